"""The people of the demo: who they are, how they write, and what each of them usually has to say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from moderator_app.demo import speech_en, speech_ru
from moderator_app.demo.speech import MATRIX, Manner

CAST_SIZE: Final = 260

TALKS: Final[Mapping[str, Mapping[str, int]]] = {
    "advocate": {"praise": 46, "reply": 14, "emoji": 14, "talk": 14, "question": 6, "thanks": 6},
    "asker": {**dict.fromkeys(MATRIX, 9), "question": 22, "talk": 10, "emoji": 6, "thanks": 8},
    "critic": {"complaint": 58, "question": 10, "prices": 6, "talk": 10, "reply": 8, "praise": 8},
    "troll": {"troll": 88, "emoji": 6, "reply": 6},
    "spammer": {"spam": 1},
    "regular": {"talk": 38, "reply": 18, "praise": 14, "emoji": 16, "question": 8, "loyalty": 6},
}
"""What each character says, by weight."""
_CHARACTERS: Final = {"advocate": 22, "asker": 34, "critic": 17, "troll": 6, "spammer": 4, "regular": 17}


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Somebody of the cast. `number` is their place in it; `busy`: how much they write compared with others."""

    number: int
    name: str
    handle: str
    character: str
    manner: Manner
    busy: float

    @property
    def first_name(self) -> str:
        """As they are addressed."""
        first = self.name.split(" ")[0]
        return first if first.istitle() and self.name not in speech_ru.NICKS else self.name


def cast(seed: int) -> tuple[Guest, ...]:
    """Everybody; the same seed gives the same people."""
    random = Random(f"cast:{seed}")  # noqa: S311 - repeatable on purpose
    people: list[Guest] = []
    names: set[str] = set()
    while len(people) < CAST_SIZE:
        character = random.choices(list(_CHARACTERS), weights=list(_CHARACTERS.values()))[0]
        name, manner = _somebody(random, character)
        if name in names:
            continue
        names.add(name)
        handle = "".join(_LATIN.get(c, c) for c in name.lower() if c.isalnum() or c == " ").replace(" ", "_")
        handle = f"{handle}{random.choice(('', '', random.randrange(10, 99)))}"
        people.append(
            Guest(
                number=len(people),
                name=name,
                handle=handle,
                character=character,
                manner=manner,
                busy=random.choice((0.4, 0.6, 1.0, 1.0, 1.6, 4.0)),
            )
        )
    return tuple(people)


def _somebody(random: Random, character: str) -> tuple[str, Manner]:
    russian, female = random.random() < 0.78, random.random() < 0.55
    if character == "spammer":
        name = random.choice(_SPAM_NAMES) + random.choice(("", f" {random.randrange(10, 99)}"))
        return name, Manner(russian=russian)
    if not russian:
        name = f"{random.choice(speech_en.FIRST)} {random.choice(speech_en.LAST)}"
    elif random.random() < 0.1:
        name, female = random.choice(speech_ru.NICKS), True
        female = name not in _HIS
    else:
        first = random.choice(speech_ru.FIRST_F if female else speech_ru.FIRST_M)
        last = random.choice(speech_ru.LAST) + ("а" if female else "")
        name = random.choice((f"{first} {last}", f"{first} {last}", f"{first} {last[0]}.", first))
    lower = random.random() < 0.32
    return name, Manner(
        russian=russian, female=female, lower=lower, bare=lower and random.random() < 0.7,
        brackets=russian and random.random() < 0.22, emoji=random.random() < 0.14, loud=random.random() < 0.1,
        typos=random.choice((0, 0, 5, 10, 25, 40)),
    )  # fmt: skip


def pick(random: Random, people: Sequence[Guest], *characters: str) -> Guest:
    """Somebody, the busy ones more often; of these characters, where any are named."""
    fitting = [guest for guest in people if not characters or guest.character in characters]
    return random.choices(fitting, weights=[guest.busy for guest in fitting])[0]


def topic(random: Random, guest: Guest) -> str:
    """What this person is likely to write now."""
    table = TALKS[guest.character]
    return random.choices(list(table), weights=list(table.values()))[0]


_HIS: Final = frozenset(
    {"nikitos", "дядя Фёдор", "Гена", "ночной курьер", "вечный студент", "просто Макс", "Олег на велике", "кофейный ёж"}
)
_SPAM_NAMES: Final = (
    "Alex Profit",
    "Менеджер Ольга",
    "WatchDeal",
    "SEO Studio",
    "crypto_king",
    "Дипломы РФ",
    "Прораб",
    "Инвест Клуб",
    "Best Offer",
)
_LATIN: Final = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        (
            "a b v g d e e zh z i y k l m n o p r s t u f h c ch sh sch _ y _ e yu ya"
        ).replace("_", "\0").split(" "),
        strict=True,
    )
)  # fmt: skip
_LATIN.update({"ъ": "", "ь": ""})
