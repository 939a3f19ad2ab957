"""The words, or in their place how the platform will show them; as high as they are, to 40 % of the pane."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.composer.preview import Preview
from ui.composer.text_field import MINIMUM, ReplyField

SHARE: Final = 0.4
_UNKNOWN: Final = 700
"""Height of a pane that is not laid out yet."""


class Body(QStackedWidget):
    """Field and preview.

    Signals:
        turned: the other one is shown now.
    """

    turned = Signal()

    def __init__(self, pane: QWidget) -> None:
        super().__init__()
        self._pane = pane
        self.field = ReplyField()
        self.preview = Preview()
        self.preview.left.connect(self.turn)
        self.addWidget(self.field)
        self.addWidget(self.preview)
        self.field.document().documentLayout().documentSizeChanged.connect(self.fit)

    def previewing(self) -> bool:
        """Whether the preview stands in place of the words."""
        return self.currentWidget() is self.preview

    def turn(self) -> None:
        """Show the other one and give it the keyboard."""
        self.show_words(shown=self.previewing())
        (self.preview if self.previewing() else self.field).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_words(self, *, shown: bool = True) -> None:
        """The words, or the preview."""
        self.setCurrentWidget(self.field if shown else self.preview)
        self.turned.emit()
        self.fit()

    def fit(self) -> None:
        """As high as what is shown, within its share of the pane above it."""
        above = self._pane.parentWidget()
        room = above.height() if above is not None and above.height() > 300 else _UNKNOWN
        wanted = self.preview.wanted_height() if self.previewing() else self.field.wanted_height()
        self.setFixedHeight(max(MINIMUM, min(wanted, int(room * SHARE))))
