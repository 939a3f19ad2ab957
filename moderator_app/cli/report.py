"""`moderator report`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from moderator_app.cli import weekly
from moderator_app.cli.options import COMMON
from moderator_app.cli.safe import visible
from moderator_app.cli.session import Session
from moderator_app.cli.values import LARGEST
from moderator_app.domain.report.document import Chart, Document, Table, shown, to_data
from moderator_app.errors import EXIT_USAGE, INVALID, UserError
from moderator_app.services import report, report_files


def register(app: typer.Typer) -> None:
    """Add the command, and the digests below it."""
    group = typer.Typer(rich_markup_mode=None, epilog=COMMON)
    group.callback(invoke_without_command=True)(make)
    weekly.register(group)
    app.add_typer(group, name="report")


def make(  # noqa: PLR0913, PLR0917 - the options of the contract
    ctx: typer.Context,
    since: Annotated[str | None, typer.Option("--from", help="First day; without it, the last seven.")] = None,
    until: Annotated[str | None, typer.Option("--to", help="Last day, included.")] = None,
    kind: Annotated[str | None, typer.Option("--format", help="json, csv, html, pdf or xlsx.")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Write it to this file.")] = None,
    channel: Annotated[list[int] | None, typer.Option("--channel", help="Only this channel.", max=LARGEST)] = None,
    brand: Annotated[str | None, typer.Option("--brand", help="Only channels of this brand.")] = None,
    person: Annotated[str | None, typer.Option("--person", help="Only what this moderator did.")] = None,
    zone: Annotated[str | None, typer.Option("--zone", help="Time zone of the days; without it, the brand's.")] = None,
    items: Annotated[bool, typer.Option("--items", help="A row an item instead of figures.")] = False,
    audience: Annotated[
        str,
        typer.Option(
            "--audience", help="The voice of the audience: all, product, service or marketing.", show_default=False
        ),
    ] = "",
    behind: Annotated[str | None, typer.Option("--behind", help="The items behind a figure, by its mark.")] = None,
) -> None:
    """What happened in a period, in figures."""
    if ctx.invoked_subcommand is not None:
        return
    session: Session = ctx.obj
    desk, language = session.desk, session.out.language
    first, last = _days(session, since, until, zone)
    question = report.ask(
        desk,
        since=first,
        until=last,
        zone=zone,
        channels=channel or (),
        brand=brand,
        person=person,
        department=audience,
    )
    if behind is not None:
        found = report.behind(desk, question, behind)
        if session.out.json:
            session.out.document({"items": found, "next": None})
        else:
            for each in found:
                session.out.line(str(each))
        return
    if items:
        if out is None:
            raise _no_file()
        chosen = report_files.chosen(out, kind, report_files.ITEM_FORMATS)
        with session.out.progress("Writing…", "Записываем…"):
            count = report_files.write_items(desk, question, out, chosen, language)
        _written(session, out, count)
        return
    chosen = "json" if out is None and kind is None else report_files.chosen(out or Path(), kind)
    if out is None and chosen != "json":
        raise _no_file()
    with session.out.progress("Counting…", "Считаем…") as told:
        document = report.document(desk, question, report.make(desk, question, told), language)
    if out is not None:
        report_files.write(document, out, chosen)
        _written(session, out, None)
    elif session.out.json or kind == "json":
        session.out.document(to_data(document))
    else:
        _print(session, document)


def _no_file() -> UserError:
    return UserError(
        INVALID, exit_code=EXIT_USAGE, reason_en="Name a file with --out.", reason_ru="Назовите файл: --out."
    )


def _days(session: Session, since: str | None, until: str | None, zone: str | None) -> tuple[date, date]:
    if since is None and until is None:
        return report.last_days(session.desk, 7, zone)
    if since is None or until is None:
        raise UserError(
            INVALID,
            exit_code=EXIT_USAGE,
            reason_en="Name both days, --from and --to.",
            reason_ru="Назовите оба дня: --from и --to.",
        )
    return _day(since), _day(until)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise UserError(
            INVALID,
            exit_code=EXIT_USAGE,
            reason_en=f"{text} is no day; write 2026-03-08.",
            reason_ru=f"{text} — не день; пишите 2026-03-08.",
        ) from None


def _written(session: Session, out: Path, count: int | None) -> None:
    if session.out.json:
        session.out.document({"file": str(out)} if count is None else {"file": str(out), "items": count})
    else:
        session.out.message(f"Written to {out}.", f"Записано в файл {out}.")


def _print(session: Session, document: Document) -> None:
    out = session.out
    out.line(visible(document.title))
    out.line(visible(document.subtitle))
    if document.empty:
        out.line(out.say("Nothing happened in this period.", "За этот период ничего не было."))
        return
    out.line()
    for figure in document.figures:
        out.line(f"{figure.label}: {shown(figure.value, figure.unit, document.language)} ({figure.note})")
    for table in document.tables:
        if table.rows and table.chart is not Chart.HEAT:
            _table(session, table, document.language)


def _table(session: Session, table: Table, language: str) -> None:
    session.out.line()
    session.out.line(visible(table.title))
    session.out.table(
        [label for _, label, _ in table.columns],
        (
            [shown(cell, unit, language) for cell, (_, _, unit) in zip(row.cells, table.columns, strict=True)]
            for row in table.rows
        ),
    )
