"""A reply matrix written straight into a store, in the shape the matrix's own storage gives it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from moderator_app.storage.connect import Connection


def write_rows(conn: Connection, rows: Sequence[dict[str, Any]], *, version: int = 1, retired: bool = False) -> None:
    """These rows, numbered from 1, come into force."""
    batch = conn.execute("INSERT INTO matrix_batch(in_force, at) VALUES (1, 0) RETURNING id").fetchone()[0]
    for number, row in enumerate(rows, 1):
        body = json.dumps(row, ensure_ascii=False)
        words = conn.execute("INSERT INTO words(body) VALUES (?) RETURNING id", (body,)).fetchone()[0]
        conn.execute(
            "INSERT INTO matrix_doc(doc_id, version, kind, batch_id, entry_id, words_id, retired)"
            " VALUES (?, ?, 'row', ?, 0, ?, ?)",
            (number, version, batch, words, int(retired)),
        )
