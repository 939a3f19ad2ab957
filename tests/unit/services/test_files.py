"""Files beside answers: copied when they are put there, refused with a sentence, remembered by the entry."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path

import pytest

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.files import LIMIT, OutgoingFile
from moderator_app.domain.matrix.voice import Voice, Wording
from moderator_app.errors import UserError
from moderator_app.services import approvals, drafts, files, moderation, outbox, reply, review, voice
from moderator_app.services.moderation import Action
from moderator_app.services.reply import Reply
from tests.support.desks import Office, office
from tests.support.storage import COMMENTS

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


def put(folder: Path, name: str, data: bytes) -> Path:
    """A file that somebody has."""
    path = folder / name
    path.write_bytes(data)
    return path


def kept_names(shop: Office) -> list[str]:
    """What lies in the profile."""
    folder = shop.desk.profile.attachments
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_a_file_is_copied_with_its_hash(shop: Office, tmp_path: Path) -> None:
    """What happens to the original afterwards changes nothing, and others on the machine cannot read the copy."""
    path = put(tmp_path, "screenshot.png", PNG)
    file = files.keep(shop.desk, path)
    path.unlink()
    digest = hashlib.sha256(PNG).hexdigest()
    assert file == OutgoingFile(name="screenshot.png", sha256=digest, size=48, mime="image/png", picture=True)
    copy = files.path_of(shop.desk, file)
    assert (copy.name, copy.read_bytes()) == (digest, PNG)
    assert os.name != "posix" or copy.stat().st_mode & 0o077 == 0
    assert [digest] == kept_names(shop)


def test_the_same_bytes_lie_there_once(shop: Office, tmp_path: Path) -> None:
    """From a file or from memory, under whatever name."""
    first = files.keep(shop.desk, put(tmp_path, "a.bin", b"abc"))
    second = files.keep_bytes(shop.desk, "b.bin", b"abc")
    assert second == replace(first, name="b.bin")
    assert len(kept_names(shop)) == 1


def test_what_cannot_be_kept_is_refused_with_a_reason(shop: Office, tmp_path: Path) -> None:
    """Nothing half lies in the profile then."""
    (tmp_path / "folder").mkdir()
    large = tmp_path / "large"
    with large.open("wb") as file:
        file.truncate(LIMIT + 1)
    cases = {
        "file_unreadable": tmp_path / "absent",
        "file_is_folder": tmp_path / "folder",
        "file_empty": put(tmp_path, "empty", b""),
        "file_too_large": large,
    }
    for code, path in cases.items():
        with pytest.raises(UserError) as caught:
            files.keep(shop.desk, path)
        assert (code, path.name) == (caught.value.code, caught.value.facts["name"])
    with pytest.raises(UserError, match="file_empty"):
        files.keep_bytes(shop.desk, "clip.png", b"")
    assert kept_names(shop) == []


def test_an_answer_remembers_its_files(group: Office) -> None:
    """In words beside the chain, not in the record: a name is a word of a person."""
    item = group.arrives(text="Where is my parcel?")
    shot = files.keep_bytes(group.desk, "Anna's parcel.png", PNG)
    decided = group.desk.write(reply.send, item, Reply(text="There:", files=(shot,)))
    (row,) = outbox.rows(group.desk)
    assert (shot,) == row.files
    record = group.desk.reader.execute("SELECT record FROM entry WHERE id = ?", (decided.entry.id,)).fetchone()[0]
    assert b"Anna" not in bytes(record)
    assert shot.sha256.encode() not in bytes(record)
    assert "files" in review.entry(group.desk, decided.entry.id).words


def test_a_file_alone_is_an_answer(group: Office) -> None:
    """Without one, no words are none; a voice has nothing to check in it, whoever sends it."""
    group.desk.write(voice.save, Voice(name="Shop", forbidden=(Wording(phrase="refund"),)))
    item, other = group.arrives(), group.arrives(author="boris")
    shot = files.keep_bytes(group.desk, "a.png", PNG)
    group.desk.write(reply.send, item, Reply(text=" \n", files=(shot,)))
    group.at(group.colleague).write(approvals.send, other, Reply(text="", files=(shot,)))
    assert [("", (shot,))] * 2 == [(row.text, row.files) for row in outbox.rows(group.desk)]
    with pytest.raises(UserError, match="empty_text"):
        group.desk.write(reply.send, item, Reply(text=" "))


def test_files_that_cannot_go_stop_the_answer(group: Office) -> None:
    """The platform takes none, or not so many, or the copy is gone; nothing is written."""
    page = files.keep_bytes(group.desk, "a.pdf", b"%PDF-1")
    cases = {
        "too_many_files": (page,) * 11,
        "file_too_large_there": (replace(page, size=LIMIT + 1),),
        "not_a_picture": (replace(page, picture=True),),
        "file_gone": (replace(page, sha256="f" * 64),),
    }
    item = group.arrives()
    before = group.entries()
    for code, wanted in cases.items():
        with pytest.raises(UserError) as caught:
            group.desk.write(reply.send, item, Reply(text="There:", files=wanted))
        assert code == caught.value.code
        assert caught.value.text("ru")
        assert caught.value.text("en")
    assert before == group.entries()


def test_a_platform_without_files_says_so(shop: Office) -> None:
    """WordPress comments carry none."""
    item = shop.arrives()
    page = files.keep_bytes(shop.desk, "a.pdf", b"%PDF-1")
    with pytest.raises(UserError, match="no_files"):
        shop.desk.write(reply.send, item, Reply(text="There:", files=(page,)))


def test_a_draft_keeps_its_files(shop: Office) -> None:
    """Even one without a word."""
    page = files.keep_bytes(shop.desk, "a.pdf", b"%PDF-1")
    store = drafts.open_drafts(shop.desk)
    store.save((1, 2), "d1", " ", (), files=(page,))
    assert [(page,)] == [draft.files for draft in store.all()]
    store.save((1, 2), "d1", " ", ())
    assert store.all() == []
    store.close()


def test_an_approved_answer_carries_what_was_asked_for(group: Office) -> None:
    """The wish holds the files, and so does the answer that follows from it."""
    item = group.arrives()
    group.desk.write(approvals.mark_channel, COMMENTS, needs=True)
    page = files.keep_bytes(group.desk, "a.pdf", b"%PDF-1")
    asked = group.at(group.colleague).write(approvals.send, item, Reply(text="", files=(page,)))
    assert ((page,), []) == (approvals.get(group.desk, asked.entry.id).files, outbox.rows(group.desk))
    group.desk.write(approvals.approve, asked.entry.id)
    assert (page,) == outbox.rows(group.desk)[0].files


def test_a_wish_that_is_sent_back_brings_its_files(group: Office) -> None:
    """Whoever asked finds all of it again."""
    item = group.arrives()
    group.desk.write(approvals.mark_channel, COMMENTS, needs=True)
    page = files.keep_bytes(group.desk, "a.pdf", b"%PDF-1")
    asked = group.at(group.colleague).write(approvals.send, item, Reply(text="There:", files=(page,)))
    group.desk.write(approvals.send_back, asked.entry.id, "Which one?")
    came = approvals.sent_back(group.at(group.colleague), item)
    assert came is not None
    assert (page,) == came.files


def test_an_edit_heeds_the_limit_beside_a_file(tmp_path: Path) -> None:
    """Telegram's caption is shorter than its message."""
    with office(tmp_path, "telegram") as shop:
        item = shop.arrives()
        page = files.keep_bytes(shop.desk, "a.pdf", b"%PDF-1")
        with pytest.raises(UserError, match="text_too_long_with_files"):
            shop.desk.write(reply.send, item, Reply(text="x" * 1_025, files=(page,)))
        shop.sends(shop.desk.write(reply.send, item, Reply(text="x" * 1_024, files=(page,))).entry.id)
        longer = Action(kind=EntryKind.EDIT, text="x" * 1_025)
        with pytest.raises(UserError, match="text_too_long_with_files"):
            shop.desk.write(moderation.act, item, longer)
        shop.sends(shop.desk.write(reply.send, item, Reply(text="without")).entry.id)
        shop.desk.write(moderation.act, item, longer)
