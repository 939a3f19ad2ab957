"""The row below the words: what can be put in, how long it is, and the ways to send it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QMenu, QWidget

from moderator_app.domain.formatting import Format
from ui.composer.reply import Then
from ui.composer.voice_state import VoiceState
from ui.i18n import _t
from ui.widgets.buttons import Button, IconButton, Variant
from ui.widgets.keycap import born_caption, caption
from ui.widgets.labels import Label

HEIGHT: Final = 44
_ICON: Final = 29
_AROUND: Final = 8 + 6 + 8 + 8 + 4
"""Margins of the row and the space before length and *send*."""
SEND_KEYS: Final = {Then.NEXT: "Ctrl+Return", Then.STAY: "Ctrl+Shift+Return", Then.CLOSE: "Ctrl+Alt+Return"}
QUOTE_KEY: Final = "Q"
EMOJI_KEY: Final = "Ctrl+E"
PREVIEW_KEY: Final = "Ctrl+P"
ATTACH_KEY: Final = "Ctrl+O"
FORMAT_KEYS: Final = {Format.BOLD: "Ctrl+B", Format.ITALIC: "Ctrl+I", Format.LINK: "Ctrl+Shift+K"}


class ToolRow(QWidget):
    """Buttons of the composer, as many as there is room for.

    Signals:
        quote_asked, attach_asked, emoji_asked, preview_asked: their buttons.
        format_chosen: argument: `Format`.
        send_asked: argument: `Then`.
        menu_asked: the other ways to send.
    """

    quote_asked = Signal()
    attach_asked = Signal()
    emoji_asked = Signal()
    format_chosen = Signal(object)
    preview_asked = Signal()
    send_asked = Signal(object)
    menu_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 6, 4)
        row.setSpacing(1)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.quote = IconButton("quote", "", key=QUOTE_KEY)
        self.quote.clicked.connect(self.quote_asked)
        self.attach = IconButton("attach", "", key=ATTACH_KEY)
        self.attach.clicked.connect(self.attach_asked)
        self.emoji = IconButton("smile", "", key=EMOJI_KEY)
        self.emoji.clicked.connect(self.emoji_asked)
        self.format = IconButton("format", "")
        self.format.clicked.connect(self.open_formats)
        self.preview = IconButton("eye", "", key=PREVIEW_KEY)
        self.preview.setCheckable(True)
        self.preview.clicked.connect(self.preview_asked)
        self._left = (self.quote, self.attach, self.emoji, self.format, self.preview)
        self.voice = VoiceState()
        self.length = Label("", "body", "text_muted", tabular=True)
        self.send = Button("", Variant.PRIMARY, key=SEND_KEYS[Then.NEXT])
        self.send.clicked.connect(self._on_send_clicked)
        self.more = Button("", Variant.PRIMARY, icon="chevron-down")
        self.more.clicked.connect(self.menu_asked)
        for each in self._left:
            row.addWidget(each)
        row.addStretch(1)
        row.addWidget(self.voice)
        row.addSpacing(8)
        row.addWidget(self.length)
        row.addSpacing(8)
        row.addWidget(self.send)
        row.addWidget(self.more)
        self._near = False
        self._formats: frozenset[Format] = frozenset()
        self._fitted: tuple[int, int, int, int, int, int, bool, bool] | None = None
        self._asking = False
        self.write()

    def write(self) -> None:
        """Names in the language of the window."""
        self.quote.set_name(_t("Composer", "Quote the message"))
        self.attach.set_name(_t("Composer", "Attach a file"))
        self.emoji.set_name(_t("Composer", "Emoji"))
        self.format.set_name(_t("Composer", "Bold, italic, link"))
        self.preview.set_name(_t("Composer", "How it will look"))
        self.more.setAccessibleName(_t("Composer", "Other ways to send"))
        self.more.set_tip(_t("Composer", "Other ways to send"))

    def set_length(self, text: str, color: str, *, near: bool) -> None:
        """How long it is; `near` the limit it is said whatever the room, once it is fitted."""
        self.length.setText(text)
        self.length.set_color(color)
        self._near = near

    def set_sending(self, *, asking: bool, changes: bool, anyway: bool) -> None:
        """What *send* does: send, change an answer or ask for approval; `anyway`: although something changed."""
        self._asking = asking
        if asking:
            label = _t("Composer", "Ask anyway") if anyway else _t("Composer", "Ask for approval")
        elif anyway:
            label = _t("Composer", "Send anyway")
        else:
            label = _t("Composer", "Change the answer") if changes else _t("Composer", "Send and next")
        self.send.set_label(label)
        self.send.set_tip(_t("Composer", "Answers in this channel wait for approval") if asking else "")
        self.more.setVisible(not changes)

    def offer_formats(self, *, offered: frozenset[Format]) -> None:
        """The marks the platform has; none: their button is gone, once it is fitted."""
        self._formats = offered

    def fit(self) -> None:
        """Show what there is room for.

        The key on *send* goes first, then the words of the voice, the length, and what a key does as well.
        """
        room = self.width() - _AROUND - self.more.sizeHint().width()
        words = self.length.sizeHint().width()
        bare, keyed = self.send.widths()
        sign, said = self.voice.widths()
        given = (room, words, bare, keyed, sign, said, self._near, bool(self._formats))
        if given == self._fitted:
            return
        self._fitted = given
        shown = [each for each in self._left if each is not self.format or self._formats]
        wide = len(shown) * _ICON + words + said + keyed <= room
        self.send.show_key(wide)
        room -= keyed if wide else bare
        spoken = len(shown) * _ICON + words + said <= room
        self.voice.shorten(short=not spoken)
        room -= said if spoken else sign
        told = self._near or len(shown) * _ICON + words <= room
        room -= words if told else 0
        for each in (self.preview, self.format, self.attach):
            if len(shown) * _ICON > room and each in shown:
                shown.remove(each)
        for each in self._left:
            each.setVisible(each in shown)
        self.length.setVisible(told)
        if (layout := self.layout()) is not None:
            layout.activate()  # now: what is painted next has its true place

    def open_menu(self, menu: QMenu) -> None:
        """The ways to send, above their button."""
        menu.aboutToHide.connect(menu.deleteLater)
        size = menu.sizeHint()
        menu.popup(self.more.mapToGlobal(QPoint(self.more.width() - size.width(), -size.height() - 4)))

    def open_formats(self) -> None:
        """The marks, each with its key."""
        menu = QMenu(self)
        names = {
            Format.BOLD: _t("Composer", "Bold"),
            Format.ITALIC: _t("Composer", "Italic"),
            Format.LINK: _t("Composer", "Link…"),
        }
        for kind, name in names.items():
            if kind in self._formats:
                entry = QAction(f"{name}\t{born_caption(FORMAT_KEYS[kind])}", menu)
                entry.triggered.connect(lambda _checked=False, chosen=kind: self.format_chosen.emit(chosen))
                menu.addAction(entry)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.format.mapToGlobal(self.format.rect().topLeft()))

    def menu(self, with_reason: Callable[[], object] | None, *, asks: bool) -> QMenu:
        """The three ways to send; what only asks for approval closes nothing.

        Args:
            with_reason: sends past a check that blocks; None: nothing blocks, or it may not be passed.
            asks: passing it needs approval.
        """
        menu = QMenu(self)
        names = {
            Then.NEXT: _t("Composer", "Send and next"),
            Then.STAY: _t("Composer", "Send and stay"),
            Then.CLOSE: _t("Composer", "Send and close the item"),
        }
        if self._asking:
            names = {
                Then.NEXT: _t("Composer", "Ask for approval and next"),
                Then.STAY: _t("Composer", "Ask for approval and stay"),
            }
        for then, name in names.items():
            entry = QAction(f"{name}\t{caption(SEND_KEYS[then])}", menu)
            entry.setData(then.value)
            entry.triggered.connect(self._on_way_triggered)
            menu.addAction(entry)
        if with_reason is not None:
            asking = self._asking or asks
            entry = menu.addAction(
                _t("Composer", "Ask for approval with a reason…") if asking else _t("Composer", "Send with a reason…")
            )
            entry.triggered.connect(lambda _checked=False: with_reason())
        return menu

    def _on_send_clicked(self) -> None:
        self.send_asked.emit(Then.NEXT)

    def _on_way_triggered(self) -> None:
        entry = self.sender()
        if isinstance(entry, QAction):
            self.send_asked.emit(Then(entry.data()))

    def minimumSizeHint(self) -> QSize:
        """What is never left out; the rest gives way (`fit`)."""
        return QSize(2 * _ICON + _AROUND + self.send.widths()[0] + self.more.sizeHint().width(), HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
