"""Places we watch, and what starts an item there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from moderator_app.clock import HOUR_US
from moderator_app.domain.capabilities import Capability, Reason


class ChannelKind(StrEnum):
    """What kind of place a channel is."""

    COMMENTS = "comments"
    REVIEWS = "reviews"
    DIRECT = "direct"
    GROUP_CHAT = "group_chat"
    BOARD = "board"


class Starts(StrEnum):
    """Which inbound messages start an item (design §2)."""

    ALL = "all"
    ADDRESSED = "addressed"
    REPORTED = "reported"


DEFAULT_HORIZON_US: Final = 72 * HOUR_US
"""Messages older than this when a channel is first watched arrive as done (`history`)."""


def default_starts(kind: ChannelKind) -> Starts:
    """All for comments, reviews and direct messages; addressed to us for group chats."""
    return Starts.ADDRESSED if kind is ChannelKind.GROUP_CHAT else Starts.ALL


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelInfo:
    """A place the credential can see.

    Attributes:
        private: a dialogue between two; any own message answers there.
        missing: what the credential may not do here though the platform can, with the reason.
    """

    external_id: str
    name: str
    kind: ChannelKind
    permalink: str | None = None
    private: bool = False
    missing: Mapping[Capability, Reason] = field(default_factory=dict, hash=False)


_PLACES: Final = {
    "Wall": "Стена",
    "Discussions": "Обсуждения",
    "Photos": "Фото",
    "Videos": "Видео",
    "Goods": "Товары",
    "Messages": "Сообщения",
    "Private chats": "Личные чаты",
}
"""Places that an adapter names, not people: they are kept in English."""


def channel_title(name: str, language: str) -> str:
    """A channel's name, its last part in that language where an adapter named the place."""
    before, separator, place = name.rpartition(": ")
    return before + separator + (_PLACES.get(place, place) if language == "ru" else place)
