"""Reads beside the window."""

from __future__ import annotations

from pathlib import Path

from moderator_app import bootstrap
from moderator_app.services.aside import Aside


def test_a_closed_reader_takes_nothing_and_breaks_nothing(tmp_path: Path) -> None:
    """What a window asks for while it closes is cancelled: nobody waits for it any more."""
    desk = bootstrap.open_desk(tmp_path / "profile")
    try:
        aside = Aside(desk)
        read = aside.run(lambda each: each.hold_s, desk)
        assert read.result(30) == desk.hold_s
        aside.close()
        assert aside.run(lambda each: each.hold_s, desk).cancelled()
    finally:
        desk.close()
