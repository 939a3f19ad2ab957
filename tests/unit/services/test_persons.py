"""Persons by hand: a join is a decision that can be taken back, changes no item, and the card is over all."""

from __future__ import annotations

import pytest

from moderator_app.domain.entries import EntryKind
from moderator_app.errors import UserError
from moderator_app.services import moderation, outcomes, persons, reply, report, undo
from moderator_app.services.moderation import Action
from moderator_app.services.outcomes import Outcome
from tests.support.desks import Office


def _author(shop: Office, message: int) -> int:
    return int(shop.desk.reader.execute("SELECT author_id FROM message WHERE id = ?", (message,)).fetchone()[0])


def test_the_card_is_over_all_profiles_of_a_person(shop: Office) -> None:
    first, second = shop.arrives(author="ann"), shop.arrives(author="anna_b")
    ann, other = _author(shop, first), _author(shop, second)
    shop.desk.write(moderation.act, first, Action(kind=EntryKind.NOTE, note="Regular guest"))
    shop.desk.write(outcomes.note, second, Outcome.COMPENSATED, "a drink")
    shop.desk.write(moderation.act, second, Action(kind=EntryKind.HIDE))
    items = shop.items()
    joined = shop.desk.write(persons.join, ann, other)
    assert shop.items() == items, "joining persons changes no item (rule 9)"
    card = persons.card(shop.desk, ann)
    assert [each.id for each in card.members] == [ann, other]
    assert (card.whole.messages, card.taken_away, card.rejected_share) == (2, 1, 0.5)
    assert set(card.whole.items) == {first, second}
    assert [line.words["note"] for line in card.notes] == ["Regular guest"]
    assert [view.what for view in card.outcomes] == ["a drink"]
    shop.desk.write(undo.undo, joined.entry.id)
    assert [each.id for each in persons.card(shop.desk, ann).members] == [ann]


def test_a_profile_is_taken_out_and_that_is_taken_back(shop: Office) -> None:
    ann, bea, cid = (_author(shop, shop.arrives(author=name)) for name in ("ann", "bea", "cid"))
    shop.desk.write(persons.join, ann, bea)
    shop.desk.write(persons.join, bea, cid)
    split = shop.desk.write(persons.split, bea)
    assert {each.id for each in persons.card(shop.desk, ann).members} == {ann, cid}
    shop.desk.write(undo.undo, split.entry.id)
    assert {each.id for each in persons.card(shop.desk, ann).members} == {ann, bea, cid}


def test_who_is_one_already_or_alone_is_refused(shop: Office) -> None:
    ann, bea = (_author(shop, shop.arrives(author=name)) for name in ("ann", "bea"))
    with pytest.raises(UserError, match="joined with nobody"):
        shop.desk.write(persons.split, ann)
    shop.desk.write(persons.join, ann, bea)
    with pytest.raises(UserError, match="one person already"):
        shop.desk.write(persons.join, bea, ann)
    with pytest.raises(UserError):
        shop.desk.write(persons.join, ann, 10_000)


def test_entries_name_people_by_what_they_wrote(shop: Office) -> None:
    """No name and no number of an author stands in the journal (rule 6)."""
    ann, bea = (_author(shop, shop.arrives(author=name)) for name in ("ann", "bea"))
    decided = shop.desk.write(persons.join, ann, bea)
    assert decided.entry.data == {}
    assert len(decided.entry.seen) == 2


def test_choosing_by_a_part_of_a_name(shop: Office) -> None:
    ann, other, _bob = (_author(shop, shop.arrives(author=name)) for name in ("ann", "annika", "bob"))
    assert [each.id for each in persons.alike(shop.desk, ann, "nn")] == [other]
    assert persons.alike(shop.desk, ann, "%") == []
    shop.desk.write(persons.join, ann, other)
    assert persons.alike(shop.desk, ann, "nn") == []


def test_the_card_says_how_long_our_answers_took_as_reports_do(shop: Office) -> None:
    """Median and items come from the clocks of reports: an item without an answer, or hidden, is in neither."""
    first, second, third, fourth = (shop.arrives(author="ann", thread=f"t{number}") for number in range(4))
    author = _author(shop, first)
    shop.clock.pass_s(600)
    shop.sends(shop.desk.write(reply.send, first, reply.Reply(text="Hello!", hold_s=0)).entry.id)
    shop.clock.pass_s(1_200)
    shop.sends(shop.desk.write(reply.send, second, reply.Reply(text="Hello!", hold_s=0)).entry.id)
    shop.desk.write(moderation.act, fourth, Action(kind=EntryKind.HIDE))
    found = persons.card(shop.desk, author).answers
    assert set(found.items) == {first, second}
    days = report.last_days(shop.desk, 30, "UTC")
    asked = report.ask(shop.desk, since=days[0], until=days[1], zone="UTC")
    assert found.median_us == report.make(shop.desk, asked).spans["first_response"].median_us
    assert found.median_us is not None
    assert third not in found.items
