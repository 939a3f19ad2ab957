"""Filters, groups and saved views as a person uses them: real widgets, real services, a real store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from moderator_app import config
from moderator_app.clock import MINUTE_US
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.filters import ANY_LINK, ME, NOBODY, Filter
from moderator_app.domain.items import ItemState, Waiting
from moderator_app.domain.matrix.rows import Kind
from moderator_app.domain.roles import Role
from moderator_app.domain.sla.clocks import Level
from moderator_app.domain.views import InboxQuery, View
from moderator_app.services import moderation, moderators, saved_views
from moderator_app.services.filters import Names
from moderator_app.services.moderation import Action
from tests.support.inbox_rows import NOW_US
from tests.support.station import Opened, arrive, profile_in, said, seated
from tests.support.window import AssertGolden, Look, StillClock
from ui.filters import words
from ui.filters.bar import FilterBar
from ui.filters.dialog import FilterDialog
from ui.filters.views import SaveViewDialog
from ui.inbox.pane import State
from ui.inbox.sentence import handled_text
from ui.palette.entries import Section
from ui.palette.sources import entries
from ui.rail.pane import Place

Open = Callable[..., Opened]

NAMES = Names(
    platforms=("telegram", "vk", "wordpress"),
    channels={1: "Зерно и пар: Wall", 2: "Чат гостей"},
    brands={1: "Зерно и пар"},
    people={"1": "Анна Климова", "2": "Сергей Лапин"},
    tags=("возврат", "доставка"),
    languages=("en", "ru"),
    authors={7: "Марина Ковалёва"},
    threads={3: "Осеннее меню"},
)
WANTED = Filter(
    platforms=("vk", "telegram"),
    kinds=(Kind.CONSTRUCTIVE,),
    negativity=70,
    link="shop.example",
    assignees=(ME, NOBODY),
    older_s=7_200,
    tags=("возврат",),
)
PEOPLE = (
    said(1, "Olga", "Where are you on Sunday? https://maps.example/x"),
    said(2, "Peter", "The lid leaks", thread="lids"),
    said(3, "Olga", "And on Monday?", thread="monday"),
    said(4, "Marina", "Is there oat milk?", thread="milk"),
    said(5, "Olga", "Hello?", thread="hello"),
)


@pytest.fixture
def opened(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> Iterator[Open]:
    """Opens a workstation on five open comments; closes it."""
    made: list[Opened] = []

    def open_one(**settings: str) -> Opened:
        desk = seated(profile_in(tmp_path, *PEOPLE), clock)
        for name, value in settings.items():
            desk = desk.with_config(desk.config.with_value(getattr(config, name), value))
        made.append(Opened(qtbot, desk))
        return made[-1]

    yield open_one
    for each in made:
        each.close()


def keys(shown: Opened, text: str) -> None:
    QTest.keyClicks(shown.station.inbox.view, text)
    shown.quiet()


def key(widget: QWidget, pressed: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, pressed, with_)


def authors(shown: Opened) -> list[str]:
    rows = {row.id: row.author_name for row in shown.session.work.rows([each for each in shown.inbox_ids if each > 0])}
    return [rows[each] if each > 0 else "—" for each in shown.inbox_ids]


# ------------------------------------------------------------ filters


def test_a_filter_is_chosen_by_keys_alone(opened: Open) -> None:
    """F opens the dialog, Tab and arrows choose, the sentence and the number follow, Ctrl+Return shows the list."""
    shown = opened()
    shown.station.focus_list()
    keys(shown, "f")
    dialog = shown.station.narrowing.dialog()
    assert dialog is not None
    focused = QApplication.focusWidget()
    assert focused is dialog.rows["levels"].first()
    assert dialog.rows["states"].isHidden()
    dialog.open_at("link")
    key(dialog.rows["link"].buttons[ANY_LINK], Qt.Key.Key_Space)
    assert dialog.wanted() == Filter(link=ANY_LINK)
    assert "with a link" in dialog.said.text()
    shown.until(lambda: "Found: 1" in dialog._found.text())
    key(QApplication.focusWidget() or dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shown.quiet()
    assert authors(shown) == ["Olga"]
    bar = shown.station.inbox.filters
    assert bar.isVisible()
    assert [chip.text() for chip in bar.chips] == ["with a link"]
    assert shown.window.focusWidget() is shown.station.inbox.view


def test_the_dialog_opens_no_window_of_its_own_and_keeps_the_keyboard(opened: Open) -> None:
    """A row shown before it stood in the dialog was a window for a moment, and took the focus of the window away."""
    shown = opened()
    shown.station.focus_list()
    keys(shown, "f")
    dialog = shown.station.narrowing.dialog()
    assert dialog is not None
    shown.until(lambda: "Found: 5" in dialog._found.text())
    assert shown.strays.names == []
    assert shown.window.isActiveWindow()
    focused = QApplication.focusWidget()
    assert focused is not None
    key(focused, Qt.Key.Key_Escape)
    assert not dialog.is_open()


def test_tab_stops_once_at_a_row_and_arrows_go_on(opened: Open) -> None:
    shown = opened()
    shown.station.go(Place(View.ALL))
    shown.quiet()
    shown.station.narrowing.open_at("states")
    dialog = shown.station.narrowing.dialog()
    assert dialog is not None
    row = dialog.rows["states"]
    key(row.buttons[ItemState.OPEN], Qt.Key.Key_Right)
    assert QApplication.focusWidget() is row.buttons[ItemState.WAITING]
    key(row.buttons[ItemState.WAITING], Qt.Key.Key_Space)
    key(row.buttons[ItemState.WAITING], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.rows["waiting"].first()
    assert dialog.wanted().states == (ItemState.WAITING,)
    dialog.close_overlay()


def test_a_chip_is_taken_away_and_the_filter_cleared(opened: Open) -> None:
    """Delete on a chip; the rest stays; clearing gives the whole view back with the focus in the list."""
    shown = opened()
    narrowing = shown.station.narrowing
    narrowing.apply(Filter(link=ANY_LINK, text="sunday"))
    shown.quiet()
    bar = shown.station.inbox.filters
    key(bar.chips[0], Qt.Key.Key_Delete)
    shown.quiet()
    assert narrowing.filter() == Filter(text="sunday")
    shown.station.actions.trigger("filter_clear")
    shown.quiet()
    assert not bar.isVisible()
    assert len(shown.inbox_ids) == 5


def test_a_filter_that_fits_nothing_says_what_was_asked(opened: Open) -> None:
    shown = opened()
    shown.station.narrowing.apply(Filter(kinds=(Kind.ADVOCATE,)))
    shown.quiet()
    pane = shown.station.inbox
    assert pane.state() is State.EMPTY
    assert pane._empty_words()[1:] == ("Nothing fits the filter", "Open: advocate")
    pane.unfilter_requested.emit()
    shown.quiet()
    assert pane.state() is State.LIST


def test_another_place_has_another_filter(opened: Open) -> None:
    """Whoever goes to another view sees all of it."""
    shown = opened()
    shown.station.narrowing.apply(Filter(link=ANY_LINK))
    shown.station.go(Place(View.ALL))
    shown.quiet()
    assert len(shown.inbox_ids) == 5
    assert not shown.station.inbox.filters.isVisible()


def test_a_host_that_is_none_is_told_and_not_taken(opened: Open) -> None:
    shown = opened()
    shown.station.narrowing.open_at("link")
    dialog = shown.station.narrowing.dialog()
    assert dialog is not None
    dialog.fields["link"].field.setText("nohost")
    assert dialog.show_button.blocked_reason()
    dialog.agree()
    assert dialog.is_open()
    dialog.fields["link"].field.setText("https://www.maps.example/x?y")
    dialog.agree()
    shown.quiet()
    assert authors(shown) == ["Olga"]


def test_new_items_that_fit_wait_like_any_other(opened: Open) -> None:
    """Rule 16 holds in a narrowed list; what does not fit is not counted."""
    shown = opened()
    shown.station.narrowing.apply(Filter(link=ANY_LINK))
    shown.quiet()
    shown.station.open_item(shown.inbox_ids[0])
    profile = shown.session.work.desk.profile
    arrive(profile, said(20, "Nina", "no link", thread="n"), said(21, "Ira", "https://a.example", thread="i"))
    shown.look()
    assert shown.station.inbox.model.pending() == 1
    assert len(shown.inbox_ids) == 1


# ------------------------------------------------------------ saved views


def test_a_view_is_saved_stands_in_the_rail_and_is_found_again(opened: Open) -> None:
    """Ctrl+S asks for the name; the rail has it with its figure; the palette knows it; it opens with its filter."""
    shown = opened()
    station = shown.station
    station.narrowing.apply(Filter(link=ANY_LINK))
    shown.quiet()
    station.narrowing.save()
    dialog = shown.window.findChild(SaveViewDialog)
    assert dialog is not None
    dialog.field.setText("With links")
    key(dialog.field, Qt.Key.Key_Return)
    shown.quiet()
    (view,) = saved_views.listed(shown.session.work.desk)
    place = Place(saved_id=view.id)
    row = station.rail.row(place)
    assert row is not None
    assert (station.rail.place(), row.text()) == (place, "With links")
    shown.until(lambda: row.count() == 1)
    assert "With links" in [each.title for each in entries(station) if each.section is Section.VIEWS]
    station.go(Place())
    shown.quiet()
    assert len(shown.inbox_ids) == 5
    row.click()
    shown.quiet()
    assert authors(shown) == ["Olga"]
    assert station.inbox._title == "With links"


def test_a_taken_name_is_told_in_the_dialog(opened: Open) -> None:
    shown = opened()
    shown.session.work.desk.write(saved_views.save, "Links", InboxQuery())
    shown.look()
    shown.station.narrowing.save()
    dialog = shown.window.findChild(SaveViewDialog)
    assert dialog is not None
    dialog.field.setText("links")
    key(dialog.field, Qt.Key.Key_Return)
    shown.quiet()
    assert dialog.is_open()
    assert "links" in dialog.named.problem()
    dialog.close_overlay()


def test_views_are_renamed_ordered_and_removed(opened: Open) -> None:
    shown = opened()
    desk = shown.session.work.desk
    first = desk.write(saved_views.save, "First", InboxQuery())
    second = desk.write(saved_views.save, "Second", InboxQuery())
    shown.look()
    narrowing = shown.station.narrowing
    narrowing.open_views()
    dialog = narrowing._kept
    assert dialog is not None
    dialog.lines[second.id].up.click()
    shown.quiet()
    dialog.lines[first.id].field.setText("One")
    key(dialog.lines[first.id].field, Qt.Key.Key_Return)
    shown.quiet()
    assert [each.name for each in saved_views.listed(desk)] == ["Second", "One"]
    dialog.lines[second.id].gone.click()
    shown.quiet()
    names = [name for place, name, _ in shown.station.rail.places() if place.saved_id is not None]
    assert names == ["One"]
    dialog.close_overlay()


def test_a_shared_view_is_a_colleagues_to_see_and_not_to_change(opened: Open) -> None:
    shown = opened()
    desk = shown.session.work.desk
    view = desk.write(saved_views.save, "Ours", InboxQuery(), shared=True)
    boris = desk.write(moderators.add, "Boris", Role.MODERATOR)
    shown.session.work.sit_down(boris)
    shown.station._show_person()
    shown.quiet()
    assert shown.station.rail.row(Place(saved_id=view.id)) is not None
    shown.station.narrowing.open_views()
    dialog = shown.station.narrowing._kept
    assert dialog is not None
    assert not dialog.lines[view.id].field.isEnabled()
    dialog.close_overlay()


def test_a_view_of_a_channel_that_is_gone_says_so(opened: Open) -> None:
    """In the bar above its list, which is shown all the same."""
    shown = opened()
    desk = shown.session.work.desk
    view = desk.write(saved_views.save, "Blog", InboxQuery(channel_id=1))
    desk.write(lambda conn, _desk: conn.execute("UPDATE channel SET watched = 0 WHERE id = 1"))
    shown.look()
    shown.station.go(Place(saved_id=view.id))
    shown.quiet()
    assert "Coffee blog" in shown.station.inbox.filters.problems()
    assert len(shown.inbox_ids) == 5


def test_a_view_that_a_colleague_removed_is_left(opened: Open) -> None:
    shown = opened()
    desk = shown.session.work.desk
    view = desk.write(saved_views.save, "Gone", InboxQuery(filter=Filter(link=ANY_LINK)))
    shown.look()
    shown.station.go(Place(saved_id=view.id))
    desk.write(saved_views.remove, view.id)
    shown.look()
    assert shown.station.rail.place() == Place()
    assert len(shown.inbox_ids) == 5


# ------------------------------------------------------------ words and pictures


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_part_has_words(look: Look, language: str) -> None:
    """Each part alone is a phrase and a title of its own, and values of all enumerations have words."""
    look("light", "comfortable", language)
    every = replace(
        WANTED, channels=(1,), brands=(1,), languages=("ru",), authors=(7,), threads=(3,), states=tuple(ItemState),
        waiting=tuple(Waiting), levels=tuple(Level), newer_s=86_400, text="кофе",
    )  # fmt: skip
    said_ = words.phrases(every, NAMES)
    assert len({text for _part, text in said_}) == len(said_) == len(Filter.__dataclass_fields__)
    assert len({words.part_title(part) for part, _text in said_}) == len(said_)
    assert words.phrases(Filter(channels=(99,)), NAMES) == [("channels", "№ 99")]


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("name", ["light", "dark"])
def test_golden_filter_bar(qtbot: QtBot, look: Look, assert_golden: AssertGolden, name: str, language: str) -> None:
    """The chips that fit, how many do not, and what is gone."""
    look(name, "comfortable", language)
    holder = QWidget()
    holder.resize(440, 90)
    bar = FilterBar(holder)
    qtbot.addWidget(holder)
    gone = "Канал Чат гостей из этого фильтра больше не отслеживается."
    bar.show_filter(words.phrases(WANTED, NAMES), "", [gone])
    bar.resize(440, bar.sizeHint().height())
    holder.show()
    assert_golden(bar, f"filter-bar-{name}-{language}")


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("name", ["light", "dark"])
def test_golden_filter_dialog(qtbot: QtBot, look: Look, assert_golden: AssertGolden, name: str, language: str) -> None:
    look(name, "comfortable", language)
    window = QWidget()
    window.resize(900, 800)
    qtbot.addWidget(window)
    window.show()
    dialog = FilterDialog(window, words.state_word(ItemState.OPEN).capitalize(), WANTED, NAMES)
    dialog.open()
    dialog.show_count(dialog.wanted(), 1_000)
    dialog.setFocus()
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    assert_golden(dialog, f"filter-dialog-{name}-{language}")
    dialog.discard()


def test_a_long_filter_fits_any_width(qtbot: QtBot, look: Look) -> None:
    """What has no room is counted, never cut off at the edge."""
    holder = QWidget()
    bar = FilterBar(holder)
    qtbot.addWidget(holder)
    bar.show_filter(words.phrases(WANTED, NAMES), "", [])
    for width in range(200, 1_200, 60):
        bar.resize(width, 60)
        shown = [chip for chip in bar.chips if not chip.isHidden()]
        hidden = len(bar.chips) - len(shown)
        assert bar.more_button.isHidden() == (hidden == 0)
        if hidden:
            assert bar.more_button.text() == f"+{hidden}"


@pytest.mark.rule(16)
@pytest.mark.parametrize(
    ("kind", "said_"), [(EntryKind.CLOSE, "Done by Boris Orlov at"), (EntryKind.HIDE, "Hidden by Boris Orlov at")]
)
def test_what_a_colleague_did_greys_in_place_with_who_and_what(
    opened: Open, clock: StillClock, kind: EntryKind, said_: str
) -> None:
    """Another desk on the same store decides an item: the row stays where it stands and says what was done."""
    shown = opened()
    place = 1
    item = shown.inbox_ids[place]
    keys(shown, "j")
    before = shown.inbox_ids
    other = seated(shown.session.work.desk.profile, clock, "Boris Orlov")
    try:
        other.write(moderation.act, item, Action(kind=kind))
    finally:
        other.close()
    shown.look()
    assert shown.inbox_ids == before
    row = shown.station.inbox.model.row_at(place)
    assert row is not None
    assert row.state is ItemState.DONE
    assert handled_text(row).startswith(said_)
    assert shown.station.inbox.model.pending() == 0


@pytest.mark.parametrize(
    "view", [View.MINE, View.UNASSIGNED, View.OPEN, View.BURNING, View.WAITING_AUTHOR, View.WAITING_COLLEAGUE,
             View.WAITING_EXPERT, View.SNOOZED, View.DONE_TODAY, View.NEEDS_ME, View.DUE_IN_SHIFT]
)  # fmt: skip
def test_each_view_stands_in_the_rail_with_a_figure_and_says_when_it_is_empty(opened: Open, view: View) -> None:
    shown = opened()
    row = shown.station.rail.row(Place(view))
    assert row is not None
    shown.station.go(Place(view))
    shown.quiet()
    assert row.count() == shown.station.inbox.model.count()
    if not row.count():
        assert shown.station.inbox.state() is State.EMPTY
        assert shown.station.inbox._empty_words()[1]


def test_who_waits_for_an_expert_and_for_a_colleague_are_two_lists(opened: Open) -> None:
    shown = opened()
    work = shown.session.work
    for item, waiting in zip(shown.inbox_ids, (Waiting.EXPERT, Waiting.COLLEAGUE), strict=False):
        until = NOW_US + 60 * MINUTE_US
        work.desk.write(moderation.act, item, Action(kind=EntryKind.SNOOZE, until=until, waiting=waiting))
    counts = work.counters().views
    assert (counts[View.WAITING_EXPERT], counts[View.WAITING_COLLEAGUE]) == (1, 1)
