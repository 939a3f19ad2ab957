"""The Telegram adapter: one bot; each group is a channel, its dialogues together are one more."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from moderator_app.clock import SECOND_US, Clock
from moderator_app.domain.capabilities import Capability, Reason
from moderator_app.domain.channels import ChannelInfo
from moderator_app.domain.delivery import POSTING
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.ports import (
    AccountInfo,
    Ambiguous,
    AuthNeeded,
    Credentials,
    Gone,
    Message,
    MessageRef,
    NeedsSignin,
    NoPermission,
    Offline,
    Outcome,
    Page,
    PlatformCommand,
    PlatformError,
    Receipt,
    Refused,
    Retry,
    Target,
    ThreadInfo,
    TooManyRequests,
    Unreadable,
)
from moderator_app.net.budget import Budget, full
from moderator_app.net.plain_text import one_line
from moderator_app.platforms.telegram import commands, mapping, places, updates
from moderator_app.platforms.telegram.attachments import named
from moderator_app.platforms.telegram.client import (
    TOKEN_MALFORMED,
    WEBHOOK_SET,
    Client,
    Done,
    Fault,
    Moved,
    Unparsed,
)
from moderator_app.platforms.telegram.common import Common
from moderator_app.platforms.telegram.memory import Memory, load

CALL_LIMIT_S: Final = 30.0
LOOK_LIMIT_S: Final = 25.0
_BATCH: Final = 100
_ASK_MOST: Final = 6
"""Chats asked about in one look; the others keep what is known of them."""
_WEEK_S: Final = 6 * 86_400
"""After a week without news Telegram goes on with a random number, which may be lower than ours: ask without one."""
_PATIENCE: Final = 3
_NO_TEXT: Final = "there is no text in the message to edit"
_UPDATE_ID: Final = re.compile(rb'"update_id"\s*:\s*(\d{1,15})\b')


@dataclass(frozen=True, slots=True)
class _Me:
    id: int
    username: str
    name: str
    privacy: bool


class Telegram:
    """One bot (`domain.ports.Streaming`)."""

    def __init__(self, credentials: Credentials, clock: Clock, common: Common | None = None) -> None:
        self._common = common or Common()
        self._client = Client(credentials, clock, self._common)
        self._clock = clock
        self._listed = [part.strip() for part in credentials.settings.get("chats", "").split(",") if part.strip()]
        self._me: _Me | None = None
        self._facts: dict[int, places.ChatFacts] = {}
        self._connections: dict[str, ChannelInfo] = {}
        self._pace: dict[int, Budget] = {}
        self._offset_us = 0  # Telegram's clock minus ours
        self._broken: tuple[str, int] = ("", 0)  # an answer that is no JSON, and how often it came

    def __repr__(self) -> str:
        return f"Telegram({self._client.base})"

    def close(self) -> None:
        """Let go of connections."""
        self._client.close()

    # ---------------------------------------------------------------- who am I

    def check(self) -> AccountInfo:
        """Which bot the token belongs to, and whether it sees all messages of its groups.

        Raises:
            NeedsSignin: a wrong or revoked token.
            NoPermission: its news goes to a webhook.
            PlatformError: the server cannot be reached.
        """
        self._client.bound(CALL_LIMIT_S)
        self._me = None
        me = self._own()
        hook, _ = self._client.read("getWebhookInfo")
        if isinstance(hook, Mapping) and hook.get("url"):
            raise NoPermission(WEBHOOK_SET, "the bot has a webhook")
        return AccountInfo(
            external_id=str(me.id),
            name=f"@{me.username}" if me.username else me.name,
            own_ids=(str(me.id),),
            missing={Capability.READ_ALL: Reason.PRIVACY_MODE} if me.privacy else {},
        )

    def _own(self) -> _Me:
        if self._me is None:
            body, answer = self._client.read("getMe")
            self._note_time(answer.server_time)
            try:
                who = mapping.table(body, "getMe")
                own = mapping.number(who.get("id"), "id", least=1)
            except mapping.Unmappable:
                raise Offline("bad_json", "Telegram does not say who we are") from None
            self._me = _Me(
                own,
                mapping.handle(who.get("username")) or "",
                mapping.full_name(who),
                privacy=who.get("can_read_all_group_messages") is not True,
            )
        return self._me

    def _note_time(self, server_time: int | None) -> None:
        if server_time is not None:
            self._offset_us = server_time - self._clock.now_us()

    def _now_us(self) -> int:
        return self._clock.now_us() + self._offset_us

    def channels(self) -> Sequence[ChannelInfo]:
        """The private chats, and the chats named at sign-in. Telegram lists none: others appear with their news.

        Raises:
            NoPermission: a named chat cannot be seen.
        """
        self._client.bound(CALL_LIMIT_S)
        me = self._own()
        found = [places.PRIVATE_CHATS]
        for name in self._listed:
            chat_id: int | str = int(name) if name.lstrip("-").isdigit() else f"@{name.removeprefix('@')}"
            try:
                chat = self._chat(chat_id)
                number = mapping.number(chat.get("id"), "id")
                self._facts[number] = self._asked(number, chat)
                found.append(places.chat_channel(chat, Memory(), self._facts[number], privacy=me.privacy))
            except mapping.Unmappable as error:
                raise Offline("bad_json", f"{one_line(name, 60)}: {error}") from None
            except (NeedsSignin, Offline, TooManyRequests):
                raise
            except PlatformError as error:
                raise NoPermission("chat_not_found", f"{one_line(name, 60)}: {error.text}") from None
        return tuple({channel.external_id: channel for channel in found}.values())

    def _chat(self, chat_id: int | str) -> Mapping[str, Any]:
        try:
            body, _ = self._client.read("getChat", {"chat_id": chat_id})
        except Moved as moved:
            body, _ = self._client.read("getChat", {"chat_id": moved.chat})
        return mapping.table(body, "getChat")

    def _asked(self, chat_id: int, chat: Mapping[str, Any]) -> places.ChatFacts:
        """What the bot may do in a chat."""
        linked = chat.get("linked_chat_id")
        try:
            member, _ = self._client.read("getChatMember", {"chat_id": chat_id, "user_id": self._own().id})
        except (NeedsSignin, Offline, TooManyRequests):
            raise
        except PlatformError:
            member = None  # a chat that hides its members: nothing is claimed about rights
        return places.ChatFacts(
            linked=linked if isinstance(linked, int) else None,
            member=member if isinstance(member, Mapping) else None,
        )

    # ---------------------------------------------------------------- reading

    def pull(self, channel: ChannelInfo, cursor: str | None) -> Page:
        """Nothing: Telegram keeps no history for bots; all comes by `stream`."""
        return Page()

    def refresh(self, channel: ChannelInfo, messages: Sequence[MessageRef]) -> Sequence[Message | Gone | Unreadable]:
        """Nothing: a bot cannot read a message again."""
        return ()

    def listen(self, channel: ChannelInfo, cursor: str | None) -> Iterator[Page]:
        """Nothing: there is one stream for the whole bot."""
        return iter(())

    def check_target(self, command: PlatformCommand) -> Target:
        """Telegram cannot be asked; what the stream told is all there is."""
        return Target(exists=True)

    def stream(self, cursor: str | None, *, wait_s: float) -> Iterator[Page]:
        """News of all chats (`domain.ports.Streaming.stream`); at most 25 s a look.

        Raises:
            NoPermission: `second_poller`, `webhook_set`.
            PlatformError: nothing could be read; the cursor stays where it was.
        """
        memory = load(cursor)
        memory.threads = dict(self._common.threads)
        self._common.learn(memory)
        me = self._own_bounded()
        while True:
            before = memory.offset
            news, broken, server_time = self._look(memory, wait_s)
            self._note_time(server_time)
            if not news and not broken:
                yield Page(server_time=server_time)
                return
            self._ask_about(news, memory)
            scene = mapping.Scene(me.id, me.username, self._now_us(), memory)
            reading = updates.Reading(scene, me.privacy, self._facts, self._connections)
            pages = reading.pages(news, server_time) if news else [self._skipped(memory, broken, server_time)]
            self._common.learn(memory)
            yield from pages
            if memory.offset == before:
                raise Offline("bad_json", "Telegram's news has no usable numbers")

    def _own_bounded(self) -> _Me:
        self._client.bound(CALL_LIMIT_S)
        return self._own()

    def _look(self, memory: Memory, wait_s: float) -> tuple[list[Any], bytes, int | None]:
        """(updates, one update that is no JSON, server time)."""
        wait = int(min(max(wait_s, 0), LOOK_LIMIT_S))
        params: dict[str, Any] = {"limit": _BATCH, "timeout": wait, "allowed_updates": list(updates.WANTED)}
        idle = self._clock.now_us() // SECOND_US - memory.at
        if memory.offset is not None and not (memory.at and idle > _WEEK_S):
            params["offset"] = memory.offset
        try:
            return self._got(params)
        except Unparsed as error:
            if error.status != 200:
                raise
        # Something among a hundred is no JSON: the first one alone, then the rest can go on.
        try:
            return self._got({**params, "limit": 1, "timeout": 0})
        except Unparsed as error:
            return self._give_up(error, memory)

    def _got(self, params: Mapping[str, Any]) -> tuple[list[Any], bytes, int | None]:
        self._client.bound(CALL_LIMIT_S)
        limit_s = min(CALL_LIMIT_S, params["timeout"] + 5.0)
        body, answer = self._client.read("getUpdates", params, limit_s=limit_s)
        if not isinstance(body, list):
            raise Offline("bad_json", "the list of updates is no list")
        self._broken = ("", 0)
        return body, b"", answer.server_time

    def _give_up(self, error: Unparsed, memory: Memory) -> tuple[list[Any], bytes, int | None]:
        """A single update that is no JSON is quarantined once it came three times the same: then it is no accident."""
        digest = hashlib.sha256(error.body).hexdigest()
        seen = self._broken[1] + 1 if self._broken[0] == digest else 1
        self._broken = (digest, seen)
        if seen < _PATIENCE or (memory.offset is None and not _UPDATE_ID.search(error.body)):
            raise error
        self._broken = ("", 0)
        return [], error.body, None

    @staticmethod
    def _skipped(memory: Memory, broken: bytes, server_time: int | None) -> Page:
        """Past an update that is no JSON: by its own number, else by the one that was due."""
        match = _UPDATE_ID.search(broken)
        memory.offset = (int(match.group(1)) if match else memory.offset or 0) + 1
        lost = Unreadable(external_id=None, payload=broken, reason="the update is no JSON")
        return Page(unreadable=(lost,), cursor=memory.dump(), server_time=server_time)

    def _ask_about(self, news: Sequence[object], memory: Memory) -> None:
        """What the stream does not say: rights, linked channels, owners of business accounts. Only a help."""
        self._client.bound(CALL_LIMIT_S)
        left = _ASK_MOST
        try:
            for chat_id in updates.chats_of(news):
                if chat_id not in self._facts and chat_id not in memory.moved and left > 0:
                    left -= 1
                    self._facts[chat_id] = self._fact(chat_id)
            for name in updates.connections_of(news):
                if name not in self._connections and left > 0:
                    left -= 1
                    self._connections[name] = self._connection(name, memory)
        except (Offline, TooManyRequests):
            return  # the news itself is here and must not wait for this

    def _fact(self, chat_id: int) -> places.ChatFacts:
        try:
            return self._asked(chat_id, self._chat(chat_id))
        except (mapping.Unmappable, NoPermission, Moved):
            return places.ChatFacts()
        except PlatformError as error:
            if error.code == "bad_request":
                return places.ChatFacts()
            raise

    def _connection(self, name: str, memory: Memory) -> ChannelInfo:
        try:
            body, _ = self._client.read("getBusinessConnection", {"business_connection_id": name})
            return places.connection_channel(body, memory)
        except (mapping.Unmappable, NoPermission):
            return places.business_channel(name, None, None)
        except PlatformError as error:
            if error.code == "bad_request":
                return places.business_channel(name, None, None)
            raise

    def fetch(self, file_id: str, limit: int) -> bytes:
        """See `domain.ports.Fetching.fetch`."""
        self._client.bound(CALL_LIMIT_S)
        return self._client.file(file_id, limit)

    # ---------------------------------------------------------------- writing

    def perform(self, command: PlatformCommand, key: str) -> Outcome:
        """Do it once. Telegram knows no keys: a message without an answer is `Ambiguous`, with a link to look."""
        self._client.bound(CALL_LIMIT_S)
        if self._me is None:
            try:
                self._own()
            except PlatformError as error:
                return _unwritten(error)
        call = commands.plan(command, common=self._common, now_s=self._now_us() // SECOND_US)
        if isinstance(call, Refused):
            return call
        outcome = self._done(call, command)
        if isinstance(outcome, AuthNeeded):
            self._me = None
        if isinstance(outcome, Ambiguous) and call.message is not None:
            return replace(outcome, permalink=mapping.permalink(call.chat, call.message))
        return outcome

    def _done(self, call: commands.Call, command: PlatformCommand) -> Outcome:
        wait_s = self._pace_s(call)
        if wait_s > 0:
            return Retry(code="pace", text="Telegram takes about 20 messages a minute in one group", after_s=wait_s)
        answer = self._client.write(call.method, call.body, call.files)
        if isinstance(answer, Fault) and answer.moved_to is not None and answer.moved_to != call.chat:
            self._common.moved = {**self._common.moved, call.chat: answer.moved_to}
            again = commands.plan(command, common=self._common, now_s=self._now_us() // SECOND_US)
            if isinstance(again, Refused):
                return again
            call, answer = again, self._client.write(again.method, again.body, again.files)
        if isinstance(answer, Fault) and _NO_TEXT in answer.text.lower():
            of_files = commands.captioned(command, call)
            if of_files is not None:
                call, answer = of_files, self._client.write(of_files.method, of_files.body)
        if isinstance(answer, Fault):
            refusal = commands.meaning(answer, call, command, now_us=self._now_us())
            return refusal or Receipt(external_id=command.target.external_id)
        if isinstance(answer, Done):
            return self._receipt(answer.result, call, command)
        return answer

    def _pace_s(self, call: commands.Call) -> float:
        """Seconds until another message may go to this chat; the figures are Telegram's own advice."""
        if not call.posts:
            return 0.0
        now = self._clock.awake_us()
        rested = full(per_s=20 / 60, burst=20.0) if call.chat < 0 else full(per_s=1.0, burst=5.0)
        budget = self._pace.get(call.chat, rested)
        wait_s = budget.wait_s(now)
        if wait_s <= 0:
            for _ in range(max(1, len(call.files))):  # each file of an album is a message
                budget = budget.spent(now)
            self._pace[call.chat] = budget
        return wait_s

    def _receipt(self, result: Any, call: commands.Call, command: PlatformCommand) -> Outcome:
        if not call.posts and command.action is not EntryKind.EDIT:
            return Receipt(external_id=command.target.external_id)
        results = result if isinstance(result, list) else [result]
        message = self._own_message(results, command)
        result = results[0] if results else None
        if not call.posts:
            return Receipt(external_id=command.target.external_id, message=message)
        number = result.get("message_id") if isinstance(result, Mapping) else None
        if isinstance(number, bool) or not isinstance(number, int) or number < 1:
            return Ambiguous(code="no_id", text="Telegram says it is sent, but not under which number")
        return Receipt(
            external_id=message.external_id if message else mapping.external_id(call.chat, number),
            permalink=message.permalink if message else mapping.permalink(call.chat, number),
            at=message.created_at if message else None,
            # A direct message belongs to another channel than what it is about.
            message=message if command.action is not EntryKind.TO_DM else None,
            parts=tuple(
                mapping.external_id(call.chat, other["message_id"])
                for other in results[1:]
                if isinstance(other, Mapping) and isinstance(other.get("message_id"), int)
            ),
        )

    def _own_message(self, results: Sequence[object], command: PlatformCommand) -> Message | None:
        """Our message as Telegram shows it, in the thread of what it answers; an album as one."""
        me = self._me
        message: Message | None = None
        if me is None:
            return None
        scene = mapping.Scene(me.id, me.username, self._now_us(), Memory(threads=dict(self._common.threads)))
        for result in results:
            try:
                payload = mapping.table(result, "message")
                message = mapping.message(payload, scene, command.target.channel_external_id)
            except mapping.Unmappable:
                return None
        if message is None:
            return None
        message = replace(message, attachments=named(message.attachments, command.files))
        wanted = command.target.thread_external_id
        thread = message.thread if message.thread.external_id == wanted else ThreadInfo(external_id=wanted, title="")
        return replace(message, thread=thread, ours=True)

    def find(self, command: PlatformCommand, key: str) -> Receipt | None:
        """Nothing for what sets a state: a repeat is harmless.

        Raises:
            PlatformError: a message; a bot cannot list what it wrote.
        """
        if command.action in POSTING:
            raise PlatformError("cannot_look", "Telegram shows a bot none of its own messages")
        return None


def _unwritten(error: PlatformError) -> Outcome:
    """What a failed look before a write means: nothing was written."""
    if isinstance(error, TooManyRequests):
        return Retry(code=error.code, text=error.text, after_s=error.after_s)
    if isinstance(error, NeedsSignin):
        return AuthNeeded(code=error.code or TOKEN_MALFORMED, text=error.text)
    return Retry(code=error.code, text=error.text)
