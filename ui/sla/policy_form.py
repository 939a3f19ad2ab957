"""The form of one rule: whom it means, by when, how long it may stand still."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from moderator_app.domain.channels import ChannelKind
from moderator_app.domain.sla.calendars import NamedCalendar
from moderator_app.domain.sla.policy import ALWAYS_OPEN, Condition, Metric, Policy
from moderator_app.domain.views import ChannelView
from ui.i18n import _t
from ui.names import channel_title, platform_title
from ui.safe_text import visible
from ui.sla import spans
from ui.sla.choice import MenuChoice
from ui.widgets.chips import kind_label
from ui.widgets.fields import LineField
from ui.widgets.labels import Label

ANY = None
KINDS = ("advocate", "neutral", "constructive_critic", "destructive")


class PolicyForm(QWidget):
    """Edits one policy at a time.

    Signals:
        changed: something in it was changed by the person.
    """

    changed = Signal()

    def __init__(
        self,
        calendars: Sequence[NamedCalendar],
        channels: Sequence[ChannelView],
        brands: Sequence[tuple[int, str]] = (),
    ) -> None:
        super().__init__()
        self._labels: dict[QWidget, str] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 0, 3, 3)  # room for the focus ring
        column.setSpacing(12)
        platforms = sorted({each.platform for each in channels})
        kinds = [(ANY, _t("Policies", "anybody")), *((each, kind_label(each)) for each in KINDS)]
        places = [(ANY, _t("Policies", "anywhere")), *_places()]
        networks = [(ANY, _t("Policies", "any platform")), *((each, platform_title(each)) for each in platforms)]
        watched = [(ANY, _t("Policies", "any channel")), *((each.id, channel_title(each.name)) for each in channels)]
        self.kind = self._choice(_t("Policies", "Kind of commenter"), kinds)
        self.place = self._choice(_t("Policies", "Place"), places)
        self.platform = self._choice(_t("Policies", "Platform"), networks)
        self.channel = self._choice(_t("Policies", "Channel"), watched)
        owners = [(ANY, _t("Policies", "any brand")), *((number, visible(name)) for number, name in brands)]
        self.brand = self._choice(_t("Policies", "Brand"), owners)
        self.negativity = self._field(_t("Policies", "Negativity at least"), "%")
        self.tag = self._field(_t("Policies", "Tag"), _t("Policies", "any tag"))
        self.first = self._field(_t("Policies", "First answer"), _t("Policies", "none"))
        self.following = self._field(_t("Policies", "Next answer"), _t("Policies", "none"))
        self.solved = self._field(_t("Policies", "Resolution"), _t("Policies", "none"))
        self.hard = self._field(_t("Policies", "Never later than"), _t("Policies", "none"))
        self.calendar = self._choice(
            _t("Policies", "Working time"), [(each.id, calendar_title(each)) for each in calendars]
        )
        self.warn = self._field(_t("Policies", "Warn at % left"), "50")
        self.burn = self._field(_t("Policies", "Burns at % left"), "15")
        self.active = QCheckBox(_t("Policies", "This rule is in use"))
        self.active.toggled.connect(self.changed)
        column.addWidget(Label(_t("Policies", "Whom it means"), "label"))
        whom: list[QWidget] = [self.kind, self.place, self.platform, self.channel, self.negativity, self.tag]
        column.addLayout(_grid([self.brand, *whom] if len(brands) > 1 else whom, self._labels))
        column.addWidget(Label(_t("Policies", "By when, in working time"), "label"))
        column.addLayout(_grid([self.first, self.following, self.solved, self.hard], self._labels))
        column.addWidget(Label(_t("Policies", "Working time and warnings"), "label"))
        column.addLayout(_grid([self.calendar, self.warn, self.burn], self._labels))
        column.addWidget(self.active)

    # Values ------------------------------------------------------------------------

    def show_policy(self, policy: Policy) -> None:
        """Fill in a rule; says nothing."""
        when = policy.condition
        self.kind.set_value(when.kinds[0] if when.kinds else ANY)
        self.place.set_value(_place_of(when))
        self.platform.set_value(when.platforms[0] if when.platforms else ANY)
        self.channel.set_value(when.channels[0] if when.channels else ANY)
        self.brand.set_value(when.brands[0] if when.brands else ANY)
        texts = {
            self.negativity: "" if when.negativity is None else str(when.negativity),
            self.tag: ", ".join(when.tags),
            self.first: spans.write(policy.targets.get(Metric.FIRST_RESPONSE)),
            self.following: spans.write(policy.targets.get(Metric.NEXT_RESPONSE)),
            self.solved: spans.write(policy.targets.get(Metric.RESOLUTION)),
            self.hard: spans.write(policy.hard_s),
            self.warn: str(policy.warnings[0]),
            self.burn: str(policy.warnings[1]),
        }
        for field, text in texts.items():
            field.blockSignals(True)
            field.setText(text)
            field.set_bad(False)
            field.blockSignals(False)
        self.calendar.set_value(policy.calendar)
        self.active.blockSignals(True)
        self.active.setChecked(policy.active)
        self.active.blockSignals(False)

    def policy(self, before: Policy) -> Policy:
        """The rule as the form has it; what the form does not show stays as it was."""
        kind, platform, channel = self.kind.value(), self.platform.value(), self.channel.value()
        when, brand = before.condition, self.brand.value()
        direct, kinds = _condition_of(self.place.value())
        condition = replace(
            when,
            kinds=when.kinds if when.kinds[:1] == (kind,) else () if kind is ANY else (str(kind),),
            platforms=when.platforms
            if when.platforms[:1] == (platform,)
            else ()
            if platform is ANY
            else (str(platform),),
            channels=when.channels if when.channels[:1] == (channel,) else () if channel is ANY else (_int(channel),),
            brands=when.brands if when.brands[:1] == (brand,) else () if brand is ANY else (_int(brand),),
            channel_kinds=kinds,
            direct=direct,
            negativity=self._number(self.negativity, when.negativity),
            tags=tuple(sorted({tag for each in self.tag.text().split(",") if (tag := each.strip())})),
        )
        targets: dict[Metric, int] = {}
        fields = (self.first, self.following, self.solved)
        for metric, field in zip(Metric, fields, strict=True):
            seconds = self._span(field, before.targets.get(metric))
            if seconds is not None:
                targets[metric] = seconds
        return replace(
            before,
            condition=condition,
            targets=targets,
            hard_s=self._span(self.hard, before.hard_s),
            calendar=_int(self.calendar.value()),
            warnings=(
                self._number(self.warn, before.warnings[0]) or 0,
                self._number(self.burn, before.warnings[1]) or 0,
            ),
            active=self.active.isChecked(),
        )

    def sound(self) -> bool:
        """Whether everything that was typed is understood."""
        fields = (self.first, self.following, self.solved, self.hard, self.negativity, self.warn, self.burn)
        return not any(field.is_bad() for field in fields)

    # Inside ------------------------------------------------------------------------------

    def _choice(self, name: str, choices: Sequence[tuple[Any, str]]) -> MenuChoice:
        made = MenuChoice(name, choices, choices[0][0])
        made.chosen.connect(self._on_chosen)
        self._labels[made] = name
        return made

    def _field(self, name: str, placeholder: str) -> LineField:
        made = LineField(name, placeholder=placeholder)
        made.textChanged.connect(self.changed)
        self._labels[made] = name
        return made

    def _on_chosen(self, _value: object) -> None:
        self.changed.emit()

    def _span(self, field: LineField, before: int | None) -> int | None:
        try:
            seconds = spans.read(field.text())
        except ValueError:
            field.set_bad(True)
            return before
        field.set_bad(False)
        return seconds

    def _number(self, field: LineField, before: int | None) -> int | None:
        text = field.text().strip().removesuffix("%").strip()
        if text and not (text.isascii() and text.isdigit() and len(text) < 4):
            field.set_bad(True)
            return before
        field.set_bad(False)
        return int(text) if text else None


def calendar_title(calendar: NamedCalendar) -> str:
    """What a calendar is called."""
    return _t("Policies", "around the clock") if calendar.id == ALWAYS_OPEN else visible(calendar.name)


def _places() -> list[tuple[str, str]]:
    return [
        ("public", _t("Policies", "public places")),
        ("direct", _t("Policies", "direct messages")),
        (ChannelKind.COMMENTS.value, _t("Policies", "comments")),
        (ChannelKind.REVIEWS.value, _t("Policies", "reviews")),
        (ChannelKind.GROUP_CHAT.value, _t("Policies", "group chats")),
        (ChannelKind.BOARD.value, _t("Policies", "discussions")),
    ]


def _place_of(when: Condition) -> str | None:
    if when.channel_kinds:
        return when.channel_kinds[0]
    return None if when.direct is None else "direct" if when.direct else "public"


def _condition_of(place: object) -> tuple[bool | None, tuple[str, ...]]:
    if place is ANY:
        return None, ()
    if place in {"public", "direct"}:
        return place == "direct", ()
    return None, (str(place),)


def _int(value: object) -> int:
    return value if isinstance(value, int) else int(str(value))


def _grid(widgets: Sequence[QWidget], labels: dict[QWidget, str]) -> QGridLayout:
    """Two columns of labelled fields."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    for number, widget in enumerate(widgets):
        inner = QVBoxLayout()
        inner.setSpacing(4)
        inner.addWidget(Label(labels[widget], "small", "text_muted"))
        inner.addWidget(widget)
        grid.addLayout(inner, number // 2, number % 2)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return grid
