"""Links in the words of strangers: found as text, shown with the host they really lead to (design rule 13).

Nothing here asks the network. A link is only offered; the reader's click makes the shell open a browser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

_FOUND: Final = re.compile(r"https?://[^\s<>\"'‹›«»]+", re.IGNORECASE)
_TRAILING: Final = ".,;:!?…"
_PAIRS: Final = {")": "(", "]": "[", "}": "{"}


@dataclass(frozen=True, slots=True)
class Link:
    """A link at `start` of its text; `host` is where it leads, in ASCII."""

    start: int
    url: str
    host: str
    disguised: bool
    """What is read does not begin with the host it leads to: a user name before it, or letters that look Latin."""

    @property
    def end(self) -> int:
        return self.start + len(self.url)


def real_host(url: str) -> str | None:
    """The host a browser would go to, in ASCII (`xn--…` for letters of other scripts); None: it leads nowhere."""
    try:
        host = urlsplit(url).hostname
        return host.encode("idna").decode("ascii") if host else None
    except (ValueError, UnicodeError):
        return None


def find(text: str) -> list[Link]:
    """The links of a text, in order; what cannot be parsed stays plain text."""
    found = []
    for match in _FOUND.finditer(text):
        url = _trimmed(match.group())
        host = real_host(url)
        if host is not None:
            shown = url.split("//", 1)[1].lower()
            found.append(Link(match.start(), url, host, disguised=not shown.startswith(host)))
    return found


def host_key(host: str) -> str:
    """A host with its labels turned round and a full stop behind each, so that a host and all below it are one range.

    `m.vk.com` is `com.vk.m.`; whatever begins with `com.vk.` is vk.com or lies below it. A leading `www.` is dropped.
    """
    labels = host.lower().strip(".").split(".")
    if len(labels) > 2 and labels[0] == "www":
        labels = labels[1:]
    return "".join(f"{label}." for label in reversed(labels))


def host_keys(text: str) -> tuple[str, ...]:
    """The hosts that a text links to, as `host_key` writes them, each once."""
    if "://" not in text:
        return ()
    return tuple(sorted({host_key(link.host) for link in find(text)}))


def is_web(url: str | None) -> bool:
    """Whether a browser may be asked to open it: the platforms of strangers hand out other schemes too."""
    return url is not None and _FOUND.fullmatch(url) is not None and real_host(url) is not None


def _trimmed(url: str) -> str:
    """Without the full stop or bracket of the sentence around it."""
    while url:
        last = url[-1]
        closes_nothing = last in _PAIRS and url.count(last) > url.count(_PAIRS[last])
        if last not in _TRAILING and not closes_nothing:
            break
        url = url[:-1]
    return url
