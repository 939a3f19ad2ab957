"""The draft in hand: on disk within half a second of the first unsaved key, and said so."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QObject, Signal

from moderator_app.clock import Clock
from moderator_app.domain.files import OutgoingFile
from moderator_app.domain.formatting import PLAIN, Dress, Mark, units
from ui import format as fmt
from ui.composer.beside import with_file
from ui.composer.reply import Case, Drafts, KeptDraft
from ui.i18n import _t
from ui.widgets.countdown import Deadline

SAVE_AFTER_MS: Final = 300
"""From the first unsaved key to the write: with the write itself, nothing older than 500 ms is ever lost (rule 1)."""
_FRESH_US: Final = 60_000_000

Words = tuple[Case, str, Dress, tuple[OutgoingFile, ...], tuple[int, ...]]
"""Case, text, what it carries, what goes along, the messages its writer had before them."""


class DraftInHand(QObject):
    """What is being written now, kept as it is typed.

    Args:
        drafts: where drafts are kept.
        clock: says when it was saved.
        words: what stands in the field now; None: nobody is written to.

    Attributes:
        draft_id: of the draft in hand; the reply that is made of it carries it into the journal.

    Signals:
        said: how the keeping stands, in words, and the colour of them.
        kept: case, and whether it has a draft now.
    """

    said = Signal(str, str)
    kept = Signal(object, bool)

    def __init__(self, drafts: Drafts, clock: Clock, words: Callable[[], Words | None], parent: QObject) -> None:
        super().__init__(parent)
        self._drafts, self._clock, self._words = drafts, clock, words
        self.draft_id = ""
        self._saved_at: int | None = None
        self._dirty = False
        self._later = Deadline(self.save, self)

    def take_up(self, case: Case) -> KeptDraft | None:
        """Go on with the draft of a case, or begin one."""
        kept = self._drafts.load(case)
        self.draft_id = kept.draft_id if kept is not None else uuid.uuid4().hex
        self._saved_at = kept.saved_at if kept is not None else None
        self._dirty = False
        return kept

    def begin_anew(self) -> None:
        """The one in hand was sent: the next one."""
        self.draft_id, self._saved_at, self._dirty = uuid.uuid4().hex, None, False

    def forget(self, case: Case, draft_id: str) -> None:
        """Its reply is in the journal."""
        self._drafts.drop(case, draft_id)
        self.kept.emit(case, False)

    def is_other(self, case: Case) -> bool:
        """Whether another draft of this case was begun elsewhere."""
        kept = self._drafts.load(case)
        return kept is not None and kept.draft_id != self.draft_id

    def dirty(self) -> bool:
        """Whether something typed is not on disk yet."""
        return self._dirty

    def touch(self) -> None:
        """Begin the count at the first unsaved key, not anew at each: who types on and on is saved too."""
        if not self._dirty:
            self._dirty = True
            self.said.emit(_t("Composer", "saving…"), "text_muted")
        if not self._later.pending():
            self._later.start(SAVE_AFTER_MS)

    def flush(self) -> None:
        """Write now: before another item, before the window closes."""
        self._later.stop()
        if self._dirty:
            self.save()

    def save(self) -> None:
        """Write what stands there."""
        self._dirty = False
        words = self._words()
        if words is None:
            return
        case, text, dress, files, seen = words
        now = self._clock.now_us()
        draft = KeptDraft(
            case=case, draft_id=self.draft_id, text=text, seen=seen, saved_at=now, dress=dress, files=files
        )
        self._saved_at = None if draft.empty() else now
        self._drafts.save(draft, self._on_saved)
        self.kept.emit(case, not draft.empty())

    def add_to(self, case: Case, text: str, dress: Dress, files: Iterable[OutgoingFile] = ()) -> None:
        """Words and files that did not go, below those of a draft that is not in hand."""
        kept = self._drafts.load(case)
        together = kept.files if kept is not None else ()
        for each in files:
            together = with_file(together, each)
        words, dressed = joined(kept.text, kept.dress, text, dress) if kept is not None else (text, dress)
        made = KeptDraft(
            case=case,
            draft_id=kept.draft_id if kept is not None else uuid.uuid4().hex,
            text=words,
            seen=kept.seen if kept is not None else (),
            saved_at=self._clock.now_us(),
            dress=dressed,
            files=together,
        )
        self._drafts.save(made, self._on_saved)
        self.kept.emit(case, True)

    def tell(self) -> None:
        """Say how old the kept words are."""
        if self._saved_at is None:
            self.said.emit("", "text_muted")
            return
        now = self._clock.now_us()
        if now - self._saved_at < _FRESH_US:
            said = _t("Composer", "saved")
        else:
            said = _t("Composer", "draft of {when}").format(when=fmt.when(self._saved_at, now))
        self.said.emit(said, "text_muted")

    def _on_saved(self, trouble: str) -> None:
        if trouble:
            self.said.emit(_t("Composer", "not saved: {why}").format(why=trouble), "danger_text")
        elif not self._dirty:
            self.tell()


def joined(first: str, dressed: Dress, second: str, dress: Dress = PLAIN) -> tuple[str, Dress]:
    """Two texts with a blank line between them, each with its marks."""
    if not second.strip():
        return first, Dress(marks=dressed.marks, quote=dressed.quote or dress.quote)
    if not first.strip():
        return second, Dress(marks=dress.marks, quote=dressed.quote or dress.quote)
    head = f"{first.rstrip()}\n\n"
    off = units(head)
    moved = tuple(Mark(each.start + off, each.end + off, each.format, each.url) for each in dress.marks)
    return head + second, Dress(marks=(*dressed.marks, *moved), quote=dressed.quote or dress.quote)
