"""Files at VK: which key may send what where, what happens on the way, and where the bytes go."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from moderator_app.demo.vk import Fault
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.files import OutgoingFile
from moderator_app.domain.media import is_picture, sniffed
from moderator_app.domain.ports import Adapter, AuthNeeded, MessageRef, PlatformCommand, Receipt, Refused, Retry
from tests.unit.platforms.vk.control import GROUP, VkControl

PNG = b"\x89PNG\r\n\x1a\n" + b"5" * 300
PDF = b"%PDF-1.4 " + b"1" * 300
KEY = "0d5d3f0e-6a53-4e0e-9a49-6d1d1f3a7a11"
HTML = {"Content-Type": "text/html"}
COMMUNITY = ("manage", "messages", "photos", "docs")


def put(folder: Path, name: str, data: bytes) -> tuple[OutgoingFile, Path]:
    """A file, and where its bytes lie."""
    path = folder / name
    path.write_bytes(data)
    kind, digest = sniffed(data), hashlib.sha256(data).hexdigest()
    return OutgoingFile(name=name, sha256=digest, size=len(data), mime=kind, picture=is_picture(kind)), path


def reply(target: MessageRef, text: str, *files: tuple[OutgoingFile, Path]) -> PlatformCommand:
    return PlatformCommand(
        action=EntryKind.REPLY,
        target=target,
        text=text,
        files=tuple(file for file, _ in files),
        paths=tuple(str(path) for _, path in files),
    )


def group_key(vk: VkControl, *scopes: str) -> Adapter:
    """An adapter with the community's own key."""
    token = vk.community.issue("group", scopes=scopes)
    return vk.opened(vk.credentials(token=token, kind="group"))


def dialogue(vk: VkControl) -> MessageRef:
    """Somebody wrote to the community."""
    anna = vk.community.person("Анна")
    said = vk.community.message(anna, "где чек?")
    return MessageRef(
        external_id=str(said.id),
        thread_external_id=str(anna),
        channel_external_id=f"im-{GROUP}",
        author_external_id=str(anna),
    )


def test_a_dialogue_takes_pictures_and_documents_with_the_communitys_key(vk: VkControl, tmp_path: Path) -> None:
    """Ten of them, mixed; the long poll tells of the message as it tells of any."""
    adapter, target = group_key(vk, *COMMUNITY), dialogue(vk)
    files = [put(tmp_path, f"{n}.png", PNG + bytes([n])) for n in range(5)]
    files += [put(tmp_path, f"{n}.pdf", PDF + bytes([n])) for n in range(5)]
    outcome = adapter.perform(reply(target, "", *files), KEY)
    assert isinstance(outcome, Receipt)
    assert outcome.message is not None
    assert [each.kind for each in outcome.message.attachments] == ["photo"] * 5 + ["doc"] * 5
    (sent,) = [m for m in vk.community.messages.values() if m.author < 0]
    assert vk.demo.methods.files.bytes_of(sent.attachments) == [path.read_bytes() for _, path in files]
    again = adapter.perform(reply(target, "", *files), KEY)
    assert isinstance(again, Receipt)
    assert again.external_id == outcome.external_id


def test_the_words_of_a_message_change_and_its_files_stay(vk: VkControl, tmp_path: Path) -> None:
    """VK takes off what an edit does not name."""
    adapter, target = group_key(vk, *COMMUNITY), dialogue(vk)
    sent = adapter.perform(reply(target, "Вот", put(tmp_path, "a.pdf", PDF)), KEY)
    assert isinstance(sent, Receipt)
    own = MessageRef(
        external_id=sent.external_id,
        thread_external_id=target.thread_external_id,
        channel_external_id=target.channel_external_id,
        attached=True,
    )
    assert isinstance(adapter.perform(PlatformCommand(action=EntryKind.EDIT, target=own, text="Вот он"), KEY), Receipt)
    message = vk.community.messages[int(sent.external_id)]
    assert (message.text, len(message.attachments)) == ("Вот он", 1)


def test_what_vk_does_not_name_is_not_edited_away(vk: VkControl, tmp_path: Path) -> None:
    """A sticker has no name to keep it by."""
    adapter, target = group_key(vk, *COMMUNITY), dialogue(vk)
    sent = adapter.perform(reply(target, "Вот"), KEY)
    assert isinstance(sent, Receipt)
    message = vk.community.messages[int(sent.external_id)]
    sticker = {
        "inner_type": "base_sticker_new",
        "sticker_id": 7,
        "product_id": 1,
        "images": [],
        "images_with_background": [],
    }
    message.attachments = [{"type": "sticker", "sticker": sticker}]
    own = MessageRef(
        external_id=sent.external_id,
        thread_external_id=target.thread_external_id,
        channel_external_id=target.channel_external_id,
        attached=True,
    )
    outcome = adapter.perform(PlatformCommand(action=EntryKind.EDIT, target=own, text="Вот он"), KEY)
    assert isinstance(outcome, Refused)
    assert (outcome.code, message.text) == ("cannot_keep_files", "Вот")


@pytest.mark.parametrize(
    ("scopes", "data", "name", "code"),
    [
        (COMMUNITY, PNG, "a.png", "picture_needs_user_key"),
        (("manage", "messages", "photos"), PDF, "a.pdf", "files_not_allowed"),
    ],
)
def test_a_key_that_may_not_send_it_says_so_and_posts_nothing(
    vk: VkControl, tmp_path: Path, scopes: tuple[str, ...], data: bytes, name: str, code: str
) -> None:
    """Answering goes on: it is no trouble of the account."""
    target = vk.add("Вопрос")
    outcome = group_key(vk, *scopes).perform(reply(target, "Вот", put(tmp_path, name, data)), KEY)
    assert isinstance(outcome, Refused)
    assert outcome.code == code
    assert vk.own_texts() == []


def test_a_document_stands_under_a_comment_with_the_communitys_key(vk: VkControl, tmp_path: Path) -> None:
    """By the one method for walls that takes it."""
    target = vk.add("Вопрос")
    outcome = group_key(vk, *COMMUNITY).perform(reply(target, "Вот", put(tmp_path, "a.pdf", PDF)), KEY)
    assert isinstance(outcome, Receipt)
    assert vk.own_files() == [PDF]


@pytest.mark.parametrize(
    "fault",
    [
        Fault(kind="cut_before", method="upload"),
        Fault(kind="cut_after", method="upload"),
        Fault(kind="truncate", method="upload"),
        Fault(kind="replace", method="upload", status=502, headers=HTML, body=b"<html>Bad Gateway"),
        Fault(kind="cut_after", method="saveWallPhoto"),
        Fault(kind="replace", method="saveWallPhoto", status=502, headers=HTML, body=b"<html>Bad Gateway"),
        Fault(kind="error", method="saveWallPhoto", code=10, text="Internal server error"),
        Fault(kind="cut_after", method="getWallUploadServer"),
    ],
)
def test_trouble_before_the_posting_call_is_never_in_doubt(vk: VkControl, tmp_path: Path, fault: Fault) -> None:
    """Nothing stands there, so it is simply tried again; then it stands there once."""
    adapter, target = vk.adapter(), vk.add("Вопрос")
    adapter.check()
    command = reply(target, "Вот", put(tmp_path, "a.png", PNG))
    vk.demo.plan(fault)
    assert isinstance(adapter.perform(command, KEY), Retry)
    assert vk.own_texts() == []
    assert isinstance(adapter.perform(command, KEY), Receipt)
    assert (vk.own_texts(), vk.own_files()) == (["Вот"], [PNG])


def test_what_vks_server_does_not_take_is_refused_in_its_words(vk: VkControl, tmp_path: Path) -> None:
    """A kind of document VK forbids, or a picture it cannot read."""
    adapter, target = vk.adapter(), vk.add("Вопрос")
    song, path = put(tmp_path, "song.mp3", b"ID3" + b"0" * 99)
    outcome = adapter.perform(reply(target, "Вот", (song, path)), KEY)
    assert isinstance(outcome, Refused)
    assert (outcome.code, vk.own_texts()) == ("file_refused", [])
    assert "song.mp3" in outcome.text


def test_a_captcha_on_the_way_asks_a_person(vk: VkControl, tmp_path: Path) -> None:
    """Its answer lets the same reply through."""
    adapter, target = vk.adapter(), vk.add("Вопрос")
    adapter.check()
    command = reply(target, "Вот", put(tmp_path, "a.png", PNG))
    vk.demo.ask_captcha()
    outcome = adapter.perform(command, KEY)
    assert isinstance(outcome, AuthNeeded)
    assert outcome.challenge is not None
    assert vk.own_texts() == []


def test_bytes_go_to_vks_own_hosts_alone_and_without_the_key(vk: VkControl, tmp_path: Path) -> None:
    """An address elsewhere is not followed, whoever names it; the server for files never sees the key."""
    adapter, target = vk.adapter(), vk.add("Вопрос")
    command = reply(target, "Вот", put(tmp_path, "a.png", PNG))
    for address in ("https://evil.example/upload", "http://pu.vk.com/upload", "https://pu.vk.com.evil.example/upload"):
        vk.demo.mutate = lambda method, data, address=address: (
            {"response": {**data["response"], "upload_url": address}} if "UploadServer" in method else data
        )
        outcome = adapter.perform(command, KEY)
        assert isinstance(outcome, Refused)
        assert outcome.code == "undeclared_host"
    vk.demo.mutate = None
    assert isinstance(adapter.perform(command, KEY), Receipt)
    (upload,) = [call for call in vk.demo.called if call.method == "upload"]
    assert vk.token not in upload.target
    assert vk.own_texts() == ["Вот"]
