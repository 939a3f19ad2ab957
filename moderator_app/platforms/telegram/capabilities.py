"""What a Telegram bot can do and what a person needs to sign in; facts from the Bot API 10 as in the platform sheet."""

from __future__ import annotations

from typing import Final

from moderator_app.domain.capabilities import (
    Capabilities,
    Capability,
    Idempotency,
    LengthUnit,
    Reason,
    Sending,
)
from moderator_app.domain.files import FileRules
from moderator_app.domain.formatting import Format
from moderator_app.domain.ports import PlatformInfo, SignInField

MAX_TEXT: Final = 4_096
"""`sendMessage`: 1-4096 characters; counted in UTF-16 units, as entities are, which is never too long."""
MAX_QUOTE: Final = 1_024
SHORTEST_S: Final = 30
LONGEST_S: Final = 366 * 86_400
"""`until_date` nearer or farther than this means for good, silently: such durations are refused here."""

FILES: Final = FileRules(
    max_files=10,
    max_bytes=50 * 1024 * 1024,
    max_picture_bytes=10 * 1024 * 1024,
    picture_mimes=frozenset({"image/jpeg", "image/png", "image/webp"}),
    max_text=1_024,
    mixed=False,
)
"""Bot API, "Sending files": photos of at most 10 MB, other files of at most 50 MB by multipart; `caption`: 0-1024
characters after entities parsing; `sendMediaGroup`: 2-10 items, and documents only with documents."""

CAPABILITIES: Final = Capabilities(
    can=frozenset(
        {
            Capability.READ,
            Capability.READ_ALL,
            Capability.PUSH,
            Capability.REPLY,
            Capability.EDIT,
            Capability.REACT,
            Capability.DELETE,
            Capability.APPROVE,
            Capability.BAN,
            Capability.MUTE,
            Capability.DIRECT_MESSAGE,
            Capability.SEND_PICTURES,
        }
    ),
    # No key, no list of one's own messages: an unanswered send can only be looked at by a person.
    sending=Sending(idempotency=Idempotency.NOTHING, find_complete=False, settle_s=120),
    max_length=MAX_TEXT,
    length_unit=LengthUnit.UTF16,
    visible_history=False,
    deletions_visible=False,
    edits_stamped=True,
    restores_deleted=False,
    poll_interval_s=2,
    one_stream=True,
    direct_first=True,  # a bot cannot begin a private chat: the person presses /start
    ban_durations_s=(SHORTEST_S, LONGEST_S),
    formats=frozenset(Format),
    max_quote=MAX_QUOTE,
    files=FILES,
    files_by_id=True,
    reasons=dict.fromkeys((Capability.HIDE, Capability.RESTORE, Capability.SPAM), Reason.PLATFORM_LACKS),
)

INFO: Final = PlatformInfo(
    name="telegram",
    title="Telegram",
    mark="telegram",
    capabilities=CAPABILITIES,
    default_url="https://api.telegram.org",
    fields=(
        SignInField(
            name="token",
            label_en="Bot token",
            label_ru="Токен бота",
            help_en="Write /newbot to @BotFather and follow it; the token looks like 123456789:AAE… It gives full "
            "control of the bot: it is kept in the system keyring only.",
            help_ru="Напишите /newbot боту @BotFather и следуйте подсказкам; токен похож на 123456789:AAE… Он даёт "
            "полную власть над ботом и хранится только в системном хранилище паролей.",
            secret=True,
        ),
        SignInField(
            name="chats",
            label_en="Chats to list at once",
            label_ru="Чаты, которые показать сразу",
            help_en="@names or numbers, separated by commas. May stay empty: every chat appears with its first news.",
            help_ru="@имена или номера через запятую. Можно оставить пустым: каждый чат появится с первой новостью.",
            required=False,
        ),
    ),
    help_en="Create a bot with @BotFather. Send him /setprivacy → Disable, so that the bot sees all messages and not "
    "only those addressed to it, then add the bot to each group and make it an administrator that may delete messages, "
    "ban users and invite them. For channel comments add it to the channel's discussion group. Messages from before "
    "that day cannot be read, and Telegram never tells of deletions. Where Telegram is blocked, give a proxy or the "
    "address of your own Bot API server. Only one program may read a bot's news at a time.",
    help_ru="Создайте бота у @BotFather. Отправьте ему /setprivacy → Disable, чтобы бот видел все сообщения, а не "
    "только обращённые к нему, затем добавьте бота в каждую группу и сделайте администратором с правом удалять "
    "сообщения, блокировать и приглашать пользователей. Для комментариев канала добавьте его в группу обсуждения. "
    "Сообщения, написанные раньше, прочесть нельзя, а об удалениях Telegram не сообщает. Там, где Telegram "
    "заблокирован, укажите прокси или адрес собственного сервера Bot API. Новости бота может читать только одна "
    "программа одновременно.",
)
