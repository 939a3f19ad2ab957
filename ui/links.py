"""Links as the window shows them; how they are found is `moderator_app.domain.links`."""

from __future__ import annotations

from moderator_app.domain.links import Link, find, is_web, real_host

__all__ = ["Link", "find", "is_web", "real_host"]
