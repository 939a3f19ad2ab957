"""One attachment over the window: loading, the picture, or why there is none."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.i18n import _t
from ui.widgets.buttons import Button, Variant
from ui.widgets.labels import Label
from ui.widgets.popover import Popover

WIDTH: Final = 560
PADDING: Final = 16
ROOM: Final = QSize(WIDTH - 2 * PADDING, 400)


class MediaPopover(Popover):
    """Shows what it is told.

    Signals:
        browser_requested: open it in the browser.
        save_requested: keep a copy.
    """

    browser_requested = Signal()
    save_requested = Signal()

    def __init__(self, window: QWidget, title: str) -> None:
        super().__init__(window, width=WIDTH)
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        column.setSpacing(12)
        self.title = Label(title, "body_strong", wrap=True)
        self.said = Label("", "body", "text_muted", wrap=True)
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.hide()
        self.browser = Button(_t("Media", "Open in the browser"), Variant.SECONDARY, small=True)
        self.browser.clicked.connect(self.browser_requested)
        self.save = Button(_t("Media", "Save as…"), Variant.SECONDARY, small=True)
        self.save.clicked.connect(self.save_requested)
        self.save.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.browser)
        row.addWidget(self.save)
        for each in (self.title, self.said, self.picture):
            column.addWidget(each)
        column.addLayout(row)

    def say(self, sentence: str, *, loaded: bool = False) -> None:
        """Words in place of a picture."""
        self.said.setText(sentence)
        self.said.show()
        self.picture.hide()
        self.save.setVisible(loaded)

    def show_picture(self, image: QImage, name: str) -> None:
        """The picture; `name` is what is read aloud."""
        self.said.hide()
        self.picture.setPixmap(QPixmap.fromImage(image))
        self.picture.setAccessibleName(name)
        self.picture.show()
        self.save.show()
