"""What the audience suddenly speaks of is said once, with its number of people; a key leads to it."""

from __future__ import annotations

import pytest

from moderator_app.domain.audience import ToldSpike
from tests.support.window import Look
from ui.reports.alarm import sentence


def _spike(**facts: object) -> ToldSpike:
    kept: dict[str, object] = {
        "id": 1, "word": "крышка", "negative": False, "began_at": 0, "seen_at": 0, "people": 13, "expected": 0.4,
        "items": (1, 2),
    }  # fmt: skip
    return ToldSpike(**(kept | facts))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "facts", "said"),
    [
        ("ru", {}, "Вдруг заговорили о «крышка»: 13 человек за час, гораздо больше обычного"),
        ("ru", {"negative": True, "people": 22}, "Много недовольных: 22 человека за час, гораздо больше обычного"),
        ("en", {"word": "lid"}, "Many speak of “lid”: 13 people within an hour, far more than usual"),
        ("en", {"word": ""}, "Many are cross: 13 people within an hour, far more than usual"),
        ("en", {"word": "lid\u202e"}, "Many speak of “lid‹RLO›”: 13 people within an hour, far more than usual"),
    ],
)
def test_a_spike_is_said_in_one_sentence(look: Look, language: str, facts: dict[str, object], said: str) -> None:
    look("light", language=language)
    assert sentence(_spike(**facts)) == said
