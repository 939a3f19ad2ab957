"""What people read when the network fails: a sentence for each code of `NetError` and of a page in place of an answer.

Nothing of the network is loaded with it, so the window may look a code up.
"""

from __future__ import annotations

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
