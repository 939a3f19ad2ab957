"""Secrets lie in the keyring and nowhere else (design rule 12).

Accepted are the operating system's keyrings, and a back-end that `PYTHON_KEYRING_BACKEND` names: what the `keyring`
library chooses silently may be a plain file, or one that forgets (traps, "Processes and packaging"). Every secret is
read back after it was written. A locked keyring may block for ever, so each call has a thread and 30 seconds.

An account of the demo opens nothing but a server on this machine that was started for it. Its password is derived from
the profile's random id, so the demo needs no keyring; only accounts that the demo marked as its own can have it.
"""

from __future__ import annotations

import hashlib
import json
import os
import queue
import threading
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar
from urllib.parse import urlsplit

from moderator_app.errors import UserError, declare
from moderator_app.net import redaction
from moderator_app.storage.connect import Connection
from moderator_app.storage.watch import AccountRow

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

BACKEND_VARIABLE: Final = "PYTHON_KEYRING_BACKEND"
PART_LENGTH: Final = 1_000
"""Windows refuses secrets over 1,280 characters (traps)."""
LIMIT_S: Final = 30.0

_SYSTEM_MODULES: Final = frozenset(
    {
        "keyring.backends.SecretService",
        "keyring.backends.libsecret",
        "keyring.backends.kwallet",
        "keyring.backends.Windows",
        "keyring.backends.macOS",
    }
)
_WHOLE, _PARTS = "=", "+"
_DEMO_ACCOUNTS: Final = "demo_accounts"
_DEMO_FORMS: Final = {"telegram": "700100200:AAdemo{}", "vk": "vk1.a.demo{}"}
_MISSING_ADVICE_EN: Final = (
    "Linux: install and unlock GNOME Keyring or KWallet (Debian: apt install gnome-keyring). On a server, name a"
    " back-end you trust in the variable PYTHON_KEYRING_BACKEND."
)
_MISSING_ADVICE_RU: Final = (
    "Linux: установите и разблокируйте GNOME Keyring или KWallet (Debian: apt install gnome-keyring). На сервере"
    " укажите хранилище, которому доверяете, в переменной PYTHON_KEYRING_BACKEND."
)

NO_KEYRING = declare(
    "no_keyring",
    "There is no keyring that can be trusted with a password (found: {found}).",
    "Нет хранилища паролей, которому можно доверить пароль (найдено: {found}).",
    hint_en=_MISSING_ADVICE_EN,
    hint_ru=_MISSING_ADVICE_RU,
)
KEYRING_LOCKED = declare(
    "keyring_locked",
    "The keyring is locked.",
    "Хранилище паролей заблокировано.",
    hint_en="Unlock it (it usually opens when you sign in to the desktop), then try again.",
    hint_ru="Разблокируйте его (обычно оно открывается при входе в систему) и повторите.",
)
KEYRING_SILENT = declare(
    "keyring_silent",
    "The keyring has not answered for {seconds} s.",
    "Хранилище паролей не отвечает уже {seconds} с.",
    hint_en="It may be asking for its password in another window.",
    hint_ru="Возможно, оно спрашивает свой пароль в другом окне.",
)
KEYRING_REFUSED = declare(
    "keyring_refused",
    "The keyring would not do it: {reason}.",
    "Хранилище паролей отказало: {reason}.",
)
KEYRING_FORGETS = declare(
    "keyring_forgets",
    "The keyring {found} took the secret and did not keep it.",
    "Хранилище паролей {found} приняло пароль, но не сохранило его.",
    hint_en=_MISSING_ADVICE_EN,
    hint_ru=_MISSING_ADVICE_RU,
)
SECRET_MISSING = declare(
    "secret_missing",
    "The keyring holds no “{name}” for the account {account}.",
    "В хранилище паролей нет «{name}» для аккаунта {account}.",
    hint_en="Add the account again under the same name to sign in anew.",
    hint_ru="Добавьте аккаунт ещё раз под тем же именем, чтобы войти заново.",
)


class Secrets(Protocol):
    """Where an account's secrets come from."""

    def read(self, account: AccountRow) -> Mapping[str, str]:
        """All secrets of an account, by name."""

    def write(self, account_id: int, version: int, secrets: Mapping[str, str]) -> None:
        """Keep the secrets of one version of an account's credential, and see that they were kept."""

    def delete(self, account_id: int, version: int, names: Iterable[str]) -> None:
        """Forget them; those that are not there are not missed."""


class KeyringSecrets:
    """The keyring of this operating-system account.

    Args:
        origin: the profile's random id: two profiles never share a secret.
        limit_s: how long one call may take.

    All methods raise `UserError`: `no_keyring`, `keyring_locked`, `keyring_silent`, `keyring_refused`,
    `keyring_forgets`, `secret_missing`.
    """

    def __init__(self, origin: str, *, limit_s: float = LIMIT_S) -> None:
        self._service = f"moderator/{origin}"
        self._limit_s = limit_s

    def read(self, account: AccountRow) -> Mapping[str, str]:
        """See `Secrets.read`."""
        return self._run(lambda backend: self._read_all(backend, account)) if account.secret_names else {}

    def write(self, account_id: int, version: int, secrets: Mapping[str, str]) -> None:
        """See `Secrets.write`."""
        redaction.register(*secrets.values())
        if secrets:
            self._run(lambda backend: self._write_all(backend, account_id, version, secrets))

    def delete(self, account_id: int, version: int, names: Iterable[str]) -> None:
        """See `Secrets.delete`."""
        wanted = tuple(names)
        if wanted:
            self._run(lambda backend: self._delete_all(backend, account_id, version, wanted))

    def _read_all(self, backend: KeyringBackend, account: AccountRow) -> dict[str, str]:
        found: dict[str, str] = {}
        for name in account.secret_names:
            secret = self._get(backend, _key(account.id, account.credential_version, name))
            if secret is None:
                raise UserError(SECRET_MISSING, name=name, account=account.name)
            found[name] = secret
        redaction.register(*found.values())
        return found

    def _write_all(self, backend: KeyringBackend, account_id: int, version: int, secrets: Mapping[str, str]) -> None:
        for name, secret in secrets.items():
            key = _key(account_id, version, name)
            if len(secret) < PART_LENGTH:
                backend.set_password(self._service, key, _WHOLE + secret)
            else:
                parts = [secret[at : at + PART_LENGTH] for at in range(0, len(secret), PART_LENGTH)]
                for number, part in enumerate(parts):
                    backend.set_password(self._service, f"{key}/{number}", part)
                backend.set_password(self._service, key, f"{_PARTS}{len(parts)}")
            if self._get(backend, key) != secret:
                raise UserError(KEYRING_FORGETS, found=backend_name(backend))

    def _get(self, backend: KeyringBackend, key: str) -> str | None:
        head = backend.get_password(self._service, key)
        if not head:
            return None
        if head[0] == _WHOLE:
            return head[1:]
        parts = [backend.get_password(self._service, f"{key}/{number}") for number in range(int(head[1:]))]
        return None if any(part is None for part in parts) else "".join(part or "" for part in parts)

    def _delete_all(self, backend: KeyringBackend, account_id: int, version: int, names: Iterable[str]) -> None:
        from keyring.errors import PasswordDeleteError  # noqa: PLC0415 - a second that most starts do not need

        for name in names:
            key = _key(account_id, version, name)
            head = backend.get_password(self._service, key)
            count = int(head[1:]) if head and head[0] == _PARTS else 0
            for each in (*(f"{key}/{number}" for number in range(count)), key):
                try:
                    backend.delete_password(self._service, each)
                except PasswordDeleteError:
                    continue  # it was not there

    def _run(self, use: Callable[[KeyringBackend], T]) -> T:
        """Use the keyring in a thread of its own, for so long and no longer."""
        answers: queue.SimpleQueue[tuple[bool, Any]] = queue.SimpleQueue()

        def work() -> None:
            try:
                answers.put((True, use(usable_backend())))
            except BaseException as error:  # noqa: BLE001 - raised again by whoever waits
                answers.put((False, error))

        threading.Thread(target=work, name="keyring", daemon=True).start()
        try:
            good, answer = answers.get(timeout=self._limit_s)
        except queue.Empty:
            raise UserError(KEYRING_SILENT, seconds=round(self._limit_s)) from None
        if good:
            return answer  # type: ignore[no-any-return]
        raise _explained(answer) from None  # a back-end may put what it was given into its exception


def _key(account_id: int, version: int, name: str) -> str:
    return f"account/{account_id}/{version}/{name}"


def _explained(error: BaseException) -> BaseException:
    from keyring.errors import KeyringError, KeyringLocked, NoKeyringError  # noqa: PLC0415 - as above

    if isinstance(error, UserError):
        return error
    if isinstance(error, NoKeyringError):
        return UserError(NO_KEYRING, found="-")
    if isinstance(error, KeyringLocked):
        return UserError(KEYRING_LOCKED)
    if isinstance(error, KeyringError | OSError | RuntimeError | ValueError):
        return UserError(KEYRING_REFUSED, reason=type(error).__name__)
    return error


def usable_backend() -> KeyringBackend:
    """The keyring to use.

    Raises:
        UserError: `no_keyring` where only something silently chosen is there.
    """
    named = os.environ.get(BACKEND_VARIABLE)
    if named == "":
        del os.environ[BACKEND_VARIABLE]  # names nothing, and the library would stumble over it
    import keyring  # noqa: PLC0415 - as above

    try:
        chosen = keyring.get_keyring()
    except (ImportError, AttributeError, TypeError, ValueError):
        raise UserError(NO_KEYRING, found=named or "-") from None  # a name that is none
    if named:
        return chosen
    for backend in getattr(chosen, "backends", None) or [chosen]:
        if type(backend).__module__ in _SYSTEM_MODULES:
            return backend  # type: ignore[no-any-return]
    raise UserError(NO_KEYRING, found=backend_name(chosen))


def backend_name(backend: object) -> str:
    """What `doctor` and refusals call a keyring."""
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


# ---------------------------------------------------------------- the demo


def demo_secret(origin: str, platform: str, version: int = 1) -> str:
    """The password of the demo's own account on its own loopback server, in the form its platform gives them.

    Args:
        origin: the profile's random id.
        platform: whose server it is.
        version: of the credential; each renewal has its own.
    """
    digest = hashlib.sha256(f"demo:{origin}:{platform}:{version}".encode()).hexdigest()
    return _DEMO_FORMS.get(platform, "{}").format(digest[:24])


def mark_demo_account(conn: Connection, account_id: int) -> None:
    """The demo's runner says that an account is its own; nobody else may."""
    ids = sorted({*demo_accounts(conn), account_id})
    conn.execute(
        "INSERT INTO meta(key, value) VALUES (?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
        (_DEMO_ACCOUNTS, json.dumps(ids)),
    )


def demo_accounts(conn: Connection) -> frozenset[int]:
    """Accounts that the demo made."""
    row = conn.execute("SELECT value FROM meta WHERE key = ?", (_DEMO_ACCOUNTS,)).fetchone()
    return frozenset(json.loads(row[0])) if row else frozenset()


class ProfileSecrets:
    """The keyring, but for accounts that the demo marked as its own.

    Args:
        origin: the profile's random id.
        demo: account ids the demo marked, asked for anew at each read.
        keyring: where all others are.
    """

    def __init__(self, origin: str, demo: Callable[[], frozenset[int]], keyring: Secrets | None = None) -> None:
        self._origin = origin
        self._demo = demo
        self._keyring = keyring if keyring is not None else KeyringSecrets(origin)

    def read(self, account: AccountRow) -> Mapping[str, str]:
        """See `Secrets.read`."""
        if account.id in self._demo() and _loopback(account.base_url):
            secret = demo_secret(self._origin, account.platform, account.credential_version)
            redaction.register(secret)
            return dict.fromkeys(account.secret_names, secret)
        return self._keyring.read(account)

    def write(self, account_id: int, version: int, secrets: Mapping[str, str]) -> None:
        """See `Secrets.write`."""
        if account_id not in self._demo():
            self._keyring.write(account_id, version, secrets)

    def delete(self, account_id: int, version: int, names: Iterable[str]) -> None:
        """See `Secrets.delete`."""
        if account_id not in self._demo():
            self._keyring.delete(account_id, version, names)


def _loopback(url: str) -> bool:
    return (urlsplit(url).hostname or "") in {"127.0.0.1", "localhost", "::1"}
