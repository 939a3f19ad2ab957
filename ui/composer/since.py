"""What the writer had before them, what changed since, and whether they were told."""

from __future__ import annotations

from moderator_app.domain.views import ThreadView
from ui.composer.reply import Happened, KeptDraft, Recipient, Snapshot, happened_since, look_at


class Since:
    """The facts a reply rests on.

    Attributes:
        thread: as it was read last; None: nobody is written to.
        happened: what changed since the reply was begun, the gravest first.
    """

    def __init__(self) -> None:
        self.thread: ThreadView | None = None
        self.happened: tuple[Happened, ...] = ()
        self._snapshot = Snapshot(0, 0)
        self._warned: tuple[Happened, ...] = ()
        self._own: frozenset[int] = frozenset()

    def begin(self, thread: ThreadView, recipient: Recipient, kept: KeptDraft | None, now_us: int) -> None:
        """A reply is begun now, or was begun when its draft was: perhaps before a crash."""
        self.thread, self._warned = thread, ()
        self._snapshot = look_at(thread, recipient.case, now_us)
        if kept is not None and kept.seen:
            self._snapshot = Snapshot(max(kept.seen), kept.saved_at, frozenset(kept.seen))

    def end(self) -> None:
        """Nobody is written to."""
        self.thread, self.happened, self._warned = None, (), ()

    def refresh(self, thread: ThreadView, recipient: Recipient, now_us: int, *, begun: bool) -> None:
        """The thread was read again; what is not begun yet has all of it before its writer."""
        self.thread = thread
        if not begun:
            self._snapshot = look_at(thread, recipient.case, now_us)
        self.happened = tuple(happened_since(self._snapshot, thread, recipient, own_entries=self._own))

    def note_own(self, entry_id: int) -> None:
        """A reply of the writer's own: no news to them."""
        self._own |= {entry_id}

    def sent(self) -> None:
        """The reply is in the journal; the next one has been told nothing."""
        self._warned = ()

    def told(self) -> bool:
        """Whether the writer was told exactly this."""
        return bool(self._warned) and self._warned == self.happened

    def must_tell(self) -> bool:
        """Whether something changed that the writer was not told; from now on they were."""
        if not self.happened or self.happened == self._warned:
            return False
        self._warned = self.happened
        return True

    def told_of(self, happened: tuple[Happened, ...]) -> None:
        """The writer was shown these changes; others are told anew."""
        self._warned = happened

    def seen(self, recipient: Recipient) -> tuple[int, ...]:
        """The messages of the item that the writer had before them; once they were told, all that are there."""
        messages = self.thread.messages if self.thread is not None else ()
        of_item = [each.id for each in messages if each.item_id == recipient.item_id]
        if not self._warned:
            of_item = [each for each in of_item if each <= self._snapshot.newest_id or each == recipient.target_id]
        return tuple(of_item) or (recipient.target_id,)

    def seen_at_first(self, recipient: Recipient) -> tuple[int, ...]:
        """Those that were there when the reply was begun, for its draft."""
        messages = self.thread.messages if self.thread is not None else ()
        of_item = [each.id for each in messages if each.item_id == recipient.item_id]
        return tuple(each for each in of_item if each <= self._snapshot.newest_id) or (recipient.target_id,)
