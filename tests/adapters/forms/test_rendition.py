"""What holds of the rendition of any application whatever (Hypothesis), for Alder and for a form with wider boxes."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date
from enum import EnumType
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import byfive.application
from adapters.counties.alder import ALDER
from adapters.forms import (
    Cleaning,
    Each,
    Field,
    FieldText,
    File,
    Form,
    Gate,
    Money,
    OneBox,
    Page,
    Radio,
    Rendition,
    Select,
    StreetSuffix,
    Text,
    TextArea,
    ThreeBoxes,
    Tick,
    TickList,
    TickMembers,
    application,
    everyone,
    first_name_or,
    fits_in_parts,
    house_number,
    is_not,
    items_of,
    job,
    jobs_of,
    last_name,
    member,
    no,
    render,
    street_name,
    street_suffix,
    whole_line,
    yes,
)
from adapters.forms.cleaning import line_breaks_kept, plain_apostrophes, thousands_commas, upper
from adapters.forms.fields import Control
from adapters.forms.form import flat
from adapters.forms.rendition import walk
from adapters.forms.sources import Source, Turn
from byfive.application import Application
from tests.adapters.applications import applications
from tests.adapters.forms.mini import form_of
from tests.expectations.applications import TODAY, named

WIDE = Cleaning(plain_apostrophes, line_breaks_kept, allows=r"\w .,'\n()&/#-", refuses="replace")


@cache
def wide_form() -> Form:
    """A form whose boxes take letters of every script, in one box where Alder has three, cut by words, two a break."""
    works = Gate("works", who=member.has_job)
    first = Text("First name", first_name_or("FNU", member.name), longest=9, cut=True, clean=WIDE)
    about = Page("about", heading="About {member}", says="Person {person}", each=everyone, fields=[
        first,
        Text("Last name", last_name(member.name), longest=12, clean=WIDE),
        OneBox.date("Born", member.birth_date),
        OneBox.ssn("SSN", member.ssn, required=True),
    ])  # fmt: skip
    jobs = Page("job", heading="Job of {member}", says="Job {turn}", each=jobs_of(works), fields=[
        Text("Where", job.employer, longest=8, cut="words", clean=WIDE),
        Money("Pay", job.pay, longest=8),
    ])  # fmt: skip
    money = Page("money", heading="Money of {member}", each=items_of(everyone), says="{turn}")
    rest = Page("rest", heading="The rest", fields=[
        TickMembers("Who works?", works),
        TextArea("Anything else", application.anything_else, longest=50, cut="words", line_break_counts=2, clean=WIDE),
        OneBox.phone("Phone", application.contact.phone),
        File("Proofs", application.documents),
    ])  # fmt: skip
    plain = fits_in_parts(application.home)
    together = Each(everyone, pages=[
        Page("list", heading="Everybody", button="Add"),
        Page("more", heading="More about {member}", when=is_not(member.sex, "male"), fields=[
            Text("Middle name", member.name.middle, clean=WIDE, cut=True, longest=30, then_shows=upper),
        ]),
        Page("paid", heading="What {member} is paid", says="{turn}", each=jobs_of(works), fields=[
            Money("Pay in the year", job.pay, then_shows=thousands_commas),
        ]),
    ])  # fmt: skip
    ends = Page(
        "list, at the end", heading="Everybody", same_as="list", button="That is all", when=yes(application.has_home)
    )
    home = Page("home", heading="Where you live", fields=[
        Text("Number", house_number(application.home), when=plain),
        Text("Street", street_name(application.home), when=plain, clean=WIDE),
        Select("Kind", street_suffix(application.home), when=plain, options={it: it.upper() for it in StreetSuffix}),
        Text("Whole line", whole_line(application.home), when=no(plain), clean=WIDE),
    ])  # fmt: skip
    return form_of(rest, about, jobs, money, together, ends, home, people_shown_as="{First name} {Last name}")


BOTH = (ALDER, wide_form())
thoroughly = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def as_told(rendition: Rendition) -> list[Any]:
    """All that a rendition says."""
    return [
        [
            (text.place, text.heading, text.says, text.mark,
             [(it.label, it.texts, it.notes, it.among, it.ticked) for it in text.fields])
            for text in (*rendition.pages, *rendition.any_time)
        ],
        rendition.findings,
    ]  # fmt: skip


def with_turns(rendition: Rendition, of: Application) -> Iterator[tuple[FieldText, Turn, str]]:
    """Every field's text, whose turn it was, and the beginning of the rules about it."""
    form, start = rendition.form, Turn(of, TODAY)
    came = (*walk(form.pages, start), *walk(form.any_time, start))
    for (_, outer), text in zip(came, (*rendition.pages, *rendition.any_time), strict=True):
        inner: dict[int, Iterator[Turn]] = {}
        for entry in text.fields:
            turn = outer
            if entry.field.each is not None:
                turn = next(inner.setdefault(id(entry.field), entry.field.each.turns(outer)))
            yield entry, turn, f"{rendition.form.name}.{text.page.key}.{entry.key}."


def is_found(rendition: Rendition, rules: str, turn: Turn) -> bool:
    return any(it.rule.startswith(rules) and it.subject == turn.key for it in rendition.findings)


@given(applications())
@thoroughly
def test_a_rendition_is_the_same_each_time(of: Application) -> None:
    again = Application.model_validate_json(of.model_dump_json())
    for form in BOTH:
        assert as_told(render(form, of, TODAY)) == as_told(render(form, again, TODAY))


def turned(value: Any) -> Any:
    """The same answers, told in the opposite order."""
    if isinstance(value, dict):
        return {name: turned(value[name]) for name in reversed(value)}
    return [turned(each) for each in value] if isinstance(value, list) else value


@given(applications(), st.randoms())
@thoroughly
def test_the_order_and_direction_in_which_answers_are_told_changes_nothing(of: Application, rng: random.Random) -> None:
    told = turned(of.model_dump(mode="json"))
    rng.shuffle(told["relationships"])
    again = Application.model_validate(told)
    turned_round = [
        {"of": it.to, "to": it.of, "relationship": it.relationship.inverse} if rng.random() < 0.5 else it.model_dump()
        for it in again.relationships
    ]
    again = Application.model_validate(again.model_dump() | {"relationships": turned_round})
    for form in BOTH:
        assert as_told(render(form, of, TODAY)) == as_told(render(form, again, TODAY))


def what_is_wrong(entry: FieldText, form: Form) -> str:
    """Why the county's box could not hold these texts, if it could not."""
    field, texts = entry.field, entry.texts
    if isinstance(field, Text):
        assert isinstance(field.clean, Cleaning)
        strange = [text for text in texts if not re.fullmatch(f"[{field.clean.allows}]+", text) or text != text.strip()]
        long = [text for text in texts if field.longest is not None and field.length(text) > field.longest]
        return "characters" * bool(strange) + "too long" * bool(long) + "several" * (len(texts) > 1)
    if isinstance(field, Money):
        shape = rf"(?=.{{1,{field.longest or 99}}}$)[0-9]+\.[0-9][0-9]"
        return "" if all(re.fullmatch(shape, text) for text in texts) else "money"
    if isinstance(field, ThreeBoxes):
        whole = len(texts) in (0, 3) and all(text.isascii() and text.isdigit() for text in texts)
        return "" if whole else "boxes"
    if isinstance(field, Select | Radio):
        return "" if set(texts) <= set(field.words) and len(texts) <= 1 else "option"
    if isinstance(field, TickList | TickMembers):
        in_order = list(entry.ticked) == sorted(set(entry.ticked))
        return "" if in_order and tuple(entry.among[place] for place in entry.ticked) == texts else "ticks"
    if isinstance(field, Tick):
        return "" if texts in ((), ("on",)) else "tick"
    assert isinstance(field, OneBox | File), f"{form.name}: {field.label}"
    return ""


@given(applications())
@thoroughly
def test_every_text_is_one_that_the_countys_box_takes(of: Application) -> None:
    for form in BOTH:
        for entry, _, place in with_turns(render(form, of, TODAY), of):
            assert not what_is_wrong(entry, form), place


def was_answered(field: Field, turn: Turn) -> bool:
    if isinstance(field.source, Gate):
        return bool(field.source.members(turn))
    assert isinstance(field.source, Source)
    value = field.source.look(turn)
    return value is not None and value is not False and value != () and value != ""


@given(applications())
@thoroughly
def test_no_answer_vanishes_without_a_finding_or_a_note(of: Application) -> None:
    for form in BOTH:
        rendition = render(form, of, TODAY)
        for entry, turn, place in with_turns(rendition, of):
            if was_answered(entry.field, turn) and not entry.texts:
                assert entry.notes or is_found(rendition, place, turn), place


@given(applications())
@thoroughly
def test_what_the_county_insists_on_is_there_or_found(of: Application) -> None:
    for form in BOTH:
        rendition = render(form, of, TODAY)
        for entry, turn, place in with_turns(rendition, of):
            required = entry.field.required
            if required.look(turn) if isinstance(required, Source) else required:
                assert entry.texts or is_found(rendition, place, turn), place


@given(applications())
@thoroughly
def test_what_is_changed_or_answered_for_somebody_has_a_note(of: Application) -> None:
    for form in BOTH:
        for entry, turn, place in with_turns(render(form, of, TODAY), of):
            field = entry.field
            if isinstance(field, Text) and entry.texts and not entry.notes:
                assert entry.texts == (str(field.source.look(turn)),), place
            if isinstance(field, Select | Radio) and entry.texts and field.source.look(turn) is None:
                assert any(note.step == "answered for the client" for note in entry.notes), place


OURS = {str(word) for kind in vars(byfive.application).values() if isinstance(kind, EnumType) for word in kind}
"""Answers that are words of ours: ``married``, ``other``."""


def answers_in(value: Any) -> Iterator[str]:
    """Every answer of four characters or more in a client's own words, in small letters."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from answers_in(each)
    elif isinstance(value, str) and len(value.strip()) > 3 and value not in OURS:
        yield value.strip().casefold()


def own_words(form: Form) -> str:
    """All the words that stand in the declaration."""
    said = [form.county.title, form.name]
    for page in (*form.every_page, *form.any_time):
        said += [page.name, page.key, page.heading, *(rule.words for rule in page.rules)]
        said += [text for entry in page.asked for text in (entry.label, entry.key)]
    return " ".join(said).casefold()


@given(applications())
@thoroughly
def test_findings_repeat_none_of_the_clients_answers(of: Application) -> None:
    for form in BOTH:
        known = own_words(form)
        answers = [it for it in answers_in(of.model_dump(mode="json", exclude={"county"})) if it not in known]
        for finding in render(form, of, TODAY).findings:
            told = f"{finding.words} {finding.field} {finding.rule} {finding.subject}".casefold()
            assert not [answer for answer in answers if answer in told], told


@given(applications())
@thoroughly
def test_at_alder_whoever_is_ticked_has_the_pages_that_follow_and_nobody_else(of: Application) -> None:
    rendition = render(ALDER, of, TODAY)
    asked = 0
    for entry, turn, place in with_turns(rendition, of):
        gate = entry.field.source
        if not isinstance(gate, Gate):
            continue
        listed = [someone.id for someone in gate.among.members(turn)]
        ticked = [listed[number] for number in entry.ticked if number < len(listed)]
        for page in ALDER.every_page:
            if page.each is gate or getattr(page.each, "people", None) is gate:
                asked += 1
                came = [text.turn.partition("/")[0] for text in rendition.pages if text.page is page]
                assert list(dict.fromkeys(came)) == ticked, place
    assert asked == 5


@given(applications())
@thoroughly
def test_pages_come_in_the_declared_order(of: Application) -> None:
    for form in BOTH:
        declared = {page: place for place, entry in enumerate(form.pages) for page, _ in flat([entry])}
        pages = render(form, of, TODAY).pages
        places = [declared[text.page] for text in pages]
        assert places == sorted(places)
        assert pages[-1].page.last_click


@given(st.text("øßłđðþæœıŋħØŁĐÞÆŒŊĦabñ", min_size=1, max_size=15))
@example("ħøß")
def test_no_letter_of_a_name_is_lost_between_client_and_county(given_name: str) -> None:
    field = ALDER.people_shown_as
    entry = next(
        it for it, _, _ in with_turns(render(ALDER, named(given_name), TODAY), named(given_name)) if it.field is field
    )
    assert len(entry.texts[0]) >= min(len(given_name), 15)


@pytest.mark.parametrize("name", ["Ab" * 100, "A " * 100, "Ø" * 200, "ß" * 200])
def test_a_name_of_two_hundred_letters_is_cut_where_the_box_ends(name: str) -> None:
    rendition = render(ALDER, named(name, name), TODAY)
    assert [len(rendition.text_of(label)[0]) for label in ("First name", "Last name")] == [
        len(("A " * 8)[:15].strip()) if name[1] == " " else 15,
        len(("A " * 10)[:20].strip()) if name[1] == " " else 20,
    ]
    assert {finding.rule for finding in rendition.findings} == set()


def test_the_day_at_the_county_decides_who_is_a_child() -> None:
    of = named("Ana")
    child = of.model_copy(update={"members": (of.applicant.model_copy(update={"birth_date": date(2008, 11, 24)}),)})
    assert [page.page.name for page in render(ALDER, child, date(2026, 11, 23)).pages].count("child support") == 1
    assert [page.page.name for page in render(ALDER, child, date(2026, 11, 24)).pages].count("child support") == 0


def test_boxes_are_the_only_texts_in_three_parts() -> None:
    rendition = render(ALDER, named("Ana"), TODAY)
    assert {it.control for page in rendition.pages for it in page.fields if len(it.texts) == 3} == {Control.BOXES}
