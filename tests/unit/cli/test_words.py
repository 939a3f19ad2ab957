"""Words of a command line: the common options anywhere, durations, times, and hostile text made visible."""

from __future__ import annotations

from pathlib import Path

import pytest

from moderator_app.cli.options import Options, take
from moderator_app.cli.safe import one_line, visible
from moderator_app.cli.values import duration_s, moment_us, until_us
from moderator_app.clock import DAY_US, from_iso
from moderator_app.errors import EXIT_USAGE, UserError

VALUED = {"--text", "--limit"}


@pytest.mark.parametrize(
    ("words", "options", "rest"),
    [
        (["--json", "inbox"], Options(json=True), ["inbox"]),
        (["inbox", "--json"], Options(json=True), ["inbox"]),
        (["account", "--as", "Anna K", "list", "--profile=p"], Options(actor="Anna K", profile=Path("p")),
         ["account", "list"]),
        (["reply", "1", "--text", "--json", "--lang", "ru"], Options(language="ru"),
         ["reply", "1", "--text", "--json"]),
        (["reply", "1", "--text", "--as", "--json"], Options(json=True), ["reply", "1", "--text", "--as"]),
        (["reply", "1", "--text=--json"], Options(), ["reply", "1", "--text=--json"]),
        (["x", "--", "--json"], Options(), ["x", "--", "--json"]),
        (["inbox", "--limit"], Options(), ["inbox", "--limit"]),
    ],
)  # fmt: skip
def test_common_options_stand_anywhere(words: list[str], options: Options, rest: list[str]) -> None:
    """Before, between and after; never taken from the value of another option."""
    assert take(words, VALUED) == (options, rest)


@pytest.mark.parametrize("words", [["--profile"], ["inbox", "--as"], ["--lang", "de"], ["--profile="]])
def test_a_value_that_is_missing_or_wrong_is_a_usage_error(words: list[str]) -> None:
    """Exit 2."""
    with pytest.raises(UserError) as caught:
        take(words, VALUED)
    assert caught.value.exit_code == EXIT_USAGE


@pytest.mark.parametrize(
    ("text", "seconds"), [("2h30m", 9000), ("45m", 2700), ("7d", 604_800), ("90", 90), ("1W", 604_800), ("1h 5s", 3605)]
)
def test_durations(text: str, seconds: int) -> None:
    """As people type them."""
    assert duration_s(text) == seconds


@pytest.mark.parametrize("text", ["", "0", "-5m", "2h30", "30m2h", "soon", "1.5h", "99999w", "٣"])
def test_no_durations(text: str) -> None:
    """Zero, upside down, words, digits that only look like some."""
    with pytest.raises(UserError, match="invalid"):
        duration_s(text)


def test_times_and_days() -> None:
    """A day without a time ends with its last moment where it is an end."""
    day = from_iso("2026-03-08T00:00:00Z")
    assert moment_us("2026-03-08") == day
    assert moment_us("2026-03-08", whole_day=True) == day + DAY_US
    assert moment_us("2026-03-08T10:00:00+03:00", whole_day=True) == from_iso("2026-03-08T07:00:00Z")
    for bad in ("", "yesterday", "2026-13-01", "10:00"):
        with pytest.raises(UserError, match="invalid"):
            moment_us(bad)


@pytest.mark.rule(13)
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain текст 👍", "plain текст 👍"),
        ("\x1b[2J\x1b]0;title\x07", "‹U+001B›[2J‹U+001B›]0;title‹U+0007›"),
        ("evil\u202egnp.exe", "evil‹U+202E›gnp.exe"),
        ("a\u200bb\u2066c\ufeff", "a‹U+200B›b‹U+2066›c‹U+FEFF›"),
        ("\x9b31m", "‹U+009B›31m"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("a\u200db", "a‹U+200D›b"),
        ("half \ud83d", "half ‹U+D83D›"),
        ("two\nlines\r\n", "two lines  "),
    ],
)
def test_nothing_steers_the_terminal(text: str, shown: str) -> None:
    """Escape sequences, direction, zero width, halves of pairs; a joined family stays together."""
    assert visible(text) == shown


def test_line_breaks_stay_where_asked_and_excerpts_are_short() -> None:
    """A message keeps its lines; a cell has one."""
    assert visible("a\n\tb\x1b", lines=True) == "a\n\tb‹U+001B›"
    assert one_line("  a \n b  ", 10) == "a b"
    assert one_line("x" * 30, 10) == "x" * 9 + "…"


def test_an_end_is_a_time_or_natural_words() -> None:
    """`--until` takes what it always took, and words in both languages; else it says what to write."""
    now = from_iso("2026-03-04T10:30:00Z")
    assert until_us("2026-03-08T18:30:00Z", now) == from_iso("2026-03-08T18:30:00Z")
    assert until_us("in 3h", now) == until_us("через 3 часа", now) == now + 3 * 3_600_000_000
    with pytest.raises(UserError, match="invalid") as caught:
        until_us("sometime", now)
    assert caught.value.exit_code == EXIT_USAGE
    assert "завтра 9:00" in caught.value.text("ru")
