"""Every hot statement reads by an index of the migrated schema: a wrong plan is a hundred times slower, and silent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from moderator_app.domain.views import InboxQuery, Sort, View
from moderator_app.storage import likeness, matrix, migrations, queries, refold, search
from moderator_app.storage.connect import Connection, open_store
from tests.toy.clock import ToyClock


@pytest.fixture(scope="module")
def conn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    path: Path = tmp_path_factory.mktemp("plans") / "store.sqlite"
    migrations.create_or_upgrade(path, ToyClock())
    with closing(open_store(path)) as opened:
        yield opened


class Watched:
    """Keeps the plan of every statement that a query runs."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn
        self.plans: list[str] = []

    def execute(self, sql: str, values: Any = ()) -> Any:
        rows = self._conn.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
        self.plans.append("\n".join(row[3] for row in rows))
        return self._conn.execute(sql, values)


def plans(conn: Connection, run: Any) -> list[str]:
    watched = Watched(conn)
    run(watched)
    return watched.plans


LISTS = {
    (View.OPEN, Sort.DUE): "item_open",
    (View.OPEN, Sort.NEW): "item_open_new",
    (View.UNASSIGNED, Sort.DUE): "item_open",
    (View.MINE, Sort.NEW): "item_assignee",
    (View.NEEDS_ME, Sort.DUE): "item_needs",
    (View.MENTIONED, Sort.DUE): "item_mentioned",
    (View.WAITING, Sort.DUE): "item_waiting",
    (View.WAITING_AUTHOR, Sort.DUE): "item_waiting",
    (View.WAITING_COLLEAGUE, Sort.DUE): "item_waiting",
    (View.WAITING_EXPERT, Sort.DUE): "item_waiting",
    (View.SNOOZED, Sort.DUE): "item_waiting",
    (View.DONE, Sort.DUE): "item_done",
    (View.DONE_TODAY, Sort.DUE): "item_settled",
    (View.OVERDUE, Sort.DUE): "item_due",
    (View.BURNING, Sort.DUE): "item_due",
    (View.DUE_IN_SHIFT, Sort.DUE): "item_due",
    (View.ALL, Sort.DUE): "item_all",
}
SORTS_A_FEW = {View.DONE_TODAY, View.OVERDUE, View.BURNING, View.DUE_IN_SHIFT, View.MINE}
"""Lists short enough to be sorted when they are asked for."""


@pytest.mark.parametrize(("view", "sort"), LISTS)
def test_a_list_walks_its_index_in_order(conn: Connection, view: View, sort: Sort) -> None:
    query = InboxQuery(view=view, sort=sort, since=1)
    for after in (None, queries._encoded(5, 5)):
        (plan,) = plans(conn, lambda c, a=after: queries.inbox_page(c, query, me="1", limit=100, after=a))
        assert re.search(rf"INDEX {LISTS[view, sort]}\b", plan), plan
        if view not in SORTS_A_FEW:
            assert "TEMP B-TREE" not in plan, plan


def test_one_channels_open_items_walk_an_index_of_their_own(conn: Connection) -> None:
    (plan,) = plans(conn, lambda c: queries.inbox_page(c, InboxQuery(channel_id=1), limit=100))
    assert "item_open_channel (channel_id=?)" in plan
    assert "TEMP B-TREE" not in plan


def test_rows_and_badges_scan_no_table(conn: Connection) -> None:
    (rows,) = plans(conn, lambda c: queries.inbox_rows(c, [1, 2]))
    for line in rows.split("\n"):
        assert not line.startswith("SCAN") or "json_each" in line or " j " in line, rows
    badges = plans(conn, lambda c: queries.counters(c, me="1", midnight_us=1))
    for plan in badges:
        assert "SCAN item" not in plan or "INDEX" in plan, plan
    by_due = [plan for plan in badges if "item_due" in plan]
    today = [plan for plan in badges if "item_settled" in plan]
    assert by_due, badges
    assert today, badges


def test_the_number_on_a_badge_costs_the_same_whatever_the_store_holds(conn: Connection) -> None:
    """Overdue and done today are the two that would walk every open or done item without an index of their own."""
    for view, index in ((View.OVERDUE, "item_due"), (View.DONE_TODAY, "item_settled")):
        values = queries._values(InboxQuery(since=1), None) | {"cap": 1}
        plan = plans(conn, lambda c, v=view, known=values: queries._capped(c, v, known))
        assert index in plan[0], plan


@pytest.mark.parametrize(
    "sql",
    [search.SEARCH.replace("?4", "50"), search.SEARCH_IDS],
)
def test_search_walks_the_full_text_index_downwards(conn: Connection, sql: str) -> None:
    values = ('"x"', 9, 50) if "?3" in sql else ('"x"', 9)
    plan = "\n".join(row[3] for row in conn.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall())
    assert "VIRTUAL TABLE INDEX" in plan
    assert "TEMP B-TREE" not in plan, plan


def test_a_case_is_folded_by_keys_alone(conn: Connection) -> None:
    conn.execute(
        "INSERT INTO message(id, channel_id, thread_id, author_id, external_id, created_at, first_seen_at, text)"
        " VALUES (1, 1, 1, 1, 'm', 1, 1, 'x')"
    )
    conn.execute(
        "INSERT INTO channel(id, account_id, external_id, name, kind, starts)"
        " VALUES (1, 1, 'c', 'c', 'comments', 'all')"
    )
    conn.execute("INSERT INTO account(id, name, platform, base_url, created_at) VALUES (1, 'a', 'toy', '', 1)")
    watched = Watched(conn)
    watched.executemany = conn.executemany  # type: ignore[attr-defined]
    conn.execute("BEGIN")
    refold.refold(watched, [(1, 1)])  # type: ignore[arg-type]
    conn.execute("ROLLBACK")
    assert len(watched.plans) >= 4
    for plan in watched.plans:
        for line in plan.split("\n"):
            assert not line.startswith("SCAN") or "VIRTUAL TABLE" in line or "CONSTANT" in line, plan


def test_the_matrix_and_sketches_are_read_by_keys(conn: Connection) -> None:
    """What the composer asks with each item, and what the engine asks with each change, walks no table."""
    reads = (
        matrix.stamp,
        lambda c: matrix.versions(c, 1),
        lambda c: likeness.without(c, 5, 10),
        lambda c: likeness.texts_of(c, [1]),
        likeness.open_without,
    )
    for read in reads:
        for plan in plans(conn, read):
            for line in plan.split("\n"):
                walks = line.startswith("SCAN") and "INDEX" not in line and "json_each" not in line
                assert not walks or line == "SCAN matrix_batch", plan
