"""The weekly digest in words: the document of its week, and the subject and the text of its mail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from moderator_app.domain.report.document import Cell, Document, Figure, Row, Table, Unit, say_in, shown
from moderator_app.domain.report.layout import day_text
from moderator_app.domain.report.weekly import MOST_MISSED, Week

_FIRST: Final = ("missed", "spikes", "topics", "quotes", "reviews")
"""What a lead reads first; the other tables follow in the order of the report."""
_TEXT_TABLES: Final = ("spikes", "topics", "kinds", "channels", "reviews")
"""Tables that stand in the text of the mail; the attached files have all."""
_MOST_LINES: Final = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """What was found in the answers of one person. `score`: mean, 0…1; None: the grades were erased."""

    name: str
    count: int
    score: float | None
    rebutted: int


def week_text(week: Week, language: str) -> str:
    """`16 – 22 Nov 2026`, naming month and year once where they are the same."""
    first, last = day_text(week.monday, language), day_text(week.sunday, language)
    if week.monday.year != week.sunday.year:
        first += f" {week.monday.year}"
    elif week.monday.month == week.sunday.month:
        first = str(week.monday.day) if language == "ru" else first.split()[0]
    return f"{first} – {last} {week.sunday.year}"


def weekly(
    whole: Document,
    before: Document,
    spikes: Table,
    reviewed: Sequence[Reviewed],
    missed: Sequence[Week],
    *,
    name: str,
) -> Document:
    """The digest of a week.

    Args:
        whole: the report of the week.
        before: the report of the week before, for comparison.
        spikes: what was suddenly spoken of.
        reviewed: reviews of the week, a line a person.
        missed: earlier weeks that nobody was told of.
        name: of the schedule.
    """
    say, language = say_in(whole.language), whole.language
    earlier: Mapping[str, Figure] = {each.name: each for each in before.figures}
    figures = tuple(
        replace(
            each,
            note=f"{each.note} · "
            + say("week before: ", "неделей раньше: ")
            + shown(earlier[each.name].value, each.unit, language),
        )
        for each in whole.figures
    )
    tables = {
        each.name: each for each in (_missed(missed, language), spikes, *whole.tables, _reviews(reviewed, language))
    }
    ordered = [tables.pop(each) for each in _FIRST if each in tables]
    return replace(
        whole,
        title=say("Weekly digest", "Сводка недели") + f" · {name}",
        figures=figures,
        tables=tuple(each for each in (*ordered, *tables.values()) if each.rows),
        empty=whole.empty and not reviewed and not spikes.rows,
    )


def _missed(missed: Sequence[Week], language: str) -> Table:
    say = say_in(language)
    more = len(missed) - MOST_MISSED
    rows = [Row(name=str(each), cells=(week_text(each, language), str(each))) for each in missed[-MOST_MISSED:]]
    return Table(
        name="missed",
        title=say("Weeks without a digest", "Недели без сводки"),
        columns=(("week", say("week", "неделя"), Unit.TEXT), ("number", say("number", "номер"), Unit.TEXT)),
        rows=tuple(rows),
        note=say(
            "The program was not running or could not send them; reports of any period are on the page of reports.",
            "Программа не работала или не смогла их отправить; отчёт за любой период есть на странице отчётов.",
        )
        + (say(f" And {more} earlier ones.", f" И ещё раньше: {more}.") if more > 0 else ""),
    )


def _reviews(reviewed: Sequence[Reviewed], language: str) -> Table:
    say = say_in(language)
    return Table(
        name="reviews",
        title=say("Reviews of answers", "Оценка ответов"),
        columns=(
            ("name", say("moderator", "модератор"), Unit.TEXT),
            ("count", say("reviews", "оценок"), Unit.COUNT),
            ("score", say("mean score", "средний балл"), Unit.SHARE),
            ("rebutted", say("objections", "возражений"), Unit.COUNT),
        ),
        rows=tuple(Row(name=each.name, cells=(each.name, each.count, each.score, each.rebutted)) for each in reviewed),
    )


# ---------------------------------------------------------------- the mail and the files


def subject(name: str, week: Week, language: str) -> str:
    """Of the mail."""
    return f"{name}: {say_in(language)('digest of', 'сводка за')} {week_text(week, language)}"


def text(document: Document, files: Sequence[str]) -> str:
    """The digest as plain text, without anything that a mail program would have to draw."""
    say, language = say_in(document.language), document.language
    lines = [document.title, document.subtitle, ""]
    tables = {each.name: each for each in document.tables}
    if "missed" in tables:
        lines += [_told_missed(tables["missed"]), ""]
    if document.empty:
        lines += [say("Nothing happened in this week.", "За эту неделю ничего не было."), ""]
    else:
        lines += [f"{each.label}: {shown(each.value, each.unit, language)} ({each.note})" for each in document.figures]
        lines.append("")
        for each in main_tables(document):
            lines.append(each.title)
            lines += [f"  {_line(each, row.cells, language)}" for row in each.rows]
            lines.append("")
    if files:
        lines += [say("Attached: ", "Во вложении: ") + ", ".join(files), ""]
    return "\n".join([*lines, document.made, document.footer]) + "\n"


def main_tables(document: Document) -> list[Table]:
    """What of the tables stands in the mail itself: rows that count something, the largest lists cut."""
    found = []
    for each in document.tables:
        if each.name in _TEXT_TABLES:
            rows = tuple(row for row in each.rows if any(isinstance(cell, int | float) and cell for cell in row.cells))
            if rows:
                found.append(replace(each, rows=rows[:_MOST_LINES]))
    return found


def _told_missed(table: Table) -> str:
    listed = "; ".join(str(row.cells[0]) for row in table.rows)
    return f"{table.title}: {listed}. {table.note}"


def _line(table: Table, cells: Sequence[Cell], language: str) -> str:
    said = [
        f"{label}: {shown(cell, unit, language)}"
        for cell, (_, label, unit) in zip(cells[1:], table.columns[1:], strict=True)
        if cell is not None
    ]
    return f"{cells[0]} — {', '.join(said)}" if said else str(cells[0])
