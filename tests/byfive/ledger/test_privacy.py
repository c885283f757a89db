"""No answer of a client is anywhere in the ledger's files, except sealed."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from byfive.application import Address, Document, Name
from byfive.clock import SystemClock
from byfive.failures import Failure, FailureKind
from byfive.findings import Finding
from byfive.keys import KeyRing
from byfive.ledger.database import Database
from byfive.ledger.row import Row
from byfive.states import State
from tests.byfive.ledger.scene import ODD_ANSWERS, Scene, household

PAPER = b"%PDF-1.7 Zorabel Quillonby lives at 4711 Brambleweather Lane"


def live_through_everything(scene: Scene) -> None:
    """Let every table hold something."""
    lease = scene.leased()
    scene.received(household(documents=(Document(name="Zorabel.pdf", stored_as=scene.ledger.documents.keep(PAPER)),)))
    attempt, _ = scene.in_progress()
    scene.ledger.findings.record(attempt.reference, 1, [Finding("core.x", "First name", "too long", subject="m1")])
    scene.ledger.evidence.keep(attempt.id, "html", b"<p>Zorabel Quillonby, 4711 Brambleweather Lane</p>")
    failure = Failure(FailureKind.DATA, "inline_error", "about_you", "First name", "Zorabel is not allowed")
    scene.ledger.attempts.fail(attempt.id, failure, then=State.NEEDS_REVIEW)
    scene.ledger.applications.look(attempt.reference, "engineer", "review")
    scene.ledger.applications.correct(attempt.reference, household("Zorabela"), by="engineer", why="misspelt")
    scene.delivered()
    scene.ledger.credentials.release(lease)


def test_the_raw_files_hold_none_of_a_households_answers(sqlite_url: str, keyring: KeyRing, tmp_path: Path) -> None:
    scene = Scene(sqlite_url, tmp_path, keyring)
    live_through_everything(scene)
    files = [path for path in tmp_path.rglob("*") if path.is_file() and path.name != "keys.jsonl"]
    assert {"ledger.db", "ledger.db-wal"} <= {path.name for path in files}
    assert {"evidence", "documents"} <= {path.parent.name for path in files}
    leaks = [(path.name, answer) for path in files for answer in ODD_ANSWERS if answer.encode() in path.read_bytes()]
    assert leaks == []
    secrets = [path.name for path in files if b"open sesame" in path.read_bytes()]
    assert secrets == []
    scene.close()


words = st.text(st.characters(categories=["L"]), min_size=7, max_size=20)


@given(given=words, family=words, street=words, city=words)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_column_in_the_open_holds_an_answer(scene: Scene, given: str, family: str, street: str, city: str) -> None:
    first = household().members[0].model_copy(update={"name": Name(given=given, family=family)})
    home = Address(line1=f"12 {street}", city=city, zip="95340")
    application = household(members=(first,), home=home)
    reference = scene.received(application)
    changed = household(members=(first,), home=home.model_copy(update={"line1": f"13 {street}"}))
    scene.ledger.applications.correct(reference, changed, by="client", why="moved")
    open_columns = json.dumps(everything_in_the_open(scene.url), default=str, ensure_ascii=False)
    assert reference in open_columns
    assert not [answer for answer in (given, family, street, city) if answer in open_columns]


def everything_in_the_open(url: str) -> list[list[object]]:
    """Every row of every table, without the sealed columns."""
    database = Database(url, SystemClock())
    rows: list[list[object]] = []
    with database.read() as tx:
        for table in Row.metadata.tables.values():
            for row in tx.session.execute(table.select()).mappings():
                rows.append([value for name, value in row.items() if not name.startswith("sealed_")])
    database.close()
    return rows
