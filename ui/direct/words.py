"""Words and looks of outcomes."""

from __future__ import annotations

from typing import Final

from moderator_app.services.outcomes import Outcome
from ui.i18n import _t
from ui.widgets.chips import Tone

OUTCOME_LOOKS: Final = {
    Outcome.RESOLVED: ("check", Tone.SUCCESS),
    Outcome.TURNED_AROUND: ("heart", Tone.SUCCESS),
    Outcome.COMPENSATED: ("gift", Tone.INFO),
    Outcome.LOST: ("minus", Tone.DANGER),
}


def outcome_label(outcome: Outcome) -> str:
    """An outcome in a word or two."""
    return {
        Outcome.RESOLVED: _t("Outcome", "Resolved"),
        Outcome.TURNED_AROUND: _t("Outcome", "Turned around"),
        Outcome.COMPENSATED: _t("Outcome", "Compensated"),
        Outcome.LOST: _t("Outcome", "Lost"),
    }[outcome]
