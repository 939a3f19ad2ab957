"""What people need who change the matrix: faults by field, what differs between versions, changes put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Final
from urllib.parse import urlsplit

from moderator_app.domain.matrix.rows import (
    LONGEST_ANSWER,
    LONGEST_CODE,
    LONGEST_TITLE,
    MOST_EXAMPLES,
    MOST_FILES,
    MOST_TOPICS,
    MOST_VARIANTS,
    SELECTORS,
    Context,
    Kind,
    Length,
    Row,
    Variant,
    best_of,
)
from moderator_app.domain.matrix.sheets import is_code, is_regex
from moderator_app.domain.matrix.template import troubles

ROW_FIELDS: Final = ("title", "code", "category", "brand", "owner", "review_on", "topics", "examples")
VARIANT_FIELDS: Final = (
    "language", "voice", "platform", "kind", "length", "valid_from", "valid_until", "weekdays", "months", "greeting",
    "answer", "close", "follow_up", "links", "attachments",
)  # fmt: skip
TEMPLATES: Final = ("answer", "greeting", "close", "follow_up")
LONGEST_FRAGMENT_NAME: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What keeps a row from being saved.

    Attributes:
        field: of the row or, where `variant` is not None, of that variant.
        template: it is a trouble of a template.
    """

    field: str
    text_en: str
    text_ru: str
    variant: int | None = None
    template: bool = False

    def text(self, language: str) -> str:
        """In one language."""
        return self.text_ru if language == "ru" else self.text_en


def row_faults(
    row: Row, rows: Iterable[Row] = (), fragments: Mapping[str, str] | None = None, voices: Iterable[str] | None = None
) -> list[Fault]:
    """Everything that keeps a row from being saved, as its form goes from top to bottom.

    Args:
        row: as it is to be.
        rows: all rows in force; the one of the same number is the row itself.
        fragments: shared fragments by name.
        voices: names a variant may use; None: any.
    """
    return [
        *_row_faults(row, rows),
        *(
            fault
            for number, variant in enumerate(row.variants)
            for fault in variant_faults(variant, number, fragments or {}, voices)
        ),
    ]


def _row_faults(row: Row, rows: Iterable[Row]) -> Iterator[Fault]:
    if len(row.title) > LONGEST_TITLE:
        yield Fault(
            field="title",
            text_en=f"Longer than {LONGEST_TITLE} characters.",
            text_ru=f"Длиннее {LONGEST_TITLE} знаков.",
        )
    if not is_code(row.code):
        yield Fault(
            field="code",
            text_en=f"A code has 1 to {LONGEST_CODE} letters, digits, - . _ +, and no spaces.",
            text_ru=f"В коде от 1 до {LONGEST_CODE} букв, цифр и знаков - . _ +, без пробелов.",
        )
    taken = next((each for each in rows if each.id != row.id and each.code.casefold() == row.code.casefold()), None)
    if taken is not None:
        yield Fault(
            field="code",
            text_en=f"The code is taken by “{taken.title[:80]}”.",
            text_ru=f"Код уже занят строкой «{taken.title[:80]}».",
        )
    if row.review_on and not is_day(row.review_on):
        yield _no_day("review_on")
    if len(row.topics or ()) > MOST_TOPICS:
        yield Fault(field="topics", text_en=f"More than {MOST_TOPICS} topics.", text_ru=f"Больше {MOST_TOPICS} тем.")
    if len(row.examples) > MOST_EXAMPLES:
        yield Fault(
            field="examples",
            text_en=f"More than {MOST_EXAMPLES} phrasings.",
            text_ru=f"Больше {MOST_EXAMPLES} формулировок.",
        )
    wrong = next((each for each in row.examples if is_regex(each)), None)
    if wrong is not None:
        yield Fault(
            field="examples",
            text_en=f"Regular expressions are not taken; write phrasings: {wrong[:60]}",
            text_ru=f"Регулярные выражения не принимаются, пишите фразы: {wrong[:60]}",
        )
    if not row.variants:
        yield Fault(field="variants", text_en="A row needs an answer.", text_ru="Строке нужен ответ.")
    if len(row.variants) > MOST_VARIANTS:
        yield Fault(
            field="variants",
            text_en=f"More than {MOST_VARIANTS} answers.",
            text_ru=f"Больше {MOST_VARIANTS} ответов.",
        )


def variant_faults(
    variant: Variant, number: int, fragments: Mapping[str, str], voices: Iterable[str] | None = None
) -> Iterator[Fault]:
    """Everything that keeps one variant from being saved. `number`: its place in the row."""

    def fault(field: str, english: str, russian: str, *, template: bool = False) -> Fault:
        return Fault(field=field, text_en=english, text_ru=russian, variant=number, template=template)

    if not variant.answer.strip():
        yield fault("answer", "The answer is empty.", "Ответ пустой.")
    for name in TEMPLATES:
        text = getattr(variant, name) or ""
        if len(text) > LONGEST_ANSWER:
            yield fault(name, f"Longer than {LONGEST_ANSWER} characters.", f"Длиннее {LONGEST_ANSWER} знаков.")
            continue
        for trouble in troubles(text, fragments)[:1]:
            yield fault(name, trouble.text_en, trouble.text_ru, template=True)
    if voices is not None and variant.voice and variant.voice.casefold() not in {each.casefold() for each in voices}:
        yield fault("voice", f"There is no voice “{variant.voice[:60]}”.", f"Нет голоса «{variant.voice[:60]}».")
    if variant.kind and variant.kind not in set(Kind):
        yield fault("kind", "There is no such kind of commenter.", "Такого типа комментатора нет.")
    if variant.length and variant.length not in set(Length):
        yield fault("length", "The length is short or full.", "Длина — короткая или полная.")
    for name in ("valid_from", "valid_until"):
        if (day := getattr(variant, name)) and not is_day(day):
            yield replace(_no_day(name), variant=number)
    if is_day(variant.valid_from) and is_day(variant.valid_until) and variant.valid_from > variant.valid_until:
        yield fault("valid_until", "It ends before it begins.", "Срок кончается раньше, чем начинается.")
    wrong = next((each for each in variant.links if not _is_link(each)), None)
    if wrong is not None:
        yield fault(
            "links", f"This is no web address: {wrong[:80]}", f"Это не адрес страницы в интернете: {wrong[:80]}"
        )
    if len(variant.attachments) > MOST_FILES:
        yield fault("attachments", f"More than {MOST_FILES} files.", f"Больше {MOST_FILES} файлов.")


def is_day(text: str) -> bool:
    """Whether it is a day as `2026-03-08`."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _no_day(field: str) -> Fault:
    return Fault(field=field, text_en="Not a day; write 2026-03-08.", text_ru="Не дата; пишите 2026-03-08.")


def _is_link(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not any(letter.isspace() for letter in text)


# ---------------------------------------------------------------- what differs


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field that is not what it was. `variant`: of which one, counted in the newer version; None: of the row."""

    field: str
    before: Any
    after: Any
    variant: int | None = None


def differences(before: Row | None, after: Row | None) -> list[Difference]:
    """What changed between two versions of a row; None: there was no row, or there is none any more."""
    old, new = before or Row(code="", title=""), after or Row(code="", title="")
    found = [
        Difference(field=name, before=getattr(old, name), after=getattr(new, name))
        for name in ROW_FIELDS
        if getattr(old, name) != getattr(new, name)
    ]
    for number, (one, other) in enumerate(_paired(old.variants, new.variants)):
        blank = Variant(answer="")
        one, other = one or blank, other or blank  # noqa: PLW2901 - what is not there differs from it by what it says
        found += [
            Difference(field=name, before=getattr(one, name), after=getattr(other, name), variant=number)
            for name in VARIANT_FIELDS
            if getattr(one, name) != getattr(other, name)
        ]
    return found


def _paired(old: Sequence[Variant], new: Sequence[Variant]) -> list[tuple[Variant | None, Variant | None]]:
    """Variants side by side: equal ones, then those for the same case, then what is left, in order; the gone last."""
    left = list(range(len(old)))
    partner: dict[int, int] = {}
    for same in (lambda one, two: one == two, lambda one, two: one.selectors == two.selectors, lambda *_: True):
        for at, variant in enumerate(new):
            if (
                at not in partner
                and (match := next((each for each in left if same(old[each], variant)), None)) is not None
            ):
                partner[at] = match
                left.remove(match)
    pairs: list[tuple[Variant | None, Variant | None]] = [
        (old[partner[at]] if at in partner else None, variant) for at, variant in enumerate(new)
    ]
    return [*pairs, *((old[at], None) for at in left)]


# ---------------------------------------------------------------- put together


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Changes of two people in one row. `disputed`: fields that both changed, each in another way; ours stands."""

    row: Row
    disputed: tuple[str, ...] = ()


def merged(base: Row, ours: Row, theirs: Row) -> Merged:
    """What both made of `base`: a field that only they changed is theirs, what both changed is ours, and said.

    The result bears number and version of `theirs`: it can be saved on top of it.
    """
    chosen: dict[str, Any] = {}
    disputed: list[str] = []
    for name in (*ROW_FIELDS, "variants"):
        was, mine, other = getattr(base, name), getattr(ours, name), getattr(theirs, name)
        if name == "variants" and len(was) == len(mine) == len(other) and mine not in (was, other):
            chosen[name] = tuple(_merged_variant(*three, disputed) for three in zip(was, mine, other, strict=True))
            continue
        chosen[name] = other if mine == was else mine
        if mine not in (was, other) and other != was:
            disputed.append(name)
    return Merged(row=replace(theirs, **chosen), disputed=tuple(dict.fromkeys(disputed)))


def _merged_variant(was: Variant, mine: Variant, other: Variant, disputed: list[str]) -> Variant:
    chosen: dict[str, Any] = {}
    for each in fields(Variant):
        before, here, there = (getattr(variant, each.name) for variant in (was, mine, other))
        chosen[each.name] = there if here == before else here
        if here not in (before, there) and there != before:
            disputed.append(each.name)
    return Variant(**chosen)


# ---------------------------------------------------------------- who gets which


@dataclass(frozen=True, slots=True, kw_only=True)
class Winner:
    """Which variants answer a case.

    Attributes:
        case: selector -> its value, empty for any other; one that is not in there makes no difference.
        variants: their places; several take turns.
    """

    case: Mapping[str, str]
    variants: tuple[int, ...]


MOST_CASES: Final = 40
_MOST_ASKED: Final = 400


def winners(row: Row) -> list[Winner]:
    """Each case the variants of a row tell apart, with the variants that answer it; at most `MOST_CASES`.

    Days do not count: what is not valid today may be tomorrow.
    """
    values = [
        [*dict.fromkeys(value for variant in row.variants if (value := variant.selectors[at])), ""]
        for at in range(len(SELECTORS))
    ]
    asked = 0

    def of(case: tuple[str, ...]) -> list[Winner]:
        nonlocal asked
        if len(case) == len(SELECTORS):
            asked += 1
            best = best_of(row, _context(case)) if asked <= _MOST_ASKED else ()
            return [Winner(case={}, variants=best)] if best else []
        name, choices = SELECTORS[len(case)], values[len(case)]
        if len(choices) == 1:
            return of((*case, ""))
        below = {value: of((*case, value)) for value in choices}
        if len({tuple((tuple(each.case.items()), each.variants) for each in found) for found in below.values()}) == 1:
            return below[""]  # it makes no difference here
        return [
            Winner(case={name: value, **each.case}, variants=each.variants)
            for value, found in below.items()
            for each in found
        ]

    return of(())[:MOST_CASES]


def _context(case: tuple[str, ...]) -> Context:
    language, voice, platform, kind, length = case
    return Context(language=language, voice=voice, platform=platform, kind=kind, length=length)
