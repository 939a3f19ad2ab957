"""Half a surrogate pair, which JSON and Qt may carry, is no UTF-8: the replacement character is stored instead."""

from __future__ import annotations

import dataclasses
from enum import Enum
from typing import Any, TypeVar

T = TypeVar("T")


def text(value: str) -> str:
    """A text that can be stored; pairs that came in two halves are joined."""
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def value(given: T) -> T:
    """The same value with every text in it storable, however deep."""
    return _value(given)  # type: ignore[no-any-return]


def _value(given: Any) -> Any:
    if isinstance(given, str):
        return given if isinstance(given, Enum) else text(given)
    if isinstance(given, tuple):
        return tuple(_value(each) for each in given)
    if dataclasses.is_dataclass(given) and not isinstance(given, type):
        return dataclasses.replace(given, **{f.name: _value(getattr(given, f.name)) for f in dataclasses.fields(given)})
    return given
