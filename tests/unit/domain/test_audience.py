"""What counts as a spike of a subject."""

from __future__ import annotations

import itertools
import math
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.clock import DAY_US, MINUTE_US, SECOND_US
from moderator_app.demo import telegram_life, vk_life
from moderator_app.demo.script import FAULTY_BATCH, FAULTY_BATCH_S
from moderator_app.domain.audience import (
    LATELY,
    LEAST,
    NEGATIVITY,
    WINDOW_US,
    Heard,
    Spike,
    candidates,
    more_than_before,
    spikes,
    usual_spans,
)
from moderator_app.domain.matrix.likeness import words_of

NOW_US = 1_790_000_000_000_000
_words = cache(words_of)


def _heard(number: int, *words: str, author: int | None = None, negative: bool = False) -> Heard:
    return Heard(item=number, author=number if author is None else author, words=frozenset(words), negative=negative)


_USUAL = [_heard(1_000 + number, f"w{number % 40}") for number in range(400)]


def _found(now: Sequence[Heard]) -> list[Spike]:
    return spikes(now, _USUAL[:60], _USUAL, 8)


def test_a_word_that_many_suddenly_use_is_a_spike_with_its_items() -> None:
    """Two lids among talk as usual are nothing; twelve are a spike of twelve people."""
    talk = [_heard(number, f"w{number}") for number in range(30)]
    assert not _found([*talk, _heard(50, "lid"), _heard(51, "lid")])
    (spike,) = _found([*talk, *(_heard(50 + number, "lid", f"x{number}") for number in range(12))])
    assert (spike.subject, spike.items, spike.people) == ("lid", tuple(range(50, 62)), 12)
    assert spike.expected < 1


def test_one_person_who_writes_forty_times_is_none() -> None:
    """People are counted, not messages."""
    assert not candidates([_heard(number, "casino", author=7) for number in range(40)])
    assert not _found([_heard(number, "casino", author=7) for number in range(40)])


def test_a_busy_day_is_none() -> None:
    """Ten times the messages, of the same subjects as ever."""
    assert not _found([_heard(number, f"w{number % 40}") for number in range(600)])


def test_ill_feeling_is_a_subject_of_its_own_unless_a_word_tells_it_already() -> None:
    angry = [_heard(number, f"a{number}", negative=True) for number in range(20)]
    assert [each.subject for each in _found(angry)] == [NEGATIVITY]
    lids = [_heard(number, f"a{number}", "lid", negative=True) for number in range(20)]
    assert [each.subject for each in _found(lids)] == ["lid"]


def test_with_little_known_nothing_is_unusual() -> None:
    """The first day of a profile alarms nobody."""
    lids = [_heard(number, "lid") for number in range(30)]
    assert candidates(lids)
    assert not spikes(lids, [], _USUAL[:20], 8)
    assert not spikes(lids, [], _USUAL, 0)


@given(
    count=st.integers(0, 40), before=st.integers(0, 40),
    among=st.floats(0.5, 500, allow_nan=False), among_before=st.floats(0.5, 500, allow_nan=False),
)  # fmt: skip
def test_the_chance_is_that_of_the_binomial(count: int, before: int, among: float, among_before: float) -> None:
    """Against the sum written out."""
    total, share = count + before, among / (among + among_before)
    naive = sum(math.comb(total, k) * share**k * (1 - share) ** (total - k) for k in range(count, total + 1))
    assert more_than_before(count, among, before, among_before) == pytest.approx(naive, rel=1e-9, abs=1e-12)


@given(count=st.integers(1, 40), before=st.integers(0, 40))
def test_more_people_are_less_likely(count: int, before: int) -> None:
    assert more_than_before(count + 1, 1, before, 24) <= more_than_before(count, 1, before, 24)


# ---------------------------------------------------------------- the demo's people


def _demo(seed: int, live_us: int, *, lids: bool) -> tuple[list[int], list[Heard]]:
    """What VK and Telegram of the demo say: three months, and so long live; times and messages in order."""
    said = []
    for part, (name, life) in enumerate((("vk", vk_life), ("telegram", telegram_life)), start=1):
        talk = life.talk(seed, NOW_US)
        lines = list(talk.history(life.HISTORY, open_cases=22, answered_cases=26))
        live = itertools.takewhile(lambda event: event.after_s * SECOND_US < live_us, talk.events())
        lines += [event.said for event in live if event.said is not None]
        if lids:
            events = life.talk(seed, NOW_US).lids(FAULTY_BATCH[name], *FAULTY_BATCH_S, part=part)
            lines += [event.said for event in events if event.said is not None]
        said += [line for line in lines if not line.own]
    said.sort(key=lambda line: line.at_us)
    heard = [
        Heard(
            item=number, author=line.guest.number, words=_words(line.text),
            negative=line.kind in {"complaint", "troll", "lids"},
        )
        for number, line in enumerate(said)
    ]  # fmt: skip
    return [line.at_us for line in said], heard


def _alarms(times: Sequence[int], heard: Sequence[Heard], moments: range) -> dict[str, int]:
    """Subject -> when it was first told, of all that was told in those moments."""
    found: dict[str, int] = {}
    for now_us in moments:
        begins = bisect_left(times, now_us - WINDOW_US)
        now = heard[begins : bisect_left(times, now_us)]
        if not candidates(now):
            continue
        spans = [span for span in usual_spans(now_us) if span[0] >= times[0]]
        usual = [one for since, until in spans for one in heard[bisect_left(times, since) : bisect_left(times, until)]]
        for spike in spikes(now, usual, heard[max(0, begins - LATELY) : begins], len(spans)):
            found.setdefault(spike.subject, now_us)
    return found


@pytest.mark.parametrize("seed", range(1, 6))
def test_the_faulty_batch_of_the_demo_is_told_within_five_minutes(seed: int) -> None:
    """Of demo time, from the first report of a lid."""
    times, heard = _demo(seed, 20 * MINUTE_US, lids=True)
    begins = NOW_US + round(FAULTY_BATCH_S[0] * SECOND_US)
    found = _alarms(times, heard, range(NOW_US, begins + 5 * MINUTE_US + 1, 30 * SECOND_US))
    assert found.keys() & {"крышк", "lid"}


@pytest.mark.parametrize("seed", range(1, 4))
def test_an_ordinary_week_raises_at_most_one_false_alarm(seed: int) -> None:
    """A week of the demo's talk without the batch, looked at every hour."""
    times, heard = _demo(seed, 7 * DAY_US, lids=False)
    assert len(_alarms(times, heard, range(NOW_US, NOW_US + 7 * DAY_US, 60 * MINUTE_US))) <= 1


def test_the_least_is_what_makes_a_candidate() -> None:
    assert not candidates([_heard(number, "lid") for number in range(LEAST - 1)])
    assert candidates([_heard(number, "lid") for number in range(LEAST)])
