"""What can be wrong with the order of a form's pages: names, the last click, pages that look the same."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from adapters.forms.boxes import Signature
from adapters.forms.errors import Mistake
from adapters.forms.field import Slip
from adapters.forms.form import Form, Page, as_key


def mistakes(form: Form) -> Iterator[Mistake]:
    """Mistakes in how the pages follow each other."""
    pages = form.every_page
    if not pages:
        yield Mistake(form.name, "has no pages", "declare the county's pages in their order")
        return
    names = [as_key(page.name) for page in (*pages, *form.any_time)]
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        yield Mistake(f"{form.name}, page {name!r}", "is declared twice", "give each page its own name")
    for number, page in enumerate(pages):
        if page.same_as:
            place = f"{form.name}, page {page.name!r}"
            yield from (Mistake(place, *slip) for slip in _likeness_slips(page, pages[:number]))
    yield from _last_click_mistakes(form, pages)
    yield from _signature_mistakes(form, pages)
    yield from _any_time_mistakes(form)


def _likeness_slips(page: Page, before: list[Page]) -> Iterator[Slip]:
    known = {other.name: other for other in before if not other.same_as}
    found = known.get(page.same_as)
    if found is None:
        near = get_close_matches(page.same_as, known, n=1)
        cure = f"did you mean {near[0]!r}?" if near else "name the first page that looks like this one"
        yield f"is the same as {page.same_as!r}, which is no page before it", cure
        return
    for word in ("heading", "mark"):
        if getattr(page, word) != getattr(found, word):
            remedy = f"copy that page's {word}, or leave same_as=... out where something else tells the two apart"
            yield f"is the same as page {found.name!r} and has another {word}", remedy
    if [(it.label, it.control) for it in page.asked] != [(it.label, it.control) for it in found.asked]:
        remedy = "leave same_as=... out and give both a mark=..., a text that only one of them shows"
        yield f"is the same as page {found.name!r} and has other fields", remedy


def _last_click_mistakes(form: Form, pages: list[Page]) -> Iterator[Mistake]:
    last = pages[-1]
    at_the_end = f"{form.name}, page {last.name!r}"
    clicks = [page for page in pages if page.last_click]
    if not clicks:
        remedy = 'say last_click="Submit", the button that files'
        yield Mistake(at_the_end, "is the last page and has no last click", remedy)
    for page in clicks:
        if page is not last:
            remedy = "let only the last page have last_click=...; a button that leads on is button=..."
            yield Mistake(f"{form.name}, page {page.name!r}", "clicks last and is not the last page", remedy)
    if last.when is not None or last.each is not None or last is not form.pages[-1]:
        remedy = "leave when=... and each=... out, and let it stand in no Each(...)"
        yield Mistake(at_the_end, "is the page that files and does not always come once", remedy)


def _signature_mistakes(form: Form, pages: list[Page]) -> Iterator[Mistake]:
    last = pages[-1]
    signed = [(page, entry) for page in pages for entry in page.asked if isinstance(entry, Signature)]
    if not signed:
        place = f"{form.name}, page {last.name!r}"
        yield Mistake(place, "takes no signature", "declare the box in which the client signs as Signature(...)")
    for page, entry in signed:
        if page is not last:
            place = f"{form.name}, page {page.name!r}, field {entry.label!r}"
            remedy = "move it to the page of the last click, or declare it as Text(...)"
            yield Mistake(place, "signs before the last page", remedy)


def _any_time_mistakes(form: Form) -> Iterator[Mistake]:
    for page in form.any_time:
        place = f"{form.name}, page {page.name!r}"
        if page.when is not None or page.each is not None or page.last_click or page.same_as:
            remedy = "leave when, each, same_as and last_click out: the robot fills and passes it wherever it comes"
            yield Mistake(place, "may come at any time and yet follows a rule", remedy)
        if not page.heading:
            remedy = "say its whole heading, as the page shows it"
            yield Mistake(place, "may come at any time and has no heading", remedy)
