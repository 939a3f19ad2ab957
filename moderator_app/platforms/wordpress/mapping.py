"""Payloads of `wp/v2` to domain values: pure, and deaf to anything a hostile or broken site may send."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from typing import Any, Final
from urllib.parse import unquote

from moderator_app.clock import DAY_US, from_iso
from moderator_app.domain.authors import Author, email_fingerprint
from moderator_app.domain.ports import Attachment, Message, ThreadInfo, Unreadable, Visibility
from moderator_app.net.plain_text import from_html, one_line, web_address

TEXT_LIMIT: Final = 256 * 1024
"""Four times what the core's column holds: a longer text is not from WordPress as it is documented."""
_BIGGEST_ID: Final = 2**63 - 1
_EXCERPT: Final = 600
_OLDEST_US: Final = from_iso("1995-01-01T00:00:00Z")
_UP: Final = re.compile(r"wp/v2/([a-z0-9_-]{1,40})/(\d{1,19})/?$")

COMMENT_FIELDS: Final = (
    "id,post,parent,author,author_name,author_email,author_url,author_ip,author_user_agent,"
    "date_gmt,content,link,status,type,_links.up"
)
POST_FIELDS: Final = "id,title,link,comment_status,excerpt"

_VISIBILITY: Final = {
    "approved": Visibility.PUBLIC,
    "hold": Visibility.HELD,
    "spam": Visibility.SPAM,
    "trash": Visibility.TRASH,
    "post-trashed": Visibility.TRASH,
}


class Unmappable(Exception):
    """A payload that is not what the documentation says; the text names the field."""


def number(value: object, name: str, *, least: int = 1) -> int:
    """An id; also as a string of digits, as some plugins send it.

    Raises:
        Unmappable: for anything else.
    """
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 20:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= _BIGGEST_ID:
        raise Unmappable(f"{name} is no id")
    return value


def _words(value: object, name: str) -> str:
    """A text field that may be absent or empty."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Unmappable(f"{name} is no text")
    if len(value) > TEXT_LIMIT:
        raise Unmappable(f"{name} is too long")
    return value


def markup(payload: Mapping[str, Any]) -> str:
    """The comment as it is stored, else as it is shown.

    Raises:
        Unmappable: when there is neither.
    """
    content = payload.get("content")
    if isinstance(content, Mapping):
        for key in ("raw", "rendered"):
            if isinstance(content.get(key), str):
                return _words(content[key], f"content.{key}")
    raise Unmappable("content is missing")


def moment(value: object, now_us: int) -> int | None:
    """UTC microseconds of a `date_gmt`; None for the zero date of old imports and for what no clock can have said."""
    if not isinstance(value, str) or len(value) > 40:
        return None
    try:
        at = from_iso(value.strip())
    except (ValueError, OverflowError, OSError):
        return None
    return at if _OLDEST_US <= at <= now_us + 366 * DAY_US else None


def status(payload: Mapping[str, Any]) -> Visibility:
    """Who sees the comment; a status only a plugin knows counts as held: the public does not see it."""
    value = payload.get("status")
    if not isinstance(value, str):
        raise Unmappable("status is no text")
    return _VISIBILITY.get(value, Visibility.HELD)


def author(payload: Mapping[str, Any]) -> Author:
    """A registered user by id, else a guest by e-mail hash, else by name and site."""
    user = number(payload.get("author", 0), "author", least=0)
    name = one_line(_words(payload.get("author_name"), "author_name"))
    if user:
        return Author(name=name, external_id=str(user))
    address = _words(payload.get("author_email"), "author_email").strip()
    return Author(
        name=name,
        email_hash=email_fingerprint(address) if address else None,
        site=web_address(payload.get("author_url")),
    )


def comment(payload: object, *, own_ids: Collection[str], threads: Mapping[str, ThreadInfo], now_us: int) -> Message:
    """One comment.

    Raises:
        Unmappable: when an essential field is missing or of a wrong type.
    """
    if not isinstance(payload, Mapping):
        raise Unmappable("no object")
    external_id = str(number(payload.get("id"), "id"))
    post = str(number(payload.get("post", 0), "post", least=0))
    parent = number(payload.get("parent") or 0, "parent", least=0)
    writer = author(payload)
    visibility = status(payload)
    kind = payload.get("type", "comment")
    if not isinstance(kind, str):
        raise Unmappable("type is no text")
    text, pictures = from_html(markup(payload))
    ours = writer.external_id in own_ids
    return Message(
        external_id=external_id,
        thread=threads.get(post) or ThreadInfo(external_id=post, title=""),
        author=writer,
        text=text,
        created_at=moment(payload.get("date_gmt"), now_us),
        reply_to=str(parent) if parent else None,
        ours=ours,
        # Pingbacks, trackbacks and plugins' notes are no talk; an unknown status is nobody's work here.
        starts=not ours and kind in {"comment", ""} and payload["status"] in {"approved", "hold"},
        visibility=visibility,
        permalink=web_address(payload.get("link")),
        attachments=tuple(Attachment(kind="image", name=p.name, url=p.url) for p in pictures),
    )


def read(
    payload: object, *, own_ids: Collection[str], threads: Mapping[str, ThreadInfo], now_us: int
) -> Message | Unreadable:
    """One comment, or the whole payload with the reason it could not be read (rule 5)."""
    try:
        return comment(payload, own_ids=own_ids, threads=threads, now_us=now_us)
    except (Unmappable, ValueError, TypeError, KeyError, RecursionError) as error:
        reason = str(error) if isinstance(error, Unmappable) else type(error).__name__
        return Unreadable(external_id=identifier(payload), payload=_kept(payload), reason=reason)


def identifier(payload: object) -> str | None:
    """The id of a payload, readable or not, where it has one."""
    if not isinstance(payload, Mapping):
        return None
    try:
        return str(number(payload.get("id"), "id"))
    except Unmappable:
        return None


def _kept(payload: object) -> bytes:
    # ASCII escapes keep halves of surrogate pairs, which UTF-8 cannot.
    return json.dumps(payload, sort_keys=True).encode()


def place(payload: object) -> tuple[str, str] | None:
    """(rest base, id) of what a comment stands under, from its `up` link; only the names are taken, never the host."""
    if not isinstance(payload, Mapping):
        return None
    try:
        post = number(payload.get("post"), "post")
    except Unmappable:
        return None
    links = payload.get("_links")
    up = links.get("up") if isinstance(links, Mapping) else None
    first = up[0] if isinstance(up, list) and up else None
    href = first.get("href") if isinstance(first, Mapping) else None
    if isinstance(href, str) and len(href) < 2_000:
        match = _UP.search(unquote(href))
        if match and int(match.group(2)) == post:
            return match.group(1), str(post)
    return "posts", str(post)


def thread(payload: object) -> ThreadInfo | None:
    """A post, a page, a product; None when it cannot be read: its comments still can."""
    if not isinstance(payload, Mapping):
        return None
    try:
        external_id = str(number(payload.get("id"), "id"))
        title, _ = from_html(_rendered(payload.get("title"), "title"))
        body, _ = from_html(_rendered(payload.get("excerpt"), "excerpt"))
    except Unmappable:
        return None
    return ThreadInfo(
        external_id=external_id,
        title=one_line(title),
        body=body[:_EXCERPT],
        permalink=web_address(payload.get("link")),
        closed=payload.get("comment_status") == "closed",
    )


def _rendered(value: object, name: str) -> str:
    return _words(value.get("rendered"), name) if isinstance(value, Mapping) else ""
