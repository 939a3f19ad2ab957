"""Files of a reply in the window: put beside the words, checked, kept with the draft, sent, taken back."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from moderator_app.domain.files import OutgoingFile
from moderator_app.domain.items import DeliveryState
from moderator_app.services import files, outbox
from moderator_app.storage.connect import open_store, transaction
from tests.support.inbox_rows import NOW_US
from tests.support.station import Opened, arrive, profile_in, said, seated
from tests.support.threads import PEOPLE, THREAD, delivery
from tests.support.window import AssertGolden, Look, StillClock
from tests.ui.test_composer import ILYA, MARINA, RULES, MemoryDrafts, Screen
from ui.composer.attaching import MOST, png
from ui.composer.pane import Composer
from ui.composer.reply import Abilities, KeptDraft, LengthRule, Reply
from ui.outbox.sentences import excerpt
from ui.thread.blocks import Block
from ui.thread.laid import Setting, Unfolded, lay_out
from ui.widgets.labels import Panel

TAKES = Abilities(files=RULES)
NONE = Abilities(no_files="Comments on WordPress take no files")
LID = OutgoingFile(name="lid.jpg", sha256="a" * 64, size=655_360, mime="image/jpeg", picture=True)
GUIDE = OutgoingFile(name="guide.pdf", sha256="b" * 64, size=1_300_000, mime="application/pdf")
CASE = MARINA.case
Open = Callable[..., Opened]


@pytest.fixture
def drafts() -> MemoryDrafts:
    return MemoryDrafts()


@pytest.fixture
def composer(qtbot: QtBot, look: Look, clock: StillClock, drafts: MemoryDrafts) -> Composer:
    made = Composer(drafts, clock, Screen())
    qtbot.addWidget(made)
    made.resize(512, 300)
    made.show()
    made.open_for(MARINA, THREAD, rule=LengthRule(4096), people=PEOPLE, abilities=TAKES)
    return made


def dragged(*paths: str) -> QMimeData:
    """What a file manager drags."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(each) for each in paths])
    return data


def drag(widget: QWidget, data: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(
        QPoint(20, 20), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event


def drop(widget: QWidget, data: QMimeData) -> None:
    drag(widget, data)  # Qt hands a drop to whatever took the drag
    event = QDropEvent(
        QPointF(20, 20), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, event)


# Beside the words -----------------------------------------------------------------------------------


def test_a_file_is_a_chip_with_name_and_size(composer: Composer) -> None:
    """Its name is read aloud with what it is; several say what they are together; the same bytes are there once."""
    composer.add_file(CASE, LID)
    (chip,) = composer.beside.row.chips()
    assert chip.accessibleName().replace("\xa0", " ") == "picture, lid.jpg, 640 KB"
    assert composer.beside.row.total() == ""
    composer.add_file(CASE, LID)
    composer.add_file(CASE, replace(GUIDE, name="\u202egnp.exe"))
    assert [each.file for each in composer.beside.row.chips()] == [LID, replace(GUIDE, name="\u202egnp.exe")]
    assert "‹RLO›" in composer.beside.row.chips()[1].accessibleName()
    assert composer.beside.row.total().replace("\xa0", " ") == "2 files, 1.9 MB"


def test_chips_by_keyboard_alone(composer: Composer) -> None:
    """Arrows walk them, Delete takes one away and stays at its place; after the last the words have the keyboard."""
    composer.activateWindow()
    composer.add_file(CASE, LID)
    composer.add_file(CASE, GUIDE)
    chips = composer.beside.row.chips()
    chips[0].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(chips[0], Qt.Key.Key_Right)
    assert chips[1].hasFocus()
    QTest.keyClick(chips[1], Qt.Key.Key_Delete)
    (left,) = composer.beside.row.chips()
    assert left.file == LID
    assert left.hasFocus()
    QTest.keyClick(left, Qt.Key.Key_Backspace)
    assert composer.beside.files == ()
    assert composer.field.hasFocus()
    assert composer.beside.row.isHidden()


def test_a_picture_can_go_as_a_document(composer: Composer) -> None:
    """The menu of its chip says so; the platform then shows it unchanged."""
    composer.add_file(CASE, LID)
    menu = composer.beside.row.chips()[0].menu()
    assert [each.text() for each in menu.actions()] == ["Send as a document, unchanged", "Take away"]
    menu.actions()[0].trigger()
    assert composer.beside.files == (replace(LID, picture=False),)
    back = composer.beside.row.chips()[0].menu()
    assert back.actions()[0].text() == "Send as a picture"


# With the draft --------------------------------------------------------------------------------------


def test_files_live_with_the_draft_of_their_item(composer: Composer, drafts: MemoryDrafts) -> None:
    """Switching items switches files, and a draft of files alone is kept."""
    composer.add_file(CASE, LID)
    composer.open_for(ILYA, THREAD, abilities=TAKES)
    assert not composer.beside.files
    assert drafts.kept[CASE].files == (LID,)
    assert drafts.kept[CASE].text == ""
    composer.open_for(MARINA, THREAD, abilities=TAKES)
    assert composer.beside.files == (LID,)
    composer.beside.remove(0)
    composer.flush()
    assert drafts.kept[CASE].empty()


@pytest.mark.rule(1)
def test_after_a_crash_the_files_come_back(composer: Composer, drafts: MemoryDrafts) -> None:
    drafts.kept[ILYA.case] = KeptDraft(
        case=ILYA.case, draft_id="d1", text="", seen=(6,), saved_at=NOW_US, files=(LID, GUIDE)
    )
    composer.open_for(ILYA, THREAD, abilities=TAKES)
    assert composer.beside.files == (LID, GUIDE)


def test_a_copy_that_ends_after_the_reader_went_on_belongs_to_its_own_case(
    composer: Composer, drafts: MemoryDrafts
) -> None:
    """It goes into the draft of the case it was put beside, never to the one on screen."""
    composer.field.insert("Here it is")
    composer.beside.expect(CASE, "lid.jpg")
    composer.open_for(ILYA, THREAD, abilities=TAKES)
    assert composer.beside.waited_for() == ()
    composer.beside.settled(CASE, "lid.jpg")
    composer.add_file(CASE, LID)
    assert composer.beside.files == ()
    assert (drafts.kept[CASE].text, drafts.kept[CASE].files) == ("Here it is", (LID,))


# Limits ----------------------------------------------------------------------------------------------


def test_what_the_platform_does_not_take_is_said_and_stops_it(composer: Composer) -> None:
    """One sentence in the rows, the same on the greyed button; taking one away mends it."""
    for number in range(4):
        composer.add_file(CASE, replace(LID, name=f"{number}.jpg"))
    said = "WordPress takes at most 3 files with one answer; there are 4."
    assert composer.notices() == [said]
    assert composer.tools.send.blocked_reason() == said
    assert not composer.send()
    composer.beside.remove(0)
    assert composer.notices() == []
    assert composer.tools.send.blocked_reason() == ""


def test_pictures_and_documents_are_mended_by_one_button(composer: Composer) -> None:
    composer.add_file(CASE, LID)
    composer.add_file(CASE, GUIDE)
    (row,) = composer.notice_rows()
    assert row.text() == "Pictures and documents only go apart here"
    row.pressed.emit()
    assert composer.notices() == []
    assert [each.picture for each in composer.beside.files] == [False, False]


def test_a_picture_too_large_for_a_picture_goes_as_a_document(composer: Composer) -> None:
    composer.add_file(CASE, replace(LID, size=RULES.max_picture_bytes + 1))
    assert [each.picture for each in composer.beside.files] == [False]
    assert composer.problem() == ""


def test_beside_a_file_a_text_is_shorter(composer: Composer) -> None:
    """The limit that is shown is the one that holds, and the reason comes as the letters do."""
    composer.field.insert("x" * 41)
    assert composer.tools.length.text() == "41 / 4,096"
    composer.add_file(CASE, LID)
    assert composer.tools.length.text() == "41 / 40"
    assert "at most 40 characters" in composer.notices()[0]
    composer.field.textCursor().deletePreviousChar()
    assert composer.notices() == []
    composer.field.insert("xx")
    assert len(composer.notices()) == 1


# Sending ---------------------------------------------------------------------------------------------


def test_a_file_alone_can_be_sent(composer: Composer, drafts: MemoryDrafts) -> None:
    """The reply carries it; it cannot be taken away while that is saved, and is gone from the composer after."""
    sent: list[Reply] = []
    composer.send_requested.connect(sent.append)
    assert composer.problem() == "Nothing is written yet"
    composer.add_file(CASE, LID)
    assert composer.send()
    assert (sent[0].text, sent[0].files) == ("", (LID,))
    assert not composer.beside.row.isEnabled()
    composer.sent(sent[0].draft_id)
    assert composer.beside.files == ()
    assert drafts.kept == {}


def test_a_refused_reply_keeps_its_files(composer: Composer) -> None:
    sent: list[Reply] = []
    composer.send_requested.connect(sent.append)
    composer.add_file(CASE, LID)
    composer.send()
    composer.refused(sent[0].draft_id, "The file lid.jpg is no longer in the profile.")
    assert composer.beside.files == (LID,)
    assert composer.beside.row.isEnabled()


def test_nothing_leaves_while_a_file_is_copied(composer: Composer) -> None:
    """Else the words would go without it."""
    composer.field.insert("Here it is")
    composer.beside.expect(CASE, "lid.jpg")
    assert not composer.send()
    assert composer.problem() == "A file is still being copied"
    composer.beside.settled(CASE, "lid.jpg")
    assert composer.tools.send.blocked_reason() == ""


def test_what_did_not_go_is_put_back_once(composer: Composer, drafts: MemoryDrafts) -> None:
    """Before the writer where the case is open, else into its draft."""
    composer.put_back(CASE, "Not gone", files=(LID,))
    composer.put_back(CASE, "Not gone", files=(LID,))
    assert (composer.text(), composer.beside.files) == ("Not gone", (LID,))
    composer.put_back(ILYA.case, "", files=(GUIDE,))
    assert drafts.kept[ILYA.case].files == (GUIDE,)


def test_words_that_went_another_way_leave_the_files(composer: Composer, drafts: MemoryDrafts) -> None:
    """A verdict or a direct message takes the words alone."""
    composer.add_file(CASE, LID)
    composer.field.insert("Here it is")
    composer.clear()
    assert (composer.text(), composer.beside.files) == ("", (LID,))
    assert drafts.kept[CASE].files == (LID,)


def test_the_preview_shows_the_files(composer: Composer) -> None:
    composer.add_file(CASE, LID)
    composer.field.insert("Here it is")
    composer.toggle_preview()
    assert [(icon, said.replace("\xa0", " ")) for icon, said in composer.body.preview.showing().files] == [
        ("image", "lid.jpg · 640 KB")
    ]
    assert "lid.jpg" in composer.body.preview.accessibleName()


# Dropped and pasted ----------------------------------------------------------------------------------


def test_files_are_dropped_on_the_composer(composer: Composer) -> None:
    """The target is seen while they are above it, the words included; words and addresses still go into the words."""
    given: list[list[Path]] = []
    composer.files_given.connect(given.append)
    field = composer.field.viewport()
    assert drag(field, dragged("/tmp/lid.jpg")).isAccepted()
    assert composer.dropping.shade.isVisible()
    assert composer.dropping.shade.sentence() == "Let go: they go along with the reply"
    QApplication.sendEvent(composer, QDragLeaveEvent())
    assert not composer.dropping.shade.isVisible()
    drop(composer, dragged("/tmp/lid.jpg"))
    assert given == [[Path("/tmp/lid.jpg")]]
    words = QMimeData()
    words.setText("lid")
    drag(field, words)
    assert not composer.dropping.shade.isVisible()


def test_where_no_files_are_taken_the_drop_target_says_why(composer: Composer) -> None:
    composer.open_for(ILYA, THREAD, abilities=NONE)
    assert composer.tools.attach.blocked_reason() == "Comments on WordPress take no files"
    drag(composer.field.viewport(), dragged("/tmp/lid.jpg"))
    assert composer.dropping.shade.sentence() == "Comments on WordPress take no files"


def test_files_and_pictures_are_pasted(composer: Composer) -> None:
    """Files become files and a picture a picture; where there are words too, as office programs give them, they win."""
    paths: list[list[Path]] = []
    pictures: list[QImage] = []
    composer.files_given.connect(paths.append)
    composer.picture_given.connect(pictures.append)
    composer.field.insertFromMimeData(dragged("/tmp/lid.jpg", "/tmp/cup.jpg"))
    assert paths == [[Path("/tmp/lid.jpg"), Path("/tmp/cup.jpg")]]
    picture = QMimeData()
    picture.setImageData(QImage(8, 6, QImage.Format.Format_RGB32))
    assert composer.field.canInsertFromMimeData(picture)
    composer.field.insertFromMimeData(picture)
    assert [each.size().width() for each in pictures] == [8]
    picture.setText("cell")
    composer.field.insertFromMimeData(picture)
    assert composer.text() == "cell"
    assert len(pictures) == 1


# In the window ---------------------------------------------------------------------------------------


@pytest.fixture
def opened(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> Iterator[Open]:
    """Opens a workstation on a message of Telegram, or of a site; closes it."""
    made: list[Opened] = []

    def open_one(platform: str = "telegram") -> Opened:
        profile = profile_in(tmp_path)
        conn = open_store(profile.store)
        with transaction(conn):
            conn.execute("UPDATE account SET platform = ?", (platform,))
        conn.close()
        arrive(profile, said(1, "Olga", "Where is the guide? The lid leaks."))
        made.append(Opened(qtbot, seated(profile, clock)))
        QTest.keyClicks(made[-1].station.inbox.view, "j")
        made[-1].quiet()
        return made[-1]

    yield open_one
    for each in made:
        each.close()


def picture_at(path: Path) -> Path:
    """A small picture on disk."""
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(QColor("brown"))
    path.write_bytes(png(image))
    return path


def test_where_no_pictures_are_taken_one_goes_as_a_document(opened: Open, tmp_path: Path) -> None:
    """A community's key of VK sends none under comments: told beforehand, and nothing is refused afterwards."""
    station = opened("vk").station
    lacks = '{"send_pictures": "no_permission"}'
    station.work.desk.write(lambda conn, _desk: conn.execute("UPDATE channel SET missing_json = ?", (lacks,)))
    station.case.refresh()
    beside = station.case.composer.beside
    picture = files.keep(station.work.desk, picture_at(tmp_path / "map.png"))
    assert picture.picture
    beside.add(picture)
    assert [each.picture for each in beside.files] == [False]
    assert beside.problem(0) == ""
    (chip,) = beside.row.chips()
    turn = chip.menu().actions()[0]
    assert not turn.isEnabled()
    assert turn.text().split("\t") == ["Send as a picture", "this sign-in may send no pictures here"]
    beside.send_as(0, picture=True)
    assert "does not show map.png as a picture" in beside.problem(0)


def test_a_file_from_choosing_to_the_outbox_and_back(opened: Open, tmp_path: Path) -> None:
    """Ctrl+O, sent: thread and outbox name it; taken back, it lies beside the words again."""
    window = opened()
    station = window.station
    composer = station.case.composer
    lid = picture_at(tmp_path / "lid.png")
    station.writing.attaching.choose = lambda _window: [str(lid)]
    composer.focus_text()
    composer.insert("Here it is")
    QTest.keyClick(composer.field, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    window.quiet()
    (file,) = composer.beside.files
    assert (file.name, file.picture) == ("lid.png", True)
    assert files.path_of(station.work.desk, file).read_bytes() == lid.read_bytes()
    assert composer.beside.row.chips()[0].thumb.has_picture()
    composer.send()
    window.quiet()
    (held,) = outbox.rows(station.work.desk, (DeliveryState.HELD,))
    assert held.files == (file,)
    assert excerpt(held) == "lid.png · Here it is"
    station.actions.trigger("undo")
    window.quiet()
    assert (composer.text(), composer.beside.files) == ("Here it is", (file,))


def test_a_folder_is_refused_with_a_sentence(opened: Open, tmp_path: Path) -> None:
    """Nothing waits for it afterwards, and what was dropped with it is taken."""
    window = opened()
    composer = window.station.case.composer
    (tmp_path / "photos").mkdir()
    drop(composer, dragged(str(picture_at(tmp_path / "lid.png")), str(tmp_path / "photos")))
    window.quiet()
    assert [each.name for each in composer.beside.files] == ["lid.png"]
    assert composer.beside.waited_for() == ()
    assert "photos is a folder" in window.window.toast.text()


def test_a_drop_where_no_files_are_taken_says_so(opened: Open, tmp_path: Path) -> None:
    window = opened("wordpress")
    composer = window.station.case.composer
    drop(composer, dragged(str(picture_at(tmp_path / "lid.png"))))
    window.quiet()
    assert composer.beside.files == ()
    assert window.window.toast.text() == "Comments on WordPress take no files"


def test_a_slip_of_the_hand_takes_nothing(opened: Open) -> None:
    """A folder's whole contents dropped at once."""
    window = opened()
    drop(window.station.case.composer, dragged(*(f"/tmp/{number}.jpg" for number in range(MOST + 1))))
    window.quiet()
    assert window.station.case.composer.beside.files == ()
    assert window.window.toast.text() == "21 files at once are too many: nothing was taken"


def test_a_picture_of_the_clipboard_is_kept(opened: Open) -> None:
    window = opened()
    data = QMimeData()
    image = QImage(8, 6, QImage.Format.Format_RGB32)
    image.fill(QColor("brown"))
    data.setImageData(image)
    window.station.case.composer.field.insertFromMimeData(data)
    window.quiet()
    (file,) = window.station.case.composer.beside.files
    assert (file.name, file.mime, file.picture) == ("picture.png", "image/png", True)


def test_a_reply_on_its_way_names_its_files(look: Look) -> None:
    """In the thread, read aloud too; a file alone needs no words."""
    waiting = delivery(41, text="", files=(LID, GUIDE))
    laid = lay_out(Block(key=("d", 41), delivery=waiting), Unfolded(), Setting(400, NOW_US, PEOPLE))
    bare = lay_out(Block(key=("d", 41), delivery=delivery(41, text="")), Unfolded(), Setting(400, NOW_US, PEOPLE))
    assert laid.height >= bare.height + 40
    assert "lid.jpg" in laid.sentence
    assert "guide.pdf" in laid.sentence
    assert excerpt(waiting) == "2 files"


@pytest.mark.parametrize("state", ["files", "files_mixed", "files_preview", "drop"])
@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_files_look_as_drawn(
    qtbot: QtBot, look: Look, clock: StillClock, drafts: MemoryDrafts, assert_golden: AssertGolden,
    monkeypatch: pytest.MonkeyPatch, name: str, language: str, state: str,
) -> None:  # fmt: skip
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    look(name, "comfortable", language)
    holder = Panel()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    composer = Composer(drafts, clock, Screen())
    brown = QImage(84, 84, QImage.Format.Format_RGB32)
    brown.fill(QColor("#9a6b4f"))
    composer.beside.row.serve(lambda _file, done: done(brown))
    column.addWidget(composer)
    column.addStretch(1)
    holder.resize(512, 320)
    holder.show()
    place = "комментарий" if language == "ru" else "comment"
    recipient = replace(MARINA, platform="telegram", place=place)
    composer.open_for(recipient, THREAD, rule=LengthRule(4096), people=PEOPLE, abilities=TAKES)
    composer.field.insert("Марина, вот новая крышка. 😕")
    composer.add_file(CASE, replace(LID, name="крышка стакана, вид сбоку 2026-11-26.jpg"))
    if state == "files":
        composer.add_file(CASE, replace(LID, name="cup.jpg", sha256="c" * 64))
        composer.beside.expect(CASE, "видео.mp4")
    elif state == "files_mixed":
        composer.add_file(CASE, GUIDE)
    elif state == "files_preview":
        composer.toggle_preview()
    else:
        QApplication.processEvents()
        composer.dropping.shade.show_over("")
    composer.flush()
    for _turn in range(5):  # heights follow one another through the layouts
        QApplication.processEvents()
    for each in (composer.field, composer.body.preview):
        each.clearFocus()
    assert_golden(holder, f"composer_{state}_{name}_{language}")
