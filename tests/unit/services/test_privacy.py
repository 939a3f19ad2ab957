"""What is held about a person goes: from every file of the profile, and the next pull does not bring it back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.authors import Author
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.matrix.rows import Row, Variant
from moderator_app.domain.ports import Message, Unreadable
from moderator_app.errors import UserError
from moderator_app.services import log_filter, matrix, moderation, moderators, privacy, reply, review
from moderator_app.services.log_filter import Filter
from moderator_app.services.matrix import MatrixUse
from moderator_app.services.moderation import Action
from moderator_app.storage import backup, doctor, drafts, erased, guesses, proof
from tests.support.desks import Office, office
from tests.support.storage import said

NAME, HANDLE, SELF = "Марфа Скворцова", "skvorushka77", "u-8812345"
PERSON = Author(
    name=NAME, external_id=SELF, handle=HANDLE, profile_url=f"https://example.org/{HANDLE}",
    avatar_url="https://example.org/a/8812345.jpg",
)  # fmt: skip
SECRETS = (
    "Скворцова", HANDLE, "8812345", "фиолетовый гиппопотам", "старая формулировка", "ответ про кактусы",
    "заметка про сервиз", "вставленный вариант", "черновик о пряниках", "непрочитанное письмо", "a/8812345",
)  # fmt: skip
"""Words that stand nowhere but with this person."""


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Office]:
    """Somebody wrote, edited, was answered, noted about, quoted in the matrix, backed up."""
    (tmp_path / "profile").mkdir(mode=0o700)
    with office(tmp_path / "profile") as opened:
        yield opened


def theirs(number: str, text: str, **facts: Any) -> Message:
    return said(number, author=PERSON, text=text, **facts)


def author_id(shop: Office, name: str = NAME) -> int:
    return int(shop.desk.reader.execute("SELECT id FROM author WHERE name = ?", (name,)).fetchone()[0])


def live(shop: Office) -> int:
    """A life with us; the author's number."""
    shop.clock.pass_s(86_400)
    shop.pull(theirs("1", "У вас фиолетовый гиппопотам, старая формулировка"))
    shop.pull(theirs("1", "У вас фиолетовый гиппопотам на стакане"), said("2", author="olga", text="Почём раф?"))
    question, other = (
        int(row[0]) for row in shop.desk.reader.execute("SELECT id FROM message ORDER BY external_id").fetchall()
    )
    row = shop.desk.write(
        matrix.save,
        Row(
            code="H-1", title="Стаканы", examples=("У вас фиолетовый гиппопотам на стакане", "что на стакане"),
            variants=(Variant(answer="Это рисунок."),),
        ),
    )  # fmt: skip
    shop.desk.write(moderation.act, question, Action(kind=EntryKind.NOTE, note="заметка про сервиз"))
    used = MatrixUse(row_id=row.id, version=1, variant=0, rendered="Скворцова, вставленный вариант")
    sent = shop.desk.write(reply.send, question, reply.Reply(text="Марфа Скворцова, ответ про кактусы", used=used))
    shop.sends(sent.entry.id)
    shop.desk.write(moderation.act, other, Action(kind=EntryKind.NOTE, note="это похоже на Марфа Скворцова"))
    shop.desk.write(log_filter.save, "О ней", Filter(text="Скворцова"))
    payload = json.dumps({"from": NAME, "text": "непрочитанное письмо"}).encode()
    shop.pull(unreadable=(Unreadable(external_id="77", payload=payload, reason="no time"),))
    draft = drafts.DraftStore(shop.desk.profile.drafts, shop.clock)
    case = shop.desk.reader.execute("SELECT thread_id, author_id FROM message WHERE id = ?", (question,)).fetchone()
    draft.save((int(case[0]), int(case[1])), "d1", "черновик о пряниках", [question])
    draft.close()
    shop.desk.profile.own_words.write_text("Скворцова\nраф\n", encoding="utf-8")
    backup.copy(shop.desk.reader, shop.desk.profile.backups / "store-v1.sqlite")
    return author_id(shop)


def found_in(folder: Path, words: Iterable[str]) -> set[tuple[str, str]]:
    """(file, word) wherever a file holds a word: as UTF-8, as JSON escapes it, in capitals or not."""
    found = set()
    for path in folder.rglob("*"):
        if not path.is_file():
            continue
        content = path.read_bytes()
        for word in words:
            forms = {word, word.lower(), word.upper(), word.split()[-1].lower(), json.dumps(word)[1:-1]}
            if any(form.encode() in content for form in forms):
                found.add((path.name, word))
    return found


def again(shop: Office) -> None:
    """The platform tells everything once more."""
    shop.pull(
        theirs("1", "У вас фиолетовый гиппопотам на стакане"), theirs("3", "фиолетовый гиппопотам раньше", second=2)
    )


def test_no_file_of_the_profile_holds_a_word_of_an_erased_person(shop: Office) -> None:
    number = live(shop)
    folder = shop.desk.profile.root
    assert {word for _, word in found_in(folder, SECRETS)} == set(SECRETS)
    gone = privacy.erase(shop.desk, number)
    assert (gone.drafts, gone.backups, gone.messages > 1, gone.words > 3) == (1, 1, True, True)
    assert found_in(folder, SECRETS) == set()
    again(shop)
    assert found_in(folder, SECRETS) == set()
    stubs = shop.desk.reader.execute(
        "SELECT m.text, a.name, a.id FROM message m JOIN author a ON a.id = m.author_id WHERE m.ours = 0"
        " AND a.name <> 'Olga' ORDER BY m.id"
    ).fetchall()
    assert stubs == [(erased.TEXT, f"№ {number}", number)] * 2


def test_the_chain_says_erased_by_entry_and_everything_else_stays(shop: Office) -> None:
    number = live(shop)
    before = proof.verify(shop.desk.reader)
    gone = privacy.erase(shop.desk, number)
    after = proof.verify(shop.desk.reader)
    assert (before.ok, after.ok, after.erased) == (True, True, gone.words)
    note = review.entries(shop.desk, Filter(kind=EntryKind.NOTE))[-1]
    assert note.words == {"note": None}
    assert note.erased_by == gone.entries[0]
    assert shop.desk.reader.execute("SELECT text FROM message WHERE external_id = '2'").fetchone()[0] == "Почём раф?"
    assert matrix.row(shop.desk, "H-1").examples == ("что на стакане",)
    assert shop.desk.profile.own_words.read_text(encoding="utf-8") == "раф\n"
    report = doctor.run(shop.desk.profile)
    assert [each.name for each in report.checks if not each.ok and each.name not in {"sqlite", "files"}] == []


def test_what_they_write_afterwards_is_theirs_anew(shop: Office) -> None:
    number = live(shop)
    privacy.erase(shop.desk, number)
    later = shop.clock.now_us() // 1_000_000 + 60
    message = theirs("50", "Снова я")
    shop.pull(
        Message(**{**{name: getattr(message, name) for name in message.__slots__}, "created_at": later * 1_000_000})
    )
    row = shop.desk.reader.execute(
        "SELECT m.text, a.name, a.id FROM message m JOIN author a ON a.id = m.author_id WHERE m.external_id = '50'"
    ).fetchone()
    assert row[:2] == ("Снова я", NAME)
    assert row[2] != number


def test_who_came_back_is_erased_again(shop: Office) -> None:
    """Twice is no conflict: both times everything goes, and what is pulled again stays a stub."""
    privacy.erase(shop.desk, live(shop))
    shop.clock.pass_s(3_600)
    shop.pull(theirs("50", "Это снова я", created_at=shop.clock.now_us()))
    privacy.erase(shop.desk, author_id(shop))
    shop.pull(theirs("50", "Это снова я", created_at=shop.clock.now_us()))
    names = shop.desk.reader.execute("SELECT name, handle, external_id FROM author").fetchall()
    assert NAME not in {row[0] for row in names}
    assert shop.desk.reader.execute("SELECT text FROM message WHERE external_id = '50'").fetchone()[0] == "[…]"


def test_a_pseudonym_takes_who_it_is_and_leaves_what_was_said(shop: Office) -> None:
    number = live(shop)
    privacy.erase(shop.desk, number, keep_words=True)
    who = ("Скворцова", HANDLE, "8812345")
    assert found_in(shop.desk.profile.root, who) == set()
    again(shop)
    assert found_in(shop.desk.profile.root, who) == set()
    texts = [
        row[0] for row in shop.desk.reader.execute("SELECT text FROM message WHERE ours = 0 ORDER BY id").fetchall()
    ]
    assert texts[0] == "У вас фиолетовый гиппопотам на стакане"
    assert proof.verify(shop.desk.reader).ok


def test_models_learn_anew_without_their_words(shop: Office) -> None:
    """What an engine learnt in its memory goes with the entry that says so."""
    number = live(shop)
    before = guesses.taught(shop.desk.reader)
    assert [text for text, _ in guesses.choices(shop.desk.reader)] == ["У вас фиолетовый гиппопотам на стакане"]
    privacy.erase(shop.desk, number)
    assert guesses.choices(shop.desk.reader) == []
    assert guesses.taught(shop.desk.reader).undone > before.undone


def test_who_got_another_name_can_be_erased_later(shop: Office) -> None:
    """And what was cut short is done when it is asked for again."""
    number = live(shop)
    privacy.erase(shop.desk, number, keep_words=True)
    assert not privacy.held(shop.desk, number).erased
    privacy.erase(shop.desk, number)
    assert privacy.held(shop.desk, number).erased
    again(shop)
    left = set(SECRETS) - {"фиолетовый гиппопотам"}
    assert found_in(shop.desk.profile.root, left) == set()
    rows = shop.desk.reader.execute(
        "SELECT DISTINCT author_id, text FROM message WHERE external_id IN ('1', '3')"
    ).fetchall()
    assert rows == [(number, erased.TEXT)]


def test_a_copy_of_everything_is_handed_over_and_written_down(shop: Office, tmp_path: Path) -> None:
    number = live(shop)
    path = tmp_path / "copy.json"
    assert privacy.export(shop.desk, number, path) == 2
    text = path.read_text(encoding="utf-8")
    missing = {
        word for word in SECRETS if word not in text and word not in {"непрочитанное письмо", "вставленный вариант"}
    }
    assert missing == set()
    entry = review.entries(shop.desk)[0].entry
    assert (entry.kind, entry.data["what"], entry.words) == (EntryKind.ERASE, "export", {})
    with pytest.raises(UserError, match="could not be written"):
        privacy.export(shop.desk, number, tmp_path / "none" / "copy.json")


def test_only_a_lead_may(shop: Office, tmp_path: Path) -> None:
    number = live(shop)
    other = shop.at(shop.colleague)
    for act in (
        lambda: privacy.erase(other, number),
        lambda: privacy.export(other, number, tmp_path / "x.json"),
        lambda: privacy.erase_moderator(other, "Boris"),
        lambda: other.write(privacy.set_rule, "", 30),
    ):
        with pytest.raises(UserError) as error:
            act()
        assert error.value.code == "forbidden"
    with pytest.raises(UserError):
        privacy.erase(shop.desk, 9_999)


def test_a_former_colleague_loses_name_handovers_and_figures(shop: Office) -> None:
    number = shop.colleague.id
    message = shop.arrives(text="Когда откроетесь?")
    row = shop.desk.write(matrix.save, Row(code="H-1", title="Часы", variants=(Variant(answer="В восемь."),)))
    used = MatrixUse(row_id=row.id, version=1, variant=0, rendered="В восемь.")
    shop.at(shop.colleague).write(reply.send, message, reply.Reply(text="В восемь.", used=used))
    with pytest.raises(UserError, match="still works here"):
        privacy.erase_moderator(shop.desk, "Boris")
    shop.desk.write(moderators.retire, number)
    privacy.erase_moderator(shop.desk, "Boris")
    assert found_in(shop.desk.profile.root, ("Boris",)) == set()
    assert [line.actor_name for line in review.entries(shop.desk, Filter(kind=EntryKind.REPLY))] == [f"№ {number}"]
    assert shop.desk.reader.execute("SELECT actor FROM matrix_use").fetchone()[0] == ""
    assert proof.verify(shop.desk.reader).ok


@given(st.text(alphabet="абвгдежзАБВГД ", min_size=3, max_size=30), st.text(alphabet="абвгд .,!", max_size=60))
def test_a_mask_leaves_no_name(name: str, text: str) -> None:
    known = erased.needles(name, None)
    hidden = erased.masked(f"{text} {name} {text}", known, "№ 1")
    assert not [each for each in hidden.replace("№ 1", " ").split() if each.casefold().startswith(known)] or not known
