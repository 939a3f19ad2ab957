"""What is said while there is no network, and of what was stopped meanwhile. Counts are the caller's."""

from __future__ import annotations

from moderator_app.domain.items import DeliveryState
from moderator_app.domain.views import DeliveryView
from moderator_app.services.network import Resumption, Waiting
from ui import format as fmt
from ui.i18n import _t
from ui.outbox.sentences import standing
from ui.safe_text import visible
from ui.thread.words import action_text, name_of

DOT = " · "


def away_title(since: int, now_us: int) -> str:
    """`No network since 14:02`."""
    return _t("Status", "No network since {time}").format(time=fmt.when(since, now_us))


def waiting_text(found: Waiting) -> str:
    """`7 replies will be sent · 2 need a look`."""
    replies, others, conflicts = found.replies, found.others, len(found.conflicts)
    parts = []
    if replies:
        parts.append(_t("Network", "%n reply(ies) will be sent", "", replies))
    if others:
        parts.append(_t("Network", "%n other action(s) will leave", "", others))
    if conflicts:
        parts.append(_t("Network", "%n need(s) a look", "", conflicts))
    return DOT.join(parts) or _t(
        "Network", "Everything works but the network; what you decide is kept and leaves later"
    )


def back_title(since: int, back_at: int) -> str:
    """`Back online after 46 m`."""
    return _t("Network", "Back online after {time}").format(time=fmt.duration(back_at - since))


def back_text(found: Resumption) -> str:
    """`5 sent · 2 on the way · 2 need a look`."""
    sent, going, conflicts = len(found.sent), found.waiting.replies + found.waiting.others, len(found.waiting.conflicts)
    parts = []
    if sent:
        parts.append(_t("Network", "%n sent", "", sent))
    if going:
        parts.append(_t("Network", "%n on the way", "", going))
    if conflicts:
        parts.append(_t("Network", "%n need(s) a look", "", conflicts))
    return DOT.join(parts)


def meanwhile_text(found: Resumption) -> str:
    """What came in: the list itself was not moved by it."""
    new, edited = found.new, found.edited
    parts = []
    if new:
        parts.append(_t("Network", "%n new message(s)", "", new))
    if edited:
        parts.append(_t("Network", "%n edited", "", edited))
    if not parts:
        return _t("Network", "Nothing new has come in.")
    return _t("Network", "Meanwhile: {what}. The list was not moved.").format(what=", ".join(parts))


def conflict_title(delivery: DeliveryView) -> str:
    """Who did what, or what the platform said."""
    name = name_of(delivery.author_name)
    code = str((delivery.stale or {}).get("code", ""))
    by = visible(str((delivery.stale or {}).get("by", ""))[:60])
    if delivery.state is DeliveryState.STALE:
        if code == "answered" and by:
            return _t("Network", "{name} was answered by {by}").format(name=name, by=by)
        return {
            "edited": _t("Network", "{name} changed the question"),
            "gone": _t("Network", "{name} deleted the message"),
            "locked": _t("Network", "{name}: the thread was closed"),
            "answered": _t("Network", "{name} was answered meanwhile"),
        }.get(code, _t("Network", "{name}: something changed")).format(name=name)
    return {
        DeliveryState.UNSURE: _t("Network", "{name}: unsure whether it arrived"),
        DeliveryState.APPROVAL: _t("Network", "{name}: awaits approval"),
    }.get(delivery.state, _t("Network", "{name}: refused")).format(name=name)


def conflict_detail(delivery: DeliveryView, now_us: int) -> str:
    """What it was and how it stands."""
    what = action_text(delivery.action)
    if delivery.state is DeliveryState.STALE:
        return _t("Network", "{what}: stopped, not sent").format(what=what)
    return f"{what}: {standing(delivery, now_us)}"


def conflict_icon(delivery: DeliveryView) -> str:
    if delivery.state is DeliveryState.STALE:
        return "people" if str((delivery.stale or {}).get("code", "")) == "answered" else "alert"
    return "question" if delivery.state is DeliveryState.UNSURE else "close"
