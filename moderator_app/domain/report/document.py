"""A report laid out for people: figures and tables with typed cells, in one language.

The window, the files and the command line all show this one document, so a figure is the same wherever it is read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from moderator_app.clock import MINUTE_US, SECOND_US
from moderator_app.domain.links import is_web, real_host

Cell = int | float | str | None


class Unit(StrEnum):
    """What a cell holds."""

    COUNT = "count"
    SHARE = "share"
    """0…1."""
    AMOUNT = "amount"
    """A number with a tenth."""
    SPAN = "span"
    """Microseconds."""
    TEXT = "text"


class Chart(StrEnum):
    """How a table is drawn where things can be drawn."""

    BARS = "bars"
    """Groups of bars over the first column."""
    LINE = "line"
    STACK = "stack"
    """One bar of shares."""
    ROWS = "rows"
    """A bar a row."""
    HEAT = "heat"
    NONE = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number of the head. `mark`: the items behind it; empty: there are none to show."""

    name: str
    label: str
    value: Cell
    unit: Unit
    mark: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`marks`: for each cell the mark of the items behind it, `item:<number>` of the one it quotes, or nothing."""

    cells: tuple[Cell, ...]
    marks: tuple[str, ...] = ()
    name: str = ""
    """Stable, for programs and colours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with the way it is drawn. `columns`: (name, heading, unit)."""

    name: str
    title: str
    columns: tuple[tuple[str, str, Unit], ...]
    rows: tuple[Row, ...]
    chart: Chart = Chart.NONE
    note: str = ""

    @property
    def drawn(self) -> tuple[int, ...]:
        """The columns whose numbers are lengths in its drawing; none of a table alone, nor of one by the hour."""
        if self.chart is Chart.BARS:
            return (1, 2)
        return (1,) if self.chart in {Chart.LINE, Chart.ROWS, Chart.STACK} else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The whole report. `subtitle`: period, zone and filters in words."""

    language: str
    title: str
    subtitle: str
    made: str
    figures: tuple[Figure, ...]
    tables: tuple[Table, ...]
    empty: bool
    footer: str


_THIN: Final = "\N{NARROW NO-BREAK SPACE}"
_DASH: Final = "—"
_UNITS: Final[Mapping[str, tuple[str, str, str, str]]] = {
    "en": ("d", "h", "min", "s"),
    "ru": ("д", "ч", "мин", "с"),
}


def link_host(url: str) -> str:
    """Where a link leads, for what cannot show all of it; what is no address of the web as it is."""
    return real_host(url) or url if is_web(url) else url


def amount(cell: Cell) -> float:
    """A cell as a length; nothing is none."""
    return float(cell) if isinstance(cell, int | float) else 0.0


def telling(document: Document) -> tuple[Table, ...]:
    """The tables worth a page: none without a line, and of an empty report those alone that tell of other times."""
    return tuple(each for each in document.tables if each.rows and (each.name == "missed" or not document.empty))


def nothing(language: str) -> str:
    """What a file says instead of tables of nothing."""
    return "За это время ничего не было." if language == "ru" else "Nothing happened in this time."


def round_top(most: float) -> int:
    """The top of an axis of counts: a round even number that holds the greatest of them, so that its half is whole."""
    power = 1
    while True:
        for each in (1, 2, 3, 4, 5, 6, 8):
            end = each * power
            if end >= most and end % 2 == 0:
                return end
        power *= 10


def whole_share(share: float, language: str) -> str:
    """A share for an axis, without tenths."""
    return f"{share * 100:.0f}{_THIN if language == 'ru' else ''}%"


def shown(value: Cell, unit: Unit, language: str) -> str:
    """A cell as people read it."""
    if value is None:
        return _DASH
    if unit is Unit.TEXT or isinstance(value, str):
        return str(value)
    if unit is Unit.SHARE:
        text = f"{value * 100:.1f}"
        return f"{text.replace('.', ',')}{_THIN}%" if language == "ru" else f"{text}%"
    if unit is Unit.AMOUNT:
        text = f"{value:.1f}"
        return text.replace(".", ",") if language == "ru" else text
    if unit is Unit.SPAN:
        return _span(int(value), _UNITS[language])
    return f"{int(value):,}".replace(",", _THIN if language == "ru" else ",")


def _span(value_us: int, names: tuple[str, str, str, str]) -> str:
    days, hours, minutes, seconds = names
    if value_us < MINUTE_US:
        return f"{value_us // SECOND_US}{_THIN}{seconds}"
    total = value_us // MINUTE_US
    parts = ((total // 1440, days), (total % 1440 // 60, hours), (total % 60, minutes))
    said = [f"{number}{_THIN}{name}" for number, name in parts if number]
    return " ".join(said[:2])


# ---------------------------------------------------------------- between processes


def to_data(document: Document) -> dict[str, Any]:
    """Plain data, for JSON."""
    return {
        "language": document.language,
        "title": document.title,
        "subtitle": document.subtitle,
        "made": document.made,
        "empty": document.empty,
        "footer": document.footer,
        "figures": [
            {
                "name": each.name,
                "label": each.label,
                "value": each.value,
                "unit": each.unit.value,
                "mark": each.mark,
                "note": each.note,
                "text": shown(each.value, each.unit, document.language),
            }
            for each in document.figures
        ],
        "tables": [_table_data(each) for each in document.tables],
    }


def _table_data(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.title,
        "chart": table.chart.value,
        "note": table.note,
        "columns": [{"name": name, "label": label, "unit": unit.value} for name, label, unit in table.columns],
        "rows": [{"name": row.name, "cells": list(row.cells), "marks": list(row.marks)} for row in table.rows],
    }


def from_data(data: Mapping[str, Any]) -> Document:
    """What `to_data` made.

    Raises:
        KeyError, ValueError, TypeError: it is something else.
    """
    return Document(
        language=str(data["language"]),
        title=str(data["title"]),
        subtitle=str(data["subtitle"]),
        made=str(data["made"]),
        empty=bool(data["empty"]),
        footer=str(data["footer"]),
        figures=tuple(
            Figure(
                name=each["name"],
                label=each["label"],
                value=each["value"],
                unit=Unit(each["unit"]),
                mark=each["mark"],
                note=each["note"],
            )
            for each in data["figures"]
        ),
        tables=tuple(
            Table(
                name=each["name"],
                title=each["title"],
                chart=Chart(each["chart"]),
                note=each["note"],
                columns=tuple((one["name"], one["label"], Unit(one["unit"])) for one in each["columns"]),
                rows=tuple(
                    Row(name=one["name"], cells=tuple(one["cells"]), marks=tuple(one["marks"])) for one in each["rows"]
                ),
            )
            for each in data["tables"]
        ),
    )


Say = Callable[[str, str], str]
"""(English, Russian) -> the one of this report."""


def say_in(language: str) -> Say:
    """One of two sentences, by language."""
    return lambda english, russian: russian if language == "ru" else english


def share(part: int, whole: int) -> float | None:
    """A part of a whole; None: there is no whole."""
    return part / whole if whole else None


def counted(names: Sequence[tuple[str, str]], count: Callable[[str], int], prefix: str) -> tuple[Row, ...]:
    """Rows of (label, how many, share of all) for marks that share a prefix."""
    total = sum(count(f"{prefix}{name}") for name, _ in names)
    return tuple(
        Row(
            name=name,
            cells=(label, count(f"{prefix}{name}"), share(count(f"{prefix}{name}"), total)),
            marks=("", f"{prefix}{name}", ""),
        )
        for name, label in names
    )
