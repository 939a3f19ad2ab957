"""The table of roles on its page of help."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from moderator_app.domain.roles import Role
from ui.help.roles import Right, RightRow, right_words
from ui.preferences.who import role_title
from ui.widgets.labels import IconLabel, Label, Paragraph, Rule

_CELL: Final = 92


class RightsTable(QWidget):
    """A line an area, a column a role."""

    def __init__(self, rows: tuple[RightRow, ...]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for column, role in enumerate(Role, 1):
            grid.setColumnMinimumWidth(column, _CELL)
            head = Label(role_title(role), "small_strong", wrap=True)
            head.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
            head.setFixedWidth(_CELL)
            grid.addWidget(head, 0, column)
        for number, row in enumerate(rows):
            line = 2 * number + 1
            grid.addWidget(Rule(), line, 0, 1, 1 + len(Role))
            grid.addWidget(Paragraph(row.text), line + 1, 0, Qt.AlignmentFlag.AlignVCenter)
            for column, (role, right) in enumerate(zip(Role, row.rights, strict=True), 1):
                cell = _cell(right)
                cell.setAccessibleName(f"{row.text}, {role_title(role)}: {right_words(right)}")
                grid.addWidget(cell, line + 1, column, Qt.AlignmentFlag.AlignCenter)


def _cell(right: Right) -> QWidget:
    if right is Right.MAY:
        return IconLabel("check", "success_text")
    if right is Right.ASKS:
        return Label(right_words(right), "small", "warning_text")
    return Label("—", "small", "text_muted")
