"""Anchors of the log: short codes that are kept elsewhere, and what the engine has proven in the background."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from moderator_app.clock import SECOND_US
from moderator_app.errors import UserError, declare
from moderator_app.services import review
from moderator_app.services.desk import Desk
from moderator_app.services.whole_file import NOT_WRITTEN
from moderator_app.storage import proof_mark
from moderator_app.storage.connect import Connection
from moderator_app.storage.proof import Verified as Verified  # noqa: PLC0414 - what a proof answers, for those above
from moderator_app.storage.proof_mark import CHANGE as CHANGE  # noqa: PLC0414 - as above
from moderator_app.storage.proof_mark import Anchor as Anchor  # noqa: PLC0414 - as above
from moderator_app.storage.proof_mark import Standing as Standing  # noqa: PLC0414 - as above

BROKEN = declare(
    "log_broken",
    "The log is broken at entry {entry}: no anchor is taken of it.",
    "Журнал нарушен, запись {entry}: контрольный код не выдаётся.",
    hint_en="moderator doctor says more; restore a backup, or find out who had access to the file.",
    hint_ru="Подробнее скажет moderator doctor; восстановите копию или выясните, у кого был доступ к файлу.",
)


def grouped(code: str) -> str:
    """A code in fours, to be read out."""
    return "-".join(code[at : at + 4].upper() for at in range(0, len(code), 4))


def standing(desk: Desk) -> Standing:
    """What the engine has proven."""
    return proof_mark.standing(desk.reader)


def kept(desk: Desk, limit: int = 400) -> list[Anchor]:
    """Anchors that were taken, newest first."""
    return proof_mark.anchors(desk.reader, limit)


def take(desk: Desk) -> Anchor:
    """Prove the log, then write down its newest hash as an entry. Waits; not on the GUI thread.

    Raises:
        UserError: `log_broken`, `no_actor`.
    """
    found = review.verify(desk)
    if not found.ok:
        raise UserError(BROKEN, entry=found.first_bad)
    return desk.write(_take, found.entries)


def _take(conn: Connection, desk: Desk, entries: int) -> Anchor:
    return proof_mark.of_entry(proof_mark.take(conn, desk.clock, desk.actor, entries))


def line(anchor: Anchor) -> str:
    """An anchor as it stands in a file or letter: when (UTC), up to which entry, the code."""
    at = datetime.fromtimestamp(anchor.at / SECOND_US, UTC)
    return f"{at:%Y-%m-%d %H:%M} UTC  entry {anchor.of}  {grouped(anchor.code)}"


def write(anchor: Anchor, path: Path) -> None:
    """Add it to a text file, a line each.

    Raises:
        UserError: `not_written`.
    """
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(line(anchor) + "\n")
    except OSError as error:
        raise UserError(NOT_WRITTEN, path=path, reason=error.strerror or type(error).__name__) from error


def letter(anchor: Anchor, profile: str) -> str:
    """A `mailto:` address that opens a letter with it in the person's own mail program."""
    body = f"{line(anchor)}\n\nmoderator log verify --anchor {grouped(anchor.code)}"
    return f"mailto:?subject={quote(f'{profile}: {grouped(anchor.code)}')}&body={quote(body)}"
