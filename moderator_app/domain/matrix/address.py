"""Forms of address in Russian: words that say *ты*, words that say *вы*, and the same word in the other form."""

from __future__ import annotations

# ruff: noqa: SIM905 - lists of words are read as words
import re
from functools import lru_cache
from typing import Final

_PRONOUNS: Final = tuple(
    (pair.partition("/")[0], pair.partition("/")[2])
    for pair in (
        "ты/вы тебя/вас тебе/вам тобой/вами тобою/вами твой/ваш твоя/ваша твое/ваше твои/ваши твоего/вашего твоей/вашей"
        " твоему/вашему твоим/вашим твоими/вашими твою/вашу твоем/вашем твоих/ваших"
    ).split()
)
_VERBS: Final = tuple(
    (pair.partition("/")[0], pair.partition("/")[2])
    for pair in (
        "напиши/напишите подскажи/подскажите расскажи/расскажите пришли/пришлите уточни/уточните позвони/позвоните"
        " извини/извините прости/простите посмотри/посмотрите заходи/заходите приходи/приходите жди/ждите скажи/скажите"
        " проверь/проверьте попробуй/попробуйте обратись/обратитесь укажи/укажите сообщи/сообщите оставь/оставьте"
        " выбери/выберите загляни/загляните обнови/обновите отправь/отправьте покажи/покажите приезжай/приезжайте"
        " поделись/поделитесь возьми/возьмите дай/дайте смотри/смотрите пиши/пишите звони/звоните читай/читайте"
        " будь/будьте держи/держите следи/следите подпишись/подпишитесь закажи/закажите подойди/подойдите"
        " опиши/опишите назови/назовите переживай/переживайте волнуйся/волнуйтесь"
        " хочешь/хотите можешь/можете знаешь/знаете видишь/видите ждешь/ждете понимаешь/понимаете пишешь/пишете"
        " любишь/любите будешь/будете найдешь/найдете получишь/получите увидишь/увидите сможешь/сможете"
        " захочешь/захотите придешь/придете напишешь/напишете решишь/решите думаешь/думаете считаешь/считаете"
        " предпочитаешь/предпочитаете ищешь/ищете планируешь/планируете присоединяйся/присоединяйтесь"
        " здравствуй/здравствуйте"
    ).split()
)
_INFORMAL: Final[dict[str, str]] = dict((*_PRONOUNS, *_VERBS))
_FORMAL: Final = {formal: informal for informal, formal in (*_PRONOUNS, *_VERBS)}
# No sign by themselves: said to anybody, or another word too («посылки пришли»).
_NO_SIGN: Final = frozenset({"здравствуй", "здравствуйте", "пришли", "будь", "будьте", "читай", "дай", "жди", "пиши"})
_SECOND_PERSON: Final = re.compile(r"[а-я]{2,}(?:ешь|ишь)(?:ся)?$")
_NO_VERB: Final = frozenset({"лишь", "мышь", "тишь", "брешь", "плешь", "финишь", "катышь", "слышь"})
_PLURAL: Final = re.compile(r"[а-я]{3,}(?:айте|яйте|уйте|ейте|ойте)(?:сь)?$")
_NO_PLURAL: Final = frozenset({"сайте", "йогурте", "давайте", "фоейте"})

INFORMAL, FORMAL = "ты", "вы"


@lru_cache(maxsize=20_000)
def form_of(word: str) -> str | None:
    """`ты`, `вы`, or None for a word that is neither. `word` in lower case with е for ё."""
    if word in _NO_SIGN:
        return None
    if word in _INFORMAL:
        return INFORMAL
    if word in _FORMAL:
        return FORMAL
    if _SECOND_PERSON.match(word) and word not in _NO_VERB:
        return INFORMAL
    if _PLURAL.match(word) and word not in _NO_PLURAL:
        return FORMAL
    return None


def other_form(word: str, wanted: str) -> str | None:
    """The same word in the wanted form, in lower case; None: not known."""
    return _INFORMAL.get(word) if wanted == FORMAL else _FORMAL.get(word)
