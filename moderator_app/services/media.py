"""Attachments of messages: asked for by a person, loaded by the engine, kept in the profile until they are erased."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from moderator_app.domain.media import can_load, is_picture
from moderator_app.domain.ports import Attachment
from moderator_app.errors import UserError, declare
from moderator_app.services import whole_file
from moderator_app.services.desk import Desk
from moderator_app.storage import media, watch
from moderator_app.storage.connect import Connection

NO_ATTACHMENT: Final = declare(
    "no_attachment",
    "This message has no such attachment any more.",
    "У этого сообщения больше нет такого вложения.",
)
NOT_LOADABLE: Final = declare(
    "attachment_not_loadable",
    "This attachment cannot be loaded here: it is too large or does not lie on the platform's own servers. Open it in "
    "the browser.",
    "Это вложение нельзя загрузить здесь: оно слишком большое или лежит не на серверах самой площадки. Откройте его в "
    "браузере.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One attachment that was asked for.

    Attributes:
        state: asked, loaded, failed.
        path: where the bytes lie; None unless loaded. The file has no ending and is never to be executed.
        kind: media type, as the bytes tell it.
        size: bytes.
        error: why it failed: undeclared_host, gone, no_answer, empty, too_large, page, quiet, needs_signin.
    """

    state: str
    path: Path | None = None
    kind: str | None = None
    size: int | None = None
    error: str | None = None

    @property
    def is_picture(self) -> bool:
        """Whether the thread may draw it."""
        return self.path is not None and is_picture(self.kind or "")


def ask(conn: Connection, desk: Desk, message_id: int, position: int) -> None:
    """Ask the engine to load an attachment; what is here already stays. For `Desk.write`.

    Raises:
        UserError: `no_attachment`, `attachment_not_loadable`.
    """
    found = media.attachment(conn, message_id, position)
    if found is None:
        raise UserError(NO_ATTACHMENT)
    account_id, platform, base_url, attachment = found
    info, source = desk.info(platform), attachment.source
    if source is None or info is None or not can_load(attachment, base_url, info.capabilities):
        raise UserError(NOT_LOADABLE)
    for kept in media.of_message(conn, message_id):
        if (kept.position, kept.source) == (position, source) and _shown(desk, kept).state in {"asked", "loaded"}:
            return
    wanted = media.Asked(message_id=message_id, position=position, source=source)
    media.ask(conn, account_id, wanted, desk.clock.now_us())


def loadable(desk: Desk, account_id: int) -> Callable[[Attachment], bool]:
    """Tells whether an attachment can be loaded for an account."""
    row = watch.account(desk.reader, account_id)
    info = None if row is None else desk.info(row.platform)
    if row is None or info is None:
        return lambda _attachment: False
    base_url, facts = row.base_url, info.capabilities
    return lambda attachment: can_load(attachment, base_url, facts)


def of_message(desk: Desk, message_id: int) -> Mapping[int, Shown]:
    """What was asked for of a message, by position; an attachment that was replaced since counts as never asked for."""
    found = {}
    for kept in media.of_message(desk.reader, message_id):
        now = media.attachment(desk.reader, message_id, kept.position)
        if now is not None and now[3].source == kept.source:
            found[kept.position] = _shown(desk, kept)
    return found


def of_messages(desk: Desk, messages: Sequence[int]) -> Mapping[tuple[int, int], Shown]:
    """As `of_message`, of all messages of a thread: by message and position."""
    asked = media.messages_with(desk.reader, messages)
    return {(each, position): held for each in asked for position, held in of_message(desk, each).items()}


def keep_copy(kept: Path, path: Path) -> None:
    """Write what was loaded to `path`, whole or not at all.

    Raises:
        UserError: `not_written`; what stood there before stays.
    """
    whole_file.write(path, lambda file: file.write(kept.read_bytes()))


def _shown(desk: Desk, kept: media.Kept) -> Shown:
    if kept.state != "loaded" or kept.sha256 is None:
        return Shown(state=kept.state, error=kept.error)
    path = desk.profile.media / kept.sha256
    if not path.is_file():
        return Shown(state="failed", error="gone")  # somebody tidied the folder: it can be asked for again
    return Shown(state="loaded", path=path, kind=kept.kind, size=kept.size)
