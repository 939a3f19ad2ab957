"""All words and personal identifiers that entries speak of, apart from the chain, so that they can go (rule 6)."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from typing import Final

from moderator_app.storage import whole
from moderator_app.storage.connect import Connection

_SALT_BYTES: Final = 16


def fingerprint(salt: bytes, text: str) -> str:
    """What the entry holds: SHA-256 of salt and text, in hex. Without salt, guessing a phone number takes minutes."""
    return hashlib.sha256(salt + text.encode()).hexdigest()


def put(conn: Connection, text: str) -> tuple[int, str]:
    """Keep a text; its id and fingerprint."""
    salt, text = os.urandom(_SALT_BYTES), whole.text(text)
    row = conn.execute("INSERT INTO words(salt, body) VALUES (?, ?) RETURNING id", (salt, text)).fetchone()
    return int(row[0]), fingerprint(salt, text)


def get(conn: Connection, words_id: int) -> str | None:
    """The text; None: it was erased."""
    row = conn.execute("SELECT body FROM words WHERE id = ?", (words_id,)).fetchone()
    return None if row is None or row[0] is None else str(row[0])


def erased_by(conn: Connection, numbers: Sequence[int]) -> int | None:
    """The entry that took the first of these texts away; None: all are there."""
    for number in numbers:
        row = conn.execute("SELECT erased_by FROM words WHERE id = ?", (number,)).fetchone()
        if row is not None and row[0] is not None:
            return int(row[0])
    return None


def erase(conn: Connection, words_id: int, entry_id: int) -> None:
    """Take a text away for good; `entry_id` is the `erase` entry whose data names it. The caller rebuilds the index."""
    conn.execute("UPDATE words SET salt = NULL, body = NULL, erased_by = ? WHERE id = ?", (entry_id, words_id))
