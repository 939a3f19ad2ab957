"""Answers beside the thread: the rows that fit, one key to insert, checks while typing, a row made from an item."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from moderator_app.domain.matrix.rows import Row, Variant
from moderator_app.domain.matrix.voice import Level, Rule, Voice, Wording
from moderator_app.domain.suggest.tone import VERSION, Kind, Tone
from moderator_app.services import matrix, past, review, suggest, voice
from moderator_app.storage import guesses
from tests.support.station import Opened, profile_in, said, seated
from tests.support.window import Look, StillClock
from ui.matrix.card import title_in, word_places
from ui.matrix.import_dialog import ImportDialog
from ui.matrix.row_dialog import RowDialog
from ui.matrix.source import advice, rank
from ui.outbox.diff_text import DiffText
from ui.rail.pane import Place
from ui.review.case_view import CaseView
from ui.widgets.labels import Label, Paragraph
from ui.word_diff import Change

PEOPLE = (
    said(1, "Olga", "What are your opening hours on Sunday?"),
    said(2, "Peter", "The lid leaks", thread="lids"),
)
HOURS = Row(
    code="hours", title="Opening hours", examples=("when are you open", "opening hours on sunday"),
    variants=(Variant(answer="{name|}, on Sunday we are open until eight."),),
)  # fmt: skip
REFUND = Row(
    code="refund", title="Refund", examples=("give my money back",),
    variants=(Variant(answer="We are sorry. Please tell us your {order number?}."),),
)  # fmt: skip
LIDS = Row(
    code="lids", title="Leaking lids", examples=("the lid leaks",), variants=(Variant(answer="We change the lids."),)
)
SPEAKS = Voice(
    name="Shop", language="en", do=("Thank people by name",), dont=("Nothing we can do",),
    forbidden=(Wording(phrase="nothing we can do", instead="we will look into it"),),
)  # fmt: skip


@pytest.fixture
def shown(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> Iterator[Opened]:
    """A workstation with a small matrix and a voice; Olga's question is open."""
    opened = Opened(qtbot, seated(profile_in(tmp_path, *PEOPLE), clock))
    desk = opened.session.work.desk
    for row in (REFUND, HOURS, LIDS):
        desk.write(matrix.save, row)
    desk.write(voice.save, SPEAKS)
    opened.station.actions.trigger("next")
    opened.until(lambda: opened.station.case.item() is not None)
    yield opened
    opened.close()


def _titles(opened: Opened) -> list[str]:
    return [card.text() for card in opened.station.pages.answers.cards if not card.isHidden()]


def _text(opened: Opened) -> str:
    return opened.station.case.composer.text()


def test_the_row_that_fits_stands_first_rendered_for_this_person(shown: Opened) -> None:
    cards = shown.station.pages.answers.cards
    assert _titles(shown)[0] == "Opening hours"
    assert " ".join(cards[0].lines()) == "Olga, on Sunday we are open until eight."


def test_another_item_has_other_answers(shown: Opened) -> None:
    shown.station.actions.trigger("next")
    shown.until(lambda: _titles(shown)[0] == "Leaking lids")


@pytest.mark.parametrize("typing", [False, True])
def test_one_key_puts_it_into_the_composer(shown: Opened, *, typing: bool) -> None:
    """The digit in the list, with Alt while a text is typed; the words are a draft like any other."""
    if typing:
        shown.station.actions.trigger("reply")
        QTest.keyClick(shown.focus(), Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    else:
        QTest.keyClick(shown.station.inbox.view, Qt.Key.Key_1)
    assert _text(shown) == "Olga, on Sunday we are open until eight."
    assert shown.focus() is shown.station.case.composer.field


def test_a_digit_typed_in_a_reply_is_a_digit(shown: Opened) -> None:
    shown.station.actions.trigger("reply")
    QTest.keyClicks(shown.focus(), "1")
    assert _text(shown) == "1"


def test_the_log_knows_the_row_and_what_was_changed_by_hand(shown: Opened) -> None:
    item = shown.station.case.item()
    assert item is not None
    QTest.keyClick(shown.station.inbox.view, Qt.Key.Key_1)
    QTest.keyClicks(shown.station.case.composer.field, " See you!")
    assert shown.station.case.composer.send(), shown.station.case.composer.problem()
    shown.quiet()
    desk = shown.session.work.desk
    (line,) = review.of_item(desk, tuple(each.id for each in item.messages))
    assert line.entry.data["matrix"] == {"row": matrix.row(desk, "hours").id, "version": 1, "variant": 0}
    assert "See you!" in str(line.words["edits"])
    assert matrix.uses(desk)[matrix.row(desk, "hours").id].count == 1
    case = past.case(desk, line.entry.id)
    assert case.inserted == "Olga, on Sunday we are open until eight."
    assert case.shown is not None
    offered = [each.code for each in case.shown.rows]
    assert offered[0] == "hours"
    assert (case.row and (case.row.code, case.row.variant, case.row.place)) == ("hours", 1, 1)
    pane = shown.station.pages.review()
    shown.station.go(Place(page="log"))
    shown.until(lambda: bool(pane.findChildren(CaseView)) and bool(pane.findChildren(DiffText)))
    (diff,) = pane.findChildren(DiffText)
    assert [text.strip() for change, text in diff.pieces() if change is Change.ADDED] == ["See you!"]
    assert "taken" in [each.text() for each in pane.findChildren(Label)]


def test_checks_that_were_shown_and_overridden_stand_in_the_case(shown: Opened) -> None:
    """The block, the reason, and what else was under the text; in the entry itself only codes."""
    composer = shown.station.case.composer
    shown.station.actions.trigger("reply")
    QTest.keyClicks(composer.field, "Olga, nothing we can do")
    composer.checks.settle()
    composer.send_with_reason("agreed with the owner")
    shown.quiet()
    desk = shown.session.work.desk
    (line,) = review.entries(desk, review.Filter(override=True))
    assert ["forbidden", "block"] in line.entry.data["checks"]
    assert line.entry.data["overridden"] == ["forbidden"]
    assert "owner" not in str(line.entry.data)
    pane = shown.station.pages.review()
    shown.station.go(Place(page="log"))
    shown.until(lambda: bool(pane.findChildren(CaseView)))
    texts = [each.text() for each in pane.findChildren(Paragraph)]
    assert "Overridden: Forbidden words" in texts
    assert "«agreed with the owner»" in texts


def test_a_field_to_fill_in_is_selected_and_blocks_sending(shown: Opened) -> None:
    composer = shown.station.case.composer
    pane = shown.station.pages.answers
    pane.search.setText("refund")
    shown.until(lambda: _titles(shown) == ["Refund"])
    pane.cards[0].click()
    assert composer.field.textCursor().selectedText() == "‹order number›"
    assert not composer.send()
    assert composer.problem()
    QTest.keyClicks(composer.field, "order 17")
    composer.checks.settle()
    assert composer.problem() == ""
    assert composer.text() == "We are sorry. Please tell us your order 17."


def test_a_forbidden_wording_is_underlined_explained_and_mended(shown: Opened) -> None:
    composer = shown.station.case.composer
    composer.insert("Olga, there is nothing we can do")
    composer.checks.settle()
    composer.checks.run()
    (found,) = [each for each in composer.checks.found() if each.rule is Rule.FORBIDDEN]
    assert composer.text()[found.start : found.end] == "nothing we can do"
    assert any(found.reason_en == text for text in composer.notices())
    assert composer.field.extraSelections()
    assert composer.tools.voice.text() == "1 in the way"
    composer.checks.fix(found)
    assert composer.text() == "Olga, there is we will look into it"
    assert not [each for each in composer.checks.found() if each.level is Level.BLOCK]
    assert composer.tools.voice.text() != "1 in the way"


def test_the_foot_says_clean_of_words_nothing_is_wrong_with_and_nothing_of_none(shown: Opened) -> None:
    composer = shown.station.case.composer
    assert composer.tools.voice.text() == ""
    composer.insert("Olga, on Sunday we are open until eight.")
    composer.checks.settle()
    assert not composer.checks.found()
    assert composer.tools.voice.text() == "Clean"
    composer.clear()
    assert composer.tools.voice.text() == ""


def test_the_voice_is_at_hand(shown: Opened) -> None:
    pane = shown.station.pages.answers
    assert pane.offers() is not None
    assert pane.offers().voice == voice.voices(shown.session.work.desk)[0]  # type: ignore[union-attr]  # asserted above


def test_the_voice_folds_away_and_stays_folded_for_the_next_item(shown: Opened) -> None:
    guide = shown.station.pages.answers.guide
    whole = guide.sizeHint().height()
    guide.head.click()
    folded = guide.sizeHint().height()
    assert folded < whole
    shown.station.actions.trigger("next")
    shown.until(lambda: _titles(shown)[0] == "Leaking lids")
    assert not guide.is_open()
    assert guide.sizeHint().height() == folded
    guide.head.click()
    assert guide.sizeHint().height() == whole


def test_the_kind_stands_with_how_sure_the_guess_is_until_a_person_says_it(shown: Opened) -> None:
    desk, pane = shown.session.work.desk, shown.station.pages.answers
    item = shown.station.case.item()
    assert item is not None
    (due,) = [each for each in guesses.due(desk.reader, 40) if each.message_id == item.messages[-1].id]
    tone = Tone(kind=Kind.CONSTRUCTIVE, confidence=0.864, negativity=0.6, toxicity=0.1, language="en")
    desk.lane.call(lambda conn: guesses.keep(conn, [(due, tone)], VERSION, desk.clock.now_us()))
    pane.show_item(item.id)
    assert pane.kind() == "Critic · 86\N{NO-BREAK SPACE}% sure"
    desk.write(suggest.correct_kind, item.id, Kind.ADVOCATE)
    pane.show_item(item.id)
    assert pane.kind() == "Advocate"


def test_a_search_that_finds_nothing_says_so_and_a_row_can_be_made(shown: Opened) -> None:
    pane = shown.station.pages.answers
    pane.search.setText("parrots")
    shown.until(lambda: _titles(shown) == [])
    assert pane.told() == "Nothing in the matrix has “parrots”."
    shown.station.case.composer.insert("Parrots are welcome.")
    shown.station.actions.trigger("matrix_row")
    (dialog,) = shown.window.findChildren(RowDialog)
    dialog.save()
    shown.until(lambda: bool(dialog.told()))  # a title is missing
    dialog.title.field.setText("Parrots")
    dialog.code.field.setText("parrots")
    dialog.save()
    shown.until(lambda: not shown.window.covered())
    row = matrix.row(shown.session.work.desk, "parrots")
    assert row.examples == ("What are your opening hours on Sunday?",)
    assert row.variants[0].answer == "Parrots are welcome."


def test_a_key_without_an_answer_says_so(shown: Opened) -> None:
    shown.station.actions.trigger("answer_9")
    assert shown.window.toast.isVisible()
    assert _text(shown) == ""


def test_an_exact_code_comes_first() -> None:
    ranked = rank((LIDS, HOURS, REFUND), "refund", searching=True)
    assert next(row.code for row, _ in ranked) == "refund"


def test_every_kind_has_its_advice_in_both_languages() -> None:
    kinds = {"advocate", "neutral", "constructive_critic", "destructive"}
    assert set(advice("ru")) == set(advice("en")) == kinds
    assert all(card.title and card.text for language in ("ru", "en") for card in advice(language).values())


@pytest.mark.parametrize(
    ("title", "language", "shown"),
    [
        ("Возврат · Refund", "ru", "Возврат"), ("Возврат · Refund", "en", "Refund"), ("Refund", "ru", "Refund"),
        ("A · B", "ru", "A · B"), ("Кофе · Чай", "en", "Кофе · Чай"), ("a · б · c", "en", "a · б · c"),
    ],
)  # fmt: skip
def test_a_title_in_two_languages_is_shown_in_one(title: str, language: str, shown: str) -> None:
    assert title_in(title, language) == shown


def test_a_block_is_overridden_with_a_reason_where_the_role_may(shown: Opened) -> None:
    """The first person is a lead; the reason and the rule stand in the entry."""
    item = shown.station.case.item()
    assert item is not None
    composer = shown.station.case.composer
    composer.insert("Olga, there is nothing we can do")
    composer.checks.run()
    assert composer.checks.may_override()
    assert not composer.send()
    assert composer.send_with_reason("a quotation")
    shown.quiet()
    (line,) = review.of_item(shown.session.work.desk, tuple(each.id for each in item.messages))
    assert line.entry.data["overridden"] == ["forbidden"]
    assert line.words["override"] == "a quotation"


def test_a_table_is_looked_at_before_it_is_brought_in(qtbot: QtBot, shown: Opened) -> None:
    """With a problem nothing can be brought in, and each is named by row and column."""
    problem = {"row": 3, "column": "answer", "text": "The answer is empty."}
    bad = ImportDialog(shown.window, "t.csv", {"rows": 2, "added": 1, "changed": 0, "problems": [problem]})
    bad.open()
    assert bad.bring.blocked_reason()
    assert any("row 3, answer: The answer is empty." in each.text() for each in bad.findChildren(Paragraph))
    bad.discard()
    good = ImportDialog(shown.window, "t.csv", {"rows": 2, "added": 1, "changed": 1, "problems": []})
    good.open()
    with qtbot.waitSignal(good.agreed, timeout=30_000):
        good.bring.click()
    assert not good.is_open()
    good.discard()


@pytest.mark.process
def test_an_empty_matrix_is_filled_with_the_one_that_ships(
    qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path
) -> None:
    """By the console program in a process of its own: the window loads nothing for it."""
    opened = Opened(qtbot, seated(profile_in(tmp_path, *PEOPLE), clock))
    try:
        opened.station.actions.trigger("next")
        opened.until(lambda: opened.station.case.item() is not None)
        pane = opened.station.pages.answers
        assert pane.told() == "The matrix is empty."
        QTest.mouseClick(pane.starter, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: len(matrix.read(opened.session.work.desk).rows) > 40, timeout=60_000)
        qtbot.waitUntil(lambda: bool(_titles(opened)), timeout=20_000)
        assert pane.starter.isHidden()
    finally:
        opened.close()


@pytest.mark.process
def test_a_spreadsheet_people_keep_comes_in_as_it_is(shown: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    sheet = tmp_path / "faq.csv"
    sheet.write_text("Do you have parking?;Yes, behind the house.\nIs there wifi?;Yes, ask for the word.\n", "utf-8")
    shown.station.matrix.look_at(str(sheet))
    qtbot.waitUntil(lambda: bool(shown.window.findChildren(ImportDialog)), timeout=60_000)
    (dialog,) = shown.window.findChildren(ImportDialog)
    assert dialog.summary.text() == "2 rows: 2 new, 0 changed"
    dialog.bring.click()
    qtbot.waitUntil(lambda: len(matrix.read(shown.session.work.desk).rows) == 5, timeout=60_000)


@pytest.mark.parametrize(
    ("text", "word", "places"),
    [
        ("знаем, на мира есть", "на", [7]),
        ("стаканы и стакан", "стакан", [0, 10]),
        ("подстаканник", "стакан", []),
        ("на", "на", [0]),
        ("нанна", "на", []),
        ("что угодно", "", []),
    ],
)
def test_words_are_marked_where_they_begin(text: str, word: str, places: list[int]) -> None:
    """A part of another word is no match; an ending may differ."""
    assert word_places(text, word) == places
