"""From public to private: who may be written to, both messages in one go, and one outcome for the case."""

from __future__ import annotations

import pytest

from moderator_app.domain.channels import ChannelKind, Starts
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.ports import Page
from moderator_app.errors import UserError
from moderator_app.services import approvals, direct, files, moderation, outbox, outcomes, undo, verdict
from moderator_app.services.direct import Can, Direct
from moderator_app.services.moderation import Action
from moderator_app.services.outcomes import Outcome
from moderator_app.services.verdict import Verdict
from moderator_app.storage import mirror
from moderator_app.storage.connect import Connection
from tests.support.desks import Office
from tests.support.storage import COMMENTS, DIRECT, said


def _dialogues(conn: Connection, _desk: object) -> None:
    conn.execute(
        "INSERT INTO channel(id, account_id, external_id, name, kind, private, starts, watched)"
        " VALUES (?, 1, 'dm', 'Messages', ?, 1, ?, 1)",
        (DIRECT, ChannelKind.DIRECT.value, Starts.ALL.value),
    )


def writes_in_private(group: Office, number: str, *, author: str = "anna", second: int = 0) -> int:
    """They write to us in private; the item."""
    if group.desk.reader.execute("SELECT 1 FROM channel WHERE id = ?", (DIRECT,)).fetchone() is None:
        group.desk.write(_dialogues)
    page = Page(messages=(said(number, author=author, thread=f"dm-{author}", second=second),))
    now = group.clock.now_us()
    group.desk.lane.call(lambda conn: mirror.apply_page(conn, DIRECT, page, now_us=now, adapter_version="1"))
    row = group.desk.reader.execute("SELECT item_id FROM message WHERE external_id = ?", (number,)).fetchone()
    return int(row[0])


def test_where_there_are_no_direct_messages(shop: Office) -> None:
    """On WordPress the public line stays unsaid too, and the reason is told."""
    item = shop.arrives()
    assert direct.way(shop.desk, item).can is Can.NO
    before = shop.entries()
    with pytest.raises(UserError, match="impossible"):
        shop.desk.write(direct.move, item, Direct(public="Пишем вам.", private="Что случилось?"))
    assert shop.entries() == before


def test_who_may_be_written_to(group: Office) -> None:
    """On VK surely whoever wrote before; in a dialogue already, no."""
    item = group.arrives()
    doubt = direct.way(group.desk, item)
    assert doubt.can is Can.MAYBE
    assert "VK" in doubt.reason_en
    dialogue = writes_in_private(group, "501")
    assert direct.way(group.desk, item).can is Can.YES
    assert direct.way(group.desk, dialogue).can is Can.NO


def test_both_in_one_go(group: Office) -> None:
    """The holding line first, the direct message behind it, one batch; the same key writes nothing again."""
    item = group.arrives(text="Ужас, а не сервис")
    moving = Direct(public="Очень жаль, пишем вам.", private="Расскажите, что случилось?", key="k")
    moved = group.desk.write(direct.move, item, moving)
    assert moved.public is not None
    assert group.kinds()[-2:] == [EntryKind.REPLY, EntryKind.TO_DM]
    rows = {row.action: row.text for row in outbox.rows(group.desk)}
    assert rows == {EntryKind.REPLY: moving.public, EntryKind.TO_DM: moving.private}
    batches = group.desk.reader.execute("SELECT DISTINCT batch FROM entry WHERE kind IN ('reply', 'to-dm')").fetchall()
    assert len(batches) == 1
    before = group.entries()
    assert group.desk.write(direct.move, item, moving).private.entry.id == moved.private.entry.id
    assert group.entries() == before


def test_files_go_with_the_direct_message_alone(group: Office) -> None:
    """Words may be missing then; nothing else is given files this way, and a file that is gone stops both."""
    item = group.arrives(text="Пришлите чек")
    receipt = files.keep_bytes(group.desk, "чек.pdf", b"%PDF-1.4 receipt")
    moved = group.desk.write(direct.move, item, Direct(public="Пишем вам.", private="", files=(receipt,)))
    rows = {row.action: row for row in outbox.rows(group.desk)}
    assert moved.public is not None
    assert rows[EntryKind.REPLY].files == ()
    assert (rows[EntryKind.TO_DM].text, rows[EntryKind.TO_DM].files) == ("", (receipt,))
    before = group.entries()
    with pytest.raises(UserError, match="invalid"):
        group.desk.write(moderation.act, item, Action(kind=EntryKind.NOTE, note="чек", files=(receipt,)))
    files.path_of(group.desk, receipt).unlink()
    with pytest.raises(UserError, match="file_gone"):
        group.desk.write(direct.move, item, Direct(public="И ещё.", private="Вот.", files=(receipt,)))
    assert group.entries() == before


def test_neither_when_one_cannot_be(group: Office) -> None:
    """An unfinished or empty direct message leaves the public line unsaid too."""
    item = group.arrives()
    before = group.entries()
    with pytest.raises(UserError, match="unresolved"):
        group.desk.write(direct.move, item, Direct(public="Пишем вам.", private="Заказ {номер?}"))
    with pytest.raises(UserError, match="invalid"):
        group.desk.write(direct.move, item, Direct(public="Пишем вам.", private=" "))
    assert group.entries() == before


def test_public_and_private_are_one_case_with_one_outcome(group: Office) -> None:
    """Said in the dialogue, it is the public item's outcome too; the card shows it once; undone it is gone."""
    item = group.arrives(text="Кофе был холодный")
    moved = group.desk.write(direct.move, item, Direct(public="Пишем вам.", private="Что случилось?"))
    assert moved.public is not None
    group.sends(moved.public.entry.id)
    group.moves(moved.private.entry.id, DeliveryState.SENDING, DeliveryState.SENT)
    group.clock.pass_s(60)
    dialogue = writes_in_private(group, "601", second=60)
    stranger = writes_in_private(group, "602", author="boris", second=61)
    assert direct.case_of(group.desk.reader, item) == (item, dialogue)
    assert direct.case_of(group.desk.reader, dialogue) == (item, dialogue)
    assert direct.case_of(group.desk.reader, stranger) == (stranger,)
    group.desk.write(outcomes.note, item, Outcome.LOST)
    noted = group.desk.write(outcomes.note, dialogue, Outcome.COMPENSATED, "кофе в подарок")
    for each in (item, dialogue):
        view = outcomes.of_item(group.desk, each)
        assert view is not None
        assert (view.outcome, view.what, view.by) == (Outcome.COMPENSATED, "кофе в подарок", "Anna")
    (author,) = group.desk.reader.execute("SELECT author_id FROM item WHERE id = ?", (item,)).fetchone()
    (card,) = outcomes.of_author(group.desk, author)
    assert card.items == (item, dialogue)
    group.desk.write(undo.undo, noted.entry.id)
    (left,) = outcomes.of_author(group.desk, author)
    assert left.outcome is Outcome.LOST
    assert outcomes.of_item(group.desk, stranger) is None


def test_a_compensation_says_with_what(shop: Office) -> None:
    """Otherwise nobody could count it."""
    with pytest.raises(UserError, match="invalid"):
        shop.desk.write(outcomes.note, shop.arrives(), Outcome.COMPENSATED)


@pytest.mark.parametrize("channel", [COMMENTS, DIRECT])
def test_no_private_word_leaves_without_the_approval_its_channel_asks_for(group: Office, channel: int) -> None:
    """Not as a direct message, not in one go with a public line, not from the sheet; each says so beforehand."""
    item = group.arrives(text="Вы все хамы")
    writes_in_private(group, "501")
    group.desk.write(approvals.mark_channel, channel, needs=True)
    boris = group.at(group.colleague)
    ways = (
        lambda: boris.write(moderation.act, item, Action(kind=EntryKind.TO_DM, text="Что случилось?")),
        lambda: boris.write(direct.move, item, Direct(private="Что случилось?")),
        lambda: boris.write(direct.move, item, Direct(public="Пишем вам.", private="Что случилось?")),
        lambda: boris.write(
            verdict.carry_out, item, Verdict(act=EntryKind.DELETE, reason="хамство", reply="Так нельзя.", private=True)
        ),
    )
    before = group.entries()
    for leave in ways:
        with pytest.raises(UserError) as caught:
            leave()
        assert caught.value.code == "needs_approval"
    assert group.entries() == before
    assert outbox.rows(group.desk) == []
    assert direct.way(boris, item).can is Can.NO
    told = verdict.facts(boris, item).no_private
    assert told is not None
    assert "lead" in told[0]
    found = {each.action: each.reason for each in moderation.available(boris, item)}
    assert found[EntryKind.TO_DM] == "needs_approval"
    assert found[EntryKind.DELETE] is None


def test_whoever_may_approve_writes_in_private_at_once(group: Office) -> None:
    """A lead is not held up by the mark of a channel, and another account's private messages change nothing."""
    item = group.arrives(text="Вы все хамы")
    writes_in_private(group, "501")
    boris = group.at(group.colleague)
    assert direct.way(boris, item).can is Can.YES
    group.desk.write(approvals.mark_channel, COMMENTS, needs=True)
    assert direct.way(group.desk, item).can is Can.YES
    moved = group.desk.write(direct.move, item, Direct(private="Что случилось?"))
    assert moved.private.entry.kind is EntryKind.TO_DM
