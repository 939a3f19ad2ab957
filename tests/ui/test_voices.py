"""The editor of voices: fields with their faults, a text to try, versions, one save a voice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator_app.clock import HOUR_US
from moderator_app.domain.matrix.lexicon import Words
from moderator_app.domain.matrix.voice import Example, Level, Rule, Voice, Wording
from moderator_app.domain.roles import Role
from moderator_app.errors import UserError
from moderator_app.services import voice as services
from moderator_app.services.lexicon import WORDS_CHANGED, Kept
from moderator_app.services.voice import VOICE_CHANGED, Past
from tests.support.inbox_rows import NOW_US
from tests.support.window import AssertGolden, Look
from ui import i18n
from ui.matrix.lines import LinesView
from ui.voice.dialog import VoicesDialog
from ui.voice.history import VoiceHistory
from ui.voice.words import ARROW, examples_of, lines_of, wordings_of, wordings_text
from ui.voice.words_dialog import WordsDialog
from ui.widgets.labels import Panel

LOOKS = [(name, language) for name in ("light", "dark") for language in ("ru", "en")]
OURS = Voice(
    id=4, version=3, name="тепло", title="Тепло и на вы", brand="Зерно и пар", language="ru", platforms=("vk",),
    address="вы", warmth=3, emoji=1, longest=400, greeting="{name|}, здравствуйте!", signature="Команда «Зерно и пар»",
    asks_greeting=True, do=("Называем по имени", "Благодарим за отзыв"), dont=("Не спорим о вкусах",),
    examples=(Example(bad="Вы не правы", good="Понимаем, почему так вышло"),),
    forbidden=(Wording(phrase="не нравится ... не читайте"), Wording(phrase="проблема", instead="вопрос")),
    levels={Rule.SHOUTING: Level.BLOCK}, silenced={Rule.BUREAUCRATIC: ("в связи с",)}, override=Role.LEAD,
)  # fmt: skip
ENGLISH = Voice(id=5, version=1, name="warm-en", title="Warm, English", language="en")


class MemoryVoices:
    """A source in memory that remembers what was saved."""

    def __init__(self, *, lead: bool = True, voices: Sequence[Voice] = (OURS, ENGLISH)) -> None:
        self.lead, self.kept = lead, list(voices)
        self.saved: list[Voice] = []
        self.removed: list[int] = []
        self.changed_by_others = False

    def voices(self) -> Sequence[Voice]:
        return tuple(self.kept)

    def brands(self) -> Sequence[str]:
        return ("Зерно и пар", "Вера")

    def platforms(self) -> Sequence[tuple[str, str]]:
        return (("telegram", "Telegram"), ("vk", "ВКонтакте"), ("wordpress", "WordPress"))

    def may_change(self) -> bool:
        return self.lead

    def faults(self, wanted: Voice) -> Mapping[str, str]:
        return {
            name: each.text_ru if i18n.language() == "ru" else each.text_en
            for name, each in services.faults(wanted).items()
        }

    def save(self, wanted: Voice, done: Callable[[Voice], None], bad: Callable[[UserError], None]) -> None:
        if self.changed_by_others:
            self.changed_by_others = False
            self.kept = [replace(each, version=each.version + 1) for each in self.kept]
            bad(UserError(VOICE_CHANGED, name=wanted.name))
            return
        written = replace(wanted, id=wanted.id or 9, version=wanted.version + 1)
        self.saved.append(written)
        done(written)

    def remove(self, number: int, done: Callable[[None], None], bad: Callable[[UserError], None]) -> None:
        self.removed.append(number)
        done(None)

    def past(self, number: int) -> Sequence[Past]:
        before = replace(OURS, emoji=3, version=2, dont=(), forbidden=OURS.forbidden[:1])
        return (
            Past(number=3, voice=OURS, by="Марина Ковалёва", at=NOW_US - HOUR_US, retired=False),
            Past(number=2, voice=before, by="Олег", at=NOW_US - 30 * HOUR_US, retired=False),
        )

    def now_us(self) -> int:
        return NOW_US


@pytest.fixture
def opened(look: Look, qtbot: QtBot) -> Callable[..., tuple[VoicesDialog, MemoryVoices]]:
    def make(source: MemoryVoices | None = None) -> tuple[VoicesDialog, MemoryVoices]:
        kept = source if source is not None else MemoryVoices()
        panel = Panel("surface")
        panel.resize(1280, 800)
        qtbot.addWidget(panel)
        panel.show()
        dialog = VoicesDialog(panel, kept)
        dialog.open()
        QApplication.processEvents()
        return dialog, kept

    return make


def _stand(view: LinesView, place: int) -> None:
    view.setCurrentIndex(view.lines_model.index(place, 0))


Opened = Callable[..., tuple[VoicesDialog, MemoryVoices]]


def test_what_is_shown_is_what_is_kept(opened: Opened) -> None:
    """A form that nobody touched gives the very voice, levels, silence and guide included."""
    dialog, _ = opened()
    assert dialog.form.voice(OURS) == OURS
    _stand(dialog.view, 1)
    assert dialog.voice() == ENGLISH
    assert dialog.form.voice(ENGLISH) == ENGLISH


def test_a_change_is_saved_as_a_new_version_of_that_voice_alone(opened: Opened) -> None:
    """What is typed in one voice stays while another is looked at."""
    dialog, source = opened()
    dialog.form.areas["forbidden"].edit.setPlainText("фу\nпроблема -> вопрос")
    _stand(dialog.view, 1)
    _stand(dialog.view, 0)
    dialog.save_button.click()
    (saved,) = source.saved
    assert saved.forbidden == (Wording(phrase="фу"), Wording(phrase="проблема", instead="вопрос"))
    assert replace(saved, forbidden=OURS.forbidden, version=3) == OURS
    assert dialog.told()


def test_the_sample_is_checked_by_the_voice_as_it_is_typed(opened: Opened) -> None:
    """A wording that is forbidden a moment later is found in the sample then."""
    dialog, _ = opened()
    dialog.sample.edit.setPlainText("Марина, здравствуйте! Кофе сегодня восхитителен. Команда «Зерно и пар»")
    assert not dialog.found
    dialog.form.areas["forbidden"].edit.setPlainText("восхитителен")
    assert len(dialog.found) == 1


def test_faults_stand_at_their_fields_and_nothing_is_saved(opened: Opened, look: Look) -> None:
    look("light", language="en")
    dialog, source = opened()
    dialog.form.name.clear()
    dialog.form.name.textEdited.emit("")
    dialog.form.areas["greeting"].edit.setPlainText("{name")
    dialog.form.longest.setText("many")
    dialog.form.longest.textEdited.emit("many")
    assert all(dialog.form.boxes[name].problem() for name in ("name", "greeting", "longest"))
    assert dialog.save_button.blocked_reason()
    dialog.form.name.setText("WARM-EN")
    dialog.form.name.textEdited.emit("WARM-EN")
    assert "Another voice" in dialog.form.boxes["name"].problem()
    dialog.save_button.click()
    assert not source.saved


def test_somebody_elses_change_is_said_and_what_was_typed_is_kept(opened: Opened) -> None:
    """The second save puts the typed one in force, on top of the newest."""
    dialog, source = opened()
    source.changed_by_others = True
    dialog.form.areas["do"].edit.setPlainText("Шутим")
    dialog.save_button.click()
    assert not source.saved
    assert dialog.told()
    dialog.save_button.click()
    assert [(each.do, each.version) for each in source.saved] == [(("Шутим",), 5)]


def test_add_copy_and_take_away(opened: Opened) -> None:
    """Copies get a free name; taking away a voice that speaks asks once."""
    dialog, source = opened()
    dialog.copy.click()
    assert dialog.voice() is not None
    assert dialog.form.name.text() == "тепло 2"
    dialog.save_button.click()
    assert [each.name for each in source.saved] == ["тепло 2"]
    _stand(dialog.view, 0)
    dialog.remove.click()
    assert not source.removed
    dialog.remove.click()
    assert source.removed == [4]
    dialog.add.click()
    dialog.remove.click()
    assert source.removed == [4]


def test_false_alarms_can_be_minded_again(opened: Opened) -> None:
    dialog, _ = opened()
    menu = dialog.form.checks.menu(Rule.BUREAUCRATIC)
    menu.actions()[0].trigger()
    found = dialog.voice()
    assert found is not None
    assert not found.silenced


def test_an_old_version_comes_into_the_form(opened: Opened) -> None:
    dialog, source = opened()
    dialog.versions.click()
    (history,) = dialog.window().findChildren(VoiceHistory)
    _stand(history.view, 1)
    history.restore.click()
    found = dialog.voice()
    assert found is not None
    assert (found.emoji, found.version) == (3, 3)
    dialog.save_button.click()
    assert [each.emoji for each in source.saved] == [3]


def test_whoever_may_not_change_voices_reads_them(opened: Opened) -> None:
    dialog, source = opened(MemoryVoices(lead=False))
    assert dialog.save_button.blocked_reason()
    dialog.form.areas["do"].edit.setPlainText("Шутим")
    dialog.save_button.click()
    assert not source.saved


def test_without_a_voice_the_editor_offers_one(opened: Opened) -> None:
    dialog, source = opened(MemoryVoices(voices=()))
    assert dialog.save_button.blocked_reason()
    dialog.add.click()
    dialog.save_button.click()
    assert len(source.saved) == 1


def test_lines_are_read_as_people_type_them() -> None:
    assert lines_of(" a  b \n\n a b\nc") == ("a b", "c")
    assert wordings_of("x => y\n→ z\nw") == (Wording(phrase="x", instead="y"), Wording(phrase="w"))
    assert wordings_of(wordings_text(OURS.forbidden)) == OURS.forbidden
    assert examples_of(f"bad {ARROW} good") == (Example(bad="bad", good="good"),)


@pytest.mark.parametrize(("theme", "language"), LOOKS)
def test_the_editor_looks_as_it_should(
    opened: Opened, look: Look, assert_golden: AssertGolden, theme: str, language: str
) -> None:
    look(theme, language=language)
    dialog, _ = opened()
    dialog.sample.edit.setPlainText("Привет! Ваша проблема РЕШЕНА 😀😀")
    QApplication.processEvents()
    assert_golden(dialog.window(), f"voices_{theme}_{language}")


@pytest.mark.parametrize(("theme", "language"), LOOKS[:1])
def test_the_versions_look_as_they_should(
    opened: Opened, look: Look, assert_golden: AssertGolden, theme: str, language: str
) -> None:
    look(theme, language=language)
    dialog, _ = opened()
    dialog.versions.click()
    QApplication.processEvents()
    assert_golden(dialog.window(), f"voices_versions_{theme}_{language}")


# ---------------------------------------------------------------- own words


def _words(window: Panel, saved: list[tuple[Words, int]], *, quicker: bool = False) -> WordsDialog:
    def save(words: Words, version: int, done: Callable[[Kept], None], bad: Callable[[UserError], None]) -> None:
        if quicker and version == 1:
            bad(UserError(WORDS_CHANGED))
            return
        saved.append((words, version))
        done(Kept(words=words, version=version + 1))

    kept = Kept(words=Words(slang={"мани": "деньги", "капуч": "капучино"}, synonyms=(("крышка", "лид"),)), version=1)
    dialog = WordsDialog(window, kept, save, lambda: replace(kept, version=2))
    dialog.open()
    QApplication.processEvents()
    return dialog


@pytest.fixture
def over(look: Look, qtbot: QtBot) -> Panel:
    panel = Panel("surface")
    panel.resize(1280, 800)
    qtbot.addWidget(panel)
    panel.show()
    return panel


def test_own_words_are_saved_together(over: Panel) -> None:
    saved: list[tuple[Words, int]] = []
    dialog = _words(over, saved)
    dialog.slang.edit.appendPlainText("чай => напиток")
    dialog.save_button.click()
    ((words, version),) = saved
    assert version == 1
    assert words.slang == {"мани": "деньги", "капуч": "капучино", "чай": "напиток"}
    assert words.synonyms == (("крышка", "лид"),)
    assert not dialog.is_open()


def test_a_wrong_line_is_said_below_its_text_and_nothing_is_saved(over: Panel, look: Look) -> None:
    look("light", language="en")
    saved: list[tuple[Words, int]] = []
    dialog = _words(over, saved)
    dialog.slang.edit.appendPlainText("два слова → напиток\nчай")
    dialog.synonyms.edit.setPlainText("одно")
    assert dialog.slang_box.problem() == "Line 3: the slang is one word. And 1 more line."
    assert dialog.synonyms_box.problem()
    dialog.save_button.click()
    assert not saved


def test_somebody_quicker_is_said_and_the_next_save_holds(over: Panel) -> None:
    saved: list[tuple[Words, int]] = []
    dialog = _words(over, saved, quicker=True)
    dialog.save_button.click()
    assert dialog.told()
    dialog.save_button.click()
    assert [version for _, version in saved] == [2]


@pytest.mark.parametrize(("theme", "language"), LOOKS)
def test_own_words_look_as_they_should(
    over: Panel, look: Look, assert_golden: AssertGolden, theme: str, language: str
) -> None:
    look(theme, language=language)
    dialog = _words(over, [])
    dialog.synonyms.edit.setPlainText("одно")
    QApplication.processEvents()
    assert_golden(over, f"words_{theme}_{language}")
