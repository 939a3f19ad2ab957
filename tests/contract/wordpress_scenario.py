"""One conversation with a WordPress, spoken by the standard library: the same against a real site and the demo's.

`python -m tests.contract.wordpress_scenario URL CREDENTIALS_JSON` records it into `tests/data/wordpress`.
"""

from __future__ import annotations

import base64
import json
import re
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

RECORDED: Final = Path(__file__).resolve().parent.parent / "data" / "wordpress" / "conversation.json"
_EDIT: Final = {"context": "edit"}
_ALL: Final = {**_EDIT, "post": "{post}", "status": "any", "type": "all", "orderby": "id", "order": "desc"}


@dataclass(frozen=True, kw_only=True)
class Step:
    """One request; `{label}` stands for an id captured before. `user` None: a stranger; `wrong`: a wrong password."""

    name: str
    method: str = "GET"
    route: str = "/wp/v2/comments"
    params: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, Any] | None = None
    user: str | None = "mod"
    capture: str | None = None
    raw_body: str | None = None


def _new(name: str, content: str, capture: str | None = None, **more: Any) -> Step:
    user = more.pop("user", "mod")
    body = {"post": "{post}", "content": content, **more}
    return Step(name=name, method="POST", body=body, user=user, capture=capture)


def _one(label: str) -> str:
    return f"/wp/v2/comments/{{{label}}}"


STEPS: Final = (
    Step(name="index", route="/", params={"_fields": "name,namespaces,authentication,home"}, user=None),
    Step(name="me", route="/wp/v2/users/me", params={**_EDIT, "_fields": "id,name,username,roles"}),
    Step(name="me with a wrong password", route="/wp/v2/users/me", params=_EDIT, user="wrong"),
    Step(name="me as a subscriber", route="/wp/v2/users/me", params={"_fields": "id,name"}, user="reader"),
    Step(name="staff as an editor", route="/wp/v2/users", params={**_EDIT, "roles": "administrator,editor"}),
    Step(
        name="staff as an administrator", route="/wp/v2/users",
        params={**_EDIT, "roles": "administrator,editor", "_fields": "id"}, user="admin",
    ),
    Step(name="settings as an editor", route="/wp/v2/settings"),
    Step(name="settings as a stranger", route="/wp/v2/settings", user=None),
    _new("a guest's comment, entered by a moderator", "Когда откроетесь на Лесной?\nЖдём!", "asked",
         author_name="Аня", author_email="anya@example.test", author_url="https://anya.example.test",
         date_gmt="2026-01-05T10:00:00", status="approved"),
    _new("a second of the same second", "И мы ждём &amp; верим", "second", author_name="Боря",
         author_email="borya@example.test", date_gmt="2026-01-05T10:00:00", status="approved"),
    _new("our answer", "Уже в пятницу.", "answer", parent="{asked}"),
    _new("the same words again", "Уже в пятницу.", parent="{asked}"),
    _new("the same words under another comment", "Уже в пятницу.", "other", parent="{second}"),
    _new("an empty comment", ""),
    _new("spaces only", "  \n "),
    _new("too long", "я" * 33_000),
    _new("an answer to a comment that is gone", "В пустоту", "lost", parent=999_999_999),
    _new("as a stranger", "Привет", user=None),
    _new("with a wrong password", "Привет", user="wrong"),
    Step(name="under no post", method="POST", body={"content": "Где я?"}),
    Step(name="under a post that is not there", method="POST", body={"post": 999_999_999, "content": "Где я?"}),
    _new("in the name of another, without the right", "Я не я", user="reader", author="{admin}"),
    _new("a subscriber's first", "Первый раз у вас", "held", user="reader"),
    _new("a subscriber too quick", "И второй сразу", user="reader"),
    Step(name="broken JSON", method="POST", raw_body='{"post": '),
    Step(name="list for a moderator", params=_ALL),
    Step(name="list, one a page", params={**_ALL, "per_page": "1", "offset": "1"}),
    Step(name="list, named fields", params={**_ALL, "_fields": "id,post,status,_links.up"}),
    Step(name="list for a stranger", params={"post": "{post}"}, user=None),
    Step(name="list with a wrong password", params={"post": "{post}"}, user="wrong"),
    Step(name="edit context with a wrong password", params=_ALL, user="wrong"),
    Step(name="edit context as a subscriber", params=_ALL, user="reader"),
    Step(name="held ones as a subscriber", params={"status": "hold"}, user="reader"),
    Step(name="waiting queue", params={**_EDIT, "post": "{post}", "status": "hold"}),
    Step(name="by author", params={**_ALL, "author": "{mod}"}),
    Step(name="by parent", params={**_ALL, "parent": "{asked}"}),
    Step(name="some by id", params={**_EDIT, "include": "{second},{asked},999999999", "orderby": "include"}),
    Step(name="past the end", params={**_ALL, "offset": "500"}),
    Step(name="a page past the end", params={**_ALL, "page": "9"}),
    Step(name="too many a page", params={"per_page": "500"}),
    Step(name="no such order", params={"orderby": "mood"}),
    Step(name="no date", params={"after": "yesterday"}),
    Step(name="after a time with a zone", params={**_ALL, "after": "2026-01-05T09:59:59Z", "before": "2026-01-06"}),
    Step(name="before a time with a zone", params={**_ALL, "before": "2026-01-06T00:00:00Z"}),
    Step(name="after the very second", params={**_ALL, "after": "2026-01-05T10:00:00Z", "search": "ждём"}),
    Step(name="one", route=_one("asked"), params=_EDIT),
    Step(name="one as a stranger", route=_one("asked"), user=None),
    Step(name="one for editing as a stranger", route=_one("asked"), params=_EDIT, user=None),
    Step(name="a held one as a stranger", route=_one("held"), user=None),
    Step(name="none", route="/wp/v2/comments/999999999", params=_EDIT),
    Step(name="hold", method="POST", route=_one("asked"), body={"status": "hold"}),
    Step(name="hold again", method="POST", route=_one("asked"), body={"status": "hold"}),
    Step(name="approve", method="POST", route=_one("asked"), body={"status": "approved"}),
    Step(name="spam", method="POST", route=_one("asked"), body={"status": "spam"}),
    Step(name="unspam", method="POST", route=_one("asked"), body={"status": "unspam"}),
    Step(name="untrash what is not in the trash", method="POST", route=_one("asked"), body={"status": "untrash"}),
    Step(name="keep the address", method="POST", route=_one("asked"),
         body={"status": "hold", "author_ip": "203.0.113.7", "author_user_agent": "Mozilla/5.0"}),
    Step(name="lose the address", method="POST", route=_one("asked"), body={"status": "approved"}),
    Step(name="edit", method="POST", route=_one("answer"), body={"content": "Уже в субботу."}),
    Step(name="edit by PUT", method="PUT", route=_one("answer"), body={"content": "Уже в воскресенье."}),
    Step(name="edit to nothing", method="POST", route=_one("answer"), body={"content": ""}),
    Step(name="edit as a subscriber", method="POST", route=_one("answer"), body={"content": "x"}, user="reader"),
    Step(name="edit as a stranger", method="POST", route=_one("answer"), body={"content": "x"}, user=None),
    Step(name="delete as a subscriber", method="DELETE", route=_one("answer"), user="reader"),
    Step(name="delete", method="DELETE", route=_one("answer")),
    Step(name="delete again", method="DELETE", route=_one("answer")),
    _new("said again after the first is in the trash", "Уже в воскресенье.", "again", parent="{asked}"),
    Step(name="untrash", method="POST", route=_one("answer"), body={"status": "untrash"}),
    Step(name="delete by override", method="POST", route=_one("other"), params={"_method": "DELETE"}),
    Step(name="for good", method="POST", route=_one("other"), params={"_method": "DELETE", "force": "true"}),
    Step(name="gone", route=_one("other"), params=_EDIT),
    Step(name="post", route="/wp/v2/posts",
         params={**_EDIT, "include": "{post}", "status": "any", "_fields": "id,title,link,comment_status,excerpt"}),
    Step(name="posts for editing as a stranger", route="/wp/v2/posts", params=_EDIT, user=None),
    Step(name="no such route", route="/wp/v2/nonsense"),
    Step(name="list at the end", params=_ALL),
)  # fmt: skip


@dataclass
class Heard:
    """An answer with everything that differs from site to site replaced."""

    name: str
    status: int
    headers: dict[str, str]
    body: Any


class Speaker:
    """Runs the steps against one site.

    Args:
        url: the site.
        passwords: application passwords by user.
        known: ids that exist before: `post`, `admin`, `mod`, `reader`.
    """

    def __init__(self, url: str, passwords: Mapping[str, str], known: Mapping[str, int]) -> None:
        self._url = url.rstrip("/")
        self._passwords = passwords
        self._ids = dict(known)
        self._open = urllib.request.build_opener(urllib.request.ProxyHandler({})).open

    def run(self, before: Callable[[Step], None] | None = None) -> list[Heard]:
        """All steps in order."""
        heard = []
        for step in STEPS:
            if before:
                before(step)
            heard.append(self._say(step))
        return heard

    def _filled(self, value: Any) -> Any:
        if isinstance(value, str):
            whole = re.fullmatch(r"\{(\w+)\}", value)
            if whole:
                return self._ids[whole.group(1)]
            return re.sub(r"\{(\w+)\}", lambda m: str(self._ids[m.group(1)]), value)
        return {k: self._filled(v) for k, v in value.items()} if isinstance(value, Mapping) else value

    def _say(self, step: Step) -> Heard:
        query = urllib.parse.urlencode(self._filled(step.params))
        data = step.raw_body.encode() if step.raw_body else None
        if step.body is not None:
            data = json.dumps(self._filled(step.body)).encode()
        request = urllib.request.Request(
            f"{self._url}/wp-json{self._filled(step.route)}{'?' if query else ''}{query}", data=data, method=step.method
        )
        request.add_header("User-Agent", "scenario/1")
        if data is not None:
            request.add_header("Content-Type", "application/json")
        if step.user:
            pair = f"mod:{'x' * 24}" if step.user == "wrong" else f"{step.user}:{self._passwords[step.user]}"
            request.add_header("Authorization", "Basic " + base64.b64encode(pair.encode()).decode())
        try:
            with self._open(request, timeout=30) as answer:
                status, headers, body = answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            with error:
                status, headers, body = error.code, error.headers, error.read()
        parsed = json.loads(body)
        kind = next((k for k in ("comment", "user", "post") if f"/{k}s" in step.route), "")
        if step.capture:
            self._ids[step.capture] = parsed["id"]
        kept = {name: headers[name] for name in ("X-WP-Total", "X-WP-TotalPages") if headers[name] is not None}
        kept["Content-Type"] = headers["Content-Type"].split(";")[0]
        return Heard(step.name, status, kept, self._plain(parsed, kind))

    def _label(self, kind: str, number: int) -> str:
        """Users, posts and comments count each for themselves."""
        labels = {n: label for label, n in self._ids.items() if _kind(label) == kind}
        return f"{{{labels.get(number, '?')}}}"

    def _plain(self, value: Any, kind: str, name: str = "") -> Any:
        """Ids by their labels, addresses without host and slug, moments of today as such."""
        if isinstance(value, dict):
            dropped = {"author_avatar_urls", "avatar_urls", "children", "routes", "wp:items", "wp:term", "_dropped"}
            return {k: self._plain(v, kind, k) for k, v in sorted(value.items()) if k not in dropped}
        if isinstance(value, list):
            return [self._plain(item, kind, name) for item in value]
        if isinstance(value, int) and not isinstance(value, bool):
            of = {"id": kind, "author": "user", "post": "post", "parent": "comment"}.get(name)
            return value if of is None or value in {0, 999_999_999} else self._label(of, value)
        if isinstance(value, str):
            if name in {"date", "date_gmt"} and not value.startswith("2026-01-05"):
                return "now"
            if name == "link":
                return re.sub(r".*#comment-(\d+)$", lambda m: f"POST#{self._label('comment', int(m[1]))}", value)
            return re.sub(
                r"(comment|post|user)s/(\d+)",
                lambda m: f"{m[1]}s/{self._label(m[1], int(m[2]))}",
                value.replace(self._url, "SITE"),
            )
        return value


def _kind(label: str) -> str:
    if label in {"admin", "mod", "reader"}:
        return "user"
    return "post" if label == "post" else "comment"


def ready_post(url: str, admin_password: str, *, title: str = "Открываемся на Лесной") -> int:
    """A fresh post on a real site, so that no other run's comments are in the way."""
    body = {"title": title, "excerpt": "Скоро", "status": "publish", "content": "Текст"}
    request = urllib.request.Request(f"{url}/wp-json/wp/v2/posts", data=json.dumps(body).encode(), method="POST")
    request.add_header("Content-Type", "application/json")
    request.add_header("Authorization", "Basic " + base64.b64encode(f"admin:{admin_password}".encode()).decode())
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=30) as answer:
        return int(json.loads(answer.read())["id"])


def main() -> None:
    """Record."""
    url, credentials = sys.argv[1], json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    passwords = {user: entry["app_password"] for user, entry in credentials.items()}
    known = {user: entry["id"] for user, entry in credentials.items()} | {"post": ready_post(url, passwords["admin"])}
    heard = Speaker(url, passwords, known).run()
    text = json.dumps([vars(answer) for answer in heard], ensure_ascii=False, indent=1, sort_keys=True)
    if any(password in text for password in passwords.values()):
        raise SystemExit("a password got into the record")
    RECORDED.parent.mkdir(parents=True, exist_ok=True)
    RECORDED.write_text(text + "\n", encoding="utf-8")
    print(f"{len(heard)} answers in {RECORDED}")  # noqa: T201 - a program for a person


if __name__ == "__main__":
    main()
