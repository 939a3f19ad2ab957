"""Wrapped text in our line height, with links and changed words marked; plain `QTextLayout`s, no documents.

Each line of the text is a paragraph of its own, so that one in a right-to-left script does not turn the next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from ui import links, theme
from ui.safe_text import visible
from ui.widgets.painting import baseline_in
from ui.word_diff import Change, Piece

HANDLE: Final = re.compile(r"(?<![\w@/.])@[A-Za-z][A-Za-z0-9_.]{2,31}")
_SPOILER: Final = re.compile(r"\|\|(.{1,4000}?)\|\|", re.DOTALL)
_BEGIN, _END = "\ue000", "\ue001"
_FENCE: Final = re.compile(f"[{_BEGIN}{_END}]")


class Mark(StrEnum):
    """How a stretch of text is dressed."""

    LINK = "link"
    HOST = "host"
    BOLD = "bold"
    ITALIC = "italic"
    MENTION = "mention"
    SPOILER = "spoiler"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Marked text of one paragraph; `url` of a link."""

    start: int
    length: int
    mark: Mark
    url: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line as it was written, hostile marks made visible."""

    text: str
    stretches: tuple[Stretch, ...] = ()


def plain(text: str, *, spoilers: str | None = None) -> list[Paragraph]:
    """The lines of a stranger's text; a link that hides where it leads is followed by its real host.

    Args:
        text: as the mirror keeps it.
        spoilers: what stands in place of words between bars; empty: the words, marked; None: bars are just bars.
    """
    found = []
    text = text if spoilers is None else fenced(text, spoilers)
    for line in text.splitlines() or [""]:
        shown, stretches = _unfenced(visible(line))
        if stretches:
            web = [Stretch(at.start, len(at.url), Mark.LINK, at.url) for at in links.find(shown) if not at.disguised]
            found.append(Paragraph(shown, (*stretches, *web, *_mentions(shown, 0))))
            continue
        pieces: list[str] = []
        at = length = 0
        for link in links.find(shown):
            stretches += _mentions(shown[at : link.start], length)
            pieces += [shown[at : link.start], link.url]
            length += link.end - at
            stretches.append(Stretch(length - len(link.url), len(link.url), Mark.LINK, link.url))
            at = link.end
            if link.disguised:
                note = f" [{link.host}]"
                stretches.append(Stretch(length, len(note), Mark.HOST))
                pieces.append(note)
                length += len(note)
        stretches += _mentions(shown[at:], length)
        pieces.append(shown[at:])
        found.append(Paragraph("".join(pieces), tuple(stretches)))
    return found


def fenced(text: str, instead: str) -> str:
    """Words between bars inside two private characters, line by line; `instead` of them where it is not empty."""
    text = text.replace(_BEGIN, "\ufffd").replace(_END, "\ufffd")

    def put(match: re.Match[str]) -> str:
        lines = [instead] if instead else match.group(1).splitlines()
        return "\n".join(f"{_BEGIN}{line}{_END}" for line in lines)

    return _SPOILER.sub(put, text)


def _unfenced(line: str) -> tuple[str, list[Stretch]]:
    """The line without the private characters, and where spoilers stand in it."""
    out = ""
    stretches: list[Stretch] = []
    for number, piece in enumerate(_FENCE.split(line)):
        if number % 2 and piece:
            stretches.append(Stretch(len(out), len(piece), Mark.SPOILER))
        out += piece
    return out, stretches


def _mentions(text: str, off: int) -> list[Stretch]:
    """Names of others as platforms mark them."""
    return [Stretch(off + m.start(), m.end() - m.start(), Mark.MENTION) for m in HANDLE.finditer(text)]


def changed(pieces: Sequence[Piece]) -> list[Paragraph]:
    """A diff as paragraphs: what went is struck through, what came stands on its ground."""
    found: list[Paragraph] = []
    text, stretches = "", list[Stretch]()
    for change, piece in pieces:
        for number, line in enumerate(piece.split("\n")):
            if number:
                found.append(Paragraph(text, tuple(stretches)))
                text, stretches = "", []
            # `visible` trims: the space between two words is put back.
            shown = visible(line)
            before = " " if line[:1].isspace() and text else ""
            after = " " if line[-1:].isspace() and line.strip() else ""
            if shown and change is not Change.SAME:
                mark = Mark.ADDED if change is Change.ADDED else Mark.REMOVED
                stretches.append(Stretch(len(text) + len(before), len(shown), mark))
            text += before + shown + after
    found.append(Paragraph(text, tuple(stretches)))
    return found


class TextBody:
    """Paragraphs broken to a width."""

    def __init__(self, paragraphs: Sequence[Paragraph], style: str, color: str, width: float) -> None:
        self.font: QFont = theme.font(style)
        self.line = theme.type_style(style).line
        self.color: QColor = getattr(theme.active().colors, color)
        self.urls: list[str] = []
        self.spoilers: list[Stretch] = []
        self.selected: tuple[int, int] | None = None
        """What is selected of `text`, in UTF-16 units."""
        self._laid: list[tuple[QTextLayout, Paragraph]] = []
        y = 0.0
        baseline = baseline_in(0, self.line, self.font)
        self.width = 0.0
        for paragraph in paragraphs:
            layout = QTextLayout(paragraph.text, self.font)
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            layout.setTextOption(option)
            layout.setFormats([_format(stretch, paragraph.text) for stretch in paragraph.stretches])
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(1.0, width))
                line.setPosition(QPointF(0, y + baseline - line.ascent()))
                self.width = max(self.width, line.naturalTextWidth())
                y += self.line
            layout.endLayout()
            if not paragraph.text:
                y += 0 if layout.lineCount() else self.line
            self.spoilers += [stretch for stretch in paragraph.stretches if stretch.mark is Mark.SPOILER]
            self.urls += [stretch.url for stretch in paragraph.stretches if stretch.mark is Mark.LINK]
            self._laid.append((layout, paragraph))
        self.height = int(max(y, self.line))

    def draw(self, painter: QPainter, x: float, y: float, top: float, bottom: float) -> None:
        """Paint with the upper left corner at (x, y); only what lies between `top` and `bottom`."""
        painter.setPen(self.color)
        at = 0
        for layout, paragraph in self._laid:
            begins = at
            at += _utf16(paragraph.text) + 1
            count = layout.lineCount()
            if not count:
                continue
            first, last = layout.lineAt(0), layout.lineAt(count - 1)
            if y + first.y() > bottom or y + last.y() + 2 * self.line < top:
                continue
            layout.draw(painter, QPointF(x, y), self._selection(begins, at - 1))

    def _selection(self, begins: int, ends: int) -> list[QTextLayout.FormatRange]:
        if self.selected is None or self.selected[0] >= ends or self.selected[1] <= begins:
            return []
        made = QTextLayout.FormatRange()
        made.start = max(self.selected[0], begins) - begins
        made.length = min(self.selected[1], ends) - begins - made.start
        dress = QTextCharFormat()
        dress.setBackground(QBrush(theme.active().colors.text_selection))
        made.format = dress
        return [made]

    def text(self) -> str:
        """What is shown, a line for each paragraph."""
        return "\n".join(paragraph.text for _layout, paragraph in self._laid)

    def text_between(self, start: int, end: int) -> str:
        """What is shown between two places, in UTF-16 units."""
        coded = self.text().encode("utf-16-le", "surrogatepass")
        return coded[2 * start : 2 * end].decode("utf-16-le", "ignore")

    def place_at(self, x: float, y: float) -> int:
        """The place of the text nearest to a point, in UTF-16 units."""
        at = 0
        found = 0
        for layout, paragraph in self._laid:
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                if line.y() <= y + 2 or not number:
                    found = at + _cursor(line.xToCursor(x)) if line.y() <= y + 2 else found
            at += _utf16(paragraph.text) + 1
        return found

    def url_at(self, x: float, y: float) -> str | None:
        """The link at a place of the body."""
        stretch = self._stretch_at(x, y, Mark.LINK)
        return None if stretch is None else stretch.url

    def spoiler_at(self, x: float, y: float) -> bool:
        """Whether a spoiler stands at a place of the body."""
        return self._stretch_at(x, y, Mark.SPOILER) is not None

    def _stretch_at(self, x: float, y: float, mark: Mark) -> Stretch | None:
        for layout, paragraph in self._laid:
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                if not (line.y() <= y < line.y() + max(self.line, line.height())):
                    continue
                if not (line.x() <= x <= line.x() + line.naturalTextWidth()):
                    continue
                at = len(
                    paragraph.text.encode("utf-16-le")[: 2 * _cursor(line.xToCursor(x))].decode("utf-16-le", "ignore")
                )
                for stretch in paragraph.stretches:
                    if stretch.mark is mark and stretch.start <= at <= stretch.start + stretch.length:
                        return stretch
        return None


def _cursor(found: object) -> int:
    """PySide gives the place alone or with the x it was rounded to."""
    return int(found[0]) if isinstance(found, tuple) else int(found)  # type: ignore[call-overload]


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _format(stretch: Stretch, text: str) -> QTextLayout.FormatRange:
    """Qt counts UTF-16: an emoji is two."""
    colors = theme.active().colors
    made = QTextLayout.FormatRange()
    made.start = _utf16(text[: stretch.start])
    made.length = _utf16(text[stretch.start : stretch.start + stretch.length])
    dress = QTextCharFormat()
    if stretch.mark is Mark.LINK:
        dress.setForeground(QBrush(colors.accent_text))
        dress.setFontUnderline(True)
    elif stretch.mark is Mark.HOST:
        dress.setForeground(QBrush(colors.warning_text))
    elif stretch.mark is Mark.MENTION:
        dress.setForeground(QBrush(colors.accent_text))
    elif stretch.mark is Mark.SPOILER:
        dress.setBackground(QBrush(colors.surface_pressed))
    elif stretch.mark is Mark.BOLD:
        dress.setFontWeight(QFont.Weight.DemiBold)
    elif stretch.mark is Mark.ITALIC:
        dress.setFontItalic(True)
    elif stretch.mark is Mark.ADDED:
        dress.setBackground(QBrush(colors.diff_add))
    else:
        dress.setBackground(QBrush(colors.diff_del))
        dress.setFontStrikeOut(True)
    made.format = dress
    return made
