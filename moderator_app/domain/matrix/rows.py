"""Rows and variants of the reply matrix, and which variant fits: a frequent question and its answers.

A row is one question; its variants are the answers to it, each for a voice, a platform, a language, a kind of
commenter, a length, a time. An empty selector means *any*. `choose_variant` takes the best by one fixed order, which
`Chosen.steps` can show: language before voice before platform before kind before length; exactly what was asked for
before *any*, *any* before something else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final

from moderator_app.domain import files
from moderator_app.domain.files import OutgoingFile

LONGEST_ANSWER: Final = 20_000
LONGEST_TITLE: Final = 300
LONGEST_CODE: Final = 60
MOST_VARIANTS: Final = 200
MOST_EXAMPLES: Final = 500
MOST_TOPICS: Final = 20
MOST_FILES: Final = 10
"""No platform here takes more with one answer."""


class Kind(StrEnum):
    """Kinds of commenter."""

    ADVOCATE = "advocate"
    NEUTRAL = "neutral"
    CONSTRUCTIVE = "constructive_critic"
    DESTRUCTIVE = "destructive"


class Length(StrEnum):
    """How much room an answer takes."""

    SHORT = "short"
    FULL = "full"


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One answer of a row. Templates are those of `moderator_app.domain.matrix.template`.

    Attributes:
        answer: template of the public line; `{greeting}` and `{close}` stand for the blocks below.
        greeting, close: blocks of this variant; None: those of the voice.
        follow_up: template of the direct message that goes on from it; empty: none.
        voice: name of a voice; like all selectors empty for any.
        kind: of commenter (`Kind`).
        length: `Length`.
        attachments: files that go with the answer where the platform takes them.
        valid_from, valid_until: ISO days, both included; empty: open.
        weekdays: 0 Monday … 6 Sunday; empty: every day.
        months: 1 … 12, the season; empty: all year.
    """

    answer: str
    greeting: str | None = None
    close: str | None = None
    follow_up: str = ""
    voice: str = ""
    platform: str = ""
    language: str = ""
    kind: str = ""
    length: str = ""
    links: tuple[str, ...] = ()
    attachments: tuple[OutgoingFile, ...] = ()
    valid_from: str = ""
    valid_until: str = ""
    weekdays: tuple[int, ...] = ()
    months: tuple[int, ...] = ()

    @property
    def selectors(self) -> tuple[str, str, str, str, str]:
        """(language, voice, platform, kind, length)."""
        return (self.language, self.voice, self.platform, self.kind, self.length)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One frequent question.

    Attributes:
        id: number in this profile; 0: not stored yet. Stays the same through all versions.
        code: short name people type; unique without regard to case.
        title: the question in a line.
        examples: how people really put it.
        brand: name of a brand; empty: every brand.
        owner: who keeps it right (a name).
        review_on: ISO day when somebody should look at it again; empty: never.
        topics: slugs of the topics (`resources/topics`) a person linked it to, () to none; None: what it sounds like.
        version: counts from 1 with each change; 0: not stored yet.
    """

    code: str
    title: str
    examples: tuple[str, ...] = ()
    category: str = ""
    brand: str = ""
    owner: str = ""
    review_on: str = ""
    topics: tuple[str, ...] | None = None
    variants: tuple[Variant, ...] = ()
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """For whom and where an answer is wanted; empty means not known.

    Attributes:
        day: local day of the brand, for validity, weekday and season; None: any day.
        seed: makes equal variants alternate, and stay the same for the same item: its id.
    """

    voice: str = ""
    platform: str = ""
    language: str = ""
    kind: str = ""
    length: str = ""
    brand: str = ""
    day: date | None = None
    seed: int = 0


class Fit(StrEnum):
    """How a selector of the chosen variant fits what was asked for."""

    EXACT = "exact"
    ANY = "any"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One selector of the chosen variant: `wanted` is what the context asked for, `got` what the variant is for."""

    selector: str
    fit: Fit
    wanted: str
    got: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A variant and why it was taken. `index` is its place in `Row.variants`."""

    variant: Variant
    index: int
    steps: tuple[Step, ...]

    @property
    def exact(self) -> bool:
        """Nothing of it is for somebody else."""
        return all(step.fit is not Fit.OTHER for step in self.steps)

    def in_words(self, language: str) -> tuple[str, ...]:
        """A line for each selector that is not simply *any*, most important first; for a tooltip or `--json`."""
        return tuple(_sentence(step, language) for step in self.steps if step.fit is not Fit.ANY or step.got)


SELECTORS: Final = ("language", "voice", "platform", "kind", "length")
"""The fallback order: a better fit of an earlier one beats every fit of the later ones."""

_NAMES: Final[Mapping[str, tuple[str, str]]] = {
    "language": ("language", "язык"),
    "voice": ("voice", "голос"),
    "platform": ("platform", "площадка"),
    "kind": ("kind of commenter", "тип комментатора"),
    "length": ("length", "длина"),
}
_POINTS: Final = {Fit.EXACT: 2, Fit.ANY: 1, Fit.OTHER: 0}


def choose_variant(row: Row, context: Context) -> Chosen | None:
    """The variant that fits best; None: the row has none that is valid on that day.

    What is not valid on the day is never taken. Among the others the fallback order of `SELECTORS` decides, then one
    made for this day before one for every day; equal ones alternate by `Context.seed`.
    """
    best = _best(row, context)
    if not best:
        return None
    index, fits = best[turn(context.seed, row.code, len(best))]
    variant = row.variants[index]
    steps = tuple(
        Step(selector=name, fit=fit, wanted=asked, got=has)
        for name, fit, asked, has in zip(SELECTORS, fits, _wanted(context), variant.selectors, strict=True)
    )
    return Chosen(variant=variant, index=index, steps=steps)


def best_of(row: Row, context: Context) -> tuple[int, ...]:
    """Places of the variants that fit best; several are equal and take turns."""
    return tuple(index for index, _ in _best(row, context))


def _wanted(context: Context) -> tuple[str, str, str, str, str]:
    return (context.language, context.voice, context.platform, context.kind, context.length)


def _best(row: Row, context: Context) -> list[tuple[int, tuple[Fit, ...]]]:
    wanted = _wanted(context)
    best: list[tuple[int, tuple[Fit, ...]]] = []
    best_points: tuple[int, ...] = ()
    for index, variant in enumerate(row.variants):
        if not valid_on(variant, context.day):
            continue
        fits = tuple(_fit(asked, has) for asked, has in zip(wanted, variant.selectors, strict=True))
        points = (*(_POINTS[fit] for fit in fits), _bound_to_a_day(variant))
        if points > best_points or not best:
            best, best_points = [(index, fits)], points
        elif points == best_points:
            best.append((index, fits))
    return best


def valid_on(variant: Variant, day: date | None) -> bool:
    """Whether its dates, weekdays and season allow that day; a day that is not known allows all."""
    if day is None:
        return True
    iso = day.isoformat()
    if (variant.valid_from and iso < variant.valid_from) or (variant.valid_until and iso > variant.valid_until):
        return False
    return (not variant.weekdays or day.weekday() in variant.weekdays) and (
        not variant.months or day.month in variant.months
    )


def turn(seed: int, label: str, choices: int) -> int:
    """One of so many choices: the same for the same seed and label, evenly spread over seeds."""
    if choices <= 1:
        return 0
    digest = hashlib.blake2b(f"{seed}/{label}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") % choices


def _fit(wanted: str, has: str) -> Fit:
    if not has:
        return Fit.ANY
    if not wanted:  # nothing is known of it: what is made for everybody is safer, a special one is still something
        return Fit.OTHER
    return Fit.EXACT if has.casefold() == wanted.casefold() else Fit.OTHER


def _bound_to_a_day(variant: Variant) -> int:
    return sum(map(bool, (variant.valid_from or variant.valid_until, variant.weekdays, variant.months)))


def _sentence(step: Step, language: str) -> str:
    english, russian = _NAMES[step.selector]
    if language == "ru":
        match step.fit:
            case Fit.EXACT:
                return f"{russian}: {step.got}"
            case Fit.ANY:
                return f"{russian}: любой вариант"
            case Fit.OTHER if step.wanted:
                return f"{russian}: нет варианта для «{step.wanted}», взят «{step.got}»"
            case Fit.OTHER:
                return f"{russian}: неизвестно, взят «{step.got}»"
    match step.fit:
        case Fit.EXACT:
            return f"{english}: {step.got}"
        case Fit.ANY:
            return f"{english}: any"
        case _ if step.wanted:
            return f"{english}: nothing for “{step.wanted}”, “{step.got}” was taken"
        case _:
            return f"{english}: not known, “{step.got}” was taken"


# ---------------------------------------------------------------- as plain data


def row_to_plain(row: Row) -> dict[str, Any]:
    """A row as JSON data, without number and version; what is empty is left out."""
    plain: dict[str, Any] = {"code": row.code, "title": row.title}
    for name in ("category", "brand", "owner", "review_on"):
        if value := getattr(row, name):
            plain[name] = value
    if row.examples:
        plain["examples"] = list(row.examples)
    if row.topics is not None:
        plain["topics"] = list(row.topics)
    plain["variants"] = [variant_to_plain(variant) for variant in row.variants]
    return plain


def variant_to_plain(variant: Variant) -> dict[str, Any]:
    """A variant as JSON data; what is empty is left out."""
    plain: dict[str, Any] = {"answer": variant.answer}
    for name in ("greeting", "close"):
        if (block := getattr(variant, name)) is not None:
            plain[name] = block
    for name in (
        "follow_up", "voice", "platform", "language", "kind", "length", "valid_from", "valid_until"
    ):  # fmt: skip
        if value := getattr(variant, name):
            plain[name] = value
    for name in ("links", "weekdays", "months"):
        if value := getattr(variant, name):
            plain[name] = list(value)
    if variant.attachments:
        plain["attachments"] = [files.to_plain(each) for each in variant.attachments]
    return plain


def row_from_plain(plain: Mapping[str, Any], *, row_id: int = 0, version: int = 0) -> Row:
    """The inverse of `row_to_plain`, for data that this program wrote.

    Raises:
        KeyError, TypeError, ValueError: the data are something else.
    """
    return Row(
        id=row_id,
        version=version,
        code=str(plain["code"]),
        title=str(plain.get("title", "")),
        examples=tuple(map(str, plain.get("examples", ()))),
        category=str(plain.get("category", "")),
        brand=str(plain.get("brand", "")),
        owner=str(plain.get("owner", "")),
        review_on=str(plain.get("review_on", "")),
        topics=None if (topics := plain.get("topics")) is None else tuple(map(str, topics)),
        variants=tuple(variant_from_plain(each) for each in plain.get("variants", ())),
    )


def variant_from_plain(plain: Mapping[str, Any]) -> Variant:
    """The inverse of `variant_to_plain`.

    Raises:
        KeyError, TypeError, ValueError: the data are something else.
    """
    words = {
        name: str(plain.get(name, ""))
        for name in ("follow_up", "voice", "platform", "language", "kind", "length", "valid_from", "valid_until")
    }
    return Variant(
        answer=str(plain["answer"]),
        greeting=_block(plain.get("greeting")),
        close=_block(plain.get("close")),
        links=tuple(map(str, plain.get("links", ()))),
        attachments=tuple(files.from_plain(each) for each in plain.get("attachments", ())),
        weekdays=_numbers(plain.get("weekdays", ())),
        months=_numbers(plain.get("months", ())),
        **words,
    )


def _block(value: object) -> str | None:
    return None if value is None else str(value)


def _numbers(values: Sequence[object]) -> tuple[int, ...]:
    return tuple(int(str(each)) for each in values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """A text that templates share by `{include:name}`. `id` and `version` as in `Row`."""

    name: str
    text: str
    id: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """All rows and fragments in force.

    Attributes:
        stamp: number of the change that made it so: another number, another matrix.
    """

    rows: tuple[Row, ...] = ()
    fragments: Mapping[str, str] = field(default_factory=dict)
    stamp: int = 0

    def find(self, wanted: str) -> Row | None:
        """The row of that code (case does not count) or number."""
        folded = wanted.strip().casefold()
        by_code = next((row for row in self.rows if row.code.casefold() == folded), None)
        return by_code or next((row for row in self.rows if str(row.id) == folded), None)
