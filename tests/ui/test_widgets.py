"""The parts of every pane: focus, keys, reasons, undo, and the trap of Tab in a dialog."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from moderator_app.domain.items import DeliveryState
from moderator_app.domain.sla.clocks import Level
from tests.support.window import AssertGolden, Look
from ui import theme
from ui.safe_text import initials, visible, visible_lines
from ui.widgets.avatar import Avatar, PlatformMark
from ui.widgets.banner import BannerAction, CardBanner, StripBanner
from ui.widgets.buttons import Button, IconButton, Variant
from ui.widgets.chips import KIND_ICONS, Chip, DeliveryChip, KindChip, TagChip, Tone
from ui.widgets.clock_chip import NO_CLOCK, ClockChip, ClockFace
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import LabeledField, LineField, SearchField
from ui.widgets.keycap import KeyCap
from ui.widgets.labels import ElidedLabel, Label, Panel, Paragraph
from ui.widgets.overlay import OverlayDialog
from ui.widgets.status import StatusPiece
from ui.widgets.toast import Toast


def window(qtbot: QtBot, *parts: QWidget, width: int = 900) -> Panel:
    made = Panel()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    for part in parts:
        column.addWidget(part)
    made.resize(width, made.sizeHint().height())
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=30_000)
    return made


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def row(*parts: QWidget) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        line.addWidget(part)
    line.addStretch(1)
    return made


def test_a_ring_shows_for_the_keyboard_and_not_for_a_click(qtbot: QtBot, look: Look) -> None:
    button = Button("Send")
    _shell = window(qtbot, button)
    button.clearFocus()
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    rings = [button.has_ring()]
    button.clearFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    rings.append(button.has_ring())
    button.clearFocus()
    rings.append(button.has_ring())
    assert rings == [False, True, False]


def test_a_blocked_button_says_why(qtbot: QtBot, look: Look) -> None:
    button = Button("Hide")
    button.set_tip("Hide the comment")
    _shell = window(qtbot, button)
    button.set_blocked("WordPress cannot hide")
    assert not button.isEnabled()
    assert button.toolTip() == "WordPress cannot hide"
    assert button.accessibleDescription() == "WordPress cannot hide"
    button.set_blocked("")
    assert button.isEnabled()
    assert button.toolTip() == "Hide the comment"


def test_an_icon_button_has_a_name_and_shows_its_key(qtbot: QtBot, look: Look) -> None:
    button = IconButton("heart", "Like", key="L")
    _shell = window(qtbot, button)
    assert button.accessibleName() == "Like"
    assert button.toolTip() == "Like  L"


def test_a_dialog_traps_tab_and_gives_focus_back(qtbot: QtBot, look: Look) -> None:
    """Tab walks body, footer and close button in a circle; Escape returns to where the reader was."""
    before = QLineEdit()
    shell = window(qtbot, before)
    shell.resize(900, 600)
    before.setFocus()
    dialog = OverlayDialog(shell, "Add an account")
    field = LineField("Address")
    QVBoxLayout(dialog.body).addWidget(field)
    cancel = dialog.add_button(Button("Cancel"))
    add = dialog.add_button(Button("Add", Variant.PRIMARY))
    dialog.open()
    walked = [focused()]
    for _ in range(4):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        walked.append(focused())
    assert walked == [field, cancel, add, dialog._close, field]
    QTest.keyClick(field, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is dialog._close
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not dialog.is_open()
    assert QApplication.focusWidget() is before


@pytest.mark.parametrize("size", [(320, 240), (4000, 3000)])
def test_a_dialog_stays_inside_its_window(qtbot: QtBot, look: Look, size: tuple[int, int]) -> None:
    shell = window(qtbot)
    shell.resize(*size)
    dialog = OverlayDialog(shell, "Title", width=640, height=480)
    dialog.open()
    assert shell.rect().adjusted(24, 24, -24, -24).contains(dialog.geometry())
    dialog.discard()


def test_a_toast_is_replaced_by_the_next_and_undoes_once(qtbot: QtBot, look: Look) -> None:
    shell = window(qtbot)
    shell.resize(400, 600)
    toast = Toast(shell)
    done: list[str] = []
    toast.announce("Hidden", undo=lambda: done.append("hide"), undo_label="Undo")
    toast.announce("Reply noted", undo=lambda: done.append("reply"), undo_label="Undo")
    button = toast.undo_button()
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == ["reply"]
    assert not toast.isVisible()
    assert toast.undo_button() is None


@pytest.mark.rule(16)
def test_a_toast_floats_and_moves_nothing(qtbot: QtBot, look: Look) -> None:
    label = Label("below")
    shell = window(qtbot, label)
    shell.resize(400, 600)
    before = label.geometry()
    toast = Toast(shell)
    toast.announce("Done")
    assert label.geometry() == before
    assert (toast.x(), toast.y() + toast.height()) == (16, 600 - 16)
    toast.dismiss()


def test_a_field_in_error_says_what_is_wrong(qtbot: QtBot, look: Look) -> None:
    field = LabeledField("Address", LineField("Address"), "https://…")
    _shell = window(qtbot, field)
    field.set_problem("An address starts with https://")
    assert field.problem() == "An address starts with https://"
    assert field.field.accessibleDescription() == "An address starts with https://"
    field.set_problem("")
    assert field.problem() == ""


def test_escape_empties_the_search_then_leaves_it(qtbot: QtBot, look: Look) -> None:
    field = SearchField("Search")
    _shell = window(qtbot, field)
    left: list[bool] = []
    field.escaped.connect(lambda: left.append(True))
    field.setText("latte")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), left) == ("", [])
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert left == [True]


@pytest.mark.rule(13)
def test_labels_are_never_markup(qtbot: QtBot, look: Look) -> None:
    """A stranger's text cannot bring pictures or links into the window."""
    label = Label("<img src='http://example.test/x.png'><b>x</b>")
    _shell = window(qtbot, label)
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_absurd_texts_and_sizes_paint(qtbot: QtBot, look: Look) -> None:
    """A 5,000-character name in a 1 px window neither fails nor grows the window."""
    name = "ы" * 5_000
    parts = [Avatar(name, 1), ElidedLabel(name), Paragraph(name), StatusPiece(), TagChip("tag")]
    shell = window(qtbot, *parts)
    shell.resize(60, 40)
    assert not shell.grab().isNull()
    assert parts[1].minimumSizeHint().width() <= 24


@pytest.mark.parametrize("name", ["light", "dark", "high_contrast", "high_contrast_light"])
def test_every_palette_role_is_ours(look: Look, name: str) -> None:
    """No colour of the system is left in any role of any group."""
    look(name)
    ours = {color.rgba() for color in vars_of(theme.active().colors)}
    palette = QApplication.palette()
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
        for role in QPalette.ColorRole:
            if role not in {QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles}:
                assert palette.color(group, role).rgba() in ours, (group, role)


def vars_of(colors: theme.Colors) -> list[QColor]:
    return [value for name in colors.__slots__ if isinstance(value := getattr(colors, name), QColor)]


def test_theme_switch_reaches_existing_labels(qtbot: QtBot, look: Look) -> None:
    label = Label("text", color="text_muted")
    _shell = window(qtbot, label)
    look("dark")
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme.active().colors.text_muted


@pytest.mark.rule(13)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\u202eb", "a‹RLO›b"),
        ("a\n\t b", "a b"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("a\u200db", "a‹ZWJ›b"),
        ("שלום", "שלום"),
        ("\ufeffx", "‹BOM›x"),
    ],
)
def test_tricks_are_shown_and_letters_left_alone(text: str, expected: str) -> None:
    assert visible(text) == expected


def test_lines_stay_lines() -> None:
    assert visible_lines("a\u202e\nb") == "a‹RLO›\nb"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Анна Климова", "АК"), ("ellie.g", "EG"), ("troll_2009", "T2"), ("x", "X"), ("", "?"), ("😂", "?")],
)
def test_initials(name: str, expected: str) -> None:
    assert initials(name) == expected


def faces() -> list[QWidget]:
    shown: list[QWidget] = []
    for face in (
        ClockFace(Level.OK, "1 h 40 m", 0.8), ClockFace(Level.WARNING, "52 m", 0.4),
        ClockFace(Level.BURNING, "8:41", 0.1),
        ClockFace(Level.OVERDUE, "−18 m"), ClockFace(Level.PAUSED, "38 m"), ClockFace(Level.PENDING, "24 m"),
        ClockFace(Level.MET, "in 22 m"), NO_CLOCK,
    ):  # fmt: skip
        chip = ClockChip()
        chip.set_face(face)
        shown.append(chip)
    return shown


@pytest.mark.parametrize("name", ["light", "dark", "high_contrast", "high_contrast_light"])
def test_parts_look_as_drawn(qtbot: QtBot, look: Look, assert_golden: AssertGolden, name: str) -> None:
    """Every part in one picture a theme."""
    look(name)
    blocked = Button("Send", Variant.PRIMARY)
    blocked.set_blocked("no network")
    strip = StripBanner("offline", Tone.WARNING)
    strip.show_text("No network since 14:02", "7 replies will be sent", (BannerAction("Outbox", lambda: None),))
    wrong = LabeledField("Site address", LineField("Site address"))
    wrong.set_problem("An address starts with https://")
    piece = StatusPiece()
    piece.show_state("Online", dot="success")
    chips: list[Chip] = [KindChip(kind) for kind in KIND_ICONS]
    shell = window(
        qtbot,
        row(*[Button(variant.value, variant, icon="retry", key="Ctrl+Return") for variant in Variant], blocked),
        row(Button("Small", small=True), IconButton("heart", "Like"), KeyCap("Ctrl+K"), *chips,
            TagChip("us", Tone.ACCENT)),
        row(*[DeliveryChip(state) for state in DeliveryState]),
        row(*faces()),
        row(Avatar("Anna Klimova", 1, 36, mine=True), Avatar("Marina Cole", 2, 36, platform="vk"),
            PlatformMark("wordpress", "WordPress")),
        row(SearchField("Search", placeholder="Search", key="Ctrl+K"), wrong, piece),
        strip,
        CardBanner("key", Tone.DANGER, "Mail signed out", "Nothing is lost.",
                   (BannerAction("Sign in", lambda: None, primary=True),)),
        EmptyState("check", "All answered", "128 items this shift."),
        width=1100,
    )  # fmt: skip
    focused().clearFocus()
    assert_golden(shell, f"parts_{name}")
