"""The routes of `wp/v2` the adapter speaks, answered as WordPress 6.1 answers them (recorded answers: tests/data)."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, Final
from urllib.parse import quote, urlencode

from moderator_app.clock import SECOND_US
from moderator_app.demo.wordpress_site import (
    EDITING,
    Comment,
    Post,
    Refusal,
    Site,
    User,
    avatar_urls,
    ids,
    rendered,
)

_COMMENT_ROUTE: Final = re.compile(r"/wp/v2/comments/(\d+)$")
_POST_ROUTE: Final = re.compile(r"/wp/v2/(posts|pages)(?:/(\d+))?$")
_ORDER_BY: Final = ("date", "date_gmt", "id", "include", "post", "parent", "type")
_EDIT_ONLY: Final = frozenset({"author_email", "author_ip", "author_user_agent"})
_NO_LINKS: Final = "index.php?rest_route="


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request after routing: `user` is who the password proved, None for a stranger."""

    method: str
    route: str
    params: Mapping[str, str]
    body: Mapping[str, Any]
    user: User | None
    root: str
    ip: str = "127.0.0.1"
    agent: str = ""


@dataclass(slots=True, kw_only=True)
class Reply:
    """What goes back; `data` becomes JSON."""

    status: int = 200
    data: Any = None
    headers: dict[str, str] = field(default_factory=dict)


def fault(refusal: Refusal, extra: Mapping[str, Any] | None = None) -> Reply:
    """The core's error body."""
    data = {"status": refusal.status, **(extra or {})}
    return Reply(status=refusal.status, data={"code": refusal.code, "message": refusal.message, "data": data})


def encode(data: Any) -> bytes:
    """JSON as PHP writes it: ASCII, slashes escaped, no spaces."""
    return json.dumps(data, separators=(",", ":")).replace("/", "\\/").encode()


def _denied(call: Call, code: str, message: str) -> Refusal:
    return Refusal(403 if call.user else 401, code, message)


class _Invalid(Exception):
    """A parameter outside its schema."""

    def __init__(self, name: str, problem: str, code: str) -> None:
        super().__init__(name)
        self.reply = fault(
            Refusal(400, "rest_invalid_param", f"Invalid parameter(s): {name}"),
            {
                "params": {name: problem},
                "details": {name: {"code": code, "message": problem, "data": None}},
            },
        )


class Rest:
    """The API of one site. `passwords_on`: application passwords are switched on; `pretty`: readable addresses."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.passwords_on = True
        self.pretty = True

    def answer(self, call: Call) -> Reply:
        """Route a call; errors become the core's bodies."""
        try:
            with self.site.lock:
                reply = self._routed(call)
        except Refusal as refusal:
            return fault(refusal)
        except _Invalid as invalid:
            return invalid.reply
        if "_fields" in call.params and reply.status < 400:
            wanted = [name.strip() for name in call.params["_fields"].split(",")]
            # The index adds its links after the fields were chosen.
            reply.data = _only(reply.data, wanted + (["_links"] if call.route == "/" else []))
        return reply

    def _routed(self, call: Call) -> Reply:
        fixed: dict[tuple[str, str], Callable[[Call], Reply]] = {
            ("GET", "/"): self._index,
            ("GET", "/wp/v2/users/me"): self._me,
            ("GET", "/wp/v2/users"): self._users,
            ("GET", "/wp/v2/settings"): self._settings,
            ("GET", "/wp/v2/comments"): self._list,
            ("POST", "/wp/v2/comments"): self._create,
        }
        route = call.route.rstrip("/") or "/"
        if handler := fixed.get((call.method, route)):
            return handler(call)
        if match := _COMMENT_ROUTE.match(route):
            number = int(match.group(1))
            one: dict[str, Callable[[Call, int], Reply]] = {
                "GET": self._one,
                "POST": self._update,
                "PUT": self._update,
                "PATCH": self._update,
                "DELETE": self._delete,
            }
            if call.method in one:
                return one[call.method](call, number)
        if call.method == "GET" and (match := _POST_ROUTE.match(route)):
            return self._posts(call, match.group(1).removesuffix("s"), match.group(2))
        raise Refusal(404, "rest_no_route", "No route was found matching the URL and request method.")

    # ---------------------------------------------------------------- the site itself

    def address(self, root: str, route: str) -> str:
        """Where a route is, in the form this site uses."""
        if self.pretty:
            return f"{root}/wp-json{route}"
        return f"{root}/{_NO_LINKS}{quote(route, safe='')}"

    def _index(self, call: Call) -> Reply:
        hours = self.site.offset_us // (3600 * SECOND_US)
        passwords = {"endpoints": {"authorization": f"{call.root}/wp-admin/authorize-application.php"}}
        return Reply(
            data={
                "name": self.site.name,
                "description": "",
                "url": call.root,
                "home": call.root,
                "gmt_offset": str(hours),
                "timezone_string": "",
                "namespaces": ["oembed/1.0", "wp/v2", "wp-site-health/v1", "wp-block-editor/v1"],
                "authentication": {"application-passwords": passwords} if self.passwords_on else [],
                "routes": {},
                "_links": {"help": [{"href": "https://developer.wordpress.org/rest-api/"}]},
            }
        )

    def _me(self, call: Call) -> Reply:
        if call.user is None:
            raise Refusal(401, "rest_not_logged_in", "You are not currently logged in.")
        return Reply(data=self._user(call, call.user))

    def _user(self, call: Call, user: User) -> dict[str, Any]:
        data: dict[str, Any] = {
            "id": user.id,
            "name": user.name,
            "url": "",
            "description": "",
            "link": f"{call.root}/author/{user.login}/",
            "slug": user.login,
            "avatar_urls": avatar_urls(user.email),
            "meta": [],
            "_links": {
                "self": [{"href": self.address(call.root, f"/wp/v2/users/{user.id}")}],
                "collection": [{"href": self.address(call.root, "/wp/v2/users")}],
            },
        }
        if call.params.get("context") == "edit":
            rights = {"read": True, user.role: True}
            rights |= {"moderate_comments": True, "edit_posts": True} if user.moderates else {}
            data |= {"username": user.login, "email": user.email, "roles": [user.role], "capabilities": rights}
        return data

    def _users(self, call: Call) -> Reply:
        is_admin = call.user is not None and call.user.role == "administrator"
        if "roles" in call.params and not is_admin:
            raise _denied(call, "rest_user_cannot_view", "Sorry, you are not allowed to filter users by role.")
        if call.params.get("context") == "edit" and not is_admin:
            raise _denied(call, "rest_forbidden_context", "Sorry, you are not allowed to list users.")
        roles = set(filter(None, call.params.get("roles", "").split(",")))
        writers = {post.author for post in self.site.posts.values()}
        shown = [
            user
            for user in sorted(self.site.users.values(), key=lambda u: u.name)
            if (user.role in roles if roles else is_admin or user.id in writers)
        ]
        return _paged(call, shown, lambda u: self._user(call, u), self.address(call.root, call.route))

    def _settings(self, call: Call) -> Reply:
        if call.user is None or call.user.role != "administrator":
            raise _denied(call, "rest_forbidden", "Sorry, you are not allowed to do that.")
        return Reply(data={"title": self.site.name, "url": call.root, "default_comment_status": "open"})

    # ---------------------------------------------------------------- posts

    def _posts(self, call: Call, kind: str, number: str | None) -> Reply:
        edit = call.params.get("context") == "edit"
        if edit and (call.user is None or call.user.role not in EDITING):
            raise _denied(call, "rest_forbidden_context", "Sorry, you are not allowed to edit posts in this post type.")
        posts = [p for p in self.site.posts.values() if p.kind == kind]
        if number is not None:
            found = [p for p in posts if p.id == int(number)]
            if not found:
                raise Refusal(404, "rest_post_invalid_id", "Invalid post ID.")
            return Reply(data=self._post(call, found[0], edit))
        if "include" in call.params:
            wanted = ids([call.params["include"]])
            posts = [p for p in posts if p.id in wanted]
        if call.params.get("status") != "any":
            posts = [p for p in posts if p.status == "publish"]
        posts.sort(key=lambda p: (p.at_us, p.id), reverse=True)
        return _paged(call, posts, lambda p: self._post(call, p, edit), self.address(call.root, call.route))

    def _post(self, call: Call, post: Post, edit: bool) -> dict[str, Any]:
        title: dict[str, Any] = {"rendered": post.title}
        excerpt: dict[str, Any] = {"rendered": f"<p>{post.excerpt}</p>\n", "protected": False}
        if edit:
            title = {"raw": post.title, **title}
            excerpt = {"raw": post.excerpt, **excerpt}
        return {
            "id": post.id,
            "date": self.site.local(post.at_us),
            "date_gmt": self.site.gmt(post.at_us),
            "modified_gmt": self.site.gmt(post.at_us),
            "slug": post.slug,
            "status": post.status,
            "type": post.kind,
            "link": f"{call.root}/{post.slug}/",
            "title": title,
            "excerpt": excerpt,
            "author": post.author,
            "comment_status": "open" if post.open else "closed",
        }

    # ---------------------------------------------------------------- comments, reading

    def _list(self, call: Call) -> Reply:
        params = call.params
        moderates = call.user is not None and call.user.moderates
        edit = _one_of(params, "context", ("view", "embed", "edit"), "view") == "edit"
        if edit and not moderates:
            raise _denied(call, "rest_forbidden_context", "Sorry, you are not allowed to edit comments.")
        if call.user is None or call.user.role not in EDITING:
            forbidden = [name for name in ("author", "author_exclude", "author_email") if params.get(name)]
            forbidden += ["type"] if params.get("type", "comment") != "comment" else []
            forbidden += ["status"] if params.get("status", "approve") != "approve" else []
            if forbidden:
                raise _denied(call, "rest_forbidden_param", f"Query parameter not permitted: {', '.join(forbidden)}")
        order_by = _one_of(params, "orderby", _ORDER_BY, "date_gmt")
        newest_first = _one_of(params, "order", ("asc", "desc"), "desc") == "desc"
        rows = [c for c in self.site.comments.values() if self._matches(c, params)]
        if order_by == "include":
            place = {number: at for at, number in enumerate(ids([params.get("include", "")]))}
            rows.sort(key=lambda c: place.get(c.id, 0))
        else:
            rows.sort(key=lambda c: (_sort_value(c, order_by), c.id), reverse=newest_first)
        visible = [c for c in rows if moderates or c.status == "approved" or (call.user and c.user == call.user.id)]
        address = self.address(call.root, call.route)
        return _paged(call, visible, lambda c: self.comment(call, c, edit), address)

    def _matches(self, comment: Comment, params: Mapping[str, str]) -> bool:
        status = re.sub(r"[^a-z0-9_-]", "", params.get("status", "approve").lower())
        shown = {"approve": ("approved",), "all": ("approved", "hold"), "any": (comment.status,)}.get(status, (status,))
        kind = params.get("type", "comment")
        if comment.status not in shown or kind not in {"all", comment.kind}:
            return False
        for name, value in (
            ("include", comment.id), ("post", comment.post), ("parent", comment.parent), ("author", comment.user),
        ):  # fmt: skip
            if params.get(name) and value not in ids([params[name]]):
                return False
        if params.get("exclude") and comment.id in ids([params["exclude"]]):
            return False
        if params.get("search") and params["search"].lower() not in comment.content.lower():
            return False
        # Compared with the site's own time: the trap of `after=` without a zone.
        local = comment.at_us + self.site.offset_us
        after, before = self._moment(params, "after"), self._moment(params, "before")
        return (after is None or local > after) and (before is None or local < before)

    def _moment(self, params: Mapping[str, str], name: str) -> int | None:
        """A date parameter in the site's own time; one without a zone already is."""
        if name not in params:
            return None
        try:
            # The core wants a time too: a day alone is no date to it.
            moment = datetime.fromisoformat(params[name] if "T" in params[name].upper() else "")
        except ValueError:
            raise _Invalid(name, "Invalid date.", "rest_invalid_date") from None
        zone = timezone(timedelta(microseconds=self.site.offset_us))
        local = moment.replace(tzinfo=zone) if moment.tzinfo is None else moment
        return int(local.timestamp()) * SECOND_US + self.site.offset_us

    def comment(self, call: Call, comment: Comment, edit: bool) -> dict[str, Any]:
        """A comment as JSON."""
        post = self.site.posts.get(comment.post)
        content = {"rendered": rendered(comment.content)} | ({"raw": comment.content} if edit else {})
        links: dict[str, Any] = {
            "self": [{"href": self.address(call.root, f"/wp/v2/comments/{comment.id}")}],
            "collection": [{"href": self.address(call.root, "/wp/v2/comments")}],
        }
        if comment.user:
            links["author"] = [{"embeddable": True, "href": self.address(call.root, f"/wp/v2/users/{comment.user}")}]
        if post:
            route = f"/wp/v2/{post.kind}s/{post.id}"
            links["up"] = [{"embeddable": True, "post_type": post.kind, "href": self.address(call.root, route)}]
        if comment.parent:
            parent = self.address(call.root, f"/wp/v2/comments/{comment.parent}")
            links["in-reply-to"] = [{"embeddable": True, "href": parent}]
        data = {
            "id": comment.id,
            "post": comment.post,
            "parent": comment.parent,
            "author": comment.user,
            "author_name": comment.name,
            "author_email": comment.email,
            "author_url": comment.url,
            "author_ip": comment.ip,
            "author_user_agent": comment.agent,
            "date": self.site.local(comment.at_us),
            "date_gmt": self.site.gmt(comment.at_us),
            "content": content,
            "link": f"{call.root}/{post.slug if post else ''}/#comment-{comment.id}",
            "status": comment.status,
            "type": comment.kind,
            "author_avatar_urls": avatar_urls(comment.email),
            "meta": [],
            "_links": links,
        }
        return data if edit else {name: value for name, value in data.items() if name not in _EDIT_ONLY}

    def _one(self, call: Call, number: int) -> Reply:
        comment = self.site.get(number)
        edit = call.params.get("context") == "edit"
        moderates = call.user is not None and call.user.moderates
        if edit and not moderates:
            raise _denied(call, "rest_forbidden_context", "Sorry, you are not allowed to edit comments.")
        own = call.user is not None and comment.user == call.user.id
        if comment.status != "approved" and not moderates and not own:
            raise _denied(call, "rest_cannot_read", "Sorry, you are not allowed to read this comment.")
        return Reply(data=self.comment(call, comment, edit))

    # ---------------------------------------------------------------- comments, writing

    def _create(self, call: Call) -> Reply:
        user = call.user
        if user is None:
            raise Refusal(401, "rest_comment_login_required", "Sorry, you must be logged in to comment.")
        for name in ("author", "status"):
            given = call.body.get(name)
            if given is not None and not user.moderates and (name != "author" or given != user.id):
                raise _denied(
                    call, f"rest_comment_invalid_{name}", f"Sorry, you are not allowed to edit '{name}' for comments."
                )
        post = self.site.posts.get(_whole(call.body, "post"))
        if post is None:
            message = "Sorry, you are not allowed to create this comment without a post."
            raise Refusal(403, "rest_comment_invalid_post_id", message)
        if post.status in {"draft", "trash"}:
            message = "Sorry, you are not allowed to create a comment on this post."
            raise Refusal(403, f"rest_comment_{post.status}_post", message)
        if not post.open:
            raise Refusal(403, "rest_comment_closed", "Sorry, comments are closed for this item.")
        if call.body.get("id"):
            raise Refusal(400, "rest_comment_exists", "Cannot create existing comment.")
        created = self.site.create(user, self._draft(call, user, post))
        if "status" in call.body:
            self.site.set_status(created.id, str(call.body["status"]))
        location = self.address(call.root, f"/wp/v2/comments/{created.id}")
        data = self.comment(call, created, user.moderates)
        return Reply(status=201, data=data, headers={"Location": location})

    def _draft(self, call: Call, user: User, post: Post) -> Comment:
        """The comment of a request: of the caller, of another user, or of a guest whose name a moderator enters."""
        draft = Comment(
            id=0,
            post=post.id,
            parent=_whole(call.body, "parent"),
            content=_content(call.body) or "",
            at_us=_gmt(call.body.get("date_gmt"), self.site.now_us()),
            name=str(call.body.get("author_name", "")),
            email=str(call.body.get("author_email", "")),
            url=str(call.body.get("author_url", "")),
            ip=str(call.body.get("author_ip") or call.ip),
            agent=str(call.body.get("author_user_agent") or call.agent),
        )
        if "author" in call.body or not (draft.name or draft.email or draft.url):
            writer = self.site.users.get(_whole(call.body, "author") if "author" in call.body else user.id)
            if writer is None:
                raise Refusal(400, "rest_comment_author_invalid", "Invalid comment author ID.")
            draft.user, draft.name, draft.email = writer.id, writer.name, writer.email
        return draft

    def _update(self, call: Call, number: int) -> Reply:
        comment = self.site.get(number)
        if call.user is None or not call.user.moderates:
            raise _denied(call, "rest_cannot_edit", "Sorry, you are not allowed to edit this comment.")
        content = _content(call.body)
        if content is not None and not content.strip():
            raise Refusal(400, "rest_comment_content_invalid", "Invalid comment content.")
        if content is not None:
            self.site.refuse_long(content.strip())
            comment.content = content.strip()
        # The core fills in the caller's own address and program unless they are given (servers/README trap 3).
        comment.ip = str(call.body.get("author_ip") or call.ip)
        comment.agent = str(call.body.get("author_user_agent") or call.agent)
        if "status" in call.body:
            self.site.set_status(number, str(call.body["status"]))
        return Reply(data=self.comment(call, comment, edit=True))

    def _delete(self, call: Call, number: int) -> Reply:
        comment = self.site.get(number)
        if call.user is None or not call.user.moderates:
            raise _denied(call, "rest_cannot_delete", "Sorry, you are not allowed to delete this comment.")
        if str(call.params.get("force", call.body.get("force", ""))).lower() in {"true", "1"}:
            previous = {k: v for k, v in self.comment(call, comment, edit=True).items() if k != "_links"}
            self.site.delete(number)
            return Reply(data={"deleted": True, "previous": previous})
        if comment.status == "trash":
            raise Refusal(410, "rest_already_trashed", "The comment has already been trashed.")
        self.site.set_status(number, "trash")
        return Reply(data=self.comment(call, comment, edit=True))


# ---------------------------------------------------------------- small parts


def _sort_value(comment: Comment, order_by: str) -> int | str:
    values: dict[str, int | str] = {
        "id": comment.id,
        "post": comment.post,
        "parent": comment.parent,
        "type": comment.kind,
    }
    return values.get(order_by, comment.at_us)


def _one_of(params: Mapping[str, str], name: str, allowed: tuple[str, ...], default: str) -> str:
    value = params.get(name, default)
    if value not in allowed:
        words = f"{', '.join(allowed[:-1])}, and {allowed[-1]}"
        raise _Invalid(name, f"{name} is not one of {words}.", "rest_not_in_enum")
    return value


def _number(params: Mapping[str, str], name: str, default: int, most: int | None = None) -> int:
    text = params.get(name, str(default))
    if not text.lstrip("-").isdigit():
        raise _Invalid(name, f"{name} is not of type integer.", "rest_invalid_type")
    value = int(text)
    if most is not None and not 1 <= value <= most:
        raise _Invalid(name, f"{name} must be between 1 (inclusive) and {most} (inclusive)", "rest_out_of_bounds")
    return value


def _whole(body: Mapping[str, Any], name: str) -> int:
    value = body.get(name, 0)
    try:
        return int(value)
    except (TypeError, ValueError):
        raise _Invalid(name, f"{name} is not of type integer.", "rest_invalid_type") from None


def _gmt(value: Any, default: int) -> int:
    try:
        return int(datetime.fromisoformat(value).replace(tzinfo=UTC).timestamp()) * SECOND_US
    except (TypeError, ValueError):
        return default


def _content(body: Mapping[str, Any]) -> str | None:
    content = body.get("content")
    if isinstance(content, Mapping):
        content = content.get("raw")
    return content if isinstance(content, str) else None


def _paged(call: Call, rows: list[Any], shape: Callable[[Any], Any], address: str) -> Reply:
    count = _number(call.params, "per_page", 10, 100)
    page = max(1, _number(call.params, "page", 1))
    offset = _number(call.params, "offset", 0) or count * (page - 1)
    pages = math.ceil(len(rows) / count)
    headers = {"X-WP-Total": str(len(rows)), "X-WP-TotalPages": str(pages)}
    if pages > page:
        query = urlencode({**call.params, "page": page + 1})
        headers["Link"] = f'<{address}{"&" if "?" in address else "?"}{query}>; rel="next"'
    return Reply(data=[shape(row) for row in rows[offset : offset + count]], headers=headers)


def _only(data: Any, wanted: list[str]) -> Any:
    """`_fields`: the named fields, nested ones by dots."""
    if isinstance(data, list):
        return [_only(item, wanted) for item in data]
    if not isinstance(data, Mapping):
        return data
    kept: dict[str, Any] = {}
    for name, value in data.items():
        deeper = [field_[len(name) + 1 :] for field_ in wanted if field_.startswith(f"{name}.")]
        if name in wanted:
            kept[name] = value
        elif deeper and isinstance(value, Mapping):
            kept[name] = _only(value, deeper)
    return kept
