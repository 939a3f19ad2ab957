"""The pure part of delivering: which state follows which, how long a wait lasts, what an unsure delivery does next."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.clock import SECOND_US
from moderator_app.domain.capabilities import Idempotency, Sending
from moderator_app.domain.delivery import (
    CANCELLABLE,
    CLOCK_SKEW_US,
    POSTING,
    TRANSITIONS,
    UNFINISHED,
    Step,
    Wait,
    allowed,
    is_ours,
    key_fresh,
    next_step,
)
from moderator_app.domain.entries import DELIVERED, EntryKind
from moderator_app.domain.items import DeliveryState as D


def test_every_state_has_its_row_and_finished_ones_lead_nowhere() -> None:
    assert set(TRANSITIONS) == set(D)
    assert {state for state, after in TRANSITIONS.items() if not after} == {D.SENT, D.CANCELLED, D.ABANDONED}


@pytest.mark.rule(2)
def test_bytes_leave_only_from_sending_and_only_what_waits_becomes_sending() -> None:
    assert {state for state in D if allowed(state, D.SENDING)} == {D.QUEUED, D.RETRY, D.UNSURE}


@pytest.mark.rule(2)
def test_cancel_works_exactly_where_nothing_can_be_under_way() -> None:
    assert {state for state in D if allowed(state, D.CANCELLED)} == CANCELLABLE
    assert D.SENDING not in CANCELLABLE
    assert D.UNSURE not in CANCELLABLE


def test_only_an_unsure_delivery_is_abandoned() -> None:
    assert {state for state in D if allowed(state, D.ABANDONED)} == {D.UNSURE}


def test_a_restored_store_can_distrust_everything_unfinished() -> None:
    assert all(allowed(state, D.UNSURE) for state in UNFINISHED - {D.UNSURE})


@pytest.mark.rule(7)
@given(length=st.integers(0, 600), passed=st.integers(0, 1_000), jump=st.integers(-(10**6), 10**6))
def test_in_one_boot_a_wait_lasts_exactly_its_length_whatever_the_wall_clock_does(
    length: int, passed: int, jump: int
) -> None:
    wait = Wait(until=length * SECOND_US, boot="a", until_awake=length * SECOND_US, length_s=length)
    left = wait.left_us(now_us=(passed + jump) * SECOND_US, awake_us=passed * SECOND_US, boot="a")
    assert left == max(0, length - passed) * SECOND_US


@pytest.mark.rule(7)
@given(length=st.integers(0, 600), passed=st.integers(0, 1_000), jump=st.integers(-(10**6), 10**6))
def test_after_a_reboot_a_wait_is_never_longer_than_it_was_meant_to_be(length: int, passed: int, jump: int) -> None:
    wait = Wait(until=length * SECOND_US, boot="a", until_awake=length * SECOND_US, length_s=length)
    left = wait.left_us(now_us=(passed + jump) * SECOND_US, awake_us=0, boot="b")
    assert 0 <= left <= length * SECOND_US
    assert left == min(max(0, length - passed - jump), length) * SECOND_US


def test_a_key_counts_for_half_its_lifetime() -> None:
    sending = Sending(idempotency=Idempotency.KEY, key_lifetime_s=120)
    assert key_fresh(sending, 60 * SECOND_US)
    assert not key_fresh(sending, 60 * SECOND_US + 1)
    assert not key_fresh(sending, None)
    assert not key_fresh(sending, -1)
    assert key_fresh(Sending(idempotency=Idempotency.KEY), None)


@pytest.mark.parametrize(
    ("sending", "age_s", "looks", "repeated", "useless", "expected"),
    [
        (Sending(idempotency=Idempotency.KEY, key_lifetime_s=120), 10, 0, False, False, Step.REPEAT),
        (Sending(idempotency=Idempotency.KEY, key_lifetime_s=120), 61, 0, False, False, Step.LOOK),
        (Sending(idempotency=Idempotency.KEY, key_lifetime_s=120), 61, 1, False, False, Step.PERSON),
        (Sending(idempotency=Idempotency.KEY, key_lifetime_s=120), 10, 0, False, True, Step.LOOK),
        (Sending(idempotency=Idempotency.NATURAL), 10, 0, False, False, Step.LOOK),
        (Sending(idempotency=Idempotency.NATURAL), 10, 1, False, False, Step.REPEAT),
        (Sending(idempotency=Idempotency.NATURAL), 10, 1, True, True, Step.PERSON),
        (Sending(idempotency=Idempotency.NATURAL, find_complete=True), 10, 1, True, True, Step.LOOK),
        (Sending(idempotency=Idempotency.NATURAL, find_complete=True), 10, 2, False, True, Step.REQUEUE),
        (Sending(idempotency=Idempotency.FINDABLE), 10, 0, False, False, Step.LOOK),
        (Sending(idempotency=Idempotency.FINDABLE), 10, 1, False, False, Step.PERSON),
        (Sending(idempotency=Idempotency.FINDABLE, find_complete=True), 10, 1, False, False, Step.LOOK),
        (Sending(idempotency=Idempotency.FINDABLE, find_complete=True), 10, 2, False, False, Step.REQUEUE),
        (Sending(idempotency=Idempotency.NOTHING), 10, 0, False, False, Step.PERSON),
    ],
)
def test_what_an_unsure_reply_does_next(
    sending: Sending, age_s: int, looks: int, repeated: bool, useless: bool, expected: Step
) -> None:
    step = next_step(
        sending,
        EntryKind.REPLY,
        age_us=age_s * SECOND_US,
        absent_looks=looks,
        repeated=repeated,
        repeat_useless=useless,
    )
    assert step is expected


def test_a_new_message_is_repeated_only_under_protection_and_requeued_only_after_two_complete_looks() -> None:
    lifetimes = (None, 120)
    for idempotency, lifetime, complete, looks, repeated, useless, age in itertools.product(
        Idempotency, lifetimes, (False, True), range(4), (False, True), (False, True), (None, 0, 10**12)
    ):
        sending = Sending(idempotency=idempotency, key_lifetime_s=lifetime, find_complete=complete)
        for action in POSTING:
            step = next_step(sending, action, age_us=age, absent_looks=looks, repeated=repeated, repeat_useless=useless)
            if step is Step.REPEAT:
                assert idempotency in {Idempotency.KEY, Idempotency.NATURAL}
                assert not useless
                assert idempotency is not Idempotency.KEY or key_fresh(sending, age)
                assert idempotency is not Idempotency.NATURAL or looks >= 1
            if step is Step.REQUEUE:
                assert complete
                assert looks >= 2


def test_setting_a_state_never_needs_a_person() -> None:
    for action in DELIVERED - POSTING:
        for looks, repeated in itertools.product(range(4), (False, True)):
            step = next_step(
                Sending(idempotency=Idempotency.NOTHING),
                action,
                age_us=None,
                absent_looks=looks,
                repeated=repeated,
                repeat_useless=False,
            )
            assert step is not Step.PERSON


def test_a_found_message_is_ours_unless_it_is_older_or_taken() -> None:
    first = 10**15
    assert is_ours(at=first - CLOCK_SKEW_US, first_attempt_at=first, claimed_by_other=False)
    assert not is_ours(at=first - CLOCK_SKEW_US - 1, first_attempt_at=first, claimed_by_other=False)
    assert not is_ours(at=first, first_attempt_at=first, claimed_by_other=True)
    assert not is_ours(at=first, first_attempt_at=None, claimed_by_other=False)
    assert is_ours(at=None, first_attempt_at=first, claimed_by_other=False)
