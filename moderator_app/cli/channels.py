"""`moderator channel`."""

from __future__ import annotations

from typing import Annotated

import typer

from moderator_app.cli import shapes
from moderator_app.cli.options import COMMON
from moderator_app.cli.session import Session
from moderator_app.cli.values import LARGEST
from moderator_app.domain.channels import channel_title
from moderator_app.domain.views import ChannelView
from moderator_app.services import accounts

_Channel = Annotated[int, typer.Argument(help="The channel's number.", max=LARGEST)]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help="Channels: the places we watch.", rich_markup_mode=None, epilog=COMMON)
    group.command("list", epilog=COMMON)(list_all)
    group.command("watch", epilog=COMMON)(watch)
    group.command("unwatch", epilog=COMMON)(unwatch)
    app.add_typer(group, name="channel")


def list_all(ctx: typer.Context) -> None:
    """List the channels of all accounts."""
    session: Session = ctx.obj
    names = {view.id: view.name for view in accounts.listed(session.desk)}
    found = accounts.channels(session.desk)
    if session.out.json:
        session.out.document({"items": [shapes.channel(view, names) for view in found], "next": None})
        return
    say = session.out.say
    session.out.table(
        ("", say("account", "аккаунт"), say("name", "имя"), say("kind", "вид"), say("watched", "наблюдаем"),
         say("open", "открыто")),
        (
            (view.id, names.get(view.account_id), channel_title(view.name, session.out.language), view.kind,
             "✓" if view.watched else "", view.open_items)
            for view in found
        ),
    )  # fmt: skip


def watch(ctx: typer.Context, channel: _Channel) -> None:
    """Watch a channel."""
    _set(ctx.obj, channel, watched=True)


def unwatch(ctx: typer.Context, channel: _Channel) -> None:
    """Leave a channel."""
    _set(ctx.obj, channel, watched=False)


def _set(session: Session, channel: int, *, watched: bool) -> None:
    view: ChannelView = session.working.write(accounts.set_watched, channel, watched)
    if session.out.json:
        names = {each.id: each.name for each in accounts.listed(session.desk)}
        session.out.document(shapes.channel(view, names))
    elif watched:
        session.out.message(f"Watched: {view.name}.", f"Наблюдаем: {view.name}.")
    else:
        session.out.message(f"No longer watched: {view.name}.", f"Больше не наблюдаем: {view.name}.")
