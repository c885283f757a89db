"""Birch Benefits: a modern site that is one page of script, and the judge of what it should hold."""
