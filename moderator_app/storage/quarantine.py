"""What an adapter could not read: kept whole, counted, asked for again after an upgrade (rule 5)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from moderator_app.domain.ports import Unreadable
from moderator_app.storage import changes
from moderator_app.storage.connect import Connection
from moderator_app.storage.directory import Channel


def keep(
    conn: Connection, channel: Channel, unreadable: Sequence[Unreadable], now_us: int, adapter_version: str
) -> int:
    """Keep whole what could not be read (rule 5); how many of them are new."""
    added = 0
    for each in unreadable:
        row = conn.execute(
            "INSERT INTO quarantine(account_id, channel_id, external_id, payload, payload_hash, reason,"
            " adapter_version, first_seen_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (account_id, payload_hash) DO UPDATE SET times = times + 1,"
            " adapter_version = excluded.adapter_version, reason = excluded.reason RETURNING times",
            (
                channel.account_id,
                channel.id,
                each.external_id,
                each.payload,
                hashlib.sha256(each.payload).digest(),
                each.reason,
                adapter_version,
                now_us,
            ),
        ).fetchone()
        added += row[0] == 1
    if added:
        changes.note(conn, "quarantine", [channel.id], now_us)
    return added


def release(conn: Connection, channel_id: int, external_ids: Sequence[str], now_us: int) -> None:
    """What could be read at last leaves the quarantine."""
    conn.execute(
        "UPDATE quarantine SET resolved_at = ? WHERE channel_id = ? AND resolved_at IS NULL"
        " AND external_id IN (SELECT value FROM json_each(?))",
        (now_us, channel_id, json.dumps(list(external_ids))),
    )
