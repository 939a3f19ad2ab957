"""Loaded attachments in words."""

from __future__ import annotations

from ui.i18n import _t


def failure_text(code: str | None) -> str:
    """Why an attachment could not be loaded, and what to do."""
    return {
        "gone": _t("Media", "The platform no longer gives this file out."),
        "too_large": _t("Media", "The file is too large to be loaded here: open it in the browser."),
        "empty": _t("Media", "The platform sent an empty file."),
        "undeclared_host": _t("Media", "The file does not lie on the platform's own servers: open it in the browser."),
        "page": _t("Media", "The platform shows a page in place of the file: open it in the browser."),
        "quiet": _t("Media", "The platform asks for a pause: load it again in a minute."),
        "needs_signin": _t("Media", "The account has to be signed in again before its files can be loaded."),
    }.get(code or "", _t("Media", "The platform did not answer: is there a network?"))


def waiting_text(*, engine: bool, network: bool) -> str:
    """How long a file that was asked for still takes: until the engine runs, until there is a network, a moment."""
    if not engine:
        return _t("Media", "waits for the engine")
    return _t("Media", "loading…") if network else _t("Media", "waits for the network · try now")


def again_text() -> str:
    """What a press does after a failure."""
    return _t("Media", "load again")


def no_picture_text() -> str:
    """What is said of bytes that are no picture, or none that can be decoded."""
    return _t("Media", "The picture is broken or too large to be shown.")


def kept_text() -> str:
    """What a press does with a file that this program does not open."""
    return _t("Media", "loaded · keep a copy")


def large_text(what: str) -> str:
    """A picture as it is read aloud."""
    return _t("Media", "Picture: {what} · show it large").format(what=what)
