"""The voice of the audience as a document: what is suddenly spoken of, and what goes to one department or all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from moderator_app.clock import SECOND_US
from moderator_app.domain.audience import DEPARTMENTS, ToldSpike
from moderator_app.domain.report.document import Document, Figure, Row, Say, Table, Unit, say_in
from moderator_app.domain.report.layout import day_text, topic_names

ALL: Final = "all"


def department_names(say: Say) -> tuple[tuple[str, str], ...]:
    """Departments in words, all of them first."""
    return (
        (ALL, say("all departments", "все отделы")),
        ("product", say("product: ideas and bugs", "продукт: идеи и ошибки")),
        ("service", say("service: complaints", "сервис: жалобы")),
        ("marketing", say("marketing: praise and user content", "маркетинг: похвала и контент авторов")),
    )


def digest(whole: Document, department: str, spikes: Sequence[ToldSpike], zone: str) -> Document:
    """What of a whole report is the audience's, with the spikes of its period.

    Args:
        whole: the report of the same question.
        department: `ALL` or one of `DEPARTMENTS`.
        spikes: newest first.
        zone: of the question, for times.
    """
    say = say_in(whole.language)
    wanted = DEPARTMENTS.get(department, tuple(topic for topic, _ in topic_names(say)))
    tables = {table.name: table for table in whole.tables}
    topics = replace(tables["topics"], rows=tuple(row for row in tables["topics"].rows if row.name in wanted))
    quotes = replace(tables["quotes"], rows=tuple(row for row in tables["quotes"].rows if row.name in wanted))
    counts = {row.name: row for row in topics.rows}
    figures = [
        Figure(
            name=topic,
            label=label,
            value=counts[topic].cells[1] if topic in counts else 0,
            unit=Unit.COUNT,
            mark=f"topic:{topic}",
            note=say("by the tags of moderators", "по меткам модераторов"),
        )
        for topic, label in topic_names(say)
        if topic in wanted
    ]
    figures.append(
        Figure(
            name="spikes",
            label=say("spikes", "всплески"),
            value=len(spikes),
            unit=Unit.COUNT,
            note=say("far above the usual", "заметно выше обычного"),
        )
    )
    named = dict(department_names(say))[department]
    return replace(
        whole,
        title=say("Voice of the audience", "Голос аудитории") + ("" if department == ALL else f" · {named}"),
        figures=tuple(figures),
        tables=(_spikes(spikes, zone, say, whole.language), topics, quotes),
        empty=whole.empty and not spikes,
        footer=say(
            "A spike is what many more people than usual for that hour and weekday speak of (Poisson test).",
            "Всплеск — о чём говорит гораздо больше людей, чем обычно в этот час и день недели (тест Пуассона).",
        ),
    )


def _spikes(spikes: Sequence[ToldSpike], zone: str, say: Say, language: str) -> Table:
    rows = []
    for each in spikes:
        began = datetime.fromtimestamp(each.began_at // SECOND_US, ZoneInfo(zone))
        subject = each.word or say("(words erased)", "(слова стёрты)")
        subject = say("ill feeling", "недовольство") if each.negative else f"«{subject}»"
        mark = f"spike:{each.id}"
        rows.append(
            Row(
                name=str(each.id),
                cells=(
                    f"{day_text(began.date(), language)}, {began:%H:%M}", subject, each.people,
                    each.expected, len(each.items),
                ),
                marks=("", mark, mark, "", mark),
            )
        )  # fmt: skip
    return Table(
        name="spikes",
        title=say("Suddenly spoken of", "О чём вдруг заговорили"),
        columns=(
            ("began", say("noticed", "замечено"), Unit.TEXT),
            ("subject", say("about", "о чём"), Unit.TEXT),
            ("people", say("people an hour", "человек за час"), Unit.COUNT),
            ("usual", say("usually", "обычно"), Unit.AMOUNT),
            ("items", say("items", "обращений"), Unit.COUNT),
        ),
        rows=tuple(rows),
        note=say("Far above the usual for that hour and weekday.", "Намного больше обычного для этого часа и дня."),
    )
