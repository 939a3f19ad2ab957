"""The programs themselves against a real WordPress: the command line, and the real window with its engine.

The window is the program that people start; a script at its elbow opens the item, types and sends.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from moderator_app.storage.connect import open_store
from tests.e2e.relay import Relay
from tests.e2e.test_wordpress_real import RealSite, site
from tests.support.waiting import wait_until

pytestmark = [pytest.mark.e2e, pytest.mark.process]

__all__ = ["site"]  # a fixture

ROOT = Path(__file__).resolve().parents[2]

# Arguments: profile, the words of the item to answer, the answer.
ELBOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from ui import app
from ui.app import Application

profile, asked, answer = sys.argv[1:]
made, sent = [], []
start = Application.start
Application.start = lambda self: (made.append(self), start(self))[1]


def step():
    session = made[0]._session if made else None
    if session is None or session.work.bridge.pending() or sent:
        return
    station = session.station
    model = station.inbox.model
    rows = [model.row_at(place) for place in range(model.rowCount())]
    item = next((row.id for row in rows if row is not None and asked in row.excerpt), None)
    if item is None:
        station.inbox.take_new()
    elif station.case.item() is None or station.case.item().id != item:
        station.open_item(item)
    elif not station.case.composer.text():
        station.actions.trigger("reply")
        QTest.keyClicks(station.case.composer.field, answer)
    else:
        QTest.keyClick(station.case.composer.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        sent.append(item)


timer = QTimer()
timer.setInterval(100)
timer.timeout.connect(step)
application = QApplication(["moderator"])
timer.start()
sys.exit(app.run(Path(profile), language="en"))
"""


@dataclass
class Shop:
    """A profile with an account on the real site, and its programs."""

    profile: Path
    url: str
    environment: dict[str, str]

    def moderator(self, *words: str, ends: tuple[int, ...] = (0,)) -> Any:
        """One command of the command line, its JSON."""
        done = subprocess.run(
            [sys.executable, "-m", "moderator_app", "--profile", str(self.profile), "--json", "--lang", "en", *words],
            cwd=ROOT, env=self.environment, capture_output=True, encoding="utf-8", timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode in ends, done.stderr + done.stdout
        return json.loads(done.stdout)

    def sign_in(self, password: str, *, url: str | None = None) -> None:
        """Add the account, or renew its password."""
        self.environment["SITE_PASSWORD"] = password
        self.moderator(
            "account", "add", "wordpress", "--name", "Blog", "--url", url or self.url, "--set", "user=mod",
            "--secret-env", "SITE_PASSWORD", "--as", "Anna",
        )  # fmt: skip

    def pulled_item(self, text: str) -> int:
        """The item of a message, once the engine has read it."""
        self.moderator("engine", "--once", "--wait", "0")
        newest = self.moderator("inbox", "--sort", "new", "--limit", "50")["items"]  # the site remembers other tests
        found = [row["id"] for row in newest if text in row["text"]]
        assert len(found) == 1
        return int(found[0])

    def window(self, asked: str, answer: str) -> subprocess.Popen[bytes]:
        """The real window, answering an item by itself."""
        return subprocess.Popen(
            [sys.executable, "-c", ELBOW, str(self.profile), asked, answer],
            cwd=ROOT, env=self.environment, stdin=subprocess.PIPE, start_new_session=True,
        )  # fmt: skip

    @staticmethod
    def end(window: subprocess.Popen[bytes], how: signal.Signals) -> None:
        """The window and what it started are asked to end, or killed."""
        os.killpg(window.pid, how)
        window.wait(20)
        if window.stdin is not None:
            window.stdin.close()

    def states(self) -> list[str]:
        """Of all deliveries, in order."""
        conn = open_store(self.profile / "store.sqlite", read_only=True)
        try:
            return [str(row[0]) for row in conn.execute("SELECT state FROM delivery ORDER BY entry_id")]
        finally:
            conn.close()

    def health(self) -> str:
        """Of the account."""
        conn = open_store(self.profile / "store.sqlite", read_only=True)
        try:
            return str(conn.execute("SELECT code FROM health WHERE capability = ''").fetchone()[0])
        finally:
            conn.close()

    @contextmanager
    def hasty_engine(self, password: str) -> Iterator[None]:
        """The real engine, whose quiet time after an uncertain attempt is short (`tests/chaos/engine_child.py`)."""
        secret = self.profile.with_name("password")
        secret.write_text(password, encoding="utf-8")
        child = subprocess.Popen(
            [sys.executable, str(ROOT / "tests/chaos/engine_child.py"), str(self.profile), "--lifetime-pipe"],
            cwd=ROOT, env={**self.environment, "TOY_PASSWORD_FILE": str(secret)}, stdin=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            yield
        finally:
            if child.stdin is not None:
                child.stdin.close()
            child.wait(20)

    def engine_pid(self) -> int:
        """Of the engine that serves the profile now."""
        return int(json.loads((self.profile / "engine.json").read_text("utf-8"))["pid"])

    def hold(self, seconds: int) -> None:
        """Set the undo window of the window."""
        path = self.profile / "settings.json"
        kept = json.loads(path.read_text("utf-8")) if path.exists() else {}
        path.write_text(json.dumps({**kept, "hold_s": seconds}), encoding="utf-8")


@pytest.fixture
def shop(site: RealSite, tmp_path: Path, child_environment: dict[str, str]) -> Shop:
    made = Shop(tmp_path / "shop", site.url, {**child_environment, "MODERATOR_PROFILE": ""})
    made.sign_in(site.passwords["mod"])
    return made


def ask(site: RealSite) -> str:
    """A guest asks; the words are of this test alone, since the site remembers those of others."""
    words = f"Где вы в воскресенье? {site.post}"
    site.write(words)
    return words


def answers(site: RealSite) -> list[str]:
    """What the site holds of ours under this post, whatever its state."""
    rows = site.ask("GET", f"/comments?context=edit&status=any&post={site.post}&author={site.ids['mod']}&per_page=100")
    return [row["content"]["raw"] for row in rows]


def test_a_reply_from_the_command_line_arrives(site: RealSite, shop: Shop) -> None:
    item = shop.pulled_item(ask(site))
    shop.moderator("reply", str(item), "--text", "До восьми, ждём вас")
    told = shop.moderator("engine", "--once", "--wait", "20")
    assert told["delivered"]["sent"] == 1
    assert answers(site) == ["До восьми, ждём вас"]
    (sent,) = shop.moderator("outbox", "--state", "sent")["items"]
    assert sent["external_id"]
    assert shop.moderator("log", "verify")["ok"] is True


def test_a_reply_from_the_window_arrives(site: RealSite, shop: Shop) -> None:
    """Read by the window's own engine, typed, sent after its undo window, shown as sent only then."""
    shop.hold(1)
    window = shop.window(ask(site), "On Lesnaya, until eight")
    try:
        wait_until(lambda: shop.states() == ["sent"], limit_s=60, what="the reply is sent")
        assert answers(site) == ["On Lesnaya, until eight"]
        engine = shop.engine_pid()
    finally:
        shop.end(window, signal.SIGTERM)
    wait_until(lambda: not Path(f"/proc/{engine}").exists(), limit_s=30, what="the engine ends with its window")


@pytest.mark.rule(2)
def test_window_and_engine_killed_while_sending_send_once(site: RealSite, shop: Shop) -> None:
    """Both die without a word as soon as the reply is on its way; the next start finds out what became of it."""
    shop.hold(0)
    asked = ask(site)
    shop.moderator("engine", "--once", "--wait", "0")
    window = shop.window(asked, "On Lesnaya, until eight")
    try:
        wait_until(lambda: shop.states() not in ([], ["held"], ["queued"]), limit_s=60, what="the reply leaves")
        engine = shop.engine_pid()
        os.kill(engine, signal.SIGKILL)
    finally:
        shop.end(window, signal.SIGKILL)
    wait_until(lambda: not Path(f"/proc/{engine}").exists(), limit_s=30, what="the engine is gone")
    with shop.hasty_engine(site.passwords["mod"]):
        wait_until(lambda: shop.states() == ["sent"], limit_s=60, what="it is known what became of the reply")
    assert answers(site) == ["On Lesnaya, until eight"]


@pytest.mark.rule(2)
def test_the_network_cut_in_the_middle_of_ten_replies_and_restored(site: RealSite, shop: Shop) -> None:
    """The engine loses one answer, one request and then the whole network; ten arrive, once each."""
    relay = Relay(site.url)
    try:
        shop.sign_in(site.passwords["mod"], url=f"http://127.0.0.1:{relay.port}")
        for number in range(10):
            site.write(f"Вопрос {number} {site.post}", name=f"Гость {number}", email=f"guest{number}")
        shop.moderator("engine", "--once", "--wait", "0")
        newest = shop.moderator("inbox", "--sort", "new", "--limit", "50")["items"]
        asked = [row["id"] for row in newest if row["text"].endswith(f" {site.post}")]
        assert len(asked) == 10
        for number, item in enumerate(asked):
            shop.moderator("reply", str(item), "--text", f"Ответ {number}")
        relay.plan("pass", "cut_after", "cut_before", "pass", "down")
        with shop.hasty_engine(site.passwords["mod"]):
            wait_until(lambda: relay.down, limit_s=60, what="the network is cut")
            wait_until(lambda: shop.health() == "offline", limit_s=60, what="the engine notices")
            assert 2 <= len(answers(site)) < 10
            relay.restore()
            wait_until(lambda: set(shop.states()) == {"sent"}, limit_s=120, what="all replies are sent")
            wait_until(lambda: shop.health() == "ok", limit_s=60, what="the engine is well again")
    finally:
        relay.close()
    assert sorted(answers(site)) == [f"Ответ {number}" for number in range(10)]


def test_a_password_revoked_and_renewed(site: RealSite, shop: Shop) -> None:
    """What is decided meanwhile waits, and leaves once the password is renewed under the same name."""
    route = f"/users/{site.ids['mod']}/application-passwords"
    given = site.ask("POST", route, json={"name": f"first {site.post}"})
    shop.sign_in(given["password"])
    item = shop.pulled_item(ask(site))
    shop.moderator("reply", str(item), "--text", "До восьми")
    site.ask("DELETE", f"{route}/{given['uuid']}")
    shop.moderator("engine", "--once", "--wait", "0", ends=(4,))
    (account,) = shop.moderator("account", "list")["items"]
    assert account["health"] == "needs_signin"
    assert answers(site) == []
    shop.sign_in(site.ask("POST", route, json={"name": f"second {site.post}"})["password"])
    assert shop.moderator("engine", "--once", "--wait", "20")["delivered"]["sent"] == 1
    assert answers(site) == ["До восьми"]
