"""`moderator outbox`."""

from __future__ import annotations

from typing import Annotated

import typer

from moderator_app.cli import shapes
from moderator_app.cli.options import COMMON
from moderator_app.cli.safe import one_line
from moderator_app.cli.session import Session
from moderator_app.cli.values import LARGEST
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.views import DeliveryView
from moderator_app.errors import EXIT_USAGE, INVALID, UserError
from moderator_app.services import moderators, outbox


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(
        help="What is on its way to a platform, and what became of it.",
        rich_markup_mode=None,
        epilog=COMMON,
        invoke_without_command=True,
        callback=list_all,
    )
    group.command("resolve", epilog=COMMON)(resolve)
    app.add_typer(group, name="outbox")


def list_all(
    ctx: typer.Context,
    state: Annotated[str | None, typer.Option("--state", help="Only those in one state.")] = None,
    limit: Annotated[int, typer.Option("--limit", help="How many.", min=1, max=10_000)] = 100,
    after: Annotated[int | None, typer.Option("--after", help="`next` of the page before.", max=LARGEST)] = None,
) -> None:
    """What is on its way to a platform, and what became of it; newest first."""
    if ctx.invoked_subcommand is not None:
        return
    session: Session = ctx.obj
    rows = outbox.rows(session.desk, _states(state), limit=limit + 1, after=after)
    page, following = rows[:limit], rows[limit - 1].entry_id if len(rows) > limit else None
    people = moderators.names(session.desk)
    if session.out.json:
        shaped = [shapes.delivery(view, people) for view in page]
        session.out.document({"items": shaped, "next": None if following is None else str(following)})
        return
    say = session.out.say
    session.out.table(
        (say("entry", "запись"), say("action", "действие"), say("state", "состояние"), say("to", "кому"),
         say("text", "текст"), say("next", "дальше"), say("error", "ошибка")),
        (
            (view.entry_id, view.action.value, view.state.value, one_line(view.author_name, 30),
             one_line(shapes.text_and_files(view), 60), shapes.at(view.next_at), view.error_text or view.error_code)
            for view in page
        ),
    )  # fmt: skip


def _states(name: str | None) -> frozenset[DeliveryState]:
    if name in {None, "all"}:
        return frozenset()
    known = {state.value: state for state in DeliveryState}
    if name not in known:
        raise UserError(
            INVALID,
            exit_code=EXIT_USAGE,
            reason_en=f"There is no state {name}; possible: all, {', '.join(known)}.",
            reason_ru=f"Состояния {name} нет; возможны: all, {', '.join(known)}.",
        )
    return frozenset({known[name]})


def resolve(
    ctx: typer.Context,
    entry: Annotated[int, typer.Argument(help="The number of the entry.", max=LARGEST)],
    posted: Annotated[str | None, typer.Option("--posted", help="It is there, under this id.")] = None,
    resend: Annotated[bool, typer.Option("--resend", help="Send it again.")] = False,
    abandon: Annotated[bool, typer.Option("--abandon", help="Let it be: it may have been posted.")] = False,
    cancel: Annotated[bool, typer.Option("--cancel", help="Make sure it never leaves.")] = False,
) -> None:
    """Decide what becomes of a delivery that waits for a person."""
    session: Session = ctx.obj
    if sum((posted is not None, resend, abandon, cancel)) != 1:
        raise UserError(
            INVALID,
            exit_code=EXIT_USAGE,
            reason_en="Give one of --posted ID, --resend, --abandon, --cancel.",
            reason_ru="Нужно одно из: --posted ID, --resend, --abandon, --cancel.",
        )
    desk = session.working
    view: DeliveryView
    if posted is not None:
        view = desk.write(outbox.resolve_posted, entry, posted)
    elif resend:
        view = desk.write(outbox.resolve_resend, entry)
    elif abandon:
        view = desk.write(outbox.resolve_abandon, entry)
    else:
        view = desk.write(outbox.cancel, entry)
    if session.out.json:
        session.out.document(shapes.delivery(view, moderators.names(session.desk)))
    else:
        session.out.line(f"#{view.entry_id} · {view.state.value}")
