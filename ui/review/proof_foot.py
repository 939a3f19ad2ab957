"""The foot of the log: is the chain whole, since when, prove it now, and what to do with its control code."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QWidget

from moderator_app.errors import UserError
from moderator_app.services import anchors
from moderator_app.services.anchors import Anchor, Standing, Verified, grouped
from ui import format as fmt
from ui import i18n
from ui.i18n import _t
from ui.review.source import LogSource
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import IconLabel, Paragraph

PROGRESS_MS = 200


def whole(count: int) -> str:
    """The chain is whole, and how long it is."""
    return _t("Log", "The chain is whole: %n entries.", "", count).replace(str(count), fmt.number(count))


class ProofFoot(QWidget):
    """One line, sometimes two.

    Signals:
        link_requested: a letter to be opened in the person's mail program.
    """

    link_requested = Signal(str)

    def __init__(self, source: LogSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._anchor: Anchor | None = None
        self._told = False
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(8)
        self._icon = IconLabel("shield", "text_muted")
        self._text = Paragraph("", "small", "text_muted")
        self.code_button = IconButton("copy", _t("Log", "The control code: kept elsewhere, it proves the log later"))
        self.verify_button = Button(_t("Log", "Prove the chain"), small=True)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self.code_button)
        row.addWidget(self.verify_button)
        self.code_button.hide()
        self.code_button.clicked.connect(self._ask_code)
        self.verify_button.clicked.connect(self.verify)
        self._progress = QTimer(self)
        self._progress.setInterval(PROGRESS_MS)
        self._progress.timeout.connect(self._show_progress)
        self.show_standing(Standing())

    # What the engine says ------------------------------------------------------------

    def show_standing(self, found: Standing) -> None:
        """What was proven in the background; not while somebody reads what they asked for themselves."""
        if self._told or self._progress.isActive():
            return
        if found.first_bad:
            self._bad(found.first_bad)
            return
        kept = self._source.anchors()
        self._take(kept[0] if kept else None)
        if found.whole_us:
            count = found.entries
            text = whole(count)
            self.say("shield", "success_text", f"{text} {self._kept_code()}".strip())
        elif found.entries:
            count = found.entries
            text = _t("Log", "Being proven: %n entries so far.", "", count).replace(str(count), fmt.number(count))
            self.say("shield", "text_muted", text)
        else:
            self.say("shield", "text_muted", _t("Log", "The chain has not been proven today."))

    def _kept_code(self) -> str:
        """The code that was taken last, with the entry it reaches to: beside a count it would seem to prove all."""
        if self._anchor is None:
            return ""
        text = _t("Log", "Code of entry {number}: {code}")
        return text.format(number=fmt.number(self._anchor.of), code=grouped(self._anchor.code))

    def _bad(self, entry_id: int) -> None:
        self._take(None)
        text = _t("Log", "Entry {number} was altered, or one before it is missing.")
        self.say("alert", "danger_text", text.format(number=fmt.number(entry_id)))

    def _take(self, anchor: Anchor | None) -> None:
        self._anchor = anchor
        self.code_button.setVisible(anchor is not None)

    # Prove it now --------------------------------------------------------------------

    def verify(self) -> None:
        """Read every entry; how far it is and what came of it stands here."""
        self.verify_button.set_blocked(_t("Log", "The chain is being read."))
        self.say("retry", "text_muted", _t("Log", "Reading every entry…"))
        self._progress.start()
        self._source.verify(self._on_verified, self._on_unverified)

    def _show_progress(self) -> None:
        read, total = self._source.progress()
        if total:
            text = _t("Log", "Read: {read} of {total}").format(read=fmt.number(read), total=fmt.number(total))
            self.say("retry", "text_muted", text)

    def _on_verified(self, found: Verified) -> None:
        self._ended()
        if not found.ok:
            self._bad(found.first_bad or 0)
            return
        now = self._source.now_us()
        self._take(
            None
            if found.anchor is None
            else Anchor(entry_id=0, at=now, of=found.newest, code=found.anchor, entries=found.entries)
        )
        count = found.entries
        text = whole(count)
        self.say("shield", "success_text", f"{text} {grouped(found.anchor or '')}")

    def _on_unverified(self, error: UserError) -> None:
        self._ended()
        self.say("alert", "danger_text", error.text(i18n.language()))

    def _ended(self) -> None:
        self._progress.stop()
        self._told = True
        self.verify_button.set_blocked("")

    # The code --------------------------------------------------------------------------

    def _ask_code(self) -> None:
        menu = QMenu(self)
        self.fill_code(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.code_button.mapToGlobal(self.code_button.rect().topLeft()))

    def fill_code(self, menu: QMenu) -> None:
        """What can be done with the code."""
        menu.addAction(_t("Log", "Copy the control code")).triggered.connect(lambda _on=False: self.copy_code())
        menu.addAction(_t("Log", "Add it to a file…")).triggered.connect(lambda _on=False: self._ask_file())
        menu.addAction(_t("Log", "Send it by e-mail…")).triggered.connect(lambda _on=False: self.mail_code())

    def copy_code(self) -> None:
        """Put the code where it can be pasted from; `log verify --anchor` takes it as it is."""
        if self._anchor is not None:
            QGuiApplication.clipboard().setText(grouped(self._anchor.code))
            self.say("check", "success_text", _t("Log", "Copied: {code}").format(code=grouped(self._anchor.code)))

    def _ask_file(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(
            self, _t("Log", "Add the control code to a file"), "anchors.txt", "*.txt",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )  # fmt: skip
        if path:
            self.save_code(Path(path))

    def save_code(self, path: Path) -> None:
        """Add the code to a text file, a line each."""
        if self._anchor is None:
            return
        try:
            anchors.write(self._anchor, path)
        except UserError as error:
            self.say("alert", "danger_text", error.text(i18n.language()))
            return
        self.say("check", "success_text", _t("Log", "Added to {file}").format(file=path.name))

    def mail_code(self) -> None:
        """A letter with the code in the person's own mail program."""
        if self._anchor is not None:
            self.link_requested.emit(anchors.letter(self._anchor, _t("Log", "Control code of the log")))

    # Words -------------------------------------------------------------------------------

    def text(self) -> str:
        """What stands here."""
        return self._text.text()

    def say(self, icon: str, color: str, text: str) -> None:
        """Say something else: files, kept lists and failures are told here too."""
        self._icon.set_icon(icon, color)
        self._text.set_color(color)
        self._text.set_text(text)
        if (layout := self.layout()) is not None:
            layout.invalidate()
        self.updateGeometry()
