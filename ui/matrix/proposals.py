"""Proposals: what somebody wants otherwise, beside what is in force; accepted, changed, refused with a reason."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from moderator_app.domain.matrix.editing import Merged
from moderator_app.services.keeping import Kept
from moderator_app.services.proposals import Proposal, State, on_top
from ui import format as fmt
from ui.i18n import _t
from ui.matrix.diff_view import DiffView
from ui.matrix.lines import Line, LinesView
from ui.matrix.words import field_label, quoted
from ui.safe_text import visible, visible_lines
from ui.widgets.buttons import Button, Variant
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import Label, Panel, Paragraph, Rule
from ui.widgets.scrolling import see_through

COLUMN = 720
LIST = 400


def state_label(state: State) -> str:
    """What became of a proposal, in a word."""
    return {
        State.OPEN: _t("MatrixEdit", "waits for an answer"),
        State.ACCEPTED: _t("MatrixEdit", "accepted"),
        State.REFUSED: _t("MatrixEdit", "refused"),
        State.WITHDRAWN: _t("MatrixEdit", "withdrawn"),
    }[state]


_TONES = {
    State.OPEN: "accent_text",
    State.ACCEPTED: "success_text",
    State.REFUSED: "danger_text",
    State.WITHDRAWN: "text_muted",
}


class ProposalsTab(Panel):
    """The list at the left, the chosen one as a difference at the right.

    Signals:
        accept_requested, change_requested: a proposal as it would be put in force (`Merged`), and its entry.
        refuse_requested, withdraw_requested: its entry.
    """

    accept_requested = Signal(int, object)
    change_requested = Signal(int, object)
    refuse_requested = Signal(int)
    withdraw_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__("surface")
        self._kept: Kept | None = None
        self._now_us = 0
        self._merged: Merged | None = None
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self.view = LinesView(_t("MatrixEdit", "Proposals"))
        self.view.setFixedWidth(LIST)
        self.view.chosen.connect(self._show)
        self.view.entered.connect(self._on_entered)
        line.addWidget(self.view)
        line.addWidget(Rule(vertical=True))
        right = QWidget()
        self._stack = QStackedLayout(right)
        self._empty = EmptyState(
            "note",
            _t("MatrixEdit", "No proposals"),
            _t("MatrixEdit", "Who may not change the matrix proposes a change from the form of a row."),
        )
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._make_detail())
        line.addWidget(right, 1)

    def _make_detail(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inner = QWidget()
        words = QVBoxLayout(inner)
        words.setContentsMargins(0, 16, 0, 24)
        words.setSpacing(8)
        self.title = Label("", "title", wrap=True)
        self._who = Paragraph("", "small", "text_muted")
        self.comment = Paragraph("", "reading")
        self.outcome = Paragraph("", "body_strong")
        self._note = Paragraph("", "small", "warning_text")
        self.diff = DiffView()
        for part in (self.title, self._who, self.comment, self.outcome, self._note):
            words.addWidget(part)
        words.addSpacing(4)
        words.addWidget(self.diff)
        words.addStretch(1)
        inner.setMaximumWidth(COLUMN)
        outer = QWidget()
        centred = QHBoxLayout(outer)
        centred.setContentsMargins(24, 0, 24, 0)
        centred.addWidget(inner, 100)
        centred.addStretch(1)
        column.addWidget(see_through(outer), 1)
        column.addWidget(Rule())
        foot = QWidget()
        foot.setFixedHeight(56)
        buttons = QHBoxLayout(foot)
        buttons.setContentsMargins(24, 0, 16, 0)
        buttons.setSpacing(8)
        self.refuse = Button(_t("MatrixEdit", "Refuse…"), Variant.DESTRUCTIVE)
        self.withdraw = Button(_t("MatrixEdit", "Withdraw"), icon="undo")
        self.change = Button(_t("MatrixEdit", "Change and accept"), icon="edit")
        self.accept = Button(_t("MatrixEdit", "Accept"), Variant.PRIMARY, icon="check")
        self.refuse.clicked.connect(self._on_refuse)
        self.withdraw.clicked.connect(self._on_withdraw)
        self.change.clicked.connect(self._on_change)
        self.accept.clicked.connect(self._on_accept)
        buttons.addWidget(self.refuse)
        buttons.addWidget(self.withdraw)
        buttons.addStretch(1)
        buttons.addWidget(self.change)
        buttons.addWidget(self.accept)
        column.addWidget(foot)
        return holder

    # Feeding ---------------------------------------------------------------------------

    def show_proposals(self, kept: Kept, now_us: int) -> None:
        """List them; the reader stays where they stood, else on the first."""
        self._kept, self._now_us = kept, now_us
        shown = kept.proposals
        lines = [
            Line(
                key=each.entry_id,
                title=visible(each.title) or _t("MatrixEdit", "(erased)"),
                detail=f"{visible(each.by)} · {fmt.when(each.at, now_us)}",
                figure="" if each.row_id else _t("MatrixEdit", "new row"),
                mark=state_label(each.state),
                tone=_TONES[each.state],
            )
            for each in shown
        ]
        current = self.view.current_key()
        known = {each.entry_id for each in shown}
        key = current if current in known else shown[0].entry_id if shown else None
        self.view.show_lines(lines, key)
        self.view.setVisible(bool(lines))
        if key is None:
            self._stack.setCurrentIndex(0)
        else:
            self._show(key)

    def current(self) -> Proposal | None:
        """The one that is shown."""
        key = self.view.current_key()
        proposals = () if self._kept is None else self._kept.proposals
        return next((each for each in proposals if each.entry_id == key), None)

    def _show(self, key: object) -> None:
        kept = self._kept
        each = None if kept is None else next((one for one in kept.proposals if one.entry_id == key), None)
        if kept is None or each is None:
            self._stack.setCurrentIndex(0)
            return
        self._stack.setCurrentIndex(1)
        open_one = each.state is State.OPEN
        now = kept.row(each.row_id) if each.row_id else None
        self._merged = on_top(each, now) if open_one else None
        self.title.setText(visible(each.title) or _t("MatrixEdit", "(erased)"))
        said = _t("MatrixEdit", "{name} proposed it {when}").format(
            name=visible(each.by), when=fmt.when(each.at, self._now_us)
        )
        self._who.set_text(said)
        self.comment.set_text(quoted(visible_lines(each.comment)) if each.comment else "")
        self.comment.setVisible(bool(each.comment))
        self.outcome.set_text("" if open_one else self._ended(each))
        self.outcome.setVisible(not open_one)
        note = ""
        if open_one and self._merged is None:
            note = _t("MatrixEdit", "The row is no longer in the matrix.")
        elif open_one and each.row is not None and now is not None and now.version != each.row.version:
            note = _t("MatrixEdit", "The row was changed since; both changes are put together here.")
            if self._merged is not None and self._merged.disputed:
                names = ", ".join(field_label(name) for name in self._merged.disputed)
                note = _t(
                    "MatrixEdit", "The row was changed since. Both changed: {fields}. The proposal's words stand."
                )
                note = note.format(fields=names)
        self._note.set_text(note)
        self._note.setVisible(bool(note))
        after = self._merged.row if self._merged is not None else each.row
        self.diff.show_difference(now if open_one else each.base, after, kept.topics)
        lead = kept.may_change and open_one
        gone = _t("MatrixEdit", "The row is no longer in the matrix.") if self._merged is None else ""
        for button in (self.accept, self.change):
            button.setVisible(lead)
            button.set_blocked(gone)
        self.refuse.setVisible(lead)
        self.withdraw.setVisible(open_one and each.actor == kept.actor)

    def _ended(self, each: Proposal) -> str:
        words = {
            State.ACCEPTED: _t("MatrixEdit", "Accepted by {name} {when}"),
            State.REFUSED: _t("MatrixEdit", "Refused by {name} {when}"),
            State.WITHDRAWN: _t("MatrixEdit", "Withdrawn by {name} {when}"),
        }[each.state].format(name=visible(each.answered_by), when=fmt.when(each.answered_at, self._now_us))
        return f"{words}: {quoted(visible(each.reason))}" if each.reason else words

    # Buttons -----------------------------------------------------------------------------

    def _on_entered(self, _key: object) -> None:
        for button in (self.accept, self.withdraw):
            if button.isVisible() and button.isEnabled():
                button.setFocus()
                return

    def _on_accept(self) -> None:
        each = self.current()
        if each is not None and self._merged is not None:
            self.accept_requested.emit(each.entry_id, self._merged)

    def _on_change(self) -> None:
        each = self.current()
        if each is not None and self._merged is not None:
            self.change_requested.emit(each.entry_id, self._merged)

    def _on_refuse(self) -> None:
        each = self.current()
        if each is not None:
            self.refuse_requested.emit(each.entry_id)

    def _on_withdraw(self) -> None:
        each = self.current()
        if each is not None:
            self.withdraw_requested.emit(each.entry_id)
