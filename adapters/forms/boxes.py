"""Fields into which something is typed: text, money, dates, phone numbers, Social Security numbers, files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import field
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, ClassVar, Literal

from adapters.forms import kinds
from adapters.forms.cleaning import AS_IT_IS, Cleaning, Note, Step
from adapters.forms.field import (
    NOTHING,
    Control,
    Expressed,
    Field,
    ShownName,
    Slip,
    Unfit,
    declared,
    in_words,
    length_mistakes,
)
from adapters.forms.sources import Source, Turn
from byfive.application import Document, DocumentKind
from byfive.documents import MEGABYTE

Day = date  # within ThreeBoxes and OneBox, date is how one is declared
Cut = Literal["characters", "words"] | bool


@declared
class _Typed(Field):
    """Something typed into one box. ``then_shows`` is the step by which the page changes it after typing.

    What is typed stays as it is; what is read back, and stored by the county, is the changed text.
    """

    then_shows: Step | None = field(default=None, kw_only=True)
    control: ClassVar[Control] = Control.TEXT

    def held(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        return texts if self.then_shows is None else tuple(self.then_shows.change(text) for text in texts)

    def mistakes(self) -> Iterator[Slip]:
        yield from super().mistakes()
        if self.then_shows is not None and not isinstance(self.then_shows, Step):
            remedy = (
                "name a step of adapters.forms.cleaning, for example then_shows=upper or then_shows=thousands_commas"
            )
            yield f"is changed by the page as {in_words(self.then_shows)}", remedy


@declared
class Text(_Typed):
    """A line of text. Too long is a finding unless ``cut`` says that the county's box cuts it.

    ``cut=True`` cuts after the last character that fits, ``cut="words"`` after the last whole word.
    """

    longest: int | None = field(default=None, kw_only=True)
    cut: Cut = field(default=False, kw_only=True)
    clean: Cleaning = field(default=AS_IT_IS, kw_only=True)
    line_break_counts: int = field(default=1, kw_only=True)

    @property
    def takes(self) -> tuple[str, ...]:
        return (kinds.TEXT, kinds.WHOLE_NUMBER)

    def express(self, turn: Turn, shown: ShownName) -> Expressed:
        value = self.source.look(turn)
        if value is None or value == "":
            return NOTHING
        cleaned = self.clean.clean(str(value))
        text, notes = cleaned.text, cleaned.notes
        if cleaned.refused:
            words = f"the county's box takes no {_kinds(cleaned.refused)}"
            return Expressed(unfit=(Unfit("characters", words),), notes=notes)
        if self.longest is not None and self.length(text) > self.longest:
            if not self.cut:
                words = f"{self.length(text)} characters do not fit into {self.longest}"
                return Expressed(unfit=(Unfit("too_long", words),), notes=notes)
            shorter = self._cut_to_fit(text)
            notes = (*notes, Note("cut", text, shorter, f"the county's box ends after {self.longest}", False))
            text = shorter
        return Expressed((text,) if text else (), notes)

    def length(self, text: str) -> int:
        """How long the county counts ``text``: as ``maxlength`` does, in UTF-16 units, line breaks as declared."""
        units = len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
        return units + text.count("\n") * (self.line_break_counts - 1)

    def _cut_to_fit(self, text: str) -> str:
        assert self.longest is not None
        size = min(len(text), self.longest)
        while self.length(text[:size]) > self.longest:
            size -= 1
        if self.cut == "words" and size < len(text) and not text[size].isspace():
            size = max(text.rfind(" ", 0, size), text.rfind("\n", 0, size), 0) or size
        return text[:size].strip()

    def mistakes(self) -> Iterator[Slip]:
        yield from super().mistakes()
        yield from length_mistakes(self.longest, self.cut)
        if not isinstance(self.clean, Cleaning):
            yield f"is cleaned by {self.clean!r}", "name a Cleaning(...), or leave clean out"
        if self.line_break_counts not in (1, 2):
            yield f"counts a line break as {self.line_break_counts!r}", "say 1, or 2 where the county counts it twice"


@declared
class TextArea(Text):
    """Text of several lines. ``line_break_counts`` says how many characters a line break is."""


@declared
class Signature(Text):
    """The client's typed signature: it stands on the page of the last click and nowhere else."""


@declared
class Money(_Typed):
    """Dollars, typed as ``1200.00``: not answered stays empty, zero is ``0.00``."""

    longest: int | None = field(default=None, kw_only=True)

    @property
    def takes(self) -> tuple[str, ...]:
        return (kinds.AMOUNT, kinds.WHOLE_NUMBER)

    def express(self, turn: Turn, shown: ShownName) -> Expressed:
        value: Decimal | None = self.source.look(turn)
        if value is None:
            return NOTHING
        text = f"{value:.2f}"
        if self.longest is not None and len(text) > self.longest:
            return Expressed(unfit=(Unfit("too_long", f"{len(text)} characters do not fit into {self.longest}"),))
        return Expressed((text,))

    def mistakes(self) -> Iterator[Slip]:
        yield from super().mistakes()
        yield from length_mistakes(self.longest)


def _kinds(refused: Sequence[str]) -> str:
    """What sort of characters these are, without repeating the client's own."""
    if any(char.isalpha() for char in refused):
        return "letters of another script"
    return "digits" if all(char.isdigit() for char in refused) else "such marks"


def _date_boxes(value: date) -> tuple[str, ...]:
    return (f"{value.month:02d}", f"{value.day:02d}", f"{value.year:04d}")


def _ssn_boxes(value: str) -> tuple[str, ...]:
    return (value[:3], value[3:5], value[5:])


def _phone_boxes(value: str) -> tuple[str, ...]:
    return (value[:3], value[3:6], value[6:])


@declared
class ThreeBoxes(Field):
    """A date, a phone number or a Social Security number in three boxes under one legend."""

    boxes: tuple[str, str, str] = field(default=("", "", ""), kw_only=True)
    split: Callable[[Any], tuple[str, ...]] = field(default=_date_boxes, kw_only=True)
    control: ClassVar[Control] = Control.BOXES

    @classmethod
    def date(
        cls, label: str, source: object, *, boxes: tuple[str, str, str] = ("Month", "Day", "Year"), **rest: Any
    ) -> ThreeBoxes:
        """Month, day and year: ``05``, ``09``, ``1990``."""
        return cls(label, source, boxes=boxes, split=_date_boxes, **rest)

    @classmethod
    def ssn(
        cls,
        label: str,
        source: object,
        *,
        boxes: tuple[str, str, str] = ("First three", "Middle two", "Last four"),
        **rest: Any,
    ) -> ThreeBoxes:
        """A Social Security number's three groups."""
        return cls(label, source, boxes=boxes, split=_ssn_boxes, **rest)

    @classmethod
    def phone(
        cls, label: str, source: object, *, boxes: tuple[str, str, str] = ("Area code", "Prefix", "Line"), **rest: Any
    ) -> ThreeBoxes:
        """A phone number's area code, prefix and line."""
        return cls(label, source, boxes=boxes, split=_phone_boxes, **rest)

    @property
    def takes(self) -> tuple[str, ...]:
        return (kinds.DATE if self.split is _date_boxes else kinds.TEXT,)

    def express(self, turn: Turn, shown: ShownName) -> Expressed:
        value = self.source.look(turn)
        return NOTHING if value is None else Expressed(self.split(value))

    def day(self, texts: tuple[str, ...]) -> Day | None:
        if self.split is not _date_boxes or len(texts) != 3:
            return None
        month, day, year = map(int, texts)
        return date(year, month, day)

    def mistakes(self) -> Iterator[Slip]:
        yield from super().mistakes()
        labels = self.boxes if isinstance(self.boxes, list | tuple) else ()
        if not len(labels) == len(set(labels)) == 3 or not all(isinstance(label, str) and label for label in labels):
            remedy = 'write ThreeBoxes.date(...), .phone(...) or .ssn(...), with boxes=("Month", "Day", "Year")'
            yield f"has boxes labelled {self.boxes!r}", remedy


@declared
class OneBox(_Typed):
    """A date, a phone number or a Social Security number in one box, written in the county's way."""

    form: str = field(default="", kw_only=True)
    split: Callable[[Any], tuple[str, ...]] | None = field(default=None, kw_only=True)

    @classmethod
    def date(cls, label: str, source: object, *, form: str = "%m/%d/%Y", **rest: Any) -> OneBox:
        """A date in ``form`` (as for ``strftime``)."""
        return cls(label, source, form=form, **rest)

    @classmethod
    def phone(cls, label: str, source: object, *, form: str = "({}) {}-{}", **rest: Any) -> OneBox:
        """A phone number, its three groups put into ``form``."""
        return cls(label, source, form=form, split=_phone_boxes, **rest)

    @classmethod
    def ssn(cls, label: str, source: object, *, form: str = "{}-{}-{}", **rest: Any) -> OneBox:
        """A Social Security number, its three groups put into ``form``."""
        return cls(label, source, form=form, split=_ssn_boxes, **rest)

    @property
    def takes(self) -> tuple[str, ...]:
        return (kinds.DATE if self.split is None else kinds.TEXT,)

    def express(self, turn: Turn, shown: ShownName) -> Expressed:
        value = self.source.look(turn)
        if value is None:
            return NOTHING
        return Expressed((value.strftime(self.form) if self.split is None else self.form.format(*self.split(value)),))

    def day(self, texts: tuple[str, ...]) -> Day | None:
        if self.split is not None or not texts or "%Y" not in self.form:
            return None
        return datetime.strptime(texts[0], self.form).date()  # noqa: DTZ007 (a day, no instant)

    def mistakes(self) -> Iterator[Slip]:
        yield from super().mistakes()
        if not isinstance(self.form, str):
            yield f"is written as {self.form!r}", 'write form="%m/%d/%Y" for a date, form="{}-{}-{}" for three groups'
        elif self.split is not None and self.form.count("{}") != 3:
            yield f"writes three groups of digits as {self.form!r}", 'say form="{}-{}-{}", one {} for each group'
        elif self.split is None and "%" not in self.form:
            yield f"writes a date as {self.form!r}", 'say form="%m/%d/%Y", as the page shows it'


@declared
class File(Field):
    """An upload: the source gives the application's documents.

    ``accepts`` are the kinds of file that the page takes, ``most_mb`` the millions of bytes of each,
    ``most_files`` how many. A document that it would refuse is left out, noted and warned of: it must
    never keep the application from the county. ``listed`` says that the page takes each file at once,
    empties its box and names what it took; what it holds is then read from that list.

    What clients call their files is theirs: the county gets ``document-1.pdf``, ``document-2.jpg``.
    """

    accepts: Sequence[str] = field(default=("pdf", "jpg", "png"), kw_only=True)
    most_mb: float | None = field(default=None, kw_only=True)
    most_files: int | None = field(default=None, kw_only=True)
    listed: bool = field(default=False, kw_only=True)
    control: ClassVar[Control] = Control.FILE

    @property
    def takes(self) -> tuple[str, ...]:
        return (kinds.LIST,)

    def express(self, turn: Turn, shown: ShownName) -> Expressed:
        documents: Sequence[Document] = self.source.look(turn) or ()
        texts: list[str] = []
        names: list[str] = []
        notes: list[Note] = []
        left_out: list[Unfit] = []
        for number, document in enumerate(documents, start=1):
            unfit = self._unfit(document, already=len(texts))
            if unfit is None:
                texts.append(document.stored_as)
                names.append(f"document-{len(texts)}.{document.kind}")
                notes.append(Note("named anew", document.name, names[-1], "a file's name tells of its owner", True))
            else:
                why = f"document {number} of {len(documents)} is left out: {unfit.words}"
                notes.append(Note("left out", document.name, "", why, False))
                left_out.append(Unfit(unfit.code, why))
        return Expressed(tuple(texts), tuple(notes), uploaded_as=tuple(names), left_out=tuple(left_out))

    def _unfit(self, document: Document, already: int) -> Unfit | None:
        """Why the page would not take this document beside those that it has ``already``, if it would not."""
        kind, size = document.kind, document.size
        if kind is None or size is None:
            return Unfit("never_kept", "its content was never kept")
        if size == 0:
            return Unfit("empty", "it is empty")
        if kind not in self.accepts:
            found = "of another kind" if kind is DocumentKind.OTHER else kind
            return Unfit("kind", f"it is {found}, and the page takes {', '.join(self.accepts)}")
        if self.most_mb is not None and size > self.most_mb * MEGABYTE:
            return Unfit("too_large", f"it is larger than the {self.most_mb:g} MB that the page takes")
        if self.most_files is not None and already >= self.most_files:
            return Unfit("too_many", f"the page takes {self.most_files} and no more")
        return None

    def mistakes(self) -> Iterator[Slip]:
        yield from super().mistakes()
        if isinstance(self.source, Source) and kinds.listed(self.source.answer_kind) not in (None, Document):
            yield f"uploads {self.source}, which are no documents", "name application.documents"
        known = [kind.value for kind in DocumentKind if kind is not DocumentKind.OTHER]
        if not isinstance(self.accepts, list | tuple) or not self.accepts:
            yield f"accepts {in_words(self.accepts)}", 'list the kinds that the page takes: accepts=("pdf", "jpg")'
        else:
            for kind in self.accepts:
                if kind not in known:
                    near = get_close_matches(str(kind), known, n=1)
                    remedy = f"did you mean {near[0]}?" if near else f"name kinds among {', '.join(known)}"
                    yield f"accepts {in_words(kind)}", remedy
        if self.most_mb is not None and not _is_more_than_zero(self.most_mb, int | float):
            yield f"takes files of {in_words(self.most_mb)} MB", "say what the page says, for example most_mb=8"
        if self.most_files is not None and not _is_more_than_zero(self.most_files, int):
            yield f"takes {in_words(self.most_files)} files", "say what the page says, for example most_files=10"
        if not isinstance(self.listed, bool):
            yield f"is listed={in_words(self.listed)}", "say listed=True where the page lists what it took"


def _is_more_than_zero(thing: Any, kind: Any) -> bool:
    return isinstance(thing, kind) and not isinstance(thing, bool) and thing > 0
