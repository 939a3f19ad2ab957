"""The matrix at a desk: versions, answers for an item, what of it was used, and what a voice stops."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from moderator_app.domain.entries import EntryKind
from moderator_app.domain.matrix.rows import Row, Variant
from moderator_app.domain.matrix.voice import Level, Rule, Voice, Wording
from moderator_app.domain.roles import Role
from moderator_app.errors import UserError
from moderator_app.services import matrix, moderation, reply, review, voice
from moderator_app.services.moderation import Action
from moderator_app.services.reply import Reply
from moderator_app.storage.connect import Connection
from tests.support.desks import Office

VARIANT = Variant(answer="{greeting} Везём {номер?}. [Ждите|До встречи]!", greeting="Привет, {name|}!")


def saved(shop: Office, code: str = "d", *variants: Variant) -> Row:
    return shop.desk.write(matrix.save, Row(code=code, title="Доставка", variants=variants or (VARIANT,)))


def kind_of(conn: Connection, _desk: object, item: int, kind: str) -> None:
    conn.execute("UPDATE item SET kind = ? WHERE id = ?", (kind, item))


def test_every_change_is_an_entry_and_a_version(shop: Office) -> None:
    """Old versions stay; retiring takes the row out, restoring brings it back as a new version."""
    first = saved(shop)
    changed = shop.desk.write(matrix.save, replace(first, code="d2"))
    assert (first.version, changed.version) == (1, 2)
    shop.desk.write(matrix.retire, first.id)
    assert matrix.read(shop.desk).rows == ()
    with pytest.raises(UserError, match="no_row"):
        matrix.row(shop.desk, "d2")
    back = shop.desk.write(matrix.restore, first.id, 1)
    assert (back.code, back.version) == ("d", 4)
    assert [each.version for _, each in matrix.history(shop.desk, first.id)] == [4, 3, 2, 1]
    changes = [line.entry.data["change"] for line in review.entries(shop.desk) if line.entry.kind is EntryKind.MATRIX]
    assert {name for line in review.entries(shop.desk) for name in review.readable(line)} >= {"Доставка"}
    assert changes == ["restored", "retired", "changed", "added"]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (Row(code="", title="x", variants=(VARIANT,)), "invalid"),
        (Row(code="x", title="x"), "invalid"),
        (Row(code="D", title="x", variants=(VARIANT,)), "invalid"),
        (Row(code="x", title="x", variants=(Variant(answer=" "),)), "invalid"),
        (Row(code="x", title="x", variants=(Variant(answer="{include:нет}"),)), "wrong_template"),
        (Row(code="x", title="x", variants=(VARIANT,), id=99), "no_row"),
    ],
)
def test_rows_that_cannot_be(shop: Office, row: Row, code: str) -> None:
    """Nothing is written."""
    saved(shop)
    before = shop.entries()
    with pytest.raises(UserError, match=code):
        shop.desk.write(matrix.save, row)
    assert before == shop.entries()


def test_the_matrix_is_the_leads(shop: Office) -> None:
    """A moderator proposes, a lead changes."""
    row = saved(shop)
    for change, arguments in (
        (matrix.save, (row,)), (matrix.retire, (row.id,)), (matrix.save_fragment, ("a", "b")),
        (voice.save, (Voice(name="v"),)),
    ):  # fmt: skip
        with pytest.raises(UserError, match="forbidden"):
            shop.at(shop.colleague).write(change, *arguments)


def test_fragments_are_shared_and_never_go_in_circles(shop: Office) -> None:
    """Known by name without regard to case; one that would close a circle is refused."""
    one = shop.desk.write(matrix.save_fragment, "Адрес", "Лесная, 5")
    again = shop.desk.write(matrix.save_fragment, "адрес", "Лесная, 7")
    assert (again.id, again.version) == (one.id, 2)
    shop.desk.write(matrix.save_fragment, "весь", "{include:адрес}!")
    with pytest.raises(UserError, match="wrong_template"):
        shop.desk.write(matrix.save_fragment, "адрес", "{include:весь}")
    assert [each.text for each in matrix.fragments(shop.desk)] == ["Лесная, 7", "{include:адрес}!"]


def test_an_answer_for_an_item(shop: Office) -> None:
    """With the name, the seed of the item, the fields that are open, and a greeting only the first time."""
    item = shop.arrives(author="marina", text="Где мой заказ?")
    row = saved(shop)
    about = matrix.about(shop.desk, item)
    assert (about.name, about.language, about.public, about.first) == ("Marina", "ru", True, True)
    prepared = matrix.prepare(shop.desk, row, about)
    assert prepared.rendered.text.startswith("Привет, Marina! Везём ‹номер›.")
    assert [hole.name for hole in prepared.rendered.holes] == ["номер"]
    filled = matrix.prepare(shop.desk, row, about, fields={"номер": "4471"})
    assert "4471" in filled.use.rendered
    shop.sends(shop.desk.write(reply.send, item, Reply(text="Да", used=filled.use)).entry.id)
    shop.arrives(author="marina", text="А точно?")
    assert matrix.about(shop.desk, item).first is False
    assert matrix.prepare(shop.desk, row, matrix.about(shop.desk, item)).rendered.text.startswith("Везём")
    with pytest.raises(UserError, match="no_variant"):
        matrix.prepare(shop.desk, row, about, variant=7)


def test_every_use_is_in_the_entry(shop: Office) -> None:
    """Row, variant, version, and what was changed by hand; counted, and not when undone."""
    row = saved(shop, "d", Variant(answer="Везём завтра с утра"))
    items = [shop.arrives(text="Где?", author=each) for each in ("a1", "b1")]
    used = matrix.prepare(shop.desk, row, matrix.about(shop.desk, items[0])).use
    plain = shop.desk.write(reply.send, items[0], Reply(text="Везём завтра с утра ", used=used))
    edited = shop.desk.write(reply.send, items[1], Reply(text="Везём сегодня с утра!", used=used))
    expected = {"row": row.id, "version": 1, "variant": 0}
    first, second = (review.entry(shop.desk, each.entry.id) for each in (plain, edited))
    assert (first.entry.data["matrix"], set(first.words)) == (expected, {"text"})
    assert second.entry.data["matrix"] == expected
    assert json.loads(second.words["edits"] or "") == [["завтра", "сегодня"], ["утра", "утра!"]]
    assert review.readable(second) == ["завтра → сегодня; утра → утра!", "Везём сегодня с утра!"]
    assert {row.id: (2, 1)} == {number: (each.count, each.edited) for number, each in matrix.uses(shop.desk).items()}
    from moderator_app.services import undo

    shop.desk.write(undo.undo, edited.entry.id)
    assert matrix.uses(shop.desk, mine=True)[row.id].count == 1


@pytest.mark.parametrize("text", ["Заказ {номер?}", "Заказ ‹номер›", "{name|}, да", "{include:x}"])
def test_what_is_not_filled_in_never_leaves(group: Office, text: str) -> None:
    """Whoever asks, in whatever way, with whatever reason."""
    item = group.arrives()
    before = group.entries()
    for wanted in (Reply(text=text), Reply(text=text, override="надо")):
        with pytest.raises(UserError, match="unresolved"):
            group.desk.write(reply.send, item, wanted)
    with pytest.raises(UserError, match="unresolved"):
        group.desk.write(moderation.act, item, Action(kind=EntryKind.TO_DM, text=text))
    assert before == group.entries()


def test_a_block_needs_a_reason_and_a_role(shop: Office) -> None:
    """Without both it does not leave; with both it does, and the log says which rules and why."""
    shop.desk.write(voice.save, Voice(name="v", forbidden=(Wording(phrase="никогда"),), override=Role.SENIOR))
    item = shop.arrives(text="Где вы?")
    text = "Никогда такого не было"
    for desk, override in ((shop.desk, None), (shop.desk, " "), (shop.at(shop.colleague), "надо")):
        with pytest.raises(UserError, match="blocked"):
            desk.write(reply.send, item, Reply(text=text, override=override))
    decided = shop.desk.write(reply.send, item, Reply(text=text, override="просит руководитель"))
    line = review.entry(shop.desk, decided.entry.id)
    assert line.entry.data["overridden"] == ["forbidden"]
    assert line.words["override"] == "просит руководитель"


def test_voices_that_cannot_be(shop: Office) -> None:
    """No name, an odd form of address, a regular expression for a phrase, a name that is taken."""
    shop.desk.write(voice.save, Voice(name="v"))
    for wrong in (
        Voice(name=""), Voice(name="x", address="Вы"), Voice(name="x", language="de"), Voice(name="V"),
        Voice(name="x", promises=(Wording(phrase="/(a+)+$/"),)), Voice(name="x", greeting="{include:нет}"),
    ):  # fmt: skip
        with pytest.raises(UserError, match="invalid"):
            shop.desk.write(voice.save, wrong)
    (kept,) = voice.voices(shop.desk)
    with pytest.raises(UserError, match="invalid"):
        shop.desk.write(voice.silence, kept.id, Rule.UNRESOLVED, "")
    shop.desk.write(voice.remove, kept.id)
    assert voice.voices(shop.desk) == ()


def test_names_of_others_are_known_from_what_was_answered(shop: Office) -> None:
    """A leftover of the last customer is a block in the next one's answer."""
    shop.desk.write(voice.save, Voice(name="v", use_name=False))
    first = shop.arrives(author="olga", text="Где вы?", thread="one")
    shop.desk.write(reply.send, first, Reply(text="Здесь."))
    second = shop.arrives(author="anton", text="И где?", thread="two")
    found = voice.check(shop.desk, "Здравствуйте, Olga!", matrix.about(shop.desk, second))
    assert [(each.rule, each.level) for each in found if each.rule is Rule.OTHER_NAME] == [
        (Rule.OTHER_NAME, Level.BLOCK)
    ]


@pytest.mark.parametrize("kind", [EntryKind.DELETE, EntryKind.HIDE, EntryKind.SPAM])
def test_a_complaint_is_not_taken_away_without_a_reason(shop: Office, kind: EntryKind) -> None:
    """The window can ask before; the reason is kept; other kinds of people need none."""
    item = shop.arrives(text="Кофе был холодный")
    shop.desk.write(kind_of, item, "constructive_critic")
    warned = moderation.needs_reason(shop.desk, item, kind)
    assert warned is not None
    assert "скриншот" in warned.hint("ru")
    with pytest.raises(UserError, match="complaint_needs_reason"):
        shop.desk.write(moderation.act, item, Action(kind=kind))
    done = shop.desk.write(moderation.act, item, Action(kind=kind, reason="правило 4: чужие данные"))
    assert review.entry(shop.desk, done.entry.id).words["reason"] == "правило 4: чужие данные"
    other = shop.arrives(author="boris", text="Фу")
    assert moderation.needs_reason(shop.desk, other, kind) is None
    assert moderation.needs_reason(shop.desk, item, EntryKind.CLOSE) is None
