"""What a failed exchange means at the port: health when reading, certain or ambiguous when writing (design §6.1)."""

from __future__ import annotations

from moderator_app.domain.ports import Ambiguous, Offline, PlatformError, RateLimited, Retry, TooManyRequests
from moderator_app.net.session import NetError


def reading(error: NetError) -> PlatformError:
    """The error a reading call of an adapter raises."""
    if error.code == "throttled":
        return TooManyRequests(error.after_s, error.text)
    return Offline(error.code, error.text)


def writing(error: NetError) -> Retry | Ambiguous | RateLimited:
    """The outcome of a write that got no answer: certain only when nothing left."""
    if error.code == "throttled":
        return RateLimited(after_s=error.after_s, text=error.text)
    if error.sent:
        return Ambiguous(code=error.code, text=error.text)
    return Retry(code=error.code, text=error.text)
