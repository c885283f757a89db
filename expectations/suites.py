"""Rules compiled to Great Expectations suites, and their run over a batch. Importing this takes seconds.

Nothing here touches a disk or a network: each run has an ephemeral context of its own, because frames hold clients'
answers. For the same reason Great Expectations' own logging is off: what it would say repeats cells.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar

os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")

import great_expectations as gx
import great_expectations.expectations as gxe
import pandas as pd
from great_expectations.data_context.types.base import (
    DataContextConfig,
    InMemoryStoreBackendDefaults,
    ProgressBarsConfig,
)
from great_expectations.execution_engine import PandasExecutionEngine
from great_expectations.expectations.expectation import ColumnMapExpectation
from great_expectations.expectations.metadata_types import FailureSeverity
from great_expectations.expectations.metrics import ColumnMapMetricProvider, column_condition_partial

from byfive.errors import ByFiveError
from byfive.findings import Severity
from expectations.frames import frame
from expectations.rules import (
    REFERENCE,
    SUBJECT,
    AtMost,
    Between,
    Given,
    Holds,
    Matches,
    NeverMatches,
    OneOf,
    Row,
    Rule,
    Sheet,
)

_logger = logging.getLogger("great_expectations")
_logger.propagate = False
_logger.addHandler(logging.NullHandler())

WHERE = {
    "result_format": "COMPLETE",
    "unexpected_index_column_names": [REFERENCE, SUBJECT],
    "partial_unexpected_count": 0,
    "return_unexpected_index_query": False,
}
_SEVERITIES = {Severity.BLOCKS: FailureSeverity.CRITICAL, Severity.WARNS: FailureSeverity.WARNING}
_tests: dict[str, Any] = {}


class RuleNotChecked(ByFiveError):
    """A rule could not be checked, so nothing may be submitted on its word."""

    def __init__(self, rule: str, cause: str) -> None:
        super().__init__(
            f"The rule {rule} could not be checked ({cause}). This is a mistake in By Five, not in an application: "
            "mend the rule or its frame in expectations/."
        )


class _RuleHolds(ColumnMapMetricProvider):  # type: ignore[misc]
    condition_metric_name = "column_values.byfive_rule_holds"
    condition_value_keys = ("rule",)

    @column_condition_partial(engine=PandasExecutionEngine)  # type: ignore[untyped-decorator]
    def _pandas(cls, column: pd.Series[Any], rule: str, **_: Any) -> pd.Series[bool]:
        return column.map(_tests[rule]).astype(bool)


class ExpectRuleToHold(ColumnMapExpectation):  # type: ignore[misc]
    """Expect the rule of that id to hold of every row: those that the built-in expectations have no words for."""

    rule: str
    map_metric: ClassVar[str] = _RuleHolds.condition_metric_name
    success_keys: ClassVar[tuple[str, ...]] = ("rule", "mostly")


@dataclass(frozen=True)
class Broken:
    """One row of which one rule does not hold."""

    reference: str
    subject: str
    rule: Rule
    field: str


@lru_cache(maxsize=512)
def suite(sheet: Sheet) -> gx.ExpectationSuite:
    """The sheet's rules as one suite, an expectation a rule and field."""
    expectations = [_expectation(rule, field) for rule in sheet.rules for field in rule.fields]
    return gx.ExpectationSuite(name=sheet.name, expectations=expectations)


def run(sheets: Sequence[Sheet], rows: Mapping[str, Sequence[Row]]) -> list[Broken]:
    """Every row of which a rule does not hold, sheet by sheet in the order of the rules.

    Sheets without rows are left out. An expectation costs 2 to 3 ms however few the rows are: 64 applications
    through the core and Alder's 27 page suites take a second, one application half of that.

    Raises :class:`RuleNotChecked`.
    """
    source = gx.get_context(mode="ephemeral", project_config=_nothing_kept()).data_sources.add_pandas("applications")
    broken: list[Broken] = []
    # pandas would match patterns with Arrow's engine; a county's allowed characters are written for Python's own
    with pd.option_context("mode.string_storage", "python"):
        for sheet in sheets:
            if rows.get(sheet.name):
                asset = source.add_dataframe_asset(sheet.name)
                whole = asset.add_batch_definition_whole_dataframe("all")
                broken.extend(_broken(sheet, whole.get_batch({"dataframe": frame(sheet, rows[sheet.name])})))
    return broken


def _nothing_kept() -> DataContextConfig:
    """A project in memory alone; by default even an ephemeral one makes a folder for its reports."""
    stores = InMemoryStoreBackendDefaults(init_temp_docs_sites=False)
    progress = ProgressBarsConfig(globally=False)
    return DataContextConfig(store_backend_defaults=stores, progress_bars=progress, analytics_enabled=False)


def _broken(sheet: Sheet, batch: Any) -> Iterator[Broken]:
    """Asked first whether, then where: nearly all rules hold, and asking where at once takes twice as long."""
    whether = batch.validate(suite(sheet), result_format="BOOLEAN_ONLY")
    failed = {_judged(result) for result in whether.results if not result.success}
    if not failed:
        return
    doubtful = [(rule, field) for rule in sheet.rules for field in rule.fields if (rule.id, field) in failed]
    again = gx.ExpectationSuite(sheet.name, expectations=[_expectation(rule, field) for rule, field in doubtful])
    where = {_judged(result): result for result in batch.validate(again, result_format=WHERE).results}
    for rule, field in doubtful:
        result = where[rule.id, field]
        if "unexpected_index_list" not in result.result:
            raise RuleNotChecked(rule.id, _cause(result.exception_info))
        for row in result.result["unexpected_index_list"]:
            yield Broken(row[REFERENCE], row[SUBJECT], rule, field)


def _judged(result: Any) -> tuple[str, str]:
    """Which rule a result is about, and which field."""
    meta = result.expectation_config.meta
    return meta["rule"], meta["field"]


def _cause(info: Mapping[str, Any]) -> str:
    """The kind of error, without its message: that may repeat a cell."""
    traces = [one.get("exception_traceback") for one in (info, *info.values()) if isinstance(one, Mapping)]
    lines = next((trace for trace in traces if trace), "unknown error").split("\n\n", 1)[0].strip().splitlines()
    return lines[-1].split(":", 1)[0].rpartition(".")[2]


def _expectation(rule: Rule, field: str) -> Any:
    """The built-in expectation for the rule's check, or ours."""
    common: dict[str, Any] = {
        "column": rule.column(field),
        "description": rule.words,
        "notes": rule.why,
        "severity": _SEVERITIES[rule.severity],
        "meta": {"rule": rule.id, "field": field},
    }
    match rule.check:
        case Given():
            return gxe.ExpectColumnValuesToNotBeNull(**common)
        case Matches(pattern):
            return gxe.ExpectColumnValuesToMatchRegex(regex=pattern, **common)
        case NeverMatches(pattern):
            return gxe.ExpectColumnValuesToNotMatchRegex(regex=pattern, **common)
        case OneOf(values):
            return gxe.ExpectColumnValuesToBeInSet(value_set=list(values), **common)
        case Between(least, most):
            return gxe.ExpectColumnValuesToBeBetween(min_value=least, max_value=most, **common)
        case AtMost(longest):
            return gxe.ExpectColumnValueLengthsToBeBetween(max_value=longest, **common)
        case Holds(test, _):
            _tests[rule.id] = test
            return ExpectRuleToHold(rule=rule.id, **common)
