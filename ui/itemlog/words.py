"""Entries of one item in words: what happened, to whom, until when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from moderator_app.domain.entries import EntryKind, Event, NoteType
from moderator_app.domain.items import DeliveryState
from moderator_app.services.item_log import ItemLog
from moderator_app.services.outcomes import Outcome
from moderator_app.services.review import LogLine
from ui import format as fmt
from ui.direct.words import outcome_label
from ui.i18n import _t
from ui.review import words
from ui.safe_text import visible
from ui.widgets.chips import KIND_ICONS, delivery_label, kind_label

LONGEST: Final = 300


def name_of(actor: str, names: Mapping[str, str]) -> str:
    """Somebody of ours by name."""
    return visible(names.get(actor, actor)[:80])


def note_title(line: LogLine, names: Mapping[str, str]) -> str:
    """What a note is for; empty for a plain one."""
    data = line.entry.data
    match data.get("type"):
        case NoteType.QUESTION.value:
            return _t("ItemLog", "Question to {name}").format(name=name_of(str(data.get("to", "")), names))
        case NoteType.PROMISE.value:
            return _t("ItemLog", "Promise")
        case NoteType.KEPT.value:
            return _t("ItemLog", "Promise kept")
        case NoteType.PERSON.value:
            return _t("ItemLog", "About the person")
        case NoteType.WARNING.value:
            return _t("ItemLog", "Careful")
        case NoteType.ANSWER.value:
            return _t("ItemLog", "Answer")
        case _:
            return ""


def title(line: LogLine, log: ItemLog, now_us: int) -> str:
    """What happened, with what it was about."""
    return _about_item(line, log, now_us) or _about_work(line, log) or words.done_words(line.entry)


def _about_item(line: LogLine, log: ItemLog, now_us: int) -> str:
    """What the item became, where its entry says more than its kind."""
    data, said = line.entry.data, ""
    match line.entry.kind:
        case EntryKind.SNOOZE:
            said = _snoozed(line, now_us)
        case EntryKind.TAG:
            said = _t("ItemLog", "Tagged {tag}").format(tag=visible(str(data.get("tag", ""))))
        case EntryKind.UNTAG:
            said = _t("ItemLog", "Tag {tag} taken off").format(tag=visible(str(data.get("tag", ""))))
        case EntryKind.KIND if data.get("kind") in KIND_ICONS:
            said = _t("ItemLog", "Kind: {kind}").format(kind=kind_label(str(data["kind"])).lower())
        case EntryKind.OUTCOME if data.get("outcome") in set(Outcome):
            said = _t("ItemLog", "Outcome: {outcome}").format(outcome=outcome_label(Outcome(data["outcome"])).lower())
        case EntryKind.DELIVERY if data.get("state") in set(DeliveryState):
            said = _t("ItemLog", "Delivery: {state}").format(state=delivery_label(DeliveryState(data["state"])).lower())
        case EntryKind.UNDO:
            undone = next((each for each in log.lines if each.entry.id == data.get("of")), None)
            if undone is not None:
                said = _t("ItemLog", "Taken back: {what}").format(what=_lowered(title(undone, log, now_us)))
        case _:
            pass
    return said


def _about_work(line: LogLine, log: ItemLog) -> str:
    """Who works on it, where its entry says more than its kind."""
    entry, data, said = line.entry, line.entry.data, ""
    match entry.kind:
        case EntryKind.WAKE:
            said = _woke(line, log)
        case EntryKind.CLAIM if entry.id in log.taken_from:
            name = name_of(log.taken_from[entry.id], log.names)
            said = _t("ItemLog", "Taken over from {name}").format(name=name)
        case EntryKind.ASSIGN if data.get("to") is None:
            said = _t("ItemLog", "Assigned to nobody")
        case EntryKind.ASSIGN:
            said = _t("ItemLog", "Assigned to {name}").format(name=name_of(str(data["to"]), log.names))
        case EntryKind.NOTE:
            said = note_title(line, log.names)
        case _:
            pass
    return said


def detail(line: LogLine, log: ItemLog, now_us: int) -> str:
    """Who did it, how its delivery stands, what was said: in one line."""
    data, parts = line.entry.data, [words.actor_words(line)]
    if line.entry.kind is EntryKind.SNOOZE and data.get("events") and isinstance(data.get("until"), int):
        parts.append(_t("ItemLog", "at most until {time}").format(time=fmt.when(int(data["until"]), now_us)))
    if line.undone_by is not None:
        undo = next((each for each in log.lines if each.entry.id == line.undone_by), None)
        by = words.actor_words(undo) if undo is not None else ""
        parts.append(_t("ItemLog", "taken back by {name}").format(name=by) if by else _t("ItemLog", "taken back"))
    elif line.delivery is not None:
        parts.append(delivery_label(DeliveryState(line.delivery)).lower())
    said = visible(words.brief(line)[:LONGEST])
    return " · ".join(part for part in (*parts, said) if part)


def sentence(line: LogLine, log: ItemLog, now_us: int) -> str:
    """A line read aloud."""
    return ", ".join((title(line, log, now_us), fmt.when(line.entry.at, now_us), detail(line, log, now_us)))


def events_text(events: object) -> str:
    """What a snooze waits for besides its time: "a note of a colleague or an edit"."""
    named = {
        Event.AUTHOR.value: _t("ItemLog", "the author's message"),
        Event.NOTE.value: _t("ItemLog", "a colleague's note"),
        Event.EDIT.value: _t("ItemLog", "an edit"),
    }
    waited = [named[each] for each in (events if isinstance(events, list | tuple) else ()) if each in named]
    if len(waited) < 2:
        return "".join(waited)
    return _t("ItemLog", "{several} or {last}").format(several=", ".join(waited[:-1]), last=waited[-1])


def _snoozed(line: LogLine, now_us: int) -> str:
    data = line.entry.data
    until = data.get("until")
    time = fmt.when(int(until), now_us) if isinstance(until, int) else ""
    events = events_text(data.get("events"))
    if events:
        return _t("ItemLog", "Snoozed until {event}").format(event=events)
    return _t("ItemLog", "Snoozed until {time}").format(time=time) if time else words.kind_words(line.entry.kind)


def _woke(line: LogLine, log: ItemLog) -> str:
    ended = next((each for each in log.lines if each.entry.id == line.entry.data.get("of")), None)
    if ended is not None and ended.entry.kind is EntryKind.CLAIM:
        return _t("ItemLog", "The claim ran out")
    return {
        Event.NOTE.value: _t("ItemLog", "Back: a colleague left a note"),
        Event.EDIT.value: _t("ItemLog", "Back: the message was edited"),
    }.get(str(line.entry.data.get("why", "")), _t("ItemLog", "Back: its time has come"))


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
