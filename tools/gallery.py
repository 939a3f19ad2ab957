"""The pictures of `docs/screenshots`: the real window on a seeded store, with a clock that stands still.

`make gallery` renews them all; `make gallery ARGS="main-light-ru"` one.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import threading
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

from moderator_app import bootstrap, config, paths  # noqa: E402
from moderator_app.clock import MINUTE_US, from_iso  # noqa: E402
from moderator_app.domain.authors import Author  # noqa: E402
from moderator_app.domain.entries import EntryKind  # noqa: E402
from moderator_app.domain.ports import Message, Page, ThreadInfo  # noqa: E402
from moderator_app.domain.report.weekly import Mail, Security  # noqa: E402
from moderator_app.domain.suggest.tone import Kind  # noqa: E402
from moderator_app.services import (  # noqa: E402
    community,
    files,
    matrix_import,
    moderation,
    moderators,
    reply,
    suggest,
    weekly,
)
from moderator_app.services.desk import Desk  # noqa: E402
from moderator_app.storage import mirror, refold  # noqa: E402
from moderator_app.storage.connect import open_store, transaction  # noqa: E402
from ui import look, theme  # noqa: E402
from ui.engine_child import EngineNews, EngineState  # noqa: E402
from ui.palette.dialog import PaletteDialog  # noqa: E402
from ui.rail.pane import Place  # noqa: E402
from ui.session import Session  # noqa: E402

ROOT: Final = Path(__file__).resolve().parent.parent
TARGET: Final = ROOT / "docs" / "screenshots"
LETTERS: Final = "мар"
NOW_US: Final = from_iso("2026-09-12T09:30:00Z")


class StillClock:
    """Half past twelve in Moscow, for ever."""

    def now_us(self) -> int:
        return NOW_US

    def awake_us(self) -> int:
        return NOW_US

    def boot_id(self) -> str:
        return "gallery"

    def wait(self, event: threading.Event, timeout_s: float) -> bool:
        return event.wait(0.01 if timeout_s else 0)


@dataclass(frozen=True, slots=True)
class Said:
    """One message of the seeded community: channel, thread, author, how long ago, words; `to` answers another."""

    channel: int
    thread: str
    author: str
    minutes: int
    text: str
    to: str | None = None
    ours: bool = False


BLOG, WALL, CHAT = 1, 2, 3
RU: Final = (
    Said(BLOG, "Осеннее меню: тыквенный раф", "Артур Ким", 82, "А без кофеина каштановый сделаете? Жене нельзя", "a"),
    Said(
        BLOG,
        "Осеннее меню: тыквенный раф",
        "Зерно и пар",
        69,
        "Артур, конечно: на декафе во всех кофейнях, без доплаты.",
        "a",
        ours=True,
    ),
    Said(
        BLOG,
        "Осеннее меню: тыквенный раф",
        "Ольга Синицына",
        50,
        "Каштановый — это любовь ❤️ Передайте бариста на Чистых, что он волшебник",
    ),
    Said(
        BLOG,
        "Осеннее меню: тыквенный раф",
        "Марина Ковалёва",
        16,
        (
            "Заказала раф с собой на Чистых прудах, стакан протёк прямо в машине 😕 Сиденье теперь "
            "в пятнах.\nЭто уже второй раз за месяц, крышки стали совсем тонкие. Кому писать?"
        ),
    ),
    Said(WALL, "Открылись на Сретенке", "Дмитрий Орлов", 78, "Ждал капучино 25 минут, бариста даже не извинился"),
    Said(CHAT, "Чат гостей", "Елена Громова", 62, "Подскажите, а на Покровке сегодня точно до 23?"),
    Said(
        WALL,
        "Отзыв, 2 из 5",
        "Кирилл Аверин",
        46,
        "Приложение списало бонусы, а скидку не дало. Поддержка молчит третий день",
    ),
    Said(CHAT, "Чат гостей", "Светлана Юдина", 38, "А безлактозный раф делаете? И сколько стоит"),
    Said(WALL, "Протекают крышки", "Илья Демидов", 33, "+1, на Маяковской такая же история с крышкой"),
    Said(BLOG, "Как заваривать дома", "Артём Белов", 27, "Какой помол брать для гейзерной кофеварки на три чашки?"),
    Said(CHAT, "Чат гостей", "Юлия Мартынова", 22, "Спасибо, разобралась!"),
    Said(BLOG, "Аллергия на миндаль", "Иван Плотников", 19, "Есть ли следы ореха в сиропе «Каштан»?"),
    Said(WALL, "Фото недели", "Настя Вольская", 12, "Третий год к вам хожу — и каждый раз как домой ☕️"),
    Said(CHAT, "Чат гостей", "troll_2009", 8, "кофе для лохов, админ удали группу"),
)
EN: Final = (
    Said(
        BLOG,
        "Autumn menu: pumpkin latte",
        "Arthur Kim",
        82,
        "Do you make the chestnut one decaf? My wife cannot have caffeine",
        "a",
    ),
    Said(
        BLOG,
        "Autumn menu: pumpkin latte",
        "Grain & Steam",
        69,
        "Arthur, of course: decaf in every shop, same price.",
        "a",
        ours=True,
    ),
    Said(
        BLOG,
        "Autumn menu: pumpkin latte",
        "Olga Finch",
        50,
        "Chestnut is love ❤️ Tell the barista at Clerkenwell he is a wizard",
    ),
    Said(
        BLOG,
        "Autumn menu: pumpkin latte",
        "Marina Cole",
        16,
        (
            "Got a takeaway latte at Clerkenwell, the cup leaked all over my car 😕 The seat is "
            "stained now.\nSecond time this month, the lids have become really thin. Who do I "
            "write to?"
        ),
    ),
    Said(WALL, "New shop on Baker St", "David Orwell", 78, "25 minutes for a cappuccino and nobody even said sorry"),
    Said(CHAT, "Guests' chat", "ellie.g", 62, "Is the Soho shop really open until 11 tonight?"),
    Said(
        WALL,
        "Review, 2 of 5",
        "Cyril Avery",
        46,
        "The app took my points and gave no discount. Support has been silent for three days",
    ),
    Said(CHAT, "Guests' chat", "Svetlana Y", 38, "Do you have a lactose-free latte, and how much is it?"),
    Said(WALL, "Leaking lids", "ilya_d", 33, "same here, the lid came off at Marylebone"),
    Said(BLOG, "Brewing at home", "Arthur Bell", 27, "What grind for a three-cup moka pot?"),
    Said(CHAT, "Guests' chat", "Julia Martin", 22, "Thanks, found it!"),
    Said(BLOG, "Almond allergy", "Ivan Carpenter", 19, "Are there traces of nuts in the chestnut syrup?"),
    Said(WALL, "Photo of the week", "Nancy Wolfe", 12, "Third year with you and every time it feels like home ☕️"),
    Said(CHAT, "Guests' chat", "troll_2009", 8, "coffee for clowns, delete this server"),
)
NAMES: Final = {
    "ru": ("Блог о кофе", "Зерно и пар", "Чат гостей", "Анна Климова", "Сергей Лапин"),
    "en": ("Coffee blog", "Grain & Steam", "Guests' chat", "Anna Klimova", "Sergey Lapin"),
}


def seed(folder: Path, language: str, *, accounts: bool = True) -> Desk:
    """A profile with three accounts, a believable inbox and an outbox."""
    clock = StillClock()
    blog, wall, chat, anna, sergey = NAMES[language]
    bootstrap.prepare(paths.open_profile(folder), clock)
    if accounts:
        _fill(folder, language, (blog, wall, chat))
    desk = bootstrap.open_desk(folder, clock=clock, window=True)
    desk = desk.worked_by(desk.write(moderators.add, anna))
    desk.write(moderators.add, sergey)
    if accounts:
        matrix_import.install_starter(desk, demo=True)
    return desk


def _fill(folder: Path, language: str, names: tuple[str, ...]) -> None:
    conn = open_store(paths.Profile(folder).store)
    with transaction(conn):
        for number, (platform, name) in enumerate(zip(("wordpress", "vk", "telegram"), names, strict=True), 1):
            conn.execute(
                "INSERT INTO account(id, name, platform, base_url, external_name, own_ids_json, created_at)"
                " VALUES (?, ?, ?, 'https://example.invalid', ?, '[\"we\"]', 1)",
                (number, name, platform, name),
            )
            kind = "group_chat" if platform == "telegram" else "comments"
            conn.execute(
                "INSERT INTO channel(id, account_id, external_id, name, kind, private, starts, watched)"
                " VALUES (?, ?, ?, ?, ?, 0, 'all', 1)",
                (number, number, f"c{number}", name, kind),
            )
    for number, said in enumerate(RU if language == "ru" else EN, 1):
        author = Author(name=said.author, external_id="we" if said.ours else said.author)
        message = Message(
            external_id=str(number),
            thread=ThreadInfo(external_id=said.thread, title=said.thread, body=_post(said.thread, language)),
            author=author,
            text=said.text,
            created_at=NOW_US - said.minutes * MINUTE_US,
            reply_to="1" if said.ours else None,
        )
        with transaction(conn):
            mirror.apply_page(conn, said.channel, Page(messages=(message,)), now_us=NOW_US, adapter_version="1")
    with transaction(conn):
        conn.execute("UPDATE cursor SET caught_up_at = ? - channel_id * 4 * 1000000", (NOW_US,))
    conn.close()


def _post(thread: str, language: str) -> str:
    if thread not in {RU[0].thread, EN[0].thread}:
        return ""
    if language == "ru":
        return "Тыквенный раф вернулся, а вместе с ним — каштановый. Оба с сегодняшнего дня во всех кофейнях."
    return "The pumpkin latte is back, and it brought chestnut along. Both in every shop from today."


def item_of(desk: Desk, author: str) -> int:
    """The item of an author."""
    found = desk.reader.execute(
        "SELECT i.id FROM item i JOIN author a ON a.id = i.author_id WHERE a.name = ?", (author,)
    ).fetchone()
    return int(found[0])


def decide(desk: Desk, language: str) -> None:
    """Some work done this morning: replies on their way, one snoozed, one closed, one refused."""
    olga, dmitry, ivan, julia, cyril = (
        ("Ольга Синицына", "Дмитрий Орлов", "Иван Плотников", "Юлия Мартынова", "Кирилл Аверин")
        if language == "ru"
        else ("Olga Finch", "David Orwell", "Ivan Carpenter", "Julia Martin", "Cyril Avery")
    )
    thanks, sorry, looking = (
        (
            "Ольга, спасибо! Передали бариста — он просиял.",
            "Дмитрий, простите за ожидание. Уже говорим со сменой.",
            "Кирилл, проверяем списание, ответим сегодня.",
        )
        if language == "ru"
        else (
            "Olga, thank you! We told him and he beamed.",
            "David, sorry for the wait. We are talking to the shift.",
            "Cyril, we are checking it and will answer today.",
        )
    )
    desk.write(reply.send, item_of(desk, olga), reply.Reply(text=thanks))
    desk.write(reply.send, item_of(desk, dmitry), reply.Reply(text=sorry, hold_s=0))
    refused = desk.write(reply.send, item_of(desk, cyril), reply.Reply(text=looking, hold_s=0))
    desk.write(moderation.act, item_of(desk, ivan), moderation.Action(kind=EntryKind.SNOOZE, for_s=3 * 3600))
    desk.write(moderation.act, item_of(desk, julia), moderation.Action(kind=EntryKind.CLOSE))
    conn = open_store(desk.profile.store)
    with transaction(conn):
        conn.execute(
            "UPDATE delivery SET state = 'unsure', attempts = 1, next_at = NULL WHERE entry_id = ?", (refused.entry.id,)
        )
        refold.refold(conn, refold.cases_of(conn, refused.entry.seen))
    conn.close()


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


def _outbox(shot: Shot) -> None:
    shot.station.go(Place(page="outbox"))


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
    "main-light-ru": Picture(then=_open_marina),
    "main-dark-en": Picture("en", "dark", "compact", then=_open_marina),
    "main-1280": Picture(size=(1280, 720), then=_open_marina),
    "main-1920": Picture(size=(1920, 1080), then=_open_marina),
    "main-contrast": Picture("ru", "contrast", then=_open_marina),
    "main-contrast-light-ru": Picture("ru", "contrast_light", then=_open_marina),
    "focus-ru": Picture(then=_focus),
    "focus-dark-en": Picture("en", "dark", "compact", (1280, 720), then=_focus),
    "sheet-ru": Picture(then=_sheet),
    "sheet-dark-en": Picture("en", "dark", then=_sheet),
    "main-1000": Picture("en", size=(1000, 700), then=_open_marina),
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
        desk = seed(Path(scratch) / NAMES[picture.language][1], picture.language, accounts=picture.accounts)
        settings = (
            desk.config.with_value(config.LANGUAGE, picture.language)
            .with_value(config.THEME, picture.theme)
            .with_value(config.DENSITY, picture.density)
        )
        if picture.accounts:
            decide(desk, picture.language)
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
