"""The update stream of one bot: what arrives, where it stands, what starts nothing."""

from __future__ import annotations

import json

import pytest

from moderator_app.domain.capabilities import Capability, Reason
from moderator_app.domain.channels import ChannelKind
from moderator_app.domain.fold import order_key
from moderator_app.domain.ports import Visibility
from moderator_app.platforms.telegram.memory import load
from tests.unit.platforms.telegram.conftest import Stand, key


def test_a_supergroup_is_discovered_from_its_first_message(stand: Stand) -> None:
    chat = stand.world.supergroup("Кофейный чат", username="zerno_chat")
    anna = stand.world.person("Анна", last_name="К.", username="anna_k")
    said = stand.world.say(chat, anna, "Когда откроетесь?")
    message = stand.newest()
    channel = stand.channels()[str(chat)]
    assert channel.name == "Кофейный чат"
    assert channel.kind is ChannelKind.GROUP_CHAT
    assert channel.missing == {}
    assert message.external_id == key(said)
    assert message.author.external_id == str(anna["id"])
    assert message.author.name == "Анна К."
    assert message.author.handle == "anna_k"
    assert message.permalink == f"https://t.me/zerno_chat/{said['message_id']}"
    assert message.created_at == said["date"] * 1_000_000
    assert message.thread.external_id == "main"
    assert (message.ours, message.starts, message.addressed) == (False, True, False)


def test_a_chat_without_a_name_has_a_numbered_permalink(stand: Stand) -> None:
    chat = stand.world.supergroup("Закрытый чат")
    said = stand.world.say(chat, stand.world.person("Анна"), "тут?")
    assert stand.newest().permalink == f"https://t.me/c/{str(chat)[4:]}/{said['message_id']}"


def test_group_chats_know_what_is_addressed_to_us(stand: Stand) -> None:
    chat = stand.world.supergroup("Чат")
    anna = stand.world.person("Анна")
    mention = {"type": "mention", "offset": 3, "length": 10}
    command = {"type": "bot_command", "offset": 0, "length": 5}
    stranger = {"type": "bot_command", "offset": 0, "length": 15}
    by_id = {"type": "text_mention", "offset": 0, "length": 7, "user": stand.world.bot}
    own = stand.world.put(chat, **{"from": stand.world.bot}, text="Мы открыты")
    cases = [
        (stand.world.say(chat, anna, "☕️ @Zerno_Bot ау", entities=[mention]), True),
        (stand.world.say(chat, anna, "/help", entities=[command]), True),
        (stand.world.say(chat, anna, "/help@other_bot", entities=[stranger]), False),
        (stand.world.say(chat, anna, "Бариста, а когда?", entities=[by_id]), True),
        (stand.world.say(chat, anna, "спасибо", reply_to=own["message_id"]), True),
        (stand.world.say(chat, anna, "просто разговор"), False),
    ]
    stand.look()
    found = stand.messages()
    assert [found[key(said)].addressed for said, _ in cases] == [asked for _, asked in cases]


def test_comments_stand_under_their_post(stand: Stand) -> None:
    group = stand.world.supergroup("Обсуждение")
    channel = stand.world.channel("Зерно и пар", username="zerno", discussion=group)
    copy = stand.world.post(channel, "Новая обжарка!\nЭфиопия, 250 г")
    post_id = copy["forward_origin"]["message_id"]
    anna, boris = stand.world.person("Анна"), stand.world.person("Борис")
    first = stand.world.say(group, anna, "А в зёрнах?", reply_to=copy["message_id"])
    deep = stand.world.say(group, boris, "И мне", reply_to=first["message_id"])
    stand.look()
    found = stand.messages()
    comment, deeper = found[key(first)], found[key(deep)]
    assert comment.thread.external_id == deeper.thread.external_id == f"post:{copy['message_id']}"
    assert comment.thread.title == "Новая обжарка!"
    assert "Эфиопия" in comment.thread.body
    assert comment.thread.permalink == f"https://t.me/zerno/{post_id}"
    assert comment.reply_to == key(copy)
    assert deeper.reply_to == comment.external_id
    assert stand.channels()[str(group)].kind is ChannelKind.COMMENTS
    post = found[key(copy)]
    assert post.ours
    assert not post.starts
    assert comment.starts


def test_a_deep_comment_finds_its_post_after_a_restart(stand: Stand) -> None:
    group = stand.world.supergroup("Обсуждение")
    channel = stand.world.channel("Зерно", discussion=group)
    copy = stand.world.post(channel, "Пост")
    first = stand.world.say(group, stand.world.person("Анна"), "раз", reply_to=copy["message_id"])
    stand.look()
    stand.adapter = stand.open()  # only the cursor is left
    stand.world.say(group, stand.world.person("Борис"), "два", reply_to=first["message_id"])
    assert stand.newest().thread.external_id == f"post:{copy['message_id']}"


def test_topics_are_threads(stand: Stand) -> None:
    chat = stand.world.supergroup("Форум", forum=True)
    anna = stand.world.person("Анна")
    topic = stand.world.topic(chat, anna, "Доставка")
    said = stand.world.say(chat, anna, "где заказ?", topic=topic)
    stand.world.say(chat, anna, "в общем")
    stand.look()
    message = stand.messages()[key(said)]
    assert message.thread.external_id == f"topic:{topic}"
    assert message.thread.title == "Доставка"
    assert message.reply_to is None
    assert str(message.permalink).endswith(f"?thread={topic}")
    assert len(stand.messages()) == 2  # the note that opened the topic is no message


def test_private_chats_share_a_channel_and_each_is_a_thread(stand: Stand) -> None:
    anna, boris = stand.world.person("Анна"), stand.world.person("Борис")
    for who, text in ((anna, "здравствуйте"), (boris, "привет"), (anna, "вы тут?")):
        stand.world.say(stand.world.dialogue(who), who, text)
    stand.look()
    messages = list(stand.messages().values())
    assert [message.thread.title for message in messages] == ["Анна", "Борис", "Анна"]
    assert {message.thread.external_id for message in messages} == {str(anna["id"]), str(boris["id"])}
    assert all(message.addressed and message.permalink is None for message in messages)
    assert list(stand.channels()) == ["private"]
    assert stand.channels()["private"].private


def test_private_messages_of_one_second_keep_their_order(stand: Stand) -> None:
    anna = stand.world.person("Анна")
    chat = stand.world.dialogue(anna)
    for number in range(12):
        stand.world.say(chat, anna, f"{number}")
    stand.look()
    messages = list(stand.messages().values())
    assert len({message.created_at for message in messages}) == 1
    ordered = sorted(messages, key=lambda message: order_key(message.created_at or 0, message.external_id))
    assert [message.text for message in ordered] == [f"{number}" for number in range(12)]


def test_business_chats_are_read_edited_and_their_deletions_seen(stand: Stand) -> None:
    owner, customer = stand.world.person("Ольга"), stand.world.person("Клиент")
    name = stand.world.connect_business(owner)
    asked = stand.world.say_in_business(name, customer, "Есть кофе?")
    own = stand.world.say_in_business(name, customer, "Есть!", sender=owner)
    stand.world.edit(customer["id"], asked["message_id"], "Есть чай?")
    stand.world.delete_in_business(name, customer["id"], [asked["message_id"]])
    stand.look()
    channel = stand.channels()[f"business:{name}"]
    assert channel.name == "Business: Ольга"
    assert Capability.REPLY not in channel.missing
    first, second = f"{customer['id']}:{asked['message_id']}", f"{customer['id']}:{own['message_id']}"
    found = stand.messages()
    assert found[first].text == "Есть чай?"
    assert found[first].edited_at is not None
    assert found[second].ours
    assert [gone.external_id for gone in stand.gone()] == [first]


def test_an_album_is_one_message_however_it_arrives(stand: Stand) -> None:
    chat = stand.world.supergroup("Чат")
    anna = stand.world.person("Анна")
    first, second, third = stand.world.album(chat, anna, ["Вот такой брак", "", "и ещё"])
    queue = list(stand.world.queue)
    stand.world.queue[:] = queue[:-1]
    stand.look()
    stand.adapter = stand.open()
    stand.world.queue += queue[-1:]  # the last picture came after a restart
    stand.look()
    (message,) = stand.messages().values()
    assert message.external_id == key(first)
    assert message.text == "Вот такой брак\nи ещё"
    assert [attachment.kind for attachment in message.attachments] == ["image"] * 3
    assert message.created_at == first["date"] * 1_000_000
    answer = stand.world.say(chat, stand.world.person("Борис"), "у меня тоже", reply_to=second["message_id"])
    assert stand.newest().reply_to == message.external_id
    stand.world.edit(chat, third["message_id"], "и ещё один")
    edited = stand.newest()
    assert edited.external_id == message.external_id
    assert edited.text == "Вот такой брак\nи ещё один"
    assert len(edited.attachments) == 3
    assert answer["message_id"]


def test_an_edit_keeps_its_time_and_both_versions_arrive(stand: Stand) -> None:
    chat = stand.world.supergroup("Чат")
    said = stand.world.say(chat, stand.world.person("Анна"), "первая")
    stand.clock.advance(60)
    stand.world.edit(chat, said["message_id"], "вторая")
    stand.look()
    versions = [message for page in stand.pages for message in page.messages]
    assert [version.text for version in versions] == ["первая", "вторая"]
    assert versions[0].created_at == versions[1].created_at
    assert versions[1].edited_at == versions[0].created_at + 60_000_000  # type: ignore[operator]


def test_reactions_notes_and_bots_start_nothing(stand: Stand) -> None:
    chat = stand.world.supergroup("Чат")
    anna = stand.world.person("Анна")
    said = stand.world.say(chat, anna, "привет")
    stand.world.allowed |= {"message_reaction"}
    stand.world.react(chat, said["message_id"], anna, "👍")
    stand.world.tell("message", stand.world.put(chat, **{"from": anna}, new_chat_members=[anna]))
    robot = stand.world.say(chat, stand.world.person("Робот", bot=True), "реклама")
    stand.look()
    assert set(stand.messages()) == {key(said), key(robot)}
    assert not stand.messages()[key(robot)].starts
    assert not [page for page in stand.pages if page.unreadable]


def test_the_community_itself_is_ours(stand: Stand) -> None:
    group = stand.world.supergroup("Обсуждение")
    channel = stand.world.channel("Зерно", discussion=group)
    stranger = stand.world.channel("Чужой канал")
    said = [
        (stand.world.say_as_chat(group, group, "анонимный админ"), True),
        (stand.world.say_as_chat(group, channel, "от имени канала"), True),
        (stand.world.say_as_chat(group, stranger, "реклама"), False),
    ]
    stand.look()
    assert [stand.messages()[key(m)].ours for m, _ in said] == [ours for _, ours in said]
    assert stand.messages()[key(said[2][0])].author.external_id == str(stranger)


def test_join_requests_are_held_and_vanish_when_others_settle_them(stand: Stand) -> None:
    chat = stand.world.supergroup("Закрытый чат")
    stand.look()
    anna = stand.world.person("Анна")
    stand.world.ask_to_join(chat, anna, bio="Люблю кофе")
    request = stand.newest()
    assert request.visibility is Visibility.HELD
    assert request.text == "Люблю кофе"
    assert request.author.external_id == str(anna["id"])
    stand.world.joined(chat, anna)
    stand.look()
    assert [gone.external_id for gone in stand.gone()] == [request.external_id]


def test_a_group_that_becomes_a_supergroup_keeps_its_rows(stand: Stand) -> None:
    old = stand.world.group("Группа")
    anna = stand.world.person("Анна")
    stand.world.say(old, anna, "до переезда")
    new = stand.world.migrate(old)
    stand.world.say(new, anna, "после")
    stand.look()
    moves = [(page.moved_from, page.channel.external_id) for page in stand.pages if page.moved_from and page.channel]
    assert set(moves) == {(str(old), str(new))}
    before = next(at for at, page in enumerate(stand.pages) if page.messages)
    assert before < next(at for at, page in enumerate(stand.pages) if page.moved_from)
    assert [page.channel.external_id for page in stand.pages if page.messages and page.channel] == [str(old), str(new)]
    ids = [message.external_id for message in stand.messages().values()]
    assert ids[0].startswith(f"{old}:")
    assert len(set(ids)) == 2


def test_privacy_mode_is_said(stand: Stand) -> None:
    stand.world.privacy = True
    assert stand.adapter.check().missing == {Capability.READ_ALL: Reason.PRIVACY_MODE}
    chat = stand.world.supergroup("Чат")
    stand.world.set_bot(chat, "member")
    anna = stand.world.person("Анна")
    mention = {"type": "mention", "offset": 0, "length": 10}
    stand.world.say(chat, anna, "не для бота")
    stand.world.say(chat, anna, "@zerno_bot вопрос", entities=[mention])
    stand.look()
    assert [message.text for message in stand.messages().values()] == ["@zerno_bot вопрос"]
    missing = stand.channels()[str(chat)].missing
    assert missing[Capability.READ_ALL] is Reason.PRIVACY_MODE
    assert missing[Capability.DELETE] is Reason.NO_PERMISSION
    stand.world.set_bot(chat, "administrator", can_restrict_members=False)
    stand.look()
    missing = stand.channels()[str(chat)].missing
    assert Capability.READ_ALL not in missing
    assert set(missing) == {Capability.BAN, Capability.MUTE}


def test_named_chats_are_listed_before_any_news(stand: Stand) -> None:
    chat = stand.world.supergroup("Чат", username="zerno_chat")
    group = stand.world.supergroup("Обсуждение")
    stand.world.channel("Канал", username="zerno", discussion=group)
    listed = stand.open(chats=f"@zerno_chat, {group}").channels()
    assert [channel.external_id for channel in listed] == ["private", str(chat), str(group)]
    assert [channel.kind for channel in listed] == [ChannelKind.DIRECT, ChannelKind.GROUP_CHAT, ChannelKind.COMMENTS]


def test_updates_are_confirmed_only_when_the_next_page_is_asked_for(stand: Stand) -> None:
    chat = stand.world.supergroup("Чат")
    anna = stand.world.person("Анна")
    for number in range(3):
        stand.world.say(chat, anna, f"сообщение {number}")
    stream = stand.adapter.stream(None, wait_s=0)
    page = next(stream)
    assert page.messages
    assert len(stand.world.queue) == 4  # nothing is confirmed while the page is being written
    list(stream)
    assert stand.world.queue == []


def test_what_was_not_committed_comes_again(stand: Stand) -> None:
    chat = stand.world.supergroup("Чат")
    stand.world.say(chat, stand.world.person("Анна"), "важное")
    stream = stand.adapter.stream(None, wait_s=0)
    lost = next(stream)
    del stream  # the program died here
    stand.adapter = stand.open()
    stand.look()
    assert stand.pages[0].messages == lost.messages


def test_a_burst_larger_than_a_look_arrives_whole(stand: Stand) -> None:
    chats = [stand.world.supergroup(f"Чат {number}") for number in range(3)]
    anna = stand.world.person("Анна")
    for number in range(350):
        stand.world.say(chats[number % 3], anna, f"волна {number}")
    stand.look()
    texts = [message.text for page in stand.pages for message in page.messages]
    assert sorted(texts) == sorted(f"волна {number}" for number in range(350))
    for chat in chats:
        own = [m.text for p in stand.pages if p.channel and p.channel.external_id == str(chat) for m in p.messages]
        assert own == [f"волна {number}" for number in range(350) if chats[number % 3] == chat]


def test_kinds_of_updates_are_asked_for_by_name(stand: Stand) -> None:
    """Telegram leaves `chat_member` out unless it is named, and keeps what another program asked for last."""
    stand.look()
    (asked,) = [given["allowed_updates"] for method, given in stand.watcher.calls if method == "getUpdates"][:1]
    assert {"message", "edited_message", "chat_member", "chat_join_request", "deleted_business_messages"} <= set(
        json.loads(asked) if isinstance(asked, str) else asked
    )


def test_after_a_week_of_silence_a_lower_number_is_accepted(stand: Stand) -> None:
    chat = stand.world.supergroup("Чат")
    stand.world.say(chat, stand.world.person("Анна"), "раньше")
    stand.look()
    assert (load(stand.cursor).offset or 0) > 5_000
    stand.clock.advance(8 * 86_400)
    stand.world.next_update = 17
    stand.world.say(chat, stand.world.person("Анна"), "снова")
    assert stand.newest().text == "снова"
    assert load(stand.cursor).offset == 18


def test_a_long_poll_returns_with_the_news(stand: Stand) -> None:
    chat = stand.world.supergroup("Чат")
    stand.look()
    waiting = stand.open()
    stand.world.say(chat, stand.world.person("Анна"), "быстро")
    page = next(waiting.stream(stand.cursor, wait_s=20))
    assert [message.text for message in page.messages] == ["быстро"]


@pytest.mark.parametrize("cursor", ["", "{}", "null", "[]", '{"v":1,"offset":"x"}', "\x00", "7"])
def test_a_cursor_nobody_understands_starts_anew(stand: Stand, cursor: str) -> None:
    chat = stand.world.supergroup("Чат")
    stand.world.say(chat, stand.world.person("Анна"), "есть")
    assert [m.text for page in stand.adapter.stream(cursor, wait_s=0) for m in page.messages] == ["есть"]
