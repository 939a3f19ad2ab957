"""Every adapter: performing, refusals, ambiguity and finding out afterwards."""

from __future__ import annotations

import dataclasses
from dataclasses import replace

import pytest

from moderator_app.domain.capabilities import Capability, Idempotency
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.formatting import Format, Mark, as_read
from moderator_app.domain.ports import (
    Adapter,
    Ambiguous,
    AuthNeeded,
    Gone,
    Message,
    MessageRef,
    NeedsSignin,
    PlatformCommand,
    PlatformError,
    RateLimited,
    Receipt,
    Refused,
    Retry,
    Visibility,
)
from tests.contract.control import Control, forgets

KEY = "0d5d3f0e-6a53-4e0e-9a49-6d1d1f3a7a11"
MODERATION = {
    EntryKind.HIDE: Capability.HIDE,
    EntryKind.UNHIDE: Capability.HIDE,
    EntryKind.APPROVE: Capability.APPROVE,
    EntryKind.REJECT: Capability.APPROVE,
    EntryKind.SPAM: Capability.SPAM,
    EntryKind.DELETE: Capability.DELETE,
}


def reply(control: Control, target: MessageRef, text: str) -> PlatformCommand:
    return PlatformCommand(action=EntryKind.REPLY, target=target, text=text, first_attempt_at=control.clock.now_us())


def act(kind: EntryKind, target: MessageRef, text: str | None = None) -> PlatformCommand:
    return PlatformCommand(action=kind, target=target, text=text)


def has(control: Control, capability: Capability) -> None:
    if capability not in control.platform.info.capabilities.can:
        pytest.skip(f"{control.platform.info.name} has no {capability}")


def words_now(control: Control, adapter: Adapter, target: MessageRef) -> str | None:
    """What an own message says, asked of the platform; by the eyes of a reader where it cannot be asked."""
    if forgets(control):
        return control.own_texts()[-1]
    for item in adapter.refresh(adapter.channels()[0], [target]):
        if isinstance(item, Message):
            return item.text
        assert isinstance(item, Gone)
    return None


@pytest.mark.parametrize(
    "text",
    [
        "Спасибо, что написали!",
        "a < b && c > d, 5&nbsp;% и &amp;",
        "<b>не жирный</b> <script>alert(1)</script>",
        "первая строка\nвторая\n\nпосле пустой",
        "смайлы ☕🔥 и 👩‍👩‍👧",
        "кавычки \"да\" 'нет' и слэш \\ / %s {0}",
        "https://example.test/?a=1&b=2",
    ],
)
def test_a_reply_arrives_as_typed(control: Control, adapter: Adapter, text: str) -> None:
    target = control.add("Вопрос")
    outcome = adapter.perform(reply(control, target, text), KEY)
    assert isinstance(outcome, Receipt)
    assert outcome.message is not None
    assert outcome.message.ours
    assert outcome.message.reply_to == target.external_id
    posted = words_now(control, adapter, replace(target, external_id=outcome.external_id))
    assert posted is not None
    assert " ".join(posted.split()) == " ".join(text.split())
    assert len(control.own_texts()) == 1
    if control.platform.info.capabilities.sending.idempotency in {Idempotency.KEY, Idempotency.NATURAL}:
        repeated = adapter.perform(reply(control, target, text), KEY)
        assert isinstance(repeated, Receipt)
        assert repeated.external_id == outcome.external_id
        assert len(control.own_texts()) == 1


MARKED = "Напишите нам <номер> заказа & всё вернём ☕"
MARKS = (
    Mark(0, 8, Format.BOLD),
    Mark(4, 13, Format.ITALIC),
    Mark(31, 36, Format.LINK, "https://shop.example/a?b=1&c=2"),
)


def test_marks_arrive_and_are_found_again(control: Control, adapter: Adapter) -> None:
    """A marked reply whose answer was lost is found by what readers see of it, and not written twice."""
    if not control.platform.info.capabilities.formats:
        pytest.skip(f"{control.platform.info.name} takes plain text only")
    target = control.add("Вопрос")
    adapter.check()
    command = replace(reply(control, target, MARKED), marks=MARKS)
    receipt = adapter.perform(command, KEY)
    assert isinstance(receipt, Receipt)
    assert receipt.message is not None
    assert " ".join(receipt.message.text.split()) == " ".join(as_read(MARKED, MARKS).split())
    if control.platform.info.capabilities.sending.idempotency is Idempotency.NOTHING:
        return
    other = control.add("Ещё вопрос")
    again = replace(reply(control, other, MARKED), marks=MARKS)
    control.break_next("cut_after", writing=True)
    assert isinstance(adapter.perform(again, KEY), Ambiguous)
    found = adapter.find(again, KEY)
    repeated = adapter.perform(again, KEY)
    assert isinstance(found, Receipt)
    assert isinstance(repeated, Receipt)
    assert repeated.external_id == found.external_id
    assert len(control.own_texts()) == 2


def test_an_empty_reply_is_refused_before_it_leaves(control: Control, adapter: Adapter) -> None:
    target = control.add("Вопрос")
    for text in ("", "  \n "):
        assert isinstance(adapter.perform(reply(control, target, text), KEY), Refused)
    assert control.own_texts() == []


def test_a_text_too_long_is_refused(control: Control, adapter: Adapter) -> None:
    target = control.add("Вопрос")
    capabilities = control.platform.info.capabilities
    text = "я" * (capabilities.max_length + 1)
    assert capabilities.length(text) > capabilities.max_length
    assert isinstance(adapter.perform(reply(control, target, text), KEY), Refused)
    assert control.own_texts() == []


@pytest.mark.parametrize("kind", sorted(MODERATION))
def test_moderation_happens_once_and_twice_is_the_same(control: Control, adapter: Adapter, kind: EntryKind) -> None:
    has(control, MODERATION[kind])
    if forgets(control) and kind in {EntryKind.APPROVE, EntryKind.REJECT}:
        pytest.skip("approves requests to join, not messages")
    target = control.add("Пожалуйста, проверьте меня")
    for _ in range(2):
        assert isinstance(adapter.perform(act(kind, target), KEY), Receipt)
        assert control.visible(target) is (kind in {EntryKind.UNHIDE, EntryKind.APPROVE})
    if not forgets(control):
        assert isinstance(adapter.find(act(kind, target), KEY), Receipt)


@pytest.mark.parametrize("first", [EntryKind.HIDE, EntryKind.SPAM, EntryKind.DELETE, EntryKind.REJECT])
def test_what_was_done_can_be_undone(control: Control, adapter: Adapter, first: EntryKind) -> None:
    has(control, MODERATION[first])
    inverse = EntryKind.UNHIDE if first is EntryKind.HIDE else EntryKind.RESTORE
    if inverse is EntryKind.RESTORE:
        has(control, Capability.RESTORE)
    target = control.add("Вернусь")
    assert isinstance(adapter.perform(act(first, target), KEY), Receipt)
    assert not control.visible(target)
    assert isinstance(adapter.perform(act(inverse, target), KEY), Receipt)
    assert control.visible(target)


def test_an_edit_changes_the_words(control: Control, adapter: Adapter) -> None:
    has(control, Capability.EDIT)
    target = control.add("Вопрос")
    first = adapter.perform(reply(control, target, "Завтра в 9"), KEY)
    assert isinstance(first, Receipt)
    own = replace(target, external_id=first.external_id)
    change = act(EntryKind.EDIT, own, "Завтра в 10 & позже")
    assert adapter.find(change, KEY) is None
    outcome = adapter.perform(change, KEY)
    assert isinstance(outcome, Receipt)
    assert words_now(control, adapter, own) == "Завтра в 10 & позже"
    if not forgets(control):
        assert isinstance(adapter.find(change, KEY), Receipt)


def test_what_the_platform_lacks_is_refused(control: Control, adapter: Adapter) -> None:
    target = control.add("Вопрос")
    capabilities = control.platform.info.capabilities
    for kind, capability in (
        (EntryKind.BAN, Capability.BAN),
        (EntryKind.LIKE, Capability.REACT),
        (EntryKind.TO_DM, Capability.DIRECT_MESSAGE),
        (EntryKind.MUTE, Capability.MUTE),
    ):
        if capability not in capabilities.can:
            assert capability in capabilities.reasons
            assert isinstance(adapter.perform(act(kind, target, "x"), KEY), Refused)


def test_a_refusal_carries_the_platforms_words(control: Control, adapter: Adapter) -> None:
    target = control.add("Вопрос")
    control.refuse_next_write()
    outcome = adapter.perform(reply(control, target, "Ответ"), KEY)
    assert isinstance(outcome, Refused)
    assert outcome.text
    assert control.own_texts() == []


def test_no_reply_to_what_is_gone(control: Control, adapter: Adapter) -> None:
    target = control.add("Вопрос")
    control.delete(target)
    outcome = adapter.perform(reply(control, target, "Ответ"), KEY)
    assert isinstance(outcome, Refused)
    assert control.own_texts() == []
    assert forgets(control) or not adapter.check_target(reply(control, target, "Ответ")).exists


def test_deleting_what_is_gone_is_done(control: Control, adapter: Adapter) -> None:
    has(control, Capability.DELETE)
    target = control.add("Вопрос")
    control.delete(target)
    assert isinstance(adapter.perform(act(EntryKind.DELETE, target), KEY), Receipt)


def test_a_closed_thread_is_seen_before_and_refused_after(control: Control, adapter: Adapter) -> None:
    if forgets(control):
        pytest.skip("a target cannot be asked for")
    target = control.add("Вопрос")
    command = reply(control, target, "Ответ")
    assert not adapter.check_target(command).locked
    control.close_thread(target)
    assert adapter.check_target(command).locked
    assert isinstance(adapter.perform(command, KEY), Refused)


@pytest.mark.rule(3)
def test_the_stale_check_sees_edits_and_answers_of_others(control: Control, adapter: Adapter) -> None:
    if forgets(control):
        pytest.skip("a target cannot be asked for")
    target = control.add("Вопрос")
    command = reply(control, target, "Ответ")
    before = adapter.check_target(command)
    assert before.exists
    assert before.text == "Вопрос"
    assert before.answered_by_other is None
    control.edit(target, "Другой вопрос")
    other = control.answer_elsewhere(target, "Уже ответили")
    after = adapter.check_target(command)
    assert after.text == "Другой вопрос"
    assert after.answered_by_other is not None
    assert after.answered_by_other.external_id == other


# ---------------------------------------------------------------- certain and ambiguous


def test_nothing_left_is_certain(control: Control) -> None:
    target = control.add("Вопрос")
    lost = control.adapter(url="http://127.0.0.1:9")
    assert isinstance(lost.perform(reply(control, target, "Ответ"), KEY), Retry)


@pytest.mark.rule(2)
@pytest.mark.parametrize(
    ("kind", "arrived"),
    [
        ("cut_before", False),
        ("cut_after", True),
        ("truncate", True),
        ("html", True),
        ("server_error", True),
        ("redirect", False),
    ],
)
def test_a_cut_connection_is_ambiguous_and_find_tells(
    control: Control, adapter: Adapter, kind: str, arrived: bool
) -> None:
    target = control.add("Вопрос")
    adapter.check()
    command = reply(control, target, "Ответ, который мог пропасть")
    control.break_next(kind, writing=True)
    outcome = adapter.perform(command, KEY)
    assert isinstance(outcome, Ambiguous)
    assert len(control.own_texts()) == int(arrived)
    sending = control.platform.info.capabilities.sending
    if sending.idempotency is Idempotency.NOTHING:
        return
    receipt = adapter.find(command, KEY)
    assert (receipt is not None) is arrived
    repeated = adapter.perform(command, KEY)
    assert len(control.own_texts()) == 1
    assert isinstance(repeated, Receipt)
    if receipt is not None:
        assert repeated.external_id == receipt.external_id


@pytest.mark.parametrize("kind", ["cut_before", "cut_after", "html"])
def test_moderation_cut_in_the_middle_can_be_found_out(control: Control, adapter: Adapter, kind: str) -> None:
    has(control, Capability.HIDE)
    target = control.add("Спам?")
    adapter.check()
    command = act(EntryKind.HIDE, target)
    control.break_next(kind, writing=True)
    assert isinstance(adapter.perform(command, KEY), Ambiguous)
    assert (adapter.find(command, KEY) is not None) is (kind != "cut_before")
    assert isinstance(adapter.perform(command, KEY), Receipt)


def test_the_same_words_long_ago_are_not_this_reply(control: Control, adapter: Adapter) -> None:
    if control.platform.info.capabilities.sending.idempotency is not Idempotency.NATURAL:
        pytest.skip("only where the platform itself refuses repeats")
    target = control.add("Вопрос")
    assert isinstance(adapter.perform(reply(control, target, "Ответ"), KEY), Receipt)
    control.clock.advance(600)
    later = reply(control, target, "Ответ")
    assert adapter.find(later, KEY) is None
    assert isinstance(adapter.perform(later, KEY), Refused)
    assert len(control.own_texts()) == 1


def test_find_does_not_take_a_reply_to_somebody_else(control: Control, adapter: Adapter) -> None:
    one, two = control.add("Вопрос"), control.add("Ещё вопрос")
    assert isinstance(adapter.perform(reply(control, one, "Ответ"), KEY), Receipt)
    if control.platform.info.capabilities.sending.idempotency is Idempotency.NOTHING:
        for command in (reply(control, one, "Ответ"), reply(control, two, "Ответ")):
            with pytest.raises(PlatformError):
                adapter.find(command, "another-key")
        return
    assert adapter.find(reply(control, two, "Ответ"), "another-key") is None
    assert adapter.find(reply(control, one, "Другой ответ"), "third-key") is None


def test_find_says_when_it_cannot_look(control: Control, adapter: Adapter) -> None:
    if control.platform.info.capabilities.sending.idempotency is Idempotency.NOTHING:
        pytest.skip("nothing to look at")
    target = control.add("Вопрос")
    adapter.check()
    control.break_next("cut_before", writing=False)
    with pytest.raises(PlatformError):
        adapter.find(reply(control, target, "Ответ"), KEY)


def test_the_rate_limit_is_certain_and_says_how_long(control: Control, adapter: Adapter) -> None:
    target = control.add("Вопрос")
    adapter.check()
    control.limit_rate(40)
    outcome = adapter.perform(reply(control, target, "Ответ"), KEY)
    assert isinstance(outcome, RateLimited)
    assert outcome.after_s == pytest.approx(40, abs=2)
    control.limit_rate(None)
    control.clock.advance(60)
    assert isinstance(adapter.perform(reply(control, target, "Ответ"), KEY), Receipt)
    assert len(control.own_texts()) == 1


def test_a_lost_sign_in_stops_before_anything_is_written(control: Control, adapter: Adapter) -> None:
    target = control.add("Вопрос")
    adapter.check()
    control.revoke()
    moderation = EntryKind.HIDE if Capability.HIDE in control.platform.info.capabilities.can else EntryKind.DELETE
    for command in (reply(control, target, "Ответ"), act(moderation, target)):
        assert isinstance(adapter.perform(command, KEY), AuthNeeded)
    if not forgets(control):
        with pytest.raises(NeedsSignin):
            adapter.find(reply(control, target, "Ответ"), KEY)
    assert control.own_texts() == []
    assert control.visible(target)


@pytest.mark.rule(12)
def test_outcomes_carry_no_secret(control: Control, adapter: Adapter) -> None:
    target = control.add("Вопрос")
    shown = []
    for kind in ("cut_before", "html", "redirect", "server_error"):
        control.break_next(kind, writing=True)
        shown.append(repr(adapter.perform(reply(control, target, f"Ответ {kind}"), KEY)))
    control.revoke()
    shown.append(repr(adapter.perform(reply(control, target, "Ответ"), KEY)))
    for secret in control.secrets:
        assert not [text for text in shown if secret in text]


def test_a_hidden_message_says_so_in_the_receipt(control: Control, adapter: Adapter) -> None:
    has(control, Capability.HIDE)
    target = control.add("Вопрос")
    outcome = adapter.perform(act(EntryKind.HIDE, target), KEY)
    assert isinstance(outcome, Receipt)
    assert outcome.message is not None
    assert outcome.message.visibility is Visibility.HELD
    assert dataclasses.is_dataclass(outcome)
