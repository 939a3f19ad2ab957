"""Answers that are no answers: the account says what is wrong, the rest goes on, nothing is lost or sent twice."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from moderator_app.demo.wordpress import Fault
from moderator_app.domain.items import DeliveryState
from moderator_app.errors import SENTENCES
from tests.integration.bad_input.town import Shop, Town

JSON = {"Content-Type": "application/json; charset=UTF-8"}
HTML = {"Content-Type": "text/html"}


def answers(body: bytes, *, status: int = 200, headers: dict[str, str] = JSON) -> Callable[[Shop], None]:
    return lambda shop: shop.always(Fault(kind="answer", status=status, headers=headers, body=body))


def breaks(kind: str) -> Callable[[Shop], None]:
    return lambda shop: shop.always(Fault(kind=kind))


def says(code: str, status: int) -> bytes:
    return json.dumps({"code": code, "message": "Sorry.", "data": {"status": status}}).encode()


def mutates(change: Callable[[Any], Any]) -> Callable[[Shop], None]:
    def apply(shop: Shop) -> None:
        shop.server.mutate = change

    return apply


REDIRECT = {"Location": "https://elsewhere.test/wp-json/"}

WORLDS: dict[str, tuple[Callable[[Shop], None], set[str]]] = {
    "malformed JSON": (answers(b'[{"id": 5, "content'), {"offline"}),
    "not UTF-8": (answers(b'[{"id": 5, "x": "\xff\xfe"}]'), {"offline"}),
    "another type": (mutates(lambda _: {"a": 1}), {"offline"}),
    "a number": (mutates(lambda _: 5), {"offline"}),
    "null": (mutates(lambda _: None), {"offline"}),
    "a nest": (answers(b"[" * 100_000), {"offline"}),
    "an empty body": (answers(b""), {"offline"}),
    "an error in a 200": (answers(says("rest_forbidden", 401)), {"needs_signin"}),
    "an internal error in a 200": (answers(says("internal_server_error", 500)), {"offline"}),
    "a page in place of JSON": (answers(b"<!DOCTYPE html><html>Accept our terms", headers=HTML), {"offline"}),
    "a page that says it is JSON": (answers(b"<!DOCTYPE html><html>Accept our terms"), {"offline"}),
    "a 502 page": (answers(b"<html>Bad Gateway", status=502, headers=HTML), {"offline"}),
    "half of each body": (breaks("truncate"), {"offline"}),
    "cut before anything": (breaks("cut_before"), {"offline"}),
    "a redirect to another host": (answers(b"", status=302, headers=REDIRECT), {"offline"}),
    "a lasting redirect": (answers(b"", status=308, headers=REDIRECT), {"offline"}),
}


@pytest.mark.rule(14)
@pytest.mark.parametrize("name", WORLDS)
def test_it_is_said_the_rest_goes_on_and_nothing_is_lost(name: str, here: Town) -> None:
    """The network guard of all tests fails this one if a byte went to the host of a redirect."""
    spoil, expected = WORLDS[name]
    here.bad.ask("before")
    here.good.ask("before, elsewhere")
    here.once()
    entry = here.reply("before", "our answer")
    for number in range(3):
        here.bad.ask(f"while {number}")
    here.good.ask("while, elsewhere")

    spoil(here.bad)
    report = here.once()

    code, reason = here.health(report)
    assert code in expected
    assert_a_sentence(reason)
    assert here.health(report, "good")[0] == "ok"
    assert here.texts() == {"before", "before, elsewhere", "while, elsewhere"}
    assert here.state(entry) not in {DeliveryState.SENT, DeliveryState.CANCELLED, DeliveryState.REFUSED}
    here.assert_sound()

    here.bad.heal()
    here.clock.pass_s(3_600)
    report = here.once(600)
    assert here.health(report) == ("ok", "")
    assert {f"while {number}" for number in range(3)} <= here.texts()
    assert here.state(entry) is DeliveryState.SENT
    assert here.bad.arrived("our answer") == 1
    here.assert_sound()


def assert_a_sentence(reason: str) -> None:
    """A code, and something a person can read; a code of ours has its sentence in both languages."""
    code, _, text = reason.partition(": ")
    assert code
    assert text
    if code in SENTENCES:
        assert SENTENCES[code].text_en
        assert SENTENCES[code].text_ru


def test_a_wrong_password_that_is_answered_with_200(here: Town) -> None:
    """Trap 1 of the real server: strangers get a list too, of public comments only."""
    here.bad.ask("before")
    here.once()
    entry = here.reply("before", "our answer")
    here.bad.site.revoke_passwords("mod")
    held = here.bad.ask("held back")
    here.bad.site.set_status(held.id, "hold")
    report = here.once()
    code, reason = here.health(report)
    assert code == "needs_signin"
    assert_a_sentence(reason)
    assert here.state(entry) is DeliveryState.QUEUED
    assert not here.rows("SELECT 1 FROM message WHERE removed_at IS NOT NULL"), "what strangers do not see is not gone"
    here.renew(here.bad)
    report = here.once()
    assert here.health(report) == ("ok", "")
    assert "held back" in here.texts()
    assert here.bad.arrived("our answer") == 1
    here.assert_sound()


def test_a_password_revoked_between_two_pages(here: Town) -> None:
    """What came stays with its cursor; what did not come comes after the renewal, once."""
    for number in range(250):
        here.bad.ask(f"question {number}")
    pages = 0

    def revoke_after_some(data: Any) -> Any:
        nonlocal pages
        if isinstance(data, list) and data and isinstance(data[0], dict) and "author_ip" in data[0]:
            pages += 1
            if pages == 2:
                here.bad.site.revoke_passwords("mod")
        return data

    here.bad.server.mutate = revoke_after_some
    report = here.once()
    assert here.health(report)[0] == "needs_signin"
    first = len(here.texts())
    assert 0 < first < 250
    here.bad.heal()
    here.renew(here.bad)
    here.once()
    assert here.texts() == {f"question {number}" for number in range(250)}
    assert here.rows("SELECT count(*) FROM message") == [(250,)]
    here.assert_sound()


@pytest.mark.parametrize("days", [-1, 1])
def test_the_sites_clock_is_off_by_a_day(days: int, here: Town) -> None:
    """Times are the platform's; nothing is missed, neither while it is off nor when it is put right."""
    here.bad.ask("before")
    here.once()
    right = here.bad.site.clock
    wrong = type(here.clock)()
    wrong.wall = here.clock.wall + days * 86_400_000_000
    here.bad.site.clock = wrong
    here.bad.ask("off")
    entry = here.reply("before", "our answer")
    here.once()
    assert "off" in here.texts()
    here.bad.site.clock = right
    here.bad.ask("after")
    here.once()
    assert "after" in here.texts()
    here.once(600)
    assert here.state(entry) is DeliveryState.SENT
    assert here.bad.arrived("our answer") == 1
    here.assert_sound()
