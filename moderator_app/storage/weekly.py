"""Weekly digests in the store: schedules, and one row for each (schedule, week) that was begun.

A row changes its state by compare-and-swap, each time beside an entry; the entry that begins a week has its name as
cause, so that there is one, whoever asks.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import asdict
from typing import Any, Final

from moderator_app.clock import WallClock
from moderator_app.domain.entries import EntryKind, WeeklyType
from moderator_app.domain.report.weekly import Due, Mail, Run, Schedule, Security, State, Week
from moderator_app.storage import changes, journal
from moderator_app.storage.connect import Connection
from moderator_app.storage.watch import AccountRow

KIND: Final = "weekly"
"""What the change feed calls schedules and their weeks."""
PASSWORD: Final = "password"  # noqa: S105 - the name of a secret
_RUN: Final = (
    "schedule_id, week, state, entry_id, attempts, at, next_at, missed_json, code, facts_json, files_json, refused_json"
)


# ---------------------------------------------------------------- schedules


def schedules(conn: Connection) -> list[Schedule]:
    """All of them, by name."""
    rows = conn.execute("SELECT id, name, content_json, since, version FROM weekly ORDER BY name, id").fetchall()
    return [_schedule(row) for row in rows]


def schedule(conn: Connection, schedule_id: int) -> Schedule | None:
    """One of them."""
    row = conn.execute("SELECT id, name, content_json, since, version FROM weekly WHERE id = ?", (schedule_id,))
    found = row.fetchone()
    return None if found is None else _schedule(found)


def put(conn: Connection, wanted: Schedule, *, clock: WallClock, actor: str, said: bool = False) -> int:
    """Keep a schedule, new (`id` 0) or changed, and say so in the journal unless it was `said`; its number."""
    facts = asdict(wanted)
    for name in ("id", "name", "since_us", "version"):
        del facts[name]
    content = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    if wanted.id:
        conn.execute(
            "UPDATE weekly SET name = ?, content_json = ?, since = ?, version = ? WHERE id = ?",
            (wanted.name, content, wanted.since_us, wanted.version, wanted.id),
        )
        number = wanted.id
    else:
        row = conn.execute(
            "INSERT INTO weekly(name, content_json, since, version) VALUES (?, ?, ?, ?) RETURNING id",
            (wanted.name, content, wanted.since_us, wanted.version),
        ).fetchone()
        number = int(row[0])
    if not said:
        _say(conn, clock, actor, WeeklyType.SET, number)
    return number


def remove(conn: Connection, schedule_id: int, *, clock: WallClock, actor: str) -> None:
    """Forget a schedule; its entries stay."""
    conn.execute("DELETE FROM weekly_run WHERE schedule_id = ?", (schedule_id,))
    conn.execute("DELETE FROM weekly WHERE id = ?", (schedule_id,))
    _say(conn, clock, actor, WeeklyType.REMOVED, schedule_id)


def keyring_row(wanted: Schedule) -> AccountRow:
    """A schedule's mail account as the keyring knows accounts: by the negative of its number, which none has."""
    return AccountRow(
        id=-wanted.id,
        name=wanted.name,
        platform=KIND,
        base_url="",
        proxy=None,
        settings={},
        secret_names=(PASSWORD,) if wanted.version else (),
        external_id=None,
        own_ids=(),
        clock_offset_us=None,
        credential_version=wanted.version,
    )


# ---------------------------------------------------------------- weeks


def runs(conn: Connection, schedule_id: int) -> list[Run]:
    """The weeks of a schedule that were begun, newest first."""
    rows = conn.execute(
        f"SELECT {_RUN} FROM weekly_run WHERE schedule_id = ? ORDER BY week DESC",
        (schedule_id,),
    ).fetchall()
    return [_run(row) for row in rows]


def run(conn: Connection, schedule_id: int, week: Week) -> Run | None:
    """One week."""
    row = conn.execute(
        f"SELECT {_RUN} FROM weekly_run WHERE schedule_id = ? AND week = ?",
        (schedule_id, str(week)),
    ).fetchone()
    return None if row is None else _run(row)


def begin(conn: Connection, schedule_id: int, due: Due, *, clock: WallClock, actor: str) -> Run:
    """Write that a week is begun, before anything of it is made; those it overtakes are missed.

    The week that was begun before stays as it is.
    """
    known = run(conn, schedule_id, due.week)
    if known is not None:
        return known
    for each in runs(conn, schedule_id):
        if each.week < due.week and each.state is State.WAITING:
            move(conn, each, State.MISSED, clock=clock, actor=actor, type_=WeeklyType.MISSED)
    cause = f"weekly:{schedule_id}:{due.week}"
    entry = _say(conn, clock, actor, WeeklyType.BEGUN, schedule_id, due.week, cause=cause)
    found = Run(
        schedule_id=schedule_id,
        week=due.week,
        state=State.WAITING,
        entry_id=entry,
        at=clock.now_us(),
        next_at=clock.now_us(),
        missed=due.missed,
    )
    _write(conn, found, "INSERT INTO")
    return found


def move(
    conn: Connection,
    before: Run,
    to: State,
    *,
    clock: WallClock,
    actor: str,
    type_: WeeklyType | None = None,
    **columns: Any,
) -> Run | None:
    """Bring a week from the state it is known in to another.

    Args:
        conn: inside a write transaction.
        before: as it was read.
        to: the new state.
        clock: for the time it came into it.
        actor: who did it.
        type_: what the journal says of it; None: nothing that it should know.
        columns: other fields of `Run` that change.

    Returns:
        The week as it is now; None: somebody else changed it meanwhile, and nothing was done.
    """
    known = run(conn, before.schedule_id, before.week)
    if known is None or (known.state, known.attempts, known.entry_id) != (
        before.state,
        before.attempts,
        before.entry_id,
    ):
        return None
    if type_ is not None:
        _say(conn, clock, actor, type_, known.schedule_id, known.week, of=known.entry_id)
    plain = {name: getattr(known, name) for name in Run.__slots__}
    found = Run(**(plain | {"state": to, "at": clock.now_us(), "next_at": None} | columns))
    _write(conn, found, "REPLACE INTO")
    if type_ is None:
        changes.note(conn, KIND, [known.schedule_id], clock.now_us())
    return found


def newest(conn: Connection) -> dict[str, int]:
    """How many schedules have their newest week in which state, for the states that somebody should know of."""
    found = dict.fromkeys((each.value for each in (State.WAITING, State.REFUSED, State.UNSURE)), 0)
    rows = conn.execute(
        "SELECT r.state FROM weekly w CROSS JOIN weekly_run r ON r.schedule_id = w.id"
        " WHERE r.week = (SELECT max(week) FROM weekly_run WHERE schedule_id = w.id)"
    ).fetchall()
    for (state,) in rows:
        if state in found:
            found[state] += 1
    return found


def distrust(conn: Connection, *, clock: WallClock, actor: str) -> None:
    """The store is older than the world: what it calls unfinished may be sent, and what it does not know too."""
    for each in schedules(conn):
        for found in runs(conn, each.id):
            if found.state in {State.WAITING, State.SENDING}:
                move(conn, found, State.UNSURE, clock=clock, actor=actor, type_=WeeklyType.UNSURE)
        conn.execute("UPDATE weekly SET since = ? WHERE id = ?", (clock.now_us(), each.id))


def channels_of(conn: Connection, entries: Collection[int]) -> dict[int, set[int]]:
    """The channels that entries are about."""
    found: dict[int, set[int]] = {}
    rows = conn.execute(
        "SELECT entry_id, channel_id FROM entry_channel WHERE entry_id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(entries)),),
    ).fetchall()
    for entry, channel in rows:
        found.setdefault(int(entry), set()).add(int(channel))
    return found


# ---------------------------------------------------------------- inside


def _say(
    conn: Connection,
    clock: WallClock,
    actor: str,
    type_: WeeklyType,
    schedule_id: int,
    week: Week | None = None,
    *,
    of: int | None = None,
    cause: str | None = None,
) -> int:
    facts = {"type": type_.value, "schedule": schedule_id, "week": None if week is None else str(week), "of": of}
    data = {name: value for name, value in facts.items() if value is not None}
    entry = journal.append(conn, clock=clock, actor=actor, kind=EntryKind.WEEKLY, data=data, cause=cause)
    changes.note(conn, KIND, [schedule_id], clock.now_us())
    changes.note(conn, "entry", [entry.id], clock.now_us())
    return entry.id


def _schedule(row: Sequence[Any]) -> Schedule:
    facts = json.loads(row[2])
    mail = facts.pop("mail")
    for name in ("channels", "formats"):
        facts[name] = tuple(facts[name])
    if mail is not None:
        mail = Mail(**(mail | {"security": Security(mail["security"]), "recipients": tuple(mail["recipients"])}))
    return Schedule(id=int(row[0]), name=str(row[1]), since_us=int(row[3]), version=int(row[4]), mail=mail, **facts)


def _write(conn: Connection, found: Run, how: str) -> None:
    conn.execute(
        f"{how} weekly_run({_RUN}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            found.schedule_id, str(found.week), found.state.value, found.entry_id, found.attempts, found.at,
            found.next_at, json.dumps([str(each) for each in found.missed]), found.code, _plain(dict(found.facts)),
            _plain(found.files), _plain(found.refused),
        ),
    )  # fmt: skip


def _plain(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _run(row: Sequence[Any]) -> Run:
    return Run(
        schedule_id=int(row[0]),
        week=Week.parse(str(row[1])),
        state=State(row[2]),
        entry_id=int(row[3]),
        attempts=int(row[4]),
        at=int(row[5]),
        next_at=None if row[6] is None else int(row[6]),
        missed=tuple(Week.parse(each) for each in json.loads(row[7])),
        code=row[8],
        facts=json.loads(row[9]),
        files=tuple(json.loads(row[10])),
        refused=tuple((str(one), str(two)) for one, two in json.loads(row[11])),
    )
