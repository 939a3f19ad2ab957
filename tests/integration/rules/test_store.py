"""Rules 1, 4 and 6 on the real store: what is committed survives `kill -9`, and the chain holds no words."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from moderator_app import bootstrap
from moderator_app.clock import HOUR_US
from moderator_app.domain.entries import ITEM_ACTIONS, EntryKind
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.ports import Page
from moderator_app.errors import UserError
from moderator_app.services import moderation, moderators, outbox, reply, review, undo
from moderator_app.services.moderation import Action
from moderator_app.services.reply import Reply
from moderator_app.storage import mirror
from moderator_app.storage.connect import DRIVER, Connection
from tests.support.desks import Office, _furnish
from tests.support.storage import COMMENTS, said

ROOT = Path(__file__).resolve().parents[3]
SECRETS = ("Unmistakable", "reader-name", "reader-id", "Anna", "Boris", "Zinaida", "key with words")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path)
    yield made
    made.desk.close()


def records(office: Office) -> list[bytes]:
    return [bytes(row[0]) for row in office.desk.reader.execute("SELECT record FROM entry ORDER BY id").fetchall()]


@pytest.mark.rule(6)
def test_no_kind_of_decision_leaves_words_names_or_ids_of_people_in_the_chain(office: Office) -> None:
    """Every action there is, with every field filled in that takes words, then its undo, and what the engine adds."""
    office.desk.write(moderators.add, "Zinaida")
    done: set[EntryKind] = set()
    for kind in sorted(ITEM_ACTIONS, key=str):
        item = office.arrives(text="Unmistakable question", author="reader-id")
        action = Action(
            kind=kind, reason="Unmistakable reason", note="Unmistakable note", text="Unmistakable text", to="Boris",
            tag="queue", for_s=3_600, key=f"key with words {kind}",
        )  # fmt: skip
        if kind in {EntryKind.EDIT, EntryKind.RESTORE, EntryKind.REOPEN, EntryKind.RELEASE, EntryKind.UNTAG}:
            sent = office.desk.write(reply.send, item, Reply(text=f"Unmistakable answer {kind}"))
            office.sends(sent.entry.id)
        try:
            entry = office.desk.write(moderation.act, item, action).entry
        except UserError:  # what this platform has not; most actions it has
            continue
        done.add(kind)
        try:
            office.desk.write(undo.undo, entry.id)
        except UserError:
            continue
    held = office.desk.write(reply.send, office.arrives(), Reply(text="Unmistakable held", hold_s=60))
    office.desk.write(outbox.cancel, held.entry.id)
    assert len(done) >= 12, done
    for record in records(office):
        text = record.decode()
        for words in SECRETS:
            assert words not in text, text
        json.loads(text)


@pytest.mark.rule(6)
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entry SET record = record WHERE id = 1",
        "DELETE FROM entry",
        (
            "INSERT OR REPLACE INTO entry(id, seq, origin, prev, record, hash)"
            " SELECT id, seq, origin, prev, record, hash FROM entry WHERE id = 1"
        ),
        (
            "INSERT INTO entry(seq, origin, prev, record, hash)"
            " SELECT seq + 2, origin, hash, record, hash FROM entry ORDER BY seq DESC LIMIT 1"
        ),
        (
            "INSERT INTO entry(seq, origin, prev, record, hash)"
            " SELECT seq + 1, origin, zeroblob(32), record, hash FROM entry ORDER BY seq DESC LIMIT 1"
        ),
    ],
)
def test_the_store_itself_refuses_to_rewrite_the_chain(change: str, office: Office) -> None:
    office.desk.write(moderation.act, office.arrives(), Action(kind=EntryKind.CLOSE))

    def rewrite() -> None:
        office.desk.lane.call(lambda conn: conn.execute(change))

    before = records(office)
    with pytest.raises(DRIVER.Error, match="journal"):
        rewrite()
    assert records(office) == before
    assert review.verify(office.desk).ok


@pytest.mark.rule(6)
def test_the_hash_is_over_the_bytes_that_are_stored(office: Office) -> None:
    """Computed here a second time, by the design's words alone."""
    office.desk.write(moderation.act, office.arrives(), Action(kind=EntryKind.NOTE, note="x"))
    before = bytes(32)
    rows = office.desk.reader.execute("SELECT prev, record, hash FROM entry ORDER BY seq").fetchall()
    assert len(rows) >= 3
    for prev, record, hashed in rows:
        assert bytes(prev) == before
        assert bytes(hashed) == hashlib.sha256(bytes(prev) + bytes(record)).digest()
        before = bytes(hashed)


@pytest.mark.rule(2)
@pytest.mark.parametrize("number", ["", "  ", "reader"])
def test_nobody_can_say_that_a_readers_message_is_our_answer(number: str, office: Office) -> None:
    """*Sent* stands only where we hold the platform's id of what we posted, and the reader's message stays theirs."""
    item = office.arrives("reader")
    entry = office.desk.write(reply.send, item, Reply(text="Yes")).entry.id
    office.moves(entry, DeliveryState.SENDING, DeliveryState.UNSURE)
    with pytest.raises(UserError) as caught:
        office.desk.write(outbox.resolve_posted, entry, number)
    assert caught.value.code == "not_our_message"
    view = outbox.delivery(office.desk, entry)
    assert view is not None
    assert view.state is DeliveryState.UNSURE
    assert office.desk.reader.execute("SELECT ours FROM message WHERE id = ?", (item,)).fetchall() == [(0,)]
    assert office.desk.write(outbox.resolve_posted, entry, " 901 ").external_id == "901"


_DECIDES = """
import sys
from pathlib import Path
from moderator_app import bootstrap
from moderator_app.domain.entries import EntryKind
from moderator_app.services import moderation, reply
desk = bootstrap.seat(bootstrap.open_desk(Path(sys.argv[1])), "Anna")
for number in range(100_000):
    made = desk.write(moderation.act, int(sys.argv[2]), moderation.Action(kind=EntryKind.NOTE, note=f"note {number}"))
    print(made.entry.id, number, flush=True)
"""


@pytest.mark.process
@pytest.mark.rule(1)
@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX'")
def test_kill_9_loses_nothing_that_was_said_to_be_done(tmp_path: Path, child_environment: dict[str, str]) -> None:
    """Killed three times in the middle of deciding: every printed entry is there with its words, the chain is whole."""
    profile = tmp_path / "profile"
    with closing(bootstrap.open_desk(profile)) as desk:
        desk.lane.call(_one_message)
    printed: dict[int, str] = {}
    for count in (7, 23, 41):
        child = subprocess.Popen([sys.executable, "-c", _DECIDES, str(profile), "1"], env=child_environment, cwd=ROOT,
                                 stdout=subprocess.PIPE, text=True)  # fmt: skip
        assert child.stdout is not None
        for _ in range(count):
            entry, number = child.stdout.readline().split()
            printed[int(entry)] = f"note {number}"
        child.send_signal(signal.SIGKILL)
        for line in child.stdout:
            if line.endswith("\n") and len(line.split()) == 2:
                entry, number = line.split()
                printed[int(entry)] = f"note {number}"
        child.wait()
        child.stdout.close()
    with closing(bootstrap.open_desk(profile)) as desk:
        assert review.verify(desk).ok
        known = {line.entry.id: line.words.get("note") for line in review.entries(desk, review.Filter(), limit=100_000)}
    assert len(printed) >= 71
    assert {entry: known.get(entry) for entry in printed} == printed


def _one_message(conn: Connection) -> None:
    _furnish(conn, None, "wordpress")  # type: ignore[arg-type]
    mirror.apply_page(conn, COMMENTS, Page(messages=(said("1"),)), now_us=HOUR_US, adapter_version="1")
