"""The composer: nothing typed is lost, nothing reaches the wrong person, changed facts stop a reply first."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout
from pytestqt.qtbot import QtBot

from moderator_app.clock import MINUTE_US
from moderator_app.domain.files import FileRules
from moderator_app.domain.views import ThreadView
from tests.support.inbox_rows import NOW_US
from tests.support.threads import ITEM, PEOPLE, THREAD, delivery, message
from tests.support.window import AssertGolden, Look, StillClock
from ui.composer.draft import SAVE_AFTER_MS
from ui.composer.pane import Composer
from ui.composer.reply import (
    Abilities,
    Case,
    KeptDraft,
    LengthRule,
    Recipient,
    Reply,
    Then,
    What,
    happened_since,
    look_at,
)
from ui.widgets.labels import Panel

MARINA = Recipient(
    item_id=ITEM, thread_id=1, author_id=3, target_id=5, author_name="Марина Ковалёва", platform="wordpress",
    place="comment",
)  # fmt: skip
ILYA = replace(MARINA, item_id=6, author_id=4, target_id=6, author_name="Илья Демидов")
RULES = FileRules(
    max_files=3, max_bytes=50 << 20, max_picture_bytes=10 << 20, picture_mimes=frozenset({"image/png", "image/jpeg"}),
    max_text=40, mixed=False,
)  # fmt: skip


class MemoryDrafts:
    """Drafts in memory; `trouble` is what the disk says."""

    def __init__(self) -> None:
        self.kept: dict[Case, KeptDraft] = {}
        self.saves = 0
        self.trouble = ""

    def load(self, case: Case) -> KeptDraft | None:
        return self.kept.get(case)

    def save(self, draft: KeptDraft, done: Callable[[str], None]) -> None:
        self.saves += 1
        if not self.trouble:
            self.kept[draft.case] = draft
        done(self.trouble)

    def drop(self, case: Case, draft_id: str) -> None:
        kept = self.kept.get(case)
        if kept is not None and kept.draft_id == draft_id:
            del self.kept[case]


class Screen:
    """What the thread pane shows."""

    def __init__(self) -> None:
        self.shown: tuple[int, int] | None = (1, ITEM)

    def __call__(self) -> tuple[int, int] | None:
        return self.shown


@pytest.fixture
def drafts() -> MemoryDrafts:
    return MemoryDrafts()


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def composer(qtbot: QtBot, look: Look, clock: StillClock, drafts: MemoryDrafts, screen: Screen) -> Composer:
    made = Composer(drafts, clock, screen)
    qtbot.addWidget(made)
    made.resize(512, made.sizeHint().height())
    made.show()
    made.open_for(MARINA, THREAD, rule=LengthRule(4096), people=PEOPLE)
    return made


def type_in(composer: Composer, text: str) -> None:
    """Letter by letter; `QTest.keyClicks` aborts on letters that are not Latin."""
    for letter in text:
        composer.field.insert(letter)


def sent_by(composer: Composer) -> list[Reply]:
    found: list[Reply] = []
    composer.send_requested.connect(found.append)
    return found


def later(*fresh: object, **changes: object) -> ThreadView:
    view = replace(THREAD, messages=(*THREAD.messages, *fresh))  # type: ignore[arg-type]
    return replace(view, **changes)  # type: ignore[arg-type]


# Drafts ----------------------------------------------------------------------------------------


@pytest.mark.rule(1)
def test_a_draft_is_on_disk_within_half_a_second_of_the_first_key(
    composer: Composer, drafts: MemoryDrafts, qtbot: QtBot
) -> None:
    """The count begins at the first unsaved key and typing on does not put it off."""
    assert SAVE_AFTER_MS <= 400
    type_in(composer, "Здравствуйте")
    first = composer.draft._later._timer.remainingTime()
    type_in(composer, ", Марина")
    assert composer.draft._later._timer.remainingTime() <= first
    qtbot.waitUntil(lambda: bool(drafts.kept), timeout=30_000)
    assert drafts.kept[1, 3].text == "Здравствуйте, Марина"
    assert drafts.kept[1, 3].seen == (5,)
    assert composer.to.state() == "saved"


def test_a_disk_that_is_full_is_said(composer: Composer, drafts: MemoryDrafts) -> None:
    drafts.trouble = "The disk is full."
    type_in(composer, "a")
    composer.flush()
    assert composer.to.state() == "not saved: The disk is full."


def test_switching_items_switches_drafts(composer: Composer, drafts: MemoryDrafts) -> None:
    """What was typed stays with its own person, saved before the other's words come."""
    type_in(composer, "Марине")
    composer.open_for(ILYA, THREAD)
    assert composer.text() == ""
    type_in(composer, "Илье")
    composer.open_for(MARINA, THREAD)
    assert composer.text() == "Марине"
    assert {case: draft.text for case, draft in drafts.kept.items()} == {(1, 3): "Марине", (1, 4): "Илье"}


@pytest.mark.rule(16)
def test_a_refresh_of_the_same_item_leaves_text_and_caret(composer: Composer) -> None:
    type_in(composer, "Здравствуйте")
    QTest.keyClick(composer.field, Qt.Key.Key_Home)
    composer.open_for(MARINA, later(message(20, author_id=3)), rule=LengthRule(4096))
    assert composer.text() == "Здравствуйте"
    assert composer.field.textCursor().position() == 0


@pytest.mark.rule(1)
def test_after_a_crash_the_words_come_back(
    qtbot: QtBot, look: Look, clock: StillClock, drafts: MemoryDrafts, screen: Screen
) -> None:
    drafts.kept[1, 3] = KeptDraft(
        case=(1, 3), draft_id="d1", text="Начато", seen=(5,), saved_at=NOW_US - 30 * MINUTE_US
    )
    made = Composer(drafts, clock, screen)
    qtbot.addWidget(made)
    made.open_for(MARINA, later(message(20, author_id=3)))
    assert made.text() == "Начато"
    assert "draft of" in made.to.state()
    assert made.notices() == ["1 new message from the author since you began"]


def test_the_language_changes_without_touching_the_words(composer: Composer, look: Look) -> None:
    type_in(composer, "Hello")
    look(language="ru")
    QApplication.processEvents()
    assert composer.text() == "Hello"
    assert composer.tools.send.text() == "Отправить и дальше"


# Sending -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("modifier", "then"),
    [
        (Qt.KeyboardModifier.NoModifier, Then.NEXT),
        (Qt.KeyboardModifier.ShiftModifier, Then.STAY),
        (Qt.KeyboardModifier.AltModifier, Then.CLOSE),
    ],
)
def test_ctrl_enter_sends(composer: Composer, modifier: Qt.KeyboardModifier, then: Then) -> None:
    sent = sent_by(composer)
    type_in(composer, "Да")
    QTest.keyClick(composer.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier | modifier)
    assert [(reply.text, reply.then, reply.seen, reply.recipient) for reply in sent] == [("Да", then, (5,), MARINA)]


@pytest.mark.rule(1)
def test_it_says_saving_until_the_entry_is_committed(composer: Composer, drafts: MemoryDrafts) -> None:
    """The words stay, and cannot be sent twice, until the journal has them; then the draft goes."""
    sent = sent_by(composer)
    type_in(composer, "Да")
    composer.send()
    assert composer.to.state() == "saving…"
    assert composer.text() == "Да"
    assert not composer.send()
    composer.sent(sent[0].draft_id)
    assert composer.text() == ""
    assert drafts.kept == {}
    assert len(sent) == 1


def test_coming_back_while_it_is_saved_changes_nothing(composer: Composer) -> None:
    """The words of a reply under way cannot be changed by going away and back."""
    type_in(composer, "Да")
    composer.send()
    composer.open_for(ILYA, THREAD)
    composer.open_for(MARINA, THREAD)
    assert composer.field.isReadOnly()


@pytest.mark.rule(1)
def test_a_refused_reply_keeps_its_words(composer: Composer) -> None:
    sent = sent_by(composer)
    type_in(composer, "Да")
    composer.send()
    composer.refused(sent[0].draft_id, "The text holds characters that nobody sees.")
    assert composer.text() == "Да"
    assert not composer.field.isReadOnly()
    assert composer.notices() == ["The text holds characters that nobody sees."]


def test_a_reply_committed_after_the_reader_went_on_drops_its_own_draft(
    composer: Composer, drafts: MemoryDrafts, screen: Screen
) -> None:
    sent = sent_by(composer)
    type_in(composer, "Марине")
    composer.send()
    screen.shown = (1, 6)
    composer.open_for(ILYA, THREAD)
    type_in(composer, "Илье")
    composer.sent(sent[0].draft_id)
    composer.flush()
    assert composer.text() == "Илье"
    assert list(drafts.kept) == [(1, 4)]


def test_the_wrong_recipient_is_impossible(composer: Composer, screen: Screen) -> None:
    """Draft, case and what is on screen are one, or nothing leaves."""
    sent = sent_by(composer)
    type_in(composer, "Марине")
    screen.shown = (1, 6)
    assert not composer.send()
    screen.shown = None
    assert not composer.send()
    assert sent == []
    assert "Another item is on screen" in composer.problem()


def test_a_draft_of_another_reply_stops_it(composer: Composer, drafts: MemoryDrafts) -> None:
    sent = sent_by(composer)
    type_in(composer, "Да")
    drafts.kept[1, 3] = KeptDraft(case=(1, 3), draft_id="other", text="Нет", seen=(), saved_at=NOW_US)
    assert not composer.send()
    assert sent == []


@pytest.mark.parametrize(("text", "why"), [("", "Nothing is written yet"), ("  \n ", "Nothing is written yet")])
def test_nothing_cannot_be_sent(composer: Composer, text: str, why: str) -> None:
    type_in(composer, text)
    assert not composer.send()
    assert composer.tools.send.blocked_reason() == why


def test_length_is_measured_in_the_platforms_units(composer: Composer) -> None:
    """An emoji counts two where the platform counts UTF-16."""
    rule = LengthRule(3, lambda text, _marks: len(text.encode("utf-16-le")) // 2)
    composer.open_for(MARINA, THREAD, rule=rule)
    composer.insert("😕😕")
    assert composer.problem() == "Too long by 1"
    assert not composer.send()


def test_a_blocked_reply_says_why(composer: Composer) -> None:
    sent = sent_by(composer)
    type_in(composer, "Да")
    composer.set_blocked("The account may only read")
    assert not composer.send()
    assert composer.notices() == ["The account may only read"]
    assert composer.tools.send.toolTip() == "The account may only read"
    assert sent == []


# Facts that change ---------------------------------------------------------------------------------


def test_a_changed_thread_is_told_before_sending(composer: Composer, clock: StillClock) -> None:
    """The first press only tells; the second one sends, and covers what was told."""
    sent = sent_by(composer)
    type_in(composer, "Да")
    clock.now += 5
    composer.refresh(later(message(20, author_id=3, item_id=ITEM)))
    assert not composer.send()
    assert composer.tools.send.text() == "Send anyway"
    assert composer.send()
    assert sent[0].seen == (5, 20)


def test_something_else_changed_is_told_again(composer: Composer, clock: StillClock) -> None:
    type_in(composer, "Да")
    composer.refresh(later(message(20, author_id=3)))
    composer.send()
    composer.refresh(later(message(20, author_id=3), message(21, author_id=3)))
    assert not composer.send()


def test_every_change_is_found(clock: StillClock) -> None:
    snapshot = look_at(THREAD, MARINA.case, NOW_US)
    target = THREAD.messages[4]

    def found(view: ThreadView) -> list[What]:
        return [each.what for each in happened_since(snapshot, view, MARINA)]

    others = tuple(each for each in THREAD.messages if each.id != 5)
    ours = message(30, ours=True, author_id=90, reply_to_id=5, sent_by="2")
    assert found(THREAD) == []
    assert found(replace(THREAD, messages=(*others, replace(target, removed_at=NOW_US + 1)))) == [What.GONE]
    assert found(replace(THREAD, messages=(*others, replace(target, changed_at=NOW_US + 1)))) == [What.EDITED]
    assert found(replace(THREAD, closed=True)) == [What.CLOSED]
    assert found(later(ours)) == [What.ANSWERED]
    assert found(later(pending=(delivery(70, actor="2", written_at=NOW_US + 1),))) == [What.ANSWERED]
    assert found(later(message(31, author_id=3))) == [What.ADDED]
    assert found(later(message(32, author_id=4), message(33, ours=True, author_id=90, reply_to_id=6))) == []


def test_our_own_reply_is_no_news(clock: StillClock) -> None:
    view = later(pending=(delivery(70, written_at=NOW_US + 1),))
    snapshot = look_at(THREAD, MARINA.case, NOW_US)
    assert happened_since(snapshot, view, MARINA, own_entries=frozenset({70})) == []


# Words -----------------------------------------------------------------------------------------------


@pytest.mark.rule(13)
def test_only_plain_text_is_pasted(composer: Composer) -> None:
    mime = QMimeData()
    mime.setHtml("<b>жирный</b> <img src='https://evil.example/x.png'>")
    mime.setText("жирный")
    composer.field.insertFromMimeData(mime)
    assert composer.text() == "жирный"
    assert "font-weight:7" not in composer.field.toHtml()
    picture = QMimeData()
    picture.setData("image/png", b"x")
    assert not composer.field.canInsertFromMimeData(picture)


def test_lines_are_20_px_even_with_emoji(composer: Composer) -> None:
    composer.insert("a\nb😕\nc")
    document = composer.field.document()
    tops = [document.documentLayout().blockBoundingRect(document.findBlockByNumber(n)).top() for n in range(3)]
    assert [tops[1] - tops[0], tops[2] - tops[1]] == [20, 20]


def test_a_quote_is_set_before_the_words(composer: Composer) -> None:
    composer.insert("Да")
    composer.quote()
    assert composer.text().startswith("> Заказала раф")
    assert composer.text().endswith("\n\nДа")


def test_words_come_back_from_the_outbox(composer: Composer, drafts: MemoryDrafts) -> None:
    """Into the open field without losing what stands there; into the draft of a case that is not open."""
    composer.insert("Начато")
    composer.put_back((1, 3), "Не ушло")
    assert composer.text() == "Начато\n\nНе ушло"
    composer.put_back((1, 3), "Не ушло")
    assert composer.text() == "Начато\n\nНе ушло"
    composer.put_back((1, 4), "Илье")
    assert drafts.kept[1, 4].text == "Илье"


def test_escape_goes_back_to_the_list(composer: Composer, qtbot: QtBot) -> None:
    with qtbot.waitSignal(composer.left, timeout=30_000):
        QTest.keyClick(composer.field, Qt.Key.Key_Escape)


@pytest.mark.rule(13)
def test_a_hostile_name_does_not_widen_the_line(composer: Composer) -> None:
    composer.open_for(replace(ILYA, author_name="\u202e" + "Я" * 5_000), THREAD)
    assert composer.minimumSizeHint().width() <= 512
    assert "‹RLO›" in composer.to.accessibleName()


@pytest.mark.parametrize("state", ["full", "changed", "empty", "blocked"])
@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_composer_looks_as_drawn(
    qtbot: QtBot,
    look: Look,
    clock: StillClock,
    drafts: MemoryDrafts,
    screen: Screen,
    assert_golden: AssertGolden,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    language: str,
    state: str,
) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    look(name, "comfortable", language)
    holder = Panel()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    composer = Composer(drafts, clock, screen)
    column.addWidget(composer)
    column.addStretch(1)
    holder.resize(512, 320)
    if state != "empty":
        place = "комментарий" if language == "ru" else "comment"
        composer.open_for(
            replace(MARINA, place=place), THREAD, rule=LengthRule(4096), people=PEOPLE, abilities=Abilities(files=RULES)
        )
        composer.field.insert("Здравствуйте! Марина, нам очень жаль, что так вышло с рафом. 😕 Второй раз за месяц.")
        composer.flush()
    if state == "changed":
        ours = message(20, ours=True, author_id=90, reply_to_id=5, sent_by="2")
        composer.refresh(later(ours, message(21, author_id=3)))
        composer.send()
    elif state == "blocked":
        composer.set_blocked("Аккаунт может только читать" if language == "ru" else "The account may only read")
    holder.show()
    composer.field.clearFocus()
    assert_golden(holder, f"composer_{state}_{name}_{language}")
