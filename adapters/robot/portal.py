"""The channel ``portal``: a county's website, filed with by the robot from the county's declaration."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from selenium.common.exceptions import WebDriverException

from adapters.forms.form import Form
from adapters.forms.rendition import Rendition, render
from adapters.robot.browser import Browser, sweep
from adapters.robot.evidence import gather
from adapters.robot.filing import Filing
from adapters.robot.journey import Files, Journey
from adapters.robot.lookup import find_earlier
from adapters.robot.trace import Trace
from adapters.robot.window import Window, browser_troubles
from byfive.application import Application
from byfive.clock import Clock
from byfive.failures import Failure, FailureKind
from byfive.findings import Finding
from byfive.ports import AttemptFailed, Credential, Documents, LastClick, Piece, Proof

StartBrowser = Callable[[], Browser]


class PortalChannel:
    """One county's portal, at ``address`` (where declared, unless settings say otherwise)."""

    name = "portal"

    def __init__(
        self,
        form: Form,
        *,
        clock: Clock,
        start_browser: StartBrowser,
        address: str | None = None,
        documents: Documents | None = None,
        browser_most_mb: float = 1500,
    ) -> None:
        self.form = form
        self.county = form.county
        self.clock = clock
        self.address = address or form.portal.address
        self.one_session_a_credential = form.portal.one_session_a_credential
        self.settles_in_s = form.portal.settles_in_s
        self.documents = documents
        self.browser_most_mb = browser_most_mb
        self._start_browser = start_browser

    def today(self) -> date:
        """The date at the county."""
        return self.clock.now().astimezone(ZoneInfo(self.county.zone)).date()

    def rendition(self, application: Application) -> Rendition:
        """What would be typed, page by page, today."""
        return render(self.form, application, self.today())

    def findings(self, application: Application) -> Sequence[Finding]:
        """What this county's form cannot hold of this application."""
        return self.rendition(application).findings

    def listed_as(self, application: Application) -> tuple[str, ...]:
        """What the columns of the county's list would say of this application."""
        earlier = self.form.portal.earlier
        if earlier is None:
            return ()
        rendition = self.rendition(application)
        return tuple(rendition.as_listed(text, earlier.date_format).upper() for text in earlier.rows.values())

    def files_for(self, browser: Browser) -> Files:
        """An upload's files, laid where this browser finds them, under names that tell nothing of the client."""

        def files(field: Mapping[str, Any]) -> list[Path]:
            assert self.documents is not None, "a county that takes documents needs to be told where they are kept"
            paths = []
            for stored_as, name in zip(field["texts"], field["shows"], strict=True):
                path = browser.uploads / name
                path.write_bytes(self.documents.read(stored_as))
                paths.append(path)
            return paths

        return files

    def robot(self) -> PortalRobot:
        """A robot with a browser of its own. Raises BrowserMissing, BrowserDidNotStart before anything is claimed."""
        sweep()
        return PortalRobot(self, self._start_browser)


class PortalRobot:
    """One browser that files one application after the other.

    A browser that died, or that has grown beyond ``browser_most_mb``, is replaced between two applications.
    """

    def __init__(self, channel: PortalChannel, start_browser: StartBrowser) -> None:
        self.channel = channel
        self._start_browser = start_browser
        self._browser: Browser | None = start_browser()

    def deliver(self, application: Application, credential: Credential, last_click: LastClick) -> Proof:
        """File ``application``. Raises AttemptFailed with its evidence, LastClickRefused."""
        rendition = self.channel.rendition(application)
        if rendition.findings:
            first = rendition.findings[0]
            raise AttemptFailed(Failure(FailureKind.DATA, "cannot_be_expressed", first.rule, first.field, first.words))
        trace = Trace()
        window = self._window(rendition)
        try:
            filing = Filing(window, rendition, self.channel.address, trace, self.channel.files_for(window.browser))
            filing.sign_in(credential)
            filing.fill_up_to_the_last_click()
            number = filing.click_last(last_click)
        except AttemptFailed as error:
            pieces = self._evidence(window, trace, rendition)
            if error.failure.kind is FailureKind.OUTCOME_UNKNOWN:
                self.close()  # with its browser ends a request that is still on its way: it must not arrive later on
            raise AttemptFailed(error.failure, pieces) from error
        except Exception:
            self.close()  # nobody knows what the page is still doing
            raise
        return Proof(number, self.channel.clock.now())

    def look_up(self, application: Application, credential: Credential) -> Sequence[Proof]:
        """What the county's own list holds that may be this application."""
        rendition = self.channel.rendition(application)
        trace = Trace()
        window = self._window(rendition)
        journey = Journey(window, self.channel.form, self.channel.address, trace, any_time=rendition.any_time)
        try:
            journey.sign_in(credential)
            return find_earlier(journey, rendition)
        except AttemptFailed as error:
            raise AttemptFailed(error.failure, self._evidence(window, trace, rendition)) from error

    def close(self) -> None:
        if self._browser is not None:
            self._browser.close()
            self._browser = None

    def _window(self, rendition: Rendition) -> Window:
        """A window in which nothing of an earlier application is left."""
        if self._browser is not None and self._browser.memory_mb() > self.channel.browser_most_mb:
            self.close()
        if self._browser is None:
            self._browser = self._start_browser()
        parts = urlsplit(self.channel.address)
        try:
            with browser_troubles(self._browser.driver):
                self._browser.forget(f"{parts.scheme}://{parts.netloc}")
        except (AttemptFailed, WebDriverException):  # it is not worth asking why: a new one is there at once
            self.close()
            self._browser = self._start_browser()
        portal = self.channel.form.portal
        return Window(self._browser, patience_s=portal.patience_s, quiet_s=portal.quiet_s)

    def _evidence(self, window: Window, trace: Trace, rendition: Rendition) -> list[Piece]:
        private = {entry.label for page in rendition.pages for entry in page.fields if entry.field.private}
        pieces = gather(window, trace, sorted(private))
        if len(pieces) == 1:
            self.close()
        return pieces
