"""The form of a weekly digest: its name, when it comes, what it is about, and where it goes."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from moderator_app.domain.report.weekly import FORMATS, PORTS, WEEKDAYS, Mail, Schedule, Security
from ui.i18n import _t
from ui.reports import weekly_words as words
from ui.reports.weekly_source import Places
from ui.safe_text import visible
from ui.sla.choice import MenuChoice
from ui.widgets.banner import CardBanner
from ui.widgets.buttons import Button
from ui.widgets.chips import Tone
from ui.widgets.fields import LabeledField, LineField, SecretField
from ui.widgets.labels import Label

_TIME: Final = re.compile(r"([01]?\d|2[0-3]):[0-5]\d", re.ASCII)
_MANY: Final = "many"


class WeeklyForm(QWidget):
    """What a person fills in.

    Args:
        schedule: what stands in the fields first; `id` 0: a new one.
        places: what it may be about.

    Signals:
        submitted: Return in a field.
    """

    submitted = Signal()

    def __init__(self, schedule: Schedule, places: Places, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.schedule = schedule
        self._outcome: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(12)
        heading = visible(schedule.name) if schedule.id else _t("Weekly", "New digest")
        self._column.addWidget(Label(heading, "title"))
        self._build_when()
        self._build_what(places)
        self._build_where()
        self._column.addStretch(1)
        self._settle()

    # The fields ------------------------------------------------------------------------

    def _build_when(self) -> None:
        plain = self.schedule
        self.name = self._line(_t("Weekly", "Name"), plain.name, _t("Weekly", "Subject and files are named after it."))
        self.where = MenuChoice(
            _t("Weekly", "Where it goes"),
            [(False, _t("Weekly", "Into a folder")), (True, _t("Weekly", "By e-mail"))],
            plain.mail is not None,
        )
        self.where.chosen.connect(self._settle)
        self._row(self.name, _choice(_t("Weekly", "Where it goes"), self.where))
        self.day = MenuChoice(_t("Weekly", "Day"), list(enumerate(words.days())), plain.weekday)
        self.time = self._line(_t("Weekly", "Time"), words.time_text(plain.minute))
        self.zone = self._line(_t("Weekly", "Time zone"), plain.zone)
        self._row(_choice(_t("Weekly", "Day"), self.day), self.time, self.zone)

    def _build_what(self, places: Places) -> None:
        plain = self.schedule
        choices: list[tuple[object, str]] = [(None, _t("Weekly", "All channels"))]
        choices += [(("brand", each), visible(each)) for each in places.brands]
        choices += [(("channel", number), visible(name)) for number, name in places.channels]
        chosen: object = None if plain.brand is None else ("brand", plain.brand)
        if len(plain.channels) == 1 and plain.brand is None:
            chosen = ("channel", plain.channels[0])
        elif plain.channels:
            chosen = _MANY
            count = len(plain.channels)
            choices.append((_MANY, _t("Weekly", "%n channel(s)", "", count)))
        self.about = MenuChoice(_t("Weekly", "About"), choices, chosen)
        self.language = MenuChoice(
            _t("Weekly", "Language"), [("ru", _t("Weekly", "Russian")), ("en", _t("Weekly", "English"))], plain.language
        )
        formats = QWidget()
        line = QHBoxLayout(formats)
        line.setContentsMargins(0, 4, 0, 0)
        line.setSpacing(12)
        self.formats = {each: QCheckBox(each.upper()) for each in FORMATS}
        for each, box in self.formats.items():
            box.setChecked(each in plain.formats)
            line.addWidget(box)
        line.addStretch(1)
        self._row(
            _choice(_t("Weekly", "About"), self.about),
            _choice(_t("Weekly", "Language"), self.language),
            _choice(_t("Weekly", "Files"), formats),
        )

    def _build_where(self) -> None:
        plain = self.schedule
        mail = plain.mail or Mail(host="", port=587, security=Security.STARTTLS, sender="", recipients=())
        self.folder = self._line(
            _t("Weekly", "Folder"), plain.folder or "", _t("Weekly", "One that others read too, for example a share.")
        )
        self._choose = Button(_t("Weekly", "Choose…"))
        self._choose.clicked.connect(self._on_choose)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.folder, 1)
        side = QVBoxLayout()
        side.setContentsMargins(0, 18, 0, 0)
        side.addWidget(self._choose)
        side.addStretch(1)
        line.addLayout(side)
        self._folder_part = holder
        self._column.addWidget(holder)
        self._mail_part = QWidget()
        column = QVBoxLayout(self._mail_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.to = self._line(
            _t("Weekly", "Recipients"), ", ".join(mail.recipients), _t("Weekly", "Addresses, parted by commas.")
        )
        self.sent_from = self._line(_t("Weekly", "From"), mail.sender)
        self.host = self._line(_t("Weekly", "Mail server"), mail.host)
        self.host.field.setPlaceholderText("smtp.example.com")
        self.security = MenuChoice(_t("Weekly", "Protection"), list(words.securities()), mail.security)
        self.port = self._line(_t("Weekly", "Port"), str(mail.port))
        self.security.chosen.connect(self._on_security)
        self.user = self._line(_t("Weekly", "User"), mail.user)
        secret = SecretField(_t("Weekly", "Password"), show_name=_t("Weekly", "Show what was typed"))
        secret.returnPressed.connect(self.submitted)
        if plain.version:
            secret.setPlaceholderText(_t("Weekly", "as before"))
        self.password = LabeledField(
            _t("Weekly", "Password"), secret, _t("Weekly", "It is kept in the keyring and nowhere else.")
        )
        column.addWidget(self.to)
        for parts in (
            (self.sent_from, self.host),
            (_choice(_t("Weekly", "Protection"), self.security), self.port),
            (self.user, self.password),
        ):
            column.addLayout(_side_by_side(*parts))
        self._column.addWidget(self._mail_part)

    def _line(self, label: str, value: str, hint: str = "") -> LabeledField:
        field = LineField(label)
        field.setText(value)
        field.returnPressed.connect(self.submitted)
        return LabeledField(label, field, hint)

    def _row(self, *parts: QWidget) -> None:
        self._column.addLayout(_side_by_side(*parts))

    def _settle(self) -> None:
        by_mail = bool(self.where.value())
        self._folder_part.setVisible(not by_mail)
        self._mail_part.setVisible(by_mail)

    def _on_security(self, chosen: object) -> None:
        if isinstance(chosen, Security):
            self.port.field.setText(str(PORTS[chosen]))

    def _on_choose(self) -> None:
        found = QFileDialog.getExistingDirectory(self, _t("Weekly", "Folder"), self.folder.field.text())
        if found:
            self.folder.field.setText(found)

    # What was filled in ------------------------------------------------------------------

    def complaints(self) -> bool:
        """Mark what cannot be; whether there is any."""
        empty = _t("Weekly", "This is needed.")
        found = {
            self.name: "" if _text(self.name) else empty,
            self.time: "" if _TIME.fullmatch(_text(self.time)) else _t("Weekly", "Write a time as 09:00"),
            self.zone: "" if _text(self.zone) else empty,
        }
        by_mail = bool(self.where.value())
        found[self.folder] = empty if not by_mail and not _text(self.folder) else ""
        for each in (self.to, self.sent_from, self.host):
            found[each] = empty if by_mail and not _text(each) else ""
        digits = _text(self.port).isascii() and _text(self.port).isdigit() and len(_text(self.port)) < 6
        found[self.port] = "" if digits or not by_mail else _t("Weekly", "A port is a number")
        for field, sentence in found.items():
            field.set_problem(sentence)
        wrong = next((field for field, sentence in found.items() if sentence), None)
        if wrong is not None:
            wrong.field.setFocus()
        elif not any(each.isChecked() for each in self.formats.values()):
            self.show_failure(_t("Weekly", "Choose at least one kind of file."))
            return True
        return wrong is not None

    def words(self) -> list[str]:
        """The words of `set`; never the password."""
        kept = self.schedule.name if self.schedule.id else _text(self.name)
        found = [f"--day={WEEKDAYS[_number(self.day.value())]}", f"--time={_text(self.time)}"]
        found += [f"--zone={_text(self.zone)}", f"--written-in={self.language.value()}"]
        found += [f"--format={name}" for name, box in self.formats.items() if box.isChecked()]
        if self.schedule.id and _text(self.name) != kept:
            found.append(f"--rename={_text(self.name)}")
        about = self.about.value()
        if about != _MANY:
            kind, value = about if isinstance(about, tuple) else ("", "")
            found.append(f"--brand={value if kind == 'brand' else ''}")
            found.append(f"--channel={value}" if kind == "channel" else "--all-channels")
        if not self.where.value():
            found.append(f"--folder={_text(self.folder)}")
        else:
            found += [f"--to={each.strip()}" for each in _text(self.to).split(",") if each.strip()]
            found += [f"--sender={_text(self.sent_from)}", f"--host={_text(self.host)}", f"--port={_text(self.port)}"]
            found += [f"--security={self.security.value()}", f"--user={_text(self.user)}"]
            if self.secret():
                found.append("--secret-stdin")
        return ["set", *found, "--", kept]

    def secret(self) -> bytes:
        """The password that was typed; empty: the one that is kept stays."""
        return self.password.field.text().encode() if self.where.value() else b""

    def forget_secret(self) -> None:
        """Nothing of it stays in memory that a field holds."""
        self.password.field.clear()

    def show_failure(self, text: str, hint: str = "") -> None:
        """Say why it could not be kept; what was typed stays."""
        if self._outcome is not None:
            self._column.removeWidget(self._outcome)
            self._outcome.hide()
            self._outcome.deleteLater()
        self._outcome = CardBanner("alert", Tone.DANGER, text, hint)
        self._column.insertWidget(1, self._outcome)


def _text(field: LabeledField) -> str:
    return field.field.text().strip()


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _choice(label: str, field: QWidget) -> QWidget:
    """A label above something that is no line of text."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(3, 0, 3, 3)
    column.setSpacing(4)
    title = Label(label, "small_strong")
    if isinstance(field, MenuChoice):
        title.setBuddy(field)
    column.addWidget(title)
    column.addWidget(field)
    column.addStretch(1)
    return holder


def _side_by_side(*parts: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(12)
    for each in parts:
        line.addWidget(each, 1, Qt.AlignmentFlag.AlignTop)
    return line
