"""Cleaning: every letter of DOMAIN section 4 comes out as a letter, marks of every dress are known, nothing leaks."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.counties.alder.words import ADDRESS, EMPLOYER, FREE_TEXT, NAME, ONE_LINE
from adapters.forms import AS_IT_IS, Cleaning, DeclarationMistake
from adapters.forms.cleaning import (
    drop_apostrophes,
    plain_apostrophes,
    plain_dashes,
    plain_letters,
    space_for,
    squeeze,
    upper,
)

ALDERS = (NAME, EMPLOYER, ADDRESS, FREE_TEXT, ONE_LINE)
EVERY_APOSTROPHE = "'\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u02c8`\u00b4\u2032\u2035\uff07\ua78c"
UNSEEN = "\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff\ufe0f"
"""Soft hyphen, joiners, marks of writing direction, byte order mark, variation selectors."""


@pytest.mark.parametrize(
    ("letter", "plain"),
    [("ø", "o"), ("ß", "ss"), ("ł", "l"), ("đ", "d"), ("ð", "d"), ("þ", "th"), ("æ", "ae"), ("œ", "oe"), ("ı", "i"),
     ("ŋ", "n"), ("ħ", "h"), ("ŧ", "t"), ("Ø", "O"), ("ẞ", "SS"), ("Ł", "L"), ("Đ", "D"), ("Ð", "D"), ("Þ", "TH"),
     ("Æ", "AE"), ("Œ", "OE"), ("Ŋ", "N"), ("Ħ", "H"), ("İ", "I"), ("ñ", "n"), ("ü", "u"), ("å", "a"), ("ç", "c"),
     ("ễ", "e"), ("ő", "o"), ("ž", "z"), ("ŉ", "n"), ("ﬁ", "fi"), ("Ａ", "A")],
)  # fmt: skip
def test_letters_that_nfkd_would_delete_or_change_are_folded_plainly(letter: str, plain: str) -> None:
    assert plain_letters.change(f"a{letter}b") == f"a{plain}b"
    assert plain_letters.change(unicodedata.normalize("NFD", f"a{letter}b")) == f"a{plain}b"


@given(st.characters(categories=["Lu", "Ll", "Lt", "Lo"]))
def test_no_letter_is_ever_deleted_silently(letter: str) -> None:
    for cleaning in (*ALDERS, AS_IT_IS):
        cleaned = cleaning.clean(f"X{letter}X")
        assert cleaned.refused or len(cleaned.text) > 2, f"{cleaning.allows}: {cleaned}"


@given(st.characters(categories=["Nd"]))
def test_no_digit_is_ever_deleted_silently(digit: str) -> None:
    for cleaning in ALDERS:
        cleaned = cleaning.clean(f"X{digit}X")
        assert cleaned.refused or cleaned.text == f"X{unicodedata.digit(digit)}X"


@pytest.mark.parametrize("mark", EVERY_APOSTROPHE)
def test_apostrophes_in_every_unicode_dress_are_left_out_and_noted_as_lost(mark: str) -> None:
    cleaned = NAME.clean(f"O{mark}Brien")
    assert (cleaned.text, cleaned.refused) == ("OBRIEN", ())
    assert ("apostrophes left out", False) in [(note.step, note.lossless) for note in cleaned.notes]


@pytest.mark.parametrize("mark", EVERY_APOSTROPHE)
def test_where_the_county_takes_apostrophes_they_are_written_straight_and_nothing_is_lost(mark: str) -> None:
    cleaned = Cleaning(plain_apostrophes, allows="A-Za-z'").clean(f"O{mark}Brien")
    assert (cleaned.text, cleaned.refused) == ("O'Brien", ())
    assert all(note.lossless for note in cleaned.notes)


@pytest.mark.parametrize("unseen", UNSEEN, ids=lambda mark: f"U+{ord(mark):04X}")
def test_what_cannot_be_seen_is_taken_out_before_anything_else(unseen: str) -> None:
    for cleaning in (*ALDERS, AS_IT_IS):
        cleaned = cleaning.clean(f"{unseen}AN{unseen}A{unseen}")
        assert (cleaned.text, cleaned.refused) == ("ANA", ())
        assert cleaned.notes[0].step == "invisible marks taken out"


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u202f", "\u3000", "\t", "  "])
def test_spaces_of_any_width_are_one_space(space: str) -> None:
    assert NAME.clean(f"Ana{space}Lucia").text == "ANA LUCIA"


@pytest.mark.parametrize("dash", "\u2010\u2011\u2012\u2013\u2014\u2212\uff0d-")
def test_dashes_of_any_length_are_hyphens(dash: str) -> None:
    assert NAME.clean(f"Jones{dash}Drew").text == "JONES-DREW"


@pytest.mark.parametrize(
    ("written", "typed"),
    [("123½ Elm St", "123 1/2 ELM ST"), ("2¼", "2 1/4"), ("⅔ of it", "2/3 OF IT"), ("1/2", "1/2")],
)
def test_a_fraction_is_written_out_and_does_not_join_the_number_before_it(written: str, typed: str) -> None:
    assert ADDRESS.clean(written).text == typed
    assert FREE_TEXT.clean(written).text == typed


def test_marks_that_join_words_become_spaces() -> None:
    assert NAME.clean("St.John").text == "ST JOHN"
    assert EMPLOYER.clean("Peña/Soto_Farms & Co., Inc.").text == "PENA SOTO FARMS CO INC"


def test_free_text_has_spaces_for_marks_that_are_not_allowed_and_keeps_its_lines() -> None:
    cleaned = FREE_TEXT.clean("Rent (our share) is $450!\r\n\r\nMy “hours” changed; 😀 really")
    assert cleaned.text == "RENT OUR SHARE IS 450\n\nMY HOURS CHANGED REALLY"
    assert cleaned.refused == ()
    assert not cleaned.notes[-1].lossless


@pytest.mark.parametrize("text", ["our rent is ٤٥٠", "李 says hello", "половина"])
def test_free_text_never_has_spaces_for_letters_or_digits_of_another_script(text: str) -> None:
    assert FREE_TEXT.clean(text).refused


def test_line_breaks_are_spaces_where_the_box_has_one_line() -> None:
    assert ONE_LINE.clean("one\ntwo\r\nthree").text == "ONE TWO THREE"


def test_a_text_that_needs_no_change_has_no_note() -> None:
    assert NAME.clean("ANA MARIA").notes == ()


TEXTS = st.text(max_size=40)


@given(TEXTS)
def test_what_is_not_refused_holds_allowed_characters_only(text: str) -> None:
    for cleaning in ALDERS:
        cleaned = cleaning.clean(text)
        strange = [char for char in cleaned.text if Cleaning(allows=cleaning.allows).clean(char).refused]
        assert cleaned.refused or not strange


@given(TEXTS)
def test_cleaning_again_changes_nothing(text: str) -> None:
    for cleaning in ALDERS:
        once = cleaning.clean(text)
        if not once.refused:
            assert cleaning.clean(once.text).text == once.text
            assert cleaning.clean(once.text).notes == ()


@given(TEXTS)
def test_the_notes_tell_the_whole_way_from_the_clients_text_to_the_countys(text: str) -> None:
    for cleaning in ALDERS:
        cleaned = cleaning.clean(text)
        stations = [text, *(note.after for note in cleaned.notes)]
        assert [note.before for note in cleaned.notes] == stations[:-1]
        assert stations[-1] == cleaned.text
        assert all(note.before != note.after for note in cleaned.notes)


@given(st.text("AZ -", max_size=12))
def test_notes_without_loss_lose_no_letter(text: str) -> None:
    for note in NAME.clean(text.lower()).notes:
        letters = [char for char in note.before.upper() if char.isalpha()]
        assert note.lossless
        assert letters == [char for char in note.after.upper() if char.isalpha()]


@given(st.lists(st.tuples(st.sampled_from(range(5)), TEXTS), max_size=30))
def test_what_one_cleaning_remembers_never_shows_in_another(asked: list[tuple[int, str]]) -> None:
    for which, text in asked:
        fresh = Cleaning(*ALDERS[which].steps[2:], allows=ALDERS[which].allows, refuses=ALDERS[which].refuses)
        assert ALDERS[which].clean(text) == fresh.clean(text)


def test_two_cleanings_of_one_make_keep_their_own_memory() -> None:
    loud, quiet = Cleaning(upper, allows="A-Za-z"), Cleaning(allows="A-Za-z")
    assert [loud.clean("Ana").text, quiet.clean("Ana").text, loud.clean("Ana").text] == ["ANA", "Ana", "ANA"]


def test_steps_are_taken_in_the_order_in_which_they_stand() -> None:
    assert Cleaning(space_for("."), squeeze, allows="A-Z ").clean("A..B").text == "A B"
    assert Cleaning(squeeze, space_for("."), allows="A-Z ").clean("A..B").text == "A  B"
    assert Cleaning(plain_dashes, drop_apostrophes, allows="A-Z-").clean("A\u2013'B").text == "A-B"


@pytest.mark.parametrize(("allows", "refuses"), [("z-a", "finding"), ("A-Z", "replaced")])
def test_a_cleaning_that_cannot_be_meant_is_refused_with_what_to_write(allows: str, refuses: str) -> None:
    with pytest.raises(DeclarationMistake) as caught:
        Cleaning(allows=allows, refuses=refuses)  # type: ignore[arg-type]
    assert caught.value.mistake.remedy
