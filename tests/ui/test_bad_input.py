"""What a window must bear: absurd sizes, missing fonts, no tray, endless and hostile names, every scale."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from moderator_app import config
from tests.support.station import Opened, profile_in, said, seated
from tests.support.window import Look, StillClock
from ui import theme
from ui.layout import WidthClass, remembered, width_class
from ui.safe_text import visible
from ui.widgets.buttons import Button
from ui.widgets.labels import Label

Open = Callable[..., Opened]
SIZES = [(640, 480), (839, 600), (1000, 700), (1280, 720), (1366, 768), (1920, 1080), (3840, 2160)]
NAMES = {
    "endless": "Конст" * 1_000,
    "right to left": "\u202eمحمد عبد الله\u202c",
    "hebrew": "שלום עולם",
    "zero width": "a\u200b\u200d\u2060b" * 50,
    "combining": "Z" + "\u0351" * 300,
    "line ends": "one\ntwo\r\nthree\tfour",
    "emoji": "👩‍👩‍👧‍👦" * 200,
    "blank": " ",
    "control": "\x00\x07\x1b[31mred",
    "markup": "<img src=x onerror=alert(1)><b>bold</b>",
}


@pytest.fixture
def opened(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> Iterator[Open]:
    """Opens a workstation on comments of these people; closes it."""
    made: list[Opened] = []

    def open_one(*names: str, size: tuple[int, int] = (1440, 900), **settings: str) -> Opened:
        messages = (
            said(place, name, f"{name[:3_000]} — hello", thread=f"t{place}")
            for place, name in enumerate(names or ("Olga", "Peter"), 1)
        )
        desk = seated(profile_in(tmp_path, *messages), clock)
        for key, value in settings.items():
            desk = desk.with_config(desk.config.with_value(getattr(config, key), value))
        made.append(Opened(qtbot, desk, size))
        return made[-1]

    yield open_one
    for each in made:
        each.close()


def cut(top: QWidget) -> list[str]:
    """Labels and buttons that show less than their words and do not say so with an ellipsis."""
    found = []
    for widget in top.findChildren(QWidget):
        if not widget.isVisible() or not widget.visibleRegion().boundingRect().isValid():
            continue
        if isinstance(widget, Label | Button) and widget.text() and not getattr(widget, "wordWrap", bool)():
            need, have = widget.sizeHint().width(), widget.width()
            if need > have:
                found.append(f"{type(widget).__name__} “{widget.text()[:40]}” needs {need}, has {have}")
    return found


def outside(top: QWidget) -> list[str]:
    """Panes that stand over the edge of their window."""
    whole = top.rect()
    return [
        f"{type(child).__name__} {child.geometry()}"
        for child in top.findChildren(QWidget)
        if child.isVisible()
        and child.parentWidget() is not None
        and type(child).__name__.endswith("Pane")
        and not whole.contains(child.rect().translated(child.mapTo(top, child.rect().topLeft())))
    ]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_nothing_is_cut_in_any_size(opened: Open, language: str) -> None:
    """From the least window to 4K every label is whole or ends in an ellipsis, and no pane leaves the window."""
    shown = opened(LANGUAGE=language)
    shown.station.choose(config.LANGUAGE, language)
    shown.station.open_item(shown.inbox_ids[0])
    for size in SIZES:
        shown.window.resize(*size)
        QApplication.sendPostedEvents()
        shown.quiet()
        assert (size, outside(shown.window), cut(shown.window)) == (size, [], [])


@pytest.mark.parametrize("language", ["ru", "en"])
def test_nothing_is_cut_in_dialogs(opened: Open, language: str) -> None:
    """Settings, keys, help and about at 1280×720, the least screen that is promised."""
    shown = opened(size=(1280, 720))
    station = shown.station
    station.choose(config.LANGUAGE, language)
    for open_dialog in (
        station.open_preferences,
        station.preferences.open_keys,
        station.open_keys,
        station.help.open_here,
        station.open_about,
        station.help.open_first_run,
        station.ask_who,
    ):
        open_dialog()
        shown.quiet()
        assert cut(shown.window) == []
        for dialog in shown.window.findChildren(QWidget):
            if hasattr(dialog, "discard") and dialog.isVisible():
                dialog.discard()
        shown.until(lambda: not shown.window.covered())


@pytest.mark.parametrize(
    "text",
    [
        '{"size":[1,1],"maximized":false,"widths":{}}',
        '{"size":[-5,-5],"maximized":false,"widths":{}}',
        '{"size":[99999999,99999999],"maximized":false,"widths":{}}',
        '{"size":[1e400,2],"maximized":false,"widths":{}}',
        '{"size":[1440,900],"maximized":false,"widths":{"medium":[-100,99999]}}',
        '{"size":"x"}',
        "[" * 10_000,
    ],
)
def test_absurd_sizes_in_the_settings(text: str) -> None:
    """Whatever was kept: the window is usable and on the screen."""
    kept = remembered(text)
    assert 480 <= kept.size[0] <= 16_384
    assert 360 <= kept.size[1] <= 16_384
    widths = kept.of(1440)
    assert 340 <= widths.inbox <= 560
    assert 300 <= widths.sidebar <= 440
    assert width_class(1440) is WidthClass.MEDIUM


def test_absurd_windows(opened: Open) -> None:
    """As small as a thumb, as long as a wall: painted, in focus mode and under a dialog too."""
    shown = opened()
    shown.station.open_item(shown.inbox_ids[0])
    for size in ((1, 1), (640, 480), (5_000, 480), (640, 4_000)):
        shown.window.resize(*size)
        shown.station.actions.trigger("focus")
        assert not shown.window.grab().isNull()
        shown.station.actions.trigger("focus")
        assert not shown.window.grab().isNull()
    shown.station.open_preferences()
    shown.window.resize(1, 1)
    assert not shown.window.grab().isNull()


def test_any_name_is_shown_without_breaking_the_window(opened: Open) -> None:
    """List, thread, composer and author card with these names: painted, inside their panes, and their tricks shown."""
    shown = opened(*NAMES.values())
    for item_id in shown.inbox_ids:
        shown.station.pages.sidebar.show_tab("author")
        shown.station.open_item(item_id)
        shown.quiet()
        assert not shown.window.grab().isNull()
        assert outside(shown.window) == []
    titles = [each.text() for each in shown.window.findChildren(QLabel)]
    assert not any("\u202e" in title or "\x00" in title for title in titles)
    assert "\u202e" not in visible(NAMES["right to left"])


def test_right_to_left_text_in_the_composer(opened: Open) -> None:
    """Arabic is written and kept as it is."""
    shown = opened()
    shown.station.open_item(shown.inbox_ids[0])
    shown.station.case.composer.insert("مرحبا، المقهى مفتوح يوم الأحد")
    assert shown.station.case.composer.text() == "مرحبا، المقهى مفتوح يوم الأحد"
    assert not shown.window.grab().isNull()


def test_without_our_fonts(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fonts that could not be registered: the system's serve, nothing raises."""
    monkeypatch.setattr(QFontDatabase, "addApplicationFont", lambda _path: -1)
    monkeypatch.setattr(theme, "font", lambda *_a, **_k: QFont("No such family"))
    theme.register_fonts()
    shown = opened()
    shown.station.open_item(shown.inbox_ids[0])
    assert not shown.window.grab().isNull()


def test_without_a_tray(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """No tray, no icon, no warning: what burns is said in the window alone."""
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: False))
    shown = opened()
    assert not shown.station.tray.shown()
    shown.station.tray.tell("late")
    shown.station.tray.write()
    shown.station.tray.open_urgent()
    assert len(shown.inbox_ids) == 2


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_painting_at_every_scale(opened: Open, scale: float) -> None:
    """The window painted for a screen of this scale has that many pixels, and its list is not blank."""
    shown = opened()
    picture = QPixmap(round(1440 * scale), round(900 * scale))
    picture.setDevicePixelRatio(scale)
    shown.window.render(picture)
    image = picture.toImage()
    assert (image.width(), image.height()) == (round(1440 * scale), round(900 * scale))
    row = {
        image.pixel(round(x * scale), y)
        for x in range(230, 560, 3)
        for y in range(round(90 * scale), round(150 * scale))
    }
    assert len(row) > 10


@pytest.mark.process
@pytest.mark.parametrize("percent", [125, 150, 200])
def test_the_size_of_everything_is_that_of_the_settings(tmp_path: Path, percent: int) -> None:
    """A program started with a size in its settings has pixels of that size, and hands it to no other program."""
    settings = tmp_path / "settings.json"
    settings.write_text(json.dumps({"text_percent": percent}), encoding="utf-8")
    code = (
        "import os, sys; from pathlib import Path; from moderator_app import config; from ui import look\n"
        "from PySide6.QtWidgets import QApplication\n"
        "with look.sized(config.load(Path(sys.argv[1]))): app = QApplication([])\n"
        "print(app.devicePixelRatio(), os.environ.get('QT_SCALE_FACTOR'))"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("QT_SCALE_FACTOR", None)
    made = subprocess.run(
        [sys.executable, "-c", code, str(settings)], capture_output=True, text=True, check=True, env=environment
    )
    assert made.stdout.split() == [str(percent / 100), "None"]


def test_no_opengl_is_ever_asked_for(qapp: QApplication) -> None:
    """Everything is painted by the CPU: a machine without OpenGL misses nothing."""
    assert not any(name.startswith(("PySide6.QtOpenGL", "PySide6.QtQuick")) for name in sys.modules)
