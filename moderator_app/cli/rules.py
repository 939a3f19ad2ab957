"""`moderator rules`: the community's rules, listed and brought in from a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from moderator_app.cli.options import COMMON
from moderator_app.cli.safe import one_line
from moderator_app.cli.session import Session
from moderator_app.domain.community import to_plain
from moderator_app.errors import EXIT_USAGE, INVALID, UserError
from moderator_app.services import community


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(no_args_is_help=True)
    group.command("list", epilog=COMMON)(listed)
    group.command("import", epilog=COMMON)(bring_in)
    app.add_typer(group, name="rules", help="The rules of the community.", epilog=COMMON)


def listed(ctx: typer.Context) -> None:
    """The rules in force; with --json in the shape that import takes."""
    session: Session = ctx.obj
    found = community.lists(session.desk)
    if session.out.json:
        lists = [{"id": each.id, "version": each.version} | to_plain(each) for each in found]
        session.out.document({"lists": lists})
        return
    say = session.out.say
    session.out.table(
        (say("language", "язык"), say("brand", "бренд"), say("number", "номер"), say("title", "название")),
        [
            (each.language or "—", one_line(each.brand or "—", 40), rule.number, one_line(rule.title, 70))
            for each in found
            for rule in each.rules
        ],
    )
    if not found:
        session.out.message(
            "There are no rules. Bring in yours, or those that ship: moderator rules import --starter",
            "Правил нет. Загрузите свои или те, что в поставке: moderator rules import --starter",
        )


def bring_in(
    ctx: typer.Context,
    file: Annotated[Path | None, typer.Argument(help="A .toml or .json file.")] = None,
    starter: Annotated[bool, typer.Option("--starter", help="The rules that ship.")] = False,
) -> None:
    """Put the lists of a file in force: each replaces that of its brand and language."""
    session: Session = ctx.obj
    if (file is None) is not starter:
        raise UserError(
            INVALID,
            exit_code=EXIT_USAGE,
            reason_en="Give a file, or --starter.",
            reason_ru="Укажите файл или --starter.",
        )
    desk = session.working
    if file is None:
        done = community.install_starter(desk)
    else:
        done = desk.write(community.bring_in, community.read_file(file))
    if session.out.json:
        session.out.document({"lists": done.lists, "changed": done.changed})
    else:
        session.out.message(
            f"Lists: {done.lists}, changed: {done.changed}.", f"Списков: {done.lists}, изменено: {done.changed}."
        )
