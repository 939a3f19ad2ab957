"""What goes into a reply besides letters, joined to the window: emoji, quotes, marks; the preview; what changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Slot

from moderator_app import config
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.formatting import Format, is_link
from ui.actions import ActionSpec, Group
from ui.ask_text import AskText
from ui.composer import emoji, formats
from ui.composer.changes import ChangesDialog
from ui.composer.emoji_picker import WIDTH, EmojiPicker
from ui.composer.quoting import Picked
from ui.composer.reply import Happened, Then
from ui.composer.tools import EMOJI_KEY, FORMAT_KEYS, PREVIEW_KEY, QUOTE_KEY
from ui.i18n import _t

if TYPE_CHECKING:
    from ui.workstation import Workstation


class Extras(QObject):
    """Joins composer, thread, overlays and settings."""

    def __init__(self, station: Workstation) -> None:
        super().__init__(station)
        self._station = station
        self._composer = station.case.composer
        self._picker: EmojiPicker | None = None
        self._composer.quote_asked.connect(self.quote)
        self._composer.emoji_asked.connect(self.toggle_emoji)
        self._composer.link_asked.connect(self.ask_link)
        self._composer.compare_asked.connect(self.show_changes)

    def specs(self) -> tuple[ActionSpec, ...]:
        """Its keys; all but the quote work while a text is typed."""

        def typed(action_id: str, name: str, key: str, icon: str) -> ActionSpec:
            texts = {
                "emoji": lambda: _t("Command", "Emoji"),
                "preview": lambda: _t("Command", "How the reply will look"),
                "bold": lambda: _t("Command", "Bold"),
                "italic": lambda: _t("Command", "Italic"),
                "link": lambda: _t("Command", "Link behind words"),
            }
            runs = {
                "emoji": self.toggle_emoji,
                "preview": self.preview,
                "bold": lambda: self._mark(Format.BOLD),
                "italic": lambda: self._mark(Format.ITALIC),
                "link": lambda: self._mark(Format.LINK),
            }
            return ActionSpec(
                id=action_id, text=texts[name], run=runs[name], group=Group.ANSWER, keys=(key,), icon=icon,
                everywhere=True, blocked=self._why_not,
            )  # fmt: skip

        return (
            ActionSpec(
                id="quote", text=lambda: _t("Command", "Quote"), run=self.quote, group=Group.ANSWER,
                keys=(QUOTE_KEY,), icon="quote", blocked=self._why_not,
            ),
            typed("emoji", "emoji", EMOJI_KEY, "smile"),
            typed("preview", "preview", PREVIEW_KEY, "eye"),
            typed("bold", "bold", FORMAT_KEYS[Format.BOLD], "format"),
            typed("italic", "italic", FORMAT_KEYS[Format.ITALIC], "format"),
            typed("link", "link", FORMAT_KEYS[Format.LINK], "link"),
        )  # fmt: skip

    def picker(self) -> EmojiPicker | None:
        """The one that is open."""
        return self._picker

    @Slot()
    def quote(self) -> None:
        """What is selected in the thread, else the message answered."""
        picked = self._station.case.thread.conversation.picked()
        self._composer.quote(Picked(*picked) if picked is not None else None)

    @Slot()
    def preview(self) -> None:
        self._composer.toggle_preview()

    def _mark(self, kind: Format) -> None:
        if reason := self._composer.format(kind):
            self._station.decisions.say(reason)

    def _why_not(self) -> str:
        return self._station.case.why_not(EntryKind.REPLY)

    # Emoji ----------------------------------------------------------------------------

    @Slot()
    def toggle_emoji(self) -> None:
        """Open the picker above its button, or take it away."""
        if self._picker is not None:
            self._picker.close_popover()
            return
        composer, window = self._composer, self._station.window
        composer.focus_text()  # where the keyboard comes back to
        recent = emoji.remembered(self._station.work.desk.config.get(config.EMOJI_RECENT))
        self._picker = EmojiPicker(window, recent, emoji.policy(composer.checks.voice(), composer.text()))
        self._picker.chosen.connect(self._on_emoji_chosen)
        self._picker.closed.connect(self._on_picker_closed)
        frame = composer.tools.parentWidget() or composer
        corner = frame.mapTo(window, frame.rect().topLeft())
        self._picker.show_above(QRect(corner.x(), corner.y(), WIDTH, frame.height()))  # the words stay in sight

    @Slot(str)
    def _on_emoji_chosen(self, symbol: str) -> None:
        composer = self._composer
        composer.field.insert(symbol)
        kept = self._station.work.desk.config.get(config.EMOJI_RECENT)
        self._station.choose(config.EMOJI_RECENT, emoji.used(kept, symbol))
        if self._picker is not None and self._picker.isVisible():
            self._picker.set_policy(emoji.policy(composer.checks.voice(), composer.text()))

    @Slot()
    def _on_picker_closed(self) -> None:
        if self._picker is not None:
            self._picker.deleteLater()
            self._picker = None

    # Links ----------------------------------------------------------------------------

    @Slot()
    def ask_link(self) -> None:
        """Ask where the selected words lead; an address is put in as it is where none are selected."""
        field = self._composer.field
        formats.select_link(field)
        dialog = AskText(
            self._station.window,
            _t("Extras", "Link"),
            _t("Extras", "Address"),
            verb=_t("Extras", "Set the link"),
            hint=_t("Extras", "Begins with https://. Nothing is opened; readers see the words and go there."),
        )
        dialog.field.setText(formats.link_at(field))

        def entered(text: str) -> None:
            url = text if "://" in text else f"https://{text}"
            if is_link(url):
                formats.set_link(field, url)
                self._composer.focus_text()
            else:
                self._station.decisions.say(_t("Extras", "That is no address of a page"), "alert")

        dialog.entered.connect(entered)
        self._station.show_dialog(dialog)

    # Changes --------------------------------------------------------------------------

    @Slot(object, object)
    def show_changes(self, happened: Sequence[Happened], then: Then | None) -> None:
        """The difference, before the reply leaves."""
        station = self._station
        wanted = then if then is not None else Then.NEXT
        dialog = ChangesDialog(station.window, happened, station.work.names(), self._composer.text(), wanted)

        def send(chosen: Then) -> None:
            """Unless more changed meanwhile, it leaves."""
            self._composer.told_of(happened)
            self._composer.send(chosen)

        dialog.send_asked.connect(send)
        station.show_dialog(dialog)
