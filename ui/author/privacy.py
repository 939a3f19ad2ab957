"""What is held about a person: how much, a copy for them, another name, or nothing any more. For leads."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from moderator_app.errors import UserError
from moderator_app.services import privacy
from moderator_app.services.privacy import Held
from ui import format as fmt
from ui.console_child import ConsoleChild, Failure, on_profile
from ui.i18n import _t
from ui.safe_text import visible
from ui.widgets.buttons import Button, Variant
from ui.widgets.labels import Label, Paragraph, Rule
from ui.widgets.overlay import OverlayDialog
from ui.work import Work

LIMIT_MS: Final = 3_600_000
"""A store of a million messages is written anew."""


class PrivacyDialog(OverlayDialog):
    """Says what is held and what each act does; asks once.

    Signals:
        copy_requested: a file for the person.
        erase_requested: argument: keep their words under another name.
    """

    copy_requested = Signal(Path)
    erase_requested = Signal(bool)

    def __init__(self, window: QWidget, held: Held) -> None:
        name = visible(held.name)
        super().__init__(window, _t("Privacy", "Data of {name}").format(name=name), width=640)
        self._name = name
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(6)
        messages, answers, entries = held.messages, held.answers, held.entries
        drafts, backups = held.drafts, held.backups
        facts = [
            _t("Privacy", "%n messages of theirs", "", messages),
            _t("Privacy", "%n answers of ours", "", answers),
            _t("Privacy", "%n entries of the log", "", entries),
        ]
        facts += [_t("Privacy", "%n drafts", "", drafts)] if drafts else []
        facts += [_t("Privacy", "%n backups", "", backups)] if backups else []
        column.addWidget(Label(_t("Privacy", "Held here"), "label"))
        column.addWidget(Paragraph(", ".join(facts) + "."))
        column.addSpacing(8)
        column.addWidget(Rule())
        column.addSpacing(8)
        for title, text in (
            (
                _t("Privacy", "Erase"),
                _t(
                    "Privacy",
                    "Name, picture, links and every word of theirs and of ours about them go: from threads, log,"
                    " search, drafts and what is suggested. Backups that hold them are deleted. The log keeps its"
                    " entries and says which one erased the words. What they write later is theirs anew.",
                ),
            ),
            (
                _t("Privacy", "Give another name"),
                _t(
                    "Privacy",
                    "What they said stays, under a number instead of the name. Our words that name them go.",
                ),
            ),
        ):
            column.addWidget(Label(title, "label"))
            column.addWidget(Paragraph(text))
            column.addSpacing(4)
        column.addWidget(
            Paragraph(
                _t("Privacy", "It cannot be taken back. Files that you saved elsewhere stay: delete them yourself."),
                "small",
                "text_muted",
            )
        )
        column.addSpacing(4)
        self._state = Paragraph("", "small", "text_muted")
        column.addWidget(self._state)
        self.copy_button = self.add_button(Button(_t("Privacy", "Save a copy…"), icon="export"), left=True)
        self.cancel_button = self.add_button(Button(_t("Privacy", "Cancel")))
        self.rename_button = self.add_button(Button(_t("Privacy", "Give another name")))
        self.erase_button = self.add_button(Button(_t("Privacy", "Erase"), Variant.DANGER))
        self.copy_button.clicked.connect(self._ask_path)
        self.cancel_button.clicked.connect(self.reject)
        self.rename_button.clicked.connect(lambda _on=False: self.erase_requested.emit(True))
        self.erase_button.clicked.connect(lambda _on=False: self.erase_requested.emit(False))
        if held.erased:
            gone = _t("Privacy", "They were erased before.")
            for button in (self.rename_button, self.erase_button):
                button.set_blocked(gone)
            self.tell(gone)

    def _ask_path(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(
            self, _t("Privacy", "Save everything that is held"), f"{self._name}.json", "JSON (*.json)"
        )
        if path:
            self.copy_requested.emit(Path(path))

    def begin(self, text: str) -> None:
        """Something is being done."""
        for button in (self.copy_button, self.rename_button, self.erase_button):
            button.set_blocked(text)
        self.tell(text)

    def end(self, text: str, *, bad: bool = False, over: bool = False) -> None:
        """It was done, or why not; `over`: there is nothing left to do here."""
        for button in (self.copy_button, self.rename_button, self.erase_button):
            button.set_blocked(_t("Privacy", "It is done.") if over else "")
        if over:
            self.cancel_button.set_label(_t("Privacy", "Close"))
        self.tell(text, "danger_text" if bad else "success_text")

    def tell(self, text: str, color: str = "text_muted") -> None:
        self._state.set_color(color)
        self._state.set_text(text)

    def told(self) -> str:
        """What stands below."""
        return self._state.text()


class Privacy(QObject):
    """Joins the author's card, the dialog and the console program, which does the work.

    Signals:
        changed: somebody was erased.
    """

    changed = Signal()

    def __init__(self, work: Work, window: QWidget, show_dialog: Callable[[OverlayDialog], None]) -> None:
        super().__init__(window)
        self._work, self._window, self._show_dialog = work, window, show_dialog
        self._child = ConsoleChild(self._program, self)
        self._dialog: PrivacyDialog | None = None

    def _program(self, words: Sequence[str]) -> list[str]:
        return on_profile(self._work.desk, "privacy", *words, signed=True)

    def ask(self, author_id: int) -> None:
        """The dialog about an author."""
        try:
            held = privacy.held(self._work.desk, author_id)
        except UserError:
            return  # they went meanwhile
        dialog = self._dialog = PrivacyDialog(self._window, held)
        dialog.copy_requested.connect(lambda path: self._copy(author_id, path))
        dialog.erase_requested.connect(lambda keep: self._erase(author_id, keep))
        dialog.closed.connect(self._forget)
        self._show_dialog(dialog)

    def _forget(self) -> None:
        self._dialog = None

    def _copy(self, author_id: int, path: Path) -> None:
        def done(_answer: Mapping[str, Any]) -> None:
            self._end(_t("Privacy", "Saved in {file}.").format(file=path.name))

        self._begin(_t("Privacy", "Saving…"))
        self._child.run(["export", str(author_id), str(path)], done, self._failed)

    def _erase(self, author_id: int, keep_words: bool) -> None:
        def done(answer: Mapping[str, Any]) -> None:
            number = fmt.number(int(answer["entries"][0]))
            self._end(_t("Privacy", "Done. Entry {number} of the log says so.").format(number=number), over=True)
            self.changed.emit()

        self._begin(_t("Privacy", "Erasing; decisions of others wait a moment…"))
        words = ["erase", str(author_id), "--yes", *(["--keep-words"] if keep_words else [])]
        self._child.run(words, done, self._failed, limit_ms=LIMIT_MS)

    def _begin(self, text: str) -> None:
        if self._dialog is not None:
            self._dialog.begin(text)

    def _end(self, text: str, *, over: bool = False) -> None:
        if self._dialog is not None:
            self._dialog.end(text, over=over)

    def _failed(self, failure: Failure) -> None:
        if self._dialog is not None:
            self._dialog.end(" ".join(part for part in (failure.text, failure.hint) if part), bad=True)
