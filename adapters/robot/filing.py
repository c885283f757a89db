"""Filing one application: walk the declared pages, fill and read back, make the last click.

The robot goes through the pages in the order of the rendition and nowhere else (docs/decisions/0008).
"""

from __future__ import annotations

import re

from adapters.forms.rendition import PageText, Rendition
from adapters.robot.journey import Files, Journey
from adapters.robot.readback import orders
from adapters.robot.trace import Trace
from adapters.robot.window import Met, Seen, Signs, Window
from byfive.clock import monotonic
from byfive.failures import Failure, FailureKind
from byfive.ports import AttemptFailed, LastClick, LastClickRefused

NOTHING_SENT = ("new_question", "button_not_found", "button_found_twice", "button_disabled")


class Filing(Journey):
    """One application's way through the pages of its rendition."""

    def __init__(
        self, window: Window, rendition: Rendition, address: str, trace: Trace, files: Files | None = None
    ) -> None:
        pages = rendition.pages
        super().__init__(window, rendition.form, address, trace, any_time=rendition.any_time, pages=pages, files=files)
        self.pages = pages
        self._marks: dict[str, set[str]] = {}
        for page in pages:
            self._marks.setdefault(page.heading, set()).add(page.mark)

    def fill_up_to_the_last_click(self) -> None:
        """Start a new application and fill every page; ends standing on the last page, filled."""
        self.leave_home(self.form.portal.home.start)
        at, before = 0, None
        while at < len(self.pages):
            page = self.pages[at]
            met = self._meet_page(page, before, is_last=at == len(self.pages) - 1)
            if met.is_here:
                at, before = at + 1, page
            else:
                at, before = self._instead(met, at, before), None
                self.window.look_again()

    def click_last(self, note: LastClick) -> str:
        """Note that the last click is about to be made, make it, and read the county's number.

        The page's own clocks are read before the lease is renewed, so the click's time limit can only be
        too early, whatever ours says. Raises LastClickRefused, AttemptFailed.
        """
        page = self.pages[-1]
        now = self.window.now()
        until = now.after(note())
        began = monotonic()
        try:
            if self.press(page.page.last_click, until=until):
                raise LastClickRefused
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

    def _meet_page(self, page: PageText, before: PageText | None, *, is_last: bool) -> Met:
        """Wait for one page of the rendition, fill it, read it back, and (but on the last) go on from it."""
        began = monotonic()
        by_hand = bool(page.page.by_hand)
        button = page.page.last_click if is_last else page.page.button
        met = self.meet(
            self._signs(page),
            before=before and self._signs(before),
            warnings=before.page.second_press_accepts if before else (),
            own_warnings=page.page.second_press_accepts,
            fields=() if by_hand else orders(page),
            button="" if by_hand else button,
            press=not is_last and not by_hand,
        )
        if not met.is_here:
            return met
        self.come_to(page)
        if by_hand:
            self.fail(FailureKind.DRIFT, "by_hand", words=page.page.by_hand)
        if met.refused:
            self.refusal(page)
        self.check(page, met)
        if not is_last:
            self._went_on(met, button)
        elif met.problem:
            self._stuck(met.problem, button)
        self.trace.add(page.place, f"waited {met.waited_ms:.0f} ms; {len(page.fields)} fields filled, read back", began)
        return met

    def _instead(self, met: Met, at: int, before: PageText | None) -> int:
        """Where in the rendition one stands, when the next page did not come. Raises AttemptFailed."""
        pages, seen = self.pages, met.seen
        if before is not None and met.refused:
            self.refusal(before)
        if before is not None and met.warned:
            return at - 1
        declared = {page.page.key for page in pages if self._is_shown(page, seen)}
        if len(declared) > 1:
            self.fail(FailureKind.DRIFT, "two_pages_match", words=", ".join(sorted(declared)))
        for place in reversed(range(at)):
            if self._is_shown(pages[place], seen) and self._says(pages[place]):
                return place
        self.page = pages[at].place
        code = "page_out_of_order" if declared else "unknown_page"
        words = f"expected {self.page}, saw {', '.join(seen.headings) or 'no heading'}"
        self.fail(FailureKind.DRIFT, code, words=words)

    def _signs(self, page: PageText) -> Signs:
        others = self._marks[page.heading] - {page.mark, ""}
        return Signs(page.heading, page.mark, page.says, tuple(sorted(others)))

    def _is_shown(self, page: PageText, seen: Seen) -> bool:
        if page.heading and list(seen.headings) != [page.heading]:
            return False
        return not page.mark or bool(self.window.ask("says", texts=[page.mark]))

    def _says(self, page: PageText) -> bool:
        return not page.says or bool(self.window.ask("says", texts=[page.says]))

    def _confirmation(self, page: PageText) -> str:
        confirmation = self.form.portal.confirmation
        met = self.meet(Signs(confirmation.heading), before=self._signs(page))
        if met.refused or (not met.is_here and self._is_shown(page, met.seen)):
            self.refusal(page)
        if not met.is_here:
            self.fail(FailureKind.DRIFT, "unknown_page", words=", ".join(met.seen.headings))
        numbers = set(re.findall(confirmation.number, self.window.text_with(confirmation.number)))
        if len(numbers) != 1:
            code = "two_numbers" if numbers else "no_number"
            self.fail(FailureKind.DRIFT, code, words=", ".join(sorted(numbers)))
        return str(numbers.pop())
