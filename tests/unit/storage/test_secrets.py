"""Design rule 12: the keyring or nothing. Keyrings that forget, block, refuse or are locked are told apart in words."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordSetError

from moderator_app.errors import UserError
from moderator_app.net import redaction
from moderator_app.storage import secrets
from moderator_app.storage.connect import open_store, transaction
from moderator_app.storage.secrets import BACKEND_VARIABLE, KeyringSecrets, ProfileSecrets
from moderator_app.storage.watch import AccountRow
from tests.support.keyrings import MemoryKeyring
from tests.toy.stores import empty_store

SECRET = "pass-word-of-the-test"


def account(*names: str, version: int = 1, url: str = "https://blog.example", number: int = 7) -> AccountRow:
    """An account that has these secrets."""
    return AccountRow(
        id=number, name="blog", platform="wordpress", base_url=url, proxy=None, settings={}, secret_names=names,
        external_id=None, own_ids=(), clock_offset_us=None, credential_version=version,
    )  # fmt: skip


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody named the back-end in the environment."""
    monkeypatch.setenv(BACKEND_VARIABLE, "named.by.somebody")


def use(backend: KeyringBackend) -> KeyringSecrets:
    """Secrets in this keyring."""
    keyring.set_keyring(backend)
    return KeyringSecrets("origin", limit_s=60.0)


@pytest.mark.rule(12)
@pytest.mark.usefixtures("named")
def test_what_is_written_is_read(memory_keyring: MemoryKeyring) -> None:
    """By account, version and name; another profile sees nothing of it."""
    kept = KeyringSecrets("origin")
    kept.write(7, 1, {"user": "u", "password": SECRET})
    kept.write(7, 2, {"password": "newer"})
    assert kept.read(account("user", "password")) == {"user": "u", "password": SECRET}
    assert kept.read(account("password", version=2)) == {"password": "newer"}
    with pytest.raises(UserError, match="secret_missing"):
        KeyringSecrets("another").read(account("password"))
    kept.delete(7, 1, ["user", "password", "never there"])
    assert [key for _, key in memory_keyring.kept] == ["account/7/2/password"]


@pytest.mark.rule(12)
@pytest.mark.usefixtures("named")
@pytest.mark.parametrize("length", [999, 1_000, 1_001, 2_000, 5_003])
def test_a_long_secret_lies_in_parts(memory_keyring: MemoryKeyring, length: int) -> None:
    """No value is longer than Windows takes, and none is left when it is deleted."""
    secret = "".join(chr(97 + number % 26) for number in range(length))
    kept = KeyringSecrets("origin")
    kept.write(7, 1, {"token": secret})
    assert max(len(value) for value in memory_keyring.kept.values()) <= 1_001
    assert kept.read(account("token")) == {"token": secret}
    kept.delete(7, 1, ["token"])
    assert not memory_keyring.kept


@pytest.mark.usefixtures("named")
@pytest.mark.parametrize("secret", ["+2", "=x", "+", "a=b", "пароль"])
def test_a_secret_that_looks_like_a_list_of_parts_is_none(secret: str) -> None:
    """What a secret says is never taken for our own marks."""
    kept = KeyringSecrets("origin")
    kept.write(7, 1, {"token": secret})
    assert kept.read(account("token")) == {"token": secret}


@pytest.mark.usefixtures("named")
def test_a_part_that_is_gone_is_a_missing_secret(memory_keyring: MemoryKeyring) -> None:
    """Half a token is none."""
    kept = KeyringSecrets("origin")
    kept.write(7, 1, {"token": "x" * 1_500})
    del memory_keyring.kept["moderator/origin", "account/7/1/token/1"]
    with pytest.raises(UserError, match="secret_missing"):
        kept.read(account("token"))


@pytest.mark.rule(12)
def test_a_keyring_that_nobody_named_and_no_system_made_is_none() -> None:
    """A memory, a plain file: whatever `keyring` came upon by itself. The sentence says how to get one."""
    with pytest.raises(UserError) as caught:
        use(MemoryKeyring()).write(7, 1, {"password": SECRET})
    assert caught.value.code == "no_keyring"
    assert "gnome-keyring" in caught.value.hint("en")
    assert "PYTHON_KEYRING_BACKEND" in caught.value.hint("ru")
    assert "MemoryKeyring" in caught.value.text("en")


@pytest.mark.rule(12)
@pytest.mark.parametrize("module", ["keyring.backends.null", "keyring.backends.fail", "keyrings.alt.file"])
def test_null_fail_and_plain_file_are_none(module: str) -> None:
    """Chosen silently, each would lose or show the secret."""
    made = type("Keyring", (MemoryKeyring,), {"__module__": module})
    with pytest.raises(UserError, match="no_keyring"):
        use(made()).write(7, 1, {"password": SECRET})


def test_the_systems_own_is_found_among_others() -> None:
    """A chain is searched for one that the system made; the file beside it is never touched."""
    system = type("Keyring", (MemoryKeyring,), {"__module__": "keyring.backends.SecretService"})()
    file = type("Keyring", (MemoryKeyring,), {"__module__": "keyrings.alt.file"})()
    chain = type("ChainerBackend", (MemoryKeyring,), {"backends": [file, system]})()
    kept = use(chain)
    kept.write(7, 1, {"password": SECRET})
    assert kept.read(account("password")) == {"password": SECRET}
    assert not file.kept
    assert system.kept


class Forgetful(MemoryKeyring):
    """Takes and forgets, as the null back-end does."""

    def set_password(self, service: str, username: str, password: str) -> None:
        return None


class Locked(MemoryKeyring):
    """As a Secret Service without its password."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked(f"locked, by the way {SECRET}")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked(password)


class Refusing(MemoryKeyring):
    """Puts what it was given into its exception."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise PasswordSetError(f"cannot keep {password}")


@pytest.mark.rule(12)
@pytest.mark.usefixtures("named")
@pytest.mark.parametrize(
    ("backend", "code"),
    [(Forgetful(), "keyring_forgets"), (Locked(), "keyring_locked"), (Refusing(), "keyring_refused")],
)
def test_trouble_is_told_without_the_secret(backend: KeyringBackend, code: str) -> None:
    """Neither in the sentence nor in what was raised on the way."""
    with pytest.raises(UserError) as caught:
        use(backend).write(7, 1, {"password": SECRET})
    assert caught.value.code == code
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
    assert SECRET not in repr(caught.value) + caught.value.text("ru") + caught.value.hint("ru")


@pytest.mark.rule(12)
@pytest.mark.usefixtures("named")
def test_a_keyring_that_asks_in_another_window_is_not_waited_for() -> None:
    """With a display, a prompt blocks the caller for as long as nobody answers."""
    answered = threading.Event()

    class Asking(MemoryKeyring):
        def get_password(self, service: str, username: str) -> str | None:
            answered.wait()
            return None

    keyring.set_keyring(Asking())
    try:
        with pytest.raises(UserError, match="keyring_silent"):
            KeyringSecrets("origin", limit_s=0.05).read(account("password"))
    finally:
        answered.set()


@pytest.mark.rule(12)
@pytest.mark.usefixtures("named")
def test_secrets_are_taken_out_of_texts_from_then_on() -> None:
    """Written or read: neither a log line nor an error shows them."""
    kept = KeyringSecrets("origin")
    kept.write(7, 1, {"password": "just-written-one"})
    assert "just-written-one" not in redaction.redact("Authorization: just-written-one")


# ---------------------------------------------------------------- the demo


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[ProfileSecrets]:
    """Account 1 is the demo's."""
    conn = open_store(empty_store(tmp_path))
    with transaction(conn):
        secrets.mark_demo_account(conn, 1)
    yield ProfileSecrets("origin", lambda: secrets.demo_accounts(conn))
    conn.close()


def test_the_demos_own_account_needs_no_keyring(profile: ProfileSecrets) -> None:
    """Its password follows from the profile; it opens a server on this machine."""
    row = account("password", url="http://127.0.0.1:8080", number=1)
    assert profile.read(row) == {"password": secrets.demo_secret("origin", "wordpress")}
    assert secrets.demo_secret("origin", "wordpress") != secrets.demo_secret("other", "wordpress")


@pytest.mark.parametrize(
    "row",
    [account("password", url="http://127.0.0.1:8080", number=2), account("password", number=1)],
)
def test_no_other_account_can_have_it(profile: ProfileSecrets, row: AccountRow) -> None:
    """Not marked, or not on this machine: the keyring is asked, and here there is none."""
    with pytest.raises(UserError, match="no_keyring"):
        profile.read(row)


def test_the_variable_is_ours_to_look_at() -> None:
    """Tests run without it, so what they found is what a person without it finds."""
    assert BACKEND_VARIABLE not in os.environ
