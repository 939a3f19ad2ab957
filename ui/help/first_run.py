"""The first run: where people write to us, or the demo to look around."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import keymap
from ui.i18n import _t
from ui.widgets.buttons import Button, Variant
from ui.widgets.keycap import KeyCap
from ui.widgets.labels import IconLabel, Label, Paragraph
from ui.widgets.overlay import OverlayDialog


class FirstRunDialog(OverlayDialog):
    """Two ways to begin; leaving it is a third one.

    Signals:
        account_requested: add an account.
        demo_requested: open the demo.
    """

    account_requested = Signal()
    demo_requested = Signal()

    def __init__(self, window: QWidget, name: str, *, demo: bool) -> None:
        """`demo`: whether it can be opened from here."""
        super().__init__(window, _t("First run", "Welcome, {name}").format(name=name), width=640)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        told = _t("First run", "This window keeps everything people write to you in one list until you decide.")
        column.addWidget(Paragraph(told))
        self._add(
            column,
            "globe",
            _t("First run", "Connect an account"),
            _t("First run", "VK, Telegram or WordPress: a key of the platform, a check, and its channels are here."),
        )
        if demo:
            self._add(
                column,
                "spark",
                _t("First run", "Look around in the demo"),
                _t(
                    "First run",
                    "A made-up community on this machine, in a window of its own. Nothing reaches anybody.",
                ),
            )
        self._add_keys(column)
        if demo:
            look = Button(_t("First run", "Open the demo"), Variant.SECONDARY, icon="spark")
            look.clicked.connect(self._on_demo)
            self.add_button(look)
        add = Button(_t("First run", "Connect an account"), Variant.PRIMARY, icon="plus")
        add.clicked.connect(self._on_account)
        self.add_button(add)

    @staticmethod
    def _add(column: QVBoxLayout, icon: str, title: str, text: str) -> None:
        line = QHBoxLayout()
        line.setSpacing(12)
        holder = QVBoxLayout()
        holder.addWidget(IconLabel(icon, "accent_text", 20))
        holder.addStretch(1)
        line.addLayout(holder)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(title, "body_strong"))
        words.addWidget(Paragraph(text, "body", "text_muted"))
        line.addLayout(words, 1)
        column.addLayout(line)

    @staticmethod
    def _add_keys(column: QVBoxLayout) -> None:
        line = QHBoxLayout()
        line.setSpacing(6)
        for key, does in (
            ("?", _t("First run", "all keys")),
            ("Ctrl+K", _t("First run", "find anything")),
            ("F1", _t("First run", "help where you are")),
        ):
            line.addWidget(KeyCap(keymap.now(key)))
            line.addWidget(Label(does, "small", "text_muted"))
            line.addSpacing(10)
        line.addStretch(1)
        column.addLayout(line)

    def _on_account(self) -> None:
        self.close_overlay()
        self.account_requested.emit()

    def _on_demo(self) -> None:
        self.close_overlay()
        self.demo_requested.emit()
