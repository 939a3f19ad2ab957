"""Which variant is taken, and why."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.files import OutgoingFile
from moderator_app.domain.matrix.names import first_name
from moderator_app.domain.matrix.rows import (
    Context,
    Row,
    Variant,
    choose_variant,
    row_from_plain,
    row_to_plain,
)

SOME = st.sampled_from(["", "ru", "en", "vk", "ты"])
VARIANTS = st.builds(Variant, answer=st.just("x"), voice=SOME, platform=SOME, language=SOME, kind=SOME, length=SOME)


def chosen(context: Context, *variants: Variant) -> str:
    found = choose_variant(Row(code="r", title="", variants=variants), context)
    assert found is not None
    assert found.variant == variants[found.index]
    return found.variant.answer


def test_the_fallback_order() -> None:
    """Language beats voice beats platform beats kind beats length; exact beats any beats other."""
    context = Context(language="ru", voice="ты", platform="vk", kind="advocate", length="short")
    english = Variant(answer="en ты", language="en", voice="ты")
    assert chosen(context, english, Variant(answer="ru", language="ru")) == "ru"
    assert chosen(context, Variant(answer="vk", platform="vk"), Variant(answer="ты", voice="ты")) == "ты"
    assert chosen(context, Variant(answer="kind", kind="advocate"), Variant(answer="vk", platform="vk")) == "vk"
    assert chosen(context, Variant(answer="other", voice="вы"), Variant(answer="any")) == "any"
    assert chosen(context, Variant(answer="other", voice="вы")) == "other"


def test_validity_weekday_and_season() -> None:
    """What is not valid that day is never taken; what was made for the day goes first."""
    sunday = date(2026, 11, 29)
    always, sundays = Variant(answer="always"), Variant(answer="sundays", weekdays=(6,))
    winter, gone = Variant(answer="winter", months=(12, 1, 2)), Variant(answer="gone", valid_until="2026-11-28")
    assert chosen(Context(day=sunday), always, sundays, winter, gone) == "sundays"
    assert chosen(Context(day=date(2026, 11, 30)), always, sundays, winter) == "always"
    assert chosen(Context(day=date(2026, 12, 1)), always, sundays, winter) == "winter"
    assert choose_variant(Row(code="r", title="", variants=(gone,)), Context(day=sunday)) is None


def test_why_in_words() -> None:
    """Each fallback is said, in both languages."""
    row = Row(code="r", title="", variants=(Variant(answer="x", language="ru", voice="вы"),))
    found = choose_variant(row, Context(language="ru", voice="ты"))
    assert found is not None
    assert not found.exact
    assert found.in_words("ru") == ("язык: ru", "голос: нет варианта для «ты», взят «вы»")
    assert found.in_words("en") == ("language: ru", "voice: nothing for “ты”, “вы” was taken")


def test_equal_variants_alternate() -> None:
    """By item, the same for the same item."""
    variants = tuple(Variant(answer=str(number)) for number in range(3))
    answers = [chosen(Context(seed=item), *variants) for item in range(60)]
    assert set(answers) == {"0", "1", "2"}
    assert answers == [chosen(Context(seed=item), *variants) for item in range(60)]


@given(st.lists(VARIANTS, min_size=1, max_size=8), SOME, SOME)
def test_there_is_always_an_answer(variants: list[Variant], language: str, voice: str) -> None:
    """Whatever is asked for, a row with variants answers, and no better fit in language was left out."""
    context = Context(language=language, voice=voice)
    found = choose_variant(Row(code="r", title="", variants=tuple(variants)), context)
    assert found is not None
    if any(each.language == language for each in variants if language):
        assert found.variant.language == language


def test_plain_data_say_everything() -> None:
    """A row survives its way into the journal and back."""
    variant = Variant(
        answer="a", greeting="", close="c", follow_up="f", voice="v", platform="vk", language="ru", kind="advocate",
        length="short", links=("x",), valid_from="2026-01-01",
        attachments=(OutgoingFile(name="n", sha256="s", size=1, mime="image/png", picture=True),),
        valid_until="2026-02-01", weekdays=(0, 6), months=(1,),
    )  # fmt: skip
    row = Row(
        code="c", title="t", examples=("e",), category="k", brand="b", owner="o", review_on="2026-01-01",
        variants=(variant, Variant(answer="z")), id=4, version=2,
    )  # fmt: skip
    assert row == row_from_plain(row_to_plain(row), row_id=4, version=2)


@pytest.mark.parametrize(
    ("name", "handle", "first"),
    [
        ("Марина К.", None, "Марина"), ("xX_killer_Xx", None, ""), ("Иванова Марина", None, "Марина"),
        ("МАРИНА ПЕТРОВА", None, "Марина"), ("марина", None, "Марина"), ("Анна-Мария Шульц", None, "Анна-Мария"),
        ("Гульшат Ахметова", None, "Гульшат"), ("Злой Кот", None, ""), ("Dark Knight", None, ""),
        ("ООО Ромашка", None, ""), ("Кофейня Марина", None, ""), ("Ольга 🌸", None, "Ольга"), ("Nick", None, "Nick"),
        ("☆☆☆", "marina_k92", "Marina"), ("☆☆☆", "killer_92", ""), ("", None, ""), ("12345", None, ""),
        ("Mарина", None, ""), ("DELETED", None, ""), ("Вкусный кофе", None, ""), ("Алёна", None, "Алёна"),
    ],
)  # fmt: skip
def test_first_names(name: str, handle: str | None, first: str) -> None:
    """Only what is surely a name; a mixture of two alphabets is none."""
    assert first == first_name(name, handle)


@given(st.text(max_size=60), st.text(max_size=30))
def test_a_name_is_a_word_or_nothing(name: str, handle: str) -> None:
    """Never a brace, a digit, a mark of ours or a second line, whatever people call themselves."""
    found = first_name(name, handle)
    assert all(letter.isalpha() or letter == "-" for letter in found)
