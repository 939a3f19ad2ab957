"""Mail to a real server (aiosmtpd; `SMTP_PORT`, else 18089 on this machine); skipped where none listens.

It wants the password `mailpass`, has no room for `full@…` (452) and knows no `nouser@…` (550). To a wrong password it
says nothing at all, so that is left to the server of `tests/support/mail.py`.
"""

from __future__ import annotations

import os
import socket
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from moderator_app.net.mail import Ending, MailError, Server, send

pytestmark = pytest.mark.e2e


@pytest.fixture
def server() -> Server:
    """Signed in with the right password."""
    port = int(os.environ.get("SMTP_PORT", "18089"))
    try:
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
    except OSError:
        pytest.skip(f"no mail server listens on port {port}")
    return Server(host="127.0.0.1", port=port, security="none", user="desk", password="mailpass")


def handed(server: Server, *recipients: str, patient: bool = True) -> tuple[tuple[str, str], ...]:
    """Hand over a mail with lines that begin with dots and letters of two alphabets."""
    mail = EmailMessage(policy=SMTP.clone(cte_type="7bit"))
    mail["From"], mail["To"], mail["Subject"] = "desk@a.test", ", ".join(recipients), "Сводка недели"
    mail.set_content(".\n..\nПривет\n")
    return send(server, "desk@a.test", recipients, mail.as_bytes(), leaving=lambda: None, patient=patient)


def test_a_real_server_takes_it_and_names_whom_it_refuses(server: Server) -> None:
    """All, some, none; a full box is waited for first."""
    assert handed(server, "anna@a.test", "boris@a.test") == ()
    ((who, why),) = handed(server, "anna@a.test", "nouser@a.test")
    assert (who, "no such user" in why) == ("nouser@a.test", True)
    with pytest.raises(MailError) as full:
        handed(server, "anna@a.test", "full@a.test")
    with pytest.raises(MailError) as nobody:
        handed(server, "nouser@a.test")
    assert (full.value.ending, nobody.value.ending) == (Ending.LATER, Ending.REFUSED)
    ((who, _),) = handed(server, "anna@a.test", "full@a.test", patient=False)
    assert who == "full@a.test"
