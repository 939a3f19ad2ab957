"""A desk with somebody at it, over a store with one account of a platform and what its readers said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from moderator_app import config, paths
from moderator_app.clock import SECOND_US
from moderator_app.domain.channels import ChannelKind, Starts
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.ports import Message, Page, Receipt
from moderator_app.domain.roles import Moderator, Role
from moderator_app.services import moderators
from moderator_app.services.desk import Desk
from moderator_app.storage import mirror, outbox
from moderator_app.storage.connect import Connection, open_store
from moderator_app.storage.lane import Lane
from moderator_app.storage.watch import AccountRow
from tests.support.storage import COMMENTS, said
from tests.toy.clock import START_US, ToyClock
from tests.toy.stores import empty_store


class NoSecrets:
    """Nothing is kept and nothing is there."""

    def read(self, account: AccountRow) -> Mapping[str, str]:
        return {}

    def write(self, account_id: int, version: int, secrets: Mapping[str, str]) -> None: ...

    def delete(self, account_id: int, version: int, names: Iterable[str]) -> None: ...


class Office:
    """A desk, the people around it, and a hand on what the platform says.

    Args:
        folder: where the profile lies.
        platform: of the one account.
    """

    def __init__(self, folder: Path, platform: str = "wordpress") -> None:
        self.clock = ToyClock()
        path = empty_store(folder)
        self.desk = Desk(
            profile=paths.Profile(folder),
            reader=open_store(path, read_only=True),
            lane=Lane(path, self.clock),
            clock=self.clock,
            secrets=NoSecrets(),
            config=config.load(folder / "settings.json"),
        )
        self._number = 0
        self.desk.write(_furnish, platform)
        self.lead = self.desk.write(moderators.add, "Anna", Role.LEAD)
        self.desk = self.desk.worked_by(self.lead)
        self.colleague = self.desk.write(moderators.add, "Boris", Role.MODERATOR)

    def at(self, moderator: Moderator) -> Desk:
        """The same desk with somebody else at it."""
        return self.desk.worked_by(moderator)

    # ------------------------------------------------------------ the platform

    def arrives(self, external_id: str | None = None, **facts: Any) -> int:
        """A reader's message is pulled; its row id."""
        self._number += 1
        number = external_id or str(self._number)
        self.pull(said(number, **facts))
        row = self.desk.reader.execute("SELECT id FROM message WHERE external_id = ?", (number,)).fetchone()
        return int(row[0])

    def pull(self, *messages: Message, **page: Any) -> None:
        """A page is pulled."""
        wanted = Page(messages=messages, **page)
        self.desk.lane.call(
            lambda conn: mirror.apply_page(conn, COMMENTS, wanted, now_us=self.clock.now_us(), adapter_version="1")
        )

    def moves(self, entry_id: int, *states: DeliveryState, **columns: Any) -> None:
        """The engine moves a delivery through these states."""
        for state in states:
            more = columns if state is states[-1] else {}
            moved = self.desk.write(_move, entry_id, state, more)
            assert moved

    def sends(self, entry_id: int) -> str:
        """The engine sends a reply and enters it in the mirror; its external id."""
        external_id = str(900 + entry_id)
        self.moves(entry_id, DeliveryState.SENDING)

        def posted(conn: Connection) -> None:
            target, text = conn.execute(
                "SELECT m.external_id, w.body FROM delivery d JOIN message m ON m.id = d.target_id"
                " LEFT JOIN words w ON w.id = d.text_words WHERE d.entry_id = ?",
                (entry_id,),
            ).fetchone()
            answer = said(external_id, author="we", text=text or "", reply_to=target, second=entry_id + 500)
            receipt = Receipt(external_id=external_id, message=answer)
            outbox.transition(
                conn,
                entry_id,
                expect={DeliveryState.SENDING},
                to=DeliveryState.SENT,
                clock=self.clock,
                external_id=receipt.external_id,
                sent_at=self.clock.now_us(),
            )
            mirror.apply_sent(conn, COMMENTS, answer, now_us=self.clock.now_us())
            conn.execute("UPDATE message SET claimed_by = ?, ours = 1 WHERE external_id = ?", (entry_id, external_id))

        self.desk.lane.call(posted)
        return external_id

    # ------------------------------------------------------------ looking

    def items(self) -> list[tuple[Any, ...]]:
        """Every item row, whole."""
        return self.desk.reader.execute("SELECT * FROM item ORDER BY id").fetchall()

    def state(self, item_id: int) -> str:
        """State of an item."""
        return str(self.desk.reader.execute("SELECT state FROM item WHERE id = ?", (item_id,)).fetchone()[0])

    def entries(self) -> int:
        """How many entries the journal has."""
        return int(self.desk.reader.execute("SELECT count(*) FROM entry").fetchone()[0])

    def kinds(self) -> list[EntryKind]:
        """Kinds of all entries, oldest first."""
        return [EntryKind(row[0]) for row in self.desk.reader.execute("SELECT kind FROM entry ORDER BY id").fetchall()]

    def close(self) -> None:
        """Everybody goes home."""
        self.desk.close()


@contextmanager
def office(folder: Path, platform: str = "wordpress") -> Iterator[Office]:
    """An office for one test."""
    opened = Office(folder, platform)
    try:
        yield opened
    finally:
        opened.close()


def _move(conn: Connection, desk: Desk, entry_id: int, state: DeliveryState, columns: dict[str, Any]) -> bool:
    return outbox.transition(conn, entry_id, expect=set(DeliveryState), to=state, clock=desk.clock, **columns)


def _furnish(conn: Connection, _desk: Desk, platform: str) -> None:
    conn.execute(
        "INSERT INTO account(id, name, platform, base_url, own_ids_json, created_at)"
        " VALUES (1, 'shop', ?, 'http://127.0.0.1', '[\"we\"]', ?)",
        (platform, START_US - 3600 * SECOND_US),
    )
    conn.execute(
        "INSERT INTO channel(id, account_id, external_id, name, kind, private, starts, watched)"
        " VALUES (?, 1, 'c', 'Coffee blog', ?, 0, ?, 1)",
        (COMMENTS, ChannelKind.COMMENTS.value, Starts.ALL.value),
    )
