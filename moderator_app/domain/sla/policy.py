"""Policies: an ordered list in which the first match gives an item its targets; plain data, versions, sentences' data.

A policy never changes in place: each change is a whole new `PolicySet`, one journal entry (`EntryKind.POLICY`).
The shipped set is version 0, in force since ever, until a lead saves another. Sentences stand in
`sentences.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from moderator_app.domain.channels import ChannelKind
from moderator_app.domain.items import Waiting

HOUR_S: Final = 3_600
SHIPPED_VERSION: Final = 0
ALWAYS_OPEN: Final = 0
"""Number of the calendar that is open all the time; it always exists."""
DEFAULT_WARNINGS: Final = (50, 15)
DEFAULT_CAP_S: Final = 72 * HOUR_S
FULL_PERCENT: Final = 100


class Metric(StrEnum):
    """What a clock counts. The values stand in the command line's JSON."""

    FIRST_RESPONSE = "first_response"
    NEXT_RESPONSE = "next_response"
    RESOLUTION = "resolution"


RESPONSES: Final = frozenset({Metric.FIRST_RESPONSE, Metric.NEXT_RESPONSE})

PAUSING: Final = (Waiting.AUTHOR, Waiting.COLLEAGUE, Waiting.EXPERT, Waiting.SNOOZE)
"""The explicit states in which a clock stands still."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What a policy can ask of an item.

    Attributes:
        kind, negativity: None until a message has them; a policy that needs them does not match then.
        negativity: percent, 0…100.
        direct: a private dialogue.
    """

    platform: str
    channel_id: int
    channel_kind: str
    direct: bool
    brand_id: int | None = None
    kind: str | None = None
    negativity: int | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """All parts that are set must hold; an empty tuple or None asks nothing.

    Attributes:
        negativity: at least so many percent.
        direct: True: private dialogues only; False: public places only.
        tags: any of them (a priority is a tag).
    """

    brands: tuple[int, ...] = ()
    channels: tuple[int, ...] = ()
    channel_kinds: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    negativity: int | None = None
    direct: bool | None = None
    tags: tuple[str, ...] = ()

    def holds(self, traits: Traits) -> bool:
        """Whether an item with these traits is meant."""
        return (
            (not self.brands or traits.brand_id in self.brands)
            and (not self.channels or traits.channel_id in self.channels)
            and (not self.channel_kinds or traits.channel_kind in self.channel_kinds)
            and (not self.platforms or traits.platform in self.platforms)
            and (not self.kinds or traits.kind in self.kinds)
            and (self.negativity is None or (traits.negativity is not None and traits.negativity >= self.negativity))
            and (self.direct is None or self.direct is traits.direct)
            and (not self.tags or not set(self.tags).isdisjoint(traits.tags))
        )

    @property
    def for_all(self) -> bool:
        """It asks nothing."""
        return self == Condition()


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Targets for the items that a condition means. All durations are working seconds of the calendar.

    Attributes:
        id: stays the same through all versions.
        name: words; not in the journal's record.
        targets: metric -> working seconds; none at all: these items have no clock.
        hard_s: a response must not take longer than this, whatever else; None: no second limit.
        calendar: number of a calendar, `ALWAYS_OPEN` for 24/7.
        warnings: percent of working time left at which a clock warns and burns.
        caps_s: waiting reason -> working seconds after which a pause ends by itself; a reason not named: 72 h.
        active: an inactive policy is kept, but never matches.
    """

    id: int
    name: str = ""
    condition: Condition = field(default_factory=Condition)
    targets: Mapping[Metric, int] = field(default_factory=dict)
    hard_s: int | None = None
    calendar: int = ALWAYS_OPEN
    warnings: tuple[int, int] = DEFAULT_WARNINGS
    caps_s: Mapping[Waiting, int] = field(default_factory=dict)
    active: bool = True

    def cap_s(self, reason: Waiting) -> int:
        """How long a pause for this reason may last."""
        return self.caps_s.get(reason, DEFAULT_CAP_S)


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicySet:
    """One version of the list.

    Attributes:
        version: the entry that wrote it; 0: as shipped.
        at_us: since when it is in force, UTC microseconds.
    """

    version: int
    at_us: int
    policies: tuple[Policy, ...]
    actor: str | None = None

    def match(self, traits: Traits) -> Policy | None:
        """The first policy that means such an item; None: no clock."""
        return next((each for each in self.policies if each.active and each.condition.holds(traits)), None)


def _responses(seconds: int) -> dict[Metric, int]:
    return {Metric.FIRST_RESPONSE: seconds, Metric.NEXT_RESPONSE: seconds}


SHIPPED: Final = PolicySet(
    version=SHIPPED_VERSION,
    at_us=0,
    policies=(
        Policy(id=1, condition=Condition(kinds=("destructive",))),
        Policy(id=2, condition=Condition(direct=True), targets=_responses(HOUR_S)),
        Policy(
            id=3,
            condition=Condition(kinds=("constructive_critic",)),
            targets=_responses(3 * HOUR_S),
            hard_s=4 * HOUR_S,
        ),
        Policy(
            id=4,
            condition=Condition(channel_kinds=(ChannelKind.REVIEWS.value,), negativity=50),
            targets=_responses(3 * HOUR_S),
            hard_s=4 * HOUR_S,
        ),
        Policy(id=5, condition=Condition(kinds=("advocate",)), targets=_responses(4 * HOUR_S)),
        Policy(id=6, targets=_responses(2 * HOUR_S)),
    ),
)
"""Destructive none, direct messages 1 h, complaints and bad reviews 3 h (hard 4 h), advocates 4 h, comments 2 h."""


# ---------------------------------------------------------------- what is wrong with a list


class PolicyFault(StrEnum):
    """Why a list cannot be saved, or what its author should know; a sentence for each in `sentences.py`."""

    ZERO_TARGET = "zero_target"
    HARD_BEFORE_TARGET = "hard_before_target"
    BAD_WARNINGS = "bad_warnings"
    BAD_CAP = "bad_cap"
    BAD_NEGATIVITY = "bad_negativity"
    UNKNOWN_CALENDAR = "unknown_calendar"
    SAME_ID = "same_id"
    NEVER_MATCHES = "never_matches"


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyProblem:
    """One fault. `by`: the earlier policy that takes everything this one means."""

    policy: int
    fault: PolicyFault
    by: int | None = None


def problems(policies: Sequence[Policy], calendars: frozenset[int]) -> tuple[PolicyProblem, ...]:
    """Everything that keeps a list from being used; empty when it is sound.

    Args:
        policies: in their order.
        calendars: numbers of the calendars that exist.
    """
    found: list[PolicyProblem] = []
    seen: set[int] = set()
    for index, policy in enumerate(policies):
        faults = list(_faults(policy, calendars))
        if policy.id in seen:
            faults.append(PolicyFault.SAME_ID)
        seen.add(policy.id)
        found += [PolicyProblem(policy=policy.id, fault=fault) for fault in faults]
        if policy.active:
            by = next((each for each in policies[:index] if each.active and _covers(each, policy)), None)
            if by is not None:
                found.append(PolicyProblem(policy=policy.id, fault=PolicyFault.NEVER_MATCHES, by=by.id))
            elif _contradicts(policy.condition):
                found.append(PolicyProblem(policy=policy.id, fault=PolicyFault.NEVER_MATCHES))
    return tuple(found)


def _faults(policy: Policy, calendars: frozenset[int]) -> Sequence[PolicyFault]:
    found = []
    if any(seconds <= 0 for seconds in policy.targets.values()) or (policy.hard_s is not None and policy.hard_s <= 0):
        found.append(PolicyFault.ZERO_TARGET)
    elif policy.hard_s is not None and any(
        policy.hard_s < seconds for metric, seconds in policy.targets.items() if metric in RESPONSES
    ):
        found.append(PolicyFault.HARD_BEFORE_TARGET)
    first, second = policy.warnings
    if not FULL_PERCENT > first > second > 0:
        found.append(PolicyFault.BAD_WARNINGS)
    if any(seconds <= 0 for seconds in policy.caps_s.values()) or not set(policy.caps_s) <= set(PAUSING):
        found.append(PolicyFault.BAD_CAP)
    if policy.condition.negativity is not None and not 0 < policy.condition.negativity <= FULL_PERCENT:
        found.append(PolicyFault.BAD_NEGATIVITY)
    if policy.calendar not in calendars:
        found.append(PolicyFault.UNKNOWN_CALENDAR)
    return found


def _covers(earlier: Policy, later: Policy) -> bool:
    """Whether everything that the later one means is taken by the earlier one."""
    a, b = earlier.condition, later.condition
    return (
        all(
            not wide or (narrow and set(narrow) <= set(wide))
            for wide, narrow in (
                (a.brands, b.brands),
                (a.channels, b.channels),
                (a.channel_kinds, b.channel_kinds),
                (a.platforms, b.platforms),
                (a.kinds, b.kinds),
                (a.tags, b.tags),
            )
        )
        and (a.negativity is None or (b.negativity is not None and b.negativity >= a.negativity))
        and (a.direct is None or a.direct is b.direct)
    )


def _contradicts(condition: Condition) -> bool:
    """A condition that no item can meet: public, but only in private dialogues."""
    direct = ChannelKind.DIRECT.value
    kinds = set(condition.channel_kinds)
    return (condition.direct is False and kinds == {direct}) or (
        condition.direct is True and bool(kinds) and direct not in kinds
    )


# ---------------------------------------------------------------- in the journal


def to_data(policies: Sequence[Policy]) -> list[dict[str, Any]]:
    """What the record of an entry holds: numbers and codes, no names."""
    return [
        {
            "id": each.id,
            "when": {
                name: list(value) if isinstance(value, tuple) else value
                for name in Condition.__slots__
                if (value := getattr(each.condition, name)) not in ((), None)
            },
            "targets": {metric.value: seconds for metric, seconds in each.targets.items()},
            "hard_s": each.hard_s,
            "calendar": each.calendar,
            "warnings": list(each.warnings),
            "caps_s": {reason.value: seconds for reason, seconds in each.caps_s.items()},
            "active": each.active,
        }
        for each in policies
    ]


def _condition(when: Mapping[str, Any]) -> Condition:
    parts: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in when.items()}
    return Condition(**parts)


def from_data(data: Sequence[Mapping[str, Any]], names: Mapping[str, str] | None = None) -> tuple[Policy, ...]:
    """Policies of a record; `names`: policy id as text -> its name, from the entry's words."""
    known = names or {}
    return tuple(
        Policy(
            id=int(each["id"]),
            name=known.get(str(each["id"]), ""),
            condition=_condition(each["when"]),
            targets={Metric(metric): int(seconds) for metric, seconds in each["targets"].items()},
            hard_s=each["hard_s"],
            calendar=int(each["calendar"]),
            warnings=(int(each["warnings"][0]), int(each["warnings"][1])),
            caps_s={Waiting(reason): int(seconds) for reason, seconds in each["caps_s"].items()},
            active=bool(each["active"]),
        )
        for each in data
    )
