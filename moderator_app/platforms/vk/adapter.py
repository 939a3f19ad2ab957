"""The VK adapter: one community is an account; its wall, topics, photos, videos, goods and dialogues are channels."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from moderator_app.clock import Clock
from moderator_app.domain.authors import Author
from moderator_app.domain.capabilities import Capability, Reason
from moderator_app.domain.channels import ChannelInfo, ChannelKind
from moderator_app.domain.ports import (
    AccountInfo,
    AuthNeeded,
    Challenge,
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
    Target,
    TooManyRequests,
    Unreadable,
)
from moderator_app.errors import EXIT_USAGE, UserError
from moderator_app.net.plain_text import one_line
from moderator_app.platforms.vk import capabilities, sources
from moderator_app.platforms.vk.calls import Calls
from moderator_app.platforms.vk.capabilities import Access, TokenKind
from moderator_app.platforms.vk.directory import Directory
from moderator_app.platforms.vk.mapping import Community, Unmappable, whole
from moderator_app.platforms.vk.reading import Reader
from moderator_app.platforms.vk.rereading import Rereader
from moderator_app.platforms.vk.sources import MESSAGES, SOURCES, Source, source_of
from moderator_app.platforms.vk.stream import Stream
from moderator_app.platforms.vk.writing import Writer, unwritten

CALL_LIMIT_S: Final = 29.0
_MANAGES: Final = 1
"""Lowest `admin_level` that may moderate: 1 moderator, 2 editor, 3 administrator."""

log = logging.getLogger(__name__)


class Vk:
    """One community behind one key (`domain.ports.Streaming`, `domain.ports.Challenging`).

    Raises (constructor):
        UserError: `bad_address`, or `invalid` for a number or kind that is none.
    """

    def __init__(self, credentials: Credentials, clock: Clock) -> None:
        self._group_id = _group(credentials.settings.get("group_id", ""))
        self._kind = _kind(credentials.settings.get("token_kind", ""))
        self._calls = Calls(credentials, self._kind, clock)
        self._clock = clock
        self._known: _Signed | None = None

    def __repr__(self) -> str:
        return f"Vk({self._calls.base}, {self._group_id})"

    def close(self) -> None:
        """Let go of connections."""
        self._calls.close()

    def meet(self, challenge: Challenge, answer: str) -> None:
        """The next call carries a person's answer to a captcha."""
        self._calls.meet(challenge, answer)

    # ---------------------------------------------------------------- who am I

    def check(self) -> AccountInfo:
        """Whose key it is, and what it may do.

        Raises:
            NeedsSignin: a wrong, expired or revoked key, or one of another community.
            NoPermission: a user who does not manage the community.
            PlatformError: VK cannot be reached.
        """
        self._calls.bound(CALL_LIMIT_S)
        self._known = None
        return self._signed().info

    def _signed(self) -> _Signed:
        """What the key is good for, asked once."""
        if self._known is None:
            group = self._group()
            own = [f"-{self._group_id}"]
            if self._kind is TokenKind.GROUP:
                access = Access(self._kind, self._group_scopes())
            else:
                access = Access(self._kind, self._user_scopes())
                own.append(str(self._user()))
                level = group.get("admin_level")
                if group.get("is_admin") != 1 or (isinstance(level, int) and level < _MANAGES):
                    raise NoPermission("not_a_manager", "this user does not manage the community")
            name = group.get("name")
            push = access.may("groups.getLongPollServer") and self._push_is_on()
            self._known = _Signed(
                AccountInfo(
                    external_id=f"-{self._group_id}",
                    name=one_line(name) if isinstance(name, str) and name.strip() else f"club{self._group_id}",
                    own_ids=tuple(own),
                    missing=capabilities.missing_everywhere(access, push=push),
                ),
                access,
                push,
                self,
            )
        return self._known

    def _group(self) -> Mapping[str, Any]:
        answer = self._calls.read("groups.getById", group_id=self._group_id, fields=["screen_name"])
        groups = answer.get("groups") if isinstance(answer, Mapping) else answer
        group = groups[0] if isinstance(groups, list) and groups else None
        if not isinstance(group, Mapping) or group.get("id") != self._group_id:
            raise NeedsSignin("wrong_community", "the key belongs to another community")
        return group

    def _user(self) -> int:
        rows = self._calls.read("users.get")
        try:
            return whole(rows[0].get("id"), "id") if isinstance(rows, list) and rows else 0
        except (Unmappable, AttributeError):
            raise Offline("bad_json", "VK does not say who we are") from None

    def _group_scopes(self) -> frozenset[str]:
        answer = self._calls.read("groups.getTokenPermissions")
        rows = answer.get("permissions") if isinstance(answer, Mapping) else None
        if not isinstance(rows, list):
            raise Offline("bad_json", "VK does not say what the key may do")
        return frozenset(str(row["name"]) for row in rows if isinstance(row, Mapping) and "name" in row)

    def _user_scopes(self) -> frozenset[str]:
        mask = self._calls.read("account.getAppPermissions")
        if not isinstance(mask, int) or isinstance(mask, bool):
            raise Offline("bad_json", "VK does not say what the token may do")
        return frozenset(name for name, bit in capabilities.USER_SCOPES.items() if mask & bit)

    def _push_is_on(self) -> bool:
        """Whether the community's settings send us any of the events we want."""
        try:
            answer = self._calls.read("groups.getLongPollSettings", group_id=self._group_id)
        except (NeedsSignin, Offline, TooManyRequests):
            raise
        except PlatformError as error:
            log.info("long poll settings cannot be read (%s)", error.code)
            return False
        return isinstance(answer, Mapping) and answer.get("is_enabled") in (True, 1)

    # ---------------------------------------------------------------- places

    def channels(self) -> Sequence[ChannelInfo]:
        """The places of the community that this key sees, each with what is missing there."""
        self._calls.bound(CALL_LIMIT_S)
        return self._signed().channels

    def _channel(self, source: Source | None, signed: _Signed) -> ChannelInfo:
        name = source.name if source else MESSAGES
        title = source.title_en if source else "Messages"
        page = "" if source is None else f"https://vk.com/club{self._group_id}"
        return ChannelInfo(
            external_id=sources.channel_id(name, self._group_id),
            name=f"{signed.info.name}: {title}",
            kind=source.kind if source else ChannelKind.DIRECT,
            permalink=page or f"https://vk.com/gim{self._group_id}",
            private=source is None,
            missing=capabilities.missing_in(source, signed.access, push=signed.push),
        )

    # ---------------------------------------------------------------- reading

    def pull(self, channel: ChannelInfo, cursor: str | None) -> Page:
        """One step of polling one place.

        Raises:
            NoPermission: this key gets news of the place by the stream only.
            PlatformError: nothing could be read; the cursor stays where it was.
        """
        self._calls.bound(CALL_LIMIT_S)
        source = source_of(channel.external_id)
        reader = self._signed().reader
        reader.require(source.method("getComments") if source else "messages.getConversations")
        return reader.step(source, cursor)

    def stream(self, cursor: str | None, *, wait_s: float) -> Iterator[Page]:
        """News of all places in order (`domain.ports.Streaming`)."""
        self._calls.bound(CALL_LIMIT_S)
        looks = self._signed().stream.looks(cursor, wait_s=wait_s)
        while True:
            self._calls.bound(CALL_LIMIT_S)
            page = next(looks, None)
            if page is None:
                return
            yield page

    def listen(self, channel: ChannelInfo, cursor: str | None) -> Iterator[Page]:
        """Nothing: the stream tells the news of all channels."""
        return iter(())

    def refresh(self, channel: ChannelInfo, messages: Sequence[MessageRef]) -> Sequence[Message | Gone | Unreadable]:
        """These as they are now; nothing where this key cannot look."""
        self._calls.bound(CALL_LIMIT_S)
        try:
            return self._signed().rereader.refresh(channel.external_id, messages)
        except NoPermission as error:
            if error.code == "wrong_token_kind":
                return ()  # said by `ChannelInfo.missing`; asking again each hour would only be refused again
            raise

    def check_target(self, command: PlatformCommand) -> Target:
        """The target now.

        Raises:
            PlatformError: this key cannot look, or not now.
        """
        self._calls.bound(CALL_LIMIT_S)
        return self._signed().rereader.check_target(command)

    # ---------------------------------------------------------------- writing

    def perform(self, command: PlatformCommand, key: str) -> Outcome:
        """Do it once."""
        self._calls.bound(CALL_LIMIT_S)
        try:
            signed = self._signed()
        except PlatformError as error:
            return unwritten(error)
        outcome = signed.writer.perform(command, key)
        if isinstance(outcome, AuthNeeded) and outcome.code in {"token_dead", "token_expired"}:
            self._known = None
        return outcome

    def find(self, command: PlatformCommand, key: str) -> Receipt | None:
        """Whether it happened.

        Raises:
            PlatformError: it cannot look.
        """
        self._calls.bound(CALL_LIMIT_S)
        return self._signed().rereader.find(command, key)

    # ---------------------------------------------------------------- parts

    def parts(self, info: AccountInfo, access: Access) -> tuple[Reader, Directory, Rereader, Writer]:
        """The parts that know what the key may do."""
        directory = Directory(self._calls, access, self._group_id, self._clock)
        community = Community(self._group_id, frozenset(info.own_ids))
        reader = Reader(self._calls, directory, community, self._clock)
        rereader = Rereader(self._calls, reader)
        me = Author(
            name=info.name, external_id=f"-{self._group_id}", profile_url=f"https://vk.com/club{self._group_id}"
        )
        writer = Writer(self._calls, access, me, self._clock, rereader)
        return reader, directory, rereader, writer

    def new_stream(self, signed: _Signed, directory: Directory) -> Stream:
        """The stream of a signed-in account."""
        return Stream(self._calls, signed.reader, directory, self._clock, signed.channels)

    def places(self, signed: _Signed) -> tuple[ChannelInfo, ...]:
        """Channels that show this key anything."""
        each = (self._channel(source, signed) for source in (*SOURCES, None))
        blind = {Capability.READ, Capability.PUSH}
        return tuple(
            info
            for info in each
            if not blind <= info.missing.keys()
            and not (info.private and info.missing.get(Capability.READ) is Reason.NO_PERMISSION)
        )


class _Signed:
    """A key that has been looked at, and the parts made for it."""

    def __init__(self, info: AccountInfo, access: Access, push: bool, adapter: Vk) -> None:
        self.info = info
        self.access = access
        self.push = push
        self.reader, directory, self.rereader, self.writer = adapter.parts(info, access)
        self.channels = adapter.places(self)
        self.stream = adapter.new_stream(self, directory)


def _group(text: str) -> int:
    """The number of a community, as typed: `42`, `-42`, `club42`, an address.

    Raises:
        UserError: `invalid`.
    """
    digits = text.strip().rstrip("/").rpartition("/")[2].removeprefix("club").removeprefix("public").removeprefix("-")
    if not digits.isascii() or not digits.isdigit() or not 0 < int(digits) < 10**12:
        raise UserError(
            "invalid",
            exit_code=EXIT_USAGE,
            reason_en="group_id must be the number of the community: the digits after vk.com/club.",
            reason_ru="group_id — номер сообщества: цифры после vk.com/club.",
        )
    return int(digits)


def _kind(text: str) -> TokenKind:
    try:
        return TokenKind(text.strip().lower() or TokenKind.GROUP.value)
    except ValueError:
        raise UserError(
            "invalid",
            exit_code=EXIT_USAGE,
            reason_en="token_kind is “group” (the community's key) or “user” (an administrator's token).",
            reason_ru="token_kind — «group» (ключ сообщества) или «user» (токен администратора).",
        ) from None
