"""The outbox: every state says what it waits for and what can be done; the dialogs decide nothing by accident."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from moderator_app.clock import MINUTE_US, SECOND_US
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.views import AttemptView, Revision
from tests.support.inbox_rows import NOW_US
from tests.support.outbox import STEPS, outbox
from tests.support.threads import delivery, message
from tests.support.window import AssertGolden, Look, StillClock
from ui.outbox.dialogs import Quit, QuitDialog, ResolveDialog, StaleDialog, StaleFacts, stale_facts
from ui.outbox.diff_text import DiffText
from ui.outbox.model import Part, part_of
from ui.outbox.pane import OutboxPane
from ui.outbox.sentences import Decision, offered, row_sentence, standing, step_text
from ui.outbox.view import row_label
from ui.widgets.countdown import Countdown
from ui.widgets.labels import Panel

S = DeliveryState
FACTS = StaleFacts(
    before="А безлактозный раф делаете? И сколько стоит",
    after="А безлактозный раф делаете? И сколько стоит большой",
    changed_at=NOW_US - 9 * MINUTE_US,
)


@pytest.fixture
def pane(qtbot: QtBot, look: Look, clock: StillClock) -> OutboxPane:
    made = OutboxPane(Countdown(clock))
    qtbot.addWidget(made)
    made.resize(1180, 760)
    made.history_requested.connect(lambda entry: made.show_history(entry, STEPS))
    made.show()
    made.show_deliveries(outbox())
    return made


def asked(pane: OutboxPane) -> list[tuple[int, Decision]]:
    found: list[tuple[int, Decision]] = []
    pane.decision_requested.connect(lambda entry, decision: found.append((entry, decision)))
    return found


@pytest.fixture
def shell(qtbot: QtBot, look: Look) -> Panel:
    made = Panel()
    qtbot.addWidget(made)
    made.resize(900, 640)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=30_000)
    return made


# What is offered ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "decisions"),
    [
        (S.HELD, {Decision.CANCEL, Decision.SEND_NOW, Decision.EDIT}),
        (S.SENDING, set()),
        (S.RETRY, {Decision.CANCEL, Decision.SEND_NOW, Decision.EDIT}),
        (S.UNSURE, {Decision.POSTED, Decision.RESEND, Decision.ABANDON}),
        (S.STALE, {Decision.COMPARE, Decision.SEND_ANYWAY, Decision.EDIT, Decision.CANCEL}),
        (S.REFUSED, {Decision.EDIT, Decision.CANCEL}),
        (S.SENT, set()),
        (S.CANCELLED, set()),
        (S.ABANDONED, set()),
    ],
)
def test_each_state_offers_what_the_rules_allow(state: DeliveryState, decisions: set[Decision]) -> None:
    """Cancel never from sending or unsure (design §6, rule 7)."""
    assert set(offered(delivery(1, state=state))) == decisions


def test_words_that_were_erased_cannot_go_back_to_a_draft() -> None:
    assert Decision.EDIT not in offered(delivery(1, state=S.REFUSED, text=None))


@pytest.mark.parametrize("state", list(DeliveryState))
@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_state_says_something(look: Look, state: DeliveryState, language: str) -> None:
    look(language=language)
    row = delivery(1, state=state, error_text="" if state is not S.APPROVAL else "x")
    assert standing(row, NOW_US)
    assert row_sentence(row, NOW_US)
    assert step_text(AttemptView(at=NOW_US, from_state=S.HELD, to_state=state, code="", text=""))


def test_what_it_waits_for_is_said(look: Look) -> None:
    assert standing(delivery(1), NOW_US) == "leaves in 8\N{NO-BREAK SPACE}s"
    assert standing(delivery(1, state=S.QUEUED, waits_for=9), NOW_US) == "waits for an earlier reply here"
    assert standing(delivery(1, state=S.QUEUED, blocked_code="needs_signin"), NOW_US) == (
        "waits for a new sign-in of the account"
    )
    assert standing(delivery(1, state=S.STALE, stale={"code": "answered", "by": "Bob\u202e"}), NOW_US) == (
        "answered meanwhile by Bob‹RLO›"
    )


def test_an_unsure_one_still_looked_for_needs_nobody(look: Look) -> None:
    assert part_of(delivery(1, state=S.UNSURE, next_at=NOW_US + SECOND_US)) is Part.UNDER_WAY
    assert part_of(delivery(1, state=S.UNSURE, next_at=None)) is Part.DECIDE
    assert row_label(delivery(1, state=S.UNSURE, next_at=None)) == "Sort out"


# The list ----------------------------------------------------------------------------------------------


def test_groups_stand_in_order_of_need(pane: OutboxPane) -> None:
    model = pane._model
    heads = [model.row_at(place) for place in model.heads()]
    assert [(head.part, head.count) for head in heads] == [  # type: ignore[union-attr]
        (Part.DECIDE, 3),
        (Part.UNDER_WAY, 4),
        (Part.ENDED, 3),
    ]


def test_a_row_is_opened_with_its_history(pane: OutboxPane) -> None:
    pane.open_entry(51)
    assert pane.detail.isVisible()
    assert pane.detail.entry_id() == 51
    assert set(pane.detail.decisions()) == {Decision.POSTED, Decision.RESEND, Decision.ABANDON}


def test_the_detail_asks_for_decisions(pane: OutboxPane) -> None:
    found = asked(pane)
    pane.open_entry(51)
    pane.detail.button(Decision.RESEND).click()
    assert found == [(51, Decision.RESEND)]


def test_a_rows_button_does_the_likeliest(pane: OutboxPane) -> None:
    """By mouse and by Enter; an unsure one is opened first: nothing is decided blindly."""
    found = asked(pane)
    view = pane.view
    row = pane._model.place_of(54)
    assert row is not None
    area = view.visualRect(pane._model.index(row, 0))
    held = pane.delivery(54)
    assert held is not None
    target = view._delegate.button_rect(area, held).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, target)
    view.stand_on(52)
    QTest.keyClick(view, Qt.Key.Key_Return)
    view.stand_on(51)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert found == [(54, Decision.CANCEL), (52, Decision.COMPARE)]
    assert pane.detail.entry_id() == 51


def test_a_click_beside_the_button_decides_nothing(pane: OutboxPane) -> None:
    found = asked(pane)
    row = pane._model.place_of(54)
    assert row is not None
    area = pane.view.visualRect(pane._model.index(row, 0))
    where = QPoint(area.left() + 100, area.center().y())
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert found == []


def test_keys_step_over_the_heads(pane: OutboxPane) -> None:
    pane.view.stand_on(53)
    QTest.keyClick(pane.view, Qt.Key.Key_Down)
    assert pane.view.current_entry() == 54


def test_one_asked_for_before_it_was_read_is_opened_when_it_comes(qtbot: QtBot, look: Look, clock: StillClock) -> None:
    late = OutboxPane(Countdown(clock))
    qtbot.addWidget(late)
    late.resize(1180, 760)
    late.history_requested.connect(lambda entry: late.show_history(entry, STEPS))
    assert not late.open_entry(52)
    late.show_deliveries(outbox())
    assert late.detail.entry_id() == 52


@pytest.mark.rule(16)
def test_changes_do_not_move_the_reader(pane: OutboxPane) -> None:
    """A delivery that ends leaves its group; the one the reader stands on stays at its height."""
    many = [delivery(1_000 + n, state=S.QUEUED) for n in range(60)]
    pane.show_deliveries([*outbox(), *many])
    pane.view.stand_on(1_030)
    index = pane._model.place_of(1_030)
    assert index is not None
    top = pane.view.visualRect(pane._model.index(index, 0)).top()
    pane.show_deliveries(
        [*outbox()[3:], *(replace(each, state=S.SENT) if each.entry_id < 1_010 else each for each in many)]
    )
    index = pane._model.place_of(1_030)
    assert index is not None
    assert pane.view.current_entry() == 1_030
    assert pane.view.visualRect(pane._model.index(index, 0)).top() == top


def test_only_a_part_is_shown(pane: OutboxPane) -> None:
    pane.show_part(Part.DECIDE)
    assert [row.entry_id for row in map(pane._model.delivery_at, range(4)) if row is not None] == [51, 52, 53]


@pytest.mark.rule(13)
def test_hostile_words_stay_words(pane: OutboxPane) -> None:
    hostile = delivery(
        70, state=S.REFUSED, author_name="Я" * 5_000, text="<b>x</b>\u202e" * 900_000, error_text="y" * 9_000
    )
    pane.show_deliveries([hostile])
    pane.open_entry(70)
    pane.grab()
    shown = pane.findChildren(QLabel)
    assert all(len(label.text()) < 50_000 for label in shown), "what is laid out is bounded"
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in shown if "<b>" in label.text())


def test_a_narrow_pane_shows_one_at_a_time(pane: OutboxPane) -> None:
    pane.resize(700, 600)
    pane.open_entry(51)
    assert not pane.view.isVisible()
    pane.close_detail()
    assert pane.view.isVisible()


# Dialogs ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("decision", [Decision.CANCEL, Decision.SEND_ANYWAY, Decision.EDIT])
def test_a_stale_reply_is_decided_by_name(shell: Panel, decision: Decision) -> None:
    found: list[tuple[int, Decision]] = []
    dialog = StaleDialog(shell, delivery(52, state=S.STALE, stale={"code": "edited"}), FACTS, NOW_US)
    dialog.decided.connect(lambda entry, what: found.append((entry, what)))
    dialog.open()
    dialog.button(decision).click()
    assert found == [(52, decision)]
    assert not dialog.is_open()


def test_escape_decides_nothing(shell: Panel) -> None:
    found: list[object] = []
    dialog = StaleDialog(shell, delivery(52, state=S.STALE, stale={"code": "edited"}), FACTS, NOW_US)
    dialog.decided.connect(lambda *_what: found.append(1))
    dialog.open()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert (found, dialog.is_open()) == ([], False)


def test_the_diff_is_shown_and_heard(shell: Panel) -> None:
    dialog = StaleDialog(shell, delivery(52, state=S.STALE, stale={"code": "edited"}), FACTS, NOW_US)
    diff = dialog.findChild(DiffText)
    assert isinstance(diff, DiffText)
    assert diff.accessibleName() == f"Before: {FACTS.before}. Now: {FACTS.after}"


def test_the_delivery_tells_what_the_mirror_does_not_know_yet() -> None:
    """The engine asked the platform; the mirror still holds the words that were read."""
    target = message(5, text="И сколько стоит")
    stale = delivery(52, state=S.STALE, stale={"code": "edited", "text": "И сколько стоит большой"})
    assert stale_facts(stale, target) == StaleFacts(before="И сколько стоит", after="И сколько стоит большой")
    later = replace(
        target,
        text="И сколько стоит большой",
        changed_at=NOW_US,
        revisions=(Revision(replaced_at=NOW_US, text="И сколько стоит"),),
    )
    assert stale_facts(stale, later) == StaleFacts(
        before="И сколько стоит", after="И сколько стоит большой", changed_at=NOW_US
    )
    gone = delivery(52, state=S.STALE, stale={"code": "gone"})
    assert stale_facts(gone, target) == StaleFacts(before="И сколько стоит", after=None)


def test_quitting_asks(shell: Panel) -> None:
    held = [each for each in outbox() if each.state in {S.HELD, S.QUEUED}]
    for decision in Quit:
        found: list[Quit] = []
        dialog = QuitDialog(shell, held)
        dialog.decided.connect(found.append)
        dialog.open()
        dialog.button(decision).click()
        assert found == [decision]
    dialog = QuitDialog(shell, held)
    found = []
    dialog.decided.connect(found.append)
    dialog.open()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert found == []


@pytest.mark.parametrize(("typed", "taken"), [("", False), ("javascript://x", False), ("900", True)])
def test_posted_needs_a_link_or_a_number(shell: Panel, typed: str, taken: bool) -> None:
    found: list[tuple[int, str]] = []
    dialog = ResolveDialog(shell, delivery(51, state=S.UNSURE))
    dialog.posted.connect(lambda entry, what: found.append((entry, what)))
    dialog.open()
    dialog.field.setText(typed)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert found == ([(51, typed)] if taken else [])
    assert bool(dialog._labeled.problem()) is not taken


# Looks ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["full", "narrow", "empty", "loading", "error", "stale", "quit", "resolve"])
@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_outbox_looks_as_drawn(
    qtbot: QtBot,
    look: Look,
    clock: StillClock,
    assert_golden: AssertGolden,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    language: str,
    state: str,
) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    look(name, "comfortable", language)
    pane = OutboxPane(Countdown(clock))
    qtbot.addWidget(pane)
    pane.history_requested.connect(lambda entry: pane.show_history(entry, STEPS))
    pane.resize(1180 if state == "full" else 760, 720 if state == "full" else 600)
    pane.show()
    if state in {"full", "narrow", "stale", "quit", "resolve"}:
        pane.show_deliveries(outbox())
    if state == "full":
        pane.open_entry(51)
    elif state == "empty":
        pane.show_deliveries([])
    elif state == "error":
        pane.show_error("The store is busy." if language == "en" else "Хранилище занято.")
    elif state == "stale":
        StaleDialog(pane, outbox()[1], FACTS, NOW_US).open()
    elif state == "quit":
        QuitDialog(pane, [outbox()[3], outbox()[6]]).open()
    elif state == "resolve":
        ResolveDialog(pane, outbox()[0]).open()
    QApplication.processEvents()
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    assert_golden(pane, f"outbox_{state}_{name}_{language}")
