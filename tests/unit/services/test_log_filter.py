"""The log by what a reply was made from, how its clocks ended, who it was about; imports as one line; kept lists."""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.matrix.rows import Row, Variant
from moderator_app.errors import UserError
from moderator_app.services import log_filter, matrix, matrix_import, moderation, reply, review, undo
from moderator_app.services.log_filter import Filter
from moderator_app.services.matrix import MatrixUse
from moderator_app.services.moderation import Action
from tests.support.desks import Office


def numbers(office: Office, **wanted: Any) -> list[int]:
    return [line.entry.id for line in review.entries(office.desk, Filter(**wanted))]


def row(office: Office, code: str = "H-01") -> Row:
    answers = (Variant(answer="We open at eight."), Variant(answer="From eight on."))
    return office.desk.write(matrix.save, Row(code=code, title="Hours", variants=answers))


def answer(office: Office, message: int, text: str, used: MatrixUse | None = None) -> int:
    return office.desk.write(reply.send, message, reply.Reply(text=text, used=used)).entry.id


def use(made: Row, variant: int = 0, text: str = "We open at eight.") -> MatrixUse:
    return MatrixUse(row_id=made.id, version=made.version, variant=variant, rendered=text)


def test_replies_are_found_by_row_answer_and_hand_edits(shop: Office) -> None:
    made, other = row(shop), row(shop, "H-02")
    plain = answer(shop, shop.arrives(author="a"), "We open at eight.", use(made))
    edited = answer(shop, shop.arrives(author="b"), "We open at nine.", use(made, 1))
    foreign = answer(shop, shop.arrives(author="c"), "We open at eight.", use(other))
    free = answer(shop, shop.arrives(author="d"), "Hello")
    assert numbers(shop, row_id=made.id) == [edited, plain]
    assert numbers(shop, row_id=made.id, variant=1) == [edited]
    assert numbers(shop, row_id=log_filter.NO_ROW) == [free]
    assert numbers(shop, edited=True) == [edited]
    assert numbers(shop, edited=False) == [foreign, plain]
    assert numbers(shop, edited=False, row_id=made.id) == [plain]
    assert numbers(shop, text="nine", row_id=made.id) == [edited]
    assert numbers(shop, text="nine", row_id=other.id) == []
    (line,) = review.entries(shop.desk, Filter(row_id=other.id))
    assert line.row_code == "H-02"


def test_what_was_sent_against_a_check_is_told_apart(shop: Office) -> None:
    message = shop.arrives()
    one, two = (
        shop.desk.write(moderation.act, message, Action(kind=EntryKind.NOTE, note=text)).entry.id for text in "ab"
    )
    shop.desk.lane.call(
        lambda conn: conn.execute("INSERT INTO entry_mark(mark, entry_id) VALUES ('override', ?)", (two,))
    )
    assert numbers(shop, override=True) == [two]
    assert numbers(shop, override=False, kind=EntryKind.NOTE) == [one]


def test_the_kind_of_commenter_is_that_of_the_time_of_writing(shop: Office) -> None:
    message = shop.arrives()

    def become(kind: str) -> None:
        shop.desk.lane.call(lambda conn: conn.execute("UPDATE item SET kind = ?", (kind,)))

    become("advocate")
    one = shop.desk.write(moderation.act, message, Action(kind=EntryKind.NOTE, note="one")).entry.id
    become("destructive")
    two = shop.desk.write(moderation.act, message, Action(kind=EntryKind.CLAIM)).entry.id
    assert (numbers(shop, commenter="advocate"), numbers(shop, commenter="destructive")) == ([one], [two])


def test_a_verdict_follows_the_clocks_of_what_was_settled(shop: Office) -> None:
    """In time or late is judged by when the platform took the answer; undone, nothing is said any more."""
    late, quick = shop.arrives("1", author="ann"), shop.arrives("2", author="bob")
    one, two = answer(shop, late, "Sorry"), answer(shop, quick, "Hello")
    assert (numbers(shop, verdict=log_filter.MET), numbers(shop, verdict=log_filter.MISSED)) == ([], [])
    shop.sends(two)
    shop.clock.pass_s(3 * 60 * 60)
    shop.sends(one)
    assert numbers(shop, verdict=log_filter.MET) == [two]
    assert numbers(shop, verdict=log_filter.MISSED) == [one]
    assert numbers(shop, verdict=log_filter.MISSED, kind=EntryKind.CLOSE) == []
    shop.desk.write(moderation.act, late, Action(kind=EntryKind.REOPEN))
    found = shop.desk.reader.execute("SELECT verdict, entry_id, item_id FROM entry_verdict").fetchall()
    assert found == [("met", two, quick)]


def test_an_import_is_one_line_that_opens(shop: Office) -> None:
    matrix_import.install_starter(shop.desk)
    lines = review.entries(shop.desk, folded=True)
    (sheet,) = [line for line in lines if line.entry.data.get("part") == "sheet"]
    group = sheet.entry.data["set"]
    every = [line.entry.id for line in review.entries(shop.desk, limit=1_000) if line.entry.data.get("set") == group]
    assert [line.entry.id for line in lines if line.entry.data.get("set") == group] == [sheet.entry.id]
    assert sheet.set_size == len(every) > 50
    opened = review.entries(shop.desk, Filter(set_id=sheet.set_id), limit=1_000, folded=True)
    assert [line.entry.id for line in opened] == every
    assert all(line.set_size == 1 for line in opened)


def test_one_changed_row_is_no_import(shop: Office) -> None:
    made = row(shop)
    (line,) = [each for each in review.entries(shop.desk, folded=True) if each.entry.kind is EntryKind.MATRIX]
    assert (line.entry.data["doc"], line.set_size, line.set_id) == (made.id, 1, None)


def test_words_are_found_inside_an_import_too(shop: Office) -> None:
    matrix_import.install_starter(shop.desk)
    first = review.entries(shop.desk, Filter(kind=EntryKind.MATRIX), limit=1_000)[-1]
    body = next(text for text in first.words.values() if text)
    word = next(each for each in body.replace('"', " ").split() if each.isalpha() and len(each) > 4)
    found = review.entries(shop.desk, Filter(text=word), limit=1_000, folded=True)
    assert first.entry.id in {line.entry.id for line in found}


FACTS: dict[str, list[Any]] = {
    "kind": [None, EntryKind.REPLY, EntryKind.NOTE],
    "edited": [None, True, False],
    "override": [None, True, False],
    "undone": [None, True, False],
    "row_id": [None, 0, 1],
    "text": ["", "eight"],
}


def test_filters_together_are_the_intersection_of_each_alone(shop: Office) -> None:
    made = row(shop)
    for place, author in enumerate("abcdef"):
        message = shop.arrives(author=author)
        entry = answer(
            shop, message, "We open at eight." if place % 2 else "Eight o'clock", use(made) if place % 3 else None
        )
        shop.desk.write(moderation.act, message, Action(kind=EntryKind.NOTE, note="about eight"))
        if place % 2:
            shop.desk.write(undo.undo, entry)
    names = list(FACTS)
    combinations = list(itertools.product(*FACTS.values()))
    for chosen in random.Random(7).sample(combinations, 80):
        wanted = dict(zip(names, chosen, strict=True))
        if wanted["row_id"] == 1:
            wanted["row_id"] = made.id
        alone = [set(numbers(shop, **{name: value})) for name, value in wanted.items()]
        assert numbers(shop, **wanted) == sorted(set.intersection(*alone), reverse=True), wanted


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "since_us": st.integers(0, 2**60),
            "kind": st.sampled_from(EntryKind),
            "edited": st.booleans(),
            "row_id": st.integers(0, 99),
            "text": st.text(max_size=20),
            "commenter": st.sampled_from(["advocate", "neutral"]),
        },
    )
)
def test_a_kept_list_asks_for_the_same(facts: dict[str, Any]) -> None:
    wanted = Filter(**facts)
    assert log_filter.from_plain(log_filter.to_plain(wanted)) == wanted


def test_everybody_keeps_lists_of_their_own(shop: Office) -> None:
    late = Filter(verdict=log_filter.MISSED, kind=EntryKind.REPLY)
    shop.desk.write(log_filter.save, " Late  answers ", late)
    shop.desk.write(log_filter.save, "By hand", Filter(edited=True))
    shop.desk.write(log_filter.save, "By hand", Filter(edited=False))
    kept = log_filter.saved(shop.desk)
    assert [(each.name, each.filter) for each in kept] == [
        ("By hand", Filter(edited=False)),
        ("Late answers", late),
    ]
    other = shop.desk.worked_by(shop.colleague)
    assert log_filter.saved(other) == []
    other.write(log_filter.drop, kept[0].id)
    shop.desk.write(log_filter.drop, kept[1].id)
    assert [each.name for each in log_filter.saved(shop.desk)] == ["By hand"]
    with pytest.raises(UserError, match="name"):
        shop.desk.write(log_filter.save, "  ", late)
