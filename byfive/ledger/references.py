"""References: what a submission is called everywhere, and says nothing about anybody."""

from __future__ import annotations

import secrets

# Crockford's base 32: no I, L, O or U, so that a reference read aloud or copied by hand is not misread
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_reference() -> str:
    """A random reference like ``S-7K3QF2M9`` (40 bits: a guess or a clash is one in a million million)."""
    return "S-" + "".join(secrets.choice(ALPHABET) for _ in range(8))
