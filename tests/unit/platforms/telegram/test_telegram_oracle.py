"""The fake Bot API is what third parties take it for, and the oracle itself can say no."""

from __future__ import annotations

import asyncio
import datetime as dt

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramRetryAfter
from aiogram.types import (
    BufferedInputFile,
    ChatPermissions,
    InputMediaDocument,
    Message,
    ReactionTypeEmoji,
    ReplyParameters,
)
from pydantic import ValidationError

from tests.unit.platforms.telegram import oracle
from tests.unit.platforms.telegram.conftest import Stand


@pytest.mark.parametrize(
    ("method", "given"),
    [
        ("sendMessage", {"chat_id": 1, "text": "x", "reply_to_message_id": 5}),
        ("sendMessage", {"chat_id": 1, "text": "x", "replyParameters": {}}),
        ("sendMessage", {"chat_id": 1}),
        ("sendMessage", {"chat_id": 1, "text": "x", "reply_parameters": {"message_id": 1, "cited": "x"}}),
        ("banChatMember", {"chat_id": 1, "user_id": "Анна"}),
        ("restrictChatMember", {"chat_id": 1, "user_id": 1, "permissions": {"can_send_words": False}}),
    ],
)
def test_the_oracle_refuses_calls_the_bot_api_does_not_take(method: str, given: dict[str, object]) -> None:
    with pytest.raises((AssertionError, ValidationError)):
        oracle.check_call(method, given)


@pytest.mark.parametrize(
    "change", [{"text": 7}, {"brand_new": 1}, {"from": {"id": 1}}, {"chat": {"id": 1, "type": "private", "colour": 2}}]
)
def test_the_oracle_refuses_updates_the_bot_api_does_not_send(stand: Stand, change: dict[str, object]) -> None:
    chat = stand.world.supergroup("Чат")
    message = stand.world.say(chat, stand.world.person("Анна"), "вопрос")
    oracle.check_update({"update_id": 1, "message": message})
    with pytest.raises((AssertionError, ValidationError)):
        oracle.check_update({"update_id": 1, "message": {**message, **change}})


def test_a_third_partys_client_works_with_the_fake(stand: Stand) -> None:
    group = stand.world.supergroup("Обсуждение", username="zerno_chat")
    channel = stand.world.channel("Зерно", discussion=group)
    stand.world.post(channel, "Пост")
    anna = stand.world.person("Анна")
    asked = stand.world.say(group, anna, "вопрос")
    stand.world.album(group, anna, ["раз", "два"])

    async def drive() -> None:
        session = AiohttpSession(api=TelegramAPIServer.from_base(stand.demo.url))
        async with Bot(stand.world.token, session=session) as bot:
            me = await bot.get_me()
            assert (me.id, me.username) == (stand.world.bot["id"], stand.world.bot["username"])
            updates = await bot.get_updates(timeout=1)
            messages = [update.message for update in updates if update.message]
            assert [m.text or m.caption for m in messages] == ["Пост", "вопрос", "раз", "два"]
            assert await bot.get_updates(offset=updates[-1].update_id + 1) == []
            chat = await bot.get_chat("@zerno_chat")
            assert chat.linked_chat_id == channel
            sent = await bot.send_message(
                group, "ответ", reply_parameters=ReplyParameters(message_id=asked["message_id"], quote="вопрос")
            )
            assert sent.reply_to_message is not None
            edited = await bot.edit_message_text("ответ!", chat_id=group, message_id=sent.message_id)
            assert isinstance(edited, Message)
            assert edited.text == "ответ!"
            await bot.set_message_reaction(group, asked["message_id"], [ReactionTypeEmoji(emoji="👍")])
            until = dt.timedelta(minutes=10)
            await bot.restrict_chat_member(
                group, anna["id"], ChatPermissions(can_send_messages=False), until_date=until
            )
            await bot.ban_chat_member(group, anna["id"])
            assert (await bot.get_chat_member(group, bot.id)).status == "administrator"
            await bot.delete_message(group, asked["message_id"])
            with pytest.raises(TelegramBadRequest, match="message to delete not found"):
                await bot.delete_message(group, asked["message_id"])
            stand.demo.flood_s = 7
            with pytest.raises(TelegramRetryAfter) as flood:
                await bot.send_message(group, "ещё")
            assert flood.value.retry_after == 7

    asyncio.run(drive())
    assert stand.world.texts_of_bot() == ["ответ!"]


def test_a_third_partys_uploads_work_with_the_fake(stand: Stand) -> None:
    """Its forms are not ours: what it sends arrives whole, alone and as an album, and a caption can be changed."""
    group = stand.world.supergroup("Чат")
    picture, paper = b"\x89PNG\r\n\x1a\n--x\r\n\x00", b"%PDF-1.7\r\n\r\n--\r\n"

    async def drive() -> None:
        session = AiohttpSession(api=TelegramAPIServer.from_base(stand.demo.url))
        async with Bot(stand.world.token, session=session) as bot:
            alone = await bot.send_photo(group, BufferedInputFile(picture, "план.png"), caption="План")
            await bot.send_document(group, BufferedInputFile(paper, "счёт.pdf"))
            album = [InputMediaDocument(media=BufferedInputFile(paper + bytes([n]), f"{n}.pdf")) for n in range(2)]
            sent = await bot.send_media_group(group, album)  # type: ignore[arg-type]  # a list is one kind to mypy
            assert [each.document.file_name for each in sent if each.document] == ["0.pdf", "1.pdf"]
            assert sent[0].media_group_id == sent[1].media_group_id
            await bot.edit_message_caption(chat_id=group, message_id=alone.message_id, caption="План!")
            with pytest.raises(TelegramBadRequest, match="no text in the message"):
                await bot.edit_message_text("План", chat_id=group, message_id=alone.message_id)

    asyncio.run(drive())
    assert stand.world.files_of_bot() == [picture, paper, paper + b"\x00", paper + b"\x01"]
    assert stand.world.texts_of_bot() == ["План!", "", "", ""]
