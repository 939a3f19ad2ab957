"""`moderator inbox` and `moderator show`."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Annotated, Any, Final

import typer

from moderator_app.cli import shapes
from moderator_app.cli.options import COMMON
from moderator_app.cli.safe import one_line, visible
from moderator_app.cli.session import Session
from moderator_app.cli.values import LARGEST
from moderator_app.domain.channels import channel_title
from moderator_app.domain.filters import Filter, both
from moderator_app.domain.items import ItemState
from moderator_app.domain.views import InboxQuery, ItemView, MessageView, Sort, View
from moderator_app.services import accounts, filters, inbox, lists, moderators, outbox, review, saved_views, sla
from moderator_app.services.desk import Desk
from moderator_app.services.sla import ClockView

_LONGEST_PAGE = 1_000
_PARTS: Final = ", ".join(filters.PARTS)


class State(StrEnum):
    """States of the contract."""

    OPEN = "open"
    WAITING = "waiting"
    DONE = "done"
    ALL = "all"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("inbox", epilog=COMMON)(list_items)
    app.command("show", epilog=COMMON)(show)


def list_items(  # noqa: PLR0913, PLR0917 - the options of the contract
    ctx: typer.Context,
    state: Annotated[State | None, typer.Option("--state", help="Which items; without it: open.")] = None,
    channel: Annotated[int | None, typer.Option("--channel", help="Only this channel.", max=LARGEST)] = None,
    query: Annotated[str, typer.Option("--query", help="Words of a message, its author or its thread.")] = "",
    sort: Annotated[Sort | None, typer.Option("--sort", help="By what is due, or the newest first.")] = None,
    view: Annotated[str, typer.Option("--view", help="A saved view, or one of the window: burning, mine, …")] = "",
    narrowed: Annotated[
        list[str] | None,
        typer.Option("--filter", metavar="PART=VALUE", help=f"Only these; again for more. Parts: {_PARTS}."),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", help="How many.", min=1, max=_LONGEST_PAGE)] = 50,
    after: Annotated[str | None, typer.Option("--after", help="`next` of the page before.")] = None,
) -> None:
    """List items."""
    session: Session = ctx.obj
    desk = session.desk
    if channel is not None:
        accounts.channel(desk, channel)
    asked = filters.parsed(desk, narrowed or ())
    base = _base(desk, view, state, asked)
    wanted = replace(base, channel_id=channel, search=query, sort=base.sort if sort is None else sort)
    problems = filters.problems(desk, wanted.filter)
    if not session.out.json:
        for problem in problems:
            session.out.message(problem.text("en"), problem.text("ru"))
    ids, following = inbox.page(desk, wanted, limit=limit, after=after)
    people = moderators.names(desk)
    if session.out.json:
        items = [_shaped(session, item_id, people) for item_id in ids]
        gone = [{"code": each.code, "text": each.text(session.out.language)} for each in problems]
        session.out.document({"items": items, "next": following} | ({"problems": gone} if gone else {}))
        return
    say = session.out.say
    by_id = {row.id: row for row in inbox.rows(desk, ids)}
    session.out.table(
        ("", say("state", "состояние"), say("channel", "канал"), say("author", "автор"), say("text", "текст"),
         say("last", "последнее")),
        (
            (row.id, row.state.value, channel_title(row.channel_name, session.out.language),
             one_line(row.author_name, 30), one_line(row.excerpt, 80), shapes.at(row.last_at))
            for row in (by_id[each] for each in ids if each in by_id)
        ),
    )  # fmt: skip
    if following is not None:
        session.out.message(f"More: --after {following}", f"Дальше: --after {following}")


def _base(desk: Desk, view: str, state: State | None, asked: Filter) -> InboxQuery:
    """The view that is listed, narrowed by what is asked for besides."""
    if not view:
        wide = View.ALL if asked.states and state is None else View((state or State.OPEN).value)
        return InboxQuery(view=wide, filter=asked)
    known = {each.value: each for each in View}
    name = view.strip().lower().replace("-", "_").replace(" ", "_")
    base = InboxQuery(view=known[name]) if name in known else saved_views.named(desk, view).query
    if state not in {None, State.ALL}:
        asked = replace(asked, states=(ItemState(str(state)),))
    return lists.dated(desk, replace(base, filter=both(base.filter, asked)))


def _shaped(session: Session, item_id: int, people: dict[str, str]) -> dict[str, Any]:
    return shapes.item(inbox.item(session.desk, item_id), people, sla=_clock(session, item_id))


def _clock(session: Session, item_id: int) -> ClockView | None:
    found = sla.clocks(session.desk, item_id).clocks
    return found[0] if found else None


def show(
    ctx: typer.Context, item: Annotated[int, typer.Argument(help="An item, or any message of it.", max=LARGEST)]
) -> None:
    """Show an item with its conversation, and what was decided about it."""
    session: Session = ctx.obj
    desk = session.desk
    view = inbox.item(desk, item)
    people = moderators.names(desk)
    thread = inbox.thread(desk, view.thread_id)
    answers = _answers(view, thread.messages)
    decisions = review.of_item(desk, tuple(message.id for message in view.messages))
    pending = [each for each in thread.pending if each.item_id == view.id]
    if session.out.json:
        document = shapes.item(view, people, answers, _clock(session, view.id))
        document["deliveries"] = [
            shapes.delivery(found, people)
            for line in decisions
            if (found := outbox.delivery(desk, line.entry.id)) is not None
        ]
        document["entries"] = [shapes.entry(line) for line in decisions]
        session.out.document(document)
        return
    out = session.out
    place = channel_title(view.channel_name, out.language)
    out.line(f"#{view.id} · {view.state.value} · {visible(place)} · {visible(view.thread_title)}")
    for message in sorted({each.id: each for each in (*view.messages, *answers)}.values(), key=lambda m: m.created_at):
        who = visible(message.author_name) + (out.say(" (us)", " (мы)") if message.ours else "")
        gone = out.say(" — deleted", " — удалено") if message.removed_at is not None else ""
        out.line(f"\n[{message.id}] {who} · {shapes.at(message.created_at)}{gone}")
        out.line(visible(message.text, lines=True))
        for attached in message.attachments:
            out.line(f"[{visible(attached.name)}]")
    for each in pending:
        out.line(f"\n→ {each.action.value} · {each.state.value} · {visible(shapes.text_and_files(each), lines=True)}")
    if decisions:
        out.line()
        out.table(
            ("", "", "", ""),
            ((f"#{line.entry.id}", shapes.at(line.entry.at), line.actor_name, line.entry.kind.value)
             for line in decisions),
        )  # fmt: skip


def _answers(view: ItemView, messages: tuple[MessageView, ...]) -> list[MessageView]:
    """Our messages that answer one of the item's, and answers to those."""
    known = {message.id for message in view.messages}
    entries_about = {message.entry_id for message in messages if message.ours and message.reply_to_id in known}
    return [
        message
        for message in messages
        if message.ours and (message.reply_to_id in known or message.entry_id in entries_about - {None})
    ]
