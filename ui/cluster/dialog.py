"""The pass over a cluster: one row of the matrix, an answer for each, any taken out, all sent by one button."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from moderator_app.domain.matrix.rows import Row
from moderator_app.services.clusters import Answer, Line
from ui import format as fmt
from ui import i18n
from ui.cluster.line import LineCard
from ui.i18n import _t
from ui.matrix.card import title_in
from ui.safe_text import visible_lines
from ui.tasks import Later
from ui.widgets.buttons import Button, Variant
from ui.widgets.fields import LabeledField, LineField
from ui.widgets.labels import ElidedLabel, Label, Paragraph
from ui.widgets.overlay import OverlayDialog
from ui.widgets.scrolling import see_through

ROWS: Final = 9
BLANKS: Final = 4
"""Fields that are filled in for all at once."""
FILLED_MS: Final = 400


class ClusterDialog(OverlayDialog):
    """Fed with lines; asks for others when another row is chosen.

    Args:
        window: over which it lies.
        text: what they ask, by the first of them.
        count: how many they are; more than there are lines: the rest waits for the next pass.
        rows: rows of the matrix to choose from, the best first.

    Signals:
        lines_wanted: row and what was filled in: name -> text; answer with `show_lines`.
        agreed: what is to be sent: `Answer`s, at least one.
    """

    lines_wanted = Signal(object, object)
    agreed = Signal(object)

    def __init__(self, window: QWidget, text: str, count: int, rows: Sequence[Row]) -> None:
        super().__init__(window, _t("Cluster", "%n person(s) ask the same", "", count), width=860, height=760)
        self._count, self._rows = count, tuple(rows[:ROWS])
        self.cards: list[LineCard] = []
        self.blanks: dict[str, LineField] = {}
        self._filled = Later(self._ask, self)
        self._row: Row | None = self._rows[0] if self._rows else None
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(12)
        head = QVBoxLayout()
        head.setContentsMargins(24, 0, 24, 0)
        head.setSpacing(12)
        head.addWidget(ElidedLabel("«" + " ".join(visible_lines(text[:400]).split()) + "»", "body", "text_muted"))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Label(_t("Cluster", "Answer with"), "small_strong"))
        self.row_button = Button("", icon="chevron-down")
        self.row_button.clicked.connect(self.open_rows)
        line.addWidget(self.row_button)
        line.addStretch(1)
        self.all_button = Button("", Variant.LINK)
        self.all_button.clicked.connect(self.toggle_all)
        line.addWidget(self.all_button)
        head.addLayout(line)
        self._blanks = QHBoxLayout()
        self._blanks.setSpacing(8)
        head.addLayout(self._blanks)
        column.addLayout(head)
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(24, 0, 24, 16)
        self._list.setSpacing(8)
        self._said = Paragraph(_t("Cluster", "The answers are being made…"), "body", "text_muted")
        self._list.addWidget(self._said)
        self._list.addStretch(1)
        column.addWidget(see_through(inner), 1)
        self._state = Label("", "body", "text_muted")
        self.add_note(self._state)
        cancel = self.add_button(Button(_t("Cluster", "Cancel")))
        cancel.clicked.connect(self.reject)
        self.send_button = self.add_button(Button("", Variant.PRIMARY, icon="send"))
        self.send_button.clicked.connect(self.agree)
        self._show_row(self._row)
        self._show_state()

    def menu(self) -> QMenu:
        """The rows to choose from, each with its number as a key."""
        made = QMenu(self)
        for number, row in enumerate(self._rows, 1):
            title = title_in(row.title, i18n.language()).replace("&", "&&")
            entry = made.addAction(f"&{number}  {title}")
            entry.triggered.connect(lambda _checked=False, chosen=row: self.choose(chosen))
        return made

    def open_rows(self) -> None:
        """Show them below their button."""
        made = self.menu()
        made.aboutToHide.connect(made.deleteLater)
        made.popup(self.row_button.mapToGlobal(QPoint(0, self.row_button.height() + 4)))

    def choose(self, row: Row) -> None:
        """Another row: what was changed by hand is gone with the old answers."""
        self._row = row
        self._show_row(row)
        self._ask()

    def filled(self) -> dict[str, str]:
        """What was filled in for all of them."""
        return {name: text for name, field in self.blanks.items() if (text := field.text().strip())}

    def _ask(self) -> None:
        if self._row is not None:
            self.lines_wanted.emit(self._row, self.filled())

    def _on_filled(self) -> None:
        self._filled.start(FILLED_MS)

    def _show_blanks(self, names: Sequence[str]) -> None:
        """A field for each of what all answers leave open; one with the same name keeps its words."""
        if list(names) == list(self.blanks):
            return
        while (old := self._blanks.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        before = self.filled()
        self.blanks = {}
        for name in names[:BLANKS]:
            field = LineField(name)
            field.setText(before.get(name, ""))
            field.textChanged.connect(self._on_filled)
            self._blanks.addWidget(LabeledField(name, field), 1)
            self.blanks[name] = field

    def show_lines(self, lines: Sequence[Line]) -> None:
        """These would be sent."""
        taken_out = {card.item_id() for card in self.cards if not card.taken.isChecked() and not card.troubled()}
        self._show_blanks(list(dict.fromkeys(name for line in lines for name in line.fields)))
        for old in self.cards:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.cards = []
        self._said.setVisible(not self._rows)
        self._said.set_text(_t("Cluster", "The matrix has no row for this: write the answers, or make a row first."))
        for number, line in enumerate(lines):
            card = LineCard(line)
            if line.item_id in taken_out:
                card.taken.setChecked(False)
            card.changed.connect(self._show_state)
            self._list.insertWidget(number + 1, card)
            self.cards.append(card)
        self._show_state()

    def answers(self) -> list[Answer]:
        """What would be sent now."""
        return [answer for card in self.cards if (answer := card.answer()) is not None]

    def told(self) -> str:
        """What the footer says."""
        return self._state.text()

    def toggle_all(self) -> None:
        """All of them, or none."""
        wanted = not all(card.taken.isChecked() for card in self.cards if not card.troubled())
        for card in self.cards:
            card.taken.setChecked(wanted and not card.troubled())

    def agree(self) -> None:
        """Send what is taken."""
        answers = self.answers()
        if answers:
            self.close_overlay()
            self.agreed.emit(answers)

    def _show_row(self, row: Row | None) -> None:
        self.row_button.setVisible(row is not None)
        if row is not None:
            self.row_button.set_label(title_in(row.title, i18n.language()))

    def _show_state(self) -> None:
        going = sum(card.goes() for card in self.cards)
        troubled = sum(card.troubled() for card in self.cards)
        parts = [
            _t("Cluster", "{count} of {all} are answered").format(
                count=fmt.number(going), all=fmt.number(len(self.cards))
            )
        ]
        if troubled:
            parts.append(_t("Cluster", "%n cannot be sent as it is", "", troubled))
        rest = self._count - len(self.cards)
        if self.cards and rest > 0:
            parts.append(_t("Cluster", "%n wait(s) for the next pass", "", rest))
        self._state.setText(" · ".join(parts) if self.cards else "")
        self.send_button.set_label(_t("Cluster", "Send %n answer(s)", "", going))
        self.send_button.set_blocked("" if going else _t("Cluster", "Nobody is chosen"))
        every = all(card.taken.isChecked() for card in self.cards if not card.troubled())
        self.all_button.set_label(_t("Cluster", "Take all out") if every else _t("Cluster", "Take all in"))
        self.all_button.setVisible(bool(self.cards))
