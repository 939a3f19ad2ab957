"""Where the window was left: after a crash it opens at the very place, with the draft that was being written."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

from moderator_app import config
from moderator_app.domain.views import View
from moderator_app.errors import UserError
from ui.i18n import _t
from ui.rail.pane import Place
from ui.safe_text import visible
from ui.tasks import Later

if TYPE_CHECKING:
    from ui.workstation import Workstation

KEEP_MS: Final = 300
PAGES: Final = frozenset({"inbox", "outbox", "log", "shift", "matrix"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """The place.

    Attributes:
        alone: the item was shown in focus mode.
        working: the window was open when this was written: still so at the next start means that it crashed.
        typing: the caret stood in the composer.
    """

    view: str = View.OPEN.value
    channel: int | None = None
    page: str = "inbox"
    saved: int | None = None
    item: int | None = None
    typing: bool = False
    alone: bool = False
    working: bool = False

    def place(self) -> Place:
        return Place(View(self.view), self.channel, self.page, self.saved)


def read(text: str) -> Left:
    """What the settings say; what cannot be read is no place."""
    try:
        facts = json.loads(text)
        left = Left(
            view=View(facts["view"]).value,
            channel=None if facts["channel"] is None else int(facts["channel"]),
            page=facts["page"] if facts["page"] in PAGES else "inbox",
            saved=None if facts.get("saved") is None else int(facts["saved"]),
            item=None if facts["item"] is None else int(facts["item"]),
            typing=bool(facts["typing"]),
            alone=bool(facts.get("alone")),
            working=bool(facts["working"]),
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return Left()
    return left


def text_of(left: Left) -> str:
    """For the settings."""
    return json.dumps(asdict(left), separators=(",", ":"), sort_keys=True)


class Resume(QObject):
    """Keeps the place while the window is open, and goes back to it after a crash."""

    def __init__(self, station: Workstation) -> None:
        super().__init__(station)
        self._station = station
        self._later = Later(self._keep, self)
        self._before = read(station.work.desk.config.get(config.LAST_PLACE))

    def begin(self) -> bool:
        """Go to where the window crashed, or to the single item it was closed on; False when there is neither."""
        left = self._before
        self.note()
        if not (left.working or left.alone) or (left.item is None and left.place() == Place()):
            return False
        station = self._station
        narrow = left.channel is not None or left.saved is not None
        if narrow and station.rail.row(left.place()) is None:
            return False  # the channel is not watched any more, the view is gone
        station.go(left.place())
        name = self._open(left)
        if left.alone and name:
            station.focus.enter()
        if not left.working:
            return True
        if left.typing and name:
            station.case.composer.focus_text()
        said = _t("Window", "The window ended by itself. Here is where you were.")
        if name and station.case.composer.text().strip():
            said = _t("Window", "The window ended by itself. Your draft to {name} is here.").format(name=name)
        station.decisions.say(said, "retry")
        return True

    @Slot()
    def note(self) -> None:
        """The place may have changed."""
        self._later.start(KEEP_MS)

    def end(self) -> None:
        """The window is closed by its person."""
        self._later.stop()
        self._write(working=False)

    def _open(self, left: Left) -> str:
        """Open the item again; the name of its author, empty when it is gone."""
        station = self._station
        if left.item is None or left.page != "inbox":
            return ""
        try:
            item = station.work.item(left.item)
        except UserError:
            return ""
        station.open_item(item.id)
        return visible(item.author_name)

    def _keep(self) -> None:
        self._write(working=True)

    def _write(self, *, working: bool) -> None:
        station = self._station
        item, place = station.case.item(), station.rail.place()
        left = Left(
            view=place.view.value,
            channel=place.channel_id,
            page=place.page if place.page in PAGES else "inbox",
            saved=place.saved_id,
            item=None if item is None else item.id,
            typing=station.case.composer.field.hasFocus(),
            alone=station.window.alone(),
            working=working,
        )
        station.work.choose(config.LAST_PLACE, text_of(left))
