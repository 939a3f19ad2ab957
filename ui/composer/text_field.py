"""The text of a reply: plain, in lines of 20 px, and nothing but plain text can be pasted into it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QImage,
    QKeyEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from ui import theme
from ui.composer import formats
from ui.composer.dropping import files_of
from ui.composer.reply import Then

LINE: Final = 20
MINIMUM: Final = 72


class ReplyField(QTextEdit):
    """Where the words are typed.

    Signals:
        send_asked: Ctrl+Enter and its kin; argument: `Then`.
        left: Escape: back to the list.
        menu_asked: the menu of the field is to be shown: the menu, and the place it is asked for in UTF-16 units.
        files_pasted: argument: paths.
        picture_pasted: argument: a `QImage`.
    """

    send_asked = Signal(object)
    left = Signal()
    menu_asked = Signal(object, int)
    files_pasted = Signal(object)
    picture_pasted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._next_gap: Callable[[], bool] | None = None
        self._takes_files = False
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(12, 10, 12, 10)
        self.viewport().setAutoFillBackground(False)
        self._dress()
        self.document().contentsChange.connect(self._on_contents_change)
        self.document().documentLayout().documentSizeChanged.connect(self._on_document_size_changed)

    def text(self) -> str:
        """The words, with plain line ends."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Other words, without a way back to the former ones: they belong to another item."""
        self.setPlainText(text)
        self._space()
        self.moveCursor(QTextCursor.MoveOperation.End)

    def insert(self, text: str) -> None:
        """At the caret, undoable, without the marks of what stands around it."""
        self.textCursor().insertText(text, QTextCharFormat())

    def wanted_height(self) -> int:
        """As high as the words are."""
        return max(MINIMUM, int(self.document().size().height()) + 20)

    def take_files(self) -> None:
        """Files and pictures that are pasted are told from now on; files that are dragged are the pane's business."""
        self._takes_files = True

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self._takes_files and (paths := files_of(source)):
            self.files_pasted.emit(paths)
        elif source.hasText():
            self.insertPlainText(source.text())
        elif self._takes_files and source.hasImage():
            picture = source.imageData()
            if isinstance(picture, QImage):
                self.picture_pasted.emit(picture)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or (self._takes_files and (bool(files_of(source)) or source.hasImage()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._takes_files and files_of(event.mimeData()):
            event.ignore()  # goes on to the pane, which shows where files land
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self._takes_files and files_of(event.mimeData()):
            event.ignore()
        else:
            super().dragMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        if (
            event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.send_asked.emit(Then.STAY)
            elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.send_asked.emit(Then.CLOSE)
            else:
                self.send_asked.emit(Then.NEXT)
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes to the next field to be filled in, and leaves when there is none."""
        if forward and self._next_gap is not None and self._next_gap():
            return True
        return super().focusNextPrevChild(forward)

    def fill_gaps_with(self, next_gap: Callable[[], bool]) -> None:
        """`next_gap` selects what is still to be filled in; False: nothing is."""
        self._next_gap = next_gap

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        cursor = self.cursorForPosition(event.pos()) if by_mouse else self.textCursor()
        menu = self.createStandardContextMenu()
        self.menu_asked.emit(menu, cursor.position())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos() if by_mouse else self.viewport().mapToGlobal(self.cursorRect().bottomLeft()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def sizeHint(self) -> QSize:
        return QSize(400, self.wanted_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(160, MINIMUM)

    def _dress(self) -> None:
        self.setFont(theme.font("reading"))
        self.document().setDefaultFont(theme.font("reading"))
        formats.recolor(self.document())

    def _space(self) -> None:
        """Fixed lines of 20 px: an emoji must not push the others."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(_line_format())

    def _on_contents_change(self, position: int, _removed: int, added: int) -> None:
        block = self.document().findBlock(position)
        end = position + added
        while block.isValid() and block.position() <= end:
            if block.blockFormat().lineHeight() != LINE:
                QTextCursor(block).mergeBlockFormat(_line_format())
            block = block.next()

    def _on_document_size_changed(self) -> None:
        self.updateGeometry()


def _line_format() -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setLineHeight(LINE, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return made
