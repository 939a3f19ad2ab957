"""Names of the topics that ship (`resources/topics`): questions every brand gets, which a row can be linked to."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache

from moderator_app.paths import resource


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicName:
    """A topic by its slug, and its titles in both languages."""

    slug: str
    title_ru: str
    title_en: str

    def title(self, language: str) -> str:
        """In one language."""
        return self.title_ru if language == "ru" else self.title_en


@lru_cache(maxsize=1)
def names() -> tuple[TopicName, ...]:
    """All of them, by slug. Phrasings are left alone: whoever picks a topic needs its title."""
    found: list[TopicName] = []
    for path in sorted(resource("topics").glob("*.toml")):
        with path.open(encoding="utf-8") as file:
            head = [line for _, line in zip(range(3), file, strict=False) if line.startswith(("slug", "title_"))]
        plain = tomllib.loads("".join(head))
        if "slug" in plain:  # slang and concepts are no topics
            found.append(TopicName(**plain))
    return tuple(found)


def by_name() -> dict[str, str]:
    """Slug or title without regard to case -> slug."""
    return {name.casefold(): each.slug for each in names() for name in (each.title_ru, each.title_en, each.slug)}
