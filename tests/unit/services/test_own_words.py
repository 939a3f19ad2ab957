"""An answer of ours that stands on its platform can be changed, as long and as far as the platform lets us."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.formatting import Dress, Format, Mark
from moderator_app.domain.items import DeliveryState
from moderator_app.errors import UserError
from moderator_app.services import drafts, outbox, own_words, privacy, reply
from moderator_app.services.own_words import Change
from tests.support.desks import Office, office


@pytest.fixture
def vk(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path, "vk") as opened:
        yield opened


def answered(shop: Office, text: str = "On Sunday.", **facts: Any) -> tuple[int, int]:
    """(item, our answer to it), sent."""
    item = shop.arrives(**facts)
    external_id = shop.sends(shop.desk.write(reply.send, item, reply.Reply(text=text)).entry.id)
    row = shop.desk.reader.execute("SELECT id FROM message WHERE external_id = ?", (external_id,)).fetchone()
    return item, int(row[0])


def test_an_edit_is_an_entry_and_a_held_delivery_about_our_message(shop: Office) -> None:
    """The item is done already and stays so; nothing is sent before the undo window is over."""
    item, ours = answered(shop)
    decided = shop.desk.write(own_words.change, item, Change(message=ours, text="On Monday."))
    row = outbox.delivery(shop.desk, decided.entry.id)
    assert row is not None
    assert (row.action, row.target_id, row.text) == (EntryKind.EDIT, ours, "On Monday.")
    assert (decided.entry.seen, shop.state(item)) == ((item,), "done")


def test_it_is_about_the_item_that_was_answered_not_about_the_one_on_screen(shop: Office) -> None:
    """Two people under one post: the log of each tells its own story."""
    first, ours = answered(shop, author="olga")
    second = shop.arrives(author="boris")
    decided = shop.desk.write(own_words.change, second, Change(message=ours, text="On Monday."))
    assert decided.entry.seen == (first,)


def test_words_and_marks_are_those_we_posted(shop: Office) -> None:
    """The field begins with what stands there, bold where it was bold; a foreign change is taken as it reads."""
    item = shop.arrives()
    dress = Dress(marks=(Mark(0, 2, Format.BOLD),))
    sent = shop.desk.write(reply.send, item, reply.Reply(text="On Sunday.", dress=dress))
    external_id = shop.sends(sent.entry.id)
    ours = int(shop.desk.reader.execute("SELECT id FROM message WHERE external_id = ?", (external_id,)).fetchone()[0])
    assert own_words.said(shop.desk.reader, ours) == ("On Sunday.", dress)
    with pytest.raises(UserError) as refused:
        shop.desk.write(own_words.change, item, Change(message=ours, text=" On Sunday.\n", dress=dress))
    assert refused.value.code == "unchanged"
    shop.desk.write(lambda conn, _desk: conn.execute("UPDATE message SET text = 'Closed' WHERE id = ?", (ours,)))
    assert own_words.said(shop.desk.reader, ours) == ("Closed", Dress())


def test_what_cannot_be_changed_says_why(vk: Office) -> None:
    """Not what others wrote, not what is gone, not after the time that the platform gives."""
    item, ours = answered(vk)
    assert own_words.editable(vk.desk, item, [ours])[ours].possible
    assert own_words.editable(vk.desk, item, [item])[item].reason == "not_ours"
    vk.clock.pass_s(86_400 + 7_200)
    found = own_words.editable(vk.desk, item, [ours])[ours]
    assert found.reason == "too_old"
    assert "VK" in found.text_en
    with pytest.raises(UserError) as refused:
        vk.desk.write(own_words.change, item, Change(message=ours, text="Late."))
    assert refused.value.code == "impossible"
    vk.desk.write(lambda conn, _desk: conn.execute("UPDATE message SET removed_at = 5 WHERE id = ?", (ours,)))
    assert not own_words.editable(vk.desk, item, [ours])[ours].possible


def test_its_draft_is_dropped_once_it_stands_in_the_journal_and_with_the_person(shop: Office) -> None:
    """A crash between the two offers no words that were sent; erasing a person takes a begun change of our answer."""
    item, ours = answered(shop)
    thread = int(shop.desk.reader.execute("SELECT thread_id FROM message WHERE id = ?", (ours,)).fetchone()[0])
    kept = drafts.open_drafts(shop.desk)
    kept.save((thread, -ours), "d-1", "On Monday.", (item,))
    kept.close()
    kept = drafts.open_drafts(shop.desk)
    assert [each.text for each in kept.all()] == ["On Monday."]
    kept.close()
    shop.desk.write(own_words.change, item, Change(message=ours, text="On Monday.", draft_id="d-1"))
    kept = drafts.open_drafts(shop.desk)
    assert kept.all() == []
    kept.save((thread, -ours), "d-2", "Olga, on Friday.", (item,))
    kept.close()
    author = int(shop.desk.reader.execute("SELECT author_id FROM message WHERE id = ?", (item,)).fetchone()[0])
    assert privacy.erase(shop.desk, author).drafts == 1


def test_a_cancelled_change_never_leaves(shop: Office) -> None:
    """The undo window of an edit is that of a reply."""
    item, ours = answered(shop)
    decided = shop.desk.write(own_words.change, item, Change(message=ours, text="On Monday."))
    shop.desk.write(outbox.cancel, decided.entry.id)
    row = outbox.delivery(shop.desk, decided.entry.id)
    assert row is not None
    assert row.state is DeliveryState.CANCELLED
