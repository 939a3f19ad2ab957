"""The editor of answer times: sentences in order, faults said before saving, a dry run, one save."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator_app.domain.sla.calendars import ALWAYS, NamedCalendar
from moderator_app.domain.sla.policy import SHIPPED, Metric, Policy, PolicySet
from moderator_app.domain.views import ChannelView
from moderator_app.errors import UserError, declare
from moderator_app.services.sla_trial import Trial, TriedPolicy
from tests.support.inbox_rows import NOW_US
from tests.support.window import AssertGolden, Look
from ui.sla import spans
from ui.sla.policies import PoliciesDialog
from ui.widgets.labels import Panel

LOOKS = [(name, language) for name in ("light", "dark") for language in ("ru", "en")]
REFUSED = declare("policies_refused_in_test", "That cannot be.", "Так нельзя.")
OFFICE = replace(ALWAYS, id=1, name="Офис")


class MemoryPolicies:
    """A source in memory that remembers what was saved."""

    def __init__(self, *, lead: bool = True, refuse: bool = False) -> None:
        self.lead, self.refuse = lead, refuse
        self.owned: tuple[tuple[int, str], ...] = ()
        self.saved: list[tuple[Policy, ...]] = []

    def policies(self) -> PolicySet:
        return SHIPPED

    def calendars(self) -> Sequence[NamedCalendar]:
        return (ALWAYS, OFFICE)

    def channels(self) -> Sequence[ChannelView]:
        return (
            ChannelView(
                id=3, account_id=1, platform="vk", external_id="w", name="Зерно и пар: Wall", kind="comments",
                private=False, permalink=None, starts="all", watched=True, cursor_at=None, caught_up_at=None,
                left=None, open_items=0,
            ),
        )  # fmt: skip

    def brands(self) -> Sequence[tuple[int, str]]:
        return self.owned

    def may_change(self) -> bool:
        return self.lead

    def now_us(self) -> int:
        return NOW_US

    def save(
        self, wanted: Sequence[Policy], done: Callable[[PolicySet], None], bad: Callable[[UserError], None]
    ) -> None:
        if self.refuse:
            bad(UserError(REFUSED))
            return
        self.saved.append(tuple(wanted))
        done(PolicySet(version=9, at_us=NOW_US, policies=tuple(wanted)))

    def try_out(
        self,
        wanted: Sequence[Policy],
        since_us: int,
        until_us: int,
        done: Callable[[Trial], None],
        bad: Callable[[UserError], None],
    ) -> None:
        tried = TriedPolicy(policy=wanted[0], items=300, met=270, late=30, now_late=12, now_met=3)
        done(Trial(items=312, met=270, late=30, unmatched=12, policies=(tried,)))


@pytest.fixture
def window(qtbot: QtBot, look: Look) -> Panel:
    made = Panel("surface")
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    return made


def _open(window: Panel, source: MemoryPolicies | None = None) -> PoliciesDialog:
    made = PoliciesDialog(window, source or MemoryPolicies())
    made.open()
    QApplication.processEvents()
    return made


def _rows(dialog: PoliciesDialog) -> list[str]:
    return [row.text() for row in dialog.rows]


@pytest.mark.parametrize(("name", "language"), LOOKS)
def test_it_looks_as_the_other_dialogs(
    window: Panel, look: Look, assert_golden: AssertGolden, name: str, language: str
) -> None:
    look(name, "comfortable", language)
    made = _open(window)
    made.select(2)
    made.setFocus()
    assert_golden(window, f"policies_{name}_{language}")


def test_rules_are_sentences_in_their_order(window: Panel) -> None:
    rows = _rows(_open(window))
    assert len(rows) == len(SHIPPED.policies)
    assert rows[1].startswith("A direct message is answered within 1 hour")
    assert "at the very latest" in rows[2]


def test_what_is_typed_is_in_the_sentence_at_once(window: Panel) -> None:
    made = _open(window)
    made.select(5)
    made.form.first.setText("45m")
    made.form.following.setText("45 m")
    assert made.policies()[5].targets == {Metric.FIRST_RESPONSE: 2_700, Metric.NEXT_RESPONSE: 2_700}
    assert "45 minutes" in _rows(made)[5]
    made.form.platform.choose("vk")
    assert "on VK" in _rows(made)[5]


def test_a_rule_may_be_one_brands_where_there_are_several(window: Panel) -> None:
    source = MemoryPolicies()
    assert _open(window, source).form.brand.parent() is None
    source.owned = ((4, "Зерно"), (5, "Пар"))
    made = _open(window, source)
    made.select(5)
    made.form.brand.choose(5)
    assert made.policies()[5].condition.brands == (5,)
    assert "«Пар»" in _rows(made)[5]
    made.form.brand.choose(None)
    assert made.policies()[5].condition.brands == ()


def test_a_time_that_is_none_is_said_and_nothing_is_saved(window: Panel) -> None:
    source = MemoryPolicies()
    made = _open(window, source)
    made.select(5)
    made.form.first.setText("soon")
    assert "not understood" in made.told()
    QTest.mouseClick(made.save_button, Qt.MouseButton.LeftButton)
    assert source.saved == []
    made.form.first.setText("0:00")
    assert "longer than nothing" in made.told()
    made.form.first.setText("2:00")
    assert made.told() == ""


def test_a_rule_that_can_never_hold_is_said(window: Panel) -> None:
    """The last rule means everything: moved to the top it leaves nothing to the others."""
    made = _open(window)
    made.select(5)
    for _ in range(5):
        QTest.mouseClick(made.up, Qt.MouseButton.LeftButton)
    assert made.policies()[0].id == 6
    assert "takes everything" in made.told()
    assert made.save_button.blocked_reason()


def test_rules_are_added_removed_and_saved_whole(window: Panel) -> None:
    source = MemoryPolicies()
    made = _open(window, source)
    made.select(1)
    QTest.mouseClick(made.add, Qt.MouseButton.LeftButton)
    assert len(made.policies()) == 7
    made.form.platform.choose("vk")
    QTest.mouseClick(made.remove, Qt.MouseButton.LeftButton)
    assert len(made.policies()) == 6
    made.select(1)
    made.form.first.setText("0:30")
    made.form.following.setText("0:30")
    saved: list[bool] = []
    made.saved.connect(lambda: saved.append(True))
    QTest.mouseClick(made.save_button, Qt.MouseButton.LeftButton)
    assert saved == [True]
    assert source.saved[0][1].targets[Metric.FIRST_RESPONSE] == 1_800
    assert source.saved[0][2:] == SHIPPED.policies[2:]
    assert not made.is_open()


def test_a_dry_run_says_what_would_have_been(window: Panel) -> None:
    made = _open(window)
    QTest.mouseClick(made.try_button, Qt.MouseButton.LeftButton)
    assert made.told() == (
        "312 items began in the last 30 days. 90\N{NO-BREAK SPACE}% would have been answered in time. "
        "12 that were in time would now be late. 12 would have no deadline."
    )


def test_what_the_service_refuses_is_said(window: Panel) -> None:
    made = _open(window, MemoryPolicies(refuse=True))
    made.form.active.setChecked(False)
    QTest.mouseClick(made.save_button, Qt.MouseButton.LeftButton)
    assert made.told() == "That cannot be."
    assert made.is_open()


def test_only_a_lead_saves(window: Panel) -> None:
    made = _open(window, MemoryPolicies(lead=False))
    assert made.save_button.blocked_reason() == "Only a lead may change answer times."
    assert not made.try_button.blocked_reason()


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("", None), ("2", 7_200), ("2:30", 9_000), ("1.5", 5_400), ("1,5", 5_400), ("45m", 2_700), ("45 м", 2_700),
        ("1 h 30 m", 5_400), ("1 ч 30 мин", 5_400), ("2 часа", 7_200), ("0:05", 300),
    ],
)  # fmt: skip
def test_times_are_read_as_people_write_them(text: str, seconds: int | None) -> None:
    assert spans.read(text) == seconds


@pytest.mark.parametrize("text", ["soon", "-1", "2:75", "1:2:3", "h", "1e9", "٣", "2 days"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - its text is what was typed
        spans.read(text)


@pytest.mark.parametrize("seconds", [None, 60, 3_600, 5_400, 259_200])
def test_what_is_written_is_read_back(seconds: int | None) -> None:
    assert spans.read(spans.write(seconds)) == seconds
