"""What the demo Bot API makes of uploaded files: photographs and documents, alone or as albums, within limits."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from moderator_app.demo.telegram_world import photo
from moderator_app.domain.media import sniffed

_MEGABYTE: Final = 1024 * 1024
PHOTO_LIMIT: Final = 10 * _MEGABYTE
FILE_LIMIT: Final = 50 * _MEGABYTE
CAPTION_LIMIT: Final = 1_024
_SHOWN: Final = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})

Problem = Callable[[int, str], Exception]
"""Makes the error of a code and Telegram's words."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as a form brought it."""

    name: str
    mime: str
    data: bytes = field(repr=False)

    @property
    def key(self) -> str:
        """Short name of its bytes, as identifiers of files are made of."""
        return hashlib.sha256(self.data).hexdigest()[:16]


def attached(value: object, given: Mapping[str, Any]) -> object:
    """A file of the form: itself, or the one that `attach://…` names."""
    named = isinstance(value, str) and value.startswith("attach://")
    return given.get(str(value).removeprefix("attach://")) if named else value


def content(kind: str, upload: object, kept: dict[str, bytes], problem: Problem) -> dict[str, Any]:
    """The fields of a message that is this file. `kind`: photo or document; `kept` gets its bytes."""
    if not isinstance(upload, Upload):
        raise problem(400, f"Bad Request: there is no {kind} in the request")
    if not upload.data:
        raise problem(400, "Bad Request: file must be non-empty")
    if len(upload.data) > (PHOTO_LIMIT if kind == "photo" else FILE_LIMIT):
        raise problem(413, "Request Entity Too Large")
    if kind == "photo":
        if sniffed(upload.data) not in _SHOWN:
            raise problem(400, "Bad Request: IMAGE_PROCESS_FAILED")
        sizes = photo(int(upload.key[:6], 16))
        kept[sizes[-1]["file_id"]] = upload.data
        return {"photo": sizes}
    identity = {"file_id": f"BQACAgIAAxkDAAI{upload.key}", "file_unique_id": f"AgAD{upload.key}"}
    kept[identity["file_id"]] = upload.data
    facts = {"file_name": upload.name, "mime_type": upload.mime, "file_size": len(upload.data)}
    return {"document": identity | facts}


def album(
    media: object, given: Mapping[str, Any], kept: dict[str, bytes], problem: Problem
) -> Sequence[tuple[dict[str, Any], dict[str, Any]]]:
    """(what was said of it, fields of its message) for each member."""
    if not isinstance(media, list) or not 2 <= len(media) <= 10:
        raise problem(400, "Bad Request: wrong number of media in the album")
    kinds = {str(each.get("type")) for each in media}
    if "document" in kinds and len(kinds) > 1:
        raise problem(400, "Bad Request: documents can't be mixed with other media types")
    return [(each, content(str(each.get("type")), attached(each.get("media"), given), kept, problem)) for each in media]
