"""What the engine has to watch: accounts, channels, what is due for a second look, ends of snoozes and leases."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from moderator_app.clock import DAY_US, HOUR_US
from moderator_app.domain.channels import ChannelInfo, ChannelKind
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.ports import MessageRef
from moderator_app.storage.connect import Connection

REFRESH_WINDOW_US: Final = 7 * DAY_US
"""Done items are re-read for so long after their last message (design §5)."""
REFRESH_OPEN_US: Final = HOUR_US
"""Open items are re-read at least so often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """An account as the engine signs in with it."""

    id: int
    name: str
    platform: str
    base_url: str
    proxy: str | None
    settings: dict[str, str]
    secret_names: tuple[str, ...]
    external_id: str | None
    own_ids: tuple[str, ...]
    clock_offset_us: int | None
    credential_version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelRow:
    """A watched channel and where reading it goes on."""

    id: int
    info: ChannelInfo
    cursor: str | None
    caught_up_at: int | None


def accounts(conn: Connection) -> list[AccountRow]:
    """Accounts that were not removed."""
    rows = conn.execute(
        "SELECT id, name, platform, base_url, proxy, settings_json, secret_names_json, external_id, clock_offset_us,"
        " credential_version, own_ids_json FROM account WHERE removed_at IS NULL ORDER BY id"
    ).fetchall()
    return [
        AccountRow(
            id=row[0],
            name=row[1],
            platform=row[2],
            base_url=row[3],
            proxy=row[4],
            settings={str(name): str(value) for name, value in json.loads(row[5]).items()},
            secret_names=tuple(json.loads(row[6])),
            external_id=row[7],
            own_ids=tuple(str(each) for each in json.loads(row[10])),
            clock_offset_us=row[8],
            credential_version=row[9],
        )
        for row in rows
    ]


def account(conn: Connection, account_id: int) -> AccountRow | None:
    """One account; None: removed."""
    return next((row for row in accounts(conn) if row.id == account_id), None)


def channels(conn: Connection, account_id: int) -> list[ChannelRow]:
    """Watched channels of an account."""
    rows = conn.execute(
        "SELECT c.id, c.external_id, c.name, c.kind, c.private, c.permalink, u.value, u.caught_up_at"
        " FROM channel c LEFT JOIN cursor u ON u.channel_id = c.id WHERE c.account_id = ? AND c.watched = 1"
        " ORDER BY c.id",
        (account_id,),
    ).fetchall()
    return [
        ChannelRow(
            id=row[0],
            info=ChannelInfo(
                external_id=row[1], name=row[2], kind=ChannelKind(row[3]), private=bool(row[4]), permalink=row[5]
            ),
            cursor=row[6],
            caught_up_at=row[7],
        )
        for row in rows
    ]


_REFERENCE: Final = (
    "SELECT m.id, m.external_id, t.external_id, c.external_id, a.external_id, m.created_at, m.reply_to, m.channel_id,"
    " coalesce(m.refreshed_at, m.first_seen_at) AS looked"
    " FROM message m JOIN thread t ON t.id = m.thread_id JOIN channel c ON c.id = m.channel_id"
    " JOIN author a ON a.id = m.author_id"
)


def due_refresh(conn: Connection, channel_id: int, now_us: int, limit: int) -> list[MessageRef]:
    """Messages of a channel whose text or visibility should be asked for again, longest waiting first.

    Open and waiting items hourly; done ones and our own answers for seven days, ever rarer: after a quarter of the
    time that has gone by since.
    """
    wanted: dict[str, tuple[int, MessageRef]] = {}
    open_rows = conn.execute(
        f"{_REFERENCE} JOIN item i ON i.id = m.item_id WHERE m.channel_id = ? AND i.state IN ('open', 'waiting')"
        " AND m.removed_at IS NULL AND coalesce(m.refreshed_at, m.first_seen_at) <= ? ORDER BY looked LIMIT ?",
        (channel_id, now_us - REFRESH_OPEN_US, limit),
    ).fetchall()
    done_rows = conn.execute(
        f"{_REFERENCE} JOIN item i ON i.id = m.item_id WHERE m.channel_id = ? AND i.state = 'done' AND i.last_at > ?"
        " AND m.history = 0 AND coalesce(m.refreshed_at, m.first_seen_at)"
        " <= ? - max(?, (? - i.last_at) / 4) ORDER BY looked LIMIT ?",
        (channel_id, now_us - REFRESH_WINDOW_US, now_us, REFRESH_OPEN_US, now_us, limit),
    ).fetchall()
    own_rows = conn.execute(
        f"{_REFERENCE} JOIN delivery d ON d.channel_id = m.channel_id AND d.external_id = m.external_id"
        " WHERE m.channel_id = ? AND d.action = 'reply' AND d.state = 'sent' AND d.sent_at > ?"
        " AND coalesce(m.refreshed_at, m.first_seen_at) <= ? - max(?, (? - d.sent_at) / 4) ORDER BY looked LIMIT ?",
        (channel_id, now_us - REFRESH_WINDOW_US, now_us, REFRESH_OPEN_US, now_us, limit),
    ).fetchall()
    for row in (*open_rows, *done_rows, *own_rows):
        reference = MessageRef(
            external_id=row[1],
            thread_external_id=row[2],
            channel_external_id=row[3],
            author_external_id=row[4],
            created_at=row[5],
            reply_to=row[6],
        )
        wanted[reference.external_id] = (int(row[8]), reference)
    return [reference for _, reference in sorted(wanted.values(), key=lambda pair: pair[0])][:limit]


def old_quarantine(conn: Connection, account_id: int, adapter_version: str) -> list[tuple[int, int, str]]:
    """(quarantine id, channel id, external id) of what an older adapter could not read and can be asked for again."""
    rows = conn.execute(
        "SELECT id, channel_id, external_id FROM quarantine WHERE account_id = ? AND resolved_at IS NULL"
        " AND adapter_version <> ? AND external_id IS NOT NULL AND channel_id IS NOT NULL ORDER BY id LIMIT 200",
        (account_id, adapter_version),
    ).fetchall()
    return [(int(row[0]), int(row[1]), str(row[2])) for row in rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A snooze or lease whose end has come. `seen`: what its entry was about."""

    entry_id: int
    seen: tuple[int, ...]


def next_end(conn: Connection) -> int | None:
    """When the next snooze or lease ends, UTC microseconds; None: none runs."""
    row = conn.execute(
        "SELECT min(t) FROM (SELECT min(until) AS t FROM item WHERE until IS NOT NULL"
        " UNION ALL SELECT min(claimed_until) FROM item WHERE claimed_until IS NOT NULL)"
    ).fetchone()
    return None if row[0] is None else int(row[0])


def ended(conn: Connection, now_us: int, limit: int = 200) -> list[Ended]:
    """Snoozes and leases of items that have come to their end and whose end is not in the journal yet."""
    items = conn.execute(
        "SELECT id FROM item WHERE until IS NOT NULL AND until <= ? UNION SELECT id FROM item"
        " WHERE claimed_until IS NOT NULL AND claimed_until <= ? LIMIT ?",
        (now_us, now_us, limit),
    ).fetchall()
    found: dict[int, Ended] = {}
    for (item_id,) in items:
        entries = conn.execute(
            "SELECT DISTINCT e.id FROM message m JOIN entry_message em ON em.message_id = m.id"
            " JOIN entry e ON e.id = em.entry_id JOIN item i ON i.id = m.item_id WHERE m.item_id = ?1"
            # The cap of a pause may lie before the end that was asked for, or there was no end.
            " AND ((e.kind = ?2 AND i.until <= ?4) OR (e.kind IN (?2, ?3)"
            "  AND json_extract(CAST(e.record AS TEXT), '$.data.until') <= ?4))"
            " AND NOT EXISTS (SELECT 1 FROM cause WHERE name = 'wake:' || e.id)",
            (item_id, EntryKind.SNOOZE.value, EntryKind.CLAIM.value, now_us),
        ).fetchall()
        for (entry_id,) in entries:
            seen = conn.execute(
                "SELECT message_id FROM entry_message WHERE entry_id = ? ORDER BY message_id", (entry_id,)
            ).fetchall()
            found[int(entry_id)] = Ended(entry_id=int(entry_id), seen=tuple(int(row[0]) for row in seen))
    return list(found.values())
