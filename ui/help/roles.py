"""Who may do what, as a table: asked of the very functions that decide it, so that it can never say otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Final

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.roles import Role, answers_wait, asks, may, may_rule
from ui.i18n import _t

K = EntryKind
AREAS: Final[dict[str, frozenset[EntryKind]]] = {
    "answer": frozenset({K.REPLY, K.TO_DM, K.EDIT, K.LIKE, K.UNLIKE}),
    "take": frozenset({K.HIDE, K.UNHIDE, K.DELETE, K.RESTORE, K.APPROVE, K.REJECT, K.SPAM}),
    "ban": frozenset({K.BAN, K.UNBAN, K.MUTE}),
    "handle": frozenset({K.CLOSE, K.REOPEN, K.SNOOZE, K.CLAIM, K.RELEASE, K.ASSIGN, K.ESCALATE, K.UNDO, K.SHIFT}),
    "know": frozenset({K.NOTE, K.READ, K.TAG, K.UNTAG, K.KIND, K.OUTCOME, K.JOIN, K.SPLIT}),
    "ask": frozenset({K.ASK_APPROVAL, K.PROPOSAL, K.REBUTTAL}),
    "rule": frozenset({K.SEND_BACK}),
    "channel": frozenset({K.CHANNEL}),
    "account": frozenset({K.ACCOUNT, K.MODERATOR, K.STAFF}),
    "matrix": frozenset({K.MATRIX}),
    "policy": frozenset({K.POLICY}),
    "review": frozenset({K.REVIEW}),
    "weekly": frozenset({K.WEEKLY}),
    "erase": frozenset({K.ERASE}),
}
"""Every kind of entry a person writes, in the rows of the table; one role has the same right to all of a row."""
NOBODYS: Final = frozenset({K.UNMUTE, K.WAKE, K.DELIVERY, K.ANCHOR})
"""What only follows from other entries, or is the engine's."""


class Right(StrEnum):
    """What a role has."""

    MAY = "may"
    ASKS = "asks"
    NO = "no"


@dataclass(frozen=True, slots=True)
class RightRow:
    """One line of the table, a right for each role from the narrowest to the widest."""

    text: str
    rights: tuple[Right, ...]


def rights_table() -> tuple[RightRow, ...]:
    """Everything, in the language of the window."""
    found = [_row(text, partial(_right, kinds=AREAS[name])) for name, text in _texts().items()]
    waits = _row(
        _t("Roles", "Answer in a channel where answers wait for approval"),
        lambda role: Right.ASKS if answers_wait(role) else _right(role, kinds=AREAS["answer"]),
    )
    rules = [
        _row(text, partial(_rules, needed=needed))
        for text, needed in (
            (_t("Roles", "Approve answers of others, send them back"), None),
            (_t("Roles", "Approve what overrides a check for seniors"), Role.SENIOR),
            (_t("Roles", "Approve what overrides a check for leads"), Role.LEAD),
        )
    ]
    bans = _row(_t("Roles", "Approve bans of others"), partial(_rules, kind=K.BAN))
    return (found[0], waits, *found[1:6], *rules, bans, *found[6:])


def _texts() -> dict[str, str]:
    """Rows by area; `rule` has rows of its own."""
    return {
        "answer": _t("Roles", "Answer, like, edit our answers"),
        "take": _t("Roles", "Hide, delete, approve, reject, mark as spam"),
        "ban": _t("Roles", "Ban and mute authors"),
        "handle": _t("Roles", "Close, snooze, assign, take back, hand a shift over"),
        "know": _t("Roles", "Notes, tags, kind and outcome, joined profiles"),
        "ask": _t("Roles", "Propose changes of the matrix, object to a review of one's own answer"),
        "channel": _t("Roles", "Choose which channels are watched"),
        "account": _t("Roles", "Accounts and people"),
        "matrix": _t("Roles", "Matrix, voices and community rules"),
        "policy": _t("Roles", "Answer times and calendars"),
        "review": _t("Roles", "Draw and grade answers, see everybody's reviews"),
        "weekly": _t("Roles", "Weekly digests: set up, send, settle"),
        "erase": _t("Roles", "Erase a person, a copy of their data, how long it is kept"),
    }


def _row(text: str, right: Callable[[Role], Right]) -> RightRow:
    return RightRow(text, tuple(right(role) for role in Role))


def _right(role: Role, *, kinds: frozenset[EntryKind]) -> Right:
    if all(may(role, kind) for kind in kinds):
        return Right.MAY
    return Right.ASKS if all(asks(role, kind) for kind in kinds) else Right.NO


def _rules(role: Role, *, kind: EntryKind = K.REPLY, needed: Role | None = None) -> Right:
    return Right.MAY if may_rule(role, kind, needed) else Right.NO


def right_words(right: Right) -> str:
    """In a cell, and read aloud."""
    return {
        Right.MAY: _t("Roles", "yes"),
        Right.ASKS: _t("Roles", "asks"),
        Right.NO: _t("Roles", "no"),
    }[right]
