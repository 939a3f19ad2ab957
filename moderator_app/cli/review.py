"""`moderator review`."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Any

import typer

from moderator_app.cli import shapes
from moderator_app.cli.options import COMMON
from moderator_app.cli.safe import one_line
from moderator_app.cli.session import Session
from moderator_app.cli.values import LARGEST, moment_us
from moderator_app.clock import DAY_US, iso
from moderator_app.domain.review import scorecard
from moderator_app.domain.review.agreement import Agreement
from moderator_app.domain.review.sampling import Group, Plan, Strata
from moderator_app.errors import EXIT_USAGE, INVALID, NOT_FOUND, UserError
from moderator_app.services import moderators, scoring
from moderator_app.services.scoring import Comment, Review, Wanted

_Answer = Annotated[int, typer.Argument(help="The number of the answer's entry.", max=LARGEST)]
_Review = Annotated[int, typer.Argument(help="The number of the review's entry.", max=LARGEST)]
_Text = Annotated[str, typer.Option("--text", help="What is said.")]
_DAYS = 30


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(
        help="Reviews of answers: draw, grade, object, answer, compare.", rich_markup_mode=None, epilog=COMMON
    )
    for name, command in (
        ("sample", sample), ("queue", queue), ("show", show), ("score", score), ("rebut", rebut), ("answer", answer),
        ("trends", trends), ("agreement", agreement), ("card", card),
    ):  # fmt: skip
        group.command(name, epilog=COMMON)(command)
    app.add_typer(group, name="review")


def sample(  # noqa: PLR0913, PLR0917 - the options of one command
    ctx: typer.Context,
    group: Annotated[Group, typer.Option("--group", help="Whose answers.")] = Group.ALL,
    by: Annotated[Strata, typer.Option("--by", help="Some of each of these.")] = Strata.NONE,
    size: Annotated[int, typer.Option("--size", help="How many; 0: all, 500 at most.", min=0, max=500)] = 20,
    seed: Annotated[int, typer.Option("--seed", help="The same seed draws the same.")] = 0,
    since: Annotated[str | None, typer.Option("--since", help="From this time on; 30 days without.")] = None,
    until: Annotated[str | None, typer.Option("--until", help="Before this time.")] = None,
    person: Annotated[str | None, typer.Option("--person", help="Only this moderator's answers.")] = None,
    blind: Annotated[bool, typer.Option("--blind", help="The window hides who wrote them.")] = False,
    second: Annotated[bool, typer.Option("--second", help="For calibration: what another lead has graded.")] = False,
) -> None:
    """Draw answers; they make the queue."""
    session: Session = ctx.obj
    desk = session.desk
    now = desk.clock.now_us()
    plan = Plan(group=group, strata=by, size=size, seed=seed)
    chosen = scoring.choose(
        desk,
        plan,
        since_us=now - _DAYS * DAY_US if since is None else moment_us(since),
        until_us=now + 1 if until is None else moment_us(until, whole_day=True),
        person=None if person is None else _person(session, person),
        second=second,
    )
    entry = session.working.write(scoring.draw, plan, chosen, blind=blind, second=second)
    if session.out.json:
        session.out.document({"entry_id": entry.id, "entries": list(chosen)})
    else:
        session.out.line(f"#{entry.id}: " + " ".join(f"#{each}" for each in chosen))


def _person(session: Session, name: str) -> str:
    found = moderators.named(session.desk, name)
    if found is None:
        nearest = ", ".join(each.name for each in moderators.everyone(session.desk))
        raise UserError(NOT_FOUND, what="moderator", wanted=name, nearest=nearest)
    return str(found.id)


def queue(ctx: typer.Context) -> None:
    """What waits for your review."""
    session: Session = ctx.obj
    people = moderators.names(session.desk)
    found = scoring.queue(session.desk)

    def name(each: scoring.Waiting) -> str | None:
        return None if each.blind else people.get(each.person, each.person)

    if session.out.json:
        session.out.document({
            "items": [
                {"entry_id": each.of, "draw": each.draw, "group": each.group.value, "person": name(each),
                 "blind": each.blind, "second": each.second}
                for each in found
            ],
            "next": None,
        })  # fmt: skip
        return
    say = session.out.say
    session.out.table(
        (say("answer", "ответ"), say("draw", "выборка"), say("group", "группа"), say("by", "кто")),
        ((each.of, each.draw, each.group.value, name(each) or "…") for each in found),
    )


def show(
    ctx: typer.Context,
    entry: Annotated[int | None, typer.Argument(help="Of this answer.", max=LARGEST)] = None,
    person: Annotated[str | None, typer.Option("--person", help="Of this moderator's answers.")] = None,
) -> None:
    """Reviews, newest first; who is no lead sees those of their own answers."""
    session: Session = ctx.obj
    people = moderators.names(session.desk)
    actor = None if person is None else _person(session, person)
    found = scoring.all_reviews(session.desk, entry, person=actor)
    if session.out.json:
        session.out.document({"items": [_shape(each, people) for each in found], "next": None})
        return
    for each in found:
        _tell(session, each, people)


def _shape(each: Review, people: dict[str, str]) -> dict[str, Any]:
    def said(one: scoring.Said | None) -> dict[str, Any] | None:
        if one is None:
            return None
        actor = people.get(one.actor, one.actor)
        return {"entry_id": one.entry_id, "actor": actor, "at": iso(one.at), "text": one.text, "kept": one.kept}

    return {
        "entry_id": each.entry_id,
        "of": each.of,
        "person": people.get(each.person, each.person),
        "reviewer": people.get(each.reviewer, each.reviewer),
        "at": shapes.at(each.at),
        "card": each.card.version,
        "points": each.points,
        "score": None if each.total is None else round(each.total.score, 2),
        "failed": [] if each.total is None else list(each.total.failed),
        "comments": [
            {"start": one.start, "end": one.end, "quote": one.quote, "text": one.text} for one in each.comments
        ],
        "coaching": each.coaching,
        "rebuttal": said(each.rebuttal),
        "answer": said(each.ruling),
        "counts": scoring.counts(each),
        "second": each.second,
    }


def _tell(session: Session, each: Review, people: dict[str, str]) -> None:
    out, say = session.out, session.out.say
    whole = "—" if each.total is None else f"{each.total.score:.0f}"
    out.line(f"#{each.entry_id} → #{each.of} · {one_line(people.get(each.person, each.person), 40)} · {whole}")
    grades = each.points or {}
    out.line("  " + " · ".join(f"{one.title(out.language)} {grades.get(one.code, '—')}/{one.scale}"
                               for one in each.card.asked(each.kind)))  # fmt: skip
    for comment in each.comments:
        out.line(f"  «{one_line(comment.quote, 60)}» — {one_line(comment.text, 200)}")
    for label, text in (
        (say("Coaching", "Совет"), each.coaching),
        (say("Rebuttal", "Возражение"), each.rebuttal and each.rebuttal.text),
        (say("Answer", "Ответ"), each.ruling and each.ruling.text),
    ):
        if text:
            out.line(f"  {label}: {one_line(text, 400)}")


def score(
    ctx: typer.Context,
    entry: _Answer,
    points: Annotated[list[str], typer.Option("--point", help="CRITERION=GRADE, once for each.")],
    comment: Annotated[list[str] | None, typer.Option("--comment", help="START-END=WORDS, in characters.")] = None,
    coaching: Annotated[str, typer.Option("--coaching", help="A note for whoever wrote it.")] = "",
    second: Annotated[bool, typer.Option("--second", help="A blind second grade, for calibration.")] = False,
) -> None:
    """Grade an answer."""
    session: Session = ctx.obj
    wanted = Wanted(
        points=dict(_point(each) for each in points),
        comments=tuple(_comment(each) for each in comment or ()),
        coaching=coaching,
    )
    done = session.working.write(scoring.score, entry, wanted, second=second)
    people = moderators.names(session.desk)
    (review,) = (each for each in scoring.all_reviews(session.desk, entry) if each.entry_id == done.id)
    if session.out.json:
        session.out.document(_shape(review, people))
    else:
        _tell(session, review, people)


def _point(text: str) -> tuple[str, int]:
    code, _, grade = text.partition("=")
    if not grade.isascii() or not grade.isdigit() or len(grade) > 2:
        raise _unreadable(text)
    return code.strip(), int(grade)


def _comment(text: str) -> Comment:
    place, _, said = text.partition("=")
    start, _, end = place.partition("-")
    if not all(each.isascii() and each.isdigit() and len(each) < 8 for each in (start, end)):
        raise _unreadable(text)
    return Comment(start=int(start), end=int(end), text=said)


def _unreadable(text: str) -> UserError:
    return UserError(
        INVALID, exit_code=EXIT_USAGE, reason_en=f"{text} is neither CRITERION=GRADE nor START-END=WORDS.",
        reason_ru=f"{text} — не КРИТЕРИЙ=БАЛЛ и не НАЧАЛО-КОНЕЦ=СЛОВА.",
    )  # fmt: skip


def rebut(ctx: typer.Context, review: _Review, text: _Text) -> None:
    """Object to a review of your own answer."""
    session: Session = ctx.obj
    _done(session, session.working.write(scoring.rebut, review, text).id)


def answer(
    ctx: typer.Context,
    review: _Review,
    text: _Text,
    drop: Annotated[bool, typer.Option("--drop", help="The review no longer counts.")] = False,
) -> None:
    """Answer a rebuttal."""
    session: Session = ctx.obj
    _done(session, session.working.write(scoring.rule, review, text, kept=not drop).id)


def _done(session: Session, entry_id: int) -> None:
    if session.out.json:
        session.out.document({"entry_id": entry_id})
    else:
        session.out.line(f"#{entry_id}")


def trends(
    ctx: typer.Context,
    person: Annotated[str | None, typer.Option("--person", help="Only this moderator.")] = None,
    since: Annotated[str | None, typer.Option("--since", help="From this time on.")] = None,
) -> None:
    """Means of each criterion a week, with the reviews behind each."""
    session: Session = ctx.obj
    people = moderators.names(session.desk)
    actor = None if person is None else _person(session, person)
    found = scoring.trends(session.desk, person=actor, since_us=0 if since is None else moment_us(since))
    rows = [
        (
            people.get(who, who),
            code,
            str(date.fromordinal(point.week)),
            round(point.share, 4),
            list(point.reviews),
        )
        for (who, code), points in found.items()
        for point in points
    ]
    names = ("person", "criterion", "week", "share", "reviews")
    if session.out.json:
        session.out.document({"items": [dict(zip(names, row, strict=True)) for row in rows], "next": None})
        return
    say = session.out.say
    session.out.table(
        (say("by", "кто"), say("criterion", "критерий"), say("week from", "неделя с"), "%", say("reviews", "оценки")),
        ((who, code, week, round(share * 100), len(behind)) for who, code, week, share, behind in rows),
    )


def agreement(ctx: typer.Context) -> None:
    """How far two leads agree (Cohen's kappa, quadratic weights)."""
    session: Session = ctx.obj
    found = scoring.agreement(session.desk)

    def shape(each: Agreement) -> dict[str, Any]:
        return {"pairs": each.pairs, "same": each.same, "kappa": None if each.kappa is None else round(each.kappa, 4)}

    if session.out.json:
        session.out.document({
            "criteria": {code: shape(each) for code, each in found.criteria.items()},
            "overall": shape(found.overall),
            "pairs": [list(each) for each in found.pairs],
        })  # fmt: skip
        return
    say = session.out.say
    every = [*found.criteria.items(), (say("overall", "в целом"), found.overall)]
    session.out.table(
        (say("criterion", "критерий"), say("pairs", "пар"), say("same", "одинаково"), "κ"),
        ((code, each.pairs, each.same, "—" if each.kappa is None else f"{each.kappa:.2f}") for code, each in every),
    )


def card(
    ctx: typer.Context,
    save: Annotated[str | None, typer.Option("--save", help="A new version, as JSON of `review card --json`.")] = None,
) -> None:
    """The scorecard in force, or a new version of it."""
    session: Session = ctx.obj
    kept = scoring.card(session.desk)
    if save is not None:
        try:
            wanted = scorecard.from_plain(json.loads(save), kept.version)
        except ValueError as error:
            raise UserError(
                INVALID, exit_code=EXIT_USAGE, reason_en="This is no scorecard.", reason_ru="Это не карта оценки."
            ) from error
        kept = session.working.write(scoring.save_card, wanted)
    if session.out.json:
        session.out.document({"version": kept.version} | scorecard.to_plain(kept))
        return
    say = session.out.say
    session.out.table(
        (say("criterion", "критерий"), say("title", "название"), say("weight", "вес"), say("scale", "шкала"), "!"),
        ((each.code, each.title(session.out.language), each.weight, each.scale, "!" if each.critical else "")
         for each in kept.criteria),
    )  # fmt: skip
