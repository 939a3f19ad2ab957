"""Ranking rows: codes first, topics help, choices teach, nothing breaks it, and nothing fits where nothing does."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.suggest.normal import FUNCTION_WORDS
from moderator_app.ranking.features import BUCKETS, EMPTY, Reader, telling, weighted
from moderator_app.ranking.model import Example, LinearModel, fit
from moderator_app.ranking.ranker import FITS, Choice, Ranker, RowText, Topic, topic_model, topics_of

ROWS = (
    RowText(id=10, code="HOURS", title="Часы работы", examples=("до скольки открыто", "график работы")),
    RowText(id=20, code="REFUND", title="Возврат денег", examples=("верните деньги", "хочу вернуть оплату")),
    RowText(id=30, code="WIFI", title="Пароль от вайфая", examples=("какой пароль", "есть wi-fi")),
    RowText(id=40, code="DELIV", title="Delivery", examples=("do you deliver", "delivery to my office")),
)
TOPICS = (
    Topic(
        slug="opening-hours",
        titles=("Часы работы", "Opening hours"),
        phrasings=("когда закрываетесь", "во сколько открытие"),
    ),
    Topic(slug="refund", titles=("Возврат", "Refund"), phrasings=("куда делись мои бабки", "спишите обратно на карту")),
    Topic(slug="wifi", titles=("Вай-фай", "Wifi"), phrasings=("интернет у вас ловит", "не грузит сеть")),
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader({"скока": "сколько"}, {"money": ["деньги", "денег", "бабки", "cash"]})


@pytest.fixture(scope="module")
def plain(reader: Reader) -> Ranker:
    return Ranker.build(reader, ROWS)


@pytest.fixture(scope="module")
def helped(reader: Reader) -> Ranker:
    return Ranker.build(reader, ROWS, TOPICS, topic_model(reader, TOPICS))


@pytest.mark.parametrize(
    ("text", "row_id"),
    [
        ("до скольки вы открыты сегодня?", 10),
        ("ВЕРНИТЕ МОИ ДЕНЬГИ!!!", 20),
        ("а пароль какой", 30),
        ("Could you deliver to an office?", 40),
        ("мои бабки", 20),
    ],
)
def test_the_right_row_is_first(plain: Ranker, text: str, row_id: int) -> None:
    """Stems, letters and concepts find a row said in other words."""
    assert row_id == plain.suggest(text).suggestions[0].row_id


@pytest.mark.parametrize("text", ["wifi", "WIFI", " #WiFi ", "/wifi"])
def test_an_exact_code_comes_first(plain: Ranker, text: str) -> None:
    """Who types a short code gets its row, with the full score."""
    found = plain.suggest(text)

    assert found.fits
    assert (30, 1.0) == (found.suggestions[0].row_id, found.suggestions[0].score)


def test_a_row_inherits_from_the_topic_it_sounds_like(plain: Ranker, helped: Ranker) -> None:
    """What no phrasing of the row says is found through its topic; the link is told with its score."""
    assert {10: "opening-hours", 20: "refund", 30: "wifi"}.items() <= {
        link.row_id: link.slug for link in helped.links
    }.items()
    assert all(0.25 <= link.score <= 1 for link in helped.links)
    assert 30 == helped.suggest("сеть у вас не грузит").suggestions[0].row_id
    assert 10 == helped.suggest("когда закрываетесь?").suggestions[0].row_id


def test_the_words_of_a_topic_lead_to_its_row(reader: Reader) -> None:
    """A complaint that names nothing, in words that neither row nor phrasing has."""
    topics = (dataclasses.replace(TOPICS[0], words=(("дверь", "заперта", "замок"), ("locked",))), *TOPICS[1:])
    ranker = Ranker.build(reader, ROWS, topics, topic_model(reader, topics))

    assert 10 == ranker.suggest("поцеловала запертую дверь").suggestions[0].row_id
    assert 10 == ranker.suggest("it was locked").suggestions[0].row_id


def test_the_first_score_says_whether_it_fits(helped: Ranker) -> None:
    """Who reads scores alone reads the same as `fits` was decided by."""
    for text in ("верните деньги", "юпитер затмит сатурн", "сеть у вас не грузит"):
        found = helped.suggest(text)
        assert found.confidence == found.suggestions[0].score
        assert found.fits == (found.confidence >= FITS)


def test_a_row_like_no_topic_is_linked_to_none(helped: Ranker, reader: Reader) -> None:
    """A weak guess is no link."""
    topics = tuple(
        Topic(slug=f"t{number}", titles=(f"тема {number}", f"topic {number}"), phrasings=(f"вопрос номер {number}",))
        for number in range(12)
    )
    strange = RowText(id=1, code="X", title="кварцевые термопары", examples=("щебень оптом",))

    assert () == Ranker.build(reader, (strange,), topics, topic_model(reader, topics)).links


def test_a_person_says_which_topics_a_row_has(reader: Reader) -> None:
    """Given topics stand instead of those it sounds like; one that no longer ships is passed over."""
    model = topic_model(reader, TOPICS)
    given = (
        dataclasses.replace(ROWS[0], topics=("wifi", "gone", "wifi")),
        dataclasses.replace(ROWS[1], topics=()),
        ROWS[3],
    )
    ranker = Ranker.build(reader, given, TOPICS, model)

    assert {10: ("wifi", 1.0, True)} == {
        link.row_id: (link.slug, link.score, link.given) for link in ranker.links if link.row_id != 40
    }
    assert 10 == ranker.suggest("сеть у вас не грузит").suggestions[0].row_id
    assert ["refund"] == [link.slug for link in topics_of(reader, TOPICS, model, ROWS[1])]
    assert () == topics_of(reader, TOPICS, model, given[1])


def test_nothing_fits_a_text_about_something_else(plain: Ranker) -> None:
    """That no row fits is an answer."""
    assert not plain.suggest("юпитер затмит сатурн").fits
    assert plain.suggest("верните деньги").fits


def test_the_words_that_speak_for_a_row_are_marked(plain: Ranker) -> None:
    """Their places are those of the text as written."""
    text = "Здравствуйте! Верните  ДЕНЬГИ"
    marked = {text[start:end] for start, end in plain.suggest(text).suggestions[0].spans}

    assert marked & {"Верните", "ДЕНЬГИ"}
    assert "Здравствуйте" not in marked


def test_small_words_are_never_marked(plain: Ranker) -> None:
    """They say nothing of why a row was found, however often it has them."""
    text = "а вы верните мне деньги за это"
    marked = " ".join(text[start:end] for start, end in plain.suggest(text).suggestions[0].spans).split()

    assert "деньги" in marked
    assert not FUNCTION_WORDS & set(marked)


def test_a_choice_is_learnt(reader: Reader) -> None:
    """What was first elsewhere is first after a person chose it, and old phrasings still find their rows."""
    ranker = Ranker.build(reader, ROWS)
    text = "как подключиться тут"
    for _ in range(3):
        assert ranker.learn(text, 30)

    assert 30 == ranker.suggest(text).suggestions[0].row_id
    assert 10 == ranker.suggest("график работы").suggestions[0].row_id
    assert not ranker.learn("что угодно", 999)
    assert not ranker.learn("", 30)


def test_choices_made_before_count_when_it_is_made(reader: Reader) -> None:
    """A restart forgets nothing; a choice of a row that is gone is passed over."""
    old = [Choice(text="как подключиться тут", row_id=30), Choice(text="щебень", row_id=999)]

    assert 30 == Ranker.build(reader, ROWS, choices=old).suggest("подключиться как").suggestions[0].row_id


def test_the_same_rows_give_the_same_answers(reader: Reader, plain: Ranker) -> None:
    """Training is seeded: two machines with one matrix suggest the same."""
    other = Ranker.build(Reader(reader.slang, reader.concepts), ROWS)

    assert plain.suggest("сколько ждать возврата") == other.suggest("сколько ждать возврата")


def test_an_empty_matrix_suggests_nothing(reader: Reader) -> None:
    """No rows, no answer, no failure."""
    empty = Ranker.build(reader, ())

    assert () == empty.suggest("верните деньги").suggestions
    assert not empty.suggest("верните деньги").fits


def test_a_row_without_any_word_harms_nobody(reader: Reader) -> None:
    """A title of signs, an empty example: the row is there and the others are found."""
    rows = (*ROWS, RowText(id=50, code="", title="—", examples=("", " ", "\u200b")))

    assert 20 == Ranker.build(reader, rows).suggest("верните деньги").suggestions[0].row_id


@given(st.text(max_size=60))
def test_any_text_gets_an_answer(text: str) -> None:
    """Scores lie between 0 and 1 in falling order, places inside of the text."""
    found = _SMALL.suggest(text, 3)
    scores = [each.score for each in found.suggestions]

    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert all(0 <= start < end <= len(text) for each in found.suggestions for start, end in each.spans)


@pytest.mark.parametrize(
    "text", ["а" * 1_000_000, "😀" * 10_000, "\u202e\u200b" * 5_000, "ош" * 100_000, "\x00", "\ud800"]
)
def test_hostile_texts(plain: Ranker, text: str) -> None:
    """Huge, emoji only, invisible, backwards: an answer or none, never a failure."""
    plain.suggest(text)


def test_a_vector_has_length_one() -> None:
    """Long and short texts weigh the same; one without words is empty."""
    reader = Reader({}, {})
    vector = reader.vector("до скольки открыто")

    assert pytest.approx(1, abs=1e-5) == float(vector.weights @ vector.weights)
    assert len(set(vector.buckets.tolist())) == len(vector.buckets)
    assert max(vector.buckets) < BUCKETS
    assert 0 == len(reader.vector("\u200b …").buckets)
    assert EMPTY is weighted(EMPTY, telling([]))


def test_being_sure_needs_a_sharp_choice_near_to_something_known() -> None:
    """The out-of-scope score."""
    sharp, flat = np.asarray([0.9, 0.1], np.float32), np.asarray([0.5, 0.5], np.float32)
    near, far = np.asarray([0.81, 0.0], np.float32), np.asarray([0.04, 0.0], np.float32)

    assert pytest.approx(0.81, abs=1e-4) == fit(sharp, near)
    assert fit(sharp, near) > fit(flat, near) > fit(flat, far)
    assert 0.0 == fit(np.zeros(0, np.float32), np.zeros(0, np.float32))


def test_rare_features_tell_more() -> None:
    """A bucket in every example tells least."""
    reader = Reader({}, {})
    both = [reader.vector("кофе"), reader.vector("кофе чай")]
    tells = telling(both)
    only = set(both[1].buckets.tolist()) - set(both[0].buckets.tolist())

    assert min(tells[list(only)]) > max(tells[both[0].buckets])


def test_training_takes_examples_apart() -> None:
    """A class said twice beats one said never; weights are finite."""
    reader = Reader({}, {})
    model = LinearModel.train([Example(reader.vector("кофе"), 0), Example(reader.vector("чай"), 1)], 3)

    assert 1 == int(model.probabilities(model.read(reader.vector("чай"))).argmax())
    assert np.isfinite(model.matrix).all()


_SMALL = Ranker.build(Reader({}, {}), ROWS)
