"""Parts of the sheet: the row of acts, and the community's rules as a list to choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from moderator_app.domain.community import Match
from moderator_app.domain.entries import EntryKind
from moderator_app.services.moderation import Possible
from ui import i18n, theme
from ui.i18n import _t
from ui.item_actions import BY_KIND
from ui.safe_text import visible
from ui.verdict.words import act_name
from ui.widgets.buttons import Button
from ui.widgets.focus_ring import PaintedButton
from ui.widgets.keycap import HEIGHT as CAP_HEIGHT
from ui.widgets.keycap import cap_width, paint_cap
from ui.widgets.painting import baseline_in, box, draw_line, elided
from ui.widgets.scrolling import see_through

WARN_KEY: Final = "W"
ROW: Final = 36
TALL_ROW: Final = 46
SHOWN: Final = 3
ROOMY: Final = 5
"""So many acts have room for their icons, in Russian too."""
_ICONS: Final = {EntryKind.NOTE: "note"}


def key_of(kind: EntryKind) -> str:
    """The key of an act on the sheet: the one it has in the list."""
    return WARN_KEY if kind is EntryKind.NOTE else BY_KIND[kind].key


class _Segment(Button):
    """One act."""

    def __init__(self, kind: EntryKind, reason: str, *, tight: bool) -> None:
        icon = None if tight else _ICONS.get(kind) or BY_KIND[kind].icon
        key = key_of(kind)
        super().__init__(act_name(kind), icon=icon, key=key if len(key) == 1 else "")
        self.setCheckable(True)
        self.set_blocked(reason)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            painter = QPainter(self)
            look = theme.active()
            box(painter, QRectF(self.rect()), look.radius["control"], None, look.colors.accent, width=2)
            painter.end()


class ActRow(QWidget):
    """Hide, delete, warn … of which one is chosen; what is impossible is grey and says why.

    Signals:
        chosen: argument: `EntryKind`.
    """

    chosen = Signal(object)

    def __init__(self, acts: Sequence[EntryKind], possible: Mapping[EntryKind, Possible], act: EntryKind) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(3, 3, 3, 3)
        line.setSpacing(6)
        self.setAccessibleName(_t("Verdict", "What is done"))
        self.buttons: dict[EntryKind, Button] = {}
        group = QButtonGroup(self)
        for kind in acts:
            found = possible[kind]
            reason = found.text_ru if i18n.language() == "ru" else found.text_en
            button = _Segment(kind, "" if found.possible else reason, tight=len(acts) > ROOMY)
            button.clicked.connect(lambda _checked=False, picked=kind: self.choose(picked))
            group.addButton(button)
            self.buttons[kind] = button
            line.addWidget(button)
        line.addStretch(1)
        self._act = act
        self.buttons[act].setChecked(True)

    def act(self) -> EntryKind:
        return self._act

    def choose(self, kind: EntryKind) -> None:
        """As if clicked; what is impossible stays as it is."""
        button = self.buttons.get(kind)
        if button is None or button.blocked_reason():
            return
        button.setChecked(True)
        if kind is not self._act:
            self._act = kind
            self.chosen.emit(kind)

    def by_key(self, event: QKeyEvent) -> bool:
        """Choose by an act's letter; whether it was one."""
        typed = event.keyCombination().toCombined()
        for kind in self.buttons:
            wanted = key_of(kind)
            shift = Qt.KeyboardModifier.ShiftModifier.value if wanted.startswith("Shift+") else 0
            if wanted and typed == (ord(wanted[-1]) | shift):
                self.choose(kind)
                return True
        return False


class RuleRow(PaintedButton):
    """One rule: number and title, and under it what speaks for it.

    Args:
        number: the digit that chooses it; 0: none does.
        full: the whole paragraph, as tooltip and read aloud.
        dotted: with a radio mark.
    """

    def __init__(self, text: str, detail: str, number: int, full: str, *, dotted: bool = True) -> None:
        super().__init__()
        self._detail, self._number, self._dotted = detail, number, dotted
        self.setText(text)
        self.setCheckable(True)
        self.setToolTip(full)
        self.setAccessibleName(text)
        self.setAccessibleDescription(f"{detail}. {full}" if detail and full != detail else detail or full)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(300, TALL_ROW if self._detail else ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        colors = look.colors
        painter = QPainter(self)
        area = QRectF(self.rect()).adjusted(4, 2, -4, -2)
        if self.isChecked():
            box(painter, area, look.radius["control"], colors.accent_soft)
        elif self.underMouse():
            box(painter, area, look.radius["control"], colors.surface_hover)
        if self._ringed:
            box(painter, area, look.radius["control"], None, colors.focus_ring, width=2)
        if self._dotted:
            self._dot(painter, area.left() + 12, area.center().y() - 8)
        right = area.right() - 10
        if self._number:
            cap = str(self._number)
            right -= cap_width(cap)
            paint_cap(
                painter, right, area.center().y() - CAP_HEIGHT / 2, cap,
                ground=colors.surface_subtle, border=colors.border_strong, fg=colors.text_muted,
            )  # fmt: skip
        left = area.left() + (40 if self._dotted else 12)
        width = right - left - 8
        font, small = theme.font("body"), theme.font("small")
        top = area.top() + (4 if self._detail else 0)
        height = 20 if self._detail else area.height()
        draw_line(painter, elided(self.text(), font, width), font, colors.text, left, baseline_in(top, height, font))
        if self._detail:
            shown = elided(self._detail, small, width)
            draw_line(painter, shown, small, colors.text_muted, left, baseline_in(top + 19, 16, small))
        painter.end()

    def _dot(self, painter: QPainter, x: float, y: float) -> None:
        """A radio mark: a ring, filled when chosen, so that it reads without colour too."""
        colors = theme.active().colors
        if self.isChecked():
            box(painter, QRectF(x, y, 16, 16), 8, colors.accent)
            box(painter, QRectF(x + 5, y + 5, 6, 6), 3, colors.on_accent)
        else:
            box(painter, QRectF(x, y, 16, 16), 8, colors.surface_raised, colors.border_control)


class _Frame(QWidget):
    """The card around the rules."""

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), look.radius["card"], look.colors.surface_raised, look.colors.border)
        painter.end()


class RuleChoice(_Frame):
    """The rules, the likely ones first; a second press on the chosen one lets it go.

    Signals:
        chosen: argument: the number of the rule; "" for none; None: a reason in own words.
    """

    chosen = Signal(object)

    def __init__(self, matches: Sequence[Match]) -> None:
        super().__init__()
        self.setAccessibleName(_t("Verdict", "Reason"))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(0)
        self.rows: list[RuleRow] = []
        self._numbers: list[str | None] = []
        for place, each in enumerate(matches, 1):
            found = ", ".join(f"«{visible(word)}»" for word in each.words[:3])
            detail = _t("Verdict", "in the text: {words}").format(words=found) if found else ""
            rule = each.rule
            text = f"{rule.number} {visible(rule.title)}"
            self._add(column, RuleRow(text, detail, place if place < 10 else 0, visible(rule.text)), rule.number)
        own = RuleRow(_t("Verdict", "In own words"), "", 0, _t("Verdict", "A reason that no rule names"))
        self._add(column, own, None)
        holder = QVBoxLayout(self)
        holder.setContentsMargins(1, 1, 1, 1)
        self._area = see_through(inner)
        holder.addWidget(self._area)
        heights = [row.sizeHint().height() for row in self.rows]
        whole = sum(heights) + 6
        # The half of the next row shows that there are more.
        self.setFixedHeight(whole if len(heights) <= SHOWN + 1 else sum(heights[:SHOWN]) + 6 + ROW // 2)

    def _add(self, column: QVBoxLayout, row: RuleRow, number: str | None) -> None:
        place = len(self.rows)
        row.clicked.connect(lambda: self._press(place))
        column.addWidget(row)
        self.rows.append(row)
        self._numbers.append(number)

    def number(self) -> str | None:
        """The rule that is chosen; "" : none; None: own words."""
        place = next((place for place, row in enumerate(self.rows) if row.isChecked()), None)
        return "" if place is None else self._numbers[place]

    def choose(self, place: int) -> None:
        """The rule at a place; -1: none."""
        for each, row in enumerate(self.rows):
            row.setChecked(each == place)
        if place >= 0:
            self._area.ensureWidgetVisible(self.rows[place], 0, 4)
        self.chosen.emit(self.number())

    def by_key(self, event: QKeyEvent) -> bool:
        """Choose by a digit; whether it was one."""
        place = event.key() - Qt.Key.Key_1
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not 0 <= place < min(9, len(self.rows) - 1):
            return False
        self.choose(place)
        return True

    def _press(self, place: int) -> None:
        self.choose(place if self.rows[place].isChecked() else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        focused = next((place for place, row in enumerate(self.rows) if row.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        place = max(0, min(len(self.rows) - 1, focused + step))
        self.rows[place].setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(self.rows[place], 0, 4)


def impossible(acts: Sequence[EntryKind], possible: Mapping[EntryKind, Possible]) -> str:
    """What cannot be done here and why, acts of one reason together; empty: everything can."""
    by_reason: dict[str, list[str]] = {}
    for kind in acts:
        found = possible[kind]
        if not found.possible:
            reason = found.text_ru if i18n.language() == "ru" else found.text_en
            by_reason.setdefault(reason, []).append(act_name(kind).lower())
    return " ".join(
        _t("Verdict", "Not possible here: {acts}. {reason}").format(acts=", ".join(names), reason=reason)
        for reason, names in by_reason.items()
    )
