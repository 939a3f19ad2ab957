"""The thread pane: fed with values, asks with signals, knows neither window nor store."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from moderator_app.domain.ports import Attachment
from moderator_app.domain.views import ThreadView
from ui import format as fmt
from ui import links, theme
from ui.i18n import _t
from ui.names import channel_title, platform_title
from ui.thread import words
from ui.thread.blocks import Block, arrange
from ui.thread.conversation import Conversation
from ui.thread.header import OfferedAction, ThreadHeader
from ui.thread.laid import Place, Spot
from ui.thread.pinned import PinnedPost
from ui.thread.skeleton import ThreadSkeleton
from ui.widgets.buttons import Button, Variant
from ui.widgets.clock_chip import NO_CLOCK, ClockFace
from ui.widgets.countdown import Countdown
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import Panel, Rule

SPOILERS: Final = frozenset({"telegram", "discord"})
"""Platforms whose hidden words the mirror keeps between bars."""


class ThreadPane(Panel):
    """Header, pinned post, conversation. The composer stands below it, placed by the shell.

    Signals:
        action_requested: id of an offered action.
        link_requested: URL that the reader wants in a browser; always http or https.
        attachment_requested: message and position of what the reader wants to see here.
        delivery_requested: entry id and `cancel`, `send_now` or `decide`.
        older_requested: the oldest message id there is here: read what stands before it.
        message_focused: row id of the message the reader stands on.
        kind_requested: the chip of the kind was pressed.
        edit_requested: row id of an answer of ours that is to be changed, and why it cannot be; empty: it can.
        retry_requested: after an error.
    """

    action_requested = Signal(str)
    link_requested = Signal(str)
    attachment_requested = Signal(int, int)
    delivery_requested = Signal(int, str)
    older_requested = Signal(int)
    message_focused = Signal(int)
    kind_requested = Signal()
    edit_requested = Signal(int, str)
    retry_requested = Signal()

    def __init__(self, countdown: Countdown, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self._countdown = countdown
        self._view: ThreadView | None = None
        self._item_id: int | None = None
        self._people: Mapping[str, str] = {}
        self._kind: str | None = None
        self._sure: float | None = None
        self._error = ""
        stack = QStackedLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        self._stack = stack
        self._empty = EmptyState("inbox", "", "")
        self._broken = EmptyState("alert", "", "")
        self._again = self._broken.add_action(Button("", Variant.SECONDARY, icon="retry"))
        self._again.clicked.connect(self.retry_requested)
        self._skeleton = ThreadSkeleton()
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = ThreadHeader()
        self.header.action_requested.connect(self.action_requested)
        self.pinned = PinnedPost()
        self.pinned.original_requested.connect(self.open_original)
        self.conversation = Conversation(countdown)
        self.conversation.pressed.connect(self._on_conversation_pressed)
        self.conversation.older_wanted.connect(self._on_conversation_older_wanted)
        self.conversation.below_changed.connect(self._on_conversation_below_changed)
        self.conversation.message_focused.connect(self.message_focused)
        self._below = Button(
            "", Variant.SECONDARY, icon="chevron-down", key="End", small=True, parent=self.conversation
        )
        self._below.clicked.connect(self.conversation.go_to_end)
        self._below.hide()
        column.addWidget(self.header)
        column.addWidget(Rule())
        column.addWidget(self.pinned)
        column.addWidget(self.conversation, 1)
        for page in (self._empty, self._broken, self._skeleton, self._page):
            stack.addWidget(page)
        self.conversation.installEventFilter(self)
        self._say()
        self.show_nothing()

    # Feeding -----------------------------------------------------------------------------

    def show_thread(
        self,
        view: ThreadView,
        item_id: int | None,
        *,
        people: Mapping[str, str] | None = None,
        kind: str | None = None,
        sure: float | None = None,
    ) -> None:
        """Show a thread, open at an item. The same thread and item read again never moves the reader.

        Args:
            view: the thread; messages oldest first.
            item_id: the open item: its messages carry the accent bar.
            people: actor -> name of ours.
            kind: what the item's author is, for the chip.
            sure: how sure that guess is, 0 to 1; None: no guess.
        """
        same = self._view is not None and self._view.id == view.id and self._item_id == item_id
        same = same and self._stack.currentWidget() is self._page
        self._view, self._item_id, self._kind, self._sure = view, item_id, kind, sure
        self._people = people or {}
        self._head(view)
        blocks = arrange(view, item_id)
        self.conversation.set_spoilers(view.platform in SPOILERS)
        if same:
            self.conversation.refresh_blocks(blocks, people=self._people, kind=kind, sure=sure, more_above=view.older)
        else:
            # The stack shows the page first: it has its true size only then.
            self._stack.setCurrentWidget(self._page)
            run = [block.key for block in blocks if block.in_run]
            self.conversation.show_blocks(
                blocks,
                people=self._people,
                kind=kind,
                sure=sure,
                more_above=view.older,
                stand_on=run[-1] if run else None,
            )

    def show_nothing(self) -> None:
        """Nothing is chosen."""
        self._view = self._item_id = None
        self.header.set_clock(NO_CLOCK)
        self._stack.setCurrentWidget(self._empty)

    def show_loading(self) -> None:
        """Something is chosen and not read yet."""
        self._view = self._item_id = None
        self._stack.setCurrentWidget(self._skeleton)

    def show_error(self, sentence: str) -> None:
        """It cannot be read; `sentence` says why."""
        self._view = self._item_id = None
        self._error = sentence
        self._say()
        self._stack.setCurrentWidget(self._broken)

    def set_actions(self, actions: Sequence[OfferedAction]) -> None:
        """What can be done with the item, and why not."""
        self.header.set_actions(actions)

    def set_loads(self, loads: Callable[[Attachment], bool]) -> None:
        """Which attachments can be loaded here; before `show_thread`."""
        self.conversation.loads = loads

    def set_edits(self, edits: Mapping[int, str], begun: frozenset[int] = frozenset()) -> None:
        """Which answers of ours can be changed and why not, and of which the change was begun."""
        self.conversation.set_edits(edits, begun)

    def set_clock(self, face: ClockFace) -> None:
        """The clock of the item; the shell sets it at each tick."""
        self.header.set_clock(face)

    # Asking ------------------------------------------------------------------------------

    def shown(self) -> tuple[int, int] | None:
        """Thread and item that are on screen now: what a reply is checked against before it is sent."""
        if self._view is None or self._item_id is None or self._stack.currentWidget() is not self._page:
            return None
        return self._view.id, self._item_id

    def view(self) -> ThreadView | None:
        """The thread that is on screen; None: none is."""
        return self._view

    def open_original(self) -> None:
        """The message the reader stands on, else the post, in the browser."""
        block = self.conversation.current()
        url = block.message.permalink if block is not None and block.message is not None else None
        if not links.is_web(url) and self._view is not None:
            url = self._view.permalink
        self._ask_link(url)

    def focus_conversation(self) -> None:
        """Keyboard to the messages."""
        self.conversation.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Inside ------------------------------------------------------------------------------

    def _head(self, view: ThreadView) -> None:
        parts = [channel_title(view.channel_name) or words.name_of("")]
        platform = platform_title(view.platform)
        if platform != parts[0]:
            parts.append(platform)
        if kind := words.channel_kind_text(view.channel_kind):
            parts.append(kind)
        if view.closed:
            parts.append(_t("Thread", "closed for replies"))
        title = words.name_of(view.title) if view.title else parts[0]
        self.header.show_thread(title, " · ".join(parts), view.platform, platform)
        count = len(view.messages)
        said = _t("Thread", "%n message(s) here", "", count)
        facts = _t("Thread", "Post · {count}").format(count=said)
        if view.older:
            facts = _t("Thread", "Post · the newest {count}").format(count=fmt.number(count))
        self.pinned.show_post(facts, view.body, can_open=links.is_web(view.permalink))
        if not view.body or view.private:
            self.pinned.hide()

    def _on_conversation_pressed(self, block: Block, place: Place) -> None:
        spot = place.spot
        if spot in {Spot.LINK, Spot.ORIGINAL}:
            self._ask_link(place.value)
        elif spot is Spot.ATTACHMENT and block.message is not None:
            attachment = block.message.attachments[int(place.value)]
            if self.conversation.loads(attachment):
                self.attachment_requested.emit(block.message.id, int(place.value))
            else:
                self._ask_link(attachment.url)
        elif spot in {Spot.CANCEL, Spot.SEND_NOW, Spot.DECIDE}:
            self.delivery_requested.emit(int(place.value), spot.value)
        elif spot is Spot.KIND:
            self.kind_requested.emit()
        elif spot is Spot.EDIT and block.message is not None:
            self.edit_requested.emit(block.message.id, place.value)

    def _ask_link(self, url: str | None) -> None:
        if url is not None and links.is_web(url):
            self.link_requested.emit(url)

    def _on_conversation_older_wanted(self) -> None:
        if self._view is not None and self._view.messages:
            self.older_requested.emit(self._view.messages[0].id)

    def _on_conversation_below_changed(self, count: int) -> None:
        self._below.setVisible(count > 0)
        if count:
            self._below.set_label(_t("Thread", "%n new below", "", count))
            self._place_below()

    def _place_below(self) -> None:
        size = self._below.sizeHint()
        self._below.setGeometry(
            (self.conversation.width() - size.width()) // 2,
            self.conversation.height() - size.height() - 8,
            size.width(),
            size.height(),
        )
        self._below.raise_()

    def _say(self) -> None:
        self._empty.set_words(
            "inbox", _t("Thread", "Nothing is open"), _t("Thread", "Choose an item in the list: Up, Down or J, K.")
        )
        self._broken.set_words("alert", _t("Thread", "The conversation cannot be read"), self._error)
        self._again.set_label(_t("Thread", "Try again"))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._below.isVisible():
            self._place_below()
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            if self._view is not None:
                self.show_thread(self._view, self._item_id, people=self._people, kind=self._kind, sure=self._sure)
        elif event.type() == QEvent.Type.PaletteChange:
            theme.active()
            self.update()
