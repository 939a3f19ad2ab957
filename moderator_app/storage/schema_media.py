"""The table of attachments that somebody asked to see; the bytes lie in the profile's media folder by their hash."""

from __future__ import annotations

from sqlalchemy import PrimaryKeyConstraint

from moderator_app.storage.schema_parts import INT, TEXT, index, may, need, table


def define() -> None:
    """Add it to the schema. `state`: `asked`, `loaded` or `failed`; `source`: of the attachment when it was asked for.

    `kind`: the sniffed type; `size`: bytes.
    """
    table(
        "media",
        need("message_id", INT),
        need("position", INT),
        need("account_id", INT),
        need("source", TEXT),
        need("state", TEXT),
        need("asked_at", INT),
        may("sha256", TEXT),
        may("kind", TEXT),
        may("size", INT),
        may("error", TEXT),
        PrimaryKeyConstraint("message_id", "position"),
        without_rowid=True,
    )
    index("media_asked", "media", "account_id; asked_at", "state = 'asked'")
    index("media_file", "media", "sha256", "sha256 IS NOT NULL")
