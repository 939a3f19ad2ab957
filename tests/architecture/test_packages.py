"""What is installed is what lies here, and the wheel holds the two packages and the resources, nothing else."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import moderator_app
import ui

ROOT = Path(__file__).resolve().parents[2]


def test_our_own_ui_package_is_imported() -> None:
    """`ui` is a common name: a stranger's would fail here, loudly."""
    assert ui.__file__ is not None
    assert moderator_app.__file__ is not None
    assert Path(moderator_app.__file__).parents[1] == Path(ui.__file__).parents[1]


@pytest.mark.process
def test_the_wheel_holds_what_it_should(tmp_path: Path) -> None:
    """Both packages, the resources inside of one, no tests, no top-level `resources`; the checker finds nothing odd."""
    build = "import hatchling.build as b, sys; print(b.build_wheel(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", build, str(tmp_path)], cwd=ROOT, check=True, capture_output=True, timeout=120)
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    tops = {name.split("/")[0] for name in names}
    info = f"moderator_workstation-{moderator_app.__version__}.dist-info"
    assert {"moderator_app", "ui", info} == tops
    assert "moderator_app/__main__.py" in names
    source = ROOT / "resources"
    ships = {
        f"moderator_app/resources/{path.relative_to(source).as_posix()}" for path in source.rglob("*") if path.is_file()
    }
    assert ships
    assert ships <= names
    python = {
        path.relative_to(ROOT).as_posix() for top in ("moderator_app", "ui") for path in (ROOT / top).rglob("*.py")
    }
    assert python <= names
    checker = Path(sys.executable).with_name("check-wheel-contents")
    checked = subprocess.run([checker, wheel], cwd=ROOT, check=False, capture_output=True, text=True, timeout=120)
    assert (checked.returncode, checked.stdout.strip().endswith("OK")) == (0, True), checked.stdout + checked.stderr
    entry = zipfile.ZipFile(wheel).read(f"{info}/entry_points.txt").decode()
    assert "[console_scripts]\nmoderator = " in entry
    assert "[gui_scripts]\nmoderator-gui = " in entry
