"""The filter dialog: what is asked as a sentence at the top, its parts below, how many it would list at the foot."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from moderator_app.domain.filters import ANY_LINK, ME, NO_LINK, NOBODY, NOTHING, Filter
from moderator_app.domain.items import ItemState, Waiting
from moderator_app.domain.matrix.rows import Kind
from moderator_app.domain.sla.clocks import Level
from moderator_app.services.filters import Names, host_of
from ui import format as fmt
from ui.filters import words
from ui.filters.rows import ChoicesRow, FieldRow
from ui.i18n import _t
from ui.names import channel_title, platform_title
from ui.safe_text import visible
from ui.tasks import Later
from ui.widgets.buttons import Button, Variant
from ui.widgets.chips import kind_label
from ui.widgets.labels import Label, Paragraph, Rule
from ui.widgets.overlay import OverlayDialog
from ui.widgets.scrolling import see_through

COUNTED_MS: Final = 200
CAP: Final = 1_000
"""Where counting stops (`services.lists.count`)."""
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400
_OLDER: Final = (30 * _MINUTE, 2 * _HOUR, 8 * _HOUR, _DAY, 3 * _DAY, 7 * _DAY)
_NEWER: Final = (_HOUR, 8 * _HOUR, _DAY, 3 * _DAY, 7 * _DAY, 30 * _DAY)
_NEGATIVITY: Final = (50, 70, 90)
_OF_STATES: Final = frozenset({"states", "waiting"})
_MANY: Final = 24
"""Choices of one row: more are typed, not looked for."""


class FilterDialog(OverlayDialog):
    """Chooses a filter.

    Args:
        window: over which it lies.
        view: name of the view that is narrowed.
        mixed: the view has items of several states, so it can be narrowed to some of them.
        wanted: the filter now.
        names: what can be chosen.

    Signals:
        counted: how many would this filter list? Answer with `show_count`.
        agreed: the filter that was chosen.
    """

    counted = Signal(object)
    agreed = Signal(object)

    def __init__(self, window: QWidget, view: str, wanted: Filter, names: Names, *, mixed: bool = True) -> None:
        super().__init__(window, _t("Filter", "Filter"), width=760, height=720)
        self._view, self._names, self._mixed = view, names, mixed
        self._soon = Later(self._ask, self)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.said = Paragraph("", "reading")
        head = QVBoxLayout()
        head.setContentsMargins(24, 16, 24, 16)
        head.addWidget(self.said)
        column.addLayout(head)
        column.addWidget(Rule())
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(24, 12, 24, 16)
        self._list.setSpacing(8)
        self.rows: dict[str, ChoicesRow] = {}
        self.fields: dict[str, FieldRow] = {}
        self._add_rows(wanted)
        self._list.addStretch(1)
        self._inner = inner
        self._area = see_through(inner)
        column.addWidget(self._area, 1)
        self._found = Label("", "body", "text_muted", tabular=True)
        self.add_note(self._found)
        clear = self.add_button(Button(_t("Filter", "Clear all"), Variant.QUIET), left=True)
        clear.clicked.connect(self.clear)
        cancel = self.add_button(Button(_t("Filter", "Cancel")))
        cancel.clicked.connect(self.reject)
        self.show_button = self.add_button(Button(_t("Filter", "Show"), Variant.PRIMARY, key="Ctrl+Return"))
        self.show_button.clicked.connect(self.agree)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        self._write()

    # Asking ------------------------------------------------------------------------------

    def wanted(self) -> Filter:
        """The filter as it stands."""
        parts: dict[str, Any] = {name: row.value() for name, row in self.rows.items() if name != "link"}
        parts["negativity"] = parts["negativity"] or 0
        parts["link"] = self.rows["link"].value() or ""
        if host := self.fields["link"].text():
            parts["link"] = host_of(host) or ""
        parts["text"] = self.fields["text"].text()
        typed = [tag.strip().lower() for tag in self.fields["tags"].text().split(",") if tag.strip()]
        parts["tags"] = tuple(dict.fromkeys([*parts["tags"], *typed]))
        return replace(NOTHING, **parts)

    def show_count(self, wanted: Filter, count: int) -> None:
        """How many a filter would list; an answer about an older one is dropped."""
        if wanted != self.wanted():
            return
        shown = f"{fmt.number(CAP)}+" if count >= CAP else fmt.number(count)
        self._found.setText(_t("Filter", "Found: {count}").format(count=shown))

    def open_at(self, part: str) -> None:
        """Put the focus to a part, or to the first there is."""
        row = self.rows.get(part) or self.fields.get(part)
        if row is None or row.isHidden():
            row = next(each for each in self.rows.values() if not each.isHidden())
        first = row.first()
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def clear(self) -> None:
        """Ask for nothing."""
        for row in self.rows.values():
            row.clear()
        for field in self.fields.values():
            field.clear()
        self._write()

    @Slot()
    def agree(self) -> None:
        """Show what was chosen."""
        if not self._problem():
            self.close_overlay()
            self.agreed.emit(self.wanted())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.agree()
            event.accept()
            return
        super().keyPressEvent(event)

    # Inside ---------------------------------------------------------------------------------

    def _add_rows(self, wanted: Filter) -> None:
        names = self._names
        people = [(ME, words.person_word(ME, names)), (NOBODY, words.person_word(NOBODY, names))]
        channels = {number: channel_title(name) for number, name in names.channels.items()}
        self._choices("states", [(each, words.state_word(each)) for each in ItemState], wanted)
        self._choices("waiting", [(each, words.waiting_word(each)) for each in Waiting], wanted)
        self._choices("levels", [(each, words.level_word(each)) for each in Level], wanted)
        self._choices("kinds", [(each, kind_label(each)) for each in Kind], wanted)
        self._single("negativity", _NEGATIVITY, wanted)
        self._choices("platforms", [(each, platform_title(each)) for each in names.platforms], wanted)
        self._choices("channels", list(channels.items()), wanted)
        self._choices("brands", [(number, visible(name)) for number, name in names.brands.items()], wanted)
        self._choices("assignees", [*people, *((each, visible(name)) for each, name in names.people.items())], wanted)
        self._choices("languages", [(each, words.language_word(each)) for each in names.languages], wanted)
        self._choices("tags", [(each, f"#{visible(each)}") for each in names.tags], wanted)
        self._field("tags", "", _t("Filter", "another tag"))
        known = {ANY_LINK: words.link_word(ANY_LINK), NO_LINK: words.link_word(NO_LINK)}
        self._choices("link", list(known.items()), wanted, chosen=(wanted.link,), single=True)
        self._field("link", "" if wanted.link in known else wanted.link, _t("Filter", "or to a host: example.com"))
        self._single("older_s", _OLDER, wanted)
        self._single("newer_s", _NEWER, wanted)
        self._field("text", wanted.text, _t("Filter", "words of a message, its author or its thread"))
        self._choices("authors", [(each, words.named(names.authors, each)) for each in wanted.authors], wanted)
        self._choices("threads", [(each, words.named(names.threads, each)) for each in wanted.threads], wanted)

    def _choices(
        self,
        part: str,
        choices: list[tuple[Any, str]],
        wanted: Filter,
        *,
        chosen: tuple[Any, ...] | None = None,
        single: bool = False,
    ) -> None:
        held = getattr(wanted, part) if chosen is None else chosen
        shown = [each for each in choices if each[0] in held]
        shown += [each for each in choices if each[0] not in held][: max(0, _MANY - len(shown))]
        row = ChoicesRow(words.part_title(part), [each for each in choices if each in shown], held, single=single)
        row.changed.connect(self._on_changed)
        self.rows[part] = row
        self._list.addWidget(row)
        # In the dialog first: shown without a parent it would be a window of its own, and take the keyboard away.
        row.setVisible(bool(choices) and (self._mixed or bool(held) or part not in _OF_STATES))

    def _single(self, part: str, values: tuple[int, ...], wanted: Filter) -> None:
        now = getattr(wanted, part)
        every = sorted({*values, now} if now else set(values))
        if part == "negativity":
            choices = [(each, _t("Filter", "from {share}").format(share=fmt.percent(each / 100))) for each in every]
        else:
            choices = [(each, words.age_word(each)) for each in every]
        self._choices(part, choices, wanted, chosen=(now,), single=True)

    def _field(self, part: str, text: str, placeholder: str) -> None:
        above = self.rows.get(part)
        row = FieldRow(words.part_title(part), text, placeholder, labelled=above is None or above.isHidden())
        row.changed.connect(self._on_changed)
        self.fields[part] = row
        self._list.addWidget(row)

    @Slot()
    def _on_changed(self) -> None:
        if self.sender() is self.rows["link"]:
            self.fields["link"].clear()
        elif self.sender() is self.fields["link"] and self.fields["link"].text():
            self.rows["link"].clear()
        self._write()

    def _problem(self) -> str:
        host = self.fields["link"].text()
        return _t("Filter", "This is no host: example.com would be one.") if host and host_of(host) is None else ""

    def _write(self) -> None:
        problem = self._problem()
        self.fields["link"].set_problem(problem)
        self.show_button.set_blocked(problem)
        self.said.set_text(words.sentence(self._view, self.wanted(), self._names))
        self._found.setText("")
        self._soon.start(COUNTED_MS)

    def _ask(self) -> None:
        self.counted.emit(self.wanted())

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._inner.isAncestorOf(now):
            self._area.ensureWidgetVisible(now, 0, 24)
