"""Kinds corrected by a key, complaints guarded, outcomes said, private from public, one pass over a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from moderator_app import paths
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import ItemState
from moderator_app.domain.matrix.checks import CheckContext, checks
from moderator_app.domain.matrix.rows import Row, Variant
from moderator_app.domain.matrix.voice import Voice, Wording
from moderator_app.domain.roles import Role
from moderator_app.domain.suggest.tone import Kind
from moderator_app.engine.likeness import Sketcher
from moderator_app.services import community, inbox, matrix, moderators, outbox, outcomes, review, suggest, voice
from moderator_app.services.outcomes import Outcome
from moderator_app.storage.connect import Connection, open_store, transaction
from tests.support.station import Opened, profile_in, said, seated
from tests.support.window import Look, StillClock
from ui.ask_text import AskText
from ui.composer.letter import Letter
from ui.composer.parts import NoticeRow
from ui.composer.text_field import ReplyField
from ui.direct.dialog import DirectDialog
from ui.item_actions import BY_KIND
from ui.verdict.dialog import VerdictDialog
from ui.verdict.several import SeveralDialog
from ui.widgets.banner import CardBanner
from ui.widgets.buttons import Button

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)
Open = Callable[..., Opened]
ASKED = (
    "Stones in the bag of Ethiopia, batch 214",
    "stones in the Ethiopia bag, batch 214!!",
    "Stones, Ethiopia bag, batch 214",
    "Where is the loo?",
)
RECALL = Row(
    code="recall", title="A batch", examples=("stones in the bag",),
    variants=(Variant(answer="[Hello|Hi] {name|}, batch {batch?} goes back to us."),),
)  # fmt: skip


class Engine:
    """Reads and writes as the engine does."""

    def __init__(self, profile: paths.Profile) -> None:
        self._path = profile.store

    def read(self, look: Callable[[Connection], T]) -> T:
        conn = open_store(self._path)
        try:
            return look(conn)
        finally:
            conn.close()

    def write(self, change: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        conn = open_store(self._path)
        try:
            with transaction(conn):
                return change(conn, *args, **kwargs)
        finally:
            conn.close()


@pytest.fixture
def opened(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> Iterator[Open]:
    made: list[Opened] = []

    def open_one(*texts: str, telegram: bool = False, sketched: bool = False) -> Opened:
        people = [said(number, f"Olga{number}", text, thread=f"t{number}") for number, text in enumerate(texts, 1)]
        profile = profile_in(tmp_path, *people)
        engine = Engine(profile)
        if telegram:
            engine.write(lambda conn: conn.execute("UPDATE account SET platform = 'telegram'"))
        if sketched:
            Sketcher().look(engine)
        shown = Opened(qtbot, seated(profile, clock))
        made.append(shown)
        shown.station.open_item(shown.inbox_ids[0])
        shown.quiet()
        return shown

    yield open_one
    for each in made:
        each.close()


def dialog_of(shown: Opened, what: type[W]) -> W:
    """The open dialog of a kind."""
    found = [each for each in shown.window.findChildren(what) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def log_of(shown: Opened) -> list[review.LogLine]:
    """The log, newest first."""
    return review.entries(shown.session.work.desk)


def kinds(shown: Opened) -> list[EntryKind]:
    return [line.entry.kind for line in log_of(shown)]


def test_a_kind_is_corrected_by_its_number(opened: Open) -> None:
    """The key opens the popover, a digit says the kind, the entry is undone like any; the list knows it too."""
    shown = opened("The lid leaks and nobody cares")
    item = shown.inbox_ids[0]
    shown.station.actions.trigger("kind")
    popover = shown.station.kinds.popover()
    assert popover is not None
    QTest.keyClick(popover, Qt.Key.Key_3)
    shown.quiet()
    assert shown.station.kinds.popover() is None
    desk = shown.session.work.desk
    assert inbox.item(desk, item).kind == Kind.CONSTRUCTIVE.value
    assert "Kind: Critic" in shown.window.toast.text()
    shown.station.decisions.undo_last()
    shown.quiet()
    assert inbox.item(desk, item).kind is None


def test_the_popover_goes_with_its_key_and_with_escape(opened: Open) -> None:
    shown = opened("The lid leaks")
    for key in (Qt.Key.Key_Y, Qt.Key.Key_Escape):
        shown.station.kinds.toggle()
        popover = shown.station.kinds.popover()
        assert popover is not None
        QTest.keyClick(popover, key)
        assert shown.station.kinds.popover() is None


@pytest.mark.parametrize("kind", [EntryKind.HIDE, EntryKind.DELETE, EntryKind.SPAM])
def test_a_complaint_is_not_taken_away_without_a_reason(opened: Open, kind: EntryKind) -> None:
    """The dialog reminds why that backfires; the reason stands in the log; for others nothing is asked."""
    shown = opened("The lid leaks", "Buy cheap watches")
    desk = shown.session.work.desk
    item, other = shown.inbox_ids
    desk.write(suggest.correct_kind, item, Kind.CONSTRUCTIVE)
    shown.look()
    shown.station.actions.trigger(BY_KIND[kind].id)
    dialog = dialog_of(shown, VerdictDialog)
    (banner,) = dialog.findChildren(CardBanner)
    assert "screenshot" in banner.accessibleName()
    assert kind not in kinds(shown)
    dialog.rules.choose(len(dialog.rules.rows) - 1)
    dialog.own.setText("A rule")
    QTest.keyClick(dialog.own, Qt.Key.Key_Return)
    shown.quiet()
    (line,) = [line for line in log_of(shown) if line.entry.kind is kind]
    assert line.words["reason"] == "A rule"
    shown.station.open_item(other)
    shown.station.actions.trigger(BY_KIND[kind].id)
    shown.quiet()
    assert kinds(shown).count(kind) == 2


def test_several_complaints_ask_once_with_the_rules(opened: Open) -> None:
    """The reminder why it backfires, the rules by digits, nothing without a reason; both entries cite the rule."""
    shown = opened("The lid leaks", "Waited for an hour")
    desk = shown.session.work.desk
    community.install_starter(desk)
    for item in shown.inbox_ids:
        desk.write(suggest.correct_kind, item, Kind.CONSTRUCTIVE)
    shown.look()
    shown.station.inbox.view.pick_ids(shown.inbox_ids)
    shown.station.actions.trigger("hide")
    dialog = dialog_of(shown, SeveralDialog)
    assert "screenshot" in dialog.guard.accessibleName()
    assert "2 constructive complaints" in dialog.guard.accessibleName()
    dialog.agree()
    assert dialog.is_open(), "there is no reason yet"
    QTest.keyClicks(dialog, "2")
    assert dialog.rule_text.text()
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shown.quiet()
    found = [line for line in log_of(shown) if line.entry.kind is EntryKind.HIDE]
    rule = community.lists(desk)[-1].rules[1]
    assert [line.words["reason"] for line in found] == [f"{rule.number} {rule.title}"] * 2
    assert all(line.entry.data["rule"]["number"] == rule.number for line in found)


def test_several_complaints_are_rather_answered(opened: Open) -> None:
    """Without rules the words ask at once; the way to an answer opens the first one and hides nothing."""
    shown = opened("The lid leaks", "Waited for an hour")
    desk = shown.session.work.desk
    for item in shown.inbox_ids:
        desk.write(suggest.correct_kind, item, Kind.CONSTRUCTIVE)
    shown.look()
    shown.station.inbox.view.pick_ids(shown.inbox_ids)
    shown.station.actions.trigger("delete")
    dialog = dialog_of(shown, SeveralDialog)
    assert dialog.own.hasFocus()
    (button,) = dialog.guard.findChildren(Button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    shown.quiet()
    assert EntryKind.DELETE not in kinds(shown)
    assert shown.station.case.composer.field.hasFocus()
    opened_item = shown.station.case.item()
    assert opened_item is not None
    assert opened_item.id == shown.inbox_ids[0]


def test_an_outcome_is_said_and_stands_in_the_card(opened: Open) -> None:
    """A compensation says with what; saying another one replaces it."""
    shown = opened("The lid leaks")
    desk, item = shown.session.work.desk, shown.inbox_ids[0]
    shown.station.actions.trigger("outcome")
    menu = shown.window.findChild(QMenu)
    assert menu is not None
    menu.actions()[2].trigger()
    menu.close()
    dialog = dialog_of(shown, AskText)
    dialog.field.setText("A free latte")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    shown.quiet()
    said_so = outcomes.of_item(desk, item)
    assert said_so is not None
    assert (said_so.outcome, said_so.what) == (Outcome.COMPENSATED, "A free latte")
    assert [each.split(", ")[:2] for each in shown.station.pages.author.endings()] == [["Compensated", "A free latte"]]
    shown.station.actions.trigger("outcome")
    again = [each for each in shown.window.findChildren(QMenu) if each.actions() and each is not menu][-1]
    assert [each.isChecked() for each in again.actions()] == [False, False, True, False]
    again.actions()[0].trigger()
    again.close()
    shown.quiet()
    assert [each.split(", ")[0] for each in shown.station.pages.author.endings()] == ["Resolved"]


def test_going_private_posts_the_line_and_writes_the_message(opened: Open) -> None:
    """What stands in the composer is the public line; both leave as one, are one undo, and the draft is gone."""
    shown = opened("The lid leaks", telegram=True)
    desk, item = shown.session.work.desk, shown.inbox_ids[0]
    shown.station.case.composer.insert("We wrote to you in private.")
    shown.station.actions.trigger("to-dm")
    dialog = dialog_of(shown, DirectDialog)
    assert dialog.public.text() == "We wrote to you in private."
    assert dialog.send_button.blocked_reason() == "The direct message is empty"
    (banner,) = dialog.findChildren(CardBanner)  # they never wrote to us there
    assert "may refuse" in banner.accessibleName()
    dialog.private.field.set_text("Hello, which lid was it?")
    dialog.agree()
    shown.quiet()
    assert [kind for kind in kinds(shown) if kind in {EntryKind.REPLY, EntryKind.TO_DM}] == [
        EntryKind.TO_DM, EntryKind.REPLY
    ]  # fmt: skip
    assert inbox.item(desk, item).state is ItemState.WAITING
    assert not shown.station.case.composer.text()
    shown.station.decisions.undo_last()
    shown.quiet()
    assert inbox.item(desk, item).state is ItemState.OPEN


def test_a_file_goes_with_the_direct_message(opened: Open, tmp_path: Path) -> None:
    """A receipt alone is a message; the public line carries none, and files of a reply stay with the reply."""
    shown = opened("The lid leaks", telegram=True)
    (tmp_path / "receipt.pdf").write_bytes(b"%PDF-1.4 receipt")
    shown.station.writing.attaching.choose = lambda _window: [str(tmp_path / "receipt.pdf")]
    shown.station.actions.trigger("to-dm")
    dialog = dialog_of(shown, DirectDialog)
    dialog.private.field.set_text("")
    assert dialog.problem() == "The direct message is empty"
    dialog.private.attach.click()
    shown.until(lambda: len(dialog.private.files()) == 1)
    dialog.public.field.set_text("")
    assert dialog.problem() == ""
    dialog.agree()
    shown.quiet()
    (row,) = [each for each in outbox.rows(shown.session.work.desk) if each.action is EntryKind.TO_DM]
    assert [file.name for file in row.files] == ["receipt.pdf"]


def test_what_a_voice_blocks_does_not_leave_privately_either(opened: Open) -> None:
    shown = opened("The lid leaks", telegram=True)
    desk = shown.session.work.desk
    desk.write(voice.save, Voice(name="Shop", language="en", forbidden=(Wording(phrase="nothing we can do"),)))
    desk.write(matrix.save, Row(code="to-dm", title="", variants=(Variant(answer="Look.", follow_up="Hi {name|}!"),)))
    shown.station.direct.ask()
    dialog = dialog_of(shown, DirectDialog)
    assert (dialog.public.text(), dialog.private.text()) == ("Look.", "Hi!")
    dialog.private.field.set_text("There is nothing we can do.")
    dialog.agree()
    assert dialog.is_open()
    assert dialog.private.notices()
    assert dialog.problem() == dialog.private.problem() != ""
    dialog.reject()
    shown.quiet()


def test_a_blocked_way_says_why(opened: Open) -> None:
    """Where the platform has no private messages the key says so."""
    shown = opened("The lid leaks")
    shown.station.actions.trigger("to-dm")
    assert not shown.window.findChildren(DirectDialog)
    assert "WordPress" in shown.window.toast.text()


def test_a_letter_mends_itself(opened: Open) -> None:
    """The same checks as in the composer, with their fix."""
    shown = opened("x")
    spoken = Voice(name="Shop", language="en", forbidden=(Wording(phrase="no way", instead="let us see"),))
    letter = Letter("To all", "", "No way!", lambda text: checks(text, CheckContext(voice=spoken, first=False)))
    shown.qtbot.addWidget(letter)
    assert letter.problem() == letter.notices()[0]
    letter.findChildren(NoticeRow)[0].pressed.emit()
    assert (letter.text(), letter.problem(), letter.notices()) == ("Let us see!", "", [])


def test_forty_are_answered_in_one_pass(opened: Open) -> None:
    """The strip counts them; a field is filled in once; one is taken out, one changed; one undo takes all back."""
    shown = opened(*ASKED, sketched=True)
    desk = shown.session.work.desk
    desk.write(matrix.save, RECALL)
    first, second, third, loo = sorted(shown.inbox_ids)
    shown.station.open_item(loo)
    shown.quiet()
    assert shown.station.case.same.isHidden()
    shown.station.open_item(first)
    shown.quiet()
    shown.until(lambda: not shown.station.case.same.isHidden())
    assert shown.station.case.same.accessibleName() == "2 more ask the same"
    shown.station.actions.trigger("cluster")
    shown.quiet()
    dialog = shown.station.clusters.dialog()
    assert dialog is not None
    assert [card.item_id() for card in dialog.cards] == [first, second, third]
    assert dialog.answers() == []  # the batch is not filled in
    assert dialog.told() == "0 of 3 are answered · 3 cannot be sent as they are"
    assert list(dialog.blanks) == ["batch"]
    dialog.blanks["batch"].setText("214")
    shown.until(lambda: len(dialog.answers()) == 3)
    dialog.cards[1].taken.setChecked(False)
    dialog.cards[2].open_editor()
    editor = dialog.cards[2].findChild(ReplyField)
    assert editor is not None
    QTest.keyClicks(editor, " Sorry!")
    assert [each.item_id for each in dialog.answers()] == [first, third]
    assert dialog.answers()[1].text.endswith("goes back to us. Sorry!")
    dialog.send_button.click()
    shown.quiet()
    states = {item: inbox.item(desk, item).state for item in (first, second, third, loo)}
    assert states == {first: ItemState.WAITING, second: ItemState.OPEN, third: ItemState.WAITING, loo: ItemState.OPEN}
    shown.station.decisions.undo_last()
    shown.quiet()
    assert {inbox.item(desk, item).state for item in (first, third)} == {ItemState.OPEN}


def test_nobody_else_asks_this(opened: Open) -> None:
    """Alone there is no pass, from the thread or from the list."""
    shown = opened("Where is the loo?", sketched=True)
    shown.station.actions.trigger("cluster")
    assert "Nobody else asks this" in shown.window.toast.text()
    shown.station.clusters.open_for(shown.inbox_ids[0])
    shown.quiet()
    assert shown.station.clusters.dialog() is None


def test_a_role_that_may_not_is_told(opened: Open) -> None:
    """Whoever may not correct a kind or change a voice sees why."""
    shown = opened("The lid leaks")
    desk = shown.session.work.desk
    shown.session.work.sit_down(desk.write(moderators.add, "Boris", Role.MODERATOR))
    shown.station.kinds.toggle()
    popover = shown.station.kinds.popover()
    assert popover is not None
    allowed = not popover.buttons[0].blocked_reason()
    QTest.keyClick(popover, Qt.Key.Key_1)
    shown.quiet()
    assert (EntryKind.KIND in kinds(shown)) is allowed
