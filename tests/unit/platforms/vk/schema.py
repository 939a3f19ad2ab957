"""VK's official description (vk-api-schema, API 5.199) as a judge of calls, answers and events.

It stands beside the project, not in it; where it is absent the tests that ask it are skipped with that reason.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from jsonschema import Draft7Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

FOLDER: Final = Path(__file__).resolve().parents[4].parent / "shared" / "specs" / "vk"
HERE: Final = (FOLDER / "wall" / "methods.json").is_file()
ABSENT: Final = "the official description of VK's API is not beside this project"

_ROOT: Final = "https://vk.invalid/"
COMMON: Final = frozenset({"v", "lang", "captcha_sid", "captcha_key", "success_token"})
"""Parameters any call may carry (documentation, "Captcha error"); the token is left out before."""
UNDESCRIBED: Final = frozenset({("wall.get", "owner_id")})
"""Documented and used by everyone, missing in the schema; the schema's `domain` is sent beside it."""

_EVENTS: Final = {
    "message_new": "callback_message_new",
    "message_reply": "callback_message",
    "message_edit": "callback_message",
    "wall_reply_new": "callback_wall_reply_new",
    "wall_reply_edit": "callback_wall_reply_edit",
    "wall_reply_restore": "callback_wall_reply_restore",
    "wall_reply_delete": "callback_wall_comment_delete",
    **{f"board_post_{verb}": f"callback_board_post_{verb}" for verb in ("new", "edit", "restore", "delete")},
    **{
        f"{what}_comment_{verb}": f"callback_{what}_comment" + ("_delete" if verb == "delete" else "")
        for what in ("photo", "video", "market")
        for verb in ("new", "edit", "restore", "delete")
    },
}


def _lifted(node: Any) -> Any:
    """`required: true` stands inside properties; JSON Schema wants a list at the object."""
    if isinstance(node, list):
        return [_lifted(item) for item in node]
    if not isinstance(node, dict):
        return node
    fresh = {key: _lifted(value) for key, value in node.items() if not (key == "required" and isinstance(value, bool))}
    properties = node.get("properties")
    if isinstance(properties, dict):
        names = [name for name, sub in properties.items() if isinstance(sub, dict) and sub.get("required") is True]
        if names:
            fresh["required"] = names
    return fresh


def _document(uri: str) -> Resource[Any]:
    path = FOLDER / uri.removeprefix(_ROOT)
    return DRAFT7.create_resource(_lifted(json.loads(path.read_text(encoding="utf-8"))))


_registry: Registry[Any] = Registry(retrieve=functools.cache(_document))  # type: ignore[call-arg]  # attrs is not seen through


@functools.cache
def _validator(reference: str) -> Draft7Validator:
    return Draft7Validator({"$ref": f"{_ROOT}{reference}"}, registry=_registry)


@functools.cache
def method_description(method: str) -> Mapping[str, Any]:
    """What the schema says of a method.

    Raises:
        KeyError: it does not know it.
    """
    section = method.partition(".")[0]
    known = json.loads((FOLDER / section / "methods.json").read_text(encoding="utf-8"))["methods"]
    for description in known:
        if description["name"] == method:
            return dict(description)
    raise KeyError(method)


def faults_of(reference: str, instance: object) -> list[str]:
    """Where a value differs from a definition such as `wall/objects.json#/definitions/wall_wall_comment`."""
    return [f"{error.json_path}: {error.message[:200]}" for error in _validator(reference).iter_errors(instance)]


# ---------------------------------------------------------------- calls


def call_faults(method: str, params: Mapping[str, str], kind: str | None = None) -> list[str]:
    """What is wrong with a call, by the method's parameters and the tokens it takes."""
    try:
        described = method_description(method)
    except KeyError:
        return [f"{method} is not in the schema"]
    wanted = {parameter["name"]: parameter for parameter in described.get("parameters", [])}
    faults = [
        f"{method}: {name} is unknown"
        for name in params
        if name not in wanted and name not in COMMON and (method, name) not in UNDESCRIBED
    ]
    faults += [
        f"{method}: {name} is missing" for name, rule in wanted.items() if rule.get("required") and name not in params
    ]
    if kind is not None and kind not in described["access_token_type"]:
        faults.append(f"{method}: a {kind} token may not call it")
    for name, rule in wanted.items():
        if name in params:
            faults += [f"{method}: {name} {text}" for text in _value_faults(rule, params[name])]
    return faults


def _value_faults(rule: Mapping[str, Any], text: str) -> list[str]:
    kinds = rule.get("type", "string")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    if "array" in kinds:
        parts = text.split(",")
        most = rule.get("maxItems")
        faults = [f"has {len(parts)} items"] if most and len(parts) > most else []
        return faults + [fault for part in parts for fault in _value_faults(_resolved(rule.get("items", {})), part)]
    value: Any = text
    if "boolean" in kinds:
        return [] if text in {"0", "1"} else [f"is no yes or no: {text!r}"]
    if "integer" in kinds and text.lstrip("-").isdigit():
        value = int(text)
    elif "integer" in kinds and "string" not in kinds:
        return [f"is no number: {text!r}"]
    plain = {key: rule[key] for key in ("enum", "minimum", "maximum", "maxLength", "minLength") if key in rule}
    return [error.message[:200] for error in Draft7Validator(plain).iter_errors(value)]


def _resolved(rule: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = rule.get("$ref")
    if not isinstance(reference, str):
        return rule
    path, _, pointer = reference.removeprefix("../").partition("#")
    found: Any = json.loads((FOLDER / path).read_text(encoding="utf-8"))
    for part in pointer.strip("/").split("/"):
        found = found[part]
    return dict(found)


# ---------------------------------------------------------------- answers and events


def answer_faults(method: str, params: Mapping[str, str], answer: Any) -> list[str]:
    """What is wrong with an answer, errors too."""
    if "error" in answer:
        return [
            f"{method}: {fault}" for fault in faults_of("base/objects.json#/definitions/base_error", answer["error"])
        ]
    shapes = method_description(method)["responses"]
    name = "extendedResponse" if params.get("extended") == "1" and "extendedResponse" in shapes else "response"
    if name not in shapes:
        name = "deprecatedResponse"  # what `messages.send` gives for one `peer_id`
    reference = shapes[name]["$ref"].removeprefix("../")
    return [f"{method}: {fault}" for fault in faults_of(reference, answer)]


def event_faults(update: Mapping[str, Any]) -> list[str]:
    """What is wrong with one event of the long poll."""
    base = "callback/objects.json#/definitions/"
    kind = str(update.get("type"))
    faults = faults_of(f"{base}callback_base", update)
    faults += faults_of(f"{base}{_EVENTS[kind]}", update.get("object")) if kind in _EVENTS else [f"no event {kind}"]
    return [f"{kind}: {fault}" for fault in faults]
