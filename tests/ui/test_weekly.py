"""Weekly digests in the window: shown, set up, tried, sent, settled; by leads alone; with their pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from moderator_app.clock import DAY_US, HOUR_US, MINUTE_US
from moderator_app.domain.entries import WeeklyType
from moderator_app.domain.report.weekly import Due, Mail, Run, Schedule, Security, State, Week
from moderator_app.domain.roles import Role
from moderator_app.services.desk import Desk
from moderator_app.services.weekly import WeeklyView
from moderator_app.storage import changes
from moderator_app.storage import weekly as stored
from moderator_app.storage.connect import Connection
from tests.support.inbox_rows import NOW_US
from tests.support.station import Opened, profile_in, said, seated
from tests.support.window import AssertGolden, Look, StillClock
from ui.console_child import Done, Failed, Failure
from ui.rail.pane import Place
from ui.reports.weekly_dialog import WeeklyDialog
from ui.reports.weekly_form import WeeklyForm
from ui.reports.weekly_source import Places
from ui.widgets.buttons import Button
from ui.widgets.labels import Panel

WEEK = Week.parse("2026-W02")
MAIL = Mail(
    host="smtp.example.com", port=587, security=Security.STARTTLS, sender="desk@example.com", user="desk",
    recipients=("anna@example.com", "boris@example.com"),
)  # fmt: skip


def run(state: State, weeks: int = 0, **facts: Any) -> Run:
    """One week of a digest, some weeks before the last."""
    plain: dict[str, Any] = {"schedule_id": 1, "week": WEEK.earlier(weeks) if weeks else WEEK, "state": state,
                             "entry_id": 9 - weeks, "at": NOW_US - 2 * HOUR_US - weeks * 7 * DAY_US}  # fmt: skip
    return Run(**(plain | facts))


def view(*runs: Run, **facts: Any) -> WeeklyView:
    """A digest into a folder unless told otherwise."""
    plain: dict[str, Any] = {"id": 1, "name": "Coffee team", "zone": "Europe/Moscow", "language": "en",
                             "formats": ("html", "pdf"), "folder": "/srv/share/digests"}  # fmt: skip
    return WeeklyView(schedule=Schedule(**(plain | facts)), runs=runs, next_at=NOW_US + 3 * DAY_US)


class MemoryWeekly:
    """A source that keeps what it was asked and answers as told."""

    def __init__(self, *views: WeeklyView, lead: bool = True) -> None:
        self.views = list(views)
        self.lead = lead
        self.asked: list[tuple[list[str], bytes]] = []
        self.answer: Mapping[str, Any] | Failure | None = None
        self.waiting: tuple[Done, Failed] | None = None

    def listed(self) -> Sequence[WeeklyView]:
        return self.views

    def places(self) -> Places:
        return Places(brands=("Coffee",), channels=((1, "Blog"), (2, "Wall")))

    def fresh(self) -> Schedule:
        return Schedule(name="", zone="Europe/Moscow", language="en")

    def may_change(self) -> bool:
        return self.lead

    def now_us(self) -> int:
        return NOW_US

    def run(self, words: Sequence[str], done: Done, failed: Failed, *, secret: bytes = b"") -> None:
        self.asked.append((list(words), secret))
        if isinstance(self.answer, Failure):
            failed(self.answer)
        elif self.answer is not None:
            done(self.answer)
        else:
            self.waiting = (done, failed)

    def busy(self) -> bool:
        return self.waiting is not None

    def cancel(self) -> None:
        self.waiting = None


@pytest.fixture
def window(qtbot: QtBot, look: Look) -> Panel:
    made = Panel()
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    return made


def dialog(window: Panel, source: MemoryWeekly) -> WeeklyDialog:
    made = WeeklyDialog(window, source)
    made.show_digests()
    return made


def button(made: WeeklyDialog, label: str) -> Button:
    return next(each for each in made.findChildren(Button) if each.text() == label and not each.isHidden())


def labels(made: WeeklyDialog) -> set[str]:
    """Buttons that are there."""
    return {each.text() for each in made.findChildren(QPushButton) if each.isVisible()}


def filled(made: WeeklyDialog) -> WeeklyForm:
    """A new digest by mail."""
    made.row("+").click()
    form = made.form()
    assert form is not None
    for field, text in (
        (form.name, "Team"), (form.to, "a@b.test, c@d.test"), (form.sent_from, "desk@b.test"),
        (form.host, "smtp.b.test"), (form.user, "desk"), (form.password, "pass-w0rd"),
    ):  # fmt: skip
        field.field.setText(text)
    form.where.choose(True)
    return form


def test_a_new_digest_is_kept_with_its_password_on_standard_input(window: Panel) -> None:
    """The words hold every field but the password; then it is shown."""
    source = MemoryWeekly()
    made = dialog(window, source)
    form = filled(made)
    form.security.choose(Security.TLS)
    form.about.choose(("channel", 2))
    form.formats["xlsx"].setChecked(True)
    kept = view(name="Team", mail=MAIL, folder=None)
    source.answer = {"name": "Team"}
    source.views = [kept]
    button(made, "Save").click()
    ((words, secret),) = source.asked
    assert words == [
        "set", "--day=mon", "--time=09:00", "--zone=Europe/Moscow", "--written-in=en", "--format=html", "--format=xlsx",
        "--brand=", "--channel=2", "--to=a@b.test", "--to=c@d.test", "--sender=desk@b.test", "--host=smtp.b.test",
        "--port=465", "--security=tls", "--user=desk", "--secret-stdin", "--", "Team",
    ]  # fmt: skip
    assert secret == b"pass-w0rd"
    detail = made.detail()
    assert detail is not None
    assert detail.view is kept
    assert not any("pass-w0rd" in each.text() for each in made.findChildren(QLineEdit))


def test_what_is_missing_is_said_beside_its_field(window: Panel) -> None:
    """Nothing is run; a refusal of the program stands above, and what was typed stays."""
    source = MemoryWeekly()
    made = dialog(window, source)
    made.row("+").click()
    bad = made.form()
    assert bad is not None
    bad.time.field.setText("25:00")
    button(made, "Save").click()
    assert [bool(each.problem()) for each in (bad.name, bad.time, bad.folder)] == [True, True, True]
    assert source.asked == []
    typed = filled(made)
    source.answer = Failure(code="bad_mail_address", text="a@b is no address")
    button(made, "Save").click()
    assert made.form() is typed
    assert typed is not None
    assert typed.name.field.text() == "Team"


def test_changing_keeps_the_name_it_is_known_by(window: Panel) -> None:
    """Another name is a renaming; several channels, which the form cannot show, stay as they are."""
    source = MemoryWeekly(view(channels=(1, 2)))
    made = dialog(window, source)
    button(made, "Change…").click()
    form = made.form()
    assert form is not None
    form.name.field.setText("-- New")
    source.answer = {"name": "-- New"}
    button(made, "Save").click()
    ((words, secret),) = source.asked
    assert words[-2:] == ["--", "Coffee team"]
    assert "--rename=-- New" in words
    assert not any(each.startswith(("--channel", "--brand", "--all")) for each in words)
    assert secret == b""


def test_an_unsure_one_is_settled_by_a_lead(window: Panel) -> None:
    """Both answers name the week; while one runs nothing else can be begun."""
    source = MemoryWeekly(view(run(State.UNSURE, code="mail_unanswered", facts={"host": "h", "reason": "r"})))
    made = dialog(window, source)
    button(made, "Send it again").click()
    assert source.asked[0][0] == ["resolve", "--week=2026-W02", "--again", "--", "Coffee team"]
    assert button(made, "Send now").blocked_reason() == "The last one has not ended yet."
    button(made, "It was sent").click()
    assert len(source.asked) == 1
    assert source.waiting is not None
    done, _ = source.waiting
    source.waiting = None
    source.views = [view(run(State.SENT))]
    done({})
    assert "Send it again" not in labels(made)
    assert button(made, "Send now").blocked_reason() == ""


def test_who_is_no_lead_looks_only(window: Panel) -> None:
    """Everything that changes something says why it cannot, and no question is asked."""
    made = dialog(window, MemoryWeekly(view(run(State.UNSURE)), lead=False))
    for label in ("Remove…", "Change…", "Try", "Send now"):
        assert button(made, label).blocked_reason() == "Only a lead may change digests."
    assert not {"It was sent", "Send it again"} & labels(made)
    made.row("+").click()
    assert made.form() is None


def test_removing_asks_once(window: Panel) -> None:
    """And a failure of any run is said."""
    source = MemoryWeekly(view())
    made = dialog(window, source)
    button(made, "Remove…").click()
    button(made, "Keep it").click()
    assert source.asked == []
    button(made, "Remove…").click()
    source.answer = Failure(code="forbidden", text="No")
    button(made, "Remove").click()
    assert source.asked == [(["remove", "--", "Coffee team"], b"")]
    detail = made.detail()
    assert detail is not None
    notice = detail.notice()
    assert notice is not None
    assert notice.accessibleName() == "No"


def test_trying_says_how_it_went(window: Panel) -> None:
    """The folder, the mail, and recipients that are refused."""
    source = MemoryWeekly(view())
    made = dialog(window, source)
    found = []
    for answer in ({"ok": True, "refused": []}, {"ok": False, "refused": [{"to": "a@b.test", "reason": "no user"}]}):
        source.answer = answer
        button(made, "Try").click()
        detail = made.detail()
        assert detail is not None
        notice = detail.notice()
        assert notice is not None
        found.append(notice.accessibleName())
    assert found == ["The folder can be written to", "Not everybody got it. Not delivered to a@b.test: no user."]


def test_a_dialog_that_was_closed_is_told_nothing(window: Panel) -> None:
    """What was begun goes on; its end finds nobody."""
    source = MemoryWeekly(view())
    made = dialog(window, source)
    button(made, "Send now").click()
    assert source.waiting is not None
    done, failed = source.waiting
    made.close_overlay()
    done({})
    failed(Failure(code="x", text="x"))
    assert not made.is_open()


SHOWN = {
    "empty": (),
    "sent": (
        view(
            run(State.SENT, files=("/srv/share/digests/Coffee team 2026-W02.html",), missed=(WEEK.earlier(),)),
            run(State.MISSED, 1),
            run(State.SENT, 2),
            run(State.REFUSED, 3, code="not_written", facts={"path": "/srv/share/digests", "reason": "No space left"}),
        ),
        view(run(State.WAITING), id=2, name="Отдел продукта", mail=MAIL, folder=None),
    ),
    "unsure": (
        view(
            run(State.UNSURE, code="mail_unanswered", facts={"host": "smtp.example.com", "reason": "timed out"}),
            mail=MAIL, folder=None,
        ),
    ),
    "waiting": (
        view(
            run(State.WAITING, code="mail_unreachable", facts={"host": "smtp.example.com", "reason": "no route"},
                next_at=NOW_US + 7 * MINUTE_US, attempts=3),
            mail=MAIL, folder=None,
        ),
    ),
    "form": (view(id=1, mail=MAIL, folder=None, version=1, channels=(2,)),),
}  # fmt: skip


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("state", list(SHOWN))
def test_the_dialog_looks_as_drawn(
    window: Panel, look: Look, assert_golden: AssertGolden, name: str, language: Any, state: str
) -> None:
    """Nothing yet, all well, a question, a wait, the form."""
    look(name, "comfortable", language)
    source = MemoryWeekly(*(replace(each, schedule=replace(each.schedule, language=language)) for each in SHOWN[state]))
    made = dialog(window, source)
    if state == "form":
        made._on_edit()
    made.setFocus()
    QApplication.processEvents()
    assert_golden(made, f"weekly_{state}_{name}_{language}")


# ---------------------------------------------------------------- with a store and the console program


def test_a_lead_is_told_once_that_a_digest_needs_them(
    qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine could not say whether it left: one sentence, however often the store changes; not to a moderator."""
    shown = Opened(qtbot, seated(profile_in(tmp_path, said(1, "Olga", "Where are you?")), clock))
    try:
        work = shown.session.work
        told: list[str] = []
        monkeypatch.setattr(shown.station.decisions, "say", lambda text, _icon: told.append(text))
        schedule = work.desk.write(_kept, view().schedule)
        work.desk.write(_unsure, schedule)
        shown.until(lambda: bool(told))
        work.desk.write(_kept, replace(schedule, language="ru"))
        shown.quiet()
        assert told == ["Coffee team: It is not known whether the digest of 5 – 11 Jan 2026 was sent"]
        told.clear()
        shown.station.alarm._told_weekly.clear()
        work.desk = work.desk.worked_by(replace(work.desk.who, role=Role.MODERATOR))
        work.desk.lane.call(lambda conn: changes.note(conn, "weekly", [1], clock.now_us()))
        shown.quiet()
        assert told == []
    finally:
        shown.close()


def _kept(conn: Connection, desk: Desk, schedule: Schedule) -> Schedule:
    wanted = replace(schedule, id=0 if not stored.schedules(conn) else 1)
    return replace(wanted, id=stored.put(conn, wanted, clock=desk.clock, actor=desk.actor))


def _unsure(conn: Connection, desk: Desk, schedule: Schedule) -> None:
    begun = stored.begin(conn, schedule.id, Due(week=WEEK), clock=desk.clock, actor="engine")
    stored.move(conn, begun, State.UNSURE, clock=desk.clock, actor="engine", type_=WeeklyType.UNSURE)


def test_a_lead_sets_one_up_and_sends_it_from_the_window(
    qtbot: QtBot, look: Look, clock: StillClock, tmp_path: Path
) -> None:
    """From the button of the reports to a file on disk, through the console program."""
    folder = tmp_path / "share"
    folder.mkdir()
    shown = Opened(qtbot, seated(profile_in(tmp_path, said(1, "Olga", "Where are you?")), clock))
    try:
        shown.station.go(Place(page="reports"))
        shown.quiet()
        reports = shown.station.pages.reports()
        assert reports is not None
        reports.page.weekly.click()
        made = shown.window.findChild(WeeklyDialog)
        assert made is not None
        made.row("+").click()
        form = made.form()
        assert form is not None
        form.name.field.setText("Team")
        form.folder.field.setText(str(folder))
        button(made, "Save").click()
        qtbot.waitUntil(lambda: made.detail() is not None, timeout=60_000)
        button(made, "Send now").click()

        def runs() -> tuple[Run, ...]:
            detail = made.detail()
            return () if detail is None else detail.view.runs

        qtbot.waitUntil(lambda: bool(runs()), timeout=60_000)
        assert runs()[0].state is State.SENT
        assert len(list(folder.iterdir())) == 1
    finally:
        shown.close()
