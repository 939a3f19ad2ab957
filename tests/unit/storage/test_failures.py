"""Full disk, no permission, damage, a busy neighbour: a sentence, nothing half done, and the lane goes on."""

from __future__ import annotations

import stat
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from moderator_app.domain.entries import EntryKind
from moderator_app.errors import UserError
from moderator_app.storage import changes, connect, journal, lane
from moderator_app.storage.connect import Connection, open_store, transaction
from moderator_app.storage.lane import Lane
from tests.support.storage import COMMENTS, counters, filled, items, pull, rows, said
from tests.toy.clock import ToyClock


@pytest.fixture
def conn(tmp_path: Path) -> Iterator[Connection]:
    with closing(filled(tmp_path)) as opened:
        yield opened


def note(conn: Connection) -> int:
    return journal.append(conn, clock=ToyClock(), actor="1", kind=EntryKind.NOTE, words={"text": "words " * 50}).id


def test_a_full_disk_is_said_and_nothing_of_the_page_stays(conn: Connection) -> None:
    pull(conn, COMMENTS, said("1"))
    before = (rows(conn, "SELECT count(*) FROM message"), items(conn), counters(conn))
    conn.execute(f"PRAGMA max_page_count = {conn.execute('PRAGMA page_count').fetchone()[0] + 2}")
    with pytest.raises(UserError) as caught:
        pull(conn, COMMENTS, *(said(str(number), author=f"a{number}", text="x" * 900) for number in range(2, 300)))
    assert caught.value.code == "disk_full"
    assert "заполнен" in caught.value.text("ru")
    assert not conn.in_transaction
    assert (rows(conn, "SELECT count(*) FROM message"), items(conn), counters(conn)) == before
    conn.execute("PRAGMA max_page_count = 1000000")
    assert pull(conn, COMMENTS, said("2")).new == 1


def test_a_reader_cannot_write(tmp_path: Path, conn: Connection) -> None:
    with closing(open_store(tmp_path / "store.sqlite", read_only=True)) as reader:
        with pytest.raises(UserError) as caught, transaction(reader):
            reader.execute("DELETE FROM item")
        assert caught.value.code == "store_read_only"


def test_damage_inside_is_said(tmp_path: Path, conn: Connection) -> None:
    for number in range(300):
        pull(conn, COMMENTS, said(str(number), text="many words " * 40))
    conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    conn.close()
    store = tmp_path / "store.sqlite"
    with store.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xa5" * (store.stat().st_size - 8192))
    with pytest.raises(UserError) as caught, closing(open_store(store)) as damaged:
        pull(damaged, COMMENTS, said("9999"))
    assert caught.value.code == "store_corrupt"


def test_a_neighbour_that_never_lets_go_is_said(
    tmp_path: Path, conn: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connect, "_PATIENCE_S", 0.02)
    with closing(open_store(tmp_path / "store.sqlite")) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserError) as caught, transaction(conn):
            pass
        assert caught.value.code == "store_busy"
        other.execute("ROLLBACK")
    with transaction(conn):
        note(conn)


@pytest.mark.parametrize("read_only", [True, False])
def test_opening_waits_for_a_neighbour_that_has_the_store_to_itself(
    tmp_path: Path, conn: Connection, monkeypatch: pytest.MonkeyPatch, *, read_only: bool
) -> None:
    """One that closes last or recovers keeps readers out too, for a moment."""
    conn.close()
    store = tmp_path / "store.sqlite"
    alone = connect.DRIVER.connect(store, isolation_level=None)
    alone.execute("PRAGMA locking_mode=EXCLUSIVE")
    alone.execute("BEGIN IMMEDIATE")
    waited: list[float] = []

    def wait(seconds: float) -> None:
        waited.append(seconds)
        alone.close()

    monkeypatch.setattr("moderator_app.storage.connect.time.sleep", wait)
    with closing(open_store(store, read_only=read_only)) as opened:
        assert opened.execute("SELECT count(*) FROM item").fetchone() == (0,)
    assert len(waited) == 1


def test_files_of_an_existing_store_become_its_owners_alone(tmp_path: Path, conn: Connection) -> None:
    store = tmp_path / "store.sqlite"
    store.chmod(0o644)
    open_store(store).close()
    assert stat.S_IMODE(store.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "failure",
    [ValueError("a bug"), PermissionError(13, "Permission denied", "/elsewhere/picture.png"), KeyError("x")],
)
def test_other_peoples_failures_inside_a_transaction_are_not_dressed_up(conn: Connection, failure: Exception) -> None:
    def fail() -> None:
        with transaction(conn):
            note(conn)
            raise failure

    with pytest.raises(type(failure)):
        fail()
    assert rows(conn, "SELECT count(*) FROM entry") == [(0,)]


def test_malformed_json_in_a_job_is_a_bug_not_a_damaged_store(conn: Connection) -> None:
    with pytest.raises(connect.DRIVER.OperationalError, match="malformed JSON"), transaction(conn):
        conn.execute("SELECT json_extract('{', '$.a')").fetchall()


# ---------------------------------------------------------------- the lane


@pytest.fixture
def writer(tmp_path: Path, conn: Connection) -> Iterator[Lane]:
    with closing(Lane(tmp_path / "store.sqlite", ToyClock())) as opened:
        yield opened


def test_jobs_run_in_order_each_in_a_transaction_of_its_own(writer: Lane, conn: Connection) -> None:
    order: list[int] = []
    futures = [writer.run(lambda _, n=number: order.append(n)) for number in range(50)]  # type: ignore[misc]
    for future in futures:
        future.result()
    assert order == list(range(50))

    def half(inside: Connection) -> None:
        note(inside)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        writer.call(half)
    assert rows(conn, "SELECT count(*) FROM entry") == [(0,)]
    assert writer.call(note) == 1, "it goes on"


def test_the_mark_outside_of_the_store_is_raised_before_anyone_hears(tmp_path: Path, writer: Lane) -> None:
    mark = journal.high_mark(tmp_path / "store.sqlite")
    for number in range(1, 4):
        writer.call(note)
        assert mark.read_text(encoding="ascii").split()[1] == str(number)


@pytest.mark.expects_log("could not be tidied")
def test_a_failing_checkpoint_kills_nobody(writer: Lane, monkeypatch: pytest.MonkeyPatch) -> None:
    def boom(*_arguments: object, **_named: object) -> bool:
        raise connect.DRIVER.OperationalError("disk I/O error")

    monkeypatch.setattr(lane, "checkpoint", boom)
    for number in range(1, 4):
        assert writer.call(note) == number


def test_what_is_queued_is_done_before_it_closes_and_nothing_after(tmp_path: Path, conn: Connection) -> None:
    writer = Lane(tmp_path / "store.sqlite", ToyClock())
    gate = threading.Event()
    writer.run(lambda _: gate.wait(5))
    futures = [writer.run(note) for _ in range(5)]
    gate.set()
    writer.close()
    writer.close()
    assert [future.result() for future in futures] == [1, 2, 3, 4, 5]
    with pytest.raises(RuntimeError, match="closed"):
        writer.run(note)


def test_a_job_nobody_waits_for_any_more_is_left_out(writer: Lane, conn: Connection) -> None:
    gate = threading.Event()
    first = writer.run(lambda _: gate.wait(5))
    second = writer.run(note)
    assert second.cancel()
    gate.set()
    first.result()
    writer.call(lambda _: None)
    assert rows(conn, "SELECT count(*) FROM entry") == [(0,)]


def test_the_log_is_emptied_above_its_limit_only(tmp_path: Path, conn: Connection) -> None:
    store = tmp_path / "store.sqlite"
    wal = store.with_name("store.sqlite-wal")
    with transaction(conn):
        note(conn)
    assert not connect.checkpoint(conn, store, above_bytes=10**9)
    assert wal.stat().st_size > 0
    assert connect.checkpoint(conn, store, above_bytes=0)
    assert wal.stat().st_size == 0
    assert conn.execute("PRAGMA busy_timeout").fetchone()[0] == 0


# ---------------------------------------------------------------- the change feed


def test_a_reader_sees_what_was_noted_since_and_only_that(conn: Connection) -> None:
    start = changes.last_id(conn)
    assert changes.since(conn, start) == changes.Changes(last_id=start, refs={})
    with transaction(conn):
        changes.note(conn, "item", [3, 5], 1)
        changes.note(conn, "item", [5, 7], 1)
        changes.note(conn, "channel", [1], 1)
    found = changes.since(conn, start)
    assert found.refs == {"item": {3, 5, 7}, "channel": {1}}
    assert not found.trimmed
    assert changes.since(conn, found.last_id).refs == {}


def test_many_refs_arrive_whole(conn: Connection) -> None:
    start = changes.last_id(conn)
    with transaction(conn):
        changes.note(conn, "item", range(1, 1_234), 1)
    assert changes.since(conn, start).refs == {"item": set(range(1, 1_234))}


def test_a_reader_whose_place_was_trimmed_is_told_to_reload(conn: Connection) -> None:
    start = changes.last_id(conn)
    with transaction(conn):
        changes.note(conn, "item", [1], 1)
        changes.note(conn, "item", [2], changes.KEEP_US)
        changes.note(conn, "item", [3], 2 * changes.KEEP_US)
        changes.trim(conn, 2 * changes.KEEP_US)
    found = changes.since(conn, start)
    assert found.trimmed
    assert not changes.since(conn, found.last_id).trimmed
    with transaction(conn):
        changes.trim(conn, 9 * changes.KEEP_US)
    assert not changes.since(conn, found.last_id).trimmed, "who has seen all need not reload"
    assert changes.since(conn, start).trimmed, "even when nothing is left of what was missed"


def test_what_is_committed_while_a_reader_looks_is_never_lost(
    tmp_path: Path, conn: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(open_store(tmp_path / "store.sqlite", read_only=True)) as reader:
        real, seen, place = changes.last_id, set[int](), changes.last_id(reader)

        def just_then(inside: Connection) -> int:
            with transaction(conn):
                changes.note(conn, "item", [real(conn) + 100], 1)
            return real(inside)

        with transaction(conn):
            changes.note(conn, "item", [1], 1)
        monkeypatch.setattr(changes, "last_id", just_then)
        for _ in range(3):
            found = changes.since(reader, place)
            assert not found.trimmed
            place = found.last_id
            seen |= found.refs.get("item", set())
        monkeypatch.undo()
        seen |= changes.since(reader, place).refs.get("item", set())
        noted = {
            ref for (refs,) in rows(conn, "SELECT refs_json FROM change WHERE kind = 'item'") for ref in eval(refs)
        }
        assert seen == noted
