"""What a moderator had before them when they answered: kept with the reply as codes and numbers, never as words.

`data.shown` of a reply's entry: `rows` [[row, version, score in thousandths or null], …] best first, `fits`, `model`
(0: ranked by shared words, the engine had not looked yet), `tone` [kind, negativity, toxicity in thousandths].
`data.checks`: [[rule, level], …] of the text that was sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from moderator_app.domain.matrix.checks import Check
from moderator_app.storage import guesses, matrix
from moderator_app.storage.connect import Connection

_THOUSAND: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """A row that was offered; `score` 0 to 1, None: it was ranked by shared words."""

    row_id: int
    version: int
    score: float | None = None
    code: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What stood on screen.

    Attributes:
        rows: offered answers, best first.
        fits: whether the first one was said to answer it.
        model: version of what suggested them; 0: none did.
        checks: (rule, level) of every finding that was shown.
        kind: of the commenter, with `negativity` and `toxicity` 0 to 1; empty: not known then.
    """

    rows: tuple[ShownRow, ...] = ()
    fits: bool = False
    model: int = 0
    checks: tuple[tuple[str, str], ...] = ()
    kind: str = ""
    negativity: float = 0.0
    toxicity: float = 0.0


def pairs(found: Iterable[Check]) -> tuple[tuple[str, str], ...]:
    """Findings as codes, each pair once."""
    return tuple(sorted({(each.rule.value, each.level.value) for each in found}))


def note(conn: Connection, data: dict[str, Any], shown: Shown | None, message_id: int) -> None:
    """Write it into the facts of an entry."""
    if shown is None:
        return
    tone = guesses.tone_of(conn, message_id)
    data["shown"] = {
        "rows": [
            [each.row_id, each.version, None if each.score is None else round(each.score * _THOUSAND)]
            for each in shown.rows
        ],
        "fits": shown.fits,
        "model": shown.model,
    }
    if tone is not None:
        data["shown"]["tone"] = [
            tone.kind.value,
            round(tone.negativity * _THOUSAND),
            round(tone.toxicity * _THOUSAND),
        ]
    if shown.checks:
        data["checks"] = sorted({*map(tuple, data.get("checks", ())), *shown.checks})


def read(conn: Connection, data: Mapping[str, Any]) -> Shown | None:
    """What an entry says was shown, with the names rows had then; None: it was written without a window."""
    checks = tuple((str(rule), str(level)) for rule, level in data.get("checks", ()))
    plain = data.get("shown")
    if plain is None:
        return Shown(checks=checks) if checks else None
    kind, negativity, toxicity = plain.get("tone", ("", 0, 0))
    return Shown(
        rows=tuple(_row(conn, row_id, version, score) for row_id, version, score in plain["rows"]),
        fits=bool(plain["fits"]),
        model=int(plain["model"]),
        checks=checks,
        kind=str(kind),
        negativity=negativity / _THOUSAND,
        toxicity=toxicity / _THOUSAND,
    )


def _row(conn: Connection, row_id: int, version: int, score: int | None) -> ShownRow:
    found = matrix.get(conn, row_id, version)
    plain = {} if found is None or found.plain is None else found.plain
    return ShownRow(
        row_id=row_id,
        version=version,
        score=None if score is None else score / _THOUSAND,
        code=str(plain.get("code", "")),
        title=str(plain.get("title", "")),
    )
