"""Quitting while replies have not left yet (design §6.9)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n import _t
from ui.widgets.buttons import Button, Variant
from ui.widgets.labels import Paragraph
from ui.widgets.overlay import OverlayDialog


class LeavingDialog(OverlayDialog):
    """Send now, keep, or cancel what waits; or stay.

    Signals:
        send_requested, keep_requested, cancel_requested: what to do before the window goes.
    """

    send_requested = Signal()
    keep_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, window: QWidget, count: int) -> None:
        super().__init__(window, _t("Leaving", "%n reply(ies) not sent yet", "", count), width=640)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 20, 24, 20)
        text = _t(
            "Leaving", "They leave at the next start if they are kept. The engine stops together with this window."
        )
        column.addWidget(Paragraph(text))
        for label, signal, variant, left in (
            (_t("Leaving", "Cancel the replies"), self.cancel_requested, Variant.DESTRUCTIVE, True),
            (_t("Leaving", "Send now"), self.send_requested, Variant.SECONDARY, False),
            (_t("Leaving", "Keep and quit"), self.keep_requested, Variant.PRIMARY, False),
        ):
            button = Button(label, variant)
            button.clicked.connect(self.close_overlay)
            button.clicked.connect(signal)
            self.add_button(button, left=left)
