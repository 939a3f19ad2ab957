"""The demo community for tests of VK alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.unit.platforms.vk.control import VkControl


@pytest.fixture
def vk() -> Iterator[VkControl]:
    made = VkControl()
    try:
        yield made
    finally:
        made.close()
