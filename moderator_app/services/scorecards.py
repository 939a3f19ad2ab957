"""The scorecard as a store holds it: the one in force, or the one a review was made with."""

from __future__ import annotations

from moderator_app.domain.review import scorecard
from moderator_app.domain.review.scorecard import Scorecard
from moderator_app.storage import matrix, reviews
from moderator_app.storage.connect import Connection


def card_on(conn: Connection, version: int | None = None) -> Scorecard:
    """That version of it; None: the one in force. The one that ships where there is no such."""
    number, current, plain = reviews.card(conn)
    if version is None:
        version = current
    if number and version and version != current:
        document = matrix.get(conn, number, version)
        plain = None if document is None else document.plain
    if not version or plain is None:
        return scorecard.DEFAULT
    return scorecard.from_plain(plain, version)
