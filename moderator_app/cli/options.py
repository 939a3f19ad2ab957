"""The options that every command takes, wherever they stand in the line."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from moderator_app.errors import EXIT_USAGE, INVALID, Language, UserError

_VALUED: Final = {"--profile": "profile", "--as": "actor", "--lang": "language"}
_LANGUAGES: Final[dict[str, Language]] = {"ru": "ru", "en": "en"}

COMMON: Final = "Everywhere: --profile DIR · --json · --as NAME · --lang ru|en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What stood in the line; None: the environment and the settings decide."""

    profile: Path | None = None
    actor: str | None = None
    language: Language | None = None
    json: bool = False


def take(arguments: Sequence[str], valued: Collection[str]) -> tuple[Options, list[str]]:
    """Take the common options out of a line.

    Args:
        arguments: the words after the program's name.
        valued: options of any command that are followed by a value, which may look like one of ours.

    Returns:
        The options, and the words that remain for the command.

    Raises:
        UserError: `invalid` (exit 2) for a value that is missing or no language.
    """
    found: dict[str, str] = {}
    rest: list[str] = []
    as_json = False
    words = iter(arguments)
    for word in words:
        name, given, value = word.partition("=")
        if word == "--":
            rest += [word, *words]
        elif word == "--json":
            as_json = True
        elif name in _VALUED:
            following = value if given else next(words, "")
            if not following:
                raise UserError(
                    INVALID,
                    exit_code=EXIT_USAGE,
                    reason_en=f"{name} needs a value.",
                    reason_ru=f"Для {name} нужно значение.",
                )
            found[_VALUED[name]] = following
        elif word in valued:
            rest += [word, *itertools.islice(words, 1)]
        else:
            rest.append(word)
    language = found.get("language")
    if language is not None and language not in _LANGUAGES:
        raise UserError(
            INVALID,
            exit_code=EXIT_USAGE,
            reason_en=f"There is no language {language}; possible: ru, en.",
            reason_ru=f"Языка {language} нет; возможны: ru, en.",
        )
    options = Options(
        profile=Path(found["profile"]) if "profile" in found else None,
        actor=found.get("actor"),
        language=_LANGUAGES[language] if language else None,
        json=as_json,
    )
    return options, rest
