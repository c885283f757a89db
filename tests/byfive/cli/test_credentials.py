"""``byfive credentials``."""

from __future__ import annotations

from tests.byfive.cli.conftest import Run
from tests.byfive.ledger.scene import Scene

ADD = ("credentials", "add", "alder", "--label", "account 1", "--user", "partner1")


def test_a_password_comes_from_standard_input(byfive: Run, scene: Scene) -> None:
    assert byfive(*ADD, "--password-stdin", given="open sesame\n").code == 0
    lease = scene.ledger.credentials.lease("alder", "portal", "robot")
    assert lease is not None
    assert (lease.user, lease.password) == ("partner1", "open sesame")


def test_a_password_is_asked_for_twice_and_not_shown(byfive: Run, scene: Scene) -> None:
    ran = byfive(*ADD, given="open sesame\nopen sesame\n")
    assert ran.code == 0
    assert "sesame" not in ran.out + ran.err
    lease = scene.ledger.credentials.lease("alder", "portal", "robot")
    assert lease is not None
    assert lease.password == "open sesame"


def test_an_empty_password_is_refused(byfive: Run, scene: Scene) -> None:
    ran = byfive(*ADD, "--password-stdin", given="\n")
    assert ran.code == 2
    assert scene.ledger.credentials.list() == []


def test_a_label_is_used_once(byfive: Run) -> None:
    byfive(*ADD, "--password-stdin", given="x")
    ran = byfive(*ADD, "--password-stdin", given="y")
    assert ran.code == 2
    assert "Give the new one another label" in ran.err


def test_the_list_holds_no_secret(byfive: Run) -> None:
    byfive(*ADD, "--password-stdin", given="open sesame")
    told = byfive("credentials", "list", "--json")
    assert told.json["credentials"][0]["label"] == "account 1"
    for secret in ("partner1", "sesame"):
        assert secret not in told.out + byfive("credentials", "list").out


def test_a_stopped_credential_is_leased_no_more(byfive: Run, scene: Scene) -> None:
    byfive(*ADD, "--password-stdin", given="x")
    assert byfive("credentials", "stop", "alder", "account 1", "--reason", "expired").code == 0
    assert scene.ledger.credentials.lease("alder", "portal", "robot") is None
    assert "expired" in byfive("credentials", "list").out


def test_an_unknown_label_is_answered_with_the_nearest(byfive: Run) -> None:
    byfive(*ADD, "--password-stdin", given="x")
    ran = byfive("credentials", "stop", "alder", "acount 1", "--reason", "expired")
    assert ran.code == 2
    assert "Did you mean account 1?" in ran.err
