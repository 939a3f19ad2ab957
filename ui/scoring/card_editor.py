"""The scorecard as a lead edits it: criteria in rows, what is wrong below its field."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from moderator_app.domain.review import scorecard
from moderator_app.domain.review.scorecard import SCALES, Criterion, Scorecard
from moderator_app.domain.suggest.tone import Kind
from ui import i18n
from ui.i18n import _t
from ui.sla.choice import MenuChoice
from ui.widgets.buttons import Button, IconButton, Variant
from ui.widgets.chips import kind_label
from ui.widgets.fields import LineField
from ui.widgets.labels import Label, Paragraph
from ui.widgets.overlay import OverlayDialog
from ui.widgets.scrolling import see_through

_KINDS: Final = 140


@dataclass(frozen=True, slots=True)
class _Fields:
    box: QWidget
    criterion: Criterion
    title: LineField
    weight: LineField
    scale: MenuChoice
    critical: QCheckBox
    kinds: KindsChoice
    problem: Paragraph


class KindsChoice(Button):
    """For which kinds of commenters a criterion is asked; none chosen: for all."""

    def __init__(self, kinds: frozenset[str]) -> None:
        super().__init__("", icon="chevron-down")
        self._kinds = kinds
        self.setFixedWidth(_KINDS)
        self.clicked.connect(self._open)
        self._write()

    def kinds(self) -> frozenset[str]:
        return self._kinds

    def switch(self, kind: str) -> None:
        """With or without a kind; all of them is the same as none."""
        chosen = self._kinds ^ {kind}
        self._kinds = frozenset() if chosen >= {each.value for each in Kind} else chosen
        self._write()

    def _open(self) -> None:
        menu = QMenu(self)
        for kind in Kind:
            entry = menu.addAction(kind_label(kind.value))
            entry.setCheckable(True)
            entry.setChecked(kind.value in self._kinds)
            entry.triggered.connect(lambda _on=False, picked=kind.value: self.switch(picked))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _write(self) -> None:
        names = [kind_label(each.value) for each in Kind if each.value in self._kinds]
        count = len(names)
        several = _t("Review", "%n kinds", "", count)
        self.set_label(_t("Review", "All kinds") if not names else names[0] if count == 1 else several)
        self.setAccessibleName(_t("Review", "Asked for: {kinds}").format(kinds=", ".join(names) or self.text()))
        self.set_tip(", ".join(names))


class CardEditor(OverlayDialog):
    """One card.

    Signals:
        entered: `Scorecard` without faults.
    """

    entered = Signal(object)

    def __init__(self, window: QWidget, card: Scorecard) -> None:
        super().__init__(window, _t("Review", "Scorecard"), width=800, height=560)
        self._card = card
        self.fields: list[_Fields] = []
        column = QVBoxLayout(self.body)
        column.setContentsMargins(20, 16, 24, 16)
        column.setSpacing(10)
        inner = QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(4, 4, 8, 4)  # room for the ring of a field
        self._rows.setSpacing(8)
        self._rows.addStretch(1)
        heads = QHBoxLayout()
        heads.setContentsMargins(4, 0, 0, 0)
        heads.setSpacing(8)
        heads.addWidget(Label(_t("Review", "Criterion"), "small", "text_muted"), 1)
        columns = (
            (_t("Review", "Weight"), 64), (_t("Review", "Grades"), 84), (_t("Review", "Asked for"), _KINDS), ("", 132),
        )  # fmt: skip
        for text, width in columns:
            label = Label(text, "small", "text_muted")
            label.setFixedWidth(width)
            heads.addWidget(label)
        column.addLayout(heads)
        column.addWidget(see_through(inner), 1)
        for each in card.criteria:
            self._add(each)
        line = QHBoxLayout()
        add = Button(_t("Review", "Add a criterion"), icon="plus", small=True)
        add.clicked.connect(self.add_new)
        line.addWidget(add)
        line.addStretch(1)
        text = _t("Review", "Keep grades for days (0: for good)")
        line.addWidget(Label(text, "small", "text_muted"))
        self.keep = _number(text, card.keep_days)
        line.addWidget(self.keep)
        column.addLayout(line)
        self._problem = Paragraph("", "small", "danger_text")
        self._problem.hide()
        column.addWidget(self._problem)
        cancel = Button(_t("Ask", "Cancel"))
        cancel.clicked.connect(self.reject)
        self.add_button(cancel)
        save = Button(_t("Review", "Save"), Variant.PRIMARY)
        save.clicked.connect(self.enter)
        self.add_button(save)

    def set_problem(self, sentence: str) -> None:
        """What is wrong with the whole."""
        self._problem.set_text(sentence)
        self._problem.setVisible(bool(sentence))

    def add_new(self) -> None:
        """One more criterion, with a code of its own."""
        known = {each.criterion.code for each in self.fields} | {each.code for each in self._card.criteria}
        code = next(name for number in range(1, 1000) if (name := f"own_{number}") not in known)
        self._add(Criterion(code=code, title_en="", title_ru=""))
        self.fields[-1].title.setFocus()

    def _add(self, criterion: Criterion) -> None:
        box = QWidget()
        whole = QVBoxLayout(box)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(8)
        title = LineField(_t("Review", "Criterion"), placeholder=_t("Review", "Criterion"))
        title.setText(criterion.title(i18n.language()))
        weight = _number(_t("Review", "Weight"), criterion.weight)
        scale = MenuChoice(_t("Review", "Grades"), [(each, f"1–{each}") for each in SCALES], criterion.scale)
        kinds = KindsChoice(criterion.kinds)
        critical = QCheckBox(_t("Review", "critical"))
        critical.setChecked(criterion.critical)
        critical.setToolTip(_t("Review", "The lowest grade fails the whole answer"))
        drop = IconButton("close", _t("Review", "Remove the criterion"))
        problem = Paragraph("", "small", "danger_text")
        problem.hide()
        line.addWidget(title, 1)
        scale.setFixedWidth(84)
        for each in (weight, scale, kinds, critical, drop):
            line.addWidget(each)
        whole.addLayout(line)
        whole.addWidget(problem)
        found = _Fields(box, criterion, title, weight, scale, critical, kinds, problem)
        drop.clicked.connect(lambda: self._drop(found))
        self.fields.append(found)
        self._rows.insertWidget(self._rows.count() - 1, box)

    def _drop(self, found: _Fields) -> None:
        self.fields.remove(found)
        found.box.hide()
        found.box.deleteLater()

    def card(self) -> Scorecard:
        """As it stands in the fields."""
        criteria = []
        for each in self.fields:
            title = each.title.text().strip()
            own = {"title_ru" if i18n.language() == "ru" else "title_en": title}
            changed = title != each.criterion.title(i18n.language())
            kept = replace(each.criterion, title_en="", title_ru="") if changed else each.criterion
            facts = {
                "weight": _read(each.weight), "scale": each.scale.value(), "critical": each.critical.isChecked(),
                "kinds": each.kinds.kinds(),
            }  # fmt: skip
            criteria.append(replace(kept, **(own if changed else {}), **facts))  # type: ignore[arg-type]
        return replace(self._card, criteria=tuple(criteria), keep_days=_read(self.keep))

    def enter(self) -> None:
        """Say what is wrong at its field, or hand the card over."""
        wanted = self.card()
        found = scorecard.faults(wanted)
        russian = i18n.language() == "ru"
        for number, each in enumerate(self.fields):
            parts = {fault.part for fault in found if fault.at == number}
            each.title.set_bad("title" in parts)
            each.weight.set_bad("weight" in parts)
            said = [fault.text_ru if russian else fault.text_en for fault in found if fault.at == number]
            each.problem.set_text(" ".join(said))
            each.problem.setVisible(bool(said))
        self.keep.set_bad(any(fault.part == "keep_days" for fault in found))
        self.set_problem(" ".join(each.text_ru if russian else each.text_en for each in found if each.at < 0))
        if not found:
            self.entered.emit(wanted)


def _number(name: str, value: int) -> LineField:
    field = LineField(name)
    field.setText(str(value))
    field.setFixedWidth(64)
    return field


def _read(field: LineField) -> int:
    """What stands there; -1, which no rule takes, where it is no number."""
    text = field.text().strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else -1
