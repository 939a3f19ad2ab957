"""The form of one platform: the address, the fields its adapter asks for, what they are and where to find them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moderator_app.domain.ports import PlatformInfo, SignInField
from moderator_app.services.accounts import AccountView
from ui import i18n
from ui.accounts.rights import ChannelChoice, ChannelList, RightsList
from ui.accounts.words import lacking_words
from ui.console_child import Failure
from ui.i18n import _t
from ui.names import platform_title
from ui.safe_text import visible
from ui.widgets.avatar import PlatformMark
from ui.widgets.banner import CardBanner
from ui.widgets.chips import Tone
from ui.widgets.fields import LabeledField, LineField, SecretField
from ui.widgets.labels import Label, Paragraph


def said(english: str, russian: str) -> str:
    """One of both, by the language of the window."""
    return russian if i18n.language() == "ru" else english


class AccountForm(QWidget):
    """What a person fills in.

    Args:
        info: the platform.
        account: the account whose credential is renewed; None: a new one.

    Signals:
        edited: something was typed; what was tried no longer holds.
        submitted: Return in a field.
    """

    edited = Signal()
    submitted = Signal()

    def __init__(self, info: PlatformInfo, account: AccountView | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.info = info
        self.account = account
        self._plain: dict[str, LabeledField] = {}
        self._secret: dict[str, LabeledField] = {}
        self._channels: ChannelList | None = None
        self._outcome: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(12)
        self._column.addLayout(self._head())
        self._name = self._line(_t("Accounts", "Name in our list"), account.name if account else "")
        self._url = self._line(_t("Accounts", "Address"), account.base_url if account else "")
        self._url.field.setPlaceholderText(info.default_url or "https://")
        if account is not None:
            self._name.field.setReadOnly(True)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self._url, 1)
        first.addWidget(self._name, 1)
        self._column.addLayout(first)
        for each in info.fields:
            self._column.addWidget(self._field(each))
        self._proxy = self._line(
            _t("Accounts", "Proxy"),
            (account.proxy or "") if account else "",
            _t("Accounts", "For this account alone, without a password: http://host:port or socks5://host:port."),
        )
        self._column.addWidget(self._proxy)
        if info.default_url:
            self._url.hide()
        self._proxy.setVisible(bool(account and account.proxy))
        self._column.addStretch(1)

    def _head(self) -> QHBoxLayout:
        title = platform_title(self.info.name)
        line = QHBoxLayout()
        line.setSpacing(12)
        mark = QVBoxLayout()
        mark.addWidget(PlatformMark(self.info.mark, title, 32))
        mark.addStretch(1)
        line.addLayout(mark)
        words = QVBoxLayout()
        words.setSpacing(2)
        heading = (
            title if self.account is None else _t("Accounts", "New sign-in for {name}").format(name=self.account.name)
        )
        words.addWidget(Label(visible(heading), "title"))
        words.addWidget(Paragraph(said(self.info.help_en, self.info.help_ru), "small", "text_muted"))
        line.addLayout(words, 1)
        return line

    def _line(self, label: str, value: str, hint: str = "") -> LabeledField:
        field = LineField(label)
        field.setText(value)
        field.textEdited.connect(self._on_edited)
        field.returnPressed.connect(self.submitted)
        return LabeledField(label, field, hint)

    def _field(self, each: SignInField) -> LabeledField:
        label = said(each.label_en, each.label_ru)
        if not each.required:
            label = _t("Accounts", "{field} (optional)").format(field=label)
        hint = said(each.help_en, each.help_ru)
        if each.secret:
            field: LineField = SecretField(label, show_name=_t("Accounts", "Show what was typed"))
        else:
            field = LineField(label, placeholder=each.default)
        if self.account is not None and not each.secret:
            field.setPlaceholderText(_t("Accounts", "as before"))
        field.textEdited.connect(self._on_edited)
        field.returnPressed.connect(self.submitted)
        made = LabeledField(label, field, hint)
        (self._secret if each.secret else self._plain)[each.name] = made
        return made

    # What was filled in --------------------------------------------------------------

    def name(self) -> str:
        return " ".join(self._name.field.text().split())

    def url(self) -> str:
        return self._url.field.text().strip()

    def settings(self) -> dict[str, str]:
        """Fields that are no secret; only those that were filled in."""
        found = {name: each.field.text().strip() for name, each in self._plain.items()}
        found = {name: value for name, value in found.items() if value}
        proxy = self._proxy.field.text().strip()
        before = (self.account.proxy or "") if self.account else ""
        if proxy != before:
            found["proxy"] = proxy
        return found

    def secrets(self) -> dict[str, str]:
        return {name: each.field.text() for name, each in self._secret.items() if each.field.text().strip()}

    def secret_fields(self) -> int:
        return len(self._secret)

    def forget_secrets(self) -> None:
        """Nothing typed stays in the window longer than it is needed."""
        for each in self._secret.values():
            each.field.clear()

    def field(self, name: str) -> LineField:
        """A field by its name: `name`, `url`, `proxy` or one of the platform's."""
        own = {"name": self._name, "url": self._url, "proxy": self._proxy}
        return (own | self._plain | self._secret)[name].field

    def show_network(self) -> None:
        """Show address and proxy where they are hidden."""
        self._url.show()
        self._proxy.show()
        self._proxy.field.setFocus()

    def complaints(self) -> bool:
        """Say at each empty field that it is needed; whether there is one."""
        empty = [each for each in self.info.fields if each.required and self._is_empty(each)]
        for each in self.info.fields:
            holder = (self._secret if each.secret else self._plain)[each.name]
            holder.set_problem(_t("Accounts", "This is needed.") if each in empty else "")
        no_url = not self.url() and not self.info.default_url
        self._url.set_problem(_t("Accounts", "This is needed.") if no_url else "")
        return bool(empty) or no_url

    def _is_empty(self, each: SignInField) -> bool:
        if each.secret:
            return each.name not in self.secrets()
        return self.account is None and not each.default and not self._plain[each.name].field.text().strip()

    # What came of it -------------------------------------------------------------------

    def show_failure(self, failure: Failure) -> None:
        """The sentence that says what is wrong and what to do."""
        icon = "lock" if "keyring" in failure.code else "alert"
        self._show(CardBanner(icon, Tone.DANGER, failure.text, failure.hint))

    def show_trying(self) -> None:
        self._show(CardBanner("retry", Tone.PLAIN, _t("Accounts", "Trying the sign-in…")))

    def show_trial(self, found: Mapping[str, Any]) -> None:
        """Who this is, what it may do, what it can watch."""
        self._drop_outcome()
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        who = visible(str(found.get("signed_in_as", "")))
        column.addWidget(CardBanner("check", Tone.SUCCESS, _t("Accounts", "It works: {who}").format(who=who)))
        pair = QHBoxLayout()
        pair.setSpacing(24)
        self._channels = ChannelList(
            [
                ChannelChoice(
                    key=str(each["external_id"]),
                    name=str(each["name"]),
                    kind=str(each["kind"]),
                    starts=str(each["starts"]),
                    watched=True,
                    lacking=tuple(lacking_words(str(reason)) for reason in each.get("missing", {}).values()),
                )
                for each in found.get("channels", ())
            ]
        )
        if self.account is None:
            pair.addWidget(self._channels, 1)
        pair.addWidget(RightsList(found.get("capabilities", {})), 1)
        column.addLayout(pair)
        self._show(whole)

    def chosen(self) -> list[str] | None:
        """External ids to watch; None: all there are."""
        if self._channels is None:
            return None
        found = self._channels.chosen()
        return None if len(found) == self._channels.count() else found

    def outcome(self) -> QWidget | None:
        return self._outcome

    def _show(self, widget: QWidget) -> None:
        self._drop_outcome()
        self._outcome = widget
        self._column.insertWidget(self._column.count() - 1, widget)

    def _drop_outcome(self) -> None:
        if self._outcome is not None:
            self._column.removeWidget(self._outcome)
            self._outcome.hide()
            self._outcome.deleteLater()
            self._outcome = self._channels = None

    def _on_edited(self) -> None:
        self._drop_outcome()
        for each in (*self._plain.values(), *self._secret.values(), self._url):
            each.set_problem("")
        self.edited.emit()
