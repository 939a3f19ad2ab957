"""One place each for the clock, the database library, the network and the keyring (rules 7, 8, 12, 13 and 14).

Import-linter judges layers; these judge single modules, read from the sources.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OUR_CODE = ("moderator_app", "ui")


def modules() -> Iterator[tuple[str, ast.Module]]:
    for folder in OUR_CODE:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def importers(*wanted: str) -> set[str]:
    """Modules that import one of these, however deep in a function."""
    found = set()
    for name, tree in modules():
        for node in ast.walk(tree):
            named = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                named = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
            if any(each == want or each.startswith(f"{want}.") for each in named for want in wanted):
                found.add(name)
    return found


def callers(*wanted: str) -> set[str]:
    """Modules that call one of these by its dotted name."""
    return {
        name
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in wanted
    }


@pytest.mark.rule(7)
def test_the_wall_clock_is_read_in_one_place() -> None:
    """Everything else is given its clock, so that a test may turn it."""
    assert callers("time.time", "time.time_ns", "time.clock_gettime", "time.clock_gettime_ns") == {
        "moderator_app/clock.py"
    }
    days = (
        "datetime.now",
        "datetime.utcnow",
        "datetime.today",
        "date.today",
        "dt.datetime.now",
        "datetime.datetime.now",
    )
    assert callers(*days) == set()


@pytest.mark.rule(7)
def test_the_clock_that_stops_with_the_lid_is_used_for_waits_of_this_process_only() -> None:
    assert callers("time.monotonic", "time.perf_counter") <= {
        "moderator_app/engine/runtime.py",  # how long stopping may take
        "moderator_app/storage/connect.py",  # how long a lock is waited for
    }


@pytest.mark.rule(8)
def test_one_module_chooses_the_database_library_and_opens_files_with_it() -> None:
    """Two libraries in one process drop each other's locks, and the store is gone."""
    assert callers("DRIVER.connect", "connect.DRIVER.connect") == {
        "moderator_app/storage/connect.py",
        "moderator_app/storage/backup.py",  # with the library that `connect` chose: a copy under way
        "moderator_app/storage/doctor.py",  # as above: a copy in a private folder
    }
    assert callers("sqlite3.connect", "standard.connect", "dbapi2.connect") == set()
    assert importers("pysqlite3") == set(), "by name, in one place, since it has no wheel everywhere"
    assert importers("sqlite3") <= {"moderator_app/storage/connect.py", "moderator_app/storage/full_text.py"}


@pytest.mark.rule(8)
def test_no_open_store_is_copied_as_a_file() -> None:
    copies = ("shutil.copy", "shutil.copy2", "shutil.copyfile", "shutil.copytree", "shutil.move")
    assert callers(*copies) == set()


@pytest.mark.rule(14)
def test_one_module_speaks_http() -> None:
    """Which hosts, which redirects, whose environment: decided once. The demo's servers answer, they do not ask."""
    asking = importers("requests", "urllib3", "http.client", "urllib.request", "socket", "ftplib", "smtplib", "aiohttp")
    assert {name for name in asking if not name.startswith("moderator_app/demo/")} <= {
        "moderator_app/net/session.py",
        "moderator_app/net/wire.py",
        "moderator_app/net/mail.py",
        "moderator_app/engine/lock.py",  # the host's name, for the facts about who holds the lock
    }
    assert importers("requests", "urllib3", "http.client", "urllib.request") <= {
        "moderator_app/net/session.py",
        "moderator_app/net/wire.py",
    }
    assert importers("smtplib") == {"moderator_app/net/mail.py"}
    assert callers("transport.send") == {"moderator_app/services/weekly_mail.py"}, "to the server of its schedule alone"


@pytest.mark.rule(13)
def test_the_window_fetches_nothing() -> None:
    """No module of Qt that could follow what a message says."""
    asking = ("QNetworkAccessManager", "QNetworkRequest", "QTcpSocket", "QSslSocket", "QUdpSocket", "QHttpMultiPart")
    assert importers(*(f"PySide6.QtNetwork.{name}" for name in asking)) == set()
    assert importers("PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets", "PySide6.QtWebSockets") == set()
    assert importers("PySide6.QtNetwork") <= {"ui/single_start.py"}, "a second start tells the first, on this machine"


@pytest.mark.rule(12)
def test_one_module_asks_the_keyring() -> None:
    assert importers("keyring") == {"moderator_app/storage/secrets.py"}


def test_the_search_sees_what_it_looks_for() -> None:
    assert "moderator_app/net/session.py" in importers("requests")
    assert "moderator_app/clock.py" in callers("time.time_ns")
