"""A sentence encoder that the user has put on the disk: texts as vectors whose angle tells how alike they mean.

A folder as model exporters write it: `model.onnx` (or in `onnx/`) beside `tokenizer.json`, for example
multilingual-e5-small or rubert-tiny2. The extra `encoder` brings what runs it; neither is ever fetched by the program.
"""

from __future__ import annotations

import importlib
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from moderator_app.errors import UserError, declare

EXTRA: Final = "moderator-workstation[encoder]"
_MODELS: Final = ("model.onnx", "onnx/model.onnx", "model_quantized.onnx", "onnx/model_quantized.onnx")
_TOKENIZER: Final = "tokenizer.json"
_TOKENS: Final = 128
"""Of a text at most; what a person asks stands well before that."""
_AT_ONCE: Final = 32
_ASKED: Final = "query: "
"""What the e5 family wants before every text: its model card, https://huggingface.co/intfloat/multilingual-e5-small."""
_PROBE: Final = ("верните деньги", "open now?")

Vectors = NDArray[np.float32]

ENCODER_MISSING = declare(
    "encoder_missing",
    "{path} is no folder of a sentence encoder: {file} is not in it.",
    "В папке {path} нет модели предложений: не найден файл {file}.",
    hint_en="Put an ONNX export there: model.onnx (or onnx/model.onnx) and tokenizer.json.",
    hint_ru="Положите туда модель в формате ONNX: model.onnx (или onnx/model.onnx) и tokenizer.json.",
)
ENCODER_EXTRA = declare(
    "encoder_extra",
    "What runs sentence encoders is not installed: {package}.",
    "Не установлено то, что запускает модели предложений: {package}.",
    hint_en='pip install "{extra}"',
    hint_ru='pip install "{extra}"',
)
ENCODER_BROKEN = declare(
    "encoder_broken",
    "The sentence encoder in {path} does not work: {reason}.",
    "Модель предложений из {path} не работает: {reason}.",
    hint_en="Suggestions go on without it. Try another export of the model.",
    hint_ru="Подсказки работают и без неё. Попробуйте другую выгрузку модели.",
)

log = logging.getLogger(__name__)


class Encoder(Protocol):
    """Texts as vectors of length 1."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """(texts, width); a text without a word is a vector of zeros."""


@dataclass(frozen=True, slots=True)
class OnnxEncoder:
    """An encoder read from a folder; see `load`."""

    _session: Any
    _tokenizer: Any
    _inputs: frozenset[str]
    _prefix: str
    _first_token: bool

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See `Encoder.encode`."""
        parts = [self._some(texts[at : at + _AT_ONCE]) for at in range(0, len(texts), _AT_ONCE)]
        return np.concatenate(parts) if parts else np.zeros((0, 0), np.float32)

    def _some(self, texts: Sequence[str]) -> Vectors:
        read = self._tokenizer.encode_batch([self._prefix + text for text in texts])
        mask = np.asarray([each.attention_mask for each in read], np.int64)
        given = {
            "input_ids": np.asarray([each.ids for each in read], np.int64),
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(mask),
        }
        found = np.asarray(
            self._session.run(None, {name: value for name, value in given.items() if name in self._inputs})[0]
        )
        if found.ndim == 3:  # a vector for each token, otherwise one for the text
            share = mask[:, :, None].astype(np.float32)
            found = found[:, 0] if self._first_token else (found * share).sum(1) / np.maximum(share.sum(1), 1)
        found = found.astype(np.float32)
        return np.asarray(found / np.maximum(np.sqrt((found * found).sum(1, keepdims=True)), 1e-9), np.float32)


def load(folder: Path) -> OnnxEncoder:
    """Read the encoder of a folder and try it.

    Raises:
        UserError: `encoder_missing`, `encoder_extra`, `encoder_broken`.
    """
    model = next((path for name in _MODELS if (path := folder / name).is_file()), None)
    if model is None:
        raise UserError(ENCODER_MISSING, path=folder, file=_MODELS[0])
    if not (folder / _TOKENIZER).is_file():
        raise UserError(ENCODER_MISSING, path=folder, file=_TOKENIZER)
    runtime, tokenizers = _library("onnxruntime"), _library("tokenizers")
    try:
        options = runtime.SessionOptions()
        options.intra_op_num_threads = 1  # the engine's other work goes on
        options.log_severity_level = 4
        session = runtime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        tokenizer = tokenizers.Tokenizer.from_file(str(folder / _TOKENIZER))
        tokenizer.enable_truncation(_TOKENS)
        tokenizer.enable_padding(**_padding(tokenizer.padding))
        encoder = OnnxEncoder(
            session,
            tokenizer,
            frozenset(each.name for each in session.get_inputs()),
            _ASKED if _family(folder).startswith(("e5", "multilingual-e5")) else "",
            bool(_json(folder / "1_Pooling" / "config.json").get("pooling_mode_cls_token")),
        )
        found = encoder.encode(_PROBE)
    except Exception as error:  # whatever the two libraries raise: they declare no common failure
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise UserError(ENCODER_BROKEN, path=folder, reason=reason) from error
    if found.ndim != 2 or len(found) != len(_PROBE) or not np.isfinite(found).all():
        raise UserError(ENCODER_BROKEN, path=folder, reason=f"shape {found.shape}")
    return encoder


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise UserError(ENCODER_EXTRA, package=name, extra=EXTRA) from error


def _padding(known: Any) -> dict[str, Any]:
    """The padding that the tokenizer's file asks for, to the longest of a batch."""
    wanted = ("pad_id", "pad_type_id", "pad_token")
    return {name: known[name] for name in wanted if name in known} if isinstance(known, dict) else {}


def _family(folder: Path) -> str:
    """What the model is called: by its own file, else by its folder."""
    named = str(_json(folder / "config.json").get("_name_or_path", ""))
    return (named.rstrip("/").rsplit("/", 1)[-1] or folder.name).lower()


def _json(path: Path) -> dict[str, Any]:
    """A file of settings; {} where it is missing or cannot be read."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        log.warning("%s is left out: %s", path.name, error)
        return {}
    return found if isinstance(found, dict) else {}
