"""What a filter of the log asks for, in words: a chip each, and all of it as a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from moderator_app.clock import SECOND_US
from moderator_app.services.log_filter import MISSED, NO_ROW, Filter
from ui import format as fmt
from ui.i18n import _t
from ui.names import platform_title
from ui.review import words
from ui.safe_text import visible
from ui.widgets.chips import kind_label


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Names of what a filter holds numbers of."""

    people: Mapping[str, str] = field(default_factory=dict)
    channels: Mapping[int, str] = field(default_factory=dict)
    rows: Mapping[int, str] = field(default_factory=dict)
    authors: Mapping[int, str] = field(default_factory=dict)


def period(wanted: Filter, now_us: int) -> str:
    """From when to when; empty: all times."""
    since, until = wanted.since_us, wanted.until_us
    if since is not None and until is not None:
        first, last = fmt.date(since, now_us), fmt.date(until - SECOND_US, now_us)
        return first if first == last else f"{first} – {last}"
    if since is not None:
        return _t("Log", "Since {time}").format(time=fmt.when(since, now_us))
    if until is not None:
        return _t("Log", "Until {time}").format(time=fmt.when(until, now_us))
    return ""


def person(actor: str, names: Names) -> str:
    return {"engine": _t("Log", "Engine"), "system": _t("Log", "Program")}.get(actor, names.people.get(actor, actor))


def verdict(name: str) -> str:
    return _t("Log", "Late") if name == MISSED else _t("Log", "In time")


@dataclass(frozen=True, slots=True)
class Chip:
    """One fact: what its chip says, how it stands in the sentence, which fields go with the chip."""

    text: str
    clause: str
    facts: tuple[str, ...]


def chips(wanted: Filter, names: Names) -> list[Chip]:
    """One for each fact that has no button of its own."""
    found: list[Chip] = []
    if wanted.channel_id is not None:
        name = names.channels.get(wanted.channel_id, f"№ {wanted.channel_id}")
        found.append(Chip(name, _t("Log", "in “{channel}”").format(channel=name), ("channel_id",)))
    if wanted.platform is not None:
        name = platform_title(wanted.platform)
        found.append(Chip(name, _t("Log", "on {platform}").format(platform=name), ("platform",)))
    if wanted.author_id is not None:
        name = names.authors.get(wanted.author_id, "…")
        chip = _t("Log", "About: {name}").format(name=name)
        found.append(Chip(chip, _t("Log", "about {name}").format(name=name), ("author_id",)))
    if wanted.commenter is not None:
        name = kind_label(wanted.commenter)
        found.append(Chip(name, _t("Log", "commenter: {kind}").format(kind=name.lower()), ("commenter",)))
    if wanted.verdict is not None:
        late = wanted.verdict == MISSED
        clause = _t("Log", "answered late") if late else _t("Log", "answered in time")
        found.append(Chip(verdict(wanted.verdict), clause, ("verdict",)))
    if wanted.row_id is not None:
        found.append(_row(wanted, names))
    found += [
        Chip(yes_chip if value else no_chip, yes if value else no, (field_name,))
        for field_name, value, yes_chip, no_chip, yes, no in (
            (
                "edited", wanted.edited, _t("Log", "Changed by hand"), _t("Log", "Word for word"),
                _t("Log", "with changes by hand"), _t("Log", "word for word as in the matrix"),
            ),
            (
                "override", wanted.override, _t("Log", "Against a check"), _t("Log", "No check overridden"),
                _t("Log", "sent against a check"), _t("Log", "without an overridden check"),
            ),
            (
                "reviewed", wanted.reviewed, _t("Review", "Reviewed"), _t("Review", "Not reviewed"),
                _t("Review", "that leads reviewed"), _t("Review", "that nobody reviewed"),
            ),
            (
                "undone", wanted.undone, _t("Log", "Taken back"), _t("Log", "Not taken back"),
                _t("Log", "taken back later"), _t("Log", "not taken back"),
            ),
        )
        if value is not None
    ]  # fmt: skip
    if wanted.set_id is not None:
        found.append(Chip(_t("Log", "One import"), _t("Log", "of one import"), ("set_id",)))
    return found


def _row(wanted: Filter, names: Names) -> Chip:
    facts = ("row_id", "variant")
    if wanted.row_id == NO_ROW or wanted.row_id is None:
        return Chip(_t("Log", "Not from the matrix"), _t("Log", "made from no row of the matrix"), facts)
    code = names.rows.get(wanted.row_id, "…")
    if wanted.variant is None:
        chip = _t("Log", "Row {code}").format(code=code)
        return Chip(chip, _t("Log", "from row {code}").format(code=code), facts)
    number = wanted.variant + 1
    chip = _t("Log", "Row {code}, answer {number}").format(code=code, number=number)
    return Chip(chip, _t("Log", "from answer {number} of row {code}").format(code=code, number=number), facts)


def sentence(wanted: Filter, names: Names, now_us: int) -> str:
    """All that is asked for; empty when everything is listed."""
    parts = []
    if wanted.kind is not None:
        parts.append(_t("Log", "action “{action}”").format(action=words.kind_words(wanted.kind)))
    if wanted.actor is not None:
        parts.append(_t("Log", "by {name}").format(name=person(wanted.actor, names)))
    if span := period(wanted, now_us):
        parts.append(span[:1].lower() + span[1:])
    parts += [chip.clause for chip in chips(wanted, names)]
    if wanted.text.strip():
        parts.append(_t("Log", "with the words “{text}”").format(text=visible(wanted.text.strip())))
    return _t("Log", "Entries: {facts}.").format(facts=", ".join(parts)) if parts else ""
