"""The demo WordPress answers as a real one did: the recorded conversation, spoken by a client that is not ours."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any

import pytest

from moderator_app.demo.wordpress import DemoWordPress
from moderator_app.demo.wordpress_site import Post, Site
from tests.contract.control import HandClock, WordPressControl
from tests.contract.wordpress_scenario import RECORDED, STEPS, Heard, Speaker

_LOOSE = {"message", "params", "details", "json_error_message", "gmt_offset", "capabilities", "_help"}
"""Words for people, and lists that grow with plugins."""

RECORD: list[dict[str, Any]] = json.loads(RECORDED.read_text(encoding="utf-8"))


def shape(value: Any, name: str = "") -> Any:
    """Values as far as a client relies on them."""
    if name in _LOOSE:
        return type(value).__name__
    if isinstance(value, dict):
        return {key: shape(item, key) for key, item in value.items() if key != "link" or "#" in str(item)}
    if isinstance(value, list):
        return [shape(item, name) for item in value]
    return value


@pytest.fixture(scope="module")
def heard() -> list[Heard]:
    clock = HandClock()
    site = Site("Test site", clock)
    known = {}
    passwords = {}
    for login, role in (("admin", "administrator"), ("mod", "editor"), ("reader", "subscriber")):
        known[login] = site.add_user(login, login, role).id
        passwords[login] = site.issue_password(login)
    site.add_post(Post(id=40, title="Открываемся на Лесной", slug="opening", excerpt="Скоро", at_us=clock.now_us()))
    known["post"] = 40
    with DemoWordPress(site) as demo:
        return Speaker(demo.url, passwords, known).run()


def test_the_record_is_of_these_steps() -> None:
    assert [answer["name"] for answer in RECORD] == [step.name for step in STEPS]


def test_the_record_holds_no_credentials() -> None:
    text = RECORDED.read_text(encoding="utf-8")
    assert "Authorization" not in text
    assert "app_password" not in text


@pytest.mark.parametrize("number", range(len(STEPS)), ids=[step.name for step in STEPS])
def test_the_demo_answers_as_the_real_one(heard: list[Heard], number: int) -> None:
    real, demo = RECORD[number], heard[number]
    assert demo.status == real["status"]
    assert demo.headers == real["headers"]
    wanted = shape(real["body"])
    if isinstance(wanted, dict) and isinstance(demo.body, dict) and "roles" in (STEPS[number].route, *wanted):
        wanted = {key: value for key, value in wanted.items() if key in demo.body}
    assert shape(demo.body) == wanted


@pytest.mark.process
def test_curl_reads_the_demo() -> None:
    curl = shutil.which("curl")
    if curl is None:
        pytest.skip("no curl on this machine")
    control = WordPressControl()
    try:
        control.add("Привет из Казани")
        done = subprocess.run(
            [
                curl, "-sS", "--noproxy", "*", "--max-time", "20", "-u", f"mod:{control.password}", "-D", "-",
                f"{control.demo.url}/wp-json/wp/v2/comments?context=edit&status=any",
            ],
            capture_output=True, check=True, timeout=30,
        )  # fmt: skip
    finally:
        control.close()
    head, _, body = done.stdout.partition(b"\r\n\r\n")
    assert b"200" in head.splitlines()[0]
    assert b"X-WP-Total: 1" in head
    assert json.loads(body)[0]["content"]["raw"] == "Привет из Казани"
