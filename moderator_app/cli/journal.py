"""`moderator log`."""

from __future__ import annotations

from dataclasses import dataclass
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
from moderator_app.services import accounts, anchors, matrix, moderators, review, suggest
from moderator_app.services.log_filter import MET, MISSED, NO_ROW

_From = Annotated[str | None, typer.Option("--from", help="From this day or time on.")]
_To = Annotated[str | None, typer.Option("--to", help="Until this day (included) or time.")]
_Actor = Annotated[str | None, typer.Option("--actor", help="A moderator, engine or system.")]
_Kind = Annotated[str | None, typer.Option("--kind", help="Only entries of this kind.")]
_Channel = Annotated[int | None, typer.Option("--channel", help="Only this channel.", max=LARGEST)]
_Platform = Annotated[str | None, typer.Option("--platform", help="Only channels of this platform.")]
_Query = Annotated[str, typer.Option("--query", help="Words that a text of the entry holds.")]

_Author = Annotated[int | None, typer.Option("--author", help="About messages of this author (number).", max=LARGEST)]
_Commenter = Annotated[
    str | None, typer.Option("--commenter", help="About somebody of this kind: advocate, destructive…")
]
_Verdict = Annotated[str | None, typer.Option("--verdict", help="How the clocks ended: met or missed.")]
_Row = Annotated[str | None, typer.Option("--row", help="Replies from this row of the matrix; none: from no row.")]
_Variant = Annotated[int | None, typer.Option("--variant", help="From this answer of the row, from 1 on.", min=1)]
_Edited = Annotated[bool | None, typer.Option("--edited/--verbatim", help="Changed by hand after the matrix, or not.")]
_Override = Annotated[bool | None, typer.Option("--override/--no-override", help="Sent although a check stopped it.")]
_Undone = Annotated[bool | None, typer.Option("--undone/--standing", help="Taken back, or not.")]
_Set = Annotated[int | None, typer.Option("--set", help="The entries of one import (`data.set`).", max=LARGEST)]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help="The response log: who decided what.", rich_markup_mode=None, epilog=COMMON)
    group.command("list", epilog=COMMON)(list_all)
    group.command("verify", epilog=COMMON)(verify)
    group.command("export", epilog=COMMON)(export)
    group.command("anchor", epilog=COMMON)(anchor)
    app.add_typer(group, name="log")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """The options by which `list` and `export` choose, as they were given."""

    since: str | None
    until: str | None
    actor: str | None
    kind: str | None
    channel: int | None
    platform: str | None
    query: str
    author: int | None
    commenter: str | None
    verdict: str | None
    row: str | None
    variant: int | None
    edited: bool | None
    override: bool | None
    undone: bool | None
    group: int | None


def _filter(session: Session, asked: _Asked) -> review.Filter:
    if asked.channel is not None:
        accounts.channel(session.desk, asked.channel)
    row = None
    if asked.row is not None:
        row = NO_ROW if asked.row == "none" else matrix.row(session.desk, asked.row).id
    if asked.variant is not None and not row:
        raise UserError(
            INVALID,
            exit_code=EXIT_USAGE,
            reason_en="--variant needs --row.",
            reason_ru="Для --variant нужна строка: --row.",
        )
    return review.Filter(
        since_us=None if asked.since is None else moment_us(asked.since),
        until_us=None if asked.until is None else moment_us(asked.until, whole_day=True),
        actor=None if asked.actor is None else _actor(session, asked.actor),
        kind=None if asked.kind is None else _kind(asked.kind),
        channel_id=asked.channel,
        platform=asked.platform,
        author_id=asked.author,
        commenter=None if asked.commenter is None else suggest.kind_named(asked.commenter).value,
        verdict=None if asked.verdict is None else _verdict(asked.verdict),
        row_id=row,
        variant=None if asked.variant is None else asked.variant - 1,
        edited=asked.edited,
        override=asked.override,
        undone=asked.undone,
        set_id=asked.group,
        text=asked.query,
    )


def _verdict(name: str) -> str:
    if name not in {MET, MISSED}:
        raise UserError(
            INVALID,
            exit_code=EXIT_USAGE,
            reason_en=f"A verdict is {MET} or {MISSED}.",
            reason_ru=f"Срок: {MET} (выдержан) или {MISSED} (пропущен).",
        )
    return name


def _gone(session: Session, line: review.LogLine) -> str:
    """Instead of words that were erased."""
    return session.out.say(f"(erased by entry {line.erased_by})", f"(стёрто записью {line.erased_by})")


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
    author: _Author = None,
    commenter: _Commenter = None,
    verdict: _Verdict = None,
    row: _Row = None,
    variant: _Variant = None,
    edited: _Edited = None,
    override: _Override = None,
    undone: _Undone = None,
    group: _Set = None,
    limit: Annotated[int, typer.Option("--limit", help="How many.", min=1, max=10_000)] = 100,
    after: Annotated[int | None, typer.Option("--after", help="`next` of the page before.", max=LARGEST)] = None,
) -> None:
    """List entries, newest first."""
    session: Session = ctx.obj
    asked = _Asked(
        since=since, until=until, actor=actor, kind=kind, channel=channel, platform=platform, query=query,
        author=author, commenter=commenter, verdict=verdict, row=row, variant=variant, edited=edited,
        override=override, undone=undone, group=group,
    )  # fmt: skip
    wanted = _filter(session, asked)
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
             one_line(" · ".join(_gone(session, line) if text is None else text
                                 for text in review.readable(line, session.out.language)), 60))
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


def anchor(
    ctx: typer.Context,
    file: Annotated[Path | None, typer.Option("--file", help="Add the code to this text file too.")] = None,
    kept: Annotated[bool, typer.Option("--list", help="Only list the codes that were taken.")] = False,
) -> None:
    """Prove the log and take a short code of it, to be kept elsewhere: it proves the log later."""
    session: Session = ctx.obj
    if kept:
        found = anchors.kept(session.desk)
    else:
        with session.out.progress("Checking the chain…", "Проверяем цепочку…"):
            found = [anchors.take(session.desk)]
    if file is not None and found:
        anchors.write(found[0], file)
    if session.out.json:
        items = [shapes.anchor(each) for each in found]
        session.out.document({"items": items} if kept else items[0])
        return
    for each in found:
        session.out.line(anchors.line(each))


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
    author: _Author = None,
    commenter: _Commenter = None,
    verdict: _Verdict = None,
    row: _Row = None,
    variant: _Variant = None,
    edited: _Edited = None,
    override: _Override = None,
    undone: _Undone = None,
    group: _Set = None,
) -> None:
    """Write the log to a file, oldest first."""
    session: Session = ctx.obj
    asked = _Asked(
        since=since, until=until, actor=actor, kind=kind, channel=channel, platform=platform, query=query,
        author=author, commenter=commenter, verdict=verdict, row=row, variant=variant, edited=edited,
        override=override, undone=undone, group=group,
    )  # fmt: skip
    with session.out.progress("Writing…", "Записываем…"):
        count = review.export(session.desk, file, _filter(session, asked))
    if session.out.json:
        session.out.document({"file": str(file), "entries": count})
    else:
        session.out.message(f"{count} entries written to {file}.", f"Записей: {count}, файл {file}.")
