"""Draw the program's icon files from `resources/packaging/moderator.svg`: `python tools/app_icon.py`."""

from __future__ import annotations

import io
import os
import struct
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "packaging"
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
# Types of Apple's icon format whose data is a PNG of this width.
ICNS_TYPES = ((b"icp4", 16), (b"icp5", 32), (b"ic07", 128), (b"ic08", 256), (b"ic09", 512), (b"ic10", 1024))


def png(size: int) -> bytes:
    """The icon, square, as PNG."""
    image = QImage(QSize(size, size), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(FOLDER / "moderator.svg")).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know the format as bytes only
    return bytes(buffer.data().data())


def ico() -> bytes:
    """Windows' icon file: a directory and a PNG per size."""
    pictures = [png(size) for size in ICO_SIZES]
    head, body = io.BytesIO(), io.BytesIO()
    head.write(struct.pack("<HHH", 0, 1, len(pictures)))
    start = 6 + 16 * len(pictures)
    for size, picture in zip(ICO_SIZES, pictures, strict=True):
        side = size % 256  # 0 stands for 256
        head.write(struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), start + body.tell()))
        body.write(picture)
    return head.getvalue() + body.getvalue()


def icns() -> bytes:
    """Apple's icon file: chunks of type, length and PNG."""
    chunks = b"".join(kind + struct.pack(">I", 8 + len(data := png(size))) + data for kind, size in ICNS_TYPES)
    return b"icns" + struct.pack(">I", 8 + len(chunks)) + chunks


def main() -> None:
    """Write the three files."""
    _app = QGuiApplication([])
    (FOLDER / "moderator.png").write_bytes(png(256))
    (FOLDER / "moderator.ico").write_bytes(ico())
    (FOLDER / "moderator.icns").write_bytes(icns())


if __name__ == "__main__":
    main()
