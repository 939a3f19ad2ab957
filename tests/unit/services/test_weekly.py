"""Weekly digests: what is kept, what they hold, and that each leaves at most once."""

from __future__ import annotations

import errno
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import IO, Any

import pytest

from moderator_app.clock import DAY_US, SECOND_US
from moderator_app.domain.entries import EntryKind, WeeklyType
from moderator_app.domain.report.document import Document, shown
from moderator_app.domain.report.weekly import Mail, Schedule, Security, State, Week, due_at, ended
from moderator_app.domain.report.weekly_words import text
from moderator_app.errors import UserError
from moderator_app.services import report, weekly, weekly_making, weekly_sending, whole_file
from moderator_app.services.desk import Desk
from moderator_app.storage import journal
from moderator_app.storage import weekly as stored
from tests.support.desks import Office, office

RANDOM = Random(1)
MAIL = Mail(
    host="mail.example.test", port=587, security=Security.STARTTLS, sender="desk@example.test", recipients=("a@b.test",)
)


def kept(shop: Office, folder: Path, **facts: Any) -> Schedule:
    """A digest of Mondays at nine into a folder."""
    wanted = replace(weekly.new(shop.desk, "Team", "en"), folder=str(folder), zone="UTC", **facts)
    return weekly.set_up(shop.desk, wanted)


def engine_of(shop: Office) -> Desk:
    """The desk of the engine: nobody sits at it."""
    return replace(shop.desk, moderator=None)


def to_due(shop: Office, schedule: Schedule) -> Week:
    """It becomes due; the week."""
    week = ended(schedule, shop.clock.now_us())
    while due_at(schedule, week) <= shop.clock.now_us():
        week = Week(week.monday + timedelta(days=7))
    shop.clock.pass_s((due_at(schedule, week) - shop.clock.now_us()) / SECOND_US)
    return week


def said(shop: Office) -> list[str]:
    """What the journal says of digests, oldest first."""
    rows = shop.desk.reader.execute("SELECT id FROM entry WHERE kind = 'weekly' ORDER BY id").fetchall()
    return [str(journal.get(shop.desk.reader, int(row[0])).data["type"]) for row in rows]


def test_a_due_digest_is_written_once_and_said_before(shop: Office, tmp_path: Path) -> None:
    """Looked at again and again, there is one begin and one end in the log, and one file of each format."""
    schedule = kept(shop, tmp_path, formats=("html", "pdf", "xlsx"))
    assert weekly_sending.look(engine_of(shop), RANDOM) <= weekly_sending.NAP_S
    week = to_due(shop, schedule)
    for _ in range(3):
        weekly_sending.look(engine_of(shop), RANDOM)
    (run,) = stored.runs(shop.desk.reader, schedule.id)
    assert (run.week, run.state) == (week, State.SENT)
    assert [Path(each).name for each in run.files] == [f"Team {week}.{kind}" for kind in ("html", "pdf", "xlsx")]
    assert all(Path(each).stat().st_size > 1_000 for each in run.files)
    assert said(shop) == [WeeklyType.SET, WeeklyType.BEGUN, WeeklyType.SENT]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_its_figures_are_those_of_the_report(shop: Office, language: str) -> None:
    """The digest shows the report of its week; the week before is beside each figure."""
    shop.arrives(text="The lid leaks")
    shop.clock.pass_s(7 * DAY_US / SECOND_US)
    schedule = Schedule(id=1, name="Team", language=language)
    week = ended(schedule, shop.clock.now_us())
    made = weekly_making.document(shop.desk, schedule, week)
    question = report.ask(shop.desk, since=week.monday, until=week.sunday, zone="UTC")
    whole = report.document(shop.desk, question, report.make(shop.desk, question), language)
    assert [(each.name, each.value) for each in made.figures] == [(each.name, each.value) for each in whole.figures]
    assert {each.name: each.rows for each in made.tables} == {
        each.name: each.rows for each in whole.tables if each.rows
    }
    told = text(made, ("Team.pdf",))
    assert all(f"{each.label}: {shown(each.value, each.unit, language)} (" in told for each in whole.figures)
    assert ("Во вложении: Team.pdf" if language == "ru" else "Attached: Team.pdf") in told


def test_weeks_that_were_slept_through_are_named(shop: Office, tmp_path: Path) -> None:
    """Only the last is made; the log says one begin; the document names the others."""
    schedule = kept(shop, tmp_path)
    first = to_due(shop, schedule)
    shop.clock.pass_s(21 * DAY_US / SECOND_US)
    weekly_sending.look(engine_of(shop), RANDOM)
    (run,) = stored.runs(shop.desk.reader, schedule.id)
    assert run.missed == (first, Week(first.monday + timedelta(days=7)), Week(first.monday + timedelta(days=14)))
    page = Path(run.files[0]).read_text(encoding="utf-8")
    assert all(str(each) in page for each in run.missed)
    assert said(shop).count(WeeklyType.BEGUN) == 1


def test_a_folder_that_is_gone_is_tried_again_until_it_is_back(shop: Office, tmp_path: Path) -> None:
    """The failure is kept with its sentence; the pause grows; nothing half is left."""
    folder = tmp_path / "share"
    folder.mkdir()
    schedule = kept(shop, folder)
    to_due(shop, schedule)
    folder.rmdir()
    weekly_sending.look(engine_of(shop), RANDOM)
    (run,) = stored.runs(shop.desk.reader, schedule.id)
    assert (run.state, run.code, run.attempts) == (State.WAITING, "not_written", 1)
    problem = weekly.problem(run)
    assert problem is not None
    assert str(folder) in problem.text("ru")
    weekly_sending.look(engine_of(shop), RANDOM)
    assert stored.runs(shop.desk.reader, schedule.id)[0].attempts == 1
    folder.mkdir()
    shop.clock.pass_s(7_300)
    weekly_sending.look(engine_of(shop), RANDOM)
    (run,) = stored.runs(shop.desk.reader, schedule.id)
    assert (run.state, run.code) == (State.SENT, None)
    assert [each.name for each in folder.iterdir()] == [f"Team {run.week}.html"]


def test_a_full_disk_leaves_no_half_file(shop: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file that stood there stays; the reason is the system's."""
    folder = tmp_path / "out"
    folder.mkdir()
    schedule = kept(shop, folder)
    week = to_due(shop, schedule)
    before = folder / f"Team {week}.html"
    before.write_text("before")

    def full(path: Path, content: bytes) -> None:
        def fill(file: IO[bytes]) -> None:
            file.write(content[:10])
            raise OSError(errno.ENOSPC, "No space left on device")

        whole_file.write(path, fill)

    monkeypatch.setattr(whole_file, "write_bytes", full)
    weekly_sending.look(engine_of(shop), RANDOM)
    (run,) = stored.runs(shop.desk.reader, schedule.id)
    assert (run.state, run.facts["reason"]) == (State.WAITING, "No space left on device")
    assert [each.name for each in folder.iterdir()] == [before.name]
    assert before.read_text() == "before"


def test_one_that_waits_is_missed_when_the_next_is_due(shop: Office, tmp_path: Path) -> None:
    """The next one names it, and it is not tried any more."""
    folder = tmp_path / "share"
    folder.mkdir()
    schedule = kept(shop, folder)
    first = to_due(shop, schedule)
    folder.rmdir()
    weekly_sending.look(engine_of(shop), RANDOM)
    to_due(shop, schedule)
    folder.mkdir()
    weekly_sending.look(engine_of(shop), RANDOM)
    later, earlier = stored.runs(shop.desk.reader, schedule.id)
    assert (earlier.week, earlier.state) == (first, State.MISSED)
    assert (later.missed, later.state) == ((first,), State.SENT)
    assert len(list(folder.iterdir())) == 1


class _Killed(BaseException):
    """The process dies here."""


@pytest.mark.parametrize("crash", range(5))
def test_whatever_write_a_crash_comes_before_or_after_it_is_written_once(
    tmp_path: Path, crash: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed at any write to the store: the next start ends with one digest, one begin and one end in the log."""
    folder = tmp_path / "out"
    folder.mkdir()
    with office(tmp_path) as shop:
        schedule = kept(shop, folder)
        to_due(shop, schedule)
        writes = 0
        write = Desk.write

        def dying(desk: Desk, change: Any, *args: Any) -> Any:
            nonlocal writes
            writes += 1
            if crash == 2 * (writes - 1):
                raise _Killed
            done = write(desk, change, *args)
            if crash == 2 * (writes - 1) + 1:
                raise _Killed
            return done

        monkeypatch.setattr(Desk, "write", dying)
        if crash < 4:
            with pytest.raises(_Killed):
                weekly_sending.look(engine_of(shop), RANDOM)
        monkeypatch.undo()
        for _ in range(2):
            weekly_sending.look(engine_of(shop), RANDOM)
        (run,) = stored.runs(shop.desk.reader, schedule.id)
        assert run.state is State.SENT
        assert said(shop) == [WeeklyType.SET, WeeklyType.BEGUN, WeeklyType.SENT]
        assert len(list(folder.iterdir())) == 1


def test_a_person_sends_any_week_once(shop: Office, tmp_path: Path) -> None:
    """An earlier week too; what was sent, or is not over, is refused."""
    schedule = kept(shop, tmp_path)
    last = ended(schedule, shop.clock.now_us())
    assert weekly_sending.send(shop.desk, "team", None, RANDOM).week == last
    earlier = weekly_sending.send(shop.desk, "Team", last.earlier(4), RANDOM)
    assert (earlier.state, earlier.missed) == (State.SENT, ())
    for week, code in ((last, "weekly_sent"), (Week(last.monday + timedelta(days=7)), "invalid")):
        with pytest.raises(UserError) as caught:
            weekly_sending.send(shop.desk, "Team", week, RANDOM)
        assert caught.value.code == code


def test_only_leads_set_up_send_and_remove(shop: Office, tmp_path: Path) -> None:
    """Everybody else is told so, and nothing is kept."""
    boris = shop.at(shop.colleague)
    schedule = kept(shop, tmp_path)
    for act in (
        lambda: weekly.set_up(boris, replace(schedule, id=0, name="Mine")),
        lambda: weekly_sending.send(boris, "Team", None, RANDOM),
        lambda: weekly.remove(boris, "Team"),
    ):
        with pytest.raises(UserError, match="forbidden"):
            act()
    assert [each.schedule.name for each in weekly.listed(shop.desk)] == ["Team"]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"name": ""}, "invalid"),
        ({"name": "a/b"}, "invalid"),
        ({"name": "a\u202eb"}, "invalid"),
        ({"name": "team"}, "invalid"),
        ({"minute": 1_440}, "invalid"),
        ({"zone": "Mars/Base"}, "invalid"),
        ({"formats": ("doc",)}, "invalid"),
        ({"folder": "nowhere"}, "invalid"),
        ({"folder": None}, "invalid"),
        ({"brand": "Nobody"}, "not_found"),
        ({"channels": (99,)}, "not_found"),
        ({"folder": None, "mail": replace(MAIL, security=Security.NONE)}, "mail_unprotected"),
        ({"folder": None, "mail": replace(MAIL, host="")}, "invalid"),
        ({"folder": None, "mail": replace(MAIL, host="a b")}, "invalid"),
        ({"folder": None, "mail": replace(MAIL, port=70_000)}, "invalid"),
        ({"folder": None, "mail": replace(MAIL, recipients=())}, "invalid"),
        ({"folder": None, "mail": replace(MAIL, sender="x@y\nBcc: z@z")}, "bad_mail_address"),
        ({"folder": None, "mail": replace(MAIL, recipients=("a@b.test, c@d.test",))}, "bad_mail_address"),
        ({"folder": None, "mail": replace(MAIL, recipients=("почта@b.test",))}, "bad_mail_address"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_reason(
    shop: Office, tmp_path: Path, facts: dict[str, Any], code: str
) -> None:
    """Names that are no file names, places that are none, addresses that would begin another header."""
    kept(shop, tmp_path)
    wanted = replace(weekly.new(shop.desk, "Second", "en"), folder=str(tmp_path))
    with pytest.raises(UserError) as caught:
        weekly.set_up(shop.desk, replace(wanted, **facts))
    assert caught.value.code == code
    assert len(weekly.listed(shop.desk)) == 1


def test_a_russian_domain_is_kept_in_the_letters_of_mail(shop: Office) -> None:
    """As servers know it."""
    wanted = replace(weekly.new(shop.desk, "Почта", "ru"), mail=replace(MAIL, recipients=("boss@Президент.рф",)))
    found = weekly.set_up(shop.desk, wanted).mail
    assert found is not None
    assert found.recipients == ("boss@xn--d1abbgf6aiiy.xn--p1ai",)


def test_entries_name_nobody(shop: Office) -> None:
    """The journal holds numbers of schedules and weeks, no address, folder or name (rule 6)."""
    weekly.set_up(shop.desk, replace(weekly.new(shop.desk, "Secret name", "en"), mail=MAIL))
    row = shop.desk.reader.execute("SELECT record FROM entry WHERE kind = ?", (EntryKind.WEEKLY.value,)).fetchone()
    assert not any(each in bytes(row[0]) for each in (b"@", b"Secret", b"example"))


def test_a_schedule_keeps_its_place_when_only_words_change(shop: Office, tmp_path: Path) -> None:
    """Another time counts from now on, so that nothing past becomes due; another language does not."""
    schedule = kept(shop, tmp_path)
    shop.clock.pass_s(3 * 86_400)
    renamed = weekly.set_up(shop.desk, replace(schedule, name="Other", language="ru"))
    assert renamed.since_us == schedule.since_us
    moved = weekly.set_up(shop.desk, replace(renamed, weekday=2))
    assert moved.since_us == shop.clock.now_us()
    assert weekly.remove(shop.desk, "other").id == schedule.id
    assert weekly.listed(shop.desk) == []


def test_a_quiet_week_says_so(shop: Office) -> None:
    """No table of nothing."""
    made: Document = weekly_making.document(shop.desk, Schedule(name="A", language="ru"), Week.parse("2020-W10"))
    assert made.empty
    assert "За эту неделю ничего не было." in text(made, ())
