"""A filter compiled to SQL lists what a plain look at every item lists, and reads by an index."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain import filters
from moderator_app.domain.filters import ANY_LINK, ME, NO_LINK, NOBODY, NOTHING, Filter, Group
from moderator_app.domain.items import DeliveryState, ItemState, Waiting
from moderator_app.domain.links import host_key, host_keys
from moderator_app.domain.matrix.rows import Kind
from moderator_app.domain.sla.clocks import Level, of_row
from moderator_app.domain.views import InboxQuery, Moment, Sort, View
from moderator_app.storage import filtering, migrations, queries
from moderator_app.storage.connect import Connection, open_store
from tests.support.inbox_rows import PLAIN
from tests.toy.clock import ToyClock

NOW = 1_000_000_000_000
HOUR = 3_600_000_000
ITEMS = 300
TEXTS = (
    "just words",
    "look at https://shop.example/a?b=1, there",
    "https://www.shop.example and http://m.vk.com/x",
    "shop.example without a scheme",
    "https://notshop.example https://vk.com.evil.example",
)
HOSTS = ("shop.example", "vk.com", "m.vk.com", "example", "www.shop.example")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What the plain look knows of an item."""

    id: int
    platform: str
    channel: int
    brand: int | None
    thread: int
    author: int
    state: ItemState
    waiting: Waiting | None
    kind: Kind | None
    tags: tuple[str, ...]
    assignee: str | None
    started: int
    last: int
    due: int | None
    burn: int | None
    warn: int | None
    left: int | None
    delivery: DeliveryState | None
    settled: int | None
    negativity: float | None
    language: str | None
    hosts: tuple[str, ...]


def made(number: int, chance: random.Random) -> tuple[Fact, str]:
    state = chance.choice(list(ItemState))
    text = chance.choice(TEXTS)
    channel = chance.randrange(1, 5)
    started = NOW - chance.randrange(200) * HOUR
    due = None if chance.random() < 0.3 else NOW + chance.randrange(-5, 20) * HOUR
    waiting = chance.choice(list(Waiting)) if state is ItemState.WAITING else None
    guessed = chance.random() < 0.7
    fact = Fact(
        id=number,
        platform="vk" if channel < 3 else "telegram",
        channel=channel,
        brand={1: 1, 3: 2}.get(channel),
        thread=chance.randrange(1, 12),
        author=chance.randrange(1, 15),
        state=state,
        waiting=waiting,
        kind=chance.choice([None, *Kind]),
        tags=tuple(sorted(chance.sample(["refund", "sale", "sale-2"], chance.randrange(3)))),
        assignee=chance.choice([None, "1", "2"]),
        started=started,
        last=started + chance.randrange(3) * HOUR,
        due=due,
        burn=None if due is None or chance.random() < 0.2 else due - 2 * HOUR,
        warn=None if due is None or chance.random() < 0.2 else due - 5 * HOUR,
        left=HOUR if state is ItemState.WAITING and chance.random() < 0.5 else None,
        delivery=chance.choice([None, *DeliveryState]) if state is not ItemState.OPEN else None,
        settled=NOW - HOUR if state is ItemState.DONE and chance.random() < 0.8 else None,
        negativity=chance.choice([0.1, 0.5, 0.7, 0.95]) if guessed else None,
        language=chance.choice(["ru", "en"]) if guessed else None,
        hosts=host_keys(text),
    )
    return fact, text


def fill(conn: Connection) -> list[Fact]:
    chance = random.Random(6)
    for number, platform in ((1, "vk"), (2, "telegram")):
        conn.execute(
            "INSERT INTO account(id, name, platform, base_url, created_at) VALUES (?, ?, ?, '', 1)",
            (number, platform, platform),
        )
        conn.execute("INSERT INTO brand(id, name) VALUES (?, ?)", (number, f"brand {number}"))
    for number in range(1, 5):
        conn.execute(
            "INSERT INTO channel(id, account_id, brand_id, external_id, name, kind, starts, watched)"
            " VALUES (?1, ?2, ?3, ?1, ?1, 'comments', 'all', 1)",
            (number, 1 if number < 3 else 2, {1: 1, 3: 2}.get(number)),
        )
    facts = []
    for number in range(1, ITEMS + 1):
        fact, text = made(number, chance)
        facts.append(fact)
        conn.execute(
            "INSERT INTO message(id, channel_id, thread_id, author_id, external_id, created_at, first_seen_at, text,"
            " item_id) VALUES (?1, ?2, ?3, ?4, ?1, ?5, ?5, ?6, ?1)",
            (number, fact.channel, fact.thread, fact.author, fact.started, text),
        )
        filtering.keep_links(conn, [(host, number) for host in fact.hosts])
        conn.execute(
            "INSERT INTO item(id, channel_id, thread_id, author_id, state, waiting_reason, started_at, last_at,"
            " last_message_id, message_count, assignee, kind, tags, due_at, warn_at, burn_at, left_us, delivery_state,"
            " settled_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (number, fact.channel, fact.thread, fact.author, fact.state, fact.waiting, fact.started, fact.last, number,
             fact.assignee, fact.kind, ",".join(fact.tags), fact.due, fact.warn, fact.burn, fact.left, fact.delivery,
             fact.settled),
        )  # fmt: skip
        if fact.negativity is not None:
            conn.execute(
                "INSERT INTO guess(message_id, version, kind, confidence, negativity, toxicity, language)"
                " VALUES (?, 1, 'neutral', 1, ?, 0, ?)",
                (number, fact.negativity, fact.language),
            )
    return facts


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Connection, list[Fact]]]:
    path: Path = tmp_path_factory.mktemp("filtering") / "store.sqlite"
    migrations.create_or_upgrade(path, ToyClock())
    with closing(open_store(path)) as conn:
        conn.execute("BEGIN")
        facts = fill(conn)
        conn.execute("COMMIT")
        yield conn, facts


# ------------------------------------------------------------ the plain look


def level_of(fact: Fact) -> Level:
    row = replace(
        PLAIN,
        state=fact.state,
        due_at=fact.due,
        warn_at=fact.warn,
        burn_at=fact.burn,
        left_us=fact.left,
        delivery_state=fact.delivery,
        done_at=fact.settled,
    )
    return of_row(row, NOW).level


def under(host: str, wanted: str) -> bool:
    """The host or one below it; written the other way round than the index."""
    return host.startswith(host_key(wanted))


def linked(fact: Fact, wanted: str) -> bool:
    match wanted:
        case "":
            return True
        case "any":
            return bool(fact.hosts)
        case "none":
            return not fact.hosts
        case _:
            return any(under(host, wanted) for host in fact.hosts)


def matches(fact: Fact, wanted: Filter, me: str) -> bool:
    """Whether an item bears all that a filter asks for, part by part."""
    holders = {me if each == ME else each for each in wanted.assignees}
    return all(
        (
            not wanted.platforms or fact.platform in wanted.platforms,
            not wanted.channels or fact.channel in wanted.channels,
            not wanted.brands or fact.brand in wanted.brands,
            not wanted.kinds or fact.kind in wanted.kinds,
            not wanted.negativity
            or (fact.negativity is not None and fact.negativity >= wanted.negativity / filters.PERCENT),
            not wanted.languages or fact.language in wanted.languages,
            not wanted.tags or bool(set(fact.tags) & set(wanted.tags)),
            not wanted.authors or fact.author in wanted.authors,
            not wanted.threads or fact.thread in wanted.threads,
            linked(fact, wanted.link),
            not wanted.assignees or (NOBODY if fact.assignee is None else fact.assignee) in holders,
            not wanted.states or fact.state in wanted.states,
            not wanted.waiting or fact.waiting in wanted.waiting,
            not wanted.levels or level_of(fact) in wanted.levels,
            wanted.older_s is None or fact.started <= NOW - wanted.older_s * 1_000_000,
            wanted.newer_s is None or fact.started >= NOW - wanted.newer_s * 1_000_000,
        )
    )


VIEWS: dict[View, Callable[[Fact], bool]] = {
    View.OPEN: lambda fact: fact.state is ItemState.OPEN,
    View.WAITING: lambda fact: fact.state is ItemState.WAITING,
    View.DONE: lambda fact: fact.state is ItemState.DONE,
    View.ALL: lambda fact: True,
    View.OVERDUE: lambda fact: fact.state is ItemState.OPEN and fact.due is not None and fact.due <= NOW,
    View.WAITING_EXPERT: lambda fact: fact.waiting is Waiting.EXPERT,
}


def some(values: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.sampled_from(list(values)), max_size=2, unique=True).map(tuple)


FILTERS = st.builds(
    Filter,
    platforms=some(["vk", "telegram", "reddit"]),
    channels=some([1, 2, 3, 99]),
    brands=some([1, 2]),
    kinds=some(Kind),
    negativity=st.sampled_from([0, 0, 0, 50, 70, 95]),
    languages=some(["ru", "en", "de"]),
    tags=some(["refund", "sale"]),
    authors=some(range(1, 6)),
    threads=some(range(1, 6)),
    link=st.sampled_from(["", "", "", ANY_LINK, NO_LINK, *HOSTS]),
    assignees=some([ME, NOBODY, "2", "9"]),
    states=some(ItemState),
    waiting=some(Waiting),
    levels=some(Level),
    older_s=st.none() | st.sampled_from([0, 3_600, 90_000]),
    newer_s=st.none() | st.sampled_from([3_600, 400_000]),
)
PARTS = [each for each in Filter.__dataclass_fields__ if each != "text"]
SPARSE = st.tuples(FILTERS, st.sets(st.sampled_from(PARTS), max_size=3)).map(
    lambda pair: Filter(**{name: getattr(pair[0], name) for name in pair[1]})
)
"""All parts at once list nothing; up to three of them is what people ask for."""


@given(wanted=SPARSE, view=st.sampled_from(list(VIEWS)), sort=st.sampled_from(list(Sort)))
def test_sql_and_a_plain_look_list_the_same(
    store: tuple[Connection, list[Fact]], wanted: Filter, view: View, sort: Sort
) -> None:
    """Every part alone and together, in every view: the same items, none twice; paged and counted alike."""
    conn, facts = store
    query = InboxQuery(view=view, sort=sort, filter=wanted, moment=Moment(now_us=NOW, horizon_us=NOW))
    expected = {fact.id for fact in facts if VIEWS[view](fact) and matches(fact, wanted, "1")}
    whole = list(queries.inbox_ids(conn, query, me="1"))
    assert set(whole) == expected
    assert len(whole) == len(expected)
    assert queries.count(conn, query, me="1") == len(expected)
    paged: list[int] = []
    after = None
    while True:
        ids, after = queries.inbox_page(conn, query, me="1", limit=37, after=after)
        paged += ids
        if after is None:
            break
    assert paged == whole


@given(wanted=SPARSE, view=st.sampled_from([View.OPEN, View.ALL]), group=st.sampled_from([Group.THREAD, Group.AUTHOR]))
def test_a_gathered_list_is_the_plain_one_in_another_order(
    store: tuple[Connection, list[Fact]], wanted: Filter, view: View, group: Group
) -> None:
    """Groups stand where their first item stood, hold theirs in the order of the list, and only pairs get a head."""
    conn, facts = store
    by_id = {fact.id: fact for fact in facts}
    query = InboxQuery(view=view, filter=wanted, group=group, moment=Moment(now_us=NOW, horizon_us=NOW))
    whole = list(queries.inbox_ids(conn, query, me="1"))
    keys = {each: by_id[each].thread if group is Group.THREAD else by_id[each].author for each in whole}
    expected: list[int] = []
    for key in dict.fromkeys(keys[each] for each in whole):
        those = [each for each in whole if keys[each] == key]
        expected += ([filters.head(key, len(those))] if len(those) > 1 else []) + those
    assert list(queries.inbox_groups(conn, query, me="1")) == expected


def test_clusters_gather_by_the_item_that_names_them(store: tuple[Connection, list[Fact]]) -> None:
    conn, _ = store
    query = InboxQuery(view=View.ALL, group=Group.CLUSTER)
    whole = list(queries.inbox_ids(conn, query))
    heads = {whole[0]: whole[7], whole[7]: whole[7], whole[20]: whole[7]}
    gathered = list(queries.inbox_groups(conn, query, heads=heads))
    head = filters.head(whole[7], 3)
    assert gathered[:4] == [head, whole[0], whole[7], whole[20]]
    assert gathered[4:] == [each for each in whole if each not in heads]
    assert filters.is_head(head)
    assert (filters.key_of(head), filters.count_of(head)) == (whole[7], 3)


@given(wanted=FILTERS)
def test_a_filter_survives_being_kept(wanted: Filter) -> None:
    assert filters.from_plain(json.loads(json.dumps(filters.to_plain(wanted)))) == wanted


@pytest.mark.parametrize("plain", [{"mood": 1}, {"kinds": ["angry"]}, {"authors": ["x"]}])
def test_a_filter_of_a_release_to_come_is_no_other_filter(plain: dict[str, Any]) -> None:
    """Leaving out what is not understood would list more than was asked for."""
    with pytest.raises(ValueError, match=r"."):
        filters.from_plain(plain)


# ------------------------------------------------------------ plans

INDEXES = {
    (View.OPEN, Filter(authors=(1,))): "item_author",
    (View.ALL, Filter(authors=(1, 2))): "item_author",
    (View.OPEN, Filter(threads=(1,))): "item_case",
    (View.BURNING, Filter(threads=(1,))): "item_case",
    (View.OPEN, Filter(assignees=(ME,))): "item_assignee",
    (View.ALL, Filter(tags=("sale",))): "item_tagged",
    (View.ALL, Filter(kinds=(Kind.DESTRUCTIVE,))): "item_kind",
    (View.OPEN, Filter(kinds=(Kind.DESTRUCTIVE,))): "item_open",
    (View.OPEN, Filter(negativity=70)): "item_open",
    (View.OPEN, Filter(languages=("ru",), older_s=60)): "item_open",
    (View.OPEN, Filter(assignees=(NOBODY,))): "item_open",
    (View.OVERDUE, Filter(languages=("ru",))): "item_due",
    (View.WAITING, Filter(waiting=(Waiting.EXPERT,))): "item_waiting",
    (View.OPEN, Filter(link=NO_LINK)): "item_open",
}
TABLES = re.compile(r"^(SCAN|SEARCH) (item|message|m|l|g|message_link)\b")


class Planned:
    """Keeps the plan of what is asked."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn
        self.lines: list[str] = []

    def execute(self, sql: str, values: Any = ()) -> Any:
        self.lines += [row[3] for row in self._conn.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()]
        return self._conn.execute(sql, values)


def planned(conn: Connection, view: View, wanted: Filter, group: Group = Group.NONE) -> list[str]:
    watched = Planned(conn)
    query = InboxQuery(view=view, filter=wanted, group=group)
    if group is Group.NONE:
        queries.inbox_page(watched, query, me="1")  # type: ignore[arg-type]
        queries.count(watched, query, me="1")  # type: ignore[arg-type]
    else:
        queries.inbox_groups(watched, query, me="1")  # type: ignore[arg-type]
    return watched.lines


def walks(lines: list[str]) -> list[str]:
    """Steps that go through a table of items or messages without an index."""
    return [line for line in lines if TABLES.match(line) and "INDEX" not in line and "PRIMARY KEY" not in line]


@pytest.mark.parametrize(("view", "wanted"), INDEXES)
def test_a_filtered_list_reads_by_the_index_that_makes_it_short(
    store: tuple[Connection, list[Fact]], view: View, wanted: Filter
) -> None:
    conn, _ = store
    lines = planned(conn, view, wanted)
    assert any(re.search(rf"INDEX {INDEXES[view, wanted]}\b", line) for line in lines), lines
    assert walks(lines) == []


@pytest.mark.parametrize("link", [ANY_LINK, "shop.example"])
def test_links_are_read_from_their_own_table(store: tuple[Connection, list[Fact]], link: str) -> None:
    """A host is one range of the primary key; messages and items follow by their numbers."""
    conn, _ = store
    lines = planned(conn, View.OPEN, Filter(link=link))
    scanned = [line for line in lines if line.startswith("SCAN") and re.search(r"\b(item|m|message)\b", line)]
    assert scanned == [], lines
    if link != ANY_LINK:
        assert any("(host>? AND host<?)" in line for line in lines), lines


@pytest.mark.parametrize("group", [Group.THREAD, Group.AUTHOR, Group.CLUSTER])
def test_a_gathered_list_walks_the_index_of_its_view(store: tuple[Connection, list[Fact]], group: Group) -> None:
    conn, _ = store
    lines = planned(conn, View.OPEN, NOTHING, group)
    assert any("INDEX item_open" in line for line in lines), lines
    assert walks(lines) == []


# ------------------------------------------------------------ hosts


def test_a_host_and_all_below_it_are_one_range() -> None:
    """vk.com finds m.vk.com, and neither notvk.com nor vk.com.evil.example."""
    assert under(host_key("m.vk.com"), "vk.com")
    assert under(host_key("VK.com"), "vk.com")
    assert under(host_key("www.vk.com"), "vk.com")
    assert not under(host_key("notvk.com"), "vk.com")
    assert not under(host_key("vk.com.evil.example"), "vk.com")
    assert host_keys("no link") == ()
