"""Putting files beside a reply: chosen, dropped or pasted, copied into the profile off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, QObject, QSize, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from moderator_app.domain.files import OutgoingFile
from moderator_app.errors import UserError
from moderator_app.services import files
from moderator_app.services.desk import Desk
from ui.actions import ActionSpec, Group
from ui.composer.beside import Beside
from ui.composer.file_row import THUMB, Thumbnails
from ui.composer.letter import Letter
from ui.composer.reply import Case
from ui.composer.tools import ATTACH_KEY
from ui.i18n import _t
from ui.media.picture import decoded
from ui.work import Work

if TYPE_CHECKING:
    from ui.workstation import Workstation

MOST: Final = 20
"""Files that are taken at once: a dropped selection of thousands is a slip of the hand."""
PASTED: Final = "picture.png"
"""Name of a picture that had none."""
_SHARP: Final = 3
"""Pixels of a small picture for each that is shown, for any screen."""


def ask_files(window: QWidget) -> list[str]:
    """Ask which files; none when the person thought better of it."""
    chosen, _kind = QFileDialog.getOpenFileNames(window, _t("Files", "Attach files"))
    return chosen


@dataclass(frozen=True, slots=True)
class _Into:
    """Beside which text files are put: whose reply it is, how one is put there, and why none can be."""

    case: Case
    beside: Beside
    put: Callable[[Case, OutgoingFile], None]
    why_not: Callable[[], str]


class Attaching(QObject):
    """Joins composer, file dialog and profile.

    Attributes:
        choose: asks a person for files.
    """

    def __init__(self, station: Workstation) -> None:
        super().__init__(station)
        self._station = station
        self._composer = station.case.composer
        self._lane = ThreadPoolExecutor(max_workers=1, thread_name_prefix="files")
        self.choose: Callable[[QWidget], Sequence[str]] = ask_files
        self._composer.attach_asked.connect(self.ask)
        self._composer.files_given.connect(self.take)
        self._composer.picture_given.connect(self.take_picture)
        self._composer.beside.row.serve(thumbnails(station.work))

    def serve(self, letter: Letter, case: Case) -> None:
        """Put files beside a text of a dialog in the same way; what is not copied when it closes is forgotten."""
        into = _Into(case, letter.beside, lambda _case, file: letter.beside.add(file), letter.beside.why_none)
        letter.beside.row.serve(thumbnails(self._station.work))
        letter.attach_asked.connect(lambda: self._ask(into))
        letter.files_given.connect(lambda paths: self._take_all(into, paths))
        letter.picture_given.connect(lambda picture: self._take_picture(into, picture))

    def specs(self) -> tuple[ActionSpec, ...]:
        """Its key works while a text is typed."""
        return (
            ActionSpec(
                id="attach", text=lambda: _t("Command", "Attach files"), run=self.ask, group=Group.ANSWER,
                keys=(ATTACH_KEY,), icon="attach", everywhere=True, blocked=self._composer.why_no_files,
            ),
        )  # fmt: skip

    def close(self) -> None:
        """Finish the copy that is being made."""
        self._lane.shutdown(wait=True, cancel_futures=True)

    @Slot()
    def ask(self) -> None:
        """Ask which files, and put them beside the words."""
        self._ask(self._reply())

    @Slot(object)
    def take(self, paths: Sequence[Path]) -> None:
        """Copy these files and put them beside the words of whoever is written to now."""
        self._take_all(self._reply(), paths)

    @Slot(object)
    def take_picture(self, picture: QImage) -> None:
        """Put a picture of the clipboard beside the words."""
        self._take_picture(self._reply(), picture)

    def _reply(self) -> _Into:
        """The reply in hand."""
        composer, recipient = self._composer, self._composer.recipient()
        case = (0, 0) if recipient is None else recipient.case  # without one there is a reason why not
        return _Into(case, composer.beside, composer.add_file, composer.why_no_files)

    def _ask(self, into: _Into) -> None:
        if self._may(into):
            self._take_all(into, [Path(each) for each in self.choose(self._station.window)])

    def _take_all(self, into: _Into, paths: Sequence[Path]) -> None:
        if not paths or not self._may(into):
            return
        if len(paths) > MOST:
            count = len(paths)
            text = _t("Files", "%n file(s) at once are too many: nothing was taken", "", count)
            self._station.decisions.say(text, "alert")
            return
        for each in paths:
            self._take(into, each.name, partial(keep, each))

    def _take_picture(self, into: _Into, picture: QImage) -> None:
        if self._may(into):
            self._take(into, PASTED, lambda desk: files.keep_bytes(desk, PASTED, png(picture)))

    def _may(self, into: _Into) -> bool:
        if reason := into.why_not():
            self._station.decisions.say(reason, "info")
        return not reason

    def _take(self, into: _Into, name: str, keep: Callable[[Desk], OutgoingFile]) -> None:
        into.beside.expect(into.case, name)

        def done(file: OutgoingFile) -> None:
            if isValid(into.beside):
                into.beside.settled(into.case, name)
                into.put(into.case, file)

        def failed(error: UserError) -> None:
            if isValid(into.beside):
                into.beside.settled(into.case, name)
            self._station.decisions.refused(error)

        work = self._station.work
        work.bridge.follow(self._lane.submit(keep, work.desk), done, failed)


def thumbnails(work: Work) -> Thumbnails:
    """Small pictures of files in the profile, each read once and off the GUI thread."""
    known: dict[str, QImage] = {}

    def ask(file: OutgoingFile, done: Callable[[QImage], None]) -> None:
        if file.sha256 in known:
            done(known[file.sha256])
            return
        path = files.path_of(work.desk, file)

        def read(image: QImage | None) -> None:
            if image is not None:
                known[file.sha256] = image
                done(image)

        work.bridge.follow(work.aside(lambda _desk: small(path, file.mime)), read)

    return ask


def keep(path: Path, desk: Desk) -> OutgoingFile:
    """As `services.files.keep`, the path first, so that it can be bound."""
    return files.keep(desk, path)


def small(path: Path, kind: str) -> QImage | None:
    """A picture as small as a chip shows it; None: it cannot be drawn."""
    return decoded(path, kind, QSize(4 * THUMB * _SHARP, THUMB * _SHARP))


def png(picture: QImage) -> bytes:
    """A picture as the bytes of a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, which are refused
    return bytes(buffer.data().data())
