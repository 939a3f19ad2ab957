"""Weekly digests on the engine's time: in its thread, and in `engine --once`."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from moderator_app import paths
from moderator_app.clock import DAY_US, SECOND_US
from moderator_app.domain.report.weekly import State
from moderator_app.engine.runtime import Chore, Engine
from moderator_app.services import weekly
from moderator_app.services.desk import Desk
from moderator_app.services.weekly_sending import Digests
from moderator_app.storage import weekly as stored
from moderator_app.storage.connect import open_store
from moderator_app.storage.lane import Lane
from tests.support.desks import Office, office
from tests.unit.services.test_weekly import RANDOM, to_due


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Office]:
    """With a digest into a folder that is due now."""
    with office(tmp_path) as opened:
        (tmp_path / "out").mkdir()
        wanted = replace(weekly.new(opened.desk, "Team", "en"), folder=str(tmp_path / "out"), zone="UTC")
        to_due(opened, weekly.set_up(opened.desk, wanted))
        yield opened


def engine(shop: Office, chore: type[Digests] = Digests) -> Engine:
    """One that has nothing but digests to care for."""

    def digests(lane: Lane) -> Chore:
        reader = open_store(shop.desk.profile.store, read_only=True)
        desk: Desk = replace(shop.desk, reader=reader, lane=lane, moderator=None)
        return chore(desk, RANDOM)

    return Engine(paths.Profile(shop.desk.profile.root), {}, lambda _: {}, shop.clock, chore=digests)


def test_one_run_sends_what_is_due_and_says_what_is_left(shop: Office, tmp_path: Path) -> None:
    """A second run has nothing to do; a folder that is gone is told as waiting."""
    assert engine(shop).run_once(0)["weekly"] == {"waiting": 0, "refused": 0, "unsure": 0}
    engine(shop).run_once(0)
    (file,) = (tmp_path / "out").iterdir()
    file.unlink()
    (tmp_path / "out").rmdir()
    shop.clock.pass_s(7 * DAY_US / SECOND_US)
    assert engine(shop).run_once(0)["weekly"]["waiting"] == 1


@pytest.mark.expects_log("a chore failed")
def test_the_engine_sends_it_while_it_runs_and_outlives_its_failures(shop: Office, tmp_path: Path) -> None:
    """A look that fails is logged and followed by another."""
    done = threading.Event()

    class Stumbling(Digests):
        looks = 0

        def look(self) -> float:
            type(self).looks += 1
            if self.looks == 1:
                raise RuntimeError("stumbled")
            wait_s = super().look()
            done.set()
            return wait_s

    running = engine(shop, Stumbling)
    thread = threading.Thread(target=running.run)
    thread.start()
    try:
        assert done.wait(60)
    finally:
        running.stop()
        thread.join(60)
    assert len(list((tmp_path / "out").iterdir())) == 1
    (found,) = weekly.listed(shop.desk)
    assert stored.runs(shop.desk.reader, found.schedule.id)[0].state is State.SENT
