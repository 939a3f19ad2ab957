"""Where things lie: what ships with the program, and one profile's folder with everything it owns.

A profile is one folder (`--profile`, else `MODERATOR_PROFILE`, else the platform's place for application data). It
belongs to one person (0700) and must lie on a local disk: a store shared by a network or copied by a cloud client
tears (SQLite, "How To Corrupt An SQLite Database File", section 2; https://www.sqlite.org/howtocorrupt.html).
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import platformdirs

from moderator_app.errors import UserError, declare
from moderator_app.mounts import network_kind, synced_by

APPLICATION: Final = "moderator"
PROFILE_VARIABLE: Final = "MODERATOR_PROFILE"

_PRIVATE_DIRECTORY: Final = 0o700

PROFILE_NOT_LOCAL = declare(
    "profile_not_local",
    "The profile {path} lies on a network drive ({kind}). The store would be damaged there.",
    "Профиль {path} находится на сетевом диске ({kind}). База данных там повредится.",
    hint_en="Choose a folder on this computer's own disk with --profile.",
    hint_ru="Выберите папку на собственном диске этого компьютера: --profile.",
)
PROFILE_SYNCED = declare(
    "profile_synced",
    "The profile {path} lies in a folder that {kind} synchronises. The store would be damaged there.",
    "Профиль {path} находится в папке, которую синхронизирует {kind}. База данных там повредится.",
    hint_en="Choose a folder outside of it with --profile.",
    hint_ru="Выберите папку вне её: --profile.",
)
PROFILE_UNUSABLE = declare(
    "profile_unusable",
    "The profile {path} cannot be used: {reason}.",
    "Профиль {path} нельзя использовать: {reason}.",
    hint_en="Check the folder and its permissions, or choose another with --profile.",
    hint_ru="Проверьте папку и права на неё или выберите другую: --profile.",
)
PROFILE_TOO_WIDE = declare(
    "profile_too_wide",
    "{path} is no folder for a profile: your own files lie in it.",
    "{path} не подходит для профиля: в этой папке лежат ваши собственные файлы.",
    hint_en="Name a folder of its own, for example {suggestion}.",
    hint_ru="Укажите отдельную папку, например {suggestion}.",
)


@dataclass(frozen=True, slots=True)
class Profile:
    """One profile's folder: the only place that knows the names of the files in it."""

    root: Path

    @property
    def store(self) -> Path:
        """Mirror, journal and outbox."""
        return self.root / "store.sqlite"

    @property
    def drafts(self) -> Path:
        """Unfinished replies; written by the window alone."""
        return self.root / "drafts.sqlite"

    @property
    def matrix_forms(self) -> Path:
        """Rows of the matrix that somebody edits and has not saved; written by the window alone."""
        return self.root / "matrix-forms.json"

    @property
    def settings(self) -> Path:
        """What a person chose; see `moderator_app.config`."""
        return self.root / "settings.json"

    @property
    def engine_lock(self) -> Path:
        """Held by the one engine of this profile; never deleted."""
        return self.root / "engine.lock"

    @property
    def engine_facts(self) -> Path:
        """Who holds the engine lock: pid, process start time, host, version."""
        return self.root / "engine.json"

    @property
    def window_lock(self) -> Path:
        """Held by the one window of this profile; never deleted."""
        return self.root / "window.lock"

    @property
    def weekly_lock(self) -> Path:
        """Held by the one process that sends weekly digests just now; never deleted."""
        return self.root / "weekly.lock"

    @property
    def migration_lock(self) -> Path:
        """Held while the store is created, migrated, restored; never deleted."""
        return self.root / "migration.lock"

    @property
    def high_water(self) -> Path:
        """The highest journal number, kept outside of the store so that an older copy of it is noticed."""
        return self.root / "journal.high"

    @property
    def backups(self) -> Path:
        """Copies of the store, made before each migration."""
        return self.root / "backups"

    @property
    def attachments(self) -> Path:
        """Files that replies carry, by their hash."""
        return self.root / "attachments"

    @property
    def media(self) -> Path:
        """Attachments of others that somebody asked to see, by their hash; made when the first is loaded."""
        return self.root / "media"

    @property
    def models(self) -> Path:
        """What models learnt from files that ship; can be made again, so nothing there is worth a backup."""
        return self.root / "models"

    @property
    def own_words(self) -> Path:
        """Words that whoever writes here added to the dictionary, one a line."""
        return self.root / "words.txt"

    @property
    def logs(self) -> Path:
        """What the programs did; no secrets, no messages."""
        return self.root / "logs"


def resource(relative: str) -> Path:
    """The path of a file that ships with the program, frozen, installed or from the source tree.

    Raises:
        FileNotFoundError: when no such file ships.
    """
    here = Path(__file__).resolve().parent
    frozen: str | None = getattr(sys, "_MEIPASS", None)
    roots = [here / "resources", here.parent / "resources"]
    if frozen is not None:
        roots.insert(0, Path(frozen) / "resources")
    for root in roots:
        if (path := root / relative).exists():
            return path
    raise FileNotFoundError(f"resources/{relative}")


def profile_directory(chosen: Path | None = None, environment: Mapping[str, str] | None = None) -> Path:
    """The absolute folder of the profile: the one chosen, else the environment's, else the platform's default."""
    environment = os.environ if environment is None else environment
    if chosen is None and (named := environment.get(PROFILE_VARIABLE)):
        chosen = Path(named)
    if chosen is None:
        chosen = Path(platformdirs.user_data_dir(APPLICATION, appauthor=False, roaming=False))
    return chosen.expanduser().absolute()


def open_profile(directory: Path) -> Profile:
    """The profile in this folder, created with its folders when it is not there yet.

    Raises:
        UserError: `profile_not_local`, `profile_synced`, `profile_too_wide`, `profile_unusable`.
    """
    profile = Profile(directory.expanduser().absolute())
    home = Path.home().resolve()
    if (real := profile.root.resolve()) == home or real in home.parents:
        suggestion = platformdirs.user_data_dir(APPLICATION, appauthor=False, roaming=False)
        raise UserError(PROFILE_TOO_WIDE, path=profile.root, suggestion=suggestion)
    if not profile.store.exists():
        check_local(profile.root)
    try:
        for folder in (profile.root, profile.logs, profile.backups, profile.attachments):
            _make_private(folder)
        usable = os.access(profile.root, os.W_OK | os.X_OK)
    except OSError as error:
        raise UserError(PROFILE_UNUSABLE, path=profile.root, reason=error.strerror or type(error).__name__) from error
    if not usable:
        raise UserError(PROFILE_UNUSABLE, path=profile.root, reason=os.strerror(13))
    return profile


def check_local(directory: Path) -> None:
    """Refuse a folder where SQLite's locks or files are not safe.

    Raises:
        UserError: `profile_not_local` or `profile_synced`.
    """
    real = directory.expanduser().resolve()
    if kind := network_kind(real):
        raise UserError(PROFILE_NOT_LOCAL, path=directory, kind=kind)
    if client := synced_by(real):
        raise UserError(PROFILE_SYNCED, path=directory, kind=client)


def _make_private(folder: Path) -> None:
    folder.mkdir(mode=_PRIVATE_DIRECTORY, parents=True, exist_ok=True)
    if os.name == "posix" and stat.S_IMODE(folder.stat().st_mode) & 0o077:
        folder.chmod(_PRIVATE_DIRECTORY)  # it was there before, or the umask is odd
