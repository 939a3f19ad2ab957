"""What is held about a person: saying it, handing it over, taking it away; how long a brand keeps it. Leads only.

Each act is an entry of kind `erase`; its `data.what` says which. Erasing waits for the store, so it is for the command
line, which the window starts for it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from moderator_app.clock import iso
from moderator_app.domain.entries import EntryKind
from moderator_app.errors import EXIT_USAGE, INVALID, NOT_FOUND, UserError
from moderator_app.services import matrix, moderators, review, whole_file
from moderator_app.services.desk import Desk
from moderator_app.storage import changes, erased, erasure, files, journal, media
from moderator_app.storage.connect import Connection
from moderator_app.storage.erasure import Person

Progress = Callable[[int, int], None]
"""(messages done, of how many)."""
LONGEST_DAYS: Final = 36_500
_TELLING: Final = 15
"""A shorter example of a row may be anybody's words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How much there is about somebody.

    Attributes:
        answers: messages of ours to them.
        entries: of the log, about their messages.
        drafts: unfinished replies.
        backups: copies of the store that hold them and go with them.
        erased: no word of theirs is left.
    """

    author_id: int
    name: str
    messages: int
    answers: int
    entries: int
    drafts: int
    backups: int
    erased: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """What was taken away. `entries`: the log's own account of it."""

    entries: tuple[int, ...]
    messages: int
    words: int
    drafts: int
    backups: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How long a brand keeps what people wrote; `brand_id` 0: channels of no brand."""

    brand_id: int
    brand: str
    days: int


def held(desk: Desk, author_id: int) -> Held:
    """How much is held about an author.

    Raises:
        UserError: `not_found`.
    """
    known = _person(desk, author_id)
    listed = erasure.messages_of(desk.reader, author_id)
    own = _count(desk, "SELECT count(*) FROM message WHERE author_id = ? AND ours = 0", author_id)
    return Held(
        author_id=author_id,
        name=known.name,
        messages=own,
        answers=len(listed) - own,
        entries=_count(
            desk,
            "SELECT count(DISTINCT em.entry_id) FROM message m CROSS JOIN entry_message em ON em.message_id = m.id"
            " WHERE m.author_id = ?",
            author_id,
        ),
        drafts=erasure.count_drafts(desk.profile.drafts, author_id),
        backups=len(erasure.backups_with(desk.profile.backups, known)),
        erased=known.identity.startswith(erasure.ERASED)
        and not _count(
            desk,
            "SELECT count(*) FROM message m WHERE m.author_id = ? AND m.ours = 0"
            " AND NOT EXISTS (SELECT 1 FROM erased_message e WHERE e.message_id = m.id)",
            author_id,
        ),
    )


def erase(desk: Desk, author_id: int, *, keep_words: bool = False, progress: Progress | None = None) -> Gone:
    """Take away what is held about an author, or with `keep_words` only what says who it is.

    Raises:
        UserError: `not_found`, `forbidden`, `no_actor`.
    """
    desk.require(EntryKind.ERASE)
    known = _person(desk, author_id)
    until = desk.clock.now_us()
    data: dict[str, Any] = {"what": "pseudonym" if keep_words else "person", "author": author_id}
    names = erased.needles(known.name, known.handle)
    listed = erasure.messages_of(desk.reader, author_id)
    texts = _texts(desk, author_id)
    # First who it is: whatever a pull brings from now on is a stub already.
    desk.write(lambda conn, _desk: erasure.forget_person(conn, known, until, keep_texts=keep_words))
    entries: list[int] = []
    taken = done = 0
    kept_for = (names, erased.pseudonym(author_id)) if keep_words else None
    for chunk in [*erasure.chunks(listed)] or [[]]:
        entry = desk.write(_erase_chunk, chunk, data, kept_for)
        entries.append(entry.id)
        taken += len(entry.data["words"])
        done += len(chunk)
        if progress is not None:
            progress(done, len(listed))
    if not keep_words:
        _forget_examples(desk, texts)
    full = [each for each in (known.name, known.handle) if each and (len(each.split()) > 1 or each == known.handle)]
    others = erasure.naming(desk.reader, full)
    others += [] if keep_words else erasure.examples(desk.reader, texts)
    if others:
        entry = desk.write(_erase_words, sorted(set(others)), data)
        entries.append(entry.id)
        taken += len(entry.data["words"])
    _forget_own_words(desk.profile.own_words, known.name)
    drafted = [] if keep_words else files.of_drafts(desk.profile.drafts, author_id)
    drafts = erasure.drop_drafts(desk.profile.drafts, author_id, listed)
    desk.write(_sweep, [file.sha256 for file in drafted])
    backups = erasure.backups_with(desk.profile.backups, known)
    for path in backups:
        erasure.drop_backup(path)
    erasure.compact(desk.profile.store)
    return Gone(entries=tuple(entries), messages=len(listed), words=taken, drafts=drafts, backups=len(backups))


def _erase_chunk(
    conn: Connection, desk: Desk, chunk: list[int], data: dict[str, Any], kept_for: tuple[tuple[str, ...], str] | None
) -> Any:
    return erasure.erase_messages(conn, desk.clock, desk.actor, chunk, data, kept_for=kept_for)


def _sweep(conn: Connection, desk: Desk, drafted: list[str]) -> None:
    """Files of theirs that were loaded, and what went with answers to them; what others have too stays."""
    media.sweep(conn, desk.profile.media)
    profile = desk.profile
    now_us = desk.clock.now_us()
    files.sweep(conn, profile.attachments, profile.drafts, now_us, drafted, forms=profile.matrix_forms)


def _erase_words(conn: Connection, desk: Desk, taken: list[int], data: dict[str, Any]) -> Any:
    return erasure.erase_words(conn, desk.clock, desk.actor, taken, data)


def _forget_examples(desk: Desk, texts: frozenset[str]) -> None:
    """Rows in force whose examples are their words get a version without these."""
    for row in matrix.read(desk).rows:
        left = tuple(each for each in row.examples if each.strip() not in texts)
        if left != row.examples:
            desk.write(matrix.save, replace(row, examples=left))


def _forget_own_words(path: Path, name: str) -> None:
    """Parts of their name that somebody taught the spelling."""
    if not path.exists():
        return
    parts = {each.casefold() for each in name.split()}
    lines = path.read_text(encoding="utf-8").splitlines()
    left = [each for each in lines if each.strip().casefold() not in parts]
    if left != lines:
        path.write_text("".join(f"{each}\n" for each in left), encoding="utf-8")


def _texts(desk: Desk, author_id: int) -> frozenset[str]:
    rows = desk.reader.execute("SELECT text FROM message WHERE author_id = ? AND ours = 0", (author_id,)).fetchall()
    return frozenset(text for row in rows if len(text := str(row[0]).strip()) >= _TELLING)


def _person(desk: Desk, author_id: int) -> Person:
    known = erasure.person(desk.reader, author_id)
    if known is None:
        raise UserError(NOT_FOUND, what="author", wanted=author_id, nearest="")
    return known


def _count(desk: Desk, sql: str, author_id: int) -> int:
    return int(desk.reader.execute(sql, (author_id,)).fetchone()[0])


# ---------------------------------------------------------------- handing over


def export(desk: Desk, author_id: int, path: Path) -> int:
    """Write everything that is held about an author to a JSON file; how many messages. The act is an entry.

    Raises:
        UserError: `not_found`, `forbidden`, `no_actor`, `not_written`.
    """
    desk.require(EntryKind.ERASE)
    document = everything(desk, author_id)
    body = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    whole_file.write_bytes(path, body.encode("utf-8"))
    desk.write(_note, {"what": "export", "author": author_id, "messages": len(document["messages"])})
    return len(document["messages"])


def everything(desk: Desk, author_id: int) -> dict[str, Any]:
    """All that is held about an author, for them to read.

    Raises:
        UserError: `not_found`.
    """
    known = _person(desk, author_id)
    listed = json.dumps(erasure.messages_of(desk.reader, author_id))
    rows = desk.reader.execute(
        "SELECT m.id, m.created_at, m.ours, m.text, m.permalink, m.attachments_json, m.removed_at, c.name, t.title,"
        " g.kind, g.negativity, g.toxicity FROM json_each(?) j CROSS JOIN message m ON m.id = j.value"
        " CROSS JOIN channel c ON c.id = m.channel_id CROSS JOIN thread t ON t.id = m.thread_id"
        " LEFT JOIN guess g ON g.message_id = m.id ORDER BY m.created_at, m.id",
        (listed,),
    ).fetchall()
    revisions: dict[int, list[dict[str, Any]]] = {}
    for message_id, at, text in desk.reader.execute(
        "SELECT r.message_id, r.replaced_at, r.text FROM json_each(?) j CROSS JOIN revision r ON r.message_id = j.value"
        " ORDER BY r.id",
        (listed,),
    ).fetchall():
        revisions.setdefault(int(message_id), []).append({"until": iso(at), "text": text})
    lines = review.of_item(desk, tuple(json.loads(listed)))
    return {
        "author": {
            "id": known.id,
            "name": known.name,
            "handle": known.handle,
            "external_id": known.external_id,
            "profile_url": known.profile_url,
            "avatar_url": known.avatar_url,
        },
        "messages": [
            {
                "id": row[0],
                "at": iso(row[1]),
                "ours": bool(row[2]),
                "text": row[3],
                "permalink": row[4],
                "attachments": json.loads(row[5]),
                "removed_at": None if row[6] is None else iso(row[6]),
                "channel": row[7],
                "thread": row[8],
                "kind": row[9],
                "negativity": row[10],
                "toxicity": row[11],
                "earlier": revisions.get(int(row[0]), []),
            }
            for row in rows
        ],
        "log": [review.plain(line) for line in lines],
        "drafts": erasure.drafts_of(desk.profile.drafts, author_id),
    }


def _note(conn: Connection, desk: Desk, data: dict[str, Any]) -> int:
    entry = journal.append(conn, clock=desk.clock, actor=desk.actor, kind=EntryKind.ERASE, data=data)
    changes.note(conn, "entry", [entry.id], desk.clock.now_us())
    return entry.id


# ---------------------------------------------------------------- our own people


def erase_moderator(desk: Desk, name: str) -> Gone:
    """A former colleague's name, handovers, scores and figures of use; what they decided stays, without a name.

    Raises:
        UserError: `not_found`, `forbidden`, `no_actor`, `invalid`: they still work here.
    """
    desk.require(EntryKind.ERASE)
    everyone, wanted = moderators.everyone(desk, former=True), name.strip().casefold()
    found = next((each for each in everyone if wanted in {each.name.casefold(), str(each.id)}), None)
    if found is None:
        people = ", ".join(each.name for each in everyone)
        raise UserError(NOT_FOUND, what="moderator", wanted=name, nearest=people)
    if any(each.id == found.id for each in moderators.everyone(desk)):
        raise UserError(
            INVALID,
            reason_en=f"{found.name} still works here: let them leave first.",
            reason_ru=f"{found.name} ещё работает здесь: сначала уберите из команды.",
        )
    entry = desk.write(_erase_moderator, found.id)
    erasure.compact(desk.profile.store)
    return Gone(entries=(entry.id,), messages=0, words=len(entry.data["words"]), drafts=0, backups=0)


def _erase_moderator(conn: Connection, desk: Desk, moderator_id: int) -> Any:
    taken = erasure.words_of_moderator(conn, moderator_id)
    entry = erasure.erase_words(conn, desk.clock, desk.actor, taken, {"what": "moderator", "moderator": moderator_id})
    erasure.forget_moderator(conn, moderator_id)
    changes.note(conn, "moderator", [moderator_id], desk.clock.now_us())
    return entry


def compact(desk: Desk) -> None:
    """Make the store's file forget the bytes of what was deleted.

    Raises:
        UserError: `forbidden`, `no_actor`, `store_busy`.
    """
    desk.require(EntryKind.ERASE)
    erasure.compact(desk.profile.store)


# ---------------------------------------------------------------- how long it is kept


def rules(desk: Desk) -> list[Rule]:
    """How long each brand keeps what people wrote; brands without a rule keep it."""
    rows = desk.reader.execute(
        "SELECT r.brand_id, coalesce(b.name, ''), r.days FROM retention r LEFT JOIN brand b ON b.id = r.brand_id"
        " ORDER BY r.brand_id"
    ).fetchall()
    return [Rule(brand_id=row[0], brand=row[1], days=row[2]) for row in rows]


def set_rule(conn: Connection, desk: Desk, brand: str, days: int | None) -> Rule | None:
    """Keep what people wrote in a brand's channels for so many days after their case ended; None: for ever.

    `brand` empty: channels of no brand. For `Desk.write`.

    Raises:
        UserError: `forbidden`, `no_actor`, `not_found`, `invalid` (exit 2).
    """
    desk.require(EntryKind.ERASE)
    if days is not None and not 1 <= days <= LONGEST_DAYS:
        raise UserError(
            INVALID,
            exit_code=EXIT_USAGE,
            reason_en=f"Days are 1 to {LONGEST_DAYS}.",
            reason_ru=f"Дней может быть от 1 до {LONGEST_DAYS}.",
        )
    number = 0
    if brand:
        row = conn.execute("SELECT id FROM brand WHERE name = ?", (brand,)).fetchone()
        if row is None:
            known = ", ".join(str(each[0]) for each in conn.execute("SELECT name FROM brand ORDER BY name").fetchall())
            raise UserError(NOT_FOUND, what="brand", wanted=brand, nearest=known)
        number = int(row[0])
    entry_id = _note(conn, desk, {"what": "retention_rule", "brand": number, "days": days})
    if days is None:
        conn.execute("DELETE FROM retention WHERE brand_id = ?", (number,))
        return None
    conn.execute(
        "INSERT INTO retention(brand_id, days, entry_id) VALUES (?, ?, ?)"
        " ON CONFLICT (brand_id) DO UPDATE SET days = excluded.days, entry_id = excluded.entry_id",
        (number, days, entry_id),
    )
    return Rule(brand_id=number, brand=brand, days=days)
