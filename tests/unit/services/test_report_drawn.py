"""How a report's files are drawn: bars, axes, long words, and what an empty one says."""

from __future__ import annotations

import io
import re
from types import SimpleNamespace
from typing import Any, Final

import pytest

from moderator_app.domain.report.document import (
    Cell,
    Chart,
    Document,
    Figure,
    Row,
    Table,
    Unit,
    link_host,
    round_top,
    shown,
    telling,
    whole_share,
)
from moderator_app.services import report_files, report_html, report_pdf

TEXT, COUNT, SHARE = Unit.TEXT, Unit.COUNT, Unit.SHARE


def _table(chart: Chart, *rows: tuple[Cell, ...], units: tuple[Unit, ...] = (TEXT, COUNT, COUNT)) -> Table:
    return Table(
        name="days",
        title="By day",
        columns=tuple((f"c{number}", f"column {number}", unit) for number, unit in enumerate(units)),
        rows=tuple(Row(cells=cells) for cells in rows),
        chart=chart,
    )


def _document(*tables: Table, empty: bool = False, note: str = "") -> Document:
    figure = Figure(name="arrived", label="Arrived", value=3, unit=COUNT, note=note)
    return Document(
        language="en", title="Report", subtitle="", made="", figures=(figure,), tables=tables, empty=empty, footer=""
    )


def _widths(page: str) -> list[str]:
    return re.findall(r'class="bar[^"]*" style="width:([\d.]+)%"', page)


@pytest.mark.parametrize(
    ("most", "top"), [(0, 2), (1, 2), (3, 4), (5, 6), (7, 8), (9, 10), (24, 30), (131, 200), (658, 800), (2_001, 3_000)]
)
def test_an_axis_ends_at_a_round_number_with_a_whole_half(most: int, top: int) -> None:
    """Its half is written beside it and must be true."""
    assert round_top(most) == top
    assert top % 2 == 0


def test_a_share_on_an_axis_is_written_as_in_the_table() -> None:
    """With the space that Russian puts before the sign."""
    assert whole_share(0.5, "en") == "50%"
    assert whole_share(1, "ru") == "100\N{NARROW NO-BREAK SPACE}%"


def test_an_amount_has_a_tenth() -> None:
    """As the language writes it."""
    assert shown(1.46, Unit.AMOUNT, "en") == "1.5"
    assert shown(0.1, Unit.AMOUNT, "ru") == "0,1"


def test_a_page_draws_what_arrived_beside_what_was_answered_and_says_which_is_which() -> None:
    """Two bars on one scale; a day of nothing has none."""
    page = report_html.page(_document(_table(Chart.BARS, ("Mon", 4, 1), ("Tue", 0, 0))))
    assert _widths(page) == ["100.0", "25.0"]
    assert '<i class="key pale"></i>column 1 <i class="key"></i>column 2' in page


def test_a_share_is_drawn_as_part_of_the_whole() -> None:
    """Half in time fills half of the bar, also where no day was better."""
    page = report_html.page(_document(_table(Chart.LINE, ("Mon", 0.5), ("Tue", None), units=(TEXT, SHARE))))
    assert _widths(page) == ["50.0"]


def test_the_fuller_hour_is_the_darker() -> None:
    """An hour of nothing has no ground at all."""
    page = report_html.page(_document(_table(Chart.HEAT, ("Mon", 4, 2), ("Tue", 1, 0))))
    full, half, little = (float(each) for each in re.findall(r"background:rgb\(36 87 214/(\d+)%\)", page))
    assert full > half > little > 0


def test_an_empty_report_says_so_and_tells_of_what_was_missed_alone() -> None:
    """No pages of noughts; weeks nobody was told of are still named."""
    days = _table(Chart.BARS, ("Mon", 0, 0))
    missed = Table(name="missed", title="Missed", columns=(("week", "week", TEXT),), rows=(Row(cells=("W46",)),))
    document = _document(missed, days, empty=True)
    assert telling(document) == (missed,)
    page = report_html.page(document)
    assert "Nothing happened in this time." in page
    assert "W46" in page
    assert "By day" not in page
    full = _document(*[_table(Chart.BARS, *[(str(day), 1, 1) for day in range(30)])] * 4)
    assert len(report_pdf.pages(document)) < len(report_pdf.pages(full))


class _Ruler:
    """Every character is one wide."""

    def get_string_width(self, text: str) -> float:
        return len(text)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("short", ["short"]),
        ("decided without answer", ["decided", "without", "answer"]),
        ("one two three four five six", ["one two", "three four", "five six"]),
        ("unbreakable-word it", ["unbreakab…", "it"]),
        ("aaaa bbbb cccc dddd eeee ffff gggg", ["aaaa bbbb", "cccc dddd", "eeee ffff…"]),
    ],
)
def test_long_words_go_on_in_the_next_line(text: str, lines: list[str]) -> None:
    """Between words; only what three lines do not hold is cut, and says so."""
    assert report_pdf._lines(_Ruler(), text, 10, 3) == lines


@pytest.mark.parametrize(("days", "drawn"), [(90, True), (366, True), (367, False)])
def test_a_year_of_days_is_drawn_and_no_more(monkeypatch: pytest.MonkeyPatch, days: int, drawn: bool) -> None:
    """A quarter or a year is read at a glance; what would be thinner than print is a table alone."""
    seen: list[int] = []
    real = report_pdf._bars

    def noted(pdf: Any, table: Table, language: str) -> None:
        seen.append(len(table.rows))
        real(pdf, table, language)

    monkeypatch.setattr(report_pdf, "_bars", noted)
    report_pdf.pages(_document(_table(Chart.BARS, *((str(day), 5, 3) for day in range(days)))))
    assert seen == [days] * drawn


def test_signs_that_only_change_the_one_before_are_left_out() -> None:
    """A skin or a keycap would stand alone as a box."""

    class Fonts:
        fonts: Final = {name: SimpleNamespace(cmap=range(0x20, 0x20000)) for name in ("inter", "emoji")}

    assert report_pdf._plain(Fonts(), "👍🏽 1️⃣") == "👍 1"


def test_a_workbook_draws_its_figures() -> None:
    """A chart where there is something to draw; hours are coloured in place; nothing for a table of nothing."""
    openpyxl = pytest.importorskip("openpyxl")
    tables = (
        _table(Chart.BARS, ("Mon", 4, 1)),
        _table(Chart.LINE, ("Mon", 0.5), units=(TEXT, SHARE)),
        _table(Chart.ROWS, ("a", 3, 1), ("b", 1, 0)),
        _table(Chart.HEAT, ("Mon", 4, 2)),
        _table(Chart.BARS, ("Mon", 0, 0)),
        _table(Chart.NONE, ("Mon", 5, 0)),
        _table(Chart.ROWS, *[(str(each), 1, 1) for each in range(50)]),
    )
    sheets = openpyxl.load_workbook(io.BytesIO(report_files.content(_document(*tables), "xlsx"))).worksheets[1:]
    charts: list[int] = [len(sheet._charts) for sheet in sheets]
    assert charts == [1, 1, 1, 0, 0, 0, 0]
    heated: list[Any] = [list(sheet.conditional_formatting) for sheet in sheets]
    assert [bool(each) for each in heated] == [False, False, False, True, False, False, False]


def test_names_of_sheets_have_single_spaces() -> None:
    """What a sheet's name may not hold leaves no gap."""
    assert report_files._sheet_name("Advocates: 53", set()) == "Advocates 53"


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://vk.com/wall-1_2?reply=3", "vk.com"),
        ("http://127.0.0.1:8080/x", "127.0.0.1"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("https://\u0430pple.com/x", "xn--pple-43d.com"),
        ("https://[broken", "https://[broken"),
        ("", ""),
    ],
)
def test_a_link_is_followed_only_to_the_web(url: str, host: str) -> None:
    """On paper its host stands for it; what is no address of the web is plain text."""
    assert link_host(url) == host
    columns = (("quote", "quote", TEXT), ("link", "link", TEXT))
    quotes = Table(name="quotes", title="Quotes", columns=columns, rows=(Row(cells=("so", url)),))
    page = report_html.page(_document(quotes))
    assert ("<a href=" in page) is (host != url)
    assert (b"/URI" in report_pdf.pages(_document(quotes))) is (host != url)
