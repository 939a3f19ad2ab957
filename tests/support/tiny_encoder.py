"""A sentence encoder of a few bytes, written as the ONNX format says: each known word has a vector of its own.

The fields and their numbers: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

_INT64, _FLOAT = 7, 1


def write(folder: Path, words: Mapping[str, Sequence[float]]) -> Path:
    """Write the folder of an encoder that knows these words; all vectors have one width."""
    folder.mkdir(parents=True, exist_ok=True)
    width = len(next(iter(words.values())))
    table = [[0.0] * width, *words.values()]
    (folder / "model.onnx").write_bytes(_model(table))
    vocabulary = {"[UNK]": 0} | {word: at for at, word in enumerate(words, 1)}
    tokenizer: dict[str, Any] = {
        "version": "1.0", "truncation": None, "padding": None, "added_tokens": [], "normalizer": {"type": "Lowercase"},
        "pre_tokenizer": {"type": "Whitespace"}, "post_processor": None, "decoder": None,
        "model": {"type": "WordLevel", "vocab": vocabulary, "unk_token": "[UNK]"},
    }  # fmt: skip
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer), encoding="utf-8")
    return folder


def _model(table: Sequence[Sequence[float]]) -> bytes:
    flat = struct.pack(f"<{len(table) * len(table[0])}f", *(each for row in table for each in row))
    vectors = _number(1, len(table)) + _number(1, len(table[0])) + _number(2, _FLOAT) + _bytes(8, b"table")
    node = _bytes(1, b"table") + _bytes(1, b"input_ids") + _bytes(2, b"last_hidden_state") + _bytes(4, b"Gather")
    graph = (
        _bytes(1, node)
        + _bytes(2, b"tiny")
        + _bytes(5, vectors + _bytes(9, flat))
        + b"".join(_bytes(11, _tensor(name, _INT64, ("batch", "length"))) for name in ("input_ids", "attention_mask"))
        + _bytes(12, _tensor("last_hidden_state", _FLOAT, ("batch", "length", "width")))
    )
    return _number(1, 8) + _bytes(7, graph) + _bytes(8, _number(2, 13))


def _tensor(name: str, kind: int, shape: Sequence[str]) -> bytes:
    dimensions = b"".join(_bytes(1, _bytes(2, each.encode())) for each in shape)
    return _bytes(1, name.encode()) + _bytes(2, _bytes(1, _number(1, kind) + _bytes(2, dimensions)))


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _bytes(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(value)) + value


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes((*out, value))
