"""What the engine says of the chain of the log: a banner over the whole window when it is broken."""

from __future__ import annotations

from collections.abc import Callable

from moderator_app.services import anchors
from moderator_app.services.anchors import CHANGE, Standing
from moderator_app.services.desk import Desk
from ui import format as fmt
from ui.bridge import News
from ui.i18n import _t
from ui.widgets.banner import BannerAction, StripBanner


class ChainAlarm:
    """Watches the standing of the proof.

    Args:
        desk: whose log it is.
        banner: shown while the chain is broken.
        open_entry: leads to an entry in the log.
    """

    def __init__(self, desk: Callable[[], Desk], banner: StripBanner, open_entry: Callable[[int], None]) -> None:
        self._desk, self._banner, self._open = desk, banner, open_entry
        self._followers: list[Callable[[Standing], None]] = []
        self._dismissed = 0

    def follow(self, told: Callable[[Standing], None]) -> None:
        """Call with the standing, now and whenever it changes."""
        self._followers.append(told)
        told(anchors.standing(self._desk()))

    def news(self, news: News) -> None:
        """Others wrote something."""
        if news.trimmed or CHANGE in news.refs:
            self.look()

    def look(self) -> None:
        """Read the standing."""
        found = anchors.standing(self._desk())
        for each in self._followers:
            each(found)
        bad = found.first_bad
        if not bad or bad == self._dismissed:
            self._banner.hide()
            return
        number = fmt.number(bad)
        self._banner.show_text(
            _t("Log", "The log is broken"),
            _t("Log", "Entry {number} was altered, or one before it is missing.").format(number=number),
            (
                BannerAction(_t("Log", "Show the entry"), lambda: self._open(bad)),
                BannerAction(_t("Log", "Hide"), lambda: self._dismiss(bad)),
            ),
        )
        self._banner.show()

    def _dismiss(self, entry_id: int) -> None:
        """Not again in this session; the foot of the log goes on saying it."""
        self._dismissed = entry_id
        self._banner.hide()
