"""`moderator matrix suggest`: the rows of the matrix that fit a text; `matrix encoder`: what may help to find them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from moderator_app.cli.options import COMMON
from moderator_app.cli.safe import one_line
from moderator_app.cli.session import Session
from moderator_app.domain.matrix.lexicon import (
    NONE,
    Words,
    read_slang,
    read_synonyms,
    slang_text,
    synonyms_text,
    words_to_plain,
)  # fmt: skip
from moderator_app.domain.matrix.phrases import folded
from moderator_app.errors import EXIT_USAGE, INVALID, UserError, declare
from moderator_app.services import lexicon
from moderator_app.services.suggest import Suggesting, Suggestions, encoder_folder, use_encoder

_MOST: Final = 50

NO_TEXT = declare(
    "no_text",
    "A text is needed: as an argument, or one a line with --stdin.",
    "Нужен текст: аргументом или по одному в строке с --stdin.",
)

BOTH = declare(
    "encoder_both",
    "Either a folder or --off, not both.",
    "Укажите либо папку, либо --off, но не вместе.",
)


def register(group: typer.Typer) -> None:
    """Add the commands to `moderator matrix`."""
    group.command("suggest", epilog=COMMON)(suggest)
    group.command("encoder", epilog=COMMON)(encoder)
    group.command("words", epilog=COMMON)(words)


def suggest(
    ctx: typer.Context,
    text: Annotated[str | None, typer.Argument(help="What somebody asks.", show_default=False)] = None,
    stdin: Annotated[
        bool, typer.Option("--stdin", help="One text a line comes in, one JSON line a text goes out.")
    ] = False,
    limit: Annotated[int, typer.Option("--limit", min=1, max=_MOST, help="So many rows at most.")] = 9,
) -> None:
    """Rows of the matrix that fit a text, best first."""
    session: Session = ctx.obj
    if (text is None) is not stdin:
        raise UserError(NO_TEXT, exit_code=EXIT_USAGE)
    with session.out.progress("Reading the matrix…", "Читаем матрицу…"):
        ready = Suggesting(session.desk)
    if stdin:
        for line in _lines():
            session.out.json_line(_shape(ready.suggest(line, limit)))
        return
    found = ready.suggest(text or "", limit)
    if session.out.json:
        session.out.document(_shape(found))
        return
    if not found.fits:
        session.out.message(
            "No row fits." + (" Nearest:" if found.rows else ""),
            "Подходящей строки нет." + (" Ближайшие:" if found.rows else ""),
        )
    session.out.table(
        ("score", "code", "title", "answer"),
        [(f"{row.score:.2f}", row.code, one_line(row.title, 50), one_line(row.text, 70)) for row in found.rows],
    )


def encoder(
    ctx: typer.Context,
    folder: Annotated[
        Path | None, typer.Argument(help="Folder with model.onnx and tokenizer.json.", show_default=False)
    ] = None,
    off: Annotated[bool, typer.Option("--off", help="Use none.")] = False,
) -> None:
    """A sentence encoder from your disk that joins the suggestions: show, set or drop it. Nothing is downloaded."""
    session: Session = ctx.obj
    if folder is not None and off:
        raise UserError(BOTH, exit_code=EXIT_USAGE)
    if folder is not None or off:
        use_encoder(session.desk, folder)
    named = encoder_folder(session.desk)
    if session.out.json:
        session.out.document({"encoder": named or None})
    elif named:
        session.out.message(f"Sentence encoder: {named}", f"Модель предложений: {named}")
    else:
        session.out.message("No sentence encoder is used.", "Модель предложений не используется.")


def words(
    ctx: typer.Context,
    add: Annotated[
        list[str] | None,
        typer.Option("--add", help="A line: slang -> meaning, or words of one meaning between commas.",
                     show_default=False),
    ] = None,
    remove: Annotated[
        list[str] | None, typer.Option("--remove", help="Forget every line with this word.", show_default=False)
    ] = None,
) -> None:  # fmt: skip
    """The team's own slang and synonyms, which suggestions understand: show, add, remove."""
    session: Session = ctx.obj
    kept = lexicon.read(session.desk)
    if add or remove:
        changed = _changed(kept.words, add or (), remove or ())
        kept = session.desk.write(lexicon.save, changed, kept.version)
    if session.out.json:
        session.out.document(words_to_plain(kept.words))
        return
    for line in (*slang_text(kept.words.slang).splitlines(), *synonyms_text(kept.words.synonyms).splitlines()):
        session.out.line(one_line(line, 120))
    if kept.words == NONE:
        session.out.message("There are no own words yet.", "Своих слов пока нет.")


def _changed(words: Words, add: Sequence[str], remove: Sequence[str]) -> Words:
    """Raises:
    UserError: `invalid` for a line that is neither slang nor synonyms.
    """
    gone = {folded(each.strip()) for each in remove}
    slang = {word: meaning for word, meaning in words.slang.items() if word not in gone}
    synonyms = [each for each in words.synonyms if not gone & set(each)]
    for line in add:
        meant, wrong = read_slang(line)
        alike, not_alike = read_synonyms(line)
        if wrong and not_alike:
            fault = (not_alike if "," in line else wrong)[0]
            raise UserError(INVALID, reason_en=fault.text_en, reason_ru=fault.text_ru)
        slang |= meant if not wrong else {}
        synonyms += alike if wrong else ()
    return Words(slang=slang, synonyms=tuple(dict.fromkeys(synonyms)))


def _lines() -> Any:
    """The texts that come in, in UTF-8 whatever the console's code page."""
    buffer = getattr(sys.stdin, "buffer", None)
    for line in sys.stdin if buffer is None else buffer:
        yield (line if isinstance(line, str) else line.decode("utf-8", "replace")).rstrip("\r\n")


def _shape(found: Suggestions) -> dict[str, Any]:
    return {
        "fits": found.fits,
        "suggestions": [
            {"row": row.row_id, "code": row.code, "title": row.title, "score": row.score, "variant": row.variant,
             "text": row.text}
            for row in found.rows
        ],
    }  # fmt: skip
