"""`moderator engine`: what talks to platforms; and `prepare`, which the window runs before it opens a new profile."""

from __future__ import annotations

from typing import Annotated, Any, Final

import typer

from moderator_app import bootstrap, logs, paths
from moderator_app.cli.options import COMMON
from moderator_app.cli.session import Session
from moderator_app.clock import SystemClock
from moderator_app.domain.ports import Health
from moderator_app.errors import EXIT_INTERRUPTED, EXIT_PERSON_NEEDED

_LONGEST_WAIT_S: Final = 86_400.0


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("engine", epilog=COMMON)(engine)
    app.command("prepare", hidden=True)(prepare)


def prepare(ctx: typer.Context) -> None:
    """Create the profile's store or bring it to this release."""
    session: Session = ctx.obj
    profile = paths.open_profile(paths.profile_directory(session.options.profile))
    bootstrap.prepare(profile, SystemClock())


def engine(
    ctx: typer.Context,
    once: Annotated[bool, typer.Option("--once", help="Pull everything, deliver what is due, report, end.")] = False,
    wait: Annotated[
        float, typer.Option("--wait", help="With --once: wait so many seconds for holds and retries.", min=0)
    ] = 60.0,
) -> None:
    """Pull and deliver until stopped; where standard input is a pipe, until its other end is closed."""
    session: Session = ctx.obj
    profile = paths.open_profile(paths.profile_directory(session.options.profile))
    from moderator_app.engine import lifetime  # noqa: PLC0415 - `--help` does without
    from moderator_app.net.redaction import redact  # noqa: PLC0415 - `--help` does without

    stop_logging = logs.start_logging(profile, "engine", redact)
    try:
        running = bootstrap.engine(profile.root)
        if once:
            with session.out.progress("Pulling and delivering…", "Получаем и отправляем…"):
                _report(session, running.run_once(min(wait, _LONGEST_WAIT_S)))
        else:
            running.run(lifetime_pipe=lifetime.is_pipe())
        if running.interrupted:
            session.code = EXIT_INTERRUPTED
    finally:
        stop_logging()


def _report(session: Session, report: dict[str, Any]) -> None:
    out = session.out
    delivered, pulled = report["delivered"], report["pulled"]
    needs_person = delivered["unsure"] + delivered["stale"] + delivered["refused"] + pulled["quarantined"]
    signed_out = [each for each in report["accounts"] if each["health"] == Health.NEEDS_SIGNIN.value]
    weekly = report["weekly"]
    if needs_person or signed_out or weekly["unsure"] + weekly["refused"]:
        session.code = EXIT_PERSON_NEEDED
    if out.json:
        out.document(report)
        return
    out.line(
        out.say(
            f"Pulled: {pulled['new']} new, {pulled['edited']} edited, {pulled['deleted']} deleted,"
            f" {pulled['quarantined']} unreadable.",
            f"Получено: новых {pulled['new']}, изменено {pulled['edited']}, удалено {pulled['deleted']},"
            f" нечитаемых {pulled['quarantined']}.",
        )
    )
    counted = " · ".join(f"{name} {count}" for name, count in delivered.items() if count)
    out.line(out.say("Delivered: ", "Отправка: ") + (counted or "—"))
    if any(weekly.values()):
        counted = " · ".join(f"{name} {count}" for name, count in weekly.items() if count)
        out.line(out.say("Weekly digests: ", "Сводки недели: ") + counted)
    out.table(
        ("", "health", "reason", "since"),
        ((each["name"], each["health"], each["reason"], each["since"]) for each in report["accounts"]),
    )
