"""What happened to one item, from the journal: for the notes and the history beside its conversation."""

from __future__ import annotations

from dataclasses import dataclass, field

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.fold import READS
from moderator_app.services import moderators, review
from moderator_app.services.desk import Desk
from moderator_app.services.review import LogLine
from moderator_app.services.targets import item_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLog:
    """One item's entries.

    Attributes:
        lines: oldest first, those that were taken back included; without renewals of a lease that ran.
        notes: of these the notes that stand.
        people: actor -> name of who works here now: whom a note may name.
        names: actor -> name, former ones too.
        mentioned: actors whom a note named and who have not read it.
        actor: who looks; empty: nobody said yet who works here.
        taken_from: a claim that took an item over -> the actor who had it in hand.
    """

    item_id: int
    lines: tuple[LogLine, ...]
    notes: tuple[LogLine, ...]
    people: dict[str, str]
    names: dict[str, str]
    mentioned: tuple[str, ...]
    actor: str
    taken_from: dict[int, str] = field(default_factory=dict)

    @property
    def unread(self) -> frozenset[int]:
        """Notes that name who looks and came after they last read or wrote here."""
        if self.actor not in self.mentioned:
            return frozenset()
        own = (each.entry for each in self.lines if each.entry.actor == self.actor and each.undone_by is None)
        read = max((entry.id for entry in own if entry.kind in READS), default=0)
        return frozenset(
            line.entry.id
            for line in self.notes
            if line.entry.id > read and self.actor in line.entry.data.get("mentions", ())
        )


def read(desk: Desk, item_id: int) -> ItemLog:
    """Everything that was decided about an item.

    Raises:
        UserError: `not_found`.
    """
    item = item_of(desk.reader, item_id)
    lines, taken_from = _without_renewals(review.of_item(desk, item.messages))
    return ItemLog(
        item_id=item.id,
        lines=tuple(lines),
        notes=tuple(line for line in lines if line.entry.kind is EntryKind.NOTE and line.undone_by is None),
        people={str(each.id): each.name for each in moderators.everyone(desk)},
        names=moderators.names(desk),
        mentioned=item.mentioned,
        actor="" if desk.moderator is None else desk.actor,
        taken_from=taken_from,
    )


def _without_renewals(lines: list[LogLine]) -> tuple[list[LogLine], dict[int, str]]:
    """A lease that is renewed is one claim, and ends once; with it, which claims took an item from whom."""
    taken_from: dict[int, str] = {}
    shown: list[LogLine] = []
    renewed: dict[int, int] = {}  # a claim that was renewed, or renews -> its newest renewal
    running: LogLine | None = None
    for line in lines:
        entry = line.entry
        if line.undone_by is None:
            if entry.kind is EntryKind.CLAIM:
                if running is not None and running.entry.actor == entry.actor:
                    renewed[running.entry.id] = entry.id
                    running = line
                    continue
                if running is not None:
                    taken_from[entry.id] = running.entry.actor
                running = line
            elif entry.kind is EntryKind.RELEASE or (running is not None and entry.data.get("of") == running.entry.id):
                running = None
        if not (entry.kind is EntryKind.WAKE and entry.data.get("of") in renewed):
            shown.append(line)
    return shown, taken_from
