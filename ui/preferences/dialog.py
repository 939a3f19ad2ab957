"""Preferences: every option with what it does, a search over all of them, and the keys; each choice holds at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moderator_app import config
from moderator_app.config import Config
from moderator_app.domain.views import ChannelView
from ui.actions import Actions
from ui.i18n import _t
from ui.preferences.choices import ChoiceRow
from ui.preferences.encoder_page import EncoderPage
from ui.preferences.keys_page import KeysPage
from ui.preferences.option_row import OptionRow
from ui.preferences.options import Section, options, section_title
from ui.preferences.sounds_page import SoundsPage
from ui.rail.rows import RailRow
from ui.widgets.buttons import Button, Variant
from ui.widgets.fields import SearchField
from ui.widgets.labels import Label, Paragraph, Rule
from ui.widgets.overlay import OverlayDialog
from ui.widgets.scrolling import see_through

WIDTH: Final = 920
HEIGHT: Final = 660
SIDE: Final = 224
_ICONS: Final = {Section.LOOK: "moon", Section.WORK: "inbox", Section.NOTICE: "bell", Section.KEYS: "keyboard"}


class PreferencesDialog(OverlayDialog):
    """What a person may choose.

    Args:
        window: over which it lies.
        settings: the present settings, read anew after each choice.
        actions: whose keys can be changed.
        channels: which may have a sound of their own.
        encoder: the part about the sentence encoder; None: not offered.
        lead: whoever works here says how long things are kept.

    Signals:
        chosen: setting and value; whoever hears it keeps and applies it.
        person_requested: somebody else works here.
        retention_requested: how long things are kept.
        listened: a volume: let it be heard.
    """

    chosen = Signal(object, object)
    person_requested = Signal()
    retention_requested = Signal()
    listened = Signal(str)

    def __init__(
        self,
        window: QWidget,
        settings: Callable[[], Config],
        actions: Actions,
        section: Section = Section.LOOK,
        channels: Sequence[ChannelView] = (),
        encoder: EncoderPage | None = None,
        *,
        lead: bool = False,
    ) -> None:
        super().__init__(window, _t("Preferences", "Settings"), width=WIDTH, height=HEIGHT)
        self._section = section
        self._settings = settings
        self.encoder = encoder
        line = QHBoxLayout(self.body)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._make_side())
        line.addWidget(Rule(vertical=True))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(18)
        self.rows: dict[str, ChoiceRow] = {}
        self._options: list[OptionRow] = []
        self._titles: dict[Section, Label] = {}
        self.keys = KeysPage(actions, settings)
        self.keys.chosen.connect(self.chosen)
        for each in Section:
            self._titles[each] = Label(section_title(each), "title")
            column.addWidget(self._titles[each])
            for option in options():
                if option.section is each:
                    self._add(column, OptionRow(option, settings().get(option.setting)))
            if each is Section.WORK and encoder is not None:
                column.addWidget(encoder)
                self.closed.connect(encoder.close_child)
            if each is Section.NOTICE:
                self.sounds = SoundsPage(settings(), channels)
                self.sounds.chosen.connect(self.chosen)
                self.sounds.listened.connect(self.listened)
                column.addWidget(self.sounds)
        column.addWidget(self.keys)
        self.nothing = Paragraph("", "body", "text_muted")
        column.addWidget(self.nothing)
        column.addStretch(1)
        self._area = see_through(inner)
        line.addWidget(self._area, 1)
        person = Button(_t("Preferences", "Who works here…"), Variant.SECONDARY, icon="person")
        person.clicked.connect(self.person_requested)
        if lead:
            kept = self.add_button(Button(_t("Preferences", "How long it is kept…"), icon="calendar"), left=True)
            kept.clicked.connect(self.retention_requested)
        self.add_button(person, left=True)
        done = Button(_t("Preferences", "Done"), Variant.PRIMARY)
        done.clicked.connect(self.close_overlay)
        self.add_button(done)
        self.show_section(section)

    def show_section(self, section: Section) -> None:
        """Its options alone; a search ends."""
        self._section = section
        if self.search.text():
            self.search.clear()  # shows the section when it is heard
        self._show()

    def refresh(self) -> None:
        """After the settings changed elsewhere."""
        for key, row in self.rows.items():
            option = next(each.option for each in self._options if each.option.setting.key == key)
            row.set_value(self._settings().get(option.setting))
        self.keys.show_keys()

    def _make_side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 16, 0, 16)
        column.setSpacing(2)
        holder = QHBoxLayout()
        holder.setContentsMargins(16, 0, 16, 12)
        self.search = SearchField(
            _t("Preferences", "Search the settings"), placeholder=_t("Preferences", "Search the settings")
        )
        self.search.textChanged.connect(self._show)
        self.search.escaped.connect(self.reject)
        holder.addWidget(self.search)
        column.addLayout(holder)
        self._sections: dict[Section, RailRow] = {}
        for each in Section:
            row = RailRow(_ICONS[each])
            row.set_words(section_title(each))
            row.clicked.connect(lambda _checked=False, chosen=each: self.show_section(chosen))
            self._sections[each] = row
            column.addWidget(row)
        column.addStretch(1)
        return side

    def _add(self, column: QVBoxLayout, row: OptionRow) -> None:
        row.chosen.connect(self._on_chosen)
        self.rows[row.option.setting.key] = row.choices
        self._options.append(row)
        column.addWidget(row)

    def _on_chosen(self, setting: config.Setting[config.Value], value: config.Value) -> None:
        self.chosen.emit(setting, value)
        if setting is config.KEYS:
            self.keys.show_keys()

    def _show(self) -> None:
        words = self.search.text().strip()
        shown: set[Section] = set()
        for row in self._options:
            hit = row.found_by(words) if words else row.option.section is self._section
            row.setVisible(hit)
            if hit:
                shown.add(row.option.section)
        if self.encoder is not None:
            hit = words.casefold() in self.encoder.said() if words else self._section is Section.WORK
            self.encoder.setVisible(hit)
            shown |= {Section.WORK} if hit else set()
        self.sounds.setVisible(not words and self._section is Section.NOTICE)
        keys = self.keys.search(words) if words or self._section is Section.KEYS else 0
        self.keys.setVisible(keys > 0)
        if keys:
            shown.add(Section.KEYS)
        for section, title in self._titles.items():
            title.setVisible(section in shown)
        for section, choice in self._sections.items():
            choice.setChecked(section is self._section and not words)
        self.nothing.set_text(
            "" if shown else _t("Preferences", "No option and no key is called so. Another word may find it.")
        )
        self.nothing.setVisible(not shown)
        self._area.verticalScrollBar().setValue(0)
