"""What may be loaded of an attachment, and what its bytes are: told by the bytes, never by name or header."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final
from urllib.parse import urlsplit

from moderator_app.domain.capabilities import Capabilities
from moderator_app.domain.ports import Attachment

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
_ENDINGS: Final = {
    "image/png": ("png",),
    "image/jpeg": ("jpg", "jpeg"),
    "image/gif": ("gif",),
    "image/webp": ("webp",),
    "application/pdf": ("pdf",),
    "audio/ogg": ("ogg", "oga", "opus"),
    "audio/mpeg": ("mp3",),
    "application/zip": ("zip", "docx", "xlsx", "pptx", "odt", "ods", "odp", "epub"),
    "video/mp4": ("mp4", "m4a", "m4v", "mov", "heic", "avif"),
}
"""Endings that fit what the bytes are; the first is given where the name has another."""
_HARMLESS: Final = frozenset(
    {"txt", "csv", "doc", "xls", "ppt", "rtf", "mp3", "wav", "flac", "avi", "mkv", "webm", "rar", "7z", "gz", "tgs"}
)
"""Endings that a file of unknown bytes may keep: nothing that a double click would run."""
_RESERVED: Final = frozenset(
    {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))}
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


def safe_name(name: str, kind: str) -> str:
    """A file name to propose for a copy: no folders, nothing invisible, an ending that fits and never one that runs.

    Args:
        name: what the platform calls it, as a stranger chose it.
        kind: as `sniffed` tells.
    """
    last = re.split(r"[/\\]", name)[-1]
    kept = "".join(c if c.isalnum() or c in " ._-()[]&+,@#" else "_" for c in last if c.isprintable())
    stem, dot, ending = kept.strip(" ._").rpartition(".")
    if not dot:
        stem, ending = ending, ""
    stem = stem.strip(" .")[:80] or "file"
    if stem.upper().split(".")[0] in _RESERVED:
        stem = f"_{stem}"
    fitting = _ENDINGS.get(kind)
    if fitting is not None:
        return f"{stem}.{ending if ending.lower() in fitting else fitting[0]}"
    return f"{stem}.{ending}" if ending.lower() in _HARMLESS else f"{stem}.{ending}.bin" if ending else f"{stem}.bin"


def is_picture(kind: str) -> bool:
    """Whether a sniffed type is one that the thread may draw."""
    return kind in _PICTURES


def host_of(url: str | None, base_url: str, declared: Collection[str]) -> str | None:
    """The host to load this from; None: it may not be loaded.

    Args:
        url: what the platform says.
        base_url: the account's own address; the same origin needs no declaration.
        declared: host names of the platform's files; one that begins with a dot stands for all below it, one with a
            path (`vk.com/doc`) for addresses that begin so.
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
    return host if same or (open_to and any(_is_below(host, asked.path, each) for each in declared)) else None


def _is_below(host: str, path: str, declared: str) -> bool:
    name, slash, start = declared.partition("/")
    known = host.endswith(name) if name.startswith(".") else host == name
    return known and path.startswith(slash + start)


def can_load(attachment: Attachment, base_url: str, facts: Capabilities) -> bool:
    """Whether an attachment can be loaded for an account: it lies where its platform says, and is not too large."""
    if attachment.size is not None and attachment.size > LIMIT:
        return False
    if attachment.url is None:
        return facts.files_by_id and attachment.file_id is not None
    return host_of(attachment.url, base_url, facts.media_hosts) is not None
