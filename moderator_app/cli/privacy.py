"""`moderator privacy`: what is held about a person, a copy of it for them, and taking it away. Leads only."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from moderator_app.cli.options import COMMON
from moderator_app.cli.session import Session
from moderator_app.cli.values import LARGEST
from moderator_app.errors import EXIT_USAGE, INVALID, UserError
from moderator_app.services import privacy
from moderator_app.services.privacy import Gone, Held, Rule

_Author = Annotated[int, typer.Argument(help="Number of an author, as `show --json` gives it.", max=LARGEST)]
_Yes = Annotated[bool, typer.Option("--yes", help="Do it. Without, only say what would go.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help="What is held about people, and for how long.", rich_markup_mode=None, epilog=COMMON)
    group.command("show", epilog=COMMON)(show)
    group.command("export", epilog=COMMON)(export)
    group.command("erase", epilog=COMMON)(erase)
    group.command("erase-moderator", epilog=COMMON)(erase_moderator)
    group.command("retention", epilog=COMMON)(retention)
    group.command("compact", epilog=COMMON)(compact)
    app.add_typer(group, name="privacy")


def show(ctx: typer.Context, author: _Author) -> None:
    """Say how much is held about an author."""
    session: Session = ctx.obj
    _tell(session, privacy.held(session.desk, author))


def export(
    ctx: typer.Context, author: _Author, file: Annotated[Path, typer.Argument(help="A .json file for them.")]
) -> None:
    """Write everything that is held about an author to a file."""
    session: Session = ctx.obj
    count = privacy.export(session.desk, author, file)
    if session.out.json:
        session.out.document({"file": str(file), "messages": count})
    else:
        session.out.message(f"{count} messages written to {file}.", f"Сообщений: {count}, файл {file}.")


def erase(
    ctx: typer.Context,
    author: _Author,
    keep_words: Annotated[
        bool, typer.Option("--keep-words", help="Only who it is: what was said stays, under another name.")
    ] = False,
    yes: _Yes = False,
) -> None:
    """Take away what is held about an author, for good: in the store, its indexes, drafts and backups."""
    session: Session = ctx.obj
    if not yes:
        _tell(session, privacy.held(session.desk, author))
        raise _unconfirmed()
    with session.out.progress("Erasing…", "Стираем…"):
        gone = privacy.erase(session.desk, author, keep_words=keep_words)
    _told(session, gone)


def erase_moderator(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="A former colleague: name or number.")],
    yes: _Yes = False,
) -> None:
    """Take away a former colleague's name, handovers and figures; what they decided stays without a name."""
    session: Session = ctx.obj
    if not yes:
        raise _unconfirmed()
    _told(session, privacy.erase_moderator(session.desk, name))


def retention(
    ctx: typer.Context,
    brand: Annotated[str, typer.Option("--brand", help="Of this brand; left out: channels of no brand.")] = "",
    days: Annotated[int | None, typer.Option("--days", help="Keep finished cases for so many days.")] = None,
    forever: Annotated[bool, typer.Option("--forever", help="Keep everything again.")] = False,
) -> None:
    """List how long brands keep what people wrote, or say it for one."""
    session: Session = ctx.obj
    if days is not None and forever:
        raise UserError(
            INVALID,
            exit_code=EXIT_USAGE,
            reason_en="Either --days or --forever.",
            reason_ru="Либо --days, либо --forever.",
        )
    if days is not None or forever:
        session.desk.write(privacy.set_rule, brand, days)
    found = privacy.rules(session.desk)
    if session.out.json:
        session.out.document({"items": [_rule(each) for each in found]})
        return
    say = session.out.say
    if not found:
        session.out.message("Everything is kept.", "Всё хранится бессрочно.")
    for each in found:
        name = each.brand or say("no brand", "без бренда")
        session.out.line(say(f"{name}: {each.days} days", f"{name}: {each.days} дн."))


def compact(ctx: typer.Context) -> None:
    """Make the file forget the bytes of what was deleted; decisions of others wait meanwhile."""
    session: Session = ctx.obj
    with session.out.progress("Compacting…", "Сжимаем…"):
        privacy.compact(session.desk)
    if session.out.json:
        session.out.document({"bytes": session.desk.profile.store.stat().st_size})
    else:
        session.out.message("Done.", "Готово.")


def _unconfirmed() -> UserError:
    return UserError(
        INVALID,
        exit_code=EXIT_USAGE,
        reason_en="It cannot be taken back; do it with --yes.",
        reason_ru="Это необратимо; подтвердите ключом --yes.",
    )


def _rule(each: Rule) -> dict[str, Any]:
    return {"brand": each.brand or None, "days": each.days}


def _tell(session: Session, found: Held) -> None:
    if session.out.json:
        session.out.document({
            "author": found.author_id,
            "name": found.name,
            "messages": found.messages,
            "answers": found.answers,
            "entries": found.entries,
            "drafts": found.drafts,
            "backups": found.backups,
            "erased": found.erased,
        })  # fmt: skip
        return
    session.out.message(
        f"{found.name}: {found.messages} messages, {found.answers} answers of ours, {found.entries} entries of the log,"
        f" {found.drafts} drafts, {found.backups} backups.",
        f"{found.name}: сообщений {found.messages}, наших ответов {found.answers}, записей журнала {found.entries},"
        f" черновиков {found.drafts}, резервных копий {found.backups}.",
    )


def _told(session: Session, gone: Gone) -> None:
    if session.out.json:
        session.out.document({
            "entries": list(gone.entries),
            "messages": gone.messages,
            "words": gone.words,
            "drafts": gone.drafts,
            "backups": gone.backups,
        })  # fmt: skip
        return
    session.out.message(
        f"Erased: {gone.messages} messages, {gone.words} texts of the log, {gone.drafts} drafts,"
        f" {gone.backups} backups. Entry {gone.entries[0]} says so.",
        f"Стёрто: сообщений {gone.messages}, текстов журнала {gone.words}, черновиков {gone.drafts}, копий"
        f" {gone.backups}. Запись {gone.entries[0]}.",
    )
