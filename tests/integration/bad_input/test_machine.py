"""The machine fails: a full disk, a profile that cannot be written, a damaged store, one of a release to come.

Each gives one sentence in the person's language and its code for scripts; what was on disk stays as it was.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from moderator_app import bootstrap
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.roles import Role
from moderator_app.errors import UserError
from moderator_app.services import moderation, moderators, reply, review
from moderator_app.storage import connect, lane
from tests.integration.bad_input.town import Town


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A profile with one person in it."""
    folder = tmp_path / "profile"
    with closing(bootstrap.open_desk(folder)) as desk:
        desk.write(moderators.add, "Anna", Role.LEAD)
    return folder


def moderator(
    environment: dict[str, str], profile: Path, *words: str, prefix: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*prefix, sys.executable, "-m", "moderator_app", "--profile", str(profile), *words],
        env=environment, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip


def assert_said(environment: dict[str, str], profile: Path, code: str, prefix: tuple[str, ...] = ()) -> None:
    """The failure in both languages: one sentence on standard error, one document on standard output, no trace."""
    said = {}
    for language in ("en", "ru"):
        done = moderator(environment, profile, "inbox", "--json", "--lang", language, prefix=prefix)
        assert done.returncode == 1, done.stderr
        error = json.loads(done.stdout)["error"]
        assert error["code"] == code
        assert error["text"] in done.stderr
        assert "Traceback" not in done.stderr
        said[language] = error["text"]
    assert any("а" <= letter <= "я" for letter in said["ru"].lower())
    assert said["en"] != said["ru"]


def contents(folder: Path) -> dict[str, bytes]:
    """The store and the drafts, byte for byte."""
    return {path.name: path.read_bytes() for path in folder.glob("*.sqlite")}


@pytest.mark.process
def test_a_store_of_a_release_to_come_is_left_alone(profile: Path, child_environment: dict[str, str]) -> None:
    with closing(connect.raw_connection(profile / "store.sqlite")) as conn:
        conn.execute("PRAGMA user_version=99")
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = contents(profile)
    assert_said(child_environment, profile, "store_too_new")
    engine = moderator(child_environment, profile, "engine", "--once", "--json")
    assert json.loads(engine.stdout)["error"]["code"] == "store_too_new"
    assert contents(profile) == before


@pytest.mark.process
@pytest.mark.parametrize("damage", ["header", "schema", "cut", "zeros"])
def test_a_damaged_store_is_named_and_left_alone(damage: str, profile: Path, child_environment: dict[str, str]) -> None:
    store = profile / "store.sqlite"
    with closing(connect.raw_connection(store)) as conn:
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = store.read_bytes()
    assert not Path(f"{store}-wal").exists() or not Path(f"{store}-wal").stat().st_size
    spoilt = {
        "header": b"no database at all" * 10 + whole[180:],
        "schema": whole[:100] + b"\xff" * 3_000 + whole[3_100:],
        "cut": whole[: len(whole) // 2],
        "zeros": whole[:4_096] + bytes(len(whole) - 4_096),
    }[damage]
    store.write_bytes(spoilt)
    assert_said(child_environment, profile, "store_corrupt")
    assert store.read_bytes() == spoilt
    doctor = moderator(child_environment, profile, "doctor", "--json")
    assert doctor.returncode == 1, doctor.stdout
    assert "Traceback" not in doctor.stderr


@pytest.mark.process
@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_profile_that_cannot_be_written(profile: Path, child_environment: dict[str, str]) -> None:
    before = contents(profile)
    for path in (profile, *profile.rglob("*")):
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        assert_said(child_environment, profile, "profile_unusable", prefix=bound_by_permissions())
    finally:
        for path in (profile, *profile.rglob("*")):
            path.chmod(0o700 if path.is_dir() else 0o600)
    assert contents(profile) == before


def bound_by_permissions() -> tuple[str, ...]:
    """Root writes everywhere, so root is started without the capability that lets it."""
    if os.geteuid() != 0:
        return ()
    found = shutil.which("setpriv")
    if found is None:
        pytest.skip("root, and no setpriv to be less than that")
    return (found, "--bounding-set", "-dac_override,-dac_read_search")


@contextmanager
def full_disk() -> Iterator[None]:
    """SQLite meets a full disk on every connection opened from now on: it may not grow by one page."""
    opened = connect.open_store

    def tight(path: Path, *, read_only: bool = False) -> connect.Connection:
        conn = opened(path, read_only=read_only)
        pages = conn.execute("PRAGMA page_count").fetchone()[0]
        conn.execute(f"PRAGMA max_page_count={pages}")
        return conn

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connect, "open_store", tight)
        patch.setattr(lane, "open_store", tight, raising=False)
        yield


@pytest.mark.rule(1)
@pytest.mark.rule(4)
def test_a_full_disk_while_pulling_and_deciding(here: Town, caplog: pytest.LogCaptureFixture) -> None:
    """A page that does not fit is not half there, its cursor has not moved, and it comes when there is room."""
    here.bad.ask("before")
    here.once()
    entry = here.reply("before", "our answer")
    here.once()
    for number in range(60):
        here.bad.ask(f"question {number} " + "слово " * 300)
    cursors = here.rows("SELECT * FROM cursor WHERE channel_id = 1")
    messages = here.rows("SELECT count(*) FROM message")
    with full_disk(), caplog.at_level("ERROR"):
        report = here.once()
    code, reason = here.health(report)
    assert (code, reason.partition(":")[0]) == ("offline", "disk_full")
    assert here.rows("SELECT count(*) FROM message") == messages
    assert here.rows("SELECT * FROM cursor WHERE channel_id = 1") == cursors
    here.assert_sound()
    here.clock.pass_s(3_600)
    here.once()
    assert len(here.texts()) == 61
    assert here.state(entry) is DeliveryState.SENT
    here.assert_sound()


@pytest.mark.rule(1)
def test_a_decision_that_does_not_fit_is_refused_whole(here: Town) -> None:
    """Nothing says "done", and neither entry nor delivery nor words are there; with room it is taken."""
    here.bad.ask("before")
    here.once()
    message = here.message("before")
    entries = review.verify(here.desk).entries
    words = here.rows("SELECT count(*) FROM words")
    pages = here.desk.lane.call(lambda conn: conn.execute("PRAGMA page_count").fetchone()[0])
    here.desk.lane.call(lambda conn: conn.execute(f"PRAGMA max_page_count={pages}").fetchone())
    long = moderation.Action(kind=moderation.action_named("note"), note="слово " * 3_000)

    def until_it_is_full() -> None:
        for _ in range(20):
            here.desk.write(moderation.act, message, long)

    with pytest.raises(UserError) as caught:
        until_it_is_full()
    assert caught.value.code == "disk_full"
    assert caught.value.text("ru") != caught.value.text("en")
    taken = review.verify(here.desk).entries - entries
    assert here.rows("SELECT count(*) FROM words")[0][0] - words[0][0] == taken
    here.assert_sound()
    here.desk.lane.call(lambda conn: conn.execute("PRAGMA max_page_count=1000000").fetchone())
    here.desk.write(reply.send, message, reply.Reply(text="there is room again"))
    assert review.verify(here.desk).entries == entries + taken + 1


@pytest.mark.process
def test_output_that_does_not_fit_anywhere(profile: Path, child_environment: dict[str, str]) -> None:
    """A log exported to a full disk is a failure, not a file that looks whole."""
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full here")
    target = profile.parent / "log.csv"
    target.symlink_to(full)
    done = moderator(child_environment, profile, "log", "export", str(target), "--json")
    # Written aside and renamed, the link is simply replaced by a whole file; written through, it must fail.
    if done.returncode:
        assert json.loads(done.stdout)["error"]["code"]
        assert "Traceback" not in done.stderr
    else:
        assert not target.is_symlink()
        assert "moderator" in target.read_text(encoding="utf-8-sig")


@pytest.mark.process
@pytest.mark.skipif(shutil.which("sh") is None, reason="needs a POSIX shell")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_standard_streams(closed: str, profile: Path, child_environment: dict[str, str]) -> None:
    """Cron and daemons close them: the numbers must not go to the store, and nothing crashes."""
    command = f'"{sys.executable}" -m moderator_app --profile "{profile}" log list {closed}'
    done = subprocess.run(["sh", "-c", command], env=child_environment, capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert b"Traceback" not in done.stderr
    assert json.loads(moderator(child_environment, profile, "log", "verify", "--json").stdout)["ok"]


@pytest.mark.process
@pytest.mark.skipif(shutil.which("sh") is None, reason="needs a POSIX shell")
@pytest.mark.parametrize("words", ["log list", "log list --json", "show 99999 --json 2>&1"])
def test_a_reader_that_goes_away(words: str, profile: Path, child_environment: dict[str, str]) -> None:
    """`| head` is no failure, and no failure becomes a success."""
    script = f'{{ "{sys.executable}" -m moderator_app --profile "{profile}" {words}; echo "code $?" >&3; }} 3>&2 | true'
    done = subprocess.run(["sh", "-c", script], env=child_environment, capture_output=True, check=False, timeout=60)
    assert done.stderr.decode().strip() == ("code 1" if "99999" in words else "code 0")


@pytest.mark.process
@pytest.mark.parametrize(
    ("line", "position", "expected"),
    [("moderator acc", 1, "account"), ("moderator account ", 2, "remove"), ("moderator inbox --st", 2, "--state")],
)
def test_a_shell_that_asks_what_may_follow(
    line: str, position: int, expected: str, profile: Path, child_environment: dict[str, str]
) -> None:
    """It passes no words, which must not open the window."""
    asked = {"_MODERATOR_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(position)}
    program = [sys.executable, "-c", "from moderator_app.__main__ import main; main()"]
    environment = child_environment | asked
    done = subprocess.run(program, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert expected in done.stdout.split()


@pytest.mark.process
@pytest.mark.parametrize(
    "words", [("show", str(10**30)), ("log", "list", "--after", str(10**30)), ("undo", str(2**63))]
)
def test_numbers_beyond_the_store(words: tuple[str, ...], profile: Path, child_environment: dict[str, str]) -> None:
    done = moderator(child_environment, profile, *words, "--json")
    assert done.returncode == 2
    assert json.loads(done.stdout)["error"]["code"] == "usage"
    assert "Traceback" not in done.stderr
