"""A sentence encoder from the user's disk: read, tried, said clearly why not, and joined to the suggestions."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from moderator_app.errors import UserError
from moderator_app.ranking import encoder
from moderator_app.ranking.encoder import Vectors
from moderator_app.ranking.features import Reader
from moderator_app.ranking.ranker import Choice, Ranker, RowText
from tests.support import tiny_encoder

WORDS = {"верните": (1.0, 0.0, 0.0), "рубли": (0.9, 0.1, 0.0), "пароль": (0.0, 1.0, 0.0), "сеть": (0.0, 0.8, 0.2)}
ROWS = (
    RowText(id=1, code="REFUND", title="верните"),
    RowText(id=2, code="WIFI", title="пароль"),
    RowText(id=3, code="", title=""),
)


class ByWord:
    """Stands for an encoder: the sum of the words it knows."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See `Encoder.encode`."""
        sums = [np.sum([WORDS.get(word, (0, 0, 0)) for word in text.lower().split()], axis=0) for text in texts]
        found = np.asarray(sums, np.float32).reshape(len(texts), -1)
        return np.asarray(found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9), np.float32)


def _installed() -> None:
    for name in ("onnxruntime", "tokenizers"):
        pytest.importorskip(name, reason=f"{name} of the extra `encoder` is not installed")


def test_what_means_the_same_is_found() -> None:
    """Words that no row has reach it through the encoder; without it they do not."""
    plain, helped = (Ranker.build(Reader({}, {}), ROWS, encoder=each) for each in (None, ByWord()))

    assert 2 == helped.suggest("сеть").suggestions[0].row_id
    assert 1 == helped.suggest("рубли").suggestions[0].row_id
    assert helped.suggest("сеть").suggestions[0].score > plain.suggest("сеть").suggestions[0].score
    assert helped.suggest("сеть").confidence == helped.suggest("сеть").suggestions[0].score


def test_a_choice_is_learnt_by_meaning_too() -> None:
    """What a person chose, now or before, draws what means the same."""
    at_once, before = (
        Ranker.build(Reader({}, {}), ROWS, choices=choices, encoder=ByWord())
        for choices in ((), (Choice(text="рубли", row_id=2), Choice(text="рубли", row_id=99)))
    )
    assert at_once.learn("рубли", 2)

    for ranker in (at_once, before):
        scores = {each.row_id: each.score for each in ranker.suggest("рубли").suggestions}
        assert 2 == max(scores, key=lambda row_id: scores[row_id])


def test_a_folder_is_read(tmp_path: Path) -> None:
    """An ONNX model and its tokenizer from the disk: vectors of length 1, alike where words are alike."""
    _installed()
    read = encoder.load(tiny_encoder.write(tmp_path / "tiny", WORDS))
    found = read.encode(["верните", "Рубли рубли", "сеть", "незнакомое", ""] * 20)

    assert (100, 3) == found.shape
    assert pytest.approx([1, 1, 1, 0, 0], abs=1e-4) == np.linalg.norm(found[:5], axis=1).tolist()
    assert pytest.approx(0.994, abs=1e-3) == found[0] @ found[1]
    assert pytest.approx(0, abs=1e-3) == found[0] @ found[2]
    assert (0, 0) == read.encode([]).shape
    assert 2 == Ranker.build(Reader({}, {}), ROWS, encoder=read).suggest("сеть").suggestions[0].row_id


@pytest.mark.parametrize("missing", ["model.onnx", "tokenizer.json"])
def test_a_folder_without_a_file_is_named(tmp_path: Path, missing: str) -> None:
    """The sentence says which file is not there."""
    tiny_encoder.write(tmp_path, WORDS)
    (tmp_path / missing).unlink()
    with pytest.raises(UserError) as caught:
        encoder.load(tmp_path)

    assert ("encoder_missing", missing) == (caught.value.code, caught.value.facts["file"])


def test_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has not installed what runs it reads how to."""
    real = importlib.import_module

    def without(name: str, package: str | None = None) -> Any:
        if name in {"onnxruntime", "tokenizers"}:
            raise ModuleNotFoundError(name)
        return real(name, package)

    monkeypatch.setattr(importlib, "import_module", without)
    with pytest.raises(UserError) as caught:
        encoder.load(tiny_encoder.write(tmp_path, WORDS))

    assert "encoder_extra" == caught.value.code
    assert "[encoder]" in caught.value.hint("ru")


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
@pytest.mark.parametrize("body", [b"", b"{}", b"\xff" * 100])
def test_a_broken_file_is_told(tmp_path: Path, name: str, body: bytes) -> None:
    """Whatever the libraries raise becomes one sentence."""
    _installed()
    tiny_encoder.write(tmp_path, WORDS)
    (tmp_path / name).write_bytes(body)
    with pytest.raises(UserError) as caught:
        encoder.load(tmp_path)

    assert "encoder_broken" == caught.value.code
