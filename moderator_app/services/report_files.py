"""A report as a file: .json, .csv, .html, .pdf, .xlsx, and the row-per-item file.

Each is made under another name beside its own and renamed when whole, so no half file ever stands under its own name.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Final
from zoneinfo import ZoneInfo

from moderator_app.clock import SECOND_US
from moderator_app.domain.channels import channel_title
from moderator_app.domain.report.document import Cell, Document, Unit, say_in, shown, to_data
from moderator_app.domain.report.layout import fates, topic_names
from moderator_app.domain.report.metrics import ItemFact, fate, topics
from moderator_app.domain.report.period import Question
from moderator_app.errors import EXIT_USAGE, INVALID, UserError
from moderator_app.services import report, report_charts, report_html, report_pdf, whole_file
from moderator_app.services.desk import Desk
from moderator_app.services.log_table import safe_cell
from moderator_app.services.moderators import names as people_of

FORMATS: Final = ("json", "csv", "html", "pdf", "xlsx")
ITEM_FORMATS: Final = ("csv", "xlsx")
_MOST_SHEET_ROWS: Final = 1_048_575
_MOST_CELL: Final = 32_000
"""Characters; a spreadsheet takes 32,767."""
_SHEET_NAME: Final = 31
_MICRO_DAYS: Final = 86_400 * SECOND_US


def chosen(path: Path, wanted: str | None, known: Sequence[str] = FORMATS) -> str:
    """The format asked for, else that of the file's name.

    Raises:
        UserError: `invalid` (exit 2).
    """
    found = (wanted or path.suffix.removeprefix(".")).lower()
    if found not in known:
        listed = ", ".join(known)
        raise UserError(
            INVALID,
            exit_code=EXIT_USAGE,
            reason_en=f"Possible formats: {listed}.",
            reason_ru=f"Возможные форматы: {listed}.",
        )
    return found


def content(document: Document, kind: str) -> bytes:
    """The whole file."""
    match kind:
        case "json":
            return (json.dumps(to_data(document), ensure_ascii=False, indent=2) + "\n").encode()
        case "csv":
            return _csv(document).encode("utf-8-sig")
        case "html":
            return report_html.page(document).encode()
        case "pdf":
            return report_pdf.pages(document)
        case _:
            return _workbook(document)


def write(document: Document, path: Path, kind: str) -> None:
    """Make the file.

    Raises:
        UserError: `not_written`; what stood there before stays.
    """
    body = content(document, kind)
    whole_file.write_bytes(path, body)


def write_items(desk: Desk, question: Question, path: Path, kind: str, language: str) -> int:
    """The row-per-item file; how many items it has. Its first heading names the time zone.

    Raises:
        UserError: `not_written`, `invalid` where a sheet cannot hold so many.
    """
    lines = _item_lines(desk, question, language)
    count = 0

    def as_csv(file: IO[bytes]) -> None:
        nonlocal count
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
        table = csv.writer(text)
        for line in lines:
            count += 1
            table.writerow(
                ["" if cell is None else safe_cell(cell) if isinstance(cell, str) else cell for cell in line]
            )
        text.detach()
        count -= 1  # the headings

    def as_sheet(file: IO[bytes]) -> None:
        nonlocal count
        import xlsxwriter  # noqa: PLC0415 - where a workbook is made only

        book = xlsxwriter.Workbook(file, {"constant_memory": True, **_SAFE})
        sheet = book.add_worksheet(say_in(language)("Items", "Обращения"))
        for count, line in enumerate(lines):
            if count > _MOST_SHEET_ROWS:
                raise UserError(
                    INVALID,
                    reason_en="A sheet holds a million rows at most; write .csv.",
                    reason_ru="На листе не больше миллиона строк: выгрузите .csv.",
                )
            for column, cell in enumerate(line):
                _put(sheet, count, column, cell)
        book.close()

    whole_file.write(path, as_csv if kind == "csv" else as_sheet)
    return count


# ---------------------------------------------------------------- tables


def _csv(document: Document) -> str:
    file = io.StringIO(newline="")
    table = csv.writer(file)

    def line(cells: Iterable[object]) -> None:
        table.writerow([safe_cell(each) if isinstance(each, str) else "" if each is None else each for each in cells])

    line([document.title])
    line([document.subtitle])
    line([document.made])
    line([])
    for figure in document.figures:
        line([figure.label, shown(figure.value, figure.unit, document.language), figure.note])
    for found in document.tables:
        line([])
        line([found.title, found.note])
        line(label for _, label, _ in found.columns)
        units = [unit for _, _, unit in found.columns]
        for row in found.rows:
            # Counts stay numbers; shares and spans are written as people read them.
            line(
                cell if unit is Unit.COUNT else shown(cell, unit, document.language)
                for cell, unit in zip(row.cells, units, strict=True)
            )
    return file.getvalue()


_SAFE: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""Text stays text: no cell begins a formula, no address becomes a link."""


def _workbook(document: Document) -> bytes:
    import xlsxwriter  # noqa: PLC0415 - where a workbook is made only

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, **_SAFE})
    title = book.add_format({"bold": True, "font_size": 16})
    muted = book.add_format({"font_color": "#6B7280"})
    head = book.add_format({"bold": True, "bottom": 1, "bottom_color": "#D1D5DB", "text_wrap": True, "valign": "top"})
    styles = {
        Unit.COUNT: book.add_format({"num_format": "#,##0"}),
        Unit.SHARE: book.add_format({"num_format": "0.0%"}),
        Unit.AMOUNT: book.add_format({"num_format": "#,##0.0"}),
        Unit.SPAN: book.add_format({"num_format": "[h]:mm:ss"}),
        Unit.TEXT: book.add_format({"text_wrap": True, "valign": "top"}),
    }
    say = say_in(document.language)
    front = book.add_worksheet(say("Report", "Отчёт"))
    front.hide_gridlines(2)
    front.set_column(0, 0, 36)
    front.set_column(1, 1, 16)
    front.set_column(2, 2, 40)
    for row, (text, style) in enumerate(((document.title, title), (document.subtitle, muted), (document.made, muted))):
        front.write_string(row, 0, text, style)
    for row, figure in enumerate(document.figures, 4):
        front.write_string(row, 0, figure.label)
        _put(front, row, 1, _number(figure.value, figure.unit), styles[figure.unit])
        front.write_string(row, 2, figure.note, muted)
    front.write_string(5 + len(document.figures), 0, document.footer, muted)
    used: set[str] = set()
    for table in document.tables:
        sheet = book.add_worksheet(_sheet_name(table.title, used))
        sheet.write_string(0, 0, table.title, title)
        sheet.write_string(1, 0, table.note, muted)
        for column, (_, label, unit) in enumerate(table.columns):
            sheet.write_string(2, column, label, head)
            sheet.set_column(column, column, 34 if unit is Unit.TEXT else 6 if len(table.columns) > 20 else 16)
        for number, line in enumerate(table.rows, 3):
            for column, (cell, (_, _, unit)) in enumerate(zip(line.cells, table.columns, strict=True)):
                _put(sheet, number, column, _number(cell, unit), styles[unit])
        sheet.freeze_panes(3, 1)
        report_charts.draw(book, sheet, table)
    book.close()
    return file.getvalue()


def _number(value: Cell, unit: Unit) -> Cell:
    """A span becomes days, which spreadsheets show as hours."""
    return value / _MICRO_DAYS if unit is Unit.SPAN and isinstance(value, int | float) else value


def _put(sheet: Any, row: int, column: int, value: Cell, style: Any = None) -> None:
    if isinstance(value, str):
        sheet.write_string(row, column, safe_cell(value)[:_MOST_CELL], style)
    elif value is not None:
        sheet.write_number(row, column, value, style)


def _sheet_name(title: str, used: set[str]) -> str:
    """Within what spreadsheets allow, and never twice."""
    plain = " ".join("".join(" " if each in "[]:*?/\\" else each for each in title).strip(" '").split())
    name = plain[:_SHEET_NAME].strip()
    number = 2
    while name.casefold() in used:
        name = f"{plain[: _SHEET_NAME - 3]} {number}"
        number += 1
    used.add(name.casefold())
    return name


# ---------------------------------------------------------------- a row an item


def _item_lines(desk: Desk, question: Question, language: str) -> Iterator[list[Cell]]:
    say, zone = say_in(language), ZoneInfo(question.zone)
    people, became, about = people_of(desk), dict(fates(say)), dict(topic_names(say))
    yield [
        say("item", "обращение"),
        f"{say('began', 'началось')} ({question.zone})",
        f"{say('settled', 'закрыто')} ({question.zone})",
        say("platform", "площадка"),
        say("channel", "канал"),
        say("author", "автор"),
        say("kind", "тип"),
        say("negativity", "негативность"),
        say("what became of it", "что с ним стало"),
        say("who", "кто"),
        say("outcome", "исход"),
        say("tags", "метки"),
        say("topics", "темы"),
        say("link", "ссылка"),
        say("text", "текст"),
    ]

    def at(moment_us: int | None) -> str | None:
        if moment_us is None:
            return None
        return datetime.fromtimestamp(moment_us // SECOND_US, zone).strftime("%Y-%m-%d %H:%M:%S")

    for page in report.pages(desk, question):
        for item, (platform, channel, author, link, text) in page:
            yield [
                item.id,
                at(item.started_at),
                at(item.settled_at),
                platform,
                channel_title(channel, language),
                author,
                item.kind,
                item.negativity,
                became[fate(item)],
                _who(item, people),
                item.outcome,
                item.tags.replace(",", ", "),
                ", ".join(about[topic] for topic in topics(item.tags)),
                link,
                text,
            ]


def _who(item: ItemFact, people: dict[str, str]) -> str | None:
    return None if item.person is None else people.get(item.person, item.person)
