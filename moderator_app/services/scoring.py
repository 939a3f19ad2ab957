"""Reviews of answers: leads draw and grade them, whoever wrote one may object, two leads are compared.

Everything is an entry; what is shown is read back from the journal each time. Only leads review, nobody their own
answers; whoever is no lead sees the reviews of their own answers alone.
"""

from __future__ import annotations

import json
import secrets
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from moderator_app.clock import SECOND_US
from moderator_app.domain.entries import Entry, EntryKind, ReviewType
from moderator_app.domain.review import agreement as agreeing
from moderator_app.domain.review import sampling, scorecard
from moderator_app.domain.review.agreement import Agreement, Mark, Point
from moderator_app.domain.review.sampling import Group, Plan
from moderator_app.domain.review.scorecard import Scorecard, Total
from moderator_app.errors import EXIT_USAGE, FORBIDDEN, INVALID, UserError, declare
from moderator_app.services import book, report, texts
from moderator_app.services.desk import Desk
from moderator_app.services.scorecards import card_on
from moderator_app.storage import changes, decide, journal, matrix, reviews, words
from moderator_app.storage.connect import Connection

MOST_DRAWN: Final = 500

OWN_ANSWER = declare(
    "own_answer",
    "Nobody reviews their own answers.",
    "Свои ответы не оценивают.",
    hint_en="Another lead has to do it.",
    hint_ru="Это сделает другой руководитель.",
)
NOT_AN_ANSWER = declare("not_an_answer", "Entry {entry} is no answer that stands.", "Запись {entry} — не ответ в силе.")
NOT_A_REVIEW = declare("not_a_review", "Entry {entry} is no review that stands.", "Запись {entry} — не оценка в силе.")
NOTHING_DRAWN = declare(
    "nothing_drawn",
    "There is no such answer to review.",
    "Таких ответов для оценки нет.",
    hint_en="Take a longer period or another group; what was drawn or reviewed before does not come again.",
    hint_ru="Возьмите период длиннее или другую группу: что уже выбрано или оценено, второй раз не попадает.",
)
CARD_CHANGED = declare(
    "card_changed", "The scorecard was changed meanwhile.", "Пока вы правили, карту оценки изменили.",
    hint_en="Open it anew.", hint_ru="Откройте её заново.",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A remark on the characters `start` … `end` of the answer; `quote`: what stands there."""

    start: int
    end: int
    text: str
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a lead gives: a grade a criterion, remarks, a note for whoever wrote it."""

    points: Mapping[str, int]
    comments: tuple[Comment, ...] = ()
    coaching: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A rebuttal or the ruling on it; `text` None: erased. `kept`: of a ruling, whether the review stays as it is."""

    entry_id: int
    actor: str
    at: int
    text: str | None
    kept: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One lead's review of one answer.

    Attributes:
        entry_id: the entry of its grades.
        of: the answer's.
        person: who wrote the answer.
        kind: of the commenter then; the card asks by it.
        points: None: erased.
        total: None: as the grades are.
        second: a blind second one, for calibration.
    """

    entry_id: int
    of: int
    person: str
    reviewer: str
    at: int
    card: Scorecard
    kind: str
    points: dict[str, int] | None
    total: Total | None
    comments: tuple[Comment, ...] = ()
    coaching: str = ""
    rebuttal: Said | None = None
    ruling: Said | None = None
    second: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An answer that waits for a review. `second`: another lead graded it, and it is graded again without a look."""

    of: int
    draw: int
    person: str
    group: Group
    blind: bool
    second: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Code of a criterion -> agreement; of the whole; and the pairs of reviews behind both."""

    criteria: dict[str, Agreement]
    overall: Agreement
    pairs: tuple[tuple[int, int], ...]


# ---------------------------------------------------------------- the card


def card(desk: Desk) -> Scorecard:
    """The one in force."""
    return card_on(desk.reader)


def save_card(conn: Connection, desk: Desk, wanted: Scorecard) -> Scorecard:
    """A new version; `wanted.version` is the one that was read. Reviews keep the version they were made with.

    Raises:
        UserError: `forbidden`, `card_changed`, `invalid` with all sentences.
    """
    desk.require(EntryKind.REVIEW)
    number, current, _ = reviews.card(conn)
    if wanted.version != current:
        raise UserError(CARD_CHANGED)
    if found := scorecard.faults(wanted):
        raise UserError(
            INVALID, exit_code=EXIT_USAGE, reason_en=" ".join(each.text_en for each in found),
            reason_ru=" ".join(each.text_ru for each in found),
        )  # fmt: skip
    _, new = book.write(conn, desk, kind=matrix.SCORECARD, number=number, plain=scorecard.to_plain(wanted))
    return scorecard.from_plain(scorecard.to_plain(wanted), new)


# ---------------------------------------------------------------- drawing


def choose(
    desk: Desk, plan: Plan, *, since_us: int, until_us: int, person: str | None = None, second: bool = False
) -> tuple[int, ...]:
    """The answers a plan draws, for `draw`: not one's own, none that was drawn or reviewed before.

    Args:
        desk: who draws.
        plan: which.
        since_us: included.
        until_us: not included.
        person: only answers of this actor.
        second: of those that another lead has graded once, to be graded again.

    Raises:
        UserError: `forbidden`, `nothing_drawn`.
    """
    desk.require(EntryKind.REVIEW)
    there = reviews.standing(desk.reader, wordless=True)
    scores = [each.entry for each in there if _is(each, ReviewType.SCORE)]
    graded = {int(each.data["of"]) for each in scores if each.actor != desk.actor}
    twice = {int(each.data["of"]) for each in scores if each.actor == desk.actor}
    drawn = {
        int(of)
        for each in there
        if each.entry.data.get("type") == ReviewType.DRAW and bool(each.entry.data.get("second")) is second
        for of in each.entry.data["entries"]
    }
    gone = drawn | twice
    found = [
        each
        for each in reviews.answers(desk.reader, since_us, until_us, edits=plan.group is Group.EDITED)
        if each.person != desk.actor and each.entry_id not in gone
        and (each.entry_id in graded) is second and person in {None, each.person}
    ]  # fmt: skip
    chosen = sampling.draw(found, plan)[:MOST_DRAWN]
    if not chosen:
        raise UserError(NOTHING_DRAWN)
    return chosen


def draw(
    conn: Connection, desk: Desk, plan: Plan, chosen: Sequence[int], *, blind: bool = False, second: bool = False
) -> Entry:
    """Put answers into the queue; the entry says how they were drawn.

    Raises:
        UserError: `forbidden`.
    """
    desk.require(EntryKind.REVIEW)
    data = {
        "type": ReviewType.DRAW.value, "entries": list(chosen), "group": plan.group.value,
        "strata": plan.strata.value, "size": plan.size, "seed": plan.seed, "blind": blind, "second": second,
    }  # fmt: skip
    return _append(conn, desk, EntryKind.REVIEW, data)


def queue(desk: Desk) -> tuple[Waiting, ...]:
    """What waits for whoever works here, in the order it was drawn; nothing for who is no lead."""
    if not desk.is_lead:
        return ()
    there = reviews.standing(desk.reader, wordless=True)
    by = {(int(each.entry.data["of"]), each.entry.actor) for each in there if _is(each, ReviewType.SCORE)}
    graded = {of for of, _ in by}
    found: dict[int, Waiting] = {}
    for each in there:
        data = each.entry.data
        if not _is(each, ReviewType.DRAW):
            continue
        for of in map(int, data["entries"]):
            done = (of, desk.actor) in by if data.get("second") else of in graded
            entry = journal.get(desk.reader, of)
            if done or of in found or entry.actor == desk.actor or journal.undone_by(desk.reader, entry):
                continue
            second = bool(data.get("second"))
            found[of] = Waiting(
                of=of, draw=each.entry.id, person=entry.actor, group=Group(data["group"]),
                blind=bool(data.get("blind")) or second, second=second,
            )  # fmt: skip
    return tuple(found.values())


def newest(desk: Desk) -> int:
    """Changes whenever `queue` may have changed; a look at two indexes."""
    return reviews.newest(desk.reader)


def kind_of(desk: Desk, of: int) -> str:
    """What kind of commenter an answer is to, by which the card asks; empty: unknown.

    Raises:
        UserError: `not_found`.
    """
    return reviews.kind_of(desk.reader, journal.get(desk.reader, of))


# ---------------------------------------------------------------- reviewing


def score(conn: Connection, desk: Desk, of: int, wanted: Wanted, *, second: bool = False) -> Entry:
    """Grade an answer; another of the same lead replaces the one before. The entry of the grades.

    Raises:
        UserError: `forbidden`, `not_found`, `not_an_answer`, `own_answer`, `invalid` for grades or places that cannot
            be; `hidden_characters`.
    """
    desk.require(EntryKind.REVIEW)
    answer = _answer(conn, of)
    if answer.actor == desk.actor:
        raise UserError(OWN_ANSWER)
    now, kind = card_on(conn), reviews.kind_of(conn, answer)
    try:
        scorecard.total(now, wanted.points, kind)
    except ValueError as error:
        asked = ", ".join(f"{each.code} 1–{each.scale}" for each in now.asked(kind))
        raise UserError(
            INVALID,
            exit_code=EXIT_USAGE,
            reason_en=f"The card asks for {asked}.",
            reason_ru=f"Карта спрашивает: {asked}.",
        ) from error
    remarks = _remarks(conn, answer, wanted)
    batch = secrets.token_hex(8)
    entry = _append(
        conn, desk, EntryKind.REVIEW,
        {"type": ReviewType.SCORE.value, "of": of, "person": answer.actor, "card": now.version, "kind": kind,
         "second": second},
        {"points": json.dumps(dict(wanted.points), sort_keys=True)}, batch=batch,
    )  # fmt: skip
    if remarks:
        decide.decide(
            conn, clock=desk.clock, actor=desk.actor, kind=EntryKind.REVIEW, seen=answer.seen, batch=batch,
            data={"type": ReviewType.REMARKS.value, "of": of, "person": answer.actor, "score": entry.id}, words=remarks,
        )  # fmt: skip
    return entry


def _remarks(conn: Connection, answer: Entry, wanted: Wanted) -> dict[str, str]:
    said = _text(conn, answer)
    found: dict[str, str] = {}
    kept = []
    for each in wanted.comments:
        if said is None or not 0 <= each.start < each.end <= len(said):
            raise UserError(
                INVALID, exit_code=EXIT_USAGE, reason_en="A comment is about words of the answer.",
                reason_ru="Замечание относится к словам ответа.",
            )  # fmt: skip
        quote = said[each.start : each.end]
        kept.append({"start": each.start, "end": each.end, "quote": quote, "text": texts.ours(each.text)})
    if kept:
        found["comments"] = json.dumps(kept, ensure_ascii=False)
    if wanted.coaching.strip():
        found["coaching"] = texts.ours(wanted.coaching)
    return found


def rebut(conn: Connection, desk: Desk, review_id: int, text: str) -> Entry:
    """Object to a review of one's own answer; objecting again replaces it.

    Raises:
        UserError: `not_found`, `not_a_review`, `forbidden` for others' answers, `empty_text`, `hidden_characters`.
    """
    desk.require(EntryKind.REBUTTAL)
    graded = _graded(conn, review_id)
    if graded.data["person"] != desk.actor:
        raise UserError(FORBIDDEN, role=desk.who.role.value, action=EntryKind.REBUTTAL.value)
    answer = journal.get(conn, int(graded.data["of"]))
    data = {"of": answer.id, "person": answer.actor, "score": review_id}
    return decide.decide(
        conn, clock=desk.clock, actor=desk.actor, kind=EntryKind.REBUTTAL, seen=answer.seen, data=data,
        words={"text": texts.ours(text)},
    ).entry  # fmt: skip


def rule(conn: Connection, desk: Desk, review_id: int, text: str, *, kept: bool = True) -> Entry:
    """Answer a rebuttal. With `kept` False the review no longer counts.

    Raises:
        UserError: `forbidden` (also for one's own answer), `not_found`, `not_a_review`, `empty_text`,
            `hidden_characters`.
    """
    desk.require(EntryKind.REVIEW)
    graded = _graded(conn, review_id)
    if graded.data["person"] == desk.actor:
        raise UserError(OWN_ANSWER)
    objections = [
        each.entry
        for each in reviews.standing(conn, int(graded.data["of"]))
        if each.entry.kind is EntryKind.REBUTTAL and each.entry.data["score"] == review_id
    ]
    if not objections:
        raise UserError(NOT_A_REVIEW, entry=review_id)
    answer = journal.get(conn, int(graded.data["of"]))
    data = {
        "type": ReviewType.RULING.value, "of": answer.id, "person": answer.actor, "score": review_id,
        "to": objections[-1].id, "kept": kept,
    }  # fmt: skip
    return decide.decide(
        conn, clock=desk.clock, actor=desk.actor, kind=EntryKind.REVIEW, seen=answer.seen, data=data,
        words={"text": texts.ours(text)},
    ).entry  # fmt: skip


def _append(
    conn: Connection,
    desk: Desk,
    kind: EntryKind,
    data: dict[str, Any],
    kept: dict[str, str] | None = None,
    batch: str | None = None,
) -> Entry:
    entry = journal.append(conn, clock=desk.clock, actor=desk.actor, kind=kind, data=data, words=kept, batch=batch)
    changes.note(conn, "entry", [entry.id], desk.clock.now_us())
    return entry


def _answer(conn: Connection, of: int) -> Entry:
    found = journal.get(conn, of)
    if found.kind not in {EntryKind.REPLY, EntryKind.TO_DM} or journal.undone_by(conn, found) is not None:
        raise UserError(NOT_AN_ANSWER, entry=of)
    return found


def _graded(conn: Connection, review_id: int) -> Entry:
    found = journal.get(conn, review_id)
    graded = found.kind is EntryKind.REVIEW and found.data.get("type") == ReviewType.SCORE
    if not graded or journal.undone_by(conn, found) is not None:
        raise UserError(NOT_A_REVIEW, entry=review_id)
    return found


def _text(conn: Connection, answer: Entry) -> str | None:
    reference = answer.words.get("text")
    return None if reference is None else words.get(conn, reference[0])


# ---------------------------------------------------------------- reading


def _is(each: reviews.Raw, wanted: ReviewType) -> bool:
    return each.entry.kind is EntryKind.REVIEW and each.entry.data.get("type") == wanted


def all_reviews(desk: Desk, of: int | None = None, *, person: str | None = None) -> tuple[Review, ...]:
    """Reviews that stand, newest first: of one answer or of all, of one person's or of everybody's; no lead sees only
    those of their own.
    """
    if desk.moderator is None:
        return ()
    if not desk.is_lead:
        person = desk.actor
    there = reviews.standing(desk.reader, of)
    cards: dict[int, Scorecard] = {}
    latest: dict[tuple[int, str], Review] = {}
    about: dict[int, list[reviews.Raw]] = defaultdict(list)
    for each in there:
        if (graded := each.entry.data.get("score")) is not None:
            about[int(graded)].append(each)
    for each in there:
        data = each.entry.data
        if not _is(each, ReviewType.SCORE) or person not in {None, data["person"]}:
            continue
        version = int(data["card"])
        cards.setdefault(version, card_on(desk.reader, version))
        review = _review(each, cards[version], about[each.entry.id])
        latest[review.of, review.reviewer] = review
    return tuple(sorted(latest.values(), key=lambda each: -each.entry_id))


def _review(each: reviews.Raw, made_with: Scorecard, about: Sequence[reviews.Raw]) -> Review:
    data, entry = each.entry.data, each.entry
    kept = each.words.get("points")
    points = None if kept is None else {str(code): int(grade) for code, grade in json.loads(kept).items()}
    remarks = next((other for other in about if _is(other, ReviewType.REMARKS)), None)
    comments = None if remarks is None else remarks.words.get("comments")
    objection = next((other for other in reversed(about) if other.entry.kind is EntryKind.REBUTTAL), None)
    ruling = next((other for other in reversed(about) if _is(other, ReviewType.RULING)), None)
    return Review(
        entry_id=entry.id,
        of=int(data["of"]),
        person=str(data["person"]),
        reviewer=entry.actor,
        at=entry.at,
        card=made_with,
        kind=str(data["kind"]),
        points=points,
        total=None if points is None else scorecard.total(made_with, points, str(data["kind"])),
        comments=() if comments is None else tuple(Comment(**one) for one in json.loads(comments)),
        coaching="" if remarks is None else remarks.words.get("coaching") or "",
        rebuttal=None if objection is None else _said(objection),
        ruling=None if ruling is None or objection is None or ruling.entry.data["to"] != objection.entry.id
        else _said(ruling),
        second=bool(data.get("second")),
    )  # fmt: skip


def _said(each: reviews.Raw) -> Said:
    entry = each.entry
    kept = bool(entry.data.get("kept", True))
    return Said(entry_id=entry.id, actor=entry.actor, at=entry.at, text=each.words.get("text"), kept=kept)


def counts(review: Review) -> bool:
    """Whether a review counts in figures: its grades are there, and no ruling took it away."""
    return review.points is not None and (review.ruling is None or review.ruling.kept)


def trends(
    desk: Desk, *, since_us: int = 0, until_us: int | None = None, person: str | None = None
) -> dict[tuple[str, str], tuple[Point, ...]]:
    """(person, criterion) -> means a week, each with the entries of the reviews behind it.

    A week is the ordinal of its Monday (`date.fromordinal`), by the days of the brand's time zone.
    """
    zone = ZoneInfo(report.zone_of(desk))
    marks = [
        Mark(person=each.person, criterion=criterion.code, week=_monday(each.at, zone), review=each.entry_id,
             share=scorecard.share(criterion, each.points[criterion.code]))
        for each in all_reviews(desk, person=person)
        if each.at >= since_us and (until_us is None or each.at < until_us) and counts(each) and each.points is not None
        for criterion in each.card.asked(each.kind)
    ]  # fmt: skip
    return agreeing.trends(marks)


def _monday(at_us: int, zone: ZoneInfo) -> int:
    day = datetime.fromtimestamp(at_us // SECOND_US, zone).date()
    return day.toordinal() - day.weekday()


def agreement(desk: Desk) -> Calibration:
    """How far two leads agree on answers that both graded by the same version of the card.

    Raises:
        UserError: `forbidden`.
    """
    desk.require(EntryKind.REVIEW)
    by_answer: dict[int, list[Review]] = {}
    for each in reversed(all_reviews(desk)):
        if each.points is not None:
            by_answer.setdefault(each.of, []).append(each)
    pairs = [
        (found[0], found[1])
        for found in by_answer.values()
        if len(found) > 1 and found[0].card.version == found[1].card.version and found[0].kind == found[1].kind
    ]
    grades: dict[tuple[str, int], list[tuple[int, int]]] = {}
    whole: list[tuple[int, int]] = []
    for first, second in pairs:
        for criterion in first.card.asked(first.kind):
            pair = ((first.points or {})[criterion.code], (second.points or {})[criterion.code])
            grades.setdefault((criterion.code, criterion.scale), []).append(pair)
        whole.append((_fifth(first), _fifth(second)))
    return Calibration(
        criteria={code: agreeing.kappa(found, scale) for (code, scale), found in grades.items()},
        overall=agreeing.kappa(whole, 5),
        pairs=tuple((first.entry_id, second.entry_id) for first, second in pairs),
    )


def _fifth(review: Review) -> int:
    """The whole as one of five grades, so that it can be compared as they are."""
    return 1 + min(4, int((0.0 if review.total is None else review.total.score) // 20))
