"""What `doctor` sees, what it mends, and how a backup comes back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import filelock
import pytest

from moderator_app.domain.entries import EntryKind
from moderator_app.errors import UserError
from moderator_app.paths import Profile, open_profile
from moderator_app.storage import backup, decide, doctor, journal
from moderator_app.storage.connect import Connection, open_store, transaction
from tests.support.storage import COMMENTS, counters, filled, items, message_id, pull, rows, said
from tests.toy.clock import ToyClock

COPIED_ITEM = (
    "INSERT INTO item SELECT 77, channel_id, thread_id, author_id, state, waiting_reason, settler, started_at, last_at,"
    " last_message_id, message_count, until, assignee, claimed_by, claimed_until, kind, tags, notes, new_since,"
    " needs_look, mentioned, due_at, delivery_state, delivery_entry, settled_by, settled_at, metric,"
    " warn_at, burn_at, left_us FROM item LIMIT 1"
)


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return open_profile(tmp_path / "profile")


@pytest.fixture
def conn(profile: Profile) -> Iterator[Connection]:
    with closing(filled(profile.root)) as opened:
        pull(opened, COMMENTS, said("1"), said("2", author="boris"), said("3"), said("4", author="we", reply_to="2"))
        with transaction(opened):
            seen = [message_id(opened, "1")]
            decide.decide(opened, clock=ToyClock(), actor="1", kind=EntryKind.CLOSE, seen=seen)
            decide.decide(
                opened,
                clock=ToyClock(),
                actor="1",
                kind=EntryKind.REPLY,
                seen=[message_id(opened, "3")],
                target_id=message_id(opened, "3"),
                words={"text": "hello"},
            )
        yield opened


def failed(report: doctor.Report) -> list[str]:
    return [check.name for check in report.checks if not check.ok]


def test_a_sound_store_passes_and_nothing_is_left_behind(profile: Profile, conn: Connection) -> None:
    seen: list[str] = []
    before = {path.name for path in profile.root.iterdir()}
    report = doctor.run(profile, progress=lambda name, _: seen.append(name))
    assert failed(report) == []
    assert report.ok
    assert (report.rebuilt, report.changed) == (False, 0)
    names = [check.name for check in report.checks]
    assert names == [
        "sqlite", "files", "disk", "quarantine", "newest", "proof", "attachments", "structure", "full-text", "counters",
        "journal", "items", "derived",
    ]  # fmt: skip
    assert {path.name for path in profile.root.iterdir()} == before
    assert {"copy", "journal", "items"} <= set(seen)


@pytest.mark.parametrize(
    ("damage", "check"),
    [
        ("UPDATE item SET state = 'done' WHERE id = (SELECT max(id) FROM item)", "items"),
        ("UPDATE item SET settled_at = 1 WHERE state = 'done'", "items"),
        ("UPDATE message SET item_id = NULL WHERE external_id = '3'", "items"),
        ("DELETE FROM item WHERE id = 1", "items"),
        (COPIED_ITEM, "items"),
        ("UPDATE counter SET total = total + 1 WHERE scope = 'all'", "counters"),
        ("DELETE FROM counter WHERE scope = 'channel'", "counters"),
        ("INSERT INTO counter VALUES ('channel', 99, 'open', 3)", "counters"),
        ("INSERT INTO message_link VALUES ('example.shop.', 1)", "derived"),
        ("INSERT INTO person VALUES (1, 1)", "derived"),
        ("DELETE FROM entry_mark WHERE mark = 'freehand'", "derived"),
        ("INSERT INTO entry_mark VALUES ('override', 1)", "derived"),
    ],
)  # fmt: skip
def test_what_was_changed_behind_our_back_is_seen_and_rebuilt(
    profile: Profile, conn: Connection, damage: str, check: str
) -> None:
    before = (items(conn), counters(conn), rows(conn, "SELECT * FROM item ORDER BY id"))
    conn.execute(damage)
    report = doctor.run(profile)
    assert check in failed(report)
    assert report.changed > 0
    mended = doctor.run(profile, rebuild=True)
    assert failed(mended) == []
    assert mended.rebuilt
    assert mended.changed > 0
    assert (items(conn), counters(conn), rows(conn, "SELECT * FROM item ORDER BY id")) == before
    assert doctor.run(profile, rebuild=True).changed == 0


def test_an_index_that_lost_a_word_is_seen_and_rebuilt(profile: Profile, conn: Connection) -> None:
    conn.execute(
        "INSERT INTO message_fts(message_fts, rowid, text, author, title)"
        " VALUES ('delete', 1, 'text of 1', 'Anna', 'Post post')"
    )
    assert failed(doctor.run(profile)) == ["full-text"]
    assert doctor.run(profile, rebuild=True).ok


@pytest.mark.rule(6)
def test_an_altered_entry_is_named(profile: Profile, conn: Connection) -> None:
    conn.execute("DROP TRIGGER entry_no_update")
    conn.execute("UPDATE entry SET record = CAST(replace(CAST(record AS TEXT), 'close', 'claim') AS BLOB) WHERE id = 1")
    report = doctor.run(profile)
    assert "journal" in failed(report)
    assert "entry 1 " in next(check.text_en for check in report.checks if check.name == "journal")


@pytest.mark.rule(8)
def test_files_that_others_may_read_are_named(profile: Profile, conn: Connection) -> None:
    profile.settings.write_text("{}")
    profile.settings.chmod(0o644)
    report = doctor.run(profile)
    assert failed(report) == ["files"]
    assert "settings.json" in report.checks[1].text_en


def test_a_store_older_than_its_mark_is_said(profile: Profile, conn: Connection) -> None:
    journal.high_mark(profile.store).write_text(f"{journal.origin(conn)} 99\n", encoding="ascii")
    journal.high_mark(profile.store).chmod(0o600)
    assert failed(doctor.run(profile)) == ["newest"]


def test_a_damaged_store_is_an_answer_that_names_the_copy(profile: Profile, conn: Connection) -> None:
    for number in range(5, 400):
        pull(conn, COMMENTS, said(str(number), text="many words " * 30))
    kept = backup.copy(conn, profile.backups / "good.sqlite")
    conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    conn.close()
    with profile.store.open("r+b") as file:
        file.seek(4096 * 20)
        file.write(b"\xa5" * 4096 * 30)
    report = doctor.run(profile)
    assert "structure" in failed(report)
    text = next(check for check in report.checks if check.name == "structure")
    assert kept.name in text.text_en
    assert kept.name in text.text_ru


@pytest.mark.rule(8)
def test_a_backup_comes_back_and_what_was_there_is_kept(profile: Profile, conn: Connection) -> None:
    before = items(conn)
    kept = backup.copy(conn, profile.backups / "good.sqlite")
    pull(conn, COMMENTS, said("9", author="vera"))
    reader = open_store(profile.store, read_only=True)
    replaced = doctor.restore(profile, kept, ToyClock())
    assert replaced is not None
    assert items(reader) == before, "a reader that was there all the time sees the restored store whole"
    reader.close()
    with closing(open_store(replaced)) as old:
        assert len(items(old)) == len(before) + 1
    assert failed(doctor.run(profile)) == []


@pytest.mark.rule(8)
@pytest.mark.parametrize("lock", ["engine_lock", "window_lock", "migration_lock"])
def test_nothing_is_restored_under_a_running_program(profile: Profile, conn: Connection, lock: str) -> None:
    kept = backup.copy(conn, profile.backups / "good.sqlite")
    with filelock.FileLock(getattr(profile, lock)), pytest.raises(UserError) as caught:
        doctor.restore(profile, kept, ToyClock())
    assert caught.value.code == "store_in_use"


def test_a_backup_that_is_damaged_or_altered_is_refused(profile: Profile, conn: Connection) -> None:
    before = items(conn)
    broken = profile.backups / "broken.sqlite"
    broken.write_bytes(b"not a database, but long enough to look like a file" * 200)
    altered = backup.copy(conn, profile.backups / "altered.sqlite")
    with closing(open_store(altered)) as other:
        other.execute("DROP TRIGGER entry_no_update")
        other.execute(
            "UPDATE entry SET record = CAST(replace(CAST(record AS TEXT), 'close', 'claim') AS BLOB) WHERE id = 1"
        )
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    newer = backup.copy(conn, profile.backups / "newer.sqlite")
    with closing(open_store(newer)) as other:
        other.execute("PRAGMA user_version = 999")
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for source, code in (
        (broken, "backup_unusable"),
        (altered, "backup_unusable"),
        (newer, "store_too_new"),
        (profile.backups / "missing.sqlite", "backup_unusable"),
    ):
        with pytest.raises(UserError) as caught:
            doctor.restore(profile, source, ToyClock())
        assert caught.value.code == code
    assert items(conn) == before


def test_a_store_damaged_beyond_reading_is_kept_as_it_is_and_replaced(profile: Profile, conn: Connection) -> None:
    before = items(conn)
    kept = backup.copy(conn, profile.backups / "good.sqlite")
    conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    conn.close()
    profile.store.write_bytes(b"garbage" * 4096)
    damaged = profile.store.read_bytes()
    replaced = doctor.restore(profile, kept, ToyClock())
    assert replaced is not None
    assert replaced.read_bytes() == damaged
    with closing(open_store(profile.store)) as restored:
        assert items(restored) == before
