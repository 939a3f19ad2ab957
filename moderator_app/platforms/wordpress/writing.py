"""Writing to a site: every command as one POST, what its answer means, and how to see afterwards whether it arrived."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from moderator_app.clock import SECOND_US
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.formatting import as_read, to_html
from moderator_app.domain.ports import (
    AuthNeeded,
    Message,
    NeedsSignin,
    NoPermission,
    Outcome,
    PlatformCommand,
    PlatformError,
    RateLimited,
    Receipt,
    Refused,
    Retry,
    TooManyRequests,
    Visibility,
)
from moderator_app.net.plain_text import one_line, printable, same_text
from moderator_app.platforms.wordpress import mapping
from moderator_app.platforms.wordpress.client import Missing
from moderator_app.platforms.wordpress.reading import Site

_SKEW_US: Final = 2 * SECOND_US
"""Comments carry whole seconds, and so does the Date header the two clocks are compared by."""
_FIND_PAGES: Final = 10
_WANTED: Final = {
    EntryKind.HIDE: "hold",
    EntryKind.UNHIDE: "approved",
    EntryKind.APPROVE: "approved",
    EntryKind.SPAM: "spam",
}
TO_TRASH: Final = frozenset({EntryKind.DELETE, EntryKind.REJECT})


def perform(site: Site, command: PlatformCommand, target: Mapping[str, Any], own: str) -> Outcome:
    """Carry out a command on a comment that was read a moment ago; `own` is our user id."""
    if command.action is EntryKind.REPLY:
        return _reply(site, command, target, own)
    if command.action is EntryKind.EDIT:
        return _edit(site, command, target)
    if command.action in TO_TRASH:
        return _trash(site, target)
    if command.action is EntryKind.RESTORE:
        return _restore(site, target)
    if command.action in _WANTED:
        return _set_status(site, target, _WANTED[command.action])
    return Refused(code="unsupported", text=f"WordPress has no {command.action}")


def _reply(site: Site, command: PlatformCommand, target: Mapping[str, Any], own: str) -> Outcome:
    if command.files:
        return Refused(code="no_files", text="comments of WordPress carry no files")
    if not (command.text or "").strip():
        return Refused(code="rest_comment_content_invalid", text="the text is empty")
    result = site.client.write(
        "/wp/v2/comments",
        {
            "post": target.get("post"),
            "parent": target.get("id"),
            "content": _markup(command),
            # Named, so that a site which lost our sign-in refuses instead of posting as a guest.
            "author": int(own),
        },
    )
    if isinstance(result, Refused) and result.code == "comment_duplicate" and command.first_attempt_at is not None:
        try:
            return found_reply(site, command, own) or result
        except PlatformError as error:
            return Retry(code=error.code, text=error.text)
    return site.receipt(result)


def _markup(command: PlatformCommand) -> str:
    """The text as HTML, without a backslash: the core's check for duplicates drops those from the new text only, so it
    would let the same reply through twice (seen on 6.1).
    """
    return to_html(printable(command.text or ""), command.marks).replace("\\", "&#92;")


def _as_read(command: PlatformCommand) -> str:
    return as_read(command.text or "", command.marks)


def _edit(site: Site, command: PlatformCommand, target: Mapping[str, Any]) -> Outcome:
    if not (command.text or "").strip():
        return Refused(code="rest_comment_content_invalid", text="the text is empty")
    return site.receipt(site.client.write(_route(target), {"content": _markup(command), **_origin_of(target)}))


def _set_status(site: Site, target: Mapping[str, Any], wanted: str) -> Outcome:
    if target.get("status") == wanted:
        return site.receipt(target)
    result = site.client.write(_route(target), {"status": wanted, **_origin_of(target)})
    if isinstance(result, Retry) and result.code == "rest_comment_failed_edit":
        # Also said when a colleague was faster and nothing changed.
        now = site.comment(str(target.get("id")))
        return site.receipt(now) if now.get("status") == wanted else result
    if isinstance(result, Mapping) and result.get("status") != wanted:
        return Refused(code="not_changed", text=f"the site left it as {one_line(str(result.get('status')), 40)}")
    return site.receipt(result)


def _trash(site: Site, target: Mapping[str, Any]) -> Outcome:
    if target.get("status") == "trash":
        return site.receipt(target)
    # Not `status: trash`: where the trash is switched off that would delete for good, this is refused.
    result = site.client.write(_route(target), params={"_method": "DELETE", "_fields": mapping.COMMENT_FIELDS})
    if isinstance(result, Refused) and result.code == "rest_already_trashed":
        return site.receipt(target)
    return site.receipt(result)


def _restore(site: Site, target: Mapping[str, Any]) -> Outcome:
    status = target.get("status")
    back = {"trash": "untrash", "spam": "unspam"}.get(str(status))
    if back is None:
        return (
            Refused(code="rest_comment_trash_post", text="its post is in the trash")
            if status == "post-trashed"
            else site.receipt(target)
        )
    result = site.client.write(_route(target), {"status": back, **_origin_of(target)})
    if isinstance(result, Mapping) and result.get("status") == status:
        return Refused(code="not_changed", text=f"the site left it as {one_line(str(status), 40)}")
    return site.receipt(result)


def found_reply(site: Site, command: PlatformCommand, own: str) -> Receipt | None:
    """The oldest own comment with this text under this target that is not older than the first attempt.

    The refusal of duplicates overlooks trashed comments, so the look does not (traps, "Items and sending").
    """
    offset = 0
    best: Receipt | None = None
    for _ in range(_FIND_PAGES):
        rows = site.rows("any", offset, 100, {"author": own, "post": command.target.thread_external_id})
        floor = None
        if command.first_attempt_at is not None:
            floor = command.first_attempt_at + site.offset_us - _SKEW_US
        if rows.broken:
            raise PlatformError("unreadable", "some of our comments could not be read")
        for item in rows.items:
            receipt = site.receipt(item)
            if not isinstance(receipt, Receipt) or receipt.message is None:
                raise PlatformError("unreadable", "one of our comments could not be read")
            message = receipt.message
            if floor is not None and message.created_at is not None and message.created_at < floor:
                continue
            if message.reply_to == command.target.external_id and same_text(message.text, _as_read(command)):
                best = receipt
        offset += len(rows.items)
        # Ids, not dates, order the list: only its end, or a page wholly older than the attempt, ends the look.
        dates = [m for item in rows.items if (m := mapping.moment(item.get("date_gmt"), site.clock.now_us()))]
        if not rows.items or (rows.total is not None and offset >= rows.total):
            return best
        if floor is not None and dates and max(dates) < floor:
            return best
    raise PlatformError("too_many", "too many comments of ours under this post to look through")


def is_done(command: PlatformCommand, message: Message) -> bool:
    """Whether the target already is what the command asks for."""
    if command.action is EntryKind.EDIT:
        return same_text(message.text, _as_read(command))
    if command.action in TO_TRASH:
        return message.visibility is Visibility.TRASH
    if command.action is EntryKind.RESTORE:
        return message.visibility in {Visibility.PUBLIC, Visibility.HELD}
    wanted = {
        EntryKind.HIDE: Visibility.HELD,
        EntryKind.UNHIDE: Visibility.PUBLIC,
        EntryKind.APPROVE: Visibility.PUBLIC,
        EntryKind.SPAM: Visibility.SPAM,
    }
    return wanted.get(command.action) is message.visibility


def unwritten(error: PlatformError) -> Outcome:
    """What a failure to read before a write means for the write: nothing was written."""
    if isinstance(error, Missing):
        return Refused(code="gone", text=error.text)
    if isinstance(error, NeedsSignin | NoPermission):
        return AuthNeeded(code=error.code, text=error.text)
    if isinstance(error, TooManyRequests):
        return RateLimited(after_s=error.after_s, text=error.text)
    return Retry(code=error.code, text=error.text)


def _route(target: Mapping[str, Any]) -> str:
    return f"/wp/v2/comments/{mapping.number(target.get('id'), 'id')}"


def _origin_of(target: Mapping[str, Any]) -> dict[str, str]:
    """Where the comment came from, sent back with every change: WordPress would put our own there (trap 3)."""
    kept = {name: target.get(name) for name in ("author_ip", "author_user_agent")}
    return {name: value for name, value in kept.items() if isinstance(value, str) and value}
