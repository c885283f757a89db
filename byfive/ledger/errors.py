"""What the ledger refuses or cannot do, each with what to do next. Nothing here carries a client's answers."""

from __future__ import annotations

from byfive.errors import ByFiveError, Disagreement, InputRefused


class LedgerError(ByFiveError):
    """The ledger could not do what was asked."""


# --- states, claims and leases ----------------------------------------------------------------------


class StateConflict(LedgerError):
    """A submission is not where a change of its state expected it: somebody else was first, or there is no such way."""

    def __init__(self, reference: str, wanted: str, found: str) -> None:
        self.reference, self.wanted, self.found = reference, wanted, found
        super().__init__(
            f"Submission {reference} was to go {wanted}, but it is {found}. Nothing was changed. "
            "Read it again and decide anew."
        )


class CorrectedMeanwhile(LedgerError):
    """A correction was made on a version that is not the current one any more."""

    def __init__(self, reference: str, based_on: int, current: int) -> None:
        self.reference, self.based_on, self.current = reference, based_on, current
        super().__init__(
            f"Somebody else corrected {reference} meanwhile: it is at version {current}, you saw version {based_on}. "
            "Nothing of yours was saved. Look at the new version and correct that one."
        )


class LeaseLost(LedgerError):
    """A claim or a credential lease is no longer held: it expired, was given back, or another robot has it.

    Whoever gets this stops at once and sends nothing more for that submission.
    """

    def __init__(self, resource: str, token: int | None) -> None:
        self.resource, self.token = resource, token
        super().__init__(
            f"Token {token} no longer holds {resource}. Stop working on it: another robot may have it. "
            "Claim the next one instead."
        )


class ClickMayStillHappen(LedgerError):
    """A submission cannot be sent again yet: an allowed last click has not refused itself so far."""

    def __init__(self, reference: str, seconds: float) -> None:
        self.reference, self.seconds = reference, seconds
        super().__init__(
            f"Submission {reference} must not be sent again for {seconds:.0f} more seconds: until then the last click "
            "of an earlier attempt may still reach the county. Wait, look it up at the county, and only then go on."
        )


class WrongDoor(LedgerError):
    """This change of a state belongs to another method of the ledger, which writes what goes with it."""

    def __init__(self, before: str, after: str, instead: str) -> None:
        super().__init__(f"A submission goes {before} → {after} only through {instead}.")


# --- what is there ----------------------------------------------------------------------------------


class NotInLedger(InputRefused):
    """The ledger has no such record."""

    def __init__(self, what: str, key: str) -> None:
        self.what, self.key = what, key
        super().__init__(f"The ledger has no {what} {key}. Check the reference (S- and eight letters or digits).")


class ReceiptAlreadyKnown(LedgerError):
    """A confirmation number already belongs to another submission of this county."""

    def __init__(self, county: str, number: str, reference: str) -> None:
        self.county, self.number, self.reference = county, number, reference
        super().__init__(
            f"The confirmation number {number} of {county} is already the receipt of another submission, {reference}. "
            "Nothing was changed. Look at the county's list: one of the two numbers was misread."
        )


class NumberMissing(InputRefused):
    """A receipt needs a confirmation number: without one nobody knows that the county has it.

    Look at the county's list, or say that the outcome is unknown.
    """


class CredentialExists(InputRefused):
    """A credential with this label is already there."""

    def __init__(self, county: str, channel: str, label: str) -> None:
        super().__init__(
            f"County {county} already has a credential {label!r} for its {channel}. Give the new one another label."
        )


class AmountRefused(InputRefused):
    """An amount of dollars is negative, not a number, or has parts of a cent."""

    def __init__(self, name: str, amount: str) -> None:
        super().__init__(f"{name} is {amount}; it must be dollars of zero or more, in whole cents.")


class WrongCounty(InputRefused):
    """An application names another county than its submission: that would be another submission."""

    def __init__(self, what: str, county: str, named: str) -> None:
        super().__init__(
            f"{what} is for county {county}, but its application names {named}. For another county, withdraw the "
            "submission and receive the application anew."
        )


class ConstraintBroken(LedgerError):
    """The database refused a record that would break a rule of the ledger. This is a mistake in By Five."""

    def __init__(self, constraint: str) -> None:
        self.constraint = constraint
        super().__init__(
            f"The database refused a record because of its rule {constraint}. Nothing was changed. "
            "This is a mistake in By Five: report it with this line."
        )


# --- the database itself ----------------------------------------------------------------------------


class LedgerUnusable(LedgerError):
    """The ledger's database cannot be used."""


class LedgerBusy(LedgerUnusable):
    """Another program kept the ledger locked for too long."""

    def __init__(self, database: str) -> None:
        super().__init__(
            f"The ledger {database} stayed locked by another program. Nothing was changed. Try again; if it stays so, "
            "end the program that holds it open (a database browser, a backup, a second `byfive serve`)."
        )


class LedgerFolderMissing(LedgerUnusable):
    """The ledger's file cannot be opened: its folder is not there, or may not be written to."""

    def __init__(self, database: str) -> None:
        super().__init__(
            f"The ledger {database} cannot be opened: its folder is not there, or you may not write to it. "
            "Make the folder (mkdir -p), or set ledger_url to a place that exists."
        )


class LedgerReadOnly(LedgerUnusable):
    """The ledger's file may not be written to."""

    def __init__(self, database: str) -> None:
        super().__init__(
            f"The ledger {database} may only be read. Give the user who runs By Five the right to write to the file "
            "and to its folder."
        )


class DiskFull(LedgerUnusable):
    """The disk is full, or failed while the ledger or its evidence was written."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"Nothing more can be written to {place}: the disk is full or failing. What was being done was undone. "
            "Make room (df -h shows where), then start again; nothing that was confirmed is lost."
        )


class LedgerDamaged(LedgerUnusable):
    """The ledger's file is not a database, or it is damaged."""

    def __init__(self, database: str) -> None:
        super().__init__(
            f"The file of the ledger {database} is not a database, or it is damaged. Stop everything, keep a copy of "
            "it, restore the last backup, and compare with the counties' lists before anything is sent."
        )


class LedgerUnreachable(LedgerUnusable):
    """The ledger's PostgreSQL cannot be reached."""

    def __init__(self, database: str, why: str) -> None:
        super().__init__(
            f"The ledger {database} cannot be reached ({why}). Check that PostgreSQL runs, and that ledger_url names "
            "the right host, port, user and database. Whether the last change was kept is found out by reading again."
        )


class LedgerOutOfDate(LedgerUnusable):
    """The ledger's tables are not those of this version of By Five."""

    def __init__(self, database: str, found: str, wanted: str) -> None:
        super().__init__(
            f"The tables of the ledger {database} are at version {found} and this By Five needs {wanted}. "
            "Older tables are brought up to date by starting `byfive serve`; newer ones need a newer By Five."
        )


class LedgerUrlRefused(InputRefused):
    """The ledger's address names a database that By Five does not know."""

    def __init__(self, url: str) -> None:
        super().__init__(
            f"The ledger cannot be kept in {url}. Set ledger_url to sqlite:///PATH/ledger.db or "
            "postgresql+psycopg://USER@HOST/DATABASE."
        )


class DatabaseFailed(LedgerUnusable):
    """The ledger's database failed in a way that has no better name."""

    def __init__(self, database: str, why: str) -> None:
        super().__init__(f"The ledger {database} failed: {why}. What was being done was undone. Try again.")


# --- evidence and documents -------------------------------------------------------------------------


class EvidenceMissing(Disagreement):
    """A piece of evidence is in the ledger, but its file is not in the store."""

    def __init__(self, evidence_id: int, place: str) -> None:
        super().__init__(
            f"Evidence {evidence_id} is in the ledger, but its file {place} cannot be read from the store. Check "
            "evidence_url, and restore the file from a backup if it was lost."
        )


class EvidenceNotKept(LedgerError):
    """A piece of evidence could not be written to its store."""

    def __init__(self, place: str, why: str) -> None:
        super().__init__(
            f"Evidence could not be written to {place}: {why}. The attempt itself is recorded. "
            "Check evidence_url and the free space there."
        )


class DocumentUnknown(InputRefused):
    """The ledger has no document of that name: what names it was never received with its files."""


class DocumentMissing(Disagreement):
    """A document is in the ledger, but its file is not in the store."""

    def __init__(self, stored_as: str, file: str) -> None:
        super().__init__(
            f"Document {stored_as} is in the ledger, but its file {file} cannot be read from the store. Check "
            "documents_url, and restore the file from a backup if it was lost."
        )


class DocumentNotKept(LedgerError):
    """A document could not be written to its store."""

    def __init__(self, place: str, why: str) -> None:
        super().__init__(
            f"A document could not be written to {place}: {why}. What it belongs to was not taken in. "
            "Check documents_url and the free space there."
        )


class DocumentNotOurs(InputRefused):
    """An application names a document that is not kept in the ledger, or is another submission's."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(
            f"Document {number} of the application is not kept in the ledger for it. Leave `stored_as` as the ledger "
            "named it; new files come in with `byfive load --documents FOLDER`. Nothing was changed."
        )
