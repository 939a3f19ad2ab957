"""A text with its checks, for dialogs that send: label, field, what is wrong with it and the fix."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moderator_app.domain.files import FileRules, OutgoingFile
from ui.composer.beside import Beside
from ui.composer.dropping import Dropping
from ui.composer.parts import Frame, NoticeRow
from ui.composer.reply import Case
from ui.composer.text_field import ReplyField
from ui.composer.tools import ATTACH_KEY
from ui.composer.voice_checks import COLORS, ICONS, Checker, VoiceChecks, reason
from ui.i18n import _t
from ui.widgets.buttons import IconButton
from ui.widgets.labels import Label, Paragraph

HEIGHT: Final = 104
SHOWN: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesOf:
    """What may go along with a text where it goes.

    Attributes:
        case: whose reply it is.
        rules: what the platform takes; None: no files.
        rules_in_private: the same, of a direct message.
        lacks: why it takes none.
        platform: its title.
        measure: length of a text in the platform's own units.
        files: what lies beside the text at first.
    """

    case: Case
    rules: FileRules | None
    rules_in_private: FileRules | None
    lacks: str
    platform: str
    measure: Callable[[str], int] = len
    files: tuple[OutgoingFile, ...] = ()


class Letter(QWidget):
    """One text.

    Args:
        label: what it is.
        hint: a sentence below the label; empty: none.
        text: what stands there at first.
        checker: finds what is wrong with it.

    Attributes:
        beside: the files that go along; none until `take_files`.
        attach: the button that asks for them; stands beside the label, or where the dialog puts it.

    Signals:
        changed: words or findings are others now.
        send_asked: Ctrl+Enter.
        left: Escape.
        attach_asked: the button or its key.
        files_given: dropped or pasted; argument: paths.
        picture_given: pasted; argument: a `QImage`.
    """

    changed = Signal()
    send_asked = Signal()
    left = Signal()
    attach_asked = Signal()
    files_given = Signal(object)
    picture_given = Signal(object)

    def __init__(
        self, label: str, hint: str, text: str, checker: Checker, *, labelled: bool = True, height: int = HEIGHT
    ) -> None:
        """`labelled` False: the label stands elsewhere and is only read aloud."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.attach = IconButton("attach", _t("Composer", "Attach files"), key=ATTACH_KEY)
        self.attach.setParent(self)  # shown without one it would be a window of its own
        self.attach.clicked.connect(self.attach_asked)
        self.attach.hide()
        if labelled:
            head = QHBoxLayout()
            head.addWidget(Label(label, "small_strong"), 1)
            head.addWidget(self.attach)
            column.addLayout(head)
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
        self.beside = Beside(self)
        self.beside.changed.connect(self._show_rows)
        self.beside.awaited.connect(self._show_rows)
        self.beside.row.left.connect(self.field.setFocus)
        self._measure: Callable[[str], int] = len
        inner.addWidget(self.beside.row)
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

    def take_files(self, of: FilesOf) -> None:
        """Let files go along, or say at the button why none can."""
        self._measure = of.measure
        self.beside.rules, self.beside.lacks, self.beside.platform = of.rules, of.lacks, of.platform
        self.beside.load(of.case, of.files)
        self.attach.set_blocked(self.beside.why_none())
        self.attach.show()
        self.field.take_files()
        self.field.files_pasted.connect(self.files_given)
        self.field.picture_pasted.connect(self.picture_given)
        Dropping(self, self._frame, self.beside.why_none).dropped.connect(self.files_given)
        key = QShortcut(QKeySequence(ATTACH_KEY), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.attach_asked)
        self._show_rows()

    def text(self) -> str:
        """The words, without blanks around them."""
        return self.field.text().strip()

    def files(self) -> tuple[OutgoingFile, ...]:
        """What goes along, in its order."""
        return self.beside.files

    def empty(self) -> bool:
        """Whether there is nothing to send."""
        return not self.text() and not self.beside.files

    def problem(self) -> str:
        """What keeps it from being sent; empty: nothing."""
        block = self.checks.block()
        if block is not None:
            return reason(block)
        if self.beside.waited_for():
            return _t("Letter", "A file is still being copied")
        return self.beside.problem(self._measure(self.text()))

    def settle(self) -> None:
        """Look now if a look is due."""
        self.checks.settle()

    def notices(self) -> list[str]:
        """What the rows say."""
        return [row.text() for row in self._notices]

    def _on_text_changed(self) -> None:
        self.checks.text_changed()
        if self.beside.problem(self._measure(self.text())) != self.beside.said:
            self._show_rows()
        else:
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
            self._add_row(row)
        files = self.beside.notice(self._measure(self.text()))
        if files is not None:
            self._add_row(files)
        self.changed.emit()

    def _add_row(self, row: NoticeRow) -> None:
        self._rows.addWidget(row)
        self._notices.append(row)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self.field and event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._frame.set_active(event.type() == QEvent.Type.FocusIn)
        return False
