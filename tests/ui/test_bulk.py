"""Several at once from the window: progress, what was refused and why, and one undo that always ends."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from moderator_app import paths
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import DeliveryState
from moderator_app.errors import UserError
from moderator_app.services import batch, review, undo
from moderator_app.services.moderation import Action
from moderator_app.storage import outbox
from moderator_app.storage.connect import open_store, transaction
from tests.support.station import Opened, profile_in, said, seated
from tests.support.window import Look, StillClock
from ui.trouble import TroubleDialog
from ui.widgets.labels import Label

COUNT = 7


@pytest.fixture
def shown(
    qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Opened]:
    monkeypatch.setattr(batch, "BULK_CHUNK", 2)
    monkeypatch.setattr(undo, "CHUNK", 3)
    look("light", "comfortable", "en")
    people = [said(number, f"Olga{number}", "buy now", thread=f"t{number}") for number in range(COUNT)]
    opened = Opened(qtbot, seated(profile_in(tmp_path, *people), clock))
    yield opened
    opened.close()


@pytest.fixture
def told(shown: Opened, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Everything the toast says, in order."""
    lines: list[str] = []
    announce = shown.window.toast.announce

    def listen(text: str, **facts: Any) -> None:
        lines.append(text)
        announce(text, **facts)

    monkeypatch.setattr(shown.window.toast, "announce", listen)
    return lines


def _hide_all(shown: Opened) -> list[int]:
    """The entries, oldest first."""
    shown.station.decisions.act_on_many(shown.inbox_ids, Action(kind=EntryKind.HIDE))
    shown.quiet()
    lines = review.entries(shown.session.work.desk)
    return sorted(line.entry.id for line in lines if line.entry.kind is EntryKind.HIDE)


def _leave(profile: paths.Profile, entry_id: int, clock: StillClock) -> None:
    """Its request is under way, so that it can no longer be cancelled."""
    conn = open_store(profile.store)
    with transaction(conn):
        assert outbox.transition(conn, entry_id, expect={DeliveryState.QUEUED}, to=DeliveryState.SENDING, clock=clock)
    conn.close()


def test_progress_then_the_whole(shown: Opened, told: list[str]) -> None:
    """Each chunk says how far it is; the last one says all, in one batch."""
    entries = _hide_all(shown)
    assert told == ["Hiding: 1 of 7", "Hiding: 3 of 7", "Hiding: 5 of 7", "7 items: Hiding"]
    lines = [line for line in review.entries(shown.session.work.desk) if line.entry.id in entries]
    assert len(lines) == COUNT
    batches = shown.session.work.desk.reader.execute("SELECT count(DISTINCT batch) FROM entry WHERE kind = 'hide'")
    assert batches.fetchone() == (1,)


def test_one_undo_takes_all_back(shown: Opened, told: list[str]) -> None:
    _hide_all(shown)
    told.clear()
    shown.station.decisions.undo_last()
    shown.quiet()
    assert told[-1] == "Taken back: 7 items: Hiding"
    assert told[0] == "Taking back: 2 of 7"
    rows = shown.session.work.desk.reader.execute(
        "SELECT count(*), count(DISTINCT batch) FROM entry WHERE kind = 'undo'"
    )
    assert rows.fetchone() == (COUNT, 1)


def test_undo_ends_though_one_refuses(shown: Opened, told: list[str], clock: StillClock) -> None:
    """Six go back, the one on its way stands; it is named by its author, with the reason."""
    entries = _hide_all(shown)
    _leave(shown.session.work.desk.profile, entries[2], clock)
    shown.station.decisions.undo_last()
    shown.quiet()
    assert "Taken back, but not all: 7 items: Hiding" in told
    (trouble,) = shown.window.findChildren(TroubleDialog)
    names = [each.text() for each in trouble.body.findChildren(Label)]
    assert len(names) == 1
    assert names[0].startswith("Olga")
    undone = shown.session.work.desk.reader.execute("SELECT count(*) FROM entry WHERE kind = 'undo'").fetchone()
    assert undone == (COUNT - 1,)
    assert not shown.station.decisions.can_undo()


def test_a_chunk_that_breaks_is_no_end(shown: Opened, told: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Its transaction fails as a whole: its items are named, the others are done."""
    ids, real = shown.inbox_ids, batch.act_on_chunk

    def chunk(conn: Any, desk: Any, items: Any, action: Action, batch: str) -> batch.BulkResult:
        if ids[3] in items:
            raise UserError(undo.IRREVERSIBLE_KIND, action="x")
        return real(conn, desk, items, action, batch)

    monkeypatch.setattr(batch, "act_on_chunk", chunk)
    _hide_all(shown)
    assert "5 items: Hiding" in told
    (trouble,) = shown.window.findChildren(TroubleDialog)
    assert len(trouble.body.findChildren(Label)) == 2
    assert shown.station.decisions.can_undo()
