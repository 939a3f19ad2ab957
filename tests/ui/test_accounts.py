"""The accounts dialog: nothing is added untried, secrets go to standard input alone, removing asks once."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from moderator_app.domain.ports import Health
from tests.support.accounts import MemoryAccounts, account
from tests.support.inbox_rows import NOW_US
from tests.support.window import AssertGolden, Look
from ui.accounts.dialog import AccountsDialog
from ui.accounts.form import AccountForm
from ui.accounts.rights import ChannelChoice, ChannelList
from ui.console_child import ConsoleChild, Failure, secret_input
from ui.widgets.buttons import Button
from ui.widgets.labels import Panel

SECRET = "abcd efgh ijkl mnop"


@pytest.fixture
def window(qtbot: QtBot, look: Look) -> Panel:
    made = Panel()
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    return made


def dialog(window: Panel, source: MemoryAccounts) -> AccountsDialog:
    made = AccountsDialog(window, source)
    made.show_accounts()
    return made


def filled(made: AccountsDialog) -> AccountForm:
    made.show_platform("wordpress")
    form = made.form()
    assert form is not None
    form.field("url").setText("https://blog.example")
    form.field("user").setText("anna")
    form.field("password").setText(SECRET)
    return form


def button(made: AccountsDialog, label: str) -> Button:
    return next(each for each in made.findChildren(Button) if each.text() == label and not each.isHidden())


def test_without_accounts_the_first_platform_is_offered(window: Panel) -> None:
    made = dialog(window, MemoryAccounts())
    form = made.form()
    assert form is not None
    assert form.info.name == "wordpress"


def test_nothing_is_added_untried(window: Panel) -> None:
    """Add is blocked with its reason until the trial worked, and again after another letter was typed."""
    made = dialog(window, MemoryAccounts())
    form = filled(made)
    add = button(made, "Add")
    reasons = [add.blocked_reason()]
    button(made, "Check").click()
    reasons.append(add.blocked_reason())
    form.field("user").textEdited.emit("annab")
    reasons.append(add.blocked_reason())
    assert reasons == ["Check the sign-in first.", "", "Check the sign-in first."]


def test_the_secret_goes_to_standard_input_alone(window: Panel) -> None:
    source = MemoryAccounts()
    filled(dialog_ := dialog(window, source))
    button(dialog_, "Check").click()
    words, given = source.asked[0]
    assert given.decode() == SECRET
    assert not [word for word in words if SECRET in word]
    assert words[:2] == ["add", "wordpress"]
    assert words[-2:] == ["--secret-stdin", "--try"]


def test_only_chosen_channels_are_watched(window: Panel) -> None:
    source = MemoryAccounts()
    made = dialog(window, source)
    form = filled(made)
    button(made, "Check").click()
    assert form._channels is not None
    form._channels.box("shop").setChecked(False)
    source.accounts.append(account())
    source.answer = {"id": 1}
    button(made, "Add").click()
    assert source.asked[-1][0][-2:] == ["--watch", "none"]
    assert source.watched == [(1, True)]
    assert made.form() is None


def test_a_refused_sign_in_says_why_and_keeps_what_was_typed(window: Panel) -> None:
    source = MemoryAccounts()
    source.answer = Failure(code="no_keyring", text="There is no keyring.", hint="Install one.")
    made = dialog(window, source)
    form = filled(made)
    button(made, "Check").click()
    shown = form.outcome()
    assert shown is not None
    assert shown.accessibleName() == "There is no keyring.. Install one."
    assert form.field("password").text() == SECRET


def test_an_empty_field_is_named_and_nothing_is_asked(window: Panel) -> None:
    source = MemoryAccounts()
    made = dialog(window, source)
    form = filled(made)
    form.field("password").clear()
    button(made, "Check").click()
    assert form.field("password").is_bad()
    assert source.asked == []


def test_the_secret_is_dots_and_gone_with_the_form(window: Panel) -> None:
    made = dialog(window, MemoryAccounts())
    form = filled(made)
    field = form.field("password")
    assert field.echoMode() is QLineEdit.EchoMode.Password
    made.reject()
    assert field.text() == ""


def test_removing_asks_once_and_says_a_refusal(window: Panel) -> None:
    source = MemoryAccounts(account())
    made = dialog(window, source)
    button(made, "Remove…").click()
    assert source.asked == []
    source.answer = Failure(code="account_has_deliveries", text="2 deliveries are not finished.")
    button(made, "Remove Coffee blog").click()
    detail = made.detail()
    assert detail is not None
    notice = detail.notice()
    assert notice is not None
    assert source.asked == [(["remove", "1"], b"")]
    assert notice.accessibleName() == "2 deliveries are not finished."


def test_a_tick_watches_a_channel(window: Panel) -> None:
    source = MemoryAccounts(account())
    detail = dialog(window, source).detail()
    assert detail is not None
    detail.channels.box("shop").setChecked(True)
    assert source.watched == [(2, True)]


def test_channels_are_named_in_the_language_of_the_window(qtbot: QtBot, look: Look) -> None:
    """As in the rail: the platform's English word for the place is the program's, not the community's."""
    look("light", "comfortable", "ru")
    choice = ChannelChoice(key="wall-1", name="Зерно & пар: Wall", kind="comments", starts="all", watched=True)
    listed = ChannelList([choice])
    qtbot.addWidget(listed)
    assert listed.box("wall-1").text() == "Зерно && пар: Стена"


def test_only_a_lead_changes_accounts(window: Panel) -> None:
    made = dialog(window, MemoryAccounts(account(), lead=False))
    assert button(made, "Remove…").blocked_reason() == "Only a lead may change accounts."
    assert button(made, "Check").blocked_reason() == "Only a lead may change accounts."


def test_several_secrets_are_lines_and_one_is_itself() -> None:
    assert secret_input({"password": " a=b "}, 1) == b"a=b"
    assert secret_input({"token": "x", "key": "", "other": "y"}, 3) == b"token=x\nother=y"


@pytest.mark.process
def test_a_child_gets_its_secret_and_answers(qtbot: QtBot) -> None:
    """A real process: what it reads from standard input comes back, its arguments never held it."""
    code = "import json, sys; print(json.dumps({'read': sys.stdin.read(), 'words': sys.argv[1:]}))"
    child = ConsoleChild(lambda words: [sys.executable, "-c", code, *words])
    answers: list[Mapping[str, Any]] = []
    child.run(["add"], answers.append, lambda failure: pytest.fail(str(failure)), secret=SECRET.encode())
    qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
    assert answers == [{"read": SECRET, "words": ["add"]}]
    assert not child.busy()


@pytest.mark.process
@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ('print(\'{"error": {"code": "no_keyring", "text": "None.", "hint": "Get one."}}\')', "no_keyring"),
        ("import sys; sys.exit('broken')", "no_answer"),
    ],
)
def test_a_failing_child_is_a_sentence(qtbot: QtBot, look: Look, code: str, wanted: str) -> None:
    child = ConsoleChild(lambda words: [sys.executable, "-c", code])
    failures: list[Failure] = []
    child.run([], lambda found: pytest.fail(str(found)), failures.append)
    qtbot.waitUntil(lambda: bool(failures), timeout=20_000)
    assert failures[0].code == wanted
    assert failures[0].text


def test_a_program_that_is_not_there_is_a_sentence(qtbot: QtBot, look: Look) -> None:
    child = ConsoleChild(_nothing_there)
    failures: list[Failure] = []
    child.run([], lambda found: pytest.fail(str(found)), failures.append)
    qtbot.waitUntil(lambda: bool(failures), timeout=30_000)
    assert failures[0].code == "no_program"


def _nothing_there(words: Sequence[str]) -> list[str]:
    return ["/nowhere/moderator", *words]


@pytest.mark.parametrize(("name", "language"), [("light", "en"), ("light", "ru"), ("dark", "en"), ("dark", "ru")])
@pytest.mark.parametrize("what", ["sick", "tried"])
def test_accounts_look_as_drawn(
    window: Panel,
    look: Look,
    assert_golden: AssertGolden,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    language: str,
    what: str,
) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    look(name, "comfortable", language)
    sick = account(
        health=Health.NEEDS_SIGNIN, reason="wrong_password_or_header_removed: 401", since=NOW_US - 3_600_000_000
    )
    made = dialog(window, MemoryAccounts(sick))
    if what == "tried":
        filled(made)
        made._on_check()
    QApplication.processEvents()
    assert_golden(window, f"accounts_{what}_{name}_{language}")
