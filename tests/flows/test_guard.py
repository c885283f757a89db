"""Prefect's database keeps messages of errors: none of them may repeat an answer."""

from __future__ import annotations

import pickle

import pytest

from byfive.errors import ByFiveError
from flows.guard import Unexpected, references_only


@references_only
def stumble(error: Exception) -> None:
    raise error


def test_the_message_of_a_mistake_is_left_out() -> None:
    with pytest.raises(Unexpected) as caught:
        stumble(ValueError("Ana Peña"))
    assert "Ana" not in str(caught.value)
    assert caught.value.kind == "ValueError"
    assert any(place.startswith("test_guard.py:") for place in caught.value.places)
    assert caught.value.__cause__ is None
    assert pickle.loads(pickle.dumps(caught.value)).places == caught.value.places


def test_our_own_errors_pass_as_they_are() -> None:
    with pytest.raises(ByFiveError, match="S-7K3QF2M9"):
        stumble(ByFiveError("Submission S-7K3QF2M9 is somewhere else."))
