"""Rules 8, 12 and 14 on the whole program, as processes: file modes, where a secret may be, whom we talk to."""

from __future__ import annotations

import base64
import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from moderator_app.clock import DAY_US, SystemClock
from moderator_app.demo.wordpress import DemoWordPress, Fault
from moderator_app.demo.wordpress_site import Post, Site
from tests.support.waiting import wait_until

ROOT = Path(__file__).resolve().parents[3]
POSIX = pytest.mark.skipif(os.name != "posix", reason="modes and /proc of POSIX")


@dataclass
class Program:
    """The command line on a profile of this test, and a site on loopback."""

    server: DemoWordPress
    password: str
    profile: Path
    environment: dict[str, str]

    @property
    def forms(self) -> list[bytes]:
        """As typed, as used, and as it travels: WordPress' spaces are for reading aloud and never leave."""
        used = self.password.replace(" ", "").encode()
        return [self.password.encode(), used, base64.b64encode(b"mod:" + used)]

    def words(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "moderator_app", "--profile", str(self.profile), "--as", "Anna", *words]

    def run(self, *words: str, stdin: str = "", umask: int = -1) -> subprocess.CompletedProcess[str]:
        return subprocess.run(self.words(*words), env=self.environment, cwd=ROOT, input=stdin, capture_output=True,
                              text=True, encoding="utf-8", check=False, timeout=60, umask=umask)  # fmt: skip

    def add(self, **more: int) -> None:
        done = self.run("account", "add", "wordpress", "--name", "shop", "--url", self.server.url, "--set", "user=mod",
                        "--secret-stdin", stdin=self.password, **more)  # fmt: skip
        assert done.returncode == 0, done.stderr

    def item(self) -> str:
        return str(json.loads(self.run("inbox", "--json").stdout)["items"][0]["id"])


@pytest.fixture
def program(tmp_path: Path, child_environment: dict[str, str]) -> Iterator[Program]:
    clock = SystemClock()
    site = Site("Coffee", clock)
    site.add_user("mod", "Our shop", "editor")
    site.add_post(Post(id=1, title="Beans", slug="beans", at_us=clock.now_us() - DAY_US))
    site.add_comment(1, "Are you open?", name="Guest", email="guest@example.test")
    with DemoWordPress(site) as server:
        yield Program(server, site.issue_password("mod"), tmp_path / "profile", child_environment)


@POSIX
@pytest.mark.process
@pytest.mark.rule(8)
def test_whatever_the_umask_only_the_owner_reads_the_profile(program: Program) -> None:
    """Store, write-ahead log, backups, logs, locks, facts of the engine: everything that a whole session leaves."""
    program.add(umask=0)
    for words in (["engine", "--once", "--wait", "0"], ["doctor"], ["doctor", "--rebuild"], ["log", "list"]):
        assert program.run(*words, umask=0).returncode == 0
    program.run("reply", program.item(), "--text", "Yes", umask=0)
    program.run("engine", "--once", "--wait", "0", umask=0)
    found = [program.profile, *program.profile.rglob("*")]
    assert len(found) > 5
    for path in found:
        expected = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == expected, path


@POSIX
@pytest.mark.process
@pytest.mark.rule(12)
def test_the_secret_is_in_no_argument_and_no_environment_of_a_child(program: Program) -> None:
    """While the engine works, every program of the machine may read its arguments, and its owner's its environment."""
    program.add()
    program.server.seen.clear()
    child = subprocess.Popen(program.words("engine"), env=program.environment, cwd=ROOT,
                             stdin=subprocess.PIPE, stderr=subprocess.PIPE)  # fmt: skip
    try:
        wait_until(lambda: any("comments" in seen.path for seen in program.server.seen), limit_s=20, what="it works")
        proc = Path("/proc") / str(child.pid)
        if not proc.exists():
            pytest.skip("no /proc here")
        shown = (proc / "cmdline").read_bytes() + (proc / "environ").read_bytes()
        assert b"engine" in shown
        assert not any(form in shown for form in program.forms)
    finally:
        _, errors = child.communicate(timeout=10)
    assert not any(form in errors for form in program.forms)


@pytest.mark.process
@pytest.mark.rule(12)
def test_a_site_that_echoes_the_secret_does_not_get_it_into_health_logs_or_answers(program: Program) -> None:
    """Error bodies may repeat the header they did not like."""
    program.add()
    program.run("engine", "--once", "--wait", "0")
    program.run("reply", program.item(), "--text", "Yes")
    echo = json.dumps(
        {
            "code": "rest_comment_invalid",
            "message": " ".join(form.decode() for form in program.forms),
            "data": {"status": 400},
        }
    )
    headers = {"Content-Type": "application/json"}
    program.server.plan(*[Fault(kind="answer", status=400, headers=headers, body=echo.encode())] * 60)
    said = [program.run(*words) for words in (
        ["engine", "--once", "--wait", "0", "--json"], ["account", "check", "--json"], ["account", "list"],
        ["outbox", "--state", "all", "--json"], ["account", "add", "wordpress", "--name", "other", "--url",
        program.server.url, "--set", "user=mod", "--secret-env", "NOT_THERE"],
    )]  # fmt: skip
    again = program.run("account", "add", "wordpress", "--name", "other", "--url", program.server.url, "--set",
                        "user=mod", "--secret-stdin", stdin=program.password)  # fmt: skip
    assert again.returncode == 1
    for done in (*said, again):
        leaked = [form for form in program.forms if form.decode() in done.stdout + done.stderr]
        assert not leaked, (done.args[-5:], done.stdout, done.stderr)
    for path in program.profile.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert not any(form in content for form in program.forms), path


@pytest.mark.process
@pytest.mark.rule(12)
def test_no_option_takes_a_secret_itself(program: Program) -> None:
    """A command line is seen by every program of the machine: options name variables; anything else is refused."""
    plain = program.password.replace(" ", "")
    done = program.run("account", "add", "wordpress", "--url", program.server.url, "--set", "user=mod",
                       "--set", f"password={plain}")  # fmt: skip
    assert done.returncode == 2
    assert plain not in done.stdout + done.stderr
    done = program.run("account", "add", "wordpress", "--url", program.server.url, "--set", "user=mod",
                       "--secret", f"password={plain}")  # fmt: skip
    assert done.returncode == 2


@pytest.mark.process
@pytest.mark.rule(14)
def test_netrc_and_proxies_of_the_environment_change_nothing(program: Program) -> None:
    """Both would send our credential, or another's, where the account does not say."""
    home = Path(program.environment["HOME"])
    for name in (".netrc", "_netrc"):
        (home / name).write_text("machine 127.0.0.1 login thief password stolen\ndefault login thief password x\n")
        (home / name).chmod(0o600)
    program.environment |= {
        "NETRC": str(home / ".netrc"), "HTTP_PROXY": "http://127.0.0.1:9", "http_proxy": "http://127.0.0.1:9",
        "ALL_PROXY": "http://127.0.0.1:9", "REQUESTS_CA_BUNDLE": "/nonexistent", "NO_PROXY": "",
    }  # fmt: skip
    program.add()
    assert program.run("engine", "--once", "--wait", "0").returncode == 0
    program.run("reply", program.item(), "--text", "Yes")
    assert program.run("engine", "--once", "--wait", "0").returncode == 0
    expected = {f"Basic {form.decode()}" for form in program.forms[2:]}
    sent = {seen.headers["Authorization"] for seen in program.server.seen if "Authorization" in seen.headers}
    assert sent
    assert sent <= expected


@pytest.mark.process
@pytest.mark.rule(14)
def test_what_a_site_tells_us_to_ask_elsewhere_is_not_asked(program: Program) -> None:
    """Links and redirects to another server, one of ours here: it must not get a byte, least of all the credential."""
    site = Site("Elsewhere", SystemClock())
    with DemoWordPress(site) as elsewhere:
        program.add()
        program.run("engine", "--once", "--wait", "0")
        link = {"Link": f'<{elsewhere.url}/wp-json/>; rel="https://api.w.org/"', "Content-Type": "text/html"}
        program.server.plan(Fault(kind="answer", method="HEAD", headers=link, body=b""))
        moved = {"Location": f"{elsewhere.url}/wp-json/wp/v2/comments"}
        for status in (301, 302, 303, 307, 308):
            program.server.plan(Fault(kind="answer", method="GET", status=status, headers=moved))
        for _ in range(3):
            program.run("engine", "--once", "--wait", "0")
        assert not elsewhere.seen
