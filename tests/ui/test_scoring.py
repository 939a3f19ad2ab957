"""Reviews as a lead and a moderator live them: drawn, graded with the keyboard, objected to, figures that open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from moderator_app.domain.review.sampling import Plan
from moderator_app.domain.review.scorecard import DEFAULT
from moderator_app.domain.roles import Moderator, Role
from moderator_app.services import moderators, reply, scoring
from moderator_app.services.desk import Desk
from moderator_app.services.reply import Reply
from moderator_app.services.scoring import Comment, Wanted
from tests.support.station import Opened, profile_in, said, seated
from tests.support.window import AssertGolden, Look, StillClock
from ui.ask_text import AskText
from ui.rail.pane import Place
from ui.reports.charts import LineDrawing
from ui.review.case_view import CaseView
from ui.scoring.card_editor import CardEditor
from ui.scoring.draw import DrawDialog
from ui.scoring.page import ScoringPage, Shown
from ui.widgets.labels import Paragraph

Open = Callable[..., Opened]
BEST = {"correct": 5, "complete": 5, "kind": 5, "voice": 5, "time": 5}
TEXT = "🙂 We are sorry the lid leaks. Write to us."


class Made:
    """A profile where Boris has answered two people."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.boris: Moderator = desk.write(moderators.add, "Boris", Role.MODERATOR)
        items = [int(row[0]) for row in desk.reader.execute("SELECT id FROM item ORDER BY id").fetchall()]
        at = desk.worked_by(self.boris)
        self.answers = [at.write(reply.send, item, Reply(text=TEXT)).entry.id for item in items]


@pytest.fixture
def opened(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> Iterator[Open]:
    made: list[Opened] = []

    def open_one(prepare: Callable[[Made], Desk | None]) -> Opened:
        folder = profile_in(
            tmp_path, said(1, "Olga", "Does the lid leak? It ran over my seat."), said(2, "Pavel", "Where is my order?")
        )
        desk = seated(folder, clock)
        made.append(Opened(qtbot, prepare(Made(desk)) or desk))
        return made[-1]

    yield open_one
    for each in made:
        each.close()


def drawn(made: Made) -> None:
    made.desk.write(scoring.draw, Plan(), made.answers)


def graded(made: Made) -> None:
    wanted = Wanted(points=BEST | {"kind": 3}, comments=(Comment(start=2, end=8, text="Good"),), coaching="Be shorter")
    for each in made.answers:
        made.desk.write(scoring.score, each, wanted)


def at_page(shown: Opened, count: int) -> ScoringPage:
    shown.station.go(Place(page="reviews"))
    shown.quiet()
    page = shown.window.page()
    assert isinstance(page, ScoringPage)
    shown.until(lambda: len(page.model.lines) == count)
    if count:
        shown.until(lambda: page.card is not None)
    return page


def test_answers_are_graded_with_the_keyboard_alone(opened: Open) -> None:
    """Digits grade and go on, arrows go back, Enter saves and brings the next; too few grades are not saved."""
    shown = opened(drawn)
    page = at_page(shown, 2)
    card = page.card
    assert card is not None
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert scoring.all_reviews(shown.session.work.desk) == ()
    QTest.keyClicks(card, "54321")
    QTest.keyClick(card, Qt.Key.Key_Up)
    QTest.keyClicks(card, "5")
    assert [row.grade for row in card.rows] == [5, 4, 3, 5, 1]
    QTest.keyClick(card, Qt.Key.Key_Return)
    shown.quiet()
    shown.until(lambda: len(page.model.lines) == 1)
    (review,) = scoring.all_reviews(shown.session.work.desk)
    assert review.points == {"correct": 5, "complete": 4, "kind": 3, "voice": 5, "time": 1}


def test_selected_words_are_remarked_on(opened: Open) -> None:
    """The place counts characters, not UTF-16 units, so the quote is what was selected."""
    shown = opened(drawn)
    page = at_page(shown, 2)
    cursor = page.answer.textCursor()
    cursor.setPosition(3)  # behind the emoji, which Qt counts twice, and the space
    cursor.setPosition(5, QTextCursor.MoveMode.KeepAnchor)
    page.answer.setTextCursor(cursor)
    QTest.keyClick(page.answer, Qt.Key.Key_C)
    dialog = shown.window.findChild(AskText)
    assert dialog is not None
    dialog.field.setText("Who is we?")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    shown.quiet()
    card = page.card
    assert card is not None
    assert card.comments == [Comment(start=2, end=4, text="Who is we?", quote="We")]
    QTest.keyClicks(card, "55555")
    QTest.keyClick(card, Qt.Key.Key_Return)
    shown.quiet()
    shown.until(lambda: len(page.model.lines) == 1)
    assert scoring.all_reviews(shown.session.work.desk)[0].comments[0].quote == "We"


def test_a_blind_sample_hides_who_wrote_it(opened: Open) -> None:
    """The list shows no name."""

    def blind(made: Made) -> None:
        made.desk.write(scoring.draw, Plan(), made.answers, blind=True)

    page = at_page(opened(blind), 2)
    assert {line.actor_name for line in page.model.lines} == {"•••"}


def test_a_sample_is_drawn_in_the_window(opened: Open) -> None:
    """What is drawn waits; what cannot be drawn is said in the question."""
    shown = opened(lambda made: None)
    page = at_page(shown, 0)
    for _ in range(2):
        page.draw.click()
        shown.window.findChildren(DrawDialog)[-1].enter()
        shown.quiet()
        shown.until(lambda: len(page.model.lines) == 2)
    assert shown.window.findChildren(DrawDialog)[-1].is_open()


def test_a_moderator_reads_their_own_and_objects(opened: Open) -> None:
    """Nothing to draw or grade; the objection goes to the lead."""

    def seen_by_boris(made: Made) -> Desk:
        graded(made)
        return made.desk.worked_by(made.boris)

    shown = opened(seen_by_boris)
    page = at_page(shown, 2)
    assert page.shown is Shown.REVIEWED
    assert not page.draw.isVisible()
    assert page.card is not None
    page.card.object.click()
    dialog = shown.window.findChild(AskText)
    assert dialog is not None
    dialog.field.setText("It was kind")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    shown.quiet()
    found = scoring.all_reviews(shown.session.work.desk)
    assert [each.rebuttal.text for each in found if each.rebuttal is not None] == ["It was kind"]


def test_a_figure_opens_the_reviews_behind_it(opened: Open) -> None:
    """From the table of people to the answers that were graded."""
    shown = opened(graded)
    page = at_page(shown, 0)
    assert page.choice is not None
    page.choice.choose(Shown.FIGURES)
    shown.quiet()
    numbers = [each.entry_id for each in scoring.all_reviews(shown.session.work.desk)]
    page.marked.emit(str(numbers[0]))
    shown.quiet()
    shown.until(lambda: len(page.model.lines) == 1)
    assert page.shown is Shown.REVIEWED


def test_the_card_says_what_is_wrong_at_its_field(opened: Open) -> None:
    """An empty title is named below it and nothing is saved; a sound card is in force."""
    shown = opened(lambda made: None)
    page = at_page(shown, 0)
    page.edit_card.click()
    dialog = shown.window.findChild(CardEditor)
    assert dialog is not None
    assert dialog.card() == DEFAULT
    dialog.add_new()
    dialog.enter()
    assert not dialog.fields[-1].problem.isHidden()
    assert dialog.fields[0].problem.isHidden()
    dialog.fields[-1].title.setText("Short")
    dialog.enter()
    shown.quiet()
    shown.until(lambda: shown.window.findChild(CardEditor) is None)
    assert [each.code for each in scoring.card(shown.session.work.desk).criteria][-1] == "own_1"


SIGNED = "🙂 Sorry! We check it. Boris at the bar"


def blindly(made: Made) -> None:
    item = int(made.desk.reader.execute("SELECT max(id) FROM item").fetchone()[0])
    answer = made.desk.worked_by(made.boris).write(reply.send, item, Reply(text=SIGNED)).entry.id
    made.desk.write(scoring.draw, Plan(), [answer], blind=True)


def shown_texts(page: ScoringPage) -> str:
    """Everything a reader or a screen reader finds on the page."""
    model = page.model
    said = [page.answer.toPlainText()]
    said += [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]
    for widget in page.findChildren(QWidget):
        if widget.isVisibleTo(page):
            said += [widget.accessibleName(), widget.toolTip(), widget.accessibleDescription()]
            said += [widget.text()] if isinstance(widget, QLabel) else []
    return "\n".join(said)


def test_no_text_of_a_blind_review_names_who_wrote_it(opened: Open) -> None:
    """Not in the list, the answer or the case; what is remarked on behind a hidden name is still the right words."""
    shown = opened(blindly)
    page = at_page(shown, 1)
    assert page.answer.toPlainText() == "🙂 Sorry! We check it. ••• at the bar"
    assert "Boris" not in shown_texts(page)
    cursor = page.answer.textCursor()
    place = page.answer.toPlainText().index("at the bar") + 1  # Qt counts the emoji twice
    cursor.setPosition(place)
    cursor.setPosition(place + len("at the bar"), QTextCursor.MoveMode.KeepAnchor)
    page.answer.setTextCursor(cursor)
    page.ask_comment()
    dialog = shown.window.findChild(AskText)
    assert dialog is not None
    dialog.entered.emit("Where?")
    card = page.card
    assert card is not None
    QTest.keyClicks(card, "55555")
    QTest.keyClick(card, Qt.Key.Key_Return)
    shown.quiet()
    shown.until(lambda: len(scoring.all_reviews(shown.session.work.desk)) == 1)
    (review,) = scoring.all_reviews(shown.session.work.desk)
    assert [each.quote for each in review.comments] == ["at the bar"]


def test_the_answer_stands_there_once(opened: Open) -> None:
    shown = opened(drawn)
    page = at_page(shown, 2)
    assert page.answer.toPlainText() == TEXT
    (case,) = page.findChildren(CaseView)
    assert [each.text() for each in case.findChildren(Paragraph) if "lid leaks" in each.text()] == []


def test_a_trend_is_of_everybody_or_of_one_and_its_points_open_what_is_behind(opened: Open) -> None:
    def several(made: Made) -> None:
        graded(made)
        clara = made.desk.write(moderators.add, "Clara", Role.MODERATOR)
        answer = made.desk.worked_by(clara).write(reply.send, 1, Reply(text="It is mended")).entry.id
        made.desk.write(scoring.score, answer, Wanted(points=BEST | {"kind": 1}))

    shown = opened(several)
    page = at_page(shown, 0)
    assert page.choice is not None
    page.choice.choose(Shown.FIGURES)
    shown.until(lambda: page.person is not None)
    assert page.person is not None
    page.person.choose(next(actor for actor, name in page._people if name == "Clara"))
    (line,) = [each for each in page.findChildren(LineDrawing) if each.table.title == "Kind · Clara"]
    assert [row.cells[1] for row in line.table.rows] == [0.0]
    line.grab()
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(line.width() // 2, 60))
    shown.quiet()
    shown.until(lambda: page.shown is Shown.REVIEWED and len(page.model.lines) == 1)
    assert page.model.lines[0].actor_name == "Clara"


def test_the_rail_says_how_many_wait(opened: Open) -> None:
    """For the lead; not for whoever wrote them."""
    shown = opened(drawn)
    row = shown.station.rail.row(Place(page="reviews"))
    assert row is not None
    shown.until(lambda: row.count() == 2)
    desk = shown.session.work.desk
    boris = next(each for each in moderators.everyone(desk) if each.name == "Boris")
    shown.session.work.sit_down(boris)
    shown.station.refresh_figures()
    shown.until(lambda: row.count() == 0)


def test_a_criterion_is_asked_for_some_kinds(opened: Open) -> None:
    """All of them is the same as none; a card that asks nobody at all is refused."""
    shown = opened(lambda made: None)
    page = at_page(shown, 0)
    page.edit_card.click()
    dialog = shown.window.findChild(CardEditor)
    assert dialog is not None
    kinds = dialog.fields[-1].kinds
    assert kinds.text() == "All kinds"
    kinds.switch("destructive")
    assert (kinds.text(), kinds.accessibleName()) == ("Destructive", "Asked for: Destructive")
    for each in ("advocate", "neutral", "constructive_critic"):
        kinds.switch(each)
    assert kinds.kinds() == frozenset()
    kinds.switch("advocate")
    kinds.switch("neutral")
    assert kinds.text() == "2 kinds"
    dialog.enter()
    shown.quiet()
    assert scoring.card(shown.session.work.desk).criteria[-1].kinds == frozenset({"advocate", "neutral"})


LOOKS = [("light", "ru"), ("light", "en"), ("dark", "ru"), ("dark", "en")]


@pytest.mark.parametrize(("name", "language"), LOOKS)
@pytest.mark.parametrize("what", ["queue", "reviewed", "figures", "empty"])
def test_the_page_looks_as_drawn(
    opened: Open, look: Look, assert_golden: AssertGolden, what: str, name: str, language: str
) -> None:
    prepared = {"queue": drawn, "reviewed": graded, "figures": graded, "empty": lambda _made: None}
    look(name, "comfortable", language)
    shown = opened(prepared[what])
    page = at_page(shown, 2 if what == "queue" else 0)
    if what in {"reviewed", "figures"}:
        assert page.choice is not None
        page.choice.choose(Shown(what))
        shown.quiet()
    if what in {"reviewed", "queue"}:
        shown.until(lambda: page.card is not None and page.card.isVisible())
    shown.until(lambda: page.choice is not None and page.choice.isVisible())
    bars = page.findChildren(QScrollBar)
    shown.until(lambda: not any(each.isVisible() and each.minimum() == each.maximum() for each in bars))
    shown.window.setFocus()
    assert_golden(page, f"reviews_{what}_{name}_{language}")
