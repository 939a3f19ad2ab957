"""Everything of matrix, voices and community rules in force, read once and kept till it changes; and writing them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from moderator_app.domain import community
from moderator_app.domain.community import RuleList
from moderator_app.domain.matrix.rows import Matrix, Row, row_from_plain
from moderator_app.domain.matrix.voice import Voice, voice_from_plain
from moderator_app.services.desk import Desk
from moderator_app.storage import changes, matrix
from moderator_app.storage.connect import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Rows, fragments, voices and lists of community rules in force."""

    matrix: Matrix
    voices: tuple[Voice, ...]
    rules: tuple[RuleList, ...] = ()


_kept: dict[str, Book] = {}


def read(conn: Connection, keep_as: str | None = None) -> Book:
    """What is in force.

    Args:
        conn: any connection.
        keep_as: name under which it is kept in this process (the path of the store); None: not at all.
    """
    stamp = matrix.stamp(conn)
    if keep_as is not None and (kept := _kept.get(keep_as)) is not None and kept.matrix.stamp == stamp:
        return kept
    rows: list[Row] = []
    fragments: dict[str, str] = {}
    voices: list[Voice] = []
    rules: list[RuleList] = []
    for each in matrix.current(conn):
        if each.plain is None:  # its words were erased
            continue
        if each.kind == matrix.ROW:
            rows.append(row_from_plain(each.plain, row_id=each.id, version=each.version))
        elif each.kind == matrix.FRAGMENT:
            fragments[str(each.plain["name"])] = str(each.plain["text"])
        elif each.kind == matrix.RULES:
            rules.append(community.from_plain(each.plain, list_id=each.id, version=each.version))
        elif each.kind == matrix.VOICE:
            voices.append(voice_from_plain(each.plain, voice_id=each.id, version=each.version))
    book = Book(
        matrix=Matrix(rows=tuple(rows), fragments=fragments, stamp=stamp), voices=tuple(voices), rules=tuple(rules)
    )
    if keep_as is not None:
        _kept[keep_as] = book
    return book


def at(desk: Desk) -> Book:
    """The same for whoever sits at this desk, on its reading connection."""
    return read(desk.reader, str(desk.profile.store))


def write(
    conn: Connection,
    desk: Desk,
    *,
    kind: str,
    number: int,
    plain: Mapping[str, Any],
    change: str = "",
    retired: bool = False,
) -> tuple[int, int]:
    """Write one version, in force at once; (number, version) of it. `number` 0: a new document."""
    known = bool(number)
    number = number or matrix.next_id(conn)
    version = matrix.next_version(conn, number)
    batch = matrix.open_batch(conn, desk.clock)
    entry = matrix.write(
        conn,
        clock=desk.clock,
        actor=desk.actor,
        batch_id=batch,
        doc_id=number,
        version=version,
        kind=kind,
        plain=plain,
        change=change or ("changed" if known else "added"),
        retired=retired,
    )
    matrix.put_in_force(conn, batch)
    changes.note(conn, "matrix", [number], desk.clock.now_us())
    changes.note(conn, "entry", [entry.id], desk.clock.now_us())
    return number, version
