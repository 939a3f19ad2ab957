"""What a platform can do, said once by its adapter; the window offers exactly this and says what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from moderator_app.domain.files import FileRules
from moderator_app.domain.formatting import Format, Mark, to_html


class Capability(StrEnum):
    """One thing an account may be able to do."""

    READ = "read"
    READ_ALL = "read_all"
    """Messages that are not addressed to us, in group chats too."""
    PUSH = "push"
    REPLY = "reply"
    EDIT = "edit"
    REACT = "react"
    HIDE = "hide"
    DELETE = "delete"
    RESTORE = "restore"
    APPROVE = "approve"
    SPAM = "spam"
    BAN = "ban"
    MUTE = "mute"
    DIRECT_MESSAGE = "direct_message"
    SEND_PICTURES = "send_pictures"
    """Beside an answer, as pictures; what else can go along is in `Capabilities.files`."""


class LengthUnit(StrEnum):
    """How a platform counts the length of a text."""

    CHARACTERS = "characters"
    UTF16 = "utf16"
    BYTES = "bytes"


class Idempotency(StrEnum):
    """What protects a repeated send from appearing twice (design §5, §6)."""

    KEY = "idempotency_key"
    NATURAL = "natural_refusal"
    FINDABLE = "findable"
    NOTHING = "nothing"


class Reason(StrEnum):
    """Why something is impossible; the window has a sentence for each."""

    PLATFORM_LACKS = "platform_lacks"
    NO_PERMISSION = "no_permission"
    NEEDS_SIGNIN = "needs_signin"
    NEEDS_RELAY = "needs_relay"
    NOT_OURS = "not_ours"
    GONE = "gone"
    PRIVACY_MODE = "privacy_mode"
    """A Telegram bot that sees only commands, mentions and replies to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """What holds for sending on this platform.

    Attributes:
        key_lifetime_s: how long the platform remembers an idempotency key; None: no end.
        find_complete: an absent answer of `find` proves that nothing was posted.
        settle_s: how long after an ambiguous outcome our own request may still be processed.
    """

    idempotency: Idempotency
    key_lifetime_s: int | None = None
    find_complete: bool = False
    settle_s: int = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """The declaration of one adapter.

    Attributes:
        can: what the platform offers at all; an account may have less (`AccountInfo.missing`).
        max_length: longest text, in `length_unit`.
        visible_history: the platform lets us read messages older than our first look.
        hosts: host names the adapter talks to besides the host of its base URL (rule 14).
        media_hosts: where the platform keeps files of messages, besides the origin of the account's base URL; a name
            that begins with a dot stands for all below it, one with a path for addresses that begin so.
        files_by_id: its adapter is `ports.Fetching`.
        upload_hosts: where files of our answers are sent, in the same way.
        one_stream: the adapter is `ports.Streaming`; its channels are not pulled one by one.
        direct_first: a person has to write to us in private before we may write to them there.
        direct_window_s: how long after their last private message we may still write; None: no end.
        edit_within_s: how long after it was posted a message of ours can be changed; None: no end.
        ban_durations_s: the shortest and longest ban; None: forever only.
        formats: how stretches of our texts can be marked.
        html: texts are kept as HTML there: its tags and escapes count in the length.
        max_quote: longest part of a message, word for word and in `length_unit`, that the platform shows above a
            reply; 0: it shows none.
        files: what a message of ours can carry beside its text; None: no files.
    """

    can: frozenset[Capability]
    sending: Sending
    max_length: int
    length_unit: LengthUnit = LengthUnit.CHARACTERS
    visible_history: bool = True
    deletions_visible: bool = True
    edits_stamped: bool = False
    ids_reused: bool = False
    restores_deleted: bool = False
    poll_interval_s: int = 30
    one_stream: bool = False
    hosts: frozenset[str] = frozenset()
    media_hosts: frozenset[str] = frozenset()
    files_by_id: bool = False
    upload_hosts: frozenset[str] = frozenset()
    direct_first: bool = False
    direct_window_s: int | None = None
    edit_within_s: int | None = None
    ban_durations_s: tuple[int, int] | None = None
    formats: frozenset[Format] = frozenset()
    html: bool = False
    max_quote: int = 0
    files: FileRules | None = None
    reasons: Mapping[Capability, Reason] = field(default_factory=dict)

    def length(self, text: str, marks: Sequence[Mark] = ()) -> int:
        """Length of a text in the platform's own unit, as the platform keeps it."""
        if self.html:
            text = to_html(text, marks)
        if self.length_unit is LengthUnit.UTF16:
            return len(text.encode("utf-16-le")) // 2
        if self.length_unit is LengthUnit.BYTES:
            return len(text.encode())
        return len(text)
