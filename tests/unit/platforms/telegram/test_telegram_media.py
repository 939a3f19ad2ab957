"""Files of messages: loaded by their id when somebody asks, and the token goes nowhere with them."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from moderator_app.clock import SystemClock
from moderator_app.demo.telegram_world import photo
from moderator_app.demo.wordpress import Fault
from moderator_app.domain.media import LIMIT
from moderator_app.domain.ports import NeedsSignin, Offline, PlatformError, TooManyRequests
from moderator_app.engine.runtime import Engine
from moderator_app.platforms.telegram import PLATFORM
from moderator_app.platforms.telegram.memory import load
from moderator_app.storage import media
from moderator_app.storage.connect import transaction
from tests.support.waiting import wait_until
from tests.unit.platforms.telegram.conftest import Stand
from tests.unit.platforms.telegram.test_telegram_engine import Office

PNG = b"\x89PNG\r\n\x1a\n" + b"violet hippo" * 20
BIGGEST = photo()[-1]["file_id"]


@pytest.fixture
def office(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Office]:
    made = Office(tmp_path / "profile", getattr(request, "param", None))
    made.world.files[BIGGEST] = PNG
    anna = made.world.person("Анна")
    made.world.say(made.world.dialogue(anna), anna, photo=photo(), caption="вот")
    made.once()
    try:
        yield made
    finally:
        made.close()


def ask(office: Office) -> int:
    """Somebody wants to see Anna's photograph."""
    message, account = office.rows("SELECT m.id, c.account_id FROM message m JOIN channel c ON c.id = m.channel_id")[0]
    found = media.attachment(office.conn, message, 0)
    assert found is not None
    assert found[3].source is not None
    with transaction(office.conn):
        wanted = media.Asked(message_id=message, position=0, source=found[3].source)
        media.ask(office.conn, account, wanted, office.clock.now_us())
    return int(message)


def test_the_largest_size_of_a_photograph_is_what_is_loaded(stand: Stand) -> None:
    """Sizes are of one photograph: its largest is kept, by its id."""
    anna = stand.world.person("Анна")
    stand.world.say(stand.world.dialogue(anna), anna, photo=photo(7))
    (picture,) = stand.newest().attachments
    assert picture.file_id == photo(7)[-1]["file_id"]
    assert picture.url is None


def test_an_album_keeps_the_ids_of_its_members(stand: Stand) -> None:
    """What the cursor remembers of an album loads as well as what just came."""
    anna = stand.world.person("Анна")
    stand.world.album(stand.world.dialogue(anna), anna, ["раз", "", ""])
    stand.look()
    (album,) = load(stand.cursor).albums.values()
    kept = [each.file_id for _, found in album.members.values() for each in found]
    assert kept == [photo(number)[-1]["file_id"] for number in range(3)]


def test_a_file_is_fetched_and_trouble_has_a_name(stand: Stand) -> None:
    """Every way it may fail is one the loader knows."""
    stand.world.files |= {"good": PNG, "huge": b"x" * (LIMIT + 1)}
    assert stand.adapter.fetch("good", LIMIT) == PNG
    for name, limit, code in (("none", LIMIT, "gone"), ("huge", LIMIT, "too_large"), ("good", 10, "too_large")):
        with pytest.raises(PlatformError) as raised:
            stand.adapter.fetch(name, limit)
        assert raised.value.code == code
    for path in ("/var/lib/bot/photos/1.png", "../getMe", "photos/1.png?x", "photos//1.png", ""):
        strange = b'{"ok":true,"result":{"file_id":"good","file_unique_id":"u","file_path":"%s"}}' % path.encode()
        stand.demo.plan(
            Fault(kind="replace", path="getFile", headers={"Content-Type": "application/json"}, body=strange)
        )
        with pytest.raises(PlatformError) as raised:
            stand.adapter.fetch("good", LIMIT)
        assert raised.value.code == "gone"
    stand.demo.plan(Fault(kind="cut_before", path="/file/"), Fault(kind="cut_before", path="/file/"))
    with pytest.raises(Offline):
        stand.open().fetch("good", LIMIT)
    stand.demo.flood_s = 3
    with pytest.raises(TooManyRequests):
        stand.adapter.fetch("good", LIMIT)
    stand.demo.flood_s = None
    stand.demo.revoke_token()
    with pytest.raises(NeedsSignin):
        stand.open().fetch("good", LIMIT)


def test_a_photograph_is_loaded_and_the_token_is_kept_and_logged_nowhere(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    """The bytes lie in the profile; neither the store nor a log knows by which address they came."""
    caplog.set_level(logging.DEBUG)
    message = ask(office)
    office.once()
    (kept,) = media.of_message(office.conn, message)
    assert (kept.state, kept.kind, kept.size) == ("loaded", "image/png", len(PNG))
    assert (office.profile.media / str(kept.sha256)).read_bytes() == PNG
    secret = office.world.token.partition(":")[2]
    office.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert secret not in caplog.text
    assert secret.encode() not in office.profile.store.read_bytes()


def test_a_failure_waits_for_a_person_and_another_try_succeeds(office: Office) -> None:
    """Nothing is repeated by itself; a second wish starts anew."""
    office.demo.plan(Fault(kind="answer", path="/file/", status=502, body=b"bad gateway"))
    message = ask(office)
    office.once()
    (kept,) = media.of_message(office.conn, message)
    assert (kept.state, kept.error) == ("failed", "no_answer")
    ask(office)
    office.once()
    assert media.of_message(office.conn, message)[0].state == "loaded"


@pytest.mark.process
@pytest.mark.parametrize("office", [SystemClock()], indirect=True)
def test_a_reply_does_not_wait_for_a_file(office: Office) -> None:
    """While the platform is silent about a file, a reply leaves by the account's own thread."""
    office.demo.plan(Fault(kind="silence", path="/file/"))
    message = ask(office)
    engine = Engine(office.profile, {"telegram": PLATFORM}, office.secrets, office.clock)
    thread = threading.Thread(target=engine.run)
    thread.start()
    try:
        wait_until(lambda: any("/file/" in seen.path for seen in office.demo.seen), limit_s=20, what="asked")
        office.reply("вот", "Красиво!")
        wait_until(lambda: office.world.texts_of_bot() == ["Красиво!"], limit_s=20, what="the reply")
        assert media.of_message(office.conn, message)[0].state == "asked"
    finally:
        engine.stop()
        office.demo.stop()
        thread.join()
