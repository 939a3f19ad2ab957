"""What platforms say, one rule at a time (design, section 2, and rules 4 and 5)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from moderator_app.domain.authors import Author
from moderator_app.domain.channels import ChannelInfo, ChannelKind
from moderator_app.domain.ports import Attachment, Gone, Page, ThreadInfo, Unreadable, Visibility
from moderator_app.storage import full_text, mirror
from moderator_app.storage.connect import Connection, transaction
from tests.support.storage import CHAT, COMMENTS, DIRECT, filled, items, message_id, pull, rows, said
from tests.toy.clock import START_US

SECOND = 1_000_000


@pytest.fixture
def conn(tmp_path: Path) -> Iterator[Connection]:
    with closing(filled(tmp_path)) as opened:
        yield opened


def states(conn: Connection) -> dict[str, tuple[str, str | None]]:
    """First message of each item -> (state, settler)."""
    return {name: (row[1], row[2]) for name, row in items(conn).items()}


def test_neighbours_of_one_author_are_one_item(conn: Connection) -> None:
    pull(conn, COMMENTS, said("1"), said("2"), said("3", author="boris"))
    assert {name: row[3] for name, row in items(conn).items()} == {"1/1": ("1/1", "1/2"), "1/3": ("1/3",)}


def test_our_answer_settles_what_it_answers_in_the_same_page_too(conn: Connection) -> None:
    pull(conn, COMMENTS, said("2", author="we", reply_to="1"), said("1"))
    assert states(conn) == {"1/1": ("done", "own:1/2")}
    pull(conn, COMMENTS, said("3"))
    assert states(conn) == {"1/1": ("done", "own:1/2"), "1/3": ("open", None)}
    assert rows(conn, "SELECT count(*) FROM item WHERE author_id = (SELECT id FROM author WHERE name = 'We')") == [(0,)]


def test_a_late_comment_older_than_our_answer_is_not_answered_by_it(conn: Connection) -> None:
    pull(conn, COMMENTS, said("3"), said("5", author="we", reply_to="3"))
    pull(conn, COMMENTS, said("4", second=4))
    assert states(conn) == {"1/3": ("done", "own:1/5"), "1/4": ("open", None)}


def test_in_a_private_dialogue_any_message_of_ours_answers(conn: Connection) -> None:
    pull(conn, DIRECT, said("1"), said("2"))
    pull(conn, DIRECT, said("3", author="we"))
    assert states(conn) == {"2/1": ("done", "own:2/3")}


def test_only_what_is_addressed_to_us_starts_an_item_in_a_chat(conn: Connection) -> None:
    pull(conn, CHAT, said("1", addressed=False), said("2", addressed=True))
    assert set(items(conn)) == {"3/2"}


@pytest.mark.parametrize(
    "facts",
    [
        {"visibility": Visibility.SPAM},
        {"visibility": Visibility.TRASH},
        {"starts": False},
        {"author": Author(name="R2", external_id="r2", bot=True)},
        {"author": "we"},
    ],
)
def test_spam_bots_reactions_and_our_own_start_none(conn: Connection, facts: dict[str, object]) -> None:
    assert pull(conn, COMMENTS, said("1", **facts)).new == 1
    assert items(conn) == {}


def test_what_was_taken_for_spam_starts_an_item_once_the_platform_shows_it(conn: Connection) -> None:
    pull(conn, COMMENTS, said("1", visibility=Visibility.SPAM))
    pull(conn, COMMENTS, said("1"))
    assert states(conn) == {"1/1": ("open", None)}


def test_what_becomes_spam_later_is_voided_and_opens_again(conn: Connection) -> None:
    pull(conn, COMMENTS, said("1"))
    pull(conn, COMMENTS, said("1", visibility=Visibility.SPAM))
    assert states(conn) == {"1/1": ("done", "voided")}
    pull(conn, COMMENTS, said("1"))
    assert states(conn) == {"1/1": ("open", None)}


def test_before_the_horizon_messages_arrive_as_done_and_are_searchable(tmp_path: Path) -> None:
    with closing(filled(tmp_path, horizon_at=START_US + 5 * SECOND)) as conn:
        pull(conn, COMMENTS, said("1"), said("2", author="boris"), said("9", author="vera"))
        assert states(conn) == {"1/1": ("done", "history"), "1/2": ("done", "history"), "1/9": ("open", None)}
        assert rows(conn, "SELECT count(*) FROM message_fts WHERE message_fts MATCH 'text'") == [(3,)]


def test_a_deletion_keeps_a_stub_and_one_before_its_message_a_tombstone(conn: Connection) -> None:
    pull(conn, COMMENTS, said("1"))
    assert pull(conn, COMMENTS, gone=(Gone(external_id="1"), Gone(external_id="2"))).deleted == 1
    pull(conn, COMMENTS, said("2", author="boris"))
    assert states(conn) == {"1/1": ("done", "voided"), "1/2": ("done", "voided")}
    pull(conn, COMMENTS, said("1", text="still told by an old page"))
    assert states(conn)["1/1"] == ("done", "voided"), "only the platform's own word ends a deletion"
    pull(conn, COMMENTS, restored=("1", "2"))
    assert states(conn) == {"1/1": ("open", None), "1/2": ("open", None)}


def test_a_second_look_that_finds_a_message_there_ends_its_deletion(conn: Connection) -> None:
    pull(conn, COMMENTS, said("1"), gone=(Gone(external_id="1"),))
    assert states(conn)["1/1"] == ("done", "voided")
    with transaction(conn):
        mirror.apply_refresh(conn, COMMENTS, ["1"], [said("1")], now_us=START_US + 9)
    assert states(conn)["1/1"] == ("open", None)
    assert rows(conn, "SELECT refreshed_at FROM message") == [(START_US + 9,)]


def test_an_edit_never_moves_a_message_and_keeps_what_it_said(conn: Connection) -> None:
    pull(conn, COMMENTS, said("1"), said("2"))
    before = items(conn)
    edited = said("1", text="other words", created_at=START_US + 99 * SECOND, edited_at=START_US + 50 * SECOND)
    assert pull(conn, COMMENTS, edited).edited == 1
    assert items(conn) == before
    assert rows(conn, "SELECT text FROM revision") == [("text of 1",)]
    assert rows(conn, "SELECT text, edited_at FROM message WHERE external_id = '1'") == [
        ("other words", START_US + 50 * SECOND)
    ]


@pytest.mark.rule(7)
def test_a_message_without_a_time_gets_the_time_first_seen_as_a_fact(conn: Connection) -> None:
    pull(conn, COMMENTS, said("1", created_at=None), now_us=START_US + 7)
    pull(conn, COMMENTS, said("1", created_at=None, text="edited"), now_us=START_US + 99)
    assert rows(conn, "SELECT created_at, time_known, first_seen_at FROM message") == [(START_US + 7, 0, START_US + 7)]


def test_where_ids_are_reused_the_time_tells_two_messages_apart(conn: Connection) -> None:
    def look(*messages: object, **page: object) -> None:
        with transaction(conn):
            whole = Page(messages=messages, **page)  # type: ignore[arg-type]
            mirror.apply_page(conn, COMMENTS, whole, now_us=START_US, ids_reused=True)

    look(said("1", second=1))
    look(gone=(Gone(external_id="1"),))
    look(said("1", second=2, text="another message with this id"))
    assert rows(conn, "SELECT text, removed_at IS NOT NULL FROM message ORDER BY id") == [
        ("text of 1", 1),
        ("another message with this id", 0),
    ]


@pytest.mark.rule(4)
def test_cursor_and_rows_are_one_transaction(conn: Connection) -> None:
    def cut_short() -> None:
        with transaction(conn):
            mirror.apply_page(conn, COMMENTS, Page(messages=(said("1"),), cursor="after-1"), now_us=START_US)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        cut_short()
    assert rows(conn, "SELECT * FROM cursor") == []
    assert rows(conn, "SELECT * FROM message") == []
    pull(conn, COMMENTS, said("1"), cursor="after-1")
    pull(conn, COMMENTS, cursor=None)
    assert rows(conn, "SELECT value FROM cursor WHERE channel_id = 1") == [("after-1",)]


@pytest.mark.rule(5)
def test_what_cannot_be_read_is_kept_whole_counted_once_and_does_not_stop_the_page(conn: Connection) -> None:
    broken = Unreadable(external_id="7", payload=b'{"id": 7, "when": "never"}', reason="no such time")
    applied = pull(conn, COMMENTS, said("1"), unreadable=(broken,))
    assert (applied.new, applied.quarantined) == (1, 1)
    assert pull(conn, COMMENTS, said("1"), unreadable=(broken,)).quarantined == 0
    assert rows(conn, "SELECT payload, reason, adapter_version, times, resolved_at FROM quarantine") == [
        (broken.payload, "no such time", "1", 2, None)
    ]
    pull(conn, COMMENTS, said("7"))
    assert rows(conn, "SELECT resolved_at IS NOT NULL FROM quarantine") == [(1,)]


def test_one_author_everywhere_on_an_account_and_guests_as_told_apart(conn: Connection) -> None:
    guest = Author(name="Guest", email_hash="h")
    pull(conn, COMMENTS, said("1"), said("2", author=guest), said("3", author=Author(name="Other", email_hash="h")))
    pull(conn, CHAT, said("1"))
    nobody = Author(name="Nobody")
    pull(conn, COMMENTS, said("4", author=nobody), said("5", author=nobody))
    assert rows(conn, "SELECT count(*) FROM author") == [(4,)]


def test_a_name_and_a_title_follow_and_search_follows_them(conn: Connection) -> None:
    pull(conn, COMMENTS, said("1"), said("2", author="boris"))
    renamed = Author(name="Аня", external_id="anna")
    moved = ThreadInfo(external_id="post", title="Ёлки")
    pull(conn, COMMENTS, said("3", author=renamed, thread=moved))
    for word, count in (("аня", 2), ("anna", 0), ("елки", 3), ("post", 0)):
        assert rows(conn, "SELECT count(*) FROM message_fts WHERE message_fts MATCH ?", [word]) == [(count,)], word
    with transaction(conn):
        full_text.check(conn)


@pytest.mark.rule(13)
@pytest.mark.parametrize(
    "text", ["", "\0", "a\0b", "\ud83d half a pair", "👩‍👩‍👧 zero\u200bwidth \u202egnp.exe", "x" * 10_000_000]
)
def test_hostile_texts_are_stored_and_found_again(conn: Connection, text: str) -> None:
    pull(conn, COMMENTS, said("1", text=text))
    pull(conn, COMMENTS, said("1", text=text))
    ((stored,),) = rows(conn, "SELECT text FROM message")
    assert stored == text.replace("\ud83d", "\ufffd")
    assert rows(conn, "SELECT count(*) FROM revision") == [(0,)]
    with transaction(conn):
        full_text.check(conn)


def test_half_a_surrogate_pair_in_any_field_stops_nothing(conn: Connection) -> None:
    half = "a\ud83d"
    author = Author(name=half, external_id=half, handle=half, profile_url=half, avatar_url=half)
    thread = ThreadInfo(external_id=half, title=half, body=half, permalink=half)
    attached = (Attachment(kind="image", name=half, url=half),)
    spoilt = said(half, author=author, thread=thread, permalink=half, reply_to=half, attachments=attached)
    gone = (Gone(external_id="b" + half),)
    broken = (Unreadable(external_id=half, payload=b"{", reason=half),)
    applied = pull(conn, COMMENTS, spoilt, said("2"), gone=gone, unreadable=broken, restored=(half,), cursor=half)
    assert (applied.new, applied.quarantined) == (2, 1)
    assert pull(conn, COMMENTS, spoilt).edited == 0


def test_a_channel_of_a_stream_is_made_when_first_heard_of_and_follows_its_name(conn: Connection) -> None:
    info = ChannelInfo(external_id="new", name="New chat", kind=ChannelKind.GROUP_CHAT)
    pull(conn, COMMENTS, said("1", addressed=False), said("2"), channel=info)
    ((channel_id, name, starts, watched),) = rows(
        conn, "SELECT id, name, starts, watched FROM channel WHERE external_id = 'new'"
    )
    assert (name, starts, watched) == ("New chat", "addressed", 1)
    assert set(items(conn)) == {f"{channel_id}/2"}
    renamed = ChannelInfo(external_id="new", name="Renamed", kind=ChannelKind.GROUP_CHAT)
    pull(conn, COMMENTS, channel=renamed)
    assert rows(conn, "SELECT name FROM channel WHERE external_id = 'new'") == [("Renamed",)]


def test_a_channel_that_got_another_id_keeps_its_rows(conn: Connection) -> None:
    pull(conn, CHAT, said("1"))
    pull(conn, CHAT, channel=ChannelInfo(external_id="-100", name="x", kind=ChannelKind.GROUP_CHAT), moved_from="c3")
    assert rows(conn, "SELECT external_id FROM channel WHERE id = 3") == [("-100",)]
    assert set(items(conn)) == {"3/1"}


def test_the_window_is_told_which_items_changed(conn: Connection) -> None:
    pull(conn, COMMENTS, said("1"), said("2", author="boris"))
    assert rows(conn, "SELECT kind, refs_json FROM change") == [("item", "[1,2]")]
    assert pull(conn, COMMENTS, said("3")).items == {message_id(conn, "1")}
