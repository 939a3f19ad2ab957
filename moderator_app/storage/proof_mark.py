"""How far the engine has proven the log in the background, and the anchors that were taken of it.

The standing is a row of `meta`: not of the journal, since it says nothing that people decided. An anchor is an entry.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Final

from moderator_app.clock import Clock, iso
from moderator_app.domain.entries import Entry, EntryKind
from moderator_app.storage import changes, journal
from moderator_app.storage.connect import Connection

_KEY: Final = "log_proof"
CHANGE: Final = "proof"
"""Kind of the change row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the engine found. Times are UTC microseconds; 0: not yet.

    Attributes:
        upto: the last entry of this round that was looked at.
        entries: how many entries this round has seen.
        began_us: when this round began; each day it begins anew.
        whole_us: when the log was last seen whole to its end.
        first_bad: the first bad entry, until a whole round finds none; 0: none.
        round_bad: the first bad entry that this round has met.
    """

    upto: int = 0
    entries: int = 0
    began_us: int = 0
    whole_us: int = 0
    first_bad: int = 0
    round_bad: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A short code that proves the log up to an entry.

    Attributes:
        entry_id: of the anchor itself.
        of: the newest entry at that time; `code` are the first digits of its hash.
        entries: how many entries were whole then.
    """

    entry_id: int
    at: int
    of: int
    code: str
    entries: int


def standing(conn: Connection) -> Standing:
    """What is known so far."""
    row = conn.execute("SELECT value FROM meta WHERE key = ?", (_KEY,)).fetchone()
    return Standing() if row is None else Standing(**json.loads(row[0]))


def keep(conn: Connection, found: Standing, now_us: int) -> None:
    """Remember it, and tell the others."""
    conn.execute(
        "INSERT INTO meta(key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (_KEY, json.dumps(asdict(found), sort_keys=True)),
    )
    changes.note(conn, CHANGE, [found.first_bad], now_us)


def day(at_us: int) -> str:
    """The UTC day that an anchor is for."""
    return iso(at_us)[:10]


def worth_it(conn: Connection) -> bool:
    """Whether anything was written since the newest anchor."""
    row = conn.execute("SELECT kind FROM entry ORDER BY id DESC LIMIT 1").fetchone()
    return row is not None and row[0] != EntryKind.ANCHOR.value


def take(conn: Connection, clock: Clock, actor: str, entries: int, *, cause: str | None = None) -> Entry:
    """Write down the newest hash as an entry; whoever calls it has just proven the log."""
    row = conn.execute("SELECT id, hash FROM entry ORDER BY id DESC LIMIT 1").fetchone()
    data: dict[str, Any] = {"entries": entries}
    if row is not None:
        data |= {"of": int(row[0]), "code": bytes(row[1]).hex()[: journal.ANCHOR_DIGITS]}
    entry = journal.append(conn, clock=clock, actor=actor, kind=EntryKind.ANCHOR, data=data, cause=cause)
    changes.note(conn, "entry", [entry.id], clock.now_us())
    return entry


def of_entry(entry: Entry) -> Anchor:
    """An anchor as its entry tells it."""
    return Anchor(
        entry_id=entry.id,
        at=entry.at,
        of=int(entry.data.get("of", 0)),
        code=str(entry.data.get("code", "")),
        entries=int(entry.data.get("entries", 0)),
    )


def anchors(conn: Connection, limit: int = 400) -> list[Anchor]:
    """Newest first."""
    rows = conn.execute(
        f"SELECT {journal.COLUMNS} FROM entry WHERE kind = 'anchor' ORDER BY id DESC LIMIT ?",
        (limit,),
    ).fetchall()
    return [of_entry(journal.read(row)) for row in rows]
