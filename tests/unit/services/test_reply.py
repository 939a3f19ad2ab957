"""Answering: what is checked before an entry is written, and that nothing is written when a check fails."""

from __future__ import annotations

import pytest

from moderator_app.domain.capabilities import Capability, Reason
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.formatting import Dress, Format, Mark
from moderator_app.domain.items import DeliveryState
from moderator_app.errors import EXIT_PERSON_NEEDED, UserError
from moderator_app.platforms.wordpress.capabilities import MAX_COMMENT_BYTES
from moderator_app.services import outbox, reply, review
from moderator_app.services.reply import Reply
from moderator_app.storage.connect import Connection
from tests.support.desks import Office


def refused(shop: Office, item: int, wanted: Reply) -> UserError:
    """The reason; and nothing was written."""
    before = shop.entries()
    with pytest.raises(UserError) as caught:
        shop.desk.write(reply.send, item, wanted)
    assert before == shop.entries()
    return caught.value


def test_a_reply_is_one_entry_and_one_delivery(shop: Office) -> None:
    """Words lie beside the chain, the item waits, and the queue shows it."""
    first = shop.arrives(text="When do you open?")
    second = shop.arrives(text="Hello?")
    decided = shop.desk.write(reply.send, first, Reply(text="  At eight.\r\n", draft_id="d1"))
    assert (decided.item_id, decided.delivery) == (first, DeliveryState.QUEUED)
    line = review.entry(shop.desk, decided.entry.id)
    assert (line.words, line.message_ids, line.entry.data) == ({"text": "At eight."}, (first, second), {"draft": "d1"})
    assert shop.state(first) == "waiting"
    (row,) = outbox.rows(shop.desk)
    assert (row.text, row.target_id, row.actor) == ("At eight.", second, str(shop.lead.id))


def test_any_message_names_its_item_and_so_does_our_answer(shop: Office) -> None:
    """Design §2, rule 5."""
    first, second = shop.arrives(), shop.arrives()
    decided = shop.desk.write(reply.send, second, Reply(text="Yes."))
    answer = shop.sends(decided.entry.id)
    (own,) = shop.desk.reader.execute("SELECT id FROM message WHERE external_id = ?", (answer,)).fetchone()
    assert shop.desk.write(reply.send, own, Reply(text="And yes again.")).item_id == first


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty_text"),
        (" \n\t ", "empty_text"),
        ("a\x1b[31mb", "hidden_characters"),
        ("evil\u202egnp.exe", "hidden_characters"),
        ("zero\u200bwidth", "hidden_characters"),
        ("\ufeffbom", "hidden_characters"),
        ("half \ud83d pair", "hidden_characters"),
        ("я" * (MAX_COMMENT_BYTES // 2 + 1), "too_long"),
    ],
)
def test_a_text_nobody_should_send_is_refused(shop: Office, text: str, code: str) -> None:
    """Empty, invisible, or longer than the platform takes, in its own units: two bytes a Cyrillic letter."""
    assert refused(shop, shop.arrives(), Reply(text=text)).code == code


@pytest.mark.parametrize("text", ["Семья 👨‍👩‍👧‍👦 и флаг 🏳️‍🌈", "я" * (MAX_COMMENT_BYTES // 2), "line\nline\tend"])
def test_a_text_people_write_passes(shop: Office, text: str) -> None:
    """Emoji that are joined, line breaks, exactly the limit."""
    assert shop.desk.write(reply.send, shop.arrives(), Reply(text=text)).delivery is DeliveryState.QUEUED


@pytest.mark.rule(3)
def test_something_newer_than_what_was_seen_stops_it(shop: Office) -> None:
    """`--seen`: exit 4, and it tells what changed."""
    first = shop.arrives()
    second = shop.arrives()
    error = refused(shop, first, Reply(text="Yes.", seen=first))
    assert (error.code, error.exit_code) == ("stale", EXIT_PERSON_NEEDED)
    assert "1 new messages" in error.text("en")
    assert shop.desk.write(reply.send, first, Reply(text="Yes.", seen=second)).entry.kind is EntryKind.REPLY


def test_an_answer_that_is_on_its_way_stops_a_second_one_that_did_not_see_it(shop: Office) -> None:
    """Two people with the same item on screen."""
    item = shop.arrives()
    shop.at(shop.colleague).write(reply.send, item, Reply(text="Mine.", seen=item))
    error = refused(shop, item, Reply(text="Ours.", seen=item))
    assert error.code == "stale"
    assert "Boris" in error.text("en")
    assert "Boris" in error.text("ru")


@pytest.mark.rule(3)
def test_an_item_that_was_answered_stops_it_too(shop: Office) -> None:
    """Sent before, by a colleague."""
    item = shop.arrives()
    decided = shop.at(shop.colleague).write(reply.send, item, Reply(text="Mine."))
    shop.sends(decided.entry.id)
    assert "dealt with already by Boris" in refused(shop, item, Reply(text="Ours.", seen=item)).text("en")


def test_the_same_key_returns_the_first_entry(shop: Office) -> None:
    """Even with other words, and after the first was sent."""
    item = shop.arrives()
    first = shop.desk.write(reply.send, item, Reply(text="One.", key="k"))
    shop.sends(first.entry.id)
    again = shop.desk.write(reply.send, item, Reply(text="Two.", key="k"))
    assert (again.entry.id, again.repeated, again.item_id, again.delivery) == (
        first.entry.id,
        True,
        item,
        DeliveryState.SENT,
    )
    assert shop.entries() == 4  # two people, the reply, its outcome


@pytest.mark.parametrize(("asked", "state"), [(0, DeliveryState.QUEUED), (30, DeliveryState.HELD)])
def test_the_undo_window_is_what_was_asked_for(shop: Office, asked: int, state: DeliveryState) -> None:
    """0 on the command line."""
    assert shop.desk.write(reply.send, shop.arrives(), Reply(text="x", hold_s=asked)).delivery is state


def test_an_undo_window_out_of_range_is_refused(shop: Office) -> None:
    """Nobody waits for a day."""
    assert refused(shop, shop.arrives(), Reply(text="x", hold_s=86_400)).code == "invalid"


def test_what_the_account_may_not_do_is_refused_with_the_reason(shop: Office) -> None:
    """Rights of the credential, then of the channel, then a closed thread, then a deleted message."""
    item = shop.arrives()

    def set_missing(conn: Connection, _desk: object, table: str) -> None:
        sql = f'UPDATE {table} SET missing_json = \'{{"{Capability.REPLY}": "{Reason.NO_PERMISSION}"}}\''
        conn.execute(sql)

    shop.desk.write(set_missing, "account")
    assert "lacks the right" in refused(shop, item, Reply(text="x")).text("en")
    shop.desk.lane.call(lambda conn: conn.execute("UPDATE account SET missing_json = '{}'"))
    shop.desk.write(set_missing, "channel")
    assert "lacks the right" in refused(shop, item, Reply(text="x")).text("en")
    shop.desk.lane.call(lambda conn: conn.execute("UPDATE channel SET missing_json = '{}'"))
    shop.desk.lane.call(lambda conn: conn.execute("UPDATE thread SET closed = 1"))
    assert "закрыты" in refused(shop, item, Reply(text="x")).text("ru")
    shop.desk.lane.call(lambda conn: conn.execute("UPDATE thread SET closed = 0"))
    shop.desk.lane.call(lambda conn: conn.execute("UPDATE message SET removed_at = 5"))
    assert "no longer there" in refused(shop, item, Reply(text="x")).text("en")


def test_a_number_that_is_nothing_names_the_nearest(shop: Office) -> None:
    """A slip of the finger."""
    item = shop.arrives()
    error = refused(shop, item + 7, Reply(text="x"))
    assert (error.code, error.hint("en")) == ("not_found", f"There is: {item}")


def test_nobody_decides_nothing(shop: Office) -> None:
    """Before the first start has asked."""
    item = shop.arrives()
    desk = type(shop.desk)(**{name: getattr(shop.desk, name) for name in shop.desk.__slots__} | {"moderator": None})
    with pytest.raises(UserError, match="no_actor"):
        desk.write(reply.send, item, Reply(text="x"))


def test_send_and_close_is_done_at_once_and_counts_as_answered_when_sent(shop: Office) -> None:
    """Two entries, the reply first: it settles the item once it is there."""
    item = shop.arrives()
    answered, closed = shop.desk.write(reply.send_and_close, item, Reply(text="Yes."))
    assert shop.state(item) == "done"
    settler = "SELECT settler FROM item WHERE id = ?"
    assert shop.desk.reader.execute(settler, (item,)).fetchone()[0] == f"entry:{closed.entry.id}"
    shop.sends(answered.entry.id)
    assert shop.desk.reader.execute(settler, (item,)).fetchone()[0] == f"entry:{answered.entry.id}"


def test_marks_and_quote_are_words_of_their_own_and_reach_the_outbox(shop: Office) -> None:
    """They can be erased as the text can; the white space before the text is taken off their places."""
    item = shop.arrives(text="When do you open?")
    marks = (Mark(2, 4, Format.BOLD),)
    decided = shop.desk.write(reply.send, item, Reply(text="  At eight.", dress=Dress(marks=marks)))
    assert set(review.entry(shop.desk, decided.entry.id).words) == {"text", "marks"}
    (row,) = outbox.rows(shop.desk)
    assert (row.text, row.dress) == ("At eight.", Dress(marks=(Mark(0, 2, Format.BOLD),)))


def test_what_the_platform_cannot_carry_is_refused(shop: Office) -> None:
    """Comments of a site are quoted by nobody but their writer."""
    wanted = Reply(text="Yes.", dress=Dress(quote="open"))
    assert refused(shop, shop.arrives(text="When do you open?"), wanted).code == "no_quote"
