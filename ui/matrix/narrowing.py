"""Which rows the pane of answers looks at, and in what order: the menu beside its search."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from moderator_app.domain.matrix.rows import Row
from moderator_app.services.matrix import Uses
from ui.i18n import _t
from ui.safe_text import visible
from ui.widgets.buttons import IconButton

Ranked = list[tuple[Row, frozenset[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What is wanted of the rows; as it is made, everything.

    Attributes:
        category, voice: only rows of it, only rows with an answer in it; empty: any.
        recent: only what whoever works here has used, the latest first.
        most_used: what whoever works here used most stands first.
    """

    category: str = ""
    voice: str = ""
    recent: bool = False
    most_used: bool = False

    def apply(self, ranked: Ranked, mine: Mapping[int, Uses]) -> Ranked:
        """The rows that are wanted; those that are equal keep their order."""
        nothing = Uses()
        found = [
            (row, matched)
            for row, matched in ranked
            if (not self.category or row.category == self.category)
            and (not self.voice or any(each.voice == self.voice for each in row.variants))
            and (not self.recent or row.id in mine)
        ]
        if self.recent:
            found.sort(key=lambda each: -mine.get(each[0].id, nothing).last_at)
        if self.most_used:
            found.sort(key=lambda each: -mine.get(each[0].id, nothing).count)
        return found


EVERYTHING = Narrowing()
_Narrows = Callable[[Narrowing, str], Narrowing]


def words(wanted: Narrowing) -> str:
    """It in words; empty: nothing is narrowed."""
    parts = [visible(wanted.category), visible(wanted.voice)]
    if wanted.recent:
        parts.append(_t("Matrix", "recently used by me"))
    if wanted.most_used:
        parts.append(_t("Matrix", "most used by me first"))
    return " · ".join(part for part in parts if part)


class NarrowingButton(IconButton):
    """Opens the menu; Space on it too.

    Signals:
        changed: another `Narrowing` is wanted.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("filter", _t("Matrix", "Filter the answers"), parent=parent)
        self.wanted = EVERYTHING
        self._rows: Sequence[Row] = ()
        self.clicked.connect(self._on_clicked)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """The rows whose categories and voices are offered."""
        self._rows = rows

    def want(self, wanted: Narrowing) -> None:
        """Narrow so from now on."""
        if wanted != self.wanted:
            self.wanted = wanted
            self.changed.emit()

    def menu_now(self) -> QMenu:
        """What can be chosen now; the caller shows it."""
        now = self.wanted
        menu = QMenu(self)
        self._add(menu, _t("Matrix", "Everything"), EVERYTHING)
        menu.addSeparator()
        self._add(menu, _t("Matrix", "Recently used by me"), replace(now, recent=not now.recent), on=now.recent)
        most = replace(now, most_used=not now.most_used)
        self._add(menu, _t("Matrix", "Most used by me first"), most, on=now.most_used)
        categories = sorted({row.category for row in self._rows if row.category})
        voices = sorted({each.voice for row in self._rows for each in row.variants if each.voice})
        self._add_names(menu, _t("Matrix", "Category"), categories, now.category, _with_category)
        self._add_names(menu, _t("Matrix", "Voice"), voices, now.voice, _with_voice)
        return menu

    def _add_names(
        self,
        menu: QMenu,
        title: str,
        names: Sequence[str],
        chosen: str,
        narrowed: Callable[[Narrowing, str], Narrowing],
    ) -> None:
        if not names:
            return
        below = menu.addMenu(title)
        self._add(below, _t("Matrix", "Any"), narrowed(self.wanted, ""), on=not chosen)
        for name in names:
            self._add(below, visible(name), narrowed(self.wanted, name), on=chosen == name)

    def _add(self, menu: QMenu, text: str, wanted: Narrowing, *, on: bool | None = None) -> None:
        entry = menu.addAction(text.replace("&", "&&"))
        entry.setCheckable(True)
        entry.setChecked(self.wanted == wanted if on is None else on)
        entry.triggered.connect(lambda _on=False: self.want(wanted))

    def _on_clicked(self) -> None:
        menu = self.menu_now()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))


def _with_category(now: Narrowing, name: str) -> Narrowing:
    return replace(now, category=name)


def _with_voice(now: Narrowing, name: str) -> Narrowing:
    return replace(now, voice=name)
