"""Tables about people on both sides: who is one person, what somebody was mentioned in and has seen."""

from __future__ import annotations

from sqlalchemy import Column

from moderator_app.storage.schema_parts import INT, index, need, table


def define() -> None:
    """Add them to the schema."""
    # Follows from the entries `join` and `split`; authors that are nobody else have no row.
    table("person", Column("author_id", INT, primary_key=True), need("person_id", INT))
    index("person_members", "person", "person_id; author_id")
