import json
from datetime import timedelta

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from byfive.errors import ByFiveError
from tests.intake_app.client import FIVE, NOON, Browser, Site
from tests.intake_app.walks import ANA, LEE, Pages, begin, sign, walk


@pytest.mark.parametrize("token", [None, "", "0" * 64, "é"])
def test_a_form_that_is_not_from_our_page_changes_nothing(browser: Browser, token: str | None) -> None:
    walk(browser, LEE, until="What your home costs")
    browser.post("/apply/rent", {"rent": "700"} | ({} if token is None else {"token": token}))
    assert browser.response.status_code == 403
    assert browser.heading == "This page was too old"
    browser.open("/apply/rent")
    assert browser.typed["rent"] == ""


def test_a_token_of_another_client_does_not_count(browser: Browser, made: Site) -> None:
    with Browser(made.app) as other:
        begin(other)
        begin(browser)
        browser.post("/apply/you", {"token": other.token, "given": "Eve"})
    assert browser.response.status_code == 403


def test_every_form_carries_a_token(browser: Browser) -> None:
    browser.open("/")
    assert len(browser.token) == 64
    walk(browser, LEE)
    browser.follow("Go on to sign")
    assert len(browser.token) == 64


@pytest.mark.parametrize("address", ["/", "/apply/you", "/apply/nonsense", "/nowhere", "/apply/check"])
def test_every_answer_is_protected_and_stored_nowhere(browser: Browser, address: str) -> None:
    begin(browser)
    browser.open(address)
    _is_protected(browser.response)


def test_refusals_and_failures_are_protected_too(browser: Browser, made: Site) -> None:
    browser.post("/start", {})
    _is_protected(browser.response)
    browser.open("/")
    browser.press("Start")
    made.drafts.get = lambda id: b"not a draft"  # type: ignore[method-assign]
    browser.open("/apply/you")
    assert (browser.response.status_code, browser.heading) == (500, "Something went wrong on our side")
    assert "not a draft" not in browser.response.text
    _is_protected(browser.response)


def _is_protected(response: httpx.Response) -> None:
    headers = response.headers
    assert headers["content-security-policy"] == (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"


def test_pages_need_nothing_that_the_policy_forbids(browser: Browser) -> None:
    browser.open("/")
    addresses = [link["href"] for link in browser.soup.select("link")]
    for page in (*ANA, "Check your answers"):
        if page == "About you":
            begin(browser)
        assert not browser.soup.select("script, style, img, iframe, [style], [onclick]"), page
        assert all(str(link["href"]).startswith(("/", "#")) for link in browser.soup.select("[href]")), page
        if page in ANA:
            browser.answer(ANA[page])
    for address in addresses:
        found = browser.run(browser.http.get(str(address)))
        assert found.status_code == 200
        assert "immutable" in found.headers["cache-control"]


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(made: Site) -> None:
    with Browser(made.app) as browser:
        browser.open("/")
        assert browser.response.headers["set-cookie"].startswith("intake=")
        assert browser.response.headers["set-cookie"].endswith("; HttpOnly; Max-Age=86400; Path=/; SameSite=lax")
    with Browser(made.app, base="https://intake.test") as browser:
        browser.open("/")
        assert browser.response.headers["set-cookie"].startswith("__Host-intake=")
        assert browser.response.headers["set-cookie"].endswith("; SameSite=lax; Secure")
        assert browser.response.headers["strict-transport-security"]
        begin(browser)
        assert browser.heading == "About you"


def test_starting_changes_the_secret(browser: Browser) -> None:
    browser.open("/")
    before = browser.http.cookies["intake"]
    browser.press("Start")
    assert browser.http.cookies["intake"] != before


@pytest.mark.parametrize("cookie", ["", "x", "../../etc/passwd", "A" * 43, "A" * 5000])
def test_an_invented_cookie_opens_nothing(browser: Browser, cookie: str) -> None:
    browser.http.cookies.set("intake", cookie)
    browser.open("/apply/you")
    assert (browser.path, browser.response.status_code) == ("/", 200)


def test_one_client_never_sees_another(browser: Browser, made: Site) -> None:
    walk(browser, ANA)
    with Browser(made.app) as other:
        begin(other)
        assert other.typed["given"] == ""
        other.open("/apply/check")
        assert "Núñez" not in other.response.text


def test_a_double_tap_on_the_last_button_files_once(browser: Browser, made: Site) -> None:
    walk(browser, LEE)
    browser.follow("Go on to sign")
    browser.fill_one("My answers are true as far as I know. You may send them to my county.", True)
    browser.fill_one("Type your full name. This is your signature.", "Lee")
    browser.post_twice_at_once()
    assert browser.heading == "You did it. We have your application."
    assert made.receiver.calls == 1
    assert len(made.receiver.received) == 1


def test_signing_again_after_a_failure_uses_the_same_key(browser: Browser, made: Site) -> None:
    keys: list[str] = []
    made.receiver.fails = [ByFiveError("the ledger is locked"), ValueError("Lee is a name"), OSError("disk full")]
    original = type(made.receiver).__call__

    class Noting(type(made.receiver)):  # type: ignore[misc]
        def __call__(self, application: object, key: str) -> object:
            keys.append(key)
            return original(self, application, key)

    made.receiver.__class__ = Noting
    walk(browser, LEE)
    sign(browser, "Lee")
    for _ in range(3):
        assert browser.response.status_code == 503
        assert "We could not send it just now." in browser.text
        assert browser.typed["signature"] == "Lee"
        browser.press("Sign and send")
    assert browser.heading == "You did it. We have your application."
    assert len(keys) == 4
    assert len(set(keys)) == 1


def test_a_failure_leaves_no_answer_in_the_log(browser: Browser, made: Site, caplog: pytest.LogCaptureFixture) -> None:
    made.receiver.fails = [ValueError("Lee Sentinelson")]
    walk(browser, LEE)
    sign(browser, "Lee Sentinelson")
    assert "A signed application was not received (ValueError)" in caplog.text
    assert "Sentinelson" not in caplog.text


def test_the_key_does_not_open_the_draft(browser: Browser, made: Site) -> None:
    walk(browser, LEE)
    secret = browser.http.cookies["intake"]
    sign(browser)
    (key,) = made.receiver.received
    assert secret not in key
    with Browser(made.app) as other:
        other.http.cookies.set("intake", key)
        other.open("/apply/done")
        assert other.path == "/"


def test_once_filed_every_page_leads_to_the_number_until_a_new_one_is_begun(browser: Browser, made: Site) -> None:
    walk(browser, LEE)
    sign(browser)
    for address in ("/apply/you", "/apply/check", "/apply/sign", "/apply/done"):
        browser.open(address)
        assert "S-TEST000" in browser.text
        assert "Lee" not in browser.text
    browser.open("/")
    assert "S-TEST000" in browser.text
    browser.press("Start a new application")
    assert (browser.heading, browser.typed["given"]) == ("About you", "")
    assert len(made.receiver.received) == 1


def test_today_is_said_only_when_it_is_today(browser: Browser, made: Site) -> None:
    walk(browser, LEE)
    sign(browser)
    assert "We send it to your county today before 5 pm." in browser.text
    made.clock.set(NOON - timedelta(days=3))
    browser.open("/apply/done")
    assert "We send it to your county by Monday, November 23, before 5 pm." in browser.text
    made.clock.set(FIVE)
    browser.open("/apply/done")
    assert "It was to reach your county by Monday, November 23, 5 pm." in browser.text


def test_a_full_disk_keeps_what_was_typed_on_the_page(browser: Browser, made: Site) -> None:
    begin(browser)
    kept, made.drafts.put = made.drafts.put, _disk_full  # type: ignore[method-assign, assignment]
    browser.answer(LEE["About you"])
    assert browser.response.status_code == 503
    assert browser.typed["given"] == "Lee"
    assert "We could not save your answers just now." in browser.text
    made.drafts.put = kept  # type: ignore[method-assign]
    browser.press("Next")
    assert browser.heading == "Where do you live?"


def _disk_full(id: str, draft: bytes) -> None:
    raise OSError(28, "No space left on device")


def test_a_draft_that_grew_old_is_said_kindly(browser: Browser, made: Site) -> None:
    walk(browser, LEE, until="How can we reach you?")
    for draft in made.folder.iterdir():
        draft.unlink()
    browser.answer({})
    assert browser.path == "/"
    assert "We no longer have your answers." in browser.text
    browser.press("Start")
    assert browser.heading == "About you"


def test_too_much_is_refused_before_it_is_read(browser: Browser) -> None:
    begin(browser)
    browser.post("/apply/you", {"token": browser.token, "given": "x" * 70_000})
    assert browser.response.status_code == 413
    begin(browser)
    browser.post("/apply/you", {"token": browser.token, **{f"n{i}": "" for i in range(600)}})
    assert browser.response.status_code == 400


def test_other_kinds_of_content_are_refused(browser: Browser) -> None:
    begin(browser)
    for content_type in ("application/json", "multipart/form-data; boundary=x", "text/plain", ""):
        response = browser.run(browser.http.post("/apply/you", content=b"{}", headers={"content-type": content_type}))
        assert response.status_code == 400, content_type


@pytest.mark.parametrize("way", [ANA, LEE])
def test_pages_are_small(browser: Browser, way: Pages) -> None:
    begin(browser)
    while True:
        assert len(browser.response.content) < 20_000, browser.heading
        if browser.heading == "Check your answers":
            break
        browser.answer(way[browser.heading])
    stylesheet = browser.run(browser.http.get(str(browser.soup.select_one("link")["href"])))
    assert stylesheet.headers["content-encoding"] == "gzip"
    assert int(stylesheet.headers["content-length"]) < 4_000


NAUGHTY = st.one_of(
    st.text(max_size=40),
    st.sampled_from([
        "NaN", "Infinity", "-0", "1e400", "٣", "１２", "\x00", "\U0001f600",
        "<script>alert(1)</script>", "{0.__class__}", "{{7*7}}", "%s%n", "'; DROP TABLE x;--",
        "9" * 500, "1.000.000,5", "x" * 2000,
        "2026-13-45", "None", "\u202egnirts", "a@b.c\r\nBcc: x",
    ]),
)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_value_made_by_hand_never_breaks_a_page(finished: tuple[Browser, Site, bytes], data: st.DataObject) -> None:
    """Any page, any texts: it is taken, or said to be wrong, and shown again as text."""
    browser, made, draft = finished
    made.drafts.put(browser.http.cookies["intake"], draft)
    page = data.draw(st.sampled_from([*json.loads(draft)["typed"], "sign"]))
    browser.open(f"/apply/{page}")
    names = sorted({str(control["name"]) for control in browser.soup.select("main input, main select")} - {"token"})
    sent = {name: data.draw(NAUGHTY, label=name) for name in names}
    browser.post(f"/apply/{page}", {"token": browser.token, **sent})
    for address in (browser.path, f"/apply/{page}", "/apply/check", "/apply/sign", "/"):
        assert browser.response.status_code == 200
        assert not browser.soup.select("script")
        browser.open(address)


@pytest.fixture
def finished(browser: Browser, made: Site) -> tuple[Browser, Site, bytes]:
    """A family's draft before it is signed."""
    walk(browser, ANA)
    draft = made.drafts.get(browser.http.cookies["intake"])
    assert draft is not None
    return browser, made, draft
