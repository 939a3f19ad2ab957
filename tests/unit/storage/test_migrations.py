"""A store comes to this program's schema: made fresh, or upgraded step by step, never half."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from moderator_app.errors import UserError
from moderator_app.storage import migrations, schema
from moderator_app.storage.connect import SCHEMA_VERSION, Connection, open_store, raw_connection, schema_version
from tests.toy.clock import ToyClock
from tools import freeze_schema

DRIVERS_OWN = "sqlite_stat1", "alembic_version"


def parts(conn: Connection) -> list[tuple[Any, ...]]:
    """Every table, index, view and trigger with its text."""
    marks = ", ".join("?" * len(DRIVERS_OWN))
    sql = (
        f"SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT IN ({marks}) AND tbl_name NOT IN ({marks})"
    )
    return sorted(conn.execute(sql, DRIVERS_OWN * 2).fetchall(), key=str)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Connection]:
    path = tmp_path / "fresh.sqlite"
    migrations.create_or_upgrade(path, ToyClock())
    with closing(open_store(path)) as conn:
        yield conn


def test_the_frozen_first_schema_is_what_a_fresh_store_is_made_of() -> None:
    assert freeze_schema.FROZEN.read_text(encoding="utf-8") == freeze_schema.text(), (
        "run `python -m tools.freeze_schema`; once released, write a migration instead"
    )
    statements = freeze_schema.text().split(freeze_schema.BETWEEN)
    assert statements == schema.statements()


def test_a_store_upgraded_from_nothing_equals_a_fresh_one(tmp_path: Path, fresh: Connection) -> None:
    path = tmp_path / "upgraded.sqlite"
    raw_connection(path).close()
    migrations.upgrade(path)
    with closing(open_store(path)) as upgraded:
        assert schema_version(upgraded) == SCHEMA_VERSION
        assert parts(upgraded) == parts(fresh)


@pytest.mark.rule(8)
def test_a_fresh_store_knows_itself_and_is_its_owners_alone(tmp_path: Path, fresh: Connection) -> None:
    assert schema_version(fresh) == SCHEMA_VERSION
    facts = dict(fresh.execute("SELECT key, value FROM meta").fetchall())
    assert len(facts["origin"]) == 32
    assert facts["created_at"] == str(ToyClock().now_us())
    assert stat.S_IMODE((tmp_path / "fresh.sqlite").stat().st_mode) == 0o600
    assert fresh.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert fresh.execute("PRAGMA synchronous").fetchone()[0] == 2
    assert fresh.execute("PRAGMA wal_autocheckpoint").fetchone()[0] == 0


def test_two_profiles_have_two_origins(tmp_path: Path) -> None:
    origins = set()
    for name in ("a.sqlite", "b.sqlite"):
        migrations.create_or_upgrade(tmp_path / name, ToyClock())
        with closing(open_store(tmp_path / name)) as conn:
            origins.add(conn.execute("SELECT value FROM meta WHERE key = 'origin'").fetchone()[0])
    assert len(origins) == 2


def test_an_up_to_date_store_is_left_as_it_is(tmp_path: Path, fresh: Connection) -> None:
    before = fresh.execute("SELECT * FROM meta").fetchall()
    migrations.create_or_upgrade(tmp_path / "fresh.sqlite", ToyClock())
    assert fresh.execute("SELECT * FROM meta").fetchall() == before
    assert not (tmp_path / "backups").exists()


def test_a_store_written_by_a_newer_release_is_refused_in_both_languages(tmp_path: Path, fresh: Connection) -> None:
    fresh.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    path = tmp_path / "fresh.sqlite"
    for attempt in (lambda: migrations.create_or_upgrade(path, ToyClock()), lambda: open_store(path)):
        with pytest.raises(UserError) as caught:
            attempt()
        assert caught.value.code == "store_too_new"
        assert "newer" in caught.value.text("en")
        assert "новой" in caught.value.text("ru")


def test_a_creation_that_fails_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "store.sqlite"
    good = schema.statements()
    monkeypatch.setattr(schema, "statements", lambda: [*good[:20], "CREATE TABLE broken ("])
    with pytest.raises(Exception, match="incomplete input"):
        migrations.create_or_upgrade(path, ToyClock())
    with closing(raw_connection(path)) as conn:
        assert parts(conn) == []
        assert schema_version(conn) == 0
    monkeypatch.undo()
    migrations.create_or_upgrade(path, ToyClock())
    open_store(path).close()


def _next_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """A program one schema further on, whose last step is `body`."""
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    (folder / "env.py").write_text((migrations.FOLDER / "env.py").read_text(encoding="utf-8"), encoding="utf-8")
    for name in ("v0001_first.py", "v0001_first.sql"):
        source = migrations.FOLDER / "versions" / name
        (folder / "versions" / name).write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "versions" / "v0002_next.py").write_text(
        "from alembic import op\nrevision = '2'\ndown_revision = '1'\nbranch_labels = None\ndepends_on = None\n"
        f"def upgrade():\n    run = op.get_bind().exec_driver_sql\n    {body}\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(migrations, "FOLDER", folder)
    monkeypatch.setattr(migrations, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    monkeypatch.setattr("moderator_app.storage.connect.SCHEMA_VERSION", SCHEMA_VERSION + 1)


@pytest.mark.rule(8)
def test_before_a_step_a_checked_backup_is_made(
    tmp_path: Path, fresh: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh.execute("INSERT INTO brand(name) VALUES ('kept')")
    _next_step(tmp_path, monkeypatch, "run('CREATE TABLE added (id INTEGER) STRICT'); run('PRAGMA user_version = 2')")
    migrations.create_or_upgrade(tmp_path / "fresh.sqlite", ToyClock())
    assert schema_version(fresh) == 2
    assert fresh.execute("SELECT name FROM brand").fetchall() == [("kept",)]
    assert ("table", "added") in [part[:2] for part in parts(fresh)]
    (copy,) = (tmp_path / "backups").iterdir()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with closing(raw_connection(copy)) as kept:
        assert schema_version(kept) == SCHEMA_VERSION
        assert kept.execute("SELECT name FROM brand").fetchall() == [("kept",)]


def test_a_step_that_fails_leaves_the_store_as_it_was(
    tmp_path: Path, fresh: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = parts(fresh)
    _next_step(
        tmp_path,
        monkeypatch,
        "run('CREATE TABLE half (id INTEGER) STRICT'); run('DROP TABLE words'); run('PRAGMA user_version = 2');"
        " raise RuntimeError('torn')",
    )
    with pytest.raises(RuntimeError, match="torn"):
        migrations.create_or_upgrade(tmp_path / "fresh.sqlite", ToyClock())
    assert parts(fresh) == before
    assert schema_version(fresh) == SCHEMA_VERSION


def test_a_read_only_folder_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: Any, **_named: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "touch", refuse)
    with pytest.raises(UserError) as caught:
        migrations.create_or_upgrade(tmp_path / "store.sqlite", ToyClock())
    assert caught.value.code == "store_read_only"


@pytest.mark.parametrize("content", [b"not a database " * 500, b"SQLite format 3\0" + b"\xff" * 9000])
def test_a_file_that_is_no_store_is_said_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "store.sqlite"
    path.write_bytes(content)
    with pytest.raises(UserError) as caught:
        migrations.create_or_upgrade(path, ToyClock())
    assert caught.value.code == "store_corrupt"
    assert path.read_bytes() == content
