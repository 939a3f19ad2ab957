"""The response log as a table for people: words and facts in cells that are read, not parsed.

Programs take `.jsonl` (docs/log-format.md), which keeps every entry as it is; here is left out what only they need.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from moderator_app.clock import iso
from moderator_app.domain import files
from moderator_app.domain.entries import Entry

HEADS: Final = (
    "id", "at", "actor", "kind", "item", "messages", "text", "changed by hand", "files", "details", "undone by",
    "delivery", "hash",
)  # fmt: skip
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_ASIDE: Final = frozenset({"files", "edits"})
"""Words with a column of their own."""
_PROGRAMS: Final = frozenset({"draft"})
"""Facts that say nothing to people."""
_TIMES: Final = frozenset({"until", "began", "since"})
"""Facts in UTC microseconds."""
_YEAR_2001_US: Final = 1_000_000_000_000_000
_THOUSAND: Final = 1_000

Code = Callable[[int, int], str]
"""Number and version of a row of the matrix -> its code then; empty: it is gone."""


def text(words: Sequence[tuple[str, str]]) -> str:
    """What was said, without what stands in other columns."""
    return "\n".join(said for label, said in words if label not in _ASIDE)


def of(words: Sequence[tuple[str, str]], label: str) -> str:
    """The words of one column."""
    return "\n".join(said for each, said in words if each == label)


def listed_files(body: str) -> str:
    """Names of files.

    Raises:
        ValueError, KeyError, TypeError: another release wrote it.
    """
    return ", ".join(f"[{each.name}]" for each in files.loads(body))


def details(entry: Entry, code: Code) -> str:
    """The facts of an entry: `row complaint-leak, changed by hand; overridden: promise`."""
    data = dict(entry.data)
    parts = []
    if isinstance(used := data.get("matrix"), dict):
        del data["matrix"]
        parts.append(f"row {_row(used, code)}, {'changed by hand' if 'edits' in entry.words else 'verbatim'}")
    if isinstance(seen := data.get("shown"), dict):
        del data["shown"]
        parts += _shown(seen, code)
    parts += [
        f"{name.removesuffix('_s').replace('_', ' ')}: {_fact(name, value)}{' s' if name.endswith('_s') else ''}"
        for name, value in data.items()
        if name not in _PROGRAMS and value not in (None, "", [], {})
    ]
    return "; ".join(parts)


def _row(used: Mapping[str, Any], code: Code) -> str:
    number = int(used.get("row", 0))
    return code(number, int(used.get("version", 0))) or str(number)


def _shown(seen: Mapping[str, Any], code: Code) -> list[str]:
    try:
        rows = [
            (code(row, version) or str(row)) + ("" if score is None else f" {score / _THOUSAND:.0%}")
            for row, version, score in seen["rows"]
        ]
        tone = seen.get("tone")
        found = [f"offered: {', '.join(rows)}" + ("" if seen.get("fits") else " (unsure)")] if rows else []
        return [*found, f"commenter: {tone[0]}, negativity {tone[1] / _THOUSAND:.0%}"] if tone else found
    except (ValueError, KeyError, TypeError, IndexError):
        return [f"shown: {json.dumps(seen, ensure_ascii=False)}"]  # another release wrote it


def _fact(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name in _TIMES and isinstance(value, int) and value > _YEAR_2001_US:
        return iso(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{key.replace('_', ' ')} {_fact(key, each)}" for key, each in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(
            " ".join(_fact("", part) for part in each)
            if isinstance(each, Sequence) and not isinstance(each, str)
            else _fact("", each)
            for each in value
        )
    return str(value)


def safe_cell(cell: str) -> str:
    """A cell that no spreadsheet calculates."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
