"""Actions: what is possible and why not, claims, snoozes, tags, bulk."""

from __future__ import annotations

import pytest

from moderator_app.clock import MINUTE_US, SECOND_US
from moderator_app.domain.entries import ITEM_ACTIONS, EntryKind
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.matrix.voice import Voice, Wording
from moderator_app.domain.roles import Role
from moderator_app.domain.suggest.tone import Kind
from moderator_app.errors import EXIT_USAGE, UserError
from moderator_app.services import batch, inbox, moderation, moderators, reply, review, suggest, voice
from moderator_app.services.moderation import Action
from tests.support.desks import Office


def act(shop: Office, item: int, kind: EntryKind, **facts: object) -> int:
    """Do it; the entry."""
    return shop.desk.write(moderation.act, item, Action(kind=kind, **facts)).entry.id  # type: ignore[arg-type]


def why_not(shop: Office, item: int, kind: EntryKind, **facts: object) -> UserError:
    """The refusal; and nothing was written."""
    before = shop.entries()
    with pytest.raises(UserError) as caught:
        act(shop, item, kind, **facts)
    assert before == shop.entries()
    return caught.value


def test_every_action_is_possible_or_says_why_not_in_both_languages(shop: Office) -> None:
    """And what is offered as impossible is refused when tried."""
    item = shop.arrives()
    found = {each.action: each for each in moderation.available(shop.desk, item)}
    assert found.keys() == ITEM_ACTIONS | {EntryKind.REPLY}
    for each in found.values():
        assert each.possible or (each.text_en and each.text_ru and each.text_en != each.text_ru)
    impossible = {kind for kind, each in found.items() if not each.possible}
    assert impossible == {
        EntryKind.BAN, EntryKind.UNBAN, EntryKind.MUTE, EntryKind.LIKE, EntryKind.UNLIKE, EntryKind.TO_DM,
        EntryKind.EDIT, EntryKind.REOPEN, EntryKind.RELEASE, EntryKind.READ,
    }  # fmt: skip
    for kind in impossible:
        assert why_not(shop, item, kind, text="x").code == "impossible"


def test_what_would_change_nothing_is_not_sensible(shop: Office) -> None:
    """An approved message needs no approval; the platform may still be asked."""
    found = {each.action: each for each in moderation.available(shop.desk, shop.arrives())}
    assert not found[EntryKind.APPROVE].sensible
    assert found[EntryKind.APPROVE].possible
    assert found[EntryKind.HIDE].sensible


def test_a_role_that_is_too_narrow_is_told_so(group: Office) -> None:
    """Bans are for seniors: the list says that it has to be asked for, the decision alone refuses."""
    item = group.arrives(author="1001")
    desk = group.at(group.colleague)
    offered = {each.action: each for each in moderation.available(desk, item)}
    assert (offered[EntryKind.BAN].possible, offered[EntryKind.BAN].asks) == (True, True)
    assert not offered[EntryKind.DELETE].asks
    with pytest.raises(UserError, match="forbidden"):
        desk.write(moderation.act, item, Action(kind=EntryKind.BAN, for_s=3600))
    assert moderation.available(group.desk, item)[0].possible


def test_a_ban_has_its_undo_window_and_its_duration(group: Office) -> None:
    """Held like a reply, since its inverse does not undo what people saw."""
    item = group.arrives(author="1001")
    decided = group.desk.write(moderation.act, item, Action(kind=EntryKind.BAN, for_s=3600, hold_s=10))
    assert decided.delivery is DeliveryState.HELD
    assert decided.entry.data == {"for_s": 3600}


def test_hiding_leaves_at_once_whatever_the_undo_window(shop: Office) -> None:
    """Its inverse undoes it."""
    decided = shop.desk.write(moderation.act, shop.arrives(), Action(kind=EntryKind.HIDE, hold_s=10))
    assert decided.delivery is DeliveryState.QUEUED


def test_closing_reopening_and_the_answers_between(shop: Office) -> None:
    """A reopened item stays open although we had answered it: the reopen saw the answer."""
    item = shop.arrives()
    answered = shop.desk.write(reply.send, item, reply.Reply(text="Yes."))
    shop.sends(answered.entry.id)
    assert shop.state(item) == "done"
    act(shop, item, EntryKind.REOPEN)
    assert shop.state(item) == "open"
    assert why_not(shop, item, EntryKind.REOPEN).code == "impossible"
    act(shop, item, EntryKind.CLOSE, reason="duplicate")
    assert shop.state(item) == "done"
    assert why_not(shop, item, EntryKind.CLOSE).code == "impossible"


def test_a_snooze_ends_when_it_says(shop: Office) -> None:
    """By duration or by time; the past is refused."""
    item = shop.arrives()
    entry = act(shop, item, EntryKind.SNOOZE, for_s=9000)
    assert review.entry(shop.desk, entry).entry.data["until"] == shop.clock.now_us() + 9000 * SECOND_US
    assert shop.state(item) == "waiting"
    assert why_not(shop, item, EntryKind.SNOOZE, until=shop.clock.now_us()).exit_code == EXIT_USAGE
    assert why_not(shop, item, EntryKind.SNOOZE).code == "missing_option"


def test_a_claim_is_respected_for_fifteen_minutes(shop: Office) -> None:
    """By colleagues, not by seniors who release it."""
    item = shop.arrives()
    act(shop, item, EntryKind.CLAIM)
    view = inbox.item(shop.desk, item)
    assert (view.claimed_by, view.claimed_until) == (str(shop.lead.id), shop.clock.now_us() + 15 * MINUTE_US)
    for kind in (EntryKind.CLAIM, EntryKind.RELEASE):
        with pytest.raises(UserError, match="Anna is working on this"):
            shop.at(shop.colleague).write(moderation.act, item, Action(kind=kind))
    shop.desk.write(moderators.set_role, shop.colleague.id, Role.SENIOR)
    senior = moderators.named(shop.desk, "boris")
    assert senior is not None
    shop.at(senior).write(moderation.act, item, Action(kind=EntryKind.RELEASE))
    assert inbox.item(shop.desk, item).claimed_by is None


@pytest.mark.parametrize(("to", "assignee"), [("Boris", "2"), ("boris", "2"), ("2", "2"), ("me", "1"), ("none", None)])
def test_assigning_by_name_number_or_word(shop: Office, to: str, assignee: str | None) -> None:
    """And taking it away again."""
    item = shop.arrives()
    act(shop, item, EntryKind.ASSIGN, to="me")
    act(shop, item, EntryKind.ASSIGN, to=to)
    assert inbox.item(shop.desk, item).assignee == assignee


def test_somebody_nobody_knows_cannot_be_assigned(shop: Office) -> None:
    """The names there are stand in the hint."""
    error = why_not(shop, shop.arrives(), EntryKind.ASSIGN, to="Zoe")
    assert error.code == "not_found"
    assert error.hint("en").endswith("Anna, Boris")


def test_tags_and_notes(shop: Office) -> None:
    """Tags are folded and sorted; a note's words lie beside the chain."""
    item = shop.arrives()
    for tag in ("  Milk  Foam ", "app"):
        act(shop, item, EntryKind.TAG, tag=tag)
    note = act(shop, item, EntryKind.NOTE, note="Ask the roastery")
    view = inbox.item(shop.desk, item)
    assert (view.tags, view.notes) == (("app", "milk foam"), 1)
    assert review.entry(shop.desk, note).words == {"note": "Ask the roastery"}
    act(shop, item, EntryKind.UNTAG, tag="app")
    assert inbox.item(shop.desk, item).tags == ("milk foam",)
    for bad in ("a,b", "x" * 41, "\u202e"):
        assert why_not(shop, item, EntryKind.TAG, tag=bad).code == "invalid"


def test_escalating_is_seen_in_the_list(shop: Office) -> None:
    """A tag, and somebody who has it now."""
    item = shop.arrives()
    act(shop, item, EntryKind.ESCALATE, to="Boris")
    view = inbox.item(shop.desk, item)
    assert (view.tags, view.assignee) == (("escalated",), "2")


def test_editing_is_about_our_answer(shop: Office) -> None:
    """Not about what others wrote."""
    item = shop.arrives()
    answered = shop.desk.write(reply.send, item, reply.Reply(text="Yes."))
    external_id = shop.sends(answered.entry.id)
    entry = act(shop, item, EntryKind.EDIT, text="Yes!")
    (target,) = shop.desk.reader.execute(
        "SELECT m.external_id FROM delivery d JOIN message m ON m.id = d.target_id WHERE d.entry_id = ?", (entry,)
    ).fetchone()
    assert target == external_id
    assert why_not(shop, item, EntryKind.EDIT, text="x", message=item).code == "impossible"


def test_a_message_of_another_conversation_cannot_be_meant(shop: Office) -> None:
    """`--message` names one of the item's, or an answer of ours to it."""
    item, other = shop.arrives(), shop.arrives(author="eve", thread="elsewhere")
    assert why_not(shop, item, EntryKind.HIDE, message=other).code == "not_found"


def test_many_at_once_are_one_entry_each_joined_by_a_batch(shop: Office) -> None:
    """What fails for one does not stop the others, and leaves nothing behind."""
    items = [shop.arrives(author=f"a{number}", thread=f"t{number}") for number in range(4)]
    act(shop, items[1], EntryKind.CLOSE)
    before = shop.entries()
    (future,) = batch.act_on_many(shop.desk, [*items, 10_000], Action(kind=EntryKind.CLOSE))
    result = future.result()
    assert {decided.item_id for decided in result.done} == {items[0], items[2], items[3]}
    assert {item: error.code for item, error in result.failed.items()} == {items[1]: "impossible", 10_000: "not_found"}
    assert shop.entries() == before + 3
    batches = shop.desk.reader.execute("SELECT DISTINCT batch FROM entry WHERE id > ?", (before,)).fetchall()
    assert batches == [(result.batch,)]


def test_bulk_goes_in_chunks(shop: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """No transaction holds more than 500 entries."""
    monkeypatch.setattr(batch, "BULK_CHUNK", 2)
    items = [shop.arrives(author=f"a{number}", thread=f"t{number}") for number in range(5)]
    futures = batch.act_on_many(shop.desk, items, Action(kind=EntryKind.CLOSE))
    assert [len(future.result().done) for future in futures] == [2, 2, 1]


def test_an_unknown_action_lists_those_there_are() -> None:
    """Exit 2, in the order of the contract."""
    with pytest.raises(UserError) as caught:
        moderation.action_named("explode")
    assert caught.value.exit_code == EXIT_USAGE
    assert "hide, unhide, delete" in caught.value.text("en")
    for name in ("undo", "reply", "wake", "unmute"):
        with pytest.raises(UserError, match="unknown_action"):
            moderation.action_named(name)


@pytest.mark.parametrize("kind", [EntryKind.HIDE, EntryKind.DELETE, EntryKind.REJECT, EntryKind.SPAM])
def test_a_complaint_goes_with_a_reason_alone(shop: Office, kind: EntryKind) -> None:
    """One by one and among many; the refusal reminds why it backfires; of others no reason is asked."""
    complaint, other = shop.arrives(author="a"), shop.arrives(author="b")
    shop.desk.write(suggest.correct_kind, complaint, Kind.CONSTRUCTIVE)
    refused = why_not(shop, complaint, kind)
    assert refused.code == "complaint_needs_reason"
    assert "screenshot" in refused.hint("en")
    assert "скриншот" in refused.hint("ru")
    needed = moderation.needs_reason(shop.desk, complaint, kind)
    assert needed is not None
    assert needed.code == refused.code
    assert moderation.needs_reason(shop.desk, other, kind) is None
    assert moderation.needs_reason(shop.desk, complaint, EntryKind.CLOSE) is None
    (many,) = [each.result() for each in batch.act_on_many(shop.desk, [complaint, other], Action(kind=kind))]
    assert ([each.item_id for each in many.done], list(many.failed)) == ([other], [complaint])
    entry = act(shop, complaint, kind, reason="Rule 3")
    assert review.entry(shop.desk, entry).words["reason"] == "Rule 3"


def test_an_edit_says_nothing_that_the_voice_blocks(shop: Office) -> None:
    """As a reply: a role overrides it with a reason, which the log holds."""
    shop.desk.write(voice.save, Voice(name="Shop", forbidden=(Wording(phrase="no way"),)))
    item = shop.arrives(author="a", text="When are you open?")
    shop.sends(shop.desk.write(reply.send, item, reply.Reply(text="At eight.")).entry.id)
    assert why_not(shop, item, EntryKind.EDIT, text="No way.").code == "blocked"
    line = review.entry(shop.desk, act(shop, item, EntryKind.EDIT, text="No way.", reason="A quote"))
    assert (line.entry.data["overridden"], line.words["override"]) == (["forbidden"], "A quote")
