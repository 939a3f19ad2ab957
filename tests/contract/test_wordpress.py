"""What is WordPress' own: its quirks, queues and the ways self-hosted sites differ."""

from __future__ import annotations

from typing import Any

import pytest

from moderator_app.demo.wordpress import Fault
from moderator_app.demo.wordpress_site import Post
from moderator_app.domain.authors import email_fingerprint
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.ports import (
    Ambiguous,
    AuthNeeded,
    Credentials,
    NeedsSignin,
    NoPermission,
    Offline,
    Outcome,
    PlatformCommand,
    Receipt,
    Refused,
    Retry,
    Visibility,
)
from moderator_app.net.session import USER_AGENT
from moderator_app.platforms.wordpress.walk import Cursor, Walk, load
from tests.contract.control import WordPressControl
from tests.contract.test_reading import read_all

JSON = {"Content-Type": "application/json"}


def error(status: int, code: str, *, http: int | None = None) -> Fault:
    body = f'{{"code":"{code}","message":"Words.","data":{{"status":{status}}}}}'.encode()
    return Fault(kind="answer", method="POST", status=http or status, headers=JSON, body=body)


def test_the_sign_in_is_proven_before_anything_is_read(wordpress: WordPressControl) -> None:
    adapter = wordpress.adapter(wrong_secret=True)
    with pytest.raises(NeedsSignin) as raised:
        adapter.pull(wordpress.adapter().channels()[0], None)
    assert raised.value.code == "wrong_password_or_header_removed"
    asked = [seen.path for seen in wordpress.demo.seen]
    assert any("/users/me" in path for path in asked)
    assert not any("/comments" in path for path in asked)


def test_a_removed_header_and_switched_off_passwords_are_told_apart(wordpress: WordPressControl) -> None:
    wordpress.demo.header_stripped = True
    with pytest.raises(NeedsSignin) as raised:
        wordpress.adapter().check()
    assert raised.value.code == "wrong_password_or_header_removed"
    wordpress.demo.header_stripped = False
    wordpress.demo.rest.passwords_on = False
    with pytest.raises(NeedsSignin) as raised:
        wordpress.adapter().check()
    assert raised.value.code == "application_passwords_off"


def test_a_server_with_a_password_of_its_own(wordpress: WordPressControl) -> None:
    page = {"Content-Type": "text/html", "WWW-Authenticate": "Basic"}
    wordpress.demo.plan(
        *[Fault(kind="answer", method="GET", status=401, headers=page, body=b"<html>401</html>") for _ in range(3)]
    )
    with pytest.raises(NeedsSignin) as raised:
        wordpress.adapter().check()
    assert raised.value.code == "blocked_before_wordpress"


def test_a_subscriber_is_told_the_role_is_missing(wordpress: WordPressControl) -> None:
    password = wordpress.site.issue_password("reader")
    with pytest.raises(NoPermission) as raised:
        wordpress.opened(wordpress.credentials(user="reader", password=password)).check()
    assert raised.value.code == "needs_editor_role"


def test_an_administrator_learns_who_else_answers(wordpress: WordPressControl) -> None:
    password = wordpress.site.issue_password("admin")
    adapter = wordpress.opened(wordpress.credentials(user="admin", password=password))
    assert adapter.check().own_ids == ("1", "2")
    asked = wordpress.add("Вопрос")
    wordpress.answer_elsewhere(asked, "Ответ коллеги")
    found, _ = read_all(adapter)
    assert [message.ours for message in found.values()].count(True) == 1


@pytest.mark.parametrize("tail", ["/wp-json", "/wp-json/wp/v2/", "/wp-admin/", "/wp-login.php", "/", "/index.php"])
def test_whatever_address_of_the_site_was_pasted(wordpress: WordPressControl, tail: str) -> None:
    adapter = wordpress.adapter(url=wordpress.demo.url + tail)
    assert adapter.check().external_id == "2"


def test_the_password_may_keep_its_spaces_or_not(wordpress: WordPressControl) -> None:
    for password in (wordpress.password, wordpress.password.replace(" ", ""), f" {wordpress.password} \n"):
        assert wordpress.opened(wordpress.credentials(password=password)).check().external_id == "2"


def test_no_credentials_at_all(wordpress: WordPressControl) -> None:
    adapter = wordpress.opened(Credentials(base_url=wordpress.demo.url))
    with pytest.raises(NeedsSignin):
        adapter.check()


def test_no_wordpress_there(wordpress: WordPressControl) -> None:
    wordpress.demo.portal = True
    with pytest.raises(Offline) as raised:
        wordpress.adapter().check()
    assert raised.value.code == "captive_portal"
    wordpress.demo.portal = False
    wordpress.demo.folder = "/blog"
    with pytest.raises(Offline) as raised:
        wordpress.adapter(url=f"http://127.0.0.1:{wordpress.demo.port}").check()
    assert raised.value.code == "no_rest_api"


def test_the_address_of_any_page_leads_to_the_api(wordpress: WordPressControl) -> None:
    assert wordpress.adapter(url=f"{wordpress.demo.url}/novaya/").check().external_id == "2"


def test_servers_that_block_put_and_delete(wordpress: WordPressControl) -> None:
    wordpress.demo.methods_blocked = frozenset({"PUT", "PATCH", "DELETE"})
    adapter = wordpress.adapter()
    target = wordpress.add("Удалите меня")
    for kind in (EntryKind.DELETE, EntryKind.RESTORE, EntryKind.HIDE, EntryKind.UNHIDE):
        assert isinstance(adapter.perform(PlatformCommand(action=kind, target=target), ""), Receipt)
    assert {seen.method for seen in wordpress.demo.seen} <= {"GET", "HEAD", "POST"}


def test_the_queues_arrive_and_only_talk_starts_items(wordpress: WordPressControl) -> None:
    kinds: dict[str, dict[str, Any]] = {
        "public": {},
        "held": {"status": "hold"},
        "spam": {"status": "spam"},
        "trash": {"status": "trash"},
        "pingback": {"kind": "pingback"},
        "trackback": {"kind": "trackback", "status": "hold"},
        "plugin": {"status": "delayed"},
    }
    made = {
        name: wordpress.ref(wordpress.site.add_comment(1, name, name="Гость", email="g@example.test", **more))
        for name, more in kinds.items()
    }
    found, _ = read_all(wordpress.adapter())
    shown = {name: found[ref.external_id] for name, ref in made.items()}
    assert {name for name, message in shown.items() if message.starts} == {"public", "held"}
    assert shown["spam"].visibility is Visibility.SPAM
    assert shown["trash"].visibility is Visibility.TRASH
    assert shown["held"].visibility is Visibility.HELD
    assert shown["plugin"].visibility is Visibility.HELD


def test_guests_are_known_by_a_hash_of_their_address(wordpress: WordPressControl) -> None:
    ref = wordpress.ref(
        wordpress.site.add_comment(
            1, "Привет", name="Tom &amp; Co", email=" Guest@Example.TEST ", url="https://g.example"
        )
    )
    evil = wordpress.ref(wordpress.site.add_comment(1, "x", name="Х", url="javascript:alert(1)"))
    found, _ = read_all(wordpress.adapter())
    author = found[ref.external_id].author
    assert author.email_hash == email_fingerprint("guest@example.test")
    assert "guest@example" not in repr(found).lower()
    assert author.name == "Tom & Co"
    assert author.site == "https://g.example"
    assert author.external_id is None
    assert found[evil.external_id].author.site is None


def test_pages_and_closed_posts_are_threads_too(wordpress: WordPressControl) -> None:
    wordpress.site.add_post(Post(id=77, title="О нас", slug="about", kind="page", open=False))
    ref = wordpress.ref(wordpress.site.add_comment(77, "Где вы?", name="Аня"))
    found, _ = read_all(wordpress.adapter())
    thread = found[ref.external_id].thread
    assert (thread.external_id, thread.title, thread.closed) == ("77", "О нас", True)


def test_moderation_keeps_the_authors_address_and_program(wordpress: WordPressControl) -> None:
    target = wordpress.add("Кто я?")
    adapter = wordpress.adapter()
    for kind in (EntryKind.HIDE, EntryKind.UNHIDE, EntryKind.SPAM, EntryKind.RESTORE, EntryKind.DELETE):
        assert isinstance(adapter.perform(PlatformCommand(action=kind, target=target), ""), Receipt)
    comment = wordpress.site.comments[int(target.external_id)]
    assert (comment.ip, comment.agent) == ("203.0.113.9", "Mozilla/5.0")


def test_our_own_program_is_named_on_the_reply(wordpress: WordPressControl) -> None:
    target = wordpress.add("Вопрос")
    wordpress.adapter().perform(PlatformCommand(action=EntryKind.REPLY, target=target, text="Да"), "")
    assert [c.agent for c in wordpress.site.comments.values() if c.user == 2] == [USER_AGENT]


@pytest.mark.parametrize(
    ("planned", "outcome"),
    [
        (error(400, "comment_flood"), Retry),
        (error(409, "comment_duplicate"), Refused),
        (error(401, "rest_comment_login_required"), AuthNeeded),
        (error(401, "rest_comment_login_required", http=200), AuthNeeded),
        (error(403, "rest_comment_invalid_author"), AuthNeeded),
        (error(403, "rest_comment_closed"), Refused),
        (error(403, "rest_comment_trash_post"), Refused),
        (error(400, "comment_content_column_length"), Refused),
        (error(500, "rest_comment_failed_create"), Retry),
        (error(500, "internal_server_error"), Ambiguous),
        (error(503, "plugin_says_no"), Ambiguous),
        (error(408, "rest_timeout"), Ambiguous),
        (Fault(kind="answer", method="POST", status=500, headers=JSON, body=b'{"odd":1}'), Ambiguous),
        (Fault(kind="answer", method="POST", status=201, headers=JSON, body=b"{}"), Ambiguous),
        (Fault(kind="answer", method="POST", status=201, headers=JSON, body=b"[]"), Ambiguous),
        (Fault(kind="answer", method="POST", status=201, headers=JSON, body=b""), Ambiguous),
        (Fault(kind="answer", method="POST", status=200, headers=JSON, body=b'{"id":"x"}'), Ambiguous),
        (
            Fault(kind="answer", method="POST", status=403, headers={"Content-Type": "text/html"}, body=b"WAF"),
            Ambiguous,
        ),
        (
            Fault(kind="answer", method="POST", status=413, headers={"Content-Type": "text/html"}, body=b"big"),
            Ambiguous,
        ),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else f"{value.status}-{value.body[:34].decode()}",
)
def test_what_each_answer_to_a_reply_means(wordpress: WordPressControl, planned: Fault, outcome: type[Any]) -> None:
    target = wordpress.add("Вопрос")
    adapter = wordpress.adapter()
    adapter.check()
    wordpress.demo.plan(planned)
    result: Outcome = adapter.perform(
        PlatformCommand(action=EntryKind.REPLY, target=target, text="Да", first_attempt_at=wordpress.clock.now_us()), ""
    )
    assert isinstance(result, outcome)


def test_a_status_edit_that_changed_nothing_is_done(wordpress: WordPressControl) -> None:
    target = wordpress.add("Спам")
    adapter = wordpress.adapter()
    adapter.check()
    original = wordpress.demo.rest.answer

    def colleague_first(call: Any) -> Any:
        if call.method == "POST" and call.body.get("status") == "hold":
            wordpress.site.set_status(int(target.external_id), "hold")
            wordpress.demo.rest.answer = original  # type: ignore[method-assign]
        return original(call)

    wordpress.demo.rest.answer = colleague_first  # type: ignore[method-assign]
    wordpress.demo.plan(error(500, "rest_comment_failed_edit"))
    wordpress.site.set_status(int(target.external_id), "approved")
    first = adapter.perform(PlatformCommand(action=EntryKind.HIDE, target=target), "")
    assert isinstance(first, Retry)  # nothing changed and it is still public
    wordpress.demo.plan(
        Fault(kind="replace", method="POST", status=500, headers=JSON, body=error(500, "rest_comment_failed_edit").body)
    )
    second = adapter.perform(PlatformCommand(action=EntryKind.HIDE, target=target), "")
    assert isinstance(second, Receipt)  # refused as unchanged, and a look shows that it is hidden


def test_a_trash_that_is_off_refuses_instead_of_deleting_for_good(wordpress: WordPressControl) -> None:
    target = wordpress.add("Не удаляйте")
    adapter = wordpress.adapter()
    adapter.check()
    wordpress.demo.plan(error(501, "rest_trash_not_supported"))
    assert isinstance(adapter.perform(PlatformCommand(action=EntryKind.DELETE, target=target), ""), Refused)
    assert wordpress.visible(target)


def test_a_reply_a_colleague_trashed_is_found_and_not_said_again(wordpress: WordPressControl) -> None:
    target = wordpress.add("Вопрос")
    adapter = wordpress.adapter()
    adapter.check()
    command = PlatformCommand(
        action=EntryKind.REPLY, target=target, text="Ответ", first_attempt_at=wordpress.clock.now_us()
    )
    wordpress.break_next("cut_after", writing=True)
    assert isinstance(adapter.perform(command, ""), Ambiguous)
    own = next(c for c in wordpress.site.comments.values() if c.user == 2)
    for status in ("hold", "spam", "trash"):
        wordpress.site.set_status(own.id, status)
        found = adapter.find(command, "")
        assert found is not None
        assert found.external_id == str(own.id)


@pytest.mark.parametrize("ahead_s", [-86_400, -7, 0, 7, 86_400])
def test_a_site_whose_clock_is_off_still_shows_our_reply(wordpress: WordPressControl, ahead_s: int) -> None:
    """The first attempt is by our clock, the comment's time by the site's."""

    class Ahead:
        def __getattr__(self, name: str) -> Any:
            return getattr(wordpress.clock, name)

        def now_us(self) -> int:
            return wordpress.clock.now_us() + ahead_s * 1_000_000

    target = wordpress.add("Вопрос")
    wordpress.site.clock = Ahead()
    adapter = wordpress.adapter()
    adapter.check()
    command = PlatformCommand(
        action=EntryKind.REPLY, target=target, text="Ответ", first_attempt_at=wordpress.clock.now_us()
    )
    wordpress.break_next("cut_after", writing=True)
    assert isinstance(adapter.perform(command, ""), Ambiguous)
    wordpress.clock.advance(200)
    assert adapter.find(command, "") is not None
    assert isinstance(adapter.perform(command, ""), Receipt)
    wordpress.clock.advance(600)
    later = PlatformCommand(
        action=EntryKind.REPLY, target=target, text="Ответ", first_attempt_at=wordpress.clock.now_us()
    )
    assert adapter.find(later, "") is None


def test_a_cache_that_answers_as_to_a_stranger_is_noticed(wordpress: WordPressControl) -> None:
    wordpress.add("Вопрос")
    adapter = wordpress.adapter()
    adapter.check()
    wordpress.mutate(lambda items: [{**item, "content": {"rendered": "<p>x</p>"}} for item in items])
    with pytest.raises(NeedsSignin):
        adapter.pull(adapter.channels()[0], None)


def test_a_reply_cannot_go_out_as_a_guest(wordpress: WordPressControl) -> None:
    target = wordpress.add("Вопрос")
    adapter = wordpress.adapter()
    adapter.perform(PlatformCommand(action=EntryKind.REPLY, target=target, text="Да"), "")
    (posted,) = [seen for seen in wordpress.demo.seen if seen.method == "POST"]
    assert b'"author": 2' in posted.body


def test_cursors_keep_what_they_say() -> None:
    cursor = Cursor(head=(5, 7), gap=Walk(offset=3, tail=(1, 2), floor=9), past=Walk(offset=90), looked_at=4)
    assert load(cursor.dump()) == cursor
    assert load(Cursor(head=(5, 7), looked_at=4).dump()) == Cursor(head=(5, 7))
