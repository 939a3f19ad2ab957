"""The port every platform adapter implements, and the values that cross it (design §5).

Adapters raise nothing for what a platform may answer: `perform` returns an outcome, the reading calls raise the
`PlatformError` family below, which the engine turns into health. Anything else that escapes an adapter is a bug and
is reported as such without stopping the other accounts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, runtime_checkable

from moderator_app.domain.authors import Author
from moderator_app.domain.capabilities import Capabilities, Capability, Reason
from moderator_app.domain.channels import ChannelInfo
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.files import OutgoingFile
from moderator_app.domain.formatting import Mark


class Visibility(StrEnum):
    """Whether the platform shows a message to everyone."""

    PUBLIC = "public"
    HELD = "held"
    SPAM = "spam"
    TRASH = "trash"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """Something beside the text; fetched only on request. `size` in bytes where known."""

    kind: str
    name: str
    url: str | None = None
    size: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadInfo:
    """What messages stand under: a post, a topic, a dialogue. `body` is plain text."""

    external_id: str
    title: str
    body: str = ""
    permalink: str | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message as a platform shows it now.

    Attributes:
        text: plain text, entities decoded, markup removed; hostile until shown through the sanitiser (rule 13).
        created_at: UTC microseconds; None where the platform gives no usable time.
        edited_at: the platform's stamp; None where there is none.
        reply_to: external id of the message this one answers.
        ours: written by the account itself or the community.
        starts: may start an item (not spam at first sight, no bot, no reaction, addressed to us where asked).
        order_key: sorts messages of equal time, numeric ids as numbers; empty: `external_id` is used.
    """

    external_id: str
    thread: ThreadInfo
    author: Author
    text: str
    created_at: int | None
    edited_at: int | None = None
    reply_to: str | None = None
    ours: bool = False
    starts: bool = True
    addressed: bool = True
    visibility: Visibility = Visibility.PUBLIC
    permalink: str | None = None
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A message that is no longer there. `at`: UTC microseconds of the deletion where the platform says so."""

    external_id: str
    at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A payload the adapter could not read; kept whole in quarantine (rule 5)."""

    external_id: str | None
    payload: bytes
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One step of reading a channel.

    Attributes:
        cursor: where the next pull goes on; opaque to everyone but the adapter; None: unchanged.
        more: there is another page right now.
        remaining: about how many messages are still to come in this walk, where the platform tells (for progress).
        server_time: UTC microseconds from the HTTP Date header, for the clock offset.
        channel: whose rows these are, where one stream serves many channels; None: the channel asked for, or no one's.
        restored: messages that were gone and that the platform brought back; only so does a deletion end.
        moved_from: the external id this channel had before; its rows stay, its id changes (a chat became a supergroup).
    """

    messages: tuple[Message, ...] = ()
    gone: tuple[Gone, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    cursor: str | None = None
    more: bool = False
    remaining: int | None = None
    server_time: int | None = None
    channel: ChannelInfo | None = None
    restored: tuple[str, ...] = ()
    moved_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountInfo:
    """Who the credential is and what it may do.

    Attributes:
        own_ids: external author ids that are *ours*.
        missing: capabilities this credential lacks, with the reason.
    """

    external_id: str
    name: str
    own_ids: tuple[str, ...] = ()
    missing: Mapping[Capability, Reason] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRef:
    """Enough of a mirrored message for an adapter to reach it on its platform.

    Attributes:
        parts: further messages that are one with it, where the platform made several of one answer of ours.
        attached: something stands beside its text.
    """

    external_id: str
    thread_external_id: str
    channel_external_id: str
    author_external_id: str | None = None
    created_at: int | None = None
    reply_to: str | None = None
    parts: tuple[str, ...] = ()
    attached: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformCommand:
    """What one delivery asks of a platform.

    Attributes:
        target: the message acted on or answered.
        text: for reply, edit and direct message.
        marks: how stretches of the text are marked; only what the adapter's `formats` names.
        quote: a part of the target's text, word for word, to show above a reply; where the platform can.
        files: what goes with a reply, in its order; `text` may be empty then. Their bytes were just compared with their
            hashes.
        paths: where the bytes of each lie on this machine's disk.
        for_s: duration of a ban or mute in seconds; None: for good.
        first_attempt_at: UTC microseconds of the first time the bytes may have left; None before it.
        own_ids: author ids that are *ours* (staff list included), for `check_target`: who else may have answered.
    """

    action: EntryKind
    target: MessageRef
    text: str | None = None
    marks: tuple[Mark, ...] = ()
    quote: str | None = None
    files: tuple[OutgoingFile, ...] = ()
    paths: tuple[str, ...] = ()
    reason: str | None = None
    for_s: int | None = None
    first_attempt_at: int | None = None
    own_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The present state of what a delivery is about, for the stale check (rule 3)."""

    exists: bool
    text: str | None = None
    visibility: Visibility = Visibility.PUBLIC
    locked: bool = False
    answered_by_other: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The platform's own word that it happened.

    Attributes:
        external_id: of the message that now exists or was changed.
        parts: external ids of further messages that the platform made of the same answer; `message` shows all as one.
    """

    external_id: str
    permalink: str | None = None
    at: int | None = None
    message: Message | None = None
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Retry:
    """Certainly not done, worth another try. `after_s`: what the platform asked for; None: own back-off."""

    code: str
    text: str
    after_s: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Certainly not done and no repeat will help. `text`: the reason in the platform's words."""

    code: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambiguous:
    """Bytes left and no answer tells whether it happened. `permalink`: where a person can look."""

    code: str
    text: str
    permalink: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge:
    """What the platform wants a person to do before it goes on: a captcha, a check of the sign-in.

    Attributes:
        kind: `captcha` (a page, answered with the token it gives), `captcha_image` (a picture, answered with its
            letters), `validation` (a page; afterwards the account signs in again, there is nothing to answer).
        url: what to open in the browser, on a host of the platform; shown to a person and neither logged nor stored.
        state: what the adapter must send back beside the answer.
    """

    kind: str
    url: str = field(repr=False)
    state: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthNeeded:
    """Certainly not done; the credential is dead or lacks the right, or a person must meet the `challenge` first."""

    code: str
    text: str
    challenge: Challenge | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLimited:
    """Certainly not done; the platform wants quiet. `after_s` from now; None: own back-off."""

    after_s: float | None
    text: str = ""


Outcome = Receipt | Retry | Refused | Ambiguous | AuthNeeded | RateLimited


class PlatformError(Exception):
    """A reading call could not be done. `code` is stable English, `text` the platform's words, redacted."""

    def __init__(self, code: str, text: str = "") -> None:
        super().__init__(f"{code}: {text}" if text else code)
        self.code = code
        self.text = text


class Offline(PlatformError):
    """No network, no such host, captive portal, time-out, a broken server."""


class NeedsSignin(PlatformError):
    """The credential is wrong, revoked or silently ignored; or a person must meet the `challenge` first."""

    def __init__(self, code: str, text: str = "", challenge: Challenge | None = None) -> None:
        super().__init__(code, text)
        self.challenge = challenge


class NoPermission(PlatformError):
    """The credential is right and may not do this."""


class TooManyRequests(PlatformError):
    """The platform wants quiet for `after_s` seconds; None: own back-off."""

    def __init__(self, after_s: float | None, text: str = "") -> None:
        super().__init__("rate_limited", text)
        self.after_s = after_s


class Health(StrEnum):
    """Health of an account or of one capability of it."""

    OK = "ok"
    OFFLINE = "offline"
    RATE_LIMITED = "rate_limited"
    NEEDS_SIGNIN = "needs_signin"
    NO_PERMISSION = "no_permission"
    NEEDS_RELAY = "needs_relay"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInField:
    """One field of a platform's sign-in form.

    Attributes:
        name: key of `--set NAME=VALUE` or `--secret NAME=VAR`.
        label_en, label_ru, help_en, help_ru: what it is and where a person finds it.
    """

    name: str
    label_en: str
    label_ru: str
    help_en: str = ""
    help_ru: str = ""
    secret: bool = False
    required: bool = True
    default: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """What an account signs in with; `secrets` come from the keyring and are never shown, logged or stored.

    Attributes:
        base_url: the platform's API root or the site; plain http only for loopback.
        settings: non-secret fields of the sign-in (`user=mod`).
        proxy: proxy URL; None: direct.
        renewed: takes secrets that changed (a refresh token is used up by its use) and returns when they are safe in
            the keyring; None: the platform's never change.
    """

    base_url: str
    settings: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    proxy: str | None = None
    renewed: Callable[[Mapping[str, str]], None] | None = field(default=None, repr=False, compare=False)


class Adapter(Protocol):
    """One signed-in account of one platform. Used by one thread; every call is bounded by 30 s, longer with files."""

    def check(self) -> AccountInfo:
        """Who am I, what may I do. Raises a precise `PlatformError` otherwise."""

    def channels(self) -> Sequence[ChannelInfo]:
        """All places this credential can moderate."""

    def pull(self, channel: ChannelInfo, cursor: str | None) -> Page:
        """New messages (and what else the platform tells) since the cursor; None: from the newest backwards."""

    def refresh(self, channel: ChannelInfo, messages: Sequence[MessageRef]) -> Sequence[Message | Gone | Unreadable]:
        """Re-read these messages: edits, deletions, changes of visibility."""

    def listen(self, channel: ChannelInfo, cursor: str | None) -> Iterator[Page]:
        """Long poll; an adapter without push yields nothing."""

    def check_target(self, command: PlatformCommand) -> Target:
        """The present state of what the command is about."""

    def perform(self, command: PlatformCommand, key: str) -> Outcome:
        """Do it once. Never raises for what a platform may answer."""

    def find(self, command: PlatformCommand, key: str) -> Receipt | None:
        """After an ambiguous outcome: did it happen? Raises `PlatformError` when it cannot look."""

    def close(self) -> None:
        """Let go of connections."""


class Streaming(Adapter, Protocol):
    """An adapter whose platform tells all of an account's news in one stream (`Capabilities.one_stream`)."""

    def stream(self, cursor: str | None, *, wait_s: float) -> Iterator[Page]:
        """News of all channels in order: each page names its channel, the last page of a look carries the cursor.

        Asking for the next page says that those before are committed; only then is the platform told to forget them.
        Ends after the first look that brings nothing (it yields one empty page). Channels never seen before arrive
        with their pages. `wait_s`: how long one look waits for news; 0: what is there now.
        """


@runtime_checkable
class Challenging(Protocol):
    """An adapter whose platform asks for a captcha now and then. Beside `Adapter`, for those that need it."""

    def meet(self, challenge: Challenge, answer: str) -> None:
        """A person's answer; the next call carries it, whichever it is. Wrong answers bring a new challenge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformInfo:
    """What the program knows of a platform before any account exists."""

    name: str
    title: str
    mark: str
    capabilities: Capabilities
    fields: tuple[SignInField, ...]
    help_en: str
    help_ru: str
    default_url: str = ""
    adapter_version: str = "1"


class Platform(Protocol):
    """An adapter package: its facts, and a way to sign in. Each package has one as `PLATFORM`."""

    @property
    def info(self) -> PlatformInfo:
        """Facts."""

    def open(self, credentials: Credentials, *, clock: object) -> Adapter:
        """An adapter for one account. `clock` is a `moderator_app.clock.Clock`. No network call yet."""
