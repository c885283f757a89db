"""The plain words of the dashboard: states, failures, places, times and dollars as a person says them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal

from adapters.forms import DeclarationMistake, Form
from byfive.counties import County
from byfive.failures import FailureKind
from byfive.ledger.records import Attempt
from byfive.states import State

STATES: dict[State, str] = {
    State.RECEIVED: "received, waiting for validation",
    State.VALIDATED: "validated",
    State.QUEUED: "queued for a robot",
    State.CLAIMED: "taken up by a robot",
    State.IN_PROGRESS: "being typed by a robot",
    State.COMMITTING: "at its last click",
    State.OUTCOME_UNKNOWN: "outcome unknown, being looked up at the county",
    State.NEEDS_REVIEW: "needs a person",
    State.WAITING_FOR_CLIENT: "waiting for the client",
    State.DELIVERED: "delivered",
    State.DELIVERED_LATE: "delivered late",
    State.WITHDRAWN: "withdrawn",
}

CODES: dict[str, str] = {
    "findings": "validation stopped it",
    "cannot_be_expressed": "the county's form cannot hold an answer",
    "refused_answer": "the county refused an answer",
    "refused_page": "the county refused a page",
    "still_loading": "a list on the page did not load",
    "new_tab": "the page opened another tab",
    "download": "a file came instead of a page",
    "not_found": "a declared question is not on the page",
    "no_option": "a list lacks the answer",
    "not_editable": "a question on the page cannot be answered",
    "found_twice": "a question stands on the page twice",
    "read_back": "the page did not keep what was typed",
    "new_question": "the page asks something new",
    "unknown_page": "a page came that is not declared",
    "page_out_of_order": "the pages came in another order",
    "two_pages_match": "a page looks like two declared ones",
    "loop": "the same page kept coming back",
    "dialog": "the browser showed a dialog",
    "by_hand": "this page is declared for a person",
    "no_sign_in": "the county's address does not lead to its sign-in page",
    "refused": "the county refused our sign-in",
    "signed_out": "the county signed us out",
    "unreachable": "the county's site could not be reached",
    "closed": "the county's site was closed",
    "timeout": "the county's site did not answer in time",
    "script_timeout": "the county's page did not answer in time",
    "browser_gone": "the browser was gone",
    "robot_died": "the robot ended before it was done",
    "lease_lost": "the robot lost its claim",
    "last_click_refused": "the last click came too late and refused itself",
    "no_receipt_seen": "the last click was made and no number was seen",
    "no_number": "the last page showed no confirmation number",
    "two_numbers": "the last page showed two confirmation numbers",
    "several_look_alikes": "the county holds several applications that look like this one",
    "look_alike_also_unknown": "another application that looks the same is unknown, too",
    "no_list": "the county shows no list: ask it whether it has this application",
    "county_does_not_have_it": "the county does not have it",
    "sent_again": "sent again as it is",
}

REMEDIES: dict[FailureKind, str] = {
    FailureKind.DATA: "Correct the answer, after reaching the client when only they know it; or type it in by hand.",
    FailureKind.PORTAL: "Send it again once the county's site answers; before the cut-off, type it in by hand.",
    FailureKind.DRIFT: "The county's pages are not the declared ones, so a robot will stop there again. "
    "Type it in by hand, and tell whoever keeps the county's declaration.",
    FailureKind.SESSION: "Send it again. When it comes back, see whether somebody else signs in with our account.",
    FailureKind.OUTCOME_UNKNOWN: "Look at the county's own list. When it is there, record its number on "
    "the copy sheet; send it again only when it is not.",
    FailureKind.ROBOT: "Send it again. When it comes back, type it in by hand and report it: the mistake is ours.",
}
VALIDATION_REMEDY = "Correct what validation names, after reaching the client when only they know it."

EVENTS: dict[str, str] = {
    "received": "Received",
    "validated": "Validated",
    "queued": "Queued",
    "claimed": "Taken up by a robot",
    "claim_ended": "Given back by its robot",
    "called_back": "Called back from the queue",
    "attempt_begun": "An attempt began",
    "attempt_failed": "An attempt failed; it will be tried again",
    "last_click_allowed": "Last click allowed",
    "last_click_refused": "The last click refused itself",
    "outcome_lost": "Nobody knows whether the county has it",
    "not_found_at_county": "The county does not have it",
    "look_up_failed": "The county could not be asked",
    "review_asked": "A person is needed",
    "client_asked": "The client is asked",
    "corrected": "Corrected",
    "sent_again": "Sent again",
    "delivered": "Delivered",
    "delivered_late": "Delivered late",
    "withdrawn": "Withdrawn",
    "findings_recorded": "Validation looked at it",
    "deadline_missed": "Its deadline passed",
    "evidence_lost": "Evidence could not be kept",
    "looked_at": "Looked at",
}


def state(of: State) -> str:
    """A state as a person says it."""
    return STATES[of]


def code(short: str | None) -> str:
    """A failure's code, or the reason of a state, as a person says it. Reasons written by people stay as they are."""
    if not short:
        return "no reason was given"
    if short in CODES:
        return CODES[short]
    if found := re.fullmatch(r"http_(\d+)", short):
        return f"the county's site answered with error {found[1]}"
    if found := re.fullmatch(r"mistake_(\w+)", short):
        return f"a mistake of our own ({found[1]})"
    if found := re.fullmatch(r"button_(\w+)", short):
        return f"a button could not be pressed ({found[1].replace('_', ' ')})"
    return short.replace("_", " ")


def event(name: str) -> str:
    """An event's name as a person says it."""
    return EVENTS.get(name, name.replace("_", " ").capitalize())


def page(form: Form, place: str) -> str:
    """The heading of a page by the place that an attempt names (``job (m2/job 1)``), without anybody's name."""
    found = re.fullmatch(r"(?P<key>[a-z0-9_]+)( \((?P<turn>.+)\))?", place)
    if found is None:
        return place
    try:
        heading = form.page(found["key"]).heading or found["key"]
    except DeclarationMistake:
        return place
    whose = whose_turn(found["turn"] or "")
    shown = heading.replace("{member}", whose or "the client").replace("{other}", "another person")
    return f"{shown} ({whose})" if whose and "{member}" not in heading else shown


def whose_turn(turn: str) -> str:
    """``m2/job 1`` as ``person 2, job 1``."""
    return ", ".join(re.sub(r"^m(\d+)$", r"person \1", part) for part in turn.split("/") if part)


def place(path: str) -> str:
    """The ledger's path of an answer (``members/m2/name/given``) as ``person 2, name, given``."""
    return whose_turn(path.removeprefix("members/").replace("_", " "))


def failure(attempt: Attempt, form: Form) -> str:
    """Why an attempt did not end in a receipt, in one sentence."""
    said = code(attempt.code)
    where = f" on the page “{page(form, attempt.page)}”" if attempt.page and "." not in attempt.page else ""
    field = f": “{attempt.field}”" if attempt.field else ""
    return f"{said[:1].upper()}{said[1:]}{field}{where}."


def dollars(amount: Decimal) -> str:
    """Whole dollars, as ``$1,204``; cents are left out from ten dollars on."""
    return f"${amount:,.0f}" if amount >= 10 or amount == amount.to_integral_value() else f"${amount:,.2f}"


def clock_time(instant: datetime, county: County, *, seconds: bool = False) -> str:
    """An instant as the county's clocks show it: ``3:52 pm``."""
    local = instant.astimezone(county.zone_info)
    shown = local.strftime("%I:%M:%S %p" if seconds else "%I:%M %p").lstrip("0").lower()
    return shown


def day_and_time(instant: datetime, county: County) -> str:
    """An instant with its day at the county: ``Mon 23 Nov, 3:52 pm``."""
    return f"{instant.astimezone(county.zone_info):%a %-d %b}, {clock_time(instant, county)}"


def span(time: timedelta) -> str:
    """A length of time in the largest words that matter: ``48 minutes``, ``2 h 5 min``, ``3 days``."""
    minutes = int(abs(time).total_seconds() // 60)
    if minutes < 1:
        return "less than a minute"
    if minutes < 120:
        return many(minutes, "minute")
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if hours < 48 else many(hours // 24, "day")


def many(count: int, thing: str) -> str:
    """``1 application``, ``3 applications``."""
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"
