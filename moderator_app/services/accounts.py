"""Accounts: what a platform needs, trying a credential, adding, renewing, removing, and the channels to watch.

`add` and `check` talk to a platform and to the keyring: they belong to the command line's process. The window starts
`moderator account add … --secret-stdin --json` as a child and writes the secret to its standard input, so that it
neither loads an HTTP library nor waits.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from moderator_app import config
from moderator_app.clock import HOUR_US
from moderator_app.domain.capabilities import Capability, Reason
from moderator_app.domain.channels import ChannelInfo
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.ports import (
    AccountInfo,
    Credentials,
    Health,
    NeedsSignin,
    NoPermission,
    PlatformError,
    PlatformInfo,
    TooManyRequests,
)
from moderator_app.domain.views import ChannelView
from moderator_app.errors import EXIT_PERSON_NEEDED, EXIT_USAGE, NOT_FOUND, UserError, declare
from moderator_app.services.desk import Desk
from moderator_app.storage import account_facts, account_health, accounts, decide, outbox, reading, watch
from moderator_app.storage.connect import Connection
from moderator_app.storage.watch import AccountRow

PROXY: Final = "proxy"
LONGEST_NAME: Final = 80

UNKNOWN_FIELD = declare(
    "unknown_field",
    "{platform} has no field “{name}”. Fields: {known}.",
    "У {platform} нет поля «{name}». Поля: {known}.",
)
MISSING_FIELD = declare(
    "missing_field",
    "{platform} needs “{name}”: {label}.",
    "Для {platform} нужно «{name}»: {label}.",
    hint_en="{help_en}",
    hint_ru="{help_ru}",
)
NAME_TAKEN = declare(
    "name_taken",
    "An account of {platform} is already called {name}.",
    "Аккаунт с именем {name} уже есть: {platform}.",
    hint_en="Choose another with --name.",
    hint_ru="Выберите другое: --name.",
)
BAD_PROXY = declare(
    "bad_proxy",
    "This is no proxy address the program can use: {address}.",
    "Такой адрес прокси использовать нельзя: {address}.",
    hint_en="Use http://host:port, https://host:port or socks5://host:port, without a user name or password in it.",
    hint_ru="Подходит http://узел:порт, https://узел:порт или socks5://узел:порт, без имени и пароля внутри.",
)
BAD_SECRET = declare(
    "bad_secret",
    "The secret “{name}” is empty or has characters that no secret has.",
    "Секрет «{name}» пуст или содержит недопустимые символы.",
)
OTHER_ACCOUNT = declare(
    "other_account",
    "This signs in as {found}, but {name} is {before}.",
    "Это вход для {found}, а {name} — это {before}.",
    hint_en="Add it under another name.",
    hint_ru="Добавьте его под другим именем.",
)
PROBE_FAILED = {
    Health.NEEDS_SIGNIN: declare(
        "signin_refused",
        "{platform} does not accept this sign-in ({reason}).",
        "{platform} не принимает эти данные для входа ({reason}).",
        hint_en="{help_en}",
        hint_ru="{help_ru}",
    ),
    Health.NO_PERMISSION: declare(
        "no_permission",
        "The sign-in works, but it lacks a right that is needed ({reason}).",
        "Вход удался, но нужных прав у него нет ({reason}).",
        hint_en="{help_en}",
        hint_ru="{help_ru}",
    ),
    Health.RATE_LIMITED: declare(
        "rate_limited",
        "{platform} asks to wait ({reason}).",
        "{platform} просит подождать ({reason}).",
        hint_en="Try again in a minute.",
        hint_ru="Повторите через минуту.",
    ),
    Health.OFFLINE: declare(
        "offline",
        "{platform} cannot be reached at {url} ({reason}).",
        "{platform} не отвечает по адресу {url} ({reason}).",
        hint_en="Check the address and the network; --no-check adds the account without trying it.",
        hint_ru="Проверьте адрес и сеть; --no-check добавит аккаунт без проверки.",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAccount:
    """What a person filled in. `url`: None: the platform's own; `name`: None: the host."""

    platform: str
    name: str | None = None
    url: str | None = None
    settings: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    watch: bool = True
    check: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountView:
    """An account with its health. `capabilities`: name -> `ok`, or the reason why not."""

    id: int
    name: str
    platform: str
    base_url: str
    proxy: str | None
    external_name: str | None
    health: Health
    reason: str
    since: int | None
    capabilities: Mapping[str, str]
    channels: tuple[ChannelView, ...]
    credential_version: int
    renewed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What a sign-in would bring; nothing is kept. `capabilities`: name -> `ok`, or the reason why not."""

    platform: str
    external_id: str
    signed_in_as: str
    capabilities: Mapping[str, str]
    channels: tuple[ChannelInfo, ...]


@dataclass(frozen=True, slots=True)
class _Probed:
    """What the platform said at the trial."""

    info: AccountInfo | None = None
    channels: Sequence[ChannelInfo] = ()


# ---------------------------------------------------------------- what there is


def catalogue(desk: Desk) -> list[PlatformInfo]:
    """Platforms an account may be added for, with their fields and explanations in both languages."""
    found = (desk.info(name) for name in desk.platform_names())
    return [info for info in found if info is not None]


def listed(desk: Desk) -> list[AccountView]:
    """All accounts, in the order they were added."""
    return [_view(desk.reader, desk, row) for row in watch.accounts(desk.reader)]


def find(desk: Desk, wanted: str) -> AccountView:
    """An account by name or number.

    Raises:
        UserError: `not_found`, with the nearest names.
    """
    return _view(desk.reader, desk, _row(desk.reader, wanted))


def channels(desk: Desk, account_id: int | None = None) -> list[ChannelView]:
    """Channels of all accounts, or of one."""
    return reading.channels(desk.reader, account_id)


def capabilities(conn: Connection, desk: Desk, account_id: int, platform: str) -> dict[str, str]:
    """Capability -> `ok`, or why the account cannot."""
    info = desk.info(platform)
    if info is None:
        return {}
    return _offered(info, accounts.missing(conn, account_id))


def _offered(info: PlatformInfo, lacking: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for capability in Capability:
        if capability not in info.capabilities.can:
            reason = info.capabilities.reasons.get(capability, Reason.PLATFORM_LACKS).value
        else:
            reason = lacking.get(capability.value, "ok")
        found[capability.value] = reason
    return found


def _view(conn: Connection, desk: Desk, row: AccountRow, *, renewed: bool = False) -> AccountView:
    health, reason, since = account_health.of(conn, row.id)
    name = conn.execute("SELECT external_name FROM account WHERE id = ?", (row.id,)).fetchone()[0]
    return AccountView(
        id=row.id,
        name=row.name,
        platform=row.platform,
        base_url=row.base_url,
        proxy=row.proxy,
        external_name=name,
        health=health,
        reason=reason,
        since=since,
        capabilities=capabilities(conn, desk, row.id, row.platform),
        channels=tuple(reading.channels(conn, row.id)),
        credential_version=row.credential_version,
        renewed=renewed,
    )


def _row(conn: Connection, wanted: str) -> AccountRow:
    found = accounts.by_name(conn, wanted)
    if found is None and wanted.isascii() and wanted.isdigit() and len(wanted) < 19:  # larger is no row
        found = watch.account(conn, int(wanted))
    if found is None:
        names = [row.name for row in watch.accounts(conn)]
        near = difflib.get_close_matches(wanted, names, n=3, cutoff=0.4) or names[:5]
        raise UserError(NOT_FOUND, what="account", wanted=wanted, nearest=", ".join(near))
    return found


# ---------------------------------------------------------------- adding


def add(desk: Desk, wanted: NewAccount) -> AccountView:
    """Try a sign-in, keep its secrets, list its channels; the same name again renews the credential.

    Talks to the platform and the keyring; not for the GUI thread, nor for the window's process.

    Raises:
        UserError: `forbidden`; `unknown_platform`, `unknown_field`, `missing_field`, `bad_address`, `bad_proxy`,
            `bad_secret`, `name_taken`; `signin_refused`, `no_permission`, `rate_limited`, `offline`, `other_account`;
            the keyring's (`storage.secrets`). Nothing was changed then.
    """
    desk.require(EntryKind.ACCOUNT)
    info = desk.platform(wanted.platform).info
    before = accounts.by_name(desk.reader, wanted.name) if wanted.name else None
    facts = _facts(info, wanted, before)
    if before is None:
        before = accounts.by_name(desk.reader, facts.name)
    if before is not None and before.platform != facts.platform:
        raise UserError(NAME_TAKEN, name=before.name, platform=before.platform)
    secrets = _secrets(info, wanted)
    probed = _probe(desk, info, facts, secrets) if wanted.check else _Probed()
    if before is not None and probed.info and before.external_id not in {None, probed.info.external_id}:
        raise UserError(OTHER_ACCOUNT, found=probed.info.name, name=before.name, before=before.external_id)
    if before is None:
        account_id, version = desk.write(_reserve, facts), 1
    else:
        account_id, version = before.id, before.credential_version + 1
    desk.secrets.write(account_id, version, secrets)
    desk.write(_take_up, account_id, facts, version, probed, wanted.watch, before is None)
    if before is not None:
        desk.secrets.delete(account_id, before.credential_version, before.secret_names)
    row = watch.account(desk.reader, account_id)
    if row is None:
        raise LookupError(account_id)
    return _view(desk.reader, desk, row, renewed=before is not None)


def try_out(desk: Desk, wanted: NewAccount) -> Trial:
    """Sign in and say who that is, what it may do and what it could watch; keeps nothing and needs no keyring.

    Raises:
        UserError: as `add`, but for the keyring's.
    """
    desk.require(EntryKind.ACCOUNT)
    info = desk.platform(wanted.platform).info
    before = accounts.by_name(desk.reader, wanted.name) if wanted.name else None
    probed = _probe(desk, info, _facts(info, wanted, before), _secrets(info, wanted))
    if probed.info is None:
        raise LookupError(info.name)
    lacking = {capability.value: reason.value for capability, reason in probed.info.missing.items()}
    return Trial(
        platform=info.name,
        external_id=probed.info.external_id,
        signed_in_as=probed.info.name,
        capabilities=_offered(info, lacking),
        channels=tuple(probed.channels),
    )


def _facts(info: PlatformInfo, wanted: NewAccount, before: AccountRow | None) -> accounts.AccountFacts:
    """What is kept of the account, checked."""
    from moderator_app.net.session import base_address  # noqa: PLC0415 - loads requests

    fields = {each.name: each for each in info.fields if not each.secret}
    given = dict(wanted.settings)
    proxy = given.pop(PROXY, None)
    for name in given:
        if name not in fields:
            known = ", ".join([*fields, PROXY])
            raise UserError(UNKNOWN_FIELD, exit_code=EXIT_USAGE, platform=info.title, name=name, known=known)
    settings = dict(before.settings) if before is not None else {}
    settings.update(given)
    for name, each in fields.items():
        if not settings.get(name):
            if each.default:
                settings[name] = each.default
            elif each.required:
                raise _missing_field(info, name)
    address = wanted.url or (before.base_url if before is not None else info.default_url)
    if not address:
        raise UserError(
            MISSING_FIELD,
            exit_code=EXIT_USAGE,
            platform=info.title,
            name="--url",
            label="URL",
            help_en=info.help_en,
            help_ru=info.help_ru,
        )
    url = base_address(address)
    if not wanted.watch:
        settings[accounts.WATCH_SETTING] = "none"
    name = (before.name if before is not None else wanted.name) or urlsplit(url).netloc or info.title
    return accounts.AccountFacts(
        name=" ".join(name.split())[:LONGEST_NAME],
        platform=info.name,
        base_url=url,
        proxy=_proxy(proxy) if proxy is not None else (before.proxy if before is not None else None),
        settings=settings,
        secret_names=tuple(each.name for each in info.fields if each.secret and wanted.secrets.get(each.name)),
    )


def _missing_field(info: PlatformInfo, name: str) -> UserError:
    each = next(each for each in info.fields if each.name == name)
    option = f"--secret {name}=VARIABLE" if each.secret else f"--set {name}=…"
    return UserError(
        MISSING_FIELD,
        exit_code=EXIT_USAGE,
        platform=info.title,
        name=option,
        label=f"{each.label_en} / {each.label_ru}",
        help_en=each.help_en,
        help_ru=each.help_ru,
    )


def _secrets(info: PlatformInfo, wanted: NewAccount) -> dict[str, str]:
    fields = {each.name: each for each in info.fields if each.secret}
    for name in wanted.secrets:
        if name not in fields:
            known = ", ".join(fields)
            raise UserError(UNKNOWN_FIELD, exit_code=EXIT_USAGE, platform=info.title, name=name, known=known)
    kept = {name: secret.strip() for name, secret in wanted.secrets.items()}
    for name, each in fields.items():
        if name not in kept and each.required:
            raise _missing_field(info, name)
    for name, secret in kept.items():
        if not secret or not secret.isprintable():
            raise UserError(BAD_SECRET, exit_code=EXIT_USAGE, name=name)
    return kept


def _proxy(address: str) -> str | None:
    if not address:
        return None  # `--set proxy=` takes it away
    try:
        parts = urlsplit(address)
        usable = parts.scheme in {"http", "https", "socks5", "socks5h"} and parts.hostname and parts.port is not None
    except ValueError:
        usable, parts = False, urlsplit("")
    if not usable or "@" in parts.netloc or parts.path not in {"", "/"} or parts.query:
        raise UserError(BAD_PROXY, exit_code=EXIT_USAGE, address=address.rpartition("@")[2])
    return f"{parts.scheme}://{parts.netloc}"


def _probe(desk: Desk, info: PlatformInfo, facts: accounts.AccountFacts, secrets: Mapping[str, str]) -> _Probed:
    """Ask the platform who this is and what it moderates."""
    from moderator_app.net import redaction  # noqa: PLC0415 - beside its use

    redaction.register(*secrets.values())
    credentials = Credentials(
        base_url=facts.base_url, settings=dict(facts.settings), secrets=secrets, proxy=facts.proxy
    )
    try:
        with closing(desk.platform(info.name).open(credentials, clock=desk.clock)) as adapter:
            return _Probed(adapter.check(), tuple(adapter.channels()))
    except PlatformError as error:
        raise _explained(info, facts.base_url, error) from None


def health_of(error: PlatformError) -> Health:
    """What a failure says of an account."""
    match error:
        case NeedsSignin():
            return Health.NEEDS_SIGNIN
        case NoPermission():
            return Health.NO_PERMISSION
        case TooManyRequests():
            return Health.RATE_LIMITED
        case _:
            return Health.OFFLINE


def _explained(info: PlatformInfo, url: str, error: PlatformError) -> UserError:
    fields = [each for each in info.fields if each.secret]
    return UserError(
        PROBE_FAILED[health_of(error)],
        platform=info.title,
        url=url,
        reason=f"{error.code}: {error.text}" if error.text else error.code,
        help_en=" ".join(each.help_en for each in fields),
        help_ru=" ".join(each.help_ru for each in fields),
    )


def _reserve(conn: Connection, desk: Desk, facts: accounts.AccountFacts) -> int:
    return accounts.reserve(conn, facts, desk.clock.now_us())


def _take_up(  # noqa: PLR0917 - run by `Desk.write`
    conn: Connection,
    desk: Desk,
    account_id: int,
    facts: accounts.AccountFacts,
    version: int,
    probed: _Probed,
    watched: bool,
    new: bool,
) -> None:
    """Everything about the account in one transaction: from here on a running engine uses it."""
    now = desk.clock.now_us()
    if new:
        if accounts.by_name(conn, facts.name) is not None:
            raise UserError(NAME_TAKEN, name=facts.name, platform=facts.platform)
        accounts.activate(conn, account_id, now)
    else:
        accounts.renew(conn, account_id, facts, version, now)
    if probed.info is not None:
        account_facts.checked(conn, account_id, probed.info, now)
        account_health.record(conn, account_id, Health.OK, now_us=now)
    horizon_us = desk.config.get(config.HORIZON_H) * HOUR_US
    found = accounts.channels_found(conn, account_id, probed.channels, now_us=now, watch=watched, horizon_us=horizon_us)
    _entry(
        conn,
        desk,
        EntryKind.ACCOUNT,
        {"account": account_id, "change": "added" if new else "renewed", "channels": found, "version": version},
    )


def _entry(conn: Connection, desk: Desk, kind: EntryKind, data: Mapping[str, object]) -> None:
    decide.decide(conn, clock=desk.clock, actor=desk.actor, kind=kind, seen=(), data=data)


# ---------------------------------------------------------------- checking, removing


def check(desk: Desk, wanted: str) -> AccountView:
    """Sign in with what is kept and note how that went; also brings channels that are new.

    Raises:
        UserError: `not_found`, `unknown_platform`; the keyring's. A platform's refusal is the view's `health`.
    """
    row = _row(desk.reader, wanted)
    platform = desk.platform(row.platform)
    try:
        credentials = Credentials(
            base_url=row.base_url, settings=row.settings, secrets=desk.secrets.read(row), proxy=row.proxy
        )
        with closing(platform.open(credentials, clock=desk.clock)) as adapter:
            probed, health, reason = _Probed(adapter.check(), tuple(adapter.channels())), Health.OK, ""
    except PlatformError as error:
        probed, health = _Probed(), health_of(error)
        reason = f"{error.code}: {error.text}" if error.text else error.code
    desk.write(_note_check, row, probed, health, reason)
    return _view(desk.reader, desk, row)


def _note_check(conn: Connection, desk: Desk, row: AccountRow, probed: _Probed, health: Health, reason: str) -> None:
    now = desk.clock.now_us()
    if probed.info is not None:
        account_facts.checked(conn, row.id, probed.info, now)
    account_health.record(conn, row.id, health, now_us=now, reason=reason)
    horizon_us = desk.config.get(config.HORIZON_H) * HOUR_US
    watched = row.settings.get(accounts.WATCH_SETTING) != "none"
    accounts.channels_found(conn, row.id, probed.channels, now_us=now, watch=watched, horizon_us=horizon_us)


def remove(desk: Desk, wanted: str) -> AccountRow:
    """Forget an account and its secrets; its messages and entries stay.

    Raises:
        UserError: `forbidden`, `not_found`, `account_has_deliveries`; the keyring's, after the account is gone.
    """
    desk.require(EntryKind.ACCOUNT)
    row = _row(desk.reader, wanted)
    desk.write(_remove, row)
    desk.secrets.delete(row.id, row.credential_version, row.secret_names)
    return row


def _remove(conn: Connection, desk: Desk, row: AccountRow) -> None:
    outbox.refuse_removal(conn, row.id)
    accounts.remove(conn, row.id, desk.clock.now_us())
    _entry(conn, desk, EntryKind.ACCOUNT, {"account": row.id, "change": "removed"})


# ---------------------------------------------------------------- channels


def channel(desk: Desk, channel_id: int) -> ChannelView:
    """One channel.

    Raises:
        UserError: `not_found`, naming those there are.
    """
    return _channel(desk.reader, channel_id)


def _channel(conn: Connection, channel_id: int) -> ChannelView:
    every = reading.channels(conn)
    found = next((each for each in every if each.id == channel_id), None)
    if found is None:
        nearest = ", ".join(str(each.id) for each in sorted(every, key=lambda each: abs(each.id - channel_id))[:3])
        raise UserError(NOT_FOUND, what="channel", wanted=channel_id, nearest=nearest)
    return found


def set_watched(conn: Connection, desk: Desk, channel_id: int, watched: bool) -> ChannelView:
    """Watch a channel, or leave it.

    Raises:
        UserError: `forbidden`, `not_found`.
    """
    desk.require(EntryKind.CHANNEL)
    found = _channel(conn, channel_id)
    horizon_us = desk.config.get(config.HORIZON_H) * HOUR_US
    now = desk.clock.now_us()
    if accounts.set_watched(conn, channel_id, watched=watched, now_us=now, horizon_us=horizon_us):
        what = "watched" if watched else "unwatched"
        _entry(conn, desk, EntryKind.CHANNEL, {"channel": found.id, "change": what})
    return _channel(conn, channel_id)


NEEDS_PERSON: Final = {Health.NEEDS_SIGNIN: EXIT_PERSON_NEEDED, Health.NO_PERMISSION: EXIT_PERSON_NEEDED}
"""Exit codes of an account whose health asks for somebody."""
