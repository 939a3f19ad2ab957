"""What each kind of key may do, and what deliveries do on VK."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

import pytest

from moderator_app.clock import SECOND_US
from moderator_app.demo.vk import Fault
from moderator_app.domain.capabilities import Capability, Reason
from moderator_app.domain.channels import ChannelKind
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.ports import (
    Adapter,
    AuthNeeded,
    Challenging,
    Gone,
    Message,
    MessageRef,
    NeedsSignin,
    NoPermission,
    Offline,
    PlatformCommand,
    Receipt,
    Refused,
    Retry,
)
from moderator_app.errors import UserError
from moderator_app.platforms.vk.keys import guid, random_id
from moderator_app.platforms.vk.writing import ban_reason
from tests.unit.platforms.vk.control import ALL_SCOPES, GROUP, VkControl
from tests.unit.platforms.vk.test_vk_stream import GROUP_SCOPES, open_as

KEY = "0d5d3f0e-6a53-4e0e-9a49-6d1d1f3a7a11"


def act(action: EntryKind, target: MessageRef, text: str | None = None, **more: Any) -> PlatformCommand:
    return PlatformCommand(action=action, target=target, text=text, **more)


def dialogue(vk: VkControl, text: str = "Здравствуйте", by: str = "Аня") -> MessageRef:
    vk.clock.advance(1)
    made = vk.community.message(vk.community.person(by), text)
    return MessageRef(
        external_id=str(made.id),
        thread_external_id=str(made.peer),
        channel_external_id=f"im-{GROUP}",
        author_external_id=str(made.author),
        created_at=made.at * SECOND_US,
    )


def in_topic(vk: VkControl, text: str = "вопрос") -> MessageRef:
    thread = vk.community.add_thread("topic", "Обсуждение", "первое")
    return vk.ref(vk.community.comment("topic", thread, vk.community.person("Аня"), text))


def called(vk: VkControl, method: str) -> list[dict[str, str]]:
    return [dict(call.params) for call in vk.demo.called if call.method == method]


def lacking(adapter: Adapter, place: str) -> set[Capability]:
    (info,) = [info for info in adapter.channels() if info.external_id == f"{place}-{GROUP}"]
    return set(info.missing)


@pytest.fixture
def user(vk: VkControl) -> Adapter:
    return open_as(vk, "user", ALL_SCOPES)


@pytest.fixture
def group(vk: VkControl) -> Adapter:
    return open_as(vk, "group", GROUP_SCOPES)


# ---------------------------------------------------------------- keys


def test_a_users_token_with_all_rights_lacks_only_what_vk_lacks(user: Adapter) -> None:
    assert user.check().missing == {}
    assert lacking(user, "wall") == set()
    assert lacking(user, "topic") == {Capability.SPAM}
    assert set(user.check().own_ids) >= {f"-{GROUP}"}
    assert len(user.check().own_ids) == 2


def test_the_communitys_key_says_in_each_place_what_is_missing(group: Adapter) -> None:
    info = group.check()
    assert info.external_id == f"-{GROUP}"
    assert info.name == "Зерно и пар"
    assert info.missing == {Capability.BAN: Reason.NO_PERMISSION}
    pictures = Capability.SEND_PICTURES  # under comments only a person's token takes them, in dialogues this one too
    writes = {Capability.EDIT, Capability.DELETE, Capability.RESTORE, Capability.SPAM, Capability.REACT, pictures}
    assert lacking(group, "wall") == {Capability.READ, Capability.BAN, *writes}
    assert lacking(group, "photo") == {Capability.READ, Capability.BAN, Capability.REPLY, *writes}
    assert lacking(group, "topic") == {
        Capability.READ, Capability.BAN, Capability.REPLY, Capability.EDIT, Capability.SPAM, Capability.REACT,
        pictures,
    }  # fmt: skip
    assert lacking(group, "im") == {Capability.BAN}


def test_places_that_show_a_key_nothing_are_not_offered(vk: VkControl) -> None:
    assert f"im-{GROUP}" not in {c.external_id for c in open_as(vk, "group", ("manage",)).channels()}
    vk.community.long_poll_on = False
    assert [c.external_id for c in open_as(vk, "group", GROUP_SCOPES).channels()] == [f"im-{GROUP}"]
    assert [c.external_id for c in open_as(vk, "user", ("wall",)).channels()] == [f"wall-{GROUP}"]


def test_dialogues_are_private_and_topics_a_board(user: Adapter) -> None:
    kinds = {info.external_id.partition("-")[0]: (info.kind, info.private) for info in user.channels()}
    assert kinds["im"] == (ChannelKind.DIRECT, True)
    assert kinds["topic"] == (ChannelKind.BOARD, False)
    assert kinds["wall"] == (ChannelKind.COMMENTS, False)


@pytest.mark.parametrize(("setting", "value"), [("group_id", "кофе"), ("group_id", "0"), ("token_kind", "admin")])
def test_nonsense_in_the_sign_in_is_said_at_once(vk: VkControl, setting: str, value: str) -> None:
    given = vk.credentials()
    with pytest.raises(UserError):
        vk.platform.open(replace(given, settings={**given.settings, setting: value}), clock=vk.clock)


@pytest.mark.parametrize("typed", ["42", "-42", " club42 ", "https://vk.com/club42/", "public42"])
def test_the_community_may_be_named_as_people_name_it(vk: VkControl, typed: str) -> None:
    given = vk.credentials()
    assert vk.opened(replace(given, settings={**given.settings, "group_id": typed})).check().external_id == "-42"


def test_a_key_of_another_community(vk: VkControl) -> None:
    with pytest.raises(NeedsSignin) as raised:
        vk.opened(vk.credentials(group=43)).check()
    assert raised.value.code == "wrong_community"


def test_a_group_key_given_as_a_users_is_said_precisely(vk: VkControl) -> None:
    token = vk.community.issue("group", scopes=GROUP_SCOPES)
    with pytest.raises(NoPermission) as raised:
        vk.opened(vk.credentials(token=token, kind="user")).check()
    assert raised.value.code in {"user_token_needed", "wrong_token_kind", "not_a_manager"}


def test_what_a_key_may_not_do_is_not_tried(vk: VkControl, group: Adapter) -> None:
    target = vk.add("спам")
    for action in (EntryKind.DELETE, EntryKind.SPAM, EntryKind.BAN, EntryKind.LIKE):
        outcome = group.perform(act(action, target), KEY)
        assert isinstance(outcome, AuthNeeded)
        assert outcome.code == "no_permission"
        assert "wrong_token_kind" in outcome.text
    assert list(group.refresh(group.channels()[0], [target])) == []
    with pytest.raises(NoPermission):
        group.check_target(act(EntryKind.REPLY, target, "x"))
    assert not called(vk, "wall.deleteComment")


def test_the_communitys_key_answers_on_the_wall(vk: VkControl, group: Adapter) -> None:
    target = vk.add("когда открытие?")
    outcome = group.perform(act(EntryKind.REPLY, target, "В девять"), KEY)
    assert isinstance(outcome, Receipt)
    (params,) = called(vk, "wall.createComment")
    assert params["from_group"] == str(GROUP)
    assert params["guid"] == guid(KEY)
    assert params["reply_to_comment"] == target.external_id
    assert outcome.permalink == f"https://vk.com/wall-{GROUP}_{vk.thread}?reply={outcome.external_id}"
    again = group.perform(act(EntryKind.REPLY, target, "В девять"), KEY)
    assert isinstance(again, Receipt)
    assert again.external_id == outcome.external_id
    assert vk.own_texts() == ["В девять"]


# ---------------------------------------------------------------- discussions


def test_a_topic_is_answered_without_naming_a_post(vk: VkControl, user: Adapter) -> None:
    target = in_topic(vk)
    command = act(EntryKind.REPLY, target, "Ответ", first_attempt_at=vk.clock.now_us())
    outcome = user.perform(command, KEY)
    assert isinstance(outcome, Receipt)
    (params,) = called(vk, "board.createComment")
    assert (params["from_group"], params["group_id"]) == ("1", str(GROUP))
    assert "reply_to_comment" not in params
    found = user.find(command, KEY)
    assert found is not None
    assert found.external_id == outcome.external_id
    own = replace(target, external_id=outcome.external_id)
    assert isinstance(user.perform(act(EntryKind.EDIT, own, "Другой"), KEY), Receipt)
    assert isinstance(user.perform(act(EntryKind.DELETE, own), KEY), Receipt)
    assert isinstance(user.perform(act(EntryKind.DELETE, own), KEY), Receipt)
    assert isinstance(user.perform(act(EntryKind.RESTORE, own), KEY), Receipt)
    assert isinstance(user.perform(act(EntryKind.RESTORE, own), KEY), Receipt)
    assert isinstance(user.perform(act(EntryKind.SPAM, target), KEY), Refused)


def test_the_communitys_key_may_delete_in_discussions(vk: VkControl, group: Adapter) -> None:
    target = in_topic(vk)
    assert isinstance(group.perform(act(EntryKind.DELETE, target), KEY), Receipt)
    assert vk.community.comments["topic"][int(target.external_id)].deleted


def test_a_closed_topic_is_seen(vk: VkControl, user: Adapter) -> None:
    target = in_topic(vk)
    command = act(EntryKind.REPLY, target, "x")
    assert not user.check_target(command).locked
    vk.community.close_thread("topic", int(target.thread_external_id))
    assert user.check_target(command).locked


# ---------------------------------------------------------------- moderation


def test_spam_is_reported_and_taken_down(vk: VkControl, user: Adapter) -> None:
    target = vk.add("купите")
    assert isinstance(user.perform(act(EntryKind.SPAM, target), KEY), Receipt)
    assert vk.community.reported == [("wall", int(target.external_id), 0)]
    assert not vk.visible(target)


def test_no_access_is_not_taken_for_deleted(vk: VkControl, user: Adapter) -> None:
    target = vk.add("чужое")
    vk.demo.plan(Fault(kind="error", method="deleteComment", code=211, text="Access to wall's comment denied"))
    outcome = user.perform(act(EntryKind.DELETE, target), KEY)
    assert isinstance(outcome, Refused)
    assert vk.visible(target)


def test_likes(vk: VkControl, user: Adapter) -> None:
    target = vk.add("спасибо")
    assert isinstance(user.perform(act(EntryKind.LIKE, target), KEY), Receipt)
    assert ("wall", int(target.external_id)) in vk.community.liked
    assert isinstance(user.perform(act(EntryKind.UNLIKE, target), KEY), Receipt)
    assert not vk.community.liked
    message = dialogue(vk)
    assert isinstance(user.perform(act(EntryKind.LIKE, message), KEY), Receipt)
    assert vk.community.liked
    assert isinstance(user.perform(act(EntryKind.UNLIKE, message), KEY), Receipt)
    assert not vk.community.liked


@pytest.mark.parametrize(
    ("words", "number"),
    [("спам", 1), ("Spam links", 1), ("оскорбления", 2), ("мат", 3), ("флуд", 4), ("просто так", 0), (None, 0)],
)
def test_a_ban_has_its_reason(words: str | None, number: int) -> None:
    assert ban_reason(words) == number


def test_bans_for_a_time_for_good_and_back(vk: VkControl, user: Adapter) -> None:
    target = vk.add("тролль")
    who = int(target.author_external_id or 0)
    day = 86_400
    assert isinstance(user.perform(act(EntryKind.BAN, target, for_s=day, reason="флуд"), KEY), Receipt)
    assert vk.community.banned[who] == {"end": vk.community.now() + day, "reason": 4}
    assert isinstance(user.perform(act(EntryKind.BAN, target), KEY), Receipt)
    assert vk.community.banned[who]["end"] == 0
    assert isinstance(user.perform(act(EntryKind.UNBAN, target), KEY), Receipt)
    assert vk.community.banned == {}
    assert isinstance(user.perform(act(EntryKind.UNBAN, target), KEY), Receipt)  # nobody to unban: so it is
    too_long = user.perform(act(EntryKind.BAN, target, for_s=366 * day), KEY)
    assert isinstance(too_long, Refused)


# ---------------------------------------------------------------- dialogues


@pytest.mark.parametrize("kind", ["group", "user"])
def test_a_message_is_answered_once_per_key(vk: VkControl, kind: str, request: pytest.FixtureRequest) -> None:
    adapter: Adapter = request.getfixturevalue(kind)
    target = dialogue(vk)
    command = act(EntryKind.REPLY, target, "Добрый день", first_attempt_at=vk.clock.now_us())
    assert adapter.find(command, KEY) is None
    outcome = adapter.perform(command, KEY)
    assert isinstance(outcome, Receipt)
    params = called(vk, "messages.send")[0]
    assert params["random_id"] == str(random_id(KEY))
    assert params["reply_to"] == target.external_id
    vk.clock.advance(7 * 86_400)
    again = adapter.perform(command, KEY)
    assert isinstance(again, Receipt)
    assert again.external_id == outcome.external_id
    assert len([m for m in vk.community.messages.values() if m.author < 0]) == 1
    found = adapter.find(command, KEY)
    assert found is not None
    assert found.external_id == outcome.external_id
    assert adapter.find(command, "another") is None


def test_messages_are_edited_deleted_and_restored(vk: VkControl, group: Adapter) -> None:
    target = dialogue(vk)
    sent = group.perform(act(EntryKind.REPLY, target, "Дорый день"), KEY)
    assert isinstance(sent, Receipt)
    own = replace(target, external_id=sent.external_id)
    assert isinstance(group.perform(act(EntryKind.EDIT, own, "Добрый день"), KEY), Receipt)
    assert vk.community.messages[int(sent.external_id)].text == "Добрый день"
    assert isinstance(group.perform(act(EntryKind.DELETE, own), KEY), Receipt)
    assert group.refresh(group.channels()[-1], [own]) == [Gone(external_id=own.external_id)]
    assert isinstance(group.perform(act(EntryKind.RESTORE, own), KEY), Receipt)
    foreign = group.perform(act(EntryKind.DELETE, target), KEY)
    assert isinstance(foreign, Refused)
    assert foreign.code == "too_old_to_delete"
    assert isinstance(group.perform(act(EntryKind.SPAM, target), KEY), Receipt)
    late = vk.community.messages[int(own.external_id)]
    late.at -= 2 * 86_400
    refused = group.perform(act(EntryKind.EDIT, own, "Поздно"), KEY)
    assert isinstance(refused, Refused)
    assert refused.code == "too_old_to_edit"


def test_only_who_allowed_it_may_be_written_to(vk: VkControl, group: Adapter) -> None:
    target = vk.add("напишите мне")
    command = act(EntryKind.TO_DM, target, "Пишем")
    assert group.check_target(command).locked
    outcome = group.perform(command, KEY)
    assert isinstance(outcome, Refused)
    assert outcome.code == "not_allowed_to_write"
    dialogue(vk, by="Аня")
    assert not group.check_target(command).locked
    assert isinstance(group.perform(command, "other-key"), Receipt)
    by_community = replace(target, author_external_id="-7")
    assert isinstance(group.perform(act(EntryKind.TO_DM, by_community, "Пишем"), KEY), Refused)


def test_the_stale_check_of_a_dialogue(vk: VkControl, group: Adapter) -> None:
    target = dialogue(vk)
    command = act(EntryKind.REPLY, target, "x")
    assert group.check_target(command).answered_by_other is None
    vk.community.message(int(target.thread_external_id), "Уже ответили", author=-GROUP)
    vk.community.edit_message(int(target.external_id), "Передумала")
    seen = group.check_target(command)
    assert seen.text == "Передумала"
    assert seen.answered_by_other is not None
    vk.community.delete_message(int(target.external_id))
    assert not group.check_target(command).exists


# ---------------------------------------------------------------- captcha, flood, quota, validation


@pytest.mark.parametrize("page", [True, False])
def test_a_captcha_names_its_page_and_goes_on_with_the_answer(vk: VkControl, user: Adapter, page: bool) -> None:
    target = vk.add("вопрос")
    user.check()
    vk.demo.ask_captcha(page=page)
    vk.demo.solved = {"token-from-the-page" if page else "qw3rt"}
    command = act(EntryKind.REPLY, target, "Ответ")
    stopped = user.perform(command, KEY)
    assert isinstance(stopped, AuthNeeded)
    assert stopped.challenge is not None
    assert stopped.challenge.url.startswith(vk.demo.url)
    assert stopped.challenge.kind == ("captcha" if page else "captcha_image")
    assert isinstance(user, Challenging)
    user.meet(stopped.challenge, "не то")
    wrong = user.perform(command, KEY)
    assert isinstance(wrong, AuthNeeded)
    assert wrong.challenge is not None
    assert vk.own_texts() == []
    user.meet(wrong.challenge, next(iter(vk.demo.solved)))
    assert isinstance(user.perform(command, KEY), Receipt)
    assert vk.own_texts() == ["Ответ"]
    spoken = [repr(stopped), repr(wrong)]
    assert not [text for text in spoken if "session_token" in text]
    assert not [text for text in spoken if vk.token in text]


def test_a_captcha_while_reading_asks_a_person(vk: VkControl, user: Adapter) -> None:
    channel = user.channels()[0]
    vk.demo.ask_captcha()
    with pytest.raises(NeedsSignin) as raised:
        user.pull(channel, None)
    assert raised.value.code == "captcha"
    assert raised.value.challenge is not None


def test_flood_control_waits_long(vk: VkControl, user: Adapter) -> None:
    target = vk.add("вопрос")
    vk.demo.plan(Fault(kind="error", method="createComment", code=9, text="Flood control"))
    outcome = user.perform(act(EntryKind.REPLY, target, "Ответ"), KEY)
    assert isinstance(outcome, Retry)
    assert outcome.after_s is not None
    assert outcome.after_s >= 600


def test_a_methods_quota_stops_that_method_alone(vk: VkControl, user: Adapter) -> None:
    target = vk.add("вопрос")
    vk.demo.plan(Fault(kind="error", method="createComment", code=29, text="Rate limit reached"))
    command = act(EntryKind.REPLY, target, "Ответ")
    assert isinstance(user.perform(command, KEY), Retry)
    asked = len(called(vk, "wall.createComment"))
    assert isinstance(user.perform(command, KEY), Retry)
    assert len(called(vk, "wall.createComment")) == asked
    assert isinstance(user.perform(act(EntryKind.LIKE, target), KEY), Receipt)
    vk.clock.advance(4 * 3_600)
    assert isinstance(user.perform(command, KEY), Receipt)


def test_a_crowded_second_is_waited_out_when_writing(vk: VkControl, user: Adapter) -> None:
    target = vk.add("вопрос")
    vk.demo.plan(*[Fault(kind="error", method="createComment", code=6, text="Too many") for _ in range(2)])
    assert isinstance(user.perform(act(EntryKind.REPLY, target, "Ответ"), KEY), Receipt)
    assert vk.own_texts() == ["Ответ"]


def test_a_portal_is_offline(vk: VkControl, user: Adapter) -> None:
    channel = user.channels()[0]
    vk.demo.portal = True
    with pytest.raises(Offline) as raised:
        user.pull(channel, None)
    assert raised.value.code == "captive_portal"


@pytest.mark.rule(12)
def test_the_token_stands_in_no_address(vk: VkControl, user: Adapter, group: Adapter) -> None:
    target = vk.add("вопрос")
    for adapter in (user, group):
        list(cast("Any", adapter).stream(None, wait_s=0))
        adapter.perform(act(EntryKind.REPLY, target, "Ответ"), f"{KEY}-{adapter!r}")
    tokens = list(vk.community.tokens)
    assert len(vk.demo.called) > 20
    assert not [call.target for call in vk.demo.called if any(token in call.target for token in tokens)]


# ---------------------------------------------------------------- repeats


def test_a_repeat_looks_first_where_it_can(vk: VkControl, user: Adapter) -> None:
    """A user reports that `guid` let a comment appear twice: the second line is a look at what is there."""
    target = vk.add("вопрос")
    command = act(EntryKind.REPLY, target, "Ответ", first_attempt_at=vk.clock.now_us())
    vk.demo.plan(Fault(kind="cut_after", method="createComment"))
    user.perform(command, KEY)
    vk.community.guids.clear()  # the platform forgot the key
    assert isinstance(user.perform(command, KEY), Receipt)
    assert vk.own_texts() == ["Ответ"]


def test_a_target_without_numbers_is_refused(vk: VkControl, user: Adapter) -> None:
    target = replace(vk.add("вопрос"), external_id="не число")
    for action in (EntryKind.REPLY, EntryKind.DELETE, EntryKind.LIKE, EntryKind.EDIT):
        assert isinstance(user.perform(act(action, target, "x"), KEY), Refused)


def test_keys_never_meet() -> None:
    keys: Sequence[str] = [f"{number}" for number in range(20_000)]
    numbers = {random_id(key) for key in keys}
    assert len(numbers) == len(keys)
    assert all(0 < number < 2**62 for number in numbers)
    assert len({guid(key) for key in keys}) == len(keys)


def test_a_reply_in_a_branch_is_seen_as_an_answer(vk: VkControl, user: Adapter) -> None:
    root = vk.add("корень")
    inner = vk.add("в ветке", reply_to=root.external_id, by="Боря")
    command = act(EntryKind.REPLY, inner, "x", first_attempt_at=vk.clock.now_us())
    assert user.check_target(command).answered_by_other is None
    other = vk.answer_elsewhere(inner, "ответ коллеги")
    seen = user.check_target(command).answered_by_other
    assert isinstance(seen, Message)
    assert seen.external_id == other
    mine = user.perform(command, KEY)
    assert isinstance(mine, Receipt)
    found = user.find(command, KEY)
    assert found is not None
    assert found.external_id == mine.external_id
