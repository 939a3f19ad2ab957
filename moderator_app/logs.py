"""The log files of a profile: one per program, rotated, readable by their owner alone, secrets taken out.

What is redacted is the finished line, so that exception texts and tracebacks pass the same sieve as messages. Times
are UTC. Unhandled exceptions of every thread land in the same file.
"""

from __future__ import annotations

import logging
import logging.handlers
import os
import sys
import threading
import time
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import Final

from moderator_app.paths import Profile

Redact = Callable[[str], str]

MAX_BYTES: Final = 2_000_000
KEPT_FILES: Final = 5

_FORMAT: Final = "%(asctime)s.%(msecs)03dZ %(levelname)s %(name)s [%(process)d %(threadName)s] %(message)s"
_LOUD_LIBRARIES: Final = ("urllib3", "alembic", "filelock", "keyring", "sqlalchemy")

log = logging.getLogger(__name__)


class RedactingFormatter(logging.Formatter):
    """Formats a record in UTC and hands the whole text, traceback included, to the redaction."""

    def __init__(self, redact: Redact) -> None:
        super().__init__(_FORMAT, datefmt="%Y-%m-%dT%H:%M:%S")
        self.converter = time.gmtime
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        return self._redact(super().format(record))


class PrivateRotatingHandler(logging.handlers.RotatingFileHandler):
    """A rotated file with mode 0600; where renaming fails (Windows, file open elsewhere) it goes on in the old file."""

    def _open(self) -> TextIOWrapper:
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return os.fdopen(descriptor, "a", encoding="utf-8", errors="backslashreplace")

    def doRollover(self) -> None:  # noqa: N802 - the name is logging's
        try:
            super().doRollover()
        except OSError:
            self.stream = self._open()


def start_logging(profile: Profile, program: str, redact: Redact, *, level: int = logging.INFO) -> Callable[[], None]:
    """Send the program's log to `logs/<program>.log`; returns what ends it.

    Args:
        profile: whose folder takes the file.
        program: `window`, `engine` or `cli`: one file each, since two processes cannot rotate one file.
        redact: takes secrets out of a finished line (`moderator_app.net.redaction`).
        level: what is worth writing.
    """
    handler = PrivateRotatingHandler(_file(profile, program), maxBytes=MAX_BYTES, backupCount=KEPT_FILES, delay=True)
    handler.setFormatter(RedactingFormatter(redact))
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(level)
    for name in _LOUD_LIBRARIES:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
    restore_hooks = _log_unhandled()

    def stop() -> None:
        restore_hooks()
        root.removeHandler(handler)
        root.setLevel(before)
        handler.close()

    return stop


def _file(profile: Profile, program: str) -> Path:
    return profile.logs / f"{program}.log"


def _log_unhandled() -> Callable[[], None]:
    """Log what nobody caught, then do what was done before; returns what undoes it."""
    main_before, thread_before = sys.excepthook, threading.excepthook

    def from_main(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            log.critical("unhandled", exc_info=(kind, error, trace))
        main_before(kind, error, trace)

    def from_thread(args: threading.ExceptHookArgs) -> None:
        name = args.thread.name if args.thread else "?"
        if args.exc_value is not None:
            log.critical("unhandled in %s", name, exc_info=(args.exc_type, args.exc_value, args.exc_traceback))
        thread_before(args)

    sys.excepthook, threading.excepthook = from_main, from_thread

    def restore() -> None:
        sys.excepthook, threading.excepthook = main_before, thread_before

    return restore
