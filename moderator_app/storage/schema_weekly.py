"""Tables of weekly digests: schedules, which are settings, and how far the digest of each week got."""

from __future__ import annotations

from sqlalchemy import PrimaryKeyConstraint

from moderator_app.storage.schema_parts import INT, TEXT, ident, index, may, need, table


def define() -> None:
    """Add them to the schema. `week`: as `2026-W47`; times: UTC microseconds; `*_json`: read by `storage.weekly`."""
    table(
        "weekly",
        ident(),
        need("name", TEXT),
        need("content_json", TEXT),
        need("since", INT),
        need("version", INT, "0"),
        counted=True,
    )
    index("weekly_name", "weekly", "name", unique=True)
    table(
        "weekly_run",
        need("schedule_id", INT),
        need("week", TEXT),
        need("state", TEXT),
        need("entry_id", INT),
        need("attempts", INT, "0"),
        need("at", INT),
        may("next_at", INT),
        need("missed_json", TEXT, "'[]'"),
        may("code", TEXT),
        need("facts_json", TEXT, "'{}'"),
        need("files_json", TEXT, "'[]'"),
        need("refused_json", TEXT, "'[]'"),
        PrimaryKeyConstraint("schedule_id", "week"),
        without_rowid=True,
    )
