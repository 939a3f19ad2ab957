"""`act ITEM snooze --event`, `act ITEM claim --over` and `act ITEM edit`, as scripts call them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from moderator_app.cli import app
from moderator_app.services import reply
from tests.support.desks import Office, office
from tests.support.storage import said

Out = pytest.CaptureFixture[bytes]


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as opened:
        opened.arrives("1", text="When do you open?", author="olga")
        yield opened


def called(shop: Office, captured: Out, who: str, *words: str) -> tuple[int, Any]:
    """Exit code and document."""
    code = app.run(["--profile", str(shop.desk.profile.root), "--lang", "en", "--as", who, *words, "--json"])
    return code, json.loads(captured.readouterr().out)


def item(shop: Office, captured: Out) -> dict[str, Any]:
    code, out = called(shop, captured, "Anna", "show", "1")
    assert code == 0
    found: dict[str, Any] = out.get("item", out)
    return found


def test_an_event_alone_is_enough_and_a_note_of_a_colleague_ends_it(shop: Office, capsysbinary: Out) -> None:
    """No time has to be given; one's own note wakes nobody."""
    code, _ = called(shop, capsysbinary, "Anna", "act", "1", "snooze", "--event", "note")
    assert (code, item(shop, capsysbinary)["state"]) == (0, "waiting")
    assert called(shop, capsysbinary, "Anna", "act", "1", "note", "--note", "mine")[0] == 0
    assert item(shop, capsysbinary)["state"] == "waiting"
    assert called(shop, capsysbinary, "Boris", "act", "1", "note", "--note", "theirs")[0] == 0
    assert item(shop, capsysbinary)["state"] == "open"


def test_the_first_of_several_ends_it(shop: Office, capsysbinary: Out) -> None:
    """An edit of the author comes before the time and before any note."""
    words = ("act", "1", "snooze", "--for", "2d", "--event", "note", "--event", "edit")
    assert called(shop, capsysbinary, "Anna", *words)[0] == 0
    assert item(shop, capsysbinary)["state"] == "waiting"
    shop.pull(said("1", text="When do you close?", author="olga"))
    assert item(shop, capsysbinary)["state"] == "open"


def test_a_snooze_for_nothing_and_an_event_nobody_knows_are_refused(shop: Office, capsysbinary: Out) -> None:
    code, out = called(shop, capsysbinary, "Anna", "act", "1", "snooze")
    assert (code, out["error"]["code"]) == (2, "missing_option")
    code, out = called(shop, capsysbinary, "Anna", "act", "1", "snooze", "--event", "rain")
    assert (code, out["error"]["code"]) == (2, "usage")
    assert item(shop, capsysbinary)["state"] == "open"


def test_what_a_colleague_has_in_hand_is_taken_over_only_by_name(shop: Office, capsysbinary: Out) -> None:
    """The refusal says who and how; the colleague's claim is gone afterwards."""
    assert called(shop, capsysbinary, "Boris", "act", "1", "claim")[0] == 0
    code, out = called(shop, capsysbinary, "Anna", "act", "1", "claim")
    assert (code, out["error"]["code"]) == (1, "claimed")
    assert "--over" in json.dumps(out["error"])
    assert item(shop, capsysbinary)["claimed_by"] == "Boris"
    assert called(shop, capsysbinary, "Anna", "act", "1", "claim", "--over")[0] == 0
    assert item(shop, capsysbinary)["claimed_by"] == "Anna"


def test_an_answer_is_changed_by_the_item_or_by_its_own_number(shop: Office, capsysbinary: Out) -> None:
    """The newest answer, or the one named; a message of others is refused with the reason."""
    external_id = shop.sends(shop.desk.write(reply.send, 1, reply.Reply(text="At nine.")).entry.id)
    (ours,) = shop.desk.reader.execute("SELECT id FROM message WHERE external_id = ?", (external_id,)).fetchone()
    code, out = called(shop, capsysbinary, "Anna", "act", "1", "edit", "--text", "At ten.")
    assert (code, out["delivery"]["state"]) == (0, "queued")
    words = ("act", str(ours), "edit", "--message", str(ours), "--text", "At eleven.")
    assert called(shop, capsysbinary, "Anna", *words)[0] == 0
    rows = shop.desk.reader.execute("SELECT target_id FROM delivery WHERE action = 'edit'").fetchall()
    assert [row[0] for row in rows] == [ours, ours]
    code, out = called(shop, capsysbinary, "Anna", "act", "1", "edit", "--message", "1", "--text", "Hm.")
    assert (code, out["error"]["code"]) == (1, "impossible")
    assert "our own" in json.dumps(out["error"])
