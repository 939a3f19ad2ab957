"""Spelling for the composer: the helper process, asked by lines; nothing here waits on the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Final, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from moderator_app.services.spelling import Helper, add_own_word, own_words
from ui.i18n import _t

T = TypeVar("T")
Places = list[tuple[int, int]]
_TRIES: Final = 2
"""A helper that ended by itself is started once more, then no more."""


class Follower(Protocol):
    """The part of the bridge that is used here."""

    def follow(self, future: Future[T], done: Callable[[T], None] | None = None) -> None: ...


class Asked(Protocol):
    """What answers: `services.spelling.Helper`."""

    @property
    def alive(self) -> bool: ...
    def wrong(self, text: str, known: Sequence[str] = ()) -> Future[Places]: ...
    def suggest(self, word: str) -> Future[list[str]]: ...
    def close(self) -> None: ...


class Spelling(QObject):
    """Asks about words, and knows those of whoever writes here.

    Args:
        bridge: brings answers to the GUI thread.
        own: the file of own words.

    Signals:
        changed: words that were wrong may be right now, or nothing can be checked any more.
    """

    changed = Signal()

    def __init__(self, bridge: Follower, own: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._path = bridge, own
        self._start: Callable[[], Asked] | None = None
        self._helper: Asked | None = None
        self._own: list[str] = []
        self._lane = ThreadPoolExecutor(max_workers=1, thread_name_prefix="spelling-start")
        self._starting = False
        self._tries = 0
        self._waiting: list[Callable[[], None]] = []

    def begin(self, command: Sequence[str]) -> None:
        """From now on words are checked, by this program; it is started with the first of them."""
        self.begin_with(lambda: Helper(command))

    def begin_with(self, start: Callable[[], Asked]) -> None:
        """The same with whatever answers."""
        self._start, self._tries = start, 0

    def trouble(self) -> str:
        """Why words are not checked here; empty: they are, as far as is known."""
        dead = self._helper is not None and not self._helper.alive and self._tries >= _TRIES
        if self._start is None or dead:
            return _t("Spelling", "Spelling cannot be checked here: the library or a dictionary is missing.")
        return ""

    def ask(self, text: str, known: Sequence[str], done: Callable[[Places], None]) -> None:
        """Places of words that nobody knows, later, on this thread."""

        def asked() -> None:
            if self._helper is not None:
                self._bridge.follow(self._helper.wrong(text, [*known, *self._own]), self._heard(done))

        self._with_helper(asked)

    def suggest(self, word: str, done: Callable[[list[str]], None]) -> None:
        """What may have been meant, later, on this thread."""

        def asked() -> None:
            if self._helper is not None:
                self._bridge.follow(self._helper.suggest(word), done)

        self._with_helper(asked)

    def learn(self, word: str) -> None:
        """This word is right from now on, here and at the next start."""
        if word not in self._own:
            self._own.append(word)
        self._bridge.follow(self._lane.submit(add_own_word, self._path, word))
        self.changed.emit()

    def close(self) -> None:
        """End the helper."""
        self._start = None
        helper, self._helper = self._helper, None
        self._waiting = []
        self._lane.shutdown(wait=True)
        if helper is not None:
            helper.close()

    # Inside ---------------------------------------------------------------------------

    def _heard(self, done: Callable[[Places], None]) -> Callable[[Places], None]:
        def heard(places: Places) -> None:
            if self._helper is not None and not self._helper.alive:
                self.changed.emit()
            done(places)

        return heard

    def _with_helper(self, call: Callable[[], None]) -> None:
        if self._helper is not None and self._helper.alive:
            call()
            return
        if self._start is None or (self._tries >= _TRIES and not self._starting):
            return
        self._waiting.append(call)
        if self._starting:
            return
        self._starting = True
        self._tries += 1
        start, path, dead = self._start, self._path, self._helper

        def begun() -> tuple[Asked, list[str]]:
            if dead is not None:
                dead.close()
            return start(), own_words(path)

        self._bridge.follow(self._lane.submit(begun), self._on_begun)

    def _on_begun(self, begun: tuple[Asked, list[str]]) -> None:
        self._starting = False
        self._helper, words = begun
        self._own = list(dict.fromkeys((*words, *self._own)))
        waiting, self._waiting = self._waiting, []
        for call in waiting:
            call()
