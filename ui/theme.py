"""Design tokens as types, and the one place that hands them to Qt.

The values live in `resources/themes/tokens.json`; nothing else in `ui` names a colour, a size or a font. Like
`QApplication.palette()`, the theme is the application's: `apply` installs it, `active` reads it, and widgets hear of a
change through Qt's own `changeEvent`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from moderator_app.paths import resource
from ui.stylesheet import sheet


class ThemeName(StrEnum):
    """The palettes there are; `SYSTEM` follows the desktop and is resolved before anything is painted."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"
    HIGH_CONTRAST_LIGHT = "high_contrast_light"


class DensityName(StrEnum):
    """How tightly rows stand."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"


@dataclass(frozen=True, slots=True)
class ChipColors:
    """A chip's colours; None paints nothing."""

    fg: QColor
    bg: QColor | None = None
    border: QColor | None = None
    ring: QColor | None = None


@dataclass(frozen=True, slots=True)
class Colors:
    """One palette; the names are those of the tokens."""

    surface: QColor
    surface_subtle: QColor
    surface_sunken: QColor
    surface_raised: QColor
    surface_hover: QColor
    surface_pressed: QColor
    surface_inverse: QColor
    text: QColor
    text_muted: QColor
    text_disabled: QColor
    text_inverse: QColor
    text_inverse_muted: QColor
    border: QColor
    border_strong: QColor
    border_control: QColor
    accent: QColor
    accent_hover: QColor
    accent_pressed: QColor
    accent_text: QColor
    accent_soft: QColor
    accent_soft_border: QColor
    on_accent: QColor
    accent_inverse: QColor
    selection: QColor
    selection_inactive: QColor
    selection_text: QColor
    text_selection: QColor
    focus_ring: QColor
    danger: QColor
    danger_hover: QColor
    danger_text: QColor
    danger_soft: QColor
    danger_soft_border: QColor
    on_danger: QColor
    warning: QColor
    warning_text: QColor
    warning_soft: QColor
    warning_soft_border: QColor
    success: QColor
    success_text: QColor
    success_soft: QColor
    success_soft_border: QColor
    info: QColor
    info_text: QColor
    info_soft: QColor
    info_soft_border: QColor
    match: QColor
    diff_add: QColor
    diff_del: QColor
    scrim: QColor
    ours: QColor
    mark_bg: QColor
    mark_fg: QColor
    avatar_1: QColor
    avatar_2: QColor
    avatar_3: QColor
    avatar_4: QColor
    avatar_text: QColor
    ring_track: QColor
    level_overdue: QColor
    level_burning: QColor
    level_warning: QColor
    chart_1: QColor
    chart_2: QColor
    chart_3: QColor
    chart_grid: QColor
    sla: dict[str, ChipColors]
    kind: dict[str, ChipColors]

    def avatar(self, author_id: int) -> QColor:
        """The quiet ground of an author's initials, always the same for one author."""
        return (self.avatar_1, self.avatar_2, self.avatar_3, self.avatar_4)[author_id % 4]

    def ink(self, name: str) -> QColor:
        """A colour by its name; `kind.critic` and the like: what the chip of that kind is written in."""
        _, dot, kind = name.partition("kind.")
        found: QColor = self.kind[kind].fg if dot else getattr(self, name)
        return found


@dataclass(frozen=True, slots=True)
class Density:
    """Heights that depend on density, in logical pixels."""

    inbox_row: int
    rail_row: int
    table_row: int
    menu_row: int
    header: int
    thread_header: int
    filter_strip: int
    message_gap: int
    composer_min: int
    control: int


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """A text style: pixel size, line box and weight."""

    size: int
    line: int
    weight: int


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything that decides how the window looks."""

    name: ThemeName
    density_name: DensityName
    colors: Colors
    density: Density
    radius: dict[str, int]
    motion: dict[str, int]

    @property
    def bordered(self) -> bool:
        """High contrast draws a border around every card, chip and tag."""
        return self.name in {ThemeName.HIGH_CONTRAST, ThemeName.HIGH_CONTRAST_LIGHT}

    @property
    def compact(self) -> bool:
        return self.density_name is DensityName.COMPACT

    @property
    def key(self) -> str:
        """Tells painted caches of different looks apart."""
        return f"{self.name}/{self.density_name}"


FONT_FILES: Final = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "JetBrainsMono-Regular.ttf")
EMOJI_FILE: Final = "NotoColorEmoji.ttf"


@cache
def tokens() -> dict[str, Any]:
    """The token file as it is.

    Raises:
        FileNotFoundError: when the program was installed without its resources.
    """
    parsed: dict[str, Any] = json.loads(resource("themes/tokens.json").read_text(encoding="utf-8"))
    return parsed


def _color(text: str) -> QColor:
    """`#RRGGBB` or `#RRGGBBAA`; Qt itself reads eight digits as AARRGGBB."""
    color = QColor(text[:7])
    if len(text) == 9:
        color.setAlpha(int(text[7:], 16))
    return color


def _chips(family: dict[str, dict[str, str | None]]) -> dict[str, ChipColors]:
    return {
        name: ChipColors(**{part: _color(value) for part, value in parts.items() if value is not None})
        for name, parts in family.items()
    }


@cache
def load(name: ThemeName, density: DensityName = DensityName.COMFORTABLE) -> Theme:
    """One look, read from the tokens once."""
    source = tokens()
    raw = source["color"][name]
    plain = {f.name: _color(raw[f.name]) for f in fields(Colors) if f.name not in {"sla", "kind"}}
    return Theme(
        name=name,
        density_name=density,
        colors=Colors(**plain, sla=_chips(raw["sla"]), kind=_chips(raw["kind"])),
        density=Density(**source["density"][density], control=source["size"]["control"][density]),
        radius=dict(source["radius"]),
        motion={key: value for key, value in source["motion"].items() if isinstance(value, int)},
    )


@cache
def type_style(style: str) -> TypeStyle:
    """A text style of the tokens by name (`body`, `small`, `title`, …)."""
    return TypeStyle(**tokens()["type"][style])


@cache
def font(style: str = "body", *, tabular: bool = False, weight: int | None = None) -> QFont:
    """The bundled font in a style; `tabular` keeps figures the same width so that a countdown stands still."""
    found = type_style(style)
    made = QFont(tokens()["font"]["mono" if style == "mono" else "family"])
    made.setPixelSize(found.size)
    made.setWeight(QFont.Weight(weight or found.weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def register_fonts() -> None:
    """Make the bundled fonts known; without the emoji font each system would draw its own.

    Its bitmaps are drawn by FreeType only, so Windows and macOS keep their system emoji (traps, "Fonts and licences").
    """
    for file in FONT_FILES:
        QFontDatabase.addApplicationFont(str(resource(f"fonts/{file}")))
    if QApplication.platformName() not in {"windows", "cocoa"}:
        QFontDatabase.addApplicationFont(str(resource(f"fonts/{EMOJI_FILE}")))
        QFontDatabase.setApplicationEmojiFontFamilies([tokens()["font"]["emoji"]])


def palette(colors: Colors) -> QPalette:
    """Every role of every group, so that no colour of the system shows through."""
    made = QPalette()
    group, role = QPalette.ColorGroup, QPalette.ColorRole
    common = {
        role.Window: colors.surface,
        role.WindowText: colors.text,
        role.Base: colors.surface_raised,
        role.AlternateBase: colors.surface_subtle,
        role.ToolTipBase: colors.surface_inverse,
        role.ToolTipText: colors.text_inverse,
        role.PlaceholderText: colors.text_muted,
        role.Text: colors.text,
        role.Button: colors.surface_raised,
        role.ButtonText: colors.text,
        role.BrightText: colors.on_danger,
        role.Light: colors.surface_raised,
        role.Midlight: colors.surface_hover,
        role.Mid: colors.border,
        role.Dark: colors.border_strong,
        role.Shadow: colors.border_control,
        role.Highlight: colors.text_selection,
        role.HighlightedText: colors.text,
        role.Accent: colors.accent,
        role.Link: colors.accent_text,
        role.LinkVisited: colors.accent_text,
    }
    for each in (group.Active, group.Inactive, group.Disabled):
        for name, color in common.items():
            made.setColor(each, name, color)
    made.setColor(group.Inactive, role.Highlight, colors.selection_inactive)
    for name in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText, role.HighlightedText):
        made.setColor(group.Disabled, name, colors.text_disabled)
    made.setColor(group.Disabled, role.Base, colors.surface_sunken)
    made.setColor(group.Disabled, role.Button, colors.surface_hover)
    made.setColor(group.Disabled, role.Highlight, colors.selection_inactive)
    return made


class _Active:
    """Where the application's look stands, beside Qt's own application-wide palette."""

    theme: Theme | None = None


def active() -> Theme:
    """The look in force; light and comfortable until `apply` was called."""
    return _Active.theme or load(ThemeName.LIGHT)


def apply(app: QApplication, theme: Theme) -> None:
    """Install the look: palette first, the small sheet second; every widget re-polishes, so only on a switch."""
    from ui.widgets.style import WorkstationStyle  # noqa: PLC0415 - the style paints with the tokens of this module

    _Active.theme = theme
    if not isinstance(app.style(), WorkstationStyle):
        app.setStyle(WorkstationStyle())
    dark = theme.name in {ThemeName.DARK, ThemeName.HIGH_CONTRAST}
    app.styleHints().setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
    app.setPalette(palette(theme.colors))
    app.setFont(font("body"))
    app.setStyleSheet(sheet(theme.colors, theme.radius))


def system_theme(app: QApplication) -> ThemeName:
    """The palette nearest to what the desktop asks for."""
    dark = app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return ThemeName.DARK if dark else ThemeName.LIGHT
