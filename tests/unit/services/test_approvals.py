"""The approval queue: what a role may not do alone is asked for, ruled on once, and done under the usual rules."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from moderator_app.domain.community import RuleRef
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.matrix.voice import Voice, Wording
from moderator_app.domain.roles import Moderator, Role
from moderator_app.errors import UserError
from moderator_app.services import approvals, community, moderation, moderators, outbox, reply, undo, voice
from moderator_app.services.moderation import Action, available
from moderator_app.services.reply import Reply
from moderator_app.storage import journal, words
from tests.support.desks import Office, office
from tests.support.storage import COMMENTS


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as opened:
        yield opened


def marked(shop: Office) -> int:
    """A message in a channel whose answers need approval."""
    shop.desk.write(approvals.mark_channel, COMMENTS, needs=True)
    return shop.arrives(text="Is it leaking?")


def asked(shop: Office, item: int, text: str = "We are looking into it", **facts: object) -> int:
    """Boris answers, which asks for approval; the entry of the wish."""
    done = shop.at(shop.colleague).write(approvals.send, item, Reply(text=text, **facts))  # type: ignore[arg-type]
    assert done.entry.kind is EntryKind.ASK_APPROVAL
    return done.entry.id


def senior(shop: Office) -> Moderator:
    return shop.desk.write(moderators.add, "Sveta", Role.SENIOR)


def test_an_answer_in_a_marked_channel_waits_for_the_lead(shop: Office) -> None:
    """Nothing leaves, the item waits, and the wish holds what was written."""
    item = marked(shop)
    entry = asked(shop, item)
    assert outbox.rows(shop.desk) == []
    assert shop.state(item) == "waiting"
    (wish,) = approvals.waiting(shop.desk)
    assert (wish.entry_id, wish.text, wish.kind, wish.because) == (
        entry, "We are looking into it", EntryKind.REPLY, ("channel",),
    )  # fmt: skip
    assert approvals.count(shop.desk) == 1
    assert approvals.count(shop.at(shop.colleague)) == 0


def test_a_lead_is_not_stopped_by_a_marked_channel(shop: Office) -> None:
    item = marked(shop)
    assert shop.desk.write(approvals.send, item, Reply(text="Yes")).entry.kind is EntryKind.REPLY


def test_no_answer_leaves_a_marked_channel_another_way(shop: Office) -> None:
    """Not by a pass over many, not by an edit; a senior and a lead are not held up."""
    item = marked(shop)
    boris = shop.at(shop.colleague)
    with pytest.raises(UserError) as caught:
        boris.write(reply.send, item, Reply(text="Yes"))
    assert caught.value.code == "needs_approval"
    assert outbox.rows(shop.desk) == []
    sent = shop.desk.write(reply.send, item, Reply(text="Yes", hold_s=0))
    shop.sends(sent.entry.id)
    ours = int(shop.desk.reader.execute("SELECT id FROM message WHERE ours = 1").fetchone()[0])
    with pytest.raises(UserError) as caught:
        boris.write(moderation.act, item, Action(kind=EntryKind.EDIT, message=ours, text="No"))
    assert caught.value.code == "needs_approval"
    other = shop.arrives(text="And on Sunday?")
    assert shop.at(senior(shop)).write(reply.send, other, Reply(text="Yes")).entry.kind is EntryKind.REPLY


def test_approving_sends_it_in_the_name_of_who_approves(shop: Office) -> None:
    """One delivery with the asker's text; the entry says which wish it fulfils, and the wish no longer waits."""
    item = marked(shop)
    entry = asked(shop, item)
    done = shop.desk.write(approvals.approve, entry, hold_s=0)
    assert (done.entry.kind, done.entry.data["approves"], done.entry.actor) == (EntryKind.REPLY, entry, shop.desk.actor)
    (delivery,) = outbox.rows(shop.desk)
    assert (delivery.text, delivery.state) == ("We are looking into it", DeliveryState.QUEUED)
    assert approvals.waiting(shop.desk) == ()
    shop.sends(done.entry.id)
    assert shop.state(item) == "done"


def test_the_rule_that_was_cited_stays_with_the_wish(group: Office) -> None:
    """Who may only ask for a ban cites a rule; the ban that a lead approves rests on it."""
    community.install_starter(group.desk)
    item = group.arrives(author="1001", text="you idiot")
    there = community.lists(group.desk)[0]
    ref = RuleRef(list_id=there.id, version=there.version, number=there.rules[0].number)
    wanted = Action(kind=EntryKind.BAN, reason="rude", rule=ref)
    wish = group.at(group.colleague).write(approvals.act, item, wanted)
    assert wish.entry.kind is EntryKind.ASK_APPROVAL
    done = group.desk.write(approvals.approve, wish.entry.id)
    assert done.entry.kind is EntryKind.BAN
    assert community.ref_from(done.entry.data) == ref


def test_a_wish_is_ruled_on_once(shop: Office) -> None:
    item = marked(shop)
    entry = asked(shop, item)
    shop.desk.write(approvals.approve, entry)
    with pytest.raises(UserError) as caught:
        shop.desk.write(approvals.approve, entry)
    assert caught.value.code == "ruled"
    with pytest.raises(UserError) as caught:
        shop.desk.write(approvals.send_back, entry, "No")
    assert caught.value.code == "ruled"
    assert len(outbox.rows(shop.desk)) == 1
    with pytest.raises(UserError) as caught:
        shop.at(shop.colleague).write(undo.undo, entry)
    assert caught.value.code == "ruled"


def test_edit_and_approve_sends_the_edited_text(shop: Office) -> None:
    """What was asked stays in the wish, what was sent in the answer."""
    entry = asked(shop, marked(shop))
    shop.desk.write(approvals.approve, entry, text="We have found it")
    assert [each.text for each in outbox.rows(shop.desk)] == ["We have found it"]
    asked_for = journal.get(shop.desk.reader, entry).words["text"]
    assert words.get(shop.desk.reader, asked_for[0]) == "We are looking into it"


def test_new_messages_stop_an_approval_on_old_facts(shop: Office) -> None:
    """Approved as of the lead's own look: what the asker had not seen stops it, and the wish still waits."""
    item = marked(shop)
    entry = asked(shop, item)
    newer = shop.arrives(text="Never mind, it was me", second=60)
    assert approvals.waiting(shop.desk)[0].new_since == 1
    before = shop.entries()
    with pytest.raises(UserError) as caught:
        shop.desk.write(approvals.approve, entry)
    assert caught.value.code == "stale"
    assert shop.entries() == before
    assert len(approvals.waiting(shop.desk)) == 1
    done = shop.desk.write(approvals.approve, entry, seen=newer)
    assert newer in done.entry.seen


def test_sending_back_returns_item_and_words_to_who_asked(shop: Office) -> None:
    item = marked(shop)
    entry = asked(shop, item)
    shop.desk.write(approvals.send_back, entry, "Name the batch")
    assert shop.state(item) == "open"
    row = shop.desk.reader.execute("SELECT assignee FROM item WHERE id = ?", (item,)).fetchone()
    assert row[0] == str(shop.colleague.id)
    back = approvals.sent_back(shop.at(shop.colleague), item)
    assert back is not None
    assert (back.text, back.reason, back.by) == ("We are looking into it", "Name the batch", "Anna")
    assert approvals.sent_back(shop.desk, item) is None
    asked(shop, item, "Batch 12 is being checked")
    assert approvals.sent_back(shop.at(shop.colleague), item) is None


def test_who_asked_does_not_rule_and_may_take_it_back(shop: Office) -> None:
    item = marked(shop)
    entry = asked(shop, item)
    with pytest.raises(UserError) as caught:
        shop.at(shop.colleague).write(approvals.approve, entry)
    assert caught.value.code == "own_wish"
    other = shop.desk.write(moderators.add, "Dasha", Role.MODERATOR)
    with pytest.raises(UserError) as caught:
        shop.at(other).write(approvals.approve, entry)
    assert caught.value.code == "forbidden"
    shop.at(shop.colleague).write(undo.undo, entry)
    assert approvals.waiting(shop.desk) == ()
    assert shop.state(item) == "open"


def test_taking_an_approved_answer_back_lets_the_wish_wait_again(shop: Office) -> None:
    item = marked(shop)
    entry = asked(shop, item)
    done = shop.desk.write(approvals.approve, entry, hold_s=60)
    shop.desk.write(undo.undo, done.entry.id)
    assert [each.entry_id for each in approvals.waiting(shop.desk)] == [entry]
    assert shop.state(item) == "waiting"
    shop.desk.write(approvals.approve, entry)
    states = sorted(each.state.value for each in outbox.rows(shop.desk))
    assert states == ["cancelled", "queued"]


def test_the_same_is_not_asked_twice(shop: Office) -> None:
    item = marked(shop)
    asked(shop, item)
    with pytest.raises(UserError) as caught:
        asked(shop, item, "Something else")
    assert caught.value.code == "asked_already"


def test_what_no_role_may_do_there_is_not_asked_for(shop: Office) -> None:
    """WordPress bans nobody: the reason is the platform's, not the role's, and no wish is written."""
    item = shop.arrives(text="Buy followers")
    ban = next(each for each in available(shop.at(shop.colleague), item) if each.action is EntryKind.BAN)
    assert (ban.possible, ban.reason == "role") == (False, False)
    with pytest.raises(UserError) as caught:
        shop.at(shop.colleague).write(approvals.act, item, Action(kind=EntryKind.BAN))
    assert caught.value.code == "impossible"


def test_a_ban_is_done_by_a_senior_with_reason_and_length(tmp_path: Path) -> None:
    with office(tmp_path, "telegram") as shop:
        item = shop.arrives(text="Buy followers")
        wanted = Action(kind=EntryKind.BAN, for_s=3_600, reason="spam")
        ban = next(each for each in available(shop.at(shop.colleague), item) if each.action is EntryKind.BAN)
        assert (ban.possible, ban.asks) == (True, True)
        done = shop.at(shop.colleague).write(approvals.act, item, wanted)
        assert done.entry.kind is EntryKind.ASK_APPROVAL
        ruled = shop.at(senior(shop)).write(approvals.approve, done.entry.id)
        assert (ruled.entry.kind, ruled.entry.data["for_s"]) == (EntryKind.BAN, 3_600)
        (delivery,) = outbox.rows(shop.desk)
        assert delivery.action is EntryKind.BAN


def test_a_blocked_text_is_asked_for_with_its_reason(shop: Office) -> None:
    """Without a reason it is blocked as ever; with one it waits; only a role that may override approves it."""
    lead_only = Voice(name="Shop", forbidden=(Wording(phrase="refund"),), override=Role.LEAD)
    shop.desk.write(voice.save, lead_only)
    item = shop.arrives(text="My money?")
    boris = shop.at(shop.colleague)
    text = "Hello! You get a refund today."
    with pytest.raises(UserError) as caught:
        boris.write(approvals.send, item, Reply(text=text))
    assert caught.value.code == "blocked"
    entry = asked(shop, item, text, override="agreed with the shop")
    (wish,) = approvals.waiting(shop.desk)
    assert "check" in wish.because
    sveta = shop.at(senior(shop))
    assert approvals.why_not(sveta, wish) is not None
    with pytest.raises(UserError) as caught:
        sveta.write(approvals.approve, entry)
    assert caught.value.code == "blocked"
    done = shop.desk.write(approvals.approve, entry)
    assert done.entry.data["overridden"]


def test_the_same_key_asks_once(shop: Office) -> None:
    item = marked(shop)
    first = asked(shop, item, key="k")
    assert asked(shop, item, key="k") == first
