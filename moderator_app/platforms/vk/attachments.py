"""What hangs on a comment or a message: shown by name and address, never fetched by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from moderator_app.domain.ports import Attachment
from moderator_app.net.plain_text import one_line, web_address

MOST: Final = 50
_PAGES: Final = {
    "video": "video",
    "clip": "clip",
    "wall": "wall",
    "market": "product",
    "photo": "photo",
    "poll": "poll",
}


def _word(value: object) -> str:
    return one_line(value, 120) if isinstance(value, str) else ""


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _biggest(value: object) -> str | None:
    """The address of the largest of a list of pictures."""
    sizes = [size for size in value if isinstance(size, Mapping)] if isinstance(value, list) else []
    sizes.sort(key=lambda size: (_whole(size.get("width")) or 0) * (_whole(size.get("height")) or 0))
    for size in reversed(sizes):
        url = web_address(size.get("url"))
        if url:
            return url
    return None


def _page(kind: str, body: Mapping[str, Any]) -> str | None:
    """The page of a thing that has an owner and an id."""
    owner, own_id = body.get("owner_id", body.get("to_id", body.get("from_id"))), _whole(body.get("id"))
    if kind not in _PAGES or own_id is None or not isinstance(owner, int) or isinstance(owner, bool):
        return None
    return f"https://vk.com/{_PAGES[kind]}{owner}_{own_id}"


def attachment(payload: object) -> Attachment | None:
    """One attachment; None where it does not even say what it is. What cannot be read of it is left out."""
    if not isinstance(payload, Mapping):
        return None
    kind = payload.get("type")
    if not isinstance(kind, str) or not kind:
        return None
    kind = one_line(kind, 40)
    body = payload.get(kind)
    if not isinstance(body, Mapping):
        return Attachment(kind=kind, name=kind)
    url = _biggest(body.get("sizes")) or _biggest(body.get("images")) if kind in {"photo", "sticker"} else None
    if kind == "audio_message":
        url = web_address(body.get("link_mp3")) or web_address(body.get("link_ogg"))
    url = url or web_address(body.get("url")) or _page(kind, body)
    name = _word(body.get("title")) or _word(body.get("name")) or _word(body.get("caption")) or _word(body.get("text"))
    if kind == "audio" and _word(body.get("artist")):
        name = f"{_word(body['artist'])} – {name}"
    return Attachment(kind=kind, name=name or kind, url=url, size=_whole(body.get("size")))


def attachments(payload: object) -> tuple[Attachment, ...]:
    """All attachments of a comment or message that can be named."""
    if not isinstance(payload, list):
        return ()
    return tuple(found for item in payload[:MOST] if (found := attachment(item)))
