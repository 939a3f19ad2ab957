"""A weekly digest as a mail: plain text, the same as simple HTML, and the files attached."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape
from typing import Final
from zoneinfo import ZoneInfo

from moderator_app.clock import SECOND_US
from moderator_app.domain.report.document import Document, Table, Unit, say_in, shown
from moderator_app.domain.report.weekly import Mail, Schedule, Week
from moderator_app.domain.report.weekly_words import main_tables, subject, text
from moderator_app.errors import UserError
from moderator_app.net import mail as transport
from moderator_app.services.desk import Desk
from moderator_app.services.weekly import TOO_LARGE
from moderator_app.services.weekly_making import Made
from moderator_app.storage import journal
from moderator_app.storage import weekly as stored
from moderator_app.storage.weekly import PASSWORD

_TYPES: Final = {
    "html": ("text", "html"),
    "pdf": ("application", "pdf"),
    "xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
_POLICY: Final = SMTP.clone(cte_type="7bit")
"""Every server takes seven bits; headers in other letters are encoded words."""
_FONT: Final = "font:14px/1.5 -apple-system,'Segoe UI',Roboto,Arial,sans-serif"
_CELL: Final = "padding:6px 12px 6px 0;border-bottom:1px solid #d5d9e0;vertical-align:top"
_MUTED: Final = "color:#6b7280;font-size:12px"

_LIMIT_MB: Final = 20


def message(schedule: Schedule, week: Week, made: Made, *, origin: str, now_us: int) -> EmailMessage:
    """The whole mail. Its id is that of schedule and week, so that one that arrives twice is known as the same.

    Args:
        schedule: with `mail`.
        week: told.
        made: what it holds.
        origin: the profile's random id.
        now_us: for its date.
    """
    mail = _of(schedule)
    found = _begun(mail, subject(schedule.name, week, schedule.language), schedule, now_us)
    found["Message-ID"] = f"<weekly.{origin}.{schedule.id}.{week}@{mail.sender.rpartition('@')[2]}>"
    found.set_content(text(made.document, [name for name, _ in made.files]))
    found.add_alternative(page(made.document, [name for name, _ in made.files]), subtype="html")
    for (name, content), kind in zip(made.files, schedule.formats, strict=True):
        main, sub = _TYPES[kind]
        found.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return found


def trial(schedule: Schedule, now_us: int) -> EmailMessage:
    """A mail of two lines that says a digest will come this way."""
    say = say_in(schedule.language)
    line = say("Test of the weekly digest", "Проверка сводки недели")
    found = _begun(_of(schedule), f"{schedule.name}: {line}", schedule, now_us)
    found.set_content(
        f"{line}.\n"
        + say("The digest will come to this address each week.", "Каждую неделю на этот адрес будет приходить сводка.")
        + "\n"
    )
    return found


def send(
    desk: Desk, schedule: Schedule, wanted: EmailMessage, *, leaving: Callable[[], None], patient: bool
) -> tuple[tuple[str, str], ...]:
    """Hand a mail to the schedule's server.

    Returns:
        Recipients that the server refused, with its reason; the others have it.

    Raises:
        MailError: as `net.mail.send`.
        UserError: the keyring's (`storage.secrets`), `weekly_too_large`.
    """
    mail = _of(schedule)
    content = wanted.as_bytes(policy=_POLICY)
    if len(content) > _LIMIT_MB * 1_000_000:
        raise UserError(TOO_LARGE, size=len(content) // 1_000_000, limit=_LIMIT_MB)
    password = desk.secrets.read(stored.keyring_row(schedule)).get(PASSWORD, "") if schedule.version else ""
    server = transport.Server(
        host=mail.host, port=mail.port, security=mail.security.value, user=mail.user, password=password
    )
    return transport.send(server, mail.sender, mail.recipients, content, leaving=leaving, patient=patient)


def origin(desk: Desk) -> str:
    """What names this profile in ids of mails."""
    return journal.origin(desk.reader)


def _of(schedule: Schedule) -> Mail:
    if schedule.mail is None:
        raise LookupError(schedule.id)
    return schedule.mail


def _begun(mail: Mail, about: str, schedule: Schedule, now_us: int) -> EmailMessage:
    found = EmailMessage(policy=_POLICY)
    found["From"] = mail.sender
    found["To"] = ", ".join(mail.recipients)
    found["Subject"] = about
    found["Date"] = format_datetime(datetime.fromtimestamp(now_us // SECOND_US, ZoneInfo(schedule.zone)))
    found["Auto-Submitted"] = "auto-generated"
    found["Content-Language"] = schedule.language
    return found


# ---------------------------------------------------------------- as simple HTML


def page(document: Document, files: list[str]) -> str:
    """What the text says, as mail programs draw it: tables and styles in place, nothing loaded, no colour of ground."""
    say, language = say_in(document.language), document.language
    parts = [
        f'<h1 style="font-size:20px;margin:0">{escape(document.title)}</h1>',
        f'<p style="{_MUTED};margin:4px 0 16px">{escape(document.subtitle)}</p>',
    ]
    missed = next((each for each in document.tables if each.name == "missed"), None)
    if missed is not None:
        listed = "; ".join(str(row.cells[0]) for row in missed.rows)
        parts.append(
            f'<p style="margin:0 0 16px;padding:8px 12px;border-left:3px solid #d97706"><b>{escape(missed.title)}:</b>'
            f" {escape(listed)}. {escape(missed.note)}</p>"
        )
    if document.empty:
        parts.append(f"<p>{escape(say('Nothing happened in this week.', 'За эту неделю ничего не было.'))}</p>")
    else:
        rows = "".join(
            f'<tr><td style="{_CELL}">{escape(each.label)}</td><td style="{_CELL};white-space:nowrap"><b>'
            f'{escape(shown(each.value, each.unit, language))}</b></td><td style="{_CELL};{_MUTED}">'
            f"{escape(each.note)}</td></tr>"
            for each in document.figures
        )
        parts.append(f'<table style="border-collapse:collapse">{rows}</table>')
        parts += [_table(each, language) for each in main_tables(document)]
    if files:
        attached = say("Attached: ", "Во вложении: ") + ", ".join(files)
        parts.append(f'<p style="margin:16px 0 0">{escape(attached)}</p>')
    parts.append(f'<p style="{_MUTED};margin:16px 0 0">{escape(document.made)}<br>{escape(document.footer)}</p>')
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="color-scheme" content="light dark"></head>'
        f'<body style="margin:0;padding:16px;{_FONT}">{"".join(parts)}</body></html>\n'
    )


def _table(table: Table, language: str) -> str:
    def align(unit: Unit) -> str:
        return "left" if unit is Unit.TEXT else "right"

    units = [unit for _, _, unit in table.columns]
    heads = "".join(
        f'<th style="{_CELL};{_MUTED};font-weight:400;text-align:{align(unit)}">{escape(label)}</th>'
        for _, label, unit in table.columns
    )
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td style="{_CELL};text-align:{align(unit)}">{escape(shown(cell, unit, language))}</td>'
            for cell, unit in zip(row.cells, units, strict=True)
        )
        + "</tr>"
        for row in table.rows
    )
    return (
        f'<h2 style="font-size:15px;margin:20px 0 4px">{escape(table.title)}</h2>'
        f'<table style="border-collapse:collapse"><tr>{heads}</tr>{rows}</table>'
    )
