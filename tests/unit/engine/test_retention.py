"""What brands no longer keep goes by itself: finished cases past their days, in chunks, each an entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from moderator_app.domain.entries import EntryKind
from moderator_app.engine.retention import Keeper
from moderator_app.errors import UserError
from moderator_app.services import moderation, privacy, review
from moderator_app.services.moderation import Action
from moderator_app.services.review import Filter
from moderator_app.storage import erased, proof, retention
from moderator_app.storage.connect import Connection
from tests.support.desks import Office, office

T = TypeVar("T")
DAY_S = 86_400


class Lane:
    """The engine's hand on an office's store."""

    def __init__(self, shop: Office) -> None:
        self._shop = shop

    def read(self, query: Callable[[Connection], T]) -> T:
        return query(self._shop.desk.reader)

    def write(self, change: Callable[[Connection], T]) -> T:
        return self._shop.desk.lane.call(change)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as opened:
        yield opened


def run(shop: Office, keeper: Keeper | None = None) -> int:
    """A whole round; how many messages went."""
    keeper, done = keeper or Keeper(shop.clock), 0
    while count := keeper.look(Lane(shop)):
        done += count
    return done


def texts(shop: Office) -> dict[str, str]:
    return dict(shop.desk.reader.execute("SELECT external_id, text FROM message ORDER BY id").fetchall())


def test_finished_cases_go_after_their_days_and_open_ones_stay(shop: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "ITEMS", 2)
    for number in range(5):
        message = shop.arrives(f"{number + 1}", author=f"a{number}", text=f"word {number}")
        shop.desk.write(moderation.act, message, Action(kind=EntryKind.NOTE, note=f"note {number}"))
        shop.desk.write(moderation.act, message, Action(kind=EntryKind.CLOSE))
    shop.arrives("8", author="open", text="still open")
    assert run(shop) == 0
    shop.desk.write(privacy.set_rule, "", 30)
    shop.clock.pass_s(29 * DAY_S)
    assert run(shop) == 0
    shop.clock.pass_s(2 * DAY_S)
    assert run(shop) == 5
    assert texts(shop) == {f"{number + 1}": erased.TEXT for number in range(5)} | {"8": "still open"}
    found = shop.desk.reader.execute("SELECT name FROM author WHERE identity LIKE 'id:erased:%'").fetchall()
    assert [row[0][0] for row in found] == ["№"] * 5
    entries = [line.entry for line in review.entries(shop.desk, Filter(kind=EntryKind.ERASE, actor="engine"))]
    assert [len(entry.data["words"]) for entry in entries] == [1, 2, 2]
    assert {line.words.get("note") for line in review.entries(shop.desk, Filter(kind=EntryKind.NOTE))} == {None}
    assert proof.verify(shop.desk.reader).ok


def test_a_round_is_made_once_a_day(shop: Office) -> None:
    shop.desk.write(privacy.set_rule, "", 1)
    keeper = Keeper(shop.clock)
    assert run(shop, keeper) == 0
    message = shop.arrives("1")
    shop.desk.write(moderation.act, message, Action(kind=EntryKind.CLOSE))
    shop.clock.pass_s(DAY_S - 10)
    assert run(shop, keeper) == 0
    shop.clock.pass_s(DAY_S)
    assert run(shop, keeper) == 1


def test_somebody_who_still_writes_keeps_their_name(shop: Office) -> None:
    old = shop.arrives("1", author="ann", thread="one")
    shop.desk.write(moderation.act, old, Action(kind=EntryKind.CLOSE))
    shop.desk.write(privacy.set_rule, "", 10)
    shop.clock.pass_s(11 * DAY_S)
    shop.arrives("2", author="ann", thread="two", second=11 * DAY_S)
    assert run(shop) == 1
    assert shop.desk.reader.execute("SELECT name FROM author").fetchall() == [("Ann",)]


def test_a_rule_is_an_entry_and_can_be_taken_back(shop: Office) -> None:
    rule = shop.desk.write(privacy.set_rule, "", 90)
    assert privacy.rules(shop.desk) == [rule]
    assert review.entries(shop.desk)[0].entry.data == {"what": "retention_rule", "brand": 0, "days": 90}
    shop.desk.write(privacy.set_rule, "", None)
    assert privacy.rules(shop.desk) == []
    for brand, days in (("", 0), ("nobody", 5)):
        with pytest.raises(UserError):
            shop.desk.write(privacy.set_rule, brand, days)


def test_what_is_due_is_found_by_an_index(shop: Office) -> None:
    rows = shop.desk.reader.execute(f"EXPLAIN QUERY PLAN {retention.DUE}", (1, 1, 2, 3)).fetchall()
    plan = "\n".join(str(row[3]) for row in rows)
    assert "USING INDEX item_channel (channel_id=? AND last_at>? AND last_at<?)" in plan
    assert "TEMP B-TREE" not in plan
