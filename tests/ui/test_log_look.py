"""How the log looks: list, filters, the case behind an answer, the foot; in both themes and languages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from moderator_app.domain.community import CommunityRule
from moderator_app.domain.entries import Entry, EntryKind
from moderator_app.domain.matrix.rows import Row, Variant
from moderator_app.domain.roles import Moderator
from moderator_app.services.anchors import Anchor, Standing
from moderator_app.services.log_filter import MISSED, Filter
from moderator_app.services.past import Cited, PastCase, SeenMessage, UsedRow
from moderator_app.services.review import About, LogLine
from moderator_app.services.shown import Shown, ShownRow
from tests.support.inbox_rows import NOW_US
from tests.support.window import Look
from ui.review.case_view import CaseView
from ui.review.pane import ReviewPane
from ui.widgets.labels import Paragraph

MINUTE = 60_000_000
ROW = Row(code="P-14", title="Протекают крышки", variants=(Variant(answer="…"),), id=3, version=7)
INSERTED = "Марина, нам очень жаль. Напишите в личные сообщения номер заказа — компенсируем ущерб."
SENT = "Марина, нам очень жаль. Это не случайность. Напишите в личные сообщения номер заказа — вернём деньги за раф."


def line(number: int, kind: EntryKind, name: str = "", **facts: Any) -> LogLine:
    data = facts.pop("data", {})
    words = facts.pop("words", {})
    entry = Entry(
        id=number, origin="o", seq=number, at=NOW_US - (60 - number) * MINUTE, actor="1", kind=kind, data=data,
        words=dict.fromkeys(words, (1, "")), hash="7f3a91c2" * 8,
    )  # fmt: skip
    about = None if not name else About(author_name=name, channel_name="Блог", text="Кому писать?", platform="vk")
    return LogLine(
        entry=entry, actor_name="Анна Климова", item_id=1, message_ids=(1,), words=words, about=about, **facts
    )


USED = {"matrix": {"row": 3, "version": 7, "variant": 2}, "overridden": ["promise"]}
LINES = (
    line(
        52, EntryKind.REPLY, "Марина Ковалёва", data=USED, row_code="P-14", delivery="sent",
        words={"text": SENT, "edits": '[["а","б"],["в","г"]]', "inserted": INSERTED, "override": "с управляющим"},
    ),
    line(51, EntryKind.REPLY, "Дмитрий Орлов", words={"text": "Дмитрий, простите за ожидание"}, delivery="unsure"),
    line(50, EntryKind.HIDE, "troll_2009", delivery="sent", words={"reason": "Правило 2.1"}),
    line(49, EntryKind.NOTE, "Елена", words={"note": None}, erased_by=48),
    line(40, EntryKind.MATRIX, words={"file": "answers.xlsx"}, set_id=4, set_size=69),
)  # fmt: skip
CASE = PastCase(
    line=LINES[0],
    seen=(
        SeenMessage(
            id=1, author="Марина Ковалёва", ours=False, at=NOW_US - 90 * MINUTE, text="Стакан протёк. Кому писать?",
            changed_since=True, removed_since=False,
        ),
    ),
    steps=(),
    permalink="https://example.org/1",
    undo=None,
    edits=(("а", "б"), ("в", "г")),
    inserted=INSERTED,
    shown=Shown(
        rows=(
            ShownRow(row_id=3, version=7, score=0.91, code="P-14", title="Протекают крышки"),
            ShownRow(row_id=4, version=1, score=0.4, code="D-02", title="Возврат денег"),
        ),
        fits=True,
        model=7,
        checks=(("greeting", "hint"), ("promise", "block")),
        kind="constructive_critic",
        negativity=0.72,
        toxicity=0.08,
    ),
    row=UsedRow(code="P-14", title="Протекают крышки", version=7, variant=3, place=1, score=0.91),
)  # fmt: skip


class Kept:
    """A log that is always the same."""

    def __init__(self, lines: Sequence[LogLine]) -> None:
        self._lines = lines

    def page(self, wanted: Filter, after: int | None, done: Callable[..., None], bad: Any) -> None:
        done(self._lines if after is None else ())

    def case(self, entry_id: int, done: Callable[..., None], bad: Any) -> None:
        QApplication.processEvents()
        done((CASE, None))

    def verify(self, done: Callable[..., None], bad: Any) -> None: ...

    def progress(self) -> tuple[int, int]:
        return 120_000, 480_000

    def anchors(self) -> Sequence[Anchor]:
        return [Anchor(entry_id=1, at=NOW_US, of=52, code="7f3a91c27f3a91c2", entries=52)]

    def export(self, path: Path, wanted: Filter, done: Callable[[int], None], bad: Any) -> None: ...

    def people(self) -> Sequence[Moderator]:
        return [Moderator(id=1, name="Анна Климова")]

    def channels(self) -> Sequence[Any]:
        return []

    def rows(self) -> Sequence[Row]:
        return [ROW]

    def author(self, author_id: int) -> str:
        return "Марина Ковалёва"

    def saved(self) -> Sequence[Any]:
        return []

    def save(self, name: str, wanted: Filter, done: Callable[[], None], bad: Any) -> None: ...

    def drop(self, view_id: int, done: Callable[[], None], bad: Any) -> None: ...

    def now_us(self) -> int:
        return NOW_US


def pane(qtbot: QtBot, lines: Sequence[LogLine] = LINES) -> ReviewPane:
    made = ReviewPane(Kept(lines))
    qtbot.addWidget(made)
    made.resize(1180, 800)
    made.show()
    made.view.setFocus()
    made.reload()
    QApplication.processEvents()
    return made


LOOKS = [(name, language) for name in ("light", "dark") for language in ("ru", "en")]
AssertGolden = Callable[[QWidget, str], None]


@pytest.mark.parametrize(("name", "language"), LOOKS)
def test_the_log_and_the_case_behind_an_answer(
    qtbot: QtBot, look: Look, assert_golden: AssertGolden, name: str, language: str
) -> None:
    look(name, "comfortable", language)
    shown = pane(qtbot)
    shown.foot.show_standing(Standing(upto=52, entries=48_213, began_us=1, whole_us=2))
    QApplication.processEvents()
    assert_golden(shown, f"log_{name}_{language}")


@pytest.mark.parametrize(("name", "language"), LOOKS)
def test_the_log_narrowed_to_nothing_and_broken(
    qtbot: QtBot, look: Look, assert_golden: AssertGolden, name: str, language: str
) -> None:
    look(name, "comfortable", language)
    shown = pane(qtbot, ())
    shown.bar.narrow(
        kind=EntryKind.REPLY,
        actor="1",
        row_id=3,
        variant=2,
        edited=True,
        verdict=MISSED,
        commenter="advocate",
        text="раф",
    )
    shown.foot.show_standing(Standing(first_bad=37))
    QApplication.processEvents()
    assert_golden(shown, f"log_narrowed_{name}_{language}")


CITED = PastCase(
    line=LINES[2], seen=(), steps=(), permalink=None, undo=None,
    cited=Cited(
        number="2.1", version=3,
        rule=CommunityRule(
            number="2.1", title="Оскорбления участников",
            text="Нельзя переходить на личности: спорьте с мыслью, а не с человеком. За повторное нарушение — бан.",
        ),
    ),
)  # fmt: skip


@pytest.mark.parametrize(("name", "language"), LOOKS)
def test_the_rule_that_was_cited_stands_as_it_was(
    qtbot: QtBot, look: Look, assert_golden: AssertGolden, name: str, language: str
) -> None:
    """Number, title and paragraph, with the version they are of."""
    look(name, "comfortable", language)
    shown = CaseView(CITED, None, NOW_US)
    qtbot.addWidget(shown)
    shown.resize(420, 260)
    shown.show()
    QApplication.processEvents()
    assert_golden(shown, f"log_cited_{name}_{language}")


def test_a_cited_rule_whose_words_are_gone_keeps_its_number(qtbot: QtBot, look: Look) -> None:
    look("light", "comfortable", "en")
    gone = replace(CITED, cited=Cited(number="2.1", version=3, rule=None))
    shown = CaseView(gone, None, NOW_US)
    qtbot.addWidget(shown)
    assert "Rule 2.1; its words are gone" in [each.text() for each in shown.findChildren(Paragraph)]
