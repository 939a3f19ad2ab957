"""Golden images: what a widget looks like, byte for byte, with our fonts, our palette and a clock that stands still.

Pixels are the same on every Linux (measured); elsewhere text is drawn by another engine, and only size is compared.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtGui import QImage, qRgb
from PySide6.QtWidgets import QWidget


def rgba(widget: QWidget) -> QImage:
    """The widget as it is painted; keep the image while its bits are read."""
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGBA8888)


def compare(widget: QWidget, name: str, folder: Path, *, update: bool) -> str:
    """What differs from `golden/NAME.png`, empty when nothing does; then `actual/` and `diff/` are written."""
    actual = rgba(widget)
    golden = folder / "golden" / f"{name}.png"
    if update:
        golden.parent.mkdir(parents=True, exist_ok=True)
        actual.save(str(golden))
        return ""
    if not golden.exists():
        return f"there is no golden/{name}.png; look at the widget, then run with --update-golden"
    expected = QImage(str(golden)).convertToFormat(QImage.Format.Format_RGBA8888)
    if expected.size() != actual.size():
        _keep(actual, folder / "actual" / f"{name}.png")
        return f"{name}: {actual.width()}×{actual.height()} instead of {expected.width()}×{expected.height()}"
    if not sys.platform.startswith("linux") or bytes(expected.constBits()) == bytes(actual.constBits()):
        return ""
    marked, count = _difference(expected, actual)
    _keep(actual, folder / "actual" / f"{name}.png")
    _keep(marked, folder / "diff" / f"{name}.png")
    return f"{name}: {count} pixels differ, see actual/{name}.png and diff/{name}.png beside golden/"


def _difference(expected: QImage, actual: QImage) -> tuple[QImage, int]:
    """The actual picture with every different pixel in red."""
    marked = actual.convertToFormat(QImage.Format.Format_RGB32)
    red = qRgb(255, 0, 0)
    count = 0
    for y in range(actual.height()):
        for x in range(actual.width()):
            if expected.pixel(x, y) != actual.pixel(x, y):
                marked.setPixel(x, y, red)
                count += 1
    return marked, count


def _keep(image: QImage, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(str(path))
