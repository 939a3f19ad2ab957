"""The composition root: opens a profile and puts a desk together; knows how this program is started again."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

from moderator_app import config, logs, paths
from moderator_app.clock import Clock, SystemClock
from moderator_app.errors import UserError, declare
from moderator_app.programs import console_command
from moderator_app.services import moderators
from moderator_app.services.desk import Desk
from moderator_app.storage import connect, journal, migrations, secrets
from moderator_app.storage.lane import Lane

if TYPE_CHECKING:
    from moderator_app.engine.runtime import Engine

NOT_PREPARED: Final = declare(
    "store_not_prepared",
    "The store could not be prepared: {reason}",
    "Не удалось подготовить базу: {reason}",
    hint_en="Run `moderator doctor` to see more.",
    hint_ru="Запустите `moderator doctor`, чтобы узнать больше.",
)
_PREPARE_LIMIT_S: Final = 300


def program(*words: str) -> list[str]:
    """The command line that starts the console program with these words, frozen or not."""
    return [*console_command(), *words]


def engine_program(profile: paths.Profile) -> list[str]:
    """How the window starts its engine; standard input must be a pipe whose closing ends it."""
    return program("--profile", str(profile.root), "engine")


def log_to(profile: paths.Profile, program: str) -> Callable[[], None]:
    """Write a program's log, secrets taken out; returns what ends it."""
    from moderator_app.net.redaction import redact  # noqa: PLC0415 - the first page is painted without

    return logs.start_logging(profile, program, redact)


def prepare(profile: paths.Profile, clock: Clock) -> None:
    """Bring the store to this program's schema, in this process.

    Raises:
        UserError: `store_too_new`, `disk_full`, `store_read_only`, `store_corrupt`.
    """
    migrations.create_or_upgrade(profile.store, clock)


def prepare_elsewhere(profile: paths.Profile) -> None:
    """The same in a child process where there is something to do: the window carries no database toolkit (rule 10).

    Raises:
        UserError: as `prepare`, and `store_not_prepared`.
    """
    if profile.store.exists():
        conn = connect.raw_connection(profile.store)
        try:
            with connect.explained():
                connect.refuse_newer(conn, profile.store)
                if connect.schema_version(conn) == connect.SCHEMA_VERSION:
                    return
        finally:
            conn.close()
    done = subprocess.run(  # noqa: S603 - our own program
        program("--profile", str(profile.root), "prepare"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=_PREPARE_LIMIT_S,
        check=False,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    if done.returncode:
        raise UserError(NOT_PREPARED, reason=done.stderr.strip() or f"exit {done.returncode}")


def open_desk(
    directory: Path | None = None,
    *,
    clock: Clock | None = None,
    window: bool = False,
    keyring: secrets.Secrets | None = None,
) -> Desk:
    """Everything for one profile, opened; nobody sits at it yet (`seat`).

    Args:
        directory: the profile's folder; None: the environment's or the default.
        clock: time.
        window: the window opens it: it holds replies back for undo, and loads no database toolkit.
        keyring: where secrets are; None: the system's keyring.

    Raises:
        UserError: `profile_…`, `store_…`, `disk_full`.
    """
    clock = clock if clock is not None else SystemClock()
    profile = paths.open_profile(paths.profile_directory(directory))
    if window:
        prepare_elsewhere(profile)
    else:
        prepare(profile, clock)
    settings = config.load(profile.settings)
    reader = connect.open_store(profile.store, read_only=True)
    try:
        # The engine empties the WAL while it runs; a window or a command beside it need not, and alone stays small.
        lane = Lane(profile.store, clock, checkpoints=not window)
    except BaseException:
        reader.close()
        raise
    return Desk(
        profile=profile,
        reader=reader,
        lane=lane,
        clock=clock,
        secrets=_secrets(profile, keyring),
        config=settings,
        hold_s=settings.get(config.HOLD_S) if window else 0,
    )


def _secrets(profile: paths.Profile, keyring: secrets.Secrets | None) -> secrets.ProfileSecrets:
    def read(query: Callable[[connect.Connection], object]) -> object:
        conn = connect.open_store(profile.store, read_only=True)
        try:
            return query(conn)
        finally:
            conn.close()

    def demo() -> frozenset[int]:
        found = read(secrets.demo_accounts)
        return found if isinstance(found, frozenset) else frozenset()

    return secrets.ProfileSecrets(str(read(journal.origin)), demo, keyring)


def seat(desk: Desk, name: str | None = None) -> Desk:
    """The desk with somebody at it: who was named, else who was chosen last, else the only one; else nobody.

    Args:
        desk: an open one.
        name: `--as` or MODERATOR_ACTOR; somebody nobody knows yet is entered, the first one as a lead.

    Raises:
        UserError: `invalid` for a name that is none.
    """
    if name is None:
        found = moderators.current(desk)
    else:
        found = moderators.named(desk, name) or desk.write(moderators.add, name)
    return desk if found is None else desk.worked_by(found)


def actor_named(chosen: str | None) -> str | None:
    """`--as NAME`, else MODERATOR_ACTOR."""
    return chosen or os.environ.get("MODERATOR_ACTOR") or None


def engine(directory: Path | None = None, *, clock: Clock | None = None, enabled: tuple[str, ...] = ()) -> Engine:
    """The engine of a profile, not running yet.

    Raises:
        UserError: as `open_desk`.
    """
    from moderator_app import platforms  # noqa: PLC0415 - loads what speaks HTTP
    from moderator_app.engine.runtime import Engine  # noqa: PLC0415 - as above
    from moderator_app.services import weekly_sending  # noqa: PLC0415 - as above

    clock = clock if clock is not None else SystemClock()
    profile = paths.open_profile(paths.profile_directory(directory))
    prepare(profile, clock)
    known = {name: platforms.load(name, enabled) for name in platforms.names(enabled)}
    secrets_of = _secrets(profile, None)

    def digests(lane: Lane) -> weekly_sending.Digests:
        reader = connect.open_store(profile.store, read_only=True)
        desk = Desk(
            profile=profile,
            reader=reader,
            lane=lane,
            clock=clock,
            secrets=secrets_of,
            config=config.load(profile.settings),
        )
        return weekly_sending.Digests(desk, Random())  # noqa: S311 - jitter, not a secret

    return Engine(profile, known, secrets_of.read, clock, chore=digests)
