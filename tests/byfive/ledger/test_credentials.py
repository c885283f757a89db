"""A credential is used by one robot at a time, and its secrets leave the ledger in a lease only."""

from __future__ import annotations

import pytest

from byfive.ledger import LEASE_SECONDS, LeaseLost, NotInLedger
from byfive.ledger.errors import CredentialExists
from tests.byfive.ledger.scene import Scene, at_once


def test_a_lease_opens_the_secrets_and_shows_them_to_nobody(scene: Scene) -> None:
    lease = scene.leased("robot-1")
    assert (lease.user, lease.password) == ("partner", "open sesame")
    assert "sesame" not in repr(lease)
    (credential,) = scene.ledger.credentials.list("alder")
    assert (credential.label, credential.leased_to, credential.enabled) == ("account 1", "robot-1", True)
    assert "sesame" not in repr(scene.ledger.events.since())


def test_each_credential_goes_to_one_robot(scene: Scene) -> None:
    first, second = scene.leased("robot-1"), scene.leased("robot-2")
    assert first.credential_id != second.credential_id
    assert scene.ledger.credentials.lease("alder", "portal", "robot-3") is None
    assert scene.ledger.credentials.lease("birch", "portal", "robot-3") is None


def test_a_released_credential_is_free_at_once_and_its_next_token_is_greater(scene: Scene) -> None:
    lease = scene.leased()
    scene.ledger.credentials.release(lease)
    assert scene.ledger.credentials.list()[0].leased_to is None
    again = scene.ledger.credentials.lease("alder", "portal", "robot-2")
    assert again is not None
    assert again.token > lease.token
    with pytest.raises(LeaseLost):
        scene.ledger.credentials.heartbeat(lease)
    with pytest.raises(LeaseLost):
        scene.ledger.credentials.release(lease)


def test_a_lease_lives_by_its_heartbeat_and_no_longer(scene: Scene) -> None:
    lease = scene.leased()
    scene.real.passes(LEASE_SECONDS - 1)
    assert scene.ledger.credentials.heartbeat(lease) > LEASE_SECONDS - 5
    scene.real.passes(LEASE_SECONDS)
    with pytest.raises(LeaseLost):
        scene.ledger.credentials.heartbeat(lease)
    assert scene.ledger.credentials.lease("alder", "portal", "robot-2") is not None


def test_a_stopped_credential_is_leased_no_more(scene: Scene) -> None:
    lease = scene.leased()
    scene.ledger.credentials.stop(lease.credential_id, "the county refused it")
    scene.ledger.credentials.release(lease)
    assert scene.ledger.credentials.lease("alder", "portal", "robot-2") is None
    (credential,) = scene.ledger.credentials.list()
    assert (credential.enabled, credential.stopped_reason) == (False, "the county refused it")
    with pytest.raises(NotInLedger):
        scene.ledger.credentials.stop(99, "no such")


def test_a_label_is_given_once(scene: Scene) -> None:
    scene.ledger.credentials.add("alder", "portal", "main", "u", "p")
    with pytest.raises(CredentialExists, match="main"):
        scene.ledger.credentials.add("alder", "portal", "main", "u", "p")
    scene.ledger.credentials.add("birch", "portal", "main", "u", "p")


def test_rivals_at_once_never_lease_the_same(scene: Scene) -> None:
    for number in range(3):
        scene.ledger.credentials.add("alder", "portal", f"account {number}", "u", "p")
    got = at_once(6, lambda number: scene.open().credentials.lease("alder", "portal", f"robot-{number}"))
    leased = [lease.credential_id for lease in got if lease is not None]
    assert len(leased) == len(set(leased)) == 3
