"""Filing one application: sign in, walk the declared pages, fill and read back, make the last click.

The robot goes through the pages in the order of the rendition and nowhere else. Whatever it did not
expect ends the attempt as a named failure; it never guesses its way on.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NoReturn

from adapters.forms.form import Form
from adapters.forms.rendition import PageText, Rendition
from adapters.robot.readback import disagreement, orders
from adapters.robot.trace import Trace
from adapters.robot.window import Seen, Window
from byfive.clock import monotonic
from byfive.failures import Failure, FailureKind
from byfive.ports import AttemptFailed, Credential, LastClick, LastClickRefused

NOTHING_SENT = ("new_question", "button_not_found", "button_found_twice", "button_disabled")
NEVER_LOADED = ("chrome-error:", "about:neterror")


class Journey:
    """The robot's way through one county's site with one credential."""

    def __init__(self, window: Window, form: Form, address: str, any_time: tuple[PageText, ...], trace: Trace) -> None:
        self.window = window
        self.form = form
        self.address = address
        self.trace = trace
        self._any_time = any_time
        self._came: Counter[str] = Counter()
        item = re.escape(form.portal.errors.item)
        self._error_item = re.compile(
            item.replace(r"\{label\}", "(?P<label>.+?)").replace(r"\{words\}", "(?P<words>.*)"), re.S
        )
        self.page = ""

    def sign_in(self, credential: Credential) -> None:
        """From nowhere to the account's home page. Raises AttemptFailed (session) when refused."""
        portal = self.form.portal
        began = monotonic()
        self.page = "sign in"
        self.window.go(self.address)
        if not self._stands_on(self.arrive(signed_in=False), portal.sign_in.heading):
            self.fail(FailureKind.DRIFT, "no_sign_in", words="the address does not lead to the sign-in page")
        self._type({portal.sign_in.user: credential.user, portal.sign_in.password: credential.password})
        self.press(portal.sign_in.button)
        seen = self.arrive(signed_in=False)
        if self._stands_on(seen, portal.sign_in.heading):
            self.fail(FailureKind.SESSION, "refused", words=self.window.do("text", within="[role=alert]"))
        if not self._stands_on(seen, portal.home.heading):
            self.fail(FailureKind.DRIFT, "unknown_page", words=f"after signing in: {', '.join(seen.headings)}")
        self.trace.add("sign in", "signed in", began)

    def arrive(self, *, signed_in: bool = True) -> Seen:
        """The next page that matters: errors of the site are told, pages that may come any time are passed."""
        portal = self.form.portal
        while True:
            seen = self.window.wait(portal.patience_s)
            if seen.url.startswith(NEVER_LOADED):
                self.fail(FailureKind.PORTAL, "unreachable")
            if seen.status >= 500:
                self.fail(FailureKind.PORTAL, f"http_{seen.status}")
            if any(heading in portal.closed for heading in seen.headings):
                self.fail(FailureKind.PORTAL, "closed")
            if signed_in and self._stands_on(seen, portal.sign_in.heading):
                self.fail(FailureKind.SESSION, "signed_out")
            passing = next((page for page in self._any_time if self._stands_on(seen, page.heading)), None)
            if passing is None:
                if seen.status >= 400:
                    self.fail(FailureKind.PORTAL, f"http_{seen.status}")
                return seen
            self.come_to(passing)
            self.fill(passing)
            self.press(passing.page.button)

    def come_to(self, page: PageText) -> None:
        """Count how often a page came; too often is a loop."""
        self.page = page.place
        self._came[page.place] += 1
        if self._came[page.place] > page.page.may_come_again + 1:
            self.fail(FailureKind.DRIFT, "loop", words=f"the page came {self._came[page.place]} times")

    def fill(self, page: PageText) -> None:
        """Fill the page in one script call, read every value back, and compare."""
        if not page.fields:
            return
        began = monotonic()
        told = orders(page)
        answer = self.window.do("fill", fields=told)
        answers = answer["back"]
        typed = [(place, found["element"]) for place, found in enumerate(answers) if found["element"] is not None]
        if typed:
            for place, element in typed:
                self.window.type_keys(element, "\n".join(page.fields[place].texts))
            answers = self.window.do("read", fields=told)
        different = disagreement(page, answers)
        if different is not None:
            raise AttemptFailed(different)
        if answer["unasked"]:
            self.fail(FailureKind.DRIFT, "new_question", words=", ".join(answer["unasked"]))
        self.trace.add(page.place, f"filled {len(page.fields)} fields and read them back", began)

    def press(self, name: str, *, until_ms: float | None = None) -> None:
        """Press a button or link; what stands in the way is a failure."""
        problem = self.window.press(name, until_ms=until_ms)
        if problem == "too_late":
            raise LastClickRefused
        if problem:
            self.fail(FailureKind.DRIFT, f"button_{problem}", words=f"the button {name!r}")

    def search(self, label: str, text: str, button: str) -> None:
        """Type into one box and press a button."""
        self._type({label: text})
        self.press(button)

    def refusal(self, page: PageText) -> None:
        """When the page came back with the county's words about an answer, end the attempt with them."""
        items = self.window.do("errors", heading=self.form.portal.errors.heading)
        if items is None:
            return
        words = "; ".join(items)
        by_label = {entry.label: entry.field.label for entry in page.fields}
        labels = [found["label"] for item in items if (found := self._error_item.fullmatch(item))]
        for label in labels:
            if label in by_label:
                raise AttemptFailed(Failure(FailureKind.DATA, "refused_answer", page.place, by_label[label], words))
        code = "new_question" if labels else "refused_page"
        kind = FailureKind.DRIFT if code == "new_question" else FailureKind.DATA
        raise AttemptFailed(Failure(kind, code, page.place, "", words))

    def fail(self, kind: FailureKind, code: str, words: str = "") -> NoReturn:
        """End the attempt here."""
        raise AttemptFailed(Failure(kind, code, self.page, "", words))

    @staticmethod
    def _stands_on(seen: Seen, heading: str) -> bool:
        return list(seen.headings) == [heading]

    def _type(self, texts: dict[str, str]) -> None:
        fields = [
            {"label": label, "control": "text", "texts": [text], "among": [], "ticked": [], "boxes": [],
             "keys": False, "css": "", "nth": 0, "of": 1}
            for label, text in texts.items()
        ]  # fmt: skip
        for label, found in zip(texts, self.window.do("fill", fields=fields)["back"], strict=True):
            if found["problem"]:
                self.fail(FailureKind.DRIFT, found["problem"], words=f"the box {label!r}")


class Filing(Journey):
    """One application's way through the pages of its rendition."""

    def __init__(self, window: Window, rendition: Rendition, address: str, trace: Trace) -> None:
        super().__init__(window, rendition.form, address, rendition.any_time, trace)
        self.rendition = rendition
        self._next = 0

    def fill_up_to_the_last_click(self) -> None:
        """Start a new application and fill every page; ends standing on the last page, filled."""
        self.press(self.form.portal.home.start)
        pages = self.rendition.pages
        while True:
            began = monotonic()
            page = self._which(self.arrive())
            self.come_to(page)
            self.trace.add(page.place, "arrived", began)
            if page.page.by_hand:
                self.fail(FailureKind.DRIFT, "by_hand", words=page.page.by_hand)
            self.fill(page)
            self._next = pages.index(page) + 1
            if self._next == len(pages):
                return
            self.press(page.page.button)

    def click_last(self, note: LastClick) -> str:
        """Note that the last click is about to be made, make it, and read the county's number.

        The page's own clock is read before the lease is renewed, so the click's time limit can only be
        too early, whatever the two clocks say. Raises LastClickRefused, AttemptFailed.
        """
        page = self.rendition.pages[-1]
        now_ms = self.window.do("observe")["now"]
        until_ms = now_ms + note() * 1000
        began = monotonic()
        try:
            self.press(page.page.last_click, until_ms=until_ms)
            number = self._confirmation(page)
        except AttemptFailed as error:
            failure = error.failure
            if failure.kind is FailureKind.DATA or failure.code in NOTHING_SENT:
                raise
            raise AttemptFailed(
                Failure(FailureKind.OUTCOME_UNKNOWN, failure.code, page.place, failure.field, failure.words)
            ) from error
        self.trace.add(page.place, "last click, receipt read", began)
        return number

    def _which(self, seen: Seen) -> PageText:
        """The page of the rendition that is shown: the next one, or one that came before, and only one."""
        pages, at = self.rendition.pages, self._next
        declared = {page.page.key for page in pages if self._matches(page, seen)}
        if len(declared) > 1:
            self.fail(FailureKind.DRIFT, "two_pages_match", words=", ".join(sorted(declared)))
        if at and self._matches(pages[at - 1], seen) and self._says(pages[at - 1]):
            self.refusal(pages[at - 1])
        if at < len(pages) and self._matches(pages[at], seen) and self._says(pages[at]):
            return pages[at]
        for page in reversed(pages[:at]):
            if self._matches(page, seen) and self._says(page):
                return page
        expected = pages[at].place if at < len(pages) else "the confirmation"
        self.page = expected
        code = "page_out_of_order" if declared else "unknown_page"
        self.fail(FailureKind.DRIFT, code, words=f"expected {expected}, saw {', '.join(seen.headings) or 'no heading'}")

    def _matches(self, page: PageText, seen: Seen) -> bool:
        if page.heading and not self._stands_on(seen, page.heading):
            return False
        return not page.mark or bool(self.window.do("says", texts=[page.mark]))

    def _says(self, page: PageText) -> bool:
        return not page.says or bool(self.window.do("says", texts=[page.says]))

    def _confirmation(self, page: PageText) -> str:
        confirmation = self.form.portal.confirmation
        seen = self.arrive()
        if self._stands_on(seen, page.heading):
            self.refusal(page)
        if not self._stands_on(seen, confirmation.heading):
            self.fail(FailureKind.DRIFT, "unknown_page", words=", ".join(seen.headings))
        numbers = set(re.findall(confirmation.number, self.window.do("text", within="body")))
        if len(numbers) != 1:
            code = "two_numbers" if numbers else "no_number"
            self.fail(FailureKind.DRIFT, code, words=", ".join(sorted(numbers)))
        return str(numbers.pop())
