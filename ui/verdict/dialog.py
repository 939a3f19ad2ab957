"""The action sheet: what is done, why, what is said to the author and noted about them; one button does it all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from moderator_app.domain import community
from moderator_app.domain.entries import EntryKind, NoteType
from moderator_app.services.matrix import MatrixUse, Prepared
from moderator_app.services.verdict import ABOUT_AUTHOR, ACTS, DEFAULT_END_S, TAKING, Facts, Verdict
from ui import i18n
from ui.composer.letter import FilesOf, Letter
from ui.composer.voice_checks import Checker
from ui.i18n import _t
from ui.item_actions import asking_sentence
from ui.matrix.source import why_not_hide
from ui.names import platform_title
from ui.preferences.choices import ChoiceRow
from ui.safe_text import visible
from ui.sla.choice import MenuChoice
from ui.verdict import words
from ui.verdict.parts import ActRow, RuleChoice, impossible
from ui.widgets.avatar import PlatformMark
from ui.widgets.banner import BannerAction, CardBanner
from ui.widgets.buttons import Button, Variant
from ui.widgets.chips import Tone
from ui.widgets.clock_chip import NO_CLOCK, ChipSize, ClockChip, ClockFace
from ui.widgets.fields import LineField
from ui.widgets.labels import IconLabel, Label, Paragraph
from ui.widgets.overlay import FOOTER, HEADER, OverlayDialog
from ui.widgets.scrolling import see_through

WIDTH: Final = 760
REPLY_HEIGHT: Final = 68
_SILENT, _PUBLIC, _PRIVATE = "silent", "public", "private"
_LONGEST_NOTE: Final = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the sheet is about.

    Attributes:
        facts: of the item, as `services.verdict` reads them.
        act: chosen at first.
        key: what is decided once, however often it is pressed.
        checkers: of a public and of a private reply.
        written: what stands in the composer; empty: nothing.
        offers: answers of the matrix that may fit.
        face: the clock of the item.
        hold_s: how long a reply can be taken back without a trace.
        files: what may go along with a reply, and what lies beside the text in the composer; None: nothing may.
    """

    facts: Facts
    act: EntryKind
    author: str
    platform: str
    key: str
    checkers: tuple[Checker, Checker]
    seen: int | None = None
    written: str = ""
    offers: Sequence[Prepared] = ()
    face: ClockFace = field(default=NO_CLOCK)
    hold_s: int = 0
    files: FilesOf | None = None


class VerdictDialog(OverlayDialog):
    """The sheet.

    Signals:
        agreed: argument: `Verdict`; the sheet stays until it is told how it ended.
        answer_wanted: better answer than take away.
        rules_wanted: there are no rules yet, or they need a change.
    """

    agreed = Signal(object)
    answer_wanted = Signal()
    rules_wanted = Signal()

    def __init__(self, window: QWidget, asked: Asked) -> None:
        super().__init__(window, words.title(asked.act), width=WIDTH)
        self._asked = asked
        self._sentence = ""
        self._used: MatrixUse | None = None
        self._busy = self._finished = False
        self._ends: dict[EntryKind, object] = dict(DEFAULT_END_S)
        facts = asked.facts
        self._add_head()
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(24, 13, 24, 13)
        self._column.setSpacing(12)
        holder = QVBoxLayout(self.body)
        holder.setContentsMargins(0, 0, 0, 0)
        self._area = see_through(body)
        self._inner = body
        holder.addWidget(self._area)

        shown = [kind for kind in ACTS if kind is not EntryKind.APPROVE or not facts.public]
        if asked.act not in shown:
            shown.insert(0, asked.act)
        self.acts = ActRow(shown, facts.acts, asked.act)
        self.acts.chosen.connect(self._on_act)
        self._column.addWidget(self.acts)
        self.asking = Paragraph(asking_sentence(), "small", "text_muted")
        self._column.addWidget(self.asking)
        language = "ru" if i18n.language() == "ru" else "en"
        self.guard = CardBanner(
            "kind-critic", Tone.WARNING, _t("Verdict", "This looks like a complaint one can act on"),
            why_not_hide(language), (BannerAction(_t("Verdict", "Answer instead"), self._on_answer_instead),),
        )  # fmt: skip
        self._column.addWidget(self.guard)
        self._add_reason(facts)
        self._add_rows(facts)
        self._add_reply(facts)
        self._add_note()
        lacking = impossible(shown, facts.acts)
        if lacking:
            self._column.addLayout(_beside(IconLabel("lock"), Paragraph(lacking, "small", "text_muted")))
        self.trouble = Paragraph("", "small", "danger_text")
        self._column.addWidget(self.trouble)
        self.trouble.hide()
        self._column.addStretch(1)

        self._note_label = Label("", "small", "text_muted")
        undo = QWidget()
        undo.setLayout(_beside(IconLabel("undo"), self._note_label, Qt.AlignmentFlag.AlignVCenter))
        self.add_note(undo)
        cancel = self.add_button(Button(_t("Verdict", "Cancel"), key="Esc"))
        cancel.clicked.connect(self.reject)
        self.confirm = self.add_button(Button("", Variant.PRIMARY, key="Ctrl+Return"))
        self.confirm.clicked.connect(self.agree)
        self._on_act(asked.act)

    # Making -------------------------------------------------------------------------------

    def _add_head(self) -> None:
        asked = self._asked
        clock = ClockChip(ChipSize.ROW)
        clock.set_face(asked.face)
        if asked.face is NO_CLOCK:
            clock.hide()
        mark = PlatformMark(asked.platform, platform_title(asked.platform))
        self.head_with((mark, Label(visible(asked.author[:60]), "small", "text_muted")), (clock,))

    def _add_reason(self, facts: Facts) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(Label(_t("Verdict", "Reason"), "small_strong"))
        head.addWidget(Label("— " + _t("Verdict", "rules of the community"), "small", "text_muted"))
        head.addStretch(1)
        edit = Button(_t("Verdict", "Change the rules"), Variant.LINK, small=True)
        edit.clicked.connect(self.rules_wanted)
        head.addWidget(edit)
        group = _group()
        group.addLayout(head)
        self.rules = RuleChoice(facts.matches)
        self.rules.chosen.connect(self._on_rule)
        group.addWidget(self.rules)
        self.rule_text = Paragraph("", "small", "text_muted")
        group.addWidget(self.rule_text)
        self.own = LineField(_t("Verdict", "Reason in own words"), placeholder=_t("Verdict", "Why?"))
        self.own.setMaxLength(_LONGEST_NOTE)
        self.own.textChanged.connect(self._show_state)
        self.own.returnPressed.connect(self.agree)
        group.addWidget(self.own)
        self._reason = _holding(group)
        self._column.addWidget(self._reason)
        self.rules.choose(0 if facts.matches and facts.matches[0].words else -1)

    def _add_rows(self, facts: Facts) -> None:
        ends = [(each, words.end_name(each)) for each in facts.ends]
        self.end = ChoiceRow(_t("Verdict", "For how long"), ends, ends[-1][0])
        self.end.chosen.connect(self._on_end)
        self._column.addWidget(self.end)
        removals = [kind for kind in (EntryKind.HIDE, EntryKind.DELETE) if facts.acts[kind].possible]
        stay: list[tuple[object, str]] = [(None, _t("Verdict", "stays"))]
        names = {EntryKind.HIDE: _t("Verdict", "is hidden"), EntryKind.DELETE: _t("Verdict", "is deleted")}
        self.remove = ChoiceRow(
            _t("Verdict", "The comment"), [*stay, *((kind, names[kind]) for kind in removals)], None
        )
        self.remove.chosen.connect(self._show_state)
        self._column.addWidget(self.remove)
        count = len(facts.earlier)
        text = _t("Verdict", "And %n earlier message(s) of the author, of 7 days", "", count)
        if facts.more_earlier:
            text += " " + _t("Verdict", "(not all of them)")
        self.earlier = QCheckBox(text)
        listed = "\n".join(f"{visible(each.thread[:40])}: {visible(each.text[:80])}" for each in facts.earlier)
        self.earlier.setToolTip(listed)
        self.earlier.setAccessibleDescription(listed)
        self.earlier.toggled.connect(self._show_state)
        self._column.addWidget(self.earlier)

    def _add_reply(self, facts: Facts) -> None:
        asked, label = self._asked, _t("Verdict", "Reply to the author")
        ways: list[tuple[object, str]] = [(_SILENT, _t("Verdict", "none"))]
        if facts.no_reply is None:
            ways.append((_PUBLIC, _t("Verdict", "for all to see")))
        if facts.no_private is None:
            ways.append((_PRIVATE, _t("Verdict", "in private")))
        written = bool(asked.written or (asked.files is not None and asked.files.files))
        begun = _PUBLIC if written and facts.no_reply is None else _SILENT
        self.way = ChoiceRow(label, ways, begun, labelled=False)
        self.way.chosen.connect(self._on_way)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Label(label, "small_strong"))
        line.addStretch(1)
        self.from_matrix = Button(_t("Verdict", "From the matrix"), Variant.QUIET, icon="matrix", small=True)
        self.from_matrix.clicked.connect(self._open_offers)
        self.letter = Letter(label, "", asked.written, asked.checkers[0], labelled=False, height=REPLY_HEIGHT)
        line.addWidget(self.letter.attach)
        line.addWidget(self.from_matrix)
        line.addWidget(self.way)
        group = _group()
        group.addLayout(line)
        if (why := facts.no_reply) is not None:  # what is missing among the ways would else be a riddle
            self.no_public = Paragraph(why[1] if i18n.language() == "ru" else why[0], "small", "text_muted")
            group.addWidget(self.no_public)
        if asked.files is not None:
            self.letter.take_files(asked.files)
        self.letter.changed.connect(self._show_state)
        self.letter.send_asked.connect(self.agree)
        self.letter.left.connect(self.reject)
        group.addWidget(self.letter)
        self._column.addWidget(_holding(group))

    def _add_note(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(Label(_t("Verdict", "Note about the author"), "small_strong"))
        line.addWidget(Label("— " + _t("Verdict", "only moderators see it"), "small", "text_muted"))
        line.addStretch(1)
        kinds = [(kind, words.note_name(kind)) for kind in (NoteType.WARNING, NoteType.PERSON, NoteType.PLAIN)]
        self.note_type = MenuChoice(_t("Verdict", "What the note is"), kinds, NoteType.WARNING)
        self.note_type.setFixedWidth(176)
        self.note = LineField(_t("Verdict", "Note about the author"))
        self.note.setMaxLength(_LONGEST_NOTE)
        self.note.textChanged.connect(self._show_state)
        self.note.returnPressed.connect(self.agree)
        fields = QHBoxLayout()
        fields.setSpacing(8)
        fields.addWidget(self.note_type)
        fields.addWidget(self.note, 1)
        group = _group()
        group.addLayout(line)
        group.addLayout(fields)
        self._column.addWidget(_holding(group))

    # What is wanted -----------------------------------------------------------------------

    def verdict(self) -> Verdict:
        """Everything as it stands."""
        act, asked = self.acts.act(), self._asked
        number = self.rules.number() if act is not EntryKind.APPROVE else ""
        end = self.end.value()
        removal = self._removal()
        earlier = asked.facts.earlier if removal is not None and self.earlier.isChecked() else ()
        silent = self.way.value() == _SILENT
        text, files = ("", ()) if silent else (self.letter.text(), self.letter.files())
        note_type = self.note_type.value()
        return Verdict(
            act=act,
            rule=asked.facts.ref(number) if number else None,
            reason=self.own.text().strip() if number is None else "",
            for_s=end if act in ABOUT_AUTHOR and isinstance(end, int) else None,
            remove=None if act in TAKING else removal,
            earlier=tuple(each.message_id for each in earlier),
            reply=text,
            files=files,
            private=self.way.value() == _PRIVATE,
            used=self._used if text else None,
            note=self.note.text().strip(),
            note_type=note_type if isinstance(note_type, NoteType) else NoteType.WARNING,
            seen=asked.seen,
            key=asked.key,
        )

    def asks(self) -> bool:
        """Whether the act goes to the approval queue."""
        return self._asked.facts.acts[self.acts.act()].asks

    def _removal(self) -> EntryKind | None:
        act, chosen = self.acts.act(), self.remove.value()
        if act in TAKING:
            return act
        return chosen if act is not EntryKind.APPROVE and isinstance(chosen, EntryKind) else None

    def problem(self) -> str:
        """Why it cannot be done as it stands; empty when it can."""
        if self._busy:
            return _t("Verdict", "It is being saved")
        wanted = self.verdict()
        act = self._asked.facts.acts[wanted.act]
        if not act.possible:
            return act.text_ru if i18n.language() == "ru" else act.text_en
        reasoned = wanted.rule is not None or wanted.reason
        if self.rules.number() is None and not wanted.reason and wanted.act is not EntryKind.APPROVE:
            return _t("Verdict", "Write the reason")
        if self._asked.facts.complaint and self._removal() is not None and not reasoned:
            return _t("Verdict", "Choose a reason: this is a complaint one can act on")
        if wanted.act is EntryKind.NOTE and not reasoned and not wanted.note:
            return _t("Verdict", "Choose a reason or write a note")
        if self.way.value() != _SILENT:
            return _t("Verdict", "Write the reply, or choose none") if self.letter.empty() else self.letter.problem()
        return ""

    def agree(self) -> None:
        """Do it, or say why not."""
        self.letter.settle()
        self._show_state()
        if not self.problem():
            wanted = self.verdict()
            self._busy = True
            self._show_state()
            self.agreed.emit(wanted)

    def set_trouble(self, sentence: str) -> None:
        """It was refused: everything typed is still here."""
        self._busy = False
        self.trouble.set_text(sentence)
        self.trouble.setVisible(bool(sentence))
        self.trouble.setAccessibleName(sentence)
        self._show_state()
        self._area.ensureWidgetVisible(self.trouble)

    def finish(self) -> None:
        """It is done."""
        self._finished = True
        self.close_overlay()

    def finished(self) -> bool:
        """Whether it ended by being done."""
        return self._finished

    def own_reply(self) -> str:
        """What was written by hand, so that leaving the sheet loses nothing; empty: nothing was."""
        text = self.letter.text()
        return "" if text in {"", self._sentence, self._asked.written} else text

    # Hearing ------------------------------------------------------------------------------

    def begin(self) -> None:
        """To the button that does it, or to what it still needs."""
        if self.confirm.isEnabled():
            self.confirm.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
        elif self.rules.isVisibleTo(self):
            self.rules.rows[0].setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def _on_act(self, act: EntryKind) -> None:
        self.set_title(words.title(act))
        about = act in ABOUT_AUTHOR
        self.end.setVisible(about)
        if about:
            ends = self._asked.facts.ends
            wanted = self._ends.get(act)
            self.end.set_value(wanted if wanted in ends else ends[-1])
        self.remove.setVisible(about or act is EntryKind.NOTE)
        self._reason.setVisible(act is not EntryKind.APPROVE)
        self._cite()
        self._show_state()

    def _on_end(self, seconds: object) -> None:
        self._ends[self.acts.act()] = seconds
        self._show_state()

    def _on_rule(self, number: str | None) -> None:
        rules = self._asked.facts.rules
        rule = rules.find(number) if rules is not None and number else None
        self.rule_text.set_text("" if rule is None else visible(rule.text))
        self.rule_text.setVisible(rule is not None and bool(rule.text))
        self.own.setVisible(number is None)
        if hasattr(self, "confirm"):
            if number is None:
                self.own.setFocus(Qt.FocusReason.OtherFocusReason)
            self._cite()
            self._show_state()

    def _on_way(self, way: object) -> None:
        checker = self._asked.checkers[1 if way == _PRIVATE else 0]
        self.letter.checks.set_checker(checker)
        if (of := self._asked.files) is not None:
            self.letter.beside.take_by(of.rules_in_private if way == _PRIVATE else of.rules)
        self._cite()
        self._show_state()
        if way != _SILENT:
            self.letter.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_answer_instead(self) -> None:
        self.close_overlay()
        self.answer_wanted.emit()

    def _open_offers(self) -> None:
        menu = QMenu(self)
        for number, each in enumerate(self._asked.offers, 1):
            entry = menu.addAction(f"&{number}  {visible(each.row.title).replace('&', '&&')}")
            entry.triggered.connect(lambda _checked=False, taken=each: self.take(taken))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.from_matrix.mapToGlobal(self.from_matrix.rect().bottomLeft()))

    def take(self, offer: Prepared) -> None:
        """An answer of the matrix, with the rule cited below it."""
        self._used = offer.use
        self.letter.field.set_text("\n".join(part for part in (offer.rendered.text, self._sentence) if part))
        if self.way.value() == _SILENT:
            self.way.choose(_PUBLIC if self._asked.facts.no_reply is None else _PRIVATE)
        self.letter.checks.select_first_gap()

    def _cite(self) -> None:
        """The sentence that names the rule follows what is chosen, wherever it still stands in the reply."""
        facts, wanted = self._asked.facts, self.verdict()
        rule = facts.rules.find(wanted.rule.number) if facts.rules is not None and wanted.rule is not None else None
        done = wanted.remove or (None if self.asks() else wanted.act)  # what is only asked for is not told as done
        about = facts.about
        sentence = (
            ""
            if rule is None or done is None
            else community.told(done.value, rule, language=about.language, name=about.name)
        )
        text, before = self.letter.field.text(), self._sentence
        if before and before in text:
            self.letter.field.set_text(text.replace(before, sentence).strip())
        elif sentence and not text.strip():
            self.letter.field.set_text(sentence)
        self._sentence = sentence

    def _show_state(self) -> None:
        if not hasattr(self, "confirm"):
            return  # still being made
        wanted, facts = self.verdict(), self._asked.facts
        removal = self._removal()
        self.guard.setVisible(facts.complaint and removal is not None)
        self.earlier.setVisible(removal is not None and bool(facts.earlier))
        writing = self.way.value() != _SILENT
        self.letter.setVisible(writing)
        self.letter.attach.setVisible(writing and self._asked.files is not None)
        sayable = facts.no_reply is None or facts.no_private is None
        self.from_matrix.setVisible(bool(self._asked.offers) and sayable)
        self.way.setVisible(sayable)
        final = removal is EntryKind.DELETE and not facts.restores
        self.confirm.set_variant(Variant.DANGER if final else Variant.PRIMARY)
        self.asking.setVisible(self.asks())
        self.confirm.set_label(words.verb(wanted, asks=self.asks()))
        had = self.confirm.hasFocus()
        self.confirm.set_blocked(self.problem())
        if had and not self.confirm.isEnabled():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._note_label.setText(self._undo_words(final=final))
        self._fit()

    def _undo_words(self, *, final: bool) -> str:
        hold = self._asked.hold_s
        if final and not hold:
            return _t("Verdict", "A deletion cannot be taken back there")
        if final:
            return _t("Verdict", "Taken back within %n s, then no more", "", hold)
        return _t("Verdict", "One undo takes all of it back: {key}").format(key="Z")

    def _fit(self) -> None:
        """As high as what it says, as long as the window has room."""
        layout = self._inner.layout()
        if layout is None or not hasattr(self, "confirm"):
            return
        layout.activate()
        width = WIDTH - 2
        inner = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        self.set_height(inner + HEADER + FOOTER + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and (event.modifiers() & Qt.KeyboardModifier.ControlModifier or self._return_confirms()):
            self.agree()
            event.accept()
        elif (self.rules.isVisibleTo(self) and self.rules.by_key(event)) or self.acts.by_key(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _return_confirms(self) -> bool:
        """Where Return means the sheet: on its button, its rules, its acts; not on *cancel* or a choice."""
        return QApplication.focusWidget() in {self, self.confirm, *self.rules.rows, *self.acts.buttons.values()}

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()


def _group() -> QVBoxLayout:
    made = QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(6)
    return made


def _holding(layout: QVBoxLayout) -> QWidget:
    made = QWidget()
    made.setLayout(layout)
    return made


def _beside(icon: IconLabel, text: QWidget, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignTop) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(icon, 0, align)
    line.addWidget(text, 1)
    return line
