"""`moderator review`, as scripts use it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from moderator_app.cli import app
from moderator_app.services import reply
from moderator_app.services.reply import Reply
from tests.support.desks import office

Run = Callable[..., tuple[int, Any]]
SPAN = ("--since", "2000-01-01", "--until", "2100-01-01")


@pytest.fixture(name="run")
def _run(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """(exit code, JSON on standard output), by somebody; Boris has answered once."""
    with office(tmp_path) as shop:
        item = shop.arrives(text="Is it leaking?")
        shop.at(shop.colleague).write(reply.send, item, Reply(text="The lid is being replaced"))

    def call(who: str, *words: str) -> tuple[int, Any]:
        code = app.run(["--profile", str(tmp_path), "--lang", "en", "--as", who, "review", *words, "--json"])
        return code, json.loads(capsysbinary.readouterr().out.decode())

    return call


def test_from_the_sample_to_the_answer(run: Run) -> None:
    """Drawn, graded with a remark, objected to, answered, in the trends."""
    drawn = run("Anna", "sample", "--by", "person", "--blind", *SPAN)[1]["entries"]
    (waiting,) = run("Anna", "queue")[1]["items"]
    assert [waiting["entry_id"]] == drawn
    assert waiting["person"] is None
    points = [word for code in ("correct", "complete", "kind", "voice") for word in ("--point", f"{code}=5")]
    code, said = run("Anna", "score", str(drawn[0]), *points, "--point", "time=1", "--comment", "4-7=Which one?")
    assert code == 0
    assert (said["score"], said["comments"][0]["quote"], said["person"]) == (90.0, "lid", "Boris")
    assert run("Boris", "rebut", str(said["entry_id"]), "--text", "There is one")[0] == 0
    assert run("Anna", "answer", str(said["entry_id"]), "--text", "So there is")[0] == 0
    (shown,) = run("Boris", "show")[1]["items"]
    assert (shown["rebuttal"]["text"], shown["answer"]["text"]) == ("There is one", "So there is")
    trend = run("Anna", "trends", "--person", "Boris")[1]["items"]
    assert {each["criterion"]: each["share"] for each in trend}["time"] == 0.0
    assert all(each["reviews"] == [said["entry_id"]] for each in trend)
    assert run("Anna", "agreement")[1]["overall"]["kappa"] is None
    assert run("Anna", "queue")[1]["items"] == []


def test_the_card_is_saved_as_it_is_listed(run: Run) -> None:
    """A new version; what is wrong is named; a moderator may not."""
    card = run("Anna", "card")[1]
    card["criteria"][0]["weight"] = 50
    assert run("Anna", "card", "--save", json.dumps(card))[1]["version"] == 1
    assert run("Anna", "card")[1]["criteria"][0]["weight"] == 50
    card["criteria"][0]["weight"] = 500
    code, said = run("Anna", "card", "--save", json.dumps(card))
    assert (code, said["error"]["code"]) == (2, "invalid")
    code, said = run("Boris", "card", "--save", json.dumps(card))
    assert said["error"]["code"] == "forbidden"
    assert run("Anna", "card", "--save", "[]")[0] == 2


def test_mistakes_are_named(run: Run) -> None:
    """An unreadable grade, nothing to draw, an entry that is no answer."""
    assert run("Anna", "score", "1", "--point", "kind")[1]["error"]["code"] == "invalid"
    assert run("Anna", "score", "1", "--point", "kind=1")[1]["error"]["code"] == "not_an_answer"
    assert run("Anna", "sample", "--group", "overrides", *SPAN)[1]["error"]["code"] == "nothing_drawn"
    assert run("Boris", "sample", *SPAN)[1]["error"]["code"] == "forbidden"
