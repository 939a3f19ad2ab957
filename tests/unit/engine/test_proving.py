"""The log is proven in the background: a little a look, anew each day, what is bad is said once and by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import pytest

from moderator_app.domain.entries import EntryKind
from moderator_app.engine import proving
from moderator_app.engine.proving import Prover
from moderator_app.services import anchors, moderation, review
from moderator_app.services.moderation import Action
from moderator_app.storage import doctor, proof_mark
from moderator_app.storage.connect import Connection, open_store, transaction
from tests.support.desks import Office, office

T = TypeVar("T")
DAY_S = 86_400


class Lane:
    """The engine's hand on an office's store."""

    def __init__(self, shop: Office) -> None:
        self._shop = shop
        self.writes = 0

    def read(self, query: Callable[[Connection], T]) -> T:
        return query(self._shop.desk.reader)

    def write(self, change: Callable[[Connection], T]) -> T:
        self.writes += 1
        return self._shop.desk.lane.call(change)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as opened:
        yield opened


def notes(shop: Office, count: int) -> list[int]:
    message = shop.arrives()
    return [
        shop.desk.write(moderation.act, message, Action(kind=EntryKind.NOTE, note=f"note {number}")).entry.id
        for number in range(count)
    ]


def prove_all(prover: Prover, lane: Lane, shop: Office) -> None:
    """Look until it rests."""
    while prover.look(lane):
        shop.clock.pass_s(0.25)


def alter(shop: Office, entry_id: int) -> None:
    """Somebody with the file and a database program."""
    with closing(open_store(shop.desk.profile.store)) as conn, transaction(conn):
        conn.execute("DROP TRIGGER entry_no_update")
        altered = "CAST(replace(CAST(record AS TEXT), '\"note\"', '\"like\"') AS BLOB)"
        conn.execute(f"UPDATE entry SET record = {altered} WHERE id = ?", (entry_id,))


def test_a_round_ends_with_the_anchor_of_the_day(shop: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """It goes in small reads, writes once, and the code holds against the log that goes on."""
    monkeypatch.setattr(proving, "CHUNK", 3)
    notes(shop, 20)
    before = shop.entries()
    prover, lane = Prover(shop.clock), Lane(shop)
    prove_all(prover, lane, shop)
    (anchor,) = anchors.kept(shop.desk)
    assert (anchor.of, anchor.entries, lane.writes) == (before, before, 2)
    standing = anchors.standing(shop.desk)
    assert (standing.first_bad, standing.entries, standing.whole_us > 0) == (0, before, True)
    notes(shop, 2)
    found = review.verify(shop.desk, kept=anchor.code)
    assert (found.ok, found.anchored_at) == (True, anchor.of)


def test_new_entries_are_proven_after_a_rest_and_nothing_is_written_while_nothing_happens(shop: Office) -> None:
    notes(shop, 3)
    prover, lane = Prover(shop.clock), Lane(shop)
    prove_all(prover, lane, shop)
    shop.clock.pass_s(31)
    prove_all(prover, lane, shop)
    writes = lane.writes
    for _ in range(5):
        shop.clock.pass_s(31)
        assert prover.look(lane) == 0
    assert lane.writes == writes
    notes(shop, 1)
    assert prover.look(lane) == 0
    shop.clock.pass_s(31)
    prove_all(prover, lane, shop)
    assert anchors.standing(shop.desk).entries == shop.entries()


@pytest.mark.expects_log("broken at entry")
def test_what_was_altered_after_its_proof_is_found_the_next_day(shop: Office) -> None:
    """By a new engine too; the first bad entry is named, and doctor says the same; a mended log is whole again."""
    written = notes(shop, 6)
    prove_all(Prover(shop.clock), Lane(shop), shop)
    (record,) = shop.desk.reader.execute("SELECT record FROM entry WHERE id = ?", (written[2],)).fetchone()
    alter(shop, written[2])
    alter_again = Lane(shop)
    shop.clock.pass_s(DAY_S)
    prove_all(Prover(shop.clock), alter_again, shop)
    assert anchors.standing(shop.desk).first_bad == written[2]
    assert len(anchors.kept(shop.desk)) == 1
    checks = {each.name: each for each in doctor.run(shop.desk.profile).checks}
    assert (checks["proof"].ok, str(written[2]) in checks["proof"].text_en) == (False, True)
    with closing(open_store(shop.desk.profile.store)) as conn, transaction(conn):
        conn.execute("UPDATE entry SET record = ? WHERE id = ?", (record, written[2]))
    shop.clock.pass_s(DAY_S)
    prove_all(Prover(shop.clock), Lane(shop), shop)
    assert anchors.standing(shop.desk).first_bad == 0


@pytest.mark.expects_log("broken at entry")
def test_entries_that_were_cut_off_are_missed(shop: Office) -> None:
    written = notes(shop, 4)
    prove_all(Prover(shop.clock), Lane(shop), shop)
    with closing(open_store(shop.desk.profile.store)) as conn, transaction(conn):
        conn.execute("DROP TRIGGER entry_no_delete")
        conn.execute("DELETE FROM entry WHERE id > ?", (written[1],))
    shop.clock.pass_s(DAY_S)
    prove_all(Prover(shop.clock), Lane(shop), shop)
    assert anchors.standing(shop.desk).first_bad == written[1] + 1


def test_a_crash_goes_on_from_where_it_stood(shop: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proving, "CHUNK", 2)
    monkeypatch.setattr(proving, "KEPT_EVERY", 4)
    notes(shop, 20)
    lane = Lane(shop)
    Prover(shop.clock).look(lane)
    stood = anchors.standing(shop.desk)
    assert stood.upto == 6
    second = Prover(shop.clock)
    second.look(lane)
    assert anchors.standing(shop.desk).upto == 12


def test_a_day_without_a_decision_needs_no_anchor(shop: Office) -> None:
    notes(shop, 2)
    prove_all(Prover(shop.clock), Lane(shop), shop)
    shop.clock.pass_s(DAY_S)
    prove_all(Prover(shop.clock), Lane(shop), shop)
    assert len(proof_mark.anchors(shop.desk.reader)) == 1
