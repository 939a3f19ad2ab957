"""Filtered and gathered lists: a page costs what it shows, whatever the store holds; a gathered list few plain ones.

`python -m bench.lists --items 1000000`: every page on a large and a small store in the same run.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Final

from bench import measure, stores
from bench.reading import PAGE, times
from moderator_app.domain.filters import Filter, Group
from moderator_app.domain.links import host_key
from moderator_app.domain.matrix.rows import Kind
from moderator_app.domain.views import InboxQuery, View
from moderator_app.storage import queries
from moderator_app.storage.connect import Connection, open_store, transaction

FEW: Final = 10_000
FOUND: Final = 200
"""Items of one author, with one tag, with a link to one host, in both stores: what a filter finds is what it costs."""
AUTHOR: Final = 1_000_000_007
LISTS: Final = {
    "author": InboxQuery(filter=Filter(authors=(AUTHOR,))),
    "author, everything": InboxQuery(view=View.ALL, filter=Filter(authors=(AUTHOR,))),
    "a kind of one in a hundred, open": InboxQuery(filter=Filter(kinds=(Kind.DESTRUCTIVE,))),
    "a kind of one in a hundred, everything": InboxQuery(view=View.ALL, filter=Filter(kinds=(Kind.DESTRUCTIVE,))),
    "tag": InboxQuery(view=View.ALL, filter=Filter(tags=("refund",))),
    "link to a host": InboxQuery(view=View.ALL, filter=Filter(link="shop.example")),
    "channel and nobody's": InboxQuery(filter=Filter(channels=(3,), assignees=("none",))),
}


def decorate(path: Path, items: int) -> Path:
    """Kinds, tags and links, which a store of the bench has none of."""
    conn = open_store(path)
    with transaction(conn):
        conn.execute("UPDATE item SET kind = iif(id % 100 = 3, 'destructive', 'neutral')")
        step = items // FOUND
        those = [1 + number * step for number in range(FOUND)]
        conn.executemany(
            "UPDATE item SET tags = 'refund', author_id = ? WHERE id = ?", [(AUTHOR, each) for each in those]
        )
        conn.execute(
            "INSERT INTO author(id, account_id, identity, name, first_seen_at) VALUES (?, 1, 'b', 'B', 1)", (AUTHOR,)
        )
        conn.executemany(
            "INSERT INTO message_link(host, message_id) VALUES (?, ?)",
            [(host_key("shop.example"), each) for each in those],
        )
        conn.execute("ANALYZE")
    conn.close()
    return path


def page(conn: Connection, query: InboxQuery) -> object:
    """A page as the command line reads it: ids, then rows."""
    ids, _ = queries.inbox_page(conn, query, me="1", limit=PAGE)
    return queries.inbox_rows(conn, ids)


def filtered(report: measure.Report, conn: Connection, few: Connection) -> None:
    """Pages of narrowed lists."""
    for name, query in LISTS.items():
        for each in (conn, few):
            page(each, query)
        large = statistics.median(times(lambda q=query: page(conn, q), 20))  # type: ignore[misc]
        small = statistics.median(times(lambda q=query: page(few, q), 20))  # type: ignore[misc]
        what = f"page of a list by {name}, large store against {FEW:,}: {large:.2f} against {small:.2f} ms"
        report.at_most("G6", what, large / max(small, 0.05), 2.5)


def gathered(report: measure.Report, conn: Connection) -> None:
    """A whole list as the window reads it aside: with groups against without, as many items of the same store."""
    plain = statistics.median(times(lambda: queries.inbox_ids(conn, InboxQuery()), 5))
    for group in (Group.THREAD, Group.AUTHOR):
        query = InboxQuery(group=group)
        taken = statistics.median(times(lambda q=query: queries.inbox_groups(conn, q), 5))  # type: ignore[misc]
        what = f"list gathered by {group.value} against a plain one: {taken:.0f} against {plain:.0f} ms"
        report.at_most("G6", what, taken / plain, 10)


def main() -> int:
    """Run them; the exit code says whether all hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=200_000, help="of the large store (the goals say 1000000)")
    options = parser.parse_args()
    report = measure.Report("lists")
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        large = decorate(stores.build(folder / "large.sqlite", options.items), options.items)
        small = decorate(stores.build(folder / "small.sqlite", FEW), FEW)
        with closing(open_store(large, read_only=True)) as conn, closing(open_store(small, read_only=True)) as few:
            filtered(report, conn, few)
            gathered(report, conn)
    return report.exit_code()


if __name__ == "__main__":
    sys.exit(main())
