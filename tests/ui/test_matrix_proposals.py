"""Proposals and shared texts on the page of the matrix, and how the page looks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from moderator_app.clock import DAY_US
from moderator_app.domain.roles import Role
from moderator_app.services import keeping, matrix, proposals, voice
from moderator_app.services.proposals import State
from tests.support.matrix_page import (
    REFUND,
    choose,
    editor_of,
    lies_still,
    opened_on,
    page_of,
    propose,
    row_in_force,
    settle,
    sit,
    typed,
)
from tests.support.station import Opened
from tests.support.window import AssertGolden, Look, StillClock
from ui.ask_text import AskText
from ui.i18n import Language
from ui.matrix.page import Tab
from ui.matrix.texts import Text
from ui.rail.pane import Place


@pytest.fixture
def shown(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> Iterator[Opened]:
    """A workstation with a small matrix; a lead is at it, and its page is shown."""
    opened = opened_on(qtbot, tmp_path, clock)
    yield opened
    opened.close()


# ---------------------------------------------------------------- proposals


def test_who_may_not_change_the_matrix_proposes(shown: Opened) -> None:
    """The lead sees it with a count, as a difference, accepts; the proposer hears of it."""
    entry = propose(shown, "Money back")
    assert row_in_force(shown, "refund").title == REFUND.title
    assert shown.station.rail.row(Place(page="matrix")).count() == 0  # type: ignore[union-attr]  # the rail has it
    sit(shown, "Anna Klimova", Role.LEAD)
    assert shown.station.rail.row(Place(page="matrix")).count() == 1  # type: ignore[union-attr]  # the rail has it
    page = page_of(shown)
    assert page.tabs[Tab.PROPOSALS].text() == "Proposals  1"
    page.show_tab(Tab.PROPOSALS)
    tab = page.proposals
    assert (tab.current().entry_id, tab.comment.text()) == (entry, "“People ask so”")  # type: ignore[union-attr]  # shown
    assert tab.diff.texts[0].removed() == REFUND.title
    tab.view.setFocus()
    QTest.keyClick(tab.view, Qt.Key.Key_Return)
    assert shown.focus() is tab.accept
    tab.accept.click()
    settle(shown)
    assert (row_in_force(shown, "refund").title, row_in_force(shown, "refund").version) == ("Money back", 2)
    assert not tab.accept.isVisible()
    assert tab.outcome.text().startswith("Accepted by Anna Klimova")


def test_a_lead_changes_a_proposal_and_accepts(shown: Opened) -> None:
    """In the form of the row; saving it is the answer."""
    entry = propose(shown, "Money back")
    sit(shown, "Anna Klimova", Role.LEAD)
    page = page_of(shown)
    page.show_tab(Tab.PROPOSALS)
    page.proposals.change.click()
    assert (page.tab(), editor_of(shown).title.text()) == (Tab.ROWS, "Money back")
    assert editor_of(shown).banner.isVisible()
    typed(editor_of(shown).title, "Your money back")
    page.save()
    settle(shown)
    assert row_in_force(shown, "refund").title == "Your money back"
    assert proposals.one(shown.session.work.desk, entry).state is State.ACCEPTED


def test_a_lead_refuses_with_a_reason_and_the_proposer_hears_it(shown: Opened) -> None:
    """A reason is needed; the proposer reads it in the list and is told while the window is open."""
    entry = propose(shown, "Money back")
    desk = shown.session.work.desk
    lead = next(each for each in shown.session.work.people() if each.name == "Anna Klimova")
    said_now: list[str] = []
    shown.station.pages.matrix()._say = said_now.append  # type: ignore[union-attr, method-assign]  # what the toast says
    desk.worked_by(lead).write(proposals.refuse, entry, "It reads worse")
    settle(shown)
    assert said_now == ["Your proposal is refused: Money back. It reads worse"]
    page_of(shown).show_tab(Tab.PROPOSALS)
    assert page_of(shown).proposals.outcome.text().endswith("“It reads worse”")
    assert not page_of(shown).proposals.withdraw.isVisible()


def test_refusing_asks_for_the_reason(shown: Opened) -> None:
    entry = propose(shown, "Money back")
    page_of(shown).show_tab(Tab.PROPOSALS)
    assert page_of(shown).proposals.withdraw.isVisible()  # its author may take it back
    sit(shown, "Anna Klimova", Role.LEAD)
    page_of(shown).proposals.refuse.click()
    (dialog,) = [each for each in shown.window.findChildren(AskText) if each.is_open()]
    typed(dialog.field, "No")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    settle(shown)
    assert proposals.one(shown.session.work.desk, entry).reason == "No"


# ---------------------------------------------------------------- shared texts


def test_shared_texts_and_blocks_of_voices(shown: Opened) -> None:
    """Fragments say where they stand; a new one is written; the greeting of a voice is changed here too."""
    page = page_of(shown)
    page.show_tab(Tab.TEXTS)
    texts = page.texts
    assert texts.used.text() == "Used in: “Opening hours”"
    assert texts.remove.blocked_reason() == "Answers use it."
    typed(texts.text.edit, "{include:closing}")
    assert texts.text_box.problem()
    assert texts.save.blocked_reason()
    typed(texts.text.edit, "nine")
    assert texts.dirty()
    QTest.keyClick(texts.text.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(shown)
    assert matrix.read(shown.session.work.desk).fragments == {"closing": "nine"}
    texts.add.click()
    typed(texts.name, "closing")
    assert texts.name_box.problem() == "There is one of this name."
    typed(texts.name, "phone")
    typed(texts.text.edit, "555")
    texts.save.click()
    settle(shown)
    assert matrix.read(shown.session.work.desk).fragments == {"closing": "nine", "phone": "555"}
    texts.remove.click()
    settle(shown)
    assert matrix.read(shown.session.work.desk).fragments == {"closing": "nine"}
    texts.view.stand_on(Text("greeting", "Shop"))
    texts._show(Text("greeting", "Shop"))
    typed(texts.text.edit, "Good day!")
    texts.save.click()
    settle(shown)
    assert [each.greeting for each in voice.voices(shown.session.work.desk)] == ["Good day!"]
    assert not texts.dirty()


def test_a_text_somebody_changed_meanwhile_is_not_overwritten(shown: Opened) -> None:
    """It says what the text is now; what was typed stays."""
    page = page_of(shown)
    page.show_tab(Tab.TEXTS)
    typed(page.texts.text.edit, "nine")
    shown.session.work.desk.write(keeping.save_fragment, "closing", "ten", "eight o'clock")
    page.texts.save.click()
    shown.until(lambda: bool(page.texts.told()))
    settle(shown)
    assert "ten" in page.texts.told()
    assert page.texts.text.text() == "nine"
    assert matrix.read(shown.session.work.desk).fragments == {"closing": "ten"}


@pytest.mark.parametrize(("theme", "language"), [("light", "ru"), ("dark", "ru"), ("light", "en"), ("dark", "en")])
def test_how_it_looks(
    shown: Opened, look: Look, assert_golden: AssertGolden, clock: StillClock, theme: str, language: Language
) -> None:
    """Rows with a form, an answer open, a proposal beside what is in force."""
    clock.now += DAY_US
    propose(shown, "Money back")
    sit(shown, "Anna Klimova", Role.LEAD)
    look(theme, language=language)
    settle(shown)
    choose(shown, "hours")
    page, form = page_of(shown), editor_of(shown).variants.form
    shown.until(lambda: bool(form.preview.named.text()))
    page.rows.view.setFocus()
    lies_still(shown)
    assert_golden(page, f"matrix_rows_{theme}_{language}")
    editor_of(shown).area.verticalScrollBar().setValue(10_000)
    lies_still(shown)
    assert_golden(page, f"matrix_answers_{theme}_{language}")
    page.show_tab(Tab.PROPOSALS)
    page.proposals.view.setFocus()
    lies_still(shown)
    assert_golden(page, f"matrix_proposal_{theme}_{language}")
