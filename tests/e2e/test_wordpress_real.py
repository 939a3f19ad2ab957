"""The WordPress adapter against a real WordPress, with every trap such a server has shown.

A site of its own for the run (`tests/support/servers.py`), with a fresh post for each test; skipped with the reason
where it cannot be had.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import requests

from moderator_app.clock import SystemClock, from_iso
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.ports import (
    Adapter,
    AuthNeeded,
    Credentials,
    Gone,
    Message,
    MessageRef,
    NeedsSignin,
    NoPermission,
    PlatformCommand,
    Receipt,
    Refused,
    Retry,
    Visibility,
)
from moderator_app.net.session import USER_AGENT
from moderator_app.platforms import load
from tests.contract.test_wordpress_recorded import RECORD, shape
from tests.contract.wordpress_scenario import Speaker, ready_post
from tests.support.servers import WordPress
from tests.support.waiting import wait_until

pytestmark = pytest.mark.e2e

CLOCK = SystemClock()


@dataclass
class RealSite:
    """A fresh post on the real server and the passwords of its users."""

    url: str
    passwords: dict[str, str] = field(repr=False)
    ids: dict[str, int]
    post: int

    def adapter(self, user: str = "mod", password: str | None = None, url: str | None = None) -> Adapter:
        return load("wordpress").open(
            Credentials(
                base_url=url or self.url,
                settings={"user": user},
                secrets={"password": password or self.passwords[user]},
            ),
            clock=CLOCK,
        )

    def ask(self, method: str, route: str, user: str = "admin", **more: Any) -> Any:
        """Past our adapter, as another program would."""
        with requests.Session() as session:
            session.trust_env = False
            auth = (user, self.passwords[user])
            answer = session.request(method, f"{self.url}/wp-json/wp/v2{route}", auth=auth, timeout=30, **more)
            return answer.json()

    def write(
        self, text: str, *, parent: int = 0, name: str = "Аня", email: str = "guest", date_gmt: str | None = None
    ) -> MessageRef:
        """A guest's comment."""
        body = {
            "post": self.post, "content": text, "parent": parent, "author_name": name, "status": "approved",
            "author_email": f"{email}@example.test", "author_ip": "203.0.113.5",
        } | ({"date_gmt": date_gmt} if date_gmt else {})  # fmt: skip
        made = self.ask("POST", "/comments", json=body)
        return MessageRef(external_id=str(made["id"]), thread_external_id=str(self.post), channel_external_id="site")


@pytest.fixture
def site(wordpress_site: WordPress) -> RealSite:
    people = (wordpress_site.admin, wordpress_site.mod, wordpress_site.reader)
    return RealSite(
        url=wordpress_site.url,
        passwords={who.user: who.password for who in people},
        ids={who.user: who.id for who in people},
        post=ready_post(wordpress_site.url, wordpress_site.admin.password, title=f"Пост {time.time_ns()}"),
    )


@pytest.fixture
def adapter(site: RealSite) -> Iterator[Adapter]:
    opened = site.adapter()
    yield opened
    opened.close()


def command(kind: EntryKind, target: MessageRef, text: str | None = None) -> PlatformCommand:
    return PlatformCommand(action=kind, target=target, text=text, first_attempt_at=CLOCK.now_us())


def pulled(adapter: Adapter, cursor: str | None = None) -> tuple[dict[str, Message], str | None]:
    channel = adapter.channels()[0]
    found: dict[str, Message] = {}
    for _ in range(200):
        page = adapter.pull(channel, cursor)
        found |= {message.external_id: message for message in page.messages}
        cursor = page.cursor or cursor
        assert not page.unreadable
        if not page.more:
            return found, cursor
    raise AssertionError("no end")


def one(adapter: Adapter, ref: MessageRef) -> Message | Gone:
    (item,) = adapter.refresh(adapter.channels()[0], [ref])
    assert isinstance(item, Message | Gone)
    return item


def test_trap_1_a_wrong_password_is_answered_with_200_and_we_notice(site: RealSite) -> None:
    with requests.Session() as session:
        session.trust_env = False
        answer = session.get(f"{site.url}/wp-json/wp/v2/comments", auth=("mod", "x" * 24), timeout=30)
    assert answer.status_code == 200  # the trap itself
    stranger = site.adapter(password="x" * 24)
    with pytest.raises(NeedsSignin) as raised:
        stranger.check()
    assert raised.value.code == "wrong_password_or_header_removed"
    with pytest.raises(NeedsSignin):
        stranger.pull(stranger.channels()[0], None)
    target = site.write("Вопрос")
    assert isinstance(stranger.perform(command(EntryKind.REPLY, target, "Ответ"), ""), AuthNeeded)
    stranger.close()


def test_a_reader_may_not_moderate(site: RealSite) -> None:
    reader = site.adapter("reader")
    with pytest.raises(NoPermission) as raised:
        reader.check()
    assert raised.value.code == "needs_editor_role"
    reader.close()


def test_an_administrator_knows_the_staff(site: RealSite) -> None:
    admin = site.adapter("admin")
    assert {str(site.ids["admin"]), str(site.ids["mod"])} <= set(admin.check().own_ids)
    admin.close()


def test_trap_2_times_are_utc_and_edits_are_seen_by_reading_again(site: RealSite, adapter: Adapter) -> None:
    before = CLOCK.now_us()
    target = site.write("Текст с ошипкой")
    assert isinstance(now := one(adapter, target), Message)
    assert now.created_at is not None
    assert abs(now.created_at - before) < 60_000_000
    site.ask("POST", f"/comments/{target.external_id}", json={"content": "Текст с ошибкой"})
    assert isinstance(now := one(adapter, target), Message)
    assert now.text == "Текст с ошибкой"


def test_trap_2_another_time_zone_hides_nothing(site: RealSite, adapter: Adapter) -> None:
    _, cursor = pulled(adapter)
    site.ask("POST", "/settings", json={"timezone": "Asia/Kamchatka"})
    try:
        target = site.write("Из другого пояса")
        found, _ = pulled(adapter, cursor)
        moment = found[target.external_id].created_at
        assert moment is not None
        assert abs(moment - CLOCK.now_us()) < 60_000_000
    finally:
        site.ask("POST", "/settings", json={"timezone": "UTC"})


def test_trap_3_moderation_keeps_where_a_comment_came_from(site: RealSite, adapter: Adapter) -> None:
    target = site.write("Кто я?")
    for kind in (EntryKind.HIDE, EntryKind.UNHIDE, EntryKind.SPAM, EntryKind.RESTORE):
        assert isinstance(adapter.perform(command(kind, target), ""), Receipt)
    raw = site.ask("GET", f"/comments/{target.external_id}?context=edit")
    assert raw["author_ip"] == "203.0.113.5"
    assert raw["status"] == "approved"


def test_trap_3_many_comments_of_one_second(site: RealSite, adapter: Adapter) -> None:
    _, cursor = pulled(adapter)
    refs = [site.write(f"Разом {number}", date_gmt="2026-01-05T10:00:00") for number in range(8)]
    found, _ = pulled(adapter, cursor)
    assert {ref.external_id for ref in refs} <= set(found)


def test_trap_4_flood_is_400_without_retry_after_and_moderators_are_exempt(site: RealSite, adapter: Adapter) -> None:
    deadline = time.monotonic() + 40
    code = ""
    while code != "comment_flood" and time.monotonic() < deadline:  # two in a row, however fast this machine is
        answer = site.ask("POST", "/comments", "reader", json={"post": site.post, "content": f"{time.time_ns()}"})
        code = answer.get("code", "")
    assert code == "comment_flood"
    target = site.write("Вопрос")
    for number in range(3):
        assert isinstance(adapter.perform(command(EntryKind.REPLY, target, f"Ответ {number}"), ""), Receipt)


def test_trap_8_we_name_ourselves(site: RealSite, adapter: Adapter) -> None:
    target = site.write("Вопрос")
    outcome = adapter.perform(command(EntryKind.REPLY, target, "Ответ"), "")
    assert isinstance(outcome, Receipt)
    raw = site.ask("GET", f"/comments/{outcome.external_id}?context=edit")
    assert raw["author_user_agent"] == USER_AGENT
    assert "python-requests" not in raw["author_user_agent"]


@pytest.mark.parametrize(
    "text",
    [
        "Спасибо! ☕",
        "a < b && c > d & <b>не жирный</b> <script>alert(1)</script>",
        "один\nдва\n\nтри \\ \\\\ 'кавычки' \"",
    ],
)
def test_a_reply_arrives_as_typed_and_only_once(site: RealSite, adapter: Adapter, text: str) -> None:
    target = site.write("Вопрос")
    ask = command(EntryKind.REPLY, target, text)
    first = adapter.perform(ask, "")
    assert isinstance(first, Receipt)
    posted = one(adapter, MessageRef(external_id=first.external_id, thread_external_id="", channel_external_id="site"))
    assert isinstance(posted, Message)
    assert posted.text == text
    assert posted.ours
    assert posted.reply_to == target.external_id
    again = adapter.perform(ask, "")
    assert isinstance(again, Receipt)
    assert again.external_id == first.external_id
    found = adapter.find(ask, "")
    assert found is not None
    assert found.external_id == first.external_id


def test_a_reply_trashed_by_a_colleague_is_found_and_not_said_twice(site: RealSite, adapter: Adapter) -> None:
    target = site.write("Вопрос")
    ask = command(EntryKind.REPLY, target, "Ответ")
    first = adapter.perform(ask, "")
    assert isinstance(first, Receipt)
    site.ask("DELETE", f"/comments/{first.external_id}")
    found = adapter.find(ask, "")
    assert found is not None
    assert found.external_id == first.external_id
    assert found.message is not None
    assert found.message.visibility is Visibility.TRASH


@pytest.mark.parametrize(
    ("kind", "seen"),
    [
        (EntryKind.HIDE, Visibility.HELD),
        (EntryKind.SPAM, Visibility.SPAM),
        (EntryKind.DELETE, Visibility.TRASH),
        (EntryKind.REJECT, Visibility.TRASH),
    ],
)
def test_moderation_and_its_inverse(site: RealSite, adapter: Adapter, kind: EntryKind, seen: Visibility) -> None:
    target = site.write("Проверьте")
    for _ in range(2):
        assert isinstance(adapter.perform(command(kind, target), ""), Receipt)
        assert isinstance(now := one(adapter, target), Message)
        assert now.visibility is seen
    back = EntryKind.UNHIDE if kind is EntryKind.HIDE else EntryKind.RESTORE
    assert isinstance(adapter.perform(command(back, target), ""), Receipt)
    assert isinstance(now := one(adapter, target), Message)
    assert now.visibility is Visibility.PUBLIC


def test_gone_closed_empty_and_too_long(site: RealSite, adapter: Adapter) -> None:
    target = site.write("Вопрос")
    assert isinstance(adapter.perform(command(EntryKind.REPLY, target, "я" * 33_000), ""), Refused)
    assert isinstance(adapter.perform(command(EntryKind.REPLY, target, " "), ""), Refused)
    site.ask("POST", f"/posts/{site.post}", json={"comment_status": "closed"})
    assert adapter.check_target(command(EntryKind.REPLY, target, "x")).locked
    refused = adapter.perform(command(EntryKind.REPLY, target, "Ответ"), "")
    assert isinstance(refused, Refused)
    assert refused.code == "rest_comment_closed"
    site.ask("DELETE", f"/comments/{target.external_id}?force=true")
    assert isinstance(one(adapter, target), Gone)
    assert isinstance(adapter.perform(command(EntryKind.REPLY, target, "Ответ"), ""), Refused)
    assert isinstance(adapter.perform(command(EntryKind.DELETE, target), ""), Receipt)


def test_a_colleagues_answer_is_seen_before_ours_leaves(site: RealSite, adapter: Adapter) -> None:
    target = site.write("Вопрос")
    ask = PlatformCommand(
        action=EntryKind.REPLY, target=target, text="Ответ", own_ids=(str(site.ids["admin"]), str(site.ids["mod"]))
    )
    assert adapter.check_target(ask).answered_by_other is None
    site.ask("POST", "/comments", json={"post": site.post, "parent": int(target.external_id), "content": "Уже"})
    answered = adapter.check_target(ask).answered_by_other
    assert answered is not None
    assert answered.text == "Уже"


def test_links_without_pretty_addresses(site: RealSite) -> None:
    target = site.write("Вопрос")
    plain = site.adapter(url=f"{site.url}/index.php")
    assert plain.check().external_id == str(site.ids["mod"])
    assert isinstance(one(plain, target), Message)
    plain.close()


def test_a_pingback_starts_nothing(site: RealSite, adapter: Adapter) -> None:
    target = site.write("Вопрос")
    found, _ = pulled(adapter)
    assert found[target.external_id].starts
    assert all(not message.starts for message in found.values() if message.visibility is Visibility.SPAM)


def test_nobody_listens_is_certain(site: RealSite) -> None:
    lost = site.adapter(url="http://127.0.0.1:9")
    target = site.write("Вопрос")
    assert isinstance(lost.perform(command(EntryKind.REPLY, target, "Ответ"), ""), Retry)
    lost.close()


def test_the_record_is_still_what_the_server_says(site: RealSite) -> None:
    def quiet() -> bool:
        """The reader's last comment is older than the flood guard's memory, by the site's own clock."""
        rows = site.ask("GET", f"/comments?context=edit&status=any&author={site.ids['reader']}&per_page=1")
        return not rows or CLOCK.now_us() - from_iso(rows[0]["date_gmt"]) > 17_000_000

    wait_until(quiet, limit_s=30, what="the flood guard forgets the reader")
    post = ready_post(site.url, site.passwords["admin"])
    heard = Speaker(site.url, site.passwords, {**site.ids, "post": post}).run()
    for real, now in zip(RECORD, heard, strict=True):
        assert (now.status, shape(now.body)) == (real["status"], shape(real["body"])), now.name
