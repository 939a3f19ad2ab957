"""Why something cannot be done, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from moderator_app.domain.capabilities import Reason
from moderator_app.services.approval_rule import NEEDS_APPROVAL
from moderator_app.services.desk import Desk

SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    Reason.PLATFORM_LACKS: ("{platform} offers no such thing.", "{platform} такого не умеет."),
    Reason.NO_PERMISSION: (
        "The account lacks the right for it on {platform}.",
        "У аккаунта нет на это прав: {platform}.",
    ),
    Reason.NEEDS_SIGNIN: ("The account has to sign in again.", "Аккаунту нужно войти заново."),
    Reason.NEEDS_RELAY: ("This works through a relay only.", "Это работает только через ретранслятор."),
    NEEDS_APPROVAL: (
        "Answers in this channel wait for a lead: write it as a public answer, which can be asked for.",
        "Ответы в этом канале ждут руководителя: предложите публичный ответ — он попадёт в очередь.",
    ),
    Reason.NOT_OURS: ("Only messages of our own can be changed.", "Изменять можно только наши сообщения."),
    Reason.GONE: ("The message is no longer there.", "Сообщения больше нет."),
    Reason.PRIVACY_MODE: (
        "The bot sees only what is addressed to it: switch its privacy mode off.",
        "Бот видит только обращённое к нему: отключите режим приватности.",
    ),
    "role": ("Your role does not allow it.", "Ваша роль этого не позволяет."),
    "nobody": ("Nobody has said yet who works here.", "Ещё не сказано, кто здесь работает."),
    "thread_closed": ("Comments are closed there.", "Комментарии там закрыты."),
    "account_removed": ("The account was removed.", "Аккаунт удалён."),
    "adapter_missing": ("The adapter of {platform} is not installed.", "Адаптер {platform} не установлен."),
    "too_old": (
        "{platform} no longer lets this message be changed: too much time went by.",
        "{platform} уже не даёт изменить это сообщение: прошло слишком много времени.",
    ),
    "open_already": ("It is open.", "Запись открыта."),
    "done_already": ("It is done.", "Запись закрыта."),
    "not_claimed": ("Nobody has claimed it.", "Запись ни за кем не закреплена."),
    "not_named": ("No note here waits for you to read it.", "Здесь нет заметки, которая ждала бы вас."),
    "no_tag": ("It has no such tag.", "Такой метки нет."),
    "no_own": ("There is no message of ours here.", "Нашего сообщения здесь нет."),
    "public_already": ("It is public.", "Сообщение опубликовано."),
    "hidden_already": ("It is hidden.", "Сообщение скрыто."),
    "not_deleted": ("It was not deleted.", "Сообщение не удалено."),
}
"""A reason in English and Russian; `{platform}` is its title."""


def sentence(desk: Desk, code: str | None, platform: str) -> tuple[str, str]:
    """A code of `SENTENCES` in English and Russian; None: nothing stands in the way."""
    if code is None:
        return "", ""
    info = desk.info(platform)
    english, russian = SENTENCES.get(code, SENTENCES[Reason.NO_PERMISSION])
    title = info.title if info is not None else platform
    return english.format(platform=title), russian.format(platform=title)
