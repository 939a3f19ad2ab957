"""How the platform will show the reply: white space folded its way, links and names as links, what is too long cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from moderator_app.domain.files import OutgoingFile
from moderator_app.domain.formatting import Dress, Format, Mark, tidy, trimmed, units
from ui import links, theme
from ui.composer.reply import Abilities, LengthRule
from ui.i18n import _t
from ui.names import platform_title
from ui.safe_text import visible
from ui.thread.text_body import HANDLE, Paragraph, Stretch, TextBody
from ui.thread.text_body import Mark as Look
from ui.thread.words import file_icon, file_text
from ui.widgets import icons
from ui.widgets.labels import Label
from ui.widgets.painting import baseline_in, box, draw_line, elided

_VK_MENTION: Final = re.compile(r"\[((?:id|club|public)\d{1,20})\|([^\[\]|\n]{1,200})\]")
_LOOKS: Final = {Format.BOLD: Look.BOLD, Format.ITALIC: Look.ITALIC, Format.LINK: Look.LINK}
INSET: Final = 12
FILE: Final = 24


@dataclass(frozen=True, slots=True)
class Shown:
    """A reply as readers will see it.

    Attributes:
        quote: what stands above it.
        cut: letters at the end that do not fit.
        files: what hangs on it: its icon and its words.
    """

    paragraphs: tuple[Paragraph, ...]
    quote: str = ""
    cut: int = 0
    files: tuple[tuple[str, str], ...] = ()


def fitting(text: str, marks: Sequence[Mark], rule: LengthRule | None) -> int:
    """How many letters of a text the platform takes."""
    if rule is None or rule.measure(text, marks) <= rule.limit:
        return len(text)
    fits, beyond = 0, len(text)
    while beyond - fits > 1:
        middle = (fits + beyond) // 2
        if rule.measure(text[:middle], tidy(marks, text[:middle])) <= rule.limit:
            fits = middle
        else:
            beyond = middle
    return fits


def shown(text: str, dress: Dress, abilities: Abilities, platform: str, *, keep: int | None = None) -> Shown:
    """What a platform makes of a reply.

    Args:
        text: as it was typed.
        dress: what it carries.
        abilities: what the platform can.
        platform: its name: mentions are written each in its own way.
        keep: how many letters fit; None: all.
    """
    bare, marks = trimmed(text, dress.marks)
    before = len(text) - len(text.lstrip())
    keep = len(bare) if keep is None else min(len(bare), max(0, keep - before))
    lines: list[Paragraph] = []
    at = 0
    empty = False
    for line in bare[:keep].split("\n"):
        stretches = [(m, m.start - at, m.end - at) for m in marks if m.start < at + units(line) and m.end > at]
        at += units(line) + 1
        if abilities.html and not line.strip():
            if not empty:
                lines.append(Paragraph(""))
            empty = True
            continue
        empty = False
        lines.append(_line(line, stretches, abilities, platform))
    return Shown(tuple(lines), dress.quote, len(bare) - keep)


def _line(line: str, marked: Sequence[tuple[Mark, int, int]], abilities: Abilities, platform: str) -> Paragraph:
    """One line: marks by its letters, then links and names that the platform finds by itself."""
    at_unit = [0]
    for letter in line:
        at_unit.append(at_unit[-1] + units(letter))
    stretches: list[Stretch] = []
    for mark, start, end in marked:
        first = next((i for i, unit in enumerate(at_unit) if unit >= start), len(line))
        last = next((i for i, unit in enumerate(at_unit) if unit >= end), len(line))
        stretches.append(Stretch(first, last - first, _LOOKS[mark.format], mark.url))
    if platform == "vk":
        line, stretches = _mentions(line, stretches)
    taken = [(each.start, each.start + each.length) for each in stretches if each.mark is Look.LINK]
    for start, end, url in [(each.start, each.end, each.url) for each in links.find(line)] + [
        (found.start(), found.end(), "") for found in HANDLE.finditer(line)
    ]:
        if not any(start < stop and end > begin for begin, stop in taken):
            stretches.append(Stretch(start, end - start, Look.LINK, url))
    if abilities.html:
        line, stretches = _folded(line, stretches)
    return Paragraph(line, tuple(sorted(stretches, key=lambda each: each.start)))


def _mentions(line: str, stretches: list[Stretch]) -> tuple[str, list[Stretch]]:
    """`[id1|Name]` is shown as a link that says Name."""
    out = ""
    made = list(stretches)
    at = 0
    for found in _VK_MENTION.finditer(line):
        out += line[at : found.start()]
        made.append(Stretch(len(out), len(found[2]), Look.LINK, f"https://vk.com/{found[1]}"))
        out += found[2]
        at = found.end()
    return out + line[at:], made


def _folded(line: str, stretches: list[Stretch]) -> tuple[str, list[Stretch]]:
    """Runs of spaces as one, as browsers do."""
    new_place, out = [], ""
    for letter in line:
        new_place.append(len(out))
        if letter in " \t":
            if out and not out.endswith(" "):
                out += " "
        else:
            out += letter
    new_place.append(len(out))
    out = out.rstrip()
    moved = [
        Stretch(
            new_place[each.start],
            min(len(out), new_place[each.start + each.length]) - new_place[each.start],
            each.mark,
            each.url,
        )
        for each in stretches
    ]
    return out, [each for each in moved if each.length > 0]


class _Bubble(QWidget):
    """The reply on the ground of our own words."""

    def __init__(self) -> None:
        super().__init__()
        self._shown = Shown(())
        self._body: TextBody | None = None
        self._quote: TextBody | None = None
        self._width = -1
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_reply(self, made: Shown) -> None:
        self._shown, self._width = made, -1
        self.setFixedHeight(self.height_for(max(200, self.width())))
        self.update()

    def height_for(self, width: int) -> int:
        self._lay(width)
        above = 0 if self._quote is None else self._quote.height + 8
        above += FILE * len(self._shown.files)
        return 16 + above + (self._body.height if self._body is not None else 0)

    def _lay(self, width: int) -> None:
        if width == self._width:
            return
        self._width = width
        self._body = TextBody(self._shown.paragraphs or (Paragraph(""),), "reading", "text", width - 2 * INSET)
        quote = self._shown.quote
        lines = [Paragraph(visible(line)) for line in quote.splitlines()]
        self._quote = TextBody(lines, "body", "text_muted", width - 2 * INSET - 10) if quote else None

    def forget(self) -> None:
        """The theme is another."""
        self.show_reply(self._shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._lay(self.width())
        look = theme.active()
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), look.radius["card"], look.colors.ours, None)
        y = 8.0
        if self._quote is not None:
            painter.fillRect(QRectF(INSET, y, 2, self._quote.height), look.colors.accent)
            self._quote.draw(painter, INSET + 10, y, 0, self.height())
            y += self._quote.height + 8
        font = theme.font("body")
        for icon, said in self._shown.files:
            icons.paint(painter, icon, look.colors.text_muted, INSET, y + 2)
            line = elided(said, font, self.width() - 2 * INSET - 24, Qt.TextElideMode.ElideMiddle)
            draw_line(painter, line, font, look.colors.text, INSET + 24, baseline_in(y, 20, font))
            y += FILE
        if self._body is not None:
            self._body.draw(painter, INSET, y, 0, self.height())
        painter.end()


class Preview(QScrollArea):
    """Stands in place of the words while it is shown; any letter goes back to them.

    Signals:
        left: Escape, or the key of the preview again.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(INSET, 8, INSET, 8)
        column.setSpacing(6)
        self._head = Label("", "small", "text_muted")
        self.bubble = _Bubble()
        self._cut = Label("", "small_strong", "danger_text")
        column.addWidget(self._head)
        column.addWidget(self.bubble)
        column.addWidget(self._cut)
        column.addStretch(1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)  # the frame of the composer shines through
        self._shown = Shown(())

    def show_reply(
        self,
        text: str,
        dress: Dress,
        abilities: Abilities,
        platform: str,
        *,
        keep: int | None = None,
        files: Iterable[OutgoingFile] = (),
    ) -> None:
        """Show what becomes of a reply."""
        hung = tuple((file_icon(each), file_text(each)) for each in files)
        self._shown = replace(shown(text, dress, abilities, platform, keep=keep), files=hung)
        self._head.setText(_t("Composer", "As {platform} will show it").format(platform=platform_title(platform)))
        self.bubble.show_reply(self._shown)
        count = self._shown.cut
        self._cut.setText(_t("Composer", "%n character(s) at the end do not fit", "", count) if count else "")
        self._cut.setVisible(bool(count))
        words = "\n".join([*(said for _icon, said in hung), *(each.text for each in self._shown.paragraphs)])
        self.setAccessibleName(f"{self._head.text()}: {words}")

    def showing(self) -> Shown:
        """What is shown."""
        return self._shown

    def wanted_height(self) -> int:
        """As high as it is."""
        above = 16 + 16 + 6 + (22 if self._shown.cut else 0)
        return above + self.bubble.height_for(max(200, self.width() - 2 * INSET)) + 4

    def event(self, event: QEvent) -> bool:
        """Escape is the preview's before it is the window's."""
        asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.PaletteChange} and hasattr(self, "bubble"):
            self.bubble.forget()
