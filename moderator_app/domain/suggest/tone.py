"""What kind of commenter wrote a text, how negative and how toxic it is, and in which language. Pure, standard library.

Two scores that are kept apart: *negativity* (unhappy) and *toxicity* (abusive). An angry but clean complaint is a
critic, not a troll. Nothing here was trained on anybody's data: a list of roots of abuse, words of praise and trouble,
emoji, question and addressee signs, shouting. What moderators correct is learnt beside it (`tone_learning`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from moderator_app.domain.suggest.normal import EMOJI_MARK, LONGEST, words

VERSION: Final = 2
"""Of these rules; a guess made by an older version is made again."""


class Kind(StrEnum):
    """Kinds of commenter."""

    ADVOCATE = "advocate"
    NEUTRAL = "neutral"
    CONSTRUCTIVE = "constructive_critic"
    DESTRUCTIVE = "destructive"


KINDS: Final = tuple(Kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tone:
    """A guess about one text.

    Attributes:
        confidence: 0 to 1, of the kind.
        negativity: 0 to 1, how unhappy.
        toxicity: 0 to 1, how abusive.
        language: `ru` or `en`; empty where there are no letters to tell by.
    """

    kind: Kind
    confidence: float
    negativity: float
    toxicity: float
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What the rules saw; counts unless said otherwise. `capitals`: share of capital letters, 0 to 1."""

    abuse: int = 0
    at_person: int = 0
    praise: int = 0
    trouble: int = 0
    question: int = 0
    concrete: int = 0
    capitals: float = 0.0
    shouting: int = 0
    length: int = 0


# Roots of Russian obscenity with the prefixes and endings they take, written so that everyday words stay out:
# "хлеб", "скипидар", "употреблять", "страховать", "мандарин", "команда", "рубля" and the like are a test.
_PREFIX: Final = (
    r"(?:за|на|по|про|до|от|вы|у|об|о|с|съ|въ|объ|раз|разъ|рас|при|пере|под|подъ|не|недо|из|ис|дол|взъ|ни)?"
)
_ABUSE_RU: Final = (
    _PREFIX + r"(?:еб(?:а[тлнш]|и[тслш]|у[тщчн]|л[аои]|ну|ан|ло|ень|ец|ет)|[её]бн|ебар|ебуч|епт)\w*",
    r"(?:долб|уе|мудо|худо)[ао]?е?б\w*",
    r"ебан\w*|ебн\w*|ебло|еблан\w*|ебет\w*|ебучий",
    _PREFIX + r"(?:ху[йяюе](?![лв]ь)(?!ж)|хуе|хуи[лтщ]|хую)\w*",
    r"(?:ни|не|по|на|от|о)?ху[йяеию]\w{0,10}",
    _PREFIX + r"пизд\w*",
    r"(?:ах|ох|на|по)ерел\w*",
    r"бля(?:т|д|ть|дь)?(?:и|ь|ей|ина|ский|ская|ское|ство|ю|ями)?",
    r"бляд\w*|блят\w*|блеат\w*",
    r"мудак\w*|мудач\w*|мудил\w*|мудозвон\w*",
    r"гандон\w*|гондон\w*",
    r"пидор\w*|пидар\w*|пидр\w*|педик(?!юр)\w*",
    r"залуп\w*",
    r"сук(?:а|и|е|у|ой|ам|ами|ин|ины|ина)|сучк\w*|сучар\w*",
    r"шлюх\w*|потаскух\w*|шалав\w*",
    r"говн\w*|гавно\w*|говен\w*|дерьм\w*",
    r"жоп[аеуоы]\w*|засран\w*|обосра\w*|насра\w*|срать|срал[иа]?|сран\w{2,}",
    r"мраз[ьи]\w*|тварь|твари|тварями|ублюд\w*|гнид[аыеу]\w*|падл[аыоу]\w*|подонк\w*|подонок\w*|выродк\w*|выродок",
    r"урод(?:ы|ов|ам|ами|ина|ины|ка|ский|цы)?|уебок|чмо(?:шник\w*)?|чмыр\w*|лохи?|лохотронщик\w*",
    r"дебил\w*|идиот\w*|кретин\w*|имбецил\w*|даун(?:ы|ов|ам)?|дегенерат\w*|тупиц\w*|тупор\w*|недоум\w*|придур\w*|олух\w*",
    r"дур(?:а|ак|аки|аков|акам|ачье|ачки|ы|ой)|безмозгл\w*|тупы[ехм]\w*|тупой|тупая|идиоты?",
    r"сдохн(?:и|ите|ешь|ете)|подохн(?:и|ите|ешь|ете)|чтоб\s?вы\s?сдохли|убейтесь|убейся",
    r"козл(?:ы|ов|ина|ам)|козел|скотин\w*|скоты|быдл\w*|свинь[яи]|ничтожеств\w*|отморозк\w*|жулье|мошенницы",
    r"нах|нахрен|нафиг|пнх|хер(?:ня|ни|ню|ней|ово|овый|овая|овое|овые|а|ом)?|похер\w*|охере\w*|офигевш\w*",
    r"заткни\w*|отвали(?:те)?|пош(?:ел|ла|ли)вон",
)
_ABUSE_EN: Final = (
    r"(?:mother)?fuck\w*|fck\w*|fuk(?:in|ing|er|ers)?|wtf|stfu|gtfo",
    r"(?:bull|horse|dip|ape)?shit(?:s|ty|tier|head|heads|hole|show|bag|bags|e)?",
    r"bitch\w*|bastard\w*|asshole\w*|arsehole\w*|dumbass\w*|jackass\w*|smartass",
    r"cunt\w*|dick(?:head|heads|s)?|prick(?:s)?|twat\w*|wanker\w*|tosser\w*|bollocks",
    r"moron\w*|idiot\w*|imbecile\w*|retard\w*|cretin\w*|dumb(?:o|os)|stupid|scum(?:bag|bags)?|lowlife\w*",
    r"whore\w*|slut\w*|faggot\w*|fag|nigg(?:a|er)\w*|kys|crap(?:py)?|douche\w*|trash|clowns?|pathetic|losers?",
)
_ABUSE: Final = re.compile("|".join(f"(?:{each})" for each in (*_ABUSE_RU, *_ABUSE_EN)))
_MILD: Final = re.compile(
    r"хер\w*|нах|нахрен|нафиг|дерьм\w*|тупой|тупая|тупы\w*|wtf|crap\w*|stupid|trash|clowns?|pathetic|losers?|офигевш\w*|"
    r"свинь\w|козел|лохи?|говн\w*|жоп\w*|дурак|дура"
)
"""Rude, but people say it of things and of themselves too."""

_PRAISE: Final = re.compile(
    r"спасиб\w*|благодар\w*|обожа\w*|любл(?:ю|им)|люби(?:м|мая|мое|мый|мые)|супер\w*|класс(?:но|ный|ная|ное|ные)?|"
    r"отличн\w*|прекрасн\w*|замечательн\w*|шикарн\w*|восхитительн\w*|вкусн\w*|круто|крут(?:ые|ой|ая)|лучш(?:ие|ий|ая|ее)|"
    r"молодц\w*|молодец|восторг\w*|нрав(?:ится|ятся|илось|ится)|понравил\w*|топ|топчик|бомб(?:а|ически\w*)|кайф\w*|"
    r"огонь|браво|умнич\w*|рекоменд\w*|душевн\w*|уютн\w*|приятн\w*|доволен|довольн[аы]|идеальн\w*|чудесн\w*|волшебн\w*|"
    r"thanks?|thank|thx|love[ds]?|loving|great|awesome|amazing|excellent|perfect|best|delicious|tasty|wonderful|"
    r"fantastic|brilliant|cool|nice|lovely|recommend\w*|favou?rite|bravo|happy|superb|yummy|cosy|cozy|friendly|"
    rf"{EMOJI_MARK}(?:love|joy|good)"
)
_TROUBLE: Final = re.compile(
    r"ужас\w*|отврат\w*|кошмар\w*|плох\w*|хуже|худш\w*|разочаров\w*|обман\w*|жал(?:оба|обу|уюсь|обы)|верните|"
    r"возмут\w*|возмущ\w*|безобраз\w*|позор\w*|хам(?:ят|ит|ство|ства|ка|ло|ло)\w*|груб\w*|грязн\w*|испорт\w*|испорчен\w*|"
    r"просроч\w*|тухл\w*|протух\w*|холодн\w*|остыв\w*|сломал\w*|сломан\w*|опозда\w*|опаздыва\w*|задерж\w*|долго|"
    r"ошиб\w*|перепутал\w*|потерял\w*|невкусн\w*|горел\w*|пригоре\w*|сыро[йе]|волос\w*|таракан\w*|отравил\w*|отравлен\w*|"
    r"игнор\w*|никогда|некачествен\w*|неприятн\w*|ненавижу|бесит|бесят|достал[иа]?|надоел\w*|мошенн\w*|развод|"
    r"двойн\w*|списал\w*|дважды|развал\w*|дорого|недоволен|недовольн\w*|ухудш\w*|скатил\w*|испортил\w*|обсчита\w*|"
    r"протек\w*|течет|текут|облил\w*|пролил\w*|вылил(?:ся|ось|ась)|расплескал\w*|слетел\w*|слета[ею]т|соскочил\w*|отвал(?:ил|ива)\w+|"
    r"обжег\w*|обожг\w*|треснул\w*|порвал\w*|размок\w*|бракован\w*|"
    r"terrible|awful|horrible|disgust\w*|worst|worse|bad|poor|disappoint\w*|refund|complain\w*|rude|dirty|late|cold|"
    r"broken|wrong|slow|scam\w*|cheat\w*|never|ignored?|hate|angry|unacceptable|missing|stale|rotten|burnt|overcharged|"
    r"leak\w*|spill(?:ed|s|ing)?|spilt|soaked|stain(?:s|ed)?|tore|torn|faulty|defective|cracked|scald\w*|"
    r"overpriced|useless|waste|poison\w*|sick|hair|failed|fails?|crash\w*|ruined|shame\w*|ripoff|annoy\w*|"
    rf"{EMOJI_MARK}(?:bad|anger|sad|disgust|dead)"
)
_NEGATED_PRAISE: Final = re.compile(r"не|ни|нет|без|not|no|never|isnt|wasnt|dont|didnt|t")
_INSULT_EMOJI: Final = f"{EMOJI_MARK}insult"
_AT_PERSON: Final = re.compile(r"ты|тебе|тебя|вы|вам|вас|вами|сам[иа]?|you|u|your|youre|yourself|ур|админ\w*")
_CONCRETE: Final = re.compile(
    r"\d+|заказ\w*|вчера|сегодня|утром|вечером|минут\w*|час(?:а|ов)?|курьер\w*|бариста|чек\w*|кассир\w*|доставк\w*|"
    r"приложени\w*|адрес\w*|стакан\w*|почему|верните|исправ\w*|order\w*|yesterday|today|minutes?|hours?|courier|"
    r"barista|receipt|delivery|app|waited|waiting|why|ordered|paid|card|account|store|staff"
)
_CYRILLIC: Final = re.compile(r"[а-яё]", re.IGNORECASE)
_LATIN: Final = re.compile(r"[a-z]", re.IGNORECASE)
_LINK: Final = re.compile(r"(?:https?://|www\.)\S+|@[\w.]+|\[(?:id|club|public)\d+\|[^\]]*\]", re.IGNORECASE)
_MASKED: Final = re.compile(
    r"(?<!\w)(?:\w{0,3}х[*@#$.]{1,3}[йяиюе]?\w{0,4}(?<=[*@#$йяиюен])|\w{0,3}п[*@#$.]{1,4}зд\w*|бл[*@#$]+\w*|\w{0,2}[её][*@#$]+\w+|"
    r"с[*@#$]{1,2}к[аи]|д[*@#$]{1,4}л[ыа]?|п[*@#$]{2,3}р\w*|f[*@#$]{1,3}c?k\w*|sh[*!1@#$]+t\w*|b[*!1@#$]+tch\w*|c[*@#$]nt)",
    re.IGNORECASE,
)
"""Abuse with stars in it."""
_HEARTY: Final = re.compile(
    r"(?:ох|ах)уе(?:нн|тительн|тенн)\w*|(?:ох|ах)уительн\w*|заебись|заебок|пиздат\w*|зашибись|fuckin\w*"
)
"""Obscene words of praise; the English one before praise only."""
_ODD: Final = 0.5
"""A share of Cyrillic letters above it is Russian."""


def abusive(word: str) -> bool:
    """Whether a word in normal spelling is abuse."""
    return _ABUSE.fullmatch(word) is not None


def language(text: str) -> str:
    """`ru` or `en` by the letters outside of links and names; empty where there are none."""
    clean = _LINK.sub(" ", text[:LONGEST])
    russian, english = len(_CYRILLIC.findall(clean)), len(_LATIN.findall(clean))
    if not russian and not english:
        return ""
    return "ru" if russian / (russian + english) > _ODD or russian >= english else "en"


def signs(text: str) -> Signs:
    """What the rules see in a text."""
    text = text[:LONGEST]
    clean = _LINK.sub(" ", text)
    found = [word.text for word in words(clean, {})]
    abuse = len(_MASKED.findall(clean))
    strong, praise, trouble = abuse, 0, 0
    for index, word in enumerate(found):
        if _HEARTY.fullmatch(word) and (
            not word.isascii() or _PRAISE.fullmatch(" ".join(found[index + 1 : index + 2]))
        ):
            praise += 1
        elif abusive(word) or word == _INSULT_EMOJI:
            abuse += 1
            strong += _MILD.fullmatch(word) is None
        elif _PRAISE.fullmatch(word):
            if any(_NEGATED_PRAISE.fullmatch(before) for before in found[max(0, index - 2) : index]):
                trouble += 1
            else:
                praise += 1
        elif _TROUBLE.fullmatch(word):
            trouble += 1
    letters = [char for char in clean if char.isalpha()]
    capitals = sum(char.isupper() for char in letters) / len(letters) if len(letters) >= 8 else 0.0
    return Signs(
        abuse=abuse + strong,
        at_person=sum(_AT_PERSON.fullmatch(word) is not None for word in found),
        praise=praise,
        trouble=trouble,
        question=clean.count("?"),
        concrete=sum(_CONCRETE.fullmatch(word) is not None for word in found),
        capitals=capitals,
        shouting=len(re.findall(r"!{2,}", clean)),
        length=len(found),
    )


def guess(text: str) -> Tone:
    """The tone of a text by the rules alone."""
    seen = signs(text)
    loud = 0.15 * (seen.capitals > 0.6) + 0.1 * min(seen.shouting, 2)
    toxicity = _squash(0.55 * seen.abuse + (0.35 * min(seen.at_person, 2) + loud) * (seen.abuse > 0))
    unhappy = 0.6 * seen.trouble + 0.35 * seen.abuse + loud * (seen.trouble > 0 or seen.praise == 0)
    negativity = _squash(max(0.0, unhappy - 0.45 * seen.praise))
    return Tone(
        kind=(kind := _kind(seen, negativity, toxicity)),
        confidence=round(_confidence(kind, seen, negativity, toxicity), 3),
        negativity=round(negativity, 3),
        toxicity=round(toxicity, 3),
        language=language(text),
    )


def _kind(seen: Signs, negativity: float, toxicity: float) -> Kind:
    complains = seen.trouble > 0 and (seen.concrete > 0 or seen.trouble > 1)
    if toxicity >= 0.5 and not (complains and toxicity < 0.75 and seen.at_person == 0):
        return Kind.DESTRUCTIVE
    if negativity >= 0.3:
        return Kind.CONSTRUCTIVE
    if seen.praise > seen.trouble and seen.praise > 0 and (not seen.question or seen.praise > 1):
        return Kind.ADVOCATE
    return Kind.NEUTRAL


def _confidence(kind: Kind, seen: Signs, negativity: float, toxicity: float) -> float:
    """How far the text is from where the next kind begins."""
    match kind:
        case Kind.DESTRUCTIVE:
            return min(0.98, 0.5 + toxicity / 2)
        case Kind.CONSTRUCTIVE:
            return min(0.95, 0.5 + negativity / 2 - 0.2 * (toxicity > 0.35))
        case Kind.ADVOCATE:
            return min(0.95, 0.6 + 0.12 * seen.praise)
        case Kind.NEUTRAL:
            return max(0.4, 0.75 + 0.1 * (seen.question > 0) - 0.5 * max(negativity, toxicity) - 0.1 * seen.praise)


def _squash(value: float) -> float:
    """0 stays 0; 0.55 becomes 0.5; large values approach 1."""
    return value / (value + 0.55) if value > 0 else 0.0


def features(text: str) -> Sequence[str]:
    """The signs of a text as words, for learning from corrections."""
    seen = signs(text)
    named = (
        ("abuse", seen.abuse), ("you", seen.at_person), ("praise", seen.praise), ("trouble", seen.trouble),
        ("question", seen.question), ("concrete", seen.concrete), ("shouting", seen.shouting),
        ("capitals", int(seen.capitals > 0.6)),
    )  # fmt: skip
    return [f"{name}{min(count, 3)}" for name, count in named if count]
