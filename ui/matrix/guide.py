"""The voice that speaks here, at the foot of the answers: what to do and what not, folded away with a click."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from moderator_app.domain.matrix.voice import Voice
from ui import theme
from ui.i18n import _t
from ui.safe_text import visible, visible_lines
from ui.widgets.buttons import Button, Variant
from ui.widgets.labels import ElidedLabel, IconLabel, Paragraph

LINES: Final = 2
"""So many of what to do and what not."""
WHOLE_FROM: Final = 760
"""In a pane of this height the lines are wrapped, in a lower one each takes one line: answers need the room."""


class _Head(Button):
    """Its name, with the sign that says that it opens."""

    def __init__(self) -> None:
        super().__init__("", Variant.QUIET, icon="chevron-down")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def grounds(self) -> tuple[QColor | None, QColor | None, QColor, QColor]:
        ground, border, _text, icon = super().grounds()
        return ground, border, theme.active().colors.text, icon


class _Line(QWidget):
    """A sentence behind its sign."""

    def __init__(self, icon: str, color: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        self.said = ""
        self._whole, self._short = Paragraph("", "small"), ElidedLabel("", "small")
        mark = QVBoxLayout()
        mark.setContentsMargins(0, 1, 0, 0)
        mark.addWidget(IconLabel(icon, color, 14))
        mark.addStretch(1)
        row.addLayout(mark)
        row.addWidget(self._whole, 1)
        row.addWidget(self._short, 1)

    def say(self, text: str) -> None:
        self.said = text
        self._whole.set_text(visible_lines(text))
        self._short.set_text(visible(text))

    def wrap(self, *, wrapped: bool) -> None:
        self._whole.setVisible(wrapped)
        self._short.setVisible(not wrapped)


class VoiceGuide(QWidget):
    """What a voice says of itself; hidden where none speaks."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 6, 4, 12)
        column.setSpacing(6)
        self.head = _Head()
        self.head.clicked.connect(self._on_clicked)
        column.addWidget(self.head)
        self._lines = [_Line("check", "success") for _ in range(LINES)]
        self._lines += [_Line("close", "danger_text") for _ in range(LINES)]
        for line in self._lines:
            column.addWidget(line)
        self._open = True
        self._wrapped = True
        self.show_voice(None)

    def show_voice(self, voice: Voice | None) -> None:
        """Whose words these are to be; None: nobody's."""
        self.setVisible(voice is not None)
        if voice is None:
            return
        self.head.set_label(_t("Matrix", "Voice: {name}").format(name=visible(voice.title or voice.name)))
        texts = [*(*voice.do, "", "")[:LINES], *(*voice.dont, "", "")[:LINES]]
        for line, text in zip(self._lines, texts, strict=True):
            line.say(text)
        self._show()

    def fit(self, height: int) -> None:
        """The pane is so high."""
        if self._wrapped != (height >= WHOLE_FROM):
            self._wrapped = not self._wrapped
            self._show()

    def is_open(self) -> bool:
        return self._open

    def _on_clicked(self) -> None:
        self._open = not self._open
        self._show()

    def _show(self) -> None:
        self.head.set_icon_name("chevron-down" if self._open else "chevron-up")
        self.head.set_tip(
            _t("Matrix", "Fold the voice away") if self._open else _t("Matrix", "What the voice asks for")
        )
        for line in self._lines:
            line.setVisible(self._open and bool(line.said))
            line.wrap(wrapped=self._wrapped)
