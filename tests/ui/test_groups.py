"""Groups of the list: heads that fold, whole groups picked and decided, nothing that moves by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from moderator_app import config
from moderator_app.domain.filters import Group, head, is_head
from moderator_app.domain.views import InboxQuery, View
from tests.support.inbox_rows import MemoryReader, believable
from tests.support.station import Opened, arrive, profile_in, said, seated
from tests.support.window import AssertGolden, Look, StillClock
from ui.inbox.model import HEAD_ROLE, InboxModel
from ui.inbox.view import InboxView
from ui.rail.pane import Place
from ui.widgets.countdown import Countdown

Open = Callable[..., Opened]

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
