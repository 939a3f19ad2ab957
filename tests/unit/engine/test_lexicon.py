"""Slang, concepts and topics: what ships, what a team adds, and a model of topics that is made once."""

from __future__ import annotations

import logging
from pathlib import Path

import numpy as np
import pytest

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


def test_a_team_adds_its_own_words(tmp_path: Path) -> None:
    """`lexicon.toml` of the profile lies on top, and the digest tells."""
    profile = Profile(tmp_path)
    profile.lexicon.write_text(
        '[[pair]]\nfrom = "Капуч"\nto = "капучино"\n[[group]]\nname = "money"\nru = ["шекели"]\n', encoding="utf-8"
    )
    found = lexicon.load(profile)

    assert found.slang["капуч"] == "капучино"
    assert {"деньги", "шекели"} <= set(found.concepts["money"])
    assert found.digest != lexicon.load().digest


@pytest.mark.parametrize("body", [b"[[pair", b"\xff", b"[[pair]]\nfrom = 1", b"pair = 3", b'group = ["x"]'])
def test_a_broken_file_of_the_team_is_left_out(tmp_path: Path, body: bytes, caplog: pytest.LogCaptureFixture) -> None:
    """The words that ship stay in force, and the log says why the others are missing."""
    profile = Profile(tmp_path)
    profile.lexicon.write_bytes(body)
    with caplog.at_level(logging.WARNING):
        found = lexicon.load(profile)

    assert found.digest == lexicon.load().digest
    assert "lexicon" in caplog.text


def test_the_model_is_kept_and_read_again(tmp_path: Path) -> None:
    """Made once; a torn file is made anew; files of older digests go."""
    profile = Profile(tmp_path)
    made = lexicon.topics_model(profile, SMALL, SMALL.reader())
    (path,) = profile.models.iterdir()
    assert np.array_equal(made.matrix, lexicon.topics_model(profile, SMALL, SMALL.reader()).matrix)
    path.write_bytes(path.read_bytes()[:100])
    assert np.array_equal(made.matrix, lexicon.topics_model(profile, SMALL, SMALL.reader()).matrix)
    newer = Lexicon(slang={}, concepts={}, topics=SMALL.topics, digest="newer")
    lexicon.topics_model(profile, newer, newer.reader())

    assert ["topics-newer.npz"] == [each.name for each in profile.models.iterdir()]
