"""What a failure means for an account: a health code, a sentence, and how long to leave the platform alone."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Final

from moderator_app.domain.ports import Health, NeedsSignin, NoPermission, PlatformError, TooManyRequests
from moderator_app.errors import UserError
from moderator_app.net.backoff import asked_or_own_s, delay_s

OFFLINE_CAP_S: Final = 60.0
SIGNIN_AGAIN_S: Final = 300.0
"""A revoked password is tried again so often, and at once when it is renewed."""
_LONGEST_TEXT: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """One failure, understood.

    Attributes:
        whole: it stops the whole account, not only one capability.
        quiet_s: leave the platform alone for so long.
        needs_signin: nothing will help but a new credential.
    """

    health: Health
    reason: str
    quiet_s: float
    whole: bool = True
    needs_signin: bool = False


def understand(error: Exception, failures: int, random: Random) -> Trouble:
    """What a failure means.

    Args:
        error: what was raised while the platform was asked.
        failures: how many failed in a row, this one included.
        random: for the jitter of the back-off.
    """
    own_s = max(1.0, delay_s(failures, random, cap_s=OFFLINE_CAP_S))
    match error:
        case NeedsSignin():
            return Trouble(health=Health.NEEDS_SIGNIN, reason=_reason(error), quiet_s=SIGNIN_AGAIN_S, needs_signin=True)
        case TooManyRequests():
            quiet_s = max(1.0, asked_or_own_s(error.after_s, failures, random))
            return Trouble(health=Health.RATE_LIMITED, reason=_reason(error), quiet_s=quiet_s)
        case NoPermission():
            return Trouble(health=Health.NO_PERMISSION, reason=_reason(error), quiet_s=own_s, whole=False)
        case PlatformError():
            return Trouble(health=Health.OFFLINE, reason=_reason(error), quiet_s=own_s)
        case UserError() if error.code == "disk_full" or error.code.startswith("store_"):
            # Ours, not the platform's; no health says "the store", and nothing can be read or sent meanwhile.
            return Trouble(health=Health.OFFLINE, reason=f"{error.code}: {error.text('en')}", quiet_s=own_s)
        case UserError():
            return Trouble(health=Health.NEEDS_SIGNIN, reason=f"{error.code}: {error.text('en')}", quiet_s=own_s)
        case _:
            sentence = f"internal: the adapter failed ({type(error).__name__}); the log says where"
            return Trouble(health=Health.OFFLINE, reason=sentence, quiet_s=max(own_s, 10.0))


def _reason(error: PlatformError) -> str:
    text = error.text[:_LONGEST_TEXT]
    return f"{error.code}: {text}" if text else error.code
