"""The response log: reading the journal, proving that it is whole, taking it away as a file."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import IO, Any, Final

from moderator_app.clock import iso
from moderator_app.domain.entries import Entry, EntryKind
from moderator_app.domain.review.scorecard import Scorecard
from moderator_app.errors import EXIT_USAGE, INVALID, UserError
from moderator_app.services import log_table, moderators, proving, whole_file
from moderator_app.services.desk import Desk
from moderator_app.services.log_filter import Filter as Filter  # noqa: PLC0414 - part of this service, for those above
from moderator_app.services.scorecards import card_on
from moderator_app.storage import journal, log_pages, matrix, words
from moderator_app.storage.connect import Connection
from moderator_app.storage.proof import Verified

_PAGE: Final = 500
_SEPARATORS: Final = re.compile(r"[\s-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The newest message an entry saw, as it stands now."""

    author_name: str
    channel_name: str
    text: str
    platform: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One entry with what it needs to be read.

    Attributes:
        actor_name: of the moderator; else the actor as it is.
        words: name of a text -> the text; None: it was erased.
        item_id: the item that holds the newest of its messages.
        about: that message; None: it is about none.
        undone_by: the entry that took it back.
        delivery: state of its delivery.
        erased_by: the entry that took words of it away.
        row_code: of the row of the matrix it was made from; empty: from none, or the row is gone.
        set_id: the import it came with, where the list is folded; it stands for all `set_size` entries of it.
        card: of grades, the scorecard they were given by.
        subject: name of the channel, account or colleague it was about, as it is now; empty: about none, or it is gone.
    """

    entry: Entry
    actor_name: str
    item_id: int | None
    message_ids: tuple[int, ...]
    words: dict[str, str | None] = field(default_factory=dict)
    undone_by: int | None = None
    delivery: str | None = None
    about: About | None = None
    erased_by: int | None = None
    row_code: str = ""
    set_id: int | None = None
    set_size: int = 1
    card: Scorecard | None = None
    subject: str = ""


def entries(
    desk: Desk,
    wanted: Filter | None = None,
    *,
    after: int | None = None,
    limit: int = 100,
    folded: bool = False,
) -> list[LogLine]:
    """Entries, newest first.

    Args:
        desk: whose log it is.
        wanted: which.
        after: the number of the last one of the page before.
        limit: how many at most.
        folded: of the entries of one import only the newest, which says how many there are (`LogLine.set_size`).
    """
    query = (wanted or Filter()).query(folded=folded)
    found = log_pages.page(desk.reader, query, after=after, limit=limit)
    names = moderators.names(desk)
    return [_line(desk, entry, names, folded=query.folded) for entry in found]


def of_item(desk: Desk, message_ids: tuple[int, ...]) -> list[LogLine]:
    """Everything decided about these messages, oldest first."""
    rows = desk.reader.execute(
        "SELECT DISTINCT em.entry_id FROM json_each(?) j CROSS JOIN entry_message em ON em.message_id = j.value"
        " ORDER BY em.entry_id",
        (json.dumps(list(message_ids)),),
    ).fetchall()
    names = moderators.names(desk)
    return [_line(desk, journal.get(desk.reader, int(row[0])), names) for row in rows]


def notes_about(desk: Desk, author_id: int, *, limit: int = 20) -> list[LogLine]:
    """Notes of ours on this author's messages that were not taken back, newest first."""
    rows = desk.reader.execute(
        "SELECT DISTINCT em.entry_id FROM message m CROSS JOIN entry_message em ON em.message_id = m.id"
        " CROSS JOIN entry e ON e.id = em.entry_id WHERE m.author_id = ? AND e.kind = 'note'"
        " AND NOT EXISTS (SELECT 1 FROM cause WHERE name = 'undo:' || e.id) ORDER BY em.entry_id DESC LIMIT ?",
        (author_id, limit),
    ).fetchall()
    names = moderators.names(desk)
    return [_line(desk, journal.get(desk.reader, int(row[0])), names) for row in rows]


def entry(desk: Desk, entry_id: int) -> LogLine:
    """One entry.

    Raises:
        UserError: `not_found`.
    """
    return _line(desk, journal.get(desk.reader, entry_id), moderators.names(desk))


def _may_read(desk: Desk, found: Entry) -> bool:
    """Reviews are for leads and for whose answer it was."""
    if found.kind not in {EntryKind.REVIEW, EntryKind.REBUTTAL} or desk.is_lead:
        return True
    return desk.moderator is not None and found.data.get("person") == desk.actor


def _line(desk: Desk, found: Entry, names: dict[str, str], *, folded: bool = False) -> LogLine:
    conn = desk.reader
    if not _may_read(desk, found):
        found = replace(found, data={}, words={}, seen=())
    messages = tuple(sorted(int(row[0]) for row in journal.messages_of(conn, found.id)))
    item = conn.execute(
        "SELECT m.item_id, a.name, c.name, m.text, k.platform FROM message m"
        " CROSS JOIN author a ON a.id = m.author_id CROSS JOIN channel c ON c.id = m.channel_id"
        " CROSS JOIN account k ON k.id = c.account_id"
        " WHERE m.id IN (SELECT value FROM json_each(?)) AND m.item_id IS NOT NULL"
        " ORDER BY m.created_at DESC, m.id DESC LIMIT 1",
        (json.dumps(messages),),
    ).fetchone()
    state = conn.execute("SELECT state FROM delivery WHERE entry_id = ?", (found.id,)).fetchone()
    group = log_pages.set_of(conn, found.id) if folded and "set" in found.data else None
    return LogLine(
        entry=found,
        actor_name=names.get(found.actor, found.actor),
        item_id=None if item is None else int(item[0]),
        message_ids=messages,
        words={name: words.get(conn, reference[0]) for name, reference in found.words.items()},
        undone_by=journal.undone_by(conn, found),
        delivery=None if state is None else str(state[0]),
        about=None
        if item is None
        else About(author_name=item[1], channel_name=item[2], text=item[3], platform=item[4]),
        erased_by=words.erased_by(conn, [reference[0] for reference in found.words.values()]),
        row_code=_row_code(conn, found),
        set_id=None if group is None else group[0],
        set_size=1 if group is None else group[1],
        card=card_on(conn, int(found.data.get("card", 0))) if "points" in found.words else None,
        subject=_subject(conn, found, names),
    )


_SUBJECTS: Final = {
    EntryKind.CHANNEL: ("channel", "SELECT name FROM channel WHERE id = ?"),
    EntryKind.ACCOUNT: ("account", "SELECT name FROM account WHERE id = ?"),
}


def _subject(conn: Connection, found: Entry, names: dict[str, str]) -> str:
    if found.kind in _SUBJECTS:
        fact, sql = _SUBJECTS[found.kind]
        row = conn.execute(sql, (found.data.get(fact),)).fetchone()
        return "" if row is None else str(row[0])
    about = {EntryKind.MODERATOR: "moderator", EntryKind.ASSIGN: "to", EntryKind.ESCALATE: "to"}.get(found.kind, "")
    return names.get(str(found.data.get(about)), "")


def _row_code(conn: Connection, found: Entry) -> str:
    used = found.data.get("matrix")
    return _code(conn, int(used["row"])) if isinstance(used, dict) else ""


def _code(conn: Connection, number: int, version: int | None = None) -> str:
    """Of a row of the matrix in that version, None: as it is now; empty: it is gone."""
    row = matrix.get(conn, number, version)
    return "" if row is None or row.plain is None else str(row.plain.get("code", ""))


def readable(line: LogLine, language: str = "en") -> list[str | None]:
    """The words of an entry as people read them, in order; None: erased. What was graded is named in `en` or `ru`.

    A changed row, voice or list of rules is kept whole, and shown by its name or titles; what was changed by hand in an
    answer of the matrix is kept as pairs, and shown as before → after; the answer they were changed in is not what was
    said. Of files their names are shown, of marks nothing.
    """
    return [text for _, text in _labelled(line, language)]


def _labelled(line: LogLine, language: str = "en") -> list[tuple[str, str | None]]:
    return [
        (label, None if text is None else _readable(line, label, text, language))
        for label, text in sorted(line.words.items(), key=lambda word: word[0] == "files")
        if label not in {"inserted", "marks"} and text != ""
    ]


def _readable(line: LogLine, label: str, text: str, language: str) -> str:
    try:
        if label == "files":
            return log_table.listed_files(text)
        if label == "points":
            asked = [] if line.card is None else [each.code for each in line.card.criteria]
            titles = {} if line.card is None else {each.code: each.title(language) for each in line.card.criteria}
            points = json.loads(text)
            ordered = sorted(points, key=lambda code: asked.index(code) if code in asked else len(asked))
            return " · ".join(f"{titles.get(code, code)} {points[code]}" for code in ordered)
        if label == "comments":
            return "\n".join(f"«{each['quote']}» — {each['text']}" for each in json.loads(text))
        if label == "edits":
            return "; ".join(f"{before or '…'} → {after or '…'}" for before, after in json.loads(text))
        if line.entry.kind in {EntryKind.MATRIX, EntryKind.PROPOSAL} and label == "text":
            plain = json.loads(text)
            if "rules" in plain:
                return "; ".join(f"{rule['number']} {rule['title']}" for rule in plain["rules"])
            return str(plain.get("title") or plain.get("name") or plain["code"])
    except (ValueError, KeyError, TypeError, AttributeError):
        pass  # another release wrote it: shown as it is
    return text


def verify(
    desk: Desk, *, kept: str | None = None, progress: proving.Progress | None = None, here: bool = True
) -> Verified:
    """Prove that no entry was altered, left out or put in between.

    Args:
        desk: whose log it is.
        kept: an anchor of an earlier day, as it was written down: spaces, hyphens and capitals do not matter.
        progress: (entries that were read, entries there are); called from any thread.
        here: False: this process has a screen to draw and leaves long reading to others.

    Raises:
        UserError: `invalid` (exit 2) when `kept` is no anchor.
    """
    return proving.verify(desk, kept=None if kept is None else _digits(kept), progress=progress, here=here)


def _digits(kept: str) -> str:
    code = _SEPARATORS.sub("", kept).lower()
    if not re.fullmatch(f"[0-9a-f]{{{journal.ANCHOR_DIGITS}}}", code):
        raise UserError(
            INVALID,
            exit_code=EXIT_USAGE,
            reason_en=f"An anchor has {journal.ANCHOR_DIGITS} digits from 0 to f.",
            reason_ru=f"Контрольный код состоит из {journal.ANCHOR_DIGITS} знаков: цифры и буквы от a до f.",
        )
    return code


def export(desk: Desk, path: Path, wanted: Filter | None = None) -> int:
    """Write entries, oldest first, to a file: `.jsonl` or `.csv` by its name; how many there were.

    JSON keeps an entry as it is (docs/log-format.md); the table is for people, and its cells that a spreadsheet would
    take for a formula get a leading apostrophe (rule 13).

    Raises:
        UserError: `invalid` for another kind of file (exit 2), `not_written`.
    """
    kind = path.suffix.lower()
    if kind not in {".jsonl", ".json", ".csv"}:
        raise UserError(
            INVALID,
            exit_code=EXIT_USAGE,
            reason_en="The log is written as .jsonl, .json or .csv.",
            reason_ru="Журнал записывается в файл .jsonl, .json или .csv.",
        )
    count = 0
    code = _codes(desk)

    def fill(file: IO[bytes]) -> None:
        nonlocal count
        text = io.TextIOWrapper(file, encoding="utf-8-sig" if kind == ".csv" else "utf-8", newline="")
        table = csv.writer(text) if kind == ".csv" else None
        if table is not None:
            table.writerow(log_table.HEADS)
        if kind == ".json":
            text.write("[\n")
        for line in _all(desk, wanted):
            if table is not None:
                table.writerow([log_table.safe_cell(cell) for cell in _cells(line, code)])
            else:
                text.write(
                    (",\n" if kind == ".json" and count else "")
                    + json.dumps(plain(line) | _proof(desk, line), ensure_ascii=False)
                )
                text.write("\n" if kind == ".jsonl" else "")
            count += 1
        if kind == ".json":
            text.write("\n]\n")
        text.flush()
        text.detach()

    whole_file.write(path, fill)
    return count


def _proof(desk: Desk, line: LogLine) -> dict[str, str]:
    """What others verify the chain with (docs/log-format.md)."""
    prev, record = journal.proof(desk.reader, line.entry.id)  # of a review: numbers of people, no grade, no word
    return {"prev": prev.hex(), "record": record.decode(errors="backslashreplace")}


def _all(desk: Desk, wanted: Filter | None) -> Iterator[LogLine]:
    """Oldest first, in pages: an open SELECT would hold the WAL."""
    numbers: list[int] = []
    after: int | None = None
    while page := entries(desk, wanted, after=after, limit=_PAGE):
        numbers += [line.entry.id for line in page]
        after = numbers[-1]
    names = moderators.names(desk)
    for number in reversed(numbers):
        yield _line(desk, journal.get(desk.reader, number), names)


def plain(line: LogLine) -> dict[str, Any]:
    """An entry as JSON has it in an export: with names and words, as the person who exports may read them."""
    return {
        "id": line.entry.id,
        "origin": line.entry.origin,
        "seq": line.entry.seq,
        "at": iso(line.entry.at),
        "actor": line.actor_name,
        "kind": line.entry.kind.value,
        "item_id": line.item_id,
        "message_ids": list(line.message_ids),
        "data": line.entry.data,
        "words": line.words,
        "undone_by": line.undone_by,
        "erased_by": line.erased_by,
        "delivery": line.delivery,
        "hash": line.entry.hash,
    }


def _cells(line: LogLine, code: log_table.Code) -> list[str]:
    words = [
        (label, f"(erased by entry {line.erased_by})" if text is None else text) for label, text in _labelled(line)
    ]
    return [
        str(line.entry.id),
        iso(line.entry.at),
        line.actor_name,
        line.entry.kind.value,
        "" if line.item_id is None else str(line.item_id),
        " ".join(str(each) for each in line.message_ids),
        log_table.text(words),
        log_table.of(words, "edits"),
        log_table.of(words, "files"),
        log_table.details(line.entry, code),
        "" if line.undone_by is None else str(line.undone_by),
        line.delivery or "",
        line.entry.hash,
    ]


def _codes(desk: Desk) -> log_table.Code:
    """Codes of rows as they were, each read once."""
    return cache(partial(_code, desk.reader))
