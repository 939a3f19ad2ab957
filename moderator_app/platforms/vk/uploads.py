"""Files that go with an answer: an address is asked for, the bytes are sent there, and VK says what to hang on.

Nothing of it is seen by anybody before the call that posts, so each step may be repeated
(dev.vk.com, "Uploading files").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from moderator_app.domain.files import OutgoingFile
from moderator_app.domain.ports import Ambiguous, Attachment, Outcome, PlatformCommand, Receipt, Refused, Retry
from moderator_app.net.multipart import Part
from moderator_app.net.plain_text import one_line
from moderator_app.platforms.vk.attachments import attachment
from moderator_app.platforms.vk.calls import Calls
from moderator_app.platforms.vk.capabilities import COMMENT_FILES, FILES, Access
from moderator_app.platforms.vk.faults import Fault, fault

_PICTURE_FIELDS: Final = ("photo", "server", "hash")


@dataclass(frozen=True, slots=True)
class Hung:
    """A file that VK has. `name`: what a posting call takes; `shown`: as it will stand there."""

    name: str
    shown: Attachment


class _Stopped(Exception):
    """`outcome`: certain, for nothing was posted."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome


@dataclass(frozen=True, slots=True)
class Place:
    """Where files will stand. `peer`: of a dialogue; None: under a comment of the community's places."""

    group_id: int
    peer: int | None = None

    @property
    def family(self) -> str:
        """How the methods that give an address are called."""
        return "Wall" if self.peer is None else "Messages"


def hang(calls: Calls, access: Access, place: Place, command: PlatformCommand) -> tuple[Hung, ...] | Outcome:
    """Send the files of a command to VK; or why nothing was posted, which is never ambiguous.

    Raises:
        PlatformError: VK could not be asked.
    """
    if not command.files:
        return ()
    if (problem := FILES.problem(command.files, len(command.text or ""))) is not None:
        return Refused(code=problem.fault.value, text=f"VK does not take these files: {problem.fault.value}")
    if place.peer is None and len(command.files) > COMMENT_FILES:
        return Refused(code="too_many", text=f"VK takes at most {COMMENT_FILES} files with a comment")
    try:
        return tuple(
            _hung(calls, access, place, file, Path(path))
            for file, path in zip(command.files, command.paths, strict=True)
        )
    except _Stopped as stopped:
        return stopped.outcome


def kept(hung: Sequence[Any]) -> tuple[str, ...] | None:
    """What hangs on a message, as an edit must name it lest VK takes it off; None: some of it has no name.

    A preview of a link is made anew from the text.
    """
    names = []
    for each in hung:
        kind = each.get("type") if isinstance(each, Mapping) else None
        if kind == "link":
            continue
        body = each.get(kind) if kind is not None else None
        name = _name(str(kind), body)
        if name is None:
            return None
        names.append(name)
    return tuple(names)


def _name(kind: str, body: object) -> str | None:
    """`photo-1_2`, with its key where it has one."""
    owner, number = (body.get("owner_id"), body.get("id")) if isinstance(body, Mapping) else (None, None)
    if not isinstance(body, Mapping) or not isinstance(owner, int) or not isinstance(number, int):
        return None
    key = body.get("access_key")
    return f"{kind}{owner}_{number}" + (f"_{key}" if isinstance(key, str) and key else "")


def _hung(calls: Calls, access: Access, place: Place, file: OutgoingFile, path: Path) -> Hung:
    section = "photos" if file.picture else "docs"
    server, save = f"{section}.get{place.family}UploadServer", "docs.save"
    if file.picture:
        save = f"photos.save{place.family}Photo"
    for method in (server, save):
        if not access.may(method):
            raise _Stopped(_not_allowed(file, place))
    where: dict[str, Any] = {"group_id": place.group_id} if place.peer is None else {"peer_id": place.peer}
    address = calls.read(server, **where)
    url = address.get("upload_url") if isinstance(address, Mapping) else None
    if not isinstance(url, str):
        raise _Stopped(Retry(code="no_upload_server", text="VK names no address for the file"))
    field = "photo" if file.picture else "file"
    told = calls.upload(url, Part(field=field, name=file.name, mime=file.mime, path=path, size=file.size))
    if not isinstance(told, Mapping):
        raise _Stopped(told)
    if isinstance(told.get("error"), Mapping):  # in the words of the API
        told = _certain(calls, fault(told) or told)
    given = {name: told.get(name) for name in (_PICTURE_FIELDS if file.picture else ("file",))}
    if given[field] in {None, "", "[]"}:
        why = told.get("error_descr") or told.get("error")
        text = one_line(why, 200) if isinstance(why, str) else "VK does not take it"
        raise _Stopped(Refused(code="file_refused", text=f"{file.name}: {text}"))
    if not file.picture:
        given["title"] = file.name
    elif place.peer is None:
        given["group_id"] = place.group_id
    return _saved(file, _certain(calls, calls.write(save, **given)))


def _certain(calls: Calls, result: Any) -> Any:
    """What was saved; nothing of it stands anywhere yet, so what became of the call is never in doubt."""
    if isinstance(result, Fault):
        result = calls.judged(result)
    if isinstance(result, Ambiguous):
        result = Retry(code=result.code, text=result.text)
    if isinstance(result, Outcome) and not isinstance(result, Receipt):
        raise _Stopped(result)
    return result


def _saved(file: OutgoingFile, result: Any) -> Hung:
    kind = "photo" if file.picture else "doc"
    body = result[0] if isinstance(result, list) and result else result
    if isinstance(body, Mapping) and isinstance(body.get(kind), Mapping):
        body = body[kind]
    name = _name(kind, body)
    if name is None:
        raise _Stopped(Retry(code="bad_json", text="VK does not say under which number it keeps the file"))
    shown = attachment({"type": kind, kind: body}) or Attachment(kind=kind, name=file.name)
    return Hung(name, shown)


def _not_allowed(file: OutgoingFile, place: Place) -> Refused:
    if file.picture and place.peer is None:
        return Refused(
            code="picture_needs_user_key",
            text="with the community's key VK takes no picture under a comment; send it as a document",
        )
    right = "photos" if file.picture else "docs"
    return Refused(code="files_not_allowed", text=f"the key lacks the right “{right}”")
