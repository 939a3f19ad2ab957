"""The community's rules: a list per language (and brand), each rule with its number, title, text, link and signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moderator_app.domain import community
from moderator_app.domain.community import CommunityRule, RuleList
from ui import i18n
from ui.composer.parts import Frame
from ui.composer.text_field import ReplyField
from ui.i18n import _t
from ui.preferences.choices import ChoiceRow
from ui.safe_text import visible
from ui.verdict.parts import RuleRow
from ui.widgets.buttons import Button, Variant
from ui.widgets.fields import LabeledField, LineField
from ui.widgets.labels import Label, Paragraph
from ui.widgets.overlay import OverlayDialog
from ui.widgets.scrolling import see_through

WIDTH: Final = 860
HEIGHT: Final = 640
_LIST: Final = 330
_TEXT_HEIGHT: Final = 120
_LONGEST: Final = 500


class RulesDialog(OverlayDialog):
    """The editor.

    Args:
        window: over which it lies.
        lists: in force.
        blocked: why whoever works here may not change them; empty: they may.

    Signals:
        saved: argument: the lists that were changed; the dialog stays until it is told how it ended.
    """

    saved = Signal(object)

    def __init__(self, window: QWidget, lists: Sequence[RuleList], *, blocked: str = "") -> None:
        super().__init__(window, _t("Rules", "Rules of the community"), width=WIDTH, height=HEIGHT)
        self._kept = {_place(each): each for each in lists}
        self._blocked = blocked
        self._places = list(self._kept)
        # Both languages are offered, written or not: an empty list of a language is no list.
        self._places += [place for place in (("", "ru"), ("", "en")) if place not in self._kept]
        self._now = {place: self._kept.get(place, _empty(place)) for place in self._places}
        wanted = ("", "ru" if i18n.language() == "ru" else "en")
        self._at = wanted if wanted in self._now else self._places[0]
        self._row = 0
        self._filling = False
        self.rows: list[RuleRow] = []

        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(8)
        self.lists = ChoiceRow(
            _t("Rules", "Which list"), [(place, _name(place)) for place in self._places], self._at, labelled=False
        )
        self.lists.chosen.connect(self._on_list)
        column.addWidget(self.lists)
        middle = QHBoxLayout()
        middle.setSpacing(24)
        middle.addWidget(self._left())
        middle.addWidget(self._form(), 1)
        column.addLayout(middle, 1)
        self.trouble = Paragraph("", "small", "danger_text")
        column.addWidget(self.trouble)
        cancel = self.add_button(Button(_t("Rules", "Cancel"), key="Esc"))
        cancel.clicked.connect(self.reject)
        self.save = self.add_button(Button(_t("Rules", "Save the rules"), Variant.PRIMARY, key="Ctrl+Return"))
        self.save.clicked.connect(self.agree)
        self._list_rules()

    # Making ------------------------------------------------------------------------------

    def _left(self) -> QWidget:
        made = QWidget()
        made.setFixedWidth(_LIST)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._list.addStretch(1)
        self._area = see_through(inner)
        column.addWidget(self._area, 1)
        line = QHBoxLayout()
        line.setContentsMargins(3, 0, 3, 3)
        line.setSpacing(8)
        self.add = Button(_t("Rules", "Add a rule"), icon="plus", small=True)
        self.add.clicked.connect(self._on_add)
        self.remove = Button(_t("Rules", "Remove it"), Variant.DESTRUCTIVE, small=True)
        self.remove.clicked.connect(self._on_remove)
        for each in (self.add, self.remove):
            each.set_blocked(self._blocked)
            line.addWidget(each)
        line.addStretch(1)
        column.addLayout(line)
        return made

    def _form(self) -> QWidget:
        self._fields = QWidget()
        column = QVBoxLayout(self._fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.number = LineField(_t("Rules", "Number"), placeholder="2.1")
        self.title_field = LineField(_t("Rules", "Title"))
        self.link = LineField(_t("Rules", "Link"), placeholder="https://")
        self.signs = LineField(_t("Rules", "Words that speak for it"))
        self.text = ReplyField()
        self.text.setAccessibleName(_t("Rules", "Text"))
        self.text.setFixedHeight(_TEXT_HEIGHT)
        self.text.left.connect(self.reject)
        self.text.send_asked.connect(self.agree)
        self.text.textChanged.connect(self._on_changed)
        for field in (self.number, self.title_field, self.link, self.signs):
            field.setMaxLength(_LONGEST)
            field.textEdited.connect(self._on_changed)
        head = QHBoxLayout()
        head.setSpacing(8)
        numbered = LabeledField(_t("Rules", "Number"), self.number)
        numbered.setFixedWidth(96)
        head.addWidget(numbered)
        head.addWidget(LabeledField(_t("Rules", "Title"), self.title_field), 1)
        column.addLayout(head)
        text = QVBoxLayout()
        text.setContentsMargins(3, 0, 3, 0)  # as the labelled fields beside it
        text.setSpacing(4)
        text.addWidget(Label(_t("Rules", "Text"), "small_strong"))
        self._frame = Frame()
        inner = QVBoxLayout(self._frame)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.text)
        self.text.installEventFilter(self)
        text.addWidget(self._frame)
        column.addLayout(text)
        column.addSpacing(8)
        column.addWidget(LabeledField(_t("Rules", "Link"), self.link))
        hint = _t("Rules", "Comma between them; fool* finds foolish too. Such a rule is offered first.")
        column.addWidget(LabeledField(_t("Rules", "Words that speak for it"), self.signs, hint))
        column.addStretch(1)
        return self._fields

    # What stands there ---------------------------------------------------------------------

    def changed(self) -> tuple[RuleList, ...]:
        """The lists that differ from what is in force."""
        return tuple(
            each for place, each in self._now.items() if each.rules != self._kept.get(place, _empty(place)).rules
        )

    def problem(self) -> str:
        """Why it cannot be saved; empty when it can."""
        if self._blocked:
            return self._blocked
        changed = self.changed()
        if not changed:
            return _t("Rules", "Nothing was changed")
        for each in changed:
            for english, russian in community.faults(each):
                return russian if i18n.language() == "ru" else english
        return ""

    def agree(self) -> None:
        """Save, or say why not."""
        if not self.problem():
            self.saved.emit(self.changed())

    def set_trouble(self, sentence: str) -> None:
        """It was refused; what was typed stays."""
        self.trouble.set_text(sentence)

    # Hearing -------------------------------------------------------------------------------

    def _on_list(self, place: object) -> None:
        if isinstance(place, tuple):
            self._at, self._row = place, 0
            self._list_rules()

    def _on_add(self) -> None:
        rules = self._now[self._at].rules
        self._set((*rules, CommunityRule(number=_next(rules), title="")))
        self._row = len(rules)
        self._list_rules()
        self.title_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_remove(self) -> None:
        rules = list(self._now[self._at].rules)
        if rules:
            del rules[self._row]
            self._set(tuple(rules))
            self._row = max(0, self._row - 1)
            self._list_rules()

    def _on_changed(self) -> None:
        rules = list(self._now[self._at].rules)
        if self._filling or not rules:
            return
        signs = tuple(sign.strip() for sign in self.signs.text().split(",") if sign.strip())
        rule = CommunityRule(
            number=self.number.text().strip(), title=self.title_field.text().strip(),
            text=self.text.text().strip(), link=self.link.text().strip(), signs=signs,
        )  # fmt: skip
        rules[self._row] = rule
        self._set(tuple(rules))
        row = self.rows[self._row]
        row.setText(_line(rule))
        row.setAccessibleName(_line(rule))
        row.update()
        self._show_state()

    def select(self, place: int) -> None:
        """Show a rule in the fields."""
        rules = self._now[self._at].rules
        self._row = max(0, min(place, len(rules) - 1))
        for each, row in enumerate(self.rows):
            row.setChecked(each == self._row)
        self._fields.setEnabled(bool(rules) and not self._blocked)
        rule = rules[self._row] if rules else CommunityRule(number="", title="")
        self._filling = True
        self.number.setText(rule.number)
        self.title_field.setText(rule.title)
        self.text.set_text(rule.text)
        self.link.setText(rule.link)
        self.signs.setText(", ".join(rule.signs))
        for field in (self.title_field, self.link, self.signs):
            field.setCursorPosition(0)
        self._filling = False
        self._show_state()

    def _set(self, rules: tuple[CommunityRule, ...]) -> None:
        self._now[self._at] = replace(self._now[self._at], rules=rules)

    def _list_rules(self) -> None:
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for place, rule in enumerate(self._now[self._at].rules):
            row = RuleRow(_line(rule), "", 0, visible(rule.text), dotted=False)
            row.clicked.connect(lambda _checked=False, chosen=place: self.select(chosen))
            self._list.insertWidget(place, row)
            self.rows.append(row)
        self.select(self._row)

    def _show_state(self) -> None:
        problem = self.problem()
        self.save.set_blocked(problem)
        self.trouble.set_text(problem if problem and (self.changed() or self._blocked) else "")
        self.remove.set_blocked(self._blocked or ("" if self.rows else _t("Rules", "There is no rule yet")))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.text and event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._frame.set_active(event.type() == QEvent.Type.FocusIn)
            return False
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.agree()
            event.accept()
        elif step is not None and any(row.hasFocus() for row in self.rows):
            self.select(self._row + step)
            self.rows[self._row].setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(self.rows[self._row])
            event.accept()
        else:
            super().keyPressEvent(event)


def _place(rules: RuleList) -> tuple[str, str]:
    return rules.brand, rules.language


def _empty(place: tuple[str, str]) -> RuleList:
    return RuleList(brand=place[0], language=place[1])


def _name(place: tuple[str, str]) -> str:
    brand, language = place
    names = {"ru": _t("Rules", "Russian"), "en": _t("Rules", "English"), "": _t("Rules", "Every language")}
    return " · ".join(part for part in (visible(brand), names[language]) if part)


def _line(rule: CommunityRule) -> str:
    return f"{rule.number} {visible(rule.title)}".strip() or "…"


def _next(rules: Sequence[CommunityRule]) -> str:
    """A number that is free, after the last one."""
    if not rules:
        return "1.1"
    taken = {rule.number for rule in rules}
    head, _dot, last = rules[-1].number.rpartition(".")
    count = int(last) if last.isdigit() else len(rules)
    while True:
        count += 1
        number = f"{head}.{count}" if head else str(count)
        if number not in taken:
            return number
