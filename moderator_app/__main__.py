"""The entry points of both programs, and the only module that knows both faces, `cli` and `ui`.

The window's process must not carry the command line's libraries (design rule 10), so the words that ask for the window
are recognised here without them. Everything else, mistakes included, is the command line's to answer.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# The options that the command line contract accepts before and after every subcommand, and that mean something here.
_WITH_VALUE = {"--profile": "profile", "--as": "actor", "--lang": "language"}
_COMPLETE = "_MODERATOR_COMPLETE"
"""Set by a shell that asks what may follow: it passes no words at all, and wants no window."""


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """What the window was asked to start with; None is what the environment and the settings say."""

    profile: Path | None = None
    actor: str | None = None
    language: str | None = None


def window_options(arguments: Sequence[str]) -> WindowOptions | None:
    """The window's options when these words ask for it (`moderator`, `moderator gui`), else None."""
    found: dict[str, str] = {}
    words = iter(arguments)
    asked = 0
    for word in words:
        name, given, value = word.partition("=")
        if name in _WITH_VALUE:
            following = value if given else next(words, None)
            if not following:
                return None
            found[_WITH_VALUE[name]] = following
        elif word == "gui" and not asked:
            asked = 1
        else:
            return None
    profile = found.get("profile")
    return WindowOptions(Path(profile) if profile else None, found.get("actor"), found.get("language"))


def main() -> None:
    """`moderator`: everything. Exits with the code of the command line contract."""
    _open_missing_streams()
    if sys.argv[1:2] == ["prove-log"] and len(sys.argv) == 3:
        from moderator_app.storage import proof  # noqa: PLC0415 - a helper is there at once without the rest

        sys.exit(proof.serve_pipes(Path(sys.argv[2])))
    options = window_options(sys.argv[1:])
    if options is not None and _COMPLETE not in os.environ:
        sys.exit(_open_window(options))
    try:
        from moderator_app.cli.app import run  # noqa: PLC0415 - the window does without

        sys.exit(run(sys.argv[1:]))
    except KeyboardInterrupt:  # before the command had begun or after it had ended
        sys.exit(130)


def _open_missing_streams() -> None:
    """Whoever starts us may have closed standard streams (`>&-`).

    Their numbers would go to the next file opened, the store perhaps, and what a library prints would land in it.
    """
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - for as long as the program runs
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - as above
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - as above


def gui_main() -> None:
    """`moderator-gui`: the window alone, for where there is no console."""
    options = window_options(sys.argv[1:])
    if options is None:
        main()
    else:
        sys.exit(_open_window(options))


def _open_window(options: WindowOptions) -> int:
    from ui.app import run  # noqa: PLC0415 - the command line does without Qt

    return run(options.profile, actor=options.actor, language=options.language)


if __name__ == "__main__":
    # Both frozen programs start here.
    (gui_main if Path(sys.executable).stem == "moderator-gui" else main)()
