"""Is the store sound? Heavy checks run on a copy, so nobody waits for them; `rebuild` mends what can be computed anew.

*Rebuild equal*: item rows, the messages' item numbers and all counters are thrown away in the copy and computed from
mirror and journal; they must come out as they stand in the store (design, section 1).
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import filelock

from moderator_app.clock import Clock, iso
from moderator_app.errors import UserError, declare
from moderator_app.paths import Profile
from moderator_app.storage import backup, derived, files, full_text, journal, proof, proof_mark, refold, ruling
from moderator_app.storage.connect import (
    DRIVER,
    STORE_CORRUPT,
    Connection,
    driver_name,
    explained,
    open_store,
    raw_connection,
    refuse_newer,
    transaction,
)

PRIVATE_FOLDER: Final = 0o700
SOUND_WAL: Final = (3, 51, 3)
"""Older releases can corrupt a WAL that two connections write and checkpoint at once (sqlite.org/wal.html, traps)."""

_LOW_DISK: Final = 200 * 1024 * 1024
_MEGABYTE: Final = 1024 * 1024

STORE_IN_USE = declare(
    "store_in_use",
    "The {program} of this profile is still running.",
    "Программа этого профиля ещё работает: {program}.",
    hint_en="Close it, then restore.",
    hint_ru="Закройте её и повторите восстановление.",
)
BACKUP_UNUSABLE = declare(
    "backup_unusable",
    "{path} cannot be restored: {reason}.",
    "Копию {path} нельзя восстановить: {reason}.",
    hint_en="Nothing was changed. Choose another copy.",
    hint_ru="Ничего не изменено. Выберите другую копию.",
)

Progress = Callable[[str, int], None]
"""(name of the check, how much of it is done)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at. `name` is stable English, for scripts."""

    name: str
    ok: bool
    text_en: str
    text_ru: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What `doctor` says.

    Attributes:
        rebuilt: `--rebuild` was asked for and done.
        changed: rows that were not as they had to be (in the copy; with `rebuilt`: and were mended).
        quarantined: messages that could not be read and wait for a newer release.
    """

    checks: tuple[Check, ...]
    rebuilt: bool
    changed: int
    quarantined: int

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return all(check.ok for check in self.checks)


def run(profile: Profile, *, rebuild: bool = False, progress: Progress | None = None) -> Report:
    """Look at everything; change nothing unless asked to rebuild.

    Raises:
        UserError: `store_missing`, `store_too_new`, `disk_full`, `store_read_only`. A damaged store is an answer.
    """
    say = progress or (lambda _name, _done: None)
    checks = [_sqlite(), _files(profile), _disk(profile)]
    changed = quarantined = 0
    mended = False
    try:
        with closing(open_store(profile.store)) as conn, explained():
            quarantined = _count(conn, "SELECT count(*) FROM quarantine WHERE resolved_at IS NULL")
            checks += [
                _quarantine(quarantined),
                _high_mark(conn, profile),
                _proven(conn),
                _attachments(conn, profile),
            ]
            if rebuild:
                changed += _mend(conn, say)
                mended = True
            with _copied(conn, profile, say) as copy:
                found, differing = _inside(copy, say)
                checks += found
                changed += 0 if mended else differing
    except UserError as error:
        if error.code != STORE_CORRUPT:
            raise
        checks.append(_damaged(error, profile))
    return Report(checks=tuple(checks), rebuilt=mended, changed=changed, quarantined=quarantined)


# ---------------------------------------------------------------- around the store


def _sqlite() -> Check:
    old = tuple(DRIVER.sqlite_version_info) < SOUND_WAL
    note_en = "; older than 3.51.3, which first writes a shared log safely" if old else ""
    note_ru = "; старше 3.51.3, где впервые безопасна общая запись в журнал" if old else ""
    return Check(name="sqlite", ok=True, text_en=f"{driver_name()}{note_en}", text_ru=f"{driver_name()}{note_ru}")


def _files(profile: Profile) -> Check:
    """The folder and what lies in it are their owner's alone (rule 8)."""
    if os.name != "posix":
        return Check(name="files", ok=True, text_en="not asked on this system", text_ru="в этой системе не проверяется")
    wide = [profile.root] if stat.S_IMODE(profile.root.stat().st_mode) & 0o077 else []
    wide += [
        path
        for path in sorted(profile.root.rglob("*"))
        if path.is_file() and path.suffix != ".lock" and stat.S_IMODE(path.stat().st_mode) & 0o077
    ]
    names = ", ".join(path.name for path in wide)
    return Check(
        name="files",
        ok=not wide,
        text_en=f"others on this machine can read: {names}" if wide else "only you can read the profile",
        text_ru=f"доступно другим на этой машине: {names}" if wide else "профиль читаете только вы",
    )


def _disk(profile: Profile) -> Check:
    free, size = shutil.disk_usage(profile.root).free, _size(profile)
    ok = free >= max(_LOW_DISK, size)
    free_mb, size_mb = free // _MEGABYTE, size // _MEGABYTE
    return Check(
        name="disk",
        ok=ok,
        text_en=f"{free_mb} MB free, the store has {size_mb} MB",
        text_ru=f"свободно {free_mb} МБ, база занимает {size_mb} МБ",
    )


def _size(profile: Profile) -> int:
    parts = (profile.store.with_name(profile.store.name + ending) for ending in ("", "-wal"))
    return sum(part.stat().st_size for part in parts if part.exists())


def _quarantine(count: int) -> Check:
    return Check(
        name="quarantine",
        ok=True,
        text_en=f"{count} messages could not be read and are kept" if count else "every message could be read",
        text_ru=f"не удалось прочитать и сохранено как есть: {count}" if count else "все сообщения прочитаны",
    )


def _attachments(conn: Connection, profile: Profile) -> Check:
    """What answers and drafts carry is there, byte by byte: without it they are refused when they should leave."""
    wanted = dict.fromkeys(file for _, file in files.waiting(conn))
    with suppress(UserError):  # drafts that cannot be read are put aside by the window, which says so
        wanted |= dict.fromkeys(files.of_drafts(profile.drafts))
    lost = [found.name for file in wanted if (found := files.lost(profile.attachments, [file])) is not None]
    names = ", ".join(lost)
    return Check(
        name="attachments",
        ok=not lost,
        text_en=f"files of answers are missing or were changed: {names}" if lost else "all files of answers are there",
        text_ru=f"файлы к ответам пропали или изменены: {names}" if lost else "все файлы к ответам на месте",
    )


def _high_mark(conn: Connection, profile: Profile) -> Check:
    older = journal.older_than_high(conn, journal.high_mark(profile.store))
    return Check(
        name="newest",
        ok=not older,
        text_en="the store is older than it once was: unfinished replies are to be looked at"
        if older
        else "the store knows every entry it ever wrote",
        text_ru="база старше, чем уже была: неотправленные ответы нужно проверить"
        if older
        else "в базе есть все записи, что в неё вносили",
    )


def _damaged(error: UserError, profile: Profile) -> Check:
    copies = sorted(profile.backups.glob("*.sqlite"), key=lambda path: path.stat().st_mtime)
    newest_en = f"; the newest copy is {copies[-1]}" if copies else "; there is no copy"
    newest_ru = f"; самая новая копия: {copies[-1]}" if copies else "; копий нет"
    return Check(name="structure", ok=False, text_en=error.text("en") + newest_en, text_ru=error.text("ru") + newest_ru)


# ---------------------------------------------------------------- inside a copy of it


@contextmanager
def _copied(conn: Connection, profile: Profile, say: Progress) -> Iterator[Connection]:
    """A checked copy beside the store, gone afterwards."""
    say("copy", 0)
    with (
        tempfile.TemporaryDirectory(prefix="doctor-", dir=profile.root) as folder,
        closing(open_store(backup.copy(conn, Path(folder) / "copy.sqlite"))) as copy,
    ):
        copy.execute("ATTACH ? AS kept", (str(Path(folder) / "kept.sqlite"),))
        copy.execute("PRAGMA synchronous=OFF")  # both are thrown away
        copy.execute("PRAGMA wal_autocheckpoint=4000")
        yield copy


_COUNTERS: Final = "SELECT scope, ref, state, total FROM counter WHERE total <> 0"


def _inside(copy: Connection, say: Progress) -> tuple[list[Check], int]:
    checks = [
        Check(name="structure", ok=True, text_en="every page of the file is sound", text_ru="все страницы файла целы")
    ]
    say("full-text", 0)
    checks.append(_full_text(copy))
    say("counters", 0)
    wrong = _differences(copy, _COUNTERS, refold.COUNTED)
    checks.append(
        Check(
            name="counters",
            ok=not wrong,
            text_en=f"{wrong} counters are wrong" if wrong else "counters equal a recount",
            text_ru=f"неверных счётчиков: {wrong}" if wrong else "счётчики равны пересчёту",
        )
    )
    checks.append(_journal(copy, say))
    rows = _rebuilt_differs(copy, say)
    checks.append(
        Check(
            name="items",
            ok=not rows,
            text_en=f"{rows} rows differ from what mirror and journal say" if rows else "items equal a rebuild",
            text_ru=f"строк, что расходятся с зеркалом и журналом: {rows}" if rows else "обращения равны пересборке",
        )
    )
    others = derived.rebuild(copy, lambda done: say("derived", done))
    checks.append(
        Check(
            name="derived",
            ok=not others,
            text_en=f"{others} links, persons or marks differ from what mirror and journal say"
            if others
            else "links, persons and marks equal a rebuild",
            text_ru=f"ссылок, лиц и отметок, что расходятся с зеркалом и журналом: {others}"
            if others
            else "ссылки, лица и отметки равны пересборке",
        )
    )
    return checks, rows + wrong + others


def _full_text(copy: Connection) -> Check:
    ok = _full_text_is_whole(copy)
    return Check(
        name="full-text",
        ok=ok,
        text_en="search knows exactly what is there" if ok else "search does not know everything that is there",
        text_ru="поиск знает всё, что есть" if ok else "поиск знает не всё, что есть",
    )


def _full_text_is_whole(conn: Connection) -> bool:
    try:
        with transaction(conn):
            full_text.check(conn)
    except UserError as error:
        if error.code != STORE_CORRUPT:
            raise
        return False
    return True


def _proven(conn: Connection) -> Check:
    """What the engine found in the background; the check of the journal looks for itself."""
    found = proof_mark.standing(conn)
    if found.first_bad:
        text_en = f"the engine found entry {found.first_bad} altered, or one before it missing"
        text_ru = f"движок нашёл, что запись {found.first_bad} изменена или перед ней чего-то не хватает"
    elif found.whole_us:
        text_en, text_ru = f"proven whole at {iso(found.whole_us)}", f"цепь проверена: {iso(found.whole_us)}"
    else:
        text_en, text_ru = "not proven by the engine yet", "движок ещё не проверял"
    return Check(name="proof", ok=not found.first_bad, text_en=text_en, text_ru=text_ru)


def _journal(copy: Connection, say: Progress) -> Check:
    found = proof.verify(copy, lambda done: say("journal", done))
    if found.ok:
        erased_en = f", {found.erased} texts erased on request" if found.erased else ""
        erased_ru = f", стёрто по просьбе: {found.erased}" if found.erased else ""
        text_en, text_ru = (
            f"{found.entries} entries, unbroken{erased_en}",
            f"записей: {found.entries}, цепь цела{erased_ru}",
        )
    else:
        text_en, text_ru = f"entry {found.first_bad} was altered", f"запись {found.first_bad} изменена"
    return Check(name="journal", ok=found.ok, text_en=text_en, text_ru=text_ru)


_COMPUTED: Final = {
    "items": "SELECT * FROM item",
    "places": "SELECT id, item_id FROM message WHERE item_id IS NOT NULL",
    "counters": _COUNTERS,
    "clocks": "SELECT * FROM clock",
}


def _rebuilt_differs(copy: Connection, say: Progress) -> int:
    """How many rows come out differently when everything computed is thrown away first."""
    while ruling.pending(copy):  # a changed policy that the engine has not applied to all items yet is no fault
        with transaction(copy):
            ruling.step(copy, 0)
    for name, rows in _COMPUTED.items():
        copy.execute(f"CREATE TABLE kept.{name} AS {rows}")
    with transaction(copy):
        copy.execute("UPDATE message SET item_id = NULL WHERE item_id IS NOT NULL")
        copy.execute("DELETE FROM item")
        copy.execute("DELETE FROM clock")
        copy.execute("DELETE FROM counter")
    refold.rebuild(copy, lambda done: say("items", done))
    return sum(_differences(copy, f"SELECT * FROM kept.{name}", rows) for name, rows in _COMPUTED.items())


def _differences(conn: Connection, first: str, second: str) -> int:
    """Rows that only one of two queries gives; one that is there in both, but changed, counts once."""
    sides = ((first, second), (second, first))
    return max(
        _count(conn, f"SELECT count(*) FROM (SELECT * FROM ({one}) EXCEPT SELECT * FROM ({other}))")
        for one, other in sides
    )


def _count(conn: Connection, sql: str, values: tuple[Any, ...] = ()) -> int:
    return int(conn.execute(sql, values).fetchone()[0])


# ---------------------------------------------------------------- mending


def _mend(conn: Connection, say: Progress) -> int:
    """Compute anew what follows from mirror and journal, in chunks; the full-text index only where it is not whole."""
    before = conn.total_changes
    changed = refold.rebuild(conn, lambda done: say("rebuild", done))
    if changed == 0 and conn.total_changes > before:
        changed = 1  # only which item a message belongs to was wrong
    changed += derived.rebuild(conn, lambda done: say("derived", done))
    if not _full_text_is_whole(conn):
        say("full-text", 0)
        with transaction(conn):
            full_text.rebuild(conn)
        changed += 1
    return changed


def restore(profile: Profile, source: Path, clock: Clock) -> Path | None:
    """Put a backup in the place of the store, with window and engine shut out.

    It is written through SQLite, so a command that reads the store right now is not torn. Entries made since are in
    the store that is replaced; the mark outside of it tells the engine to trust no unfinished reply (section 6.10).

    Returns:
        Where the store that was replaced is kept; None: there was none that could be kept.

    Raises:
        UserError: `store_in_use`, `backup_unusable`, `store_too_new`, `disk_full`, `store_read_only`.
    """
    with ExitStack() as stack:
        for path, program in (
            (profile.engine_lock, "engine"),
            (profile.window_lock, "window"),
            (profile.migration_lock, "migration"),
        ):
            lock = filelock.FileLock(str(path), blocking=False, mode=0o600)
            try:
                stack.enter_context(lock)
            except filelock.Timeout as error:
                raise UserError(STORE_IN_USE, program=program) from error
        good = stack.enter_context(closing(_good_backup(source)))
        kept = _keep_present(profile, clock)
        with explained(), closing(raw_connection(profile.store)) as conn:
            good.backup(conn)
            verdict = conn.execute("PRAGMA quick_check").fetchone()[0]
            if verdict != "ok":
                raise UserError(STORE_CORRUPT, reason=verdict)
        return kept


def _good_backup(source: Path) -> Connection:
    try:
        if not source.is_file():
            raise UserError(BACKUP_UNUSABLE, path=source, reason="?")
        conn: Connection = DRIVER.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    except DRIVER.Error as error:
        raise UserError(BACKUP_UNUSABLE, path=source, reason=error) from error
    try:
        refuse_newer(conn, source)
        verdict = conn.execute("PRAGMA quick_check").fetchone()[0]
        found = proof.verify(conn) if verdict == "ok" else None
    except DRIVER.Error as error:
        conn.close()
        raise UserError(BACKUP_UNUSABLE, path=source, reason=error) from error
    except UserError:
        conn.close()
        raise
    if found is None or not found.ok:
        conn.close()
        raise UserError(BACKUP_UNUSABLE, path=source, reason=verdict if found is None else f"entry {found.first_bad}")
    return conn


def _keep_present(profile: Profile, clock: Clock) -> Path | None:
    """The store as it is now, under another name: a copy where it is whole, else the very files."""
    if not profile.store.exists():
        return None
    stamp = iso(clock.now_us()).replace(":", "").replace("-", "").partition(".")[0].rstrip("Z")
    kept = profile.backups / f"{profile.store.stem}-before-restore-{stamp}Z.sqlite"
    try:
        with closing(raw_connection(profile.store)) as conn, explained():
            return backup.copy(conn, kept)
    except UserError as error:
        if error.code != STORE_CORRUPT:
            raise
    kept.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    for ending in ("-wal", "-shm", ""):
        part = profile.store.with_name(profile.store.name + ending)
        if part.exists():
            part.replace(kept.with_name(kept.name + ".damaged" + ending))
    return kept.with_name(kept.name + ".damaged")
