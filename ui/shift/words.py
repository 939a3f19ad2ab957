"""The page of a shift in words: titles of its sections, one line a row, and the whole as text to hand over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from moderator_app.domain.items import InboxRow
from moderator_app.services.shift import Page, Said
from ui import format as fmt
from ui.i18n import _t
from ui.names import channel_title
from ui.safe_text import visible

EXCERPT = 120


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a section. `item_id`: what it opens; `promise`: the entry that can be kept."""

    head: str
    text: str
    at: str
    item_id: int | None = None
    promise: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a title. `name` is the same in every language."""

    name: str
    title: str
    lines: tuple[Line, ...]


def sections(page: Page, names: Mapping[str, str], now_us: int) -> tuple[Section, ...]:
    """What is left open, the most pressing first; empty sections are left out."""
    drawn = (
        Section("promises", _t("Shift", "Promises"), tuple(_promise(said, now_us) for said in page.promises)),
        Section("needs", _t("Shift", "Need a decision"), _rows(page.needs_look, now_us)),
        Section("overdue", _t("Shift", "Overdue now"), _rows(page.overdue, now_us)),
        Section("drafts", _t("Shift", "Unfinished answers"), _rows(page.drafts, now_us)),
        Section("waiting", _t("Shift", "Waiting for somebody"), _rows(page.waiting, now_us)),
        Section("snoozed", _t("Shift", "Snoozed"), _rows(page.snoozed, now_us)),
        Section("missed", _t("Shift", "Answered too late"), _rows(page.missed, now_us)),
        Section("notes", _t("Shift", "Notes of this shift"), tuple(_note(said, names, now_us) for said in page.notes)),
    )
    return tuple(each for each in drawn if each.lines)


def _rows(rows: tuple[InboxRow, ...], now_us: int) -> tuple[Line, ...]:
    return tuple(_row(row, now_us) for row in rows)


def _row(row: InboxRow, now_us: int) -> Line:
    place = row.thread_title or channel_title(row.channel_name)
    if row.until is not None:
        at = _t("Shift", "until {when}").format(when=fmt.when(row.until, now_us))
    elif row.due_at is not None and row.due_at < now_us:
        at = _t("Shift", "late by {span}").format(span=fmt.duration(now_us - row.due_at))
    else:
        at = fmt.when(row.last_at, now_us)
    head = f"{visible(row.author_name[:80])} · {visible(place[:80])}"
    return Line(head=head, text=visible(row.excerpt[:EXCERPT]), at=at, item_id=row.id)


def _promise(said: Said, now_us: int) -> Line:
    at = fmt.when(said.at, now_us)
    if said.until is not None:
        when = fmt.when(said.until, now_us)
        late = said.until < now_us
        at = (_t("Shift", "was due {when}") if late else _t("Shift", "by {when}")).format(when=when)
    return Line(
        head=visible(said.author_name[:80]) or _t("Shift", "Somebody"),
        text=_said(said),
        at=at,
        item_id=said.item_id,
        promise=said.entry_id,
    )


def _note(said: Said, names: Mapping[str, str], now_us: int) -> Line:
    head = visible(said.author_name[:80]) or visible(names.get(said.actor, said.actor))
    return Line(head=head, text=_said(said), at=fmt.when(said.at, now_us), item_id=said.item_id)


def _said(said: Said) -> str:
    return _t("Shift", "The words were erased.") if said.text is None else visible(" ".join(said.text.split()))


def figures(page: Page) -> tuple[tuple[str, str], ...]:
    """What was done in this shift: (figure, word)."""
    deeds = page.deeds
    shown = [
        (deeds.answered, _t("Shift", "answered")),
        (deeds.decided, _t("Shift", "closed without an answer")),
        (deeds.moderated, _t("Shift", "moderated")),
        (deeds.noted, _t("Shift", "notes and tags")),
    ]
    found = [(fmt.number(value), word) for value, word in shown]
    total = deeds.in_time + deeds.late
    if total:
        found.append((fmt.percent(deeds.in_time / total), _t("Shift", "in time")))
    return tuple(found)


def as_text(page: Page, names: Mapping[str, str], now_us: int, word: str) -> str:
    """The page to hand over: the words for the next first, then what is open, then what was done."""
    parts: list[str] = []
    if word.strip():
        parts += [word.strip(), ""]
    for section in sections(page, names, now_us):
        parts.append(f"{section.title} ({fmt.number(len(section.lines))})")
        parts += [f"— {line.head}: {line.text} ({line.at})" for line in section.lines]
        parts.append("")
    if page.empty:
        parts += [_t("Shift", "Nothing is left open."), ""]
    parts.append(", ".join(f"{word} — {value}" for value, word in figures(page)))
    return "\n".join(parts).strip()
