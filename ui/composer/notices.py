"""The rows below the words: why nothing can be sent, what changed meanwhile, what is wrong with the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtWidgets import QVBoxLayout

from ui.composer.parts import NoticeRow
from ui.composer.reply import Happened, What
from ui.composer.since import Since
from ui.i18n import _t
from ui.safe_text import visible


class Notices(QVBoxLayout):
    """Rows that are made anew whenever something changed."""

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(0)
        self._rows: list[NoticeRow] = []

    def show_rows(self, rows: Iterable[NoticeRow]) -> None:
        """These rows, and no others."""
        for row in self._rows:
            self.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = list(rows)
        ways = any(row.ways for row in self._rows)
        for row in self._rows:
            row.line_up(ways=ways)
            self.addWidget(row)

    def texts(self) -> list[str]:
        """What the rows say, from top to bottom."""
        return [row.text() for row in self._rows]

    def rows(self) -> list[NoticeRow]:
        return self._rows


def change_row(leave: Callable[[], object]) -> NoticeRow:
    """An answer that stands there is changed, and the way out."""
    said = _t("Composer", "It replaces the answer that stands there")
    row = NoticeRow("edit", "accent", said, _t("Composer", "Leave it"), key="Esc")
    row.pressed.connect(leave)
    return row


def quote_row(quote: str, drop: Callable[[], object]) -> NoticeRow:
    """What the platform will quote."""
    row = NoticeRow("quote", "text_muted", visible(quote), _t("Composer", "Remove"))
    row.pressed.connect(drop)
    return row


def since_rows(since: Since, people: Mapping[str, str], compare: Callable[[], object]) -> list[NoticeRow]:
    """What changed since the reply was begun, and what its writer may do about it."""
    rows = []
    for each in since.happened[:4]:
        row = NoticeRow("alert", "warning_text", happened_text(each, people), compare_text(each))
        row.pressed.connect(compare)
        rows.append(row)
    if since.told():
        rows.append(NoticeRow("question", "warning_text", _t("Composer", "Press again to send it all the same")))
    return rows


def compare_text(each: Happened) -> str:
    """What its button says; empty: there is nothing to be shown."""
    if not (each.before or each.after):
        return ""
    return _t("Composer", "Compare") if each.what is What.EDITED else _t("Composer", "Show")


def happened_text(each: Happened, people: Mapping[str, str]) -> str:
    """One thing that changed, in a sentence."""
    if each.what is What.ANSWERED:
        who = visible(people.get(each.by, each.by)[:60])
        return _t("Composer", "Answered meanwhile by {name}").format(name=who)
    if each.what is What.ADDED:
        count = each.count
        return _t("Composer", "%n new message(s) from the author since you began", "", count)
    return {
        What.GONE: _t("Composer", "The message was deleted since you began"),
        What.EDITED: _t("Composer", "The message was edited since you began"),
        What.CLOSED: _t("Composer", "The thread is closed for replies"),
    }[each.what]
