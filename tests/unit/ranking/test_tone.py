"""Kind and tone: a clean complaint is a critic, abuse is found however it is written, innocent words are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.suggest import tone
from moderator_app.domain.suggest.tone import Kind, abusive, guess, language
from moderator_app.ranking.features import Reader
from moderator_app.ranking.tone_learning import Correction, Learner

INNOCENT = """
хлеб скипидар употреблять страховать страховка подстрахуй мандарин команда команды рубль рубля рублями небеса небо хутор
худой худший художник худеть хула духи ухо уха муха слуха сухую плохую тихую глухую лихую психует рисующий штрихует
себе тебе мебель учебник учеба хлебать потреблять требовать колебание колеблется ребята гребля гребень сабля корабля
скорбь дубляж бляха облако яблоко блюдо бледный обляпать мудрый мудрость суккулент сук сукно наука барсука покупка
штука скука мука рука звука судак дурман дуршлаг лохматый лохань говядина говорить герб гербарий херувим херес урожай
род народ огород дебют идиома ебонит обедать победа беда ведьма ребус дебаты хребет потребитель истребитель оглобля
тупик ступа уступы класс классно ассорти страна сравнить срок срочно козлятина скотч епископ эпидемия педиатр спидометр
педикюр находка находим вперед рецепт застрахован бархат манда­рин трибуна требуха небольшой подробность
bass class classic assistant scunthorpe dickens dictionary cocktail shitake shiitake analysis therapist button hello
essex cockpit grass passing pass title constitution peacock document cucumber matsushita wristwatch saturday
""".replace("\u00ad", "").split()
ABUSE = [
    "сука",
    "суки",
    "блять",
    "бля",
    "хуй",
    "хуйня",
    "нахуй",
    "похуй",
    "пизда",
    "пиздец",
    "ебать",
    "ебаный",
    "заебали",
    "уебок",
    "долбоеб",
    "мудак",
    "гандон",
    "пидор",
    "дебил",
    "дебилы",
    "идиоты",
    "уроды",
    "мразь",
    "тварь",
    "ублюдки",
    "говно",
    "дерьмо",
    "шлюха",
    "дура",
    "придурки",
    "fuck",
    "fucking",
    "shit",
    "bitch",
    "asshole",
    "cunt",
    "moron",
    "idiots",
    "motherfucker",
    "bastard",
]


@pytest.mark.parametrize("word", INNOCENT)
def test_innocent_words_are_no_abuse(word: str) -> None:
    """Roots hit everyday words: none of these may be taken for abuse."""
    assert not abusive(word)


@pytest.mark.parametrize("word", ABUSE)
def test_abuse_is_found(word: str) -> None:
    """The common words, in both languages."""
    assert abusive(word)


@pytest.mark.parametrize("text", ["вы все дебилы", "ДЕБИЛЫ!!!", "дeбилы", "иди на х*й", "f*ck you"])
def test_abuse_at_a_person_is_destructive(text: str) -> None:
    """Capitals, Latin letters and stars do not hide it."""
    assert Kind.DESTRUCTIVE is guess(text).kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Спасибо, очень вкусно! ❤️", Kind.ADVOCATE),
        ("Love this place, best coffee in town!", Kind.ADVOCATE),
        ("охуенно вкусно", Kind.ADVOCATE),
        ("👍", Kind.ADVOCATE),
        ("Сколько стоит капучино?", Kind.NEUTRAL),
        ("Do you have oat milk?", Kind.NEUTRAL),
        ("", Kind.NEUTRAL),
        ("Заказ опоздал на 2 часа, курьер хамил, верните деньги!!!", Kind.CONSTRUCTIVE),
        ("кофе не вкусный", Kind.CONSTRUCTIVE),
        ("ПОЧЕМУ ТАК ДОЛГО???", Kind.CONSTRUCTIVE),
        ("стакан протёк прямо в машине", Kind.CONSTRUCTIVE),
        ("Крышка отвалилась у метро", Kind.CONSTRUCTIVE),
        ("the cup leaked all over my coat", Kind.CONSTRUCTIVE),
        ("My order was late and cold, I want a refund", Kind.CONSTRUCTIVE),
        ("you are idiots", Kind.DESTRUCTIVE),
    ],
)
def test_kinds(text: str, kind: Kind) -> None:
    """What a moderator would say at first sight."""
    assert kind is guess(text).kind


def test_unhappy_is_not_abusive() -> None:
    """Two scores: a clean complaint is negative and not toxic."""
    complaint = guess("Ужасное обслуживание, заказ перепутали, обманули, верните деньги")
    abuse = guess("вы тупые дебилы")

    assert complaint.negativity > 0.5 > complaint.toxicity
    assert 0 == complaint.toxicity < abuse.toxicity


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Привет https://example.com/long/english/path", "ru"),
        ("@english_name привет", "ru"),
        ("Hello all привет", "en"),
        ("Hi there", "en"),
        ("123 😀", ""),
        ("", ""),
    ],
)
def test_language(text: str, expected: str) -> None:
    """By the letters outside of links and names."""
    assert expected == language(text)


@given(st.text(max_size=120))
def test_any_text_has_a_tone(text: str) -> None:
    """Scores lie between 0 and 1, and the same text has the same tone."""
    found = guess(text)

    assert 0 <= found.confidence <= 1
    assert 0 <= found.negativity <= 1
    assert 0 <= found.toxicity <= 1
    assert found == guess(text)


@pytest.mark.parametrize(
    "text", ["б" * 500_000, "ах" * 250_000, "не" * 5_000, "😡" * 10_000, "п*" * 5_000, "\u202e" * 9]
)
def test_a_hostile_text_costs_little(text: str) -> None:
    """No regular expression runs away on long or odd texts."""
    guess(text)


def test_corrections_are_learnt_and_do_not_spill() -> None:
    """The corrected text and its like change; others keep what the rules say."""
    learner = Learner(Reader({}, {}))
    text = "ну и ценник у вас теперь"
    before = learner.guess(text)
    learner.learn([Correction(text=text, kind=Kind.CONSTRUCTIVE)] * 3)

    assert Kind.NEUTRAL is before.kind
    assert Kind.CONSTRUCTIVE is learner.guess(text).kind
    assert Kind.ADVOCATE is learner.guess("Спасибо, очень вкусно!").kind
    assert tone.guess("где вы находитесь?").kind is learner.guess("где вы находитесь?").kind


def test_the_same_corrections_teach_the_same() -> None:
    """Learning is seeded."""
    corrections = [
        Correction(text="ценник вырос", kind=Kind.CONSTRUCTIVE),
        Correction(text="это вы смешно", kind=Kind.ADVOCATE),
    ]
    first, second = Learner(Reader({}, {})), Learner(Reader({}, {}))
    first.learn(corrections)
    second.learn(corrections)

    assert first.guess("ценник смешно") == second.guess("ценник смешно")
