"""Shifts: what is left open stands on the page, the page is handed over once and signed by somebody else."""

from __future__ import annotations

import pytest

from moderator_app.domain.entries import EntryKind, NoteType
from moderator_app.errors import UserError
from moderator_app.services import moderation, reply, shift, undo
from moderator_app.services.moderation import Action
from tests.support.desks import Office


def page_texts(shop: Office) -> dict[str, list[str]]:
    page = shift.page(shop.desk)
    return {
        "promises": [said.text or "" for said in page.promises],
        "notes": [said.text or "" for said in page.notes],
        "snoozed": [row.excerpt for row in page.snoozed],
        "waiting": [row.excerpt for row in page.waiting],
    }


def test_a_shift_begins_once(shop: Office) -> None:
    assert shift.current(shop.desk) is None
    first = shop.desk.write(shift.start)
    again = shop.desk.write(shift.start)
    assert again.repeated
    assert again.entry.id == first.entry.id
    assert shift.current(shop.desk) == shift.Shift(entry_id=first.entry.id, since=first.entry.at)


def test_what_is_left_open_stands_on_the_page(shop: Office) -> None:
    item = shop.arrives(text="Where is my parcel?")
    later = shop.arrives(text="Do you open on Sunday?", author="bob")
    shop.desk.write(shift.start)
    shop.desk.write(moderation.act, item, Action(kind=EntryKind.NOTE, note="Call back", note_type=NoteType.PROMISE))
    shop.desk.write(moderation.act, item, Action(kind=EntryKind.NOTE, note="Regular guest"))
    shop.desk.write(moderation.act, later, Action(kind=EntryKind.SNOOZE, for_s=3_600))
    assert page_texts(shop) == {
        "promises": ["Call back"],
        "notes": ["Regular guest"],
        "snoozed": ["Do you open on Sunday?"],
        "waiting": [],
    }
    page = shift.page(shop.desk)
    assert page.promises[0].item_id == item
    assert not page.empty


def test_a_case_with_a_draft_is_on_the_page(shop: Office) -> None:
    item = shop.arrives(text="A question")
    row = shop.desk.reader.execute("SELECT thread_id, author_id FROM item WHERE id = ?", (item,)).fetchone()
    page = shift.page(shop.desk, [(int(row[0]), int(row[1]))])
    assert [each.id for each in page.drafts] == [item]
    assert page.drafts[0].draft


def test_what_was_taken_back_is_not_counted(shop: Office) -> None:
    item, other = shop.arrives(text="one"), shop.arrives(text="two", author="bob")
    shop.desk.write(moderation.act, other, Action(kind=EntryKind.NOTE, note="before the shift"))
    shop.desk.write(shift.start)
    shop.desk.write(reply.send, item, reply.Reply(text="Thank you"))
    closed = shop.desk.write(moderation.act, other, Action(kind=EntryKind.CLOSE))
    assert (shift.page(shop.desk).deeds.answered, shift.page(shop.desk).deeds.decided) == (1, 1)
    shop.desk.write(undo.undo, closed.entry.id)
    deeds = shift.page(shop.desk).deeds
    assert (deeds.answered, deeds.decided, deeds.noted) == (1, 0, 0)


def test_a_kept_promise_leaves_the_page_once(shop: Office) -> None:
    item = shop.arrives(text="Where is my parcel?")
    made = shop.desk.write(
        moderation.act, item, Action(kind=EntryKind.NOTE, note="Send it", note_type=NoteType.PROMISE, for_s=7_200)
    )
    promised = shift.page(shop.desk).promises
    assert [said.until for said in promised] == [made.entry.at + 7_200_000_000]
    kept = shop.desk.write(shift.keep, made.entry.id)
    assert shift.page(shop.desk).promises == ()
    with pytest.raises(UserError) as again:
        shop.desk.write(shift.keep, made.entry.id)
    assert again.value.code == "not_found"
    shop.desk.write(undo.undo, kept.entry.id)
    assert [said.entry_id for said in shift.page(shop.desk).promises] == [made.entry.id]


def test_only_a_promise_can_be_kept(shop: Office) -> None:
    item = shop.arrives(text="A question")
    plain = shop.desk.write(moderation.act, item, Action(kind=EntryKind.NOTE, note="A note"))
    for wrong in (plain.entry.id, 9_999):
        with pytest.raises(UserError) as raised:
            shop.desk.write(shift.keep, wrong)
        assert raised.value.code == "not_found"


def test_a_handover_is_signed_by_somebody_else_once(shop: Office) -> None:
    shop.desk.write(shift.start)
    given = shop.desk.write(shift.hand_over, "Promises: call Ann back", {"promises": 1})
    assert shift.current(shop.desk) is None
    assert [(each.entry_id, each.by, each.text) for each in shift.waiting(shop.desk)] == [
        (given.entry.id, "Anna", "Promises: call Ann back")
    ]
    with pytest.raises(UserError) as own:
        shop.desk.write(shift.sign, given.entry.id)
    assert own.value.code == "own_handover"
    next_one = shop.at(shop.colleague)
    next_one.write(shift.sign, given.entry.id)
    assert shift.waiting(shop.desk) == ()
    with pytest.raises(UserError) as twice:
        next_one.write(shift.sign, given.entry.id)
    assert twice.value.code == "signed_already"


def test_words_of_the_page_are_not_in_the_entry(shop: Office) -> None:
    """Entries hold no free text (rule 6)."""
    shop.desk.write(shift.start)
    given = shop.desk.write(shift.hand_over, "Promises: call Ann back")
    record = shop.desk.reader.execute("SELECT record FROM entry WHERE id = ?", (given.entry.id,)).fetchone()[0]
    assert b"Ann" not in bytes(record)


@pytest.mark.parametrize(("text", "code"), [("", "empty_text"), ("x" * (shift.LONGEST_PAGE + 1), "invalid")])
def test_a_page_that_cannot_be_handed_over_is_refused(shop: Office, text: str, code: str) -> None:
    shop.desk.write(shift.start)
    with pytest.raises(UserError) as raised:
        shop.desk.write(shift.hand_over, text)
    assert raised.value.code == code
    assert shift.current(shop.desk) is not None


def test_without_a_shift_nothing_is_handed_over(shop: Office) -> None:
    with pytest.raises(UserError) as raised:
        shop.desk.write(shift.hand_over, "Nothing")
    assert raised.value.code == "invalid"
    with pytest.raises(UserError) as unknown:
        shop.desk.write(shift.sign, 9_999)
    assert unknown.value.code == "not_found"
