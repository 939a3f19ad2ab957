"""Who writes: identities as platforms give them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """An author on one platform, as an adapter saw them.

    Attributes:
        external_id: the platform's id; None for guests.
        email_hash: `email_fingerprint` of a guest's address; the address itself is never kept.
        site: a guest's site, part of their identity where there is no address.
        profile_url: where a person can be looked up in the browser.
    """

    name: str
    external_id: str | None = None
    handle: str | None = None
    email_hash: str | None = None
    site: str | None = None
    profile_url: str | None = None
    avatar_url: str | None = None
    bot: bool = False


def email_fingerprint(address: str) -> str:
    """A short, stable name for an e-mail address (case and surrounding space do not count)."""
    return hashlib.sha256(b"guest-address:" + address.strip().lower().encode()).hexdigest()[:32]


def identity(author: Author, message_external_id: str) -> str:
    """The key under which an author is one author (design §2, guests).

    The platform's id; else the e-mail hash; else name and site; else each message stands alone.
    """
    if author.external_id is not None:
        return f"id:{author.external_id}"
    if author.email_hash:
        return f"mail:{author.email_hash}"
    if author.name.strip() and author.site:
        return f"guest:{author.name.strip()}|{author.site}"
    return f"message:{message_external_id}"
