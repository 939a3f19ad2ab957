"""The keys of the settings: every action by group, with its key to change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moderator_app import config
from ui import keymap
from ui.actions import Actions, Group, group_title
from ui.keymap import KeyProfile
from ui.preferences.key_rows import KeyRow
from ui.widgets.labels import Label

_GAP = 12


class KeysPage(QWidget):
    """Rows of keys.

    Signals:
        chosen: a setting and its value: the profile, or the keys of one's own.
    """

    chosen = Signal(object, object)

    def __init__(self, actions: Actions, settings: Callable[[], config.Config]) -> None:
        super().__init__()
        self._actions, self._settings = actions, settings
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._titles: dict[Group, Label] = {}
        self.rows: dict[str, KeyRow] = {}
        for group in Group:
            title = Label(group_title(group), "body_strong")
            title.setContentsMargins(0, _GAP, 0, 4)
            self._titles[group] = title
            column.addWidget(title)
            for spec in actions.all():
                if spec.group is group and (spec.listed or spec.keys):
                    row = KeyRow(spec)
                    row.wanted.connect(self._on_wanted)
                    row.taken.connect(self._on_taken)
                    row.reset.connect(self._on_reset)
                    self.rows[spec.id] = row
                    column.addWidget(row)

    def search(self, words: str) -> int:
        """Show the rows that say all these words; how many."""
        found = 0
        shown: set[Group] = set()
        for row in self.rows.values():
            hit = row.found_by(words)
            row.setVisible(hit)
            found += hit
            if hit:
                shown.add(row.spec.group)
        for group, title in self._titles.items():
            title.setVisible(group in shown)
        return found

    def show_keys(self) -> None:
        """After the keymap changed."""
        for row in self.rows.values():
            row.show_keys()

    def _keymap(self) -> dict[str, keymap.Keys]:
        settings = self._settings()
        own, _good = keymap.read(settings.get(config.KEYS_OWN), self._actions.born())
        return dict(keymap.profile_keymap(KeyProfile(settings.get(config.KEYS)), own))

    def _on_wanted(self, action_id: str, key: str) -> None:
        born = self._actions.born()
        conflict = keymap.clash(born, self._keymap(), action_id, key)
        if conflict is None:
            self._on_taken(action_id, key)
            return
        other = conflict.other if conflict.action == action_id else conflict.action
        name = self._actions.get(other).text() if other else ""
        self.rows[action_id].show_conflict(conflict, key, name)

    def _on_taken(self, action_id: str, key: str) -> None:
        self._keep(keymap.given(self._actions.born(), self._keymap(), action_id, key))

    def _on_reset(self, action_id: str) -> None:
        keys = self._actions.get(action_id).keys
        if not keys:
            changed = self._keymap()
            changed.pop(action_id, None)
            self._keep(changed)
        elif keymap.clash(self._actions.born(), self._keymap(), action_id, keys[0]) is None:
            changed = self._keymap()
            changed.pop(action_id, None)
            if keymap.conflicts(self._actions.born(), changed):
                self._on_taken(action_id, keys[0])
            else:
                self._keep(changed)
        else:
            self._on_wanted(action_id, keys[0])

    def _keep(self, chosen: dict[str, keymap.Keys]) -> None:
        self.chosen.emit(config.KEYS_OWN, keymap.text_of(chosen))
        self.chosen.emit(config.KEYS, KeyProfile.OWN.value)
        self.show_keys()
