"""Alder County Benefits Online: a long, old, server-rendered site, and the judge of what it should hold."""
