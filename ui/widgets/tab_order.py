"""Where Tab goes, for panes whose parts come and go: Qt puts what is made late at the end of the whole window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def in_order(first: QWidget, rest: Sequence[QWidget]) -> None:
    """Tab goes from `first` through these, one after the other."""
    before = first
    for each in rest:
        QWidget.setTabOrder(before, each)
        before = each


def step_past(pane: QWidget, *, forward: bool) -> bool:
    """From anywhere in a pane to what stands after (or before) it; False when there is nothing else to go to."""
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    widget = pane.nextInFocusChain() if forward else pane.previousInFocusChain()
    while widget is not None and widget is not pane:
        stops = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
        if stops and widget.isVisible() and widget.isEnabled() and not pane.isAncestorOf(widget):
            widget.setFocus(reason)
            return True
        widget = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
    return False
