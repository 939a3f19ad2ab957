"""Read one page of a channel, or look again at messages read before; cursor and rows in one transaction (rule 4)."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from moderator_app.clock import SECOND_US, Clock
from moderator_app.domain.ports import Adapter, Gone, Message, MessageRef, Page, Unreadable
from moderator_app.engine.access import Access
from moderator_app.storage import mirror, watch
from moderator_app.storage.connect import Connection
from moderator_app.storage.watch import ChannelRow

BATCH: Final = 250
"""Rows in one write transaction at most. Measured beside decisions (`bench.commit`): 500 hold the lock for 32–54 ms and
a decision then waits up to 57 ms (p99); 250 cost the ingest nothing that can be measured and keep it at 33 ms.
"""
PAUSE_S: Final = 0.005
"""How long the lane belongs to others after each batch."""
REFRESH_BATCH: Final = 100
_OFFSET_STEP_US: Final = SECOND_US


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulled:
    """What came of reading.

    Attributes:
        server_ahead_us: the platform's time minus the clock that counts sleep, where a page told.
    """

    new: int = 0
    edited: int = 0
    deleted: int = 0
    quarantined: int = 0
    more: bool = False
    server_ahead_us: int | None = None

    def plus(self, other: Pulled) -> Pulled:
        """Both together."""
        return Pulled(
            new=self.new + other.new,
            edited=self.edited + other.edited,
            deleted=self.deleted + other.deleted,
            quarantined=self.quarantined + other.quarantined,
            more=other.more,
            server_ahead_us=other.server_ahead_us if other.server_ahead_us is not None else self.server_ahead_us,
        )

    @property
    def arrived(self) -> int:
        """How much of it there was."""
        return self.new + self.edited + self.deleted


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What reading needs: the store, one signed-in account, and time."""

    access: Access
    account_id: int
    adapter: Adapter
    adapter_version: str
    ids_reused: bool
    clock: Clock
    stop: threading.Event


def pull(reader: Reader, channel: ChannelRow) -> Pulled:
    """Read one page.

    Raises:
        PlatformError: the platform could not be read; the cursor stays.
    """
    page = reader.adapter.pull(channel.info, channel.cursor)
    ahead_us = None if page.server_time is None else page.server_time - reader.clock.awake_us()
    return replace(store_page(reader, channel, page), server_ahead_us=ahead_us)


def store_page(reader: Reader, channel: ChannelRow, page: Page) -> Pulled:
    """Write a page down, in transactions of at most `BATCH` rows; the cursor moves with the last of them."""
    total = Pulled()
    parts = list(_parts(page))
    for part in parts:
        applied = reader.access.write(lambda conn, part=part: _apply(conn, reader, channel, part))  # type: ignore[misc]
        total = total.plus(applied)
        reader.clock.wait(reader.stop, PAUSE_S)
    return replace(total, more=page.more)


def _parts(page: Page) -> Sequence[Page]:
    """The same page in pieces; what comes before the last piece is only a beginning, so it moves no cursor."""
    if len(page.messages) + len(page.gone) + len(page.unreadable) <= BATCH:
        return [page]
    starts = range(0, len(page.messages), BATCH)
    pieces = [
        Page(messages=page.messages[start : start + BATCH], more=True, channel=page.channel, moved_from=page.moved_from)
        for start in starts
    ]
    return [*pieces, replace(page, messages=())]


def _apply(conn: Connection, reader: Reader, channel: ChannelRow, page: Page) -> Pulled:
    now = reader.clock.now_us()
    applied = mirror.apply_page(
        conn, channel.id, page, now_us=now, adapter_version=reader.adapter_version, ids_reused=reader.ids_reused
    )
    if page.server_time is not None:
        _note_offset(conn, reader.account_id, page.server_time - now)
    return Pulled(
        new=applied.new, edited=applied.edited, deleted=applied.deleted, quarantined=applied.quarantined, more=page.more
    )


def _note_offset(conn: Connection, account_id: int, offset_us: int) -> None:
    """Keep how far the platform's clock is from ours (HTTP Date; rule 7), where it changed by more than a second."""
    conn.execute(
        "UPDATE account SET clock_offset_us = ? WHERE id = ?"
        " AND (clock_offset_us IS NULL OR abs(clock_offset_us - ?) > ?)",
        (offset_us, account_id, offset_us, _OFFSET_STEP_US),
    )


def refresh(reader: Reader, channel: ChannelRow, references: Sequence[MessageRef]) -> Pulled:
    """Look again at messages read before.

    Raises:
        PlatformError: the platform could not be read.
    """
    if not references:
        return Pulled()
    answers = reader.adapter.refresh(channel.info, references)
    applied = reader.access.write(lambda conn: _apply_refresh(conn, reader, channel, references, answers))
    reader.clock.wait(reader.stop, PAUSE_S)
    return applied


def _apply_refresh(
    conn: Connection,
    reader: Reader,
    channel: ChannelRow,
    references: Sequence[MessageRef],
    answers: Sequence[Message | Gone | Unreadable],
) -> Pulled:
    applied = mirror.apply_refresh(
        conn,
        channel.id,
        [reference.external_id for reference in references],
        answers,
        now_us=reader.clock.now_us(),
        adapter_version=reader.adapter_version,
    )
    return Pulled(
        new=applied.new, edited=applied.edited, deleted=applied.deleted, quarantined=applied.quarantined, more=False
    )


def refresh_due(reader: Reader, channel: ChannelRow) -> Pulled:
    """Look again at what has waited longest, if anything is due."""
    now = reader.clock.now_us()
    references = reader.access.read(lambda conn: watch.due_refresh(conn, channel.id, now, REFRESH_BATCH))
    return refresh(reader, channel, references)


def retry_quarantine(reader: Reader, channels: Sequence[ChannelRow]) -> Pulled:
    """Ask again for what an older version of the adapter could not read (rule 5)."""
    total = Pulled()
    old = reader.access.read(lambda conn: watch.old_quarantine(conn, reader.account_id, reader.adapter_version))
    for channel in channels:
        references = [
            MessageRef(external_id=external_id, thread_external_id="", channel_external_id=channel.info.external_id)
            for _, channel_id, external_id in old
            if channel_id == channel.id
        ]
        for start in range(0, len(references), REFRESH_BATCH):
            total = total.plus(refresh(reader, channel, references[start : start + REFRESH_BATCH]))
    return total
