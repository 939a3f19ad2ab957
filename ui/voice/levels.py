"""How strict each check of a voice is, and which false alarms it no longer minds."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QMenu, QWidget

from moderator_app.domain.matrix.voice import ALWAYS, DEFAULT_LEVELS, Level, Rule
from ui.i18n import _t
from ui.matrix.form_parts import Select
from ui.safe_text import visible
from ui.voice.words import level_title, rule_title
from ui.widgets.buttons import Button, Variant
from ui.widgets.labels import Label

CHOSEN: Final = tuple(rule for rule in Rule if rule not in ALWAYS)
"""Rules that a voice may make stricter or milder."""
_CUT: Final = 60


class LevelsGrid(QWidget):
    """A line a rule: its name, how strict it is, what it is silent about.

    Signals:
        changed: by the person.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._silenced: dict[Rule, tuple[str, ...]] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        self.levels: dict[Rule, Select] = {}
        self.silent: dict[Rule, Button] = {}
        for line, rule in enumerate(CHOSEN):
            title = rule_title(rule)
            choice = Select(title, [(each, level_title(each)) for each in Level], DEFAULT_LEVELS[rule])
            choice.setFixedWidth(168)
            choice.chosen.connect(self._on_chosen)
            button = Button("", Variant.QUIET, icon="mute", small=True)
            button.clicked.connect(lambda _checked=False, chosen=rule: self._open_silenced(chosen))
            grid.addWidget(Label(title, "body"), line, 0)
            grid.addWidget(button, line, 1)
            grid.addWidget(choice, line, 2)
            self.levels[rule], self.silent[rule] = choice, button

    def show_levels(self, levels: dict[Rule, Level], silenced: dict[Rule, tuple[str, ...]]) -> None:
        """Show these; says nothing."""
        self._silenced = {rule: phrases for rule, phrases in silenced.items() if phrases}
        for rule, choice in self.levels.items():
            choice.set_value(levels.get(rule, DEFAULT_LEVELS[rule]))
        self._count()

    def chosen(self) -> dict[Rule, Level]:
        """Levels that differ from the usual ones."""
        found = {rule: Level(str(choice.value())) for rule, choice in self.levels.items()}
        return {rule: level for rule, level in found.items() if level is not DEFAULT_LEVELS[rule]}

    def silenced(self) -> dict[Rule, tuple[str, ...]]:
        """What each rule is silent about."""
        return dict(self._silenced)

    def _count(self) -> None:
        for rule, button in self.silent.items():
            phrases = self._silenced.get(rule, ())
            button.setVisible(bool(phrases))
            whole = "" in phrases
            count = len(phrases)
            said = _t("Voices", "silent") if whole else _t("Voices", "%n false alarm(s)", "", count)
            button.set_label(said)
            button.setAccessibleName(f"{rule_title(rule)}: {said}")

    def _open_silenced(self, rule: Rule) -> None:
        menu = self.menu(rule)
        menu.aboutToHide.connect(menu.deleteLater)
        button = self.silent[rule]
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def menu(self, rule: Rule) -> QMenu:
        """What a rule is silent about; choosing one lets it be checked again."""
        made = QMenu(self)
        for phrase in self._silenced.get(rule, ()):
            whole = _t("Voices", "Check this again in this voice")
            text = _t("Voices", "Mind “{phrase}” again").format(phrase=visible(phrase[:_CUT])) if phrase else whole
            made.addAction(text).triggered.connect(lambda _checked=False, chosen=phrase: self._mind_again(rule, chosen))
        return made

    def _mind_again(self, rule: Rule, phrase: str) -> None:
        left = tuple(each for each in self._silenced.get(rule, ()) if each != phrase)
        self._silenced[rule] = left
        if not left:
            del self._silenced[rule]
        self._count()
        self.changed.emit()

    def _on_chosen(self, _value: object) -> None:
        self.changed.emit()
