"""How the parts of a row are called, and how their values read: in forms, lists and differences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from moderator_app.domain.matrix.editing import Difference
from moderator_app.domain.matrix.rows import Length, Variant
from moderator_app.services.topics import TopicName
from ui import i18n
from ui.i18n import _t
from ui.names import platform_title
from ui.safe_text import visible
from ui.thread.words import file_text
from ui.widgets.chips import kind_label

KINDS: Final = ("advocate", "neutral", "constructive_critic", "destructive")
LANGUAGES: Final = ("ru", "en")


def quoted(text: str) -> str:
    """Words of somebody, in the marks of the language."""
    return _t("MatrixEdit", "“{text}”").format(text=text)


def language_label(language: str) -> str:
    """A language in a word."""
    return {"ru": _t("MatrixEdit", "Russian"), "en": _t("MatrixEdit", "English")}.get(language, language)


def length_label(length: str) -> str:
    """How much room an answer takes, in a word."""
    return {Length.SHORT.value: _t("MatrixEdit", "short"), Length.FULL.value: _t("MatrixEdit", "full")}.get(
        length, length
    )


def day_labels() -> tuple[str, ...]:
    """Monday to Sunday, two or three letters each."""
    return (
        _t("MatrixEdit", "Mon"), _t("MatrixEdit", "Tue"), _t("MatrixEdit", "Wed"), _t("MatrixEdit", "Thu"),
        _t("MatrixEdit", "Fri"), _t("MatrixEdit", "Sat"), _t("MatrixEdit", "Sun"),
    )  # fmt: skip


def month_labels() -> tuple[str, ...]:
    """January to December, three letters each."""
    return (
        _t("MatrixEdit", "Jan"), _t("MatrixEdit", "Feb"), _t("MatrixEdit", "Mar"), _t("MatrixEdit", "Apr"),
        _t("MatrixEdit", "May"), _t("MatrixEdit", "Jun"), _t("MatrixEdit", "Jul"), _t("MatrixEdit", "Aug"),
        _t("MatrixEdit", "Sep"), _t("MatrixEdit", "Oct"), _t("MatrixEdit", "Nov"), _t("MatrixEdit", "Dec"),
    )  # fmt: skip


def field_label(field: str) -> str:
    """A field as its form names it."""
    return {
        "title": _t("MatrixEdit", "Question in one line"),
        "code": _t("MatrixEdit", "Short code"),
        "category": _t("MatrixEdit", "Category"),
        "brand": _t("MatrixEdit", "Brand"),
        "owner": _t("MatrixEdit", "Owner"),
        "review_on": _t("MatrixEdit", "Review on"),
        "topics": _t("MatrixEdit", "Topics"),
        "examples": _t("MatrixEdit", "Phrasings"),
        "variants": _t("MatrixEdit", "Answers"),
        "language": _t("MatrixEdit", "Language"),
        "voice": _t("MatrixEdit", "Voice"),
        "platform": _t("MatrixEdit", "Platform"),
        "kind": _t("MatrixEdit", "Kind of commenter"),
        "length": _t("MatrixEdit", "Length"),
        "valid_from": _t("MatrixEdit", "Valid from"),
        "valid_until": _t("MatrixEdit", "Valid until"),
        "weekdays": _t("MatrixEdit", "Weekdays"),
        "months": _t("MatrixEdit", "Season"),
        "greeting": _t("MatrixEdit", "Greeting"),
        "answer": _t("MatrixEdit", "Public answer"),
        "close": _t("MatrixEdit", "Closing"),
        "follow_up": _t("MatrixEdit", "Direct message after it"),
        "links": _t("MatrixEdit", "Links"),
        "attachments": _t("MatrixEdit", "Files"),
    }[field]


def conditions(variant: Variant) -> list[str]:
    """For whom and when a variant is, part by part; empty: for everybody."""
    found = [
        language_label(variant.language) if variant.language else "",
        visible(variant.voice),
        platform_title(variant.platform) if variant.platform else "",
        kind_label(variant.kind) if variant.kind in KINDS else variant.kind,
        length_label(variant.length) if variant.length else "",
        " ".join(day_labels()[day] for day in variant.weekdays if 0 <= day < 7),
        " ".join(month_labels()[month - 1] for month in variant.months if 1 <= month <= 12),
    ]
    if variant.valid_from:
        found.append(_t("MatrixEdit", "from {day}").format(day=variant.valid_from))
    if variant.valid_until:
        found.append(_t("MatrixEdit", "until {day}").format(day=variant.valid_until))
    return [each for each in found if each]


def conditions_line(variant: Variant) -> str:
    """The same in a line."""
    return " · ".join(conditions(variant)) or _t("MatrixEdit", "For everybody")


def selector_word(selector: str, value: str) -> str:
    """A value of one of `rows.SELECTORS` as people read it."""
    show: Mapping[str, Callable[[str], str]] = {
        "language": language_label,
        "platform": platform_title,
        "kind": kind_label,
        "length": length_label,
    }
    return show.get(selector, visible)(value)


def topic_titles(slugs: Sequence[str] | None, topics: Sequence[TopicName]) -> str:
    """Topics in words: what a person picked, none, or left to the phrasings."""
    if slugs is None:
        return _t("MatrixEdit", "By its phrasings")
    if not slugs:
        return _t("MatrixEdit", "None")
    titles = {each.slug: each.title(i18n.language()) for each in topics}
    return ", ".join(titles.get(slug, slug) for slug in slugs)


def value_text(difference: Difference, value: Any, topics: Sequence[TopicName] = ()) -> str:
    """One side of a difference as text to be compared word by word."""
    field = difference.field
    if field == "topics":
        return topic_titles(value, topics)
    if field in {"greeting", "close"}:
        return _t("MatrixEdit", "As the voice says") if value is None else str(value)
    if field == "weekdays":
        return " ".join(day_labels()[day] for day in value if 0 <= day < 7)
    if field == "months":
        return " ".join(month_labels()[month - 1] for month in value if 1 <= month <= 12)
    if field == "attachments":
        return "\n".join(file_text(each) for each in value)
    if isinstance(value, tuple):
        return "\n".join(map(str, value))
    text = str(value)
    return selector_word(field, text) if text and field in {"language", "platform", "kind", "length"} else text
