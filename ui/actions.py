"""Everything that can be done, said once: buttons, menus, shortcuts and the sheet of keys read the same registry."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from ui import keymap, theme
from ui.i18n import _t
from ui.widgets import icons
from ui.widgets.keycap import caption

# The same keys on a Russian keyboard: a letter command must not need the other layout.
_TWINS: Final = dict(zip("QWERTYUIOPASDFGHJKLZXCVBNM", "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ", strict=True)) | {".": "Ю"}


class Group(StrEnum):
    """Where an action stands in the sheet of keys."""

    LIST = "list"
    DECIDE = "decide"
    ANSWER = "answer"
    PEOPLE = "people"
    GO = "go"
    WINDOW = "window"


def group_title(group: Group) -> str:
    return {
        Group.LIST: _t("Actions", "List"),
        Group.DECIDE: _t("Actions", "Decision"),
        Group.ANSWER: _t("Actions", "Answer"),
        Group.PEOPLE: _t("Actions", "People and time"),
        Group.GO: _t("Actions", "Go to"),
        Group.WINDOW: _t("Actions", "Window"),
    }[group]


def _allowed() -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """One thing a person can do.

    Attributes:
        id: stable English name.
        text: its name in the language of the window.
        keys: key sequences in Qt's portable spelling it is born with; a keymap may give it others. The first is shown.
        blocked: why it cannot be done now, in words; empty when it can.
        everywhere: its keys work while a text is typed (only sequences with Ctrl or function keys).
        listed: shown in the sheet of keys.
    """

    id: str
    text: Callable[[], str]
    run: Callable[[], None]
    group: Group
    keys: tuple[str, ...] = ()
    icon: str = ""
    blocked: Callable[[], str] = field(default=_allowed)
    everywhere: bool = False
    listed: bool = True

    @property
    def key(self) -> str:
        """The key that is shown: of the keymap in force."""
        return keymap.first_of(self.id, self.keys)


def russian_twin(key: str) -> str:
    """The sequence as the same keys write it in the Russian layout; combinations with Ctrl or Alt are Qt's business."""
    if "Ctrl" in key or "Alt" in key:
        return key
    steps = [step.split("+") for step in key.split(", ")]
    return ", ".join("+".join([*parts[:-1], _TWINS.get(parts[-1], parts[-1])]) for parts in steps)


def key_caption(key: str) -> str:
    """A sequence as it is shown: `G O`, `Ctrl ↵`."""
    return " ".join(caption(step) for step in key.split(", "))


def typing(widget: QWidget | None) -> bool:
    """Whether letters go into a text there."""
    if isinstance(widget, QLineEdit):
        return not widget.isReadOnly()
    return isinstance(widget, QTextEdit | QPlainTextEdit) and not widget.isReadOnly()


class Actions(QObject):
    """The registry of a window. Letter keys sleep while a text is typed or a dialog is open."""

    def __init__(self, window: QWidget, told: Callable[[str], None]) -> None:
        """Keys work in `window`; `told` says why something cannot be done."""
        super().__init__(window)
        self._window = window
        self._told = told
        self._specs: dict[str, ActionSpec] = {}
        self._shortcuts: list[tuple[ActionSpec, QShortcut]] = []
        self._covered: Callable[[], bool] = _never
        self._chosen: keymap.Keymap = {}
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def cover_with(self, covered: Callable[[], bool]) -> None:
        """Say when a dialog covers the window: no key of the window works then."""
        self._covered = covered

    def add(self, *specs: ActionSpec) -> None:
        """Make actions known and bind their keys.

        Raises:
            ValueError: an id or a key is taken.
        """
        for spec in specs:
            taken = {key for each in self._specs.values() for key in each.keys} & set(spec.keys)
            if spec.id in self._specs or taken:
                raise ValueError(f"{spec.id} {sorted(taken)}")
            self._specs[spec.id] = spec
            self._bind_all(spec)

    def born(self) -> list[keymap.Born]:
        """The actions as a keymap sees them."""
        return [keymap.Born(spec.id, spec.keys, spec.everywhere) for spec in self._specs.values()]

    def rebind(self, chosen: keymap.Keymap) -> None:
        """Other keys from now on; captions follow when texts are written anew."""
        self._chosen = chosen
        keymap.install(self.born(), chosen)
        for _spec, shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._shortcuts = []
        for spec in self._specs.values():
            self._bind_all(spec)
        self.settle()

    def _bind_all(self, spec: ActionSpec) -> None:
        for key in self._chosen.get(spec.id, spec.keys):
            self._bind(spec, key)
            if (twin := russian_twin(key)) != key:
                self._bind(spec, twin)

    def _bind(self, spec: ActionSpec, key: str) -> None:
        shortcut = QShortcut(QKeySequence(key), self._window)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(spec.group is Group.LIST)
        shortcut.activated.connect(lambda: self.trigger(spec.id))
        self._shortcuts.append((spec, shortcut))

    def get(self, action_id: str) -> ActionSpec:
        return self._specs[action_id]

    def all(self) -> Iterable[ActionSpec]:
        return self._specs.values()

    def trigger(self, action_id: str) -> None:
        """Do it, or say why not."""
        spec = self._specs[action_id]
        if self._covered():
            return
        if reason := spec.blocked():
            self._told(reason)
            return
        spec.run()

    def menu(self, action_ids: Iterable[str], parent: QWidget) -> QMenu:
        """A menu of these actions, each with its icon, key, and the reason where it is impossible; "" is a line."""
        made = QMenu(parent)
        made.setToolTipsVisible(True)
        color = theme.active().colors.text_muted
        for action_id in action_ids:
            if not action_id:
                made.addSeparator()
                continue
            spec = self._specs[action_id]
            reason = spec.blocked()
            text = spec.text() if not reason else f"{spec.text()}  —  {reason}"
            entry = QAction(f"{text}\t{key_caption(spec.key)}" if spec.key else text, made)
            if spec.icon:
                entry.setIcon(icons.icon(spec.icon, color))
            entry.setEnabled(not reason)
            entry.setToolTip(reason or spec.text())
            entry.triggered.connect(lambda _checked=False, chosen=spec: chosen.run())
            made.addAction(entry)
        return made

    def settle(self) -> None:
        """Wake or put to sleep the keys for where the focus is now."""
        self._on_focus_changed(None, QApplication.focusWidget())

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if not isValid(self._window):
            return  # the focus leaves a window that is being taken down
        asleep = typing(now)
        covered = self._covered()
        for spec, shortcut in self._shortcuts:
            shortcut.setEnabled(not covered and (spec.everywhere or not asleep))


def _never() -> bool:
    return False
