"""Which platforms there are."""

from __future__ import annotations

from typing import Any

import pytest

from moderator_app import platforms
from moderator_app.errors import SENTENCES, UserError
from moderator_app.platforms import BUILT_IN, load, names, offered
from moderator_app.platforms.wordpress import PLATFORM


def test_the_built_in_ones_load_by_name_and_know_it() -> None:
    for name in BUILT_IN:
        assert load(name).info.name == name


def test_an_unknown_one_lists_the_known() -> None:
    with pytest.raises(UserError) as raised:
        load("wordpres")
    assert raised.value.code == "unknown_platform"
    assert raised.value.exit_code == 2
    assert "wordpress" in raised.value.text("ru")
    assert "wordpress" in raised.value.text("en")


@pytest.fixture
def third_party(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A package that offers `pikabu`, and a note of every load."""
    loaded: list[str] = []

    class Info:
        name = "pikabu"

    class Offered:
        info = Info()

    class Point:
        name = "pikabu"

        def load(self) -> Any:
            loaded.append("pikabu")
            return type("Package", (), {"PLATFORM": Offered()})

    def points(*, group: str, name: str | None = None) -> list[Point]:
        assert group == "moderator_app.platforms"
        return [Point()]

    monkeypatch.setattr(platforms, "entry_points", points)
    return loaded


@pytest.mark.rule(11)
def test_a_third_partys_is_loaded_only_when_enabled(third_party: list[str]) -> None:
    assert offered() == ("pikabu",)
    assert names() == BUILT_IN
    assert names({"pikabu", "other"}) == (*BUILT_IN, "pikabu")
    with pytest.raises(UserError):
        load("pikabu")
    assert third_party == []
    assert load("pikabu", {"pikabu"}).info.name == "pikabu"
    assert third_party == ["pikabu"]


def test_a_broken_third_partys_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    class Point:
        name = "broken"

        def load(self) -> Any:
            raise ImportError("no module named nothing")

    monkeypatch.setattr(platforms, "entry_points", lambda **_: [Point()])
    with pytest.raises(UserError) as raised:
        load("broken", {"broken"})
    assert raised.value.code == "broken_platform"
    assert "nothing" in raised.value.text("en")


@pytest.mark.rule(11)
def test_a_third_party_cannot_take_a_built_in_name(monkeypatch: pytest.MonkeyPatch) -> None:
    class Point:
        name = "wordpress"

        def load(self) -> Any:
            raise AssertionError("loaded")

    monkeypatch.setattr(platforms, "entry_points", lambda **_: [Point()])
    assert load("wordpress", {"wordpress"}) is PLATFORM


def test_wordpress_sign_in_failures_have_sentences_in_both_languages() -> None:
    for code in (
        "wrong_password_or_header_removed",
        "application_passwords_off",
        "blocked_before_wordpress",
        "needs_editor_role",
        "no_rest_api",
    ):
        sentence = SENTENCES[code]
        assert sentence.text_ru != sentence.text_en
        assert sentence.hint_ru
        assert sentence.hint_en
