"""An engine in a process of its own for tests: the real adapter, a short quiet time, secrets from the environment.

Usage: engine_child.py PROFILE [--lifetime-pipe]. The quiet time after an uncertain attempt is 2 s instead of 120: on
loopback nothing of ours arrives later than that.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from moderator_app.clock import SystemClock
from moderator_app.domain.ports import Adapter, Credentials, Platform, PlatformInfo
from moderator_app.engine.runtime import Engine
from moderator_app.errors import UserError
from moderator_app.paths import open_profile
from moderator_app.platforms.wordpress import PLATFORM
from moderator_app.storage.watch import AccountRow

SETTLE_S = 2


class Hasty:
    """A platform whose requests settle soon."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        facts = platform.info
        sending = replace(facts.capabilities.sending, settle_s=SETTLE_S)
        self._info = replace(facts, capabilities=replace(facts.capabilities, sending=sending, poll_interval_s=1))

    @property
    def info(self) -> PlatformInfo:
        return self._info

    def open(self, credentials: Credentials, *, clock: object) -> Adapter:
        return self._platform.open(credentials, clock=clock)


def secrets(row: AccountRow) -> Mapping[str, str]:
    """From a file that the test may change: a renewed password."""
    return {"password": Path(os.environ["TOY_PASSWORD_FILE"]).read_text(encoding="utf-8")}


def main() -> int:
    logging.basicConfig(level=logging.INFO, stream=sys.stderr)
    profile = open_profile(Path(sys.argv[1]))
    engine = Engine(profile, {"wordpress": Hasty(PLATFORM)}, secrets, SystemClock())
    try:
        engine.run(lifetime_pipe="--lifetime-pipe" in sys.argv)
    except UserError as error:
        sys.stderr.write(error.text("en") + "\n")
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
