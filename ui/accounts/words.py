"""Health, capabilities and channels in words."""

from __future__ import annotations

import string
from typing import Final

from moderator_app.clock import MINUTE_US
from moderator_app.domain.capabilities import Capability, Reason
from moderator_app.domain.channels import ChannelKind, Starts
from moderator_app.domain.ports import Health
from moderator_app.errors import SENTENCES
from moderator_app.services.accounts import AccountView
from ui import format as fmt
from ui import i18n
from ui.i18n import _t
from ui.safe_text import visible
from ui.widgets.chips import Tone

_ICONS: Final = {
    Health.OK: ("check", Tone.SUCCESS),
    Health.OFFLINE: ("offline", Tone.WARNING),
    Health.RATE_LIMITED: ("clock", Tone.PLAIN),
    Health.NEEDS_SIGNIN: ("key", Tone.DANGER),
    Health.NO_PERMISSION: ("lock", Tone.WARNING),
    Health.NEEDS_RELAY: ("globe", Tone.WARNING),
}


def health_look(health: Health) -> tuple[str, Tone]:
    """Icon and tone."""
    return _ICONS[health]


def health_title(health: Health) -> str:
    """Health in a few words."""
    return {
        Health.OK: _t("Accounts", "Works"),
        Health.OFFLINE: _t("Accounts", "Does not answer"),
        Health.RATE_LIMITED: _t("Accounts", "The platform asks to wait"),
        Health.NEEDS_SIGNIN: _t("Accounts", "Needs a new sign-in"),
        Health.NO_PERMISSION: _t("Accounts", "Lacks a right"),
        Health.NEEDS_RELAY: _t("Accounts", "Needs a relay"),
    }[health]


def reason_words(reason: str) -> str:
    """A reason as the engine wrote it (`code: words of the platform`) as a sentence, where there is one."""
    code, _, rest = reason.partition(": ")
    sentence = SENTENCES.get(code)
    if sentence is None:
        return visible(reason)
    russian = i18n.language() == "ru"
    text, hint = (sentence.text_ru, sentence.hint_ru) if russian else (sentence.text_en, sentence.hint_en)
    parts = [part for part in (text, hint) if part and not _has_fields(part)]
    return " ".join(parts) or visible(rest or reason)


def _has_fields(text: str) -> bool:
    return any(name is not None for _, name, _, _ in string.Formatter().parse(text))


def health_sentence(account: AccountView, now_us: int) -> str:
    """`Needs a new sign-in since 13:40`."""
    title = health_title(account.health)
    if account.since is None or account.health is Health.OK:
        return title
    return _t("Accounts", "{state} since {time}").format(state=title, time=fmt.when(account.since, now_us))


def age_sentence(account: AccountView, now_us: int) -> str:
    """How old what we show is: the oldest of the watched channels counts."""
    watched = [channel for channel in account.channels if channel.watched]
    if not watched:
        return _t("Accounts", "No channel is watched.")
    times = [channel.caught_up_at for channel in watched]
    coming = sum(channel.left or 0 for channel in watched)
    if coming:
        return _t("Accounts", "The first import goes on: %n message(s) to come.", "", coming)
    if None in times:
        return _t("Accounts", "Not read yet.")
    oldest = min(time for time in times if time is not None)
    if now_us - oldest < MINUTE_US:
        return _t("Accounts", "Everything is read.")
    return _t("Accounts", "Last read {ago}.").format(ago=fmt.ago(oldest, now_us))


def capability_label(capability: Capability) -> str:
    """What can be done, as a verb."""
    return {
        Capability.READ: _t("Capability", "Read"),
        Capability.READ_ALL: _t("Capability", "Read everything in chats"),
        Capability.PUSH: _t("Capability", "Learn of news at once"),
        Capability.REPLY: _t("Capability", "Reply"),
        Capability.EDIT: _t("Capability", "Edit own messages"),
        Capability.REACT: _t("Capability", "Like"),
        Capability.HIDE: _t("Capability", "Hide"),
        Capability.DELETE: _t("Capability", "Delete"),
        Capability.RESTORE: _t("Capability", "Restore"),
        Capability.APPROVE: _t("Capability", "Approve"),
        Capability.SPAM: _t("Capability", "Mark as spam"),
        Capability.BAN: _t("Capability", "Ban"),
        Capability.MUTE: _t("Capability", "Mute"),
        Capability.DIRECT_MESSAGE: _t("Capability", "Write direct messages"),
        Capability.SEND_PICTURES: _t("Capability", "Send pictures with an answer"),
    }[capability]


def lacking_words(reason: str) -> str:
    """Why something cannot be done."""
    try:
        known = Reason(reason)
    except ValueError:
        return visible(reason)
    return {
        Reason.PLATFORM_LACKS: _t("Capability", "the platform cannot"),
        Reason.NO_PERMISSION: _t("Capability", "this sign-in lacks the right"),
        Reason.NEEDS_SIGNIN: _t("Capability", "needs a new sign-in"),
        Reason.NEEDS_RELAY: _t("Capability", "needs a relay"),
        Reason.NOT_OURS: _t("Capability", "only for our own"),
        Reason.GONE: _t("Capability", "no longer there"),
        Reason.PRIVACY_MODE: _t("Capability", "the bot's privacy mode is on"),
    }[known]


def channel_kind(kind: str) -> str:
    """What kind of place it is."""
    return {
        ChannelKind.COMMENTS.value: _t("Channel", "comments"),
        ChannelKind.REVIEWS.value: _t("Channel", "reviews"),
        ChannelKind.DIRECT.value: _t("Channel", "direct messages"),
        ChannelKind.GROUP_CHAT.value: _t("Channel", "group chat"),
        ChannelKind.BOARD.value: _t("Channel", "discussions"),
    }.get(kind, visible(kind))


def starts_words(starts: str) -> str:
    """What comes to the inbox from there."""
    return {
        Starts.ALL.value: _t("Channel", "all messages"),
        Starts.ADDRESSED.value: _t("Channel", "what is addressed to us"),
        Starts.REPORTED.value: _t("Channel", "what is reported"),
    }.get(starts, visible(starts))
