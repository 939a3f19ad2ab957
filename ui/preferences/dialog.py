"""Preferences: language, theme, row height, undo window; each holds at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moderator_app.config import Config
from ui.i18n import _t
from ui.preferences.choices import ChoiceRow
from ui.preferences.options import options
from ui.widgets.buttons import Button, Variant
from ui.widgets.labels import Paragraph
from ui.widgets.overlay import OverlayDialog


class PreferencesDialog(OverlayDialog):
    """What a person may choose.

    Signals:
        chosen: setting and value; whoever hears it keeps and applies it.
        person_requested: somebody else works here.
    """

    chosen = Signal(object, object)
    person_requested = Signal()

    def __init__(self, window: QWidget, settings: Config) -> None:
        super().__init__(window, _t("Preferences", "Settings"), width=680)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        self.rows: dict[str, ChoiceRow] = {}
        for option in options():
            row = ChoiceRow(option.label, option.choices, settings.get(option.setting))
            row.chosen.connect(lambda value, which=option.setting: self.chosen.emit(which, value))
            self.rows[option.setting.key] = row
            column.addWidget(row)
        column.addWidget(
            Paragraph(
                _t("Preferences", "A reply waits so long before it leaves; until then it can be taken back."),
                "small",
                "text_muted",
            )
        )
        person = Button(_t("Preferences", "Who works here…"), Variant.SECONDARY, icon="person")
        person.clicked.connect(self.person_requested)
        self.add_button(person, left=True)
        done = Button(_t("Preferences", "Done"), Variant.PRIMARY)
        done.clicked.connect(self.close_overlay)
        self.add_button(done)
