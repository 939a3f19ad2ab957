"""Checks of an answer before it is sent: what is wrong, where, why, and the fix. Pure, and fast enough for each key.

Places are given twice: `start`/`end` in characters (Python, `--json`), `start16`/`end16` in UTF-16 units (Qt).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from moderator_app.domain.capabilities import Capabilities
from moderator_app.domain.matrix import wordings
from moderator_app.domain.matrix.address import form_of, other_form
from moderator_app.domain.matrix.names import is_name
from moderator_app.domain.matrix.personal import cards, emails, phones
from moderator_app.domain.matrix.phrases import Phrases, Token, folded, stem, tokens
from moderator_app.domain.matrix.template import EMOJI
from moderator_app.domain.matrix.voice import ALWAYS, Level, Rule, Voice, Wording
from moderator_app.domain.roles import Role

_TOO_SHORT_FOR_A_NAME: Final = 5
"""A heart or three words need no name."""
MOST: Final = 100
"""More findings than this help nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One finding.

    Attributes:
        start, end: `text[start:end]` in characters; both 0: it is about the whole.
        start16, end16: the same in UTF-16 units.
        fix: what to put in that place; None: nothing can be proposed; empty: take it away.
        override: from which role on a block may be overridden, with a reason; None: never.
    """

    level: Level
    rule: Rule
    start: int
    end: int
    start16: int
    end16: int
    reason_en: str
    reason_ru: str
    fix: str | None = None
    override: Role | None = None

    def reason(self, language: str) -> str:
        """Why, in one language."""
        return self.reason_ru if language == "ru" else self.reason_en


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckContext:
    """What an answer is checked against.

    Attributes:
        voice: None: only what holds for every text.
        name: the person's first name; empty: not known.
        question: what they wrote; empty: not known.
        language: of the question, `ru` or `en`; empty: seen from the question.
        public: others can read it.
        first: it is our first answer in this conversation, so a greeting makes sense.
        other_names: first names of people answered lately.
        capabilities: of the platform, for its length; None: not known.
    """

    voice: Voice | None = None
    name: str = ""
    question: str = ""
    language: str = ""
    public: bool = True
    first: bool = True
    other_names: frozenset[str] = frozenset()
    capabilities: Capabilities | None = None


@dataclass(frozen=True, slots=True)
class _Finding:
    rule: Rule
    start: int
    end: int
    reason_en: str
    reason_ru: str
    fix: str | None = None
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class _Subject:
    """What is looked at: the text, its words, for whom, in which voice."""

    text: str
    words: Sequence[Token]
    context: CheckContext
    voice: Voice


def checks(text: str, context: CheckContext) -> list[Check]:
    """Everything there is to say about a text, blocks first, then by place."""
    voice = context.voice
    found: list[_Finding] = [*_unresolved(text), *_too_long(text, context)]
    if not text.strip():
        found.append(_Finding(Rule.EMPTY, 0, 0, "There is no text yet.", "Текста ещё нет."))
    elif voice is not None:
        subject = _Subject(text, tokens(text), context, voice)
        for look in _LOOKS:
            found.extend(look(subject))
    kept = [(level, each) for each in found if (level := _level(each, voice, text)) is not Level.OFF]
    order = {Level.BLOCK: 0, Level.WARNING: 1, Level.HINT: 2}
    kept.sort(key=lambda pair: (order[pair[0]], pair[1].start, pair[1].end))
    units = _Units(text)
    return [
        Check(
            level=level,
            rule=each.rule,
            start=each.start,
            end=each.end,
            start16=units.at(each.start),
            end16=units.at(each.end),
            reason_en=each.reason_en,
            reason_ru=each.reason_ru,
            fix=each.fix,
            override=None if each.rule in ALWAYS or voice is None else voice.override,
        )
        for level, each in kept[:MOST]
    ]


def misspelt(text: str, places: Iterable[tuple[int, int]], voice: Voice | None) -> list[Check]:
    """Findings for words that no dictionary knows, as strict as the voice is about them; what it silenced is left out.

    Args:
        text: what was looked at.
        places: of the words, in characters.
        voice: None: they are hints.
    """
    units = _Units(text)
    found: list[Check] = []
    for start, end in places:
        word = text[start:end]
        finding = _Finding(
            Rule.SPELLING, start, end, f"“{word}” is in no dictionary.", f"Слова «{word}» нет в словаре."
        )
        level = Level.HINT if voice is None else _level(finding, voice, text)
        if level is not Level.OFF:
            found.append(
                Check(
                    level=level,
                    rule=Rule.SPELLING,
                    start=start,
                    end=end,
                    start16=units.at(start),
                    end16=units.at(end),
                    reason_en=finding.reason_en,
                    reason_ru=finding.reason_ru,
                    override=None if voice is None else voice.override,
                )
            )
    return found[:MOST]


def unresolved(text: str) -> list[tuple[int, int]]:
    """Places that were never filled in; a text with one cannot be sent, whoever asks."""
    return [(each.start, each.end) for each in _unresolved(text)]


_WIDE: Final = re.compile("[\U00010000-\U0010ffff]")


class _Units:
    """Characters to UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._wide = [found.start() for found in _WIDE.finditer(text)]

    def at(self, place: int) -> int:
        return place + sum(1 for each in self._wide if each < place)


def _level(finding: _Finding, voice: Voice | None, text: str) -> Level:
    if voice is None:
        return Level.BLOCK
    level = finding.level or voice.level(finding.rule)
    if voice.level(finding.rule) is Level.OFF:
        return Level.OFF
    silenced = voice.silenced.get(finding.rule, ())
    if silenced and finding.rule not in ALWAYS:
        place = folded(text[finding.start : finding.end]).strip()
        if any(place == folded(each).strip() for each in silenced):
            return Level.OFF
    return level


# ---------------------------------------------------------------- for every text

_OPEN: Final = re.compile(
    r"‹[^‹›\n]{1,500}›"
    r"|\{(?:include:|вставка:)?[^\W\d][\w .,№#-]{0,80}\??(?:\|[^{}\n]{0,200})?\}"
)


def _unresolved(text: str) -> Iterator[_Finding]:
    for found in _OPEN.finditer(text):
        name = found[0][1:-1]
        yield _Finding(Rule.UNRESOLVED, found.start(), found.end(), f"Fill in: {name}.", f"Заполните: {name}.")


def _too_long(text: str, context: CheckContext) -> Iterator[_Finding]:
    known = context.capabilities
    if known is None or known.max_length <= 0 or len(text) * 4 <= known.max_length:
        return
    length = known.length(text.strip())
    if length > known.max_length:
        yield _Finding(
            Rule.TOO_LONG,
            min(len(text), known.max_length),
            len(text),
            f"Too long for the platform: {length} of at most {known.max_length}.",
            f"Слишком длинно для площадки: {length}, а можно {known.max_length}.",
        )


# ---------------------------------------------------------------- how the brand speaks


def _long(on: _Subject) -> Iterator[_Finding]:
    if on.voice.longest and len(on.text) > on.voice.longest:
        yield _Finding(
            Rule.LONG, on.voice.longest, len(on.text),
            f"Longer than this voice likes: {len(on.text)} of {on.voice.longest} characters.",
            f"Длиннее, чем принято: {len(on.text)} знаков при {on.voice.longest}.",
        )  # fmt: skip


def _address(on: _Subject) -> Iterator[_Finding]:
    """What is said to the person in another form than the voice's; without one, both forms in one text."""
    seen = [(word, form) for word in on.words if (form := form_of(word.word)) is not None]
    if not seen:
        return
    wanted = on.voice.address or (seen[0][1] if on.voice.language != "en" else "")
    if not wanted:
        return
    for word, form in seen:
        if form == wanted:
            continue
        fix = other_form(word.word, wanted)
        if on.voice.address:
            english, russian = f"This voice says “{wanted}”.", f"Здесь обращаемся на «{wanted}»."
        else:
            english, russian = "“ты” and “вы” in one on.text.", "В одном тексте и «ты», и «вы»."
        yield _Finding(
            Rule.ADDRESS, word.start, word.end, english, russian,
            None if fix is None else _cased(fix, on.text[word.start : word.end]),
        )  # fmt: skip


def _cased(word: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word.capitalize() if like[:1].isupper() else word


def _begins(on: _Subject) -> Iterator[_Finding]:
    """Greeting, name, thanks where the voice asks for them."""
    russian = language_of(on.text) != "en"
    head = on.words[:6]
    greets = any(word.stem in wordings.GREETING_STEMS for word in head) or bool(_GREETS.find(on.words[:8]))
    if on.voice.asks_greeting and on.context.first and not greets:
        fix = ("Здравствуйте" if on.voice.address != "ты" else "Привет") if russian else "Hi"
        name = f", {on.context.name}" if on.context.name else ""
        yield _Finding(
            Rule.GREETING, 0, 0, "This voice greets first.", "Здесь принято сначала поздороваться.", f"{fix}{name}! "
        )
    if on.voice.use_name and on.context.name and len(on.words) >= _TOO_SHORT_FOR_A_NAME:
        name_stem = stem(folded(on.context.name))
        if not any(word.stem == name_stem for word in on.words):
            yield _Finding(
                Rule.NAME, 0, 0, f"Call them by name: {on.context.name}.", f"Обратитесь по имени: {on.context.name}.",
                None if greets else f"{on.context.name}, ",
            )  # fmt: skip
    if on.voice.asks_thanks and not any(word.stem in wordings.THANKS_STEMS for word in on.words):
        yield _Finding(Rule.THANKS, 0, 0, "Thank them for writing.", "Поблагодарите за сообщение.")


def _ends(on: _Subject) -> Iterator[_Finding]:
    signature = on.voice.signature.strip()
    if signature and "{" not in signature and not on.text.rstrip().endswith(signature):
        yield _Finding(
            Rule.SIGNATURE, len(on.text.rstrip()), len(on.text.rstrip()), "The signature is missing.",
            "Нет подписи.", f"\n{signature}",
        )  # fmt: skip


_Watched = tuple[Phrases, tuple[tuple[Rule, Wording], ...]]
_ready: dict[int, tuple[Voice, _Watched]] = {}
"""Phrases of the voices in use, by identity: a voice never changes, and comparing its lists would take longer."""
_MOST_READY: Final = 32


def _watched(voice: Voice) -> _Watched:
    """All wordings that matter in a voice, ready to be looked for at once, and what each stands for."""
    known = _ready.get(id(voice))
    if known is not None and known[0] is voice:
        return known[1]
    listed = (
        (Rule.FORBIDDEN, voice.forbidden),
        (Rule.AGGRESSIVE, wordings.AGGRESSIVE),
        (Rule.PROMISE, voice.promises),
        (Rule.PREFERRED, voice.preferred),
        (Rule.BUREAUCRATIC, wordings.BUREAUCRATIC),
    )
    meant = tuple((rule, wording) for rule, those in listed for wording in those)
    watched = Phrases(wording.phrase for _, wording in meant), meant
    if len(_ready) >= _MOST_READY:
        _ready.clear()
    _ready[id(voice)] = (voice, watched)
    return watched


_GREETS: Final = Phrases(wordings.GREETINGS)


def _wordings(on: _Subject) -> Iterator[_Finding]:
    """What the brand never says, better says otherwise, must not promise; and what nobody should say."""
    phrases, meant = _watched(on.voice)
    taken: set[tuple[Rule, int, int]] = set()
    for found in phrases.find(on.words):
        rule, wording = meant[found.number]
        if (rule, found.start, found.end) in taken:
            continue
        taken.add((rule, found.start, found.end))
        english, russian = _WHY[rule]
        if wording.instead:
            english, russian = f"{english} Better: {wording.instead}", f"{russian} Лучше: {wording.instead}"
        place = on.text[found.start : found.end]
        fix = _cased(wording.instead, place) if wording.instead else None
        yield _Finding(rule, found.start, found.end, english, russian, fix)
    for odd in _DEAR.finditer(on.text):
        yield _Finding(
            Rule.BUREAUCRATIC, odd.start(), odd.end(), "Nobody is addressed with brackets.",
            "Со скобками не обращаются: поздоровайтесь по имени или без него.", "Здравствуйте",
        )  # fmt: skip


_DEAR: Final = re.compile(r"уважаем(?:ый|ая)\s?\((?:ая|ый|ые)\)", re.IGNORECASE)
_WHY: Final[Mapping[Rule, tuple[str, str]]] = {
    Rule.FORBIDDEN: ("The brand does not say this.", "Бренд так не говорит."),
    Rule.AGGRESSIVE: ("It sounds aggressive from a brand.", "От имени бренда это звучит агрессивно."),
    Rule.PROMISE: ("Nobody here may promise this.", "Такое обещать нельзя."),
    Rule.PREFERRED: ("There is a better wording.", "Есть формулировка лучше."),
    Rule.BUREAUCRATIC: ("It sounds like an office.", "Звучит канцелярски."),
}


def _other_name(on: _Subject) -> Iterator[_Finding]:
    """Somebody else's name where the person is addressed: a leftover of another answer."""
    mine = folded(on.context.name)
    mine_stem = stem(mine) if mine else ""
    known = {stem(word.word) for word in tokens(on.context.question[:4_000])}
    others = {stem(folded(name)): name for name in on.context.other_names}
    for found in _CALLED.finditer(on.text):
        name = found["name"]
        low = folded(name)
        low_stem = stem(low)
        if low_stem in (mine_stem, *known) or low == mine:
            continue
        if low_stem in others or is_name(low):
            yield _Finding(
                Rule.OTHER_NAME, found.start("name"), found.end("name"),
                f"Is this for somebody else? “{name}” is not who wrote.",
                f"Это не другому человеку? Пишет не {name}.",
                on.context.name or None,
                level=Level.BLOCK if low_stem in others else None,
            )  # fmt: skip


_CALLED: Final = re.compile(
    r"(?:\b(?:здравствуй(?:те)?|привет|добр(?:ый день|ое утро|ый вечер)|спасибо|извините|простите"
    r"|hi|hello|hey|dear|thanks|thank you|sorry),? |^|[.!?\n][ \t]{0,3})(?P<name>[A-ZА-ЯЁ][a-zа-яё]{1,20})(?=[,!.])",
    re.IGNORECASE,
)


def _personal(on: _Subject) -> Iterator[_Finding]:
    """Phone, card, e-mail of a person where others read it; a card number nowhere."""
    ours = {re.sub(r"\D", "", each)[-10:] for each in on.voice.contacts} - {""}
    our_mail = {each.casefold() for each in on.voice.contacts}
    taken: list[tuple[int, int]] = []
    for start, end in cards(on.text):
        taken.append((start, end))
        yield _Finding(
            Rule.PERSONAL, start, end, "A card number must not stand here.", "Номера карты здесь быть не должно.", ""
        )
    if not on.context.public:
        return
    for start, end in phones(on.text):
        if any(start < to and end > since for since, to in taken):
            continue
        if re.sub(r"\D", "", on.text[start:end])[-10:] not in ours:
            yield _Finding(Rule.PERSONAL, start, end, "A phone number in public.", "Номер телефона у всех на виду.", "")
    for start, end in emails(on.text):
        mail = on.text[start:end].casefold()
        if mail not in our_mail and mail.partition("@")[2] not in on.voice.hosts:
            yield _Finding(Rule.PERSONAL, start, end, "An e-mail address in public.", "Адрес почты у всех на виду.", "")


_CAPITALS: Final = re.compile("[A-ZА-ЯЁ]{4}")


def _shouting(on: _Subject) -> Iterator[_Finding]:
    loud = _CAPITALS.search(on.text) is not None
    run: list[Token] = []
    for word in (*on.words, None) if loud else ():
        if word is not None and word.end - word.start >= 4 and on.text[word.start : word.end].isupper():
            run.append(word)
            continue
        if len(run) >= 2 or (run and run[0].end - run[0].start >= 8):
            place = on.text[run[0].start : run[-1].end]
            yield _Finding(
                Rule.SHOUTING, run[0].start, run[-1].end, "Capitals sound like shouting.", "Заглавными — будто кричим.",
                place.lower() if _inside(on.text, run[0].start) else place.capitalize(),
            )  # fmt: skip
        run = []
    for marks in re.finditer(r"[!?]{3,}", on.text):
        mild = "?!" if len(set(marks[0])) > 1 else marks[0][0]
        yield _Finding(
            Rule.SHOUTING, marks.start(), marks.end(), "One mark is enough.", "Достаточно одного знака.", mild,
            level=Level.HINT,
        )  # fmt: skip


def _inside(text: str, place: int) -> bool:
    before = text[:place].rstrip()
    return bool(before) and before[-1] not in ".!?\n"


def _emoji(on: _Subject) -> Iterator[_Finding]:
    if on.text.isascii():
        return
    found = list(EMOJI.finditer(on.text))
    for each in found[on.voice.emoji :]:
        yield _Finding(
            Rule.EMOJI, each.start(), each.end(), f"At most {on.voice.emoji} emoji in this voice.",
            f"В этом голосе эмодзи не больше {on.voice.emoji}.", "",
        )  # fmt: skip


_LINK: Final = re.compile(
    r"(?:https?://|www\.)(?P<host>[^\s/?#:<>\"']{1,253})[^\s<>\"']{0,1000}"
    r"|\b(?P<bare>(?:[a-z0-9-]{1,63}\.){1,4}(?:ru|com|org|net|me|рф|su|io|link|site|shop|info|cc|ly|gg|to))(?:/[^\s<>\"']{0,500}|\b)",
    re.IGNORECASE,
)
_SHORTENERS: Final = frozenset({
    "bit.ly", "clck.ru", "goo.gl", "tinyurl.com", "t.co", "is.gd", "ow.ly", "cutt.ly", "rebrand.ly", "u.to", "vk.cc",
    "tiny.cc", "shorturl.at",
})  # fmt: skip


def _links(on: _Subject) -> Iterator[_Finding]:
    if "." not in on.text:
        return
    for found in _LINK.finditer(on.text):
        if found.start() and on.text[found.start() - 1] == "@":
            continue
        host = (found["host"] or found["bare"]).casefold().rstrip(".,!?)").removeprefix("www.")
        known = any(host == each.casefold() or host.endswith("." + each.casefold()) for each in on.voice.hosts)
        if known or (not on.voice.hosts and host not in _SHORTENERS):
            continue
        if host in _SHORTENERS:
            english, russian = f"{host} hides where the link leads.", f"{host} скрывает, куда ведёт ссылка."
        else:
            english, russian = f"{host} is not among the brand's sites.", f"{host} нет среди сайтов бренда."
        yield _Finding(Rule.LINK, found.start(), found.end(), english, russian, "")


_CYRILLIC: Final = re.compile("[а-яА-ЯёЁ]+")
_LATIN: Final = re.compile("[a-zA-Z]+")


def language_of(text: str) -> str:
    """`ru` or `en` by the letters; empty when it cannot be told."""
    cyrillic, latin = sum(map(len, _CYRILLIC.findall(text))), sum(map(len, _LATIN.findall(text)))
    if cyrillic + latin < 6:
        return ""
    if cyrillic > 2 * latin:
        return "ru"
    return "en" if latin > 4 * cyrillic else ""


def _other_language(on: _Subject) -> Iterator[_Finding]:
    asked = on.context.language or language_of(on.context.question[:2_000])
    answered = language_of(_LINK.sub("", on.text))
    if asked in {"ru", "en"} and answered and asked != answered:
        names = {"ru": ("Russian", "по-русски"), "en": ("English", "по-английски")}
        yield _Finding(
            Rule.LANGUAGE, 0, len(on.text), f"They wrote in {names[asked][0]}.", f"Человек писал {names[asked][1]}."
        )


_Look = Callable[[_Subject], Iterable[_Finding]]
_LOOKS: Final[tuple[_Look, ...]] = (
    _long, _address, _begins, _ends, _wordings, _other_name, _personal, _shouting, _emoji, _links, _other_language,
)  # fmt: skip
