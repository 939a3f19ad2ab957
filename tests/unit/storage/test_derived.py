"""Links, persons and marks follow from mirror and journal: rebuilt, they are what they were."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.entries import EntryKind, ReviewType
from moderator_app.errors import UserError
from moderator_app.services import persons, privacy, undo
from moderator_app.services.desk import Desk
from moderator_app.storage import decide, derived, journal
from moderator_app.storage.connect import Connection, open_store, transaction
from tests.support.desks import Office, office
from tests.support.storage import said

TEXTS = (
    "just words",
    "look at https://shop.example/a?b=1, there",
    "https://www.shop.example and http://m.vk.com/x",
    "Anna says https://anna.example",
)
PEOPLE = ("anna", "boris", "clara")
TABLES = (
    "SELECT host, message_id FROM message_link ORDER BY 1, 2",
    "SELECT author_id, person_id FROM person ORDER BY 1",
    "SELECT mark, entry_id FROM entry_mark ORDER BY 1, 2",
)
Step = tuple[str, int, int]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(("arrive", "edit", "reply", "review", "join", "split", "undo", "erase", "mask")),
        st.integers(0, 2),
        st.integers(0, 3),
    ),
    min_size=4,
    max_size=16,
)


def author(shop: Office, name: str) -> int | None:
    row = shop.desk.reader.execute("SELECT id FROM author WHERE external_id = ?", (name,)).fetchone()
    return None if row is None else int(row[0])


def reply(conn: Connection, desk: Desk, text: int) -> None:
    """One of each kind of answer: of no row, of a row as it stands, of a row changed by hand, over a check."""
    target = conn.execute("SELECT max(id) FROM message WHERE ours = 0").fetchone()[0]
    if target is None:
        return
    data: dict[str, Any] = {} if text == 0 else {"matrix": {"row": text, "version": 1, "variant": 0}}
    words = {"text": TEXTS[text]} | ({"edits": "1"} if text == 2 else {}) | ({"override": "why"} if text == 3 else {})
    decide.decide(
        conn, clock=desk.clock, actor=desk.actor, kind=EntryKind.REPLY, seen=[target], target_id=target, data=data,
        words=words,
    )  # fmt: skip


def review(conn: Connection, desk: Desk) -> None:
    """The newest answer is graded, and remarked on."""
    of = conn.execute("SELECT max(id) FROM entry WHERE kind = 'reply'").fetchone()[0]
    if of is not None:
        for what in (ReviewType.SCORE, ReviewType.REMARKS):
            journal.append(
                conn, clock=desk.clock, actor=desk.actor, kind=EntryKind.REVIEW, data={"type": what.value, "of": of}
            )


def take(shop: Office, step: Step) -> None:
    """What people and platforms do."""
    what, who, text = step
    first, second = author(shop, PEOPLE[who]), author(shop, PEOPLE[(who + 1) % 3])
    if what == "arrive":
        shop.arrives(author=PEOPLE[who], text=TEXTS[text])
    elif what == "edit":
        row = shop.desk.reader.execute(
            "SELECT m.external_id, a.external_id FROM message m JOIN author a ON a.id = m.author_id"
            " WHERE a.external_id IN ('anna', 'boris', 'clara') ORDER BY m.id DESC LIMIT 1"
        ).fetchone()
        if row is not None:
            shop.pull(said(row[0], author=row[1], text=TEXTS[text]))
    elif what == "reply":
        shop.desk.write(reply, text)
    elif what == "review":
        shop.desk.write(review)
    elif what == "join" and first is not None and second is not None:
        shop.desk.write(persons.join, first, second)
    elif what == "split" and first is not None:
        shop.desk.write(persons.split, first)
    elif what == "undo":
        newest = shop.desk.reader.execute("SELECT max(id) FROM entry WHERE kind IN ('join', 'split')").fetchone()[0]
        if newest is not None:
            shop.desk.write(undo.undo, newest)
    elif what in {"erase", "mask"} and first is not None:
        privacy.erase(shop.desk, first, keep_words=what == "mask")


def standing(shop: Office) -> list[list[tuple[Any, ...]]]:
    return [shop.desk.reader.execute(each).fetchall() for each in TABLES]


def test_rebuilt_is_what_it_was(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever happened: a rebuild finds nothing to change, and what was thrown away comes back as it was."""

    @given(STEPS)
    def holds(steps: list[Step]) -> None:
        with office(tmp_path_factory.mktemp("derived")) as shop:
            shop.arrives(author="anna", text=TEXTS[1])
            for step in steps:
                try:
                    take(shop, step)
                except UserError:
                    continue  # joined already, alone, undone already: refused, and nothing was written
            before = standing(shop)
            with closing(open_store(shop.desk.profile.store)) as conn:
                assert derived.rebuild(conn) == 0
                assert standing(shop) == before
                with transaction(conn):
                    throw_away(conn)
                derived.rebuild(conn)
            assert standing(shop) == before

    holds()


def throw_away(conn: Connection) -> None:
    """All that a rebuild knows, and something too much."""
    for statement in (
        "DELETE FROM message_link",
        "DELETE FROM person",
        "DELETE FROM entry_mark WHERE mark NOT LIKE 'kind:%'",
        "INSERT INTO message_link(host, message_id) VALUES ('example.shop.', 99999)",
        "INSERT INTO entry_mark(mark, entry_id) VALUES ('edited', 99999)",
    ):
        conn.execute(statement)


def test_an_erased_persons_links_go_with_their_words(tmp_path: Path) -> None:
    """A host may be somebody's own: it goes with the text it stood in."""
    with office(tmp_path) as shop:
        shop.arrives(author="anna", text="see https://anna.example")
        who = author(shop, "anna")
        assert who is not None
        assert standing(shop)[0] != []
        privacy.erase(shop.desk, who)
        assert standing(shop)[0] == []
