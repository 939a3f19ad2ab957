"""Decoding a picture of a stranger: by its sniffed type alone, never larger than what is shown, off the GUI thread."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

MOST_PIXELS: Final = 50_000_000
"""More are not decoded at all: a few kilobytes may claim to be gigabytes."""
_MEMORY_MB: Final = 256
_FORMATS: Final = {"image/png": b"png", "image/jpeg": b"jpeg", "image/gif": b"gif", "image/webp": b"webp"}


def decoded(path: Path, kind: str, room: QSize) -> QImage | None:
    """The picture, scaled to fit; None: it is none, it is broken, or it is too large to be decoded.

    Args:
        path: of the bytes.
        kind: media type as the bytes begin; no other decoder is tried.
        room: in pixels; smaller pictures keep their size.
    """
    if kind not in _FORMATS:
        return None
    QImageReader.setAllocationLimit(_MEMORY_MB)
    reader = QImageReader(str(path))
    reader.setAutoDetectImageFormat(False)
    reader.setFormat(_FORMATS[kind])
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return None
    if size.width() > room.width() or size.height() > room.height():
        scaled = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(scaled.expandedTo(QSize(1, 1)))
    image = reader.read()
    return None if image.isNull() else image
