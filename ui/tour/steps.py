"""The five steps in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from moderator_app.domain.items import DeliveryState
from moderator_app.domain.views import DeliveryView
from ui.i18n import _t
from ui.names import channel_title
from ui.safe_text import visible


class Step(IntEnum):
    """What is shown, in this order."""

    INBOX = 1
    THREAD = 2
    COMPOSER = 3
    OUTBOX = 4
    ANSWER = 5


@dataclass(frozen=True, slots=True)
class Words:
    """What a card says.

    Attributes:
        keys: keys to try with what they do.
    """

    title: str
    text: str
    keys: tuple[tuple[str, str], ...] = ()


def words_of(step: Step, hold_s: int) -> Words:
    """The words of a step; `hold_s`: the undo window as it is set."""
    if step is Step.INBOX:
        return Words(
            _t("Tour", "Everything in one list"),
            _t("Tour", "Whatever people write to you, on any platform. Nothing is lost: it stays until you decide."),
            (("J", _t("Tour", "next")), ("K", _t("Tour", "previous"))),
        )
    if step is Step.THREAD:
        return Words(
            _t("Tour", "The whole conversation"),
            _t("Tour", "What was said, and when. Our answers are marked “us”, with the name of who wrote them."),
            (("R", _t("Tour", "to the answer")),),
        )
    if step is Step.COMPOSER:
        return Words(
            _t("Tour", "Write your answer here"),
            _t("Tour", "The draft is on the disk as you type: it survives a crash and waits for you at this item."),
            (("Ctrl+Return", _t("Tour", "send")),),
        )
    if step is Step.OUTBOX:
        seconds = _t(
            "Tour", "An answer waits %n second(s) before it leaves; until then it can be taken back.", "", hold_s
        )
        at_once = _t("Tour", "An answer leaves at once: the time to undo is set to none.")
        place = _t("Tour", "The outbox shows what is on its way and what needs a decision.")
        return Words(
            _t("Tour", "You can still take it back"),
            f"{seconds if hold_s else at_once} {place}",
            (("Z", _t("Tour", "take back")), ("G, X", _t("Tour", "outbox"))),
        )
    return Words(
        _t("Tour", "Send your first answer"),
        _t("Tour", "Write to somebody and send it. The tour ends when your answer is in the journal."),
        (("Ctrl+Return", _t("Tour", "send")),),
    )


def words_of_sent(sent: DeliveryView) -> Words:
    """Where the first answer went, as far as is known now."""
    name, place = visible(sent.author_name), channel_title(sent.channel_name)
    keys: tuple[tuple[str, str], ...] = (("G, X", _t("Tour", "outbox")),)
    if sent.state is DeliveryState.HELD:
        told = _t("Tour", "To {name}, in “{place}”. It is in the journal and leaves when the time to undo is over.")
        keys = (("Z", _t("Tour", "take back")), *keys)
    elif sent.state is DeliveryState.SENT:
        told = _t("Tour", "{name} can read it in “{place}” now; the journal keeps who answered, and when.")
    elif sent.state in {DeliveryState.QUEUED, DeliveryState.SENDING, DeliveryState.RETRY}:
        told = _t("Tour", "To {name}, in “{place}”. It is in the journal and on its way; the outbox shows how far.")
    else:
        told = _t("Tour", "To {name}, in “{place}”. It is in the journal; the outbox says what it waits for.")
    return Words(_t("Tour", "Your first answer is written"), told.format(name=name, place=place), keys)
