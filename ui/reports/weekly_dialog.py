"""The dialog of weekly digests: what there is on the left, one of them or its form on the right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from moderator_app.domain.report.weekly import Run, Schedule, State
from moderator_app.services.weekly import WeeklyView
from ui.accounts.side import SideRow
from ui.console_child import Failure
from ui.i18n import _t
from ui.reports import weekly_words as words
from ui.reports.weekly_detail import WeeklyDetail
from ui.reports.weekly_form import WeeklyForm
from ui.reports.weekly_source import WeeklySource
from ui.safe_text import visible
from ui.widgets.banner import BannerAction
from ui.widgets.buttons import Button, Variant
from ui.widgets.chips import Tone
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import Panel, Rule
from ui.widgets.overlay import OverlayDialog
from ui.widgets.scrolling import see_through

SIZE: Final = (920, 660)
SIDE: Final = 224
_WORRYING: Final = frozenset({State.WAITING, State.UNSURE, State.REFUSED})


class WeeklyDialog(OverlayDialog):
    """Weekly digests.

    Args:
        window: what it lies over.
        source: reads, and runs of the console program.
    """

    def __init__(self, window: QWidget, source: WeeklySource) -> None:
        super().__init__(window, _t("Weekly", "Weekly digests"), width=SIZE[0], height=SIZE[1])
        self._source = source
        self._views: list[WeeklyView] = []
        self._form: WeeklyForm | None = None
        self._detail: WeeklyDetail | None = None
        self._rows: dict[str, SideRow] = {}
        line = QHBoxLayout(self.body)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        side = Panel("surface_subtle")
        side.setFixedWidth(SIDE)
        self._side_column = QVBoxLayout(side)
        self._side_column.setContentsMargins(8, 12, 8, 12)
        self._side_column.setSpacing(2)
        self._side = side
        line.addWidget(side)
        line.addWidget(Rule(vertical=True))
        self._right = QVBoxLayout()
        self._right.setContentsMargins(0, 0, 0, 0)
        line.addLayout(self._right, 1)
        self._shown: QWidget | None = None
        self._remove = self.add_button(Button(_t("Weekly", "Remove…"), Variant.DESTRUCTIVE, icon="delete"), left=True)
        self._cancel = self.add_button(Button(_t("Weekly", "Close")))
        self._edit = self.add_button(Button(_t("Weekly", "Change…"), icon="edit"))
        self._test = self.add_button(Button(_t("Weekly", "Try"), icon="retry"))
        self._send = self.add_button(Button(_t("Weekly", "Send now"), Variant.PRIMARY, icon="send"))
        self._keep = self.add_button(Button(_t("Weekly", "Save"), Variant.PRIMARY))
        self._test.set_tip(_t("Weekly", "A short mail to its recipients, or a file that is taken away again"))
        self._remove.clicked.connect(self._on_remove)
        self._cancel.clicked.connect(self._on_cancel)
        self._edit.clicked.connect(self._on_edit)
        self._test.clicked.connect(self._on_test)
        self._send.clicked.connect(self._on_send)
        self._keep.clicked.connect(self._on_keep)
        self.closed.connect(self._on_closed)

    # Showing ------------------------------------------------------------------------------

    def show_digests(self, name: str | None = None) -> None:
        """Open at a digest, at the first one, or where there is none at what they are for."""
        self._show_one(name)
        self.open()

    def refresh(self) -> None:
        """The store changed. A form keeps what was typed, a question stays."""
        asking = self._detail is not None and self._detail.notice() is not None
        if self.is_open() and self._form is None and not asking and not self._source.busy():
            self._show_one(self._detail.view.schedule.name if self._detail is not None else None)

    def form(self) -> WeeklyForm | None:
        """The form, while one is shown."""
        return self._form

    def detail(self) -> WeeklyDetail | None:
        """The digest that is shown."""
        return self._detail

    def row(self, key: str) -> SideRow:
        """A row of the left side: a name, or `+`."""
        return self._rows[key]

    def _show_one(self, name: str | None) -> None:
        self._read()
        found = next((each for each in self._views if each.schedule.name == name), None)
        if found is None and self._views:
            found = self._views[0]
        if found is not None:
            self._show_view(found)
        else:
            self._show_nothing()

    def _read(self) -> None:
        self._views = list(self._source.listed())
        while (part := self._side_column.takeAt(0)) is not None:
            if (widget := part.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = {}
        for view in self._views:
            schedule = view.schedule
            row = self._side_row(schedule.name, visible(schedule.name), "export" if schedule.folder else "send")
            newest = view.runs[0] if view.runs else None
            if newest is not None and newest.state in _WORRYING:
                icon, tone = words.LOOKS[newest.state]
                row.set_state(icon, f"{tone.value}_text", words.title(newest))
            row.clicked.connect(lambda _on=False, chosen=view: self._show_view(chosen))
        add = self._side_row("+", _t("Weekly", "New digest…"), "plus")
        add.clicked.connect(self._on_new)
        if not self._source.may_change():
            add.set_blocked(self._role())
        self._side_column.addStretch(1)

    def _side_row(self, key: str, text: str, icon: str) -> SideRow:
        row = SideRow("", text, self._side, icon=icon)
        self._side_column.addWidget(row)
        self._rows[key] = row
        return row

    def _show_view(self, view: WeeklyView) -> None:
        self._leave_form()
        settle = self._on_settle if self._source.may_change() else None
        self._detail = WeeklyDetail(view, dict(self._source.places().channels), self._source.now_us(), settle)
        self._show(see_through(self._detail))
        self._rows[view.schedule.name].setChecked(True)
        self._settle_buttons()

    def _show_nothing(self) -> None:
        self._leave_form()
        self._detail = None
        empty = EmptyState(
            "calendar",
            _t("Weekly", "No weekly digest yet"),
            _t("Weekly", "Each week its figures, the voice of the audience and the reviews go to those who lead: as"
                         " files into a folder, or by e-mail."),
        )  # fmt: skip
        if self._source.may_change():
            empty.add_action(Button(_t("Weekly", "New digest…"), Variant.PRIMARY, icon="plus")).clicked.connect(
                self._on_new
            )
        self._show(empty)
        self._settle_buttons()

    def _show_form(self, schedule: Schedule) -> None:
        self._leave_form()
        self._detail = None
        self._form = WeeklyForm(schedule, self._source.places())
        self._form.submitted.connect(self._on_keep)
        self._show(see_through(self._form))
        self._settle_buttons()
        if not schedule.id:
            self._form.name.field.setFocus()

    def _show(self, widget: QWidget) -> None:
        if self._shown is not None:
            self._right.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = widget
        self._right.addWidget(widget)

    def _leave_form(self) -> None:
        if self._form is not None:
            self._form.forget_secret()
            self._form = None

    @staticmethod
    def _role() -> str:
        return _t("Weekly", "Only a lead may change digests.")

    def _settle_buttons(self) -> None:
        form, detail = self._form is not None, self._detail is not None
        for button, shown in (
            *((each, detail) for each in (self._remove, self._edit, self._test, self._send)),
            (self._keep, form),
        ):
            button.setVisible(shown)
        self._cancel.set_label(_t("Weekly", "Cancel") if form else _t("Weekly", "Close"))
        role = "" if self._source.may_change() else self._role()
        wait = _t("Weekly", "The last one has not ended yet.") if self._source.busy() else ""
        for button in (self._remove, self._edit, self._test, self._send, self._keep):
            button.set_blocked(role or wait)

    # Doing --------------------------------------------------------------------------------

    def _on_new(self) -> None:
        if self._source.may_change():
            self._show_form(self._source.fresh())

    def _on_edit(self) -> None:
        if self._detail is not None and not self._edit.blocked_reason():
            self._show_form(self._detail.view.schedule)

    def _on_keep(self) -> None:
        form = self._form
        if form is None or self._source.busy() or form.complaints():
            return
        self._source.run(form.words(), self._on_kept, self._on_not_kept, secret=form.secret())
        self._settle_buttons()

    def _gone(self) -> bool:
        """Whether nobody looks any more: what was begun goes on without the dialog."""
        return not isValid(self) or not self.is_open()

    def _on_kept(self, found: Mapping[str, Any]) -> None:
        if self._gone():
            return
        self._leave_form()
        self._show_one(str(found.get("name")))

    def _on_not_kept(self, failure: Failure) -> None:
        if self._gone():
            return
        if self._form is not None:
            self._form.show_failure(failure.text, failure.hint)
        self._settle_buttons()

    def _on_send(self) -> None:
        self._start(("send",), _t("Weekly", "Making and sending the digest of the last whole week…"))

    def _on_test(self) -> None:
        detail = self._detail
        if detail is None or self._source.busy() or self._test.blocked_reason():
            return
        detail.notify(Tone.PLAIN, _t("Weekly", "Trying…"))
        self._source.run(["test", "--", detail.view.schedule.name], self._on_tested, self._on_failed)
        self._settle_buttons()

    def _on_tested(self, found: Mapping[str, Any]) -> None:
        if self._gone():
            return
        refused = "; ".join(f"{each['to']}: {each['reason']}" for each in found.get("refused", ()))
        if self._detail is not None and refused:
            said = _t("Weekly", "Not delivered to {who}.").format(who=visible(refused))
            self._detail.notify(Tone.WARNING, _t("Weekly", "Not everybody got it"), said)
        elif self._detail is not None:
            by_mail = self._detail.view.schedule.mail is not None
            self._detail.notify(
                Tone.SUCCESS,
                _t("Weekly", "The test mail was taken") if by_mail else _t("Weekly", "The folder can be written to"),
            )
        self._settle_buttons()

    def _on_settle(self, run: Run, sent: bool) -> None:
        said = _t("Weekly", "Writing it down…") if sent else _t("Weekly", "Sending it again…")
        self._start(("resolve", f"--week={run.week}", "--sent" if sent else "--again"), said)

    def _start(self, command: tuple[str, ...], said: str) -> None:
        detail = self._detail
        if detail is None or self._source.busy() or not self._source.may_change():
            return
        detail.notify(Tone.PLAIN, said)
        self._source.run([*command, "--", detail.view.schedule.name], self._on_done, self._on_failed)
        self._settle_buttons()

    def _on_done(self, _found: Mapping[str, Any]) -> None:
        """What it came to stands in the store, and is shown from there."""
        if not self._gone():
            self._show_one(self._detail.view.schedule.name if self._detail is not None else None)

    def _on_failed(self, failure: Failure) -> None:
        if self._gone():
            return
        if self._detail is not None:
            self._detail.notify(Tone.DANGER, failure.text, failure.hint)
        self._settle_buttons()

    def _on_remove(self) -> None:
        detail = self._detail
        if detail is None or self._remove.blocked_reason():
            return
        name = visible(detail.view.schedule.name)
        detail.notify(
            Tone.DANGER,
            _t("Weekly", "Remove {name}?").format(name=name),
            _t("Weekly", "It is not made any more and its password is forgotten. What was sent stays in the log."),
            (
                BannerAction(_t("Weekly", "Keep it"), detail.clear_notice),
                BannerAction(_t("Weekly", "Remove"), self._remove_now),
            ),
        )

    def _remove_now(self) -> None:
        self._start(("remove",), _t("Weekly", "Removing…"))

    # Leaving ------------------------------------------------------------------------------

    def _on_cancel(self) -> None:
        if self._form is None:
            self.reject()
            return
        name = self._form.schedule.name
        self._source.cancel()
        self._leave_form()
        self._show_one(name)

    def _on_closed(self) -> None:
        self._leave_form()
