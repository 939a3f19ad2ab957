"""Names of places as the rail shows them."""

from __future__ import annotations

import pytest

from moderator_app.domain.channels import channel_title as in_language
from moderator_app.domain.views import ChannelView
from tests.support.window import Look
from ui.names import channel_title
from ui.rail.pane import short_names


def _channel(number: int, account: int, name: str) -> ChannelView:
    return ChannelView(
        id=number, account_id=account, platform="vk", external_id=str(number), name=name, kind="comments",
        private=False, permalink=None, starts="all", watched=True, cursor_at=None, caught_up_at=None, left=None,
        open_items=0,
    )  # fmt: skip


def test_what_all_channels_of_an_account_begin_with_is_left_out(look: Look) -> None:
    found = short_names([_channel(1, 1, "Shop: Wall"), _channel(2, 1, "Shop: Photos"), _channel(3, 2, "Shop")])
    assert found == {1: "Wall", 2: "Photos", 3: "Shop"}


def test_a_colon_that_only_some_have_is_part_of_the_name(look: Look) -> None:
    found = short_names([_channel(1, 1, "Guests: Moscow"), _channel(2, 1, "News")])
    assert found == {1: "Guests: Moscow", 2: "News"}


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Shop: Wall", "Shop: Wall"), ("Wall", "Wall"), ("Guests", "Guests"), ("evil\u202e: Wall", "evil‹RLO›: Wall")],
)
def test_a_channel_keeps_the_name_its_people_gave_it(look: Look, name: str, shown: str) -> None:
    assert channel_title(name) == shown


def test_a_place_that_an_adapter_named_is_said_in_the_language_of_the_reader() -> None:
    """In the window, in reports and by the command line alike; what people named is left alone."""
    assert in_language("Shop: Wall", "ru") == "Shop: Стена"
    assert in_language("Private chats", "ru") == "Личные чаты"
    assert in_language("Shop: Wall", "en") == "Shop: Wall"
    assert in_language("Wall: Guests", "ru") == "Wall: Guests"
