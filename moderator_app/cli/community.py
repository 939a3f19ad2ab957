"""`moderator demo`: a community on loopback, a profile of its own, an engine, and the workstation on it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType
from typing import IO, TYPE_CHECKING, Annotated, Any, Final

import typer

from moderator_app import bootstrap, paths
from moderator_app.cli.options import COMMON
from moderator_app.cli.session import Session
from moderator_app.clock import MINUTE_US, SystemClock
from moderator_app.demo.community_texts import SITE_NAME
from moderator_app.domain.roles import Role
from moderator_app.errors import EXIT_FAILED, EXIT_INTERRUPTED, UserError, declare
from moderator_app.services import accounts, health, matrix_import, moderators
from moderator_app.services.desk import Desk
from moderator_app.storage import secrets, watch
from moderator_app.storage.connect import Connection, open_store
from moderator_app.storage.watch import AccountRow

if TYPE_CHECKING:
    from moderator_app.demo.runner import DemoRun

STOP_S: Final = 5.0
"""How long the engine has to stop by itself."""
_WATCH_S: Final = 0.2
_ON_SHIFT_US: Final = 150 * MINUTE_US
_PEOPLE: Final = (("Марина Ковалёва", Role.LEAD), ("Игорь Саблин", Role.MODERATOR), ("Света Лаптева", Role.SENIOR))

NOT_A_DEMO = declare(
    "not_a_demo",
    "{path} is a real profile; the demo would mix invented messages into it.",
    "{path} — настоящий профиль; демо смешало бы с ним выдуманные сообщения.",
    hint_en="Leave --profile out: the demo makes a folder of its own.",
    hint_ru="Не указывайте --profile: демо создаст собственную папку.",
)
DEMO_RUNNING = declare(
    "demo_running",
    "A demo is running in {path} already (process {pid}).",
    "В {path} уже работает демо (процесс {pid}).",
)
ENGINE_ENDED = declare(
    "engine_ended",
    "The demo's engine ended by itself (exit {code}).",
    "Движок демо завершился сам (код {code}).",
    hint_en="Its log lies in {path}.",
    hint_ru="Его журнал: {path}.",
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("demo", epilog=COMMON)(demo)


def demo(
    ctx: typer.Context,
    headless: Annotated[bool, typer.Option("--headless", help="No window; one line of JSON, until ended.")] = False,
    seed: Annotated[int, typer.Option("--seed", help="The same seed gives the same community.")] = 1,
    speed: Annotated[float, typer.Option("--speed", help="How many times faster than life; 0: still.", min=0)] = 1.0,
) -> None:
    """A demo community on loopback, in a profile of its own, and the workstation on it."""
    session: Session = ctx.obj
    with ExitStack() as running:
        stop, ended_by = running.enter_context(_endings())
        profile = running.enter_context(_profile(session.options.profile))
        # Opened before the servers: the profile's random id is what their passwords are made of.
        desk = bootstrap.open_desk(profile.root, keyring=_Derived())
        try:
            community = _community(desk, session, profile, seed, speed)
            running.enter_context(community)
            _furnish(desk, community, bootstrap.actor_named(session.options.actor), session.out.language)
        finally:
            desk.close()
        if headless:
            engine = running.enter_context(_child(bootstrap.engine_program(profile)))
            facts = [{"platform": each.platform, "url": each.url} for each in community.accounts]
            line = {"profile": str(profile.root), "accounts": facts, "pid": os.getpid()}
            session.out.json_line(line)
            _wait(stop, engine)
            community.let_go()
            if not ended_by:
                raise UserError(ENGINE_ENDED, code=engine.returncode, path=profile.logs)
        else:
            words = ["--profile", str(profile.root), "--lang", session.out.language, "gui"]
            window = running.enter_context(_child(bootstrap.program(*words)))
            _wait(stop, window)
            community.let_go()
            if not ended_by and window.returncode:
                session.code = EXIT_FAILED
    if signal.SIGINT in ended_by:
        session.code = EXIT_INTERRUPTED


# ---------------------------------------------------------------- the profile


@contextmanager
def _profile(chosen: Path | None) -> Iterator[paths.Profile]:
    """A folder for this demo alone: one that was named, or a temporary one that is gone afterwards."""
    named = chosen is not None or bool(os.environ.get(paths.PROFILE_VARIABLE))
    root = paths.profile_directory(chosen) if named else Path(tempfile.mkdtemp(prefix="moderator-demo-"))
    try:
        profile = paths.open_profile(root)
        _empty(profile)
        yield profile
    finally:
        if not named:
            shutil.rmtree(root, ignore_errors=True)


def _empty(profile: paths.Profile) -> None:
    """An earlier demo begins anew, since its servers are gone; anything else is left alone.

    Raises:
        UserError: `not_a_demo`, `demo_running`.
    """
    if not profile.store.exists():
        return
    try:
        conn = open_store(profile.store, read_only=True)
    except RuntimeError:  # of another release: not ours to look into
        raise UserError(NOT_A_DEMO, path=profile.root) from None
    try:
        is_demo = conn.execute("SELECT value FROM meta WHERE key = 'demo'").fetchone() is not None
    finally:
        conn.close()
    if not is_demo:
        raise UserError(NOT_A_DEMO, path=profile.root)
    state = health.engine_of(profile, SystemClock())
    if state.alive:
        raise UserError(DEMO_RUNNING, path=profile.root, pid=state.pid)
    for base in (profile.store, profile.drafts):
        for ending in ("", "-wal", "-shm"):
            base.with_name(base.name + ending).unlink(missing_ok=True)
    profile.high_water.unlink(missing_ok=True)


class _Derived:
    """Where the demo's secrets "are": nowhere; they follow from the profile's random id."""

    def read(self, account: AccountRow) -> Mapping[str, str]:
        """See `storage.secrets.Secrets`; never asked: demo accounts are marked before anybody reads."""
        raise LookupError(account.id)

    def write(self, account_id: int, version: int, secrets: Mapping[str, str]) -> None:
        """Nothing to keep."""

    def delete(self, account_id: int, version: int, names: Iterable[str]) -> None:
        """Nothing to forget."""


def _community(desk: Desk, session: Session, profile: paths.Profile, seed: int, speed: float) -> DemoRun:
    from moderator_app.demo.runner import DemoRun  # noqa: PLC0415 - other commands do without the servers

    origin = desk.write(_mark)

    def version_of(platform: str) -> int:
        conn = open_store(profile.store, read_only=True)
        try:
            return max((row.credential_version for row in watch.accounts(conn) if row.platform == platform), default=1)
        finally:
            conn.close()

    def revoked(platform: str, secret: str) -> None:  # the one who pastes it reads it here and nowhere else
        name = next(each.name for each in community.accounts if each.platform == platform)
        session.out.message(
            f"Part of the demo: the sign-in of “{name}” was revoked. Sign in again under this name and paste: {secret}",
            f"Это часть демо: вход «{name}» отозван. Войдите снова под тем же именем и вставьте: {secret}",
        )

    community = DemoRun(
        desk.clock,
        lambda platform, version: secrets.demo_secret(origin, platform, version),
        seed=seed,
        speed=speed,
        version_of=version_of,
        revoked=revoked,
    )
    return community


def _mark(conn: Connection, _desk: Desk) -> str:
    conn.execute("INSERT INTO meta(key, value) VALUES ('demo', '1') ON CONFLICT (key) DO NOTHING")
    conn.execute("INSERT INTO brand(name) VALUES (?) ON CONFLICT (name) DO NOTHING", (SITE_NAME,))
    return str(conn.execute("SELECT value FROM meta WHERE key = 'origin'").fetchone()[0])


def _furnish(desk: Desk, community: DemoRun, name: str | None, language: str) -> None:
    """People and accounts."""
    first, *others = _PEOPLE
    me = desk.write(moderators.add, name or first[0], Role.LEAD, language)
    desk = moderators.switch(desk, me)
    for each, role in others:
        if moderators.named(desk, each) is None:
            desk.write(moderators.add, each, role, language)
    for each_account in community.accounts:
        wanted = accounts.NewAccount(
            platform=each_account.platform,
            name=each_account.name,
            url=each_account.url,
            settings=each_account.settings,
            secrets=each_account.secrets,
        )
        added = accounts.add(desk, wanted)
        desk.write(_mark_account, added.id)
    matrix_import.install_starter(desk, demo=True)


def _mark_account(conn: Connection, desk: Desk, account_id: int) -> None:
    """Nobody pastes its secret; and the shift has been on for a while, so that some clocks are about to run out."""
    secrets.mark_demo_account(conn, account_id)
    conn.execute(
        "UPDATE channel SET watched_at = ? WHERE account_id = ?", (desk.clock.now_us() - _ON_SHIFT_US, account_id)
    )


# ---------------------------------------------------------------- processes


@contextmanager
def _endings() -> Iterator[tuple[threading.Event, set[int]]]:
    """An event that a request to end sets, and which requests came."""
    stop, came = threading.Event(), set[int]()

    def handle(number: int, _frame: FrameType | None) -> None:
        came.add(number)
        stop.set()

    before: dict[int, Any] = {number: signal.signal(number, handle) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stop, came
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _child(words: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    """A program of ours that ends with us: its standard input is its lifetime pipe."""
    # A group of its own on POSIX, so that Ctrl+C reaches it through us and in order.
    child = subprocess.Popen(words, stdin=subprocess.PIPE, start_new_session=os.name == "posix")  # noqa: S603
    try:
        yield child
    finally:
        pipe: IO[bytes] | None = child.stdin
        if pipe is not None:
            pipe.close()
        if "engine" not in words and child.poll() is None:
            child.terminate()
        try:
            child.wait(STOP_S)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _wait(stop: threading.Event, child: subprocess.Popen[bytes]) -> None:
    while not stop.is_set() and child.poll() is None:
        stop.wait(_WATCH_S)
