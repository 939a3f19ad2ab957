"""Tables of the log beside the journal: what it is filtered by, what came in one set, lists that people keep."""

from __future__ import annotations

from sqlalchemy import Column, PrimaryKeyConstraint, UniqueConstraint

from moderator_app.storage.schema_parts import INT, TEXT, ident, index, need, table


def define() -> None:
    """Add them to the schema, after what they follow from."""
    table(
        "entry_mark",
        need("mark", TEXT),
        need("entry_id", INT),
        PrimaryKeyConstraint("mark", "entry_id"),
        without_rowid=True,
    )
    table(
        "entry_verdict",
        need("verdict", TEXT),
        need("entry_id", INT),
        need("item_id", INT),
        PrimaryKeyConstraint("verdict", "entry_id", "item_id"),
        without_rowid=True,
    )
    table(
        "entry_set",
        need("set_id", INT),
        need("entry_id", INT),
        PrimaryKeyConstraint("set_id", "entry_id"),
        without_rowid=True,
    )
    table(
        "log_view",
        ident(),
        need("moderator_id", INT),
        need("name", TEXT),
        need("filter_json", TEXT),
        UniqueConstraint("moderator_id", "name"),
    )
    # Whom nobody may know any more: hashes of identities, messages and places that lost their words.
    table(
        "erased_author",
        need("account_id", INT),
        need("hash", TEXT),
        need("author_id", INT),
        need("until_us", INT),
        need("keeps", INT, "0"),
        PrimaryKeyConstraint("account_id", "hash"),
        without_rowid=True,
    )
    table("erased_message", Column("message_id", INT, primary_key=True))
    table(
        "erased_place",
        need("kind", TEXT),
        need("place_id", INT),
        PrimaryKeyConstraint("kind", "place_id"),
        without_rowid=True,
    )
    table("retention", Column("brand_id", INT, primary_key=True), need("days", INT), need("entry_id", INT))
    index("entry_mark_entry", "entry_mark", "entry_id")
    index("entry_verdict_item", "entry_verdict", "item_id")
    index("entry_set_entry", "entry_set", "entry_id")
