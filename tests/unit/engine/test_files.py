"""An answer leaves with exactly the bytes that were decided about, or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from moderator_app.domain.capabilities import Idempotency
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.files import OutgoingFile, dumps
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.ports import Attachment, Outcome, PlatformCommand, Receipt
from moderator_app.storage import decide, mirror
from tests.toy.platform import SENDING, Fault
from tests.toy.shop import ACTOR, Shop, savepoint
from tests.toy.stores import empty_store

PDF = b"%PDF-1.4 receipt"


class Files:
    """A shop whose answers carry files; what the platform was asked for."""

    def __init__(self, shop: Shop, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.shop, self.folder = shop, folder
        self.asked: list[PlatformCommand] = []
        shop.desk = replace(shop.desk, files=folder)
        perform = shop.adapter.perform

        def watched(command: PlatformCommand, key: str) -> Outcome:
            self.asked.append(command)
            assert [hashlib.sha256(Path(path).read_bytes()).hexdigest() for path in command.paths] == [
                file.sha256 for file in command.files
            ]
            return perform(command, key)

        monkeypatch.setattr(shop.adapter, "perform", watched)

    def keep(self, data: bytes = PDF) -> OutgoingFile:
        digest = hashlib.sha256(data).hexdigest()
        (self.folder / digest).write_bytes(data)
        return OutgoingFile(name="receipt.pdf", sha256=digest, size=len(data), mime="application/pdf")

    def reply(self, text: str, *files: OutgoingFile, hold_s: int = 0) -> int:
        with savepoint(self.shop.conn):
            decided = decide.decide(
                self.shop.conn,
                clock=self.shop.clock,
                actor=ACTOR,
                kind=EntryKind.REPLY,
                seen=(self.shop.question_id,),
                target_id=self.shop.question_id,
                words={"text": text, "files": dumps(files)},
                hold_s=hold_s,
            )
        return decided.entry.id


@pytest.fixture(params=[Idempotency.KEY, Idempotency.NATURAL, Idempotency.NOTHING])
def files(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Files]:
    shop = Shop(empty_store(tmp_path), SENDING[request.param])
    folder = tmp_path / "attachments"
    folder.mkdir(exist_ok=True)
    yield Files(shop, folder, monkeypatch)
    shop.close()


def test_the_adapter_gets_the_files_and_where_they_lie(files: Files) -> None:
    """After the undo window, from the entry alone."""
    file = files.keep()
    entry = files.reply("There:", file, hold_s=10)
    files.shop.settle()
    assert files.shop.state(entry) is DeliveryState.SENT
    assert [(command.text, command.files) for command in files.asked] == [("There:", (file,))]


def test_a_file_without_words_leaves_too(files: Files) -> None:
    """No words are not erased words."""
    entry = files.reply("", files.keep())
    files.shop.settle()
    assert files.shop.state(entry) is DeliveryState.SENT


@pytest.mark.parametrize("change", ["gone", "changed"])
def test_a_file_that_is_not_what_it_was_stops_the_answer(files: Files, change: str) -> None:
    """Nothing leaves, the reason names the file, and with the file back it can be sent again."""
    file = files.keep()
    entry = files.reply("There:", file, hold_s=10)
    path = files.folder / file.sha256
    if change == "gone":
        path.unlink()
    else:
        path.write_bytes(PDF[:-1] + b"T")
    files.shop.settle()
    delivery = files.shop.delivery(entry)
    assert (delivery.state, delivery.error_code) == (DeliveryState.REFUSED, f"file_{change}")
    assert "receipt.pdf" in str(delivery.error_text)
    assert (files.asked, files.shop.world.applied) == ([], [])


def test_a_file_lost_while_the_outcome_is_unknown_leaves_it_unknown(files: Files) -> None:
    """The first attempt may have arrived; a repeat without the file would be something else."""
    if files.shop.world.sending.idempotency is not Idempotency.KEY:
        pytest.skip("only a key is repeated without a look")
    file = files.keep()
    files.shop.world.faults.append(Fault.LOST_REQUEST)
    entry = files.reply("There:", file)
    files.shop.step()
    assert files.shop.state(entry) is DeliveryState.UNSURE
    (files.folder / file.sha256).unlink()
    files.shop.settle()
    delivery = files.shop.delivery(entry)
    assert (delivery.state, delivery.error_code, delivery.next_at) == (DeliveryState.UNSURE, "file_gone", None)
    assert len(files.asked) == 1


def test_parts_of_an_answer_are_remembered_for_taking_it_back(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a platform made several messages of one answer, its deletion names them all."""
    perform = files.shop.adapter.perform

    def in_parts(command: PlatformCommand, key: str) -> Outcome:
        outcome = perform(command, key)
        return replace(outcome, parts=("901", "902")) if isinstance(outcome, Receipt) else outcome

    monkeypatch.setattr(files.shop.adapter, "perform", in_parts)
    entry = files.reply("There:", files.keep())
    files.shop.settle()
    (own,) = files.shop.conn.execute("SELECT id FROM message WHERE claimed_by = ?", (entry,)).fetchone()
    files.shop.decide(EntryKind.DELETE, target=int(own))
    files.shop.settle()
    assert [command.target.parts for command in files.asked] == [(), ("901", "902")]


def test_an_edit_of_the_words_leaves_the_files_in_the_mirror(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of an album a platform shows one member when its words change."""
    perform = files.shop.adapter.perform
    both = tuple(Attachment(kind="file", name=name) for name in ("a.pdf", "b.pdf"))

    def shown(command: PlatformCommand, key: str) -> Outcome:
        outcome = perform(command, key)
        assert isinstance(outcome, Receipt)
        assert outcome.message is not None
        beside = both if command.action is EntryKind.REPLY else both[:1]
        return replace(outcome, message=replace(outcome.message, attachments=beside))

    monkeypatch.setattr(files.shop.adapter, "perform", shown)
    entry = files.reply("There:", files.keep(), files.keep(b"%PDF-2"))
    files.shop.settle()
    (own,) = files.shop.conn.execute("SELECT id FROM message WHERE claimed_by = ?", (entry,)).fetchone()
    files.shop.decide(EntryKind.EDIT, "There they are:", target=int(own))
    files.shop.settle()
    (text,) = files.shop.conn.execute("SELECT text FROM message WHERE id = ?", (own,)).fetchone()
    assert (text, mirror.attached(files.shop.conn, int(own))) == ("There they are:", both)
