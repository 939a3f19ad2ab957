"""An attachment is shown when somebody presses its placeholder: loading, the picture, or why there is none."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QImageReader
from pytestqt.qtbot import QtBot

from moderator_app.domain.media import sniffed
from moderator_app.domain.ports import Attachment
from moderator_app.errors import UserError
from moderator_app.services import media as services_media
from moderator_app.storage import media
from tests.support.inbox_rows import NOW_US
from tests.support.station import Opened, profile_in, said, seated
from tests.support.window import StillClock
from ui.media.picture import decoded

ROOM = QSize(100, 100)


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
    shown = decoded(path, "image/png", ROOM)
    assert shown is not None
    assert (shown.width(), shown.height()) == (40, 20)
    path.write_bytes(png(tmp_path, 400, 200))
    shown = decoded(path, "image/png", ROOM)
    assert shown is not None
    assert (shown.width(), shown.height()) == (100, 50)
    assert decoded(path, "application/pdf", ROOM) is None
    head = small[12:16] + (60_000).to_bytes(4, "big") * 2 + small[24:29]
    path.write_bytes(small[:12] + head + zlib.crc32(head).to_bytes(4, "big") + small[33:])
    assert QImageReader(str(path)).size() == QSize(60_000, 60_000)
    assert decoded(path, "image/png", ROOM) is None


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    picture = Attachment(kind="image", name="cup.png", url="http://127.0.0.1:9/cup.png")
    foreign = Attachment(kind="image", name="far.png", url="https://far.example/far.png")
    profile = profile_in(tmp_path, said(1, "Olga", "Look", attachments=(picture, foreign)))
    shown = Opened(qtbot, seated(profile, StillClock(NOW_US)))
    yield shown
    shown.close()


def test_a_placeholder_becomes_the_picture_or_says_why_not(opened: Opened, tmp_path: Path) -> None:
    """Pressing asks the engine; what it brings is shown in the same popover, without a second press."""
    station = opened.station
    desk = station.work.desk
    station.open_item(opened.inbox_ids[0])
    view = station.case.thread.view()
    assert view is not None
    message = view.messages[0].id
    near, far = view.messages[0].attachments
    assert station.case.thread.conversation.loads(near)
    assert not station.case.thread.conversation.loads(far)
    station.case.thread.attachment_requested.emit(message, 0)
    opened.until(lambda: media.next_asked(desk.reader, 1) is not None)
    wanted = media.next_asked(desk.reader, 1)
    shown = station.attachments.popover()
    assert wanted is not None
    assert shown is not None
    assert (shown.said.isHidden(), shown.picture.isHidden(), shown.save.isHidden()) == (False, True, True)
    body = png(tmp_path, 300, 200)
    desk.write(lambda conn, _desk: media.loaded(conn, desk.profile.media, wanted, body, sniffed(body), NOW_US))
    opened.look()
    opened.until(lambda: not shown.picture.isHidden())
    assert shown.picture.pixmap().width() == 300
    assert not shown.save.isHidden()
    station.case.thread.attachment_requested.emit(message, 1)
    again = station.attachments.popover()
    assert again is not None
    opened.until(lambda: "servers" in again.said.text() or "серверах" in again.said.text())


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
