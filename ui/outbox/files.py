"""Files of a reply on its way, a line each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from moderator_app.domain.files import OutgoingFile
from ui.thread.words import file_icon, file_text
from ui.widgets.labels import ElidedLabel, IconLabel


def add_files(column: QVBoxLayout, files: Sequence[OutgoingFile]) -> None:
    """A line for each file at the end of a column."""
    for file in files:
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(file_icon(file)))
        row.addWidget(ElidedLabel(file_text(file), "body", mode=Qt.TextElideMode.ElideMiddle), 1)
        column.addLayout(row)
