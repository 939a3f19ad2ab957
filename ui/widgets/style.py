"""The proxy style: focus rings, check boxes and metrics. Everything else stays Fusion's."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget

from ui import theme
from ui.widgets import icons
from ui.widgets.painting import box

_METRICS: Final = {
    QStyle.PixelMetric.PM_IndicatorWidth: 16,
    QStyle.PixelMetric.PM_IndicatorHeight: 16,
    QStyle.PixelMetric.PM_ExclusiveIndicatorWidth: 16,
    QStyle.PixelMetric.PM_ExclusiveIndicatorHeight: 16,
    QStyle.PixelMetric.PM_CheckBoxLabelSpacing: 8,
    QStyle.PixelMetric.PM_RadioButtonLabelSpacing: 8,
    QStyle.PixelMetric.PM_ScrollBarExtent: 10,
    QStyle.PixelMetric.PM_SplitterWidth: 1,
    QStyle.PixelMetric.PM_SmallIconSize: 16,
    QStyle.PixelMetric.PM_ButtonShiftHorizontal: 0,
    QStyle.PixelMetric.PM_ButtonShiftVertical: 0,
}
_HINTS: Final = {
    QStyle.StyleHint.SH_ToolTip_WakeUpDelay: theme.tokens()["time"]["tooltip_delay_ms"],
    QStyle.StyleHint.SH_EtchDisabledText: 0,
    QStyle.StyleHint.SH_LineEdit_PasswordCharacter: ord("•"),
    QStyle.StyleHint.SH_Widget_Animation_Duration: 0,  # nothing of the style's own moves
    QStyle.StyleHint.SH_ItemView_ShowDecorationSelected: 1,
}
_CHECKS: Final = frozenset(
    {QStyle.PrimitiveElement.PE_IndicatorCheckBox, QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck}
)


def paint_check_box(
    painter: QPainter, x: float, y: float, *, checked: bool, partly: bool = False, enabled: bool = True
) -> None:
    """A 16 px check box; its outline has 3:1 against the ground."""
    look = theme.active()
    colors = look.colors
    rect = QRectF(x, y, 16, 16)
    if (checked or partly) and enabled:
        box(painter, rect, 4, colors.accent)
        icons.paint(painter, "check" if checked else "minus", colors.on_accent, x + 2, y + 2, 12)
        return
    outline = colors.border_control if enabled else colors.border_strong
    box(painter, rect, 4, colors.surface_raised if enabled else colors.surface_hover, outline)
    if checked or partly:
        icons.paint(painter, "check" if checked else "minus", colors.text_disabled, x + 2, y + 2, 12)


class WorkstationStyle(QProxyStyle):
    """Fusion with our ring, our check boxes and our measures."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def drawPrimitive(
        self, element: QStyle.PrimitiveElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        if element == QStyle.PrimitiveElement.PE_FrameFocusRect:
            colors = theme.active().colors
            box(painter, QRectF(option.rect), 4, None, colors.focus_ring, width=2)
            return
        if element in _CHECKS:
            state = option.state
            paint_check_box(
                painter,
                option.rect.x(),
                option.rect.y(),
                checked=bool(state & QStyle.StateFlag.State_On),
                partly=bool(state & QStyle.StateFlag.State_NoChange),
                enabled=bool(state & QStyle.StateFlag.State_Enabled),
            )
            return
        if element == QStyle.PrimitiveElement.PE_IndicatorRadioButton:
            self._radio(option, painter)
            return
        super().drawPrimitive(element, option, painter, widget)

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        known = _METRICS.get(metric)
        return known if known is not None else super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt's name
    ) -> int:
        known = _HINTS.get(hint)
        return int(known) if known is not None else super().styleHint(hint, option, widget, returnData)

    def _radio(self, option: QStyleOption, painter: QPainter) -> None:
        colors = theme.active().colors
        rect = QRectF(option.rect.x(), option.rect.y(), 16, 16)
        if option.state & QStyle.StateFlag.State_On:
            box(painter, rect, 8, colors.accent)
            box(painter, rect.adjusted(5, 5, -5, -5), 3, colors.on_accent)
        else:
            box(painter, rect, 8, colors.surface_raised, colors.border_control)
