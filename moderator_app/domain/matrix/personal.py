"""Personal data in a text: phone numbers, payment cards, e-mail addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

# Ten digits at least: order numbers and prices are shorter. Brackets, spaces and dashes stand between at will.
_DIGITS: Final = re.compile(r"(?<![\w/.-])\+?\d(?:[ ()\u00a0.-]{0,2}\d){9,18}(?![\w-])")
_EMAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")


def cards(text: str) -> Iterator[tuple[int, int]]:
    """Places of numbers of 13 to 19 digits whose Luhn sum is right."""
    for found in _DIGITS.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        if not found[0].startswith("+") and 13 <= len(digits) <= 19 and len(set(digits)) > 1 and luhn(digits):
            yield found.start(), found.end()


def phones(text: str) -> Iterator[tuple[int, int]]:
    """Places of what is dialled: +… with 10 to 15 digits, or a Russian number written without the plus."""
    for found in _DIGITS.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        if found[0].startswith("+"):
            if 10 <= len(digits) <= 15:
                yield found.start(), found.end()
        elif (len(digits) == 11 and digits[0] in "78") or (len(digits) == 10 and digits[0] == "9"):
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
