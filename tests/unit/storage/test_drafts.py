"""Drafts: on disk when `save` returns, whole after a kill, dropped once their entry stands in the journal."""

from __future__ import annotations

import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.entries import EntryKind
from moderator_app.errors import UserError
from moderator_app.storage import journal
from moderator_app.storage.connect import open_store, raw_connection, transaction
from moderator_app.storage.drafts import DRAFTS_VERSION, DraftStore, in_journal
from tests.toy.clock import ToyClock
from tests.toy.stores import empty_store


def test_a_saved_draft_is_there_for_whoever_opens_the_file_next(tmp_path: Path) -> None:
    clock = ToyClock()
    first = DraftStore(tmp_path / "drafts.sqlite", clock)
    first.save((1, 2), "d-1", "Добрый день! Ёлка", (5, 7))
    first.save((1, 3), "d-2", "later", ())
    first.save((1, 2), "d-1", "Добрый день! Ёлка и", (5, 7, 9))
    second = DraftStore(tmp_path / "drafts.sqlite", clock)
    draft = second.load((1, 2))
    assert draft is not None
    assert (draft.text, draft.seen, draft.draft_id, draft.saved_at) == (
        "Добрый день! Ёлка и",
        (5, 7, 9),
        "d-1",
        clock.now_us(),
    )
    assert {each.draft_id for each in second.all()} == {"d-1", "d-2"}
    assert second.load((2, 1)) is None
    second.drop((1, 2))
    assert first.load((1, 2)) is None
    first.close()
    second.close()


def test_a_draft_of_blanks_is_no_draft(tmp_path: Path) -> None:
    store = DraftStore(tmp_path / "drafts.sqlite", ToyClock())
    store.save((1, 2), "d-1", "words", ())
    store.save((1, 2), "d-1", " \n", ())
    assert store.all() == []
    store.close()


@pytest.mark.rule(1)
@pytest.mark.rule(8)
def test_drafts_are_their_owners_alone_and_on_disk_before_save_returns(tmp_path: Path) -> None:
    path = tmp_path / "drafts.sqlite"
    store = DraftStore(path, ToyClock())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert store._conn.execute("PRAGMA synchronous").fetchone()[0] == 2  # FULL
    store.close()


def test_a_draft_whose_id_stands_in_the_journal_is_dropped_at_start(tmp_path: Path) -> None:
    clock = ToyClock()
    conn = open_store(empty_store(tmp_path))
    with transaction(conn):
        conn.execute(
            "INSERT INTO author(id, account_id, identity, name, first_seen_at) VALUES (4, 1, 'id:4', 'Анна', 1)"
        )
        conn.execute("INSERT INTO thread(id, channel_id, external_id, title) VALUES (3, 1, 't', 'Post')")
        conn.execute(
            "INSERT INTO message(id, channel_id, thread_id, author_id, external_id, created_at, first_seen_at, text)"
            " VALUES (9, 1, 3, 4, 'm', 1, 1, 'Где кофе?')"
        )
        journal.append(conn, clock=clock, actor="1", kind=EntryKind.REPLY, seen=[9], data={"draft": "sent"})
    drafts = DraftStore(tmp_path / "drafts.sqlite", clock)
    drafts.save((3, 4), "sent", "Кофе на столе", [9])
    drafts.save((3, 5), "unsent", "Ещё пишу", [9])
    sent = in_journal(conn, drafts.all())
    assert sent == {"sent"}
    assert drafts.drop_sent(sent) == 1
    assert [draft.draft_id for draft in drafts.all()] == ["unsent"]
    drafts.save((3, 4), "next", "Второй ответ", [9])
    assert in_journal(conn, drafts.all()) == set(), "another draft of an answered case stays"
    drafts.close()
    conn.close()


@pytest.mark.rule(1)
@pytest.mark.expects_log("the drafts were damaged")
@pytest.mark.parametrize(
    "content", [b"no database at all, long enough to be looked at" * 100, b"SQLite format 3\0" + b"x" * 5000]
)
def test_a_damaged_file_is_put_aside_and_kept(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "drafts.sqlite"
    path.write_bytes(content)
    store = DraftStore(path, ToyClock())
    assert store.put_aside is not None
    assert store.put_aside.read_bytes() == content
    store.save((1, 2), "d", "goes on", ())
    assert len(store.all()) == 1
    store.close()


@pytest.mark.rule(1)
@pytest.mark.expects_log("the drafts were damaged")
def test_what_is_typed_survives_a_file_that_breaks_under_it(tmp_path: Path) -> None:
    path = tmp_path / "drafts.sqlite"
    store = DraftStore(path, ToyClock())
    for number in range(50):
        store.save((number, 1), f"d-{number}", "words " * 200, ())
    store._conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (path.stat().st_size - 4096))
    store._conn.close()
    store._conn = raw_connection(path)
    store.save((1, 1), "d-1", "typed now", ())
    found = store.load((1, 1))
    assert found is not None
    assert found.text == "typed now"
    assert store.put_aside is not None
    assert store.put_aside.exists()
    store.close()


def test_drafts_of_a_newer_release_are_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "drafts.sqlite"
    DraftStore(path, ToyClock()).close()
    conn = raw_connection(path)
    conn.execute(f"PRAGMA user_version = {DRAFTS_VERSION + 1}")
    conn.close()
    with pytest.raises(UserError) as caught:
        DraftStore(path, ToyClock())
    assert caught.value.code == "store_too_new"


def test_a_full_disk_is_said_and_the_draft_before_stays(tmp_path: Path) -> None:
    store = DraftStore(tmp_path / "drafts.sqlite", ToyClock())
    store.save((1, 1), "d", "short", ())
    pages = store._conn.execute("PRAGMA page_count").fetchone()[0]
    store._conn.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(UserError) as caught:
        store.save((1, 1), "d", "long " * 100_000, ())
    assert caught.value.code == "disk_full"
    kept = store.load((1, 1))
    assert kept is not None
    assert kept.text == "short"
    store.close()


@given(text=st.text(st.characters(exclude_categories=()), min_size=1))
def test_any_text_can_be_kept(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    store = DraftStore(tmp_path_factory.mktemp("drafts") / "drafts.sqlite", ToyClock())
    store.save((1, 1), "d", text, ())
    draft = store.load((1, 1))
    if text.strip():
        assert draft is not None
        whole = not any("\ud800" <= character <= "\udfff" for character in text)
        assert draft.text == text if whole else len(draft.text) <= len(text)
    else:
        assert draft is None
    store.close()


def test_the_log_of_the_file_does_not_grow_for_ever(tmp_path: Path) -> None:
    store = DraftStore(tmp_path / "drafts.sqlite", ToyClock())
    for number in range(400):
        store.save((1, 1), "d", f"{number} " * 2_000, ())
    assert (tmp_path / "drafts.sqlite-wal").stat().st_size <= 2 * 1024 * 1024
    store.close()


_TYPIST = """
import sys
from pathlib import Path
from moderator_app.clock import SystemClock
from moderator_app.storage.drafts import DraftStore
store = DraftStore(Path(sys.argv[1]), SystemClock())
number = 0
while True:
    number += 1
    store.save((1, 2), "d", f"text {number}", (number,))
    print(number, flush=True)
"""


@pytest.mark.rule(1)
@pytest.mark.process
def test_kill_9_loses_nothing_that_was_saved(tmp_path: Path, child_environment: dict[str, str]) -> None:
    path = tmp_path / "drafts.sqlite"
    for _ in range(5):
        with subprocess.Popen(
            [sys.executable, "-c", _TYPIST, str(path)], stdout=subprocess.PIPE, text=True, env=child_environment
        ) as typist:
            assert typist.stdout is not None
            for _ in range(20):
                typist.stdout.readline()
            typist.send_signal(signal.SIGKILL)
            said = [int(line) for line in typist.stdout.read().split("\n")[:-1]]
        store = DraftStore(path, ToyClock())
        assert store.put_aside is None
        draft = store.load((1, 2))
        assert draft is not None
        number = int(draft.text.removeprefix("text "))
        assert number >= max(said, default=20)
        assert draft.seen == (number,)
        store.close()
