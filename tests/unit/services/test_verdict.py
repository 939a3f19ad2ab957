"""One sheet, one batch: all of it or nothing, once, in the order that platforms need, and taken back as one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from moderator_app.domain.entries import EntryKind, NoteType
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.roles import Role
from moderator_app.errors import UserError
from moderator_app.services import approvals, community, files, outbox, review, undo, verdict
from moderator_app.services.verdict import DAY_S, Verdict
from tests.support.desks import Office

RUDE = "Вы все хамы, верните деньги"


def _rule(shop: Office, item: int, number: str = "1.1") -> Any:
    community.install_starter(shop.desk)
    found = verdict.facts(shop.desk, item).ref(number)
    assert found is not None
    return found


def _batch(shop: Office) -> list[tuple[str, str | None]]:
    """(kind, batch) of every entry since the rules."""
    rows = shop.desk.reader.execute("SELECT kind, batch FROM entry WHERE kind NOT IN ('matrix', 'moderator')")
    return [(str(kind), batch) for kind, batch in rows.fetchall()]


def _back(shop: Office, entries: list[int]) -> undo.TakenBack:
    results = [future.result() for future in undo.take_back(shop.desk, entries)]
    assert len(results) == 1
    return results[0]


def test_everything_is_one_batch_in_the_order_of_deliveries(group: Office) -> None:
    """The answer goes before the comment does, the ban last; each names the rule by number, its words are words."""
    item = group.arrives(text=RUDE)
    rule = _rule(group, item)
    wanted = Verdict(
        act=EntryKind.BAN, remove=EntryKind.DELETE, rule=rule, for_s=7 * DAY_S, reply="Оскорблять людей нельзя.",
        note="Второй раз за месяц",
    )  # fmt: skip
    done = group.desk.write(verdict.carry_out, item, wanted)
    assert [each.entry.kind.value for each in done] == ["reply", "note", "delete", "ban"]
    kinds = _batch(group)
    assert [kind for kind, _batch in kinds] == ["reply", "note", "delete", "ban"]
    assert len({batch for _kind, batch in kinds}) == 1
    assert kinds[0][1] is not None
    ban = review.entries(group.desk)[0]
    assert ban.entry.data["rule"] == {"list": rule.list_id, "version": rule.version, "number": "1.1"}
    assert ban.words["reason"] == "1.1 Оскорбления участников и сотрудников"
    assert ban.entry.data["for_s"] == 7 * DAY_S
    assert "Оскорбления" not in str(ban.entry.data)
    note = review.entries(group.desk)[2]
    assert note.entry.data["type"] == NoteType.WARNING.value


@pytest.mark.parametrize("private", [False, True])
def test_files_go_with_the_reply(group: Office, private: bool) -> None:
    """In public or in private, with words or alone; the rest of the sheet carries none."""
    item = group.arrives(text=RUDE)
    rules = files.keep_bytes(group.desk, "правила.pdf", b"%PDF-1.4 rules")
    wanted = Verdict(act=EntryKind.DELETE, reason="грубость", files=(rules,), private=private)
    done = group.desk.write(verdict.carry_out, item, wanted)
    assert [each.entry.kind.value for each in done] == ["to-dm" if private else "reply", "delete"]
    assert {row.action: row.files for row in outbox.rows(group.desk)} == {
        done[0].entry.kind: (rules,), EntryKind.DELETE: ()
    }  # fmt: skip


def test_what_is_cited_reads_as_it_was_then(shop: Office) -> None:
    """A new version of the rules changes nothing about what an old decision named."""
    item = shop.arrives(text=RUDE)
    rule = _rule(shop, item)
    (hidden,) = shop.desk.write(verdict.carry_out, item, Verdict(act=EntryKind.HIDE, rule=rule))
    there = community.lists(shop.desk)[0]
    changed = replace(there, rules=(replace(there.rules[0], title="Иначе"), *there.rules[1:]))
    assert shop.desk.write(community.save, changed).version == there.version + 1
    ref = community.ref_from(hidden.entry.data)
    assert ref is not None
    said = community.cited(shop.desk.reader, ref)
    assert said is not None
    assert said.title == "Оскорбления участников и сотрудников"
    assert said.text


@pytest.mark.parametrize("broken", ["   \u200b", "Цена {цена?}"])
def test_all_or_nothing(shop: Office, broken: str) -> None:
    """A reply that cannot be sent leaves neither the hiding nor the note behind."""
    item = shop.arrives(text=RUDE)
    before, rows = shop.entries(), shop.items()
    with pytest.raises(UserError):
        shop.desk.write(verdict.carry_out, item, Verdict(act=EntryKind.HIDE, reply=broken + "!", note="hm"))
    assert (before, rows) == (shop.entries(), shop.items())


def test_a_part_that_is_impossible_stops_all(shop: Office) -> None:
    """WordPress has no ban: the answer is not sent either."""
    item = shop.arrives(text=RUDE)
    before = shop.entries()
    with pytest.raises(UserError, match="impossible"):
        shop.desk.write(verdict.carry_out, item, Verdict(act=EntryKind.BAN, reply="До свидания"))
    assert before == shop.entries()


def test_something_newer_stops_all(shop: Office) -> None:
    """Who decides on what they saw is stopped when more came."""
    item = shop.arrives(text=RUDE)
    shop.arrives(text="Простите, погорячился", second=60)
    before = shop.entries()
    with pytest.raises(UserError, match="stale"):
        shop.desk.write(verdict.carry_out, item, Verdict(act=EntryKind.HIDE, reply="Нет.", seen=item))
    assert before == shop.entries()


def test_the_same_key_decides_once(shop: Office) -> None:
    """A second press writes nothing, and answers with the same entries."""
    item = shop.arrives(text=RUDE)
    other = shop.arrives(text="И кофе дрянь", second=60)
    wanted = Verdict(act=EntryKind.HIDE, reply="Так нельзя.", note="груб", earlier=(item,), key="k")
    first = shop.desk.write(verdict.carry_out, other, wanted)
    again = shop.desk.write(verdict.carry_out, other, wanted)
    assert [each.entry.id for each in first] == [each.entry.id for each in again]
    assert all(each.repeated for each in again)
    assert [kind for kind, _batch in _batch(shop)] == ["reply", "note", "hide", "hide"]


def test_undo_before_anything_left(shop: Office) -> None:
    """All entries of the batch are taken back by one, and every row is as it was."""
    item = shop.arrives(text=RUDE)
    rows = shop.items()
    wanted = Verdict(act=EntryKind.HIDE, reply="Так нельзя.", note="груб", hold_s=10)
    done = shop.desk.write(verdict.carry_out, item, wanted)
    assert shop.items() != rows
    back = _back(shop, [each.entry.id for each in done])
    assert not back.failed
    assert shop.items() == rows
    undone = [batch for kind, batch in _batch(shop) if kind == "undo"]
    assert len(undone) == 3
    assert len(set(undone)) == 1


def test_undo_of_what_was_delivered(group: Office) -> None:
    """What reached the platform is taken back by its inverse: restored, unbanned, our answer deleted."""
    item = group.arrives(text=RUDE)
    wanted = Verdict(act=EntryKind.BAN, remove=EntryKind.DELETE, for_s=DAY_S, reply="Так нельзя.", hold_s=0)
    said, removed, banned = group.desk.write(verdict.carry_out, item, wanted)
    group.sends(said.entry.id)
    group.moves(removed.entry.id, DeliveryState.SENDING, DeliveryState.SENT)
    group.moves(banned.entry.id, DeliveryState.SENDING, DeliveryState.SENT)
    back = _back(group, [each.entry.id for each in (said, removed, banned)])
    assert not back.failed
    inverse = group.desk.reader.execute("SELECT action FROM delivery WHERE undo_of IS NOT NULL ORDER BY entry_id")
    assert [str(row[0]) for row in inverse.fetchall()] == ["unban", "restore", "delete"]


def test_what_has_no_way_back_stands_and_says_why(group: Office) -> None:
    """A direct message that was sent stays; the rest of the batch goes back all the same."""
    item = group.arrives(text=RUDE)
    wanted = Verdict(act=EntryKind.DELETE, reply="Напишите нам.", private=True, hold_s=0)
    said, removed = group.desk.write(verdict.carry_out, item, wanted)
    group.moves(said.entry.id, DeliveryState.SENDING, DeliveryState.SENT)
    back = _back(group, [said.entry.id, removed.entry.id])
    assert [each.undone for each in back.done] == [removed.entry.id]
    assert [error.code for error in back.failed.values()] == ["irreversible"]


def test_a_direct_message_that_has_not_left_is_taken_back(group: Office) -> None:
    """Its undo window is one."""
    item = group.arrives(text=RUDE)
    wanted = Verdict(act=EntryKind.NOTE, note="зовём", reply="Напишите нам.", private=True, hold_s=10)
    done = group.desk.write(verdict.carry_out, item, wanted)
    assert not _back(group, [each.entry.id for each in done]).failed
    states = group.desk.reader.execute("SELECT state FROM delivery").fetchall()
    assert states == [(DeliveryState.CANCELLED.value,)]


def test_a_complaint_needs_its_reason(shop: Office) -> None:
    """Taking away a complaint one can act on without a rule or words is refused, as elsewhere."""
    item = shop.arrives(text="Кофе остыл, ждали сорок минут")
    shop.desk.lane.call(lambda conn: conn.execute("UPDATE item SET kind = 'constructive_critic'"))
    assert verdict.facts(shop.desk, item).complaint
    with pytest.raises(UserError, match="complaint_needs_reason"):
        shop.desk.write(verdict.carry_out, item, Verdict(act=EntryKind.HIDE))
    shop.desk.write(verdict.carry_out, item, Verdict(act=EntryKind.HIDE, rule=_rule(shop, item, "3.1")))
    assert shop.state(item) == "done"


def test_the_rule_that_the_words_speak_for_comes_first(shop: Office) -> None:
    """With the words as they stand in the comment."""
    item = shop.arrives(text="Вы ХАМЫ. Подписывайтесь на мой канал")
    community.install_starter(shop.desk)
    found = verdict.facts(shop.desk, item).matches
    assert [(each.rule.number, each.words) for each in found[:3]] == [
        ("1.1", ("ХАМЫ",)), ("2.1", ("Подписывайтесь на",)), ("1.2", ()),
    ]  # fmt: skip


def test_earlier_messages_go_too(shop: Office) -> None:
    """Each gets an entry of its own; another author's are refused."""
    first, second = shop.arrives(text="раз", thread="a"), shop.arrives(text="два", thread="b")
    other = shop.arrives(text="не я", author="eve", thread="c")
    last = shop.arrives(text=RUDE, thread="c", second=90)
    assert {each.message_id for each in verdict.facts(shop.desk, last).earlier} == {first, second}
    with pytest.raises(UserError, match="invalid"):
        shop.desk.write(verdict.carry_out, last, Verdict(act=EntryKind.DELETE, earlier=(other,)))
    shop.desk.write(verdict.carry_out, last, Verdict(act=EntryKind.DELETE, earlier=(first, second)))
    assert [shop.state(each) for each in (first, second, last, other)] == ["done", "done", "done", "open"]


def test_more_than_may_go_at_once(shop: Office) -> None:
    """Only so many are offered, and it says that there are more."""
    for number in range(verdict.MOST_EARLIER + 3):
        shop.arrives(text=str(number), thread=f"t{number}")
    last = shop.arrives(text=RUDE, thread="z")
    found = verdict.facts(shop.desk, last)
    assert found.more_earlier
    assert len(found.earlier) == verdict.MOST_EARLIER


def test_what_wordpress_lacks_is_told(shop: Office) -> None:
    """No ban and no private message."""
    on_blog = verdict.facts(shop.desk, shop.arrives())
    assert "WordPress" in on_blog.acts[EntryKind.BAN].text_en
    assert on_blog.no_private is not None
    assert on_blog.ends == (None,)


def test_what_vk_lacks_is_told(group: Office) -> None:
    """Hiding; a ban lasts up to a year or for good."""
    on_vk = verdict.facts(group.desk, group.arrives())
    assert not on_vk.acts[EntryKind.HIDE].possible
    assert on_vk.acts[EntryKind.BAN].possible
    assert on_vk.ends[-1] is None
    assert len(on_vk.ends) > 3


def test_who_may_not_ban_asks_for_it(group: Office) -> None:
    """All the rest of the sheet is done, in one batch with the wish; the item waits; one undo takes all of it back."""
    item = group.arrives(text=RUDE)
    young = group.at(group.colleague)
    assert young.who.role is Role.MODERATOR
    wanted = Verdict(act=EntryKind.BAN, remove=EntryKind.DELETE, for_s=DAY_S, reason="rude", note="x")
    done = young.write(verdict.carry_out, item, wanted)
    assert [each.entry.kind.value for each in done] == ["note", "delete", "ask-approval"]
    assert len({batch for _kind, batch in _batch(group)}) == 1
    (wish,) = approvals.waiting(group.desk)
    assert (wish.kind, wish.why, wish.actor) == (EntryKind.BAN, "rude", str(young.who.id))
    taken = [future.result() for future in undo.take_back(young, [each.entry.id for each in done])]
    assert all(not each.failed for each in taken)
    assert approvals.waiting(group.desk) == ()


def test_no_public_reply_is_offered_where_answers_wait(group: Office) -> None:
    item = group.arrives(text=RUDE)
    group.desk.write(approvals.mark_channel, 1, needs=True)
    young = group.at(group.colleague)
    reason = verdict.facts(young, item).no_reply
    assert reason is not None
    assert "wait for a lead" in reason[0]
    assert verdict.facts(group.desk, item).no_reply is None


@pytest.mark.parametrize(
    "wanted",
    [
        Verdict(act=EntryKind.LIKE),
        Verdict(act=EntryKind.NOTE),
        Verdict(act=EntryKind.HIDE, remove=EntryKind.DELETE),
        Verdict(act=EntryKind.APPROVE, earlier=(1,)),
    ],
)
def test_parts_that_do_not_go_together(shop: Office, wanted: Verdict) -> None:
    item = shop.arrives(text=RUDE)
    with pytest.raises(UserError, match="invalid"):
        shop.desk.write(verdict.carry_out, item, wanted)


def test_approved_then_answered(shop: Office) -> None:
    """What nobody sees yet is approved before it is answered."""
    item = shop.arrives(text="Здравствуйте")
    done = shop.desk.write(verdict.carry_out, item, Verdict(act=EntryKind.APPROVE, reply="Здравствуйте!"))
    assert [each.entry.kind.value for each in done] == ["approve", "reply"]
