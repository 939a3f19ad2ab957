"""Filters kept under a name: each moderator's own, and what a lead shares with everybody."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from typing import Any, Final

from moderator_app.domain.filters import Group, from_plain, to_plain
from moderator_app.domain.roles import Role
from moderator_app.domain.views import InboxQuery, SavedView, Sort, View
from moderator_app.errors import FORBIDDEN, INVALID, NOT_FOUND, UserError, declare
from moderator_app.services.desk import Desk
from moderator_app.storage import saved_views
from moderator_app.storage.connect import Connection
from moderator_app.storage.saved_views import Row

LONGEST_NAME: Final = 60
MOST: Final = 100
"""Views of one person: nobody finds their way in more."""

UNREADABLE_VIEW = declare(
    "unreadable_view",
    "The saved view “{name}” asks for something that this version does not know.",
    "В подборке «{name}» есть условия, которых эта версия не знает.",
    hint_en="It was made by a newer version: update the program, or make the view anew.",
    hint_ru="Она создана в более новой версии: обновите программу или сохраните подборку заново.",
)
VIEW_NAME_TAKEN = declare(
    "view_name_taken",
    "There is a view “{name}” already.",
    "Подборка «{name}» уже есть.",
    hint_en="Choose another name, or remove that view first.",
    hint_ru="Выберите другое название или сначала удалите ту подборку.",
)


def listed(desk: Desk) -> list[SavedView]:
    """What whoever works here sees: their own in their order, then what is shared. Unreadable ones are left out."""
    return [view for row in saved_views.listed(desk.reader, _owner(desk)) if (view := _view(row)) is not None]


def named(desk: Desk, name: str) -> SavedView:
    """The view of that name or number; one's own comes before a shared one, case does not count.

    Raises:
        UserError: `not_found` with the names there are; `unreadable_view`.
    """
    rows = saved_views.listed(desk.reader, _owner(desk))
    folded = name.strip().casefold()
    row = next((each for each in rows if each.name.casefold() == folded), None) or next(
        (each for each in rows if str(each.id) == folded), None
    )
    if row is None:
        raise UserError(NOT_FOUND, what="view", wanted=name, nearest=", ".join(each.name for each in rows))
    found = _view(row)
    if found is None:
        raise UserError(UNREADABLE_VIEW, name=row.name)
    return found


def save(conn: Connection, desk: Desk, name: str, query: InboxQuery, *, shared: bool = False) -> SavedView:
    """Keep a list under a name.

    Args:
        conn: inside a write transaction.
        desk: whose.
        name: 1 to 60 visible characters, not that of another view they see.
        query: view, filter, sort and group of it are kept; what is typed in the search field becomes part of it.
        shared: with everybody; leads alone.

    Raises:
        UserError: `no_actor`, `invalid`, `view_name_taken`, `forbidden`.
    """
    owner = desk.who.id
    clean = _clean(conn, owner, name)
    if shared:
        _lead(desk)
    if sum(row.owner == owner for row in saved_views.listed(conn, owner)) >= MOST:
        raise UserError(
            INVALID,
            reason_en=f"There are {MOST} views already: remove one first.",
            reason_ru=f"Сохранено уже {MOST} подборок: сначала удалите одну из них.",
        )
    content = json.dumps(_content(query), ensure_ascii=False, separators=(",", ":"))
    number = saved_views.add(conn, owner, clean, content, shared=shared, now_us=desk.clock.now_us())
    return _kept(conn, number)


def replace_query(conn: Connection, desk: Desk, view_id: int, query: InboxQuery) -> SavedView:
    """The view lists something else from now on.

    Raises:
        UserError: `not_found`, `forbidden`.
    """
    _mine(conn, desk, view_id)
    content = json.dumps(_content(query), ensure_ascii=False, separators=(",", ":"))
    saved_views.change(conn, view_id, now_us=desk.clock.now_us(), content=content)
    return _kept(conn, view_id)


def rename(conn: Connection, desk: Desk, view_id: int, name: str) -> SavedView:
    """Another name.

    Raises:
        UserError: `not_found`, `forbidden`, `invalid`, `view_name_taken`.
    """
    row = _mine(conn, desk, view_id)
    clean = _clean(conn, row.owner, name, besides=view_id)
    saved_views.change(conn, view_id, now_us=desk.clock.now_us(), name=clean)
    return _kept(conn, view_id)


def share(conn: Connection, desk: Desk, view_id: int, *, shared: bool) -> SavedView:
    """Show it to everybody, or to its owner alone.

    Raises:
        UserError: `not_found`, `forbidden` for whoever is no lead.
    """
    _mine(conn, desk, view_id)
    _lead(desk)
    saved_views.change(conn, view_id, now_us=desk.clock.now_us(), shared=shared)
    return _kept(conn, view_id)


def move(conn: Connection, desk: Desk, view_id: int, by: int) -> None:
    """Up (-1) or down (1) among the views of its owner; at the end it stays.

    Raises:
        UserError: `not_found`, `forbidden`.
    """
    row = _mine(conn, desk, view_id)
    own = [each.id for each in saved_views.listed(conn, row.owner) if each.owner == row.owner]
    here = own.index(view_id)
    there = min(max(here + by, 0), len(own) - 1)
    own.insert(there, own.pop(here))
    saved_views.order(conn, own, now_us=desk.clock.now_us())


def remove(conn: Connection, desk: Desk, view_id: int) -> None:
    """Forget it.

    Raises:
        UserError: `not_found`, `forbidden`.
    """
    _mine(conn, desk, view_id)
    saved_views.remove(conn, view_id, now_us=desk.clock.now_us())


def may_change(desk: Desk, view: SavedView) -> bool:
    """Whether whoever works here may rename, move or remove it: its owner, and a lead."""
    who = desk.moderator
    return who is not None and (view.owner == who.id or who.role is Role.LEAD)


def may_share(desk: Desk) -> bool:
    """Whether whoever works here may show a view to everybody."""
    return desk.moderator is not None and desk.moderator.role is Role.LEAD


# ---------------------------------------------------------------- inside


def _owner(desk: Desk) -> int | None:
    return None if desk.moderator is None else desk.moderator.id


def _content(query: InboxQuery) -> dict[str, Any]:
    wanted = to_plain(query.filter)
    if words := query.words():
        wanted["text"] = words
    if query.channel_id is not None:
        wanted["channels"] = [query.channel_id]
    return {"view": query.view.value, "sort": query.sort.value, "group": query.group.value, "filter": wanted}


def _view(row: Row) -> SavedView | None:
    try:
        plain = json.loads(row.content)
        query = InboxQuery(
            view=View(plain["view"]),
            sort=Sort(plain["sort"]),
            group=Group(plain["group"]),
            filter=from_plain(plain["filter"]),
        )
    except (ValueError, KeyError, TypeError):
        return None
    return SavedView(id=row.id, name=row.name, owner=row.owner, shared=row.shared, query=query)


def _kept(conn: Connection, view_id: int) -> SavedView:
    row = saved_views.get(conn, view_id)
    found = None if row is None else _view(row)
    if row is None or found is None:
        raise UserError(UNREADABLE_VIEW, name=str(view_id) if row is None else row.name)
    return found


def _mine(conn: Connection, desk: Desk, view_id: int) -> Row:
    """A view that whoever works here may change."""
    row = saved_views.get(conn, view_id)
    seen = saved_views.listed(conn, desk.who.id)
    if row is None or row.id not in {each.id for each in seen}:
        raise UserError(NOT_FOUND, what="view", wanted=view_id, nearest=_names(seen))
    if row.owner != desk.who.id:
        _lead(desk)
    return row


def _names(rows: Sequence[Row]) -> str:
    return ", ".join(row.name for row in rows)


def _lead(desk: Desk) -> None:
    if not may_share(desk):
        raise UserError(FORBIDDEN, role=desk.who.role.value, action="share-view")


def _clean(conn: Connection, owner: int, name: str, besides: int | None = None) -> str:
    clean = " ".join(unicodedata.normalize("NFC", name).split())
    hidden = any(unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Co"} for letter in clean)
    if not clean or len(clean) > LONGEST_NAME or hidden:
        raise UserError(
            INVALID,
            reason_en=f"The name of a view has 1 to {LONGEST_NAME} visible characters.",
            reason_ru=f"В названии подборки должно быть от 1 до {LONGEST_NAME} видимых символов.",
        )
    taken = {row.name.casefold() for row in saved_views.listed(conn, owner) if row.id != besides}
    if clean.casefold() in taken:
        raise UserError(VIEW_NAME_TAKEN, name=clean)
    return clean
