"""Offsets count UTF-16 units: emoji before a mark move it by two."""

from __future__ import annotations

from typing import Any

import pytest

from moderator_app.domain.ports import Attachment
from moderator_app.platforms.telegram.attachments import attachments
from moderator_app.platforms.telegram.entities import entities, plain, rich


def mark(kind: str, offset: int, length: int, **more: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("text", "marks", "shown"),
    [
        ("сайт банка", [mark("text_link", 5, 5, url="https://evil.test/x")], "сайт банка (https://evil.test/x)"),
        ("😀 сайт", [mark("text_link", 3, 4, url="https://evil.test")], "😀 сайт (https://evil.test)"),
        ("evil.test", [mark("text_link", 0, 9, url="https://evil.test/")], "evil.test"),
        ("bank.test", [mark("text_link", 0, 9, url="https://evil.test/")], "bank.test (https://evil.test/)"),
        ("👩‍👩‍👧 убил дворецкий", [mark("spoiler", 9, 14)], "👩‍👩‍👧 ||убил дворецкий||"),
        ("кот ☕️ пьёт", [mark("custom_emoji", 4, 2, custom_emoji_id="5")], "кот ☕️ пьёт"),
        ("раз два", [mark("bold", 0, 3), mark("spoiler", 4, 3), mark("italic", 0, 7)], "раз ||два||"),
        ("ab", [mark("spoiler", 0, 1), mark("spoiler", 1, 1)], "||a||||b||"),
        ("😀", [mark("spoiler", 1, 1)], "😀"),  # half a character: no mark of Telegram's
        ("x", [mark("spoiler", 0, 2), mark("spoiler", -1, 1), mark("spoiler", True, 1), "junk", None], "x"),
        ("a\r\nb\x00\ud800", [], "a\nb\ufffd\ufffd"),
    ],
)
def test_marks_become_plain_text(text: str, marks: list[Any], shown: str) -> None:
    assert plain(text, marks) == shown


def test_the_words_of_a_mark_are_whole_characters() -> None:
    (found,) = entities("😀@имя", [mark("mention", 2, 4)])
    assert found.words == "@имя"


def test_a_rich_message_keeps_its_words() -> None:
    blocks = [
        {"type": "section_heading", "text": "Заголовок", "level": 1},
        {"type": "paragraph", "text": ["просто ", {"type": "bold", "text": "жирно"}]},
        {"type": "list", "items": [{"label": "1", "blocks": [{"type": "paragraph", "text": "пункт"}]}]},
        {"type": "divider"},
    ]
    assert rich({"blocks": blocks}) == "Заголовок\nпросто жирно\n1\nпункт"
    deep: Any = "x"
    for _ in range(500):
        deep = {"text": deep}
    assert rich({"blocks": [deep]}) == ""


@pytest.mark.parametrize(
    ("payload", "kinds"),
    [
        ({"photo": [{"file_size": 5}, {"file_size": 900}]}, [("image", "photo", 900)]),
        ({"document": {"file_name": "a.pdf", "file_size": 7}}, [("file", "a.pdf", 7)]),
        ({"animation": {"file_name": "g.mp4"}, "document": {"file_name": "g.mp4"}}, [("animation", "g.mp4", None)]),
        ({"sticker": {"emoji": "😡"}}, [("sticker", "😡", None)]),
        ({"venue": {"title": "Кофейня", "location": {}}, "location": {}}, [("location", "Кофейня", None)]),
        (
            {"poll": {"question": "Где?", "options": [{"text": "тут"}, {"text": "там"}]}},
            [("poll", "Где? – тут / там", None)],
        ),
        ({"hologram": {"x": 1}}, [("unsupported", "hologram", None)]),
        ({"text": "x", "quote": {"text": "часть", "position": 0, "is_manual": True}}, [("quote", "часть", None)]),
        ({"text": "x", "forward_origin": {"sender_chat": {"title": "Канал"}}}, [("forward", "Канал", None)]),
        ({"video": 7, "photo": "x"}, [("image", "photo", None), ("unsupported", "video", None)]),
    ],
)
def test_what_stands_beside_the_text_is_named(
    payload: dict[str, Any], kinds: list[tuple[str, str, int | None]]
) -> None:
    assert attachments(payload) == tuple(Attachment(kind=k, name=n, size=s) for k, n, s in kinds)
