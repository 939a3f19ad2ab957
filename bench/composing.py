"""What a key in the composer costs the window: all checks of a text, and answers rendered; processor time."""

from __future__ import annotations

import time
from collections.abc import Callable

from bench.measure import Report, percentile
from moderator_app.domain.matrix.checks import CheckContext, checks
from moderator_app.domain.matrix.rows import Context, Row, Variant, choose_variant
from moderator_app.domain.matrix.template import Facts, render
from moderator_app.domain.matrix.voice import Voice, Wording

CHECKS_MS = 4.0
RENDERED_MS = 4.0
ROUNDS = 400
RULES = 500
ROWS = 500

_SENTENCE = (
    "здравствуйте спасибо что написали нам кофейня на Лесной открыта до вечера заходите мы рады вам и вашим друзьям"
    " заказ привезём завтра утром деньги вернём на карту бариста передадим всё будет хорошо напишите если остались"
    " вопросы цена доставки триста рублей меню на сайте обжарка свежая помол под турку "
)


def _text(length: int) -> str:
    return (_SENTENCE * (length // len(_SENTENCE) + 1))[:length]


def strict_voice() -> Voice:
    """As many rules as a careful brand has."""
    listed = tuple(Wording(phrase=f"слово{number} ... дело{number}", instead="иначе") for number in range(RULES))
    return Voice(
        name="bench", language="ru", address="вы", asks_greeting=True, asks_thanks=True, signature="Зерно и пар",
        hosts=("zerno.ru",), forbidden=listed[:300], promises=listed[300:400], preferred=listed[400:],
    )  # fmt: skip


def _p99_ms(work: Callable[[], object]) -> float:
    work()
    times = []
    for _ in range(ROUNDS):
        started = time.thread_time()
        work()
        times.append((time.thread_time() - started) * 1_000)
    return percentile(times, 0.99)


def run() -> Report:
    """Measure and print."""
    report = Report("composing")
    text, context = _text(2_000), CheckContext(voice=strict_voice(), name="Анна", question="Где вы?")
    report.at_most("M1", "all checks of 2,000 characters, 500 rules, p99", _p99_ms(lambda: checks(text, context)),
                   CHECKS_MS, "ms")  # fmt: skip
    rows = [
        Row(
            code=f"r{number}",
            title="",
            variants=tuple(
                Variant(
                    answer=f"{{greeting}} Ответ {number}: [да|конечно], {{name|}}! {{include:адрес}}", language=each
                )
                for each in ("ru", "en")
            ),
        )
        for number in range(ROWS)
    ]
    facts = Facts(name="Анна", blocks={"greeting": "Здравствуйте, {name|}!"}, fragments={"адрес": "Лесная, 5"}, seed=7)
    wanted = Context(language="ru", platform="vk", seed=7)

    def nine() -> None:
        for row in rows[:9]:
            chosen = choose_variant(row, wanted)
            if chosen is not None:
                render(chosen.variant.answer, facts)

    report.at_most("M2", "nine answers chosen and rendered, p99", _p99_ms(nine), RENDERED_MS, "ms")
    return report


if __name__ == "__main__":
    raise SystemExit(run().exit_code())
