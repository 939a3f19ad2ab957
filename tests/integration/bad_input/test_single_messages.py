"""One message of a page is spoilt: it is set aside whole, everything else of the page arrives."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.integration.bad_input.town import Town

Change = Callable[[dict[str, Any]], Any]


def with_(**fields: Any) -> Change:
    return lambda item: {**item, **fields}


def without(*names: str) -> Change:
    return lambda item: {name: value for name, value in item.items() if name not in names}


SPOILT: dict[str, Change] = {
    "no content": without("content"),
    "content is a number": with_(content=7),
    "raw content is a list": with_(content={"raw": ["x"], "rendered": "x"}),
    "no date": without("date_gmt", "date"),
    "a date that is none": with_(date_gmt="yesterday", date="yesterday"),
    "the 30th of February": with_(date_gmt="2026-02-30T10:00:00", date="2026-02-30T10:00:00"),
    "the year 99999": with_(date_gmt="99999-01-01T00:00:00", date="99999-01-01T00:00:00"),
    "a date that is a number": with_(date_gmt=5, date=5),
    "the post is a text": with_(post="x"),
    "no post": without("post"),
    "the post is a truth value": with_(post=True),
    "a text of 10 MB": with_(content={"raw": "я" * 5_000_000}),
    "a text in place of a comment": lambda _: "garbage",
    "null in place of a comment": lambda _: None,
    "a list in place of a comment": lambda item: [item],
}


def spoil(here: Town, text: str, change: Change) -> None:
    def apply(data: Any) -> Any:
        is_list = isinstance(data, list) and bool(data) and isinstance(data[0], dict) and "author_ip" in data[0]
        if not is_list:
            return data
        return [change(each) if each["content"].get("raw") == text else each for each in data]

    here.bad.server.mutate = apply


@pytest.mark.rule(5)
@pytest.mark.parametrize("name", SPOILT)
def test_it_is_set_aside_whole_and_comes_when_it_can_be_read(name: str, here: Town) -> None:
    """Nothing is dropped, nothing else stops; the report counts it once."""
    for number in range(5):
        here.bad.ask(f"question {number}")
    spoil(here, "question 2", SPOILT[name])
    report = here.once()
    assert {f"question {number}" for number in (0, 1, 3, 4)} <= here.texts()
    assert here.health(report) == ("ok", "")
    if "question 2" in here.texts() or report["pulled"]["quarantined"] == 0:
        assert len(here.texts()) == 5, "neither read nor set aside: lost"
        return
    assert report["pulled"]["quarantined"] == 1
    ((payload, reason, version),) = here.rows("SELECT payload, reason, adapter_version FROM quarantine")
    assert payload
    assert reason
    assert version
    json.loads(payload)
    assert here.once()["pulled"]["quarantined"] == 0, "the same again is nothing new"
    here.assert_sound()


@pytest.mark.rule(5)
def test_what_could_be_read_again_leaves_the_quarantine(here: Town) -> None:
    """The site's plugin was mended."""
    for number in range(3):
        here.bad.ask(f"question {number}")
    spoil(here, "question 1", SPOILT["content is a number"])
    assert here.once()["pulled"]["quarantined"] == 1
    here.bad.heal()
    for _ in range(3):
        here.clock.pass_s(7_200)
        here.once()
    assert {f"question {number}" for number in range(3)} <= here.texts()
    assert here.rows("SELECT count(*) FROM quarantine WHERE resolved_at IS NULL") == [(0,)]


def test_fields_nobody_knows_change_nothing(here: Town) -> None:
    here.bad.ask("question")
    here.bad.server.mutate = lambda data: (
        [{**each, "brand_new": {"deep": [1, None]}, "y" * 300: []} if isinstance(each, dict) else each for each in data]
        if isinstance(data, list)
        else data
    )
    report = here.once()
    assert report["pulled"] == {"new": 1, "edited": 0, "deleted": 0, "quarantined": 0}


@pytest.mark.rule(4)
def test_an_id_that_comes_several_times_is_one_message(here: Town) -> None:
    here.bad.ask("question")
    here.bad.server.mutate = lambda data: data * 3 if isinstance(data, list) else data
    here.once()
    here.once()
    assert here.rows("SELECT count(*) FROM message WHERE ours = 0") == [(1,)]
    here.assert_sound()


@pytest.mark.rule(13)
@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script><b>bold</b><img src='https://tracker.test/x.png' onerror=alert(1)>",
        "pay at \u202emoc.elpmaxe\u202c now",
        "zero\u200bwidth\ufeff\u2060 and \u00ad soft",
        "\x1b[31mred\x1b]0;title\x07",
        '=HYPERLINK("https://evil.test")',
        "\U0001f468\u200d\U0001f469\u200d\U0001f467 семья",
        "مرحبا بالعالم",
    ],
)
def test_hostile_words_are_kept_as_words(text: str, here: Town) -> None:
    """No request is caused by them (the network guard watches), and searching finds the store whole."""
    here.bad.ask(text)
    here.bad.ask("another")
    report = here.once()
    assert report["pulled"]["new"] == 2
    assert report["pulled"]["quarantined"] == 0
    assert not [seen for seen in here.bad.server.seen if "tracker" in seen.path]
    here.assert_sound()
