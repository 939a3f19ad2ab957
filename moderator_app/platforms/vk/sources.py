"""What a community's comments stand under: five kinds of places whose methods differ in little things.

Names of methods, parameters and events are those of the official schema of API 5.199.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from moderator_app.domain.channels import ChannelKind

MESSAGES: Final = "im"
"""The community's dialogues: the one place that is no `Source`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One kind of place.

    Attributes:
        name: first part of the channel's external id, and of permalinks.
        section: first part of the methods' names.
        thread: parameter and field that name the post, topic, photo, video or good.
        threads: other fields that name it in payloads.
        owner: parameter that names the community: `owner_id` takes it negative, `group_id` positive.
        event: first part of the long poll's event types.
        like: what `likes.add` calls such a comment.
        branches: comments have branches that are read on their own.
        reports: `reportComment` exists.
        answers: a comment can answer a comment; in a topic there are only posts.
    """

    name: str
    section: str
    thread: str
    threads: tuple[str, ...] = ()
    owner: str = "owner_id"
    event: str
    like: str
    title_en: str
    kind: ChannelKind = ChannelKind.COMMENTS
    branches: bool = False
    reports: bool = True
    answers: bool = True

    def method(self, verb: str) -> str:
        """Full name of a method: `getComments`, `createComment`."""
        return f"{self.section}.{verb}"


WALL: Final = Source(
    name="wall",
    section="wall",
    thread="post_id",
    event="wall_reply",
    like="comment",
    title_en="Wall",
    branches=True,
)
BOARD: Final = Source(
    name="topic",
    section="board",
    thread="topic_id",
    owner="group_id",
    event="board_post",
    like="topic_comment",
    title_en="Discussions",
    kind=ChannelKind.BOARD,
    reports=False,
    answers=False,
)
PHOTO: Final = Source(
    name="photo",
    section="photos",
    thread="photo_id",
    threads=("pid",),
    event="photo_comment",
    like="photo_comment",
    title_en="Photos",
)
VIDEO: Final = Source(
    name="video",
    section="video",
    thread="video_id",
    event="video_comment",
    like="video_comment",
    title_en="Videos",
    branches=True,
)
MARKET: Final = Source(
    name="market",
    section="market",
    thread="item_id",
    event="market_comment",
    like="market_comment",
    title_en="Goods",
)

SOURCES: Final = (WALL, BOARD, PHOTO, VIDEO, MARKET)
BY_NAME: Final = {source.name: source for source in SOURCES}


def channel_id(name: str, group_id: int) -> str:
    """External id of a channel: `wall-42`."""
    return f"{name}-{group_id}"


def source_of(channel_external_id: str) -> Source | None:
    """The source of a channel; None for the dialogues."""
    return BY_NAME.get(channel_external_id.partition("-")[0])


def permalink(source: Source, group_id: int, thread: str, comment: str | None = None) -> str:
    """Where a person sees a thread or a comment in the browser (forms by sheet VK, "Permalinks")."""
    if source is BOARD:
        return f"https://vk.com/topic-{group_id}_{thread}" + (f"?post={comment}" if comment else "")
    name = "product" if source is MARKET else source.name
    return f"https://vk.com/{name}-{group_id}_{thread}" + (f"?reply={comment}" if comment else "")


def dialogue_link(group_id: int, peer: str) -> str:
    """Where a person sees a dialogue of the community."""
    return f"https://vk.com/gim{group_id}?sel={peer}"
