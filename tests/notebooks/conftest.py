"""A practice day of its own for each test."""

from tests.dashboards.conftest import day

__all__ = ["day"]
