"""The journal under any order of writing, undoing, erasing and tampering: what verify says is what was done to it."""

from __future__ import annotations

import json
import stat
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, multiple, rule

from moderator_app.domain.entries import EntryKind
from moderator_app.storage import journal, proof, words
from moderator_app.storage.connect import DRIVER, Connection, open_store, transaction
from tests.support.storage import COMMENTS, filled, message_id, pull, said
from tests.toy.clock import ToyClock

NAMES = "Анна Каренина"
LOCAL = [EntryKind.CLOSE, EntryKind.NOTE, EntryKind.TAG, EntryKind.CLAIM, EntryKind.REPLY]


class Journal(RuleBasedStateMachine):
    entries: Bundle[int] = Bundle("entries")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.conn: Connection = filled(Path(self.folder.name))
        self.conn.execute("PRAGMA synchronous=OFF")
        self.clock = ToyClock()
        self.told: dict[int, str] = {}
        self.keys: dict[str, int] = {}
        self.erased: set[int] = set()
        self.count = 0

    @initialize()
    def message(self) -> None:
        pull(self.conn, COMMENTS, said("1"), said("2"))
        self.seen = [message_id(self.conn, "1"), message_id(self.conn, "2")]

    def append(self, **facts: Any) -> int:
        with transaction(self.conn):
            return journal.append(self.conn, clock=self.clock, actor="1", **facts).id

    @rule(target=entries, kind=st.sampled_from(LOCAL), text=st.text(max_size=30), back_s=st.integers(-90_000, 90_000))
    def write(self, kind: EntryKind, text: str, back_s: int) -> int:
        self.clock.jump_s(back_s)  # a wall clock that jumps changes no order
        entry_id = self.append(kind=kind, seen=self.seen, words={"text": text})
        self.count += 1
        self.told[entry_id] = text
        return entry_id

    @rule(target=entries, key=st.sampled_from("abc"))
    def write_with_key(self, key: str) -> Any:
        entry_id = self.append(kind=EntryKind.NOTE, seen=self.seen[:1], request=key)
        if key in self.keys:
            assert entry_id == self.keys[key]
            return multiple()
        self.keys[key] = entry_id
        self.count += 1
        return entry_id

    @rule(of=entries)
    def undo(self, of: int) -> None:
        before = journal.undone_by(self.conn, journal.get(self.conn, of))
        undo = self.append(kind=EntryKind.UNDO, data={"of": of}, cause=f"undo:{of}")
        assert before in (None, undo)
        self.count += before is None
        assert journal.undone_by(self.conn, journal.get(self.conn, of)) == undo
        about = {row[0] for row in journal.messages_of(self.conn, undo)}
        assert about == {row[0] for row in journal.messages_of(self.conn, of)}

    @rule(entry=consumes(entries))
    def erase(self, entry: int) -> None:
        found = journal.get(self.conn, entry)
        if not found.words or entry in self.erased:
            return
        with transaction(self.conn):
            ids = [reference[0] for reference in found.words.values()]
            by = journal.append(
                self.conn, clock=self.clock, actor="1", kind=EntryKind.ERASE, data={"entry": entry, "words": ids}
            )
            for each in ids:
                words.erase(self.conn, each, by.id)
        self.count += 1
        self.erased.add(entry)

    @rule(verb=st.sampled_from(["INSERT OR REPLACE", "INSERT OR IGNORE", "REPLACE", "INSERT"]), entry=entries)
    def write_over(self, verb: str, entry: int) -> None:
        sql = f"{verb} INTO entry(id, origin, seq, prev, record, hash)"
        for columns in ("id, origin, seq, prev, record, hash", "id, origin, seq + 1000, prev, record, hash"):
            with pytest.raises(DRIVER.DatabaseError, match="journal"):
                self.conn.execute(f"{sql} SELECT {columns} FROM entry WHERE id = ?", (entry,))

    @rule(entry=entries)
    def change_or_remove(self, entry: int) -> None:
        for sql in (
            "UPDATE entry SET record = record WHERE id = ?",
            "UPDATE entry SET id = id + 1000 WHERE id = ?",
            "DELETE FROM entry WHERE id = ?",
        ):
            with pytest.raises(DRIVER.DatabaseError, match="append-only"):
                self.conn.execute(sql, (entry,))

    @rule(entry=entries, with_salt=st.booleans())
    def take_words_away_by_hand(self, entry: int, with_salt: bool) -> None:
        found = journal.get(self.conn, entry)
        if not found.words or entry in self.erased:
            return
        self.conn.execute("BEGIN")
        for words_id, _ in found.words.values():
            self.conn.execute(
                "UPDATE words SET body = NULL, salt = iif(?, NULL, salt), erased_by = (SELECT max(id) FROM entry)"
                " WHERE id = ?",
                (with_salt, words_id),
            )
        verdict = proof.verify(self.conn)
        self.conn.execute("ROLLBACK")
        assert not verdict.ok
        assert entry in verdict.altered_words

    @rule(entry=entries)
    def change_words_by_hand(self, entry: int) -> None:
        found = journal.get(self.conn, entry)
        if not found.words or entry in self.erased:
            return
        self.conn.execute("BEGIN")
        self.conn.execute("UPDATE words SET body = body || '.' WHERE id = ?", (next(iter(found.words.values()))[0],))
        verdict = proof.verify(self.conn)
        self.conn.execute("ROLLBACK")
        assert not verdict.ok

    @rule(entry=entries, how=st.sampled_from(["record", "empty", "hash", "prev", "seq", "gone", "tail"]))
    def tamper(self, entry: int, how: str) -> None:
        self.conn.execute("BEGIN")
        for trigger in ("entry_no_update", "entry_no_delete"):
            self.conn.execute(f"DROP TRIGGER {trigger}")
        indexes = "SELECT name FROM sqlite_schema WHERE tbl_name = 'entry' AND type = 'index' AND sql IS NOT NULL"
        for (index,) in self.conn.execute(indexes).fetchall():
            self.conn.execute(f"DROP INDEX {index}")
        last = int(self.conn.execute("SELECT max(id) FROM entry").fetchone()[0])
        self.conn.execute(
            {
                "record": "UPDATE entry SET record = CAST(replace(CAST(record AS TEXT), '\"v\":1', '\"v\":7') AS BLOB)"
                " WHERE id = ?1",
                "empty": "UPDATE entry SET record = CAST('{}' AS BLOB) WHERE id = ?1",
                "hash": "UPDATE entry SET hash = zeroblob(32) WHERE id = ?1",
                "prev": "UPDATE entry SET prev = CAST('p' AS BLOB) WHERE id = ?1",
                "seq": "UPDATE entry SET seq = seq + 5000 WHERE id = ?1",
                "gone": "DELETE FROM entry WHERE id = ?1",
                "tail": "DELETE FROM entry WHERE id >= ?1",
            }[how],
            (entry,),
        )
        verdict = proof.verify(self.conn)
        self.conn.execute("ROLLBACK")
        assert not verdict.ok
        assert verdict.first_bad is not None
        assert verdict.first_bad <= min(entry + 1, last + 1)

    @invariant()
    def is_whole(self) -> None:
        verdict = proof.verify(self.conn)
        assert verdict.ok, verdict
        assert verdict.entries == self.count
        assert verdict.erased == len(self.erased)
        for entry_id, text in self.told.items():
            ((words_id, _),) = journal.get(self.conn, entry_id).words.values()
            assert words.get(self.conn, words_id) == (None if entry_id in self.erased else text)

    @invariant()
    def records_hold_no_words(self) -> None:
        for (record,) in self.conn.execute("SELECT record FROM entry").fetchall():
            written = json.loads(bytes(record))
            assert set(written) <= {"v", "at", "actor", "kind", "seen", "data", "words", "request", "cause", "batch"}
            assert all(
                isinstance(reference[0], int) and len(reference[1]) == 64 for reference in written["words"].values()
            )

    def teardown(self) -> None:
        self.conn.close()
        self.folder.cleanup()


@pytest.mark.rule(6)
def test_a_record_that_is_no_json_any_more_is_named(tmp_path: Path) -> None:
    conn = filled(tmp_path)
    with transaction(conn):
        for number in range(3):
            journal.append(conn, clock=ToyClock(), actor="1", kind=EntryKind.NOTE, data={"mark": f"m{number}"})
    conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    conn.close()
    store = tmp_path / "store.sqlite"
    whole = store.read_bytes()
    assert whole.count(b'{"mark":"m1"}') == 1
    store.write_bytes(whole.replace(b'{"mark":"m1"}', b'{"mark":"m1"]'))
    with closing(open_store(store)) as altered:
        verdict = proof.verify(altered)
    assert (verdict.ok, verdict.first_bad) == (False, 2)


@pytest.mark.rule(6)
def test_records_hold_no_text_name_or_key_of_people(tmp_path: Path) -> None:
    with closing(filled(tmp_path)) as conn:
        with transaction(conn):
            journal.append(
                conn,
                clock=ToyClock(),
                actor="1",
                kind=EntryKind.REPLY,
                words={"text": f"Дорогая {NAMES}", "note": "8 800 555-35-35"},
                request=NAMES,
            )
        ((record,),) = conn.execute("SELECT record FROM entry").fetchall()
    for private in (NAMES, "Дорогая", "555-35"):
        assert private not in bytes(record).decode()


@pytest.mark.rule(6)
def test_words_are_salted_so_that_equal_texts_look_different(tmp_path: Path) -> None:
    with closing(filled(tmp_path)) as conn, transaction(conn):
        assert words.put(conn, "8 800 555-35-35")[1] != words.put(conn, "8 800 555-35-35")[1]


def test_half_a_surrogate_pair_in_a_reply_is_kept_as_it_can_be(tmp_path: Path) -> None:
    with closing(filled(tmp_path)) as conn:
        with transaction(conn):
            entry = journal.append(conn, clock=ToyClock(), actor="1", kind=EntryKind.NOTE, words={"text": "a\ud83d"})
        assert words.get(conn, entry.words["text"][0]) == "a\ufffd"
        assert proof.verify(conn).ok


def test_the_mark_outside_of_the_store_rises_and_tells_an_older_store(tmp_path: Path) -> None:
    with closing(filled(tmp_path)) as conn:
        mark = journal.high_mark(tmp_path / "store.sqlite")
        assert not journal.older_than_high(conn, mark)
        with transaction(conn):
            journal.append(conn, clock=ToyClock(), actor="1", kind=EntryKind.NOTE)
        journal.raise_high(conn, mark)
        assert stat.S_IMODE(mark.stat().st_mode) == 0o600
        assert not journal.older_than_high(conn, mark)
        (tmp_path / "older").mkdir()
        with closing(filled(tmp_path / "older")) as older:
            assert journal.older_than_high(older, mark)
            journal.raise_high(older, mark)
            assert journal.older_than_high(older, mark), "an older store never lowers it"
        mark.write_text("torn", encoding="ascii")
        assert not journal.older_than_high(conn, mark)


Journal.TestCase.settings = settings(max_examples=40, stateful_step_count=20)
test_journal_machine = Journal.TestCase
