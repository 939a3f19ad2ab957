"""A toy platform per delivery class, in this process, with faults that tests plan: no network, no time of its own."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from moderator_app.clock import SECOND_US, Clock
from moderator_app.domain.authors import Author
from moderator_app.domain.capabilities import Capabilities, Capability, Idempotency, Sending
from moderator_app.domain.channels import ChannelInfo, ChannelKind
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.ports import (
    AccountInfo,
    Adapter,
    Ambiguous,
    AuthNeeded,
    Credentials,
    Gone,
    Message,
    MessageRef,
    NeedsSignin,
    Offline,
    Outcome,
    Page,
    PlatformCommand,
    PlatformError,
    PlatformInfo,
    RateLimited,
    Receipt,
    Refused,
    Retry,
    SignInField,
    Target,
    ThreadInfo,
    TooManyRequests,
    Unreadable,
    Visibility,
)

OUR_ID = "7"
START_US = 1_800_000_000 * SECOND_US
CHANNEL = ChannelInfo(external_id="wall", name="The wall", kind=ChannelKind.COMMENTS)

SENDING: dict[Idempotency, Sending] = {
    Idempotency.KEY: Sending(idempotency=Idempotency.KEY, key_lifetime_s=120, settle_s=5),
    Idempotency.NATURAL: Sending(idempotency=Idempotency.NATURAL, find_complete=True, settle_s=120),
    Idempotency.FINDABLE: Sending(idempotency=Idempotency.FINDABLE, settle_s=120),
    Idempotency.NOTHING: Sending(idempotency=Idempotency.NOTHING, settle_s=120),
}
COMPLETE = Sending(idempotency=Idempotency.FINDABLE, find_complete=True, settle_s=120)
"""A findable platform that shows deleted messages too, so that absence is a proof."""


class Fault(StrEnum):
    """What happens to the next request that acts."""

    NO_CONNECTION = "no_connection"
    LOST_REQUEST = "lost_request"
    LOST_ANSWER = "lost_answer"
    LATE = "late"
    RATE_LIMITED = "rate_limited"
    SIGNED_OUT = "signed_out"
    FORBIDDEN = "forbidden"
    REFUSED = "refused"
    BROKEN = "broken"
    BROKEN_AFTER = "broken_after"


@dataclass(frozen=True)
class Post:
    """A message on the toy platform."""

    message: Message
    key: str | None = None
    destroyed: bool = False


@dataclass
class ToyWorld:
    """The platform's side: what it holds, what it remembers, what is still on its way."""

    clock: Clock
    sending: Sending
    posts: dict[str, Post] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)
    applied: list[tuple[str, str]] = field(default_factory=list)
    remembered: dict[str, tuple[int, str]] = field(default_factory=dict)
    in_flight: deque[tuple[PlatformCommand, str, int]] = field(default_factory=deque)
    faults: deque[Fault | None] = field(default_factory=deque)
    read_faults: deque[Exception | None] = field(default_factory=deque)
    unreadable: dict[str, Unreadable] = field(default_factory=dict)
    down: bool = False
    password: str = "secret"
    locked: set[str] = field(default_factory=set)
    calls: list[str] = field(default_factory=list)
    next_id: int = 100
    page_size: int = 50
    pushed: deque[Page] = field(default_factory=deque)
    clock_error_us: int = 0

    # ------------------------------------------------------------ what people do there

    def write(self, text: str, *, by: str = "anna", reply_to: str | None = None, thread: str = "post-1",
              at: int | None = None) -> str:  # fmt: skip
        """A message appears; returns its id."""
        author = Author(name=by, external_id=OUR_ID if by == "us" else f"u-{by}")
        return self._add(text, author, reply_to=reply_to, thread=thread, ours=by == "us", at=at)

    def edit(self, external_id: str, text: str) -> None:
        self._change(external_id, text=text)

    def trash(self, external_id: str) -> None:
        self._change(external_id, visibility=Visibility.TRASH)

    def destroy(self, external_id: str) -> None:
        """Deleted for good: nobody finds it any more."""
        self.posts[external_id] = replace(self.posts[external_id], destroyed=True)
        self.log.append(external_id)

    def process_late(self) -> bool:
        """One request that everybody gave up on arrives after all; later than `settle_s` none does."""
        while self.in_flight:
            command, key, left_at = self.in_flight.popleft()
            if self.clock.awake_us() - left_at <= self.sending.settle_s * SECOND_US:
                self._act(command, key)
                return True
        return False

    def under_way(self) -> int:
        """Requests that may still arrive."""
        limit = self.clock.awake_us() - self.sending.settle_s * SECOND_US
        return sum(left_at >= limit for _, _, left_at in self.in_flight)

    def written(self, text: str) -> list[str]:
        """Ids of our messages with this text that were ever made, destroyed ones too."""
        return [external_id for external_id, said in self.applied if said == text]

    # ------------------------------------------------------------ what requests do

    def now(self) -> int:
        """The platform's own time: nobody's wall clock moves it."""
        return START_US + self.clock.awake_us() + self.clock_error_us

    def _add(self, text: str, author: Author, *, reply_to: str | None, thread: str, ours: bool,
             at: int | None = None, key: str | None = None) -> str:  # fmt: skip
        self.next_id += 1
        external_id = str(self.next_id)
        message = Message(
            external_id=external_id,
            thread=ThreadInfo(external_id=thread, title=f"Title of {thread}"),
            author=author,
            text=text,
            created_at=self.now() if at is None else at,
            reply_to=reply_to,
            ours=ours,
            permalink=f"https://toy.example/{external_id}",
        )
        self.posts[external_id] = Post(message=message, key=key)
        self.log.append(external_id)
        return external_id

    def _change(self, external_id: str, *, text: str | None = None, visibility: Visibility | None = None) -> None:
        post = self.posts[external_id]
        message = replace(
            post.message,
            text=post.message.text if text is None else text,
            visibility=post.message.visibility if visibility is None else visibility,
        )
        self.posts[external_id] = replace(post, message=message)
        self.log.append(external_id)

    def _act(self, command: PlatformCommand, key: str) -> Outcome:
        """What the platform does when a request reaches it."""
        target = self.posts.get(command.target.external_id)
        if command.action is not EntryKind.REPLY:
            return self._set_state(command)
        if self._remembers(key):
            return self._receipt(self.remembered[key][1])
        if target is None or target.destroyed:
            return Refused(code="gone", text="no such message")
        if command.target.external_id in self.locked:
            return Refused(code="locked", text="closed")
        text = command.text or ""
        if self.sending.idempotency is Idempotency.NATURAL and self._same(command, trashed=False):
            return Refused(code="duplicate", text="you already said that")
        external_id = self._add(
            text, self.us(), reply_to=command.target.external_id, thread=command.target.thread_external_id,
            ours=True, key=key,
        )  # fmt: skip
        self.applied.append((external_id, text))
        self.remembered[key] = (self.clock.awake_us(), external_id)
        return self._receipt(external_id)

    def _set_state(self, command: PlatformCommand) -> Outcome:
        external_id = command.target.external_id
        post = self.posts.get(external_id)
        if post is None or post.destroyed:
            return Refused(code="gone", text="no such message")
        self.applied.append((external_id, command.action.value))
        match command.action:
            case EntryKind.EDIT:
                self._change(external_id, text=command.text)
            case EntryKind.DELETE:
                self._change(external_id, visibility=Visibility.TRASH)
            case EntryKind.SPAM:
                self._change(external_id, visibility=Visibility.SPAM)
            case EntryKind.HIDE:
                self._change(external_id, visibility=Visibility.HELD)
            case _:
                self._change(external_id, visibility=Visibility.PUBLIC)
        return self._receipt(external_id)

    def _remembers(self, key: str) -> bool:
        if self.sending.idempotency is not Idempotency.KEY or key not in self.remembered:
            return False
        lifetime = self.sending.key_lifetime_s
        return lifetime is None or self.clock.awake_us() - self.remembered[key][0] <= lifetime * SECOND_US

    def _same(self, command: PlatformCommand, *, trashed: bool) -> list[str]:
        """Our messages that say exactly this under the same target; newest first."""
        return [
            external_id
            for external_id, post in reversed(self.posts.items())
            if post.message.ours
            and not post.destroyed
            and (trashed or post.message.visibility is Visibility.PUBLIC)
            and post.message.text == command.text
            and post.message.reply_to == command.target.external_id
        ]

    def _receipt(self, external_id: str) -> Receipt:
        message = self.posts[external_id].message
        return Receipt(external_id=external_id, permalink=message.permalink, at=message.created_at, message=message)

    @staticmethod
    def us() -> Author:
        return Author(name="Our shop", external_id=OUR_ID)


class ToyAdapter:
    """One signed-in account of the toy platform."""

    def __init__(self, world: ToyWorld, credentials: Credentials) -> None:
        self.world = world
        self.credentials = credentials
        self.closed = False

    def _reach(self, call: str) -> None:
        self.world.calls.append(call)
        if self.world.read_faults:
            fault = self.world.read_faults.popleft()
            if fault is not None:
                raise fault
        if self.world.down:
            raise Offline("connect", "no route")
        if self.credentials.secrets.get("password", "secret") != self.world.password:
            raise NeedsSignin("incorrect_password", "the password is wrong")

    def check(self) -> AccountInfo:
        self._reach("check")
        return AccountInfo(external_id=OUR_ID, name="Our shop", own_ids=(OUR_ID,))

    def channels(self) -> Sequence[ChannelInfo]:
        self._reach("channels")
        return (CHANNEL,)

    def pull(self, channel: ChannelInfo, cursor: str | None) -> Page:
        self._reach("pull")
        start = int(cursor or 0)
        end = min(len(self.world.log), start + self.world.page_size)
        ids = dict.fromkeys(self.world.log[start:end])
        return self._page(list(ids), cursor=str(end), more=end < len(self.world.log))

    def _page(self, ids: list[str], *, cursor: str | None, more: bool = False) -> Page:
        posts = [self.world.posts[external_id] for external_id in ids if external_id not in self.world.unreadable]
        return Page(
            messages=tuple(post.message for post in posts if not post.destroyed),
            gone=tuple(Gone(external_id=post.message.external_id) for post in posts if post.destroyed),
            unreadable=tuple(self.world.unreadable[i] for i in ids if i in self.world.unreadable),
            cursor=cursor,
            more=more,
            server_time=self.world.now(),
        )

    def refresh(self, channel: ChannelInfo, messages: Sequence[MessageRef]) -> Sequence[Message | Gone | Unreadable]:
        self._reach("refresh")
        found: list[Message | Gone | Unreadable] = []
        for reference in messages:
            post = self.world.posts.get(reference.external_id)
            if reference.external_id in self.world.unreadable:
                found.append(self.world.unreadable[reference.external_id])
            elif post is None or post.destroyed:
                found.append(Gone(external_id=reference.external_id))
            else:
                found.append(post.message)
        return found

    def listen(self, channel: ChannelInfo, cursor: str | None) -> Iterator[Page]:
        self._reach("listen")
        while self.world.pushed:
            yield self.world.pushed.popleft()

    def check_target(self, command: PlatformCommand) -> Target:
        self._reach("check_target")
        post = self.world.posts.get(command.target.external_id)
        if post is None or post.destroyed:
            return Target(exists=False)
        answers = [
            other.message
            for other in self.world.posts.values()
            if other.message.ours and not other.destroyed and other.message.visibility is Visibility.PUBLIC
            and other.message.reply_to == command.target.external_id
        ]  # fmt: skip
        return Target(
            exists=True,
            text=post.message.text,
            visibility=post.message.visibility,
            locked=command.target.external_id in self.world.locked,
            answered_by_other=answers[-1] if answers else None,
        )

    def perform(self, command: PlatformCommand, key: str) -> Outcome:
        world = self.world
        world.calls.append("perform")
        fault = world.faults.popleft() if world.faults else None
        if fault is Fault.NO_CONNECTION or world.down:
            return Retry(code="connect", text="no route")
        if self.credentials.secrets.get("password", "secret") != world.password:
            return AuthNeeded(code="incorrect_password", text="the password is wrong")
        match fault:
            case Fault.LOST_REQUEST:
                return Ambiguous(code="timeout", text="no answer")
            case Fault.LATE:
                world.in_flight.append((command, key, world.clock.awake_us()))
                return Ambiguous(code="timeout", text="no answer")
            case Fault.LOST_ANSWER:
                world._act(command, key)
                return Ambiguous(code="reset", text="connection reset")
            case Fault.RATE_LIMITED:
                return RateLimited(after_s=60.0, text="slow down")
            case Fault.SIGNED_OUT:
                return AuthNeeded(code="revoked", text="signed out")
            case Fault.FORBIDDEN:
                return AuthNeeded(code="no_permission", text="you may not")
            case Fault.REFUSED:
                return Refused(code="too_long", text="too long")
            case Fault.BROKEN:
                raise ValueError("a bug before the bytes")
            case Fault.BROKEN_AFTER:
                world._act(command, key)
                raise ValueError("a bug after the bytes")
            case _:
                return world._act(command, key)

    def find(self, command: PlatformCommand, key: str) -> Receipt | None:
        self._reach("find")
        world = self.world
        if command.action is not EntryKind.REPLY:
            return self._state_reached(command)
        if world.sending.idempotency in {Idempotency.NOTHING, Idempotency.KEY}:
            raise PlatformError("cannot_look", "this platform has no search")
        ids = world._same(command, trashed=world.sending.find_complete)
        return world._receipt(ids[0]) if ids else None

    def _state_reached(self, command: PlatformCommand) -> Receipt | None:
        post = self.world.posts.get(command.target.external_id)
        wanted = {
            EntryKind.DELETE: Visibility.TRASH,
            EntryKind.SPAM: Visibility.SPAM,
            EntryKind.HIDE: Visibility.HELD,
        }.get(command.action, Visibility.PUBLIC)
        if post is None:
            return None
        reached = (
            post.message.text == command.text if command.action is EntryKind.EDIT else post.message.visibility is wanted
        )
        return self.world._receipt(command.target.external_id) if reached else None

    def close(self) -> None:
        self.closed = True


class ToyPlatform:
    """The toy as the registry sees it."""

    def __init__(self, world: ToyWorld, *, name: str = "toy", push: bool = False, version: str = "1") -> None:
        self.world = world
        self.opened: list[ToyAdapter] = []
        can = set(Capability) if push else set(Capability) - {Capability.PUSH}
        self._info = PlatformInfo(
            name=name,
            title="Toy",
            mark="toy",
            capabilities=Capabilities(
                can=frozenset(can), sending=world.sending, max_length=1_000, restores_deleted=True, poll_interval_s=30
            ),
            fields=(SignInField(name="password", label_en="Password", label_ru="Пароль", secret=True),),
            help_en="",
            help_ru="",
            adapter_version=version,
        )

    @property
    def info(self) -> PlatformInfo:
        return self._info

    def open(self, credentials: Credentials, *, clock: object) -> Adapter:
        adapter = ToyAdapter(self.world, credentials)
        self.opened.append(adapter)
        return adapter


def rate_limit(after_s: float) -> TooManyRequests:
    """What a reading call raises when the platform wants quiet."""
    return TooManyRequests(after_s, "slow down")


def hours(count: float) -> int:
    """Hours in microseconds."""
    return round(count * 3600 * SECOND_US)


class StreamingAdapter(ToyAdapter):
    """The toy as a platform with one stream for all its channels."""

    def pull(self, channel: ChannelInfo, cursor: str | None) -> Page:
        return Page()

    def stream(self, cursor: str | None, *, wait_s: float) -> Iterator[Page]:
        at = int(cursor or 0)
        while True:
            self._reach("stream")
            if at >= len(self.world.log):
                yield Page(server_time=self.world.now())
                return
            external_id = self.world.log[at]
            at += 1
            thread = self.world.posts[external_id].message.thread.external_id
            place = ChannelInfo(external_id=f"chat-{thread}", name=f"Chat {thread}", kind=ChannelKind.COMMENTS)
            yield replace(self._page([external_id], cursor=str(at)), channel=place)


class StreamingPlatform(ToyPlatform):
    """The toy whose news come by one stream."""

    def __init__(self, world: ToyWorld, *, name: str = "toy") -> None:
        super().__init__(world, name=name, push=True)
        self._info = replace(self._info, capabilities=replace(self._info.capabilities, one_stream=True))

    def open(self, credentials: Credentials, *, clock: object) -> Adapter:
        adapter = StreamingAdapter(self.world, credentials)
        self.opened.append(adapter)
        return adapter
