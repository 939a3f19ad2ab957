"""Every released schema left a filled store; each of them still opens, equals a fresh one and rebuilds to itself."""

from __future__ import annotations

import gzip
from contextlib import closing
from pathlib import Path

import pytest

from moderator_app.paths import open_profile
from moderator_app.storage import doctor, migrations, proof
from moderator_app.storage.connect import SCHEMA_VERSION, open_store
from tests.toy.clock import ToyClock

STORES = Path(__file__).parents[2] / "data" / "stores"
RELEASED = sorted(STORES.glob("v*.sqlite.gz"))
FRESH = "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name"


def test_there_is_a_store_of_every_schema() -> None:
    assert [path.name for path in RELEASED] == [f"v{version}.sqlite.gz" for version in range(1, SCHEMA_VERSION + 1)]


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_an_old_store_comes_to_this_program_and_nothing_in_it_is_lost(released: Path, tmp_path: Path) -> None:
    """A demo community with answers, a snooze, a note and an undo; upgraded where it is old."""
    profile = open_profile(tmp_path / "old")
    profile.store.write_bytes(gzip.decompress(released.read_bytes()))
    with closing(open_store(profile.store)) as conn:
        before = {
            table: conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("message", "item", "entry", "words", "delivery", "author")
        }
    migrations.create_or_upgrade(profile.store, ToyClock())
    migrations.create_or_upgrade(tmp_path / "fresh.sqlite", ToyClock())
    with closing(open_store(profile.store)) as old, closing(open_store(tmp_path / "fresh.sqlite")) as fresh:
        assert old.execute(FRESH).fetchall() == fresh.execute(FRESH).fetchall()
        after = {table: old.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in before}
        assert after == before
        assert min(before.values()) > 0
        assert proof.verify(old).ok
    report = doctor.run(profile)
    assert [check.name for check in report.checks if not check.ok] == []
    assert report.changed == 0
