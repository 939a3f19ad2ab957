"""The few parts of an .xlsx workbook that a table of text needs: its first sheet, read and written.

Written against ECMA-376 part 1 (SpreadsheetML): §18.3 worksheets, §18.4 shared strings; §18.2.19 the list of sheets. A
formula is never calculated: the value stored beside it counts. Sizes are bounded before anything is unpacked.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Final
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from moderator_app.domain.matrix.sheets import MOST_ROWS, Cell

LARGEST: Final = 300 * 1024 * 1024
"""Bytes of a part after unpacking: a sheet of 50,000 rows of text has a tenth of it."""
MOST_COLUMNS: Final = 200

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT: Final = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Unreadable(Exception):
    """It is no workbook that can be read; says why in English and Russian."""

    def __init__(self, english: str, russian: str) -> None:
        super().__init__(english)
        self.english = english
        self.russian = russian


def read(path: Path) -> list[list[Cell | str]]:
    """Lines of the first sheet; merged cells have their text where the sheet has it, at the top left.

    Cells merged down a column repeat their text in each line; those merged across columns are a fault.

    Raises:
        Unreadable: no workbook, damaged, protected, or too large.
        OSError: the file cannot be read.
    """
    try:
        with zipfile.ZipFile(path) as book:
            strings = _strings(book)
            return _sheet(book, _first_sheet(book), strings)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise Unreadable(f"not an .xlsx workbook ({error})", f"это не книга .xlsx ({error})") from error
    except (ET.ParseError, KeyError, ValueError, IndexError) as error:
        raise Unreadable(f"the workbook is damaged ({error})", f"книга повреждена ({error})") from error


def _opened(book: zipfile.ZipFile, name: str) -> IO[bytes]:
    if book.getinfo(name).file_size > LARGEST:
        raise Unreadable("unpacked it would be too large", "в распакованном виде она слишком велика")
    with book.open(name) as part:
        # SpreadsheetML has no document type; one would be there to blow up the reader. It stands before everything.
        head = part.read(1 << 20)
        if b"<!DOCTYPE" in head or "<!DOCTYPE".encode("utf-16-le") in head:
            raise Unreadable("it holds a document type", "в ней есть DOCTYPE")
    return book.open(name)


def _first_sheet(book: zipfile.ZipFile) -> str:
    with _opened(book, "xl/workbook.xml") as part:
        sheet = next(each for each in ET.parse(part).iter() if _local(each) == "sheet")  # noqa: S314 - no DTD, see _opened
    wanted = next(value for name, value in sheet.attrib.items() if name == _RELATION or name.endswith("}id"))
    with _opened(book, "xl/_rels/workbook.xml.rels") as part:
        for relation in ET.parse(part).getroot():  # noqa: S314 - as above
            if relation.attrib.get("Id") == wanted:
                target = relation.attrib["Target"]
                return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    raise KeyError(wanted)


def _strings(book: zipfile.ZipFile) -> list[str]:
    name = "xl/sharedStrings.xml"
    if name not in book.namelist():
        return []
    found: list[str] = []
    with _opened(book, name) as part:
        for _, element in ET.iterparse(part):  # noqa: S314 - as above
            if _local(element) == "si":
                found.append(_text(element))
                element.clear()
    return found


def _text(element: ET.Element) -> str:
    """Text of a plain or rich string, without what stands there to say how it is read aloud."""
    pieces: list[str] = []
    for child in element:
        if _local(child) == "t":
            pieces.append(child.text or "")
        elif _local(child) == "r":
            pieces += [each.text or "" for each in child if _local(each) == "t"]
    return "".join(pieces)


def _sheet(book: zipfile.ZipFile, name: str, strings: Sequence[str]) -> list[list[Cell | str]]:
    lines: list[list[Cell | str]] = []
    merged: list[tuple[int, int, int, int]] = []
    with _opened(book, name) as part:
        for _, element in ET.iterparse(part):  # noqa: S314 - as above
            local = _local(element)
            if local == "row":
                number = int(element.attrib.get("r") or len(lines) + 1)
                if number > MOST_ROWS + 100:
                    raise Unreadable(f"more than {MOST_ROWS} lines", f"больше {MOST_ROWS} строк")
                while len(lines) < number - 1:
                    lines.append([])
                lines.append(_line(element, strings))
                element.clear()
            elif local == "mergeCell":
                merged.append(_range(element.attrib["ref"]))
    _unmerge(lines, merged)
    return lines


def _line(element: ET.Element, strings: Sequence[str]) -> list[Cell | str]:
    cells: list[Cell | str] = []
    for cell in element:
        if _local(cell) != "c":
            continue
        reference = cell.attrib.get("r")
        column = _place(reference)[1] if reference else len(cells) + 1
        if column > MOST_COLUMNS:
            continue
        while len(cells) < column - 1:
            cells.append("")
        cells.append(_cell(cell, strings))
    return cells


def _cell(cell: ET.Element, strings: Sequence[str]) -> Cell | str:
    kind = cell.attrib.get("t", "n")
    value = next((each.text for each in cell if _local(each) == "v"), None)
    formula = any(_local(each) == "f" for each in cell)
    if kind == "inlineStr":
        return next((_text(each) for each in cell if _local(each) == "is"), "")
    if value is None:
        return Cell(text="", fault="formula") if formula and kind != "str" else ""
    match kind:
        case "s":
            return strings[int(value)]
        case "e":
            return Cell(text=value, fault="error")
        case "b":
            return "TRUE" if value == "1" else "FALSE"
        case "n":
            return _number(value)
        case _:
            return value


def _number(value: str) -> str:
    number = float(value) if value else 0.0
    return str(int(number)) if number == int(number) and abs(number) < 1e15 else value


def _place(reference: str) -> tuple[int, int]:
    """(row, column) of `B3`, counted from 1."""
    found = _REFERENCE.fullmatch(reference.replace("$", ""))
    if found is None:
        raise ValueError(reference)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def _range(reference: str) -> tuple[int, int, int, int]:
    first, _, last = reference.partition(":")
    return (*_place(first), *_place(last or first))


def _unmerge(lines: list[list[Cell | str]], merged: Sequence[tuple[int, int, int, int]]) -> None:
    left = 10 * MOST_ROWS  # cells filled in all, however large the ranges say they are
    for top, first, bottom, last in merged:
        if top > len(lines) or first > len(lines[top - 1]):
            continue
        cell = lines[top - 1][first - 1]
        if first != last:
            text = cell.text if isinstance(cell, Cell) else cell
            if text:
                lines[top - 1][first - 1] = Cell(text=text, fault="merged")
            continue
        for line in range(top, min(bottom, len(lines))):
            left -= 1
            if left < 0:
                return
            while len(lines[line]) < first:
                lines[line].append("")
            lines[line][first - 1] = cell


def _local(element: ET.Element) -> str:
    return element.tag.removeprefix(_MAIN).removeprefix(_STRICT)


# ---------------------------------------------------------------- writing

_PARTS: Final = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="matrix" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"'
        ' Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def write(path: Path, lines: Sequence[Sequence[str]]) -> None:
    """A workbook with one sheet of text; no cell of it is a formula.

    Raises:
        OSError: it cannot be written.
    """
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in _PARTS.items():
            book.writestr(name, _HEAD + text)
        with book.open("xl/worksheets/sheet1.xml", "w") as part:
            for text in _written(lines):
                part.write(text.encode())


def _written(lines: Sequence[Sequence[str]]) -> Iterator[str]:
    yield _HEAD + '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    for number, line in enumerate(lines, start=1):
        cells = "".join(
            f'<c r="{_column(column)}{number}" t="inlineStr"><is><t xml:space="preserve">'
            f"{escape(_ILLEGAL.sub('', text))}</t></is></c>"
            for column, text in enumerate(line, start=1)
            if text
        )
        yield f'<row r="{number}">{cells}</row>'
    yield "</sheetData></worksheet>"


def _column(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
