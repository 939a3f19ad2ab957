"""Agreement and trends as tables; each cell that counts something names the reviews behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from moderator_app.domain.report.document import Chart, Row, Table, Unit
from moderator_app.domain.review.agreement import Agreement, Point
from moderator_app.domain.review.scorecard import Scorecard
from moderator_app.services.scoring import Calibration
from ui import format as fmt
from ui import i18n
from ui.i18n import _t

Trends = Mapping[tuple[str, str], Sequence[Point]]


def tables(
    trends: Trends, agreed: Calibration | None, card: Scorecard, names: Mapping[str, str], of: str | None = None
) -> list[Table]:
    """People by criteria, each criterion over the weeks, and how far two leads agree (leads only).

    `of`: the weeks of this person alone.
    """
    titles = {each.code: each.title(i18n.language()) for each in card.criteria}
    codes = [*titles, *sorted({code for _, code in trends} - set(titles))]
    people = sorted({person for person, _ in trends}, key=lambda each: names.get(each, each))
    found = [
        Table(
            name="people", title=_t("Review", "People and criteria"),
            columns=(("person", _t("Review", "Person"), Unit.TEXT),
                     *((code, titles.get(code, code), Unit.SHARE) for code in codes)),
            rows=tuple(_person(person, names.get(person, person), trends, codes) for person in people),
        )
    ]  # fmt: skip
    if agreed is not None:
        found.append(_agreement(agreed, titles))
    weeks = {key: points for key, points in trends.items() if of in {None, key[0]}}
    whose = "" if of is None else f" · {names.get(of, of)}"
    there = {criterion for _, criterion in weeks}
    return found + [_over_weeks(code, titles.get(code, code) + whose, weeks) for code in codes if code in there]


def _person(person: str, name: str, trends: Trends, codes: Sequence[str]) -> Row:
    cells: list[float | None] = []
    marks = [""]
    for code in codes:
        points = trends.get((person, code), ())
        mean, behind = _mean(points)
        cells.append(mean)
        marks.append(behind)
    return Row(cells=(name, *cells), marks=tuple(marks))


def _mean(points: Sequence[Point]) -> tuple[float | None, str]:
    reviews = sorted({each for point in points for each in point.reviews})
    count = sum(len(point.reviews) for point in points)
    mean = sum(point.share * len(point.reviews) for point in points) / count if count else None
    return mean, ",".join(map(str, reviews))


def _over_weeks(code: str, title: str, trends: Trends) -> Table:
    weeks: dict[int, list[Point]] = {}
    for (_, criterion), points in trends.items():
        for point in points if criterion == code else ():
            weeks.setdefault(point.week, []).append(point)
    rows = []
    for week, points in sorted(weeks.items()):
        mean, behind = _mean(points)
        rows.append(Row(cells=(f"{date.fromordinal(week):%d.%m}", mean), marks=("", behind)))
    columns = (("week", _t("Review", "Week from"), Unit.TEXT), ("share", title, Unit.SHARE))
    return Table(name=f"trend_{code}", title=title, columns=columns, rows=tuple(rows), chart=Chart.LINE)


def _agreement(found: Calibration, titles: Mapping[str, str]) -> Table:
    behind = ",".join(str(each) for pair in found.pairs for each in pair)

    def row(title: str, each: Agreement) -> Row:
        kappa = "—" if each.kappa is None else fmt.decimal(each.kappa, 2)
        share = each.same / each.pairs if each.pairs else None
        return Row(cells=(title, each.pairs, share, kappa), marks=("", behind, behind, ""))

    rows = [row(titles.get(code, code), each) for code, each in found.criteria.items()]
    if found.pairs:
        rows.append(row(_t("Review", "Overall"), found.overall))
    return Table(
        name="agreement", title=_t("Review", "Agreement of two leads"),
        columns=(("criterion", _t("Review", "Criterion"), Unit.TEXT), ("pairs", _t("Review", "Pairs"), Unit.COUNT),
                 ("same", _t("Review", "Same grade"), Unit.SHARE), ("kappa", "κ", Unit.TEXT)),
        rows=tuple(rows),
        note=_t("Review", "κ: 1 is full agreement, 0 that of chance. Grades far apart weigh more."),
    )  # fmt: skip
