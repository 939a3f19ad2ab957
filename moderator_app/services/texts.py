"""What we may send: texts of ours are checked before they become an entry."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from moderator_app.domain.capabilities import Capabilities, LengthUnit
from moderator_app.domain.formatting import Dress, Mark, trimmed
from moderator_app.domain.matrix.checks import unresolved
from moderator_app.errors import UserError, declare

_HIDDEN: Final = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_EMOJI_JOINER: Final = re.compile(
    "(?<=[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d(?=[\u2600-\u27bf\U0001f000-\U0001faff])"
)
_UNITS: Final = {
    LengthUnit.CHARACTERS: ("characters", "знаков"),
    LengthUnit.UTF16: ("UTF-16 units", "единиц UTF-16"),
    LengthUnit.BYTES: ("bytes", "байт"),
}

EMPTY_TEXT = declare("empty_text", "There is no text to send.", "Нет текста для отправки.")
HIDDEN_CHARACTERS = declare(
    "hidden_characters",
    "The text holds characters that nobody sees: {found}.",
    "В тексте есть невидимые символы: {found}.",
    hint_en="Remove them: they arrive with copied text and may turn it around for readers.",
    hint_ru="Уберите их: они попадают в текст при копировании и могут исказить его для читателей.",
)
TOO_LONG = declare(
    "too_long",
    "The text is too long: {length} of at most {limit} {unit_en}.",
    "Текст слишком длинный: {length}, а можно не больше {limit} {unit_ru}.",
)
NO_FORMATTING = declare(
    "no_formatting",
    "This platform takes plain text only.",
    "На этой платформе доступен только простой текст.",
)
NO_QUOTE = declare(
    "no_quote",
    "The platform shows at most {limit} characters of a quote above a reply.",
    "Платформа показывает над ответом не больше {limit} знаков цитаты.",
)
UNRESOLVED = declare(
    "unresolved",
    "The text is not finished; fill in: {places}.",
    "Текст не закончен; заполните: {places}.",
)


def dressed(text: str, dress: Dress, capabilities: Capabilities | None) -> tuple[str, Dress]:
    """Text and dress as they can be sent: marks at their places once the space at the ends is off.

    Raises:
        UserError: `no_formatting`, `no_quote`, where the platform lacks what the dress asks for.
    """
    clean, marks = trimmed(text.replace("\r\n", "\n").replace("\r", "\n"), dress.marks)
    if capabilities is not None:
        if any(mark.format not in capabilities.formats for mark in marks):
            raise UserError(NO_FORMATTING)
        if dress.quote and capabilities.length(dress.quote) > capabilities.max_quote:
            raise UserError(NO_QUOTE, limit=capabilities.max_quote)
    return clean, Dress(marks=marks, quote=dress.quote)


def to_send(
    text: str, capabilities: Capabilities | None = None, marks: Sequence[Mark] = (), *, may_be_empty: bool = False
) -> str:
    """As `ours`, for what others will read: a place that was never filled in stops it, whoever asks.

    `may_be_empty`: a file goes with it.

    Raises:
        UserError: `empty_text`, `hidden_characters`, `too_long`, `unresolved`.
    """
    if may_be_empty and not text.strip():
        return ""
    clean = ours(text, capabilities, marks)
    if places := unresolved(clean):
        raise UserError(UNRESOLVED, places=", ".join(clean[start:end] for start, end in places[:5]))
    return clean


def ours(text: str, capabilities: Capabilities | None = None, marks: Sequence[Mark] = ()) -> str:
    """Our text as it will be sent: line ends made one kind, space at the ends taken off. `marks` count in its length.

    Raises:
        UserError: `empty_text`, `hidden_characters`, `too_long` (where the platform's limits are given).
    """
    clean = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not clean:
        raise UserError(EMPTY_TEXT)
    found = hidden(clean)
    if found:
        raise UserError(HIDDEN_CHARACTERS, found=", ".join(found))
    if capabilities is not None and (length := capabilities.length(clean, marks)) > capabilities.max_length:
        unit_en, unit_ru = _UNITS[capabilities.length_unit]
        raise UserError(TOO_LONG, length=length, limit=capabilities.max_length, unit_en=unit_en, unit_ru=unit_ru)
    return clean


def hidden(text: str) -> list[str]:
    """Names of control, direction and zero-width characters in a text; a joiner inside an emoji is none."""
    plain = _EMOJI_JOINER.sub("", text)
    letters = {letter for letter in plain if letter not in "\n\t" and unicodedata.category(letter) in _HIDDEN}
    return [f"U+{ord(letter):04X} {unicodedata.name(letter, '').title()}".strip() for letter in sorted(letters)]
