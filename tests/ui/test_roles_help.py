"""The table of roles says what the program does: compared with what each role may really write, entry by entry."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.roles import ASKABLE, PERMISSIONS, Role
from moderator_app.services import approvals, community, moderators
from moderator_app.storage.connect import open_store, transaction
from tests.support.station import Opened, profile_in, said, seated
from tests.support.window import AssertGolden, Look, StillClock
from tests.ui.test_guides import _actions
from ui.help.dialog import HelpDialog
from ui.help.pages import Topic
from ui.help.rights_view import RightsTable
from ui.help.roles import AREAS, NOBODYS, Right, rights_table
from ui.verdict.dialog import VerdictDialog


def test_every_kind_of_entry_stands_in_one_row() -> None:
    """A new kind of entry has to be put into the table; in a row all kinds have the same right."""
    listed = [kind for kinds in AREAS.values() for kind in kinds] + list(NOBODYS)
    assert sorted(EntryKind) == sorted(listed)
    for name, kinds in AREAS.items():
        for role in Role:
            rights = {(kind in PERMISSIONS[role], kind in PERMISSIONS[role] or kind in ASKABLE) for kind in kinds}
            assert len(rights) == 1 or name == "answer", (name, role)


def test_the_table_says_who_asks(look: Look) -> None:
    look("light", language="en")
    rows = {row.text: row.rights for row in rights_table()}
    assert rows["Ban and mute authors"] == (Right.ASKS, Right.MAY, Right.MAY)
    assert rows["Answer in a channel where answers wait for approval"] == (Right.ASKS, Right.MAY, Right.MAY)
    assert rows["Approve what overrides a check for leads"] == (Right.NO, Right.NO, Right.MAY)
    assert rows["Approve bans of others"] == (Right.NO, Right.MAY, Right.MAY)
    assert rows["Erase a person, a copy of their data, how long it is kept"] == (Right.NO, Right.NO, Right.MAY)


def test_rights_that_change_change_the_table(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it is written down a second time."""
    look("light", language="en")
    monkeypatch.setitem(PERMISSIONS, Role.MODERATOR, frozenset(EntryKind))
    others = {row.text for row in rights_table() if row.rights[0] is not Right.MAY}
    assert others == {
        "Answer in a channel where answers wait for approval", "Approve what overrides a check for seniors",
        "Approve what overrides a check for leads",
    }  # fmt: skip


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_page_of_roles(qtbot: QtBot, look: Look, assert_golden: AssertGolden, name: str, language: str) -> None:
    look(name, language=language)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 900)
    window.show()
    dialog = HelpDialog(window, _actions(window), Topic.ROLES)
    dialog.open()
    dialog.set_height(820)
    table = dialog.findChild(RightsTable)
    assert table is not None
    names = {each.accessibleName() for each in table.findChildren(QWidget)}
    assert any("asks" in each or "просит" in each for each in names)
    dialog.setFocus()
    QApplication.sendPostedEvents()
    assert_golden(dialog, f"help_roles_{name}_{language}")


@pytest.fixture
def young(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> Iterator[Opened]:
    """A moderator in a VK community where answers wait; one comment is open."""
    profile = profile_in(tmp_path, said(1, "Olga", "You are all rude"))
    conn = open_store(profile.store)
    with transaction(conn):
        conn.execute("UPDATE account SET platform = 'vk'")
    conn.close()
    desk = seated(profile, clock)
    community.install_starter(desk)
    desk.write(approvals.mark_channel, 1, needs=True)
    opened = Opened(qtbot, desk.worked_by(desk.write(moderators.add, "Boris", Role.MODERATOR)))
    opened.station.open_item(1)
    opened.quiet()
    yield opened
    opened.close()


def test_buttons_say_that_they_ask(young: Opened) -> None:
    """Send, the menus and the sheet; and what they say is what happens."""
    composer = young.station.case.composer
    assert composer.tools.send.text() == "Ask for approval"
    assert [each.text().split("\t")[0] for each in composer.menu().actions()] == [
        "Ask for approval and next", "Ask for approval and stay",
    ]  # fmt: skip
    labels = {each.id: each.label for each in young.station.case.offered()}
    assert labels["ban"] == "Ban the author · asks for approval"
    assert labels["hide"] == "Hide"
    assert young.station.actions.get("ban").text() == labels["ban"]
    composer.insert("Please stay kind")
    young.station.actions.trigger("ban")
    (dialog,) = young.window.findChildren(VerdictDialog)
    assert dialog.confirm.text() == "Ask for a ban for 7 days"
    assert dialog.asking.isVisible()
    dialog.acts.choose(EntryKind.DELETE)
    assert not dialog.asking.isVisible()
    dialog.acts.choose(EntryKind.BAN)
    dialog.agree()
    young.quiet()
    (wish,) = approvals.waiting(young.session.work.desk)
    assert wish.kind is EntryKind.BAN


def test_a_lead_is_told_of_no_approval(young: Opened) -> None:
    desk = young.session.work.desk
    lead = next(each for each in moderators.everyone(desk) if each.role is Role.LEAD)
    young.session.work.sit_down(lead)
    young.station.case.refresh()
    assert young.station.case.composer.tools.send.text() == "Send and next"
    assert {each.id: each.label for each in young.station.case.offered()}["ban"] == "Ban the author"
