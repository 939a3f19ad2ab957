"""What goes into a reply besides letters: emoji, quotes, marks, a preview; and what changed, shown before it leaves."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QRawFont, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator_app import config
from moderator_app.domain.formatting import Dress, Format, Mark
from moderator_app.domain.items import DeliveryState, ItemState
from moderator_app.domain.matrix.template import EMOJI
from moderator_app.domain.matrix.voice import Level, Rule, Voice
from moderator_app.paths import resource
from moderator_app.services import outbox
from tests.support.inbox_rows import NOW_US
from tests.support.station import Opened, arrive, profile_in, said, seated
from tests.support.threads import PEOPLE, THREAD, message
from tests.support.window import AssertGolden, Look, StillClock
from tests.ui.test_composer import MARINA, RULES, MemoryDrafts, Screen
from ui.composer import emoji, formats
from ui.composer.changes import ChangesDialog
from ui.composer.emoji_picker import EmojiPicker
from ui.composer.pane import Composer
from ui.composer.preview import Preview, fitting, shown
from ui.composer.quoting import Picked
from ui.composer.reply import Abilities, Happened, LengthRule, Reply, Then, What
from ui.outbox.sentences import Decision
from ui.rail.pane import Place
from ui.thread.text_body import Mark as LookMark
from ui.widgets.labels import Panel

TELEGRAM = Abilities(formats=frozenset(Format), max_quote=40, files=RULES)
SITE = Abilities(formats=frozenset(Format), html=True, no_files="Comments take no files")
URL = "https://shop.example/help"
Open = Callable[..., Opened]


@pytest.fixture
def composer(qtbot: QtBot, look: Look, clock: StillClock) -> Composer:
    made = Composer(MemoryDrafts(), clock, Screen())
    qtbot.addWidget(made)
    made.resize(512, 300)
    made.show()
    made.open_for(MARINA, THREAD, rule=LengthRule(4096), people=PEOPLE, abilities=TELEGRAM)
    return made


@pytest.fixture
def opened(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> Iterator[Open]:
    """Opens a workstation on a comment; closes it."""
    made: list[Opened] = []

    def open_one() -> Opened:
        profile = profile_in(tmp_path, said(1, "Olga", "Where are you on Sunday? The lid leaks."))
        made.append(Opened(qtbot, seated(profile, clock)))
        QTest.keyClicks(made[-1].station.inbox.view, "j")
        made[-1].quiet()
        return made[-1]

    yield open_one
    for each in made:
        each.close()


def select(composer: Composer, start: int, end: int) -> None:
    cursor = composer.field.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    composer.field.setTextCursor(cursor)


# Emoji -----------------------------------------------------------------------------------------------


def test_every_emoji_is_one_symbol_of_the_bundled_font_with_names_in_both_languages(look: Look) -> None:
    font = QRawFont(str(resource("fonts/NotoColorEmoji.ttf")), 16)
    symbols = [each.symbol for each in emoji.everything()]
    assert len(symbols) == len(set(symbols)) > 200
    for each in emoji.everything():
        assert EMOJI.fullmatch(each.symbol), each
        assert font.supportsCharacter(ord(each.symbol[0])), each
        assert not any(0x1F3FB <= ord(letter) <= 0x1F3FF for letter in each.symbol), each
        assert all((*each.english, *each.russian)), each
        assert all(name.isascii() for name in each.english), each
        assert not any(name.isascii() for name in each.russian if name != "ok"), each


@pytest.mark.parametrize("query", ["coffee", "кофе", "rjat", "cof"])
def test_an_emoji_is_found_by_its_name_in_either_language_and_layout(look: Look, query: str) -> None:
    assert emoji.found(query, [])[0].symbol == "☕"


def test_those_used_last_come_first() -> None:
    kept = emoji.used(emoji.used("", "🔥"), "☕")
    assert emoji.remembered(kept) == ["☕", "🔥"]
    assert [each.symbol for each in emoji.found("", emoji.remembered(kept))][:3] == ["☕", "🔥", "😀"]
    assert emoji.remembered(emoji.used(kept, "🔥")) == ["🔥", "☕"]


def test_the_voice_says_how_many_emoji_it_allows(look: Look) -> None:
    """A voice that blocks too many lets none be put in; one that only hints says so."""
    voice = Voice(name="warm", emoji=1)
    assert emoji.policy(None, "😀") == emoji.Policy()
    assert not emoji.policy(voice, "").reached
    hinted = emoji.policy(voice, "😀")
    assert hinted.reached
    assert not hinted.blocked
    assert emoji.policy(replace(voice, levels={Rule.EMOJI: Level.BLOCK}), "😀").blocked
    assert emoji.policy(replace(voice, levels={Rule.EMOJI: Level.OFF}), "😀") == emoji.Policy()
    assert emoji.policy(replace(voice, emoji=0), "").text == "This voice goes without emoji"


def test_an_emoji_by_keyboard_alone(opened: Open) -> None:
    """Ctrl+E, a name, Enter: it stands at the caret, the keyboard is back, and next time it comes first."""
    window = opened()
    composer = window.station.case.composer
    composer.focus_text()
    composer.insert("Hot !")
    select(composer, 4, 4)
    QTest.keyClick(composer.field, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    picker = window.station.writing.extras.picker()
    assert picker is not None
    assert window.focus() is picker.field
    QTest.keyClicks(picker.field, "coffee")
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert composer.text() == "Hot ☕!"
    assert window.focus() is composer.field
    assert window.station.work.desk.config.get(config.EMOJI_RECENT) == "☕"
    window.station.actions.trigger("emoji")
    again = window.station.writing.extras.picker()
    assert again is not None
    assert again.grid.shown()[0].symbol == "☕"
    QTest.keyClick(again.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert again.isVisible()
    QTest.keyClick(again.field, Qt.Key.Key_Escape)
    assert window.station.writing.extras.picker() is None
    assert composer.text() == "Hot ☕☕!"
    assert window.focus() is composer.field


def test_the_arrows_walk_the_cells_and_the_name_is_read_aloud(qtbot: QtBot, look: Look) -> None:
    holder = Panel()
    qtbot.addWidget(holder)
    holder.resize(600, 500)
    holder.show()
    picker = EmojiPicker(holder, [], emoji.Policy("at most 0", reached=True, blocked=True))
    picker.show_above(holder.rect())
    QTest.keyClick(picker.field, Qt.Key.Key_Down)
    QTest.keyClick(picker.field, Qt.Key.Key_Right)
    current = picker.grid.current()
    assert current is emoji.everything()[10]
    assert picker.field.accessibleDescription() == current.name
    chosen: list[str] = []
    picker.chosen.connect(chosen.append)
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert chosen == []
    assert picker.said() == "at most 0"
    picker.close_popover()


# Marks -----------------------------------------------------------------------------------------------


def test_marks_are_kept_with_the_draft_and_sent_with_the_reply(composer: Composer, clock: StillClock) -> None:
    composer.insert("Come 😀 to us")
    select(composer, 5, 7)
    assert composer.format(Format.BOLD) == ""
    select(composer, 11, 13)
    formats.set_link(composer.field, URL)
    marks = (Mark(5, 7, Format.BOLD), Mark(11, 13, Format.LINK, URL))
    assert composer.dress().marks == marks
    composer.flush()
    composer.open_for(replace(MARINA, item_id=6, author_id=4), THREAD)
    assert composer.dress().marks == ()
    composer.open_for(MARINA, THREAD, abilities=TELEGRAM)
    assert composer.dress().marks == marks
    sent: list[Reply] = []
    composer.send_requested.connect(sent.append)
    assert composer.send()
    assert sent[0].dress == Dress(marks=marks)


def test_bold_is_taken_off_by_the_same_key_and_by_undo(composer: Composer) -> None:
    composer.insert("Yes")
    select(composer, 0, 3)
    composer.format(Format.BOLD)
    composer.format(Format.BOLD)
    assert composer.dress().marks == ()
    composer.format(Format.ITALIC)
    assert composer.dress().marks == (Mark(0, 3, Format.ITALIC),)
    composer.field.undo()
    assert composer.dress().marks == ()
    assert composer.text() == "Yes"


def test_where_the_platform_has_no_marks_none_can_be_made(composer: Composer) -> None:
    composer.open_for(MARINA, THREAD, abilities=Abilities())
    composer.insert("Yes")
    select(composer, 0, 3)
    assert composer.format(Format.BOLD) == "The platform takes plain text only"
    assert composer.dress().marks == ()
    assert composer.tools.format.isHidden()


def test_marks_count_in_the_length(composer: Composer) -> None:
    rule = LengthRule(9, lambda text, marks: len(text) + 17 * len(marks))
    composer.open_for(MARINA, THREAD, rule=rule, abilities=TELEGRAM)
    composer.insert("Yes")
    assert composer.problem() == ""
    select(composer, 0, 3)
    composer.format(Format.BOLD)
    assert composer.problem() == "Too long by 11"


def test_words_come_back_from_the_outbox_with_their_marks(composer: Composer) -> None:
    composer.insert("Begun")
    composer.put_back((1, 3), "Not gone", Dress(marks=(Mark(0, 3, Format.BOLD),), quote="стакан протёк"))
    assert composer.text() == "Begun\n\nNot gone"
    assert composer.dress() == Dress(marks=(Mark(7, 10, Format.BOLD),), quote="стакан протёк")


def test_a_marked_reply_reaches_the_journal_and_comes_back_to_be_edited(opened: Open) -> None:
    """The keys, the question for the address, the outbox: on the real widgets and the real store."""
    window = opened()
    composer = window.station.case.composer
    composer.focus_text()
    composer.insert("See you there")
    select(composer, 0, 3)
    QTest.keyClick(composer.field, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    select(composer, 8, 13)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(composer.field, Qt.Key.Key_K, both)
    QTest.keyClicks(window.focus(), "shop.example/help")
    QTest.keyClick(window.focus(), Qt.Key.Key_Return)
    marks = (Mark(0, 3, Format.BOLD), Mark(8, 13, Format.LINK, URL))
    assert composer.dress().marks == marks
    QTest.keyClick(composer.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.quiet()
    (held,) = outbox.rows(window.station.work.desk, (DeliveryState.HELD,))
    assert (held.text, held.dress) == ("See you there", Dress(marks=marks))


@pytest.mark.parametrize("width", [260, 320, 360, 400, 440, 480, 512, 700])
def test_the_tools_never_overlap(composer: Composer, look: Look, width: int) -> None:
    """What has no room is left out: the send button keeps its words, in the longer language too."""
    look(language="ru")
    composer.resize(width, 300)
    QApplication.processEvents()
    tools = composer.tools
    needed = max(260, tools.send.sizeHint().width())
    assert tools.send.width() >= tools.send.sizeHint().width() or width < needed
    shown = [each for each in (tools.quote, tools.emoji, tools.preview, tools.send, tools.more) if each.isVisible()]
    edges = [(each.geometry().left(), each.geometry().right()) for each in shown]
    assert all(right < left for (_, right), (left, _) in itertools.pairwise(edges))


# Quotes ----------------------------------------------------------------------------------------------


def test_the_platform_quotes_what_was_selected_word_for_word(composer: Composer) -> None:
    composer.quote(Picked(5, "стакан протёк"))
    assert composer.text() == ""
    assert composer.dress().quote == "стакан протёк"
    assert composer.notices() == ["стакан протёк"]
    composer.notice_rows()[0].pressed.emit()
    assert composer.dress().quote == ""


def test_a_whole_message_is_cut_between_words_at_the_platforms_limit(composer: Composer) -> None:
    composer.quote()
    quote = composer.dress().quote
    assert 0 < len(quote) <= 40
    assert THREAD.messages[4].text.startswith(quote)
    assert not THREAD.messages[4].text[len(quote)].isalnum()


def test_what_the_platform_cannot_quote_stands_line_by_line(composer: Composer) -> None:
    """Words of another message, and everything where the platform shows no quotes."""
    composer.quote(Picked(1, "Жене нельзя"))
    assert composer.text() == "> Жене нельзя\n\n"
    composer.open_for(MARINA, THREAD, abilities=SITE)
    composer.quote(Picked(5, "стакан протёк"))
    assert composer.text().startswith("> стакан протёк\n\n")
    assert composer.dress().quote == ""


def test_words_are_selected_by_keyboard_and_quoted(opened: Open) -> None:
    window = opened()
    conversation = window.station.case.thread.conversation
    conversation.setFocus(Qt.FocusReason.TabFocusReason)
    widget = window.focus()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for _ in range(4):
        QTest.keyClick(widget, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(widget, Qt.Key.Key_Right, both)
    picked = conversation.picked()
    assert picked is not None
    assert picked[1] == "are you on"
    assert widget.accessibleDescription() == "Selected: are you on"
    QTest.keyClicks(widget, "q")
    assert window.station.case.composer.text() == "> are you on\n\n"


def test_words_are_selected_by_the_mouse_and_a_click_lets_them_go(opened: Open) -> None:
    window = opened()
    conversation = window.station.case.thread.conversation
    conversation.setFocus()
    widget = window.focus()
    _body, x, y = widget.laid().body
    left = QPoint(int(16 + x) + 1, int(3 + y) + 10)
    QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, pos=left)
    picked = conversation.picked()
    assert picked is not None
    assert picked[1] == "Where"
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=left)
    assert conversation.picked() is None


# Preview ---------------------------------------------------------------------------------------------


def test_the_preview_shows_links_names_and_marks(look: Look) -> None:
    made = shown("Hi [id1|Anna], see https://a.example @shop", Dress(marks=(Mark(0, 2, Format.BOLD),)), TELEGRAM, "vk")
    (line,) = made.paragraphs
    assert line.text == "Hi Anna, see https://a.example @shop"
    found = [(line.text[each.start : each.start + each.length], each.mark) for each in line.stretches]
    assert found == [
        ("Hi", LookMark.BOLD),
        ("Anna", LookMark.LINK),
        ("https://a.example", LookMark.LINK),
        ("@shop", LookMark.LINK),
    ]


def test_a_site_folds_white_space(look: Look) -> None:
    made = shown("a    b\n\n\n\nc", Dress(marks=(Mark(5, 6, Format.BOLD),)), SITE, "wordpress")
    assert [each.text for each in made.paragraphs] == ["a b", "", "c"]
    (bold,) = made.paragraphs[0].stretches
    assert (bold.start, bold.length) == (2, 1)
    assert [each.text for each in shown("a    b\n\n\nc", Dress(), TELEGRAM, "telegram").paragraphs] == [
        "a    b", "", "", "c",
    ]  # fmt: skip


def test_what_does_not_fit_is_cut_where_the_platform_would(look: Look) -> None:
    rule = LengthRule(4, lambda text, _marks: len(text.encode("utf-16-le")) // 2)
    keep = fitting("😀😀😀 end", (), rule)
    made = shown("😀😀😀 end", Dress(), TELEGRAM, "telegram", keep=keep)
    assert [each.text for each in made.paragraphs] == ["😀😀"]
    assert made.cut == 5


def test_the_preview_is_toggled_by_its_key_and_left_by_escape(opened: Open) -> None:
    window = opened()
    composer = window.station.case.composer
    composer.focus_text()
    composer.insert("On Sunday: https://shop.example/hours")
    QTest.keyClick(composer.field, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert composer.body.previewing()
    assert isinstance(window.focus(), Preview)
    assert "On Sunday" in window.focus().accessibleName()
    QTest.keyClick(window.focus(), Qt.Key.Key_Escape)
    assert not composer.body.previewing()
    assert window.focus() is composer.field
    assert composer.text() == "On Sunday: https://shop.example/hours"


def test_a_file_is_refused_with_the_reason_of_the_platform(opened: Open) -> None:
    assert opened().station.case.composer.tools.attach.blocked_reason() == "Comments on WordPress take no files"


# What changed ----------------------------------------------------------------------------------------


def test_what_changed_is_shown_as_a_difference_before_it_leaves(opened: Open, clock: StillClock) -> None:
    """Ctrl+Enter shows it; Ctrl+Enter again sends, and the reply covers what was shown."""
    window = opened()
    composer = window.station.case.composer
    composer.focus_text()
    composer.insert("On Sunday from nine.")
    clock.now += 1_000_000
    profile = window.station.work.desk.profile
    edited = said(1, "Olga", "Where are you on Monday? The lid leaks.", edited_at=NOW_US)
    arrive(profile, edited, said(2, "Olga", "Hello?"), now_us=clock.now)
    window.look()
    QTest.keyClick(composer.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    dialog = window.window.findChild(ChangesDialog)
    assert dialog is not None
    assert [each.what for each in composer.changes()] == [What.EDITED, What.ADDED]
    assert composer.changes()[0].before == "Where are you on Sunday? The lid leaks."
    assert window.focus() is dialog.edit
    QTest.keyClick(window.focus(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.quiet()
    (held,) = outbox.rows(window.station.work.desk, (DeliveryState.HELD,))
    assert held.text == "On Sunday from nine."


def test_go_on_writing_keeps_the_words_and_the_caret(opened: Open, clock: StillClock) -> None:
    window = opened()
    composer = window.station.case.composer
    composer.focus_text()
    composer.insert("On Sunday from nine.")
    arrive(window.station.work.desk.profile, said(2, "Olga", "Hello?"))
    window.look()
    assert not composer.send()
    dialog = window.window.findChild(ChangesDialog)
    assert dialog is not None
    dialog.edit.click()
    assert composer.text() == "On Sunday from nine."
    assert window.focus() is composer.field
    assert outbox.rows(window.station.work.desk, (DeliveryState.HELD,)) == []


def test_the_answer_of_a_colleague_is_shown_word_for_word(qtbot: QtBot, look: Look, clock: StillClock) -> None:
    composer = Composer(MemoryDrafts(), clock, Screen())
    qtbot.addWidget(composer)
    composer.open_for(MARINA, THREAD, people=PEOPLE)
    composer.insert("Yes")
    ours = message(20, ours=True, author_id=90, reply_to_id=5, sent_by="2", text="Уже разбираемся")
    composer.refresh(replace(THREAD, messages=(*THREAD.messages, ours)))
    assert composer.changes() == (Happened(What.ANSWERED, "2", after="Уже разбираемся"),)


# Ways to send ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("modifier", "state", "goes_on"),
    [
        (Qt.KeyboardModifier.NoModifier, ItemState.WAITING, True),
        (Qt.KeyboardModifier.ShiftModifier, ItemState.WAITING, False),
        (Qt.KeyboardModifier.AltModifier, ItemState.DONE, True),
    ],
)
def test_the_three_ways_to_send(opened: Open, modifier: Qt.KeyboardModifier, state: ItemState, goes_on: bool) -> None:
    """On to the next, stay here, or close at once; each is one step back."""
    window = opened()
    station = window.station
    arrive(station.work.desk.profile, said(2, "Peter", "Is there oat milk?", thread="milk"))
    window.look()
    station.inbox.take_new()
    window.quiet()
    item = station.case.item()
    assert item is not None
    composer = station.case.composer
    composer.focus_text()
    composer.insert("On Sunday from nine.")
    QTest.keyClick(composer.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier | modifier)
    window.quiet()
    assert station.work.item(item.id).state is state
    now = station.case.item()
    assert now is not None
    assert (now.id != item.id) is goes_on
    assert (window.focus() is composer.field) is not goes_on
    station.actions.trigger("undo")
    window.quiet()
    assert station.work.item(item.id).state is ItemState.OPEN
    (delivery,) = outbox.rows(station.work.desk, tuple(DeliveryState))
    assert delivery.state is DeliveryState.CANCELLED


@pytest.mark.parametrize("seconds", [0, 10, 60])
def test_the_undo_window_is_as_long_as_it_was_set(opened: Open, clock: StillClock, seconds: int) -> None:
    """Held for exactly so many seconds; with none it is queued at once."""
    window = opened()
    window.station.choose(config.HOLD_S, seconds)
    window.quiet()
    composer = window.station.case.composer
    composer.insert("On Sunday from nine.")
    assert composer.send()
    window.quiet()
    (delivery,) = outbox.rows(window.station.work.desk, (DeliveryState.HELD, DeliveryState.QUEUED))
    assert delivery.state is (DeliveryState.HELD if seconds else DeliveryState.QUEUED)
    assert delivery.hold_until == (clock.now + seconds * 1_000_000 if seconds else None)


def test_a_held_reply_is_edited_and_cancelled_from_the_outbox(opened: Open) -> None:
    """Edit brings words, marks and recipient back and cancels; what comes of it is another delivery."""
    window = opened()
    station = window.station
    composer = station.case.composer
    composer.insert("On Sunday from nine.")
    select(composer, 3, 9)
    composer.format(Format.BOLD)
    assert composer.send(Then.STAY)
    window.quiet()
    (held,) = outbox.rows(station.work.desk, (DeliveryState.HELD,))
    station.go(Place(page="outbox"))
    window.quiet()
    station.pages.deliveries.decide(held.entry_id, Decision.EDIT)
    window.quiet()
    assert window.window.page() is None
    assert composer.text() == "On Sunday from nine."
    assert composer.dress().marks == (Mark(3, 9, Format.BOLD),)
    assert window.focus() is composer.field
    before = outbox.delivery(station.work.desk, held.entry_id)
    assert before is not None
    assert before.state is DeliveryState.CANCELLED
    select(composer, 20, 20)
    composer.insert(" Until six.")
    assert composer.send(Then.STAY), composer.problem()
    window.quiet()
    (again,) = outbox.rows(station.work.desk, (DeliveryState.HELD,))
    assert again.text == "On Sunday from nine. Until six."
    station.pages.deliveries.decide(again.entry_id, Decision.CANCEL)
    window.quiet()
    assert outbox.rows(station.work.desk, (DeliveryState.HELD, DeliveryState.QUEUED)) == []


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("state", ["preview", "quoted"])
def test_the_composer_with_its_extras_looks_as_drawn(
    qtbot: QtBot, look: Look, clock: StillClock, assert_golden: AssertGolden, name: str, language: str, state: str
) -> None:
    look(name, "comfortable", language)
    composer = Composer(MemoryDrafts(), clock, Screen())
    qtbot.addWidget(composer)
    composer.resize(512, 300)
    composer.open_for(
        replace(MARINA, place="комментарий" if language == "ru" else "comment", platform="telegram"),
        THREAD, rule=LengthRule(4096), people=PEOPLE, abilities=TELEGRAM,
    )  # fmt: skip
    composer.insert("Марина, напишите номер заказа, вернём деньги ☕ Подробности на странице.")
    select(composer, 8, 29)
    composer.format(Format.BOLD)
    select(composer, 62, 70)
    formats.set_link(composer.field, URL)
    composer.quote(Picked(5, "стакан протёк прямо в машине"))
    composer.flush()
    if state == "preview":
        composer.toggle_preview()
    composer.resize(512, composer.sizeHint().height())
    assert_golden(composer, f"composer_{state}_{name}_{language}")


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_picker_and_the_changes_look_as_drawn(
    qtbot: QtBot, look: Look, assert_golden: AssertGolden, name: str, language: str
) -> None:
    look(name, "comfortable", language)
    holder = Panel()
    qtbot.addWidget(holder)
    holder.resize(700, 560)
    holder.show()
    picker = EmojiPicker(holder, ["☕", "🔥"], emoji.policy(Voice(name="warm", emoji=1), "😀"))
    picker.show_above(holder.rect())
    assert_golden(picker, f"emoji_{name}_{language}")
    picker.close_popover()
    happened = (
        Happened(What.EDITED, before="Заказала раф, стакан протёк.", after="Заказала капучино, стакан течёт."),
        Happened(What.ANSWERED, "2", after="Марина, уже разбираемся."),
    )
    dialog = ChangesDialog(holder, happened, PEOPLE, "Марина, нам очень жаль.", Then.NEXT)
    dialog.open()
    assert_golden(dialog, f"changes_{name}_{language}")
    dialog.discard()
