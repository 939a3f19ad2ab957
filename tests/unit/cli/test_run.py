"""A run of the command line in this process: exit codes, the error document, the first start."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from moderator_app.cli import app
from moderator_app.services import inbox
from moderator_app.services.desk import Desk

Run = Callable[..., tuple[int, Any, str]]
CONTRACT = (
    "demo engine account channel inbox show reply act undo outbox matrix log sla report doctor gui".split()  # noqa: SIM905
)


@pytest.fixture
def run(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """(exit code, what stood on standard output — parsed when it is JSON —, standard error)."""

    def call(*words: str, profile: Path = tmp_path / "p") -> tuple[int, Any, str]:
        code = app.run(["--profile", str(profile), "--lang", "en", *words])
        captured = capsysbinary.readouterr()
        text = captured.out.decode("utf-8")
        out = json.loads(text) if "--json" in words and text else text
        return code, out, captured.err.decode("utf-8")

    return call


def test_help_names_every_command(run: Run) -> None:
    """Of the contract."""
    code, out, _ = run("--help")
    assert code == 0
    assert set(CONTRACT) <= set(re.findall(r"^  (\w+) ", out, re.MULTILINE))


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (["explode"], 2, "usage"),
        (["inbox", "--limit", "many"], 2, "usage"),
        (["inbox", "--limit", "0"], 2, "usage"),
        (["inbox", "--state", "odd"], 2, "usage"),
        (["inbox", "--filter", "mood=bad"], 2, "bad_filter"),
        (["inbox", "--filter", "kind=angry"], 2, "bad_filter"),
        (["inbox", "--view", "nowhere"], 1, "not_found"),
        (["show"], 2, "usage"),
        (["show", "x"], 2, "usage"),
        (["show", "5"], 1, "not_found"),
        (["act", "5", "explode"], 2, "unknown_action"),
        (["act", "5", "hide"], 1, "not_found"),
        (["act", "5", "snooze", "--for", "soon"], 2, "invalid"),
        (["undo", "5"], 1, "not_found"),
        (["account", "add", "myspace"], 2, "unknown_platform"),
        (["account", "check", "x"], 1, "not_found"),
        (["account", "add", "wordpress", "--set", "planet=mars"], 2, "unknown_field"),
        (["account", "add", "wordpress", "--set", "user=m"], 2, "missing_field"),
        (["account", "add", "wordpress", "--set", "user=m", "--url", "http://blog.example"], 2, "bad_address"),
        (["account", "add", "wordpress", "--set", "user=m", "--url", "https://u:p@blog.example"], 2, "bad_address"),
        (["account", "add", "wordpress", "--secret-env", "NOT_SET_HERE"], 2, "invalid"),
        (["account", "add", "wordpress", "--secret", "password"], 2, "invalid"),
        (["account", "add", "wordpress", "--secret-env", "HOME", "--secret-stdin"], 2, "invalid"),
        (["account", "add", "wordpress", "--watch", "some"], 2, "invalid"),
        (["account", "add", "wordpress", "--set", "user=m", "--url", "https://b.example", "--set",
          "proxy=http://u:p@h:1"], 2, "bad_proxy"),
        (["account", "add", "wordpress", "--set", "user=m", "--url", "https://b.example", "--set", "proxy=h:1"], 2,
         "bad_proxy"),
        (["channel", "watch", "5"], 1, "not_found"),
        (["outbox", "--state", "odd"], 2, "invalid"),
        (["outbox", "resolve", "5"], 2, "invalid"),
        (["outbox", "resolve", "5", "--abandon"], 1, "not_found"),
        (["reply", "5"], 2, "invalid"),
        (["reply", "5", "--row", "r"], 1, "no_row"),
        (["reply", "5", "--row", "r", "--text", "x"], 2, "invalid"),
        (["inbox", "--after", "nonsense"], 1, "bad_cursor"),
        (["log", "list", "--kind", "odd"], 2, "invalid"),
        (["log", "list", "--from", "yesterday"], 2, "invalid"),
        (["log", "export", "x.exe"], 2, "invalid"),
        (["matrix", "import"], 2, "invalid"),
        (["matrix", "import", "x.doc"], 2, "unknown_file"),
        (["matrix", "import", "absent.csv"], 1, "unreadable_file"),
        (["matrix", "render", "r", "--item", "5"], 1, "not_found"),
        (["sla", "show", "5"], 1, "not_found"),
        (["report", "--from", "2026-01-02", "--to", "2026-01-01"], 2, "invalid"),
        (["report", "--from", "2026-01-01"], 2, "invalid"),
        (["report", "--channel", "9"], 1, "not_found"),
        (["report", "--format", "pdf"], 2, "invalid"),
        (["--lang", "de", "inbox"], 2, "invalid"),
    ],
)  # fmt: skip
def test_failures_are_told_to_programs_and_people(run: Run, words: list[str], code: int, error: str) -> None:
    """A stable code on standard output with `--json`, a sentence on standard error always."""
    got, out, err = run("--as", "Anna", *words, "--json")
    assert (got, out["error"]["code"]) == (code, error)
    assert set(out["error"]) == {"code", "text", "hint"}
    assert out["error"]["text"] in err
    again, plain, err = run("--as", "Anna", *words)
    assert (again, plain) == (code, "")
    assert err.strip()


def test_an_unknown_platform_lists_those_there_are(run: Run) -> None:
    """In both languages."""
    _, out, _ = run("--json", "account", "add", "myspace")
    assert "wordpress" in out["error"]["text"]
    _, out, _ = run("--json", "account", "add", "myspace", "--lang", "ru")
    assert "Платформы" in out["error"]["text"]


def test_fields_of_a_platform_are_listed(run: Run) -> None:
    """`account add PLATFORM --help`, with where to find each."""
    code, out, _ = run("account", "add", "wordpress", "--help")
    assert code == 0
    assert "--set user=" in out
    assert "--secret password=" in out
    assert "Application Passwords" in out
    assert "Пароль приложения" in run("account", "add", "wordpress", "--help", "--lang", "ru")[1]


def test_the_first_start_without_a_terminal_takes_the_systems_name(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Said on standard error, once; a reading command asks nobody."""
    monkeypatch.setattr("getpass.getuser", lambda: "olga")
    assert run("inbox")[2] == ""
    code, _, err = run("undo", "1")
    assert code == 1
    assert "olga works here, as lead" in err
    assert "olga" not in run("undo", "1")[2]
    _, out, _ = run("log", "list", "--json")
    assert [(entry["kind"], entry["actor"]) for entry in out["items"]] == [("moderator", "system")]


def test_people_are_named_by_option_or_variable(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first is a lead, the next is not, and may not add accounts."""
    run("--as", "Anna", "inbox")
    monkeypatch.setenv("MODERATOR_ACTOR", "Boris")
    code, out, err = run("account", "add", "wordpress", "--json")
    assert (code, out["error"]["code"]) == (1, "forbidden")
    assert "Boris is new here and was entered as moderator" in err
    assert run("account", "add", "wordpress", "--json", "--as", "anna")[1]["error"]["code"] == "missing_field"


def test_an_empty_profile_answers_with_empty_lists(run: Run) -> None:
    """Every list of the contract."""
    for words in (["inbox"], ["outbox"], ["account", "list"], ["channel", "list"], ["log", "list"]):
        code, out, err = run(*words, "--json")
        assert (code, out, err) == (0, {"items": [], "next": None}, "")
    assert run("log", "verify", "--json")[1]["ok"] is True
    assert run("doctor", "--json")[1]["changed"] == 0


def test_an_interruption_is_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C in the middle of a command."""

    def interrupted(_desk: Desk, *_words: object, **_facts: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(inbox, "page", interrupted)
    code, out, _ = run("inbox", "--json")
    assert (code, out["error"]["code"]) == (130, "interrupted")


@pytest.mark.rule(12)
def test_a_bug_is_a_failure_without_secrets(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit 1, where it happened on standard error, nothing of a credential."""

    def broken(_desk: Desk, *_words: object, **_facts: object) -> None:
        raise RuntimeError("GET https://x.example/?access_token=abcdef123456")

    monkeypatch.setattr(inbox, "page", broken)
    code, out, err = run("inbox", "--json")
    assert (code, out["error"]["code"]) == (1, "internal")
    assert "abcdef123456" not in json.dumps(out) + err
    assert "in broken" in err


def test_a_store_of_a_newer_release_is_refused(run: Run, tmp_path: Path) -> None:
    """With the way out."""
    from moderator_app.storage.connect import raw_connection

    run("inbox")
    conn = raw_connection(tmp_path / "p" / "store.sqlite")
    conn.execute("PRAGMA user_version=999")
    conn.close()
    for words in (["inbox"], ["engine", "--once"], ["doctor"]):
        code, out, _ = run(*words, "--json")
        assert (code, out["error"]["code"]) == (1, "store_too_new")


def test_a_damaged_store_is_named_and_examined(run: Run, tmp_path: Path) -> None:
    """Other commands refuse; the doctor says what it is."""
    run("inbox")
    path = tmp_path / "p" / "store.sqlite"
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    path.write_bytes(b"not a database at all, not even close" * 200)
    code, out, _ = run("inbox", "--json")
    assert (code, out["error"]["code"]) == (1, "store_corrupt")
    code, out, _ = run("doctor", "--json")
    assert code == 1
    assert not all(check["ok"] for check in out["checks"])
