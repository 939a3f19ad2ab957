"""Tables of what the audience suddenly speaks of. A spike holds numbers alone: its words are those of its messages."""

from __future__ import annotations

from sqlalchemy import REAL, PrimaryKeyConstraint

from moderator_app.storage.schema_parts import INT, TEXT, ident, index, need, table


def define() -> None:
    """Add them to the schema. `spike.subject`: `word` or `negativity`; times: UTC microseconds."""
    table(
        "spike",
        ident(),
        need("subject", TEXT),
        need("began_at", INT),
        need("seen_at", INT),
        need("people", INT),
        need("expected", REAL),
        need("chance", REAL),
        counted=True,
    )
    table(
        "spike_item",
        need("spike_id", INT),
        need("item_id", INT),
        PrimaryKeyConstraint("spike_id", "item_id"),
        without_rowid=True,
    )
    index("spike_seen", "spike", "seen_at")
    index("message_heard", "message", "created_at", "ours = 0 AND starts = 1")
