"""What the contract suite needs of a platform's stand-in, and the one for WordPress."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Final, Protocol

from moderator_app.clock import SECOND_US, from_iso
from moderator_app.demo.wordpress import DemoWordPress, Fault
from moderator_app.demo.wordpress_site import Comment, Post, Site
from moderator_app.domain.ports import Adapter, Credentials, MessageRef, Platform
from moderator_app.platforms import load

START_US: Final = from_iso("2026-03-02T09:00:00Z")


class HandClock:
    """A clock that tests turn. Each look at the counting clock costs 25 ms, so that rate budgets fill up again."""

    def __init__(self, now_us: int = START_US) -> None:
        self._now = now_us
        self._awake = 0
        self._lock = threading.Lock()

    def now_us(self) -> int:
        return self._now

    def awake_us(self) -> int:
        with self._lock:
            self._awake += 25_000
            return self._awake

    def boot_id(self) -> str:
        return "test"

    def wait(self, event: threading.Event, timeout_s: float) -> bool:
        return event.wait(0)

    def advance(self, seconds: float) -> None:
        with self._lock:
            self._now += round(seconds * SECOND_US)
            self._awake += round(seconds * SECOND_US)

    def set_wall(self, now_us: int) -> None:
        """The wall clock alone jumps, as clocks of machines do."""
        self._now = now_us


def forgets(control: Control) -> bool:
    """Whether the platform shows what happens once and can never be asked again (Telegram)."""
    capabilities = control.platform.info.capabilities
    return not capabilities.visible_history and not capabilities.deletions_visible


class Control(Protocol):
    """A platform's stand-in under the hand of a test."""

    clock: HandClock
    secrets: tuple[str, ...]

    @property
    def platform(self) -> Platform: ...

    def adapter(self, *, wrong_secret: bool = False, url: str | None = None) -> Adapter: ...

    def close(self) -> None: ...

    def add(self, text: str, *, reply_to: str | None = None, by: str = "Аня") -> MessageRef:
        """Somebody writes, one second after the last thing that happened."""
        ...

    def edit(self, ref: MessageRef, text: str) -> None: ...

    def delete(self, ref: MessageRef) -> None:
        """Gone for good."""
        ...

    def visible(self, ref: MessageRef) -> bool:
        """Whether every reader sees it."""
        ...

    def own_texts(self) -> list[str]:
        """Texts of all messages written by the account, whatever became of them."""
        ...

    def own_files(self) -> list[bytes]:
        """The bytes of all that stands beside messages of the account, in order."""
        ...

    def answer_elsewhere(self, ref: MessageRef, text: str) -> str:
        """Another moderator of the same account answers on the site itself; the id of the answer."""
        ...

    def refuse_next_write(self) -> None:
        """The platform says no to the next write, in its own words."""
        ...

    def close_thread(self, ref: MessageRef) -> None: ...

    def break_next(self, kind: str, *, writing: bool) -> None:
        """`cut_before`, `cut_after`, `truncate`, `html`, `error_in_200`, `redirect` for the next such request."""
        ...

    def revoke(self) -> None: ...

    def limit_rate(self, seconds: float | None) -> None: ...

    def mutate(self, change: Callable[[Any], Any] | None) -> None:
        """Changes the list of messages on its way out; bytes are sent as they are."""
        ...

    def seen_agents(self) -> set[str]: ...


class WordPressControl:
    """The demo WordPress with an editor, a post and no comments."""

    def __init__(self, *, folder: str = "", pretty: bool = True, utc_offset_h: int = 3) -> None:
        self.clock = HandClock()
        self.site = Site("Зерно и пар", self.clock, utc_offset_h=utc_offset_h)
        self.site.add_user("admin", "Админ", "administrator")
        self.site.add_user("mod", "Модератор", "editor")
        self.site.add_user("reader", "Читатель", "subscriber")
        self.site.add_post(
            Post(id=1, title="Новая обжарка &#8212; пробуем", slug="novaya", excerpt="Эфиопия", at_us=START_US)
        )
        self.password = self.site.issue_password("mod")
        self.secrets: tuple[str, ...] = (self.password, self.password.replace(" ", ""))
        self.demo = DemoWordPress(self.site, folder=folder).start()
        self.demo.rest.pretty = pretty
        self._open: list[Adapter] = []

    @property
    def platform(self) -> Platform:
        return load("wordpress")

    def credentials(self, *, user: str = "mod", password: str | None = None, url: str | None = None) -> Credentials:
        return Credentials(
            base_url=url or self.demo.url, settings={"user": user}, secrets={"password": password or self.password}
        )

    def adapter(self, *, wrong_secret: bool = False, url: str | None = None) -> Adapter:
        password = "wrong wrong wron gwro ngwr ongw" if wrong_secret else None
        return self.opened(self.credentials(password=password, url=url))

    def opened(self, credentials: Credentials) -> Adapter:
        adapter = self.platform.open(credentials, clock=self.clock)
        self._open.append(adapter)
        return adapter

    def close(self) -> None:
        for adapter in self._open:
            adapter.close()
        self.demo.stop()

    def ref(self, comment: Comment) -> MessageRef:
        return MessageRef(
            external_id=str(comment.id),
            thread_external_id=str(comment.post),
            channel_external_id="site",
            created_at=comment.at_us,
        )

    def add(self, text: str, *, reply_to: str | None = None, by: str = "Аня") -> MessageRef:
        self.clock.advance(1)
        return self.ref(self.site.add_comment(1, text, name=by, email=f"{by}@example.test", parent=int(reply_to or 0)))

    def edit(self, ref: MessageRef, text: str) -> None:
        self.site.edit(int(ref.external_id), text)

    def delete(self, ref: MessageRef) -> None:
        self.site.delete(int(ref.external_id))

    def visible(self, ref: MessageRef) -> bool:
        return self.site.comments[int(ref.external_id)].status == "approved"

    def own_texts(self) -> list[str]:
        return [c.content for c in self.site.comments.values() if c.user == 2]

    def own_files(self) -> list[bytes]:
        return []

    def answer_elsewhere(self, ref: MessageRef, text: str) -> str:
        self.clock.advance(1)
        return str(self.site.add_comment(1, text, login="mod", parent=int(ref.external_id)).id)

    def refuse_next_write(self) -> None:
        body = b'{"code":"rest_comment_content_invalid","message":"Invalid comment content.","data":{"status":400}}'
        self.demo.plan(
            Fault(kind="answer", method="POST", status=400, headers={"Content-Type": "application/json"}, body=body)
        )

    def close_thread(self, ref: MessageRef) -> None:
        self.site.close_post(int(ref.thread_external_id))

    def break_next(self, kind: str, *, writing: bool) -> None:
        method = "POST" if writing else "GET"
        json = {"Content-Type": "application/json"}
        html = {"Content-Type": "text/html"}
        faults = {
            "html": Fault(kind="replace", method=method, headers=html, body=b"<html>Sign in to the hotel</html>"),
            "error_in_200": Fault(
                kind="answer",
                method=method,
                headers=json,
                body=b'{"code":"rest_forbidden","message":"Sorry.","data":{"status":401}}',
            ),
            "redirect": Fault(
                kind="answer", method=method, status=302, headers={"Location": "https://elsewhere.test/wp-json"}
            ),
            "server_error": Fault(kind="replace", method=method, status=502, headers=html, body=b"<html>Bad Gateway"),
        }
        self.demo.plan(faults.get(kind) or Fault(kind=kind, method=method))

    def revoke(self) -> None:
        self.site.revoke_passwords("mod")

    def limit_rate(self, seconds: float | None) -> None:
        self.demo.quiet_for_s = seconds

    def mutate(self, change: Callable[[Any], Any] | None) -> None:
        def only_comments(data: Any) -> Any:
            is_list = isinstance(data, list) and bool(data) and isinstance(data[0], dict) and "author_ip" in data[0]
            return change(data) if change and is_list else data

        self.demo.mutate = only_comments if change else None

    def seen_agents(self) -> set[str]:
        return {seen.headers.get("User-Agent", "") for seen in self.demo.seen}
