"""Secrets leave no trace: everything that may be shown, logged or raised passes `redact` (design rule 12)."""

from __future__ import annotations

import base64
import re
import threading
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote, quote_plus

MARK: Final = "‹secret›"
_SHORTEST_SECRET: Final = 4

_PATTERNS: Final = (
    # `user:password@` in an address
    (re.compile(r"(?i)\b([a-z][a-z0-9+.-]*://)[^\s/?#@]+@"), rf"\g<1>{MARK}@"),
    # Authorization headers, in a header dump or a repr
    (re.compile(r"(?i)\b(basic|bearer|bot|client-id)\s+[A-Za-z0-9._~+/=:-]{8,}"), rf"\g<1> {MARK}"),
    # tokens that platforms want in the address or in a body
    (
        re.compile(
            r"(?i)([?&;\s\"'{,]|^)((?:[a-z0-9_.-]*(?:token|secret|password|passwd|api_?key|signature|session)[a-z0-9_.-]*"
            r"|access_token|client_secret|code|key|sig|pwd|auth)[\"']?\s*[=:]\s*[\"']?)([^&\s\"',;}]{4,})"
        ),
        rf"\g<1>\g<2>{MARK}",
    ),
    # Telegram's token in the path
    (re.compile(r"/bot\d+:[A-Za-z0-9_-]+"), f"/bot{MARK}"),
)

_lock = threading.Lock()
_registered: frozenset[str] = frozenset()


def _forms(secret: str) -> Iterable[str]:
    """The ways a secret may appear: as it is, without its spaces, quoted for an address, in base64."""
    for form in {secret, "".join(secret.split())}:
        yield form
        yield quote(form, safe="")
        yield quote_plus(form)
        yield base64.b64encode(form.encode()).decode()


def register(*secrets: str) -> None:
    """Have these values removed from every text from now on; values under four characters are ignored."""
    global _registered  # noqa: PLW0603 - one set a process: a log line knows no account
    fresh = {form for secret in secrets for form in _forms(secret) if len(secret.strip()) >= _SHORTEST_SECRET}
    with _lock:
        _registered |= fresh


def register_basic(user: str, password: str) -> None:
    """Have a pair for HTTP Basic removed in every form it travels in."""
    register(password, base64.b64encode(f"{user}:{password}".encode()).decode())


def redact(text: object) -> str:
    """The text without registered secrets and without anything that looks like a credential."""
    plain = str(text)
    for secret in sorted(_registered, key=len, reverse=True):
        if secret in plain:
            plain = plain.replace(secret, MARK)
    for pattern, replacement in _PATTERNS:
        plain = pattern.sub(replacement, plain)
    return plain
