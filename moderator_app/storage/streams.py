"""Where the one stream of an account goes on, and which channel a page of it belongs to."""

from __future__ import annotations

from dataclasses import replace

from moderator_app.domain.channels import DEFAULT_HORIZON_US, default_starts
from moderator_app.domain.ports import Page
from moderator_app.storage import changes, mirror
from moderator_app.storage.connect import Connection


def cursor(conn: Connection, account_id: int) -> str | None:
    """Where the account's stream goes on; None: from its beginning."""
    row = conn.execute("SELECT value FROM meta WHERE key = ?", (_key(account_id),)).fetchone()
    return None if row is None else str(row[0])


def apply(
    conn: Connection, account_id: int, page: Page, *, now_us: int, adapter_version: str, ids_reused: bool
) -> mirror.Applied:
    """Write a page and the stream's cursor down, in the caller's transaction (rule 4).

    A channel never seen before is watched from now on; news of one that a person left are let go.
    """
    applied = mirror.Applied()
    channel_id = _channel(conn, account_id, page, now_us)
    if channel_id is not None:
        applied = mirror.apply_page(
            conn,
            channel_id,
            replace(page, cursor=None),
            now_us=now_us,
            adapter_version=adapter_version,
            ids_reused=ids_reused,
        )
    if page.cursor is not None:
        conn.execute(
            "INSERT INTO meta(key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (_key(account_id), page.cursor),
        )
    return applied


def _key(account_id: int) -> str:
    return f"stream:{account_id}"


def _channel(conn: Connection, account_id: int, page: Page, now_us: int) -> int | None:
    info = page.channel
    if info is None:
        if not (page.messages or page.gone or page.unreadable):
            return None
        # What cannot be told to belong anywhere is kept with the account's first channel, never dropped (rule 5).
        row = conn.execute("SELECT min(id) FROM channel WHERE account_id = ?", (account_id,)).fetchone()
        return None if row[0] is None else int(row[0])
    known = page.moved_from if page.moved_from is not None else info.external_id
    row = conn.execute(
        "SELECT id, watched FROM channel WHERE account_id = ? AND external_id IN (?, ?) ORDER BY external_id = ? DESC",
        (account_id, info.external_id, known, info.external_id),
    ).fetchone()
    if row is not None:
        return int(row[0]) if row[1] else None
    added = conn.execute(
        "INSERT INTO channel(account_id, external_id, name, kind, private, permalink, starts, watched, watched_at,"
        " horizon_at) VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?) RETURNING id",
        (
            account_id,
            info.external_id,
            info.name,
            info.kind.value,
            int(info.private),
            info.permalink,
            default_starts(info.kind).value,
            now_us,
            now_us - DEFAULT_HORIZON_US,
        ),
    ).fetchone()
    changes.note(conn, "channel", [added[0]], now_us)
    return int(added[0])
