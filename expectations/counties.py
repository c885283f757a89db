"""The rules that follow from a county's declaration: a sheet a page, a row each time it applies, a column a field.

A cell is the exact text that the robot would type. Where the county insists on an answer and there is none it is
``None``; a field left empty, or not shown, is an empty text. A field that is repeated on its page has a sheet of its
own, with a row each time. The rules judge what the rendition made, and do not ask how it came about: they would
notice a rendition that typed what the page does not take.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from adapters.forms.fields import Field, Money, Radio, Select, Text, TickList
from adapters.forms.form import Form, Page
from adapters.forms.rendition import FieldText, PageText, Rendition, walk
from adapters.forms.sources import Source, Turn
from byfive.application import Application
from byfive.findings import Finding
from expectations.rules import REFERENCE, SUBJECT, AtMost, Check, Given, Holds, Matches, OneOf, Row, Rule, Sheet


@lru_cache(maxsize=64)
def county_sheets(form: Form) -> tuple[Sheet, ...]:
    """One sheet for each page that has a rule, and for each repeated field."""
    sheets = (
        Sheet(name, tuple(rule for entry in entries for rule in _field_rules(form, page, name, entry)))
        for page in (*form.every_page, *form.any_time)
        if not page.same_as
        for name, entries in _parts(form, page)
    )
    return tuple(sheet for sheet in sheets if sheet.rules)


def county_rules(form: Form) -> tuple[Rule, ...]:
    """Every rule that the declaration implies."""
    return tuple(rule for sheet in county_sheets(form) for rule in sheet.rules)


def county_rows(reference: str, application: Application, today: date, rendition: Rendition) -> dict[str, list[Row]]:
    """One rendition's rows, by the name of their sheet."""
    rows: dict[str, list[Row]] = {}
    form, start = rendition.form, Turn(application, today)
    came = (*walk(form.pages, start), *walk(form.any_time, start))
    for (page, turn), text in zip(came, (*rendition.pages, *rendition.any_time), strict=True):
        for name, entries in _parts(form, page):
            rows.setdefault(name, []).extend(_rows(reference, turn, text, entries))
    return rows


def not_said_before(finding: Finding, rule: Rule, before: set[tuple[str, str]]) -> bool:
    """Whether the rendition itself found nothing about this field for this subject (``before``: see :func:`places`)."""
    return (rule.id.rpartition(".")[0], finding.subject) not in before


def places(rendition: Rendition) -> set[tuple[str, str]]:
    """The fields that the rendition's own findings are about, and whose turn it was."""
    return {(finding.rule.rpartition(".")[0], finding.subject) for finding in rendition.findings}


def _parts(form: Form, page: Page) -> Iterator[tuple[str, tuple[Field, ...]]]:
    """The sheets of a page by name: its plain fields together, each repeated field by itself."""
    name = f"{form.name}.{page.key}"
    yield name, tuple(entry for entry in page.asked if entry.each is None)
    for entry in page.asked:
        if entry.each is not None:
            yield f"{name}.{entry.key}", (entry,)


def _rows(reference: str, turn: Turn, text: PageText, entries: tuple[Field, ...]) -> Iterator[Row]:
    shown: dict[str, list[FieldText]] = {}
    for one in text.fields:
        shown.setdefault(one.key, []).append(one)
    plain = [entry for entry in entries if entry.each is None]
    if plain:
        cells = {it.key: _cell(it, turn, shown[it.key][0]) if it.key in shown else "" for it in plain}
        yield {REFERENCE: reference, SUBJECT: turn.key, **cells}
    for entry in entries:
        if entry.each is not None and entry.key in shown:
            for inner, one in zip(entry.each.turns(turn), shown[entry.key], strict=True):
                yield {REFERENCE: reference, SUBJECT: inner.key, entry.key: _cell(entry, inner, one)}


def _cell(entry: Field, turn: Turn, text: FieldText) -> str | None:
    if text.texts:
        return text.shown
    required = entry.required
    return None if (required.look(turn) if isinstance(required, Source) else required) else ""


def _field_rules(form: Form, page: Page, sheet: str, entry: Field) -> Iterator[Rule]:
    for code, check, words in _checks(form, entry):
        yield Rule(
            f"{form.name}.{page.key}.{entry.key}.{code}",
            sheet,
            (entry.key,),
            check,
            f"{entry.label}: {words}",
            f"the declaration of {form.county.title}, page {page.name!r}",
            label=entry.label,
        )


def _checks(form: Form, entry: Field) -> Iterator[tuple[str, Check, str]]:
    """What the page takes in this field: the code of each rule (the rendition's own), its check, its words."""
    if entry.required is not False and entry.required is not None:
        yield "missing", Given(), f"{form.county.title} insists on an answer and there is none"
    if isinstance(entry, Text | Money) and entry.longest is not None:
        yield "too_long", _fits(entry, entry.longest), f"no more than {entry.longest} characters fit"
    if isinstance(entry, Text):
        yield (
            "characters",
            Matches(f"^[{entry.clean.allows}]*$"),
            "the county's box does not take all of these characters",
        )
    elif isinstance(entry, Select | Radio):
        yield "no_such_option", OneOf(("", *entry.words)), "the county's list has nothing for this answer"
    elif isinstance(entry, TickList):
        words = "|".join(re.escape(text) for text in (*entry.options.values(), *filter(None, (entry.nothing,))))
        pattern = f"^(?:(?:{words})(?:, (?:{words}))*)?$"
        yield "no_such_option", Matches(pattern), "the county's list has nothing for this answer"


def _fits(entry: Text | Money, longest: int) -> Check:
    if isinstance(entry, Text) and entry.line_break_counts != 1:
        return Holds(lambda text: entry.length(text) <= longest, of_whole=False)
    return AtMost(longest)
