"""Who was erased, so that the next pull brings only a stub: salted hashes of identities, and row ids of messages.

What somebody writes after that day is theirs anew: only messages from before it stay stubs.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from moderator_app.domain.authors import Author, identity
from moderator_app.domain.ports import Message
from moderator_app.storage.connect import Connection
from moderator_app.storage.directory import Channel

TEXT: Final = "[…]"
"""What stands where words were."""
_SALT: Final = "erasure_salt"
_PREFIX: Final = "erased:"


def pseudonym(author_id: int) -> str:
    """What somebody is called from now on, in any language."""
    return f"№ {author_id}"


def key(conn: Connection, account_id: int, author_identity: str) -> str:
    """A salted hash of an identity: who was erased cannot be read from it."""
    row = conn.execute("SELECT value FROM meta WHERE key = ?", (_SALT,)).fetchone()
    if row is None:
        salt = os.urandom(16).hex()
        conn.execute("INSERT INTO meta(key, value) VALUES (?, ?)", (_SALT, salt))
    else:
        salt = str(row[0])
    return hashlib.sha256(f"{salt}:{account_id}:{author_identity}".encode()).hexdigest()[:32]


def stub_author(hashed: str) -> Author:
    """The author that stubs are of."""
    return Author(name="", external_id=f"{_PREFIX}{hashed}")


def stubbed(conn: Connection, channel: Channel, messages: Sequence[Message]) -> Sequence[Message]:
    """The same messages, those of erased people and our erased answers to them without a word."""
    if not messages or not any(conn.execute(ANY, (channel.account_id,)).fetchone()):
        return messages
    known = {
        str(row[0]): row[1]
        for row in conn.execute(KNOWN, (json.dumps([m.external_id for m in messages]), channel.id)).fetchall()
    }
    keys = {
        each: key(conn, channel.account_id, each)
        for each in {identity(message.author, message.external_id) for message in messages}
    }
    rows = conn.execute(
        "SELECT e.hash, e.until_us, e.author_id, e.keeps FROM json_each(?) j CROSS JOIN erased_author e"
        " ON e.account_id = ? AND e.hash = j.value",
        (json.dumps(list(keys.values())), channel.account_id),
    ).fetchall()
    gone = {str(row[0]): _Gone(int(row[1]), int(row[2]), bool(row[3])) for row in rows}
    return [_stub(message, known, keys, gone, private=channel.private) for message in messages]


@dataclass(frozen=True, slots=True)
class _Gone:
    """Until when what they wrote is a stub, by whom it is then, and whether its words stay."""

    until_us: int
    author_id: int
    keeps: bool


def _stub(
    message: Message, known: Container[str], keys: Mapping[str, str], gone: Mapping[str, _Gone], *, private: bool
) -> Message:
    hashed = keys[identity(message.author, message.external_id)]
    who = gone.get(hashed)
    theirs = who is not None and message.created_at is not None and message.created_at <= who.until_us
    wordless = message.external_id in known
    if not wordless and not theirs:
        return message
    author, text = message.author, TEXT
    if who is not None:
        author = replace(stub_author(hashed), name=pseudonym(who.author_id))
        if who.keeps and not wordless:
            text = masked(message.text, needles(message.author.name, message.author.handle), author.name)
    thread = replace(message.thread, title="", body="", permalink=None) if private else message.thread
    return replace(message, text=text, attachments=(), permalink=None, author=author, thread=thread)


_WORD: Final = 3
_INFLECTED: Final = 5
"""Longer Russian names change their last letter with the case."""


def needles(name: str, handle: str | None) -> tuple[str, ...]:
    """What a text has of somebody's name: handle, names with and without their endings; the longest first."""
    found = {handle} if handle else set()
    for word in re.findall(r"\w+", name):
        if len(word) >= _WORD:
            found.add(word[:-1] if len(word) >= _INFLECTED else word)
    return tuple(sorted(found, key=len, reverse=True))


def mentions(text: str, known: Iterable[str]) -> bool:
    """Whether a text names somebody."""
    folded = text.casefold()
    return any(each.casefold() in folded for each in known)


def masked(text: str, known: Sequence[str], name: str) -> str:
    """The text with another name in every place."""
    if not known:
        return text
    pattern = "|".join(rf"@?\b{re.escape(each)}\w*" for each in known)
    return re.sub(pattern, name, text, flags=re.IGNORECASE)


ANY: Final = "SELECT EXISTS (SELECT 1 FROM erased_author WHERE account_id = ?) OR EXISTS (SELECT 1 FROM erased_message)"
KNOWN: Final = (
    "SELECT m.external_id, m.id FROM json_each(?) j CROSS JOIN message m ON m.channel_id = ?"
    " AND m.external_id = j.value CROSS JOIN erased_message e ON e.message_id = m.id"
)
