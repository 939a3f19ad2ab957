"""Attachments as they look: the picture in its message, the others in words, and large over the window."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from moderator_app.domain.ports import Attachment
from tests.support.threads import ITEM, PEOPLE, THREAD, message
from tests.support.window import AssertGolden, Look, StillClock
from tests.ui.test_thread import clear_focus
from ui.i18n import _t
from ui.media import words
from ui.media.popover import MediaPopover
from ui.thread.attached import Piece
from ui.thread.pane import ThreadPane
from ui.thread.words import attachment_text
from ui.widgets.countdown import Countdown

LOOKS = pytest.mark.parametrize(("name", "language"), [(n, each) for n in ("light", "dark") for each in ("ru", "en")])
FILES = (
    Attachment(kind="image", name="сиденье.jpg", size=655_360, file_id="a"),
    Attachment(kind="file", name="чек за кофе.pdf", size=81_000, file_id="b"),
    Attachment(kind="video", name="крышка.mp4", size=4_200_000, file_id="c"),
    Attachment(kind="image", name="стакан.png", file_id="d"),
    Attachment(kind="voice", name="voice", size=48_000, file_id="e"),
)
CUP = replace(THREAD.messages[4], attachments=FILES, revisions=(), edited_at=None)


def picture(width: int, height: int) -> QImage:
    """A cup on a table, near enough."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    ground = QLinearGradient(0, 0, 0, height)
    ground.setColorAt(0, QColor("#e9d8c0"))
    ground.setColorAt(1, QColor("#8a5a3b"))
    painter.fillRect(image.rect(), ground)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for part, color in ((0.36, "#ffffff"), (0.28, "#4a2c1a")):
        painter.setBrush(QColor(color))
        painter.drawEllipse(QPointF(width / 2, height / 2), height * part, height * part)
    painter.end()
    return image


def pieces() -> dict[tuple[int, int], Piece]:
    """One of each way an attachment can be."""
    what = attachment_text(FILES[0])
    return {
        (5, 0): Piece(image=picture(320, 240), key="cup", large=words.large_text(what)),
        (5, 1): Piece(words.kept_text()),
        (5, 2): Piece(words.waiting_text(engine=True, network=False)),
        (5, 3): Piece(words.again_text(), words.failure_text("undeclared_host")),
    }


@LOOKS
def test_attachments_look_like_what_became_of_them(
    qtbot: QtBot, look: Look, clock: StillClock, assert_golden: AssertGolden, monkeypatch: pytest.MonkeyPatch,
    name: str, language: str,
) -> None:  # fmt: skip
    """The picture stands in the message, the others say how they are."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    look(name, "comfortable", language)
    pane = ThreadPane(Countdown(clock))
    qtbot.addWidget(pane)
    pane.resize(512, 820)
    pane.show()
    pane.set_loads(lambda attachment: attachment.file_id is not None)
    view = replace(THREAD, messages=(message(1), CUP))
    pane.show_thread(view, ITEM, people=PEOPLE, kind="constructive_critic")
    pane.conversation.set_pieces(pieces())
    clear_focus()
    assert_golden(pane, f"thread_picture_{name}_{language}")


@LOOKS
def test_the_picture_large_over_the_window(
    qtbot: QtBot, look: Look, assert_golden: AssertGolden, name: str, language: str
) -> None:
    """With what can be done with it, and where a copy lies."""
    look(name, "comfortable", language)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 640)
    window.show()
    shown = MediaPopover(window, attachment_text(FILES[0]), picture(600, 400), web=True)
    shown.say(_t("Media", "A copy is kept: {path}").format(path="~/Downloads/сиденье.jpg"), folder=True)
    shown.show_below(QRect(100, 0, 700, 40))
    clear_focus()
    assert_golden(window, f"media_popover_{name}_{language}")
    shown.close_popover()
