"""The item on screen: reads it, feeds thread, composer and sidebar, and knows what can be done with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final, Protocol

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.matrix.checks import checks
from moderator_app.domain.views import ItemView, MessageView, ThreadView
from moderator_app.errors import UserError
from moderator_app.services import approvals, files, inbox, matrix, media, own_words, reply, voice
from moderator_app.services.moderation import Possible
from moderator_app.services.shown import Shown, pairs
from ui import i18n
from ui.composer.letter import FilesOf
from ui.composer.pane import Composer
from ui.composer.reply import Abilities, LengthRule, Recipient, Reply, Then
from ui.decisions import Decisions, Written
from ui.i18n import _t
from ui.item_actions import BY_KIND, ITEM_ACTIONS, action_label, asking_label, done_label
from ui.names import platform_title
from ui.thread import words
from ui.thread.header import OfferedAction
from ui.thread.pane import ThreadPane
from ui.widgets.banner import StripBanner
from ui.widgets.chips import Tone
from ui.widgets.clock_chip import row_face
from ui.widgets.countdown import Countdown
from ui.widgets.labels import Panel
from ui.work import Work

MESSAGES: Final = 200
"""Messages of a thread that are read at once."""
EDIT_ID: Final = "edit_answer"
EDIT_KEY: Final = "Ctrl+Shift+R"
WIDEST: Final = 1_264
"""The composer is never wider, in logical pixels."""


class Sidebar(Protocol):
    """What stands beside the thread."""

    def show_item(self, item: ItemView | None) -> None:
        """Tell about the author of this item; None: nothing is open."""

    def offered_for(self, item_id: int) -> Shown | None:
        """Which answers are offered for this item; None: none are on screen."""


class CasePane(Panel):
    """Thread above, composer below, between them how many ask the same."""

    def __init__(self, thread: ThreadPane, same: StripBanner, composer: Composer) -> None:
        super().__init__("surface")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(thread, 1)
        column.addWidget(same)
        self._below = QHBoxLayout()
        self._below.addWidget(composer)
        column.addLayout(self._below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines of an answer stay readable where the screen is very wide."""
        super().resizeEvent(event)
        side = max(0, self.width() - WIDEST) // 2
        self._below.setContentsMargins(side, 0, side, 0)


class OpenCase:
    """What is open, if anything.

    Args:
        work: the services.
        countdown: the window's clock.
        sent: called after a reply was committed: (item id, what the writer does next).
    """

    def __init__(self, work: Work, countdown: Countdown, sent: Callable[[int, Then], None]) -> None:
        self._work = work
        self._sent = sent
        self._decisions: Decisions | None = None
        self._sidebar: Sidebar | None = None
        self._offered: Callable[[int], Shown | None] = lambda _item: None
        self._item: ItemView | None = None
        self._wanted: int | None = None
        self._limit = MESSAGES
        self._possible: dict[EntryKind, Possible] = {}
        self._edits: dict[int, str] = {}
        self._editing: int | None = None
        self.thread = ThreadPane(countdown)
        self.composer = Composer(work.drafts, work.desk.clock, self.thread.shown)
        self.same = StripBanner("cluster", Tone.INFO)
        self.same.hide()
        self._followers: list[Callable[[ItemView | None], None]] = []
        self.pane: QWidget = CasePane(self.thread, self.same, self.composer)
        self.composer.hide()
        self.composer.send_requested.connect(self._on_send_requested)
        self.composer.change_left.connect(self.leave_edit)
        self.composer.draft_changed.connect(self._on_draft_changed)
        self.thread.edit_requested.connect(self._on_edit_requested)
        self.thread.retry_requested.connect(self.refresh)
        self.thread.older_requested.connect(self._on_older_requested)
        countdown.ticked.connect(self._on_ticked)

    def serve(self, decisions: Decisions, sidebar: Sidebar | None) -> None:
        """What is made after the panes."""
        self._decisions, self._sidebar = decisions, sidebar
        if sidebar is not None:
            self._offered = sidebar.offered_for

    def follow(self, shown: Callable[[ItemView | None], None]) -> None:
        """Call with what is open whenever it was read; None: nothing is."""
        self._followers.append(shown)

    def item(self) -> ItemView | None:
        return self._item

    def seen(self) -> int | None:
        """The newest message of the item that was on screen."""
        return self._item.messages[-1].id if self._item is not None and self._item.messages else None

    def open(self, item_id: int) -> None:
        """Show an item; the same one again is a refresh."""
        if self._wanted != item_id:
            self._limit, self._editing = MESSAGES, None
        self._wanted = item_id
        self.refresh()
        if self._item is not None:
            self._work.bridge.follow(self._work.decide(inbox.mark_read, self._item.id))

    def close(self) -> None:
        self._wanted = self._item = self._editing = None
        self._possible = {}
        self._edits = {}
        self.thread.show_nothing()
        self.composer.show_nobody()
        self.composer.hide()
        if self._sidebar is not None:
            self._sidebar.show_item(None)
        for each in self._followers:
            each(None)

    def refresh(self) -> None:
        """Read what is open again; nothing on screen moves."""
        if self._wanted is None:
            return
        try:
            item = self._work.item(self._wanted)
            thread = self._work.thread(item.thread_id, self._limit)
            self._possible = {each.action: each for each in self._work.possible(item.id)}
        except UserError as error:
            self.thread.show_error(error.text(i18n.language()))
            return
        self._item = item
        names = self._work.names()
        self._edits = self._read_edits(item, thread)
        self.thread.set_edits(self._edits, self._begun(item))
        self.thread.set_loads(media.loadable(self._work.desk, thread.account_id))
        self.thread.show_thread(thread, item.id, people=names, kind=item.kind, sure=item.guess_confidence)
        self.thread.set_actions(self.offered())
        self._show_clock()
        self.composer.show()
        self._write_to(item, thread, names)
        about = matrix.about(self._work.desk, item.id)
        context = voice.context(self._work.desk, about)
        self.composer.checks.set_checker(
            lambda text: checks(text, context),
            lambda found: voice.may_override(self._work.desk, found) or approvals.may_ask(self._work.desk, found),
            alone=lambda found: voice.may_override(self._work.desk, found),
            voice=context.voice,
            known=_names(item, about),
        )
        if self._sidebar is not None:
            self._sidebar.show_item(item)
        for each in self._followers:
            each(item)

    def _write_to(self, item: ItemView, thread: ThreadView, names: Mapping[str, str]) -> None:
        """Composer: an answer of ours that is being changed, else a reply to the item."""
        abilities = self._abilities(item, thread)
        answer = next((each for each in thread.messages if each.id == self._editing), None)
        if answer is None:
            self._editing = None
            self.composer.open_for(
                self._recipient(item, thread), thread, rule=self._rule(item), blocked=self.why_not(EntryKind.REPLY),
                people=names, abilities=abilities, asks=approvals.answers_ask(self._work.desk, item.id),
            )  # fmt: skip
            return
        self.composer.open_for(
            self._change_of(answer, item, thread, names), thread, rule=self._rule(item),
            blocked=self._edits.get(answer.id, _t("Case", "The answer is no longer there")), people=names,
            abilities=replace(abilities, max_quote=0, no_files=_t("Composer", "An edit changes words only")),
            stands=own_words.said(self._work.desk.reader, answer.id),
        )  # fmt: skip

    # Changing an answer ----------------------------------------------------------------------

    def edit_answer(self, message_id: int | None = None) -> None:
        """Open an answer of ours in the composer: this one, else the one that `why_no_edit` speaks of."""
        chosen = self._answer_to_edit() if message_id is None else message_id
        if chosen is None or self._edits.get(chosen) != "":
            return
        self._editing = chosen
        self.refresh()
        self.thread.conversation.stand_on(("message", chosen))  # what is changed is seen while it is changed
        self.composer.focus_text()

    def editing(self) -> bool:
        """Whether an answer of ours is being changed."""
        return self._editing is not None

    def focus_reply(self) -> None:
        """Keyboard to the words of a reply; a change of an answer is left."""
        if self.editing():
            self.leave_edit()
        self.composer.focus_text()

    def reply_text(self) -> str:
        """What is being written as a reply; a change of an answer is left first, its words are none."""
        if self.editing():
            self.leave_edit()
        return self.composer.text().strip()

    def why_no_edit(self) -> str:
        """Why no answer of ours can be changed now; empty: one can."""
        chosen = self._answer_to_edit()
        return _t("Case", "There is no answer of ours here") if chosen is None else self._edits[chosen]

    def leave_edit(self) -> None:
        """Back to replying; a change that was begun is kept, the reply that was begun before is there again."""
        self._editing = None
        self.refresh()
        self.thread.focus_conversation()

    def _answer_to_edit(self) -> int | None:
        """Where the reader stands if it is ours, else our newest answer to the open item that can be changed."""
        block = self.thread.conversation.current()
        if block is not None and block.message is not None and block.message.id in self._edits:
            return block.message.id
        view, item = self.thread.view(), self._item
        if view is None or item is None:
            return None
        theirs = {each.id for each in view.messages if each.author_id == item.author_id}
        found = [
            each.id for each in view.messages if each.id in self._edits and (view.private or each.reply_to_id in theirs)
        ]
        return next((each for each in reversed(found) if not self._edits[each]), found[-1] if found else None)

    def _read_edits(self, item: ItemView, thread: ThreadView) -> dict[int, str]:
        ours = [each.id for each in thread.messages if each.ours and each.removed_at is None]
        found = own_words.editable(self._work.desk, item.id, ours)
        language = i18n.language()
        return {key: each.text_ru if language == "ru" else each.text_en for key, each in found.items()}

    def _begun(self, item: ItemView) -> frozenset[int]:
        """Answers of this thread whose change was begun and not sent, and the one that is being changed."""
        kept = {-second for thread, second in self._work.drafts.cases() if thread == item.thread_id and second < 0}
        return frozenset(kept | ({self._editing} if self._editing is not None else set()))

    def _on_draft_changed(self, case: tuple[int, int], _has: bool) -> None:
        if self._item is not None and case[0] == self._item.thread_id and case[1] < 0:
            self.thread.set_edits(self._edits, self._begun(self._item))

    def _change_of(
        self, answer: MessageView, item: ItemView, thread: ThreadView, names: Mapping[str, str]
    ) -> Recipient:
        by_id = {each.id: each for each in thread.messages}
        answered = by_id.get(answer.reply_to_id) if answer.reply_to_id is not None else None
        me = self._work.desk.moderator
        own = me is not None and answer.sent_by == str(me.id)
        return replace(
            self._recipient(item, thread),
            target_id=answer.id,
            author_name=answered.author_name if answered is not None else item.author_name,
            changes=True,
            written_by="" if own else names.get(answer.sent_by or "", answer.author_name),
        )

    def _on_edit_requested(self, message_id: int, why: str) -> None:
        if not why:
            self.edit_answer(message_id)
        elif self._decisions is not None:
            self._decisions.say(why, "info")

    def why_not(self, kind: EntryKind) -> str:
        """Why something cannot be done with the open item; empty when it can."""
        if self._item is None:
            return _t("Case", "No item is open")
        found = self._possible.get(kind)
        if found is None or found.possible:
            return ""
        return found.text_ru if i18n.language() == "ru" else found.text_en

    def asks(self, kind: EntryKind) -> bool:
        """Whether it would go to the approval queue."""
        found = self._possible.get(kind)
        return found is not None and found.possible and found.asks

    def offered(self) -> list[OfferedAction]:
        """Every action with the reason for what is impossible; what would change nothing is left out."""
        return [
            OfferedAction(
                id=each.id,
                label=asking_label(action_label(each.kind)) if self.asks(each.kind) else action_label(each.kind),
                icon=each.icon,
                key=each.key,
                reason=self.why_not(each.kind),
                danger=each.danger,
            )
            for each in ITEM_ACTIONS
            if (found := self._possible.get(each.kind)) is None or found.sensible
        ] + self._offered_edit()

    def _offered_edit(self) -> list[OfferedAction]:
        if not self._edits:
            return []
        label = _t("Command", "Edit the answer…")
        return [OfferedAction(id=EDIT_ID, label=label, icon="edit", key=EDIT_KEY, reason=self.why_no_edit())]

    def _on_older_requested(self, _oldest: int) -> None:
        """More of what stands before: read with all that is shown already, so that a later refresh keeps it."""
        self._limit += MESSAGES
        self.refresh()

    # Inside ---------------------------------------------------------------------------

    def _recipient(self, item: ItemView, thread: ThreadView) -> Recipient:
        kind = words.reply_place_text(thread.channel_kind)
        return Recipient(
            item_id=item.id,
            thread_id=item.thread_id,
            author_id=item.author_id,
            target_id=item.last_message_id,
            author_name=item.author_name,
            platform=item.platform,
            place=kind,
            private=thread.private,
        )

    def _rule(self, item: ItemView) -> LengthRule | None:
        _now, limit = reply.length(self._work.desk, item, "")
        if not limit:
            return None
        return LengthRule(limit, lambda text, marks: reply.length(self._work.desk, item, text, marks)[0])

    def _abilities(self, item: ItemView, thread: ThreadView) -> Abilities:
        info = self._work.desk.info(item.platform)
        if info is None:
            return Abilities()
        able = info.capabilities
        lacks = _t("Composer", "Comments on {platform} take no files").format(platform=platform_title(item.platform))
        return Abilities(
            formats=able.formats,
            max_quote=able.max_quote,
            html=able.html,
            files=files.rules_for(self._work.desk, item.messages[-1].id) if item.messages else able.files,
            no_files="" if able.files is not None else lacks,
        )

    def files_of(self) -> FilesOf | None:
        """What may go along with a reply to what is open, wherever it is written, and what lies beside it now."""
        item, recipient = self._item, self.composer.recipient()
        view = self.thread.view()
        if item is None or recipient is None or view is None:
            return None
        able, info = self._abilities(item, view), self._work.desk.info(item.platform)
        return FilesOf(
            case=recipient.case, rules=able.files, rules_in_private=files.rules_at(info), lacks=able.no_files,
            platform=platform_title(item.platform),
            measure=lambda text: reply.length(self._work.desk, item, text)[0],
            files=() if recipient.changes else self.composer.beside.files,
        )  # fmt: skip

    def _show_clock(self) -> None:
        if self._item is not None:
            rows = self._work.rows([self._item.id])
            if rows:
                self.thread.set_clock(row_face(rows[0], self._work.desk.clock.now_us()))

    def _on_ticked(self, _now_us: int) -> None:
        if self._item is not None and self._item.due_at is not None:
            self._show_clock()

    def _on_send_requested(self, written: Reply) -> None:
        recipient = written.recipient

        def done(decided: Sequence[Written]) -> None:
            entries = tuple(each.entry.id for each in decided)
            for entry in entries:
                self.composer.note_own_entry(entry)
            self.composer.sent(written.draft_id)
            if self._decisions is not None:
                hold_ms = self._work.desk.hold_s * 1_000
                about = (recipient.item_id,)
                kind = decided[0].entry.kind
                self._decisions.tell(
                    done_label(kind), entries, max(hold_ms, 4_000), items=about, what=action_label(kind)
                )
            self._work.bridge.look()
            if recipient.changes:
                if self._editing == recipient.target_id:
                    self.leave_edit()
                return
            self._sent(recipient.item_id, written.then)

        def failed(error: UserError) -> None:
            language = i18n.language()
            sentence = " ".join(part for part in (error.text(language), error.hint(language)) if part)
            self.composer.refused(written.draft_id, sentence)

        if recipient.changes:
            change = own_words.Change(
                message=recipient.target_id, text=written.text, dress=written.dress, override=written.override,
                draft_id=written.draft_id,
            )  # fmt: skip
            changing = self._work.decide(own_words.change, recipient.item_id, change)
            self._work.bridge.follow(changing, lambda decided: done((decided,)), failed)
            return
        wanted = reply.Reply(
            text=written.text, seen=max(written.seen), message=recipient.target_id, draft_id=written.draft_id,
            used=written.used, override=written.override, dress=written.dress, files=written.files,
            shown=self._shown(recipient.item_id),
        )  # fmt: skip
        if written.then is Then.CLOSE:
            self._work.bridge.follow(
                self._work.decide(approvals.send_and_close, recipient.item_id, wanted), done, failed
            )
        else:
            sending = self._work.decide(approvals.send, recipient.item_id, wanted)
            self._work.bridge.follow(sending, lambda decided: done((decided,)), failed)

    def _shown(self, item_id: int) -> Shown | None:
        """What the writer has before them, for the log."""
        offered = self._offered(item_id)
        found = pairs(self.composer.checks.found())
        return replace(offered or Shown(), checks=found) if offered is not None or found else None


def _names(item: ItemView, about: matrix.About) -> list[str]:
    """Words that are right when this person is answered: their name, the brand's."""
    return re.findall(r"[^\W\d_]+", f"{item.author_name} {about.name} {about.brand} {about.platform_title}"[:400])


def known(action_id: str) -> bool:
    """Whether an id is one of the item actions."""
    return action_id in {each.id for each in BY_KIND.values()}
