"""Spelling: a helper process that speaks lines of JSON over its pipes, and the words it does not know.

Hunspell holds the interpreter while it thinks (a suggestion takes 150 ms), so it never runs in the window's process.

    {"id": 1, "text": "…", "known": ["…"]}   →  {"id": 1, "words": [[start, end], …]}   places in characters
    {"id": 2, "suggest": "кафейня"}           →  {"id": 2, "suggestions": ["кофейня", …]}
    anything else                             →  {"id": …, "error": "…"}
"""

from __future__ import annotations

import contextlib
import json
import queue
import re
import subprocess
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import IO, Any, Final, Protocol

from moderator_app.errors import UserError, declare
from moderator_app.paths import resource

LONGEST: Final = 50_000
_MOST: Final = 200
_SUGGESTIONS: Final = 7
_STOP_S: Final = 2.0

# Links, addresses, @names, #tags, whatever has a digit or an underscore in it is not spelt.
_NOT_WORDS: Final = re.compile(
    r"https?://\S{1,2000}|www\.\S{1,2000}|\S{1,64}@\S{1,255}|[@#/]\w{1,100}|‹[^‹›]{0,200}›|\{[^{}]{0,200}\}"
    r"|\b\w{1,100}\.(?:ru|com|org|net|рф)\b|\b\w*[\d_]\w*\b"
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_CYRILLIC: Final = re.compile(r"[а-яё]", re.IGNORECASE)

NO_SPELLING = declare(
    "no_spelling",
    "Spelling cannot be checked here: {reason}.",
    "Проверка правописания здесь недоступна: {reason}.",
)

NO_OWN_WORD = declare(
    "no_own_word",
    "The word could not be added to the dictionary: {reason}.",
    "Слово не удалось добавить в словарь: {reason}.",
)


class Dictionary(Protocol):
    """What Hunspell does."""

    def spell(self, word: str) -> bool:
        """Whether it knows the word."""

    def suggest(self, word: str) -> Sequence[str]:
        """What may have been meant; slow."""


class Speller:
    """Russian and English; each word by its letters."""

    def __init__(self, russian: Dictionary, english: Dictionary) -> None:
        self._russian = russian
        self._english = english

    def wrong(self, text: str, known: Iterable[str] = ()) -> list[tuple[int, int]]:
        """Places of words it does not know, in characters."""
        text = text[:LONGEST]
        fine = {word.casefold() for word in known}
        blank = _NOT_WORDS.sub(lambda found: " " * len(found[0]), text)
        places: list[tuple[int, int]] = []
        for found in _WORD.finditer(blank):
            word = found[0]
            if len(word) > 1 and word.casefold() not in fine and not self._right(word):
                places.append((found.start(), found.end()))
                if len(places) >= _MOST:
                    break
        return places

    def _right(self, word: str) -> bool:
        dictionary = self._dictionary(word)
        plain = word.replace("’", "'")
        if dictionary.spell(plain) or (word.isupper() and len(word) <= 5):
            return True
        # «ё» is optional in Russian, and half of a compound may be known where the whole is not.
        if "ё" in plain.lower() and dictionary.spell(plain.replace("ё", "е").replace("Ё", "Е")):
            return True
        return "-" in plain and all(self._right(part) for part in plain.split("-") if part)

    def suggestions(self, word: str) -> list[str]:
        """What may have been meant, the likeliest first."""
        return list(self._dictionary(word).suggest(word.replace("’", "'")[:60]))[:_SUGGESTIONS]

    def _dictionary(self, word: str) -> Dictionary:
        return self._russian if _CYRILLIC.search(word) else self._english


def speller() -> Speller:
    """With the dictionaries that ship.

    Raises:
        UserError: `no_spelling` where the library or a dictionary is missing.
    """
    try:
        from hunspell import Hunspell  # noqa: PLC0415 - the helper's process alone

        folder = str(resource("dictionaries/ru_RU.aff").parent)
        return Speller(Hunspell("ru_RU", hunspell_data_dir=folder), Hunspell("en_US", hunspell_data_dir=folder))
    except (ImportError, OSError) as error:
        raise UserError(NO_SPELLING, reason=str(error)) from error


def serve(spell: Speller, lines: Iterable[str]) -> Iterator[str]:
    """The helper's side: a line in, a line out. A line it does not understand is answered with an error."""
    for line in lines:
        if line.strip():
            yield json.dumps(_answer(spell, line), ensure_ascii=False, separators=(",", ":"))


def _answer(spell: Speller, line: str) -> dict[str, Any]:
    try:
        asked = json.loads(line)
        number = asked.get("id")
        if isinstance(asked.get("text"), str):
            known = [str(each) for each in asked.get("known", ())]
            return {"id": number, "words": spell.wrong(asked["text"], known)}
        if isinstance(asked.get("suggest"), str):
            return {"id": number, "suggestions": spell.suggestions(asked["suggest"])}
    except (ValueError, AttributeError, TypeError, RecursionError) as error:
        return {"id": None, "error": type(error).__name__}
    return {"id": number, "error": "unknown"}


_OWN_MOST: Final = 5_000


def own_words(path: Path) -> list[str]:
    """Words somebody added to the dictionary of a profile; none where the file cannot be read."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    return [line.strip() for line in lines[:_OWN_MOST] if line.strip()]


def add_own_word(path: Path, word: str) -> None:
    """From now on this word is right.

    Raises:
        UserError: `no_own_word` where the file cannot be written.
    """
    if word.casefold() in {each.casefold() for each in own_words(path)}:
        return
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{word}\n")
    except OSError as error:
        raise UserError(NO_OWN_WORD, reason=error.strerror or str(error)) from error


class Helper:
    """The window's side: asks the helper process and answers by futures; nothing here waits.

    Args:
        command: the program and its words (`bootstrap.program("spell")`).
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._child = subprocess.Popen(  # noqa: S603 - our own program
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._gate = threading.Lock()
        self._waiting: dict[int, Future[dict[str, Any]]] = {}
        self._number = 0
        self._ended = False
        self._reader = threading.Thread(target=self._read, name="spelling", daemon=True)
        self._reader.start()
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._writer = threading.Thread(target=self._write, name="spelling-lines", daemon=True)
        self._writer.start()

    @property
    def alive(self) -> bool:
        """Whether it answers; when not, there are no underlines and that is all."""
        return not self._ended

    def wrong(self, text: str, known: Sequence[str] = ()) -> Future[list[tuple[int, int]]]:
        """Places of unknown words; an empty list when the helper has ended."""
        return _then(self._ask({"text": text, "known": list(known)}), _places)

    def suggest(self, word: str) -> Future[list[str]]:
        """What may have been meant; an empty list when the helper has ended."""
        return _then(self._ask({"suggest": word}), _words)

    def _ask(self, question: dict[str, Any]) -> Future[dict[str, Any]]:
        future: Future[dict[str, Any]] = Future()
        with self._gate:
            if self._ended:
                future.set_result({})
                return future
            self._number += 1
            self._waiting[self._number] = future
            self._lines.put(json.dumps({"id": self._number, **question}, ensure_ascii=False) + "\n")
        return future

    def _write(self) -> None:
        """A thread of its own: a pipe that is full waits, and whoever asks must not."""
        pipe: IO[str] | None = self._child.stdin
        if pipe is None:
            return
        with contextlib.suppress(OSError):  # it has ended by itself; the reader sees that
            while (line := self._lines.get()) is not None:
                pipe.write(line)
                pipe.flush()
        with contextlib.suppress(OSError):
            pipe.close()

    def _read(self) -> None:
        pipe: IO[str] | None = self._child.stdout
        for line in pipe or ():
            try:
                answer = json.loads(line)
                number = answer.get("id")
            except (ValueError, AttributeError):
                continue
            with self._gate:
                future = self._waiting.pop(number, None)
            if future is not None and future.set_running_or_notify_cancel():
                future.set_result(answer)
        with self._gate:
            self._ended = True
            self._lines.put(None)
            left, self._waiting = list(self._waiting.values()), {}
        for future in left:
            if future.set_running_or_notify_cancel():
                future.set_result({})

    def close(self) -> None:
        """End the process; it has its pipe's end to notice."""
        self._lines.put(None)
        try:
            self._child.wait(_STOP_S)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
        self._reader.join()
        self._writer.join()
        if self._child.stdout is not None:
            self._child.stdout.close()


def _places(answer: dict[str, Any]) -> list[tuple[int, int]]:
    return [(int(start), int(end)) for start, end in answer.get("words", ())]


def _words(answer: dict[str, Any]) -> list[str]:
    return [str(each) for each in answer.get("suggestions", ())]


def _then(asked: Future[dict[str, Any]], shape: Any) -> Future[Any]:
    shaped: Future[Any] = Future()

    def hand_on(done: Future[dict[str, Any]]) -> None:
        if shaped.set_running_or_notify_cancel():
            shaped.set_result(shape({} if done.cancelled() else done.result()))

    asked.add_done_callback(hand_on)
    return shaped


def dictionaries() -> tuple[Path, ...]:
    """The dictionaries that ship, with their licences beside them."""
    return tuple(resource(f"dictionaries/{name}.dic") for name in ("ru_RU", "en_US"))
