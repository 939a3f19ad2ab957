"""Weekly digests by mail: what arrives, and that it arrives at most once unless a person says otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from moderator_app.clock import SECOND_US
from moderator_app.domain.entries import WeeklyType
from moderator_app.domain.report.weekly import Mail, Run, Schedule, Security, State, Week
from moderator_app.errors import UserError
from moderator_app.services import weekly, weekly_mail, weekly_making, weekly_sending
from moderator_app.services.desk import Desk
from moderator_app.storage import weekly as stored
from moderator_app.storage.secrets import KeyringSecrets
from tests.support.desks import Office, office
from tests.support.mail import MailServer, Taken, mail_server
from tests.unit.services.test_weekly import RANDOM, engine_of, said, to_due

PASSWORD = "pass-w0rd"


@pytest.fixture
def post() -> Iterator[MailServer]:
    """It wants the password."""
    with mail_server(password=PASSWORD) as toy:
        yield toy


@pytest.fixture(autouse=True)
def _named_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's own keyring is named, as design rule 12 wants it."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "tests.support.keyrings.MemoryKeyring")


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Office]:
    """An office with a keyring."""
    with keyed(tmp_path) as opened:
        yield opened


@contextmanager
def keyed(folder: Path) -> Iterator[Office]:
    """The same for one part of a test."""
    with office(folder) as shop:
        shop.desk = replace(shop.desk, secrets=KeyringSecrets("toy"))
        yield shop


def mailed(
    shop: Office, toy: MailServer, password: str = PASSWORD, *, formats: tuple[str, ...] = ("html",)
) -> Schedule:
    """A digest to two people, in Russian, through the toy."""
    mail = Mail(
        host="127.0.0.1", port=toy.port, security=Security.NONE, user="desk", sender="desk@bücher.test",
        recipients=("anna@a.test", "boris@a.test"),
    )  # fmt: skip
    wanted = replace(weekly.new(shop.desk, "Кофейня", "ru"), zone="Europe/Moscow", mail=mail, formats=formats)
    return weekly.set_up(shop.desk, wanted, password)


def last(shop: Office, schedule: Schedule) -> Run:
    return stored.runs(shop.desk.reader, schedule.id)[0]


def read(taken: Taken) -> EmailMessage:
    return message_from_bytes(taken.content, policy=default)


def test_the_mail_says_the_week_in_its_language(bureau: Office, post: MailServer) -> None:
    """Russian subject and file names, text, HTML and every format; seven bits, one id for the week; sent once."""
    bureau.arrives(text="Где мой кофе?")
    schedule = mailed(bureau, post, formats=("html", "pdf", "xlsx"))
    week = to_due(bureau, schedule)
    for _ in range(2):
        weekly_sending.look(engine_of(bureau), RANDOM)
    assert last(bureau, schedule).state is State.SENT
    (taken,) = post.taken
    assert taken.recipients == ["anna@a.test", "boris@a.test"]
    assert taken.content.isascii()
    mail = read(taken)
    assert mail["Subject"].startswith("Кофейня: сводка за ")
    assert mail["From"] == "desk@xn--bcher-kva.test"
    assert mail["Message-ID"].startswith("<weekly.")
    assert mail["Message-ID"].endswith(f".{schedule.id}.{week}@xn--bcher-kva.test>")
    assert mail["Auto-Submitted"] == "auto-generated"
    names = [str(part.get_filename()) for part in mail.iter_attachments()]
    assert names == [f"Кофейня {week}.{kind}" for kind in ("html", "pdf", "xlsx")]
    plain, rich = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain is not None
    assert rich is not None
    assert f"Во вложении: {', '.join(names)}" in plain.get_content()
    assert "http" not in rich.get_content()
    assert PASSWORD.encode() not in taken.content


def test_an_unanswered_mail_waits_for_a_person(bureau: Office, post: MailServer) -> None:
    """It is not sent again by itself; a person looks and wants it sent again, which goes under the same id."""
    post.answers["."] = ""
    schedule = mailed(bureau, post)
    week = to_due(bureau, schedule)
    for _ in range(3):
        weekly_sending.look(engine_of(bureau), RANDOM)
        bureau.clock.pass_s(3_700)
    assert (last(bureau, schedule).state, last(bureau, schedule).code) == (State.UNSURE, "mail_unanswered")
    assert len(post.taken) == 1
    with pytest.raises(UserError, match="weekly_unsure"):
        weekly_sending.send(bureau.desk, "Кофейня", week, RANDOM)
    with pytest.raises(UserError, match="forbidden"):
        bureau.at(bureau.colleague).write(weekly.settle, schedule.id, week, sent=True)
    post.answers.clear()
    bureau.desk.write(weekly.settle, schedule.id, week, sent=False)
    weekly_sending.look(engine_of(bureau), RANDOM)
    assert last(bureau, schedule).state is State.SENT
    first, second = (read(each)["Message-ID"] for each in post.taken)
    assert first == second
    assert said(bureau)[1:] == [WeeklyType.BEGUN, WeeklyType.UNSURE, WeeklyType.AGAIN, WeeklyType.SENT]


def test_a_person_may_say_that_an_unsure_one_arrived(bureau: Office, post: MailServer) -> None:
    """Then it counts as told; what is not unsure cannot be settled."""
    post.answers["."] = ""
    schedule = mailed(bureau, post)
    week = to_due(bureau, schedule)
    weekly_sending.look(engine_of(bureau), RANDOM)
    assert bureau.desk.write(weekly.settle, schedule.id, week, sent=True).state is State.SENT
    with pytest.raises(UserError, match="weekly_not_unsure"):
        bureau.desk.write(weekly.settle, schedule.id, week, sent=False)
    post.answers.clear()
    to_due(bureau, schedule)
    weekly_sending.look(engine_of(bureau), RANDOM)
    assert last(bureau, schedule).missed == ()


class _Killed(BaseException):
    """The process dies here."""


@pytest.mark.parametrize("crash", range(7))
def test_wherever_it_dies_the_mail_leaves_at_most_once(
    tmp_path: Path, post: MailServer, crash: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed before or after any write: it was sent, or a person is asked; never twice, never silently not at all."""
    with keyed(tmp_path) as shop:
        schedule = mailed(shop, post)
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

        with monkeypatch.context() as patch:
            patch.setattr(Desk, "write", dying)
            if crash < 6:
                with pytest.raises(_Killed):
                    weekly_sending.look(engine_of(shop), RANDOM)
        for _ in range(3):
            weekly_sending.look(engine_of(shop), RANDOM)
            shop.clock.pass_s(3_700)
        state = last(shop, schedule).state
        assert len(post.taken) <= 1
        assert (state, len(post.taken)) in {(State.SENT, 1), (State.UNSURE, 1), (State.UNSURE, 0)}
        assert state is (State.UNSURE if crash in {3, 4} else State.SENT)
        assert said(shop).count(WeeklyType.BEGUN) == 1


def test_offline_it_waits_longer_and_longer_and_then_goes(bureau: Office, post: MailServer) -> None:
    """A server that cannot take it now: nothing is lost, and it is not asked all the time."""
    post.answers["MAIL"] = "451 4.3.0 later"
    schedule = mailed(bureau, post)
    to_due(bureau, schedule)
    tries = []
    for _ in range(600):
        weekly_sending.look(engine_of(bureau), RANDOM)
        tries.append(last(bureau, schedule).attempts)
        bureau.clock.pass_s(60)
    assert last(bureau, schedule).state is State.WAITING
    assert 8 < tries[-1] < 60, "in ten hours"
    post.answers.clear()
    bureau.clock.pass_s(3_700)
    weekly_sending.look(engine_of(bureau), RANDOM)
    assert (last(bureau, schedule).state, len(post.taken)) == (State.SENT, 1)


def test_a_wrong_password_stops_it_until_a_person_gives_another(bureau: Office, post: MailServer) -> None:
    """The account is not locked by trying; the new password is used, the old one forgotten."""
    schedule = mailed(bureau, post, password="wr0ng-one")
    to_due(bureau, schedule)
    for _ in range(5):
        weekly_sending.look(engine_of(bureau), RANDOM)
        bureau.clock.pass_s(3_700)
    found = last(bureau, schedule)
    assert (found.state, found.code) == (State.REFUSED, "mail_signin")
    assert len([line for line in post.lines if line.startswith("AUTH")]) == 1
    assert "wr0ng-one" not in str(found)
    kept = weekly.set_up(bureau.desk, schedule, PASSWORD)
    assert kept.version == schedule.version + 1
    assert weekly_sending.send(bureau.desk, "кофейня", None, RANDOM).state is State.SENT
    with pytest.raises(UserError, match="secret_missing"):
        bureau.desk.secrets.read(stored.keyring_row(schedule))


def test_a_password_never_goes_to_another_server(bureau: Office, post: MailServer) -> None:
    """Another host, port or user: the kept one is forgotten."""
    schedule = mailed(bureau, post)
    assert schedule.mail is not None
    moved = weekly.set_up(bureau.desk, replace(schedule, mail=replace(schedule.mail, host="localhost")))
    assert moved.version == 0
    assert moved.mail is not None
    again = weekly.set_up(bureau.desk, replace(moved, mail=replace(moved.mail, host="127.0.0.1")), PASSWORD)
    other = weekly.set_up(bureau.desk, replace(again, mail=moved.mail), "an0ther-one")
    assert other.version == again.version + 1, "never under the name of one that was for another server"
    with pytest.raises(UserError, match="secret_missing"):
        bureau.desk.secrets.read(stored.keyring_row(schedule))


def test_a_recipient_that_is_refused_is_named(bureau: Office, post: MailServer) -> None:
    """The others have it."""
    post.answers["RCPT boris@a.test"] = "550 5.1.1 no such user"
    schedule = mailed(bureau, post)
    to_due(bureau, schedule)
    weekly_sending.look(engine_of(bureau), RANDOM)
    found = last(bureau, schedule)
    assert (found.state, found.refused) == (State.SENT, (("boris@a.test", "5.1.1 no such user"),))


def test_a_test_mail_says_that_it_is_one(bureau: Office, post: MailServer) -> None:
    """It begins no week."""
    schedule = mailed(bureau, post)
    assert weekly_sending.test(bureau.desk, "Кофейня") == ()
    assert read(post.taken[0])["Subject"] == "Кофейня: Проверка сводки недели"
    assert stored.runs(bureau.desk.reader, schedule.id) == []
    post.answers["RCPT boris@a.test"] = post.answers["RCPT anna@a.test"] = "550 5.1.1 no such user"
    with pytest.raises(UserError, match="mail_refused"):
        weekly_sending.test(bureau.desk, "Кофейня")


def test_a_restored_store_sends_nothing_by_itself(bureau: Office, post: MailServer) -> None:
    """It does not know what left after it was copied: what it calls unfinished is unsure, what was due is not begun."""
    post.answers["MAIL"] = "451 4.3.0 later"
    schedule = mailed(bureau, post)
    to_due(bureau, schedule)
    weekly_sending.look(engine_of(bureau), RANDOM)
    post.answers.clear()
    bureau.clock.pass_s(8 * 86_400)
    bureau.desk.lane.call(lambda conn: stored.distrust(conn, clock=bureau.clock, actor="engine"))
    weekly_sending.look(engine_of(bureau), RANDOM)
    assert [each.state for each in stored.runs(bureau.desk.reader, schedule.id)] == [State.UNSURE]
    assert post.taken == []


def test_words_of_a_schedule_begin_no_header(bureau: Office, post: MailServer) -> None:
    """Even where a name got past the checks, a line break in it does not become a header."""
    schedule = replace(mailed(bureau, post), name="A\r\nBcc: everybody@a.test")
    made = weekly_making.Made(document=weekly_making.document(bureau.desk, schedule, Week.parse("2026-W10")), files=())
    with pytest.raises(ValueError, match=r"linefeed|newline|CR"):
        weekly_mail.message(schedule, Week.parse("2026-W10"), made, origin="x", now_us=SECOND_US)
