"""The matrix and the voices that ship."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from moderator_app.domain.matrix.checks import CheckContext, checks
from moderator_app.domain.matrix.rows import Matrix
from moderator_app.domain.matrix.template import Facts, render
from moderator_app.domain.matrix.voice import Rule, Voice
from moderator_app.domain.roles import Role
from moderator_app.errors import FORBIDDEN, UserError
from moderator_app.services import book, files, matrix, matrix_import, voice
from tests.support.desks import Office, office


@pytest.fixture(name="shop")
def _shop(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as opened:
        yield opened


def read(shop: Office) -> tuple[Matrix, tuple[Voice, ...]]:
    return matrix.read(shop.desk), voice.voices(shop.desk)


def test_it_comes_whole_and_once(shop: Office) -> None:
    """Every row without a problem; a second time brings nothing, and what people made of it stays."""
    done = matrix_import.install_starter(shop.desk)
    assert done.problems == ()
    rows, voices = read(shop)
    assert len(rows.rows) == done.rows >= 45
    assert [each.name for each in voices] == ["вы", "ты", "en"]
    assert all({"ru", "en"} <= {variant.language for variant in row.variants} for row in rows.rows)
    changed = shop.desk.write(matrix.save_fragment, "часы", "всегда")
    assert matrix_import.install_starter(shop.desk).added == 0
    assert matrix.read(shop.desk).fragments["часы"] == changed.text == "всегда"


def test_the_demo_knows_its_facts(shop: Office) -> None:
    """Address and hours are filled in there; in a real profile they are asked for."""
    matrix_import.install_starter(shop.desk, demo=True)
    item = shop.arrives(text="Где вы находитесь?")
    prepared = matrix.prepare(shop.desk, matrix.row(shop.desk, "address"), matrix.about(shop.desk, item))
    assert prepared.rendered.complete
    assert "Лесная" in prepared.rendered.text


def test_the_demo_has_an_answer_with_a_picture(shop: Office) -> None:
    """Only there; its picture lies in the profile, and a second start brings nothing."""
    matrix_import.install_starter(shop.desk, demo=True)
    variants = matrix.row(shop.desk, "sockets").variants
    assert [[each.name for each in variant.attachments] for variant in variants] == [["plan.png"], ["plan.png"]]
    assert not files.missing(shop.desk, variants[0].attachments[0])
    stamp = matrix.read(shop.desk).stamp
    matrix_import.install_starter(shop.desk, demo=True)
    assert matrix.read(shop.desk).stamp == stamp


@pytest.mark.parametrize("name", ["вы", "ты", "en"])
def test_each_answer_speaks_the_voice_it_is_for(shop: Office, name: str) -> None:
    """Rendered for its voice, with every field filled in, no check has anything to say against it."""
    matrix_import.install_starter(shop.desk)
    rows, voices = read(shop)
    spoken = next(each for each in voices if each.name == name)
    found: list[str] = []
    for row in rows.rows:
        own = [each for each in row.variants if each.voice == name] if name == "ты" else row.variants
        for variant in own:
            if variant.language != spoken.language or (name == "вы" and variant.voice):
                continue
            for template in filter(None, (variant.answer, variant.follow_up)):
                blocks = {"greeting": spoken.greeting}
                fields = render(template, Facts(fragments=rows.fragments, blocks=blocks)).fields
                facts = Facts(
                    name="Мария",
                    fields=dict.fromkeys(fields, "5"),
                    fragments=rows.fragments,
                    blocks=blocks,
                    emoji=spoken.emoji,
                    seed=len(found),
                )
                text = render(template, facts).text
                bare = variant.length or row.code in {"emoji", "spam", "argument", "troll"}  # to nobody by name
                context = CheckContext(voice=spoken, name="Мария", language=spoken.language)
                said = [each for each in checks(text, context) if not (bare and each.rule is Rule.NAME)]
                found += [f"{row.code}: {each.rule} {text[each.start : each.end]!r} in {text!r}" for each in said]
    assert not found, "\n".join(found)


def test_greetings_stand_alone_without_a_name(shop: Office) -> None:
    """With a name it is called, without one no comma is left over, in every voice."""
    matrix_import.install_starter(shop.desk)
    for each in voice.voices(shop.desk):
        assert ", Анна!" in render(each.greeting, Facts(name="Анна")).text
        bare = render(each.greeting, Facts()).text
        assert " !" not in bare
        assert ",!" not in bare
        assert bare.endswith("!")


def test_only_a_lead_brings_it_in(shop: Office) -> None:
    """The matrix is the lead's."""
    assert shop.colleague.role is Role.MODERATOR
    with pytest.raises(UserError, match=FORBIDDEN):
        matrix_import.install_starter(shop.at(shop.colleague))


def test_silenced_rules_stay_silent(shop: Office) -> None:
    """A false alarm that was silenced in a voice does not come back; another phrase still does."""
    matrix_import.install_starter(shop.desk)
    spoken = book.at(shop.desk).voices[0]
    context = CheckContext(voice=shop.desk.write(voice.silence, spoken.id, Rule.PREFERRED, "проблема"))
    assert [each.rule for each in checks("Это проблема.", context)] == []
    assert [each.rule for each in checks("Наши клиенты.", context)] == [Rule.PREFERRED]
