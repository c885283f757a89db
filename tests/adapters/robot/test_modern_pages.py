"""What modern pages do: fields that appear, lists that load late, buttons that are dead, pages drawn by script."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from adapters.forms import (
    Each,
    Form,
    OneBox,
    Page,
    Select,
    Text,
    TickList,
    YesNo,
    always,
    applicant,
    application,
    everyone,
    member,
)
from adapters.robot.portal import PortalRobot
from byfive.application import Expenses
from byfive.failures import Failure, FailureKind
from byfive.ports import AttemptFailed, Credential, Proof
from tests.adapters.robot.mini_site import ABOUT, NAME, STATE, MiniSite, channel_to, html, mini_form
from tests.expectations.applications import household, person

Deliver = Callable[..., Proof]
US = Credential(1, "us", "secret")
TWO = household(person(), person(2), expenses=Expenses(utilities=()))


@pytest.fixture
def deliver(mini_robot: PortalRobot, site: MiniSite) -> Deliver:
    def do(form: Form) -> Proof:
        mini_robot.channel = channel_to(site, form)
        return mini_robot.deliver(TWO, US, lambda: 30.0)

    return do


def failure(deliver: Deliver, form: Form) -> Failure:
    with pytest.raises(AttemptFailed) as caught:
        deliver(form)
    return caught.value.failure


def asked_with(site: MiniSite, path: str = "/sign") -> dict[str, list[str]]:
    """What the page before was sent with."""
    return next(query for asked, query in reversed(site.asked) if asked == path)


APPEARING = """<h1>One</h1><form action=/sign>
  <fieldset><legend>Do you have a phone?</legend><label><input type=radio name=has value=yes> Yes</label>
    <label><input type=radio name=has value=no> No</label></fieldset><div id=more></div><button>Next</button></form>
  <script>document.querySelector('form').addEventListener('change', async (event) => {
    if (event.target.name !== 'has') return;
    await new Promise((resolve) => setTimeout(resolve, LATE));
    more.innerHTML = '<label for=p>Phone</label><input id=p name=phone required>';
  })</script>"""


@pytest.mark.parametrize("late", [0, 100])
def test_a_field_that_appears_after_another_is_waited_for_and_filled(
    deliver: Deliver, site: MiniSite, late: int
) -> None:
    site.answers["/one"] = html(APPEARING.replace("LATE", str(late)))
    deliver(mini_form(YesNo("Do you have a phone?", always(True)), Text("Phone", always("5550100"), required=True)))
    assert asked_with(site) == {"has": ["yes"], "phone": ["5550100"]}


LATE_LIST = """<h1>One</h1><form action=/sign><label for=s>State</label><select id=s name=state disabled>
  <option value="">Loading…</select><button id=b disabled>Next</button></form>
  <script>setTimeout(() => { s.innerHTML = '<option value="">Choose<option>CA<option>NV'; s.disabled = false;
  setTimeout(() => b.disabled = false, 200) }, 600)</script>"""


def test_a_list_that_loads_late_and_a_button_that_waits_for_it_are_waited_for(deliver: Deliver, site: MiniSite) -> None:
    site.answers["/one"] = html(LATE_LIST)
    deliver(mini_form(STATE))
    assert asked_with(site) == {"state": ["CA"]}


def test_a_list_that_never_loads_is_given_up_when_patience_ends(deliver: Deliver, site: MiniSite) -> None:
    site.answers["/one"] = html(LATE_LIST.replace("setTimeout(() => { s", "void (() => { s"))
    told = failure(deliver, mini_form(STATE))
    assert (told.kind, told.code, told.field) == (FailureKind.PORTAL, "still_loading", "State")


def test_a_button_that_does_nothing_until_its_script_has_loaded_is_pressed_after_that(
    deliver: Deliver, site: MiniSite
) -> None:
    site.answers["/late.js"] = html("b.onclick = () => { location = '/sign' }", kind="text/javascript")
    site.answers["/one"] = html("<h1>One</h1><label for=n>Name</label><input id=n>"
                                "<button type=button id=b>Next</button><script async src=/late.js></script>")  # fmt: skip
    deliver(mini_form(NAME))


MASK = """<h1>One</h1><form action=/sign><label for=d>Birth date</label><input id=d name=born><button>Next</button></form>
  <script>let digits = '';
  const draw = () => { const [m, d, y] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)];
    document.querySelector('#d').value = [m, d, y].filter(Boolean).join('/') };
  const box = document.querySelector('#d');
  box.addEventListener('keydown', (event) => { if (event.key === 'Tab' || !event.isTrusted) return;
    event.preventDefault(); if (/^[0-9]$/.test(event.key) && digits.length < 8) digits += event.key; draw(); });
  for (const kind of ['input', 'change', 'blur']) box.addEventListener(kind, draw);</script>"""


def test_a_mask_that_insists_on_keys_gets_them(deliver: Deliver, site: MiniSite) -> None:
    site.answers["/one"] = html(MASK)
    deliver(mini_form(OneBox.date("Birth date", applicant.birth_date, insists_on_keys=True)))
    assert asked_with(site) == {"born": [f"{TWO.applicant.birth_date:%m/%d/%Y}"]}


def test_a_mask_wipes_what_a_script_puts_in_and_that_is_seen(deliver: Deliver, site: MiniSite) -> None:
    site.answers["/one"] = html(MASK)
    told = failure(deliver, mini_form(OneBox.date("Birth date", applicant.birth_date)))
    assert told.code == "read_back"


DRAWN = """<main></main><script>
  const drawn = [];
  const pages = [['One', 'Person 1'], ['More about it', ''], ['One', 'Person 2'], ['More about it', '']];
  let at = 0;
  function draw() {
    if (at === pages.length) { location = '/sign?names=' + drawn.join(); return }
    const [heading, turn] = pages[at];
    document.querySelector('main').innerHTML = `<h1>${heading}</h1><p>${turn}</p><label for=n>Name</label><input id=n>
      <p id=w role=status></p><button>Next</button>`;
    const box = document.querySelector('#n');
    document.querySelector('button').onclick = async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      TROUBLE
      drawn.push(box.value); at += 1; draw();
    };
  }
  draw();
</script>"""


def drawn_form() -> Form:
    names = [Each(everyone, pages=[
        Page("person", heading="One", says="Person {person}", fields=[Text("Name", member.name.given)]),
        Page("more", heading="More about it", fields=[Text("Name", member.name.given)],
             second_press_accepts=("We do not know this name. Press again to keep it.",)),
    ])]  # fmt: skip
    return mini_form(pages=names)


def test_pages_that_a_script_draws_into_one_document_are_walked_like_any_others(
    deliver: Deliver, site: MiniSite
) -> None:
    site.answers["/one"] = html(DRAWN.replace("TROUBLE", ""))
    deliver(drawn_form())
    first, second = (someone.name.given for someone in TWO.members)
    assert asked_with(site) == {"names": [f"{first},{first},{second},{second}"]}


@pytest.mark.parametrize("drawn_anew", ["", "draw();"], ids=["the page stays", "the page is drawn anew"])
def test_a_warning_that_the_second_press_accepts_is_pressed_away_once(
    deliver: Deliver, site: MiniSite, drawn_anew: str
) -> None:
    once = f"""if (at % 2 && !window['warned' + at]) {{ window['warned' + at] = true; const typed = box.value; {drawn_anew}
      document.querySelector('#n').value = typed;
      document.querySelector('#w').textContent = 'We do not know this name. Press again to keep it.'; return }}"""
    site.answers["/one"] = html(DRAWN.replace("TROUBLE", once))
    deliver(drawn_form())
    first, second = (someone.name.given for someone in TWO.members)
    assert asked_with(site) == {"names": [f"{first},{first},{second},{second}"]}


def test_a_warning_that_no_press_accepts_is_a_loop(deliver: Deliver, site: MiniSite) -> None:
    always_warns = """if (at % 2) { draw();
      document.querySelector('#w').textContent = 'We do not know this name. Press again to keep it.'; return }"""
    site.answers["/one"] = html(DRAWN.replace("TROUBLE", always_warns))
    told = failure(deliver, drawn_form())
    assert (told.kind, told.code) == (FailureKind.DRIFT, "loop")


def test_a_refusal_in_a_drawn_page_is_the_county_s_words(deliver: Deliver, site: MiniSite) -> None:
    refuse = """if (at === 2) { const box = document.createElement('div'); box.setAttribute('role', 'alert');
      box.innerHTML = '<h2>Problem</h2><ul><li>Name: Not this one</li></ul>'; document.body.append(box); return }"""
    site.answers["/one"] = html(DRAWN.replace("TROUBLE", refuse))
    told = failure(deliver, drawn_form())
    assert (told.kind, told.code, told.page) == (FailureKind.DATA, "refused_answer", "person (m2)")
    assert told.words == "Name: Not this one"


def test_a_page_that_does_not_come_is_the_portal_s_failure(deliver: Deliver, site: MiniSite) -> None:
    site.answers["/one"] = html(DRAWN.replace("TROUBLE", "if (at === 1) return;"))
    told = failure(deliver, drawn_form())
    assert (told.kind, told.code) == (FailureKind.PORTAL, "timeout")


NOTICE = """<div role=dialog aria-modal=true aria-labelledby=t id=dialog><h2 id=t>System notice</h2>
  <button onclick="document.querySelector('#dialog').remove()">Got it</button></div>"""


@pytest.mark.parametrize("late", [None, 100], ids=["at once", "later"])
def test_a_notice_over_the_page_is_answered_and_the_page_goes_on(
    deliver: Deliver, site: MiniSite, late: int | None
) -> None:
    draw = NOTICE if late is None else (
        f"<template>{NOTICE}</template><script>setTimeout(() => document.body.append("
        f"document.querySelector('template').content), {late})</script>"
    )  # fmt: skip
    slow = (
        ABOUT.replace("<button>", "<button id=b disabled>")
        + "<script>setTimeout(() => b.disabled = false, 400)</script>"
    )
    site.answers["/one"] = html(slow + draw)
    deliver(mini_form(any_time=[Page("notice", heading="System notice", button="Got it")]))


UPLOAD = """<h1>One</h1><style>input { position: absolute; opacity: 0; width: 1px }</style>
  <label for=f>Add files</label><input type=file id=f multiple><ul id=list></ul>
  <button id=b onclick="location = '/sign?files=' + [...document.querySelectorAll('li b')].map((one) => one.textContent)">
  Next</button><script>f.onchange = async () => {
    b.disabled = true; const files = [...f.files]; f.value = '';
    await new Promise((resolve) => setTimeout(resolve, 400));
    list.innerHTML = files.map((file) => `<li><b>${file.name}</b> ${file.size} bytes`).join(''); b.disabled = false;
  }</script>"""


def test_the_box_nobody_is_must_be_ticked(deliver: Deliver, site: MiniSite) -> None:
    site.answers["/one"] = html("""<h1>One</h1><form action=/sign><fieldset><legend>Bills</legend>
      <label><input type=checkbox name=b value=gas> Gas</label><label><input type=checkbox name=b value=none> None</label>
      </fieldset><button>Next</button></form>""")
    bills = {"gas": "Gas", "electricity": "Gas", "water": "Gas", "phone": "Gas", "trash": "Gas"}
    deliver(mini_form(TickList("Bills", application.expenses.utilities, options=bills, nothing="None")))
    assert asked_with(site) == {"b": ["none"]}


def test_a_choice_that_brings_its_own_list_is_followed(deliver: Deliver, site: MiniSite) -> None:
    site.answers["/one"] = html("""<h1>One</h1><form action=/sign><label for=s>State</label><select id=s name=state>
      <option value="">Choose<option>CA<option>NV</select><label for=c>County</label><select id=c name=county disabled>
      <option value="">Choose a state first</select><button>Next</button></form><script>s.onchange = () =>
      setTimeout(() => { c.innerHTML = '<option value="">Choose<option>Alder<option>Birch'; c.disabled = false }, 300)
      </script>""")
    deliver(mini_form(STATE, Select("County", always("Birch"), options=["Alder", "Birch"])))
    assert asked_with(site) == {"state": ["CA"], "county": ["Birch"]}
