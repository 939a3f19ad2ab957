"""A report as a .pdf of A4 pages with the fonts of the window, made without it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any, Final

from moderator_app import paths
from moderator_app.domain.report.document import (
    Cell,
    Chart,
    Document,
    Figure,
    Table,
    Unit,
    amount,
    link_host,
    nothing,
    round_top,
    shown,
    telling,
    whole_share,
)

_MARGIN: Final = 16.0
_GAP: Final = 4.0
_CARDS: Final = 3
_CARD_HEIGHT: Final = 27.0
_LINE: Final = 6.4
_MORE: Final = 4.0
"""What each further line in a cell takes."""
_MOST_LINES: Final = 4
_MOST_HEAD_LINES: Final = 3
_HEAD: Final = 7.5
_NARROW: Final = 10.0
_MOST_BESIDE: Final = 34.0
"""What a text beside a quote gets at most."""
_BETWEEN: Final = 5.0
"""Room between two columns."""
_BAR_SHARE: Final = 0.34
_THICK: Final = 2.6
_HEATED: Final = 0.6
"""How much of the colour the fullest hour has: figures stay readable on it."""
_CHART: Final = 42.0
_MOST_BARS: Final = 366
"""A year of days: more would be thinner than print."""
_FONT: Final = "Inter"
_EMOJI: Final = "Emoji"
_TEXT: Final = (20, 23, 31)
_MUTED: Final = (92, 99, 112)
_RULE: Final = (227, 230, 235)
_BAR: Final = (36, 87, 214)
_PALE: Final = (200, 206, 216)
_SHADES: Final = ((31, 138, 76), (36, 87, 214), (143, 167, 232), (196, 43, 28), (92, 99, 112), (150, 158, 170),
                  (200, 206, 216), (227, 170, 70))  # fmt: skip
_LABELS: Final = 8
_JOINING: Final = frozenset(
    "\N{ZERO WIDTH JOINER}\N{VARIATION SELECTOR-15}\N{VARIATION SELECTOR-16}\N{COMBINING ENCLOSING KEYCAP}"
    + "".join(map(chr, range(0x1F3FB, 0x1F400)))
)
"""What only changes the sign before it (skins, keycaps): standing alone it would be a box."""
_TOGETHER: Final = 12


def pages(document: Document) -> bytes:
    """The whole file."""
    from fpdf import FPDF  # noqa: PLC0415 - where a .pdf is made only

    footer = document.footer

    class Pages(FPDF):
        def footer(self) -> None:
            self.set_y(-12)
            self.set_font(_FONT, size=7)
            self.set_text_color(*_MUTED)
            self.cell(w=self.epw - 12, h=4, text=footer)
            self.cell(w=12, h=4, text=str(self.page_no()), align="R")

    pdf = Pages(format="A4")
    pdf.set_margins(_MARGIN, _MARGIN, _MARGIN)
    pdf.set_auto_page_break(auto=True, margin=18)
    pdf.add_font(_FONT, "", paths.resource("fonts/Inter-Regular.otf"))
    pdf.add_font(_FONT, "B", paths.resource("fonts/Inter-SemiBold.otf"))
    pdf.add_font(_EMOJI, "", paths.resource("fonts/NotoColorEmoji.ttf"))
    pdf.set_fallback_fonts([_EMOJI], exact_match=False)
    pdf.set_title(document.title)
    pdf.set_lang(document.language)
    pdf.add_page()
    _head(pdf, document)
    if document.empty:
        _say(pdf, nothing(document.language), 11, color=_MUTED, height=8)
    for table in telling(document):
        _table(pdf, table, document.language)
    body = bytes(pdf.output())
    loaded: list[Any] = list(pdf.fonts.values())
    for font in loaded:
        font.ttfont.close()  # the library leaves the file of a font with pictures open
    return body


def _head(pdf: Any, document: Document) -> None:
    _say(pdf, document.title, 22, bold=True, height=10)
    _say(pdf, document.subtitle, 10, color=_MUTED, height=5)
    _say(pdf, document.made, 8, color=_MUTED, height=5)
    pdf.ln(4)
    width = (pdf.epw - _GAP * (_CARDS - 1)) / _CARDS
    top = pdf.get_y()
    for number, figure in enumerate(document.figures):
        line, column = divmod(number, _CARDS)
        _card(pdf, figure, _MARGIN + column * (width + _GAP), top + line * (_CARD_HEIGHT + _GAP), width, document)
    lines = -(-len(document.figures) // _CARDS)
    pdf.set_xy(_MARGIN, top + lines * (_CARD_HEIGHT + _GAP) + 2)


def _card(pdf: Any, figure: Figure, x: float, y: float, width: float, document: Document) -> None:
    pdf.set_draw_color(*_RULE)
    pdf.set_line_width(0.25)
    pdf.rect(x, y, width, _CARD_HEIGHT, round_corners=True, corner_radius=2, style="D")
    room = width - 8
    for text, size, bold, color, top in (
        (figure.label, 8, False, _MUTED, 3.0),
        (shown(figure.value, figure.unit, document.language), 18, True, _TEXT, 8.0),
    ):
        pdf.set_font(_FONT, "B" if bold else "", size)
        pdf.set_text_color(*color)
        pdf.set_xy(x + 4, y + top)
        pdf.cell(w=room, h=size * 0.5, text=_cut(pdf, _plain(pdf, text), room))
    pdf.set_font(_FONT, "", 7.5)
    pdf.set_text_color(*_MUTED)
    for number, line in enumerate(_lines(pdf, _plain(pdf, figure.note), room - 2 * pdf.c_margin, 2)):
        pdf.set_xy(x + 4, y + 17.6 + number * 3.6)
        pdf.cell(w=room, h=3.6, text=line)


def _table(pdf: Any, table: Table, language: str) -> None:
    drawn = (
        len(table.rows) <= _MOST_BARS
        and table.chart in {Chart.BARS, Chart.LINE, Chart.STACK}
        and any(amount(row.cells[1]) for row in table.rows)
    )
    # A table that fits on a page is not torn apart; of a long one, some lines stand below its head.
    whole = 16 + _LINE * (min(len(table.rows), _TOGETHER) + 1) + (_CHART if drawn else 0)
    if pdf.get_y() + whole > pdf.h - 20:
        pdf.add_page()
    pdf.ln(3)
    _say(pdf, table.title, 12, bold=True, height=7)
    if table.note:
        _say(pdf, table.note, 8, color=_MUTED, height=4.5)
    pdf.ln(1)
    if drawn:
        (_stack if table.chart is Chart.STACK else _bars)(pdf, table, language)
    texts = [
        [
            _plain(pdf, link_host(str(cell)) if name == "link" and cell else shown(cell, unit, language))
            for cell, (name, _, unit) in zip(row.cells, table.columns, strict=True)
        ]
        for row in table.rows
    ]
    widths = _widths(pdf, table, texts)
    most = max((amount(row.cells[1]) for row in table.rows), default=0.0) if table.chart is Chart.ROWS else 0.0
    hottest = max((amount(cell) for row in table.rows for cell in row.cells), default=0.0)
    _headings(pdf, table, widths)
    for row, line in zip(table.rows, texts, strict=True):
        cells = _wrapped(pdf, table, line, widths)
        height = _LINE + _MORE * (max(map(len, cells)) - 1)
        if pdf.get_y() + height > pdf.h - 18:  # a line of a table is never torn apart
            pdf.add_page()
            _headings(pdf, table, widths)
        _line(pdf, table, row.cells, cells, widths, height, hottest=hottest)
        if most:
            _bar(pdf, amount(row.cells[1]) / most, height)
        pdf.ln(height)
    pdf.ln(3)


def _size(table: Table) -> float:
    return 6 if table.chart is Chart.HEAT else 8.5


def _widths(pdf: Any, table: Table, texts: list[list[str]]) -> list[float]:
    """As wide as what stands in it and the longest word of its heading; what is left goes to texts, and to bars."""
    if table.chart is Chart.HEAT:
        hours = len(table.columns) - 1
        return [pdf.epw - 6.9 * hours, *[6.9] * hours]
    pdf.set_font(_FONT, "", _size(table))
    wide = [max((pdf.get_string_width(line[column]) for line in texts), default=0) for column in range(len(texts[0]))]
    pdf.set_font(_FONT, "B", _HEAD)
    for column, (_, label, _) in enumerate(table.columns):
        words = max((pdf.get_string_width(word) for word in _plain(pdf, label).split()), default=0)
        wide[column] = max(wide[column], words, _NARROW) + _BETWEEN
    words_in = [column for column, (_, _, unit) in enumerate(table.columns) if unit is Unit.TEXT]
    names = [name for name, _, _ in table.columns]
    if "quote" in names:  # where people are quoted their words get what the other columns leave
        for column in words_in:
            wide[column] = pdf.epw if names[column] == "quote" else min(wide[column], _MOST_BESIDE)
    room = pdf.epw - (pdf.epw * _BAR_SHARE if table.chart is Chart.ROWS else 0)
    room -= sum(each for column, each in enumerate(wide) if column not in words_in)
    wanted = sum(wide[column] for column in words_in)
    short = [column for column in words_in if wide[column] <= room / len(words_in)]
    rest = room - sum(wide[column] for column in short)
    for column in words_in:
        if wanted <= room:
            wide[column] += (room - wanted) / len(words_in)
        elif column not in short:  # long texts share what short ones leave
            wide[column] = rest / (len(words_in) - len(short))
    return wide


def _headings(pdf: Any, table: Table, widths: list[float]) -> None:
    """The heads of a table, in as many lines as their words need."""
    heat = table.chart is Chart.HEAT
    pdf.set_font(_FONT, "" if heat else "B", _size(table) if heat else _HEAD)
    pdf.set_text_color(*_MUTED)
    pdf.set_draw_color(*_RULE)
    cells = [
        _lines(pdf, _plain(pdf, label), width - _room(table), _MOST_HEAD_LINES)
        for (_, label, _), width in zip(table.columns, widths, strict=True)
    ]
    height = _LINE + _MORE * (max(map(len, cells)) - 1)
    _write(pdf, table, cells, widths, height, low=True)
    pdf.ln(height)


def _wrapped(pdf: Any, table: Table, texts: list[str], widths: list[float]) -> list[list[str]]:
    pdf.set_font(_FONT, "", _size(table))
    return [_lines(pdf, text, width - _room(table), _MOST_LINES) for text, width in zip(texts, widths, strict=True)]


def _room(table: Table) -> float:
    """What of a column's width its text leaves free."""
    return 0 if table.chart is Chart.HEAT else _BETWEEN - 1


def _line(
    pdf: Any, table: Table, amounts: Sequence[Cell], cells: list[list[str]], widths: list[float], height: float,
    *, hottest: float,
) -> None:  # fmt: skip
    """One line; of a table by the hour each cell is the darker the more it holds."""
    x, y = pdf.get_x(), pdf.get_y()
    if table.chart is Chart.HEAT and hottest:
        left = x
        for cell, width in zip(amounts, widths, strict=True):
            if part := amount(cell) / hottest:
                pdf.set_fill_color(*_mixed(_HEATED * (0.15 + 0.85 * part)))
                pdf.rect(left + 0.2, y + 0.2, width - 0.4, height - 0.4, style="F")
            left += width
    lefts = accumulate(widths[:-1], initial=x)
    for (name, _, _), cell, left, width in zip(table.columns, amounts, lefts, widths, strict=True):
        if name == "link" and cell and link_host(str(cell)) != cell:
            pdf.link(left, y, width, height, str(cell))
    pdf.set_font(_FONT, "", _size(table))
    pdf.set_draw_color(*_RULE)
    _write(pdf, table, cells, widths, height, muted=[cell in {None, 0} for cell in amounts])


def _write(
    pdf: Any, table: Table, cells: list[list[str]], widths: list[float], height: float, *,
    muted: Sequence[bool] = (), low: bool = False,
) -> None:  # fmt: skip
    """Put the lines of all cells, and a rule below; `low`: at the foot of the line."""
    x, y = pdf.get_x(), pdf.get_y()
    most = max(map(len, cells))
    for column, (lines, width, (_, _, unit)) in enumerate(zip(cells, widths, table.columns, strict=True)):
        if muted:
            pdf.set_text_color(*(_MUTED if muted[column] else _TEXT))
        down = _MORE * (most - len(lines)) if low else 0
        centred = table.chart is Chart.HEAT and unit is not Unit.TEXT
        after = _BETWEEN - 2 if column and unit is Unit.TEXT else 0  # words after a number keep away from it
        for number, text in enumerate(lines):
            pdf.set_xy(x + after, y + down + number * _MORE)
            pdf.cell(w=width - after, h=_LINE, text=text, align="L" if unit is Unit.TEXT else "C" if centred else "R")
        x += width
    if table.chart is not Chart.HEAT:
        pdf.line(_MARGIN, y + height, _MARGIN + pdf.epw, y + height)
    pdf.set_xy(_MARGIN, y)


def _bar(pdf: Any, part: float, height: float) -> None:
    """A bar at the right of a line, `part` of what there is room for."""
    room = pdf.epw * _BAR_SHARE - 4
    if part:
        pdf.set_fill_color(*_BAR)
        y = pdf.get_y() + min(height, _LINE) / 2 - _THICK / 2
        pdf.rect(_MARGIN + pdf.epw - room, y, max(0.6, room * part), _THICK, style="F")


def _mixed(part: float) -> tuple[int, int, int]:
    """The colour of bars on white, `part` of it."""
    red, green, blue = (round(255 - (255 - each) * part) for each in _BAR)
    return red, green, blue


def _lines(pdf: Any, text: str, width: float, most: int) -> list[str]:
    """Broken between words into so many lines; what is still too much ends in an ellipsis."""
    lines: list[str] = []
    rest = text.split(" ")
    while rest and len(lines) < most - 1:
        taken = 1
        while taken < len(rest) and pdf.get_string_width(" ".join(rest[: taken + 1])) <= width:
            taken += 1
        lines.append(_cut(pdf, " ".join(rest[:taken]), width))
        rest = rest[taken:]
    return [*lines, _cut(pdf, " ".join(rest), width)] if rest or not lines else lines


def _bars(pdf: Any, table: Table, language: str) -> None:
    """Bars of the first numbers over the first column: two a group where there is something to compare."""
    columns = table.drawn
    unit = table.columns[1][2]
    values = [[amount(row.cells[column]) for column in columns] for row in table.rows]
    most = 1.0 if unit is Unit.SHARE else float(round_top(max((max(each) for each in values), default=0.0)))
    top, left, height = pdf.get_y() + 2, _MARGIN + 12, _CHART - 12
    width = pdf.epw - 12
    pdf.set_line_width(0.2)
    for part in (0, 0.5, 1):
        y = top + height * (1 - part)
        pdf.set_draw_color(*_RULE)
        pdf.line(left, y, left + width, y)
        pdf.set_font(_FONT, "", 6.5)
        pdf.set_text_color(*_MUTED)
        pdf.set_xy(_MARGIN, y - 1.5)
        label = shown(round(most * part), unit, language) if unit is not Unit.SHARE else whole_share(part, language)
        pdf.cell(w=11, h=3, text=_plain(pdf, label), align="R")
    step = width / max(1, len(values))
    thick = min(5.0, step * 0.8 / len(columns))
    for number, group in enumerate(values):
        middle = left + step * (number + 0.5)
        for place, value in enumerate(group):
            tall = height * value / most
            pdf.set_fill_color(*(_PALE if len(columns) == 2 and place == 0 else _BAR))
            x = middle + (place - len(columns) / 2) * thick
            if tall:
                pdf.rect(x, top + height - tall, thick * 0.92, tall, style="F")
        if number % max(1, -(-len(values) // _LABELS)) == 0:
            pdf.set_xy(middle - 8, top + height + 1)
            pdf.cell(w=16, h=3, text=_plain(pdf, str(table.rows[number].cells[0])), align="C")
    if len(columns) == 2:
        _legend(pdf, [(table.columns[1][1], _PALE), (table.columns[2][1], _BAR)], top - 7)
    pdf.set_xy(_MARGIN, top + height + 7)


def _legend(pdf: Any, names: list[tuple[str, tuple[int, int, int]]], y: float) -> None:
    pdf.set_font(_FONT, "", 7.5)
    x = _MARGIN + pdf.epw - sum(pdf.get_string_width(name) + 8 for name, _ in names)
    for name, color in names:
        pdf.set_fill_color(*color)
        pdf.rect(x, y + 0.6, 2.4, 2.4, style="F")
        pdf.set_text_color(*_MUTED)
        pdf.set_xy(x + 3, y)
        pdf.cell(w=pdf.get_string_width(name) + 5, h=3.6, text=name)
        x += pdf.get_string_width(name) + 8


def _stack(pdf: Any, table: Table, language: str) -> None:
    rows = [row for row in table.rows if amount(row.cells[1])]
    total = sum(amount(row.cells[1]) for row in rows)
    if not total:
        return
    top, x = pdf.get_y() + 2, _MARGIN
    for number, row in enumerate(table.rows):
        part = pdf.epw * amount(row.cells[1]) / total
        if part:
            pdf.set_fill_color(*_shade(number))
            pdf.rect(x, top, max(0.3, part - 0.4), 7, style="F")
            x += part
    x, line = _MARGIN, top + 9.5
    pdf.set_font(_FONT, "", 7.5)
    for number, row in enumerate(table.rows):
        if row not in rows:
            continue
        text = _plain(pdf, f"{row.cells[0]} {shown(row.cells[2], Unit.SHARE, language)}")
        wide = pdf.get_string_width(text) + 9
        if x + wide > _MARGIN + pdf.epw:
            x, line = _MARGIN, line + 5
        pdf.set_fill_color(*_shade(number))
        pdf.rect(x, line + 0.6, 2.4, 2.4, style="F")
        pdf.set_text_color(*_TEXT)
        pdf.set_xy(x + 3.4, line)
        pdf.cell(w=wide, h=3.6, text=text)
        x += wide
    pdf.set_xy(_MARGIN, line + 7)


def _shade(number: int) -> tuple[int, int, int]:
    return _SHADES[number % len(_SHADES)]


def _say(
    pdf: Any, text: str, size: float, *, bold: bool = False, color: tuple[int, ...] = _TEXT, height: float
) -> None:
    pdf.set_font(_FONT, "B" if bold else "", size)
    pdf.set_text_color(*color)
    pdf.multi_cell(w=0, h=height, text=_plain(pdf, text), new_x="LMARGIN", new_y="NEXT")


def _plain(pdf: Any, text: str) -> str:
    """On one line, without what neither font can draw; parts of joined emoji stand side by side."""
    drawable = [pdf.fonts[name].cmap for name in (_FONT.lower(), _EMOJI.lower())]
    return "".join(
        each if any(ord(each) in cmap for cmap in drawable) else "\N{WHITE SQUARE}"
        for each in " ".join(text.split())
        if each not in _JOINING
    )


def _cut(pdf: Any, text: str, width: float) -> str:
    """As much of it as fits."""
    if pdf.get_string_width(text) <= width:
        return text
    while text and pdf.get_string_width(f"{text}…") > width:
        text = text[:-1]
    return f"{text.rstrip()}…"
