"""The conversation: thousands of messages, a few dozen widgets, and a place that only the reader moves.

Heights of what was never on screen are estimated; when the true one is learnt, the scroll bar gives way, not the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QWidget

from moderator_app.domain.ports import Attachment
from ui import i18n, theme
from ui.i18n import _t
from ui.thread.attached import Piece
from ui.thread.block_widget import BlockWidget
from ui.thread.blocks import Block, Key
from ui.thread.laid import EDGE, SHORT, STEP, Laid, Place, Setting, Spot, Unfolded, estimate, lay_out
from ui.thread.selection import Selected
from ui.widgets.countdown import Countdown

COLUMN: Final = 720
MARGIN: Final = 16
NEAR_TOP: Final = 400


class Conversation(QAbstractScrollArea):
    """Blocks from top to bottom, anchored to the bottom.

    Signals:
        pressed: something in a block was pressed; arguments: `Block`, `Place`.
        older_wanted: the reader came near the oldest message there is here.
        below_changed: how many messages came below what is seen; zero when the reader reached them.
        message_focused: row id of the message the reader stands on.
    """

    pressed = Signal(object, object)
    older_wanted = Signal()
    below_changed = Signal(int)
    message_focused = Signal(int)

    def __init__(self, countdown: Countdown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._countdown = countdown
        self._blocks: list[Block] = []
        self._place_of: dict[Key, int] = {}
        self._heights: list[int] = []
        self._tops: list[int] = [0]
        self._laid: dict[Key, Laid] = {}
        self._unfolded: dict[Key, Unfolded] = {}
        self._shown: dict[Key, BlockWidget] = {}
        self._spare: list[BlockWidget] = []
        self._people: Mapping[str, str] = {}
        self._kind: str | None = None
        self._sure: float | None = None
        self._current: Key | None = None
        self._selected: Selected | None = None
        self._spoilers = False
        self.loads: Callable[[Attachment], bool] = lambda _attachment: False
        self._pieces: Mapping[tuple[int, int], Piece] = {}
        self._edits: Mapping[int, str] = {}
        self._begun: frozenset[int] = frozenset()
        self._unseen: set[Key] = set()
        self._key = ("", "", 0)
        self._settling = False
        self._more_above = False
        self._asked_above = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.viewport().setAutoFillBackground(True)
        self.setAccessibleName(_t("Thread", "Conversation"))
        self.verticalScrollBar().setSingleStep(40)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        countdown.ticked.connect(self._on_ticked)

    # What is shown -------------------------------------------------------------------

    def show_blocks(
        self,
        blocks: Sequence[Block],
        *,
        people: Mapping[str, str],
        kind: str | None,
        sure: float | None = None,
        more_above: bool,
        stand_on: Key | None,
    ) -> None:
        """Another thread or another item: stand on `stand_on`, else on the newest, at the bottom."""
        self._take(blocks, people, kind, sure, more_above=more_above)
        self._unfolded.clear()
        self._unseen.clear()
        self._current = stand_on if stand_on in self._places() else (self._blocks[-1].key if self._blocks else None)
        self._relay()
        place = self._places().get(self._current) if self._current is not None else None
        self._settle(place if place is not None else len(self._blocks) - 1, at_bottom=True)
        self.below_changed.emit(0)

    def refresh_blocks(
        self,
        blocks: Sequence[Block],
        *,
        people: Mapping[str, str],
        kind: str | None,
        sure: float | None = None,
        more_above: bool,
    ) -> None:
        """The same thread read again: what is seen stays where it is; what came below is counted."""
        known = {block.key for block in self._blocks}
        at_end = self._at_end()
        anchor = self._anchor()
        self._take(blocks, people, kind, sure, more_above=more_above)
        places = self._places()
        gone = known - places.keys()  # a reply that was on its way and stands there now is no news to who sent it
        fresh = [b for b in self._blocks if b.key not in known and b.key[0] != "since" and b.replaces() not in gone]
        mine = at_end and any(block.delivery is not None for block in fresh)
        self._relay()
        if mine:  # what the reader has just sent, where they stood: not a move by itself
            self._settle(len(self._blocks) - 1, at_bottom=True)
        elif anchor is not None and anchor[0] in places:
            self._settle(places[anchor[0]], offset=anchor[1])
        else:
            self._settle(len(self._blocks) - 1, at_bottom=True)
        visible = self._visible()
        last = visible[-1] if visible else -1
        self._unseen = {key for key in self._unseen if key in places} | {
            block.key for block in fresh if places[block.key] > last
        }
        self.below_changed.emit(len(self._unseen))

    def unseen(self) -> int:
        """How many messages came below what is seen."""
        return len(self._unseen)

    def current(self) -> Block | None:
        """The block the reader stands on."""
        place = self._places().get(self._current) if self._current is not None else None
        return self._blocks[place] if place is not None else None

    def blocks(self) -> Sequence[Block]:
        return self._blocks

    def widget_of(self, key: Key) -> BlockWidget | None:
        """The widget that paints a block now; None: it is not on screen."""
        return self._shown.get(key)

    def shown_keys(self) -> list[Key]:
        """Blocks on screen, from top to bottom."""
        return [self._blocks[place].key for place in self._visible()]

    def stand_on(self, key: Key) -> bool:
        """Move to a block and bring it on screen; False: it is not here."""
        place = self._places().get(key)
        if place is None:
            return False
        self._go(place)
        return True

    def go_to_end(self) -> None:
        """To the newest message."""
        if self._blocks:
            self._go(len(self._blocks) - 1)

    # Inside: measures -------------------------------------------------------------------

    def _take(
        self,
        blocks: Sequence[Block],
        people: Mapping[str, str],
        kind: str | None,
        sure: float | None,
        *,
        more_above: bool,
    ) -> None:
        if dict(people) != dict(self._people) or (kind, sure) != (self._kind, self._sure):
            self._laid.clear()
        self._people, self._kind, self._sure = people, kind, sure
        self._blocks = list(blocks)
        self._place_of = {block.key: place for place, block in enumerate(self._blocks)}
        self._more_above = more_above
        self._asked_above = False
        kept = {}
        for block in self._blocks:
            laid = self._laid.get(block.key)
            if laid is not None and laid.block == block:
                kept[block.key] = laid
        self._laid = kept

    def _column(self) -> tuple[int, int]:
        """Left edge and width of the text column: at most 720, centred."""
        room = self.viewport().width()
        width = max(160, min(COLUMN, room - 2 * MARGIN))
        return (room - width) // 2, width

    def _gap(self, place: int) -> int:
        """Below a block: less before what belongs to it."""
        following = self._blocks[place + 1] if place + 1 < len(self._blocks) else None
        gap = theme.active().density.message_gap + 4
        if following is None:
            return MARGIN
        return gap - 8 if following.depth > self._blocks[place].depth or following.message is None else gap

    def _relay(self) -> None:
        """Heights of all blocks, true where known."""
        _left, width = self._column()
        look = (theme.active().key, i18n.language(), width)
        if look != self._key:
            self._key = look
            self._laid.clear()
        self._heights = [
            (self._laid[block.key].height if block.key in self._laid else estimate(block, width)) + self._gap(place)
            for place, block in enumerate(self._blocks)
        ]
        self._tops = [0, *accumulate(self._heights)]

    def _places(self) -> dict[Key, int]:
        return self._place_of

    def _pad(self) -> int:
        """Empty room above a short conversation."""
        return max(MARGIN, self.viewport().height() - self._tops[-1])

    def _visible(self) -> range:
        value, height = self.verticalScrollBar().value(), self.viewport().height()
        pad = self._pad()
        first = max(0, bisect_right(self._tops, value - pad) - 1)
        last = bisect_right(self._tops, value + height - pad - 1) - 1
        return range(first, min(len(self._blocks), last + 1))

    def _at_end(self) -> bool:
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum() - 4

    def _anchor(self) -> tuple[Key, int] | None:
        """What the reader looks at and where it stands: the block they stand on if seen, else the first seen."""
        visible = self._visible()
        if not visible:
            return None
        current = self._places().get(self._current) if self._current is not None else None
        place = current if current is not None and current in visible else visible[0]
        if (
            place == visible[0]
            and len(visible) > 1
            and self._tops[place] + self._pad() < self.verticalScrollBar().value()
        ):
            place = visible[1] if current != place else place
        return self._blocks[place].key, self._tops[place] + self._pad() - self.verticalScrollBar().value()

    def _settle(self, place: int, offset: int = 0, *, at_bottom: bool = False) -> None:
        """Bring a block to its place, learning the true heights of what comes on screen on the way."""
        if place < 0:
            self._range()
            self._dress()
            return
        self._settling = True
        try:
            for _round in range(6):
                self._range()
                top = self._tops[place] + self._pad()
                if at_bottom:
                    below = self._tops[place + 1] + self._pad() - self.viewport().height()
                    value = min(top - MARGIN, below) if self._heights[place] > self.viewport().height() else below
                else:
                    value = top - offset
                self.verticalScrollBar().setValue(max(0, value))
                if not self._learn():
                    break
        finally:
            self._settling = False
        self._dress()

    def _range(self) -> None:
        bar = self.verticalScrollBar()
        height = self.viewport().height()
        bar.setPageStep(height)
        bar.setRange(0, max(0, self._tops[-1] + self._pad() - height))

    def _learn(self) -> bool:
        """Lay out what is on screen; True when a height was not as thought."""
        _left, width = self._column()
        wrong = False
        for place in self._visible():
            block = self._blocks[place]
            if block.key in self._laid:
                continue
            laid = self._lay(block, width)
            height = laid.height + self._gap(place)
            if height != self._heights[place]:
                self._heights[place] = height
                wrong = True
        if wrong:
            self._tops = [0, *accumulate(self._heights)]
        return wrong

    def _lay(self, block: Block, width: int) -> Laid:
        made = lay_out(block, self._unfolded.get(block.key, Unfolded()), self._setting(width, self._countdown.now_us()))
        self._laid[block.key] = made
        return made

    def _setting(self, width: int, now_us: int) -> Setting:
        return Setting(
            width, now_us, self._people, self._kind, self._sure, self.loads, self._pieces, self._edits, self._begun,
            self._spoilers,
        )  # fmt: skip

    # Inside: widgets --------------------------------------------------------------------

    def _dress(self) -> None:
        """Give every visible block a widget, take them from the others."""
        left, width = self._column()
        visible = [self._blocks[place] for place in self._visible()]
        wanted = {block.key for block in visible}
        for key in [key for key, widget in self._shown.items() if key not in wanted and not widget.hasFocus()]:
            self._spare_one(self._shown.pop(key))
        places = self._places()
        value, pad = self.verticalScrollBar().value(), self._pad()
        for block in visible:
            laid = self._laid.get(block.key) or self._lay(block, width)
            widget = self._shown.get(block.key)
            if widget is None:
                widget = self._spare.pop() if self._spare else self._new_widget()
                self._shown[block.key] = widget
            widget.show_block(laid)
            widget.mark(self._selected)
            top = self._tops[places[block.key]] + pad - value
            widget.setGeometry(left - MARGIN, top - EDGE, width + 2 * MARGIN, laid.height + 2 * EDGE)
            widget.show()
        for key, widget in list(self._shown.items()):
            if key not in wanted:  # it has the focus: it waits where it is, out of sight
                place = places.get(key)
                if place is None:
                    self._spare_one(self._shown.pop(key))
                else:
                    widget.move(left - MARGIN, self._tops[place] + pad - value - EDGE)
        self.viewport().update()

    def _new_widget(self) -> BlockWidget:
        widget = BlockWidget(MARGIN, EDGE, self.viewport())
        widget.pressed.connect(self._on_widget_pressed)
        widget.focused.connect(self._on_widget_focused)
        widget.stepped.connect(self.step)
        widget.selected.connect(self._on_widget_selected)
        return widget

    def _spare_one(self, widget: BlockWidget) -> None:
        stood = widget.hasFocus()
        widget.hide()
        self._spare.append(widget)
        if stood:  # its message is gone: the keyboard stays in the conversation
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    # Moving -------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Up or down by messages; at the ends the view scrolls on."""
        current = self._places().get(self._current) if self._current is not None else None
        if not self._blocks:
            return
        place = len(self._blocks) - 1 if current is None else current + by
        if place < 0:
            self._ask_above()
        self._go(min(max(place, 0), len(self._blocks) - 1))

    def _go(self, place: int) -> None:
        self._current = self._blocks[place].key
        self._learn()
        top = self._tops[place] + self._pad() - self.verticalScrollBar().value()
        bottom = top + self._heights[place]
        height = self.viewport().height()
        if top < MARGIN:
            self._settle(place, offset=MARGIN)
        elif bottom > height:
            self._settle(place, at_bottom=True)
        else:
            self._dress()
        widget = self._shown.get(self._current)
        if widget is not None and not widget.hasFocus():
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self._note_seen()

    def _on_scrolled(self, _value: int) -> None:
        if self._settling:
            return
        anchor = self._anchor()
        if anchor is not None and self._learn():
            self._settle(self._places()[anchor[0]], offset=anchor[1])
        else:
            self._dress()
        self._note_seen()
        if self.verticalScrollBar().value() < NEAR_TOP:
            self._ask_above()

    def _ask_above(self) -> None:
        if self._more_above and not self._asked_above:
            self._asked_above = True
            self.older_wanted.emit()

    def _note_seen(self) -> None:
        if not self._unseen:
            return
        seen = {self._blocks[place].key for place in self._visible()}
        left = self._unseen - seen if not self._at_end() else set()
        if left != self._unseen:
            self._unseen = left
            self.below_changed.emit(len(left))

    # Events --------------------------------------------------------------------------------

    def _on_widget_pressed(self, block: Block, place: Place) -> None:
        if place.spot is Spot.MORE:
            before = self._unfolded.get(block.key, Unfolded())
            more = STEP if before.characters <= SHORT else before.characters + STEP
            self._unfold(block, replace(before, characters=more))
        elif place.spot is Spot.SPOILER:
            before = self._unfolded.get(block.key, Unfolded())
            self._unfold(block, replace(before, spoilers=True))
        elif place.spot is Spot.CHANGES:
            before = self._unfolded.get(block.key, Unfolded())
            self._unfold(block, replace(before, changes=not before.changes))
        else:
            self.pressed.emit(block, place)

    def _unfold(self, block: Block, unfolded: Unfolded) -> None:
        """Open a block downwards: its first line stays where it is."""
        place = self._places()[block.key]
        offset = self._tops[place] + self._pad() - self.verticalScrollBar().value()
        self._unfolded[block.key] = unfolded
        self._laid.pop(block.key, None)
        self._lay(block, self._column()[1])
        self._relay()
        self._settle(place, offset=offset)

    def _on_widget_selected(self, selected: Selected | None) -> None:
        """One selection in a conversation."""
        self._selected = selected
        for widget in self._shown.values():
            widget.mark(selected)

    def set_spoilers(self, hidden: bool) -> None:
        """Whether the platform hides words between bars."""
        if hidden != self._spoilers:
            self._spoilers = hidden
            self._laid.clear()

    def set_edits(self, edits: Mapping[int, str], begun: frozenset[int] = frozenset()) -> None:
        """Which of our messages can be changed and why not, by row id, and of which the change was begun."""
        changed = {each for each in {**self._edits, **edits} if edits.get(each) != self._edits.get(each)}
        before, self._edits, self._begun = self._begun, edits, begun
        self._lay_anew(changed | (begun ^ before))

    def set_pieces(self, pieces: Mapping[tuple[int, int], Piece]) -> None:
        """How attachments are now."""
        changed = {key[0] for key in pieces.keys() | self._pieces.keys() if pieces.get(key) != self._pieces.get(key)}
        self._pieces = pieces
        self._lay_anew(changed)

    def _lay_anew(self, messages: set[int]) -> None:
        """These look otherwise now; what is read stays where it is, though a picture grows."""
        stale = [block.key for block in self._blocks if block.message is not None and block.message.id in messages]
        if not stale:
            return
        at_end, anchor = self._at_end(), self._anchor()
        for key in stale:
            self._laid.pop(key, None)
        self._relay()
        if at_end or anchor is None:
            self._settle(len(self._blocks) - 1, at_bottom=True)
        else:
            self._settle(self._places()[anchor[0]], offset=anchor[1])

    def picked(self) -> tuple[int, str] | None:
        """The message whose words are selected, and the words; None: nothing is."""
        block = self._block_of(self._selected.key) if self._selected is not None else None
        if self._selected is None or block is None or block.message is None:
            return None
        return block.message.id, self._selected.text

    def _block_of(self, key: Key) -> Block | None:
        place = self._places().get(key)
        return None if place is None else self._blocks[place]

    def _on_widget_focused(self, block: Block) -> None:
        self._current = block.key
        if block.message is not None:
            self.message_focused.emit(block.message.id)

    def _on_ticked(self, now_us: int) -> None:
        """Only what names running seconds, and only while it is seen."""
        _left, width = self._column()
        for key, widget in self._shown.items():
            laid = self._laid.get(key)
            if laid is not None and laid.ticks:
                made = lay_out(laid.block, self._unfolded.get(key, Unfolded()), self._setting(width, now_us))
                if made.height == laid.height:
                    self._laid[key] = made
                    widget.show_block(made)
                    widget.mark(self._selected)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        bar = self.verticalScrollBar()
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.step(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_End:
            self.go_to_end()
        elif key == Qt.Key.Key_Home and self._blocks:
            self._go(0)
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            bar.setValue(bar.value() + (-1 if key == Qt.Key.Key_PageUp else 1) * (self.viewport().height() - 40))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Focus stands on a message, so that it is read aloud."""
        super().focusInEvent(event)
        visible = self._visible()
        if self._current not in self._shown and visible:
            self._current = self._blocks[visible[-1]].key
        widget = self._shown.get(self._current) if self._current is not None else None
        if widget is not None:
            widget.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Bottom anchored: what stood at the bottom stays there."""
        super().resizeEvent(event)
        visible = self._visible() if event.oldSize().isValid() and self._blocks else range(0)
        stood = None
        if visible and event.oldSize().height() > 0:
            place = visible[-1]
            below = self._tops[place + 1] + self._pad() - self.verticalScrollBar().value() - event.oldSize().height()
            stood = self._blocks[place].key, below
        self._relay()
        if not self._blocks:
            return
        if stood is None:
            self._settle(len(self._blocks) - 1, at_bottom=True)
            return
        place = self._places()[stood[0]]
        self._learn()
        self._settle(place, offset=self.viewport().height() + stood[1] - self._heights[place])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.LanguageChange, QEvent.Type.PaletteChange}:
            self.setAccessibleName(_t("Thread", "Conversation"))
            self._laid.clear()
            anchor = self._anchor() if self._blocks else None
            self._relay()
            if anchor is not None:
                self._settle(self._places()[anchor[0]], offset=anchor[1])

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(event, QPaintEvent):
            self._paint_run()
            return False
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        bar = self.verticalScrollBar()
        pixels = event.pixelDelta().y() or event.angleDelta().y() // 2
        bar.setValue(bar.value() - pixels)
        event.accept()

    def sizeHint(self) -> QSize:
        return QSize(512, 480)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 120)

    def _paint_run(self) -> None:
        """The accent bar at the pane's left edge, along the messages of the open item."""
        painter = QPainter(self.viewport())
        color = theme.active().colors.accent
        value, pad = self.verticalScrollBar().value(), self._pad()
        for place in self._visible():
            if not self._blocks[place].in_run:
                continue
            following = place + 1 < len(self._blocks) and self._blocks[place + 1].in_run
            height = self._heights[place] if following else self._heights[place] - self._gap(place)
            painter.fillRect(0, self._tops[place] + pad - value, 3, height, color)
        painter.end()

    def copy_current(self) -> bool:
        """The whole text of the message the reader stands on, into the clipboard."""
        block = self.current()
        if block is not None:
            QApplication.clipboard().setText(block.words())
        return block is not None and bool(block.words())

    def point_of(self, key: Key) -> QPoint | None:
        """Where a shown block stands in the viewport."""
        widget = self._shown.get(key)
        return widget.pos() + QPoint(MARGIN, EDGE) if widget is not None else None
