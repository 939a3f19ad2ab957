"""The real servers, once for the whole run."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from tests.support.servers import WordPress, wordpress


@pytest.fixture(scope="session")
def wordpress_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WordPress]:
    """A real WordPress with its own database on a free port of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    home = tmp_path_factory.mktemp("servers")
    for folder in (home, *home.parents):  # the database's own user must be able to walk down to its folder
        if folder.owner() == home.owner() and folder != folder.parent and "pytest" in str(folder):
            folder.chmod(folder.stat().st_mode | 0o011)
    with wordpress(home, port) as site:
        yield site
