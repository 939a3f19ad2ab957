"""Names in notes, waits that end with an event, leases, and the history that tells of all of it."""

from __future__ import annotations

import pytest

from moderator_app.domain.entries import EntryKind, Event, NoteType
from moderator_app.domain.items import ItemState, Waiting
from moderator_app.domain.views import InboxQuery, View
from moderator_app.engine import wakes
from moderator_app.errors import UserError
from moderator_app.services import colleagues, inbox, item_log, moderation, undo
from moderator_app.services.colleagues import Question
from moderator_app.services.moderation import CLAIM_US, Action
from moderator_app.storage import refold
from moderator_app.storage.decide import Decided
from tests.support.desks import Office
from tests.support.storage import said


def does(shop: Office, item: int, kind: EntryKind, *, by: str = "lead", **facts: object) -> Decided:
    desk = shop.at(shop.lead if by == "lead" else shop.colleague)
    return desk.write(moderation.act, item, Action(kind=kind, **facts))  # type: ignore[arg-type]


def named(shop: Office, who: str = "colleague") -> list[int]:
    """What waits in the view of mentions of Boris, or of Anna."""
    desk = shop.at(shop.lead if who == "lead" else shop.colleague)
    assert inbox.counters(desk).views[View.MENTIONED] == len(inbox.ids(desk, InboxQuery(view=View.MENTIONED)))
    return list(inbox.ids(desk, InboxQuery(view=View.MENTIONED)))


class Engine:
    """The office's own lane in place of the engine's."""

    def __init__(self, shop: Office) -> None:
        self.read = lambda job: job(shop.desk.reader)
        self.write = shop.desk.lane.call


def rebuilt_equal(shop: Office) -> None:
    before = shop.items()
    assert refold_all(shop) == 0
    assert shop.items() == before


def refold_all(shop: Office) -> int:
    cases = shop.desk.reader.execute("SELECT DISTINCT thread_id, author_id FROM item").fetchall()
    return len(shop.desk.lane.call(lambda conn: refold.refold(conn, cases)))


# ---------------------------------------------------------------- mentions


def test_who_is_named_in_a_note_sees_it_until_they_say_they_read_it(shop: Office) -> None:
    item = shop.arrives(text="Is it gluten free?")
    does(shop, item, EntryKind.NOTE, note="@boris, do you know?")
    assert named(shop) == [item]
    assert named(shop, "lead") == []
    log = item_log.read(shop.at(shop.colleague), item)
    assert log.unread == {log.notes[0].entry.id}
    read = does(shop, item, EntryKind.READ, by="colleague")
    assert named(shop) == []
    assert item_log.read(shop.at(shop.colleague), item).unread == frozenset()
    shop.at(shop.colleague).write(undo.undo, read.entry.id)
    assert named(shop) == [item]
    rebuilt_equal(shop)


@pytest.mark.parametrize(("kind", "facts", "gone"), [
    (EntryKind.NOTE, {"note": "Yes"}, True), (EntryKind.TAG, {"tag": "food"}, False), (EntryKind.CLOSE, {}, False),
])  # fmt: skip
def test_a_note_of_theirs_answers_a_mention_and_a_tag_does_not(
    shop: Office, kind: EntryKind, facts: dict[str, str], gone: bool
) -> None:
    """A tag may be one of fifty at once: it says nothing about having read."""
    item = shop.arrives()
    does(shop, item, EntryKind.NOTE, note="@Boris look")
    does(shop, item, kind, by="colleague", **facts)
    assert (named(shop) == []) is gone


def test_a_mention_that_is_taken_back_or_of_oneself_is_none(shop: Office) -> None:
    item = shop.arrives()
    written = does(shop, item, EntryKind.NOTE, note="@Boris and @Anna and b@Boris.example")
    assert written.entry.data["mentions"] == [str(shop.colleague.id)]
    shop.desk.write(undo.undo, written.entry.id)
    assert named(shop) == []
    plain = does(shop, item, EntryKind.NOTE, note="mail b@Boris.example, @Borisov")
    assert "mentions" not in plain.entry.data


def test_only_who_is_named_can_say_that_they_read_it(shop: Office) -> None:
    item = shop.arrives()
    does(shop, item, EntryKind.NOTE, note="@Boris look")
    with pytest.raises(UserError) as refused:
        does(shop, item, EntryKind.READ)
    assert refused.value.code == "impossible"


def test_names_in_questions_and_answers_count_too(shop: Office) -> None:
    item = shop.arrives()
    shop.desk.write(colleagues.ask, item, Question(to="Boris", text="@Boris, is it?"))
    assert named(shop) == [item]
    shop.at(shop.colleague).write(colleagues.answer, item, "@Anna it is")
    assert (named(shop), named(shop, "lead")) == ([], [item])


# ---------------------------------------------------------------- waiting for an event


def standing(shop: Office, item: int) -> tuple[ItemState, Waiting | None]:
    view = inbox.item(shop.desk, item)
    return view.state, view.waiting_reason


def test_a_wait_for_a_note_ends_with_a_colleagues_note_and_not_with_ones_own(shop: Office) -> None:
    item = shop.arrives()
    asleep = does(shop, item, EntryKind.SNOOZE, events=(Event.NOTE,))
    assert standing(shop, item) == (ItemState.WAITING, Waiting.SNOOZE)
    does(shop, item, EntryKind.NOTE, note="Waiting for Boris")
    assert standing(shop, item)[0] is ItemState.WAITING
    does(shop, item, EntryKind.NOTE, by="colleague", note="Done")
    assert standing(shop, item) == (ItemState.OPEN, None)
    (woken,) = (line for line in item_log.read(shop.desk, item).lines if line.entry.kind is EntryKind.WAKE)
    assert woken.entry.data == {"of": asleep.entry.id, "why": "note"}
    rebuilt_equal(shop)


def test_a_wait_for_an_edit_ends_with_it_once(shop: Office) -> None:
    shop.pull(said("1", text="Cold"))
    item = shop.desk.reader.execute("SELECT id FROM item").fetchone()[0]
    does(shop, item, EntryKind.SNOOZE, events=(Event.EDIT,))
    does(shop, item, EntryKind.NOTE, by="colleague", note="Not what is waited for")
    shop.pull(said("1", text="Cold"))
    assert standing(shop, item)[0] is ItemState.WAITING
    shop.pull(said("1", text="Cold and late"))
    assert standing(shop, item)[0] is ItemState.OPEN
    does(shop, item, EntryKind.SNOOZE, for_s=3_600)
    shop.pull(said("1", text="Cold, late and dear"))
    assert standing(shop, item)[0] is ItemState.WAITING
    assert shop.kinds().count(EntryKind.WAKE) == 1
    rebuilt_equal(shop)


def test_a_wait_for_the_author_stands_among_those_and_ends_with_their_next_message(shop: Office) -> None:
    item = shop.arrives("1", author="ann")
    does(shop, item, EntryKind.SNOOZE, events=(Event.AUTHOR,))
    assert standing(shop, item) == (ItemState.WAITING, Waiting.AUTHOR)
    shop.arrives("2", author="ann")
    assert standing(shop, item) == (ItemState.OPEN, None)


def test_the_latest_time_of_a_wait_for_an_event_ends_it_too(shop: Office) -> None:
    """Whichever comes first, and only once."""
    item = shop.arrives()
    does(shop, item, EntryKind.SNOOZE, events=(Event.NOTE,), for_s=3_600)
    shop.clock.pass_s(3_601)
    assert wakes.append_ends(Engine(shop), shop.clock) == 1
    assert standing(shop, item)[0] is ItemState.OPEN
    does(shop, item, EntryKind.NOTE, by="colleague", note="Late")
    assert shop.kinds().count(EntryKind.WAKE) == 1


def test_a_snooze_without_time_or_event_is_refused(shop: Office) -> None:
    item = shop.arrives()
    with pytest.raises(UserError) as refused:
        does(shop, item, EntryKind.SNOOZE)
    assert refused.value.code == "missing_option"


# ---------------------------------------------------------------- leases


def test_a_colleagues_claim_is_taken_over_only_when_it_is_said_so(shop: Office) -> None:
    item = shop.arrives()
    does(shop, item, EntryKind.CLAIM, by="colleague")
    with pytest.raises(UserError) as refused:
        does(shop, item, EntryKind.CLAIM)
    assert refused.value.code == "claimed"
    taken = does(shop, item, EntryKind.CLAIM, over=True)
    assert inbox.item(shop.desk, item).claimed_by == str(shop.lead.id)
    shop.desk.write(undo.undo, taken.entry.id)
    assert inbox.item(shop.desk, item).claimed_by == str(shop.colleague.id)


def test_a_lease_lasts_while_somebody_works_and_ends_after(shop: Office) -> None:
    item = shop.arrives()
    does(shop, item, EntryKind.CLAIM)
    assert shop.desk.write(colleagues.extend, item) is None
    shop.clock.pass_s(10 * 60)
    assert shop.at(shop.colleague).write(colleagues.extend, item) is None
    assert shop.desk.write(colleagues.extend, item) is not None
    assert inbox.item(shop.desk, item).claimed_until == shop.clock.now_us() + CLAIM_US
    shop.clock.pass_s(10 * 60)
    assert wakes.append_ends(Engine(shop), shop.clock) == 0
    shop.clock.pass_s(6 * 60)
    wakes.append_ends(Engine(shop), shop.clock)
    assert inbox.item(shop.desk, item).claimed_by is None
    kinds = [line.entry.kind for line in item_log.read(shop.desk, item).lines]
    assert kinds == [EntryKind.CLAIM, EntryKind.WAKE]
    rebuilt_equal(shop)


# ---------------------------------------------------------------- history


def test_the_history_has_everything_in_order_with_who_undid_what(shop: Office) -> None:
    item = shop.arrives()
    does(shop, item, EntryKind.TAG, tag="food")
    hidden = does(shop, item, EntryKind.ASSIGN, to="Boris")
    shop.at(shop.colleague).write(undo.undo, hidden.entry.id)
    does(shop, item, EntryKind.NOTE, note="Call on Monday", note_type=NoteType.PROMISE)
    log = item_log.read(shop.desk, item)
    assert [(line.entry.kind, line.actor_name) for line in log.lines] == [
        (EntryKind.TAG, "Anna"), (EntryKind.ASSIGN, "Anna"), (EntryKind.UNDO, "Boris"), (EntryKind.NOTE, "Anna"),
    ]  # fmt: skip
    assert log.lines[1].undone_by == log.lines[2].entry.id
    assert [line.words["note"] for line in log.notes] == ["Call on Monday"]
