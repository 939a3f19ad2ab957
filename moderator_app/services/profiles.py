"""What kind of profile a desk stands on, and what it is called."""

from __future__ import annotations

from moderator_app.services.desk import Desk


def is_demo(desk: Desk) -> bool:
    """Whether everything in it was invented by the demo, which marks the profiles it makes."""
    return desk.reader.execute("SELECT 1 FROM meta WHERE key = 'demo'").fetchone() is not None


def title(desk: Desk) -> str:
    """The brand that works here; without one, or with several, the profile's folder."""
    brands = desk.reader.execute("SELECT name FROM brand ORDER BY id LIMIT 2").fetchall()
    return str(brands[0][0]) if len(brands) == 1 else desk.profile.root.name
