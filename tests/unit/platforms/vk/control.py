"""The demo VK under the hand of the contract suite: a community with one post, an administrator's token."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final, cast

from moderator_app.demo.vk import DemoVk, Fault
from moderator_app.demo.vk_community import Comment, Community
from moderator_app.domain.channels import ChannelInfo
from moderator_app.domain.ports import Adapter, Credentials, MessageRef, Platform
from moderator_app.platforms import load
from moderator_app.platforms.vk.sources import BY_NAME
from tests.contract.control import HandClock
from tests.unit.platforms.vk import schema

GROUP: Final = 42
ALL_SCOPES: Final = ("wall", "groups", "photos", "video", "market", "messages", "docs")
_READS: Final = {
    "wall": "wall.get",
    "topic": "board.get",
    "photo": "photos.get",
    "video": "video.get",
    "market": "market.get",
}
_ANSWERS_CHECKED: Final = 2
_EVENTS_CHECKED: Final = 40
_HTML: Final = {"Content-Type": "text/html"}


def schema_faults(control: VkControl) -> list[str]:
    """What VK's official description finds wrong with all calls of a test, and with the first answers of each kind."""
    if not schema.HERE:
        return []
    faults: list[str] = []
    looked: dict[tuple[str, bool], int] = {}
    for call in control.demo.called:
        if call.method in {"long_poll", "upload"}:
            continue
        faults += schema.call_faults(call.method, call.params)
        mark = (call.method, "error" in call.answer)
        looked[mark] = looked.get(mark, 0) + 1
        if looked[mark] <= _ANSWERS_CHECKED:
            faults += schema.answer_faults(call.method, call.params, _shortened(call.answer))
    for update in control.community.events[:_EVENTS_CHECKED]:
        faults += schema.event_faults(update)
    return sorted(set(faults))


def _shortened(answer: Any) -> Any:
    """The answer with long lists cut: a hundred comments of one make prove no more than five."""
    if isinstance(answer, dict):
        return {name: _shortened(value) for name, value in answer.items()}
    if isinstance(answer, list):
        return [_shortened(item) for item in (*answer[:3], *answer[3:][-2:])]
    return answer


class OnePlace:
    """An adapter of which only one place is seen: the suite takes the first."""

    def __init__(self, adapter: Adapter, channel_id: str) -> None:
        self._adapter = adapter
        self._channel_id = channel_id

    def __getattr__(self, name: str) -> Any:
        return getattr(self._adapter, name)

    def __repr__(self) -> str:
        return repr(self._adapter)

    def channels(self) -> list[ChannelInfo]:
        return [info for info in self._adapter.channels() if info.external_id == self._channel_id]


class VkControl:
    """`place`: which of the community's places the suite writes in; the community's key or a user's reads it."""

    def __init__(self, place: str = "wall", *, scopes: tuple[str, ...] = ALL_SCOPES) -> None:
        self.place = place
        self.clock = HandClock()
        self.community = Community("Зерно и пар", GROUP, self.clock)
        self.thread = self.community.add_thread(place, "Новая обжарка — пробуем", "Эфиопия")
        admin = self.community.person("Админ Админов")
        self.token = self.community.issue("user", user=admin, scopes=scopes)
        self.secrets: tuple[str, ...] = (self.token,)
        self.demo = DemoVk(self.community).start()
        self._open: list[Adapter] = []

    @property
    def platform(self) -> Platform:
        return load("vk")

    @property
    def channel_id(self) -> str:
        return f"{self.place}-{GROUP}"

    def credentials(
        self, *, token: str | None = None, kind: str = "user", url: str | None = None, group: int = GROUP
    ) -> Credentials:
        return Credentials(
            base_url=url or self.demo.url,
            settings={"group_id": str(group), "token_kind": kind},
            secrets={"token": token or self.token},
        )

    def adapter(self, *, wrong_secret: bool = False, url: str | None = None) -> Adapter:
        return self.opened(self.credentials(token="vk1.a.wrong-wrong-wrong" if wrong_secret else None, url=url))

    def opened(self, credentials: Credentials) -> Adapter:
        adapter = self.platform.open(credentials, clock=self.clock)
        self._open.append(adapter)
        return cast("Adapter", OnePlace(adapter, self.channel_id))

    def close(self) -> None:
        for adapter in self._open:
            adapter.close()
        self.demo.stop()
        faults = schema_faults(self)
        assert not faults, "\n".join(faults)

    def ref(self, comment: Comment) -> MessageRef:
        return MessageRef(
            external_id=str(comment.id),
            thread_external_id=str(comment.thread),
            channel_external_id=f"{comment.place}-{GROUP}",
            author_external_id=str(comment.author),
            created_at=comment.at * 1_000_000,
            reply_to=str(comment.answers) if comment.answers else None,
        )

    def add(self, text: str, *, reply_to: str | None = None, by: str = "Аня") -> MessageRef:
        self.clock.advance(1)
        writer = self.community.person(by)
        return self.ref(self.community.comment(self.place, self.thread, writer, text, answers=int(reply_to or 0)))

    def edit(self, ref: MessageRef, text: str) -> None:
        self.community.edit_comment(self.place, int(ref.external_id), text)

    def delete(self, ref: MessageRef) -> None:
        self.community.delete_comment(self.place, int(ref.external_id))

    def visible(self, ref: MessageRef) -> bool:
        return not self.community.comments[self.place][int(ref.external_id)].deleted

    def own_texts(self) -> list[str]:
        return [c.text for c in self.community.comments[self.place].values() if c.author < 0]

    def own_files(self) -> list[bytes]:
        own = [c for c in self.community.comments[self.place].values() if c.author < 0 and not c.deleted]
        return [data for c in own for data in self.demo.methods.files.bytes_of(c.attachments)]

    def answer_elsewhere(self, ref: MessageRef, text: str) -> str:
        self.clock.advance(1)
        made = self.community.comment(self.place, self.thread, -GROUP, text, answers=int(ref.external_id))
        return str(made.id)

    def refuse_next_write(self) -> None:
        self.demo.plan(
            Fault(kind="error", method="createComment", code=222, text="Hyperlinks are forbidden in comments")
        )

    def close_thread(self, ref: MessageRef) -> None:
        self.community.close_thread(self.place, self.thread)

    def break_next(self, kind: str, *, writing: bool) -> None:
        method = "createComment" if writing else _READS[self.place]
        faults = {
            "html": Fault(kind="replace", method=method, headers=_HTML, body=b"<html>Sign in to the hotel</html>"),
            "error_in_200": Fault(kind="error", method=method, code=7, text="Permission to perform this is denied"),
            "redirect": Fault(
                kind="answer", method=method, status=302, headers={"Location": "https://elsewhere.test/method/x"}
            ),
            "server_error": Fault(kind="replace", method=method, status=502, headers=_HTML, body=b"<html>Bad Gateway"),
        }
        self.demo.plan(faults.get(kind) or Fault(kind=kind, method=method))

    def revoke(self) -> None:
        self.community.revoke()

    def limit_rate(self, seconds: float | None) -> None:
        self.demo.quiet_for_s = seconds

    def mutate(self, change: Callable[[Any], Any] | None) -> None:
        """The suite speaks of a `content`; VK calls it `text`."""
        method = "photos.getAllComments" if self.place == "photo" else BY_NAME[self.place].method("getComments")

        def named(item: Any) -> Any:
            return {**item, "text": item["content"]} if isinstance(item, dict) and "content" in item else item

        def only_comments(called: str, answer: Any) -> Any:
            if change is None or called != method or "response" not in answer or not answer["response"]["items"]:
                return answer
            changed = change(answer["response"]["items"])
            if isinstance(changed, bytes):
                rest = json.dumps({k: v for k, v in answer["response"].items() if k != "items"}).encode()
                return b'{"response":{"items":' + changed + b"," + rest[1:] + b"}"
            return {"response": {**answer["response"], "items": [named(item) for item in changed]}}

        self.demo.mutate = only_comments if change else None

    def seen_agents(self) -> set[str]:
        return {call.agent for call in self.demo.called}
