"""Numbers, durations and times as each language writes them."""

from __future__ import annotations

from datetime import UTC

import pytest

from moderator_app.clock import DAY_US, HOUR_US, MINUTE_US, SECOND_US
from tests.support.window import Look
from ui import format as fmt

NB = "\N{NO-BREAK SPACE}"
NOON = 1_757_851_200 * SECOND_US  # 2025-09-14 12:00 UTC


@pytest.mark.parametrize(("language", "expected"), [("ru", f"1{NB}874"), ("en", "1,874")])
def test_thousands(look: Look, language: str, expected: str) -> None:
    look(language=language)
    assert fmt.number(1874) == expected


def test_a_minus_is_a_real_minus(look: Look) -> None:
    assert fmt.number(-5) == "\N{MINUS SIGN}5"
    assert fmt.decimal(-0.5) == "\N{MINUS SIGN}0.5"


def test_decimals_follow_the_language(look: Look) -> None:
    look(language="ru")
    assert fmt.decimal(4.6) == "4,6"
    assert fmt.percent(0.54) == f"54{NB}%"


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (DAY_US + 2 * HOUR_US, f"1{NB}d{NB}2{NB}h"),
        (HOUR_US + 12 * MINUTE_US, f"1{NB}h{NB}12{NB}m"),
        (52 * MINUTE_US, f"52{NB}m"),
        (600 * SECOND_US, f"10{NB}m"),
        (600 * SECOND_US - 1, f"10{NB}m"),
        (599 * SECOND_US, "9:59"),
        (521 * SECOND_US, "8:41"),
        (1, "0:01"),
        (0, "0:00"),
        (-1, f"\N{MINUS SIGN}0{NB}m"),
        (-18 * MINUTE_US, f"\N{MINUS SIGN}18{NB}m"),
    ],
)
def test_countdown(look: Look, left: int, expected: str) -> None:
    """Seconds only under ten minutes; late time has a minus; zero is the due moment itself."""
    assert fmt.countdown(left) == expected


def test_days_are_named_from_today(look: Look) -> None:
    look(language="ru")
    assert fmt.when(NOON - HOUR_US, NOON, UTC) == "11:00"
    assert fmt.when(NOON - DAY_US, NOON, UTC) == "вчера, 12:00"
    assert fmt.when(NOON - 2 * DAY_US, NOON, UTC) == f"12{NB}сентября, 12:00"
    assert fmt.when(NOON - 365 * DAY_US, NOON, UTC) == f"14{NB}сентября{NB}2024, 12:00"


def test_ago_is_one_unit(look: Look) -> None:
    assert fmt.ago(NOON, NOON) == "just now"
    assert fmt.ago(NOON - 3 * MINUTE_US, NOON) == "3 minutes ago"
    assert fmt.ago(NOON - HOUR_US, NOON) == "1 hour ago"
    assert fmt.ago(NOON - 2 * DAY_US, NOON) == "2 days ago"
    assert fmt.ago(NOON + HOUR_US, NOON) == "just now"
