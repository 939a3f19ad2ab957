"""What a sign-in told about an account: who it is, which authors are ours, what it may not do."""

from __future__ import annotations

import json

from moderator_app.domain.ports import AccountInfo
from moderator_app.storage import changes
from moderator_app.storage.connect import Connection


def checked(conn: Connection, account_id: int, info: AccountInfo, now_us: int) -> bool:
    """Write down what `check` said, where it differs; returns whether it did. Inside a write transaction."""
    facts = (
        info.external_id,
        info.name,
        json.dumps(sorted(info.own_ids)),
        json.dumps({capability.value: reason.value for capability, reason in sorted(info.missing.items())}),
    )
    before = conn.execute(
        "SELECT external_id, external_name, own_ids_json, missing_json FROM account WHERE id = ?", (account_id,)
    ).fetchone()
    if before is None or tuple(before) == facts:
        return False
    conn.execute(
        "UPDATE account SET external_id = ?, external_name = ?, own_ids_json = ?, missing_json = ? WHERE id = ?",
        (*facts, account_id),
    )
    changes.note(conn, "account", [account_id], now_us)
    return True
