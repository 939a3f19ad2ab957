"""Who works here: asked at the first start, chosen later."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moderator_app.domain.roles import Moderator, Role
from ui.i18n import _t
from ui.preferences.choices import ChoiceRow
from ui.safe_text import visible
from ui.widgets.buttons import Button, Variant
from ui.widgets.fields import LabeledField, LineField
from ui.widgets.labels import Paragraph
from ui.widgets.overlay import OverlayDialog


def role_title(role: Role) -> str:
    """A role in a word."""
    return {
        Role.MODERATOR: _t("Who", "Moderator"),
        Role.SENIOR: _t("Who", "Senior moderator"),
        Role.LEAD: _t("Who", "Lead"),
    }[role]


class WhoDialog(OverlayDialog):
    """A name and a role, or one of those who are known.

    Args:
        people: who is known; none at the first start.
        suggested: a name to begin with.
        must: there is nobody yet, so the question cannot be left unanswered.

    Signals:
        chosen: a `Moderator` who is known.
        entered: name and `Role` of somebody new; answer with `close_overlay` or `set_problem`.
    """

    chosen = Signal(object)
    entered = Signal(str, object)

    def __init__(
        self, window: QWidget, people: Sequence[Moderator], *, suggested: str = "", must: bool = False
    ) -> None:
        super().__init__(window, _t("Who", "Who works here?"), width=640)
        self._must = must
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        text = _t("Who", "Every decision is written down with a name. It stays on this computer.")
        column.addWidget(Paragraph(text, "body", "text_muted"))
        for person in people:
            button = Button(f"{visible(person.name)} · {role_title(person.role)}", Variant.SECONDARY, icon="person")
            button.clicked.connect(lambda _checked=False, picked=person: self.chosen.emit(picked))
            column.addWidget(button)
        self.field = LineField(_t("Who", "Name"))
        self.field.setText(suggested)
        self.field.setMaxLength(80)
        self.field.returnPressed.connect(self._enter)
        self._labeled = LabeledField(
            _t("Who", "Your name") if not people else _t("Who", "Somebody new"),
            self.field,
            _t("Who", "As colleagues call you; it stands beside your replies in the log."),
        )
        column.addWidget(self._labeled)
        first = not people
        roles = [(role, role_title(role)) for role in Role]
        self.role = ChoiceRow(_t("Who", "Role"), roles, Role.LEAD if first else Role.MODERATOR)
        column.addWidget(self.role)
        if first:
            column.addWidget(
                Paragraph(_t("Who", "The first one here is a lead: leads add accounts."), "small", "text_muted")
            )
            self.role.hide()
        start = Button(_t("Who", "Start") if must else _t("Who", "Add"), Variant.PRIMARY, key="Return")
        start.clicked.connect(self._enter)
        self.add_button(start)
        if must:
            self._close.hide()

    def set_problem(self, sentence: str) -> None:
        """The name was not taken: why."""
        self._labeled.set_problem(sentence)
        self.field.setFocus()

    def reject(self) -> None:
        if not self._must:
            super().reject()

    def _enter(self) -> None:
        role = self.role.value()
        self.entered.emit(self.field.text(), role if isinstance(role, Role) else Role.MODERATOR)
