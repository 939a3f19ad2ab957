"""What a command says: one JSON document or words for people on standard output, messages on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TextIO

from moderator_app.cli.safe import visible
from moderator_app.errors import Language, UserError


class ReaderGone(Exception):
    """Who reads our output has stopped (`| head`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """How this run speaks."""

    json: bool
    language: Language

    def say(self, english: str, russian: str) -> str:
        """One of both, by the language of this run."""
        return russian if self.language == "ru" else english

    def document(self, value: Any) -> None:
        """The one JSON document of a run."""
        _write(sys.stdout, json.dumps(value, ensure_ascii=False, indent=2) + "\n")

    def line(self, text: str = "") -> None:
        """A line for people; made of our own words and of `visible` text."""
        _write(sys.stdout, text + "\n")

    def json_line(self, value: Any) -> None:
        """One JSON line of a `--stdin` run."""
        _write(sys.stdout, json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")
        sys.stdout.flush()

    def message(self, english: str, russian: str) -> None:
        """Something to know that is no answer."""
        _write(sys.stderr, self.say(english, russian) + "\n")

    def failure(self, error: UserError) -> None:
        """What went wrong, for people and, if asked, for programs."""
        text, hint = error.text(self.language), error.hint(self.language)
        self.fault(error.code, text, hint)

    def fault(self, code: str, text: str, hint: str = "") -> None:
        """The same for failures that are no `UserError`."""
        _write(sys.stderr, visible(text, lines=True) + "\n" + (visible(hint, lines=True) + "\n" if hint else ""))
        if self.json:
            self.document({"error": {"code": code, "text": text, "hint": hint}})

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """A table on a terminal, lines with tabs elsewhere. Cells are made visible."""
        cells = [[visible("" if cell is None else str(cell)) for cell in row] for row in rows]
        if not sys.stdout.isatty():
            for row in cells:
                self.line("\t".join(row))
            return
        from rich.console import Console  # noqa: PLC0415 - only where a person looks
        from rich.table import Table  # noqa: PLC0415 - as above
        from rich.text import Text  # noqa: PLC0415 - as above

        table = Table(box=None, header_style="bold", pad_edge=False)
        for head in heads:
            table.add_column(head, overflow="fold")
        for row in cells:
            table.add_row(*(Text(cell) for cell in row))
        Console(highlight=False, markup=False, emoji=False).print(table)

    @contextmanager
    def progress(self, english: str, russian: str) -> Iterator[Callable[[int], None]]:
        """Say that something takes a while, on a terminal only; what it gives is told how much is done."""
        if not sys.stderr.isatty():
            yield lambda _done: None
            return
        from rich.console import Console  # noqa: PLC0415 - only where a person looks

        said = self.say(english, russian)
        with Console(stderr=True, highlight=False).status(said) as status:
            yield lambda done: status.update(f"{said} {done:,}".replace(",", " "))


def _write(stream: TextIO, text: str) -> None:
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        stream.write(text)
        return
    # The contract says UTF-8 whatever the console's code page; a lone surrogate stays a JSON escape.
    try:
        stream.flush()
        buffer.write(text.encode("utf-8", errors="backslashreplace"))
        buffer.flush()
    except BrokenPipeError:
        # Left to itself, the command line library would end the program with 1.
        raise ReaderGone from None
