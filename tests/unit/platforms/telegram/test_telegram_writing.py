"""What the bot does: replies, edits, deletions, bans, requests; and what Telegram's refusals mean."""

from __future__ import annotations

from typing import Any, cast

import pytest

from moderator_app.demo.telegram import BAD_GATEWAY
from moderator_app.demo.wordpress import Fault
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.formatting import Format, Mark
from moderator_app.domain.ports import (
    Adapter,
    Ambiguous,
    AuthNeeded,
    Credentials,
    MessageRef,
    PlatformCommand,
    PlatformError,
    RateLimited,
    Receipt,
    Refused,
    Retry,
    TooManyRequests,
)
from moderator_app.platforms.telegram import PLATFORM
from moderator_app.platforms.telegram.adapter import Telegram
from tests.contract.control import HandClock
from tests.unit.platforms.telegram.conftest import Stand, key

DAY_S = 86_400


class Chat:
    """A supergroup with one message in it."""

    def __init__(self, stand: Stand, text: str = "Есть овсяное молоко?") -> None:
        self.id = stand.world.supergroup("Чат")
        self.anna = stand.world.person("Анна")
        self.number = stand.world.say(self.id, self.anna, text)["message_id"]
        stand.look()
        self.ref = stand.ref(stand.messages()[f"{self.id}:{self.number}"], self.id)


@pytest.fixture
def chat(stand: Stand) -> Chat:
    return Chat(stand)


def number_of(receipt: Receipt) -> int:
    return int(receipt.external_id.rpartition(":")[2])


def last_call(stand: Stand, method: str) -> dict[str, Any]:
    return dict([given for name, given in stand.watcher.calls if name == method][-1])


def test_a_reply_stands_under_what_it_answers(stand: Stand, chat: Chat) -> None:
    outcome = stand.do(EntryKind.REPLY, chat.ref, "Есть! <b>и</b> кокосовое _тоже_")
    assert isinstance(outcome, Receipt)
    assert outcome.message is not None
    assert outcome.message.text == "Есть! <b>и</b> кокосовое _тоже_"
    assert outcome.message.reply_to == chat.ref.external_id
    assert outcome.message.ours
    assert outcome.message.thread.external_id == chat.ref.thread_external_id
    assert str(outcome.permalink).endswith(f"/{number_of(outcome)}?thread={chat.number}")
    assert outcome.at == stand.clock.now_us() // 1_000_000 * 1_000_000


def test_marks_are_sent_as_entities(stand: Stand, chat: Chat) -> None:
    """Their places count UTF-16 units, as ours do; a plain text has none."""
    marks = (Mark(0, 1, Format.BOLD), Mark(2, 4, Format.LINK, "https://shop.example/"))
    receipt = stand.do(EntryKind.REPLY, chat.ref, "☕ мы", marks=marks)
    assert isinstance(receipt, Receipt)
    assert last_call(stand, "sendMessage")["entities"] == [
        {"type": "bold", "offset": 0, "length": 1},
        {"type": "text_link", "offset": 2, "length": 2, "url": "https://shop.example/"},
    ]
    assert isinstance(stand.do(EntryKind.REPLY, chat.ref, "просто"), Receipt)
    assert "entities" not in last_call(stand, "sendMessage")


def test_a_reply_may_quote(stand: Stand, chat: Chat) -> None:
    assert isinstance(stand.do(EntryKind.REPLY, chat.ref, "Да", quote="овсяное молоко"), Receipt)
    assert last_call(stand, "sendMessage")["reply_parameters"]["quote"] == "овсяное молоко"
    changed = stand.do(EntryKind.REPLY, chat.ref, "Да", quote="соевое")
    assert isinstance(changed, Refused)
    assert changed.code == "quote_changed"


def test_a_reply_in_a_topic_stays_in_it(stand: Stand) -> None:
    forum = stand.world.supergroup("Форум", forum=True)
    anna = stand.world.person("Анна")
    topic = stand.world.topic(forum, anna, "Доставка")
    said = stand.world.say(forum, anna, "где заказ?", topic=topic)
    stand.look()
    ref = stand.ref(stand.messages()[key(said)], forum)
    assert isinstance(stand.do(EntryKind.REPLY, ref, "едет"), Receipt)
    assert last_call(stand, "sendMessage")["message_thread_id"] == topic
    stand.world.closed_topics.add((forum, topic))
    closed = stand.do(EntryKind.REPLY, ref, "приехал")
    assert isinstance(closed, Refused)
    assert closed.code == "closed"


def test_a_comment_is_answered_under_its_post(stand: Stand) -> None:
    group = stand.world.supergroup("Обсуждение")
    copy = stand.world.post(stand.world.channel("Зерно", discussion=group), "Пост")
    said = stand.world.say(group, stand.world.person("Анна"), "вопрос", reply_to=copy["message_id"])
    stand.look()
    ref = stand.ref(stand.messages()[key(said)], group)
    outcome = stand.do(EntryKind.REPLY, ref, "ответ")
    assert isinstance(outcome, Receipt)
    assert outcome.message is not None
    assert outcome.message.thread.external_id == f"post:{copy['message_id']}"
    sent = stand.world.messages[group, number_of(outcome)]
    assert sent["message_thread_id"] == copy["message_id"]


def test_private_and_business_chats_are_answered(stand: Stand) -> None:
    anna, owner, customer = (stand.world.person(name) for name in ("Анна", "Ольга", "Клиент"))
    said = stand.world.say(stand.world.dialogue(anna), anna, "здравствуйте")
    name = stand.world.connect_business(owner)
    asked = stand.world.say_in_business(name, customer, "есть кофе?")
    stand.look()
    private = stand.ref(stand.messages()[f"{anna['id']}:{said['message_id']}"], "private")
    outcome = stand.do(EntryKind.REPLY, private, "добрый день")
    assert isinstance(outcome, Receipt)
    assert outcome.external_id.startswith(f"{anna['id']}:")
    business = stand.ref(stand.messages()[f"{customer['id']}:{asked['message_id']}"], f"business:{name}")
    outcome = stand.do(EntryKind.REPLY, business, "есть")
    assert isinstance(outcome, Receipt)
    assert outcome.message is not None
    assert outcome.message.ours
    assert last_call(stand, "sendMessage")["business_connection_id"] == name
    assert isinstance(stand.do(EntryKind.DELETE, business), Receipt)
    assert isinstance(stand.do(EntryKind.LIKE, business), Refused)
    assert isinstance(stand.do(EntryKind.BAN, private), Refused)


def test_a_person_is_written_to_only_after_they_started(stand: Stand, chat: Chat) -> None:
    refused = stand.do(EntryKind.TO_DM, chat.ref, "Напишите адрес")
    assert isinstance(refused, Refused)
    assert refused.code == "not_started"
    stand.world.say(stand.world.dialogue(chat.anna), chat.anna, "/start")
    assert isinstance(stand.do(EntryKind.TO_DM, chat.ref, "Напишите адрес"), Receipt)


def test_an_edit_of_ours_twice_is_the_same(stand: Stand, chat: Chat) -> None:
    sent = stand.do(EntryKind.REPLY, chat.ref, "Завтра в 9")
    assert isinstance(sent, Receipt)
    assert sent.message is not None
    own = stand.ref(sent.message, chat.id)
    for _ in range(2):
        assert isinstance(stand.do(EntryKind.EDIT, own, "Завтра в 10"), Receipt)
    assert stand.world.texts_of_bot() == ["Завтра в 10"]
    foreign = stand.do(EntryKind.EDIT, chat.ref, "чужое")
    assert isinstance(foreign, Refused)
    assert foreign.code == "cannot_edit"


def test_deleting_what_is_gone_is_done(stand: Stand, chat: Chat) -> None:
    for _ in range(2):
        assert isinstance(stand.do(EntryKind.DELETE, chat.ref), Receipt)
    assert (chat.id, chat.number) not in stand.world.messages


def test_the_48_hour_rule_is_said_in_words(stand: Stand) -> None:
    group = stand.world.group("Группа")
    said = stand.world.say(group, stand.world.person("Анна"), "старое")
    stand.look()
    ref = stand.ref(stand.messages()[f"{group}:{said['message_id']}"], group)
    stand.clock.advance(49 * 3_600)
    refused = stand.do(EntryKind.DELETE, ref)
    assert isinstance(refused, Refused)
    assert refused.code == "too_old"
    assert "48" in refused.text


def test_missing_rights_are_said(stand: Stand, chat: Chat) -> None:
    stand.world.set_bot(chat.id, "member")
    for action, code in ((EntryKind.DELETE, "no_rights"), (EntryKind.BAN, "no_rights"), (EntryKind.MUTE, "no_rights")):
        refused = stand.do(action, chat.ref)
        assert isinstance(refused, Refused)
        assert refused.code == code
    stand.world.set_bot(chat.id, "kicked")
    refused = stand.do(EntryKind.REPLY, chat.ref, "ответ")
    assert isinstance(refused, Refused)
    assert refused.code == "not_a_member"


def test_an_album_is_deleted_whole(stand: Stand) -> None:
    group = stand.world.supergroup("Чат")
    album = stand.world.album(group, stand.world.person("Спамер"), ["купи", "", ""])
    stand.look()
    ref = stand.ref(stand.messages()[key(album[0])], group)
    assert isinstance(stand.do(EntryKind.DELETE, ref), Receipt)
    assert not [key for key in stand.world.messages if key[0] == group]


def test_the_one_that_writes_knows_what_the_one_that_listens_learnt(stand: Stand) -> None:
    def opened() -> Adapter:
        credentials = Credentials(base_url=stand.demo.url, secrets={"token": stand.world.token})
        return PLATFORM.open(credentials, clock=stand.clock)

    listener, writer = opened(), opened()
    group = stand.world.supergroup("Чат")
    album = stand.world.album(group, stand.world.person("Спамер"), ["купи", ""])
    stand.look(cast("Telegram", listener))
    ref = stand.ref(stand.messages()[key(album[0])], group)
    assert isinstance(writer.perform(PlatformCommand(action=EntryKind.DELETE, target=ref), "k"), Receipt)
    assert not [key for key in stand.world.messages if key[0] == group]
    stand.demo.flood_s = 30
    assert isinstance(writer.perform(PlatformCommand(action=EntryKind.LIKE, target=ref), "k"), RateLimited)
    stand.demo.flood_s = None
    with pytest.raises(TooManyRequests):
        stand.look(cast("Telegram", listener))
    listener.close()
    writer.close()


@pytest.mark.parametrize(("for_s", "until"), [(None, 0), (30, 60), (600, 600), (366 * DAY_S, 366 * DAY_S - 30)])
@pytest.mark.parametrize("action", [EntryKind.BAN, EntryKind.MUTE])
def test_bans_and_mutes_end_when_asked(
    stand: Stand, chat: Chat, action: EntryKind, for_s: int | None, until: int
) -> None:
    assert isinstance(stand.do(action, chat.ref, for_s=for_s), Receipt)
    member = stand.world.members[chat.id, chat.anna["id"]]
    assert member["status"] == ("kicked" if action is EntryKind.BAN else "restricted")
    assert member["until_date"] == (stand.world.now_s() + until if until else 0)
    lifted = EntryKind.UNBAN if action is EntryKind.BAN else EntryKind.UNMUTE
    assert isinstance(stand.do(lifted, chat.ref), Receipt)
    now = stand.world.members.get((chat.id, chat.anna["id"]), {"status": "member"})
    assert now["status"] == "member"


def test_lifting_a_ban_throws_nobody_out(stand: Stand, chat: Chat) -> None:
    """Without `only_if_banned` a member who is present would have to come in again."""
    assert isinstance(stand.do(EntryKind.UNBAN, chat.ref), Receipt)
    method, given = stand.watcher.calls[-1]
    assert (method, given["only_if_banned"]) == ("unbanChatMember", True)
    assert stand.world.members.get((chat.id, chat.anna["id"]), {"status": "member"})["status"] == "member"


@pytest.mark.parametrize("for_s", [0, 29, 366 * DAY_S + 1])
def test_a_duration_that_would_mean_for_good_is_refused(stand: Stand, chat: Chat, for_s: int) -> None:
    refused = stand.do(EntryKind.BAN, chat.ref, for_s=for_s)
    assert isinstance(refused, Refused)
    assert refused.code == "bad_duration"
    assert stand.world.done == []


def test_our_clock_being_wrong_does_not_change_a_ban(stand: Stand, chat: Chat) -> None:
    ours = HandClock(stand.clock.now_us() + 3_600_000_000)
    fast = Telegram(Credentials(base_url=stand.demo.url, secrets={"token": stand.world.token}), ours)
    fast.check()  # Telegram says what time it is
    fast.perform(PlatformCommand(action=EntryKind.BAN, target=chat.ref, for_s=600), "k")
    assert stand.world.members[chat.id, chat.anna["id"]]["until_date"] == stand.world.now_s() + 600
    fast.close()


def test_a_channel_that_writes_is_banned_as_a_channel(stand: Stand, chat: Chat) -> None:
    stranger = stand.world.channel("Реклама")
    said = stand.world.say_as_chat(chat.id, stranger, "купи слона")
    anonymous = stand.world.say_as_chat(chat.id, chat.id, "админ")
    stand.look()
    ref = stand.ref(stand.messages()[key(said)], chat.id)
    for action, method in ((EntryKind.BAN, "banChatSenderChat"), (EntryKind.UNBAN, "unbanChatSenderChat")):
        assert isinstance(stand.do(action, ref), Receipt)
        assert stand.world.done[-1] == (method, {"chat_id": chat.id, "sender_chat_id": stranger})
    for action, for_s, code in ((EntryKind.MUTE, None, "unsupported"), (EntryKind.BAN, 600, "bad_duration")):
        refused = stand.do(action, ref, for_s=for_s)
        assert isinstance(refused, Refused)
        assert refused.code == code
    refused = stand.do(EntryKind.BAN, stand.ref(stand.messages()[key(anonymous)], chat.id))
    assert isinstance(refused, Refused)
    assert refused.code == "anonymous_admin"


def test_a_reaction_comes_and_goes(stand: Stand, chat: Chat) -> None:
    assert isinstance(stand.do(EntryKind.LIKE, chat.ref), Receipt)
    assert stand.world.reactions[chat.id, chat.number] == [{"type": "emoji", "emoji": "👍"}]
    assert isinstance(stand.do(EntryKind.UNLIKE, chat.ref), Receipt)
    assert stand.world.reactions[chat.id, chat.number] == []


def test_join_requests_are_approved_and_declined(stand: Stand, chat: Chat) -> None:
    boris, clara = stand.world.person("Борис"), stand.world.person("Клара")
    for who in (boris, clara):
        stand.world.ask_to_join(chat.id, who)
    stand.look()
    requests = {m.author.name: stand.ref(m, chat.id) for m in stand.messages().values() if "join" in m.external_id}
    for _ in range(2):  # the second time he is a member already
        assert isinstance(stand.do(EntryKind.APPROVE, requests["Борис"]), Receipt)
    assert isinstance(stand.do(EntryKind.REJECT, requests["Клара"]), Receipt)
    again = stand.do(EntryKind.REJECT, requests["Клара"])
    assert isinstance(again, Refused)
    assert again.code == "request_gone"
    assert isinstance(stand.do(EntryKind.APPROVE, chat.ref), Refused)
    stand.look()
    assert [gone.external_id for gone in stand.gone()] == [requests["Борис"].external_id]


def test_a_group_that_moved_is_still_answered(stand: Stand) -> None:
    old = stand.world.group("Группа")
    anna = stand.world.person("Анна")
    said = stand.world.say(old, anna, "вопрос")
    stand.look()
    ref = stand.ref(stand.messages()[f"{old}:{said['message_id']}"], old)
    new = stand.world.migrate(old)
    before_we_know = stand.do(EntryKind.REPLY, ref, "ответ")
    assert isinstance(before_we_know, Receipt)
    assert (new, number_of(before_we_know)) in stand.world.own
    stand.look()
    moved = stand.ref(stand.messages()[f"{old}:{said['message_id']}"], new)
    after = stand.do(EntryKind.REPLY, moved, "ещё ответ")
    assert isinstance(after, Receipt)
    assert "reply_parameters" not in last_call(stand, "sendMessage")
    assert isinstance(stand.do(EntryKind.BAN, moved), Receipt)
    refused = stand.do(EntryKind.DELETE, moved)
    assert isinstance(refused, Refused)
    assert refused.code == "moved"


# ---------------------------------------------------------------- certain and ambiguous


@pytest.mark.parametrize(
    ("fault", "arrived"),
    [
        (Fault(kind="cut_before", path="sendMessage"), False),
        (Fault(kind="cut_after", path="sendMessage"), True),
        (Fault(kind="truncate", path="sendMessage"), True),
        (BAD_GATEWAY, True),
        (
            Fault(
                kind="replace",
                path="sendMessage",
                status=502,
                headers={"Content-Type": "application/json"},
                body=b'{"ok":false,"error_code":502,"description":"Bad Gateway"}',
            ),
            True,
        ),
        (Fault(kind="replace", path="sendMessage", headers={"Content-Type": "application/json"}, body=b"{}"), True),
    ],
)
def test_a_send_without_an_answer_is_ambiguous_and_says_where_to_look(
    stand: Stand, chat: Chat, fault: Fault, arrived: bool
) -> None:
    stand.adapter.check()
    stand.demo.plan(fault)
    outcome = stand.do(EntryKind.REPLY, chat.ref, "Ответ")
    assert isinstance(outcome, Ambiguous)
    assert outcome.permalink == f"https://t.me/c/{str(chat.id)[4:]}/{chat.number}"
    assert len(stand.world.own) == int(arrived)
    with pytest.raises(PlatformError) as raised:
        stand.adapter.find(PlatformCommand(action=EntryKind.REPLY, target=chat.ref, text="Ответ"), "key")
    assert raised.value.code == "cannot_look"
    assert stand.adapter.find(PlatformCommand(action=EntryKind.DELETE, target=chat.ref), "key") is None


def test_a_flood_wait_holds_the_whole_bot(stand: Stand, chat: Chat) -> None:
    other = Chat(stand)
    stand.demo.flood_s = 40
    outcome = stand.do(EntryKind.REPLY, chat.ref, "Ответ")
    assert isinstance(outcome, RateLimited)
    assert outcome.after_s == pytest.approx(40, abs=1)
    stand.demo.flood_s = None
    calls = len(stand.watcher.calls)
    again = stand.do(EntryKind.REPLY, other.ref, "Ответ")
    assert isinstance(again, RateLimited)
    assert len(stand.watcher.calls) == calls  # nothing left
    stand.clock.advance(60)
    assert isinstance(stand.do(EntryKind.REPLY, other.ref, "Ответ"), Receipt)


def test_one_group_is_not_flooded(stand: Stand, chat: Chat) -> None:
    outcomes = [stand.do(EntryKind.REPLY, chat.ref, f"Ответ {number}") for number in range(40)]
    sent = [outcome for outcome in outcomes if isinstance(outcome, Receipt)]
    paced = [outcome for outcome in outcomes if isinstance(outcome, Retry)]
    assert 20 <= len(sent) < 30
    assert len(sent) + len(paced) == 40
    assert all(outcome.after_s for outcome in paced)
    assert isinstance(stand.do(EntryKind.REPLY, Chat(stand).ref, "в другой"), Receipt)


def test_a_revoked_token_needs_a_person(stand: Stand, chat: Chat) -> None:
    stand.demo.revoke_token()
    outcome = stand.do(EntryKind.REPLY, chat.ref, "Ответ")
    assert isinstance(outcome, AuthNeeded)
    assert outcome.code == "token_revoked"


def test_texts_too_long_or_empty_never_leave(stand: Stand, chat: Chat) -> None:
    for text in ("", " \n", "я" * 4_097, "😀" * 2_049):
        assert isinstance(stand.do(EntryKind.REPLY, chat.ref, text), Refused)
    assert isinstance(stand.do(EntryKind.REPLY, chat.ref, "😀" * 2_048), Receipt)
    assert len(stand.world.own) == 1


def test_an_answer_to_what_is_gone_is_refused(stand: Stand, chat: Chat) -> None:
    stand.world.remove(chat.id, chat.number)
    refused = stand.do(EntryKind.REPLY, chat.ref, "Ответ")
    assert isinstance(refused, Refused)
    assert refused.code == "target_gone"


@pytest.mark.parametrize("name", ["не число", "1:2:3", "", ":", "join:x:1", "9" * 400])
def test_nonsense_ids_are_refused_and_nothing_crashes(stand: Stand, name: str) -> None:
    for channel in ("private", "business:x", "-1001234567890", "нет"):
        target = MessageRef(external_id=name, thread_external_id="main", channel_external_id=channel)
        for action in (EntryKind.REPLY, EntryKind.DELETE, EntryKind.BAN, EntryKind.LIKE, EntryKind.APPROVE):
            outcome = stand.do(action, target, "x")
            assert isinstance(outcome, Refused)
