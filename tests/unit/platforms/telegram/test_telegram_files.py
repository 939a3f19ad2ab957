"""Files of the bot: which method takes them, where the answer stands, and what Telegram refuses."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from moderator_app.demo.wordpress import Fault
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.files import OutgoingFile
from moderator_app.domain.formatting import Format, Mark
from moderator_app.domain.media import is_picture, sniffed
from moderator_app.domain.ports import Ambiguous, Receipt, Refused
from tests.unit.platforms.telegram.conftest import Stand, key

PNG = b"\x89PNG\r\n\x1a\n" + b"7" * 500
_JSON = {"Content-Type": "application/json"}


class Chat:
    """A supergroup with one message in it, and files to send there."""

    def __init__(self, stand: Stand, folder: Path) -> None:
        self.stand = stand
        self.folder = folder
        self.id = stand.world.supergroup("Чат")
        said = stand.world.say(self.id, stand.world.person("Анна"), "Где чек?")
        stand.look()
        self.ref = stand.ref(stand.messages()[key(said)], self.id)

    def files(self, *names: str, picture: bool = True) -> dict[str, Any]:
        """Of a command: a picture for each name."""
        found, paths = [], []
        for name in names:
            data = PNG + name.encode()
            path = self.folder / name
            path.write_bytes(data)
            kind = sniffed(data)
            digest = hashlib.sha256(data).hexdigest()
            found.append(
                OutgoingFile(name=name, sha256=digest, size=len(data), mime=kind, picture=picture and is_picture(kind))
            )
            paths.append(str(path))
        return {"files": tuple(found), "paths": tuple(paths)}

    def calls(self) -> list[str]:
        """Methods that wrote something."""
        return [name for name, _ in self.stand.watcher.calls if not name.startswith("get")]


@pytest.fixture
def chat(stand: Stand, tmp_path: Path) -> Chat:
    return Chat(stand, tmp_path)


@pytest.mark.parametrize(
    ("names", "picture", "method"),
    [
        (("a.png",), True, "sendPhoto"),
        (("a.png",), False, "sendDocument"),
        (("a.png", "b.png"), True, "sendMediaGroup"),
        (("a.png", "b.png", "c.png"), False, "sendMediaGroup"),
    ],
)
def test_all_files_go_in_one_call(chat: Chat, names: tuple[str, ...], picture: bool, method: str) -> None:
    """With the words, so that no half of an answer can stand there; the strict oracle reads each call."""
    outcome = chat.stand.do(EntryKind.REPLY, chat.ref, "Вот", **chat.files(*names, picture=picture))
    assert isinstance(outcome, Receipt)
    assert outcome.message is not None
    assert chat.calls() == [method]
    assert [each.name for each in outcome.message.attachments] == list(names)
    assert (outcome.message.text, outcome.message.reply_to) == ("Вот", chat.ref.external_id)
    assert len(outcome.parts) == len(names) - 1


def test_marks_and_topic_go_along(stand: Stand, tmp_path: Path) -> None:
    """A caption has entities, an album stands in its topic."""
    forum = stand.world.supergroup("Форум", forum=True)
    anna = stand.world.person("Анна")
    topic = stand.world.topic(forum, anna, "Чеки")
    said = stand.world.say(forum, anna, "где чек?", topic=topic)
    stand.look()
    chat = Chat(stand, tmp_path)
    ref = stand.ref(stand.messages()[key(said)], forum)
    marks = (Mark(0, 3, Format.BOLD),)
    outcome = stand.do(EntryKind.REPLY, ref, "Вот он", marks=marks, **chat.files("a.png", "b.png"))
    assert isinstance(outcome, Receipt)
    posted = [
        stand.world.messages[forum, int(name.rpartition(":")[2])] for name in (outcome.external_id, *outcome.parts)
    ]
    assert [message.get("caption") for message in posted] == ["Вот он", None]
    assert posted[0]["caption_entities"] == [{"type": "bold", "offset": 0, "length": 3}]
    assert {message["message_thread_id"] for message in posted} == {topic}


def test_an_album_is_taken_back_whole(chat: Chat) -> None:
    """Also after a restart, when only the parts that were noted are known."""
    sent = chat.stand.do(EntryKind.REPLY, chat.ref, "Вот", **chat.files("a.png", "b.png", "c.png"))
    assert isinstance(sent, Receipt)
    fresh = chat.stand.open()
    chat.stand.adapter = fresh
    own = replace(chat.ref, external_id=sent.external_id, parts=sent.parts)
    assert isinstance(chat.stand.do(EntryKind.DELETE, own), Receipt)
    assert chat.stand.world.files_of_bot() == []


def test_pictures_and_documents_do_not_mix(chat: Chat) -> None:
    """Telegram takes no such album; two messages could leave one behind."""
    one, two = chat.files("a.png"), chat.files("b.png", picture=False)
    outcome = chat.stand.do(
        EntryKind.REPLY, chat.ref, "Вот", files=one["files"] + two["files"], paths=one["paths"] + two["paths"]
    )
    assert isinstance(outcome, Refused)
    assert (outcome.code, chat.calls()) == ("mixed", [])


def test_the_words_of_a_picture_are_edited_as_a_caption(chat: Chat) -> None:
    """Telegram says that there is no text; the second call is the caption's."""
    sent = chat.stand.do(EntryKind.REPLY, chat.ref, "Вот", **chat.files("a.png"))
    assert isinstance(sent, Receipt)
    own = replace(chat.ref, external_id=sent.external_id)
    edited = chat.stand.do(EntryKind.EDIT, own, "Вот он")
    assert isinstance(edited, Receipt)
    assert edited.message is not None
    assert edited.message.text == "Вот он"
    too_long = chat.stand.do(EntryKind.EDIT, own, "я" * 1_025)
    assert isinstance(too_long, Refused)
    assert too_long.code == "too_long"
    assert chat.stand.world.texts_of_bot() == ["Вот он"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b'{"ok":false,"error_code":400,"description":"Bad Request: PHOTO_INVALID_DIMENSIONS"}', "picture_refused"),
        (b'{"ok":false,"error_code":413,"description":"Request Entity Too Large"}', "too_large"),
        (b'{"ok":false,"error_code":400,"description":"Bad Request: not enough rights to send photos"}', "no_rights"),
    ],
)
def test_what_telegram_says_of_files_has_a_name(chat: Chat, body: bytes, code: str) -> None:
    """Certain: nothing stands there."""
    status = 413 if code == "too_large" else 400
    chat.stand.demo.plan(Fault(kind="answer", method="POST", status=status, headers=_JSON, body=body))
    outcome = chat.stand.do(EntryKind.REPLY, chat.ref, "Вот", **chat.files("a.png"))
    assert isinstance(outcome, Refused)
    assert outcome.code == code


def test_a_cut_while_files_leave_is_ambiguous(chat: Chat) -> None:
    """With a link to look."""
    chat.stand.do(EntryKind.REPLY, chat.ref, "Раз")
    chat.stand.demo.plan(Fault(kind="cut_after", path="sendPhoto"))
    outcome = chat.stand.do(EntryKind.REPLY, chat.ref, "Вот", **chat.files("a.png"))
    assert isinstance(outcome, Ambiguous)
    assert outcome.permalink is not None
