"""The approval queue as a lead lives it: read, approved, edited, sent back, with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.roles import Role
from moderator_app.services import approvals, files, moderators, outbox
from moderator_app.services.approvals import Wish
from moderator_app.services.reply import Reply
from tests.support.inbox_rows import NOW_US
from tests.support.station import Opened, profile_in, said, seated
from tests.support.window import AssertGolden, Look, StillClock
from tests.ui.test_accessibility import NAMED, walk
from ui.approvals.dialogs import ChannelsDialog, EditDialog
from ui.approvals.page import ApprovalsPage
from ui.ask_text import AskText
from ui.rail.pane import Place
from ui.safe_text import visible
from ui.widgets.labels import ElidedLabel

Open = Callable[[], Opened]


@pytest.fixture
def opened(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> Iterator[Open]:
    made: list[Opened] = []

    def open_one() -> Opened:
        desk = seated(profile_in(tmp_path, said(1, "Olga", "Does the lid leak?")), clock)
        boris = desk.write(moderators.add, "Boris", Role.MODERATOR)
        desk.write(approvals.mark_channel, 1, needs=True)
        item = int(desk.reader.execute("SELECT id FROM item").fetchone()[0])
        desk.worked_by(boris).write(approvals.send, item, Reply(text="We are checking it"))
        made.append(Opened(qtbot, desk))
        return made[-1]

    yield open_one
    for each in made:
        each.close()


def at_page(shown: Opened) -> ApprovalsPage:
    shown.station.go(Place(page="approvals"))
    shown.quiet()
    page = shown.window.page()
    assert isinstance(page, ApprovalsPage)
    shown.until(lambda: len(page.cards) == 1)
    page.cards[0].setFocus()
    return page


def test_one_key_approves(opened: Open) -> None:
    """The answer is on its way, and the queue and its figure are empty."""
    shown = opened()
    page = at_page(shown)
    QTest.keyClick(page.cards[0], Qt.Key.Key_A)
    shown.quiet()
    shown.until(lambda: not page.cards)
    assert [each.text for each in outbox.rows(shown.session.work.desk)] == ["We are checking it"]
    assert approvals.count(shown.session.work.desk) == 0


def test_the_text_is_edited_before_it_goes(opened: Open) -> None:
    shown = opened()
    page = at_page(shown)
    QTest.keyClick(page.cards[0], Qt.Key.Key_E)
    dialog = shown.window.findChild(EditDialog)
    assert dialog is not None
    dialog.field.setPlainText("")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shown.quiet()
    assert dialog.is_open()
    dialog.field.setPlainText("It does not")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shown.quiet()
    shown.until(lambda: not page.cards)
    assert [each.text for each in outbox.rows(shown.session.work.desk)] == ["It does not"]


def test_it_is_sent_back_with_a_reason(opened: Open) -> None:
    shown = opened()
    page = at_page(shown)
    QTest.keyClick(page.cards[0], Qt.Key.Key_R)
    dialog = shown.window.findChild(AskText)
    assert dialog is not None
    dialog.field.setText("Name the batch")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    shown.quiet()
    shown.until(lambda: not page.cards)
    assert outbox.rows(shown.session.work.desk) == []


def test_a_lead_chooses_the_channels(opened: Open) -> None:
    shown = opened()
    page = at_page(shown)
    page.channels.click()
    dialog = shown.window.findChild(ChannelsDialog)
    assert dialog is not None
    assert [box.isChecked() for box in dialog.boxes] == [True]
    dialog.boxes[0].click()
    shown.quiet()
    assert approvals.marked_channels(shown.session.work.desk) == frozenset()


def test_what_was_sent_back_stands_in_the_composer_with_the_reason(opened: Open) -> None:
    """Once, and only for who asked; what they typed since is not touched."""
    shown = opened()
    lead = shown.session.work.desk
    (wish,) = approvals.waiting(lead)
    lead.write(approvals.send_back, wish.entry_id, "Name the batch")
    shown.look()
    item = shown.inbox_ids[0]
    shown.station.open_item(item)
    shown.quiet()
    assert shown.station.case.composer.text() == ""
    boris = next(each for each in shown.session.work.people() if each.name == "Boris")
    shown.session.work.sit_down(boris)
    shown.station.open_item(item)
    shown.quiet()
    assert shown.station.case.composer.text() == "We are checking it"
    assert "Name the batch" in shown.window.toast.accessibleName()
    shown.station.case.composer.clear()
    shown.station.open_item(item)
    shown.quiet()
    assert shown.station.case.composer.text() == ""


WISHES = (
    Wish(
        entry_id=11, at=NOW_US - 5 * 60_000_000, actor="2", kind=EntryKind.REPLY, item_id=1, message_id=1,
        author_name="Марина Ковалёва", channel_name="Кофейня «Полдень»", platform="vk",
        question="Почему кофе остыл, пока я ждала?", text="Марина, нам очень жаль. Напишите нам номер заказа.",
        rendered="Марина, нам жаль. Напишите номер заказа.", why="Просила руководитель", because=("channel", "check"),
        found=(), newest=1, new_since=2,
    ),
    Wish(
        entry_id=12, at=NOW_US - 60_000_000, actor="2", kind=EntryKind.BAN, item_id=2, message_id=2,
        author_name="Дмитрий Орлов", channel_name="Кофейня «Полдень»", platform="vk", question="Вы все хамы",
        text=None, rendered=None, why="Третий раз за неделю", because=("role",), found=(), newest=2, new_since=0,
    ),
)  # fmt: skip
NAMES = {"2": "Борис Львов"}


def page_of(qtbot: QtBot, what: str) -> ApprovalsPage:
    page = ApprovalsPage()
    qtbot.addWidget(page)
    page.resize(900, 620)
    page.show()
    if what == "error":
        page.show_error("The store is busy.")
    else:
        page.show_wishes(WISHES if what == "full" else (), NAMES, lambda wish: why_not(wish, what), NOW_US)
    QApplication.sendPostedEvents()
    return page


def why_not(wish: Wish, _what: str) -> str:
    return "" if wish.kind is EntryKind.REPLY else "You asked for this yourself: somebody else decides."


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("what", ["full", "empty", "error"])
def test_the_queue_looks_as_drawn(
    qtbot: QtBot, look: Look, assert_golden: AssertGolden, what: str, name: str, language: str
) -> None:
    look(name, "comfortable", language)
    assert_golden(page_of(qtbot, what), f"approvals_{what}_{name}_{language}")


@pytest.mark.parametrize("what", ["full", "empty", "error"])
def test_everything_on_the_queue_has_a_name(qtbot: QtBot, look: Look, what: str) -> None:
    """Each card says what is asked by whom; each button what it does, the blocked ones why not."""
    look("light", "comfortable", "en")
    page = page_of(qtbot, what)
    for part in walk(page):
        assert part.name or part.role not in NAMED, part.way
    for card in page.cards:
        assert visible(card.wish.author_name) in card.accessibleName()
        assert card.approve.accessibleDescription() == why_not(card.wish, what)


def test_files_are_named_before_a_ruling_and_come_back_with_the_words(
    qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path
) -> None:
    """A lead sees what would go along; sent back, it lies beside the words again."""
    profile = profile_in(tmp_path, said(1, "Olga", "Does the lid leak?"))
    desk = seated(profile, clock)
    desk.write(lambda conn, _desk: conn.execute("UPDATE account SET platform = 'telegram'"))
    boris = desk.write(moderators.add, "Boris", Role.MODERATOR)
    desk.write(approvals.mark_channel, 1, needs=True)
    item = int(desk.reader.execute("SELECT id FROM item").fetchone()[0])
    guide = files.keep_bytes(desk, "guide.pdf", b"%PDF-1.7")
    desk.worked_by(boris).write(approvals.send, item, Reply(text="Here it is", files=(guide,)))
    shown = Opened(qtbot, desk)
    page = at_page(shown)
    assert any(each.text().startswith("guide.pdf") for each in page.cards[0].findChildren(ElidedLabel))
    desk.write(approvals.send_back, page.cards[0].wish.entry_id, "Name the batch")
    shown.session.work.sit_down(boris)
    shown.station.go(Place())
    shown.station.open_item(item)
    shown.quiet()
    assert shown.station.case.composer.beside.files == (guide,)
    shown.close()
