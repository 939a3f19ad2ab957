"""What was found in a text, as rows and menus: the fix, words that may have been meant, silence for a false alarm."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from moderator_app.domain.matrix.checks import Check
from moderator_app.domain.matrix.voice import ALWAYS, Rule
from ui.composer.parts import NoticeRow
from ui.composer.spelling import Spelling
from ui.composer.text_field import ReplyField
from ui.composer.voice_checks import COLORS, ICONS, VoiceChecks, reason
from ui.i18n import _t
from ui.safe_text import visible

SUGGESTED: Final = 5
MEND_KEY: Final = "Alt+Return"
NEXT_WORD_KEY: Final = "F7"
CUT: Final = 40


class Findings(QObject):
    """Menus of one field's findings.

    Signals:
        silence_requested: rule and phrase that the voice is not to mind any more; an empty phrase: the whole rule.
        language_requested: an answer in the language of the question instead.
    """

    silence_requested = Signal(object, str)
    language_requested = Signal()

    def __init__(self, field: ReplyField, checks: VoiceChecks) -> None:
        super().__init__(field)
        self._field, self._checks = field, checks
        self._spelling: Spelling | None = None
        self._may_silence: Callable[[], str] = _nothing
        field.menu_asked.connect(self._on_menu_asked)

    def serve(self, spelling: Spelling, may_silence: Callable[[], str]) -> None:
        """Who knows words, and why whoever works here may not silence a rule (empty: they may)."""
        self._spelling, self._may_silence = spelling, may_silence
        self._checks.set_spelling(spelling)

    def rows(self, most: int) -> list[NoticeRow]:
        """A row for each finding, for the first unknown word alone; the first that can be mended shows the key."""
        made: list[NoticeRow] = []
        key = MEND_KEY
        spelt = False
        for check in self._checks.found():
            if len(made) >= most:
                break
            if check.rule is Rule.SPELLING:
                if spelt:
                    continue
                spelt = True
                row = NoticeRow("info", COLORS[check.level], reason(check), _t("Findings", "Words"), NEXT_WORD_KEY)
                row.pressed.connect(lambda chosen=check: self.open_menu(chosen))
                made.append(row)
                continue
            label = _t("Composer", "Mend") if check.fix is not None else ""
            if check.rule is Rule.LANGUAGE:
                label = _t("Findings", "Other answer")
            silent = check.rule in ALWAYS or self._checks.voice() is None
            more = "" if silent else _t("Findings", "More ways")
            row = NoticeRow(ICONS[check.level], COLORS[check.level], reason(check), label, key if label else "", more)
            if label:
                key = ""
            row.pressed.connect(lambda chosen=check: self._mend(chosen))
            row.more_asked.connect(lambda chosen=check: self.open_menu(chosen))
            made.append(row)
        return made

    def mend(self) -> bool:
        """Mend what stands at the caret, else the first that can be mended; False: there is none."""
        self._checks.settle()
        place = self._field.textCursor().position()
        mendable = [each for each in self._checks.found() if each.fix is not None or each.rule is Rule.LANGUAGE]
        mendable.sort(key=lambda each: not each.start16 <= place <= each.end16)
        if not mendable:
            return False
        self._mend(mendable[0])
        return True

    def _mend(self, check: Check) -> None:
        """What stands there becomes its fix; of another language no word can stay."""
        if check.rule is Rule.LANGUAGE:
            self.language_requested.emit()
        else:
            self._checks.fix(check)

    def next_word(self) -> bool:
        """Select the next word no dictionary knows and show what may be done about it; False: there is none."""
        self._checks.settle()
        self._checks.run(whole=True)
        words = [each for each in self._checks.found() if each.rule is Rule.SPELLING]
        if not words:
            return False
        place = self._field.textCursor().selectionStart()
        here = (place, self._field.textCursor().selectionEnd())
        words.sort(key=lambda each: ((each.start16, each.end16) == here or each.start16 < place, each.start16))
        self.open_menu(words[0])
        return True

    def open_menu(self, check: Check) -> None:
        """What can be done about a finding, below its place."""
        self._checks.select(check)
        menu = self.menu(check)
        menu.aboutToHide.connect(menu.deleteLater)
        below = self._field.cursorRect().bottomLeft() + QPoint(0, 4)
        menu.popup(self._field.viewport().mapToGlobal(below))

    def menu(self, check: Check) -> QMenu:
        """What can be done about a finding."""
        made = QMenu(self._field)
        made.setToolTipsVisible(True)
        self._fill(made, check, None)
        return made

    def _fill(self, menu: QMenu, check: Check, before: QAction | None) -> None:
        """Put the entries of a finding before an entry; None: at the end."""

        def add(text: str, run: Callable[[], None] | None, tip: str = "") -> QAction:
            entry = QAction(text, menu)
            entry.setEnabled(run is not None)
            entry.setToolTip(tip)
            if run is not None:
                entry.triggered.connect(lambda _checked=False: run())
            if before is None:
                menu.addAction(entry)
            else:
                menu.insertAction(before, entry)
            return entry

        add(reason(check), None)
        if check.rule is Rule.SPELLING:
            self._add_words(menu, check, before, add)
        elif check.fix is not None:
            shown = visible(check.fix.strip()[:CUT]) or _t("Findings", "take it away")
            add(_t("Findings", "Mend: {what}").format(what=shown), lambda: self._checks.fix(check))
        if check.rule not in ALWAYS and self._checks.voice() is not None:
            why_not = self._may_silence()
            phrase = self._field.text()[check.start : check.end].strip()
            if phrase and len(phrase) <= 4 * CUT:
                add(
                    _t("Findings", "“{phrase}” is fine in this voice").format(phrase=visible(phrase[:CUT])),
                    None if why_not else lambda: self.silence_requested.emit(check.rule, phrase),
                    why_not,
                )
            add(
                _t("Findings", "Do not check this in this voice"),
                None if why_not else lambda: self.silence_requested.emit(check.rule, ""),
                why_not,
            )

    def _add_words(
        self,
        menu: QMenu,
        check: Check,
        before: QAction | None,
        add: Callable[[str, Callable[[], None] | None], QAction],
    ) -> None:
        """Words that may have been meant come when the helper has thought of them."""
        word = self._field.text()[check.start : check.end]
        looking = add(_t("Findings", "Looking for words…"), None)
        spelling = self._spelling
        if spelling is None:
            return
        add(
            _t("Findings", "Add “{word}” to my dictionary").format(word=visible(word[:CUT])),
            lambda: spelling.learn(word),
        )

        def found(words: list[str]) -> None:
            if not isValid(menu) or not isValid(looking):
                return  # closed before the words came
            for number, each in enumerate(words[:SUGGESTED], 1):
                entry = QAction(f"&{number}  {visible(each)}", menu)
                entry.triggered.connect(lambda _checked=False, chosen=each: self._checks.put(check, chosen))
                menu.insertAction(looking, entry)
            if words:
                menu.removeAction(looking)
            else:
                looking.setText(_t("Findings", "No word comes near"))

        spelling.suggest(word, found)

    def _on_menu_asked(self, menu: QMenu, place: int) -> None:
        """The field's own menu: what was found at that place stands first."""
        here = next((each for each in self._checks.found() if each.start16 <= place <= each.end16 > each.start16), None)
        entries = menu.actions()
        if here is None or not entries:
            return
        separator = menu.insertSeparator(entries[0])
        self._fill(menu, here, separator)


def _nothing() -> str:
    return ""
