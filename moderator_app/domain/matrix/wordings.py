"""Wordings every brand minds: greetings and thanks as people write them, aggression, office language."""

from __future__ import annotations

# ruff: noqa: SIM905, E501 - lists of words are read as words
from typing import Final

from moderator_app.domain.matrix.phrases import stem
from moderator_app.domain.matrix.voice import Wording

GREETING_STEMS: Final = frozenset(
    stem(word) for word in "здравствуйте здравствуй привет приветствуем приветик hello hi hey".split()
)
GREETINGS: Final = (
    "добрый день",
    "доброе утро",
    "добрый вечер",
    "доброго дня",
    "good morning",
    "good afternoon",
    "good evening",
)
THANKS_STEMS: Final = frozenset(
    stem(word) for word in "спасибо благодарим благодарю благодарны спасибочки thanks thank grateful appreciate".split()
)

AGGRESSIVE: Final = tuple(
    Wording(phrase=phrase)
    for phrase in (
        "не нравится ... не читай*", "не нравится ... не смотри*", "не нравится ... не приход*", "не нравится ... не покупа*",
        "не нравится ... идите", "не нравится ... уходи*", "не нравится ... проход*", "вас никто не держ*",
        "тебя никто не держ*", "никто не заставля*", "сами виноват*", "сам виноват", "сама виновата",
        "читайте внимательн*", "читай внимательн*", "надо было читать", "учитесь читать", "это ваши проблемы",
        "это ваша проблема", "это твои проблемы", "не ваше дело", "не твое дело", "вы ничего не понимаете",
        "вы не разбираетесь", "вы врете", "ты врешь", "не врите", "хватит ныть", "не нойте", "нытик*", "успокойтесь",
        "успокойся", "не истерите", "истерич*", "идиот*", "дурак*", "дура", "тупой", "тупые", "бред", "чушь",
        "закройте рот", "закрой рот", "заткни*", "отстаньте", "отвали*", "достали", "вам показалось", "не наши проблемы",
        "претензии не принима*", "жалуйтесь куда хотите", "куда хотите жалуйтесь", "скатертью дорог*",
        "if you ... like it ... leave", "don't like it ... leave", "don't like it ... don't", "your own fault", "your problem not ours",
        "not our problem", "nobody is forcing you", "no one is forcing you", "read more carefully", "learn to read",
        "calm down", "shut up", "stupid", "idiot", "stop whining", "stop complaining", "you are lying", "get lost",
    )
)  # fmt: skip

BUREAUCRATIC: Final = tuple(
    Wording(phrase=phrase, instead=instead)
    for phrase, instead in (
        ("в связи с вышеизложенным", "поэтому"), ("ввиду вышеизложенного", "поэтому"), ("вышеуказанный", ""),
        ("нижеследующий", ""), ("в настоящее время", "сейчас"), ("в настоящий момент", "сейчас"),
        ("на данный момент", "сейчас"), ("на сегодняшний день", "сейчас"), ("в кратчайшие сроки", ""),
        ("приносим свои извинения", "нам очень жаль"), ("приносим извинения за доставленные неудобства", ""),
        ("доставленные неудобства", ""), ("ваше обращение принято", ""), ("обращение зарегистрировано", ""),
        ("осуществля*", ""), ("производится замена", "меняем"), ("не представляется возможным", "не получится"),
        ("в случае возникновения вопросов", "если будут вопросы"), ("по данному вопросу", "об этом"),
        ("данный вопрос", "этот вопрос"), ("с целью", "чтобы"), ("путем заполнения", ""), ("согласно регламенту", ""),
        ("довожу до вашего сведения", ""), ("доводим до вашего сведения", ""), ("уважаемый клиент", ""),
        ("уважаемая клиентка", ""), ("дорогой клиент", ""), ("имеет место", "бывает"), ("является", ""),
        ("we apologize for any inconvenience", "we are sorry"), ("we regret to inform you", ""), ("dear customer", ""),
        ("dear valued customer", ""), ("at this point in time", "now"), ("in order to", "to"), ("pursuant to", ""),
        ("please be advised", ""), ("your inquiry has been received", ""), ("kindly note", ""),
    )
)  # fmt: skip
