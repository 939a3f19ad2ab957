"""What tables and indexes are put together from; `schema` and its parts say which there are."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, Text, text

METADATA: Final = MetaData()

INT, TEXT, BLOB = Integer, Text, LargeBinary


def ident() -> Column[int]:
    """A row id."""
    return Column("id", INT, primary_key=True)


def need(name: str, kind: Any, default: str | None = None) -> Column[Any]:
    """A column that is never null."""
    return Column(name, kind, nullable=False, server_default=None if default is None else text(default))


def may(name: str, kind: Any) -> Column[Any]:
    """A column that may be null."""
    return Column(name, kind)


def table(name: str, *parts: Any, counted: bool = False, without_rowid: bool = False) -> Table:
    """A strict table."""
    return Table(
        name,
        METADATA,
        *parts,
        sqlite_strict=True,
        sqlite_autoincrement=counted,
        sqlite_with_rowid=not without_rowid,
    )


def index(name: str, table: str, columns: str, where: str | None = None, *, unique: bool = False) -> None:
    """An index over columns or expressions, parted by `; `."""
    Index(
        name,
        *(text(column) for column in columns.split("; ")),
        unique=unique,
        sqlite_where=None if where is None else text(where),
        _table=METADATA.tables[table],
    )
