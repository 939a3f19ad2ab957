"""The tour: which step it is, what moves it on, and when it is over.

It watches and never acts: list, selection, pages and the words in the composer are the person's alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from moderator_app import config
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.views import DeliveryView
from moderator_app.services import outbox, profiles
from ui.bridge import Bridge
from ui.i18n import _t
from ui.rail.pane import Place
from ui.tasks import Later
from ui.tour.card import TourCard
from ui.tour.outline import Outline
from ui.tour.steps import Step, Words, words_of, words_of_sent

if TYPE_CHECKING:
    from ui.workstation import Workstation

SOME_WORDS: Final = 3
"""A saved draft of so many words is an answer begun: the first letter alone would take the card away unread."""
_FOLLOWED: Final = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide})


class Tour(QObject):
    """The tour of one window.

    Signals:
        ended: it was finished (True) or skipped (False).
    """

    ended = Signal(bool)

    def __init__(self, station: Workstation, bridge: Bridge) -> None:
        super().__init__(station)
        self._station = station
        self._step: Step | None = None
        self._sent: DeliveryView | None = None
        self._before: QWidget | None = None
        self._since = 0
        self._watched: list[QWidget] = []
        self.outline = Outline(station.window)
        self.card = TourCard(station.window)
        self._follow = Later(self._place, self)
        self.card.next_asked.connect(self.next)
        self.card.skip_asked.connect(self.skip)
        station.inbox.item_opened.connect(self._on_item_opened)
        station.case.composer.draft_changed.connect(self._on_draft_changed)
        bridge.changed.connect(self._on_changed)
        station.window.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    # Beginning and ending --------------------------------------------------------------------

    def begin_once(self) -> None:
        """On the first start of a demo; never again by itself."""
        work = self._station.work
        if not work.desk.config.get(config.TOUR_SHOWN) and profiles.is_demo(work.desk):
            self.begin()

    @Slot()
    def begin(self) -> None:
        """Start from the first step; while it runs, the keyboard goes to its card."""
        if self._step is not None:
            self.card.take_focus()
            return
        work = self._station.work
        work.choose(config.TOUR_SHOWN, True)
        newest = outbox.rows(work.desk, (), limit=1)
        self._since = newest[0].entry_id if newest else 0
        self._sent = None
        self._before = QApplication.focusWidget()
        self._go(Step.INBOX)
        self.card.show()
        self.card.raise_()
        self.card.take_focus()

    def step(self) -> Step | None:
        """Where it is; None: it does not run."""
        return self._step

    def sent(self) -> DeliveryView | None:
        """The first answer of this tour, once it was decided and not taken back."""
        return self._sent

    @Slot()
    def next(self) -> None:
        """The next step; at the last one, to the composer, and to the end once an answer was sent."""
        if self._step is None:
            return
        if self._step is not Step.ANSWER:
            self._go(Step(self._step + 1))
        elif self._sent is not None:
            self._end(finished=True)
        else:
            self._station.actions.trigger("reply")

    @Slot()
    def skip(self) -> None:
        if self._step is not None:
            self._end(finished=self._sent is not None and self._step is Step.ANSWER)

    def _end(self, *, finished: bool) -> None:
        focused = self.card.has_focus()
        self._step = None
        self._follow.stop()
        self._watch(None)
        self.outline.hide()
        if focused:
            before = self._before
            known = before is not None and before.isVisible() and before.isEnabled()
            (before if before is not None and known else self._station.inbox.view).setFocus()
        self._before = None
        self.card.hide()
        self.ended.emit(finished)

    # What moves it on ------------------------------------------------------------------------

    @Slot(int)
    def _on_item_opened(self, _item_id: int) -> None:
        if self._step is Step.INBOX:
            self._go(Step.THREAD)
        else:
            self._show()

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._step is Step.THREAD and now is self._station.case.composer.field:
            self._go(Step.COMPOSER)

    @Slot(object, bool)
    def _on_draft_changed(self, _case: object, has: bool) -> None:
        begun = has and len(self._station.case.composer.text().split()) >= SOME_WORDS
        if begun and self._step is Step.COMPOSER:
            self._go(Step.OUTBOX)

    @Slot(object)
    def _on_changed(self, _news: object) -> None:
        """Something was committed: an answer of this person perhaps, or it went further, or was taken back."""
        if self._step is None:
            return
        before, self._sent = self._sent, self._latest()
        if self._sent is not None and before is None:
            # The undo window is best explained while one runs.
            self._go(Step.ANSWER if self._step >= Step.OUTBOX else Step.OUTBOX)
        else:
            self._show()

    def _latest(self) -> DeliveryView | None:
        desk = self._station.work.desk
        if desk.moderator is None:
            return None
        return next(
            (
                each
                for each in outbox.rows(desk, (), limit=50)
                if each.entry_id > self._since
                and each.action is EntryKind.REPLY
                and each.actor == desk.actor
                and each.state is not DeliveryState.CANCELLED
            ),
            None,
        )

    # Showing -------------------------------------------------------------------------------------

    def _go(self, step: Step) -> None:
        self._step = step
        if step is Step.OUTBOX and self._station.window.page() is self._station.pages.page("outbox"):
            self._step = Step.ANSWER
        self._show()

    def _show(self) -> None:
        step = self._step
        if step is None:
            return
        ended = step is Step.ANSWER and self._sent is not None
        words: Words = words_of(step, self._station.work.desk.hold_s)
        if step is Step.ANSWER and self._sent is not None:
            words = words_of_sent(self._sent)
        self.card.say(
            words,
            step,
            len(Step),
            need="" if ended else self._need(step),
            next_label=self._next_label(step, ended=ended),
            skip=not ended,
        )
        self._watch(self._target(step))
        self._place()

    def _next_label(self, step: Step, *, ended: bool) -> str:
        if ended:
            return _t("Tour", "Finish")
        return _t("Tour", "Next") if step is not Step.ANSWER else _t("Tour", "Answer")

    def _need(self, step: Step) -> str:
        station = self._station
        if step is Step.OUTBOX:
            return ""
        if station.window.page() is not None:
            return _t("Tour", "It is in the inbox: G O leads back.")
        if step is not Step.INBOX and station.case.item() is None:
            return _t("Tour", "Open an item first: J takes the next one.")
        return ""

    def _target(self, step: Step) -> QWidget | None:
        """The real part of the window; None where it cannot be seen."""
        station = self._station
        composer = station.case.composer
        wanted: QWidget | None = {
            Step.INBOX: station.inbox,
            Step.THREAD: station.case.thread,
            Step.COMPOSER: composer,
            Step.OUTBOX: station.rail.row(Place(page="outbox")),
            Step.ANSWER: composer,
        }[step]
        if wanted is composer and composer.isHidden():
            wanted = station.case.thread
        return wanted

    def _place(self) -> None:
        """Outline and card for where everything stands now."""
        step = self._step
        if step is None:
            return
        window = self._station.window
        target = self._target(step)
        area = QRect()
        if target is not None and target.isVisible():
            seen = target.visibleRegion().boundingRect() if step is Step.OUTBOX else target.rect()
            area = QRect(target.mapTo(window, seen.topLeft()), seen.size())
        self.outline.put_around(area)
        status = self._station.status
        room = QRect(QPoint(0, 0), window.size())
        room.setBottom(status.mapTo(window, QPoint(0, 0)).y() - 1)
        self.card.stand_by(area, room)

    def _watch(self, target: QWidget | None) -> None:
        """Hear when the target, or a pane around it, moves."""
        window = self._station.window
        for each in self._watched:
            each.removeEventFilter(self)
        self._watched = []
        while target is not None and target is not window:
            target.installEventFilter(self)
            self._watched.append(target)
            target = target.parentWidget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._step is None:
            return False
        if event.type() in _FOLLOWED:
            self._follow.start()
        elif event.type() == QEvent.Type.LanguageChange and watched is self._station.window:
            self._show()
        return False
