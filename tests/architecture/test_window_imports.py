"""Design rule 10 where it counts: what is really loaded in the window's process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("sqlalchemy", "alembic", "requests", "urllib3", "typer", "click", "numpy", "snowballstemmer", "rich")

# The window's code, all of it, imported as the window's process does.
PROBE = f"""
import importlib, pkgutil, sys
import ui
for module in pkgutil.walk_packages(ui.__path__, "ui."):
    importlib.import_module(module.name)
assert "PySide6.QtWidgets" in sys.modules
print(*sorted(name for name in {HEAVY!r} if name in sys.modules))
"""


@pytest.mark.rule(10)
@pytest.mark.process
def test_the_windows_code_loads_no_heavy_library(child_environment: dict[str, str]) -> None:
    """Each of them costs start-up time and memory that the window does not have to pay."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE],
        cwd=ROOT,
        env=child_environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert not done.stdout.split()
