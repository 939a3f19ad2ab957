"""Bold, italic and links of a field: read from its document, put into it, switched at the caret."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtGui import QBrush, QFont, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QTextEdit

from moderator_app.domain.formatting import Format, Mark, tidy
from ui import theme

STRONG: Final = QFont.Weight.DemiBold
_MARKING: Final = (
    QTextFormat.Property.FontWeight.value,
    QTextFormat.Property.FontItalic.value,
    QTextFormat.Property.AnchorHref.value,
)


def marks_of(document: QTextDocument) -> tuple[Mark, ...]:
    """The marks of a document, in UTF-16 units as Qt counts."""
    if not any(_marked(each) for each in document.allFormats()):
        return ()  # nothing was ever marked here: the usual case, asked at each key
    found: list[Mark] = []
    block = document.begin()
    while block.isValid():
        at = block.position()
        for piece in block.textFormats():
            if _marked(piece.format):
                start, end = at + piece.start, at + piece.start + piece.length
                found += [Mark(start, end, kind, url) for kind, url in _kinds(piece.format)]
        block = block.next()
    return tidy(found, document.toPlainText())


def _marked(shape: QTextFormat) -> bool:
    """Whether a format may be a mark; those of blocks are none."""
    return any(shape.hasProperty(each) for each in _MARKING)


def _kinds(shape: QTextCharFormat) -> Iterable[tuple[Format, str]]:
    if shape.fontWeight() >= STRONG:
        yield Format.BOLD, ""
    if shape.fontItalic():
        yield Format.ITALIC, ""
    if shape.isAnchor() and shape.anchorHref():
        yield Format.LINK, shape.anchorHref()


def put(document: QTextDocument, marks: Sequence[Mark]) -> None:
    """Dress the words of a document."""
    for mark in marks:
        cursor = QTextCursor(document)
        cursor.setPosition(mark.start)
        cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(_shape(mark.format, mark.url))


def switch(field: QTextEdit, kind: Format) -> None:
    """Bold or italic, on or off: the selection; without one, what is typed next."""
    shape, now = QTextCharFormat(), field.textCursor()
    probe = QTextCursor(now)
    if now.hasSelection():
        probe.setPosition(now.selectionEnd())
    on = not any(each is kind for each, _url in _kinds(probe.charFormat()))
    if kind is Format.BOLD:
        shape.setFontWeight(STRONG if on else QFont.Weight.Normal)
    else:
        shape.setFontItalic(on)
    field.mergeCurrentCharFormat(shape)


def link_at(field: QTextEdit) -> str:
    """Where the words at the caret lead to; empty: nowhere."""
    shape = field.textCursor().charFormat()
    return shape.anchorHref() if shape.isAnchor() else ""


def select_link(field: QTextEdit) -> None:
    """Select the whole link the caret stands in."""
    place = field.textCursor().position()
    for mark in marks_of(field.document()):
        if mark.format is Format.LINK and mark.start <= place <= mark.end:
            cursor = QTextCursor(field.document())
            cursor.setPosition(mark.start)
            cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
            field.setTextCursor(cursor)
            return


def set_link(field: QTextEdit, url: str) -> None:
    """The selected words lead there; without a selection the address itself is put in. Empty: they lead nowhere."""
    cursor = field.textCursor()
    if not url:
        shape = QTextCharFormat()
        shape.setAnchor(False)
        shape.setAnchorHref("")
        shape.setFontUnderline(False)
        shape.setForeground(QBrush(theme.active().colors.text))
        cursor.mergeCharFormat(shape)
        return
    if cursor.hasSelection():
        cursor.mergeCharFormat(_shape(Format.LINK, url))
        cursor.setPosition(cursor.selectionEnd())
        field.setTextCursor(cursor)
    else:
        cursor.insertText(url, _shape(Format.LINK, url))
    field.setCurrentCharFormat(QTextCharFormat())  # what is typed next is no part of the link


def recolor(document: QTextDocument) -> None:
    """Links in the colours of the theme that came."""
    put(document, [mark for mark in marks_of(document) if mark.format is Format.LINK])


def _shape(kind: Format, url: str) -> QTextCharFormat:
    shape = QTextCharFormat()
    if kind is Format.BOLD:
        shape.setFontWeight(STRONG)
    elif kind is Format.ITALIC:
        shape.setFontItalic(True)
    else:
        shape.setAnchor(True)
        shape.setAnchorHref(url)
        shape.setFontUnderline(True)
        shape.setForeground(QBrush(theme.active().colors.accent_text))
    return shape
