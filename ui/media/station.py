"""Attachments in the window: asked for in the thread, loaded by the engine, shown over the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from moderator_app.domain.ports import Attachment
from moderator_app.errors import UserError
from moderator_app.services import media
from ui import i18n
from ui.bridge import News
from ui.i18n import _t
from ui.media.picture import decoded
from ui.media.popover import ROOM, MediaPopover
from ui.media.words import failure_text
from ui.thread.words import attachment_text

if TYPE_CHECKING:
    from ui.workstation import Workstation


class Attachments(QObject):
    """Joins placeholder, engine and popover; one attachment at a time."""

    def __init__(self, station: Workstation) -> None:
        super().__init__(station)
        self._station = station
        self._shown: MediaPopover | None = None
        self._about: tuple[int, int] = (0, 0)
        self._what: Attachment | None = None
        self._path: Path | None = None
        station.case.thread.attachment_requested.connect(self.show)
        station.work.bridge.changed.connect(self._on_bridge_changed)

    def popover(self) -> MediaPopover | None:
        """The one that is open."""
        return self._shown

    @Slot(int, int)
    def show(self, message_id: int, position: int) -> None:
        """Ask for an attachment and show it when it is here."""
        view = self._station.case.thread.view()
        found = [each for each in view.messages if each.id == message_id] if view is not None else []
        if not found or position >= len(found[0].attachments):
            return
        if self._shown is not None:
            self._shown.close_popover()
        self._about, self._what, self._path = (message_id, position), found[0].attachments[position], None
        shown = MediaPopover(self._station.window, attachment_text(self._what))
        shown.closed.connect(self._on_closed)
        shown.browser_requested.connect(self._on_browser_requested)
        shown.save_requested.connect(self._on_save_requested)
        shown.say(_t("Media", "Loading…"))
        self._shown = shown
        self._place()
        asking = self._station.work.decide(media.ask, message_id, position)
        self._station.work.bridge.follow(asking, lambda _done: self._look(), self._refused)

    def _place(self) -> None:
        if self._shown is None:
            return
        window, header = self._station.window, self._station.case.thread.header
        self._shown.show_below(QRect(header.mapTo(window, header.rect().topLeft()), header.size()))

    def _refused(self, error: UserError) -> None:
        if self._shown is not None:
            self._shown.say(error.text(i18n.language()))

    @Slot(object)
    def _on_bridge_changed(self, news: News) -> None:
        if self._shown is not None and (news.trimmed or self._about[0] in news.refs.get("media", ())):
            self._look()

    def _look(self) -> None:
        message_id, position = self._about
        if self._shown is None or self._path is not None:
            return
        found = media.of_message(self._station.work.desk, message_id).get(position)
        if found is None or found.state == "asked":
            return
        if found.path is None:
            self._shown.say(failure_text(found.error))
            return
        self._path = path = found.path
        if not found.is_picture:
            self._shown.say(_t("Media", "Loaded. This program does not open such files: keep a copy."), loaded=True)
            return
        kind, shown = found.kind or "", self._shown
        reading = self._station.work.aside(lambda _desk: decoded(path, kind, ROOM))
        self._station.work.bridge.follow(reading, lambda image: self._drawn(shown, image))

    def _drawn(self, shown: MediaPopover, image: QImage | None) -> None:
        if shown is not self._shown or self._what is None:
            return
        if image is None:
            shown.say(_t("Media", "The picture is broken or too large to be shown."), loaded=True)
        else:
            shown.show_picture(image, attachment_text(self._what))
        self._place()

    @Slot()
    def _on_browser_requested(self) -> None:
        if self._what is not None and self._what.url is not None:
            self._station.pages.open_link(self._what.url)

    @Slot()
    def _on_save_requested(self) -> None:
        if self._path is None:
            return
        source = self._path
        chosen, _kind = QFileDialog.getSaveFileName(self._station.window, _t("Media", "Save as…"))
        if chosen:
            copying = self._station.work.aside(lambda _desk: media.keep_copy(source, Path(chosen)))
            self._station.work.bridge.follow(copying)

    @Slot()
    def _on_closed(self) -> None:
        if self._shown is not None:
            self._shown.deleteLater()
            self._shown = None
