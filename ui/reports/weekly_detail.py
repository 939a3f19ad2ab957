"""One weekly digest: when it comes, what it is about, where it goes, and what became of the last weeks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from moderator_app.domain.report.weekly import Run, State
from moderator_app.domain.report.weekly_words import week_text
from moderator_app.services.weekly import WeeklyView
from ui import format as fmt
from ui import i18n
from ui.i18n import _t
from ui.reports import weekly_words as words
from ui.safe_text import visible
from ui.widgets.banner import BannerAction, CardBanner
from ui.widgets.chips import TagChip, Tone
from ui.widgets.labels import ElidedLabel, Label, Paragraph

EARLIER: Final = 6
"""Weeks listed below the newest one."""


class WeeklyDetail(QWidget):
    """The right side for a digest that is there.

    Args:
        view: which.
        channels: names by number.
        now_us: UTC microseconds.
        settle: a person says that an unsure one was sent (True) or goes again; None: they may not.
    """

    def __init__(
        self,
        view: WeeklyView,
        channels: dict[int, str],
        now_us: int,
        settle: Callable[[Run, bool], None] | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.view = view
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(16)
        schedule = view.schedule
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(Label(visible(schedule.name), "title"))
        moment = words.when(schedule)
        first = f"{moment[:1].upper()}{moment[1:]} · {words.next_words(schedule, view.next_at, now_us)}"
        for text in (first, words.place(schedule), words.about(schedule, channels)):
            head.addWidget(ElidedLabel(text, "body", "text_muted"))
        self._column.addLayout(head)
        self._notice: QWidget | None = None
        runs = view.runs
        if runs:
            self._column.addWidget(self._newest(runs[0], now_us, settle))
        else:
            said = _t(
                "Weekly",
                "Each tells of the last whole week, Monday to Sunday. The engine makes it, also when nobody has the "
                "window open.",
            )
            self._column.addWidget(CardBanner("calendar", Tone.PLAIN, _t("Weekly", "No digest was made yet"), said))
        if len(runs) > 1:
            self._column.addWidget(Label(_t("Weekly", "Earlier weeks"), "small_strong", "text_muted"))
            self._column.addLayout(self._earlier(runs[1 : EARLIER + 1], now_us, settle))
        self._column.addStretch(1)

    def _newest(self, run: Run, now_us: int, settle: Callable[[Run, bool], None] | None) -> CardBanner:
        icon, tone = words.LOOKS[run.state]
        title = f"{words.title(run)} · {fmt.when(run.at, now_us)}"
        return CardBanner(icon, tone, title, words.detail(run, now_us), self._answers(run, settle))

    @staticmethod
    def _answers(run: Run, settle: Callable[[Run, bool], None] | None) -> tuple[BannerAction, ...]:
        if run.state is not State.UNSURE or settle is None:
            return ()
        return (
            BannerAction(_t("Weekly", "It was sent"), lambda: settle(run, True)),
            BannerAction(_t("Weekly", "Send it again"), lambda: settle(run, False)),
        )

    def _earlier(self, runs: tuple[Run, ...], now_us: int, settle: Callable[[Run, bool], None] | None) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(2, 1)
        for line, run in enumerate(runs):
            if run.state is State.UNSURE and settle is not None:
                grid.addWidget(self._newest(run, now_us, settle), line, 0, 1, 3)
                continue
            icon, tone = words.LOOKS[run.state]
            grid.addWidget(Label(week_text(run.week, i18n.language()), "body"), line, 0)
            grid.addWidget(TagChip(words.state_words(run.state), tone, icon), line, 1, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(Paragraph(words.detail(run, now_us), "small", "text_muted"), line, 2)
        return grid

    def notify(self, tone: Tone, title: str, text: str = "", actions: tuple[BannerAction, ...] = ()) -> None:
        """Say something above everything else: a question, a result, a failure."""
        self.clear_notice()
        icon = {Tone.DANGER: "alert", Tone.SUCCESS: "check", Tone.WARNING: "alert"}.get(tone, "clock")
        self._notice = CardBanner(icon, tone, title, text, actions)
        self._column.insertWidget(1, self._notice)

    def clear_notice(self) -> None:
        """Nothing is said any more."""
        if self._notice is not None:
            self._column.removeWidget(self._notice)
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None

    def notice(self) -> QWidget | None:
        """What is said just now."""
        return self._notice
