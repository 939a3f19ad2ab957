"""Mail is handed over encrypted or not at all, and every failure says whether it may have left."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from moderator_app.net.mail import Ending, MailError, Server, send
from tests.support.mail import MailServer, contexts, mail_server

CONTENT = b"Subject: A\r\n\r\n.A line that begins with a dot\r\nlast\r\n"
PASSWORD = "pass-w0rd"


def to(server: MailServer, **facts: object) -> Server:
    """The toy, as a client knows it."""
    return Server(**({"host": "127.0.0.1", "port": server.port, "security": "none"} | facts))  # type: ignore[arg-type]


def handed(server: Server, *recipients: str, patient: bool = True) -> tuple[tuple[tuple[str, str], ...], int]:
    """Hand a mail over: whom the server refused, and how often `leaving` was called."""
    left: list[int] = []
    refused = send(
        server, "desk@a.test", recipients or ("lead@a.test",), CONTENT, leaving=lambda: left.append(1), patient=patient
    )
    return refused, len(left)


def test_a_mail_arrives_as_it_was(tmp_path: Path) -> None:
    """By STARTTLS and by TLS, signed in; dots, envelope and all; no name of this machine is told."""
    server_side, client_side = contexts(tmp_path)
    for security, at_once in (("starttls", False), ("tls", True)):
        with mail_server(password=PASSWORD, tls=server_side, at_once=at_once) as toy:
            server = to(toy, security=security, user="desk", password=PASSWORD, trust=client_side)
            assert handed(server, "a@a.test", "b@a.test") == ((), 1)
            (taken,) = toy.taken
            assert (taken.sender, taken.recipients) == ("desk@a.test", ["a@a.test", "b@a.test"])
            assert taken.content == CONTENT
            assert {line for line in toy.lines if line.startswith("ehlo")} == {"ehlo [127.0.0.1]"}


@pytest.mark.parametrize(
    ("answers", "ending", "code"),
    [
        ({"MAIL": "550 5.7.1 not you"}, Ending.REFUSED, "mail_refused"),
        ({"MAIL": "451 4.3.0 later"}, Ending.LATER, "mail_later"),
        ({"MAIL": ""}, Ending.LATER, "mail_unreachable"),
        ({"RCPT lead@a.test": "550 5.1.1 no such user"}, Ending.REFUSED, "mail_refused"),
        ({"RCPT lead@a.test": "452 4.2.2 full"}, Ending.LATER, "mail_later"),
        ({"DATA": "554 5.7.1 spam"}, Ending.REFUSED, "mail_refused"),
        ({"DATA": "451 4.3.0 later"}, Ending.LATER, "mail_later"),
        ({".": "552 5.3.4 too large"}, Ending.REFUSED, "mail_refused"),
        ({".": "451 4.3.0 disk full"}, Ending.LATER, "mail_later"),
        ({".": ""}, Ending.UNSURE, "mail_unanswered"),
    ],
)
def test_every_failure_says_whether_it_may_have_left(answers: dict[str, str], ending: Ending, code: str) -> None:
    """Only bytes without an answer are unsure; 4xx may pass, 5xx is for good."""
    with mail_server(answers=answers) as toy:
        with pytest.raises(MailError) as caught:
            handed(to(toy))
        assert (caught.value.ending, caught.value.error.code) == (ending, code)


def test_some_recipients_are_refused_and_the_others_have_it() -> None:
    """Full boxes are waited for, and only then left out."""
    answers = {"RCPT gone@a.test": "550 5.1.1 no such user", "RCPT full@a.test": "452 4.2.2 full"}
    with mail_server(answers=answers) as toy:
        assert handed(to(toy), "lead@a.test", "gone@a.test") == ((("gone@a.test", "5.1.1 no such user"),), 1)
        with pytest.raises(MailError) as caught:
            handed(to(toy), "lead@a.test", "full@a.test")
        assert caught.value.ending is Ending.LATER
        refused, _ = handed(to(toy), "lead@a.test", "full@a.test", patient=False)
        assert refused == (("full@a.test", "4.2.2 full"),)
        assert [each.recipients for each in toy.taken] == [["lead@a.test"], ["lead@a.test"]]


def test_a_wrong_password_is_refused_and_never_repeated_to_people(tmp_path: Path) -> None:
    """This server even answers with what it was given."""
    server_side, client_side = contexts(tmp_path)
    with mail_server(password=PASSWORD, tls=server_side) as toy:
        server = to(toy, security="starttls", user="desk", password="wr0ng-one", trust=client_side)
        with pytest.raises(MailError) as caught:
            handed(server)
        assert (caught.value.ending, caught.value.error.code) == (Ending.REFUSED, "mail_signin")
        assert "wr0ng-one" not in str(caught.value) + repr(server)
        assert len([line for line in toy.lines if line.startswith("AUTH")]) == 1
        assert toy.taken == []


def test_a_server_that_knows_no_sign_in_is_said_to() -> None:
    """A user name is given and the server has no way to take it: nothing is sent without."""
    with mail_server() as toy:
        with pytest.raises(MailError) as caught:
            handed(to(toy, user="desk", password=PASSWORD))
        assert (caught.value.ending, caught.value.error.code) == (Ending.REFUSED, "mail_signin")
        assert toy.taken == []


def test_without_tls_nothing_is_said(tmp_path: Path) -> None:
    """Neither password nor mail go to a server that offers none, or whose certificate nobody vouches for."""
    server_side, _ = contexts(tmp_path)
    with mail_server(password=PASSWORD) as toy:
        with pytest.raises(MailError) as caught:
            handed(to(toy, security="starttls", user="desk", password=PASSWORD))
        assert (caught.value.ending, caught.value.error.code) == (Ending.REFUSED, "mail_tls")
        assert not any(line.startswith(("AUTH", "mail")) for line in toy.lines)
    for security, at_once in (("starttls", False), ("tls", True)):
        with mail_server(password=PASSWORD, tls=server_side, at_once=at_once) as toy:
            with pytest.raises(MailError) as caught:
                handed(to(toy, security=security, user="desk", password=PASSWORD))
            assert (caught.value.ending, caught.value.error.code) == (Ending.LATER, "mail_tls")
            assert not any(line.startswith("AUTH") for line in toy.lines)


def test_a_server_that_is_not_there_is_tried_later() -> None:
    """Nothing left."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(MailError) as caught:
        handed(Server(host="127.0.0.1", port=port, security="none"))
    assert (caught.value.ending, caught.value.error.code) == (Ending.LATER, "mail_unreachable")


def test_what_stops_before_the_first_byte_sends_nothing() -> None:
    """The sending side could not write that it sends: the server gets no content."""

    def stops() -> None:
        raise OSError("disk full")

    with mail_server() as toy:
        with pytest.raises(OSError, match="disk full"):
            send(to(toy), "desk@a.test", ("lead@a.test",), CONTENT, leaving=stops)
        assert "data" not in {line.lower() for line in toy.lines}
        assert toy.taken == []
