"""Figures of a report, mark by mark."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from moderator_app.clock import DAY_US, HOUR_US, from_iso
from moderator_app.domain.report.document import Unit, from_data, shown, to_data
from moderator_app.domain.report.layout import Names, document
from moderator_app.domain.report.metrics import (
    FATES,
    ClockFact,
    Deed,
    ItemFact,
    Tally,
    deed_marks,
    fate,
    item_marks,
    rank,
    topics,
)
from moderator_app.domain.report.period import Question, frame

WEEK = Question(since=date(2026, 3, 2), until=date(2026, 3, 8), zone="Europe/Moscow")
FRAME = frame(WEEK)
START, END = FRAME.span_us


def item(number: int = 1, **facts: Any) -> ItemFact:
    """One item, open and neutral."""
    plain: dict[str, Any] = {
        "id": number, "started_at": START, "channel_id": 1, "author_id": 1, "settler": None, "settled_at": None,
        "person": None, "kind": "neutral", "negativity": 0.0, "tags": "", "fits": 1, "outcome": None,
    }  # fmt: skip
    return ItemFact(**(plain | facts))


facts = st.builds(
    item,
    number=st.integers(1, 10_000),
    started_at=st.integers(START, END - 1),
    settler=st.sampled_from([None, "reply", "own", "close", "spam", "voided"]),
    person=st.sampled_from([None, "1", "2"]),
    channel_id=st.integers(1, 3),
    author_id=st.integers(1, 5),
    kind=st.sampled_from([None, "advocate", "neutral", "constructive_critic", "destructive"]),
    negativity=st.sampled_from([None, 0.0, 0.25, 0.49, 0.5, 1.0]),
    tags=st.sampled_from(["", "idea", "жалоба", "bug,idea", "вкусно"]),
    outcome=st.sampled_from([None, "resolved", "lost"]),
)


@given(found=st.lists(facts, max_size=30))
def test_every_item_has_one_fate_and_every_split_adds_up(found: list[ItemFact]) -> None:
    """By fate, day, channel, person, kind, tone and hour: the parts are the whole."""
    tally = Tally(frame=FRAME, now_us=END)
    tally.items(found)
    counts = tally.report({}, ()).counts
    arrived = counts.get("arrived", 0)
    assert arrived == len(found)
    assert sum(counts.get(each, 0) for each in FATES) == arrived
    for prefix, depth in (("kind:", 1), ("tone:", 1), ("hour:", 2)):
        assert sum(n for mark, n in counts.items() if mark.startswith(prefix) and mark.count(":") == depth) == arrived
    for prefix in ("day:", "channel:", "person:"):
        assert sum(n for mark, n in counts.items() if mark.startswith(prefix) and mark.endswith(":arrived")) == arrived
    assert sum(n for mark, n in counts.items() if mark.startswith("negative:")) == counts.get("negative", 0)


@given(found=st.lists(facts, max_size=20))
def test_a_figure_is_the_number_of_items_that_bear_its_mark(found: list[ItemFact]) -> None:
    """What is shown behind a figure is what was counted."""
    tally = Tally(frame=FRAME, now_us=END)
    tally.items(found)
    for mark, count in tally.report({}, ()).counts.items():
        assert sum(item_marks(each, FRAME).count(mark) for each in found) == count


@given(
    begun=st.lists(st.tuples(st.integers(START, END - 1), st.integers(0, 9 * DAY_US)), max_size=20),
    before=st.lists(st.one_of(st.none(), st.integers(START, END + DAY_US)), max_size=10),
)
def test_the_backlog_is_what_had_begun_and_was_not_settled(
    begun: list[tuple[int, int]], before: list[int | None]
) -> None:
    """At the end of each day, counted naively."""
    tally = Tally(frame=FRAME, now_us=END + DAY_US)
    settled = [at + took for at, took in begun]
    tally.items(
        item(settler="close", started_at=at, settled_at=end) for (at, _), end in zip(begun, settled, strict=True)
    )
    tally.carry(before)
    naive = tuple(
        (
            day,
            sum(at < end <= done for (at, _), done in zip(begun, settled, strict=True))
            + sum(done is None or done >= end for done in before),
        )
        for day, end in zip(FRAME.days, FRAME.day_ends_us(), strict=True)
    )
    assert tally.report({}, ()).backlog == naive


@given(values=st.lists(st.integers(0, 10**12), min_size=1, max_size=50), percent=st.sampled_from([50, 90]))
def test_the_rank_is_the_least_that_so_many_do_not_exceed(values: list[int], percent: int) -> None:
    """Nearest rank, by its definition."""
    found = rank(sorted(values), percent)
    assert found == min(each for each in values if sum(one <= each for one in values) * 100 >= percent * len(values))


def test_days_are_those_of_the_zone_even_when_the_clocks_change() -> None:
    """The last Sunday of March in Berlin has 23 hours, and its evening is on its own day."""
    spring = frame(Question(since=date(2026, 3, 28), until=date(2026, 3, 29), zone="Europe/Berlin"))
    begin, end = spring.span_us
    assert end - begin == 47 * HOUR_US
    assert spring.hour(end - 1) == (date(2026, 3, 29), 23)
    assert spring.hour(from_iso("2026-03-29T01:30:00Z")) == (date(2026, 3, 29), 3)


def test_clocks_met_and_late_are_counted_and_void_ones_are_not_timed() -> None:
    """A clock that still runs past its due time is late; one that ended without an answer has no answer time."""
    tally = Tally(frame=FRAME, now_us=END)

    def clock(state: str, due: int | None, elapsed: int | None, void: int = 0) -> ClockFact:
        return ClockFact(1, "first_response", state, START, due, elapsed, void)

    tally.clocks(
        [
            clock("met", END, 10),
            clock("met", END, 30),
            clock("missed", START, 500),
            clock("running", END - 1, None),
            clock("running", END + 1, None),
            clock("paused", None, 7),
            clock("voided", None, 9, 1),
            clock("missed", START, 9, 1),
        ]
    )
    span = tally.report({}, ()).spans["first_response"]
    assert (span.met, span.late, span.ended, span.median_us, span.p90_us) == (2, 3, 3, 30, 500)
    assert span.share == 0.4


def test_what_an_entry_is_counted_as() -> None:
    """An answer counts once the platform took it; an action counts with its reason."""
    reply = Deed(1, START, "1", "reply", 7, 0, 0, None, 1)
    assert deed_marks(reply) == ["reply", "reply:verbatim", "person:1:replies", "row:7"]
    assert deed_marks(reply._replace(edited=1, overridden=1))[:3] == ["override", "reply", "reply:edited"]
    assert deed_marks(reply._replace(sent=0)) == []
    hidden = reply._replace(kind="hide", reason="Правило  2")
    assert deed_marks(hidden) == ["act", "act:hide", "act:hide:Правило 2"]


def test_fates_and_topics() -> None:
    """What became of items, and what is passed on, by tags in both languages."""
    assert [fate(item(settler=each)) for each in ("reply", "own", "spam", "voided", None)] == [
        "answered", "answered", "decided", "removed", "unanswered"
    ]  # fmt: skip
    assert topics("Идея, bug,прочее") == ["idea", "bug"]


def test_the_document_survives_the_way_between_processes() -> None:
    """What the window reads is what the command line made."""
    tally = Tally(frame=FRAME, now_us=END)
    tally.items([item(negativity=0.7, tags="idea")])
    for language in ("ru", "en"):
        made = document(WEEK, FRAME, tally.report({}, ()), Names(), made="now", language=language)
        assert from_data(to_data(made)) == made
        assert not made.empty


def test_cells_as_people_read_them() -> None:
    """Numbers in the manner of each language."""
    assert shown(0.1234, Unit.SHARE, "ru") == "12,3\N{NARROW NO-BREAK SPACE}%"
    assert shown(0.1234, Unit.SHARE, "en") == "12.3%"
    assert shown(12_345, Unit.COUNT, "en") == "12,345"
    assert shown(None, Unit.SPAN, "ru") == "—"
    assert shown(90 * 60 * 1_000_000, Unit.SPAN, "en").replace("\N{NARROW NO-BREAK SPACE}", " ") == "1 h 30 min"
