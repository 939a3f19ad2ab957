"""The page of the reply matrix: rows, shared texts, proposals. Fed with what is in force, asks with signals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from moderator_app.domain.matrix.editing import differences
from moderator_app.domain.matrix.rows import Row
from moderator_app.errors import UserError
from moderator_app.services.keeping import Kept, Sample
from moderator_app.services.matrix_forms import Form
from moderator_app.services.proposals import State
from ui import format as fmt
from ui import i18n
from ui.actions import typing
from ui.composer.file_row import Thumbnails
from ui.i18n import _t
from ui.matrix.forms import Conflict, Forms
from ui.matrix.proposals import ProposalsTab
from ui.matrix.row_editor import RowEditor
from ui.matrix.rows_list import RowsList
from ui.matrix.texts import TextsTab
from ui.matrix.words import field_label
from ui.widgets.banner import BannerAction
from ui.widgets.buttons import Button
from ui.widgets.buttons import Variant as Loud
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import Label, Panel, Rule

LIST: Final = 400


class Tab(StrEnum):
    """Parts of the page."""

    ROWS = "rows"
    TEXTS = "texts"
    PROPOSALS = "proposals"


class MatrixPage(Panel):
    """Keeps what is typed, by row, until it is saved, proposed or dropped.

    Signals:
        save_requested: argument: `Form`: a row to be saved, or a proposal to be accepted as it stands in the form.
        propose_requested: argument: `Form`.
        forms_changed: something that is not saved changed: keep it on disk.
        retire_requested, history_requested: number of a row.
        restore_requested: number of a row, its version that is to be in force again.
        topics_requested: the topics of the row in the form are to be picked.
        sample_requested: a row, the place of an answer: how it will read.
        files_requested: files are to go with the answer that is open; argument: their paths, None: to be asked for.
        accept_requested: entry of a proposal, the row to be put in force.
        refuse_requested, withdraw_requested: entry of a proposal.
        fragment_saved, fragment_removed, block_saved: as `TextsTab`.
        import_requested, starter_requested, retry_requested: buttons.
    """

    save_requested = Signal(object)
    propose_requested = Signal(object)
    forms_changed = Signal()
    retire_requested = Signal(int)
    history_requested = Signal(int)
    restore_requested = Signal(int, int)
    topics_requested = Signal()
    sample_requested = Signal(object, int)
    files_requested = Signal(object)
    accept_requested = Signal(int, object)
    refuse_requested = Signal(int)
    withdraw_requested = Signal(int)
    fragment_saved = Signal(str, str, object)
    fragment_removed = Signal(str)
    block_saved = Signal(str, str, str, str)
    import_requested = Signal()
    starter_requested = Signal()
    retry_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self.thumbnails: Thumbnails | None = None
        self._forms = Forms()
        self._now_us = 0
        self._key: int | None = None
        self._wanted: int | None = None
        self._busy: int | None = None
        self._tab = Tab.ROWS
        self._shape: tuple[Any, ...] = ()
        self._error = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._whole: QWidget | None = None
        self._build()

    # Building -----------------------------------------------------------------------

    def _build(self) -> None:
        """All widgets, in the language of this moment; what they show is kept apart from them."""
        old, self._whole = self._whole, QWidget()
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        column.addWidget(Rule())
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        column.addWidget(holder, 1)
        self._loading = EmptyState("matrix", _t("MatrixEdit", "Reading the matrix"), "")
        self._broken = EmptyState("alert", _t("MatrixEdit", "The matrix cannot be read"), self._error)
        again = self._broken.add_action(Button(_t("MatrixEdit", "Try again"), icon="retry"))
        again.clicked.connect(self.retry_requested)
        self._empty = self._make_empty()
        self._rows_tab = self._make_rows()
        self.texts = TextsTab()
        self.texts.fragment_saved.connect(self.fragment_saved)
        self.texts.fragment_removed.connect(self.fragment_removed)
        self.texts.block_saved.connect(self.block_saved)
        self.proposals = ProposalsTab()
        self.proposals.accept_requested.connect(self._on_accept)
        self.proposals.change_requested.connect(self._on_change_and_accept)
        self.proposals.refuse_requested.connect(self.refuse_requested)
        self.proposals.withdraw_requested.connect(self.withdraw_requested)
        for page in (self._loading, self._broken, self._empty, self._rows_tab, self.texts, self.proposals):
            self._stack.addWidget(page)
        self._column.addWidget(self._whole)
        self._shape = ()
        self.editor: RowEditor | None = None

    def _make_head(self) -> QWidget:
        head = QWidget()
        head.setFixedHeight(48)
        line = QHBoxLayout(head)
        line.setContentsMargins(16, 0, 12, 0)
        line.setSpacing(8)
        line.addWidget(Label(_t("MatrixEdit", "Reply matrix"), "title"))
        line.addSpacing(8)
        self.tabs: dict[Tab, Button] = {}
        for tab in Tab:
            button = Button("", small=True)
            button.setCheckable(True)
            button.setObjectName(tab.value)
            button.clicked.connect(self._on_tab_clicked)
            self.tabs[tab] = button
            line.addWidget(button)
        line.addStretch(1)
        self.bring = Button(_t("MatrixEdit", "Import a table…"), Loud.QUIET, icon="export")
        self.bring.clicked.connect(self.import_requested)
        self.add = Button("", icon="plus", key="Ctrl+N")
        self.add.clicked.connect(self.add_row)
        line.addWidget(self.bring)
        line.addWidget(self.add)
        return head

    def _make_empty(self) -> EmptyState:
        made = EmptyState(
            "matrix",
            _t("MatrixEdit", "The matrix is empty"),
            _t("MatrixEdit", "Bring in a table you keep, take the matrix that ships, or write the first row."),
        )
        self.starter = made.add_action(Button(_t("Matrix", "Take the starter matrix"), Loud.PRIMARY, icon="matrix"))
        self.starter.clicked.connect(self.starter_requested)
        bring = made.add_action(Button(_t("MatrixEdit", "Import a table…"), icon="export"))
        bring.clicked.connect(self.import_requested)
        return made

    def _make_rows(self) -> QWidget:
        tab = QWidget()
        line = QHBoxLayout(tab)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self.rows = RowsList()
        self.rows.setFixedWidth(LIST)
        self.rows.chosen.connect(self._on_row_chosen)
        self.rows.entered.connect(self._on_row_entered)
        line.addWidget(self.rows)
        line.addWidget(Rule(vertical=True))
        right = QWidget()
        self._right = QStackedLayout(right)
        self._right.addWidget(
            EmptyState("matrix", _t("MatrixEdit", "No row is open"), _t("MatrixEdit", "Choose one at the left."))
        )
        line.addWidget(right, 1)
        return tab

    def _shape_editor(self, kept: Kept) -> None:
        """The form offers what there is: voices, brands, platforms; made anew when that changes."""
        shape = (
            [(each.name, each.title, each.greeting, each.close) for each in kept.voices], kept.brands, kept.platforms,
            kept.people, kept.may_change, [each.name for each in kept.fragments],
        )  # fmt: skip
        if self.editor is not None and shape == self._shape:
            return
        self._shape = shape
        old = self.editor
        editor = self.editor = RowEditor(kept)
        editor.edited.connect(self._on_edited)
        editor.save_requested.connect(self.save)
        editor.cancel_requested.connect(self.drop)
        editor.history_requested.connect(self._on_history)
        editor.copy_requested.connect(self._on_copy)
        editor.retire_requested.connect(self._on_retire)
        editor.topics_requested.connect(self.topics_requested)
        editor.sample_requested.connect(self.sample_requested)
        editor.files_requested.connect(self.files_requested)
        if self.thumbnails is not None:
            editor.variants.form.beside.row.serve(self.thumbnails)
        editor.left.connect(self._on_left)
        self._right.addWidget(editor)
        if old is not None:
            self._right.removeWidget(old)
            old.hide()
            old.deleteLater()

    # Feeding ------------------------------------------------------------------------

    def show_kept(self, kept: Kept, now_us: int) -> None:
        """What is in force now; what is typed stays, and where it stands on an older version it says so."""
        self._forms.kept, self._now_us = kept, now_us
        self._shape_editor(kept)
        self._fill()

    def show_forms(self, forms: Sequence[Form]) -> None:
        """What was not saved when the window was shut."""
        self._forms.recall(forms)
        self._fill()

    def show_error(self, sentence: str) -> None:
        self._error = sentence
        if self._forms.kept is None:
            self._broken.set_words("alert", _t("MatrixEdit", "The matrix cannot be read"), sentence)
            self._stack.setCurrentWidget(self._broken)

    def forms(self) -> tuple[Form, ...]:
        """Everything that is not saved."""
        return self._forms.all()

    def form(self) -> Form | None:
        """What is not saved of the row that is shown."""
        return self._forms.get(self._key)

    def kept(self) -> Kept | None:
        return self._forms.kept

    def current(self) -> int | None:
        """Number of the row that is shown; negative: a new one."""
        return self._key

    def tab(self) -> Tab:
        return self._tab

    def show_tab(self, tab: Tab) -> None:
        """One of its parts."""
        self._tab = tab
        self._write_head()
        self._show_tab()

    def open_row(self, row_id: int) -> None:
        """The form of that row; kept in mind until the matrix is read."""
        self.show_tab(Tab.ROWS)
        if self._forms.kept is None:
            self._wanted = row_id
            return
        self._key = row_id
        self._fill(focus=True)

    def saved(self, key: int, row: Row) -> None:
        """It stands in the matrix: nothing of it is unsaved any more."""
        self._busy = None
        self._forget(key)
        if self._key == key:
            self._key = row.id
        if (kept := self._forms.kept) is not None:
            rows = tuple(row if each.id == row.id else each for each in kept.rows)
            rows = rows if any(each.id == row.id for each in rows) else (*rows, row)
            self._forms.kept = replace(kept, rows=rows)
        self._fill()

    def proposed(self, key: int) -> None:
        """It waits for the lead; the form shows what is in force again."""
        self._busy = None
        self._forget(key)
        if key < 0:
            self._key = None
        self._fill()

    def refused(self, key: int, error: UserError) -> None:
        """It was not saved, and is still in the form."""
        self._busy = None
        self._forms.tried(key)
        self._fill()
        if self.editor is not None and self._key == key:
            language = i18n.language()
            self.editor.say(" ".join(part for part in (error.text(language), error.hint(language)) if part))

    def show_samples(self, row_id: int, place: int, named: Sample, unnamed: Sample) -> None:
        """How an answer will read."""
        if self.editor is not None and self._key == row_id:
            self.editor.show_samples(place, named, unnamed)

    def set_topics(self, slugs: tuple[str, ...] | None) -> None:
        """As picked."""
        if self.editor is not None:
            self.editor.set_topics(slugs)

    # Doing --------------------------------------------------------------------------

    def add_row(self, made_from: Row | None = None) -> None:
        """A form for a new row."""
        if self._forms.kept is None:
            return
        self._key = self._forms.add(made_from if isinstance(made_from, Row) else None).key
        self.show_tab(Tab.ROWS)
        self._fill(focus=True)
        self.forms_changed.emit()

    def save(self) -> None:
        """Save or propose what stands in the form, or say what is wrong with it."""
        form, editor = self.form(), self.editor
        if form is None or editor is None or self._busy is not None:
            return
        self._forms.tried(form.key)
        form = self._forms.with_code(form)
        faults = self._forms.faults(form.row)
        if faults:
            self._fill_editor()
            editor.focus_fault(faults)
            return
        if self._forms.conflict(form) is not None:
            return
        wanted = replace(form, row=replace(form.row, id=max(0, form.key)))
        editor.say("")
        if (kept := self._forms.kept) is not None and kept.may_change:
            self._busy = form.key
            self._fill_editor()
            self.save_requested.emit(wanted)
        else:
            self.propose_requested.emit(wanted)

    def drop(self) -> None:
        """Back to what is in force."""
        key = self._key
        if key is not None:
            self._forget(key)
            if key < 0:
                self._key = None
            self._fill()

    def merge(self) -> None:
        """What was typed, on top of what somebody else saved meanwhile."""
        form, editor = self.form(), self.editor
        if form is None or editor is None:
            return
        disputed = self._forms.merge(form)
        self._fill()
        names = ", ".join(field_label(name) for name in disputed)
        said = _t("MatrixEdit", "Both of you changed: {fields}. Yours stands in the form; look at it before saving.")
        editor.say(said.format(fields=names) if names else "")
        self.forms_changed.emit()

    def _save_as_new(self) -> None:
        form = self.form()
        if form is not None:
            self._forget(form.key)
            self.add_row(form.row)

    # Inside -------------------------------------------------------------------------

    def _forget(self, key: int) -> None:
        self._forms.forget(key)
        self.forms_changed.emit()

    def _fill(self, *, focus: bool = False) -> None:
        kept = self._forms.kept
        if kept is None:
            return
        if self._wanted is not None:
            self._key, self._wanted, focus = self._wanted, None, True
        shown = self._forms.rows()
        if self._key is not None and all(each.id != self._key for each in shown):
            self._key = None
        self.rows.show_rows(shown, kept, self._forms.keys())
        if self._key is None and shown and shown[0] not in kept.retired:
            first = self.rows.view.lines_model.line(0)
            self._key = first.key if first is not None and isinstance(first.key, int) else shown[0].id
        if self._key is not None and focus:
            self.rows.stand_on(self._key)
        elif self._key is not None:
            self.rows.view.stand_on(self._key)
        self._fill_editor()
        self.texts.show_texts(kept)
        self.proposals.show_proposals(kept, self._now_us)
        self._write_head()
        self._show_tab()
        if focus and self.editor is not None and self._key is not None:
            self.editor.focus_first()

    def _fill_editor(self) -> None:
        editor = self.editor
        if editor is None:
            return
        row = None if self._key is None else self._forms.row(self._key)
        if row is None:
            self._right.setCurrentIndex(0)
            return
        self._right.setCurrentWidget(editor)
        about = _t("MatrixEdit", "version {number}").format(number=row.version) if row.version else ""
        editor.show_row(row, about)
        self._judge(row)

    def _judge(self, row: Row) -> None:
        """What is wrong with the row, and whether it can be saved."""
        editor, form = self.editor, self.form()
        if editor is None:
            return
        faults = self._forms.faults(row, shown=True)
        editor.show_faults(faults)
        conflict = self._forms.conflict(form)
        self._say_conflict(form, conflict)
        blocked = _t("MatrixEdit", "Put both together first.") if conflict is not None else ""
        if faults:
            blocked = _t("MatrixEdit", "Mend what is said in red first.")
        editor.show_state(dirty=form is not None, blocked=blocked, busy=self._busy == row.id)

    def _say_conflict(self, form: Form | None, conflict: Conflict | None) -> None:
        editor = self.editor
        if editor is None:
            return
        take = BannerAction(_t("MatrixEdit", "Take theirs"), self.drop)
        if form is None or conflict is None:
            if self._key is not None and self._forms.is_retired(self._key):
                back = BannerAction(_t("MatrixEdit", "Bring it back"), self._on_bring_back, primary=True)
                may = self._forms.kept is not None and self._forms.kept.may_change
                editor.show_banner(_t("MatrixEdit", "The row was retired."), "", (back,) if may else ())
            elif form is not None and form.proposal:
                title = _t("MatrixEdit", "You are changing a proposal; saving accepts it.")
                editor.show_banner(title, "", ())
            else:
                editor.show_banner("", "", ())
        elif conflict is Conflict.RETIRED:
            title = _t("MatrixEdit", "The row was retired meanwhile")
            again = BannerAction(_t("MatrixEdit", "Keep mine as a new row"), self._save_as_new, primary=True)
            drop = BannerAction(_t("MatrixEdit", "Drop mine"), self.drop)
            editor.show_banner(title, "", (drop, again))
        else:
            now = None if self._forms.kept is None else self._forms.kept.row(form.key)
            names = dict.fromkeys(field_label(each.field) for each in differences(form.base, now))
            title = _t("MatrixEdit", "The row was changed meanwhile")
            both = BannerAction(_t("MatrixEdit", "Put both together"), self.merge, primary=True)
            editor.show_banner(title, ", ".join(names), (take, both))

    def _write_head(self) -> None:
        kept = self._forms.kept
        rows = 0 if kept is None else len(kept.rows)
        waiting = 0 if kept is None else sum(each.state is State.OPEN for each in kept.proposals)
        names = {
            Tab.ROWS: (_t("MatrixEdit", "Rows"), rows),
            Tab.TEXTS: (_t("MatrixEdit", "Shared texts"), 0),
            Tab.PROPOSALS: (_t("MatrixEdit", "Proposals"), waiting),
        }
        for tab, button in self.tabs.items():
            name, count = names[tab]
            button.set_label(f"{name}  {fmt.number(count)}" if count else name)
            button.setChecked(tab is self._tab)
        may = kept is None or kept.may_change
        self.add.set_label(_t("MatrixEdit", "Add a row") if may else _t("MatrixEdit", "Propose a row"))
        self.bring.setVisible(may)
        self.add.setVisible(kept is not None and self._tab is Tab.ROWS)

    def _show_tab(self) -> None:
        kept = self._forms.kept
        if kept is None:
            self._stack.setCurrentWidget(self._broken if self._error else self._loading)
        elif self._tab is Tab.TEXTS:
            self._stack.setCurrentWidget(self.texts)
        elif self._tab is Tab.PROPOSALS:
            self._stack.setCurrentWidget(self.proposals)
        else:
            empty = not kept.rows and not self._forms.all()
            self.starter.setVisible(kept.may_change)
            self._stack.setCurrentWidget(self._empty if empty else self._rows_tab)

    # Hearing --------------------------------------------------------------------------

    def _on_tab_clicked(self) -> None:
        self.show_tab(Tab(self.sender().objectName()))

    def _on_row_chosen(self, key: object) -> None:
        if isinstance(key, int):
            self._key = key
            if self.editor is not None:
                self.editor.say("")
            self._fill_editor()

    def _on_row_entered(self, _key: object) -> None:
        if self.editor is not None:
            self.editor.focus_first()

    def _on_left(self) -> None:
        self.rows.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self, row: object) -> None:
        key = self._key
        if key is None or not isinstance(row, Row):
            return
        before = self._forms.get(key) is not None
        unsaved = self._forms.edit(key, row)
        if before or unsaved:
            self.rows.update_row(replace(row, id=key), unsaved=unsaved)
            if self.editor is not None:
                self.editor.say("")
            self.forms_changed.emit()
        self._judge(row)

    def _on_copy(self) -> None:
        row = None if self._key is None else self._forms.row(self._key)
        if row is not None:
            self.add_row(row)

    def _on_history(self) -> None:
        if self._key is not None and self._key > 0:
            self.history_requested.emit(self._key)

    def _on_bring_back(self) -> None:
        row = None if self._key is None else self._forms.row(self._key)
        if row is not None:
            self.restore_requested.emit(row.id, row.version)

    def _on_retire(self) -> None:
        if self._key is not None and self._key > 0:
            self.retire_requested.emit(self._key)

    def _on_accept(self, entry: int, found: Any) -> None:
        self.accept_requested.emit(entry, found.row)

    def _on_change_and_accept(self, entry: int, found: Any) -> None:
        """The proposal goes into the form of its row; saving it accepts it."""
        row: Row = found.row
        key = row.id or self._forms.new_key()
        base = None if self._forms.kept is None or key < 0 else self._forms.kept.row(key)
        self._forms.put(Form(key=key, base=base, row=replace(row, id=key), proposal=entry))
        self.forms_changed.emit()
        self._key = key
        self.show_tab(Tab.ROWS)
        self._fill(focus=True)

    # Keys and language --------------------------------------------------------------------

    def _own_key(self, event: QKeyEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control:
            return event.key() in {Qt.Key.Key_N, Qt.Key.Key_F}
        return event.key() == Qt.Key.Key_Slash and not typing(QApplication.focusWidget())

    def event(self, event: QEvent) -> bool:
        """Its keys are the page's while it is shown: a new row, the search."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._own_key(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._own_key(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_N:
            self.add_row()
        else:
            self.show_tab(Tab.ROWS)
            self.rows.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.rows.search.selectAll()

    def setFocus(self, *reason: Any) -> None:
        """To the list of what is shown."""
        views = {Tab.ROWS: self.rows.view, Tab.TEXTS: self.texts.view, Tab.PROPOSALS: self.proposals.view}
        views[self._tab].setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._build()
            if self._forms.kept is not None:
                self.show_kept(self._forms.kept, self._now_us)
            else:
                self._write_head()
                self._show_tab()
