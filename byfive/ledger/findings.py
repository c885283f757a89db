"""Findings: what validation last said about each version of an application."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, select

from byfive.findings import Finding, Severity
from byfive.ledger.changes import locked
from byfive.ledger.database import Database
from byfive.ledger.tables import FindingRow, SubmissionRow


class Findings:
    """The findings of submissions. Their words hold none of the client's answers, so they are kept in the open."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, reference: str, version: int, findings: Iterable[Finding], *, by: str = "validation") -> None:
        """Keep what validation found in this version, instead of what it found there before.

        The event names the rules, so that earlier findings are not forgotten. Raises NotInLedger.
        """
        found = list(findings)
        with self._database.write() as tx:
            locked(tx, reference)
            here = (FindingRow.submission == reference) & (FindingRow.version == version)
            tx.session.execute(delete(FindingRow).where(here))
            tx.session.add_all(
                FindingRow(
                    submission=reference,
                    version=version,
                    rule=finding.rule,
                    subject=finding.subject,
                    field=finding.field,
                    severity=finding.severity,
                    words=finding.words,
                    source=finding.source,
                )
                for finding in found
            )
            rules = {
                str(severity): sorted({finding.rule for finding in found if finding.severity is severity})
                for severity in Severity
            }
            tx.event("findings_recorded", by, reference, {"version": version, **rules})

    def of(self, reference: str, version: int | None = None) -> list[Finding]:
        """The findings of a version, by default the current one, in the order in which they were recorded."""
        query = select(FindingRow).where(FindingRow.submission == reference).order_by(FindingRow.id)
        if version is None:
            current = select(SubmissionRow.version).where(SubmissionRow.reference == reference)
            query = query.where(FindingRow.version == current.scalar_subquery())
        else:
            query = query.where(FindingRow.version == version)
        with self._database.read() as tx:
            return [
                Finding(row.rule, row.field, row.words, row.severity, row.subject, row.source)
                for row in tx.session.scalars(query)
            ]
