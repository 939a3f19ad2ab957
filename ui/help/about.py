"""The about box: version, licences with Qt's notice, and facts that can be copied without giving anything away."""

from __future__ import annotations

import platform
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from moderator_app import __version__
from moderator_app.paths import resource
from ui import i18n, theme
from ui.i18n import _t
from ui.widgets.buttons import Button
from ui.widgets.labels import Label, Paragraph
from ui.widgets.overlay import OverlayDialog

_LINE_END: Final = re.compile(r"(?<!\n)\n(?!\n)")
"""Where the file breaks a line, which is not where the window does."""


def diagnostics(more: Mapping[str, str] = MappingProxyType({})) -> str:
    """Versions and the kind of system: no path, name, address or text of anybody.

    `more`: how things stand, from whoever knows, under the same rule.
    """
    facts = {
        "moderator": __version__,
        "python": platform.python_version(),
        "qt": qVersion(),
        "pyside": pyside_version,
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "screen": QApplication.platformName(),
        "language": i18n.language(),
        "theme": theme.active().key,
        **more,
    }
    return "\n".join(f"{name}: {value}" for name, value in facts.items())


class AboutDialog(OverlayDialog):
    """What this is, under which licences, on what it runs."""

    def __init__(self, window: QWidget, facts: Mapping[str, str] = MappingProxyType({})) -> None:
        """`facts`: see `diagnostics`."""
        self._facts = facts
        super().__init__(window, _t("Help", "About"), width=640, height=520)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Label(_t("Help", "Version {version}").format(version=__version__), "title"))
        column.addWidget(Paragraph(diagnostics(facts), "mono", "text_muted"))
        said = _t("Help", "No secret, name or text of a message is in these facts.")
        column.addWidget(Paragraph(said, "small", "text_muted"))
        notice = resource("licenses/NOTICE.txt").read_text(encoding="utf-8")
        column.addWidget(Paragraph(_LINE_END.sub(" ", notice), "small"))
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setAccessibleName(_t("Help", "About"))
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        outer = QVBoxLayout(self.body)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self.copy = self.add_button(Button(_t("Help", "Copy diagnostics"), icon="copy"))
        self.copy.clicked.connect(self._on_copy)

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(diagnostics(self._facts))
        self.copy.set_label(_t("Help", "Copied"))
