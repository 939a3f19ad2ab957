"""No part of a name is left in what a blind reviewer reads, and places in it lead back to the words."""

from __future__ import annotations

import pytest

from moderator_app.domain.review.blind import MASK, Masked, masked


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("С уважением, Борис Львов", f"С уважением, {MASK}"),
        ("Вам ответил Б. Львов.", f"Вам ответил {MASK}."),
        ("Львов Б. на связи, Б.Л.", f"{MASK} на связи, {MASK}"),
        ("передам Борису, с Борисом", f"передам {MASK}, с {MASK}"),
        ("БОРИС!", f"{MASK}!"),
        ("Барбарис вкусный", "Барбарис вкусный"),
        ("", ""),
    ],
)
def test_a_name_is_hidden_in_every_form(text: str, shown: str) -> None:
    assert masked(text, "Борис Львов").text == shown


def test_names_of_other_letters_and_short_ones() -> None:
    """A short stem is not stretched over other words; a name in Latin letters has no cases."""
    assert masked("Оля и олово", "Оля").text == f"{MASK} и олово"
    assert masked("Ann answers Anna, annually", "Ann").text == f"{MASK} answers Anna, annually"
    assert masked("Анна, Анной", "Анна").text == f"{MASK}, {MASK}"
    assert masked("1 2", "7").text == "1 2"
    assert masked("Борису", "Б").text == "Борису"


def test_places_lead_back() -> None:
    """What is selected in the shown text is the same words of the original, a touched mask the whole name."""
    text = "Anna Smith here. We are sorry. Anna"
    found = masked(text, "Anna Smith")
    assert found.text == f"{MASK} here. We are sorry. {MASK}"
    start = found.text.index("sorry")
    assert text[slice(*found.original(start, start + 5))] == "sorry"
    assert text[slice(*found.original(1, 2))] == "Anna Smith"
    assert text[slice(*found.original(0, len(found.text)))] == text
    first = text.index("sorry")
    assert found.text[slice(*found.shown(first, first + 5))] == "sorry"
    assert found.text[slice(*found.shown(0, 4))] == MASK
    assert found.shown(0, len(text)) == (0, len(found.text))
    assert Masked("as it is").original(1, 4) == (1, 4)
