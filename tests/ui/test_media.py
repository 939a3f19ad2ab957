"""An attachment is shown when somebody presses its placeholder: loading, the picture, or why there is none."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from moderator_app.demo.pictures import cup
from moderator_app.demo.telegram_world import photo
from moderator_app.domain.media import safe_name, sniffed
from moderator_app.domain.ports import Attachment
from moderator_app.errors import UserError
from moderator_app.services import media as services_media
from moderator_app.storage import media
from tests.support.inbox_rows import NOW_US
from tests.support.station import Opened, arrive, profile_in, said, seated
from tests.support.window import StillClock
from tests.unit.platforms.telegram.test_telegram_engine import Office
from ui.engine_child import EngineNews, EngineState
from ui.media.picture import decoded
from ui.media.words import waiting_text
from ui.thread.attached import ROOM
from ui.thread.blocks import Key
from ui.thread.conversation import Conversation
from ui.thread.laid import Spot

SMALL = QSize(100, 100)


def png(folder: Path, width: int, height: int) -> bytes:
    """A picture as bytes."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    path = folder / "made.png"
    assert image.save(str(path))
    return path.read_bytes()


def test_a_picture_is_scaled_and_a_bomb_or_another_kind_is_not_decoded(tmp_path: Path) -> None:
    """What claims to be huge is refused by its head alone, and what is no picture is not tried."""
    small = png(tmp_path, 40, 20)
    path = tmp_path / "file"
    path.write_bytes(small)
    shown = decoded(path, "image/png", SMALL)
    assert shown is not None
    assert (shown.width(), shown.height()) == (40, 20)
    path.write_bytes(png(tmp_path, 400, 200))
    shown = decoded(path, "image/png", SMALL)
    assert shown is not None
    assert (shown.width(), shown.height()) == (100, 50)
    assert decoded(path, "application/pdf", SMALL) is None
    head = small[12:16] + (60_000).to_bytes(4, "big") * 2 + small[24:29]
    path.write_bytes(small[:12] + head + zlib.crc32(head).to_bytes(4, "big") + small[33:])
    assert QImageReader(str(path)).size() == QSize(60_000, 60_000)
    assert decoded(path, "image/png", SMALL) is None


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    picture = Attachment(kind="image", name="cup.png", url="http://127.0.0.1:9/cup.png")
    foreign = Attachment(kind="image", name="far.png", url="https://far.example/far.png")
    profile = profile_in(tmp_path, said(1, "Olga", "Look", attachments=(picture, foreign)))
    shown = Opened(qtbot, seated(profile, StillClock(NOW_US)))
    yield shown
    shown.close()


def engine_brings(opened: Opened, body: bytes) -> None:
    """What was asked for is here."""
    desk = opened.station.work.desk
    opened.until(lambda: media.next_asked(desk.reader, 1) is not None)
    wanted = media.next_asked(desk.reader, 1)
    assert wanted is not None
    desk.write(lambda conn, _desk: media.loaded(conn, desk.profile.media, wanted, body, sniffed(body), NOW_US))
    opened.look()


def engine_fails(opened: Opened, code: str) -> None:
    desk = opened.station.work.desk
    opened.until(lambda: media.next_asked(desk.reader, 1) is not None)
    wanted = media.next_asked(desk.reader, 1)
    assert wanted is not None
    desk.write(lambda conn, _desk: media.failed(conn, wanted, code, NOW_US))
    opened.look()


def places(opened: Opened) -> list[str]:
    """What can be pressed in the message with the attachments."""
    conversation = opened.station.case.thread.conversation
    widget = conversation.widget_of(conversation.shown_keys()[-1])
    assert widget is not None
    return [place.label for place in widget.places() if place.spot is Spot.ATTACHMENT]


def press(opened: Opened, number: int = 0) -> None:
    """With the keyboard: into the conversation, Right to the attachment, Enter."""
    conversation = opened.station.case.thread.conversation
    opened.station.case.thread.focus_conversation()
    widget = conversation.widget_of(conversation.shown_keys()[-1])
    assert widget is not None
    assert widget.hasFocus()
    spots = [place.spot for place in widget.places()]
    QTest.keyClick(widget, Qt.Key.Key_Home)
    for _ in range(spots.index(Spot.ATTACHMENT) + 1 + number):
        QTest.keyClick(widget, Qt.Key.Key_Right)
    QTest.keyClick(widget, Qt.Key.Key_Return)
    opened.quiet()


def test_a_placeholder_becomes_the_picture_in_its_message_and_large_over_the_window(
    opened: Opened, tmp_path: Path
) -> None:
    """By keyboard alone: Enter loads, Enter again shows it large, Escape comes back to the message."""
    station = opened.station
    station.open_item(opened.inbox_ids[0])
    view = station.case.thread.view()
    assert view is not None
    near, far = view.messages[0].attachments
    assert station.case.thread.conversation.loads(near)
    assert not station.case.thread.conversation.loads(far)
    assert places(opened)[0].endswith("load")
    press(opened)
    opened.until(lambda: places(opened)[0].endswith("loading…"))
    assert station.attachments.popover() is None
    engine_brings(opened, png(tmp_path, 1_000, 500))
    opened.until(lambda: places(opened)[0].startswith("Picture"))
    conversation = station.case.thread.conversation
    widget = conversation.widget_of(conversation.shown_keys()[-1])
    assert widget is not None
    rect = next(place.rect for place in widget.places() if place.spot is Spot.ATTACHMENT)
    assert (rect.width(), rect.height()) == (ROOM.width(), ROOM.width() / 2)
    assert QColor(widget.grab().toImage().pixel(rect.center().toPoint())) == QColor("teal")
    press(opened)
    opened.until(lambda: station.attachments.popover() is not None)
    shown = station.attachments.popover()
    assert shown is not None
    large = shown.picture.pixmap().deviceIndependentSize().toSize()
    assert large.width() > 2 * ROOM.width()
    assert large.width() == large.height() * 2
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert station.attachments.popover() is None
    assert widget.hasFocus()


def test_a_photograph_of_telegram_goes_from_the_press_to_the_picture(qtbot: QtBot, tmp_path: Path) -> None:
    """The real engine, the real adapter and a Bot API server: what was pressed is drawn where it was pressed."""
    bot = Office(tmp_path / "shop")
    sizes = photo(1)
    bot.world.files[sizes[-1]["file_id"]] = cup(1)
    anna = bot.world.person("Анна")
    bot.world.say(bot.world.dialogue(anna), anna, photo=sizes, caption="вот такая чашка")
    bot.once()
    shown = Opened(qtbot, seated(bot.profile, StillClock(NOW_US)))
    try:
        shown.station.open_item(1)
        shown.quiet()
        assert places(shown)[0].endswith("load")
        press(shown)
        bot.once()
        shown.look()
        shown.until(lambda: places(shown)[0].startswith("Picture"))
    finally:
        shown.close()
        bot.close()


def test_what_is_read_does_not_move_while_a_picture_above_grows(opened: Opened, tmp_path: Path) -> None:
    """The message the reader stands on stays at its place."""
    arrive(opened.station.work.desk.profile, *(said(n, "Olga", "so " * 80) for n in range(2, 30)))
    station = opened.station
    opened.look()
    station.open_item(opened.inbox_ids[0])
    conversation = station.case.thread.conversation
    first, third = (block.key for block in conversation.blocks()[:3:2])
    conversation.stand_on(third)
    before = conversation.point_of(third)
    station.case.thread.attachment_requested.emit(first[1], 0)
    opened.quiet()
    engine_brings(opened, png(tmp_path, 300, 200))
    opened.until(lambda: conversation.widget_of(first) is None or places_of(conversation, first).startswith("Picture"))
    assert conversation.point_of(third) == before


def places_of(conversation: Conversation, key: Key) -> str:
    widget = conversation.widget_of(key)
    assert widget is not None
    return next(place.label for place in widget.places() if place.spot is Spot.ATTACHMENT)


def test_a_failure_says_why_and_a_press_tries_again(opened: Opened) -> None:
    """Nothing stays on "loading": the reason stands in the message, and so does the way on."""
    opened.station.open_item(opened.inbox_ids[0])
    press(opened)
    engine_fails(opened, "no_answer")
    opened.until(lambda: "load again. The platform did not answer" in places(opened)[0])
    press(opened)
    opened.until(lambda: places(opened)[0].endswith("loading…"))


def test_waiting_says_for_what(opened: Opened) -> None:
    """An engine that does not run is not called loading."""
    station = opened.station
    station.open_item(opened.inbox_ids[0])
    press(opened)
    opened.until(lambda: places(opened)[0].endswith("loading…"))
    station.engine_said(EngineNews(EngineState.STOPPED))
    station.countdown.ticked.emit(NOW_US)
    assert places(opened)[0].endswith("waits for the engine")
    assert waiting_text(engine=True, network=False) == "waits for the network · try now"


def test_a_copy_gets_the_files_own_name_and_its_folder_opens(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The proposal is a safe name; afterwards the folder is one press away."""
    station = opened.station
    station.open_item(opened.inbox_ids[0])
    press(opened)
    body = png(tmp_path, 30, 20)
    engine_brings(opened, body)
    opened.until(lambda: places(opened)[0].startswith("Picture"))
    press(opened)
    opened.until(lambda: station.attachments.popover() is not None)
    shown = station.attachments.popover()
    assert shown is not None
    assert shown.folder.isHidden()
    target = tmp_path / "kept" / "mine.png"
    target.parent.mkdir()
    asked: list[str] = []
    opens: list[str] = []

    def choose(_window: object, _title: str, proposed: str) -> tuple[str, str]:
        asked.append(proposed)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    monkeypatch.setattr(station.pages, "open_link", opens.append)
    shown.save.click()
    opened.until(lambda: not shown.folder.isHidden())
    assert target.read_bytes() == body
    assert Path(asked[0]).name == "cup.png"
    shown.folder.click()
    assert opens == [target.parent.as_uri()]


@pytest.mark.parametrize(
    ("name", "kind", "proposed"),
    [
        ("cup.png", "image/png", "cup.png"),
        ("Меню на осень.PDF", "application/pdf", "Меню на осень.PDF"),
        ("photo", "image/jpeg", "photo.jpg"),
        ("invoice.pdf.exe", "application/octet-stream", "invoice.pdf.exe.bin"),
        ("invoice.exe", "image/png", "invoice.png"),
        ("../../etc/passwd", "image/png", "passwd.png"),
        ("C:\\windows\\evil\u202egnp.scr", "image/png", "evilgnp.png"),
        ("con.txt", "application/octet-stream", "_con.txt"),
        ("report.docx", "application/zip", "report.docx"),
        ("a:b*c?.mp3", "audio/mpeg", "a_b_c_.mp3"),
        ("...", "application/octet-stream", "file.bin"),
        ("x" * 300, "image/gif", "x" * 80 + ".gif"),
    ],
)
def test_the_proposed_name_is_safe(name: str, kind: str, proposed: str) -> None:
    """No folder, no trick of direction, an ending that fits the bytes and never one that runs."""
    assert safe_name(name, kind) == proposed


def test_a_copy_is_whole_or_there_is_a_sentence(tmp_path: Path) -> None:
    """A folder that is not there is said; nothing half written is left."""
    kept, there = tmp_path / "kept", tmp_path / "cup.png"
    kept.write_bytes(b"picture")
    services_media.keep_copy(kept, there)
    assert there.read_bytes() == b"picture"
    with pytest.raises(UserError) as refused:
        services_media.keep_copy(kept, tmp_path / "nowhere" / "cup.png")
    assert refused.value.code == "not_written"
    kept.unlink()
    with pytest.raises(UserError):
        services_media.keep_copy(kept, there)
    assert there.read_bytes() == b"picture"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["cup.png"]
