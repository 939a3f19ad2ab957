"""`moderator log`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from moderator_app.cli import shapes
from moderator_app.cli.options import COMMON
from moderator_app.cli.safe import one_line
from moderator_app.cli.session import Session
from moderator_app.cli.values import LARGEST, moment_us
from moderator_app.domain.entries import EntryKind
from moderator_app.errors import EXIT_FAILED, EXIT_USAGE, INVALID, NOT_FOUND, UserError
from moderator_app.services import accounts, moderators, review

_From = Annotated[str | None, typer.Option("--from", help="From this day or time on.")]
_To = Annotated[str | None, typer.Option("--to", help="Until this day (included) or time.")]
_Actor = Annotated[str | None, typer.Option("--actor", help="A moderator, engine or system.")]
_Kind = Annotated[str | None, typer.Option("--kind", help="Only entries of this kind.")]
_Channel = Annotated[int | None, typer.Option("--channel", help="Only this channel.", max=LARGEST)]
_Platform = Annotated[str | None, typer.Option("--platform", help="Only channels of this platform.")]
_Query = Annotated[str, typer.Option("--query", help="Words that a text of the entry holds.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help="The response log: who decided what.", rich_markup_mode=None, epilog=COMMON)
    group.command("list", epilog=COMMON)(list_all)
    group.command("verify", epilog=COMMON)(verify)
    group.command("export", epilog=COMMON)(export)
    app.add_typer(group, name="log")


def _filter(  # noqa: PLR0917 - the options of the contract
    session: Session,
    since: str | None,
    until: str | None,
    actor: str | None,
    kind: str | None,
    channel: int | None,
    platform: str | None,
    query: str,
) -> review.Filter:
    if channel is not None:
        accounts.channel(session.desk, channel)
    return review.Filter(
        since_us=None if since is None else moment_us(since),
        until_us=None if until is None else moment_us(until, whole_day=True),
        actor=None if actor is None else _actor(session, actor),
        kind=None if kind is None else _kind(kind),
        channel_id=channel,
        platform=platform,
        text=query,
    )


def _actor(session: Session, name: str) -> str:
    if name in {"engine", "system"}:
        return name
    found = moderators.named(session.desk, name)
    if found is None:
        people = ", ".join(each.name for each in moderators.everyone(session.desk, former=True))
        raise UserError(NOT_FOUND, what="moderator", wanted=name, nearest=people)
    return str(found.id)


def _kind(name: str) -> EntryKind:
    try:
        return EntryKind(name)
    except ValueError:
        known = ", ".join(kind.value for kind in EntryKind)
        raise UserError(
            INVALID,
            exit_code=EXIT_USAGE,
            reason_en=f"There is no kind {name}; possible: {known}.",
            reason_ru=f"Вида {name} нет; возможны: {known}.",
        ) from None


def list_all(  # noqa: PLR0913, PLR0917 - the options of the contract
    ctx: typer.Context,
    since: _From = None,
    until: _To = None,
    actor: _Actor = None,
    kind: _Kind = None,
    channel: _Channel = None,
    platform: _Platform = None,
    query: _Query = "",
    limit: Annotated[int, typer.Option("--limit", help="How many.", min=1, max=10_000)] = 100,
    after: Annotated[int | None, typer.Option("--after", help="`next` of the page before.", max=LARGEST)] = None,
) -> None:
    """List entries, newest first."""
    session: Session = ctx.obj
    wanted = _filter(session, since, until, actor, kind, channel, platform, query)
    lines = review.entries(session.desk, wanted, after=after, limit=limit + 1)
    page = lines[:limit]
    following = str(page[-1].entry.id) if len(lines) > limit else None
    if session.out.json:
        session.out.document({"items": [shapes.entry(line) for line in page], "next": following})
        return
    say = session.out.say
    session.out.table(
        ("", say("at", "когда"), say("who", "кто"), say("what", "что"), say("item", "запись"), say("words", "слова")),
        (
            (f"#{line.entry.id}", shapes.at(line.entry.at), line.actor_name, line.entry.kind.value, line.item_id,
             one_line(" · ".join(text or "" for text in review.readable(line)), 60))
            for line in page
        ),
    )  # fmt: skip
    if following is not None:
        session.out.message(f"More: --after {following}", f"Дальше: --after {following}")


def verify(
    ctx: typer.Context,
    anchor: Annotated[str | None, typer.Option("--anchor", help="A code from an earlier day that has to hold.")] = None,
) -> None:
    """Prove that the log is whole."""
    session: Session = ctx.obj
    with session.out.progress("Checking the chain…", "Проверяем цепочку…"):
        found = review.verify(session.desk, kept=anchor)
    if not found.ok:
        session.code = EXIT_FAILED
    if session.out.json:
        session.out.document(shapes.verified(found))
        return
    say = session.out.say
    if found.ok:
        text = say(f"Whole: {found.entries} entries.", f"Цел: записей {found.entries}.")
        if found.anchor is not None:
            text += say(f" Anchor: {found.anchor}.", f" Контрольный код: {found.anchor}.")
    elif found.first_bad is None:
        text = say("BROKEN: no entry has this anchor.", "НАРУШЕН: записи с этим контрольным кодом нет.")
    else:
        text = say(f"BROKEN at entry {found.first_bad}.", f"НАРУШЕН: запись {found.first_bad}.")
    session.out.line(text)


def export(  # noqa: PLR0913, PLR0917 - the options of the contract
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="A file: .jsonl, .json or .csv.")],
    since: _From = None,
    until: _To = None,
    actor: _Actor = None,
    kind: _Kind = None,
    channel: _Channel = None,
    platform: _Platform = None,
    query: _Query = "",
) -> None:
    """Write the log to a file, oldest first."""
    session: Session = ctx.obj
    with session.out.progress("Writing…", "Записываем…"):
        count = review.export(session.desk, file, _filter(session, since, until, actor, kind, channel, platform, query))
    if session.out.json:
        session.out.document({"file": str(file), "entries": count})
    else:
        session.out.message(f"{count} entries written to {file}.", f"Записей: {count}, файл {file}.")
