"""PySide6 6.12.0 on CPython 3.11 loses a reference to None with every call without a result, until the process dies."""

from __future__ import annotations

import subprocess
import sys

import pytest

LOOP = """
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
app = QGuiApplication([])
image = QImage(8, 8, QImage.Format.Format_RGBA8888)
painter = QPainter(image)
black = QColor("black")
for _ in range(20_000):
    painter.setPen(black)
    painter.fillRect(0, 0, 8, 8, black)
painter.end()
print("alive")
"""


@pytest.mark.process
def test_20000_calls_without_a_result_are_survived() -> None:
    """The pinned PySide6 is one that survives; a release that does not must not be pinned."""
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", LOOP], capture_output=True, text=True, check=False, timeout=120
    )
    assert ("alive", 0) == (done.stdout.strip(), done.returncode), done.stderr
