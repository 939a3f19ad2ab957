"""`moderator matrix proposals`: changes of the matrix that somebody proposed, and the lead's answer to them."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from moderator_app.cli import shapes
from moderator_app.cli.options import COMMON
from moderator_app.cli.safe import one_line
from moderator_app.cli.session import Session
from moderator_app.cli.values import LARGEST
from moderator_app.domain.matrix.rows import row_to_plain
from moderator_app.errors import NOT_FOUND, UserError, declare
from moderator_app.services import matrix, proposals
from moderator_app.services.proposals import Proposal, State

_Entry = Annotated[int, typer.Argument(help="The proposal, as list gives it.", max=LARGEST)]

CANNOT_JOIN = declare(
    "proposal_conflicts",
    "The row was changed in the same places since: {fields}.",
    "Строку с тех пор изменили в тех же местах: {fields}.",
    hint_en="Put the two together in the window: Reply matrix, Proposals.",
    hint_ru="Соедините правки в окне: Матрица ответов, Предложения.",
)


def register(matrix_group: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(no_args_is_help=True)
    for name, command in (("list", listed), ("accept", accept), ("decline", decline)):
        group.command(name, epilog=COMMON)(command)
    matrix_group.add_typer(group, name="proposals", help="Proposed changes of the matrix.", epilog=COMMON)


def listed(
    ctx: typer.Context,
    every: Annotated[bool, typer.Option("--all", help="Those that were answered too.")] = False,
) -> None:
    """Proposals that wait for an answer, the oldest first."""
    session: Session = ctx.obj
    found = [each for each in proposals.listed(session.desk) if every or each.state is State.OPEN]
    if session.out.json:
        session.out.document({"items": [_shape(each) for each in found], "next": None})
        return
    heads = ("proposal", "row", "title", "by", "state", "why")
    session.out.table(heads, [_line(each) for each in found])
    if not found:
        session.out.message("Nothing is proposed.", "Предложений нет.")


def accept(
    ctx: typer.Context,
    entry: _Entry,
    remark: Annotated[str, typer.Option("--remark", help="A word to who proposed it.")] = "",
) -> None:
    """Bring a proposal in force, on top of what was changed meanwhile."""
    session: Session = ctx.obj
    desk = session.working
    found = proposals.one(desk, entry)
    now = next((each for each in matrix.read(desk).rows if each.id == found.row_id), None)
    merged = proposals.on_top(found, now)
    if merged is None:
        raise UserError(NOT_FOUND, what="row", wanted=found.row_id, nearest="")
    if merged.disputed and found.state is State.OPEN:
        raise UserError(CANNOT_JOIN, fields=", ".join(merged.disputed))
    saved = desk.write(proposals.accept, entry, merged.row, remark)
    _tell(session, entry, f"Row {saved.code} is in force.", f"Строка {saved.code} действует.")


def decline(
    ctx: typer.Context,
    entry: _Entry,
    reason: Annotated[str, typer.Option("--reason", help="Why not.")],
) -> None:
    """Say no to a proposal, and why."""
    session: Session = ctx.obj
    session.working.write(proposals.refuse, entry, reason)
    _tell(session, entry, f"Proposal {entry} is declined.", f"Предложение {entry} отклонено.")


def _tell(session: Session, entry: int, english: str, russian: str) -> None:
    if session.out.json:
        session.out.document(_shape(proposals.one(session.desk, entry)))
        return
    session.out.message(english, russian)


def _shape(each: Proposal) -> dict[str, Any]:
    return {
        "proposal": each.entry_id,
        "row_id": each.row_id or None,
        "row": None if each.row is None else row_to_plain(each.row),
        "comment": each.comment,
        "state": each.state.value,
        "by": each.by,
        "at": shapes.at(each.at),
        "answered_by": each.answered_by or None,
        "answered_at": shapes.at(each.answered_at or None),
        "reason": each.reason or None,
    }


def _line(each: Proposal) -> tuple[object, ...]:
    row = each.row
    title = "" if row is None else one_line(row.title, 60)
    return (
        each.entry_id, "" if row is None else row.code, title, each.by, each.state.value, one_line(each.comment, 60)
    )  # fmt: skip
