"""How wide the panes are: the table of visual design §2 as numbers, and what a person made of it, per width class."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

INBOX_RANGE: Final = (340, 560)
SIDEBAR_RANGE: Final = (300, 440)
THREAD_LEAST: Final = 440
LARGEST: Final = 16_384
"""No screen is wider or higher; Qt itself ends at 16 777 215."""
DRAWER_BELOW: Final = 1136
ONE_PANE_BELOW: Final = 840


class WidthClass(StrEnum):
    """Windows of one class share the sizes a person chose."""

    NARROW = "narrow"
    MEDIUM = "medium"
    WIDE = "wide"


@dataclass(frozen=True, slots=True)
class Widths:
    """Of the panes in logical pixels; the thread takes what is left."""

    rail: int
    inbox: int
    sidebar: int


_DEFAULT: Final = {
    WidthClass.NARROW: Widths(56, 348, 304),
    WidthClass.MEDIUM: Widths(208, 400, 320),
    WidthClass.WIDE: Widths(224, 480, 380),
}


def width_class(width: int) -> WidthClass:
    """Which class a window of this width belongs to."""
    if width < 1360:
        return WidthClass.NARROW
    return WidthClass.MEDIUM if width < 1680 else WidthClass.WIDE


def fitted(width: int, inbox: int, sidebar: int) -> Widths:
    """The widths for a window: chosen ones within their range, the thread never below its least."""
    rail = _DEFAULT[width_class(width)].rail
    inbox = min(max(inbox, INBOX_RANGE[0]), INBOX_RANGE[1])
    sidebar = min(max(sidebar, SIDEBAR_RANGE[0]), SIDEBAR_RANGE[1])
    docked = sidebar if width >= DRAWER_BELOW else 0
    short = THREAD_LEAST - (width - rail - inbox - docked)
    if short > 0:
        given = min(short, inbox - INBOX_RANGE[0])
        inbox -= given
        if docked:
            sidebar -= min(short - given, sidebar - SIDEBAR_RANGE[0])
    return Widths(rail, inbox, sidebar)


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is kept in the settings: the window's size and the widths of each class."""

    size: tuple[int, int] = (1440, 900)
    maximized: bool = False
    widths: tuple[tuple[WidthClass, int, int], ...] = ()

    def of(self, width: int) -> Widths:
        """The widths for a window so wide."""
        wanted = width_class(width)
        chosen = next(((inbox, sidebar) for each, inbox, sidebar in self.widths if each is wanted), None)
        default = _DEFAULT[wanted]
        inbox, sidebar = chosen or (default.inbox, default.sidebar)
        return fitted(width, inbox, sidebar)

    def with_widths(self, width: int, inbox: int, sidebar: int) -> Remembered:
        """The same after a splitter was moved."""
        wanted = width_class(width)
        others = tuple(each for each in self.widths if each[0] is not wanted)
        return Remembered(self.size, self.maximized, (*others, (wanted, inbox, sidebar)))

    def text(self) -> str:
        """For the settings."""
        facts: dict[str, Any] = {
            "size": list(self.size),
            "maximized": self.maximized,
            "widths": {each: [inbox, sidebar] for each, inbox, sidebar in self.widths},
        }
        return json.dumps(facts, separators=(",", ":"), sort_keys=True)


def remembered(text: str) -> Remembered:
    """What the settings say; whatever cannot be read is as at the first start."""
    try:
        facts = json.loads(text)
        width, height = (int(each) for each in facts["size"])
        widths = tuple(
            (WidthClass(name), int(inbox), int(sidebar)) for name, (inbox, sidebar) in facts["widths"].items()
        )
        size = (min(max(480, width), LARGEST), min(max(360, height), LARGEST))
        return Remembered(size, bool(facts["maximized"]), widths)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return Remembered()
