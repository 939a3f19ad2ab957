"""The command line as a whole: finds the command, runs it, and turns every ending into an exit code of the contract."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final, cast

import typer

from moderator_app import __version__
from moderator_app.cli import (
    accounts,
    approvals,
    authors,
    channels,
    community,
    decisions,
    diagnosis,
    engine,
    inbox,
    journal,
    matrix,
    outbox,
    privacy,
    report,
    review,
    rules,
    sla,
    spelling,
)
from moderator_app.cli.options import COMMON, take
from moderator_app.cli.output import Output, ReaderGone
from moderator_app.cli.session import Session, language_of
from moderator_app.errors import EXIT_DONE, EXIT_FAILED, EXIT_INTERRUPTED, EXIT_USAGE, UserError

PROGRAM: Final = "moderator"
_COMPLETE: Final = "_MODERATOR_COMPLETE"
_UsageError: Final = cast("type[Exception]", typer.BadParameter.__mro__[1])  # its module is private to Typer


def _app() -> typer.Typer:
    app = typer.Typer(
        name=PROGRAM,
        help="A workstation for community moderators: one inbox, one response log, offline first.",
        epilog=COMMON,
        no_args_is_help=False,
        add_completion=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(_root)
    app.command("gui", help="The workstation (the same as no command at all).", epilog=COMMON)(_gui)
    for group in (
        community,
        engine,
        accounts,
        authors,
        channels,
        inbox,
        decisions,
        outbox,
        approvals,
        sla,
        matrix,
        journal,
        privacy,
        report,
        review,
        rules,
        diagnosis,
        spelling,
    ):
        cast("Any", group).register(app)
    return app


def _root(
    ctx: typer.Context,
    version: bool = typer.Option(False, "--version", help="Show the version and end."),
) -> None:
    if version:
        cast("Session", ctx.obj).out.line(__version__)
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        raise _UsageError("a command is missing; see moderator --help")


def _gui() -> None:
    # `__main__` opens the window before this is asked; what remains are options that the window does not take.
    raise _UsageError("the window takes --profile, --as and --lang only")


def run(arguments: Sequence[str]) -> int:
    """Run one command line; returns the exit code of the contract (design section 7)."""
    command = cast("Any", typer.main.get_command(_app()))
    if _COMPLETE in os.environ:
        command.main(args=list(arguments), prog_name=PROGRAM, complete_var=_COMPLETE)
    as_json = "--json" in arguments
    out = Output(json=as_json, language="en")
    try:
        options, rest = take(arguments, _valued(command))
        out = Output(json=options.json, language=language_of(options))
    except UserError as error:
        with _quiet_pipes():
            out.failure(error)
        return error.exit_code
    session = Session(options=options, out=out)
    code = EXIT_DONE
    try:
        with _quiet_pipes():
            code = _run(command, rest, session)
    finally:
        session.close()
    return code


def _run(command: Any, words: list[str], session: Session) -> int:
    out = session.out
    try:
        ended = command.main(args=words, prog_name=PROGRAM, standalone_mode=False, obj=session)
    except ReaderGone:
        raise
    except UserError as error:
        with _quiet_pipes():
            out.failure(error)
        return error.exit_code
    except _UsageError as error:
        text = cast("Any", error).format_message() if hasattr(error, "format_message") else str(error)
        with _quiet_pipes():
            # The library that reads command lines speaks English only.
            text = out.say(text, f"Команда не понята: {text}")
            out.fault("usage", text, out.say("See moderator --help.", "См. moderator --help."))
        return EXIT_USAGE
    except (KeyboardInterrupt, typer.Abort):
        with _quiet_pipes():
            out.fault("interrupted", out.say("Interrupted.", "Прервано."))
        return EXIT_INTERRUPTED
    except Exception as error:  # noqa: BLE001 - reported whole, without secrets
        trace = _redacted(traceback.format_exc())
        with _quiet_pipes():
            out.message(trace, trace)
            out.fault("internal", f"{type(error).__name__}: {_redacted(error)}")
        return EXIT_FAILED
    if ended == EXIT_INTERRUPTED and not isinstance(ended, bool):  # Typer turns Ctrl+C into this
        with _quiet_pipes():
            out.fault("interrupted", out.say("Interrupted.", "Прервано."))
        return EXIT_INTERRUPTED
    if isinstance(ended, int) and not isinstance(ended, bool) and ended:
        return ended
    return session.code or EXIT_DONE


def _redacted(error: object) -> str:
    from moderator_app.net.redaction import redact  # noqa: PLC0415 - a failure nobody expected

    return redact(error)


@contextmanager
def _quiet_pipes() -> Iterator[None]:
    """Who reads our output may stop early (`| head`): that is no failure."""
    try:
        yield
    except (BrokenPipeError, ReaderGone):
        # Python flushes standard output once more at its end, which would complain again.
        for stream in (sys.stdout, sys.stderr):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _valued(command: Any) -> set[str]:
    """Options of any command that are followed by a value."""
    found: set[str] = set()
    for parameter in command.params:
        if not getattr(parameter, "is_flag", True) and getattr(parameter, "param_type_name", "") == "option":
            found.update((*parameter.opts, *parameter.secondary_opts))
    for each in getattr(command, "commands", {}).values():
        found |= _valued(each)
    return found
