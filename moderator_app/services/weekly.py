"""Weekly digests: who gets one, when, how far the last ones got, and what a person decides about those.

Nothing here speaks to a mail server or to the keyring but `set_up`, `remove` and `forget_password`, which belong to the
command line's process; the window starts it as a child, as it does for accounts.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, replace
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from moderator_app.domain.entries import EntryKind, WeeklyType
from moderator_app.domain.report import weekly
from moderator_app.domain.report.weekly import FORMATS, Mail, Run, Schedule, Security, State, Week
from moderator_app.errors import EXIT_USAGE, INVALID, NOT_FOUND, SENTENCES, UserError, declare
from moderator_app.net import sentences  # noqa: F401 - what kept failures are called in words
from moderator_app.services import report
from moderator_app.services.desk import Desk
from moderator_app.storage import weekly as stored
from moderator_app.storage.connect import Connection
from moderator_app.storage.weekly import PASSWORD

LONGEST_NAME: Final = 60
MOST_RECIPIENTS: Final = 50
_DAY_MINUTES: Final = 24 * 60
_HIGHEST_PORT: Final = 65_535
_LOCAL: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}")
_DOMAIN: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_NOT_IN_FILE_NAMES: Final = frozenset('\\/:*?"<>|')

BAD_MAIL_ADDRESS: Final = declare(
    "bad_mail_address",
    "{address} is no e-mail address that can be written to.",
    "Адрес почты {address} использовать нельзя.",
    hint_en="Write it as name@example.com.",
    hint_ru="Пишите его как имя@example.com.",
)
MAIL_UNPROTECTED: Final = declare(
    "mail_unprotected",
    "Mail leaves this machine only over TLS: {host} is another one.",
    "Без TLS почту можно отдавать только этому компьютеру, а {host} — другой.",
    hint_en="Choose starttls (port 587) or tls (port 465).",
    hint_ru="Выберите starttls (порт 587) или tls (порт 465).",
)
BUSY: Final = declare(
    "weekly_busy",
    "Digests are being sent right now.",
    "Сводки как раз отправляются.",
    hint_en="Look again in a minute.",
    hint_ru="Проверьте через минуту.",
)
IS_UNSURE: Final = declare(
    "weekly_unsure",
    "Whether the digest of {week} was sent is not known: the connection broke while it left.",
    "Неизвестно, ушла ли сводка за {week}: связь прервалась во время отправки.",
    hint_en="Ask a recipient, then say so: `report weekly resolve NAME --sent` or `--again`.",
    hint_ru="Спросите получателя и отметьте: `report weekly resolve ИМЯ --sent` или `--again`.",
)
NOT_MADE: Final = declare(
    "weekly_not_made", "The digest could not be made ({reason}).", "Не удалось составить сводку ({reason})."
)
TOO_LARGE: Final = declare(
    "weekly_too_large",
    "The digest with its files has {size} MB; mail servers take {limit} at most.",
    "Сводка с файлами занимает {size} МБ; почтовые серверы принимают не больше {limit}.",
    hint_en="Choose fewer formats, or a folder.",
    hint_ru="Выберите меньше форматов или папку.",
)
UNKNOWN: Final = declare(
    "weekly_unknown", "Another version of the program failed.", "Не получилось у другой версии программы."
)
NOT_UNSURE: Final = declare(
    "weekly_not_unsure",
    "The digest of {week} is not unsure: {state}.",
    "Судьба сводки за {week} известна: {state}.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyView:
    """A schedule, the weeks that were begun (newest first), and when the next is due."""

    schedule: Schedule
    runs: tuple[Run, ...]
    next_at: int


# ---------------------------------------------------------------- what there is


def listed(desk: Desk) -> list[WeeklyView]:
    """All schedules, by name."""
    return [view(desk, each) for each in stored.schedules(desk.reader)]


def view(desk: Desk, schedule: Schedule) -> WeeklyView:
    """One of them with its weeks."""
    return WeeklyView(
        schedule=schedule,
        runs=tuple(stored.runs(desk.reader, schedule.id)),
        next_at=weekly.next_at(schedule, desk.clock.now_us()),
    )


def find(desk: Desk, name: str) -> Schedule:
    """The schedule of that name; case does not count.

    Raises:
        UserError: `not_found`, with the nearest names.
    """
    known = stored.schedules(desk.reader)
    folded = " ".join(name.split()).casefold()
    found = next((each for each in known if each.name.casefold() == folded), None)
    if found is None:
        names = [each.name for each in known]
        near = difflib.get_close_matches(name, names, n=3, cutoff=0.4) or names[:5]
        raise UserError(NOT_FOUND, what="weekly", wanted=name, nearest=", ".join(near))
    return found


def new(desk: Desk, name: str, language: str) -> Schedule:
    """What a schedule is when nobody said otherwise: Mondays at nine in the zone of the brand."""
    return Schedule(name=name, zone=report.zone_of(desk), language=language)


# ---------------------------------------------------------------- changing


def set_up(desk: Desk, wanted: Schedule, password: str | None = None) -> Schedule:
    """Keep a schedule, new or changed (by its `id`), and its password. Speaks to the keyring.

    Args:
        desk: of a lead.
        wanted: as it should be.
        password: of the mail account; None: the one that is kept stays, empty: it is forgotten.

    Raises:
        UserError: `forbidden`; `invalid`, `bad_mail_address`, `mail_unprotected`, `not_found` (of brand or channels);
            the keyring's (`storage.secrets`). Nothing was changed then.
    """
    desk.require(EntryKind.WEEKLY)
    before = None if not wanted.id else stored.schedule(desk.reader, wanted.id)
    clean = checked(desk, wanted, before)
    if password is None or clean.mail is None:
        kept = desk.write(_keep, clean)
    elif before is None:
        kept = desk.write(_keep, clean)
        try:
            kept = _renew(desk, kept, password, said=True)
        except UserError:
            desk.write(_remove, kept.id)
            raise
    else:
        kept = _renew(desk, clean, password, above=before.version)
    if before is not None and before.version and before.version != kept.version:
        desk.secrets.delete(-before.id, before.version, (PASSWORD,))
    return kept


def _renew(desk: Desk, schedule: Schedule, password: str, *, above: int = 0, said: bool = False) -> Schedule:
    """The password is in the keyring before the schedule says so.

    Args:
        desk: of a lead.
        schedule: it belongs to.
        password: empty: none.
        above: the version of the one before, which stands until the schedule names the new one.
        said: the journal knows of this change.
    """
    version = above + 1 if password else 0
    if password:
        desk.secrets.write(-schedule.id, version, {PASSWORD: password})
    return desk.write(_keep, replace(schedule, version=version), said)


def _keep(conn: Connection, desk: Desk, wanted: Schedule, said: bool = False) -> Schedule:
    number = stored.put(conn, wanted, clock=desk.clock, actor=desk.actor, said=said)
    return replace(wanted, id=number)


def remove(desk: Desk, name: str) -> Schedule:
    """Forget a schedule and its password; what was sent stays in the log.

    Raises:
        UserError: `forbidden`, `not_found`; the keyring's.
    """
    desk.require(EntryKind.WEEKLY)
    found = find(desk, name)
    desk.write(_remove, found.id)
    if found.version:
        desk.secrets.delete(-found.id, found.version, (PASSWORD,))
    return found


def _remove(conn: Connection, desk: Desk, schedule_id: int) -> None:
    stored.remove(conn, schedule_id, clock=desk.clock, actor=desk.actor)


def settle(conn: Connection, desk: Desk, schedule_id: int, week: Week, *, sent: bool) -> Run:
    """A person says what became of a digest that is unsure.

    Args:
        conn: inside a write transaction.
        desk: of a lead.
        schedule_id: whose.
        week: which.
        sent: it is with its readers; else it is sent again.

    Raises:
        UserError: `forbidden`, `not_found`, `weekly_not_unsure`.
    """
    desk.require(EntryKind.WEEKLY)
    found = stored.run(conn, schedule_id, week)
    if found is None:
        raise UserError(NOT_FOUND, what="weekly", wanted=week, nearest="")
    if found.state is not State.UNSURE:
        raise UserError(NOT_UNSURE, week=week, state=found.state.value)
    to, type_ = (State.SENT, WeeklyType.WAS_SENT) if sent else (State.WAITING, WeeklyType.AGAIN)
    next_at = None if sent else desk.clock.now_us()
    done = stored.move(conn, found, to, clock=desk.clock, actor=desk.actor, type_=type_, next_at=next_at, code=None)
    return done if done is not None else found


# ---------------------------------------------------------------- what can be kept


def checked(desk: Desk, wanted: Schedule, before: Schedule | None = None) -> Schedule:
    """A schedule as it can be kept.

    Raises:
        UserError: as `set_up`.
    """
    name = _name(desk, wanted)
    if not 0 <= wanted.weekday < len(weekly.WEEKDAYS) or not 0 <= wanted.minute < _DAY_MINUTES:
        raise _invalid("Write the time as 09:00.", "Пишите время как 09:00.")
    try:
        ZoneInfo(wanted.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise _invalid(f"There is no time zone {wanted.zone}.", f"Часового пояса {wanted.zone} нет.") from None
    if wanted.language not in {"ru", "en"}:
        raise _invalid("A digest is written in ru or en.", "Сводка бывает на языке ru или en.")
    if not wanted.formats or set(wanted.formats) - set(FORMATS):
        listed = ", ".join(FORMATS)
        raise _invalid(f"Possible formats: {listed}.", f"Возможные форматы: {listed}.")
    if (wanted.folder is None) == (wanted.mail is None):
        raise _invalid(
            "A digest goes into a folder or by mail: name one of them.",
            "Сводка идёт в папку или на почту: укажите что-то одно.",
        )
    today = report.today(desk, wanted.zone)
    asked = report.ask(
        desk, since=today, until=today, zone=wanted.zone, channels=wanted.channels, brand=wanted.brand
    )  # names what is not there
    clean = replace(
        wanted,
        name=name,
        formats=tuple(each for each in FORMATS if each in wanted.formats),
        channels=tuple(sorted(set(wanted.channels))),
        folder=None if wanted.folder is None else _folder(wanted.folder),
        mail=None if wanted.mail is None else _mail(wanted.mail),
        version=0 if before is None or wanted.mail is None else before.version,
        since_us=desk.clock.now_us() if before is None or _timing(before) != _timing(wanted) else before.since_us,
    )
    if wanted.channels and not asked.channels:
        raise _invalid("None of these channels is of this brand.", "Среди этих каналов нет каналов бренда.")
    # A password belongs to the server it was given for: another one never sees it.
    earlier = None if before is None else before.mail
    moved = earlier is not None and clean.mail is not None and _login(earlier) != _login(clean.mail)
    return replace(clean, version=0) if moved else clean


def _timing(schedule: Schedule) -> tuple[int, int, str]:
    return schedule.weekday, schedule.minute, schedule.zone


def _login(mail: Mail) -> tuple[str, int, str]:
    return mail.host, mail.port, mail.user


def _name(desk: Desk, wanted: Schedule) -> str:
    clean = " ".join(unicodedata.normalize("NFC", wanted.name).split())
    hidden = any(unicodedata.category(each) in {"Cc", "Cf", "Cs", "Co"} for each in clean)
    if not clean or len(clean) > LONGEST_NAME or hidden or clean[0] == "." or clean[-1] == ".":
        raise _invalid(
            f"The name of a digest has 1 to {LONGEST_NAME} visible characters and no dot at its ends.",
            f"В названии сводки должно быть от 1 до {LONGEST_NAME} видимых символов, без точки по краям.",
        )
    if set(clean) & _NOT_IN_FILE_NAMES:
        raise _invalid(
            'Files are named after it, so none of \\ / : * ? " < > | may be in it.',
            'По нему называются файлы, поэтому в нём не бывает \\ / : * ? " < > |',
        )
    others = {each.name.casefold() for each in stored.schedules(desk.reader) if each.id != wanted.id}
    if clean.casefold() in others:
        raise _invalid(f"There is a digest “{clean}” already.", f"Сводка «{clean}» уже есть.")
    return clean


def _folder(text: str) -> str:
    path = Path(text).expanduser()
    if not path.is_absolute() or not path.is_dir():
        raise _invalid(f"There is no folder {text}.", f"Папки {text} нет.")
    return str(path)


def _mail(wanted: Mail) -> Mail:
    host = wanted.host.strip().rstrip(".").lower()
    if not host or any(each.isspace() or not each.isprintable() or each in "/@?#" for each in host):
        raise _invalid(
            "Name the mail server, for example smtp.example.com.", "Укажите сервер, например smtp.example.com."
        )
    if not 0 < wanted.port <= _HIGHEST_PORT:
        raise _invalid("A port is a number up to 65535.", "Порт — число до 65535.")
    if wanted.security is Security.NONE and not is_this_machine(host):
        raise UserError(MAIL_UNPROTECTED, exit_code=EXIT_USAGE, host=host)
    user = wanted.user.strip()
    if not user.isprintable():
        raise _invalid("That is no user name.", "Такого имени пользователя не бывает.")
    recipients = tuple(dict.fromkeys(address(each) for each in wanted.recipients))
    if not 0 < len(recipients) <= MOST_RECIPIENTS:
        raise _invalid(
            f"A digest has 1 to {MOST_RECIPIENTS} recipients.", f"У сводки от 1 до {MOST_RECIPIENTS} получателей."
        )
    return replace(wanted, host=host, user=user, sender=address(wanted.sender), recipients=recipients)


def address(text: str) -> str:
    """An e-mail address as it is written into a mail: one line, its domain in the letters of the mail's protocol.

    Raises:
        UserError: `bad_mail_address`.
    """
    name, _, domain = text.strip().rpartition("@")
    try:
        plain = domain.encode("idna").decode("ascii").lower()
    except UnicodeError:
        plain = ""
    if not _LOCAL.fullmatch(name) or not _DOMAIN.fullmatch(plain):
        raise UserError(BAD_MAIL_ADDRESS, exit_code=EXIT_USAGE, address=text.strip()[:100])
    return f"{name}@{plain}"


def is_this_machine(host: str) -> bool:
    """Whether a name or address is that of this machine itself."""
    try:
        return host == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def problem(run: Run) -> UserError | None:
    """Why a week is not with its readers; None: it is, or nobody tried."""
    if run.code is None:
        return None
    return UserError(run.code if run.code in SENTENCES else UNKNOWN, **dict[str, Any](run.facts))


def told(runs: Collection[Run]) -> set[Week]:
    """Weeks that are with their readers, or may be."""
    return {each.week for each in runs if each.state in weekly.TOLD}


def _invalid(english: str, russian: str) -> UserError:
    return UserError(INVALID, exit_code=EXIT_USAGE, reason_en=english, reason_ru=russian)
