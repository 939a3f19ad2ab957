"""A blog on loopback and the real command line as its own process, with a keyring that processes share."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from moderator_app.clock import DAY_US, SystemClock
from moderator_app.demo.wordpress import DemoWordPress
from moderator_app.demo.wordpress_site import Post, Site

ROOT = Path(__file__).resolve().parents[3]


@dataclass
class Blog:
    """A site with a post, a moderator, and readers who write."""

    server: DemoWordPress
    password: str
    post: int = 1

    @property
    def site(self) -> Site:
        return self.server.site

    def comment(self, text: str, name: str = "Reader", **facts: Any) -> int:
        """Somebody writes; the site's id."""
        email = f"{name.lower()}@example.test"
        return self.site.add_comment(self.post, text, name=name, email=email, **facts).id

    def answers(self) -> list[str]:
        """What the moderator has posted, oldest first."""
        people = self.site.users
        return [
            each.content
            for each in sorted(self.site.comments.values(), key=lambda comment: comment.id)
            if each.user in people and each.status == "approved"
        ]


@dataclass
class Done:
    """How one command ended."""

    code: int
    out: str
    err: str
    json: Any = field(default=None)


Moderator = Callable[..., Done]


@pytest.fixture
def blog() -> Iterator[Blog]:
    """It listens while the test runs."""
    clock = SystemClock()
    site = Site("Coffee", clock)
    site.add_user("mod", "Марина", "editor")
    site.add_post(Post(id=1, title="Beans", slug="beans", body="About beans", at_us=clock.now_us() - DAY_US))
    with DemoWordPress(site) as server:
        yield Blog(server, site.issue_password("mod"))


@pytest.fixture
def moderator(tmp_path: Path, child_environment: dict[str, str]) -> Moderator:
    """Runs `moderator … --json` on a profile of this test."""

    def run(*words: str, stdin: str = "", as_json: bool = True, **variables: str) -> Done:
        done = subprocess.run(
            [sys.executable, "-m", "moderator_app", "--profile", str(tmp_path / "profile"), "--lang", "en",
             *(["--json"] if as_json else []), *words],
            cwd=ROOT,
            env={**child_environment, "MODERATOR_ACTOR": "Anna", **variables},
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )  # fmt: skip
        shaped = json.loads(done.stdout) if as_json and "--stdin" not in words and done.stdout else None
        return Done(done.returncode, done.stdout, done.stderr, shaped)

    return run


@pytest.fixture
def signed_in(moderator: Moderator, blog: Blog) -> Moderator:
    """The account is there, and what was written so far is pulled."""
    added = moderator(
        "account", "add", "wordpress", "--name", "blog", "--url", blog.server.url, "--set", "user=mod",
        "--secret-env", "BLOG", BLOG=blog.password,
    )  # fmt: skip
    assert added.code == 0, added.err
    pulled = moderator("engine", "--once", "--wait", "0")
    assert pulled.code == 0, pulled.err
    return moderator
