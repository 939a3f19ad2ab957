"""Where the palette's entries come from: the registry of actions, the rail, the settings, colleagues, a search."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from moderator_app import config
from moderator_app.domain.items import InboxRow
from moderator_app.domain.views import InboxQuery, Sort, View
from moderator_app.errors import UserError
from moderator_app.services import inbox
from moderator_app.services.desk import Desk
from ui import format as fmt
from ui.actions import Group, group_title
from ui.i18n import _t
from ui.inbox.sentence import excerpt_text
from ui.names import platform_title
from ui.palette.dialog import PaletteDialog
from ui.palette.entries import Entry, Section, remembered, with_used
from ui.palette.matching import match, other_layout
from ui.preferences.options import options
from ui.safe_text import visible

if TYPE_CHECKING:
    from ui.rail.pane import Place
    from ui.workstation import Workstation

SEARCHED: Final = 60
"""Items of a search that are looked at; the list itself shows all of them."""
_ORDER: Final = (Group.ANSWER, Group.DECIDE, Group.PEOPLE, Group.LIST, Group.GO, Group.WINDOW)
"""What is about the item first: moving in the list needs no palette."""
_FRUITLESS: Final = frozenset({"palette"})


def open_palette(station: Workstation) -> None:
    """Show the palette over the window; what is chosen is done and remembered."""
    settings = station.work.desk.config
    item = station.case.item()
    about = "" if item is None else _t("Palette", "Item: {name}").format(name=visible(item.author_name))
    dialog = PaletteDialog(
        station.window,
        entries(station),
        remembered(settings.get(config.PALETTE_RECENT)),
        lambda query, answer: _search(station, query, answer),
        about,
    )

    def do(entry: Entry) -> None:
        if entry.id:
            recent = remembered(station.work.desk.config.get(config.PALETTE_RECENT))
            station.work.choose(config.PALETTE_RECENT, with_used(recent, entry.id))
        entry.run()

    dialog.chosen.connect(do)
    station.show_dialog(dialog)


def entries(station: Workstation) -> list[Entry]:
    """Everything that needs no search."""
    return [*_actions(station), *_views(station), *_settings(station), *_colleagues(station)]


def _actions(station: Workstation) -> list[Entry]:
    return [
        Entry(
            id=f"action:{spec.id}",
            section=Section.ACTIONS,
            title=spec.text(),
            detail=group_title(spec.group),
            icon=spec.icon or "chevron-right",
            key=spec.key,
            reason=spec.blocked(),
            aliases=(spec.id.replace("_", " "),),
            run=_triggering(station, spec.id),
        )
        for spec in sorted(station.actions.all(), key=lambda each: _ORDER.index(each.group))
        if spec.listed and spec.id not in _FRUITLESS and not spec.id.startswith("go_")
    ]


def _views(station: Workstation) -> list[Entry]:
    keys = {spec.id: spec.key for spec in station.actions.all()}
    marks = {each.id: each.platform for each in station.rail.channels()}
    found = []
    for place, name, count in station.rail.places():
        channel, saved = place.channel_id, place.saved_id
        word = place.page if place.page != "inbox" else place.view.value
        found.append(
            Entry(
                id=f"saved:{saved}"
                if saved is not None
                else f"view:{word}"
                if channel is None
                else f"channel:{channel}",
                section=Section.VIEWS,
                title=name,
                detail=_t("Palette", "%n item(s)", "", count) if count else "",
                icon="" if channel is not None else ("outbox" if place.page == "outbox" else "filter"),
                mark="" if channel is None else marks.get(channel, ""),
                key=keys.get({"needs_me": "go_needs"}.get(word, f"go_{word}"), "")
                if channel is None and saved is None
                else "",
                aliases=() if channel is not None or saved is not None else (word.replace("_", " "),),
                run=_going(station, place),
            )
        )
    return found


def _settings(station: Workstation) -> list[Entry]:
    settings = station.work.desk.config
    found = []
    for option in options():
        now = settings.get(option.setting)
        for value, word in option.choices:
            found.append(
                Entry(
                    id=f"setting:{option.setting.key}={value}",
                    section=Section.SETTINGS,
                    title=f"{option.label}: {word}",
                    detail=_t("Palette", "now: {value}").format(value=option.word(now)),
                    icon="settings",
                    reason=_t("Palette", "It is so already") if value == now else "",
                    aliases=(f"{option.setting.key.replace('_', ' ')} {value}",),
                    run=_choosing(station, option.setting, value),
                )
            )
    return found


def _colleagues(station: Workstation) -> list[Entry]:
    reason = station.actions.get("assign").blocked()
    return [
        Entry(
            id=f"assign:{person.id}",
            section=Section.COLLEAGUES,
            title=_t("Palette", "Assign to {name}").format(name=visible(person.name)),
            icon="people",
            reason=reason,
            aliases=(person.name, f"assign {person.name}"),
            run=_assigning(station, str(person.id)),
        )
        for person in station.work.people()
    ]


def _search(station: Workstation, query: str, answer: Callable[[Sequence[Entry]], None]) -> None:
    """Items and people by any word, off the GUI thread; the other layout is tried where the typed one finds none."""

    def read(desk: Desk) -> list[InboxRow]:
        for words in (query, other_layout(query)):
            wanted = InboxQuery(view=View.ALL, search=words, sort=Sort.NEW)
            ids = list(inbox.ids(desk, wanted, limit=SEARCHED))
            if ids:
                place = {each: number for number, each in enumerate(ids)}
                return sorted(inbox.rows(desk, ids), key=lambda row: place[row.id])
        return []

    def failed(_error: UserError) -> None:
        answer(())

    station.work.bridge.follow(station.work.aside(read), lambda rows: answer(_found(station, query, rows)), failed)


def _found(station: Workstation, query: str, rows: Sequence[InboxRow]) -> list[Entry]:
    people: dict[int, list[InboxRow]] = {}
    for row in rows:
        if match(query, row.author_name) is not None:
            people.setdefault(row.author_id, []).append(row)
    items = [row for row in rows if row.author_id not in people]
    return [
        *[_person(station, theirs) for theirs in list(people.values())[:4]],
        *[_item(station, row) for row in items[:6]],
    ]


def _person(station: Workstation, theirs: Sequence[InboxRow]) -> Entry:
    newest = max(theirs, key=lambda row: row.last_at)
    count = len(theirs)
    detail = _t("Palette", "%n item(s)", "", count) if count < SEARCHED else ""
    last = fmt.ago(newest.last_at, station.work.desk.clock.now_us())
    return Entry(
        id="",
        section=Section.PEOPLE,
        title=visible(newest.author_name),
        detail=" · ".join(part for part in (platform_title(newest.platform), detail, last) if part),
        mark=newest.platform,
        run=_opening(station, newest.id),
    )


def _item(station: Workstation, row: InboxRow) -> Entry:
    return Entry(
        id="",
        section=Section.ITEMS,
        title=visible(row.author_name),
        detail=excerpt_text(row) or visible(row.thread_title),
        mark=row.platform,
        run=_opening(station, row.id),
    )


def _triggering(station: Workstation, action_id: str) -> Callable[[], None]:
    return lambda: station.actions.trigger(action_id)


def _going(station: Workstation, place: Place) -> Callable[[], None]:
    return lambda: station.go(place)


def _choosing(station: Workstation, setting: config.Setting[Any], value: config.Value) -> Callable[[], None]:
    return lambda: station.choose(setting, value)


def _assigning(station: Workstation, to: str) -> Callable[[], None]:
    return lambda: station.commands.assign(to)


def _opening(station: Workstation, item_id: int) -> Callable[[], None]:
    return lambda: station.open_item(item_id)
