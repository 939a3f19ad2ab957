"""The engine: one thread per account, one writer lane, and a supervisor for the rest (design §4)."""

from __future__ import annotations

import logging
import signal
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from random import Random
from types import TracebackType
from typing import Any, Final, Protocol, Self

from moderator_app.clock import SECOND_US, Clock
from moderator_app.domain.ports import Platform
from moderator_app.domain.roles import ENGINE_ACTOR
from moderator_app.engine import lifetime, lock, report, ruling, wakes
from moderator_app.engine.access import LaneAccess
from moderator_app.engine.account import LONGEST_NAP_S, AccountWorker, Secrets
from moderator_app.engine.audience import Listener
from moderator_app.engine.guesses import Guesser
from moderator_app.engine.jumps import Jumps
from moderator_app.engine.likeness import Sketcher
from moderator_app.engine.loading import Loader
from moderator_app.engine.proving import Prover
from moderator_app.engine.retention import Keeper
from moderator_app.engine.stream import StreamWorker
from moderator_app.paths import Profile
from moderator_app.storage import journal, media, outage, outbox, outbox_rows, watch, weekly
from moderator_app.storage.connect import Connection
from moderator_app.storage.lane import Lane
from moderator_app.storage.watch import AccountRow

TICK_S: Final = 0.25
"""How soon a decision taken elsewhere is noticed."""
TROUBLE_S: Final = 5.0
"""How long the supervisor rests when it cannot work."""
GUESS_PAUSE_S: Final = 0.005
"""Rest between two chunks of guesses, so that decisions get the store (design §4)."""
GUESS_AFTER_S: Final = 12.0
STOP_S: Final = 4.0
"""How long stopping waits for requests under way; what is cut off then is found as *sending* at the next start."""

log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class _Running:
    """One account's thread."""

    worker: AccountWorker
    thread: threading.Thread
    nudge: threading.Event
    stop: threading.Event
    hurry: threading.Event = field(default_factory=threading.Event)
    stream: threading.Thread | None = None
    files: threading.Thread | None = None


class Chore(Protocol):
    """What is done on the engine's time by parts it does not know: weekly digests. One thread opens and closes it."""

    def look(self) -> float:
        """Do what is due; seconds until it is worth looking again."""

    def close(self) -> None:
        """Let go of the store."""


class Engine:
    """Everything that talks to platforms for one profile.

    Args:
        profile: its folder; the store exists and is migrated.
        platforms: adapters by name.
        secrets: reads an account's secrets; called in the account's thread.
        clock: time.
        random: for jitter; seeded in tests.
        chore: opens what else is done while it runs; writes go by the lane it is given.
    """

    def __init__(
        self,
        profile: Profile,
        platforms: Mapping[str, Platform],
        secrets: Secrets,
        clock: Clock,
        *,
        random: Random | None = None,
        chore: Callable[[Lane], Chore] | None = None,
    ) -> None:
        self._profile = profile
        self._chore = chore
        self._chores: threading.Thread | None = None
        self._platforms = platforms
        self._secrets = secrets
        self._clock = clock
        self._random = random if random is not None else Random()  # noqa: S311 - jitter, not a secret
        self._stop = threading.Event()
        self._running: dict[int, _Running] = {}
        self._sketcher = Sketcher()
        self._listener = Listener(clock)
        self._prover = Prover(clock)
        self._keeper = Keeper(clock, profile.media, profile.attachments, profile.drafts, profile.matrix_forms)
        self._guesses: threading.Thread | None = None
        self._guess = threading.Event()
        self._hurried = 0
        self.interrupted = False
        """Whether a person interrupted it (SIGINT)."""

    def stop(self) -> None:
        """Ask it to stop; returns at once. Safe from any thread and from a signal handler."""
        self._stop.set()

    def _signalled(self, number: int) -> None:
        self.interrupted = self.interrupted or number == signal.SIGINT
        self.stop()

    # ------------------------------------------------------------ until stopped

    def run(self, *, lifetime_pipe: bool = False) -> None:
        """Pull and deliver until stopped.

        Args:
            lifetime_pipe: standard input is a pipe whose closing ends the engine.

        Raises:
            UserError: `engine_running`; whatever opening the store raises.
        """
        with (
            lock.held(self._profile, self._clock),
            lifetime.signals(self._signalled),
            _Open(self._profile, self._clock) as store,
        ):
            if lifetime_pipe:
                lifetime.watch_pipe(self.stop)
            log.info("engine started")
            self._guesses = threading.Thread(target=self._keep_guessing, args=(store,), name="guesses", daemon=True)
            self._guesses.start()
            self._chores = threading.Thread(target=self._keep_house, args=(store,), name="chores", daemon=True)
            self._chores.start()
            try:
                self._supervise(store)
            finally:
                self._end_workers()
                store.raise_high()
            log.info("engine stopped")

    def _supervise(self, store: _Open) -> None:
        seen_version = -1
        jumps = Jumps(self._clock)
        while not self._stop.is_set():
            try:
                seen_version = self._tick(store, seen_version)
            except Exception:
                # A full disk, a profile made read-only: the accounts' health says so, the next tick may be better.
                log.exception("supervising failed; going on")
                self._clock.wait(self._stop, TROUBLE_S)
            self._clock.wait(self._stop, TICK_S)
            if jumps.happened():
                log.info("the clock jumped or the machine slept: everything is looked at again")
                for running in self._running.values():
                    running.hurry.set()
                    running.nudge.set()

    def _tick(self, store: _Open, seen_version: int) -> int:
        """Notice what others wrote; returns the version of the store that was looked at."""
        version = store.access.read(_data_version)
        if version != seen_version:
            self._sync(store)
            self._hurry(store)
            for running in self._running.values():
                running.nudge.set()
            self._guess.set()
            store.raise_high()
            self._sketcher.look(store.access)
        self._load(store)
        wakes.append_ends(store.access, self._clock)
        ruling.advance(store.access, self._clock, self._stop)
        self._prover.look(store.access)
        self._keeper.look(store.access)
        return version

    def _hurry(self, store: _Open) -> None:
        """A person asked to try now: whoever is offline does not wait out its pause."""
        asked = store.access.read(outage.last_hurry)
        if asked > self._hurried:
            for running in self._running.values():
                running.hurry.set()
        self._hurried = asked

    def _sync(self, store: _Open) -> None:
        """One thread for each account there is, none for those that are gone."""
        rows = {row.id: row for row in store.access.read(watch.accounts)}
        for account_id in self._running.keys() - rows.keys():
            running = self._running.pop(account_id)
            running.stop.set()
            running.nudge.set()
        for account_id, row in rows.items():
            present = self._running.get(account_id)
            if present is None or not present.thread.is_alive():
                self._start(store, row)

    def _start(self, store: _Open, row: AccountRow) -> None:
        platform = self._platforms.get(row.platform)
        if platform is None:
            return  # an adapter that is not enabled here; the account list says so
        stop, nudge = threading.Event(), threading.Event()
        access = LaneAccess(store.lane, self._profile.store)
        worker = self._worker(row, platform, access, stop)
        running = _Running(worker=worker, thread=threading.Thread(), nudge=nudge, stop=stop)
        running.thread = threading.Thread(
            target=self._work, args=(running, access), name=f"account-{row.id}", daemon=True
        )
        self._running[row.id] = running
        running.thread.start()
        if platform.info.capabilities.one_stream:
            stream = self._stream_worker(row, platform, store, stop)
            running.stream = threading.Thread(
                target=self._listen, args=(stream, nudge), name=f"stream-{row.id}", daemon=True
            )
            running.stream.start()

    def _load(self, store: _Open) -> None:
        """A thread for each account that somebody wants to see something of, until it has loaded all of that."""
        for account_id in store.access.read(media.waiting):
            running = self._running.get(account_id)
            if running is None or (running.files is not None and running.files.is_alive()):
                continue
            access = LaneAccess(store.lane, self._profile.store)
            loader = self._loader(account_id, running.worker.platform, access)
            running.files = threading.Thread(
                target=self._load_all, args=(loader, access, running.stop), name=f"files-{account_id}", daemon=True
            )
            running.files.start()

    def _loader(self, account_id: int, platform: Platform, access: LaneAccess) -> Loader:
        return Loader(
            account_id=account_id,
            platform=platform,
            secrets=self._secrets,
            access=access,
            folder=self._profile.media,
            clock=self._clock,
        )

    def _load_all(self, loader: Loader, access: LaneAccess, stop: threading.Event) -> None:
        try:
            while not stop.is_set() and loader.step():
                pass
        except Exception:
            if not stop.is_set():
                log.exception("account %d: loading failed", loader.account_id)
                self._clock.wait(stop, TROUBLE_S)
        finally:
            loader.close()
            access.close()

    def _stream_worker(self, row: AccountRow, platform: Platform, store: _Open, stop: threading.Event) -> StreamWorker:
        return StreamWorker(
            account_id=row.id,
            platform=platform,
            secrets=self._secrets,
            access=LaneAccess(store.lane, self._profile.store),
            clock=self._clock,
            random=self._random,
            stop=stop,
        )

    def _listen(self, stream: StreamWorker, nudge: threading.Event) -> None:
        try:
            while not stream.stop.is_set():
                wait_s = stream.look()
                nudge.set()
                if wait_s > 0:
                    self._clock.wait(stream.stop, wait_s)
        finally:
            stream.access.close()

    def _worker(
        self, row: AccountRow, platform: Platform, access: LaneAccess, stop: threading.Event, *, once: bool = False
    ) -> AccountWorker:
        return AccountWorker(
            account_id=row.id,
            platform=platform,
            secrets=self._secrets,
            access=access,
            clock=self._clock,
            random=self._random,
            stop=stop,
            once=once,
            files=self._profile.attachments,
        )

    def _work(self, running: _Running, access: LaneAccess) -> None:
        try:
            while not running.stop.is_set():
                running.nudge.clear()
                if running.hurry.is_set():
                    running.hurry.clear()
                    running.worker.hurry()
                wait_s = running.worker.step()
                if wait_s > 0:
                    self._clock.wait(running.nudge, wait_s)
        finally:
            running.worker.close()
            access.close()

    def _end_workers(self) -> None:
        """Everybody stops; a request under way is not waited for longer than `STOP_S`."""
        for running in self._running.values():
            running.stop.set()
            running.nudge.set()
        threads = [running.thread for running in self._running.values()]
        self._guess.set()
        threads += [each for each in (self._guesses, self._chores) if each is not None]
        for running in self._running.values():
            threads += [each for each in (running.stream, running.files) if each is not None]
        end = time.monotonic() + STOP_S  # the machine's own time: a process really ends, whatever clock it works by
        for thread in threads:
            thread.join(max(0.0, end - time.monotonic()))
            if thread.is_alive():
                log.info("%s is still waiting for its platform; left behind", thread.name)
        self._running.clear()

    def _keep_guessing(self, store: _Open) -> None:
        """Kinds and suggested rows, whenever something was written; none of it may disturb what talks to platforms.

        Only an engine that stays guesses: one that runs once is waited for. And it begins a little later than the rest,
        since making the model of topics takes some seconds of a core that a first import needs.
        """
        access = LaneAccess(store.lane, self._profile.store)
        guesser = Guesser(self._profile, access, self._clock)
        try:
            self._stop.wait(GUESS_AFTER_S)  # of the machine: what it spares is a core, not somebody's time
            while not self._stop.is_set():
                self._guess.clear()
                if self._guess_all(guesser, access):
                    self._clock.wait(self._guess, LONGEST_NAP_S)
                else:
                    self._clock.wait(self._stop, TROUBLE_S)
        finally:
            access.close()

    def _keep_house(self, store: _Open) -> None:
        """The chore, whenever it wants to be looked at; a failure of it is nobody else's."""
        if self._chore is None:
            return
        chore: Chore | None = None
        while not self._stop.is_set():
            try:
                chore = chore if chore is not None else self._chore(store.lane)
                wait_s = chore.look()
            except Exception:
                log.exception("a chore failed; going on")
                wait_s = TROUBLE_S
            self._clock.wait(self._stop, wait_s)
        if chore is not None:
            chore.close()

    def _guess_all(self, guesser: Guesser, access: LaneAccess) -> bool:
        """Make all that is due, then listen to what it says together; False: it failed."""
        try:
            while not self._stop.is_set() and guesser.step():
                self._clock.wait(self._stop, GUESS_PAUSE_S)
            self._listener.look(access)
        except Exception:
            log.exception("guessing failed; going on")
            return False
        return True

    # ------------------------------------------------------------ once

    def run_once(self, wait_s: float = 60.0) -> dict[str, Any]:
        """Every watched channel until no more, what is due delivered, holds and retries due within `wait_s` waited for.

        Returns:
            The report of design §7, ready for JSON.

        Raises:
            UserError: `engine_running`; whatever opening the store raises.
        """
        with (
            lock.held(self._profile, self._clock),
            lifetime.signals(self._signalled),
            _Open(self._profile, self._clock) as store,
        ):
            started = store.access.read(report.last_change_of_deliveries)
            wakes.append_ends(store.access, self._clock)
            ruling.finish(store.access, self._clock, self._stop)
            end_us = self._clock.awake_us() + round(wait_s * SECOND_US)
            workers: list[AccountWorker] = []
            streams: list[StreamWorker] = []
            threads: list[threading.Thread] = []
            for row in store.access.read(watch.accounts):
                platform = self._platforms.get(row.platform)
                if platform is None:
                    continue
                access = LaneAccess(store.lane, self._profile.store)
                worker = self._worker(row, platform, access, self._stop, once=True)
                workers.append(worker)
                stream = None
                if platform.info.capabilities.one_stream:
                    stream = self._stream_worker(row, platform, store, self._stop)
                    streams.append(stream)
                threads.append(
                    threading.Thread(
                        target=self._drain, args=(worker, access, end_us, stream), name=f"account-{row.id}", daemon=True
                    )
                )
                access = LaneAccess(store.lane, self._profile.store)
                loader = self._loader(row.id, platform, access)
                threads.append(
                    threading.Thread(
                        target=self._load_all, args=(loader, access, self._stop), name=f"files-{row.id}", daemon=True
                    )
                )
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            wakes.append_ends(store.access, self._clock)
            while self._sketcher.look(store.access):
                pass
            if self._chore is not None and not self._stop.is_set():
                with closing(self._chore(store.lane)) as chore:
                    chore.look()
            store.raise_high()
            return store.access.read(
                lambda conn: report.build(
                    conn,
                    [*(each.pulled for each in workers), *(each.pulled for each in streams)],
                    started,
                    self._clock.now_us(),
                )
            )

    def _drain(self, worker: AccountWorker, access: LaneAccess, end_us: int, stream: StreamWorker | None) -> None:
        """Work until nothing is left that becomes due before the end."""
        try:
            if stream is not None:
                stream.look(wait_s=0)
                stream.access.close()
            while not self._stop.is_set():
                wait_s = worker.step()
                if wait_s <= 0:
                    continue
                left_s = (end_us - self._clock.awake_us()) / SECOND_US
                if wait_s > left_s or not self._worth_waiting(worker, access, wait_s):
                    return
                self._clock.wait(self._stop, wait_s)
        except Exception:
            log.exception("account %d: stopped", worker.account_id)
        finally:
            worker.close()
            access.close()

    def _worth_waiting(self, worker: AccountWorker, access: LaneAccess, wait_s: float) -> bool:
        """Whether something of ours is due after the wait; a short quiet before reading is worth it too."""
        if worker.session.failures and not worker.session.read_once and wait_s < LONGEST_NAP_S / 4:
            return True
        waiting = access.read(lambda conn: outbox_rows.unfinished(conn, worker.account_id))
        return any(outbox.wait_left_us(delivery, self._clock) > 0 or delivery.blocked_code for delivery in waiting)


class _Open:
    """The store while the engine runs: the lane, a reading connection, and the first look after the start."""

    def __init__(self, profile: Profile, clock: Clock) -> None:
        self._profile = profile
        self._clock = clock

    def __enter__(self) -> Self:
        self.lane = Lane(self._profile.store, self._clock)
        self.access = LaneAccess(self.lane, self._profile.store)
        try:
            if self.lane.call(self._first_look):
                # Nothing is trusted any more that could be distrusted again at the next start.
                self._profile.high_water.unlink(missing_ok=True)
                self.raise_high()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def _first_look(self, conn: Connection) -> bool:
        """A store older than the journal's high mark was restored: nothing unfinished is trusted (§6.10)."""
        if not journal.older_than_high(conn, self._profile.high_water):
            return False
        count = outbox.distrust(conn, self._clock)
        weekly.distrust(conn, clock=self._clock, actor=ENGINE_ACTOR)
        log.warning("the store is older than the journal's high mark: %d deliveries wait for a person", count)
        return True

    def raise_high(self) -> None:
        """Keep the journal's highest number outside of the store too (§6.10)."""
        self.access.read(lambda conn: journal.raise_high(conn, self._profile.high_water))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.access.close()
        self.lane.close()


def _data_version(conn: Connection) -> int:
    return int(conn.execute("PRAGMA data_version").fetchone()[0])
