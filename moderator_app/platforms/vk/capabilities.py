"""What VK can do, what each kind of token may do in each place, and what a person needs to sign in.

Which methods take which token is the official schema's (`access_token_type`); a test compares. Rights within a kind are
sheet VK's, "Access".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from moderator_app.domain.capabilities import Capabilities, Capability, Idempotency, Reason, Sending
from moderator_app.domain.files import LIMIT, FileRules
from moderator_app.domain.ports import PlatformInfo, SignInField
from moderator_app.platforms.vk.sources import BOARD, MESSAGES, SOURCES, WALL, Source

API_VERSION: Final = "5.199"
MAX_MESSAGE: Final = 9_000
"""`messages.send` takes no more. Comments may take more; no source says how much, and nobody answers longer."""
YEAR_S: Final = 365 * 86_400
GUID_LIFETIME_S: Final = 3_600
"""How long VK remembers a `guid` is said nowhere; an hour is assumed. A `random_id` has no end."""

UPLOAD_HOSTS: Final = frozenset({".vk.com", ".vk.ru", ".userapi.com"})
"""Where files are sent: `pu.vk.com` in the documentation's examples, and its siblings under VK's own names."""
COMMENT_FILES: Final = 2
"""What VK's own page lets into one comment; the schema names no limit (unverified)."""
FILES: Final = FileRules(
    max_files=10,
    max_bytes=LIMIT,
    max_picture_bytes=LIMIT,
    picture_mimes=frozenset({"image/jpeg", "image/png"}),
)
"""dev.vk.com, "Uploading files": photos JPG, PNG, GIF of at most 50 MB, 14000 px in sum and 1:20 (a GIF moves as a
document alone, so it goes as one); documents of at most 200 MB (here: what the program keeps), neither MP3 nor
programs. Ten in a message is what VK's own clients let in (unverified)."""

CAPABILITIES: Final = Capabilities(
    can=frozenset(
        {
            Capability.READ,
            Capability.PUSH,
            Capability.REPLY,
            Capability.EDIT,
            Capability.REACT,
            Capability.DELETE,
            Capability.RESTORE,
            Capability.SPAM,
            Capability.BAN,
            Capability.DIRECT_MESSAGE,
            Capability.SEND_PICTURES,
        }
    ),
    sending=Sending(
        idempotency=Idempotency.KEY,
        key_lifetime_s=GUID_LIFETIME_S,
        settle_s=5,
    ),
    max_length=MAX_MESSAGE,
    direct_first=True,  # messages.send answers 901 to whoever neither wrote nor allowed it
    restores_deleted=True,
    poll_interval_s=60,
    files=FILES,
    one_stream=True,
    hosts=frozenset({"api.vk.com", "api.vk.ru", "lp.vk.com", "lp.vk.ru"}),
    # A document's address leads on to where it lies.
    media_hosts=frozenset({".userapi.com", "vk.com/doc", "vk.ru/doc"}),
    upload_hosts=UPLOAD_HOSTS,
    edit_within_s=86_400,  # comments and messages alike; later VK answers that it is too old
    ban_durations_s=(60, YEAR_S),
    reasons=dict.fromkeys((Capability.HIDE, Capability.APPROVE, Capability.MUTE), Reason.PLATFORM_LACKS),
)


class TokenKind(StrEnum):
    """Whose key it is."""

    GROUP = "group"
    USER = "user"


USER_SCOPES: Final = {
    "photos": 1 << 2,
    "video": 1 << 4,
    "messages": 1 << 12,
    "docs": 1 << 17,
    "wall": 1 << 13,
    "groups": 1 << 18,
    "market": 1 << 27,
}
"""Bits of `account.getAppPermissions`."""

_BOTH: Final = frozenset({TokenKind.GROUP, TokenKind.USER})
_GROUP_TOO: Final = frozenset(
    {
        "users.get",
        "groups.getById",
        "groups.getLongPollServer",
        "groups.getLongPollSettings",
        "messages.getConversations",
        "messages.getHistory",
        "messages.getById",
        "messages.send",
        "messages.edit",
        "messages.delete",
        "messages.restore",
        "messages.sendReaction",
        "messages.deleteReaction",
        "messages.isMessagesFromGroupAllowed",
        "photos.getMessagesUploadServer",
        "photos.saveMessagesPhoto",
        "docs.getWallUploadServer",
        "docs.getMessagesUploadServer",
        "docs.save",
        "wall.createComment",
        "board.deleteComment",
        "board.restoreComment",
    }
)
"""Called methods that a community's key may call; all others want a user's."""
_OPEN: Final = frozenset({"users.get", "groups.getById", "account.getAppPermissions", "groups.getTokenPermissions"})
_SCOPE_OF: Final = {
    "wall": "wall",
    "board": "groups",
    "photos": "photos",
    "video": "video",
    "market": "market",
    "likes": "wall",
    "groups": "groups",
    "messages": "messages",
    "docs": "docs",
}


def kinds_of(method: str) -> frozenset[TokenKind]:
    """Which tokens a method takes."""
    if method == "groups.getTokenPermissions":
        return frozenset({TokenKind.GROUP})
    return _BOTH if method in _GROUP_TOO else frozenset({TokenKind.USER})


@dataclass(frozen=True, slots=True)
class Access:
    """What one token may do.

    Attributes:
        scopes: rights given with it; None: not known, then only the kind counts and VK says the rest.
    """

    kind: TokenKind
    scopes: frozenset[str] | None = None

    def may(self, method: str) -> bool:
        """Whether VK lets this token call a method at all."""
        if self.kind not in kinds_of(method):
            return False
        if method in _OPEN or self.scopes is None:
            return True
        if self.kind is TokenKind.GROUP:
            section = method.partition(".")[0]
            if section in {"messages", "photos", "docs"}:
                return section in self.scopes
            # A community's key posts and long-polls for its community with the right to manage it.
            return bool({"manage", "wall"} & self.scopes) if section != "groups" else "manage" in self.scopes
        return _SCOPE_OF[method.partition(".")[0]] in self.scopes


METHODS_OF: Final[Mapping[Capability, str]] = {
    Capability.READ: "getComments",
    Capability.REPLY: "createComment",
    Capability.EDIT: "editComment",
    Capability.DELETE: "deleteComment",
    Capability.RESTORE: "restoreComment",
    Capability.SPAM: "reportComment",
}
_ANYWHERE: Final[Mapping[Capability, str]] = {
    Capability.PUSH: "groups.getLongPollServer",
    Capability.BAN: "groups.ban",
    Capability.DIRECT_MESSAGE: "messages.send",
}
_IN_DIALOGUES: Final[Mapping[Capability, str]] = {
    Capability.READ: "messages.getHistory",
    Capability.REPLY: "messages.send",
    Capability.EDIT: "messages.edit",
    Capability.DELETE: "messages.delete",
    Capability.RESTORE: "messages.restore",
    Capability.SPAM: "messages.delete",
    Capability.REACT: "messages.sendReaction",
    Capability.SEND_PICTURES: "photos.saveMessagesPhoto",
}


def methods_in(source: Source | None) -> dict[Capability, str | None]:
    """The method behind each capability in one place; None where VK has none. `source` None: the dialogues."""
    if source is None:
        return {**_ANYWHERE, **_IN_DIALOGUES}
    found: dict[Capability, str | None] = {
        **_ANYWHERE,
        Capability.REACT: "likes.add",
        Capability.SEND_PICTURES: "photos.saveWallPhoto",  # VK takes it from nobody but a person
        **{capability: source.method(verb) for capability, verb in METHODS_OF.items()},
    }
    if not source.reports:
        found[Capability.SPAM] = None
    return found


def missing_in(source: Source | None, access: Access, *, push: bool = True) -> dict[Capability, Reason]:
    """What the token may not do in one place though VK can.

    `READ` missing: nothing can be read again; news still come where `PUSH` is not missing.
    """
    lacking: dict[Capability, Reason] = {}
    for capability, method in methods_in(source).items():
        if method is None:
            lacking[capability] = Reason.PLATFORM_LACKS
        elif not access.may(method):
            lacking[capability] = Reason.NO_PERMISSION
    if not push:
        lacking[Capability.PUSH] = Reason.NO_PERMISSION
    return lacking


def missing_everywhere(access: Access, *, push: bool = True) -> dict[Capability, Reason]:
    """What the token may do nowhere."""
    each = [missing_in(source, access, push=push) for source in (*SOURCES, None)]
    return {
        capability: Reason.NO_PERMISSION
        for capability in CAPABILITIES.can
        if all(capability in lacking for lacking in each)
    }


CHANNEL_NAMES: Final = (WALL.name, BOARD.name, *(s.name for s in SOURCES if s not in {WALL, BOARD}), MESSAGES)

INFO: Final = PlatformInfo(
    name="vk",
    title="VK",
    mark="vk",
    capabilities=CAPABILITIES,
    default_url="https://api.vk.com",
    fields=(
        SignInField(
            name="group_id",
            label_en="Community number",
            label_ru="Номер сообщества",
            help_en="The digits in Management → Settings → Address, or after vk.com/club.",
            help_ru="Цифры в «Управление» → «Настройки» → «Адрес», или после vk.com/club.",
        ),
        SignInField(
            name="token_kind",
            label_en="Kind of key (group or user)",
            label_ru="Вид ключа (group или user)",
            help_en="group: the community's own key; it gets news at once, answers on the wall and in messages. user: "
            "an administrator's token with wall, groups, photos, video and market; it also reads history, edits, "
            "deletes, reports, likes and bans, but VK gives these rights on request only.",
            help_ru="group: ключ самого сообщества; новое приходит сразу, можно отвечать на стене и в сообщениях. "
            "user: токен администратора с правами wall, groups, photos, video и market; он ещё читает историю, правит, "
            "удаляет, жалуется, ставит отметки и блокирует, но такие права ВКонтакте выдаёт только по заявке.",
            default=TokenKind.GROUP.value,
        ),
        SignInField(
            name="token",
            label_en="Key",
            label_ru="Ключ",
            help_en="Management → Advanced → API usage → Create key: tick “community management” and “messages”, and "
            "“photos” and “documents” to send files. On the next tab, Long Poll API, switch it on, choose version "
            "5.199 and tick the events of messages and comments.",
            help_ru="«Управление» → «Дополнительно» → «Работа с API» → «Создать ключ»: отметьте «управление "
            "сообществом» и «сообщения», а чтобы отправлять файлы — «фотографии» и «документы». На соседней вкладке "
            "Long Poll API включите его, выберите версию 5.199 и отметьте события сообщений и комментариев.",
            secret=True,
        ),
    ),
    help_en="A community you administer. With the community's key alone VK lets a program answer, but not delete, edit "
    "or ban; every place says what is missing.",
    help_ru="Сообщество, которым вы управляете. С одним лишь ключом сообщества ВКонтакте позволяет отвечать, но не "
    "удалять, править и блокировать; у каждого места написано, чего не хватает.",
)
