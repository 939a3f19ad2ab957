"""The sentence encoder that may join the suggestions: a folder on this machine, tried before it is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.console_child import ConsoleChild, Failure
from ui.i18n import _t
from ui.safe_text import visible
from ui.widgets.buttons import Button, Variant
from ui.widgets.labels import ElidedLabel, Label, Paragraph


class EncoderPage(QWidget):
    """Shows the folder, lets another be chosen; the console program tries it, since that loads large libraries.

    Args:
        folder: the one in use; empty: none.
        command: the console program with these words, for this profile.

    Signals:
        changed: argument: the folder that is in use now; empty: none.
    """

    changed = Signal(str)

    def __init__(self, folder: str, command: Callable[[Sequence[str]], list[str]]) -> None:
        super().__init__()
        self._folder = folder
        self._child = ConsoleChild(command, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(_t("Preferences", "Sentence encoder"), "body_strong"))
        hint = _t(
            "Preferences",
            "A folder with model.onnx and tokenizer.json helps to find answers for unusual wordings. Nothing is"
            " downloaded, nothing leaves this machine.",
        )
        column.addWidget(Paragraph(hint, "small", "text_muted"))
        line = QHBoxLayout()
        line.setSpacing(8)
        self._name = ElidedLabel("", "body")
        self.choose = Button(_t("Preferences", "Choose a folder…"), icon="matrix", small=True)
        self.choose.clicked.connect(self._ask)
        self.drop = Button(_t("Preferences", "Use none"), Variant.QUIET, small=True)
        self.drop.clicked.connect(self._drop)
        line.addWidget(self._name, 1)
        line.addWidget(self.drop)
        line.addWidget(self.choose)
        column.addLayout(line)
        self._told = Paragraph("", "small", "danger_text")
        column.addWidget(self._told)
        self._show("")

    def said(self) -> str:
        """Everything a search of the settings looks in."""
        return _t("Preferences", "Sentence encoder").casefold()

    def told(self) -> str:
        """What is wrong, or under way."""
        return self._told.text()

    def folder(self) -> str:
        """The one in use; empty: none."""
        return self._folder

    def try_folder(self, folder: str) -> None:
        """Use this one when it works; else say why not, and the old one stays."""
        if self._child.busy():
            return
        self._show(_t("Preferences", "The folder is being tried…"), busy=True)
        self._child.run(["matrix", "encoder", folder], self._on_done, self._on_failed)

    @Slot()
    def _ask(self) -> None:
        title = _t("Preferences", "Folder of the sentence encoder")
        folder = QFileDialog.getExistingDirectory(self, title, self._folder)
        if folder:
            self.try_folder(folder)

    @Slot()
    def _drop(self) -> None:
        if not self._child.busy():
            self._child.run(["matrix", "encoder", "--off"], self._on_done, self._on_failed)

    def _on_done(self, found: Mapping[str, Any]) -> None:
        self._folder = str(found.get("encoder") or "")
        self._show("")
        self.changed.emit(self._folder)

    def _on_failed(self, failure: Failure) -> None:
        self._show(" ".join(part for part in (failure.text, failure.hint) if part))

    def _show(self, told: str, *, busy: bool = False) -> None:
        self._name.set_text(visible(self._folder) or _t("Preferences", "none"))
        self.drop.setVisible(bool(self._folder))
        self.choose.set_blocked(told if busy else "")
        self._told.set_color("text_muted" if busy else "danger_text")
        self._told.set_text(told)
        self._told.setVisible(bool(told))

    def close_child(self) -> None:
        """End what still runs."""
        self._child.cancel()
