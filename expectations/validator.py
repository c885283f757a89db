"""The validator: applications in, findings out, before a robot touches a portal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from adapters.forms.form import Form
from adapters.forms.rendition import Rendition, render
from byfive.application import Application
from byfive.findings import Finding
from expectations.core import CORE_SHEETS, core_rows
from expectations.counties import county_rows, county_sheets, not_said_before, places
from expectations.rules import Row


class GreatExpectationsValidator:
    """Core and county rules over a batch, run by Great Expectations (see :class:`byfive.ports.Validator`).

    ``form_of`` gives a county's form by name (and raises for a county that is not declared), ``today_of`` the day
    that it is in that county.
    """

    def __init__(self, form_of: Callable[[str], Form], today_of: Callable[[Form], date]) -> None:
        self._form_of, self._today_of = form_of, today_of

    def validate(self, applications: dict[str, Application], county: str) -> dict[str, Sequence[Finding]]:
        """The findings of each application, by its reference: core, then the county's, each once."""
        if not applications:
            return {}
        from expectations import suites  # here, because importing it takes seconds

        form = self._form_of(county)
        today = self._today_of(form)
        renditions = {reference: render(form, application, today) for reference, application in applications.items()}
        rows = _core_rows(applications, form, today)
        found: dict[str, list[Finding]] = {reference: [] for reference in applications}
        for broken in suites.run(CORE_SHEETS, rows):
            found[broken.reference].append(broken.rule.finding(broken.field, broken.subject))
        for reference, rendition in renditions.items():
            found[reference].extend((*rendition.findings, *rendition.warnings))
        said = {reference: places(rendition) for reference, rendition in renditions.items()}
        for broken in suites.run(county_sheets(form), _county_rows(applications, today, renditions)):
            finding = broken.rule.finding(broken.field, broken.subject)
            if not_said_before(finding, broken.rule, said[broken.reference]):
                found[broken.reference].append(finding)
        return {reference: tuple(dict.fromkeys(findings)) for reference, findings in found.items()}


def _core_rows(applications: dict[str, Application], form: Form, today: date) -> dict[str, list[Row]]:
    return {
        sheet.name: [
            row
            for reference, application in applications.items()
            for row in core_rows(sheet, reference, application, form.county, today)
        ]
        for sheet in CORE_SHEETS
    }


def _county_rows(
    applications: dict[str, Application], today: date, renditions: dict[str, Rendition]
) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {}
    for reference, rendition in renditions.items():
        for name, more in county_rows(reference, applications[reference], today, rendition).items():
            rows.setdefault(name, []).extend(more)
    return rows
