"""Without a network and back again, on the real window, the real store and an engine on a toy platform."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator_app import bootstrap, config, paths
from moderator_app.clock import MINUTE_US
from moderator_app.domain.capabilities import Idempotency
from moderator_app.domain.items import DeliveryState
from moderator_app.engine.runtime import Engine
from moderator_app.services import moderators, network, outbox, reply
from moderator_app.services.network import Resumption, Waiting
from moderator_app.services.reply import Reply
from moderator_app.storage.connect import open_store, transaction
from tests.support.inbox_rows import NOW_US
from tests.support.outbox import outbox as deliveries
from tests.support.station import Opened
from tests.support.threads import delivery
from tests.support.window import AssertGolden, Look
from tests.toy.clock import ToyClock
from tests.toy.platform import SENDING, ToyPlatform, ToyWorld
from tests.toy.shop import furnish
from tests.toy.stores import empty_store
from ui.network import words
from ui.network.step import StepDialog
from ui.network.summary import SummaryDialog
from ui.outbox.dialogs import StaleDialog
from ui.outbox.sentences import Decision
from ui.widgets.banner import StripBanner
from ui.widgets.buttons import Button
from ui.widgets.chips import Tone
from ui.widgets.labels import Panel

S = DeliveryState


class Town:
    """A window and an engine on one profile; the platform goes down and comes back."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.clock = ToyClock()
        self.world = ToyWorld(clock=self.clock, sending=SENDING[Idempotency.NATURAL])
        profile = paths.open_profile(folder / "town")
        empty_store(profile.root)
        conn = open_store(profile.store)
        with transaction(conn):
            furnish(conn, self.clock.now_us(), platform="wordpress")
        conn.close()
        self.profile = profile
        self.asked = [self.world.write(f"Question {number}", by=f"guest{number}") for number in range(4)]
        self.engine()
        desk = bootstrap.open_desk(profile.root, clock=self.clock, window=True)
        desk = desk.worked_by(desk.write(moderators.add, "Anna"))
        self.shown = Opened(qtbot, desk)
        self.station = self.shown.station

    def engine(self, wait_s: float = 0) -> dict[str, Any]:
        """Run once, as far as there is something to do within `wait_s` of the toy's time."""
        platforms = {"wordpress": ToyPlatform(self.world, name="wordpress")}
        return Engine(self.profile, platforms, lambda _row: {"password": "secret"}, self.clock).run_once(wait_s)

    def answer(self, number: int, text: str) -> int:
        desk = self.shown.session.work.desk
        row = desk.reader.execute("SELECT id FROM message WHERE external_id = ?", (self.asked[number],)).fetchone()
        return desk.write(reply.send, int(row[0]), Reply(text=text)).entry.id

    def look(self) -> None:
        self.shown.look()
        self.shown.quiet()

    def goes_down(self) -> None:
        self.world.down = True
        self.engine()
        self.look()

    def comes_back(self) -> None:
        self.world.down = False
        self.clock.pass_s(46 * 60)
        self.engine(wait_s=600)
        self.look()

    def state(self, entry: int) -> DeliveryState:
        found = outbox.delivery(self.shown.session.work.desk, entry)
        assert found is not None
        return found.state


@pytest.fixture
def town(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Town]:
    made = Town(qtbot, tmp_path)
    yield made
    made.shown.close()


def says(bar: StripBanner) -> str:
    return bar.accessibleName()


def press_focused() -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Space)


def press(bar: StripBanner, label: str) -> None:
    QApplication.processEvents()  # buttons that were just made are shown by the next turn of the loop
    button = next(each for each in bar.findChildren(Button) if each.text() == label and each.isVisible())
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def test_the_bar_says_since_when_and_what_waits(town: Town) -> None:
    """Decisions go on without a network; the bar counts what will be sent by itself."""
    assert not town.station.network.bar.isVisible()
    town.goes_down()
    bar = town.station.network.bar
    assert bar.isVisible()
    assert says(bar).startswith("No network since ")
    assert "Everything works but the network" in says(bar)
    town.answer(0, "An answer")
    town.answer(1, "Another")
    town.look()
    assert says(bar).endswith("2 replies will be sent")
    press(bar, "Show them")
    assert town.station.window.page() is town.station.pages.deliveries.pane


def test_trying_now_asks_the_engine_and_sends_nothing_itself(town: Town) -> None:
    town.goes_down()
    entry = town.answer(0, "An answer")
    town.look()
    press(town.station.network.bar, "Try now")
    town.look()
    assert town.station.window.toast.isVisible()
    assert town.state(entry) in {S.HELD, S.QUEUED}
    assert town.world.written("An answer") == []


def test_back_online_it_tells_what_was_sent_and_what_was_stopped(town: Town) -> None:
    """The question that was edited meanwhile stops its reply; the other arrives once; the list does not move."""
    town.goes_down()
    first, second = town.answer(0, "An answer"), town.answer(1, "Another")
    town.look()
    before = town.shown.inbox_ids
    town.world.edit(town.asked[1], "Quite another question")
    town.world.write("Something new", by="nina")
    town.comes_back()
    bar = town.station.network.bar
    assert (town.state(first), town.state(second)) == (S.SENT, S.STALE)
    assert says(bar) == "Back online after 46\N{NO-BREAK SPACE}m. 1 sent · 1 needs a look"
    assert [each for each in town.shown.inbox_ids if each in before] == before
    assert town.world.written("Another") == []
    press(bar, "Show what happened")
    dialog = town.station.network.dialog()
    assert isinstance(dialog, SummaryDialog)
    assert [button.accessibleName() for button in dialog.rows] == [
        "Show. 1 action reached the platforms",
        "Compare. guest1 changed the question",
    ]
    press_focused()
    step = town.station.network.dialog()
    assert isinstance(step, StaleDialog)
    QTest.keyClick(step, Qt.Key.Key_Escape)
    assert town.state(second) is S.STALE, "Escape decides nothing"


def test_conflicts_are_gone_through_one_by_one(town: Town) -> None:
    """Stale, refused and unsure; *later* leaves one as it is, and each way out is named."""
    town.goes_down()
    entries = [town.answer(number, f"Answer {number}") for number in range(4)]
    for number in range(3):
        town.world.edit(town.asked[number], f"Another question {number}")
    town.comes_back()
    assert [town.state(entry) for entry in entries] == [S.STALE, S.STALE, S.STALE, S.SENT]
    town.station.network.show()
    press_focused()
    step = town.station.network.dialog()
    assert isinstance(step, StaleDialog)
    assert step.accessibleName().startswith("1 of 3 · ")
    later = step.findChild(Button, "later")
    assert isinstance(later, Button)
    later.click()
    step = town.station.network.dialog()
    assert isinstance(step, StaleDialog)
    assert step.accessibleName().startswith("2 of 3 · ")
    step.button(Decision.CANCEL).click()
    town.look()
    step = town.station.network.dialog()
    assert isinstance(step, StaleDialog)
    step.button(Decision.EDIT).click()
    town.look()
    assert [town.state(entry) for entry in entries[:3]] == [S.STALE, S.CANCELLED, S.CANCELLED]
    assert town.station.network.dialog() is None
    assert town.station.case.composer.text() == "Answer 2"
    assert says(town.station.network.bar).endswith("1 sent · 1 needs a look")


def test_an_outage_in_which_nothing_waited_leaves_no_trace(town: Town) -> None:
    town.goes_down()
    town.comes_back()
    assert not town.station.network.bar.isVisible()


def test_the_bar_is_hidden_when_asked(town: Town) -> None:
    town.goes_down()
    town.answer(0, "An answer")
    town.comes_back()
    press(town.station.network.bar, "Hide")
    assert not town.station.network.bar.isVisible()
    town.look()
    assert not town.station.network.bar.isVisible()


def test_what_happened_is_told_by_the_next_window(town: Town, qtbot: QtBot) -> None:
    """The window was closed while the network was away: the next one tells it, and none after it was seen."""
    town.goes_down()
    town.answer(0, "An answer")
    town.look()
    config_at = town.profile.settings
    town.shown.close()
    town.world.down = False
    town.clock.pass_s(46 * 60)
    town.engine(wait_s=600)

    def again() -> None:
        town.shown = Opened(qtbot, bootstrap.open_desk(town.profile.root, clock=town.clock, window=True))
        town.station = town.shown.station
        town.shown.quiet()

    assert network.kept(config.load(config_at).get(config.OUTAGE)) is not None
    again()
    bar = town.station.network.bar
    town.shown.until(bar.isVisible)
    assert says(bar).endswith("1 sent")
    town.shown.close()
    again()
    town.shown.until(town.station.network.bar.isVisible)
    press(town.station.network.bar, "Show what happened")
    assert isinstance(town.station.network.dialog(), SummaryDialog)
    town.shown.quiet()
    town.shown.close()
    again()
    assert not town.station.network.bar.isVisible()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"since": 1}', '{"since":"x","waiting":[],"back_at":1}'])
def test_what_cannot_be_read_is_not_told(text: str) -> None:
    assert network.kept(text) is None


def test_the_network_goes_again_before_the_summary_was_read(town: Town) -> None:
    """One summary tells of both outages."""
    town.goes_down()
    town.answer(0, "An answer")
    town.comes_back()
    town.goes_down()
    assert says(town.station.network.bar).startswith("No network since ")
    town.answer(1, "Another")
    town.comes_back()
    assert says(town.station.network.bar).endswith("2 sent")


@pytest.fixture
def shell(qtbot: QtBot, look: Look) -> Panel:
    made = Panel()
    qtbot.addWidget(made)
    made.resize(900, 680)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=30_000)
    return made


def test_an_unsure_one_is_never_sent_by_the_first_button(shell: Panel) -> None:
    """What Enter does first is looking, not repeating."""
    found: list[Decision] = []
    dialog = StepDialog(shell, deliveries()[0], NOW_US)
    dialog.decided.connect(lambda _entry, what: found.append(what))
    dialog.open()
    press_focused()
    assert found == [Decision.POSTED]


# Looks ------------------------------------------------------------------------------------------

FOUND = Resumption(
    since=NOW_US - 46 * MINUTE_US,
    sent=(1, 2, 3, 4, 5),
    waiting=Waiting(
        replies=2,
        others=0,
        conflicts=(
            deliveries()[1],
            delivery(61, state=S.STALE, author_name="Юлия Мартынова", stale={"code": "answered", "by": "Сергей Лапин"}),
            deliveries()[0],
            deliveries()[2],
        ),
    ),
    new=19,
    edited=3,
)


@pytest.mark.parametrize("state", ["away", "back", "summary", "unsure", "refused"])
@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_it_looks_as_drawn(
    qtbot: QtBot,
    look: Look,
    assert_golden: AssertGolden,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    language: str,
    state: str,
) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    look(name, "comfortable", language)
    made = Panel()
    qtbot.addWidget(made)
    made.resize(860, 40 if state in {"away", "back"} else 620)
    if state in {"away", "back"}:
        away = state == "away"
        bar = StripBanner("offline" if away else "online", Tone.WARNING if away else Tone.SUCCESS, made)
        if away:
            bar.show_text(words.away_title(FOUND.since, NOW_US), words.waiting_text(FOUND.waiting))
        else:
            bar.show_text(words.back_title(FOUND.since, NOW_US), words.back_text(FOUND))
        bar.resize(860, 40)
    made.show()
    if state == "summary":
        SummaryDialog(made, FOUND, NOW_US, NOW_US).open()
    elif state in {"unsure", "refused"}:
        StepDialog(made, deliveries()[0 if state == "unsure" else 2], NOW_US).open()
    QApplication.processEvents()
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    assert_golden(made, f"network_{state}_{name}_{language}")
