"""`moderator report weekly`."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Annotated, Any, Final

import typer

from moderator_app.cli import shapes
from moderator_app.cli.options import COMMON
from moderator_app.cli.safe import visible
from moderator_app.cli.session import Session
from moderator_app.cli.values import LARGEST
from moderator_app.domain.report.weekly import PORTS, WEEKDAYS, Mail, Run, Schedule, Security, State, Week
from moderator_app.errors import EXIT_FAILED, EXIT_PERSON_NEEDED, EXIT_USAGE, INVALID, NOT_FOUND, UserError
from moderator_app.services import weekly, weekly_sending
from moderator_app.services.weekly import WeeklyView
from moderator_app.storage.weekly import PASSWORD

_TIME: Final = re.compile(r"(\d{1,2}):(\d{2})", re.ASCII)
_CODES: Final = {State.UNSURE: EXIT_PERSON_NEEDED, State.REFUSED: EXIT_PERSON_NEEDED, State.WAITING: EXIT_FAILED}


def register(report: typer.Typer) -> None:
    """Add the commands to those of reports."""
    group = typer.Typer(
        help="Weekly digests: a report of each whole week, into a folder or by mail.",
        rich_markup_mode=None,
        epilog=COMMON,
    )
    group.command("list", epilog=COMMON)(list_all)
    group.command("set", epilog=COMMON)(set_up)
    group.command("remove", epilog=COMMON)(remove)
    group.command("send", epilog=COMMON)(send)
    group.command("test", epilog=COMMON)(test)
    group.command("resolve", epilog=COMMON)(resolve)
    report.add_typer(group, name="weekly")


def list_all(ctx: typer.Context) -> None:
    """List the digests: when they are due, where they go, how the last one ended."""
    session: Session = ctx.obj
    views = weekly.listed(session.desk)
    if session.out.json:
        session.out.document({"items": [shaped(each) for each in views], "next": None})
        return
    say = session.out.say
    session.out.table(
        (say("name", "название"), say("next", "следующая"), say("where", "куда"), say("last", "последняя"), ""),
        (
            (
                visible(each.schedule.name),
                shapes.at(each.next_at),
                visible(_place(each.schedule)),
                "" if not each.runs else f"{each.runs[0].week} {each.runs[0].state.value}",
                "" if not each.runs else visible(problem(session, each.runs[0])),
            )
            for each in views
        ),
    )


def set_up(  # noqa: PLR0913, PLR0917 - the fields of a schedule
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="What it is called; the same name changes it.")],
    day: Annotated[str | None, typer.Option("--day", help=f"One of {', '.join(WEEKDAYS)}; first mon.")] = None,
    time: Annotated[str | None, typer.Option("--time", help="By the clock of the zone; first 09:00.")] = None,
    zone: Annotated[str | None, typer.Option("--zone", help="Time zone; first the brand's.")] = None,
    written_in: Annotated[str | None, typer.Option("--written-in", help="ru or en.")] = None,
    brand: Annotated[str | None, typer.Option("--brand", help="Only channels of this brand; empty: all.")] = None,
    channel: Annotated[list[int] | None, typer.Option("--channel", help="Only this channel.", max=LARGEST)] = None,
    every_channel: Annotated[bool, typer.Option("--all-channels", help="All channels again.")] = False,
    kind: Annotated[list[str] | None, typer.Option("--format", help="html, pdf, xlsx; one or more.")] = None,
    folder: Annotated[Path | None, typer.Option("--folder", help="Write it into this folder.")] = None,
    to: Annotated[list[str] | None, typer.Option("--to", help="Send it to this address; one or more.")] = None,
    host: Annotated[str | None, typer.Option("--host", help="The mail server.")] = None,
    port: Annotated[int | None, typer.Option("--port", help="Its port; else 587 or 465.")] = None,
    security: Annotated[str | None, typer.Option("--security", help="starttls, tls; none on this machine.")] = None,
    sender: Annotated[str | None, typer.Option("--sender", help="The address it comes from.")] = None,
    user: Annotated[str | None, typer.Option("--user", help="Sign in as; empty: without signing in.")] = None,
    rename: Annotated[str | None, typer.Option("--rename", help="Another name.")] = None,
    secrets: Annotated[
        list[str] | None, typer.Option("--secret", help="password=VAR: from an environment variable.")
    ] = None,
    secret_env: Annotated[str | None, typer.Option("--secret-env", help="The variable with the password.")] = None,
    secret_stdin: Annotated[
        bool, typer.Option("--secret-stdin", help="Read the password from standard input.")
    ] = False,
) -> None:
    """Set a digest up, or change what is named."""
    session: Session = ctx.obj
    desk = session.working
    before = _known(session, name)
    wanted = before if before is not None else weekly.new(desk, name, session.out.language)
    if rename is not None:
        wanted = replace(wanted, name=rename)
    if day is not None:
        wanted = replace(wanted, weekday=_day(day))
    if time is not None:
        wanted = replace(wanted, minute=_minute(time))
    if brand is not None:
        wanted = replace(wanted, brand=brand or None)
    if channel or every_channel:
        wanted = replace(wanted, channels=() if every_channel else tuple(channel or ()))
    if kind:
        wanted = replace(wanted, formats=tuple(each.lower() for each in kind))
    wanted = replace(wanted, zone=zone or wanted.zone, language=written_in or wanted.language)
    mailed = [each for each in (host, port, security, sender, user) if each is not None] or to
    if folder is not None and mailed:
        raise _usage("It goes into a folder or by mail.", "Сводка идёт в папку или на почту.")
    if folder is not None:
        wanted = replace(wanted, folder=str(folder.expanduser().absolute()), mail=None)
    elif mailed:
        wanted = replace(wanted, folder=None, mail=_mail(wanted.mail, to, host, port, security, sender, user))
    kept = weekly.set_up(desk, wanted, _password(secrets or (), secret_env, secret_stdin))
    found = weekly.view(desk, kept)
    if session.out.json:
        session.out.document(shaped(found))
    else:
        place, moment = visible(_place(kept)), shapes.at(found.next_at)
        session.out.message(f"{kept.name}: {place}, next at {moment}.", f"{kept.name}: {place}, следующая {moment}.")


def remove(ctx: typer.Context, name: Annotated[str, typer.Argument(help="Its name.")]) -> None:
    """Forget a digest and its password; what was sent stays in the log."""
    session: Session = ctx.obj
    gone = weekly.remove(session.working, name)
    if session.out.json:
        session.out.document({"id": gone.id, "name": gone.name, "removed": True})
    else:
        session.out.message(f"Removed: {gone.name}.", f"Удалена: {gone.name}.")


def send(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="Its name.")],
    week: Annotated[str | None, typer.Option("--week", help="As 2026-W47; without it, the last whole one.")] = None,
) -> None:
    """Send the digest of a week now; one that was sent is not sent again."""
    session: Session = ctx.obj
    wanted = None if week is None else _week(week)
    with session.out.progress("Making and sending…", "Составляем и отправляем…"):
        run = weekly_sending.send(session.working, name, wanted, Random())  # noqa: S311 - jitter, not a secret
    _tell(session, run)


def test(ctx: typer.Context, name: Annotated[str, typer.Argument(help="Its name.")]) -> None:
    """Try where it goes: a short mail to its recipients, or a file that is taken away again."""
    session: Session = ctx.obj
    with session.out.progress("Trying…", "Пробуем…"):
        refused = weekly_sending.test(session.working, name)
    session.code = EXIT_PERSON_NEEDED if refused else 0
    if session.out.json:
        session.out.document({"ok": not refused, "refused": [{"to": one, "reason": two} for one, two in refused]})
        return
    if not refused:
        session.out.message("It works.", "Получилось.")
    for one, two in refused:
        session.out.message(visible(f"{one}: {two}"), visible(f"{one}: {two}"))


def resolve(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="Its name.")],
    week: Annotated[str | None, typer.Option("--week", help="As 2026-W47; without it, the newest unsure one.")] = None,
    sent: Annotated[bool, typer.Option("--sent", help="It was sent.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Send it again.")] = False,
) -> None:
    """Say what became of a digest that is unsure: it was sent, or it goes again."""
    session: Session = ctx.obj
    desk = session.working
    if sent == again:
        raise _usage("Say --sent or --again.", "Укажите --sent или --again.")
    schedule = weekly.find(desk, name)
    runs = weekly.view(desk, schedule).runs
    found = next((each for each in runs if each.state is State.UNSURE), None) if week is None else None
    if week is None and found is None:
        raise UserError(NOT_FOUND, what="weekly", wanted="unsure", nearest="")
    chosen = _week(week) if week is not None else found.week if found is not None else None
    if chosen is None:
        raise LookupError(name)
    run = desk.write(weekly.settle, schedule.id, chosen, sent=sent)
    if again:
        with session.out.progress("Making and sending…", "Составляем и отправляем…"):
            run = weekly_sending.send(desk, schedule.name, chosen, Random())  # noqa: S311 - jitter, not a secret
    _tell(session, run)


# ---------------------------------------------------------------- shapes


def shaped(view: WeeklyView) -> dict[str, Any]:
    """A schedule with its weeks, as JSON; the password is only said to be there."""
    found, mail = view.schedule, view.schedule.mail
    return {
        "id": found.id,
        "name": found.name,
        "day": WEEKDAYS[found.weekday],
        "time": f"{found.minute // 60:02d}:{found.minute % 60:02d}",
        "zone": found.zone,
        "written_in": found.language,
        "brand": found.brand,
        "channels": list(found.channels),
        "formats": list(found.formats),
        "folder": found.folder,
        "mail": None
        if mail is None
        else {
            "host": mail.host,
            "port": mail.port,
            "security": mail.security.value,
            "user": mail.user,
            "sender": mail.sender,
            "to": list(mail.recipients),
            "password": bool(found.version),
        },
        "next_at": shapes.at(view.next_at),
        "weeks": [shaped_run(each) for each in view.runs],
    }


def shaped_run(run: Run) -> dict[str, Any]:
    """How the digest of one week stands, as JSON."""
    error = weekly.problem(run)
    return {
        "week": str(run.week),
        "state": run.state.value,
        "at": shapes.at(run.at),
        "next_at": shapes.at(run.next_at),
        "attempts": run.attempts,
        "entry_id": run.entry_id,
        "missed": [str(each) for each in run.missed],
        "files": list(run.files),
        "refused": [{"to": one, "reason": two} for one, two in run.refused],
        "error": None if error is None else {"code": error.code, "text": error.text("en"), "hint": error.hint("en")},
    }


def problem(session: Session, run: Run) -> str:
    """The sentence of a week's last failure."""
    found = weekly.problem(run)
    return "" if found is None else found.text(session.out.language)


def _tell(session: Session, run: Run) -> None:
    session.code = _CODES.get(run.state, 0) or (EXIT_PERSON_NEEDED if run.refused else 0)
    if session.out.json:
        session.out.document(shaped_run(run))
        return
    said = " ".join(filter(None, (f"{run.week}: {run.state.value}.", problem(session, run), ", ".join(run.files))))
    session.out.message(visible(said), visible(said))
    for one, two in run.refused:
        session.out.message(visible(f"{one}: {two}"), visible(f"{one}: {two}"))


def _place(schedule: Schedule) -> str:
    return schedule.folder or ("" if schedule.mail is None else ", ".join(schedule.mail.recipients))


# ---------------------------------------------------------------- what was typed


def _known(session: Session, name: str) -> Schedule | None:
    try:
        return weekly.find(session.desk, name)
    except UserError as error:
        if error.code != NOT_FOUND:
            raise
        return None


def _mail(  # noqa: PLR0917 - its fields
    before: Mail | None,
    to: list[str] | None,
    host: str | None,
    port: int | None,
    security: str | None,
    sender: str | None,
    user: str | None,
) -> Mail:
    known = (
        before if before is not None else Mail(host="", port=0, security=Security.STARTTLS, sender="", recipients=())
    )
    if security is not None and security not in {each.value for each in Security}:
        raise _usage("--security is starttls, tls or none.", "--security: starttls, tls или none.")
    kept = known.security if security is None else Security(security)
    moved = before is None or kept is not known.security
    return Mail(
        host=known.host if host is None else host,
        port=port if port is not None else PORTS[kept] if moved else known.port,
        security=kept,
        sender=known.sender if sender is None else sender,
        recipients=tuple(to) if to else known.recipients,
        user=known.user if user is None else user,
    )


def _day(text: str) -> int:
    if text.lower() not in WEEKDAYS:
        raise _usage(f"--day is one of {', '.join(WEEKDAYS)}.", f"--day: {', '.join(WEEKDAYS)}.")
    return WEEKDAYS.index(text.lower())


def _minute(text: str) -> int:
    found = _TIME.fullmatch(text.strip())
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise _usage("Write the time as 09:00.", "Пишите время как 09:00.")
    return int(found[1]) * 60 + int(found[2])


def _week(text: str) -> Week:
    try:
        return Week.parse(text)
    except ValueError:
        raise _usage(f"{text} is no week; write 2026-W47.", f"{text} — не неделя; пишите 2026-W47.") from None


def _password(pairs: list[str] | tuple[()], variable: str | None, from_stdin: bool) -> str | None:
    """A password comes from a variable or standard input: a command line is seen by every program of the machine."""
    for each in pairs:
        name, _, variable = each.partition("=")
        if name != PASSWORD or not variable:
            raise _usage("--secret takes password=VARIABLE.", "--secret принимает password=ПЕРЕМЕННАЯ.")
    if variable is not None and from_stdin:
        raise _usage("Name one source of the password.", "Укажите один источник пароля.")
    if from_stdin:
        return sys.stdin.read().strip("\r\n")
    if variable is None:
        return None
    value = os.environ.get(variable)
    if value is None:
        raise _usage(f"The environment variable {variable} is not set.", f"Переменная окружения {variable} не задана.")
    return value


def _usage(english: str, russian: str) -> UserError:
    return UserError(INVALID, exit_code=EXIT_USAGE, reason_en=english, reason_ru=russian)
