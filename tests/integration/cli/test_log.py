"""The log on the command line: filters, anchors, and what is held about a person, against a real blog."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.integration.cli.conftest import Blog, Moderator

pytestmark = pytest.mark.process


def numbers(moderator: Moderator, *words: str) -> list[int]:
    done = moderator("log", "list", *words)
    assert done.code == 0, done.err
    return [each["id"] for each in done.json["items"]]


def test_the_log_is_filtered_by_what_a_reply_was_made_from(blog: Blog, signed_in: Moderator) -> None:
    """Row, hand edits, commenter, verdict: alone, together, and said when they make no sense."""
    blog.comment("When do you open?", "Olga")
    blog.comment("The lid leaks", "Peter")
    assert signed_in("engine", "--once", "--wait", "0").code == 0
    first, second = (each["id"] for each in signed_in("inbox", "--sort", "new").json["items"])
    free = signed_in("reply", str(first), "--text", "At eight").json["entry_id"]
    noted = signed_in("act", str(second), "note", "--note", "look at the lid").json["entry_id"]
    assert numbers(signed_in, "--row", "none") == [free]
    assert numbers(signed_in, "--row", "none", "--undone") == []
    assert numbers(signed_in, "--query", "lid", "--platform", "wordpress", "--standing") == [noted]
    assert numbers(signed_in, "--edited") == []
    assert numbers(signed_in, "--verdict", "missed", "--kind", "reply") == []
    signed_in("undo", str(noted))
    assert numbers(signed_in, "--undone") == [noted]
    for words in (("--verdict", "odd"), ("--variant", "1"), ("--commenter", "odd")):
        assert signed_in("log", "list", *words).code == 2
    imported = signed_in("log", "list", "--kind", "matrix").json["items"]
    for each in imported[:1]:
        assert numbers(signed_in, "--set", str(each["data"]["set"]))


def test_an_anchor_is_taken_listed_kept_and_holds(blog: Blog, signed_in: Moderator, tmp_path: Path) -> None:
    file = tmp_path / "codes.txt"
    taken = signed_in("log", "anchor", "--file", str(file))
    assert (taken.code, set(taken.json)) == (0, {"entry_id", "at", "of", "code", "entries"})
    code = file.read_text(encoding="utf-8").split()[-1]
    assert code.replace("-", "").lower() == taken.json["code"]
    blog.comment("Later", "Olga")
    signed_in("engine", "--once", "--wait", "0")
    assert signed_in("log", "verify", "--anchor", code).json["ok"]
    assert signed_in("log", "verify", "--anchor", "0" * 16).code == 1
    assert [each["code"] for each in signed_in("log", "anchor", "--list").json["items"]] == [taken.json["code"]]


def test_a_person_is_handed_a_copy_and_erased(blog: Blog, signed_in: Moderator, tmp_path: Path) -> None:
    """Asked for with --yes alone; afterwards no list, search or pull knows the words."""
    blog.comment("A purple hippopotamus", "Olga")
    signed_in("engine", "--once", "--wait", "0")
    item = signed_in("inbox").json["items"][0]
    author = str(item["author"]["id"])
    signed_in("act", str(item["id"]), "note", "--note", "Olga and her hippopotamus")
    held = signed_in("privacy", "show", author).json
    assert (held["name"], held["messages"], held["entries"], held["erased"]) == ("Olga", 1, 1, False)
    assert signed_in("privacy", "export", author, str(tmp_path / "olga.json")).json["messages"] == 1
    assert json.loads((tmp_path / "olga.json").read_text(encoding="utf-8"))["messages"][0]["text"] == item["text"]
    unsure = signed_in("privacy", "erase", author, as_json=False)
    assert (unsure.code, "--yes" in unsure.err) == (2, True)
    gone = signed_in("privacy", "erase", author, "--yes")
    assert (gone.code, gone.json["messages"], gone.json["words"]) == (0, 1, 1)
    signed_in("engine", "--once", "--wait", "0")
    assert signed_in("inbox", "--state", "all", "--query", "hippopotamus").json["items"] == []
    (note,) = signed_in("log", "list", "--kind", "note").json["items"]
    assert (note["words"], note["erased_by"]) == ({"note": None}, gone.json["entries"][0])
    assert f"erased by entry {note['erased_by']}" in signed_in("log", "list", as_json=False).out
    assert signed_in("log", "verify").json["erased"] == 1
    assert signed_in("doctor").code == 0


def test_retention_is_said_for_a_brand_and_listed(signed_in: Moderator) -> None:
    assert signed_in("privacy", "retention").json == {"items": []}
    assert signed_in("privacy", "retention", "--days", "365").json == {"items": [{"brand": None, "days": 365}]}
    assert signed_in("privacy", "retention", "--forever").json == {"items": []}
    assert signed_in("privacy", "retention", "--forever", "--days", "3").code == 2
    assert signed_in("privacy", "retention", "--days", "3", "--brand", "nobody").code == 1
    assert signed_in("privacy", "compact").code == 0
