"""Taking words and names of a person away: from mirror, words, outbox, quarantine, guesses, drafts, backups and pages.

A chunk is one transaction and one `erase` entry that names the words it took, so the chain stays whole and `log verify`
tells what was erased from what was altered. Last comes `compact`: SQLite keeps bytes of what was deleted in its pages,
full-text indexes keep them in segments, and the WAL keeps both.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from moderator_app.clock import Clock
from moderator_app.domain.delivery import UNFINISHED
from moderator_app.domain.entries import Entry, EntryKind
from moderator_app.domain.files import loads
from moderator_app.domain.links import host_keys
from moderator_app.errors import UserError
from moderator_app.storage import changes, erased, filtering, journal, media, refold, words
from moderator_app.storage.connect import (
    DRIVER,
    Connection,
    explained,
    open_store,
    patiently,
    raw_connection,
    transaction,
)

CHUNK: Final = 100
"""Messages a transaction."""
ERASED: Final = "id:erased:"
"""How the identity of somebody begins whom nobody knows any more."""
_SHORTEST: Final = 4
"""Shorter names and ids stand in too many payloads to mean this person."""
_IN: Final = "IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody as the mirror knows them."""

    id: int
    account_id: int
    identity: str
    name: str
    handle: str | None
    external_id: str | None
    profile_url: str | None
    avatar_url: str | None


def person(conn: Connection, author_id: int) -> Person | None:
    """An author by row id."""
    row = conn.execute(
        "SELECT id, account_id, identity, name, handle, external_id, profile_url, avatar_url FROM author WHERE id = ?",
        (author_id,),
    ).fetchone()
    if row is None:
        return None
    return Person(
        id=row[0], account_id=row[1], identity=row[2], name=row[3], handle=row[4], external_id=row[5],
        profile_url=row[6], avatar_url=row[7],
    )  # fmt: skip


def messages_of(conn: Connection, author_id: int) -> list[int]:
    """What they wrote and what we answered, row ids in order."""
    rows = conn.execute("SELECT id FROM message WHERE author_id = ? AND ours = 0", (author_id,)).fetchall()
    return with_answers(conn, [int(row[0]) for row in rows])


def with_answers(conn: Connection, messages: Sequence[int]) -> list[int]:
    """These messages and our answers to them: an answer repeats the name and what was said."""
    listed = json.dumps(list(messages))
    answers = conn.execute(
        "SELECT o.id FROM json_each(?1) j CROSS JOIN message m ON m.id = j.value CROSS JOIN message o"
        " ON o.channel_id = m.channel_id AND o.reply_to = m.external_id WHERE o.ours = 1 AND o.reply_to IS NOT NULL"
        " UNION SELECT o.id FROM json_each(?1) j CROSS JOIN message m ON m.id = j.value"
        " CROSS JOIN channel c ON c.id = m.channel_id AND c.private = 1"
        " CROSS JOIN message o ON o.thread_id = m.thread_id WHERE o.ours = 1"
        " UNION SELECT o.id FROM json_each(?1) j CROSS JOIN message m ON m.id = j.value CROSS JOIN delivery d"
        " ON d.thread_id = m.thread_id AND d.author_id = m.author_id"
        " CROSS JOIN message o ON o.channel_id = d.channel_id AND o.external_id = d.external_id WHERE o.ours = 1",
        (listed,),
    ).fetchall()
    return sorted({*messages, *(int(row[0]) for row in answers)})


def chunks(messages: Sequence[int]) -> Iterator[list[int]]:
    """As many at a time as a transaction may take."""
    for first in range(0, len(messages), CHUNK):
        yield list(messages[first : first + CHUNK])


def erase_messages(
    conn: Connection,
    clock: Clock,
    actor: str,
    messages: Sequence[int],
    data: dict[str, Any],
    *,
    kept_for: tuple[Sequence[str], str] | None = None,
) -> Entry:
    """Take the words of these messages and of the entries about them; in the caller's transaction.

    Args:
        conn: inside a write transaction.
        clock: for the entry.
        actor: who asked for it.
        messages: row ids; with their answers.
        data: facts for the entry.
        kept_for: (what names the person, what they are called now): words stay, and only what names them goes.
    """
    listed = json.dumps(list(messages))
    taken = [
        int(row[0])
        for row in conn.execute(
            "SELECT DISTINCT w.words_id, t.body FROM json_each(?) j"
            " CROSS JOIN entry_message em ON em.message_id = j.value"
            " CROSS JOIN entry_words w ON w.entry_id = em.entry_id CROSS JOIN words t ON t.id = w.words_id"
            " WHERE t.body IS NOT NULL ORDER BY w.words_id",
            (listed,),
        ).fetchall()
        if kept_for is None or erased.mentions(row[1], kept_for[0])
    ]
    facts = data | {"messages": len(messages), "words": taken}
    entry = journal.append(conn, clock=clock, actor=actor, kind=EntryKind.ERASE, data=facts)
    for number in taken:
        words.erase(conn, number, entry.id)
    wordless = messages if kept_for is None else _mask(conn, messages, *kept_for)
    _empty(conn, json.dumps(list(wordless)))
    conn.execute(
        f"UPDATE message SET permalink = NULL, attachments_json = '[]' WHERE id {_IN}",
        (listed,),
    )
    media.forget(conn, messages)
    items = json.dumps([
        int(row[0])
        for row in conn.execute(
            f"SELECT DISTINCT item_id FROM message WHERE id {_IN} AND item_id IS NOT NULL", (listed,)
        ).fetchall()
    ])  # fmt: skip
    for table in ("suggested", "suggestion", "likeness"):
        conn.execute(f"DELETE FROM {table} WHERE item_id {_IN}", (items,))
    _clear_deliveries(conn, listed)
    touched = refold.refold(conn, refold.cases_of(conn, messages))
    changes.note(conn, "item", sorted(touched | set(json.loads(items))), clock.now_us())
    changes.note(conn, "entry", [entry.id], clock.now_us())
    return entry


def _empty(conn: Connection, listed: str) -> None:
    """Messages without a word, and nothing that was made of their words."""
    conn.execute(
        f"UPDATE message SET text = ?, payload_hash = NULL WHERE id {_IN}",
        (erased.TEXT, listed),
    )
    for table in ("revision", "guess", "guess_due", "message_link"):
        conn.execute(f"DELETE FROM {table} WHERE message_id {_IN}", (listed,))
    conn.execute(
        "INSERT INTO erased_message(message_id) SELECT value FROM json_each(?) WHERE true ON CONFLICT DO NOTHING",
        (listed,),
    )


def _mask(conn: Connection, messages: Sequence[int], known: Sequence[str], name: str) -> list[int]:
    """Another name in what they said; our answers that name them are left to be emptied: their row ids."""
    rows = conn.execute(
        f"SELECT id, text, ours, starts FROM message WHERE id {_IN}",
        (json.dumps(list(messages)),),
    ).fetchall()
    ours = [int(row[0]) for row in rows if row[2] and erased.mentions(row[1], known)]
    for message_id, text, own, starts in rows:
        if own or (changed := erased.masked(text, known, name)) == text:
            continue
        conn.execute("UPDATE message SET text = ?, payload_hash = NULL WHERE id = ?", (changed, message_id))
        if starts:
            filtering.change_links(conn, message_id, host_keys(changed))
    revisions = conn.execute(
        f"SELECT id, text FROM revision WHERE message_id {_IN}",
        (json.dumps(list(messages)),),
    ).fetchall()
    for revision_id, text in revisions:
        if erased.mentions(text, known):
            conn.execute("UPDATE revision SET text = ? WHERE id = ?", (erased.masked(text, known, name), revision_id))
    return ours


def naming(conn: Connection, full: Sequence[str]) -> list[int]:
    """Words of any entry that hold a full name or handle, whoever they are about; not rows and voices of the matrix."""
    if not full:
        return []
    looked = " OR ".join("instr(t.body, ?)" for _ in full)
    rows = conn.execute(
        "SELECT t.id FROM words t CROSS JOIN entry_words w ON w.words_id = t.id CROSS JOIN entry e ON e.id = w.entry_id"
        f" WHERE t.body IS NOT NULL AND ({looked}) AND e.kind NOT IN ('matrix', 'policy', 'moderator')",
        tuple(full),
    ).fetchall()
    return [int(row[0]) for row in rows]


def erase_words(conn: Connection, clock: Clock, actor: str, taken: Sequence[int], data: dict[str, Any]) -> Entry:
    """Take these words; in the caller's transaction."""
    entry = journal.append(
        conn, clock=clock, actor=actor, kind=EntryKind.ERASE, data=data | {"messages": 0, "words": list(taken)}
    )
    for number in taken:
        words.erase(conn, number, entry.id)
    changes.note(conn, "entry", [entry.id], clock.now_us())
    return entry


def examples(conn: Connection, texts: frozenset[str]) -> list[int]:
    """Words of versions of the matrix that took something they said for an example."""
    found = []
    rows = conn.execute(
        "SELECT DISTINCT d.words_id, t.body FROM matrix_doc d CROSS JOIN words t ON t.id = d.words_id"
        " WHERE t.body IS NOT NULL AND d.kind = 'row'"
    ).fetchall()
    for words_id, body in rows:
        try:
            listed = json.loads(body).get("examples", ())
        except (ValueError, AttributeError):
            continue  # no row
        if any(str(each).strip() in texts for each in listed):
            found.append(int(words_id))
    return found


def _clear_deliveries(conn: Connection, listed: str) -> None:
    """What deliveries to these messages kept of them; one under way keeps what it needs to end."""
    unfinished = json.dumps([state.value for state in UNFINISHED])
    which = f"target_id {_IN} AND state NOT {_IN}"
    conn.execute(
        f"UPDATE attempt SET text = '' WHERE entry_id IN (SELECT entry_id FROM delivery WHERE {which})",
        (listed, unfinished),
    )
    conn.execute(
        f"UPDATE delivery SET error_text = NULL, stale_json = NULL, args_json = '{{}}', permalink = NULL WHERE {which}",
        (listed, unfinished),
    )


def forget_person(conn: Connection, known: Person, until_us: int, *, keep_texts: bool = False) -> None:
    """Name, handle, ids, picture; where their messages from before `until_us` come from is kept as a salted hash."""
    again = known.identity.startswith(ERASED)  # another name before, or an erasure that was cut short
    hashed = known.identity.removeprefix(ERASED) if again else erased.key(conn, known.account_id, known.identity)
    name = erased.pseudonym(known.id)
    stub = erased.stub_author(hashed)
    # Somebody who was erased, came back and is erased again: one identity names one author, from now on this one.
    conn.execute(
        "UPDATE author SET identity = identity || ':' || id WHERE account_id = ? AND identity = ? AND id <> ?",
        (known.account_id, f"id:{stub.external_id}", known.id),
    )
    conn.execute(
        "UPDATE author SET name = ?, handle = NULL, external_id = NULL, profile_url = NULL, avatar_url = NULL,"
        " identity = ? WHERE id = ?",
        (name, f"id:{stub.external_id}", known.id),
    )
    conn.execute(
        "INSERT INTO erased_author(account_id, hash, author_id, until_us, keeps) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (account_id, hash) DO UPDATE SET until_us = excluded.until_us, author_id = excluded.author_id,"
        " keeps = excluded.keeps",
        (known.account_id, hashed, known.id, until_us, int(keep_texts)),
    )
    _forget_places(conn, known, name)
    needles = [each for each in (known.name, known.handle, known.external_id) if each and len(each) >= _SHORTEST]
    _forget_payloads(conn, known, needles)
    for view_id, plain, view_name in conn.execute("SELECT id, filter_json, name FROM log_view").fetchall():
        if erased.mentions(f"{plain} {view_name}", erased.needles(known.name, known.handle)):
            conn.execute("DELETE FROM log_view WHERE id = ?", (view_id,))
    conn.execute("DELETE FROM read_mark WHERE author_id = ?", (known.id,))


def _forget_places(conn: Connection, known: Person, name: str) -> None:
    """Private dialogues are called by the person in them."""
    rows = conn.execute(
        "SELECT DISTINCT m.thread_id, m.channel_id FROM message m CROSS JOIN channel c ON c.id = m.channel_id"
        " WHERE m.author_id = ? AND m.ours = 0 AND c.private = 1",
        (known.id,),
    ).fetchall()
    for thread_id, channel_id in rows:
        conn.execute("UPDATE thread SET title = ?, body = '', permalink = NULL WHERE id = ?", (name, thread_id))
        places = [("thread", thread_id)]
        others = conn.execute(
            "SELECT 1 FROM thread t CROSS JOIN message m ON m.thread_id = t.id WHERE t.channel_id = ? AND m.ours = 0"
            " AND m.author_id <> ? LIMIT 1",
            (channel_id, known.id),
        ).fetchone()
        if others is None:
            conn.execute("UPDATE channel SET name = ?, permalink = NULL WHERE id = ?", (name, channel_id))
            places.append(("channel", channel_id))
        conn.executemany("INSERT INTO erased_place(kind, place_id) VALUES (?, ?) ON CONFLICT DO NOTHING", places)


def _forget_payloads(conn: Connection, known: Person, needles: Sequence[str]) -> None:
    """Messages that nobody could read may be theirs: as they stand, or as JSON writes them."""
    looked = [form for each in needles for form in {each, json.dumps(each)[1:-1]}]
    theirs = (
        "external_id IN (SELECT external_id FROM message WHERE author_id = ? AND channel_id = quarantine.channel_id)"
    )
    named = "".join(" OR instr(CAST(payload AS TEXT), ?) OR instr(reason, ?)" for _ in looked)
    conn.execute(
        f"DELETE FROM quarantine WHERE account_id = ? AND ({theirs}{named})",
        (known.account_id, known.id, *(form for each in looked for form in (each, each))),
    )


# ---------------------------------------------------------------- files


def drop_drafts(path: Path, author_id: int, messages: Sequence[int]) -> int:
    """Unfinished replies to them, changes of these answers, notes about these items, and the bytes of older ones.

    Returns:
        How many there were.
    """
    if not path.exists():
        return 0
    with closing(raw_connection(path)) as conn, explained():
        theirs = (author_id, json.dumps(list(messages)))
        # An item has the number of its first message, so a note about it is found by that.
        drop = (
            "DELETE FROM draft WHERE (thread_id <> 0 AND author_id = ?1)"
            " OR iif(thread_id = 0, author_id, -author_id) IN (SELECT value FROM json_each(?2))"
        )
        count = patiently(lambda: conn.execute(drop, theirs).rowcount)
        patiently(lambda: conn.execute("VACUUM"))
        _empty_wal(conn)
    return int(count)


def backups_with(folder: Path, known: Person) -> list[Path]:
    """Copies of the store that hold this person, or that cannot be read and may."""
    found = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if not path.is_file() or path.name.endswith(_BESIDE):
            continue
        try:
            with closing(raw_connection(path, read_only=True)) as conn:
                row = conn.execute(
                    "SELECT 1 FROM author WHERE account_id = ? AND identity = ?", (known.account_id, known.identity)
                ).fetchone()
        except (UserError, DRIVER.Error):
            row = (1,)
        if row is not None:
            found.append(path)
    return found


def drop_backup(path: Path) -> None:
    """Delete a copy and what SQLite may have left beside it."""
    for each in (path, *(path.with_name(path.name + ending) for ending in _BESIDE)):
        each.unlink(missing_ok=True)


_BESIDE: Final = ("-wal", "-shm", "-journal")


def _empty_wal(conn: Connection) -> None:
    conn.execute("PRAGMA busy_timeout=10000")  # without one this call silently falls back to PASSIVE (traps)
    conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    conn.execute("PRAGMA busy_timeout=0")


_MERGED: Final = 64
"""Pages of an index a transaction."""


def compact(path: Path) -> None:
    """Make the store's pages, its indexes and the WAL forget what was deleted.

    Indexes are merged a little at a time. The rest is SQLite's VACUUM: decisions of others wait for it, reads do not.
    """
    with closing(open_store(path)) as conn:
        for table in ("message_fts", "words_fts"):
            _merge(conn, table)
        with explained():
            patiently(lambda: conn.execute("VACUUM"))
            _empty_wal(conn)


def _merge(conn: Connection, table: str) -> None:
    """All segments of an index into one (sqlite.org/fts5.html, "the merge command": first negative, then positive)."""
    pages = -_MERGED
    while True:
        before = conn.total_changes
        with transaction(conn):
            conn.execute(f"INSERT INTO {table}({table}, rank) VALUES ('merge', ?)", (pages,))
        if conn.total_changes - before < 2 and pages > 0:
            return
        pages = _MERGED


# ---------------------------------------------------------------- drafts as they are


def drafts_of(path: Path, author_id: int) -> list[dict[str, Any]]:
    """Unfinished replies to somebody."""
    if not path.exists():
        return []
    with closing(raw_connection(path, read_only=True)) as conn, explained():
        rows = conn.execute(
            "SELECT text, saved_at, files_json FROM draft WHERE thread_id <> 0 AND author_id = ?", (author_id,)
        ).fetchall()
    return [{"text": row[0], "saved_at": row[1], "files": [each.name for each in loads(row[2])]} for row in rows]


def count_drafts(path: Path, author_id: int) -> int:
    """How many unfinished replies to somebody there are."""
    return len(drafts_of(path, author_id))


# ---------------------------------------------------------------- our own people

STAFF: Final = (EntryKind.SHIFT, EntryKind.MODERATOR)
"""Kinds of entries whose words are about the people who work here."""


def words_of_moderator(conn: Connection, moderator_id: int) -> list[int]:
    """Words of their handovers, and of what was written about them."""
    rows = conn.execute(
        "SELECT w.words_id FROM entry e INDEXED BY entry_kind CROSS JOIN entry_words w ON w.entry_id = e.id"
        f" WHERE e.kind {_IN} AND (e.kind <> 'moderator' AND e.actor = ?2"
        " OR json_extract(CAST(e.record AS TEXT), '$.data.moderator') = ?3)",
        (json.dumps([kind.value for kind in STAFF]), str(moderator_id), moderator_id),
    ).fetchall()
    return [int(row[0]) for row in rows]


def forget_moderator(conn: Connection, moderator_id: int) -> None:
    """Their name and figures of use."""
    conn.execute("UPDATE moderator SET name = ? WHERE id = ?", (f"№ {moderator_id}", moderator_id))
    conn.execute("UPDATE matrix_use SET actor = '' WHERE actor = ?", (str(moderator_id),))
    conn.execute("DELETE FROM log_view WHERE moderator_id = ?", (moderator_id,))
