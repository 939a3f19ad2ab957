"""2,000 spoilt updates: no crash, nothing lost, each unreadable one kept whole with its reason."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from moderator_app.demo.telegram_world import World
from moderator_app.domain.ports import Page
from moderator_app.platforms.telegram.entities import addressed, plain
from moderator_app.platforms.telegram.mapping import Scene
from moderator_app.platforms.telegram.memory import Memory, load
from moderator_app.platforms.telegram.updates import Reading, update_id
from tests.contract.control import HandClock
from tests.contract.test_bad_input import assert_storable, mangled
from tests.unit.platforms.telegram.conftest import Stand
from tests.unit.platforms.telegram.oracle import check_update

CLOCK = HandClock()


def a_lively_day(world: World) -> list[dict[str, Any]]:
    """Updates of every kind the adapter reads."""
    world.allowed |= {"chat_member", "message_reaction"}
    group = world.supergroup("Обсуждение", username="zerno_chat")
    channel = world.channel("Зерно", username="zerno", discussion=group)
    forum, basic = world.supergroup("Форум", forum=True), world.group("Группа")
    anna, boris = world.person("Анна", last_name="К.", username="anna_k"), world.person("Борис")
    marks = [
        {"type": "bold", "offset": 0, "length": 4},
        {"type": "text_link", "offset": 0, "length": 4, "url": "https://evil.test/login"},
        {"type": "spoiler", "offset": 5, "length": 2},
        {"type": "custom_emoji", "offset": 5, "length": 2, "custom_emoji_id": "5368324170671202286"},
        {"type": "text_mention", "offset": 0, "length": 4, "user": anna},
    ]
    world.say(group, anna, "Банк 😀 зерно", entities=marks)
    copy = world.post(channel, "Пост\nтекст")
    comment = world.say(group, boris, "комментарий", reply_to=copy["message_id"])
    world.edit(group, comment["message_id"], "комментарий!")
    world.react(group, comment["message_id"], anna, "👍")
    topic = world.topic(forum, anna, "Доставка")
    world.say(forum, boris, "где?", topic=topic)
    world.album(group, anna, ["альбом", ""])
    file = {"file_id": "BQAC", "file_unique_id": "AgAD", "file_name": "счёт.pdf", "file_size": 7_000}
    world.say(group, anna, document=file, caption="счёт")
    sticker = {"file_id": "CAAC", "file_unique_id": "AgAD", "type": "regular", "width": 512, "height": 512}
    world.say(group, boris, sticker={**sticker, "is_animated": False, "is_video": False, "emoji": "😡"})
    world.say(world.dialogue(anna), anna, "здравствуйте")
    world.say_as_chat(group, group, "от админов")
    origin = {"type": "hidden_user", "date": world.now_s(), "sender_user_name": "Кто-то"}
    world.say(group, anna, "переслано", forward_origin=origin)
    name = world.connect_business(world.person("Ольга"))
    asked = world.say_in_business(name, boris, "есть кофе?")
    world.delete_in_business(name, boris["id"], [asked["message_id"]])
    world.ask_to_join(group, boris, bio="люблю кофе")
    world.joined(group, boris)
    world.say(basic, anna, "до переезда")
    world.say(world.migrate(basic), anna, "после")
    return list(world.queue)


def read(update: Any, now_us: int, bot: dict[str, Any]) -> tuple[list[Page], Memory]:
    memory = Memory()
    scene = Scene(bot["id"], bot["username"], now_us, memory)
    return Reading(scene, privacy=False).pages([update], None), memory


def rows(pages: list[Page]) -> int:
    return sum(len(page.messages) + len(page.gone) for page in pages)


def test_two_thousand_spoilt_updates(make_stand: Callable[[], Stand]) -> None:
    world = make_stand().world
    updates = a_lively_day(world)
    for update in updates:
        check_update(update)
    now = world.clock.now_us()
    whole = {update["update_id"]: rows(read(update, now, world.bot)[0]) for update in updates}
    assert not [u for u in updates for page in read(u, now, world.bot)[0] if page.unreadable]
    random, seen = Random(20261120), Counter[str]()
    for number in range(2_500):
        update = random.choice(updates)
        spoilt = mangled(random, update)
        pages, memory = read(spoilt, now, world.bot)
        unreadable = [lost for page in pages for lost in page.unreadable]
        found = rows(pages)
        # What spoke of somebody's words still does, or lies whole in quarantine: exactly one of the two.
        assert len(unreadable) <= 1
        assert not (unreadable and found), number
        assert found or unreadable or not whole[update["update_id"]], (number, spoilt)
        for lost in unreadable:
            assert lost.reason
            assert lost.payload == json.dumps(spoilt, sort_keys=True).encode()
        for page in pages:
            assert_storable(page)
            json.dumps([a.name for m in page.messages for a in m.attachments]).encode()
            assert all(a.name.encode() and a.url is None for m in page.messages for a in m.attachments)
        stored = load(memory.dump())
        stored.threads = memory.threads
        assert stored == memory
        assert memory.offset == (None if update_id(spoilt) is None else update_id(spoilt) + 1)  # type: ignore[operator]
        seen["read" if found else "aside" if unreadable else "nothing"] += 1
    assert seen["read"] > 900
    assert seen["aside"] > 300


def test_a_whole_look_of_spoilt_updates_goes_on(make_stand: Callable[[], Stand]) -> None:
    world = make_stand().world
    updates = a_lively_day(world)
    random = Random(7)
    for _ in range(40):
        spoilt = [mangled(random, update) if random.random() < 0.3 else update for update in updates]
        scene = Scene(world.bot["id"], world.bot["username"], world.clock.now_us(), Memory())
        pages = Reading(scene, privacy=True).pages(spoilt, None)
        assert pages[-1].cursor
        assert not any(page.cursor for page in pages[:-1])
        for page in pages:
            ids = [message.external_id for message in page.messages]
            assert len(ids) == len(set(ids))
            assert_storable(page)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
FIELDS = ("message_id", "date", "chat", "from", "text", "entities", "sender_chat", "reply_to_message", "photo", "quote")
MESSAGES = st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=10)


@given(JSON | st.fixed_dictionaries({"update_id": JSON, "message": MESSAGES | JSON}))
@settings(max_examples=300)
def test_any_json_is_read_or_set_aside(update: Any) -> None:
    (*_, last), _ = read(update, CLOCK.now_us(), {"id": 7, "username": "bot"})
    assert last.cursor
    assert_storable(last)


ENTITY = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["text_link", "spoiler", "mention", "bot_command", "text_mention", "x"]),
        "offset": st.integers(-2, 30),
        "length": st.integers(-2, 30),
    },
    optional={"url": st.text(max_size=10), "user": JSON},
)


@given(st.text(max_size=20), st.lists(ENTITY, max_size=8))
@settings(max_examples=300)
def test_entities_add_marks_and_lose_no_words(text: str, marks: list[dict[str, Any]]) -> None:
    shown = plain(text, marks)
    shown.encode()
    kept = iter(shown)
    clean = plain(text, None)
    assert all(character in kept for character in clean)  # the words are still there, in order
    addressed(text, marks, own_id=1, username="zerno_bot")
