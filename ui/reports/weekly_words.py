"""Weekly digests in words: when, where, how the last one ended."""

from __future__ import annotations

from typing import Final
from zoneinfo import ZoneInfo

from moderator_app.domain.report.weekly import Run, Schedule, Security, State
from moderator_app.domain.report.weekly_words import week_text
from moderator_app.services import weekly
from ui import format as fmt
from ui import i18n
from ui.i18n import _t
from ui.safe_text import visible
from ui.widgets.chips import Tone

LOOKS: Final = {
    State.WAITING: ("clock", Tone.WARNING),
    State.SENDING: ("send", Tone.INFO),
    State.SENT: ("check", Tone.SUCCESS),
    State.UNSURE: ("question", Tone.WARNING),
    State.REFUSED: ("alert", Tone.DANGER),
    State.MISSED: ("minus", Tone.PLAIN),
}
"""Icon and tone of a state."""


def state_words(state: State) -> str:
    """A state in a word or two."""
    return {
        State.WAITING: _t("Weekly", "waits"),
        State.SENDING: _t("Weekly", "is leaving"),
        State.SENT: _t("Weekly", "sent"),
        State.UNSURE: _t("Weekly", "not known"),
        State.REFUSED: _t("Weekly", "refused"),
        State.MISSED: _t("Weekly", "missed"),
    }[state]


def days() -> tuple[str, ...]:
    """Weekdays as when something happens again and again."""
    return (
        _t("Weekly", "on Mondays"),
        _t("Weekly", "on Tuesdays"),
        _t("Weekly", "on Wednesdays"),
        _t("Weekly", "on Thursdays"),
        _t("Weekly", "on Fridays"),
        _t("Weekly", "on Saturdays"),
        _t("Weekly", "on Sundays"),
    )


def securities() -> tuple[tuple[Security, str], ...]:
    """Ways to protect the connection."""
    return (
        (Security.STARTTLS, _t("Weekly", "STARTTLS, port 587")),
        (Security.TLS, _t("Weekly", "TLS, port 465")),
        (Security.NONE, _t("Weekly", "none, on this machine alone")),
    )


def time_text(minute: int) -> str:
    """A minute of the day as `09:00`."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def when(schedule: Schedule) -> str:
    """`on Mondays at 09:00 (Europe/Moscow)`."""
    day = days()[schedule.weekday]
    return _t("Weekly", "{day} at {time} ({zone})").format(day=day, time=time_text(schedule.minute), zone=schedule.zone)


def place(schedule: Schedule) -> str:
    """The folder, or the recipients."""
    return visible(schedule.folder or ("" if schedule.mail is None else ", ".join(schedule.mail.recipients)))


def about(schedule: Schedule, channels: dict[int, str]) -> str:
    """Language, formats and what it is about."""
    parts = [_t("Weekly", "In Russian") if schedule.language == "ru" else _t("Weekly", "In English")]
    parts.append(", ".join(each.upper() for each in schedule.formats))
    if schedule.brand is not None:
        parts.append(visible(schedule.brand))
    if schedule.channels:
        parts.append(visible(", ".join(channels.get(each, f"#{each}") for each in schedule.channels)))
    if schedule.brand is None and not schedule.channels:
        parts.append(_t("Weekly", "all channels"))
    return " · ".join(parts)


def title(run: Run) -> str:
    """What became of a week, as a heading."""
    week = week_text(run.week, i18n.language())
    return {
        State.WAITING: _t("Weekly", "The digest of {week} waits"),
        State.SENDING: _t("Weekly", "The digest of {week} is leaving"),
        State.SENT: _t("Weekly", "The digest of {week} was sent"),
        State.UNSURE: _t("Weekly", "It is not known whether the digest of {week} was sent"),
        State.REFUSED: _t("Weekly", "The digest of {week} was refused"),
        State.MISSED: _t("Weekly", "The digest of {week} was missed"),
    }[run.state].format(week=week)


def detail(run: Run, now_us: int) -> str:
    """Why, where to, and what comes next, in sentences."""
    language = i18n.language()
    said: list[str] = []
    problem = weekly.problem(run)
    if problem is not None:
        said += [visible(problem.text(language)), problem.hint(language) if run.state is not State.UNSURE else ""]
    if run.state is State.UNSURE:
        said.append(_t("Weekly", "It is not sent again by itself: ask a recipient, then say what is true."))
    if run.state is State.WAITING and run.next_at is not None:
        said.append(_t("Weekly", "Tried again {when}.").format(when=_soon(run.next_at, now_us)))
    if run.state is State.SENT and run.files:
        said.append(", ".join(visible(each) for each in run.files) + ".")
    if run.refused:
        listed = "; ".join(f"{one}: {two}" for one, two in run.refused)
        said.append(_t("Weekly", "Not delivered to {who}.").format(who=visible(listed)))
    if run.state is State.MISSED:
        said.append(_t("Weekly", "A later week came first; its digest names this one."))
    if run.missed:
        weeks = "; ".join(week_text(each, language) for each in run.missed[-3:])
        said.append(_t("Weekly", "It names weeks without a digest: {weeks}.").format(weeks=weeks))
    return " ".join(each for each in said if each)


def _soon(at_us: int, now_us: int) -> str:
    minutes = max(1, -(-(at_us - now_us) // 60_000_000))
    return _t("Weekly", "within %n minute(s)", "", minutes)


def next_words(schedule: Schedule, at_us: int, now_us: int) -> str:
    """When the next one is due, by the clock of its zone."""
    return _t("Weekly", "next: {when}").format(when=fmt.when(at_us, now_us, ZoneInfo(schedule.zone)))
