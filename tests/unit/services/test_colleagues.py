"""Asking a colleague: the item waits for them, the answer brings it back, and all of it is undone together."""

from __future__ import annotations

import pytest

from moderator_app.domain.items import ItemState, Waiting
from moderator_app.domain.views import InboxQuery, View
from moderator_app.errors import UserError
from moderator_app.services import colleagues, inbox, undo
from moderator_app.services.colleagues import Question
from tests.support.desks import Office


def standing(shop: Office, item: int) -> tuple[ItemState, Waiting | None, str | None]:
    view = inbox.item(shop.desk, item)
    return view.state, view.waiting_reason, view.assignee


def test_the_item_waits_for_whom_was_asked(shop: Office) -> None:
    item = shop.arrives(text="Is it gluten free?")
    shop.desk.write(colleagues.ask, item, Question(to="Boris", text="Do you know?", expert=True))
    assert standing(shop, item) == (ItemState.WAITING, Waiting.EXPERT, str(shop.colleague.id))
    assert list(inbox.ids(shop.desk, InboxQuery(view=View.WAITING_EXPERT))) == [item]
    asked = colleagues.open_question(shop.desk, item)
    assert asked is not None
    assert (asked.by, asked.to, asked.text) == (str(shop.lead.id), str(shop.colleague.id), "Do you know?")


def test_the_answer_brings_it_back_to_who_asked(shop: Office) -> None:
    item = shop.arrives(text="Is it gluten free?")
    shop.desk.write(colleagues.ask, item, Question(to="Boris", text="Do you know?"))
    shop.at(shop.colleague).write(colleagues.answer, item, "Yes, it is")
    assert standing(shop, item) == (ItemState.OPEN, None, str(shop.lead.id))
    assert colleagues.open_question(shop.desk, item) is None
    with pytest.raises(UserError) as again:
        shop.at(shop.colleague).write(colleagues.answer, item, "Once more")
    assert again.value.code == "not_found"


def test_all_of_it_is_undone_together(shop: Office) -> None:
    item = shop.arrives(text="Is it gluten free?")
    before = standing(shop, item)
    written = shop.desk.write(colleagues.ask, item, Question(to="Boris", text="Do you know?"))
    for decided in reversed(written):
        shop.desk.write(undo.undo, decided.entry.id)
    assert standing(shop, item) == before
    assert colleagues.open_question(shop.desk, item) is None


def test_a_late_answer_leaves_an_open_item_open(shop: Office) -> None:
    """The author wrote again meanwhile: the item is open already."""
    item = shop.arrives(text="Is it gluten free?", author="ann")
    shop.desk.write(colleagues.ask, item, Question(to="Boris", text="Do you know?"))
    shop.arrives(text="Hello?", author="ann")
    assert standing(shop, item)[0] is ItemState.OPEN
    written = shop.at(shop.colleague).write(colleagues.answer, item, "Yes, it is")
    assert len(written) == 2
    assert standing(shop, item) == (ItemState.OPEN, None, str(shop.lead.id))


@pytest.mark.parametrize(("to", "code"), [("Anna", "invalid"), ("Nobody", "not_found")])
def test_whom_one_cannot_ask(shop: Office, to: str, code: str) -> None:
    item = shop.arrives(text="Is it gluten free?")
    entries = shop.entries()
    with pytest.raises(UserError) as raised:
        shop.desk.write(colleagues.ask, item, Question(to=to, text="Do you know?"))
    assert raised.value.code == code
    assert shop.entries() == entries
