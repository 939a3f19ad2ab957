"""Decisions from the window: committed on the lane, then told with their undo, then on to the next item."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from moderator_app.domain.entries import Entry, EntryKind
from moderator_app.errors import UserError
from moderator_app.services import approvals, moderation, undo
from moderator_app.services.moderation import Action, BulkResult
from moderator_app.services.undo import Undone
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
    """What can be taken back as one step: the entries of one decision, or of one bulk."""

    text: str
    entries: tuple[int, ...]
    items: tuple[int, ...] = ()


class Decisions:
    """Runs decisions and remembers how to take them back.

    Args:
        work: the services.
        toast: says what was done.
        handled: called with the item ids after a decision that settles them.
        returned: called with the item ids once their decision was taken back.
        troubled: shows per item why a bulk action was refused: (title, item id -> why).
    """

    def __init__(
        self,
        work: Work,
        toast: Toast,
        *,
        handled: Callable[[Sequence[int]], None],
        troubled: Callable[[str, dict[int, UserError]], None],
        returned: Callable[[Sequence[int]], None],
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
        """The same about several; what was refused is said item by item."""
        futures = moderation.act_on_many(self._work.desk, item_ids, action)
        results: list[BulkResult] = []

        def done(result: BulkResult) -> None:
            results.append(result)
            if len(results) < len(futures):
                return
            entries = tuple(decided.entry.id for each in results for decided in each.done)
            failed = {item: error for each in results for item, error in each.failed.items()}
            label = done_label(action.kind)
            count = len(entries)
            if entries:
                text = _t("Action", "%n item(s): {what}", "", count).format(what=label)
                self.tell(text, entries, items=tuple(item for item in item_ids if item not in failed))
            self._work.bridge.look()
            if failed:
                self._troubled(action_label(action.kind), failed)
            if entries:
                self._handled([item for item in item_ids if item not in failed])

        for future in futures:
            self._work.bridge.follow(future, done, self.refused)

    def tell(
        self, text: str, entries: tuple[int, ...], life_ms: int = UNDO_LIFE_MS, *, items: tuple[int, ...] = ()
    ) -> None:
        """Say what was committed and offer to take it back; `items`: what it was about."""
        told = Told(text, entries, items)
        self._stack.append(told)
        self._toast.announce(
            text, undo=lambda: self._undo(told), undo_label=_t("Action", "Undo"), key="Z", life_ms=life_ms
        )

    def handled(self, item_ids: Sequence[int]) -> None:
        """These are done: go where the person wants to be."""
        self._handled(item_ids)

    def troubled(self, title: str, failed: dict[int, UserError]) -> None:
        """Show what was refused, item by item."""
        self._troubled(title, failed)

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
        left = len(told.entries)

        def done(_undone: Undone) -> None:
            nonlocal left
            left -= 1
            if not left:
                self.say(_t("Action", "Taken back: {what}").format(what=told.text), "undo")
                self._work.bridge.look()
                self._returned(told.items)

        for entry in reversed(told.entries):
            self._work.bridge.follow(self._work.decide(undo.undo, entry), done, self.refused)


def simple(kind: EntryKind, seen: int | None = None) -> Action:
    """An action that needs nothing but an item."""
    return Action(kind=kind, seen=seen)
