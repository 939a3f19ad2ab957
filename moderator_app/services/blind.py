"""An answer and its case without a trace of who wrote it, for a blind review."""

from __future__ import annotations

from dataclasses import replace

from moderator_app.domain.review.blind import MASK, masked
from moderator_app.services.past import PastCase
from moderator_app.services.review import LogLine


def line(found: LogLine, name: str) -> LogLine:
    """An entry without its actor; their name is hidden in its words and in what it is about."""
    about = found.about
    return replace(
        found,
        actor_name=MASK,
        entry=replace(found.entry, actor=""),
        words={label: None if text is None else _hide(text, name) for label, text in found.words.items()},
        about=None if about is None else replace(about, text=_hide(about.text, name)),
    )


def case(found: PastCase, name: str) -> PastCase:
    """A case without who decided it, and without what others gave: it must not lead whoever grades."""
    return replace(
        found,
        line=line(found.line, name),
        seen=tuple(
            replace(each, text=_hide(each.text, name), author=_hide(each.author, name) if each.ours else each.author)
            for each in found.seen
        ),
        steps=tuple(replace(each, text=_hide(each.text, name)) for each in found.steps),
        undo=None,
        edits=tuple((_hide(before, name), _hide(after, name)) for before, after in found.edits),
        inserted=None if found.inserted is None else _hide(found.inserted, name),
        reviews=(),
    )


def _hide(text: str, name: str) -> str:
    return masked(text, name).text
