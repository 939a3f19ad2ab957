"""Weekly digests leave here: into a folder or by mail, each week of a schedule at most once.

One process at a time sends for a profile (a lock of the operating system). A week is written as begun before anything
of it is made, and as *sending* before the first byte of the mail leaves; who holds the lock and finds it so knows that
somebody died there: it is *unsure*, and a person decides. Files are written whole under a name of the week, so making
them again changes nothing: a folder is never unsure.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any, Final

import filelock

from moderator_app.clock import SECOND_US
from moderator_app.domain.entries import EntryKind, WeeklyType
from moderator_app.domain.report import weekly as rules
from moderator_app.domain.report.weekly import Due, Run, Schedule, State, Week
from moderator_app.domain.roles import ENGINE_ACTOR
from moderator_app.errors import EXIT_USAGE, INVALID, UserError, declare
from moderator_app.services import weekly, weekly_making, whole_file
from moderator_app.services.desk import Desk
from moderator_app.services.weekly import BUSY, IS_UNSURE, NOT_MADE
from moderator_app.services.weekly_making import Made
from moderator_app.storage import weekly as stored
from moderator_app.storage.connect import Connection

log = logging.getLogger(__name__)

NAP_S: Final = 30.0
"""The longest rest between two looks: a clock that is set, a schedule that is changed."""
BUSY_S: Final = 5.0
FIRST_RETRY_S: Final = 60.0
LONGEST_RETRY_S: Final = 3_600.0
PATIENT_TRIES: Final = 5
"""So often a recipient that cannot be reached now is waited for before the others get it alone."""
_PERSON_WAITS_S: Final = 60.0

ALREADY_SENT: Final = declare(
    "weekly_sent",
    "The digest of {week} was sent already.",
    "Сводка за {week} уже отправлена.",
    hint_en="It is not sent twice; a report of any period can be exported.",
    hint_ru="Второй раз она не отправляется; отчёт за любой период можно выгрузить.",
)
_LATER: Final = frozenset(
    {"not_written", "no_keyring", "keyring_locked", "keyring_silent", "weekly_not_made", "weekly_busy"}
)
"""Failures that may be over when it is tried again; mail says so itself."""


# ---------------------------------------------------------------- the engine's part


class Digests:
    """What the engine does for digests. `desk`: nobody sits at it, and its reader belongs to the calling thread."""

    def __init__(self, desk: Desk, random: Random) -> None:
        self._desk, self._random = desk, random

    def look(self) -> float:
        """See `look`."""
        return look(self._desk, self._random)

    def close(self) -> None:
        """Let go of the reading connection; the lane is the engine's."""
        self._desk.reader.close()


def look(desk: Desk, random: Random) -> float:
    """Begin what is due and try what waits; the engine calls it again and again.

    Returns:
        Seconds until it is worth looking again.
    """
    schedules = stored.schedules(desk.reader)
    if not schedules:
        return NAP_S
    try:
        with _alone(desk, 0):
            _bury(desk)
            for schedule in schedules:
                _begin_due(desk, schedule)
                for run in stored.runs(desk.reader, schedule.id):
                    if run.state is State.WAITING and _ripe(run, desk.clock.now_us()):
                        _attempt(desk, schedule, run, random)
    except filelock.Timeout:
        return BUSY_S
    return _rest_s(desk)


def _begin_due(desk: Desk, schedule: Schedule) -> None:
    runs = stored.runs(desk.reader, schedule.id)
    due = rules.due(schedule, weekly.told(runs), {each.week for each in runs}, desk.clock.now_us())
    if due is not None:
        desk.write(_begin, schedule.id, due)


def _ripe(run: Run, now_us: int) -> bool:
    """Whether it is time for another try; also after somebody set the clock back."""
    left_us = (run.next_at or 0) - now_us
    return left_us <= 0 or left_us > 3 * LONGEST_RETRY_S * SECOND_US


def _rest_s(desk: Desk) -> float:
    now_us = desk.clock.now_us()
    moments = [now_us + round(NAP_S * SECOND_US)]
    for schedule in stored.schedules(desk.reader):
        moments.append(rules.next_at(schedule, now_us))
        moments += [run.next_at for run in stored.runs(desk.reader, schedule.id) if run.next_at is not None]
    return max(0.0, (min(moments) - now_us) / SECOND_US)


# ---------------------------------------------------------------- a person's part


def send(desk: Desk, name: str, week: Week | None, random: Random) -> Run:
    """Send the digest of a week now, due or not.

    Args:
        desk: of a lead.
        name: of the schedule.
        week: which; None: the last one that is over.
        random: for the pause before another try.

    Returns:
        The week as it is then: `sent`, or `waiting`, `refused` or `unsure` with the reason.

    Raises:
        UserError: `forbidden`, `not_found`, `weekly_busy`, `weekly_sent`, `weekly_unsure`; `invalid` for a week that is
            not over.
    """
    desk.require(EntryKind.WEEKLY)
    schedule = weekly.find(desk, name)
    last = rules.ended(schedule, desk.clock.now_us())
    wanted = last if week is None else week
    if wanted > last:
        raise UserError(
            INVALID,
            exit_code=EXIT_USAGE,
            reason_en=f"The week {wanted} is not over; the last whole one is {last}.",
            reason_ru=f"Неделя {wanted} ещё не кончилась; последняя полная — {last}.",
        )
    try:
        with _alone(desk, _PERSON_WAITS_S):
            _bury(desk)
            return _send(desk, schedule, wanted, random)
    except filelock.Timeout:
        raise UserError(BUSY) from None


def _send(desk: Desk, schedule: Schedule, week: Week, random: Random) -> Run:
    runs = stored.runs(desk.reader, schedule.id)
    known = next((each for each in runs if each.week == week), None)
    if known is not None and known.state is State.SENT:
        raise UserError(ALREADY_SENT, week=week)
    if known is not None and known.state is State.UNSURE:
        raise UserError(IS_UNSURE, week=week)
    if known is None:
        newest = max((each.week for each in runs if each.week in weekly.told(runs)), default=None)
        late = newest is not None and newest > week  # asked for after a later one: that one named what was missed
        missed = () if late else rules.missed(schedule, weekly.told(runs), week)
        known = desk.write(_begin, schedule.id, Due(week=week, missed=missed))
    elif known.state in {State.REFUSED, State.MISSED}:
        again = desk.write(_move, known, State.WAITING, WeeklyType.AGAIN, {"next_at": desk.clock.now_us()})
        known = again if again is not None else known
    return _attempt(desk, schedule, known, random)


# ---------------------------------------------------------------- one try


def _attempt(desk: Desk, schedule: Schedule, run: Run, random: Random) -> Run:
    """Make the digest of a week and send it; what that comes to is written and returned."""
    try:
        made = weekly_making.make(desk, schedule, run.week, run.missed)
        if schedule.folder is None:
            return _mail(desk, schedule, run, made, random)
        return _done(desk, run, State.SENT, WeeklyType.SENT, files=write(made, Path(schedule.folder)))
    except UserError as error:
        return _failed(desk, run, error, random, later=error.code in _LATER)
    except Exception as error:
        log.exception("the digest of %s could not be made", run.week)
        return _failed(desk, run, UserError(NOT_MADE, reason=type(error).__name__), random, later=True)


def _mail(desk: Desk, schedule: Schedule, run: Run, made: Made, random: Random) -> Run:
    """By mail: *sending* is on disk before the first byte, and stays there where nobody can say how it ended."""
    from moderator_app.net.mail import Ending, MailError  # noqa: PLC0415 - the window does without
    from moderator_app.services import weekly_mail  # noqa: PLC0415 - as above

    now = run

    def leaving() -> None:
        nonlocal now
        moved = desk.write(_move, run, State.SENDING, None, {})
        if moved is None:
            raise UserError(BUSY)  # a person or another program decided meanwhile
        now = moved

    wanted = weekly_mail.message(schedule, run.week, made, origin=weekly_mail.origin(desk), now_us=desk.clock.now_us())
    try:
        refused = weekly_mail.send(desk, schedule, wanted, leaving=leaving, patient=run.attempts < PATIENT_TRIES)
    except MailError as failure:
        if failure.ending is Ending.UNSURE:
            facts = {name: str(value) for name, value in failure.error.facts.items()}
            return _done(desk, now, State.UNSURE, WeeklyType.UNSURE, code=failure.error.code, facts=facts)
        return _failed(desk, now, failure.error, random, later=failure.ending is Ending.LATER)
    return _done(desk, now, State.SENT, WeeklyType.SENT, refused=refused)


def test(desk: Desk, name: str) -> tuple[tuple[str, str], ...]:
    """Try where a digest goes: a short mail to its recipients, or a file that is taken away again.

    Returns:
        Recipients that the server refused, with its reason.

    Raises:
        UserError: `forbidden`, `not_found`; `not_written`, `mail_…`, the keyring's.
    """
    desk.require(EntryKind.WEEKLY)
    schedule = weekly.find(desk, name)
    if schedule.folder is not None:
        path = Path(schedule.folder) / f"{schedule.name} {rules.ended(schedule, desk.clock.now_us())}.test"
        whole_file.write_bytes(path, b"test\n")
        path.unlink(missing_ok=True)
        return ()
    from moderator_app.net.mail import MailError  # noqa: PLC0415 - as above
    from moderator_app.services import weekly_mail  # noqa: PLC0415 - as above

    wanted = weekly_mail.trial(schedule, desk.clock.now_us())
    try:
        return weekly_mail.send(desk, schedule, wanted, leaving=lambda: None, patient=False)
    except MailError as failure:
        raise failure.error from None


def write(made: Made, folder: Path) -> tuple[str, ...]:
    """Write the files of a digest into a folder; their paths.

    Raises:
        UserError: `not_written`.
    """
    paths = []
    for name, content in made.files:
        path = folder / name
        whole_file.write_bytes(path, content)
        paths.append(str(path))
    return tuple(paths)


def _failed(desk: Desk, run: Run, error: UserError, random: Random, *, later: bool) -> Run:
    facts = {name: str(value) for name, value in error.facts.items()}
    columns: dict[str, Any] = {"code": error.code, "facts": facts, "attempts": run.attempts + 1}
    if not later:
        return _done(desk, run, State.REFUSED, WeeklyType.REFUSED, **columns)
    from moderator_app.net.backoff import delay_s  # noqa: PLC0415 - the window does without

    wait_s = FIRST_RETRY_S + delay_s(run.attempts + 1, random, base_s=FIRST_RETRY_S, cap_s=LONGEST_RETRY_S)
    return _done(desk, run, State.WAITING, None, next_at=desk.clock.now_us() + round(wait_s * SECOND_US), **columns)


def _done(desk: Desk, run: Run, to: State, type_: WeeklyType | None, **columns: Any) -> Run:
    if to is State.SENT:
        columns |= {"code": None, "facts": {}}
    found = desk.write(_move, run, to, type_, columns)
    return found if found is not None else run


# ---------------------------------------------------------------- inside transactions, under the lock


def _actor(desk: Desk) -> str:
    return ENGINE_ACTOR if desk.moderator is None else desk.actor


def _begin(conn: Connection, desk: Desk, schedule_id: int, due: Due) -> Run:
    return stored.begin(conn, schedule_id, due, clock=desk.clock, actor=_actor(desk))


def _move(
    conn: Connection, desk: Desk, run: Run, to: State, type_: WeeklyType | None, columns: dict[str, Any]
) -> Run | None:
    return stored.move(conn, run, to, clock=desk.clock, actor=_actor(desk), type_=type_, **columns)


def _bury(desk: Desk) -> None:
    """What is found *sending* by whoever alone may send was left by one that died: nobody knows how far it got."""
    for schedule in stored.schedules(desk.reader):
        for run in stored.runs(desk.reader, schedule.id):
            if run.state is State.SENDING:
                desk.write(
                    _move, run, State.UNSURE, WeeklyType.UNSURE, {"code": IS_UNSURE, "facts": {"week": str(run.week)}}
                )


@contextmanager
def _alone(desk: Desk, wait_s: float) -> Iterator[None]:
    """Hold the lock of those who send; raises `filelock.Timeout`."""
    with filelock.FileLock(str(desk.profile.weekly_lock), timeout=wait_s, mode=0o600):
        yield
