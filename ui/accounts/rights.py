"""What a sign-in may do, and the channels it can watch."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from moderator_app.domain.capabilities import Capability, Reason
from ui.accounts import words
from ui.i18n import _t
from ui.names import channel_title
from ui.widgets.labels import ElidedLabel, IconLabel, Label


class RightsList(QWidget):
    """Capabilities, those that work first; each missing one with its reason."""

    def __init__(self, capabilities: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label(_t("Accounts", "What this sign-in can do"), "label"))
        known = [(each, capabilities[each.value]) for each in Capability if each.value in capabilities]
        # What a right would bring comes before what the platform never had.
        order = sorted(known, key=lambda pair: (pair[1] != "ok", pair[1] == Reason.PLATFORM_LACKS.value))
        for capability, reason in order:
            column.addWidget(_Right(capability, reason))
        column.addStretch(1)


class _Right(QWidget):
    def __init__(self, capability: Capability, reason: str) -> None:
        super().__init__()
        can = reason == "ok"
        repairable = not can and reason != Reason.PLATFORM_LACKS.value
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        icon, color = ("alert", "warning_text") if repairable else ("minus", "text_muted")
        if can:
            icon, color = "check", "success_text"
        line.addWidget(IconLabel(icon, color, 14))
        name = words.capability_label(capability)
        line.addWidget(Label(name, "body", "text" if can else "text_muted"))
        if not can:
            line.addWidget(ElidedLabel(words.lacking_words(reason), "small", color), 1)
        else:
            line.addStretch(1)
        self.setAccessibleName(name if can else f"{name}: {words.lacking_words(reason)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelChoice:
    """One channel one may watch. `id`: its row; None: not there yet."""

    key: str
    name: str
    kind: str
    starts: str
    watched: bool
    id: int | None = None
    open_items: int = 0
    lacking: tuple[str, ...] = ()


class ChannelList(QWidget):
    """Channels with check boxes, their kind, and what comes to the inbox from there."""

    def __init__(
        self,
        choices: Sequence[ChannelChoice],
        toggled: Callable[[ChannelChoice, bool], None] | None = None,
        blocked: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._boxes: dict[str, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label(_t("Accounts", "What to watch"), "label"))
        if not choices:
            column.addWidget(Label(_t("Accounts", "Nothing here yet."), "body", "text_muted"))
        for choice in choices:
            column.addWidget(self._row(choice, toggled, blocked))
        column.addStretch(1)

    def _row(
        self, choice: ChannelChoice, toggled: Callable[[ChannelChoice, bool], None] | None, blocked: str
    ) -> QWidget:
        row = QWidget()
        inner = QVBoxLayout(row)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        tick = QCheckBox(channel_title(choice.name).replace("&", "&&"))
        tick.setChecked(choice.watched)
        tick.setEnabled(not blocked)
        tick.setToolTip(blocked)
        if toggled is not None:
            tick.toggled.connect(lambda on, chosen=choice: toggled(chosen, on))
        self._boxes[choice.key] = tick
        detail = f"{words.channel_kind(choice.kind)} · {words.starts_words(choice.starts)}"
        if lacking := len(choice.lacking):
            detail += " · " + _t("Accounts", "%n right(s) missing", "", lacking)
        tick.setAccessibleDescription(detail)
        inner.addWidget(tick, 0, Qt.AlignmentFlag.AlignLeft)
        line = QHBoxLayout()
        line.setContentsMargins(24, 0, 0, 0)
        line.addWidget(ElidedLabel(detail, "small", "text_muted"), 1)
        inner.addLayout(line)
        return row

    def box(self, key: str) -> QCheckBox:
        """The check box of a channel."""
        return self._boxes[key]

    def chosen(self) -> list[str]:
        """Keys of what is to be watched."""
        return [key for key, tick in self._boxes.items() if tick.isChecked()]

    def count(self) -> int:
        return len(self._boxes)
