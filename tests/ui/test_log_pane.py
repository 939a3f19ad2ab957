"""The log in the window: entries newest first, whom they were about, filters, proof of the chain, a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from moderator_app.domain.entries import Entry, EntryKind
from moderator_app.domain.roles import Role
from moderator_app.engine.access import LaneAccess
from moderator_app.engine.proving import Prover
from moderator_app.services import approvals, matrix_import, moderation, moderators, reply, review, undo
from moderator_app.services.log_filter import Filter
from moderator_app.storage import matrix
from moderator_app.storage.connect import open_store, transaction
from tests.support.station import Opened, profile_in, said, seated
from tests.support.window import Look, StillClock
from ui.ask_text import AskText
from ui.rail.pane import Place
from ui.review import words
from ui.review.case_view import CaseView
from ui.review.pane import ReviewPane
from ui.widgets.buttons import Button
from ui.widgets.labels import Label, Paragraph

PEOPLE = (
    said(1, "Olga", "Where are you on Sunday?"),
    said(2, "Peter", "The lid leaks", thread="lids"),
)


@pytest.fixture
def shown(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> Iterator[Opened]:
    """A workstation where somebody answered Olga and closed Peter's comment."""
    opened = Opened(qtbot, seated(profile_in(tmp_path, *PEOPLE), clock))
    desk = opened.session.work.desk
    desk.write(reply.send, 1, reply.Reply(text="On Lesnaya, until eight"))
    desk.write(moderation.act, 2, moderation.Action(kind=EntryKind.CLOSE))
    yield opened
    opened.close()


def _log(opened: Opened) -> ReviewPane:
    opened.station.go(Place(page="log"))
    pane = opened.station.pages.review()
    opened.until(lambda: pane.model.rowCount() > 0)
    return pane


def test_the_key_leads_to_the_log_and_its_row_is_marked(shown: Opened) -> None:
    QTest.keyClicks(shown.focus(), "gl")
    pane = shown.station.pages.review()
    assert shown.window.page() is pane
    assert shown.station.rail.place() == Place(page="log")
    shown.until(lambda: pane.model.rowCount() > 0)
    QTest.keyClick(shown.focus(), Qt.Key.Key_Escape)
    assert shown.window.page() is None


def test_entries_stand_newest_first_with_whom_they_were_about(shown: Opened) -> None:
    pane = _log(shown)
    kinds = [line.entry.kind for line in pane.model.lines]
    assert kinds[:2] == [EntryKind.CLOSE, EntryKind.REPLY]
    assert words.about(pane.model.lines[0]) == "Peter: The lid leaks"
    assert words.said(pane.model.lines[1]) == "On Lesnaya, until eight"
    shown.until(lambda: bool(pane.findChildren(CaseView)))
    texts = [label.text() for label in pane.findChildren(Paragraph)] + [
        each.text() for each in pane.findChildren(Label)
    ]
    assert "The lid leaks" in texts


def test_a_filter_reads_the_list_anew(shown: Opened) -> None:
    pane = _log(shown)
    pane.bar.narrow(kind=EntryKind.REPLY)
    shown.until(lambda: [line.entry.kind for line in pane.model.lines] == [EntryKind.REPLY])
    assert pane.bar.kind_button.text() == "Replied"
    assert pane.bar.sentence() == "Entries: action “Replied”."
    QTest.mouseClick(pane.bar.clear_button, Qt.MouseButton.LeftButton)
    shown.until(lambda: len(pane.model.lines) > 1)
    assert pane.bar.sentence() == ""


def test_words_are_searched_in_a_field_of_the_pane(shown: Opened) -> None:
    pane = _log(shown)
    pane.bar.search.setFocus()
    QTest.keyClicks(pane.bar.search, "lesnaya")
    QTest.keyClick(pane.bar.search, Qt.Key.Key_Return)
    shown.until(lambda: [words.said(line) for line in pane.model.lines] == ["On Lesnaya, until eight"])
    pane.bar.search.setText("nothing of that kind")
    QTest.keyClick(pane.bar.search, Qt.Key.Key_Return)
    shown.until(lambda: not pane.model.lines and pane._empty.isVisibleTo(pane))


def test_filters_go_together_and_each_chip_takes_its_own_away(shown: Opened) -> None:
    pane = _log(shown)
    pane.bar.narrow(row_id=0, kind=EntryKind.REPLY, undone=False)
    assert pane.bar.chips() == ["Not from the matrix", "Not taken back"]
    assert pane.bar.sentence() == ("Entries: action “Replied”, made from no row of the matrix, not taken back.")
    shown.until(lambda: [line.entry.kind for line in pane.model.lines] == [EntryKind.REPLY])
    chip = next(each for each in pane.bar.findChildren(Button) if each.text() == "Not taken back")
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert pane.bar.filter() == Filter(row_id=0, kind=EntryKind.REPLY)


def test_every_fact_can_be_chosen_from_the_menu(shown: Opened) -> None:
    """Whatever a filter holds beside words, time, person and action stands in the menu, and choosing it narrows."""
    pane = _log(shown)
    menu = QMenu(pane)
    pane.bar.fill_more(menu)
    titles = [each.text() for each in menu.actions()]
    assert titles == [
        "Channel", "Platform", "Commenter", "Answered", "Changes by hand", "Checks", "Reviews", "Undo",
        "Row of the matrix",
    ]  # fmt: skip
    for under in menu.findChildren(QMenu):
        if under.title() in {"Answered", "Checks", "Channel"}:
            under.actions()[-1].trigger()
    assert pane.bar.filter() == Filter(channel_id=1, verdict="missed", override=False)
    assert pane.bar.chips() == ["Coffee blog", "Late", "No check overridden"]


def test_a_list_is_kept_found_again_and_forgotten(shown: Opened) -> None:
    pane = _log(shown)
    pane.bar.narrow(edited=True)
    pane.bar.save_requested.emit()
    (dialog,) = shown.window.findChildren(AskText)
    dialog.field.setText("By hand")
    dialog._enter()
    shown.until(lambda: "Kept as “By hand”" in pane.proof())
    pane.bar.clear()
    menu = QMenu(pane)
    pane.bar.fill_views(menu, pane._source.saved())
    menu.actions()[0].trigger()
    assert pane.bar.filter() == Filter(edited=True)
    menu.findChildren(QMenu)[0].actions()[0].trigger()
    shown.until(lambda: not pane._source.saved())


def test_an_import_stands_as_one_line_and_opens(shown: Opened) -> None:
    matrix_import.install_starter(shown.session.work.desk)
    pane = _log(shown)
    place, line = next((n, each) for n, each in enumerate(pane.model.lines) if each.set_size > 1)
    assert words.title(line)[0] == f"Import, {line.set_size} entries"
    pane.view.activated.emit(pane.model.index(place, 0))
    shown.until(lambda: len(pane.model.lines) > 1 and all(each.set_size == 1 for each in pane.model.lines))
    assert pane.bar.chips() == ["One import"]


def test_the_chain_is_proven_and_the_place_of_damage_named(shown: Opened) -> None:
    pane = _log(shown)
    count = pane.model.rowCount()
    QTest.mouseClick(pane.foot.verify_button, Qt.MouseButton.LeftButton)
    shown.until(lambda: pane.proof().startswith("The chain is whole"))
    assert f": {count} entries" in pane.proof()
    whole = pane.proof()
    menu = QMenu(pane)
    pane.foot.fill_code(menu)
    menu.actions()[0].trigger()
    copied = QGuiApplication.clipboard().text()
    assert copied in whole
    assert copied in pane.proof()
    assert review.verify(shown.session.work.desk, kept=copied).ok


def test_a_control_code_goes_to_a_file_and_into_a_letter(shown: Opened, tmp_path: Path) -> None:
    pane = _log(shown)
    pane.foot.verify()
    shown.until(lambda: pane.proof().startswith("The chain is whole"))
    code = pane.proof().rpartition(" ")[2]
    pane.foot.save_code(tmp_path / "codes.txt")
    pane.foot.save_code(tmp_path / "codes.txt")
    lines = (tmp_path / "codes.txt").read_text(encoding="utf-8").splitlines()
    assert [line.rpartition(" ")[2] for line in lines] == [code, code]
    letters: list[str] = []
    pane.foot.link_requested.connect(letters.append)
    pane.foot.link_requested.disconnect(pane.link_requested)
    pane.foot.mail_code()
    assert letters[0].startswith("mailto:?subject=")
    assert code in letters[0]
    pane.foot.save_code(tmp_path / "none" / "codes.txt")
    assert "could not be written" in pane.proof()


@pytest.mark.expects_log("broken at entry")
def test_a_broken_chain_is_said_over_the_window_and_leads_to_the_entry(shown: Opened) -> None:
    """The banner names the first bad entry; hidden it stays away, while the foot goes on saying it."""
    desk = shown.session.work.desk
    bad = review.entries(desk)[1].entry.id
    conn = open_store(desk.profile.store)
    with transaction(conn):
        conn.execute("DROP TRIGGER entry_no_update")
        conn.execute(
            "UPDATE entry SET record = CAST(replace(CAST(record AS TEXT), 'reply', 'close') AS BLOB) WHERE id = ?",
            (bad,),
        )
    conn.close()
    banner = shown.window.banner
    assert not banner.isVisible()
    engine = LaneAccess(desk.lane, desk.profile.store)
    Prover(desk.clock).look(engine)
    engine.close()
    shown.look()
    shown.until(banner.isVisible)
    assert f"Entry {bad} was altered" in banner.accessibleName()
    show, hide = banner.findChildren(Button)
    QTest.mouseClick(show, Qt.MouseButton.LeftButton)
    pane = shown.station.pages.review()
    shown.until(lambda: bool(pane.model.lines) and pane.model.lines[0].entry.id == bad)
    assert shown.window.page() is pane
    assert f"Entry {bad} was altered" in pane.proof()
    QTest.mouseClick(hide, Qt.MouseButton.LeftButton)
    assert not banner.isVisible()
    shown.look()
    assert not banner.isVisible()


def test_what_is_listed_becomes_a_file(shown: Opened, tmp_path: Path) -> None:
    pane = _log(shown)
    pane.export(tmp_path / "log.csv")
    shown.until(lambda: "saved in log.csv" in pane.proof())
    text = (tmp_path / "log.csv").read_text(encoding="utf-8-sig")
    assert "On Lesnaya, until eight" in text


def test_an_entry_leads_to_its_item(shown: Opened) -> None:
    pane = _log(shown)
    pane.item_requested.emit(2)
    assert shown.window.page() is None
    shown.until(lambda: (item := shown.station.case.item()) is not None and item.id == 2)


def test_an_answer_shows_the_case_as_it_was_then(shown: Opened) -> None:
    """Beside the list stand what was seen and what was said."""
    pane = _log(shown)
    pane.view.selectRow(1)
    shown.until(
        lambda: any(
            "On Lesnaya, until eight" in [part.text() for part in view.findChildren(Paragraph)]
            for view in pane.findChildren(CaseView)
        )
    )
    view = pane.findChildren(CaseView)[-1]
    texts = [part.text() for part in view.findChildren(Paragraph)]
    assert "Where are you on Sunday?" in texts
    heads = [part.text() for part in view.findChildren(Label)]
    assert [each for each in heads if each in {"What was seen", "What was said"}] == ["What was seen", "What was said"]


@pytest.mark.parametrize(
    ("part", "title"),
    [
        (matrix.ROW, "Changed a row of the matrix"),
        (matrix.FRAGMENT, "Changed a shared text"),
        (matrix.VOICE, "Changed a voice"),
        (matrix.RULES, "Changed the community's rules"),
        (matrix.LEXICON, "Changed slang and synonyms"),
        (matrix.SCORECARD, "Changed a scorecard"),
        ("written by another release", "Changed the replies"),
    ],
)
def test_an_entry_says_which_kind_of_document_was_changed(part: str, title: str, look: Look) -> None:
    """A voice, rules, a scorecard are no rows of the matrix."""
    look(language="en")
    entry = Entry(id=1, origin="here", seq=1, at=0, actor="1", kind=EntryKind.MATRIX, data={"part": part})
    assert words.done_words(entry) == title


def test_what_is_about_another_entry_names_it_and_leads_there(shown: Opened) -> None:
    """Taken back, graded, delivered: one press shows the decision it was about."""
    desk = shown.session.work.desk
    closed = desk.reader.execute("SELECT max(id) FROM entry WHERE kind = 'close'").fetchone()[0]
    undone = desk.write(undo.undo, closed).entry_id
    pane = _log(shown)
    assert pane.model.lines[0].entry.id == undone
    assert words.about_entry(pane.model.lines[0].entry) == closed

    def offered() -> list[Button]:
        return [
            each for each in pane.findChildren(Button) if each.text() == f"Open entry {closed}" and each.isVisible()
        ]

    shown.until(lambda: bool(offered()))
    offered()[0].click()
    shown.until(lambda: bool(pane.model.lines) and pane.model.lines[0].entry.id == closed)
    shown.until(lambda: bool(pane.findChildren(CaseView)))
    assert words.about_entry(pane.model.lines[0].entry) is None


def test_what_no_words_say_stands_beside_what_was_done(shown: Opened) -> None:
    """Which tag, whom, which channel and how; of what another release wrote nothing."""
    desk = shown.session.work.desk
    boris = desk.write(moderators.add, "Boris", Role.MODERATOR)
    desk.write(moderators.set_role, boris.id, Role.SENIOR)
    desk.write(approvals.mark_channel, 1, needs=True)
    desk.write(moderation.act, 1, moderation.Action(kind=EntryKind.TAG, tag="idea"))
    desk.write(moderation.act, 1, moderation.Action(kind=EntryKind.ASSIGN, to="Boris"))
    told = {line.entry.kind: words.facts(line) for line in reversed(review.entries(desk))}
    assert told[EntryKind.TAG] == "idea"
    assert told[EntryKind.ASSIGN] == "Boris"
    assert told[EntryKind.MODERATOR] == "Boris · Senior moderator"
    assert told[EntryKind.CHANNEL].endswith(" · answers need approval")
    assert told[EntryKind.REPLY] == told[EntryKind.CLOSE] == ""
    pane = _log(shown)
    assert words.title(pane.model.lines[0]) == ("Olga", "Assigned: Boris")
    shown.until(lambda: "Assigned: Boris" in [each.text() for each in pane.findChildren(Label)])
    strange = Entry(id=1, origin="here", seq=1, at=0, actor="1", kind=EntryKind.KIND, data={"kind": "robot"})
    assert words.facts(review.LogLine(entry=strange, actor_name="", item_id=None, message_ids=())) == ""
