"""The demo Telegram under the hand of the contract suite: a channel's post with its discussion group."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, cast

from moderator_app.demo.telegram import DemoTelegram
from moderator_app.demo.telegram_world import World
from moderator_app.demo.wordpress import Fault
from moderator_app.domain.channels import ChannelInfo
from moderator_app.domain.ports import (
    AccountInfo,
    Adapter,
    Credentials,
    Gone,
    Message,
    MessageRef,
    Outcome,
    Page,
    Platform,
    PlatformCommand,
    Receipt,
    Streaming,
    Target,
    Unreadable,
)
from moderator_app.platforms.telegram import PLATFORM
from tests.contract.control import HandClock
from tests.unit.platforms.telegram.conftest import key

_JSON: Final = {"Content-Type": "application/json"}
_HTML: Final = {"Content-Type": "text/html"}


def number(external_id: str) -> int:
    """The number of a message in its chat."""
    return int(external_id.rpartition(":")[2])


class OneLook:
    """A streaming adapter read as the suite reads: each pull is one look at the stream, all its pages as one."""

    def __init__(self, adapter: Streaming) -> None:
        self.adapter = adapter

    def __repr__(self) -> str:
        return repr(self.adapter)

    def pull(self, channel: ChannelInfo, cursor: str | None) -> Page:
        pages: list[Page] = []
        for page in self.adapter.stream(cursor, wait_s=0):
            pages.append(page)
            if page.cursor is not None:
                break
        return Page(
            messages=tuple(message for page in pages for message in page.messages),
            gone=tuple(gone for page in pages for gone in page.gone),
            unreadable=tuple(lost for page in pages for lost in page.unreadable),
            cursor=pages[-1].cursor,
            more=pages[-1].cursor is not None,
            server_time=pages[-1].server_time,
        )

    def check(self) -> AccountInfo:
        return self.adapter.check()

    def channels(self) -> Sequence[ChannelInfo]:
        return self.adapter.channels()

    def refresh(self, channel: ChannelInfo, messages: Sequence[MessageRef]) -> Sequence[Message | Gone | Unreadable]:
        return self.adapter.refresh(channel, messages)

    def listen(self, channel: ChannelInfo, cursor: str | None) -> Any:
        return self.adapter.listen(channel, cursor)

    def check_target(self, command: PlatformCommand) -> Target:
        return self.adapter.check_target(command)

    def perform(self, command: PlatformCommand, key: str) -> Outcome:
        return self.adapter.perform(command, key)

    def find(self, command: PlatformCommand, key: str) -> Receipt | None:
        return self.adapter.find(command, key)

    def close(self) -> None:
        self.adapter.close()


class TelegramControl:
    """Comments under a channel's post; nothing of it was told before the suite begins."""

    def __init__(self) -> None:
        self.clock = HandClock()
        self.world = World(self.clock)
        self.group = self.world.supergroup("Обсуждение")
        self.channel = self.world.channel("Зерно и пар", username="zerno", discussion=self.group)
        self.post = self.world.post(self.channel, "Новая обжарка — пробуем\nЭфиопия")
        self.world.queue.clear()
        self.people: dict[str, dict[str, Any]] = {}
        self.secrets: tuple[str, ...] = (self.world.token.partition(":")[2],)
        self.demo = DemoTelegram(self.world).start()
        self._open: list[Adapter] = []

    @property
    def platform(self) -> Platform:
        return PLATFORM

    def adapter(self, *, wrong_secret: bool = False, url: str | None = None) -> Adapter:
        token = "700100200:AAwrongwrongwrong" if wrong_secret else self.world.token
        return self.opened(Credentials(base_url=url or self.demo.url, secrets={"token": token}))

    def opened(self, credentials: Credentials) -> Adapter:
        made = self.platform.open(credentials, clock=self.clock)
        adapter = OneLook(cast("Streaming", made))
        self._open.append(adapter)
        return adapter

    def close(self) -> None:
        for adapter in self._open:
            adapter.close()
        self.demo.stop()

    def _ref(self, message: dict[str, Any]) -> MessageRef:
        return MessageRef(
            external_id=key(message),
            thread_external_id=f"post:{self.post['message_id']}",
            channel_external_id=str(self.group),
            author_external_id=str(message["from"]["id"]),
            created_at=message["date"] * 1_000_000,
        )

    def add(self, text: str, *, reply_to: str | None = None, by: str = "Аня") -> MessageRef:
        self.clock.advance(1)
        who = self.people.setdefault(by, self.world.person(by))
        answered = number(reply_to) if reply_to else self.post["message_id"]
        return self._ref(self.world.say(self.group, who, text, reply_to=answered))

    def edit(self, ref: MessageRef, text: str) -> None:
        self.world.edit(self.group, number(ref.external_id), text)

    def delete(self, ref: MessageRef) -> None:
        self.world.remove(self.group, number(ref.external_id))

    def visible(self, ref: MessageRef) -> bool:
        return (self.group, number(ref.external_id)) in self.world.messages

    def own_texts(self) -> list[str]:
        return self.world.texts_of_bot()

    def own_files(self) -> list[bytes]:
        return self.world.files_of_bot()

    def answer_elsewhere(self, ref: MessageRef, text: str) -> str:
        self.clock.advance(1)
        return key(self.world.say_as_chat(self.group, self.group, text, reply_to=number(ref.external_id)))

    def refuse_next_write(self) -> None:
        body = b'{"ok":false,"error_code":400,"description":"Bad Request: CHAT_GUEST_SEND_FORBIDDEN"}'
        self.demo.plan(Fault(kind="answer", method="POST", status=400, headers=_JSON, body=body))

    def close_thread(self, ref: MessageRef) -> None:
        """Comments under a post are closed by nothing the Bot API shows."""

    def break_next(self, kind: str, *, writing: bool) -> None:
        method = "POST" if writing else "GET"
        refusal = b'{"ok":false,"error_code":403,"description":"Forbidden: bot was kicked"}'
        faults = {
            "html": Fault(kind="replace", method=method, headers=_HTML, body=b"<html>Sign in to the hotel</html>"),
            "error_in_200": Fault(kind="answer", method=method, headers=_JSON, body=refusal),
            "redirect": Fault(
                kind="answer", method=method, status=302, headers={"Location": "https://elsewhere.test/bot"}
            ),
            "server_error": Fault(kind="replace", method=method, status=502, headers=_HTML, body=b"<html>Bad Gateway"),
        }
        self.demo.plan(faults.get(kind) or Fault(kind=kind, method=method))

    def revoke(self) -> None:
        self.demo.revoke_token()

    def limit_rate(self, seconds: float | None) -> None:
        self.demo.flood_s = None if seconds is None else round(seconds)

    def mutate(self, change: Callable[[Any], Any] | None) -> None:
        """The suite speaks of a list that is newest first, and of a `content`; Telegram says `message.text`."""

        def shown(update: dict[str, Any]) -> dict[str, Any]:
            return {"id": key(update["message"]), **update}

        def sent(item: Any) -> Any:
            if not isinstance(item, dict):
                return item
            update = {key: value for key, value in item.items() if key not in {"id", "content"}}
            if "content" in item:
                update["message"] = {**item["message"], "text": item["content"], "content": item["content"]}
            return update

        def only_messages(updates: list[Any]) -> Any:
            if change is None or not updates:
                return updates
            changed = change([shown(update) for update in reversed(updates)])
            if isinstance(changed, bytes):
                return b'{"ok":true,"result":' + changed + b"}"
            return [sent(item) for item in reversed(changed)]

        self.demo.mutate = only_messages if change else None

    def seen_agents(self) -> set[str]:
        return {seen.headers.get("User-Agent", "") for seen in self.demo.seen}
