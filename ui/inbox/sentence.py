"""An inbox row as one sentence, for readers who listen."""

from __future__ import annotations

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.filters import Group
from moderator_app.domain.items import InboxRow, ItemState
from ui import format as fmt
from ui.i18n import _t
from ui.names import platform_title, waiting_label
from ui.safe_text import visible
from ui.widgets.chips import delivery_label, kind_label
from ui.widgets.clock_chip import row_face


def handled_text(row: InboxRow) -> str:
    """What stands in the row of an item that is done: what was done, by whom and when."""
    if not row.done_by or row.done_at is None:
        return ""
    text = {
        EntryKind.REPLY.value: _t("Inbox", "Answered by {name} at {time}"),
        EntryKind.HIDE.value: _t("Inbox", "Hidden by {name} at {time}"),
        EntryKind.DELETE.value: _t("Inbox", "Deleted by {name} at {time}"),
        EntryKind.SPAM.value: _t("Inbox", "Marked as spam by {name} at {time}"),
        EntryKind.REJECT.value: _t("Inbox", "Rejected by {name} at {time}"),
        "own": _t("Inbox", "Answered on another device at {time}"),
    }.get(row.done_what or "", _t("Inbox", "Done by {name} at {time}"))
    return text.format(name=row.done_by, time=fmt.clock_time(row.done_at))


def excerpt_text(row: InboxRow) -> str:
    """The second line: who spoke last and what was said."""
    handled = handled_text(row) if row.state is ItemState.DONE and not row.mine else ""
    if handled:
        return handled
    text = visible(row.excerpt)
    return _t("Inbox", "You: {text}").format(text=text) if row.ours_last else text


def state_text(row: InboxRow) -> str:
    """Open, done, or what is waited for."""
    if row.state is ItemState.WAITING and row.waiting_reason is not None:
        return waiting_label(row.waiting_reason)
    return _t("Inbox", "done") if row.state is ItemState.DONE else _t("Inbox", "open")


def row_sentence(row: InboxRow, now_us: int) -> str:
    """Author, platform, kind, text, thread, time left, assignee, state."""
    parts = [visible(row.author_name), platform_title(row.platform)]
    if row.kind is not None:
        parts.append(kind_label(row.kind))
    parts += [excerpt_text(row), visible(row.thread_title), row_face(row, now_us).spoken()]
    if row.assignee is not None:
        parts.append(
            _t("Inbox", "assigned to you") if row.mine else _t("Inbox", "assigned to {name}").format(name=row.assignee)
        )
    if row.claimed_by is not None:
        parts.append(
            _t("Inbox", "in your hands")
            if row.claimed_mine
            else _t("Inbox", "in the hands of {name}").format(name=visible(row.claimed_by))
        )
    parts.append(state_text(row))
    if row.unread:
        parts.append(_t("Inbox", "unread"))
    if row.draft:
        parts.append(_t("Inbox", "has a draft"))
    if row.delivery_state is not None:
        parts.append(delivery_label(row.delivery_state))
    if row.needs_look:
        parts.append(_t("Inbox", "needs a look: changed after our answer"))
    return ", ".join(part for part in parts if part)


def head_title(row: InboxRow, group: Group) -> str:
    """What the items of a group have in common, by the first of them."""
    if group is Group.AUTHOR:
        return visible(row.author_name)
    if group is Group.THREAD:
        return visible(row.thread_title) or _t("Inbox", "No title")
    return visible(row.excerpt)


def head_detail(row: InboxRow, group: Group) -> str:
    """The second line of a head: the first item below it."""
    about = visible(row.thread_title) if group is Group.AUTHOR else visible(row.author_name)
    said = about if group is Group.CLUSTER else excerpt_text(row)
    return said if not about or said == about else f"{about}: {said}"


def head_sentence(row: InboxRow, group: Group, count: int, first: str, *, folded: bool) -> str:
    """A head for readers who listen."""
    state = _t("Inbox", "folded") if folded else _t("Inbox", "unfolded")
    return ", ".join([head_title(row, group), _t("Inbox", "%n item(s) together", "", count), state, first])
