"""What goes along with the words: the files of the draft in hand, those still being copied, and why they cannot go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from moderator_app.domain.files import FileFault, FileProblem, FileRules, OutgoingFile
from moderator_app.services.files import unfit
from ui import i18n
from ui.composer.file_row import FileRow
from ui.composer.parts import NoticeRow
from ui.composer.reply import Case
from ui.i18n import _t

_MENDED: Final = {FileFault.MIXED, FileFault.NO_PICTURE, FileFault.PICTURE_TOO_LARGE}
"""What is no trouble any more when pictures go as documents."""


class Beside(QObject):
    """Files of one field.

    Attributes:
        row: shows them.
        files: those of the draft in hand, in their order.
        rules: what the platform takes; None: no files.
        lacks: why it takes none.
        platform: its title.
        said: what the row of `notice` says; empty: there was none.

    Signals:
        changed: a person put one there or took one away.
        awaited: a copy was begun or has ended.
    """

    changed = Signal()
    awaited = Signal()

    def __init__(self, parent: QObject, inset: int = 10) -> None:
        super().__init__(parent)
        self.row = FileRow(inset, self.why_no_pictures)
        self.files: tuple[OutgoingFile, ...] = ()
        self.rules: FileRules | None = None
        self.lacks = ""
        self.platform = ""
        self.said = ""
        self._case: Case | None = None
        self._coming: list[tuple[Case, str]] = []
        self.row.remove_asked.connect(self.remove)
        self.row.as_picture_asked.connect(self.send_as)

    def load(self, case: Case | None, files: Iterable[OutgoingFile] = ()) -> None:
        """The files of another draft."""
        self._case, self.files = case, tuple(files)
        self._show()

    def take_by(self, rules: FileRules | None) -> None:
        """Other rules hold, since the text goes another way: files go as they are taken there."""
        self.rules = rules
        if rules is not None:
            self.files = tuple(rules.suited(each) for each in self.files)
        self._show()
        self.awaited.emit()

    def why_no_pictures(self) -> str:
        """Why a picture can only go as a document; empty: it can go as one."""
        if self.rules is None or self.rules.picture_mimes:
            return ""
        return _t("Files", "this sign-in may send no pictures here")

    def add(self, file: OutgoingFile) -> None:
        """One more, as the platform takes it; the same bytes of the same name are there once."""
        suited = self.rules.suited(file) if self.rules is not None else file
        self._put(with_file(self.files, suited))

    def remove(self, place: int) -> None:
        """Without the file at this place, from 0."""
        self._put(each for number, each in enumerate(self.files) if number != place)

    def send_as(self, place: int, picture: bool) -> None:
        """Send the file at this place as a picture, or unchanged as a document."""
        self._put(replace(e, picture=picture) if number == place else e for number, e in enumerate(self.files))

    def as_documents(self) -> None:
        """Send all of them unchanged."""
        self._put(replace(each, picture=False) for each in self.files)

    def expect(self, case: Case, name: str) -> None:
        """A file is being copied for a reply to this case."""
        self._coming.append((case, name))
        self._show()
        self.awaited.emit()

    def settled(self, case: Case, name: str) -> None:
        """It is here, or will not come."""
        if (case, name) in self._coming:
            self._coming.remove((case, name))
        self._show()
        self.awaited.emit()

    def waited_for(self) -> tuple[str, ...]:
        """Names of what is still being copied for the reply in hand."""
        return tuple(name for case, name in self._coming if case == self._case)

    def trouble(self, length: int) -> FileProblem | None:
        """What is wrong with the files beside a text of this length; None: nothing that the platform's rules name."""
        return self.rules.problem(self.files, length) if self.rules is not None else None

    def why_none(self) -> str:
        """Why no file can go along here; empty: files can."""
        return "" if self.rules is not None else self.lacks or _t("Files", "No files can be sent here")

    def problem(self, length: int) -> str:
        """Why the reply cannot go with its files, in words; empty: it can."""
        if self.files and self.rules is None:
            return self.why_none()
        found = self.trouble(length)
        if found is not None and found.fault is FileFault.MIXED:  # short: a button stands beside it
            return _t("Files", "Pictures and documents only go apart here")
        return "" if found is None else unfit(found, self.platform).text(i18n.language())

    def notice(self, length: int) -> NoticeRow | None:
        """The row that says why they cannot go, with the way out where there is one."""
        self.said = self.problem(length)
        if not self.said:
            return None
        found = self.trouble(length)
        as_documents = found is not None and found.fault in _MENDED
        row = NoticeRow("attach", "danger_text", self.said, _t("Files", "As documents") if as_documents else "")
        row.pressed.connect(self.as_documents)
        return row

    def _put(self, files: Iterable[OutgoingFile]) -> None:
        self.files = tuple(files)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.row.show_files(self.files, self.waited_for())


def without(files: Iterable[OutgoingFile], gone: Iterable[OutgoingFile]) -> tuple[OutgoingFile, ...]:
    """The first but for the second, by their bytes and names: how they are sent may have been changed."""
    known = {(each.sha256, each.name) for each in gone}
    return tuple(each for each in files if (each.sha256, each.name) not in known)


def with_file(files: tuple[OutgoingFile, ...], file: OutgoingFile) -> tuple[OutgoingFile, ...]:
    """One more at the end, unless the same bytes of the same name are among them."""
    if any((each.sha256, each.name) == (file.sha256, file.name) for each in files):
        return files
    return (*files, file)
