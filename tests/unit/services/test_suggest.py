"""From a message that arrives to what the window shows and the command line prints."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from moderator_app import config
from moderator_app.cli import suggestions
from moderator_app.cli.output import Output
from moderator_app.domain.matrix.lexicon import NONE, Words
from moderator_app.domain.suggest.tone import Kind, Tone
from moderator_app.engine import lexicon
from moderator_app.engine.access import LaneAccess
from moderator_app.engine.guesses import Guesser
from moderator_app.engine.lexicon import Lexicon
from moderator_app.errors import UserError
from moderator_app.ranking.ranker import Topic
from moderator_app.services import lexicon as services
from moderator_app.services import suggest, undo
from moderator_app.storage import guesses, reading, refold
from moderator_app.storage.connect import open_store
from tests.support import tiny_encoder
from tests.support.desks import Office
from tests.support.matrix_rows import write_rows
from tests.support.storage import said

ROWS = [
    {
        "code": "HOURS",
        "title": "Часы работы",
        "examples": ["до скольки открыто"],
        "variants": [{"answer": "С 8 до 22."}],
    },
    {"code": "REFUND", "title": "Возврат денег", "examples": ["верните деньги"], "variants": [{"answer": "Вернём."}]},
]


@pytest.fixture(autouse=True)
def _small_lexicon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two topics in place of all that ship: the model of those takes seconds."""
    small = Lexicon(
        slang={},
        concepts={},
        topics=(
            Topic(slug="opening-hours", titles=("Часы работы",), phrasings=("когда закрываетесь",)),
            Topic(slug="refund", titles=("Возврат",), phrasings=("где мои бабки",)),
        ),
        digest="small",
    )

    def load(own: Words = NONE) -> Lexicon:
        return replace(small, slang=own.slang, digest=f"small{len(own.slang)}")

    monkeypatch.setattr(lexicon, "load", load)


@pytest.fixture
def guesser(shop: Office) -> Iterator[Guesser]:
    access = LaneAccess(shop.desk.lane, shop.desk.profile.store)
    yield Guesser(shop.desk.profile, access, shop.clock)
    access.close()


def _all(guesser: Guesser) -> None:
    while guesser.step():
        pass


def test_a_message_gets_its_kind_and_rows(shop: Office, guesser: Guesser) -> None:
    """Guess, folded kind and suggestions are there when the engine has looked; a rebuild finds nothing to change."""
    shop.desk.lane.call(lambda conn: write_rows(conn, ROWS))
    item = shop.arrives(text="Ужас, заказ опоздал, верните деньги!")
    assert suggest.suggestions_of(shop.desk, item) is None
    _all(guesser)
    found = suggest.suggestions_of(shop.desk, item)
    view = reading.item(shop.desk.reader, item)

    assert found is not None
    assert (True, "REFUND", "Вернём.") == (found.fits, found.rows[0].code, found.rows[0].text)
    assert Kind.CONSTRUCTIVE == view.kind
    assert view.tone is not None
    assert view.kind_confidence == view.tone.confidence
    with closing(open_store(shop.desk.profile.store)) as conn:
        assert 0 == refold.rebuild(conn)


def test_a_person_knows_better_and_can_take_it_back(shop: Office, guesser: Guesser) -> None:
    """A correction wins over the guess, is learnt, and its undo brings the guess back."""
    item = shop.arrives(text="ну и ценник у вас теперь")
    _all(guesser)
    assert Kind.NEUTRAL == reading.item(shop.desk.reader, item).kind
    done = shop.desk.write(suggest.correct_kind, item, Kind.CONSTRUCTIVE)
    corrected = reading.item(shop.desk.reader, item)
    other = shop.arrives(text="ну и ценник у вас теперь", author="oleg")
    _all(guesser)

    assert (Kind.CONSTRUCTIVE, 1.0) == (corrected.kind, corrected.kind_confidence)
    assert Kind.CONSTRUCTIVE == reading.item(shop.desk.reader, other).kind
    shop.desk.write(undo.undo, done.entry.id)
    assert Kind.NEUTRAL == reading.item(shop.desk.reader, item).kind


def test_slang_that_the_team_explains_is_understood_at_once(shop: Office, guesser: Guesser) -> None:
    """Words nobody could know speak for no row; once the table says what they mean, they do."""
    shop.desk.lane.call(lambda conn: write_rows(conn, ROWS))
    item = shop.arrives(text="хабар тикет")
    _all(guesser)
    before = suggest.suggestions_of(shop.desk, item)
    shop.desk.write(services.save, Words(slang={"хабар": "верните", "тикет": "деньги"}), 0)
    _all(guesser)
    after = suggest.suggestions_of(shop.desk, item)

    assert before is not None
    assert after is not None
    spans = [next(row.spans for row in found.rows if row.code == "REFUND") for found in (before, after)]
    assert (0, 5) not in spans[0]
    assert spans[1] == ((0, 5), (6, 11))
    assert (True, "REFUND") == (after.fits, after.rows[0].code)


def test_a_changed_text_is_guessed_anew(shop: Office, guesser: Guesser) -> None:
    """Kind and rows follow an edit; what was guessed about the old text meanwhile is dropped."""
    shop.desk.lane.call(lambda conn: write_rows(conn, ROWS))
    item = shop.arrives("1", text="до скольки открыто")
    due = guesses.due(shop.desk.reader, 9)
    shop.pull(said("1", text="вы дебилы, верните деньги", edited_at=shop.clock.now_us()))
    tone = suggest.tone_of(shop.desk, item)
    made = [(each, Tone(kind=Kind.ADVOCATE, confidence=1, negativity=0, toxicity=0, language="ru")) for each in due]
    shop.desk.lane.call(lambda conn: guesses.keep(conn, made, 1, 0))
    assert tone is None
    assert suggest.tone_of(shop.desk, item) is None
    _all(guesser)
    found = suggest.suggestions_of(shop.desk, item)

    assert Kind.DESTRUCTIVE == reading.item(shop.desk.reader, item).kind
    assert found is not None
    assert "REFUND" == found.rows[0].code


def test_rows_for_an_older_message_are_not_shown(shop: Office, guesser: Guesser) -> None:
    """Whoever writes once more is not answered by what fitted the first message."""
    shop.desk.lane.call(lambda conn: write_rows(conn, ROWS))
    item = shop.arrives(text="до скольки открыто")
    _all(guesser)
    before = suggest.suggestions_of(shop.desk, item)
    shop.arrives(text="верните деньги")
    at_once = suggest.suggestions_of(shop.desk, item)
    _all(guesser)
    after = suggest.suggestions_of(shop.desk, item)

    assert at_once is None
    assert before is not None
    assert after is not None
    assert ("HOURS", "REFUND") == (before.rows[0].code, after.rows[0].code)


def test_a_changed_matrix_is_suggested_anew(shop: Office, guesser: Guesser) -> None:
    """New versions replace old ones; with an empty matrix nothing is suggested any more."""
    shop.desk.lane.call(lambda conn: write_rows(conn, ROWS))
    item = shop.arrives(text="верните деньги")
    _all(guesser)
    shop.desk.lane.call(lambda conn: write_rows(conn, [ROWS[1], ROWS[0]], version=2))
    _all(guesser)
    found = suggest.suggestions_of(shop.desk, item)
    assert found is not None
    assert (1, "REFUND") == (found.rows[0].row_id, found.rows[0].code)
    shop.desk.lane.call(lambda conn: write_rows(conn, ROWS, version=3, retired=True))
    _all(guesser)

    assert suggest.suggestions_of(shop.desk, item) is None


def test_what_people_taught_is_read_when_it_has_grown(
    shop: Office, guesser: Guesser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine looks every second: old choices and corrections are not read again while none is added."""
    shop.desk.lane.call(lambda conn: write_rows(conn, ROWS))
    item = shop.arrives(text="верните деньги")
    _all(guesser)
    read: list[str] = []

    def watched(name: str) -> Callable[..., list[object]]:
        def nothing(*_: object, **__: object) -> list[object]:
            read.append(name)
            return []

        return nothing

    for name in ("choices", "corrections"):
        monkeypatch.setattr(guesses, name, watched(name))
    shop.arrives(text="до скольки открыто", author="oleg")
    _all(guesser)
    assert [] == read
    shop.desk.write(suggest.correct_kind, item, Kind.CONSTRUCTIVE)
    shop.arrives(text="закрыто?", author="rita")
    _all(guesser)

    assert ["corrections"] == read


def test_an_encoder_is_named_once_and_used_by_the_engine(shop: Office, guesser: Guesser, tmp_path: Path) -> None:
    """The command tries the folder before it is kept; the engine takes it up, and goes back without it."""
    for library in ("onnxruntime", "tokenizers"):
        pytest.importorskip(library, reason=f"{library} of the extra `encoder` is not installed")
    folder = tiny_encoder.write(tmp_path / "tiny", {"график": (1.0, 0.0), "часы": (1.0, 0.1), "возврат": (0.0, 1.0)})
    shop.desk.lane.call(lambda conn: write_rows(conn, ROWS))
    item = shop.arrives(text="график")
    _all(guesser)
    before = suggest.suggestions_of(shop.desk, item)
    assert "encoder_missing" in repr(_run(shop, str(tmp_path), command="encoder").exception)
    assert {"encoder": None} == json.loads(_run(shop, command="encoder").stdout)
    assert {"encoder": str(folder)} == json.loads(_run(shop, str(folder), command="encoder").stdout)
    _all(guesser)
    helped = suggest.suggestions_of(shop.desk, item)
    assert {"encoder": None} == json.loads(_run(shop, "--off", command="encoder").stdout)
    _all(guesser)

    assert before is not None
    assert helped is not None
    assert "HOURS" == helped.rows[0].code
    assert helped.rows[0].score > before.rows[0].score
    assert before == suggest.suggestions_of(shop.desk, item)


@pytest.mark.expects_log("go on without the sentence encoder")
def test_an_encoder_that_went_away_harms_nobody(shop: Office, guesser: Guesser, tmp_path: Path) -> None:
    """The folder was deleted: rows are suggested as before, and the log says why the encoder is not used."""
    config.load(shop.desk.profile.settings).with_value(config.ENCODER, str(tmp_path / "gone")).save()
    shop.desk.lane.call(lambda conn: write_rows(conn, ROWS))
    item = shop.arrives(text="верните деньги")
    _all(guesser)
    found = suggest.suggestions_of(shop.desk, item)

    assert found is not None
    assert "REFUND" == found.rows[0].code


def test_kinds_have_names() -> None:
    """Another name is a usage failure that lists them."""
    assert Kind.ADVOCATE is suggest.kind_named("advocate")
    with pytest.raises(UserError, match="constructive_critic"):
        suggest.kind_named("troll")


def _run(shop: Office, *words: str, text: str = "", command: str = "suggest") -> Any:
    group = typer.Typer()
    group.callback()(lambda: None)
    suggestions.register(group)
    session = SimpleNamespace(desk=shop.desk, out=Output(json=True, language="en"))
    return CliRunner().invoke(group, [command, *words], input=text, obj=session)


def test_the_command_answers_in_json(shop: Office) -> None:
    """The shape of the contract; with --stdin one line for each text."""
    shop.desk.lane.call(lambda conn: write_rows(conn, ROWS))
    one = json.loads(_run(shop, "верните деньги", "--limit", "1").stdout)
    many = [json.loads(line) for line in _run(shop, "--stdin", text="hours\nверните деньги\n\n").stdout.splitlines()]

    assert one["fits"] is True
    assert {"row", "code", "title", "score", "variant", "text"} == set(one["suggestions"][0])
    assert 1 == len(one["suggestions"])
    assert ["HOURS", "REFUND"] == [each["suggestions"][0]["code"] for each in many[:2]]
    assert {"fits": False, "suggestions": []} == many[2]
    assert "no_text" in repr(_run(shop).exception)


def test_the_answer_is_the_variant_for_the_language_of_the_text(shop: Office) -> None:
    """As beside a thread: the variant is chosen and rendered; no brace is left, nothing is filled in by guessing."""
    variants = [
        {"answer": "{name|}, открыто до 22.", "language": "ru"},
        {"answer": "{name|}, we are open until ten.", "language": "en"},
    ]
    row = {"code": "HOURS", "title": "Opening hours", "examples": ["when do you close"], "variants": variants}
    shop.desk.lane.call(lambda conn: write_rows(conn, [row]))
    found = json.loads(_run(shop, "when do you close tonight please", "--limit", "1").stdout)["suggestions"][0]
    assert found["variant"] == 1
    assert "we are open until ten." in found["text"].lower()
    assert "{" not in found["text"]
