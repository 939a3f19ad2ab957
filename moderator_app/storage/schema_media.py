"""Tables of files beside messages: attachments somebody asked to see, and what goes with answers of ours.

The bytes lie in the profile's folders `media` and `attachments` by their hashes.
"""

from __future__ import annotations

from sqlalchemy import PrimaryKeyConstraint

from moderator_app.storage.schema_parts import INT, TEXT, index, may, need, table


def define() -> None:
    """Add them to the schema.

    `state`: `asked`, `loaded` or `failed`; `source`: of the attachment when it was asked for; `kind`: the sniffed type;
    `size`: bytes. `sent_file` says which words of an entry name which file, so that nothing
    looks through words for it.
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
    table(
        "sent_file",
        need("words_id", INT),
        need("sha256", TEXT),
        PrimaryKeyConstraint("words_id", "sha256"),
        without_rowid=True,
    )
    index("media_asked", "media", "account_id; asked_at", "state = 'asked'")
    index("media_file", "media", "sha256", "sha256 IS NOT NULL")
