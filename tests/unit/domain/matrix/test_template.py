"""Templates: what they become, and that nothing they say can do harm."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.matrix.checks import unresolved
from moderator_app.domain.matrix.template import (
    LONGEST_RESULT,
    Facts,
    fewer_emoji,
    fields_by_hand,
    render,
    troubles,
)

BITS = st.sampled_from(
    ["{", "}", "[", "]", "|", "{name}", "{name|}", "{name|x}", "{include:a}", "{include:b}", "{order?}", ",", " ", "\n",
     "{greeting}", "слово", "Hi", "‹", "›", "\x00", "☕️", "{{", "[a|b]", "{|}", "{?}", "{include:}", "!", "[[[[", "]]]"]
)  # fmt: skip
TEMPLATES = st.one_of(st.text(max_size=200), st.lists(BITS, max_size=60).map("".join))


@pytest.mark.parametrize(
    ("template", "name", "text"),
    [
        ("Здравствуйте, {name|}!", "Анна", "Здравствуйте, Анна!"),
        ("Здравствуйте, {name|}!", "", "Здравствуйте!"),
        ("Спасибо, {name|}, что написали.", "", "Спасибо, что написали."),
        ("{name|}, спасибо за отзыв.", "", "Спасибо за отзыв."),
        ("{name|}, спасибо за отзыв.", "Ян", "Ян, спасибо за отзыв."),
        ("Верно. {name|}, мы на месте.", "", "Верно. Мы на месте."),
        ("Hi {name|there}!", "", "Hi there!"),
        ("Рады вам {name|} всегда", "", "Рады вам всегда"),
        ("Здравствуйте, {name}!", "", "Здравствуйте, ‹name›!"),
        ("Заказ {номер?} едет", "", "Заказ ‹номер› едет"),
        ("{имя|}!", "Ян", "Ян!"),
        ("[id42|Анна], здравствуйте", "", "[id42|Анна], здравствуйте"),
        ("[скобки] и текст", "", "[скобки] и текст"),
        ("[a|b", "", "[a|b"),
        ("a } b { c", "", "a  b  c"),
        ("{бренд} рад", "", "Зерно рад"),
    ],
)  # fmt: skip
def test_fields(template: str, name: str, text: str) -> None:
    """Values, fallbacks, and the comma that goes with an empty name."""
    assert text == render(template, Facts(name=name, brand="Зерно")).text


def test_fields_by_hand_block_until_filled() -> None:
    """An empty one is a hole that the check finds; a filled one is text; a fallback is enough."""
    empty = render("Заказ {номер заказа?} и {номер заказа?}, {ещё?|нет}", Facts())
    assert ([hole.name for hole in empty.holes], empty.fields) == (["номер заказа"] * 2, ("номер заказа", "ещё"))
    assert all(empty.text[hole.start : hole.end] == "‹номер заказа›" for hole in empty.holes)
    assert unresolved(empty.text) == [(hole.start, hole.end) for hole in empty.holes]
    filled = render("Заказ {Номер заказа?}", Facts(fields={"номер заказа": "{4471}"}))
    assert (filled.text, filled.complete) == ("Заказ 4471", True)
    assert fields_by_hand("{a?} {include:x}", {"x": "{b?}"}) == ("a", "b")


def test_blocks_come_from_outside_and_can_be_left_out() -> None:
    """A greeting is the voice's; switched off it leaves no trace."""
    facts = Facts(name="Анна", blocks={"greeting": "Привет, {name|}!", "close": "Ваше Зерно"})
    assert render("{greeting} Да.\n{close}", facts).text == "Привет, Анна! Да.\nВаше Зерно"
    without = Facts(blocks=facts.blocks, without=frozenset({"greeting"}))
    assert render("{greeting} Да.\n{close}", without).text == "Да.\nВаше Зерно"


def test_forty_similar_answers_differ_and_stay_as_they_are() -> None:
    """Each item has its own variation, the same at every look, and none is rare."""
    template = "[Спасибо|Благодарим|Как приятно]! [Заходите|Ждём|До встречи]!"
    once = [render(template, Facts(seed=item)).text for item in range(1, 41)]
    assert once == [render(template, Facts(seed=item)).text for item in range(1, 41)]
    assert len(set(once)) >= 8
    assert max(map(once.count, once)) < 14


def test_fragments_in_a_circle_end() -> None:
    """The circle is named, rendered as a hole, and nothing of it can be sent."""
    fragments = {"a": "x {include:b}", "b": "y {include:a}"}
    rendered = render("{include:a}", Facts(fragments=fragments))
    assert rendered.text == "x y ‹include:a›"
    assert unresolved(rendered.text)
    assert [each.code for each in troubles("{include:a}", fragments)] == ["cycle"]
    assert "a → b → a" in troubles("{include:a}", fragments)[0].text_en


def test_a_template_that_explodes_is_cut_at_once() -> None:
    """2^7 copies of a long text: found before it is written out, and rendered within its limit."""
    fragments = {f"f{n}": f"{{include:f{n + 1}}}" * 10 for n in range(7)} | {"f7": "кофе " * 200}
    started = time.thread_time()
    rendered = render("{include:f0}", Facts(fragments=fragments))
    assert [each.code for each in troubles("{include:f0}", fragments)] == ["too_large"]
    assert time.thread_time() - started < 20  # what runs away never ends
    assert len(rendered.text) <= LONGEST_RESULT
    assert not rendered.complete
    assert unresolved(rendered.text)


@pytest.mark.parametrize(
    ("template", "codes"),
    [
        ("{include:нет}", ["include"]), ("a } b", ["brace"]), ("{}", ["field"]),
        ("x" * 20_001, ["too_long", "too_large"]), ("[a|{name|}] {x?}", []),
    ],
)  # fmt: skip
def test_troubles_are_named(template: str, codes: list[str]) -> None:
    """For the report of an import."""
    assert codes == [each.code for each in troubles(template)]


@given(TEMPLATES, TEMPLATES, TEMPLATES, st.text(max_size=30), st.integers(0, 10**9))
def test_nothing_a_template_says_can_do_harm(template: str, one: str, two: str, name: str, seed: int) -> None:
    """No brace is ever left, the size is bounded, nothing is raised, the same seed gives the same text."""
    facts = Facts(
        name=name, fields={"order": name}, fragments={"a": one, "b": two}, blocks={"greeting": two}, seed=seed, emoji=2
    )
    rendered = render(template, facts)
    assert not set("{}\x00") & set(rendered.text)
    assert len(rendered.text) <= LONGEST_RESULT
    assert rendered == render(template, facts)
    assert all(rendered.text[hole.start : hole.end] == f"‹{hole.name}›" for hole in rendered.holes)
    troubles(template, {"a": one, "b": two})


@pytest.mark.parametrize(
    "template",
    ["{" * 20_000, "[" * 20_000, "[|" * 10_000, "]" * 20_000, "{name|} " * 2_500, ", {name|}" * 2_000, " " * 20_000,
     "[a|b" * 5_000, "{a" * 10_000, "\n" * 20_000],
)  # fmt: skip
def test_hostile_templates_take_no_time(template: str) -> None:
    """20,000 characters of any of these are done in a blink."""
    started = time.thread_time()
    render(template, Facts(fragments={"x": template}))
    troubles(template)
    assert time.thread_time() - started < 20  # what runs away never ends


def test_emoji_beyond_the_limit_go_with_their_space() -> None:
    """Skin tones, joined and flag emoji count as one."""
    assert fewer_emoji("Да ☕️ и 👩‍🍳 и 🇷🇺!", 2) == "Да ☕️ и 👩‍🍳 и!"
    assert fewer_emoji("Да ☕️☕️☕️", 0) == "Да"
    assert fewer_emoji("без", 0) == "без"
