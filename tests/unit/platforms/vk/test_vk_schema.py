"""Our calls, the demo's answers and events, and our table of rights, judged by VK's official description."""

from __future__ import annotations

import pytest

from moderator_app.demo.vk_community import Community
from moderator_app.demo.vk_methods import Methods
from moderator_app.platforms.vk import capabilities, events
from moderator_app.platforms.vk.sources import SOURCES
from tests.contract.control import HandClock
from tests.unit.platforms.vk import schema

pytestmark = pytest.mark.skipif(not schema.HERE, reason=schema.ABSENT)


def test_the_judge_sees_what_is_wrong() -> None:
    """A check that cannot fail proves nothing."""
    good = {"owner_id": "-42", "post_id": "1", "message": "x", "guid": "g"}
    assert schema.call_faults("wall.createComment", good, "group") == []
    assert schema.call_faults("wall.createComment", {**good, "post_id": "x"})
    assert schema.call_faults("wall.createComment", {**good, "surprise": "1"})
    assert schema.call_faults("wall.createComment", {"owner_id": "-42"})
    assert schema.call_faults("wall.getComments", {"thread_items_count": "11"})
    assert schema.call_faults("wall.getComments", {"sort": "sideways"})
    assert schema.call_faults("wall.deleteComment", {"comment_id": "1"}, "group")
    assert schema.call_faults("messages.send", {"peer_id": "1", "message": "x" * 9_001})
    assert schema.call_faults("wall.shout", {})
    assert schema.answer_faults("wall.createComment", {}, {"response": {"comment_id": 5, "parents_stack": []}}) == []
    assert schema.answer_faults("wall.createComment", {}, {"response": {"parents_stack": []}})
    assert schema.answer_faults("wall.getComments", {}, {"response": {"count": 1, "items": [{"id": 1}]}})
    assert schema.answer_faults("wall.get", {}, {"error": {"error_code": "six"}})
    assert schema.event_faults({"type": "wall_reply_new", "object": {}, "group_id": 1, "event_id": "e", "v": "5.199"})


def test_our_table_of_tokens_is_theirs() -> None:
    """Each method of the demo, and so each that the adapter calls, takes exactly the tokens the schema names."""
    methods = Methods(Community("x", 1, HandClock()))
    assert len(methods.names) > 50
    for name in methods.names:
        told = set(schema.method_description(name)["access_token_type"]) & {"user", "group"}
        assert {kind.value for kind in capabilities.kinds_of(name)} == told, name


def test_capabilities_name_real_methods() -> None:
    for source in (*SOURCES, None):
        for method in capabilities.methods_in(source).values():
            if method is not None:
                schema.method_description(method)


def test_we_listen_to_events_that_exist() -> None:
    for kind in events.WANTED:
        assert schema.faults_of("callback/objects.json#/definitions/callback_type", kind) == []


def test_likes_are_of_known_types() -> None:
    for source in SOURCES:
        assert schema.faults_of("likes/objects.json#/definitions/likes_type", source.like) == []
