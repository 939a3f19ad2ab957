"""Reviews: who may, what is drawn, what a grade holds, rebuttal and ruling, comparison, erasing, keeping."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from moderator_app.clock import SECOND_US
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.review.sampling import Group, Plan, Strata
from moderator_app.domain.review.scorecard import DEFAULT
from moderator_app.domain.roles import Moderator, Role
from moderator_app.errors import UserError
from moderator_app.services import moderators, reply, review, scoring, undo
from moderator_app.services.log_filter import Filter
from moderator_app.services.reply import Reply
from moderator_app.services.scoring import Comment, Wanted
from moderator_app.storage import erasure, reviews
from tests.support.desks import Office

BEST = {"correct": 5, "complete": 5, "kind": 5, "voice": 5, "time": 5}
TEXT = "We are sorry, the lid leaks. Write to us."


def answered(shop: Office, by: Moderator | None = None, text: str = TEXT) -> int:
    """Boris, or somebody else, answers a new message; the entry."""
    item = shop.arrives(text="The lid leaks, says Masha")
    return shop.at(by or shop.colleague).write(reply.send, item, Reply(text=text)).entry.id


def drawn(shop: Office, plan: Plan = Plan(), **facts: bool) -> tuple[int, ...]:  # noqa: B008 - frozen
    chosen = scoring.choose(shop.desk, plan, since_us=0, until_us=2**60, **facts)  # type: ignore[arg-type]
    shop.desk.write(scoring.draw, plan, chosen, **facts)
    return chosen


def code_of(caught: pytest.ExceptionInfo[UserError]) -> str:
    return caught.value.code


def test_what_is_drawn_waits_until_it_is_graded(shop: Office) -> None:
    """Own answers are not drawn; nothing comes twice; an undone draw empties the queue."""
    first, second = answered(shop), answered(shop)
    answered(shop, shop.lead)
    assert set(drawn(shop, Plan(strata=Strata.PERSON))) == {first, second}
    assert {each.of for each in scoring.queue(shop.desk)} == {first, second}
    with pytest.raises(UserError) as caught:
        drawn(shop)
    assert code_of(caught) == "nothing_drawn"
    shop.desk.write(scoring.score, first, Wanted(points=BEST))
    assert [each.of for each in scoring.queue(shop.desk)] == [second]
    shop.desk.write(undo.undo, scoring.queue(shop.desk)[0].draw)
    assert scoring.queue(shop.desk) == ()


def test_a_grade_holds_its_whole_with_remarks_on_exact_words(shop: Office) -> None:
    """The quote is cut from the answer itself; undo takes all of it back."""
    of = answered(shop)
    start = TEXT.index("the lid")
    wanted = Wanted(
        points=BEST | {"voice": 3},
        comments=(Comment(start=start, end=start + 7, text="Say which"),),
        coaching="Good tone",
    )
    entry = shop.desk.write(scoring.score, of, wanted)
    (found,) = scoring.all_reviews(shop.desk)
    assert (found.of, found.person, found.reviewer) == (of, str(shop.colleague.id), str(shop.lead.id))
    assert found.total is not None
    assert found.total.score == 90.0
    assert found.comments == (Comment(start=start, end=start + 7, text="Say which", quote="the lid"),)
    assert found.coaching == "Good tone"
    shop.desk.write(undo.undo, entry.id)
    assert scoring.all_reviews(shop.desk) == ()


def test_only_leads_review_and_nobody_their_own(shop: Office) -> None:
    """A moderator may not grade or draw, a lead not their own."""
    of, own = answered(shop), answered(shop, shop.lead)
    boris = shop.at(shop.colleague)
    with pytest.raises(UserError) as caught:
        boris.write(scoring.score, of, Wanted(points=BEST))
    assert code_of(caught) == "forbidden"
    with pytest.raises(UserError) as caught:
        scoring.choose(boris, Plan(), since_us=0, until_us=2**60)
    assert code_of(caught) == "forbidden"
    with pytest.raises(UserError) as caught:
        shop.desk.write(scoring.score, own, Wanted(points=BEST))
    assert code_of(caught) == "own_answer"
    assert scoring.queue(boris) == ()


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(points={"correct": 5}),
        Wanted(points=BEST | {"kind": 9}),
        Wanted(points=BEST, comments=(Comment(start=3, end=3, text="?"),)),
        Wanted(points=BEST, comments=(Comment(start=0, end=10_000, text="?"),)),
    ],
)
def test_grades_and_places_that_cannot_be_are_refused(shop: Office, wanted: Wanted) -> None:
    """Nothing is written."""
    of = answered(shop)
    before = shop.entries()
    with pytest.raises(UserError) as caught:
        shop.desk.write(scoring.score, of, wanted)
    assert (code_of(caught), shop.entries()) == ("invalid", before)


def test_whoever_wrote_it_sees_it_and_objects_and_the_lead_rules(shop: Office) -> None:
    """Others see nothing of it, not even in the log; a ruling may take the review out of the figures."""
    of = answered(shop)
    entry = shop.desk.write(scoring.score, of, Wanted(points=BEST, coaching="Shorter"))
    boris, third = shop.at(shop.colleague), shop.at(shop.desk.write(moderators.add, "Vera", Role.SENIOR))
    assert [each.entry_id for each in scoring.all_reviews(boris)] == [entry.id]
    assert scoring.all_reviews(third) == ()
    with pytest.raises(UserError) as caught:
        third.write(scoring.rebut, entry.id, "No")
    assert code_of(caught) == "forbidden"
    objection = boris.write(scoring.rebut, entry.id, "It was short")
    with pytest.raises(UserError) as caught:
        shop.desk.write(undo.undo, objection.id)
    assert code_of(caught) == "forbidden"
    shop.desk.write(scoring.rule, entry.id, "You are right", kept=False)
    (found,) = scoring.all_reviews(boris)
    assert found.rebuttal is not None
    assert found.ruling is not None
    assert (found.rebuttal.text, found.ruling.text) == ("It was short", "You are right")
    assert not scoring.counts(found)
    assert scoring.trends(shop.desk) == {}
    hidden = [line for line in review.entries(third) if line.entry.kind in {EntryKind.REVIEW, EntryKind.REBUTTAL}]
    assert len(hidden) == 4
    assert [(line.words, line.entry.data) for line in hidden] == [({}, {})] * 4
    shown = [line for line in review.entries(boris) if line.entry.kind is EntryKind.REVIEW]
    assert all(line.words for line in shown)


def test_a_second_lead_grades_blind_and_is_compared(shop: Office) -> None:
    """What the first one graded is drawn for the second; agreement has the pairs behind it."""
    first, second = answered(shop), answered(shop)
    shop.desk.write(scoring.score, first, Wanted(points=BEST))
    shop.desk.write(scoring.score, second, Wanted(points=BEST | {"kind": 1}))
    olga = shop.at(shop.desk.write(moderators.add, "Olga", Role.LEAD))
    chosen = scoring.choose(olga, Plan(), since_us=0, until_us=2**60, second=True)
    assert set(chosen) == {first, second}
    olga.write(scoring.draw, Plan(), chosen, second=True)
    assert all(each.blind and each.second for each in scoring.queue(olga))
    olga.write(scoring.score, first, Wanted(points=BEST | {"voice": 4}), second=True)
    olga.write(scoring.score, second, Wanted(points=BEST | {"kind": 1}), second=True)
    assert scoring.queue(olga) == ()
    found = scoring.agreement(olga)
    assert len(found.pairs) == 2
    assert found.criteria["kind"].kappa == 1.0
    assert (found.criteria["voice"].pairs, found.criteria["voice"].same) == (2, 1)


def test_figures_have_the_reviews_behind_them(shop: Office) -> None:
    """A week later the mean is another point."""
    first = shop.desk.write(scoring.score, answered(shop), Wanted(points=BEST | {"kind": 3}))
    shop.clock.pass_s(8 * 24 * 3600)
    second = shop.desk.write(scoring.score, answered(shop), Wanted(points=BEST))
    points = scoring.trends(shop.desk)[str(shop.colleague.id), "kind"]
    assert [(each.share, each.reviews) for each in points] == [(0.5, (first.id,)), (1.0, (second.id,))]


def test_weeks_begin_on_monday_in_the_zone_of_the_brand(shop: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Late on a Sunday in UTC it is Monday in Moscow: another week."""
    monkeypatch.setenv("TZ", "Europe/Moscow")
    sunday = datetime(2027, 3, 7, 20, 30, tzinfo=UTC)  # 23:30 in Moscow
    of, later = answered(shop), answered(shop)
    shop.clock.pass_s((sunday - datetime.fromtimestamp(shop.clock.now_us() / SECOND_US, UTC)).total_seconds())
    shop.desk.write(scoring.score, of, Wanted(points=BEST))
    shop.clock.pass_s(3600)
    shop.desk.write(scoring.score, later, Wanted(points=BEST))
    points = scoring.trends(shop.desk)[str(shop.colleague.id), "kind"]
    assert [date.fromordinal(each.week) for each in points] == [date(2027, 3, 1), date(2027, 3, 8)]


def test_what_waits_is_counted_anew_only_when_it_may_have_changed(shop: Office) -> None:
    of = answered(shop)
    before = scoring.newest(shop.desk)
    answered(shop)
    assert scoring.newest(shop.desk) == before
    shop.desk.write(scoring.draw, Plan(), [of])
    drawn = scoring.newest(shop.desk)
    assert drawn > before
    shop.desk.write(scoring.score, of, Wanted(points=BEST))
    assert scoring.newest(shop.desk) > drawn


def test_a_new_card_leaves_old_reviews_as_they_were(shop: Office) -> None:
    """A review keeps its version; a stale one is refused; only leads change it."""
    of = answered(shop)
    shop.desk.write(scoring.score, of, Wanted(points=BEST))
    shorter = replace(DEFAULT, criteria=DEFAULT.criteria[:2])
    saved = shop.desk.write(scoring.save_card, shorter)
    assert scoring.card(shop.desk) == saved
    assert saved.version == 1
    assert len(scoring.all_reviews(shop.desk)[0].card.criteria) == 5
    with pytest.raises(UserError) as caught:
        shop.desk.write(scoring.save_card, shorter)
    assert code_of(caught) == "card_changed"
    with pytest.raises(UserError) as caught:
        shop.at(shop.colleague).write(scoring.save_card, saved)
    assert code_of(caught) == "forbidden"
    with pytest.raises(UserError) as caught:
        shop.desk.write(scoring.save_card, replace(saved, criteria=()))
    assert code_of(caught) == "invalid"


def test_erasing_a_person_takes_quoted_words_and_leaves_the_grades(shop: Office) -> None:
    """Remarks and rebuttal go with the message they are about."""
    of = answered(shop)
    wanted = Wanted(points=BEST, comments=(Comment(start=0, end=6, text="Masha again"),), coaching="About Masha")
    entry = shop.desk.write(scoring.score, of, wanted)
    shop.at(shop.colleague).write(scoring.rebut, entry.id, "Masha was rude")
    messages = list(review.entry(shop.desk, of).message_ids)
    shop.desk.lane.call(lambda conn: erasure.erase_messages(conn, shop.clock, "1", messages, {"what": "person"}))
    (found,) = scoring.all_reviews(shop.desk)
    assert (found.points, found.comments, found.coaching) == (BEST, (), "")
    assert found.rebuttal is not None
    assert found.rebuttal.text is None


def test_grades_go_after_their_days(shop: Office) -> None:
    """The entry stays, its grades do not, and nothing younger is touched."""
    shop.desk.write(scoring.save_card, replace(DEFAULT, keep_days=30))
    of = answered(shop)
    shop.desk.write(scoring.score, of, Wanted(points=BEST, coaching="Shorter"))
    assert shop.desk.lane.call(lambda conn: reviews.forget_past(conn, shop.clock, "engine", reviews.past(conn))) == 0
    shop.clock.pass_s(31 * 24 * 3600)
    assert shop.desk.lane.call(lambda conn: reviews.forget_past(conn, shop.clock, "engine", 30)) == 2
    (found,) = scoring.all_reviews(shop.desk)
    assert (found.points, found.total, found.coaching) == (None, None, "")
    assert scoring.trends(shop.desk) == {}
    assert review.verify(shop.desk).first_bad is None


def test_the_log_is_filtered_by_reviewed(shop: Office) -> None:
    """An undone review is none."""
    first, second = answered(shop), answered(shop)
    entry = shop.desk.write(scoring.score, first, Wanted(points=BEST))
    replies = Filter(kind=EntryKind.REPLY)

    def listed(reviewed: bool) -> list[int]:
        return [line.entry.id for line in review.entries(shop.desk, replace(replies, reviewed=reviewed))]

    assert (listed(True), listed(False)) == ([first], [second])
    shop.desk.write(undo.undo, entry.id)
    assert (listed(True), listed(False)) == ([], [second, first])


def test_overrides_alone_are_drawn(shop: Office) -> None:
    """A group with nothing in it says so."""
    answered(shop)
    with pytest.raises(UserError) as caught:
        drawn(shop, Plan(group=Group.OVERRIDES))
    assert code_of(caught) == "nothing_drawn"


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_answers_are_read_in_pieces_and_none_is_lost_between_them(
    shop: Office, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    """Whatever the size of a piece, the same answers in the same facts, each once."""
    for _ in range(4):
        answered(shop)
    whole = reviews.answers(shop.desk.reader, 0, 2**60)
    assert len(whole) == 4
    monkeypatch.setattr(reviews, "READ_AT_ONCE", at_once)
    assert sorted(reviews.answers(shop.desk.reader, 0, 2**60)) == sorted(whole)


def test_grades_read_by_the_names_of_their_card(shop: Office) -> None:
    """In the order of the card and in the reader's language, also after the card was changed."""
    of = answered(shop)
    entry = shop.desk.write(scoring.score, of, Wanted(points=BEST | {"voice": 3})).id
    renamed = replace(DEFAULT, criteria=tuple(replace(each, title_ru="Иначе") for each in DEFAULT.criteria))
    shop.desk.write(scoring.save_card, renamed)
    line = review.entry(shop.desk, entry)
    titles = [each.title("ru") for each in DEFAULT.criteria]
    (said,) = review.readable(line, "ru")
    assert said is not None
    assert [part.rpartition(" ")[0] for part in said.split(" · ")] == titles
    assert review.readable(line) == [
        " · ".join(f"{each.title_en} {3 if each.code == 'voice' else 5}" for each in DEFAULT.criteria)
    ]
