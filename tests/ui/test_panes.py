"""What the panes look like in every state, both themes, both languages."""

from __future__ import annotations

import time
from array import array
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from moderator_app.domain.items import DeliveryState
from moderator_app.domain.views import AccountView, ChannelView, Counters, HealthView, InboxQuery, View
from moderator_app.errors import UserError
from moderator_app.storage.connect import STORE_BUSY
from tests.support.inbox_rows import NOW_US, MemoryReader, believable
from tests.support.window import AssertGolden, Look, StillClock
from ui.engine_child import EngineNews, EngineState
from ui.inbox.pane import InboxPane
from ui.rail.pane import Place, RailPane, view_title
from ui.statusbar import StatusBar
from ui.widgets.countdown import Countdown

LOOKS = [(name, language) for name in ("light", "dark") for language in ("ru", "en")]

CHANNEL = ChannelView(
    id=1, account_id=1, platform="vk", external_id="1", name="Зерно и пар", kind="comments", private=False,
    permalink=None, starts="all", watched=True, cursor_at=None, caught_up_at=None, left=None, open_items=0,
)  # fmt: skip
COUNTERS = Counters(
    views={View.OPEN: 47, View.MINE: 12, View.UNASSIGNED: 1_000, View.NEEDS_ME: 3, View.WAITING: 9},
    channels={1: 19},
    outbox={DeliveryState.HELD: 2, DeliveryState.UNSURE: 1},
)


def account(number: int, platform: str, code: str = "ok", age_s: int = 2) -> AccountView:
    return AccountView(
        id=number, name=platform.title(), platform=platform, base_url="", external_name=None, missing={},
        health=(HealthView(capability="", code=code, reason="", since=NOW_US - 60_000_000),),
        caught_up_at=NOW_US - age_s * 1_000_000, clock_offset_us=None,
    )  # fmt: skip


@pytest.fixture
def inbox(qtbot: QtBot, clock: StillClock, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], InboxPane]:
    """Makes the inbox pane in a state."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()

    def make(state: str) -> InboxPane:
        reader = MemoryReader(believable())

        def ids(
            query: InboxQuery,
            known: array[int],
            done: Callable[[array[int], int], None],
            failed: Callable[[UserError], None],
        ) -> None:
            if state == "error":
                failed(UserError(STORE_BUSY, seconds=5))
            elif state != "loading":
                done(array("q", reader.order if state in {"full", "picked"} else []), 0)

        pane = InboxPane(reader, ids, Countdown(clock))
        qtbot.addWidget(pane)
        pane.resize(400, 480)
        search = "croissant" if state == "nothing_found" else ""
        blog = account(1, "wordpress")
        pane.set_situation({"no_account": [], "first": [replace(blog, caught_up_at=None)]}.get(state, [blog]))
        pane.show_query(InboxQuery(search=search), view_title(View.OPEN))
        if state == "loading":
            pane._slow.stop()
            pane._show_loading()
        if state == "full":
            pane.model.offer(array("q", [901, 902, 903, *reader.order]), 3)
        if state == "picked":
            pane.view.pick_ids([2, 4])
        pane.show()
        QApplication.processEvents()
        return pane

    return make


@pytest.mark.parametrize(("name", "language"), LOOKS)
@pytest.mark.parametrize(
    "state", ["full", "empty", "loading", "error", "nothing_found", "no_account", "first", "picked"]
)
def test_the_inbox_in_every_state(
    look: Look, inbox: Callable[[str], InboxPane], assert_golden: AssertGolden, state: str, name: str, language: str
) -> None:
    look(name, "comfortable", language)
    assert_golden(inbox(state), f"pane_inbox_{state}_{name}_{language}")


@pytest.mark.parametrize(("name", "language"), LOOKS)
@pytest.mark.parametrize("narrow", [False, True])
def test_the_rail(
    qtbot: QtBot, look: Look, assert_golden: AssertGolden, name: str, language: str, narrow: bool
) -> None:
    look(name, "comfortable", language)
    rail = RailPane()
    qtbot.addWidget(rail)
    rail.set_profile("Зерно и пар")
    rail.set_person("Анна Климова", "—")
    rail.set_channels([CHANNEL])
    rail.set_counters(COUNTERS)
    rail.set_place(Place(View.OPEN))
    rail.set_narrow(narrow)
    rail.resize(56 if narrow else 208, 640)
    rail.show()
    assert_golden(rail, f"pane_rail_{'narrow_' if narrow else ''}{name}_{language}")


def test_the_end_of_the_shift_stands_instead_of_the_role_while_it_is_on(qtbot: QtBot, look: Look) -> None:
    look("light", "comfortable", "en")
    rail = RailPane()
    qtbot.addWidget(rail)
    rail.set_person("Anna", "Lead")
    assert rail.person() == "Anna, Lead"
    rail.set_shift("until 18:00 · 2 h left")
    assert rail.person() == "Anna, until 18:00 · 2 h left"
    rail.set_person("Sergey", "Moderator")
    assert rail.person() == "Sergey, until 18:00 · 2 h left"
    rail.set_shift("")
    assert rail.person() == "Sergey, Moderator"


@pytest.mark.parametrize(("name", "language"), LOOKS)
def test_the_status_bar_says_what_is_wrong(
    qtbot: QtBot, look: Look, assert_golden: AssertGolden, name: str, language: str
) -> None:
    look(name, "comfortable", language)
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.resize(1440, bar.height())
    bar.tick(NOW_US)
    bar.set_situation(
        [account(1, "wordpress"), account(2, "vk", "needs_signin"), account(3, "telegram", age_s=900)], None, 3
    )
    bar.set_engine(EngineNews(EngineState.RESTARTING, 2, NOW_US + 4_000_000))
    bar.set_outbox(COUNTERS.outbox)
    bar.show()
    assert_golden(bar, f"pane_status_{name}_{language}")


def test_no_network_is_said_once(qtbot: QtBot, look: Look) -> None:
    """Offline is the network's state: accounts that share it do not each repeat it."""
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.resize(1440, bar.height())
    bar.tick(NOW_US)
    bar.set_engine(EngineNews(EngineState.RUNNING))
    bar.set_situation([account(1, "vk", "offline"), account(2, "telegram", "offline")], NOW_US - 60_000_000, 0)
    bar.show()
    texts = bar.texts()
    assert texts[0].startswith("No network since")
    assert texts[1:] == ["2\N{NO-BREAK SPACE}s", "2\N{NO-BREAK SPACE}s"]


def test_a_short_bar_drops_times_before_the_network(qtbot: QtBot, look: Look) -> None:
    bar = StatusBar()
    host = QWidget()
    qtbot.addWidget(host)
    bar.setParent(host)
    bar.resize(330, bar.height())
    bar.tick(NOW_US)
    bar.set_situation([account(number, "vk") for number in range(1, 9)], None, 0)
    bar.set_outbox({DeliveryState.UNSURE: 1})
    host.show()
    assert bar.texts()[0] == "Online"
    assert bar.texts()[-1] == "Outbox: 1, 1 to decide"
    assert len(bar.texts()) < 10
