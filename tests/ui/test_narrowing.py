"""The pane of answers narrowed by category, voice and use; how a row served; a card shown whole; all by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from moderator_app.domain.matrix.rows import Row, Variant
from moderator_app.services import matrix
from tests.support.station import Opened, profile_in, said, seated
from tests.support.window import Look, StillClock
from ui.matrix.card import served
from ui.matrix.narrowing import EVERYTHING

LONG = "We are open until eight. " * 40
ROWS = (
    Row(
        code="hours", title="Opening hours", category="visit", examples=("opening hours on sunday",),
        variants=(Variant(answer=LONG),),
    ),
    Row(code="refund", title="Refund", category="money", variants=(Variant(answer="Money comes back.", voice="shop"),)),
    Row(code="lids", title="Lids", category="goods", variants=(Variant(answer="We change the lids."),)),
)  # fmt: skip


@pytest.fixture
def shown(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> Iterator[Opened]:
    """A workstation whose first item was answered from the row on lids; the second one is open."""
    people = (said(1, "Olga", "The lid leaks", thread="lids"), said(2, "Peter", "What are your opening hours?"))
    opened = Opened(qtbot, seated(profile_in(tmp_path, *people), clock))
    for row in ROWS:
        opened.session.work.desk.write(matrix.save, row)
    opened.station.actions.trigger("next")
    opened.until(lambda: opened.station.case.item() is not None)
    opened.station.pages.answers.search.setText("lids")
    opened.until(lambda: _titles(opened) == ["Lids"])
    QTest.keyClick(opened.station.inbox.view, Qt.Key.Key_1)
    assert opened.station.case.composer.send(), opened.station.case.composer.problem()
    opened.quiet()
    opened.station.pages.answers.show_item(2)
    yield opened
    opened.close()


def _titles(opened: Opened) -> list[str]:
    return [card.text() for card in opened.station.pages.answers.cards if not card.isHidden()]


def test_only_a_category_a_voice_or_what_i_used_is_listed(shown: Opened) -> None:
    """Each filter says in a chip what it leaves out; a press on the chip shows everything again."""
    pane = shown.station.pages.answers
    for wanted, titles in (
        (replace(EVERYTHING, category="money"), ["Refund"]),
        (replace(EVERYTHING, voice="shop"), ["Refund"]),
        (replace(EVERYTHING, recent=True), ["Lids"]),
        (replace(EVERYTHING, recent=True, category="money"), []),
    ):
        pane.narrowing.want(wanted)
        assert _titles(shown) == titles
        assert not pane.narrowed.isHidden()
    assert "money" in pane.told()
    pane.narrowed.click()
    assert len(_titles(shown)) == len(ROWS)
    assert pane.narrowed.isHidden()


def test_what_i_used_most_stands_first(shown: Opened) -> None:
    pane = shown.station.pages.answers
    assert _titles(shown)[0] == "Opening hours"
    pane.narrowing.want(replace(EVERYTHING, most_used=True))
    assert _titles(shown)[0] == "Lids"


def test_a_filter_is_chosen_by_keys_alone(shown: Opened) -> None:
    """Tab from the search, Space, and the arrows of the menu."""
    pane = shown.station.pages.answers
    pane.focus_search()
    QTest.keyClick(pane.search, Qt.Key.Key_Tab)
    assert shown.focus() is pane.narrowing
    QTest.keyClick(pane.narrowing, Qt.Key.Key_Space)
    (menu,) = [each for each in pane.narrowing.findChildren(QMenu) if each.isVisible()]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(menu, key)
    assert pane.narrowing.wanted.recent
    assert _titles(shown) == ["Lids"]


def test_a_card_is_shown_whole_before_it_is_inserted(shown: Opened) -> None:
    """Down leads from the search to the first card; Right shows every word of it, Left the first lines again."""
    pane = shown.station.pages.answers
    pane.focus_search()
    QTest.keyClick(pane.search, Qt.Key.Key_Down)
    card = pane.cards[0]
    assert shown.focus() is card
    assert card.lines()[-1].endswith("…")
    QTest.keyClick(card, Qt.Key.Key_Right)
    assert " ".join(card.lines()).split() == LONG.split()
    QTest.keyClick(card, Qt.Key.Key_Left)
    assert card.lines()[-1].endswith("…")


def test_a_card_says_how_its_row_served(shown: Opened) -> None:
    offers = shown.station.pages.answers.offers()
    assert offers is not None
    told = {each.prepared.row.code: served(each) for each in offers.offers}
    assert told["lids"] == "used 1 time · 1 by you · unchanged 100\N{NO-BREAK SPACE}%"
    assert told["refund"] == ""
