"""Handing one mail to one server: encrypted or not at all, and every failure says whether the mail may have left.

It talks to the host it is given and to no other, by no proxy and nothing of the environment. The server's word is only
taken for what it says itself: bytes that left without an answer are an ending of their own (design §6.1).
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, Literal

from moderator_app.errors import UserError
from moderator_app.net.redaction import redact, register
from moderator_app.net.sentences import (
    MAIL_LATER,
    MAIL_REFUSED,
    MAIL_SIGN_IN,
    MAIL_TLS,
    MAIL_UNANSWERED,
    MAIL_UNREACHABLE,
)

LIMIT_S: Final = 30.0
"""For each answer of the server."""
_OWN_NAME: Final = "[127.0.0.1]"
"""How we greet: the name of this machine is nobody's business, and finding it may ask the network."""
_LONGEST_REASON: Final = 200
_TEMPORARY: Final = range(400, 500)
_PERMANENT: Final = range(500, 600)
_OK, _FORWARDED = 250, 251


class Ending(StrEnum):
    """What a failure means for another try."""

    LATER = "later"
    """Nothing left; it may go well later."""
    REFUSED = "refused"
    """Nothing was taken, and nothing will be until a person changes something."""
    UNSURE = "unsure"
    """It may have been taken."""


class MailError(Exception):
    """A mail that was not taken, or may not have been. `error`: for people, without secrets."""

    def __init__(self, ending: Ending, code: str, host: str, reason: object) -> None:
        self.ending = ending
        self.error = UserError(code, host=host, reason=_plain(reason))
        super().__init__(str(self.error))


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where mail is handed over.

    Attributes:
        security: `none` is for loopback addresses; whoever makes one sees to that.
        user: empty: without signing in.
        trust: for tests; None: the certificates this system trusts.
    """

    host: str
    port: int
    security: Literal["starttls", "tls", "none"]
    user: str = ""
    password: str = field(default="", repr=False)
    trust: ssl.SSLContext | None = field(default=None, repr=False)


def send(
    server: Server,
    sender: str,
    recipients: Sequence[str],
    content: bytes,
    *,
    leaving: Callable[[], None],
    patient: bool = True,
) -> tuple[tuple[str, str], ...]:
    """Hand a mail over.

    Args:
        server: to whom.
        sender: of the envelope.
        recipients: of the envelope.
        content: headers and body, lines ending in CR LF.
        leaving: called once, before the first byte of the content leaves; what it raises stops everything.
        patient: wait for recipients that the server cannot take now: nothing is sent to anybody.

    Returns:
        (address, what the server said) of recipients that it refused; the others have it.

    Raises:
        MailError: nobody has it, or (`unsure`) perhaps everybody.
    """
    register(*filter(None, (server.password,)))
    connection = _connected(server)
    try:
        _signed_in(connection, server)
        refused = _addressed(connection, server, sender, recipients, patient)
        _handed_over(connection, server, content, leaving)
    finally:
        _left(connection)
    return refused


def _connected(server: Server) -> smtplib.SMTP:
    context = server.trust if server.trust is not None else ssl.create_default_context()
    try:
        if server.security == "tls":
            return smtplib.SMTP_SSL(
                server.host, server.port, local_hostname=_OWN_NAME, timeout=LIMIT_S, context=context
            )
        connection = smtplib.SMTP(server.host, server.port, local_hostname=_OWN_NAME, timeout=LIMIT_S)
    except ssl.SSLError as error:
        raise MailError(Ending.LATER, MAIL_TLS, server.host, _of_tls(error)) from None
    except smtplib.SMTPResponseException as error:
        raise _by_code(error.smtp_code, MAIL_REFUSED, server, error.smtp_error) from None
    except (OSError, smtplib.SMTPException, UnicodeError) as error:
        raise MailError(Ending.LATER, MAIL_UNREACHABLE, server.host, error) from None
    if server.security == "starttls":
        try:
            _encrypted(connection, server, context)
        except BaseException:
            connection.close()
            raise
    return connection


def _encrypted(connection: smtplib.SMTP, server: Server, context: ssl.SSLContext) -> None:
    try:
        connection.ehlo_or_helo_if_needed()
        if not connection.has_extn("starttls"):
            raise MailError(Ending.REFUSED, MAIL_TLS, server.host, "STARTTLS ✗")
        connection.starttls(context=context)
    except ssl.SSLError as error:
        raise MailError(Ending.LATER, MAIL_TLS, server.host, _of_tls(error)) from None
    except smtplib.SMTPResponseException as error:
        raise _by_code(error.smtp_code, MAIL_TLS, server, error.smtp_error) from None
    except (OSError, smtplib.SMTPException) as error:
        raise MailError(Ending.LATER, MAIL_UNREACHABLE, server.host, error) from None


def _signed_in(connection: smtplib.SMTP, server: Server) -> None:
    try:
        connection.ehlo_or_helo_if_needed()
        if server.user:
            _authenticated(connection, server)
    except smtplib.SMTPResponseException as error:  # also what it says of a sign-in
        raise _by_code(error.smtp_code, MAIL_SIGN_IN, server, error.smtp_error) from None
    except (smtplib.SMTPNotSupportedError, UnicodeError) as error:
        raise MailError(Ending.REFUSED, MAIL_SIGN_IN, server.host, error) from None
    except (OSError, smtplib.SMTPException) as error:
        raise MailError(Ending.LATER, MAIL_UNREACHABLE, server.host, error) from None


def _authenticated(connection: smtplib.SMTP, server: Server) -> None:
    """By the first way both know, once: the library's own `login` would try a wrong password by each of them."""
    offered = str(connection.esmtp_features.get("auth", "")).upper().split()
    ways: dict[str, Any] = {
        "PLAIN": connection.auth_plain,
        "LOGIN": connection.auth_login,
        "CRAM-MD5": connection.auth_cram_md5,
    }
    chosen = next((each for each in ways if each in offered), None)
    if chosen is None:
        raise MailError(Ending.REFUSED, MAIL_SIGN_IN, server.host, "AUTH " + (" ".join(offered) or "✗"))
    connection.user, connection.password = server.user, server.password
    connection.auth(chosen, ways[chosen])


def _addressed(
    connection: smtplib.SMTP, server: Server, sender: str, recipients: Sequence[str], patient: bool
) -> tuple[tuple[str, str], ...]:
    """Name sender and recipients; who of these is refused."""
    refused: list[tuple[str, str]] = []
    taken = 0
    try:
        code, said = connection.mail(sender)
        if code != _OK:
            raise _by_code(code, MAIL_REFUSED, server, said)
        for each in recipients:
            code, said = connection.rcpt(each)
            if code in {_OK, _FORWARDED}:
                taken += 1
            elif patient and code not in _PERMANENT:
                raise MailError(Ending.LATER, MAIL_LATER, server.host, f"{each}: {_plain(said)}")
            else:
                refused.append((each, _plain(said)))
    except (OSError, smtplib.SMTPException) as error:
        raise MailError(Ending.LATER, MAIL_UNREACHABLE, server.host, error) from None
    if not taken:
        listed = "; ".join(f"{each}: {reason}" for each, reason in refused)
        raise MailError(Ending.REFUSED, MAIL_REFUSED, server.host, listed)
    return tuple(refused)


def _handed_over(connection: smtplib.SMTP, server: Server, content: bytes, leaving: Callable[[], None]) -> None:
    leaving()
    try:
        code, said = connection.data(content)
    except smtplib.SMTPDataError as error:  # before the content: the server did not want it
        raise _by_code(error.smtp_code, MAIL_REFUSED, server, error.smtp_error) from None
    except (OSError, smtplib.SMTPException) as error:
        raise MailError(Ending.UNSURE, MAIL_UNANSWERED, server.host, error) from None
    if code in _TEMPORARY or code in _PERMANENT:
        raise _by_code(code, MAIL_REFUSED, server, said)
    if code // 100 != _OK // 100:
        raise MailError(Ending.UNSURE, MAIL_UNANSWERED, server.host, said)


def _left(connection: smtplib.SMTP) -> None:
    """Say good-bye; what it answers changes nothing any more."""
    try:
        connection.quit()
    except (OSError, smtplib.SMTPException):
        connection.close()


def _by_code(code: int, permanent: str, server: Server, said: object) -> MailError:
    """What an answer of the server means: 5xx is for good, all else may pass."""
    if code in _PERMANENT:
        return MailError(Ending.REFUSED, permanent, server.host, said)
    return MailError(Ending.LATER, MAIL_LATER if code in _TEMPORARY else MAIL_UNREACHABLE, server.host, said)


def _of_tls(error: ssl.SSLError) -> str:
    return str(getattr(error, "verify_message", "") or error.reason or "TLS")


def _plain(said: object) -> str:
    """Words of a server or of the system for a person: one line, no secret, not endless."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    line = " ".join("".join(each if each.isprintable() else " " for each in text).split())
    return redact(line)[:_LONGEST_REASON] or type(said).__name__
