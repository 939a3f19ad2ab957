"""The dialog of a decision about many: how many, a sample, what would be refused and why; then how far it has come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from moderator_app.clock import HOUR_US, SECOND_US
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.filters import ME
from moderator_app.domain.items import InboxRow
from moderator_app.errors import UserError
from moderator_app.services.bulk import NOTHING_SEEN, Look, by_reason
from moderator_app.services.moderation import LONGEST_TAG, Action
from ui import format as fmt
from ui import i18n, theme
from ui.filters.rows import ChoicesRow, FieldRow
from ui.filters.words import age_word, named
from ui.i18n import _t
from ui.inbox.sentence import excerpt_text
from ui.item_actions import ITEM_ACTIONS, action_label
from ui.safe_text import visible
from ui.tasks import Later
from ui.widgets.buttons import Button, Variant
from ui.widgets.labels import ElidedLabel, IconLabel, Label, Paragraph, Rule
from ui.widgets.overlay import OverlayDialog
from ui.widgets.painting import box
from ui.widgets.scrolling import see_through

SAMPLE: Final = 5
"""Items shown as an example."""
TOLD: Final = 50
"""Items whose refusal is told by name."""
_REASONS: Final = 6
_TYPED_MS: Final = 300
_SNOOZES: Final = (HOUR_US, 3 * HOUR_US, 8 * HOUR_US, 24 * HOUR_US, 72 * HOUR_US)
_REASONED: Final = frozenset({EntryKind.HIDE, EntryKind.DELETE, EntryKind.SPAM})


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of it: entries written, item -> why not, and how many were not begun because somebody stopped it."""

    done: int
    failed: Mapping[int, UserError]
    left: int


class _Bar(QWidget):
    """How much is done."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedHeight(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float, said: str) -> None:
        self._share = share
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.active().colors
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), 4, colors.surface_pressed, None)
        if self._share > 0:
            box(painter, QRectF(0, 0, max(8.0, self.width() * min(1.0, self._share)), 8), 4, colors.accent, None)
        painter.end()


class BulkDialog(OverlayDialog):
    """Fed with items and looks at them; says what is chosen.

    Args:
        window: over which it lies.
        about: what the items have in common.
        people: actor -> name, to assign to.

    Signals:
        looked: what would this action do? Answer with `show_look`; argument: `Action`.
        agreed: do it; argument: `Action`.
        stopped: begin no more.
    """

    looked = Signal(object)
    agreed = Signal(object)
    stopped = Signal()

    def __init__(self, window: QWidget, about: str, people: Mapping[str, str]) -> None:
        super().__init__(window, _t("Bulk", "All of these"), width=720, height=680)
        self._total = 0
        self._look = NOTHING_SEEN
        self._names: dict[int, str] = {}
        self._running = self._over = False
        self._soon = Later(self._ask, self)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(12)
        head = QVBoxLayout()
        head.setContentsMargins(24, 0, 24, 0)
        head.setSpacing(8)
        self.about = Paragraph(about, "reading")
        head.addWidget(self.about)
        kinds = [each for each in ITEM_ACTIONS if each.bulk]
        self.what = ChoicesRow(
            _t("Bulk", "What to do"), [(each.kind, action_label(each.kind)) for each in kinds], (), single=True
        )
        self.what.changed.connect(self._on_changed)
        self.to = ChoicesRow(
            _t("Bulk", "To whom"), [(ME, _t("Filter", "me")), *((each, named(people, each)) for each in people)], (ME,),
            single=True,
        )  # fmt: skip
        self.until = ChoicesRow(
            _t("Bulk", "For how long"),
            [(each, age_word(each // SECOND_US)) for each in _SNOOZES],
            (_SNOOZES[2],),
            single=True,
        )
        for row in (self.what, self.to, self.until):
            head.addWidget(row)
        self.to.changed.connect(self._on_changed)
        self.until.changed.connect(self._on_changed)
        self._field = FieldRow(_t("Bulk", "Reason"), "", "")
        self._field.changed.connect(self._on_typed)
        self.words = self._field.field
        head.addWidget(self._field)
        column.addLayout(head)
        column.addWidget(Rule())
        self._bar = _Bar()
        self._count = Label("", "label", tabular=True)
        counted = QVBoxLayout()
        counted.setContentsMargins(24, 0, 24, 0)
        counted.setSpacing(6)
        counted.addWidget(self._count)
        counted.addWidget(self._bar)
        column.addLayout(counted)
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(24, 0, 24, 16)
        self._list.setSpacing(4)
        column.addWidget(see_through(inner), 1)
        self._cancel = self.add_button(Button(_t("Bulk", "Cancel")))
        self._cancel.clicked.connect(self._on_cancel)
        self.go = self.add_button(Button("", Variant.PRIMARY, key="Ctrl+Return"))
        self.go.clicked.connect(self.agree)
        self._rows: list[InboxRow] = []
        self._show_fields()
        self._write()

    # What it is about -------------------------------------------------------------------

    def show_items(self, total: int, sample: Sequence[InboxRow]) -> None:
        """How many there are, and the first of them."""
        self._total, self._rows = total, list(sample)
        self._names |= {row.id: visible(row.author_name) for row in sample}
        self._write()
        self._ask()

    def action(self) -> Action | None:
        """What is chosen; None: nothing yet, or something is missing."""
        kind: EntryKind | None = self.what.value()
        text = self.words.text().strip()
        if kind is None or (kind is EntryKind.TAG and not text):
            return None
        if kind is EntryKind.ASSIGN and self.to.value() is None:
            return None
        until = self.until.value()
        if kind is EntryKind.SNOOZE and until is None:
            return None
        return Action(
            kind=kind,
            reason=text or None if kind in _REASONED else None,
            tag=text if kind is EntryKind.TAG else None,
            to=self.to.value() if kind is EntryKind.ASSIGN else None,
            for_s=until // SECOND_US if kind is EntryKind.SNOOZE else None,
        )

    def show_look(self, action: Action, look: Look, names: Mapping[int, str]) -> None:
        """What is seen so far of what the action would do; of another action: dropped."""
        if action == self.action() and not self._running:
            self._look = look
            self._names |= names
            self._write()

    # Doing -----------------------------------------------------------------------------------

    @Slot()
    def agree(self) -> None:
        """Do it, or close when it is done."""
        action = self.action()
        if self._over:
            self.close_overlay()
        elif action is not None and not self.go.blocked_reason() and not self._running:
            self._running = True
            for row in (self.what, self.to, self.until, self._field):
                row.setEnabled(False)
            self.show_progress(0)
            self.agreed.emit(action)

    def show_progress(self, done: int) -> None:
        """So many were decided."""
        said = _t("Bulk", "{done} of {all} done").format(done=fmt.number(done), all=fmt.number(self._total))
        self._count.setText(said)
        self._bar.show()
        self._bar.set_share(done / self._total if self._total else 1.0, said)
        self._cancel.set_label(_t("Bulk", "Stop"))
        self.go.set_blocked(_t("Bulk", "It is being done"))

    def show_result(self, result: Result, names: Mapping[int, str]) -> None:
        """It is over."""
        self._running, self._over = False, True
        self._names |= names
        parts = [_t("Bulk", "Done: {count}").format(count=fmt.number(result.done))]
        if result.failed:
            parts.append(_t("Bulk", "refused: {count}").format(count=fmt.number(len(result.failed))))
        if result.left:
            parts.append(_t("Bulk", "not begun: {count}").format(count=fmt.number(result.left)))
        self._count.setText(" · ".join(parts))
        self._bar.hide()
        self._empty()
        language = i18n.language()
        for item, error in list(result.failed.items())[:TOLD]:
            self._say(self._names.get(item, f"№ {item}"), error.text(language), "alert")
        if (more := len(result.failed) - TOLD) > 0:
            self._list.addWidget(Label(_t("Bulk", "and %n more", "", more), "body", "text_muted"))
        self._list.addStretch(1)
        self._cancel.hide()
        self.go.set_blocked("")
        self.go.set_label(_t("Bulk", "Close"))
        self.go.setFocus(Qt.FocusReason.TabFocusReason)

    def running(self) -> bool:
        return self._running

    def told(self) -> str:
        """The line with the numbers."""
        return self._count.text()

    def reject(self) -> None:
        """Escape while it runs stops it first."""
        if self._running:
            self.stopped.emit()
        else:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.agree()
            event.accept()
            return
        super().keyPressEvent(event)

    # Inside ------------------------------------------------------------------------------------

    @Slot()
    def _on_cancel(self) -> None:
        self.reject()

    @Slot()
    def _on_changed(self) -> None:
        self._show_fields()
        self._look = NOTHING_SEEN
        self._write()
        self._ask()

    @Slot()
    def _on_typed(self) -> None:
        self._look = NOTHING_SEEN
        self._write()
        self._soon.start(_TYPED_MS)

    def _ask(self) -> None:
        action = self.action()
        if action is not None and self._total:
            self.looked.emit(action)

    def _show_fields(self) -> None:
        kind: EntryKind | None = self.what.value()
        self.to.setVisible(kind is EntryKind.ASSIGN)
        self.until.setVisible(kind is EntryKind.SNOOZE)
        self._field.setVisible(kind in _REASONED or kind is EntryKind.TAG)
        tagging = kind is EntryKind.TAG
        self._field.set_title(_t("Bulk", "Tag") if tagging else _t("Bulk", "Reason"))
        self.words.setMaxLength(LONGEST_TAG if tagging else 2_000)

    def _write(self) -> None:
        if self._running or self._over:
            return
        action, look = self.action(), self._look
        self._bar.setVisible(action is not None and look.looked < self._total)
        total = self._total
        found = _t("Bulk", "%n item(s)", "", total)
        if action is None or not look.looked:
            self._count.setText(found)
        elif look.looked < self._total:
            said = _t("Bulk", "{done} of {all} looked at").format(
                done=fmt.number(look.looked), all=fmt.number(self._total)
            )
            self._count.setText(said)
            self._bar.set_share(look.looked / self._total, said)
        else:
            self._count.setText(self._outcome(look))
        self._fill(look)
        kind: EntryKind | None = self.what.value()
        verb = action_label(kind) if kind is not None else _t("Bulk", "Do it")
        self.go.set_label(f"{verb} · {fmt.number(look.goes)}" if action is not None and look.looked else verb)
        self.go.set_blocked(self._why_not(look))

    def _outcome(self, look: Look) -> str:
        parts = [_t("Bulk", "Will be done: {count}").format(count=fmt.number(look.goes))]
        if look.refused:
            parts.append(_t("Bulk", "will be refused: {count}").format(count=fmt.number(len(look.refused))))
        return " · ".join(parts)

    def _why_not(self, look: Look) -> str:
        if not self._total:
            return _t("Bulk", "There is nothing here")
        if self.what.value() is None:
            return _t("Bulk", "Choose what to do")
        if self.action() is None:
            return _t("Bulk", "Something is missing")
        if look.looked < self._total:
            return _t("Bulk", "They are being looked at")
        return "" if look.goes else _t("Bulk", "All of them would be refused")

    def _fill(self, look: Look) -> None:
        """Why some are refused, then the first of those that go."""
        self._empty()
        language = i18n.language()
        for error, items in by_reason(look.refused)[:_REASONS]:
            names = ", ".join(dict.fromkeys(self._names[each] for each in items if each in self._names))
            count = _t("Bulk", "Refused: {count}").format(count=fmt.number(len(items)))
            self._say(count, " ".join(part for part in (error.text(language), names) if part), "alert")
        shown = [row for row in self._rows if row.id not in look.refused][:SAMPLE]
        if shown:
            self._list.addWidget(Label(_t("Bulk", "For example"), "small_strong"))
        for row in shown:
            self._say(visible(row.author_name), excerpt_text(row) or visible(row.thread_title), "")
        self._list.addStretch(1)

    def _say(self, name: str, text: str, icon: str) -> None:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 4, 0, 4)
        line.setSpacing(8)
        if icon:
            line.addWidget(IconLabel(icon, "warning_text", 14), 0, Qt.AlignmentFlag.AlignTop)
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(Label(name, "small_strong"))
            column.addWidget(Paragraph(text, "small", "text_muted"))
            line.addLayout(column, 1)
        else:
            who = ElidedLabel(name, "small_strong")
            who.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            who.setFixedWidth(136)
            line.addWidget(who)
            line.addWidget(ElidedLabel(text, "small", "text_muted"), 1)
        holder.setAccessibleName(f"{name}: {text}")
        self._list.addWidget(holder)

    def _empty(self) -> None:
        while (old := self._list.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
