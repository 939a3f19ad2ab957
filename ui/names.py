"""Names of things as people read them: platforms, kinds of waiting."""

from __future__ import annotations

from moderator_app.domain import channels
from moderator_app.domain.items import Waiting
from ui import i18n
from ui.i18n import _t
from ui.safe_text import visible


def platform_title(platform: str) -> str:
    """A platform's name in the language of the window; an unknown one keeps its own."""
    return {
        "wordpress": "WordPress",
        "vk": _t("Platform", "VK"),
        "telegram": "Telegram",
        "discord": "Discord",
        "reddit": "Reddit",
        "youtube": "YouTube",
        "matrix": "Matrix",
        "discourse": "Discourse",
        "email": _t("Platform", "E-mail"),
        "instagram": "Instagram",
        "ok": _t("Platform", "Odnoklassniki"),
        "reviews": _t("Platform", "Store reviews"),
    }.get(platform, platform)


def channel_title(name: str) -> str:
    """A channel's name in the language of the window."""
    return visible(channels.channel_title(name, i18n.language()))


def waiting_label(reason: Waiting) -> str:
    """What an item waits for."""
    return {
        Waiting.DELIVERY: _t("Waiting", "waiting for delivery"),
        Waiting.SNOOZE: _t("Waiting", "snoozed"),
        Waiting.AUTHOR: _t("Waiting", "waiting for the author"),
        Waiting.APPROVAL: _t("Waiting", "waiting for approval"),
        Waiting.COLLEAGUE: _t("Waiting", "waiting for a colleague"),
        Waiting.EXPERT: _t("Waiting", "waiting for an expert"),
    }[reason]
