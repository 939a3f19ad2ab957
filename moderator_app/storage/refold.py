"""Facts in, item rows out: loads a case, folds it (domain.fold), and writes only what differs (design, section 1)."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.fold import EntryFact, InboundFact, OwnFact, fold_case, not_undone, order_key
from moderator_app.domain.items import NEEDS_PERSON, PENDING_DELIVERY, DeliveryState, ItemFold, ItemState
from moderator_app.domain.sla.cycles import Arrival, Case, Place
from moderator_app.domain.sla.policy import FULL_PERCENT
from moderator_app.storage import clocks
from moderator_app.storage.connect import Connection, transaction

CaseKey = tuple[int, int]
"""(thread id, author id)."""

OWN_ANSWER: Final = "own"
"""`settled_by` of an item that we answered on another device."""

_COLUMNS: Final = (
    "id",
    "channel_id",
    "thread_id",
    "author_id",
    "state",
    "waiting_reason",
    "settler",
    "started_at",
    "last_at",
    "last_message_id",
    "message_count",
    "until",
    "assignee",
    "claimed_by",
    "claimed_until",
    "kind",
    "tags",
    "notes",
    "new_since",
    "needs_look",
    "mentioned",
    "due_at",
    "delivery_state",
    "delivery_entry",
    "settled_by",
    "settled_at",
    "metric",
    "warn_at",
    "burn_at",
    "left_us",
)
_SELECT: Final = f"SELECT {', '.join(_COLUMNS)} FROM item WHERE thread_id = ? AND author_id = ?"
_UPSERT: Final = (
    f"INSERT INTO item({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"
    f" ON CONFLICT (id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _COLUMNS[1:])}"
)
_REBUILD_CASES: Final = 200

_Row = tuple[Any, ...]


def cases_of(conn: Connection, messages: Collection[int]) -> list[CaseKey]:
    """The cases that these messages belong to; a message of ours belongs to the case it answers."""
    if not messages:
        return []
    rows = conn.execute(
        "SELECT DISTINCT m.thread_id, m.author_id FROM json_each(?) j CROSS JOIN message m ON m.id = j.value"
        " WHERE m.ours = 0",
        (json.dumps(sorted(messages)),),
    ).fetchall()
    return [(int(thread), int(author)) for thread, author in rows]


def refold(conn: Connection, cases: Iterable[CaseKey]) -> set[int]:
    """Bring the item rows of these cases up to date, in the caller's transaction.

    Returns:
        Ids of items that were added, changed or removed.
    """
    touched: set[int] = set()
    for case in dict.fromkeys(cases):
        touched |= _refold_case(conn, case)
    return touched


def insert_fresh(conn: Connection, messages: Sequence[tuple[int, int, int, int, int, bool]], now_us: int) -> None:
    """Items of cases that have nothing but one inbound message each: the fold of those needs no look around.

    Args:
        conn: inside a write transaction.
        messages: (message id, channel id, thread id, author id, created at, history) each; `message.item_id` is set
            by whoever inserted the message.
        now_us: when they were first seen.
    """
    if not messages:
        return
    fresh = clocks.Fresh(conn, now_us)
    rows: list[_Row] = []
    ticking: list[_Row] = []
    for message in messages:
        face, found = fresh.of(message)
        rows.append(
            (
                *message[:4],
                "done" if message[5] else "open",
                "history" if message[5] else None,
                message[4],
                face.due_at,
                face.metric,
                face.warn_at,
                face.burn_at,
            )
        )
        ticking += found
    conn.executemany(
        "INSERT INTO item(id, channel_id, thread_id, author_id, state, settler, started_at, last_at, last_message_id,"
        " message_count, due_at, metric, warn_at, burn_at)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?1, 1, ?8, ?9, ?10, ?11)",
        rows,
    )
    clocks.insert(conn, ticking)


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A case: its inbound rows, its items as the fold has them, and what their clocks are made of."""

    inbound: list[_Row]
    entries: list[EntryFact]
    own: list[OwnFact]
    items: tuple[ItemFold, ...]
    facts: Case


def _load(conn: Connection, case: CaseKey) -> _Loaded | None:
    inbound = conn.execute(
        "SELECT m.id, channel_id, created_at, external_id, removed_at, history, changed_at, item_id, first_seen_at,"
        " g.kind, g.negativity FROM message m LEFT JOIN guess g ON g.message_id = m.id"
        " WHERE thread_id = ? AND author_id = ? AND ours = 0 AND starts = 1",
        case,
    ).fetchall()
    if not inbound:
        return None
    channel_id = int(inbound[0][1])
    entries = _entries(conn, [int(row[0]) for row in inbound])
    facts = [
        InboundFact(
            id=int(row[0]),
            order=order_key(int(row[2]), row[3]),
            removed=row[4] is not None,
            history=bool(row[5]),
            edited_at=row[6],
            kind=row[9],
        )
        for row in inbound
    ]
    place = clocks.place(conn, channel_id)
    own = _own(conn, case, place, {row[3]: int(row[0]) for row in inbound})
    items = fold_case(facts, own, entries, private=place.direct)
    return _Loaded(inbound, entries, own, items, _clock_facts(place, inbound, entries, own))


def clock_facts(conn: Connection, case: CaseKey) -> tuple[tuple[ItemFold, ...], Case] | None:
    """The items of a case and what their clocks are made of; None: there is no such case."""
    loaded = _load(conn, case)
    return None if loaded is None else (loaded.items, loaded.facts)


def _refold_case(conn: Connection, case: CaseKey) -> set[int]:
    before = {int(row[0]): row for row in conn.execute(_SELECT, case).fetchall()}
    after: dict[int, _Row] = {}
    item_of: dict[int, int] = {}
    ticked: set[int] = set()
    loaded = _load(conn, case)
    inbound = [] if loaded is None else loaded.inbound
    if loaded is not None:
        faces, ticked = clocks.fold(conn, loaded.items, loaded.facts, list(before))
        for item in loaded.items:
            face = faces.get(item.id, clocks.NO_FACE)
            after[item.id] = _row(item, case, int(inbound[0][1]), loaded.entries, loaded.own, face)
            item_of.update(dict.fromkeys(item.messages, item.id))
    elif before:
        clocks.drop(conn, list(before))
    conn.execute(
        "UPDATE message SET item_id = NULL WHERE thread_id = ? AND author_id = ? AND item_id IS NOT NULL"
        " AND (ours = 1 OR starts = 0)",
        case,
    )
    moved = [(item_of[int(row[0])], int(row[0])) for row in inbound if row[7] != item_of[int(row[0])]]
    if moved:
        conn.executemany("UPDATE message SET item_id = ? WHERE id = ?", moved)
    removed = before.keys() - after.keys()
    if removed:
        conn.executemany("DELETE FROM item WHERE id = ?", [(item_id,) for item_id in removed])
    changed = {item_id for item_id, row in after.items() if before.get(item_id) != row}
    if changed:
        conn.executemany(_UPSERT, [after[item_id] for item_id in changed])
    return changed | removed | ticked


def _clock_facts(place: Place, inbound: Sequence[_Row], entries: Sequence[EntryFact], own: Sequence[OwnFact]) -> Case:
    return Case(
        place=place,
        arrivals={
            int(row[0]): Arrival(
                id=int(row[0]),
                order=order_key(int(row[2]), row[3]),
                first_seen_at=int(row[8]),
                removed_at=row[4],
                history=bool(row[5]),
                kind=row[9],
                negativity=None if row[10] is None else round(row[10] * FULL_PERCENT),
            )
            for row in inbound
        },
        entries=not_undone(entries),
        own_times={fact.id: fact.order[0] for fact in own},
    )


def _own(conn: Connection, case: CaseKey, place: Place, inbound: dict[str, int]) -> list[OwnFact]:
    """Our messages that may answer the case; in a private dialogue any of ours does."""
    columns = "id, created_at, external_id, reply_to, claimed_by, removed_at, first_seen_at"
    if place.direct:
        rows = conn.execute(f"SELECT {columns} FROM message WHERE thread_id = ? AND ours = 1", case[:1]).fetchall()
    else:
        rows = conn.execute(
            f"SELECT {columns} FROM message WHERE channel_id = ? AND ours = 1 AND reply_to IS NOT NULL"
            " AND reply_to IN (SELECT value FROM json_each(?))",
            (place.channel_id, json.dumps(list(inbound))),
        ).fetchall()
    if not rows:
        return []
    # While a delivery of the case is not settled, an own message may turn out to be the one it posted (design §6.6).
    doubtful = conn.execute(
        "SELECT min(first_attempt_at) FROM delivery WHERE thread_id = ? AND author_id = ?"
        " AND action IN ('reply', 'to-dm') AND state IN ('sending', 'unsure')",
        case,
    ).fetchone()[0]
    return [
        OwnFact(
            id=int(row[0]),
            order=order_key(int(row[1]), row[2]),
            reply_to=inbound.get(row[3]) if row[3] is not None else None,
            claimed=row[4] is not None or (doubtful is not None and row[6] >= doubtful),
            removed=row[5] is not None,
        )
        for row in rows
    ]


def _entries(conn: Connection, messages: Sequence[int]) -> list[EntryFact]:
    ids = conn.execute(
        "SELECT DISTINCT em.entry_id FROM json_each(?) j CROSS JOIN entry_message em ON em.message_id = j.value",
        (json.dumps(messages),),
    ).fetchall()
    if not ids:
        return []
    rows = conn.execute(
        "SELECT e.id, e.origin, e.seq, e.record, d.state, d.sent_at,"
        " EXISTS (SELECT 1 FROM message p WHERE p.channel_id = d.channel_id AND p.external_id = d.external_id"
        "  AND p.removed_at IS NOT NULL AND d.action = 'reply')"
        " FROM json_each(?) j CROSS JOIN entry e ON e.id = j.value LEFT JOIN delivery d ON d.entry_id = e.id",
        (json.dumps([row[0] for row in ids]),),
    ).fetchall()
    facts = []
    for entry_id, origin, seq, record, state, sent_at, answer_removed in rows:
        written = json.loads(bytes(record))
        facts.append(
            EntryFact(
                id=int(entry_id),
                order=(origin, int(seq)),
                kind=EntryKind(written["kind"]),
                actor=written["actor"],
                seen=frozenset(written["seen"]),
                data={**written["data"], "at": written["at"]},
                delivery=None if state is None else DeliveryState(state),
                answer_removed=bool(answer_removed),
                sent_at=sent_at,
            )
        )
    return facts


def _row(
    item: ItemFold,
    case: CaseKey,
    channel_id: int,
    entries: Sequence[EntryFact],
    own: Sequence[OwnFact],
    face: clocks.Face,
) -> _Row:
    delivery_state, delivery_entry = _delivery(item, entries)
    settled_by, settled_at = _settled(item, entries, own)
    return (
        item.id,
        channel_id,
        *case,
        item.state.value,
        None if item.waiting_reason is None else item.waiting_reason.value,
        item.settler,
        item.started_at,
        item.last_at,
        item.last_message_id,
        len(item.messages),
        item.until if face.until is None else min(face.until, item.until or face.until),
        item.assignee,
        item.claimed_by,
        item.claimed_until,
        item.kind,
        ",".join(item.tags),
        item.notes,
        item.new_since,
        int(item.needs_look),
        f",{','.join(item.mentioned)}," if item.mentioned else "",
        face.due_at,
        delivery_state,
        delivery_entry,
        settled_by,
        settled_at,
        face.metric,
        face.warn_at,
        face.burn_at,
        face.left_us,
    )


def _delivery(item: ItemFold, entries: Sequence[EntryFact]) -> tuple[str | None, int | None]:
    """The newest delivery of an item that is still on its way or waits for a person."""
    shown = PENDING_DELIVERY if item.state is ItemState.DONE else PENDING_DELIVERY | NEEDS_PERSON
    undone = {int(entry.data["of"]) for entry in entries if entry.kind is EntryKind.UNDO}
    messages = set(item.messages)
    for entry in sorted(entries, key=lambda each: each.order, reverse=True):
        if entry.delivery in shown and entry.seen & messages and entry.id not in undone:
            return str(entry.delivery), entry.id
    return None, None


def _settled(item: ItemFold, entries: Sequence[EntryFact], own: Sequence[OwnFact]) -> tuple[str | None, int | None]:
    """Who ended it and when."""
    kind, _, number = (item.settler or "").partition(":")
    if kind == "entry":
        entry = next(each for each in entries if each.id == int(number))
        return entry.actor, entry.sent_at or int(entry.data["at"])
    if kind == "own":
        return OWN_ANSWER, next(fact.order[0] for fact in own if fact.id == int(number))
    return None, None


# ---------------------------------------------------------------- rebuild


def _cases(conn: Connection) -> Iterator[list[CaseKey]]:
    after: CaseKey = (0, 0)
    while rows := conn.execute(
        "SELECT thread_id, author_id FROM (SELECT thread_id, author_id FROM message UNION"
        " SELECT thread_id, author_id FROM item) WHERE (thread_id, author_id) > (?, ?)"
        " ORDER BY thread_id, author_id LIMIT ?",
        (*after, _REBUILD_CASES),
    ).fetchall():
        yield [(int(thread), int(author)) for thread, author in rows]
        after = (int(rows[-1][0]), int(rows[-1][1]))


def rebuild(conn: Connection, progress: Callable[[int], None] | None = None) -> int:
    """Compute every item row and counter anew from mirror and journal, in chunks with a transaction each.

    Returns:
        How many rows were not as they had to be; 0 in a sound store.
    """
    changed = done = 0
    for cases in _cases(conn):
        with transaction(conn):
            changed += len(refold(conn, cases))
        done += len(cases)
        if progress is not None:
            progress(done)
    with transaction(conn):
        changed += _recount(conn)
    return changed


COUNTED: Final = (
    "SELECT 'channel' AS scope, channel_id AS ref, state, count(*) AS total FROM item GROUP BY channel_id, state"
    " UNION ALL SELECT 'all', 0, state, count(*) FROM item GROUP BY state"
    " UNION ALL SELECT 'delivery', 0, state, count(*) FROM delivery GROUP BY state"
)
"""What the counters have to say."""


def _recount(conn: Connection) -> int:
    wrong = conn.execute(
        f"SELECT count(*) FROM (SELECT * FROM ({COUNTED}) EXCEPT SELECT scope, ref, state, total FROM counter)"
    ).fetchone()[0]
    extra = conn.execute(
        "SELECT count(*) FROM (SELECT scope, ref, state, total FROM counter WHERE total <> 0"
        f" EXCEPT SELECT * FROM ({COUNTED}))"
    ).fetchone()[0]
    if wrong or extra:
        conn.execute("DELETE FROM counter")
        conn.execute(f"INSERT INTO counter(scope, ref, state, total) {COUNTED}")
    return max(int(wrong), int(extra))
