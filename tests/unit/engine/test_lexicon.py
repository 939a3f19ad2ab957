"""Slang, concepts and topics: what ships, what a team adds, and a model of topics that is made once."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np

from moderator_app.domain.matrix.lexicon import Words
from moderator_app.engine import lexicon
from moderator_app.engine.lexicon import Lexicon
from moderator_app.paths import Profile
from moderator_app.ranking.ranker import Topic

SMALL = Lexicon(
    slang={},
    concepts={},
    topics=(
        Topic(slug="a", titles=("Часы",), phrasings=("когда закрываетесь",)),
        Topic(slug="b", titles=("Возврат",), phrasings=("где деньги",)),
    ),
    digest="small",
)


def test_what_ships_is_found() -> None:
    """Every topic pack, the slang and the concepts; the same files have the same digest."""
    found = lexicon.load()

    assert len(found.topics) >= 120
    assert found.slang["скока"] == "сколько"
    assert "деньги" in found.concepts["money"]
    assert found.digest == lexicon.load().digest


def test_a_team_adds_its_own_words() -> None:
    """They lie on top of what ships: synonyms join the group that has one of them; the digest tells."""
    own = Words(slang={"капуч": "капучино"}, synonyms=(("шекели", "деньги"), ("шпатель", "лопатка")))
    found = lexicon.load(own)

    assert found.slang["капуч"] == "капучино"
    assert {"деньги", "шекели"} <= set(found.concepts["money"])
    assert found.concepts["own:шпатель"] == ["шпатель", "лопатка"]
    assert found.digest != lexicon.load().digest


def test_the_model_is_kept_and_read_again(tmp_path: Path) -> None:
    """Made once; a torn file is made anew; files of older digests go."""
    profile = Profile(tmp_path)
    made = lexicon.topics_model(profile, SMALL, SMALL.reader())
    (path,) = profile.models.iterdir()
    assert os.name != "posix" or path.stat().st_mode & 0o077 == 0
    assert np.array_equal(made.matrix, lexicon.topics_model(profile, SMALL, SMALL.reader()).matrix)
    path.write_bytes(path.read_bytes()[:100])
    assert np.array_equal(made.matrix, lexicon.topics_model(profile, SMALL, SMALL.reader()).matrix)
    newer = Lexicon(slang={}, concepts={}, topics=SMALL.topics, digest="newer")
    lexicon.topics_model(profile, newer, newer.reader())

    assert ["topics-newer.npz"] == [each.name for each in profile.models.iterdir()]
