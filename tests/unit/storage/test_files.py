"""Bytes of files: kept while anything needs them, gone with the person, missed by `doctor`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from moderator_app.clock import DAY_US
from moderator_app.domain.files import OutgoingFile
from moderator_app.domain.items import DeliveryState
from moderator_app.errors import UserError
from moderator_app.services import approvals, drafts, files, outbox, privacy, reply
from moderator_app.services.reply import Reply
from moderator_app.storage import doctor
from moderator_app.storage import files as kept
from moderator_app.storage.connect import Connection
from tests.support.desks import Office, office
from tests.support.storage import COMMENTS

PDF = b"%PDF-1.4 "


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Office]:
    """On VK, which takes files."""
    (tmp_path / "profile").mkdir(mode=0o700)
    with office(tmp_path / "profile", "vk") as opened:
        yield opened


def put(shop: Office, name: str = "a.pdf", *, days_ago: int = 3) -> OutgoingFile:
    """A file that somebody put beside a text so many days ago."""
    file = files.keep_bytes(shop.desk, name, PDF + name.encode())
    at_s = (shop.clock.now_us() - days_ago * DAY_US) / 1_000_000
    os.utime(files.path_of(shop.desk, file), (at_s, at_s))
    return file


def sweep(shop: Office) -> int:
    """A round of the engine; how many files went."""
    profile, now_us = shop.desk.profile, shop.clock.now_us()
    return shop.desk.lane.call(lambda conn: kept.sweep(conn, profile.attachments, profile.drafts, now_us))


def there(shop: Office, file: OutgoingFile) -> bool:
    return files.path_of(shop.desk, file).is_file()


def test_what_nobody_wants_goes_after_a_day(shop: Office) -> None:
    """What was just put beside a text stands in no draft yet."""
    old, fresh = put(shop, "old.pdf"), put(shop, "fresh.pdf", days_ago=0)
    assert sweep(shop) == 1
    assert (there(shop, old), there(shop, fresh)) == (False, True)


def test_a_draft_keeps_its_files_as_long_as_it_is_there(shop: Office) -> None:
    """However old."""
    file, store = put(shop, days_ago=900), drafts.open_drafts(shop.desk)
    store.save((1, 2), "d1", "", (), files=(file,))
    assert sweep(shop) == 0
    store.drop((1, 2))
    assert sweep(shop) == 1
    store.close()


def test_drafts_that_cannot_be_read_keep_everything(shop: Office) -> None:
    """What they name is not known."""
    file = put(shop)
    shop.desk.profile.drafts.write_bytes(b"no database at all" * 400)
    with pytest.raises(UserError):
        sweep(shop)
    assert there(shop, file)


@pytest.mark.parametrize("state", [DeliveryState.UNSURE, DeliveryState.REFUSED, DeliveryState.STALE])
def test_what_may_still_leave_keeps_its_files(shop: Office, state: DeliveryState) -> None:
    """And what may come back to its writer."""
    file, item = put(shop), shop.arrives()
    entry = shop.desk.write(reply.send, item, Reply(text="There:", files=(file,))).entry.id
    steps = [state] if state is DeliveryState.STALE else [DeliveryState.SENDING, state]
    shop.moves(entry, *steps)
    shop.clock.pass_s(200 * 86_400)
    assert sweep(shop) == 0
    shop.desk.write(outbox.resolve_abandon if state is DeliveryState.UNSURE else outbox.cancel, entry)
    assert sweep(shop) == 1


def test_what_was_sent_can_be_looked_at_for_a_month(shop: Office) -> None:
    """Its name stays in the log."""
    file, item = put(shop), shop.arrives()
    entry = shop.desk.write(reply.send, item, Reply(text="There:", files=(file,))).entry.id
    shop.sends(entry)
    shop.clock.pass_s(29 * 86_400)
    assert sweep(shop) == 0
    shop.clock.pass_s(2 * 86_400)
    assert sweep(shop) == 1
    view = outbox.delivery(shop.desk, entry)
    assert view is not None
    assert view.files == (file,)


def test_a_wish_keeps_its_files_until_it_is_ruled_on(shop: Office) -> None:
    """Whatever time that takes."""
    file, item = put(shop), shop.arrives()
    shop.desk.write(approvals.mark_channel, COMMENTS, needs=True)
    shop.at(shop.colleague).write(approvals.send, item, Reply(text="There:", files=(file,)))
    shop.clock.pass_s(200 * 86_400)
    assert sweep(shop) == 0


def test_the_same_bytes_stay_while_anybody_needs_them(shop: Office) -> None:
    """Two answers, one of them long sent."""
    file, first, second = put(shop), shop.arrives(), shop.arrives(author="boris")
    shop.sends(shop.desk.write(reply.send, first, Reply(text="There:", files=(file,))).entry.id)
    shop.clock.pass_s(90 * 86_400)
    shop.desk.write(reply.send, second, Reply(text="There:", files=(file,)))
    assert sweep(shop) == 0


def test_what_went_to_a_person_goes_with_them_at_once(shop: Office) -> None:
    """Name and bytes; what others got stays."""
    theirs, others = put(shop, "anna.pdf", days_ago=0), put(shop, "boris.pdf", days_ago=0)
    first, second = shop.arrives(author="anna"), shop.arrives(author="boris")
    entry = shop.desk.write(reply.send, first, Reply(text="There:", files=(theirs,))).entry.id
    shop.sends(entry)
    shop.desk.write(reply.send, second, Reply(text="There:", files=(others,)))
    (author,) = shop.desk.reader.execute("SELECT author_id FROM message WHERE id = ?", (first,)).fetchone()
    privacy.erase(shop.desk, int(author))
    assert (there(shop, theirs), there(shop, others)) == (False, True)
    view = outbox.delivery(shop.desk, entry)
    assert view is not None
    assert (view.text, view.files) == (None, ())
    assert b"anna.pdf" not in shop.desk.profile.store.read_bytes()


def test_what_was_drafted_for_a_person_goes_with_them_too(shop: Office) -> None:
    """However fresh."""
    file, other, item = put(shop, "a.pdf", days_ago=0), put(shop, "b.pdf", days_ago=0), shop.arrives()
    thread, author = shop.desk.reader.execute(
        "SELECT thread_id, author_id FROM message WHERE id = ?", (item,)
    ).fetchone()
    store = drafts.open_drafts(shop.desk)
    store.save((thread, author), "d1", "There:", (), files=(file,))
    store.save((thread, author + 1), "d2", "There:", (), files=(other,))
    store.close()
    privacy.erase(shop.desk, int(author))
    assert (there(shop, file), there(shop, other)) == (False, True)


def test_doctor_names_what_is_missing_or_was_changed(shop: Office) -> None:
    """Of what may still have to leave, and of drafts; what was sent may be gone."""
    gone, changed, drafted, sent = (put(shop, f"{name}.pdf") for name in ("gone", "changed", "drafted", "sent"))
    item = shop.arrives()
    shop.sends(shop.desk.write(reply.send, item, Reply(text="There:", files=(sent,))).entry.id)
    shop.desk.write(reply.send, item, Reply(text="There:", files=(gone, changed)))
    store = drafts.open_drafts(shop.desk)
    store.save((1, 2), "d1", "", (), files=(drafted,))
    store.close()

    def verdict() -> tuple[bool, str]:
        (check,) = [each for each in doctor.run(shop.desk.profile).checks if each.name == "attachments"]
        return check.ok, check.text_en

    assert verdict()[0]
    for file in (gone, drafted, sent):
        files.path_of(shop.desk, file).unlink()
    files.path_of(shop.desk, changed).write_bytes(b"%PDF-1.4 chanGed.pdf")
    assert verdict() == (False, "files of answers are missing or were changed: gone.pdf, changed.pdf, drafted.pdf")


def test_what_is_needed_is_found_by_an_index(shop: Office) -> None:
    """Words of a long log are not looked through."""

    def plan(conn: Connection) -> str:
        rows = conn.execute(
            "EXPLAIN QUERY PLAN SELECT f.sha256 FROM sent_file f JOIN words w ON w.id = f.words_id"
            " JOIN entry_words ew ON ew.words_id = f.words_id LEFT JOIN delivery d ON d.entry_id = ew.entry_id"
        ).fetchall()
        return " | ".join(str(row[3]) for row in rows)

    assert plan(shop.desk.reader).count("SCAN") == 1
