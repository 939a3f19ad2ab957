"""Proposed changes of the matrix, edits that meet, versions, previews, and how used rows fared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.matrix.rows import Row, Variant
from moderator_app.domain.matrix.voice import Voice
from moderator_app.errors import UserError
from moderator_app.services import keeping, matrix, outcomes, proposals, reply, review, undo, voice
from moderator_app.services.outcomes import Outcome
from moderator_app.services.proposals import State
from moderator_app.services.reply import Reply
from tests.support.desks import Office

ANSWER = Variant(answer="Везём завтра")


def saved(shop: Office, code: str = "d", **facts: object) -> Row:
    row = Row(code=code, title=f"Доставка {code}", variants=(ANSWER,))
    return shop.desk.write(matrix.save, replace(row, **facts))  # type: ignore[arg-type]  # any field of a row


def test_a_proposal_waits_and_is_accepted(shop: Office) -> None:
    """A moderator proposes; nothing is in force until a lead accepts; both are entries, and the proposer sees it."""
    row = saved(shop)
    wanted = replace(row, variants=(Variant(answer="Везём послезавтра"),))
    boris = shop.at(shop.colleague)
    entry = boris.write(proposals.propose, wanted, "  график сменился ")
    assert (matrix.row(shop.desk, "d").version, proposals.waiting(shop.desk)) == (1, 1)
    (open_one,) = proposals.listed(shop.desk)
    assert (open_one.by, open_one.comment, open_one.row, open_one.state) == (
        "Boris", "график сменился", wanted, State.OPEN,
    )  # fmt: skip
    with pytest.raises(UserError, match="forbidden"):
        boris.write(proposals.accept, entry, wanted)
    merged = proposals.on_top(open_one, row)
    assert merged is not None
    kept = shop.desk.write(proposals.accept, entry, merged.row, "верно")
    assert (kept.version, matrix.row(shop.desk, "d").variants[0].answer) == (2, "Везём послезавтра")
    (ended,) = proposals.listed(boris)
    assert (ended.state, ended.answered_by, ended.reason) == (State.ACCEPTED, "Anna", "верно")
    assert proposals.waiting(shop.desk) == 0
    newest, change, asked = review.entries(shop.desk)[:3]
    assert [each.entry.kind for each in (newest, change, asked)] == [
        EntryKind.PROPOSAL, EntryKind.MATRIX, EntryKind.PROPOSAL,
    ]  # fmt: skip
    assert newest.entry.data["as_proposed"] is True
    assert review.readable(asked) == ["график сменился", "Доставка d"]
    assert review.verify(shop.desk).ok


def test_a_proposal_on_an_older_version_keeps_what_others_did(shop: Office) -> None:
    """Put together with what is in force; what both changed is named."""
    row = saved(shop)
    entry = shop.at(shop.colleague).write(proposals.propose, replace(row, title="Куда везём", owner="Б"), "так яснее")
    shop.desk.write(matrix.save, replace(row, title="Доставка", category="заказ"))
    merged = proposals.on_top(proposals.one(shop.desk, entry), matrix.row(shop.desk, "d"))
    assert merged is not None
    assert merged.disputed == ("title",)
    kept = shop.desk.write(proposals.accept, entry, merged.row)
    assert (kept.title, kept.category, kept.owner, kept.version) == ("Куда везём", "заказ", "Б", 3)


def test_a_new_row_is_proposed_and_refused_with_a_reason(shop: Office) -> None:
    """The reason is needed and seen; an answer is given once; a refused proposal changes nothing."""
    boris = shop.at(shop.colleague)
    entry = boris.write(proposals.propose, Row(code="n", title="Новое", variants=(ANSWER,)), "часто спрашивают")
    with pytest.raises(UserError, match="empty_text"):
        shop.desk.write(proposals.refuse, entry, " ")
    shop.desk.write(proposals.refuse, entry, "уже есть")
    (found,) = proposals.listed(boris)
    assert (found.state, found.reason, found.row_id) == (State.REFUSED, "уже есть", 0)
    for change, arguments in (
        (proposals.refuse, (entry, "ещё раз")), (proposals.withdraw, (entry,)),
        (proposals.accept, (entry, Row(code="n", title="Новое", variants=(ANSWER,)))),
    ):  # fmt: skip
        with pytest.raises(UserError, match=r"proposal_ended|not_yours"):
            shop.desk.write(change, *arguments)
    assert matrix.read(shop.desk).rows == ()


def test_what_cannot_be_proposed(shop: Office) -> None:
    """Faults of the row, no comment, no change, a row that is gone; and only its author withdraws a proposal."""
    row = saved(shop)
    boris = shop.at(shop.colleague)
    before = shop.entries()
    for wanted, comment, code in (
        (row, "x", "invalid"), (replace(row, code="a b"), "x", "invalid"), (replace(row, title="y"), " ", "empty_text"),
        (replace(row, title="y", id=99), "x", "no_row"), (replace(row, title="y"), "x" * 2_001, "invalid"),
        (replace(row, variants=(Variant(answer="{include:нет}"),)), "x", "wrong_template"),
    ):  # fmt: skip
        with pytest.raises(UserError, match=code):
            boris.write(proposals.propose, wanted, comment)
    assert shop.entries() == before
    entry = boris.write(proposals.propose, replace(row, title="y"), "x")
    with pytest.raises(UserError, match="not_yours"):
        shop.desk.write(proposals.withdraw, entry)
    boris.write(proposals.withdraw, entry)
    assert proposals.one(shop.desk, entry).state is State.WITHDRAWN
    with pytest.raises(UserError, match="not_found"):
        proposals.one(shop.desk, 9_999)
    undone = boris.write(proposals.propose, replace(row, title="z"), "x")
    with pytest.raises(UserError, match="irreversible"):
        boris.write(undo.undo, undone)


def test_somebody_else_changed_the_row_meanwhile(shop: Office) -> None:
    """What they saved is never overwritten unseen: said with their name; nothing is written."""
    row = saved(shop)
    shop.desk.write(matrix.save, replace(row, title="Первый"))
    before = shop.entries()
    with pytest.raises(UserError, match="row_changed") as refused:
        shop.desk.write(matrix.save, replace(row, title="Второй"))
    assert "Anna" in refused.value.text("en")
    assert (shop.entries(), matrix.row(shop.desk, "d").title) == (before, "Первый")


def test_everything_the_page_shows(shop: Office) -> None:
    """Rows, uses, how the cases ended, who may change; versions with their writers."""
    row = saved(shop)
    items = [shop.arrives(text="Где?", author=each) for each in ("a1", "b1", "c1")]
    use = matrix.prepare(shop.desk, row, matrix.about(shop.desk, items[0])).use
    for item, text in zip(items, ("Везём завтра", "Везём завтра", "Везём сегодня"), strict=True):
        shop.desk.write(reply.send, item, Reply(text=text, used=use))
    shop.desk.write(outcomes.note, items[0], Outcome.RESOLVED)
    shop.desk.write(outcomes.note, items[1], Outcome.RESOLVED)
    shop.desk.write(outcomes.note, items[1], Outcome.LOST)
    found = keeping.kept(shop.desk)
    assert (found.uses[row.id].count, found.uses[row.id].edited) == (3, 1)
    assert (found.ended[row.id].well, found.ended[row.id].lost) == (1, 1)
    assert (found.may_change, keeping.kept(shop.at(shop.colleague)).may_change) == (True, False)
    assert (found.me, found.row(row.id), len(found.topics)) == ("Anna", row, 150)
    shop.desk.write(matrix.save, replace(row, title="Ещё"))
    assert [(each.number, each.by, each.retired) for each in keeping.versions(shop.desk, row.id)] == [
        (2, "Anna", False), (1, "Anna", False),
    ]  # fmt: skip


def test_a_preview_is_what_would_be_sent(shop: Office) -> None:
    """With a name and without; blocks of the voice; what the voice says against it; open fields are no fault."""
    shop.desk.write(voice.save, Voice(name="Лавка", language="ru", greeting="Здравствуйте, {name|}!", address="вы"))
    shop.desk.write(matrix.save_fragment, "адрес", "Лесная, 5")
    row = Row(
        code="a", title="t", variants=(Variant(answer="{greeting} Мы тут: {include:адрес}. Ждём тебя, {когда?}"),)
    )
    kept = keeping.kept(shop.desk)
    named = keeping.sample(kept, row, row.variants[0], named=True)
    assert named.text.text == "Здравствуйте, Марина! Мы тут: Лесная, 5. Ждём тебя, ‹когда›"
    unnamed = keeping.sample(kept, row, row.variants[0], named=False)
    assert unnamed.text.text.startswith("Здравствуйте! Мы тут")
    assert [each.rule for each in named.checks] == ["address"]
    assert named.voice is not None


def test_shared_texts_are_kept_with_care(shop: Office) -> None:
    """What somebody changed meanwhile is not overwritten; what is used cannot go; a voice's blocks are its own."""
    shop.desk.write(keeping.save_fragment, "адрес", "Лесная, 5", None)
    with pytest.raises(UserError, match="text_changed"):
        shop.desk.write(keeping.save_fragment, "Адрес", "Лесная, 7", None)
    shop.desk.write(keeping.save_fragment, "адрес", "Лесная, 7", "Лесная, 5")
    with pytest.raises(UserError, match="text_changed"):
        shop.desk.write(keeping.save_fragment, "адрес", "Лесная, 9", "Лесная, 5")
    row = saved(shop, "w", variants=(Variant(answer="{include:Адрес}"),))
    assert keeping.fragment_uses(keeping.kept(shop.desk), "адрес") == (row.title,)
    with pytest.raises(UserError, match="fragment_used"):
        shop.desk.write(keeping.remove_fragment, "адрес")
    shop.desk.write(matrix.retire, row.id)
    shop.desk.write(keeping.remove_fragment, "адрес")
    assert matrix.fragments(shop.desk) == []
    with pytest.raises(UserError, match="not_found"):
        shop.desk.write(keeping.remove_fragment, "адрес")
    shop.desk.write(voice.save, Voice(name="v", greeting="Привет!", close="Пока"))
    shop.desk.write(keeping.save_block, "v", "greeting", "Здравствуйте!", "Привет!")
    with pytest.raises(UserError, match="text_changed"):
        shop.desk.write(keeping.save_block, "v", "greeting", "Хай!", "Привет!")
    assert [(each.greeting, each.close) for each in voice.voices(shop.desk)] == [("Здравствуйте!", "Пока")]
    with pytest.raises(UserError, match="no_voice"):
        shop.desk.write(keeping.save_block, "w", "close", "x", "")
    with pytest.raises(UserError, match="forbidden"):
        shop.at(shop.colleague).write(keeping.save_block, "v", "close", "x", "Пока")
