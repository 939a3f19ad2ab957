"""Clocks in words."""

from __future__ import annotations

from typing import Final

from moderator_app.domain.items import Waiting
from moderator_app.domain.sla.ledger import Clock, ClockState, Event, EventKind, Reason
from moderator_app.domain.sla.policy import Metric
from moderator_app.services.sla import ClockView
from moderator_app.services.sla_trial import Trial
from ui import format as fmt
from ui.i18n import _t
from ui.names import waiting_label

METRIC_ICONS: Final = {
    Metric.FIRST_RESPONSE: "reply",
    Metric.NEXT_RESPONSE: "swap",
    Metric.RESOLUTION: "flag",
}


def metric_title(metric: Metric) -> str:
    """What a clock counts."""
    return {
        Metric.FIRST_RESPONSE: _t("Sla", "First answer"),
        Metric.NEXT_RESPONSE: _t("Sla", "Next answer"),
        Metric.RESOLUTION: _t("Sla", "Resolution"),
    }[metric]


def span(seconds: int) -> str:
    """Working seconds as people say a target: `3 h`, `1 h 30 m`, `45 m`."""
    hours, rest = divmod(seconds, 3_600)
    minutes = rest // 60
    if hours and minutes:
        return fmt.duration(seconds * 1_000_000)
    if hours:
        return _t("Sla", "{hours} h").format(hours=fmt.number(hours)).replace(" ", fmt.NBSP)
    return _t("Sla", "{minutes} m").format(minutes=minutes).replace(" ", fmt.NBSP)


def clock_line(view: ClockView, now_us: int) -> str:
    """Until when, by which target, or how it ended."""
    clock = view.clock
    target = "" if view.target_s is None else _t("Sla", "target {span}").format(span=span(view.target_s))
    if clock.state is ClockState.RUNNING and clock.due_at is not None:
        head = _t("Sla", "until {time}").format(time=fmt.when(clock.due_at, now_us))
    elif clock.state is ClockState.PAUSED:
        head = _t("Sla", "stands still")
        if clock.waiting is not None:
            head += f": {waiting_label(clock.waiting)}"
    elif clock.state is ClockState.PENDING:
        head = _t("Sla", "answered, not delivered yet")
    elif clock.state is ClockState.MET:
        head = _t("Sla", "in time, after {span}").format(span=fmt.duration(view.elapsed_s * 1_000_000))
    elif clock.state is ClockState.MISSED:
        head = _t("Sla", "missed")
    else:
        head = _t("Sla", "does not count")
    return f"{head} · {target}" if target else head


def event_text(event: Event) -> str:
    """One line of the ledger."""
    if event.kind is EventKind.STARTED:
        return _started(event.reason)
    if event.kind is EventKind.PAUSED:
        known = {each.value for each in Waiting}
        what = waiting_label(Waiting(event.reason)) if event.reason in known else event.reason
        return _t("Sla", "Pause: {what}").format(what=what)
    if event.kind is EventKind.RESUMED:
        return _resumed(event.reason)
    if event.kind is EventKind.WARNED:
        return _t("Sla", "Warning: {percent} % left").format(percent=event.reason).replace(" %", f"{fmt.NBSP}%")
    if event.kind is EventKind.POLICY_CHANGED:
        return _changed(event.reason)
    if event.kind is EventKind.VOIDED:
        return _voided(event.reason)
    return {
        EventKind.MET: _t("Sla", "Answered in time"),
        EventKind.MISSED: _t("Sla", "The time was up"),
        EventKind.ANSWERED: _t("Sla", "Answered, too late"),
    }.get(event.kind, event.kind.value)


def _started(reason: str) -> str:
    return {
        Reason.LATE_ATTACH.value: _t("Sla", "Started when we first saw it: it is older than our watching there"),
        Reason.FUTURE.value: _t("Sla", "Started when we first saw it: its platform dates it in the future"),
        Reason.REOPENED.value: _t("Sla", "Started anew: reopened"),
    }.get(reason) or _t("Sla", "Started: the platform's time")


def _resumed(reason: str) -> str:
    return {
        Reason.CAP.value: _t("Sla", "Went on: a pause may not last longer"),
        Reason.NEW_MESSAGE.value: _t("Sla", "Went on: the author wrote"),
        Reason.NOT_SENT.value: _t("Sla", "Went on: the answer did not arrive"),
    }.get(reason) or _t("Sla", "Went on")


def _changed(reason: str) -> str:
    return {
        Reason.CALENDAR.value: _t("Sla", "Counted anew: the calendar was changed"),
        Reason.ITEM.value: _t("Sla", "Counted anew: what the item is was changed"),
    }.get(reason) or _t("Sla", "Counted anew: the rule was changed")


def _voided(reason: str) -> str:
    return {
        Reason.SPAM.value: _t("Sla", "Does not count: spam"),
        Reason.DELETED.value: _t("Sla", "Does not count: deleted"),
        Reason.NO_ANSWER_NEEDED.value: _t("Sla", "Does not count: no answer was needed"),
        Reason.NO_POLICY.value: _t("Sla", "Does not count: no rule means it any more"),
    }.get(reason) or _t("Sla", "Does not count")


def pauses(clock: Clock, now_us: int) -> list[tuple[int, int]]:
    """When it stood still: pairs of UTC microseconds; one that lasts ends now."""
    found: list[tuple[int, int]] = []
    since: int | None = None
    for event in clock.events:
        if event.kind is EventKind.PAUSED and since is None:
            since = event.at
        elif since is not None and event.kind in {
            EventKind.RESUMED,
            EventKind.MET,
            EventKind.VOIDED,
            EventKind.ANSWERED,
        }:
            found.append((since, event.at))
            since = None
    if since is not None:
        found.append((since, clock.ended_at or now_us))
    return found


def trial_words(trial: Trial) -> str:
    """A dry run over the last 30 days in sentences."""
    items = trial.items
    lines = [_t("Policies", "%n item(s) began in the last 30 days.", "", items)]
    counted = trial.met + trial.late
    if counted:
        share = fmt.percent(trial.met / counted)
        lines.append(_t("Policies", "{share} would have been answered in time.").format(share=share))
    late = sum(each.now_late for each in trial.policies)
    if late:
        lines.append(_t("Policies", "%n that was in time would now be late.", "", late))
    if trial.unmatched:
        free = trial.unmatched
        lines.append(_t("Policies", "%n would have no deadline.", "", free))
    return " ".join(lines)
