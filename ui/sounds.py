"""A short sound when something begins to burn, by channel and volume.

Qt's multimedia module is large and not in the packages this program uses, so the system's own player is asked: Windows
by its standard library, macOS and Linux by a small program where there is one. Nothing waits for it, no two overlap.
"""

from __future__ import annotations

import io
import json
import math
import struct
import sys
import wave
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QProcess, QStandardPaths, QTemporaryDir

VOLUMES: Final = {"off": 0.0, "quiet": 0.12, "normal": 0.35, "loud": 0.9}
"""Share of full scale."""
RATE: Final = 22_050
PLAYERS: Final = (("pw-play",), ("paplay",), ("aplay", "-q"), ("afplay",))
"""PipeWire, PulseAudio, ALSA, macOS; the first that is installed plays."""
_NOTES: Final = ((659.3, 0.0), (987.8, 0.09))
_LENGTH_S: Final = 0.32
_STOP_MS: Final = 1_000


def tone(volume: float) -> bytes:
    """Two soft notes as a WAV file: 16 bit, mono. `volume`: share of full scale."""
    samples = []
    for number in range(round(RATE * _LENGTH_S)):
        at = number / RATE
        value = 0.0
        for pitch, begin in _NOTES:
            since = at - begin
            if since >= 0:
                value += math.sin(math.tau * pitch * since) * math.exp(-14 * since) * min(1.0, since * 400)
        samples.append(round(max(-1.0, min(1.0, value / len(_NOTES))) * volume * 32_767))
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return made.getvalue()


def volume_of(chosen: str, single: Mapping[str, str], channels: Iterable[int]) -> str:
    """The loudest volume that any of these channels is to have; a channel without its own has the common one."""
    found = [single.get(str(channel), chosen) for channel in channels]
    return max(found, key=lambda each: VOLUMES.get(each, 0.0), default="off")


def single_volumes(text: str) -> dict[str, str]:
    """Channel id -> volume, as the settings keep it; what cannot be read counts as nothing chosen."""
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {key: value for key, value in found.items() if isinstance(value, str) and value in VOLUMES}


def player(find: Callable[[str], str] = QStandardPaths.findExecutable) -> tuple[str, ...] | None:
    """The command that plays a file; None: this machine has none, or needs none (Windows)."""
    for name, *more in PLAYERS:
        if program := find(name):
            return (program, *more)
    return None


def can_play() -> bool:
    """Whether a sound could be heard on this machine."""
    return sys.platform == "win32" or player() is not None


class Sounds(QObject):
    """Plays one sound at a time. `command`: what plays a file; None: ask the system."""

    def __init__(self, command: tuple[str, ...] | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = command if command is not None else player()
        self._folder: QTemporaryDir | None = None
        self._process = QProcess(self)

    def play(self, volume: str) -> bool:
        """Begin to play; False: it is off, nothing can play it, or one is playing."""
        if not VOLUMES.get(volume) or self.playing():
            return False
        if sys.platform == "win32":
            import winsound  # noqa: PLC0415 - exists there alone

            winsound.PlaySound(str(self._file(volume)), winsound.SND_FILENAME | winsound.SND_ASYNC)
            return True
        if self._command is None:
            return False
        program, *more = self._command
        self._process.start(program, [*more, str(self._file(volume))])
        return True

    def playing(self) -> bool:
        return self._process.state() != QProcess.ProcessState.NotRunning

    def close(self) -> None:
        """End what plays and let go of the files."""
        if self.playing():
            self._process.kill()
            self._process.waitForFinished(_STOP_MS)
        if self._folder is not None:
            self._folder.remove()
            self._folder = None

    def _file(self, volume: str) -> Path:
        if self._folder is None:
            self._folder = QTemporaryDir()
        path = Path(self._folder.filePath(f"{volume}.wav"))
        if not path.exists():
            path.write_bytes(tone(VOLUMES[volume]))
        return path
