"""The log as a table: cells that people read, while JSON keeps an entry as it is."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from moderator_app.domain.entries import Entry, EntryKind
from moderator_app.domain.formatting import Dress, Format, Mark
from moderator_app.domain.matrix.rows import Row, Variant
from moderator_app.services import log_table, matrix, moderation, reply, review
from moderator_app.services.matrix import MatrixUse
from moderator_app.services.moderation import Action
from moderator_app.services.reply import Reply
from moderator_app.services.shown import Shown, ShownRow
from tests.support.desks import Office


def _table(office: Office, path: Path) -> list[dict[str, str]]:
    review.export(office.desk, path)
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


def _answer(office: Office, text: str) -> int:
    """An answer of a row, dressed; the row got another code since."""
    row = Row(code="complaint-leak", title="Leak", variants=(Variant(answer="We will look."),))
    saved = office.desk.write(matrix.save, row)
    wanted = Reply(
        text=text,
        dress=Dress(marks=(Mark(0, 2, Format.BOLD),)),
        used=MatrixUse(row_id=saved.id, version=1, variant=0, rendered="We will look."),
        shown=Shown(rows=(ShownRow(row_id=saved.id, version=1, score=0.87),), fits=False, model=3),
        draft_id="d-1",
    )
    entry = office.desk.write(reply.send, office.arrives(), wanted).entry.id
    office.desk.write(matrix.save, Row(id=saved.id, code="renamed", title="Leak", version=1, variants=row.variants))
    return entry


@pytest.mark.parametrize(
    ("text", "said", "changed"),
    [
        ("We will look.", "row complaint-leak, verbatim", ""),
        ("We will look now.", "row complaint-leak, changed by hand", "look. → look now."),
    ],
)
def test_an_answer_names_its_row_and_what_was_changed(
    shop: Office, tmp_path: Path, text: str, said: str, changed: str
) -> None:
    """By the code it had then; no marks, no raw JSON, no facts for programs alone."""
    entry = _answer(shop, text)
    line = next(each for each in _table(shop, tmp_path / "log.csv") if each["id"] == str(entry))
    assert line["text"] == text
    assert line["changed by hand"] == changed
    assert line["details"].split("; ")[0] == said
    assert "offered: complaint-leak 87% (unsure)" in line["details"]
    assert "d-1" not in line["details"]
    assert not {"{", "[", '"'} & set("".join(line.values()))


def test_json_keeps_what_the_table_leaves_out(shop: Office, tmp_path: Path) -> None:
    """Marks, the inserted answer, the facts as they are: what docs/log-format.md promises."""
    entry = _answer(shop, "We will look now.")
    review.export(shop.desk, tmp_path / "log.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    found = next(each for each in lines if each["id"] == entry)
    assert found["data"]["matrix"]["variant"] == 0
    assert {"marks", "edits", "inserted"} <= set(found["words"])
    assert {"prev", "record", "hash"} <= set(found)


def test_a_note_is_its_words_and_no_cell_is_a_formula(shop: Office, tmp_path: Path) -> None:
    """An apostrophe stands before what a spreadsheet would calculate."""
    shop.desk.write(moderation.act, shop.arrives(), Action(kind=EntryKind.NOTE, note="=1+1"))
    assert [each["text"] for each in _table(shop, tmp_path / "log.csv") if each["kind"] == "note"] == ["'=1+1"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, ""),
        ({"until": 1_790_000_000_000_000}, "until: 2026-09-21T14:13:20Z"),
        ({"second": False, "blind": True}, "second: no; blind: yes"),
        ({"overridden": ["promise", "length"]}, "overridden: promise, length"),
        ({"checks": [["greeting", "hint"], ["promise", "block"]]}, "checks: greeting hint, promise block"),
        ({"rule": {"list": 3, "number": "2.1"}}, "rule: list 3, number 2.1"),
        ({"for_s": 3600, "reason": None}, "for: 3600 s"),
        ({"matrix": {"row": 9, "version": 1, "variant": 0}}, "row 9, verbatim"),
        ({"shown": {"rows": [[1]]}}, 'shown: {"rows": [[1]]}'),
        ({"shown": {"rows": [], "tone": ["advocate", 20, 10]}}, "commenter: advocate, negativity 2%"),
    ],
)
def test_facts_are_written_as_people_say_them(data: dict[str, Any], said: str) -> None:
    """A row that is gone keeps its number; what another release wrote is shown as it is."""
    entry = Entry(id=1, origin="o", seq=1, at=0, actor="1", kind=EntryKind.NOTE, data=data)
    assert log_table.details(entry, lambda _number, _version: "") == said
