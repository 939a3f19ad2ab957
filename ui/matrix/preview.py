"""How an answer will read: to somebody whose name is known and to somebody whose is not, and what the voice says."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moderator_app.domain.matrix.checks import Check
from moderator_app.domain.matrix.voice import Rule
from moderator_app.services.keeping import Sample
from ui import i18n
from ui.composer.voice_checks import COLORS, ICONS
from ui.i18n import _t
from ui.safe_text import visible, visible_lines
from ui.widgets.labels import IconLabel, Label, Panel, Paragraph

CHECKS = 6


class PreviewPanel(Panel):
    """Texts as they would be sent; what is still open stands in its marks."""

    def __init__(self) -> None:
        super().__init__("surface_subtle", radius=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(6)
        self._head = Label("", "small_strong")
        column.addWidget(self._head)
        texts = QHBoxLayout()
        texts.setSpacing(16)
        self.named, named = _part(_t("MatrixEdit", "With a name"))
        self.unnamed, unnamed = _part(_t("MatrixEdit", "Name not known"))
        texts.addWidget(named, 1)
        texts.addWidget(unnamed, 1)
        column.addLayout(texts)
        self.follow_up, self._follow_up_box = _part(_t("MatrixEdit", "Direct message"))
        column.addWidget(self._follow_up_box)
        self._lines: list[tuple[QWidget, IconLabel, Paragraph]] = []
        for _ in range(CHECKS):
            holder = QWidget()
            line = QHBoxLayout(holder)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(6)
            icon, words = IconLabel("info", "text_muted", 14), Paragraph("", "small")
            line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(words, 1)
            column.addWidget(holder)
            holder.hide()
            self._lines.append((holder, icon, words))
        self._say_voice("")

    def show_samples(self, named: Sample, unnamed: Sample) -> None:
        """Show both."""
        self._say_voice("" if named.voice is None else named.voice.title or named.voice.name)
        self.named.set_text(visible_lines(named.text.text))
        self.unnamed.set_text(visible_lines(unnamed.text.text))
        self._follow_up_box.setVisible(named.follow_up is not None)
        if named.follow_up is not None:
            self.follow_up.set_text(visible_lines(named.follow_up.text))
        found = [each for each in named.checks if each.rule is not Rule.EMPTY]  # the field says that itself
        found += [each for each in unnamed.checks if each.rule not in {Rule.EMPTY, *(other.rule for other in found)}]
        for number, (holder, icon, words) in enumerate(self._lines):
            check = found[number] if number < len(found) else None
            holder.setVisible(check is not None)
            if check is not None:
                icon.set_icon(ICONS[check.level], COLORS[check.level])
                words.set_text(_reason(check))

    def said(self) -> list[str]:
        """What the voice says against it, as it stands here."""
        return [words.text() for holder, _, words in self._lines if not holder.isHidden()]

    def _say_voice(self, name: str) -> None:
        text = _t("MatrixEdit", "How it will read · voice {name}").format(name=visible(name))
        self._head.setText(text if name else _t("MatrixEdit", "How it will read"))


def _part(title: str) -> tuple[Paragraph, QWidget]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    words = Paragraph("", "reading")
    column.addWidget(Label(title, "small", "text_muted"))
    column.addWidget(words)
    column.addStretch(1)
    return words, holder


def _reason(check: Check) -> str:
    return check.reason_ru if i18n.language() == "ru" else check.reason_en
