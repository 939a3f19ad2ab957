"""What the words of the field carry, and how long that is where it goes."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from moderator_app.domain.formatting import PLAIN, Dress, Mark
from moderator_app.domain.views import MessageView
from ui import format as fmt
from ui.composer import formats
from ui.composer.preview import fitting
from ui.composer.quoting import Picked, as_lines, platform_quote
from ui.composer.reply import Abilities, LengthRule
from ui.composer.text_field import ReplyField

NEAR: Final = 0.9
"""From this share of the limit on the length is always said."""


class Carried:
    """Marks and quote of one field. Asked several times at each key, so kept by the revision of the document.

    Attributes:
        rule: how long a reply may be; None: not known.
        beside_file: the text stands beside a file: where that may be less long, that counts.
        abilities: what it may carry where it goes.
        quote: what the platform itself shows above it.
    """

    def __init__(self, field: ReplyField) -> None:
        self._field = field
        self.rule: LengthRule | None = None
        self.beside_file = False
        self.abilities = Abilities()
        self.quote = ""
        self._marks: tuple[int, tuple[Mark, ...]] = (-1, ())
        self._measured: tuple[tuple[int, LengthRule] | None, int] = (None, 0)

    def dress(self) -> Dress:
        """Marks of the words, and the quote."""
        document = self._field.document()
        if self._marks[0] != document.revision():
            self._marks = document.revision(), formats.marks_of(document)
        return Dress(marks=self._marks[1], quote=self.quote)

    def load(self, text: str, dress: Dress = PLAIN) -> None:
        """Other words, without a way back to the former ones."""
        self._field.set_text(text)
        formats.put(self._field.document(), dress.marks)
        self._field.document().clearUndoRedoStacks()
        self.quote = dress.quote

    def take_quote(self, picked: Picked, target: MessageView | None) -> bool:
        """Words of a message: above the reply where the platform shows them so, else line by line before the words.

        Returns:
            True when the platform shows them.
        """
        shown = platform_quote(picked, target, self._measure, self.abilities.max_quote)
        if shown:
            self.quote = shown
            return True
        cursor = self._field.textCursor()
        cursor.movePosition(cursor.MoveOperation.Start)
        cursor.insertText(f"{as_lines(picked.text)}\n\n")
        return False

    def used(self) -> int:
        """How long the reply is, in the platform's units."""
        if self.rule is None:
            return 0
        about = self._field.document().revision(), self.rule
        if self._measured[0] != about:
            self._measured = about, self.rule.measure(self._field.text(), self.dress().marks)
        return self._measured[1]

    def ruling(self) -> LengthRule | None:
        """How long it may be now: beside a file often less."""
        files = self.abilities.files
        if self.rule is None or not self.beside_file or files is None or files.max_text is None:
            return self.rule
        return replace(self.rule, limit=min(self.rule.limit, files.max_text))

    def over(self) -> int:
        """How much of it is too much."""
        rule = self.ruling()
        return max(0, self.used() - rule.limit) if rule is not None else 0

    def fitting(self) -> int:
        """How many letters the platform takes."""
        return fitting(self._field.text(), self.dress().marks, self.ruling())

    def length(self) -> tuple[str, str, bool]:
        """The length in words, its colour, and whether it is near the limit; nothing where no limit is known."""
        rule = self.ruling()
        if rule is None:
            return "", "text_muted", False
        used = self.used()
        near = used >= rule.limit * NEAR
        color = "danger_text" if self.over() else "warning_text" if near else "text_muted"
        return f"{fmt.number(used)} / {fmt.number(rule.limit)}", color, near

    def _measure(self, text: str) -> int:
        return self.rule.measure(text, ()) if self.rule is not None else len(text)
