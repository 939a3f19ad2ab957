"""`moderator doctor`."""

from __future__ import annotations

from typing import Annotated

import typer

from moderator_app import bootstrap, paths
from moderator_app.cli.options import COMMON
from moderator_app.cli.session import Session
from moderator_app.clock import SystemClock
from moderator_app.errors import EXIT_FAILED, UserError
from moderator_app.storage import connect


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("doctor", epilog=COMMON)(doctor)


def doctor(
    ctx: typer.Context,
    rebuild: Annotated[
        bool,
        typer.Option("--rebuild", help="Compute anew what follows from messages and journal: items, counters, links."),
    ] = False,
) -> None:
    """Look whether everything is sound."""
    session: Session = ctx.obj
    from moderator_app.storage import doctor as examine  # noqa: PLC0415 - as heavy as rare

    profile = paths.open_profile(paths.profile_directory(session.options.profile))
    if not profile.store.exists():
        raise UserError(connect.STORE_MISSING, path=profile.store)
    try:
        bootstrap.prepare(profile, SystemClock())
    except UserError as error:
        if error.code != connect.STORE_CORRUPT:  # that is what the doctor is asked about; it says so itself
            raise
    with session.out.progress("Examining…", "Проверяем…"):
        report = examine.run(profile, rebuild=rebuild)
    if not report.ok:
        session.code = EXIT_FAILED
    out = session.out
    if out.json:
        checks = [
            {"name": check.name, "ok": check.ok, "text": out.say(check.text_en, check.text_ru)}
            for check in report.checks
        ]
        out.document({"checks": checks, "rebuilt": report.rebuilt, "changed": report.changed})
        return
    out.table(("", "", ""), (("✓" if each.ok else "✗", each.name, out.say(each.text_en, each.text_ru))
                             for each in report.checks))  # fmt: skip
    if report.rebuilt:
        out.line(
            out.say(
                f"Rebuilt; rows that differed: {report.changed}.", f"Пересчитано; отличавшихся строк: {report.changed}."
            )
        )
