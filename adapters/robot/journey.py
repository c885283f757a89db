"""The robot's way through one county's site: sign in, meet one page after the other, tell every trouble by name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from adapters.forms.form import Form
from adapters.forms.rendition import PageText
from adapters.robot.readback import box, disagreement, orders
from adapters.robot.trace import Trace
from adapters.robot.window import Instant, Met, Seen, Signs, Window
from byfive.clock import monotonic
from byfive.failures import Failure, FailureKind
from byfive.ports import AttemptFailed, Credential

NEVER_LOADED = ("chrome-error:", "about:neterror", "about:certerror")

Files = Callable[[Mapping[str, Any]], Sequence[Path]]
"""The files of an upload, by what the page's script was told to fill."""


class Journey:
    """One signed-in way through a county's site, with one credential.

    Whatever was not expected ends the attempt as a named failure; the robot never guesses its way on.
    """

    def __init__(
        self,
        window: Window,
        form: Form,
        address: str,
        trace: Trace,
        *,
        any_time: Sequence[PageText] = (),
        pages: Sequence[PageText] = (),
        files: Files | None = None,
    ) -> None:
        self.window = window
        self.form = form
        self.address = address
        self.trace = trace
        self.page = ""
        self._any_time = {page.heading: page for page in any_time}
        self._files = files
        self._came: Counter[str] = Counter()
        portal = form.portal
        of_the_site = (portal.sign_in.heading, portal.home.heading, portal.confirmation.heading, *portal.closed)
        earlier = (portal.earlier.heading,) if portal.earlier else ()
        self._known = tuple(dict.fromkeys((*of_the_site, *earlier, *self._any_time, *(page.heading for page in pages))))
        item = re.escape(portal.errors.item)
        self._error_item = re.compile(
            item.replace(r"\{label\}", "(?P<label>.+?)").replace(r"\{words\}", "(?P<words>.*)"), re.S
        )

    def sign_in(self, credential: Credential) -> None:
        """From nowhere to the account's home page. Raises AttemptFailed (session) when refused."""
        portal = self.form.portal
        began = monotonic()
        self.page = "sign in"
        self.window.go(self.address)
        asked = Signs(portal.sign_in.heading)
        boxes = {portal.sign_in.user: credential.user, portal.sign_in.password: credential.password}
        fields = [box(label, text) for label, text in boxes.items()]
        met = self.meet(asked, fields=fields, button=portal.sign_in.button, press=True, signed_in=False)
        if not met.is_here:
            self.fail(FailureKind.DRIFT, "no_sign_in", words="the address does not lead to the sign-in page")
        for label, answer in zip(boxes, met.back, strict=True):
            if answer["problem"]:
                self.fail(FailureKind.DRIFT, answer["problem"], words=f"the box {label!r}")
        self._went_on(met, portal.sign_in.button)
        met = self.meet(Signs(portal.home.heading), before=asked, signed_in=False)
        if met.refused or stands_on(met.seen, portal.sign_in.heading):
            self.fail(FailureKind.SESSION, "refused", words=self.window.ask("text", within="[role=alert]"))
        if not met.is_here:
            self.fail(FailureKind.DRIFT, "unknown_page", words=f"after signing in: {', '.join(met.seen.headings)}")
        self.trace.add("sign in", "signed in", began)

    def leave_home(self, button: str) -> None:
        """From the account's home page by one of its buttons or links."""
        self._went_on(self.meet(Signs(self.form.portal.home.heading), button=button, press=True), button)

    def meet(self, expect: Signs, *, signed_in: bool = True, **told: Any) -> Met:
        """The page that is expected, or another; errors of the site are told, pages that may come any time are passed.

        ``told`` is for :meth:`Window.meet`.
        """
        portal = self.form.portal
        while True:
            met = self.window.meet(expect, known=self._known, errors=portal.errors.heading, files=self._files, **told)
            if met.is_here:
                return met
            seen = met.seen
            if seen.url.startswith(NEVER_LOADED):
                self.fail(FailureKind.PORTAL, "unreachable")
            if seen.status >= 500:
                self.fail(FailureKind.PORTAL, f"http_{seen.status}")
            if any(heading in portal.closed for heading in seen.headings):
                self.fail(FailureKind.PORTAL, "closed")
            if signed_in and stands_on(seen, portal.sign_in.heading):
                self.fail(FailureKind.SESSION, "signed_out")
            passing = self._any_time.get(seen.headings[0]) if len(seen.headings) == 1 else None
            if passing is None:
                if seen.status >= 400:
                    self.fail(FailureKind.PORTAL, f"http_{seen.status}")
                return met
            self._pass(passing)

    def come_to(self, page: PageText) -> None:
        """Count how often a page came; too often is a loop."""
        self.page = page.place
        self._came[page.place] += 1
        if self._came[page.place] > page.page.may_come_again + 1:
            self.fail(FailureKind.DRIFT, "loop", words=f"the page came {self._came[page.place]} times")

    def check(self, page: PageText, met: Met) -> None:
        """That a page holds what was put in, and asks nothing else. Raises AttemptFailed (drift)."""
        different = disagreement(page, met.back)
        if different is not None:
            raise AttemptFailed(different)
        if met.unasked:
            self.fail(FailureKind.DRIFT, "new_question", words=", ".join(met.unasked))

    def refusal(self, page: PageText) -> None:
        """When the page shows the county's words about an answer, end the attempt with them."""
        items = self.window.ask("errors", heading=self.form.portal.errors.heading)
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

    def press(self, name: str, *, until: Instant | None = None) -> str:
        """Press a button or link; what stands in the way is a failure, but for a time that is over."""
        problem = self.window.press(name, until=until)
        if problem and problem != "too_late":
            self._stuck(problem, name)
        return problem

    def fail(self, kind: FailureKind, code: str, words: str = "") -> NoReturn:
        """End the attempt here."""
        raise AttemptFailed(Failure(kind, code, self.page, "", words))

    def _pass(self, page: PageText) -> None:
        """Fill a page that may come at any time, and go on."""
        self.window.look_again()
        self.come_to(page)
        button = page.page.button
        met = self.window.meet(Signs(page.heading), fields=orders(page), button=button, press=True)
        self.check(page, met)
        self._went_on(met, button)

    def _went_on(self, met: Met, button: str) -> None:
        """That the button was pressed."""
        if met.is_here and not met.pressed:
            self._stuck(met.problem or "not_found", button)

    def _stuck(self, problem: str, name: str) -> NoReturn:
        self.fail(FailureKind.DRIFT, f"button_{problem}", words=f"the button {name!r}")


def stands_on(seen: Seen, heading: str) -> bool:
    """Whether this is the one heading of the page."""
    return list(seen.headings) == [heading]
