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
    }.get(code or "", _t("Media", "The platform did not answer. Ask again later."))
