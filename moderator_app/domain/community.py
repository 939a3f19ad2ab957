"""The rules of a community: what may be named as the reason of an act, and how it is cited to whom it concerns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from moderator_app.domain.matrix.phrases import Phrases, tokens, wrong_phrase

LANGUAGES: Final = ("", "ru", "en")
_NUMBER: Final = re.compile(r"[0-9]{1,3}(\.[0-9]{1,3}){0,3}[a-zа-я]?")
_LONGEST_TITLE: Final = 120
_LONGEST_TEXT: Final = 2_000
_LONGEST_LINK: Final = 500
MOST: Final = 99
"""Rules of one list; nobody reads more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommunityRule:
    """One rule.

    Attributes:
        number: as people write it, `2.1`; unique within its list.
        title: in a few words, as it is cited.
        text: the paragraph, whole; may be empty.
        link: where it stands for all to read; may be empty.
        signs: phrases (`matrix.phrases`) that speak for a breach, so that it is offered first.
    """

    number: str
    title: str
    text: str = ""
    link: str = ""
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleList:
    """The rules of a brand in one language.

    Attributes:
        id, version: of the document; 0: not written yet.
        brand, language: where it holds; empty: everywhere.
    """

    id: int = 0
    version: int = 0
    brand: str = ""
    language: str = ""
    rules: tuple[CommunityRule, ...] = ()

    def find(self, number: str) -> CommunityRule | None:
        """The rule of that number."""
        wanted = number.strip().casefold()
        return next((rule for rule in self.rules if rule.number.casefold() == wanted), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRef:
    """Which rule a decision named: numbers only, so that it may stand in an entry's facts."""

    list_id: int
    version: int
    number: str

    def plain(self) -> dict[str, Any]:
        """For the entry."""
        return {"list": self.list_id, "version": self.version, "number": self.number}


@dataclass(frozen=True, slots=True)
class Match:
    """A rule and the words of the text that speak for it, as they stand there; empty: none do."""

    rule: CommunityRule
    words: tuple[str, ...] = field(default=())


def matched(rules: Sequence[CommunityRule], text: str) -> list[Match]:
    """Every rule with what speaks for it in a text: those with something first, else in their order."""
    signs = [(place, sign) for place, rule in enumerate(rules) for sign in rule.signs]
    words: dict[int, list[str]] = {}
    for found in Phrases(sign for _place, sign in signs).find(tokens(text)):
        words.setdefault(signs[found.number][0], []).append(text[found.start : found.end])
    all_of_them = [Match(rule, tuple(dict.fromkeys(words.get(place, ())))) for place, rule in enumerate(rules)]
    return sorted(all_of_them, key=lambda each: not each.words)


def choose(lists: Sequence[RuleList], *, brand: str, language: str) -> RuleList | None:
    """The list that holds for a brand and a reader's language.

    A list that names neither fits everywhere; one that names the brand counts more than one that names the language.
    Where none fits the language, one of the right brand in another language still is better than no rules.
    """
    fitting = [each for each in lists if each.rules and each.brand.casefold() in {"", brand.casefold()}]

    def rank(each: RuleList) -> tuple[bool, bool, bool, int]:
        right = each.language == language
        return not (right or not each.language), not each.brand, not right, each.id

    return min(fitting, key=rank, default=None)


def citation(rule: CommunityRule) -> str:
    """How a rule is named in words: `2.1 Insults`."""
    return f"{rule.number} {rule.title}"


def faults(wanted: RuleList) -> Iterator[tuple[str, str]]:
    """Everything that makes a list unusable, in English and Russian."""
    if wanted.language not in LANGUAGES:
        yield "The language is ru, en or empty.", "Язык — ru, en или не указан."
    if not wanted.rules:
        yield "There is no rule.", "Нет ни одного правила."
    if len(wanted.rules) > MOST:
        yield f"There are more than {MOST} rules.", f"Правил больше {MOST}."
    known: set[str] = set()
    for rule in wanted.rules:
        number = rule.number[:20]
        if not _NUMBER.fullmatch(rule.number):
            yield f"“{number}” is no number of a rule; write 2.1", f"«{number}» — не номер правила; пишите так: 2.1"
        elif rule.number.casefold() in known:
            yield f"The number {number} is there twice.", f"Номер {number} встречается дважды."
        known.add(rule.number.casefold())
        if not rule.title.strip() or len(rule.title) > _LONGEST_TITLE or "\n" in rule.title:
            yield f"Rule {number} needs a short title.", f"Правилу {number} нужно короткое название."
        if len(rule.text) > _LONGEST_TEXT:
            yield f"The text of rule {number} is too long.", f"Текст правила {number} слишком длинный."
        if rule.link and (not rule.link.startswith(("https://", "http://")) or len(rule.link) > _LONGEST_LINK):
            yield (
                f"The link of rule {number} has to begin with https://",
                f"Ссылка правила {number} должна начинаться с https://",
            )
        for sign in rule.signs:
            if (wrong := wrong_phrase(sign)) is not None:
                yield f"Rule {number}, “{sign[:40]}”: {wrong[0]}", f"Правило {number}, «{sign[:40]}»: {wrong[1]}"


def to_plain(rules: RuleList) -> dict[str, Any]:
    """For the words of its entry and for files."""
    listed = []
    for rule in rules.rules:
        plain: dict[str, Any] = {"number": rule.number, "title": rule.title}
        if rule.text:
            plain["text"] = rule.text
        if rule.link:
            plain["link"] = rule.link
        if rule.signs:
            plain["signs"] = list(rule.signs)
        listed.append(plain)
    return {"brand": rules.brand, "language": rules.language, "rules": listed}


def from_plain(plain: Mapping[str, Any], *, list_id: int = 0, version: int = 0) -> RuleList:
    """What `to_plain` wrote, or a file says.

    Raises:
        ValueError, TypeError, KeyError: it has another shape.
    """
    rules = tuple(
        CommunityRule(
            number=str(each["number"]).strip(),
            title=str(each["title"]).strip(),
            text=str(each.get("text") or "").strip(),
            link=str(each.get("link") or "").strip(),
            signs=tuple(str(sign).strip() for sign in each.get("signs") or ()),
        )
        for each in plain["rules"]
    )
    return RuleList(
        id=list_id,
        version=version,
        brand=str(plain.get("brand") or ""),
        language=str(plain.get("language") or ""),
        rules=rules,
    )


_TOLD: Final[Mapping[str, tuple[str, str]]] = {
    "hide": ("your comment was hidden under rule {rule}.", "комментарий скрыт по правилу {rule}."),
    "delete": ("your comment was deleted under rule {rule}.", "комментарий удалён по правилу {rule}."),
    "reject": ("your comment was not published under rule {rule}.", "комментарий не опубликован по правилу {rule}."),
    "spam": ("your comment was removed under rule {rule}.", "комментарий убран по правилу {rule}."),
    "mute": ("you cannot write here for now, under rule {rule}.", "писать здесь пока нельзя по правилу {rule}."),
    "ban": ("you were banned under rule {rule}.", "доступ закрыт по правилу {rule}."),
    "note": ("please mind rule {rule}.", "просим соблюдать правило {rule}."),
}


def told(act: str, rule: CommunityRule, *, language: str, name: str = "") -> str:
    """The sentence that names the rule to whom it concerns, in their language.

    Args:
        act: what was done, as its entry's kind is called; an act that takes nothing away has no such sentence.
        rule: by which it was done.
        language: of the reader; English where it is not Russian.
        name: how they are addressed; empty: not at all.
    """
    if act not in _TOLD:
        return ""
    russian = language == "ru"
    title = f"{rule.number} «{rule.title}»" if russian else f"{rule.number} “{rule.title}”"
    sentence = _TOLD[act][1 if russian else 0].format(rule=title)
    sentence = f"{name}, {sentence}" if name else sentence[:1].upper() + sentence[1:]
    return f"{sentence} {rule.link}" if rule.link else sentence
