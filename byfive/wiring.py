"""The one place that chooses the real parts: ledger, keys, clock, counties, channels, validator.

Only entry points (command line, flows, dashboard, intake) import this.
"""

from __future__ import annotations

from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from byfive.clock import Clock, clock_from
from byfive.counties import County
from byfive.keys import KeyRing
from byfive.ledger.ledger import Ledger, open_ledger
from byfive.ledger.schema import migrate
from byfive.ports import Validator
from byfive.settings import Settings, settings

if TYPE_CHECKING:
    from adapters.forms import Form
    from adapters.robot.browser import Browser
    from adapters.robot.portal import PortalChannel
    from intake_app.ports import Receive


class Parts:
    """The real parts, made from settings when they are first asked for."""

    def __init__(self, chosen: Settings) -> None:
        self.settings = chosen

    @cached_property
    def clock(self) -> Clock:
        return clock_from(self.settings.clock)

    @cached_property
    def keyring(self) -> KeyRing:
        """The keys: from the setting, else from the key file, which is made for a ledger that does not exist yet."""
        if self.settings.keys is not None:
            return KeyRing.from_value(self.settings.keys.get_secret_value())
        file = self.settings.key_file
        if not file.exists() and self._ledger_is_new():
            file.parent.mkdir(parents=True, exist_ok=True)
            return KeyRing.create(file)
        return KeyRing.load(file)

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger, its tables brought up to date."""
        keys = self.keyring
        url = self.settings.ledger_url
        if url.startswith("sqlite:///"):
            Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
        migrate(url)
        return open_ledger(
            url,
            keys,
            self.clock,
            evidence_url=self.settings.evidence_url,
            evidence_days=self.settings.evidence_days,
            documents_url=self.settings.documents_url,
        )

    @property
    def county_names(self) -> list[str]:
        """Every county that is declared."""
        from adapters import declarations

        return declarations.names(self.settings.county_folders)

    def form(self, county: str) -> Form:
        """One county's declared form. Raises UnknownCounty, FaultyDeclaration."""
        from adapters import declarations

        return declarations.load(county, self.settings.county_folders)

    def county(self, name: str) -> County:
        return self.form(name).county

    def today(self, county: str) -> date:
        """The date at a county."""
        return self.clock.now().astimezone(ZoneInfo(self.county(county).zone)).date()

    def channel(self, county: str) -> PortalChannel:
        """The way into a county."""
        from adapters.robot.portal import PortalChannel

        return PortalChannel(
            self.form(county),
            clock=self.clock,
            start_browser=self.start_browser,
            address=self.settings.county_urls.get(county),
            documents=self.ledger.documents,
            browser_most_mb=self.settings.browser_most_mb,
        )

    def start_browser(self) -> Browser:
        """A browser of the chosen make, with nothing in it. Raises BrowserMissing, BrowserDidNotStart."""
        from adapters.robot.browsers import start_browser

        chosen = self.settings
        return start_browser(chosen.browser, chosen.browser_binary, chosen.driver_binary)

    @cached_property
    def validator(self) -> Validator:
        """Great Expectations; loading it takes seconds, so never in a web process."""
        from expectations.validator import GreatExpectationsValidator

        return GreatExpectationsValidator(form_of=self.form, today_of=lambda form: self.today(form.name))

    def receive(self, source: str, by: str) -> Receive:
        """Takes applications in, for whoever collects them."""
        from byfive.operations.receive import Received, receive

        def take(application: object, idempotency: str) -> Received:
            from byfive.application import Application

            assert isinstance(application, Application)
            county = self.county(application.county)
            return receive(
                self.ledger, county, application, clock=self.clock, by=by, source=source, idempotency=idempotency
            )

        return take

    def _ledger_is_new(self) -> bool:
        url = self.settings.ledger_url
        return not url.startswith("sqlite:///") or not Path(url.removeprefix("sqlite:///")).exists()


@cache
def parts() -> Parts:
    """The parts of this process, by its settings."""
    return Parts(settings())
