"""The line at the foot: network, accounts with the age of their data, engine, quarantine, outbox."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from moderator_app.clock import MINUTE_US
from moderator_app.domain.items import NEEDS_PERSON, PENDING_DELIVERY, DeliveryState
from moderator_app.domain.ports import Health
from moderator_app.domain.views import AccountView
from ui import format as fmt
from ui import theme
from ui.engine_child import EngineNews, EngineState
from ui.i18n import _t
from ui.names import platform_title
from ui.safe_text import visible
from ui.widgets.labels import Panel
from ui.widgets.status import StatusPiece, StatusSeparator

OLD_US: Final = 5 * MINUTE_US
"""Data older than this are shown as a warning though the account says it is well."""


def health_word(code: str) -> str:
    """How an account is, in a few words."""
    return {
        Health.OK.value: _t("Health", "well"),
        Health.OFFLINE.value: _t("Health", "offline"),
        Health.RATE_LIMITED.value: _t("Health", "asked to wait"),
        Health.NEEDS_SIGNIN.value: _t("Health", "sign in again"),
        Health.NO_PERMISSION.value: _t("Health", "no permission"),
        Health.NEEDS_RELAY.value: _t("Health", "needs a relay"),
    }.get(code, code)


def engine_words(news: EngineNews, now_us: int) -> str:
    """How the engine stands; empty while all is well."""
    if news.state is EngineState.RESTARTING:
        left = max(0, (news.again_at or now_us) - now_us)
        return _t("Engine", "The engine stopped, again in {time}").format(time=fmt.duration(left))
    return {
        EngineState.STARTING: _t("Engine", "The engine is starting"),
        EngineState.ELSEWHERE: _t("Engine", "The engine runs elsewhere"),
        EngineState.STOPPING: _t("Engine", "The engine is stopping"),
        EngineState.STOPPED: _t("Engine", "The engine does not run"),
        EngineState.NO_PROGRAM: _t("Engine", "The engine could not be started"),
    }.get(news.state, "")


class StatusBar(Panel):
    """How things are.

    Signals:
        accounts_requested: an account was clicked.
        outbox_requested: the outbox was clicked.
    """

    accounts_requested = Signal()
    outbox_requested = Signal()

    def __init__(self) -> None:
        super().__init__("surface_sunken")
        self.setFixedHeight(theme.tokens()["pane"]["status_bar"] - 1)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(12, 0, 12, 0)
        self._line.setSpacing(16)
        self._network = StatusPiece()
        self._separator = StatusSeparator()
        self._accounts: list[StatusPiece] = []
        self._engine = StatusPiece()
        self._quarantine = StatusPiece()
        self._forecast = StatusPiece()
        self._ruling = StatusPiece()
        self._doubt = StatusPiece()
        self._outbox = StatusPiece()
        self._outbox.activated.connect(self.outbox_requested)
        self._line.addWidget(self._network)
        self._line.addWidget(self._separator)
        self._line.addStretch(1)
        for piece in (self._doubt, self._ruling, self._forecast, self._engine, self._quarantine, self._outbox):
            self._line.addWidget(piece)
        self._doubt.hide()
        self._ruling.hide()
        self._forecast.hide()
        self._facts: tuple[Sequence[AccountView], int | None, int] = ((), None, 0)
        self._news = EngineNews(EngineState.STARTING)
        self._counts: Mapping[DeliveryState, int] = {}
        self._now_us = 0

    def set_situation(self, accounts: Sequence[AccountView], offline_since: int | None, quarantined: int) -> None:
        """Accounts as the engine last found them."""
        self._facts = (accounts, offline_since, quarantined)
        self._write()

    def set_engine(self, news: EngineNews) -> None:
        self._news = news
        self._write()

    def engine_state(self) -> EngineState:
        """How the engine stood when it last said so."""
        return self._news.state

    def set_outbox(self, counts: Mapping[DeliveryState, int]) -> None:
        self._counts = counts
        self._write()

    def set_forecast(self, text: str) -> None:
        """How many will be late by the end of the shift; empty: there is nothing to say."""
        self._forecast.setVisible(bool(text))
        self._forecast.show_state(text)
        self._make_room()

    def set_doubt(self, text: str) -> None:
        """The clock of this machine is wrong; empty: it is not."""
        self._doubt.setVisible(bool(text))
        self._doubt.show_state(text, icon="clock", color="warning_text", strong=True)
        self._make_room()

    def set_ruling(self, text: str) -> None:
        """How far a changed rule or calendar is applied; empty: everywhere."""
        self._ruling.setVisible(bool(text))
        self._ruling.show_state(text, icon="clock")
        self._make_room()

    def tick(self, now_us: int) -> None:
        """Ages grow by the second."""
        self._now_us = now_us
        if self.isVisible():
            self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def texts(self) -> list[str]:
        """What it says, from left to right."""
        pieces = [
            self._network, *self._accounts, self._doubt, self._ruling, self._forecast, self._engine, self._quarantine,
            self._outbox,
        ]  # fmt: skip
        return [piece.text() for piece in pieces if not piece.isHidden()]

    # Inside ----------------------------------------------------------------------------

    def _write(self) -> None:
        accounts, offline_since, quarantined = self._facts
        if offline_since is not None:
            since = _t("Status", "No network since {time}").format(time=fmt.when(offline_since, self._now_us))
            self._network.show_state(since, icon="offline", color="warning_text", strong=True)
        elif accounts:
            self._network.show_state(_t("Status", "Online"), dot="success")
        else:
            self._network.show_state(_t("Status", "No accounts"), dot="text_muted")
        self._separator.setVisible(bool(accounts))
        self._write_accounts(accounts, offline=offline_since is not None)
        words = engine_words(self._news, self._now_us)
        bad = self._news.state in {EngineState.RESTARTING, EngineState.NO_PROGRAM, EngineState.STOPPED}
        self._engine.setVisible(bool(words))
        self._engine.show_state(
            words, icon="alert" if bad else "clock", color="warning_text" if bad else "text_muted", strong=bad
        )
        count = quarantined
        self._quarantine.setVisible(count > 0)
        self._quarantine.show_state(
            _t("Status", "%n unread by us", "", count),
            icon="alert",
            color="warning_text",
            tip=_t("Status", "What a platform sent and this version cannot read is kept whole and tried again later."),
        )
        self._write_outbox()
        self._make_room()

    def _write_accounts(self, accounts: Sequence[AccountView], *, offline: bool) -> None:
        while len(self._accounts) < len(accounts):
            piece = StatusPiece()
            piece.activated.connect(self.accounts_requested)
            self._line.insertWidget(2 + len(self._accounts), piece)
            self._accounts.append(piece)
        while len(self._accounts) > len(accounts):
            gone = self._accounts.pop()
            self._line.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for piece, account in zip(self._accounts, accounts, strict=True):
            self._write_account(piece, account, offline=offline)

    def _write_account(self, piece: StatusPiece, account: AccountView, *, offline: bool) -> None:
        whole = next((each for each in account.health if not each.capability), None)
        code = whole.code if whole is not None else Health.OK.value
        title = f"{visible(account.name)} ({platform_title(account.platform)})"
        age = None if account.caught_up_at is None else max(0, self._now_us - account.caught_up_at)
        if code != Health.OK.value and not (offline and code == Health.OFFLINE.value):
            since = "" if whole is None else fmt.when(whole.since, self._now_us)
            reason = "" if whole is None else visible(whole.reason)
            tip = "\n".join(part for part in (title, reason, since) if part)
            piece.show_state(health_word(code), mark=account.platform, icon="alert", color="warning_text", tip=tip)
            return
        partly = [each for each in account.health if each.capability and each.code != Health.OK.value]
        text = _t("Status", "not read yet") if age is None else fmt.duration(age)
        tip = "\n".join([title, *(f"{each.capability}: {health_word(each.code)}" for each in partly)])
        old = age is not None and age > OLD_US
        icon = "alert" if partly else ""
        piece.show_state(
            text, mark=account.platform, icon=icon, color="warning_text" if old or partly else "text_muted", tip=tip
        )

    def _write_outbox(self) -> None:
        under_way = sum(self._counts.get(state, 0) for state in PENDING_DELIVERY)
        decide = sum(self._counts.get(state, 0) for state in NEEDS_PERSON)
        total = sum(self._counts.get(state, 0) for state in PENDING_DELIVERY | NEEDS_PERSON)
        self._outbox.setVisible(total > 0)
        text = _t("Status", "Outbox: {count}").format(count=fmt.number(max(under_way, total)))
        if decide:
            text += _t("Status", ", {count} to decide").format(count=fmt.number(decide))
        self._outbox.show_state(text, icon="outbox", color="text" if decide else "text_muted", strong=bool(decide))

    def _make_room(self) -> None:
        """Where it is short the forecast goes first, then the times of accounts; network, engine and outbox never."""
        fixed = [
            piece
            for piece in (self._network, self._doubt, self._ruling, self._engine, self._quarantine, self._outbox)
            if not piece.isHidden()
        ]
        room = self.width() - 24 - 17 - sum(piece.sizeHint().width() + 16 for piece in fixed)
        for piece in self._accounts:
            room -= piece.sizeHint().width() + 16
            piece.setVisible(room >= 0)
        self._forecast.setVisible(bool(self._forecast.text()) and room >= self._forecast.sizeHint().width() + 16)
