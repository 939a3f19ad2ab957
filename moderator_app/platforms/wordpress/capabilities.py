"""What WordPress can do and what a person needs to sign in; facts from the core's `wp/v2` REST API."""

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
from moderator_app.domain.ports import PlatformInfo, SignInField

MAX_COMMENT_BYTES: Final = 65_525
"""`wp_get_comment_fields_max_lengths`: a TEXT column less ten, counted in bytes of what is stored."""

CAPABILITIES: Final = Capabilities(
    can=frozenset(
        {
            Capability.READ,
            Capability.REPLY,
            Capability.EDIT,
            Capability.HIDE,
            Capability.DELETE,
            Capability.RESTORE,
            Capability.APPROVE,
            Capability.SPAM,
        }
    ),
    # The duplicate check overlooks trashed comments, so find looks there too; the search itself is complete.
    sending=Sending(idempotency=Idempotency.NATURAL, find_complete=True, settle_s=120),
    max_length=MAX_COMMENT_BYTES,
    length_unit=LengthUnit.BYTES,
    restores_deleted=True,
    poll_interval_s=30,
    reasons=dict.fromkeys(
        (Capability.PUSH, Capability.REACT, Capability.BAN, Capability.MUTE, Capability.DIRECT_MESSAGE),
        Reason.PLATFORM_LACKS,
    ),
)

INFO: Final = PlatformInfo(
    name="wordpress",
    title="WordPress",
    mark="wordpress",
    capabilities=CAPABILITIES,
    fields=(
        SignInField(
            name="user",
            label_en="User name",
            label_ru="Имя пользователя",
            help_en="The login you use for the site's dashboard. The role must be Editor or Administrator: only these "
            "may moderate comments.",
            help_ru="Логин, с которым вы входите в консоль сайта. Нужна роль «Редактор» или «Администратор»: только "
            "они могут модерировать комментарии.",
        ),
        SignInField(
            name="password",
            label_en="Application password",
            label_ru="Пароль приложения",
            help_en="Not your login password. In the dashboard open Users → Profile → Application Passwords, type a "
            "name such as “Moderator”, press Add and copy the 24 characters; the spaces do not matter.",
            help_ru="Это не пароль для входа. В консоли откройте «Пользователи» → «Профиль» → «Пароли приложений», "
            "введите название, например «Модератор», нажмите «Добавить» и скопируйте 24 символа; пробелы не важны.",
            secret=True,
        ),
    ),
    help_en="A site on your own server, WordPress 5.6 or newer, with https. Give the site's address as you open it in "
    "the browser, with the folder if it lives in one. Sites hosted at WordPress.com need another adapter.",
    help_ru="Сайт на собственном сервере: WordPress 5.6 или новее, с https. Укажите адрес сайта так, как открываете "
    "его в браузере, вместе с папкой, если сайт лежит в ней. Сайтам на WordPress.com нужен другой адаптер.",
)
