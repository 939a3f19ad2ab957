"""Bringing a whole sheet into the matrix, and the starter matrix: all of it or nothing, with every problem named first.

Run by the command line or a child of the window: reading a workbook of 50,000 rows takes seconds. Rows are written in
small transactions that nobody sees, then come into force together by one.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.files import OutgoingFile
from moderator_app.domain.matrix import sheets
from moderator_app.domain.matrix.rows import Matrix, Row, row_to_plain
from moderator_app.domain.matrix.sheets import Problem, Sheet, Table
from moderator_app.domain.matrix.template import troubles
from moderator_app.domain.matrix.voice import Voice, voice_from_plain
from moderator_app.errors import UserError, declare
from moderator_app.paths import resource
from moderator_app.services import book, community, files, sheet_files, topics, voice, whole_file
from moderator_app.services.desk import Desk
from moderator_app.storage import changes, journal, matrix
from moderator_app.storage.connect import Connection

CHUNK: Final = 40
"""Rows a transaction."""

CHANGED_MEANWHILE = declare(
    "matrix_changed",
    "Somebody changed the matrix during the import; nothing of it came into force.",
    "Пока шла загрузка, матрицу изменили; из файла ничего не вступило в силу.",
    hint_en="Try again.",
    hint_ru="Повторите.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did, or would do.

    Attributes:
        rows: rows in the sheet.
        added, changed: how many of them are new, and how many differ from what is in force.
        problems: while there is one, nothing comes into force.
    """

    rows: int
    added: int
    changed: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    kind: str
    number: int
    plain: dict[str, Any]


def import_file(desk: Desk, path: Path, *, dry_run: bool = False) -> Imported:
    """Bring a file into the matrix. Rows it does not name stay as they are.

    Raises:
        UserError: `forbidden`, `unknown_file`, `unreadable_file`, `matrix_changed`.
    """
    desk.require(EntryKind.MATRIX)
    return import_table(desk, sheet_files.read(path), name=path.name, folder=path.parent, dry_run=dry_run)


def import_table(desk: Desk, table: Table, *, name: str, folder: Path | None = None, dry_run: bool = False) -> Imported:
    """The same of a table.

    Args:
        desk: who does.
        table: what is brought in.
        name: of its file, for the log.
        folder: files of answers are looked for in it and below; None: there are none.
        dry_run: only look.

    Raises:
        UserError: `forbidden`, `matrix_changed`.
    """
    desk.require(EntryKind.MATRIX)
    now = book.at(desk)
    sheet = sheets.read(
        table,
        voices=[each.name for each in now.voices],
        platforms=desk.platform_names(),
        fragments=now.matrix.fragments,
        topics=topics.by_name(),
        file_of=None if folder is None else _Files(desk, folder, dry_run=dry_run).at,
    )
    wanted, added = _changes(now.matrix, sheet, _fragment_numbers(desk.reader))
    problems = (*sheet.problems, *_wrong_fragments(now.matrix, sheet))
    done = Imported(rows=len(sheet.rows), added=added, changed=len(wanted) - added, problems=problems)
    if not dry_run and not problems and wanted:
        _write(desk, wanted, now.matrix.stamp, name, done)
    return done


class _Files:
    """Files that a sheet names, each read once."""

    def __init__(self, desk: Desk, folder: Path, *, dry_run: bool) -> None:
        self._desk, self._folder, self._dry_run = desk, folder.resolve(), dry_run
        self._known: dict[str, OutgoingFile | tuple[str, str]] = {}

    def at(self, path: str) -> OutgoingFile | tuple[str, str]:
        """The file at a path below the sheet's folder, or why there is none (`sheets.FileOf`)."""
        if path not in self._known:
            self._known[path] = self._read(path)
        return self._known[path]

    def _read(self, path: str) -> OutgoingFile | tuple[str, str]:
        try:
            whole = (self._folder / path.replace("\\", "/")).resolve()
        except (OSError, ValueError, RuntimeError):
            whole = Path("/")
        if not whole.is_relative_to(self._folder):  # a sheet of a stranger must not make us send what is private
            return f"only files beside the sheet are taken: {path[:80]}", f"файл не в папке таблицы: {path[:80]}"
        try:
            return files.look(whole) if self._dry_run else files.keep(self._desk, whole)
        except UserError as error:
            return error.text("en"), error.text("ru")


def export_file(desk: Desk, path: Path) -> int:
    """Write the matrix to a file, and files of its answers into a folder beside it; how many rows.

    Raises:
        UserError: `unknown_file`, `matrix_not_written`, `not_written`, `file_gone`.
    """
    now = book.at(desk).matrix
    sheet_files.write(path, now.rows, now.fragments, _copied(desk, path, now.rows))
    return len(now.rows)


def _copied(desk: Desk, path: Path, rows: Sequence[Row]) -> dict[OutgoingFile, str]:
    """Copies of all files of these rows beside a sheet, and their paths as it names them."""
    wanted = dict.fromkeys(each for row in rows for variant in row.variants for each in variant.attachments)
    folder = path.with_name(f"{path.stem}-files")
    paths: dict[OutgoingFile, str] = {}
    taken: dict[str, str] = {}
    for each in wanted:
        if files.missing(desk, each):
            raise UserError(files.GONE, name=each.name)
        name = each.name.replace(";", "_")
        if taken.setdefault(name.casefold(), each.sha256) != each.sha256:
            name = f"{each.sha256[:8]}-{name}"
        paths[each] = f"{folder.name}/{name}"
        try:
            folder.mkdir(exist_ok=True)
            kept = files.path_of(desk, each).read_bytes()
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise UserError(sheet_files.NOT_WRITTEN, name=paths[each], reason=reason) from error
        whole_file.write_bytes(folder / name, kept)
    return paths


def _changes(now: Matrix, sheet: Sheet, fragment_numbers: dict[str, int]) -> tuple[list[_Change], int]:
    """What differs from what is in force, and how many of these are new."""
    known = {row.code.casefold(): row for row in now.rows}
    fragments = {name.casefold(): text for name, text in now.fragments.items()}
    wanted: list[_Change] = []
    added = 0
    for name, text in sheet.fragments.items():
        if fragments.get(name.casefold()) != text:
            number = fragment_numbers.get(name.casefold(), 0)
            wanted.append(_Change(matrix.FRAGMENT, number, {"name": name, "text": text}))
            added += not number
    for row in sheet.rows:
        before = known.get(row.code.casefold())
        after = row if before is None else _kept(before, row, sheet.columns)
        if before is not None and row_to_plain(before) == row_to_plain(after):
            continue
        wanted.append(_Change(matrix.ROW, 0 if before is None else before.id, row_to_plain(after)))
        added += before is None
    return wanted, added


def _kept(before: Row, row: Row, columns: frozenset[str]) -> Row:
    """What a sheet does not say stays: topics, and files of an answer, without a column."""
    if "topics" not in columns:
        row = replace(row, topics=before.topics)
    held = {variant.answer: variant.attachments for variant in before.variants if variant.attachments}
    if "files" in columns or not held:
        return row
    return replace(row, variants=tuple(replace(each, attachments=held.get(each.answer, ())) for each in row.variants))


def _wrong_fragments(now: Matrix, sheet: Sheet) -> Iterator[Problem]:
    """Faults of the sheet's fragments, and of what they would break."""
    if not sheet.fragments:
        return
    after = {**now.fragments, **sheet.fragments}
    for name, text in sheet.fragments.items():
        for each in troubles(text, after):
            english, russian = f"fragment “{name}”: {each.text_en}", f"фрагмент «{name}»: {each.text_ru}"
            yield Problem(row=0, column=0, text_en=english, text_ru=russian)


def _fragment_numbers(conn: Connection) -> dict[str, int]:
    return {
        str(each.plain["name"]).casefold(): each.id
        for each in matrix.current(conn, matrix.FRAGMENT)
        if each.plain is not None
    }


# ---------------------------------------------------------------- writing


def _write(desk: Desk, wanted: Sequence[_Change], stamp: int, name: str, done: Imported) -> None:
    while desk.write(_sweep):
        pass
    batch = secrets.token_hex(8)
    set_id = desk.write(_open)
    for at in range(0, len(wanted), CHUNK):
        desk.write(_chunk, wanted[at : at + CHUNK], set_id, batch)
    desk.write(_into_force, set_id, batch, stamp, len(wanted), name, done)


def _sweep(conn: Connection, desk: Desk) -> bool:
    return matrix.sweep(conn, desk.clock)


def _open(conn: Connection, desk: Desk) -> int:
    return matrix.open_batch(conn, desk.clock)


def _chunk(conn: Connection, desk: Desk, wanted: Sequence[_Change], set_id: int, batch: str) -> None:
    number = matrix.next_id(conn)
    for each in wanted:
        doc_id = each.number or number
        number += not each.number
        matrix.write(
            conn,
            clock=desk.clock,
            actor=desk.actor,
            batch_id=set_id,
            doc_id=doc_id,
            version=matrix.next_version(conn, doc_id) if each.number else 1,
            kind=each.kind,
            plain=each.plain,
            change="changed" if each.number else "added",
            batch=batch,
        )


def _into_force(  # noqa: PLR0917 - what the log says of an import
    conn: Connection, desk: Desk, set_id: int, batch: str, stamp: int, count: int, name: str, done: Imported
) -> None:
    if matrix.stamp(conn) != stamp or matrix.size(conn, set_id) != count:
        raise UserError(CHANGED_MEANWHILE)
    matrix.put_in_force(conn, set_id)
    entry = journal.append(
        conn,
        clock=desk.clock,
        actor=desk.actor,
        kind=EntryKind.MATRIX,
        data={"part": "sheet", "set": set_id, "rows": done.rows, "added": done.added, "changed": done.changed},
        words={"file": name},
        batch=batch,
    )
    changes.note(conn, "matrix", [set_id], desk.clock.now_us())
    changes.note(conn, "entry", [entry.id], desk.clock.now_us())


# ---------------------------------------------------------------- the starter matrix

STARTER: Final = "matrix/starter.yaml"
VOICES: Final = "voices/starter.yaml"
DEMO: Final = "matrix/demo.yaml"


def starter_voices() -> tuple[Voice, ...]:
    """The voices that ship."""
    import yaml  # noqa: PLC0415 - only who installs them needs it

    plain = yaml.safe_load(resource(VOICES).read_text(encoding="utf-8"))
    return tuple(voice_from_plain(each) for each in plain["voices"])


def install_starter(desk: Desk, *, demo: bool = False) -> Imported:
    """Bring in voices, community rules and matrix that ship; what is there already is left as people made it.

    Args:
        desk: who does.
        demo: fill the shop's facts (address, hours) with those of the demo's brand, and bring its own rows.

    Raises:
        UserError: `forbidden`, `matrix_changed`.
    """
    desk.require(EntryKind.MATRIX)
    there = {each.name.casefold() for each in voice.voices(desk)}
    for each in starter_voices():
        if each.name.casefold() not in there:
            desk.write(voice.save, each)
    community.install_starter(desk)
    table = sheet_files.read(resource(STARTER))
    if not demo:
        return _fresh(desk, table, "starter")
    own = sheet_files.read(resource(DEMO))
    done = _fresh(desk, replace(table, fragments={**table.fragments, **own.fragments}), "starter")
    _fresh(desk, replace(own, fragments={}), "demo")
    return done


def _fresh(desk: Desk, table: Table, name: str) -> Imported:
    """Bring in what is not there yet of a table that ships."""
    now = book.at(desk).matrix
    taken = {row.code.casefold() for row in now.rows}
    known = {name.casefold() for name in now.fragments}
    head, *lines = table.lines
    code = head.index("code")
    fresh = Table(
        lines=(head, *(line for line in lines if str(line[code]).casefold() not in taken)),
        problems=table.problems,
        fragments={name: text for name, text in table.fragments.items() if name.casefold() not in known},
    )
    if len(fresh.lines) == 1:
        return Imported(rows=0, added=0, changed=0, problems=())
    return import_table(desk, fresh, name=name, folder=resource(STARTER).parent)
