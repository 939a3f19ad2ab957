"""What people look at: lists, threads, authors, the outbox; plain values that the window and the command line show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.files import OutgoingFile
from moderator_app.domain.filters import NOTHING, Filter, Group
from moderator_app.domain.formatting import PLAIN, Dress
from moderator_app.domain.items import DeliveryState, ItemState, Waiting
from moderator_app.domain.ports import Attachment, Health, Visibility
from moderator_app.domain.suggest.tone import Tone


class View(StrEnum):
    """Which items a list shows."""

    OPEN = "open"
    MINE = "mine"
    UNASSIGNED = "unassigned"
    BURNING = "burning"
    OVERDUE = "overdue"
    DUE_IN_SHIFT = "due_in_shift"
    NEEDS_ME = "needs_me"
    MENTIONED = "mentioned"
    WAITING = "waiting"
    WAITING_AUTHOR = "waiting_author"
    WAITING_COLLEAGUE = "waiting_colleague"
    WAITING_EXPERT = "waiting_expert"
    SNOOZED = "snoozed"
    DONE_TODAY = "done_today"
    DONE = "done"
    ALL = "all"


class Sort(StrEnum):
    """How a list is sorted."""

    DUE = "due"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The present, as lists by the clock need it. Times are UTC microseconds.

    Attributes:
        now_us: corrected by what platforms say.
        horizon_us: what burns now is due by then, by every policy in force.
        shift_end_us: end of the present shift; None: no shift is on.
    """

    now_us: int
    horizon_us: int
    shift_end_us: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxQuery:
    """One list of items.

    Attributes:
        search: words that one of the messages, its author or its thread has; empty: no search.
        since: for `DONE_TODAY`: local midnight, UTC microseconds.
        moment: for lists by the clock; `services` fills it in.
        filter: what the view is narrowed to.
        group: what a whole list is gathered by; a page is never.
    """

    view: View = View.OPEN
    channel_id: int | None = None
    search: str = ""
    sort: Sort = Sort.DUE
    since: int | None = None
    moment: Moment | None = None
    filter: Filter = NOTHING
    group: Group = Group.NONE

    def words(self) -> str:
        """Everything that is searched for."""
        return " ".join(part for part in (self.search.strip(), self.filter.text.strip()) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """A list kept under a name.

    Attributes:
        owner: number of the moderator who made it.
        shared: everybody sees it.
        query: view, filter, sort and group; nothing of a moment.
    """

    id: int
    name: str
    owner: int
    shared: bool
    query: InboxQuery


@dataclass(frozen=True, slots=True, kw_only=True)
class Counters:
    """Figures of the rail: items of each view, open items of each channel, deliveries of each state."""

    views: Mapping[View, int]
    channels: Mapping[int, int]
    outbox: Mapping[DeliveryState, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What a message said until `replaced_at` (UTC microseconds: when we learnt of the change)."""

    replaced_at: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageView:
    """One message of a thread.

    Attributes:
        reply_to_id: row id of the message it answers, where we have it.
        sent_by: actor of our entry that posted it; None: not through this program.
        entry_id: that entry.
        revisions: what it said before, oldest first.
        language: `ru`, `en`, or empty where it was not told.
        kind: what the writer of its item is taken for; empty: not known, or it belongs to none.
    """

    id: int
    external_id: str
    thread_id: int
    author_id: int
    author_name: str
    author_handle: str | None
    ours: bool
    text: str
    created_at: int
    edited_at: int | None
    changed_at: int | None
    removed_at: int | None
    visibility: Visibility
    reply_to_id: int | None
    permalink: str | None
    item_id: int | None
    history: bool = False
    attachments: tuple[Attachment, ...] = ()
    sent_by: str | None = None
    entry_id: int | None = None
    revisions: tuple[Revision, ...] = ()
    language: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryView:
    """One delivery as the outbox shows it. Times are UTC microseconds.

    Attributes:
        waits_for: the entry whose delivery has to go first.
        next_at: when it is tried next; of a held one: when the undo window ends.
        stale: what changed, as the engine wrote it.
        text: our words; None: none, or erased.
        dress: what they carry: marks, a quote.
    """

    entry_id: int
    item_id: int | None
    action: EntryKind
    state: DeliveryState
    actor: str
    text: str | None
    target_id: int
    account_id: int
    channel_id: int
    thread_id: int
    author_id: int
    platform: str
    channel_name: str
    author_name: str
    thread_title: str
    target_text: str
    target_permalink: str | None
    written_at: int
    attempts: int
    next_at: int | None
    hold_until: int | None
    blocked_code: str | None
    blocked_until: int | None
    waits_for: int | None
    external_id: str | None
    permalink: str | None
    sent_at: int | None
    error_code: str | None
    error_text: str | None
    stale: Mapping[str, object] | None
    undo_of: int | None
    dress: Dress = PLAIN
    files: tuple[OutgoingFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptView:
    """One step in the life of a delivery."""

    at: int
    from_state: DeliveryState
    to_state: DeliveryState
    code: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadView:
    """A thread with its messages, oldest first, and what of ours is on its way there."""

    id: int
    external_id: str
    title: str
    body: str
    permalink: str | None
    closed: bool
    private: bool
    channel_id: int
    channel_name: str
    channel_kind: str
    account_id: int
    platform: str
    messages: tuple[MessageView, ...]
    pending: tuple[DeliveryView, ...]
    older: bool = False
    """There are older messages than these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """One item whole: its columns, and the messages of it."""

    id: int
    platform: str
    account_id: int
    account_name: str
    channel_id: int
    channel_name: str
    thread_id: int
    thread_title: str
    author_id: int
    author_external_id: str | None
    author_name: str
    author_handle: str | None
    state: ItemState
    waiting_reason: Waiting | None
    settler: str | None
    settled_by: str | None
    settled_at: int | None
    started_at: int
    last_at: int
    last_message_id: int
    until: int | None
    assignee: str | None
    claimed_by: str | None
    claimed_until: int | None
    kind: str | None
    tags: tuple[str, ...]
    notes: int
    new_since: int
    needs_look: bool
    due_at: int | None
    delivery_state: DeliveryState | None
    delivery_entry: int | None
    messages: tuple[MessageView, ...]
    mentioned: tuple[str, ...] = ()
    """Actors whom a note named and who have not read it."""

    tone: Tone | None = None
    """The guess about its latest message; None: not made yet."""

    @property
    def guess_confidence(self) -> float | None:
        """How sure the guess of its kind is, 0 to 1; None: a person said it, or nobody said anything yet."""
        return self.tone.confidence if self.tone is not None and self.tone.kind == self.kind else None

    @property
    def kind_confidence(self) -> float | None:
        """0 to 1; 1 where a person said so; None: nobody said anything yet."""
        if self.kind is None:
            return None
        return 1.0 if self.guess_confidence is None else self.guess_confidence

    @property
    def last(self) -> MessageView:
        """Its latest message that is not deleted, else its latest."""
        return next(message for message in self.messages if message.id == self.last_message_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorCard:
    """An author with their history. `items`: ids, newest first."""

    id: int
    account_id: int
    platform: str
    name: str
    handle: str | None
    external_id: str | None
    profile_url: str | None
    bot: bool
    first_seen_at: int
    last_seen_at: int
    messages: int
    removed: int
    answered: int
    items: tuple[int, ...]
    actions: Mapping[EntryKind, int]
    """Decisions of ours about their messages, by kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthView:
    """Health of an account, or of one capability of it."""

    capability: str
    code: str
    reason: str
    since: int
    until: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountView:
    """An account with its health and how fresh its data are."""

    id: int
    name: str
    platform: str
    base_url: str
    external_name: str | None
    missing: Mapping[str, str]
    health: tuple[HealthView, ...]
    caught_up_at: int | None
    clock_offset_us: int | None
    settings: Mapping[str, str] = field(default_factory=dict)
    proxy: str | None = None
    own_ids: tuple[str, ...] = ()

    def well(self) -> bool:
        """Whether nothing stands in the way of the account as a whole."""
        return all(each.code == Health.OK.value for each in self.health if not each.capability)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelView:
    """A channel and where reading it stands. `left`: messages still to come in a first import."""

    id: int
    account_id: int
    platform: str
    external_id: str
    name: str
    kind: str
    private: bool
    permalink: str | None
    starts: str
    watched: bool
    cursor_at: int | None
    caught_up_at: int | None
    left: int | None
    open_items: int
    missing: Mapping[str, str] = field(default_factory=dict)
