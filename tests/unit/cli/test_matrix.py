"""`moderator matrix` and `reply --row`, as scripts use them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from moderator_app import bootstrap
from moderator_app.cli import app
from moderator_app.services import matrix, moderators, proposals
from tests.support.desks import Office, office

Run = Callable[..., tuple[int, Any, str]]
SHEET = "Вопрос;Ответ\nСколько стоит доставка?;300 рублей.\nГде вы?;На Лесной, 5.\n"


@pytest.fixture(name="item")
def _item(tmp_path: Path) -> int:
    """Somebody asked; nobody is at the desk any more."""
    with office(tmp_path) as shop:
        return _asked(shop)


def _asked(shop: Office) -> int:
    return shop.arrives(author="marina", text="Сколько стоит доставка?")


@pytest.fixture(name="run")
def _run(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """(exit code, JSON on standard output, standard error)."""

    def call(*words: str) -> tuple[int, Any, str]:
        code = app.run(["--profile", str(tmp_path), "--lang", "en", "--as", "Anna", *words, "--json"])
        captured = capsysbinary.readouterr()
        return code, json.loads(captured.out.decode()), captured.err.decode()

    return call


def test_a_sheet_comes_in_is_listed_and_goes_out(run: Run, item: int, tmp_path: Path) -> None:
    """The counts of the contract; a dry run writes nothing; what is exported comes back unchanged."""
    path = tmp_path / "sheet.csv"
    path.write_bytes(SHEET.encode("cp1251"))
    counts = {"rows": 2, "added": 2, "changed": 0, "problems": []}
    assert run("matrix", "import", str(path), "--dry-run")[:2] == (0, counts)
    assert run("matrix", "list")[1] == {"items": [], "next": None}
    assert run("matrix", "import", str(path))[:2] == (0, counts)
    (first, second) = run("matrix", "list")[1]["items"]
    assert (first["code"], second["title"]) == ("skolko-stoit-dostavka", "Где вы?")
    out = tmp_path / "out.xlsx"
    assert run("matrix", "export", str(out))[1]["rows"] == 2
    assert run("matrix", "import", str(out))[1] == {"rows": 2, "added": 0, "changed": 0, "problems": []}


def test_problems_exit_1_with_row_and_column(run: Run, item: int, tmp_path: Path) -> None:
    """And the matrix stays empty."""
    path = tmp_path / "sheet.csv"
    path.write_text("code,answer,kind\na,x,angry\n", encoding="utf-8")
    code, done, _ = run("matrix", "import", str(path))
    assert (code, [(each["row"], each["column"]) for each in done["problems"]]) == (1, [(2, 3)])
    assert "angry" in done["problems"][0]["text"]
    assert run("matrix", "list")[1]["items"] == []


def test_an_answer_is_rendered_and_sent(run: Run, item: int) -> None:
    """With what is open, and why this variant; open fields stop it, filled ones do not."""
    assert run("matrix", "import", "--starter")[0] == 0
    code, shown, _ = run("matrix", "render", "delivery-cost", "--item", str(item))
    assert (code, shown["unresolved"]) == (0, ["стоимость доставки", "сумма бесплатной доставки"])
    assert "language: ru" in shown["why"]
    assert any(each["level"] == "block" and each["rule"] == "unresolved" for each in shown["checks"])
    assert "Marina" in shown["text"]
    code, refused, _ = run("reply", str(item), "--row", "delivery-cost")
    assert (code, refused["error"]["code"]) == (1, "unresolved")
    fields = ("--field", "стоимость доставки=300 ₽", "--field", "сумма бесплатной доставки=2000 ₽")
    code, sent, _ = run("reply", str(item), "--row", "delivery-cost", *fields)
    assert (code, sent["delivery"]["state"]) == (0, "queued")
    assert "300 ₽" in sent["delivery"]["text"]
    (used,) = [each for each in run("matrix", "list")[1]["items"] if each["uses"]]
    assert used["code"] == "delivery-cost"


def test_a_text_is_checked(run: Run, item: int) -> None:
    """Exit 1 when it could not be sent; the same voice stops the reply."""
    run("matrix", "import", "--starter")
    code, shown, _ = run("matrix", "check", "--text", "не нравится — не читайте", "--item", str(item))
    assert (code, shown["ok"]) == (1, False)
    (block,) = [each for each in shown["checks"] if each["level"] == "block"]
    assert (block["rule"], block["start"], block["end"]) == ("aggressive", 0, 24)
    assert set(block) == {"level", "rule", "start", "end", "reason", "fix"}
    code, refused, _ = run("reply", str(item), "--text", "не нравится — не читайте")
    assert (code, refused["error"]["code"]) == (1, "blocked")
    good = "Здравствуйте, Marina! Доставка стоит 300 рублей."
    assert run("matrix", "check", "--text", good, "--item", str(item))[:2] == (0, {"ok": True, "checks": []})


def test_outcomes(run: Run, item: int) -> None:
    """An entry like any, undone like any."""
    code, noted, _ = run("outcome", str(item), "compensated", "--note", "кофе")
    assert (code, noted["item_id"]) == (0, item)
    assert run("undo", str(noted["entry_id"]))[0] == 0
    assert run("outcome", str(item), "compensated")[1]["error"]["code"] == "invalid"


def test_to_dm_with_a_public_line_says_why_not(run: Run, item: int) -> None:
    """On a platform without direct messages nothing is said in public either."""
    code, refused, _ = run("act", str(item), "to-dm", "--text", "Что случилось?", "--public", "Пишем вам.")
    assert (code, refused["error"]["code"]) == (1, "impossible")
    assert run("outbox")[1]["items"] == []
    assert run("act", str(item), "close", "--public", "x")[0] == 2


def test_proposals_are_listed_accepted_and_declined(run: Run, item: int, tmp_path: Path) -> None:
    """By their numbers; what was changed in the same place since is named, and nothing is written then."""
    path = tmp_path / "sheet.csv"
    path.write_bytes(SHEET.encode("cp1251"))
    run("matrix", "import", str(path))
    desk = bootstrap.open_desk(tmp_path)
    anna, boris = (next(each for each in moderators.everyone(desk) if each.name == name) for name in ("Anna", "Boris"))
    first, second = matrix.read(desk).rows
    at = desk.worked_by(boris)
    entries = [
        at.write(proposals.propose, replace(first, title="Доставка"), "короче"),
        at.write(proposals.propose, replace(second, title="Адрес"), "короче"),
        at.write(proposals.propose, replace(second, title="Где вас найти?"), "длиннее"),
    ]
    desk.worked_by(anna).write(matrix.save, replace(second, title="Где мы"))
    desk.close()
    listed = run("matrix", "proposals", "list")[1]["items"]
    assert [(each["proposal"], each["by"], each["state"]) for each in listed] == [
        (entry, "Boris", "open") for entry in entries
    ]
    assert listed[0]["row"]["title"] == "Доставка"
    assert run("matrix", "proposals", "accept", str(entries[0]))[1]["state"] == "accepted"
    code, said, _ = run("matrix", "proposals", "accept", str(entries[1]))
    assert (code, said["error"]["code"]) == (1, "proposal_conflicts")
    assert "title" in json.dumps(said)
    declined = run("matrix", "proposals", "decline", str(entries[2]), "--reason", "длинно")[1]
    assert (declined["state"], declined["reason"], declined["answered_by"]) == ("refused", "длинно", "Anna")
    assert run("matrix", "proposals", "accept", str(entries[2]))[1]["error"]["code"] == "proposal_ended"
    assert [each["proposal"] for each in run("matrix", "proposals", "list")[1]["items"]] == [entries[1]]
    assert len(run("matrix", "proposals", "list", "--all")[1]["items"]) == 3
