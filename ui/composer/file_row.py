"""Files beside the words: a chip each, reached by the keyboard, and how much they are together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from moderator_app.domain.files import OutgoingFile
from moderator_app.domain.media import is_picture
from ui import theme
from ui.i18n import _t
from ui.safe_text import visible
from ui.thread.words import file_icon, size_text
from ui.widgets import icons
from ui.widgets.buttons import IconButton
from ui.widgets.flow import Flow
from ui.widgets.focus_ring import by_keyboard
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.painting import box, elided, text_width
from ui.widgets.scrolling import see_through

CHIP: Final = 36
THUMB: Final = 28
NAME: Final = 120
"""Most pixels of a name."""
GAP: Final = 6
ROWS: Final = 2
"""Rows of chips that are seen at once; more are scrolled to."""

Thumbnails = Callable[[OutgoingFile, Callable[[QImage], None]], None]
"""Gives a small picture of a file later, if it is one."""


class Thumb(QWidget):
    """A small picture; an icon until there is one, and where there never is."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._picture = QPixmap()
        self.setFixedSize(THUMB, THUMB)

    def show_picture(self, image: QImage) -> None:
        self._picture = QPixmap.fromImage(image)
        self.update()

    def has_picture(self) -> bool:
        return not self._picture.isNull()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.active().colors
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._picture.isNull():
            icons.paint(painter, self._icon, colors.text_muted, rect.center().x() - 8, rect.center().y() - 8)
        else:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            shape = QPainterPath()
            shape.addRoundedRect(rect, 4, 4)
            painter.setClipPath(shape)
            painter.drawPixmap(rect, self._picture, _middle(self._picture))
        painter.end()


def _middle(picture: QPixmap) -> QRectF:
    """The largest square in the middle of it."""
    side = min(picture.width(), picture.height())
    return QRectF((picture.width() - side) / 2, (picture.height() - side) / 2, side, side)


class FileChip(QWidget):
    """One file: what it is, its name, its size, and the way to take it away.

    Args:
        file: what it is about; None: it is still being copied.
        name: of a file that is being copied.
        why_no_picture: why it can go as a document only; empty: it can go as a picture too.

    Signals:
        remove_asked: its button, Delete or Backspace.
        as_picture_asked: send it as a picture, or as a document; argument: which.
        step_asked: an arrow; argument: 1 to the next chip, -1 to the one before.
    """

    remove_asked = Signal()
    as_picture_asked = Signal(bool)
    step_asked = Signal(int)

    def __init__(
        self,
        file: OutgoingFile | None,
        name: str = "",
        parent: QWidget | None = None,
        *,
        why_no_picture: Callable[[], str] = str,
    ) -> None:
        super().__init__(parent)
        self.file = file
        self._why_no_picture = why_no_picture
        self._ringed = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4 if file is not None else 10, 0)
        row.setSpacing(6)
        self.thumb = Thumb("clock" if file is None else file_icon(file))
        shown = visible((file.name if file is not None else name)[-200:])
        self._name = ElidedLabel(shown, "small", mode=Qt.TextElideMode.ElideMiddle)
        self._name.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        font = theme.font("small")
        cut = elided(shown, font, NAME, Qt.TextElideMode.ElideMiddle)
        self._name.setFixedWidth(int(text_width(cut, font)) + 2)
        said = _t("Files", "copying…") if file is None else size_text(file.size)
        row.addWidget(self.thumb)
        row.addWidget(self._name)
        row.addWidget(Label(said, "small", "text_muted", tabular=True))
        kind = ""
        if file is not None:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            away = IconButton("close", _t("Files", "Take {name} away").format(name=shown))
            away.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the chip has the keyboard, and Delete
            away.clicked.connect(self.remove_asked)
            row.addWidget(away)
            kind = _t("Files", "picture") if file.picture else _t("Files", "document")
        self.setAccessibleName(", ".join(part for part in (kind, shown, said) if part))
        if file is not None:
            self.setAccessibleDescription(_t("Files", "Delete takes it away"))
        self.setToolTip(shown)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), CHIP)

    def menu(self) -> QMenu:
        """What can be done with it."""
        made = QMenu(self)
        if self.file is not None and is_picture(self.file.mime):
            to_picture = not self.file.picture
            text = _t("Files", "Send as a picture") if to_picture else _t("Files", "Send as a document, unchanged")
            turn = QAction(text, made)
            if to_picture and (why := self._why_no_picture()):
                turn.setText(f"{text}\t{why}")
                turn.setEnabled(False)
            turn.triggered.connect(lambda _checked=False: self.as_picture_asked.emit(to_picture))
            made.addAction(turn)
        away = QAction(_t("Files", "Take away"), made)
        away.triggered.connect(lambda _checked=False: self.remove_asked.emit())
        made.addAction(away)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.remove_asked.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and not event.modifiers():
            self._open_menu(self.mapToGlobal(QPoint(0, self.height())))
        elif Qt.Key(event.key()) in steps:
            self.step_asked.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.file is not None:
            self._open_menu(event.globalPos())

    def _open_menu(self, at: QPoint) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ringed = by_keyboard(event.reason())
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ringed = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        painter = QPainter(self)
        border, width = (look.colors.focus_ring, 2.0) if self._ringed else (look.colors.border, 1.0)
        box(painter, QRectF(self.rect()), look.radius["control"], look.colors.surface_subtle, border, width=width)
        painter.end()


class FileRow(QWidget):
    """The chips; not there while there is no file.

    Args:
        inset: pixels at its left and right.
        why_no_pictures: why pictures go as documents only; empty: they go as pictures too.

    Signals:
        remove_asked: argument: the place of the file, from 0.
        as_picture_asked: arguments: the place, and whether it is to be sent as a picture.
        left: the last chip is gone, or an arrow led out: the keyboard belongs to the words.
    """

    remove_asked = Signal(int)
    as_picture_asked = Signal(int, bool)
    left = Signal()

    def __init__(self, inset: int = 10, why_no_pictures: Callable[[], str] = str) -> None:
        super().__init__()
        self._why_no_pictures = why_no_pictures
        self._inset = inset
        self._thumbnails: Thumbnails | None = None
        self._files: tuple[OutgoingFile, ...] = ()
        self._coming: tuple[str, ...] = ()
        self._chips: list[FileChip] = []
        self._inside = QWidget()
        self._flow = Flow(self._inside, spacing=GAP)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._total = Label("", "small", "text_muted", tabular=True)
        self._total.hide()
        self._area: QScrollArea = see_through(self._inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(inset, 2, inset, 6)
        column.setSpacing(4)
        column.addWidget(self._area)
        column.addWidget(self._total)
        self.hide()

    def serve(self, thumbnails: Thumbnails) -> None:
        """Where small pictures come from."""
        self._thumbnails = thumbnails

    def chips(self) -> list[FileChip]:
        """Of files that are here, in their order."""
        return [each for each in self._chips if each.file is not None]

    def total(self) -> str:
        """What the files are together; empty for a single one, whose chip says it."""
        return self._total.text()

    def show_files(self, files: Sequence[OutgoingFile], coming: Sequence[str] = ()) -> None:
        """These files, and names of those that are still being copied."""
        if (tuple(files), tuple(coming)) != (self._files, self._coming):
            self._files, self._coming = tuple(files), tuple(coming)
            self._make()

    def _make(self) -> None:
        standing = next((place for place, each in enumerate(self._chips) if each.hasFocus()), None)
        for each in self._chips:
            self._flow.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._chips = [self._chip(place, file) for place, file in enumerate(self._files)]
        self._chips += [FileChip(None, name) for name in self._coming]
        for each in self._chips:
            self._flow.addWidget(each)
            each.show()
            self._ask_picture(each)
        count = len(self._files)
        size = size_text(sum(each.size for each in self._files))
        said = _t("Files", "%n file(s), {size}", "", count).format(size=size)
        self._total.setText(said if count > 1 else "")
        self._total.setVisible(count > 1)
        self.setAccessibleName(said)
        self.setVisible(bool(self._chips))
        self.fit()
        if standing is not None:
            self._stand(standing)

    def _chip(self, place: int, file: OutgoingFile) -> FileChip:
        made = FileChip(file, why_no_picture=self._why_no_pictures)
        made.remove_asked.connect(lambda: self.remove_asked.emit(place))
        made.as_picture_asked.connect(lambda chosen: self.as_picture_asked.emit(place, chosen))
        made.step_asked.connect(lambda step: self._stand(place + step))
        made.installEventFilter(self)
        return made

    def _ask_picture(self, chip: FileChip) -> None:
        file = chip.file
        if file is not None and self._thumbnails is not None and is_picture(file.mime):
            self._thumbnails(file, lambda image: self._pictured(file, image))

    def _pictured(self, file: OutgoingFile, image: QImage) -> None:
        for each in self.chips():
            if each.file == file:
                each.thumb.show_picture(image)

    def _stand(self, place: int) -> None:
        """Keyboard to a chip; before the first and where none is left, to the words."""
        chips = self.chips()
        if place < 0 or not chips:
            self.left.emit()
        else:
            chips[min(place, len(chips) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, FileChip):
            self._area.ensureWidgetVisible(watched, 0, 0)
        return False

    def fit(self) -> None:
        """As high as the chips are, to two rows."""
        wanted = self._flow.heightForWidth(max(1, self.width() - 2 * self._inset))
        self._area.setFixedHeight(min(wanted, ROWS * CHIP + (ROWS - 1) * GAP + (CHIP // 2 if wanted > 2 * 42 else 0)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
