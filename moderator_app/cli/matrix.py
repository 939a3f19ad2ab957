"""`moderator matrix`: the reply matrix, its files, answers rendered for an item, and checks of a text."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from moderator_app.cli import proposed, suggestions
from moderator_app.cli.options import COMMON
from moderator_app.cli.safe import one_line
from moderator_app.cli.session import Session
from moderator_app.cli.values import LARGEST
from moderator_app.domain.matrix.checks import Check
from moderator_app.domain.matrix.rows import Row, row_to_plain
from moderator_app.domain.matrix.voice import Level
from moderator_app.errors import EXIT_FAILED, EXIT_USAGE, INVALID, UserError
from moderator_app.services import matrix, voice
from moderator_app.services.matrix import Prepared
from moderator_app.services.matrix_import import Imported

_Item = Annotated[int | None, typer.Option("--item", help="For this item.", max=LARGEST)]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(no_args_is_help=True)
    for name, command in (
        ("list", listed), ("import", bring_in), ("export", export), ("render", render), ("check", check),
    ):  # fmt: skip
        group.command(name, epilog=COMMON)(command)
    suggestions.register(group)
    proposed.register(group)
    app.add_typer(group, name="matrix", help="The reply matrix.", epilog=COMMON)


def listed(
    ctx: typer.Context,
    category: Annotated[str | None, typer.Option("--category", help="Of this category.")] = None,
) -> None:
    """Rows of the matrix."""
    session: Session = ctx.obj
    uses = matrix.uses(session.desk)
    rows = [
        row
        for row in matrix.read(session.desk).rows
        if category is None or row.category.casefold() == category.casefold()
    ]
    if session.out.json:
        items = [_shape(row) | {"uses": uses.get(row.id, matrix.Uses()).count} for row in rows]
        session.out.document({"items": items, "next": None})
        return
    heads = ("code", "category", "title", "answers", "uses")
    session.out.table(
        heads,
        [
            (
                row.code,
                row.category,
                one_line(row.title, 70),
                len(row.variants),
                uses[row.id].count if row.id in uses else 0,
            )
            for row in rows
        ],
    )
    if not rows:
        session.out.message(
            "The matrix is empty. Bring in yours, or the one that ships: moderator matrix import --starter",
            "Матрица пуста. Загрузите свою или ту, что в поставке: moderator matrix import --starter",
        )


def _shape(row: Row) -> dict[str, Any]:
    empty = {"category": "", "brand": "", "owner": "", "review_on": "", "examples": []}
    return {"id": row.id, "version": row.version, **empty, **row_to_plain(row)}


def bring_in(
    ctx: typer.Context,
    file: Annotated[Path | None, typer.Argument(help="A .csv, .xlsx or .yaml file.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")] = False,
    starter: Annotated[bool, typer.Option("--starter", help="The matrix and voices that ship.")] = False,
) -> None:
    """Bring a sheet into the matrix: all of it, or nothing when there is a problem."""
    session: Session = ctx.obj
    from moderator_app.services import matrix_import  # noqa: PLC0415 - other commands do without

    if (file is None) is not starter or (starter and dry_run):
        raise UserError(
            INVALID,
            exit_code=EXIT_USAGE,
            reason_en="Give a file, or --starter.",
            reason_ru="Укажите файл или --starter.",
        )
    if file is None:
        done = matrix_import.install_starter(session.working)
    else:
        with session.out.progress("Reading the sheet…", "Чтение таблицы…"):
            done = matrix_import.import_file(session.working, file, dry_run=dry_run)
    if done.problems:
        session.code = EXIT_FAILED
    _say_imported(session, done, dry_run=dry_run)


def _say_imported(session: Session, done: Imported, *, dry_run: bool) -> None:
    out = session.out
    if out.json:
        problems = [{"row": each.row, "column": each.column, "text": each.text(out.language)} for each in done.problems]
        out.document({"rows": done.rows, "added": done.added, "changed": done.changed, "problems": problems})
        return
    for each in done.problems:
        place = out.say(f"line {each.row}, column {each.column}", f"строка {each.row}, столбец {each.column}")
        out.line(one_line(f"{place}: {each.text(out.language)}", 400))
    if done.problems:
        out.message(
            f"{len(done.problems)} problems; the matrix stays as it is.",
            f"Проблем: {len(done.problems)}; матрица осталась прежней.",
        )
    elif dry_run:
        out.message(
            f"{done.rows} rows: {done.added} would be added, {done.changed} changed.",
            f"Строк: {done.rows}; добавится: {done.added}, изменится: {done.changed}.",
        )
    else:
        out.message(
            f"{done.rows} rows: {done.added} added, {done.changed} changed.",
            f"Строк: {done.rows}; добавлено: {done.added}, изменено: {done.changed}.",
        )


def export(
    ctx: typer.Context, file: Annotated[Path, typer.Argument(help="A .csv, .xlsx or .yaml file to write.")]
) -> None:
    """Write the matrix to a file."""
    session: Session = ctx.obj
    from moderator_app.services import matrix_import  # noqa: PLC0415 - other commands do without

    count = matrix_import.export_file(session.desk, file)
    if session.out.json:
        session.out.document({"rows": count, "file": str(file)})
        return
    session.out.message(f"{count} rows written.", f"Записано строк: {count}.")


def render(
    ctx: typer.Context,
    row: Annotated[str, typer.Argument(help="The code or number of a row.")],
    item: Annotated[int, typer.Option("--item", help="For this item.", max=LARGEST)],
    field: Annotated[list[str] | None, typer.Option("--field", help="NAME=TEXT: a field to fill in by hand.")] = None,
) -> None:
    """The answer of a row for an item, as it would be sent."""
    session: Session = ctx.obj
    desk = session.desk
    about = matrix.about(desk, item)
    prepared = matrix.prepare(desk, matrix.row(desk, row), about, fields=fields_of(field))
    found = voice.check(desk, prepared.rendered.text, about)
    if session.out.json:
        session.out.document(_rendered(prepared, found, session.out.language))
        return
    session.out.line(one_line(prepared.rendered.text, 20_000) if sys.stdout.isatty() else prepared.rendered.text)
    for line in prepared.chosen.in_words(session.out.language):
        session.out.message(line, line)
    _say_checks(session, found)


def fields_of(given: list[str] | None) -> dict[str, str]:
    """`NAME=TEXT` options as a table.

    Raises:
        UserError: `invalid` (exit 2).
    """
    fields: dict[str, str] = {}
    for each in given or ():
        name, sign, text = each.partition("=")
        if not sign or not name.strip():
            raise UserError(
                INVALID,
                exit_code=EXIT_USAGE,
                reason_en="Write --field NAME=TEXT.",
                reason_ru="Пишите --field ИМЯ=ТЕКСТ.",
            )
        fields[name.strip()] = text
    return fields


def _rendered(prepared: Prepared, found: list[Check], language: str) -> dict[str, Any]:
    follow_up = prepared.follow_up
    return {
        "row": prepared.row.id,
        "code": prepared.row.code,
        "version": prepared.row.version,
        "variant": prepared.chosen.index,
        "voice": None if prepared.voice is None else prepared.voice.name,
        "text": prepared.rendered.text,
        "follow_up": None if follow_up is None else follow_up.text,
        "files": [each.name for each in prepared.files],
        "unresolved": [hole.name for hole in prepared.rendered.holes],
        "fields": list(prepared.rendered.fields),
        "why": list(prepared.chosen.in_words(language)),
        "checks": [shaped(each, language) for each in found],
    }


def check(
    ctx: typer.Context,
    text: Annotated[str, typer.Option("--text", help="The text to look at.")],
    item: _Item = None,
) -> None:
    """What the brand's voice says about a text; exit 1 when it could not be sent."""
    session: Session = ctx.obj
    desk = session.desk
    found = voice.check(desk, text, None if item is None else matrix.about(desk, item))
    blocked = any(each.level is Level.BLOCK for each in found)
    if blocked:
        session.code = EXIT_FAILED
    if session.out.json:
        checks = [shaped(each, session.out.language) for each in found]
        session.out.document({"ok": not blocked, "checks": checks})
        return
    _say_checks(session, found)
    if not found:
        session.out.message("Nothing to say against it.", "Замечаний нет.")


def shaped(found: Check, language: str) -> dict[str, Any]:
    """One check as JSON; places are in characters."""
    return {
        "level": found.level.value,
        "rule": found.rule.value,
        "start": found.start,
        "end": found.end,
        "reason": found.reason(language),
        "fix": found.fix,
    }


def _say_checks(session: Session, found: list[Check]) -> None:
    out = session.out
    for each in found:
        level = {
            Level.BLOCK: out.say("block", "стоп"),
            Level.WARNING: out.say("warning", "внимание"),
            Level.HINT: out.say("hint", "совет"),
        }[each.level]
        place = f"{level} · {each.start}–{each.end}"
        out.message(f"{place} · {each.reason_en}", f"{place} · {each.reason_ru}")
