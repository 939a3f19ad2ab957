"""Checks of the voice while somebody types: places underlined, reasons in rows, a fix each, and what blocks sending."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from moderator_app.domain.matrix.checks import Check, misspelt
from moderator_app.domain.matrix.voice import Level, Rule, Voice
from ui import i18n, theme
from ui.composer.text_field import ReplyField
from ui.widgets.countdown import Deadline

CHECK_AFTER_MS: Final = 120
"""After the last key; all checks of a long text take a few milliseconds."""
SHOWN: Final = 5
Checker = Callable[[str], list[Check]]

ICONS: Final = {Level.BLOCK: "alert", Level.WARNING: "alert", Level.HINT: "info"}
COLORS: Final = {Level.BLOCK: "danger_text", Level.WARNING: "warning_text", Level.HINT: "text_muted"}


class Spells(Protocol):
    """The part of `ui.composer.spelling.Spelling` that is used here."""

    changed: Any

    def ask(self, text: str, known: Sequence[str], done: Callable[[list[tuple[int, int]]], None]) -> None: ...


class VoiceChecks(QObject):
    """What is wrong with the words of one field.

    Signals:
        changed: the findings are others now.
    """

    changed = Signal()

    def __init__(self, field: ReplyField) -> None:
        super().__init__(field)
        self._field = field
        self._checker: Checker | None = None
        self._may: Callable[[Check], bool] | None = None
        self._alone: Callable[[Check], bool] | None = None
        self._found: list[Check] = []
        self._voice: Voice | None = None
        self._known: tuple[str, ...] = ()
        self._spelling: Spells | None = None
        self._spelt: tuple[str, list[tuple[int, int]]] = ("", [])
        self._later = Deadline(self._on_later, self)

    def set_checker(
        self,
        checker: Checker | None,
        may: Callable[[Check], bool] | None = None,
        *,
        alone: Callable[[Check], bool] | None = None,
        voice: Voice | None = None,
        known: Sequence[str] = (),
    ) -> None:
        """Check by these rules from now on.

        Args:
            checker: None: by none.
            may: whether whoever works here may override a block, or ask for it.
            alone: whether they need not ask; None: never.
            voice: the one that speaks here: how strict it is about spelling, what it has silenced.
            known: words that are right here, names for one.
        """
        self._checker, self._may, self._alone, self._voice = checker, may, alone, voice
        if tuple(known) != self._known:
            self._known = tuple(known)
            self._spelt = ("", [])
        self.run()

    def set_spelling(self, spelling: Spells) -> None:
        """Words are checked too."""
        self._spelling = spelling
        spelling.changed.connect(self._on_spelling_changed)

    def voice(self) -> Voice | None:
        """The voice that speaks here."""
        return self._voice

    def may_override(self) -> bool:
        """Whether all blocks may be overridden, with a reason."""
        blocks = [each for each in self._found if each.level is Level.BLOCK]
        return bool(blocks) and self._may is not None and all(self._may(each) for each in blocks)

    def asks(self) -> bool:
        """Whether overriding a block of these has to be asked for."""
        alone = self._alone
        return alone is not None and not all(alone(each) for each in self._found if each.level is Level.BLOCK)

    def text_changed(self) -> None:
        """A key was pressed: look soon."""
        self._later.start(CHECK_AFTER_MS)

    def settle(self) -> None:
        """Look now if a look is due: before sending."""
        self._later.run_now()

    def run(self, *, whole: bool = False) -> None:
        """Look at the words as they are; `whole`: at the one that is being written too."""
        text = self._field.text()
        # What is empty has its own reason why it cannot be sent.
        found = self._checker(text) if self._checker is not None and text.strip() else []
        found = [each for each in found if each.rule is not Rule.EMPTY]
        found += self._misspelt(text, whole=whole)
        if found != self._found:
            self._found = found
            self._underline()
            self.changed.emit()

    def _misspelt(self, text: str, *, whole: bool) -> list[Check]:
        """What the helper said of these very words; of others it is asked."""
        if self._spelling is None or self._checker is None or not text.strip():
            return []
        asked, places = self._spelt
        if asked != text:
            self._spelling.ask(text, self._known, lambda found: self._on_spelt(text, found))
            # Until it answers, words before the first change are what they were.
            same = _common(asked, text)
            places = [each for each in places if each[1] < same]
        writing = self._field.textCursor().position() if self._field.hasFocus() and not whole else -1
        found = misspelt(text, places, self._voice)
        return [each for each in found if each.end16 != writing]  # the word under the caret is not finished

    def _on_spelt(self, text: str, places: list[tuple[int, int]]) -> None:
        if text == self._field.text():
            self._spelt = (text, places)
            self.run()

    def _on_spelling_changed(self) -> None:
        self._spelt = ("", [])
        self.run()

    def select(self, check: Check) -> None:
        """Select the place of a finding."""
        self._field.setTextCursor(self._at(check))
        self._field.setFocus()

    def put(self, check: Check, words: str) -> None:
        """Put these words in the place, undoable."""
        self._at(check).insertText(words)
        self._field.setFocus()
        self.run()

    def _on_later(self) -> None:
        self.run()

    def found(self) -> Sequence[Check]:
        """The findings, blocks first."""
        return self._found

    def block(self) -> Check | None:
        """What keeps it from being sent."""
        return next((each for each in self._found if each.level is Level.BLOCK), None)

    def fix(self, check: Check) -> None:
        """Put the proposed words in the place, undoable; without a proposal select the place."""
        cursor = self._at(check)
        if check.fix is not None:
            cursor.insertText(check.fix)
        else:
            self._field.setTextCursor(cursor)
        self._field.setFocus()
        self.run()

    def select_first_gap(self) -> bool:
        """Select the first field that is still to be filled in, so that typing fills it."""
        gap = next((each for each in self._found if each.rule is Rule.UNRESOLVED), None)
        if gap is None:
            return False
        self._field.setTextCursor(self._at(gap))
        return True

    def select_next_gap(self) -> bool:
        """The next field to be filled in, from the caret on and round again; False when there is no other."""
        self.settle()
        gaps = [each for each in self._found if each.rule is Rule.UNRESOLVED]
        cursor = self._field.textCursor()
        gaps.sort(key=lambda each: (each.start16 < cursor.selectionEnd(), each.start16))
        if not gaps or (gaps[0].start16, gaps[0].end16) == (cursor.selectionStart(), cursor.selectionEnd()):
            return False
        self._field.setTextCursor(self._at(gaps[0]))
        return True

    def _at(self, check: Check) -> QTextCursor:
        cursor = QTextCursor(self._field.document())
        cursor.setPosition(check.start16)
        cursor.setPosition(check.end16, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _underline(self) -> None:
        """Extra selections touch neither document nor undo."""
        colors = theme.active().colors
        marks = []
        for check in self._found:
            if check.end16 <= check.start16:
                continue
            mark = QTextEdit.ExtraSelection()
            shape = QTextCharFormat()
            dotted = check.level is Level.HINT
            spelt = check.rule is Rule.SPELLING
            shape.setUnderlineStyle(
                QTextCharFormat.UnderlineStyle.DotLine if dotted else QTextCharFormat.UnderlineStyle.WaveUnderline
            )
            shape.setUnderlineColor(colors.danger_text if spelt else getattr(colors, COLORS[check.level]))
            mark.format = shape
            mark.cursor = self._at(check)
            marks.append(mark)
        self._field.setExtraSelections(marks)


def _common(before: str, after: str) -> int:
    """How many characters both begin with."""
    for place, (one, other) in enumerate(zip(before, after, strict=False)):
        if one != other:
            return place
    return min(len(before), len(after))


def reason(check: Check) -> str:
    """Why, in the language of the window."""
    return check.reason_ru if i18n.language() == "ru" else check.reason_en
