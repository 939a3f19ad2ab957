"""The composer: one text, one recipient, one draft, and the three are checked as one before anything is sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from moderator_app.clock import Clock
from moderator_app.domain.files import OutgoingFile
from moderator_app.domain.formatting import PLAIN, Dress, Format
from moderator_app.domain.views import MessageView, ThreadView
from moderator_app.services.matrix import MatrixUse
from ui import format as fmt
from ui.composer import formats
from ui.composer.beside import Beside, without
from ui.composer.body import Body
from ui.composer.carried import Carried
from ui.composer.draft import DraftInHand, Words, joined
from ui.composer.dropping import Dropping
from ui.composer.findings import Findings
from ui.composer.notices import Notices, change_row, quote_row, since_rows
from ui.composer.parts import Frame, NoticeRow, RecipientLine, invitation
from ui.composer.quoting import Picked
from ui.composer.reply import Abilities, Case, Drafts, Happened, LengthRule, Recipient, Reply, Then
from ui.composer.since import Since
from ui.composer.tools import ToolRow
from ui.composer.voice_checks import SHOWN, VoiceChecks, reason
from ui.i18n import _t
from ui.names import platform_title
from ui.safe_text import visible
from ui.widgets.labels import Panel


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
        change_left: Escape or the button while an answer is changed: back to replying; what was begun is kept.
        override_asked: send although a check blocks it; answer with `send_with_reason`.
        compare_asked: something changed since the reply was begun; arguments: the changes (`Happened`), and what the
            writer wanted to do next, or None if they only look.
        quote_asked, attach_asked, emoji_asked, link_asked: the buttons.
        files_given: dropped or pasted; argument: paths.
        picture_given: pasted; argument: a `QImage`.
    """

    send_requested = Signal(object)
    draft_changed = Signal(object, bool)
    left = Signal()
    change_left = Signal()
    override_asked = Signal()
    compare_asked = Signal(object, object)
    quote_asked = Signal()
    attach_asked = Signal()
    files_given = Signal(object)
    picture_given = Signal(object)
    emoji_asked = Signal()
    link_asked = Signal()

    def __init__(
        self, drafts: Drafts, clock: Clock, shown: Callable[[], tuple[int, int] | None], parent: QWidget | None = None
    ) -> None:
        super().__init__("surface", parent=parent)
        self._clock, self._shown = clock, shown
        self._recipient: Recipient | None = None
        self._since = Since()
        self._blocked = ""
        self._asks = False
        self._refused = ""
        self._people: Mapping[str, str] = {}
        self._loading = False
        self._in_flight: dict[str, Reply] = {}
        self._used: dict[str, MatrixUse] = {}
        self._override: str | None = None
        self._stood: tuple[str, Dress] = ("", PLAIN)
        self.draft = DraftInHand(drafts, clock, self._words, self)
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
        self.body = Body(self)
        self.body.turned.connect(self._on_body_turned)
        self.field = self.body.field
        self._carried = Carried(self.field)
        self.beside = Beside(self)
        self.beside.changed.connect(self._touch)
        self.beside.awaited.connect(self._show_rows)
        self.beside.row.left.connect(self.focus_text)
        self.dropping = Dropping(self, self._frame, self.why_no_files)
        self.dropping.dropped.connect(self.files_given)
        self.field.take_files()
        self.field.files_pasted.connect(self.files_given)
        self.field.picture_pasted.connect(self.picture_given)
        self.field.textChanged.connect(self._on_field_text_changed)
        self.field.send_asked.connect(self.send)
        self.field.left.connect(self._on_field_left)
        self.field.installEventFilter(self)
        self.checks = VoiceChecks(self.field)
        self.field.fill_gaps_with(self.checks.select_next_gap)
        self.findings = Findings(self.field, self.checks)
        self.checks.changed.connect(self._show_rows)
        self.draft.said.connect(self._on_draft_said)
        self.draft.kept.connect(self.draft_changed)
        self._notices = Notices()
        self.tools = ToolRow()
        self.tools.quote_asked.connect(self.quote_asked)
        self.tools.attach_asked.connect(self.attach_asked)
        self.tools.emoji_asked.connect(self.emoji_asked)
        self.tools.format_chosen.connect(self.format)
        self.tools.preview_asked.connect(self.toggle_preview)
        self.tools.send_asked.connect(self.send)
        self.tools.menu_asked.connect(self.open_menu)
        column.addWidget(self.to)
        column.addWidget(self.body)
        column.addWidget(self.beside.row)
        column.addLayout(self._notices)
        column.addWidget(self.tools)
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
        abilities: Abilities | None = None,
        stands: tuple[str, Dress] = ("", PLAIN),
        asks: bool = False,
    ) -> None:
        """Turn to a recipient: the draft of the one before is kept, theirs comes back.

        The same recipient again is a refresh: text and caret stay, what changed meanwhile is told.

        Args:
            recipient: to whom, or which answer of ours is changed.
            thread: as it is on screen.
            rule: how long the text may be.
            blocked: why nothing can be sent; empty: it can.
            people: actor -> name of ours.
            abilities: what a reply may carry there.
            stands: of a change: what the answer says now; the field begins with it.
            asks: answers of whoever writes go to the approval queue.
        """
        self._people, self._asks = people or {}, asks
        self._blocked, self._carried.rule, self._carried.abilities = blocked, rule, abilities or Abilities()
        self.beside.rules, self.beside.lacks = self._carried.abilities.files, self._carried.abilities.no_files
        self.beside.platform = platform_title(recipient.platform)
        before = self._recipient
        if before is not None and before.item_id == recipient.item_id and before.case == recipient.case:
            self._recipient = before if self._begun() else recipient
            self.refresh(thread)
            return
        self.draft.flush()
        self._recipient, self._refused = recipient, ""
        kept = self.draft.take_up(recipient.case)
        self._since.begin(thread, recipient, kept, self._clock.now_us())
        self._stood = stands
        if kept is not None:
            self._load(kept.text, kept.dress, kept.files)
        else:
            self._load(*stands)
        self.to.show_to(recipient)
        self.draft.tell()
        self.refresh(thread)

    def refresh(self, thread: ThreadView) -> None:
        """The thread was read again: tell what changed since the reply was begun."""
        if self._recipient is None or thread.id != self._recipient.thread_id:
            return
        self._since.refresh(thread, self._recipient, self._clock.now_us(), begun=self._begun())
        self._show_rows()

    def show_nobody(self) -> None:
        """Nothing is chosen: nothing can be written."""
        self.draft.flush()
        self._recipient = None
        self._since.end()
        self._blocked = self._refused = ""
        self._load("")
        self.to.show_to(None)
        self.to.set_state("")
        self._show_rows()

    def set_blocked(self, reason: str) -> None:
        """Why no reply can be sent here; empty: it can."""
        self._blocked = reason
        self._show_rows()

    def note_own_entry(self, entry_id: int) -> None:
        """A reply of the writer's own: no news to them."""
        self._since.note_own(entry_id)

    def put_back(self, case: Case, text: str, dress: Dress = PLAIN, files: Iterable[OutgoingFile] = ()) -> None:
        """Words and files of a reply that did not go: into the draft of its case, before the writer if it is open."""
        if self._recipient is None or self._recipient.case != case:
            self.draft.add_to(case, text, dress, files)
            return
        now = self.field.text()
        for each in files:
            self.beside.add(each)
        if text.strip() and text.strip() not in now:
            self._load(*joined(now, self.dress(), text, dress), self.beside.files)
            self._touch()
        self.draft.flush()
        self.focus_text()

    def recipient(self) -> Recipient | None:
        return self._recipient

    def text(self) -> str:
        return self.field.text()

    def dress(self) -> Dress:
        """What the words carry: marks, and what the platform quotes above them."""
        return self._carried.dress()

    def flush(self) -> None:
        """Write the draft now: before another item, before the window closes."""
        self.draft.flush()

    def clear(self, files: Iterable[OutgoingFile] = ()) -> None:
        """The words went another way, and these files: gone from field and draft; other files stay."""
        self._load("", files=without(self.beside.files, files))
        self._touch()
        self.draft.flush()

    def insert(self, text: str) -> None:
        """At the caret, undoable."""
        self.field.insert(text)
        self.focus_text()

    def insert_answer(self, text: str, used: MatrixUse, files: Iterable[OutgoingFile] = ()) -> None:
        """Words of the matrix at the caret, undoable; the first field to fill in is selected. Its files lie beside."""
        for each in files:
            self.beside.add(each)
        self._used[self.draft.draft_id] = used
        self.field.insert(text)
        self.focus_text()
        self.checks.run()
        self.checks.select_first_gap()

    def add_file(self, case: Case, file: OutgoingFile) -> None:
        """A file that was copied for a reply to this case: beside the words, or into the draft of a case left since."""
        if self._recipient is not None and self._recipient.case == case:
            self.beside.add(file)
            self.draft.flush()
        else:
            self.draft.add_to(case, "", PLAIN, (file,))

    def why_no_files(self) -> str:
        """Why no file can be put beside the words; empty: files can."""
        if self._recipient is None:
            return _t("Composer", "Choose an item to answer it")
        if self.draft.draft_id in self._in_flight:
            return _t("Composer", "This reply is being saved")
        return self._blocked or self.beside.why_none()

    def blocked(self) -> str:
        """Why no reply can be sent here; empty: it can."""
        return self._blocked

    def focus_text(self) -> None:
        """Keyboard to the words."""
        if self.body.previewing():
            self.body.show_words()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Putting in ---------------------------------------------------------------------------

    def quote(self, picked: Picked | None = None) -> None:
        """Words of one message, without them the whole one that is answered: by the platform itself, else in lines."""
        target = self._target()
        if picked is None and target is not None:
            picked = Picked(target.id, target.text)
        if picked is None or not picked.text.strip():
            return
        if self._carried.take_quote(picked, target):
            self._touch()
        self.focus_text()

    def drop_quote(self) -> None:
        """The reply quotes nothing."""
        self._carried.quote = ""
        self._touch()
        self.focus_text()

    def format(self, kind: Format) -> str:
        """Bold or italic on or off, or ask for a link; why not, where the platform has none."""
        if kind not in self._carried.abilities.formats:
            return _t("Composer", "The platform takes plain text only")
        if self._recipient is None or self.field.isReadOnly():
            return _t("Composer", "Choose an item to answer it")
        self.focus_text()
        if kind is Format.LINK:
            self.link_asked.emit()
        else:
            formats.switch(self.field, kind)
        return ""

    def toggle_preview(self) -> None:
        """How the platform will show it, or back to the words."""
        if self._recipient is not None:
            self.body.turn()

    # Sending ------------------------------------------------------------------------------

    def send(self, then: Then = Then.NEXT) -> bool:
        """Send what is written, or say why not; True when it was handed over."""
        self.checks.settle()
        recipient = self._recipient
        if recipient is None or self.problem():
            self._show_rows()
            self.to.set_state(self.problem() or self.to.state(), "danger_text")
            return False
        if self._since.must_tell():
            self._show_rows()
            self.compare_asked.emit(self._since.happened, then)
            return False
        self.draft.flush()
        reply = Reply(
            recipient=recipient, text=self.field.text(), seen=self._since.seen(recipient), then=then,
            draft_id=self.draft.draft_id, used=self._used.get(self.draft.draft_id), override=self._override,
            dress=self.dress(), files=self.beside.files,
        )  # fmt: skip
        self._in_flight[self.draft.draft_id] = reply
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
        if self.draft.draft_id in self._in_flight:
            return _t("Composer", "This reply is being saved")
        if self.beside.waited_for():
            return _t("Files", "A file is still being copied")
        if not self._begun():
            return _t("Composer", "Nothing is written yet")
        if self._shown() != (recipient.thread_id, recipient.item_id):
            return _t("Composer", "Another item is on screen: the reply would go to {name}").format(
                name=visible(recipient.author_name[:60])
            )
        if recipient.changes and (self.field.text().strip(), self.dress().marks) == (
            self._stood[0],
            self._stood[1].marks,
        ):
            return _t("Composer", "Nothing is changed yet")
        if self.draft.is_other(recipient.case):
            return _t("Composer", "The draft belongs to another reply: open the item again")
        return self._wrong_with_words()

    def _wrong_with_words(self) -> str:
        if beside := self.beside.problem(self._carried.used()):
            return beside
        if over := self._carried.over():
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
        self._used.pop(draft_id, None)
        self._override = None
        self.draft.forget(reply.recipient.case, draft_id)
        if draft_id == self.draft.draft_id and self._recipient is not None:
            self.draft.begin_anew()
            self._since.sent()
            self._load("")
            self.to.set_state("")
            if self._since.thread is not None:
                self.refresh(self._since.thread)
        self._show_rows()

    def refused(self, draft_id: str, sentence: str) -> None:
        """It was not taken: the words stay, the reason is said."""
        if self._in_flight.pop(draft_id, None) is None or draft_id != self.draft.draft_id:
            return
        self.field.setReadOnly(False)
        self._refused = sentence
        self.draft.tell()
        self._show_rows()

    # Words --------------------------------------------------------------------------------

    def _words(self) -> Words | None:
        """What is to be kept."""
        recipient = self._recipient
        if recipient is None:
            return None
        text, dress = self.field.text(), self.dress()
        if recipient.changes and (text, dress) == self._stood:
            text, dress = "", PLAIN  # an answer that reads as it stands is no change
        return recipient.case, text, dress, self.beside.files, self._since.seen_at_first(recipient)

    def _begun(self) -> bool:
        """Whether there is anything to be sent."""
        return bool(self.field.text().strip() or self.beside.files)

    def _on_field_text_changed(self) -> None:
        if not self._loading and self._recipient is not None:
            # Rows speak of what was found, which a key alone does not change, and they are dear to make.
            beside = self.beside.problem(self._carried.used()) != self.beside.said
            self._touch(rows=bool(self._refused or self._since.happened) or beside)

    def _touch(self, *, rows: bool = True) -> None:
        self._refused = ""
        self._override = None
        self._carried.beside_file = bool(self.beside.files)
        self.checks.text_changed()
        self.draft.touch()
        if rows:
            self._show_rows()
        else:
            self._show_state()

    def _on_draft_said(self, text: str, color: str) -> None:
        if self.draft.draft_id not in self._in_flight:
            self.to.set_state(text, color)

    def _load(self, text: str, dress: Dress = PLAIN, files: Iterable[OutgoingFile] = ()) -> None:
        self._loading = True
        try:
            self.beside.load(self._recipient.case if self._recipient is not None else None, files)
            self._carried.beside_file = bool(self.beside.files)
            self.field.setReadOnly(self._recipient is None or self.draft.draft_id in self._in_flight)
            self._carried.load(text, dress)
        finally:
            self._loading = False
        self.checks.run()
        self._preview_now()
        self.body.fit()

    def _on_field_left(self) -> None:
        if self._recipient is not None and self._recipient.changes:
            self.change_left.emit()
        else:
            self.left.emit()

    # Showing ------------------------------------------------------------------------------

    def _target(self) -> MessageView | None:
        if self._recipient is None or self._since.thread is None:
            return None
        target = self._recipient.target_id
        return next((message for message in self._since.thread.messages if message.id == target), None)

    def notices(self) -> list[str]:
        """What the rows say, from top to bottom."""
        return self._notices.texts()

    def notice_rows(self) -> list[NoticeRow]:
        return self._notices.rows()

    def _show_rows(self) -> None:
        """What is quoted, the reason it is blocked, why it was refused, what changed."""
        rows: list[NoticeRow] = []
        if self._recipient is not None and self._recipient.changes:
            rows.append(change_row(self.change_left.emit))
        if quote := self._carried.quote:
            rows.append(quote_row(quote, self.drop_quote))
        if self._blocked:
            rows.append(NoticeRow("lock", "text_muted", self._blocked))
        if self._refused:
            rows.append(NoticeRow("alert", "danger_text", self._refused))
        if (row := self.beside.notice(self._carried.used())) is not None:
            rows.append(row)
        if self._begun():
            rows += since_rows(self._since, self._people, self.compare)
        rows += self.findings.rows(SHOWN - len(rows))
        self._notices.show_rows(rows)
        self._show_state()

    def changes(self) -> tuple[Happened, ...]:
        """What changed since the reply was begun."""
        return self._since.happened

    def told_of(self, happened: Sequence[Happened]) -> None:
        """The writer was shown these changes."""
        self._since.told_of(tuple(happened))
        self._show_rows()

    def compare(self) -> None:
        """Show what changed, as a difference."""
        if self._since.happened:
            self.compare_asked.emit(self._since.happened, None)

    def _show_state(self) -> None:
        text, color, near = self._carried.length() if self._recipient is not None else ("", "text_muted", False)
        self.tools.set_length(text, color, near=near)
        self.tools.voice.show_found(self.checks.found(), written=bool(self.field.text().strip()))
        problem = self.problem()
        self.tools.send.set_blocked(problem)
        block = self.checks.block()
        self.tools.more.set_blocked("" if block is not None and self.checks.may_override() else problem)
        changes = self._recipient is not None and self._recipient.changes
        self.tools.set_sending(asking=self._asks, changes=changes, anyway=self._since.told())
        target = self._target()
        quotable = target is not None and bool(target.text)
        self.tools.quote.set_blocked("" if quotable else _t("Composer", "There is no text to quote"))
        nobody = "" if self._recipient is not None else _t("Composer", "Choose an item to answer it")
        self.tools.attach.set_blocked(self.why_no_files())
        self.beside.row.setEnabled(self.draft.draft_id not in self._in_flight)
        self.tools.emoji.set_blocked(nobody or self._blocked)
        self.tools.preview.set_blocked(nobody)
        self.tools.offer_formats(offered=self._carried.abilities.formats)
        self.tools.fit()
        self._frame.set_off(self._recipient is None)
        self.field.setPlaceholderText(invitation(self._recipient))
        self._preview_now()

    def _on_body_turned(self) -> None:
        self.tools.preview.setChecked(self.body.previewing())
        self._preview_now()

    def _preview_now(self) -> None:
        if not self.body.previewing():
            return
        if self._recipient is None:
            self.body.show_words()
            return
        carried = self._carried
        self.body.preview.show_reply(
            self.field.text(), self.dress(), carried.abilities, self._recipient.platform, keep=carried.fitting(),
            files=self.beside.files,
        )  # fmt: skip

    def menu(self) -> QMenu:
        """The ways to send."""
        passes = self.checks.block() is not None and self.checks.may_override()
        return self.tools.menu(self.override_asked.emit if passes else None, asks=self.checks.asks())

    def open_menu(self) -> None:
        """The ways to send, above their button."""
        self.tools.open_menu(self.menu())

    def _say(self) -> None:
        self.tools.write()
        self.field.setAccessibleName(_t("Composer", "Your reply"))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self.field and event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._frame.set_active(event.type() == QEvent.Type.FocusIn)
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.body.fit()
        self._preview_now()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self.to.show_to(self._recipient)
            self.draft.tell()
            self._show_rows()

    def sizeHint(self) -> QSize:
        return QSize(512, super().sizeHint().height())
