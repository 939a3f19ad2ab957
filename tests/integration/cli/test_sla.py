"""Clocks on the command line: the contract of `sla show`, `sla try` and an item's `sla`."""

from __future__ import annotations

import pytest

from tests.integration.cli.conftest import Blog, Moderator

pytestmark = pytest.mark.process

CLOCK = {"metric", "state", "due_at", "target_s", "elapsed_s", "paused", "policy", "events"}


def test_a_clock_is_shown_and_policies_are_tried(signed_in: Moderator, blog: Blog) -> None:
    """A comment has two hours by the shipped policies; the dry run counts it and changes nothing."""
    blog.comment("When do you open?")
    signed_in("engine", "--once", "--wait", "0")
    (item,) = signed_in("inbox", "--sort", "due").json["items"]
    assert item["due_at"] is not None
    assert item["sla"].keys() == {"metric", "level", "target_s", "elapsed_s", "paused"}
    assert (item["sla"]["metric"], item["sla"]["target_s"], item["sla"]["paused"]) == ("first_response", 7_200, False)
    shown = signed_in("sla", "show", str(item["id"])).json
    (clock,) = shown["clocks"]
    assert (shown["item_id"], clock["state"], clock["due_at"]) == (item["id"], "running", item["due_at"])
    assert clock.keys() >= CLOCK
    assert clock["events"][0].keys() == {"at", "kind", "reason"}
    tried = signed_in("sla", "try", "all", "--from", "2020-01-01", "--to", "2099-01-01").json
    assert (tried["items"], tried["late"]) == (1, 0)
    assert signed_in("sla", "try", "nothing", "--from", "2020-01-01", "--to", "2099-01-01").code == 1
    holidays = signed_in("sla", "holidays", "RU", "2026").json["items"]
    assert {"day": "2026-01-07"}.items() <= next(each for each in holidays if each["day"] == "2026-01-07").items()
