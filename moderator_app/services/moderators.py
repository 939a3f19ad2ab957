"""Who works here: the first start, switching, and roles."""

from __future__ import annotations

import getpass
import unicodedata
from typing import Final

from moderator_app import config
from moderator_app.domain import mentions
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.roles import SYSTEM_ACTOR, Moderator, Role
from moderator_app.errors import INVALID, NOT_FOUND, UserError, declare
from moderator_app.services.desk import Desk
from moderator_app.storage import decide, moderators
from moderator_app.storage.connect import Connection

LONGEST_NAME: Final = 80

LAST_LEAD = declare(
    "last_lead",
    "{name} is the only lead; somebody must be able to add accounts and change roles.",
    "{name} — единственный руководитель: кто-то должен добавлять аккаунты и менять роли.",
    hint_en="Make somebody else a lead first.",
    hint_ru="Сначала сделайте руководителем кого-то другого.",
)


def everyone(desk: Desk, *, former: bool = False) -> list[Moderator]:
    """Who works here, by name."""
    return moderators.listed(desk.reader, former=former)


def names(desk: Desk) -> dict[str, str]:
    """Actor as entries name it -> name, former moderators too; for lists and the log."""
    return names_in(desk.reader)


def names_in(conn: Connection) -> dict[str, str]:
    """The same on the connection of a decision."""
    return {str(each.id): each.name for each in moderators.listed(conn, former=True)}


def named(desk: Desk, wanted: str) -> Moderator | None:
    """The moderator of that name or number; case does not count."""
    return named_in(desk.reader, wanted)


def named_in(conn: Connection, wanted: str) -> Moderator | None:
    """The same on the connection of a decision."""
    folded = wanted.strip().casefold()
    people = moderators.listed(conn)
    return next((each for each in people if each.name.casefold() == folded), None) or next(
        (each for each in people if str(each.id) == folded), None
    )


def named_by(conn: Connection, text: str, *, besides: str) -> dict[str, list[str]]:
    """Whom a text names, as the record of a note keeps it: `mentions`, their actors; empty where that is nobody."""
    people = {str(each.id): each.name for each in moderators.listed(conn)}
    named = {each.actor for each in mentions.found(text, people)} - {besides}
    return {"mentions": sorted(named)} if named else {}


def current(desk: Desk) -> Moderator | None:
    """Who was chosen last in this profile, or the only one there is."""
    chosen = desk.config.get(config.MODERATOR_ID)
    people = moderators.listed(desk.reader)
    by_id = {str(each.id): each for each in people}
    return by_id.get(chosen) or (people[0] if len(people) == 1 else None)


def switch(desk: Desk, moderator: Moderator) -> Desk:
    """Somebody else sits down here; remembered for the next start.

    Raises:
        UserError: `settings_not_saved`.
    """
    settings = config.load(desk.profile.settings).with_value(config.MODERATOR_ID, str(moderator.id))
    settings.save()
    return desk.with_config(settings).worked_by(moderator)


def system_user() -> str:
    """The name of this operating-system account, for the question of the first start."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "moderator"


def add(conn: Connection, desk: Desk, name: str, role: Role | None = None, language: str = "ru") -> Moderator:
    """A new moderator. The first one is a lead and needs nobody's leave; later ones are added by a lead.

    Args:
        conn: inside a write transaction.
        desk: who asks.
        name: as colleagues call them.
        role: None: lead for the first, moderator for the others.
        language: `ru` or `en`.

    Raises:
        UserError: `invalid` for a name that is empty, taken or not plain; `forbidden`.
    """
    clean = _clean(name)
    people = moderators.listed(conn, former=True)
    if people and role not in {None, Role.MODERATOR}:
        desk.require(EntryKind.MODERATOR)
    if any(each.name.casefold() == clean.casefold() for each in people):
        raise UserError(INVALID, reason_en=f"The name {clean} is taken.", reason_ru=f"Имя {clean} уже занято.")
    wanted = role or (Role.MODERATOR if people else Role.LEAD)
    added = moderators.add(conn, clean, wanted, language, desk.clock.now_us())
    _write(conn, desk, added, "added", wanted)
    return added


def set_role(conn: Connection, desk: Desk, moderator_id: int, role: Role) -> Moderator:
    """Give somebody another role.

    Raises:
        UserError: `forbidden`, `not_found`, `last_lead`.
    """
    desk.require(EntryKind.MODERATOR)
    found = _get(conn, moderator_id)
    if found.role is Role.LEAD and role is not Role.LEAD:
        _keep_a_lead(conn, found)
    moderators.change(conn, moderator_id, now_us=desk.clock.now_us(), role=role)
    _write(conn, desk, found, "role", role)
    return _get(conn, moderator_id)


def retire(conn: Connection, desk: Desk, moderator_id: int) -> None:
    """Somebody no longer works here; what they did stays theirs.

    Raises:
        UserError: `forbidden`, `not_found`, `last_lead`.
    """
    desk.require(EntryKind.MODERATOR)
    found = _get(conn, moderator_id)
    _keep_a_lead(conn, found)
    moderators.change(conn, moderator_id, now_us=desk.clock.now_us(), active=False)
    _write(conn, desk, found, "retired", found.role)


def _get(conn: Connection, moderator_id: int) -> Moderator:
    found = moderators.get(conn, moderator_id)
    if found is None:
        nearest = ", ".join(str(each.id) for each in moderators.listed(conn))
        raise UserError(NOT_FOUND, what="moderator", wanted=moderator_id, nearest=nearest)
    return found


def _keep_a_lead(conn: Connection, going: Moderator) -> None:
    if going.role is Role.LEAD and not any(
        each.role is Role.LEAD for each in moderators.listed(conn) if each.id != going.id
    ):
        raise UserError(LAST_LEAD, name=going.name)


def _write(conn: Connection, desk: Desk, about: Moderator, what: str, role: Role) -> None:
    decide.decide(
        conn,
        clock=desk.clock,
        actor=SYSTEM_ACTOR if desk.moderator is None else desk.actor,
        kind=EntryKind.MODERATOR,
        seen=(),
        data={"moderator": about.id, "change": what, "role": role.value},
        words={"name": about.name},
    )


def _clean(name: str) -> str:
    clean = " ".join(unicodedata.normalize("NFC", name).split())
    hidden = any(unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Co"} for letter in clean)
    if not clean or len(clean) > LONGEST_NAME or hidden or clean in {"engine", "system"}:
        raise UserError(
            INVALID,
            reason_en=f"A name needs 1 to {LONGEST_NAME} visible characters.",
            reason_ru=f"В имени должно быть от 1 до {LONGEST_NAME} видимых символов.",
        )
    return clean
