"""Personal data in a text: phone numbers, payment cards, e-mail addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_CARD: Final = re.compile(
    r"(?<![\d+])(?:\d{4}(?:[ \u00a0-]?\d{4}){2}[ \u00a0-]?\d{1,7}|3[47]\d{2}[ \u00a0-]?\d{6}[ \u00a0-]?\d{5})(?!\d)"
)
_PHONE: Final = re.compile(
    r"(?<![\w.])(?:(?:\+7|[78])[ \u00a0-]?\(?\d{3}\)?|\(?9\d{2}\)?)"
    r"[ \u00a0-]?\d{3}[ \u00a0-]?\d{2}[ \u00a0-]?\d{2}(?!\d)"
    r"|(?<![\w.])\+(?!7)\d(?:[ \u00a0()-]{0,2}\d){8,13}(?!\d)"
)
_DIGIT: Final = re.compile(r"\d")
_EMAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")


def cards(text: str) -> Iterator[tuple[int, int]]:
    """Places of numbers of 13 to 19 digits, written as cards are, whose Luhn sum is right."""
    if len(_DIGIT.findall(text)) < 13:
        return
    for found in _CARD.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        if len(set(digits)) > 1 and luhn(digits):
            yield found.start(), found.end()


def phones(text: str) -> Iterator[tuple[int, int]]:
    """Places of what is dialled: +… with 9 to 14 digits, or a Russian number written without the plus."""
    if len(_DIGIT.findall(text)) < 9:
        return
    for found in _PHONE.finditer(text):
        yield found.start(), found.end()


def emails(text: str) -> Iterator[tuple[int, int]]:
    """Places of addresses."""
    if "@" not in text:
        return
    for found in _EMAIL.finditer(text):
        yield found.start(), found.end()


def luhn(digits: str) -> bool:
    """Whether the check digit is right (ISO/IEC 7812-1, annex B)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
