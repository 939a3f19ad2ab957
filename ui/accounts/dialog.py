"""The accounts dialog: what there is and how it is on the left, one of them or a form on the right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from moderator_app.domain.ports import Health, PlatformInfo
from moderator_app.errors import UserError
from moderator_app.services.accounts import AccountView
from ui import i18n
from ui.accounts import words
from ui.accounts.detail import AccountDetail
from ui.accounts.form import AccountForm
from ui.accounts.rights import ChannelChoice
from ui.accounts.side import SideRow
from ui.accounts.source import AccountsSource, words_of
from ui.console_child import Failure, secret_input
from ui.i18n import _t
from ui.names import platform_title
from ui.safe_text import visible
from ui.widgets.banner import BannerAction
from ui.widgets.buttons import Button, Variant
from ui.widgets.chips import Tone
from ui.widgets.labels import Label, Panel, Paragraph, Rule
from ui.widgets.overlay import OverlayDialog

SIZE: Final = (920, 660)
SIDE: Final = 224


class _Scroll(QScrollArea):
    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)


class AccountsDialog(OverlayDialog):
    """Accounts.

    Args:
        window: what it lies over.
        source: reads, and runs of the console program.

    Signals:
        changed: an account was added, renewed or removed, or a channel chosen: read anew what is shown elsewhere.
    """

    changed = Signal()

    def __init__(self, window: QWidget, source: AccountsSource) -> None:
        super().__init__(window, _t("Accounts", "Accounts"), width=SIZE[0], height=SIZE[1])
        self._source = source
        self._accounts: list[AccountView] = []
        self._catalogue: list[PlatformInfo] = []
        self._form: AccountForm | None = None
        self._detail: AccountDetail | None = None
        self._tried = False
        self._rows: dict[str, SideRow] = {}
        line = QHBoxLayout(self.body)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self._side = Panel("surface_subtle")
        self._side.setFixedWidth(SIDE)
        self._side_column = QVBoxLayout(self._side)
        self._side_column.setContentsMargins(8, 12, 8, 12)
        self._side_column.setSpacing(2)
        side = _Scroll()
        side.setWidget(self._side)
        side.setFixedWidth(SIDE)
        line.addWidget(side)
        line.addWidget(Rule(vertical=True))
        self._right = _Scroll()
        line.addWidget(self._right, 1)
        self._network = self.add_button(
            Button(_t("Accounts", "Own address, proxy"), Variant.QUIET, icon="sliders"), left=True
        )
        self._remove = self.add_button(Button(_t("Accounts", "Remove…"), Variant.DESTRUCTIVE, icon="delete"), left=True)
        self._cancel = self.add_button(Button(_t("Accounts", "Cancel")))
        self._renew = self.add_button(Button(_t("Accounts", "New sign-in…"), icon="key"))
        self._check = self.add_button(Button(_t("Accounts", "Check"), icon="retry"))
        self._add = self.add_button(Button(_t("Accounts", "Add"), Variant.PRIMARY))
        self._network.clicked.connect(self._on_network)
        self._remove.clicked.connect(self._on_remove)
        self._cancel.clicked.connect(self._on_cancel)
        self._renew.clicked.connect(self._on_renew)
        self._check.clicked.connect(self._on_check)
        self._add.clicked.connect(self._on_add)
        self.closed.connect(self._on_closed)

    # Showing ------------------------------------------------------------------------

    def show_accounts(self, account_id: int | None = None) -> None:
        """Open at an account, at the first one, or where there is none at the first platform."""
        self._read()
        chosen = next((each for each in self._accounts if each.id == account_id), None)
        if chosen is None and self._accounts:
            chosen = self._accounts[0]
        if chosen is not None:
            self._show_account(chosen)
        else:
            self.show_platform(self._catalogue[0].name)
        self.open()

    def show_platform(self, name: str) -> None:
        """The form of a platform."""
        info = next(each for each in self._catalogue if each.name == name)
        self._show_form(AccountForm(info))
        self._rows[f"platform:{name}"].setChecked(True)
        if self._form is not None and not self._form.url() and not info.default_url:
            self._form.field("url").setFocus()

    def refresh(self) -> None:
        """The store changed: health, age and channels may be others. A form keeps what was typed."""
        shown = self._detail.account.id if self._detail is not None else None
        asking = self._detail is not None and self._detail.notice() is not None
        if not self.is_open() or asking or self._source.busy():
            return
        self._read()
        again = next((each for each in self._accounts if each.id == shown), None)
        if again is not None:
            self._show_account(again)

    def form(self) -> AccountForm | None:
        return self._form

    def detail(self) -> AccountDetail | None:
        return self._detail

    def row(self, key: str) -> SideRow:
        """A row of the left side: `account:ID` or `platform:NAME`."""
        return self._rows[key]

    # The left side --------------------------------------------------------------------

    def _read(self) -> None:
        self._accounts = list(self._source.listed())
        self._catalogue = list(self._source.catalogue())
        while (part := self._side_column.takeAt(0)) is not None:
            widget = part.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = {}
        if self._accounts:
            self._heading(_t("Accounts", "Signed in"))
        for account in self._accounts:
            row = self._side_row(f"account:{account.id}", account.platform, visible(account.name))
            icon, tone = words.health_look(account.health)
            if account.health is not Health.OK:
                color = "text_muted" if tone is Tone.PLAIN else f"{tone.value}_text"
                row.set_state(icon, color, words.health_title(account.health))
            row.clicked.connect(lambda _on=False, chosen=account: self._show_account(chosen))
        self._heading(_t("Accounts", "Add an account"))
        for info in self._catalogue:
            row = self._side_row(f"platform:{info.name}", info.mark, platform_title(info.name))
            row.clicked.connect(lambda _on=False, chosen=info.name: self.show_platform(chosen))
        self._side_column.addSpacing(12)
        later = Paragraph(_t("Accounts", "Further platforms come with later releases."), "small", "text_muted")
        holder = QWidget()
        inset = QVBoxLayout(holder)
        inset.setContentsMargins(8, 0, 8, 0)
        inset.addWidget(later)
        self._side_column.addWidget(holder)
        self._side_column.addStretch(1)

    def _heading(self, text: str) -> None:
        if self._side_column.count():
            self._side_column.addSpacing(12)
        label = Label(text, "small_strong", "text_muted")
        label.setContentsMargins(8, 4, 8, 4)
        self._side_column.addWidget(label)

    def _side_row(self, key: str, platform: str, text: str) -> SideRow:
        row = SideRow(platform, text, self._side)
        self._side_column.addWidget(row)
        self._rows[key] = row
        return row

    # The right side ---------------------------------------------------------------------

    def _show_account(self, account: AccountView) -> None:
        may_watch = self._source.may_watch()
        self._detail = AccountDetail(
            account,
            self._source.now_us(),
            engine_runs=self._source.engine_runs(),
            watch_blocked="" if may_watch else _t("Accounts", "Your role may not choose channels."),
            toggled=self._on_toggled,
        )
        self._leave_form()
        self._right.setWidget(self._detail)
        self._rows[f"account:{account.id}"].setChecked(True)
        self._settle_buttons()

    def _show_form(self, form: AccountForm) -> None:
        self._leave_form()
        self._detail = None
        self._form = form
        self._tried = False
        form.edited.connect(self._on_edited)
        form.submitted.connect(self._on_check)
        self._right.setWidget(form)
        self._settle_buttons()

    def _leave_form(self) -> None:
        if self._form is not None:
            self._form.forget_secrets()
            self._source.cancel()
            self._form = None

    def _settle_buttons(self) -> None:
        form, detail = self._form, self._detail
        busy = self._source.busy()
        role = "" if self._source.may_change() else _t("Accounts", "Only a lead may change accounts.")
        wait = _t("Accounts", "The sign-in is being tried.") if busy else ""
        for button, shown in (
            (self._network, form is not None),
            (self._remove, detail is not None),
            (self._renew, detail is not None),
            (self._add, form is not None),
            (self._cancel, True),
        ):
            button.setVisible(shown)
        self._cancel.set_label(_t("Accounts", "Cancel") if form is not None else _t("Accounts", "Close"))
        self._add.set_label(
            _t("Accounts", "Add") if form is None or form.account is None else _t("Accounts", "Keep the new sign-in")
        )
        for button in (self._remove, self._renew, self._check, self._add):
            button.set_blocked(role or wait)
        if form is not None and not (role or wait) and not self._tried:
            self._add.set_blocked(_t("Accounts", "Check the sign-in first."))

    # Trying, adding, renewing ---------------------------------------------------------------

    def _on_edited(self) -> None:
        self._tried = False
        self._settle_buttons()

    def _on_network(self) -> None:
        if self._form is not None:
            self._form.show_network()

    def _words(self, form: AccountForm) -> list[str]:
        return words_of(
            "add",
            platform=form.info.name,
            name=form.name(),
            url=form.url(),
            settings=form.settings(),
            secret=form.secret_fields() > 0,
        )

    def _on_check(self) -> None:
        if self._detail is not None:
            self._check_account(self._detail)
            return
        form = self._form
        if form is None or self._source.busy() or self._check.blocked_reason() or form.complaints():
            return
        form.show_trying()
        secret = secret_input(form.secrets(), form.secret_fields())
        self._source.run([*self._words(form), "--try"], self._on_tried, self._on_failed, secret=secret)
        self._settle_buttons()

    def _on_tried(self, found: Mapping[str, Any]) -> None:
        if self._form is not None:
            self._tried = True
            self._form.show_trial(found)
            self._settle_buttons()
            self._add.setFocus()

    def _on_failed(self, failure: Failure) -> None:
        if self._form is not None:
            self._form.show_failure(failure)
            self._settle_buttons()

    def _on_add(self) -> None:
        form = self._form
        if form is None or self._source.busy() or form.complaints():
            return
        chosen = form.chosen()
        run = self._words(form)
        kept = form.account is not None and not all(each.watched for each in form.account.channels)
        if chosen is not None or kept:
            run += ["--watch", "none"]
        secret = secret_input(form.secrets(), form.secret_fields())
        self._source.run(run, lambda found: self._on_added(found, chosen), self._on_failed, secret=secret)
        self._settle_buttons()

    def _on_added(self, found: Mapping[str, Any], chosen: list[str] | None) -> None:
        if self._form is not None:
            self._form.forget_secrets()
            self._form = None
        self._read()
        account = next((each for each in self._accounts if each.id == found.get("id")), None)
        if account is None:
            return
        self._show_account(account)
        for each in account.channels if chosen is not None else ():
            if each.external_id in (chosen or ()):
                self._source.set_watched(each.id, True, self._on_watch_saved, self._on_refused)
        if self._detail is not None:
            self._detail.notify(
                Tone.SUCCESS,
                _t("Accounts", "The sign-in is kept in the keyring."),
                _t("Accounts", "It is in no file, no log and no export. The first messages come in a moment."),
            )
        self.changed.emit()

    # An account that is there ------------------------------------------------------------------

    def _check_account(self, detail: AccountDetail) -> None:
        if self._source.busy():
            return
        detail.notify(Tone.PLAIN, _t("Accounts", "Trying the sign-in…"))
        self._source.run(["check", str(detail.account.id)], self._on_checked, self._on_account_failed)
        self._settle_buttons()

    def _on_checked(self, found: Mapping[str, Any]) -> None:
        self._read()
        account = next((each for each in self._accounts if each.id == found.get("id")), None)
        if account is not None:
            self._show_account(account)
        self.changed.emit()

    def _on_account_failed(self, failure: Failure) -> None:
        if self._detail is not None:
            self._detail.notify(Tone.DANGER, failure.text, failure.hint)
        self._settle_buttons()

    def _on_renew(self) -> None:
        detail = self._detail
        if detail is None:
            return
        info = next((each for each in self._catalogue if each.name == detail.account.platform), None)
        if info is None:
            detail.notify(Tone.WARNING, _t("Accounts", "The adapter of this platform is not here any more."))
            return
        self._show_form(AccountForm(info, detail.account))

    def _on_remove(self) -> None:
        detail = self._detail
        if detail is None:
            return
        name = visible(detail.account.name)
        detail.notify(
            Tone.DANGER,
            _t("Accounts", "Remove {name}?").format(name=name),
            _t("Accounts", "Its sign-in leaves the keyring and nothing is fetched any more. Messages and log stay."),
            (
                BannerAction(_t("Accounts", "Keep it"), detail.clear_notice),
                BannerAction(_t("Accounts", "Remove {name}").format(name=name), self._remove_now),
            ),
        )
        self._right.ensureVisible(0, 0)

    def _remove_now(self) -> None:
        detail = self._detail
        if detail is None or self._source.busy():
            return
        detail.notify(Tone.PLAIN, _t("Accounts", "Removing…"))
        self._source.run(["remove", str(detail.account.id)], self._on_removed, self._on_account_failed)
        self._settle_buttons()

    def _on_removed(self, _found: Mapping[str, Any]) -> None:
        self._read()
        if self._accounts:
            self._show_account(self._accounts[0])
        else:
            self.show_platform(self._catalogue[0].name)
        self.changed.emit()

    def _on_toggled(self, choice: ChannelChoice, watched: bool) -> None:
        if choice.id is not None:
            self._source.set_watched(choice.id, watched, self._on_watch_saved, self._on_refused)

    def _on_watch_saved(self) -> None:
        self.changed.emit()

    def _on_refused(self, error: UserError) -> None:
        self._read()
        shown = self._detail.account.id if self._detail is not None else None
        account = next((each for each in self._accounts if each.id == shown), None)
        if account is not None:
            self._show_account(account)  # the boxes as they really are
        if self._detail is not None:
            language = i18n.language()
            self._detail.notify(Tone.DANGER, error.text(language), error.hint(language))

    # Leaving -------------------------------------------------------------------------------------

    def _on_cancel(self) -> None:
        if self._form is not None and self._accounts:
            account = self._form.account
            again = next((each for each in self._accounts if account and each.id == account.id), self._accounts[0])
            self._show_account(again)
            return
        self.reject()

    def _on_closed(self) -> None:
        self._leave_form()
        self._source.cancel()
