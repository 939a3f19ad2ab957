"""What people read when the network fails: a sentence for each code of `NetError` and `MailError`, and for pages in
place of answers.

Nothing of the network is loaded with it, so the window may look a code up.
"""

from __future__ import annotations

from typing import Final

from moderator_app.errors import declare

declare(
    "dns",
    "The address of the site was not found.",
    "Адрес сайта не найден.",
    hint_en="Check the spelling and the connection to the Internet.",
    hint_ru="Проверьте написание и подключение к интернету.",
)
declare("refused", "The server does not accept connections.", "Сервер не принимает соединения.")
declare("unreachable", "The server cannot be reached.", "Сервер недоступен.")
declare("connect_timeout", "The server did not answer in time.", "Сервер не ответил вовремя.")
declare("timeout", "The answer did not come in time.", "Ответ не пришёл вовремя.")
declare("reset", "The connection was cut.", "Соединение оборвалось.")
declare("truncated", "The answer broke off half-way.", "Ответ оборвался на середине.")
declare("too_large", "The answer is too large to be real.", "Ответ слишком велик, чтобы быть настоящим.")
declare(
    "tls",
    "The secure connection could not be made: the server's certificate is wrong or missing.",
    "Не удалось установить защищённое соединение: сертификат сервера неверен или отсутствует.",
    hint_en="Nothing was sent. Check the date of this computer and the certificate of the site.",
    hint_ru="Ничего не отправлено. Проверьте дату на компьютере и сертификат сайта.",
)
declare(
    "proxy",
    "The proxy of this account cannot be reached or refuses.",
    "Прокси этой учётной записи недоступен или отказывает.",
)
declare(
    "redirected",
    "The server sends us to another address, which is not followed.",
    "Сервер отправляет на другой адрес; туда программа не переходит.",
    hint_en="If the site has moved, give its new address in the account.",
    hint_ru="Если сайт переехал, укажите новый адрес в учётной записи.",
)
declare(
    "undeclared_host",
    "The platform named an address this account does not talk to.",
    "Платформа указала адрес, с которым эта учётная запись не работает.",
)
declare(
    "captive_portal",
    "A page came in place of data: this network may ask you to sign in first.",
    "Вместо данных пришла страница: возможно, сеть сначала просит войти.",
    hint_en="Open any page in the browser.",
    hint_ru="Откройте любую страницу в браузере.",
)
declare("broken_site", "The site answers with an error page.", "Сайт отвечает страницей с ошибкой.")
declare("bad_json", "The site answers with something that cannot be read.", "Ответ сайта не удаётся прочитать.")

MAIL_UNREACHABLE: Final = declare(
    "mail_unreachable",
    "The mail server {host} cannot be reached ({reason}).",
    "Почтовый сервер {host} недоступен ({reason}).",
)
MAIL_TLS: Final = declare(
    "mail_tls",
    "No secure connection to the mail server {host} ({reason}).",
    "Не удалось установить защищённое соединение с почтовым сервером {host} ({reason}).",
    hint_en="Nothing was sent, no password either. Check port, kind of TLS and the date of this computer.",
    hint_ru="Ничего не отправлено, пароль тоже. Проверьте порт, вид TLS и дату на компьютере.",
)
MAIL_SIGN_IN: Final = declare(
    "mail_signin",
    "The mail server {host} does not accept this sign-in ({reason}).",
    "Почтовый сервер {host} не принимает имя или пароль ({reason}).",
    hint_en="Give user and password anew; many providers want a password made for programs.",
    hint_ru="Введите имя и пароль заново; многие службы требуют отдельный пароль для программ.",
)
MAIL_REFUSED: Final = declare(
    "mail_refused",
    "The mail server {host} refused the mail ({reason}).",
    "Почтовый сервер {host} отклонил письмо ({reason}).",
)
MAIL_LATER: Final = declare(
    "mail_later",
    "The mail server {host} cannot take it now ({reason}).",
    "Почтовый сервер {host} пока не принимает письмо ({reason}).",
)
MAIL_UNANSWERED: Final = declare(
    "mail_unanswered",
    "The mail left, and {host} has not said whether it took it ({reason}).",
    "Письмо ушло, но {host} не ответил, принял ли его ({reason}).",
)
