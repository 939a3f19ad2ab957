"""Rule 12: the operating system's keyring or one named explicitly; every set read back; parts; a limit in time."""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Iterator
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import KeyringLocked, PasswordSetError

from moderator_app.errors import UserError
from moderator_app.storage import secrets
from moderator_app.storage.secrets import BACKEND_VARIABLE, PART_LENGTH, KeyringSecrets, choose
from tests.support.keyrings import MemoryKeyring

SECRET = "Correct horse battery 7xQ"


class SmallKeyring(MemoryKeyring):
    """Windows' limit."""

    def set_password(self, service: str, username: str, password: str) -> None:
        if len(password) > 1_280:
            raise PasswordSetError(f"too long: {password}")
        super().set_password(service, username, password)


class ForgettingKeyring(MemoryKeyring):
    def set_password(self, service: str, username: str, password: str) -> None:
        pass


class LockedKeyring(MemoryKeyring):
    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("locked")


class RefusingKeyring(MemoryKeyring):
    def set_password(self, service: str, username: str, password: str) -> None:
        raise PasswordSetError(f"cannot store {password}")


class TornKeyring(SmallKeyring):
    """Dies after the first part of the second writing."""

    torn = False

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.torn and "#" in username:
            raise PasswordSetError("gone")
        super().set_password(service, username, password)


class BlockingKeyring(MemoryKeyring):
    def __init__(self) -> None:
        super().__init__()
        self.answer = threading.Event()
        self.calls = 0

    def get_password(self, service: str, username: str) -> str | None:
        self.calls += 1
        self.answer.wait(10)
        return super().get_password(service, username)


class SystemKeyring(MemoryKeyring):
    """Looks like the Secret Service's."""

    __module__ = "keyring.backends.SecretService"


class PlainFile(MemoryKeyring):
    """Looks like `keyrings.alt`'s, with the highest priority."""

    __module__ = "keyrings.alt.file"
    priority = 9


def vault(backend: KeyringBackend, **options: Any) -> KeyringSecrets:
    return KeyringSecrets("origin", choose_backend=lambda: backend, **options)


@pytest.fixture
def blocking() -> Iterator[BlockingKeyring]:
    backend = BlockingKeyring()
    yield backend
    backend.answer.set()


@given(st.dictionaries(st.text(min_size=1, max_size=9), st.text(max_size=3_500), max_size=3), st.data())
def test_what_is_kept_comes_back_whatever_was_there_before(values: dict[str, str], data: st.DataObject) -> None:
    """Also through a keyring with Windows' limit, in parts; nothing of a longer one is left when a shorter follows."""
    backend = SmallKeyring()
    store = vault(backend)
    for name in values:
        store.put(3, {name: data.draw(st.text(max_size=3_500))})
    store.put(3, values)
    assert store.get(3, values) == values
    count = sum(max(1, -(-len(value) // PART_LENGTH)) for value in values.values())
    assert len(backend.kept) == count
    store.forget(3, values)
    assert not backend.kept


def test_profiles_and_accounts_do_not_share() -> None:
    backend = MemoryKeyring()
    vault(backend).put(1, {"password": SECRET})
    for other, account in ((KeyringSecrets("another", choose_backend=lambda: backend), 1), (vault(backend), 2)):
        with pytest.raises(UserError) as caught:
            other.get(account, ["password"])
        assert caught.value.code == "secret_missing"


def test_a_torn_writing_is_noticed() -> None:
    """Half of an old secret and half of a new one are no secret."""
    backend = TornKeyring()
    vault(backend).put(1, {"password": "a" * 2_500})
    backend.torn = True
    with pytest.raises(UserError):
        vault(backend).put(1, {"password": "b" * 2_500})
    with pytest.raises(UserError) as caught:
        vault(backend).get(1, ["password"])
    assert caught.value.code == "secret_missing"


@pytest.mark.parametrize(
    ("backend", "code"),
    [
        (ForgettingKeyring(), "keyring_forgets"),
        (cast("Any", null.Keyring)(), "keyring_forgets"),
        (LockedKeyring(), "keyring_locked"),
        (RefusingKeyring(), "keyring_refused"),
        (cast("Any", fail.Keyring)(), "no_keyring"),
    ],
)
def test_each_way_of_failing_has_its_sentence_without_the_secret(
    backend: KeyringBackend, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(UserError) as caught:
        vault(backend).put(1, {"password": SECRET})
    assert caught.value.code == code
    shown = "".join(traceback.format_exception(caught.value)) + caplog.text
    assert SECRET not in shown


def test_a_prompt_nobody_sees_does_not_hold_the_account_for_ever(blocking: BlockingKeyring) -> None:
    """One thread is given up, not one for each try; when the keyring answers at last, it works again."""
    store = vault(blocking, limit_s=0.02)
    for _ in range(3):
        with pytest.raises(UserError) as caught:
            store.get(1, ["password"])
        assert caught.value.code == "keyring_blocked"
    assert blocking.calls == 1
    blocking.answer.set()
    for thread in threading.enumerate():
        if thread.name == "keyring-1":
            thread.join()
    patient = vault(blocking)
    patient.put(1, {"password": SECRET})
    assert patient.get(1, ["password"]) == {"password": SECRET}


def test_a_silent_plain_file_is_no_keyring() -> None:
    """`keyrings.alt` anywhere in the environment offers itself with a high priority."""
    for silent in ([], [PlainFile()], [PlainFile(), cast("Any", null.Keyring)(), MemoryKeyring()]):
        with pytest.raises(UserError) as caught:
            choose({}, lambda silent=silent: silent)  # type: ignore[misc]
        assert caught.value.code == "no_keyring"
        assert caught.value.hint("en")
        assert caught.value.hint("ru")


def test_the_systems_own_is_taken_before_a_file_of_higher_priority() -> None:
    own = SystemKeyring()
    assert choose({}, lambda: [PlainFile(), own]) is own


def test_one_named_explicitly_is_taken() -> None:
    named = f"{MemoryKeyring.__module__}.{MemoryKeyring.__qualname__}"
    assert isinstance(choose({BACKEND_VARIABLE: named}, list), MemoryKeyring)


def test_a_name_that_means_nothing_is_said() -> None:
    with pytest.raises(UserError) as caught:
        choose({BACKEND_VARIABLE: "no.such.Keyring"}, list)
    assert caught.value.code == "keyring_unknown"


def test_the_system_modules_are_named_as_the_library_names_them() -> None:
    """A renamed module would silently refuse everyone."""
    import importlib.util

    for name in secrets._SYSTEM_MODULES:
        assert importlib.util.find_spec(name) is not None, name
