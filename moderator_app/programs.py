"""How our own programs are started again, and with what environment those of others are.

A frozen program finds its libraries through a variable that points into its own folder. A child that is ours needs it
so; a browser started with it loads our libraries instead of its own and may not open at all
(https://pyinstaller.org/en/stable/runtime-information.html#ld-library-path-libpath-considerations).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_LIBRARY_VARIABLES: Final = ("LD_LIBRARY_PATH", "LIBPATH")


def console_command() -> list[str]:
    """What starts the console program, whichever program this is: the engine child is always the console one."""
    if getattr(sys, "frozen", False):
        this = Path(sys.executable)
        return [str(this.with_name(f"moderator{this.suffix}"))]
    return [sys.executable, "-m", "moderator_app"]


def outside_environment(environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment for a program that is not ours: library paths as they were before ours was started."""
    found = dict(os.environ if environment is None else environment)
    if not getattr(sys, "frozen", False):
        return found
    for name in _LIBRARY_VARIABLES:
        before = found.pop(f"{name}_ORIG", None)  # what PyInstaller's start program keeps
        found.pop(name, None)
        if before:
            found[name] = before
    return found
