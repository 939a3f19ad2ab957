"""The pictures of `docs/screenshots`: the real window on a seeded store, with a clock that stands still.

`make gallery` renews them all; `make gallery ARGS="main-light-ru"` one.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "Europe/Moscow"
time.tzset()

from PySide6.QtCore import QBuffer, QCoreApplication, QEvent  # noqa: E402 - the platform is chosen above
from PySide6.QtGui import QColor, QImage  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from moderator_app import config  # noqa: E402
from moderator_app.domain.report.weekly import Mail, Security  # noqa: E402
from moderator_app.domain.suggest.tone import Kind  # noqa: E402
from moderator_app.services import community, files, report, suggest, weekly  # noqa: E402
from moderator_app.services.desk import Desk  # noqa: E402
from tools.gallery_scene import NAMES, item_of, more, seed  # noqa: E402
from ui import look, theme  # noqa: E402
from ui.engine_child import EngineNews, EngineState  # noqa: E402
from ui.palette.dialog import PaletteDialog  # noqa: E402
from ui.rail.pane import Place  # noqa: E402
from ui.session import Session  # noqa: E402

ROOT: Final = Path(__file__).resolve().parent.parent
TARGET: Final = ROOT / "docs" / "screenshots"
LETTERS: Final = "мар"


class Shot:
    """One opened window of the gallery."""

    def __init__(self, app: QApplication, desk: Desk, size: tuple[int, int]) -> None:
        self.app = app
        self.session = Session(desk, None)
        self.station = self.session.station
        self.session.start()
        self.station.engine_said(EngineNews(EngineState.RUNNING))
        self.window = self.session.window()
        self.window.resize(*size)
        self.settle()

    def settle(self) -> None:
        """Let everything that is under way arrive."""
        deadline = time.monotonic() + 2
        quiet = 0
        while quiet < 3 and time.monotonic() < deadline:
            self.app.processEvents()
            time.sleep(0.07)
            quiet = 0 if self.session.work.bridge.pending() else quiet + 1

    def save(self, name: str) -> None:
        """Grab the window; other pictures of the folder stay."""
        self.settle()
        TARGET.mkdir(parents=True, exist_ok=True)
        self.window.grab().save(str(TARGET / f"{name}.png"))

    def close(self) -> None:
        self.session.end()
        self.app.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture shows."""

    language: str = "ru"
    theme: str = "light"
    density: str = "comfortable"
    size: tuple[int, int] = (1440, 900)
    accounts: bool = True
    week: bool = False
    then: Callable[[Shot], None] | None = None


def _open_marina(shot: Shot) -> None:
    russian = shot.station.work.desk.profile.root.name == NAMES["ru"][1]
    shot.station.open_item(item_of(shot.station.work.desk, "Марина Ковалёва" if russian else "Marina Cole"))
    shot.settle()
    words = (
        "Здравствуйте! Марина, нам очень жаль, что так вышло с рафом. Второй раз за месяц — это уже не случайность, "
        "мы сейчас проверяем всю партию крышек."
        if russian
        else "Hello Marina, we are very sorry about the latte. Twice in a month is no accident, we are checking the "
        "whole batch of lids right now."
    )
    shot.station.case.composer.insert(words)
    shot.station.case.composer.flush()
    shot.station.inbox.view.setFocus()


def _main(shot: Shot) -> None:
    """An answer half written while three more people wrote."""
    _open_marina(shot)
    desk = shot.station.work.desk
    more(desk, "ru" if desk.profile.root.name == NAMES["ru"][1] else "en")
    shot.session.work.bridge.look()
    shot.settle()


def _author(shot: Shot) -> None:
    """Who writes, beside what they wrote."""
    _main(shot)
    shot.station.pages.sidebar.show_tab("author")
    shot.settle()


def _reports(shot: Shot) -> None:
    """Counted here: the child that counts for a window lives in the real time of today."""
    shot.station.go(Place(page="reports"))
    made = shot.station.pages.reports()
    deadline = time.monotonic() + 20
    while made is not None and not made.page.cards() and time.monotonic() < deadline:
        shot.app.processEvents()
        time.sleep(0.05)
    if made is not None:
        desk = shot.station.work.desk
        since, until = report.last_days(desk, 7)
        asked = report.ask(desk, since=since, until=until)
        language = desk.config.get(config.LANGUAGE)
        made.page.show_document(report.document(desk, asked, report.make(desk, asked), language))
    shot.settle()


def _outbox(shot: Shot) -> None:
    """The one that needs a person is opened."""
    shot.station.go(Place(page="outbox"))
    shot.settle()
    desk = shot.station.work.desk
    entry = desk.reader.execute("SELECT entry_id FROM delivery WHERE state = 'unsure'").fetchone()
    shot.station.pages.deliveries.pane.open_entry(int(entry[0]))
    shot.settle()


def _accounts(shot: Shot) -> None:
    shot.station.open_accounts()


def _keys(shot: Shot) -> None:
    _open_marina(shot)
    shot.station.open_keys()


def _palette(shot: Shot) -> None:
    """Letters that find an action, a view, a person and words of a message."""
    _open_marina(shot)
    shot.station.actions.trigger("palette")
    dialog = shot.station.window.findChild(PaletteDialog)
    if isinstance(dialog, PaletteDialog):
        dialog.field.setText(LETTERS)
    shot.settle()
    shot.settle()


def _palette_empty(shot: Shot) -> None:
    _open_marina(shot)
    shot.station.actions.trigger("palette")


def _settings(shot: Shot) -> None:
    _open_marina(shot)
    shot.station.open_preferences()


def _own_keys(shot: Shot) -> None:
    _open_marina(shot)
    shot.station.preferences.open_keys()


def _help(shot: Shot) -> None:
    _open_marina(shot)
    shot.station.help.open_here()


def _first_run(shot: Shot) -> None:
    shot.station.help.open_first_run()


def _focus(shot: Shot) -> None:
    _open_marina(shot)
    shot.station.actions.trigger("focus")


def _sheet(shot: Shot) -> None:
    """The rules that ship, and the act that takes a complaint away."""
    community.install_starter(shot.station.work.desk)
    _open_marina(shot)
    item = shot.station.case.item()
    if item is not None:
        shot.station.work.desk.write(suggest.correct_kind, item.id, Kind.CONSTRUCTIVE)
        shot.station.case.refresh()
    shot.station.case.composer.clear()
    shot.station.actions.trigger("verdict")


def _tour(shot: Shot) -> None:
    shot.station.tour.begin()
    shot.settle()


def _tour_at_the_answer(shot: Shot) -> None:
    _open_marina(shot)
    shot.station.tour.begin()
    shot.station.tour.next()
    shot.station.tour.next()
    shot.settle()


def _log(shot: Shot) -> None:
    shot.station.go(Place(page="log"))
    shot.settle()


def _about(shot: Shot) -> None:
    _open_marina(shot)
    shot.station.open_about()


def _files(shot: Shot) -> None:
    """A reply with a picture beside its words, where the platform takes files."""
    desk = shot.station.work.desk
    russian = desk.profile.root.name == NAMES["ru"][1]
    shot.station.open_item(item_of(desk, "Светлана Юдина" if russian else "Svetlana Y"))
    shot.settle()
    composer = shot.station.case.composer
    composer.insert(
        "Здравствуйте, Светлана! Делаем, без доплаты: вот вся карта."
        if russian
        else "Hello Svetlana! We do, at the same price: here is the whole menu."
    )
    to = composer.recipient()
    if to is not None:
        composer.add_file(to.case, files.keep_bytes(desk, "меню осени.png" if russian else "autumn menu.png", _menu()))
    shot.settle()
    shot.station.inbox.view.setFocus()


def _menu() -> bytes:
    """A card of colours, as a PNG."""
    drawn = QImage(640, 480, QImage.Format.Format_RGB32)
    drawn.fill(QColor("#F3E3CF"))
    for row, color in enumerate(("#7B4B2A", "#B5763F", "#D9A566", "#8A5A2B")):
        for at in range(80, 560 - row * 60):
            for line in range(16):
                drawn.setPixelColor(at, 90 + row * 80 + line, QColor(color))
    kept = QBuffer()
    kept.open(QBuffer.OpenModeFlag.WriteOnly)
    drawn.save(kept, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, which are refused
    return bytes(kept.data().data())


def _weekly(shot: Shot) -> None:
    """Where the last week goes by itself."""
    desk = shot.station.work.desk
    wanted = weekly.new(desk, "Команда" if desk.profile.root.name == NAMES["ru"][1] else "Team", "ru")
    mail = Mail(
        host="smtp.example.com", port=587, security=Security.STARTTLS, sender="desk@example.com",
        recipients=("lead@example.com", "product@example.com"),
    )  # fmt: skip
    weekly.set_up(desk, replace(wanted, mail=mail, formats=("html", "pdf")))
    shot.station.go(Place(page="reports"))
    shot.settle()
    shot.station.actions.trigger("weekly")
    shot.settle()


def _matrix(shot: Shot) -> None:
    shot.station.go(Place(page="matrix"))
    shot.settle()


def _found_nothing(shot: Shot) -> None:
    shot.station.rail.search.setText("веган круассан")
    shot.settle()
    shot.settle()


PICTURES: Final = {
    "main-light-ru": Picture(then=_main),
    "main-dark-en": Picture("en", "dark", "compact", then=_main),
    "main-1280": Picture(size=(1280, 720), then=_main),
    "main-1920": Picture(size=(1920, 1080), then=_main),
    "main-contrast": Picture("ru", "contrast", then=_main),
    "main-contrast-light-ru": Picture("ru", "contrast_light", then=_main),
    "focus-ru": Picture(then=_focus),
    "focus-dark-en": Picture("en", "dark", "compact", (1280, 720), then=_focus),
    "sheet-ru": Picture(then=_sheet),
    "sheet-dark-en": Picture("en", "dark", then=_sheet),
    "main-1000": Picture("en", size=(1000, 700), then=_main),
    "empty": Picture(accounts=False),
    "nothing-found": Picture(then=_found_nothing),
    "outbox": Picture(then=_outbox),
    "accounts": Picture(then=_accounts),
    "keys": Picture(then=_keys),
    "files-ru": Picture(then=_files),
    "files-en": Picture("en", "dark", then=_files),
    "weekly-ru": Picture(then=_weekly),
    "matrix-ru": Picture(then=_matrix),
    "tour-ru": Picture(then=_tour),
    "tour-en": Picture("en", "dark", then=_tour_at_the_answer),
    "author-ru": Picture(then=_author),
    "author-dark-en": Picture("en", "dark", then=_author),
    "reports-ru": Picture(week=True, then=_reports),
    "reports-dark-en": Picture("en", "dark", week=True, then=_reports),
    "log-ru": Picture(then=_log),
    "log-en": Picture("en", "dark", then=_log),
    "about-en": Picture("en", then=_about),
    "palette": Picture(then=_palette),
    "palette-dark-en": Picture("en", "dark", then=_palette_empty),
    "first-run-ru": Picture(size=(1280, 720), accounts=False, then=_first_run),
    "help-ru": Picture(then=_help),
    "help-en": Picture("en", "dark", then=_help),
    "settings-ru": Picture("ru", "contrast_light", then=_settings),
    "settings-keys-ru": Picture(then=_own_keys),
    "settings-en": Picture("en", "dark", then=_settings),
}


def draw(app: QApplication, name: str, picture: Picture) -> None:
    """Render one picture."""
    with tempfile.TemporaryDirectory() as scratch:
        desk = seed(
            Path(scratch) / NAMES[picture.language][1], picture.language, accounts=picture.accounts, week=picture.week
        )
        settings = (
            desk.config.with_value(config.LANGUAGE, picture.language)
            .with_value(config.THEME, picture.theme)
            .with_value(config.DENSITY, picture.density)
        )
        look.apply_language(app, settings)
        look.apply_theme(app, settings)
        shot = Shot(app, desk.with_config(settings), picture.size)
        if picture.then is not None:
            picture.then(shot)
        shot.save(name)
        shot.close()


def main() -> int:
    """Draw what was named, or everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*PICTURES, []], help="which pictures; none: all")
    wanted = parser.parse_args().names or list(PICTURES)
    app = QApplication([sys.argv[0]])
    app.setQuitOnLastWindowClosed(False)
    app.setCursorFlashTime(0)
    theme.register_fonts()
    for name in wanted:
        draw(app, name, PICTURES[name])
        print(TARGET / f"{name}.png")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
