"""What can be done with items, as data: name, key, icon, and what is said when it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from moderator_app.domain.entries import SETTLING, EntryKind
from ui.actions import Group
from ui.i18n import _t


@dataclass(frozen=True, slots=True)
class ItemAction:
    """One decision about an item.

    Attributes:
        danger: stands apart.
        bulk: offered for several picked items.
    """

    kind: EntryKind
    icon: str
    key: str = ""
    group: Group = Group.DECIDE
    danger: bool = False
    bulk: bool = False

    @property
    def id(self) -> str:
        return self.kind.value

    @property
    def settles(self) -> bool:
        """Whether the item is done with it, so that the reader goes on to the next."""
        return self.kind in SETTLING or self.kind is EntryKind.SNOOZE


ITEM_ACTIONS: Final = (
    ItemAction(EntryKind.LIKE, "heart", "L"),
    ItemAction(EntryKind.HIDE, "hide", "H", bulk=True),
    ItemAction(EntryKind.SNOOZE, "snooze", "S", Group.PEOPLE, bulk=True),
    ItemAction(EntryKind.CLOSE, "check", "E", bulk=True),
    ItemAction(EntryKind.APPROVE, "shield", "A", bulk=True),
    ItemAction(EntryKind.CLAIM, "person-add", "C", Group.PEOPLE, bulk=True),
    ItemAction(EntryKind.RELEASE, "person", "Shift+F", Group.PEOPLE),
    ItemAction(EntryKind.ASSIGN, "people", "Shift+C", Group.PEOPLE, bulk=True),
    ItemAction(EntryKind.NOTE, "note", "N", Group.PEOPLE),
    ItemAction(EntryKind.TAG, "tag", "#", Group.PEOPLE, bulk=True),
    ItemAction(EntryKind.REOPEN, "undo", "Shift+R"),
    ItemAction(EntryKind.UNHIDE, "eye", "Shift+H"),
    ItemAction(EntryKind.RESTORE, "retry", "Shift+D"),
    ItemAction(EntryKind.UNLIKE, "heart", "Shift+L"),
    ItemAction(EntryKind.REJECT, "close", "Shift+A", danger=True),
    ItemAction(EntryKind.SPAM, "flag", "!", danger=True, bulk=True),
    ItemAction(EntryKind.DELETE, "delete", "D", danger=True, bulk=True),
    ItemAction(EntryKind.MUTE, "mute", "Shift+B", danger=True),
    ItemAction(EntryKind.BAN, "ban", "B", danger=True),
    ItemAction(EntryKind.UNBAN, "person-add", "Ctrl+Shift+B"),
)
BY_KIND: Final = {each.kind: each for each in ITEM_ACTIONS}


def action_label(kind: EntryKind) -> str:
    """The verb on the button."""
    return {
        EntryKind.REPLY: _t("Action", "Reply"),
        EntryKind.LIKE: _t("Action", "Like"),
        EntryKind.UNLIKE: _t("Action", "Take the like back"),
        EntryKind.HIDE: _t("Action", "Hide"),
        EntryKind.UNHIDE: _t("Action", "Show again"),
        EntryKind.DELETE: _t("Action", "Delete"),
        EntryKind.RESTORE: _t("Action", "Restore"),
        EntryKind.APPROVE: _t("Action", "Approve"),
        EntryKind.REJECT: _t("Action", "Reject"),
        EntryKind.SPAM: _t("Action", "Spam"),
        EntryKind.BAN: _t("Action", "Ban the author"),
        EntryKind.UNBAN: _t("Action", "Lift the ban"),
        EntryKind.MUTE: _t("Action", "Mute the author"),
        EntryKind.CLOSE: _t("Action", "Close without an answer"),
        EntryKind.REOPEN: _t("Action", "Open again"),
        EntryKind.SNOOZE: _t("Action", "Snooze"),
        EntryKind.CLAIM: _t("Action", "Take it"),
        EntryKind.RELEASE: _t("Action", "Let it go"),
        EntryKind.ASSIGN: _t("Action", "Assign"),
        EntryKind.NOTE: _t("Action", "Note"),
        EntryKind.TAG: _t("Action", "Tag"),
        EntryKind.ASK_APPROVAL: _t("Action", "Ask for approval"),
    }.get(kind, kind.value)


def asking_label(text: str) -> str:
    """The verb of what the role may only ask for."""
    return _t("Action", "{what} · asks for approval").format(what=text)


def asking_sentence() -> str:
    """What becomes of it."""
    return _t("Action", "Beyond your role: it waits for approval, and whoever decides sees your reason.")


def done_label(kind: EntryKind) -> str:
    """What the toast says once it is committed; what has yet to reach a platform is not called done."""
    return {
        EntryKind.REPLY: _t("Action", "The reply is on its way"),
        EntryKind.EDIT: _t("Action", "The change is on its way"),
        EntryKind.ASK_APPROVAL: _t("Action", "It waits for approval"),
        EntryKind.SEND_BACK: _t("Action", "Sent back"),
        EntryKind.LIKE: _t("Action", "The like is on its way"),
        EntryKind.UNLIKE: _t("Action", "The like is being taken back"),
        EntryKind.HIDE: _t("Action", "Hiding"),
        EntryKind.UNHIDE: _t("Action", "Showing again"),
        EntryKind.DELETE: _t("Action", "Deleting"),
        EntryKind.RESTORE: _t("Action", "Restoring"),
        EntryKind.APPROVE: _t("Action", "Approving"),
        EntryKind.REJECT: _t("Action", "Rejecting"),
        EntryKind.SPAM: _t("Action", "Marking as spam"),
        EntryKind.BAN: _t("Action", "The ban is on its way"),
        EntryKind.UNBAN: _t("Action", "Lifting the ban"),
        EntryKind.MUTE: _t("Action", "Muting"),
        EntryKind.CLOSE: _t("Action", "Closed"),
        EntryKind.REOPEN: _t("Action", "Opened again"),
        EntryKind.SNOOZE: _t("Action", "Snoozed"),
        EntryKind.CLAIM: _t("Action", "It is yours"),
        EntryKind.RELEASE: _t("Action", "Let go"),
        EntryKind.ASSIGN: _t("Action", "Assigned"),
        EntryKind.NOTE: _t("Action", "Note added"),
        EntryKind.READ: _t("Action", "Marked as read"),
        EntryKind.TAG: _t("Action", "Tagged"),
    }.get(kind, kind.value)
