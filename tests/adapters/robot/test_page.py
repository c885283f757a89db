"""Filling and reading back single pages: what the page does to a text is seen, and told by field."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.forms import Cleaning, File, Note, Radio, Select, Text, TextArea, ThreeBoxes, Tick, TickList, always
from adapters.forms.fields import Field
from adapters.forms.form import Page
from adapters.forms.rendition import FieldText, PageText
from adapters.robot.readback import disagreement, orders
from adapters.robot.window import Met, Signs, Window
from byfive.failures import Failure, FailureKind

Show = Callable[[str], Window]
ANYTHING = Cleaning(allows=r"\x20-\U0010ffff")
NAME = Text("Name", always("ANA"), clean=ANYTHING)


def texts(field: Field, *values: str, among: tuple[str, ...] = (), notes: tuple[Note, ...] = ()) -> FieldText:
    ticked = tuple(among.index(value) for value in values) if among else ()
    return FieldText(field, field.label, values, notes, among, ticked)


def page_with(*fields: FieldText) -> PageText:
    return PageText(Page("page", heading="Page"), "", "Page", "", "", fields)


def met(window: Window, *fields: FieldText, button: str = "") -> Met:
    """What the robot's script makes of the page in front."""
    return window.meet(Signs("Page"), fields=orders(page_with(*fields)), button=button, press=bool(button))


def filled(window: Window, *fields: FieldText) -> Failure | None:
    return disagreement(page_with(*fields), met(window, *fields).back)


def test_every_kind_of_control_is_filled_and_read_back(page_of: Show) -> None:
    window = page_of("""
      <label for=a>Name</label><input id=a>
      <label>About <textarea></textarea></label>
      <label for=c>State</label><select id=c><option value="">Choose<option value=1>CA<option value=2>NV</select>
      <fieldset><legend>Sex</legend><label><input type=radio name=s> Female</label><label><input type=radio name=s> Male</label></fieldset>
      <input type=checkbox id=t aria-label="I agree">
      <fieldset><legend>Days</legend><label><input type=checkbox> Monday</label><label><input type=checkbox> Friday</label></fieldset>
      <fieldset><legend>Born</legend><label>Month <input maxlength=2></label><label>Day <input maxlength=2></label><label>Year <input maxlength=4></label></fieldset>
    """)  # fmt: skip
    assert filled(
        window,
        texts(NAME, "ANA"),
        texts(TextArea("About", always("x"), clean=ANYTHING), "one\ntwo"),
        texts(Select("State", always("NV"), options=["CA", "NV"]), "NV"),
        texts(Radio("Sex", always("Male"), options=["Female", "Male"]), "Male"),
        texts(Tick("I agree", always(True)), "on"),
        texts(TickList("Days", always(True)), "Friday", among=("Monday", "Friday")),
        texts(ThreeBoxes.date("Born", always("x")), *("05", "09", "1990")),
    ) is None  # fmt: skip
    assert window.browser.driver.execute_script("return document.querySelector('textarea').value") == "one\ntwo"


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("<label for=a>Name</label><input id=a maxlength=2>", "read_back"),
        ("<label for=a>Name</label><input id=a onchange=\"this.value='Ana'\">", "read_back"),
        ("<label for=a>Name</label><input id=a oninput=\"this.value=''\">", "read_back"),
        ("<label for=a>Name</label><input id=a disabled>", "not_editable"),
        ("<label for=a>Name</label><input id=a readonly>", "not_editable"),
        ("<label for=a>Names</label><input id=a>", "not_found"),
        ("<label for=a>Name</label><input id=a style='display:none'>", "not_found"),
        ("<label for=a>Name</label><input id=a><label for=b>Name</label><input id=b>", "found_twice"),
    ],
    ids=["cut", "changed", "emptied", "disabled", "readonly", "renamed", "hidden", "two"],
)
def test_a_text_that_does_not_stay_as_typed_is_told_with_its_field(page_of: Show, html: str, code: str) -> None:
    failure = filled(page_of(html), texts(NAME, "ANA"))
    assert failure is not None
    assert (failure.kind, failure.code, failure.field) == (FailureKind.DRIFT, code, "Name")


def test_a_select_without_the_wanted_option_is_drift(page_of: Show) -> None:
    window = page_of("<label for=c>State</label><select id=c><option value=''>Choose<option>CA</select>")
    failure = filled(window, texts(Select("State", always("NV"), options=["NV"]), "NV"))
    assert failure is not None
    assert failure.code == "no_option"


def test_a_list_of_members_with_somebody_else_in_it_is_drift(page_of: Show) -> None:
    window = page_of("<fieldset><legend>Who?</legend><label><input type=checkbox> ANA</label>"
                     "<label><input type=checkbox> EVA</label></fieldset>")  # fmt: skip
    failure = filled(window, texts(TickList("Who?", always(True)), "ANA", among=("ANA", "IDA")))
    assert failure is not None
    assert failure.code == "list_differs"


def test_two_members_of_one_name_are_told_apart_by_their_place(page_of: Show) -> None:
    window = page_of("<fieldset><legend>Who?</legend><label><input type=checkbox id=one> ANA</label>"
                     "<label><input type=checkbox id=two> ANA</label></fieldset>")  # fmt: skip
    entry = FieldText(TickList("Who?", always(True)), "Who?", ("ANA",), (), ("ANA", "ANA"), (1,))
    assert filled(window, entry) is None
    assert window.browser.driver.execute_script("return [one.checked, two.checked]") == [False, True]


def test_a_preset_answer_that_nobody_gave_is_seen(page_of: Show) -> None:
    window = page_of("<fieldset><legend>Sex</legend><label><input type=radio name=s checked> Female</label></fieldset>")
    failure = filled(window, texts(Radio("Sex", always("Female"), options=["Female"])))
    assert failure is not None
    assert failure.code == "read_back"


def test_a_box_left_from_before_is_emptied_when_there_is_no_answer(page_of: Show) -> None:
    window = page_of("<label for=a>Name</label><input id=a value=BEFORE>")
    assert filled(window, texts(NAME)) is None
    assert window.browser.driver.execute_script("return a.value") == ""


def test_a_new_required_question_is_seen(page_of: Show) -> None:
    window = page_of("<label for=a>Name</label><input id=a><label for=b>Maiden name</label><input id=b required>"
                     "<button>Next</button>")  # fmt: skip
    assert met(window, texts(NAME, "ANA"), button="Next").unasked == ["Maiden name"]


def test_a_person_s_events_are_fired(page_of: Show) -> None:
    window = page_of("""<label for=a>Name</label><input id=a>
      <script>window.seen = []; for (const kind of ['focus', 'input', 'change', 'blur'])
      a.addEventListener(kind, () => seen.push(kind))</script>""")
    assert filled(window, texts(NAME, "ANA")) is None
    assert window.browser.driver.execute_script("return seen") == ["focus", "input", "change", "blur"]


def test_a_css_selector_finds_what_no_label_leads_to(page_of: Show) -> None:
    window = page_of("<div>Name</div><input class=odd>")
    field = Text("Name", always("ANA"), clean=ANYTHING, css="input.odd", css_because="the page has no label")
    assert filled(window, texts(field, "ANA")) is None


def test_a_control_that_insists_on_keys_gets_real_ones(page_of: Show) -> None:
    window = page_of("""<label for=a>Name</label><input id=a>
      <script>a.addEventListener('keydown', (event) => { if (!event.isTrusted) a.value = '' });
      let trusted = 0; a.addEventListener('keydown', (event) => { if (event.isTrusted) trusted++ });
      a.addEventListener('blur', () => { if (trusted < 3) a.value = '' })</script>""")
    field = Text("Name", always("ANA"), clean=ANYTHING, insists_on_keys=True)
    assert filled(window, texts(field, "ANA")) is None


def test_a_file_is_uploaded_by_its_path(page_of: Show, tmp_path: Path) -> None:
    window = page_of("<label for=a>Proof</label><input type=file id=a>")
    paper = tmp_path / "lease.pdf"
    paper.write_bytes(b"%PDF-1.7")
    entry = FieldText(File("Proof", always("x")), "Proof", ("kept-1",), (), (), (), uploaded_as=("lease.pdf",))
    told = window.meet(Signs("Page"), fields=orders(page_with(entry)), files=lambda _: [paper])
    assert disagreement(page_with(entry), told.back) is None


def test_the_button_is_found_by_its_words_and_only_when_there_is_one(page_of: Show) -> None:
    window = page_of("<button>Next</button><button hidden>Next</button><button>Back</button><button>Back</button>")
    assert window.press("Back") == "found_twice"
    assert window.press("Forward") == "not_found"
    assert window.press("Next") == ""
