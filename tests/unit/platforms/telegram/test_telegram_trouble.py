"""Trouble on the way: what is said, that nothing is lost, and that the token shows nowhere."""

from __future__ import annotations

import contextlib
import json
import logging
import traceback
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from moderator_app.demo.telegram import BAD_GATEWAY
from moderator_app.demo.wordpress import Fault
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.ports import (
    Ambiguous,
    Credentials,
    NeedsSignin,
    NoPermission,
    Offline,
    PlatformCommand,
    PlatformError,
    Receipt,
    TooManyRequests,
)
from moderator_app.errors import SENTENCES, UserError
from moderator_app.net.session import BODY_LIMIT
from moderator_app.platforms.telegram.adapter import Telegram
from tests.contract.test_bad_input import NASTY
from tests.unit.platforms.telegram.conftest import Stand

JSON = {"Content-Type": "application/json"}


def test_a_second_poller_is_said_in_words(stand: Stand) -> None:
    stand.demo.poll.second_poller = True
    with pytest.raises(NoPermission) as raised:
        stand.look()
    assert raised.value.code == "second_poller"
    assert "other program" in SENTENCES["second_poller"].hint_en
    assert "другая программа" in SENTENCES["second_poller"].text_ru
    stand.demo.poll.second_poller = False
    stand.look()


def test_a_webhook_is_said_in_words(stand: Stand) -> None:
    stand.world.webhook = "https://hook.example/x"
    for call in (stand.adapter.check, stand.look):
        with pytest.raises(NoPermission) as raised:
            call()
        assert raised.value.code == "webhook_set"
    assert stand.world.webhook  # somebody else's: it is not ours to remove


@pytest.mark.parametrize("token", ["", "привет", "123", "123:abc/../getMe", "123:abc?x=1", "1:a b"])
def test_what_is_no_token_never_leaves(stand: Stand, token: str) -> None:
    adapter = Telegram(Credentials(base_url=stand.demo.url, secrets={"token": token}), stand.clock)
    with pytest.raises(NeedsSignin) as raised:
        adapter.check()
    assert raised.value.code == "token_malformed"
    assert stand.demo.seen == []
    adapter.close()


def test_a_wrong_or_revoked_token_needs_a_new_one(stand: Stand) -> None:
    stand.look()
    stand.demo.revoke_token()
    with pytest.raises(NeedsSignin) as raised:
        stand.look()
    assert raised.value.code == "token_revoked"


def test_plain_http_is_for_this_machine_only(stand: Stand) -> None:
    with pytest.raises(UserError):
        Telegram(Credentials(base_url="http://bot-api.example", secrets={"token": "1:abc"}), stand.clock)


def test_a_local_server_may_live_under_a_path(stand: Stand) -> None:
    adapter = Telegram(Credentials(base_url=f"{stand.demo.url}/tg/", secrets={"token": stand.world.token}), stand.clock)
    with pytest.raises(NeedsSignin):
        adapter.check()
    assert stand.demo.seen[-1].path.startswith("/tg/bot")
    adapter.close()


@pytest.mark.parametrize("kind", ["cut_before", "cut_after", "truncate", "502"])
def test_a_broken_look_loses_nothing(stand: Stand, kind: str) -> None:
    chat = stand.world.supergroup("Чат")
    stand.world.say(chat, stand.world.person("Анна"), "дойдёт")
    stand.adapter.check()
    stand.demo.plan(BAD_GATEWAY if kind == "502" else Fault(kind=kind, path="getUpdates"))
    with pytest.raises(Offline):
        stand.look()
    assert stand.newest().text == "дойдёт"


def test_a_flood_wait_on_reading_is_kept(stand: Stand) -> None:
    stand.adapter.check()
    stand.demo.flood_s = 90
    with pytest.raises(TooManyRequests) as raised:
        stand.look()
    assert raised.value.after_s == pytest.approx(90, abs=1)
    stand.demo.flood_s = None
    with pytest.raises(TooManyRequests):
        stand.look()
    stand.clock.advance(120)
    stand.look()


def test_lost_rights_questions_do_not_hold_back_the_news(stand: Stand) -> None:
    chat = stand.world.supergroup("Чат")
    stand.world.say(chat, stand.world.person("Анна"), "срочно")
    stand.demo.plan(Fault(kind="cut_before", path="getChat"))
    assert stand.newest().text == "срочно"


def test_one_unreadable_update_is_set_aside_and_the_rest_goes_on(stand: Stand) -> None:
    chat = stand.world.supergroup("Чат")
    anna = stand.world.person("Анна")
    for number in range(5):
        stand.world.say(chat, anna, f"сообщение {number}")
    stand.look()
    first = len(stand.messages())
    stand.demo.observer = None
    for number in range(5):
        stand.world.say(chat, anna, f"ещё {number}")

    def spoil(updates: list[Any]) -> list[Any]:
        return [{**u, "message": {**u["message"], "text": 7}} if at == 2 else u for at, u in enumerate(updates)]

    stand.demo.mutate = spoil
    stand.look()
    assert len(stand.messages()) == first + 4
    (lost,) = [item for page in stand.pages for item in page.unreadable]
    assert lost.reason == "text is no text"
    assert json.loads(lost.payload)["message"]["text"] == 7
    assert lost.external_id == f"{chat}:{first + 3}"


@pytest.mark.parametrize("kind", ["numbered", "nameless", "huge"])
def test_an_update_that_spoils_the_whole_answer_is_set_aside_at_last(stand: Stand, kind: str) -> None:
    chat = stand.world.supergroup("Чат")
    anna = stand.world.person("Анна")
    stand.look()
    for number in range(5):
        stand.world.say(chat, anna, f"сообщение {number}")
    poison = stand.world.queue[2]["update_id"]
    spoilt = {
        "numbered": f'{{"ok":true,"result":[{{"update_id":{poison},"mess'.encode(),
        "nameless": b'{"ok":true,"result":[{"mess',
        "huge": b'{"ok":true,"result":["' + b"A" * BODY_LIMIT + b'"]}',
    }[kind]
    stand.demo.mutate = lambda updates: spoilt if any(u["update_id"] == poison for u in updates) else updates
    for _ in range(2):  # the first two are read one by one, the third is tried three times
        with pytest.raises(Offline, match="bad_json"):
            stand.look()
    stand.look()
    assert [m.text for m in stand.messages().values()] == [f"сообщение {n}" for n in (0, 1, 3, 4)]
    (lost,) = [item for page in stand.pages for item in page.unreadable]
    assert lost.payload == spoilt or kind == "huge"
    assert lost.reason


def test_an_unknown_kind_of_update_waits_for_an_upgrade(stand: Stand) -> None:
    stand.demo.observer = None
    stand.demo.mutate = lambda updates: [{"update_id": 9_001, "hologram": {"x": 1}}] if not stand.pages else updates
    stand.look()
    (lost,) = [item for page in stand.pages for item in page.unreadable]
    assert "hologram" in lost.reason


# ---------------------------------------------------------------- the token


def everything_said(error: BaseException) -> list[str]:
    """All that an exception drags along, hidden causes too."""
    found: list[BaseException] = []
    todo: list[BaseException | None] = [error]
    while todo:
        current = todo.pop()
        if current is not None and current not in found:
            found.append(current)
            todo += [current.__cause__, current.__context__]
    texts = [text for e in found for text in (str(e), repr(e), repr(e.args), repr(vars(e)))]
    return [*texts, "".join(traceback.format_exception(error, chain=True))]


def test_the_token_shows_nowhere(stand: Stand, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    chat = stand.world.supergroup("Чат")
    stand.world.say(chat, stand.world.person("Анна"), "вопрос")
    stand.look()
    ref = stand.ref(next(iter(stand.messages().values())), chat)
    adapter = stand.adapter
    said = [repr(adapter), str(adapter), repr(vars(adapter)["_client"]), repr(stand.cursor), repr(stand.pages)]
    lost = Telegram(Credentials(base_url="http://127.0.0.1:9", secrets={"token": stand.world.token}), stand.clock)
    said.append(repr(Credentials(base_url=stand.demo.url, secrets={"token": stand.world.token})))
    calls: list[Callable[[], object]] = [adapter.check, stand.look, lost.check]
    leak = f"/bot{stand.world.token}/x".encode()
    redirect = {"Location": f"https://elsewhere.test/bot{stand.world.token}/getMe"}
    echo = json.dumps({"ok": False, "error_code": 400, "description": f"Bad: {leak.decode()}"}).encode()
    for fault in (
        Fault(kind="cut_before"),
        Fault(kind="cut_after"),
        Fault(kind="truncate"),
        Fault(kind="answer", status=302, headers=redirect),
        Fault(kind="answer", status=502, headers={"Content-Type": "text/html"}, body=b"<html>" + leak),
        Fault(kind="answer", status=400, headers=JSON, body=echo),
        Fault(kind="answer", status=200, headers=JSON, body=b"[" + leak),
        Fault(kind="answer", status=401, headers=JSON, body=echo.replace(b"400", b"401")),
    ):
        for call in calls:
            adapter._me = None
            stand.demo.plan(fault)
            try:
                said.append(repr(call()))
            except PlatformError as error:
                said += everything_said(error)
        stand.demo.take_fault("GET", "/")
        adapter._me = None
        stand.demo.plan(Fault(kind=fault.kind, method="POST", status=fault.status, headers=fault.headers))
        said.append(repr(adapter.perform(PlatformCommand(action=EntryKind.REPLY, target=ref, text="Ответ"), "k")))
        stand.demo.take_fault("POST", "/")
    said += [text for record in caplog.records for text in (record.getMessage(), str(record.args), str(record.msg))]
    secret = stand.world.token.partition(":")[2]
    assert len(said) > 100
    assert [text for text in said if secret in text] == []
    assert any("/bot" in text for text in said)  # the addresses were there, without the secret
    lost.close()


# ---------------------------------------------------------------- half of everything fails


def test_under_half_faults_every_reply_arrives_at_most_once(stand: Stand) -> None:
    """What the outbox does with each outcome, in short: certain failures go again, doubtful ones wait for a person."""
    chat = stand.world.supergroup("Чат")
    anna = stand.world.person("Анна")
    for number in range(60):
        stand.world.say(chat, anna, f"вопрос {number}")
    stand.look()
    refs = [stand.ref(message, chat) for message in stand.messages().values()]
    random = Random(20261120)
    html = {"Content-Type": "text/html"}
    faults = [
        Fault(kind="cut_before", method="POST"),
        Fault(kind="cut_after", method="POST"),
        Fault(kind="truncate", method="POST"),
        Fault(kind="replace", method="POST", status=502, headers=html, body=b"<html>Bad Gateway"),
        Fault(kind="answer", method="POST", status=502, headers=html, body=b"<html>Bad Gateway"),
        Fault(
            kind="answer",
            method="POST",
            status=429,
            headers=JSON,
            body=b'{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 3",'
            b'"parameters":{"retry_after":3}}',
        ),
    ]
    sent, unsure = set(), set()
    for at, ref in enumerate(refs):
        for _ in range(50):
            if random.random() < 0.5:
                stand.demo.plan(random.choice(faults))
            outcome = stand.do(EntryKind.REPLY, ref, f"ответ {at}")
            stand.clock.advance(5)
            if isinstance(outcome, Receipt):
                sent.add(f"ответ {at}")
                break
            if isinstance(outcome, Ambiguous):
                assert outcome.permalink
                unsure.add(f"ответ {at}")
                break
        else:
            pytest.fail("no end")
    arrived = stand.world.texts_of_bot()
    assert len(arrived) == len(set(arrived))
    assert sent <= set(arrived)
    assert set(arrived) - sent <= unsure
    assert sent | unsure == {f"ответ {at}" for at in range(60)}
    assert unsure - set(arrived)  # some never left: nobody may guess
    assert unsure & set(arrived)


CALLS: dict[str, Callable[[Stand, Telegram, PlatformCommand], object]] = {
    "getMe": lambda stand, adapter, command: adapter.check(),
    "getWebhookInfo": lambda stand, adapter, command: adapter.check(),
    "getChat": lambda stand, adapter, command: adapter.channels(),
    "getChatMember": lambda stand, adapter, command: stand.look(adapter),
    "getUpdates": lambda stand, adapter, command: stand.look(adapter),
    "sendMessage": lambda stand, adapter, command: adapter.perform(command, "k"),
}


@pytest.mark.parametrize("method", sorted(CALLS))
def test_nonsense_in_any_answer_is_a_known_failure(stand: Stand, method: str) -> None:
    chat = stand.world.supergroup("Чат", username="zerno_chat")
    anna = stand.world.person("Анна")
    stand.world.say(chat, anna, "вопрос")
    stand.look()
    ref = stand.ref(next(iter(stand.messages().values())), chat)
    command = PlatformCommand(action=EntryKind.REPLY, target=ref, text="Ответ")
    stand.demo.observer = None
    answers: list[Any] = []
    for value in [value for value in NASTY if not isinstance(value, str) or len(value) < 1_000]:
        answers += [
            {"ok": value},
            {"ok": True, "result": value},
            {"ok": True, "result": {"id": value, "message_id": value, "chat": value, "status": value}},
            {"ok": False, "error_code": value, "description": value, "parameters": value},
            {"ok": False, "parameters": {"retry_after": value, "migrate_to_chat_id": value}},
        ]
    for answer in answers:
        adapter = stand.open(chats="@zerno_chat")
        stand.world.queue.clear()
        stand.world.say(chat, anna, "ещё")
        stand.demo.plan(Fault(kind="answer", path=f"/{method}", headers=JSON, body=json.dumps(answer).encode()))
        with contextlib.suppress(PlatformError):  # anything else is a crash
            assert CALLS[method](stand, adapter, command) is not None
        assert stand.demo.take_fault("GET", f"/{method}") is None or method == "sendMessage"
        stand.clock.advance(200_000)
        adapter.close()
