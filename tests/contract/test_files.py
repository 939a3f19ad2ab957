"""Every adapter sends files beside an answer, whole and once, or says that it cannot."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from moderator_app.domain.capabilities import Capability, Idempotency
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.files import FileRules, OutgoingFile
from moderator_app.domain.media import is_picture, sniffed
from moderator_app.domain.ports import Adapter, Ambiguous, MessageRef, PlatformCommand, Receipt, Refused
from tests.contract.control import Control

KEY = "0d5d3f0e-6a53-4e0e-9a49-6d1d1f3a7a11"
SHOT = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40
PAGE = b"%PDF-1.7\r\n--\r\n" + b"\x00\xff" * 900
SHEET = b"PK\x03\x04" + "таблица".encode() * 50


@pytest.fixture
def rules(control: Control) -> FileRules:
    """What the platform takes."""
    found = control.platform.info.capabilities.files
    if found is None:
        pytest.skip(f"{control.platform.info.name} takes no files")
    return found


class Desk:
    """Somebody with files."""

    def __init__(self, control: Control, folder: Path) -> None:
        self.control = control
        self.folder = folder

    def file(self, name: str, data: bytes) -> tuple[OutgoingFile, Path]:
        """A file, and where its bytes lie."""
        digest = hashlib.sha256(data).hexdigest()
        path = self.folder / digest
        path.write_bytes(data)
        kind = sniffed(data)
        return OutgoingFile(name=name, sha256=digest, size=len(data), mime=kind, picture=is_picture(kind)), path

    def reply(self, target: MessageRef, text: str, *files: tuple[OutgoingFile, Path]) -> PlatformCommand:
        """An answer with these."""
        return PlatformCommand(
            action=EntryKind.REPLY,
            target=target,
            text=text,
            first_attempt_at=self.control.clock.now_us(),
            files=tuple(file for file, _ in files),
            paths=tuple(str(path) for _, path in files),
        )


@pytest.fixture
def desk(control: Control, tmp_path: Path) -> Desk:
    return Desk(control, tmp_path)


def test_an_adapter_without_files_refuses_them(control: Control, adapter: Adapter, desk: Desk) -> None:
    """A text never leaves without what was to go with it."""
    if control.platform.info.capabilities.files is not None:
        pytest.skip("it takes them")
    target = control.add("Вопрос")
    assert isinstance(adapter.perform(desk.reply(target, "Вот", desk.file("a.png", SHOT)), KEY), Refused)
    assert control.own_texts() == []


@pytest.mark.usefixtures("rules")
def test_a_picture_stands_beside_the_answer(control: Control, adapter: Adapter, desk: Desk) -> None:
    """Its bytes arrive as they were, and the receipt shows it with the text."""
    target = control.add("Вопрос")
    outcome = adapter.perform(desk.reply(target, "Вот скриншот", desk.file("экран.png", SHOT)), KEY)
    assert isinstance(outcome, Receipt)
    assert outcome.message is not None
    assert outcome.message.text == "Вот скриншот"
    assert outcome.message.reply_to == target.external_id
    assert len(outcome.message.attachments) == 1
    assert (control.own_texts(), control.own_files()) == (["Вот скриншот"], [SHOT])


@pytest.mark.usefixtures("rules")
def test_two_documents_are_one_answer(control: Control, adapter: Adapter, desk: Desk) -> None:
    """In their order, with their names."""
    target = control.add("Вопрос")
    command = desk.reply(target, "Счёт и таблица", desk.file("счёт.pdf", PAGE), desk.file("a b.xlsx", SHEET))
    outcome = adapter.perform(command, KEY)
    assert isinstance(outcome, Receipt)
    assert outcome.message is not None
    assert [each.name for each in outcome.message.attachments] == ["счёт.pdf", "a b.xlsx"]
    assert [text for text in control.own_texts() if text] == ["Счёт и таблица"]
    assert control.own_files() == [PAGE, SHEET]


@pytest.mark.usefixtures("rules")
def test_a_picture_can_go_as_a_document(control: Control, adapter: Adapter, desk: Desk) -> None:
    """Then its name arrives, and nobody made it smaller."""
    target = control.add("Вопрос")
    file, path = desk.file("план.png", SHOT)
    outcome = adapter.perform(desk.reply(target, "План", (replace(file, picture=False), path)), KEY)
    assert isinstance(outcome, Receipt)
    assert outcome.message is not None
    assert [each.name for each in outcome.message.attachments] == ["план.png"]


@pytest.mark.usefixtures("rules")
def test_a_file_needs_no_words(control: Control, adapter: Adapter, desk: Desk) -> None:
    """A file alone is an answer; nothing at all is none."""
    target = control.add("Вопрос")
    assert isinstance(adapter.perform(desk.reply(target, "", desk.file("a.png", SHOT)), KEY), Receipt)
    assert (control.own_texts(), control.own_files()) == ([""], [SHOT])
    assert isinstance(adapter.perform(desk.reply(target, ""), KEY + "2"), Refused)


def test_what_the_platform_does_not_take_is_refused_before_it_leaves(
    control: Control, adapter: Adapter, desk: Desk, rules: FileRules
) -> None:
    """Too large, too many, no picture, too long a text beside it."""
    target = control.add("Вопрос")
    page, path = desk.file("a.pdf", PAGE)
    for text, files in (
        ("Вот", [(replace(page, size=rules.max_bytes + 1), path)]),
        ("Вот", [(page, path)] * (rules.max_files + 1)),
        ("Вот", [(replace(page, picture=True), path)]),
        *([("я" * (rules.max_text + 1), [(page, path)])] if rules.max_text is not None else []),
    ):
        assert isinstance(adapter.perform(desk.reply(target, text, *files), KEY), Refused)
    assert (control.own_texts(), control.own_files()) == ([], [])


@pytest.mark.usefixtures("rules")
def test_a_file_that_is_gone_stops_the_text_too(control: Control, adapter: Adapter, desk: Desk) -> None:
    """Even the second of two."""
    target = control.add("Вопрос")
    first, second = desk.file("a.pdf", PAGE), desk.file("b.pdf", PAGE + b"2")
    second[1].unlink()
    outcome = adapter.perform(desk.reply(target, "Вот", first, second), KEY)
    assert isinstance(outcome, Refused)
    assert outcome.code == "file_gone"
    assert control.own_texts() == []


@pytest.mark.usefixtures("rules")
def test_an_answer_with_a_file_is_found_after_a_cut(control: Control, adapter: Adapter, desk: Desk) -> None:
    """Ambiguous like any other; a repeat under the same protection writes nothing twice."""
    target = control.add("Вопрос")
    adapter.check()
    command = desk.reply(target, "Вот", desk.file("a.png", SHOT))
    control.break_next("cut_after", writing=True)
    assert isinstance(adapter.perform(command, KEY), Ambiguous)
    assert control.own_files() == [SHOT]
    if control.platform.info.capabilities.sending.idempotency is Idempotency.NOTHING:
        return
    found = adapter.find(command, KEY)
    repeated = adapter.perform(command, KEY)
    assert isinstance(found, Receipt)
    assert isinstance(repeated, Receipt)
    assert repeated.external_id == found.external_id
    assert (control.own_texts(), control.own_files()) == (["Вот"], [SHOT])


@pytest.mark.usefixtures("rules")
def test_another_answer_without_the_file_is_not_ours(control: Control, adapter: Adapter, desk: Desk) -> None:
    """What a colleague wrote without a word is not taken for a file that never arrived."""
    if control.platform.info.capabilities.sending.idempotency is Idempotency.NOTHING:
        pytest.skip("nothing can be looked for")
    target = control.add("Вопрос")
    command = desk.reply(target, "Вот", desk.file("a.png", SHOT))
    control.answer_elsewhere(target, "Вот")
    assert adapter.find(command, KEY) is None


@pytest.mark.usefixtures("rules")
def test_what_is_taken_back_goes_with_its_files(control: Control, adapter: Adapter, desk: Desk) -> None:
    """All of it: no picture of an album stays behind."""
    if Capability.DELETE not in control.platform.info.capabilities.can:
        pytest.skip("nothing is deleted there")
    target = control.add("Вопрос")
    sent = adapter.perform(desk.reply(target, "Вот", desk.file("a.pdf", PAGE), desk.file("b.pdf", SHEET)), KEY)
    assert isinstance(sent, Receipt)
    own = replace(target, external_id=sent.external_id, parts=sent.parts, attached=True)
    assert isinstance(adapter.perform(PlatformCommand(action=EntryKind.DELETE, target=own), KEY), Receipt)
    assert control.own_files() == []


@pytest.mark.usefixtures("rules")
def test_an_edit_of_the_words_keeps_the_files(control: Control, adapter: Adapter, desk: Desk) -> None:
    """Some platforms take off what an edit does not name."""
    target = control.add("Вопрос")
    sent = adapter.perform(desk.reply(target, "Вот", desk.file("a.png", SHOT)), KEY)
    assert isinstance(sent, Receipt)
    own = replace(target, external_id=sent.external_id, reply_to=target.external_id, attached=True)
    edited = adapter.perform(PlatformCommand(action=EntryKind.EDIT, target=own, text="Вот он"), KEY)
    assert isinstance(edited, Receipt)
    assert (control.own_texts(), control.own_files()) == (["Вот он"], [SHOT])
