"""The page of the matrix as the window runs it: read aside, written on the lane, forms kept on disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from moderator_app.domain.files import OutgoingFile
from moderator_app.domain.matrix.rows import Fragment, Row
from moderator_app.errors import UserError
from moderator_app.services import keeping, matrix, matrix_forms, proposals
from moderator_app.services.desk import Desk
from moderator_app.services.keeping import Kept, Sample, Version
from moderator_app.services.matrix_forms import Form
from moderator_app.services.proposals import State
from ui import i18n
from ui.ask_text import AskText
from ui.bridge import News
from ui.composer.attaching import ask_files, keep, thumbnails
from ui.decisions import Decisions
from ui.i18n import _t
from ui.matrix.card import title_in
from ui.matrix.history import HistoryDialog
from ui.matrix.page import MatrixPage
from ui.matrix.topic_picker import TopicDialog
from ui.safe_text import visible
from ui.tasks import Later, ReadAside
from ui.widgets.overlay import OverlayDialog

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.work import Work

KEEP_MS: Final = 300
"""After the last key a form is on disk within half a second (rule 1)."""


class MatrixStation(QObject):
    """Feeds a page and does what it asks for.

    Signals:
        import_requested, starter_requested: the matrix is to be brought in.
    """

    import_requested = Signal()
    starter_requested = Signal()

    def __init__(
        self, work: Work, window: MainWindow, decisions: Decisions, show_dialog: Callable[[OverlayDialog], None]
    ) -> None:
        super().__init__()
        self._work, self._window, self._decisions, self._show_dialog = work, window, decisions, show_dialog
        self._read = ReadAside(work, lambda: keeping.kept, self._show, self._failed)
        self._states: dict[int, State] | None = None
        self.page = page = MatrixPage()
        page.thumbnails = thumbnails(work)
        self.choose: Callable[[QWidget], Sequence[str]] = ask_files
        page.show_forms(matrix_forms.kept(work.desk))
        page.retry_requested.connect(self.reload)
        page.save_requested.connect(self._save)
        page.propose_requested.connect(self._ask_comment)
        page.retire_requested.connect(self._ask_retire)
        page.history_requested.connect(self._read_history)
        page.restore_requested.connect(self._restore)
        page.topics_requested.connect(self._ask_topics)
        page.sample_requested.connect(self._render)
        page.files_requested.connect(self._attach)
        page.accept_requested.connect(self._accept)
        page.refuse_requested.connect(self._ask_reason)
        page.withdraw_requested.connect(self._withdraw)
        page.fragment_saved.connect(self._save_fragment)
        page.fragment_removed.connect(self._remove_fragment)
        page.block_saved.connect(self._save_block)
        page.import_requested.connect(self.import_requested)
        page.starter_requested.connect(self.starter_requested)
        self._keep_soon = Later(self._keep_forms, self)
        page.forms_changed.connect(self._on_forms_changed)

    def close(self) -> None:
        """What is typed is on disk when the window goes."""
        if self._keep_soon.pending():
            self._keep_soon.stop()
            matrix_forms.keep(self._work.desk, self.page.forms())

    # Reading -----------------------------------------------------------------------

    @Slot()
    def reload(self) -> None:
        """Read the page anew."""
        self._read.ask()

    def refresh(self, news: News) -> None:
        """Others did something."""
        if news.trimmed or {"matrix", "proposal", "moderator"} & set(news.refs):
            self.reload()

    def _show(self, kept: Kept) -> None:
        self.page.show_kept(kept, self._work.desk.clock.now_us())
        self._tell_outcomes(kept)

    def _failed(self, error: UserError) -> None:
        self.page.show_error(error.text(i18n.language()))

    def _tell_outcomes(self, kept: Kept) -> None:
        """Whoever proposed something hears what became of it."""
        before, self._states = self._states, {each.entry_id: each.state for each in kept.proposals}
        for each in kept.proposals if before is not None else ():
            if each.actor == kept.actor and (before or {}).get(each.entry_id) is State.OPEN:
                title = visible(title_in(each.title, i18n.language()))
                if each.state is State.ACCEPTED:
                    self._say(_t("MatrixEdit", "Your proposal is accepted: {title}").format(title=title))
                elif each.state is State.REFUSED:
                    said = _t("MatrixEdit", "Your proposal is refused: {title}. {reason}")
                    self._say(said.format(title=title, reason=visible(each.reason)))

    def _render(self, row: Row, place: int) -> None:
        kept = self.page.kept()
        if kept is None or not 0 <= place < len(row.variants):
            return
        variant, row_id = row.variants[place], row.id

        def both(_desk: Desk) -> tuple[Sample, Sample]:
            return (
                keeping.sample(kept, row, variant, named=True), keeping.sample(kept, row, variant, named=False)
            )  # fmt: skip

        self._work.bridge.follow(self._work.aside(both), lambda found: self.page.show_samples(row_id, place, *found))

    def _attach(self, paths: Sequence[Path] | None) -> None:
        """Copy files for the answer that is open; asked for where none are given."""
        editor = self.page.editor
        if editor is None:
            return
        about = editor.about()
        for path in paths if paths is not None else [Path(each) for each in self.choose(self._window)]:

            def kept(file: OutgoingFile) -> None:
                now = self.page.editor
                if now is not None and now.about() == about:
                    now.variants.form.beside.add(file)
                else:
                    said = _t("MatrixEdit", "{name} was not attached: another answer is open by now")
                    self._decisions.say(said.format(name=visible(file.name)), "info")

            copying = self._work.aside(partial(keep, path))
            self._work.bridge.follow(copying, kept, self._decisions.refused)

    # Rows ------------------------------------------------------------------------------

    def _save(self, form: Form) -> None:
        decided = (
            self._work.decide(proposals.accept, form.proposal, form.row)
            if form.proposal
            else self._work.decide(matrix.save, form.row)
        )

        def done(row: Row) -> None:
            self.page.saved(form.key, row)
            self._said(
                _t("MatrixEdit", "The proposal is in force, as you changed it") if form.proposal
                else _t("MatrixEdit", "The row is saved as version {number}").format(number=row.version)
            )  # fmt: skip

        self._work.bridge.follow(decided, done, lambda error: self._refused(form.key, error))

    def _refused(self, key: int, error: UserError) -> None:
        self.page.refused(key, error)
        self.reload()

    def _ask_comment(self, form: Form) -> None:
        dialog = AskText(
            self._window, _t("MatrixEdit", "Propose to the lead"), _t("MatrixEdit", "Why it should be so"),
            verb=_t("MatrixEdit", "Propose"), hint=_t("MatrixEdit", "The lead sees what you changed and these words."),
        )  # fmt: skip

        def propose(comment: str) -> None:
            def done(_entry: int) -> None:
                self.page.proposed(form.key)
                self._said(_t("MatrixEdit", "Proposed; you will hear what becomes of it"))

            self._work.bridge.follow(
                self._work.decide(proposals.propose, form.row, comment),
                done,
                lambda error: self._refused(form.key, error),
            )

        dialog.entered.connect(propose)
        self._show_dialog(dialog)

    def _ask_retire(self, row_id: int) -> None:
        self._run(self._work.decide(matrix.retire, row_id), _t("MatrixEdit", "The row is retired; its versions stay"))

    def _read_history(self, row_id: int) -> None:
        self._work.bridge.follow(
            self._work.aside(lambda desk: keeping.versions(desk, row_id)),
            lambda versions: self._show_history(row_id, versions),
            self._decisions.refused,
        )

    def _show_history(self, row_id: int, versions: tuple[Version, ...]) -> None:
        kept = self.page.kept()
        if kept is None:
            return
        row = kept.row(row_id)
        title = "" if row is None else title_in(row.title, i18n.language()) or row.code
        dialog = HistoryDialog(
            self._window, title, versions, kept.topics, self._work.desk.clock.now_us(), may_change=kept.may_change
        )

        dialog.restore_requested.connect(lambda number: self._restore(row_id, number))
        self._show_dialog(dialog)

    def _restore(self, row_id: int, number: int) -> None:
        said = _t("MatrixEdit", "Version {number} is in force again").format(number=number)
        self._run(self._work.decide(matrix.restore, row_id, number), said)

    @Slot()
    def _ask_topics(self) -> None:
        kept, editor = self.page.kept(), self.page.editor
        if kept is None or editor is None:
            return
        dialog = TopicDialog(self._window, kept.topics, editor.picked_topics())
        dialog.picked.connect(self.page.set_topics)
        self._show_dialog(dialog)

    # Proposals ---------------------------------------------------------------------------

    def _accept(self, entry: int, row: Row) -> None:
        self._run(self._work.decide(proposals.accept, entry, row), _t("MatrixEdit", "Accepted and in force"))

    def _ask_reason(self, entry: int) -> None:
        dialog = AskText(
            self._window, _t("MatrixEdit", "Refuse the proposal"), _t("MatrixEdit", "Why not"),
            verb=_t("MatrixEdit", "Refuse"), hint=_t("MatrixEdit", "Who proposed it reads this."),
        )  # fmt: skip

        def refuse(reason: str) -> None:
            self._run(self._work.decide(proposals.refuse, entry, reason), _t("MatrixEdit", "The proposal is refused"))

        dialog.entered.connect(refuse)
        self._show_dialog(dialog)

    def _withdraw(self, entry: int) -> None:
        self._run(self._work.decide(proposals.withdraw, entry), _t("MatrixEdit", "The proposal is withdrawn"))

    # Shared texts --------------------------------------------------------------------------

    def _save_fragment(self, name: str, text: str, was: str | None) -> None:
        def done(saved: Fragment) -> None:
            self.page.texts.saved(saved.name)
            self._said(_t("MatrixEdit", "The shared text is saved"))

        self._work.bridge.follow(self._work.decide(keeping.save_fragment, name, text, was), done, self._text_refused)

    def _remove_fragment(self, name: str) -> None:
        self._run(self._work.decide(keeping.remove_fragment, name), _t("MatrixEdit", "The shared text is gone"))

    def _save_block(self, name: str, block: str, text: str, was: str) -> None:
        self._work.bridge.follow(
            self._work.decide(keeping.save_block, name, block, text, was),
            lambda _voice: self._said(_t("MatrixEdit", "The voice speaks so from now on")),
            self._text_refused,
        )

    def _text_refused(self, error: UserError) -> None:
        language = i18n.language()
        self.page.texts.say(" ".join(part for part in (error.text(language), error.hint(language)) if part))
        self.reload()

    # Inside ----------------------------------------------------------------------------------

    def _on_forms_changed(self) -> None:
        self._keep_soon.start(KEEP_MS)

    def _keep_forms(self) -> None:
        forms = self.page.forms()
        self._work.bridge.follow(self._work.aside(lambda desk: matrix_forms.keep(desk, forms)))

    def _run(self, future: Future[Any], said: str) -> None:
        self._work.bridge.follow(future, lambda _done: self._said(said), self._refused_decision)

    def _refused_decision(self, error: UserError) -> None:
        self._decisions.refused(error)
        self.reload()

    def _said(self, text: str) -> None:
        self._say(text)
        self._work.bridge.look()
        self.reload()

    def _say(self, text: str) -> None:
        self._decisions.say(text, "matrix")
