"""Our own people."""

from __future__ import annotations

from typing import Final

from moderator_app.domain.roles import Moderator, Role
from moderator_app.storage import changes
from moderator_app.storage.connect import Connection

_SELECT: Final = "SELECT id, name, role, language FROM moderator"


def _moderator(row: tuple[int, str, str, str]) -> Moderator:
    return Moderator(id=row[0], name=row[1], role=Role(row[2]), language=row[3])


def listed(conn: Connection, *, former: bool = False) -> list[Moderator]:
    """Who works here, by name; with `former`, also who did."""
    where = "" if former else " WHERE active = 1"
    rows = conn.execute(f"{_SELECT}{where}").fetchall()
    return sorted((_moderator(row) for row in rows), key=lambda each: each.name.casefold())


def get(conn: Connection, moderator_id: int) -> Moderator | None:
    """One of them, former ones too."""
    row = conn.execute(f"{_SELECT} WHERE id = ?", (moderator_id,)).fetchone()
    return None if row is None else _moderator(row)


def add(conn: Connection, name: str, role: Role, language: str, now_us: int) -> Moderator:
    """A new one; the name must be free."""
    row = conn.execute(
        "INSERT INTO moderator(name, role, language, created_at) VALUES (?, ?, ?, ?) RETURNING id",
        (name, role.value, language, now_us),
    ).fetchone()
    changes.note(conn, "moderator", [int(row[0])], now_us)
    return Moderator(id=int(row[0]), name=name, role=role, language=language)


def change(
    conn: Connection, moderator_id: int, *, now_us: int, role: Role | None = None, active: bool | None = None
) -> None:
    """Another role, or gone, or back."""
    if role is not None:
        conn.execute("UPDATE moderator SET role = ? WHERE id = ?", (role.value, moderator_id))
    if active is not None:
        conn.execute("UPDATE moderator SET active = ? WHERE id = ?", (int(active), moderator_id))
    changes.note(conn, "moderator", [moderator_id], now_us)
