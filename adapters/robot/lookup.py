"""Looking up at the county whether an application arrived, in its own list of what was sent."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from adapters.forms.form import EarlierList
from adapters.forms.rendition import Rendition
from adapters.robot.journey import Journey
from adapters.robot.readback import box
from adapters.robot.window import Signs
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
    wanted = {column: rendition.as_listed(text, earlier.date_format) for column, text in earlier.rows.items()}
    journey.leave_home(journey.form.portal.home.earlier)
    searched = bool(earlier.search)
    what = rendition.as_listed(earlier.search_text, earlier.date_format)
    fields = [box(earlier.search, what)] if searched else []
    met = journey.meet(Signs(earlier.heading), fields=fields, button=earlier.button, press=searched)
    if not met.is_here or (searched and not met.pressed):
        code = "unknown_page" if not met.is_here else "list_differs"
        journey.fail(FailureKind.DRIFT, code, words=f"expected the list, saw {', '.join(met.seen.headings)}")
    found: dict[str, Proof] = {}
    for _ in range(MOST_PAGES):
        for row in _rows(journey, earlier):
            if any(column not in row for column in (*wanted, earlier.number, earlier.sent)):
                journey.fail(FailureKind.DRIFT, "list_differs", words=f"columns: {', '.join(row)}")
            if all(row[column].upper() == text.upper() for column, text in wanted.items()):
                number = row[earlier.number]
                found[number] = Proof(number, _sent(earlier, row[earlier.sent], journey))
        if not earlier.older or not journey.window.ask("has", name=earlier.older):
            return list(found.values())
        journey.press(earlier.older)
    journey.fail(FailureKind.DRIFT, "endless_list")


def _sent(earlier: EarlierList, text: str, journey: Journey) -> datetime:
    zone = ZoneInfo(journey.form.county.zone)
    return datetime.strptime(text, earlier.sent_format).replace(tzinfo=zone).astimezone(UTC)


def _rows(journey: Journey, earlier: EarlierList) -> list[dict[str, str]]:
    """The list's rows, once they stand still. Troubles of the site are told as what they are."""
    rows = journey.window.table(earlier.heading)
    if rows is None:
        journey.meet(Signs(earlier.heading))
        journey.fail(FailureKind.DRIFT, "list_differs", words="the page has no such table")
    return rows
