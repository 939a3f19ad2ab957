"""One stand-in per platform: the whole suite runs for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import pytest

from moderator_app.domain.ports import Adapter
from tests.contract.control import Control, WordPressControl
from tests.unit.platforms.telegram.control import TelegramControl
from tests.unit.platforms.vk.control import VkControl

CONTROLS: Final[dict[str, Callable[[], Control]]] = {
    "telegram": TelegramControl,
    "wordpress": WordPressControl,
    "wordpress-folder-plain-links": lambda: WordPressControl(folder="/shop/blog", pretty=False, utc_offset_h=-5),
    "vk-wall": VkControl,
    "vk-video": lambda: VkControl("video"),
    "vk-photo": lambda: VkControl("photo"),
    "vk-market": lambda: VkControl("market"),
}


@pytest.fixture(params=sorted(CONTROLS))
def control(request: pytest.FixtureRequest) -> Iterator[Control]:
    made = CONTROLS[request.param]()
    try:
        yield made
    finally:
        made.close()


@pytest.fixture
def adapter(control: Control) -> Adapter:
    return control.adapter()


@pytest.fixture
def wordpress() -> Iterator[WordPressControl]:
    made = WordPressControl()
    try:
        yield made
    finally:
        made.close()
