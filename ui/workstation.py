"""The workstation put together: panes, services, actions. What each does is its own; here is who hears whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMenu, QWidget

from moderator_app import config
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.roles import Moderator, Role
from moderator_app.domain.views import Counters, Sort, View
from moderator_app.errors import UserError
from moderator_app.services import approvals, moderators, profiles, proposals
from ui import i18n
from ui.actions import Actions
from ui.approvals.returned import Returned
from ui.author.station import Persons
from ui.bridge import Bridge, News
from ui.bulk.station import Bulk
from ui.case import OpenCase
from ui.cluster.station import ClusterPass
from ui.commands import Commands
from ui.composer.reply import Case, Then
from ui.composer.station import Writing
from ui.decisions import Decisions, Refusals
from ui.direct.station import DirectWay
from ui.engine_child import EngineNews
from ui.filters.station import Narrowing
from ui.focus.station import FocusMode
from ui.help.about import AboutDialog
from ui.help.station import Help
from ui.i18n import _t
from ui.inbox.header import sort_title
from ui.inbox.pane import InboxPane
from ui.itemlog.station import ItemLogs
from ui.key_sheet import KeySheet
from ui.kind.station import Kinds
from ui.layout import remembered
from ui.lease import Lease
from ui.main_window import MainWindow
from ui.matrix.station import Answers
from ui.media.station import Attachments
from ui.network.station import Network
from ui.pages import Pages
from ui.preferences.station import Preferences
from ui.preferences.who import WhoDialog, role_title
from ui.rail.pane import Place, RailPane
from ui.reports.alarm import Alarm
from ui.resume import Resume
from ui.retention.station import Retention
from ui.safe_text import visible
from ui.scoring.waiting import ReviewsWaiting
from ui.sla.station import Clocks
from ui.snooze import Snoozing
from ui.statusbar import StatusBar
from ui.tasks import Later
from ui.tour.tour import Tour
from ui.tray import Tray
from ui.trouble import TroubleDialog
from ui.verdict.station import Verdicts
from ui.voice.station import Voices
from ui.widgets.countdown import Countdown
from ui.widgets.overlay import OverlayDialog
from ui.work import Work

KEEP_SIZES_MS = 800


class Workstation(QObject):
    """One window on one profile.

    Args:
        work: the services; closed by whoever made them.
        start_demo: opens the demo beside this window; None: not here.
    """

    def __init__(self, work: Work, bridge: Bridge, *, start_demo: Callable[[], None] | None = None) -> None:
        super().__init__()
        self.work = work
        self._bridge = bridge
        self._start_demo = start_demo
        self._counters: Counters | None = None
        self.countdown = Countdown(work.desk.clock, self)
        self.rail = RailPane()
        self.inbox = InboxPane(work, work.ask_ids, self.countdown)
        self.case = OpenCase(work, self.countdown, self._on_sent)
        self.status = StatusBar()
        self.pages = Pages(work, self.countdown)
        self.window = MainWindow(self.rail, self.inbox, self.case.pane, self.pages.sidebar, self.status)
        for page in self.pages.full():
            self.window.add_page(page)
        self.decisions = Decisions(
            work, self.window.toast, handled=self._on_handled, troubled=self._on_troubled, returned=self._on_taken_back
        )
        self.actions = Actions(self.window, lambda reason: self.decisions.say(reason, "info"))
        self.actions.cover_with(self.window.covered)
        self.case.serve(self.decisions, self.pages)
        self.pages.serve(self.window, self.decisions, self.case, self.show_dialog)
        self.tour = Tour(self, bridge)
        self.tray = Tray(self)
        self.clocks = Clocks(self)
        self.matrix = Answers(self)
        self.preferences = Preferences(self)
        self.help = Help(self)
        self.resume = Resume(self)
        self.writing = Writing(self)
        self.kinds = Kinds(self)
        self.attachments = Attachments(self)
        self.voices = Voices(self)
        self.alarm = Alarm(self)
        self.returned = Returned(self)
        self.clusters = ClusterPass(self)
        self.direct = DirectWay(self)
        self.narrowing = Narrowing(self)
        self.bulk = Bulk(self)
        self.verdicts = Verdicts(self)
        self.network = Network(self)
        self.persons = Persons(self)
        self.focus = FocusMode(self)
        self.item_logs = ItemLogs(self)
        self.lease = Lease(self)
        self.snoozing = Snoozing(self)
        self.retention = Retention(self)
        self.reviews_waiting = ReviewsWaiting(work, self.rail.set_reviews)
        self.commands = Commands(self)
        self._keep_sizes = Later(self._save_sizes, self)
        self._connect()
        self.window.remember(remembered(work.desk.config.get(config.WINDOW_GEOMETRY)))
        self.write()

    def _connect(self) -> None:
        self._bridge.changed.connect(self._on_bridge_changed)
        self._bridge.failed.connect(self._on_bridge_failed)
        self._bridge.broke.connect(self._on_bridge_broke)
        self.countdown.ticked.connect(self.status.tick)
        rail, inbox = self.rail, self.inbox
        rail.place_chosen.connect(self.go)
        rail.search_changed.connect(self._on_search_changed)
        rail.search_left.connect(self._on_search_left)
        rail.search_opened.connect(self.open_search)
        rail.person_clicked.connect(self.ask_who)
        rail.settings_clicked.connect(self.open_preferences)
        rail.accounts_clicked.connect(self.open_accounts)
        inbox.item_opened.connect(self.open_item)
        inbox.everywhere_requested.connect(self._on_everywhere)
        inbox.sort_requested.connect(self._on_sort_requested)
        inbox.more_requested.connect(self._on_more_requested)
        inbox.account_requested.connect(self.open_accounts)
        inbox.demo_requested.connect(self._on_demo_requested)
        inbox.header.set_bulk(self.commands.bulk(), self.actions.trigger)
        self.case.thread.action_requested.connect(self.actions.trigger)
        self.case.thread.link_requested.connect(self.pages.open_link)
        self.case.thread.delivery_requested.connect(self.pages.deliver)
        self.case.composer.left.connect(self._on_composer_left)
        self.case.composer.draft_changed.connect(self.resume.note)
        self.pages.author.note_requested.connect(self._on_note_requested)
        self.case.composer.draft_changed.connect(self._on_draft_changed)
        self.status.accounts_requested.connect(self.open_accounts)
        self.status.outbox_requested.connect(self.open_outbox)
        self.window.sizes_changed.connect(self._on_sizes_changed)
        self.pages.item_requested.connect(self.open_item)
        self.pages.outbox_requested.connect(self.open_outbox)
        self.pages.log_requested.connect(self.open_log)
        self.pages.changed.connect(self._on_accounts_changed)

    @Slot()
    def _on_note_requested(self) -> None:
        self.actions.trigger(EntryKind.NOTE.value)

    # Starting --------------------------------------------------------------------------

    def start(self) -> None:
        """Show what there is, and ask who works here when nobody said."""
        self._show_person()
        self.refresh_figures(channels=True)
        self.go(Place())
        self.countdown.start()
        self.actions.settle()
        self.window.setFocus()
        self.inbox.view.setFocus()
        self.preferences.begin()
        self.resume.begin()
        if self.work.desk.moderator is None:
            self.ask_who()
        self.tour.begin_once()

    def stop(self) -> None:
        """Keep what is typed and where the panes stand."""
        self.case.composer.flush()
        self.pages.notes.draft.flush()
        self.resume.end()
        self._keep_sizes.stop()
        self._save_sizes()
        self.countdown.stop()
        self.pages.close()
        self.matrix.close()
        self.writing.close()
        self.tray.hide()
        self.window.toast.dismiss()

    # Going --------------------------------------------------------------------------------

    @Slot(object)
    def go(self, place: Place) -> None:
        """To a view, a channel or a page."""
        self.rail.set_place(place)
        self.resume.note()
        if place.page != "inbox":
            self.focus.leave()
        page = self.pages.page(place.page)
        self.window.show_page(page)
        if page is not None:
            page.setFocus()
            return
        self.window.show_list()
        query = self.narrowing.query(place, self.rail.search.text().strip())
        self.inbox.show_query(query, self.narrowing.title(place))
        self.count_title()

    @Slot(int)
    def open_item(self, item_id: int) -> None:
        """Show an item beside the list."""
        if self.window.page() is not None:
            self.go(Place())
        self.case.open(item_id)
        self.resume.note()
        if self.inbox.view.current_id() != item_id:
            self.inbox.view.open_id(item_id)
        if self.window.one_pane():
            self.window.show_thread()

    @Slot()
    def focus_list(self) -> None:
        self.window.show_list()
        self.inbox.view.setFocus()

    @Slot()
    def _on_composer_left(self) -> None:
        if self.window.alone():
            self.focus_reading()
        else:
            self.focus_list()

    def focus_reading(self) -> None:
        """The keyboard where letters are commands: the list, or the conversation where the list is hidden."""
        reading = self.case.thread.conversation if self.window.alone() or self.window.one_pane() else self.inbox.view
        reading.setFocus()

    def _on_taken_back(self, item_ids: Sequence[int], entry_ids: Sequence[int]) -> None:
        """Back to the one item whose decision was taken back, and its words with it: it is to be done otherwise."""
        if len(item_ids) == 1:
            self.pages.deliveries.give_back(entry_ids)
        if len(item_ids) == 1 and self.window.page() is None:
            self.open_item(item_ids[0])
            self.focus_reading()

    @Slot()
    def open_search(self) -> None:
        """To the search field; where the rail is icons it opens over the list."""
        if self.window.page() is not None:
            self.go(Place())
        if self.rail.narrow():
            self.rail.set_narrow(False)
            self.rail.setFixedWidth(208)
        self.rail.search.setFocus()
        self.rail.search.selectAll()

    @Slot()
    def open_outbox(self) -> None:
        self.go(Place(page="outbox"))

    @Slot()
    def open_log(self) -> None:
        self.go(Place(page="log"))

    @Slot()
    def open_accounts(self) -> None:
        self.pages.open_accounts()

    @Slot()
    def open_preferences(self) -> None:
        self.preferences.open()

    @Slot()
    def open_keys(self) -> None:
        sheet = KeySheet(self.window, self.actions)
        sheet.change_requested.connect(self.preferences.open_keys)
        self.show_dialog(sheet)

    @Slot()
    def open_about(self) -> None:
        self.show_dialog(AboutDialog(self.window, self.help.facts()))

    def show_dialog(self, dialog: OverlayDialog) -> None:
        """Open an overlay; keys of the window sleep until it is gone."""
        dialog.closed.connect(self.actions.settle)
        dialog.closed.connect(dialog.discard)
        dialog.help_requested.connect(self.help.open_here)
        if not dialog.is_open():
            dialog.open()
        self.actions.settle()

    # Who and how ----------------------------------------------------------------------------

    @Slot()
    def ask_who(self) -> None:
        """The question of the first start, and the switch later."""
        people = self.work.people()
        must = self.work.desk.moderator is None
        suggested = moderators.system_user() if must and not people else ""
        dialog = WhoDialog(self.window, people, suggested=suggested, must=must)

        def sit(moderator: Moderator) -> None:
            self.work.sit_down(moderator)
            self._show_person()
            self.refresh_figures()
            self.inbox.refresh(everything=True)
            self.case.refresh()
            dialog.close_overlay()
            if must and not self.work.situation().accounts:
                self.help.open_first_run()

        def enter(name: str, role: Role) -> None:
            future = self.work.add_moderator(name, role if people else None, i18n.language())
            self._bridge.follow(future, sit, lambda error: dialog.set_problem(error.text(i18n.language())))

        dialog.chosen.connect(sit)
        dialog.entered.connect(enter)
        self.show_dialog(dialog)

    @Slot(object, object)
    def choose(self, setting: config.Setting[Any], value: config.Value) -> None:
        """Change a setting; it holds at once."""
        self.preferences.choose(setting, value)

    # Figures ------------------------------------------------------------------------------------

    def refresh_figures(self, *, channels: bool = False) -> None:
        """Counters of the rail and the status bar."""
        counters = self._counters = self.work.counters()
        if channels:
            self.rail.set_channels(self.work.channels())
        self.rail.set_counters(counters)
        self.rail.set_approvals(approvals.count(self.work.desk))
        self.reviews_waiting.refresh()
        self.rail.set_proposals(proposals.waiting(self.work.desk))
        situation = self.work.situation()
        self.status.tick(self.work.desk.clock.now_us())
        self.status.set_situation(situation.accounts, situation.offline_since, situation.quarantined)
        self.status.set_outbox(counters.outbox)
        self.inbox.set_situation(situation.accounts)
        self.clocks.refresh()
        self.network.refresh(situation)
        self.count_title()

    @Slot(object)
    def _on_bridge_changed(self, news: News) -> None:
        """Others did something: refresh only what is shown."""
        kinds = set(news.refs)
        everything = news.trimmed
        items = set(news.refs.get("item", ()))
        self.refresh_figures(channels=everything or bool(kinds & {"account", "channel"}))
        if everything or items:
            self.inbox.refresh(items, everything=everything)
        opened = self.case.item()
        if opened is not None and (everything or opened.id in items or kinds & {"item", "delivery", "account"}):
            self.case.refresh()
        self.pages.refresh(news)

    @Slot(object)
    def engine_said(self, news: EngineNews) -> None:
        self.status.set_engine(news)

    # Hearing ----------------------------------------------------------------------------------------

    def _on_sent(self, item_id: int, then: Then) -> None:
        if then is not Then.STAY:
            self._go_on(item_id)  # the button said so, whatever is set for decisions
            self.focus_reading()  # letters are commands again

    def _on_handled(self, item_ids: Sequence[int]) -> None:
        """Go where the person wants to be after an item is done."""
        after = self.work.desk.config.get(config.AFTER_DONE)
        if after == "next":
            self._go_on(item_ids[-1])
            return
        self.inbox.unpick()
        if after == "list":
            self.inbox.view.leave()
            self.case.close()
            self.focus_list()

    def _go_on(self, handled: int) -> None:
        self.inbox.unpick()
        self.inbox.advance(handled)
        if self.inbox.view.current_id() is None:
            self.case.close()

    def _on_troubled(self, title: str, failed: Refusals) -> None:
        rows = self.work.rows([each for each, _error in failed if isinstance(each, int)])
        names: dict[int | str, str] = {row.id: visible(row.author_name) for row in rows}
        self.show_dialog(
            TroubleDialog(self.window, title, [(names.get(each, str(each)), error) for each, error in failed])
        )

    @Slot(object)
    def _on_bridge_failed(self, error: UserError) -> None:
        self.decisions.refused(error)

    @Slot(object)
    def _on_bridge_broke(self, error: Exception) -> None:
        self.decisions.say(_t("Window", "That failed: {what}").format(what=type(error).__name__), "alert")

    @Slot(str)
    def _on_search_changed(self, text: str) -> None:
        if self.window.page() is not None:
            self.go(Place())
        self.inbox.search(text.strip())

    @Slot()
    def _on_search_left(self) -> None:
        self.window.remember(self.window.sizes())
        self.focus_list()
        if self.inbox.view.current_id() is None:
            self.inbox.step(1)

    @Slot()
    def _on_everywhere(self) -> None:
        self.go(Place(View.ALL))

    @Slot()
    def _on_sort_requested(self) -> None:
        menu = QMenu(self.window)
        for sort in Sort:
            entry = menu.addAction(sort_title(sort))
            entry.setCheckable(True)
            entry.setChecked(sort is self.inbox.query().sort)
            entry.triggered.connect(lambda _checked=False, chosen=sort: self._sort(chosen))
        self.narrowing.add_groups(menu)
        self._pop(menu, self.inbox.header.sort_button)

    def _sort(self, sort: Sort) -> None:
        self.choose(config.INBOX_SORT, sort.value)

    @Slot()
    def _on_more_requested(self) -> None:
        menu = self.actions.menu(
            (
                "show_new",
                "reload",
                "",
                "focus",
                "density",
                "theme",
                "policies",
                "voices",
                "",
                "help",
                "keys",
                "tour",
                "about",
            ),
            self.window,
        )
        self._pop(menu, self.inbox.header.more_button)

    def can_start_demo(self) -> bool:
        return self._start_demo is not None

    @Slot()
    def _on_demo_requested(self) -> None:
        if self._start_demo is not None:
            self._start_demo()

    @Slot()
    def _on_accounts_changed(self) -> None:
        self.refresh_figures(channels=True)
        self.case.refresh()

    @Slot(object, bool)
    def _on_draft_changed(self, case: Case, has: bool) -> None:
        self.inbox.model.set_draft(case, has=has)

    @Slot()
    def _on_sizes_changed(self) -> None:
        self._keep_sizes.start(KEEP_SIZES_MS)

    # Inside ------------------------------------------------------------------------------------------

    def _save_sizes(self) -> None:
        self.work.choose(config.WINDOW_GEOMETRY, self.window.sizes().text())

    def count_title(self) -> None:
        """The name above the list with its figure."""
        place, counters = self.rail.place(), self._counters
        if place.page == "inbox" and counters is not None:
            by_channel = place.channel_id is not None
            count = counters.channels.get(place.channel_id or 0, 0) if by_channel else counters.views.get(place.view)
            alone = self.narrowing.counted_alone(place)
            self.inbox.set_title(self.narrowing.title(place), None if alone else count)

    def _show_person(self) -> None:
        person = self.work.desk.moderator
        self.narrowing.show_views()
        self.rail.set_profile(visible(profiles.title(self.work.desk)))
        if person is None:
            self.rail.set_person(_t("Window", "Nobody yet"), "")
        else:
            self.rail.set_person(visible(person.name), role_title(person.role))

    def write(self) -> None:
        """Every text of the window itself, in its language."""
        self.tray.write()
        self.network.write()
        self.window.setWindowTitle(_t("Window", "Moderator"))
        self._show_person()
        self.inbox.set_title(self.narrowing.title(self.rail.place()), None)
        self.count_title()
        self.status.tick(self.work.desk.clock.now_us())

    @staticmethod
    def _pop(menu: QMenu, below: QWidget) -> None:
        menu.popup(below.mapToGlobal(below.rect().bottomLeft()))
        menu.aboutToHide.connect(menu.deleteLater)
