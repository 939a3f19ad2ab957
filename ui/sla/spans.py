"""Targets as people type them: `2`, `2:30`, `45m`, `1 h 30 m`, and the same in Russian."""

from __future__ import annotations

import re
from typing import Final

_H: Final = r"\s*(?:h|hours?|ч|час[а-я]*)\.?"
_M: Final = r"\s*(?:m|min|minutes?|м|мин[а-я]*)\.?"
_FORMS: Final = tuple(
    re.compile(rf"\s*{form}\s*", re.IGNORECASE)
    for form in (
        r"(?P<hours>[0-9]{1,4}):(?P<minutes>[0-5][0-9])",
        rf"(?P<hours>[0-9]{{1,4}}(?:[.,][0-9]{{1,2}})?)(?:{_H})?",
        rf"(?P<hours>[0-9]{{1,4}}){_H}\s*(?P<minutes>[0-9]{{1,2}})(?:{_M})?",
        rf"(?P<minutes>[0-9]{{1,5}}){_M}",
    )
)


def read(text: str) -> int | None:
    """Seconds; None for an empty text: no target.

    Raises:
        ValueError: it is no span of time.
    """
    if not text.strip():
        return None
    for form in _FORMS:
        if (found := form.fullmatch(text)) is not None:
            parts = found.groupdict(default="0")
            hours = float(parts.get("hours", "0").replace(",", "."))
            return round(hours * 3_600) + int(parts.get("minutes", "0")) * 60
    raise ValueError(text)


def write(seconds: int | None) -> str:
    """What stands in the field: `2:30`; empty for none."""
    if seconds is None:
        return ""
    return f"{seconds // 3_600}:{seconds % 3_600 // 60:02}"
