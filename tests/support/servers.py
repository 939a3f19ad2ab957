"""Real servers for end-to-end tests, started by the scripts in `servers/` of the shared folder beside the project.

Where the folder is elsewhere, MODERATOR_E2E_SERVERS names it; where it is nowhere, or where packages are missing and
may not be installed, the tests are skipped with that reason.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
FOLDER_VARIABLE: Final = "MODERATOR_E2E_SERVERS"

_WORDPRESS_PACKAGES: Final = (
    "wordpress", "mariadb-server", "php-cli", "php-mysql", "php-curl", "php-gd", "php-mbstring", "php-xml", "curl",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Credential:
    """One user of the site and an application password."""

    user: str
    id: int
    password: str


@dataclass(frozen=True, slots=True)
class WordPress:
    """A running site with an administrator, an editor and a subscriber."""

    url: str
    home: Path
    scripts: Path
    admin: Credential
    mod: Credential
    reader: Credential

    def php(self, code: str) -> str:
        """What PHP code prints inside of this WordPress: the other people of the site, and its clock."""
        program = f"define('WP_USE_THEMES', false); require '{self.home}/www/wp-load.php'; {code}"
        done = subprocess.run(["php", "-r", program], capture_output=True, text=True, check=True, timeout=60)
        return done.stdout


@contextmanager
def wordpress(home: Path, port: int) -> Iterator[WordPress]:
    """A site of its own in this folder and on this port, stopped at the end.

    Raises:
        pytest.skip.Exception: where it cannot be had, with the reason.
    """
    scripts = servers_folder() / "wordpress"
    _install(_WORDPRESS_PACKAGES, proof=("mariadbd", "php", "curl"))
    environment = {**os.environ, "E2E_HOME": str(home), "WP_DIR": str(home / "wordpress"), "WP_PORT": str(port)}
    started = subprocess.run(
        ["bash", scripts / "start.sh"], env=environment, capture_output=True, text=True, check=False, timeout=180
    )
    try:
        assert started.returncode == 0, started.stdout + started.stderr
        folder = home / "wordpress"
        users = json.loads((folder / "creds.json").read_text(encoding="utf-8"))
        people = {name: Credential(name, facts["id"], facts["app_password"]) for name, facts in users.items()}
        yield WordPress(f"http://127.0.0.1:{port}", folder, scripts, people["admin"], people["mod"], people["reader"])
    finally:
        subprocess.run(["bash", scripts / "stop.sh"], env=environment, check=False, timeout=60)


def servers_folder() -> Path:
    """Where the start scripts lie."""
    named = os.environ.get(FOLDER_VARIABLE)
    folder = Path(named) if named else ROOT.parent / "shared" / "servers"
    if not folder.is_dir():
        pytest.skip(
            f"no start scripts of real servers: {folder} is not there ({FOLDER_VARIABLE} may name another folder)"
        )
    return folder


def _install(packages: tuple[str, ...], *, proof: tuple[str, ...]) -> None:
    """Debian packages, where they are missing and we may."""
    there = all(shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin") for name in proof)
    if there and Path("/usr/share/wordpress").is_dir():
        return
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("apt-get") is None:
        pytest.skip(f"missing, and only root on Debian may install them here: {' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-q"], env=environment, check=False, capture_output=True, timeout=180)
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=400)
    if done.returncode != 0:
        pytest.skip(f"apt-get could not install {' '.join(packages)}: {done.stderr.strip()[-300:]}")
