"""Decisions from the window: committed on the lane, then told with their undo, then on to the next item."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from moderator_app.domain.entries import Entry, EntryKind
from moderator_app.errors import UserError
from moderator_app.services import approvals, batch, undo
from moderator_app.services.batch import BulkResult
from moderator_app.services.moderation import Action
from moderator_app.services.undo import TakenBack
from ui import i18n
from ui.i18n import _t
from ui.item_actions import BY_KIND, action_label, done_label
from ui.widgets.toast import Toast
from ui.work import Work

UNDO_LIFE_MS = 10_000


class Written(Protocol):
    """What a decision leaves behind."""

    @property
    def entry(self) -> Entry:
        """Its journal entry."""


@dataclass(frozen=True, slots=True)
class Told:
    """What can be taken back as one step: the entries of one decision, of one sheet, or of one bulk.

    Attributes:
        items: what it was about.
        parts: entry -> what it is called should it alone be refused: an item, by its author, or the words themselves.
    """

    text: str
    entries: tuple[int, ...]
    items: tuple[int, ...] = ()
    parts: Mapping[int, int | str] = field(default_factory=dict)


Refusals = Sequence[tuple[int | str, UserError]]
"""What was refused, by item or in words, and why."""


class Decisions:
    """Runs decisions and remembers how to take them back.

    Args:
        work: the services.
        toast: says what was done.
        handled: called with the item ids after a decision that settles them.
        returned: called with the item ids once their decision was taken back, and the entries that are undone.
        troubled: shows what of several was refused, one by one.
    """

    def __init__(
        self,
        work: Work,
        toast: Toast,
        *,
        handled: Callable[[Sequence[int]], None],
        troubled: Callable[[str, Refusals], None],
        returned: Callable[[Sequence[int], Sequence[int]], None],
    ) -> None:
        self._work, self._toast = work, toast
        self._handled, self._troubled, self._returned = handled, troubled, returned
        self._stack: list[Told] = []

    # Deciding --------------------------------------------------------------------------

    def act(self, item_id: int, action: Action) -> None:
        """One decision about one item."""

        def done(decided: Written) -> None:
            self.tell(done_label(decided.entry.kind), (decided.entry.id,), items=(item_id,))
            self._work.bridge.look()
            known = BY_KIND.get(action.kind)
            if known is not None and known.settles:
                self._handled([item_id])

        self._work.bridge.follow(self._work.decide(approvals.act, item_id, action), done, self.refused)

    def act_on_many(self, item_ids: Sequence[int], action: Action) -> None:
        """The same about several, with progress; what was refused is said item by item."""
        label = done_label(action.kind)
        decided: dict[int, int] = {}  # entry -> item
        failed: dict[int, UserError] = {}

        def ended() -> None:
            done = [item for item in item_ids if item not in failed]
            if decided:
                count = len(decided)
                text = _t("Action", "%n item(s): {what}", "", count).format(what=label)
                self.tell(text, tuple(decided), items=tuple(done), parts=decided)
            self._work.bridge.look()
            if failed:
                self._troubled(action_label(action.kind), tuple(failed.items()))
            if decided:
                self._handled(done)

        futures = batch.act_on_many(self._work.desk, item_ids, action)
        following = _Several(len(futures), lambda share: self._progress(label, share, len(item_ids)), ended)
        chunk = batch.BULK_CHUNK
        for number, future in enumerate(futures):
            asked = item_ids[number * chunk : (number + 1) * chunk]

            def done(result: BulkResult, asked: Sequence[int] = asked) -> None:
                refused = set(result.failed)
                items = (item for item in asked if item not in refused)
                decided.update(zip((each.entry.id for each in result.done), items, strict=True))
                failed.update(result.failed)
                following.one_more()

            def broke(error: UserError, asked: Sequence[int] = asked) -> None:
                failed.update(dict.fromkeys(asked, error))
                following.one_more()

            self._work.bridge.follow(future, done, broke)

    def _progress(self, label: str, share: float, count: int) -> None:
        said = _t("Action", "{what}: {done} of {count}").format(what=label, done=int(share * count), count=count)
        self.say(said, "clock")

    def tell(
        self,
        text: str,
        entries: tuple[int, ...],
        life_ms: int = UNDO_LIFE_MS,
        *,
        items: tuple[int, ...] = (),
        parts: Mapping[int, int | str] | None = None,
        what: str = "",
    ) -> None:
        """Say what was committed and offer to take it back as one; `items` and `parts` as in `Told`.

        `what`: how it is called once it is taken back, where `text` speaks of it as under way.
        """
        told = Told(what or text, entries, items, parts or {})
        self._stack.append(told)
        self._toast.announce(
            text, undo=lambda: self._undo(told), undo_label=_t("Action", "Undo"), key="Z", life_ms=life_ms
        )

    def handled(self, item_ids: Sequence[int]) -> None:
        """These are done: go where the person wants to be."""
        self._handled(item_ids)

    def troubled(self, title: str, failed: dict[int, UserError]) -> None:
        """Show what was refused, item by item."""
        self._troubled(title, tuple(failed.items()))

    def say(self, text: str, icon: str = "info") -> None:
        """Something without an undo."""
        self._toast.announce(text, icon=icon)

    def refused(self, error: UserError) -> None:
        """A decision was not taken: why, and what to do."""
        language = i18n.language()
        self.say(" ".join(part for part in (error.text(language), error.hint(language)) if part), "alert")

    # Taking back -----------------------------------------------------------------------------

    def can_undo(self) -> bool:
        return bool(self._stack)

    def undo_last(self) -> None:
        """Take the latest decision back that was not yet."""
        if self._stack:
            self._undo(self._stack[-1])

    def _undo(self, told: Told) -> None:
        if told not in self._stack:
            return
        self._stack.remove(told)
        self._toast.dismiss()
        back: list[int] = []
        failed: dict[int, UserError] = {}

        def ended() -> None:
            self._work.bridge.look()
            if back:
                text = _t("Action", "Taken back: {what}").format(what=told.text)
                if failed:
                    text = _t("Action", "Taken back, but not all: {what}").format(what=told.text)
                self.say(text, "undo")
                self._returned(told.items, back)
            if failed and len(told.entries) == 1:
                self.refused(failed[told.entries[0]])
            elif failed:
                said = [(told.parts.get(entry, told.text), error) for entry, error in failed.items()]
                self._troubled(_t("Action", "Undo"), said)

        futures = undo.take_back(self._work.desk, told.entries)
        count = len(told.entries)
        taking = _t("Action", "Taking back")
        following = _Several(len(futures), lambda share: self._progress(taking, share, count), ended)
        latest_first = told.entries[::-1]
        for number, future in enumerate(futures):
            asked = latest_first[number * undo.CHUNK : (number + 1) * undo.CHUNK]

            def done(result: TakenBack) -> None:
                back.extend(each.undone for each in result.done)
                failed.update(result.failed)
                following.one_more()

            def broke(error: UserError, asked: Sequence[int] = asked) -> None:
                failed.update(dict.fromkeys(asked, error))
                following.one_more()

            self._work.bridge.follow(future, done, broke)


class _Several:
    """Counts answers; `progress` hears of each but the last, which is `ended`."""

    def __init__(self, count: int, progress: Callable[[float], None], ended: Callable[[], None]) -> None:
        self._count, self._progress, self._ended = count, progress, ended
        self._done = 0

    def one_more(self) -> None:
        self._done += 1
        if self._done == self._count:
            self._ended()
        else:
            self._progress(self._done / self._count)


def simple(kind: EntryKind, seen: int | None = None) -> Action:
    """An action that needs nothing but an item."""
    return Action(kind=kind, seen=seen)
