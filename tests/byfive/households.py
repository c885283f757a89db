"""Made-up applications for the tests of the trade."""

from __future__ import annotations

from typing import Any

from byfive.application import Application, Member, Name


def member(number: int = 1, **answers: Any) -> Member:
    """A member who answered only what is given."""
    return Member(id=f"m{number}", name=Name(given="Ana", family="Example"), **answers)


def household(*members: Member, **answers: Any) -> Application:
    """An application whose client answered only what is given."""
    return Application(county="alder", members=members or (member(),), **answers)


def without_income(number: int = 1, **answers: Any) -> Member:
    """A member who said that there is no income."""
    return member(number, **({"jobs": (), "other_income": (), "is_self_employed": False} | answers))
