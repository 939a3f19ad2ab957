"""Topic packs: what a frequent question sounds like, shipped as plain files that anybody may edit."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

TOPICS = Path(__file__).parents[2] / "resources" / "topics"
LEXICONS = {"concepts", "slang"}
PACKS = sorted(path for path in TOPICS.glob("*.toml") if path.stem not in LEXICONS)
LANGUAGES = ("ru", "en")
FEWEST_PHRASINGS = 25


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _normal(text: str) -> str:
    """The phrasing as a search sees it: words only, lower case, no "ё"; one without words, as emoji, is itself."""
    return " ".join(re.findall(r"\w+", text.lower().replace("ё", "е"))) or text.strip()


def _in_several(places: dict[str, list[str]]) -> dict[str, list[str]]:
    return {text: where for text, where in places.items() if len(where) > 1}


def test_there_are_packs() -> None:
    """The checks below look at something: the folder is found and holds topics."""
    assert PACKS


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_a_pack_is_complete(path: Path) -> None:
    """A topic is named like its file, titled in both languages, has enough phrasings in each, and words besides."""
    pack = _read(path)

    assert set(pack) == {"slug", "title_ru", "title_en", "words_ru", "words_en", *LANGUAGES}
    assert pack["slug"] == path.stem
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", path.stem)
    for language in LANGUAGES:
        assert pack[f"title_{language}"].strip()
        assert len(pack[f"words_{language}"].split()) == len(set(pack[f"words_{language}"].split())) > 2
        assert len(pack[language]) >= FEWEST_PHRASINGS
        assert all(_normal(phrasing) for phrasing in pack[language])


def test_a_phrasing_belongs_to_one_topic() -> None:
    """The same words under two topics (or twice under one) would pull a comment both ways."""
    places: dict[str, list[str]] = defaultdict(list)
    for path in PACKS:
        pack = _read(path)
        for language in LANGUAGES:
            for phrasing in pack[language]:
                places[_normal(phrasing)].append(path.stem)

    assert _in_several(places) == {}


def test_titles_differ() -> None:
    """A person who links a row to a topic by hand tells topics apart by their titles."""
    places: dict[str, list[str]] = defaultdict(list)
    for path in PACKS:
        pack = _read(path)
        for language in LANGUAGES:
            places[f"{language} {_normal(pack[f'title_{language}'])}"].append(path.stem)

    assert _in_several(places) == {}


def test_a_word_means_one_concept() -> None:
    """A word of the concept lexicon stands in one group, once; groups have names and words in both languages."""
    groups = _read(TOPICS / "concepts.toml")["group"]
    places: dict[str, list[str]] = defaultdict(list)
    for group in groups:
        assert set(group) == {"name", *LANGUAGES}
        assert group["ru"]
        assert group["en"]
        for word in (*group["ru"], *group["en"]):
            assert re.fullmatch(r"\S+", word)
            places[_normal(word)].append(group["name"])

    assert len({group["name"] for group in groups}) == len(groups) >= 220
    assert _in_several(places) == {}


def test_slang_is_replaced_once() -> None:
    """Every slang word has one meaning, is one word, and no meaning holds slang that would need a second pass."""
    pairs = _read(TOPICS / "slang.toml")["pair"]
    meanings: dict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        assert set(pair) == {"from", "to"}
        assert re.fullmatch(r"[\w-]+", pair["from"])
        assert pair["from"] == pair["from"].lower().replace("ё", "е")
        meanings[pair["from"]].append(pair["to"])

    assert _in_several(meanings) == {}
    assert [pair for pair in pairs if set(_normal(pair["to"]).split()) & set(meanings)] == []
    russian = sum(1 for word in meanings if re.search("[а-я]", word))
    assert russian >= 250
    assert len(meanings) - russian >= 80
