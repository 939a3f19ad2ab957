"""`moderator reply`, `act` and `undo`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from moderator_app.cli import shapes
from moderator_app.cli.matrix import fields_of
from moderator_app.cli.options import COMMON
from moderator_app.cli.session import Session
from moderator_app.cli.values import LARGEST, duration_s, until_us
from moderator_app.domain.community import RuleRef, citation
from moderator_app.domain.entries import ITEM_ACTIONS, EntryKind, Event
from moderator_app.domain.files import OutgoingFile
from moderator_app.domain.formatting import Mark, loads
from moderator_app.errors import EXIT_PERSON_NEEDED, EXIT_USAGE, INVALID, UserError
from moderator_app.services import (
    approvals,
    community,
    direct,
    files,
    inbox,
    matrix,
    moderation,
    moderators,
    outbox,
    outcomes,
    reply,
    undo,
    verdict,
)
from moderator_app.services.matrix import MatrixUse
from moderator_app.storage.decide import Decided

_Item = Annotated[int, typer.Argument(help="An item, or any message of it.", max=LARGEST)]
_Key = Annotated[str | None, typer.Option("--key", help="The same key returns the first entry again.")]
_Seen = Annotated[
    int | None, typer.Option("--seen", help="The newest message you saw; something newer stops it.", max=LARGEST)
]
_Hold = Annotated[int | None, typer.Option("--hold", help="Undo window in seconds.")]
_Stdin = Annotated[bool, typer.Option("--stdin", help="One text a line in, one JSON line a text out.")]

_CITING = {*verdict.TAKING, *verdict.ABOUT_AUTHOR}
"""What may rest on a rule of the community."""


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("reply", epilog=COMMON)(answer)
    actions = " ".join(kind.value for kind in EntryKind if kind in ITEM_ACTIONS)
    app.command("act", epilog=f"Actions: {actions}. {COMMON}")(act)
    app.command("outcome", epilog=COMMON)(note_outcome)
    app.command("undo", epilog=COMMON)(take_back)


def answer(  # noqa: PLR0913, PLR0917 - the options of the contract
    ctx: typer.Context,
    item: _Item,
    text: Annotated[str | None, typer.Option("--text", help="The answer.")] = None,
    text_stdin: Annotated[bool, typer.Option("--text-stdin", help="Read the answer from standard input.")] = False,
    row: Annotated[str | None, typer.Option("--row", help="With the answer of this matrix row.")] = None,
    field: Annotated[
        list[str] | None, typer.Option("--field", help="NAME=TEXT: a field of the row to fill in.")
    ] = None,
    override: Annotated[
        str | None, typer.Option("--override", help="Why it is sent although a check blocks it.")
    ] = None,
    attach: Annotated[
        list[Path] | None, typer.Option("--attach", help="A file that goes with it; may be given several times.")
    ] = None,
    documents: Annotated[bool, typer.Option("--as-documents", help="Pictures go as they are, as documents.")] = False,
    hold: _Hold = None,
    key: _Key = None,
    seen: _Seen = None,
    message: Annotated[int | None, typer.Option("--message", help="Answer this message of it.", max=LARGEST)] = None,
    stdin: _Stdin = False,
) -> None:
    """Answer an item."""
    session: Session = ctx.obj
    given = [text is not None, text_stdin, stdin, row is not None]
    if sum(given) > 1 or (not attach and sum(given) == 0):
        raise _usage(
            "Give one of --text, --text-stdin, --stdin, --row.", "Нужно одно из: --text, --text-stdin, --stdin, --row."
        )
    if attach and stdin:
        raise _usage("--attach does not go with --stdin.", "--attach не сочетается с --stdin.")
    kept = _kept(session, item, attach or (), documents=documents)
    used: MatrixUse | None = None
    if row is not None:
        desk = session.working
        prepared = matrix.prepare(desk, matrix.row(desk, row), matrix.about(desk, item), fields=fields_of(field))
        used = prepared.use
        text = used.rendered
        kept = (*prepared.files, *kept)
        if (stays := prepared.stays) is not None:
            session.out.message(
                f"Without the files of the row: {stays.text('en')}", f"Без файлов строки: {stays.text('ru')}"
            )

    def send(words: str, number: int | None = None) -> dict[str, Any]:
        name = key if key is None or number is None else f"{key}/{number}"
        wanted = reply.Reply(
            text=words, seen=seen, message=message, hold_s=hold, key=name, used=used, override=override, files=kept
        )
        return _decided(session, session.working.write(approvals.send, item, wanted))

    if stdin:
        _each_line(session, send)
        return
    shaped = send(_whole_stdin() if text_stdin else text or "")
    _say_decided(session, shaped)


def _kept(session: Session, item: int, paths: Sequence[Path], *, documents: bool) -> tuple[OutgoingFile, ...]:
    """Files in the profile, as the item's platform takes them."""
    if not paths:
        return ()
    rules = files.rules_for(session.desk, inbox.item(session.desk, item).messages[-1].id)
    found = [files.keep(session.working, path) for path in paths]
    as_asked = [replace(file, picture=file.picture and not documents) for file in found]
    return tuple(file if rules is None else rules.suited(file) for file in as_asked)


def act(  # noqa: PLR0913, PLR0917 - the options of the contract
    ctx: typer.Context,
    item: _Item,
    action: Annotated[str, typer.Argument(help="What to do; the list stands below.")],
    reason: Annotated[str | None, typer.Option("--reason", help="Why, in words.")] = None,
    rule: Annotated[
        str | None, typer.Option("--rule", help="The rule of the community that is the reason, as rules list has it.")
    ] = None,
    for_: Annotated[str | None, typer.Option("--for", help="How long: 2h30m, 45m, 7d.")] = None,
    until: Annotated[
        str | None, typer.Option("--until", help="Until when: 2026-03-08T18:30:00Z, tomorrow 9:00.")
    ] = None,
    event: Annotated[
        list[Event] | None, typer.Option("--event", help="With snooze: until this happens; may be given twice.")
    ] = None,
    over: Annotated[bool, typer.Option("--over", help="With claim: although a colleague has it in hand.")] = False,
    note: Annotated[str | None, typer.Option("--note", help="A note for colleagues.")] = None,
    text: Annotated[str | None, typer.Option("--text", help="The text of edit and to-dm.")] = None,
    marks: Annotated[
        str | None, typer.Option("--marks", help='With edit: marked stretches in UTF-16 units, [[0, 6, "bold", ""]].')
    ] = None,
    public: Annotated[
        str | None, typer.Option("--public", help="With to-dm: what is said in public first, in the same go.")
    ] = None,
    to: Annotated[str | None, typer.Option("--to", help="Whom: a moderator, me, none.")] = None,
    tag: Annotated[str | None, typer.Option("--tag", help="The tag.")] = None,
    message: Annotated[
        int | None, typer.Option("--message", help="This message instead of the latest.", max=LARGEST)
    ] = None,
    key: _Key = None,
    seen: _Seen = None,
    hold: _Hold = None,
) -> None:
    """Do something about an item."""
    session: Session = ctx.obj
    kind = moderation.action_named(action)
    cited = None if rule is None else _cited(session, item, kind, rule)
    if public is not None:
        _move(
            session,
            item,
            kind,
            direct.Direct(private=text or "", public=public, seen=seen, message=message, hold_s=hold, key=key),
        )
        return
    wanted = moderation.Action(
        kind=kind,
        message=message,
        seen=seen,
        reason=reason or (None if cited is None else citation(community.rule_on(session.desk.reader, cited))),
        rule=cited,
        note=note,
        text=text,
        marks=() if marks is None else _marks(kind, marks),
        tag=tag,
        to=to,
        for_s=None if for_ is None else duration_s(for_),
        until=None if until is None else until_us(until, session.desk.clock.now_us()),
        events=tuple(event or ()),
        over=over,
        key=key,
        hold_s=hold,
    )
    _say_decided(session, _decided(session, session.working.write(approvals.act, item, wanted)))


def _marks(kind: EntryKind, given: str) -> tuple[Mark, ...]:
    """Marks of an edit as the log has them."""
    if kind is not EntryKind.EDIT:
        raise _usage("--marks goes with edit.", "--marks бывает только у edit.")
    found = loads(given)
    if not found:
        raise _usage(
            'Marks look like [[0, 6, "bold", ""], [7, 11, "link", "https://example.org"]].',
            'Разметка пишется так: [[0, 6, "bold", ""], [7, 11, "link", "https://example.org"]].',
        )
    return found


def _cited(session: Session, item: int, kind: EntryKind, number: str) -> RuleRef:
    """The rule of that number where the item is."""
    if kind not in _CITING:
        known = " ".join(sorted(each.value for each in _CITING))
        raise _usage(f"--rule goes with: {known}.", f"--rule бывает только у: {known}.")
    return community.named(session.desk, matrix.about(session.desk, item), number.strip())


def _move(session: Session, item: int, kind: EntryKind, moving: direct.Direct) -> None:
    """A holding line in public and the direct message, in one go; the answer is that of the direct message."""
    if kind is not EntryKind.TO_DM:
        raise _usage("--public goes with to-dm.", "--public бывает только у to-dm.")
    moved = session.working.write(direct.move, item, moving)
    shaped = _decided(session, moved.private)
    if moved.public is not None:
        shaped["public"] = _decided(session, moved.public)
    _say_decided(session, shaped)


def note_outcome(
    ctx: typer.Context,
    item: _Item,
    outcome: Annotated[outcomes.Outcome, typer.Argument(help="How the case ended.")],
    what: Annotated[str, typer.Option("--note", help="With what they were compensated; a remark.")] = "",
) -> None:
    """Say how a case ended for the person."""
    session: Session = ctx.obj
    _say_decided(session, _decided(session, session.working.write(outcomes.note, item, outcome, what)))


def take_back(
    ctx: typer.Context, entry: Annotated[int, typer.Argument(help="The number of the entry.", max=LARGEST)]
) -> None:
    """Take a decision back."""
    session: Session = ctx.obj
    done = session.working.write(undo.undo, entry)
    shaped = {
        "entry_id": done.entry_id,
        "undone": done.undone,
        "delivery": _delivery(session, done.entry_id, done.item_id),
        "item_id": done.item_id,
    }
    if session.out.json:
        session.out.document(shaped)
        return
    session.out.message(
        f"Undone: #{done.undone}" + (f"; its inverse is {done.delivery.value}." if done.delivery else "."),
        f"Отменено: #{done.undone}" + (f"; обратное действие: {done.delivery.value}." if done.delivery else "."),
    )


def _delivery(session: Session, entry_id: int, item_id: int | None) -> dict[str, Any] | None:
    found = outbox.delivery(session.desk, entry_id)
    if found is None:
        return None
    # A delivery about our own answer has no item of its own: it belongs to the one that was answered.
    return shapes.delivery(found, moderators.names(session.desk)) | {"item_id": found.item_id or item_id}


def _decided(session: Session, decided: Decided) -> dict[str, Any]:
    delivery = _delivery(session, decided.entry.id, decided.item_id)
    if decided.entry.kind is EntryKind.ASK_APPROVAL:
        session.code = max(session.code, EXIT_PERSON_NEEDED)
        session.out.message(
            "This goes beyond your role: it waits for approval (moderator approvals list).",
            "Ваша роль этого не позволяет: запрос ждёт одобрения (moderator approvals list).",
        )
    return shapes.decided(decided.entry.id, decided.item_id, delivery)


def _say_decided(session: Session, shaped: dict[str, Any]) -> None:
    if session.out.json:
        session.out.document(shaped)
        return
    delivery = shaped["delivery"]
    state = f" · {delivery['state']}" if delivery else ""
    session.out.line(f"#{shaped['entry_id']}{state}")
    session.out.message(
        f"Undo with: moderator undo {shaped['entry_id']}", f"Отменить: moderator undo {shaped['entry_id']}"
    )


def _whole_stdin() -> str:
    return sys.stdin.read()


def _each_line(session: Session, send: Callable[[str, int], dict[str, Any]]) -> None:
    for number, line in enumerate(sys.stdin, start=1):
        try:
            session.out.json_line(send(line.rstrip("\n"), number))
        except UserError as error:
            session.code = max(session.code, error.exit_code)
            language = session.out.language
            fault = {"code": error.code, "text": error.text(language), "hint": error.hint(language)}
            session.out.json_line({"error": fault})


def _usage(english: str, russian: str) -> UserError:
    return UserError(INVALID, exit_code=EXIT_USAGE, reason_en=english, reason_ru=russian)
