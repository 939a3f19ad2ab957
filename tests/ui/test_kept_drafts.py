"""Drafts on the real store of drafts: written off the GUI thread, there after the window died."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from moderator_app.domain.files import OutgoingFile
from moderator_app.domain.formatting import Dress
from moderator_app.services.drafts import DraftStore
from tests.support.inbox_rows import NOW_US
from tests.support.window import StillClock
from ui.bridge import Bridge
from ui.composer.kept import KeptDrafts
from ui.composer.reply import Case, KeptDraft

CASE: Case = (1, 3)


def draft(text: str, draft_id: str = "d1") -> KeptDraft:
    return KeptDraft(case=CASE, draft_id=draft_id, text=text, seen=(5, 7), saved_at=NOW_US)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "drafts.sqlite"


@pytest.fixture
def store(path: Path, clock: StillClock) -> Iterator[DraftStore]:
    made = DraftStore(path, clock)
    yield made
    made.close()


@pytest.fixture
def drafts(store: DraftStore, qtbot: QtBot) -> Iterator[KeptDrafts]:
    made = KeptDrafts(store, Bridge())
    yield made
    made.close()


@pytest.mark.rule(1)
def test_saved_is_said_only_when_it_is_on_disk(drafts: KeptDrafts, path: Path, clock: StillClock, qtbot: QtBot) -> None:
    """When `done` is called, another program that opens the file finds the words."""
    said: list[str] = []
    drafts.save(draft("Здравствуйте"), said.append)
    assert said == []
    qtbot.waitUntil(lambda: bool(said), timeout=30_000)
    again = DraftStore(path, clock)
    kept = again.load(CASE)
    again.close()
    assert said == [""]
    assert kept is not None
    assert (kept.text, kept.seen, kept.draft_id) == ("Здравствуйте", (5, 7), "d1")


def test_what_was_typed_last_is_read_back_at_once(drafts: KeptDrafts) -> None:
    drafts.save(draft("раз"), lambda _why: None)
    kept = drafts.load(CASE)
    assert kept is not None
    assert kept.text == "раз"
    assert drafts.cases() == {CASE}


def test_nothing_but_blanks_drops_it(drafts: KeptDrafts, store: DraftStore, qtbot: QtBot) -> None:
    said: list[str] = []
    drafts.save(draft("раз"), said.append)
    drafts.save(draft("  "), said.append)
    qtbot.waitUntil(lambda: len(said) == 2, timeout=30_000)
    assert drafts.load(CASE) is None
    assert store.load(CASE) is None


def test_a_later_draft_of_the_case_survives_the_drop_of_the_first(drafts: KeptDrafts) -> None:
    drafts.save(draft("второй", "d2"), lambda _why: None)
    drafts.drop(CASE, "d1")
    kept = drafts.load(CASE)
    assert kept is not None
    assert kept.draft_id == "d2"


@pytest.mark.rule(1)
def test_drafts_are_there_at_the_next_start(store: DraftStore, qtbot: QtBot) -> None:
    first = KeptDrafts(store, Bridge())
    file = OutgoingFile(name="lid.png", sha256="a" * 64, size=7, mime="image/png", picture=True)
    first.save(draft("Начато"), lambda _why: None)
    alone = replace(draft(" "), case=(9, 9), files=(file,))  # nothing is written yet
    first.save(alone, lambda _why: None)
    first.close()
    second = KeptDrafts(store, Bridge())
    kept, picture = second.load(CASE), second.load((9, 9))
    second.close()
    assert kept is not None
    assert kept.text == "Начато"
    assert picture is not None
    assert picture.files == (file,)


class SlowStore:
    """A disk that waits until it is told."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.thread: int | None = None

    def save(
        self,
        case: Case,
        draft_id: str,
        text: str,
        seen: Sequence[int],
        dress: Dress,
        files: Sequence[OutgoingFile],
    ) -> None:
        self.thread = threading.get_ident()
        self.go.wait(5)

    def all(self) -> Sequence[KeptDraft]:
        return []

    def drop(self, case: Case) -> None:
        """Nothing is kept."""


@pytest.mark.rule(15)
def test_a_slow_disk_does_not_hold_the_window(qtbot: QtBot) -> None:
    """`save` returns while the disk is still busy, in another thread."""
    slow = SlowStore()
    drafts = KeptDrafts(slow, Bridge())
    said: list[str] = []
    drafts.save(draft("раз"), said.append)
    assert said == []
    slow.go.set()
    qtbot.waitUntil(lambda: bool(said), timeout=30_000)
    drafts.close()
    assert slow.thread != threading.get_ident()
