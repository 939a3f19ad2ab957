"""Every adapter: signing in, channels, pulling, re-reading."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from moderator_app.domain.capabilities import Capability
from moderator_app.domain.ports import (
    Adapter,
    Gone,
    Message,
    MessageRef,
    NeedsSignin,
    NoPermission,
    Offline,
    Page,
    PlatformError,
    TooManyRequests,
    Visibility,
)
from tests.contract.control import Control, forgets


def read_all(adapter: Adapter, cursor: str | None = None, *, steps: int = 60) -> tuple[dict[str, Message], list[Page]]:
    """Pull until there is no more, as the engine does."""
    channel = adapter.channels()[0]
    pages: list[Page] = []
    found: dict[str, Message] = {}
    for _ in range(steps):
        page = adapter.pull(channel, cursor)
        pages.append(page)
        for message in page.messages:
            found.setdefault(message.external_id, message)
        cursor = page.cursor or cursor
        if not page.more:
            return found, pages
    raise AssertionError("no end")


def test_it_says_who_it_is_and_what_it_sees(control: Control, adapter: Adapter) -> None:
    info = adapter.check()
    assert info.external_id in info.own_ids
    assert info.name
    channels = adapter.channels()
    assert channels
    assert all(channel.name and channel.external_id for channel in channels)
    assert Capability.READ in control.platform.info.capabilities.can


def test_the_platform_explains_its_sign_in_in_both_languages(control: Control) -> None:
    info = control.platform.info
    for field in info.fields:
        assert field.label_en
        assert field.label_ru
        assert field.help_en
        assert field.help_ru
        assert field.label_en != field.label_ru
    assert any(field.secret for field in info.fields)
    assert info.help_en
    assert info.help_ru


def test_opening_calls_nobody(control: Control) -> None:
    control.adapter(url="http://127.0.0.1:9").close()


def test_a_wrong_secret_is_said_precisely(control: Control) -> None:
    control.add("видно всем")
    stranger = control.adapter(wrong_secret=True)
    with pytest.raises(NeedsSignin):
        stranger.check()
    with pytest.raises(NeedsSignin):
        stranger.pull(control.adapter().channels()[0], None)


def test_messages_arrive_with_their_thread_author_and_time(control: Control, adapter: Adapter) -> None:
    first = control.add("Когда откроетесь?")
    answer = control.add("Мне тоже интересно", reply_to=first.external_id, by="Боря")
    found, _ = read_all(adapter)
    message = found[answer.external_id]
    assert message.text == "Мне тоже интересно"
    assert message.author.name == "Боря"
    assert message.reply_to == first.external_id
    assert message.created_at == control.clock.now_us()
    assert message.thread.title == "Новая обжарка — пробуем"
    assert message.permalink
    assert message.starts
    assert not message.ours
    assert found[first.external_id].author != message.author


@pytest.mark.rule(4)
def test_pulling_the_same_page_twice_gives_the_same(control: Control, adapter: Adapter) -> None:
    for number in range(5):
        control.add(f"комментарий {number}")
    channel = adapter.channels()[0]
    first = adapter.pull(channel, None)
    again = adapter.pull(channel, None)
    assert again.messages == first.messages
    assert again.cursor == first.cursor
    quiet = adapter.pull(channel, first.cursor)
    assert quiet.cursor in {None, first.cursor}
    assert set(quiet.messages) <= set(first.messages)


def test_history_arrives_whole_newest_first(control: Control, adapter: Adapter) -> None:
    if forgets(control):
        pytest.skip("no history")
    refs = [control.add(f"старое {number}") for number in range(260)]
    found, pages = read_all(adapter)
    assert set(found) == {ref.external_id for ref in refs}
    assert pages[0].messages[0].external_id == refs[-1].external_id
    times = [message.created_at or 0 for message in pages[0].messages]
    assert times == sorted(times, reverse=True)
    assert pages[0].more
    assert pages[1].remaining is None or pages[1].remaining > 0


def test_new_messages_do_not_wait_for_the_end_of_history(control: Control, adapter: Adapter) -> None:
    for number in range(260):
        control.add(f"старое {number}")
    channel = adapter.channels()[0]
    first = adapter.pull(channel, None)
    assert first.more
    fresh = control.add("новое, пока читается старое")
    control.clock.advance(60)
    found, _ = read_all(adapter, first.cursor)
    assert fresh.external_id in found
    assert len(found) >= 260 - len(first.messages)


def test_a_burst_larger_than_a_page_loses_nothing(control: Control, adapter: Adapter) -> None:
    control.add("до")
    _, pages = read_all(adapter)
    cursor = pages[-1].cursor or pages[0].cursor
    refs = [control.add(f"волна {number}") for number in range(330)]
    found, _ = read_all(adapter, cursor)
    assert {ref.external_id for ref in refs} <= set(found)


def test_deletions_while_paging_hide_nothing(control: Control, adapter: Adapter) -> None:
    refs = [control.add(f"запись {number}") for number in range(320)]
    channel = adapter.channels()[0]
    cursor: str | None = None
    found: set[str] = set()
    gone: set[str] = set()
    for step in range(60):
        page = adapter.pull(channel, cursor)
        found |= {message.external_id for message in page.messages}
        cursor = page.cursor or cursor
        if not page.more:
            break
        for ref in refs[
            300 - step * 25 : 325 - step * 25
        ]:  # newer than where the walk stands: all that follows moves up
            if ref.external_id in found:
                control.delete(ref)
                gone.add(ref.external_id)
    else:
        pytest.fail("no end")
    assert gone
    assert {ref.external_id for ref in refs} == found


def test_many_messages_of_one_second_are_all_seen(control: Control, adapter: Adapter) -> None:
    control.add("раньше")
    _, pages = read_all(adapter)
    clock = control.clock.now_us()
    refs = []
    for number in range(120):
        refs.append(control.add(f"разом {number}"))
        control.clock.set_wall(clock)
    found, _ = read_all(adapter, pages[0].cursor)
    assert {ref.external_id for ref in refs} <= set(found)


def test_a_cursor_nobody_understands_starts_anew(control: Control, adapter: Adapter) -> None:
    ref = control.add("есть")
    for cursor in ("", "{}", '{"v":99}', "null", '{"v":1,"head":"x","gap":[],"past":3,"looked_at":{}}', "\x00"):
        page = adapter.pull(adapter.channels()[0], cursor)
        assert ref.external_id in {message.external_id for message in page.messages}


def test_edits_and_deletions_are_seen_when_read_again(control: Control, adapter: Adapter) -> None:
    if forgets(control):
        pytest.skip("nothing can be read again")
    kept, edited, deleted = control.add("так и есть"), control.add("с ошипкой"), control.add("зря написал")
    control.edit(edited, "с ошибкой")
    control.delete(deleted)
    answer = {item.external_id: item for item in adapter.refresh(adapter.channels()[0], [kept, edited, deleted])}
    assert isinstance(answer[deleted.external_id], Gone)
    for ref, text in ((kept, "так и есть"), (edited, "с ошибкой")):
        item = answer[ref.external_id]
        assert isinstance(item, Message)
        assert item.text == text
        assert item.visibility is Visibility.PUBLIC


def test_refreshing_nothing_or_nonsense_is_harmless(control: Control, adapter: Adapter) -> None:
    channel = adapter.channels()[0]
    assert list(adapter.refresh(channel, [])) == []
    nonsense = MessageRef(external_id="не число", thread_external_id="1", channel_external_id=channel.external_id)
    assert not [item for item in adapter.refresh(channel, [nonsense]) if isinstance(item, Message)]


def test_own_messages_are_ours_and_start_nothing(control: Control, adapter: Adapter) -> None:
    asked = control.add("Есть овсяное молоко?")
    own = control.answer_elsewhere(asked, "Есть!")
    found, _ = read_all(adapter)
    assert found[own].ours
    assert not found[own].starts


@pytest.mark.parametrize("kind", ["cut_before", "cut_after", "truncate", "html", "server_error"])
def test_a_broken_network_is_offline_and_the_next_pull_is_well(control: Control, adapter: Adapter, kind: str) -> None:
    ref = control.add("дойдёт")
    channel = adapter.channels()[0]
    adapter.check()
    control.break_next(kind, writing=False)
    with pytest.raises(Offline):
        adapter.pull(channel, None)
    assert ref.external_id in {m.external_id for m in adapter.pull(channel, None).messages}


def test_nobody_there_is_offline(control: Control) -> None:
    lost = control.adapter(url="http://127.0.0.1:9")
    with pytest.raises(Offline) as raised:
        lost.check()
    assert raised.value.code == "refused"


def test_no_such_host_is_offline(control: Control) -> None:
    lost = control.adapter(url="https://nowhere.invalid")
    with pytest.raises(Offline) as raised:
        lost.check()
    assert raised.value.code == "dns"


def test_an_error_inside_a_200_is_an_error(control: Control, adapter: Adapter) -> None:
    channel = adapter.channels()[0]
    adapter.check()
    control.break_next("error_in_200", writing=False)
    with pytest.raises((NeedsSignin, NoPermission)):
        adapter.pull(channel, None)


@pytest.mark.rule(14)
def test_a_redirect_to_another_host_is_refused(control: Control, adapter: Adapter) -> None:
    channel = adapter.channels()[0]
    adapter.check()
    control.break_next("redirect", writing=False)
    with pytest.raises(Offline) as raised:
        adapter.pull(channel, None)
    assert raised.value.code == "redirected"
    assert "elsewhere.test" in raised.value.text


def test_the_rate_limit_is_heard_and_kept(control: Control, adapter: Adapter) -> None:
    channel = adapter.channels()[0]
    adapter.check()
    control.limit_rate(90)
    with pytest.raises(TooManyRequests) as raised:
        adapter.pull(channel, None)
    assert raised.value.after_s == pytest.approx(90, abs=2)
    control.limit_rate(None)
    with pytest.raises(TooManyRequests):  # too early: nothing leaves
        adapter.pull(channel, None)
    control.clock.advance(120)
    adapter.pull(channel, None)


def test_a_secret_revoked_between_two_pages_is_noticed(control: Control, adapter: Adapter) -> None:
    for number in range(150):
        control.add(f"запись {number}")
    channel = adapter.channels()[0]
    first = adapter.pull(channel, None)
    assert first.more
    control.revoke()
    with pytest.raises(NeedsSignin):
        adapter.pull(channel, first.cursor)
    if forgets(control):
        return
    with pytest.raises(NeedsSignin):
        adapter.refresh(channel, [MessageRef(external_id="1", thread_external_id="1", channel_external_id="site")])


@pytest.mark.rule(12)
def test_secrets_show_nowhere(control: Control, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    adapter = control.adapter()
    texts = [repr(adapter), str(adapter)]
    calls: list[Callable[[], Any]] = [
        adapter.check,
        lambda: control.adapter(wrong_secret=True).check(),
        lambda: control.adapter(url="http://127.0.0.1:9").check(),
    ]
    control.break_next("cut_after", writing=False)
    for call in calls:
        try:
            texts.append(repr(call()))
        except PlatformError as error:
            texts += [repr(error), str(error), repr(error.__cause__), repr(error.__context__), error.text]
    texts += [record.getMessage() for record in caplog.records]
    for secret in control.secrets:
        assert not [text for text in texts if secret in text]


def test_it_names_itself(control: Control, adapter: Adapter) -> None:
    adapter.check()
    assert control.seen_agents()
    assert all("moderator" in agent.lower() for agent in control.seen_agents())
