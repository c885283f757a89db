"""What can be wrong with a declaration. Mistakes are collected and told all at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from byfive.errors import InputRefused


@dataclass(frozen=True)
class Mistake:
    """One mistake: where (county, page, field), what was found, and what to write instead."""

    place: str
    found: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        cure = f". {self.remedy[:1].upper()}{self.remedy[1:]}" if self.remedy else ""
        return f"{where}{self.found}{cure}{'' if cure.endswith('?') else '.'}"


class DeclarationMistake(InputRefused):
    """A county's declaration says something that cannot be meant."""

    def __init__(self, found: str, remedy: str = "", place: str = "") -> None:
        self.mistake = Mistake(place, found, remedy)
        super().__init__(str(self.mistake))


class FaultyDeclaration(InputRefused):
    """A county's declaration has mistakes; nothing is filed there until they are mended."""

    def __init__(self, county: str, mistakes: tuple[Mistake, ...]) -> None:
        self.county, self.mistakes = county, mistakes
        count = f"{len(mistakes)} mistake{'s' if len(mistakes) > 1 else ''}"
        lines = [f"The declaration of {county!r} has {count}:", *(f"  - {mistake}" for mistake in mistakes)]
        super().__init__("\n".join(lines))


class UnknownCounty(InputRefused):
    """No declaration of that name was found."""

    def __init__(self, county: str, known: tuple[str, ...]) -> None:
        super().__init__(
            f"There is no county {county!r}. Declared are: {', '.join(known) or 'none'}. "
            "Declarations are looked for in adapters/counties/ and in the folders of the setting county_folders."
        )


class FolderMissing(InputRefused):
    """A folder that should hold declarations is not there."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"The setting county_folders names {folder}, which is not there. "
            "Make the folder, or take it out of the setting."
        )
