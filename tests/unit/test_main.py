"""Which words open the window, and that the rest is left to the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from moderator_app.__main__ import WindowOptions, window_options


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ([], WindowOptions()),
        (["gui"], WindowOptions()),
        (["--profile", "p", "gui", "--lang=ru"], WindowOptions(Path("p"), None, "ru")),
        (["gui", "--as", "Anna Klimova", "--profile=p"], WindowOptions(Path("p"), "Anna Klimova", None)),
        (["--profile", "gui"], WindowOptions(Path("gui"))),
    ],
)
def test_no_word_or_gui_opens_the_window(words: list[str], options: WindowOptions) -> None:
    """The common options stand before or after, with a blank or an equals sign."""
    assert options == window_options(words)


@pytest.mark.parametrize(
    "words",
    [
        ["inbox"],
        ["--json"],
        ["--help"],
        ["gui", "--help"],
        ["gui", "gui"],
        ["--profile"],
        ["--profile="],
        ["--lang", "ru", "x"],
    ],
)
def test_everything_else_is_the_command_lines(words: list[str]) -> None:
    """Mistakes too: it alone explains them, with the right exit code."""
    assert window_options(words) is None
