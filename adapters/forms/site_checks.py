"""What can be wrong with the site around a declared form, and with how its pages are told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any, get_args

from adapters.forms.errors import Mistake
from adapters.forms.field import Slip, in_words
from adapters.forms.form import Confirmation, EarlierList, Errors, Form, Home, Page, Portal, SignIn, flat
from adapters.forms.labels import labels_in
from adapters.forms.people import other_members

PARTS: dict[str, Any] = {
    "sign_in": SignIn,
    "home": Home,
    "errors": Errors,
    "confirmation": Confirmation,
    "earlier": EarlierList | None,
}
"""What a portal is made of."""

NAMED = {"sign_in": "sign-in", "earlier": "list of earlier applications"}
"""What messages call a part, where its own word would not be understood."""

LONGEST_PATIENCE_S = 50
"""Ten seconds less than a script in a page may take (adapters.robot.browser)."""

AN_INSTANT = datetime(2026, 11, 23, 16, 12)  # noqa: DTZ001 (it is only written and read back)


def mistakes(form: Form, pages: list[Page]) -> Iterator[Mistake]:
    """Mistakes of the portal, its confirmation and its list, and pages that no robot could tell apart."""
    portal = form.portal
    if not isinstance(portal, Portal):
        yield Mistake(form.name, f"has the portal {in_words(portal)}", "write portal=Portal(...)")
        return
    yield from (Mistake(f"{form.name}, portal", *slip) for slip in _portal_slips(portal))
    if any(not isinstance(getattr(portal, word), kind) for word, kind in PARTS.items()):
        return
    parts = {f"{form.name}, {NAMED.get(word, word)}": getattr(portal, word) for word in PARTS}
    for place, part in parts.items():
        yield from (Mistake(place, *slip) for slip in getattr(part, "slips", ()))
        yield from (Mistake(place, *slip) for slip in _wordless(part))
    if any(True for part in parts.values() for _ in _wordless(part)):
        return
    yield from _heading_mistakes(form, pages)
    yield from (Mistake(f"{form.name}, confirmation", *slip) for slip in _number_slips(portal.confirmation.number))
    if portal.earlier is not None:
        place = f"{form.name}, list of earlier applications"
        yield from (Mistake(place, *slip) for slip in _list_slips(portal.earlier, _applicants_labels(form)))


def _portal_slips(portal: Portal) -> Iterator[Slip]:
    yield from portal.slips
    if not isinstance(portal.address, str) or not re.match(r"https?://.", portal.address):
        yield f"is at {in_words(portal.address)}", "write the address of its sign-in page, beginning with https://"
    if not isinstance(portal.closed, list | tuple):
        yield f"closes with {in_words(portal.closed)}", f"write a list: closed=[{in_words(portal.closed)}]"
    for word, kind in PARTS.items():
        part = getattr(portal, word)
        if not isinstance(part, kind):
            yield f"has {word}={in_words(part)}", f"write {word}={next(iter(get_args(kind)), kind).__name__}(...)"
    for name, usual in (("settles_in_s", 60), ("patience_s", 20), ("quiet_s", 1.0)):
        seconds = getattr(portal, name)
        if not isinstance(seconds, int | float) or isinstance(seconds, bool) or seconds <= 0:
            yield f"has {name}={seconds!r}", f"say how many seconds, for example {usual}"
        elif name != "settles_in_s" and seconds > LONGEST_PATIENCE_S:
            yield f"has {name}={seconds!r}", f"a browser waits {LONGEST_PATIENCE_S} s for a page at most: say less"


def _wordless(part: object) -> Iterator[Slip]:
    """What should be words of the site, and is not."""
    for it in fields(part) if part is not None else ():  # type: ignore[arg-type]
        value = getattr(part, it.name)
        if it.type == "str" and (not isinstance(value, str) or not (value or it.default == "")):
            yield (
                f"has no {it.name}" if value in ("", None) else f"has {it.name}={in_words(value)}",
                "write the words that the page shows",
            )


def _heading_mistakes(form: Form, pages: list[Page]) -> Iterator[Mistake]:
    """A robot must know each page from all others by its whole heading, or by its mark besides."""
    portal = form.portal
    of_the_site = {
        portal.sign_in.heading: "the sign-in page",
        portal.home.heading: "the account's home page",
        portal.confirmation.heading: "the confirmation",
        **({portal.earlier.heading: "the list of earlier applications"} if portal.earlier else {}),
        **dict.fromkeys(portal.closed if isinstance(portal.closed, list | tuple) else (), "the page of a closed site"),
    }
    for number, page in enumerate(pages):
        place = f"{form.name}, page {page.name!r}"
        if page.heading in of_the_site:
            found = f"has the heading of {of_the_site[page.heading]}, {page.heading!r}"
            yield Mistake(place, found, "write its own heading, as the page shows it")
        for before in pages[:number]:
            same = page.heading == before.heading and (page.heading or page.mark == before.mark)
            if page.same_as and page.key == before.key:
                continue
            if same and (not page.mark or not before.mark or page.mark == before.mark):
                found = f"is known by the same words as page {before.name!r}: {page.heading or page.mark!r}"
                remedy = "give both a mark=..., a text that only one of them shows"
                if page in form.every_page and before in form.every_page:
                    remedy += f", or say same_as={before.name!r} where only their order tells them apart"
                yield Mistake(place, found, remedy)


def _number_slips(pattern: str) -> Iterator[Slip]:
    try:
        groups = re.compile(pattern).groups
    except re.error as error:
        yield f"the number's pattern {pattern!r} cannot be read: {error}", r"write, for example, r'number is (ABC-\d+)'"
        return
    if groups != 1:
        yield (
            f"the number's pattern {pattern!r} has {groups} pairs of parentheses",
            "put the number, and only it, into one pair of parentheses",
        )


def _applicants_labels(form: Form) -> set[str]:
    """The labels of fields that the applicant has: those on pages about other members are never the applicant's."""
    placed = [(page, [page.each, *(group.each for group in around)]) for page, around in flat(form.pages)]
    return {entry.label for page, loops in placed if other_members not in loops for entry in page.asked}


def _label_slips(what: str, text: str, labels: set[str]) -> Iterator[Slip]:
    for label in labels_in(text):
        if label not in labels:
            found = f"{what} speaks of {label!r}, which no field of the applicant is labelled"
            yield found, "use the label of a field of this form, on a page that the applicant has"


def _list_slips(earlier: EarlierList, labels: set[str]) -> Iterator[Slip]:
    if not isinstance(earlier.rows, Mapping) or not all(isinstance(text, str) for text in earlier.rows.values()):
        yield f"has rows={in_words(earlier.rows)}", 'write rows={"Name": "{Last name}, {First name}"}'
        return
    if not earlier.rows:
        yield "tells no row from another", 'say which columns name the applicant: rows={"Name": "{Last name}"}'
    for column, text in earlier.rows.items():
        if not labels_in(text):
            yield f"expects {text!r} in column {column!r} of every row", "name a field by its label: {Last name}"
        yield from _label_slips(f"column {column!r}", text, labels)
    searches = earlier.search_for not in (None, "")
    if bool(earlier.search) != searches or bool(earlier.search) != bool(earlier.button):
        yield "is searched in part", "say search, search_for and button together, or none of them"
    elif isinstance(earlier.search_for, str) and searches:
        if not labels_in(earlier.search_for):
            yield f"searches for {earlier.search_for!r} each time", "name a field by its label: {Last name}"
        yield from _label_slips("the search", earlier.search_for, labels)
    elif searches and getattr(earlier.search_for, "label", None) not in labels:
        found = f"searches for {in_words(earlier.search_for)}, no field of this form that the applicant has"
        yield found, "name a field that stands on one of its pages"
    for name in ("sent_format", "date_format"):
        form = getattr(earlier, name)
        try:
            back = datetime.strptime(AN_INSTANT.strftime(form), form)  # noqa: DTZ007 (only its day is looked at)
        except ValueError:
            back = None
        if back is None or back.date() != AN_INSTANT.date():
            yield f"writes days as {name}={form!r}, from which no day can be read", 'write it as "%m/%d/%Y %I:%M %p"'
