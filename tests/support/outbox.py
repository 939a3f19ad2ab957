"""Deliveries in every state, the steps of one, and an author with a history."""

from __future__ import annotations

from dataclasses import replace

from moderator_app.clock import DAY_US, HOUR_US, MINUTE_US, SECOND_US
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.items import DeliveryState, ItemState
from moderator_app.domain.views import AttemptView, AuthorCard, DeliveryView
from tests.support.inbox_rows import NOW_US, PLAIN
from tests.support.threads import delivery
from ui.author.pane import Note

S = DeliveryState


def outbox() -> list[DeliveryView]:
    """Ten deliveries, one or more of each state."""
    gone = {"next_at": None, "hold_until": None}
    return [
        delivery(51, state=S.UNSURE, author_name="Кирилл Аверин", author_id=1, platform="telegram",
                 text="Кирилл, вернули 240 бонусов, проверьте в приложении. Простите, что поддержка молчала.",
                 error_code="connection_reset", **gone),
        delivery(52, state=S.STALE, author_name="Светлана Юдина", author_id=2, stale={"code": "edited"},
                 text="Светлана, да, безлактозный есть во всех кофейнях, +40 ₽ к цене. Заходите!", **gone),
        delivery(53, state=S.REFUSED, author_name="Роман Тихий", error_code="comments_closed",
                 error_text="Извините, обсуждение закрыто.", text="Вода фильтрованная, 120 мг/л", **gone),
        delivery(54, author_name="Дмитрий Орлов", author_id=4, text="Дмитрий, простите за ожидание"),
        delivery(55, state=S.SENDING, author_name="Ольга Синицына", text="Ольга, спасибо! Передали бариста", **gone),
        delivery(56, state=S.RETRY, author_name="Артём Белов", attempts=2, error_code="rate_limited",
                 next_at=NOW_US + 42 * SECOND_US, text="Для гейзерной — средний, ближе к мелкому"),
        delivery(57, state=S.QUEUED, author_name="Иван Плотников", waits_for=54, platform="email",
                 text="Иван, технолог подтвердил: миндаля в сиропе нет", **gone),
        delivery(58, state=S.SENT, author_name="Юлия Мартынова", sent_at=NOW_US - 2 * HOUR_US, external_id="900",
                 permalink="https://blog.example/post#comment-900", text="Юлия, на Покровке до 23:00", **gone),
        delivery(59, state=S.CANCELLED, author_name="Павел Ершов", text="Павел, берём с 18 лет", **gone),
        delivery(60, state=S.ABANDONED, action=EntryKind.HIDE, author_name="troll_2009", text=None,
                 target_text="кофе для лохов, админ удали группу", **gone),
    ]  # fmt: skip


STEPS = (
    AttemptView(at=NOW_US - 40 * SECOND_US, from_state=S.HELD, to_state=S.HELD, code="", text=""),
    AttemptView(at=NOW_US - 30 * SECOND_US, from_state=S.QUEUED, to_state=S.SENDING, code="", text=""),
    AttemptView(at=NOW_US - 15 * SECOND_US, from_state=S.SENDING, to_state=S.UNSURE, code="connection_reset", text=""),
)

CARD = AuthorCard(
    id=3, account_id=1, platform="wordpress", name="Марина Ковалёва", handle="marina_kov", external_id="77",
    profile_url="https://blog.example/author/marina", bot=False, first_seen_at=NOW_US - 400 * DAY_US,
    last_seen_at=NOW_US - 2 * MINUTE_US, messages=31, removed=1, answered=12, items=(3, 8, 9, 10),
    actions={EntryKind.REPLY: 12, EntryKind.HIDE: 1},
)  # fmt: skip

ROWS = (
    replace(PLAIN, id=3, thread_title="Осеннее меню и тыквенный раф", excerpt="Заказала раф с собой"),
    replace(PLAIN, id=8, thread_title="Холодный раф", excerpt="Спасибо, разобрались!", state=ItemState.DONE,
            ours_last=True, last_at=NOW_US - 30 * DAY_US),
    replace(PLAIN, id=9, platform="telegram", thread_title="Где купить зерно", excerpt="А в Казани?",
            state=ItemState.WAITING, last_at=NOW_US - 40 * DAY_US),
    replace(PLAIN, id=10, thread_title="Спор с Ильёй Д.", excerpt="Сам такой", state=ItemState.DONE,
            last_at=NOW_US - 90 * DAY_US),
)  # fmt: skip

NOTES_ = (
    Note(entry_id=5, at=NOW_US - 50 * DAY_US, by="Сергей Лапин",
         text="Ведёт кофейный блог, 4 тыс. читателей. Отвечать подробно."),
)  # fmt: skip
