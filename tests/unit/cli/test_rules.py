"""`moderator rules`, as scripts use it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from moderator_app import bootstrap
from moderator_app.cli import app
from moderator_app.services import past
from tests.support.desks import office

Run = Callable[..., tuple[int, Any]]


@pytest.fixture(name="run")
def _run(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """(exit code, JSON on standard output)."""
    with office(tmp_path) as shop:
        shop.arrives(text="you idiot")

    def call(*words: str) -> tuple[int, Any]:
        code = app.run(["--profile", str(tmp_path), "--lang", "en", "--as", "Anna", *words, "--json"])
        return code, json.loads(capsysbinary.readouterr().out.decode())

    return call


def test_what_is_listed_comes_in_again(run: Run, tmp_path: Path) -> None:
    """The starter once; its listing is a file that changes nothing, and one with a changed title changes one list."""
    assert run("rules", "list") == (0, {"lists": []})
    assert run("rules", "import", "--starter") == (0, {"lists": 2, "changed": 2})
    assert run("rules", "import", "--starter") == (0, {"lists": 2, "changed": 0})
    listed = run("rules", "list")[1]
    path = tmp_path / "rules.json"
    path.write_text(json.dumps(listed), encoding="utf-8")
    assert run("rules", "import", str(path)) == (0, {"lists": 2, "changed": 0})
    listed["lists"][0]["rules"][0]["title"] = "Be kind"
    path.write_text(json.dumps(listed), encoding="utf-8")
    assert run("rules", "import", str(path)) == (0, {"lists": 2, "changed": 1})
    assert run("rules", "list")[1]["lists"][0]["version"] == 2


def test_mistakes_are_named(run: Run, tmp_path: Path) -> None:
    """No file and no starter, both, and a file that is none."""
    path = tmp_path / "rules.json"
    assert run("rules", "import")[0] == 2
    assert run("rules", "import", str(path), "--starter")[0] == 2
    code, said = run("rules", "import", str(path))
    assert (code, said["error"]["code"]) == (2, "unreadable_rules")


def test_an_act_cites_a_rule_as_it_was_then(run: Run, tmp_path: Path) -> None:
    """The number is checked and becomes the reason; the paragraph is that of the version of that day, whatever came."""
    code, said = run("act", "1", "hide", "--rule", "1.1")
    assert (code, said["error"]["code"]) == (1, "no_rules")
    run("rules", "import", "--starter")
    listed = run("rules", "list")[1]
    russian = next(each for each in listed["lists"] if each["language"] == "ru")
    first = russian["rules"][0]
    code, said = run("act", "1", "hide", "--rule", "99.9")
    assert (code, said["error"]["code"]) == (1, "no_rule")
    assert f"there are: {first['number']}, " in json.dumps(said, ensure_ascii=False)
    code, said = run("act", "1", "close", "--rule", first["number"])
    assert code == 2
    code, decided = run("act", "1", "hide", "--rule", first["number"], "--hold", "0")
    assert code == 0
    for each in listed["lists"]:
        each["rules"][0]["text"] = "Quite another paragraph."
    path = tmp_path / "rules.json"
    path.write_text(json.dumps(listed), encoding="utf-8")
    assert run("rules", "import", str(path))[1]["changed"] == 2
    desk = bootstrap.open_desk(tmp_path)
    case = past.case(desk, decided["entry_id"])
    desk.close()
    assert case.cited is not None
    assert case.cited.rule is not None
    assert case.cited.version == 1
    assert case.cited.rule.text != "Quite another paragraph."
    assert case.line.words["reason"] == f"{case.cited.number} {case.cited.rule.title}"
