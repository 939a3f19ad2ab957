"""The list of rows: a search, filters, and for each row how it is used and whether somebody has to look at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moderator_app.domain.matrix.rows import Row
from moderator_app.services.keeping import Kept
from ui import format as fmt
from ui import i18n
from ui.i18n import _t
from ui.matrix.card import title_in
from ui.matrix.form_parts import Select
from ui.matrix.lines import Line, LinesView
from ui.matrix.words import LANGUAGES, language_label
from ui.safe_text import visible
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import SearchField
from ui.widgets.labels import Label, Panel


class Show(StrEnum):
    """Which rows are listed."""

    ALL = "all"
    REVIEW = "review"
    UNUSED = "unused"
    EDITED = "edited"
    UNSAVED = "unsaved"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the filters ask for; None and empty mean any."""

    words: str = ""
    category: str | None = None
    language: str | None = None
    brand: str | None = None
    show: Show = Show.ALL


OFTEN_CHANGED = 0.5
"""A row whose answers are changed by hand so often says something else than people mean."""


def wordy(row: Row) -> str:
    """All that a search looks at."""
    answers = (variant.answer for variant in row.variants)
    return "\n".join((row.code, row.title, row.category, row.owner, *row.examples, *answers)).casefold()


def matches(row: Row, text: str, wanted: Wanted, kept: Kept, unsaved: frozenset[int]) -> bool:
    """Whether a row is listed. `text`: `wordy` of it."""
    if wanted.words and not all(word in text for word in wanted.words.casefold().split()):
        return False
    if wanted.category is not None and row.category != wanted.category:
        return False
    if wanted.language is not None and all(each.language not in {"", wanted.language} for each in row.variants):
        return False
    if wanted.brand is not None and row.brand not in {"", wanted.brand}:
        return False
    retired = row.id not in unsaved and any(each.id == row.id for each in kept.retired)
    if retired is not (wanted.show is Show.RETIRED):
        return False
    uses = kept.uses.get(row.id)
    match wanted.show:
        case Show.REVIEW:
            return overdue(row, kept.today)
        case Show.UNUSED:
            return row.id > 0 and uses is None
        case Show.EDITED:
            return uses is not None and uses.edited / uses.count >= OFTEN_CHANGED
        case Show.UNSAVED:
            return row.id in unsaved
        case Show.ALL | Show.RETIRED:
            return True


def overdue(row: Row, today: str) -> bool:
    """Whether somebody should have looked at it again."""
    return bool(row.review_on) and row.review_on <= today


def line_of(row: Row, kept: Kept, *, unsaved: bool, proposed: int) -> Line:
    """A row as the list shows it."""
    uses, ended = kept.uses.get(row.id), kept.ended.get(row.id)
    answers = len(row.variants)
    parts = [row.code, _short(row.category), _t("MatrixEdit", "%n answer(s)", "", answers)]
    if proposed:
        count = proposed
        parts.append(_t("MatrixEdit", "%n proposal(s)", "", count))
    mark, tone = "", "text_muted"
    if overdue(row, kept.today):
        mark, tone = _t("MatrixEdit", "review overdue"), "warning_text"
    elif uses is None:
        mark = _t("MatrixEdit", "never used") if row.id > 0 else _t("MatrixEdit", "not saved")
    else:
        mark = _t("MatrixEdit", "{share} as they are").format(share=fmt.percent(1 - uses.edited / uses.count))
        if ended is not None and ended.well + ended.lost:
            solved = _t("MatrixEdit", "{well} of {all} solved")
            mark = f"{mark} · {solved.format(well=ended.well, all=ended.well + ended.lost)}"
    title = title_in(row.title, i18n.language()) or row.code
    return Line(
        key=row.id,
        title=visible(title) or _t("MatrixEdit", "New row of the matrix"),
        detail=" · ".join(visible(part) for part in parts if part),
        figure="" if uses is None else f"{fmt.number(uses.count)} ×",
        mark=mark,
        tone=tone,
        dot=_t("MatrixEdit", "not saved") if unsaved else "",
    )


class RowsList(Panel):
    """Rows that fit the filters.

    Signals:
        chosen: number of the row the reader stands on.
        entered: number: into its form.
    """

    chosen = Signal(object)
    entered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self._kept: Kept | None = None
        self._rows: tuple[Row, ...] = ()
        self._texts: dict[tuple[int, int], str] = {}
        self._unsaved: frozenset[int] = frozenset()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(12, 12, 12, 8)
        top.setSpacing(8)
        name = _t("MatrixEdit", "Search rows, phrasings, answers")
        self.search = SearchField(name, placeholder=name)
        self.search.textChanged.connect(self._on_filter_changed)
        top.addWidget(self.search)
        self._filters = QVBoxLayout()
        self._filters.setSpacing(6)
        top.addLayout(self._filters)
        self.show_choice = self._make_show()
        self.language = self._choice(
            _t("MatrixEdit", "Language"),
            [(None, _t("MatrixEdit", "every language")), *((each, language_label(each)) for each in LANGUAGES)],
        )
        self.category = self._choice(_t("MatrixEdit", "Category"), [(None, _t("MatrixEdit", "every category"))])
        self.brand = self._choice(_t("MatrixEdit", "Brand"), [(None, _t("MatrixEdit", "every brand"))])
        for pair in ((self.show_choice, self.language), (self.category, self.brand)):
            line = QHBoxLayout()
            line.setSpacing(6)
            for choice in pair:
                line.addWidget(choice, 1)
            self._filters.addLayout(line)
        column.addLayout(top)
        self.view = LinesView(_t("MatrixEdit", "Rows of the matrix"))
        self.view.chosen.connect(self.chosen)
        self.view.entered.connect(self.entered)
        self.search.submitted.connect(self._on_submitted)
        column.addWidget(self.view, 1)
        self.nothing = EmptyState("search", _t("MatrixEdit", "No row fits"), _t("MatrixEdit", "Ask for less."))
        self.nothing.hide()
        column.addWidget(self.nothing, 1)
        self.count = Label("", "small", "text_muted", tabular=True)
        self.count.setContentsMargins(16, 6, 16, 6)
        column.addWidget(self.count)

    def _make_show(self) -> Select:
        return self._choice(
            _t("MatrixEdit", "Show"),
            [
                (Show.ALL, _t("MatrixEdit", "All rows")),
                (Show.REVIEW, _t("MatrixEdit", "Due for review")),
                (Show.UNUSED, _t("MatrixEdit", "Never used")),
                (Show.EDITED, _t("MatrixEdit", "Often changed by hand")),
                (Show.UNSAVED, _t("MatrixEdit", "Not saved")),
                (Show.RETIRED, _t("MatrixEdit", "Retired")),
            ],
            Show.ALL,
        )

    def _choice(self, name: str, choices: Sequence[tuple[object, str]], value: object = None) -> Select:
        made = Select(name, choices, value)
        made.setMinimumWidth(60)
        made.chosen.connect(self._on_filter_changed)
        return made

    # Feeding -------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[Row], kept: Kept, unsaved: frozenset[int]) -> None:
        """List these; the reader stays where they stood."""
        self._rows, self._kept, self._unsaved = tuple(rows), kept, unsaved
        categories = sorted({each.category for each in rows if each.category}, key=str.casefold)
        self.category.set_choices(
            [(None, _t("MatrixEdit", "every category")), *((each, _short(each)) for each in categories)]
        )
        self.brand.set_choices(
            [(None, _t("MatrixEdit", "every brand")), *((each, visible(each)) for each in kept.brands)]
        )
        self.brand.setVisible(bool(kept.brands))
        self._texts = {
            key: self._texts.get(key) or wordy(row) for key, row in ((_version(each), each) for each in rows)
        }
        self._list()

    def wanted(self) -> Wanted:
        """What the filters ask for."""
        category, language, brand = (choice.value() for choice in (self.category, self.language, self.brand))
        return Wanted(
            words=self.search.text().strip(),
            category=None if category is None else str(category),
            language=None if language is None else str(language),
            brand=None if brand is None else str(brand),
            show=Show(str(self.show_choice.value())),
        )

    def update_row(self, row: Row, *, unsaved: bool) -> None:
        """One row reads otherwise now: only its line is painted anew, whatever the filters say."""
        if self._kept is None:
            return
        self._rows = tuple(row if each.id == row.id else each for each in self._rows)
        self._unsaved = self._unsaved | {row.id} if unsaved else self._unsaved - {row.id}
        lines = [
            line_of(row, self._kept, unsaved=unsaved, proposed=self._proposed().get(row.id, 0))
            if line.key == row.id
            else line
            for line in self.view.lines_model.lines()
        ]
        self.view.show_lines(lines)

    def stand_on(self, row_id: int) -> None:
        """Choose a row, saying nothing; filters that hide it are taken back."""
        if not self.view.stand_on(row_id):
            self.search.blockSignals(True)
            self.search.clear()
            self.search.blockSignals(False)
            for choice, value in (
                (self.show_choice, Show.ALL), (self.category, None), (self.language, None), (self.brand, None)
            ):  # fmt: skip
                choice.set_value(value)
            self._list()
            self.view.stand_on(row_id)

    # Inside ----------------------------------------------------------------------------

    def _proposed(self) -> Mapping[int, int]:
        found: dict[int, int] = {}
        for each in self._kept.proposals if self._kept is not None else ():
            if each.state == "open":
                found[each.row_id] = found.get(each.row_id, 0) + 1
        return found

    def _list(self) -> None:
        kept = self._kept
        if kept is None:
            return
        wanted, proposed = self.wanted(), self._proposed()
        lines = [
            line_of(row, kept, unsaved=row.id in self._unsaved, proposed=proposed.get(row.id, 0))
            for row in self._rows
            if matches(row, self._texts[_version(row)], wanted, kept, self._unsaved)
        ]
        self.view.show_lines(lines)
        self.view.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        shown = _t("MatrixEdit", "{shown} of {all}").format(
            shown=fmt.number(len(lines)), all=fmt.number(len(self._rows) - len(kept.retired))
        )
        self.count.setText(shown)

    def _on_filter_changed(self) -> None:
        self._list()

    def _on_submitted(self) -> None:
        self.view.setFocus()
        if self.view.current_key() is None and self.view.lines_model.rowCount():
            self.view.setCurrentIndex(self.view.lines_model.index(0, 0))


def _short(name: str) -> str:
    """A category that is written in both languages in one."""
    return visible(title_in(name, i18n.language()))


def _version(row: Row) -> tuple[int, int]:
    return (row.id, hash(row))
