"""What ``byfive counties check`` and ``save`` do with the saved copies of a county's pages."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from byfive.errors import InputRefused

if TYPE_CHECKING:
    from byfive.wiring import Parts


class RealSite(InputRefused):
    """Made-up people are never typed into a live county."""

    def __init__(self, county: str) -> None:
        super().__init__(
            f"No practice or test site of {county} is known, and made-up people are never typed into a live county. "
            f'Say where it is: BYFIVE_COUNTY_URLS=\'{{"{county}": "http://127.0.0.1:8601"}}\'.'
        )


class DocumentMissing(InputRefused):
    """The household names a document, and no such file stands beside it."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"The household names a document that is not there: {file}. Put a made-up file there.")


def differences_of(parts: Parts, name: str | None, counties: list[str]) -> dict[str, dict[str, Any]]:
    """For each of the counties that has saved pages: how many, the differences, or why they were not checked."""
    from adapters.robot.browser import BrowserDidNotStart, BrowserMissing
    from adapters.robot.saved import PAGES, differences

    told: dict[str, dict[str, Any]] = {}
    folders = {county: _place(parts, name, county) / PAGES for county in counties}
    with_pages = {county: folder for county, folder in folders.items() if folder.is_dir()}
    if not with_pages:
        return told
    try:
        browser = parts.start_browser()
    except (BrowserMissing, BrowserDidNotStart) as missing:
        return {county: {"pages": 0, "differences": [], "unchecked": str(missing)} for county in with_pages}
    try:
        for county, folder in with_pages.items():
            found = [str(each) for each in differences(_form(parts, name, county), folder, browser)]
            told[county] = {"pages": len(list(folder.glob("*.html"))), "differences": found, "unchecked": ""}
    finally:
        browser.close()
    return told


def save(parts: Parts, county: str, household: Path | None) -> tuple[Path, int, list[str]]:
    """Walk a household through a county's practice site; the folder, how many pages were kept, which never came.

    Raises RealSite, HouseholdUnreadable, AttemptFailed, NoCredential.
    """
    from adapters import declarations
    from adapters.forms import render
    from adapters.robot.saved import HOUSEHOLD, PAGES, Saving, household_in, keeping_in, missing_pages
    from adapters.robot.trace import Trace
    from adapters.robot.window import Window
    from byfive.operations.crew import NoCredential
    from byfive.ports import Credential

    form, address = parts.form(county), parts.settings.county_urls.get(county)
    if address is None or address == form.portal.address.rstrip("/"):
        raise RealSite(county)
    folder = declarations.place(county, parts.settings.county_folders) / PAGES
    folder.mkdir(exist_ok=True)
    if household is not None and household.resolve() != (folder / HOUSEHOLD).resolve():
        shutil.copyfile(household, folder / HOUSEHOLD)
    known = household_in(folder)
    lease = parts.ledger.credentials.lease(county, "portal", "counties save")
    if lease is None:
        raise NoCredential(f"No credential of {county} is free: byfive credentials add {county} --help")
    browser = parts.start_browser()
    try:
        browser.forget(address)
        rendition = render(form, known.application, known.today)
        window = Window(browser, patience_s=form.portal.patience_s, quiet_s=form.portal.quiet_s)
        channel = parts.channel(county)
        channel.documents = _Beside(folder)
        walk = Saving(window, rendition, address, Trace(), channel.files_for(browser), keep=keeping_in(folder))
        walk.sign_in(Credential(lease.credential_id, lease.user, lease.password))
        walk.fill_up_to_the_last_click()
    finally:
        browser.close()
        parts.ledger.credentials.release(lease)
    return folder, len(list(folder.glob("*.html"))), missing_pages(form, folder)


class _Beside:
    """The documents of a household that stands in a folder: files in that folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, stored_as: str) -> bytes:
        file = self._folder / Path(stored_as).name
        if not file.is_file():
            raise DocumentMissing(file)
        return file.read_bytes()


def _place(parts: Parts, name: str | None, county: str) -> Path:
    from adapters import declarations

    return declarations.place(county, _folders(parts, name, county))


def _form(parts: Parts, name: str | None, county: str) -> Any:
    from adapters import declarations

    return declarations.load(county, _folders(parts, name, county))


def _folders(parts: Parts, name: str | None, county: str) -> tuple[Path, ...]:
    from byfive.cli.formsheet import places

    return places(parts, name)[county]
