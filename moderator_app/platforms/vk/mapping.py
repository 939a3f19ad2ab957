"""Payloads of VK's API to domain values: pure, and deaf to anything a hostile or broken answer may hold.

Shapes are those of the official schema of API 5.199 (`wall_wall_comment`, `board_topic_comment`, `messages_message`).
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from moderator_app.clock import DAY_US, SECOND_US
from moderator_app.domain.authors import Author
from moderator_app.domain.ports import Gone, Message, ThreadInfo, Unreadable
from moderator_app.net.plain_text import one_line, printable, web_address
from moderator_app.platforms.vk import sources
from moderator_app.platforms.vk.attachments import attachments
from moderator_app.platforms.vk.sources import Source

TEXT_LIMIT: Final = 256 * 1024
"""Far more than any text VK takes: a longer one is not from VK as it is documented."""
_BIGGEST_ID: Final = 2**53
"""An absurd id must not become the floor under which nothing is news."""
_EXCERPT: Final = 600
_OLDEST_US: Final = 1_136_073_600 * SECOND_US
"""2006, the year VK began."""
CHAT_PEERS: Final = 2_000_000_000
"""Peers above are chats of many."""

_MENTION: Final = re.compile(
    r"\[(?:(id|club|public|event)(\d{1,18})(?::bp-?\d{1,18}_(\d{1,18}))?|[^\[\]|]{0,200})\|([^\[\]]{0,500})\]"
)


class Unmappable(Exception):
    """A payload that is not what the documentation says; the text names the field."""


@dataclass(frozen=True, slots=True)
class Community:
    """Whose community it is: every mapping is seen from there.

    Attributes:
        group_id: positive number of the community.
        own: author ids that are *ours*.
    """

    group_id: int
    own: frozenset[str]

    def is_ours(self, author_id: int) -> bool:
        """Whether we wrote it."""
        return author_id == -self.group_id or str(author_id) in self.own


def whole(value: object, name: str, *, least: int = 1) -> int:
    """A number.

    Raises:
        Unmappable: for anything else.
    """
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= _BIGGEST_ID:
        raise Unmappable(f"{name} is no id")
    return value


def _words(value: object, name: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Unmappable(f"{name} is no text")
    if len(value) > TEXT_LIMIT:
        raise Unmappable(f"{name} is too long")
    return value


def moment(value: object, now_us: int) -> int | None:
    """UTC microseconds of unix seconds; None for what no clock can have said."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 2**40:
        return None
    at = value * SECOND_US
    return at if _OLDEST_US <= at <= now_us + 366 * DAY_US else None


def plain(text: str) -> str:
    """The text as readers see it: entities decoded, `[id1|Name]` as the name."""
    return printable(_MENTION.sub(lambda match: match.group(4), html.unescape(text))).strip()


def mentions(text: str) -> Iterator[tuple[str, int, int | None]]:
    """(kind, id, post answered or None) of each mention."""
    for match in _MENTION.finditer(text):
        if match.group(1):
            yield match.group(1), int(match.group(2)), int(match.group(3)) if match.group(3) else None


# ---------------------------------------------------------------- people


def author_of(author_id: int, people: Mapping[int, Author]) -> Author:
    """Who wrote it, by number where the name is not known."""
    return people.get(author_id) or Author(
        name=f"id{author_id}" if author_id > 0 else f"club{-author_id}",
        external_id=str(author_id),
        profile_url=f"https://vk.com/{'id' if author_id > 0 else 'club'}{abs(author_id)}",
    )


def people_of(answer: object) -> dict[int, Author]:
    """Authors by signed id, from `profiles` and `groups` of an extended answer; what cannot be read is left out."""
    found: dict[int, Author] = {}
    if isinstance(answer, Mapping):
        for key, sign in (("profiles", 1), ("groups", -1)):
            rows = answer.get(key)
            for row in rows if isinstance(rows, list) else ():
                person = _person(row, sign)
                if person:
                    found[person[0]] = person[1]
    return found


def _person(row: object, sign: int) -> tuple[int, Author] | None:
    if not isinstance(row, Mapping):
        return None
    try:
        number = sign * whole(row.get("id"), "id")
    except Unmappable:
        return None
    first, last, title = (
        row.get(key) if isinstance(row.get(key), str) else "" for key in ("first_name", "last_name", "name")
    )
    name = one_line(f"{first} {last}" if sign > 0 else f"{title}")
    handle = row.get("screen_name")
    base = author_of(number, {})
    return number, Author(
        name=name or base.name,
        external_id=str(number),
        handle=one_line(handle, 60) or None if isinstance(handle, str) else None,
        profile_url=base.profile_url,
        avatar_url=web_address(row.get("photo_100")) or web_address(row.get("photo_50")),
    )


# ---------------------------------------------------------------- comments


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known around payloads of one answer."""

    community: Community
    now_us: int
    people: Mapping[int, Author]
    threads: Mapping[str, ThreadInfo]


def thread_number(source: Source, payload: Mapping[str, Any]) -> int:
    """What a comment stands under.

    Raises:
        Unmappable: it does not say.
    """
    for name in (source.thread, *source.threads):
        if payload.get(name):
            return whole(payload[name], name)
    raise Unmappable(f"{source.thread} is missing")


def comment(source: Source, payload: object, setting: Setting, *, thread: int | None = None) -> Message | Gone:
    """One comment; a stub of a deleted one is `Gone`.

    Args:
        source: what it stands under.
        payload: `wall_wall_comment` or `board_topic_comment`, as a list or an event brings it.
        setting: what is known around it.
        thread: what it stands under, where the question said so.

    Raises:
        Unmappable: when an essential field is missing or of a wrong type.
    """
    if not isinstance(payload, Mapping):
        raise Unmappable("no object")
    number = whole(payload.get("id"), "id")
    if payload.get("deleted") == 1:
        return Gone(external_id=str(number))
    group_id = setting.community.group_id
    place = str(thread if thread is not None else thread_number(source, payload))
    writer = payload.get("from_id")
    if isinstance(writer, bool) or not isinstance(writer, int) or not writer or abs(writer) > _BIGGEST_ID:
        raise Unmappable("from_id is no id")
    if "text" not in payload:
        raise Unmappable("text is missing")
    text = _words(payload["text"], "text")
    ours = setting.community.is_ours(writer)
    answered = _answered(payload, text)
    aimed = payload.get("reply_to_user")
    return Message(
        external_id=str(number),
        thread=setting.threads.get(place)
        or ThreadInfo(external_id=place, title="", permalink=sources.permalink(source, group_id, place)),
        author=author_of(writer, setting.people),
        text=plain(text),
        created_at=moment(payload.get("date"), setting.now_us),
        reply_to=answered,
        ours=ours,
        starts=not ours,
        addressed=aimed == -group_id or _calls_us(text, group_id),
        permalink=sources.permalink(source, group_id, place, str(number)),
        attachments=attachments(payload.get("attachments")),
    )


def _answered(payload: Mapping[str, Any], text: str) -> str | None:
    """Which comment this answers: said outright, else the root of its branch, else named in a topic's mention."""
    told = payload.get("reply_to_comment")
    if isinstance(told, int) and not isinstance(told, bool) and told > 0:
        return str(told)
    parents = payload.get("parents_stack")
    if isinstance(parents, list) and parents:
        last = parents[-1]
        if isinstance(last, int) and not isinstance(last, bool) and last > 0:
            return str(last)
    return next((str(post) for _, _, post in mentions(text) if post), None)


def _calls_us(text: str, group_id: int) -> bool:
    return any(kind != "id" and number == group_id for kind, number, _ in mentions(text))


def with_branches(items: Iterable[object]) -> Iterator[object]:
    """Comments of a list and those of their branches that came along."""
    for item in items:
        yield item
        branch = item.get("thread") if isinstance(item, Mapping) else None
        replies = branch.get("items") if isinstance(branch, Mapping) else None
        if isinstance(replies, list):
            yield from replies


# ---------------------------------------------------------------- messages


def message(payload: object, setting: Setting) -> Message | Gone | None:
    """One message of a dialogue with the community; None for chats of many, which are no dialogues.

    Raises:
        Unmappable: when an essential field is missing or of a wrong type.
    """
    if not isinstance(payload, Mapping):
        raise Unmappable("no object")
    peer = payload.get("peer_id")
    if isinstance(peer, bool) or not isinstance(peer, int) or not peer or abs(peer) > _BIGGEST_ID:
        raise Unmappable("peer_id is no id")
    if peer > CHAT_PEERS:
        return None
    number = whole(payload.get("id"), "id")
    if payload.get("deleted") == 1:
        return Gone(external_id=str(number))
    writer = payload.get("from_id")
    if isinstance(writer, bool) or not isinstance(writer, int) or not writer or abs(writer) > _BIGGEST_ID:
        raise Unmappable("from_id is no id")
    if "text" not in payload:
        raise Unmappable("text is missing")
    group_id = setting.community.group_id
    ours = payload.get("out") == 1 or writer == -group_id
    quoted = payload.get("reply_message")
    answered = quoted.get("id") if isinstance(quoted, Mapping) else None
    return Message(
        external_id=str(number),
        thread=dialogue(peer, setting),
        author=author_of(writer, setting.people),
        text=_with_forwarded(payload),
        created_at=moment(payload.get("date"), setting.now_us),
        edited_at=moment(payload.get("update_time"), setting.now_us),
        reply_to=str(answered)
        if isinstance(answered, int) and not isinstance(answered, bool) and answered > 0
        else None,
        ours=ours,
        # "X allowed messages" and the like are said by the platform, not by a person.
        starts=not ours and not isinstance(payload.get("action"), Mapping),
        permalink=sources.dialogue_link(group_id, str(peer)),
        attachments=attachments(payload.get("attachments")),
    )


def dialogue(peer: int, setting: Setting) -> ThreadInfo:
    """A dialogue, named after the other side."""
    return setting.threads.get(str(peer)) or ThreadInfo(
        external_id=str(peer),
        title=author_of(peer, setting.people).name,
        permalink=sources.dialogue_link(setting.community.group_id, str(peer)),
    )


def _with_forwarded(payload: Mapping[str, Any]) -> str:
    """The text, and what was forwarded with it as a quotation: often the whole complaint stands there."""
    parts = [plain(_words(payload["text"], "text"))]
    forwarded = payload.get("fwd_messages")
    for item in forwarded[:20] if isinstance(forwarded, list) else ():
        words = item.get("text") if isinstance(item, Mapping) else None
        if isinstance(words, str) and words.strip():
            parts.append("\n".join(f"> {line}" for line in plain(_words(words, "fwd_messages.text")).split("\n")))
    return "\n".join(part for part in parts if part)


# ---------------------------------------------------------------- lists


def identifier(payload: object) -> str | None:
    """The id of a payload, readable or not, where it has one."""
    try:
        return str(whole(payload.get("id"), "id")) if isinstance(payload, Mapping) else None
    except Unmappable:
        return None


def unreadable(payload: object, reason: str, external_id: str | None = None) -> Unreadable:
    """The whole payload with the reason it could not be read (rule 5)."""
    # ASCII escapes keep halves of surrogate pairs, which UTF-8 cannot.
    kept = json.dumps(payload, sort_keys=True, default=repr).encode()
    return Unreadable(external_id=external_id or identifier(payload), payload=kept, reason=reason)


def read_comment(
    source: Source, payload: object, setting: Setting, *, thread: int | None = None
) -> Message | Gone | Unreadable:
    """One comment, whatever it is."""
    try:
        return comment(source, payload, setting, thread=thread)
    except (Unmappable, ValueError, TypeError, KeyError, RecursionError, OverflowError) as error:
        return unreadable(payload, str(error) if isinstance(error, Unmappable) else type(error).__name__)


def read_message(payload: object, setting: Setting) -> Message | Gone | Unreadable | None:
    """One message, whatever it is; None for what belongs to no dialogue."""
    try:
        return message(payload, setting)
    except (Unmappable, ValueError, TypeError, KeyError, RecursionError, OverflowError) as error:
        return unreadable(payload, str(error) if isinstance(error, Unmappable) else type(error).__name__)


def thread_info(source: Source, payload: object, group_id: int) -> ThreadInfo | None:
    """A post, topic, photo, video or good; None when it cannot be read: its comments still can."""
    if not isinstance(payload, Mapping):
        return None
    try:
        number = str(whole(payload.get("id"), "id"))
        title = _words(payload.get("title"), "title")
        body = _words(payload.get("text") or payload.get("description") or payload.get("first_comment"), "text")
    except Unmappable:
        return None
    comments = payload.get("comments")
    closed = payload.get("is_closed") == 1 or payload.get("can_comment") == 0
    if isinstance(comments, Mapping):
        closed = closed or comments.get("can_post") == 0
    words = plain(body)
    return ThreadInfo(
        external_id=number,
        title=one_line(plain(title)) or one_line(words.split("\n", 1)[0], 80),
        body=words[:_EXCERPT],
        permalink=sources.permalink(source, group_id, number),
        closed=closed,
    )


def comment_count(payload: Mapping[str, Any]) -> int | None:
    """How many comments a thread says it has."""
    count = payload.get("comments")
    if isinstance(count, Mapping):
        count = count.get("count")
    return count if isinstance(count, int) and not isinstance(count, bool) and count >= 0 else None
