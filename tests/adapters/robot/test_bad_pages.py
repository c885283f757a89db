"""What a county's site can do to a robot: each is told by its name, quickly, and nothing is filed by mistake."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from adapters.forms import Form, Select, Text, always
from adapters.forms.cleaning import upper
from adapters.robot.portal import PortalRobot
from byfive.failures import Failure, FailureKind
from byfive.ports import AttemptFailed, Credential, Proof
from tests.adapters.robot.mini_site import (
    ABOUT,
    DONE,
    NAME,
    SIGN,
    STATE,
    MiniSite,
    channel_to,
    html,
    mini_form,
)
from tests.expectations.applications import household

Deliver = Callable[..., Proof]
US = Credential(1, "us", "secret")


@pytest.fixture
def deliver(mini_robot: PortalRobot, site: MiniSite) -> Deliver:
    def do(form: Form | None = None) -> Proof:
        mini_robot.channel = channel_to(site, form or mini_form())
        return mini_robot.deliver(household(), US, lambda: 30.0)

    return do


def failure(deliver: Deliver, form: Form | None = None) -> Failure:
    with pytest.raises(AttemptFailed) as caught:
        deliver(form)
    return caught.value.failure


def test_the_miniature_county_takes_an_application(deliver: Deliver, site: MiniSite) -> None:
    assert deliver().number == "M-000001"
    assert site.stored == 1
    assert ("/sign", {"name": ["Ana"], "state": ["CA"]}) in site.asked


@pytest.mark.parametrize("begun", ["", "<!doctype html><p>Please wait"], ids=["nothing", "half a page"])
def test_a_page_that_never_loads_is_the_portal_s_failure(deliver: Deliver, site: MiniSite, begun: str) -> None:
    site.answers["/sign"] = site.hang(after=begun)
    told = failure(deliver)
    assert (told.kind, told.code) == (FailureKind.PORTAL, "timeout")
    site.over.set()
    site.clean()
    assert deliver().number == "M-000001", "the browser is as good as before"


@pytest.mark.parametrize(
    "page",
    [f"{SIGN}<script>alert('Session ends soon')</script>",
     f"{SIGN}<script>onload = () => setTimeout(() => alert('Session ends soon'), 0)</script>"],
    ids=["while it loads", "after it loaded"],
)  # fmt: skip
def test_an_alert_box_stops_the_robot_with_its_words(deliver: Deliver, site: MiniSite, page: str) -> None:
    site.answers["/sign"] = html(page)
    told = failure(deliver)
    assert (told.kind, told.code, told.words) == (FailureKind.DRIFT, "dialog", "Session ends soon")
    assert site.stored == 0


def test_the_picture_of_a_page_under_an_alert_box_is_kept(deliver: Deliver, site: MiniSite) -> None:
    site.answers["/one"] = html(ABOUT.replace("<button>", "<button onclick=\"alert('No!')\">"))
    with pytest.raises(AttemptFailed) as caught:
        deliver()
    assert caught.value.failure.code == "dialog"
    assert {piece.kind for piece in caught.value.evidence} == {"trace", "html", "console", "screenshot"}


def test_a_download_instead_of_a_page_is_drift(deliver: Deliver, site: MiniSite) -> None:
    site.answers["/sign"] = html("%PDF-1.7", kind="application/pdf", Content_Disposition="attachment; filename=a.pdf")
    told = failure(deliver)
    assert (told.kind, told.code) == (FailureKind.DRIFT, "download")


def test_a_new_tab_is_drift_and_closed_before_the_next_application(deliver: Deliver, site: MiniSite) -> None:
    site.answers["/one"] = html(ABOUT.replace("<form", "<form target=_blank"))
    told = failure(deliver)
    assert (told.kind, told.code) == (FailureKind.DRIFT, "new_tab")
    site.clean()
    assert deliver().number == "M-000001"


def test_a_frame_beside_the_questions_is_left_alone(deliver: Deliver, site: MiniSite) -> None:
    site.answers["/chat"] = html("<label for=n>Name</label><input id=n><button>Next</button>")
    site.answers["/one"] = html(f"{ABOUT}<iframe src=/chat></iframe>")
    assert deliver().number == "M-000001"


def test_questions_inside_a_frame_are_drift(deliver: Deliver, site: MiniSite) -> None:
    site.answers["/inner"] = html(ABOUT)
    site.answers["/one"] = html("<h1>One</h1><iframe src=/inner></iframe><button>Next</button>")
    told = failure(deliver)
    assert (told.kind, told.code, told.field) == (FailureKind.DRIFT, "not_found", "Name")


def test_a_page_of_five_megabytes_is_filled_like_any_other(deliver: Deliver, site: MiniSite) -> None:
    rows = "".join(f"<tr><td>Office {n}<td><a href=#{n}>Directions to office number {n}</a>" for n in range(70_000))
    site.answers["/one"] = html(f"{ABOUT}<table>{rows}</table>")
    assert len(rows) > 4_500_000
    assert deliver(mini_form(patience_s=20)).number == "M-000001"


CAPITALS = ABOUT.replace("id=n ", 'id=n onblur="this.value = this.value.toUpperCase()" ')


def test_a_control_that_reformats_as_declared_is_fine(deliver: Deliver, site: MiniSite) -> None:
    site.answers["/one"] = html(CAPITALS)
    deliver(mini_form(Text("Name", always("Ana"), then_shows=upper), STATE))
    assert ("/sign", {"name": ["ANA"], "state": ["CA"]}) in site.asked


def test_a_control_that_reformats_and_nobody_declared_it_stops_the_robot(deliver: Deliver, site: MiniSite) -> None:
    site.answers["/one"] = html(CAPITALS)
    told = failure(deliver)
    assert (told.code, told.field, told.words) == ("read_back", "Name", "typed ['Ana'], the page holds ['ANA']")
    assert site.stored == 0


def test_a_control_that_reformats_late_is_seen_too(deliver: Deliver, site: MiniSite) -> None:
    late = "onblur=\"setTimeout(() => this.value = 'ANA', 0)\""
    site.answers["/one"] = html(ABOUT.replace("id=n ", f"id=n {late} "))
    assert failure(deliver).code == "read_back"


def test_a_list_without_the_wanted_option_stops_the_robot(deliver: Deliver, site: MiniSite) -> None:
    told = failure(deliver, mini_form(NAME, Select("State", always("OR"), options=["OR"])))
    assert (told.kind, told.code, told.field) == (FailureKind.DRIFT, "no_option", "State")


def test_two_numbers_that_differ_are_an_unknown_outcome(deliver: Deliver, site: MiniSite) -> None:
    site.answers["/done"] = html(DONE.replace("the number is M-000001", "the number is M-000002"))
    told = failure(deliver)
    assert (told.kind, told.code, told.words) == (FailureKind.OUTCOME_UNKNOWN, "two_numbers", "M-000001, M-000002")


@pytest.mark.parametrize(
    ("done", "code"),
    [
        (html("<h1>Thank you</h1><script>alert('Print it')</script>"), "dialog"),
        (html("x", kind="application/pdf", Content_Disposition="attachment; filename=receipt.pdf"), "download"),
        (html("<h1>Oops</h1>"), "unknown_page"),
        (html("<p>Nothing here", status=500), "http_500"),
        (html("<p>Nothing here"), "unknown_page"),
        (None, "timeout"),
    ],
    ids=["alert", "download", "other page", "error", "no heading", "nothing"],
)
def test_whatever_comes_after_the_last_click_instead_of_a_number_is_an_unknown_outcome(
    deliver: Deliver, site: MiniSite, done: object, code: str
) -> None:
    site.answers["/done"] = done or site.hang()  # type: ignore[assignment]
    told = failure(deliver)
    assert (told.kind, told.code) == (FailureKind.OUTCOME_UNKNOWN, code)


def test_a_new_tab_after_the_last_click_is_an_unknown_outcome(deliver: Deliver, site: MiniSite) -> None:
    site.answers["/sign"] = html(SIGN.replace("<form", "<form target=_blank"))
    told = failure(deliver)
    assert (told.kind, told.code) == (FailureKind.OUTCOME_UNKNOWN, "new_tab")


def test_a_page_that_changes_all_the_time_is_filled_all_the_same(deliver: Deliver, site: MiniSite) -> None:
    site.answers["/one"] = html(f"{ABOUT}<p id=c></p><script>setInterval(() => c.textContent = Date.now(), 5)</script>")
    assert deliver().number == "M-000001"


def test_a_signature_that_the_county_refuses_is_a_data_failure_and_nothing_was_sent(
    deliver: Deliver, site: MiniSite
) -> None:
    site.answers["/done"] = html(f"{SIGN}<div role=alert><h2>Problem</h2><ul><li>Sign here: Not you</ul></div>")
    told = failure(deliver)
    assert (told.kind, told.code, told.field) == (FailureKind.DATA, "refused_answer", "Sign here")


def test_the_last_button_is_waited_for_before_the_last_click_is_noted(deliver: Deliver, site: MiniSite) -> None:
    site.answers["/sign"] = html(SIGN.replace("<button>", "<button id=b disabled>"))
    told = failure(deliver)
    assert (told.kind, told.code) == (FailureKind.DRIFT, "button_disabled"), "not an unknown outcome: nothing was noted"
