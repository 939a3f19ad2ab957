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
from moderator_app.domain.formatting import Format
from moderator_app.domain.ports import PlatformInfo, SignInField
from moderator_app.errors import declare

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
    formats=frozenset(Format),  # `$allowedtags` of kses: strong, em and a are left to everybody
    html=True,
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


# What a person reads when the sign-in fails; the codes are those of the adapter's `NeedsSignin` and `NoPermission`.
declare(
    "wrong_password_or_header_removed",
    "The site does not recognise the sign-in: the user name or the application password is wrong, or the web server "
    "removes the Authorization header before WordPress sees it.",
    "Сайт не узнаёт вас: неверны имя или пароль приложения, либо веб-сервер убирает заголовок Authorization, не "
    "передавая его WordPress.",
    hint_en="Create a new application password under Users → Profile and try again. If that does not help, ask the "
    "hosting to pass the Authorization header on (in .htaccess: “CGIPassAuth On”).",
    hint_ru="Создайте новый пароль приложения в разделе «Пользователи» → «Профиль» и повторите. Если не помогло, "
    "попросите хостинг передавать заголовок Authorization (в .htaccess: «CGIPassAuth On»).",
)
declare(
    "application_passwords_off",
    "Application passwords are switched off on this site.",
    "На этом сайте отключены пароли приложений.",
    hint_en="A security plugin or missing https switches them off. Ask the site's administrator to allow them.",
    hint_ru="Их отключает плагин безопасности или отсутствие https. Попросите администратора сайта их разрешить.",
)
declare(
    "blocked_before_wordpress",
    "The web server itself asks for a password before WordPress is reached.",
    "Веб-сервер сам требует пароль ещё до WordPress.",
    hint_en="Application passwords cannot work behind it. Ask for an exception for /wp-json/.",
    hint_ru="Пароли приложений за такой защитой не работают. Попросите сделать исключение для /wp-json/.",
)
declare(
    "needs_editor_role",
    "This user may not moderate comments.",
    "Этому пользователю нельзя модерировать комментарии.",
    hint_en="Ask an administrator for the role Editor.",
    hint_ru="Попросите у администратора роль «Редактор».",
)
declare(
    "no_rest_api",
    "There is no WordPress programming interface at this address.",
    "По этому адресу нет программного интерфейса WordPress.",
    hint_en="Check the address, with its folder. A security plugin may also have switched the REST API off.",
    hint_ru="Проверьте адрес вместе с папкой. REST API мог отключить и плагин безопасности.",
)
