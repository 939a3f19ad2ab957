"""The answers of a row: one open as a form, the others as cards; who gets which, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moderator_app.domain.matrix.editing import MOST_CASES, Fault, winners
from moderator_app.domain.matrix.rows import Row, Variant
from moderator_app.services.keeping import Kept
from ui import i18n
from ui.i18n import _t
from ui.matrix.variant_card import VariantCard
from ui.matrix.variant_editor import VariantForm
from ui.matrix.words import selector_word
from ui.widgets.buttons import Button
from ui.widgets.labels import Label, Paragraph


class Variants(QWidget):
    """Edits `Row.variants`.

    Signals:
        changed: by the person.
        opened: another one is open; argument: its place.
    """

    changed = Signal()
    opened = Signal(int)

    def __init__(self, kept: Kept) -> None:
        super().__init__()
        self._variants: list[Variant] = []
        self._faults: Sequence[Fault] = ()
        self._open = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        self._title = Label(_t("MatrixEdit", "Answers"), "title")
        self._count = Label("", "body", "text_muted", tabular=True)
        self.add = Button(_t("MatrixEdit", "Add an answer"), icon="plus", small=True)
        self.add.clicked.connect(self.add_one)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.add)
        column.addLayout(head)
        self._problem = Paragraph("", "small", "danger_text")
        column.addWidget(self._problem)
        self.form = VariantForm(kept)
        self.form.changed.connect(self._on_form_changed)
        self.form.copy_requested.connect(self._on_copy)
        self.form.remove_requested.connect(self._on_remove)
        self._stack = QVBoxLayout()
        self._stack.setSpacing(8)
        self._stack.addWidget(self.form)
        column.addLayout(self._stack)
        self.cards: list[VariantCard] = []
        self._who_title = Label(_t("MatrixEdit", "Who gets which"), "small_strong")
        self._who = Paragraph("", "small")
        self._order = Paragraph(
            _t(
                "MatrixEdit",
                "Language counts before voice, voice before platform, then kind of commenter, then length. What is made"
                " for the case wins over what is for everybody, that over what is made for others. Of equals one for"
                " certain days wins, else they take turns.",
            ),
            "small",
            "text_muted",
        )
        column.addSpacing(8)
        for part in (self._who_title, self._who, self._order):
            column.addWidget(part)

    # Values ------------------------------------------------------------------------

    def show_variants(self, variants: Sequence[Variant], opened: int | None = None) -> None:
        """Fill in; says nothing."""
        self._variants = list(variants)
        self._open = max(0, min(self._open if opened is None else opened, len(self._variants) - 1))
        self._fill()

    def variants(self) -> tuple[Variant, ...]:
        return tuple(self._variants)

    def opened_at(self) -> int:
        """Place of the one that is open."""
        return self._open

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Say at each answer what is wrong with it."""
        self._faults = tuple(faults)
        whole = next((each for each in faults if each.field == "variants"), None)
        self._problem.set_text("" if whole is None else whole.text(i18n.language()))
        self._problem.setVisible(whole is not None)
        self.form.show_faults([each for each in faults if each.variant == self._open])
        self._write_cards()

    def open(self, place: int) -> None:
        """Edit the answer at this place."""
        if 0 <= place < len(self._variants):
            self._open = place
            self._fill()
            self.opened.emit(place)

    # Inside ----------------------------------------------------------------------------

    def _fill(self) -> None:
        count = len(self._variants)
        while len(self.cards) < count:
            card = VariantCard()
            card.clicked.connect(self._on_card_clicked)
            self._stack.addWidget(card)
            self.cards.append(card)
        while len(self.cards) > count:
            gone = self.cards.pop()
            self._stack.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._stack.removeWidget(self.form)
        self._stack.insertWidget(self._open, self.form)
        for place, card in enumerate(self.cards):
            card.setVisible(place != self._open)
        self.form.setVisible(count > 0)
        if count:
            self.form.show_variant(self._variants[self._open], self._open, alone=count == 1)
        self.form.show_faults([each for each in self._faults if each.variant == self._open])
        self._write_cards()
        self._write_who()

    def _write_cards(self) -> None:
        self._count.setText(str(len(self._variants)))
        faulty = {each.variant for each in self._faults}
        for place, (card, variant) in enumerate(zip(self.cards, self._variants, strict=True)):
            if place != self._open:
                card.show_variant(variant, place, faulty=place in faulty)

    def _write_who(self) -> None:
        """Each case in a line, as `choose_variant` decides it."""
        found = winners(Row(code="x", title="", variants=tuple(self._variants)))
        lines = []
        for winner in found:
            parts = [selector_word(name, value) if value else _other(name) for name, value in winner.case.items()]
            numbers = ", ".join(str(place + 1) for place in winner.variants)
            turns = len(winner.variants) > 1
            words = _t("MatrixEdit", "answers {numbers} in turn") if turns else _t("MatrixEdit", "answer {numbers}")
            lines.append(f"{' · '.join(parts)} → {words.format(numbers=numbers)}")
        if len(found) == MOST_CASES:
            lines.append("…")
        if len(found) <= 1:
            several = len(self._variants) > 1
            lines = [_t("MatrixEdit", "They take turns, so that answers are not all alike.")] if several else []
        self._who.set_text("\n".join(lines))
        for part in (self._who_title, self._who, self._order):
            part.setVisible(bool(lines))

    def _on_card_clicked(self) -> None:
        card = self.sender()
        if isinstance(card, VariantCard):
            self.open(self.cards.index(card))
            self.form.answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_form_changed(self) -> None:
        if self._variants:
            before = self._variants[self._open]
            self._variants[self._open] = self.form.variant()
            if before.selectors != self._variants[self._open].selectors:
                self._write_who()
            self.changed.emit()

    def add_one(self) -> None:
        """An empty answer after the last."""
        self._variants.append(Variant(answer=""))
        self._open = len(self._variants) - 1
        self._fill()
        self.form.answer.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
        self.opened.emit(self._open)

    def _on_copy(self) -> None:
        self._variants.insert(self._open + 1, replace(self._variants[self._open]))
        self._open += 1
        self._fill()
        self.changed.emit()
        self.opened.emit(self._open)

    def _on_remove(self) -> None:
        if len(self._variants) > 1:
            del self._variants[self._open]
            self._open = max(0, self._open - 1)
            self._fill()
            self.changed.emit()
            self.opened.emit(self._open)


def _other(selector: str) -> str:
    return {
        "language": _t("MatrixEdit", "other language"),
        "voice": _t("MatrixEdit", "other voice"),
        "platform": _t("MatrixEdit", "other platform"),
        "kind": _t("MatrixEdit", "other kind"),
        "length": _t("MatrixEdit", "other length"),
    }[selector]
