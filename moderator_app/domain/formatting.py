"""What our texts carry beside their words: bold, italic, links, and the words of another they quote. Pure.

Places count UTF-16 units, as Qt and Telegram do. What a platform makes of it is its own: entities, or a few HTML tags.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final
from urllib.parse import urlsplit

MOST: Final = 100
"""Marks of one text: Telegram takes no more entities."""
LONGEST_URL: Final = 2_000
_URL: Final = re.compile(r"https?://[^\s<>\"'\\\x00-\x1f\x7f]+", re.IGNORECASE)


class Format(StrEnum):
    """How a stretch of text can be marked."""

    BOLD = "bold"
    ITALIC = "italic"
    LINK = "link"


_TAGS: Final = {Format.BOLD: "strong", Format.ITALIC: "em", Format.LINK: "a"}
_DEPTH: Final = {Format.LINK: 0, Format.BOLD: 1, Format.ITALIC: 2}
"""Which tag stands outside."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """One marked stretch. `start`, `end`: UTF-16 units; `url` of a link."""

    start: int
    end: int
    format: Format
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dress:
    """What a text carries beside its words.

    Attributes:
        quote: words of the message answered, to be shown above the reply by the platform itself.
    """

    marks: tuple[Mark, ...] = ()
    quote: str = ""

    def __bool__(self) -> bool:
        return bool(self.marks or self.quote)


PLAIN: Final = Dress()


def units(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def is_link(url: str) -> bool:
    """Whether an address may stand behind words of ours: http(s), with a host, without what could end an attribute."""
    if len(url) > LONGEST_URL or _URL.fullmatch(url) is None:
        return False
    try:
        return bool(urlsplit(url).hostname)
    except ValueError:
        return False


def tidy(marks: Iterable[Mark], text: str) -> tuple[Mark, ...]:
    """The marks that fit a text, in order, on whole letters: those of one format joined, those of blanks left out."""
    coded = text.encode("utf-16-le", "surrogatepass")
    end = len(coded) // 2
    found: list[Mark] = []
    for mark in sorted(marks, key=lambda each: (each.format, each.url, each.start)):
        start, stop = max(0, mark.start), min(end, mark.end)
        start, stop = start - _splits(coded, start), stop + _splits(coded, stop)
        if stop <= start or (mark.format is Format.LINK and not is_link(mark.url)):
            continue
        last = found[-1] if found else None
        if last is not None and (last.format, last.url) == (mark.format, mark.url) and start <= last.end:
            found[-1] = Mark(last.start, max(last.end, stop), mark.format, mark.url)
        else:
            start = _after_links(found, start) if mark.format is Format.LINK else start
            blank = not coded[2 * start : 2 * stop].decode("utf-16-le", "replace").strip()
            found += [] if blank else [Mark(start, stop, mark.format, mark.url)]
    return tuple(sorted(found))[:MOST]


def _splits(coded: bytes, at: int) -> bool:
    """Whether a place lies between the halves of one letter."""
    return 0 < at < len(coded) // 2 and 0xD8 <= coded[2 * at - 1] <= 0xDB and 0xDC <= coded[2 * at + 1] <= 0xDF


def _after_links(found: Sequence[Mark], start: int) -> int:
    """Where a link may begin: no letter leads to two places."""
    return max([start, *(each.end for each in found if each.format is Format.LINK and each.start <= start < each.end)])


def trimmed(text: str, marks: Sequence[Mark]) -> tuple[str, tuple[Mark, ...]]:
    """Text and marks without the white space around the text."""
    bare = text.strip()
    off = units(text[: len(text) - len(text.lstrip())])
    return bare, tidy((Mark(m.start - off, m.end - off, m.format, m.url) for m in marks), bare)


def dumps(marks: Sequence[Mark]) -> str:
    """Marks as they are kept."""
    return json.dumps([[m.start, m.end, m.format.value, m.url] for m in marks], ensure_ascii=False)


def loads(kept: str | None) -> tuple[Mark, ...]:
    """Kept marks; none where nothing was kept or what was kept cannot be read."""
    if not kept:
        return ()
    try:
        return tuple(Mark(int(start), int(end), Format(kind), str(url)) for start, end, kind, url in json.loads(kept))
    except (ValueError, TypeError):
        return ()


def to_html(text: str, marks: Sequence[Mark] = ()) -> str:
    """The text as HTML that shows exactly it: what looks like markup stays words, tags are ours and nest rightly."""
    if not marks:
        return html.escape(text, quote=False)
    coded = text.encode("utf-16-le", "surrogatepass")
    edges = sorted({0, len(coded) // 2, *(m.start for m in marks), *(m.end for m in marks)})
    parts: list[str] = []
    opened: list[Mark] = []
    for start, end in pairwise(edges):
        wanted = sorted((m for m in marks if m.start <= start and end <= m.end), key=_nesting)
        same = 0
        while same < min(len(opened), len(wanted)) and opened[same] == wanted[same]:
            same += 1
        parts += [f"</{_TAGS[m.format]}>" for m in reversed(opened[same:])]
        parts += [_opening(m) for m in wanted[same:]]
        opened = wanted
        piece = coded[2 * start : 2 * end].decode("utf-16-le", "replace")
        parts.append(html.escape(piece, quote=False))
    parts += [f"</{_TAGS[m.format]}>" for m in reversed(opened)]
    return "".join(parts)


def _nesting(mark: Mark) -> tuple[int, int]:
    """Links outside: one that were cut in two would be read back as two."""
    return (_DEPTH[mark.format], mark.start)


def _opening(mark: Mark) -> str:
    if mark.format is Format.LINK:
        return f'<a href="{html.escape(mark.url)}">'
    return f"<{_TAGS[mark.format]}>"


def as_read(text: str, marks: Sequence[Mark]) -> str:
    """The text as a mirror reads it back: words of a link are followed by the address they lead to, if it differs."""
    found = [m for m in marks if m.format is Format.LINK]
    coded = text.encode("utf-16-le", "surrogatepass")
    for mark in sorted(found, reverse=True):
        words = coded[2 * mark.start : 2 * mark.end].decode("utf-16-le", "replace").strip().rstrip("/")
        bare = mark.url.rstrip("/")
        if words in {bare, bare.removeprefix("https://"), bare.removeprefix("http://")}:
            continue
        coded = coded[: 2 * mark.end] + f" ({mark.url})".encode("utf-16-le") + coded[2 * mark.end :]
    return coded.decode("utf-16-le", "replace")
