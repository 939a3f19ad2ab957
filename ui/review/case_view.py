"""The case of an entry as it was then: what was seen, what was sent and changed by hand, how it went, its clocks."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.views import AttemptView
from moderator_app.services.past import PastCase, SeenMessage, Step
from moderator_app.services.sla import ItemClocks
from ui import format as fmt
from ui.i18n import _t
from ui.outbox.diff_text import DiffText
from ui.outbox.sentences import step_text
from ui.review import words
from ui.safe_text import visible, visible_lines
from ui.sla import words as sla_words
from ui.widgets.labels import Label, Panel, Paragraph
from ui.word_diff import Change, Piece

LONGEST = 2_000


class CaseView(QWidget):
    """Read-only; made anew for each entry."""

    def __init__(self, case: PastCase, clocks: ItemClocks | None, now_us: int) -> None:
        super().__init__()
        self._now_us = now_us
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        if case.seen:
            self._head(_t("Log", "What was seen"))
            for each in case.seen:
                self._add_seen(each)
        self._add_said(case)
        self._add_override(case)
        if case.steps:
            self._head(_t("Log", "Delivery"))
            for step in case.steps:
                self._line(step.at, _step(step))
        if case.undo is not None:
            self._head(_t("Log", "Taken back"))
            self._line(case.undo.entry.at, words.actor_words(case.undo))
        if clocks is not None and clocks.clocks:
            self._head(_t("Log", "Clocks"))
            for view in clocks.clocks:
                title = sla_words.metric_title(view.clock.metric)
                self._column.addWidget(Paragraph(f"{title}: {sla_words.clock_line(view, now_us)}"))
                for event in view.clock.events:
                    self._line(event.at, sla_words.event_text(event))

    def _head(self, text: str) -> None:
        label = Label(text, "label")
        label.setContentsMargins(0, 8, 0, 0)
        self._column.addWidget(label)

    def _line(self, at_us: int, text: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        at = Label(fmt.when(at_us, self._now_us), "small", "text_muted", tabular=True)
        at.setMinimumWidth(96)
        row.addWidget(at)
        row.addWidget(Paragraph(visible_lines(text), "small"), 1)
        self._column.addLayout(row)

    def _card(self) -> QVBoxLayout:
        card = Panel("surface_raised", border="border", radius=8)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(12, 10, 12, 10)
        inner.setSpacing(4)
        self._column.addWidget(card)
        return inner

    def _add_seen(self, each: SeenMessage) -> None:
        inner = self._card()
        facts = [visible(each.author), fmt.when(each.at, self._now_us)]
        if each.changed_since:
            facts.append(_t("Log", "changed since"))
        if each.removed_since:
            facts.append(_t("Log", "removed since"))
        inner.addWidget(Paragraph(" · ".join(facts), "small", "text_muted"))
        inner.addWidget(Paragraph(visible_lines(each.text[:LONGEST]), "reading"))

    def _add_said(self, case: PastCase) -> None:
        line = case.line
        if not line.words:
            return
        self._head(_t("Log", "What was said"))
        text = line.words.get("text")
        answered = line.entry.kind is EntryKind.REPLY and text is not None
        self._card().addWidget(Paragraph(visible_lines(text if answered and text else words.said(line)), "reading"))
        if not answered or "matrix" not in line.entry.data:
            return
        pieces = _edited(case.edits)
        if not pieces:
            self._column.addWidget(Paragraph(_t("Log", "As in the matrix, word for word"), "small", "text_muted"))
            return
        self._head(_t("Log", "Changed by hand in the answer of the matrix"))
        diff = DiffText()
        diff.show_pieces(pieces, "; ".join(f"{before or '…'} → {after or '…'}" for before, after in case.edits))
        self._card().addWidget(diff)

    def _add_override(self, case: PastCase) -> None:
        if "override" not in case.line.words:
            return
        self._head(_t("Log", "Sent although a check stopped it"))
        reason = case.line.words["override"]
        self._column.addWidget(Paragraph(_t("Log", "(erased)") if reason is None else visible_lines(reason)))


def _edited(edits: tuple[tuple[str, str], ...]) -> list[Piece]:
    """What went and what came, one place after the other."""
    pieces: list[Piece] = []
    for before, after in edits:
        if pieces:
            pieces.append((Change.SAME, " … "))
        pieces += [(change, f"{text} ") for change, text in ((Change.REMOVED, before), (Change.ADDED, after)) if text]
    return pieces


def _step(step: Step) -> str:
    return step_text(
        AttemptView(
            at=step.at,
            from_state=DeliveryState(step.before or step.after),
            to_state=DeliveryState(step.after),
            code=step.code,
            text=step.text,
        )
    )
