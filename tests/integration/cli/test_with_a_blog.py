"""The command line against a blog: sign in, pull, answer, moderate, undo, and what must not leave a trace."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from moderator_app.demo.wordpress import Fault
from tests.integration.cli.conftest import ROOT, Blog, Moderator
from tests.support.waiting import wait_until

pytestmark = pytest.mark.process

ITEM = {
    "id", "platform", "account", "channel", "thread", "author", "text", "messages", "created_at", "edited_at",
    "deleted", "state", "waiting_reason", "assignee", "kind", "kind_confidence", "negativity", "toxicity", "language",
    "tags", "due_at", "sla", "permalink", "draft", "external_id",
}  # fmt: skip
MESSAGE = {
    "id", "external_id", "author", "ours", "text", "created_at", "edited_at", "deleted", "reply_to", "attachments",
}  # fmt: skip
DELIVERY = {"entry_id", "item_id", "action", "state", "attempts", "next_at", "external_id", "permalink", "error"}
ACCOUNT = {"id", "name", "platform", "health", "reason", "since", "capabilities"}
CHANNEL = {"id", "account", "name", "kind", "watched", "cursor_at", "unread"}
ENTRY = {"id", "origin", "at", "actor", "kind", "item_id", "message_ids", "data", "hash"}


def only(done: Any) -> Any:
    """The one item of a list."""
    (item,) = done.json["items"]
    return item


def test_a_question_is_answered(moderator: Moderator, blog: Blog) -> None:
    """From an empty profile to our answer on the site, and every shape of the contract on the way."""
    asked = blog.comment("When do you open? \U0001f642", "Olga")
    added = moderator(
        "account", "add", "wordpress", "--name", "blog", "--url", blog.server.url, "--set", "user=mod",
        "--secret", "password=BLOG", BLOG=blog.password,
    )  # fmt: skip
    assert added.code == 0, added.err
    assert added.json.keys() >= ACCOUNT
    assert (added.json["health"], added.json["capabilities"]["reply"]) == ("ok", "ok")
    assert added.json["capabilities"]["ban"] == "platform_lacks"
    assert (channel := only(moderator("channel", "list"))).keys() >= CHANNEL
    assert (channel["name"], channel["watched"], channel["account"]) == ("Coffee", True, "blog")

    report = moderator("engine", "--once", "--wait", "0")
    assert report.code == 0
    assert report.json["pulled"]["new"] == 1
    item = only(moderator("inbox"))
    assert item.keys() >= ITEM
    assert item["messages"][0].keys() >= MESSAGE
    assert (item["external_id"], item["author"]["name"], item["state"]) == (str(asked), "Olga", "open")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", item["created_at"])

    done = moderator("reply", str(item["id"]), "--text", "At eight ☕️", "--key", "one")
    assert done.code == 0
    assert done.json.keys() == {"entry_id", "item_id", "delivery"}
    assert done.json["delivery"].keys() >= DELIVERY
    assert done.json["delivery"]["state"] == "queued"
    again = moderator("reply", str(item["id"]), "--text", "Different", "--key", "one")
    assert again.json["entry_id"] == done.json["entry_id"]

    report = moderator("engine", "--once", "--wait", "0")
    assert (report.json["delivered"]["sent"], blog.answers()) == (1, ["At eight ☕️"])
    delivery = only(moderator("outbox", "--state", "sent"))
    assert delivery["permalink"]
    assert only(moderator("outbox")) == delivery
    shown = moderator("show", str(item["id"]))
    assert (shown.json["state"], [each["ours"] for each in shown.json["messages"]]) == ("done", [False, True])
    assert shown.json["messages"][1]["external_id"] == delivery["external_id"]
    own = shown.json["messages"][1]["id"]
    assert moderator("show", str(own)).json["id"] == item["id"]
    log = moderator("log", "list").json["items"]
    assert log[0].keys() >= ENTRY
    assert [each["kind"] for each in log][::-1] == ["moderator", "account", "reply", "delivery"]
    assert moderator("log", "verify").json["ok"] is True
    assert moderator("doctor", "--rebuild").json["changed"] == 0


def test_what_was_moderated_is_undone(signed_in: Moderator, blog: Blog) -> None:
    """Hide and back; a sent answer is taken back; a held one never leaves."""
    number = blog.comment("Bad words")
    signed_in("engine", "--once", "--wait", "0")
    item = str(only(signed_in("inbox"))["id"])
    hidden = signed_in("act", item, "hide", "--reason", "rude")
    signed_in("engine", "--once", "--wait", "0")
    assert blog.site.comments[number].status == "hold"
    undone = signed_in("undo", str(hidden.json["entry_id"]))
    assert undone.json.keys() >= {"entry_id", "undone", "delivery"}
    assert (undone.json["undone"], undone.json["delivery"]["action"]) == (hidden.json["entry_id"], "unhide")
    signed_in("engine", "--once", "--wait", "0")
    assert blog.site.comments[number].status == "approved"

    sent = signed_in("reply", item, "--text-stdin", stdin="Please be kind.\n")
    signed_in("engine", "--once", "--wait", "0")
    assert blog.answers() == ["Please be kind."]
    signed_in("undo", str(sent.json["entry_id"]))
    signed_in("engine", "--once", "--wait", "0")
    assert blog.answers() == []

    held = signed_in("reply", item, "--text", "Never", "--hold", "600")
    assert held.json["delivery"]["state"] == "held"
    assert signed_in("undo", str(held.json["entry_id"])).json["delivery"] is None
    signed_in("engine", "--once", "--wait", "0")
    assert blog.answers() == []


def test_a_short_hold_is_waited_for(signed_in: Moderator, blog: Blog) -> None:
    """`engine --once --wait`: what becomes due within it goes."""
    blog.comment("Hello")
    signed_in("engine", "--once", "--wait", "0")
    item = str(only(signed_in("inbox"))["id"])
    signed_in("reply", item, "--text", "Hi", "--hold", "6")
    assert signed_in("engine", "--once", "--wait", "0").json["delivered"]["held"] == 1
    assert signed_in("engine", "--once", "--wait", "20").json["delivered"]["sent"] == 1


@pytest.mark.rule(3)
def test_what_changed_meanwhile_stops_it(signed_in: Moderator, blog: Blog) -> None:
    """A newer message at decision time; an edit before the bytes leave: exit 4 both times."""
    blog.comment("First", "Olga")
    signed_in("engine", "--once", "--wait", "0")
    item = only(signed_in("inbox"))
    newest = str(item["messages"][-1]["id"])
    later = blog.comment("Second", "Olga")
    signed_in("engine", "--once", "--wait", "0")
    stale = signed_in("reply", str(item["id"]), "--text", "Yes", "--seen", newest)
    assert (stale.code, stale.json["error"]["code"]) == (4, "stale")

    entry = signed_in("reply", str(item["id"]), "--text", "Yes").json["entry_id"]
    blog.site.edit(later, "Something else entirely")
    report = signed_in("engine", "--once", "--wait", "0")
    assert (report.code, report.json["delivered"]["stale"], blog.answers()) == (4, 1, [])
    resolved = signed_in("outbox", "resolve", str(entry), "--resend")
    assert resolved.json["state"] == "queued"
    signed_in("engine", "--once", "--wait", "0")
    assert blog.answers() == ["Yes"]


def test_many_texts_one_a_line(signed_in: Moderator, blog: Blog) -> None:
    """`--stdin`: one JSON line a text, failures in their place; with a key, the same again."""
    blog.comment("Hello")
    signed_in("engine", "--once", "--wait", "0")
    item = str(only(signed_in("inbox"))["id"])
    done = signed_in("reply", item, "--stdin", "--hold", "60", "--key", "k", stdin="one\n\nthree\n")
    lines = [json.loads(line) for line in done.out.splitlines()]
    assert [line.get("error", {}).get("code") for line in lines] == [None, "empty_text", None]
    assert done.code == 1
    again = signed_in("reply", item, "--stdin", "--hold", "60", "--key", "k", stdin="one\n\nthree\n")
    repeated = [json.loads(line) for line in again.out.splitlines()]
    assert [line.get("entry_id") for line in repeated] == [line.get("entry_id") for line in lines]


def test_a_wrong_password_is_told_and_nothing_is_kept(moderator: Moderator, blog: Blog) -> None:
    """With where to get one; without a trial the engine finds out."""
    words = ("account", "add", "wordpress", "--name", "blog", "--url", blog.server.url, "--set", "user=mod")
    done = moderator(*words, "--secret-stdin", stdin="wrong wrong wrong\n")
    assert (done.code, done.json["error"]["code"]) == (1, "signin_refused")
    assert "Application Passwords" in done.json["error"]["hint"]
    assert moderator("account", "list").json["items"] == []
    assert moderator(*words, "--secret-stdin", "--no-check", stdin="wrong wrong wrong\n").code == 0
    report = moderator("engine", "--once", "--wait", "0")
    assert (report.code, report.json["accounts"][0]["health"]) == (4, "needs_signin")
    checked = moderator("account", "check", "blog")
    assert (checked.code, checked.json["health"]) == (4, "needs_signin")

    blog.comment("Hello")
    renewed = moderator(*words, "--secret-stdin", stdin=blog.password)
    assert (renewed.code, renewed.json["health"], renewed.json["id"]) == (0, "ok", checked.json["id"])
    assert moderator("engine", "--once", "--wait", "0").json["pulled"]["new"] == 1


def test_an_account_added_without_a_trial_learns_its_channels(moderator: Moderator, blog: Blog) -> None:
    """The server may be down just then."""
    blog.comment("Hello")
    words = ("account", "add", "wordpress", "--name", "blog", "--url", blog.server.url, "--set", "user=mod")
    assert moderator(*words, "--secret-env", "B", "--no-check", B=blog.password).code == 0
    assert moderator("channel", "list").json["items"] == []
    assert moderator("engine", "--once", "--wait", "0").json["pulled"]["new"] == 1
    assert only(moderator("channel", "list"))["watched"] is True


def test_watching_is_asked_for(moderator: Moderator, blog: Blog) -> None:
    """`--watch none`, then one by one."""
    blog.comment("Hello")
    words = ("account", "add", "wordpress", "--name", "blog", "--url", blog.server.url, "--set", "user=mod")
    assert moderator(*words, "--secret-env", "B", "--watch", "none", B=blog.password).code == 0
    assert moderator("engine", "--once", "--wait", "0").json["pulled"]["new"] == 0
    channel = only(moderator("channel", "list"))
    assert channel["watched"] is False
    assert moderator("channel", "watch", str(channel["id"])).json["watched"] is True
    assert moderator("engine", "--once", "--wait", "0").json["pulled"]["new"] == 1
    assert moderator("channel", "unwatch", str(channel["id"])).json["watched"] is False
    assert moderator("channel", "watch", "99").json["error"]["hint"].endswith(str(channel["id"]))


def test_removing_waits_for_what_is_on_its_way(signed_in: Moderator, blog: Blog, tmp_path: Path) -> None:
    """Then the secret is gone too."""
    blog.comment("Hello")
    signed_in("engine", "--once", "--wait", "0")
    item = str(only(signed_in("inbox"))["id"])
    entry = signed_in("reply", item, "--text", "Hi", "--hold", "600").json["entry_id"]
    assert signed_in("account", "remove", "blog").json["error"]["code"] == "account_has_deliveries"
    signed_in("outbox", "resolve", str(entry), "--cancel")
    assert signed_in("account", "remove", "BLOG").json["removed"] is True
    assert signed_in("account", "list").json["items"] == []
    assert signed_in("show", item).json["text"] == "Hello"


@pytest.mark.rule(12)
def test_without_a_keyring_nothing_is_kept(moderator: Moderator, blog: Blog) -> None:
    """The plain file that the library would find is no keyring; the account is not there afterwards."""
    done = moderator(
        "account", "add", "wordpress", "--url", blog.server.url, "--set", "user=mod", "--secret-env", "B",
        B=blog.password, PYTHON_KEYRING_BACKEND="",
    )  # fmt: skip
    assert (done.code, done.json["error"]["code"]) == (1, "no_keyring")
    assert "PYTHON_KEYRING_BACKEND" in done.json["error"]["hint"]
    assert moderator("account", "list").json["items"] == []


@pytest.mark.rule(12)
def test_the_secret_is_in_the_keyring_alone(
    signed_in: Moderator, blog: Blog, tmp_path: Path, child_environment: dict[str, str]
) -> None:
    """Store, write-ahead log, journal, exports, logs, output: searched for it in every form it travels in."""
    blog.comment("Hello")
    signed_in("engine", "--once", "--wait", "0")
    item = str(only(signed_in("inbox"))["id"])
    signed_in("reply", item, "--text", "Hi")
    blog.server.plan(Fault(kind="answer", method="POST", status=500, body=b"<html>broken</html>"))
    signed_in("engine", "--once", "--wait", "0")
    said = [signed_in(*words) for words in (["account", "list"], ["account", "check", "blog"], ["outbox"])]
    for ending in ("csv", "jsonl"):
        assert signed_in("log", "export", str(tmp_path / "profile" / f"log.{ending}")).code == 0
    plain = blog.password.replace(" ", "")
    import base64

    forms = [form.encode() for form in (blog.password, plain)]
    forms += [base64.b64encode(f"mod:{form.decode()}".encode()) for form in forms]
    kept = Path(child_environment["MODERATOR_TEST_KEYRING"]).read_bytes()
    assert any(form in kept for form in forms)
    searched = [path for path in (tmp_path / "profile").rglob("*") if path.is_file()]
    assert len(searched) > 5
    for path in searched:
        content = path.read_bytes()
        assert not any(form in content for form in forms), path
    for done in said:
        assert not any(form.decode() in done.out + done.err for form in forms)


def test_a_second_engine_is_refused_by_name(
    signed_in: Moderator, blog: Blog, tmp_path: Path, child_environment: dict[str, str]
) -> None:
    """While one runs, replies go by themselves; it stops with its lifetime pipe; a new account is taken up."""
    engine = subprocess.Popen(
        [sys.executable, "-m", "moderator_app", "--profile", str(tmp_path / "profile"), "engine"],
        cwd=ROOT,
        env=child_environment,
        stdin=subprocess.PIPE,
    )
    try:
        facts = tmp_path / "profile" / "engine.json"
        runs = lambda: json.loads(facts.read_text(encoding="utf-8"))["pid"] == engine.pid  # noqa: E731
        wait_until(runs, limit_s=20, what="the engine runs")
        refused = signed_in("engine", "--once")
        assert refused.json["error"]["code"] == "engine_running"
        assert str(engine.pid) in refused.json["error"]["text"]
        blog.comment("Hello")
        signed_in("channel", "unwatch", "1")
        signed_in("channel", "watch", "1")
        item = wait_until(lambda: signed_in("inbox").json["items"], limit_s=60, what="pulled by the running engine")
        signed_in("reply", str(item[0]["id"]), "--text", "Hi")
        wait_until(lambda: blog.answers() == ["Hi"], limit_s=20, what="sent by the running engine")
    finally:
        assert engine.stdin is not None
        engine.stdin.close()
        assert engine.wait(10) == 0


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_the_demo_runs_headless(
    tmp_path: Path, child_environment: dict[str, str], number: signal.Signals, code: int
) -> None:
    """One line; the community is there within seconds, without any keyring; a request to end ends everything."""
    environment = {**child_environment, "MODERATOR_PROFILE": "", "TMPDIR": str(tmp_path), "PYTHON_KEYRING_BACKEND": ""}
    demo = subprocess.Popen(
        [sys.executable, "-m", "moderator_app", "demo", "--headless", "--seed", "7", "--speed", "0"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        assert demo.stdout is not None
        facts = json.loads(demo.stdout.readline())
        assert facts.keys() == {"profile", "accounts", "pid"}
        assert facts["pid"] == demo.pid
        assert [each["platform"] for each in facts["accounts"]] == ["wordpress", "vk", "telegram"]

        def inbox() -> Any:
            done = subprocess.run(
                [sys.executable, "-m", "moderator_app", "--profile", facts["profile"], "inbox", "--json"],
                cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True, timeout=60,
            )  # fmt: skip
            return json.loads(done.stdout)["items"]

        assert wait_until(inbox, limit_s=30, what="the community has arrived")
    finally:
        os.kill(demo.pid, number)
        ended = demo.wait(20)
    assert demo.stdout.read() == ""
    demo.stdout.close()
    assert ended == code
    assert not Path(facts["profile"]).exists()


def test_the_demo_leaves_real_profiles_alone(signed_in: Moderator) -> None:
    """Invented messages among real ones would be a disaster."""
    done = signed_in("demo", "--headless")
    assert (done.code, done.json["error"]["code"]) == (1, "not_a_demo")


@pytest.mark.rule(13)
def test_hostile_text_steers_no_terminal(signed_in: Moderator, blog: Blog) -> None:
    """Escape sequences and turned-around names are written out for people; programs get them as JSON escapes."""
    blog.comment("evil\u202egnp.exe \u200b", "Mallory\u202e")
    signed_in("engine", "--once", "--wait", "0")
    item = only(signed_in("inbox"))
    for words in (["inbox"], ["show", str(item["id"])]):
        done = signed_in(*words, as_json=False)
        assert "\u202e" not in done.out
        assert "‹U+202E›" in done.out


@pytest.mark.parametrize("words", [["--help"], ["inbox"], ["act", "--help"]])
def test_light_commands_load_no_heavy_library(
    tmp_path: Path, child_environment: dict[str, str], words: list[str]
) -> None:
    """They start at once: no database toolkit, no HTTP library, no keyring."""
    probe = (
        "import sys; from moderator_app.cli.app import run; code = run(sys.argv[1:]);"
        " heavy = {'sqlalchemy', 'alembic', 'requests', 'keyring', 'numpy', 'rich', 'PySide6'};"
        " print(*sorted(heavy & set(sys.modules)), file=sys.stderr); sys.exit(code)"
    )
    prepared = [sys.executable, "-m", "moderator_app", "--profile", str(tmp_path / "p"), "prepare"]
    subprocess.run(prepared, cwd=ROOT, env=child_environment, check=True, timeout=60)
    done = subprocess.run(
        [sys.executable, "-c", probe, "--profile", str(tmp_path / "p"), *words],
        cwd=ROOT, env=child_environment, capture_output=True, encoding="utf-8", check=True, timeout=60,
    )  # fmt: skip
    assert done.stderr.strip() == ""
