"""The small style sheet: borders, radii, scroll bars. Colours come from the palette, states from painting.

It stays small on purpose: a sheet re-polishes every widget on change and silently replaces native parts of children.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

if TYPE_CHECKING:
    from ui.theme import Colors

_TEMPLATE = """
LineField {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {border_strong}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {border_control}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QToolTip {{ background: {surface_inverse}; color: {text_inverse}; border: 1px solid {surface_inverse};
    padding: 4px 8px; }}
QMenu {{ background: {surface_raised}; border: 1px solid {border_strong}; border-radius: {popover}px; padding: 4px; }}
QMenu::item {{ padding: 6px 12px 6px 8px; border-radius: {control}px; color: {text}; }}
QMenu::item:selected {{ background: {surface_hover}; }}
QMenu::item:disabled {{ color: {text_disabled}; }}
QMenu::separator {{ height: 1px; background: {border}; margin: 4px 0; }}
"""


def sheet(colors: Colors, radius: dict[str, int]) -> str:
    """The application's style sheet for one palette."""
    names = {
        "border_strong", "border_control", "surface_inverse", "text_inverse", "surface_raised", "text", "surface_hover",
        "text_disabled", "border",
    }  # fmt: skip
    values: dict[str, str | int] = {name: css(getattr(colors, name)) for name in names}
    return _TEMPLATE.format(**values, popover=radius["popover"], control=radius["control"])


def css(color: QColor) -> str:
    """A colour as a style sheet writes it."""
    return (
        color.name()
        if color.alpha() == 255
        else f"rgba({color.red()}, {color.green()}, {color.blue()}, {color.alpha()})"
    )
