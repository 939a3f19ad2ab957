"""From messages that arrive to a spike with the items behind it, and to the digest of a department."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from moderator_app.clock import DAY_US, HOUR_US, MINUTE_US
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.report.document import Document
from moderator_app.domain.report.period import Question
from moderator_app.engine.access import LaneAccess
from moderator_app.engine.audience import Listener
from moderator_app.errors import UserError
from moderator_app.services import audience, moderation, report
from moderator_app.services.moderation import Action
from tests.support.desks import Office


@pytest.fixture
def access(shop: Office) -> Iterator[LaneAccess]:
    made = LaneAccess(shop.desk.lane, shop.desk.profile.store)
    yield made
    made.close()


def _ordinary(shop: Office, weeks: int = 3) -> None:
    """Talk of earlier weeks, forty messages each, at this hour of the weekday and around it."""
    for week in range(weeks, 0, -1):
        at = shop.clock.now_us() - week * 7 * DAY_US - 40 * MINUTE_US
        for number in range(40):
            shop.arrives(author=f"w{week}-{number}", text=f"до скольки кофейня {number % 9}", created_at=at + number)


def _lids(shop: Office, count: int, first: int = 0) -> list[int]:
    now = shop.clock.now_us()
    return [
        shop.arrives(author=f"lid{number}", text=f"у меня протекает крышка, вариант {number}", created_at=now)
        for number in range(first, first + count)
    ]


def test_what_many_report_at_once_is_a_spike_that_grows(shop: Office, access: LaneAccess) -> None:
    """Found once; later reports join it; its word is that of its messages."""
    _ordinary(shop)
    listener = Listener(shop.clock)
    assert listener.look(access) == []
    items = _lids(shop, 12)
    shop.clock.pass_s(60)
    (number,) = listener.look(access)
    items += _lids(shop, 4, first=12)
    shop.clock.pass_s(60)
    assert listener.look(access) == []

    now = shop.clock.now_us()
    (spike,) = audience.spikes(shop.desk, now - HOUR_US, now)
    assert (spike.id, spike.items, spike.people) == (number, tuple(sorted(items)), 16)
    assert spike.word in {"крышка", "протекает", "вариант"}
    assert spike.expected < 1


def test_without_news_nothing_is_read_again(shop: Office, access: LaneAccess) -> None:
    """A look costs one number; twice a minute is enough."""
    _ordinary(shop)
    listener = Listener(shop.clock)
    _lids(shop, 12)
    assert len(listener.look(access)) == 1
    _lids(shop, 12, first=12)
    assert listener.look(access) == []
    shop.clock.pass_s(60)
    assert listener.look(access) == []


def test_the_digest_of_a_department_has_its_topics_alone(shop: Office, access: LaneAccess) -> None:
    """Quotes by tag, spikes with the items behind them; the same document in window, files and command line."""
    _ordinary(shop)
    idea = shop.arrives(author="ann", text="сделайте овсяное молоко")
    shop.desk.write(moderation.act, idea, Action(kind=EntryKind.TAG, tag="idea"))
    bug = shop.arrives(author="bob", text="карта не открывается")
    shop.desk.write(moderation.act, bug, Action(kind=EntryKind.TAG, tag="complaint"))
    items = _lids(shop, 12)
    assert Listener(shop.clock).look(access)
    first, last = report.last_days(shop.desk, 7)

    def told(department: str) -> tuple[Question, Document]:
        question = report.ask(shop.desk, since=first, until=last, department=department)
        return question, report.document(shop.desk, question, report.make(shop.desk, question), "ru")

    question, product = told("product")
    tables = {table.name: table for table in product.tables}
    assert [row.cells[1] for row in tables["quotes"].rows] == ["сделайте овсяное молоко"]
    (spike,) = tables["spikes"].rows
    assert spike.cells[2] == 12
    assert report.behind(shop.desk, question, spike.marks[1]) == sorted(items)
    _, service = told("service")
    assert [row.cells[1] for row in service.tables[2].rows] == ["карта не открывается"]
    _, whole = told("all")
    assert len(whole.tables[2].rows) == 2
    with pytest.raises(UserError, match="department"):
        told("nobody")


def test_an_empty_period_says_so(shop: Office) -> None:
    first, last = report.last_days(shop.desk, 7)
    question = report.ask(shop.desk, since=first, until=last, department="all")
    assert report.document(shop.desk, question, report.make(shop.desk, question), "en").empty
