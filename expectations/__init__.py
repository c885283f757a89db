"""What must be true of an application before a robot submits it.

The rules (``core``, ``counties``) are plain definitions; ``suites`` compiles them to Great Expectations, and
nothing else imports it.
"""
