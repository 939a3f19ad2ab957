"""A file is written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import IO

from moderator_app.errors import UserError, declare

NOT_WRITTEN = declare(
    "not_written",
    "{path} could not be written: {reason}.",
    "Не удалось записать {path}: {reason}.",
    hint_en="Check the folder, its permissions and the free space.",
    hint_ru="Проверьте папку, права на неё и свободное место.",
)


def write_bytes(path: Path, content: bytes) -> None:
    """Write what is at hand.

    Raises:
        UserError: `not_written`; what stood there before stays.
    """
    write(path, lambda file: file.write(content))


def write(path: Path, fill: Callable[[IO[bytes]], object]) -> None:
    """Write what `fill` puts into it.

    Raises:
        UserError: `not_written`; what stood there before stays.
    """
    new = path.with_name(path.name + ".new")
    try:
        with new.open("wb") as file:
            fill(file)
        new.replace(path)
    except OSError as error:
        new.unlink(missing_ok=True)
        raise UserError(NOT_WRITTEN, path=path, reason=error.strerror or type(error).__name__) from error
    except BaseException:
        new.unlink(missing_ok=True)
        raise
