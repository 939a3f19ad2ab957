"""What may be loaded of an attachment, and what its bytes are: told by the bytes, never by name or header."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final
from urllib.parse import urlsplit

LIMIT: Final = 20 * 1024 * 1024
"""Bytes of one attachment; larger ones are opened in the browser."""
UNKNOWN: Final = "application/octet-stream"

_STARTS: Final = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"PK\x03\x04", "application/zip"),
)
_PICTURES: Final = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


def sniffed(body: bytes) -> str:
    """The media type that these bytes begin like; `UNKNOWN` for all others, pages and SVG among them."""
    for start, kind in _STARTS:
        if body.startswith(start):
            return kind
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return "image/webp"
    if body[4:8] == b"ftyp":
        return "video/mp4"
    return UNKNOWN


def is_picture(kind: str) -> bool:
    """Whether a sniffed type is one that the thread may draw."""
    return kind in _PICTURES


def host_of(url: str | None, base_url: str, declared: Collection[str]) -> str | None:
    """The host to load this from; None: it may not be loaded.

    Args:
        url: what the platform says.
        base_url: the account's own address; the same origin needs no declaration.
        declared: host names of the platform's files; one that begins with a dot stands for all below it.
    """
    if not url:
        return None
    try:
        asked, own = urlsplit(url), urlsplit(base_url)
        host = (asked.hostname or "").lower()
        if not host or "@" in asked.netloc:
            return None
        same = (asked.scheme, host, asked.port) == (own.scheme, (own.hostname or "").lower(), own.port)
        open_to = asked.scheme == "https" and asked.port in {None, 443}
    except ValueError:
        return None
    known = any(host.endswith(each) if each.startswith(".") else host == each for each in declared)
    return host if same or (open_to and known) else None
