"""Keyrings for tests: the system's own is never touched.

`MemoryKeyring` serves a test's own process. A child process has another memory, so it gets `FileKeyring`, named in its
environment by PYTHON_KEYRING_BACKEND as design rule 12 allows for a back-end named explicitly.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

FILE_VARIABLE = "MODERATOR_TEST_KEYRING"


class MemoryKeyring(KeyringBackend):
    """Keeps what it is given while the test runs."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError(username)


class FileKeyring(KeyringBackend):
    """Keeps what it is given in the file that MODERATOR_TEST_KEYRING names; for child processes of tests only."""

    priority = 1

    def _read(self) -> dict[str, str]:
        try:
            found: dict[str, str] = json.loads(Path(os.environ[FILE_VARIABLE]).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        return found

    def _write(self, kept: dict[str, str]) -> None:
        path = Path(os.environ[FILE_VARIABLE])
        new = path.with_name(f"{path.name}.{os.getpid()}")
        new.write_text(json.dumps(kept), encoding="utf-8")
        new.replace(path)

    def get_password(self, service: str, username: str) -> str | None:
        return self._read().get(f"{service}\n{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._write({**self._read(), f"{service}\n{username}": password})

    def delete_password(self, service: str, username: str) -> None:
        kept = self._read()
        if kept.pop(f"{service}\n{username}", None) is None:
            raise PasswordDeleteError(username)
        self._write(kept)
