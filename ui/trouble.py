"""What was refused in a bulk action, item by item."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from moderator_app.errors import UserError
from ui import i18n
from ui.i18n import _t
from ui.widgets.buttons import Button, Variant
from ui.widgets.labels import Label, Paragraph
from ui.widgets.overlay import OverlayDialog

SHOWN = 8


class TroubleDialog(OverlayDialog):
    """Names and reasons; the first few in full, the rest counted."""

    def __init__(self, window: QWidget, title: str, failed: Sequence[tuple[str, UserError]]) -> None:
        count = len(failed)
        super().__init__(window, _t("Trouble", "%n item(s) refused", "", count) + f" · {title}", width=640)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(4)
        for name, error in failed[:SHOWN]:
            column.addWidget(Label(name, "label"))
            column.addWidget(Paragraph(error.text(i18n.language()), "body", "text_muted"))
        more = count - SHOWN
        if more > 0:
            column.addWidget(Label(_t("Trouble", "and %n more", "", more), "body", "text_muted"))
        done = Button(_t("Trouble", "Understood"), Variant.PRIMARY)
        done.clicked.connect(self.close_overlay)
        self.add_button(done)
