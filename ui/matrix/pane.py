"""The pane of answers: advice on the kind, a search, the rows that fit, the brand's voice."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moderator_app.errors import UserError
from moderator_app.services.shown import Shown
from ui import format as fmt
from ui import i18n
from ui.i18n import _t
from ui.matrix.card import AnswerCard
from ui.matrix.guide import VoiceGuide
from ui.matrix.narrowing import EVERYTHING, NarrowingButton
from ui.matrix.narrowing import words as narrowed_words
from ui.matrix.source import MOST, AnswerSource, Offers, advice
from ui.safe_text import visible
from ui.tasks import Later
from ui.widgets.buttons import Button, Variant
from ui.widgets.chips import KIND_ICONS, kind_label
from ui.widgets.fields import SearchField
from ui.widgets.labels import IconLabel, Label, Panel, Paragraph, Rule
from ui.widgets.scrolling import see_through

TYPED_MS: Final = 120


class AnswersPane(Panel):
    """Answers for the open item.

    Signals:
        chosen: argument: `services.matrix.Prepared`, to be put into the composer.
        edit_requested: number of a row that is to be changed.
        compare_requested: number of a row all answers of which are to be seen.
        row_requested: a row is to be made from the open item.
        starter_requested, import_requested: an empty matrix is to be filled, with what ships or from a file.
    """

    chosen = Signal(object)
    edit_requested = Signal(int)
    compare_requested = Signal(int)
    row_requested = Signal()
    starter_requested = Signal()
    import_requested = Signal()

    def __init__(self, source: AnswerSource, parent: QWidget | None = None) -> None:
        super().__init__("surface_subtle", parent=parent)
        self._source = source
        self._item: int | None = None
        self._offers: Offers | None = None
        self.cards: list[AnswerCard] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._advice = QWidget()
        card = QHBoxLayout(self._advice)
        card.setContentsMargins(16, 14, 16, 0)
        card.setSpacing(10)
        self._kind_icon = IconLabel("kind-neutral", "text_muted")
        self._kind = Label("", "body_strong")
        self._kind_text = Paragraph("", "small", "text_muted")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._kind)
        words.addWidget(self._kind_text)
        card.addWidget(self._kind_icon, 0, Qt.AlignmentFlag.AlignTop)
        card.addLayout(words, 1)
        column.addWidget(self._advice)
        holder = QHBoxLayout()
        holder.setContentsMargins(12, 12, 12, 8)
        self.search = SearchField(_t("Matrix", "Search the matrix"), placeholder=_t("Matrix", "Search the matrix"))
        self.search.textChanged.connect(self._on_typed)
        self.search.submitted.connect(self._on_submitted)
        self.narrowing = NarrowingButton()
        self.narrowing.changed.connect(self._on_narrowed)
        holder.setSpacing(4)
        holder.addWidget(self.search, 1)
        holder.addWidget(self.narrowing)
        column.addLayout(holder)
        self.narrowed = Button("", Variant.QUIET, icon="close", small=True)
        self.narrowed.clicked.connect(lambda: self.narrowing.want(EVERYTHING))
        self.narrowed.hide()
        chosen = QHBoxLayout()
        chosen.setContentsMargins(12, 0, 12, 0)
        chosen.addWidget(self.narrowed)
        chosen.addStretch(1)
        column.addLayout(chosen)
        column.addWidget(self._make_list(), 1)
        column.addWidget(Rule())
        self.guide = VoiceGuide()
        column.addWidget(self.guide)
        self._soon = Later(self._read, self)
        self.show_item(None)

    def _make_list(self) -> QWidget:
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(12, 0, 12, 12)
        self._list.setSpacing(8)
        self._nothing = Paragraph("", "body", "text_muted")
        self._list.addWidget(self._nothing)
        for _ in range(MOST):
            card = AnswerCard()
            card.clicked.connect(self._on_card_clicked)
            card.edit_requested.connect(self._on_card_edit)
            card.compare_requested.connect(self._on_card_compare)
            card.hide()
            self.cards.append(card)
            self._list.addWidget(card)
        self.make_row = Button(_t("Matrix", "None fits: make a row"), Variant.LINK, icon="plus")
        self.make_row.clicked.connect(self.row_requested)
        line = QHBoxLayout()
        line.setContentsMargins(12, 0, 0, 0)
        line.addWidget(self.make_row)
        line.addStretch(1)
        self._list.addLayout(line)
        self.starter = Button(_t("Matrix", "Take the starter matrix"), icon="matrix")
        self.starter.clicked.connect(self.starter_requested)
        self.bring = Button(_t("Matrix", "Import a table…"), icon="export")
        self.bring.clicked.connect(self.import_requested)
        for button in (self.starter, self.bring):
            self._list.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._list.addStretch(1)
        return see_through(inner)

    # What is shown -------------------------------------------------------------------

    def show_item(self, item_id: int | None) -> None:
        """Turn to an item; what was searched for another one is gone."""
        if item_id != self._item:
            self._item = item_id
            self.search.blockSignals(True)
            self.search.setText("")
            self.search.blockSignals(False)
        self._read()

    def offers(self) -> Offers | None:
        """What is shown now."""
        return self._offers

    def shown_for(self, item_id: int) -> Shown | None:
        """What is offered for this item, for the log; None: another one is shown."""
        return None if self._offers is None or item_id != self._item else self._offers.shown()

    def take(self, number: int) -> bool:
        """Insert the answer of this number; False: there is none."""
        card = self.cards[number - 1] if 1 <= number <= len(self.cards) else None
        if card is None or card.isHidden() or card.offer() is None:
            return False
        card.click()
        return True

    def focus_search(self) -> None:
        """Keyboard to the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def first_row(self) -> int | None:
        """Number of the row of the card that has the keyboard, else of the first; None: there is none."""
        shown = [card for card in self.cards if not card.isHidden() and card.offer() is not None]
        card = next((each for each in shown if each.hasFocus()), shown[0] if shown else None)
        offer = None if card is None else card.offer()
        return None if offer is None else offer.prepared.row.id

    def kind(self) -> str:
        """Who writes, and how sure that is; empty: not known yet."""
        return "" if self._advice.isHidden() else self._kind.text()

    def told(self) -> str:
        """What stands where answers would."""
        return "" if self._nothing.isHidden() else self._nothing.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.guide.fit(self.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.search.setPlaceholderText(_t("Matrix", "Search the matrix"))
            self.search.setAccessibleName(_t("Matrix", "Search the matrix"))
            self.narrowing.set_name(_t("Matrix", "Filter the answers"))
            self.make_row.set_label(_t("Matrix", "None fits: make a row"))
            self.starter.set_label(_t("Matrix", "Take the starter matrix"))
            self.bring.set_label(_t("Matrix", "Import a table…"))
            if self.isVisible():
                self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while another tab was shown, the language for one, is read again."""
        super().showEvent(event)
        self._read()

    # Inside ---------------------------------------------------------------------------

    def _on_typed(self) -> None:
        self._soon.start(TYPED_MS)

    def _on_submitted(self) -> None:
        """Down or Return in the search: to the first answer."""
        self._soon.stop()
        self._read()
        if not self.cards[0].isHidden():
            self.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_narrowed(self) -> None:
        self._read()

    def _on_card_clicked(self) -> None:
        card = self.sender()
        if isinstance(card, AnswerCard) and (offer := card.offer()) is not None:
            self.chosen.emit(offer.prepared)

    def _on_card_edit(self) -> None:
        card = self.sender()
        if isinstance(card, AnswerCard) and (offer := card.offer()) is not None:
            self.edit_requested.emit(offer.prepared.row.id)

    def _on_card_compare(self) -> None:
        card = self.sender()
        if isinstance(card, AnswerCard) and (offer := card.offer()) is not None:
            self.compare_requested.emit(offer.prepared.row.id)

    def _read(self) -> None:
        words, wanted = self.search.text().strip(), self.narrowing.wanted
        told = narrowed_words(wanted)
        self.narrowed.setVisible(bool(told))
        self.narrowed.set_label(told)
        self.narrowed.set_tip(_t("Matrix", "Show everything again"))
        try:
            self._offers = None if self._item is None else self._source.offers(self._item, words, wanted)
        except UserError as error:
            self._offers = None
            self._say(error.text(i18n.language()))
            return
        found = self._offers
        if found is not None:
            self.narrowing.set_rows(found.rows)
        for number, card in enumerate(self.cards, 1):
            has = found is not None and number <= len(found.offers)
            if has and found is not None:
                card.show_offer(number, found.offers[number - 1])
            card.setVisible(has)
        empty = found is not None and not found.offers and not words and not told and self._source.may_write()
        self.make_row.setVisible(found is not None and self._source.may_write())
        self.starter.setVisible(empty)
        self.bring.setVisible(empty)
        self._show_advice(found)
        self.guide.show_voice(None if found is None else found.voice)
        if found is None:
            self._say(_t("Matrix", "Open an item: the answers that fit stand here."))
        elif not found.offers and told:
            self._say(_t("Matrix", "No row is like that: {filter}.").format(filter=told))
        elif not found.offers:
            text = _t("Matrix", "Nothing in the matrix has “{words}”.").format(words=visible(words[:60]))
            self._say(text if words else _t("Matrix", "The matrix is empty."))
        elif not found.fits and not words and not told:
            self._say(_t("Matrix", "No row fits for sure. The nearest:"))
        else:
            self._say("")

    def _say(self, text: str) -> None:
        self._nothing.set_text(text)
        self._nothing.setVisible(bool(text))

    def _show_advice(self, found: Offers | None) -> None:
        kind = "" if found is None else found.about.kind
        card = advice("ru" if i18n.language() == "ru" else "en").get(kind)
        self._advice.setVisible(card is not None)
        if card is not None:
            self._kind_icon.set_icon(KIND_ICONS[kind], f"kind.{kind}")
            sure = None if found is None else found.sure
            said = kind_label(kind)
            if sure is not None:
                said = _t("Matrix", "{kind} · {share} sure").format(kind=said, share=fmt.percent(sure))
            self._kind.setText(said)
            self._kind_text.set_text(card.short)
