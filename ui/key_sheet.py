"""The sheet of keys (`?`): every action of the registry with its keys, by group."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import Actions, Group, group_title, key_caption
from ui.i18n import _t
from ui.widgets.keycap import KeyCap
from ui.widgets.labels import ElidedLabel, Label, Paragraph
from ui.widgets.overlay import OverlayDialog

COLUMNS = 3


class KeySheet(OverlayDialog):
    """Keys by group, in three columns."""

    def __init__(self, window: QWidget, actions: Actions) -> None:
        super().__init__(window, _t("Keys", "Keys"), width=1000)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(40)
        grid.setVerticalSpacing(20)
        for number, group in enumerate(Group):
            specs = [spec for spec in actions.all() if spec.group is group and spec.listed and spec.keys]
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
