"""Unfinished replies: the window alone keeps them, on disk (rule 1)."""

from __future__ import annotations

from moderator_app.services.desk import Desk
from moderator_app.storage.drafts import Draft, DraftStore, in_journal

__all__ = ["Draft", "DraftStore", "open_drafts"]


def open_drafts(desk: Desk) -> DraftStore:
    """The drafts of this profile, without those whose reply was committed before a crash.

    A draft is keyed by its case, (thread id, author id); `reply.Reply.draft_id` carries its id into the journal.

    Raises:
        UserError: `store_too_new`, `disk_full`, `store_read_only`.
    """
    store = DraftStore(desk.profile.drafts, desk.clock)
    try:
        store.drop_sent(in_journal(desk.reader, store.all()))
    except BaseException:
        store.close()
        raise
    return store
