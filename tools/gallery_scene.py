"""The scene of `tools.gallery`: a community on a Saturday at six past three, worked on since ten.

Messages come in as an adapter would bring them; what people did is decided through the services, at its own time; kinds
and rows are guessed by the engine's own `Guesser`. Only what a platform answered is written down here.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from moderator_app import bootstrap, paths
from moderator_app.clock import MINUTE_US, from_iso
from moderator_app.domain.authors import Author
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.ports import Message, Page, ThreadInfo
from moderator_app.domain.sla.calendar import Calendar, Hours
from moderator_app.domain.sla.calendars import NamedCalendar
from moderator_app.engine import ruling
from moderator_app.engine.access import LaneAccess
from moderator_app.engine.guesses import Guesser
from moderator_app.services import matrix_import, moderation, moderators, reply, sla_rules
from moderator_app.services.desk import Desk
from moderator_app.storage import mirror, outbox
from moderator_app.storage.connect import Connection, open_store, transaction

NOW_US: Final = from_iso("2026-09-12T12:06:00Z")
DAY: Final = 24 * 60
"""In minutes."""
BLOG, WALL, CHAT = 1, 2, 3
NAMES: Final = {
    "ru": ("Блог о кофе", "Зерно и пар", "Чат гостей", "Анна Климова", "Сергей Лапин"),
    "en": ("Coffee blog", "Grain & Steam", "Guests' chat", "Anna Klimova", "Sergey Lapin"),
}


class SceneClock:
    """Six past three in Moscow, for ever; while the scene is made it stands wherever something is done."""

    def __init__(self) -> None:
        self.minutes_ago = 0.0

    def now_us(self) -> int:
        return NOW_US - round(self.minutes_ago * MINUTE_US)

    def awake_us(self) -> int:
        return self.now_us()

    def boot_id(self) -> str:
        return "gallery"

    def wait(self, event: threading.Event, timeout_s: float) -> bool:
        return event.wait(0.01 if timeout_s else 0)


@dataclass(frozen=True, slots=True)
class Said:
    """One message: where, under what, by whom, minutes ago, in what words; `to`: number of the message it answers."""

    channel: int
    thread: str
    author: str
    minutes: float
    text: str
    to: int | None = None
    ours: bool = False


MENU_RU, MENU_EN = "Осеннее меню: тыквенный раф", "Autumn menu: pumpkin latte"
RU: Final = (
    Said(BLOG, MENU_RU, "Артур Ким", 238, "А без кофеина каштановый сделаете? Жене нельзя"),
    Said(
        BLOG, MENU_RU, "Зерно и пар", 225, "Артур, конечно: на декафе во всех кофейнях, без доплаты.",
        to=1, ours=True,
    ),
    Said(
        BLOG, MENU_RU, "Ольга Синицына", 206,
        "Каштановый — это любовь ❤️ Передайте бариста на Чистых, что он волшебник",
    ),
    Said(
        BLOG, MENU_RU, "Марина Ковалёва", 171.32,
        "Заказала раф с собой на Чистых прудах, стакан протёк прямо в машине 😕 Сиденье теперь "
        "в пятнах.\nЭто уже второй раз за месяц, крышки стали совсем тонкие. Кому писать?",
    ),
    Said(WALL, "Открылись на Сретенке", "Дмитрий Орлов", 198, "Ждал капучино 25 минут, остыл. Бариста хамит"),
    Said(CHAT, "Чат гостей", "Елена Громова", 122, "Подскажите, а на Покровке сегодня точно до 23?"),
    Said(
        WALL, "Отзыв, 2 из 5", "Кирилл Аверин", 166,
        "Приложение списало бонусы, а скидку не дало. Поддержка молчит третий день",
    ),
    Said(CHAT, "Чат гостей", "Светлана Юдина", 79, "А безлактозный раф делаете? И сколько стоит"),
    Said(WALL, "Протекают крышки", "Илья Демидов", 128, "+1, на Маяковской крышка тоже протекла, залило сумку"),
    Said(BLOG, "Как заваривать дома", "Артём Белов", 48, "Какой помол брать для гейзерной кофеварки на три чашки?"),
    Said(CHAT, "Чат гостей", "Юлия Мартынова", 44, "Спасибо, разобралась!"),
    Said(BLOG, "Аллергия на миндаль", "Иван Плотников", 41, "Есть ли следы ореха в сиропе «Каштан»?"),
    Said(WALL, "Отзыв, 3 из 5", "Вера Зотова", 74, "Круассан вчера был сырой внутри, верните деньги"),
    Said(WALL, "Фото недели", "Настя Вольская", 29, "Третий год к вам хожу, вы лучшие. Как домой прихожу ❤️"),
    Said(CHAT, "Чат гостей", "Глеб Нестеров", 21, "Забыл зонт на Чистых прудах, он у вас?"),
    Said(CHAT, "Чат гостей", "troll_2009", 8, "кофе для лохов, админ — дебил, удали группу"),
    Said(BLOG, "Как заваривать дома", "Рита Савельева", 4, "Вкуснейшая эфиопия, спасибо за рецепт с кемексом!"),
    Said(WALL, "Открылись на Сретенке", "Павел Рощин", 128, "А завтраки на Сретенке со скольки?"),
    Said(WALL, "Работа у нас", "Тимур Сафин", 124, "Ищете ещё бариста на выходные?"),
)  # fmt: skip
EN: Final = (
    Said(BLOG, MENU_EN, "Arthur Kim", 238, "Do you make the chestnut one decaf? My wife cannot have caffeine"),
    Said(
        BLOG, MENU_EN, "Grain & Steam", 225, "Arthur, of course: decaf in every shop, same price.", to=1, ours=True,
    ),
    Said(
        BLOG, MENU_EN, "Olga Finch", 206, "Chestnut is love ❤️ Tell the barista at Clerkenwell he is a wizard",
    ),
    Said(
        BLOG, MENU_EN, "Marina Cole", 171.32,
        "Got a takeaway latte at Clerkenwell, the cup leaked all over my car 😕 The seat is "
        "stained now.\nSecond time this month, the lids have become really thin. Who do I write to?",
    ),
    Said(WALL, "New shop on Baker St", "David Orwell", 198, "25 minutes for a cappuccino and the barista was rude"),
    Said(CHAT, "Guests' chat", "ellie.g", 122, "Is the Soho shop really open until 11 tonight?"),
    Said(
        WALL, "Review, 2 of 5", "Cyril Avery", 166,
        "The app took my points and no discount. Support does not answer for three days, terrible",
    ),
    Said(CHAT, "Guests' chat", "Svetlana Y", 79, "Do you have a lactose-free latte, and how much is it?"),
    Said(WALL, "Leaking lids", "ilya_d", 128, "Same at Marylebone: the lid leaked twice, my bag is ruined"),
    Said(BLOG, "Brewing at home", "Arthur Bell", 48, "What grind for a three-cup moka pot?"),
    Said(CHAT, "Guests' chat", "Julia Martin", 44, "Thanks, found it!"),
    Said(BLOG, "Almond allergy", "Ivan Carpenter", 41, "Are there traces of nuts in the chestnut syrup?"),
    Said(WALL, "Review, 3 of 5", "Vera Stone", 74, "Croissant was raw inside yesterday, I want a refund"),
    Said(WALL, "Photo of the week", "Nancy Wolfe", 29, "Third year with you: best coffee, feels like home ❤️"),
    Said(CHAT, "Guests' chat", "Glen Norris", 21, "Left my umbrella at Clerkenwell, do you have it?"),
    Said(CHAT, "Guests' chat", "troll_2009", 8, "coffee for clowns, delete this server"),
    Said(BLOG, "Brewing at home", "Rita Savage", 4, "Best Ethiopia ever, thank you for the Chemex recipe!"),
    Said(WALL, "New shop on Baker St", "Paul Rush", 128, "When does breakfast start on Baker St?"),
    Said(WALL, "Jobs", "Tim Safin", 124, "Are you still hiring for weekends?"),
)  # fmt: skip

MORNING: Final = {
    "ru": (
        ("Олеся Маркова", "Во сколько открываетесь в воскресенье?", "Олеся, с восьми утра — ждём вас!"),
        ("Никита Лебедев", "Есть ли растительное молоко на Сретенке?", "Никита, да: овсяное и кокосовое, без доплаты."),
        ("Полина Чернова", "Спасибо за дегустацию, было очень душевно!", "Полина, спасибо, что пришли! Ждём снова."),
        ("Роман Гусев", "Где купить зерно «Осень»?", "Роман, в любой кофейне и на сайте: пачка 250 г — 690 ₽."),
        ("Лиза Фомина", "Остыл суп, ждала 40 минут. Ужасно", "Лиза, простите нас. Вернём деньги: какой номер чека?"),
        ("Максим Ершов", "А столик на двоих сегодня можно?", "Максим, конечно: на какое время вас ждать?"),
        ("Дарья Котова", "Можно с собакой на террасу?", "Дарья, можно! Миску с водой принесём."),
        ("Егор Власов", "Подарочные карты у вас есть?", "Егор, есть: от 1 000 ₽, в кофейнях и на сайте."),
        ("Инна Рогова", "Спасибо, помогли!", ""),
        ("Олег Сомов", "Понял, спасибо", ""),
        ("Алиса Панина", "Уже нашла, спасибо!", ""),
        ("Фёдор Лыков", "ок", ""),
        ("Галина Мохова", "Вкусно, приду ещё", ""),
        ("Тая Белова", "Супер, спасибо!", ""),
        ("Захар Ильин", "До встречи!", ""),
        ("Мира Савина", "Поняла вас", ""),
        ("Костя Ремнёв", "Отлично!", ""),
        ("Зоя Крылова", "Благодарю", ""),
    ),
    "en": (
        ("Alice Marks", "When do you open on Sunday?", "Alice, at eight: see you there!"),
        ("Nick Lee", "Is there plant milk on Baker St?", "Nick, yes: oat and coconut, at the same price."),
        ("Polly Black", "Thank you for the tasting, it was lovely!", "Polly, thank you for coming! See you soon."),
        ("Roman Goose", "Where do I buy the Autumn beans?", "Roman, in every shop and online: 250 g for £9."),
        ("Liz Foster", "The soup was cold after 40 minutes. Terrible", "Liz, we are sorry. Which receipt number?"),
        ("Max Archer", "Can I book a table for two tonight?", "Max, of course: at what time?"),
        ("Daria Cott", "Are dogs fine on the terrace?", "Daria, they are! We bring a bowl of water."),
        ("George Vale", "Do you have gift cards?", "George, we do: from £10, in shops and online."),
        ("Inna Rogers", "Thanks, that helped!", ""),
        ("Oliver Moss", "Got it, thanks", ""),
        ("Alice Penn", "Found it already, thanks!", ""),
        ("Fred Lynch", "ok", ""),
        ("Gail Moore", "Tasty, will come again", ""),
        ("Thea Bell", "Super, thanks!", ""),
        ("Zach Hill", "See you!", ""),
        ("Mira Stone", "Understood", ""),
        ("Connor Reed", "Great!", ""),
        ("Zoe Wing", "Thank you", ""),
    ),
}  # fmt: skip
"""What is done already: author, words, our answer; empty: it needed none and was closed."""


def seed(folder: Path, language: str, *, accounts: bool = True, week: bool = False) -> Desk:
    """A profile with three accounts, a believable inbox and the work of a morning; `week`: and of six days before."""
    clock = SceneClock()
    clock.minutes_ago = 7 * DAY if week else 330
    blog, wall, chat, anna, sergey = NAMES[language]
    bootstrap.prepare(paths.open_profile(folder), clock)
    if accounts:
        _fill(folder, language, (blog, wall, chat), week=week)
    desk = bootstrap.open_desk(folder, clock=clock, window=True)
    desk = desk.worked_by(desk.write(moderators.add, anna))
    colleague = desk.worked_by(desk.write(moderators.add, sergey))
    if accounts:
        matrix_import.install_starter(desk, demo=True)
        _begin_shift(desk, language)
        if week:
            work_week(desk, colleague, clock, language)
        work(desk, colleague, clock, language)
        guess(desk)
    clock.minutes_ago = 0
    return desk


def _begin_shift(desk: Desk, language: str) -> None:
    """Ten to six, every day."""
    me = desk.moderator
    hours = Calendar(zone="Europe/Moscow", week=((Hours(10 * 60, 18 * 60),),) * 7)
    name = "Смена Анны" if language == "ru" else "Anna's shift"
    desk.write(
        sla_rules.save_calendar, NamedCalendar(id=0, name=name, hours=hours, moderator=None if me is None else me.id)
    )


def _fill(folder: Path, language: str, names: tuple[str, ...], *, week: bool) -> None:
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
    said = list(enumerate(RU if language == "ru" else EN, 1))
    for at, (author, text, _answer) in enumerate(MORNING[language]):
        said.append((100 + at, Said((BLOG, WALL, CHAT)[at % 3], names[at % 3], author, _came(at), text)))
    for number, (came, at, _wait) in enumerate(_week() if week else (), 2_000):
        _author, text, _answer = MORNING[language][at]
        said.append((number, Said((BLOG, WALL, CHAT)[at % 3], names[at % 3], _guest(language, number), came, text)))
    for number, each in sorted(said, key=lambda pair: -pair[1].minutes):
        receive(conn, each, number, language)
    with transaction(conn):
        conn.execute("UPDATE cursor SET caught_up_at = ? - channel_id * 4 * 1000000", (NOW_US,))
    conn.close()


def _week() -> list[tuple[float, int, float]]:
    """The six days before: minutes ago, which of `MORNING` is said, minutes until it was dealt with; oldest first."""
    found = []
    for day, count in zip(range(6, 0, -1), (14, 17, 13, 19, 23, 16), strict=True):
        for each in range(count):
            at = (each * 7 + day) % len(MORNING["ru"])
            wait = 260.0 if (each * 5 + day) % 17 == 0 else 6.0 + (each * 37 + day * 11) % 70
            found.append((day * DAY + 330 - each * 640 / count, at, wait))
    return found


def _guest(language: str, number: int) -> str:
    return f"Гость {number % 1000}" if language == "ru" else f"Guest {number % 1000}"


def work_week(desk: Desk, colleague: Desk, clock: SceneClock, language: str) -> None:
    """What was asked on the days before was answered or closed, a few times too late."""
    deeds = [(came - wait, number, at) for number, (came, at, wait) in enumerate(_week(), 2_000)]
    for minutes, number, at in sorted(deeds, reverse=True):
        clock.minutes_ago = minutes
        by, answer = (colleague if number % 3 == 1 else desk), MORNING[language][at][2]
        item = item_of(desk, _guest(language, number))
        if answer:
            sent = by.write(reply.send, item, reply.Reply(text=answer, hold_s=0))
            deliver(desk, clock, sent.entry.id, f"w{number}")
        else:
            by.write(moderation.act, item, moderation.Action(kind=EntryKind.CLOSE))


def _came(number: int) -> float:
    return 300 - number * 15.5


def receive(conn: Connection, said: Said, number: int, language: str) -> None:
    """A message as a pull of its account brings it."""
    at = NOW_US - round(said.minutes * MINUTE_US)
    body, permalink = _post(said.thread, language)
    message = Message(
        external_id=str(number),
        thread=ThreadInfo(external_id=said.thread, title=said.thread, body=body, permalink=permalink),
        author=Author(name=said.author, external_id="we" if said.ours else said.author),
        text=said.text,
        created_at=at,
        reply_to=None if said.to is None else str(said.to),
        ours=said.ours,
    )
    with transaction(conn):
        mirror.apply_page(conn, said.channel, Page(messages=(message,)), now_us=at, adapter_version="1")


def _post(thread: str, language: str) -> tuple[str, str | None]:
    if thread not in {MENU_RU, MENU_EN}:
        return "", None
    if language == "ru":
        body = "Тыквенный раф вернулся, а вместе с ним — каштановый. Оба с сегодняшнего дня во всех кофейнях."
    else:
        body = "The pumpkin latte is back, and it brought chestnut along. Both in every shop from today."
    return body, "https://example.invalid/autumn"


def item_of(desk: Desk, author: str) -> int:
    """The item of an author."""
    found = desk.reader.execute(
        "SELECT i.id FROM item i JOIN author a ON a.id = i.author_id WHERE a.name = ?", (author,)
    ).fetchone()
    return int(found[0])


WORKED: Final = {
    "ru": {
        "olga": "Ольга Синицына", "dmitry": "Дмитрий Орлов", "marina": "Марина Ковалёва", "ivan": "Иван Плотников",
        "julia": "Юлия Мартынова", "paul": "Павел Рощин", "tim": "Тимур Сафин",
        "thanks": "Ольга, спасибо! Передали бариста — он просиял.",
        "breakfast": "Павел, с восьми утра и до двенадцати. Приходите!",
        "hiring": "Тимур, ищем! Напишите нам на почту, ответим сегодня.",
    },
    "en": {
        "olga": "Olga Finch", "dmitry": "David Orwell", "marina": "Marina Cole", "ivan": "Ivan Carpenter",
        "julia": "Julia Martin", "paul": "Paul Rush", "tim": "Tim Safin",
        "thanks": "Olga, thank you! We told him and he beamed.",
        "breakfast": "Paul, from eight until noon. Come along!",
        "hiring": "Tim, we are! Send us a mail and we answer today.",
    },
}  # fmt: skip


def work(desk: Desk, colleague: Desk, clock: SceneClock, language: str) -> None:
    """The morning: answers given and on their way, one snoozed, two claimed, one of which nobody knows if it went."""
    who = WORKED[language]

    def act(by: Desk, author: str, minutes: float, action: moderation.Action) -> None:
        clock.minutes_ago = minutes
        by.write(moderation.act, item_of(desk, author), action)

    for at, (author, _text, answer) in enumerate(MORNING[language]):
        by = colleague if at % 3 == 1 else desk
        clock.minutes_ago = _came(at) - (4 if at < 12 else 2)
        if answer:
            sent = by.write(reply.send, item_of(desk, author), reply.Reply(text=answer, hold_s=0))
            deliver(desk, clock, sent.entry.id, f"r{at}")
        else:
            act(by, author, clock.minutes_ago, moderation.Action(kind=EntryKind.CLOSE))
    act(desk, who["ivan"], 26, moderation.Action(kind=EntryKind.SNOOZE, for_s=3 * 3600))
    act(colleague, who["julia"], 22, moderation.Action(kind=EntryKind.CLOSE))
    act(colleague, who["dmitry"], 6, moderation.Action(kind=EntryKind.CLAIM))
    clock.minutes_ago = 3
    unsure = desk.write(reply.send, item_of(desk, who["tim"]), reply.Reply(text=who["hiring"], hold_s=0))
    # The line broke before the platform said whether it took the reply.
    _end(desk, clock, unsure.entry.id, DeliveryState.UNSURE, ambiguous_at=clock.now_us(), next_at=None)
    act(desk, who["marina"], 2, moderation.Action(kind=EntryKind.CLAIM))
    clock.minutes_ago = 0
    desk.write(reply.send, item_of(desk, who["paul"]), reply.Reply(text=who["breakfast"], hold_s=0))
    desk.write(reply.send, item_of(desk, who["olga"]), reply.Reply(text=who["thanks"]))


def deliver(desk: Desk, clock: SceneClock, entry_id: int, external_id: str) -> None:
    """A platform took the reply."""
    _end(desk, clock, entry_id, DeliveryState.SENT, external_id=external_id, sent_at=clock.now_us())


def _end(desk: Desk, clock: SceneClock, entry_id: int, to: DeliveryState, **facts: Any) -> None:
    """A reply leaves, and ends in this way."""

    def moved(conn: Connection) -> None:
        queued, sending = {DeliveryState.QUEUED}, DeliveryState.SENDING
        outbox.transition(conn, entry_id, expect=queued, to=sending, clock=clock, attempts=1)
        outbox.transition(conn, entry_id, expect={sending}, to=to, clock=clock, **facts)

    desk.lane.call(moved)


def guess(desk: Desk) -> None:
    """Kinds, rows and due times, made by what makes them in the engine."""
    store = LaneAccess(desk.lane, desk.profile.store)
    guesser = Guesser(desk.profile, store, desk.clock)
    while guesser.step():
        pass
    ruling.finish(store, desk.clock, threading.Event())
    store.close()


def more(desk: Desk, language: str) -> None:
    """Three people write while something is open: the list stands still and tells that they wait."""
    said = (
        ("Лев Юрьев", "Когда вернёте мятный раф?"), ("Анна Рудь", "Вай-фай на Покровке сегодня еле жив"),
        ("Пётр Ганин", "Спасибо за быстрый ответ вчера!"),
    ) if language == "ru" else (
        ("Leo York", "When is the mint latte back?"), ("Ann Rudd", "The Wi-Fi in Soho is barely alive today"),
        ("Peter Gain", "Thank you for the quick answer yesterday!"),
    )  # fmt: skip
    chat = NAMES[language][2]
    conn = open_store(desk.profile.store)
    for number, (author, text) in enumerate(said, 900):
        receive(conn, Said(CHAT, chat, author, 0, text), number, language)
    conn.close()
