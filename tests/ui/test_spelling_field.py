"""Spelling in the composer: underlined, explained, mended by a key; false alarms silenced; no helper, no harm."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from moderator_app.domain.matrix.voice import Level, Rule, Voice, Wording
from moderator_app.domain.roles import Role
from moderator_app.services import moderators, voice
from moderator_app.services.spelling import own_words
from tests.support.station import Opened, profile_in, said, seated
from tests.support.window import Look, StillClock
from ui.composer.spelling import Places


class Toy:
    """A helper that knows no word with an X in it."""

    def __init__(self) -> None:
        self.alive = True
        self.asked: list[str] = []
        self.closed = False

    def wrong(self, text: str, known: Sequence[str] = ()) -> Future[Places]:
        self.asked.append(text)
        found: Places = []
        at = 0
        for word in text.split(" "):
            if "x" in word and word not in known and self.alive:
                found.append((at, at + len(word)))
            at += len(word) + 1
        return _done(found)

    def suggest(self, word: str) -> Future[list[str]]:
        return _done([word.replace("x", "k")])

    def close(self) -> None:
        self.closed = True


T = TypeVar("T")


def _done(value: T) -> Future[T]:
    made: Future[T] = Future()
    made.set_result(value)
    return made


@pytest.fixture
def shown(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> Iterator[Opened]:
    opened = Opened(qtbot, seated(profile_in(tmp_path, said(1, "Xenia", "When?")), clock))
    desk = opened.session.work.desk
    desk.write(
        voice.save, Voice(name="Shop", language="en", forbidden=(Wording(phrase="no way", instead="let me see"),))
    )
    opened.station.open_item(opened.inbox_ids[0])
    opened.quiet()
    yield opened
    opened.close()


@pytest.fixture
def toy(shown: Opened) -> Toy:
    made = Toy()
    shown.station.writing.spelling.begin_with(lambda: made)
    return made


def writes(shown: Opened, text: str) -> None:
    """Typed, and all that was asked about it is answered."""
    composer = shown.station.case.composer
    composer.field.set_text(text)
    composer.field.moveCursor(QTextCursor.MoveOperation.Start)
    composer.checks.run()
    shown.quiet()


def misspelt(shown: Opened) -> list[str]:
    composer = shown.station.case.composer
    return [composer.text()[each.start : each.end] for each in composer.checks.found() if each.rule is Rule.SPELLING]


def texts(menu: QMenu) -> list[str]:
    return [entry.text() for entry in menu.actions()]


def chosen(menu: QMenu, words: str) -> Callable[[], None]:
    return next(entry for entry in menu.actions() if words in entry.text()).trigger


def test_words_are_underlined_and_mended(shown: Opened, toy: Toy) -> None:
    """Places in Qt's units even behind an emoji; the person's own name is right; a suggestion takes the place."""
    writes(shown, "😀 Xenia the cafxe and taxble")
    composer = shown.station.case.composer
    assert misspelt(shown) == ["cafxe", "taxble"]
    check = composer.checks.found()[0]
    assert (check.level, check.start16 - check.start) == (Level.HINT, 1)
    assert composer.notices() == ["“cafxe” is in no dictionary."]
    menu = composer.findings.menu(check)
    shown.quiet()
    chosen(menu, "cafke")()
    shown.quiet()
    assert composer.text() == "😀 Xenia the cafke and taxble"
    assert misspelt(shown) == ["taxble"]


def test_the_word_that_is_being_written_is_left_alone(shown: Opened, toy: Toy) -> None:
    """It counts when the key asks for it."""
    composer = shown.station.case.composer
    composer.focus_text()
    composer.field.set_text("a tax")
    composer.checks.run()
    shown.quiet()
    assert misspelt(shown) == []
    shown.station.actions.trigger("spelling")
    assert misspelt(shown) == ["tax"]
    assert composer.field.textCursor().selectedText() == "tax"
    for menu in composer.field.findChildren(QMenu):
        menu.close()


def test_own_words_are_right_from_now_on(shown: Opened, toy: Toy) -> None:
    """Also at the next start: they lie in the profile."""
    writes(shown, "a taxble")
    menu = shown.station.case.composer.findings.menu(shown.station.case.composer.checks.found()[0])
    chosen(menu, "to my dictionary")()
    shown.quiet()
    assert misspelt(shown) == []
    path = shown.session.work.desk.profile.own_words
    shown.until(lambda: own_words(path) == ["taxble"])


def test_a_false_alarm_is_silenced_in_the_voice(shown: Opened, toy: Toy) -> None:
    """A word, a phrase of another rule, a whole rule: each a version of the voice; for whoever may."""
    composer = shown.station.case.composer
    writes(shown, "no way a taxble")
    forbidden = composer.checks.found()[0]
    assert forbidden.rule is Rule.FORBIDDEN
    chosen(composer.findings.menu(forbidden), "“no way” is fine")()
    shown.quiet()
    assert Rule.FORBIDDEN not in {each.rule for each in composer.checks.found()}
    spelt = next(each for each in composer.checks.found() if each.rule is Rule.SPELLING)
    chosen(composer.findings.menu(spelt), "Do not check this")()
    shown.quiet()
    assert misspelt(shown) == []
    (spoken,) = voice.voices(shown.session.work.desk)
    assert (spoken.silenced, spoken.version) == ({Rule.FORBIDDEN: ("no way",), Rule.SPELLING: ("",)}, 3)


def test_silence_is_a_matter_of_role(shown: Opened, toy: Toy) -> None:
    desk = shown.session.work.desk
    shown.session.work.sit_down(desk.write(moderators.add, "Boris", Role.MODERATOR))
    writes(shown, "no way")
    menu = shown.station.case.composer.findings.menu(shown.station.case.composer.checks.found()[0])
    entry = next(each for each in menu.actions() if "is fine" in each.text())
    assert (entry.isEnabled(), entry.toolTip()) == (False, "Your role does not allow it")


def test_one_key_mends(shown: Opened) -> None:
    """What stands at the caret, else the first; with nothing to mend it says so."""
    composer = shown.station.case.composer
    writes(shown, "no way. Xenia, PLEASE WAIT HERE")
    composer.field.moveCursor(QTextCursor.MoveOperation.End)
    shown.station.actions.trigger("mend")
    assert composer.text().startswith("no way")
    assert "PLEASE" not in composer.text()
    shown.station.actions.trigger("mend")
    assert composer.text().lower().startswith("let me see")
    writes(shown, "Xenia, on Sunday at eight.")
    shown.station.actions.trigger("mend")
    assert "mended" in shown.window.toast.text()


def test_the_menu_of_the_field_begins_with_what_was_found(shown: Opened, toy: Toy) -> None:
    composer = shown.station.case.composer
    writes(shown, "a taxble here")
    menu = composer.field.createStandardContextMenu()
    before = len(menu.actions())
    composer.field.menu_asked.emit(menu, 4)
    shown.quiet()
    assert texts(menu)[:2] == ["“taxble” is in no dictionary.", "&1  takble"]
    other = composer.field.createStandardContextMenu()
    composer.field.menu_asked.emit(other, 12)
    assert len(other.actions()) == before


def test_without_a_helper_nothing_is_underlined_and_the_key_says_why(shown: Opened) -> None:
    writes(shown, "a taxble")
    assert misspelt(shown) == []
    shown.station.actions.trigger("spelling")
    assert "Spelling cannot be checked here" in shown.window.toast.text()


def test_a_helper_that_ends_is_started_once_more(shown: Opened) -> None:
    """Then no more: no dictionary is no reason to start a process for each key."""
    started: list[Toy] = []

    def start() -> Toy:
        started.append(Toy())
        return started[-1]

    shown.station.writing.spelling.begin_with(start)
    writes(shown, "a taxble")
    started[0].alive = False
    for text in ("b taxble", "c taxble", "d taxble"):
        writes(shown, text)
        started[-1].alive = False
    assert len(started) == 2
    assert started[0].closed
    assert shown.station.writing.spelling.trouble()


@pytest.mark.process
def test_the_real_helper_answers(shown: Opened) -> None:
    """`moderator spell` behind the composer, and gone with the window."""
    pytest.importorskip("hunspell")
    shown.station.writing.spelling.begin([sys.executable, "-m", "moderator_app", "spell"])
    writes(shown, "our cofee")
    shown.until(lambda: misspelt(shown) == ["cofee"])
