"""The case as it was: later edits do not change what a moderator is shown to have seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.matrix.rows import Row, Variant
from moderator_app.errors import UserError
from moderator_app.services import matrix, moderation, past, reply, undo
from moderator_app.services.matrix import MatrixUse
from moderator_app.services.moderation import Action
from moderator_app.services.past import UsedRow
from moderator_app.services.reply import Reply
from moderator_app.services.shown import Shown, ShownRow
from tests.support.desks import Office


def test_texts_are_those_of_the_time_of_the_entry(shop: Office) -> None:
    message = shop.arrives("7", text="first")
    early = shop.desk.write(moderation.act, message, Action(kind=EntryKind.NOTE, note="one")).entry.id
    shop.clock.jump_s(60)
    shop.arrives("7", text="second")
    shop.clock.jump_s(60)
    late = shop.desk.write(moderation.act, message, Action(kind=EntryKind.NOTE, note="two")).entry.id
    shop.clock.jump_s(60)
    shop.arrives("7", text="third")
    assert [(each.text, each.changed_since) for each in past.case(shop.desk, early).seen] == [("first", True)]
    assert [(each.text, each.changed_since) for each in past.case(shop.desk, late).seen] == [("second", True)]
    shop.clock.jump_s(60)
    now = shop.desk.write(moderation.act, message, Action(kind=EntryKind.NOTE, note="three")).entry.id
    assert [(each.text, each.changed_since) for each in past.case(shop.desk, now).seen] == [("third", False)]


def test_a_case_tells_that_it_was_taken_back(shop: Office) -> None:
    message = shop.arrives()
    entry = shop.desk.write(moderation.act, message, Action(kind=EntryKind.NOTE, note="one")).entry.id
    assert past.case(shop.desk, entry).undo is None
    shop.desk.write(undo.undo, entry)
    taken = past.case(shop.desk, entry).undo
    assert taken is not None
    assert taken.entry.data["of"] == entry


def test_an_answer_shows_its_way_to_the_platform(shop: Office) -> None:
    message = shop.arrives()
    entry = shop.desk.write(moderation.act, message, Action(kind=EntryKind.HIDE)).entry.id
    assert past.case(shop.desk, entry).line.delivery is not None
    shop.sends(entry)
    steps = past.case(shop.desk, entry).steps
    assert steps[-1].after == "sent"
    assert [each.before for each in steps[1:]] == [each.after for each in steps[:-1]]


def test_what_was_offered_is_named_as_it_was_called_then(shop: Office) -> None:
    """Codes and numbers stand in the record; names are those of the version that was shown."""
    row = shop.desk.write(matrix.save, Row(code="H-01", title="Hours", variants=(Variant(answer="We open at eight."),)))
    message = shop.arrives()
    written = Reply(
        text="We open at nine.",
        used=MatrixUse(row_id=row.id, version=1, variant=0, rendered="We open at eight."),
        shown=Shown(
            rows=(ShownRow(row_id=99, version=1), ShownRow(row_id=row.id, version=1, score=0.9123)),
            fits=True,
            model=7,
            checks=(("greeting", "hint"),),
        ),
    )
    entry = shop.desk.write(reply.send, message, written).entry
    shop.desk.write(matrix.save, replace(row, title="When we are open", code="OPEN"))
    case = past.case(shop.desk, entry.id)
    assert case.shown is not None
    assert [(each.code, each.title, each.score) for each in case.shown.rows] == [
        ("", "", None),
        ("H-01", "Hours", 0.912),
    ]
    assert (case.shown.fits, case.shown.model, case.shown.checks) == (True, 7, (("greeting", "hint"),))
    assert case.row == UsedRow(code="H-01", title="Hours", version=1, variant=1, place=2, score=0.912)
    assert case.inserted == "We open at eight."
    assert not any(word in str(entry.data) for word in ("Hours", "eight", "H-01"))


def test_an_entry_that_is_not_there_is_said(shop: Office) -> None:
    with pytest.raises(UserError):
        past.case(shop.desk, 999)
