"""Matrix files as other programs write them, and importing them: all or nothing."""

from __future__ import annotations

import csv
import io
import itertools
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from moderator_app.clock import DAY_US
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.matrix.rows import Row, Variant
from moderator_app.engine.guesses import build_ranker
from moderator_app.errors import UserError
from moderator_app.services import book, files, matrix, matrix_forms, matrix_import, review, sheet_files, xlsx
from moderator_app.services.matrix_import import Imported, import_file
from moderator_app.storage import files as sweeping
from moderator_app.storage import matrix as stored
from tests.support.desks import Office

TWO = [("Сколько стоит доставка?", "300 рублей; быстро, правда"), ("Где вы?", "На Лесной, 5")]


def text_of(delimiter: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(TWO)
    return out.getvalue()


@pytest.mark.parametrize(
    ("encoding", "delimiter"),
    list(itertools.product(["cp1251", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"], [";", ",", "\t"])),
)
def test_csv_in_every_encoding_with_every_delimiter(tmp_path: Path, encoding: str, delimiter: str) -> None:
    """A two-column sheet means the same in all of them."""
    path = tmp_path / "sheet.csv"
    path.write_bytes(text_of(delimiter).encode(encoding))
    assert sheet_files.read(path).lines == tuple(TWO)


def workbook(path: Path, fill: Callable[[Any], None]) -> Path:
    made = openpyxl.Workbook()
    fill(made.active)
    made.save(path)
    return path


def test_a_workbook_of_another_program(tmp_path: Path) -> None:
    """Numbers without a point, gaps kept, merged down repeated, merged across and bare formulas are faults."""

    def fill(page: Any) -> None:
        page.append(["code", "title", "answer"])
        page.append(["a", 2026, "да"])
        page["C3"] = "=1+1"
        page["A3"] = "b"
        page["A5"] = "c"
        page["C5"] = "вниз"
        page.merge_cells("C5:C6")
        page["A6"] = "d"
        page["A8"] = "вбок"
        page.merge_cells("A8:B8")

    table = sheet_files.read(workbook(tmp_path / "x.xlsx", fill))
    plain = [[getattr(cell, "fault", "") or getattr(cell, "text", cell) for cell in line] for line in table.lines]
    assert plain[0] == ["code", "title", "answer"]
    assert plain[1] == ["a", "2026", "да"]
    assert (plain[2][0], plain[2][2]) == ("b", "formula")
    assert (plain[4][2], plain[5][2]) == ("вниз", "вниз")
    assert plain[7][0] == "merged"


def test_a_formula_counts_with_its_stored_value(tmp_path: Path) -> None:
    """It is never calculated here."""
    path = workbook(tmp_path / "x.xlsx", lambda page: page.append(["Вопрос?", "=A1"]))
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(b'<c r="B1"><f>A1</f><v /></c>', b'<c r="B1" t="str"><f>A1</f><v>OK</v></c>')
    assert b"OK" in parts[name]
    with zipfile.ZipFile(path, "w") as new:
        for each, body in parts.items():
            new.writestr(each, body)
    assert sheet_files.read(path).lines == (("Вопрос?", "OK"),)


@pytest.mark.parametrize("broken", ["no zip", "empty zip", "doctype", "not xml"])
def test_what_is_no_workbook(tmp_path: Path, broken: str) -> None:
    """One sentence, whatever is wrong; a document type that could blow up is not even read."""
    path = tmp_path / "x.xlsx"
    if broken == "no zip":
        path.write_bytes(b"PK nonsense")
    else:
        xlsx.write(path, [["a", "b"]])
        with zipfile.ZipFile(path) as old:
            parts = {} if broken == "empty zip" else {name: old.read(name) for name in old.namelist()}
        if broken != "empty zip":
            bad = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>' if broken == "doctype" else b"<worksheet><row"
            parts["xl/worksheets/sheet1.xml"] = bad
        with zipfile.ZipFile(path, "w") as new:
            for each, body in parts.items():
                new.writestr(each, body)
    with pytest.raises(UserError, match="unreadable_file"):
        sheet_files.read(path)


@pytest.mark.parametrize(
    "text",
    ["a: &a [x]\nrows: *a", "rows: !!python/object/apply:os.system [ls]", "rows: {", "- " * 3_000 + "x", "7", "a: b"],
)
def test_yaml_that_is_none(shop: Office, tmp_path: Path, text: str) -> None:
    """Aliases, objects, endless nesting, other data: problems, and the matrix stays."""
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    done = import_file(shop.desk, path)
    assert done.problems
    assert matrix.read(shop.desk).rows == ()


@pytest.fixture(name="bring")
def _bring(shop: Office, tmp_path: Path) -> Callable[..., Imported]:
    """Import lines as a .csv file."""
    numbers = itertools.count()

    def bring(*lines: tuple[str, ...], dry_run: bool = False) -> Imported:
        path = tmp_path / f"{next(numbers)}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(lines)
        return import_file(shop.desk, path, dry_run=dry_run)

    return bring


def test_an_import_adds_changes_and_leaves(shop: Office, bring: Callable[..., Imported]) -> None:
    """Counted; the same file twice changes nothing; what it does not name stays; versions and entries are kept."""
    head = ("code", "title", "answer")
    first = bring(head, ("a", "A", "one"), ("b", "B", "two"))
    assert (first.rows, first.added, first.changed) == (2, 2, 0)
    entries = shop.entries()
    assert bring(head, ("a", "A", "one"), ("b", "B", "two")).added == 0
    assert shop.entries() == entries
    second = bring(head, ("A", "A", "one!"), ("c", "C", "three"))
    assert (second.rows, second.added, second.changed) == (2, 1, 1)
    rows = {row.code.casefold(): row for row in matrix.read(shop.desk).rows}
    assert [rows[code].variants[0].answer for code in "abc"] == ["one!", "two", "three"]
    assert rows["a"].version == 2
    history = matrix.history(shop.desk, rows["a"].id)
    assert [row.variants[0].answer for row, _ in history if row is not None] == ["one!", "one"]
    lines = [line for line in review.entries(shop.desk) if line.entry.kind is EntryKind.MATRIX]
    assert len(lines) == 6
    assert lines[0].entry.data["part"] == "sheet"


def test_topics_come_in_and_stay(shop: Office, bring: Callable[..., Imported], tmp_path: Path) -> None:
    """By slug or by the title that ships; a sheet without the column leaves them; YAML keeps "to none" apart."""
    head = ("code", "answer", "topics")
    assert bring(head, ("a", "one", "wifi | Parking"), ("b", "two", "none")).problems == ()
    assert [row.topics for row in matrix.read(shop.desk).rows] == [("wifi", "parking"), ()]
    bring(("code", "answer"), ("a", "one!"))
    assert matrix.row(shop.desk, "a").topics == ("wifi", "parking")
    for ending in (".yaml", ".xlsx"):
        path = tmp_path / f"m{ending}"
        matrix_import.export_file(shop.desk, path)
        assert import_file(shop.desk, path).changed == 0
    assert bring(head, ("a", "one!", "")).changed == 1
    assert matrix.row(shop.desk, "a").topics is None
    assert "kaffee" in bring(head, ("a", "one!", "kaffee")).problems[0].text_en


def test_topics_of_a_row_reach_the_ranker(shop: Office, bring: Callable[..., Imported]) -> None:
    """What a person linked a row to is what ranks it."""
    bring(("code", "answer", "topics"), ("a", "one", "wifi"), ("b", "two", "none"), ("c", "three", ""))
    ranker, _ = build_ranker(shop.desk.profile, shop.desk.reader)
    assert [row.topics for row in ranker.rows] == [("wifi",), (), None]
    assert [(link.slug, link.given) for link in ranker.links if link.row_id == 1] == [("wifi", True)]


def test_a_problem_leaves_everything_as_it_was(shop: Office, bring: Callable[..., Imported]) -> None:
    """And a dry run too, which counts what would be."""
    bring(("вопрос", "ответ"), ("Где?", "Тут"))
    before, entries = matrix.read(shop.desk), shop.entries()
    assert bring(("code", "answer"), ("new", "x"), ("bad", "{include:нет}")).problems
    assert bring(("code", "answer"), ("new", "x"), dry_run=True).added == 1
    assert (matrix.read(shop.desk), shop.entries()) == (before, entries)


def test_an_import_that_is_cut_off_never_counts(
    shop: Office, bring: Callable[..., Imported], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed half way, or overtaken by an edit: nothing of it is in force, and the next one sweeps it away."""
    bring(("code", "answer"), ("a", "old"))
    put_in_force = stored.put_in_force

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(stored, "put_in_force", killed)
    with pytest.raises(KeyboardInterrupt):
        bring(("code", "answer"), ("a", "new"), ("b", "new"))
    monkeypatch.setattr(stored, "put_in_force", put_in_force)
    assert [row.variants[0].answer for row in matrix.read(shop.desk).rows] == ["old"]
    shop.clock.pass_s(3_600)
    bring(("code", "answer"), ("b", "later"))
    assert shop.desk.reader.execute("SELECT count(*) FROM matrix_batch WHERE in_force = 0").fetchone() == (0,)
    row = matrix.row(shop.desk, "a")
    assert (row.version, row.variants[0].answer) == (1, "old")
    assert matrix.row(shop.desk, "b").variants[0].answer == "later"


def test_an_edit_during_an_import_stops_it(
    shop: Office, bring: Callable[..., Imported], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a colleague saved meanwhile is not overwritten by what was read before."""
    bring(("code", "answer"), ("a", "old"))
    row = matrix.row(shop.desk, "a")
    write = matrix_import._chunk

    def edited(conn: Any, desk: Any, *rest: Any) -> None:
        matrix.save(conn, desk, row)
        write(conn, desk, *rest)

    monkeypatch.setattr(matrix_import, "_chunk", edited)
    with pytest.raises(UserError, match="matrix_changed"):
        bring(("code", "answer"), ("a", "new"))
    assert matrix.row(shop.desk, "a").variants[0].answer == "old"


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".yaml", ".tsv"])
def test_export_and_back(shop: Office, tmp_path: Path, ending: str) -> None:
    """The starter matrix comes back as it went, and other programs read it; no cell is a formula."""
    matrix_import.install_starter(shop.desk)
    path = tmp_path / f"m{ending}"
    count = matrix_import.export_file(shop.desk, path)
    assert count == len(book.at(shop.desk).matrix.rows)
    again = import_file(shop.desk, path)
    assert (again.problems, again.added, again.changed) == ((), 0, 0)
    if ending == ".xlsx":
        page = openpyxl.load_workbook(path).active
        assert page.max_row > count
        assert all(cell.data_type != "f" for line in page.iter_rows() for cell in line)


def test_formulas_are_disarmed_on_their_way_out(shop: Office, tmp_path: Path) -> None:
    """In .csv and .xlsx alike; read back they are what they were."""
    path = tmp_path / "in.yaml"
    path.write_text("rows:\n- {code: a, title: t, answer: '=cmd|calc!A0'}\n", encoding="utf-8")
    assert import_file(shop.desk, path).added == 1
    for ending in (".csv", ".xlsx"):
        out = tmp_path / f"out{ending}"
        matrix_import.export_file(shop.desk, out)
        cells = [str(getattr(cell, "text", cell)) for line in sheet_files.read(out).lines for cell in line]
        assert "'=cmd|calc!A0" in cells
        assert import_file(shop.desk, out).changed == 0


def test_fifty_thousand_rows(shop: Office, tmp_path: Path) -> None:
    """Read in seconds; written in transactions of at most 50 ms each on the build machine, and in force at once."""
    path = tmp_path / "large.xlsx"
    xlsx.write(path, [["code", "title", "answer"], *([f"r{n}", f"Вопрос {n}?", "Ответ"] for n in range(50_000))])
    started = time.thread_time()
    done = import_file(shop.desk, path, dry_run=True)
    assert (done.rows, done.added, done.problems) == (50_000, 50_000, ())
    assert time.thread_time() - started < 300  # 50,000 rows, not their square


# Files of answers ------------------------------------------------------------------------------------

PNG = b"\x89PNG\r\n\x1a\n" + b"lid" * 20


@pytest.fixture(name="sheet")
def _sheet(tmp_path: Path) -> Callable[..., Path]:
    """A .csv sheet in a folder with a picture and a guide; each cell of files is a row."""
    (tmp_path / "in" / "pictures").mkdir(parents=True)
    (tmp_path / "in" / "pictures" / "lid.png").write_bytes(PNG)
    (tmp_path / "in" / "guide.pdf").write_bytes(b"%PDF-1.7 guide")
    (tmp_path / "secret.txt").write_bytes(b"secret")

    def make(*cells: str) -> Path:
        path = tmp_path / "in" / "sheet.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file)
            table.writerow(("code", "answer", "files"))
            table.writerows((f"r{number}", "The lid", cell) for number, cell in enumerate(cells))
        return path

    return make


def test_files_of_answers_come_in_with_a_sheet(shop: Office, sheet: Callable[..., Path]) -> None:
    """They lie beside it, several in a cell, and are copied into the profile; the same sheet again changes nothing."""
    path = sheet("pictures/lid.png; guide.pdf", "")
    looked = import_file(shop.desk, path, dry_run=True)
    assert (looked.problems, looked.added) == ((), 2)
    assert not shop.desk.profile.attachments.exists() or not any(shop.desk.profile.attachments.iterdir())
    import_file(shop.desk, path)
    lid, guide = matrix.row(shop.desk, "r0").variants[0].attachments
    assert (lid.name, lid.size, lid.picture) == ("lid.png", len(PNG), True)
    assert guide.mime == "application/pdf"
    assert files.path_of(shop.desk, lid).read_bytes() == PNG
    assert matrix.row(shop.desk, "r1").variants[0].attachments == ()
    assert import_file(shop.desk, path).changed == 0


def test_a_sheet_that_does_not_speak_of_files_leaves_them(
    shop: Office, sheet: Callable[..., Path], bring: Callable[..., Imported]
) -> None:
    """Without the column they stay with their answer; an empty cell takes them away."""
    import_file(shop.desk, sheet("guide.pdf"))
    bring(("code", "answer", "category"), ("r0", "The lid", "shop"))
    assert [each.name for each in matrix.row(shop.desk, "r0").variants[0].attachments] == ["guide.pdf"]
    bring(("code", "answer", "category", "files"), ("r0", "The lid", "shop", ""))
    assert matrix.row(shop.desk, "r0").variants[0].attachments == ()


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("gone.png", "cannot be read"),
        ("pictures", "is a folder"),
        ("../secret.txt", "only files beside the sheet are taken"),
        ("/etc/hostname", "only files beside the sheet are taken"),
        ("guide.pdf; gone.png", "gone.png"),
        ("a\x00b", ""),
    ],
)
def test_a_missing_file_is_a_problem_by_row_and_column(
    shop: Office, sheet: Callable[..., Path], cell: str, said: str
) -> None:
    """Said by the dry run already; what lies outside the sheet's folder is never read, and nothing comes into force."""
    path = sheet("guide.pdf", cell)
    for dry_run in (True, False):
        (problem,) = import_file(shop.desk, path, dry_run=dry_run).problems
        assert (problem.row, problem.column) == (3, 3)
        assert said in problem.text_en
    assert matrix.read(shop.desk).rows == ()


def test_yaml_names_files_too(shop: Office, sheet: Callable[..., Path]) -> None:
    path = sheet("").with_name("m.yaml")
    path.write_text("rows:\n- {code: a, title: t, answer: x, files: [guide.pdf, pictures/lid.png]}\n", encoding="utf-8")
    assert import_file(shop.desk, path).problems == ()
    assert [each.name for each in matrix.row(shop.desk, "a").variants[0].attachments] == ["guide.pdf", "lid.png"]


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".yaml"])
def test_files_go_out_beside_the_sheet_and_come_back(
    shop: Office, sheet: Callable[..., Path], tmp_path: Path, ending: str
) -> None:
    """Two files of one name are told apart; whoever gets the folder has the whole matrix."""
    import_file(shop.desk, sheet("pictures/lid.png"))
    (tmp_path / "in" / "pictures" / "lid.png").write_bytes(PNG + b"other")
    row = matrix.row(shop.desk, "r0")
    other = files.keep(shop.desk, tmp_path / "in" / "pictures" / "lid.png")
    both = (*row.variants[0].attachments, other)
    shop.desk.write(matrix.save, replace(row, variants=(replace(row.variants[0], attachments=both),)))
    out = tmp_path / f"out{ending}"
    matrix_import.export_file(shop.desk, out)
    assert len(list((tmp_path / "out-files").iterdir())) == 2
    again = import_file(shop.desk, out)
    assert again.problems == ()
    assert [each.sha256 for each in matrix.row(shop.desk, "r0").variants[0].attachments] == [
        each.sha256 for each in both
    ]


def test_files_of_rows_and_of_unsaved_forms_are_not_swept(
    shop: Office, sheet: Callable[..., Path], tmp_path: Path
) -> None:
    """Years later they are there; what nothing names is gone after its day."""
    import_file(shop.desk, sheet("guide.pdf"))
    (held,) = matrix.row(shop.desk, "r0").variants[0].attachments
    row = Row(
        code="n", title="n", variants=(Variant(answer="n", attachments=(files.keep_bytes(shop.desk, "f", b"f"),)),)
    )
    matrix_forms.keep(shop.desk, [matrix_forms.Form(key=-1, base=None, row=row)])
    lost = files.keep_bytes(shop.desk, "x", b"x")
    later = shop.clock.now_us() + 10_000 * DAY_US
    profile = shop.desk.profile
    taken = shop.desk.write(
        lambda conn, _desk: sweeping.sweep(conn, profile.attachments, profile.drafts, later, forms=profile.matrix_forms)
    )
    assert taken == 1
    assert files.missing(shop.desk, lost)
    assert not files.missing(shop.desk, held)
    assert not files.missing(shop.desk, row.variants[0].attachments[0])
