"""A form with files, as browsers send it (RFC 7578): read from disk in pieces while it leaves, its length known before.

Names go as UTF-8 with quotes and line ends escaped (WHATWG HTML, "multipart/form-data encoding algorithm"): the
`filename*` of mail is what Telegram and others do not understand.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, Self

SLOWEST_BYTES_PER_S: Final = 128 * 1024
"""A slower way out is as good as none."""
_LONGEST_S: Final = 900.0
_CHUNK: Final = 64 * 1024


class Unreadable(Exception):
    """A file cannot be opened; nothing left. `args[0]`: its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One file of a form. `field`: its name in the form; `size`: bytes."""

    field: str
    name: str
    mime: str
    path: Path
    size: int


def extra_s(size: int) -> float:
    """How many seconds more than any other request one with so many bytes may take."""
    return min(_LONGEST_S, size / SLOWEST_BYTES_PER_S)


class Multipart:
    """The body. Its files are open until `close`; used by `with`, and read once.

    Raises (constructor):
        Unreadable: a file is gone, or is not as long as it was.
    """

    def __init__(self, fields: Mapping[str, str], parts: Sequence[Part]) -> None:
        boundary = secrets.token_hex(16)
        self.content_type = f"multipart/form-data; boundary={boundary}"
        self._pieces: list[tuple[IO[bytes] | bytes, int]] = []
        self._open = ExitStack()
        self._at = 0
        self._place = 0
        for name, value in fields.items():
            head = f'--{boundary}\r\nContent-Disposition: form-data; name="{_quoted(name)}"\r\n\r\n{value}\r\n'
            self._add(head.encode())
        for part in parts:
            shown = f'name="{_quoted(part.field)}"; filename="{_quoted(part.name)}"'
            kind = f"Content-Type: {part.mime}\r\n\r\n"
            self._add(f"--{boundary}\r\nContent-Disposition: form-data; {shown}\r\n{kind}".encode())
            self._pieces.append((self._opened(part), part.size))
            self._add(b"\r\n")
        self._add(f"--{boundary}--\r\n".encode())
        self._length = sum(size for _, size in self._pieces)

    def _add(self, data: bytes) -> None:
        self._pieces.append((data, len(data)))

    def _opened(self, part: Part) -> IO[bytes]:
        try:
            file = self._open.enter_context(part.path.open("rb"))
            found = part.path.stat().st_size
        except OSError as error:
            self._open.close()
            raise Unreadable(part.name) from error
        if found != part.size:
            self._open.close()
            raise Unreadable(part.name)
        return file

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[bytes]:
        while chunk := self.read(_CHUNK):
            yield chunk

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most so many; empty at the end."""
        while self._at < len(self._pieces):
            piece, length = self._pieces[self._at]
            wanted = length - self._place if size < 0 else min(size, length - self._place)
            if wanted:
                chunk = piece[self._place : self._place + wanted] if isinstance(piece, bytes) else piece.read(wanted)
                self._place += len(chunk)
                if not chunk:
                    raise OSError("the file became shorter while it was sent")
                return chunk
            self._at, self._place = self._at + 1, 0
        return b""

    def close(self) -> None:
        """Let go of the files."""
        self._open.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _quoted(name: str) -> str:
    return name.replace("\r", "%0D").replace("\n", "%0A").replace('"', "%22")
