"""Loads one attachment that somebody asked to see: no credential goes along, hosts, time, size are bounded."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from moderator_app.clock import Clock
from moderator_app.domain.capabilities import Capabilities
from moderator_app.domain.media import LIMIT, host_of, sniffed
from moderator_app.engine.access import Access
from moderator_app.net.session import NetError, Session
from moderator_app.storage import media
from moderator_app.storage.watch import AccountRow

UNDECLARED: Final = "undeclared_host"
GONE: Final = "gone"
NO_ANSWER: Final = "no_answer"
EMPTY: Final = "empty"
TOO_LARGE: Final = "too_large"


class _Failed(Exception):
    """`args[0]`: the code that the row keeps."""


def step(access: Access, row: AccountRow, facts: Capabilities, folder: Path, clock: Clock) -> bool:
    """Load what this account was asked for first; False: nothing waits. A failure is written down, never raised."""
    wanted = access.read(partial(media.next_asked, account_id=row.id))
    if wanted is None:
        return False
    try:
        body = _body(wanted.url, row, facts, clock)
    except _Failed as error:
        code = str(error.args[0])
        access.write(partial(media.failed, wanted=wanted, code=code, now_us=clock.now_us()))
        return True
    kept = partial(media.loaded, folder=folder, wanted=wanted, body=body, kind=sniffed(body), now_us=clock.now_us())
    access.write(kept)
    return True


def _body(url: str, row: AccountRow, facts: Capabilities, clock: Clock) -> bytes:
    host = host_of(url, row.base_url, facts.media_hosts)
    if host is None:
        raise _Failed(UNDECLARED)
    # A session of its own: the account's would send its credential along to wherever a stranger's link points.
    session = Session(row.base_url, clock=clock, hosts={host}, proxy=row.proxy)
    try:
        answer = session.send("GET", url, headers={"Accept": "*/*"}, body_limit=LIMIT)
    except NetError as error:
        known = {"too_large": TOO_LARGE, UNDECLARED: UNDECLARED, "redirected": UNDECLARED}
        raise _Failed(known.get(error.code, NO_ANSWER)) from None
    finally:
        session.close()
    if answer.status in {401, 403, 404, 410}:
        raise _Failed(GONE)
    if answer.status != 200:
        raise _Failed(NO_ANSWER)
    if not answer.body:
        raise _Failed(EMPTY)
    return answer.body
