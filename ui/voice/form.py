"""The form of one voice: where it speaks, how, its guide, its wordings, its checks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from moderator_app.domain.matrix.voice import SCHEMES, Voice
from moderator_app.domain.roles import Role
from ui.i18n import _t
from ui.matrix.form_parts import FieldBox, Select, TextArea
from ui.preferences.who import role_title
from ui.safe_text import visible
from ui.voice.levels import LevelsGrid
from ui.voice.words import examples_of, examples_text, lines_of, warmth_title, wordings_of, wordings_text
from ui.widgets.fields import LineField
from ui.widgets.labels import Label

_MOST_EMOJI: Final = 6
_LISTS: Final = ("do", "dont", "hosts", "contacts")
_WORDINGS: Final = ("forbidden", "preferred", "promises")
_TEMPLATES: Final = ("greeting", "close", "signature")


class VoiceForm(QWidget):
    """Edits one voice at a time.

    Args:
        brands: names of the brands there are.
        platforms: name and title of each.

    Signals:
        changed: something in it was changed by the person.
    """

    changed = Signal()

    def __init__(self, brands: Sequence[str], platforms: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._platforms = platforms
        self.boxes: dict[str, FieldBox] = {}
        self.areas: dict[str, TextArea] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 0, 3, 3)  # room for the focus ring
        column.setSpacing(12)
        self.name = self._line("name", _t("Voices", "Short name"), _t("Voices", "Tables and variants call it so."))
        self.title = self._line("title", _t("Voices", "Title"))
        everywhere = [("", _t("Voices", "every brand")), *((each, visible(each)) for each in brands)]
        self.brand = self._choice("brand", _t("Voices", "Brand"), everywhere)
        languages = [
            ("", _t("Voices", "any language")), ("ru", _t("Voices", "Russian")), ("en", _t("Voices", "English")),
        ]  # fmt: skip
        self.language = self._choice("language", _t("Voices", "Language"), languages)
        self._head(column, _t("Voices", "Where it speaks"))
        column.addLayout(self._grid("name", "title", "brand", "language"))
        self.places = QWidget()
        grid = QGridLayout(self.places)
        grid.setContentsMargins(0, 0, 0, 0)
        self.platforms: dict[str, QCheckBox] = {}
        for number, (platform, title) in enumerate(platforms):
            box = QCheckBox(title)
            box.toggled.connect(self.changed)
            self.platforms[platform] = box
            grid.addWidget(box, number // 3, number % 3)
        column.addWidget(self._box("platforms", _t("Voices", "Platforms"), self.places, _t("Voices", "None: all.")))
        self._speech(column)
        self._guide(column)
        self._words(column)
        self._head(column, _t("Voices", "Checks"))
        self.checks = LevelsGrid()
        self.checks.changed.connect(self.changed)
        column.addWidget(self.checks)
        roles = [(each, role_title(each)) for each in (Role.MODERATOR, Role.SENIOR, Role.LEAD)]
        hint = _t("Voices", "With a reason that stands in the log.")
        self.override = self._choice("override", _t("Voices", "Who may send past a block"), roles, hint)
        column.addLayout(self._grid("override"))

    def _speech(self, column: QVBoxLayout) -> None:
        forms = [("", _t("Voices", "no matter")), *((each, each) for each in SCHEMES)]
        self.address = self._choice("address", _t("Voices", "Form of address"), forms)
        warmths = [(number, warmth_title(number)) for number in range(4)]
        self.warmth = self._choice("warmth", _t("Voices", "Warmth"), warmths)
        emoji = [(number, str(number)) for number in range(_MOST_EMOJI + 1)]
        self.emoji = self._choice("emoji", _t("Voices", "Emoji at most"), emoji)
        self.longest = self._line("longest", _t("Voices", "Characters at most"), _t("Voices", "Empty: no limit."))
        self.use_name = self._check(_t("Voices", "Calls people by name"))
        self.asks_greeting = self._check(_t("Voices", "Begins with a greeting"))
        self.asks_thanks = self._check(_t("Voices", "Thanks people"))
        self._head(column, _t("Voices", "How it speaks"))
        column.addLayout(self._grid("address", "warmth", "emoji", "longest"))
        for box in (self.use_name, self.asks_greeting, self.asks_thanks):
            column.addWidget(box)
        self._area(column, "greeting", _t("Voices", "Greeting"), _t("Voices", "Fields as in answers: {name|}."))
        self._area(column, "close", _t("Voices", "Last line"))
        self._area(column, "signature", _t("Voices", "Signature"))

    def _guide(self, column: QVBoxLayout) -> None:
        self._head(column, _t("Voices", "Guide"))
        self._area(column, "do", _t("Voices", "Do"), _t("Voices", "A line each."))
        self._area(column, "dont", _t("Voices", "Do not"), _t("Voices", "A line each."))
        self._area(column, "examples", _t("Voices", "Examples"), _t("Voices", "A line each: how not → how so"))

    def _words(self, column: QVBoxLayout) -> None:
        self._head(column, _t("Voices", "Words"))
        hint = _t("Voices", "A line each: wording → what to say in its place")
        self._area(column, "forbidden", _t("Voices", "Never"), hint)
        self._area(column, "preferred", _t("Voices", "Better so"), hint)
        self._area(column, "promises", _t("Voices", "Promises nobody may make"), hint)
        hosts = _t("Voices", "A line each, as shop.example. Empty: any host but shorteners.")
        self._area(column, "hosts", _t("Voices", "Links may lead to"), hosts)
        own = _t("Voices", "The brand's own phones and addresses, which may stand in public.")
        self._area(column, "contacts", _t("Voices", "Own contacts"), own)

    # Values ----------------------------------------------------------------------------

    def show_voice(self, voice: Voice) -> None:
        """Fill in a voice; says nothing."""
        self.blockSignals(True)
        self.name.setText(voice.name)
        self.title.setText(voice.title)
        self.longest.setText(str(voice.longest) if voice.longest else "")
        for name in ("brand", "language", "address", "warmth", "emoji", "override"):
            choice: Select = getattr(self, name)
            choice.set_value(getattr(voice, name))
        for platform, box in self.platforms.items():
            box.setChecked(platform in voice.platforms)
        for name in ("use_name", "asks_greeting", "asks_thanks"):
            getattr(self, name).setChecked(getattr(voice, name))
        for name in _TEMPLATES:
            self.areas[name].set_text(getattr(voice, name))
        for name in _LISTS:
            self.areas[name].set_text("\n".join(getattr(voice, name)))
        for name in _WORDINGS:
            self.areas[name].set_text(wordings_text(getattr(voice, name)))
        self.areas["examples"].set_text(examples_text(voice.examples))
        self.checks.show_levels(dict(voice.levels), dict(voice.silenced))
        self.blockSignals(False)

    def voice(self, before: Voice) -> Voice:
        """The voice as the form says it; what it does not show stays as it was."""
        unknown = [each for each in before.platforms if each not in self.platforms]
        chosen = [platform for platform, box in self.platforms.items() if box.isChecked()]
        facts: dict[str, Any] = {name: lines_of(self.areas[name].text()) for name in _LISTS}
        facts |= {name: wordings_of(self.areas[name].text()) for name in _WORDINGS}
        facts |= {name: self.areas[name].text().strip() for name in _TEMPLATES}
        return replace(
            before,
            name=self.name.text().strip(),
            title=self.title.text().strip(),
            brand=str(self.brand.value()),
            language=str(self.language.value()),
            platforms=(*unknown, *chosen),
            address=str(self.address.value()),
            warmth=int(str(self.warmth.value())),
            emoji=int(str(self.emoji.value())),
            longest=_number(self.longest.text()) or 0,
            use_name=self.use_name.isChecked(),
            asks_greeting=self.asks_greeting.isChecked(),
            asks_thanks=self.asks_thanks.isChecked(),
            examples=examples_of(self.areas["examples"].text()),
            levels=self.checks.chosen(),
            silenced=self.checks.silenced(),
            override=Role(str(self.override.value())),
            **facts,
        )

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say at each field what is wrong with it; field -> sentence."""
        said = dict(problems)
        if _number(self.longest.text()) is None:
            said["longest"] = _t("Voices", "A number of characters, or nothing.")
        for name, box in self.boxes.items():
            box.set_problem(said.get(name, ""))

    def sound(self) -> bool:
        """Whether everything that was typed is understood."""
        return _number(self.longest.text()) is not None

    # Inside -----------------------------------------------------------------------------

    @staticmethod
    def _head(column: QVBoxLayout, text: str) -> None:
        if column.count():
            column.addSpacing(12)
        column.addWidget(Label(text, "title"))

    def _box(self, name: str, label: str, part: QWidget, hint: str = "") -> FieldBox:
        made = FieldBox(label, part, hint)
        self.boxes[name] = made
        return made

    def _line(self, name: str, label: str, hint: str = "") -> LineField:
        made = LineField(label)
        made.textEdited.connect(self.changed)
        self._box(name, label, made, hint)
        return made

    def _choice(self, name: str, label: str, choices: Sequence[tuple[Any, str]], hint: str = "") -> Select:
        made = Select(label, choices, choices[0][0])
        made.chosen.connect(self._on_chosen)
        self._box(name, label, made, hint)
        return made

    def _check(self, label: str) -> QCheckBox:
        made = QCheckBox(label)
        made.toggled.connect(self.changed)
        return made

    def _area(self, column: QVBoxLayout, name: str, label: str, hint: str = "") -> None:
        made = TextArea(label, lines=1)
        made.changed.connect(self.changed)
        self.areas[name] = made
        column.addWidget(self._box(name, label, made, hint))

    def _grid(self, *names: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for number, name in enumerate(names):
            grid.addWidget(self.boxes[name], number // 2, number % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _on_chosen(self, _value: object) -> None:
        self.changed.emit()


def copied(voice: Voice, taken: Sequence[str]) -> Voice:
    """A new voice like that one, under a free name."""
    names = {each.casefold() for each in taken}
    number = 2
    while f"{voice.name} {number}".casefold() in names:
        number += 1
    return replace(voice, id=0, version=0, name=f"{voice.name} {number}")


def fresh(taken: Sequence[str]) -> Voice:
    """An empty voice under a free name."""
    name = _t("Voices", "New voice")
    voice = Voice(name=name)
    return copied(voice, taken) if name.casefold() in {each.casefold() for each in taken} else voice


def _number(text: str) -> int | None:
    """0 for nothing; None: no number."""
    plain = text.strip()
    if not plain:
        return 0
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 6 else None
