"""The same facts in pages of any size and order, replayed or not, give the same items; a rebuild changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moderator_app.domain.authors import Author
from moderator_app.domain.ports import Gone, Message, Page, Visibility
from moderator_app.storage import full_text, mirror, refold
from moderator_app.storage.connect import Connection, transaction
from tests.support.storage import CHAT, COMMENTS, DIRECT, OWN_ID, counters, filled, items, rows, said
from tests.toy.clock import START_US

HORIZON = START_US + 2_000_000
BOT = Author(name="Robot", external_id="bot", bot=True)
GUEST = Author(name="Guest", site="https://guest.example")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing a platform says about one message."""

    channel: int
    message: Message | None = None
    gone: Gone | None = None
    restored: str | None = None

    def page(self) -> Page:
        return Page(
            messages=(self.message,) if self.message else (),
            gone=(self.gone,) if self.gone else (),
            restored=(self.restored,) if self.restored else (),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """Everything a platform ever says about one message. `told` keeps its order; `gone` may come at any time before
    `restored`, even before the message.
    """

    told: tuple[Event, ...]
    gone: Event | None = None
    restored: Event | None = None


@st.composite
def lives(draw: st.DrawFn) -> list[Life]:
    made: list[Life] = []
    count = draw(st.integers(1, 8))
    for number in range(1, count + 1):
        channel = draw(st.sampled_from([COMMENTS, COMMENTS, COMMENTS, DIRECT, CHAT]))
        author = draw(st.sampled_from(["anna", "anna", "boris", "vera", OWN_ID, OWN_ID, OWN_ID, BOT, GUEST]))
        first = said(
            str(number),
            author=author,
            thread=draw(st.sampled_from(["p", "q"])),
            second=draw(st.integers(3 if author == OWN_ID else 0, 6)),
            reply_to=draw(st.sampled_from([None, "unknown", *(str(n) for n in range(1, count + 1) if n != number)])),
            addressed=draw(st.booleans()),
            starts=draw(st.integers(0, 9)) > 0,
            visibility=draw(st.sampled_from([Visibility.PUBLIC, Visibility.PUBLIC, Visibility.HELD, Visibility.SPAM])),
        )
        told = [Event(channel=channel, message=first)]
        last = first
        for change in draw(st.lists(st.sampled_from(["edit", "spam", "public", "later"]), max_size=2)):
            last = {
                "edit": lambda m: replace(m, text=m.text + "!", edited_at=START_US + 9),
                "spam": lambda m: replace(m, visibility=Visibility.SPAM),
                "public": lambda m: replace(m, visibility=Visibility.PUBLIC),
                "later": lambda m: replace(m, text=m.text + "?", created_at=START_US + 99_000_000),
            }[change](last)
            told.append(Event(channel=channel, message=last))
        gone = restored = None
        # What was deleted and is shown again as spam is a matter of who speaks last; kept apart here.
        if len(told) == 1 and first.visibility is not Visibility.SPAM and draw(st.integers(0, 3)) == 0:
            gone = Event(channel=channel, gone=Gone(external_id=str(number), at=START_US + 50_000_000))
            if draw(st.booleans()):
                restored = Event(channel=channel, restored=str(number))
        made.append(Life(told=tuple(told), gone=gone, restored=restored))
    return made


def in_some_order(chosen: list[Life], chance: Random) -> list[Event]:
    """All events, each life's in its own order, lives interleaved by chance."""
    queues: list[list[Event]] = []
    for life in chosen:
        queue = list(life.told)
        if life.gone is not None:
            place = chance.randint(0, len(queue))
            queue.insert(place, life.gone)
            if life.restored is not None:
                queue.insert(chance.randint(place + 1, len(queue)), life.restored)
        queues.append(queue)
    events: list[Event] = []
    while queues := [queue for queue in queues if queue]:
        events.append(chance.choice(queues).pop(0))
    return events


def in_pages(events: list[Event], chance: Random) -> Iterator[tuple[int, Page]]:
    """The events as pages of one channel each; a page never says two things of one message."""
    at = 0
    while at < len(events):
        channel = events[at].channel
        taken = [events[at].page()]
        named = {_named(events[at])}
        at += 1
        while (
            at < len(events)
            and events[at].channel == channel
            and _named(events[at]) not in named
            and chance.random() < 0.6
        ):
            taken.append(events[at].page())
            named.add(_named(events[at]))
            at += 1
        yield (
            channel,
            Page(
                messages=tuple(message for page in taken for message in page.messages),
                gone=tuple(gone for page in taken for gone in page.gone),
                restored=tuple(name for page in taken for name in page.restored),
            ),
        )


def _named(event: Event) -> str | None:
    page = event.page()
    return next(iter([*(m.external_id for m in page.messages), *(g.external_id for g in page.gone), *page.restored]))


@contextmanager
def store(tmp_path_factory: pytest.TempPathFactory, *, horizon: bool) -> Iterator[Connection]:
    folder: Path = tmp_path_factory.mktemp("store")
    with closing(filled(folder, horizon_at=HORIZON if horizon else None)) as conn:
        conn.execute("PRAGMA synchronous=OFF")  # no power is cut here
        yield conn


def apply(conn: Connection, channel: int, page: Page) -> mirror.Applied:
    with transaction(conn):
        return mirror.apply_page(conn, channel, page, now_us=START_US + 60_000_000, adapter_version="1")


TABLES = ("item", "message", "author", "thread", "revision", "tombstone", "counter", "change", "quarantine")


def dump(conn: Connection) -> dict[str, list[tuple[Any, ...]]]:
    return {table: rows(conn, f"SELECT * FROM {table} ORDER BY 1, 2, 3") for table in TABLES}


def check_sound(conn: Connection) -> None:
    """Counters equal a recount, the index its source, and items what is computed from nothing."""
    recount = "SELECT * FROM (" + refold.COUNTED + ") ORDER BY 1, 2, 3"
    assert counters(conn) == rows(conn, recount)
    with transaction(conn):
        full_text.check(conn)
    before = rows(conn, "SELECT * FROM item ORDER BY id"), rows(conn, "SELECT id, item_id FROM message ORDER BY id")
    assert refold.rebuild(conn) == 0
    with transaction(conn):
        conn.execute("UPDATE message SET item_id = NULL")
        conn.execute("DELETE FROM item")
        conn.execute("DELETE FROM counter")
    refold.rebuild(conn)
    assert before == (
        rows(conn, "SELECT * FROM item ORDER BY id"),
        rows(conn, "SELECT id, item_id FROM message ORDER BY id"),
    )
    assert counters(conn) == rows(conn, recount)


@settings(max_examples=400)
@given(chosen=lives(), seeds=st.tuples(st.integers(0, 2**32), st.integers(0, 2**32)), horizon=st.booleans())
def test_pages_in_any_order_give_the_same_items(
    tmp_path_factory: pytest.TempPathFactory, chosen: list[Life], seeds: tuple[int, int], horizon: bool
) -> None:
    results = []
    for seed in seeds:
        chance = Random(seed)
        with store(tmp_path_factory, horizon=horizon) as conn:
            for channel, page in in_pages(in_some_order(chosen, chance), chance):
                apply(conn, channel, page)
            results.append(items(conn))
            check_sound(conn)
    assert results[0] == results[1]


@pytest.mark.rule(4)
@settings(max_examples=60)
@given(chosen=lives(), seed=st.integers(0, 2**32))
def test_the_same_page_again_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, chosen: list[Life], seed: int
) -> None:
    chance = Random(seed)
    with store(tmp_path_factory, horizon=True) as conn:
        for channel, page in in_pages(in_some_order(chosen, chance), chance):
            apply(conn, channel, page)
            before = dump(conn)
            assert apply(conn, channel, page) == mirror.Applied()
            assert dump(conn) == before
