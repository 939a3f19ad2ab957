"""Entries in words."""

from __future__ import annotations

from typing import Final

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.roles import ENGINE_ACTOR, SYSTEM_ACTOR
from moderator_app.services.review import LogLine, readable
from ui.i18n import _t
from ui.safe_text import visible
from ui.widgets.chips import delivery_label

ICONS: Final = {
    EntryKind.REPLY: "reply", EntryKind.HIDE: "hide", EntryKind.UNHIDE: "eye", EntryKind.DELETE: "delete",
    EntryKind.RESTORE: "undo", EntryKind.APPROVE: "check", EntryKind.REJECT: "close", EntryKind.SPAM: "flag",
    EntryKind.BAN: "ban", EntryKind.UNBAN: "undo", EntryKind.MUTE: "mute", EntryKind.UNMUTE: "undo",
    EntryKind.LIKE: "heart", EntryKind.UNLIKE: "heart", EntryKind.EDIT: "edit", EntryKind.CLOSE: "check",
    EntryKind.REOPEN: "inbox", EntryKind.SNOOZE: "snooze", EntryKind.CLAIM: "person", EntryKind.RELEASE: "people",
    EntryKind.ASSIGN: "person-add", EntryKind.NOTE: "note", EntryKind.TAG: "tag", EntryKind.UNTAG: "tag",
    EntryKind.ESCALATE: "alert", EntryKind.TO_DM: "dm", EntryKind.UNDO: "undo", EntryKind.DELIVERY: "outbox",
    EntryKind.ACCOUNT: "key", EntryKind.CHANNEL: "bell", EntryKind.MODERATOR: "people",
    EntryKind.ASK_APPROVAL: "shield", EntryKind.SEND_BACK: "undo",
}  # fmt: skip


def kind_words(kind: EntryKind) -> str:
    """What was done."""
    return {
        EntryKind.REPLY: _t("Log", "Replied"),
        EntryKind.HIDE: _t("Log", "Hid"),
        EntryKind.UNHIDE: _t("Log", "Showed again"),
        EntryKind.DELETE: _t("Log", "Deleted"),
        EntryKind.RESTORE: _t("Log", "Restored"),
        EntryKind.APPROVE: _t("Log", "Approved"),
        EntryKind.REJECT: _t("Log", "Rejected"),
        EntryKind.SPAM: _t("Log", "Marked as spam"),
        EntryKind.BAN: _t("Log", "Banned"),
        EntryKind.UNBAN: _t("Log", "Unbanned"),
        EntryKind.MUTE: _t("Log", "Muted"),
        EntryKind.UNMUTE: _t("Log", "Unmuted"),
        EntryKind.LIKE: _t("Log", "Liked"),
        EntryKind.UNLIKE: _t("Log", "Took the like back"),
        EntryKind.EDIT: _t("Log", "Edited"),
        EntryKind.CLOSE: _t("Log", "Closed without reply"),
        EntryKind.REOPEN: _t("Log", "Reopened"),
        EntryKind.SNOOZE: _t("Log", "Snoozed"),
        EntryKind.CLAIM: _t("Log", "Claimed"),
        EntryKind.RELEASE: _t("Log", "Released"),
        EntryKind.ASSIGN: _t("Log", "Assigned"),
        EntryKind.NOTE: _t("Log", "Noted"),
        EntryKind.TAG: _t("Log", "Tagged"),
        EntryKind.UNTAG: _t("Log", "Took a tag off"),
        EntryKind.ESCALATE: _t("Log", "Asked an expert"),
        EntryKind.TO_DM: _t("Log", "Wrote a direct message"),
        EntryKind.UNDO: _t("Log", "Undid"),
        EntryKind.WAKE: _t("Log", "Time was up"),
        EntryKind.DELIVERY: _t("Log", "Delivery"),
        EntryKind.KIND: _t("Log", "Set the kind"),
        EntryKind.OUTCOME: _t("Log", "Noted the outcome"),
        EntryKind.ACCOUNT: _t("Log", "Changed an account"),
        EntryKind.CHANNEL: _t("Log", "Changed a channel"),
        EntryKind.MODERATOR: _t("Log", "Changed the team"),
        EntryKind.STAFF: _t("Log", "Changed who is ours"),
        EntryKind.MATRIX: _t("Log", "Changed the replies"),
        EntryKind.POLICY: _t("Log", "Changed a policy"),
        EntryKind.SHIFT: _t("Log", "Shift"),
        EntryKind.ERASE: _t("Log", "Erased words"),
        EntryKind.ASK_APPROVAL: _t("Log", "Asked for approval"),
        EntryKind.SEND_BACK: _t("Log", "Sent it back"),
    }[kind]


def actor_words(line: LogLine) -> str:
    """Who."""
    if line.entry.actor == ENGINE_ACTOR:
        return _t("Log", "Engine")
    if line.entry.actor == SYSTEM_ACTOR:
        return _t("Log", "Program")
    return visible(line.actor_name)


def said(line: LogLine) -> str:
    """What was said, whole; erased words are named as such."""
    texts = [_t("Log", "(erased)") if text is None else text for text in readable(line)]
    return "\n".join(texts)


def about(line: LogLine) -> str:
    """Whom it was about and what they wrote, for one line; empty: nobody."""
    if line.about is None:
        return ""
    return f"{visible(line.about.author_name)}: {visible(line.about.text[:300])}"


def outcome(line: LogLine) -> str:
    """How its delivery ended, and whether it was taken back."""
    parts = []
    if line.delivery:
        parts.append(delivery_label(DeliveryState(line.delivery)))
    if line.undone_by is not None:
        parts.append(_t("Log", "undone by entry {number}").format(number=line.undone_by))
    return " · ".join(parts)
