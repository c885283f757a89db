"""Values are found however they are written, and nothing else is."""

from __future__ import annotations

import html
import json
import string
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from byfive.privacy import Kind, Owner, Searcher, Value

ANA, BO = Owner("S-00000001", "m1"), Owner("S-00000002", "m1")
NAMES = (
    *("Zorabel", "Jos\u00e9", "O\u2019Brien", "D`Souza", "Ka\u02bbahumanu", "\u00c6bel\u00f8", "\u0141ukaszewski"),
    *("Wei\u00df", "\u00de\u00f3r\u00f0ur", "\u0152uvrard", "\u0131lg\u0131n", "A\u014b\u014ba", "Bor\u0121"),
    *(
        "Ph\u01b0\u1ee3ng",
        "\u0110or\u0111e",
        "G\u00fcere\u00f1a",
        "\u00cd\u00f1igo",
        "\u5c0f\u9f99",
        "\u0639\u0644\u064a",
    ),
)
AS_COUNTIES_HAVE_THEM = {
    "Jos\u00e9": "JOSE", "O\u2019Brien": "OBRIEN", "\u00c6bel\u00f8": "AEBELO", "\u0141ukaszewski": "LUKASZEWSKI",
    "Wei\u00df": "WEISS", "\u00de\u00f3r\u00f0ur": "THORDUR", "\u0152uvrard": "OEUVRARD", "\u0131lg\u0131n": "ILGIN",
    "A\u014b\u014ba": "ANNA", "Bor\u0121": "BORG", "Ph\u01b0\u1ee3ng": "PHUONG", "\u0110or\u0111e": "DORDE",
}  # fmt: skip


def value(kind: Kind, text: str, *, weak: bool = False, owner: Owner = ANA) -> Value:
    return Value(owner, kind, text, weak)


def kinds(searcher: Searcher, text: str | bytes) -> list[Kind]:
    return [hit.kind for hit in searcher.search(text if isinstance(text, bytes) else text.encode())]


WRITTEN = {
    "utf-8": lambda name: f"xx ({name}) yy".encode(),
    "capitals": lambda name: f"xx ({name.upper()}) yy".encode(),
    "small": lambda name: f"xx ({name.lower()}) yy".encode(),
    "utf-16": lambda name: f"xx ({name}) yy".encode("utf-16-le"),
    "json": lambda name: json.dumps({"said": f"\n{name}\t"}).encode(),
    "json capitals": lambda name: json.dumps([name.upper()]).encode(),
    "url": lambda name: urlencode({"a": f", {name} "}).encode(),
    "url capitals": lambda name: quote(f"/{name.upper()}/").encode(),
    "html": lambda name: html.escape(f"<b>{name}</b>").encode("ascii", "xmlcharrefreplace"),
    "in quotes": lambda name: f"\u201c{name}\u201d\u00a0\u2013".encode(),
    "underscores": lambda name: f"form_{name}_2".encode(),
    "digits": lambda name: f"7{name}7".encode(),
}


def is_looked_for(name: str, way: str) -> bool:
    """UTF-16 is looked through for European letters only."""
    return way != "utf-16" or ord(name[0]) < 0x500


@pytest.mark.parametrize(
    ("name", "way"), [(name, way) for name in NAMES for way in WRITTEN if is_looked_for(name, way)]
)
def test_a_name_is_found_however_it_is_written(name: str, way: str) -> None:
    assert kinds(Searcher([value(Kind.NAME, name)]), WRITTEN[way](name)) == [Kind.NAME]


@pytest.mark.parametrize("name", AS_COUNTIES_HAVE_THEM)
def test_a_name_is_found_as_counties_have_it(name: str) -> None:
    assert kinds(Searcher([value(Kind.NAME, name)]), f"{AS_COUNTIES_HAVE_THEM[name]},X") == [Kind.NAME]


def test_latin_1_is_read_as_well() -> None:
    searcher = Searcher([value(Kind.NAME, "Jos\u00e9")])
    assert kinds(searcher, b" Jos\xe9 ") == kinds(searcher, b" JOS\xc9 ") == [Kind.NAME]


@pytest.mark.parametrize("text", ["Zorabella", "aZorabel", "Zora bel", "Zorabe", "nZorabel", "%Zorabel2c"[:5]])
def test_a_part_of_another_word_is_no_name(text: str) -> None:
    assert kinds(Searcher([value(Kind.NAME, "Zorabel")]), f"x {text} y") == []


@pytest.mark.parametrize(
    "text",
    ["923456781", "923-45-6781", "923 45 6781", "ssn923456781.", '["923", "45", "6781"]', "923%2D45%2D6781"],
)
def test_a_social_security_number_is_found(text: str) -> None:
    assert kinds(Searcher([value(Kind.SSN, "923456781")]), f"x {text} y") == [Kind.SSN]


@pytest.mark.parametrize(
    "text", ["2095550123", "(209) 555-0123", "209.555.0123", "+1 209 555 0123", "12095550123", "%28209%29%20555-0123"]
)
def test_a_phone_number_is_found(text: str) -> None:
    assert kinds(Searcher([value(Kind.PHONE, "2095550123")]), f"x {text} y") == [Kind.PHONE]


@pytest.mark.parametrize(
    "text",
    [
        *("1984-02-09", "1984-02-09T00:00:00", "02/09/1984", "2/9/1984", "9.2.1984", "02%2F09%2F1984", "1984/2/9"),
        *("datetime.date(1984, 2, 9)", '["02", "09", "1984"]', "February 9, 1984", "Feb. 9th, 1984", "9 february 1984"),
    ],
)
def test_a_birth_date_is_found(text: str) -> None:
    assert kinds(Searcher([value(Kind.BIRTH_DATE, "1984-02-09")]), f"x {text} y") == [Kind.BIRTH_DATE]


@pytest.mark.parametrize(
    "text", ["1923456781", "9234567812", "923-45-67812", "1984-02-091", "11984-02-09", "1984-02-19"]
)
def test_other_numbers_are_not(text: str) -> None:
    searcher = Searcher([value(Kind.SSN, "923456781"), value(Kind.BIRTH_DATE, "1984-02-09")])
    assert kinds(searcher, f"x {text} y") == []


def test_dates_in_boxes_far_apart_count_only_beside_another_value() -> None:
    searcher = Searcher([value(Kind.BIRTH_DATE, "1984-02-09"), value(Kind.NAME, "Zorabel")])
    assert kinds(searcher, "month=02&day=09&year=1984") == []
    assert kinds(searcher, "name=Zorabel&month=02&day=09&year=1984") == [Kind.NAME, Kind.BIRTH_DATE]
    assert kinds(searcher, "Zorabel 19840209") == [Kind.NAME, Kind.BIRTH_DATE]


@pytest.mark.parametrize(
    "text", ["4711 Oak St., # 5", "4711 OAK ST # 5", "4711+Oak+St.%2C+%23+5", "4711\\nOak St\\n5", "4711 oak st 5"]
)
def test_an_address_line_is_found(text: str) -> None:
    searcher = Searcher([value(Kind.ADDRESS, "4711 Oak St., # 5")])
    assert kinds(searcher, f"x {text} y") == [Kind.ADDRESS]
    assert kinds(searcher, "x 4711 Oakland St 5 and 471 Oak St 5 y") == []


def test_an_e_mail_address_is_found() -> None:
    searcher = Searcher([value(Kind.EMAIL, "zorabel.q@example.org")])
    for text in ("zorabel.q@example.org", "ZORABEL.Q@EXAMPLE.ORG", "zorabel.q%40example.org"):
        assert kinds(searcher, f"<{text}>") == [Kind.EMAIL]
    assert kinds(searcher, "someone@example.org") == []


WEAK = [
    value(Kind.NAME, "Rose", weak=True),
    value(Kind.NAME, "Hill", weak=True),
    value(Kind.SSN, "923456781"),
    value(Kind.NAME, "May", weak=True, owner=BO),
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a Rose is a Rose", 0),
        ("Rose Hill", 2),
        ('{"first": "ROSE", "last": "HILL"}', 2),
        ("a rose on the hill", 0),
        ("Rose" + " x" * 40 + " Hill", 0),
        ("rose: 923-45-6781", 2),
        ("rose" + " x" * 90 + " 923456781", 2),
        ("rose" + " x" * 120 + " 923456781", 1),
        ("May 923-45-6781", 1),
        ("Rose in May", 0),
    ],
)
def test_a_weak_value_counts_only_beside_another_of_the_same_person(text: str, found: int) -> None:
    assert len(Searcher(WEAK).search(text.encode())) == found


def test_a_hit_says_where_and_whose() -> None:
    searcher = Searcher([value(Kind.NAME, "Zorabel"), value(Kind.NAME, "ZORABEL", owner=BO)])
    [hit] = searcher.search(b"12345 Zorabel")
    assert (hit.start, hit.owners) == (6, (ANA, BO))


def test_in_utf_16_the_place_is_told_in_bytes() -> None:
    [hit] = Searcher([value(Kind.NAME, "Zorabel")]).search(
        b"\xff\xfe\x01" + "\u00e9 said: Zorabel!".encode("utf-16-le")
    )
    assert hit.start == 3 + 2 * len("\u00e9 said: ")


@given(st.binary(max_size=400), st.binary(max_size=400))
def test_a_value_is_found_between_any_bytes(before: bytes, after: bytes) -> None:
    text = before + b" Zorabel 923-45-6781 " + after
    found = {hit.kind for hit in Searcher([value(Kind.NAME, "Zorabel"), value(Kind.SSN, "923456781")]).search(text)}
    assert found >= {Kind.NAME, Kind.SSN}


@given(st.text(alphabet=string.ascii_lowercase.replace("z", "") + " \n,.0123456789", max_size=600))
def test_texts_without_the_value_have_no_hit(text: str) -> None:
    assert kinds(Searcher([value(Kind.NAME, "Zorabel"), value(Kind.EMAIL, "z@example.org")]), text) == []


def test_no_value_is_in_a_representation() -> None:
    assert "Zorabel" not in repr(value(Kind.NAME, "Zorabel"))
    assert "Zorabel" not in repr(Searcher([value(Kind.NAME, "Zorabel")]).search(b"Zorabel"))
