"""The case of an entry as it was then: what was seen, what was sent and changed by hand, how it went, its clocks."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moderator_app.domain.community import citation
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.matrix.voice import Level
from moderator_app.domain.views import AttemptView
from moderator_app.services import scoring
from moderator_app.services.past import Cited, PastCase, SeenMessage, Step, UsedRow
from moderator_app.services.shown import Shown
from moderator_app.services.sla import ItemClocks
from ui import format as fmt
from ui.i18n import _t
from ui.outbox.diff_text import DiffText
from ui.outbox.sentences import step_text
from ui.review import words
from ui.safe_text import visible, visible_lines
from ui.sla import words as sla_words
from ui.widgets.chips import KIND_ICONS, KindChip
from ui.widgets.labels import IconLabel, Label, Panel, Paragraph
from ui.word_diff import Change, Piece, word_diff

LONGEST = 2_000
LEVEL_ICONS = {"hint": ("info", "text_muted"), "warning": ("alert", "warning_text"), "block": ("ban", "danger_text")}


class CaseView(QWidget):
    """Read-only; made anew for each entry. `answer_above`: what was said stands above it already."""

    def __init__(self, case: PastCase, clocks: ItemClocks | None, now_us: int, *, answer_above: bool = False) -> None:
        super().__init__()
        self._now_us, self._answer_above = now_us, answer_above
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        if case.seen:
            self._head(_t("Log", "What was seen"))
            for number, each in enumerate(case.seen, 1):
                self._add_seen(each, case.shown if number == len(case.seen) else None)
        self._add_said(case)
        if case.cited is not None:
            self._add_cited(case.cited)
        self._add_offered(case)
        self._add_checks(case)
        if case.steps:
            self._head(_t("Log", "Delivery"))
            for step in case.steps:
                self._line(step.at, _step(step))
        self._add_reviews(case)
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

    def _head(self, text: str, beside: str = "") -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.addWidget(Label(text, "label"), 1)
        if beside:
            row.addWidget(Label(beside, "small", "text_muted", tabular=True))
        self._column.addLayout(row)

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

    def _add_seen(self, each: SeenMessage, then: Shown | None) -> None:
        inner = self._card()
        facts = [visible(each.author), fmt.when(each.at, self._now_us)]
        if each.changed_since:
            facts.append(_t("Log", "changed since"))
        if each.removed_since:
            facts.append(_t("Log", "removed since"))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Paragraph(" · ".join(facts), "small", "text_muted"), 1)
        if then is not None and then.kind in KIND_ICONS:
            line.addWidget(KindChip(then.kind))
            scores = _t("Log", "negativity {negativity} · rudeness {toxicity}").format(
                negativity=fmt.decimal(then.negativity, 2), toxicity=fmt.decimal(then.toxicity, 2)
            )
            line.addWidget(Label(scores, "small", "text_muted", tabular=True))
        inner.addLayout(line)
        inner.addWidget(Paragraph(visible_lines(each.text[:LONGEST]), "reading"))

    def _add_said(self, case: PastCase) -> None:
        line = case.line
        if not line.words:
            return
        text = line.words.get("text")
        if self._answer_above and text is not None:
            self._add_made_from(case, text)
            return
        if line.entry.kind is not EntryKind.REPLY or text is None:
            self._head(_t("Log", "What was said"))
            self._card().addWidget(Paragraph(visible_lines(words.said(line)), "reading"))
            return
        self._head(_t("Log", "What was said"), _source(case.row))
        if case.inserted is not None:
            self._add_diff(word_diff(case.inserted, text))
            return
        self._card().addWidget(Paragraph(visible_lines(text), "reading"))
        pieces = _edited(case.edits)
        if pieces:
            self._head(_t("Log", "Changed by hand in the answer of the matrix"))
            self._add_diff(pieces)
        elif "matrix" in line.entry.data:
            self._column.addWidget(Paragraph(_t("Log", "As in the matrix, word for word"), "small", "text_muted"))

    def _add_made_from(self, case: PastCase, text: str) -> None:
        """What is not said by the words alone: the answer of the matrix, and what was changed in it."""
        if "matrix" not in case.line.entry.data:
            return
        self._head(_t("Log", "From the matrix"), _source(case.row))
        pieces = _edited(case.edits) if case.inserted is None else word_diff(case.inserted, text)
        if pieces:
            self._add_diff(pieces)
        else:
            self._column.addWidget(Paragraph(_t("Log", "As in the matrix, word for word"), "small", "text_muted"))

    def _add_diff(self, pieces: list[Piece]) -> None:
        """A text with what came and what went, and how much of each."""
        came, went = (
            sum(len(text.split()) for change, text in pieces if change is wanted)
            for wanted in (Change.ADDED, Change.REMOVED)
        )
        count = came
        parts = [_t("Log", "added: %n words", "", count)] if came else []
        count = went
        parts += [_t("Log", "removed: %n words", "", count)] if went else []
        said = ", ".join(parts)
        spaced: list[Piece] = []
        for change, piece in pieces:
            if change is Change.ADDED and spaced and spaced[-1][0] is Change.REMOVED:
                spaced.append((Change.SAME, " "))
            spaced.append((change, piece))
        diff = DiffText()
        spoken = "; ".join(f"{text.strip()} ({change.value})" for change, text in pieces if change is not Change.SAME)
        diff.show_pieces(spaced, f"{said}. {spoken}")
        self._card().addWidget(diff)
        self._column.addWidget(Paragraph(said, "small", "text_muted"))

    def _add_cited(self, cited: Cited) -> None:
        """The paragraph as it stood in that version, whatever the rules say now."""
        beside = _t("Log", "version {version} of the rules").format(version=fmt.number(cited.version))
        self._head(_t("Log", "The rule that was cited"), beside)
        inner = self._card()
        if cited.rule is None:
            gone = _t("Log", "Rule {number}; its words are gone").format(number=visible(cited.number))
            inner.addWidget(Paragraph(gone, "small", "text_muted"))
            return
        inner.addWidget(Paragraph(visible(citation(cited.rule)), "body_strong"))
        if cited.rule.text:
            inner.addWidget(Paragraph(visible_lines(cited.rule.text[:LONGEST]), "reading"))

    def _add_reviews(self, case: PastCase) -> None:
        """What leads gave, what was said about it."""
        if case.reviews:
            self._head(_t("Review", "Review"))
        for name, each in case.reviews:
            if each.total is None:
                text = _t("Review", "{name}: grades erased").format(name=visible(name))
            else:
                text = _t("Review", "{name}: {score} %").format(name=visible(name), score=round(each.total.score))
            if not scoring.counts(each) and each.total is not None:
                text += " · " + _t("Review", "does not count")
            self._line(each.at, text)
            for comment in each.comments:
                self._column.addWidget(
                    Paragraph(f"«{visible(comment.quote)}» — {visible_lines(comment.text)}", "small")
                )
            for said in (each.coaching, each.rebuttal and each.rebuttal.text, each.ruling and each.ruling.text):
                if said:
                    self._column.addWidget(Paragraph(visible_lines(said), "small", "text_muted"))

    def _add_offered(self, case: PastCase) -> None:
        """Which rows stood beside it."""
        if case.shown is None or not case.shown.rows:
            return
        how = _t("Log", "by shared words") if not case.shown.model else ""
        self._head(_t("Log", "What was offered"), how if case.shown.fits else _t("Log", "nothing fits for sure"))
        for number, each in enumerate(case.shown.rows, 1):
            row = QHBoxLayout()
            row.setSpacing(8)
            taken = case.row is not None and case.row.place == number
            row.addWidget(IconLabel("check" if taken else "minus", "success_text" if taken else "text_muted", 14))
            name = " ".join(part for part in (visible(each.code), visible(each.title)) if part) or _t("Log", "a row")
            row.addWidget(Paragraph(name, "small", "text" if taken else "text_muted"), 1)
            if taken:
                row.addWidget(Label(_t("Log", "taken"), "small", "success_text"))
            if each.score is not None:
                row.addWidget(Label(fmt.decimal(each.score, 2), "small", "text_muted", tabular=True))
            self._column.addLayout(row)

    def _add_checks(self, case: PastCase) -> None:
        """What the checks said, what was sent all the same, and why."""
        reason = case.line.words.get("override", "")
        overridden = set(case.line.entry.data.get("overridden", ()))
        found = () if case.shown is None else case.shown.checks
        if not found and "override" not in case.line.words:
            return
        count = len(overridden)
        self._head(_t("Log", "Checks"), _t("Log", "%n overridden", "", count) if count else "")
        for rule, level in found:
            row = QHBoxLayout()
            row.setSpacing(8)
            against = rule in overridden and level == Level.BLOCK
            icon, color = ("alert", "warning_text") if against else LEVEL_ICONS.get(level, ("info", "text_muted"))
            row.addWidget(IconLabel(icon, color, 14))
            title = words.rule_title(rule)
            text = _t("Log", "Overridden: {rule}").format(rule=title) if against else title
            row.addWidget(Paragraph(text, "small"), 1)
            self._column.addLayout(row)
        if "override" in case.line.words:
            said = words.erased(case.line) if reason is None else f"«{visible_lines(reason)}»"
            self._column.addWidget(Paragraph(said, "small", "text_muted"))


def _source(row: UsedRow | None) -> str:
    """From which row, answer and version."""
    if row is None:
        return ""
    text = _t("Log", "row {code}, answer {variant}, version {version}")
    return text.format(code=visible(row.code) or "…", variant=row.variant, version=row.version)


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
