"""A report as a .pdf of A4 pages with the fonts of the window, made without it."""

from __future__ import annotations

from typing import Any, Final

from moderator_app import paths
from moderator_app.domain.report.document import Cell, Chart, Document, Figure, Table, Unit, shown

_MARGIN: Final = 16.0
_GAP: Final = 4.0
_CARDS: Final = 3
_CARD_HEIGHT: Final = 25.0
_LINE: Final = 6.4
_CHART: Final = 42.0
_MOST_BARS: Final = 62
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
_JOINING: Final = "\N{ZERO WIDTH JOINER}\N{VARIATION SELECTOR-15}\N{VARIATION SELECTOR-16}"
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
    for table in document.tables:
        if table.rows:
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
    for text, size, bold, color, top in (
        (figure.label, 8, False, _MUTED, 3.0),
        (shown(figure.value, figure.unit, document.language), 18, True, _TEXT, 8.0),
        (figure.note, 8, False, _MUTED, 18.0),
    ):
        pdf.set_font(_FONT, "B" if bold else "", size)
        pdf.set_text_color(*color)
        pdf.set_xy(x + 4, y + top)
        pdf.cell(w=width - 8, h=size * 0.5, text=_cut(pdf, _plain(pdf, text), width - 8))


def _table(pdf: Any, table: Table, language: str) -> None:
    drawn = len(table.rows) <= _MOST_BARS and table.chart in {Chart.BARS, Chart.LINE, Chart.STACK}
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
    widths = _widths(pdf, table)
    size = 6 if table.chart is Chart.HEAT else 8.5
    _cells(pdf, [label for _, label, _ in table.columns], widths, table, size, head=True)
    for row in table.rows:
        if pdf.get_y() + _LINE > pdf.h - 18:
            pdf.add_page()
            _cells(pdf, [label for _, label, _ in table.columns], widths, table, size, head=True)
        texts = [shown(cell, unit, language) for cell, (_, _, unit) in zip(row.cells, table.columns, strict=True)]
        _cells(pdf, texts, widths, table, size, head=False)
    pdf.ln(3)


def _widths(pdf: Any, table: Table) -> list[float]:
    texts = sum(unit is Unit.TEXT for _, _, unit in table.columns)
    numbers = len(table.columns) - texts
    each = 6.6 if table.chart is Chart.HEAT else min(26.0, pdf.epw * 0.66 / max(1, numbers))
    rest = (pdf.epw - each * numbers) / max(1, texts)
    return [rest if unit is Unit.TEXT else each for _, _, unit in table.columns]


def _cells(pdf: Any, texts: list[str], widths: list[float], table: Table, size: float, *, head: bool) -> None:
    pdf.set_font(_FONT, "B" if head and size > 6 else "", 6.5 if head and len(texts) > 3 else size)
    pdf.set_text_color(*(_MUTED if head else _TEXT))
    pdf.set_draw_color(*_RULE)
    for text, width, (_, _, unit) in zip(texts, widths, table.columns, strict=True):
        shown_text = _cut(pdf, _plain(pdf, text), width - 1)
        pdf.cell(w=width, h=_LINE, text=shown_text, align="L" if unit is Unit.TEXT else "R", border="B")
    pdf.ln(_LINE)


def _bars(pdf: Any, table: Table, language: str) -> None:
    """Bars of the first numbers over the first column: two a group where there is something to compare."""
    columns = [1, 2] if table.chart is Chart.BARS else [1]
    unit = table.columns[1][2]
    values = [[_amount(row.cells[column]) for column in columns] for row in table.rows]
    most = max((max(each) for each in values), default=0.0)
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
        value: Cell = most * part if unit is Unit.SHARE else round(most * part)
        pdf.cell(w=11, h=3, text=_plain(pdf, shown(value, unit, language)), align="R")
    step = width / max(1, len(values))
    thick = min(5.0, step * 0.8 / len(columns))
    for number, group in enumerate(values):
        middle = left + step * (number + 0.5)
        for place, value in enumerate(group):
            tall = height * value / most if most else 0
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
    rows = [row for row in table.rows if _amount(row.cells[1])]
    total = sum(_amount(row.cells[1]) for row in rows)
    if not total:
        return
    top, x = pdf.get_y() + 2, _MARGIN
    for number, row in enumerate(table.rows):
        part = pdf.epw * _amount(row.cells[1]) / total
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


def _amount(cell: Cell) -> float:
    return float(cell) if isinstance(cell, int | float) else 0.0
