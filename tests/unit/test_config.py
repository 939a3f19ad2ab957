"""Settings: declared once, written whole, never a reason not to start."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from moderator_app import config
from moderator_app.errors import UserError


def test_nothing_chosen_gives_the_defaults(tmp_path: Path) -> None:
    """A new profile has no file and no problems."""
    loaded = config.load(tmp_path / "settings.json")
    assert (10, "auto", ()) == (loaded.get(config.HOLD_S), loaded.get(config.LANGUAGE), loaded.problems)


def test_what_was_chosen_comes_back(tmp_path: Path) -> None:
    """Saved values are read again, and only the owner may read the file."""
    path = tmp_path / "settings.json"
    config.load(path).with_value(config.HOLD_S, 0).with_value(config.LANGUAGE, "ru").save()
    again = config.load(path)
    assert (0, "ru") == (again.get(config.HOLD_S), again.get(config.LANGUAGE))
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "\x00", '{"hold_s": ' + "[" * 100_000])
def test_a_file_that_cannot_be_read_is_kept_aside(tmp_path: Path, text: str) -> None:
    """The defaults serve, and what was there is still there, also the second time."""
    path = tmp_path / "settings.json"
    for kept_name in ("settings.bad-1.json", "settings.bad-2.json"):
        path.write_text(text, encoding="utf-8")
        loaded = config.load(path)
        assert loaded.get(config.HOLD_S) == config.HOLD_S.default
        assert (config.Problem("unreadable", kept_as=tmp_path / kept_name),) == loaded.problems
        assert text == (tmp_path / kept_name).read_text(encoding="utf-8")


def test_bytes_that_are_no_text_are_kept_aside(tmp_path: Path) -> None:
    """A torn file need not be UTF-8."""
    path = tmp_path / "settings.json"
    path.write_bytes(b"\xff\xfe{}")
    assert config.load(path).problems[0].kind == "unreadable"


@pytest.mark.parametrize("bad", [61, -1, "10", True, None, 10.0, [10]])
def test_one_bad_value_costs_only_itself(tmp_path: Path, bad: object) -> None:
    """Out of range or of another type: its default serves, the problem names it, the rest stands."""
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"hold_s": bad, "theme": "dark"}), encoding="utf-8")
    loaded = config.load(path)
    assert (10, "dark") == (loaded.get(config.HOLD_S), loaded.get(config.THEME))
    assert (config.Problem("value", "hold_s"),) == loaded.problems


def test_keys_of_another_version_survive(tmp_path: Path) -> None:
    """Going back a version and saving loses no choice of the newer one."""
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"from_the_future": {"a": 1}, "theme": "sepia"}), encoding="utf-8")
    config.load(path).with_value(config.DENSITY, "compact").save()
    found = json.loads(path.read_text(encoding="utf-8"))
    assert {"from_the_future": {"a": 1}, "theme": "sepia", "density": "compact"} == found


def test_a_value_out_of_range_is_refused_with_what_is_possible(tmp_path: Path) -> None:
    """The sentence says which values are possible."""
    with pytest.raises(UserError) as refused:
        config.load(tmp_path / "s.json").with_value(config.HOLD_S, 61)
    assert "0…60" in refused.value.hint("en")


def test_saving_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk while writing: the sentence says so, the old file is whole, nothing is left lying about."""
    path = tmp_path / "settings.json"
    config.load(path).with_value(config.HOLD_S, 5).save()
    before = path.read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="No space left"):
        config.load(path).with_value(config.HOLD_S, 6).save()
    assert before == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())


def test_every_default_is_allowed_and_no_key_is_declared_twice() -> None:
    """A default outside of its own range would be reported to everybody."""
    assert all(setting.allows(setting.default) for setting in config.SETTINGS)
    assert len(config.SETTINGS) == len({setting.key for setting in config.SETTINGS})
