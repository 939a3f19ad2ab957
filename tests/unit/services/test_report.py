"""Reports from a store, against a naive count of its raw rows and entries, and what they look like as files."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moderator_app.clock import DAY_US, HOUR_US, SECOND_US
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.matrix.rows import Row, Variant
from moderator_app.domain.report.document import Unit, to_data
from moderator_app.domain.report.period import Question, frame
from moderator_app.errors import UserError
from moderator_app.services import moderation, report, report_files, review, sheet_files, undo
from moderator_app.services.moderation import Action
from moderator_app.services.reply import Reply, send
from moderator_app.storage.connect import Connection
from tests.support.desks import Office, office
from tests.toy.clock import START_US

_DAY = date(2026, 3, 1)
STEPS = st.lists(
    st.tuples(st.sampled_from(["arrive", "reply", "close", "hide", "tag", "undo", "wait"]), st.integers(0, 5)),
    max_size=12,
)


def _whole(shop: Office) -> Question:
    first, last = report.last_days(shop.desk, 30, "UTC")
    return report.ask(shop.desk, since=first, until=last, zone="UTC")


def _play(shop: Office, steps: list[tuple[str, int]]) -> None:
    entries: list[int] = []
    number = 0
    for what, which in steps:
        shop.clock.pass_s(60)
        known = shop.items()
        if what == "arrive":
            number += 1
            shop.arrives(f"m{number}", author=f"reader{which}", second=number)
        elif what == "wait":
            shop.clock.pass_s(which * 3_600)
        elif known:
            item_id = int(known[which % len(known)][0])
            try:
                if what == "reply":
                    done = shop.desk.write(send, item_id, Reply(text="Спасибо!", hold_s=0))
                    shop.sends(done.entry.id)
                elif what == "undo":
                    shop.desk.write(undo.undo, entries[which % len(entries)]) if entries else None
                    continue
                else:
                    action = Action(kind=EntryKind(what), tag="идея" if what == "tag" else None, reason="Правило 1")
                    done = shop.desk.write(moderation.act, item_id, action)
                entries.append(done.entry.id)
            except UserError:
                continue


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_figures_are_those_of_a_naive_count(
    steps: list[tuple[str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever was done, figures equal what raw messages, entries and deliveries say when they are just counted."""
    with office(tmp_path_factory.mktemp("shop")) as shop:
        _play(shop, [("arrive", 0), *steps])
        made = report.make(shop.desk, _whole(shop))
        raw = shop.desk.reader
        records = {
            int(row[0]): json.loads(row[1])
            for row in raw.execute("SELECT id, CAST(record AS TEXT) FROM entry").fetchall()
        }
        undone = {int(each["data"]["of"]) for each in records.values() if each["kind"] == "undo"}
        sent = {int(row[0]) for row in raw.execute("SELECT entry_id FROM delivery WHERE state = 'sent'").fetchall()}
        naive: Counter[str] = Counter()
        for (settler,) in raw.execute("SELECT settler FROM item").fetchall():
            naive["arrived"] += 1
            kind = records[int(settler.split(":")[1])]["kind"] if settler and settler.startswith("entry:") else settler
            naive[{None: "unanswered", "reply": "answered"}.get(kind, "decided")] += 1
        for number, each in records.items():
            if number not in undone and each["kind"] == "reply" and number in sent:
                naive["reply"] += 1
            if number not in undone and each["kind"] == "hide":
                naive["act:hide:Правило 1"] += 1
        tagged = raw.execute("SELECT count(*) FROM item WHERE ',' || tags || ',' LIKE '%,идея,%'").fetchone()[0]
        naive["topic:idea"] = tagged
        for mark in ("arrived", "answered", "decided", "unanswered", "reply", "act:hide:Правило 1", "topic:idea"):
            assert made.count(mark) == naive[mark], mark
        for mark in ("arrived", "answered", "unanswered", "topic:idea"):
            assert len(report.behind(shop.desk, _whole(shop), mark)) == made.count(mark)
        ended = sorted(
            int(row[0])
            for row in raw.execute(
                "SELECT elapsed_us FROM clock WHERE metric = 'first_response' AND state IN ('met', 'missed')"
                " AND elapsed_us IS NOT NULL AND events NOT LIKE '%voided%'"
            ).fetchall()
        )
        assert made.spans["first_response"].ended == len(ended)


def test_filters_leave_out_what_is_not_theirs(shop: Office) -> None:
    """By channel, brand and person; a channel without anything gives an empty report, not a failure."""
    item_id = shop.arrives(text="?")
    shop.arrives(author="other")
    shop.desk.write(moderation.act, item_id, Action(kind=EntryKind.CLOSE))
    first, last = report.last_days(shop.desk, 2, "UTC")

    def arrived(**wanted: Any) -> int:
        question = report.ask(shop.desk, since=first, until=last, zone="UTC", **wanted)
        return report.make(shop.desk, question).count("arrived")

    assert arrived() == 2
    assert arrived(person="Anna") == 1
    assert arrived(person="Boris") == 0
    shop.desk.lane.call(lambda conn: conn.execute("INSERT INTO brand(id, name) VALUES (5, 'Tea')").rowcount)
    assert arrived(brand="tea") == 0


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"since": date(2026, 3, 2), "until": date(2026, 3, 1)}, "invalid"),
        ({"since": date(2000, 1, 1), "until": date(2026, 3, 1)}, "invalid"),
        ({"since": _DAY, "until": _DAY, "zone": "Mars/Base"}, "invalid"),
        ({"since": _DAY, "until": _DAY, "channels": (99,)}, "not_found"),
        ({"since": _DAY, "until": _DAY, "brand": "Nobody"}, "not_found"),
        ({"since": _DAY, "until": _DAY, "person": "Nobody"}, "not_found"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused(shop: Office, facts: dict[str, Any], code: str) -> None:
    """Days in the wrong order, too many, and names nobody has are said."""
    with pytest.raises(UserError) as failed:
        report.ask(shop.desk, **facts)
    assert failed.value.code == code


def test_a_person_renamed_and_a_channel_removed_keep_their_figures(shop: Office) -> None:
    """Figures follow numbers, names are those of today; what is gone says so."""
    item_id = shop.arrives()
    shop.desk.write(moderation.act, item_id, Action(kind=EntryKind.CLOSE))

    def change(conn: Connection) -> None:
        conn.execute("UPDATE moderator SET name = 'Anna B.' WHERE name = 'Anna'")
        conn.execute("UPDATE account SET removed_at = 1")

    shop.desk.lane.call(change)
    question = _whole(shop)
    document = report.document(shop.desk, question, report.make(shop.desk, question), "en")
    tables = {each.name: each for each in document.tables}
    assert tables["people"].rows[0].cells[0] == "Anna B."
    assert tables["channels"].rows[0].cells[0] == "Coffee blog (removed)"


def test_newcomers_and_those_gone_quiet(shop: Office) -> None:
    """A regular of the time before who wrote nothing since; somebody who had never written."""
    for number in range(3):
        regular = shop.arrives(f"r{number}", author="regular", second=number)
        shop.desk.write(moderation.act, regular, Action(kind=EntryKind.CLOSE))
    shop.clock.pass_s(5 * DAY_US / SECOND_US)
    shop.arrives("new", author="new", second=5 * DAY_US // SECOND_US)
    first, last = report.last_days(shop.desk, 2, "UTC")
    question = report.ask(shop.desk, since=first, until=last, zone="UTC")
    people = report.make(shop.desk, question).people
    names = dict(shop.desk.reader.execute("SELECT id, identity FROM author").fetchall())
    assert [(names[each], count) for each, count in people.quiet] == [("id:regular", 3)]
    assert [names[each] for each, _ in people.newcomers] == ["id:new"]


def test_what_is_passed_on_is_quoted_with_its_link(shop: Office) -> None:
    """The newest of each topic, in the words of its author; each leads to its item."""
    for number in range(12):
        item_id = shop.arrives(f"q{number}", author=f"r{number}", second=number, text=f"Idea {number}")
        shop.desk.write(moderation.act, item_id, Action(kind=EntryKind.TAG, tag="Идея"))
    question = _whole(shop)
    document = report.document(shop.desk, question, report.make(shop.desk, question), "en")
    quotes = next(each for each in document.tables if each.name == "quotes")
    assert [row.cells[1] for row in quotes.rows] == [f"Idea {number}" for number in range(11, 1, -1)]
    assert {row.cells[0] for row in quotes.rows} == {"ideas"}
    newest = shop.desk.reader.execute("SELECT item_id FROM message WHERE external_id = 'q11'").fetchone()[0]
    assert quotes.rows[0].marks[1] == f"item:{newest}"


# ---------------------------------------------------------------- files


@pytest.fixture
def hostile(shop: Office) -> Office:
    """Names, texts and reasons that a spreadsheet, a browser or a printer might take for something else."""
    item_id = shop.arrives(author="=HYPERLINK(1)", text="@SUM(1)<script>\n\x07🙂")
    shop.desk.write(moderation.act, item_id, Action(kind=EntryKind.HIDE, reason="=1+1 <b>"))
    shop.desk.write(moderation.act, item_id, Action(kind=EntryKind.TAG, tag="+idea"))
    return shop


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("kind", report_files.FORMATS)
def test_every_format_is_made_in_both_languages(hostile: Office, tmp_path: Path, kind: str, language: str) -> None:
    """Whole, under its own name, with nothing else left beside it; no markup and no formula of a stranger."""
    question = _whole(hostile)
    document = report.document(hostile.desk, question, report.make(hostile.desk, question), language)
    path = tmp_path / "out" / f"r.{kind}"
    path.parent.mkdir()
    report_files.write(document, path, kind)
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    body = path.read_bytes()
    if kind == "pdf":
        assert body.startswith(b"%PDF")
    elif kind == "xlsx":
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            assert not any(b"<f>" in book.read(name) for name in book.namelist())
    elif kind == "html":
        assert b"<script" not in body
        assert b"<b>" not in body.replace(b"<b>1", b"").replace(b"<b>0", b"").replace("<b>—".encode(), b"")
    elif kind == "json":
        assert json.loads(body) == json.loads(json.dumps(to_data(document)))
    else:
        cells = [cell for line in csv.reader(io.StringIO(body.decode("utf-8-sig"))) for cell in line]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


def test_a_printed_report_draws_the_emoji_people_write(shop: Office, tmp_path: Path) -> None:
    """The second font draws it as a picture; where nobody wrote one there is none."""
    shop.desk.write(moderation.act, shop.arrives(text="ворота плохо"), Action(kind=EntryKind.TAG, tag="idea"))
    question = _whole(shop)
    plain = report.document(shop.desk, question, report.make(shop.desk, question), "en")
    report_files.write(plain, tmp_path / "plain.pdf", "pdf")
    report_files.write(replace(plain, title="Week \N{SMILING FACE WITH SMILING EYES}\ufe0f"), tmp_path / "e.pdf", "pdf")
    assert b"/XObject" not in (tmp_path / "plain.pdf").read_bytes()
    assert b"/XObject" in (tmp_path / "e.pdf").read_bytes()


def test_the_same_figures_in_workbook_and_document(hostile: Office, tmp_path: Path) -> None:
    """A stranger's reader finds in the workbook what the document says."""
    openpyxl = pytest.importorskip("openpyxl")
    question = _whole(hostile)
    document = report.document(hostile.desk, question, report.make(hostile.desk, question), "en")
    path = tmp_path / "r.xlsx"
    report_files.write(document, path, "xlsx")
    book = openpyxl.load_workbook(path)
    for table, sheet in zip(document.tables, book.worksheets[1:], strict=True):
        for row, line in zip(table.rows, sheet.iter_rows(min_row=4, values_only=True), strict=False):
            for cell, written, (_, _, unit) in zip(row.cells, line, table.columns, strict=False):
                if unit is Unit.COUNT:
                    assert written == cell


@pytest.mark.parametrize("kind", report_files.ITEM_FORMATS)
def test_the_row_per_item_file_names_its_zone_and_starts_no_formula(hostile: Office, tmp_path: Path, kind: str) -> None:
    """One row an item, times in the zone of the heading."""
    path = tmp_path / f"items.{kind}"
    assert report_files.write_items(hostile.desk, _whole(hostile), path, kind, "en") == 1
    if kind == "csv":
        heads, line = csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")))
    else:
        openpyxl = pytest.importorskip("openpyxl")
        heads, line = ([str(cell or "") for cell in row] for row in openpyxl.load_workbook(path).active.values)
    assert heads[1] == "began (UTC)"
    assert line[4] == "Coffee blog"
    assert not [cell for cell in line if cell.startswith(("=", "+", "@"))]


def test_a_disk_that_fills_leaves_what_was_there(
    hostile: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old file stays whole, no half file stands anywhere, and the failure says why."""
    question = _whole(hostile)
    document = report.document(hostile.desk, question, report.make(hostile.desk, question), "en")
    path = tmp_path / "r.html"
    path.write_text("old", encoding="utf-8")

    def full(self: Path, *_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(UserError) as failed:
        report_files.write(document, path, "html")
    assert failed.value.code == "not_written"
    assert path.read_text(encoding="utf-8") == "old"
    assert not path.with_name("r.html.new").exists()


@pytest.mark.process
def test_an_office_program_opens_every_export(hostile: Office, tmp_path: Path) -> None:
    """A spreadsheet program of others reads all tables without a complaint; what strangers wrote stays text there."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("no LibreOffice on this machine")
    question = _whole(hostile)
    document = report.document(hostile.desk, question, report.make(hostile.desk, question), "en")
    made, read = tmp_path / "made", tmp_path / "read"
    made.mkdir()
    report_files.write(document, made / "report.xlsx", "xlsx")
    for kind in report_files.ITEM_FORMATS:
        report_files.write_items(hostile.desk, question, made / f"items-{kind}.{kind}", kind, "en")
    review.export(hostile.desk, made / "log.csv")
    sums = Row(code="sums", title="=1+1", variants=(Variant(answer="@SUM(1)"),))
    sheet_files.write(made / "matrix.xlsx", (sums,), {})
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    wanted = "csv:Text - txt - csv (StarCalc):44,34,76"  # commas, quotes, UTF-8
    for kind, how in (("csv", ["--infilter=CSV:44,34,76"]), ("xlsx", [])):
        subprocess.run(
            [program, home, "--headless", *how, "--convert-to", wanted, "--outdir", str(read)]
            + [str(each) for each in made.glob(f"*.{kind}")],
            check=True,
            capture_output=True,
            timeout=300,
        )
    tables = {
        each.stem: list(csv.reader(io.StringIO((read / f"{each.stem}.csv").read_text("utf-8-sig"))))
        for each in made.iterdir()
    }
    cells = {name: {cell for line in table for cell in line} for name, table in tables.items()}
    assert tables["report"][0][0].startswith("Report")
    assert {"began (UTC)", "Coffee blog"} <= cells["items-csv"] & cells["items-xlsx"]
    assert all(any("🙂" in cell for cell in cells[name]) for name in ("items-csv", "items-xlsx"))
    assert "'=1+1 <b>" in cells["log"]
    assert {"=1+1", "@SUM(1)"} <= {cell.removeprefix("'") for cell in cells["matrix"]}
    assert not [cell for known in cells.values() for cell in known if cell.startswith(("#", "Err:"))]


def test_times_of_the_toy_are_within_the_question(shop: Office) -> None:
    """The span of a question holds its first instant and not its last."""
    begin, end = frame(_whole(shop)).span_us
    assert begin <= START_US < end
    assert (end - begin) % HOUR_US == 0
