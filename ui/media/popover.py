"""One loaded attachment over the window: the picture as large as there is room, or what can be done with the file."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.i18n import _t
from ui.widgets.buttons import Button, Variant
from ui.widgets.labels import Label
from ui.widgets.popover import Popover

NARROWEST: Final = 400
WIDEST: Final = 960
PADDING: Final = 16
_AROUND: Final = QSize(96, 220)
"""What stays free of a picture: the edges of the window, the popover's title and buttons."""


def room_in(window: QWidget) -> QSize:
    """How large a picture over this window can be, in logical pixels."""
    free = window.size() - _AROUND
    return QSize(max(160, min(WIDEST - 2 * PADDING, free.width())), max(120, free.height()))


class MediaPopover(Popover):
    """Shows what it is told.

    Args:
        window: over which it lies.
        title: what it is.
        image: the picture; None: `say` tells why there is none.
        web: it can be opened in the browser.

    Signals:
        browser_requested: open it in the browser.
        save_requested: keep a copy.
        folder_requested: show where the copy lies.
    """

    browser_requested = Signal()
    save_requested = Signal()
    folder_requested = Signal()

    def __init__(self, window: QWidget, title: str, image: QImage | None, *, web: bool) -> None:
        wide = 0 if image is None else image.deviceIndependentSize().toSize().width()
        super().__init__(window, width=max(NARROWEST, wide + 2 * PADDING))
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        column.setSpacing(12)
        self.title = Label(title, "body_strong", wrap=True)
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if image is None:
            self.picture.hide()
        else:
            self.picture.setPixmap(QPixmap.fromImage(image))
            self.picture.setAccessibleName(title)
        self.said = Label("", "body", "text_muted", wrap=True)
        self.said.hide()
        self.browser = Button(_t("Media", "Open in the browser"), Variant.SECONDARY, icon="globe", small=True)
        self.browser.clicked.connect(self.browser_requested)
        if not web:
            self.browser.hide()
        self.folder = Button(_t("Media", "Open the folder"), Variant.SECONDARY, icon="open", small=True)
        self.folder.clicked.connect(self.folder_requested)
        self.folder.hide()
        self.save = Button(_t("Media", "Save as…"), Variant.SECONDARY, icon="export", small=True)
        self.save.clicked.connect(self.save_requested)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in (self.browser, self.folder, self.save):
            row.addWidget(button)
        for each in (self.title, self.picture, self.said):
            column.addWidget(each)
        column.addLayout(row)

    def say(self, sentence: str, *, folder: bool = False) -> None:
        """Words below the title; `folder`: a copy lies where `folder_requested` leads."""
        self.said.setText(sentence)
        self.said.show()
        self.folder.setVisible(folder)
