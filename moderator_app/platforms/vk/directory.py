"""Names of people and titles of threads, asked for together and kept for a while: most answers hold numbers only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from moderator_app.clock import MINUTE_US, Clock
from moderator_app.domain.authors import Author
from moderator_app.domain.ports import NeedsSignin, Offline, PlatformError, ThreadInfo, TooManyRequests
from moderator_app.platforms.vk import mapping
from moderator_app.platforms.vk.calls import Calls
from moderator_app.platforms.vk.capabilities import Access
from moderator_app.platforms.vk.sources import BOARD, MARKET, PHOTO, VIDEO, WALL, Source

_AGE_US: Final = 10 * MINUTE_US
_MOST: Final = 5_000
_ASKED: Final = 100


class Directory:
    """What one adapter has learned of names and titles."""

    def __init__(self, calls: Calls, access: Access, group_id: int, clock: Clock) -> None:
        self._calls = calls
        self.access = access
        self._group_id = group_id
        self._clock = clock
        self._people: dict[int, Author] = {}
        self._threads: dict[tuple[str, str], tuple[ThreadInfo, int]] = {}

    # ---------------------------------------------------------------- people

    def learn(self, answer: object) -> None:
        """Remember who an extended answer brought along."""
        found = mapping.people_of(answer)
        if len(self._people) + len(found) > _MOST:
            self._people.clear()
        self._people |= found

    def people(self, ids: Iterable[int]) -> Mapping[int, Author]:
        """Authors by signed id. One whose name VK does not tell now is shown by number.

        Raises:
            NeedsSignin: the token is dead.
        """
        unknown = sorted(i for i in set(ids) if i and i not in self._people)
        users, groups = [i for i in unknown if i > 0], [-i for i in unknown if i < 0]
        for at in range(0, len(users), _ASKED):
            rows = self._asked("users.get", user_ids=users[at : at + _ASKED], fields=["screen_name", "photo_100"])
            self.learn({"profiles": rows})
        for at in range(0, len(groups), _ASKED):
            self.learn(self._asked("groups.getById", group_ids=groups[at : at + _ASKED], fields=["screen_name"]))
        return self._people

    def _asked(self, method: str, **params: Any) -> Any:
        try:
            return self._calls.read(method, **params)
        except NeedsSignin:
            raise
        except PlatformError:
            return None  # a name is no reason to withhold a message; it comes with a later look

    # ---------------------------------------------------------------- threads

    def note(self, source: Source, payload: object) -> ThreadInfo | None:
        """Remember a thread that a list brought."""
        info = mapping.thread_info(source, payload, self._group_id)
        if info:
            if len(self._threads) > _MOST:
                self._threads.clear()
            self._threads[source.name, info.external_id] = (info, self._clock.awake_us())
        return info

    def threads(self, source: Source, numbers: Iterable[int], *, fresh: bool = False) -> dict[str, ThreadInfo]:
        """Titles of threads by external id; what this token may not read stays without.

        Raises:
            NeedsSignin, Offline, TooManyRequests: not now.
        """
        now = self._clock.awake_us()
        found: dict[str, ThreadInfo] = {}
        wanted: list[int] = []
        for number in sorted(set(numbers)):
            known = self._threads.get((source.name, str(number)))
            if known and not fresh and 0 <= now - known[1] < _AGE_US:
                found[str(number)] = known[0]
            else:
                wanted.append(number)
        for at in range(0, len(wanted), _ASKED):
            for row in self._rows(source, wanted[at : at + _ASKED]):
                info = self.note(source, row)
                if info:
                    found[info.external_id] = info
        return found

    def _rows(self, source: Source, numbers: list[int]) -> list[Any]:
        method, params = self._question(source, numbers)
        if not self.access.may(method):
            return []
        try:
            answer = self._calls.read(method, **params)
        except (NeedsSignin, Offline, TooManyRequests):
            raise
        except PlatformError:
            return []
        rows = answer.get("items") if isinstance(answer, Mapping) else answer
        return rows if isinstance(rows, list) else []

    def _question(self, source: Source, numbers: list[int]) -> tuple[str, dict[str, Any]]:
        full = [f"-{self._group_id}_{number}" for number in numbers]
        asked: dict[str, tuple[str, dict[str, Any]]] = {
            WALL.name: ("wall.getById", {"posts": full}),
            BOARD.name: (
                "board.getTopics",
                {"group_id": self._group_id, "topic_ids": numbers, "count": len(numbers), "preview": 1},
            ),
            PHOTO.name: ("photos.getById", {"photos": full, "extended": True}),
            VIDEO.name: ("video.get", {"videos": full, "count": len(numbers)}),
            MARKET.name: ("market.getById", {"item_ids": full, "extended": True}),
        }
        return asked[source.name]
