"""Journal records: what people here decided, and how each delivery ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final


class EntryKind(StrEnum):
    """What an entry says. The first block are the actions of the command line contract."""

    REPLY = "reply"
    HIDE = "hide"
    UNHIDE = "unhide"
    DELETE = "delete"
    RESTORE = "restore"
    APPROVE = "approve"
    REJECT = "reject"
    SPAM = "spam"
    BAN = "ban"
    UNBAN = "unban"
    MUTE = "mute"
    UNMUTE = "unmute"
    LIKE = "like"
    UNLIKE = "unlike"
    EDIT = "edit"
    CLOSE = "close"
    REOPEN = "reopen"
    SNOOZE = "snooze"
    CLAIM = "claim"
    RELEASE = "release"
    ASSIGN = "assign"
    NOTE = "note"
    TAG = "tag"
    UNTAG = "untag"
    ESCALATE = "escalate"
    TO_DM = "to-dm"
    READ = "read"
    """Somebody read the notes that named them."""

    UNDO = "undo"
    WAKE = "wake"
    """The end of a snooze, a lease or a pause, appended once per cause; `data.why` says which event brought it."""
    DELIVERY = "delivery"
    """How a delivery ended, or what a person resolved about it."""
    KIND = "kind"
    OUTCOME = "outcome"
    """How a case ended for the person: resolved, turned around, compensated, lost."""
    JOIN = "join"
    """The authors of these messages are one person."""
    SPLIT = "split"
    """The author of this message is none of those they were joined with."""
    ACCOUNT = "account"
    CHANNEL = "channel"
    MODERATOR = "moderator"
    STAFF = "staff"
    MATRIX = "matrix"
    PROPOSAL = "proposal"
    """Somebody proposed a change of the matrix, a lead answered, or it was withdrawn."""
    POLICY = "policy"
    SHIFT = "shift"
    """A shift began, was handed over, or its handover was signed by the next."""
    ERASE = "erase"
    ASK_APPROVAL = "ask-approval"
    """What its writer may not do alone; `words` hold the text, `data` the act. The item waits for a ruling."""
    SEND_BACK = "send-back"
    """What was asked is not done; the item returns to who asked, with the reason."""
    REVIEW = "review"
    """A lead drew answers to review, graded one, remarked on its words, or ruled on a rebuttal (`data.type`)."""
    REBUTTAL = "rebuttal"
    """Whoever wrote an answer objects to its review."""
    ANCHOR = "anchor"
    """The newest hash of a log that was just proven whole: what is kept elsewhere proves it later."""
    WEEKLY = "weekly"
    """A weekly digest: its schedule was set or removed, a week was begun, how that ended (`data.type`)."""


ITEM_ACTIONS: Final = frozenset(list(EntryKind)[: list(EntryKind).index(EntryKind.UNDO)]) - {
    EntryKind.REPLY,
    EntryKind.UNMUTE,
}
"""What `act` takes; `unmute` arises only as the inverse of `mute`."""


class ReviewType(StrEnum):
    """What a review entry holds."""

    DRAW = "draw"
    SCORE = "score"
    """The grades, in words of their own that can be erased without the rest."""
    REMARKS = "remarks"
    """Comments on the words of the answer, and the coaching note: they go when the person they quote is erased."""
    RULING = "ruling"


class NoteType(StrEnum):
    """What a note is for; `data.type` of its entry, absent for a plain one."""

    PLAIN = "plain"
    PROMISE = "promise"
    """Something we said we would do; open until it is `kept`."""
    KEPT = "kept"
    PERSON = "person"
    """About the author, for everybody who meets them again."""
    WARNING = "warning"
    QUESTION = "question"
    """To a colleague or expert (`data.to`); the item waits for their `answer`."""
    ANSWER = "answer"


class WeeklyType(StrEnum):
    """What an entry says of a weekly digest (`data.schedule`, and `data.week` where it is about one)."""

    SET = "set"
    REMOVED = "removed"
    BEGUN = "begun"
    """Written before anything is made or sent; one for each schedule and week."""
    SENT = "sent"
    REFUSED = "refused"
    UNSURE = "unsure"
    """Its bytes left and no answer came."""
    WAS_SENT = "was-sent"
    """A person said so of one that was unsure."""
    AGAIN = "again"
    """A person wants it sent again."""
    MISSED = "missed"
    """A later week came first; its digest names this one."""


class Event(StrEnum):
    """What a snooze may wait for; `data.events` of its entry."""

    AUTHOR = "author"
    """The author writes again: ends every snooze, but may be all that is waited for."""
    NOTE = "note"
    """A colleague adds a note."""
    EDIT = "edit"
    """One of the messages is edited."""


DELIVERED: Final = frozenset(
    {
        EntryKind.REPLY,
        EntryKind.HIDE,
        EntryKind.UNHIDE,
        EntryKind.DELETE,
        EntryKind.RESTORE,
        EntryKind.APPROVE,
        EntryKind.REJECT,
        EntryKind.SPAM,
        EntryKind.BAN,
        EntryKind.UNBAN,
        EntryKind.MUTE,
        EntryKind.UNMUTE,
        EntryKind.LIKE,
        EntryKind.UNLIKE,
        EntryKind.EDIT,
        EntryKind.TO_DM,
    }
)
"""Entries that must reach a platform: each has one delivery."""

SETTLING: Final = frozenset(
    {EntryKind.REPLY, EntryKind.CLOSE, EntryKind.SPAM, EntryKind.HIDE, EntryKind.DELETE, EntryKind.REJECT}
)
"""Entries that decide the messages they saw (design §2, rule 2a)."""

HELD: Final = frozenset({EntryKind.REPLY, EntryKind.EDIT, EntryKind.TO_DM, EntryKind.BAN})
"""Deliveries with an undo window; a delete is held too where the platform cannot restore (design §6)."""

INVERSE: Final[dict[EntryKind, EntryKind]] = {
    EntryKind.HIDE: EntryKind.UNHIDE,
    EntryKind.UNHIDE: EntryKind.HIDE,
    EntryKind.DELETE: EntryKind.RESTORE,
    EntryKind.RESTORE: EntryKind.DELETE,
    EntryKind.APPROVE: EntryKind.HIDE,
    EntryKind.REJECT: EntryKind.RESTORE,
    EntryKind.SPAM: EntryKind.RESTORE,
    EntryKind.BAN: EntryKind.UNBAN,
    EntryKind.UNBAN: EntryKind.BAN,
    EntryKind.MUTE: EntryKind.UNMUTE,
    EntryKind.UNMUTE: EntryKind.MUTE,
    EntryKind.LIKE: EntryKind.UNLIKE,
    EntryKind.UNLIKE: EntryKind.LIKE,
    EntryKind.REPLY: EntryKind.DELETE,
    EntryKind.EDIT: EntryKind.EDIT,
}
"""What is sent to a platform to take back a delivery that has already left. A local entry is undone by `undo` alone."""

IRREVERSIBLE: Final = frozenset(
    {
        EntryKind.UNDO,
        EntryKind.WAKE,
        EntryKind.DELIVERY,
        EntryKind.ERASE,
        EntryKind.ANCHOR,
        EntryKind.WEEKLY,
        EntryKind.TO_DM,
        EntryKind.ACCOUNT,
        EntryKind.SEND_BACK,  # whoever asked asks again
        EntryKind.SHIFT,
        EntryKind.PROPOSAL,  # its author withdraws it
        EntryKind.POLICY,  # an older version is saved again; clocks were ruled by this one meanwhile
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One journal record as it is read back.

    Attributes:
        id: number within this profile's store; what people type as ENTRY.
        origin: the profile that wrote it; seq counts within an origin.
        at: UTC microseconds, for people only: entries order by (origin, seq), never by time.
        actor: a moderator's id as text, or `engine` / `system`.
        seen: row ids of the messages the writer had before them.
        data: facts without free text, names or identifiers of people (rule 6).
        words: name of a text -> its reference (`id`, `sha`), the text itself lies in `words`.
    """

    id: int
    origin: str
    seq: int
    at: int
    actor: str
    kind: EntryKind
    seen: tuple[int, ...] = ()
    data: dict[str, Any] = field(default_factory=dict)
    words: dict[str, tuple[int, str]] = field(default_factory=dict)
    hash: str = ""
