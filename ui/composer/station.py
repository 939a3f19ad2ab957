"""Writing in the window: keys for what was found in a text, spelling, and silence for false alarms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.matrix.checks import language_of
from moderator_app.domain.matrix.voice import Rule, Voice
from moderator_app.domain.roles import may
from moderator_app.services import voice
from ui.actions import ActionSpec, Group
from ui.composer.attaching import Attaching
from ui.composer.extras import Extras
from ui.composer.findings import MEND_KEY, NEXT_WORD_KEY
from ui.composer.spelling import Spelling
from ui.i18n import _t
from ui.safe_text import visible

if TYPE_CHECKING:
    from ui.workstation import Workstation


class Writing(QObject):
    """Joins composer, helper process and services."""

    def __init__(self, station: Workstation) -> None:
        super().__init__(station)
        self._station = station
        self.spelling = Spelling(station.work.bridge, station.work.desk.profile.own_words, self)
        self.extras = Extras(station)
        self.attaching = Attaching(station)
        self._findings = station.case.composer.findings
        self._findings.serve(self.spelling, self._why_not_silence)
        self._findings.silence_requested.connect(self.silence)
        self._findings.language_requested.connect(self.answer_in_their_language)

    def specs(self) -> tuple[ActionSpec, ...]:
        """Its keys; they work while a text is typed."""
        return (
            ActionSpec(
                id="mend", text=lambda: _t("Command", "Mend what was found"), run=self.mend, group=Group.ANSWER,
                keys=(MEND_KEY,), icon="check", everywhere=True,
            ),
            ActionSpec(
                id="spelling", text=lambda: _t("Command", "Next word of no dictionary"), run=self.next_word,
                group=Group.ANSWER, keys=(NEXT_WORD_KEY,), icon="book", everywhere=True,
            ),
            *self.extras.specs(),
            *self.attaching.specs(),
        )  # fmt: skip

    def close(self) -> None:
        """End the helper process, and the copy that is being made."""
        self.spelling.close()
        self.attaching.close()

    @Slot()
    def mend(self) -> None:
        """The fix at the caret, else the first there is."""
        if not self._findings.mend():
            self._station.decisions.say(_t("Findings", "Nothing here can be mended by itself"))

    @Slot()
    def next_word(self) -> None:
        """The next word that no dictionary knows."""
        if not self._findings.next_word():
            self._station.decisions.say(self.spelling.trouble() or _t("Findings", "Every word is in a dictionary"))

    @Slot(object, str)
    def silence(self, rule: Rule, phrase: str) -> None:
        """The voice of the open item minds that no more: a new version of it, for everybody."""
        station = self._station
        spoken = station.case.composer.checks.voice()
        if spoken is None:
            return

        def done(_voice: Voice) -> None:
            what = visible(phrase[:40])
            said = _t("Findings", "This voice no longer minds “{phrase}”").format(phrase=what)
            station.decisions.say(said if phrase else _t("Findings", "This voice no longer checks that"), "mute")
            station.work.bridge.look()
            station.case.refresh()

        future = station.work.decide(voice.silence, spoken.id, rule, phrase)
        station.work.bridge.follow(future, done, station.decisions.refused)

    @Slot()
    def answer_in_their_language(self) -> None:
        """The first answer of the sidebar in their language in place of the words, undoable; else a search."""
        station = self._station
        composer, offers = station.case.composer, station.pages.answers.offers()
        asked = "" if offers is None else offers.about.language or language_of(offers.about.question)
        found = (
            None
            if offers is None
            else next(
                (each.prepared for each in offers.offers if language_of(each.prepared.rendered.text) == asked), None
            )
        )
        if found is None or composer.blocked():
            station.matrix.search()
            said = _t("Findings", "The matrix has no answer in that language here; search for one")
            station.decisions.say(said, "info")
            return
        composer.field.selectAll()
        composer.insert_answer(found.rendered.text, found.use, found.files)

    def _why_not_silence(self) -> str:
        person = self._station.work.desk.moderator
        if person is None or not may(person.role, EntryKind.MATRIX):
            return _t("Kind", "Your role does not allow it")
        return ""
