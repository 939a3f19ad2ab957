"""Going on in private: the line that all see, the message that one reads, and whether the platform lets us."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moderator_app.services.direct import Can, Way
from ui import format as fmt
from ui import i18n
from ui.composer.letter import Letter
from ui.composer.voice_checks import Checker
from ui.i18n import _t
from ui.safe_text import visible
from ui.widgets.banner import CardBanner
from ui.widgets.buttons import Button, Variant
from ui.widgets.chips import Tone
from ui.widgets.overlay import OverlayDialog


class DirectDialog(OverlayDialog):
    """Two texts that leave together.

    Args:
        window: over which it lies.
        name: to whom.
        way: whether they may be written to.
        public, private: what stands in the fields at first.
        checkers: of the public and the private text.
        now_us: for the term of the window.

    Signals:
        agreed: the public line (empty: none), the direct message, and the files that go with it.
    """

    agreed = Signal(str, str, object)

    def __init__(  # noqa: PLR0917 - what it shows
        self,
        window: QWidget,
        name: str,
        way: Way,
        public: str,
        private: str,
        checkers: tuple[Checker, Checker],
        now_us: int,
    ) -> None:
        shown = visible(name[:60])
        super().__init__(window, _t("Direct", "Go on in private"), width=680)
        self._way = way
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(16)
        said = way.reason_ru if i18n.language() == "ru" else way.reason_en
        if way.can is Can.NO:
            column.addWidget(CardBanner("lock", Tone.DANGER, _t("Direct", "They cannot be written to"), said))
        elif way.can is Can.MAYBE:
            column.addWidget(CardBanner("question", Tone.WARNING, _t("Direct", "It may not arrive"), said))
        elif way.until is not None:
            title = _t("Direct", "They can be written to until {when}").format(when=fmt.when(way.until, now_us))
            column.addWidget(CardBanner("clock", Tone.INFO, title))
        self.public = Letter(
            _t("Direct", "Where everybody sees it"),
            _t("Direct", "Left empty, nothing is said in public and the item stays open."),
            public,
            checkers[0],
        )
        self.private = Letter(
            _t("Direct", "In private, to {name}").format(name=shown),
            _t("Direct", "Both are one case with one outcome."),
            private,
            checkers[1],
        )
        for each in (self.public, self.private):
            each.changed.connect(self._show_state)
            each.send_asked.connect(self.agree)
            each.left.connect(self.reject)
            column.addWidget(each)
        cancel = self.add_button(Button(_t("Direct", "Cancel")))
        cancel.clicked.connect(self.reject)
        self.send_button = self.add_button(Button(_t("Direct", "Send both"), Variant.PRIMARY, key="Ctrl+Return"))
        self.send_button.clicked.connect(self.agree)
        self._show_state()

    def begin(self) -> None:
        """To what is still to be filled in, the line before the message."""
        if self.public.checks.select_first_gap():
            self.public.field.setFocus()
        elif self.private.checks.select_first_gap() or self.public.text():
            self.private.field.setFocus()

    def problem(self) -> str:
        """Why it cannot be sent; empty when it can."""
        if self._way.can is Can.NO:
            return self._way.reason_ru if i18n.language() == "ru" else self._way.reason_en
        if self.private.empty():
            return _t("Direct", "The direct message is empty")
        return (self.public.problem() if self.public.text() else "") or self.private.problem()

    def agree(self) -> None:
        """Send both, or say why not."""
        self.public.settle()
        self.private.settle()
        self._show_state()
        if not self.problem():
            self.close_overlay()
            self.agreed.emit(self.public.text(), self.private.text(), self.private.files())

    def _show_state(self) -> None:
        if not hasattr(self, "send_button"):
            return  # still being made
        self.send_button.set_blocked(self.problem())
        self.send_button.set_label(
            _t("Direct", "Send both") if self.public.text() else _t("Direct", "Send the direct message")
        )
