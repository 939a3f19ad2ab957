"""The methods of the demo Bot API: parameters as clients send them, refusals in Telegram's own words."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from moderator_app.demo import telegram_files as files
from moderator_app.demo.telegram_world import DEFAULT_UPDATES, World

_OLD_S: Final = 48 * 3_600


class Refusal(Exception):
    """Telegram's error body."""

    def __init__(self, code: int, text: str, **parameters: int) -> None:
        super().__init__(text)
        self.code = code
        self.text = text
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """As it is sent."""
        more = {"parameters": self.parameters} if self.parameters else {}
        return {"ok": False, "error_code": self.code, "description": self.text, **more}


class Params:
    """A request's parameters: numbers and objects may come as text."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self.given = dict(given)

    def value(self, name: str) -> Any:
        """A number, list or object, unpacked where it came as JSON text."""
        found = self.given.get(name)
        if isinstance(found, str):
            try:
                return json.loads(found)
            except ValueError:
                return found
        return found

    def number(self, name: str, default: int | None = None) -> int:
        """A whole number."""
        found = self.value(name)
        if found is None and default is not None:
            return default
        if isinstance(found, bool) or not isinstance(found, int):
            raise Refusal(400, f"Bad Request: {name} must be an integer")
        return found

    def text(self, name: str) -> str:
        """A text, as it came."""
        return str(self.given.get(name) or "")

    def table(self, name: str) -> dict[str, Any]:
        """An object."""
        found = self.value(name)
        return found if isinstance(found, dict) else {}


class Methods:
    """What the bot may call; each returns the `result`, or raises `Refusal`."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._known: dict[str, Callable[[Params], Any]] = {
            name.lower(): getattr(self, f"_{snake}") for name, snake in _NAMES.items()
        }
        for kind in ("photo", "document"):
            self._known[f"send{kind}"] = functools.partial(self._send_file, kind)

    def call(self, method: str, given: Mapping[str, Any]) -> Any:
        """One call; names are case-insensitive."""
        known = self._known.get(method.lower())
        if known is None:
            raise Refusal(404, "Not Found: method not found")
        with self.world.lock:
            return known(Params(given))

    # ---------------------------------------------------------------- asking

    def _get_me(self, params: Params) -> Any:
        facts = {"can_join_groups": True, "can_read_all_group_messages": not self.world.privacy}
        return {**self.world.bot, **facts, "supports_inline_queries": False, "can_connect_to_business": True}

    def _get_webhook_info(self, params: Params) -> Any:
        waiting = len(self.world.queue)
        return {"url": self.world.webhook, "has_custom_certificate": False, "pending_update_count": waiting}

    def _delete_webhook(self, params: Params) -> Any:
        self.world.webhook = ""
        return True

    def _set_webhook(self, params: Params) -> Any:
        self.world.webhook = params.text("url")
        return True

    def _chat_id(self, params: Params) -> int:
        given = params.value("chat_id")
        if isinstance(given, str) and given.startswith("@"):
            found = [number for number, chat in self.world.chats.items() if chat.get("username") == given[1:]]
            given = found[0] if found else None
        if given in self.world.moved:
            raise Refusal(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=self.world.moved[given],
            )
        if not isinstance(given, int) or given not in self.world.chats:
            raise Refusal(400, "Bad Request: chat not found")
        return given

    def _get_chat(self, params: Params) -> Any:
        number = self._chat_id(params)
        gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
        facts = {
            "accent_color_id": 1,
            "max_reaction_count": 11,
            "accepted_gift_types": dict.fromkeys(gifts, True),
        }
        return {**self.world.chats[number], **facts, **self.world.more[number]}

    def _get_chat_member(self, params: Params) -> Any:
        number, user = self._chat_id(params), params.number("user_id")
        member = self.world.members.get((number, user))
        if member is None:
            raise Refusal(400, "Bad Request: member not found")
        return member

    def _get_business_connection(self, params: Params) -> Any:
        return self._connection(params)

    def _connection(self, params: Params) -> dict[str, Any]:
        found = self.world.connections.get(params.text("business_connection_id"))
        if found is None:
            raise Refusal(400, "Bad Request: business connection not found")
        return found

    # ---------------------------------------------------------------- writing

    def _need(self, chat: int, right: str, words: str) -> None:
        member = self.world.members.get((chat, self.world.bot["id"]), {})
        if member.get("status") in {None, "left", "kicked"}:
            raise Refusal(403, f"Forbidden: bot is not a member of the {self.world.chats[chat]['type']} chat")
        if right and member.get(right) is not True:
            raise Refusal(400, words)

    def _room(self, params: Params) -> int:
        """The chat a message may be sent to."""
        world = self.world
        if params.text("business_connection_id"):
            connection = self._connection(params)
            number = self._chat_id(params)
            if not connection["rights"].get("can_reply"):
                raise Refusal(400, "Bad Request: BUSINESS_PEER_USAGE_MISSING")
            return number
        given = params.value("chat_id")
        if isinstance(given, int) and given > 0 and given not in world.started:
            raise Refusal(403, "Forbidden: bot can't initiate conversation with a user")
        number = self._chat_id(params)
        if number < 0:
            self._need(number, "", "")
        return number

    def _words(self, params: Params) -> str:
        text = params.text("text")
        if not text.strip():
            raise Refusal(400, "Bad Request: message text is empty")
        if len(text.encode("utf-16-le")) // 2 > 4_096:
            raise Refusal(400, "Bad Request: message is too long")
        return text.strip()

    @staticmethod
    def _marks(params: Params, text: str, name: str = "entities") -> dict[str, Any]:
        """Entities a bot gave; real ones are refused for a stretch outside the text or an address that is none."""
        given = params.value(name) or []
        for each in given:
            outside = each["offset"] + each["length"] > len(text.encode("utf-16-le")) // 2
            if outside or (each["type"] == "text_link" and not str(each.get("url", "")).startswith("http")):
                raise Refusal(400, "Bad Request: ENTITY_BOUNDS_INVALID")
        return {name: given} if given else {}

    def _send_message(self, params: Params) -> Any:
        number, text = self._room(params), self._words(params)
        return self._posted(number, {"text": text, **self._marks(params, text), **self._around(params, number)})

    def _send_file(self, kind: str, params: Params) -> Any:
        number = self._room(params)
        held = files.content(kind, params.given.get(kind), self.world.files, Refusal)
        return self._posted(number, {**held, **self._caption(params), **self._around(params, number)})

    def _send_media_group(self, params: Params) -> Any:
        number = self._room(params)
        members = files.album(params.value("media"), params.given, self.world.files, Refusal)
        around = {**self._around(params, number), "media_group_id": str(13_500_000_000 + len(self.world.own))}
        captions = [self._caption(Params(said)) for said, _ in members]
        return [
            self._posted(number, {**held, **caption, **around})
            for (_, held), caption in zip(members, captions, strict=True)
        ]

    def _caption(self, params: Params) -> dict[str, Any]:
        text = params.text("caption").strip()
        if len(text.encode("utf-16-le")) // 2 > files.CAPTION_LIMIT:
            raise Refusal(400, "Bad Request: message caption is too long")
        return {"caption": text, **self._marks(params, text, "caption_entities")} if text else {}

    def _posted(self, number: int, content: Mapping[str, Any]) -> dict[str, Any]:
        message = self.world.put(number, **{"from": self.world.bot, **content})
        self.world.own.append((number, message["message_id"]))
        return message

    def _around(self, params: Params, number: int) -> dict[str, Any]:
        """Where a message stands, what it answers, and for whom the bot speaks."""
        world = self.world
        said: dict[str, Any] = {}
        topic = params.value("message_thread_id")
        if isinstance(topic, int):
            if (number, topic) in world.closed_topics:
                raise Refusal(400, "Bad Request: TOPIC_CLOSED")
            said |= {"message_thread_id": topic, "is_topic_message": True}
        reply = params.table("reply_parameters")
        if reply:
            target = world.messages.get((number, reply.get("message_id", 0)))
            if target is None:
                if not reply.get("allow_sending_without_reply"):
                    raise Refusal(400, "Bad Request: message to be replied not found")
            else:
                said["reply_to_message"] = world.answered(number, target["message_id"])
                if number < -1_000_000_000_000 and "message_thread_id" not in said:
                    said["message_thread_id"] = target.get("message_thread_id") or target["message_id"]
                quote = reply.get("quote")
                if quote:
                    at = target.get("text", "").find(quote)
                    if at < 0:
                        raise Refusal(400, "Bad Request: QUOTE_TEXT_INVALID")
                    said["quote"] = {"text": quote, "position": at, "is_manual": True}
        if params.text("business_connection_id"):
            connection = self._connection(params)
            facts = {"business_connection_id": connection["id"], "sender_business_bot": world.bot}
            said |= {**facts, "from": connection["user"]}
        return said

    def _mine(self, params: Params) -> tuple[int, dict[str, Any]]:
        number = self._chat_id(params)
        message = self.world.messages.get((number, params.number("message_id")))
        if message is None:
            raise Refusal(400, "Bad Request: message to edit not found")
        if (number, message["message_id"]) not in self.world.own:
            raise Refusal(400, "Bad Request: message can't be edited")
        return number, message

    def _edit_message_text(self, params: Params) -> Any:
        number, message = self._mine(params)
        if "text" not in message:
            raise Refusal(400, "Bad Request: there is no text in the message to edit")
        text = self._words(params)
        if message.get("text") == text:
            raise Refusal(
                400,
                "Bad Request: message is not modified: specified new message content and reply markup are exactly the "
                "same as a current content and reply markup of the message",
            )
        kept = {name: value for name, value in message.items() if name != "entities"}
        changed = {**kept, "text": text, "edit_date": self.world.now_s(), **self._marks(params, text)}
        self.world.messages[number, message["message_id"]] = changed
        return changed

    def _edit_message_caption(self, params: Params) -> Any:
        number, message = self._mine(params)
        if "text" in message:
            raise Refusal(400, "Bad Request: there is no caption in the message to edit")
        kept = {name: value for name, value in message.items() if name not in {"caption", "caption_entities"}}
        changed = {**kept, "edit_date": self.world.now_s(), **self._caption(params)}
        self.world.messages[number, message["message_id"]] = changed
        return changed

    def _delete_message(self, params: Params) -> Any:
        world, chat, number = self.world, self._chat_id(params), params.number("message_id")
        message = world.messages.get((chat, number))
        if message is None:
            raise Refusal(400, "Bad Request: message to delete not found")
        member = world.members.get((chat, world.bot["id"]), {})
        admin = member.get("can_delete_messages") is True
        supergroup = world.chats[chat]["type"] in {"supergroup", "channel"}
        old = world.now_s() - message["date"] > _OLD_S
        mine = (chat, number) in world.own
        if (old and not (admin and supergroup)) or (not mine and not admin and chat < 0):
            raise Refusal(400, "Bad Request: message can't be deleted for everyone")
        del world.messages[chat, number]
        world.done.append(("deleteMessage", params.given))
        return True

    def _delete_messages(self, params: Params) -> Any:
        chat, numbers = self._chat_id(params), params.value("message_ids")
        if not isinstance(numbers, list) or not 1 <= len(numbers) <= 100:
            raise Refusal(400, "Bad Request: message identifiers are not specified")
        if chat < 0 and not all((chat, number) in self.world.own for number in numbers):
            self._need(chat, "can_delete_messages", "Bad Request: message can't be deleted for everyone")
        for number in numbers:
            self.world.messages.pop((chat, number), None)
        self.world.done.append(("deleteMessages", params.given))
        return True

    def _delete_business_messages(self, params: Params) -> Any:
        self._connection(params)
        numbers = set(params.value("message_ids") or [])
        for key in [key for key in self.world.messages if key[1] in numbers and key[0] > 0]:
            del self.world.messages[key]
        return True

    def _set_message_reaction(self, params: Params) -> Any:
        chat, number = self._chat_id(params), params.number("message_id")
        if (chat, number) not in self.world.messages:
            raise Refusal(400, "Bad Request: message to react not found")
        self.world.reactions[chat, number] = params.value("reaction") or []
        return True

    # ---------------------------------------------------------------- people

    def _over(self, params: Params) -> tuple[int, int]:
        """A chat whose members the bot may restrict, and the member."""
        chat = self._chat_id(params)
        if chat > 0:
            raise Refusal(400, "Bad Request: can't ban members in private chats")
        self._need(chat, "can_restrict_members", "Bad Request: not enough rights to restrict/unrestrict chat member")
        user = params.number("user_id")
        if self.world.members.get((chat, user), {}).get("status") in {"administrator", "creator"}:
            raise Refusal(400, "Bad Request: user is an administrator of the chat")
        return chat, user

    def _ban_chat_member(self, params: Params) -> Any:
        chat, user = self._over(params)
        until = self._until(params)
        self.world.members[chat, user] = {"status": "kicked", "user": {"id": user}, "until_date": until}
        self.world.done.append(("banChatMember", params.given))
        return True

    def _until(self, params: Params) -> int:
        """The end of a restriction; 0: for good, which nearer than 30 s and farther than 366 days mean."""
        until = params.number("until_date", 0)
        left = until - self.world.now_s()
        return until if 30 <= left <= 366 * 86_400 else 0

    def _unban_chat_member(self, params: Params) -> Any:
        chat, user = self._over(params)
        if self.world.members.get((chat, user), {}).get("status") == "kicked":
            del self.world.members[chat, user]
        self.world.done.append(("unbanChatMember", params.given))
        return True

    def _restrict_chat_member(self, params: Params) -> Any:
        chat, user = self._over(params)
        if self.world.chats[chat]["type"] != "supergroup":
            raise Refusal(400, "Bad Request: method is available only for supergroups")
        allowed = params.table("permissions")
        free = allowed.get("can_send_messages") is True
        self.world.members[chat, user] = {
            "status": "member" if free else "restricted",
            "user": {"id": user},
            **({} if free else {"until_date": self._until(params), "can_send_messages": False}),
        }
        self.world.done.append(("restrictChatMember", params.given))
        return True

    def _ban_chat_sender_chat(self, params: Params) -> Any:
        chat = self._chat_id(params)
        self._need(chat, "can_restrict_members", "Bad Request: not enough rights to restrict/unrestrict chat member")
        self.world.done.append(("banChatSenderChat", params.given))
        return True

    def _unban_chat_sender_chat(self, params: Params) -> Any:
        self._chat_id(params)
        self.world.done.append(("unbanChatSenderChat", params.given))
        return True

    def _request(self, params: Params) -> tuple[int, dict[str, Any]]:
        chat, user = self._chat_id(params), params.number("user_id")
        self._need(chat, "can_invite_users", "Bad Request: CHAT_ADMIN_REQUIRED")
        if self.world.members.get((chat, user), {}).get("status") == "member":
            raise Refusal(400, "Bad Request: USER_ALREADY_PARTICIPANT")
        request = self.world.joins.get((chat, user))
        if request is None:
            raise Refusal(400, "Bad Request: HIDE_REQUESTER_MISSING")
        return chat, request["from"]

    def _approve_chat_join_request(self, params: Params) -> Any:
        chat, who = self._request(params)
        self.world.joined(chat, who)
        self.world.done.append(("approveChatJoinRequest", params.given))
        return True

    def _decline_chat_join_request(self, params: Params) -> Any:
        chat, who = self._request(params)
        del self.world.joins[chat, who["id"]]
        self.world.done.append(("declineChatJoinRequest", params.given))
        return True


_NAMES: Final = {
    "getMe": "get_me",
    "getWebhookInfo": "get_webhook_info",
    "deleteWebhook": "delete_webhook",
    "setWebhook": "set_webhook",
    "getChat": "get_chat",
    "getChatMember": "get_chat_member",
    "getBusinessConnection": "get_business_connection",
    "sendMessage": "send_message",
    "sendMediaGroup": "send_media_group",
    "editMessageText": "edit_message_text",
    "editMessageCaption": "edit_message_caption",
    "deleteMessage": "delete_message",
    "deleteMessages": "delete_messages",
    "deleteBusinessMessages": "delete_business_messages",
    "setMessageReaction": "set_message_reaction",
    "banChatMember": "ban_chat_member",
    "unbanChatMember": "unban_chat_member",
    "restrictChatMember": "restrict_chat_member",
    "banChatSenderChat": "ban_chat_sender_chat",
    "unbanChatSenderChat": "unban_chat_sender_chat",
    "approveChatJoinRequest": "approve_chat_join_request",
    "declineChatJoinRequest": "decline_chat_join_request",
}


class Poll:
    """One reader of the update queue at a time; a second one throws the first out, as Telegram does."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.second_poller = False
        self.stopping = False
        self._turn = 0

    def updates(self, given: Mapping[str, Any]) -> list[dict[str, Any]]:
        """`getUpdates`."""
        world, params = self.world, Params(given)
        if world.webhook:
            raise Refusal(
                409,
                "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the "
                "webhook first",
            )
        if self.second_poller:
            raise self._conflict()
        offset, limit = params.number("offset", 0), min(max(params.number("limit", 100), 1), 100)
        asked = params.value("allowed_updates")
        with world.news:
            self._turn += 1
            turn = self._turn
            world.news.notify_all()
            if isinstance(asked, list):
                world.allowed = frozenset(asked) or DEFAULT_UPDATES
            if offset < 0:
                world.queue = world.queue[offset:]
            elif offset:
                world.queue = [update for update in world.queue if update["update_id"] >= offset]
            wait_s = params.number("timeout", 0)
            if not world.queue and wait_s > 0:
                world.news.wait_for(lambda: world.queue or self.stopping or turn != self._turn, timeout=wait_s)
            if turn != self._turn or self.second_poller:
                raise self._conflict()
            return world.queue[:limit]

    @staticmethod
    def _conflict() -> Refusal:
        return Refusal(
            409,
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
        )

    def stop(self) -> None:
        """Let everybody who waits go."""
        with self.world.news:
            self.stopping = True
            self.world.news.notify_all()
