"""What a contender is: something that files the family's application at one county, again and again."""

from __future__ import annotations

from abc import ABC, abstractmethod


class Contender(ABC):
    """One way of filing at one county."""

    def prepare(self) -> None:  # noqa: B027
        """What goes before an application and is not timed: nothing, for most."""

    @abstractmethod
    def file(self) -> str:
        """File the application: from nothing signed in to the confirmation number, which is returned. This is timed."""


FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    "--disable-features=Translate,Prewarm",
    "--window-size=1200,1600",
)
"""With what the rivals' browsers are started: as our robot's is."""
PROGRAM = "/usr/lib/chromium/chromium-headless-shell"
"""The one browser that all drive."""
PATIENCE_S = 20
