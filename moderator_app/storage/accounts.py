"""Accounts and channels as people add, renew, watch and remove them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from moderator_app.clock import HOUR_US
from moderator_app.domain.channels import ChannelInfo, default_starts
from moderator_app.storage import changes
from moderator_app.storage.connect import Connection
from moderator_app.storage.watch import AccountRow, account

WATCH_SETTING: Final = "watch"
"""Setting of an account whose channels are not watched by themselves: `none`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountFacts:
    """What is to be kept of an account; no secret. `name` is what people call it."""

    name: str
    platform: str
    base_url: str
    proxy: str | None
    settings: Mapping[str, str]
    secret_names: Sequence[str]


def reserve(conn: Connection, facts: AccountFacts, now_us: int) -> int:
    """A number for an account that is not there yet: its secrets need a place before the engine may see it."""
    row = conn.execute(
        "INSERT INTO account(name, platform, base_url, proxy, settings_json, secret_names_json, created_at, removed_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            facts.name,
            facts.platform,
            facts.base_url,
            facts.proxy,
            _json(facts.settings),
            json.dumps(list(facts.secret_names)),
            now_us,
            now_us,
        ),
    ).fetchone()
    return int(row[0])


def activate(conn: Connection, account_id: int, now_us: int) -> None:
    """From now on it is there."""
    conn.execute("UPDATE account SET removed_at = NULL WHERE id = ?", (account_id,))
    changes.note(conn, "account", [account_id], now_us)


def renew(conn: Connection, account_id: int, facts: AccountFacts, version: int, now_us: int) -> None:
    """Another credential, address or setting; a running engine signs in anew."""
    conn.execute(
        "UPDATE account SET base_url = ?, proxy = ?, settings_json = ?, secret_names_json = ?, credential_version = ?"
        " WHERE id = ?",
        (
            facts.base_url,
            facts.proxy,
            _json(facts.settings),
            json.dumps(list(facts.secret_names)),
            version,
            account_id,
        ),
    )
    changes.note(conn, "account", [account_id], now_us)


def remove(conn: Connection, account_id: int, now_us: int) -> None:
    """It is gone; what it brought stays."""
    conn.execute("UPDATE account SET removed_at = ? WHERE id = ?", (now_us, account_id))
    conn.execute("UPDATE channel SET watched = 0 WHERE account_id = ?", (account_id,))
    changes.note(conn, "account", [account_id], now_us)


def by_name(conn: Connection, name: str) -> AccountRow | None:
    """The account of that name; case does not count."""
    rows = conn.execute("SELECT id, name FROM account WHERE removed_at IS NULL").fetchall()
    folded = name.casefold()
    return next((account(conn, int(row[0])) for row in rows if str(row[1]).casefold() == folded), None)


def missing(conn: Connection, account_id: int) -> dict[str, str]:
    """Capability -> reason for what the credential may not do."""
    row = conn.execute("SELECT missing_json FROM account WHERE id = ?", (account_id,)).fetchone()
    return {} if row is None else dict(json.loads(row[0]))


def has_channels(conn: Connection, account_id: int) -> bool:
    """Whether its platform ever told which channels there are."""
    return bool(conn.execute("SELECT EXISTS (SELECT 1 FROM channel WHERE account_id = ?)", (account_id,)).fetchone()[0])


def channels_found(
    conn: Connection,
    account_id: int,
    found: Sequence[ChannelInfo],
    *,
    now_us: int,
    watch: bool,
    horizon_us: int,
) -> list[int]:
    """Enter channels the platform told about; those already known get their present names.

    Args:
        conn: inside a write transaction.
        account_id: whose.
        found: what the adapter listed.
        now_us: UTC microseconds.
        watch: new ones are watched from now on.
        horizon_us: messages older than so long arrive as done.

    Returns:
        The ids of the new ones.
    """
    new: list[int] = []
    for info in found:
        row = conn.execute(
            "SELECT id FROM channel WHERE account_id = ? AND external_id = ?", (account_id, info.external_id)
        ).fetchone()
        lacking = json.dumps({each.value: why.value for each, why in sorted(info.missing.items())})
        if row is not None:
            conn.execute(
                "UPDATE channel SET name = ?, permalink = ?, missing_json = ? WHERE id = ?",
                (info.name, info.permalink, lacking, row[0]),
            )
            continue
        row = conn.execute(
            "INSERT INTO channel(account_id, external_id, name, kind, private, permalink, missing_json, starts,"
            " watched, watched_at, horizon_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (
                account_id,
                info.external_id,
                info.name,
                info.kind.value,
                int(info.private),
                info.permalink,
                lacking,
                default_starts(info.kind).value,
                int(watch),
                now_us if watch else None,
                now_us - horizon_us if watch else None,
            ),
        ).fetchone()
        new.append(int(row[0]))
    if new:
        changes.note(conn, "channel", new, now_us)
    return new


def set_watched(
    conn: Connection, channel_id: int, *, watched: bool, now_us: int, horizon_us: int = 72 * HOUR_US
) -> bool:
    """Watch a channel or leave it; True where that changed anything. A channel watched again keeps its horizon."""
    row = conn.execute("SELECT watched FROM channel WHERE id = ?", (channel_id,)).fetchone()
    if row is None or bool(row[0]) == watched:
        return False
    conn.execute(
        "UPDATE channel SET watched = ?, watched_at = coalesce(watched_at, ?), horizon_at = coalesce(horizon_at, ?)"
        " WHERE id = ?",
        (int(watched), now_us if watched else None, now_us - horizon_us if watched else None, channel_id),
    )
    changes.note(conn, "channel", [channel_id], now_us)
    return True


def _json(settings: Mapping[str, str]) -> str:
    return json.dumps(dict(settings), ensure_ascii=False, sort_keys=True)
