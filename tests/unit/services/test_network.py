"""Without a network: what waits is counted, what came of it is told, and trying now sends nothing by itself."""

from __future__ import annotations

from moderator_app.domain.items import DeliveryState
from moderator_app.services import network, reply
from moderator_app.services.changes import Watcher
from moderator_app.services.reply import Reply
from moderator_app.storage import outage
from tests.support.desks import Office

S = DeliveryState


def _answer(shop: Office, text: str) -> int:
    item = shop.arrives(text=f"Question for {text}", author=text)
    return shop.desk.write(reply.send, item, Reply(text=text)).entry.id


def test_what_waits_for_the_network_and_for_a_person_is_counted_apart(shop: Office) -> None:
    """An unsure one that is still looked for waits for the network; one that is not waits for a person."""
    _first, second, third, fourth = (_answer(shop, f"answer {n}") for n in range(4))
    shop.moves(second, S.SENDING, S.UNSURE, next_at=shop.clock.now_us() + 1)
    shop.moves(third, S.SENDING, S.UNSURE, next_at=None)
    shop.moves(fourth, S.STALE)
    found = network.waiting(shop.desk)
    assert (found.replies, found.others) == (1, 1)
    assert [each.entry_id for each in found.conflicts] == [third, fourth]


def test_the_summary_tells_what_became_of_what_had_waited(shop: Office) -> None:
    """What was sent before the network went is no part of it, whatever the clocks say."""
    before = _answer(shop, "before")
    shop.sends(before)
    waited = _answer(shop, "waited")
    mark = network.mark(shop.desk, shop.clock.now_us())
    written = _answer(shop, "written without a network")
    assert network.resumption(shop.desk, mark).sent == ()
    shop.sends(waited)
    shop.sends(written)
    found = network.resumption(shop.desk, mark)
    assert found.sent == (waited, written)
    assert found.new == 1
    assert not found.quiet


def test_an_outage_in_which_nothing_waited_is_quiet(shop: Office) -> None:
    shop.arrives()
    mark = network.mark(shop.desk, shop.clock.now_us())
    shop.arrives()
    found = network.resumption(shop.desk, mark)
    assert found.quiet
    assert found.new == 1


def test_trying_now_is_a_wish_that_changes_no_delivery(shop: Office) -> None:
    """Nothing is sent blindly: an unsure delivery stays for a person."""
    unsure = _answer(shop, "unsure")
    shop.moves(unsure, S.SENDING, S.UNSURE, next_at=None)
    watcher = Watcher(shop.desk)
    before = outage.last_hurry(shop.desk.reader)
    entries = shop.entries()
    shop.desk.write(network.try_now)
    assert outage.last_hurry(shop.desk.reader) > before
    news = watcher.poll()
    assert news is not None
    assert set(news.refs) == {outage.HURRY}
    assert shop.entries() == entries
    assert [each.entry_id for each in network.waiting(shop.desk).conflicts] == [unsure]
