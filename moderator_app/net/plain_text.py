"""Hostile HTML to plain text (design rule 13): no markup survives, and a link shows where it really leads."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

import nh3

_BREAKS: Final = re.compile(r"(?i)<\s*(?:br|hr)\b[^<>]{0,200}>|<\s*/\s*(?:p|div|li|blockquote|pre|h[1-6]|tr|ul|ol)\s*>")
# Nested elements cost a parser the square of their depth: what is dropped anyway goes first, in one pass.
_OTHER_TAGS: Final = re.compile(r"</?(?!(?:a|img|script|style)\b)[a-zA-Z][^<>]*>")
_LINK: Final = re.compile(r'<a(?:\s+href="([^"]*)")?[^<>]*>(.*?)</a>', re.DOTALL)
_IMAGE: Final = re.compile(r"<img\b([^<>]*)>")
_ATTRIBUTE: Final = re.compile(r'(src|alt)="([^"]*)"')
_MANY_LINES: Final = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Picture:
    """An image named inside a text; never fetched by itself."""

    name: str
    url: str


def printable(text: str) -> str:
    """The text with one kind of line end, without control characters and halves of surrogate pairs."""
    return _FORBIDDEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str, limit: int = 200) -> str:
    """A name or a title: entities decoded, one line, at most `limit` characters."""
    return _SPACES.sub(" ", printable(html.unescape(text))).strip()[:limit]


def web_address(value: object) -> str | None:
    """The address when it is http(s) with a host, else None. It is shown, never fetched by itself."""
    if not isinstance(value, str) or len(value) > 2_000:
        return None
    text = html.unescape(value).strip()
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not host or _SPACES.search(text) or _FORBIDDEN.search(text):
        return None
    return text


def from_html(markup: str) -> tuple[str, tuple[Picture, ...]]:
    """Plain text and the pictures of a piece of HTML; line breaks of the source stay.

    A link whose words differ from its address is followed by the address in brackets.
    """
    source = _OTHER_TAGS.sub("", _BREAKS.sub("\n", printable(markup)))
    if "<" not in source:
        return _tidy(html.unescape(source)), ()
    safe = nh3.clean(
        source,
        tags={"a", "img"},
        clean_content_tags={"script", "style"},
        attributes={"a": {"href"}, "img": {"src", "alt"}},
        link_rel=None,
        url_schemes={"http", "https", "mailto"},
    )
    pictures: list[Picture] = []

    def picture(match: re.Match[str]) -> str:
        found = dict(_ATTRIBUTE.findall(match.group(1)))
        url, name = web_address(found.get("src", "")), one_line(found.get("alt", ""), 100)
        if url is None:
            return name
        pictures.append(Picture(name or urlsplit(url).path.rsplit("/", 1)[-1][:100] or "image", url))
        return name

    def link(match: re.Match[str]) -> str:
        href, words = match.group(1) or "", match.group(2)
        shown = html.unescape(words).strip()
        target = html.unescape(href)
        if not target or target in {shown, f"{shown}/", f"http://{shown}", f"https://{shown}", f"mailto:{shown}"}:
            return words
        return f"{words} ({href})" if shown else href

    flat = _LINK.sub(link, _IMAGE.sub(picture, safe))
    return _tidy(html.unescape(flat)), tuple(pictures)


def _tidy(text: str) -> str:
    return _MANY_LINES.sub("\n\n", printable(text)).strip()


def same_text(left: str, right: str) -> bool:
    """Whether two texts say the same to a reader; platforms trim and fold white space."""
    return _SPACES.sub(" ", left).strip() == _SPACES.sub(" ", right).strip()
