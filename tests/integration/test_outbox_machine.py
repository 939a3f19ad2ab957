"""A state machine over the real outbox: people, platform, clocks and crashes in any order, for each class."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

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

from moderator_app.clock import DAY_US, SECOND_US
from moderator_app.domain.capabilities import Idempotency, Sending
from moderator_app.domain.items import DeliveryState as D
from moderator_app.errors import UserError
from moderator_app.storage import outbox
from tests.toy.platform import COMPLETE, SENDING, Fault
from tests.toy.shop import Shop, crash
from tests.toy.stores import empty_store

CLASSES = {**{kind.value: sending for kind, sending in SENDING.items()}, "findable, complete": COMPLETE}
HARMLESS = (Fault.NO_CONNECTION, Fault.LOST_REQUEST, Fault.LOST_ANSWER, Fault.LATE, Fault.RATE_LIMITED)
BOUNDARY = st.integers(0, 7)
ENDED = {D.SENT, D.CANCELLED, D.ABANDONED, D.REFUSED, D.STALE}


class OutboxMachine(RuleBasedStateMachine):
    """Two or three replies to one person, and everything that may happen meanwhile."""

    sending: Sending

    @initialize()
    def open_shop(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.shop = Shop(empty_store(self.folder), self.sending)
        self.entries: dict[int, str] = {}

    # ------------------------------------------------------------ people

    @precondition(lambda self: len(self.entries) < 3)
    @rule(hold_s=st.sampled_from([0, 10]))
    def write(self, hold_s: int) -> None:
        text = f"Answer {len(self.entries) + 1}"
        self.entries[self.shop.reply(text, hold_s=hold_s)] = text

    def _try(self, action: Callable[..., None], *args: object) -> None:
        with contextlib.suppress(UserError):  # not possible now; what counts is that nothing breaks
            self.shop.person(action, *args)

    @precondition(lambda self: bool(self.entries))
    @rule(data=st.data())
    def cancel(self, data: st.DataObject) -> None:
        self._try(outbox.cancel, data.draw(st.sampled_from(sorted(self.entries))))

    @precondition(lambda self: bool(self.entries))
    @rule(data=st.data())
    def send_now(self, data: st.DataObject) -> None:
        self._try(outbox.send_now, data.draw(st.sampled_from(sorted(self.entries))))

    @precondition(lambda self: bool(self.entries))
    @rule(data=st.data())
    def send_anyway(self, data: st.DataObject) -> None:
        self._try(outbox.send_anyway, data.draw(st.sampled_from(sorted(self.entries))))

    @precondition(lambda self: bool(self.entries))
    @rule(data=st.data())
    def abandon(self, data: st.DataObject) -> None:
        self._try(outbox.resolve_abandon, data.draw(st.sampled_from(sorted(self.entries))))

    @precondition(lambda self: bool(self.entries))
    @rule(data=st.data())
    def look_and_resolve(self, data: st.DataObject) -> None:
        """A person looks on the platform and says what they saw."""
        entry = data.draw(st.sampled_from(sorted(self.entries)))
        made = self.shop.world.written(self.entries[entry])
        if made:
            self._try(outbox.resolve_posted, entry, made[0])
        elif not self.shop.world.under_way():
            self._try(outbox.resolve_resend, entry)

    # ------------------------------------------------------------ the engine

    @rule(faults=st.lists(st.one_of(st.none(), st.sampled_from(HARMLESS)), max_size=2), times=st.integers(1, 4))
    def work(self, faults: list[Fault | None], times: int) -> None:
        self.shop.world.faults.extend(faults)
        for _ in range(times):
            self.shop.step()

    @rule(fault=st.one_of(st.none(), st.sampled_from(HARMLESS)), boundary=BOUNDARY)
    def die(self, fault: Fault | None, boundary: int) -> None:
        self.shop.world.faults.appendleft(fault)
        self.shop.boundaries.plan(boundary, crash)
        self.shop.step()
        self.shop.boundaries.forget()

    @precondition(lambda self: bool(self.entries))
    @rule(fault=st.one_of(st.none(), st.sampled_from(HARMLESS)), boundary=BOUNDARY, data=st.data())
    def cancel_meanwhile(self, fault: Fault | None, boundary: int, data: st.DataObject) -> None:
        entry = data.draw(st.sampled_from(sorted(self.entries)))
        self.shop.world.faults.appendleft(fault)
        self.shop.boundaries.plan(boundary, lambda: self._try(outbox.cancel, entry))
        self.shop.step()
        self.shop.boundaries.forget()

    @precondition(lambda self: not self.shop.world.down)
    @rule()
    def pull(self) -> None:
        self.shop.pull()

    # ------------------------------------------------------------ the platform

    @rule()
    def late_arrival(self) -> None:
        self.shop.world.process_late()

    @rule(down=st.booleans())
    def network(self, down: bool) -> None:
        self.shop.world.down = down

    @precondition(lambda self: any(self.shop.world.written(text) for text in self.entries.values()))
    @rule(data=st.data())
    def colleague_removes(self, data: st.DataObject) -> None:
        made = [external_id for text in self.entries.values() for external_id in self.shop.world.written(text)]
        external_id = data.draw(st.sampled_from(made))
        if self.sending.find_complete:
            self.shop.world.trash(external_id)
        else:
            self.shop.world.destroy(external_id)

    # ------------------------------------------------------------ time

    @rule(seconds=st.sampled_from([1, 5, 11, 61, 121, 3_700]))
    def time_passes(self, seconds: int) -> None:
        self.shop.clock.pass_s(seconds)

    @rule(days=st.sampled_from([-1, 1]))
    def wall_clock_jumps(self, days: int) -> None:
        self.shop.clock.jump_s(days * DAY_US / SECOND_US)

    # ------------------------------------------------------------ what always holds

    @invariant()
    def never_doubled_lost_or_posted_after_cancelling(self) -> None:
        for entry, text in getattr(self, "entries", {}).items():
            made, state = len(self.shop.world.written(text)), self.shop.state(entry)
            assert made <= 1, f"{text} doubled: {self.shop.history(entry)}"
            assert state is not D.SENT or made == 1, f"{text} called sent: {self.shop.history(entry)}"
            waiting = [command for command, _, _ in self.shop.world.in_flight if command.text == text]
            if state is D.CANCELLED:
                assert not made, f"{text} cancelled yet posted: {self.shop.history(entry)}"
                assert not (waiting and self.shop.world.under_way()), f"{text} cancelled while under way"

    @invariant()
    def every_platform_message_belongs_to_one_delivery(self) -> None:
        if not hasattr(self, "shop"):
            return
        rows = self.shop.conn.execute("SELECT external_id FROM delivery WHERE external_id IS NOT NULL").fetchall()
        assert len(rows) == len(set(rows))

    def teardown(self) -> None:
        if not hasattr(self, "shop"):
            return
        try:
            self.shop.world.down = False
            self.shop.world.faults.clear()
            self.shop.boundaries.forget()
            for _ in range(6):  # what waits for a person gets one
                self.shop.settle()
                self.never_doubled_lost_or_posted_after_cancelling()
                for entry in self.entries:
                    if self.shop.state(entry) is D.UNSURE:
                        self._try(outbox.resolve_abandon, entry)
                    elif self.shop.state(entry) is D.STALE:
                        self._try(outbox.send_anyway, entry)
            left = {entry: self.shop.state(entry) for entry in self.entries}
            assert set(left.values()) <= ENDED, f"stuck: {left}"
        finally:
            self.shop.close()
            shutil.rmtree(self.folder)


@pytest.mark.rule(2)
@pytest.mark.parametrize("name", CLASSES)
def test_no_order_of_events_doubles_loses_or_posts_what_was_cancelled(name: str) -> None:
    machine = type("Machine", (OutboxMachine,), {"sending": CLASSES[name]})
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    limits = settings(max_examples=60, stateful_step_count=30, deadline=None, suppress_health_check=checks)
    run_state_machine_as_test(machine, settings=limits)


def test_the_natural_class_is_told_from_the_others() -> None:
    """The machine runs what it says it runs."""
    assert {sending.idempotency for sending in CLASSES.values()} == set(Idempotency)
