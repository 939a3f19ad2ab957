"""Charts of a report's workbook, beside the figures they draw: the spreadsheet's own, so they follow what is edited."""

from __future__ import annotations

from typing import Any, Final

from moderator_app.domain.report.document import Chart, Table, Unit

FIRST_ROW: Final = 3
"""Where the figures of a sheet begin; the line above holds the headings."""
_BAR: Final = "#2457D6"
_PALE: Final = "#C8CED8"
_MUTED: Final = "#6B7280"
_RULE: Final = "#E3E6EB"
_WIDE: Final = 640
_TALL: Final = 320
_ROW: Final = 24
"""Pixels."""
_MOST_ROWS: Final = 40
"""Bars that lie one below the other and can still be told apart."""


def draw(book: Any, sheet: Any, table: Table) -> None:
    """Put the table's chart at its right; hours are coloured in place. Nothing where there is nothing to draw."""
    last = FIRST_ROW + len(table.rows) - 1
    numbers = [[cell for cell in row.cells if isinstance(cell, int | float)] for row in table.rows]
    if not any(any(line) for line in numbers):
        return
    if table.chart is Chart.HEAT:
        scale = {"type": "2_color_scale", "min_color": "#FFFFFF", "max_color": "#7C9AE8"}
        sheet.conditional_format(FIRST_ROW, 1, last, len(table.columns) - 1, scale)
        return
    if table.chart is Chart.NONE or (
        (lying := table.chart in {Chart.ROWS, Chart.STACK}) and len(table.rows) > _MOST_ROWS
    ):
        return
    chart = book.add_chart({"type": "bar" if lying else "column"})
    columns = table.drawn
    for place, column in enumerate(columns):
        chart.add_series(
            {
                "name": [sheet.name, FIRST_ROW - 1, column],
                "categories": [sheet.name, FIRST_ROW, 0, last, 0],
                "values": [sheet.name, FIRST_ROW, column, last, column],
                "fill": {"color": _PALE if len(columns) > 1 and not place else _BAR},
                "gap": 60,
                "data_labels": {"value": lying},
            }
        )
    words = {"num_font": {"color": _MUTED, "size": 9}, "line": {"color": _RULE}}
    share = table.columns[1][2] is Unit.SHARE
    amounts = {
        **words,
        "major_gridlines": {"visible": not lying, "line": {"color": _RULE}},
        "min": 0,
        "visible": not lying,
    }
    amounts |= {"num_format": "0%", "max": 1} if share else {"num_format": "#,##0"}
    chart.set_title({"name": table.title, "name_font": {"size": 12}, "overlay": False})
    # Of bars that lie, the spreadsheet calls the axis of names x and draws the first name lowest.
    chart.set_x_axis({**words, "reverse": lying})
    chart.set_y_axis(amounts)
    chart.set_legend({"position": "top"} if len(columns) > 1 else {"none": True})
    chart.set_size({"width": _WIDE, "height": max(_TALL, 90 + _ROW * len(table.rows)) if lying else _TALL})
    sheet.insert_chart(FIRST_ROW - 1, len(table.columns) + 1, chart)
