"""The fixed sets of words that the ledger keeps beside a submission's state."""

from __future__ import annotations

from enum import StrEnum


class Channel(StrEnum):
    """A way into a county."""

    PORTAL = "portal"
    UPLOAD = "upload"
    EMAIL = "email"
    FAX = "fax"
    HAND = "hand"


class LegKind(StrEnum):
    """A part of a submission that arrives by itself."""

    APPLICATION = "application"
    MINIMAL = "minimal"  # name, address and signature: enough to hold the filing date
    DOCUMENTS = "documents"


class Outcome(StrEnum):
    """How an attempt ended."""

    RECEIPT = "receipt"
    FAILURE = "failure"
    REFUSED = "refused"  # the last click refused itself: nothing was sent


class Found(StrEnum):
    """Where a receipt was seen."""

    CONFIRMATION_PAGE = "confirmation_page"
    LIST = "list"  # the county's list of earlier submissions
    BY_HAND = "by_hand"


class EvidenceKind(StrEnum):
    """What a piece of evidence is."""

    SCREENSHOT = "screenshot"
    HTML = "html"
    CONSOLE = "console"
    TRACE = "trace"
