"""Starts the window: application, look, first page; then the profile; then the engine as its child."""

from __future__ import annotations

import dataclasses
import gc
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QProcess, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from moderator_app import config, paths
from moderator_app.errors import EXIT_DONE, EXIT_FAILED, UserError
from moderator_app.programs import console_command
from ui import i18n, look, theme
from ui.i18n import _t
from ui.layout import remembered
from ui.single_start import SingleStart
from ui.tasks import Later
from ui.widgets.buttons import Button, Variant
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import Panel

if TYPE_CHECKING:
    from ui.session import Session

SETTLED_MS: Final = 3_000

_log = logging.getLogger(__name__)


class FirstPage(QWidget):
    """What is painted before anything is loaded, and where a profile that cannot be opened says why."""

    def __init__(self, settings: config.Config, quit_app: Callable[[], None]) -> None:
        super().__init__()
        self.setWindowTitle(_t("Window", "Moderator"))
        self.resize(*remembered(settings.get(config.WINDOW_GEOMETRY)).size)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        ground = Panel("surface")
        column.addWidget(ground)
        inner = QVBoxLayout(ground)
        self._state = EmptyState("inbox", _t("Window", "Opening…"))
        self._quit = self._state.add_action(Button(_t("Window", "Quit"), Variant.SECONDARY))
        self._quit.clicked.connect(quit_app)
        self._quit.hide()
        inner.addWidget(self._state)

    def show_error(self, title: str, text: str) -> None:
        """The profile could not be opened."""
        self._state.set_words("alert", title, text)
        self._quit.show()


class Application(QObject):
    """One run of the window.

    Args:
        app: the Qt application.
        profile: the profile's folder, opened.
        single: holds the window's lock.
        settings: as they were read first; a file that cannot be read lies elsewhere afterwards.
        actor: who works here, when said on the command line.
        language: the language, when said there.
    """

    def __init__(
        self,
        app: QApplication,
        profile: paths.Profile,
        single: SingleStart,
        settings: config.Config,
        *,
        actor: str | None = None,
        language: str | None = None,
    ) -> None:
        super().__init__()
        self._app = app
        self._profile = profile
        self._single = single
        self._actor, self._language = actor, language
        self._session: Session | None = None
        self._code = EXIT_DONE
        self.end_logging: Callable[[], None] = _nothing
        self._problems = settings.problems
        theme.register_fonts()
        look.apply_language(app, settings, language)
        look.apply_theme(app, settings)
        look.apply_motion(app, settings)
        app.setWindowIcon(QIcon(str(paths.resource("packaging/moderator.png"))))
        self._first: FirstPage | None = FirstPage(settings, self.leave)
        self._open = Later(self._open_profile, self)
        self._freeze = Later(_freeze, self)
        single.raise_requested.connect(self._on_raise_requested)

    def start(self) -> None:
        """Paint the first page, then open the profile."""
        if self._first is not None:
            self._first.show()
        self._open.start()

    def leave(self) -> None:
        self._app.quit()

    def exit_code(self) -> int:
        return self._code

    @Slot()
    def _on_raise_requested(self) -> None:
        window: QWidget | None = self._session.window() if self._session is not None else self._first
        if window is not None:
            if window.isMinimized():
                window.showNormal()
            window.raise_()
            window.activateWindow()

    def _open_profile(self) -> None:
        # Loaded after the first page is on screen: the services and everything the panes need.
        from moderator_app import bootstrap  # noqa: PLC0415 - as said
        from ui.session import Session  # noqa: PLC0415 - as said

        self.end_logging = bootstrap.log_to(self._profile, "window")
        try:
            desk = bootstrap.open_desk(self._profile.root, window=True)
            try:
                desk = bootstrap.seat(desk, bootstrap.actor_named(self._actor))
            except BaseException:
                desk.close()
                raise
        except UserError as error:
            self._show_error(error)
            return
        if self._problems and not desk.config.problems:
            desk = desk.with_config(dataclasses.replace(desk.config, problems=self._problems))
        language = look.chosen_language(desk.config, self._language)
        if language != i18n.language():
            i18n.use(self._app, language)
        self._session = Session(desk, bootstrap.engine_program(self._profile), self._start_demo)
        self._session.ended.connect(self.leave)
        first, self._first = self._first, None
        self._session.start(first.geometry() if first is not None else None)
        if first is not None:
            first.hide()
            first.deleteLater()
        self._freeze.start(SETTLED_MS)

    def _show_error(self, error: UserError) -> None:
        self._code = EXIT_FAILED
        language = i18n.language()
        if self._first is not None:
            self._first.show_error(error.text(language), error.hint(language))

    def _start_demo(self) -> None:
        command = [*console_command(), "demo"]
        QProcess.startDetached(command[0], command[1:])


def _nothing() -> None:
    """Before there is a log."""


def _freeze() -> None:
    """What start-up made stays: the collector need not look at it again and again."""
    gc.collect()
    gc.freeze()


def run(directory: Path | None, *, actor: str | None = None, language: str | None = None) -> int:
    """Open the window and stay until it is closed.

    Args:
        directory: the profile; None: the environment's or the default.
        actor: who works here (`--as`); None: who was chosen last.
        language: `ru` or `en`; None: the settings' or the system's.

    Returns:
        The exit code of the command line contract.
    """
    if sys.platform.startswith("linux") and not os.environ.get("QT_QPA_PLATFORM") and not _has_display():
        sys.stderr.write("There is no display. The command line works without one: moderator --help\n")
        return EXIT_FAILED
    spoken = language if language in i18n.LANGUAGES else i18n.system_language()
    try:
        profile = paths.open_profile(paths.profile_directory(directory))
    except UserError as error:
        sys.stderr.write(f"{error.text(spoken)}\n{error.hint(spoken)}\n")
        return error.exit_code
    settings = config.load(profile.settings)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        with look.sized(settings):
            app = QApplication([sys.argv[0]])
    app.setApplicationName("moderator")
    app.setDesktopFileName("moderator")
    app.setQuitOnLastWindowClosed(False)
    single = SingleStart(profile)
    if not single.take():
        return EXIT_DONE if single.raise_first() else EXIT_FAILED
    try:
        application = Application(app, profile, single, settings, actor=actor, language=language)
        application.start()
        app.exec()
        application.end_logging()
        return application.exit_code()
    finally:
        single.release()


def _has_display() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
