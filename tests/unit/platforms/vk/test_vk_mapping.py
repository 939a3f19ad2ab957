"""Payloads to domain values."""

from __future__ import annotations

import copy
import json
from random import Random
from typing import Any

import pytest

from moderator_app.clock import SECOND_US
from moderator_app.domain.ports import Gone, Message, Unreadable
from moderator_app.platforms.vk import events, mapping
from moderator_app.platforms.vk.attachments import attachments
from moderator_app.platforms.vk.mapping import Community, Setting
from moderator_app.platforms.vk.sources import BOARD, MARKET, PHOTO, SOURCES, VIDEO, WALL, Source, permalink
from tests.contract.test_bad_input import NASTY, mangled

NOW_US = 1_772_442_000 * SECOND_US
COMMENT: dict[str, Any] = {
    "id": 7, "from_id": 100, "date": 1_772_441_000, "text": "Где [id5|Аня]? &lt;b&gt; &amp;amp; &quot;да&quot;",
    "owner_id": -42, "post_id": 3, "parents_stack": [5], "reply_to_comment": 6, "reply_to_user": -42,
    "attachments": [{"type": "photo", "photo": {
        "id": 9, "owner_id": 100, "album_id": 1, "date": 1, "has_tags": False, "text": "чашка",
        "sizes": [{"type": "s", "url": "https://sun.vk.test/s.jpg", "width": 75, "height": 50},
                  {"type": "x", "url": "https://sun.vk.test/x.jpg", "width": 600, "height": 400}]}}],
}  # fmt: skip
MESSAGE: dict[str, Any] = {
    "id": 70, "conversation_message_id": 3, "date": 1_772_441_000, "from_id": 100, "peer_id": 100, "out": 0,
    "text": "Здравствуйте", "version": 1, "update_time": 1_772_441_500, "attachments": [], "fwd_messages": [],
    "reply_message": {"id": 69, "conversation_message_id": 2, "date": 1, "from_id": -42, "text": "Да"},
}  # fmt: skip
SETTING = Setting(Community(42, frozenset({"-42", "900"})), NOW_US, {}, {})


def comment(source: Source = WALL, **changes: Any) -> Message:
    found = mapping.read_comment(source, {**COMMENT, **changes}, SETTING)
    assert isinstance(found, Message)
    return found


def message(**changes: Any) -> Message:
    found = mapping.read_message({**MESSAGE, **changes}, SETTING)
    assert isinstance(found, Message)
    return found


def test_a_comment() -> None:
    found = comment()
    assert found.external_id == "7"
    assert found.text == 'Где Аня? <b> &amp; "да"'
    assert found.reply_to == "6"
    assert found.addressed
    assert found.created_at == 1_772_441_000 * SECOND_US
    assert found.thread.external_id == "3"
    assert found.permalink == "https://vk.com/wall-42_3?reply=7"
    assert found.author.external_id == "100"
    assert found.author.profile_url == "https://vk.com/id100"
    assert found.starts
    assert not found.ours


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("[id1|Павел], да", "Павел, да"),
        ("[club42|Кофейня]", "Кофейня"),
        ("[id5:bp-42_17|Аня], нет", "Аня, нет"),
        ("[https://vk.com/wall|пост]", "пост"),
        ("[1|2] и [не ссылка]", "2 и [не ссылка]"),
        ("[[id1|x]]", "[x]"),
        ("строка<br>", "строка<br>"),
        ("a\r\nb\x00", "a\nb\ufffd"),
        ("[id1|" * 3_000, "[id1|" * 3_000),
    ],
)
def test_mentions_become_names(typed: str, shown: str) -> None:
    assert comment(text=typed).text == shown


def test_what_a_comment_answers() -> None:
    assert comment(reply_to_comment=None).reply_to == "5"  # the root of its branch
    assert comment(reply_to_comment=None, parents_stack=[]).reply_to is None
    topic = {"post_id": None, "topic_id": 4, "reply_to_comment": None, "parents_stack": None}
    assert comment(BOARD, **topic, text="[id5:bp-42_17|Аня], да").reply_to == "17"


def test_ours_are_the_community_and_its_staff() -> None:
    assert comment(from_id=-42).ours
    assert comment(from_id=900).ours
    assert not comment(from_id=-43).ours
    assert not comment(from_id=-42).starts


def test_a_stub_of_a_deleted_comment_is_gone() -> None:
    assert mapping.read_comment(WALL, {**COMMENT, "deleted": True, "text": ""}, SETTING) == Gone(external_id="7")


@pytest.mark.parametrize(
    ("source", "field"),
    [(WALL, "post_id"), (BOARD, "topic_id"), (PHOTO, "pid"), (VIDEO, "video_id"), (MARKET, "item_id")],
)
def test_each_place_has_its_thread_and_link(source: Source, field: str) -> None:
    bare = {k: v for k, v in COMMENT.items() if k != "post_id"}
    found = mapping.read_comment(source, {**bare, field: 11}, SETTING)
    assert isinstance(found, Message)
    assert found.thread.external_id == "11"
    assert found.permalink == permalink(source, 42, "11", "7")
    lost = mapping.read_comment(source, bare, SETTING)
    assert isinstance(lost, Unreadable)
    assert lost.external_id == "7"
    assert source.thread in lost.reason


@pytest.mark.parametrize(
    "change",
    [
        {"id": "7"},
        {"id": True},
        {"id": -1},
        {"id": 2**60},
        {"from_id": None},
        {"from_id": 0},
        {"text": 5},
        {"text": "я" * 300_000},
    ],
)
def test_what_cannot_be_read_is_kept_whole_with_a_reason(change: dict[str, Any]) -> None:
    found = mapping.read_comment(WALL, {**COMMENT, **change}, SETTING)
    assert isinstance(found, Unreadable)
    assert json.loads(found.payload) == {**COMMENT, **change}
    assert found.reason


@pytest.mark.parametrize("date", [None, "x", -5, 0, 2**62, 10, 1_772_442_000 + 400 * 86_400, True])
def test_a_strange_date_is_no_date(date: Any) -> None:
    assert comment(date=date).created_at is None


def test_a_message() -> None:
    found = message()
    assert (found.external_id, found.thread.external_id, found.reply_to) == ("70", "100", "69")
    assert found.edited_at == 1_772_441_500 * SECOND_US
    assert found.permalink == "https://vk.com/gim42?sel=100"
    assert not found.ours
    assert message(out=1, from_id=-42).ours


def test_forwarded_words_are_quoted() -> None:
    forwarded = [{"date": 1, "from_id": 5, "text": "брак\nв партии", "conversation_message_id": 1}]
    assert message(text="Смотрите", fwd_messages=forwarded).text == "Смотрите\n> брак\n> в партии"


def test_service_messages_start_nothing_and_chats_are_no_dialogues() -> None:
    assert not message(action={"type": "chat_invite_user"}).starts
    assert mapping.read_message({**MESSAGE, "peer_id": 2_000_000_001, "id": 0}, SETTING) is None
    assert mapping.read_message({**MESSAGE, "deleted": 1}, SETTING) == Gone(external_id="70")


def test_attachments_are_named_and_never_more() -> None:
    (photo,) = comment().attachments
    assert (photo.kind, photo.name, photo.url) == ("photo", "чашка", "https://sun.vk.test/x.jpg")
    found = attachments(
        [
            {"type": "doc", "doc": {"title": "чек.pdf", "size": 1024, "url": "https://vk.com/doc1_2"}},
            {"type": "video", "video": {"id": 5, "owner_id": -1, "title": "Обжарка"}},
            {"type": "audio_message", "audio_message": {"link_mp3": "https://psv.vk.test/a.mp3"}},
            {"type": "link", "link": {"url": "javascript:alert(1)", "title": "x"}},
            {"type": "hologram", "hologram": 5},
            {"type": 7},
            None,
        ]
    )
    assert [(a.kind, a.name, a.url, a.size) for a in found] == [
        ("doc", "чек.pdf", "https://vk.com/doc1_2", 1024),
        ("video", "Обжарка", "https://vk.com/video-1_5", None),
        ("audio_message", "audio_message", "https://psv.vk.test/a.mp3", None),
        ("link", "x", None, None),
        ("hologram", "hologram", None, None),
    ]


# ---------------------------------------------------------------- events


def update(kind: str, body: Any) -> dict[str, Any]:
    return {"type": kind, "object": body, "group_id": 42, "event_id": "e1", "v": "5.199"}


def test_events_are_rows_of_their_channels() -> None:
    deletion = {"owner_id": -42, "id": 9, "user_id": 1, "post_id": 3}
    rows = list(
        events.rows(
            [
                update("wall_reply_new", COMMENT),
                update("message_new", {"message": MESSAGE, "client_info": {}}),
                update("message_reply", {**MESSAGE, "out": 1}),
                update("wall_reply_delete", deletion),
                update("group_join", {"user_id": 1}),
                update("board_post_delete", {"id": "x"}),
                "nonsense",
            ],
            SETTING,
        )
    )
    assert [row.channel for row in rows] == ["wall", "im", "im", "wall", "topic", ""]
    assert rows[3].item == Gone(external_id="9")
    assert isinstance(rows[4].item, Unreadable)
    assert isinstance(rows[5].item, Unreadable)


def test_two_thousand_mutated_payloads() -> None:
    """0 crashes, 0 lost: each is a message, a deletion, or kept whole with its reason."""
    random = Random(20260302)
    kinds = [f"{source.event}_{verb}" for source in SOURCES for verb in ("new", "edit", "restore", "delete")]
    kinds += ["message_new", "message_reply", "message_edit"]
    unreadable = read = 0
    for number in range(2_000):
        kind = kinds[number % len(kinds)]
        if kind.startswith("message"):
            body: Any = {"message": MESSAGE, "client_info": {}} if kind == "message_new" else MESSAGE
        else:
            source = events.COMMENT_TYPES[kind][0]
            body = {**COMMENT, source.thread: 3}
        spoiled = update(kind, mangled(random, copy.deepcopy(body)))
        rows = list(events.rows([spoiled], SETTING))
        events.authors_in([spoiled])
        events.threads_in([spoiled])
        if not rows:  # a chat of many is no dialogue; nothing else may vanish
            inner = spoiled["object"].get("message", spoiled["object"])
            assert inner["peer_id"] > mapping.CHAT_PEERS
            continue
        (row,) = rows
        if isinstance(row.item, Unreadable):
            unreadable += 1
            assert row.item.reason
            assert json.loads(row.item.payload)
        else:
            read += 1
            assert row.item.external_id.isdigit()
    assert unreadable > 200
    assert read > 1_000


def test_nothing_nasty_breaks_people_threads_or_attachments() -> None:
    for nasty in NASTY:
        mapping.people_of(nasty)
        mapping.people_of({"profiles": nasty, "groups": [nasty, {"id": nasty, "name": nasty}]})
        mapping.thread_info(WALL, {"id": 5, "text": nasty, "comments": nasty, "title": nasty}, 42)
        attachments(nasty)
        attachments(
            [nasty, {"type": nasty}, {"type": "photo", "photo": nasty}, {"type": "photo", "photo": {"sizes": [nasty]}}]
        )
        list(mapping.with_branches([nasty, {"thread": nasty}, {"thread": {"items": nasty}}]))
