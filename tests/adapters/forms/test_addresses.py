"""An address goes in parts where it plainly is a number on a street, and as a whole line otherwise: every kind there is."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from adapters.forms import (
    Select,
    StreetSuffix,
    Text,
    UnitType,
    application,
    choose,
    fits_in_parts,
    house_number,
    no,
    street_direction,
    street_name,
    street_suffix,
    unit_number,
    unit_type,
    whole_line,
)
from adapters.forms.addresses import ELSEWHERE, plain_parts
from adapters.forms.sources import Source, Turn
from adapters.forms.street_words import DIRECTIONS, SUFFIXES, UNITS
from byfive.application import Address
from tests.adapters.applications import addresses
from tests.adapters.forms.mini import codes, rendered
from tests.expectations.applications import TODAY, household

HOME = application.home
PARTS = tuple(
    part(HOME) for part in (house_number, street_direction, street_name, street_suffix, unit_type, unit_number)
)


def at(line1: str, line2: str | None = None, state: str = "CA") -> Turn:
    return Turn(household(home=Address(line1=line1, line2=line2, city="Lodi", state=state, zip="95240")), TODAY)


def in_parts(line1: str, line2: str | None = None, state: str = "CA") -> tuple[Any, ...]:
    return tuple(part.look(at(line1, line2, state)) for part in PARTS)


@pytest.mark.parametrize(
    ("line1", "line2", "parts"),
    [
        ("12 Oak St", None, ("12", None, "Oak", "street", None, None)),
        ("12 oak street", None, ("12", None, "oak", "street", None, None)),
        ("  12   OAK   ST.  ", None, ("12", None, "OAK", "street", None, None)),
        ("100 Broadway", None, ("100", None, "Broadway", None, None, None)),
        ("2501 The Alameda", None, ("2501", None, "The Alameda", None, None, None)),
        ("12 2nd St", None, ("12", None, "2nd", "street", None, None)),
        ("12 E 2nd St", None, ("12", "E", "2nd", "street", None, None)),
        ("77 Valley View Rd", None, ("77", None, "Valley View", "road", None, None)),
        ("1400 N St", None, ("1400", None, "N", "street", None, None)),
        ("1400 B Street", None, ("1400", None, "B", "street", None, None)),
        ("12 S E St", None, ("12", "S", "E", "street", None, None)),
        ("12 North Main St", None, ("12", "N", "Main", "street", None, None)),
        ("12 N. Main St.", None, ("12", "N", "Main", "street", None, None)),
        ("12 NE 45th Ave", None, ("12", "NE", "45th", "avenue", None, None)),
        ("12 Northeast 45th Avenue", None, ("12", "NE", "45th", "avenue", None, None)),
        ("12 North St", None, ("12", None, "North", "street", None, None)),
        ("12 West Ln", None, ("12", None, "West", "lane", None, None)),
        ("12 W Lane", None, ("12", None, "W", "lane", None, None)),
        ("1220 O'Farrell St.", None, ("1220", None, "O'Farrell", "street", None, None)),
        ("1220 O’Farrell St.", None, ("1220", None, "O’Farrell", "street", None, None)),
        ("12 Peña Ct", None, ("12", None, "Peña", "court", None, None)),
        ("12 Jones-Drew Way", None, ("12", None, "Jones-Drew", "way", None, None)),
        ("12 Martin Luther King Jr Blvd", None, ("12", None, "Martin Luther King Jr", "boulevard", None, None)),
        ("12 State St", None, ("12", None, "State", "street", None, None)),
        ("12 County Line Rd", None, ("12", None, "County Line", "road", None, None)),
        ("12 Park Ave", None, ("12", None, "Park", "avenue", None, None)),
        ("12 St James Pl", None, ("12", None, "St James", "place", None, None)),
        ("500 Hall St", None, ("500", None, "Hall", "street", None, None)),
        ("9 Maple Terr", None, ("9", None, "Maple", "terrace", None, None)),
        ("12 Oak St, Apt 4", None, ("12", None, "Oak", "street", "apartment", "4")),
        ("12 Oak St Apt. 4B", None, ("12", None, "Oak", "street", "apartment", "4B")),
        ("12 Oak St", "Apt. 4-B", ("12", None, "Oak", "street", "apartment", "4-B")),
        ("12 Oak St,", "Spc 12", ("12", None, "Oak", "street", "space", "12")),
        ("12 Oak St", "trailer 5", ("12", None, "Oak", "street", "trailer", "5")),
        ("12 Oak St", "Building 3", ("12", None, "Oak", "street", "building", "3")),
        ("12 Oak St Ste 200", None, ("12", None, "Oak", "street", "suite", "200")),
        ("12 Broadway", "Unit B", ("12", None, "Broadway", None, "unit", "B")),
    ],
)
def test_a_plain_address_goes_in_parts(line1: str, line2: str | None, parts: tuple[Any, ...]) -> None:
    assert in_parts(line1, line2) == parts
    assert fits_in_parts(HOME).look(at(line1, line2)) is True


@pytest.mark.parametrize(
    ("line1", "line2", "state"),
    [
        ("PO Box 120", None, "CA"),
        ("P.O. Box 120", None, "CA"),
        ("12 Oak St", "PO Box 120", "CA"),
        ("Caller 12", None, "CA"),
        ("Drawer L", None, "CA"),
        ("12 Oak St PMB 12", None, "CA"),
        ("12 Oak St", "PMB 12", "CA"),
        ("12 Oak St Ste 5", "PMB 12", "CA"),
        ("12 Oak St # 5", None, "CA"),
        ("12 Oak St", "#5", "CA"),
        ("12 Oak St Apt #5", None, "CA"),
        ("PSC 1234 Box 5678", None, "AP"),
        ("CMR 415 Box 1204", None, "AE"),
        ("Unit 2050 Box 4190", None, "AP"),
        ("12 Oak St", None, "AE"),
        ("Bldg 4 Rm 12", None, "CA"),
        ("12 Barracks", None, "CA"),
        ("RR 2 Box 18", None, "CA"),
        ("HC 2 Box 18", None, "CA"),
        ("RFD Route 4 Box 87A", None, "CA"),
        ("Star Route 1", None, "CA"),
        ("General Delivery", None, "CA"),
        ("1234 Calle Aurora", None, "PR"),
        ("12 Oak St", None, "PR"),
        ("Urb Las Gladiolas 150 Calle A", None, "PR"),
        ("112-10 Oak St", None, "CA"),
        ("842 E 1700 S", None, "UT"),
        ("300 Main St NW", None, "CA"),
        ("12 1st Ave N", None, "CA"),
        ("39.2 Rd", None, "CA"),
        ("N6W23001 Bluemound Rd", None, "CA"),
        ("123 1/2 Oak St", None, "CA"),
        ("123 ½ Oak St", None, "CA"),
        ("123½ Oak St", None, "CA"),
        ("123B Oak St", None, "CA"),
        ("123 B Oak St", None, "CA"),
        ("１２ Oak St", None, "CA"),
        ("One Oak St", None, "CA"),
        ("18 Avenue B", None, "CA"),
        ("18 Ave B", None, "CA"),
        ("12 Avenue of the Stars", None, "CA"),
        ("88 Camino de la Cañada", "Spc 12", "CA"),
        ("500 El Camino Real", None, "CA"),
        ("12 Camino Real", None, "CA"),
        ("12 Calle Real", None, "CA"),
        ("12 Avenida Estrella", None, "CA"),
        ("12 Via Verde", None, "CA"),
        ("4500 Highway 99", None, "CA"),
        ("4500 State Highway 12", None, "CA"),
        ("4500 Hwy 99 Frontage Rd", None, "CA"),
        ("4500 County Road 5", None, "CA"),
        ("4500 County Road E", None, "CA"),
        ("4500 Road 12", None, "CA"),
        ("500 Tercero Hall Rm 5", None, "CA"),
        ("Tercero Hall", "Rm 5", "CA"),
        ("12 Oak St", "Tercero Hall", "CA"),
        ("c/o Ana Ruiz", "12 Oak St", "CA"),
        ("12 Oak St", "c/o Ana Ruiz", "CA"),
        ("12 Oak St c/o Ana Ruiz", None, "CA"),
        ("12 Oak St", "Oakwood Apartments", "CA"),
        ("12 Oak St Bldg 3 Apt 4", None, "CA"),
        ("12 Oak St Bldg 3", "Apt 4", "CA"),
        ("12 Oak St Apt 4", "Apt 4", "CA"),
        ("12 Oak St Rear", None, "CA"),
        ("12 Oak St", "Rear", "CA"),
        ("12 Oak St", "upstairs", "CA"),
        ("12 Oak St", "Apt", "CA"),
        ("12 Oak St", "Apt 4 B", "CA"),
        ("12 Oak St, Apt 4, Lodi", None, "CA"),
        ("12 Oak, St", None, "CA"),
        ("12 Sierra View Mobile Home Park Spc 4", None, "CA"),
        ("12 Valley Oak", None, "CA"),
        ("9 The Plaza", None, "CA"),
        ("12 N", None, "CA"),
        ("12 North East 45th Avenue", None, "CA"),
        ("Corner of Oak St and Elm St", None, "CA"),
        ("12 Oak St & Elm St", None, "CA"),
        ("12 Oak St (behind the shop)", None, "CA"),
        ("12", None, "CA"),
        ("Oak St", None, "CA"),
    ],
)
def test_any_other_address_goes_into_the_whole_line(line1: str, line2: str | None, state: str) -> None:
    assert in_parts(line1, line2, state) == (None,) * 6
    assert fits_in_parts(HOME).look(at(line1, line2, state)) is False
    assert whole_line(HOME).look(at(line1, line2, state)) == (f"{line1}, {line2}" if line2 else line1)


def test_through_an_address_that_is_not_there_everything_is_not_there() -> None:
    homeless = Turn(household(home=None, is_homeless=True), TODAY)
    assert [part.look(homeless) for part in (*PARTS, whole_line(HOME))] == [None] * 7
    assert fits_in_parts(HOME).look(homeless) is False


LISTED = {"street": "ST", "road": "RD"}
KINDS = {"apartment": "Apt"}


@pytest.mark.parametrize(
    ("line1", "line2", "fits"),
    [
        ("12 Oak St", None, True),
        ("12 Broadway", None, True),
        ("12 Oak Ter", None, False),
        ("12 Oak St", "Apt 4", True),
        ("12 Oak St", "Spc 4", False),
        ("12 N Oak St", None, True),
        ("12 NE Oak St", None, False),
    ],
)
def test_a_word_that_the_countys_list_lacks_sends_the_address_into_the_whole_line(
    line1: str, line2: str | None, fits: bool
) -> None:
    of = at(line1, line2)
    condition = fits_in_parts(HOME, directions=["N", "S", "E", "W"], suffixes=LISTED, units=KINDS)
    assert condition.look(of) is fits
    fields = [
        Text("Number", house_number(HOME), when=condition),
        Select("Type", street_suffix(HOME), options=LISTED, when=condition),
        Select("Unit", unit_type(HOME), options=KINDS, when=condition),
        Text("Line", whole_line(HOME), when=no(condition)),
    ]
    rendition = rendered(fields, of.application)
    assert codes(rendition) == []
    assert [entry.label for entry in rendition.pages[0].fields] == (["Number", "Type", "Unit"] if fits else ["Line"])


def test_a_list_that_lacks_a_word_is_a_finding_where_nothing_sends_the_address_elsewhere() -> None:
    field = Select("Type", street_suffix(HOME), options=LISTED)
    assert codes(rendered(field, at("12 Oak Ter").application)) == ["mini.one.type.no_such_option"]


def test_a_choice_can_hang_on_whether_the_address_fits() -> None:
    how = choose((fits_in_parts(HOME), "Street address"), otherwise="Another kind")
    field = Select("Kind of address", how, options=["Street address", "Another kind"])
    assert rendered(field, at("PO Box 12").application).pages[0].fields[0].texts == ("Another kind",)


def test_every_word_has_one_meaning_and_its_own_spelling_among_the_others() -> None:
    for words, spelt in ((StreetSuffix, SUFFIXES), (UnitType, UNITS)):
        spellings = [spelling for word in words for spelling in word.spellings]
        assert len(spellings) == len(set(spellings))
        assert all(spelt[word.value] is word for word in words)
        assert all(spelling == spelling.lower() for spelling in spellings)


def bare(text: str) -> list[str]:
    return [word for word in text.replace(".", "").replace(",", " ").lower().split() if word]


def joined(parts: tuple[Any, ...], like: list[str]) -> list[str]:
    """The parts in a row, each abbreviated as the client did it."""
    number, direction, name, suffix, kind, unit = parts
    row = [number, direction, *bare(name), suffix, kind, unit and bare(unit)[0]]
    row = [part for part in row if part]
    meant = {direction: DIRECTIONS, suffix: SUFFIXES, kind: UNITS}
    return [
        said if part in meant and meant[part].get(said) == part else part for part, said in zip(row, like, strict=True)
    ]


streets = st.builds(
    " ".join,
    st.tuples(
        st.sampled_from(["12", "1400", "0", "112-10", "12B", "PO"]),
        st.sampled_from(["", *DIRECTIONS, "N.", "North"]),
        st.sampled_from(["Oak", "Valley View", "2nd", "N", "B", "The Alameda", "St James", "Camino", "Highway", "99", "Peña", "Hall"]),
        st.sampled_from(["", *SUFFIXES, "St.", "Ave.,"]),
        st.sampled_from(["", "", *UNITS, "#", "PMB"]),
        st.sampled_from(["", "4", "4B", "B", "4-B", "#4", "4 B"]),
    ),
)  # fmt: skip
units = st.none() | st.builds(
    "{} {}".format, st.sampled_from([*UNITS, "#", "Apt."]), st.sampled_from(["4", "B", "4 B", ""])
)


@given(streets, units)
@example("12 W Lane", None)
def test_what_fits_is_the_clients_own_line_when_joined_again(line1: str, line2: str | None) -> None:
    of = at(line1, line2)
    if fits_in_parts(HOME).look(of):
        told = bare(f"{line1} {line2 or ''}")
        assert joined(in_parts(line1, line2), told) == told


@given(
    addresses | st.builds(Address.model_construct, line1=st.text(), line2=st.none() | st.text(), state=st.just("CA"))
)
def test_nothing_that_anybody_writes_breaks_it(address: Address) -> None:
    parts = plain_parts(address.line1, address.line2)
    assert parts is None or (parts.house_number.isdecimal() and parts.street_name)
    assert (parts.unit_type is None) == (parts.unit_number is None) if parts else True


@given(st.sampled_from(sorted(ELSEWHERE)), streets)
def test_addresses_of_another_make_never_fit(state: str, line1: str) -> None:
    assert fits_in_parts(HOME).look(at(line1, None, state)) is False


def test_who_needs_no_parts_waits_for_no_parser() -> None:
    code = "import sys, byfive.cli, adapters.counties.alder; sys.exit('usaddress' in sys.modules or 'pycrfsuite' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_each_part_is_named_as_the_declaration_names_it() -> None:
    source: Source = street_suffix(HOME)
    assert (str(source), source.mistakes) == ("street_suffix(application.home)", ())


def test_what_is_longer_than_the_county_s_boxes_does_not_fit() -> None:
    at = Address(line1="1234567 Valley View Rd", city="Lodi", zip="95240")
    fits = fits_in_parts(application.home, longest={"house_number": 6, "street_name": 28})
    assert not fits.look(Turn(household(home=at), TODAY))
    at = Address(line1="123456 Valley View Rd", city="Lodi", zip="95240")
    assert fits.look(Turn(household(home=at), TODAY))


@pytest.mark.parametrize("longest", [{"street": 28}, {"street_name": 0}, {"house_number": "6"}, 28])
def test_lengths_that_mean_nothing_are_mistakes(longest: object) -> None:
    (mistake,) = fits_in_parts(application.home, longest=longest).mistakes  # type: ignore[arg-type]
    assert "house_number" in mistake.remedy
