"""`moderator authors`: who is one person."""

from __future__ import annotations

from typing import Annotated

import typer

from moderator_app.cli.options import COMMON
from moderator_app.cli.session import Session
from moderator_app.cli.values import LARGEST
from moderator_app.services import persons
from moderator_app.storage.decide import Decided

_Author = Annotated[int, typer.Argument(help="The author's number, as `show` gives it.", max=LARGEST)]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help="Authors: which of them are one person.", rich_markup_mode=None, epilog=COMMON)
    group.command("join", epilog=COMMON)(join)
    group.command("split", epilog=COMMON)(split)
    app.add_typer(group, name="authors")


def join(ctx: typer.Context, author: _Author, other: _Author) -> None:
    """Say that two authors are one person."""
    session: Session = ctx.obj
    _tell(session, author, session.working.write(persons.join, author, other))


def split(ctx: typer.Context, author: _Author) -> None:
    """Say that an author is none of those they were joined with."""
    session: Session = ctx.obj
    _tell(session, author, session.working.write(persons.split, author))


def _tell(session: Session, author: int, decided: Decided) -> None:
    members = [each.id for each in persons.card(session.desk, author).members]
    if session.out.json:
        session.out.document({"entry_id": decided.entry.id, "authors": members})
        return
    listed = ", ".join(str(each) for each in members)
    session.out.message(
        f"Entry {decided.entry.id}. One person now: {listed}.",
        f"Запись {decided.entry.id}. Теперь один человек: {listed}.",
    )
