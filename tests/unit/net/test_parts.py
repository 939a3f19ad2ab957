"""Budgets, back-off, redaction and hostile text."""

from __future__ import annotations

import base64
import time
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.formatting import to_html
from moderator_app.net.backoff import asked_or_own_s, delay_s
from moderator_app.net.budget import SLOWEST_PER_S, full
from moderator_app.net.plain_text import from_html, one_line, same_text, web_address
from moderator_app.net.redaction import MARK, redact, register, register_basic

SECOND = 1_000_000


def test_a_budget_spends_waits_and_fills() -> None:
    budget = full(per_s=2.0, burst=3.0)
    for _ in range(3):
        assert budget.wait_s(0) == 0
        budget = budget.spent(0)
    assert budget.wait_s(0) == pytest.approx(0.5)
    assert budget.wait_s(SECOND) == 0
    assert budget.spent(100 * SECOND).tokens == pytest.approx(2.0)


def test_a_budget_slows_down_keeps_quiet_and_recovers() -> None:
    budget = full(per_s=4.0, burst=8.0).slowed(0, 30.0)
    assert budget.rate == 2.0
    assert budget.wait_s(0) == pytest.approx(30)
    assert budget.wait_s(29 * SECOND) == pytest.approx(1)
    assert budget.wait_s(31 * SECOND) == 0
    for step in range(100):
        budget = budget.slowed(step, None)
    assert budget.rate == SLOWEST_PER_S
    for step in range(400):
        budget = budget.recovered(step)
    assert budget.rate == 4.0


@given(st.lists(st.tuples(st.sampled_from("srw"), st.integers(-(10**9), 10**12)), max_size=60))
def test_a_budget_never_breaks_whatever_the_clock_does(steps: list[tuple[str, int]]) -> None:
    budget = full(per_s=5.0, burst=10.0)
    for what, at in steps:
        budget = budget.slowed(at, 1.0) if what == "w" else {"s": budget.spent, "r": budget.recovered}[what](at)
        assert 0 <= budget.tokens <= budget.burst
        assert SLOWEST_PER_S <= budget.rate <= budget.per_s
        assert budget.wait_s(at) >= 0


def test_back_off_has_full_jitter_and_a_ceiling() -> None:
    random = Random(1)
    for attempt in (-1, 0, 1, 2, 5, 50, 5_000):
        waits = [delay_s(attempt, random) for _ in range(400)]
        ceiling = min(900.0, 2.0 * 2.0 ** min(max(attempt, 1) - 1, 40))
        assert all(0 <= wait <= ceiling for wait in waits)
        assert min(waits) < ceiling * 0.05
        assert max(waits) > ceiling * 0.95
    assert [delay_s(3, Random(5)) for _ in range(3)] == [delay_s(3, Random(5))] * 3


def test_what_the_platform_asked_for_is_never_cut_short() -> None:
    random = Random(1)
    assert all(60 <= asked_or_own_s(60, 1, random) <= 65 for _ in range(200))
    assert asked_or_own_s(None, 1, random) <= 2


@pytest.mark.rule(12)
@pytest.mark.parametrize(
    "text",
    [
        "Authorization: Basic {secret}",
        "Bearer {secret}",
        "https://site.example/x?access_token={secret}&b=1",
        "https://user:{secret}@site.example/",
        '{{"client_secret": "{secret}"}}',
        "https://api.telegram.org/bot12345:{secret}/getMe",
        "refresh_token={secret}",
        "{{'password': '{secret}'}}",
    ],
)
def test_what_looks_like_a_credential_is_removed(text: str) -> None:
    secret = "Zk3vQ9xPz7LmTt41"
    shown = redact(text.format(secret=secret))
    assert secret not in shown
    assert MARK in shown


@pytest.mark.rule(12)
def test_registered_secrets_are_removed_in_every_form() -> None:
    register("qwer tyui öpas dfgh")
    register_basic("mod", "plain-word-77")
    basic = base64.b64encode(b"mod:plain-word-77").decode()
    text = f"qwer tyui öpas dfgh / qwertyuiöpasdfgh / qwer%20tyui%20%C3%B6pas%20dfgh / {basic} / plain-word-77"
    shown = redact(text)
    assert shown.count(MARK) == 5
    for piece in ("qwer", "plain-word", basic):
        assert piece not in shown


def test_ordinary_words_stay() -> None:
    for text in ("Ключ под ковриком", "HTTP 503 at https://site.example/wp-json/?page=2", "session ended", "a:b"):
        assert redact(text) == text


@pytest.mark.rule(13)
@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Один</p><p>Два<br/>три</p>", "Один\nДва\nтри"),
        ("a &lt;b&gt; &amp;amp; &#128512;", "a <b> &amp; 😀"),
        ("<script>alert(1)</script>видно", "видно"),
        ("<style>p{}</style>видно<!-- нет -->", "видно"),
        ('<a href="https://evil.test/x">https://bank.example</a>', "https://bank.example (https://evil.test/x)"),
        ('<a href="https://a.example/">https://a.example</a>', "https://a.example"),
        ("<a href='javascript:alert(1)'>нажми</a>", "нажми"),
        ('<img src="https://t.example/p.png" alt="кот" onerror="x()">', "кот"),
        ("<b><i>не закрыто", "не закрыто"),
        ("1 < 2 и 3 > 2", "1 < 2 и 3 > 2"),
        ("a\r\nb\rc\x00\ud800", "a\nb\nc\ufffd\ufffd"),
        ("", ""),
    ],
)
def test_html_to_words(markup: str, text: str) -> None:
    assert from_html(markup)[0] == text


@pytest.mark.rule(13)
def test_pictures_are_named_not_fetched() -> None:
    _, pictures = from_html('<img src="https://t.example/a/p.png"><img src="data:x"><img src="//x.test/y">')
    assert [(picture.name, picture.url) for picture in pictures] == [("p.png", "https://t.example/a/p.png")]


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=300))
def test_any_text_survives_the_way_to_a_site_and_back(text: str) -> None:
    back, _ = from_html(to_html(text))
    assert same_text(back, text)


@given(st.text(alphabet="<>/abi&;= \"'!-[]?\n\u202e", max_size=400))
def test_no_markup_crashes_it(markup: str) -> None:
    text, _ = from_html(markup)
    text.encode()


@pytest.mark.parametrize(
    "piece", ["<", "<div>", "<!", "<![CDATA[", "<a href=x>", "&#", "</p>", "<a <b ", "<svg><math>"]
)
def test_hostile_markup_takes_no_time(piece: str) -> None:
    started = time.process_time()
    from_html(piece * (200_000 // len(piece)))
    assert time.process_time() - started < 20  # what runs away never ends


@pytest.mark.rule(13)
@pytest.mark.parametrize(
    "value",
    [None, 5, "", "ftp://x", "javascript:x", "http://", "http://[::1", "https://a b", "x" * 5_000, "https://x\x00"],
)
def test_what_is_no_web_address(value: object) -> None:
    assert web_address(value) is None


def test_one_line_is_one_line() -> None:
    assert one_line(" Tom &amp;\n\n Jerry\t") == "Tom & Jerry"
    assert len(one_line("я" * 900)) == 200
