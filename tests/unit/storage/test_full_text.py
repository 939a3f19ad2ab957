"""Index and counters stay exact under any changes of what they are made of (goal G5)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moderator_app.errors import UserError
from moderator_app.storage import full_text, refold
from moderator_app.storage.connect import Connection, transaction
from tests.support.storage import COMMENTS, counters, filled, pull, rows, said

Change = Callable[[Connection, int, str], object]

CHANGES: dict[str, Change] = {
    "text": lambda conn, row, word: conn.execute("UPDATE message SET text = ? WHERE id = ?", (word, row)),
    "author": lambda conn, row, word: conn.execute("UPDATE message SET author_id = 1 + ? % 3 WHERE id = ?", (row, row)),
    "thread": lambda conn, row, word: conn.execute("UPDATE message SET thread_id = 1 + ? % 2 WHERE id = ?", (row, row)),
    "rename": lambda conn, row, word: conn.execute("UPDATE author SET name = ? WHERE id = 1 + ? % 3", (word, row)),
    "retitle": lambda conn, row, word: conn.execute("UPDATE thread SET title = ? WHERE id = 1 + ? % 2", (word, row)),
    "unseen": lambda conn, row, word: conn.execute("UPDATE message SET visibility = 'spam' WHERE id = ?", (row,)),
    "delete": lambda conn, row, word: conn.execute("DELETE FROM message WHERE id = ?", (row,)),
    "insert": lambda conn, row, word: conn.execute(
        "INSERT INTO message(channel_id, thread_id, author_id, external_id, created_at, first_seen_at, text)"
        " VALUES (1, 1, 1, ?, 1, 1, ?)"
        " ON CONFLICT (channel_id, external_id, generation) DO UPDATE SET text = excluded.text",
        (f"new{row}", word),
    ),
    "state": lambda conn, row, word: conn.execute("UPDATE item SET state = 'done' WHERE id = ?", (row,)),
    "channel": lambda conn, row, word: conn.execute("UPDATE item SET channel_id = 2 WHERE id = ?", (row,)),
    "gone": lambda conn, row, word: conn.execute("DELETE FROM item WHERE id = ?", (row,)),
}
WORDS = st.sampled_from(["", "ёлка", "Ёж", "café", "coffee time", "\0", "слово"])


@settings(max_examples=120)
@given(
    batches=st.lists(
        st.lists(st.tuples(st.sampled_from(sorted(CHANGES)), st.integers(1, 8), WORDS), max_size=5), max_size=5
    )
)
def test_index_and_counters_are_exact_after_every_commit(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[tuple[str, int, str]]]
) -> None:
    with closing(filled(tmp_path_factory.mktemp("index"))) as conn:
        conn.execute("PRAGMA synchronous=OFF")
        authors = ("anna", "boris", "vera")
        pull(conn, COMMENTS, *(said(str(n), author=authors[n % 3], thread=("p", "q")[n % 2]) for n in range(1, 7)))
        for batch in batches:
            with transaction(conn):
                for name, row, word in batch:
                    CHANGES[name](conn, row, word)
            with transaction(conn):
                full_text.check(conn)
            assert rows(conn, "SELECT count(*) FROM fts_dirty") == [(0,)]
            assert counters(conn) == rows(conn, f"SELECT * FROM ({refold.COUNTED}) ORDER BY 1, 2, 3")


def test_the_check_sees_a_word_that_is_missing(tmp_path_factory: pytest.TempPathFactory) -> None:
    with closing(filled(tmp_path_factory.mktemp("index"))) as conn:
        pull(conn, COMMENTS, said("1", text="ёлка"))
        conn.execute(
            "INSERT INTO message_fts(message_fts, rowid, text, author, title)"
            " VALUES ('delete', 1, 'елка', 'Anna', 'Post post')"
        )
        with pytest.raises(UserError) as caught, transaction(conn):
            full_text.check(conn)
        assert caught.value.code == "store_corrupt"
        with transaction(conn):
            full_text.rebuild(conn)
        with transaction(conn):
            full_text.check(conn)


def test_a_transaction_that_fails_leaves_the_index_as_it_was(tmp_path_factory: pytest.TempPathFactory) -> None:
    with closing(filled(tmp_path_factory.mktemp("index"))) as conn:
        pull(conn, COMMENTS, said("1", text="ёлка"))

        def fail() -> None:
            with transaction(conn):
                conn.execute("UPDATE message SET text = 'палка'")
                full_text.flush(conn)
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fail()
        assert rows(conn, "SELECT rowid FROM message_fts WHERE message_fts MATCH 'елка'") == [(1,)]
        assert rows(conn, "SELECT rowid FROM message_fts WHERE message_fts MATCH 'палка'") == []
        with transaction(conn):
            full_text.check(conn)
