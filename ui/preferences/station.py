"""The settings in the window: the dialog, and what each choice changes at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from moderator_app import config
from moderator_app.services import suggest
from ui import i18n, keymap, look
from ui.console_child import on_profile
from ui.i18n import _t
from ui.keymap import KeyProfile
from ui.preferences.dialog import PreferencesDialog
from ui.preferences.encoder_page import EncoderPage
from ui.preferences.options import Section

if TYPE_CHECKING:
    from ui.workstation import Workstation


class Preferences(QObject):
    """Applies what is chosen, and says what of the settings could not be read."""

    def __init__(self, station: Workstation) -> None:
        super().__init__(station)
        self._station = station

    def begin(self) -> None:
        """At the start: keys as chosen, and a sentence about a file that could not be read."""
        good = self._bind()
        problems = self._station.work.desk.config.problems
        if problems:
            kept = next((each.kept_as for each in problems if each.kept_as is not None), None)
            said = _t("Preferences", "The settings could not be read; everything is as at the first start.")
            if kept is not None:
                where = _t("Preferences", "The file is kept as {name}.").format(name=kept.name)
                said = f"{said} {where}"
            elif all(each.kind == "value" for each in problems):
                said = _t("Preferences", "Some settings could not be read and are as at the first start.")
            self._station.decisions.say(said, "alert")
        elif not good:
            self._station.decisions.say(
                _t("Preferences", "Your own keys could not all be read; those are as at the first start."), "alert"
            )

    @Slot()
    def open(self) -> None:
        self.open_at(Section.LOOK)

    @Slot()
    def open_keys(self) -> None:
        self.open_at(Section.KEYS)

    def open_at(self, section: Section) -> None:
        """The dialog, at one of its sections."""
        station = self._station
        encoder = EncoderPage(suggest.encoder_folder(station.work.desk), self._command)
        encoder.changed.connect(lambda folder: station.choose(config.ENCODER, folder))
        dialog = PreferencesDialog(
            station.window,
            lambda: station.work.desk.config,
            station.actions,
            section,
            station.work.channels(),
            encoder,
            lead=station.work.desk.is_lead,
        )
        dialog.listened.connect(station.clocks.sounds.play)
        dialog.chosen.connect(station.choose)
        dialog.person_requested.connect(dialog.close_overlay)
        dialog.person_requested.connect(station.ask_who)
        dialog.retention_requested.connect(dialog.close_overlay)
        dialog.retention_requested.connect(station.retention.open)
        station.show_dialog(dialog)

    def choose(self, setting: config.Setting[Any], value: config.Value) -> None:
        """Change a setting; it holds at once."""
        station = self._station
        station.work.choose(setting, value)
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        settings = station.work.desk.config
        if setting is config.LANGUAGE:
            look.apply_language(app, settings)
            station.write()
        elif setting in {config.THEME, config.DENSITY}:
            look.apply_theme(app, settings)
        elif setting is config.REDUCED_MOTION:
            look.apply_motion(app, settings)
        elif setting in {config.KEYS, config.KEYS_OWN}:
            self._bind()
            i18n.use(app, i18n.language())  # every caption of a key is a text
        elif setting in {config.INBOX_SORT, config.INBOX_GROUP}:
            station.narrowing.arranged()

    def _command(self, words: Sequence[str]) -> list[str]:
        return on_profile(self._station.work.desk, *words)

    def _bind(self) -> bool:
        """Keys as the settings say; False when some of one's own could not be taken."""
        actions, settings = self._station.actions, self._station.work.desk.config
        own, good = keymap.read(settings.get(config.KEYS_OWN), actions.born())
        actions.rebind(keymap.profile_keymap(KeyProfile(settings.get(config.KEYS)), own))
        return good
