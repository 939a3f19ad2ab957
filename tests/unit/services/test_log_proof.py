"""What others can prove about the log: the documented lines over an export, and an anchor kept elsewhere."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from moderator_app.domain.entries import EntryKind
from moderator_app.errors import UserError
from moderator_app.services import moderation, review
from moderator_app.services.moderation import Action
from tests.support.desks import Office

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "log-format.md"


def documented(file: Path) -> subprocess.CompletedProcess[str]:
    """Run exactly the lines of the document."""
    (program,) = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    return subprocess.run([sys.executable, "-I", "-c", program, str(file)], capture_output=True, text=True, check=False)


@pytest.fixture
def exported(shop: Office, tmp_path: Path) -> Path:
    message = shop.arrives()
    for number in range(4):
        shop.desk.write(moderation.act, message, Action(kind=EntryKind.NOTE, note=f"Заметка {number}"))
    path = tmp_path / "log.jsonl"
    assert review.export(shop.desk, path) > 4
    return path


def test_the_documented_lines_verify_an_export(shop: Office, exported: Path) -> None:
    done = documented(exported)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == ["whole", review.verify(shop.desk).anchor]


@pytest.mark.parametrize("change", ["record", "left out", "swapped"])
def test_the_documented_lines_name_the_first_bad_entry(exported: Path, change: str) -> None:
    lines = [json.loads(line) for line in exported.read_text(encoding="utf-8").splitlines()]
    bad = lines[2]["id"]
    if change == "record":
        lines[2]["record"] = lines[2]["record"].replace('"note"', '"like"')
    elif change == "left out":
        del lines[2]
        bad = lines[2]["id"]
    else:
        lines[2], lines[3] = lines[3], lines[2]
        bad = lines[2]["id"]
    exported.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    done = documented(exported)
    assert (done.returncode, done.stderr.strip()) == (1, f"broken at entry {bad}")


def test_an_anchor_holds_while_the_log_grows_and_a_foreign_one_does_not(shop: Office) -> None:
    message = shop.arrives()
    entry = shop.desk.write(moderation.act, message, Action(kind=EntryKind.NOTE, note="one")).entry.id
    anchor = review.verify(shop.desk).anchor
    assert anchor is not None
    shop.desk.write(moderation.act, message, Action(kind=EntryKind.NOTE, note="two"))
    found = review.verify(shop.desk, kept=f" {anchor[:8].upper()}-{anchor[8:]} ")
    assert (found.ok, found.anchored_at) == (True, entry)
    foreign = review.verify(shop.desk, kept="0" * 16)
    assert (foreign.ok, foreign.first_bad, foreign.anchored_at) == (False, None, None)


@pytest.mark.parametrize("code", ["", "12", "g" * 16, "0" * 17])
def test_what_is_no_anchor_is_said(shop: Office, code: str) -> None:
    with pytest.raises(UserError, match="anchor"):
        review.verify(shop.desk, kept=code)
