"""Attachments are loaded when somebody asks, from declared hosts alone, and go with the person who sent them."""

from __future__ import annotations

import stat
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TypeVar

import pytest

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.media import LIMIT, UNKNOWN, host_of, sniffed
from moderator_app.domain.ports import Attachment
from moderator_app.engine import loading
from moderator_app.engine.loading import Loader
from moderator_app.engine.retention import Keeper
from moderator_app.errors import UserError
from moderator_app.platforms.wordpress import PLATFORM
from moderator_app.services import media, moderation, privacy
from moderator_app.services.moderation import Action
from moderator_app.storage.connect import Connection
from tests.support.desks import Office, office

T = TypeVar("T")
PNG = b"\x89PNG\r\n\x1a\n" + b"violet hippo" * 20


class Lane:
    """The engine's hand on an office's store."""

    def __init__(self, shop: Office) -> None:
        self._shop = shop

    def read(self, query: Callable[[Connection], T]) -> T:
        return query(self._shop.desk.reader)

    def write(self, change: Callable[[Connection], T]) -> T:
        return self._shop.desk.lane.call(change)


class Files(BaseHTTPRequestHandler):
    """A platform's files; what it was asked for is kept."""

    asked: list[tuple[str, str | None]] = []  # noqa: RUF012 - emptied by the fixture

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers.get("Authorization")))
        body = {"/a.png": PNG, "/big": b"x" * 2_000, "/empty": b"", "/page": b"<html>Sign in"}.get(self.path)
        if moved := {"/away": "http://localhost:1/a.png", "/doc1_2": "/a.png", "/round": "/round"}.get(self.path):
            self.send_response(302)
            self.send_header("Location", moved)
        else:
            self.send_response(404 if body is None else 200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *args: object) -> None: ...


@pytest.fixture
def site() -> Iterator[str]:
    Files.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Files)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def shop(tmp_path: Path, site: str) -> Iterator[Office]:
    with office(tmp_path) as opened:
        opened.desk.write(lambda conn, _desk: conn.execute("UPDATE account SET base_url = ?", (site,)))
        yield opened


def sent(shop: Office, url: str, number: str = "1", author: str = "olga") -> int:
    return shop.arrives(number, author=author, attachments=(Attachment(kind="image", name="p", url=url),))


def loader(shop: Office, lane: Lane | None = None) -> Loader:
    """The engine's hand for the office's account."""
    return Loader(
        account_id=1, platform=PLATFORM, secrets=lambda _row: {}, access=lane or Lane(shop),
        folder=shop.desk.profile.media, clock=shop.clock,
    )  # fmt: skip


def work(shop: Office) -> bool:
    """The engine loads one thing."""
    return loader(shop).step()


def files(shop: Office) -> list[bytes]:
    folder = shop.desk.profile.media
    return [path.read_bytes() for path in sorted(folder.iterdir())] if folder.is_dir() else []


def author_of(shop: Office, message: int) -> int:
    row = shop.desk.reader.execute("SELECT author_id FROM message WHERE id = ?", (message,)).fetchone()
    return int(row[0])


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://site.test/a.png", "site.test"),
        ("https://sun9-1.userapi.com/a.jpg", "sun9-1.userapi.com"),
        ("http://sun9-1.userapi.com/a.jpg", None),
        ("https://sun9-1.userapi.com:8443/a.jpg", None),
        ("https://evil-userapi.com/a.jpg", None),
        ("https://site.test:99999/a.png", None),
        ("https://me@site.test/a.png", None),
        ("file:///etc/passwd", None),
        ("http://127.0.0.1/a", None),
        ("https://vk.com/doc1_2?hash=3", "vk.com"),
        ("https://vk.com/video1_2", None),
        ("https://m.vk.com/doc1_2", None),
        (None, None),
    ],
)
def test_only_the_accounts_own_origin_and_declared_hosts_are_loaded_from(url: str | None, host: str | None) -> None:
    """A link of a stranger cannot make the engine talk to anybody else, this machine least of all."""
    assert host_of(url, "https://site.test/blog", {".userapi.com", "vk.com/doc"}) == host


def test_what_bytes_are_is_told_by_the_bytes() -> None:
    """A page or an SVG is never taken for a picture, whatever it is called."""
    assert sniffed(PNG) == "image/png"
    assert sniffed(b"RIFF1234WEBPVP8 ") == "image/webp"
    assert {sniffed(b"<svg onload='x'/>"), sniffed(b"MZ\x90"), sniffed(b"")} == {UNKNOWN}


def test_nothing_is_loaded_before_it_is_asked_for_and_no_credential_goes_along(shop: Office, site: str) -> None:
    """A message alone fetches nothing; a wish is fetched once, and kept for its owner alone."""
    message = sent(shop, f"{site}/a.png")
    assert not work(shop)
    assert Files.asked == []
    shop.desk.write(media.ask, message, 0)
    shop.desk.write(media.ask, message, 0)
    assert media.of_message(shop.desk, message)[0].state == "asked"
    assert work(shop)
    assert not work(shop)
    shown = media.of_message(shop.desk, message)[0]
    assert (shown.state, shown.kind, shown.size, shown.is_picture) == ("loaded", "image/png", len(PNG), True)
    assert shown.path is not None
    assert shown.path.read_bytes() == PNG
    assert stat.S_IMODE(shown.path.stat().st_mode) == 0o600
    shop.desk.write(media.ask, message, 0)
    assert not work(shop)
    assert Files.asked == [("/a.png", None)]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/none", "gone"),
        ("/big", "too_large"),
        ("/empty", "empty"),
        ("/away", "undeclared_host"),
        ("/round", "undeclared_host"),
        ("/page", "page"),
    ],
)
def test_what_cannot_be_loaded_says_why_and_may_be_asked_for_again(
    shop: Office, site: str, path: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failure is written down, leaves no file and is not repeated by itself."""
    monkeypatch.setattr(loading, "LIMIT", 1_000)
    message = sent(shop, site + path)
    shop.desk.write(media.ask, message, 0)
    assert work(shop)
    shown = media.of_message(shop.desk, message)[0]
    assert (shown.state, shown.error, shown.path) == ("failed", code, None)
    assert files(shop) == []
    assert not work(shop)
    shop.desk.write(media.ask, message, 0)
    assert work(shop)


def test_a_redirect_is_followed_where_each_step_is_declared(shop: Office, site: str) -> None:
    """A document's address leads on to the place where it lies."""
    message = sent(shop, f"{site}/doc1_2")
    shop.desk.write(media.ask, message, 0)
    assert work(shop)
    assert media.of_message(shop.desk, message)[0].state == "loaded"
    assert [path for path, _ in Files.asked] == ["/doc1_2", "/a.png"]


def test_what_is_known_to_be_too_large_is_refused_at_once(shop: Office, site: str) -> None:
    """Nobody waits for megabytes that would be thrown away."""
    big = Attachment(kind="file", name="f", url=f"{site}/a.png", size=LIMIT + 1)
    message = shop.arrives("1", author="olga", attachments=(big,))
    with pytest.raises(UserError) as caught:
        shop.desk.write(media.ask, message, 0)
    assert caught.value.code == "attachment_not_loadable"
    assert not media.loadable(shop.desk, 1)(big)


def test_foreign_links_and_missing_attachments_are_refused_with_a_sentence(shop: Office) -> None:
    """The refusal comes at once, before anything is asked of the engine."""
    message = sent(shop, "https://evil.test/a.png")
    for position, code in ((0, "attachment_not_loadable"), (1, "no_attachment"), (-1, "no_attachment")):
        with pytest.raises(UserError) as caught:
            shop.desk.write(media.ask, message, position)
        assert caught.value.code == code
    assert not work(shop)


def test_an_erased_persons_files_go_and_those_that_others_sent_too_stay(shop: Office, site: str) -> None:
    """The same bytes from two people go with the last of them."""
    first = sent(shop, f"{site}/a.png")
    second = sent(shop, f"{site}/a.png", "2", "boris")
    for message in (first, second):
        shop.desk.write(media.ask, message, 0)
        assert work(shop)
    assert files(shop) == [PNG]
    privacy.erase(shop.desk, author_of(shop, first))
    assert files(shop) == [PNG]
    assert media.of_message(shop.desk, first) == {}
    privacy.erase(shop.desk, author_of(shop, second))
    assert files(shop) == []
    assert site.encode() + b"/a.png" not in shop.desk.profile.store.read_bytes()


def test_what_was_erased_while_it_was_on_its_way_is_not_kept(shop: Office, site: str) -> None:
    """The wish went with the person: the answer of the platform finds nobody who wants it."""
    message = sent(shop, f"{site}/a.png")
    shop.desk.write(media.ask, message, 0)

    class Slow(Lane):
        def write(self, change: Callable[[Connection], T]) -> T:
            privacy.erase(shop.desk, author_of(shop, message))
            return super().write(change)

    loader(shop, Slow(shop)).step()
    assert files(shop) == []


def test_retention_takes_files_and_what_a_crash_left(shop: Office, site: str) -> None:
    """Days end for files as for words; a file without a row goes in the next round."""
    message = sent(shop, f"{site}/a.png")
    shop.desk.write(media.ask, message, 0)
    assert work(shop)
    (shop.desk.profile.media / "f00.part").write_bytes(b"half")
    shop.desk.write(moderation.act, message, Action(kind=EntryKind.CLOSE))
    keeper = Keeper(shop.clock, shop.desk.profile.media)
    keeper.look(Lane(shop))
    assert files(shop) == [PNG]
    shop.desk.write(privacy.set_rule, "", 1)
    shop.clock.pass_s(3 * 86_400)
    while keeper.look(Lane(shop)):
        pass
    assert files(shop) == []
