"""A thread in words: who, when, what happened to a message, what is asked of the platform about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.files import OutgoingFile
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.ports import Attachment, Visibility
from moderator_app.domain.suggest.tone import Kind
from moderator_app.domain.views import DeliveryView, MessageView
from ui import format as fmt
from ui import i18n
from ui.i18n import _t
from ui.safe_text import visible
from ui.thread.text_body import plain
from ui.widgets.chips import delivery_label, kind_label

SPOKEN: int = 1_000
"""Characters of a text that are read aloud."""
NAME: int = 200
"""Characters of a name that are ever looked at."""


def name_of(text: str) -> str:
    """A name for one line, hostile marks shown, never longer than anyone reads."""
    return visible(text[:NAME]) or _t("Thread", "No name")


def size_text(size: int) -> str:
    """Bytes as people read them."""
    if size < 1024:
        return _t("Thread", "{size} B").format(size=fmt.number(size)).replace(" ", fmt.NBSP)
    if size < 1024 * 1024:
        return _t("Thread", "{size} KB").format(size=fmt.number(round(size / 1024))).replace(" ", fmt.NBSP)
    return _t("Thread", "{size} MB").format(size=fmt.decimal(size / 1024 / 1024)).replace(" ", fmt.NBSP)


def attachment_text(attachment: Attachment) -> str:
    """What hangs on a message, without fetching it."""
    kind = {
        "image": _t("Thread", "photo"),
        "photo": _t("Thread", "photo"),
        "video": _t("Thread", "video"),
        "audio": _t("Thread", "audio"),
        "sticker": _t("Thread", "sticker"),
        "link": _t("Thread", "link"),
        "voice": _t("Thread", "voice message"),
        "animation": _t("Thread", "animation"),
        "clip": _t("Thread", "clip"),
        "wall": _t("Thread", "post"),
        "market": _t("Thread", "product"),
        "poll": _t("Thread", "poll"),
        "location": _t("Thread", "place"),
        "contact": _t("Thread", "contact"),
        "checklist": _t("Thread", "list"),
        "dice": _t("Thread", "dice"),
        "game": _t("Thread", "game"),
        "gift": _t("Thread", "gift"),
        "invoice": _t("Thread", "invoice"),
        "story": _t("Thread", "story"),
        "paid_media": _t("Thread", "paid media"),
        "giveaway": _t("Thread", "giveaway"),
        "graffiti": _t("Thread", "drawing"),
        "unsupported": _t("Thread", "something this version does not show"),
    }.get(attachment.kind, _t("Thread", "file"))
    parts = [kind]
    if attachment.name and attachment.name not in {attachment.kind, "photo"}:  # a platform's own word for the kind
        parts.append(visible(attachment.name[:80]))
    if attachment.size is not None:
        parts.append(size_text(attachment.size))
    return " · ".join(parts)


def file_text(file: OutgoingFile) -> str:
    """A file of ours in a line."""
    return f"{visible(file.name[-80:])} · {size_text(file.size)}"


def file_icon(file: OutgoingFile) -> str:
    return "image" if file.picture else "attach"


def files_text(files: Sequence[OutgoingFile]) -> str:
    """What goes along, for one line: the name of a single file, else how many."""
    if len(files) == 1:
        return visible(files[0].name[-80:])
    count = len(files)
    return _t("Thread", "%n file(s)", "", count) if count else ""


def attachment_icon(attachment: Attachment) -> str:
    if attachment.kind in {"image", "photo", "sticker", "graffiti"}:
        return "image"
    return {"quote": "quote", "forward": "swap", "link": "link", "poll": "chart", "voice": "mic"}.get(
        attachment.kind, "attach"
    )


def visibility_text(visibility: Visibility) -> str:
    """Whether others see it; empty when everybody does."""
    return {
        Visibility.PUBLIC: "",
        Visibility.HELD: _t("Thread", "Awaits approval"),
        Visibility.SPAM: _t("Thread", "In spam"),
        Visibility.TRASH: _t("Thread", "In the bin"),
    }[visibility]


def asked_text(delivery: DeliveryView) -> str:
    """What is on its way to the platform about a message: "Hide: queued"."""
    return _t("Thread", "{action}: {state}").format(
        action=action_text(delivery.action), state=delivery_label(delivery.state).lower()
    )


def action_text(action: EntryKind) -> str:
    """An action as a noun or verb in one or two words."""
    return {
        EntryKind.REPLY: _t("Asked", "Reply"),
        EntryKind.HIDE: _t("Asked", "Hide"),
        EntryKind.UNHIDE: _t("Asked", "Show again"),
        EntryKind.DELETE: _t("Asked", "Delete"),
        EntryKind.RESTORE: _t("Asked", "Restore"),
        EntryKind.APPROVE: _t("Asked", "Approve"),
        EntryKind.REJECT: _t("Asked", "Reject"),
        EntryKind.SPAM: _t("Asked", "To spam"),
        EntryKind.BAN: _t("Asked", "Ban"),
        EntryKind.UNBAN: _t("Asked", "Lift the ban"),
        EntryKind.MUTE: _t("Asked", "Mute"),
        EntryKind.UNMUTE: _t("Asked", "Unmute"),
        EntryKind.LIKE: _t("Asked", "Like"),
        EntryKind.UNLIKE: _t("Asked", "Remove the like"),
        EntryKind.EDIT: _t("Asked", "Edit"),
        EntryKind.CLOSE: _t("Asked", "Close"),
        EntryKind.REOPEN: _t("Asked", "Reopen"),
        EntryKind.SNOOZE: _t("Asked", "Snooze"),
        EntryKind.CLAIM: _t("Asked", "Take"),
        EntryKind.RELEASE: _t("Asked", "Let go"),
        EntryKind.ASSIGN: _t("Asked", "Assign"),
        EntryKind.NOTE: _t("Asked", "Note"),
        EntryKind.TAG: _t("Asked", "Tag"),
        EntryKind.UNTAG: _t("Asked", "Remove a tag"),
        EntryKind.ESCALATE: _t("Asked", "Escalate"),
        EntryKind.TO_DM: _t("Asked", "Direct message"),
    }.get(action, action.value)


def channel_kind_text(kind: str) -> str:
    """What sort of place it is."""
    return {
        "comments": _t("Thread", "comments"),
        "reviews": _t("Thread", "reviews"),
        "direct": _t("Thread", "direct messages"),
        "group_chat": _t("Thread", "group chat"),
        "board": _t("Thread", "board"),
    }.get(kind, "")


def reply_place_text(kind: str) -> str:
    """What a reply there is."""
    return {
        "comments": _t("Thread", "comment"),
        "reviews": _t("Thread", "reply to a review"),
        "direct": _t("Thread", "direct message"),
        "group_chat": _t("Thread", "message in the chat"),
        "board": _t("Thread", "post on the board"),
    }.get(kind, "")


def removed_text(message: MessageView, now_us: int) -> str:
    """A stub says what happened and when we learnt of it."""
    when = fmt.when(message.removed_at or now_us, now_us)
    if message.ours:
        return _t("Thread", "Our answer was deleted, seen {when}").format(when=when)
    return _t("Thread", "Deleted, seen {when}").format(when=when)


def edited_text(message: MessageView, now_us: int) -> str:
    """When it was edited, by the platform's stamp or by when we saw it; empty: never."""
    at = message.edited_at or (message.revisions[-1].replaced_at if message.revisions else None)
    return _t("Thread", "edited {when}").format(when=fmt.when(at, now_us)) if at is not None else ""


def by_text(message: MessageView, people: Mapping[str, str]) -> str:
    """Who of ours answered."""
    if message.sent_by is None:
        return _t("Thread", "not through this program")
    return name_of(people.get(message.sent_by, message.sent_by))


def until_text(delivery: DeliveryView, now_us: int) -> str:
    """What happens next to a reply on its way, in a few words."""
    if delivery.blocked_code is not None:
        return blocked_text(delivery.blocked_code)
    if delivery.waits_for is not None:
        return _t("Thread", "waits for an earlier reply here")
    if delivery.state is DeliveryState.HELD and delivery.next_at is not None:
        return _t("Thread", "leaves in {time}").format(time=_seconds(delivery.next_at - now_us))
    if delivery.state is DeliveryState.RETRY and delivery.next_at is not None:
        return _t("Thread", "next try in {time}").format(time=_seconds(delivery.next_at - now_us))
    return ""


def _seconds(left_us: int) -> str:
    return fmt.duration(max(0, left_us) + 999_999 if left_us > 0 else 0)


def blocked_text(code: str) -> str:
    """Why a delivery cannot leave at all now."""
    return {
        "needs_signin": _t("Thread", "waits for a new sign-in of the account"),
        "rate_limited": _t("Thread", "the platform asked for a pause"),
        "offline": _t("Thread", "waits for the network"),
        "no_permission": _t("Thread", "the account lacks the right"),
    }.get(code, code.replace("_", " "))


def hidden_words() -> str:
    """What stands in place of words that their writer hid."""
    return _t("Thread", "hidden: press to show")


def language_badge(language: str) -> str:
    """The language of a message where it is not that of the window; empty: nothing to say."""
    return language.upper() if language and language != i18n.language() else ""


def context_text(attachment: Attachment) -> str:
    """Where the words come from, which platforms keep beside them; empty: it is a thing of its own."""
    if attachment.kind == "quote":
        return f"“{visible(attachment.name[:300])}”"
    if attachment.kind == "forward":
        if attachment.name == "forward":
            return _t("Thread", "forwarded")
        return _t("Thread", "forwarded from {name}").format(name=name_of(attachment.name))
    return ""


def edit_begun() -> str:
    """Of a message of ours whose change was begun and not sent yet."""
    return _t("Thread", "edit begun")


def kind_shown(message: MessageView) -> str:
    """What its writer is taken for; empty: one of us, neutral or not known, of which nothing is shown."""
    return "" if message.ours or message.kind == Kind.NEUTRAL else message.kind


def message_sentence(
    message: MessageView, people: Mapping[str, str], now_us: int, *, hide_spoilers: bool = False
) -> str:
    """A message read aloud: who, when, what happened to it, what it says; hidden words only once they are shown."""
    parts = [name_of(message.author_name)]
    if message.ours:
        parts.append(_t("Thread", "us, {by}").format(by=by_text(message, people)))
    if kind := kind_shown(message):
        parts.append(kind_label(kind))
    parts.append(fmt.when(message.created_at, now_us))
    if message.removed_at is not None:
        parts.append(removed_text(message, now_us))
    if edited := edited_text(message, now_us):
        parts.append(edited)
    if hidden := visibility_text(message.visibility):
        parts.append(hidden)
    said = message.text[:SPOKEN]
    if hide_spoilers:
        said = "\n".join(paragraph.text for paragraph in plain(said, spoilers=hidden_words()))
    if message.language and language_badge(message.language):
        parts.append(_t("Thread", "language: {code}").format(code=message.language.upper()))
    parts.append(visible(said) or _t("Thread", "no text"))
    parts += [context_text(each) or attachment_text(each) for each in message.attachments]
    return ", ".join(parts)


def delivery_sentence(delivery: DeliveryView, people: Mapping[str, str], now_us: int) -> str:
    """A reply on its way read aloud."""
    parts = [
        _t("Thread", "Reply by {name}").format(name=name_of(people.get(delivery.actor, delivery.actor))),
        delivery_label(delivery.state),
    ]
    if until := until_text(delivery, now_us):
        parts.append(until)
    parts += [file_text(each) for each in delivery.files]
    parts.append(visible((delivery.text or "")[:SPOKEN]))
    return ", ".join(part for part in parts if part)
