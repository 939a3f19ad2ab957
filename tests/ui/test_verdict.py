"""The action sheet on a real store: keys alone, one confirm, one undo; what is impossible is grey and says why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import ItemState
from moderator_app.domain.matrix.voice import Voice, Wording
from moderator_app.domain.roles import Role
from moderator_app.services import approvals, community, inbox, moderators, outbox, review, voice
from moderator_app.services.verdict import DAY_S
from moderator_app.storage.connect import open_store, transaction
from tests.support.station import Opened, profile_in, said, seated
from tests.support.window import AssertGolden, Look, StillClock
from ui.verdict.dialog import VerdictDialog
from ui.verdict.rules_dialog import RulesDialog
from ui.widgets.buttons import Variant

W = TypeVar("W", bound=QWidget)
Open = Callable[..., Opened]
RUDE = "Вы все хамы, ждал сорок минут"


@pytest.fixture
def opened(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> Iterator[Open]:
    made: list[Opened] = []

    def open_one(*, platform: str = "vk", kind: str = "", looks: tuple[str, str] = ("light", "en")) -> Opened:
        look(looks[0], "comfortable", looks[1])
        people = (said(1, "Дмитрий Орлов", "Опять очередь", thread="a"), said(2, "Дмитрий Орлов", RUDE))
        profile = profile_in(tmp_path, *people)
        conn = open_store(profile.store)
        with transaction(conn):
            conn.execute("UPDATE account SET platform = ?", (platform,))
            if kind:
                conn.execute("UPDATE item SET kind = ?", (kind,))
        conn.close()
        desk = seated(profile, clock)
        community.install_starter(desk)
        shown = Opened(qtbot, desk)
        made.append(shown)
        shown.station.open_item(shown.inbox_ids[-1])
        shown.quiet()
        return shown

    yield open_one
    for each in made:
        each.close()


def dialog_of(shown: Opened, what: type[W]) -> W:
    found = [each for each in shown.window.findChildren(what) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def sheet(shown: Opened, key: str = "verdict") -> VerdictDialog:
    shown.station.actions.trigger(key)
    return dialog_of(shown, VerdictDialog)


def press(shown: Opened, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key goes where the keyboard is."""
    QTest.keyClick(shown.focus(), key, held)
    shown.quiet()


def is_gone(shown: Opened, what: type[QWidget]) -> bool:
    return not [each for each in shown.window.findChildren(what) if each.isVisible()]


def decided(shown: Opened) -> list[str]:
    """What was decided, oldest first."""
    kinds = [line.entry.kind for line in reversed(review.entries(shown.session.work.desk))]
    return [kind.value for kind in kinds if kind not in {EntryKind.MATRIX, EntryKind.MODERATOR, EntryKind.DELIVERY}]


def test_a_ban_is_two_keys(opened: Open) -> None:
    """Its key and the confirm, with the rule its words speak for and an end that is not for good."""
    shown = opened()
    dialog = sheet(shown, "ban")
    assert dialog.confirm.hasFocus()
    assert dialog.confirm.text() == "Ban for 7 days"
    press(shown, Qt.Key.Key_Return)
    assert is_gone(shown, VerdictDialog)
    assert decided(shown) == ["ban"]
    line = review.entries(shown.session.work.desk)[0]
    assert line.entry.data["for_s"] == 7 * DAY_S
    assert line.words["reason"] == "1.1 Оскорбления участников и сотрудников"


def test_everything_by_keys_and_one_undo(opened: Open) -> None:
    """Act, rule, reply and note without the mouse; one undo brings the item back as it was."""
    shown = opened()
    item = shown.inbox_ids[-1]
    dialog = sheet(shown)
    assert dialog.acts.act() is EntryKind.DELETE  # VK hides nothing
    press(shown, Qt.Key.Key_2)
    assert dialog.verdict().rule is not None
    dialog.way.choose("public")
    assert dialog.letter.text() == "Дмитрий, комментарий удалён по правилу 1.2 «Мат и грубые слова»."
    dialog.note.setText("второй раз")
    assert dialog.confirm.text() == "Delete and reply"
    dialog.note.setFocus()
    press(shown, Qt.Key.Key_Return)
    assert decided(shown) == ["reply", "note", "delete"]
    assert inbox.item(shown.session.work.desk, item).state is not ItemState.OPEN
    shown.station.decisions.undo_last()
    shown.quiet()
    assert decided(shown)[3:] == ["undo"] * 3
    assert inbox.item(shown.session.work.desk, item).state is ItemState.OPEN


def test_where_answers_wait_the_sheet_offers_none_and_says_why(opened: Open) -> None:
    """Neither in public nor in private; the rest of the sheet works."""
    shown = opened()
    desk = shown.session.work.desk
    desk.write(approvals.mark_channel, 1, needs=True)
    boris = desk.write(moderators.add, "Boris", Role.MODERATOR)
    shown.session.work.sit_down(boris)
    shown.station.open_item(shown.inbox_ids[-1])
    shown.quiet()
    dialog = sheet(shown)
    assert not dialog.way.isVisible()
    assert not dialog.from_matrix.isVisible()
    assert "wait for a lead" in dialog.no_public.text()
    press(shown, Qt.Key.Key_2)
    press(shown, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert decided(shown) == ["channel", "delete"]


def test_an_undone_sheet_is_called_by_what_it_did(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = opened()
    sheet(shown)
    press(shown, Qt.Key.Key_1)
    press(shown, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shown.quiet()
    told: list[str] = []
    monkeypatch.setattr(shown.window.toast, "announce", lambda text, **_facts: told.append(text))
    shown.station.decisions.undo_last()
    shown.quiet()
    assert told == ["Taken back: Delete"]


def test_what_the_platform_lacks_is_grey_with_its_reason(opened: Open) -> None:
    """And its letter chooses nothing."""
    dialog = sheet(opened())
    hide = dialog.acts.buttons[EntryKind.HIDE]
    assert not hide.isEnabled()
    assert "VK" in hide.toolTip()
    assert hide.accessibleDescription() == hide.toolTip()
    QTest.keyClick(dialog, Qt.Key.Key_H)
    assert dialog.acts.act() is EntryKind.DELETE
    QTest.keyClick(dialog, Qt.Key.Key_B)
    assert dialog.acts.act() is EntryKind.BAN
    assert dialog.end.isVisible()
    assert not dialog.letter.isVisible()
    assert not dialog.guard.isVisible()


def test_letters_are_letters_in_a_field(opened: Open) -> None:
    """Who writes a note does not choose acts and rules by it."""
    shown = opened()
    dialog = sheet(shown)
    dialog.note.setFocus()
    for key in (Qt.Key.Key_B, Qt.Key.Key_2):
        QTest.keyClick(dialog.note, key)
    assert dialog.note.text() == "b2"
    assert dialog.acts.act() is EntryKind.DELETE


def test_a_complaint_is_guarded(opened: Open) -> None:
    """The sheet reminds, wants a reason, and offers to answer instead; no match chose a rule by itself here."""
    shown = opened(kind="constructive_critic", platform="wordpress")
    dialog = sheet(shown, "hide")
    assert dialog.guard.isVisible()
    dialog.rules.choose(-1)
    assert "reason" in dialog.confirm.blocked_reason()
    dialog.agree()
    assert decided(shown) == []
    dialog.rules.choose(len(dialog.rules.rows) - 1)
    assert dialog.own.isVisible()
    dialog.own.setText("Asked by the author")
    dialog.agree()
    shown.quiet()
    (line,) = [each for each in review.entries(shown.session.work.desk) if each.entry.kind is EntryKind.HIDE]
    assert line.words["reason"] == "Asked by the author"
    assert "rule" not in line.entry.data


def test_answer_instead_goes_to_the_composer(opened: Open) -> None:
    shown = opened(kind="constructive_critic")
    dialog = sheet(shown, "delete")
    dialog._on_answer_instead()
    shown.quiet()
    assert is_gone(shown, VerdictDialog)
    assert shown.station.case.composer.isAncestorOf(shown.focus())


def test_reversible_things_never_ask_and_final_ones_once(opened: Open) -> None:
    """VK restores what was deleted, so it goes at once; Telegram does not, so the sheet asks, in red."""
    shown = opened()
    shown.station.actions.trigger("delete")
    shown.quiet()
    assert decided(shown) == ["delete"]
    assert is_gone(shown, VerdictDialog)


def test_a_final_deletion_asks(opened: Open) -> None:
    shown = opened(platform="telegram")
    dialog = sheet(shown, "delete")
    assert dialog.confirm.variant() is Variant.DANGER
    assert decided(shown) == []
    press(shown, Qt.Key.Key_Return)
    assert decided(shown) == ["delete"]


def test_earlier_messages_go_too(opened: Open) -> None:
    shown = opened()
    dialog = sheet(shown, "ban")
    assert not dialog.earlier.isVisible()
    dialog.remove.choose(EntryKind.DELETE)
    dialog.earlier.setChecked(True)
    assert dialog.confirm.text() == "Ban for 7 days and delete 2 messages"
    dialog.agree()
    shown.quiet()
    assert decided(shown) == ["delete", "delete", "ban"]


def test_what_a_voice_blocks_does_not_leave(opened: Open) -> None:
    """The reply is checked as in the composer; nothing of the batch is decided."""
    shown = opened()
    blocked = Voice(name="Лавка", language="ru", forbidden=(Wording(phrase="сам дурак"),))
    shown.session.work.desk.write(voice.save, blocked)
    dialog = sheet(shown, "ban")
    dialog.way.choose("public")
    dialog.letter.field.set_text("Сам дурак.")
    dialog.agree()
    assert dialog.is_open()
    assert dialog.confirm.blocked_reason()
    assert decided(shown) == []


def test_a_refusal_keeps_what_was_typed(opened: Open) -> None:
    """Something came meanwhile: the sheet stays open with every word and says what changed."""
    shown = opened()
    dialog = sheet(shown, "ban")
    dialog.note.setText("груб")
    desk = shown.session.work.desk
    conn = open_store(desk.profile.store)
    with transaction(conn):
        conn.execute('UPDATE account SET missing_json = \'{"ban": "no_permission"}\'')
    conn.close()
    dialog.agree()
    shown.quiet()
    assert dialog.is_open()
    assert dialog.trouble.isVisible()
    assert dialog.note.text() == "груб"
    assert decided(shown) == []
    assert not dialog.confirm.blocked_reason()


def test_a_reply_that_was_not_sent_becomes_the_draft(opened: Open) -> None:
    """Leaving the sheet loses no words of one's own; the cited rule alone is none."""
    shown = opened()
    dialog = sheet(shown, "ban")
    dialog.way.choose("public")
    dialog.reject()
    assert not shown.station.case.composer.text()
    dialog = sheet(shown, "ban")
    dialog.way.choose("public")
    dialog.letter.field.set_text("Дмитрий, давайте без грубости.")
    dialog.reject()
    assert shown.station.case.composer.text() == "Дмитрий, давайте без грубости."
    again = sheet(shown, "ban")
    assert again.letter.text() == "Дмитрий, давайте без грубости."
    assert again.confirm.text() == "Ban for 7 days and reply"
    again.reject()
    shown.quiet()


def along(shown: Opened) -> list[list[str]]:
    """Names of files that go with each reply on its way."""
    rows = outbox.rows(shown.session.work.desk)
    return [[file.name for file in row.files] for row in rows if row.action in {EntryKind.REPLY, EntryKind.TO_DM}]


def test_files_of_the_reply_go_with_the_sheet(opened: Open, tmp_path: Path) -> None:
    """What lies in the composer comes along, Ctrl+O puts more beside it; all leaves, nothing stays."""
    shown = opened()
    for name in ("rules.pdf", "map.pdf"):
        (tmp_path / name).write_bytes(b"%PDF-1.4 " + name.encode())
    attaching, composer = shown.station.writing.attaching, shown.station.case.composer
    attaching.choose = lambda _window: [str(tmp_path / "rules.pdf")]
    composer.insert("Правила приложены.")
    shown.station.actions.trigger("attach")
    shown.until(lambda: len(composer.beside.files) == 1)
    dialog = sheet(shown)
    assert [file.name for file in dialog.letter.files()] == ["rules.pdf"]
    assert dialog.letter.beside.row.isVisible()
    assert shown.strays.names == []
    attaching.choose = lambda _window: [str(tmp_path / "map.pdf")]
    dialog.letter.field.setFocus()
    press(shown, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    shown.until(lambda: len(dialog.letter.files()) == 2)
    dialog.rules.choose(0)
    dialog.agree()
    shown.quiet()
    assert along(shown) == [["rules.pdf", "map.pdf"]]
    shown.station.open_item(shown.inbox_ids[-1])
    assert (composer.text(), composer.beside.files) == ("", ())


def test_files_of_a_sheet_that_was_left_lie_beside_the_draft(opened: Open, tmp_path: Path) -> None:
    """A file alone is a reply; without one it stays, and what is not to be said takes none along."""
    shown = opened()
    (tmp_path / "rules.pdf").write_bytes(b"%PDF-1.4 rules")
    shown.station.writing.attaching.choose = lambda _window: [str(tmp_path / "rules.pdf")]
    dialog = sheet(shown)
    assert not dialog.letter.attach.isVisible()
    dialog.way.choose("private")
    dialog.letter.field.set_text("")
    dialog.rules.choose(0)
    dialog.letter.field.set_text("")
    assert "Write the reply" in dialog.problem()
    dialog.letter.attach.click()
    shown.until(lambda: len(dialog.letter.files()) == 1)
    assert dialog.problem() == ""
    dialog.way.choose("silent")
    assert dialog.verdict().files == ()
    dialog.reject()
    assert [file.name for file in shown.station.case.composer.beside.files] == ["rules.pdf"]


def test_where_no_files_can_go_the_button_says_why(opened: Open) -> None:
    shown = opened(platform="wordpress")
    dialog = sheet(shown)
    dialog.way.choose("public")
    assert dialog.letter.attach.isVisible()
    assert "take no files" in dialog.letter.attach.blocked_reason()


def test_the_cited_rule_follows_the_choice(opened: Open) -> None:
    """Wherever the sentence stands, own words around it stay."""
    dialog = sheet(opened(), "ban")
    dialog.way.choose("public")
    before = dialog.letter.text()
    dialog.letter.field.set_text(f"Добрый день!\n{before}")
    dialog.rules.choose(1)
    assert dialog.letter.text().startswith("Добрый день!\nДмитрий, доступ закрыт по правилу 1.2")
    dialog.acts.choose(EntryKind.DELETE)
    assert "комментарий удалён по правилу 1.2" in dialog.letter.text()
    dialog.reject()


def test_every_control_has_a_name(opened: Open) -> None:
    """For whoever hears the sheet."""
    dialog = sheet(opened(platform="wordpress"))
    assert dialog.accessibleName() == "Hide the comment"
    unnamed = [
        type(each).__name__
        for each in dialog.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible() and not each.accessibleName()
        and not getattr(each, "text", str)()
    ]  # fmt: skip
    assert unnamed == []
    assert dialog.rules.rows[0].accessibleDescription()


def test_tab_reaches_everything(opened: Open) -> None:
    shown = opened()
    dialog = sheet(shown, "ban")
    reached = set()
    for _stop in range(60):
        QTest.keyClick(shown.focus(), Qt.Key.Key_Tab)
        reached.add(shown.focus())
    assert {dialog.note, dialog.confirm, *dialog.rules.rows} <= reached


# ---------------------------------------------------------------- the rules


def test_rules_are_written_in_the_window(opened: Open) -> None:
    """A new rule is a new version; the sheet offers it at once."""
    shown = opened()
    shown.station.actions.trigger("rules")
    dialog = dialog_of(shown, RulesDialog)
    dialog.lists.choose(("", "ru"))
    assert dialog.save.blocked_reason() == "Nothing was changed"
    dialog._on_add()
    assert dialog.number.text() == "3.3"
    assert "3.3" in dialog.save.blocked_reason()
    QTest.keyClicks(dialog.title_field, "Be kind")
    dialog.signs.setText("сорок минут")
    dialog.signs.textEdited.emit("сорок минут")
    dialog.agree()
    shown.quiet()
    assert is_gone(shown, RulesDialog)
    ours = sheet(shown, "ban")
    assert [row.text() for row in ours.rules.rows[:2]] == ["1.1 Оскорбления участников и сотрудников", "3.3 Be kind"]
    ours.reject()


def test_who_may_not_change_rules_reads_them(opened: Open) -> None:
    shown = opened()
    boris = shown.session.work.desk.write(moderators.add, "Boris", Role.MODERATOR)
    shown.session.work.sit_down(boris)
    shown.station.actions.trigger("rules")
    dialog = dialog_of(shown, RulesDialog)
    assert "lead" in dialog.save.blocked_reason()
    assert not dialog.add.isEnabled()
    dialog.select(1)
    assert dialog.number.text() == "1.2"
    dialog.reject()


def test_two_editors_do_not_overwrite(opened: Open) -> None:
    """Somebody saved meanwhile: said, and what was typed stays."""
    shown = opened()
    desk = shown.session.work.desk
    shown.station.actions.trigger("rules")
    dialog = dialog_of(shown, RulesDialog)
    dialog.lists.choose(("", "ru"))
    dialog._on_remove()
    (there,) = [each for each in community.lists(desk) if each.language == "ru"]
    desk.write(community.save, there)
    dialog.agree()
    shown.quiet()
    assert dialog.is_open()
    assert "meanwhile" in dialog.trouble.text()
    dialog.reject()


LOOKS = [("light", "ru"), ("light", "en"), ("dark", "ru"), ("dark", "en")]


@pytest.mark.parametrize(("name", "language"), LOOKS)
@pytest.mark.parametrize("what", ["hide", "ban"])
def test_it_looks_as_drawn(opened: Open, assert_golden: AssertGolden, what: str, name: str, language: str) -> None:
    if what == "hide":
        shown = opened(platform="wordpress", kind="constructive_critic", looks=(name, language))
        dialog = sheet(shown, "hide")
        dialog.way.choose("public")
        dialog.note.setText("Срывается на бариста")
    else:
        shown = opened(looks=(name, language))
        dialog = sheet(shown, "ban")
    dialog.setFocus()
    QApplication.processEvents()
    assert_golden(dialog, f"verdict_{what}_{name}_{language}")
    dialog.way.choose("silent")
    dialog.reject()


@pytest.mark.parametrize(("name", "language"), LOOKS)
def test_the_editor_looks_as_the_other_dialogs(
    opened: Open, assert_golden: AssertGolden, name: str, language: str
) -> None:
    shown = opened(looks=(name, language))
    shown.station.actions.trigger("rules")
    dialog = dialog_of(shown, RulesDialog)
    dialog.setFocus()
    assert_golden(dialog, f"rules_{name}_{language}")
    dialog.reject()
