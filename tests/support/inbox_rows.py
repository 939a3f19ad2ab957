"""Rows of a believable inbox, and a reader that serves them from memory."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace

from moderator_app.clock import MINUTE_US, SECOND_US
from moderator_app.domain.items import DeliveryState, InboxRow, ItemState, Waiting
from moderator_app.domain.views import InboxQuery

NOW_US = 1_800_000_000_000_000

PLAIN = InboxRow(
    id=1, platform="wordpress", channel_id=1, channel_name="Coffee blog", author_id=1, author_name="Arthur Bell",
    kind=None, thread_title="Brewing at home", excerpt="What grind for a three-cup moka pot?", state=ItemState.OPEN,
    waiting_reason=None, due_at=None, assignee=None, mine=False, unread=True, draft=False, delivery_state=None,
    needs_look=False, ours_last=False, message_count=1, last_at=NOW_US,
)  # fmt: skip


def believable() -> list[InboxRow]:
    """Every look a row can have."""
    return [
        replace(PLAIN, id=1, author_id=1, platform="vk", author_name="Дмитрий Орлов", kind="constructive_critic",
                thread_title="Открылись на Сретенке", excerpt="Ждал капучино 25 минут, бариста даже не извинился",
                due_at=NOW_US - 18 * MINUTE_US, assignee="Сергей Лапин"),
        replace(PLAIN, id=2, author_id=2, platform="telegram", author_name="Елена Громова", thread_title="Чат гостей",
                excerpt="Подскажите, а на Покровке сегодня точно до 23? ☕️", due_at=NOW_US + 41 * MINUTE_US,
                warn_at=NOW_US - 19 * MINUTE_US, burn_at=NOW_US + 23 * MINUTE_US, started_at=NOW_US - 79 * MINUTE_US),
        replace(PLAIN, id=3, author_id=3, platform="vk", author_name="Марина Ковалёва", kind="constructive_critic",
                thread_title="Осеннее меню: тыквенный раф", excerpt="Заказала раф с собой на Чистых прудах",
                due_at=NOW_US + 521 * SECOND_US, warn_at=NOW_US - 60 * MINUTE_US, burn_at=NOW_US - 9 * MINUTE_US,
                started_at=NOW_US - 111 * MINUTE_US, assignee="Анна Климова", mine=True, draft=True),
        replace(PLAIN, id=4, author_id=4, author_name="Ольга Синицына", kind="advocate", unread=False, ours_last=True,
                excerpt="Ольга, спасибо! Передали бариста", left_us=24 * MINUTE_US, state=ItemState.WAITING,
                waiting_reason=Waiting.DELIVERY, delivery_state=DeliveryState.QUEUED, assignee="Анна Климова",
                mine=True),
        replace(PLAIN, id=5, author_id=5, platform="email", author_name="Иван Плотников", unread=False,
                excerpt="Ждём технолога: состав сиропа", left_us=38 * MINUTE_US, state=ItemState.WAITING,
                waiting_reason=Waiting.EXPERT),
        replace(PLAIN, id=6, author_id=6, due_at=NOW_US + 72 * MINUTE_US, warn_at=NOW_US + 12 * MINUTE_US,
                burn_at=NOW_US + 54 * MINUTE_US, started_at=NOW_US - 48 * MINUTE_US, unread=False),
        replace(PLAIN, id=7, author_id=7, platform="discord", author_name="Julia Martin", state=ItemState.DONE,
                unread=False, done_by="Sergey Lapin", done_at=NOW_US, assignee="Sergey Lapin"),
        replace(PLAIN, id=8, author_id=8, platform="reddit", author_name="troll_2009", kind="destructive", unread=False,
                excerpt="coffee for clowns"),
        replace(PLAIN, id=9, author_id=9, author_name="evil\u202egnp.exe", excerpt="a\u200bb <b>bold</b>\nnext",
                needs_look=True, delivery_state=DeliveryState.REFUSED),
    ]  # fmt: skip


class MemoryReader:
    """Rows by id, counting how often it was asked."""

    def __init__(self, rows: Sequence[InboxRow]) -> None:
        self.by_id = {row.id: row for row in rows}
        self.order = [row.id for row in rows]
        self.asked: list[list[int]] = []

    def ids(self, query: InboxQuery) -> array[int]:
        return array("q", self.order)

    def rows(self, ids: Sequence[int]) -> Sequence[InboxRow]:
        self.asked.append(list(ids))
        return [self.by_id[each] for each in ids if each in self.by_id]


def many(count: int) -> MemoryReader:
    """A long inbox of plain rows."""
    return MemoryReader([replace(PLAIN, id=number, author_id=number) for number in range(1, count + 1)])
