"""The page of reviews as the window runs it: read aside, written on the lane."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from moderator_app.clock import DAY_US, SECOND_US
from moderator_app.domain.entries import Entry
from moderator_app.domain.review.blind import Masked, masked
from moderator_app.domain.review.sampling import Plan
from moderator_app.domain.review.scorecard import Scorecard
from moderator_app.errors import UserError
from moderator_app.services import blind, moderators, past, review, scoring, sla
from moderator_app.services.desk import Desk
from moderator_app.services.past import PastCase
from moderator_app.services.review import LogLine
from moderator_app.services.scoring import Calibration, Comment, Review, Waiting, Wanted
from moderator_app.services.sla import ItemClocks
from ui import i18n
from ui.ask_text import AskText
from ui.bridge import News
from ui.decisions import Decisions
from ui.i18n import _t
from ui.safe_text import visible
from ui.scoring.card import ScoreCard
from ui.scoring.card_editor import CardEditor
from ui.scoring.draw import DrawDialog
from ui.scoring.figures import Trends, tables
from ui.scoring.page import ScoringPage, Shown
from ui.tasks import ReadAside
from ui.widgets.overlay import OverlayDialog

if TYPE_CHECKING:
    from ui.work import Work

MOST = 200
"""Answers listed at once: the newest reviews, the first of the queue."""


@dataclass(frozen=True, slots=True)
class _Read:
    shown: Shown
    card: Scorecard
    lines: tuple[LogLine, ...] = ()
    waiting: Mapping[int, Waiting] | None = None
    reviews: Mapping[int, Review] | None = None
    figures: tuple[Trends, Calibration | None, Mapping[str, str]] | None = None


class ScoringStation(QObject):
    """Feeds the page and does what it asks for."""

    def __init__(
        self, work: Work, decisions: Decisions, window: QWidget, show_dialog: Callable[[OverlayDialog], None]
    ) -> None:
        super().__init__()
        self._work, self._decisions, self._window, self._show_dialog = work, decisions, window, show_dialog
        self._only: frozenset[int] = frozenset()
        self._found: _Read | None = None
        self._person: str | None = None
        self.page = ScoringPage(work.desk.clock.now_us())
        self.page.set_lead(work.desk.is_lead)
        self._read = ReadAside(work, self._begin, self._show, self._failed)
        self.page.shown_changed.connect(self.show)
        self.page.answer_chosen.connect(self._choose)
        self.page.draw_requested.connect(self.open_draw)
        self.page.card_requested.connect(self.open_card)
        self.page.comment_requested.connect(self._ask_comment)
        self.page.marked.connect(self._open_behind)
        self.page.person_chosen.connect(self._choose_person)
        self.page.retry_requested.connect(self.reload)

    @Slot()
    def reload(self) -> None:
        """Read anew."""
        self.page.set_lead(self._work.desk.is_lead)
        self._read.ask()

    @Slot(object)
    def show(self, shown: Shown) -> None:
        """List something else."""
        self._only = frozenset()
        self.page.shown = shown
        self.reload()

    def refresh(self, news: News) -> None:
        """Others did something; a card that is being filled in stays."""
        card = self.page.card
        busy = card is not None and (card.comments or card.coaching.toPlainText() or any(r.grade for r in card.rows))
        if self.page.isVisible() and not busy and (news.trimmed or "entry" in news.refs):
            self.reload()

    def _begin(self) -> Callable[[Desk], _Read]:
        shown, only = self.page.shown, self._only

        def read(desk: Desk) -> _Read:
            card = scoring.card(desk)
            if shown is Shown.FIGURES:
                agreed = scoring.agreement(desk) if desk.is_lead else None
                return _Read(shown, card, figures=(scoring.trends(desk), agreed, moderators.names(desk)))
            if shown is Shown.QUEUE:
                waiting = {each.of: each for each in scoring.queue(desk)[:MOST]}
                names = moderators.names(desk)
                lines = tuple(
                    blind.line(line, names.get(each.person, line.actor_name)) if each.blind else line
                    for each, line in ((each, review.entry(desk, of)) for of, each in waiting.items())
                )
                return _Read(shown, card, lines, waiting)
            found: dict[int, Review] = {}
            for each in scoring.all_reviews(desk):
                if (not only or each.entry_id in only) and (each.of not in found or found[each.of].second):
                    found[each.of] = each  # the first one: whoever wrote the answer speaks about that
            listed = dict(list(found.items())[:MOST])
            return _Read(shown, card, tuple(review.entry(desk, of) for of in listed), reviews=listed)

        return read

    def _show(self, found: _Read) -> None:
        if found.shown is not self.page.shown:
            return
        self._found = found
        if found.figures is not None:
            trends, agreed, names = found.figures
            people = sorted({person for person, _ in trends}, key=lambda each: names.get(each, each))
            of = self._person if self._person in people else None
            offered = [(each, names.get(each, each)) for each in people]
            self.page.show_figures(tables(trends, agreed, found.card, names, of), offered, of)
        else:
            now_us = self._work.desk.clock.now_us()
            self.page.show_answers(found.shown, found.lines, now_us, whole=not self._only)

    def _failed(self, error: UserError) -> None:
        self.page.show_error(error.text(i18n.language()))

    # One answer ---------------------------------------------------------------------------

    @Slot(int)
    def _choose(self, of: int) -> None:
        waits, found = self.page.shown is Shown.QUEUE, self._found
        waiting = None if found is None or found.waiting is None else found.waiting.get(of)
        hidden = waits and waiting is not None and waiting.blind

        def read(desk: Desk) -> tuple[PastCase, ItemClocks | None, str, Masked]:
            case = past.case(desk, of)
            clocks = None if case.line.item_id is None else sla.clocks(desk, case.line.item_id)
            text = case.line.words.get("text") or ""
            answer = Masked(text)
            if hidden:
                name = moderators.names(desk).get(case.line.entry.actor, case.line.actor_name)
                case, answer = blind.case(case, name), masked(text, name)
            elif waits:  # what another lead gave must not lead this one
                case = replace(case, reviews=())
            return case, clocks, scoring.kind_of(desk, of), answer

        self._work.bridge.follow(
            self._work.aside(read), lambda found: self._show_case(of, *found), self._decisions.refused
        )

    def _show_case(self, of: int, case: PastCase, clocks: ItemClocks | None, kind: str, answer: Masked) -> None:
        found = self._found
        if found is None or self.page.current() != of:
            return
        desk = self._work.desk
        given = None if found.reviews is None else found.reviews.get(of)
        numbers = [line.entry.id for line in found.lines]
        place = f"{numbers.index(of) + 1} / {len(numbers)}" if of in numbers else ""
        if given is None:
            card = ScoreCard(found.card, kind, place)
        else:
            mine = given.person == desk.actor
            # The card says this one already.
            others = tuple(each for each in case.reviews if each[1].entry_id != given.entry_id)
            case = replace(case, reviews=others)
            card = ScoreCard(given.card, given.kind, place, given, mine=mine, lead=desk.is_lead)
            card.objected.connect(lambda: self._object(given))
            card.answered.connect(lambda kept: self._answer(given, kept))
        card.saved.connect(lambda wanted: self._save(of, wanted))
        card.skipped.connect(self.page.next)
        self.page.show_case(case, clocks, card, answer)

    def _save(self, of: int, wanted: Wanted) -> None:
        waiting = None if self._found is None or self._found.waiting is None else self._found.waiting.get(of)
        second = waiting is not None and waiting.second

        def done(entry: Entry) -> None:
            self._decisions.tell(_t("Review", "Review saved"), (entry.id,))
            if self.page.current() == of:
                self.page.next()
            self.reload()

        future = self._work.decide(scoring.score, of, wanted, second=second)
        self._work.bridge.follow(future, done, self._decisions.refused)

    @Slot(object)
    def _ask_comment(self, comment: Comment) -> None:
        card = self.page.card
        dialog = AskText(
            self._window, _t("Review", "Remark"), f"«{visible(comment.quote[:120])}»", verb=_t("Review", "Add")
        )

        def entered(text: str) -> None:
            if card is not None and card is self.page.card:
                card.add_comment(replace(comment, text=text))
                self.page.mark_comments()
                card.setFocus()

        dialog.entered.connect(entered)
        self._show_dialog(dialog)
        dialog.field.setFocus()

    def _object(self, given: Review) -> None:
        dialog = AskText(self._window, _t("Review", "Object"), _t("Review", "What the review misses"))
        said = _t("Review", "The lead will read it")
        dialog.entered.connect(lambda text: self._write(scoring.rebut, given.entry_id, text, said=said))
        self._show_dialog(dialog)
        dialog.field.setFocus()

    def _answer(self, given: Review, kept: bool) -> None:
        title = _t("Review", "It stays") if kept else _t("Review", "Take it back")
        dialog = AskText(self._window, title, _t("Review", "Your answer"))
        said = _t("Review", "Answered")
        dialog.entered.connect(lambda text: self._write(scoring.rule, given.entry_id, text, said=said, kept=kept))
        self._show_dialog(dialog)
        dialog.field.setFocus()

    def _write(self, change: Callable[..., Entry], review_id: int, text: str, *, said: str, **facts: bool) -> None:
        def done(entry: Entry) -> None:
            self._decisions.tell(said, (entry.id,))
            self.reload()

        future = self._work.decide(change, review_id, text, **facts)
        self._work.bridge.follow(future, done, self._decisions.refused)

    # Drawing, the card, figures --------------------------------------------------------------

    @Slot()
    def open_draw(self) -> None:
        """Ask which answers."""
        dialog = DrawDialog(self._window)

        def refused(error: UserError) -> None:
            language = i18n.language()
            dialog.set_problem(" ".join(part for part in (error.text(language), error.hint(language)) if part))

        def entered(plan: Plan, days: int, blind: bool, second: bool) -> None:
            now = self._work.desk.clock.now_us()
            seeded = replace(plan, seed=now // SECOND_US)

            def done(entry: Entry) -> None:
                dialog.close_overlay()
                self._decisions.tell(_t("Review", "Answers drawn"), (entry.id,))
                self.show(Shown.QUEUE)

            def chosen(found: tuple[int, ...]) -> None:
                future = self._work.decide(scoring.draw, seeded, found, blind=blind, second=second)
                self._work.bridge.follow(future, done, refused)

            since = now - days * DAY_US
            read = self._work.aside(
                lambda desk: scoring.choose(desk, seeded, since_us=since, until_us=now + 1, second=second)
            )
            self._work.bridge.follow(read, chosen, refused)

        dialog.entered.connect(entered)
        self._show_dialog(dialog)

    @Slot()
    def open_card(self) -> None:
        """Edit the scorecard."""
        dialog = CardEditor(self._window, scoring.card(self._work.desk))

        def done(_card: Scorecard) -> None:
            dialog.close_overlay()
            self._decisions.say(_t("Review", "The scorecard is in force"), "check")
            self.reload()

        def refused(error: UserError) -> None:
            dialog.set_problem(error.text(i18n.language()))

        dialog.entered.connect(
            lambda card: self._work.bridge.follow(self._work.decide(scoring.save_card, card), done, refused)
        )
        self._show_dialog(dialog)

    @Slot(object)
    def _choose_person(self, person: str | None) -> None:
        self._person = person
        if self._found is not None:
            self._show(self._found)

    @Slot(str)
    def _open_behind(self, mark: str) -> None:
        self._only = frozenset(int(each) for each in mark.split(",") if each)
        self.page.shown = Shown.REVIEWED
        self.reload()
