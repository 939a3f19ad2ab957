"""Which key does what: profiles, clashes, own keys as they lie in the settings."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui import keymap
from ui.keymap import GMAIL, Born, KeyProfile, What

BORN = [
    Born("next", ("J",)),
    Born("ban", ("B",)),
    Born("snooze", ("S",)),
    Born("go_open", ("G, O",)),
    Born("palette", ("Ctrl+K",), everywhere=True),
    Born("tour", ()),
]


def test_an_action_nobody_named_keeps_its_keys() -> None:
    assert keymap.keys_of(BORN[0], {"ban": ("X",)}) == ("J",)


@pytest.mark.parametrize(
    ("action", "key", "what", "other"),
    [
        ("snooze", "B", What.TAKEN, "ban"),
        ("snooze", "G", What.BEGINS, "go_open"),
        ("snooze", "J, X", What.BEGINS, "next"),
        ("snooze", "Return", What.RESERVED, ""),
        ("snooze", "Ctrl+Return", What.RESERVED, ""),
        ("palette", "P", What.LETTER, ""),
        ("palette", "Shift+P", What.LETTER, ""),
        ("snooze", "Hyper+Q", What.UNREADABLE, ""),
    ],
)
def test_a_key_that_cannot_be_had_says_why(action: str, key: str, what: What, other: str) -> None:
    found = keymap.clash(BORN, {}, action, key)
    assert found is not None
    assert found.what is what
    assert {found.action, found.other} - {action, ""} == {other} - {""}


@pytest.mark.parametrize(
    ("action", "key"), [("snooze", "Y"), ("palette", "F9"), ("palette", "Ctrl+P"), ("tour", "G, T"), ("snooze", "?")]
)
def test_a_free_key_can_be_had(action: str, key: str) -> None:
    assert keymap.clash(BORN, {}, action, key) is None


def test_a_key_taken_from_another_action_is_lost_there() -> None:
    """Whoever is asked and says yes gets a keymap without a clash."""
    changed = keymap.given(BORN, {}, "snooze", "B")
    assert (changed["snooze"], changed["ban"]) == (("B",), ())
    assert keymap.conflicts(BORN, changed) == []
    changed = keymap.given(BORN, {}, "snooze", "G")
    assert changed["go_open"] == ()
    assert keymap.conflicts(BORN, changed) == []


def test_own_keys_survive_the_settings() -> None:
    changed = keymap.given(BORN, {}, "snooze", "Ctrl+Shift+Y")
    assert keymap.read(keymap.text_of(changed), BORN) == (changed, True)


@pytest.mark.parametrize(
    "text",
    ["{", "[]", "17", '{"next": "B"}', '{"next": ["Nonsense+"]}', '{"nobody": ["Y"]}', '{"next": ["B"]}', "[" * 9_000],
)
def test_bad_keys_are_left_out_and_said(text: str) -> None:
    """Whatever lies in the file: the keys that cannot be are as they were born, and the reader is told."""
    found, good = keymap.read(text, BORN)
    assert (found, good) == ({}, False)


def test_what_is_good_of_a_bad_file_holds() -> None:
    text = json.dumps({"next": ["Y"], "ban": ["S"], "gone": ["Q"]})
    assert keymap.read(text, BORN) == ({"next": ("Y",)}, False)


@given(
    st.dictionaries(
        st.sampled_from([each.id for each in BORN] + ["x"]),
        st.lists(st.sampled_from(["J", "B", "G", "G, O", "Ctrl+K", "F2", "Return", "", "Ъ+", "?", ","]), max_size=3),
    )
)
def test_whatever_is_read_has_no_clash(facts: dict[str, list[str]]) -> None:
    found, good = keymap.read(json.dumps(facts), BORN)
    assert keymap.conflicts(BORN, found) == []
    assert good or {name: list(keys) for name, keys in found.items()} != facts


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("Ч", "X"),
        ("ч", "X"),
        ("Ctrl+Л", "Ctrl+K"),
        ("Shift+И", "Shift+B"),
        ("Ю", "."),
        ("+", "+"),
        ("Ctrl++", "Ctrl++"),
    ],
)
def test_a_key_is_kept_as_the_latin_layout_writes_it(typed: str, wanted: str) -> None:
    assert keymap.latin(typed) == wanted


def test_profiles() -> None:
    own = {"next": ("Y",)}
    assert keymap.profile_keymap(KeyProfile.DEFAULT, own) == {}
    assert keymap.profile_keymap(KeyProfile.GMAIL, own) is GMAIL
    assert keymap.profile_keymap(KeyProfile.OWN, own) is own
