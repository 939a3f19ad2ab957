"""`moderator approvals`."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from moderator_app.cli import shapes
from moderator_app.cli.options import COMMON
from moderator_app.cli.safe import one_line
from moderator_app.cli.session import Session
from moderator_app.cli.values import LARGEST
from moderator_app.domain.matrix.voice import Level
from moderator_app.services import approvals, moderators, outbox
from moderator_app.services.approvals import Wish

_Entry = Annotated[int, typer.Argument(help="The number of the entry that asks.", max=LARGEST)]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(
        help="What waits for somebody with a wider role: approve it, or send it back.",
        rich_markup_mode=None,
        epilog=COMMON,
    )
    group.command("list", epilog=COMMON)(list_all)
    group.command("approve", epilog=COMMON)(approve)
    group.command("return", epilog=COMMON)(send_back)
    group.command("channel", epilog=COMMON)(mark)
    app.add_typer(group, name="approvals")


def list_all(ctx: typer.Context) -> None:
    """What waits, oldest first."""
    session: Session = ctx.obj
    desk = session.desk
    people = moderators.names(desk)
    wishes = approvals.waiting(desk)
    if session.out.json:
        session.out.document({"items": [_shape(each, people) for each in wishes], "next": None})
        return
    say = session.out.say
    session.out.table(
        (say("entry", "запись"), say("asked", "запрошено"), say("by", "кем"), say("action", "действие"),
         say("to", "кому"), say("text", "текст"), say("why", "пояснение")),
        (
            (each.entry_id, shapes.at(each.at), people.get(each.actor, each.actor), each.kind.value,
             one_line(each.author_name, 30), one_line(each.text or "", 60), one_line(each.why or "", 60))
            for each in wishes
        ),
    )  # fmt: skip


def _shape(wish: Wish, people: dict[str, str]) -> dict[str, Any]:
    return {
        "entry_id": wish.entry_id,
        "asked_at": shapes.at(wish.at),
        "actor": people.get(wish.actor, wish.actor),
        "action": wish.kind.value,
        "item_id": wish.item_id,
        "message_id": wish.message_id,
        "author": wish.author_name,
        "channel": wish.channel_name,
        "question": wish.question,
        "text": wish.text,
        "why": wish.why,
        "because": list(wish.because),
        "new_since": wish.new_since,
        "blocks": [
            {"rule": each.rule.value, "start": each.start, "end": each.end, "reason": each.reason_en}
            for each in wish.found
            if each.level is Level.BLOCK
        ],
    }


def approve(
    ctx: typer.Context,
    entry: _Entry,
    text: Annotated[str | None, typer.Option("--text", help="Send this instead.")] = None,
    seen: Annotated[
        int | None, typer.Option("--seen", help="The newest message you saw; something newer stops it.", max=LARGEST)
    ] = None,
    hold: Annotated[int | None, typer.Option("--hold", help="Undo window in seconds.")] = None,
) -> None:
    """Do what was asked, as of now."""
    session: Session = ctx.obj
    done = session.working.write(approvals.approve, entry, text=text, seen=seen, hold_s=hold)
    found = outbox.delivery(session.desk, done.entry.id)
    people = moderators.names(session.desk)
    shaped = shapes.decided(done.entry.id, done.item_id, None if found is None else shapes.delivery(found, people))
    if session.out.json:
        session.out.document(shaped)
    else:
        session.out.line(f"#{done.entry.id}" + (f" · {found.state.value}" if found is not None else ""))


def send_back(
    ctx: typer.Context,
    entry: _Entry,
    reason: Annotated[str, typer.Option("--reason", help="What has to change.")],
) -> None:
    """Send it back to who asked, with a reason."""
    session: Session = ctx.obj
    done = session.working.write(approvals.send_back, entry, reason)
    if session.out.json:
        session.out.document(shapes.decided(done.entry.id, done.item_id, None))
    else:
        session.out.line(f"#{done.entry.id}")


def mark(
    ctx: typer.Context,
    channel: Annotated[int, typer.Argument(help="The number of the channel.", max=LARGEST)],
    off: Annotated[bool, typer.Option("--off", help="They no longer need it.")] = False,
) -> None:
    """From now on answers of moderators in a channel need approval."""
    session: Session = ctx.obj
    done = session.working.write(approvals.mark_channel, channel, needs=not off)
    if session.out.json:
        session.out.document({"entry_id": done.entry.id, "channel": channel, "needs_approval": not off})
    else:
        session.out.line(f"#{done.entry.id}")
