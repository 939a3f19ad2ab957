"""The methods of the demo VK: each takes parameters as a form brings them and gives what stands under `response`."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any, Final

from moderator_app.demo.vk_community import Comment, Community, Dm, Token, VkError
from moderator_app.demo.vk_files import Files
from moderator_app.platforms.vk.capabilities import USER_SCOPES, kinds_of
from moderator_app.platforms.vk.sources import BY_NAME, SOURCES, Source

GUID_LIFETIME_S: Final = 3_600
_BY_SECTION: Final = {source.section: source for source in SOURCES}
_LIKED: Final = {source.like: source for source in SOURCES}
Params = Mapping[str, str]


def _number(params: Params, name: str, default: int | None = None) -> int:
    text = params.get(name)
    if text is None or text == "":
        if default is None:
            raise VkError(100, f"One of the parameters specified was missing or invalid: {name} is undefined")
        return default
    try:
        return int(text)
    except ValueError:
        raise VkError(
            100, f"One of the parameters specified was missing or invalid: {name} should be a number"
        ) from None


def _numbers(params: Params, name: str) -> list[int]:
    return [int(part) for part in params.get(name, "").split(",") if part.lstrip("-").isdigit()]


class Methods:
    """The API of one community."""

    def __init__(self, community: Community) -> None:
        self.community = community
        self.server_url = ""
        self.key = "k1"
        self.files = Files(community)
        self._table: dict[str, Callable[[Params, Token], Any]] = {
            "users.get": self._users,
            "groups.getById": self._group,
            "groups.getTokenPermissions": self._permissions,
            "account.getAppPermissions": self._mask,
            "groups.getLongPollServer": self._long_poll_server,
            "groups.getLongPollSettings": self._long_poll_settings,
            "groups.ban": self._ban,
            "groups.unban": self._unban,
            "likes.add": lambda params, _: self._like(params, on=True),
            "likes.delete": lambda params, _: self._like(params, on=False),
            "wall.get": self._wall,
            "wall.getById": lambda params, _: {"items": self._named(BY_NAME["wall"], params.get("posts", ""))},
            "wall.getComment": self._one_comment,
            "board.getTopics": self._topics,
            "photos.getById": lambda params, _: self._named(BY_NAME["photo"], params.get("photos", "")),
            "photos.getAllComments": self._all_photo_comments,
            "video.get": self._videos,
            "market.get": lambda params, _: self._listed(BY_NAME["market"], params),
            "market.getById": lambda params, _: self._counted(
                self._named(BY_NAME["market"], params.get("item_ids", ""))
            ),
            **{
                f"{section}.get{family}UploadServer": functools.partial(self.files.address, kind)
                for section, kind in (("photos", "photo"), ("docs", "file"))
                for family in ("Wall", "Messages")
            },
            "photos.saveWallPhoto": self.files.save_photo,
            "photos.saveMessagesPhoto": self.files.save_photo,
            "docs.save": self.files.save_document,
            "messages.getConversations": self._conversations,
            "messages.getHistory": self._history,
            "messages.getById": self._messages,
            "messages.send": self._send,
            "messages.edit": self._edit_message,
            "messages.delete": self._delete_messages,
            "messages.restore": self._restore_message,
            "messages.isMessagesFromGroupAllowed": self._is_allowed,
            "messages.sendReaction": lambda params, _: self._reaction(params, on=True),
            "messages.deleteReaction": lambda params, _: self._reaction(params, on=False),
        }
        for source in SOURCES:
            self._add_source(source)

    def _add_source(self, source: Source) -> None:
        doings: dict[str, Callable[[Source, Params, Token], Any]] = {
            "getComments": self._comments,
            "createComment": self._create,
            "editComment": self._edit,
            "deleteComment": self._delete,
            "restoreComment": self._restore,
            "reportComment": self._report,
        }
        for verb, doing in doings.items():
            if verb == "reportComment" and not source.reports:
                continue
            self._table[source.method(verb)] = functools.partial(doing, source)

    @property
    def names(self) -> tuple[str, ...]:
        """Methods there are."""
        return tuple(self._table)

    def call(self, method: str, params: Params) -> Any:
        """What stands under `response`.

        Raises:
            VkError: what stands under `error`.
        """
        with self.community.lock:
            token = self.community.tokens.get(params.get("access_token", ""))
            if token is None:
                raise VkError(5, "User authorization failed: invalid access_token (4).")
            doing = self._table.get(method)
            if doing is None:
                raise VkError(3, "Unknown method passed")
            if token.kind not in kinds_of(method):
                kind = "group" if token.kind == "group" else "user"
                raise VkError(27 if kind == "group" else 28, f"Method is unavailable with {kind} auth.")
            return doing(params, token)

    # ---------------------------------------------------------------- who

    def _users(self, params: Params, token: Token) -> Any:
        wanted = _numbers(params, "user_ids") or ([token.user] if token.user else [])
        return self.community.shown_people(set(wanted))["profiles"]

    def _group(self, params: Params, token: Token) -> Any:
        group = self.community.shown_people({-self.community.group_id})["groups"][0]
        wanted = _numbers(params, "group_id") or _numbers(params, "group_ids") or [group["id"]]
        if token.kind == "user":
            group |= {"is_admin": 1, "admin_level": 3}
        return {"groups": [group] if group["id"] in wanted else [], "profiles": []}

    def _permissions(self, _params: Params, token: Token) -> Any:
        return {"mask": 1, "permissions": [{"name": name, "setting": 1} for name in token.scopes]}

    def _mask(self, _params: Params, token: Token) -> Any:
        return sum(USER_SCOPES.get(name, 0) for name in token.scopes)

    def _long_poll_server(self, _params: Params, _token: Token) -> Any:
        if not self.community.long_poll_on:
            raise VkError(100, "One of the parameters specified was missing or invalid: longpoll is not enabled")
        last = self.community.events_from + len(self.community.events) - 1
        return {"key": self.key, "server": self.server_url, "ts": str(last)}

    def _long_poll_settings(self, _params: Params, _token: Token) -> Any:
        names = (
            "audio_new board_post_delete board_post_edit board_post_new board_post_restore group_change_photo"
            " group_change_settings group_join group_leave group_officers_edit market_comment_delete"
            " market_comment_edit market_comment_new market_comment_restore message_allow message_deny message_new"
            " message_read message_reply message_typing_state message_edit photo_comment_delete photo_comment_edit"
            " photo_comment_new photo_comment_restore photo_new poll_vote_new user_block user_unblock"
            " video_comment_delete video_comment_edit video_comment_new video_comment_restore video_new wall_post_new"
            " wall_reply_delete wall_reply_edit wall_reply_new wall_reply_restore wall_repost wall_schedule_post_new"
            " wall_schedule_post_delete message_reaction_event donut_subscription_create donut_subscription_prolonged"
            " donut_subscription_expired donut_subscription_cancelled donut_subscription_price_changed"
            " donut_money_withdraw donut_money_withdraw_error"
        )
        return {
            "api_version": "5.199",
            "is_enabled": self.community.long_poll_on,
            "events": dict.fromkeys(names.split(), 1),
        }

    # ---------------------------------------------------------------- places

    def _shown_thread(self, source: Source, number: int) -> dict[str, Any]:
        found = self.community.threads[source.name][number]
        count = len([c for c in self.community.comments[source.name].values() if c.thread == number and not c.deleted])
        owner = -self.community.group_id
        can = int(found.open)
        shapes: dict[str, dict[str, Any]] = {
            "wall": {
                "inner_type": "wall_wallpost", "owner_id": owner, "from_id": owner,
                "text": f"{found.title}\n\n{found.text}".strip(),
                "post_type": "post", "comments": {"count": count, "can_post": can},
            },
            "topic": {
                "title": found.title, "created": found.at, "created_by": 1, "updated": found.at, "updated_by": 1,
                "comments": count, "is_closed": 1 - can, "is_fixed": 0, "first_comment": found.text,
            },
            "photo": {
                "album_id": -7, "owner_id": owner, "has_tags": False, "text": found.title, "comments": {"count": count},
                "can_comment": can,
            },
            "video": {
                "owner_id": owner, "title": found.title, "description": found.text, "comments": count,
                "can_comment": can,
            },
            "market": {
                "owner_id": owner, "title": found.title, "description": found.text, "availability": 0,
                "category": {"id": 1, "name": "Кофе", "inner_type": "market_market_category_nested"},
                "price": {"amount": "45000", "currency": {"id": 643, "name": "RUB", "title": "₽"}, "text": "450 ₽"},
                "can_comment": can,
            },
        }  # fmt: skip
        dated = {} if source.name == "topic" else {"date": found.at}
        return {"id": number, **dated, **shapes[source.name]}

    def _listed(self, source: Source, params: Params) -> Any:
        every = sorted(self.community.threads[source.name], reverse=True)
        if source.name == "topic":
            last = {n: max((c.id for c in self.community.living(source, n)), default=n) for n in every}
            every.sort(key=lambda number: last[number], reverse=True)
        offset, count = _number(params, "offset", 0), _number(params, "count", 20)
        rows = [self._shown_thread(source, number) for number in every[offset : offset + count]]
        return {"count": len(every), "items": rows}

    def _named(self, source: Source, names: str) -> list[dict[str, Any]]:
        found = []
        for name in names.split(","):
            owner, _, number = name.partition("_")
            if owner != str(-self.community.group_id) or not number.isdigit():
                continue
            if int(number) in self.community.threads[source.name]:
                found.append(self._shown_thread(source, int(number)))
        return found

    def _counted(self, rows: list[dict[str, Any]]) -> Any:
        return {"count": len(rows), "items": rows}

    def _own(self, params: Params, name: str = "owner_id") -> None:
        if _number(params, name, -self.community.group_id) not in {
            -self.community.group_id,
            self.community.group_id if name == "group_id" else -self.community.group_id,
        }:
            raise VkError(15, "Access denied")

    def _wall(self, params: Params, _token: Token) -> Any:
        self._own(params)
        return self._listed(BY_NAME["wall"], params)

    def _topics(self, params: Params, _token: Token) -> Any:
        source = BY_NAME["topic"]
        wanted = _numbers(params, "topic_ids")
        if wanted:
            rows = [self._shown_thread(source, n) for n in wanted if n in self.community.threads["topic"]]
            answer: dict[str, Any] = {"count": len(rows), "items": rows}
        else:
            answer = self._listed(source, params)
        return {**answer, "default_order": 1, "can_add_topics": 1}

    def _videos(self, params: Params, _token: Token) -> Any:
        if params.get("videos"):
            return self._counted(self._named(BY_NAME["video"], params["videos"]))
        return self._listed(BY_NAME["video"], params)

    # ---------------------------------------------------------------- comments

    def _comments(self, source: Source, params: Params, _token: Token) -> Any:
        self._own(params, source.owner)
        thread = _number(params, source.thread)
        if thread not in self.community.threads[source.name]:
            raise VkError(15, "Access denied: post was not found check post_id param")
        every = sorted(self.community.living(source, thread), key=lambda c: c.id)
        branch = _number(params, "comment_id", 0)
        level = [c for c in every if (c.parents[:1] == (branch,) if branch else not c.parents)]
        if params.get("sort", "asc") == "desc":
            level.reverse()
        start = _number(params, "start_comment_id", 0)
        if start:
            at = next((i for i, c in enumerate(level) if c.id == start), len(level))
            level = level[at:]
        offset, count = _number(params, "offset", 0), min(_number(params, "count", 20), 100)
        shown = level[offset : offset + count]
        within = min(_number(params, "thread_items_count", 0), 10)
        rows = [self._with_branch(source, c, every, within) for c in shown]
        answer: dict[str, Any] = {"count": len(every), "items": rows}
        if source.branches:
            can = self.community.threads[source.name][thread].open
            answer |= {"current_level_count": len(level), "can_post": can, "show_reply_button": can}
            answer |= {"groups_can_post": can}
        if params.get("extended") == "1":
            answer |= self.community.shown_people({c.author for c in every})
        return answer

    def _with_branch(self, source: Source, found: Comment, every: list[Comment], within: int) -> dict[str, Any]:
        shown = self.community.shown_comment(found)
        if source.branches and not found.parents:
            replies = [c for c in every if c.parents[:1] == (found.id,)]
            shown["thread"] = {
                "count": len(replies),
                "items": [self.community.shown_comment(c) for c in replies[:within]],
                "can_post": True,
                "show_reply_button": True,
                "groups_can_post": True,
            }
        return shown

    def _one_comment(self, params: Params, _token: Token) -> Any:
        found = self.community.comments["wall"].get(_number(params, "comment_id"))
        rows = [self.community.shown_comment(found)] if found and not found.deleted else []
        return {"items": rows, **self.community.shown_people({found.author} if found else set())}

    def _all_photo_comments(self, params: Params, _token: Token) -> Any:
        every = sorted(self.community.living(BY_NAME["photo"], None), key=lambda c: c.id, reverse=True)
        offset, count = _number(params, "offset", 0), _number(params, "count", 20)
        rows = [self.community.shown_comment(c) for c in every[offset : offset + count]]
        return {"count": len(every), "items": rows}

    def _create(self, source: Source, params: Params, token: Token) -> Any:
        community = self.community
        known = community.guids.get(params.get("guid", ""))
        if known and community.now() - known[1] <= GUID_LIFETIME_S:
            return self._created(source, community.comments[source.name][known[0]])
        thread = community.threads[source.name].get(_number(params, source.thread))
        if thread is None:
            raise VkError(100, "One of the parameters specified was missing or invalid: post not found")
        if not thread.open:
            code = {"video": 801, "market": 1401}.get(source.name, 213)
            raise VkError(code, "Access to adding comment denied")
        answers = _number(params, "reply_to_comment", 0)
        target = community.comments[source.name].get(answers)
        if answers and (target is None or target.deleted):
            raise VkError(100, "One of the parameters specified was missing or invalid: reply_to_comment not found")
        text, hung = params.get("message", ""), self.files.hung(params.get("attachments", ""))
        if not text.strip() and not hung:
            raise VkError(100, "One of the parameters specified was missing or invalid: message is empty")
        as_group = _number(params, "from_group", 0) != 0
        author = -community.group_id if as_group or token.kind == "group" else token.user
        made = community.comment(source.name, thread.id, author, text, answers=answers, attachments=hung)
        if params.get("guid"):
            community.guids[params["guid"]] = (made.id, community.now())
        return self._created(source, made)

    def _created(self, source: Source, made: Comment) -> Any:
        return {"comment_id": made.id, "parents_stack": list(made.parents)} if source.name == "wall" else made.id

    def _known(self, source: Source, params: Params, *, deleted: bool | None = False) -> Comment:
        found = self.community.comments[source.name].get(_number(params, "comment_id"))
        if found is None or (deleted is not None and found.deleted is not deleted):
            raise VkError(211, "Access to wall's comment denied")
        return found

    def _edit(self, source: Source, params: Params, _token: Token) -> Any:
        found = self._known(source, params)
        if found.author > 0:
            raise VkError(15, "Access denied")
        found.attachments = self.files.hung(params.get("attachments", ""))  # what is not named again is taken off
        self.community.edit_comment(source.name, found.id, params.get("message", ""))
        return 1

    def _delete(self, source: Source, params: Params, _token: Token) -> Any:
        self.community.delete_comment(source.name, self._known(source, params).id)
        return 1

    def _restore(self, source: Source, params: Params, _token: Token) -> Any:
        found = self._known(source, params, deleted=None)
        if not found.deleted:
            raise VkError(243, "Comment was not deleted")
        self.community.restore_comment(source.name, found.id)
        return 1

    def _report(self, source: Source, params: Params, _token: Token) -> Any:
        found = self._known(source, params)
        self.community.reported.append((source.name, found.id, _number(params, "reason", 0)))
        return 1

    def _like(self, params: Params, *, on: bool) -> Any:
        source = _LIKED.get(params.get("type", ""))
        number = _number(params, "item_id")
        if source is None or number not in self.community.comments[source.name]:
            raise VkError(100, "One of the parameters specified was missing or invalid: object not found")
        mark = (source.name, number)
        self.community.liked.add(mark) if on else self.community.liked.discard(mark)
        return {"likes": int(on)}

    # ---------------------------------------------------------------- people

    def _ban(self, params: Params, _token: Token) -> Any:
        end = _number(params, "end_date", 0)
        if end and end > self.community.now() + 366 * 86_400:
            raise VkError(100, "One of the parameters specified was missing or invalid: end_date")
        self.community.banned[_number(params, "owner_id")] = {"end": end, "reason": _number(params, "reason", 0)}
        return 1

    def _unban(self, params: Params, _token: Token) -> Any:
        if self.community.banned.pop(_number(params, "owner_id"), None) is None:
            raise VkError(104, "Not found")
        return 1

    # ---------------------------------------------------------------- dialogues

    def _of(self, peer: int) -> list[Dm]:
        return sorted((m for m in self.community.messages.values() if m.peer == peer), key=lambda m: m.id, reverse=True)

    def _conversations(self, params: Params, _token: Token) -> Any:
        every = sorted(
            {m.peer for m in self.community.messages.values()}, key=lambda p: self._of(p)[0].id, reverse=True
        )
        offset, count = _number(params, "offset", 0), _number(params, "count", 20)
        rows = []
        for peer in every[offset : offset + count]:
            last = self._of(peer)[0]
            rows.append(
                {
                    "conversation": {
                        "peer": {"id": peer, "type": "user", "local_id": peer},
                        "last_message_id": last.id,
                        "last_conversation_message_id": last.cmid,
                        "in_read": 0,
                        "out_read": 0,
                        "version": last.id,
                        "can_write": {"allowed": peer in self.community.allowed},
                    },
                    "last_message": self.community.shown_message(last),
                }
            )
        return {"count": len(every), "items": rows, **self.community.shown_people(set(every))}

    def _history(self, params: Params, _token: Token) -> Any:
        peer = _number(params, "peer_id")
        every = [m for m in self._of(peer) if not m.deleted]
        offset, count = _number(params, "offset", 0), _number(params, "count", 20)
        rows = [self.community.shown_message(m) for m in every[offset : offset + count]]
        return {"count": len(every), "items": rows, **self.community.shown_people({peer})}

    def _messages(self, params: Params, _token: Token) -> Any:
        known = self.community.messages
        rows = [self.community.shown_message(known[n]) for n in _numbers(params, "message_ids") if n in known]
        return {"count": len(rows), "items": rows, **self.community.shown_people({r["peer_id"] for r in rows})}

    def _send(self, params: Params, _token: Token) -> Any:
        peer, random_id = _number(params, "peer_id"), _number(params, "random_id")
        text = params.get("message", "")
        if len(text) > 9_000:
            raise VkError(914, "Message is too long")
        again = next((m for m in self.community.messages.values() if random_id and m.random_id == random_id), None)
        if again:
            return again.id
        if peer not in self.community.people:
            raise VkError(100, "One of the parameters specified was missing or invalid: peer_id")
        if peer not in self.community.allowed:
            raise VkError(901, "Can't send messages for users without permission")
        answers = _number(params, "reply_to", 0)
        if answers and (answers not in self.community.messages or self.community.messages[answers].deleted):
            raise VkError(100, "One of the parameters specified was missing or invalid: reply_to")
        hung = self.files.hung(params.get("attachment", ""))
        if not text.strip() and not hung:
            raise VkError(100, "One of the parameters specified was missing or invalid: message is empty")
        made = self.community.message(
            peer, text, author=-self.community.group_id, random_id=random_id, answers=answers, attachments=hung
        )
        return made.id

    def _found(self, params: Params) -> Dm:
        found = self.community.messages.get(_number(params, "message_id"))
        if found is None:
            raise VkError(100, "One of the parameters specified was missing or invalid: message_id")
        return found

    def _edit_message(self, params: Params, _token: Token) -> Any:
        found = self._found(params)
        if found.author > 0:
            raise VkError(920, "Can't edit this kind of message")
        if self.community.now() - found.at > 86_400:
            raise VkError(909, "Can't edit this message, because it's too old")
        found.attachments = self.files.hung(params.get("attachment", ""))
        self.community.edit_message(found.id, params.get("message", ""))
        return 1

    def _delete_messages(self, params: Params, _token: Token) -> Any:
        rows = []
        for number in _numbers(params, "message_ids"):
            found = self.community.messages.get(number)
            row: dict[str, Any] = {"message_id": number, "response": 1}
            if found is None:
                row = {"message_id": number, "response": 0, "error": {"code": 100, "description": "not found"}}
            elif params.get("delete_for_all") == "1" and found.author > 0:
                row = {"message_id": number, "response": 0, "error": {"code": 924, "description": "for all"}}
            else:
                self.community.delete_message(number)
            rows.append(row)
        return rows

    def _restore_message(self, params: Params, _token: Token) -> Any:
        self._found(params).deleted = False
        return 1

    def _is_allowed(self, params: Params, _token: Token) -> Any:
        return {"is_allowed": int(_number(params, "user_id") in self.community.allowed)}

    def _reaction(self, params: Params, *, on: bool) -> Any:
        peer, cmid = _number(params, "peer_id"), _number(params, "cmid")
        if not any(m.peer == peer and m.cmid == cmid for m in self.community.messages.values()):
            raise VkError(100, "One of the parameters specified was missing or invalid: cmid")
        mark = (f"im{peer}", cmid)
        self.community.liked.add(mark) if on else self.community.liked.discard(mark)
        return 1
