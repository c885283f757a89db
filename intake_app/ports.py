"""What the intake needs of the rest: a place for drafts, and somebody who receives what was signed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from byfive.application import Application


class Drafts(Protocol):
    """Keeps what was typed between two pages, sealed. ``id`` is the secret of the client's cookie."""

    def get(self, id: str) -> bytes | None:
        """The draft, or ``None`` when there is none (never begun, or older than drafts are kept). Raises OSError."""
        ...

    def put(self, id: str, draft: bytes) -> None:
        """Keep this draft in the place of an earlier one. Raises OSError."""
        ...

    def drop(self, id: str) -> None:
        """Forget the draft; no error when there is none. Raises OSError."""
        ...


class Received(Protocol):
    """What the receiver says of an application that it has taken on."""

    @property
    def reference(self) -> str:
        """What the client may say on the telephone."""
        ...

    @property
    def deadline(self) -> datetime:
        """The instant (UTC) that the application must beat."""
        ...

    @property
    def zone(self) -> str:
        """The county's IANA time zone, in which the client reads the deadline."""
        ...


Receive = Callable[[Application, str], Received]
"""Takes on a signed application. The second argument is the idempotency key: whoever passes the same one again
gets what the first one got, and nothing is filed twice."""
