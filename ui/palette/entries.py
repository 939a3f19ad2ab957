"""What the palette can find, as values, and the order it is shown in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from ui.i18n import _t
from ui.palette.matching import match

KEPT: Final = 12
"""Entries that are remembered as recently used."""
_RECENT_BONUS: Final = 12


class Section(StrEnum):
    """Groups of the palette in their order; what a search brings stands last, so that nothing on screen moves."""

    RECENT = "recent"
    ACTIONS = "actions"
    VIEWS = "views"
    SETTINGS = "settings"
    COLLEAGUES = "colleagues"
    PEOPLE = "people"
    ITEMS = "items"


MOST: Final = {
    Section.RECENT: 5,
    Section.ACTIONS: 8,
    Section.VIEWS: 6,
    Section.SETTINGS: 4,
    Section.COLLEAGUES: 4,
    Section.PEOPLE: 4,
    Section.ITEMS: 6,
}


def section_title(section: Section) -> str:
    return {
        Section.RECENT: _t("Palette", "Recently used"),
        Section.ACTIONS: _t("Palette", "Actions"),
        Section.VIEWS: _t("Palette", "Views"),
        Section.SETTINGS: _t("Palette", "Settings"),
        Section.COLLEAGUES: _t("Palette", "Colleagues"),
        Section.PEOPLE: _t("Palette", "People"),
        Section.ITEMS: _t("Palette", "Items"),
    }[section]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing to choose.

    Attributes:
        id: stable, kept among the recently used; empty: never kept.
        detail: what stands in grey behind the title.
        icon: name of an icon; empty with a `mark` (a platform).
        key: the key that does the same, in Qt's portable spelling.
        reason: why it cannot be chosen now; empty when it can.
        aliases: other words it answers to.
        spans: what of the title was typed.
    """

    id: str
    section: Section
    title: str
    run: Callable[[], None]
    detail: str = ""
    icon: str = ""
    mark: str = ""
    key: str = ""
    reason: str = ""
    aliases: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()

    def sentence(self) -> str:
        """As it is read aloud."""
        return ", ".join(part for part in (self.title, self.reason or self.detail, self.key) if part)


def found(query: str, entries: Sequence[Entry], recent: Sequence[str]) -> list[Entry]:
    """What answers the query, section by section, best first; recently used ones before their equals.

    With nothing typed: the recently used, then the actions and views that are possible now.
    """
    if not query.strip():
        by_id = {each.id: each for each in entries}
        used = [replace(by_id[each], section=Section.RECENT) for each in recent if each in by_id]
        used = used[: MOST[Section.RECENT]]
        shown = {each.id for each in used}
        rest = [
            each
            for each in entries
            if each.section in {Section.ACTIONS, Section.VIEWS} and not each.reason and each.id not in shown
        ]
        return [*used, *_cut(rest)]
    scored: list[tuple[int, Entry]] = []
    for each in entries:
        hit = match(query, each.title, each.aliases)
        if hit is not None:
            score = hit.score + (_RECENT_BONUS if each.id in recent else 0) - (1 if each.reason else 0)
            scored.append((score, replace(each, spans=hit.spans)))
    scored.sort(key=lambda pair: -pair[0])
    return _cut([each for _score, each in scored])


def marked(query: str, entry: Entry) -> Entry:
    """The same entry with what was typed marked in its title."""
    hit = match(query, entry.title)
    return entry if hit is None else replace(entry, spans=hit.spans)


def remembered(text: str) -> tuple[str, ...]:
    """The recently used ids as the settings keep them."""
    return tuple(part for part in text.split(" ") if part)


def with_used(recent: Sequence[str], used: str) -> str:
    """The recently used after this one, for the settings."""
    return " ".join([used, *(each for each in recent if each != used)][:KEPT])


def _cut(entries: Sequence[Entry]) -> list[Entry]:
    shown: list[Entry] = []
    for section in Section:
        shown += [each for each in entries if each.section is section][: MOST[section]]
    return shown
