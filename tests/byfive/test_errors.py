from __future__ import annotations

import inspect
import pickle
from typing import Any, ClassVar

import pytest

from byfive import errors
from byfive.errors import ByFiveError, ExitCode


def every_error() -> list[type[ByFiveError]]:
    found, waiting = [], [ByFiveError]
    while waiting:
        error = waiting.pop()
        found.append(error)
        waiting += error.__subclasses__()
    return [error for error in found if error.__module__ == errors.__name__]


def made(cls: type[ByFiveError]) -> ByFiveError:
    """An error of this class with a made-up argument for each that it asks for."""
    if cls.__init__ is ByFiveError.__init__:
        return cls()
    samples: dict[str, Any] = {"year": 2026, "problems": ["robots (by default): too many"]}
    names = list(inspect.signature(cls).parameters)
    return cls(*(samples.get(name, f"a {name}") for name in names))


class Lost(ByFiveError):
    """Something was lost
    on the way.

    This paragraph is for programmers.
    """


class LeaseGone(ByFiveError):
    exit_code: ClassVar[ExitCode] = ExitCode.DISAGREEMENT

    def __init__(self, resource: str, *, token: int) -> None:
        self.token = token
        super().__init__(f"The lease on {resource} is gone (token {token}).")


def test_the_first_paragraph_of_the_docstring_is_the_message():
    assert str(Lost()) == "Something was lost on the way."


def test_a_message_given_replaces_the_docstring():
    assert str(Lost("The key was lost.")) == "The key was lost."


def test_an_error_with_its_own_arguments_is_pickled_whole():
    error = LeaseGone("credential/3", token=7)
    error.add_note("seen twice")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is LeaseGone
    assert (str(again), again.token, again.exit_code) == (str(error), 7, 3)
    assert again.__notes__ == ["seen twice"]


def test_an_error_pickled_twice_is_still_the_same():
    once = pickle.loads(pickle.dumps(LeaseGone("credential/3", token=7)))
    assert str(pickle.loads(pickle.dumps(once))) == str(once)


@pytest.mark.parametrize("cls", every_error(), ids=lambda cls: cls.__name__)
def test_every_error_is_pickled_with_its_message(cls: type[ByFiveError]):
    error = made(cls)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


@pytest.mark.parametrize("cls", every_error(), ids=lambda cls: cls.__name__)
def test_every_error_is_a_sentence_and_has_an_exit_code(cls: type[ByFiveError]):
    assert " " in str(made(cls)).strip()
    assert cls.__doc__
    assert cls.exit_code in {1, 2, 3}


def test_refused_input_and_disagreements_have_their_own_exit_codes():
    assert ByFiveError.exit_code == 1
    assert errors.SettingsError.exit_code == 2
    assert errors.Disagreement.exit_code == 3
