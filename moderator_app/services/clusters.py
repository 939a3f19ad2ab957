"""Open items that ask nearly the same, and answering them in one pass: a variant for each, any can be taken out.

The engine sketches what arrives; here the sketches are gathered. `listed` reads as much as there are similar items: the
window asks it through `services.aside`.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from moderator_app.domain.files import OutgoingFile
from moderator_app.domain.matrix.likeness import ALIKE, alike, bursts, words_of
from moderator_app.domain.matrix.rows import Row
from moderator_app.domain.matrix.voice import Level
from moderator_app.errors import UserError
from moderator_app.services import inbox, matrix, reply, voice
from moderator_app.services.batch import BulkResult
from moderator_app.services.desk import Desk
from moderator_app.services.matrix import About, MatrixUse
from moderator_app.storage import likeness
from moderator_app.storage.connect import Connection
from moderator_app.storage.decide import Decided

LOOKED_AT: Final = 1_000
"""Open and earlier messages among which a burst is looked for."""
CHUNK: Final = 40
"""Replies a transaction: each is checked inside of it, and none may last longer than 50 ms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Open items that ask the same.

    Attributes:
        items: their numbers, oldest first; `items[0]` names the cluster.
        text: what the first of them says.
    """

    items: tuple[int, ...]
    text: str

    @property
    def count(self) -> int:
        """How many."""
        return len(self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One reply of a pass; `override` and `files` as in `reply.Reply`."""

    item_id: int
    text: str
    used: MatrixUse | None = None
    override: str | None = None
    files: tuple[OutgoingFile, ...] = ()


def listed(desk: Desk, *, channel_id: int | None = None, least: int = 2) -> list[Cluster]:
    """Clusters of open items, the largest first: what is nearly the same, and what many speak of all at once.

    Args:
        desk: whose.
        channel_id: of one channel; None: of all.
        least: how many items make a cluster.
    """
    rows = likeness.shared(desk.reader, channel_id)
    newest = likeness.newest_open(desk.reader, channel_id, LOOKED_AT)
    texts = dict(newest) | {item_id: text for _, item_id, text in rows}
    words = {item_id: words_of(text) for item_id, text in texts.items()}
    head = {item_id: item_id for item_id in texts}

    def head_of(item_id: int) -> int:
        while head[item_id] != item_id:
            head[item_id] = head[head[item_id]]
            item_id = head[item_id]
        return item_id

    for _, band in groupby(rows, key=lambda row: row[0]):
        heads: list[int] = []  # those of this band that are not alike one another
        for _, item_id, _ in band:
            for other in heads:
                mine, theirs = head_of(item_id), head_of(other)
                if mine == theirs or alike(words[item_id], words[other]) >= ALIKE:
                    head[max(mine, theirs)] = min(mine, theirs)
                    break
            else:
                heads.append(item_id)
    asked = {item_id: words[item_id] for item_id, _ in newest}
    before = [words_of(text) for text in likeness.earlier(desk.reader, LOOKED_AT)]
    for those in bursts(asked, before).values():
        first = min(those)
        for item_id in those:
            mine, theirs = head_of(item_id), head_of(first)
            head[max(mine, theirs)] = min(mine, theirs)
    gathered: dict[int, list[int]] = {}
    for item_id in sorted(texts):
        gathered.setdefault(head_of(item_id), []).append(item_id)
    found = [Cluster(items=tuple(items), text=texts[items[0]]) for items in gathered.values() if len(items) >= least]
    return sorted(found, key=lambda each: (-each.count, each.items[0]))


def of_item(desk: Desk, item_id: int) -> Cluster | None:
    """The cluster an item belongs to; None: it stands alone."""
    return next((each for each in listed(desk) if item_id in each.items), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One item of a pass, with the answer it would get.

    Attributes:
        author: their name as they write it.
        question: what they wrote last.
        text: the answer, rendered for them; empty: there is none.
        fields: names of what is filled in by hand, filled or not.
        files: what goes along on its platform.
        stays_en, stays_ru: why files of the answer do not go there; empty: they do, or it has none.
        why_en, why_ru: why it cannot be sent as it is; empty: it can.
    """

    item_id: int
    author: str
    platform: str
    question: str
    text: str = ""
    used: MatrixUse | None = None
    fields: tuple[str, ...] = ()
    files: tuple[OutgoingFile, ...] = ()
    stays_en: str = ""
    stays_ru: str = ""
    why_en: str = ""
    why_ru: str = ""


def lines(desk: Desk, items: Sequence[int], row: Row | None, fields: Mapping[str, str] | None = None) -> list[Line]:
    """What a pass with this row would send, item by item in their order; an item that is gone is left out.

    Reads and checks some milliseconds for each item: the window asks it through `services.aside`.

    Args:
        desk: who answers.
        items: of the cluster.
        row: None: there is no answer yet.
        fields: what was filled in by hand, for all of them.
    """
    known = {each.id: each for each in inbox.rows(desk, items)}
    found: list[Line] = []
    for item_id in items:
        try:
            about = matrix.about(desk, item_id)
        except UserError:
            continue
        shown = known.get(item_id)
        line = Line(
            item_id=item_id,
            author=about.name if shown is None else shown.author_name,
            platform=about.platform,
            question=about.question,
        )
        found.append(line if row is None else _with_answer(desk, line, row, about, fields or {}))
    return found


def _with_answer(desk: Desk, line: Line, row: Row, about: About, fields: Mapping[str, str]) -> Line:
    try:
        prepared = matrix.prepare(desk, row, about, fields=fields)
    except UserError as error:
        return replace(line, why_en=error.text("en"), why_ru=error.text("ru"))
    text = prepared.rendered.text
    block = next((each for each in voice.check(desk, text, about) if each.level is Level.BLOCK), None)
    return replace(
        line,
        text=text,
        used=prepared.use,
        fields=prepared.rendered.fields,
        files=prepared.files,
        stays_en="" if prepared.stays is None else prepared.stays.text("en"),
        stays_ru="" if prepared.stays is None else prepared.stays.text("ru"),
        why_en="" if block is None else block.reason_en,
        why_ru="" if block is None else block.reason_ru,
    )


def answer(
    desk: Desk, answers: Sequence[Answer], *, hold_s: int | None = None, key: str | None = None
) -> list[Future[BulkResult]]:
    """Send what was confirmed: one entry an item, all of one batch; one future a transaction, in order.

    Whatever cannot be sent (blocked, unfinished, answered meanwhile) is in `BulkResult.failed`; the others go.
    """
    batch = secrets.token_hex(8)
    return [
        desk.submit(_answer_chunk, tuple(answers[at : at + CHUNK]), hold_s, key, batch)
        for at in range(0, len(answers), CHUNK)
    ]


def _answer_chunk(
    conn: Connection, desk: Desk, answers: Sequence[Answer], hold_s: int | None, key: str | None, batch: str
) -> BulkResult:
    done: list[Decided] = []
    failed: dict[int, UserError] = {}
    for each in answers:
        wanted = reply.Reply(
            text=each.text,
            used=each.used,
            files=each.files,
            override=each.override,
            hold_s=hold_s,
            key=f"{key}/{each.item_id}" if key else None,
            batch=batch,
        )
        try:  # all checks of a reply come before its first write, so a refusal leaves nothing behind
            done.append(reply.send(conn, desk, each.item_id, wanted))
        except UserError as error:
            failed[each.item_id] = error
    return BulkResult(batch=batch, done=tuple(done), failed=failed)
