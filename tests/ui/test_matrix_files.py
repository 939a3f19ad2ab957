"""Files of answers in the window: put with a variant, shown on its cards, inserted with its words where they can go."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout
from pytestqt.qtbot import QtBot

from moderator_app.domain.files import OutgoingFile
from moderator_app.domain.matrix.editing import differences
from moderator_app.domain.matrix.rows import Row, Variant
from moderator_app.errors import UserError
from moderator_app.services import files, keeping, matrix, matrix_forms
from moderator_app.storage.connect import open_store, transaction
from tests.support.matrix_page import choose, editor_of, opened_on, page_of, row_in_force, settle
from tests.support.station import Opened, arrive, profile_in, said, seated
from tests.support.window import AssertGolden, Look, StillClock
from tests.ui.test_composer_files import picture_at
from ui.matrix.card import AnswerCard
from ui.matrix.compare import CompareDialog
from ui.matrix.source import Offer
from ui.matrix.variant_card import VariantCard
from ui.matrix.variant_editor import VariantForm
from ui.matrix.words import value_text
from ui.widgets.labels import ElidedLabel, Panel

LID = OutgoingFile(name="lid.png", sha256="a" * 64, size=655_360, mime="image/png", picture=True)
ROW = Row(
    code="lid", title="The lid leaks · Крышка течёт", examples=("the lid leaks",),
    variants=(Variant(answer="This is how the new lid closes."),),
)  # fmt: skip
Open = Callable[..., Opened]


@pytest.fixture
def shown(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> Iterator[Opened]:
    """A workstation on the page of the matrix."""
    opened = opened_on(qtbot, tmp_path, clock)
    yield opened
    opened.close()


@pytest.fixture
def opened(qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path) -> Iterator[Open]:
    """Opens a workstation on a message about the lid, with a row whose answer has a picture."""
    made: list[Opened] = []

    def open_one(platform: str) -> Opened:
        profile = profile_in(tmp_path)
        conn = open_store(profile.store)
        with transaction(conn):
            conn.execute("UPDATE account SET platform = ?", (platform,))
        conn.close()
        arrive(profile, said(1, "Olga", "The lid leaks."))
        desk = seated(profile, clock)
        lid = files.keep(desk, picture_at(tmp_path / "lid.png"))
        desk.write(matrix.save, replace(ROW, variants=(replace(ROW.variants[0], attachments=(lid,)),)))
        made.append(Opened(qtbot, desk))
        QTest.keyClicks(made[-1].station.inbox.view, "j")
        made[-1].until(lambda: bool(made[-1].station.pages.answers.cards))
        made[-1].quiet()
        return made[-1]

    yield open_one
    for each in made:
        each.close()


def form_of(shown: Opened) -> VariantForm:
    return editor_of(shown).variants.form


# The form ---------------------------------------------------------------------------------------------


def test_a_file_is_put_with_an_answer_and_saved_with_its_version(shown: Opened, tmp_path: Path) -> None:
    """Its hash, name, size and type are in the new version; taken away again, in the one after."""
    station = shown.station.pages.matrix()
    assert station is not None
    lid = picture_at(tmp_path / "lid.png")
    station.choose = lambda _window: [str(lid)]
    choose(shown, "refund")
    form_of(shown).attach.click()
    shown.quiet()
    (chip,) = form_of(shown).beside.row.chips()
    assert chip.thumb.has_picture()
    page_of(shown).save()
    settle(shown)
    row = row_in_force(shown, "refund")
    (file,) = row.variants[0].attachments
    assert (row.version, file.name, file.mime, file.size) == (2, "lid.png", "image/png", lid.stat().st_size)
    assert files.path_of(shown.session.work.desk, file).read_bytes() == lid.read_bytes()
    QTest.keyClick(form_of(shown).beside.row.chips()[0], Qt.Key.Key_Delete)
    page_of(shown).save()
    settle(shown)
    assert row_in_force(shown, "refund").variants[0].attachments == ()


def test_a_file_stays_with_its_answer(shown: Opened, tmp_path: Path) -> None:
    """A copy of the answer has it, another answer does not, and an unsaved form keeps it."""
    choose(shown, "refund")
    form = form_of(shown)
    form.files_requested.emit([picture_at(tmp_path / "lid.png")])
    shown.quiet()
    variants = editor_of(shown).variants
    form.copy.click()
    variants.add_one()
    assert [[file.name for file in each.attachments] for each in variants.variants()] == [["lid.png"], ["lid.png"], []]
    assert form.beside.row.chips() == []
    station = shown.station.pages.matrix()
    assert station is not None
    station.close()
    (kept,) = matrix_forms.kept(shown.session.work.desk)
    assert kept.row.variants[0].attachments[0].name == "lid.png"


def test_a_copy_that_ends_at_another_answer_is_not_put_there(shown: Opened, tmp_path: Path) -> None:
    choose(shown, "refund")
    form_of(shown).files_requested.emit([picture_at(tmp_path / "lid.png")])
    choose(shown, "hours")
    shown.quiet()
    assert form_of(shown).beside.files == ()
    assert "lid.png was not attached" in shown.window.toast.text()


def test_files_are_named_where_versions_are_compared() -> None:
    before = replace(ROW, variants=(replace(ROW.variants[0], attachments=(LID,)),))
    (found,) = differences(before, ROW)
    assert value_text(found, found.before).replace("\xa0", " ") == "lid.png · 640 KB"
    assert value_text(found, found.after) == ""


# Beside the thread ------------------------------------------------------------------------------------


def test_an_answer_is_inserted_with_its_files(opened: Open) -> None:
    """Where the platform takes them: the card counts them, they lie beside the words, once however often."""
    window = opened("telegram")
    (card,) = window.station.pages.answers.cards[:1]
    assert "with 1 file" in card.accessibleDescription()
    composer = window.station.case.composer
    card.click()
    card.click()
    window.quiet()
    (file,) = composer.beside.files
    assert (file.name, file.picture) == ("lid.png", True)
    assert "new lid closes" in composer.text()


def test_where_no_files_are_taken_only_the_words_are_inserted(opened: Open) -> None:
    """The card says so before, a sentence after."""
    window = opened("wordpress")
    (card,) = window.station.pages.answers.cards[:1]
    assert "1 file: not on WordPress" in card.accessibleDescription()
    composer = window.station.case.composer
    card.click()
    window.quiet()
    assert composer.beside.files == ()
    assert "new lid closes" in composer.text()
    assert window.window.toast.text().startswith("Without its files: WordPress takes no files")


def test_a_file_whose_bytes_are_gone_stays_behind(opened: Open) -> None:
    """Said by its name; the words go."""
    window = opened("telegram")
    desk = window.session.work.desk
    (file,) = matrix.row(desk, "lid").variants[0].attachments
    files.path_of(desk, file).unlink()
    prepared = matrix.prepare(desk, matrix.row(desk, "lid"), matrix.about(desk, window.inbox_ids[0]))
    assert prepared.files == ()
    assert prepared.stays is not None
    assert "lid.png is no longer in the profile" in prepared.stays.text("en")


def test_answers_side_by_side_name_their_files(opened: Open) -> None:
    window = opened("telegram")
    window.station.matrix.compare(matrix.row(window.session.work.desk, "lid").id)
    dialog = window.window.findChild(CompareDialog)
    assert dialog is not None
    assert any(each.text().startswith("lid.png") for each in dialog.findChildren(ElidedLabel))


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_files_of_answers_look_as_drawn(
    opened: Open, look: Look, qtbot: QtBot, assert_golden: AssertGolden, name: str, language: str
) -> None:
    """On the card beside the thread, where they go and where they stay; in the list of answers; in the form."""
    look(name, "comfortable", language)
    window = opened("telegram")
    desk = window.session.work.desk
    prepared = matrix.prepare(desk, matrix.row(desk, "lid"), matrix.about(desk, window.inbox_ids[0]))
    holder = Panel("surface_subtle")
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    column.setContentsMargins(12, 12, 12, 12)
    column.setSpacing(12)
    cards = AnswerCard(), AnswerCard()
    cards[0].show_offer(1, Offer(prepared=prepared))
    stays = UserError(files.NO_FILES, platform="WordPress")
    cards[1].show_offer(2, Offer(prepared=replace(prepared, platform="wordpress", files=(), stays=stays)))
    closed = VariantCard()
    closed.show_variant(prepared.chosen.variant, 1, faulty=False)
    for each in (*cards, closed):
        each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(each)
    form = VariantForm(keeping.kept(desk))
    brown = QImage(84, 84, QImage.Format.Format_RGB32)
    brown.fill(QColor("#9a6b4f"))
    form.beside.row.serve(lambda _file, done: done(brown))
    form.show_variant(replace(prepared.chosen.variant, attachments=(LID,)), 0, alone=True)
    column.addWidget(form.boxes["attachments"])
    column.addStretch(1)
    holder.resize(420, 420)
    holder.show()
    for _turn in range(5):
        QApplication.processEvents()
    assert_golden(holder, f"matrix_files_{name}_{language}")
    form.deleteLater()
