"""Which platforms there are: our own by name, others through an entry point and only when enabled by name (rule 11)."""

from __future__ import annotations

import importlib
from collections.abc import Collection
from importlib.metadata import entry_points
from typing import Final, cast

from moderator_app.domain.ports import Platform
from moderator_app.errors import EXIT_USAGE, UserError, declare

BUILT_IN: Final = ("wordpress", "vk", "telegram")
GROUP: Final = "moderator_app.platforms"

UNKNOWN_PLATFORM = declare(
    "unknown_platform",
    "There is no platform “{name}”. Known: {known}.",
    "Платформы «{name}» нет. Известны: {known}.",
)
BROKEN_PLATFORM = declare(
    "broken_platform",
    "The platform “{name}” from another package cannot be loaded: {problem}.",
    "Платформа «{name}» из другого пакета не загружается: {problem}.",
)


def names(enabled: Collection[str] = ()) -> tuple[str, ...]:
    """Platforms an account may be added for; `enabled` names third parties' that the user switched on."""
    return (*BUILT_IN, *sorted(set(enabled) & set(offered())))


def offered() -> tuple[str, ...]:
    """Names that installed packages offer; nothing of them is loaded."""
    return tuple(sorted({point.name for point in entry_points(group=GROUP)} - set(BUILT_IN)))


def load(name: str, enabled: Collection[str] = ()) -> Platform:
    """The platform of that name.

    Raises:
        UserError: `unknown_platform` (exit 2), or `broken_platform` for a third party's that fails to load.
    """
    if name in BUILT_IN:
        return cast("Platform", importlib.import_module(f"{__name__}.{name}").PLATFORM)
    if name in names(enabled):
        try:
            (point, *_) = entry_points(group=GROUP, name=name)
            loaded = point.load()
            platform = cast("Platform", getattr(loaded, "PLATFORM", loaded))
            own_name = platform.info.name
        except Exception as error:
            raise UserError("broken_platform", name=name, problem=f"{type(error).__name__}: {error}") from error
        if own_name != name:
            raise UserError("broken_platform", name=name, problem=f"it calls itself “{own_name}”")
        return platform
    raise UserError("unknown_platform", exit_code=EXIT_USAGE, name=name, known=", ".join(names(enabled)))
