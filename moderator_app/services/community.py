"""The rules of the community at a desk: reading, changing, bringing in from a file, and the set that ships.

Lists are versioned documents like voices: each version is an entry whose words hold it whole, so that what a decision
cited can be read as it was then (`cited`), whatever the rules say now.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from moderator_app.domain import community
from moderator_app.domain.community import CommunityRule, RuleList, RuleRef
from moderator_app.domain.entries import EntryKind
from moderator_app.errors import EXIT_USAGE, INVALID, UserError, declare
from moderator_app.paths import resource
from moderator_app.services import book
from moderator_app.services.desk import Desk
from moderator_app.services.matrix import About
from moderator_app.storage import matrix
from moderator_app.storage.connect import Connection

STARTER: Final = "rules/starter.toml"
LARGEST: Final = 1_000_000
"""Bytes of a file of rules."""
ENDINGS: Final = (".toml", ".json")

NO_RULE = declare(
    "no_rule",
    "There is no rule {wanted} here; there are: {known}.",
    "Правила {wanted} здесь нет; есть такие: {known}.",
    hint_en="See them with: moderator rules list",
    hint_ru="Все правила: moderator rules list",
)
NO_RULES = declare(
    "no_rules",
    "No rules of a community hold here, so none can be cited.",
    "Правил сообщества здесь нет, сослаться не на что.",
    hint_en="Bring some in: moderator rules import --starter",
    hint_ru="Добавить готовые: moderator rules import --starter",
)
RULES_CHANGED = declare(
    "rules_changed",
    "Somebody changed the rules meanwhile.",
    "Тем временем правила изменили.",
    hint_en="Open them again and change them anew.",
    hint_ru="Откройте их снова и повторите правку.",
)
UNREADABLE_RULES = declare(
    "unreadable_rules",
    "{name} cannot be read: {reason_en}",
    "Не удалось прочитать {name}: {reason_ru}",
    hint_en="A list of rules is a .toml or .json file; moderator rules list --json shows its shape.",
    hint_ru="Список правил — файл .toml или .json; как он устроен, покажет moderator rules list --json.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What a file did. `lists`: those it holds; `changed`: those that differed from what was in force."""

    lists: int
    changed: int


def lists(desk: Desk) -> tuple[RuleList, ...]:
    """Every list in force, by number."""
    return book.at(desk).rules


def for_item(desk: Desk, about: About) -> RuleList | None:
    """The rules that hold where an item is; None: there are none."""
    return community.choose(lists(desk), brand=about.brand, language=about.language)


def for_all(desk: Desk, abouts: Sequence[About]) -> RuleList | None:
    """The rules that hold wherever these items are; None: there are none, or one is under others."""
    found = [for_item(desk, each) for each in abouts]
    return found[0] if found and all(each == found[0] for each in found) else None


def rule_on(conn: Connection, ref: RuleRef) -> CommunityRule:
    """The rule that a decision names, as that version has it.

    Raises:
        UserError: `no_rule`.
    """
    there = _version(conn, ref)
    found = None if there is None else there.find(ref.number)
    if found is None:
        raise _no_rule(ref.number, there)
    return found


def cited(conn: Connection, ref: RuleRef) -> CommunityRule | None:
    """The same; None: there is no such list, or its words were erased."""
    there = _version(conn, ref)
    return None if there is None else there.find(ref.number)


def _version(conn: Connection, ref: RuleRef) -> RuleList | None:
    """The list as that version has it; None: there is none, or its words were erased."""
    document = matrix.get(conn, ref.list_id, ref.version)
    if document is None or document.kind != matrix.RULES or document.plain is None:
        return None
    return community.from_plain(document.plain, list_id=document.id, version=document.version)


def _no_rule(wanted: str, there: RuleList | None) -> UserError:
    if there is None:
        return UserError(NO_RULES)
    return UserError(NO_RULE, wanted=wanted, known=", ".join(each.number for each in there.rules))


def ref_from(data: Mapping[str, Any]) -> RuleRef | None:
    """The rule that an entry's facts name; None: it names none."""
    plain = data.get("rule")
    if not isinstance(plain, dict):
        return None
    return RuleRef(list_id=int(plain["list"]), version=int(plain["version"]), number=str(plain["number"]))


def named(desk: Desk, about: About, number: str) -> RuleRef:
    """The rule of that number where an item is.

    Raises:
        UserError: `no_rule` listing the numbers there are, `no_rules`.
    """
    there = for_item(desk, about)
    rule = None if there is None else there.find(number)
    if there is None or rule is None:
        raise _no_rule(number, there)
    return RuleRef(list_id=there.id, version=there.version, number=rule.number)


# ---------------------------------------------------------------- changing


def save(conn: Connection, desk: Desk, wanted: RuleList) -> RuleList:
    """Write a new version of a list, or a new list (`id` 0). A decision for `Desk.write`.

    Args:
        conn: inside a write transaction.
        desk: who changes it.
        wanted: with the `version` that was changed; what others wrote meanwhile is not overwritten.

    Raises:
        UserError: `forbidden`, `invalid` naming the first fault, `rules_changed`.
    """
    desk.require(EntryKind.MATRIX)
    for english, russian in community.faults(wanted):
        raise UserError(INVALID, reason_en=english, reason_ru=russian)
    now = book.read(conn).rules
    before = next((each for each in now if each.id == wanted.id), None)
    if wanted.id and (before is None or before.version != wanted.version):
        raise UserError(RULES_CHANGED)
    twin = next((each for each in now if _place(each) == _place(wanted) and each.id != wanted.id), None)
    if twin is not None:
        raise UserError(
            INVALID,
            reason_en="There is a list of this brand in this language already.",
            reason_ru="Список этого бренда на этом языке уже есть.",
        )
    number, version = book.write(conn, desk, kind=matrix.RULES, number=wanted.id, plain=community.to_plain(wanted))
    return replace(wanted, id=number, version=version)


def _place(rules: RuleList) -> tuple[str, str]:
    return rules.brand.casefold(), rules.language


def bring_in(conn: Connection, desk: Desk, wanted: tuple[RuleList, ...], *, keep: bool = False) -> Brought:
    """Put lists in force: each replaces the one of its brand and language. All of them or none.

    Args:
        conn: inside a write transaction.
        desk: who does.
        wanted: as `read_file` gives them.
        keep: a list that is there stays as people made it.

    Raises:
        UserError: `forbidden`, `invalid`.
    """
    desk.require(EntryKind.MATRIX)
    now = {_place(each): each for each in book.read(conn).rules}
    changed = 0
    for each in wanted:
        before = now.get(_place(each))
        if before is not None and (keep or community.to_plain(before) == community.to_plain(each)):
            continue
        head = (0, 0) if before is None else (before.id, before.version)
        save(conn, desk, replace(each, id=head[0], version=head[1]))
        changed += 1
    return Brought(lists=len(wanted), changed=changed)


def read_file(path: Path) -> tuple[RuleList, ...]:
    """The lists of a file: `lists`, each with `brand`, `language` and `rules` (number, title, text, link, signs).

    Raises:
        UserError: `unreadable_rules`.
    """
    if path.suffix.casefold() not in ENDINGS:
        raise _unreadable(path, "it is neither .toml nor .json.", "это не .toml и не .json.")
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _unreadable(path, f"{reason}.", f"{reason}.") from error
    if len(raw) > LARGEST:
        raise _unreadable(path, "it is too large.", "он слишком большой.")
    try:
        text = raw.decode("utf-8-sig")
        plain = tomllib.loads(text) if path.suffix.casefold() == ".toml" else json.loads(text)
        found = tuple(community.from_plain(each) for each in plain["lists"])
    except (ValueError, RecursionError) as error:  # what cannot be decoded or parsed
        reason = " ".join(str(error).split())[:200]
        raise _unreadable(path, f"{reason}.", f"{reason}.") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise _unreadable(
            path, "“lists” of “rules” with “number” and “title” are missing.",
            "нет «lists» с «rules», у каждого из которых «number» и «title».",
        ) from error  # fmt: skip
    if not found:
        raise _unreadable(path, "there is no list in it.", "в нём нет ни одного списка.")
    return found


def _unreadable(path: Path, english: str, russian: str) -> UserError:
    return UserError(UNREADABLE_RULES, exit_code=EXIT_USAGE, name=path.name, reason_en=english, reason_ru=russian)


def install_starter(desk: Desk) -> Brought:
    """Bring in the rules that ship, in Russian and English; lists that are there already stay.

    Raises:
        UserError: `forbidden`.
    """
    return desk.write(bring_in, read_file(resource(STARTER)), keep=True)


def save_all(conn: Connection, desk: Desk, wanted: tuple[RuleList, ...]) -> tuple[RuleList, ...]:
    """Write new versions of several lists, all of them or none.

    Raises:
        UserError: those of `save`.
    """
    return tuple(save(conn, desk, each) for each in wanted)
