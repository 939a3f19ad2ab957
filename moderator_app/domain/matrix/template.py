"""Templates of answers: fields, blocks, shared fragments, light variation; rendered safely and the same each time.

    {name}             the person's first name; where none is known it stays open
    {name|friend}      with a fallback; an empty one, `{name|}`, takes its comma along
    {brand} {platform} {moderator} and any field the caller knows
    {order number?}    filled in by hand; nothing can be sent while it is empty
    {greeting} {close} blocks of the variant or the voice
    {include:address}  a shared fragment
    [Hi|Hello|Hey]     one of these, chosen by seed: forty answers differ, each stays as it is

What cannot be resolved is rendered as `‹order number›`: visible, and a check of level *block* (`checks.unresolved`).
Names are never inflected: they stand in the nominative, set off by commas.

Rendering never raises and never leaves a brace, and both its result (`LONGEST_RESULT`) and its steps are bounded,
whatever the template says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from moderator_app.domain.matrix.rows import LONGEST_ANSWER, turn

LONGEST_RESULT: Final = 16_000
DEEPEST: Final = 8
"""How deep fragments and choices may stand in one another."""
MOST_STEPS: Final = 4_000

OPEN_MARK, CLOSE_MARK = "‹", "›"
BLOCKS: Final = ("greeting", "close")

_EMPTY = "\x00"
"""Stands where a field had nothing to say, until its comma and space are gone."""
_INCLUDE: Final = ("include:", "вставка:")
_ALIASES: Final = {
    "имя": "name", "бренд": "brand", "площадка": "platform", "модератор": "moderator", "приветствие": "greeting",
    "прощание": "close",
}  # fmt: skip
_TOKEN: Final = re.compile(
    r"\[(?:id|club|public)\d{1,20}\|[^\[\]{}|\n]{1,200}\]"  # a mention of VK's is no choice
    r"|\{[^{}\n]{0,200}\}|[\[\]|{}]|[^\[\]|{}]+"
)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
EMOJI: Final = re.compile(
    "(?:[\U0001f1e6-\U0001f1ff]{2}"
    "|[\u231a\u231b\u23e9-\u23ff\u25fd\u25fe\u2600-\u27bf\u2b50\u2b55\u2934\u2935\U0001f000-\U0001faff]"
    "[\ufe0f\U0001f3fb-\U0001f3ff]?"
    "(?:\u200d[\u2600-\u27bf\U0001f000-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]?){0,8})"
)
"""One emoji as people count it."""


@dataclass(frozen=True, slots=True)
class _Text:
    text: str


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    fallback: str | None
    by_hand: bool


@dataclass(frozen=True, slots=True)
class _Include:
    name: str


@dataclass(frozen=True, slots=True)
class _Choice:
    options: tuple[tuple[_Node, ...], ...]


_Node = _Text | _Field | _Include | _Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What is wrong with a template. `code`: `brace`, `field`, `include`, `cycle`, `too_large`, `too_long`."""

    code: str
    text_en: str
    text_ru: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hole:
    """A place that is not resolved: `text[start:end]` is its mark. `by_hand`: somebody has to fill it in."""

    name: str
    start: int
    end: int
    by_hand: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A template with its fields resolved.

    Attributes:
        holes: what is not resolved; while there is one, nothing can be sent.
        fields: names of the fields to fill in by hand, in order, filled or not.
    """

    text: str
    holes: tuple[Hole, ...] = ()
    fields: tuple[str, ...] = ()
    troubles: tuple[Trouble, ...] = ()

    @property
    def complete(self) -> bool:
        """Nothing is open."""
        return not self.holes and not self.troubles


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a template may speak of.

    Attributes:
        name: the person's first name; empty: not known.
        fields: further fields by name, those filled in by hand among them.
        blocks: templates of `greeting` and `close`.
        without: blocks that somebody switched off.
        seed: chooses among variations; the item's id.
        emoji: at most so many; None: no limit.
    """

    name: str = ""
    brand: str = ""
    platform: str = ""
    moderator: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    fragments: Mapping[str, str] = field(default_factory=dict)
    blocks: Mapping[str, str] = field(default_factory=dict)
    without: frozenset[str] = frozenset()
    seed: int = 0
    emoji: int | None = None


# ---------------------------------------------------------------- reading a template


@lru_cache(maxsize=2_048)
def _parsed(template: str) -> tuple[_Node, ...]:
    """The nodes of a template, in one pass; what is no syntax is text, lone braces are dropped."""
    levels: list[list[list[_Node]]] = [[[]]]
    for token in _TOKEN.findall(_CONTROL.sub("", template[:LONGEST_ANSWER])):
        here = levels[-1]
        match token:
            case "{" | "}":
                pass
            case "[" if len(levels) <= DEEPEST:
                levels.append([[]])
            case "|" if len(levels) > 1:
                here.append([])
            case "]" if len(levels) > 1:
                levels.pop()
                levels[-1][-1].extend(_closed(here))
            case _ if token.startswith("{"):
                here[-1].append(_field(token[1:-1]))
            case _:
                here[-1].append(_Text(token))
    while len(levels) > 1:  # a bracket that was never closed is text
        options = levels.pop()
        levels[-1][-1].extend(_literal(options))
    return tuple(levels[0][0])


def _closed(options: list[list[_Node]]) -> list[_Node]:
    if len(options) > 1:
        return [_Choice(tuple(map(tuple, options)))]
    return [_Text("["), *options[0], _Text("]")]


def _literal(options: list[list[_Node]]) -> list[_Node]:
    nodes: list[_Node] = [_Text("[")]
    for number, option in enumerate(options):
        nodes += [_Text("|"), *option] if number else option
    return nodes


def _field(inside: str) -> _Node:
    name, bar, fallback = inside.partition("|")
    plain = " ".join(name.split())
    folded = plain.casefold()
    for prefix in _INCLUDE:
        if folded.startswith(prefix):
            return _Include(folded[len(prefix) :].strip())
    by_hand = plain.endswith("?")
    if by_hand:
        plain = plain[:-1].rstrip()
        folded = plain.casefold()
    return _Field(_ALIASES.get(folded, folded) if not by_hand else plain, fallback if bar else None, by_hand)


def fields_by_hand(template: str, fragments: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Names of the fields that somebody has to fill in, in order."""
    return render(template, Facts(fragments=fragments or {})).fields


# ---------------------------------------------------------------- what is wrong with it


def includes(template: str) -> frozenset[str]:
    """Names of the fragments it includes itself, folded."""
    return frozenset(node.name for node in _every(_parsed(template)) if isinstance(node, _Include))


def troubles(template: str, fragments: Mapping[str, str] | None = None) -> tuple[Trouble, ...]:
    """Everything wrong with a template, found without rendering it: for imports and the editor."""
    known = {name.casefold(): text for name, text in (fragments or {}).items()}
    found: list[Trouble] = []
    if len(template) > LONGEST_ANSWER:
        found.append(
            Trouble(
                code="too_long",
                text_en=f"longer than {LONGEST_ANSWER} characters",
                text_ru=f"длиннее {LONGEST_ANSWER} знаков",
            )
        )
    tokens = _TOKEN.findall(template[:LONGEST_ANSWER])
    if "{" in tokens or "}" in tokens:
        found.append(Trouble(code="brace", text_en="a brace without its partner", text_ru="непарная фигурная скобка"))
    if any(isinstance(node, _Field) and not node.name for node in _every(_parsed(template))):
        found.append(Trouble(code="field", text_en="a field without a name", text_ru="поле без имени"))
    found += _wrong_includes(template, known)
    return tuple(found)


def _wrong_includes(template: str, known: Mapping[str, str]) -> list[Trouble]:
    found: dict[tuple[str, str], Trouble] = {}
    sizes: dict[str, int] = {}

    def size(nodes: tuple[_Node, ...], within: tuple[str, ...]) -> int:
        """The longest this can become."""
        total = 0
        for node in nodes:
            match node:
                case _Text():
                    total += len(node.text)
                case _Field():
                    total += 40
                case _Choice():
                    total += max(size(option, within) for option in node.options)
                case _Include():
                    total += included(node.name, within)
        return min(total, LONGEST_RESULT + 1)

    def included(name: str, within: tuple[str, ...]) -> int:
        if name in within:
            way = " → ".join((*within[within.index(name) :], name))
            found["cycle", name] = Trouble(
                code="cycle",
                text_en=f"fragments include one another in a circle: {way}",
                text_ru=f"фрагменты включают друг друга по кругу: {way}",
            )
            return 0
        if name not in known:
            found["include", name] = Trouble(
                code="include",
                text_en=f"there is no fragment “{name[:60]}”",
                text_ru=f"нет фрагмента «{name[:60]}»",
            )
            return 0
        if len(within) >= DEEPEST:
            found["too_large", "deep"] = Trouble(
                code="too_large",
                text_en=f"fragments stand more than {DEEPEST} deep in one another",
                text_ru=f"фрагменты вложены глубже {DEEPEST} уровней",
            )
            return 0
        if name not in sizes:
            sizes[name] = size(_parsed(known[name]), (*within, name))
        return sizes[name]

    if size(_parsed(template), ()) > LONGEST_RESULT:
        found["too_large", ""] = Trouble(
            code="too_large",
            text_en=f"with its fragments it grows beyond {LONGEST_RESULT} characters",
            text_ru=f"вместе с фрагментами разрастается больше чем до {LONGEST_RESULT} знаков",
        )
    return list(found.values())


def _every(nodes: tuple[_Node, ...]) -> list[_Node]:
    found: list[_Node] = []
    left = list(nodes)
    while left:
        node = left.pop()
        found.append(node)
        if isinstance(node, _Choice):
            left.extend(each for option in node.options for each in option)
    return found


# ---------------------------------------------------------------- rendering


class _TooLarge(Exception):
    """The result or the way to it grew beyond its limit."""


class _Writer:
    """One rendering: pieces of text so far, and how much may still come."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.pieces: list[str] = []
        self.holes: list[tuple[str, bool]] = []
        self.fields: list[str] = []
        self.length = 0
        self.steps = 0
        self.turns = 0
        self.fragments = {name.casefold(): text for name, text in facts.fragments.items()}
        self.values = {name.casefold(): value for name, value in facts.fields.items()}
        self.values |= {
            name: value
            for name, value in (
                ("name", facts.name), ("brand", facts.brand), ("platform", facts.platform),
                ("moderator", facts.moderator),
            )
            if value
        }  # fmt: skip

    def put(self, text: str) -> None:
        self.length += len(text)
        if self.length > LONGEST_RESULT - len("‹…›"):  # room for the mark that says so
            raise _TooLarge
        self.pieces.append(text)

    def hole(self, name: str, *, by_hand: bool = False) -> None:
        self.holes.append((name, by_hand))
        self.put(f"{OPEN_MARK}{name}{CLOSE_MARK}")

    def write(self, nodes: tuple[_Node, ...], within: tuple[str, ...], depth: int) -> None:
        for node in nodes:
            self.steps += 1
            if self.steps > MOST_STEPS:
                raise _TooLarge
            match node:
                case _Text():
                    self.put(_inert(node.text))
                case _Choice():
                    self.turns += 1
                    at = turn(self.facts.seed, f"{self.turns}", len(node.options))
                    if not node.options[at]:
                        self.put(_EMPTY)
                    self.write(node.options[at], within, depth + 1)
                case _Include():
                    self.include(node.name, within, depth)
                case _Field():
                    self.field(node, within, depth)

    def include(self, name: str, within: tuple[str, ...], depth: int) -> None:
        if name not in self.fragments or name in within or len(within) >= DEEPEST:
            self.hole(f"include:{_value(name)}")
            return
        self.write(_parsed(self.fragments[name]), (*within, name), depth + 1)

    def field(self, node: _Field, within: tuple[str, ...], depth: int) -> None:
        if node.by_hand:
            name = _value(node.name)
            if name not in self.fields:
                self.fields.append(name)
        elif node.name in BLOCKS:
            self.block(node.name, within, depth)
            return
        value = _value(self.values.get(node.name.casefold(), ""))
        if value:
            self.put(value)
        elif node.fallback is not None:
            self.put(_inert(node.fallback).strip() or _EMPTY)
        else:
            self.hole(_value(node.name) or "?", by_hand=node.by_hand)

    def block(self, name: str, within: tuple[str, ...], depth: int) -> None:
        inside = f"={name}"  # no fragment has such a name
        template = "" if name in self.facts.without or inside in within else self.facts.blocks.get(name, "")
        if not template.strip():
            self.put(_EMPTY)
            return
        self.write(_parsed(template), (*within, inside), depth + 1)


def render(template: str, facts: Facts) -> Rendered:
    """A template as it will be sent, with the places that are still open."""
    writer = _Writer(facts)
    found: tuple[Trouble, ...] = ()
    try:
        writer.write(_parsed(template), (), 0)
    except _TooLarge:
        writer.length = 0
        writer.hole("…")
        found = (
            Trouble(
                code="too_large",
                text_en=f"it grows beyond {LONGEST_RESULT} characters",
                text_ru=f"текст разрастается больше чем до {LONGEST_RESULT} знаков",
            ),
        )
    text = _tidy("".join(writer.pieces))
    if facts.emoji is not None:
        text = fewer_emoji(text, facts.emoji)
    return Rendered(text=text, holes=_placed(text, writer.holes), fields=tuple(writer.fields), troubles=found)


def _inert(text: str) -> str:
    """Text of a template without what would read as a mark of ours."""
    return text.replace("{", "").replace("}", "").replace(_EMPTY, "")


_MARKS: Final = str.maketrans(dict.fromkeys("{}‹›\x00", "")) | str.maketrans(dict.fromkeys("\r\n\t", " "))


def _value(text: str) -> str:
    """A value from outside: one line, without braces and marks."""
    return _CONTROL.sub("", text[:500]).translate(_MARKS).strip()


_COMMA_BEFORE: Final = re.compile(r",[ \t]{0,8}\x00")
_AT_START: Final = re.compile(r"(^|[.!?…\n][ \t]{0,4})\x00[ \t]{0,4}[,!]?[ \t]{0,4}([^\W\d_])?")
_BEFORE_MARK: Final = re.compile(r"[ \t]{0,8}\x00[ \t]{0,8}(?=[,.!?…:;)])")
_REST: Final = re.compile(r"[ \t]{0,8}\x00")
_MANY_EMPTY: Final = re.compile(r"\x00+")
_LINES: Final = re.compile(r"\n{3,}")


def _tidy(text: str) -> str:
    """Without the commas, spaces and lines that belonged to what was empty."""
    if _EMPTY in text:
        text = _MANY_EMPTY.sub(_EMPTY, text)
        text = _COMMA_BEFORE.sub("", text)
        text = _AT_START.sub(lambda found: found[1] + (found[2] or "").upper(), text)
        text = _BEFORE_MARK.sub("", text)
        text = _REST.sub("", text)
    text = "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return _LINES.sub("\n\n", text).strip()


def _placed(text: str, holes: list[tuple[str, bool]]) -> tuple[Hole, ...]:
    placed: list[Hole] = []
    at = 0
    for name, by_hand in holes:
        mark = f"{OPEN_MARK}{name}{CLOSE_MARK}"
        start = text.find(mark, at)
        if start >= 0:
            at = start + len(mark)
            placed.append(Hole(name=name, start=start, end=at, by_hand=by_hand))
    return tuple(placed)


def fewer_emoji(text: str, limit: int) -> str:
    """The text with only its first emoji, each later one gone with the space before it."""
    pieces: list[str] = []
    at = 0
    for count, found in enumerate(EMOJI.finditer(text), start=1):
        if count > limit:
            pieces.append(text[at : found.start()].rstrip(" "))
            at = found.end()
    if not at:
        return text
    pieces.append(text[at:])
    return "".join(pieces).strip()
