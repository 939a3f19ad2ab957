"""Preferences: language, theme, row height, undo window; each holds at once."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moderator_app import config
from moderator_app.config import Config
from ui.i18n import _t
from ui.preferences.choices import ChoiceRow
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
        rows: tuple[tuple[config.Setting[Any], str, list[tuple[object, str]]], ...] = (
            (
                config.LANGUAGE,
                _t("Preferences", "Language"),
                [("auto", _t("Preferences", "As the system")), ("ru", "Русский"), ("en", "English")],
            ),
            (
                config.THEME,
                _t("Preferences", "Theme"),
                [
                    ("auto", _t("Preferences", "As the system")),
                    ("light", _t("Preferences", "Light")),
                    ("dark", _t("Preferences", "Dark")),
                    ("contrast", _t("Preferences", "Contrast")),
                ],
            ),
            (
                config.DENSITY,
                _t("Preferences", "Row height"),
                [
                    ("comfortable", _t("Preferences", "Comfortable")),
                    ("compact", _t("Preferences", "Compact")),
                ],
            ),
            (
                config.HOLD_S,
                _t("Preferences", "Time to undo a reply"),
                [(seconds, _t("Preferences", "{seconds} s").format(seconds=seconds)) for seconds in (0, 5, 10, 20, 60)],
            ),
        )
        self.rows: dict[str, ChoiceRow] = {}
        for setting, label, choices in rows:
            row = ChoiceRow(label, choices, settings.get(setting))
            row.chosen.connect(lambda value, which=setting: self.chosen.emit(which, value))
            self.rows[setting.key] = row
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
