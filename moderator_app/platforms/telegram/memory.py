"""What must be remembered between two looks at the update stream; it travels in the cursor, so it is committed with it.

The Bot API has no way to ask again: which messages form an album, which ones are channel posts that comments stand
under, which chats became supergroups, is said once.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import Any, Final

from moderator_app.domain.ports import Attachment, Message, ThreadInfo

VERSION: Final = 1
_ALBUMS: Final = 64
_POSTS: Final = 300
_JOINS: Final = 200
_THREADS: Final = 500
_CHATS: Final = 1_000


@dataclass(slots=True)
class Album:
    """Messages with one `media_group_id`, shown as one under the id of the first that came."""

    first: int
    date: int | None
    members: dict[int, tuple[str, tuple[Attachment, ...]]] = field(default_factory=dict)

    def merged(self, external_id: str, message: Message) -> Message:
        """The whole album so far; author, thread and the rest are those of any member."""
        members = [self.members[number] for number in sorted(self.members)]
        return replace(
            message,
            external_id=external_id,
            text="\n".join(text for text, _ in members if text),
            created_at=self.date,
            attachments=tuple(attachment for _, attachments in members for attachment in attachments),
        )


@dataclass(slots=True)
class Memory:
    """What the cursor holds.

    Attributes:
        offset: the next update wanted; calling with it confirms all before.
        at: UTC seconds when updates last came. After a week without any, Telegram goes on with a random number.
        albums: (channel, media_group_id) -> the album.
        posts: (chat, message) of channel posts in discussion groups, newest last.
        linked: discussion group -> its channel.
        moved: group -> the supergroup it became.
        business: connection -> the owner's user id.
        joins: (chat, user) -> external id of a join request that waits.
        threads: (chat, message) -> the post or topic; of this run only, the store keeps what it was told.
    """

    offset: int | None = None
    at: int = 0
    albums: dict[tuple[str, str], Album] = field(default_factory=dict)
    posts: dict[tuple[int, int], None] = field(default_factory=dict)
    linked: dict[int, int] = field(default_factory=dict)
    moved: dict[int, int] = field(default_factory=dict)
    business: dict[str, int] = field(default_factory=dict)
    joins: dict[tuple[int, int], str] = field(default_factory=dict)
    threads: dict[tuple[int, int], ThreadInfo] = field(default_factory=dict)

    def album_of(self, channel: str, message: int) -> Album | None:
        """The album a message belongs to, where it is still known."""
        for (place, _), album in reversed(self.albums.items()):
            if place == channel and message in album.members:
                return album
        return None

    def alias(self, channel: str, message: int) -> int:
        """The number under which a message is shown: of its album's first."""
        album = self.album_of(channel, message)
        return album.first if album else message

    def note_post(self, chat: int, message: int) -> None:
        """A channel post came to its discussion group."""
        self.posts.pop((chat, message), None)
        self.posts[chat, message] = None

    def trimmed(self) -> None:
        """Forget the oldest beyond what is needed in practice."""
        for kept, most in (
            (self.albums, _ALBUMS),
            (self.posts, _POSTS),
            (self.joins, _JOINS),
            (self.linked, _CHATS),
            (self.moved, _CHATS),
            (self.business, _CHATS),
            (self.threads, _THREADS),
        ):
            _trim(kept, most)

    def dump(self) -> str:
        """As a cursor."""
        return json.dumps(
            {
                "v": VERSION,
                "offset": self.offset,
                "at": self.at,
                "albums": [
                    [*key, album.first, album.date, [_dumped(n, *album.members[n]) for n in album.members]]
                    for key, album in self.albums.items()
                ],
                "posts": [list(key) for key in self.posts],
                "linked": [list(pair) for pair in self.linked.items()],
                "moved": [list(pair) for pair in self.moved.items()],
                "business": [list(pair) for pair in self.business.items()],
                "joins": [[*key, value] for key, value in self.joins.items()],
            },
            separators=(",", ":"),
        )


def _trim(kept: dict[Any, Any], most: int) -> None:
    for key in list(kept)[: max(0, len(kept) - most)]:
        del kept[key]


def _dumped(number: int, text: str, attachments: tuple[Attachment, ...]) -> list[Any]:
    return [number, text, [[a.kind, a.name, a.size, a.file_id] for a in attachments]]


def load(cursor: str | None) -> Memory:
    """The memory in a cursor. One that cannot be read starts afresh: Telegram then gives all it still holds."""
    if not cursor:
        return Memory()
    try:
        kept = json.loads(cursor)
        return Memory(
            offset=None if kept["offset"] is None else int(kept["offset"]),
            at=int(kept["at"]),
            albums={(str(row[0]), str(row[1])): _album(row) for row in kept["albums"]},
            posts={(int(chat), int(message)): None for chat, message in kept["posts"]},
            linked={int(group): int(channel) for group, channel in kept["linked"]},
            moved={int(old): int(new) for old, new in kept["moved"]},
            business={str(name): int(user) for name, user in kept["business"]},
            joins={(int(chat), int(user)): str(name) for chat, user, name in kept["joins"]},
        )
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return Memory()


def _album(row: list[Any]) -> Album:
    members = {
        int(number): (
            str(text),
            tuple(
                Attachment(kind=str(kind), name=str(name), size=size, file_id=file_id)
                for kind, name, size, file_id in attachments
            ),
        )
        for number, text, attachments in row[4]
    }
    return Album(first=int(row[2]), date=None if row[3] is None else int(row[3]), members=members)
