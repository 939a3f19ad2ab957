"""Which profile belongs to the same person: searched by a part of its name, chosen by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moderator_app.domain.views import AuthorCard
from ui.i18n import _t
from ui.names import platform_title
from ui.thread.words import name_of
from ui.widgets.buttons import Button
from ui.widgets.fields import LabeledField, LineField
from ui.widgets.labels import Paragraph
from ui.widgets.overlay import OverlayDialog


class JoinDialog(OverlayDialog):
    """Search and choose.

    Args:
        window: below it.
        name: whom another profile is joined with.
        alike: authors by a part of their name, a few.

    Signals:
        chosen: author id.
    """

    chosen = Signal(int)

    def __init__(self, window: QWidget, name: str, alike: Callable[[str], Sequence[AuthorCard]]) -> None:
        title = _t("Author", "Another profile of {name}").format(name=name_of(name))
        super().__init__(window, title, width=560, height=460)
        self._alike = alike
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        label = _t("Author", "Name or handle")
        self.field = LineField(label)
        self.field.setMaxLength(200)
        self.field.textChanged.connect(self._on_typed)
        hint = _t("Author", "The card will tell of both; items stay as they are. It can be taken back.")
        column.addWidget(LabeledField(label, self.field, hint))
        self._nobody = Paragraph(_t("Author", "Nobody is called so."), "body", "text_muted")
        self._nobody.hide()
        column.addWidget(self._nobody)
        self._found = QVBoxLayout()
        self._found.setSpacing(6)
        column.addLayout(self._found)
        column.addStretch(1)
        self.choices: list[Button] = []

    def _on_typed(self, text: str) -> None:
        for old in self.choices:
            self._found.removeWidget(old)
            old.hide()
            old.deleteLater()
        found = self._alike(text)
        self._nobody.setVisible(bool(text.strip()) and not found)
        self.choices = []
        for card in found:
            count = card.messages
            said = _t("Author", "%n message(s)", "", count)
            button = Button(f"{name_of(card.name)} · {platform_title(card.platform)} · {said}", icon="person")
            button.setObjectName(str(card.id))
            button.clicked.connect(self._on_chosen)
            self._found.addWidget(button)
            self.choices.append(button)

    def _on_chosen(self) -> None:
        author = int(self.sender().objectName())
        self.close_overlay()
        self.chosen.emit(author)
