"""Why several complaints have to go at once: the parts of the sheet that hold for many, over one confirm."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from moderator_app.domain.community import Match, RuleList, RuleRef, citation
from moderator_app.domain.entries import EntryKind
from ui import i18n
from ui.i18n import _t
from ui.item_actions import action_label
from ui.matrix.source import why_not_hide
from ui.safe_text import visible
from ui.verdict.parts import RuleChoice
from ui.widgets.banner import BannerAction, CardBanner
from ui.widgets.buttons import Button, Variant
from ui.widgets.chips import Tone
from ui.widgets.fields import LineField
from ui.widgets.labels import Label, Paragraph
from ui.widgets.overlay import OverlayDialog

WIDTH: Final = 560
_LONGEST: Final = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """The reason of an act; `rule`: the community's rule it rests on."""

    reason: str
    rule: RuleRef | None = None


class SeveralDialog(OverlayDialog):
    """The reminder why it backfires, the rules that hold for all of them, a reason in own words.

    Signals:
        agreed: argument: `Why`.
        answer_wanted: better answer them than take them away.
    """

    agreed = Signal(object)
    answer_wanted = Signal()

    def __init__(
        self, window: QWidget, kind: EntryKind, *, complaints: int, count: int, rules: RuleList | None
    ) -> None:
        said = _t("Verdict", "{act}: %n item(s)", "", count).format(act=action_label(kind))
        super().__init__(window, said, width=WIDTH)
        self._list = rules
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        title = _t("Kind", "%n constructive complaint(s)", "", complaints)
        language = "ru" if i18n.language() == "ru" else "en"
        self.guard = CardBanner(
            "kind-critic", Tone.WARNING, title, why_not_hide(language),
            (BannerAction(_t("Verdict", "Answer instead"), self._on_answer_instead),),
        )  # fmt: skip
        column.addWidget(self.guard)
        column.addWidget(Label(_t("Verdict", "Reason"), "small_strong"))
        self.rules = RuleChoice(() if rules is None else [Match(rule, ()) for rule in rules.rules])
        self.rules.chosen.connect(self._on_rule)
        self.rules.setVisible(rules is not None)
        column.addWidget(self.rules)
        self.rule_text = Paragraph("", "small", "text_muted")
        column.addWidget(self.rule_text)
        self.own = LineField(_t("Verdict", "Reason in own words"), placeholder=_t("Verdict", "Why?"))
        self.own.setMaxLength(_LONGEST)
        self.own.textChanged.connect(self._show_state)
        self.own.returnPressed.connect(self.agree)
        column.addWidget(self.own)
        column.addStretch(1)
        cancel = self.add_button(Button(_t("Verdict", "Cancel"), key="Esc"))
        cancel.clicked.connect(self.reject)
        self.confirm = self.add_button(Button(said, Variant.DANGER, key="Ctrl+Return"))
        self.confirm.clicked.connect(self.agree)
        self.rules.choose(-1)

    def begin(self) -> None:
        """The keyboard where the reason is given: digits choose a rule, or the words where there is none."""
        (self if self._list is not None else self.own).setFocus(Qt.FocusReason.OtherFocusReason)

    def why(self) -> Why | None:
        """What was chosen or written; None: nothing yet."""
        number, rules = self.rules.number(), self._list
        if rules is not None and number and (rule := rules.find(number)) is not None:
            ref = RuleRef(list_id=rules.id, version=rules.version, number=rule.number)
            return Why(reason=citation(rule), rule=ref)
        own = self.own.text().strip()
        return Why(reason=own) if own and self.own.isVisibleTo(self) else None

    def agree(self) -> None:
        """Go on with the reason; without one nothing happens."""
        why = self.why()
        if why is not None:
            self.close_overlay()
            self.agreed.emit(why)

    def _on_rule(self, number: str | None) -> None:
        rule = self._list.find(number) if self._list is not None and number else None
        self.rule_text.set_text("" if rule is None else visible(rule.text))
        self.rule_text.setVisible(bool(self.rule_text.text()))
        self.own.setVisible(self._list is None or number is None)
        if number is None:
            self.own.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_state()

    def _on_answer_instead(self) -> None:
        self.close_overlay()
        self.answer_wanted.emit()

    def _show_state(self) -> None:
        if hasattr(self, "confirm"):
            missing = "" if self.why() else _t("Verdict", "Choose a reason: this is a complaint one can act on")
            self.confirm.set_blocked(missing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        on = QApplication.focusWidget() in {self, self.confirm, *self.rules.rows}
        if enter and (event.modifiers() & Qt.KeyboardModifier.ControlModifier or on):
            self.agree()
            event.accept()
        elif self.rules.isVisibleTo(self) and self.rules.by_key(event):
            event.accept()
        else:
            super().keyPressEvent(event)
