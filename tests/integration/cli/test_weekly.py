"""`report weekly` as scripts use it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.cli.conftest import Moderator
from tests.support.mail import mail_server

pytestmark = pytest.mark.process
PASSWORD = "pass-w0rd"


def test_a_digest_from_setting_it_up_to_its_file(moderator: Moderator, tmp_path: Path) -> None:
    """Set, changed, tried, sent once, listed, removed; the report beside it works as before."""
    folder = tmp_path / "share"
    folder.mkdir()
    made = moderator("report", "weekly", "set", "Team", "--folder", str(folder), "--format", "pdf", "--zone", "UTC")
    assert made.code == 0, made.err
    changed = moderator("report", "weekly", "set", "team", "--day", "fri", "--time", "18:30").json
    assert (changed["day"], changed["time"], changed["formats"], changed["folder"]) == (
        "fri", "18:30", ["pdf"], str(folder),
    )  # fmt: skip
    assert moderator("report", "weekly", "test", "Team").json == {"ok": True, "refused": []}
    assert list(folder.iterdir()) == []
    sent = moderator("report", "weekly", "send", "Team")
    assert (sent.code, sent.json["state"]) == (0, "sent")
    assert [str(each) for each in folder.iterdir()] == sent.json["files"]
    again = moderator("report", "weekly", "send", "Team", "--week", sent.json["week"])
    assert (again.code, again.json["error"]["code"]) == (1, "weekly_sent")
    (listed,) = moderator("report", "weekly", "list").json["items"]
    assert [(each["week"], each["state"]) for each in listed["weeks"]] == [(sent.json["week"], "sent")]
    assert moderator("report").json["figures"]
    assert moderator("report", "weekly", "remove", "Team").json["removed"] is True
    assert moderator("report", "weekly", "list").json["items"] == []


def test_by_mail_with_a_password_from_standard_input(moderator: Moderator) -> None:
    """A password that is wrong needs a person (exit 4); it stands in no answer."""
    with mail_server(password=PASSWORD) as toy:
        words = ["--host", "127.0.0.1", "--port", str(toy.port), "--security", "none", "--user", "desk",
                 "--sender", "desk@a.test", "--to", "lead@a.test", "--secret-stdin"]  # fmt: skip
        moderator("report", "weekly", "set", "Team", *words, stdin="wr0ng-one\n")
        refused = moderator("report", "weekly", "send", "Team")
        assert (refused.code, refused.json["state"], refused.json["error"]["code"]) == (4, "refused", "mail_signin")
        assert "wr0ng-one" not in refused.out + refused.err
        moderator("report", "weekly", "set", "Team", "--secret", "password=POST", POST=PASSWORD)
        toy.answers["."] = ""
        unsure = moderator("report", "weekly", "send", "Team")
        assert (unsure.code, unsure.json["state"]) == (4, "unsure")
        toy.answers.clear()
        assert moderator("report", "weekly", "resolve", "Team", "--again").json["state"] == "sent"
        assert len(toy.taken) == 2


@pytest.mark.parametrize(
    "words",
    [
        ["set", "Team"],
        ["set", "Team", "--folder", "/nowhere/at/all"],
        ["set", "Team", "--folder", ".", "--to", "a@b.test"],
        ["set", "Team", "--day", "someday", "--folder", "."],
        ["set", "Team", "--time", "25:00", "--folder", "."],
        ["send", "Team", "--week", "last"],
    ],
)
def test_what_cannot_be_is_a_matter_of_usage(moderator: Moderator, words: list[str]) -> None:
    """Exit 2 with a sentence, and nothing is kept."""
    done = moderator("report", "weekly", *words)
    assert (done.code, done.json["error"]["code"]) == (2, "invalid")
