"""What one run of the command line works with: opened when a command first needs it, closed at the end."""

from __future__ import annotations

import locale
import os
import sys
from dataclasses import dataclass, field

import typer

from moderator_app import bootstrap, config
from moderator_app.cli.options import Options
from moderator_app.cli.output import Output
from moderator_app.errors import Language
from moderator_app.services import moderators
from moderator_app.services.desk import Desk


@dataclass(slots=True)
class Session:
    """One run.

    Attributes:
        options: the common ones, wherever they stood.
        code: what a command that has done its work exits with.
    """

    options: Options
    out: Output
    code: int = 0
    _desk: Desk | None = field(default=None, repr=False)

    @property
    def desk(self) -> Desk:
        """The profile, with whoever was named, chosen or alone at it; opened now if it was not.

        Raises:
            UserError: whatever opening the profile raises.
        """
        if self._desk is None:
            opened = bootstrap.open_desk(self.options.profile)
            self._desk = opened
            self._desk = self._seated(opened)
        return self._desk

    def _seated(self, desk: Desk) -> Desk:
        name = bootstrap.actor_named(self.options.actor)
        if name is not None:
            known = moderators.named(desk, name)
            desk = bootstrap.seat(desk, name)
            if known is None:
                who = desk.who
                self.out.message(
                    f"{who.name} is new here and was entered as {who.role.value}.",
                    f"{who.name} здесь впервые; добавлен с ролью {who.role.value}.",
                )
            return desk
        return bootstrap.seat(desk)

    @property
    def working(self) -> Desk:
        """The same with somebody at it for sure: the first start asks, or without a terminal takes the system's name.

        Raises:
            UserError: as `desk`; `no_actor` where there are several people and none was named.
        """
        desk = self.desk
        if desk.moderator is None and not moderators.everyone(desk):
            self._desk = self._first_start(desk)
        return self.desk

    def _first_start(self, desk: Desk) -> Desk:
        suggested = moderators.system_user()
        if sys.stdin.isatty() and sys.stderr.isatty() and not self.out.json:
            question = self.out.say("Who works here? Your name", "Кто здесь работает? Ваше имя")
            name = typer.prompt(question, default=suggested, err=True)
            return moderators.switch(desk, desk.write(moderators.add, name, language=self.out.language))
        first = desk.write(moderators.add, suggested, language=self.out.language)
        self.out.message(
            f"First start: {first.name} works here, as lead. Name somebody else with --as NAME.",
            f"Первый запуск: здесь работает {first.name}, руководитель. Назвать другого: --as ИМЯ.",
        )
        return moderators.switch(desk, first)

    def close(self) -> None:
        """Let go of the profile."""
        if self._desk is not None:
            self._desk.close()
            self._desk = None


def language_of(options: Options) -> Language:
    """`--lang`, else what the profile says, else the system's language."""
    if options.language is not None:
        return options.language
    from moderator_app import paths  # noqa: PLC0415 - `--help` does without

    chosen = config.load(paths.Profile(paths.profile_directory(options.profile)).settings).get(config.LANGUAGE)
    if chosen == "ru":
        return "ru"
    if chosen == "en":
        return "en"
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    if not named:
        try:
            named = locale.getlocale()[0] or ""
        except ValueError:
            named = ""
    return "ru" if named.lower().startswith(("ru", "russian")) else "en"
