"""One account: how it is in words, how old its data are, what it watches and may do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moderator_app.services.accounts import AccountView
from ui.accounts import words
from ui.accounts.rights import ChannelChoice, ChannelList, RightsList
from ui.i18n import _t
from ui.links import real_host
from ui.names import platform_title
from ui.safe_text import visible
from ui.widgets.avatar import PlatformMark
from ui.widgets.banner import BannerAction, CardBanner
from ui.widgets.chips import Tone
from ui.widgets.labels import ElidedLabel, Label


class AccountDetail(QWidget):
    """The right side for an account that is there.

    Args:
        account: which.
        now_us: UTC microseconds.
        engine_runs: whether anything is fetched at all.
        watch_blocked: why channels cannot be chosen; empty: they can.
        toggled: a channel was ticked or unticked.
    """

    def __init__(
        self,
        account: AccountView,
        now_us: int,
        *,
        engine_runs: bool,
        watch_blocked: str,
        toggled: Callable[[ChannelChoice, bool], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.account = account
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(16)
        self._column.addLayout(self._head())
        self._notice: QWidget | None = None
        icon, tone = words.health_look(account.health)
        sentences = [words.reason_words(account.reason)] if account.reason else []
        sentences.append(words.age_sentence(account, now_us))
        if not engine_runs:
            sentences.append(_t("Accounts", "Nothing is fetched now: the engine does not run."))
        self._column.addWidget(CardBanner(icon, tone, words.health_sentence(account, now_us), " ".join(sentences)))
        pair = QHBoxLayout()
        pair.setSpacing(24)
        self.channels = ChannelList(
            [
                ChannelChoice(
                    key=each.external_id,
                    name=each.name,
                    kind=each.kind,
                    starts=each.starts,
                    watched=each.watched,
                    id=each.id,
                    open_items=each.open_items,
                    lacking=tuple(words.lacking_words(reason) for reason in each.missing.values()),
                )
                for each in account.channels
            ],
            toggled,
            watch_blocked,
        )
        pair.addWidget(self.channels, 1)
        pair.addWidget(RightsList(account.capabilities), 1)
        self._column.addLayout(pair)
        self._column.addStretch(1)

    def _head(self) -> QHBoxLayout:
        account = self.account
        title = platform_title(account.platform)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(PlatformMark(account.platform, title, 32))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Label(visible(account.name), "title"))
        parts = [title, real_host(account.base_url) or account.base_url]
        if account.external_name:
            parts.append(_t("Accounts", "signed in as {who}").format(who=visible(account.external_name)))
        if account.proxy:
            parts.append(_t("Accounts", "through {proxy}").format(proxy=account.proxy))
        names.addWidget(ElidedLabel(" · ".join(parts), "small", "text_muted"))
        line.addLayout(names, 1)
        return line

    def notify(self, tone: Tone, title: str, text: str = "", actions: tuple[BannerAction, ...] = ()) -> None:
        """Say something above everything else: a question, a result, a failure."""
        self.clear_notice()
        icon = {Tone.DANGER: "alert", Tone.SUCCESS: "check", Tone.WARNING: "alert"}.get(tone, "retry")
        self._notice = CardBanner(icon, tone, title, text, actions)
        self._column.insertWidget(1, self._notice)

    def clear_notice(self) -> None:
        if self._notice is not None:
            self._column.removeWidget(self._notice)
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None

    def notice(self) -> QWidget | None:
        return self._notice
