"""Who is signed in to Birch: one user may be so in several browsers at once."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox import sessions
from sandbox.birch.wizard import Wizard


@dataclass
class Session(sessions.Session):
    """One signed-in browser, with what it is in the middle of."""

    wizard: Wizard | None = None
    dialog: str = ""
    """The dialog that stands over the page, by the kind of fault that put it there."""
    other_number: str = ""
    """What the box "For your records" shows in place of the receipt's number, when a fault wants it so."""


class Sessions(sessions.Sessions[Session]):
    """A sign-in ends nobody's session."""

    one_a_user = False
    make = Session
