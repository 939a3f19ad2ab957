"""Attachments in the window: asked for in the thread, loaded by the engine, shown there and over the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDir, QObject, QRect, QSize, QStandardPaths, QUrl, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from moderator_app.domain.media import safe_name
from moderator_app.domain.ports import Attachment
from moderator_app.domain.views import ItemView
from moderator_app.errors import UserError
from moderator_app.services import media
from ui import i18n
from ui.bridge import News
from ui.engine_child import EngineState
from ui.i18n import _t
from ui.media import words
from ui.media.picture import decoded
from ui.media.popover import MediaPopover, room_in
from ui.safe_text import visible
from ui.thread.attached import ROOM, Piece
from ui.thread.words import attachment_text

if TYPE_CHECKING:
    from ui.workstation import Workstation

MOST_KEPT: Final = 64
"""Small pictures that stay decoded besides those of the thread on screen: about 20 MB."""
_NO_ENGINE: Final = {EngineState.STOPPED, EngineState.NO_PROGRAM, EngineState.RESTARTING, EngineState.STOPPING}


class Attachments(QObject):
    """Joins messages, engine and popover."""

    def __init__(self, station: Workstation) -> None:
        super().__init__(station)
        self._station = station
        self._small: dict[str, QImage | None] = {}
        self._reading: set[str] = set()
        self._waits = False
        self._open: MediaPopover | None = None
        self._what: Attachment | None = None
        self._held: media.Shown | None = None
        self._folder: Path | None = None
        station.case.thread.attachment_requested.connect(self.show)
        station.case.follow(self._on_item)
        station.work.bridge.changed.connect(self._on_bridge_changed)
        station.countdown.ticked.connect(self._on_ticked)

    def popover(self) -> MediaPopover | None:
        """The one that is open."""
        return self._open

    @Slot(int, int)
    def show(self, message_id: int, position: int) -> None:
        """What a press means now: load it, try again, or show it large."""
        what = self._attachment(message_id, position)
        if what is None:
            return
        held = media.of_message(self._station.work.desk, message_id).get(position)
        if held is not None and held.path is not None:
            self._show_large(what, held)
        elif held is not None and held.state == "asked":
            if self._station.network.offline():
                self._station.network.try_now()
        else:
            asking = self._station.work.decide(media.ask, message_id, position)
            self._station.work.bridge.follow(asking, lambda _done: self.refresh(), self._station.decisions.refused)

    def refresh(self) -> None:
        """How each attachment of the thread on screen is now."""
        thread = self._station.case.thread
        view = thread.view()
        if view is None:
            return
        bearing = {each.id: each for each in view.messages if each.attachments}
        found = media.of_messages(self._station.work.desk, list(bearing)) if bearing else {}
        self._waits = any(held.state == "asked" for held in found.values())
        pieces = {}
        for (message_id, position), held in found.items():
            pieces[message_id, position] = self._piece(bearing[message_id].attachments[position], held)
        thread.conversation.set_pieces(pieces)
        if len(self._small) > MOST_KEPT:
            here = {piece.key for piece in pieces.values()}
            self._small = {name: image for name, image in self._small.items() if name in here}

    # Inside: in the message ------------------------------------------------------------------

    def _piece(self, what: Attachment, held: media.Shown) -> Piece:
        if held.state == "asked":
            engine = self._station.status.engine_state() not in _NO_ENGINE
            return Piece(words.waiting_text(engine=engine, network=not self._station.network.offline()))
        if held.path is None:
            return Piece(words.again_text(), words.failure_text(held.error))
        if not held.is_picture:
            return Piece(words.kept_text())
        name = held.path.name
        if name not in self._small:
            self._decode(held)
            return Piece(words.waiting_text(engine=True, network=True))
        image = self._small[name]
        if image is None:
            return Piece(words.kept_text(), words.no_picture_text())
        return Piece(image=image, key=name, large=words.large_text(attachment_text(what)))

    def _decode(self, held: media.Shown) -> None:
        if held.path is None or held.path.name in self._reading:
            return
        path, kind, scale = held.path, held.kind or "", self._station.window.devicePixelRatioF()
        self._reading.add(path.name)

        def drawn(image: QImage | None) -> None:
            self._reading.discard(path.name)
            self._small[path.name] = image
            self.refresh()

        work = self._station.work
        work.bridge.follow(work.aside(lambda _desk: _scaled(path, kind, ROOM, scale)), drawn)

    def _attachment(self, message_id: int, position: int) -> Attachment | None:
        view = self._station.case.thread.view()
        found = [each for each in view.messages if each.id == message_id] if view is not None else []
        return found[0].attachments[position] if found and position < len(found[0].attachments) else None

    def _on_item(self, item: ItemView | None) -> None:
        if item is not None:
            self.refresh()

    @Slot(object)
    def _on_bridge_changed(self, news: News) -> None:
        if news.trimmed or "media" in news.refs:
            self.refresh()

    @Slot()
    def _on_ticked(self) -> None:
        """What it waits for may have changed: the engine, the network."""
        if self._waits:
            self.refresh()

    # Inside: over the window -----------------------------------------------------------------

    def _show_large(self, what: Attachment, held: media.Shown) -> None:
        if held.path is None or not held.is_picture:
            self._show(what, held, None, _t("Media", "This program does not open such files: keep a copy."))
            return
        path, kind, window = held.path, held.kind or "", self._station.window
        room, scale, work = room_in(window), window.devicePixelRatioF(), self._station.work

        def drawn(image: QImage | None) -> None:
            self._show(what, held, image, "" if image is not None else words.no_picture_text())

        work.bridge.follow(work.aside(lambda _desk: _scaled(path, kind, room, scale)), drawn)

    def _show(self, what: Attachment, held: media.Shown, image: QImage | None, sentence: str) -> None:
        if self._open is not None:
            self._open.close_popover()
        self._what, self._held, self._folder = what, held, None
        shown = MediaPopover(self._station.window, attachment_text(what), image, web=what.url is not None)
        shown.closed.connect(self._on_closed)
        shown.browser_requested.connect(self._on_browser_requested)
        shown.save_requested.connect(self._on_save_requested)
        shown.folder_requested.connect(self._on_folder_requested)
        if sentence:
            shown.say(sentence)
        self._open = shown
        self._place()

    def _place(self) -> None:
        if self._open is not None:
            window, header = self._station.window, self._station.case.thread.header
            self._open.show_below(QRect(header.mapTo(window, header.rect().topLeft()), header.size()))

    @Slot()
    def _on_browser_requested(self) -> None:
        if self._what is not None and self._what.url is not None:
            self._station.pages.open_link(self._what.url)

    @Slot()
    def _on_save_requested(self) -> None:
        if self._held is None or self._held.path is None or self._what is None:
            return
        source, shown = self._held.path, self._open
        downloads = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        proposed = Path(downloads or QDir.homePath()) / safe_name(self._what.name, self._held.kind or "")
        chosen, _kind = QFileDialog.getSaveFileName(self._station.window, _t("Media", "Save as…"), str(proposed))
        if not chosen:
            return

        def done(_nothing: None) -> None:
            self._folder = Path(chosen).parent
            if shown is not None and shown is self._open:
                shown.say(_t("Media", "A copy is kept: {path}").format(path=visible(chosen)), folder=True)
                self._place()
            else:
                self._station.decisions.say(_t("Media", "A copy is kept: {path}").format(path=visible(chosen)))

        work = self._station.work
        work.bridge.follow(work.aside(lambda _desk: media.keep_copy(source, Path(chosen))), done, self._not_kept)

    def _not_kept(self, error: UserError) -> None:
        if self._open is not None:
            self._open.say(error.text(i18n.language()))
            self._place()
        else:
            self._station.decisions.refused(error)

    @Slot()
    def _on_folder_requested(self) -> None:
        if self._folder is not None:
            self._station.pages.open_link(QUrl.fromLocalFile(str(self._folder)).toString())

    @Slot()
    def _on_closed(self) -> None:
        if self._open is not None:
            self._open.deleteLater()
            self._open = None


def _scaled(path: Path, kind: str, room: QSize, scale: float) -> QImage | None:
    """The picture for a room in logical pixels, sharp on a screen of this scale; small ones keep their pixels."""
    image = decoded(path, kind, room * scale)
    if image is not None and (image.width() > room.width() or image.height() > room.height()):
        image.setDevicePixelRatio(scale)
    return image
