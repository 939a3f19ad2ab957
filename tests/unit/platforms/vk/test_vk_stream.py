"""One stream for all places: the long poll, polling beside it, and what happens when the long poll loses something."""

from __future__ import annotations

import json
from collections.abc import Generator
from typing import Any, cast

import pytest

from moderator_app.demo.vk import Fault
from moderator_app.domain.ports import (
    Adapter,
    Gone,
    Message,
    NeedsSignin,
    NoPermission,
    Offline,
    Page,
    Streaming,
    TooManyRequests,
)
from tests.unit.platforms.vk.control import ALL_SCOPES, GROUP, VkControl

GROUP_SCOPES = ("manage", "messages", "photos")


def open_as(vk: VkControl, kind: str, scopes: tuple[str, ...]) -> Streaming:
    token = vk.community.issue(kind, user=vk.community.person("Админ Админов") if kind == "user" else 0, scopes=scopes)
    adapter = vk.platform.open(vk.credentials(token=token, kind=kind), clock=vk.clock)
    vk._open.append(adapter)
    return cast("Streaming", adapter)


def drained(adapter: Adapter, cursor: str | None = None) -> tuple[list[Page], str]:
    """All there is now, as the engine takes it; it must come to an end."""
    pages: list[Page] = []
    for page in cast("Streaming", adapter).stream(cursor, wait_s=0):
        pages.append(page)
        cursor = page.cursor or cursor
        assert len(pages) < 200
    assert cursor is not None
    return pages, cursor


def texts(pages: list[Page]) -> dict[str, str]:
    return {m.external_id: m.text for page in pages for m in page.messages}


def fill(vk: VkControl) -> dict[str, str]:
    """One comment in each place and one message; (place, text) by id."""
    anna = vk.community.person("Анна Ким")
    made = {}
    for place in ("wall", "topic", "photo", "video", "market"):
        thread = vk.thread if place == "wall" else vk.community.add_thread(place, f"тема {place}", "слова")
        made[str(vk.community.comment(place, thread, anna, f"слово о {place}").id)] = place
    made[str(vk.community.message(anna, "личное слово").id)] = "im"
    return made


@pytest.fixture
def group(vk: VkControl) -> Streaming:
    return open_as(vk, "group", GROUP_SCOPES)


@pytest.fixture
def user(vk: VkControl) -> Streaming:
    return open_as(vk, "user", ALL_SCOPES)


def test_a_users_token_reads_history_of_all_places(vk: VkControl, user: Streaming) -> None:
    made = fill(vk)
    pages, _ = drained(user)
    found = {m.external_id: page.channel for page in pages for m in page.messages}
    assert {number: f"{place}-{GROUP}" for number, place in made.items()} == {
        number: channel.external_id for number, channel in found.items() if channel
    }


def test_news_come_once_committed_and_in_order(vk: VkControl, user: Streaming) -> None:
    fill(vk)
    _, cursor = drained(user)
    anna = vk.community.person("Анна Ким")
    first = vk.community.comment("wall", vk.thread, anna, "раз")
    second = vk.community.message(anna, "два")
    third = vk.community.comment("wall", vk.thread, anna, "три", answers=first.id)
    pages, after = drained(user, cursor)
    assert list(texts(pages)) == [str(first.id), str(second.id), str(third.id)]
    assert texts(drained(user, after)[0]) == {}


def test_a_look_that_was_not_committed_comes_again(vk: VkControl, user: Streaming) -> None:
    _, cursor = drained(user)
    made = vk.community.comment("wall", vk.thread, vk.community.person("Анна Ким"), "не потеряй")
    stream = user.stream(cursor, wait_s=0)
    assert texts([next(stream)]) == {str(made.id): "не потеряй"}
    cast("Generator[Page]", stream).close()  # the engine died before the commit
    assert str(made.id) in texts(drained(user, cursor)[0])


def test_edits_deletions_and_restores_are_told(vk: VkControl, user: Streaming) -> None:
    ref = vk.add("с ошипкой")
    _, cursor = drained(user)
    vk.edit(ref, "с ошибкой")
    pages, cursor = drained(user, cursor)
    assert texts(pages) == {ref.external_id: "с ошибкой"}
    vk.delete(ref)
    pages, cursor = drained(user, cursor)
    assert [gone for page in pages for gone in page.gone] == [Gone(external_id=ref.external_id)]
    vk.community.restore_comment("wall", int(ref.external_id))
    pages, _ = drained(user, cursor)
    assert texts(pages) == {ref.external_id: "с ошибкой"}
    assert [number for page in pages for number in page.restored] == [ref.external_id]


def test_what_happens_to_one_comment_at_once_stays_in_order(vk: VkControl, user: Streaming) -> None:
    _, cursor = drained(user)
    ref = vk.add("туда и обратно")
    vk.delete(ref)
    vk.community.restore_comment("wall", int(ref.external_id))
    pages = [page for page in drained(user, cursor)[0] if page.channel and (page.messages or page.gone)]
    assert [(len(page.messages), len(page.gone), len(page.restored)) for page in pages][:3] == [
        (1, 0, 0), (0, 1, 0), (1, 0, 1),
    ]  # fmt: skip
    assert [page.cursor is not None for page in pages[:3]] == [False, False, True]


def test_a_repeated_event_is_dropped(vk: VkControl, user: Streaming) -> None:
    ref = vk.add("раз")
    _, cursor = drained(user)
    vk.edit(ref, "два")
    _, cursor = drained(user, cursor)
    vk.community.events.append(dict(vk.community.events[-1]))
    assert texts(drained(user, cursor)[0]) == {}


def test_the_communitys_key_gets_all_places_by_push(vk: VkControl, group: Streaming) -> None:
    vk.community.message(vk.community.person("Боря"), "старое личное")
    vk.add("старое на стене")
    pages, cursor = drained(group)
    assert list(texts(pages).values()) == ["старое личное"]  # the wall's history is not for this key
    made = fill(vk)
    assert set(texts(drained(group, cursor)[0])) == set(made)


def test_names_and_titles_come_with_events(vk: VkControl, user: Streaming, group: Streaming) -> None:
    cursors = {id(adapter): drained(adapter)[1] for adapter in (user, group)}
    vk.add("кто я?", by="Анна Ким")
    found = {}
    for adapter in (user, group):
        pages, _ = drained(adapter, cursors[id(adapter)])
        (found[id(adapter)],) = [m for page in pages for m in page.messages]
    assert {m.author.name for m in found.values()} == {"Анна Ким"}
    assert found[id(user)].thread.title == "Новая обжарка — пробуем"
    assert found[id(group)].thread.title == ""  # posts are not for the community's key
    assert found[id(group)].thread.permalink == f"https://vk.com/wall-{GROUP}_{vk.thread}"


# ---------------------------------------------------------------- what a long poll loses


def test_an_old_key_is_renewed_and_nothing_is_lost(vk: VkControl, user: Streaming) -> None:
    _, cursor = drained(user)
    vk.demo.renew_key()
    ref = vk.add("между ключами")
    assert ref.external_id in texts(drained(user, cursor)[0])


def test_the_long_poll_is_joined_once_not_in_a_loop(vk: VkControl, user: Streaming) -> None:
    """Asking for the server again and again earns error 29 (a quota of hours)."""
    _, cursor = drained(user)
    for number in range(5):
        vk.add(f"новое {number}")
        _, cursor = drained(user, cursor)
    assert [call.method for call in vk.demo.called].count("groups.getLongPollServer") == 1


def test_lost_history_is_found_by_polling(vk: VkControl, user: Streaming) -> None:
    _, cursor = drained(user)
    made = fill(vk)
    vk.community.forget_events()
    pages, cursor = drained(user, cursor)
    assert set(made) <= set(texts(pages))
    assert not [item for page in pages for item in page.unreadable]
    later = vk.add("и дальше")
    assert later.external_id in texts(drained(user, cursor)[0])


def test_lost_history_that_no_polling_can_find_is_said(vk: VkControl, group: Streaming) -> None:
    _, cursor = drained(group)
    vk.add("потеряется")
    personal = vk.community.message(vk.community.person("Боря"), "личное найдётся")
    vk.community.forget_events()
    pages, _ = drained(group, cursor)
    assert str(personal.id) in texts(pages)
    said = {page.channel.external_id: item.reason for page in pages if page.channel for item in page.unreadable}
    assert said == {f"{place}-{GROUP}": "events_lost" for place in ("wall", "topic", "photo", "video", "market")}


def test_a_place_from_the_future_starts_anew(vk: VkControl, user: Streaming) -> None:
    ref = vk.add("здесь")
    _, cursor = drained(user)
    ahead = json.dumps({**json.loads(cursor), "ts": "999999", "walks": {}})
    assert ref.external_id in texts(drained(user, ahead)[0])


def test_a_new_process_goes_on_where_the_old_one_was(vk: VkControl, user: Streaming) -> None:
    _, cursor = drained(user)
    ref = vk.add("пока никого не было")
    assert "k1" not in cursor  # the key of the long poll stays in memory
    again = open_as(vk, "user", ALL_SCOPES)
    assert ref.external_id in texts(drained(again, cursor)[0])


@pytest.mark.parametrize("kind", ["cut_before", "cut_after", "truncate"])
def test_a_broken_look_is_offline_and_loses_nothing(vk: VkControl, user: Streaming, kind: str) -> None:
    _, cursor = drained(user)
    ref = vk.add("дойдёт")
    vk.demo.plan(Fault(kind=kind, method="long_poll"))
    with pytest.raises(Offline):
        drained(user, cursor)
    assert ref.external_id in texts(drained(user, cursor)[0])


def test_a_long_poll_elsewhere_is_not_asked(vk: VkControl, user: Streaming) -> None:
    vk.demo.methods.server_url = "https://evil.test/whp/42"
    with pytest.raises(Offline) as raised:
        drained(user)
    assert raised.value.code == "undeclared_host"


# ---------------------------------------------------------------- without push


def test_without_a_long_poll_the_token_polls(vk: VkControl, user: Streaming) -> None:
    vk.community.long_poll_on = False
    made = fill(vk)
    pages, cursor = drained(user)
    assert set(made) <= set(texts(pages))
    ref = vk.add("чуть позже")
    vk.clock.advance(120)
    assert ref.external_id in texts(drained(user, cursor)[0])


def test_without_a_long_poll_a_key_that_reads_nothing_is_told_why(vk: VkControl) -> None:
    vk.community.long_poll_on = False
    with pytest.raises(NoPermission) as raised:
        drained(open_as(vk, "group", ("manage",)))
    assert raised.value.code == "long_poll_off"


def test_one_closed_place_does_not_stop_the_others(vk: VkControl, user: Streaming) -> None:
    made = fill(vk)
    vk.demo.plan(*[Fault(kind="error", method="market.get", code=15, text="Access denied") for _ in range(2)])
    found = texts(drained(user)[0])
    assert {number for number, place in made.items() if place != "market"} <= set(found)


def test_a_used_up_quota_rests_one_method_only(vk: VkControl, user: Streaming) -> None:
    made = fill(vk)
    vk.demo.plan(Fault(kind="error", method="market.get", code=29, text="Rate limit reached"))
    found = texts(drained(user)[0])
    assert {number for number, place in made.items() if place != "market"} <= set(found)
    asked = [call.method for call in vk.demo.called].count("market.get")
    assert texts(drained(user, None)[0])
    assert [call.method for call in vk.demo.called].count("market.get") == asked  # not asked again


def test_flood_control_and_dead_tokens_are_raised(vk: VkControl, user: Streaming) -> None:
    _, cursor = drained(user)
    vk.clock.advance(3_600)
    vk.demo.plan(Fault(kind="error", method="wall.get", code=5, text="User authorization failed"))
    with pytest.raises(NeedsSignin):
        drained(user, cursor)
    vk.demo.plan(*[Fault(kind="error", method="wall.get", code=6, text="Too many requests") for _ in range(9)])
    with pytest.raises(TooManyRequests):
        drained(user, cursor)


def test_catching_up_with_a_long_history_is_no_trouble(vk: VkControl, user: Streaming) -> None:
    """Between polls the long poll is looked at, many times a second here: our own pace is waited for, never raised."""
    anna = vk.community.person("Анна Ким")
    wanted = {
        str(vk.community.comment("wall", vk.community.add_thread("wall", f"пост {number}", "слова"), anna, "слово").id)
        for number in range(70)
    }
    pages, _ = drained(user)
    assert wanted <= texts(pages).keys()
    assert sum(call.method == "long_poll" for call in vk.demo.called) > 20  # more than may leave at once


def test_a_crowded_second_is_waited_out(vk: VkControl, user: Streaming) -> None:
    ref = vk.add("есть")
    vk.demo.plan(*[Fault(kind="error", method="wall.get", code=6, text="Too many requests") for _ in range(2)])
    assert ref.external_id in texts(drained(user)[0])


def test_spoilt_events_are_set_aside_whole(vk: VkControl, user: Streaming) -> None:
    _, cursor = drained(user)

    def spoil(method: str, answer: Any) -> Any:
        if method == "long_poll" and answer.get("updates"):
            first, *rest = answer["updates"]
            return {**answer, "updates": [{**first, "object": {**first["object"], "text": 5}}, "x", *rest]}
        return answer

    vk.demo.mutate = spoil
    bad, good = vk.add("плохое"), vk.add("хорошее")
    pages, _ = drained(user, cursor)
    assert list(texts(pages)) == [good.external_id]
    assert [item.external_id for page in pages for item in page.unreadable] == [bad.external_id, None]


def test_branches_longer_than_a_page_are_read_whole(vk: VkControl, user: Streaming) -> None:
    root = vk.add("ветка")
    refs = [vk.add(f"ответ {number}", reply_to=root.external_id) for number in range(130)]
    found = {m.external_id: m for page in drained(user)[0] for m in page.messages}
    assert {ref.external_id for ref in refs} <= set(found)
    assert isinstance(found[refs[-1].external_id], Message)
    assert found[refs[-1].external_id].reply_to == root.external_id
