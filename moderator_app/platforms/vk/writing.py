"""What deliveries do on VK. One call each; repeated with the same key it stays one comment, one message."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from typing import Any, Final

from moderator_app.clock import SECOND_US, Clock
from moderator_app.domain.authors import Author
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.ports import (
    Ambiguous,
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
    ThreadInfo,
    TooManyRequests,
)
from moderator_app.platforms.vk import faults, sources
from moderator_app.platforms.vk.calls import Calls, Missing
from moderator_app.platforms.vk.capabilities import MAX_MESSAGE, YEAR_S, Access, TokenKind
from moderator_app.platforms.vk.faults import Fault, QuotaUsed
from moderator_app.platforms.vk.keys import guid, random_id
from moderator_app.platforms.vk.mapping import plain
from moderator_app.platforms.vk.rereading import Rereader
from moderator_app.platforms.vk.sources import WALL, Source, source_of
from moderator_app.platforms.vk.uploads import Hung, Place, hang, kept

_REPEAT_US: Final = 5 * SECOND_US
"""A first attempt older than this was not this one."""
_THUMB_UP: Final = 4
"""Number of a friendly reaction among VK's; which picture a number is, no source says (sheet VK, "Write")."""
_BAN_REASONS: Final = (
    (1, ("spam", "спам", "реклам")),
    (3, ("profanity", "swear", "мат", "нецензур")),
    (2, ("abuse", "insult", "harass", "оскорб", "угроз")),
    (4, ("flood", "off-topic", "offtopic", "флуд", "оффтоп")),
)
_CHANGING: Final = {
    EntryKind.DELETE: "deleteComment",
    EntryKind.RESTORE: "restoreComment",
    EntryKind.SPAM: "reportComment",
    EntryKind.EDIT: "editComment",
}


def ban_reason(text: str | None) -> int:
    """VK's number for a reason in words: 1 spam, 2 abuse, 3 profanity, 4 off-topic or flood, 0 other."""
    words = (text or "").lower()
    return next((number for number, stems in _BAN_REASONS if any(stem in words for stem in stems)), 0)


class Writer:
    """The writing side of one adapter."""

    def __init__(self, calls: Calls, access: Access, me: Author, clock: Clock, rereader: Rereader) -> None:
        self._calls = calls
        self._rereader = rereader
        self._me = me
        self._tried: set[str] = set()
        self.access = access
        self._group_id = -int(me.external_id or 0)
        self._clock = clock

    def perform(self, command: PlatformCommand, key: str) -> Outcome:
        """Do it once."""
        source = source_of(command.target.channel_external_id)
        action = command.action
        if not _reachable(command):
            return Refused(code="gone", text="VK has no such message")
        if action in {EntryKind.REPLY, EntryKind.EDIT, EntryKind.TO_DM}:
            if not (command.text or "").strip() and not command.files:
                return Refused(code="empty", text="the text is empty")
            if len(command.text or "") > MAX_MESSAGE:
                return Refused(code="too_long", text=f"longer than {MAX_MESSAGE} characters")
        doings: Mapping[EntryKind, Callable[[], Outcome]] = {
            EntryKind.REPLY: lambda: self._reply(source, command, key) if source else self._send(command, key),
            EntryKind.TO_DM: lambda: self._send(command, key),
            EntryKind.BAN: lambda: self._ban(command),
            EntryKind.UNBAN: lambda: self._unban(command),
            EntryKind.LIKE: lambda: self._like(source, command, on=True),
            EntryKind.UNLIKE: lambda: self._like(source, command, on=False),
        }
        try:
            if action in doings:
                return doings[action]()
            if action in _CHANGING:
                return self._change(source, command) if source else self._change_message(command)
        except PlatformError as error:
            return unwritten(error)
        return Refused(code="unsupported", text=f"VK has no {action}")

    # ---------------------------------------------------------------- calls

    def _call(self, method: str, **params: Any) -> Any | Fault | Outcome:
        """One write, refused here where the token cannot have the right.

        Raises:
            NoPermission: this token may not call the method.
        """
        if not self.access.may(method):
            raise NoPermission("wrong_token_kind", f"this key may not call {method}")
        return self._calls.write(method, **params)

    def _ended(self, result: Any, command: PlatformCommand, *, done: frozenset[int] = frozenset()) -> Outcome:
        """The outcome of a change: VK's yes, or an error that says it already is so."""
        if isinstance(result, Fault):
            if result.number not in done:
                return self._calls.judged(result)
        elif isinstance(result, _OUTCOMES):
            return result
        elif result == 0:
            return Refused(code="not_changed", text="VK did nothing")
        return Receipt(external_id=command.target.external_id, at=self._clock.now_us())

    def _created(
        self,
        number: Any,
        command: PlatformCommand,
        thread: str,
        link: str,
        reply_to: str | None,
        hung: tuple[Hung, ...] = (),
    ) -> Outcome:
        """The receipt for something new, with the message as it must look; an answer without its id says nothing."""
        if isinstance(number, bool) or not isinstance(number, int) or number <= 0:
            return Ambiguous(code="no_id", text="VK answered without the id")
        at = self._calls.server_time or self._clock.now_us()
        message = Message(
            external_id=str(number),
            thread=ThreadInfo(external_id=thread, title=""),
            author=self._me,
            text=plain(html.escape(command.text or "", quote=False)),
            created_at=at,
            reply_to=reply_to,
            ours=True,
            starts=False,
            permalink=link,
            attachments=tuple(file.shown for file in hung),
        )
        return Receipt(external_id=str(number), permalink=link, at=at, message=message)

    def _earlier(self, command: PlatformCommand, key: str) -> Receipt | None:
        """What an earlier attempt with this key has already written, where we can look.

        VK documents `guid`, yet a user reports comments repeated in spite of it (vk-php-sdk issue 116): a repeat
        looks first.

        Raises:
            PlatformError: it cannot look just now.
        """
        first = command.first_attempt_at
        again = key in self._tried or (first is not None and self._clock.now_us() - first > _REPEAT_US)
        self._tried.add(key)
        if not again:
            return None
        try:
            return self._rereader.find(command, key)
        except NoPermission:
            return None  # a community's key cannot read comments; the guid is all there is

    # ---------------------------------------------------------------- words

    def _owner(self, source: Source) -> dict[str, int]:
        return {source.owner: self._group_id if source.owner == "group_id" else -self._group_id}

    def _reply(self, source: Source, command: PlatformCommand, key: str) -> Outcome:
        target = command.target
        params: dict[str, Any] = {
            **self._owner(source),
            source.thread: int(target.thread_external_id),
            "message": command.text or None,
            # The wall wants to know which community, the others only whether.
            "from_group": self._group_id if source is WALL else True,
            "guid": guid(key),
        }
        if source.answers:
            params["reply_to_comment"] = int(target.external_id)
        earlier = self._earlier(command, key)
        if earlier is not None:
            return earlier
        hung = self._hang(Place(self._group_id), source.method("createComment"), command)
        if not isinstance(hung, tuple):
            return hung
        if hung:
            params["attachments"] = [file.name for file in hung]
        result = self._call(source.method("createComment"), **params)
        if isinstance(result, Fault):
            return self._calls.judged(result)
        if isinstance(result, _OUTCOMES):
            return result
        number = result.get("comment_id") if isinstance(result, Mapping) else result
        thread = target.thread_external_id
        link = sources.permalink(source, self._group_id, thread, str(number))
        return self._created(number, command, thread, link, target.external_id if source.answers else None, hung)

    def _send(self, command: PlatformCommand, key: str) -> Outcome:
        """A message into a dialogue, or to the author of a comment."""
        to_person = command.action is EntryKind.TO_DM
        peer = command.target.author_external_id if to_person else command.target.thread_external_id
        if peer is None or not peer.isascii() or not peer.isdigit():
            return Refused(code="not_allowed_to_write", text="a message can be sent to a person only")
        in_dialogue = source_of(command.target.channel_external_id) is None
        hung = self._hang(Place(self._group_id, int(peer)), "messages.send", command)
        if not isinstance(hung, tuple):
            return hung
        result = self._call(
            "messages.send",
            peer_id=int(peer),
            random_id=random_id(key),
            message=command.text or None,
            attachment=",".join(file.name for file in hung) or None,
            reply_to=int(command.target.external_id) if in_dialogue and not to_person else None,
            group_id=self._group_id if self.access.kind is TokenKind.USER else None,
        )
        if isinstance(result, Fault):
            return self._calls.judged(result)
        if isinstance(result, _OUTCOMES):
            return result
        link = sources.dialogue_link(self._group_id, peer)
        return self._created(result, command, peer, link, None if to_person else command.target.external_id, hung)

    def _hang(self, place: Place, posting: str, command: PlatformCommand) -> tuple[Hung, ...] | Outcome:
        """The files, where VK lets this key post at all: nothing is sent there for nothing."""
        if not command.files:
            return ()
        if not self.access.may(posting):
            raise NoPermission("wrong_token_kind", f"this key may not call {posting}")
        return hang(self._calls, self.access, place, command)

    # ---------------------------------------------------------------- changes

    def _change(self, source: Source, command: PlatformCommand) -> Outcome:
        """Edit, delete, restore or report a comment."""
        target = command.target
        verb = _CHANGING[command.action]
        if command.action is EntryKind.SPAM and not source.reports:
            return Refused(code="unsupported", text="VK takes no reports about posts in discussions")
        params: dict[str, Any] = {**self._owner(source), "comment_id": int(target.external_id)}
        if source.owner == "group_id":
            params[source.thread] = int(target.thread_external_id)
        if command.action is EntryKind.EDIT:
            params["message"] = command.text
            hung = self._kept(source, command)
            if isinstance(hung, Refused):
                return hung
            params["attachments"] = hung
        if command.action is EntryKind.SPAM:
            params["reason"] = 0
        result = self._call(source.method(verb), **params)
        if command.action is EntryKind.DELETE:
            return self._deleted(result, command)
        if command.action is EntryKind.SPAM:
            return self._reported(source, result, params, command)
        done = faults.NOT_DELETED if command.action is EntryKind.RESTORE else frozenset[int]()
        return self._ended(result, command, done=done)

    def _kept(self, source: Source | None, command: PlatformCommand) -> list[str] | Refused | None:
        """What hangs on our message: an edit that does not name it again takes it off."""
        if not command.target.attached:
            return None
        hung = self._rereader.hung_on(source, command.target)
        names = None if hung is None else kept(hung)
        if names is None:
            return Refused(
                code="cannot_keep_files", text="VK does not name what hangs on it; editing would take it off"
            )
        return list(names) or None

    def _reported(self, source: Source, result: Any, params: Mapping[str, Any], command: PlatformCommand) -> Outcome:
        """A report leaves the comment where readers see it: what is spam is taken down too, and can be restored."""
        if isinstance(result, _OUTCOMES):
            return result
        if isinstance(result, Fault) and result.number not in faults.GONE_COMMENT:
            return self._calls.judged(result)
        params = {name: value for name, value in params.items() if name != "reason"}
        return self._deleted(self._call(source.method("deleteComment"), **params), command)

    def _deleted(self, result: Any, command: PlatformCommand) -> Outcome:
        """Deleted twice is deleted; but "no access" is said of what is gone and of what we may not touch."""
        doubtful = result == 0 or (isinstance(result, Fault) and result.number in faults.GONE_COMMENT)
        if doubtful:
            try:
                gone = self._rereader.is_gone(command)
            except NoPermission:
                gone = isinstance(result, Fault) and result.number == 104
            if gone:
                return Receipt(external_id=command.target.external_id, at=self._clock.now_us())
        return self._ended(result, command)

    def _change_message(self, command: PlatformCommand) -> Outcome:
        number = int(command.target.external_id)
        peer = int(command.target.thread_external_id)
        group = self._group_id
        if command.action is EntryKind.EDIT:
            hung = self._kept(None, command)
            if isinstance(hung, Refused):
                return hung
            result = self._call(
                "messages.edit", peer_id=peer, message_id=number, message=command.text, group_id=group,
                attachment=",".join(hung) if hung else None,
                keep_forward_messages=True, keep_snippets=True,
            )  # fmt: skip
            return self._ended(result, command)
        if command.action is EntryKind.RESTORE:
            return self._ended(self._call("messages.restore", message_id=number, group_id=group), command)
        spam = command.action is EntryKind.SPAM
        # Only our own can be taken back from the other side; a stranger's goes from our side, as spam.
        result = self._call("messages.delete", message_ids=[number], spam=spam, delete_for_all=not spam, group_id=group)
        if not isinstance(result, list):
            return self._ended(result, command)
        (row,) = result or ({},)
        error = row.get("error") if isinstance(row, Mapping) else None
        if isinstance(error, Mapping):
            number_of = error.get("code", error.get("error_code"))
            words = error.get("description", error.get("error_msg"))
            found = Fault(number_of if isinstance(number_of, int) else 0, str(words or ""), error)
            return self._ended(found, command, done=faults.GONE_COMMENT)
        return self._ended(row.get("response") if isinstance(row, Mapping) else 0, command)

    def _like(self, source: Source | None, command: PlatformCommand, *, on: bool) -> Outcome:
        number = int(command.target.external_id)
        if source:
            result = self._call(
                "likes.add" if on else "likes.delete",
                type=source.like, owner_id=-self._group_id, item_id=number, from_group=True,
            )  # fmt: skip
            return self._ended(1 if isinstance(result, Mapping) else result, command)
        peer = int(command.target.thread_external_id)
        answer = self._calls.read("messages.getById", message_ids=[number], group_id=self._group_id)
        rows = answer.get("items") if isinstance(answer, Mapping) else None
        place = rows[0].get("conversation_message_id") if rows and isinstance(rows[0], Mapping) else None
        if not isinstance(place, int) or isinstance(place, bool):
            return Refused(code="gone", text="the message is not there")
        params: dict[str, Any] = {"peer_id": peer, "cmid": place}
        if on:
            params["reaction_id"] = _THUMB_UP
        return self._ended(self._call(f"messages.{'send' if on else 'delete'}Reaction", **params), command)

    # ---------------------------------------------------------------- people

    def _who(self, command: PlatformCommand) -> int | None:
        text = command.target.author_external_id or ""
        digits = text.removeprefix("-")
        return int(text) if digits.isascii() and digits.isdigit() and int(text) else None

    def _ban(self, command: PlatformCommand) -> Outcome:
        who = self._who(command)
        if who is None:
            return Refused(code="no_author", text="VK does not say who wrote this")
        if command.for_s is not None and not 0 < command.for_s <= YEAR_S:
            return Refused(code="too_long_ban", text="VK bans for a year at most, or for good")
        until = None if command.for_s is None else self._clock.now_us() // SECOND_US + command.for_s
        result = self._call(
            "groups.ban",
            group_id=self._group_id,
            owner_id=who,
            end_date=until,
            reason=ban_reason(command.reason),
            comment=command.reason or None,
            comment_visible=False,
        )
        return self._ended(result, command)

    def _unban(self, command: PlatformCommand) -> Outcome:
        who = self._who(command)
        if who is None:
            return Refused(code="no_author", text="VK does not say who wrote this")
        # 104: nobody of that name on the list.
        return self._ended(
            self._call("groups.unban", group_id=self._group_id, owner_id=who), command, done=frozenset({104})
        )


def _reachable(command: PlatformCommand) -> bool:
    """Whether the target has the numbers by which VK knows things."""
    names = (command.target.external_id, command.target.thread_external_id)
    return all(name.isascii() and name.removeprefix("-").isdigit() for name in names)


_OUTCOMES: Final = (Retry, Refused, Ambiguous, AuthNeeded, RateLimited, Receipt)


def unwritten(error: PlatformError) -> Outcome:
    """What a failure before a write means for the write: nothing was written."""
    if isinstance(error, Missing):
        return Refused(code="gone", text=error.text)
    if isinstance(error, NeedsSignin):
        return AuthNeeded(code=error.code, text=error.text, challenge=error.challenge)
    if isinstance(error, QuotaUsed):
        return Retry(code=error.code, text=error.text, after_s=error.after_s)
    if isinstance(error, NoPermission):
        return AuthNeeded(code="no_permission", text=f"{error.code}: {error.text}")
    if isinstance(error, TooManyRequests):
        return RateLimited(after_s=error.after_s, text=error.text)
    return Retry(code=error.code, text=error.text)
