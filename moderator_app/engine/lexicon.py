"""Slang, synonyms and topics: what ships, and what a team adds; and the model of topics, made once and kept."""

from __future__ import annotations

import hashlib
import json
import logging
import tomllib
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from moderator_app import paths
from moderator_app.domain.matrix.lexicon import NONE, Words, words_to_plain
from moderator_app.domain.matrix.phrases import folded
from moderator_app.ranking.features import BUCKETS, Reader
from moderator_app.ranking.model import LinearModel
from moderator_app.ranking.ranker import Topic, topic_model

_FOLDER: Final = "topics"
_SLANG, _CONCEPTS = "slang.toml", "concepts.toml"
_VERSION: Final = "2"
"""Of features and training: a kept model of another version is made anew."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Words and topics as the models need them. `digest` changes whenever one of the files does."""

    slang: Mapping[str, str]
    concepts: Mapping[str, Sequence[str]]
    topics: tuple[Topic, ...]
    digest: str

    def reader(self) -> Reader:
        """A reader of texts; each thread needs one of its own."""
        return Reader(self.slang, self.concepts)


def load(own: Words = NONE) -> Lexicon:
    """What ships, and on top the team's own slang and synonyms.

    A set of synonyms joins the group of what ships that has one of its words, else it is a group of its own.
    """
    folder = paths.resource(_FOLDER)
    digest = hashlib.sha256(_VERSION.encode())
    slang: dict[str, str] = {}
    concepts: dict[str, list[str]] = {}
    topics: list[Topic] = []
    for path in sorted(folder.glob("*.toml")):
        body = path.read_bytes()
        digest.update(body)
        content = tomllib.loads(body.decode())
        if path.name in {_SLANG, _CONCEPTS}:
            slang |= {folded(str(pair["from"])): str(pair["to"]) for pair in content.get("pair", ())}
            for group in content.get("group", ()):
                words = [str(word) for word in (*group.get("ru", ()), *group.get("en", ()))]
                concepts.setdefault(str(group["name"]), []).extend(words)
        else:
            topics.append(_topic(content))
    if own != NONE:
        slang |= own.slang
        group_of = {folded(word): name for name, words in concepts.items() for word in words}
        for same in own.synonyms:
            name = next((group_of[word] for word in same if word in group_of), f"own:{same[0]}")
            concepts.setdefault(name, []).extend(word for word in same if word not in group_of)
        digest.update(json.dumps(words_to_plain(own), ensure_ascii=False, sort_keys=True).encode())
    return Lexicon(slang=slang, concepts=concepts, topics=tuple(topics), digest=digest.hexdigest()[:16])


def _topic(content: Mapping[str, Any]) -> Topic:
    return Topic(
        slug=content["slug"],
        titles=(content["title_ru"], content["title_en"]),
        phrasings=(*content["ru"], *content["en"]),
        words=(tuple(content["words_ru"].split()), tuple(content["words_en"].split())),
    )


def topics_model(profile: paths.Profile, lexicon: Lexicon, reader: Reader) -> LinearModel:
    """The model of topics: read where it was kept, else made (seconds) and kept for the next time."""
    path = profile.models / f"topics-{lexicon.digest}.npz"
    kept = _read(path, len(lexicon.topics))
    if kept is not None:
        return kept
    model = topic_model(reader, lexicon.topics)
    try:
        _write(path, model)
    except OSError as error:
        log.warning("the model of topics could not be kept: %s", error)
    return model


def _read(path: Path, topics: int) -> LinearModel | None:
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
            matrix, centres, tells = (np.asarray(kept[name], np.float32) for name in ("matrix", "centres", "tells"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        log.info("the kept model of topics cannot be read and is made again: %s", error)
        return None
    if matrix.shape != (BUCKETS, topics) or centres.shape != matrix.shape or tells.shape != (BUCKETS,):
        return None
    return LinearModel(matrix, centres, tells, [])


def _write(path: Path, model: LinearModel) -> None:
    """Whole or not at all; older models go."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    with part.open("wb") as file:
        np.savez(file, matrix=model.matrix, centres=model.centres, tells=model.tells)
    part.replace(path)
    for old in path.parent.glob("topics-*.npz"):
        if old != path:
            old.unlink(missing_ok=True)
