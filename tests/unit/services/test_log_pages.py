"""The log by filter: what a page holds, how pages follow one another, which index each is read from."""

from __future__ import annotations

from typing import Any

import pytest

from moderator_app.domain.entries import EntryKind
from moderator_app.services import moderation, review, undo
from moderator_app.services.moderation import Action
from moderator_app.services.review import Filter
from moderator_app.storage import full_text, log_pages
from moderator_app.storage.log_pages import LogQuery
from tests.support.desks import Office


def note(office: Office, message: int, text: str) -> int:
    return office.desk.write(moderation.act, message, Action(kind=EntryKind.NOTE, note=text)).entry.id


def numbers(office: Office, **wanted: Any) -> list[int]:
    return [line.entry.id for line in review.entries(office.desk, Filter(**wanted))]


def test_words_are_found_by_their_beginning_and_with_either_letter(shop: Office) -> None:
    message = shop.arrives()
    one = note(shop, message, "Полёт нормальный")
    two = note(shop, message, "О полете речи нет")
    note(shop, message, "Другое")
    assert numbers(shop, text="полет") == [two, one]
    assert numbers(shop, text="ПОЛЁТ норм") == [one]
    assert numbers(shop, text="поле", kind=EntryKind.CLOSE) == []
    assert numbers(shop, text="полёт", actor=str(shop.colleague.id)) == []


def test_a_query_without_a_word_finds_nothing(shop: Office) -> None:
    note(shop, shop.arrives(), "text")
    assert numbers(shop, text="***") == []


def test_the_index_over_words_follows_every_change(shop: Office) -> None:
    entry = note(shop, shop.arrives(), "Секретное слово")

    def changed(conn: Any) -> None:
        conn.execute("UPDATE words SET body = 'иное' WHERE body = 'Секретное слово'")
        full_text.check(conn)

    shop.desk.lane.call(changed)
    assert numbers(shop, text="секретное") == []
    assert numbers(shop, text="иное") == [entry]

    def erased(conn: Any) -> None:
        conn.execute("UPDATE words SET salt = NULL, body = NULL WHERE body = 'иное'")
        full_text.check(conn)
        full_text.rebuild(conn)
        full_text.check(conn)

    shop.desk.lane.call(erased)
    assert numbers(shop, text="иное") == []


@pytest.mark.parametrize("text", ["полет", "ПОЛ", "й", '"полёт о"', "café", "полет, речи", "a_b", "нет такого"])
@pytest.mark.parametrize("looked_at", [0, 1, 4])
def test_newest_words_are_found_by_the_rules_of_the_index(
    shop: Office, monkeypatch: pytest.MonkeyPatch, text: str, looked_at: int
) -> None:
    """Whether a page is filled from them, from the index, or from both."""
    message = shop.arrives()
    said = ("Полёт нормальный", "О полете речи нет", "Й, полёт о речи", "Cafe", "полёт о том", "a b", "Пол", "a_b")
    for each in said:
        note(shop, message, each)
    monkeypatch.setattr(log_pages, "_LOOKED_AT", 0)
    by_index = numbers(shop, text=text)
    monkeypatch.setattr(log_pages, "_LOOKED_AT", looked_at)
    found: list[int] = []
    after = None
    while page := review.entries(shop.desk, Filter(text=text), after=after, limit=2):
        found += [line.entry.id for line in page]
        after = found[-1]
    assert found == by_index
    assert (text == "нет такого") == (not found)


def test_pages_follow_one_another_without_gap_or_repetition(shop: Office) -> None:
    message = shop.arrives()
    written = [note(shop, message, f"слово {number}") for number in range(7)]
    channel = shop.desk.reader.execute("SELECT channel_id FROM message WHERE id = ?", (message,)).fetchone()[0]
    author = shop.desk.reader.execute("SELECT author_id FROM message WHERE id = ?", (message,)).fetchone()[0]
    filters: list[dict[str, Any]] = [
        {"kind": EntryKind.NOTE},
        {"text": "слово"},
        {"channel_id": channel},
        {"platform": "wordpress"},
        {"author_id": author},
        {"author_id": author, "channel_id": channel},
    ]
    for wanted in filters:
        found: list[int] = []
        after = None
        while page := review.entries(shop.desk, Filter(**wanted), after=after, limit=2):
            found += [line.entry.id for line in page]
            after = found[-1]
        assert found == written[::-1], wanted


def test_filters_by_place_and_author_leave_others_out(shop: Office) -> None:
    ann, bob = shop.arrives(author="ann"), shop.arrives(author="bob")
    first = note(shop, ann, "one")
    note(shop, bob, "two")
    author = shop.desk.reader.execute("SELECT author_id FROM message WHERE id = ?", (ann,)).fetchone()[0]
    assert numbers(shop, author_id=author) == [first]
    assert numbers(shop, author_id=author, text="two") == []
    assert numbers(shop, platform="vk") == []
    assert numbers(shop, platform="wordpress", channel_id=99) == []


def test_what_was_taken_back_is_told_apart(shop: Office) -> None:
    message = shop.arrives()
    one, two = note(shop, message, "one"), note(shop, message, "two")
    shop.desk.write(undo.undo, one)
    assert numbers(shop, kind=EntryKind.NOTE, undone=True) == [one]
    assert numbers(shop, kind=EntryKind.NOTE, undone=False) == [two]


def test_a_period_holds_what_was_written_in_it_whatever_the_clock_did(shop: Office) -> None:
    message = shop.arrives()
    start = shop.clock.now_us()
    one = note(shop, message, "one")
    shop.clock.jump_s(100)
    middle = shop.clock.now_us()
    two = note(shop, message, "two")
    shop.clock.jump_s(-100)
    three = note(shop, message, "three")
    assert numbers(shop, since_us=start, until_us=middle, kind=EntryKind.NOTE) == [three, one]
    assert numbers(shop, since_us=middle) == [two]
    assert numbers(shop, since_us=middle, until_us=start) == []


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        ({}, "PRIMARY KEY"),
        ({"kind": EntryKind.REPLY}, "entry_kind"),
        ({"actor": "1"}, "entry_actor"),
        ({"channel_id": 1}, "PRIMARY KEY (channel_id=? AND entry_id"),
        ({"text": "one"}, "VIRTUAL TABLE INDEX"),
        ({"undone": True}, "PRIMARY KEY"),
        ({"marks": ("row:1",)}, "PRIMARY KEY (mark=? AND entry_id"),
        ({"marks": ("row:1:0", "edited"), "kind": EntryKind.REPLY}, "PRIMARY KEY (mark=? AND entry_id"),
        ({"without": ("override",), "kind": EntryKind.REPLY}, "entry_kind"),
        ({"verdict": "missed"}, "PRIMARY KEY (verdict=? AND entry_id"),
        ({"set_id": 1}, "PRIMARY KEY (set_id=? AND entry_id"),
        ({"folded": True}, "entry_set_entry"),
        ({"text": "one", "marks": ("row:1",), "verdict": "met", "channel_id": 1}, "VIRTUAL TABLE INDEX"),
    ],
)
def test_a_page_walks_an_index_in_order(shop: Office, wanted: dict[str, Any], index: str) -> None:
    plans: list[str] = []

    class Watched:
        def execute(self, sql: str, values: Any = ()) -> Any:
            rows = shop.desk.reader.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
            plans.append("\n".join(str(row[3]) for row in rows))
            return shop.desk.reader.execute(sql, values)

    watched: Any = Watched()
    log_pages.page(watched, LogQuery(**wanted, since_us=1, until_us=2**62), after=10)
    log_pages.page(watched, LogQuery(**wanted), after=10)
    assert index in plans[-1]
    assert not any("TEMP B-TREE" in plan or "SCAN e\n" in plan for plan in plans), plans
