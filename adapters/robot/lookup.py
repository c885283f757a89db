"""Looking up at the county whether an application arrived, in its own list of what was sent."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from adapters.forms.fields import Control
from adapters.forms.form import EarlierList
from adapters.forms.rendition import FieldText, Rendition
from adapters.robot.filing import Journey
from byfive.failures import FailureKind
from byfive.ports import Proof

MOST_PAGES = 40


def find_earlier(journey: Journey, rendition: Rendition) -> list[Proof]:
    """Every row of the county's list that may be this application, by the county's own cut and case.

    Ends standing on the list. Raises AttemptFailed, with ``no_list`` where the county has none.
    """
    earlier = journey.form.portal.earlier
    if earlier is None:
        journey.fail(FailureKind.PORTAL, "no_list", words="this county shows no list of what was sent")
    wanted = {column: row_text(earlier, text, rendition) for column, text in earlier.rows.items()}
    journey.press(journey.form.portal.home.earlier)
    _on_the_list(journey, earlier)
    if earlier.search and earlier.search_for is not None:
        journey.search(earlier.search, " ".join(rendition.text_of(earlier.search_for.label)), earlier.button)
        _on_the_list(journey, earlier)
    found: list[Proof] = []
    for _ in range(MOST_PAGES):
        rows = journey.window.do("table", caption=earlier.heading)
        if rows is None:
            journey.fail(FailureKind.DRIFT, "list_differs", words="the page has no such table")
        for row in rows:
            if any(column not in row for column in (*wanted, earlier.number, earlier.sent)):
                journey.fail(FailureKind.DRIFT, "list_differs", words=f"columns: {', '.join(row)}")
            if all(row[column].upper() == text.upper() for column, text in wanted.items()):
                found.append(Proof(row[earlier.number], _sent(earlier, row[earlier.sent], journey)))
        if not earlier.older or not journey.window.do("has", name=earlier.older):
            return found
        journey.press(earlier.older)
        _on_the_list(journey, earlier)
    journey.fail(FailureKind.DRIFT, "endless_list")


def row_text(earlier: EarlierList, template: str, rendition: Rendition) -> str:
    """What a row says of this applicant: ``{Last name}, {First name}`` as they were typed."""

    def typed(match: re.Match[str]) -> str:
        entry = _field(rendition, match.group(1))
        return "" if entry is None else _as_listed(earlier, entry)

    return re.sub(r"\{([^}]+)\}", typed, template)


def _field(rendition: Rendition, label: str) -> FieldText | None:
    return next((entry for page in rendition.pages for entry in page.fields if entry.label == label), None)


def _as_listed(earlier: EarlierList, entry: FieldText) -> str:
    if entry.control is Control.BOXES and len(entry.texts) == 3:
        month, day, year = (int(text) for text in entry.texts)
        return datetime(year, month, day, tzinfo=UTC).strftime(earlier.date_format)
    return " ".join(entry.texts)


def _sent(earlier: EarlierList, text: str, journey: Journey) -> datetime:
    zone = ZoneInfo(journey.form.county.zone)
    return datetime.strptime(text, earlier.sent_format).replace(tzinfo=zone).astimezone(UTC)


def _on_the_list(journey: Journey, earlier: EarlierList) -> None:
    seen = journey.arrive()
    if list(seen.headings) != [earlier.heading]:
        journey.fail(FailureKind.DRIFT, "unknown_page", words=f"expected the list, saw {', '.join(seen.headings)}")
