"""Files that go with our messages, and what each platform takes beside a text. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, Final

LIMIT: Final = 50 * 1024 * 1024
"""Bytes of one file of ours; what the largest of the platforms here takes."""
_LONGEST_NAME: Final = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingFile:
    """A file that goes with one of our messages, as it was when it was put beside the text.

    Attributes:
        name: as the person had it, no path.
        sha256: hex of its bytes; also its name in the profile.
        size: bytes.
        mime: by its first bytes.
        picture: sent as a picture rather than a document.
    """

    name: str
    sha256: str
    size: int
    mime: str
    picture: bool = False


class FileFault(StrEnum):
    """Why files cannot go with a text."""

    TOO_MANY = "too_many"
    TOO_LARGE = "too_large"
    PICTURE_TOO_LARGE = "picture_too_large"
    NO_PICTURE = "no_picture"
    """It can go as a document."""
    MIXED = "mixed"
    TEXT_TOO_LONG = "text_too_long"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileProblem:
    """What is wrong with files beside a text.

    Attributes:
        name: of the file; empty where it is about all.
        found: how much it is: files, bytes, or length of the text.
        limit: how much is taken.
    """

    fault: FileFault
    name: str = ""
    found: int = 0
    limit: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRules:
    """What a platform takes beside a text.

    Attributes:
        max_bytes: of a document.
        max_text: length of a text beside a file, in the unit of `Capabilities.length`; None: as without one.
        mixed: pictures and documents may go in one message.
    """

    max_files: int
    max_bytes: int
    max_picture_bytes: int
    picture_mimes: frozenset[str]
    max_text: int | None = None
    mixed: bool = True

    def problem(self, files: Sequence[OutgoingFile], text_length: int) -> FileProblem | None:
        """The first thing that stops these files; None: they can go.

        Args:
            files: in their order.
            text_length: of the text beside them, as `Capabilities.length` counts it.
        """
        if not files:
            return None
        if len(files) > self.max_files:
            return FileProblem(fault=FileFault.TOO_MANY, found=len(files), limit=self.max_files)
        for file in files:
            if (problem := self._problem_of(file)) is not None:
                return problem
        if not self.mixed and len({file.picture for file in files}) > 1:
            return FileProblem(fault=FileFault.MIXED)
        if self.max_text is not None and text_length > self.max_text:
            return FileProblem(fault=FileFault.TEXT_TOO_LONG, found=text_length, limit=self.max_text)
        return None

    def _problem_of(self, file: OutgoingFile) -> FileProblem | None:
        if file.picture and file.mime not in self.picture_mimes:
            return FileProblem(fault=FileFault.NO_PICTURE, name=file.name)
        limit = self.max_picture_bytes if file.picture else self.max_bytes
        if file.size > limit:
            fault = FileFault.PICTURE_TOO_LARGE if file.picture else FileFault.TOO_LARGE
            return FileProblem(fault=fault, name=file.name, found=file.size, limit=limit)
        return None

    def suited(self, file: OutgoingFile) -> OutgoingFile:
        """The file as this platform takes it: what it would not take as a picture goes as a document."""
        fits = file.mime in self.picture_mimes and file.size <= self.max_picture_bytes
        return file if fits or not file.picture else replace(file, picture=False)


def dumps(files: Iterable[OutgoingFile]) -> str:
    """Files as they are kept."""
    return json.dumps([to_plain(file) for file in files], ensure_ascii=False, sort_keys=True)


def to_plain(file: OutgoingFile) -> dict[str, Any]:
    """A file as JSON data."""
    return asdict(file)


def from_plain(plain: Mapping[str, Any]) -> OutgoingFile:
    """The inverse of `to_plain`.

    Raises:
        KeyError, TypeError, ValueError: the data are something else.
    """
    return OutgoingFile(
        name=str(plain["name"]),
        sha256=str(plain["sha256"]),
        size=int(plain["size"]),
        mime=str(plain["mime"]),
        picture=bool(plain["picture"]),
    )


def loads(kept: str | None) -> tuple[OutgoingFile, ...]:
    """Kept files; none where nothing was kept.

    Raises:
        ValueError: what was kept cannot be read: an answer is never sent without its files.
    """
    if not kept:
        return ()
    try:
        return tuple(from_plain(each) for each in json.loads(kept))
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ValueError("no list of files") from error


def bare_name(name: str) -> str:
    """A file's name without path and without characters that nobody sees or that break a header; never empty."""
    last = name.replace("\\", "/").rpartition("/")[2]
    shown = "".join(letter if letter.isprintable() and letter != '"' else "_" for letter in last).strip(" .")
    return shown[-_LONGEST_NAME:] or "file"
