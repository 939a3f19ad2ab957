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
from moderator_app.domain.filters import ANY_LINK, ME, NOBODY, Filter, Group, head, is_head
from moderator_app.domain.items import InboxRow, ItemState, Waiting
from moderator_app.domain.matrix.rows import Kind
from moderator_app.domain.roles import Role
from moderator_app.domain.sla.clocks import Level
from moderator_app.domain.views import InboxQuery, View
from moderator_app.services import moderation, moderators, saved_views
from moderator_app.services.filters import Names
from moderator_app.services.moderation import Action
from tests.support.inbox_rows import NOW_US, MemoryReader, believable
from tests.support.station import Opened, arrive, profile_in, said, seated
from tests.support.window import AssertGolden, Look, StillClock
from ui.filters import words
from ui.filters.bar import FilterBar
from ui.filters.dialog import FilterDialog
from ui.filters.views import SaveViewDialog
from ui.inbox.model import HEAD_ROLE, InboxModel
from ui.inbox.pane import State
from ui.inbox.view import InboxView
from ui.rail.pane import Place
from ui.widgets.countdown import Countdown

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
    assert focused is dialog.rows["states"].first()
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


def test_tab_stops_once_at_a_row_and_arrows_go_on(opened: Open) -> None:
    shown = opened()
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


# ------------------------------------------------------------ groups


def test_groups_are_chosen_and_remembered(opened: Open) -> None:
    """By author: who wrote three times stands together under a head; the setting is kept."""
    shown = opened()
    shown.station.choose(config.INBOX_GROUP, "author")
    shown.quiet()
    assert authors(shown) == ["—", "Olga", "Olga", "Olga", "Peter", "Marina"]
    assert shown.session.work.desk.config.get(config.INBOX_GROUP) == "author"
    assert shown.station.inbox.model.count() == 5
    shown.station.go(Place(View.ALL))
    shown.quiet()
    assert any(is_head(each) for each in shown.inbox_ids)


def test_groups_fold_by_keys_and_keep_the_place(opened: Open) -> None:
    """J passes over the head of what is shown; Left folds and stands on the head, on no item; Right unfolds."""
    shown = opened(INBOX_GROUP="author")
    view = shown.station.inbox.view
    keys(shown, "j")
    first = view.current_id()
    assert first == shown.inbox_ids[1]
    assert shown.station.case.item() is not None
    key(view, Qt.Key.Key_Left)
    shown.quiet()
    assert authors(shown) == ["—", "Peter", "Marina"]
    assert view.current_id() is None
    assert shown.station.case.item() is None
    keys(shown, "j")
    assert authors(shown)[view.currentIndex().row()] == "Peter"
    keys(shown, "k")
    assert view.currentIndex().row() == 0
    key(view, Qt.Key.Key_Right)
    shown.quiet()
    assert len(shown.inbox_ids) == 6


@pytest.mark.rule(16)
def test_folded_groups_stay_folded_when_new_ones_are_shown(opened: Open) -> None:
    """What arrives in a folded group is counted and waits; taking it leaves the group as it was."""
    shown = opened(INBOX_GROUP="author")
    keys(shown, "ju")
    assert authors(shown) == ["—", "Peter", "Marina"]
    arrive(shown.session.work.desk.profile, said(20, "Olga", "and again", thread="n"))
    shown.look()
    assert shown.station.inbox.model.pending() == 1
    assert authors(shown) == ["—", "Peter", "Marina"]
    keys(shown, ".")
    assert authors(shown) == ["—", "Peter", "Marina"]
    assert shown.station.inbox.model.count() == 6


def test_a_whole_group_is_picked_and_decided_and_taken_back_as_one(opened: Open) -> None:
    """X on a head picks what stands below it, folded or not; E closes them; Z opens them all again."""
    shown = opened(INBOX_GROUP="author")
    keys(shown, "ju")
    keys(shown, "x")
    picked = shown.station.inbox.view.picked_ids()
    assert len(picked) == 3
    keys(shown, "e")
    shown.until(lambda: shown.station.work.counters().views[View.OPEN] == 2)
    shown.quiet()
    keys(shown, "z")
    shown.until(lambda: shown.station.work.counters().views[View.OPEN] == 5)
    shown.quiet()


def test_a_key_on_a_head_decides_nothing(opened: Open) -> None:
    """Nobody stands on an item there: closing must not hit the one that was open before."""
    shown = opened(INBOX_GROUP="author")
    keys(shown, "ju")
    keys(shown, "e")
    assert shown.station.work.counters().views[View.OPEN] == 5


def test_all_groups_fold_at_once(opened: Open) -> None:
    shown = opened(INBOX_GROUP="author")
    keys(shown, "jj")
    shown.station.actions.trigger("fold_all")
    assert authors(shown) == ["—", "Peter", "Marina"]
    shown.station.actions.trigger("fold_all")
    assert len(shown.inbox_ids) == 6


def test_heads_are_heard(opened: Open) -> None:
    """What is common, how many, folded or not."""
    shown = opened(INBOX_GROUP="author")
    model = shown.station.inbox.model
    said_ = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert said_.startswith("Olga, 3 items together, unfolded")


# ------------------------------------------------------------ the model alone


def grouped_model(count: int) -> tuple[InboxModel, MemoryReader]:
    """Groups of three, then ten that stand alone."""
    rows = [replace(believable()[0], id=number) for number in range(1, count + 1)]
    reader = MemoryReader(rows)
    numbers: list[int] = []
    for first in range(1, count - 10, 3):
        numbers += [head(first, 3), first, first + 1, first + 2]
    numbers += list(range(count - 9, count + 1))
    reader.order = numbers
    model = InboxModel(reader)
    model.show(InboxQuery(group=Group.AUTHOR))
    return model, reader


def test_a_gathered_list_reads_pages_too() -> None:
    """A head costs no page of its own, and members are known on any page."""
    model, reader = grouped_model(310)
    assert model.count() == 310
    place = 200
    for at in range(place, place + 8):
        number = model.id_at(at)
        above = model.head_of(at)
        assert (model.data(model.index(at, 0), HEAD_ROLE) is None) == (not is_head(number))
        assert above is not None
    assert len(reader.asked) == 0
    model.row_at(place)
    assert len(reader.asked) == 1
    assert model.head_of(model.rowCount() - 1) is None


def test_folding_is_exact() -> None:
    """Folded and unfolded again is the list as it was; what stands alone never goes."""
    model, reader = grouped_model(40)
    before = [model.id_at(place) for place in range(model.rowCount())]
    model.fold(4, folded=True)
    assert model.rowCount() == len(before) - 3
    assert list(model.below(4)) == [4, 5, 6]
    model.fold_all(folded=True)
    assert [model.id_at(place) for place in range(model.rowCount())] == [
        *[each for each in before if is_head(each)], *range(31, 41),
    ]  # fmt: skip
    assert model.after(31, -1) is None
    model.fold_all(folded=False)
    assert [model.id_at(place) for place in range(model.rowCount())] == before
    assert reader.order == before


def test_a_changed_first_item_repaints_its_head(qtbot: QtBot) -> None:
    model, reader = grouped_model(40)
    model.row_at(0)
    changed: list[int] = []
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    reader.by_id[1] = replace(reader.by_id[1], excerpt="other")
    model.mark_stale([1])
    assert changed == [0, 1]
    row = model.row_at(0)
    assert row is not None
    assert row.excerpt == "other"


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


def gathered(group: Group) -> list[InboxRow]:
    rows = believable()[:7]
    if group is Group.THREAD:
        return [replace(row, thread_title="Осеннее меню: тыквенный раф") for row in rows]
    return rows


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("name", ["light", "dark"])
def test_golden_grouped(
    qtbot: QtBot, look: Look, clock: StillClock, assert_golden: AssertGolden, name: str, language: str
) -> None:
    """An unfolded and a folded group among rows that stand alone."""
    look(name, "comfortable", language)
    rows = believable()
    reader = MemoryReader([*rows, replace(rows[2], id=20, excerpt="А ещё не поменяли крышки"), replace(rows[1], id=21)])
    reader.order = [1, head(3, 2), 3, 20, head(2, 2), 2, 21, 5, 6, 7]
    model = InboxModel(reader)
    view = InboxView(model, Countdown(clock))
    model.setParent(view)
    qtbot.addWidget(view)
    view.resize(400, 560)
    model.show(InboxQuery(group=Group.CLUSTER))
    model.fold(4, folded=True)
    view.show()
    assert_golden(view, f"inbox-grouped-{name}-{language}")


def test_golden_grouped_compact(qtbot: QtBot, look: Look, clock: StillClock, assert_golden: AssertGolden) -> None:
    look("dark", "compact", "en")
    reader = MemoryReader(believable())
    reader.order = [1, head(3, 2), 3, 4, 6, head(9, 3), 8, 9, 7]
    model = InboxModel(reader)
    view = InboxView(model, Countdown(clock))
    model.setParent(view)
    qtbot.addWidget(view)
    view.resize(400, 420)
    model.show(InboxQuery(group=Group.AUTHOR))
    view.show()
    assert_golden(view, "inbox-grouped-compact-dark-en")


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


def test_what_a_colleague_did_greys_in_place_with_who(opened: Open, clock: StillClock) -> None:
    """Another desk on the same store closes an item: the row stays where it stands and says who and when."""
    from ui.inbox.sentence import handled_text

    shown = opened()
    place = 1
    item = shown.inbox_ids[place]
    keys(shown, "j")
    profile = shown.session.work.desk.profile
    other = seated(profile, clock, "Boris Orlov")
    try:
        other.write(moderation.act, item, Action(kind=EntryKind.CLOSE))
    finally:
        other.close()
    shown.look()
    assert shown.inbox_ids[place] == item
    row = shown.station.inbox.model.row_at(place)
    assert row is not None
    assert row.state is ItemState.DONE
    assert "Boris Orlov" in handled_text(row)
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
