"""Health of accounts and of their capabilities, with the reason and since when; written only when it changes."""

from __future__ import annotations

from moderator_app.domain.ports import Health
from moderator_app.storage import changes
from moderator_app.storage.connect import Connection


def record(
    conn: Connection,
    account_id: int,
    health: Health,
    *,
    now_us: int,
    capability: str = "",
    reason: str = "",
    until: int | None = None,
) -> bool:
    """Note how an account, or one capability of it, does.

    Args:
        conn: inside a write transaction.
        account_id: whose.
        health: the code.
        now_us: UTC microseconds.
        capability: empty: the whole account.
        reason: `code: words of the platform`; no secrets.
        until: when it is expected to end, UTC microseconds.

    Returns:
        Whether anything changed. *Since* stays while the code stays.
    """
    before = conn.execute(
        "SELECT code, reason, since, until FROM health WHERE account_id = ? AND capability = ?",
        (account_id, capability),
    ).fetchone()
    if before is None and health is Health.OK and capability:
        return False  # a capability nobody ever complained of
    if before is not None and before[0] == health.value and before[1] == reason and before[3] == until:
        return False
    since = before[2] if before is not None and before[0] == health.value else now_us
    conn.execute(
        "INSERT INTO health(account_id, capability, code, reason, since, until) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT(account_id, capability) DO UPDATE SET code = excluded.code, reason = excluded.reason,"
        " since = excluded.since, until = excluded.until",
        (account_id, capability, health.value, reason, since, until),
    )
    changes.note(conn, "health", [account_id], now_us)
    return True


def of(conn: Connection, account_id: int, capability: str = "") -> tuple[Health, str, int | None]:
    """(health, reason, since) of an account; `ok` where nothing was ever noted."""
    row = conn.execute(
        "SELECT code, reason, since FROM health WHERE account_id = ? AND capability = ?", (account_id, capability)
    ).fetchone()
    return (Health.OK, "", None) if row is None else (Health(row[0]), str(row[1]), int(row[2]))
