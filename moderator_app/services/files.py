"""Files that go with replies: copied into the profile when they are put beside the text, so that just that leaves.

They lie in `Profile.attachments` under their hashes, without endings, and are never opened by name. Nothing here knows
what a platform takes (`domain.files.FileRules`); `refuse_unfit` asks it.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO, Final

from moderator_app.domain.capabilities import Capability
from moderator_app.domain.files import LIMIT, FileFault, FileProblem, FileRules, OutgoingFile, bare_name
from moderator_app.domain.formatting import Mark
from moderator_app.domain.media import is_picture, sniffed
from moderator_app.domain.ports import PlatformInfo
from moderator_app.errors import UserError, declare
from moderator_app.services.desk import Desk
from moderator_app.services.targets import place_of
from moderator_app.storage import files as files_of
from moderator_app.storage.connect import Connection

_CHUNK: Final = 1024 * 1024

UNREADABLE: Final = declare(
    "file_unreadable",
    "The file {name} cannot be read: {reason}.",
    "Файл {name} не читается: {reason}.",
)
EMPTY: Final = declare("file_empty", "The file {name} is empty.", "Файл {name} пуст.")
TOO_LARGE: Final = declare(
    "file_too_large",
    "The file {name} is larger than {limit_mb} MB.",
    "Файл {name} больше {limit_mb} МБ.",
    hint_en="Make it smaller, or put it where a link can lead to it.",
    hint_ru="Уменьшите его или выложите туда, куда можно дать ссылку.",
)
IS_FOLDER: Final = declare(
    "file_is_folder",
    "{name} is a folder; only files can be sent.",
    "{name} — это папка, а отправить можно только файл.",
    hint_en="Pack it into one file first.",
    hint_ru="Сначала упакуйте её в один файл.",
)
NOT_KEPT: Final = declare(
    "file_not_kept",
    "The file {name} could not be copied into the profile: {reason}.",
    "Не удалось скопировать файл {name} в профиль: {reason}.",
    hint_en="Is the disk full?",
    hint_ru="Не закончилось ли место на диске?",
)
NO_FILES: Final = declare(
    "no_files",
    "{platform} takes no files with an answer.",
    "{platform} не принимает файлы в ответах.",
    hint_en="Put a link into the text, or answer on the page of the platform.",
    hint_ru="Вставьте в текст ссылку или ответьте на странице площадки.",
)
GONE: Final = declare(
    "file_gone",
    "The file {name} is no longer in the profile.",
    "Файла {name} больше нет в профиле.",
    hint_en="Attach it again.",
    hint_ru="Приложите его снова.",
)
_FAULTS: Final = {
    FileFault.TOO_MANY: declare(
        "too_many_files",
        "{platform} takes at most {limit} files with one answer; there are {found}.",
        "{platform} принимает с одним ответом не больше {limit} файлов, а сейчас их {found}.",
    ),
    FileFault.TOO_LARGE: declare(
        "file_too_large_there",
        "{platform} takes files of at most {limit_mb} MB: {name}.",
        "{platform} принимает файлы не больше {limit_mb} МБ: {name}.",
    ),
    FileFault.PICTURE_TOO_LARGE: declare(
        "picture_too_large",
        "{platform} takes pictures of at most {limit_mb} MB: {name}.",
        "{platform} принимает картинки не больше {limit_mb} МБ: {name}.",
        hint_en="Send it as a document.",
        hint_ru="Отправьте её как документ.",
    ),
    FileFault.NO_PICTURE: declare(
        "not_a_picture",
        "{platform} does not show {name} as a picture.",
        "{platform} не покажет {name} как картинку.",
        hint_en="Send it as a document.",
        hint_ru="Отправьте этот файл как документ.",
    ),
    FileFault.MIXED: declare(
        "files_mixed",
        "{platform} does not take pictures and documents in one answer.",
        "{platform} не принимает картинки и документы в одном ответе.",
        hint_en="Send all as documents, or answer twice.",
        hint_ru="Отправьте всё как документы или ответьте дважды.",
    ),
    FileFault.TEXT_TOO_LONG: declare(
        "text_too_long_with_files",
        "With a file {platform} takes a text of at most {limit} characters; it has {found}.",
        "Вместе с файлом {platform} принимает текст не длиннее {limit} знаков, а в нём {found}.",
        hint_en="Shorten the text, or send the file in an answer of its own.",
        hint_ru="Сократите текст или отправьте файл отдельным ответом.",
    ),
}
_MEGABYTE: Final = 1024 * 1024


def rules_at(info: PlatformInfo | None, lacking: Collection[str] = ()) -> FileRules | None:
    """What may go along with an answer where these capabilities lack; None: no files.

    Where pictures are not taken a picture goes as a document (`FileRules.suited`).
    """
    rules = None if info is None else info.capabilities.files
    if rules is None or Capability.SEND_PICTURES.value not in lacking:
        return rules
    return replace(rules, picture_mimes=frozenset())


def rules_for(desk: Desk, message_id: int) -> FileRules | None:
    """What may go along with an answer to a message."""
    place = place_of(desk.reader, message_id)
    return rules_at(desk.info(place.platform), place.lacking)


def refuse_unfit(
    desk: Desk,
    info: PlatformInfo | None,
    files: Sequence[OutgoingFile],
    text_length: int,
    lacking: Collection[str] = (),
) -> None:
    """Raise unless these files can go with a text of this length, where the capabilities of `lacking` are missing.

    Raises:
        UserError: `no_files`, `file_gone`, or what `unfit` makes of a problem.
    """
    if not files or info is None:  # an adapter that is not here says so elsewhere
        return
    rules = rules_at(info, lacking)
    if rules is None:
        raise UserError(NO_FILES, platform=info.title)
    if (problem := rules.problem(files, text_length)) is not None:
        raise unfit(problem, info.title)
    for file in files:
        if missing(desk, file):
            raise UserError(GONE, name=file.name)


def refuse_too_long_beside(
    conn: Connection, info: PlatformInfo | None, message_id: int, text: str, marks: Sequence[Mark]
) -> None:
    """Raise where a message of ours carries files and a new text would be too long beside them.

    Raises:
        UserError: `text_too_long_with_files`.
    """
    rules = None if info is None else info.capabilities.files
    if info is None or rules is None or rules.max_text is None:
        return
    length = info.capabilities.length(text, marks)
    if length > rules.max_text and files_of.carried_by(conn, message_id):
        found = FileProblem(fault=FileFault.TEXT_TOO_LONG, found=length, limit=rules.max_text)
        raise unfit(found, info.title)


def unfit(problem: FileProblem, platform: str) -> UserError:
    """A problem in words; `platform` is its title. Not raised here."""
    return UserError(
        _FAULTS[problem.fault],
        platform=platform,
        name=problem.name,
        found=problem.found,
        limit=problem.limit,
        limit_mb=problem.limit // _MEGABYTE,
    )


def keep(desk: Desk, path: Path) -> OutgoingFile:
    """Copy a file into the profile. Reads the whole file: not on the GUI thread.

    Raises:
        UserError: those of `look`, and `file_not_kept`.
    """
    file, chunks = _read(path)
    return _stored(desk, file, chunks)


def look(path: Path) -> OutgoingFile:
    """What `keep` would make of a file; nothing is copied. Reads the whole file.

    Raises:
        UserError: `file_unreadable`, `file_empty`, `file_too_large`, `file_is_folder`.
    """
    return _read(path)[0]


def _read(path: Path) -> tuple[OutgoingFile, list[bytes]]:
    name = bare_name(path.name)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise UserError(IS_FOLDER, name=name)
        if not stat.S_ISREG(mode):  # a pipe would never end
            raise UserError(UNREADABLE, name=name, reason="not a file")
        source = path.open("rb")
    except OSError as error:
        raise UserError(UNREADABLE, name=name, reason=error.strerror or type(error).__name__) from error
    with source:
        chunks = _chunks(name, source)
    return _named(name, chunks), chunks


def keep_bytes(desk: Desk, name: str, data: bytes) -> OutgoingFile:
    """Keep what lies in memory, such as a picture from the clipboard.

    Raises:
        UserError: `file_empty`, `file_too_large`, `file_not_kept`.
    """
    name = bare_name(name)
    if len(data) > LIMIT:
        raise _too_large(name)
    return _stored(desk, _named(name, [data]), [data])


def path_of(desk: Desk, file: OutgoingFile) -> Path:
    """Where its bytes lie, or lay. The file has no ending and is never to be executed."""
    return desk.profile.attachments / file.sha256


def missing(desk: Desk, file: OutgoingFile) -> bool:
    """Whether its bytes are gone from the profile, or are not as many as they were."""
    try:
        return path_of(desk, file).stat().st_size != file.size
    except OSError:
        return True


def _too_large(name: str) -> UserError:
    return UserError(TOO_LARGE, name=name, limit_mb=LIMIT // _MEGABYTE)


def _chunks(name: str, source: IO[bytes]) -> list[bytes]:
    chunks: list[bytes] = []
    size = 0
    while True:
        try:
            chunk = source.read(_CHUNK)
        except OSError as error:
            raise UserError(UNREADABLE, name=name, reason=error.strerror or type(error).__name__) from error
        if not chunk:
            return chunks
        size += len(chunk)
        if size > LIMIT:
            raise _too_large(name)
        chunks.append(chunk)


def _named(name: str, chunks: list[bytes]) -> OutgoingFile:
    size = sum(len(chunk) for chunk in chunks)
    if not size:
        raise UserError(EMPTY, name=name)
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    kind = sniffed(chunks[0])
    return OutgoingFile(name=name, sha256=digest.hexdigest(), size=size, mime=kind, picture=is_picture(kind))


def _stored(desk: Desk, file: OutgoingFile, chunks: list[bytes]) -> OutgoingFile:
    folder = desk.profile.attachments
    beside = folder / f"{file.sha256}.{secrets.token_hex(4)}.part"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Written anew even where it lies already: its date tells the sweep that somebody wants it again.
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as target:
            target.writelines(chunks)
            target.flush()
            os.fsync(target.fileno())
        beside.replace(folder / file.sha256)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise UserError(NOT_KEPT, name=file.name, reason=error.strerror or type(error).__name__) from error
    return file
