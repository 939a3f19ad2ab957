"""What a screen reader finds: Qt's own accessibility tree of every pane and dialog, walked; and the order of Tab."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from moderator_app import config
from moderator_app.domain.files import OutgoingFile
from moderator_app.domain.filters import Filter
from moderator_app.domain.sla.clocks import Level
from moderator_app.domain.views import InboxQuery
from moderator_app.services import saved_views
from tests.support.station import Opened, profile_in, said, seated
from tests.support.window import Look, StillClock
from ui.matrix.page import MatrixPage, Tab
from ui.rail.pane import Place
from ui.theme import ThemeName, load
from ui.widgets import clock_chip
from ui.widgets.overlay import OverlayDialog


def _author(shown: Opened) -> None:
    shown.station.open_item(shown.inbox_ids[0])
    shown.station.pages.sidebar.show_tab("author")


def _on_item(shown: Opened, action_id: str) -> None:
    shown.station.open_item(shown.inbox_ids[0])
    shown.quiet()
    shown.station.actions.trigger(action_id)


def _saved_views(shown: Opened) -> None:
    shown.session.work.desk.write(saved_views.save, "All", InboxQuery())
    shown.look()
    shown.station.narrowing.open_views()


def _files(shown: Opened) -> None:
    shown.station.open_item(shown.inbox_ids[0])
    for name in ("lid.jpg", "guide.pdf"):
        file = OutgoingFile(name=name, sha256="a" * 64, size=655_360, mime="application/pdf")
        shown.station.case.composer.beside.add(file)


SHOWS: dict[str, Callable[[Opened], object]] = {
    "main": lambda shown: shown.station.open_item(shown.inbox_ids[0]),
    "author": _author,
    "files of a reply": _files,
    "outbox": lambda shown: shown.station.go(Place(page="outbox")),
    "log": lambda shown: shown.station.go(Place(page="log")),
    "nothing found": lambda shown: shown.station.rail.search.setText("zzz"),
    "preferences": lambda shown: shown.station.open_preferences(),
    "keys": lambda shown: shown.station.preferences.open_keys(),
    "sheet of keys": lambda shown: shown.station.open_keys(),
    "help": lambda shown: shown.station.help.open_here(),
    "about": lambda shown: shown.station.open_about(),
    "first run": lambda shown: shown.station.help.open_first_run(),
    "who": lambda shown: shown.station.ask_who(),
    "retention": lambda shown: shown.station.actions.trigger("retention"),
    "approvals": lambda shown: shown.station.go(Place(page="approvals")),
    "reviews": lambda shown: shown.station.go(Place(page="reviews")),
    "accounts": lambda shown: shown.station.open_accounts(),
    "policies": lambda shown: shown.station.clocks.open_policies(),
    "shift": lambda shown: shown.station.go(Place(page="shift")),
    "matrix": lambda shown: _new_row(shown),  # noqa: PLW0108 - it stands below
    "shared texts": lambda shown: _matrix(shown, Tab.TEXTS),
    "proposals": lambda shown: _matrix(shown, Tab.PROPOSALS),
    "calendars": lambda shown: shown.station.actions.trigger("calendars"),
    "promise": lambda shown: _on_item(shown, "promise"),
    "ask": lambda shown: _on_item(shown, "ask"),
    "row of the matrix": lambda shown: _on_item(shown, "matrix_row"),
    "palette": lambda shown: shown.station.actions.trigger("palette"),
    "tour": lambda shown: shown.station.tour.begin(),
    "note": lambda shown: _on_item(shown, "note"),
    "filter": lambda shown: shown.station.narrowing.open(),
    "narrowed list": lambda shown: shown.station.narrowing.apply(Filter(text="open", channels=(1, 99), older_s=60)),
    "save as a view": lambda shown: shown.station.narrowing.save(),
    "saved views": _saved_views,
    "groups": lambda shown: shown.station.choose(config.INBOX_GROUP, "thread"),
    "decide about all": lambda shown: shown.station.bulk.open_listed(),
}


def _matrix(shown: Opened, tab: Tab) -> MatrixPage:
    shown.station.go(Place(page="matrix"))
    station = shown.station.pages.matrix()
    assert station is not None
    shown.until(lambda: station.page.kept() is not None)
    station.page.show_tab(tab)
    return station.page


def _new_row(shown: Opened) -> None:
    _matrix(shown, Tab.ROWS).add_row()


NAMED = {
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.SpinBox,
    QAccessible.Role.Slider,
    QAccessible.Role.PageTab,
    QAccessible.Role.MenuItem,
    QAccessible.Role.Link,
    QAccessible.Role.List,
    QAccessible.Role.Table,
    QAccessible.Role.Tree,
    QAccessible.Role.Dialog,
}


@pytest.fixture
def shown(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> Iterator[Opened]:
    """A workstation on three comments."""
    messages = (said(place, name, "Is it open?") for place, name in enumerate(("Olga", "Peter", "Ann"), 1))
    one = Opened(qtbot, seated(profile_in(tmp_path, *messages), clock))
    yield one
    one.close()


@dataclass(frozen=True, slots=True)
class Part:
    """What Qt's accessibility interface of one widget says; the interface itself belongs to Qt and is not kept."""

    way: str
    widget: QWidget
    role: QAccessible.Role
    name: str
    description: str


def walk(top: QWidget) -> list[Part]:
    """Every part of the tree that can be seen, with the way to it."""
    found = []
    for widget in (top, *top.findChildren(QWidget)):
        if not widget.isVisible():
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface.state().invisible:
            continue
        way = []
        above: QWidget | None = widget
        while above is not None:
            way.append(type(above).__name__)
            above = above.parentWidget()
        found.append(
            Part(
                " > ".join(reversed(way)),
                widget,
                interface.role(),
                interface.text(QAccessible.Text.Name).strip(),
                interface.text(QAccessible.Text.Description).strip() or widget.toolTip(),
            )
        )
    return found


@pytest.mark.parametrize("place", SHOWS)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_everything_that_can_be_used_has_a_name(shown: Opened, look: Look, place: str, language: str) -> None:
    """Buttons, fields, lists, dialogs: each says what it is; what shows an icon alone says what it does, too."""
    look(language=language)
    SHOWS[place](shown)
    shown.quiet()
    parts = walk(shown.window)
    assert len(parts) > 20
    nameless = []
    for part in parts:
        focusable = bool(part.widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        wanted = part.role in NAMED or (focusable and part.widget is not shown.window)
        if wanted and not part.name:
            nameless.append(f"{part.way}: no name")
        if isinstance(part.widget, QAbstractButton) and not part.widget.text() and not part.description:
            nameless.append(f"{part.way}: an icon alone without a description")
    assert nameless == []


@pytest.mark.parametrize("place", SHOWS)
def test_tab_reaches_everything_and_comes_back(shown: Opened, place: str) -> None:
    """From wherever the keyboard stands, Tab walks all that can be used, once each, and Shift+Tab the same way back."""
    SHOWS[place](shown)
    shown.quiet()
    covering = [each for each in shown.window.findChildren(OverlayDialog) if each.is_open()]
    top: QWidget = covering[-1] if covering else shown.window
    first = QApplication.focusWidget()
    assert first is not None
    if not _stop(first):  # a page takes the keyboard as a whole: its keys work before anything in it is chosen
        QTest.keyClick(first, Qt.Key.Key_Tab)
    reached: list[QWidget] = []
    for _press in range(200):
        focused = QApplication.focusWidget()
        assert focused is not None
        if reached and focused is reached[0]:
            break
        assert focused not in reached, [type(each).__name__ for each in reached]
        reached.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    else:
        pytest.fail("Tab never comes back")
    wanted = {each for each in top.findChildren(QWidget) if _stop(each)}
    wanted -= {each for each in wanted if any(each.isAncestorOf(inner) for inner in reached)}
    missed = {f"{type(each).__name__} {each.accessibleName()}" for each in wanted - set(reached)}
    assert missed == set(), [type(each).__name__ for each in reached]
    QTest.keyClick(reached[0], Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is reached[-1]


def _stop(widget: QWidget) -> bool:
    """Whether Tab should reach it."""
    policy = widget.focusPolicy()
    if not widget.isVisible() or not widget.isEnabled() or not policy & Qt.FocusPolicy.TabFocus:
        return False
    return widget.focusProxy() is None and not isinstance(widget, QScrollArea)


def test_rows_are_read_as_one_sentence(shown: Opened) -> None:
    """A row of the list: author, platform, words, thread, time, in one text for the reader."""
    view = shown.station.inbox.view
    model = view.model()
    for row in range(model.rowCount(QModelIndex())):
        spoken = str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))
        who = shown.station.inbox.model.row_at(row)
        assert who is not None
        assert who.author_name in spoken
        assert "Is it open?" in spoken
        assert "\n" not in spoken


def test_levels_of_time_differ_without_colour(look: Look) -> None:
    """Each level has a sign, a ring or a border of its own, or says so in words: in grey they are still told apart."""
    drawn = {level: (clock_chip._ICONS.get(level, ""), level in clock_chip._RINGS) for level in Level}
    alike = [level for level, sign in drawn.items() if list(drawn.values()).count(sign) > 1]
    assert set(alike) <= {Level.OK, Level.WARNING}  # how much of the ring is left tells these two apart


@pytest.mark.parametrize("name", list(ThemeName))
def test_chosen_is_more_than_a_colour(name: ThemeName) -> None:
    """What is chosen has a border as well as a ground, so that its outline shows in every theme."""
    colors = load(name).colors
    assert colors.accent != colors.surface
    assert colors.focus_ring != colors.surface
