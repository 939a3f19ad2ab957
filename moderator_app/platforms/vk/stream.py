"""All news of a community in one stream: Bots Long Poll where the token has it, polling for history and for what a long
poll lost, and polling alone where there is no push.

One cursor holds both: `ts` of the long poll and the walk of each channel. The long poll is joined before the first
channel is read, so nothing falls between.
"""

from __future__ import annotations

import json
import logging
import threading
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from moderator_app.clock import MINUTE_US, SECOND_US, Clock
from moderator_app.domain.channels import ChannelInfo
from moderator_app.domain.ports import (
    NeedsSignin,
    NoPermission,
    Offline,
    Page,
    PlatformError,
    TooManyRequests,
)
from moderator_app.platforms.vk import events
from moderator_app.platforms.vk.calls import Calls
from moderator_app.platforms.vk.directory import Directory
from moderator_app.platforms.vk.faults import QuotaUsed
from moderator_app.platforms.vk.mapping import unreadable
from moderator_app.platforms.vk.reading import Reader, page
from moderator_app.platforms.vk.sources import source_of

POLL_EVERY_US: Final = MINUTE_US
SWEEP_EVERY_US: Final = 15 * MINUTE_US
"""With push a channel is still polled now and then: a net under the net."""
LONGEST_WAIT_S: Final = 20
_EVENTS_REMEMBERED: Final = 2_000

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """The cursor of the stream.

    Attributes:
        ts: number of the last event; None: not joined yet.
        walks: channel -> cursor of its polling.
        due: channel -> when it is polled next, UTC microseconds.
    """

    ts: str | None = None
    walks: Mapping[str, str] = field(default_factory=dict)
    due: Mapping[str, int] = field(default_factory=dict)

    def dump(self) -> str:
        """As text for the store."""
        return json.dumps({"v": 1, "ts": self.ts, "walks": self.walks, "due": self.due}, separators=(",", ":"))


def load(text: str | None) -> Place:
    """The place of a text; one we cannot read starts again from the newest, which loses nothing."""
    try:
        raw: Any = json.loads(text or "")
        if raw["v"] != 1:
            return Place()
        return Place(
            ts=str(raw["ts"]) if raw["ts"] is not None else None,
            walks={str(name): str(cursor) for name, cursor in raw["walks"].items()},
            due={str(name): int(at) for name, at in raw["due"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return Place()


class Stream:
    """The news of one adapter."""

    def __init__(
        self, calls: Calls, reader: Reader, directory: Directory, clock: Clock, channels: Sequence[ChannelInfo]
    ) -> None:
        self._calls = calls
        self._reader = reader
        self._directory = directory
        self._clock = clock
        self._channels = {channel.external_id.partition("-")[0]: channel for channel in channels}
        access = directory.access
        self._polled = [name for name, info in self._channels.items() if _polls(info, directory)]
        self._push = access.may("groups.getLongPollServer")
        self._server: tuple[str, str] | None = None  # address and key; the key stays out of the cursor
        self._seen: deque[str] = deque(maxlen=_EVENTS_REMEMBERED)

    def looks(self, cursor: str | None, *, wait_s: float) -> Iterator[Page]:
        """News in order; see `ports.Streaming`.

        Raises:
            PlatformError: no look was possible; all pages before stand.
        """
        place = load(cursor)
        if self._push and (place.ts is None or self._server is None):
            place = self._joined(place)
        if not self._push:
            self._nap(place, wait_s)
        while True:
            brought = False
            if self._push:
                due = self._due(place)
                before = self._server
                pages, place, ids = self._looked(place, 0 if due else min(int(wait_s), LONGEST_WAIT_S))
                brought = self._server != before or any(_holds(p) for p in pages)  # a new server is looked at too
                yield from _closed(pages, place)
                self._seen.extend(ids)  # only now: asking for more says that these are committed
            for name in self._due(place):
                found, place = self._polled_once(name, place)
                brought = brought or _holds(found)
                yield replace(found, cursor=place.dump(), channel=self._channels[name])
            if not brought and not self._due(place):
                yield Page(cursor=place.dump(), server_time=self._calls.server_time)
                return

    def _nap(self, place: Place, wait_s: float) -> None:
        """Without push nothing else takes time: wait for the next poll that is due, as long as one look may last."""
        left_us = min(place.due.get(name, 0) for name in self._polled) - self._clock.now_us() if self._polled else 0
        self._clock.wait(threading.Event(), min(wait_s, LONGEST_WAIT_S, max(0.0, left_us / SECOND_US)))

    # ---------------------------------------------------------------- push

    def _joined(self, place: Place) -> Place:
        try:
            ts = self._ask_server()
        except (NeedsSignin, Offline, TooManyRequests):
            raise
        except PlatformError as error:
            # Switched off in the community's settings, or no right to it.
            self._push = False
            if not self._polled:
                raise NoPermission("long_poll_off", error.text) from None
            log.info("no long poll (%s): polling only", error.code)
            return replace(place, ts=None)
        return place if place.ts is not None else replace(place, ts=ts)

    def _ask_server(self) -> str:
        """A server and its key; returns the number of the newest event."""
        told = self._calls.read("groups.getLongPollServer", group_id=self._reader.group_id)
        parts = [told.get(name) for name in ("server", "key", "ts")] if isinstance(told, Mapping) else []
        if len(parts) != 3 or not all(isinstance(part, str | int) for part in parts):
            raise Offline("bad_json", "the long poll server is not named")
        server, key, ts = (str(part) for part in parts)
        self._server = (server if "://" in server else f"https://{server}", key)
        return ts

    def _looked(self, place: Place, wait_s: int) -> tuple[list[Page], Place, list[str]]:
        """One look at the long poll."""
        if self._server is None:
            self._ask_server()
        server, key = self._server or ("", "")
        body = self._calls.look(server, key, place.ts or "0", wait_s)
        failed = body.get("failed")
        if failed is not None:
            return self._mended(place, failed, body.get("ts"))
        updates = body["updates"] if isinstance(body["updates"], list) else []
        ts = body.get("ts")
        if not isinstance(ts, str | int) or isinstance(ts, bool):
            raise Offline("bad_json", "the long poll does not say where it stands")
        fresh = [update for update in updates if _event_id(update) not in self._seen]
        ids = [event for update in updates if (event := _event_id(update))]
        return self._pages(fresh), replace(place, ts=str(ts)), ids

    def _mended(self, place: Place, failed: object, ts: object) -> tuple[list[Page], Place, list[str]]:
        """1: part of the history is gone; 2: the key is old; 3: everything is gone (sheet VK, "Push")."""
        if failed == 2:
            self._ask_server()
            return [], place, []
        new = str(ts) if failed == 1 and isinstance(ts, str | int) else self._ask_server()
        # What was lost is found by polling; where the token cannot poll, people are told.
        now = self._clock.now_us()
        lost = {"failed": failed, "from": place.ts, "to": new}
        pages = [
            Page(channel=info, unreadable=(unreadable(lost, "events_lost"),))
            for name, info in self._channels.items()
            if name not in self._polled
        ]
        return pages, replace(place, ts=new, due={**place.due, **dict.fromkeys(self._polled, now)}), []

    def _pages(self, updates: Sequence[object]) -> list[Page]:
        """Events as pages in order, neighbours of one channel together."""
        threads = {
            source.name: self._directory.threads(source, numbers)
            for source, numbers in events.threads_in(updates).items()
        }
        people = self._directory.people(events.authors_in(updates)) if updates else {}
        runs: list[list[events.Row]] = []
        for update in updates:
            name = events.channel_of(update)
            for row in events.rows([update], self._reader.setting(people, threads.get(name, {}))):
                # A page does not say what came first: deleted and restored at once are two pages.
                if runs and runs[-1][0].channel == row.channel and _ids_apart(runs[-1], row):
                    runs[-1].append(row)
                else:
                    runs.append([row])
        return [
            replace(
                page([row.item for row in run]),
                channel=self._channels.get(run[0].channel),
                restored=tuple(row.item.external_id for row in run if row.restored and row.item.external_id),
            )
            for run in runs
        ]

    # ---------------------------------------------------------------- polling

    def _due(self, place: Place) -> list[str]:
        now = self._clock.now_us()
        return [name for name in self._polled if place.due.get(name, 0) <= now]

    def _polled_once(self, name: str, place: Place) -> tuple[Page, Place]:
        now = self._clock.now_us()
        try:
            found = self._reader.step(source_of(name), place.walks.get(name))
        except QuotaUsed as error:
            log.info("%s rests for %d s", name, error.after_s)
            return Page(), _later(place, name, now + round(error.after_s * SECOND_US))
        except (NeedsSignin, Offline, TooManyRequests):
            raise
        except PlatformError as error:
            log.info("%s cannot be read (%s)", name, error.code)
            return Page(), _later(place, name, now + SWEEP_EVERY_US)
        after = replace(place, walks={**place.walks, name: found.cursor or place.walks.get(name, "")})
        if not found.more:
            after = _later(after, name, now + (SWEEP_EVERY_US if self._push else POLL_EVERY_US))
        return found, after


def _later(place: Place, name: str, at: int) -> Place:
    return replace(place, due={**place.due, name: at})


def _closed(pages: list[Page], place: Place) -> list[Page]:
    """The last page of a look carries the cursor: all of it is stored, or it comes again."""
    return [*pages[:-1], replace(pages[-1], cursor=place.dump())] if pages else []


def _holds(found: Page) -> bool:
    return bool(found.messages or found.gone or found.unreadable)


def _ids_apart(run: Sequence[events.Row], row: events.Row) -> bool:
    return all(known.item.external_id != row.item.external_id for known in run)


def _event_id(update: object) -> str | None:
    event = update.get("event_id") if isinstance(update, Mapping) else None
    return event if isinstance(event, str) else None


def _polls(info: ChannelInfo, directory: Directory) -> bool:
    source = source_of(info.external_id)
    if source is None:
        return directory.access.may("messages.getConversations")
    return directory.access.may(source.method("getComments"))
