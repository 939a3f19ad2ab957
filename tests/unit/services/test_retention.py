"""Periods as leads see and set them: what would go is what goes, and each act is an entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from moderator_app.domain.entries import EntryKind
from moderator_app.engine.retention import Keeper
from moderator_app.errors import UserError
from moderator_app.services import moderation, privacy, reply, retention, review, scoring
from moderator_app.services.moderation import Action
from moderator_app.services.reply import Reply
from moderator_app.services.retention import TEAM, Period
from moderator_app.services.review import Filter
from moderator_app.services.scoring import Wanted
from moderator_app.storage import retention as stored
from moderator_app.storage import reviews
from moderator_app.storage.connect import Connection
from tests.support.desks import Office, office

DAY_S = 86_400


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as opened:
        yield opened


class Lane:
    """The engine's hand on an office's store."""

    def __init__(self, shop: Office) -> None:
        self.read = lambda query: query(shop.desk.reader)
        self.write = shop.desk.lane.call


def brand(conn: Connection) -> None:
    conn.execute("INSERT INTO brand(id, name) VALUES (3, 'Acme')")
    conn.execute("INSERT INTO brand(id, name) VALUES (4, 'Beta')")
    conn.execute("UPDATE channel SET brand_id = 3")


def test_what_is_counted_is_what_the_engine_takes(shop: Office) -> None:
    """Open items, young ones and those of another brand are not counted, nor what went before."""
    shop.desk.lane.call(brand)
    for number in range(3):
        message = shop.arrives(f"{number + 1}", author=f"a{number}", thread=f"t{number}")
        shop.desk.write(moderation.act, message, Action(kind=EntryKind.CLOSE))
    shop.arrives("7", author="open", thread="open")
    shop.clock.pass_s(40 * DAY_S)
    young = shop.arrives("8", author="young", thread="young", second=39 * DAY_S)
    shop.desk.write(moderation.act, young, Action(kind=EntryKind.CLOSE))
    acme, beta, team = retention.periods(shop.desk)
    assert [acme, beta, team] == [
        Period(brand_id=3, brand="Acme"), Period(brand_id=4, brand="Beta"), Period(brand_id=TEAM),
    ]  # fmt: skip
    wanted = replace(acme, days=30)
    assert [retention.due(shop.desk, each) for each in (acme, wanted, replace(beta, days=30))] == [0, 3, 0]
    shop.desk.write(retention.put, [wanted])
    keeper, taken = Keeper(shop.clock), 0
    while count := keeper.look(Lane(shop)):
        taken += count
    assert taken == 3
    assert retention.due(shop.desk, wanted) == 0


def test_each_period_is_an_entry_and_one_that_holds_already_is_none(shop: Office) -> None:
    nobrand, team = retention.periods(shop.desk)
    shop.desk.write(retention.put, [replace(nobrand, days=90), replace(team, days=400)])
    assert [each.days for each in retention.periods(shop.desk)] == [90, 400]
    before = shop.entries()
    shop.desk.write(retention.put, [replace(nobrand, days=90), replace(team, days=400)])
    assert shop.entries() == before
    (entry,) = [line.entry for line in review.entries(shop.desk, Filter(kind=EntryKind.ERASE))]
    assert entry.data == {"what": "retention_rule", "brand": 0, "days": 90}
    shop.desk.write(retention.put, [replace(nobrand, days=0), replace(team, days=0)])
    assert (privacy.rules(shop.desk), scoring.card(shop.desk).keep_days) == ([], 0)


def test_grades_and_uses_of_our_people_are_counted_and_go(shop: Office) -> None:
    message = shop.arrives("1")
    answer = shop.at(shop.colleague).write(reply.send, message, Reply(text="Sorry")).entry.id
    shop.desk.write(scoring.score, answer, Wanted(points={each.code: 3 for each in scoring.card(shop.desk).criteria}))
    actor, at = str(shop.colleague.id), shop.clock.now_us()
    shop.desk.lane.call(
        lambda conn: conn.execute(
            "INSERT INTO matrix_use(entry_id, row_id, version, variant, edited, at, actor)"
            " VALUES (?, 1, 1, 1, 0, ?, ?)",
            (answer, at, actor),
        )
    )
    shop.clock.pass_s(31 * DAY_S)
    team = retention.periods(shop.desk)[-1]
    assert retention.due(shop.desk, replace(team, days=60)) == 0
    assert retention.due(shop.desk, replace(team, days=30)) == 2
    shop.desk.write(retention.put, [replace(team, days=30)])
    keeper = Keeper(shop.clock)
    assert keeper.look(Lane(shop)) == 2
    assert retention.due(shop.desk, replace(team, days=30)) == 0
    assert shop.desk.reader.execute("SELECT actor FROM matrix_use").fetchall() == [("",)]
    assert [each.points for each in scoring.all_reviews(shop.desk)] == [None]


def test_what_is_due_is_counted_by_indexes(shop: Office) -> None:
    for sql, values in ((stored.COUNT, (1, 2)), (f"SELECT count(*){reviews._PAST_USES}", (1,))):
        rows = shop.desk.reader.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
        plan = "\n".join(str(row[3]) for row in rows)
        assert "item_channel (channel_id=? AND last_at<?)" in plan or "matrix_use_actor (actor=? AND at<?)" in plan


def test_only_a_lead_sets_it_and_only_days_that_can_be(shop: Office) -> None:
    nobrand, team = retention.periods(shop.desk)
    with pytest.raises(UserError, match="forbidden"):
        shop.at(shop.colleague).write(retention.put, [replace(nobrand, days=90)])
    for wrong in (replace(nobrand, days=-1), replace(team, days=team.longest + 1)):
        with pytest.raises(UserError, match="invalid"):
            shop.desk.write(retention.put, [wrong])
