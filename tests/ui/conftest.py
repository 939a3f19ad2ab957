"""What the tests of the window share: the bundled fonts, a fixed look, and a clock that stands still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.golden import compare
from tests.support.window import Look, StillClock
from ui import i18n, theme
from ui.theme import DensityName, ThemeName

HERE = Path(__file__).resolve().parent


@pytest.fixture(scope="session")
def _fonts(qapp: QApplication) -> None:
    theme.register_fonts()
    qapp.setCursorFlashTime(0)


@pytest.fixture
def look(qapp: QApplication, _fonts: None) -> Iterator[Look]:
    """Sets theme, density and language; English, light and comfortable unless told otherwise."""

    def set_look(name: str = "light", density: str = "comfortable", language: i18n.Language = "en") -> None:
        i18n.use(qapp, language)
        theme.apply(qapp, theme.load(ThemeName(name), DensityName(density)))

    set_look()
    yield set_look
    set_look()


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def assert_golden(request: pytest.FixtureRequest) -> Callable[[QWidget, str], None]:
    """Compares a widget with its picture in `golden/`; `--update-golden` rewrites the picture."""

    def check(widget: QWidget, name: str) -> None:
        complaint = compare(widget, name, HERE, update=bool(request.config.getoption("--update-golden")))
        if complaint:
            pytest.fail(complaint, pytrace=False)

    return check
