"""A shop on the toy platform: a real store, the real outbox and delivery code, and everything that may go wrong.

Every write of the engine and every call to the platform is a *boundary*: a test may let the program die there, or let
somebody do something just then.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from moderator_app.clock import SECOND_US
from moderator_app.domain.capabilities import Sending
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.ports import Credentials, Outcome, PlatformCommand, PlatformError, Receipt, Target
from moderator_app.engine import deliver
from moderator_app.engine.attempt import Desk
from moderator_app.storage import decide, mirror, outbox, outbox_rows
from moderator_app.storage.connect import Connection, open_store
from moderator_app.storage.outbox_rows import Delivery
from tests.toy.clock import ToyClock
from tests.toy.platform import CHANNEL, OUR_ID, ToyAdapter, ToyWorld

T = TypeVar("T")
ACTOR = "1"


class Crash(BaseException):
    """`kill -9`: nothing after it runs."""


class Boundaries:
    """Counts the moments between two steps; at the chosen one something happens."""

    def __init__(self) -> None:
        self.crossed = 0
        self.events: dict[int, Callable[[], None]] = {}

    def plan(self, at: int, event: Callable[[], None]) -> None:
        """Let something happen at the n-th boundary from now, counted from 0."""
        self.events[self.crossed + at] = event

    def cross(self) -> None:
        event = self.events.pop(self.crossed, None)
        self.crossed += 1
        if event is not None:
            event()

    def forget(self) -> None:
        self.events.clear()


def crash() -> None:
    """An event: the program dies."""
    raise Crash


class DirectAccess:
    """The store on one connection, each write a savepoint, so that a test can take everything back at its end."""

    def __init__(self, conn: Connection, boundaries: Boundaries) -> None:
        self.conn = conn
        self.boundaries = boundaries

    def read(self, query: Callable[[Connection], T]) -> T:
        return query(self.conn)

    def write(self, change: Callable[[Connection], T]) -> T:
        self.boundaries.cross()
        with savepoint(self.conn):
            result = change(self.conn)
        self.boundaries.cross()
        return result


@contextmanager
def savepoint(conn: Connection) -> Iterator[None]:
    """A transaction inside the test's own."""
    conn.execute("SAVEPOINT step")
    try:
        yield
    except BaseException:
        conn.execute("ROLLBACK TO step")
        conn.execute("RELEASE step")
        raise
    conn.execute("RELEASE step")


class Watched(ToyAdapter):
    """The toy adapter with a boundary before and after each call that a delivery makes."""

    boundaries: Boundaries

    def check_target(self, command: PlatformCommand) -> Target:
        self.boundaries.cross()
        target = super().check_target(command)
        self.boundaries.cross()
        return target

    def perform(self, command: PlatformCommand, key: str) -> Outcome:
        self.boundaries.cross()
        outcome = super().perform(command, key)
        self.boundaries.cross()
        return outcome

    def find(self, command: PlatformCommand, key: str) -> Receipt | None:
        self.boundaries.cross()
        found = super().find(command, key)
        self.boundaries.cross()
        return found


def furnish(conn: Connection, now_us: int, *, name: str = "shop", platform: str = "toy", url: str = "toy://") -> int:
    """An account with one watched channel; returns the account's id. Inside a write transaction."""
    cursor = conn.execute(
        "INSERT INTO account(name, platform, base_url, settings_json, secret_names_json, external_id, external_name,"
        " own_ids_json, created_at) VALUES (?, ?, ?, '{}', '[\"password\"]', ?, 'Our shop', ?, ?)",
        (name, platform, url, OUR_ID, json.dumps([OUR_ID]), now_us),
    )
    account_id = int(cursor.lastrowid or 0)
    conn.execute(
        "INSERT INTO channel(account_id, external_id, name, kind, starts, watched, watched_at, horizon_at)"
        " VALUES (?, ?, ?, ?, 'all', 1, ?, ?)",
        (account_id, CHANNEL.external_id, CHANNEL.name, CHANNEL.kind.value, now_us, now_us - 72 * 3600 * SECOND_US),
    )
    return account_id


class Shop:
    """One store, one account, one question of Anna's that waits for an answer.

    Args:
        path: a store that is migrated and empty, or one of another shop: it is left as it was.
        sending: the class of the platform.
    """

    def __init__(self, path: Path, sending: Sending) -> None:
        self.clock = ToyClock()
        self.world = ToyWorld(clock=self.clock, sending=sending)
        self.boundaries = Boundaries()
        self.conn = open_store(path)
        self.conn.execute("BEGIN IMMEDIATE")
        self.access = DirectAccess(self.conn, self.boundaries)
        self.account_id = furnish(self.conn, self.clock.now_us())
        (self.channel_id,) = self.conn.execute("SELECT id FROM channel").fetchone()
        self.question = self.world.write("Do you have oat milk?", by="anna")
        self.crashes = 0
        self.start()
        self.pull()
        (self.question_id,) = self.conn.execute("SELECT id FROM message").fetchone()

    def close(self) -> None:
        """Take everything back."""
        self.conn.execute("ROLLBACK")
        self.conn.close()

    @contextmanager
    def once_more(self) -> Iterator[None]:
        """A life on trial: afterwards store, platform and clock are as before."""
        world, clock = copy.deepcopy(self._kept(self.world)), copy.copy(self.clock.__dict__)
        self.conn.execute("SAVEPOINT life")
        try:
            yield
        finally:
            self.conn.execute("ROLLBACK TO life")
            self.conn.execute("RELEASE life")
            self.world.__dict__.update(world)
            self.clock.__dict__.update(clock)
            self.boundaries.forget()
            self.start()

    @staticmethod
    def _kept(world: ToyWorld) -> dict[str, Any]:
        return {name: value for name, value in world.__dict__.items() if name not in {"clock", "sending"}}

    def start(self) -> None:
        """A new process of the engine: nothing of the old one is left but the store."""
        adapter = Watched(self.world, Credentials(base_url="toy://", secrets={"password": "secret"}))
        adapter.boundaries = self.boundaries
        self.adapter = adapter
        self.desk = Desk(
            access=self.access,
            account_id=self.account_id,
            adapter=adapter,
            sending=self.world.sending,
            clock=self.clock,
            random=Random(7),
            anchor_us=self.world.now() - self.clock.awake_us(),
            own_ids=(OUR_ID,),
        )

    # ------------------------------------------------------------ what people here do

    def decide(self, kind: EntryKind, text: str | None = None, *, target: int | None = None, hold_s: int = 0,
               args: dict[str, Any] | None = None) -> int:  # fmt: skip
        """A decision of a moderator; returns its entry."""
        target_id = self.question_id if target is None else target
        with savepoint(self.conn):
            decided = decide.decide(
                self.conn,
                clock=self.clock,
                actor=ACTOR,
                kind=kind,
                seen=(target_id,),
                target_id=target_id,
                words={} if text is None else {"text": text},
                hold_s=hold_s,
                args=args or {},
            )
        return decided.entry.id

    def reply(self, text: str = "Yes, we do!", *, hold_s: int = 0, target: int | None = None) -> int:
        return self.decide(EntryKind.REPLY, text, target=target, hold_s=hold_s)

    def person(self, action: Callable[..., None], *args: Any) -> None:
        """Somebody uses the outbox."""
        with savepoint(self.conn):
            action(self.conn, *args, clock=self.clock, actor=ACTOR)

    # ------------------------------------------------------------ what the engine does

    def pull(self) -> mirror.Applied:
        """Read everything the platform tells."""
        row = self.conn.execute("SELECT value FROM cursor WHERE channel_id = ?", (self.channel_id,)).fetchone()
        page = ToyAdapter(self.world, self.adapter.credentials).pull(CHANNEL, row[0] if row else None)
        with savepoint(self.conn):
            return mirror.apply_page(self.conn, self.channel_id, page, now_us=self.clock.now_us(), adapter_version="1")

    def step(self) -> deliver.Stepped:
        """One step of delivering; a crash or a platform that cannot be asked ends it, a crash starts a new process."""
        try:
            return deliver.step(self.desk)
        except Crash:
            self.crashes += 1
            self.start()
            return deliver.Stepped(entry_id=0)
        except PlatformError:
            return deliver.Stepped(wait_us=5 * SECOND_US)

    def settle(self, limit: int = 200) -> None:
        """Work, and let time pass, until nothing is due any more.

        Raises:
            AssertionError: it never ends.
        """
        for _ in range(limit):
            stepped = self.step()
            if stepped.entry_id is None:
                if stepped.wait_us is None:
                    return
                self.clock.pass_s(stepped.wait_us / SECOND_US)
        raise AssertionError("the outbox never comes to rest")

    # ------------------------------------------------------------ what is so

    def delivery(self, entry_id: int) -> Delivery:
        found = outbox_rows.get(self.conn, entry_id)
        assert found is not None
        return found

    def state(self, entry_id: int) -> DeliveryState:
        return self.delivery(entry_id).state

    def history(self, entry_id: int) -> list[str]:
        """States it went through."""
        rows = self.conn.execute("SELECT to_state FROM attempt WHERE entry_id = ? ORDER BY id", (entry_id,)).fetchall()
        return [str(row[0]) for row in rows]

    def message_id(self, external_id: str) -> int:
        (found,) = self.conn.execute("SELECT id FROM message WHERE external_id = ?", (external_id,)).fetchone()
        return int(found)


__all__ = ["ACTOR", "Boundaries", "Crash", "Shop", "crash", "furnish", "outbox", "savepoint"]
