"""Drafts written off the GUI thread: a lane of one thread beside the store of drafts, results by the bridge."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Protocol, TypeVar

from moderator_app.domain.files import OutgoingFile
from moderator_app.domain.formatting import Dress
from moderator_app.errors import UserError
from ui import i18n
from ui.composer.reply import Case, KeptDraft

T = TypeVar("T")


class StoredDraft(Protocol):
    """A draft as the store gives it."""

    @property
    def case(self) -> Case: ...
    @property
    def draft_id(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def seen(self) -> tuple[int, ...]: ...
    @property
    def saved_at(self) -> int: ...
    @property
    def dress(self) -> Dress: ...
    @property
    def files(self) -> tuple[OutgoingFile, ...]: ...


class Store(Protocol):
    """The part of `services.drafts.DraftStore` that is used here."""

    def save(
        self,
        case: Case,
        draft_id: str,
        text: str,
        seen: Sequence[int],
        dress: Dress,
        files: Sequence[OutgoingFile],
    ) -> None: ...
    def all(self) -> Sequence[StoredDraft]: ...
    def drop(self, case: Case) -> None: ...


class Follower(Protocol):
    """The part of the bridge that is used here."""

    def follow(
        self,
        future: Future[T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
    ) -> None: ...


class KeptDrafts:
    """Drafts in memory and on disk; read whole at start, so that opening an item touches no file.

    Args:
        store: where they lie; closed by whoever opened it, after `close`.
        bridge: brings results to the GUI thread.
    """

    def __init__(self, store: Store, bridge: Follower) -> None:
        self._store, self._bridge = store, bridge
        self._lane = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drafts")
        self._known: dict[Case, KeptDraft] = {
            each.case: KeptDraft(
                case=each.case,
                draft_id=each.draft_id,
                text=each.text,
                seen=each.seen,
                saved_at=each.saved_at,
                dress=each.dress,
                files=each.files,
            )
            for each in store.all()
        }

    def load(self, case: Case) -> KeptDraft | None:
        return self._known.get(case)

    def save(self, draft: KeptDraft, done: Callable[[str], None]) -> None:
        if draft.empty():
            self._known.pop(draft.case, None)
        else:
            self._known[draft.case] = draft
        future = self._lane.submit(
            self._store.save, draft.case, draft.draft_id, draft.text, draft.seen, draft.dress, draft.files
        )
        self._bridge.follow(future, lambda _none: done(""), lambda error: done(error.text(i18n.language())))

    def drop(self, case: Case, draft_id: str) -> None:
        kept = self._known.get(case)
        if kept is not None and kept.draft_id != draft_id:
            return  # another one was begun meanwhile
        self._known.pop(case, None)
        self._bridge.follow(self._lane.submit(self._store.drop, case))

    def cases(self) -> frozenset[Case]:
        """Cases with a draft, for the list's badges."""
        return frozenset(self._known)

    def close(self) -> None:
        """Finish writing."""
        self._lane.shutdown(wait=True)
