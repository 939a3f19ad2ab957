"""The demo's people: repeatable, varied, and told in order."""

from __future__ import annotations

from collections import Counter
from itertools import islice

import pytest

from moderator_app.clock import DAY_US, HOUR_US, from_iso
from moderator_app.demo.community import HISTORY_DAYS, MODERATOR, apply, build, fill
from moderator_app.demo.wordpress_site import Site
from tests.contract.control import HandClock

NOW = from_iso("2026-03-02T09:00:00Z")


@pytest.mark.parametrize("seed", [1, 7, 2026])
def test_the_same_seed_gives_the_same_people_words_and_order(seed: int) -> None:
    one, two = build(seed, NOW), build(seed, NOW)
    assert one == two
    assert list(islice(one.script().events(), 200)) == list(islice(two.script().events(), 200))
    assert build(seed + 1, NOW) != one


def test_history_is_a_believable_mixture() -> None:
    community = build(1, NOW)
    lines = community.history
    assert len(community.posts) == 20
    assert 1_350 <= len(lines) <= 1_500
    kinds = Counter(line.kind for line in lines)
    for kind in ("question", "praise", "complaint", "troll", "talk", "reply", "answer", "emoji", "spam"):
        assert kinds[kind] >= 8, kind
    english = sum(not line.person.russian for line in lines)
    assert len(lines) * 0.15 < english < len(lines) * 0.6
    assert {line.status for line in lines} == {"approved", "hold", "spam", "trash"}


def test_nobody_repeats_another_word_for_word_but_for_emoji_and_our_short_answers() -> None:
    said = Counter(line.text for line in build(3, NOW).history if line.kind not in {"emoji", "answer"})
    assert [text for text, times in said.items() if times > 1] == []


def test_times_run_from_post_to_now_and_answers_follow_questions() -> None:
    community = build(5, NOW)
    by_key = {line.key: line for line in community.history}
    posts = {post.id: post for post in community.posts}
    assert len(by_key) == len(community.history)
    for line in community.history:
        assert posts[line.post].at_us < line.at_us < NOW
        assert NOW - line.at_us < (HISTORY_DAYS + 20) * DAY_US
        if line.parent is not None:
            assert by_key[line.parent].at_us <= line.at_us
            assert by_key[line.parent].post == line.post
    assert any(NOW - line.at_us < 72 * HOUR_US for line in community.history)


def test_the_script_goes_on_in_order_and_does_everything() -> None:
    events = list(islice(build(1, NOW).script().events(), 600))
    times = [event.after_s for event in events]
    assert times == sorted(times)
    assert times[0] < 60
    assert 15 < times[-1] / len(times) < 60
    assert {event.action for event in events} == {"comment", "edit", "delete", "answer"}


def test_a_site_is_filled_and_lives() -> None:
    clock = HandClock(NOW)
    site = Site("Зерно и пар", clock)
    community = build(1, NOW)
    ids = fill(site, community)
    assert len(site.comments) == len(community.history)
    happened = Counter[tuple[str, bool]]()
    for event in islice(community.script().events(), 300):
        clock.set_wall(NOW + round(event.after_s * 1_000_000))
        happened[event.action, apply(site, event, ids)] += 1
    assert happened["comment", True] > 150
    assert happened["answer", True]
    assert happened["edit", True]
    assert happened["delete", True]
    assert site.issue_password(MODERATOR)


def test_an_event_about_what_a_moderator_removed_does_nothing() -> None:
    clock = HandClock(NOW)
    site = Site("Зерно и пар", clock)
    community = build(1, NOW)
    ids = fill(site, community)
    events = list(islice(community.script().events(), 400))
    edit = next(event for event in events if event.action == "edit")
    for event in events[: events.index(edit)]:
        apply(site, event, ids)
    assert edit.key is not None
    site.delete(ids[edit.key])
    assert apply(site, edit, ids) is False
