"""Clocks as window and command line see them: from messages, decisions, policies and calendars of a store."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from moderator_app.clock import HOUR_US, SECOND_US
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import Waiting
from moderator_app.domain.sla.calendar import ALL_DAY, Calendar, Hours, always
from moderator_app.domain.sla.calendars import NamedCalendar, to_data
from moderator_app.domain.sla.clocks import Level, of_row
from moderator_app.domain.sla.ledger import ClockState
from moderator_app.domain.sla.policy import SHIPPED, Condition, Metric, Policy
from moderator_app.domain.views import InboxQuery, View
from moderator_app.engine import wakes
from moderator_app.errors import UserError
from moderator_app.services import inbox, moderation, reply, sla, sla_rules, sla_trial, undo
from moderator_app.services.moderation import Action
from moderator_app.storage import clocks as stored
from moderator_app.storage import doctor, refold, ruling
from moderator_app.storage.connect import Connection, open_store, transaction
from tests.support.desks import Office
from tests.toy.clock import START_US

T = TypeVar("T")

RESPONSE = {Metric.FIRST_RESPONSE: HOUR_US // SECOND_US, Metric.NEXT_RESPONSE: HOUR_US // SECOND_US}
NIGHT = NamedCalendar(id=0, name="Office", hours=Calendar(zone="UTC", week=((Hours(9 * 60, 18 * 60),),) * 7))


class Lane:
    """The engine's hand on an office's store."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def read(self, query: Callable[[Connection], T]) -> T:
        return query(self._office.desk.reader)

    def write(self, change: Callable[[Connection], T]) -> T:
        return self._office.desk.lane.call(change)


def everything(conn: Connection) -> list[list[tuple[object, ...]]]:
    return [
        conn.execute("SELECT * FROM item ORDER BY id").fetchall(),
        conn.execute("SELECT * FROM clock ORDER BY item_id, metric, cycle").fetchall(),
        conn.execute("SELECT * FROM entry_verdict").fetchall(),
    ]


def rebuilt_equal(office: Office) -> None:
    """Item and clock rows and verdicts come out byte for byte when they are thrown away first."""
    before = everything(office.desk.reader)
    with closing(open_store(office.desk.profile.store)) as conn:
        with transaction(conn):
            conn.execute("DELETE FROM clock")
            conn.execute("DELETE FROM item")
            conn.execute("DELETE FROM entry_verdict")
        refold.rebuild(conn)
    assert everything(office.desk.reader) == before


def only(office: Office, item: int) -> sla.ClockView:
    (found,) = sla.clocks(office.desk, item).clocks
    return found


def test_a_comment_has_two_hours_and_a_second_message_does_not_extend_them(shop: Office) -> None:
    """The clock starts at the platform's timestamp of the oldest unanswered message."""
    item = shop.arrives("1")
    shop.arrives("90")
    found = only(shop, item)
    assert (found.clock.metric, found.target_s, found.clock.started_at) == (
        Metric.FIRST_RESPONSE,
        7_200,
        START_US + SECOND_US,
    )
    assert found.rule_en == "Any message is answered within 2 hours."
    assert found.rule_ru == "Любое сообщение: ответ в течение 2 часов."
    (row,) = inbox.rows(shop.desk, [item])
    assert row.due_at == START_US + SECOND_US + 2 * HOUR_US
    assert of_row(row, sla.now_us(shop.desk)).level is Level.OK
    shop.clock.pass_s(3_700)
    assert of_row(row, sla.now_us(shop.desk)).level is Level.WARNING
    rebuilt_equal(shop)


def test_a_reply_freezes_and_the_platform_decides(shop: Office) -> None:
    """Answered, not yet delivered: met or missed by when the platform accepted it; the next message has a new clock."""
    item = shop.arrives("1")
    shop.clock.pass_s(60 * 60)
    entry = shop.desk.write(reply.send, item, reply.Reply(text="Hello")).entry.id
    found = only(shop, item)
    assert (found.clock.state, found.chip.level) == (ClockState.PENDING, Level.PENDING)
    assert found.chip.left_us is not None
    frozen = found.chip.left_us
    shop.clock.pass_s(3 * 60 * 60)
    assert only(shop, item).chip.left_us == frozen
    shop.sends(entry)
    assert only(shop, item).clock.state is ClockState.MISSED
    following = shop.arrives("20000")
    assert only(shop, following).clock.metric is Metric.NEXT_RESPONSE
    rebuilt_equal(shop)


def test_waiting_for_the_author_pauses_up_to_the_cap(shop: Office) -> None:
    item = shop.arrives("1")
    shop.clock.pass_s(60 * 60)
    shop.desk.write(moderation.act, item, Action(kind=EntryKind.SNOOZE, waiting=Waiting.AUTHOR, for_s=100 * 3600))
    (row,) = inbox.rows(shop.desk, [item])
    assert row.due_at is None
    assert of_row(row, sla.now_us(shop.desk)).level is Level.PAUSED
    shop.clock.pass_s(72 * 60 * 60 + 1)
    assert wakes.append_ends(Lane(shop), shop.clock) == 1
    (row,) = inbox.rows(shop.desk, [item])
    assert row.due_at is not None
    assert ("resumed", "cap") in [(each.kind.value, str(each.reason)) for each in only(shop, item).clock.events]
    rebuilt_equal(shop)


def test_reopening_starts_a_new_cycle_and_spam_voids(shop: Office) -> None:
    item = shop.arrives("1")
    shop.desk.write(moderation.act, item, Action(kind=EntryKind.CLOSE))
    shop.clock.pass_s(600)
    shop.desk.write(moderation.act, item, Action(kind=EntryKind.REOPEN))
    second, first = sla.clocks(shop.desk, item).clocks
    assert (first.clock.state, first.clock.cycle) == (ClockState.VOIDED, 0)
    assert (second.clock.cycle, second.clock.started_at) == (1, shop.clock.now_us())
    shop.desk.write(moderation.act, item, Action(kind=EntryKind.CLOSE))
    rebuilt_equal(shop)


def test_a_policy_of_ones_own_changes_running_clocks_from_their_start(shop: Office) -> None:
    item, done = shop.arrives("1"), shop.arrives("2", author="boris")
    shop.desk.write(moderation.act, done, Action(kind=EntryKind.CLOSE))
    closed = sla.clocks(shop.desk, done)
    shop.clock.pass_s(1_800)
    saved = shop.desk.write(
        sla_rules.save_policies, [Policy(id=0, name="Everything", targets=RESPONSE), *SHIPPED.policies[:0]]
    )
    assert saved.policies[0].id == 7
    found = only(shop, item)
    assert (found.policy_name, found.target_s) == ("Everything", 3_600)
    assert found.clock.due_at == START_US + SECOND_US + HOUR_US
    assert sla.clocks(shop.desk, done) == closed
    assert [each.version for each in sla_rules.policy_versions(shop.desk)] == [saved.version, 0]
    assert sla.recomputing(shop.desk) is None
    rebuilt_equal(shop)


def test_many_items_are_left_to_the_engine_which_says_how_far_it_is(
    shop: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ruling, "FEW", 2)
    for number in range(1, 6):
        shop.arrives(str(number), author=f"a{number}")
    shop.clock.pass_s(60)
    shop.desk.write(sla_rules.save_policies, [Policy(id=0, targets=RESPONSE)])
    assert sla.recomputing(shop.desk) == (0, 5)
    assert shop.desk.lane.call(lambda conn: ruling.step(conn, shop.clock.now_us(), 3))
    assert sla.recomputing(shop.desk) == (3, 5)
    assert doctor.run(shop.desk.profile).changed == 0
    while shop.desk.lane.call(lambda conn: ruling.step(conn, shop.clock.now_us(), 3)):
        pass
    assert sla.recomputing(shop.desk) is None
    rebuilt_equal(shop)


@pytest.mark.parametrize(
    ("policy", "sentence"),
    [
        (Policy(id=1, targets={Metric.FIRST_RESPONSE: 0}), "Policy 1: a target must be longer than nothing."),
        (Policy(id=1, targets=RESPONSE, calendar=9), "Policy 1: its calendar does not exist."),
        (
            Policy(id=1, targets=RESPONSE, condition=Condition(direct=False, channel_kinds=("direct",))),
            "Policy 1: it matches nothing.",
        ),
        (Policy(id=1, targets=RESPONSE, hard_s=5), "Policy 1: the hard limit comes before the target."),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_sentence_and_nothing_changes(
    shop: Office, policy: Policy, sentence: str
) -> None:
    item = shop.arrives("1")
    before = everything(shop.desk.reader)
    with pytest.raises(UserError) as refused:
        shop.desk.write(sla_rules.save_policies, [policy])
    assert sentence in refused.value.text("en")
    assert everything(shop.desk.reader) == before
    assert only(shop, item).clock.version == 0


def test_a_policy_below_one_that_takes_everything_is_told_by_whom(shop: Office) -> None:
    with pytest.raises(UserError) as refused:
        shop.desk.write(sla_rules.save_policies, [Policy(id=1, targets=RESPONSE), Policy(id=2, targets=RESPONSE)])
    assert "Правило 2: под него ничего не подходит: всё забирает правило 1" in refused.value.text("ru")


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (Calendar(zone="Mars/Olympus", week=((ALL_DAY,),) * 7), "time zone is not known"),
        (Calendar(zone="UTC", week=((),) * 7), "no open minute"),
        (Calendar(zone="UTC", week=((Hours(60, 120), Hours(100, 200)),) * 7), "Intervals overlap"),
        (Calendar(zone="UTC", week=((Hours(200, 100),),) * 7), "end after it starts"),
    ],
)
def test_a_calendar_that_cannot_be_used_is_refused_with_a_sentence(shop: Office, hours: Calendar, words: str) -> None:
    with pytest.raises(UserError) as refused:
        shop.desk.write(sla_rules.save_calendar, replace(NIGHT, hours=hours))
    assert words in refused.value.text("en")
    assert len(sla_rules.calendars(shop.desk)) == 1


def test_a_calendar_is_kept_with_its_names_and_an_edit_rules_anew(shop: Office) -> None:
    saved = shop.desk.write(
        sla_rules.save_calendar,
        replace(
            NIGHT, labels={date(2027, 1, 1): "New Year"}, hours=replace(NIGHT.hours, exceptions={date(2027, 1, 1): ()})
        ),
    )
    assert sla_rules.calendars(shop.desk)[1] == saved
    assert saved.tzdata
    shop.desk.write(sla_rules.save_policies, [Policy(id=1, targets=RESPONSE, calendar=saved.id)])
    item = shop.arrives("1")
    before = only(shop, item)
    assert before.rule_en == "Any message is answered within 1 working hour."
    shop.clock.pass_s(60)
    shop.desk.write(sla_rules.save_calendar, replace(saved, hours=always()))
    after = only(shop, item)
    assert after.clock.due_at == START_US + SECOND_US + HOUR_US
    assert [each.reason for each in after.clock.events if each.kind.value == "policy_changed"] in ([], ["calendar"])
    rebuilt_equal(shop)


SHIFT = replace(NIGHT, name="Shift of Anna")
TEAM = NamedCalendar(id=0, name="Team", hours=always())


def refused(shop: Office, wanted: NamedCalendar) -> str:
    with pytest.raises(UserError) as raised:
        shop.desk.write(sla_rules.save_calendar, wanted)
    return raised.value.text("en")


def test_a_shift_that_another_calendar_is_made_of_stays(shop: Office) -> None:
    """Neither removing it nor giving it to somebody else may leave a calendar without hours."""
    shift = shop.desk.write(sla_rules.save_calendar, replace(SHIFT, moderator=shop.lead.id))
    team = shop.desk.write(sla_rules.save_calendar, replace(TEAM, shifts_of=(shop.lead.id,)))
    for gone in (replace(shift, removed=True), replace(shift, moderator=None)):
        assert "made of this shift: Team" in refused(shop, gone)
    shop.desk.write(sla_rules.save_calendar, replace(team, removed=True))
    shop.desk.write(sla_rules.save_calendar, replace(shift, removed=True))
    assert len(sla_rules.calendars(shop.desk)) == 1


def test_a_calendar_of_shifts_that_are_gone_can_be_removed(shop: Office) -> None:
    """An earlier release let a shift go: what is broken must not be stuck."""
    shift = shop.desk.write(sla_rules.save_calendar, replace(SHIFT, moderator=shop.lead.id))
    team = shop.desk.write(sla_rules.save_calendar, replace(TEAM, shifts_of=(shop.lead.id,)))
    shop.desk.lane.call(
        lambda conn: sla_rules._write(
            conn, shop.desk, {"what": "calendar", "calendar": to_data(replace(shift, removed=True))}, {}
        )
    )
    assert "has no shift" in refused(shop, team)
    shop.desk.write(sla_rules.save_calendar, replace(team, removed=True))
    assert len(sla_rules.calendars(shop.desk)) == 1


def test_several_calendars_are_saved_or_none(shop: Office) -> None:
    with pytest.raises(UserError):
        shop.desk.write(sla_rules.save_calendars, (NIGHT, replace(NIGHT, name="")))
    assert len(sla_rules.calendars(shop.desk)) == 1
    saved = shop.desk.write(sla_rules.save_calendars, (NIGHT, replace(NIGHT, name="Second")))
    assert sla_rules.calendars(shop.desk)[1:] == saved


def test_a_calendar_is_tried_before_it_is_saved(shop: Office) -> None:
    """An answer after three hours of day and night is late; by hours that were closed then it is in time."""
    office = shop.desk.write(sla_rules.save_calendar, replace(NIGHT, hours=always()))
    policies = [Policy(id=1, targets=RESPONSE, calendar=office.id)]
    shop.desk.write(sla_rules.save_policies, policies)
    item = shop.arrives("1")
    shop.clock.pass_s(3 * 3600)
    shop.sends(shop.desk.write(reply.send, item, reply.Reply(text="Hello")).entry.id)
    span = (START_US, shop.clock.now_us() + 1)
    shut = replace(office, hours=Calendar(zone="UTC", week=(*((),) * 6, (Hours(0, 1),))))
    now = sla_trial.try_policies(shop.desk, policies, *span)
    then = sla_trial.try_policies(shop.desk, policies, *span, calendars=(shut,))
    assert (now.items, now.met, now.late) == (1, 0, 1)
    assert (then.items, then.met, then.late) == (1, 1, 0)
    assert then.policies[0].now_met == 1
    assert sla_rules.calendars(shop.desk)[1].hours == always()


def test_two_calendars_have_two_names_and_a_person_one_shift(shop: Office) -> None:
    shop.desk.write(sla_rules.save_calendar, replace(SHIFT, moderator=shop.lead.id))
    assert "has this name" in refused(shop, replace(NIGHT, name=" shift of anna "))
    assert "has a shift already" in refused(shop, replace(SHIFT, name="Second", moderator=shop.lead.id))
    assert "needs a name" in refused(shop, replace(NIGHT, name=" "))


def test_a_day_with_a_fault_is_named_as_people_write_it(shop: Office) -> None:
    wrong = replace(NIGHT.hours, exceptions={date(2027, 5, 9): (Hours(600, 60),)})
    with pytest.raises(UserError) as raised:
        shop.desk.write(sla_rules.save_calendar, replace(NIGHT, hours=wrong))
    assert "9 May 2027" in raised.value.text("en")
    assert "9 мая 2027" in raised.value.text("ru")


def test_a_message_dated_in_the_future_starts_when_it_was_seen(shop: Office) -> None:
    item = shop.arrives("1", second=90_000)
    found = only(shop, item)
    assert (found.clock.started_at, found.clock.flag) == (shop.clock.now_us(), "future")
    assert found.clock.events[0].reason == "future"


def test_lists_and_figures_by_the_clock(shop: Office) -> None:
    late = shop.arrives("1")
    shop.clock.pass_s(15 * 60)
    burning = shop.arrives("900", author="boris")
    shop.clock.wall = START_US + 2 * HOUR_US + 5 * SECOND_US
    shop.arrives("6000", author="vera")
    assert list(inbox.ids(shop.desk, InboxQuery(view=View.OVERDUE))) == [late]
    assert list(inbox.ids(shop.desk, InboxQuery(view=View.BURNING))) == [burning]
    figures = sla.counts(shop.desk)
    assert (figures.burning, figures.late, figures.due_in_shift) == (1, 1, None)
    assert inbox.counters(shop.desk).views[View.OVERDUE] == 1
    digest = sla.digest(shop.desk, START_US)
    assert digest is not None
    assert (digest.late, digest.burning) == ((late,), (burning,))
    assert not digest.quiet
    assert sla.digest(shop.desk, digest.until_us) is None
    assert sla.forecast(shop.desk).late == 3


def test_a_forecast_without_a_pace_says_what_is_due(shop: Office) -> None:
    for number in range(3):
        shop.arrives(str(number), author=f"a{number}")
    found = sla.forecast(shop.desk)
    assert (found.late, found.per_hour) == (3, 0)
    assert "pace is not measured yet; due by" in found.text_en
    assert "Темп ещё не измерен" in found.text_ru


def test_a_few_handled_ones_are_no_pace(shop: Office) -> None:
    """At the start of a shift one slow answer would call everything late; five make a pace."""
    items = [shop.arrives(str(number), author=f"a{number}") for number in range(sla.MEASURED + 2)]
    for item in items[: sla.MEASURED - 1]:
        shop.desk.write(moderation.act, item, Action(kind=EntryKind.CLOSE))
    assert sla.forecast(shop.desk).per_hour == 0
    shop.desk.write(moderation.act, items[sla.MEASURED - 1], Action(kind=EntryKind.CLOSE))
    assert sla.forecast(shop.desk).per_hour > 0


@pytest.mark.parametrize(("handled", "open_ones"), [(5, 2), (5, 6), (8, 12)])
def test_the_forecast_agrees_with_a_walk_of_the_rest_of_the_day(shop: Office, handled: int, open_ones: int) -> None:
    """One item after another at the pace so far, each late when its turn comes after its time."""
    hours = 2
    for number in range(handled):
        item = shop.arrives(f"h{number}", author=f"h{number}")
        shop.clock.pass_s(hours * 3600 // handled)
        shop.desk.write(moderation.act, item, Action(kind=EntryKind.CLOSE))
    for number in range(open_ones):
        shop.arrives(
            f"o{number}", author=f"o{number}", second=(shop.clock.now_us() - START_US) // SECOND_US - 900 * number
        )
    now, end = sla.now_us(shop.desk), START_US + 9 * HOUR_US
    found = sla.forecast(shop.desk, day_start_us=START_US, day_end_us=end)
    rows = shop.desk.reader.execute("SELECT due_at FROM item WHERE state = 'open' ORDER BY due_at").fetchall()
    late, at = 0, float(now)
    for (due_at,) in rows:
        at += HOUR_US / found.per_hour
        late += due_at <= end and due_at < at
    assert found.per_hour > 0
    assert found.late == late


def test_a_shift_is_a_calendar_and_outside_of_it_all_is_quiet(shop: Office) -> None:
    shop.desk.write(sla_rules.save_calendar, replace(NIGHT, name="Anna", moderator=shop.lead.id, hours=always()))
    shop.arrives("1")
    shop.clock.pass_s(2 * 3600)
    assert sla.counts(shop.desk).shift_end_us is not None
    shift = sla_rules.calendars(shop.desk)[1]
    closed = Calendar(zone="UTC", week=(*((),) * 6, (Hours(0, 1),)))
    shop.desk.write(sla_rules.save_calendar, replace(shift, hours=closed))
    digest = sla.digest(shop.desk, START_US)
    assert digest is not None
    assert digest.quiet


def test_a_wrong_local_clock_is_said_and_corrected_for(shop: Office) -> None:
    shop.desk.lane.call(lambda conn: conn.execute("UPDATE account SET clock_offset_us = ?", (-90 * SECOND_US,)))
    (doubt,) = sla.doubts(shop.desk)
    assert "90 seconds fast" in doubt.text_en
    assert "спешат" in doubt.text_ru
    assert sla.now_us(shop.desk) == shop.clock.now_us() - 90 * SECOND_US
    shop.desk.lane.call(lambda conn: conn.execute("UPDATE account SET clock_offset_us = ?", (30 * SECOND_US,)))
    assert sla.doubts(shop.desk) == ()


def test_a_dry_run_tells_what_would_be_late_now(shop: Office) -> None:
    item = shop.arrives("1")
    shop.arrives("2", author="boris")
    shop.clock.pass_s(90 * 60)
    shop.sends(shop.desk.write(reply.send, item, reply.Reply(text="Hello")).entry.id)
    before = everything(shop.desk.reader)
    wanted = [Policy(id=1, targets=RESPONSE)]
    found = sla_trial.try_policies(shop.desk, wanted, START_US, START_US + HOUR_US)
    (tried,) = found.policies
    assert (found.items, tried.late, tried.now_late) == (2, 2, 1)
    assert everything(shop.desk.reader) == before


def test_holidays_are_offered_for_review() -> None:
    days = sla_rules.holidays_of({"items": [{"day": "2026-01-07", "name": "Рождество"}]}, "RU")
    assert days == (sla_rules.Holiday(day=date(2026, 1, 7), name="Рождество"),)


@pytest.mark.parametrize("answer", [{"error": {}}, {"items": [{"day": "never", "name": "x"}]}, {"items": [7]}])
def test_an_answer_without_holidays_is_said(answer: dict[str, object]) -> None:
    with pytest.raises(UserError, match="no_holidays"):
        sla_rules.holidays_of(answer, "XX")


# ---------------------------------------------------------------- any order


class AnyOrder(RuleBasedStateMachine):
    """Messages, decisions, deliveries, policies and calendars in any order: a rebuild gives the same bytes."""

    office: Office
    items: list[int]

    def _act(self, action: Action, pick: int) -> None:
        with suppress(UserError):  # senseless in this state: refused as it should be
            self.office.desk.write(moderation.act, self.items[pick % len(self.items)], action)

    @initialize()
    def begin(self) -> None:
        self.items, self.number = [], 0

    @rule(author=st.sampled_from(["anna", "boris"]), back=st.integers(0, 9_000))
    def message(self, author: str, back: int) -> None:
        self.number += 1
        second = (self.office.clock.now_us() - START_US) // SECOND_US - back
        self.items.append(self.office.arrives(f"m{self.number}", author=author, second=second))

    @precondition(lambda self: self.items)
    @rule(pick=st.integers(0, 99), sent=st.booleans())
    def answer(self, pick: int, sent: bool) -> None:
        try:
            entry = self.office.desk.write(
                reply.send, self.items[pick % len(self.items)], reply.Reply(text="Hello")
            ).entry.id
        except UserError:
            return
        if sent:
            self.office.sends(entry)

    @precondition(lambda self: self.items)
    @rule(
        pick=st.integers(0, 99),
        kind=st.sampled_from([EntryKind.CLOSE, EntryKind.REOPEN, EntryKind.SPAM]),
    )
    def decide(self, pick: int, kind: EntryKind) -> None:
        self._act(Action(kind=kind), pick)

    @precondition(lambda self: self.items)
    @rule(pick=st.integers(0, 99), reason=st.sampled_from([Waiting.AUTHOR, Waiting.SNOOZE]), hours=st.integers(1, 200))
    def wait(self, pick: int, reason: Waiting, hours: int) -> None:
        self._act(Action(kind=EntryKind.SNOOZE, waiting=reason, for_s=hours * 3600), pick)

    @precondition(lambda self: self.items)
    @rule(pick=st.integers(0, 99))
    def tag(self, pick: int) -> None:
        self._act(Action(kind=EntryKind.TAG, tag="urgent"), pick)

    @rule(minutes=st.integers(1, 6_000))
    def time_passes(self, minutes: int) -> None:
        self.office.clock.pass_s(minutes * 60)
        wakes.append_ends(Lane(self.office), self.office.clock)

    @rule(minutes=st.integers(1, 900), tags=st.booleans(), office=st.booleans())
    def policy(self, minutes: int, tags: bool, office: bool) -> None:
        known = sla_rules.calendars(self.office.desk)
        special = Policy(id=1, condition=Condition(tags=("urgent",)), targets={Metric.FIRST_RESPONSE: 600})
        common = Policy(id=2, targets=dict.fromkeys(Metric, minutes * 60), calendar=known[-1].id if office else 0)
        self.office.desk.write(sla_rules.save_policies, [*([special] if tags else []), common])

    @rule(opens=st.integers(0, 12), hours=st.integers(1, 11))
    def calendar(self, opens: int, hours: int) -> None:
        known = sla_rules.calendars(self.office.desk)
        week = ((Hours(opens * 60, (opens + hours) * 60),),) * 7
        wanted = replace(NIGHT, id=known[-1].id, hours=Calendar(zone="Europe/Berlin", week=week))
        self.office.desk.write(sla_rules.save_calendar, wanted)

    @precondition(lambda self: self.items)
    @rule()
    def take_back(self) -> None:
        row = self.office.desk.reader.execute("SELECT max(id) FROM entry WHERE kind IN ('close', 'snooze', 'tag')")
        entry = row.fetchone()[0]
        if entry is not None:
            with suppress(UserError):  # undone before
                self.office.desk.write(undo.undo, entry)

    @invariant()
    def a_rebuild_gives_the_same_bytes(self) -> None:
        rebuilt_equal(self.office)
        for item in self.items[-2:]:
            for each in sla.clocks(self.office.desk, inbox.item(self.office.desk, item).id).clocks:
                assert each.elapsed_s >= 0
        for row in self.office.desk.reader.execute("SELECT id, due_at FROM item WHERE state = 'open'").fetchall():
            running = [
                each.due_at
                for each in stored.stored(self.office.desk.reader, row[0])
                if each.state in {ClockState.RUNNING, ClockState.PENDING} and each.ended_at is None and each.due_at
            ]
            assert row[1] == min(running, default=None)


def test_any_order_of_events_gives_the_same_clocks_again(tmp_path_factory: pytest.TempPathFactory) -> None:
    class Here(AnyOrder):
        def __init__(self) -> None:
            super().__init__()
            self.office = Office(tmp_path_factory.mktemp("office"), "wordpress")

        def teardown(self) -> None:
            self.office.desk.close()

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=12, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
