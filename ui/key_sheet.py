"""The sheet of keys (`?`): every action of the registry with its keys, by group."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import Actions, Group, group_title, key_caption
from ui.i18n import _t
from ui.widgets.buttons import Button, Variant
from ui.widgets.keycap import KeyCap
from ui.widgets.labels import ElidedLabel, Label, Paragraph
from ui.widgets.overlay import FOOTER, HEADER, OverlayDialog
from ui.widgets.scrolling import see_through

COLUMNS: Final = 3
WIDTH: Final = 1_000


class KeySheet(OverlayDialog):
    """Keys by group, in three columns.

    Signals:
        change_requested: the person wants other keys.
    """

    change_requested = Signal()

    def __init__(self, window: QWidget, actions: Actions) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(40)
        grid.setVerticalSpacing(20)
        for number, group in enumerate(Group):
            specs = [spec for spec in actions.all() if spec.group is group and spec.listed and spec.key]
            holder = QVBoxLayout()
            holder.setSpacing(6)
            holder.addWidget(Label(group_title(group), "body_strong"))
            for spec in specs:
                line = QHBoxLayout()
                line.setSpacing(4)
                line.addWidget(ElidedLabel(spec.text()), 1)
                for part in key_caption(spec.key).split(" "):
                    line.addWidget(KeyCap(part))
                holder.addLayout(line)
            holder.addStretch(1)
            grid.addLayout(holder, number // COLUMNS, number % COLUMNS, Qt.AlignmentFlag.AlignTop)
        for place in range(COLUMNS):
            grid.setColumnStretch(place, 1)
        column.addLayout(grid)
        column.addWidget(
            Paragraph(
                _t("Keys", "Single letters work in the list, never while a text is typed."), "small", "text_muted"
            )
        )
        height = inner.sizeHint().height() + HEADER + FOOTER + 4
        super().__init__(window, _t("Keys", "Keys"), width=WIDTH, height=height)
        outer = QVBoxLayout(self.body)
        outer.setContentsMargins(0, 0, 0, 0)
        area = see_through(inner)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrows and page keys scroll
        area.setAccessibleName(_t("Keys", "Keys"))
        outer.addWidget(area)
        change = self.add_button(Button(_t("Keys", "Change keys"), Variant.SECONDARY, icon="keyboard"))
        change.clicked.connect(self.close_overlay)
        change.clicked.connect(self.change_requested)
