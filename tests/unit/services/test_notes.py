"""Notes about an author: the newest first, without those that were taken back."""

from __future__ import annotations

from moderator_app.domain.entries import EntryKind
from moderator_app.services import moderation, review, undo
from moderator_app.services.moderation import Action
from tests.support.desks import Office


def test_notes_of_all_items_of_an_author(shop: Office) -> None:
    first = shop.arrives(author="ann")
    other = shop.arrives(author="bob")
    one = shop.desk.write(moderation.act, first, Action(kind=EntryKind.NOTE, note="Regular guest"))
    two = shop.desk.write(moderation.act, first, Action(kind=EntryKind.NOTE, note="Wrong person"))
    shop.desk.write(moderation.act, other, Action(kind=EntryKind.NOTE, note="Somebody else"))
    author = shop.desk.reader.execute("SELECT author_id FROM message WHERE id = ?", (first,)).fetchone()[0]
    found = review.notes_about(shop.desk, author)
    assert [line.words["note"] for line in found] == ["Wrong person", "Regular guest"]
    assert found[1].actor_name == "Anna"
    shop.desk.write(undo.undo, two.entry.id)
    assert [line.entry.id for line in review.notes_about(shop.desk, author)] == [one.entry.id]
