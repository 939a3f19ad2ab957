"""The page of the matrix: finding, editing, versions; nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from moderator_app.domain.matrix.rows import Variant
from moderator_app.services import matrix, matrix_forms, reply
from moderator_app.services.reply import Reply
from tests.support.matrix_page import (
    REFUND,
    choose,
    editor_of,
    go,
    opened_on,
    page_of,
    row_in_force,
    settle,
    titles,
    typed,
)
from tests.support.station import Opened, profile_in, seated
from tests.support.window import Look, StillClock
from ui.matrix.history import HistoryDialog
from ui.matrix.page import Tab
from ui.matrix.rows_list import Show
from ui.matrix.topic_picker import TopicDialog
from ui.rail.pane import Place


@pytest.fixture
def shown(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> Iterator[Opened]:
    """A workstation with a small matrix; a lead is at it, and its page is shown."""
    opened = opened_on(qtbot, tmp_path, clock)
    yield opened
    opened.close()


# ---------------------------------------------------------------- the list


def test_rows_say_how_they_are_used(shown: Opened) -> None:
    """Overdue for review, used and changed by hand, never used; by category and title."""
    work, item = shown.session.work, shown.inbox_ids[0]
    use = matrix.prepare(work.desk, row_in_force(shown, "refund"), matrix.about(work.desk, item)).use
    work.desk.write(reply.send, item, Reply(text="Here you are", used=use))
    station = shown.station.pages.matrix()
    assert station is not None
    station.reload()
    settle(shown)
    hours, refund = page_of(shown).rows.view.lines_model.lines()
    assert (hours.title, hours.figure, hours.mark, hours.tone) == (
        "Opening hours",
        "",
        "review overdue",
        "warning_text",
    )
    assert (refund.title, refund.figure, refund.mark) == ("Refund", "1 ×", "0\u00a0% as they are")
    assert "hours · Visit · 3 answers" in hours.said()


def test_filters_and_search(shown: Opened) -> None:
    """Each alone and together; an empty list says so; opening a row takes filters back that hide it."""
    rows = page_of(shown).rows
    rows.search.setText("скольки")
    assert titles(shown) == ["Opening hours"]
    rows.search.setText("money back")
    assert titles(shown) == ["Refund"]
    rows.search.setText("")
    rows.show_choice.choose(Show.REVIEW)
    assert titles(shown) == ["Opening hours"]
    rows.category.choose("Деньги · Money")
    assert titles(shown) == []
    assert rows.nothing.isVisible()
    assert rows.count.text() == "0 of 2"
    rows.show_choice.choose(Show.UNUSED)
    assert titles(shown) == ["Refund"]
    page_of(shown).open_row(row_in_force(shown, "hours").id)
    assert titles(shown) == ["Opening hours", "Refund"]
    rows.language.choose("en")
    assert titles(shown) == ["Opening hours", "Refund"]
    rows.show_choice.choose(Show.EDITED)
    assert titles(shown) == []


def test_500_rows_with_5000_phrasings(shown: Opened) -> None:
    """The list is one view over a model: filters build no widget, and only what fits is listed."""
    kept = page_of(shown).kept()
    assert kept is not None
    many = tuple(
        replace(
            REFUND, id=100 + n, version=1, code=f"r{n}", title=f"Row {n}", category=f"c{n % 7}",
            examples=tuple(f"phrasing {n} {k} {'needle' if n == 321 else ''}" for k in range(10)),
        )
        for n in range(500)
    )  # fmt: skip
    page = page_of(shown)
    page.show_kept(replace(kept, rows=many), shown.session.work.desk.clock.now_us())
    assert page.rows.view.lines_model.rowCount() == 500
    before = len(page.findChildren(QWidget))
    page.rows.search.setText("needle")
    assert titles(shown) == ["Row 321"]
    page.rows.search.setText("phrasing 32")
    assert len(titles(shown)) > 10
    page.rows.search.setText("")
    assert len(page.findChildren(QWidget)) == before


# ---------------------------------------------------------------- the form


def test_a_row_is_edited_and_saved_by_keys_alone(shown: Opened) -> None:
    """From the list into the form, to the next field, saved, back to the list: one version, one entry."""
    view = page_of(shown).rows.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_J)
    QTest.keyClick(view, Qt.Key.Key_Return)
    editor = editor_of(shown)
    assert shown.focus() is editor.title
    typed(editor.title, "Money back")
    QTest.keyClick(shown.focus(), Qt.Key.Key_Tab)
    assert shown.focus() is editor.code
    assert page_of(shown).rows.view.lines_model.lines()[1].dot
    QTest.keyClick(shown.focus(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(shown)
    saved = row_in_force(shown, "refund")
    assert (saved.title, saved.version, saved.variants) == ("Money back", 2, REFUND.variants)
    assert page_of(shown).forms() == ()
    QTest.keyClick(shown.focus(), Qt.Key.Key_Escape)
    assert shown.focus() is view


def test_every_field_of_a_row_comes_back_as_it_was(shown: Opened) -> None:
    """Showing a row changes nothing of it; each field of the form reaches the row."""
    row = choose(shown, "hours")
    editor = editor_of(shown)
    assert editor.row() == row
    for place in range(3):
        editor.variants.open(place)
        assert editor.row() == row
    assert page_of(shown).forms() == ()
    editor.variants.open(1)
    form = editor.variants.form
    form.platform.choose("vk")
    form.voice.choose("Shop")
    form.kind.choose("advocate")
    form.length.choose("short")
    form.weekdays.buttons[6].click()
    form.months.buttons[11].click()
    typed(form.valid_from, "2026-12-01")
    typed(form.valid_until, "2026-12-31")
    form.greeting.choice.choose("own")
    typed(form.greeting.field, "Hi!")
    form.close_block.choice.choose("none")
    typed(form.follow_up.edit, "Go on")
    typed(form.links.edit, "https://shop.example/hours")
    typed(form.answer.edit, "Until nine")
    typed(editor.examples.edit, "one")
    typed(editor.owner, "Boris")
    typed(editor.review_on, "2027-01-01")
    wanted = Variant(
        answer="Until nine", greeting="Hi!", close="", follow_up="Go on", voice="Shop", platform="vk", language="ru",
        kind="advocate", length="short", links=("https://shop.example/hours",), valid_from="2026-12-01",
        valid_until="2026-12-31", weekdays=(6,), months=(12,),
    )  # fmt: skip
    assert editor.row() == replace(
        row, examples=("one",), owner="Boris", review_on="2027-01-01",
        variants=(row.variants[0], wanted, row.variants[2]),
    )  # fmt: skip
    page_of(shown).save()
    settle(shown)
    assert row_in_force(shown, "hours").variants[1] == wanted


def test_what_is_wrong_stands_at_its_field(shown: Opened) -> None:
    """In words, at once; saving goes to the first fault, even in an answer that is not open; nothing is written."""
    choose(shown, "refund")
    editor, page = editor_of(shown), page_of(shown)
    typed(editor.code, "hours")
    assert "taken by" in editor.boxes["code"].problem()
    assert editor.save.blocked_reason()
    typed(editor.code, "refund")
    assert editor.boxes["code"].problem() == ""
    editor.variants.add_one()
    form = editor.variants.form
    assert form.boxes["answer"].problem() == ""  # nobody tried to save it yet
    editor.variants.open(0)
    page.save()
    assert editor.variants.opened_at() == 1
    assert form.boxes["answer"].problem() == "The answer is empty."
    assert shown.focus() is form.answer.edit
    for text, words in (
        ("{include:nowhere}", "nowhere"), ("{oops", "brace"), ("Good", ""),
    ):  # fmt: skip
        typed(form.answer.edit, text)
        assert (words in form.boxes["answer"].problem()) if words else form.boxes["answer"].problem() == ""
    typed(form.valid_from, "soon")
    assert "2026-03-08" in form.boxes["valid_from"].problem()
    assert row_in_force(shown, "refund").version == 1


def test_answers_are_added_copied_removed(shown: Opened) -> None:
    """And who gets which is said in words."""
    choose(shown, "refund")
    variants = editor_of(shown).variants
    assert not variants._who.isVisible()
    variants.form.copy.click()
    assert (len(variants.variants()), variants.opened_at()) == (2, 1)
    assert variants._who.text() == "They take turns, so that answers are not all alike."
    variants.form.language.choose("ru")
    assert variants._who.text() == "Russian → answer 2\nother language → answer 1"
    QTest.keyClick(variants.cards[0], Qt.Key.Key_Space)
    assert variants.opened_at() == 0
    variants.form.remove.click()
    assert [each.language for each in variants.variants()] == ["ru"]
    assert not variants.form.remove.isVisible()


def test_a_preview_is_live(shown: Opened) -> None:
    """With a name, without, the direct message, and what the voice says against it; places to fill in stay open."""
    choose(shown, "hours")
    form = editor_of(shown).variants.form
    shown.until(lambda: form.preview.named.text() == "Hello, Marina! We are open until eight o'clock.")
    assert form.preview.unnamed.text() == "Hello! We are open until eight o'clock."
    assert form.preview.follow_up.text() == "Ask me anything."
    typed(form.answer.edit, "Sorry, nothing we can do. Tell us {when?}")
    shown.until(lambda: "‹when›" in form.preview.named.text())
    shown.quiet()
    assert any("The brand does not say this" in each for each in form.preview.said()), form.preview.said()


def test_a_new_row_gets_a_code_and_a_copy_too(shown: Opened) -> None:
    """Its code is made from the question; a copy has another one; both stand in the matrix once saved."""
    page = page_of(shown)
    QTest.keyClick(page.rows.view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    editor = editor_of(shown)
    assert shown.focus() is editor.title
    typed(editor.title, "Where are you?")
    typed(editor.variants.form.answer.edit, "Here")
    assert editor.owner.text() == "Anna Klimova"
    page.save()
    settle(shown)
    new = row_in_force(shown, "where-are-you")
    assert (new.version, page.current(), page.forms()) == (1, new.id, ())
    editor_of(shown).copy.click()
    assert editor_of(shown).code.text() == "where-are-you-2"
    page.save()
    settle(shown)
    assert row_in_force(shown, "where-are-you-2").variants == new.variants


def test_the_insert_menu_knows_fields_and_fragments(shown: Opened) -> None:
    choose(shown, "refund")
    form = editor_of(shown).variants.form
    form.answer.edit.moveCursor(form.answer.edit.textCursor().MoveOperation.End)
    form._on_insert()
    (menu,) = form.findChildren(QMenu)
    entry = next(each for each in menu.actions() if "{include:closing}" in each.text())
    entry.trigger()
    menu.close()
    assert form.answer.text().endswith("please.{include:closing}")


# ---------------------------------------------------------------- nothing is lost


def test_what_is_typed_stays_with_its_row(shown: Opened, qtbot: QtBot, clock: StillClock) -> None:
    """Another row, another tab, another language, and the next start: it is still in the form; dropping drops it."""
    page = page_of(shown)
    row = choose(shown, "refund")
    typed(editor_of(shown).title, "Half a thought")
    choose(shown, "hours")
    page.show_tab(Tab.TEXTS)
    choose(shown, "refund")
    assert editor_of(shown).title.text() == "Half a thought"
    desk = shown.session.work.desk
    shown.until(lambda: bool(matrix_forms.kept(desk)))
    (form,) = matrix_forms.kept(desk)
    assert (form.key, form.base, form.row.title) == (row.id, row, "Half a thought")
    editor_of(shown).cancel.click()
    assert editor_of(shown).title.text() == REFUND.title
    shown.until(lambda: not matrix_forms.kept(desk))


def test_a_new_start_brings_it_back(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> None:
    """Even what was typed just before the end."""
    first = opened_on(qtbot, tmp_path, clock)
    choose(first, "refund")
    typed(editor_of(first).title, "Half a thought")
    profile = first.session.work.desk.profile
    first.close()
    again = Opened(qtbot, seated(profile, clock, None))
    go(again)
    choose(again, "refund")
    assert editor_of(again).title.text() == "Half a thought"
    again.close()


def test_forms_that_cannot_be_read_are_left(shown: Opened, caplog: pytest.LogCaptureFixture) -> None:
    """With a line in the log, and nothing breaks."""
    desk = shown.session.work.desk
    desk.profile.matrix_forms.write_text('[{"key": 1}]', encoding="utf-8")
    with caplog.at_level("WARNING"):
        assert matrix_forms.kept(desk) == ()
    assert "forms of the matrix cannot be read" in caplog.text


def test_somebody_else_changed_the_row_meanwhile(shown: Opened) -> None:
    """It is said at once; both are put together, and what both changed is named; nothing is overwritten unseen."""
    row = choose(shown, "refund")
    typed(editor_of(shown).title, "Mine")
    typed(editor_of(shown).owner, "Me")
    shown.session.work.desk.write(matrix.save, replace(row, title="Theirs", category="Cash"))
    settle(shown)
    editor = editor_of(shown)
    assert editor.banner.isVisible()
    assert editor.banner.accessibleName() == "The row was changed meanwhile. Question in one line, Category"
    assert editor.save.blocked_reason() == "Put both together first."
    assert (editor.title.text(), editor.category.text()) == ("Mine", REFUND.category)
    page_of(shown).merge()
    assert (editor.title.text(), editor.owner.text(), editor.category.text()) == ("Mine", "Me", "Cash")
    assert "Question in one line" in editor.told()
    page_of(shown).save()
    settle(shown)
    saved = row_in_force(shown, "refund")
    assert (saved.title, saved.owner, saved.category, saved.version) == ("Mine", "Me", "Cash", 3)


def test_a_save_that_comes_too_late_loses_nothing(shown: Opened) -> None:
    """The store refuses it in words, and the form says what to do."""
    row = choose(shown, "refund")
    typed(editor_of(shown).title, "Mine")
    shown.session.work.desk.write(matrix.save, replace(row, title="Theirs"))
    page_of(shown).save()  # the page has not heard of it
    settle(shown)
    assert row_in_force(shown, "refund").title == "Theirs"
    assert (editor_of(shown).title.text(), editor_of(shown).banner.isVisible()) == ("Mine", True)


def test_a_retired_row_comes_back(shown: Opened) -> None:
    """At once from its form, or from the list of those that were retired; an edit meanwhile can become a new row."""
    row = choose(shown, "refund")
    editor_of(shown).retire.click()
    settle(shown)
    assert titles(shown) == ["Opening hours"]
    page = page_of(shown)
    page.rows.show_choice.choose(Show.RETIRED)
    assert titles(shown) == ["Refund"]
    page.restore_requested.emit(row.id, 2)
    settle(shown)
    assert row_in_force(shown, "refund").id == row.id
    page.rows.show_choice.choose(Show.ALL)
    choose(shown, "refund")
    typed(editor_of(shown).title, "Mine")
    shown.session.work.desk.write(matrix.retire, row.id)
    settle(shown)
    assert editor_of(shown).banner.accessibleName() == "The row was retired meanwhile"
    page._save_as_new()
    page.save()
    settle(shown)
    assert row_in_force(shown, "refund").title == "Mine"


# ---------------------------------------------------------------- versions and topics


def test_versions_of_a_row(shown: Opened) -> None:
    """Who wrote each and what it changed, word by word; an old one is brought back as a new version."""
    row = choose(shown, "refund")
    shown.session.work.desk.write(matrix.save, replace(row, title="Money back please"))
    settle(shown)
    editor_of(shown).history.click()
    shown.until(lambda: bool(shown.window.findChildren(HistoryDialog)))
    (dialog,) = shown.window.findChildren(HistoryDialog)
    assert [line.title for line in dialog.view.lines_model.lines()] == ["Version 2", "Version 1"]
    assert dialog.view.lines_model.lines()[0].detail.startswith("Anna Klimova")
    assert dialog.diff.texts[0].removed() == REFUND.title
    assert dialog.restore.blocked_reason() == "It is in force."
    QTest.keyClick(dialog.view, Qt.Key.Key_J)
    dialog.restore.click()
    settle(shown)
    assert (row_in_force(shown, "refund").title, row_in_force(shown, "refund").version) == (REFUND.title, 3)


def test_topics_are_picked_by_name(shown: Opened) -> None:
    """Found in either language; "to none" is another thing than leaving it to the phrasings."""
    choose(shown, "refund")
    editor_of(shown).topics.click()
    (dialog,) = shown.window.findChildren(TopicDialog)
    assert dialog.list.count() == 150
    dialog.search.setText("возврат денег")
    visible = [dialog.list.item(n).text() for n in range(150) if not dialog.list.item(n).isHidden()]
    assert visible == ["Refund"]
    dialog.tick("refund")
    dialog.done.click()
    shown.until(lambda: not shown.window.covered())
    assert editor_of(shown).topics.text() == "Refund"
    page_of(shown).save()
    settle(shown)
    assert row_in_force(shown, "refund").topics == ("refund",)
    editor_of(shown).topics.click()
    (dialog,) = [each for each in shown.window.findChildren(TopicDialog) if each.is_open()]
    assert dialog.slugs() == ("refund",)
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.done.text() == "Link it to no topic"
    dialog.done.click()
    page_of(shown).save()
    settle(shown)
    assert row_in_force(shown, "refund").topics == ()


# ---------------------------------------------------------------- ways there


def test_a_card_of_the_sidebar_leads_to_its_row(shown: Opened) -> None:
    """E on the card that has the keyboard, before the window's own E; by the action from anywhere."""
    shown.station.go(Place())
    shown.station.actions.trigger("next")
    shown.until(lambda: bool(shown.station.pages.answers.first_row()))
    cards = shown.station.pages.answers.cards
    cards[0].setFocus()
    QTest.keyClick(cards[0], Qt.Key.Key_E)
    settle(shown)
    assert page_of(shown).current() == row_in_force(shown, "hours").id
    assert shown.focus() is editor_of(shown).title
    assert shown.station.case.item() is not None
    assert shown.station.case.item().state == "open"  # type: ignore[union-attr]  # E closed nothing
    shown.station.go(Place())
    shown.station.actions.trigger("matrix_edit")
    settle(shown)
    assert shown.station.rail.place() == Place(page="matrix")


def test_an_empty_matrix_offers_what_to_do(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> None:
    opened = Opened(qtbot, seated(profile_in(tmp_path), clock))
    go(opened)
    page = page_of(opened)
    assert page.starter.isVisible()
    page.add.click()
    assert editor_of(opened).isVisible()
    editor_of(opened).cancel.click()
    assert page.starter.isVisible()
    opened.close()


def test_its_own_keys(shown: Opened) -> None:
    """Slash goes to the search of the page; a letter in a form is a letter."""
    page = page_of(shown)
    page.rows.view.setFocus()
    QTest.keyClick(page.rows.view, Qt.Key.Key_Slash)
    assert shown.focus() is page.rows.search
    QTest.keyClicks(page.rows.search, "refund")
    QTest.keyClick(page.rows.search, Qt.Key.Key_Return)
    assert shown.focus() is page.rows.view
    choose(shown, "refund")
    typed(editor_of(shown).title, "a/b jk")
    assert editor_of(shown).title.text() == "a/b jk"
