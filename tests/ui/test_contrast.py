"""Contrast of every text and ground that meet, computed over the tokens (WCAG 2)."""

from __future__ import annotations

from dataclasses import fields

import pytest
from PySide6.QtGui import QColor

from ui.theme import Colors, ThemeName, load

SURFACES = ["surface", "surface_subtle", "surface_sunken", "surface_raised", "surface_hover", "surface_pressed"]
SOFT = ["danger_soft", "warning_soft", "success_soft", "info_soft", "accent_soft"]
ROW_GROUNDS = ["surface", "surface_hover", "selection", "selection_inactive", "surface_raised"]
PAIRS: list[tuple[list[str], list[str], float]] = [
    (["text"], [*SURFACES, "selection", "selection_inactive", "ours", "text_selection"], 4.5),
    (["text_muted"], [*SURFACES, "selection", "selection_inactive", "ours"], 4.5),
    (["accent_text"], [*SURFACES[:5], "selection", "accent_soft", "ours"], 4.5),
    (["on_accent"], ["accent", "accent_hover", "accent_pressed"], 4.5),
    (["on_danger"], ["danger", "danger_hover"], 4.5),
    (
        ["danger_text"],
        ["surface", "surface_subtle", "surface_raised", "surface_hover", "selection", "danger_soft"],
        4.5,
    ),
    (["warning_text"], [*SURFACES[:4], "selection", "warning_soft"], 4.5),
    (["success_text"], [*SURFACES[:4], "selection", "success_soft"], 4.5),
    (["info_text"], ["surface", "surface_subtle", "surface_raised", "selection", "info_soft"], 4.5),
    (["text", "text_muted"], SOFT, 4.5),
    (["text"], ["match", "diff_add", "diff_del"], 4.5),
    (["text_inverse", "text_inverse_muted", "accent_inverse"], ["surface_inverse"], 4.5),
    (["mark_fg"], ["mark_bg"], 4.5),
    (["avatar_text"], ["avatar_1", "avatar_2", "avatar_3", "avatar_4"], 4.5),
    (["border_control"], ["surface", "surface_subtle", "surface_raised"], 3.0),
    (["focus_ring"], [*SURFACES[:4], "selection"], 3.0),
    (["level_overdue", "level_burning", "level_warning"], ["surface", "surface_sunken", "selection"], 3.0),
    (["chart_1"], ["surface", "surface_raised"], 3.0),
]


def luminance(color: QColor) -> float:
    parts = [part / 255 for part in (color.red(), color.green(), color.blue())]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_ratio_is_that_of_wcag() -> None:
    """Black on white is 21:1, a colour on itself 1:1."""
    assert ratio(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21.0)
    assert ratio(QColor("#777777"), QColor("#777777")) == 1.0


@pytest.mark.parametrize("name", list(ThemeName))
def test_text_can_be_read_on_every_ground(name: ThemeName) -> None:
    """Text 4.5:1, outlines and large signs 3:1, on every ground they meet, in each theme."""
    colors = load(name).colors
    low = [
        f"{text} on {ground}: {found:.2f} < {limit}"
        for texts, grounds, limit in PAIRS
        for text in texts
        for ground in grounds
        if (found := ratio(getattr(colors, text), getattr(colors, ground))) < limit
    ]
    assert low == []


@pytest.mark.parametrize("name", list(ThemeName))
def test_chips_can_be_read_where_they_stand(name: ThemeName) -> None:
    """A chip with a ground on it, a chip without one on a list row in every state."""
    colors = load(name).colors
    low = []
    for family in (colors.sla, colors.kind):
        for level, chip in family.items():
            grounds = [chip.bg] if chip.bg is not None else [getattr(colors, ground) for ground in ROW_GROUNDS]
            low += [f"{level}: {ratio(chip.fg, ground):.2f}" for ground in grounds if ratio(chip.fg, ground) < 4.5]
    assert low == []


def test_every_token_is_used_by_the_types() -> None:
    """A colour added to the tokens is a field of `Colors`, in each theme."""
    from ui.theme import tokens

    names = {field.name for field in fields(Colors)}
    for name in ThemeName:
        assert names == set(tokens()["color"][name])
