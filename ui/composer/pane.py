"""The composer: one text, one recipient, one draft, and the three are checked as one before anything is sent."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from moderator_app.clock import Clock
from moderator_app.domain.views import ThreadView
from moderator_app.services.matrix import MatrixUse
from ui import format as fmt
from ui.composer.findings import Findings
from ui.composer.parts import Frame, NoticeRow, RecipientLine
from ui.composer.reply import (
    Case,
    Drafts,
    Happened,
    KeptDraft,
    LengthRule,
    Recipient,
    Reply,
    Snapshot,
    Then,
    What,
    happened_since,
    look_at,
)
from ui.composer.text_field import MINIMUM, ReplyField
from ui.composer.voice_checks import SHOWN, VoiceChecks, reason
from ui.i18n import _t
from ui.safe_text import visible, visible_lines
from ui.widgets.buttons import Button, IconButton, Variant
from ui.widgets.countdown import Deadline
from ui.widgets.keycap import caption
from ui.widgets.labels import Label, Panel

SAVE_AFTER_MS: Final = 300
"""From the first unsaved key to the write: with the write itself, nothing older than 500 ms is ever lost (rule 1)."""
NEAR: Final = 0.9
QUOTED: Final = 400
_KEYS: Final = {Then.NEXT: "Ctrl+Return", Then.STAY: "Ctrl+Shift+Return", Then.CLOSE: "Ctrl+Alt+Return"}


class Composer(Panel):
    """Where a reply is written.

    Args:
        drafts: where drafts are kept.
        clock: says when a draft was begun and saved.
        shown: thread and item that are on screen: a reply goes to what the writer sees, or not at all.

    Signals:
        send_requested: a `Reply`, checked; answer with `sent` or `refused`.
        draft_changed: case and whether it has a draft now.
        left: Escape: back to the list.
        override_asked: send although a check blocks it; answer with `send_with_reason`.
    """

    send_requested = Signal(object)
    draft_changed = Signal(object, bool)
    left = Signal()
    override_asked = Signal()

    def __init__(
        self, drafts: Drafts, clock: Clock, shown: Callable[[], tuple[int, int] | None], parent: QWidget | None = None
    ) -> None:
        super().__init__("surface", parent=parent)
        self._drafts, self._clock, self._shown = drafts, clock, shown
        self._recipient: Recipient | None = None
        self._thread: ThreadView | None = None
        self._snapshot: Snapshot | None = None
        self._draft_id = ""
        self._saved_at: int | None = None
        self._rule: LengthRule | None = None
        self._blocked = ""
        self._refused = ""
        self._people: Mapping[str, str] = {}
        self._own_entries: frozenset[int] = frozenset()
        self._warned: tuple[Happened, ...] = ()
        self._happened: tuple[Happened, ...] = ()
        self._dirty = False
        self._loading = False
        self._in_flight: dict[str, Reply] = {}
        self._used: dict[str, MatrixUse] = {}
        self._override: str | None = None
        self._notices: list[NoticeRow] = []
        self._save_later = Deadline(self._save, self)
        self._build()
        self.show_nobody()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 4, 16, 16)
        self._frame = Frame()
        outer.addWidget(self._frame)
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.to = RecipientLine()
        self.field = ReplyField()
        self.field.setAccessibleName(_t("Composer", "Your reply"))
        self.field.textChanged.connect(self._on_field_text_changed)
        self.field.send_asked.connect(self.send)
        self.field.left.connect(self.left)
        self.field.installEventFilter(self)
        self.checks = VoiceChecks(self.field)
        self.field.fill_gaps_with(self.checks.select_next_gap)
        self.findings = Findings(self.field, self.checks)
        self.checks.changed.connect(self._show_rows)
        self.field.document().documentLayout().documentSizeChanged.connect(self._fit_field)
        column.addWidget(self.to)
        column.addWidget(self.field)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        tools = QWidget()
        tools.setFixedHeight(44)
        row = QHBoxLayout(tools)
        row.setContentsMargins(8, 0, 6, 4)
        row.setSpacing(4)
        self._quote = IconButton("quote", _t("Composer", "Quote the message"))
        self._quote.clicked.connect(self.quote)
        self._length = Label("", "body", "text_muted", tabular=True)
        self._send = Button("", Variant.PRIMARY, key=_KEYS[Then.NEXT])
        self._send.clicked.connect(self._on_send_clicked)
        self._more = Button("", Variant.PRIMARY, icon="chevron-down")
        self._more.clicked.connect(self.open_menu)
        row.addWidget(self._quote)
        row.addStretch(1)
        row.addWidget(self._length)
        row.addSpacing(8)
        row.addWidget(self._send)
        row.setSpacing(1)
        row.addWidget(self._more)
        column.addWidget(tools)
        self._say()

    # What is written, and to whom ---------------------------------------------------------

    def open_for(
        self,
        recipient: Recipient,
        thread: ThreadView,
        *,
        rule: LengthRule | None = None,
        blocked: str = "",
        people: Mapping[str, str] | None = None,
    ) -> None:
        """Turn to a recipient: the draft of the one before is kept, theirs comes back.

        The same recipient again is a refresh: text and caret stay, what changed meanwhile is told.
        """
        self._people = people or {}
        self._rule, self._blocked = rule, blocked
        before = self._recipient
        if before is not None and before.item_id == recipient.item_id and before.case == recipient.case:
            self._recipient = recipient if not self.field.text().strip() else before
            self.refresh(thread)
            return
        self.flush()
        self._recipient, self._thread = recipient, thread
        self._warned = ()
        self._refused = ""
        kept = self._drafts.load(recipient.case)
        self._draft_id = kept.draft_id if kept is not None else uuid.uuid4().hex
        self._saved_at = kept.saved_at if kept is not None else None
        self._snapshot = look_at(thread, recipient.case, self._clock.now_us())
        if kept is not None and kept.seen:
            # Begun earlier, perhaps before a crash: what came after it was begun is news to its writer.
            self._snapshot = Snapshot(max(kept.seen), kept.saved_at, frozenset(kept.seen))
        self._load(kept.text if kept is not None else "")
        self.to.show_recipient(recipient.author_name, recipient.platform, recipient.place, private=recipient.private)
        self._tell_saved()
        self.refresh(thread)

    def refresh(self, thread: ThreadView) -> None:
        """The thread was read again: tell what changed since the reply was begun."""
        if self._recipient is None or self._snapshot is None or thread.id != self._recipient.thread_id:
            return
        self._thread = thread
        if not self.field.text().strip():
            # Nothing is written yet: whoever begins now has all of this before them.
            self._snapshot = look_at(thread, self._recipient.case, self._clock.now_us())
        self._happened = tuple(happened_since(self._snapshot, thread, self._recipient, own_entries=self._own_entries))
        self._show_rows()

    def show_nobody(self) -> None:
        """Nothing is chosen: nothing can be written."""
        self.flush()
        self._recipient = self._thread = self._snapshot = None
        self._blocked = self._refused = ""
        self._happened = self._warned = ()
        self._load("")
        self.to.show_nobody(_t("Composer", "Choose an item to answer it"))
        self.to.set_state("")
        self._show_rows()

    def set_blocked(self, reason: str) -> None:
        """Why no reply can be sent here; empty: it can."""
        self._blocked = reason
        self._show_rows()

    def note_own_entry(self, entry_id: int) -> None:
        """A reply of the writer's own: no news to them."""
        self._own_entries |= {entry_id}

    def put_back(self, case: Case, text: str) -> None:
        """The words of a reply that did not go: into the draft of its case, in front of the writer if it is open."""
        if self._recipient is not None and self._recipient.case == case:
            now = self.field.text()
            if text.strip() and text.strip() not in now:
                self._load(f"{now.rstrip()}\n\n{text}" if now.strip() else text)
                self._touch()
                self.flush()
            self.focus_text()
            return
        kept = self._drafts.load(case)
        words = text if kept is None or not kept.text.strip() else f"{kept.text.rstrip()}\n\n{text}"
        made = KeptDraft(
            case=case,
            draft_id=kept.draft_id if kept is not None else uuid.uuid4().hex,
            text=words,
            seen=kept.seen if kept is not None else (),
            saved_at=self._clock.now_us(),
        )
        self._drafts.save(made, self._on_saved)
        self.draft_changed.emit(case, True)

    def recipient(self) -> Recipient | None:
        return self._recipient

    def text(self) -> str:
        return self.field.text()

    def clear(self) -> None:
        """The words went another way: field and draft are empty."""
        self._load("")
        self._touch()
        self.flush()

    def insert(self, text: str) -> None:
        """At the caret, undoable."""
        self.field.insert(text)
        self.focus_text()

    def insert_answer(self, text: str, used: MatrixUse) -> None:
        """Words of the matrix at the caret, undoable; the first field to fill in is selected."""
        self._used[self._draft_id] = used
        self.field.insert(text)
        self.focus_text()
        self.checks.run()
        self.checks.select_first_gap()

    def blocked(self) -> str:
        """Why no reply can be sent here; empty: it can."""
        return self._blocked

    def focus_text(self) -> None:
        """Keyboard to the words."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def quote(self) -> None:
        """The message answered, line by line, before the words."""
        target = self._target_text()
        if not target:
            return
        cut = visible_lines(target[:QUOTED]) + ("…" if len(target) > QUOTED else "")
        lines = "\n".join(f"> {line}" for line in cut.splitlines())
        cursor = self.field.textCursor()
        cursor.movePosition(cursor.MoveOperation.Start)
        cursor.insertText(f"{lines}\n\n")
        self.focus_text()

    # Sending ------------------------------------------------------------------------------

    def send(self, then: Then = Then.NEXT) -> bool:
        """Send what is written, or say why not; True when it was handed over."""
        self.checks.settle()
        recipient, snapshot, thread = self._recipient, self._snapshot, self._thread
        if recipient is None or snapshot is None or thread is None or self.problem():
            self._show_rows()
            self.to.set_state(self.problem() or self.to.state(), "danger_text")
            return False
        if self._happened and self._happened != self._warned:
            self._warned = self._happened
            self._show_rows()
            return False
        self.flush()
        text = self.field.text()
        seen = tuple(message.id for message in thread.messages if message.item_id == recipient.item_id)
        if not self._warned:
            seen = tuple(each for each in seen if each <= snapshot.newest_id or each == recipient.target_id)
        reply = Reply(
            recipient=recipient, text=text, seen=seen or (recipient.target_id,), draft_id=self._draft_id, then=then,
            used=self._used.get(self._draft_id), override=self._override,
        )  # fmt: skip
        self._in_flight[self._draft_id] = reply
        self._refused = ""
        self.field.setReadOnly(True)
        self.to.set_state(_t("Composer", "saving…"))
        self._show_rows()
        self.send_requested.emit(reply)
        return True

    def problem(self) -> str:
        """Why it cannot be sent now; empty when it can."""
        recipient = self._recipient
        if recipient is None:
            return _t("Composer", "Choose an item to answer it")
        if self._blocked:
            return self._blocked
        if self._draft_id in self._in_flight:
            return _t("Composer", "This reply is being saved")
        if not self.field.text().strip():
            return _t("Composer", "Nothing is written yet")
        if self._shown() != (recipient.thread_id, recipient.item_id):
            return _t("Composer", "Another item is on screen: the reply would go to {name}").format(
                name=visible(recipient.author_name[:60])
            )
        kept = self._drafts.load(recipient.case)
        if kept is not None and kept.draft_id != self._draft_id:
            return _t("Composer", "The draft belongs to another reply: open the item again")
        if over := self._over():
            return _t("Composer", "Too long by {count}").format(count=fmt.number(over))
        block = self.checks.block()
        return "" if block is None or self._override else reason(block)

    def send_with_reason(self, why: str, then: Then = Then.NEXT) -> bool:
        """Send although a check blocks it; the reason stands in the log."""
        self._override = why.strip() or None
        return self.send(then)

    def sent(self, draft_id: str) -> None:
        """The reply stands in the journal: its draft goes."""
        reply = self._in_flight.pop(draft_id, None)
        if reply is None:
            return
        self._drafts.drop(reply.recipient.case, draft_id)
        self._used.pop(draft_id, None)
        self._override = None
        self.draft_changed.emit(reply.recipient.case, False)
        if draft_id == self._draft_id and self._recipient is not None:
            self._draft_id = uuid.uuid4().hex
            self._warned = ()
            self._saved_at = None
            self._load("")
            self.to.set_state("")
            if self._thread is not None:
                self.refresh(self._thread)
        self._show_rows()

    def refused(self, draft_id: str, sentence: str) -> None:
        """It was not taken: the words stay, the reason is said."""
        if self._in_flight.pop(draft_id, None) is None or draft_id != self._draft_id:
            return
        self.field.setReadOnly(False)
        self._refused = sentence
        self._tell_saved()
        self._show_rows()

    # Drafts -------------------------------------------------------------------------------

    def flush(self) -> None:
        """Write the draft now: before another item, before the window closes."""
        self._save_later.stop()
        if self._dirty:
            self._save()

    def _on_field_text_changed(self) -> None:
        if not self._loading and self._recipient is not None:
            self._touch()

    def _touch(self) -> None:
        """Begin the count at the first unsaved key, not anew at each: who types on and on is saved too."""
        self._refused = ""
        self._override = None
        self.checks.text_changed()
        if not self._dirty:
            self._dirty = True
            self.to.set_state(_t("Composer", "saving…"))
        if not self._save_later.pending():
            self._save_later.start(SAVE_AFTER_MS)
        self._show_rows()

    def _save(self) -> None:
        recipient, snapshot = self._recipient, self._snapshot
        self._dirty = False
        if recipient is None or snapshot is None:
            return
        thread = self._thread
        seen = [each.id for each in thread.messages if each.item_id == recipient.item_id] if thread is not None else []
        seen = [each for each in seen if each <= snapshot.newest_id] or [recipient.target_id]
        now = self._clock.now_us()
        text = self.field.text()
        draft = KeptDraft(case=recipient.case, draft_id=self._draft_id, text=text, seen=tuple(seen), saved_at=now)
        self._saved_at = now if text.strip() else None
        self._drafts.save(draft, self._on_saved)
        self.draft_changed.emit(recipient.case, bool(text.strip()))

    def _on_saved(self, trouble: str) -> None:
        if trouble:
            self.to.set_state(_t("Composer", "not saved: {why}").format(why=trouble), "danger_text")
        elif not self._dirty and self._draft_id not in self._in_flight:
            self._tell_saved()

    def _tell_saved(self) -> None:
        if self._saved_at is None:
            self.to.set_state("")
            return
        now = self._clock.now_us()
        fresh = now - self._saved_at < 60_000_000
        said = (
            _t("Composer", "saved")
            if fresh
            else _t("Composer", "draft of {when}").format(when=fmt.when(self._saved_at, now))
        )
        self.to.set_state(said)

    def _load(self, text: str) -> None:
        self._loading = True
        try:
            self.field.setReadOnly(self._recipient is None or self._draft_id in self._in_flight)
            self.field.set_text(text)
        finally:
            self._loading = False
        self._dirty = False
        self.checks.run()
        self._fit_field()

    # Showing ------------------------------------------------------------------------------

    def _over(self) -> int:
        return max(0, self._rule.measure(self.field.text()) - self._rule.limit) if self._rule is not None else 0

    def _target_text(self) -> str:
        if self._recipient is None or self._thread is None:
            return ""
        target = self._recipient.target_id
        return next((message.text for message in self._thread.messages if message.id == target), "")

    def notices(self) -> list[str]:
        """What the rows say, from top to bottom."""
        return [row.text() for row in self._notices]

    def send_button(self) -> Button:
        return self._send

    def _show_rows(self) -> None:
        """The reason it is blocked, why it was refused, what changed."""
        for row in self._notices:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._notices = []
        if self._blocked:
            self._notice("lock", "text_muted", self._blocked)
        if self._refused:
            self._notice("alert", "danger_text", self._refused)
        if self.field.text().strip():
            for each in self._happened[:4]:
                self._notice("alert", "warning_text", happened_text(each, self._people))
            if self._warned and self._warned == self._happened:
                ask = _t("Composer", "Press again to send it all the same")
                self._notice("question", "warning_text", ask)
        for row in self.findings.rows(SHOWN - len(self._notices)):
            self._add(row)
        self._show_state()

    def _notice(self, icon: str, color: str, text: str) -> NoticeRow:
        return self._add(NoticeRow(icon, color, text))

    def _add(self, row: NoticeRow) -> NoticeRow:
        self._rows.addWidget(row)
        self._notices.append(row)
        return row

    def _show_state(self) -> None:
        text = self.field.text()
        over = self._over()
        if self._rule is not None and self._recipient is not None:
            used = self._rule.measure(text)
            self._length.setText(f"{fmt.number(used)} / {fmt.number(self._rule.limit)}")
            near = used >= self._rule.limit * NEAR
            self._length.set_color("danger_text" if over else "warning_text" if near else "text_muted")
            self._length.setVisible(self.width() >= 420 or near)
        else:
            self._length.setText("")
        problem = self.problem()
        self._send.set_blocked(problem)
        block = self.checks.block()
        self._more.set_blocked("" if block is not None and self.checks.may_override() else problem)
        self._send.set_label(
            _t("Composer", "Send anyway")
            if self._warned and self._warned == self._happened
            else _t("Composer", "Send and next")
        )
        self._quote.set_blocked("" if self._target_text() else _t("Composer", "There is no text to quote"))
        self._frame.set_off(self._recipient is None)
        self.field.setPlaceholderText("" if self._recipient is None else _t("Composer", "Write a reply"))

    def menu(self) -> QMenu:
        """The three ways to send."""
        made = QMenu(self)
        names = {
            Then.NEXT: _t("Composer", "Send and next"),
            Then.STAY: _t("Composer", "Send and stay"),
            Then.CLOSE: _t("Composer", "Send and close the item"),
        }
        for then, name in names.items():
            entry = QAction(f"{name}\t{caption(_KEYS[then])}", made)
            entry.setData(then.value)
            entry.triggered.connect(self._on_entry_triggered)
            made.addAction(entry)
        if self.checks.block() is not None and self.checks.may_override():
            entry = made.addAction(_t("Composer", "Send with a reason…"))
            entry.triggered.connect(self.override_asked)
        return made

    def open_menu(self) -> None:
        """The ways to send, above their button."""
        made = self.menu()
        made.aboutToHide.connect(made.deleteLater)
        size = made.sizeHint()
        made.popup(self._more.mapToGlobal(QPoint(self._more.width() - size.width(), -size.height() - 4)))

    def _on_send_clicked(self) -> None:
        self.send(Then.NEXT)

    def _on_entry_triggered(self) -> None:
        entry = self.sender()
        if isinstance(entry, QAction):
            self.send(Then(entry.data()))

    def _say(self) -> None:
        self._send.set_label(_t("Composer", "Send and next"))
        self._more.setAccessibleName(_t("Composer", "Other ways to send"))
        self._more.set_tip(_t("Composer", "Other ways to send"))
        self._quote.set_name(_t("Composer", "Quote the message"))
        self.field.setAccessibleName(_t("Composer", "Your reply"))

    def _fit_field(self) -> None:
        """Grows with the words to 40 % of the pane above it."""
        parent = self.parentWidget()
        room = parent.height() if parent is not None and parent.height() > 300 else 700
        self.field.setFixedHeight(max(MINIMUM, min(self.field.wanted_height(), int(room * 0.4))))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self.field and event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._frame.set_active(event.type() == QEvent.Type.FocusIn)
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._send.show_key(self.width() >= 460)
        self._fit_field()
        self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            if self._recipient is None:
                self.to.show_nobody(_t("Composer", "Choose an item to answer it"))
            else:
                each = self._recipient
                self.to.show_recipient(each.author_name, each.platform, each.place, private=each.private)
            self._tell_saved()
            self._show_rows()

    def sizeHint(self) -> QSize:
        return QSize(512, super().sizeHint().height())


def happened_text(each: Happened, people: Mapping[str, str]) -> str:
    """One thing that changed, in a sentence."""
    if each.what is What.ANSWERED:
        who = visible(people.get(each.by, each.by)[:60])
        return _t("Composer", "Answered meanwhile by {name}").format(name=who)
    if each.what is What.ADDED:
        count = each.count
        return _t("Composer", "%n new message(s) from the author since you began", "", count)
    return {
        What.GONE: _t("Composer", "The message was deleted since you began"),
        What.EDITED: _t("Composer", "The message was edited since you began"),
        What.CLOSED: _t("Composer", "The thread is closed for replies"),
    }[each.what]
