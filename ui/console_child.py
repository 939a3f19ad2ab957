"""Runs a command of the console program for the window: networks, keyrings, spreadsheets stay in another process.

A secret goes to the child's standard input and nowhere else: arguments and environments are seen by other programs.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QObject, QProcess, Slot

from moderator_app import programs
from moderator_app.services.desk import Desk
from ui import i18n
from ui.i18n import _t
from ui.widgets.countdown import Deadline

LIMIT_MS: Final = 120_000
"""A keyring may ask a person something, and a platform may take 30 s for each of some calls."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why it did not work, in the language of the window."""

    code: str
    text: str
    hint: str = ""


Done = Callable[[Mapping[str, Any]], None]
Failed = Callable[[Failure], None]


def on_profile(desk: Desk, *words: str, signed: bool = False) -> list[str]:
    """A command of the console program on this profile, answering in JSON; `signed`: as whoever works here."""
    who = ("--as", desk.moderator.name) if signed and desk.moderator is not None else ()
    profile = str(desk.profile.root)
    return [*programs.console_command(), "--profile", profile, "--json", "--lang", i18n.language(), *who, *words]


def secret_input(secrets: Mapping[str, str], fields: int) -> bytes:
    """What goes to standard input: the one secret itself, or lines `NAME=VALUE` where a platform has several."""
    if fields == 1:
        return "".join(secrets.values()).strip().encode()
    return "\n".join(f"{name}={secret.strip()}" for name, secret in secrets.items() if secret.strip()).encode()


class ConsoleChild(QObject):
    """One run of the console program; a second `run` before the first ended is refused."""

    def __init__(self, program: Callable[[Sequence[str]], list[str]], parent: QObject | None = None) -> None:
        """`program` makes the whole command of some words of the command line."""
        super().__init__(parent)
        self._program = program
        self._done: Done | None = None
        self._failed: Failed | None = None
        self._input = b""
        self._timed_out = False
        self._process = QProcess(self)
        self._process.started.connect(self._on_started)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        self._limit = Deadline(self._on_limit, self)

    def busy(self) -> bool:
        return self._done is not None

    def run(
        self, words: Sequence[str], done: Done, failed: Failed, *, secret: bytes = b"", limit_ms: int = LIMIT_MS
    ) -> None:
        """Start it; one of both is called on the GUI thread.

        Raises:
            RuntimeError: the last run has not ended.
        """
        if self.busy():
            raise RuntimeError("a run at a time")
        self._done, self._failed, self._input, self._timed_out = done, failed, secret, False
        command = self._program(words)
        self._limit.start(limit_ms)
        self._process.start(command[0], command[1:])

    def cancel(self) -> None:
        """End it; nobody is told."""
        self._done = self._failed = None
        self._input = b""
        self._limit.stop()
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(2_000)

    # Inside ------------------------------------------------------------------------

    @Slot()
    def _on_started(self) -> None:
        secret, self._input = self._input, b""
        if secret:
            self._process.write(secret)
        self._process.closeWriteChannel()

    @Slot(QProcess.ProcessError)
    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._fail(
                Failure(
                    code="no_program",
                    text=_t("Accounts", "The console program of this installation could not be started."),
                    hint=_t("Accounts", "Install the program anew."),
                )
            )

    @Slot()
    def _on_finished(self) -> None:
        output = bytes(self._process.readAllStandardOutput().data())
        errors = bytes(self._process.readAllStandardError().data()).decode(errors="replace").strip()
        if not self.busy():
            return
        if self._timed_out:
            self._fail(
                Failure(
                    code="no_answer",
                    text=_t("Accounts", "There was no answer for two minutes."),
                    hint=_t("Accounts", "The keyring may be asking for its password in another window."),
                )
            )
            return
        try:
            found = json.loads(output)
        except ValueError:
            found = None
        if not isinstance(found, dict):
            text = errors or _t("Accounts", "The console program ended without an answer.")
            self._fail(Failure(code="no_answer", text=text))
        elif isinstance(error := found.get("error"), dict):
            code, text, hint = (str(error.get(name) or "") for name in ("code", "text", "hint"))
            self._fail(Failure(code=code, text=text, hint=hint))
        else:
            done = self._done
            self._rest()
            if done is not None:
                done(found)

    def _on_limit(self) -> None:
        self._timed_out = True
        self._process.kill()

    def _fail(self, failure: Failure) -> None:
        failed = self._failed
        self._rest()
        if failed is not None:
            failed(failure)

    def _rest(self) -> None:
        self._limit.stop()
        self._done = self._failed = None
        self._input = b""
