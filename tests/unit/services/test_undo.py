"""Undo: any reversible entry, any state of its delivery, and the item rows are exactly what they were."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moderator_app.domain.entries import DELIVERED, EntryKind
from moderator_app.domain.formatting import Dress, Format, Mark
from moderator_app.domain.items import DeliveryState as D
from moderator_app.errors import UserError
from moderator_app.services import accounts, moderation, moderators, outbox, reply, undo
from moderator_app.services.moderation import Action
from tests.support.desks import Office, office

LOCAL: list[dict[str, Any]] = [
    {"kind": EntryKind.CLOSE},
    {"kind": EntryKind.CLOSE, "reason": "duplicate"},
    {"kind": EntryKind.REOPEN},
    {"kind": EntryKind.SNOOZE, "for_s": 600},
    {"kind": EntryKind.CLAIM},
    {"kind": EntryKind.RELEASE},
    {"kind": EntryKind.ASSIGN, "to": "Boris"},
    {"kind": EntryKind.ASSIGN, "to": "none"},
    {"kind": EntryKind.NOTE, "note": "hm"},
    {"kind": EntryKind.TAG, "tag": "a"},
    {"kind": EntryKind.TAG, "tag": "b"},
    {"kind": EntryKind.UNTAG, "tag": "a"},
    {"kind": EntryKind.ESCALATE, "to": "Boris"},
]
SENT_AWAY: list[dict[str, Any]] = [
    {"kind": kind}
    for kind in (EntryKind.HIDE, EntryKind.DELETE, EntryKind.SPAM, EntryKind.APPROVE, EntryKind.REJECT,
                 EntryKind.UNHIDE, EntryKind.RESTORE)
]  # fmt: skip
ANSWER = {"kind": EntryKind.REPLY}
STEPS = st.lists(st.tuples(st.sampled_from(LOCAL + SENT_AWAY + [ANSWER]), st.integers(0, 2), st.booleans()), max_size=5)


def decide(shop: Office, item: int, facts: dict[str, Any], *, hold_s: int = 0) -> int | None:
    """The entry; None where it is not possible now."""
    try:
        if facts["kind"] is EntryKind.REPLY:
            return shop.desk.write(reply.send, item, reply.Reply(text="Yes.", hold_s=hold_s)).entry.id
        return shop.desk.write(moderation.act, item, Action(**facts)).entry.id
    except UserError:
        return None


@settings(max_examples=120)
@given(before=STEPS, last=st.sampled_from(LOCAL + SENT_AWAY + [ANSWER]), target=st.integers(0, 2), newer=st.booleans())
def test_undo_brings_back_every_row(
    before: list[tuple[dict[str, Any], int, bool]], last: dict[str, Any], target: int, newer: bool
) -> None:
    """Whatever was decided before, sent or not; with a message that came between, as if it had come alone."""
    with tempfile.TemporaryDirectory() as folder, office(Path(folder)) as shop, tempfile.TemporaryDirectory() as second:
        messages = [shop.arrives("1"), shop.arrives("2", author="eve"), shop.arrives("3", thread="other")]
        for facts, which, sent in before:
            entry = decide(shop, messages[which], facts)
            if entry is not None and facts["kind"] is EntryKind.REPLY and sent:
                shop.sends(entry)
        rows = shop.items()
        entry = decide(shop, messages[target], last, hold_s=10)
        if entry is None:
            assert rows == shop.items()
            return
        if newer:
            with office(Path(second)) as other:
                _repeat(other, before)
                other.arrives("4", second=900)
                rows = [*other.items()]
            shop.arrives("4", second=900)
        shop.desk.write(undo.undo, entry)
        assert rows == shop.items()


def _repeat(shop: Office, before: list[tuple[dict[str, Any], int, bool]]) -> None:
    messages = [shop.arrives("1"), shop.arrives("2", author="eve"), shop.arrives("3", thread="other")]
    for facts, which, sent in before:
        entry = decide(shop, messages[which], facts)
        if entry is not None and facts["kind"] is EntryKind.REPLY and sent:
            shop.sends(entry)


@pytest.mark.parametrize("states", [(), (D.SENDING, D.RETRY), (D.STALE,), (D.REFUSED,)])
def test_what_has_not_left_is_cancelled(shop: Office, states: tuple[D, ...]) -> None:
    """Queued, waiting for another try, stale, refused: it never leaves, and the item is open as before."""
    item = shop.arrives()
    rows = shop.items()
    entry = shop.desk.write(reply.send, item, reply.Reply(text="Yes.")).entry.id
    shop.moves(entry, *states) if states else None
    done = shop.desk.write(undo.undo, entry)
    row = outbox.delivery(shop.desk, entry)
    assert row is not None
    assert (row.state, done.delivery, rows) == (D.CANCELLED, None, shop.items())


def test_what_is_leaving_cannot_be_stopped(shop: Office) -> None:
    """Sending: too late; unsure: nobody knows. Nothing is written."""
    item = shop.arrives()
    entry = shop.desk.write(reply.send, item, reply.Reply(text="Yes.")).entry.id
    for states, code in (((D.SENDING,), "delivery_too_late"), ((D.UNSURE,), "delivery_unsure")):
        shop.moves(entry, *states)
        before = shop.entries()
        with pytest.raises(UserError, match=code):
            shop.desk.write(undo.undo, entry)
        error = undo.possible(shop.desk, entry)
        assert error is not None
        assert error.code == code
        assert shop.entries() == before


def test_a_sent_reply_is_deleted_where_it_stands(shop: Office) -> None:
    """The undo's own delivery is about our message, and the item is open again at once."""
    item = shop.arrives()
    rows = shop.items()
    entry = shop.desk.write(reply.send, item, reply.Reply(text="Yes.")).entry.id
    external_id = shop.sends(entry)
    done = shop.desk.write(undo.undo, entry)
    row = outbox.delivery(shop.desk, done.entry_id)
    assert row is not None
    (target,) = shop.desk.reader.execute("SELECT external_id FROM message WHERE id = ?", (row.target_id,)).fetchone()
    assert (row.action, row.undo_of, target, done.delivery) == (EntryKind.DELETE, entry, external_id, D.QUEUED)
    assert rows == shop.items()


@pytest.mark.parametrize(
    ("kind", "inverse"),
    [
        (EntryKind.HIDE, EntryKind.UNHIDE),
        (EntryKind.UNHIDE, EntryKind.HIDE),
        (EntryKind.DELETE, EntryKind.RESTORE),
        (EntryKind.SPAM, EntryKind.RESTORE),
        (EntryKind.APPROVE, EntryKind.HIDE),
        (EntryKind.REJECT, EntryKind.RESTORE),
    ],
)
def test_what_was_done_there_is_undone_there(shop: Office, kind: EntryKind, inverse: EntryKind) -> None:
    """By its inverse, which leaves at once."""
    item = shop.arrives()
    entry = shop.desk.write(moderation.act, item, Action(kind=kind)).entry.id
    shop.moves(entry, D.SENDING, D.SENT)
    done = shop.desk.write(undo.undo, entry)
    row = outbox.delivery(shop.desk, done.entry_id)
    assert row is not None
    assert (row.action, row.state, row.target_id) == (inverse, D.QUEUED, item)


def test_an_edit_is_undone_to_what_it_said(shop: Office) -> None:
    """The words before come from our own entry where the platform has not told yet."""
    item = shop.arrives()
    answered = shop.desk.write(reply.send, item, reply.Reply(text="First."))
    shop.sends(answered.entry.id)
    entry = shop.desk.write(moderation.act, item, Action(kind=EntryKind.EDIT, text="Second.")).entry.id
    shop.moves(entry, D.SENDING, D.SENT)
    done = shop.desk.write(undo.undo, entry)
    row = outbox.delivery(shop.desk, done.entry_id)
    assert row is not None
    assert (row.action, row.text) == (EntryKind.EDIT, "First.")


def test_marks_go_with_an_edit_and_come_back_with_its_undo(shop: Office) -> None:
    """Bold words of an edit leave marked; taking it back brings the marks that our reply had."""
    link, bold = Mark(0, 5, Format.LINK, "https://example.org/"), Mark(0, 6, Format.BOLD)
    item = shop.arrives()
    answered = shop.desk.write(reply.send, item, reply.Reply(text="First.", dress=Dress(marks=(link,))))
    shop.sends(answered.entry.id)
    entry = shop.desk.write(
        moderation.act, item, Action(kind=EntryKind.EDIT, text=" Second.", marks=(Mark(1, 7, Format.BOLD),))
    )
    row = outbox.delivery(shop.desk, entry.entry.id)
    assert row is not None
    assert (row.text, row.dress.marks) == ("Second.", (bold,))
    shop.moves(entry.entry.id, D.SENDING, D.SENT)
    back = outbox.delivery(shop.desk, shop.desk.write(undo.undo, entry.entry.id).entry_id)
    assert back is not None
    assert (back.text, back.dress.marks) == ("First.", (link,))


def test_where_the_platform_lacks_marks_an_edit_is_refused(group: Office) -> None:
    item = group.arrives(author="1001")
    group.sends(group.desk.write(reply.send, item, reply.Reply(text="Yes.")).entry.id)
    with pytest.raises(UserError, match="no_formatting"):
        group.desk.write(
            moderation.act, item, Action(kind=EntryKind.EDIT, text="No.", marks=(Mark(0, 2, Format.BOLD),))
        )


def test_where_the_platform_has_no_way_back_the_reason_is_told(group: Office) -> None:
    """The account lost the right to delete: a sent reply stays."""
    item = group.arrives(author="1001")
    entry = group.desk.write(reply.send, item, reply.Reply(text="Yes.")).entry.id
    group.sends(entry)
    lost = '{"delete": "no_permission"}'
    group.desk.lane.call(lambda conn: conn.execute("UPDATE account SET missing_json = ?", (lost,)))
    with pytest.raises(UserError, match="irreversible_there"):
        group.desk.write(undo.undo, entry)
    error = undo.possible(group.desk, entry)
    assert error is not None
    assert "прав" in error.text("ru")


def test_twice_is_once(shop: Office) -> None:
    """The second undo answers with the first; nothing more leaves."""
    item = shop.arrives()
    entry = shop.desk.write(moderation.act, item, Action(kind=EntryKind.HIDE)).entry.id
    shop.moves(entry, D.SENDING, D.SENT)
    first = shop.desk.write(undo.undo, entry)
    count = shop.entries()
    again = shop.desk.write(undo.undo, entry)
    assert (again.entry_id, again.repeated, shop.entries()) == (first.entry_id, True, count)


def test_what_is_no_decision_about_an_item_cannot_be_undone(shop: Office) -> None:
    """An undo, how a delivery ended, a new colleague, a channel."""
    item = shop.arrives()
    entry = shop.desk.write(moderation.act, item, Action(kind=EntryKind.CLOSE)).entry.id
    undone = shop.desk.write(undo.undo, entry).entry_id
    shop.desk.write(accounts.set_watched, 1, watched=False)
    kinds = dict(enumerate(shop.kinds(), start=1))
    refused = {number for number, kind in kinds.items() if kind not in DELIVERED and number != entry}
    assert {kinds[number] for number in refused} == {EntryKind.MODERATOR, EntryKind.UNDO, EntryKind.CHANNEL}
    assert undone in refused
    for number in refused:
        with pytest.raises(UserError, match="irreversible"):
            shop.desk.write(undo.undo, number)


def test_an_entry_that_is_not_there(shop: Office) -> None:
    """Not found, with the range there is."""
    with pytest.raises(UserError, match="not_found"):
        shop.desk.write(undo.undo, 999)


def test_only_who_may_do_it_may_undo_it(group: Office) -> None:
    """A ban is lifted by those who may ban."""
    item = group.arrives(author="1001")
    entry = group.desk.write(moderation.act, item, Action(kind=EntryKind.BAN, for_s=60, hold_s=10)).entry.id
    assert [each.name for each in moderators.everyone(group.desk)] == ["Anna", "Boris"]
    with pytest.raises(UserError, match="forbidden"):
        group.at(group.colleague).write(undo.undo, entry)
