"""aiogram's types and methods as a strict reading of the Bot API: nothing unknown, nothing of a wrong type."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import aiogram.methods
from aiogram.types import BufferedInputFile, Update
from pydantic import BaseModel, TypeAdapter

from moderator_app.demo.telegram_files import Upload

METHODS = {name.lower(): getattr(aiogram.methods, name) for name in aiogram.methods.__all__}
LEFT_BEHIND = {"allow_sending_without_reply", "disable_web_page_preview", "reply_to_message_id"}
"""Parameters aiogram still takes though the Bot API has replaced them."""


def unknown(value: object, path: str = "") -> list[str]:
    """Fields the library's types do not know, anywhere inside."""
    if isinstance(value, BaseModel):
        found = [f"{path}.{name}" for name in value.model_extra or {}]
        for name in value.model_fields_set & set(type(value).model_fields):
            found += unknown(getattr(value, name), f"{path}.{name}")
        return found
    if isinstance(value, list):
        return [complaint for at, item in enumerate(value) for complaint in unknown(item, f"{path}[{at}]")]
    return []


def check_update(payload: object) -> None:
    """An update is exactly what the Bot API may send.

    Raises:
        AssertionError, ValidationError: when it is not.
    """
    assert unknown(Update.model_validate(payload)) == []


def check_call(method: str, given: Mapping[str, Any]) -> None:
    """A call is exactly what the Bot API takes: names, types, nothing left out."""
    known = METHODS[method.lower()]
    named = {name for name, value in given.items() if isinstance(value, Upload) and f"attach://{name}" in str(given)}
    plain = {name: _plain(value, known, name) for name, value in given.items() if name not in named}
    assert set(plain) <= set(known.model_fields) - LEFT_BEHIND, (method, sorted(plain))
    model = known.model_validate(plain)
    assert unknown(model) == [], (method, unknown(model))


def _plain(value: Any, known: Any, name: str) -> Any:
    """A query's text as the JSON it holds; a JSON body's value as it is."""
    if isinstance(value, Upload):
        return BufferedInputFile(value.data, value.name)
    annotation = str(known.model_fields[name].annotation) if name in known.model_fields else ""
    if isinstance(value, str) and name != "text" and (value[:1] in {"[", "{"} or "int" in annotation):
        return json.loads(value) if value.lstrip("-").isdigit() or value[:1] in {"[", "{"} else value
    return value


def check_result(method: str, result: object) -> None:
    """What a call answers is exactly what the Bot API says it returns."""
    known = METHODS[method.lower()]
    assert unknown(TypeAdapter(known.__returning__).validate_python(result)) == [], method


class Watcher:
    """`DemoTelegram.observer`: checks every call and every answer; what is wrong is said at the end of the test."""

    def __init__(self) -> None:
        self.wrong: list[str] = []
        self.calls: list[tuple[str, Mapping[str, Any]]] = []

    def __call__(self, method: str, given: Mapping[str, Any], body: Mapping[str, Any]) -> None:
        self.calls.append((method, given))
        try:
            check_call(method, given)
            if body["ok"] and method.lower() == "getupdates":
                for update in body["result"]:
                    check_update(update)
            elif body["ok"]:
                check_result(method, body["result"])
        except Exception as error:  # noqa: BLE001 - said in the test's own thread
            self.wrong.append(f"{method} {dict(given)}: {type(error).__name__} {error}")
