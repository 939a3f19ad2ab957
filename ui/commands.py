"""The workstation's actions: one list for keys, menus, buttons and the sheet of keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from moderator_app import config
from moderator_app.domain.entries import EntryKind, NoteType
from moderator_app.domain.roles import Moderator
from moderator_app.domain.views import View
from moderator_app.services import colleagues
from moderator_app.services.colleagues import Asked, Question
from moderator_app.services.moderation import Action
from ui.actions import ActionSpec, Group
from ui.ask_colleague import AnswerDialog, AskDialog
from ui.ask_text import AskText
from ui.case import EDIT_ID, EDIT_KEY
from ui.decisions import Written
from ui.direct.outcome import Outcomes
from ui.i18n import _t
from ui.item_actions import ITEM_ACTIONS, ItemAction, action_label, asking_label
from ui.palette.sources import open_palette
from ui.rail.pane import Place
from ui.safe_text import visible
from ui.shift.promise import PromiseDialog
from ui.verdict.several import Why

if TYPE_CHECKING:
    from ui.workstation import Workstation


class Commands:
    """Makes the actions of a workstation known to its registry and runs those that need a question first."""

    def __init__(self, station: Workstation) -> None:
        self._station = station
        station.actions.add(*self._list(), *self._answer(), *self._go(), *self._window())
        station.actions.add(*(self._decision(each) for each in ITEM_ACTIONS))
        parts = (
            station.kinds, station.clusters, station.direct, station.network, station.narrowing, station.bulk,
            station.writing, station.verdicts, station.persons, station.focus, station.item_logs,
            station.retention,
        )  # fmt: skip
        for part in parts:
            station.actions.add(*part.specs())
        station.actions.add(*Outcomes(station, self._pop).specs())
        station.actions.add(*(each for number in range(1, 10) for each in self._inserts(number)))

    def bulk(self) -> list[ActionSpec]:
        """What is offered for several picked items."""
        return [self._station.actions.get(each.id) for each in ITEM_ACTIONS if each.bulk]

    # The registry -----------------------------------------------------------------------

    def _list(self) -> tuple[ActionSpec, ...]:
        station = self._station
        inbox = station.inbox
        group = Group.LIST
        return (
            ActionSpec(
                id="next", text=lambda: _t("Command", "Next"), run=lambda: self._step(1), group=group, keys=("J",)
            ),
            ActionSpec(
                id="previous", text=lambda: _t("Command", "Previous"), run=lambda: self._step(-1), group=group,
                keys=("K",),
            ),
            ActionSpec(
                id="back", text=lambda: _t("Command", "Back to the list"), run=self._back, group=group,
                keys=("Esc",), everywhere=True,
            ),
            ActionSpec(
                id="show_new", text=lambda: _t("Command", "Show new ones"), run=inbox.take_new, group=group,
                keys=(".",), icon="arrow-up",
            ),
            ActionSpec(
                id="pick", text=lambda: _t("Command", "Pick"), run=inbox.toggle_pick, group=group, keys=("X",),
                icon="check",
            ),
            ActionSpec(
                id="reload", text=lambda: _t("Command", "Read the list again"), run=inbox.reload, group=group,
                keys=("F5",), icon="retry", everywhere=True,
            ),
            ActionSpec(
                id="density", text=lambda: _t("Command", "Comfortable, compact"), run=self._toggle_density, group=group,
                keys=("Ctrl+D",), icon="sliders", everywhere=True,
            ),
        )  # fmt: skip

    def _answer(self) -> tuple[ActionSpec, ...]:
        station = self._station
        return (
            ActionSpec(
                id="reply", text=lambda: _t("Command", "Reply"), run=station.case.focus_reply,
                group=Group.ANSWER, keys=("R",), icon="reply", blocked=lambda: station.case.why_not(EntryKind.REPLY),
            ),
            ActionSpec(
                id=EDIT_ID, text=lambda: _t("Command", "Edit the answer…"), run=station.case.edit_answer,
                group=Group.ANSWER, keys=(EDIT_KEY,), icon="edit", everywhere=True, blocked=station.case.why_no_edit,
            ),
            ActionSpec(
                id="original", text=lambda: _t("Command", "Open on its platform"), group=Group.ANSWER, keys=("O",),
                run=station.case.thread.open_original, icon="open",
            ),
            ActionSpec(
                id="matrix_search", text=lambda: _t("Command", "Search the matrix"), run=station.matrix.search,
                group=Group.ANSWER, keys=("M", "Ctrl+M"), icon="matrix", everywhere=True,
            ),
            ActionSpec(
                id="matrix_row", text=lambda: _t("Command", "Make a row of the matrix"), run=station.matrix.make_row,
                group=Group.ANSWER, keys=("Ctrl+Shift+M",), icon="matrix", everywhere=True,
                blocked=lambda: station.case.why_not(EntryKind.NOTE),
            ),
            ActionSpec(
                id="matrix_edit", text=lambda: _t("Command", "Edit the row of the answer"), icon="edit",
                run=station.matrix.edit_first, group=Group.ANSWER, keys=("Ctrl+Shift+E",), everywhere=True,
            ),
            ActionSpec(
                id="clocks", text=lambda: _t("Command", "Clocks of the item"), run=station.clocks.toggle,
                group=Group.ANSWER, keys=("T",), icon="clock",
            ),
            ActionSpec(
                id="promise", text=lambda: _t("Command", "Promise something"), run=self._ask_promise,
                group=Group.PEOPLE, keys=("Shift+N",), icon="bell",
                blocked=lambda: station.case.why_not(EntryKind.NOTE),
            ),
            ActionSpec(
                id="ask", text=self._question_name, run=self._ask_colleague, group=Group.PEOPLE, keys=("Shift+Q",),
                icon="expert", blocked=lambda: station.case.why_not(EntryKind.NOTE),
            ),
            ActionSpec(
                id="undo", text=lambda: _t("Command", "Take the last one back"), run=station.decisions.undo_last,
                group=Group.DECIDE, keys=("Z", "Ctrl+Z"), icon="undo", blocked=self._why_no_undo,
            ),
        )  # fmt: skip

    def _go(self) -> tuple[ActionSpec, ...]:
        station = self._station

        def to(action_id: str, place: Place, key: str) -> ActionSpec:
            names = {
                "go_open": lambda: _t("Command", "Open"),
                "go_mine": lambda: _t("Command", "Mine"),
                "go_burning": lambda: _t("Command", "Burning"),
                "go_late": lambda: _t("Command", "Overdue"),
                "go_unassigned": lambda: _t("Command", "Unassigned"),
                "go_needs": lambda: _t("Command", "Needs a decision"),
                "go_mentioned": lambda: _t("Command", "Names me"),
                "go_snoozed": lambda: _t("Command", "Snoozed"),
                "go_approvals": lambda: _t("Command", "Approvals"),
                "go_outbox": lambda: _t("Command", "Outbox"),
                "go_log": lambda: _t("Command", "Log"),
                "go_reviews": lambda: _t("Command", "Reviews"),
                "go_shift": lambda: _t("Command", "Handover of the shift"),
                "go_reports": lambda: _t("Command", "Reports"),
                "go_matrix": lambda: _t("Command", "Reply matrix"),
            }
            return ActionSpec(
                id=action_id, text=names[action_id], run=lambda: station.go(place), group=Group.GO, keys=(key,)
            )

        return (
            to("go_open", Place(View.OPEN), "G, O"),
            to("go_mine", Place(View.MINE), "G, M"),
            to("go_burning", Place(View.BURNING), "G, B"),
            to("go_late", Place(View.OVERDUE), "G, T"),
            to("go_unassigned", Place(View.UNASSIGNED), "G, U"),
            to("go_needs", Place(View.NEEDS_ME), "G, N"),
            to("go_mentioned", Place(View.MENTIONED), "G, P"),
            to("go_snoozed", Place(View.SNOOZED), "G, S"),
            to("go_approvals", Place(page="approvals"), "G, W"),
            to("go_outbox", Place(page="outbox"), "G, X"),
            to("go_log", Place(page="log"), "G, L"),
            to("go_reviews", Place(page="reviews"), "G, Q"),
            to("go_shift", Place(page="shift"), "G, H"),
            to("go_reports", Place(page="reports"), "G, R"),
            to("go_matrix", Place(page="matrix"), "G, A"),
        )

    def _window(self) -> tuple[ActionSpec, ...]:
        station = self._station
        group = Group.WINDOW
        return (
            ActionSpec(
                id="search", text=lambda: _t("Command", "Search"), run=station.open_search, group=group,
                keys=("/", "Ctrl+F"), icon="search", everywhere=True,
            ),
            ActionSpec(
                id="palette", text=lambda: _t("Command", "Commands"), run=lambda: open_palette(station), group=group,
                keys=("Ctrl+K",), icon="keyboard", everywhere=True,
            ),
            ActionSpec(
                id="theme", text=lambda: _t("Command", "Light, dark"), run=self._toggle_theme, group=group,
                keys=("Ctrl+Shift+T",), icon="moon", everywhere=True,
            ),
            ActionSpec(
                id="preferences", text=lambda: _t("Command", "Settings"), run=station.open_preferences, group=group,
                keys=("Ctrl+,",), icon="settings", everywhere=True,
            ),
            ActionSpec(
                id="matrix_import", text=lambda: _t("Command", "Import a matrix"), run=station.matrix.ask_file,
                group=group, icon="matrix", everywhere=True,
            ),
            ActionSpec(
                id="voices", text=lambda: _t("Command", "Voices of the brand"), run=station.voices.open,
                group=group, icon="book", everywhere=True,
            ),
            ActionSpec(
                id="words", text=lambda: _t("Command", "Slang and synonyms"), run=station.voices.open_words,
                group=group, icon="matrix", everywhere=True,
            ),
            ActionSpec(
                id="audience", text=lambda: _t("Command", "Voice of the audience"), run=station.alarm.open,
                group=group, keys=("G, V",), icon="chart",
            ),
            ActionSpec(
                id="policies", text=lambda: _t("Command", "Answer times"), run=station.clocks.open_policies,
                group=group, keys=("Ctrl+Shift+L",), icon="clock", everywhere=True,
            ),
            ActionSpec(
                id="calendars", text=lambda: _t("Command", "Working time"), run=station.clocks.open_calendars,
                group=group, icon="calendar", everywhere=True,
            ),
            ActionSpec(
                id="accounts", text=lambda: _t("Command", "Accounts"), run=station.open_accounts, group=group,
                keys=("Ctrl+Shift+A",), icon="globe", everywhere=True,
            ),
            ActionSpec(
                id="weekly", text=lambda: _t("Command", "Weekly digests"), run=station.pages.open_weekly,
                group=group, icon="calendar", everywhere=True,
            ),
            ActionSpec(
                id="who", text=lambda: _t("Command", "Who works here"), run=station.ask_who, group=group, icon="person",
                keys=("Ctrl+Shift+P",), everywhere=True,
            ),
            ActionSpec(
                id="keys", text=lambda: _t("Command", "Keys"), run=station.open_keys, group=group,
                keys=("?",), icon="keyboard",
            ),
            ActionSpec(
                id="change_keys", text=lambda: _t("Command", "Change keys"), run=station.preferences.open_keys,
                group=group, icon="keyboard", everywhere=True,
            ),
            ActionSpec(
                id="help", text=lambda: _t("Command", "Help for this pane"), run=station.help.open_here, group=group,
                keys=("F1",), icon="question", everywhere=True,
            ),
            ActionSpec(
                id="tour", text=lambda: _t("Command", "Tour"), run=station.tour.begin, group=group,
                icon="info", everywhere=True,
            ),
            ActionSpec(
                id="about", text=lambda: _t("Command", "About this program"), run=station.open_about, group=group,
                icon="info", everywhere=True,
            ),
            ActionSpec(
                id="quit", text=lambda: _t("Command", "Quit"), run=lambda: _close(station), group=group,
                keys=("Ctrl+Q",), everywhere=True,
            ),
        )  # fmt: skip

    def _inserts(self, number: int) -> tuple[ActionSpec, ActionSpec]:
        """Answer `number` of the matrix: by its digit in the list, with Alt while a text is typed."""

        def text() -> str:
            return _t("Command", "Insert answer {number}").format(number=number)

        def text_typing() -> str:
            return _t("Command", "Insert answer {number} while typing").format(number=number)

        def run() -> None:
            self._station.matrix.take(number)

        listed = number == 1
        plain = ActionSpec(
            id=f"answer_{number}", text=text, run=run, group=Group.ANSWER, keys=(str(number),), icon="matrix",
            listed=listed,
        )  # fmt: skip
        typing = ActionSpec(
            id=f"answer_{number}_typing", text=text_typing, run=run, group=Group.ANSWER, keys=(f"Alt+{number}",),
            icon="matrix", everywhere=True, listed=listed,
        )  # fmt: skip
        return plain, typing

    def _decision(self, each: ItemAction) -> ActionSpec:
        return ActionSpec(
            id=each.id,
            text=lambda: self._name(each.kind),
            run=lambda: self._decide(each.kind),
            group=each.group,
            keys=(each.key,) if each.key else (),
            icon=each.icon,
            blocked=lambda: self._why_not(each),
        )

    def _name(self, kind: EntryKind) -> str:
        label = action_label(kind)
        return asking_label(label) if self._station.case.asks(kind) else label

    # Running ---------------------------------------------------------------------------------

    def targets(self) -> list[int]:
        """What a decision is about: the picked items when there are several, else the open one."""
        picked = self._station.inbox.view.picked_ids() if self._station.window.page() is None else []
        opened = self._station.case.item()
        return picked if len(picked) > 1 else ([] if opened is None else [opened.id])

    def _why_not(self, each: ItemAction) -> str:
        targets = self.targets()
        if len(targets) > 1:
            return "" if each.bulk else _t("Command", "Not for several items at once")
        return self._station.case.why_not(each.kind)

    def _why_no_undo(self) -> str:
        return "" if self._station.decisions.can_undo() else _t("Command", "Nothing to take back")

    def _decide(self, kind: EntryKind) -> None:
        if kind is EntryKind.SNOOZE:
            self._pop(self._station.snoozing.menu(self))
        elif kind is EntryKind.CLAIM:
            self._station.lease.claim(self)
        elif kind is EntryKind.ASSIGN:
            self._ask_assignee()
        elif kind is EntryKind.NOTE:
            self._station.item_logs.ask()
        elif kind is EntryKind.TAG:
            self._ask_tag()
        elif self._station.verdicts.asks(targets := self.targets(), kind):
            self._station.verdicts.open(kind)
        else:
            self._station.kinds.guard(targets, kind, lambda why: self.act(_reasoned(kind, why), targets))

    def assign(self, to: str) -> None:
        """Give what is open or picked to somebody; `none`: to nobody."""
        self.act(Action(kind=EntryKind.ASSIGN, to=to))

    def act(self, action: Action, targets: list[int] | None = None) -> None:
        """Decide; `targets`: what was asked about, should the hand have moved on meanwhile."""
        targets = self.targets() if targets is None else targets
        if len(targets) > 1:
            self._station.decisions.act_on_many(targets, action)
        elif targets:
            seen = None if action.kind is EntryKind.REOPEN else self._station.case.seen()
            self._station.decisions.act(targets[0], _seen(action, seen))

    def _ask_assignee(self) -> None:
        menu = QMenu(self._station.window)
        for number, person in enumerate(self._station.work.people(), 1):
            name = visible(person.name).replace("&", "&&")
            entry = menu.addAction(f"&{number}  {name}" if number < 10 else name)
            entry.triggered.connect(lambda _checked=False, chosen=str(person.id): self.assign(chosen))
        menu.addSeparator()
        nobody = menu.addAction(_t("Command", "Nobody"))
        nobody.triggered.connect(lambda _checked=False: self.assign("none"))
        self._pop(menu)

    def _ask_tag(self) -> None:
        dialog = AskText(self._station.window, action_label(EntryKind.TAG), _t("Command", "Tag"))

        def entered(text: str) -> None:
            self.act(Action(kind=EntryKind.TAG, tag=text))

        dialog.entered.connect(entered)
        self._station.show_dialog(dialog)

    def _ask_promise(self) -> None:
        dialog = PromiseDialog(self._station.window)

        def promised(text: str, for_s: int) -> None:
            self.act(Action(kind=EntryKind.NOTE, note=text, note_type=NoteType.PROMISE, for_s=for_s or None))

        dialog.promised.connect(promised)
        self._station.show_dialog(dialog)

    def _question_name(self) -> str:
        asked = self._asked()
        return _t("Command", "Answer a colleague") if asked is not None else _t("Command", "Ask a colleague")

    def _asked(self) -> Asked | None:
        """The question about the open item that waits for whoever sits here."""
        item, desk = self._station.case.item(), self._station.work.desk
        if item is None or desk.moderator is None:
            return None
        asked = colleagues.open_question(desk, item.id)
        return asked if asked is not None and asked.to == desk.actor else None

    def _ask_colleague(self) -> None:
        station, item = self._station, self._station.case.item()
        if item is None:
            return
        if (asked := self._asked()) is not None:
            by = station.work.names().get(asked.by, asked.by)
            answering = AnswerDialog(station.window, by, asked.text)
            answering.entered.connect(lambda text: self._write_many(colleagues.answer, item.id, text, _answered()))
            station.show_dialog(answering)
            return
        menu = QMenu(station.window)
        for person in station.work.people():
            if station.work.desk.moderator is None or person.id == station.work.desk.moderator.id:
                continue
            entry = menu.addAction(visible(person.name))
            entry.triggered.connect(lambda _checked=False, chosen=person: self._ask_person(item.id, chosen))
        if menu.isEmpty():
            station.decisions.say(_t("Command", "Nobody else works here yet."))
            menu.deleteLater()
            return
        self._pop(menu)

    def _ask_person(self, item_id: int, person: Moderator) -> None:
        dialog = AskDialog(self._station.window, person.name)
        seen = self._station.case.seen()

        def asked(text: str, expert: bool, for_s: int) -> None:
            question = Question(to=str(person.id), text=text, expert=expert, for_s=for_s, seen=seen)
            said = _t("Command", "Asked: {name}").format(name=visible(person.name))
            self._write_many(colleagues.ask, item_id, question, said)

        dialog.asked.connect(asked)
        self._station.show_dialog(dialog)

    def _write_many(self, change: Callable[..., Sequence[Written]], item_id: int, what: object, said: str) -> None:
        """Several entries of one thought, taken back as one."""
        station = self._station

        def done(written: Sequence[Written]) -> None:
            station.decisions.tell(said, tuple(each.entry.id for each in written))
            station.work.bridge.look()

        station.work.bridge.follow(station.work.decide(change, item_id, what), done, station.decisions.refused)

    def _pop(self, menu: QMenu) -> None:
        header = self._station.case.thread.header
        if not header.isVisible():
            header = self._station.inbox.header  # type: ignore[assignment]
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(header.mapToGlobal(QPoint(header.width() // 2, header.height())))

    def _step(self, by: int) -> None:
        if self._station.window.page() is None:
            self._station.inbox.step(by)

    def _back(self) -> None:
        station = self._station
        if station.window.drawer_mode() and station.window.sidebar_shown():
            station.window.close_drawer()
        elif station.case.editing() and station.case.composer.field.hasFocus():
            station.case.leave_edit()
        elif station.window.alone() and station.case.composer.field.hasFocus():
            station.focus_reading()
        elif station.window.alone():
            station.focus.leave()
        elif station.window.page() is not None:
            station.go(Place())
        elif len(station.inbox.view.picked_ids()) > 1:
            station.inbox.unpick()
        else:
            station.focus_list()

    def _toggle_density(self) -> None:
        now = self._station.work.desk.config.get(config.DENSITY)
        self._station.choose(config.DENSITY, "compact" if now == "comfortable" else "comfortable")

    def _toggle_theme(self) -> None:
        now = self._station.work.desk.config.get(config.THEME)
        self._station.choose(config.THEME, "light" if now == "dark" else "dark")


def _reasoned(kind: EntryKind, why: Why | None) -> Action:
    return Action(kind=kind) if why is None else Action(kind=kind, reason=why.reason, rule=why.rule)


def _answered() -> str:
    return _t("Command", "Answered; the item went back")


def _close(station: Workstation) -> None:
    station.window.close()


def _seen(action: Action, seen: int | None) -> Action:
    """The same decision with what its writer had before them."""
    return replace(action, seen=seen)
