"""Failures that a person is told about, in their language.

A `UserError` carries a stable English `code` (scripts rely on it) and named facts; the sentences live here, in Russian
and English, so that the window and the command line say the same thing. Everything else that is raised is a bug.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Language = Literal["ru", "en"]

EXIT_DONE: Final = 0
EXIT_FAILED: Final = 1
EXIT_USAGE: Final = 2
EXIT_PERSON_NEEDED: Final = 4
EXIT_INTERRUPTED: Final = 130


@dataclass(frozen=True, slots=True)
class Sentence:
    """One failure in words: what happened, and what to do next."""

    text_en: str
    text_ru: str
    hint_en: str = ""
    hint_ru: str = ""


class UserError(Exception):
    """A failure with a sentence for a person.

    Args:
        code: a key of `SENTENCES`.
        exit_code: what the command line exits with.
        facts: values for the fields of the sentence.
    """

    def __init__(self, code: str, /, *, exit_code: int = EXIT_FAILED, **facts: object) -> None:
        if code not in SENTENCES:
            raise KeyError(code)
        self.code = code
        self.exit_code = exit_code
        self.facts = facts
        super().__init__(f"{code}: {self.text('en')}")

    def text(self, language: Language) -> str:
        """What happened."""
        sentence = SENTENCES[self.code]
        if language == "en":
            return sentence.text_en.format_map(self.facts)
        return sentence.text_ru.format_map({**self.facts, "what": _NOUNS_RU.get(str(self.facts.get("what")), "")})

    def hint(self, language: Language) -> str:
        """What to do next; may be empty."""
        if self.code == NOT_FOUND and not self.facts.get("nearest"):
            return ""
        sentence = SENTENCES[self.code]
        return (sentence.hint_ru if language == "ru" else sentence.hint_en).format_map(self.facts)


SENTENCES: Final[dict[str, Sentence]] = {}

_NOUNS_RU: Final = {
    "account": "аккаунт",
    "approval": "запрос на одобрение",
    "author": "автор",
    "brand": "бренд",
    "calendar": "календарь",
    "channel": "канал",
    "delivery": "отправка",
    "entry": "запись журнала",
    "item": "обращение",
    "message": "сообщение",
    "moderator": "модератор",
    "policy": "правило",
    "thread": "ветка",
    "view": "подборка",
    "weekly": "сводка недели",
}
"""What `not_found` speaks of."""


def declare(code: str, en: str, ru: str, *, hint_en: str = "", hint_ru: str = "") -> str:
    """Add a sentence at import time, beside the code that raises it; returns the code.

    Raises:
        ValueError: when the code is taken by another sentence.
    """
    sentence = Sentence(en, ru, hint_en, hint_ru)
    if SENTENCES.setdefault(code, sentence) != sentence:
        raise ValueError(code)
    return code


NOT_FOUND = declare(
    "not_found",
    "There is no {what} {wanted}.",
    "Не найдено: {what} {wanted}.",
    hint_en="There is: {nearest}",
    hint_ru="Есть: {nearest}",
)
FORBIDDEN = declare(
    "forbidden",
    "The role {role} may not do this: {action}.",
    "Роль {role} не позволяет это сделать: {action}.",
    hint_en="Ask a lead to do it or to change your role.",
    hint_ru="Попросите руководителя сделать это или изменить вашу роль.",
)
INVALID = declare("invalid", "{reason_en}", "{reason_ru}")
