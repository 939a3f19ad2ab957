"""How loud each channel is, below the common volume."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moderator_app import config
from moderator_app.domain.views import ChannelView
from ui import sounds
from ui.i18n import _t
from ui.names import channel_title
from ui.preferences.options import volume_title
from ui.safe_text import visible
from ui.sla.choice import MenuChoice
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, Label, Paragraph

_COMMON = ""
_WIDTH = 200


class SoundsPage(QWidget):
    """A choice a channel, and a button to hear it.

    Signals:
        chosen: a setting and its value.
        listened: a volume: let it be heard.
    """

    chosen = Signal(object, object)
    listened = Signal(str)

    def __init__(self, settings: config.Config, channels: Sequence[ChannelView]) -> None:
        super().__init__()
        self._settings = settings
        self._single = sounds.single_volumes(settings.get(config.CHANNEL_SOUNDS))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label(_t("Preferences", "Sound of single channels"), "body_strong"))
        choices = [
            (_COMMON, _t("Preferences", "As above")),
            *((each, volume_title(each)) for each in sounds.VOLUMES),
        ]
        self.rows: dict[int, MenuChoice] = {}
        for channel in channels:
            if not channel.watched:
                continue
            name = channel_title(visible(channel.name))
            choice = MenuChoice(name, choices, self._single.get(str(channel.id), _COMMON))
            choice.setFixedWidth(_WIDTH)
            choice.chosen.connect(self._on_chosen)
            line = QHBoxLayout()
            line.addWidget(ElidedLabel(name, "body"), 1)
            line.addWidget(choice)
            self.rows[channel.id] = choice
            column.addLayout(line)
        self.listen = Button(_t("Preferences", "Listen"), icon="bell", small=True)
        self.listen.clicked.connect(lambda: self.listened.emit("normal"))
        foot = QHBoxLayout()
        foot.addWidget(self.listen)
        foot.addStretch(1)
        column.addLayout(foot)
        if not sounds.can_play():
            self.listen.set_blocked(_t("Preferences", "This machine has no player."))
            names = ", ".join(each[0] for each in sounds.PLAYERS[:-1])
            said = _t("Preferences", "Nothing here can play a sound. Install one of: {names}.").format(names=names)
            column.addWidget(Paragraph(said, "small", "warning_text"))

    def _on_chosen(self, value: object) -> None:
        for number, choice in self.rows.items():
            volume = choice.value()
            if volume == _COMMON:
                self._single.pop(str(number), None)
            else:
                self._single[str(number)] = str(volume)
        self.chosen.emit(config.CHANNEL_SOUNDS, json.dumps(self._single, sort_keys=True) if self._single else "")
