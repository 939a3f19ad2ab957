"""The parts of the contract suite that need no broken payloads, and a cut network, against a real WordPress."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from moderator_app.clock import SystemClock
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.ports import Adapter, Ambiguous, MessageRef, NeedsSignin, Platform, PlatformCommand, Receipt
from moderator_app.platforms import load
from tests.contract import test_reading as reading
from tests.contract import test_writing as writing
from tests.e2e.relay import Relay
from tests.e2e.test_wordpress_real import RealSite, site

pytestmark = pytest.mark.e2e

__all__ = ["site"]  # a fixture


class RealClock(SystemClock):
    """The machine's clock; nobody turns it."""

    def advance(self, seconds: float) -> None:
        """Nothing: a real site's time goes by itself."""


class RealControl:
    """A real site under the hand of a test, as far as that goes (`tests.contract.control.Control`)."""

    def __init__(self, real: RealSite) -> None:
        self.clock: Any = RealClock()
        self.secrets: tuple[str, ...] = tuple(real.passwords.values())
        self._real = real

    @property
    def platform(self) -> Platform:
        return load("wordpress")

    def add(self, text: str, *, reply_to: str | None = None, by: str = "Аня") -> MessageRef:
        return self._real.write(text, parent=int(reply_to or 0), name=by)

    def edit(self, ref: MessageRef, text: str) -> None:
        self._real.ask("POST", f"/comments/{ref.external_id}", json={"content": text})

    def delete(self, ref: MessageRef) -> None:
        self._real.ask("DELETE", f"/comments/{ref.external_id}?force=true")

    def visible(self, ref: MessageRef) -> bool:
        return bool(self._real.ask("GET", f"/comments/{ref.external_id}?context=edit")["status"] == "approved")

    def own_texts(self) -> list[str]:
        rows = self._real.ask(
            "GET",
            f"/comments?context=edit&status=any&post={self._real.post}&author={self._real.ids['mod']}&per_page=100",
        )
        return [row["content"]["raw"] for row in rows]

    def answer_elsewhere(self, ref: MessageRef, text: str) -> str:
        body = {"post": self._real.post, "parent": int(ref.external_id), "content": text}
        return str(self._real.ask("POST", "/comments", "mod", json=body)["id"])

    def close_thread(self, ref: MessageRef) -> None:
        self._real.ask("POST", f"/posts/{self._real.post}", json={"comment_status": "closed"})


@pytest.fixture
def control(site: RealSite) -> Any:
    return RealControl(site)


@pytest.fixture
def adapter(site: RealSite) -> Iterator[Adapter]:
    opened = site.adapter()
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "check",
    [
        writing.test_an_empty_reply_is_refused_before_it_leaves,
        writing.test_a_text_too_long_is_refused,
        writing.test_an_edit_changes_the_words,
        writing.test_what_the_platform_lacks_is_refused,
        writing.test_no_reply_to_what_is_gone,
        writing.test_deleting_what_is_gone_is_done,
        writing.test_a_closed_thread_is_seen_before_and_refused_after,
        writing.test_the_stale_check_sees_edits_and_answers_of_others,
        writing.test_find_does_not_take_a_reply_to_somebody_else,
        writing.test_a_hidden_message_says_so_in_the_receipt,
        reading.test_it_says_who_it_is_and_what_it_sees,
        reading.test_a_cursor_nobody_understands_starts_anew,
        reading.test_edits_and_deletions_are_seen_when_read_again,
        reading.test_refreshing_nothing_or_nonsense_is_harmless,
        reading.test_own_messages_are_ours_and_start_nothing,
    ],
    ids=lambda check: check.__name__,
)
def test_the_contract_holds(control: Any, adapter: Adapter, check: Any) -> None:
    check(control, adapter)


@pytest.mark.parametrize("kind", sorted(writing.MODERATION))
def test_moderation(control: Any, adapter: Adapter, kind: EntryKind) -> None:
    writing.test_moderation_happens_once_and_twice_is_the_same(control, adapter, kind)


def test_a_password_revoked_between_two_pages(site: RealSite) -> None:
    made = site.ask("POST", f"/users/{site.ids['mod']}/application-passwords", json={"name": f"t{site.post}"})
    opened = site.adapter(password=made["password"])
    channel = opened.channels()[0]
    site.write("Видно всем")
    first = opened.pull(channel, None)
    site.ask("DELETE", f"/users/{site.ids['mod']}/application-passwords/{made['uuid']}")
    with pytest.raises(NeedsSignin):
        opened.pull(channel, first.cursor)
    opened.close()


@pytest.mark.rule(2)
def test_ten_replies_through_a_network_that_is_cut_arrive_once_each(control: RealControl, site: RealSite) -> None:
    relay = Relay(site.url)
    try:
        opened = site.adapter(url=f"http://127.0.0.1:{relay.port}")
        targets = [control.add(f"Вопрос {number}") for number in range(10)]
        relay.plan("pass", "cut_after", "cut_before", "pass", "cut_after", "cut_after", "cut_before", "pass")
        ambiguous = 0
        for number, target in enumerate(targets):
            command = PlatformCommand(
                action=EntryKind.REPLY,
                target=target,
                text=f"Ответ {number} \\ «да»",
                first_attempt_at=control.clock.now_us(),
            )
            outcome = opened.perform(command, "")
            if isinstance(outcome, Ambiguous):
                ambiguous += 1
                outcome = opened.find(command, "") or opened.perform(command, "")
            assert isinstance(outcome, Receipt)
            again = opened.find(command, "")
            assert again is not None
            assert again.external_id == outcome.external_id
        opened.close()
    finally:
        relay.close()
    assert ambiguous == 5
    assert len(control.own_texts()) == 10
    assert len(set(control.own_texts())) == 10
