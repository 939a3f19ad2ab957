"""The scripted shift of `bench/keystrokes.py` can be played by keyboard alone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bench import keystrokes
from moderator_app.domain.entries import EntryKind
from tests.support.window import Look


def test_the_script_is_a_hundred_mixed_items() -> None:
    tasks = keystrokes.script()
    kinds = Counter(step.split()[0] for task in tasks for step in task.steps)
    assert len(tasks) == 100
    assert {"answer", "like", "hide", "ban", "note", "snooze", "undo"} <= set(kinds)
    assert all(keystrokes._ENTRIES.get(each, each) in set(EntryKind) for each in kinds)


def test_its_beginning_is_done_by_keys_alone(look: Look, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Twenty items, each decided as the script says, with fewer keys than the goal allows."""
    look(language="ru")
    tasks = keystrokes.script()[:20]
    monkeypatch.setattr(keystrokes, "script", lambda: tasks)
    hand = keystrokes.measure(tmp_path / "shop")
    assert hand.presses / len(tasks) <= keystrokes.LIMIT
