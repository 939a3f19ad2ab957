"""An office for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import Office, office


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Office]:
    """On WordPress: replies, hiding, deletion that can be restored; no bans, likes or direct messages."""
    with office(tmp_path) as opened:
        yield opened


@pytest.fixture
def group(tmp_path: Path) -> Iterator[Office]:
    """On VK: bans and likes too."""
    with office(tmp_path, "vk") as opened:
        yield opened
