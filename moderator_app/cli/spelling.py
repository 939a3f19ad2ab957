"""`moderator spell`: the helper process that checks spelling for the window, over its pipes."""

from __future__ import annotations

import io
import sys

import typer

from moderator_app.cli.session import Session


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("spell", hidden=True)(spell)


def spell(ctx: typer.Context) -> None:
    """Answer questions about spelling, one JSON line each, until standard input ends."""
    session: Session = ctx.obj
    from moderator_app.services import spelling  # noqa: PLC0415 - other commands do without

    speller = spelling.speller()
    lines = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace")
    for answer in spelling.serve(speller, lines):
        session.out.line(answer)
        sys.stdout.flush()
