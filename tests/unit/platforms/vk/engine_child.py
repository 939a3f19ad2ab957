"""An engine on VK in a process of its own, to be killed. Usage: engine_child.py PROFILE; the key comes from a file."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from moderator_app.clock import SystemClock
from moderator_app.engine.runtime import Engine
from moderator_app.paths import open_profile
from moderator_app.platforms import load
from moderator_app.storage.watch import AccountRow


def secrets(row: AccountRow) -> Mapping[str, str]:
    return {"token": Path(os.environ["VK_KEY_FILE"]).read_text(encoding="utf-8")}


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, stream=sys.stderr)
    Engine(open_profile(Path(sys.argv[1])), {"vk": load("vk")}, secrets, SystemClock()).run(lifetime_pipe=False)
