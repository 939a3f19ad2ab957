"""What the composer writes: to whom, on which facts, and what changed since. Pure values and functions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from moderator_app.domain.files import FileRules, OutgoingFile
from moderator_app.domain.formatting import PLAIN, Dress, Format, Mark
from moderator_app.domain.views import MessageView, ThreadView
from moderator_app.services.matrix import MatrixUse

Case = tuple[int, int]
"""(thread id, author id); of the change of an answer of ours (thread id, minus the row id of our message)."""


class Then(StrEnum):
    """What the reader does after sending."""

    STAY = "stay"
    NEXT = "next"
    CLOSE = "close"
    """Close the item: the reply needs no answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """To whom a reply goes.

    Attributes:
        target_id: row id of the message answered.
        place: where it will stand, in words: "comment", "direct message".
        private: only the author sees it.
        changes: an answer of ours stands there already and is changed: `target_id` is that answer.
        written_by: whose answer it is; empty: the writer's own.
    """

    item_id: int
    thread_id: int
    author_id: int
    target_id: int
    author_name: str
    platform: str
    place: str
    private: bool = False
    changes: bool = False
    written_by: str = ""

    @property
    def case(self) -> Case:
        if self.changes:
            return self.thread_id, -self.target_id
        return self.thread_id, self.author_id


def _count(text: str, _marks: Sequence[Mark] = ()) -> int:
    return len(text)


@dataclass(frozen=True, slots=True)
class LengthRule:
    """How long a reply may be, in the platform's own units (`Capabilities.length`, `max_length`)."""

    limit: int
    measure: Callable[[str, Sequence[Mark]], int] = _count


@dataclass(frozen=True, slots=True, kw_only=True)
class Abilities:
    """What a reply may carry where it goes.

    Attributes:
        formats: how words can be marked.
        max_quote: characters that the platform itself shows above a reply; 0: none.
        html: the platform folds white space as browsers do.
        files: what files can be sent along; None: none.
        no_files: why no file can be sent along.
    """

    formats: frozenset[Format] = frozenset()
    max_quote: int = 0
    html: bool = False
    files: FileRules | None = None
    no_files: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDraft:
    """A draft as it is kept.

    Attributes:
        seen: row ids of the messages of the item its writer had before them.
        saved_at: UTC microseconds.
        dress: marks of the text, and what it quotes.
        files: what goes along with it.
    """

    case: Case
    draft_id: str
    text: str
    seen: tuple[int, ...]
    saved_at: int
    dress: Dress = PLAIN
    files: tuple[OutgoingFile, ...] = ()

    def empty(self) -> bool:
        """Whether there is nothing to be kept."""
        return not self.text.strip() and not self.files


class Drafts(Protocol):
    """Where drafts are kept; `save` returns at once and reports on the GUI thread."""

    def load(self, case: Case) -> KeptDraft | None:
        """The draft of a case, what was typed last included; None: there is none."""

    def save(self, draft: KeptDraft, done: Callable[[str], None]) -> None:
        """Keep a draft; an empty one is dropped. `done` gets why it failed, empty when it is on disk."""

    def drop(self, case: Case, draft_id: str) -> None:
        """Forget the draft: its reply is in the journal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A reply to be sent: everything it was checked against, in one value.

    Attributes:
        used: the matrix row it was made from.
        override: why it goes although a check blocks it.
        files: what goes along with the text, in their order.
    """

    recipient: Recipient
    text: str
    seen: tuple[int, ...]
    draft_id: str
    then: Then
    used: MatrixUse | None = None
    override: str | None = None
    dress: Dress = PLAIN
    files: tuple[OutgoingFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the writer had before them: the newest message id of the thread, and when they looked.

    Row ids count arrivals, so they tell what came later even where platforms' clocks differ; edits and deletions carry
    the time at which we learnt of them.
    """

    newest_id: int
    at_us: int
    case_ids: frozenset[int] = frozenset()


class What(StrEnum):
    """What can change under a reply."""

    GONE = "gone"
    EDITED = "edited"
    CLOSED = "closed"
    ANSWERED = "answered"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that changed since the reply was begun."""

    what: What
    by: str = ""
    """Actor or name of who answered."""
    count: int = 1
    before: str = ""
    """The words its writer had before them."""
    after: str = ""
    """The words that stand there now: of the message, of the answer, of the new messages."""


def look_at(thread: ThreadView, case: Case, now_us: int) -> Snapshot:
    """What stands on screen now."""
    newest = max((message.id for message in thread.messages), default=0)
    own = frozenset(message.id for message in thread.messages if message.author_id == case[1])
    return Snapshot(newest, now_us, own)


def happened_since(
    snapshot: Snapshot, thread: ThreadView, recipient: Recipient, *, own_entries: frozenset[int] = frozenset()
) -> list[Happened]:
    """What changed since `snapshot`, the gravest first.

    Args:
        snapshot: what the writer saw.
        thread: as it is now.
        recipient: to whom the reply goes.
        own_entries: entries of the writer's own replies, which are no news to them.
    """
    found: list[Happened] = []
    target = next((message for message in thread.messages if message.id == recipient.target_id), None)
    if target is not None and target.removed_at is not None and target.removed_at > snapshot.at_us:
        found.append(Happened(What.GONE, before=target.text))
    elif target is not None and target.changed_at is not None and target.changed_at > snapshot.at_us:
        found.append(Happened(What.EDITED, before=_text_at(target, snapshot.at_us), after=target.text))
    if recipient.changes:
        return found
    if thread.closed:
        found.append(Happened(What.CLOSED))
    found += _answers(snapshot, thread, recipient, target, own_entries)
    later = [
        message.text
        for message in thread.messages
        if message.author_id == recipient.author_id and not message.ours and message.id > snapshot.newest_id
    ]
    if later:
        found.append(Happened(What.ADDED, count=len(later), after="\n\n".join(later)))
    return found


def _text_at(message: MessageView, at_us: int) -> str:
    """What a message said then: the first text that was replaced later."""
    return next((each.text for each in message.revisions if each.replaced_at > at_us), message.text)


def _answers(
    snapshot: Snapshot,
    thread: ThreadView,
    recipient: Recipient,
    target: MessageView | None,
    own_entries: frozenset[int],
) -> list[Happened]:
    """Who answered the case since: messages of ours, and replies of colleagues on their way."""
    of_case = {message.id for message in thread.messages if message.author_id == recipient.author_id}
    if target is not None:
        of_case.add(target.id)
    found = [
        Happened(What.ANSWERED, message.sent_by or message.author_name, after=message.text)
        for message in thread.messages
        if message.ours
        and message.id > snapshot.newest_id
        and message.removed_at is None
        and message.entry_id not in own_entries
        and (message.reply_to_id in of_case or thread.private)
    ]
    found += [
        Happened(What.ANSWERED, delivery.actor, after=delivery.text or "")
        for delivery in thread.pending
        if delivery.author_id == recipient.author_id
        and delivery.text is not None
        and delivery.written_at > snapshot.at_us
        and delivery.entry_id not in own_entries
    ]
    return found
