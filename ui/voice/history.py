"""Versions of a voice: who wrote each when, what it changed, and one of them back in the form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moderator_app.domain.matrix.voice import Level, Rule, Voice, voice_to_plain
from moderator_app.domain.roles import Role
from moderator_app.services.voice import Past
from ui import format as fmt
from ui.i18n import _t
from ui.matrix.lines import Line, LinesView
from ui.outbox.diff_text import DiffText
from ui.preferences.who import role_title
from ui.safe_text import visible, visible_lines
from ui.voice.words import examples_text, level_title, rule_title, warmth_title, wordings_text
from ui.widgets.buttons import Button, Variant
from ui.widgets.labels import Label, Paragraph
from ui.widgets.labels import Rule as Line_
from ui.widgets.overlay import OverlayDialog
from ui.widgets.scrolling import see_through
from ui.word_diff import word_diff


class VoiceHistory(OverlayDialog):
    """The versions at the left, what the chosen one changed at the right.

    Signals:
        restore_requested: argument: the `Voice` as it was.
    """

    restore_requested = Signal(object)

    def __init__(self, window: QWidget, past: Sequence[Past], now_us: int) -> None:
        super().__init__(window, _t("Voices", "Versions of the voice"), width=860, height=560)
        self._past = list(past)
        line = QHBoxLayout(self.body)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self.view = LinesView(_t("Voices", "Versions"))
        self.view.setFixedWidth(280)
        self.view.chosen.connect(self._show)
        line.addWidget(self.view)
        line.addWidget(Line_(vertical=True))
        right = QWidget()
        self._column = QVBoxLayout(right)
        self._column.setContentsMargins(24, 16, 24, 16)
        self._column.setSpacing(10)
        self._said = Paragraph("", "small", "text_muted")
        self._column.addWidget(self._said)
        self._blocks: list[QWidget] = []
        self.texts: list[DiffText] = []
        self._column.addStretch(1)
        line.addWidget(see_through(right), 1)
        cancel = self.add_button(Button(_t("Voices", "Close")))
        cancel.clicked.connect(self.reject)
        self.restore = self.add_button(Button(_t("Voices", "Take it into the form"), Variant.PRIMARY, icon="undo"))
        self.restore.clicked.connect(self._on_restore)
        lines = [
            Line(
                key=each.number,
                title=_t("Voices", "Version {number}").format(number=each.number),
                detail=f"{visible(each.by)} · {fmt.when(each.at, now_us)}",
                mark=_t("Voices", "in force") if not place else "",
            )
            for place, each in enumerate(self._past)
        ]
        self.view.show_lines(lines, self._past[0].number if self._past else None)
        if self._past:
            self._show(self._past[0].number)

    def _show(self, number: object) -> None:
        place = next(at for at, each in enumerate(self._past) if each.number == number)
        version = self._past[place]
        before = self._past[place + 1] if place + 1 < len(self._past) else None
        for block in self._blocks:
            self._column.removeWidget(block)
            block.hide()
            block.deleteLater()
        self._blocks, self.texts = [], []
        erased = _t("Voices", "The words of this version were erased.")
        began = _t("Voices", "With this the voice began.")
        against = _t("Voices", "Compared with version {number}").format(number=before.number if before else 0)
        self._said.set_text(erased if version.voice is None else began if before is None else against)
        now = {} if version.voice is None else fields_of(version.voice)
        then = {} if before is None or before.voice is None else fields_of(before.voice)
        for label in dict.fromkeys((*then, *now)):
            if then.get(label, "") != now.get(label, ""):
                self._put(label, then.get(label, ""), now.get(label, ""))
        self.restore.set_blocked("" if version.voice is not None else erased)

    def _put(self, label: str, before: str, after: str) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Label(label, "small", "text_muted"))
        diff = DiffText()
        spoken = _t("Voices", "{field}: before {before}; now {after}").format(
            field=label, before=visible(before), after=visible(after)
        )
        diff.show_pieces(word_diff(visible_lines(before), visible_lines(after)), spoken)
        column.addWidget(diff)
        self.texts.append(diff)
        self._blocks.append(holder)
        self._column.insertWidget(self._column.count() - 1, holder)
        holder.show()

    def _on_restore(self) -> None:
        number = self.view.current_key()
        found = next((each.voice for each in self._past if each.number == number), None)
        if found is not None:
            self.close_overlay()
            self.restore_requested.emit(found)


def fields_of(voice: Voice) -> dict[str, str]:
    """Label -> value in words, of everything that can be changed."""
    plain: Mapping[str, Any] = voice_to_plain(voice)
    yes, no = _t("Voices", "yes"), _t("Voices", "no")
    found = {
        _t("Voices", "Short name"): voice.name,
        _t("Voices", "Title"): voice.title,
        _t("Voices", "Brand"): voice.brand,
        _t("Voices", "Language"): voice.language,
        _t("Voices", "Platforms"): ", ".join(voice.platforms),
        _t("Voices", "Form of address"): voice.address,
        _t("Voices", "Warmth"): warmth_title(voice.warmth),
        _t("Voices", "Emoji at most"): str(voice.emoji),
        _t("Voices", "Characters at most"): str(voice.longest or ""),
        _t("Voices", "Calls people by name"): yes if voice.use_name else no,
        _t("Voices", "Begins with a greeting"): yes if voice.asks_greeting else no,
        _t("Voices", "Thanks people"): yes if voice.asks_thanks else no,
        _t("Voices", "Greeting"): voice.greeting,
        _t("Voices", "Last line"): voice.close,
        _t("Voices", "Signature"): voice.signature,
        _t("Voices", "Do"): "\n".join(voice.do),
        _t("Voices", "Do not"): "\n".join(voice.dont),
        _t("Voices", "Examples"): examples_text(voice.examples),
        _t("Voices", "Never"): wordings_text(voice.forbidden),
        _t("Voices", "Better so"): wordings_text(voice.preferred),
        _t("Voices", "Promises nobody may make"): wordings_text(voice.promises),
        _t("Voices", "Links may lead to"): "\n".join(voice.hosts),
        _t("Voices", "Own contacts"): "\n".join(voice.contacts),
        _t("Voices", "Who may send past a block"): role_title(Role(plain["override"])),
    }
    for rule in Rule:
        level, silenced = voice.levels.get(rule), voice.silenced.get(rule, ())
        said = [level_title(Level(level))] if level is not None else []
        said += [f"«{phrase}»" if phrase else _t("Voices", "silent") for phrase in silenced]
        if said:
            found[rule_title(rule)] = ", ".join(said)
    return found
