"""Policies, faults and figures in plain sentences of both languages: the editor and the command line say the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, Literal

from moderator_app.domain.channels import ChannelKind
from moderator_app.domain.sla.calendar import CalendarFault, CalendarProblem
from moderator_app.domain.sla.policy import ALWAYS_OPEN, Condition, Metric, Policy, PolicyFault, PolicyProblem

Language = Literal["en", "ru"]

_MINUTE_S: Final = 60
_HOUR_S: Final = 3_600

_KINDS: Final = {
    "advocate": ("a message from an advocate", "сообщение адвоката бренда"),
    "neutral": ("a neutral message", "нейтральное сообщение"),
    "constructive_critic": ("a complaint", "жалоба"),
    "destructive": ("a destructive message", "деструктивное сообщение"),
}
_CHANNELS: Final = {
    ChannelKind.COMMENTS.value: ("a comment", "комментарий"),
    ChannelKind.REVIEWS.value: ("a review", "отзыв"),
    ChannelKind.DIRECT.value: ("a direct message", "личное сообщение"),
    ChannelKind.GROUP_CHAT.value: ("a message in a group chat", "сообщение в групповом чате"),
    ChannelKind.BOARD.value: ("a message on a board", "сообщение в обсуждении"),
}
_PLATFORMS: Final = {"vk": "VK", "wordpress": "WordPress", "youtube": "YouTube", "google_play": "Google Play"}


def platform_name(code: str) -> str:
    """A platform as people write it."""
    return _PLATFORMS.get(code, code.replace("_", " ").title())


def duration(seconds: int, language: Language, *, working: bool = False) -> str:
    """`3 working hours`; in Russian the genitive, as after «в течение»."""
    if seconds % _HOUR_S == 0:
        return _counted(seconds // _HOUR_S, ("hour", "hours"), ("часа", "часов"), language, working=working)
    if seconds % _MINUTE_S == 0 and seconds < _HOUR_S:
        return _counted(seconds // _MINUTE_S, ("minute", "minutes"), ("минуты", "минут"), language, working=working)
    if seconds > _HOUR_S:
        whole = seconds - seconds % _HOUR_S
        rest = duration(max(_MINUTE_S, (seconds % _HOUR_S) // _MINUTE_S * _MINUTE_S), language)
        return f"{duration(whole, language, working=working)} {rest}"
    return _counted(seconds, ("second", "seconds"), ("секунды", "секунд"), language, working=working)


def _counted(number: int, en: tuple[str, str], ru: tuple[str, str], language: Language, *, working: bool) -> str:
    if language == "en":
        return f"{number} {'working ' if working else ''}{en[0] if number == 1 else en[1]}"
    one = number % 10 == 1 and number % 100 != 11
    adjective = ""
    if working:
        feminine = ru[1] != "часов"
        adjective = ("рабочей " if feminine else "рабочего ") if one else "рабочих "
    return f"{number} {adjective}{ru[0] if one else ru[1]}"


def amount_ru(seconds: int) -> str:
    """An amount of time in the nominative: `4 часа`."""
    return _nominative(duration(seconds, "ru"))


def subject(condition: Condition, language: Language, names: Mapping[str, str] | None = None) -> str:
    """Whom a policy means. `names`: `channel:3`, `brand:1` -> what they are called."""
    known = names or {}
    ru = language == "ru"
    which = 1 if ru else 0
    joined = " или " if ru else " or "
    if condition.kinds:
        who = joined.join(_KINDS.get(each, (each, each))[which] for each in condition.kinds)
    elif condition.channel_kinds:
        who = joined.join(_CHANNELS.get(each, (each, each))[which] for each in condition.channel_kinds)
    elif condition.direct:
        who = _CHANNELS[ChannelKind.DIRECT.value][which]
    else:
        who = "любое сообщение" if ru else "any message"
    parts = [who]
    if condition.kinds and condition.channel_kinds:
        place = joined.join(
            _CHANNELS.get(each, (each, each))[which].removeprefix("a ") for each in condition.channel_kinds
        )
        parts.append(f"({place})")
    if condition.direct is True and (condition.kinds or condition.channel_kinds):
        parts.append("в личных сообщениях" if ru else "in direct messages")
    if condition.direct is False:
        parts.append("в открытом доступе" if ru else "in public")
    if condition.negativity is not None:
        parts.append(
            f"с негативом от {condition.negativity} %" if ru else f"with negativity of {condition.negativity} % or more"
        )
    if condition.platforms:
        where = joined.join(platform_name(each) for each in condition.platforms)
        parts.append(f"в {where}" if ru else f"on {where}")
    if condition.channels:
        where = joined.join(f"«{known.get(f'channel:{each}', each)}»" for each in condition.channels)
        parts.append(f"в канале {where}" if ru else f"in {where}")
    if condition.brands:
        whose = joined.join(f"«{known.get(f'brand:{each}', each)}»" for each in condition.brands)
        parts.append(f"бренда {whose}" if ru else f"of {whose}")
    if condition.tags:
        tags = joined.join(f"«{each}»" for each in condition.tags)
        parts.append(f"с меткой {tags}" if ru else f"tagged {tags}")
    text = " ".join(parts)
    return text[0].upper() + text[1:]


def rule(policy: Policy, language: Language, names: Mapping[str, str] | None = None) -> str:
    """A policy in a sentence: `A complaint on VK is answered within 3 working hours.`"""
    ru = language == "ru"
    working = policy.calendar != ALWAYS_OPEN

    def within(seconds: int) -> str:
        return ("в течение " if ru else "within ") + duration(seconds, language, working=working)

    first = policy.targets.get(Metric.FIRST_RESPONSE)
    following = policy.targets.get(Metric.NEXT_RESPONSE)
    solved = policy.targets.get(Metric.RESOLUTION)
    parts: list[str] = []
    if first is not None and first == following:
        parts.append(f"ответ {within(first)}" if ru else f"is answered {within(first)}")
    else:
        if first is not None:
            parts.append(f"первый ответ {within(first)}" if ru else f"gets its first answer {within(first)}")
        if following is not None:
            parts.append(
                f"следующие ответы {within(following)}" if ru else f"gets each next answer {within(following)}"
            )
    if solved is not None:
        parts.append(f"решение {within(solved)}" if ru else f"is resolved {within(solved)}")
    whom = subject(policy.condition, language, names)
    if not parts:
        return f"{whom}: срок не установлен." if ru else f"{whom} has no deadline."
    text = (", ".join(parts) if ru else " and ".join(parts)) if len(parts) > 1 else parts[0]
    if policy.hard_s is not None and (first is not None or following is not None):
        limit = duration(policy.hard_s, language, working=working)
        text += f", крайний срок — {_nominative(limit)}" if ru else f", after {limit} at the very latest"
    return f"{whom}: {text}." if ru else f"{whom} {text}."


def _nominative(genitive: str) -> str:
    """`4 рабочих часов` -> `4 рабочих часа`: what stands after a dash is counted in the nominative."""
    number, *rest = genitive.split(" ")
    few = number.isdigit() and int(number) % 10 in {2, 3, 4} and int(number) % 100 not in {12, 13, 14}
    one = number.isdigit() and int(number) % 10 == 1 and int(number) % 100 != 11
    table = {"часов": "часа"} if few else ({"часа": "час", "рабочего": "рабочий"} if one else {})
    if few:
        table |= {"минут": "минуты", "секунд": "секунды"}
    if one:
        table |= {"минуты": "минуту", "рабочей": "рабочую", "секунды": "секунду"}
    return " ".join((number, *(table.get(each, each) for each in rest)))


_POLICY_FAULTS: Final = {
    PolicyFault.ZERO_TARGET: ("a target must be longer than nothing", "срок должен быть больше нуля"),
    PolicyFault.HARD_BEFORE_TARGET: (
        "the hard limit comes before the target",
        "крайний срок наступает раньше обычного",
    ),
    PolicyFault.BAD_WARNINGS: (
        "the two warnings must lie between 100 % and 0 % of the time left, the first one higher",
        "два предупреждения должны лежать между 100 % и 0 % оставшегося времени, первое — выше второго",
    ),
    PolicyFault.BAD_CAP: (
        "the longest pause must be longer than nothing",
        "предел паузы должен быть больше нуля",
    ),
    PolicyFault.BAD_NEGATIVITY: ("negativity goes from 1 to 100 %", "негатив задаётся от 1 до 100 %"),
    PolicyFault.UNKNOWN_CALENDAR: ("its calendar does not exist", "такого календаря нет"),
    PolicyFault.SAME_ID: ("it stands in the list twice", "правило стоит в списке дважды"),
    PolicyFault.NEVER_MATCHES: ("it matches nothing", "под него ничего не подходит"),
}


def policy_problem(problem: PolicyProblem, policies: Sequence[Policy], language: Language) -> str:
    """What is wrong, with the number of the policy in the list."""
    ru = language == "ru"
    place = {each.id: index + 1 for index, each in enumerate(policies)}
    text = _POLICY_FAULTS[problem.fault][1 if ru else 0]
    if problem.by is not None:
        text += (
            f": всё забирает правило {place[problem.by]}, которое стоит выше"
            if ru
            else f": policy {place[problem.by]}, which stands above, takes everything"
        )
    number = place.get(problem.policy, problem.policy)
    return f"Правило {number}: {text}." if ru else f"Policy {number}: {text}."


_DAYS: Final = (
    ("Monday", "понедельник"),
    ("Tuesday", "вторник"),
    ("Wednesday", "среда"),
    ("Thursday", "четверг"),
    ("Friday", "пятница"),
    ("Saturday", "суббота"),
    ("Sunday", "воскресенье"),
)
_CALENDAR_FAULTS: Final = {
    CalendarFault.UNKNOWN_ZONE: ("The time zone is not known", "Такого часового пояса нет"),
    CalendarFault.WRONG_WEEK: ("A week has seven days", "В неделе семь дней"),
    CalendarFault.BAD_INTERVAL: (
        "An interval must end after it starts, within 24 hours",
        "Интервал должен кончаться позже начала и длиться не больше суток",
    ),
    CalendarFault.OVERLAP: ("Intervals overlap", "Интервалы пересекаются"),
    CalendarFault.NEVER_OPEN: ("There is no open minute in the week", "За неделю нет ни одной рабочей минуты"),
}


_MONTHS: Final = (
    ("January", "января"), ("February", "февраля"), ("March", "марта"), ("April", "апреля"), ("May", "мая"),
    ("June", "июня"), ("July", "июля"), ("August", "августа"), ("September", "сентября"), ("October", "октября"),
    ("November", "ноября"), ("December", "декабря"),
)  # fmt: skip


def day_name(day: date, language: Language) -> str:
    """A date as people write it: `9 May 2027`, `9 мая 2027`."""
    return f"{day.day} {_MONTHS[day.month - 1][1 if language == 'ru' else 0]} {day.year}"


def calendar_problem(problem: CalendarProblem, language: Language) -> str:
    """What is wrong with a calendar, and where."""
    which = 1 if language == "ru" else 0
    text = _CALENDAR_FAULTS[problem.fault][which]
    if problem.day is not None:
        return f"{text}: {day_name(problem.day, language)}."
    return f"{text}." if problem.weekday is None else f"{text}: {_DAYS[problem.weekday][which]}."
