"""The voice of the audience: what is suddenly spoken of, and what goes to other departments."""

from __future__ import annotations

from typing import Final

from moderator_app.domain.audience import WINDOW_US, ToldSpike, common_word
from moderator_app.domain.report.period import Question, frame
from moderator_app.services import inbox
from moderator_app.services.desk import Desk
from moderator_app.storage import audience as stored
from moderator_app.storage.audience import ILL_FEELING

MOST: Final = 50


def spikes(desk: Desk, since_us: int, until_us: int, limit: int = MOST) -> list[ToldSpike]:
    """Spikes that went on within a span, the newest first."""
    found = []
    for each in stored.spikes(desk.reader, since_us, until_us, limit):
        said = stored.texts(desk.reader, each.items, each.began_at - WINDOW_US, each.seen_at + 1)
        negative = each.subject == ILL_FEELING
        found.append(
            ToldSpike(
                id=each.id,
                word="" if negative else common_word([text for _, text in said]),
                negative=negative,
                began_at=each.began_at,
                seen_at=each.seen_at,
                people=each.people,
                expected=each.expected,
                items=each.items,
            )
        )
    return found


def of_question(desk: Desk, question: Question) -> list[ToldSpike]:
    """Spikes of a report's period and channels; those of one person's work are everybody's."""
    found = spikes(desk, *frame(question).span_us)
    if question.channels is None:
        return found
    kept = []
    for each in found:
        rows = inbox.rows(desk, each.items)
        if any(row.channel_id in question.channels for row in rows):
            kept.append(each)
    return kept
