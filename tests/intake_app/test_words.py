"""The catalogue holds each text that is named, no other, and they are plain."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from string import Formatter

import pytest

import intake_app
from byfive.application import Application, IncomeKind, PayPeriod, Relationship, Sex
from intake_app.deadline import sending
from intake_app.draft import Filed
from intake_app.pages import MOST_PEOPLE
from intake_app.words import ENGLISH, line

FOLDER = Path(intake_app.__file__).parent
SOURCES = [path for path in FOLDER.rglob("*") if path.suffix in (".py", ".html") and path.name != "words.py"]


def _named() -> set[str]:
    """Every text in quotes that could be a key, and the keys that are put together."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    found = set(re.findall(r"[\"']([a-z_]+(?:\.[a-z_0-9]+)*)[\"']", text))
    found |= {f"{key}_{whose}" for key in found for whose in ("you", "person")}
    found |= {f"{key}.{part}" for key in ("work", "other") for part in ("title", "label_you", "label_person")}
    found |= {f"{key}.missing_{whose}" for key in ("work", "other") for whose in ("you", "person")}
    found |= {f"{key}_missing" for key in ("home.line1", "address.city", "address.zip")}
    found |= {f"contact.no_{way}" for way in ("phone", "email")}
    found |= {f"time.{kind}_{half}" for kind in ("hour", "minute") for half in ("am", "pm")}
    found |= {f"date.{part}" for part in ("month", "day", "year")}
    found |= {f"month.{number}" for number in range(1, 13)} | {f"weekday.{number}" for number in range(7)}
    found |= {f"trouble.{status}.{part}" for status in (400, 403, 404, 500) for part in ("title", "what")}
    found |= {f"relationship.{of}" for of in Relationship} | {f"sex.{sex}" for sex in Sex}
    return found | {f"pay_period.{period}" for period in PayPeriod} | {f"income.{kind}" for kind in IncomeKind}


def test_every_text_is_used() -> None:
    assert set(ENGLISH.catalogue) - _named() == set()


def test_no_word_that_a_client_reads_stands_in_a_template() -> None:
    for path in FOLDER.glob("templates/*.html"):
        bare = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        bare = re.sub(r"<[^>]*>|[a-z-]+=\"[^\"]*\"", "", bare)
        assert not re.search(r"[A-Za-z]{2}", bare), (path.name, bare)


def test_a_text_that_is_not_there_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        ENGLISH("no.such.text")


def test_a_clients_braces_are_words_like_others() -> None:
    assert ENGLISH.say(line("work.label_person", person="{0.__class__}")) == "Does {0.__class__} have a job?"


def test_sentences_are_short_and_words_are_plain() -> None:
    for key, text in ENGLISH.catalogue.items():
        plain = "".join(part for part, *_ in Formatter().parse(text))
        for sentence in re.split(r"(?<=[.?!:])\s", plain):
            assert len(sentence.split()) <= 17, (key, sentence)
        assert not re.search(r"\b(utilize|indicate|residence|individual|submit|provide|prior)\b", plain, re.I), key


def test_the_household_is_as_large_as_an_application_holds() -> None:
    limits = [getattr(rule, "max_length", None) for rule in Application.model_fields["members"].metadata]
    assert MOST_PEOPLE in limits


@pytest.mark.parametrize(("deadline", "now", "said"), [
    ("2026-11-24T01:00", "2026-11-23T08:00", "We send it to your county today before 5 pm."),
    ("2026-11-24T01:00", "2026-11-24T00:59", "We send it to your county today before 5 pm."),
    ("2026-11-24T01:00", "2026-11-23T07:59", "We send it to your county by Monday, November 23, before 5 pm."),
    ("2026-12-01T00:30", "2026-11-28T02:00", "We send it to your county by Monday, November 30, before 4:30 pm."),
    ("2026-11-23T20:00", "2026-11-23T18:00", "We send it to your county today before 12 pm."),
    ("2026-11-24T01:00", "2026-11-24T01:00",
     "It was to reach your county by Monday, November 23, 5 pm. To ask about it, call your county."),
])  # fmt: skip
def test_today_is_what_the_countys_clock_says(deadline: str, now: str, said: str) -> None:
    filed = Filed(
        reference="S-TEST000",
        deadline=datetime.fromisoformat(deadline).replace(tzinfo=UTC),
        zone="America/Los_Angeles",
    )
    assert ENGLISH.say(sending(filed, datetime.fromisoformat(now).replace(tzinfo=UTC))) == said


def test_a_deadline_holds_over_the_change_of_clocks() -> None:
    friday, monday = datetime(2026, 10, 31, 2, 0, tzinfo=UTC), datetime(2026, 11, 3, 1, 0, tzinfo=UTC)
    filed = Filed(reference="S-TEST000", deadline=monday, zone="America/Los_Angeles")
    assert "by Monday, November 2, before 5 pm" in ENGLISH.say(sending(filed, friday))
    assert "today before 5 pm" in ENGLISH.say(sending(filed, monday - timedelta(hours=1)))
