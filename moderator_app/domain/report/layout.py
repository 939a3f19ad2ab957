"""From figures to the document: which tables a report has, and their words in Russian and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from moderator_app.domain.report.document import (
    Chart,
    Document,
    Figure,
    Row,
    Say,
    Table,
    Unit,
    counted,
    say_in,
    share,
    shown,
)
from moderator_app.domain.report.metrics import FATES, MODERATION, OUTCOMES, Report, Span
from moderator_app.domain.report.period import Frame, Question
from moderator_app.domain.sla.policy import Metric

MOST: Final = 15
"""Lines of a list of people or reasons; the figure above it counts all."""
_HOURS: Final = 24
_QUOTE: Final = 300
"""Characters of a quote."""

_MONTHS_RU: Final = ("янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_MONTHS_EN: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEK_RU: Final = ("Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс")
_WEEK_EN: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What somebody said, for other departments. `link`: empty where the platform has none."""

    channel: str
    author: str
    link: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What numbers stand for. `channels`: with whether their account was removed. `rows`: those in force."""

    channels: Mapping[int, tuple[str, bool]] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    authors: Mapping[int, str] = field(default_factory=dict)
    rows: Mapping[int, str] = field(default_factory=dict)
    quotes: Mapping[int, Quote] = field(default_factory=dict)
    brand: str = ""


def document(question: Question, frame: Frame, report: Report, names: Names, *, made: str, language: str) -> Document:
    """The whole report in one language. `made`: the moment of its making, in the zone of the question."""
    say = say_in(language)
    arrived = report.count("arrived")
    tables = (
        _by_day(report, frame, say, language),
        _in_time(report, frame, say, language),
        _answer_times(report, say),
        _backlog(report, say, language),
        _outcomes(report, say),
        _kinds(report, say),
        _tones(report, say),
        _matrix(report, say),
        _hours(report, say, language),
        _topics(report, say),
        _quotes(report, names, say),
        _channels(report, names, say),
        _people(report, names, say),
        _moderation(report, say),
        _rows(report, names, say),
        *_authors(report, names, say),
    )
    return Document(
        language=language,
        title=say("Report", "Отчёт") + (f" · {names.brand}" if names.brand else ""),
        subtitle=_subtitle(question, names, say, language),
        made=say(f"Made {made}", f"Составлен {made}"),
        figures=_figures(report, say, language),
        tables=tables,
        empty=not arrived and not report.count("reply") and not report.count("act"),
        footer=say(
            "Items count on the day they began, with what has become of them since. Answer times are working time.",
            "Обращение считается в тот день, когда началось, с тем, что с ним стало на сегодня."
            " Время ответа — рабочее.",
        ),
    )


def day_text(day: date, language: str) -> str:
    """A day without its year."""
    if language == "ru":
        return f"{day.day} {_MONTHS_RU[day.month - 1]}"
    return f"{day.day} {_MONTHS_EN[day.month - 1]}"


def _subtitle(question: Question, names: Names, say: Say, language: str) -> str:
    last = f"{day_text(question.until, language)} {question.until.year}"
    first = day_text(question.since, language)
    if question.since.year != question.until.year:
        first += f" {question.since.year}"
    parts = [last if question.since == question.until else f"{first} – {last}", question.zone]
    if question.channels is not None and question.brand is None:
        listed = [names.channels.get(each, (f"#{each}", False))[0] for each in sorted(question.channels)]
        parts.append(", ".join(listed))
    if question.person is not None:
        parts.append(names.people.get(question.person, question.person))
    if question.channels is None and question.person is None:
        parts.append(say("all channels, all people", "все каналы, все люди"))
    return " · ".join(parts)


def _figures(report: Report, say: Say, language: str) -> tuple[Figure, ...]:
    arrived, first = report.count("arrived"), report.spans[Metric.FIRST_RESPONSE]
    live = arrived - report.count("removed")
    answered, late = (shown(each, Unit.COUNT, language) for each in (report.count("answered"), first.late))
    return (
        Figure(
            name="arrived",
            label=say("Arrived", "Пришло"),
            value=arrived,
            unit=Unit.COUNT,
            mark="arrived",
            note=say("new items", "новых обращений"),
        ),
        Figure(
            name="answered",
            label=say("Answered", "Отвечено"),
            value=share(report.count("answered"), live),
            unit=Unit.SHARE,
            mark="answered",
            note=answered + say(" of ", " из ") + shown(live, Unit.COUNT, language),
        ),
        Figure(
            name="in_time",
            label=say("In time", "В срок"),
            value=first.share,
            unit=Unit.SHARE,
            mark="late:first_response",
            note=say(f"late: {late}", f"поздно: {late}"),
        ),
        Figure(
            name="first_response",
            label=say("First answer", "Первый ответ"),
            value=first.median_us,
            unit=Unit.SPAN,
            note=say("median, working time", "медиана, рабочее время"),
        ),
        Figure(
            name="decided",
            label=say("Decided, no answer", "Решено без ответа"),
            value=report.count("decided"),
            unit=Unit.COUNT,
            mark="decided",
            note=say("closed or hidden", "закрыто или скрыто"),
        ),
        Figure(
            name="unanswered",
            label=say("No answer, no decision", "Без ответа и решения"),
            value=report.count("unanswered"),
            unit=Unit.COUNT,
            mark="unanswered",
            note=say("still open", "ещё открыты"),
        ),
    )


def _columns(say: Say, first: str) -> tuple[tuple[str, str, Unit], ...]:
    return (
        ("name", first, Unit.TEXT),
        ("count", say("items", "обращений"), Unit.COUNT),
        ("share", say("share", "доля"), Unit.SHARE),
    )


def fates(say: Say) -> tuple[tuple[str, str], ...]:
    """What becomes of items, in words."""
    return tuple(
        zip(
            FATES,
            (
                say("answered", "отвечено"),
                say("decided", "решено без ответа"),
                say("taken back", "удалено автором"),
                say("unanswered", "без ответа"),
            ),
            strict=True,
        )
    )


def _fate_columns(say: Say, first: str) -> tuple[tuple[str, str, Unit], ...]:
    return (
        ("name", first, Unit.TEXT),
        ("arrived", say("arrived", "пришло"), Unit.COUNT),
        *((name, label, Unit.COUNT) for name, label in fates(say)),
    )


def _fate_row(report: Report, prefix: str, label: str, name: str) -> Row:
    marks = [f"{prefix}{each}" for each in ("arrived", *FATES)]
    return Row(name=name, cells=(label, *(report.count(mark) for mark in marks)), marks=("", *marks))


def _by_day(report: Report, frame: Frame, say: Say, language: str) -> Table:
    return Table(
        name="days",
        title=say("Arrived and answered, by day", "Пришло и отвечено по дням"),
        columns=_fate_columns(say, say("day", "день")),
        rows=tuple(_fate_row(report, f"day:{day}:", day_text(day, language), str(day)) for day in frame.days),
        chart=Chart.BARS,
    )


def _in_time(report: Report, frame: Frame, say: Say, language: str) -> Table:
    rows = []
    for day in frame.days:
        met, late = report.count(f"day:{day}:met"), report.count(f"day:{day}:late")
        rows.append(Row(name=str(day), cells=(day_text(day, language), share(met, met + late), met, late)))
    return Table(
        name="in_time",
        title=say("First answers in time, by day", "Первый ответ в срок по дням"),
        columns=(
            ("day", say("day", "день"), Unit.TEXT),
            ("share", say("in time", "в срок"), Unit.SHARE),
            ("met", say("met", "вовремя"), Unit.COUNT),
            ("late", say("late", "поздно"), Unit.COUNT),
        ),
        rows=tuple(rows),
        chart=Chart.LINE,
    )


def _answer_times(report: Report, say: Say) -> Table:
    labels = {
        Metric.FIRST_RESPONSE: say("first answer", "первый ответ"),
        Metric.NEXT_RESPONSE: say("next answers", "следующие ответы"),
        Metric.RESOLUTION: say("resolution", "решение"),
    }

    def row(metric: Metric, span: Span) -> Row:
        return Row(
            name=metric.value,
            cells=(labels[metric], span.median_us, span.p90_us, span.share, span.met, span.late),
            marks=("", "", "", "", f"met:{metric.value}", f"late:{metric.value}"),
        )

    return Table(
        name="times",
        title=say("Answer times", "Время ответа"),
        columns=(
            ("metric", say("what", "что"), Unit.TEXT),
            ("median", say("median", "медиана"), Unit.SPAN),
            ("p90", "p90", Unit.SPAN),
            ("share", say("in time", "в срок"), Unit.SHARE),
            ("met", say("met", "вовремя"), Unit.COUNT),
            ("late", say("late", "поздно"), Unit.COUNT),
        ),
        rows=tuple(row(metric, report.spans[metric.value]) for metric in Metric),
        note=say("Working time of the ledger.", "Рабочее время по учёту сроков."),
    )


def _backlog(report: Report, say: Say, language: str) -> Table:
    return Table(
        name="backlog",
        title=say("Open at the end of the day", "Открыто на конец дня"),
        columns=(("day", say("day", "день"), Unit.TEXT), ("open", say("open", "открыто"), Unit.COUNT)),
        rows=tuple(Row(name=str(day), cells=(day_text(day, language), count)) for day, count in report.backlog),
        chart=Chart.LINE,
        note=say(f"{report.carried} were open before.", f"До начала периода было открыто: {report.carried}."),
    )


def _outcomes(report: Report, say: Say) -> Table:
    labels = (
        say("resolved", "решено"),
        say("turned around", "стал нашим сторонником"),
        say("compensated", "возмещено"),
        say("lost", "потерян"),
    )
    without = tuple(
        zip(
            FATES,
            (
                say("answered, no outcome noted", "отвечено, исход не отмечен"),
                say("decided without an answer", "решено без ответа"),
                say("taken back by its author", "удалено автором"),
                say("unanswered", "без ответа"),
            ),
            strict=True,
        )
    )
    rows = counted((*zip(OUTCOMES, labels, strict=True), *without), report.count, "negative:")
    return Table(
        name="negative",
        title=say("Negative, and how it ended", "Негатив и чем кончилось"),
        columns=_columns(say, say("outcome", "исход")),
        rows=rows,
        chart=Chart.STACK,
    )


def kinds(say: Say) -> tuple[tuple[str, str], ...]:
    """Kinds of commenters, in words."""
    return (
        ("neutral", say("neutral", "нейтральные")),
        ("advocate", say("advocates", "адвокаты")),
        ("constructive_critic", say("critics", "критики")),
        ("destructive", say("destructive", "деструктивные")),
        ("unknown", say("not known", "не определено")),
    )


def _kinds(report: Report, say: Say) -> Table:
    return Table(
        name="kinds",
        title=say("Who wrote", "Кто писал"),
        columns=_columns(say, say("kind", "тип")),
        rows=counted(kinds(say), report.count, "kind:"),
        chart=Chart.ROWS,
    )


def _tones(report: Report, say: Say) -> Table:
    names = (
        ("calm", say("calm", "спокойно")),
        ("uneasy", say("uneasy", "с недовольством")),
        ("negative", say("negative", "негативно")),
        ("unknown", say("not known", "не определено")),
    )
    return Table(
        name="tones",
        title=say("In what tone", "В каком тоне"),
        columns=_columns(say, say("tone", "тон")),
        rows=counted(names, report.count, "tone:"),
        chart=Chart.ROWS,
    )


def _matrix(report: Report, say: Say) -> Table:
    names = (
        ("verbatim", say("from a row, verbatim", "из матрицы дословно")),
        ("edited", say("from a row, edited", "из матрицы с правками")),
        ("by_hand", say("without a row", "без матрицы")),
    )
    gaps, overrides = report.count("no_row"), report.count("override")
    return Table(
        name="matrix",
        title=say("Answers and the matrix", "Ответы и матрица"),
        columns=(
            ("name", say("answers", "ответы"), Unit.TEXT),
            ("count", say("sent", "отправлено"), Unit.COUNT),
            ("share", say("share", "доля"), Unit.SHARE),
        ),
        rows=(
            *counted(names, report.count, "reply:"),
            Row(
                name="no_row",
                cells=(say("questions without a row", "вопросы без строки"), gaps, None),
                marks=("", "no_row", ""),
            ),
            Row(
                name="override",
                cells=(say("checks overridden", "отправлено вопреки проверкам"), overrides, None),
                marks=("", "override", ""),
            ),
        ),
        chart=Chart.ROWS,
    )


def _hours(report: Report, say: Say, language: str) -> Table:
    week = _WEEK_RU if language == "ru" else _WEEK_EN
    return Table(
        name="hours",
        title=say("When they write", "Когда пишут"),
        columns=(
            ("day", say("day", "день"), Unit.TEXT),
            *((str(hour), f"{hour:02}", Unit.COUNT) for hour in range(_HOURS)),
        ),
        rows=tuple(
            Row(
                name=str(number),
                cells=(label, *(report.count(f"hour:{number}:{hour}") for hour in range(_HOURS))),
                marks=("", *(f"hour:{number}:{hour}" for hour in range(_HOURS))),
            )
            for number, label in enumerate(week)
        ),
        chart=Chart.HEAT,
    )


def topic_names(say: Say) -> tuple[tuple[str, str], ...]:
    """Topics for other departments, in words."""
    return (
        ("complaint", say("complaints", "жалобы")),
        ("idea", say("ideas", "идеи")),
        ("bug", say("bugs", "ошибки")),
        ("praise", say("praise", "похвала")),
        ("content", say("user content", "контент авторов")),
    )


def _topics(report: Report, say: Say) -> Table:
    return Table(
        name="topics",
        title=say("To pass on to departments", "Что передать отделам"),
        columns=_columns(say, say("topic", "тема")),
        rows=counted(topic_names(say), report.count, "topic:"),
        chart=Chart.ROWS,
        note=say("By the tags of moderators.", "По меткам модераторов."),
    )


def _quotes(report: Report, names: Names, say: Say) -> Table:
    rows = []
    for topic, label in topic_names(say):
        for number in report.topics.get(topic, ()):
            said = names.quotes.get(number)
            if said is None:
                continue
            text = " ".join(said.text.split())
            shortened = text if len(text) <= _QUOTE else text[: _QUOTE - 1].rstrip() + "…"
            rows.append(
                Row(
                    name=topic,
                    cells=(label, shortened, said.author, said.channel, said.link),
                    marks=("", f"item:{number}", "", "", ""),
                )
            )
    return Table(
        name="quotes",
        title=say("In their own words", "Что говорят, дословно"),
        columns=(
            ("topic", say("topic", "тема"), Unit.TEXT),
            ("quote", say("quote", "цитата"), Unit.TEXT),
            ("author", say("author", "автор"), Unit.TEXT),
            ("channel", say("channel", "канал"), Unit.TEXT),
            ("link", say("link", "ссылка"), Unit.TEXT),
        ),
        rows=tuple(rows),
        note=say("The newest of each topic.", "Самые свежие по каждой теме."),
    )


def _channels(report: Report, names: Names, say: Say) -> Table:
    numbers = {int(mark.split(":")[1]) for mark in report.counts if mark.startswith("channel:")}
    gone = say(" (removed)", " (удалён)")

    def label(number: int) -> str:
        name, removed = names.channels.get(number, (f"#{number}", True))
        return name + (gone if removed else "")

    ordered = sorted(numbers, key=lambda each: (-report.count(f"channel:{each}:arrived"), each))
    return Table(
        name="channels",
        title=say("By channel", "По каналам"),
        columns=_fate_columns(say, say("channel", "канал")),
        rows=tuple(_fate_row(report, f"channel:{each}:", label(each), str(each)) for each in ordered),
    )


def _people(report: Report, names: Names, say: Say) -> Table:
    actors = {mark.split(":")[1] for mark in report.counts if mark.startswith("person:")}
    special = {
        "": say("nobody yet", "пока никто"),
        "engine": say("the program", "программа"),
        "own": say("another device", "с другого устройства"),
    }
    ordered = sorted(actors, key=lambda each: (not each, -report.count(f"person:{each}:answered"), each))
    rows = []
    for actor in ordered:
        row = _fate_row(report, f"person:{actor}:", special.get(actor) or names.people.get(actor, actor), actor)
        sent = f"person:{actor}:replies"
        rows.append(Row(name=row.name, cells=(*row.cells, report.count(sent)), marks=(*row.marks, sent)))
    return Table(
        name="people",
        title=say("By person", "По людям"),
        columns=(
            *_fate_columns(say, say("who settled it, or has it in hand", "кто решил или взял в работу")),
            ("replies", say("answers sent", "отправил ответов"), Unit.COUNT),
        ),
        rows=tuple(rows),
    )


_ACTS: Final[Mapping[str, tuple[str, str]]] = {
    "hide": ("hidden", "скрыто"),
    "delete": ("deleted", "удалено"),
    "reject": ("rejected", "отклонено"),
    "spam": ("spam", "спам"),
    "ban": ("banned", "бан"),
    "mute": ("muted", "ограничение"),
    "unhide": ("shown again", "снова показано"),
    "restore": ("restored", "восстановлено"),
    "approve": ("approved", "одобрено"),
    "unban": ("ban lifted", "бан снят"),
    "unmute": ("mute lifted", "ограничение снято"),
}


def _moderation(report: Report, say: Say) -> Table:
    rows = []
    for kind in MODERATION:
        prefix = f"act:{kind.value}:"
        found = sorted(
            ((count, mark) for mark, count in report.counts.items() if mark.startswith(prefix)),
            key=lambda each: (-each[0], each[1]),
        )
        for count, mark in found[:MOST]:
            reason = mark.removeprefix(prefix) or say("no reason given", "без причины")
            rows.append(
                Row(name=kind.value, cells=(say(*_ACTS[kind.value]), reason, count), marks=("", "", mark)),
            )
    return Table(
        name="moderation",
        title=say("Moderation and its reasons", "Модерация и её причины"),
        columns=(
            ("action", say("action", "действие"), Unit.TEXT),
            ("reason", say("reason", "причина"), Unit.TEXT),
            ("count", say("times", "раз"), Unit.COUNT),
        ),
        rows=tuple(rows),
    )


def _rows(report: Report, names: Names, say: Say) -> Table:
    used = sorted(report.rows.items(), key=lambda each: (-each[1], each[0]))
    known = [(names.rows.get(number, f"#{number}"), count, number) for number, count in used]
    idle = [(title, 0, number) for number, title in sorted(names.rows.items()) if number not in report.rows]
    return Table(
        name="rows",
        title=say("Rows of the matrix", "Строки матрицы"),
        columns=(("row", say("row", "строка"), Unit.TEXT), ("count", say("answers", "ответов"), Unit.COUNT)),
        rows=tuple(
            Row(name=str(number), cells=(title, count), marks=("", f"row:{number}" if count else ""))
            for title, count, number in (*known, *idle)
        ),
        note=say(f"Without use: {len(idle)}.", f"Без применения: {len(idle)}.") if names.rows else "",
    )


def _authors(report: Report, names: Names, say: Say) -> tuple[Table, ...]:
    people = report.people

    def table(name: str, title: str, heading: str, listed: tuple[tuple[int, int], ...]) -> Table:
        return Table(
            name=name,
            title=f"{title}: {len(listed)}",
            columns=(("author", say("author", "автор"), Unit.TEXT), ("count", heading, Unit.COUNT)),
            rows=tuple(
                Row(name=str(author), cells=(names.authors.get(author, f"#{author}"), count))
                for author, count in listed[:MOST]
            ),
        )

    items, before = say("items", "обращений"), say("items before", "обращений до того")
    return (
        table("advocates", say("Advocates", "Адвокаты"), items, people.advocates),
        table("quiet", say("Gone quiet", "Замолчали"), before, people.quiet),
        table("newcomers", say("Newcomers", "Новые авторы"), items, people.newcomers),
    )
