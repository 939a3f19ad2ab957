"""Commands of later releases: they are in the contract, so they say that they are not there yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from moderator_app.cli.options import COMMON
from moderator_app.errors import LATER, UserError

_COMING = (("report", "The shift report (a later release)."),)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for name, text in _COMING:
        app.command(
            name,
            help=text,
            epilog=COMMON,
            context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
        )(_coming(name))


def _coming(name: str) -> Callable[..., None]:
    def command(words: Annotated[list[str] | None, typer.Argument(hidden=True)] = None) -> None:
        # Options come unparsed: only a first word can be a subcommand, later ones may be their values.
        known = [word for word in (words or [])[:1] if word.isalpha()]
        raise UserError(LATER, command=" ".join([name, *known]))

    return command
