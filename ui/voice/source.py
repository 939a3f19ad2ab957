"""What the editor of voices asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.matrix.voice import Voice
from moderator_app.errors import UserError
from moderator_app.services import book, sla_rules, voice
from moderator_app.services.voice import Past
from ui import i18n
from ui.names import platform_title
from ui.work import Work

Failed = Callable[[UserError], None]


class VoiceSource(Protocol):
    """Everything the editor needs; answers come on the GUI thread."""

    def voices(self) -> Sequence[Voice]:
        """Voices in force."""

    def brands(self) -> Sequence[str]:
        """Names of the brands there are."""

    def platforms(self) -> Sequence[tuple[str, str]]:
        """Name and title of each platform there is."""

    def may_change(self) -> bool:
        """Whether the person who works here may save."""

    def faults(self, wanted: Voice) -> Mapping[str, str]:
        """Field -> what is wrong with it."""

    def save(self, wanted: Voice, done: Callable[[Voice], None], bad: Failed) -> None:
        """A new version."""

    def remove(self, number: int, done: Callable[[None], None], bad: Failed) -> None:
        """Nobody speaks so any more."""

    def past(self, number: int) -> Sequence[Past]:
        """Its versions, newest first."""

    def now_us(self) -> int:
        """UTC microseconds."""


class DeskVoices:
    """The real source."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def voices(self) -> Sequence[Voice]:
        return voice.voices(self._work.desk)

    def brands(self) -> Sequence[str]:
        return [name for _, name in sla_rules.brands(self._work.desk)]

    def platforms(self) -> Sequence[tuple[str, str]]:
        return [(name, platform_title(name)) for name in self._work.desk.platform_names()]

    def may_change(self) -> bool:
        return self._work.desk.may(EntryKind.MATRIX)

    def faults(self, wanted: Voice) -> Mapping[str, str]:
        found = voice.faults(wanted, book.at(self._work.desk).matrix.fragments)
        return {name: each.text_ru if i18n.language() == "ru" else each.text_en for name, each in found.items()}

    def save(self, wanted: Voice, done: Callable[[Voice], None], bad: Failed) -> None:
        self._work.bridge.follow(self._work.decide(voice.save, wanted), done, bad)

    def remove(self, number: int, done: Callable[[None], None], bad: Failed) -> None:
        self._work.bridge.follow(self._work.decide(voice.remove, number), done, bad)

    def past(self, number: int) -> Sequence[Past]:
        return voice.past(self._work.desk, number)

    def now_us(self) -> int:
        return self._work.desk.clock.now_us()
