"""The sheet in the window: opened by its key or by what must ask first, decided as one, taken back as one."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from moderator_app.domain.community import RuleList
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.matrix.checks import checks
from moderator_app.errors import UserError
from moderator_app.services import community, moderation, verdict, voice
from moderator_app.services.verdict import ABOUT_AUTHOR, TAKING, Facts, Verdict
from ui import i18n
from ui.actions import ActionSpec, Group
from ui.decisions import Written
from ui.i18n import _t
from ui.item_actions import action_label
from ui.verdict import words
from ui.verdict.dialog import Asked, VerdictDialog
from ui.verdict.rules_dialog import RulesDialog

if TYPE_CHECKING:
    from ui.workstation import Workstation


class Verdicts(QObject):
    """Joins the open item, the sheet and `services.verdict`."""

    def __init__(self, station: Workstation) -> None:
        super().__init__(station)
        self._station = station

    def specs(self) -> tuple[ActionSpec, ...]:
        """Its key."""
        return (
            ActionSpec(
                id="verdict", text=lambda: _t("Command", "Decide: act, reason, reply, note"), run=self.open,
                group=Group.DECIDE, keys=("V",), icon="shield",
                blocked=lambda: self._station.case.why_not(EntryKind.NOTE),
            ),
            ActionSpec(
                id="rules", text=lambda: _t("Command", "Rules of the community"), run=self.open_rules,
                group=Group.WINDOW, icon="shield", everywhere=True,
            ),
        )  # fmt: skip

    def asks(self, items: Sequence[int], kind: EntryKind) -> bool:
        """Whether this act opens the sheet: it is about the author, final, or takes a complaint away.

        What can be taken back never asks; what cannot asks once.
        """
        if len(items) != 1:
            return False
        if kind in ABOUT_AUTHOR:
            return True
        if kind not in TAKING:
            return False
        desk, opened = self._station.work.desk, self._station.case.item()
        try:
            if moderation.needs_reason(desk, items[0], kind) is not None:
                return True
        except UserError:
            return False  # gone meanwhile: the decision itself says so
        info = None if opened is None else desk.info(opened.platform)
        return kind is EntryKind.DELETE and info is not None and not info.capabilities.restores_deleted

    @Slot()
    def open(self, act: EntryKind | None = None) -> None:
        """The sheet of the open item; None: with the first act that is possible and sensible there."""
        station = self._station
        item = station.case.item()
        if item is None:
            return
        desk = station.work.desk
        try:
            facts = verdict.facts(desk, item.id)
        except UserError as error:
            station.decisions.refused(error)
            return
        in_public, in_private = voice.context(desk, facts.about), voice.context(desk, facts.about, public=False)
        offers = station.pages.answers.offers()
        asked = Asked(
            facts=facts,
            act=_first(facts) if act is None else act,
            author=item.author_name,
            platform=item.platform,
            key=secrets.token_hex(8),
            checkers=(lambda text: checks(text, in_public), lambda text: checks(text, in_private)),
            seen=station.case.seen(),
            written=station.case.reply_text(),
            offers=() if offers is None else tuple(each.prepared for each in offers.offers),
            face=station.case.thread.header.clock(),
            hold_s=desk.hold_s,
            files=station.case.files_of(),
        )
        dialog = VerdictDialog(station.window, asked)
        if asked.files is not None:
            station.writing.attaching.serve(dialog.letter, asked.files.case)
        dialog.agreed.connect(lambda wanted: self._carry_out(dialog, item.id, wanted))
        dialog.answer_wanted.connect(station.case.composer.focus_text)
        dialog.rules_wanted.connect(lambda: self._change_rules(dialog))
        dialog.closed.connect(lambda: self._keep(dialog))
        station.show_dialog(dialog)
        dialog.begin()

    def _carry_out(self, dialog: VerdictDialog, item_id: int, wanted: Verdict) -> None:
        station = self._station

        def done(written: Sequence[Written]) -> None:
            composer = station.case.composer
            recipient = composer.recipient()
            for each in written:
                composer.note_own_entry(each.entry.id)
            said = bool(wanted.reply or wanted.files)
            if said and recipient is not None and recipient.item_id == item_id:
                composer.clear(wanted.files)
            dialog.finish()
            entries = tuple(each.entry.id for each in written)
            parts = {each.entry.id: action_label(each.entry.kind) for each in written}
            hold_ms = station.work.desk.hold_s * 1_000
            station.decisions.tell(
                words.done(wanted, asks=dialog.asks()), entries, max(hold_ms, 10_000), items=(item_id,), parts=parts,
                what=words.verb(wanted, asks=dialog.asks()),
            )  # fmt: skip
            station.work.bridge.look()
            station.case.refresh()
            if wanted.act in TAKING or wanted.remove is not None or (said and not wanted.private):
                station.decisions.handled([item_id])

        def failed(error: UserError) -> None:
            language = i18n.language()
            dialog.set_trouble(" ".join(part for part in (error.text(language), error.hint(language)) if part))

        station.work.bridge.follow(station.work.decide(verdict.carry_out, item_id, wanted), done, failed)

    def _keep(self, dialog: VerdictDialog) -> None:
        """What was written by hand and not sent goes to the composer, where drafts are kept."""
        text, composer = dialog.own_reply(), self._station.case.composer
        recipient = composer.recipient()
        if dialog.finished() or recipient is None:
            return
        for each in dialog.letter.files():  # those that lie there already are there once
            composer.add_file(recipient.case, each)
        if text and not composer.text().strip():
            composer.insert(text)

    def _change_rules(self, dialog: VerdictDialog) -> None:
        dialog.close_overlay()
        self.open_rules()

    @Slot()
    def open_rules(self) -> None:
        """The editor of the rules."""
        station = self._station
        desk = station.work.desk
        blocked = "" if desk.may(EntryKind.MATRIX) else _t("Rules", "Only a lead may change the rules.")
        dialog = RulesDialog(station.window, community.lists(desk), blocked=blocked)

        def done(_written: object) -> None:
            dialog.close_overlay()
            station.decisions.say(_t("Rules", "The rules are saved"), "check")
            station.work.bridge.look()

        def failed(error: UserError) -> None:
            language = i18n.language()
            dialog.set_trouble(" ".join(part for part in (error.text(language), error.hint(language)) if part))

        def save(lists: tuple[RuleList, ...]) -> None:
            station.work.bridge.follow(station.work.decide(community.save_all, lists), done, failed)

        dialog.saved.connect(save)
        station.show_dialog(dialog)


def _first(facts: Facts) -> EntryKind:
    """What is most likely meant where nothing was said."""
    for kind in (EntryKind.HIDE, EntryKind.DELETE, EntryKind.NOTE):
        if facts.acts[kind].possible:
            return kind
    return EntryKind.NOTE
