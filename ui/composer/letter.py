"""A text with its checks, for dialogs that send: label, field, what is wrong with it and the fix."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.composer.parts import Frame, NoticeRow
from ui.composer.text_field import ReplyField
from ui.composer.voice_checks import COLORS, ICONS, Checker, VoiceChecks, reason
from ui.i18n import _t
from ui.widgets.labels import Label, Paragraph

HEIGHT: Final = 104
SHOWN: Final = 2


class Letter(QWidget):
    """One text.

    Args:
        label: what it is.
        hint: a sentence below the label; empty: none.
        text: what stands there at first.
        checker: finds what is wrong with it.

    Signals:
        changed: words or findings are others now.
        send_asked: Ctrl+Enter.
        left: Escape.
    """

    changed = Signal()
    send_asked = Signal()
    left = Signal()

    def __init__(
        self, label: str, hint: str, text: str, checker: Checker, *, labelled: bool = True, height: int = HEIGHT
    ) -> None:
        """`labelled` False: the label stands elsewhere and is only read aloud."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if labelled:
            column.addWidget(Label(label, "small_strong"))
        self._frame = Frame()
        inner = QVBoxLayout(self._frame)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        self.field = ReplyField()
        self.field.setAccessibleName(label)
        self.field.setAccessibleDescription(hint)
        self.field.setFixedHeight(height)
        self.field.set_text(text)
        self.field.installEventFilter(self)
        self.field.send_asked.connect(self._on_send_asked)
        self.field.left.connect(self.left)
        self.field.textChanged.connect(self._on_text_changed)
        inner.addWidget(self.field)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        inner.addLayout(self._rows)
        column.addWidget(self._frame)
        if hint:
            column.addWidget(Paragraph(hint, "small", "text_muted"))
        self._notices: list[NoticeRow] = []
        self.checks = VoiceChecks(self.field)
        self.checks.changed.connect(self._show_rows)
        self.checks.set_checker(checker)

    def text(self) -> str:
        """The words, without blanks around them."""
        return self.field.text().strip()

    def problem(self) -> str:
        """What keeps it from being sent; empty: nothing."""
        block = self.checks.block()
        return "" if block is None else reason(block)

    def settle(self) -> None:
        """Look now if a look is due."""
        self.checks.settle()

    def notices(self) -> list[str]:
        """What the rows say."""
        return [row.text() for row in self._notices]

    def _on_text_changed(self) -> None:
        self.checks.text_changed()
        self.changed.emit()

    def _on_send_asked(self) -> None:
        self.send_asked.emit()

    def _show_rows(self) -> None:
        for row in self._notices:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._notices = []
        for check in self.checks.found()[:SHOWN]:
            label = _t("Composer", "Mend") if check.fix is not None else ""
            row = NoticeRow(ICONS[check.level], COLORS[check.level], reason(check), label)
            row.pressed.connect(lambda chosen=check: self.checks.fix(chosen))
            self._rows.addWidget(row)
            self._notices.append(row)
        self.changed.emit()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self.field and event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._frame.set_active(event.type() == QEvent.Type.FocusIn)
        return False
