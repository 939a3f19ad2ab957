"""One item of a pass: who asks what, the answer they would get, and whether they get it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from moderator_app.services.clusters import Answer, Line
from ui import i18n, theme
from ui.composer.text_field import ReplyField
from ui.i18n import _t
from ui.names import platform_title
from ui.outbox.files import add_files
from ui.safe_text import visible, visible_lines
from ui.widgets.avatar import PlatformMark
from ui.widgets.buttons import IconButton
from ui.widgets.labels import ElidedLabel, IconLabel, Label, Paragraph
from ui.widgets.painting import box

QUESTION: Final = 300
HEIGHT: Final = 92


class LineCard(QWidget):
    """An item that can be taken out of the pass, and whose answer can be changed.

    Signals:
        changed: in or out, other words.
    """

    changed = Signal()

    def __init__(self, line: Line) -> None:
        super().__init__()
        self._line = line
        self._edited: str | None = None
        self._editor: ReplyField | None = None
        outer = QHBoxLayout(self)
        outer.setContentsMargins(12, 12, 12, 12)
        outer.setSpacing(12)
        name = visible(line.author[:80]) or _t("Cluster", "No name")
        self.taken = QCheckBox()
        self.taken.setAccessibleName(_t("Cluster", "Answer {name}").format(name=name))
        self.taken.setChecked(bool(line.text) and not line.why_en)
        self.taken.toggled.connect(self._on_toggled)
        box_line = QVBoxLayout()
        box_line.setContentsMargins(0, 6, 0, 0)  # in the middle of the first line
        box_line.addWidget(self.taken)
        box_line.addStretch(1)
        outer.addLayout(box_line)
        column = QVBoxLayout()
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(PlatformMark(line.platform, platform_title(line.platform)))
        head.addWidget(Label(name, "body_strong"))
        question = " ".join(visible_lines(line.question[:QUESTION]).split())
        head.addWidget(ElidedLabel(question, "body", "text_muted"), 1)
        self.edit = IconButton("edit", _t("Cluster", "Change the answer"))
        self.edit.clicked.connect(self.open_editor)
        head.addWidget(self.edit)
        column.addLayout(head)
        self._text = Paragraph(visible_lines(line.text), "body")
        self._text.setVisible(bool(line.text))
        column.addWidget(self._text)
        self._column = column
        add_files(column, line.files)
        stays = line.stays_ru if i18n.language() == "ru" else line.stays_en
        if stays:
            column.addWidget(
                Paragraph(_t("Matrix", "Without its files: {why}").format(why=stays), "small", "warning_text")
            )
        problem = QHBoxLayout()
        problem.setSpacing(6)
        self._mark = IconLabel("alert", "danger_text", 14)
        said = line.why_ru if i18n.language() == "ru" else line.why_en
        self._problem = Paragraph(said, "small", "danger_text")
        problem.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        problem.addWidget(self._problem, 1)
        column.addLayout(problem)
        self._show_problem()
        outer.addLayout(column, 1)
        self._dim()

    def item_id(self) -> int:
        return self._line.item_id

    def text(self) -> str:
        """The answer as it would be sent."""
        return self._line.text if self._edited is None else self._edited

    def answer(self) -> Answer | None:
        """What is to be sent; None: it was taken out, or there is nothing to send."""
        text = self.text().strip()
        line = self._line
        return Answer(item_id=line.item_id, text=text, used=line.used, files=line.files) if self.goes() else None

    def goes(self) -> bool:
        """Whether it is sent with the others."""
        return self.taken.isChecked() and bool(self.text().strip())

    def troubled(self) -> bool:
        """Whether it cannot be sent as it stands."""
        return self._edited is None and (bool(self._line.why_en) or not self._line.text)

    def open_editor(self) -> None:
        """Change the words in place."""
        if self._editor is not None:
            self._editor.setFocus()
            return
        self._editor = ReplyField()
        self._editor.setAccessibleName(_t("Cluster", "Answer"))
        self._editor.setFixedHeight(HEIGHT)
        self._editor.set_text(self.text())
        self._editor.textChanged.connect(self._on_edited)
        self._editor.left.connect(self.edit.setFocus)
        self._text.hide()
        self._column.insertWidget(1, self._editor)
        self._editor.setFocus()
        self.update()

    def _on_edited(self) -> None:
        if self._editor is None:
            return
        first = self._edited is None
        self._edited = self._editor.text()
        if first and not self.taken.isChecked():
            self.taken.setChecked(True)
        self._show_problem()
        self.changed.emit()

    def _on_toggled(self) -> None:
        self._dim()
        self.changed.emit()

    def _show_problem(self) -> None:
        """What was wrong with the words that were changed is looked at again when they are sent."""
        shown = bool(self._line.why_en) and self._edited is None
        self._mark.setVisible(shown)
        self._problem.setVisible(shown)

    def _dim(self) -> None:
        self._text.set_color("text" if self.taken.isChecked() else "text_disabled")

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        painter = QPainter(self)
        ground = look.colors.surface_raised if self.taken.isChecked() else look.colors.surface_subtle
        box(painter, QRectF(self.rect()), look.radius["card"], ground, look.colors.border)
        if self._editor is not None:
            around = QRectF(self._editor.geometry()).adjusted(-1, -1, 1, 1)
            box(painter, around, look.radius["control"], None, look.colors.border_control)
        painter.end()
