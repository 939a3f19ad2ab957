"""The sound of a warning: by channel and volume, by the system's own player, never two at once, never waited for."""

from __future__ import annotations

import io
import json
import struct
import sys
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from moderator_app import config
from moderator_app.clock import MINUTE_US
from tests.support.station import Opened, arrive, profile_in, said, seated
from tests.support.window import Look, StillClock
from ui.preferences.dialog import PreferencesDialog
from ui.preferences.options import Section
from ui.sounds import PLAYERS, RATE, VOLUMES, Sounds, player, single_volumes, tone, volume_of


def peak(sound: bytes) -> int:
    with wave.open(io.BytesIO(sound)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        frames = file.readframes(file.getnframes())
    return int(max(abs(each) for each in struct.unpack(f"<{len(frames) // 2}h", frames)))


def test_a_louder_volume_is_louder_and_nothing_is_clipped() -> None:
    peaks = [peak(tone(share)) for share in VOLUMES.values()]
    assert peaks == sorted(peaks)
    assert peaks[0] == 0
    assert peaks[-1] < 32_767


def test_a_channel_has_its_own_volume_or_the_common_one() -> None:
    single = {"1": "off", "2": "loud"}
    assert volume_of("quiet", single, [1]) == "off"
    assert volume_of("quiet", single, [1, 3]) == "quiet"
    assert volume_of("quiet", single, [1, 2, 3]) == "loud"
    assert volume_of("quiet", single, []) == "off"


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '{"1": "deafening", "2": 3}'])
def test_what_cannot_be_read_chooses_nothing(text: str) -> None:
    assert single_volumes(text) == {}


def test_the_first_player_that_is_installed_plays() -> None:
    assert player(lambda name: f"/usr/bin/{name}" if name == "aplay" else "") == ("/usr/bin/aplay", "-q")
    assert player(lambda _name: "") is None
    assert [each[0] for each in PLAYERS] == ["pw-play", "paplay", "aplay", "afplay"]


@pytest.mark.process
@pytest.mark.skipif(sys.platform == "win32", reason="Windows plays by its own library")
def test_one_at_a_time_and_none_is_left(qtbot: QtBot, tmp_path: Path) -> None:
    """A player that hangs is not joined by a second one, and ends with the window."""
    heard = tmp_path / "heard"
    hangs = tmp_path / "player.py"
    hangs.write_text(
        "import pathlib, sys, time\n"
        f"pathlib.Path({str(heard)!r}).write_bytes(pathlib.Path(sys.argv[1]).read_bytes())\ntime.sleep(600)\n",
        encoding="utf-8",
    )
    sounds = Sounds((sys.executable, str(hangs)))
    assert not sounds.play("off")
    assert sounds.play("loud")
    assert not sounds.play("loud")
    qtbot.waitUntil(lambda: heard.exists() and heard.read_bytes() == tone(VOLUMES["loud"]), timeout=60_000)
    sounds.close()
    assert not sounds.playing()


@pytest.fixture
def shown(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> Iterator[Opened]:
    opened = Opened(qtbot, seated(profile_in(tmp_path, said(1, "Olga", "Where are you?")), clock))
    yield opened
    opened.close()


@pytest.mark.parametrize(("single", "volume"), [("", "quiet"), ('{"1": "loud"}', "loud"), ('{"1": "off"}', "off")])
def test_what_becomes_late_sounds_as_its_channel_says(
    shown: Opened, clock: StillClock, monkeypatch: pytest.MonkeyPatch, single: str, volume: str
) -> None:
    played: list[str] = []
    monkeypatch.setattr(shown.station.clocks.sounds, "play", played.append)
    work = shown.session.work
    work.choose(config.SOUND, "quiet")
    work.choose(config.CHANNEL_SOUNDS, single)
    arrive(work.desk.profile, said(600, "Peter", "And now?", thread="lids"))
    clock.now += 3 * 60 * MINUTE_US
    shown.station.clocks.refresh()
    assert played == [volume]


def test_channels_are_chosen_in_the_settings(shown: Opened) -> None:
    shown.station.preferences.open_at(Section.NOTICE)
    dialog = shown.window.findChild(PreferencesDialog)
    assert isinstance(dialog, PreferencesDialog)
    dialog.sounds.rows[1].choose("loud")
    assert json.loads(shown.session.work.desk.config.get(config.CHANNEL_SOUNDS)) == {"1": "loud"}
    dialog.sounds.rows[1].choose("")
    assert shown.session.work.desk.config.get(config.CHANNEL_SOUNDS) == ""
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
