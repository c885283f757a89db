"""The validator that the tests share: Alder's declaration, on the tests' own day."""

from __future__ import annotations

import pytest

from adapters import declarations
from expectations.validator import GreatExpectationsValidator
from tests.expectations.applications import TODAY


@pytest.fixture(scope="session")
def validator() -> GreatExpectationsValidator:
    return GreatExpectationsValidator(declarations.load, lambda form: TODAY)
