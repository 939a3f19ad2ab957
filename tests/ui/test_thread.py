"""The thread: in order, anchored to the bottom, moved by its reader alone, and nothing in it acts by itself."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from moderator_app.clock import MINUTE_US, SECOND_US
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.ports import Attachment
from moderator_app.domain.sla.clocks import Chip, Level
from moderator_app.domain.views import MessageView, ThreadView
from tests.support.inbox_rows import NOW_US
from tests.support.threads import ITEM, PEOPLE, THREAD, delivery, long_thread, message, troubled
from tests.support.window import AssertGolden, Look, StillClock
from ui import links
from ui.thread.block_widget import BlockWidget
from ui.thread.blocks import arrange
from ui.thread.header import OfferedAction
from ui.thread.laid import Place, Spot, shortened
from ui.thread.pane import ThreadPane
from ui.thread.text_body import Mark, plain
from ui.widgets.clock_chip import face_of
from ui.widgets.countdown import Countdown
from ui.word_diff import Change, word_diff

ACTIONS = (
    OfferedAction(id="like", label="Like", icon="heart", key="L", reason="WordPress has no likes"),
    OfferedAction(id="hide", label="Hide", icon="hide", key="H"),
    OfferedAction(id="snooze", label="Snooze", icon="snooze", key="S"),
    OfferedAction(id="assign", label="Assign", icon="person-add", key="A"),
    OfferedAction(id="delete", label="Delete", icon="delete", key="D", danger=True),
)


@pytest.fixture
def pane(qtbot: QtBot, look: Look, clock: StillClock) -> ThreadPane:
    made = ThreadPane(Countdown(clock))
    qtbot.addWidget(made)
    made.resize(512, 700)
    made.show()
    return made


def show(pane: ThreadPane, view: ThreadView = THREAD, item: int | None = ITEM) -> None:
    pane.show_thread(view, item, people=PEOPLE, kind="constructive_critic")


def widget(pane: ThreadPane, number: int, what: str = "message") -> BlockWidget:
    found = pane.conversation.widget_of((what, number))
    assert found is not None
    return found


def place(of: BlockWidget, spot: Spot) -> Place:
    return next(each for each in of.places() if each.spot is spot)


# Order ---------------------------------------------------------------------------------------


def test_only_the_kind_of_the_open_item_is_asked_about_others_are_told(pane: ThreadPane) -> None:
    show(pane)
    told = [number for number in (1, 3) if "Advocate" in widget(pane, number).accessibleName()]
    assert told == [3]  # the other one is neutral, of which nothing is said
    assert [each.spot for each in widget(pane, 5).places()].count(Spot.KIND) == 1
    assert [each.spot for each in widget(pane, 3).places()].count(Spot.KIND) == 0


def test_comments_stand_under_what_they_answer() -> None:
    order = [(block.key[1], block.depth) for block in arrange(THREAD, ITEM)]
    assert order == [(1, 0), (2, 1), (3, 0), (4, 1), (5, 0), (6, 1)]


def test_chats_stand_by_time() -> None:
    chat = replace(THREAD, channel_kind="group_chat", messages=tuple(message(n, reply_to_id=1) for n in (1, 2, 3)))
    assert [block.key[1] for block in arrange(chat, None)] == [1, 2, 3]


def test_a_ring_of_answers_loses_no_message() -> None:
    ring = replace(THREAD, messages=(message(1, reply_to_id=2), message(2, reply_to_id=1), message(3, reply_to_id=3)))
    assert {block.key[1] for block in arrange(ring, None)} == {1, 2, 3}


def test_a_thread_thousands_deep_is_laid_flat() -> None:
    deep = replace(THREAD, messages=tuple(message(n, reply_to_id=n - 1 or None) for n in range(1, 5_001)))
    blocks = arrange(deep, None)
    assert (len(blocks), max(block.depth for block in blocks)) == (5_000, 2)


def test_a_reply_on_its_way_stands_below_its_target_and_counts_what_came_since() -> None:
    later = tuple(message(n, author_id=3, created_at=NOW_US + n) for n in (20, 21))
    view = replace(THREAD, messages=(*THREAD.messages, *later), pending=(delivery(41),))
    keys = [block.key for block in arrange(view, ITEM)]
    at = keys.index(("delivery", 41))
    assert keys[at - 1 : at + 2] == [("message", 5), ("delivery", 41), ("since", 41)]
    assert arrange(view, ITEM)[at + 1].since == 2


# Words of strangers -----------------------------------------------------------------------------


@pytest.mark.rule(13)
def test_script_and_tricks_are_text(pane: ThreadPane) -> None:
    """Markup is shown as it is written, direction marks by name; no rich text is anywhere."""
    show(pane, troubled())
    pane.conversation.stand_on(("message", 11))
    sentence = widget(pane, 11).accessibleName()
    assert "evil‹RLO›gnp.exe" in sentence
    assert "a‹ZWSP›b <b>bold</b> <script>alert(1)</script>" in sentence
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in pane.findChildren(QLabel))


@pytest.mark.rule(13)
def test_a_disguised_link_shows_where_it_leads() -> None:
    found = links.find("см. https://wordpress.org@evil.example/a и https://аpple.com, https://ok.example/b).")
    assert [(link.host, link.disguised) for link in found] == [
        ("evil.example", True),
        ("xn--pple-43d.com", True),
        ("ok.example", False),
    ]
    assert found[2].url == "https://ok.example/b"


@pytest.mark.rule(13)
@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "https://", "http:// x", None])
def test_only_web_links_reach_a_browser(url: str | None) -> None:
    assert not links.is_web(url)


@pytest.mark.rule(13)
def test_nothing_is_asked_for_by_itself(pane: ThreadPane, qtbot: QtBot) -> None:
    """Showing, scrolling and painting emit no link; a click on the placeholder does."""
    asked: list[str] = []
    pane.link_requested.connect(asked.append)
    show(pane)
    pane.grab()
    QTest.keyClick(pane.conversation, Qt.Key.Key_PageUp)
    assert asked == []
    pane.conversation.stand_on(("message", 5))
    shown = widget(pane, 5)
    target = place(shown, Spot.ATTACHMENT).rect.center().toPoint() + QPoint(16, 3)
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, target)
    assert asked == ["https://blog.example/1.jpg"]


def test_a_click_on_a_link_asks_for_it(pane: ThreadPane) -> None:
    asked: list[str] = []
    pane.link_requested.connect(asked.append)
    show(pane, replace(THREAD, messages=(message(1, text="https://ok.example/a тут"),)))
    QTest.mouseClick(widget(pane, 1), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(80, 33))
    assert asked == ["https://ok.example/a"]


@pytest.mark.rule(15)
def test_ten_megabytes_are_shown_in_parts(pane: ThreadPane) -> None:
    """A hostile length costs what is shown, and everything can be reached."""
    show(pane, replace(THREAD, messages=(message(1, text="слово " * 1_700_000), message(2))), 1)
    pane.conversation.stand_on(("message", 1))
    before = widget(pane, 1).height()
    assert before < 1_000
    more = place(widget(pane, 1), Spot.MORE)
    assert "10" in more.label
    widget(pane, 1).press(more)
    assert widget(pane, 1).height() > before


def test_a_long_text_is_cut_between_lines() -> None:
    assert shortened("строка\n" * 100, 1_200).count("\n") == 39
    assert shortened("x" * 1_300, 1_200) == "x" * 1_300


def test_a_name_of_thousands_of_letters_fits(pane: ThreadPane) -> None:
    show(pane, replace(THREAD, title="Т" * 5_000, messages=(message(1, author_name="Я" * 5_000, item_id=1),)), 1)
    pane.grab()
    assert pane.width() == 512
    assert len(widget(pane, 1).accessibleName()) < 1_500


def test_deleted_messages_stay_as_stubs_with_their_words(pane: ThreadPane) -> None:
    show(pane, troubled())
    pane.conversation.stand_on(("message", 12))
    sentence = widget(pane, 12).accessibleName()
    assert "Deleted, seen" in sentence
    assert "Кофе для лохов" in sentence


def test_an_edit_unfolds_to_what_changed(pane: ThreadPane) -> None:
    show(pane)
    shown = widget(pane, 5)
    before = shown.height()
    shown.press(place(shown, Spot.CHANGES))
    assert widget(pane, 5).height() > before


def test_a_diff_is_in_words_and_bounded() -> None:
    pieces = word_diff("сколько стоит", "сколько стоит большой")
    assert (Change.ADDED, " большой") in pieces
    huge = word_diff("а " * 50_000, "б " * 50_000)
    assert [change for change, _text in huge] == [Change.REMOVED, Change.ADDED]


# Nothing moves by itself ---------------------------------------------------------------------------


def test_the_newest_stands_at_the_bottom(pane: ThreadPane) -> None:
    show(pane, long_thread(300), 300)
    bar = pane.conversation.verticalScrollBar()
    assert bar.value() == bar.maximum()
    assert pane.conversation.shown_keys()[-1] == ("message", 300)


@pytest.mark.rule(15)
def test_thousands_of_messages_cost_a_few_widgets(pane: ThreadPane) -> None:
    show(pane, long_thread(5_000), 5_000)
    assert len(pane.conversation.findChildren(BlockWidget)) < 40


@pytest.mark.rule(16)
def test_reading_again_moves_nothing(pane: ThreadPane) -> None:
    """What came below, and what came above, leaves every visible message at its height."""
    view = long_thread(300)
    show(pane, view, 150)
    stood = pane.conversation.point_of(("message", 150))
    fresh = tuple(message(n, created_at=NOW_US + n) for n in range(301, 304))
    below: list[int] = []
    pane.conversation.below_changed.connect(below.append)
    show(pane, replace(view, messages=(*view.messages, *fresh)), 150)
    assert pane.conversation.point_of(("message", 150)) == stood
    assert below[-1] == 3
    older = tuple(message(1_000 + n, created_at=NOW_US - (900 - n) * MINUTE_US) for n in range(50))
    show(pane, replace(view, messages=(*older, *view.messages, *fresh)), 150)
    assert pane.conversation.point_of(("message", 150)) == stood


def test_what_we_sent_is_no_news_once_it_stands(pane: ThreadPane) -> None:
    """A reply of ours below what is seen arrives on the platform: nothing new came; somebody else's message did."""
    view = long_thread(300)
    told: list[int] = []
    pane.conversation.below_changed.connect(told.append)
    show(pane, replace(view, pending=(delivery(41, target_id=300),)), 150)
    sent = message(301, ours=True, item_id=None, entry_id=41, reply_to_id=300, created_at=NOW_US + 1)
    show(pane, replace(view, messages=(*view.messages, sent)), 150)
    assert told[-1] == 0
    theirs = message(302, created_at=NOW_US + 2)
    show(pane, replace(view, messages=(*view.messages, sent, theirs)), 150)
    assert told[-1] == 1


@pytest.mark.rule(16)
def test_learning_true_heights_moves_nothing(pane: ThreadPane) -> None:
    """Scrolling up by hand into what was only estimated leaves what is seen where the hand put it."""
    show(pane, long_thread(300), 300)
    bar = pane.conversation.verticalScrollBar()
    for _step in range(12):
        before = pane.conversation.point_of(pane.conversation.shown_keys()[-1])
        key = pane.conversation.shown_keys()[0]
        assert before is not None
        stood = pane.conversation.point_of(key)
        bar.setValue(bar.value() - 40)
        moved = pane.conversation.point_of(key)
        assert stood is not None
        assert moved is not None
        assert moved.y() - stood.y() == 40


def test_our_own_reply_is_followed_to_the_bottom(pane: ThreadPane) -> None:
    """What the reader has just sent comes into sight when they stood at the end."""
    show(pane, replace(THREAD, messages=THREAD.messages[:5]))
    show(pane, replace(THREAD, messages=THREAD.messages[:5], pending=(delivery(41),)))
    assert pane.conversation.shown_keys()[-1] == ("delivery", 41)


def test_another_window_size_keeps_the_bottom(pane: ThreadPane) -> None:
    show(pane, long_thread(300), 300)
    pane.resize(512, 500)
    QApplication.processEvents()
    assert pane.conversation.shown_keys()[-1] == ("message", 300)


def test_older_messages_are_asked_for_once(pane: ThreadPane) -> None:
    asked: list[int] = []
    pane.older_requested.connect(asked.append)
    show(pane, replace(long_thread(60), older=True), 60)
    bar = pane.conversation.verticalScrollBar()
    bar.setValue(0)
    bar.setValue(10)
    assert asked == [1]


# Keyboard and the ear ----------------------------------------------------------------------------------


def test_keys_walk_messages_and_what_can_be_pressed(pane: ThreadPane, qtbot: QtBot) -> None:
    show(pane)
    pane.activateWindow()
    pane.focus_conversation()
    focused = QApplication.focusWidget()
    assert isinstance(focused, BlockWidget)
    assert "Марина Ковалёва" in focused.accessibleName()
    QTest.keyClick(focused, Qt.Key.Key_Down)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert "Илья Демидов" in focused.accessibleName()
    with qtbot.waitSignal(pane.link_requested, timeout=30_000) as signal:
        QTest.keyClick(focused, Qt.Key.Key_Right)
        QTest.keyClick(focused, Qt.Key.Key_Return)
    assert signal.args == ["https://blog.example/post#comment-101"]


def test_the_keyboard_stays_when_its_message_goes(pane: ThreadPane) -> None:
    view = long_thread(60)
    show(pane, view, 60)
    pane.activateWindow()
    pane.focus_conversation()
    show(pane, replace(view, messages=view.messages[:-1]), 60)
    focused = QApplication.focusWidget()
    assert isinstance(focused, BlockWidget)
    assert "Сообщение 59" in focused.accessibleName()


def test_the_wheel_scrolls_over_messages(pane: ThreadPane) -> None:
    show(pane, long_thread(60), 60)
    bar = pane.conversation.verticalScrollBar()
    before = bar.value()
    shown = widget(pane, 60)
    centre = shown.rect().center()
    wheel = QWheelEvent(
        centre,
        shown.mapToGlobal(centre),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(shown, wheel)
    assert bar.value() == before - 60


def test_copy_takes_the_whole_text(pane: ThreadPane) -> None:
    show(pane)
    pane.focus_conversation()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == THREAD.messages[4].text


def test_our_answers_say_who_gave_them(pane: ThreadPane) -> None:
    show(pane)
    assert "us, Сергей Лапин" in widget(pane, 2).accessibleName()
    assert "us, not through this program" in widget(pane, 4).accessibleName()


def test_a_held_reply_counts_down_and_can_be_cancelled(pane: ThreadPane, clock: StillClock) -> None:
    show(pane, replace(THREAD, pending=(delivery(41),)))
    pane.conversation.stand_on(("delivery", 41))
    laid = widget(pane, 41, "delivery").laid()
    assert laid is not None
    assert "leaves in 8" in laid.sentence
    clock.now = NOW_US + 3 * SECOND_US
    pane.conversation._on_ticked(clock.now)
    assert "leaves in 5" in widget(pane, 41, "delivery").accessibleName()
    asked: list[tuple[int, str]] = []
    pane.delivery_requested.connect(lambda entry, what: asked.append((entry, what)))
    held = widget(pane, 41, "delivery")
    held.press(place(held, Spot.CANCEL))
    assert asked == [(41, "cancel")]


def test_an_unsure_reply_asks_for_a_decision(pane: ThreadPane) -> None:
    show(pane, replace(THREAD, pending=(delivery(41, state=DeliveryState.UNSURE, next_at=None),)))
    pane.conversation.stand_on(("delivery", 41))
    assert [each.spot for each in widget(pane, 41, "delivery").places()] == [Spot.DECIDE]


def test_an_impossible_action_is_grey_and_says_why(pane: ThreadPane) -> None:
    show(pane)
    pane.set_actions(ACTIONS)
    like = pane.header.buttons()[0]
    assert (like.isEnabled(), like.toolTip()) == (False, "WordPress has no likes")
    entries = {entry.objectName(): entry for entry in pane.header.menu().actions() if entry.objectName()}
    assert not entries["like"].isEnabled()
    assert "WordPress has no likes" in entries["like"].text()
    assert entries["delete"].isEnabled()


def test_actions_are_asked_for_by_name(pane: ThreadPane, qtbot: QtBot) -> None:
    show(pane)
    pane.set_actions(ACTIONS)
    with qtbot.waitSignal(pane.action_requested, timeout=30_000) as signal:
        pane.header.buttons()[1].click()
    assert signal.args == ["hide"]


def test_what_is_on_screen_is_known(pane: ThreadPane) -> None:
    """A reply is checked against this."""
    assert pane.shown() is None
    show(pane)
    assert pane.shown() == (1, ITEM)
    pane.show_loading()
    assert pane.shown() is None


def test_the_language_changes_in_place(pane: ThreadPane, look: Look) -> None:
    show(pane)
    look(language="ru")
    QApplication.processEvents()
    assert "мы, Сергей Лапин" in widget(pane, 2).accessibleName()


# Looks ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "density"), [("high_contrast", "comfortable"), ("light", "compact")])
def test_the_thread_in_other_looks(
    pane: ThreadPane,
    look: Look,
    assert_golden: AssertGolden,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    density: str,
) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    look(name, density, "ru")
    pane.set_actions(ACTIONS)
    show(pane, troubled())
    clear_focus()
    assert_golden(pane, f"thread_troubled_{name}_{density}")


@pytest.mark.parametrize("state", ["full", "troubled", "empty", "loading", "error"])
@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_thread_looks_as_drawn(
    qtbot: QtBot,
    look: Look,
    clock: StillClock,
    assert_golden: AssertGolden,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    language: str,
    state: str,
) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    look(name, "comfortable", language)
    pane = ThreadPane(Countdown(clock))
    qtbot.addWidget(pane)
    pane.resize(512, 700)
    pane.show()
    if state in {"full", "troubled"}:
        pane.set_actions(ACTIONS)
        pane.set_clock(face_of(Chip(level=Level.BURNING, left_us=521 * SECOND_US, share=0.07)))
        show(pane, THREAD if state == "full" else troubled())
    elif state == "loading":
        pane.show_loading()
    elif state == "error":
        pane.show_error("The store is busy." if language == "en" else "Хранилище занято.")
    clear_focus()
    assert_golden(pane, f"thread_{state}_{name}_{language}")


def clear_focus() -> None:
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()


def test_hundreds_of_refreshes_leave_no_widgets_behind(pane: ThreadPane) -> None:
    view = long_thread(50)
    for round_ in range(100):
        changed: tuple[MessageView, ...] = (*view.messages, message(51, text=f"правка {round_}"))
        show(pane, replace(view, messages=changed), 50)
    assert len(pane.conversation.findChildren(QObject, options=Qt.FindChildOption.FindChildrenRecursively)) < 200


# What platforms put between the words ----------------------------------------------------------------


def telegram(*texts: str) -> ThreadView:
    return replace(
        THREAD,
        platform="telegram",
        messages=tuple(message(number, text=text, item_id=ITEM) for number, text in enumerate(texts, 1)),
    )


def only(pane: ThreadPane) -> BlockWidget:
    (widget,) = [each for each in pane.conversation.viewport().findChildren(BlockWidget) if each.isVisible()]
    return widget


@pytest.mark.rule(13)
def test_a_spoiler_is_hidden_until_the_reader_asks(pane: ThreadPane) -> None:
    """Neither shown nor read aloud; one key shows it, and bars of other platforms are just bars."""
    pane.show_thread(telegram("the killer is ||the butler\nhimself||, yes"), ITEM)
    widget = only(pane)
    laid = widget.laid()
    assert laid is not None
    assert laid.body is not None
    assert laid.body[0].text() == "the killer is hidden: press to show, yes"
    assert "butler" not in laid.sentence
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_Left)
    QTest.keyClick(widget, Qt.Key.Key_Return)
    shown = only(pane).laid()
    assert shown is not None
    assert shown.body is not None
    assert shown.body[0].text() == "the killer is the butler\nhimself, yes"
    assert "butler" in shown.sentence
    pane.show_thread(replace(telegram("a ||b|| c"), platform="wordpress", id=2), ITEM)
    other = only(pane).laid()
    assert other is not None
    assert other.body is not None
    assert other.body[0].text() == "a ||b|| c"


def test_fences_of_strangers_hide_nothing() -> None:
    """The characters that mark spoilers inside cannot be smuggled in."""
    (line,) = plain("a \ue000b\ue001 c", spoilers="")
    assert line.text == "a \ufffdb\ufffd c"
    assert line.stretches == ()


def test_names_of_others_are_marked_and_addresses_of_mail_are_not() -> None:
    (line,) = plain("hi @anna_k, see https://a.example/@b and mail x@example.org")
    found = [(line.text[each.start : each.start + each.length], each.mark) for each in line.stretches]
    assert found == [("@anna_k", Mark.MENTION), ("https://a.example/@b", Mark.LINK)]


def test_another_language_has_a_badge(pane: ThreadPane) -> None:
    view = replace(THREAD, messages=(message(1, language="ru"), message(2, language="en"), message(3)))
    pane.show_thread(view, None)
    said = [each.accessibleName() for each in blocks_of(pane)]
    assert ["language: RU" in each for each in said] == [True, False, False]


def test_what_a_message_quotes_and_where_it_comes_from_stand_above_its_words(pane: ThreadPane) -> None:
    beside = (
        Attachment(kind="quote", name="closed on Sunday"), Attachment(kind="forward", name="City news"),
        Attachment(kind="forward", name="forward"), Attachment(kind="poll", name="Tea – yes / no"),
    )  # fmt: skip
    pane.show_thread(replace(THREAD, messages=(message(1, attachments=beside),)), None)
    sentence = blocks_of(pane)[0].accessibleName()
    for said in ("“closed on Sunday”", "forwarded from City news", "forwarded", "poll · Tea – yes / no"):
        assert said in sentence


def blocks_of(pane: ThreadPane) -> list[BlockWidget]:
    shown = [each for each in pane.conversation.viewport().findChildren(BlockWidget) if each.isVisible()]
    return sorted(shown, key=lambda each: each.y())
