"""Decisions about all that have something in common: previewed, done, told item by item, taken back as one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.filters import Filter
from moderator_app.domain.items import ItemState
from moderator_app.domain.views import View
from moderator_app.errors import NOT_FOUND, UserError
from moderator_app.services import batch, bulk
from moderator_app.services.bulk import Look
from moderator_app.services.moderation import COMPLAINT_NEEDS_REASON, Action
from tests.support.inbox_rows import believable
from tests.support.station import Opened, profile_in, said, seated
from tests.support.window import AssertGolden, StillClock
from tests.support.window import Look as Dress
from ui.bulk.dialog import BulkDialog, Result

Open = Callable[..., Opened]

PEOPLE = (
    said(1, "Olga", "Where are you on Sunday? https://maps.example/x"),
    said(2, "Peter", "The lid leaks https://m.maps.example", thread="lids"),
    said(3, "Olga", "And on Monday?", thread="lids"),
    said(4, "Marina", "Is there oat milk?", thread="milk"),
)


@pytest.fixture
def opened(qtbot: QtBot, look: Dress, clock: StillClock, tmp_path: Path) -> Iterator[Open]:
    """Opens a workstation on four open comments, or on these; closes it."""
    made: list[Opened] = []

    def open_one(*messages: object) -> Opened:
        profile = profile_in(tmp_path, *(messages or PEOPLE))  # type: ignore[arg-type]
        made.append(Opened(qtbot, seated(profile, clock)))
        return made[-1]

    yield open_one
    for each in made:
        each.close()


def first_opened(shown: Opened) -> Opened:
    QTest.keyClicks(shown.station.inbox.view, "j")
    shown.quiet()
    return shown


def preview(shown: Opened, part: str) -> BulkDialog:
    """The dialog over the scope whose title has this."""
    scope = next(each for each in shown.station.bulk.scopes() if part in each.title)
    shown.station.bulk.open(scope)
    shown.quiet()
    dialog = shown.station.bulk.dialog()
    assert dialog is not None
    return dialog


def choose(shown: Opened, dialog: BulkDialog, kind: EntryKind) -> None:
    dialog.what.buttons[kind].click()
    shown.quiet()


def states(shown: Opened) -> dict[str, int]:
    counts = shown.session.work.counters().views
    return {"open": counts[View.OPEN], "done": counts[View.DONE]}


def test_what_an_item_has_in_common_is_offered(opened: Open) -> None:
    """Its author, its thread, the hosts it links to, and the whole list."""
    shown = first_opened(opened())
    titles = [each.title for each in shown.station.bulk.scopes()]
    assert titles == [
        "All from Olga",
        "All under “About post”",
        "All with a link to maps.example",
        "All of the list: 4 items",
    ]


@pytest.mark.parametrize(("part", "count"), [("All from", 2), ("All under", 1), ("link to", 2), ("All of the list", 4)])
def test_each_scope_finds_its_items(opened: Open, part: str, count: int) -> None:
    shown = first_opened(opened())
    dialog = preview(shown, part)
    choose(shown, dialog, EntryKind.CLOSE)
    assert dialog.told() == f"Will be done: {count}"
    dialog.close_overlay()


def test_all_of_an_author_are_closed_told_and_taken_back_as_one(opened: Open) -> None:
    """By keys alone; one toast with one undo; the rows stay where they stand."""
    shown = first_opened(opened())
    before = shown.inbox_ids
    dialog = preview(shown, "All from")
    first = dialog.what.first()
    assert first is not None
    for button in dialog.what.buttons.values():
        if button is dialog.what.buttons[EntryKind.CLOSE]:
            break
        QTest.keyClick(button, Qt.Key.Key_Right)
    QTest.keyClick(dialog.what.buttons[EntryKind.CLOSE], Qt.Key.Key_Space)
    shown.quiet()
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shown.quiet()
    assert dialog.told() == "Done: 2"
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert shown.station.bulk.dialog() is None
    assert states(shown) == {"open": 2, "done": 2}
    assert shown.inbox_ids == before
    shown.station.actions.trigger("undo")
    shown.until(lambda: states(shown) == {"open": 4, "done": 0})
    shown.quiet()


def test_what_would_be_refused_is_told_before_and_after(opened: Open) -> None:
    """A comment that is gone by then cannot be hidden: the others are, and its name stands in the result."""
    shown = first_opened(opened())
    desk = shown.session.work.desk
    desk.write(lambda conn, _desk: conn.execute("UPDATE message SET removed_at = 5 WHERE external_id = '4'"))
    dialog = preview(shown, "All of the list")
    choose(shown, dialog, EntryKind.HIDE)
    assert dialog.told() == "Will be done: 3 · will be refused: 1"
    shown.until(lambda: "The message is no longer there." in words_in(dialog))
    dialog.agree()
    shown.quiet()
    assert dialog.told() == "Done: 3 · refused: 1"
    shown.until(lambda: "Marina" in words_in(dialog))
    dialog.close_overlay()


def words_in(dialog: BulkDialog) -> str:
    return "\n".join(each.accessibleName() for each in dialog.findChildren(QWidget) if each.isVisibleTo(dialog))


def test_a_complaint_is_not_taken_away_without_a_reason(opened: Open) -> None:
    """Typing one makes it go."""
    shown = first_opened(opened())
    shown.session.work.desk.write(
        lambda conn, _desk: conn.execute("UPDATE item SET kind = 'constructive_critic' WHERE id = 2")
    )
    dialog = preview(shown, "All of the list")
    choose(shown, dialog, EntryKind.HIDE)
    assert dialog.told().startswith("Will be done: 3")
    dialog.words.setText("insults, rule 3")
    shown.until(lambda: dialog.told() == "Will be done: 4")
    dialog.close_overlay()
    shown.quiet()


def test_nothing_is_done_before_it_was_looked_at(opened: Open) -> None:
    """Without a choice, with a missing name of a tag, and while items are looked at, the button says why not."""
    shown = first_opened(opened())
    dialog = preview(shown, "All from")
    assert dialog.go.blocked_reason() == "Choose what to do"
    choose(shown, dialog, EntryKind.TAG)
    assert dialog.go.blocked_reason() == "Something is missing"
    dialog.agree()
    assert not dialog.running()
    dialog.words.setText("Sunday")
    shown.until(lambda: not dialog.go.blocked_reason())
    dialog.agree()
    shown.quiet()
    rows = shown.session.work.rows(shown.inbox_ids)
    assert {row.author_name for row in rows if row.tags == ("sunday",)} == {"Olga"}
    dialog.close_overlay()


def test_more_than_is_loaded_is_decided_in_steps(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that match, not only the pages that were read; looked at and done chunk by chunk."""
    monkeypatch.setattr(bulk, "CHUNK", 7)
    monkeypatch.setattr("ui.bulk.station.CHUNK", 7)
    monkeypatch.setattr(batch, "BULK_CHUNK", 7)
    shown = opened(*[said(number, f"Reader {number}", "hello", thread=f"t{number}") for number in range(1, 151)])
    shown.station.bulk.open_listed()
    shown.quiet()
    dialog = shown.station.bulk.dialog()
    assert dialog is not None
    choose(shown, dialog, EntryKind.CLOSE)
    assert dialog.told() == "Will be done: 150"
    dialog.agree()
    shown.quiet()
    assert states(shown) == {"open": 0, "done": 150}
    dialog.close_overlay()


def test_a_stop_leaves_the_rest_as_it_is(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """Escape while it runs begins no more; what was done is told, counted and can be taken back."""
    monkeypatch.setattr(batch, "BULK_CHUNK", 1)
    shown = opened(*[said(number, f"Reader {number}", "hello", thread=f"t{number}") for number in range(1, 61)])
    shown.station.bulk.open_listed()
    shown.quiet()
    dialog = shown.station.bulk.dialog()
    assert dialog is not None
    choose(shown, dialog, EntryKind.CLOSE)
    dialog.agree()
    dialog.reject()
    shown.quiet()
    assert not dialog.running()
    counts = states(shown)
    assert counts["open"] + counts["done"] == 60
    assert dialog.told().startswith(f"Done: {counts['done']}")
    assert (f"not begun: {counts['open']}" in dialog.told()) == (counts["open"] > 0)
    dialog.close_overlay()


def test_a_closed_dialog_is_told_nothing_more(opened: Open) -> None:
    shown = first_opened(opened())
    dialog = preview(shown, "All from")
    dialog.what.buttons[EntryKind.CLOSE].click()
    dialog.close_overlay()
    shown.quiet()
    assert shown.station.bulk.dialog() is None
    assert states(shown)["done"] == 0


def test_the_narrowed_list_is_what_is_decided(opened: Open) -> None:
    """Of a filter only what it lists, and the dialog says the filter in words."""
    shown = opened()
    shown.station.narrowing.apply(Filter(link="maps.example"))
    shown.quiet()
    shown.station.bulk.open_listed()
    shown.quiet()
    dialog = shown.station.bulk.dialog()
    assert dialog is not None
    assert dialog.about.text() == "Open: with a link to maps.example"
    choose(shown, dialog, EntryKind.CLOSE)
    dialog.agree()
    shown.quiet()
    assert states(shown) == {"open": 2, "done": 2}
    dialog.close_overlay()


def test_a_preview_and_the_decision_refuse_the_same(opened: Open) -> None:
    """What the look refuses the decision refuses with the same code, for every bulk action."""
    shown = opened()
    desk = shown.session.work.desk
    desk.write(lambda conn, _desk: conn.execute("UPDATE message SET removed_at = 5 WHERE external_id = '4'"))
    desk.write(lambda conn, _desk: conn.execute("UPDATE item SET kind = 'constructive_critic' WHERE id = 2"))
    ids = [*shown.inbox_ids, 9_999]
    for kind in (EntryKind.HIDE, EntryKind.DELETE, EntryKind.SPAM, EntryKind.CLAIM, EntryKind.CLOSE):
        seen = bulk.look(desk, ids, Action(kind=kind))
        (result,) = [each.result() for each in batch.act_on_many(desk, ids, Action(kind=kind))]
        assert {item: error.code for item, error in seen.refused.items()} == {
            item: error.code for item, error in result.failed.items()
        }, kind
        assert 9_999 in seen.refused
        if kind is EntryKind.HIDE:
            assert seen.refused[2].code == COMPLAINT_NEEDS_REASON


def settled() -> None:
    """What was added after the dialog was shown has its place."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def filled(window: QWidget) -> BulkDialog:
    dialog = BulkDialog(window, "Open: from Дмитрий Орлов, with a link to shop.example", {"1": "Анна Климова"})
    dialog.show_items(1_204, [row for row in believable() if row.state is ItemState.OPEN][:5])
    dialog.what.buttons[EntryKind.HIDE].click()
    return dialog


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("name", ["light", "dark"])
def test_golden_preview(qtbot: QtBot, look: Dress, assert_golden: AssertGolden, name: str, language: str) -> None:
    look(name, "comfortable", language)
    window = QWidget()
    window.resize(900, 760)
    qtbot.addWidget(window)
    window.show()
    dialog = filled(window)
    dialog.open()
    action = dialog.action()
    assert action is not None
    gone = UserError(NOT_FOUND, what="item", wanted=9, nearest="8")
    refused = {9: gone, 10: gone} | {each: UserError(COMPLAINT_NEEDS_REASON) for each in range(20, 45)}
    dialog.show_look(action, Look(looked=1_204, refused=refused), {20: "Марина Ковалёва", 21: "Olga"})
    dialog.setFocus()
    settled()
    assert_golden(dialog, f"bulk-preview-{name}-{language}")
    dialog.discard()


def test_golden_result(qtbot: QtBot, look: Dress, assert_golden: AssertGolden) -> None:
    """What became of each."""
    look("light", "comfortable", "ru")
    window = QWidget()
    window.resize(900, 760)
    qtbot.addWidget(window)
    window.show()
    dialog = filled(window)
    dialog.open()
    failed = {20: UserError(COMPLAINT_NEEDS_REASON), 21: UserError(NOT_FOUND, what="item", wanted=9, nearest="8")}
    dialog.show_result(Result(done=1_198, failed=failed, left=4), {20: "Марина Ковалёва", 21: "Olga"})
    dialog.setFocus()
    settled()
    assert_golden(dialog, "bulk-result-light-ru")
    dialog.discard()
