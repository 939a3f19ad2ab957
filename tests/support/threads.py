"""A believable thread, an author and an outbox: every look a message, a reply on its way and a delivery can have."""

from __future__ import annotations

from dataclasses import replace

from moderator_app.clock import DAY_US, HOUR_US, MINUTE_US, SECOND_US
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import DeliveryState
from moderator_app.domain.ports import Attachment, Visibility
from moderator_app.domain.views import DeliveryView, MessageView, Revision, ThreadView
from tests.support.inbox_rows import NOW_US

PEOPLE = {"1": "Анна Климова", "2": "Сергей Лапин"}
ITEM = 5

MESSAGE = MessageView(
    id=1, external_id="101", thread_id=1, author_id=1, author_name="Артур Ким", author_handle=None, ours=False,
    text="А без кофеина каштановый сделаете? Жене нельзя", created_at=NOW_US - 2 * HOUR_US, edited_at=None,
    changed_at=None, removed_at=None, visibility=Visibility.PUBLIC, reply_to_id=None,
    permalink="https://blog.example/post#comment-101", item_id=1,
)  # fmt: skip


def message(number: int, **changes: object) -> MessageView:
    """Another message; row id and external id follow the number."""
    made = replace(MESSAGE, id=number, external_id=str(100 + number), item_id=number)
    return replace(made, **changes)  # type: ignore[arg-type]


DELIVERY = DeliveryView(
    entry_id=41, item_id=ITEM, action=EntryKind.REPLY, state=DeliveryState.HELD, actor="1",
    text="Марина, нам очень жаль, что так вышло с рафом.", target_id=5, account_id=1, channel_id=1, thread_id=1,
    author_id=3, platform="wordpress", channel_name="Зерно и пар", author_name="Марина Ковалёва",
    thread_title="Осеннее меню и тыквенный раф", target_text="Заказала раф с собой на Чистых прудах",
    target_permalink="https://blog.example/post#comment-105", written_at=NOW_US - 2 * SECOND_US, attempts=0,
    next_at=NOW_US + 8 * SECOND_US, hold_until=NOW_US + 8 * SECOND_US, blocked_code=None, blocked_until=None,
    waits_for=None, external_id=None, permalink=None, sent_at=None, error_code=None, error_text=None, stale=None,
    undo_of=None,
)  # fmt: skip


def delivery(entry_id: int, **changes: object) -> DeliveryView:
    return replace(DELIVERY, entry_id=entry_id, **changes)  # type: ignore[arg-type]


def messages() -> tuple[MessageView, ...]:
    """A talk under a post, as in the drawings."""
    us = {"author_id": 90, "author_name": "Зерно и пар", "ours": True, "item_id": None}
    return (
        message(1),
        message(2, text="Артур, конечно: на декафе во всех кофейнях, без доплаты.", reply_to_id=1, sent_by="2",
                entry_id=7, created_at=NOW_US - 107 * MINUTE_US, **us),
        message(3, author_id=2, author_name="Ольга Синицына", created_at=NOW_US - 88 * MINUTE_US,
                text="Каштановый — это любовь ❤️ Передайте бариста на Чистых, что он волшебник", kind="advocate"),
        message(4, text="Ольга, спасибо! Передали — он просиял.", reply_to_id=3, created_at=NOW_US - 76 * MINUTE_US,
                **us),
        message(5, author_id=3, author_name="Марина Ковалёва", created_at=NOW_US - 54 * MINUTE_US, item_id=ITEM,
                edited_at=NOW_US - 52 * MINUTE_US, changed_at=NOW_US - 52 * MINUTE_US,
                text="Заказала раф с собой на Чистых прудах, стакан протёк прямо в машине 😕 Сиденье теперь в пятнах.\n"
                "Это уже второй раз за месяц, крышки стали совсем тонкие. Кому писать?",
                revisions=(Revision(replaced_at=NOW_US - 52 * MINUTE_US, text="Заказала раф с собой на Чистых прудах, "
                                    "стакан протёк. Сиденье теперь в пятнах.\nКому писать?"),),
                attachments=(Attachment(kind="image", name="сиденье.jpg", url="https://blog.example/1.jpg",
                                        size=655_360),)),
        message(6, author_id=4, author_name="Илья Демидов", created_at=NOW_US - 11 * MINUTE_US, reply_to_id=5,
                text="+1, на Маяковской такая же история с крышкой"),
    )  # fmt: skip


THREAD = ThreadView(
    id=1, external_id="12", title="Осеннее меню и тыквенный раф", private=False, closed=False, channel_id=1,
    body="Тыквенный раф вернулся, а вместе с ним — каштановый. Оба с сегодняшнего дня во всех кофейнях города.",
    permalink="https://blog.example/post", channel_name="Блог о кофе", channel_kind="comments", account_id=1,
    platform="wordpress", messages=messages(), pending=(),
)  # fmt: skip


def troubled() -> ThreadView:
    """What strangers do to a thread: deletions, spam, tricks of direction, disguised links, script."""
    return replace(
        THREAD,
        title="Как заваривать дома",
        messages=(
            message(11, author_name="evil\u202egnp.exe", author_id=11,
                    text="a\u200bb <b>bold</b> <script>alert(1)</script>"),
            message(12, author_name="Аноним", author_id=12, removed_at=NOW_US - 20 * MINUTE_US,
                    text="Кофе для лохов, админ удали группу"),
            message(13, author_name="Promo", author_id=13, visibility=Visibility.SPAM,
                    text="Скидки: https://wordpress.org@evil.example/login и https://аpple.com/pay, "
                    "см. https://ok.example/a."),
            message(14, author_name="مريم", author_id=14,
                    text="هل لديكم قهوة منزوعة الكافيين؟ latte v2", visibility=Visibility.HELD,
                    created_at=NOW_US - DAY_US),
            message(15, author_id=3, author_name="Марина Ковалёва", item_id=ITEM, created_at=NOW_US - 9 * MINUTE_US),
            message(16, author_id=3, author_name="Марина Ковалёва", item_id=ITEM, created_at=NOW_US - 1 * SECOND_US,
                    text="И ещё: кассир смеялся"),
        ),
        pending=(
            delivery(41, target_id=15),
            delivery(42, target_id=14, state=DeliveryState.STALE, stale={"code": "gone"}, actor="2", next_at=None),
            delivery(43, target_id=13, action=EntryKind.DELETE, state=DeliveryState.QUEUED, text=None),
        ),
    )  # fmt: skip


def long_thread(count: int) -> ThreadView:
    """Many messages of different heights."""
    return replace(
        THREAD,
        messages=tuple(
            message(
                number,
                text=f"Сообщение {number} " + "слово " * (number * 7 % 60),
                created_at=NOW_US - (count - number) * MINUTE_US,
            )
            for number in range(1, count + 1)
        ),
    )
