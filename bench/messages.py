"""Synthetic messages with the shape of real ones: Zipf-distributed Russian and English words, some 180 bytes a text."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

from moderator_app.clock import SECOND_US, from_iso
from moderator_app.domain.authors import Author
from moderator_app.domain.ports import Message, ThreadInfo

_START_US = from_iso("2026-01-01T00:00:00Z")
_STEMS_RU = ("коф", "вкус", "мест", "зерн", "чашк", "утр", "гост", "цен", "час", "молок", "рецеп", "сорт", "обжар")
_STEMS_EN = ("coff", "tast", "plac", "bean", "morn", "guest", "pric", "hour", "milk", "roast", "brew", "time", "shop")
_ENDINGS_RU = ("а", "ы", "ом", "е", "ов", "ями", "ная", "ного", "ить", "или", "ешь", "я", "ости")
_ENDINGS_EN = ("e", "ing", "ed", "er", "s", "ers", "ly", "y", "ness", "able", "ful", "ish", "est")


def _words(chance: random.Random, stems: tuple[str, ...], endings: tuple[str, ...], count: int) -> list[str]:
    letters = "аеиоулнрст" if stems is _STEMS_RU else "aeioulnrst"
    made = {stem + ending for stem, ending in itertools.product(stems, endings)}
    while len(made) < count:
        made.add(chance.choice(stems) + "".join(chance.choices(letters, k=3)) + chance.choice(endings))
    ordered = sorted(made)
    chance.shuffle(ordered)
    return ordered


class Texts:
    """Endless texts; the same seed gives the same texts."""

    def __init__(self, seed: int = 7, words: int = 20_000) -> None:
        self._chance = random.Random(seed)
        self._pools = [
            (pool, list(itertools.accumulate(1 / rank for rank in range(1, len(pool) + 1))))
            for pool in (
                _words(self._chance, _STEMS_RU, _ENDINGS_RU, words),
                _words(self._chance, _STEMS_EN, _ENDINGS_EN, words),
            )
        ]

    def text(self) -> str:
        """One text of a few to some thirty words."""
        pool, weights = self._pools[self._chance.random() < 0.25]
        return " ".join(self._chance.choices(pool, cum_weights=weights, k=self._chance.randint(2, 18)))


def messages(count: int, *, seed: int = 7, authors: int = 60_000, threads: int = 500) -> Iterator[Message]:
    """Messages of one channel, oldest first, a few seconds apart; ids are shuffled within the run's seed."""
    texts = Texts(seed)
    chance = random.Random(seed + 1)
    posts = [ThreadInfo(external_id=str(n), title=f"Запись {n}", body="", permalink=None) for n in range(threads)]
    for number in range(count):
        author = chance.randrange(authors)
        yield Message(
            external_id=str(1_000_000 * seed + number),
            thread=chance.choice(posts),
            author=Author(name=f"Автор {author}", external_id=str(author)),
            text=texts.text(),
            created_at=_START_US + number * 7 * SECOND_US,
        )
