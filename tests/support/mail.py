"""A mail server on loopback that speaks SMTP (RFC 5321, STARTTLS, AUTH PLAIN) and does what a test says."""

from __future__ import annotations

import base64
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, cast

import pytest


@dataclass
class Taken:
    """One mail it took."""

    sender: str
    recipients: list[str]
    content: bytes


@dataclass
class MailServer:
    """What it does, and what it has seen.

    Attributes:
        password: what it wants of whoever signs in; empty: nobody has to.
        answers: verb, or `RCPT <address>`, or `.` for the end of the content -> the answer in place of its own; empty:
            it hangs up without one.
        tls: with it, it offers STARTTLS; with `at_once`, it speaks TLS from the first byte.
        lines: what clients said, without contents.
    """

    password: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    tls: ssl.SSLContext | None = None
    at_once: bool = False
    taken: list[Taken] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    port: int = 0

    def serve(self, listener: socket.socket) -> None:
        """Answer one client after another until the listener is closed."""
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(10)
                try:
                    self._talk(connection)
                except (OSError, ssl.SSLError):
                    continue  # the client went away

    def _talk(self, plain: socket.socket) -> None:
        with ExitStack() as opened:
            self._dialogue(opened, plain)

    def _dialogue(self, opened: ExitStack, plain: socket.socket) -> None:
        sender, signed_in, encrypted = "", not self.password, self.at_once
        recipients: list[str] = []
        stream = self._secured(opened, plain) if self.at_once else _stream(opened, plain)

        def say(text: str) -> None:
            stream.write(text.encode() + b"\r\n")
            stream.flush()

        say("220 toy ESMTP")
        while line := stream.readline().decode("latin-1").rstrip("\r\n"):
            self.lines.append(line)
            verb = line.split(" ", 1)[0].upper()
            wished = self.answers.get(f"RCPT {_address(line)}" if verb == "RCPT" else verb)
            if wished == "":
                return
            if wished is not None:
                say(wished)
                continue
            if verb == "EHLO":
                offers = ["toy"]
                if self.tls is not None and not encrypted:
                    offers.append("STARTTLS")
                if self.password:
                    offers.append("AUTH PLAIN LOGIN")
                say("\r\n".join([*(f"250-{each}" for each in offers[:-1]), f"250 {offers[-1]}"]))
            elif verb == "STARTTLS" and self.tls is not None:
                say("220 go on")
                stream, encrypted = self._secured(opened, plain), True
            elif verb == "AUTH":
                given = base64.b64decode(line.rsplit(" ", 1)[1]).decode().rpartition("\0")[2]
                signed_in = given == self.password
                say("235 welcome" if signed_in else f"535 5.7.8 no such sign-in {given}")
            elif verb == "MAIL":
                sender, recipients = _address(line), []
                say("250 ok" if signed_in else "530 5.7.0 sign in first")
            elif verb == "RCPT":
                recipients.append(_address(line))
                say("250 ok")
            elif verb == "DATA":
                say("354 go on")
                content = _content(stream)
                end = self.answers.get(".", "250 taken")
                if end.startswith("250") or end == "":
                    self.taken.append(Taken(sender, recipients, content))
                if end == "":
                    return
                say(end)
            elif verb == "QUIT":
                say("221 bye")
                return
            else:
                say("250 ok")

    def _secured(self, opened: ExitStack, plain: socket.socket) -> BinaryIO:
        """The same connection, encrypted."""
        assert self.tls is not None
        secured = opened.enter_context(self.tls.wrap_socket(plain, server_side=True))
        return _stream(opened, secured)


def _stream(opened: ExitStack, connection: socket.socket) -> BinaryIO:
    return cast("BinaryIO", opened.enter_context(connection.makefile("rwb")))


def _address(line: str) -> str:
    return line.partition("<")[2].partition(">")[0]


def _content(stream: BinaryIO) -> bytes:
    lines = []
    while (line := stream.readline()) not in {b".\r\n", b""}:
        lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
    return b"".join(lines)


@contextmanager
def mail_server(**facts: Any) -> Iterator[MailServer]:
    """It listens on loopback while the test runs."""
    server = MailServer(**facts)
    listener = socket.create_server(("127.0.0.1", 0))
    server.port = listener.getsockname()[1]
    thread = threading.Thread(target=server.serve, args=(listener,), name="mail-server", daemon=True)
    thread.start()
    try:
        yield server
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(10)


def contexts(folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A certificate of 127.0.0.1 that was made just now: the server's side, and a client's that trusts it."""
    pytest.importorskip("cryptography", reason="certificates are made with it")
    from ipaddress import ip_address

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "toy")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2120, 1, 1, tzinfo=UTC))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = folder / "server.pem"
    pem.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(pem)
    client = ssl.create_default_context(cadata=certificate.public_bytes(serialization.Encoding.PEM).decode())
    return server, client
