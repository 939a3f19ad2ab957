"""Checks of an answer: what is found, where, with which fix, and how fast."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.capabilities import Capabilities, Idempotency, LengthUnit, Sending
from moderator_app.domain.matrix.checks import CheckContext, checks, misspelt, unresolved
from moderator_app.domain.matrix.personal import luhn
from moderator_app.domain.matrix.phrases import LONGEST_PHRASE, Phrases, tokens, wrong_phrase
from moderator_app.domain.matrix.voice import (
    Level,
    Rule,
    Voice,
    Wording,
    choose_voice,
    voice_from_plain,
    voice_to_plain,
)
from moderator_app.domain.roles import Role

FORMAL = Voice(
    name="вы", language="ru", address="вы", use_name=False, hosts=("zerno.ru",), contacts=("+7 495 000-00-01",)
)


def found(text: str, voice: Voice | None = FORMAL, **context: object) -> list[tuple[Rule, str, str | None]]:
    given_context = CheckContext(voice=voice, **context)  # type: ignore[arg-type]  # named by each test
    return [(each.rule, text[each.start : each.end], each.fix) for each in checks(text, given_context)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Напишите нам, мы рядом.", []),
        ("Напиши нам, ты прав.", [(Rule.ADDRESS, "Напиши", "Напишите"), (Rule.ADDRESS, "ты", "вы")]),
        ("Ты хочешь кофе?", [(Rule.ADDRESS, "Ты", "Вы"), (Rule.ADDRESS, "хочешь", "хотите")]),
        ("Посылки пришли вовремя, лишь бы дошли.", []),
        ("не нравится — не читайте", [(Rule.AGGRESSIVE, "не нравится — не читайте", None)]),
        ("Не нравится? Ну и не приходите!", [(Rule.AGGRESSIVE, "Не нравится? Ну и не приходите", None)]),
        ("Нам не нравится эта очередь, а вы не читали правила", []),
        ("Уважаемый(ая), добрый день", [(Rule.BUREAUCRATIC, "Уважаемый(ая)", "Здравствуйте")]),
        ("Ответим в настоящее время.", [(Rule.BUREAUCRATIC, "в настоящее время", "сейчас")]),
        ("МЫ ВСЁ СДЕЛАЛИ СРАЗУ", [(Rule.SHOUTING, "СДЕЛАЛИ СРАЗУ", "сделали сразу")]),
        ("У нас есть USB и НДС", []),
        ("Да!!!", [(Rule.SHOUTING, "!!!", "!")]),
        ("Пишите на +7 999 123-45-67", [(Rule.PERSONAL, "+7 999 123-45-67", "")]),
        ("Звоните 8 (495) 000-00-01", []),
        ("Карта 4111 1111 1111 1111", [(Rule.PERSONAL, "4111 1111 1111 1111", "")]),
        ("Заказ 4111 1111 1111 1112, чек 1234567890123", []),
        ("Почта anna@mail.ru", [(Rule.PERSONAL, "anna@mail.ru", "")]),
        ("Всё на zerno.ru и menu.zerno.ru/a", []),
        ("Смотрите https://evilzerno.ru/a", [(Rule.LINK, "https://evilzerno.ru/a", "")]),
        ("Здравствуйте, Анна!", [(Rule.OTHER_NAME, "Анна", None)]),
        ("Кофе ☕️☕️☕️", [(Rule.EMOJI, "☕️", "")]),
        ("Заказ ‹номер›", [(Rule.UNRESOLVED, "‹номер›", None)]),
        ("Заказ {номер?}", [(Rule.UNRESOLVED, "{номер?}", None)]),
        ("", [(Rule.EMPTY, "", None)]),
    ],
)  # fmt: skip
def test_what_is_found(text: str, expected: list[tuple[Rule, str, str | None]]) -> None:
    """The place, the rule and the fix; and nothing where there is nothing."""
    assert expected == found(text)


def test_the_other_form_of_address_and_a_mixture() -> None:
    """A voice on «ты» minds «вы»; one without a form minds only both at once."""
    informal = replace(FORMAL, address="ты")
    assert found("Подскажите ваш номер", informal) == [
        (Rule.ADDRESS, "Подскажите", "Подскажи"), (Rule.ADDRESS, "ваш", "твой"),
    ]  # fmt: skip
    free = replace(FORMAL, address="")
    assert found("Напишите нам, если ты рядом", free) == [(Rule.ADDRESS, "ты", "вы")]
    assert found("Напишите нам", free) == []


def test_greeting_name_and_thanks() -> None:
    """Asked for where the voice asks, only in a first answer, with a fix to insert."""
    strict = replace(FORMAL, asks_greeting=True, asks_thanks=True, use_name=True)
    text = "Мы открыты с утра и до вечера."
    assert found(text, strict, name="Анна") == [
        (Rule.GREETING, "", "Здравствуйте, Анна! "), (Rule.NAME, "", "Анна, "), (Rule.THANKS, "", None),
    ]  # fmt: skip
    assert found("Добрый день, Анна! Спасибо, что написали нам.", strict, name="Анна") == []
    assert [rule for rule, *_ in found(text, strict, name="", first=False)] == [Rule.THANKS]


def test_a_leftover_of_somebody_else() -> None:
    """A name of somebody answered lately blocks; one the person wrote themselves, or their own, does not."""
    context = CheckContext(voice=FORMAL, name="Марина", other_names=frozenset({"Анна"}))
    (other,) = checks("Здравствуйте, Анна! Мы рядом.", context)
    assert (other.rule, other.level, other.fix) == (Rule.OTHER_NAME, Level.BLOCK, "Марина")
    assert checks("Здравствуйте, Марина! Мы рядом.", context) == []
    assert checks("Анна, передадим!", replace(context, question="Передайте Анне, она чудо")) == []


def test_personal_data_may_stand_in_a_private_dialogue() -> None:
    """A phone there is fine; a card number is nowhere."""
    assert found("Звоните +7 999 123-45-67, anna@mail.ru", public=False) == []
    assert [rule for rule, *_ in found("4111111111111111", public=False)] == [Rule.PERSONAL]
    assert luhn("4111111111111111")
    assert not luhn("4111111111111112")


def test_too_long_for_the_platform() -> None:
    """In the platform's own units; the part that does not fit is marked, and nobody overrides it."""
    units = Capabilities(
        can=frozenset(), sending=Sending(idempotency=Idempotency.NOTHING), max_length=10, length_unit=LengthUnit.UTF16
    )
    (check,) = [each for each in checks("😀" * 6, CheckContext(capabilities=units)) if each.rule is Rule.TOO_LONG]
    assert (check.level, check.override) == (Level.BLOCK, None)
    assert checks("😀" * 5, CheckContext(capabilities=units)) == []


def test_an_answer_in_another_language() -> None:
    """Judged by the letters of both."""
    assert [rule for rule, *_ in found("Мы открыты до вечера", question="When do you close?")] == [Rule.LANGUAGE]
    assert found("We are open until ten", replace(FORMAL, language="en"), question="When do you close?") == []
    assert found("Wi-Fi у нас бесплатный, пароль на чеке", question="какой пароль от wifi?") == []


def test_wordings_of_the_voice() -> None:
    """By stems, with beginnings and gaps; forbidden blocks and says who may override it."""
    voice = replace(
        FORMAL,
        forbidden=(Wording(phrase="клиентоориентированн*"),),
        preferred=(Wording(phrase="клиенты", instead="гости"),),
        promises=(Wording(phrase="вернем ... деньги"),),
        override=Role.LEAD,
    )
    assert found("Клиентоориентированность! Клиентам вернём сегодня же деньги", voice) == [
        (Rule.FORBIDDEN, "Клиентоориентированность", None),
        (Rule.PROMISE, "вернём сегодня же деньги", None),
        (Rule.PREFERRED, "Клиентам", "Гости"),
    ]
    first = checks("клиентоориентированный", CheckContext(voice=voice))[0]
    assert (first.level, first.override) == (Level.BLOCK, Role.LEAD)


def test_levels_and_silence() -> None:
    """A voice makes a rule stricter, milder, or silent, for one phrase or altogether; never those that always hold."""
    text = "Проблемы нет, {x?}"
    listed = replace(FORMAL, preferred=(Wording(phrase="проблема"),))
    assert [each.rule for each in checks(text, CheckContext(voice=listed))] == [Rule.UNRESOLVED, Rule.PREFERRED]
    for silent in (
        replace(listed, silenced={Rule.PREFERRED: ("проблемы",), Rule.UNRESOLVED: ("",)}),
        replace(listed, silenced={Rule.PREFERRED: ("",)}),
        replace(listed, levels={Rule.PREFERRED: Level.OFF, Rule.UNRESOLVED: Level.HINT}),
    ):
        (left,) = checks(text, CheckContext(voice=silent))
        assert (left.rule, left.level) == (Rule.UNRESOLVED, Level.BLOCK)


def test_without_a_voice_only_what_always_holds() -> None:
    """No brand, no opinion."""
    assert found("ТЫ НЕ ПРАВ {x?}", None) == [(Rule.UNRESOLVED, "{x?}", None)]
    assert unresolved('{"json": 1} {} {1} {-}') == []


def test_places_in_utf16() -> None:
    """Qt counts an emoji as two."""
    (check,) = checks("😀😀 {x?}", CheckContext())
    assert (check.start, check.end, check.start16, check.end16) == (3, 7, 5, 9)


VOICE = replace(FORMAL, use_name=True, asks_greeting=True, asks_thanks=True, signature="Ваше Зерно")


@given(st.text(max_size=400), st.text(max_size=100))
def test_no_text_breaks_a_check(text: str, question: str) -> None:
    """Places lie inside, blocks come first, a fix leaves its place."""
    all_found = checks(text, CheckContext(voice=VOICE, name="Анна", question=question))
    assert all(0 <= each.start <= each.end <= len(text) for each in all_found)
    assert all(len(text[: each.start].encode("utf-16-le", "surrogatepass")) // 2 == each.start16 for each in all_found)
    levels = [each.level is not Level.BLOCK for each in all_found]
    assert levels == sorted(levels)


@pytest.mark.parametrize(
    "text",
    ["a" * 20_000, "1 " * 10_000, "+7" * 10_000, "a@" * 10_000, "a." * 10_000, "!?" * 10_000, "не нравится " * 1_500,
     "‹" * 20_000, "{a" * 10_000, "http://" * 3_000, "АААА " * 4_000, "😀" * 5_000, ", " * 10_000, "а-" * 10_000,
     "1-" * 10_000, "вернем " * 3_000],
)  # fmt: skip
def test_hostile_texts_take_no_time(text: str) -> None:
    """20,000 characters of any of these are looked at in a blink: no pattern runs away."""
    voice = replace(VOICE, promises=(Wording(phrase="вернем ... вернем ... вернем ... вернем ... деньги"),))
    started = time.thread_time()
    checks(text, CheckContext(voice=voice))
    assert time.thread_time() - started < 20  # what runs away never ends


def test_phrases_are_no_regular_expressions() -> None:
    """One is refused with a reason; in a phrase its signs are nothing."""
    assert wrong_phrase("/(a+)+$/") is not None
    assert wrong_phrase("...") is not None
    assert wrong_phrase(" ".join(["слово"] * (LONGEST_PHRASE + 1))) is not None
    assert wrong_phrase("не нрав* ... чита*") is None
    assert Phrases(["(a+)+$"]).find(tokens("aaaaaaaa")) == []


def test_the_voice_that_speaks_there() -> None:
    """One for elsewhere never does; the most special wins."""
    everywhere, chat = Voice(name="a", language="ru"), Voice(name="b", language="ru", platforms=("telegram",))
    brand, english = Voice(name="c", brand="Зерно"), Voice(name="d", language="en")
    known = (everywhere, chat, brand, english)

    def speaks(**where: str) -> str | None:
        voice = choose_voice(known, **where)
        return None if voice is None else voice.name

    assert speaks(language="ru", platform="vk") == "a"
    assert speaks(language="ru", platform="telegram") == "b"
    assert speaks(language="en", platform="vk") == "d"
    assert speaks(language="ru", platform="vk", brand="зерно") == "c"
    assert choose_voice((english,), language="ru") is None


def test_a_voice_survives_its_way_into_the_journal() -> None:
    """Every field of it."""
    voice = replace(
        VOICE, title="t", brand="b", platforms=("vk",), greeting="g", close="c", do=("d",), dont=("n",),
        forbidden=(Wording(phrase="x", instead="y"), Wording(phrase="z")), levels={Rule.LINK: Level.OFF},
        silenced={Rule.LINK: ("a",)}, override=Role.LEAD, longest=5, emoji=0, warmth=1, id=3, version=4,
    )  # fmt: skip
    assert voice == voice_from_plain(voice_to_plain(voice), voice_id=3, version=4)


def test_many_rules_find_few_things() -> None:
    """2,000 characters against 500 rules: what is found is bounded; `bench/composing.py` measures how fast."""
    listed = tuple(Wording(phrase=f"слово{number} ... дело{number}", instead="иначе") for number in range(300))
    voice = replace(VOICE, forbidden=listed, promises=listed[:100], preferred=listed[:100])
    sentence = "Здравствуйте, Анна! Спасибо, что написали нам: кофейня на Лесной открыта до вечера, заходите. "
    text = (sentence * 22)[:2_000]
    context = CheckContext(voice=voice, name="Анна", question="Где вы?")
    assert len(checks(text, context)) < 20


def test_unknown_words_are_findings_of_the_voice() -> None:
    """As strict as it is about spelling, in Qt's units too; without a voice a hint; what it silenced is left out."""
    text = "😀 кафейня и рафф"
    places = [(2, 9), (12, 16)]
    (first, second) = misspelt(text, places, None)
    assert (first.level, first.rule, first.start16, first.end16) == (Level.HINT, Rule.SPELLING, 3, 10)
    assert "кафейня" in first.reason_ru
    assert (second.fix, second.override) == (None, None)
    strict = Voice(name="v", levels={Rule.SPELLING: Level.WARNING}, silenced={Rule.SPELLING: ("Рафф",)})
    assert [(each.level, each.start) for each in misspelt(text, places, strict)] == [(Level.WARNING, 2)]
    assert misspelt(text, places, Voice(name="v", levels={Rule.SPELLING: Level.OFF})) == []
