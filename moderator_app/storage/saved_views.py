"""Lists kept under a name. What they ask for is JSON (`content_json`): it is read by whoever shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from moderator_app.storage import changes
from moderator_app.storage.connect import Connection

_SELECT: Final = "SELECT id, owner, name, shared, position, content_json FROM saved_view"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A saved view as it is stored."""

    id: int
    owner: int
    name: str
    shared: bool
    position: int
    content: str


def _row(row: tuple[int, int, str, int, int, str]) -> Row:
    return Row(id=row[0], owner=row[1], name=row[2], shared=bool(row[3]), position=row[4], content=row[5])


def listed(conn: Connection, owner: int | None) -> list[Row]:
    """What somebody sees: their own in their order, then what others share."""
    rows = conn.execute(
        f"{_SELECT} WHERE owner IS ?1 OR shared = 1 ORDER BY owner IS NOT ?1, owner, position, id", (owner,)
    ).fetchall()
    return [_row(row) for row in rows]


def get(conn: Connection, view_id: int) -> Row | None:
    """One of them."""
    row = conn.execute(f"{_SELECT} WHERE id = ?", (view_id,)).fetchone()
    return None if row is None else _row(row)


def add(conn: Connection, owner: int, name: str, content: str, *, shared: bool, now_us: int) -> int:
    """Keep one, behind the others of its owner; its number."""
    row = conn.execute(
        "INSERT INTO saved_view(owner, name, shared, position, content_json, created_at) VALUES (?1, ?2, ?3,"
        " (SELECT coalesce(max(position), 0) + 1 FROM saved_view WHERE owner = ?1), ?4, ?5) RETURNING id",
        (owner, name, int(shared), content, now_us),
    ).fetchone()
    changes.note(conn, "saved_view", [int(row[0])], now_us)
    return int(row[0])


def change(
    conn: Connection,
    view_id: int,
    *,
    now_us: int,
    name: str | None = None,
    content: str | None = None,
    shared: bool | None = None,
) -> None:
    """Another name, another list, shared or not."""
    conn.execute(
        "UPDATE saved_view SET name = coalesce(?, name), content_json = coalesce(?, content_json),"
        " shared = coalesce(?, shared) WHERE id = ?",
        (name, content, None if shared is None else int(shared), view_id),
    )
    changes.note(conn, "saved_view", [view_id], now_us)


def order(conn: Connection, view_ids: list[int], *, now_us: int) -> None:
    """These views of one owner stand in this order."""
    conn.executemany(
        "UPDATE saved_view SET position = ? WHERE id = ?", [(place, each) for place, each in enumerate(view_ids, 1)]
    )
    changes.note(conn, "saved_view", view_ids, now_us)


def remove(conn: Connection, view_id: int, *, now_us: int) -> None:
    """It is gone."""
    conn.execute("DELETE FROM saved_view WHERE id = ?", (view_id,))
    changes.note(conn, "saved_view", [view_id], now_us)
