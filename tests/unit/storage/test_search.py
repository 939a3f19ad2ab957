"""Search takes whatever people type, finds words from their beginning, newest first, and shows where."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.storage import search
from moderator_app.storage.connect import Connection
from tests.support.storage import COMMENTS, DIRECT, filled, message_id, pull, rows, said


@pytest.fixture(scope="module")
def conn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    folder: Path = tmp_path_factory.mktemp("search")
    with closing(filled(folder)) as opened:
        pull(
            opened,
            COMMENTS,
            said("1", text="Ёлка и мёд, café latte", author="anna"),
            said("2", text="x " * 3_000 + "мёдом", author="boris"),
            said("3", text='кофе с мёдом "вкусно"', author="vera"),
            said("4", text="ИЛИ OR AND NEAR(", author="gleb"),
            said("5", text="Спасибо, мёд будет завтра", author="we", reply_to="3"),
        )
        pull(opened, DIRECT, said("6", text="мёд в личке", author="dina"))
        yield opened


def found(conn: Connection, query: str, **options: object) -> list[int]:
    return [hit.message_id for hit in search.search(conn, query, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("мед", [6, 5, 3, 2, 1]),
        ("МЁД", [6, 5, 3, 2, 1]),
        ("cafe", [1]),
        ("CAFÉ", [1]),
        ("anna", [1]),
        ("we", [5]),
        ("мёд кофе", [3]),
        ("кофе мёд", [3]),
        ('"с мёдом"', [3]),
        ("«с медом»", [3]),
        ('"мёдом с"', []),
        ('"с мёд"', []),
        ("с", [3]),
        ("AND", [4]),
        ("near(", [4]),
        ("OR NOT", []),
        ("мёд ☕", [6, 5, 3, 2, 1]),
        ("-мёд", [6, 5, 3, 2, 1]),
        ("и\u0306", []),
        ("text:мёд", []),
        ("мёд*", [6, 5, 3, 2, 1]),
        ("мёд" + "а" * 200, []),
    ],
)
def test_words_are_found_from_their_beginning_newest_first(conn: Connection, query: str, ids: list[int]) -> None:
    assert found(conn, query) == ids


@pytest.mark.parametrize("query", ["", " ", '"', '""', "«»", "☕", "*", "- + ^ ( ) { } :", "\0", "\ud83d", "'"])
def test_what_holds_no_word_finds_nothing_and_asks_nothing(conn: Connection, query: str) -> None:
    assert search.match_expression(query) is None
    assert search.search(conn, query) == []
    assert search.item_ids(conn, query) == []


@given(
    query=st.text(
        st.characters(exclude_categories=()) | st.sampled_from('"«»*^:-+(){}\0 AND OR NOT NEAR мёд'), max_size=60
    )
)
def test_no_text_is_a_wrong_query(conn: Connection, query: str) -> None:
    for hit in search.search(conn, query):
        assert "".join(text for text, _ in hit.snippet).strip("…") in _text(conn, hit.message_id)
    search.item_ids(conn, query)


def _text(conn: Connection, number: int) -> str:
    return str(rows(conn, "SELECT text FROM message WHERE id = ?", [number])[0][0])


def test_a_query_of_ten_megabytes_is_cut_not_run(conn: Connection) -> None:
    expression = search.match_expression("слово " * 2_000_000)
    assert expression is not None
    assert expression.count('"') // 2 == search.MAX_WORDS


def test_our_answer_leads_to_the_item_it_answers(conn: Connection) -> None:
    (hit,) = search.search(conn, "завтра")
    assert hit.message_id == message_id(conn, "5")
    assert hit.item_id == message_id(conn, "3")
    assert search.item_ids(conn, "завтра") == [message_id(conn, "3")]


def test_pages_and_channels(conn: Connection) -> None:
    first = found(conn, "мёд", limit=2)
    assert first == [6, 5]
    assert found(conn, "мёд", limit=2, after=min(first)) == [3, 2]
    assert found(conn, "мёд", channel_ids=[COMMENTS]) == [5, 3, 2, 1]
    assert found(conn, "мёд", channel_ids=[DIRECT]) == [6]
    assert found(conn, "мёд", channel_ids=[99]) == []


def test_a_frequent_word_in_a_rare_channel_is_found_behind_many_others(
    conn: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "_WINDOW", 1)
    assert found(conn, "мёд", channel_ids=[COMMENTS], limit=3) == [5, 3, 2]
    assert search.item_ids(conn, "мёд", limit=3) == [6, 3]


def test_the_snippet_shows_the_words_as_they_were_written(conn: Connection) -> None:
    by_id = {hit.message_id: hit.snippet for hit in search.search(conn, "мед")}
    assert ("мёд", True) in by_id[1]
    assert by_id[3] == (("кофе с ", False), ("мёдом", True), (' "вкусно"', False))
    assert by_id[2][0] == ("…", False), "far behind the beginning of a long text"
    assert by_id[2][-1] == ("мёдом", True)
    (anna,) = search.search(conn, "anna")
    assert not any(matched for _, matched in anna.snippet), "the name matched, not the text"


def test_searching_costs_the_same_for_a_text_of_ten_megabytes(tmp_path: Path) -> None:
    with closing(filled(tmp_path)) as conn:
        pull(conn, COMMENTS, said("1", text="начало " + "х" * 10_000_000))
        (hit,) = search.search(conn, "начало")
        assert sum(len(text) for text, _ in hit.snippet) < 200
